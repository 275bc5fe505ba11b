//! Papers that disagree with the agenda or with themselves: titles, numbers, seats, pages, slips.

use super::super::label::{self, Mark};
use super::super::{tell, words};
use super::name_of;
use crate::import::found::Place;
use crate::import::proposal::{Minutes, Proposal};
use crate::import::supporting::report::is_past;

/// Titles of a report and its item that share less than this are told, in hundredths.
const ALIKE: u32 = 75;

/// A report whose title is not that of its item.
pub(super) fn titles(out: &mut Proposal) {
    let mut found: Vec<(Place, String)> = Vec::new();
    for report in &out.reports {
        let item = report.item.as_ref().and_then(|r| {
            out.items
                .iter()
                .find(|i| i.number.value.as_str() == r.value.as_str())
        });
        let Some(item) = item else { continue };
        let (one, two) = (report.title.value.as_str(), item.title.value.as_str());
        if !one.is_empty() && words::alike(one, two) < ALIKE {
            found.push((
                report.title.place,
                format!(
                    "{} is \"{two}\" on the agenda; its report is called \"{one}\".",
                    name_of(item)
                ),
            ));
        }
    }
    for (place, sentence) in found {
        tell(place, &sentence, out);
    }
}

/// Paragraph numbers that come twice in a report.
pub(super) fn numbering(out: &mut Proposal) {
    let mut found: Vec<(Place, String)> = Vec::new();
    for report in &out.reports {
        let place = report.place;
        let Some(source) = out.sources.get(usize::from(place.source)) else {
            continue;
        };
        let from = source.lines.partition_point(|l| l.number < place.line);
        let lines = source.lines.get(from..).unwrap_or_default();
        let mut last: Option<(u32, u32)> = None;
        let mut again: Option<(String, String, Place)> = None;
        let mut highest = 0;
        for line in lines.iter().take_while(|l| l.number <= place.to) {
            let Some((major, minor, label)) = numbered(line.text.as_str()) else {
                continue;
            };
            let here = Place {
                line: line.number,
                to: line.number,
                page: line.page,
                ..place
            };
            let same = last.is_some_and(|(m, _)| m == major);
            if !same {
                found.extend(again.take().map(told));
                highest = 0;
            }
            let back = same && minor > 1 && last.is_some_and(|(_, n)| minor <= n);
            if back || (again.is_some() && minor <= highest) {
                match &mut again {
                    Some((_, end, _)) => *end = label,
                    None => again = Some((label.clone(), label, here)),
                }
            } else if same && minor == 1 {
                // An appendix begins to count anew.
                highest = 0;
            }
            highest = highest.max(minor);
            last = Some((major, minor));
        }
        found.extend(again.take().map(told));
    }
    for (place, sentence) in found {
        tell(place, &sentence, out);
    }
}

fn told((first, last, place): (String, String, Place)) -> (Place, String) {
    let which = if first == last {
        format!("The paragraph number {first} comes")
    } else {
        format!("The paragraph numbers {first} to {last} come")
    };
    (place, format!("{which} twice in this report."))
}

/// The number "4.2" that a line begins with.
fn numbered(text: &str) -> Option<(u32, u32, String)> {
    let text = text.trim_start_matches(['-', '*', ' ']);
    let label = label::label(text)?;
    let rest = text.get(label.rest..)?;
    if label.mark != Mark::Number(2) || rest.is_empty() || words::begins_small(rest) {
        return None;
    }
    let (major, minor) = label.words.split_once('.')?;
    Some((
        major.parse().ok()?,
        minor.parse().ok()?,
        label.words.clone(),
    ))
}

/// A member for whose seat the earlier minutes name nobody, neither present nor with apologies.
pub(super) fn seats(out: &mut Proposal) {
    let Some(minutes) = out
        .minutes
        .iter()
        .max_by_key(|m| m.date.as_ref().map(|d| d.value))
    else {
        return;
    };
    if minutes.present.len() < 3 {
        return;
    }
    let missing: Vec<_> = out
        .members
        .iter()
        .filter(|m| !m.substitute && !m.person.value.name.is_blank())
        .filter(|m| {
            let person = &m.person.value;
            let seat = format!("{} {}", person.role.as_str(), person.organisation.as_str());
            !accounted(minutes, person.name.as_str(), &seat)
        })
        .collect();
    // Where many are missing the board is another, or the list was not read.
    if missing.is_empty() || missing.len() * 4 > out.members.len() {
        return;
    }
    let day = minutes
        .date
        .as_ref()
        .map(|d| d.value.format(" of %-d %B %Y").to_string());
    let day = day.unwrap_or_default();
    let mut found: Vec<(Place, String)> = Vec::new();
    for member in missing {
        let person = &member.person.value;
        let seat = if person.organisation.is_blank() {
            &person.role
        } else {
            &person.organisation
        };
        let of = if seat.is_blank() {
            String::new()
        } else {
            format!(" ({})", seat.as_str())
        };
        let whom = if seat.is_blank() {
            "don't name them"
        } else {
            "name nobody for that seat"
        };
        found.push((
            member.person.place,
            format!(
                "{}{of} is listed as a member; the minutes{day} {whom}, neither as present nor with apologies.",
                person.full_name()
            ),
        ));
    }
    for (place, sentence) in found {
        tell(place, &sentence, out);
    }
}

fn accounted(minutes: &Minutes, name: &str, seat: &str) -> bool {
    let present = minutes.present.iter().map(|p| &p.value.person);
    let sorry = minutes.apologies.iter().map(|a| &a.value);
    let (key, telling) = (words::key(name), words::telling(seat));
    let last = key.split(' ').next_back().unwrap_or_default().to_owned();
    present.chain(sorry).any(|p| {
        let other = words::key(p.name.as_str());
        let named = other == key
            || (!last.is_empty()
                && other.split(' ').next_back() == Some(&last)
                && other.chars().next() == key.chars().next());
        if named {
            return true;
        }
        let held = format!("{} {}", p.role.as_str(), p.organisation.as_str());
        let held = words::telling(&held);
        let shared = telling.iter().filter(|w| held.contains(w)).count();
        !telling.is_empty() && shared * 2 > telling.len()
    })
}

/// Page ranges that overlap or go backwards.
pub(super) fn pages(out: &mut Proposal) {
    let mut found: Vec<(Place, String)> = Vec::new();
    let mut before: Option<(u32, String, String)> = None;
    for item in &out.items {
        let Some(pages) = &item.pages else { continue };
        let Some((from, to)) = range(pages.value.as_str()) else {
            continue;
        };
        if to < from {
            found.push((
                pages.place,
                format!(
                    "The pages of {} go backwards: {from} to {to}.",
                    name_of(item).to_lowercase()
                ),
            ));
            continue;
        }
        if let Some((last, name, printed)) = &before
            && from <= *last
            // Several items may share a page, as a heading and its parts do.
            && printed != pages.value.as_str()
            && !(from == *last && from == to)
        {
            found.push((
                pages.place,
                format!(
                    "{} has the pages {}, and {} before it the pages {printed}.",
                    name_of(item),
                    pages.value.as_str(),
                    name.to_lowercase()
                ),
            ));
        }
        before = Some((to, name_of(item), pages.value.as_str().to_owned()));
    }
    for (place, sentence) in found {
        tell(place, &sentence, out);
    }
}

fn range(pages: &str) -> Option<(u32, u32)> {
    let numbers: Vec<u32> = pages
        .split(|c: char| !c.is_ascii_digit())
        .filter(|p| !p.is_empty())
        .filter_map(|p| p.parse().ok())
        .collect();
    match numbers.as_slice() {
        [one] => Some((*one, *one)),
        [from, to] => Some((*from, *to)),
        _ => None,
    }
}

/// "To considered at the meeting": an infinitive that has lost its verb.
pub(super) fn slips(out: &mut Proposal) {
    let mut found: Vec<(Place, String)> = Vec::new();
    let comments = out
        .actions
        .iter()
        .map(|a| (a.comment.as_str(), a.text.place));
    let descriptions = out.items.iter().filter_map(|i| i.description.as_ref());
    let descriptions = descriptions.map(|d| (d.value.as_str(), d.place));
    for (text, place) in comments.chain(descriptions) {
        let mut words = text.split_whitespace();
        let (Some(to), Some(next)) = (words.next(), words.next()) else {
            continue;
        };
        if to == "To" && is_past(next) {
            found.push((
                place,
                format!("\"To {next}\" lacks a word: \"To be {next}\"?"),
            ));
        }
    }
    for (place, sentence) in found {
        tell(place, &sentence, out);
    }
}
