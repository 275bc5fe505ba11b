//! Minutes of an earlier meeting: day, people, items, what was resolved, when it ended.

mod action_tables;
mod actions;
mod agenda;
mod apologies;
mod assigned;
mod attendance;
mod attending;
mod beside;
mod day;
mod entries;
mod headings;
mod items;
mod people;
mod readings;
mod resolved;
mod roll;
#[cfg(test)]
mod roll_tests;
mod room;
#[cfg(test)]
mod tests;
mod times;
mod title;
mod told;
#[cfg(test)]
mod whole_tests;

use self::roll::Roll;
use self::room::Room;
use super::label::Mark;
use super::para::{Para, paras};
use super::{extent, words};
use crate::import::lexicon::{self, RollWord};
use crate::import::line::Line;
use crate::import::people::{is_post, office};
use crate::import::proposal::{Minutes, Proposal};
use crate::import::when;
use crate::meeting::people::PersonDetails;
use crate::meeting::text::Text;

/// Reads minutes into `out`.
pub(super) fn read(lines: &[Line], out: &mut Proposal) {
    let roll = people::roll(lines);
    let mut all = paras(lines);
    agenda::drop(&mut all);
    let above = business_above(&all, roll.begins);
    let begins = above.unwrap_or(roll.begins);
    let head = lines.get(..top(lines, begins)).unwrap_or_default();
    crate::import::front::read_body(head, out);
    // The roll may be an item itself, with its number.
    let listed = |p: &Para| {
        let item = p.first == roll.begins && p.mark.is_some();
        above.is_some() && !item && (roll.begins..roll.ends).contains(&p.first)
    };
    let body = all.into_iter().filter(|p| p.first >= begins && !listed(p));
    let body: Vec<Para> = body.collect();
    let items = items::read(&body, above.unwrap_or(roll.ends), Room::of(head));
    let date = day::day(lines, head, out);
    let Roll {
        present, apologies, ..
    } = roll;
    let mut apologies = apologies;
    for found in apologies::apologies(&body) {
        if !apologies.iter().any(|a| same(&a.value, &found.value)) {
            apologies.push(found);
        }
    }
    let known: Vec<&Text> = out
        .members
        .iter()
        .map(|m| &m.person.value.organisation)
        .filter(|o| !o.is_blank())
        .collect();
    let mut present = present;
    for one in &mut present {
        settle(&mut one.value.person, &known);
    }
    for one in &mut apologies {
        settle(&mut one.value, &known);
        if attending::names_more(&one.value) {
            *one = one.clone().doubting(roll::OTHERS);
        }
    }
    let (started, ended) = times::told(head, &body);
    let minutes = Minutes {
        started,
        ended,
        draft: head.iter().any(is_draft),
        place: extent(lines),
        date,
        present,
        apologies,
        items,
    };
    out.actions.extend(actions::read(lines, &body, &minutes));
    out.minutes.push(minutes);
}

/// Words that a title has at most, where a stop may end it.
const TITLE: usize = 12;

/// The line at which the business begins, where that stands above the list of those present: an item with
/// the first number, or several headings of the format over words of their own.
fn business_above(all: &[Para], roll: usize) -> Option<usize> {
    let above = || all.iter().filter(|p| p.first < roll);
    let first = above().find(|p| p.mark == Some(Mark::Number(1)) && p.label == "1");
    if let Some(first) = first.filter(|p| p.text.split_whitespace().count() <= TITLE) {
        return Some(first.first);
    }
    let pairs = all.windows(2).filter(|w| w[1].first < roll);
    // The day may be a heading as well.
    let over = pairs
        .filter(|w| w[0].level > 0 && w[1].level == 0 && when::dates(&w[0].text, None).is_empty());
    let over: Vec<&Para> = over.map(|w| &w[0]).collect();
    let level = over.iter().map(|p| p.level).max()?;
    let mut same = over.iter().filter(|p| p.level == level);
    let first = same.next()?;
    (same.count() > 1).then_some(first.first)
}

/// The line after the head of minutes: the list of those present, or as much as a head is long.
fn top(lines: &[Line], roll: usize) -> usize {
    const LONGEST: usize = 14;
    if roll > 0 {
        return roll;
    }
    let words = lines.iter().enumerate().filter(|(_, l)| !l.is_blank());
    words
        .map(|(at, _)| at + 1)
        .take(LONGEST)
        .last()
        .unwrap_or(0)
}

/// What stands beside a name is an organisation where the list of members calls it one.
fn settle(person: &mut PersonDetails, known: &[&Text]) {
    let key = words::key(person.role.as_str());
    let same = |o: &&&Text| words::key(o.as_str()) == key;
    if person.organisation.is_blank() && !key.is_empty() && known.iter().any(|o| same(&o)) {
        person.organisation = std::mem::take(&mut person.role);
    }
    parted(person);
}

/// Parts what stands beside a name where only the last of it is a post: "Loom Works, board member" and
/// "ann, Treasurer", what they are called by; and takes off initials that stand before a house.
fn parted(person: &mut PersonDetails) {
    let own = |field: &Text| {
        let (first, rest) = field.split_once(", ")?;
        let word = first.trim();
        let plain = !word.contains(' ') && !is_post(word) && office(word).is_none();
        plain.then(|| (word.to_owned(), Text::line(rest)))
    };
    let post = |rest: &Text| !rest.contains(',') && (is_post(rest) || office(rest).is_some());
    if let Some((word, rest)) = own(&person.role).filter(|(_, rest)| post(rest)) {
        if !words::begins_small(&word) && person.organisation.is_blank() {
            person.organisation = Text::line(&word);
        }
        person.role = rest;
    }
    let Some((word, rest)) = own(&person.organisation) else {
        return;
    };
    let mut name = person.name.split_whitespace();
    let first = name.next().and_then(|n| n.chars().next());
    let last = name.next_back().and_then(|n| n.chars().next());
    let initials = (2..=4).contains(&word.len()) && words::capitals(&word);
    if person.role.is_blank() && post(&rest) {
        person.organisation = Text::line(&word);
        person.role = rest;
    } else if initials && word.chars().next() == first && word.chars().nth(1) == last {
        person.organisation = rest;
    }
}

/// Whether two are one person: "Ms Fern" in a sentence and "Ms E Fern" in the list.
fn same(one: &PersonDetails, other: &PersonDetails) -> bool {
    let (a, b) = (
        words::key(one.name.as_str()),
        words::key(other.name.as_str()),
    );
    let last = |name: &str| name.rsplit(' ').next().map(str::to_owned);
    let first = |name: &str| name.contains(' ').then(|| name.chars().next()).flatten();
    let (x, y) = (first(&a), first(&b));
    a == b || (last(&a) == last(&b) && (x.is_none() || y.is_none() || x == y))
}

fn is_draft(line: &Line) -> bool {
    let text = line.text();
    text.len() <= 160 && lexicon::is(RollWord::Draft, &text)
}
