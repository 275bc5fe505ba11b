//! What the record lacks about interests, the chair and who sat in for whom; the numbers in the comments
//! are those of the catalogue of warnings.

use super::agenda::Item;
use super::catalogue::Warning;
use super::check::{Anchor, Finding};
use super::entry::{Entry, Kind, Stream};
use super::heard::Heard;
use super::id::PersonId;
use super::interest::{Effect, Interest, Speech};
use super::kind::Role;
use super::people::Capacity;
use super::presence::deputies_in;
use super::state::Meeting;
use super::warnings::{note, warn};
use super::withdrawal::Declarer;

impl Meeting {
    /// What stands against the effect of declared interests in an item.
    pub(super) fn findings_of_interests(&self, item: &Item, heard: &Heard<'_>) -> Vec<Finding> {
        let mut found = Vec::new();
        let number = &item.details.number;
        for entry in self.entries_of(item) {
            // 10: the nature of a sensitive interest is not written down.
            if let Kind::Declaration {
                person,
                sensitive: true,
                ..
            } = &entry.kind
                && !entry.text.trim().is_empty()
            {
                found.push(warn(Warning::SensitiveNature,
                    Anchor::Entry(entry.id),
                    format!(
                        "The nature of {}\u{2019}s sensitive interest is written down; it is withheld \
                         (Localism Act 2011 s.32).",
                        self.name(*person)
                    ),
                ));
            }
        }
        for declarer in self.declarers(item.id) {
            let person = declarer.person;
            let Some(effect) = self.effect_on(person, item.id) else {
                continue;
            };
            // 6 and 9: whoever may not speak or vote on it does.
            for entry in self.entries_of(item) {
                if let Some(does) = against(&effect, person, entry, heard) {
                    let of = match effect.of {
                        Interest::CouncilTax => Warning::CouncilTax,
                        _ => Warning::AgainstInterest,
                    };
                    found.push(warn(
                        of,
                        Anchor::Entry(entry.id),
                        format!(
                            "{} {does} in item {number} and declared {} in it.",
                            self.name(person),
                            effect.of.in_words()
                        ),
                    ));
                }
            }
            found.extend(self.finding_of_aside(item, &declarer, &effect));
        }
        found
    }

    /// What is lacking of what a declarer does when the item comes, at most one thing.
    fn finding_of_aside(
        &self,
        item: &Item,
        declarer: &Declarer<'_>,
        effect: &Effect,
    ) -> Option<Finding> {
        let number = &item.details.number;
        let person = declarer.person;
        let place = if declarer.entry.stream == Stream::Public {
            Anchor::Item(item.id)
        } else {
            // Whoever may not read the declaration is not told of it.
            Anchor::Entry(declarer.entry.id)
        };
        let name = self.name(person);
        let interest = effect.of.in_words();
        let now = self.before_body().is_some_and(|i| i.id == item.id);
        // 6: whoever presides gives up the chair for it.
        let presides = now
            && effect.speech != Speech::Freely
            && self.is_in_room(person)
            && self.presiding().last().is_some_and(|p| p.person == person);
        let give_up = "P gives the chair to somebody else.";
        let there = self.there_for(item);
        let silent = self.took_no_part(person, item.id);
        // 7: they said that they would leave, and that they did is recorded as soon as the item comes.
        let was_there = !item.takings.is_empty() && there.iter().any(|t| t.person == person);
        if declarer.is_to_leave && was_there && !silent && !self.withdrew(person, item) {
            let mut what =
                format!("{name} was to leave for item {number}: no departure is recorded.");
            if presides {
                what.push(' ');
                what.push_str(give_up);
            }
            return Some(warn(Warning::NotAside, place, what));
        }
        if presides {
            return Some(warn(
                Warning::AgainstInterest,
                place,
                format!(
                    "{name} presides over item {number} and declared {interest} in it. {give_up}"
                ),
            ));
        }
        // 7: that they left, or stayed and took no part, is recorded.
        let stayed = there.iter().any(|t| t.person == person && t.throughout);
        let owed = effect.leaves || effect.speech == Speech::No;
        (owed && !now && stayed && !silent).then(|| {
            warn(Warning::NotAside,
                place,
                format!(
                    "{name} declared {interest} in item {number}, and it is not recorded that they left for \
                     it, or stayed and took no part."
                ),
            )
        })
    }

    /// What doesn't agree about who was there, and about breaks.
    pub(super) fn findings_of_presence(&self) -> Vec<Finding> {
        let mut found = Vec::new();
        let spans = self.spans();
        // 2: the quorum is not met by those alone who attend remotely.
        if self.is_quorate_by_remote_alone() {
            found.push(warn(
                Warning::CountedTwice,
                Anchor::Opening,
                "The quorum is only met by counting those who attend remotely.",
            ));
        }
        // 3: whoever presides counts as present.
        if let Some(presiding) = self.presiding().last()
            && self.is_in_room(presiding.person)
            && !self.counts_as_present(presiding.person)
        {
            found.push(warn(
                Warning::Presiding,
                Anchor::Person(presiding.person),
                format!(
                    "{} presides and attends remotely, which does not count as present here.",
                    self.name(presiding.person)
                ),
            ));
        }
        for seat in self.seats() {
            // 5: a seat is one deputy's.
            let deputies = deputies_in(&spans, seat.id);
            if deputies.len() > 1 {
                let names: Vec<String> = deputies.iter().map(|p| self.name(*p)).collect();
                found.push(note(
                    Warning::Deputies,
                    Anchor::Seat(seat.id),
                    format!(
                        "{} each sat in for {} at this meeting.",
                        names.join(" and "),
                        seat.details.title
                    ),
                ));
            }
            // 19: whoever apologised was not there.
            let came = self.apology(seat.id).filter(|a| {
                spans
                    .iter()
                    .any(|s| s.person == a.person && s.capacity == Capacity::Holder(seat.id))
            });
            if let Some(apology) = came {
                found.push(note(
                    Warning::Roll,
                    Anchor::Seat(seat.id),
                    format!(
                        "{} sent apologies and was there: both are printed.",
                        self.name(apology.person)
                    ),
                ));
            }
        }
        // 26: a break has its reason, and when the meeting goes on.
        for adjournment in self.adjournments() {
            let open = adjournment.resumed.is_none() && adjournment.until.is_blank();
            let lacks = match (adjournment.reason.is_blank(), open) {
                (true, true) => "no reason, and not until when",
                (true, false) => "no reason",
                (false, true) => "not until when",
                (false, false) => continue,
            };
            found.push(note(
                Warning::Break,
                Anchor::Opening,
                format!(
                    "The adjournment at {} has {lacks}.",
                    adjournment.when.format("%H:%M")
                ),
            ));
        }
        found
    }
}

/// What somebody does by an entry that their interest does not let them do.
fn against(
    effect: &Effect,
    person: PersonId,
    entry: &Entry,
    heard: &Heard<'_>,
) -> Option<&'static str> {
    let named = entry.kind.people();
    let role = named
        .iter()
        .filter(|(_, p)| *p == person)
        .find_map(|(role, _)| {
            role.filter(|role| match role {
                Role::Votes => !effect.votes,
                Role::Proposes => effect.speech != Speech::Freely,
                Role::Presents => effect.speech == Speech::No,
                _ => false,
            })
        });
    let speaks = || {
        let words = entry.kind == Kind::Paragraph && !entry.is_note();
        let spoken = words
            && heard
                .speakers(&entry.text)
                .iter()
                .any(|(p, _)| *p == person);
        (spoken && effect.speech == Speech::No).then_some("speaks")
    };
    role.and_then(Role::does).or_else(speaks)
}
