//! The completeness check: what the record of the meeting lacks, each with the place to mend it.

use super::agenda::{Business, Item, Standing};
use super::describe::quoted;
use super::entry::{Entry, Kind, Stream};
use super::heard::Heard;
use super::id::{EntryId, ItemId, PersonId, SeatId};
use super::notes::lines_left;
use super::people::Capacity;
use super::state::{Mark, Meeting, Phase};

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
    /// How much it matters.
    pub severity: Severity,
    /// What is missing: a whole sentence.
    pub what: String,
    /// Where it is mended.
    pub place: Anchor,
}

impl Meeting {
    /// What the record lacks, in the order in which minutes print it. A meeting that has not been
    /// opened lacks nothing yet but its opening.
    pub fn findings(&self) -> Vec<Finding> {
        self.found(self.closed().is_some())
    }

    /// What it would lack if it were closed now.
    pub fn missing_at_close(&self) -> Vec<Finding> {
        self.found(true)
    }

    fn found(&self, ended: bool) -> Vec<Finding> {
        let mut found = Findings(Vec::new());
        if self.misfits() > 0 {
            let n = self.misfits();
            found.warn(
                Anchor::File,
                format!("{n} facts of the file don't fit the others and were left out."),
            );
        }
        if self.calling().start().is_none() {
            found.warn(
                Anchor::Calling,
                "The time at which the meeting was called is not given.".to_owned(),
            );
        }
        if self.opened().is_none() {
            found.note(
                Anchor::Opening,
                "The meeting has not been opened.".to_owned(),
            );
            return found.0;
        }
        found.0.extend(self.findings_of_the_room());
        self.check_roll(&mut found);
        let heard = Heard::of(self);
        for item in self.items() {
            self.check_item(item, ended, &mut found);
            found.0.extend(heard.findings(item));
        }
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
                    Anchor::Seat(seat.id),
                    format!(
                        "{} ({title}) is neither present nor apologised for.",
                        self.name(holder)
                    ),
                ),
                None if unaccounted => {
                    found.note(
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
                Anchor::Person(person.id),
                format!("{} has no name yet.", person.details.full_name()),
            );
        }
        for span in self.in_room_ended() {
            found.note(
                Anchor::Person(span),
                format!(
                    "{} went out and is not recorded as having come back.",
                    self.name(span)
                ),
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
                Anchor::Item(item.id),
                format!("Item {number} was neither taken nor deferred nor withdrawn."),
            ),
            Standing::Taken => self.check_outcome(item, found),
            _ => {}
        }
        for entry in self.entries_of(item) {
            self.check_entry(number, entry, found);
            for query in self.queries_on(entry.id) {
                found.warn(Anchor::Entry(entry.id), self.query_in_words(query));
            }
        }
        // While the meeting lasts notes are where they belong; afterwards they are left over.
        if ended {
            self.check_notes(item, found);
        }
        self.check_readers(item, found);
        found.0.extend(self.findings_of_procedure_in(item));
    }

    /// What was decided in a public item and is exempt because of its report alone: the officer may
    /// have left the report's readers unsettled.
    fn check_readers(&self, item: &Item, found: &mut Findings) {
        let confidential = item.report.as_ref().is_some_and(|r| r.confidential);
        if !confidential || item.details.exempt.is_some() {
            return;
        }
        let decided = |e: &&Entry| {
            e.stream == Stream::Exempt
                && matches!(e.kind, Kind::Resolution { .. } | Kind::Outcome { .. })
        };
        if let Some(entry) = self.entries_of(item).find(decided) {
            found.note(
                Anchor::Entry(entry.id),
                format!(
                    "What was decided in item {} is exempt, because its report counts as \
                     confidential. If it is public, say so in the set-up (r), and resolve anew.",
                    item.details.number
                ),
            );
        }
    }

    fn check_notes(&self, item: &Item, found: &mut Findings) {
        let lines: usize = self.notes_of(item).map(|e| lines_left(&e.text)).sum();
        if let Some(first) = self.notes_of(item).find(|e| lines_left(&e.text) > 0) {
            let what = if lines == 1 { "line" } else { "lines" };
            found.note(
                Anchor::Entry(first.id),
                format!(
                    "Item {} has {lines} {what} of rough notes.",
                    item.details.number
                ),
            );
        }
    }

    fn check_outcome(&self, item: &Item, found: &mut Findings) {
        let number = &item.details.number;
        let has = |test: &dyn Fn(&Kind) -> bool| self.entries_of(item).any(|e| test(&e.kind));
        let declared = has(&|k| matches!(k, Kind::NoneDeclared | Kind::Declaration { .. }));
        let decided = has(&|k| {
            matches!(
                k,
                Kind::Resolution { .. } | Kind::Outcome { .. } | Kind::Minutes { .. }
            )
        });
        match item.details.business {
            Business::Declarations if !declared => found.warn(
                Anchor::Item(item.id),
                format!("Item {number}: no declaration, and not that there were none."),
            ),
            Business::Membership
            | Business::AnyOther
            | Business::Declarations
            | Business::Minutes => {}
            Business::Ordinary | Business::WorkProgramme if !decided => {
                found.warn(
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
                        Anchor::Item(item.id),
                        format!(
                            "Item {number}: nothing answers the report's {}.",
                            open.join(", ")
                        ),
                    );
                }
            }
        }
    }

    fn check_entry(&self, number: &str, entry: &Entry, found: &mut Findings) {
        let at = Anchor::Entry(entry.id);
        found.0.extend(self.findings_of_procedure(number, entry));
        match &entry.kind {
            Kind::Action { owners, .. } if owners.is_empty() => found.warn(
                at,
                format!(
                    "The action {} in item {number} has no owner.",
                    quoted(&entry.text)
                ),
            ),
            Kind::Action {
                due: super::entry::Due::Unset,
                ..
            } => found.note(
                at,
                format!(
                    "The action {} in item {number} has no date.",
                    quoted(&entry.text)
                ),
            ),
            Kind::Declaration {
                person,
                sensitive: false,
                ..
            } if entry.text.trim().is_empty()
                // Given in private, it stands in an exempt paragraph of its own.
                && !self.item(entry.item).is_some_and(Item::is_private) =>
            {
                found.warn(
                    at,
                    format!(
                        "The nature of {}'s interest is not given.",
                        self.name(*person)
                    ),
                );
            }
            Kind::Movement { person, .. } if entry.stream != Stream::Public => found.warn(
                at,
                format!(
                    "{} comes or goes in item {number}, and the public minutes don't say so.",
                    self.name(*person)
                ),
            ),
            Kind::Paragraph if entry.text.trim().is_empty() => {
                found.note(at, format!("Item {number} has an empty paragraph."));
            }
            _ => {}
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
                    Anchor::Closing,
                    "The meeting is adjourned and not resumed.".to_owned(),
                );
            }
            Phase::Open | Phase::Prepared => {
                found.warn(Anchor::Closing, "The meeting has no end time.".to_owned());
            }
            Phase::Closed | Phase::Approved { .. } => {}
        }
        if self.next_meeting().is_none() {
            found.note(
                Anchor::NextMeeting,
                "The date of the next meeting is not given.".to_owned(),
            );
        }
    }
}

struct Findings(Vec<Finding>);

impl Findings {
    fn warn(&mut self, place: Anchor, what: String) {
        self.0.push(Finding {
            severity: Severity::Warning,
            what,
            place,
        });
    }

    fn note(&mut self, place: Anchor, what: String) {
        self.0.push(Finding {
            severity: Severity::Note,
            what,
            place,
        });
    }
}
