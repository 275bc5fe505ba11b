//! The values that a phrase can name and the meeting knows.

use super::fill::{Scene, capitalised};
use crate::meeting::agenda::{Item, Report};
use crate::meeting::entry::Kind;
use crate::meeting::id::PersonId;
use crate::meeting::people::Person;
use crate::minutes::words::{date, full_date, list, time};

/// Every value by its name, with what it stands for.
pub const VALUES: &[(&str, &str)] = &[
    (
        "presenter",
        "who presents the item, \"Dr Bell\": whom the record says, or else the report's author",
    ),
    (
        "presenter.full",
        "the same with the role, \"Dr Amina Bell (Director of Public Health)\"",
    ),
    ("title", "the title of the report, or else of the item"),
    ("item", "the item's number on the agenda"),
    ("report of", "whose report it is"),
    ("time", "the time now, as the house writes it"),
    ("date", "the date of the meeting"),
    (
        "last meeting",
        "the date of the meeting whose minutes are to be agreed",
    ),
    (
        "next meeting",
        "day and time of the next meeting, as announced or as in the calendar",
    ),
    (
        "count",
        "how many members are in the room, in words up to ten",
    ),
    ("members", "what the body calls its members, \"Members\""),
    ("chair", "the house's word, \"the Chair\""),
    (
        "Chair",
        "the same at the start of a sentence, \"The Chair\"",
    ),
    ("board", "what the body calls itself, \"the Board\""),
    (
        "Board",
        "the same at the start of a sentence, \"The Board\"",
    ),
    ("venue", "where the meeting is held"),
    (
        "resolved",
        "the house's word before a decision, \"Resolved:\"",
    ),
];

/// A value; none if the meeting doesn't know it, or there is no such value.
pub(super) fn value(name: &str, scene: &Scene<'_>) -> Option<String> {
    let meeting = scene.meeting;
    let item = || scene.item.and_then(|id| meeting.item(id));
    let report = || item().and_then(|i| i.report_for(scene.readers));
    let found = match name {
        "presenter" => names(scene, short_name)?,
        "presenter.full" => names(scene, full_name)?,
        "title" => {
            let title = report().map(|r| r.title.to_string());
            let title = title.filter(|t| !t.trim().is_empty());
            title.or_else(|| item().map(|i| i.details.title.to_string()))?
        }
        "item" => item()?.details.number.to_string(),
        "report of" => report()?.of.to_string(),
        "time" => time(scene.house, scene.now.time()),
        "date" => {
            let day = meeting.calling().date;
            // Before the meeting is called, its date is no date.
            if day == chrono::NaiveDate::default() {
                return None;
            }
            date(scene.house.dates, day)
        }
        "last meeting" => date(scene.house.dates, *meeting.earlier_minutes().iter().max()?),
        "next meeting" => {
            let next = meeting.next_meeting_expected()?;
            let at = next.start.map(|t| format!(" at {}", time(scene.house, t)));
            format!(
                "{}{}",
                full_date(scene.house, next.date),
                at.unwrap_or_default()
            )
        }
        "count" => count(meeting.count().0)?,
        "members" => or(&meeting.body().members, "Members"),
        "chair" => format!("the {}", or(meeting.chair_title(), "Chair")),
        "board" => meeting.called().to_owned(),
        "Chair" | "Board" => capitalised(&value(&name.to_lowercase(), scene)?),
        "venue" => meeting.calling().venue.to_string(),
        "resolved" => scene.house.resolved.to_string(),
        _ => return None,
    };
    let found = found.trim();
    (!found.is_empty()).then(|| found.to_owned())
}

fn or(word: &str, usual: &str) -> String {
    let word = word.trim();
    if word.is_empty() { usual } else { word }.to_owned()
}

/// How many, in words up to ten; none for nobody, which is to say that nobody was marked yet.
fn count(n: usize) -> Option<String> {
    const WORDS: [&str; 10] = [
        "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten",
    ];
    let nth = n.checked_sub(1)?;
    Some(
        WORDS
            .get(nth)
            .map_or_else(|| n.to_string(), |word| (*word).to_owned()),
    )
}

fn short_name(scene: &Scene<'_>, person: &Person) -> String {
    scene.meeting.short_name(&person.details)
}

/// "Name (Role)", the role of a seat before one's own, as the minutes write it.
fn full_name(scene: &Scene<'_>, person: &Person) -> String {
    let seat = scene.meeting.seat_held_by(person.id).map(|s| &s.details);
    let title = seat.map(|s| {
        if s.title.is_blank() {
            &s.organisation
        } else {
            &s.title
        }
    });
    match title.filter(|t| !t.is_blank()) {
        Some(title) => format!("{} ({title})", person.details.full_name()),
        None => person.details.name_and_role(),
    }
}

fn names(scene: &Scene<'_>, written: fn(&Scene<'_>, &Person) -> String) -> Option<String> {
    let item = scene.item.and_then(|id| scene.meeting.item(id))?;
    let named: Vec<String> = presenters(scene, item)
        .into_iter()
        .filter_map(|id| scene.meeting.person(id))
        .map(|person| written(scene, person))
        .collect();
    (!named.is_empty()).then(|| list(&named))
}

/// Who presents an item: whom its newest such sentence names, or else the report's author; as far
/// as those may know for whom the phrase is.
fn presenters(scene: &Scene<'_>, item: &Item) -> Vec<PersonId> {
    let presented = scene.meeting.entries_of(item).rev().find_map(|e| {
        let known = scene.readers.includes(e.stream);
        match &e.kind {
            Kind::Presented { who, .. } if known && !who.is_empty() => Some(who.clone()),
            _ => None,
        }
    });
    presented.unwrap_or_else(|| {
        let report = item.report_for(scene.readers);
        let author = report.and_then(|r| author(scene, r));
        author.into_iter().collect()
    })
}

/// The person whom the report names first as its author.
fn author(scene: &Scene<'_>, report: &Report) -> Option<PersonId> {
    let people = scene.meeting.people().iter();
    let known = people.filter(|p| scene.meeting.is_known_in(p.id, scene.readers));
    let named = known.filter(|p| !p.details.cue && !p.details.name.is_blank());
    named
        .filter_map(|p| Some((stands_at(&report.author, &p.details.name)?, p)))
        // Of two at one place the longer name is meant: "Ann Lee-Jones" and not "Ann Lee".
        .min_by_key(|(at, p)| (*at, std::cmp::Reverse(p.details.name.len())))
        .map(|(_, p)| p.id)
}

/// Where a name stands in a text as whole words.
fn stands_at(text: &str, name: &str) -> Option<usize> {
    let inside = |c: Option<char>| c.is_some_and(|c| c.is_alphanumeric() || c == '-');
    text.match_indices(name).map(|(at, _)| at).find(|&at| {
        !inside(text[..at].chars().next_back()) && !inside(text[at + name.len()..].chars().next())
    })
}
