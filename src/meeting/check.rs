//! The completeness check: what the record of the meeting lacks, each with the place to mend it.

use super::agenda::{Business, Item, Standing};
use super::catalogue::Warning;
use super::entry::{Kind, Told};
use super::heard::Heard;
use super::id::{EntryId, ItemId, PersonId, SeatId};
use super::people::Capacity;
use super::state::{Mark, Meeting, Phase};
use super::text::Text;

/// How much a finding matters.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Severity {
    /// Worth a look.
    Note,
    /// The minutes would be wrong or incomplete.
    Warning,
}

/// Where a finding is mended.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Anchor {
    /// At the roll, at this seat.
    Seat(SeatId),
    /// Among the people.
    Person(PersonId),
    /// In an item.
    Item(ItemId),
    /// At an entry.
    Entry(EntryId),
    /// At the day, time and place of the meeting.
    Calling,
    /// At the opening of the meeting.
    Opening,
    /// At the close of the meeting.
    Closing,
    /// At the date of the next meeting.
    NextMeeting,
    /// In the file itself.
    File,
}

/// Something that the record lacks.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Finding {
    /// What it is about, in the catalogue.
    pub of: Warning,
    /// How much it matters.
    pub severity: Severity,
    /// What is missing: a whole sentence.
    pub what: String,
    /// Where it is mended.
    pub place: Anchor,
}

impl Meeting {
    /// What the record lacks, in the order in which minutes print it. A meeting that has not been
    /// opened lacks nothing yet but its opening, and what is wrong on its agenda.
    pub fn findings(&self) -> Vec<Finding> {
        self.found(self.closed().is_some())
    }

    /// What it would lack if it were closed now.
    pub fn missing_at_close(&self) -> Vec<Finding> {
        self.found(true)
    }

    /// What the close alone would leave undone, beside the findings: items that were not taken, notes
    /// that are left over.
    pub fn left_at_close(&self) -> Vec<Finding> {
        let now = self.findings();
        let mut left = self.missing_at_close();
        left.retain(|f| !now.contains(f));
        left
    }

    /// What there is to find, but for what the body's rules leave out and what was passed over.
    fn found(&self, ended: bool) -> Vec<Finding> {
        let mut found = self.found_of_all(ended);
        let left_out = &self.rules().not_checked;
        found.retain(|f| !left_out.contains(&f.of.row().number));
        if !self.passed_over.is_empty() {
            found.retain(|f| !self.passed_over.contains(&Text::new(&f.what)));
        }
        found
    }

    /// What the check finds, passed over or left out by the body's rules or not.
    pub fn findings_of_all(&self) -> Vec<Finding> {
        self.found_of_all(self.closed().is_some())
    }

    fn found_of_all(&self, ended: bool) -> Vec<Finding> {
        let mut found = Findings(Vec::new());
        if self.misfits() > 0 {
            let n = self.misfits();
            let said = match n {
                1 => "1 fact of the file doesn't fit the others and was left out.".to_owned(),
                n => format!("{n} facts of the file don't fit the others and were left out."),
            };
            found.warn(Warning::Unread, Anchor::File, said);
        }
        if self.calling().start().is_none() {
            found.warn(
                Warning::Times,
                Anchor::Calling,
                "The time at which the meeting was called is not given.".to_owned(),
            );
        }
        if self.opened().is_none() {
            found.note(
                Warning::Unopened,
                Anchor::Opening,
                "The meeting has not been opened.".to_owned(),
            );
            for item in self.items() {
                found.extend(self.findings_of_the_agenda(item));
            }
            return found.0;
        }
        found.extend(self.findings_of_the_room());
        self.check_roll(&mut found);
        self.check_chair(&mut found);
        let heard = Heard::of(self);
        for item in self.items() {
            self.check_item(item, ended, &mut found);
            found.extend(heard.findings(item));
            found.extend(self.findings_of_interests(item, &heard));
        }
        found.extend(self.findings_of_the_record());
        self.check_minutes(&mut found);
        self.check_close(&mut found);
        found.0
    }

    fn check_roll(&self, found: &mut Findings) {
        for seat in self.seats() {
            let title = &seat.details.title;
            let unaccounted = self.mark(seat.id) == Mark::Unaccounted && !self.was_filled(seat.id);
            match seat.holder {
                Some(holder) if unaccounted => found.warn(
                    Warning::Roll,
                    Anchor::Seat(seat.id),
                    format!(
                        "{} is neither present nor apologised for ({title}).",
                        self.name(holder)
                    ),
                ),
                None if unaccounted => {
                    found.note(
                        Warning::Standing,
                        Anchor::Seat(seat.id),
                        format!("The seat {title} is vacant."),
                    );
                }
                _ => {}
            }
        }
        if let Some(presiding) = self.presiding().last()
            && !self.spans().iter().any(|s| s.person == presiding.person)
        {
            found.warn(
                Warning::MembersPresent,
                Anchor::Person(presiding.person),
                format!(
                    "{} presides but is not marked present.",
                    self.name(presiding.person)
                ),
            );
        }
        for span in self.spans() {
            if let (Capacity::Deputy(seat), Some(own)) =
                (span.capacity, self.seat_held_by(span.person))
            {
                let title = self.seat(seat).map_or("", |s| s.details.title.as_str());
                found.warn(
                    Warning::CountedTwice,
                    Anchor::Seat(seat),
                    format!(
                        "{} sits in for {title} and holds the seat {}: they count once.",
                        self.name(span.person),
                        own.details.title
                    ),
                );
            }
        }
        for person in self.people().iter().filter(|p| p.details.cue) {
            found.warn(
                Warning::Nameless,
                Anchor::Person(person.id),
                format!("{} has no name yet.", person.details.full_name()),
            );
        }
        for span in self.in_room_ended() {
            found.note(
                Warning::NotAside,
                Anchor::Person(span),
                format!("{} went out, and no return is recorded.", self.name(span)),
            );
        }
    }

    /// People whose last going was for a while only.
    fn in_room_ended(&self) -> Vec<PersonId> {
        let spans = self.spans();
        let mut out = Vec::new();
        for (at, span) in spans.iter().enumerate() {
            let came_back = spans[at + 1..].iter().any(|s| s.person == span.person);
            if span.stepped_out && !came_back {
                out.push(span.person);
            }
        }
        out
    }

    fn check_item(&self, item: &Item, ended: bool, found: &mut Findings) {
        let number = &item.details.number;
        match item.standing {
            Standing::Waiting if ended => found.warn(
                Warning::ItemsLeft,
                Anchor::Item(item.id),
                format!("Item {number} was neither taken nor deferred nor withdrawn."),
            ),
            // What was taken together with another item is decided under that one.
            Standing::Taken if !self.is_under_another(item) => self.check_outcome(item, found),
            _ => {}
        }
        for entry in self.entries_of(item) {
            self.check_entry(number, entry, found);
            for query in self.queries_on(entry.id) {
                found.warn(
                    Warning::Queries,
                    Anchor::Entry(entry.id),
                    self.query_in_words(query),
                );
            }
        }
        // While the meeting lasts notes are where they belong; afterwards they are left over.
        if ended {
            self.check_notes(item, found);
        }
        self.check_readers(item, found);
        self.check_twice(item, found);
        found.extend(self.findings_of_procedure_in(item));
        found.extend(self.findings_of_the_item(item));
    }

    fn check_outcome(&self, item: &Item, found: &mut Findings) {
        let number = &item.details.number;
        let has = |test: &dyn Fn(&Kind) -> bool| self.entries_of(item).any(|e| test(&e.kind));
        let declared = has(&|k| matches!(k, Kind::NoneDeclared | Kind::Declaration { .. }));
        let decided = has(&|k| {
            // That somebody was elected, excluded, heard or told is what such an item comes to.
            k.is_decision()
                || matches!(
                    k,
                    Kind::Minutes { .. }
                        | Kind::Election { .. }
                        | Kind::Exclusion { .. }
                        | Kind::Public { .. }
                        | Kind::Told {
                            what: Told::Announcement,
                            ..
                        }
                )
        });
        match item.details.business {
            Business::Declarations if !declared => found.warn(
                Warning::Declarations,
                Anchor::Item(item.id),
                format!("Item {number} says neither who declared an interest nor that nobody did."),
            ),
            Business::Membership
            | Business::AnyOther
            | Business::Declarations
            | Business::Minutes => {}
            // What is decided there is the date.
            _ if !decided && item.is_for_next_meeting() && self.next_meeting().is_some() => {}
            Business::Ordinary | Business::WorkProgramme if !decided => {
                found.warn(
                    Warning::NoOutcome,
                    Anchor::Item(item.id),
                    format!("Item {number} has no outcome."),
                );
            }
            Business::Ordinary | Business::WorkProgramme => {
                let answered = self.answered(item.id);
                let open: Vec<&str> = item
                    .report
                    .iter()
                    .flat_map(|r| &r.asks)
                    .filter(|l| !answered.iter().any(|a| a.limb == l.label))
                    .map(|l| l.label.as_str())
                    .collect();
                if !open.is_empty() {
                    found.note(
                        Warning::NoOutcome,
                        Anchor::Item(item.id),
                        format!(
                            "Item {number} leaves what the report asks unanswered: {}.",
                            open.join(", ")
                        ),
                    );
                }
            }
        }
    }

    fn check_minutes(&self, found: &mut Findings) {
        for of in self.earlier_minutes() {
            let done = self.all_entries().iter().any(|e| {
                !e.struck && matches!(e.kind, Kind::Minutes { of: held, .. } if held == *of)
            });
            if !done {
                let place = self
                    .items()
                    .iter()
                    .find(|i| i.details.business == Business::Minutes)
                    .map_or(Anchor::Closing, |i| Anchor::Item(i.id));
                found.warn(
                    Warning::EarlierMinutes,
                    place,
                    format!("The minutes of {} are not agreed.", of.format("%-d %B %Y")),
                );
            }
        }
    }

    fn check_close(&self, found: &mut Findings) {
        found.0.extend(self.findings_of_the_end());
        match self.phase() {
            Phase::Adjourned { .. } => {
                found.warn(
                    Warning::Break,
                    Anchor::Closing,
                    "The meeting is adjourned and not resumed.".to_owned(),
                );
            }
            // While it is in session its end is still to come.
            Phase::Open | Phase::Prepared | Phase::Closed | Phase::Approved { .. } => {}
        }
        if self.next_meeting().is_none() {
            found.note(
                Warning::NextMeeting,
                Anchor::NextMeeting,
                "The date of the next meeting is not given.".to_owned(),
            );
        }
    }
}

pub(super) struct Findings(Vec<Finding>);

impl Findings {
    pub(super) fn extend(&mut self, more: impl IntoIterator<Item = Finding>) {
        self.0.extend(more);
    }

    pub(super) fn warn(&mut self, of: Warning, place: Anchor, what: String) {
        self.0.push(Finding {
            of,
            severity: Severity::Warning,
            what,
            place,
        });
    }

    pub(super) fn note(&mut self, of: Warning, place: Anchor, what: String) {
        self.0.push(Finding {
            of,
            severity: Severity::Note,
            what,
            place,
        });
    }
}
