//! What speaks against the items of an agenda.

use std::collections::HashMap;

use super::signs::{Sign, doubt};
use super::{Scales, begins_with_mark, head, says};
use crate::import::found::{Found, Place};
use crate::import::lexicon::fold;
use crate::import::proposal::{Item, Proposal, SourceLine};
use crate::import::supporting::label::{self, Mark};
use crate::import::supporting::words;
use crate::meeting::agenda::Business;
use crate::meeting::text::Text;

/// A title of more words is long.
const LONG: usize = 12;

/// A description of less words says little.
const FEW: usize = 5;

/// Doubts the items and what stands below them.
pub(super) fn weigh(scales: &mut Scales, whole: &[Sign], out: &mut Proposal) {
    for member in &mut out.members {
        scales.weigh(&mut member.person, whole.iter().copied());
    }
    for contact in &mut out.contacts {
        scales.weigh(contact, whole.iter().copied());
    }
    if out.items.is_empty() {
        return;
    }
    let paper = of_paper(out);
    let taken = taken(&out.items);
    let repeats = taken.iter().filter(|t| **t).count() * 4 >= out.items.len();
    let first = out.items.first().map(|i| i.title.place);
    let head = first.map_or_else(Vec::new, |at| head(out, at.source, 0..at.line));
    let minutes = says(&head, "minutes") && !says(&head, "agenda");
    let references = are_references(&out.items);
    let labels = labels(&out.items);
    let all: Vec<Sign> = [
        (repeats, Sign::Repeats),
        (minutes, Sign::CallsItselfMinutes),
        (carried(out) > 1, Sign::MotionsCarried),
    ]
    .into_iter()
    .filter_map(|(is, sign)| is.then_some(sign))
    .chain(whole.iter().copied())
    .collect();
    for (item, taken) in out.items.iter_mut().zip(taken) {
        let mut signs = all.clone();
        if taken {
            signs.push(Sign::NumberTaken);
        }
        if let Some(why) = doubt(signs.iter().copied()) {
            item.number = std::mem::take(&mut item.number).doubting(why);
            item.lead = item.lead.take().map(|l| l.doubting(why));
            for part in &mut item.parts {
                *part = std::mem::take(part).doubting(why);
            }
        }
        for part in &mut item.parts {
            let mark = begins_with_mark(&part.value);
            scales.weigh(part, mark.then_some(Sign::BeginsWithMark));
        }
        for paper in &mut item.attachments {
            let numbers = is_of_numbers(&paper.value);
            scales.weigh(paper, numbers.then_some(Sign::FileOfNumbers));
        }
        let mut against = of_title(item, &labels);
        if references {
            against.push(Sign::References);
        }
        scales.weigh(&mut item.title, signs.iter().copied().chain(against));
        if let Some(found) = &mut item.description {
            let ordinary = item.business == Business::Ordinary;
            let against = of_description(found, ordinary);
            scales.weigh(found, signs.iter().chain(&paper).copied().chain(against));
        }
    }
}

/// Words of a line that tells the outcome of a vote and nothing else, at most.
const OUTCOME: usize = 6;

/// How many lines beside the items, and in no earlier minutes or reports, tell that a motion was carried.
fn carried(out: &Proposal) -> usize {
    let file = out.items.first().map(|i| i.title.place.source);
    let source = file.and_then(|at| out.sources.get(usize::from(at)));
    let lines = source.map(|s| s.lines.as_slice()).unwrap_or_default();
    let places = out.minutes.iter().map(|m| m.place);
    let places: Vec<Place> = places.chain(out.reports.iter().map(|r| r.place)).collect();
    let elsewhere = |line: &&SourceLine| {
        let inside = |p: &Place| (p.line..=p.to).contains(&line.number) && Some(p.source) == file;
        !places.iter().any(inside)
    };
    let told = lines.iter().filter(|l| {
        let text = l.text.as_str();
        text.split_whitespace().count() <= OUTCOME && {
            let key = fold(text);
            words::has_word(&key, "carried") || words::has_word(&key, "carries")
        }
    });
    told.filter(elsewhere).count()
}

/// What speaks against all that was read from the paper.
fn of_paper(out: &Proposal) -> Vec<Sign> {
    let mut signs = Vec::new();
    if !out.body.as_ref().is_some_and(Found::is_certain) {
        signs.push(Sign::NoBody);
    }
    if !out.date.as_ref().is_some_and(Found::is_certain) {
        signs.push(Sign::NoDay);
    }
    if known(&out.items) * 4 < out.items.len() {
        signs.push(Sign::FewKnown);
    }
    signs
}

/// How many of the items are what agendas have.
pub(super) fn known(items: &[Item]) -> usize {
    let known = items.iter().filter(|i| i.business != Business::Ordinary);
    known.count()
}

/// Whether half of the titles or more are references: "File No. LM27-15".
fn are_references(items: &[Item]) -> bool {
    let reference = |item: &&Item| {
        let title = item.title.value.as_str();
        let few = title.split_whitespace().count() < 4;
        few && item.description.is_some() && title.contains(|c: char| c.is_ascii_digit())
    };
    let count = items.iter().filter(reference).count();
    count > 3 && count * 2 >= items.len()
}

/// Whether the name of a file has more figures than letters: "4A - 12-12-26.pdf".
fn is_of_numbers(name: &str) -> bool {
    let stem = name.rsplit_once('.').map_or(name, |(stem, _)| stem);
    let count = |is: fn(char) -> bool| stem.chars().filter(|c| is(*c)).count();
    count(|c| c.is_ascii_digit()) > count(char::is_alphabetic)
}

/// For each item whether another has its number in the papers: such were given letters.
fn taken(items: &[Item]) -> Vec<bool> {
    let digits = |item: &Item| -> String {
        let number = item.number.value.as_str();
        number
            .trim_end_matches(|c: char| c.is_ascii_uppercase())
            .to_owned()
    };
    let mut count: HashMap<String, usize> = HashMap::new();
    for item in items {
        *count.entry(digits(item)).or_default() += 1;
    }
    let several = |item: &Item| count.get(&digits(item)).is_some_and(|n| *n > 1);
    items
        .iter()
        .map(|item| !item.number.is_certain() && several(item))
        .collect()
}

/// Words before a colon that stand in several titles.
fn labels(items: &[Item]) -> Vec<String> {
    let mut count: HashMap<String, usize> = HashMap::new();
    for label in items.iter().filter_map(|i| label(&i.title.value)) {
        *count.entry(label).or_default() += 1;
    }
    let several = count.into_iter().filter(|(_, n)| *n > 2);
    several.map(|(label, _)| label).collect()
}

/// The last word before the last colon within a title.
fn label(title: &str) -> Option<String> {
    let (before, _) = title.rsplit_once(": ")?;
    let word = before.rsplit(' ').next()?;
    (before.contains(' ')).then(|| fold(word).into_owned())
}

/// What speaks against a title.
fn of_title(item: &Item, labels: &[String]) -> Vec<Sign> {
    let title = item.title.value.as_str();
    let mut signs = Vec::new();
    if label(title).is_some_and(|l| labels.contains(&l)) {
        signs.push(Sign::LabelInTitles);
    }
    if item.number.value.is_blank() || !item.number.is_certain() {
        signs.push(Sign::Counted);
    }
    if begins_with_mark(title) {
        signs.push(Sign::BeginsWithMark);
    }
    if title.ends_with([',', ';', ':', '-', '\u{2013}', '&']) {
        signs.push(Sign::BreaksOff);
    }
    if words::ends(title) {
        signs.push(Sign::TitleIsSentence);
    }
    if title.split_whitespace().count() > LONG {
        signs.push(Sign::TitleIsLong);
    }
    signs
}

/// What speaks against a description; `ordinary`: of an item that not every agenda has.
fn of_description(found: &Found<Text>, ordinary: bool) -> Vec<Sign> {
    let text = found.value.as_str();
    let lines = || text.lines().filter(|l| !l.trim().is_empty());
    let mut signs = Vec::new();
    // Interests are declared "in items on the agenda".
    if ordinary && words::has_word(&fold(text), "agenda") {
        signs.push(Sign::OfAgenda);
    }
    if lines().all(is_sentence) {
        return signs;
    }
    signs.push(Sign::NoSentence);
    let mark = label::label(text).is_some_and(|l| l.mark != Mark::Bullet);
    signs.extend(mark.then_some(Sign::BeginsWithNumber));
    if lines().count() > 1 {
        signs.push(Sign::SeveralLines);
    }
    if text.split_whitespace().count() < FEW && !words::ends(text) {
        signs.push(Sign::FewWords);
    }
    signs
}

/// Whether a line is one as a description of an item has: "To note the report", "Members are asked …".
fn is_sentence(line: &str) -> bool {
    let line = line.trim();
    let whole = line.starts_with("To ") || words::begins_capital(line) && words::ends(line);
    whole && line.split_whitespace().count() > 2
}
