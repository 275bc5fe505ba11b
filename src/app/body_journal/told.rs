//! What a meeting tells the journal of its body.

use chrono::{Datelike, Months, NaiveDate};

use crate::import::when;
use crate::meeting::Meeting;
use crate::meeting::absence::{AbsenceTold, WithdrawalTold};
use crate::meeting::agenda::{FutureMeeting, PlannedItem, Standing};
use crate::meeting::between::{
    ActionTold, MeetingTold, PlannedTold, ProgressTold, SeatTold, Taken,
};
use crate::meeting::calendar::MONTHS;
use crate::meeting::describe::owner_name;
use crate::meeting::entry::{Approval, Due, Entry, Kind, Owner, Stage, Stream};
use crate::meeting::id::PersonId;
use crate::meeting::joint::Constituent;
use crate::meeting::text::Text;

/// Where the minutes have an action, by its id in its session.
pub(super) type Minuted = Vec<(String, String)>;

/// The words by which a meeting asks that something come before it again.
const BACK: [&str; 5] = [
    "report back",
    "reported back",
    "bring back",
    "brought back",
    "be brought to the next meeting",
];

/// For when something is put off without a day.
const LATER: &str = "A later meeting";

/// What a meeting tells: `session` is the id of its session, `journal` that of the body's journal.
pub(super) fn told(
    meeting: &Meeting,
    session: &str,
    journal: &str,
    minuted: &Minuted,
) -> MeetingTold {
    let source = |id: &dyn ToString| Text::line(&format!("{session} {}", id.to_string()));
    MeetingTold {
        of: Taken {
            session: Text::line(session),
            held: meeting.calling().clone(),
            seats: seats(meeting),
            planned: planned(meeting, &source),
            meetings: later(meeting),
            minutes_left: minutes_left(meeting),
        },
        actions: actions(meeting, &source, journal, minuted),
        progress: progress(meeting, &source, journal),
        absences: absences(meeting, &source),
        withdrawals: withdrawals(meeting, &source),
        items_taken: meeting
            .items()
            .iter()
            .filter(|i| i.standing == Standing::Taken)
            .map(|i| i.details.title.clone())
            .collect(),
    }
}

fn seats(meeting: &Meeting) -> Vec<SeatTold> {
    let somebody = |id: Option<PersonId>| Some(meeting.person(id?)?.details.clone());
    meeting
        .seats_of(Constituent::First)
        .map(|s| SeatTold {
            seat: s.details.clone(),
            holder: somebody(s.holder),
            usual_deputy: somebody(s.usual_deputy),
        })
        .collect()
}

fn later(meeting: &Meeting) -> Vec<FutureMeeting> {
    let held = meeting.calling().date;
    let mut found: Vec<FutureMeeting> = Vec::new();
    let all = meeting
        .next_meeting()
        .into_iter()
        .chain(meeting.future_meetings());
    for one in all.filter(|f| f.date > held) {
        if !found.iter().any(|f| f.date == one.date) {
            found.push(one.clone());
        }
    }
    found
}

fn minutes_left(meeting: &Meeting) -> Vec<NaiveDate> {
    let agreed = |of: NaiveDate| {
        meeting.all_entries().iter().any(|e| {
            !e.struck
                && matches!(e.kind, Kind::Minutes { of: held, approval, .. }
                    if held == of && approval == Approval::Agreed)
        })
    };
    let all = meeting.earlier_minutes().iter().copied();
    all.filter(|of| !agreed(*of)).collect()
}

/// The origin of an action that a meeting had before it; of the journal's own the id alone.
fn origin_of(origin: &Text, journal: &str) -> Text {
    let own = format!("{journal} ");
    match origin.strip_prefix(own.as_str()) {
        Some(id) if !journal.is_empty() => Text::line(id),
        _ => origin.clone(),
    }
}

fn actions(
    meeting: &Meeting,
    source: &impl Fn(&dyn ToString) -> Text,
    journal: &str,
    minuted: &Minuted,
) -> Vec<ActionTold> {
    let names = |owners: &[Owner]| -> Vec<Text> {
        let names = owners.iter().map(|o| owner_name(meeting, o));
        names.map(|name| Text::line(&name)).collect()
    };
    let mut found = Vec::new();
    for prior in meeting.prior_actions() {
        let action = &prior.action;
        let origin = if action.origin.is_empty() {
            source(&prior.id)
        } else {
            origin_of(&action.origin, journal)
        };
        let due = action.comment.strip_prefix("Due: ");
        found.push(ActionTold {
            origin,
            text: action.text.clone(),
            topic: action.topic.clone(),
            minute: action.minute.clone(),
            owners: names(&action.owners),
            due: match due {
                Some(words) if action.due.is_unset() => due_of(words, meeting.calling().date),
                _ => action.due.clone(),
            },
            raised: action.raised,
            progress: action.progress.clone(),
            comment: if due.is_some() {
                Text::default()
            } else {
                action.comment.clone()
            },
            exempt: prior.stream != Stream::Public,
            earlier: true,
        });
    }
    for item in meeting.items() {
        for entry in meeting
            .entries_of(item)
            .filter(|e| e.stream != Stream::Private)
        {
            let Kind::Action { owners, due, .. } = &entry.kind else {
                continue;
            };
            let text = Text::new(entry.text.trim());
            if text.is_empty() && owners.is_empty() {
                continue;
            }
            let id = entry.id.to_string();
            let minute = minuted.iter().find(|(of, _)| *of == id);
            found.push(ActionTold {
                origin: source(&entry.id),
                text,
                topic: item.details.title.clone(),
                minute: minute.map_or_else(Text::default, |(_, words)| Text::line(words)),
                owners: names(owners),
                due: match due {
                    Due::NextMeeting => meeting
                        .next_meeting_expected()
                        .map_or(Due::NextMeeting, |next| Due::On(next.date)),
                    due => due.clone(),
                },
                raised: meeting.calling().date,
                exempt: entry.stream != Stream::Public,
                ..ActionTold::default()
            });
        }
    }
    found
}

/// When something is due that was carried over in words.
fn due_of(words: &str, held: NaiveDate) -> Due {
    match when::dates(words, Some(held)).as_slice() {
        [one] => Due::On(one.date),
        _ => Due::Said(Text::line(words)),
    }
}

fn progress(
    meeting: &Meeting,
    source: &impl Fn(&dyn ToString) -> Text,
    journal: &str,
) -> Vec<ProgressTold> {
    let entries = meeting.items().iter().flat_map(|i| meeting.entries_of(i));
    let mut said: Vec<_> = entries.filter(|e| e.stream != Stream::Private).collect();
    // As they were said, which is not always as they are printed.
    said.sort_by_key(|e| e.id);
    said.into_iter()
        .filter_map(|e| {
            let Kind::Progress { action, progress } = &e.kind else {
                return None;
            };
            let prior = meeting.prior_action(*action)?;
            let of = if prior.action.origin.is_empty() {
                source(&prior.id)
            } else {
                origin_of(&prior.action.origin, journal)
            };
            Some(ProgressTold {
                of,
                source: source(&e.id),
                progress: progress.clone(),
                comment: Text::new(e.text.trim()),
                exempt: e.stream != Stream::Public,
            })
        })
        .collect()
}

/// The absences that this meeting approved; of what was approved elsewhere others tell.
fn absences(meeting: &Meeting, source: &impl Fn(&dyn ToString) -> Text) -> Vec<AbsenceTold> {
    let told = meeting.absences().filter_map(|approved| {
        let absence = &approved.absence;
        let by = if absence.by.is_blank() {
            &meeting.body().name
        } else {
            &absence.by
        };
        Some(AbsenceTold {
            person: meeting.person(absence.person)?.details.clone(),
            on: absence.on,
            by: by.clone(),
            until: absence.until,
            reason: absence.reason.clone(),
            // One decision may approve the absences of several.
            source: source(&format!("{} {}", absence.entry?, absence.person)),
            exempt: meeting.readers_of_absence(approved) != Stream::Public,
        })
    });
    told.collect()
}

/// The approvals that this meeting withdrew.
fn withdrawals(meeting: &Meeting, source: &impl Fn(&dyn ToString) -> Text) -> Vec<WithdrawalTold> {
    let told = meeting.absences_withdrawn().filter_map(|withdrawn| {
        let told = &withdrawn.withdrawal;
        let by = if told.by.is_blank() {
            &meeting.body().name
        } else {
            &told.by
        };
        let place = format!("{} {} {}", told.entry?, told.person, told.of);
        Some(WithdrawalTold {
            person: meeting.person(told.person)?.details.clone(),
            of: told.of,
            on: told.on?,
            by: by.clone(),
            source: source(&place),
            exempt: meeting.readers_of_withdrawal(withdrawn) != Stream::Public,
        })
    });
    told.collect()
}

/// What was put off, what is to come back, and what the meeting's own programme has.
fn planned(meeting: &Meeting, source: &impl Fn(&dyn ToString) -> Text) -> Vec<PlannedTold> {
    let mut found = Vec::new();
    for item in meeting.items() {
        // Until when something was put off in private was said in private.
        if let Standing::Deferred { to, .. } = item.standing_for(false) {
            let (meeting, date) = meeting_named(meeting, to.as_str());
            found.push(PlannedTold {
                item: PlannedItem {
                    meeting,
                    date,
                    title: item.details.title.clone(),
                    summary: if item.is_private() {
                        Text::default()
                    } else {
                        item.details.description.clone()
                    },
                    ..PlannedItem::default()
                },
                source: source(&item.id),
                put_off: true,
            });
        }
        for entry in meeting.entries_of(item) {
            if entry.stream != Stream::Public || item.is_private() {
                continue;
            }
            found.extend(coming_back(
                meeting,
                item.details.title.as_str(),
                entry,
                source,
            ));
        }
    }
    let own = meeting.planned().iter();
    found.extend(own.map(|item| PlannedTold {
        item: item.clone(),
        ..PlannedTold::default()
    }));
    found
}

/// What an action or a decision asks to come before the body again.
fn coming_back(
    meeting: &Meeting,
    title: &str,
    entry: &Entry,
    source: &impl Fn(&dyn ToString) -> Text,
) -> Option<PlannedTold> {
    let (owners, due): (&[Owner], Option<&Due>) = match &entry.kind {
        Kind::Action { owners, due, .. } => (owners, Some(due)),
        Kind::Resolution { .. } if entry.kind.stage() == Some(Stage::Agreed) => (&[], None),
        _ => return None,
    };
    let asks = |line: &&str| {
        let line = line.to_lowercase();
        BACK.iter().any(|words| line.contains(words))
    };
    let line = entry.text.lines().find(asks)?;
    let (meeting_words, date) = match due {
        Some(Due::On(day)) => (Text::line(&day.format("%-d %B %Y").to_string()), Some(*day)),
        Some(Due::NextMeeting) => meeting_named(meeting, "next meeting"),
        Some(Due::Said(words)) => meeting_named(meeting, words),
        _ => meeting_named(meeting, &named_in(line, meeting.calling().date)),
    };
    let names: Vec<String> = owners.iter().map(|o| owner_name(meeting, o)).collect();
    Some(PlannedTold {
        item: PlannedItem {
            meeting: meeting_words,
            date,
            title: Text::line(&format!("{title}: report back")),
            summary: Text::line(line),
            lead: Text::line(&names.join(", ")),
            purpose: Text::default(),
        },
        source: source(&entry.id),
        put_off: false,
    })
}

/// The meeting that a sentence names: its day, its month, or the next one.
fn named_in(line: &str, held: NaiveDate) -> String {
    if let [one] = when::dates(line, Some(held)).as_slice() {
        return one.date.format("%-d %B %Y").to_string();
    }
    let small = line.to_lowercase();
    if small.contains("next meeting") {
        return "next meeting".to_owned();
    }
    let words: Vec<&str> = small.split(|c: char| !c.is_alphanumeric()).collect();
    let month = words.iter().find_map(|word| {
        let at = MONTHS.iter().position(|m| m.eq_ignore_ascii_case(word))?;
        u32::try_from(at + 1).ok()
    });
    let Some(month) = month else {
        return String::new();
    };
    // The first such month after the meeting, unless a year is named.
    let year = words
        .iter()
        .find_map(|w| w.parse::<i32>().ok().filter(|y| *y > 1900));
    let coming = (1..=12)
        .filter_map(|n| held.checked_add_months(Months::new(n)))
        .find(|day| day.month() == month);
    let year = year.or(coming.map(|day| day.year())).unwrap_or(held.year());
    NaiveDate::from_ymd_opt(year, month, 1)
        .map_or_else(String::new, |day| day.format("%B %Y").to_string())
}

/// A meeting that words name, and its day where that is known.
fn meeting_named(meeting: &Meeting, words: &str) -> (Text, Option<NaiveDate>) {
    let held = meeting.calling().date;
    let in_words = |day: NaiveDate| Text::line(&day.format("%-d %B %Y").to_string());
    let words = words.trim();
    if words.is_empty() {
        return (Text::from(LATER), None);
    }
    if words.to_lowercase().contains("next meeting")
        && let Some(next) = meeting.next_meeting_expected().filter(|n| n.date > held)
    {
        return (in_words(next.date), Some(next.date));
    }
    match when::dates(words, Some(held)).as_slice() {
        [one] => (in_words(one.date), Some(one.date)),
        _ => (Text::line(words), None),
    }
}
