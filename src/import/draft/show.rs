//! The values of a draft in words, as the review shows them and as they are mended.

use chrono::{NaiveDate, NaiveTime};

use super::target::Cell;
use crate::import::found::Place;
use crate::import::proposal::{Exempt, Item, Member, Proposal, Report};
use crate::import::when;
use crate::meeting::agenda::Progress;
use crate::meeting::agenda::Purpose;
use crate::meeting::people::{Office, PersonDetails};
use crate::meeting::text::Text;

impl Proposal {
    /// A place in words: "pack.pdf, page 3, line 12"; empty for what stands in no file.
    pub fn whereabouts(&self, place: Place) -> String {
        if place.line == 0 && place.page == 0 {
            return String::new();
        }
        let source = self.sources.get(usize::from(place.source));
        let name = source.map_or_else(String::new, |s| s.name.to_string());
        let page = (place.page > 0).then(|| format!("page {}", place.page));
        let line = (place.line > 0).then(|| format!("line {}", place.line));
        let words: Vec<String> = [(!name.is_empty()).then_some(name), page, line]
            .into_iter()
            .flatten()
            .collect();
        words.join(", ")
    }
}

/// "Thursday 22 January 2015".
pub(super) fn day(date: NaiveDate) -> String {
    let weekday = when::day(chrono::Datelike::weekday(&date));
    format!("{weekday} {}", date.format("%-d %B %Y"))
}

/// "16:00".
pub(super) fn clock(time: NaiveTime) -> String {
    time.format("%H:%M").to_string()
}

/// What an officer says of an office.
pub(super) fn office(office: Office) -> &'static str {
    match office {
        Office::Member => "Member",
        Office::Chair => "Chair",
        Office::ViceChair => "Vice-chair",
    }
}

/// What an item or a report is for.
pub(super) fn purpose(purpose: Purpose) -> &'static str {
    match purpose {
        Purpose::Unsaid => "",
        Purpose::Decision => "For decision",
        Purpose::Discussion => "For discussion",
        Purpose::Information => "For information",
    }
}

/// How an action stands.
pub(super) fn status(status: &Progress) -> String {
    match status {
        Progress::Open => "Open".to_owned(),
        Progress::InProgress => "In progress".to_owned(),
        Progress::Completed => "Completed".to_owned(),
        Progress::ToMeeting(when) => format!("To the meeting of {when}"),
        Progress::OutsideMeetings => "Outside meetings".to_owned(),
        Progress::Superseded => "Superseded".to_owned(),
    }
}

/// Why an item is taken without the public.
pub(super) fn exempt(exempt: &Exempt) -> String {
    if exempt.paragraph.is_blank() {
        "Exempt".to_owned()
    } else {
        exempt.paragraph.to_string()
    }
}

/// "Councillor Rachael Robathan, Cabinet Member for Adults, chair".
pub(super) fn member(member: &Member) -> String {
    let person = &member.person.value;
    let name = if person.name.is_blank() {
        "Vacant".to_owned()
    } else {
        person.full_name()
    };
    let mut words = vec![name];
    let said = [person.role.as_str(), person.organisation.as_str()];
    words.extend(said.iter().filter(|w| !w.is_empty()).map(|w| (*w).into()));
    if member.office != Office::Member {
        words.push(office(member.office).to_lowercase());
    }
    if member.substitute {
        words.push("substitute".to_owned());
    } else if !member.voting {
        words.push("without a vote".to_owned());
    }
    words.join(", ")
}

/// "4  Better Care Fund  (13-18)".
pub(super) fn item(item: &Item) -> String {
    let pages = item.pages.as_ref().filter(|p| !p.value.is_blank());
    let pages = pages.map_or_else(String::new, |p| format!("  ({})", p.value));
    let words = format!("{}  {}{pages}", item.number.value, item.title.value);
    words.trim().to_owned()
}

/// "4  Better Care Fund Update".
pub(super) fn report(report: &Report) -> String {
    let behind = report.item.as_ref().map_or("?", |i| i.value.as_str());
    format!("{behind}  {}", report.title.value)
}

/// A value that can be mended, in words.
pub(super) fn cell(cell: &Cell<'_>) -> String {
    match cell {
        Cell::Maybe(found) => found
            .as_ref()
            .map_or_else(String::new, |f| f.value.to_string()),
        Cell::Words(words) => words.to_string(),
        Cell::Day(found) => found.as_ref().map_or_else(String::new, |f| day(f.value)),
        Cell::OnlyDay(date) => day(**date),
        Cell::Clock(found) => found.as_ref().map_or_else(String::new, |f| clock(f.value)),
        Cell::OnlyClock(time) => time.map_or_else(String::new, clock),
        Cell::Name(person) if person.name.is_blank() => "Vacant".to_owned(),
        Cell::Name(person) => person.full_name(),
        Cell::Deputy(person) => person
            .as_ref()
            .map_or_else(String::new, PersonDetails::name_and_role),
        Cell::Office(is) => office(**is).to_owned(),
        Cell::Vote(true) => "Votes".to_owned(),
        Cell::Vote(false) => "No vote".to_owned(),
        Cell::Purpose(is) => purpose(**is).to_owned(),
        Cell::Allowed(minutes) => {
            minutes.map_or_else(String::new, |minutes| format!("{minutes} minutes"))
        }
        Cell::Exempt(found) => found
            .as_ref()
            .map_or_else(String::new, |f| exempt(&f.value)),
        Cell::Owners(owners) => {
            let owners: Vec<&str> = owners.iter().map(Text::as_str).collect();
            owners.join("; ")
        }
        Cell::Progress(is) => status(is),
    }
}
