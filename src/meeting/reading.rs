//! The reading of a meeting: the meeting as one audience may read it.
//!
//! This is the one door for words. Whatever says words of a meeting to anybody but the officer at
//! the screen (documents, log, check, messages, show, the next meeting, offers) is given a
//! [`Reading`], and what its reader may not read is not in it: it has been taken out, not hidden.
//! What remains in its place keeps the shape of the record, so that a paragraph has the same number
//! for every reader: see [`WITHHELD`].
//!
//! Public minutes leave out what discloses exempt information (Local Government Act 1972
//! s.100C(1)); the nature of a sensitive interest is withheld (Localism Act 2011 s.32).

use std::borrow::Cow;
use std::marker::PhantomData;
use std::ops::Deref;
use std::sync::Arc;

use super::agenda::{Item, Late, Progress, Report, Stamp, Standing};
use super::audience::Reader;
use super::entry::{Due, Entry, Interest, Kind, Owner, Stream};
use super::house::House;
use super::id::ItemId;
use super::kind::PartMut;
use super::motion::Tally;
use super::planted::{Leak, planted};
use super::state::{Adjournment, Meeting, Phase};
use super::text::Text;

/// What stands for words that a reader may not read.
pub const WITHHELD: &str = "[withheld]";

/// A meeting as `R` may read it.
#[derive(Clone, Debug)]
pub struct Reading<'m, R> {
    meeting: Cow<'m, Meeting>,
    reader: PhantomData<R>,
}

impl<'m, R> Reading<'m, R> {
    /// The meeting that is read.
    pub fn into_meeting(self) -> Cow<'m, Meeting> {
        self.meeting
    }

    /// The same with its documents in another house style.
    #[must_use]
    pub fn in_style(mut self, house: House) -> Self {
        self.meeting.to_mut().house = Arc::new(house);
        self
    }
}

#[cfg(test)]
impl<'m, R> Reading<'m, R> {
    /// The whole meeting, as if its reader were entitled to it: a planted leak.
    pub fn whole(meeting: &'m Meeting) -> Self {
        Self {
            meeting: Cow::Borrowed(meeting),
            reader: PhantomData,
        }
    }
}

#[cfg(test)]
impl Meeting {
    /// The meeting with everything in it public: a planted leak.
    #[must_use]
    pub fn with_all_public(&self) -> Self {
        let mut all = self.clone();
        all.entries
            .iter_mut()
            .for_each(|e| e.stream = Stream::Public);
        all.people
            .iter_mut()
            .for_each(|p| p.stream = Stream::Public);
        all.items.iter_mut().for_each(|i| i.details.exempt = None);
        all
    }
}

impl<R> Deref for Reading<'_, R> {
    type Target = Meeting;

    fn deref(&self) -> &Meeting {
        &self.meeting
    }
}

impl Meeting {
    /// The meeting as `R` may read it. The officer reads the meeting itself; for everybody else a
    /// copy is made without what they may not read: its cost grows with the meeting, so it is for
    /// documents and commands and not for a key.
    pub fn read_by<R: Reader>(&self) -> Reading<'_, R> {
        let meeting = if R::EXEMPT && R::PRIVATE {
            Cow::Borrowed(self)
        } else {
            Cow::Owned(self.without_withheld::<R>())
        };
        Reading {
            meeting,
            reader: PhantomData,
        }
    }

    fn without_withheld<R: Reader>(&self) -> Self {
        let mut read = self.clone();
        for entry in &mut read.entries {
            // Of earlier wordings the one in which an amended motion was moved is printed.
            let moved = self.entry(entry.id).and_then(|e| self.as_moved(e)).cloned();
            let keeps = R::may_read(entry.stream) && !entry.struck;
            let moved = moved.filter(|_| keeps);
            withhold::<R>(entry, &self.public_labels(entry.item));
            entry.earlier.extend(moved);
        }
        for item in &mut read.items {
            // Rough notes have no place of their own in any document.
            item.entries.retain(|id| {
                self.entry(*id)
                    .is_some_and(|e| R::PRIVATE || e.stream != Stream::Private)
            });
            if !R::EXEMPT {
                withhold_of_item(item);
            }
        }
        if !R::EXEMPT {
            self.withhold_of_course(&mut read);
            self.withhold_people(&mut read);
        } else if !R::PRIVATE {
            self.withhold_people_of_notes(&mut read);
        }
        withhold_between::<R>(&mut read);
        self.withhold_absences::<R>(&mut read);
        self.withhold_after::<R>(&mut read);
        read.queries.retain(|q| {
            self.entry(q.entry)
                .is_some_and(|e| R::may_read(e.stream) && !e.struck)
        });
        // What was asked of a draft is the office's own, whoever may read the entry.
        read.corrections.retain(|c| {
            let of = c.received.entry.and_then(|e| self.entry(e));
            let stream = of.map_or(c.stream, |e| c.stream.strictest(e.stream));
            planted(Leak::Corrections) || (R::EXEMPT && R::may_read(stream))
        });
        // So is the list of those who asked to speak.
        if !R::PRIVATE {
            read.speakers.clear();
        }
        // The place of the caret is the officer's own.
        read.last_written = None;
        read
    }

    /// The labels of the limbs that everybody may read in an item's report.
    fn public_labels(&self, item: ItemId) -> Vec<&Text> {
        self.item(item)
            .filter(|i| !i.is_private())
            .and_then(|i| i.report.as_ref())
            .filter(|r| !r.confidential)
            .map_or_else(Vec::new, |r| r.asks.iter().map(|l| &l.label).collect())
    }

    /// Takes out why the meeting was broken off while an exempt item was before it.
    fn withhold_of_course(&self, read: &mut Self) {
        if planted(Leak::AdjournmentReasons) {
            return;
        }
        read.adjournments = self.adjournments_for(false);
        read.business = self.business_for(false);
        if let Phase::Adjourned {
            when,
            until,
            reason,
        } = &mut read.phase
            && (self.is_private_at(*when) || self.adjournments.last().is_some_and(|a| a.in_private))
        {
            *until = Text::default();
            *reason = Text::default();
        }
    }

    /// Whether an item that is taken with the public out of the room was before the body then.
    pub fn is_private_at(&self, when: Stamp) -> bool {
        self.items
            .iter()
            .filter(|i| i.is_private())
            .flat_map(|i| &i.takings)
            .any(|t| t.from <= when && t.to.is_none_or(|to| when <= to))
    }

    /// The adjournments, for those who may read exempt text or for those who may not: those are
    /// not told why the meeting was broken off while an exempt item was before it.
    pub fn adjournments_for(&self, exempt: bool) -> Vec<Adjournment> {
        let mut told = self.adjournments.clone();
        if !exempt && !planted(Leak::AdjournmentReasons) {
            for adjournment in &mut told {
                if adjournment.in_private || self.is_private_at(adjournment.when) {
                    adjournment.until = Text::default();
                    adjournment.reason = Text::default();
                }
            }
        }
        told
    }

    /// Takes out those who are known from rough notes alone.
    fn withhold_people_of_notes(&self, read: &mut Self) {
        let known = self.people_known_in(Stream::Exempt);
        read.people.retain(|p| known.contains(&p.id));
        for query in &mut read.queries {
            if let Some(Owner::Person(person)) = &query.ask
                && !known.contains(person)
            {
                query.ask = Some(Owner::Named("somebody".into()));
            }
        }
    }

    /// Takes out those who are known from exempt words alone, whom the officer means to ask, and
    /// what was said to the office beforehand.
    fn withhold_people(&self, read: &mut Self) {
        if !planted(Leak::People) {
            let known = self.people_known_in(Stream::Public);
            read.people.retain(|p| known.contains(&p.id));
        }
        if !planted(Leak::QueryAsked) {
            for query in &mut read.queries {
                if query.ask.is_some() {
                    query.ask = Some(Owner::Named("somebody".into()));
                }
            }
        }
        if !planted(Leak::Forewarned) {
            read.forewarned.clear();
        }
    }
}

impl Item {
    /// Why it was admitted late, for those who may read exempt text or for those who may not: those
    /// are not told what was said in private, until the item is taken in public.
    pub fn late_for(&self, exempt: bool) -> Option<&Late> {
        let withheld = self.is_private() && self.admitted_in_private && !exempt;
        self.details.late.as_ref().filter(|_| !withheld)
    }

    /// Where it stands, for those who may read exempt text or for those who may not: those are not
    /// told why an exempt item was put off or withdrawn, nor what was said of another in private.
    pub fn standing_for(&self, exempt: bool) -> Standing {
        let private = self.is_private() || self.put_off_in_private;
        let withheld = private && !exempt && !planted(Leak::StandingReasons);
        match &self.standing {
            Standing::Deferred { .. } if withheld => Standing::Deferred {
                to: Text::default(),
                reason: Text::default(),
            },
            Standing::Withdrawn { .. } if withheld => Standing::Withdrawn {
                reason: Text::default(),
            },
            standing => standing.clone(),
        }
    }
}

/// Takes out of the journal of a body the actions, and what was said of them, that `R` may not read,
/// and those that stand in no minutes any more.
fn withhold_between<R: Reader>(read: &mut Meeting) {
    let theirs = |stream| R::may_read(stream) || planted(Leak::KeptActions);
    read.prior.retain(|p| theirs(p.stream) && !p.gone);
    for prior in &mut read.prior {
        prior.told = None;
        prior.steps.retain(|s| theirs(s.stream));
    }
}

/// Takes out of an entry what `R` may not read.
fn withhold<R: Reader>(entry: &mut Entry, labels: &[&Text]) {
    // Earlier wordings are not printed, but for the one that is put back.
    entry.earlier.clear();
    if entry.struck && !planted(Leak::StruckWords) {
        entry.text.clear();
        withhold_details(&mut entry.kind, labels);
        return;
    }
    if R::may_read(entry.stream) {
        if let Kind::Declaration {
            sensitive: true,
            interest,
            dispensation,
            ..
        } = &mut entry.kind
            && !R::EXEMPT
        {
            entry.text.clear();
            if let Some(held) = dispensation {
                held.by = Text::default();
            }
            // The house's own words for the kind may tell the nature.
            if let Interest::Other(words) = interest {
                *words = Text::default();
            }
        }
        return;
    }
    let lines = entry.text.lines().filter(|l| !l.trim().is_empty()).count();
    entry.text = [WITHHELD; 2][..lines.min(2)].join("\n");
    withhold_details(&mut entry.kind, labels);
    // How many asked for a recorded vote is told as little as its figures.
    if let Kind::Vote { demanded, .. } = &mut entry.kind {
        *demanded = 0;
    }
}

/// Takes the words out of what an entry needs beside its text; how many there are stays. Of the
/// limbs that it answers those stay whose `labels` everybody may read.
fn withhold_details(kind: &mut Kind, labels: &[&Text]) {
    let withhold = |words: &mut Text| {
        if !words.is_empty() {
            *words = WITHHELD.into();
        }
    };
    kind.parts_mut(&mut |part| match part {
        PartMut::People(_, people) => people.clear(),
        PartMut::Answers(answers) => answers.retain(|a| labels.contains(&&a.limb)),
        PartMut::Owners(owners) => owners.fill(Owner::Named(WITHHELD.into())),
        PartMut::Due(due) => {
            if *due != Due::Unset {
                *due = Due::Said(WITHHELD.into());
            }
        }
        PartMut::Words(words) => withhold(words),
        PartMut::Somebody(_, person) => *person = None,
        PartMut::Tally(tally) => *tally = Tally::Declared,
        PartMut::Casting(casting) => *casting = None,
        PartMut::Of(body) => *body = None,
        PartMut::Progress(progress) => *progress = Progress::Open,
        // Who came and went, who declared an interest, and in which items, is for everybody.
        PartMut::Person(..)
        | PartMut::About(_)
        | PartMut::To(_)
        | PartMut::Seat(_)
        | PartMut::Items(_)
        | PartMut::From(_)
        | PartMut::Prior(_) => {}
    });
}

/// Takes out of an item what an exempt item or a confidential report says.
fn withhold_of_item(item: &mut Item) {
    let exempt = item.is_private();
    if exempt && !planted(Leak::ItemDetails) {
        item.details.description = Text::default();
        item.details.parts.clear();
        // Why it is urgent was said in private too; its title is on the agenda, as all titles are.
        if item.late_for(false).is_none() {
            item.details.late = None;
        }
    }
    item.standing = item.standing_for(false);
    if let Some(report) = &mut item.report
        && (exempt || report.confidential)
        && !planted(Leak::Reports)
    {
        // The agenda lists it, so that it is there is public.
        *report = Report {
            title: std::mem::take(&mut report.title),
            classification: std::mem::take(&mut report.classification),
            confidential: true,
            ..Report::default()
        };
    }
}
