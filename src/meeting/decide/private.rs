//! Deciding the private session: the public is excluded and let in again, and what everybody may
//! know of what was said meanwhile.
//!
//! An exclusion makes its items private by the same fact as the agenda does, so that nothing else
//! has to know of it: what is recorded in them from then on is exempt by itself.

use super::{Decided, Decision};
use crate::meeting::agenda::{Exempt, ItemDetails, Standing};
use crate::meeting::entry::{Kind, Place, Stream};
use crate::meeting::event::Event;
use crate::meeting::exclusion::{Basis, ExclusionBy, Paragraph};
use crate::meeting::id::ItemId;
use crate::meeting::intent::{Intent, Ref, Unresolved};
use crate::meeting::motion::Moved;
use crate::meeting::planted::{Leak, planted};
use crate::meeting::refusal::Refusal;
use crate::meeting::text::Text;

/// That the public was excluded, on what ground, and when, is for everybody (Local Government Act
/// 1972 s.100A(5) and s.100C).
pub(super) fn withheld() -> Refusal {
    Refusal::new(
        "What is recorded of an exclusion, and what is written for the public, is for everybody.",
        "Record it for everybody, and what is confidential as a paragraph of its own.",
    )
}

/// It is a fact of its own, and no other words become it.
pub(super) fn of_its_own() -> Refusal {
    Refusal::new(
        "A vote, a record of the private session or a public summary can't become another kind of entry.",
        "Record the other beside it, and strike this one if it isn't wanted.",
    )
}

impl Decision<'_> {
    pub(super) fn exclude(&mut self, intent: &Intent) -> Decided {
        let Intent::Exclude {
            items,
            rest,
            paragraphs,
            reason,
            without,
            no_conclusion,
            refused,
            mover,
            seconder,
            vote,
            stay,
            leave_public,
            item,
            place,
        } = intent
        else {
            return Ok(());
        };
        self.for_the_public()?;
        self.in_session()?;
        let when = self.when_in_meeting()?;
        let at = self.item_or_current(item.as_ref())?;
        self.check_place(at, *place)?;
        let items = self.to_be_private(items, *rest, at)?;
        let moved = Moved {
            by: mover.as_ref().map(|p| self.person(p)).transpose()?,
            seconded: seconder.as_ref().map(|p| self.person(p)).transpose()?,
        };
        let basis = match without {
            None if self.meeting.rules().exclusion_by != ExclusionBy::Schedule12A => {
                let basis = self.reasoned(reason, paragraphs, !refused)?;
                self.is_quorate(None)?;
                self.may_propose(moved)?;
                basis
            }
            None if !reason.is_blank() => {
                return Err(Refusal::new(
                    "By the body\u{2019}s rules the public is excluded by a paragraph of Schedule 12A, not \
                     for a reason in words.",
                    "Give the paragraphs; or let the rules say another ground, with exclusion_by or F10.",
                ));
            }
            None => {
                let mut paragraphs = paragraphs.clone();
                paragraphs.sort_unstable();
                paragraphs.dedup();
                if paragraphs.is_empty() {
                    self.unless_overridden(Refusal::new(
                        "A resolution to exclude the public must say which description of exempt \
                         information applies (Local Government Act 1972 s.100A(5)).",
                        "Give the number of the paragraph of Schedule 12A, 1 to 7.",
                    ))?;
                }
                self.is_quorate(None)?;
                self.may_propose(moved)?;
                Basis::Resolution {
                    paragraphs,
                    interest: !no_conclusion,
                    carried: !refused,
                }
            }
            Some(_)
                if *refused
                    || !paragraphs.is_empty()
                    || !reason.is_blank()
                    || vote.is_some()
                    || !moved.is_blank() =>
            {
                return Err(Refusal::new(
                    "Confidential information and disorder need no resolution.",
                    "Leave out the paragraphs, the mover, the vote and the result.",
                ));
            }
            Some(Unresolved::Confidential)
                if self.meeting.rules().exclusion_by != ExclusionBy::Schedule12A =>
            {
                return Err(Refusal::new(
                    "Section 100A(2) is of principal councils and their committees, and this body is none.",
                    "Give the reason for a resolution.",
                ));
            }
            Some(Unresolved::Confidential) => Basis::Confidential,
            Some(Unresolved::Disorder) => Basis::Disorder,
        };
        if basis.makes_private() && self.is_out_for(&items) {
            return Err(Refusal::new(
                "The public is excluded for that already.",
                "Record the readmission first, or name other items.",
            ));
        }
        let vote = vote.as_ref().map(|v| self.voted(v, !refused)).transpose()?;
        let (ground, private) = (basis.ground(), basis.makes_private());
        let kind = Kind::Exclusion {
            items: items.clone(),
            rest: *rest,
            basis,
            moved,
            vote,
            stay: Text::line(stay.trim()),
            when,
        };
        self.add(at, *place, kind, Text::default());
        self.leaves_public = *leave_public;
        if private && !planted(Leak::ExclusionOpen) {
            for item in items {
                self.make_private(item, &ground);
            }
        }
        Ok(())
    }

    /// The ground of a body that states a reason and no paragraph.
    fn reasoned(
        &mut self,
        reason: &Text,
        paragraphs: &[Paragraph],
        carried: bool,
    ) -> Result<Basis, Refusal> {
        let by = self.meeting.rules().exclusion_by;
        if !paragraphs.is_empty() {
            return Err(Refusal::new(
                format!(
                    "By the body\u{2019}s rules the public is excluded by {}.",
                    by.in_words()
                ),
                "Give the reason, and leave out the paragraphs of Schedule 12A.",
            ));
        }
        if reason.is_blank() {
            let whose = match by {
                ExclusionBy::PublicBodies1960 => {
                    " (Public Bodies (Admission to Meetings) Act 1960 s.1(2))"
                }
                _ => "",
            };
            self.unless_overridden(Refusal::new(
                format!("A resolution to exclude the public must say why{whose}."),
                "Give the reason in words that everybody may read.",
            ))?;
        }
        let reason = Text::line(reason.trim().trim_end_matches('.'));
        Ok(match by {
            ExclusionBy::PublicBodies1960 => Basis::PublicBodies { reason, carried },
            _ => Basis::OwnRules { reason, carried },
        })
    }

    /// The items named, or the one in hand; with `rest` those that wait, too.
    fn to_be_private(&self, named: &[Ref], rest: bool, at: ItemId) -> Result<Vec<ItemId>, Refusal> {
        let mut items = Vec::new();
        let mut add = |item: ItemId| {
            if !items.contains(&item) {
                items.push(item);
            }
        };
        for name in named {
            add(self.item(name)?);
        }
        if rest {
            let waits = self.meeting.items().iter();
            let waits = waits.filter(|i| i.standing == Standing::Waiting);
            waits.for_each(|i| add(i.id));
        }
        if items.is_empty() {
            items.push(at);
        }
        Ok(items)
    }

    /// Whether the public is out of the room for all of those items now.
    fn is_out_for(&self, items: &[ItemId]) -> bool {
        let out = self.meeting.public_out().pop();
        let Some(since) = out.filter(|o| o.to.is_none()).map(|o| o.from) else {
            return false;
        };
        let held = self.meeting.exclusions();
        let excluded_for = |item: &ItemId| {
            held.iter().any(|e| {
                matches!(&e.kind, Kind::Exclusion { items, basis, when, .. }
                    if basis.makes_private() && *when >= since && items.contains(item))
            })
        };
        items.iter().all(excluded_for)
    }

    /// An exclusion that is put right makes its items private, on its ground.
    pub(super) fn make_private_by(&mut self, held: &Kind, kind: &Kind) {
        let (
            Kind::Exclusion {
                items: old,
                basis: was,
                ..
            },
            Kind::Exclusion { items, basis, .. },
        ) = (held, kind)
        else {
            return;
        };
        if basis.makes_private() && (old, was) != (items, basis) {
            let ground = basis.ground();
            for item in items {
                self.make_private(*item, &ground);
            }
        }
    }

    fn make_private(&mut self, item: ItemId, ground: &str) {
        let Some(held) = self.meeting.item(item) else {
            return;
        };
        let told = held.details.exempt.as_ref();
        if told.is_some_and(|e| ground.is_empty() || e.reason.as_str() == ground) {
            return;
        }
        let to = ItemDetails {
            exempt: Some(Exempt {
                reason: ground.into(),
            }),
            ..held.details.clone()
        };
        self.push(Event::ItemChanged { item, to });
    }

    pub(super) fn readmit(&mut self, item: Option<&Ref>, place: Place) -> Decided {
        self.for_the_public()?;
        self.in_session()?;
        let Some(out) = self.meeting.excluded() else {
            return Err(Refusal::new(
                "The public is not excluded.",
                "Record the exclusion first, with its time.",
            ));
        };
        let since = out.kind.when();
        let when = self.when_in_meeting()?;
        if since.is_some_and(|since| when < since) {
            return Err(Refusal::new(
                "The public was only excluded after that.",
                "Give a later time.",
            ));
        }
        let at = self.item_or_current(item)?;
        self.check_place(at, place)?;
        self.add(at, place, Kind::Readmission { when }, Text::default());
        Ok(())
    }

    pub(super) fn summarise(&mut self, item: Option<&Ref>, text: &Text, place: Place) -> Decided {
        self.for_the_public()?;
        let at = self.item_or_current(item)?;
        self.check_place(at, place)?;
        let withholds = self.meeting.item(at).is_some_and(|item| {
            let mut entries = self.meeting.entries_of(item);
            item.is_private() || entries.any(|e| e.stream == Stream::Exempt)
        });
        if !withholds {
            return Err(Refusal::new(
                "Everybody may read the record of that item as it is.",
                "Write a paragraph.",
            ));
        }
        self.add(at, place, Kind::PublicSummary, text.clone());
        Ok(())
    }

    fn for_the_public(&self) -> Decided {
        if self.stream == Stream::Public {
            return Ok(());
        }
        Err(withheld())
    }
}
