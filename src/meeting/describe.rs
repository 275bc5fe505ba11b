//! Facts in words, for the history and for saying what will be undone.

use super::agenda::Progress;
use super::entry::{Approval, Due, Kind, Movement, Owner, Stage, Stream};
use super::event::{Event, Expectation, Fact};
use super::id::{EntryId, ItemId, SeatId};
use super::people::Capacity;
use super::query::{raised_in_words, settled_in_words};
use super::state::Meeting;

/// At most this many characters of a text are quoted.
const QUOTED: usize = 48;

/// What a record's facts say, in one line. The meeting may be the one before or after them: what
/// they name is looked up where it can be.
pub fn in_words(meeting: &Meeting, facts: &[Fact]) -> String {
    if let Some(said) = super::divided::in_words(meeting, facts) {
        return said;
    }
    let marked: Vec<String> = facts
        .iter()
        .filter_map(|f| match &f.1 {
            Event::MarkedPresent { person, .. } => Some(meeting.name(*person)),
            _ => None,
        })
        .collect();
    if marked.len() > 1 && marked.len() == facts.len() {
        return format!(
            "{} people marked present: {}",
            marked.len(),
            marked.join(", ")
        );
    }
    // Somebody put down on the way to something else is told with it.
    let told: Vec<&Fact> = facts
        .iter()
        .filter(|f| facts.len() == 1 || !matches!(f.1, Event::PersonAdded(_)))
        .collect();
    let mut said: Vec<String> = told.iter().take(3).map(|f| one(meeting, f)).collect();
    if told.len() > 3 {
        said.push(format!("and {} more", told.len() - 3));
    }
    said.join("; ")
}

/// The first words of a text, on one line.
pub fn quoted(text: &str) -> String {
    let line = text.split_whitespace().collect::<Vec<_>>().join(" ");
    if line.chars().count() <= QUOTED {
        return format!("\u{201C}{line}\u{201D}");
    }
    let head: String = line.chars().take(QUOTED).collect();
    let head = head
        .rsplit_once(' ')
        .map_or(head.as_str(), |(words, _)| words)
        .to_owned();
    format!("\u{201C}{head} \u{2026}\u{201D}")
}

fn one(m: &Meeting, Fact(stream, event): &Fact) -> String {
    let said = event_in_words(m, event);
    match stream {
        Stream::Public => said,
        Stream::Exempt => format!("{said} (exempt)"),
        Stream::Private => format!("{said} (private)"),
    }
}

fn item(m: &Meeting, id: ItemId) -> String {
    m.item(id).map_or_else(
        || "an item".to_owned(),
        |i| format!("item {}", i.details.number),
    )
}

fn in_item(m: &Meeting, id: EntryId) -> String {
    m.entry(id)
        .map_or_else(String::new, |e| format!(" in {}", item(m, e.item)))
}

fn seat(m: &Meeting, id: SeatId) -> String {
    m.seat(id)
        .map_or_else(|| "a seat".to_owned(), |s| s.details.title.to_string())
}

fn holder(m: &Meeting, id: SeatId) -> String {
    m.seat(id)
        .and_then(|s| s.holder)
        .map_or_else(|| seat(m, id), |p| m.name(p))
}

/// What an entry is, with its words: "paragraph “The Board heard …” in item 4".
pub fn entry(m: &Meeting, id: EntryId) -> String {
    let Some(e) = m.entry(id) else {
        return "an entry".to_owned();
    };
    format!(
        "{} in {}",
        kind_in_words(m, &e.kind, &e.text),
        item(m, e.item)
    )
}

/// What officers call a kind of entry.
pub fn kind_name(kind: &Kind) -> &'static str {
    match kind {
        Kind::Paragraph => "paragraph",
        Kind::Presented { .. } => "presentation",
        Kind::Resolution { .. } => "resolution",
        Kind::Outcome { .. } => "outcome",
        Kind::Action { .. } => "action",
        Kind::Movement { how, .. } => match how {
            Movement::Arrived => "arrival",
            Movement::Left => "departure",
            Movement::SteppedOut => "going out",
            Movement::Returned => "return",
        },
        Kind::Declaration { .. } => "declaration",
        Kind::NoneDeclared => "nil declaration",
        Kind::Minutes { .. } => "approval of minutes",
        Kind::Progress { .. } => "progress",
    }
}

/// What an entry records, in words: "Dr Naomi Katz arrived at 16:25".
pub fn kind_in_words(m: &Meeting, kind: &Kind, text: &str) -> String {
    let with = |what: &str| {
        if text.is_empty() {
            what.to_owned()
        } else {
            format!("{what} {}", quoted(text))
        }
    };
    match kind {
        Kind::Movement {
            person,
            how,
            capacity,
            when,
            ..
        } => {
            let did = match how {
                Movement::Arrived => "arrived",
                Movement::Left => "left",
                Movement::SteppedOut => "went out",
                Movement::Returned => "returned",
            };
            let as_deputy = match (how, capacity) {
                (Movement::Arrived, Capacity::Deputy(s)) => {
                    format!(" as deputy for {}", holder(m, *s))
                }
                _ => String::new(),
            };
            format!(
                "{} {did}{as_deputy} at {}",
                m.name(*person),
                when.format("%H:%M")
            )
        }
        Kind::Declaration { person, .. } => {
            format!("{} declared an interest", m.name(*person))
        }
        Kind::NoneDeclared => "no declarations of interest".to_owned(),
        Kind::Minutes {
            of,
            approval,
            corrections,
        } => {
            let of = of.format("%-d %B %Y");
            match (approval, corrections.len()) {
                (Approval::Deferred, _) => format!("minutes of {of} deferred"),
                (Approval::Agreed, 0) => format!("minutes of {of} agreed"),
                (Approval::Agreed, 1) => format!("minutes of {of} agreed with 1 correction"),
                (Approval::Agreed, n) => format!("minutes of {of} agreed with {n} corrections"),
            }
        }
        Kind::Progress { action, progress } => {
            let of = m
                .prior_action(*action)
                .map_or_else(String::new, |p| quoted(&p.action.text));
            format!("action {of}: {}", progress_in_words(progress))
        }
        Kind::Presented { who, .. } => {
            let names: Vec<String> = who.iter().map(|p| m.name(*p)).collect();
            format!("presented by {}", names.join(" and "))
        }
        Kind::Action { owners, due, .. } => {
            let mut said = with("action");
            if !owners.is_empty() {
                let names: Vec<String> = owners.iter().map(|o| owner_name(m, o)).collect();
                said = format!("{said} for {}", names.join(" and "));
            }
            match due_in_words(m, due) {
                Some(due) => format!("{said}, due {due}"),
                None => said,
            }
        }
        Kind::Paragraph | Kind::Resolution { .. } | Kind::Outcome { .. } => with(kind_name(kind)),
    }
}

/// An owner's name.
pub fn owner_name(m: &Meeting, owner: &Owner) -> String {
    match owner {
        Owner::Person(person) => m.name(*person),
        Owner::Named(name) => name.to_string(),
    }
}

/// A due date in words; none if it isn't set.
pub fn due_in_words(m: &Meeting, due: &Due) -> Option<String> {
    match due {
        Due::Unset => None,
        Due::NextMeeting => Some(m.next_meeting_expected().map_or_else(
            || "next meeting".to_owned(),
            |n| format!("next meeting, {}", n.date.format("%-d %B %Y")),
        )),
        Due::On(day) => Some(day.format("%-d %B %Y").to_string()),
        Due::Said(words) => Some(words.to_string()),
    }
}

/// How an action stands, in words.
pub fn progress_in_words(progress: &Progress) -> String {
    match progress {
        Progress::Open => "open".to_owned(),
        Progress::InProgress => "in progress".to_owned(),
        Progress::Completed => "completed".to_owned(),
        Progress::ToMeeting(when) => format!("to the meeting of {when}"),
        Progress::OutsideMeetings => "dealt with outside meetings".to_owned(),
        Progress::Superseded => "superseded".to_owned(),
    }
}

fn event_in_words(m: &Meeting, event: &Event) -> String {
    use Event as E;
    match event {
        E::BodyDescribed(body) => format!("body: {}", body.name),
        E::MeetingCalled(c) => {
            let at = c
                .start()
                .map(|start| format!(" at {}", start.format("%H:%M")));
            format!(
                "meeting called for {}{}",
                c.date.format("%-d %B %Y"),
                at.unwrap_or_default()
            )
        }
        E::PersonAdded(p) => format!("{} put down", p.name_and_role()),
        E::PersonChanged { to, .. } => format!("details put right: {}", to.name_and_role()),
        E::SeatAdded(s) => format!("seat: {}", s.title),
        E::SeatChanged { to, .. } => format!("seat put right: {}", to.title),
        E::SeatFilled {
            seat: s,
            holder: Some(p),
            ..
        } => format!("{} holds {}", m.name(*p), seat(m, *s)),
        E::SeatFilled {
            seat: s,
            holder: None,
            ..
        } => format!("{} is vacant", seat(m, *s)),
        E::ItemAdded { details, .. } => match details.late {
            Some(_) => format!("late item {} {}", details.number, details.title),
            None => format!("item {} {}", details.number, details.title),
        },
        E::ItemChanged { to, .. } => format!("item {} put right: {}", to.number, to.title),
        E::ReportAttached { item: i, .. } => format!("report for {}", item(m, *i)),
        E::ActionBroughtForward(a) => format!("brought forward: {}", quoted(&a.text)),
        E::EarlierMinutesListed { of } => {
            format!("minutes of {} to be agreed", of.format("%-d %B %Y"))
        }
        E::FutureMeetingListed(f) => format!("future meeting on {}", f.date.format("%-d %B %Y")),
        E::ItemPlanned(p) => format!("planned for {}: {}", p.meeting, p.title),
        E::Forewarned { person, expect, .. } => {
            let (what, about) = match expect {
                Expectation::Late(t) => ("will come late", t),
                Expectation::LeavesEarly(t) => ("will leave early", t),
            };
            let about =
                about.map_or_else(String::new, |t| format!(", about {}", t.format("%H:%M")));
            format!("{} {what}{about}", m.name(*person))
        }
        E::ApologyReceived {
            person,
            deputy: Some(d),
            ..
        } => {
            format!(
                "apologies from {}, {} as deputy",
                m.name(*person),
                m.name(*d)
            )
        }
        E::ApologyReceived { person, .. } | E::AttendeeApologised { person } => {
            format!("apologies from {}", m.name(*person))
        }
        E::MarkedPresent { person, capacity } => match capacity {
            Capacity::Holder(_) => format!("{} present", m.name(*person)),
            Capacity::Deputy(s) => format!(
                "{} present as deputy for {}",
                m.name(*person),
                holder(m, *s)
            ),
            Capacity::InAttendance => format!("{} in attendance", m.name(*person)),
        },
        E::MarkedAbsent { seat: s } => format!("{} absent without apologies", holder(m, *s)),
        E::SeatUnmarked { seat: s } => format!("{} unaccounted for again", holder(m, *s)),
        E::AttendeeUnmarked { person } => format!("{} not in attendance", m.name(*person)),
        E::MeetingOpened { when, presiding } => {
            format!(
                "meeting opened at {}, {} in the chair",
                when.format("%H:%M"),
                m.name(*presiding)
            )
        }
        E::PresidingChanged { to, when } => {
            format!("{} took the chair at {}", m.name(*to), when.format("%H:%M"))
        }
        E::MeetingAdjourned { when, .. } => {
            format!("meeting adjourned at {}", when.format("%H:%M"))
        }
        E::MeetingResumed { when } => format!("meeting resumed at {}", when.format("%H:%M")),
        E::NextMeetingSet(f) => format!("next meeting on {}", f.date.format("%-d %B %Y")),
        E::MeetingClosed { when } => format!("meeting closed at {}", when.format("%H:%M")),
        E::MinutesApproved { at_meeting, .. } => {
            format!(
                "minutes approved at the meeting of {}",
                at_meeting.format("%-d %B %Y")
            )
        }
        E::ItemTaken { item: i, when } => {
            format!("{} taken at {}", item(m, *i), when.format("%H:%M"))
        }
        E::ItemDeferred { item: i, .. } => format!("{} deferred", item(m, *i)),
        E::ItemWithdrawn { item: i, .. } => format!("{} withdrawn", item(m, *i)),
        E::ItemRestored { item: i } => format!("{} back on the agenda", item(m, *i)),
        E::Recorded {
            item: i,
            kind,
            text,
            ..
        } => {
            format!("{} in {}", kind_in_words(m, kind, text), item(m, *i))
        }
        E::TextSpliced {
            entry: e,
            went,
            came,
            ..
        } => {
            let place = in_item(m, *e);
            match (went.is_empty(), came.is_empty()) {
                (true, _) => format!("typed {}{place}", quoted(came)),
                (false, true) => format!("deleted {}{place}", quoted(went)),
                (false, false) => format!("{} became {}{place}", quoted(went), quoted(came)),
            }
        }
        E::EntryChanged { entry: e, kind } => {
            let text = m.entry(*e).map_or("", |e| e.text.as_str());
            format!("changed to {}", kind_in_words(m, kind, text))
        }
        E::EntryMoved {
            entry: e, item: i, ..
        } => format!("{} moved to {}", entry(m, *e), item(m, *i)),
        E::EntryStruck { entry: e } => format!("struck: {}", entry(m, *e)),
        E::EntryRestored { entry: e } => format!("restored: {}", entry(m, *e)),
        E::ResolutionReworded { entry: e } => format!("rewording {}", entry(m, *e)),
        E::ResolutionStaged {
            entry: e, stage, ..
        } => match stage {
            Stage::Worded => format!("back to wording: {}", entry(m, *e)),
            Stage::Put => format!("put: {}", entry(m, *e)),
            Stage::Agreed => format!("agreed: {}", entry(m, *e)),
        },
        E::EntryReclassified {
            entry: e, stream, ..
        } => {
            let to = match stream {
                Stream::Public => "public",
                Stream::Exempt => "exempt",
                Stream::Private => "private",
            };
            format!("{} made {to}", entry(m, *e))
        }
        E::PeopleJoined { kept, .. } => format!("two entries joined as {}", m.name(*kept)),
        E::QueryRaised {
            entry, words, ask, ..
        } => {
            let place = in_item(m, *entry);
            raised_in_words(m, words, &place, ask.as_ref())
        }
        E::QuerySettled { query } => settled_in_words(m, *query),
    }
}
