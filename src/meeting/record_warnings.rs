//! What the record lacks beyond procedure: actions, dates, the register of interests, delegation, who
//! was there, and whom it names. The numbers in the comments are those of the catalogue of warnings.

use chrono::{Months, NaiveDate};

use super::agenda::{Business, Item, Progress, Standing};
use super::catalogue::Warning;
use super::check::{Anchor, Finding};
use super::describe::quoted;
use super::entry::{Due, Entry, Kind, Stage, Stream};
use super::id::PersonId;
use super::motion::Method;
use super::people::Capacity;
use super::state::{Mark, Meeting, Phase};
use super::text::{Text, says};
use super::warnings::{note, warn};
use super::weekday::{Written, written};

/// What is agreed in such words is to be done by somebody.
const TO_BE_DONE: [&str; 24] = [
    "be arranged",
    "be asked to",
    "be brought back",
    "be circulated",
    "be convened",
    "be developed",
    "be discussed with",
    "be drafted",
    "be instructed to",
    "be investigated",
    "be invited to",
    "be organised",
    "be prepared",
    "be produced",
    "be reported back",
    "be requested to",
    "be reviewed",
    "be revised",
    "be sent to",
    "be set up",
    "be tasked",
    "be written to",
    "bring back",
    "report back",
];

impl Meeting {
    /// What the record of the whole meeting lacks.
    pub(super) fn findings_of_the_record(&self) -> Vec<Finding> {
        let mut found = self.findings_of_attendance();
        let day = self.calling().date;
        // 17: what an earlier meeting asked for, and nobody speaks of any more.
        let said = |id| {
            self.all_entries().iter().any(|e| {
                !e.struck && matches!(e.kind, Kind::Progress { action, .. } if action == id)
            })
        };
        let old: Vec<NaiveDate> = self
            .prior_actions()
            .iter()
            .filter(|p| matches!(p.action.progress, Progress::Open | Progress::InProgress))
            .filter(|p| {
                p.action
                    .raised
                    .checked_add_months(Months::new(12))
                    .is_some_and(|d| d <= day)
            })
            .filter(|p| !said(p.id))
            .map(|p| p.action.raised)
            .collect();
        if let Some(oldest) = old.iter().min() {
            let (what, are) = match old.len() {
                1 => ("1 action brought forward has".to_owned(), "it"),
                n => (format!("{n} actions brought forward have"), "them"),
            };
            found.push(note(
                Warning::ActionIncomplete,
                self.place_of(Business::Minutes),
                format!(
                    "{what} been open for a year or more, since {}, and nothing was said of {are}.",
                    oldest.format("%-d %B %Y")
                ),
            ));
        }
        // 17: what was to come to a meeting by now.
        for prior in self.prior_actions() {
            let Progress::ToMeeting(when) = &prior.action.progress else {
                continue;
            };
            let come = written(when)
                .iter()
                .any(|d| d.day.is_some_and(|d| d <= day));
            if come && !said(prior.id) {
                found.push(note(
                    Warning::ActionIncomplete,
                    self.place_of(Business::Minutes),
                    format!(
                        "The action {} was to come to the meeting of {when}, and nothing was said of it.",
                        quoted(&prior.action.text)
                    ),
                ));
            }
        }
        // 18: whoever signed what was approved is named.
        if let Phase::Approved { signed_by, .. } = self.phase()
            && signed_by.is_blank()
        {
            found.push(note(
                Warning::EarlierMinutes,
                Anchor::Closing,
                "These minutes were approved, and nobody is said to have signed them.",
            ));
        }
        // 29: the next meeting is one of the calendar's.
        if let Some(next) = self.next_meeting()
            && !self.future_meetings().is_empty()
            && !self.future_meetings().iter().any(|f| f.date == next.date)
        {
            found.push(note(
                Warning::Dates,
                Anchor::NextMeeting,
                format!(
                    "The next meeting, {}, is not in the calendar of meetings.",
                    next.date.format("%A %-d %B %Y")
                ),
            ));
        }
        found.extend(self.findings_after());
        found.extend(self.findings_of_six_months());
        found.extend(self.findings_of_disclosure());
        found.extend(self.findings_without_quorum());
        found
    }

    fn place_of(&self, business: Business) -> Anchor {
        let item = self.items().iter().find(|i| i.details.business == business);
        item.map_or(Anchor::Closing, |i| Anchor::Item(i.id))
    }

    fn findings_of_attendance(&self) -> Vec<Finding> {
        let mut found = Vec::new();
        let spans = self.spans();
        // 31: who was present is what minutes must say. Of whom nothing is known the roll tells.
        let open = self
            .seats()
            .iter()
            .any(|s| s.holder.is_some() && self.mark(s.id) == Mark::Unaccounted);
        let none = spans.iter().all(|s| s.capacity.seat().is_none());
        if none && !open && !self.seats().is_empty() {
            found.push(warn(
                Warning::MembersPresent,
                Anchor::Opening,
                "No member is recorded as present; their names must stand in the minutes.",
            ));
        }
        // 20: whoever is there without a seat is there as somebody.
        let mut told: Vec<PersonId> = Vec::new();
        for span in spans
            .iter()
            .filter(|s| s.capacity == Capacity::InAttendance)
        {
            let Some(person) = self.person(span.person) else {
                continue;
            };
            let details = &person.details;
            let plain = details.standing().is_empty() && !details.cue && !details.is_councillor();
            if plain && self.seat_held_by(person.id).is_none() && !told.contains(&person.id) {
                told.push(person.id);
                found.push(note(
                    Warning::Standing,
                    Anchor::Person(person.id),
                    format!(
                        "{} is in attendance, and neither role nor organisation is given.",
                        details.full_name()
                    ),
                ));
            }
        }
        found
    }

    /// Days on the agenda that are none of the calendar's, or other than what is known.
    pub(super) fn findings_of_the_agenda(&self, item: &Item) -> Vec<Finding> {
        let mut found = Vec::new();
        let number = &item.details.number;
        let details = &item.details;
        // 29: days on the agenda are days of the calendar.
        let printed = [&details.title, &details.description];
        for text in printed.into_iter().chain(&details.parts) {
            let mut from = 0;
            for day in written(text) {
                if let Some(wrong) = day.is_wrong() {
                    let what = format!("Item {number} says {}, and {wrong}.", day.words);
                    found.push(note(Warning::Dates, Anchor::Item(item.id), what));
                }
                let before = text.get(from..day.at).unwrap_or_default().to_lowercase();
                from = day.at + day.words.len();
                let before = before.rsplit(['.', ';']).next().unwrap_or_default();
                let last = ["last meeting", "previous meeting"];
                let listed = self.earlier_minutes();
                let unknown = |d: &NaiveDate| *d < self.calling().date && !listed.contains(d);
                if listed.is_empty() || !day.day.as_ref().is_some_and(unknown) {
                    continue;
                }
                let what = if details.business == Business::Minutes && before.contains("minutes") {
                    format!(
                        "Item {number} names the minutes of {}, which are not among those to be agreed.",
                        day.words
                    )
                } else if last.iter().any(|words| before.contains(words)) {
                    format!(
                        "Item {number} has the last meeting on {}, and the minutes to be agreed are of \
                         another day.",
                        day.words
                    )
                } else {
                    continue;
                };
                found.push(note(Warning::Dates, Anchor::Item(item.id), what));
            }
        }
        if let Standing::Deferred { to, .. } = &item.standing {
            for wrong in written(to).iter().filter_map(Written::is_wrong) {
                let what = format!("Item {number} is put off to {to}, and {wrong}.");
                found.push(note(Warning::Dates, Anchor::Item(item.id), what));
            }
        }
        found
    }

    /// What an item lacks of dates, actions and reasons.
    pub(super) fn findings_of_the_item(&self, item: &Item) -> Vec<Finding> {
        let mut found = self.findings_of_the_agenda(item);
        let number = &item.details.number;
        // 16: what is to be done is somebody's.
        let acts = |e: &Entry| matches!(e.kind, Kind::Action { .. } | Kind::Delegation { .. });
        if !self.entries_of(item).any(acts)
            && let Some((entry, words)) = self
                .entries_of(item)
                .find_map(|e| Some((e, to_be_done(e)?)))
        {
            found.push(note(
                Warning::NoAction,
                Anchor::Entry(entry.id),
                format!(
                    "In item {number} it was agreed that something \u{201c}{words}\u{201d}, and the item has no action: a adds one."
                ),
            ));
        }
        found.extend(self.findings_of_decisions(item));
        found
    }

    /// What an entry lacks; `number` is its item's.
    pub(super) fn findings_of_the_entry(&self, number: &str, entry: &Entry) -> Vec<Finding> {
        let mut found = Vec::new();
        let at = Anchor::Entry(entry.id);
        let day = self.calling().date;
        match &entry.kind {
            // 8: what is not on the register is to be notified.
            Kind::Declaration {
                person,
                registered: false,
                ..
            } => found.extend(self.notify_by(entry).map(|until| {
                note(
                    Warning::NotRegistered,
                    at,
                    format!(
                        "{}\u{2019}s disclosable pecuniary interest is not said to be on the register: if it \
                         is not, the monitoring officer is to be told by {}.",
                        self.name(*person),
                        until.format("%-d %B %Y")
                    ),
                )
            })),
            // 17: nothing is due before it was asked for.
            Kind::Action {
                due: Due::On(due), ..
            } if *due < day => found.push(warn(
                Warning::ActionIncomplete,
                at,
                format!(
                    "The action {} in item {number} is due on {}, before this meeting.",
                    quoted(&entry.text),
                    due.format("%-d %B %Y")
                ),
            )),
            // 18: a correction says what is put right.
            Kind::Minutes {
                corrections, of, ..
            } if corrections.iter().any(Text::is_blank) => {
                found.push(warn(
                    Warning::EarlierMinutes,
                    at,
                    format!(
                        "A correction to the minutes of {} has no words.",
                        of.format("%-d %B %Y")
                    ),
                ));
            }
            // 22: as many ask for a recorded vote as the rules say.
            Kind::Vote {
                method: Method::Recorded,
                demanded,
                ..
            } if *demanded < self.rules().recorded_vote_needs => {
                let needed = self.rules().recorded_vote_needs;
                found.push(match demanded {
                    0 => note(
                        Warning::TooFewAsk,
                        at,
                        format!(
                            "How many asked for the recorded vote in item {number} is not said; {needed} are \
                             needed."
                        ),
                    ),
                    asked => warn(
                        Warning::TooFewAsk,
                        at,
                        format!(
                            "{asked} asked for the recorded vote in item {number}, and {needed} are needed."
                        ),
                    ),
                });
            }
            // 27: a council delegates to no single member, and says what for.
            Kind::Delegation { to, .. } => {
                if let Some(name) = to.iter().find_map(|owner| self.single_councillor(owner)) {
                    found.push(warn(
                        Warning::OneMember,
                        at,
                        format!(
                            "Item {number} delegates to {name}: a council can\u{2019}t delegate to one member."
                        ),
                    ));
                }
                if entry.text.trim().is_empty() {
                    found.push(warn(
                        Warning::OneMember,
                        at,
                        format!("The delegation in item {number} does not say what for."),
                    ));
                }
            }
            // 32: the public is named with consent alone.
            Kind::Public { name, .. } if !name.is_blank() && entry.stream == Stream::Public => {
                found.push(note(
                    Warning::PublicNamed,
                    at,
                    format!(
                        "{name} of the public is named in item {number}: make sure that they agreed."
                    ),
                ));
            }
            _ => {}
        }
        // 29: weekdays are the dates'.
        if entry.stream != Stream::Private {
            for day in written(&entry.text) {
                if let Some(wrong) = day.is_wrong() {
                    let what = format!("Item {number} says {}, and {wrong}.", day.words);
                    found.push(note(Warning::Dates, at, what));
                }
            }
        }
        found
    }
}

/// The words by which something that was agreed is to be done. Of an outcome and of a paragraph what
/// follows "agreed that" counts, to the end of its sentence: what is noted is done by others.
fn to_be_done(entry: &Entry) -> Option<&'static str> {
    let resolved = matches!(
        &entry.kind,
        Kind::Resolution {
            stage: Stage::Agreed,
            ..
        }
    );
    // Most entries agree to nothing, and their words need not be looked at.
    if !resolved && !says(&entry.text, "agreed that") {
        return None;
    }
    let text = entry.text.to_lowercase();
    let clause = match &entry.kind {
        _ if resolved => text.as_str(),
        Kind::Outcome { .. } | Kind::Paragraph if entry.stream != Stream::Private => {
            let (before, agreed) = text.split_once("agreed that")?;
            if before.ends_with("had ") {
                return None;
            }
            agreed.split_once(". ").map_or(agreed, |(first, _)| first)
        }
        _ => return None,
    };
    TO_BE_DONE.into_iter().find(|words| clause.contains(words))
}
