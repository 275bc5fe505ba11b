//! What stands outside the items: the chair changing hands, the end, the next meeting, signatures.

use crate::meeting::Phase;
use crate::meeting::agenda::{Item, Standing};

use super::attendance::chair_word;
use super::document::{Block, Part, Run, SignatureLine};
use super::draft::note;
use super::house::{Filled, House, ItemNumbers, SignLine};
use super::numbering::number_under;
use super::order::item_at;
use super::reading::Reading;
use super::sentences::{self, filled};
use super::words::{full_date, time};
use crate::meeting::audience::Reader;

/// Whether an agenda prints the end of the meeting as an item.
pub(super) fn is_termination(item: &Item) -> bool {
    let title = item.details.title.to_lowercase();
    ["termination of", "close of", "closure of", "end of"]
        .iter()
        .any(|start| {
            title
                .strip_prefix(start)
                .is_some_and(|rest| matches!(rest.trim(), "meeting" | "the meeting"))
        })
}

/// The item in which the agenda has the next meeting fixed, if the body was to come to it.
pub(super) fn next_meeting_item<'m, R: Reader>(reading: &Reading<'m, R>) -> Option<&'m Item> {
    reading.items().iter().find(|item| {
        matches!(item.standing, Standing::Waiting | Standing::Taken) && item.is_for_next_meeting()
    })
}

/// The chair changing hands, and adjournments, before any item was taken.
pub(super) fn before_items<R: Reader>(reading: &Reading<'_, R>, house: &House) -> Vec<Block> {
    let turns = reading.turns(house).iter();
    turns
        .filter(|turn| item_at(reading, turn.when).is_none())
        .map(|turn| Block::Note(turn.runs()))
        .collect()
}

/// The end of the meeting and the date of the next, as numbered paragraphs.
pub(super) fn ending<R: Reader>(
    reading: &Reading<'_, R>,
    house: &House,
    number: &str,
    before: usize,
) -> Vec<Block> {
    let ended = reading.closed().map(|at| {
        let on = if reading.sat_on_another_day() {
            full_date(house, at.date_naive())
        } else {
            String::new()
        };
        let places = [("time", time(house, at.time())), ("date", on)];
        filled(&house.ended, &places)
    });
    let next = reading
        .next_meeting()
        .filter(|_| next_meeting_item(reading).is_none())
        .map(|next| sentences::next_meeting(house, next));
    ended
        .into_iter()
        .chain(next)
        .enumerate()
        .map(|(at, text)| Block::Paragraph {
            number: number_under(house, number, before + at + 1).unwrap_or_default(),
            parts: vec![Part::Words(vec![Run::plain(text)])],
        })
        .collect()
}

/// The last heading, where the agenda has none for the end.
pub(super) fn termination<R: Reader>(
    reading: &Reading<'_, R>,
    house: &House,
    items: &[&Item],
) -> Vec<Block> {
    if reading.closed().is_none() {
        return reading
            .next_meeting()
            .filter(|_| next_meeting_item(reading).is_none())
            .map(|next| note(&sentences::next_meeting(house, next)))
            .into_iter()
            .collect();
    }
    // The end of a meeting is no minute of it, where those are counted.
    let number = match house.items {
        ItemNumbers::Agenda => next_number(items),
        ItemNumbers::Running => String::new(),
    };
    let mut blocks = vec![Block::Heading {
        level: 2,
        number: number.clone(),
        text: house.termination.to_string(),
        capitals: house.capital_headings,
    }];
    let numbered = items.iter().any(|i| !reading.number(i).is_empty());
    let mut end = ending(reading, house, &number, 0);
    if number.is_empty() && numbered {
        // Nothing goes on from numbers that are no row.
        for block in &mut end {
            if let Block::Paragraph { number, .. } = block {
                number.clear();
            }
        }
    }
    blocks.extend(end);
    blocks
}

/// The number after those of the items: "13" after "12" or "12A", "C62" after "C61". Where the
/// numbers are no such row ("Motion 1", "GBP/2223/001"), none.
fn next_number(items: &[&Item]) -> String {
    let numbers = || items.iter().map(|i| i.details.number.trim());
    if let Some(last) = numbers().filter_map(leading_number).max() {
        return (last + 1).to_string();
    }
    let letters = |number: &str| number.find(|c: char| c.is_ascii_digit());
    let prefix = numbers()
        .next()
        .and_then(|n| Some(n.get(..letters(n)?)?.to_owned()));
    let Some(prefix) = prefix.filter(|p| !p.is_empty() && p.chars().all(char::is_alphabetic))
    else {
        return String::new();
    };
    let rest = numbers().map(|n| n.strip_prefix(prefix.as_str())?.parse::<u32>().ok());
    let rest: Option<Vec<u32>> = rest.collect();
    let last = rest.and_then(|found| found.into_iter().max());
    last.map_or_else(String::new, |last| format!("{prefix}{}", last + 1))
}

fn leading_number(text: &str) -> Option<u32> {
    let end = text
        .find(|c: char| !c.is_ascii_digit())
        .unwrap_or(text.len());
    text[..end].parse().ok()
}

/// Where the minutes are signed; what an approval says already stands there. None where the house
/// has no lines for it.
pub(super) fn signature<R: Reader>(reading: &Reading<'_, R>, house: &House) -> Option<Block> {
    let approved = match reading.phase() {
        Phase::Approved {
            at_meeting,
            signed_by,
            ..
        } => Some((signed_by.to_string(), reading.date(*at_meeting))),
        _ => None,
    };
    let line = |line: &SignLine| SignatureLine {
        label: line.label.fill(&[("chair", &chair_word(reading))]),
        filled: match (line.filled, &approved) {
            (Filled::Blank, _) | (_, None) => String::new(),
            (Filled::SignedBy, Some((by, _))) => by.clone(),
            (Filled::ApprovedOn, Some((_, on))) => on.clone(),
        },
    };
    (!house.signature.is_empty())
        .then(|| Block::Signature(house.signature.iter().map(line).collect()))
}
