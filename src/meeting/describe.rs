//! Facts in words, for the history and for saying what will be undone.

use super::correction;
use super::entry::{Approval, Kind, Movement, Stream};
use super::event::{Event, Expectation, Fact};
use super::id::{EntryId, ItemId, SeatId};
pub use super::owed::{due_in_words, owner_name, progress_in_words};
use super::people::Capacity;
use super::query::{raised_in_words, settled_in_words};
use super::state::Meeting;

/// At most this many characters of a text are quoted.
const QUOTED: usize = 48;

/// What a record's facts say, in one line. The meeting may be the one before or after them: what
/// they name is looked up where it can be. `instead` has better words for the fact at a place, where
/// one has to know what was there before it.
pub fn in_words(
    meeting: &Meeting,
    facts: &[Fact],
    instead: impl Fn(usize) -> Option<String>,
) -> String {
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
    let told: Vec<(usize, &Fact)> = (0..)
        .zip(facts)
        .filter(|(_, f)| facts.len() == 1 || !matches!(f.1, Event::PersonAdded(_)))
        .collect();
    let one = |(at, fact): &(usize, &Fact)| instead(*at).unwrap_or_else(|| one(meeting, fact));
    let mut said: Vec<String> = told.iter().take(3).map(one).collect();
    if told.len() > 3 {
        said.push(format!("and {} more", told.len() - 3));
    }
    said.join("; ")
}

/// All of a text, on one line: a reason or a ground, which half of it would not give.
pub fn cited(text: &str) -> String {
    let line = text.split_whitespace().collect::<Vec<_>>().join(" ");
    format!("\u{201C}{line}\u{201D}")
}

/// The first words of a text, on one line.
pub fn quoted(text: &str) -> String {
    let line = text.split_whitespace().collect::<Vec<_>>().join(" ");
    if line.chars().count() <= QUOTED {
        return cited(text);
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
    // To whom it was given is what it says itself.
    if matches!(event, Event::EntryReclassified { .. }) {
        return said;
    }
    match stream {
        // It is the office's own, whoever may read what it was done for.
        _ if matches!(event, Event::RuleOverridden { .. }) => said,
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

pub(super) fn in_item(m: &Meeting, id: EntryId) -> String {
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
                Movement::TookSeat => "sat in",
            };
            let as_deputy = match (how, capacity) {
                (Movement::Arrived | Movement::TookSeat, Capacity::Deputy(s)) => {
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
        Kind::TookNoPart { person, .. } => format!("{} stayed and took no part", m.name(*person)),
        Kind::Declaration { person, .. } => {
            format!("{} declared an interest", m.name(*person))
        }
        Kind::NoneDeclared => "no declarations of interest".to_owned(),
        Kind::Election { person, .. } => format!("{} elected to the chair", m.name(*person)),
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
        Kind::Vote { result, .. } => format!("vote: {}", result.in_words()),
        Kind::Exclusion { basis, when, .. } if basis.excludes() => {
            format!("public excluded at {}", when.format("%H:%M"))
        }
        Kind::Exclusion { .. } => "public not excluded".to_owned(),
        Kind::Readmission { when } => format!("public readmitted at {}", when.format("%H:%M")),
        Kind::OwnVote { person, voice, .. } => {
            format!("{} voted {}", m.name(*person), voice.in_words())
        }
        // What has no better words is told by its name and its first words.
        _ => with(kind.name()),
    }
}

fn event_in_words(m: &Meeting, event: &Event) -> String {
    use Event as E;
    match event {
        E::BodyDescribed(body) => format!("body: {}", body.name),
        E::StyleSet(style) => format!("the house style set: {}", style.named()),
        E::RulesSet(_) => "the body's rules set".to_owned(),
        E::BodyJoined { body, .. } => format!("{} meets with it", body.name),
        E::JoinedBodyChanged { body, .. } => format!("{} put right", body.name),
        E::SeatAssigned { seat: s, of } => {
            format!("{} is a seat of {}", seat(m, *s), m.body_of(*of).name)
        }
        E::RuleOverridden { rule, reason } => {
            format!("done all the same, because {}: {rule}", quoted(reason))
        }
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
            seat: s, holder, ..
        } => match holder {
            Some(p) => format!("{} holds {}", m.name(*p), seat(m, *s)),
            None => format!("{} is vacant", seat(m, *s)),
        },
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
        E::BetweenMeetings(what) => what.in_words(m),
        E::AbsenceApproved(absence) => absence.in_words(m),
        E::AbsenceWithdrawn(withdrawal) => withdrawal.in_words(m),
        E::Forewarned { person, expect, .. } => {
            let (what, about) = match expect {
                Expectation::Late(t) => ("will come late", t),
                Expectation::LeavesEarly(t) => ("will leave early", t),
            };
            let about = about.map(|t| format!(", about {}", t.format("%H:%M")));
            format!("{} {what}{}", m.name(*person), about.unwrap_or_default())
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
        E::AttendsRemotely { person, remote, .. } if *remote => {
            format!("{} attends remotely", m.name(*person))
        }
        E::AttendsRemotely { person, .. } => format!("{} is in the room", m.name(*person)),
        E::OpenedWithoutChair { when } => {
            format!(
                "meeting opened at {}, nobody in the chair",
                when.format("%H:%M")
            )
        }
        E::PresidingChanged { to, when } => {
            format!("{} took the chair at {}", m.name(*to), when.format("%H:%M"))
        }
        E::MeetingAdjourned { when, .. } => {
            format!("meeting adjourned at {}", when.format("%H:%M"))
        }
        E::MeetingResumed { when } => format!("meeting resumed at {}", when.format("%H:%M")),
        E::BusinessOrdered { when, what } => what.in_words(m, *when),
        E::NextMeetingSet(f) => format!("next meeting on {}", f.date.format("%-d %B %Y")),
        E::MeetingClosed { when } => format!("meeting closed at {}", when.format("%H:%M")),
        E::MinutesApproved { .. }
        | E::DraftIssued { .. }
        | E::PurgeHeld { .. }
        | E::HoldReleased { .. }
        | E::Purged { .. } => super::after::in_words(event),
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
                (true, true) => format!("words that were purged{place}"),
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
        } => format!("{}: {}", stage.in_words(), entry(m, *e)),
        E::EntryReclassified {
            entry: e,
            stream,
            reason,
        } => {
            let to = match stream {
                Stream::Public => "public",
                Stream::Exempt => "exempt",
                Stream::Private => "private",
            };
            let why = if reason.is_blank() {
                String::new()
            } else {
                format!(", because {}", cited(reason))
            };
            format!("{} made {to}{why}", entry(m, *e))
        }
        E::PeopleJoined { kept, .. } => format!("two entries joined as {}", m.name(*kept)),
        E::QueryRaised {
            entry, words, ask, ..
        } => raised_in_words(m, words, &in_item(m, *entry), ask.as_ref()),
        E::QuerySettled { query } => settled_in_words(m, *query),
        E::Speaking(what) => what.told(m),
        E::CorrectionReceived(received) => correction::received_in_words(m, received),
        E::CorrectionSettled {
            correction: of,
            how,
        } => correction::settled_in_words(m, *of, how),
    }
}
