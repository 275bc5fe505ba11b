//! What the whole of a reading says against its parts: each reader doubts what it sees of its own lines;
//! what only the paper as a whole shows is weighed here, by signs whose weights are data.

mod agenda;
mod days;
mod minutes;
mod paper;
mod signs;
#[cfg(test)]
mod tests;

use std::ops::Range;

use super::found::Found;
use super::lexicon::fold;
use super::parts::Part;
use super::proposal::{Notice, Proposal, Weighed};
use super::steps::{Spent, Steps};
use super::supporting::words;
use crate::meeting::text::Text;
use signs::{Sign, doubt};

/// Doubts what the whole of the reading speaks against; `cut` are the parts of each file.
///
/// # Errors
/// When the steps are spent.
pub(super) fn weigh(cut: &[Vec<Part>], steps: &Steps, out: &mut Proposal) -> Result<(), Spent> {
    let people = out.minutes.iter().map(|m| m.present.len() + m.items.len());
    steps.take((out.items.len() * 8 + people.sum::<usize>() * 8) as u64)?;
    let mut scales = Scales(std::mem::take(&mut out.weighed));
    let paper = paper::signs(cut, steps, out)?;
    agenda::weigh(&mut scales, &paper, out);
    // The officer is told of the whole, too: a doubt of each field alone hides that it is all of them.
    if let Some(place) = out.items.first().map(|i| i.title.place) {
        let notice = |sign: &Sign| Notice {
            place,
            words: Text::line(sign.row().1),
        };
        out.noticed.extend(paper.iter().map(notice));
    }
    minutes::weigh(&mut scales, out);
    if out.date.is_none() {
        for one in &mut out.future {
            scales.weigh(one, [Sign::DayElsewhere]);
        }
    }
    for action in &mut out.actions {
        let small = words::begins_small(&action.text.value);
        scales.weigh(&mut action.text, small.then_some(Sign::BeginsSmall));
    }
    let alone = out.items.is_empty() && !out.minutes.is_empty();
    if let Some(host) = &mut out.host {
        scales.weigh(host, alone.then_some(Sign::HostOfMinutes));
    }
    days::weigh(&mut scales, steps, out)?;
    let many = (out.contacts.len() > MOST_CONTACTS).then_some(Sign::ManyContacts);
    for contact in &mut out.contacts {
        scales.weigh(contact, many);
    }
    if let Some(venue) = &mut out.venue {
        let mark = begins_with_mark(&venue.value);
        scales.weigh(venue, mark.then_some(Sign::BeginsWithMark));
    }
    out.weighed = scales.0;
    Ok(())
}

/// More ways to reach who services a meeting are rather those to take part in it.
const MOST_CONTACTS: usize = 3;

/// What was weighed so far.
struct Scales(Vec<Weighed>);

impl Scales {
    /// Doubts what was found, if the signs are enough.
    fn weigh<T: Default>(&mut self, found: &mut Found<T>, signs: impl IntoIterator<Item = Sign>) {
        let signs: Vec<Sign> = signs.into_iter().collect();
        self.0.extend(signs.iter().map(|sign| Weighed {
            place: found.place,
            what: sign.reason(),
        }));
        if let Some(why) = doubt(signs) {
            *found = std::mem::take(found).doubting(why);
        }
    }
}

/// Whether words begin with a mark that opens nothing: ". Chair", "@ the Mill".
fn begins_with_mark(words: &str) -> bool {
    let first = words.trim_start().chars().next();
    first.is_some_and(|c| c.is_ascii_punctuation() && !"('\"[\u{a3}#<`*_".contains(c))
}

/// Lines at the top of a paper that say what it is.
const HEAD: usize = 6;

/// The first of these lines of a file that have words, folded.
fn head(out: &Proposal, source: u16, lines: Range<u32>) -> Vec<String> {
    let source = out.sources.get(usize::from(source));
    let all = source.map(|s| s.lines.as_slice()).unwrap_or_default();
    let some = all
        .iter()
        .filter(|l| lines.contains(&l.number) && !l.text.is_blank());
    some.take(HEAD)
        .map(|l| fold(&l.text).into_owned())
        .collect()
}

/// Whether one of these lines is short and has a word.
fn says(head: &[String], word: &str) -> bool {
    let mut short = head.iter().filter(|l| l.split(' ').count() <= 10);
    short.any(|l| words::has_word(l, word))
}
