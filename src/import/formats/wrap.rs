//! Which lines of a plain text go on in the next: those that were broken to a width.

use super::marks;
use crate::import::lexicon::{self, Honorific, ItemMark};

/// A line as it is judged.
#[derive(Clone, Copy, Debug)]
pub(super) struct Judged<'a> {
    /// The line, as the file has it.
    pub(super) text: &'a str,
    /// It is words in one cell, neither a heading nor a row.
    pub(super) plain: bool,
}

/// The widest that lines are broken to by hand or by mail programs.
const WIDEST: usize = 160;
/// A line shorter than this was not broken because it was full.
const SHORT: usize = 40;

/// For each line whether it goes on in the next.
pub(super) fn broken(lines: &[Judged<'_>]) -> Vec<bool> {
    let lengths: Vec<usize> = lines
        .iter()
        .map(|l| l.text.trim_end().chars().count())
        .collect();
    let next = |at: usize| {
        lines
            .get(at + 1)
            .filter(|n| n.plain && starts_inside(n.text))
    };
    let sure: Vec<bool> = (0..lines.len())
        .map(|at| {
            let pair = lines.get(at).copied().zip(lines.get(at + 1).copied());
            pair.is_some_and(|(line, next)| ends_inside(line, next))
        })
        .collect();
    let width = usual_width(&sure, &lengths);
    sure.iter()
        .enumerate()
        .map(|(at, sure)| {
            let full = width.is_some_and(|width| {
                let length = lengths.get(at).copied().unwrap_or(0);
                let word = next(at).and_then(|n| n.text.split_whitespace().next());
                (SHORT..=WIDEST).contains(&length)
                    && word.is_some_and(|w| length + 1 + w.chars().count() > width)
            });
            *sure || full && lines.get(at).is_some_and(|l| l.plain)
        })
        .collect()
}

/// So many lines of words make a paper that may have a blank line behind each.
const SPACED: usize = 12;

/// For each line whether it goes on in the next of words, where the paper has a blank line behind each
/// line of words, as recognised scans have: there a blank line parts nothing. None = it has not.
pub(super) fn spaced(lines: &[Judged<'_>]) -> Option<Vec<bool>> {
    let blank = |l: &Judged<'_>| !l.text.contains(char::is_alphanumeric);
    let words: Vec<(usize, Judged<'_>)> = lines
        .iter()
        .copied()
        .enumerate()
        .filter(|(_, l)| !blank(l))
        .collect();
    let together = words.windows(2).filter(|w| w[0].0 + 1 == w[1].0).count();
    if words.len() < SPACED || together * 20 > words.len() {
        return None;
    }
    let plain: Vec<Judged<'_>> = words.iter().map(|(_, l)| *l).collect();
    let mut goes_on = broken(&plain);
    for (at, pair) in plain.windows(2).enumerate() {
        if let ([line, next], Some(held)) = (pair, goes_on.get_mut(at)) {
            *held |= line.plain && next.plain && is_open(line.text) && starts_inside(next.text);
        }
    }
    // One paragraph a line has blank lines between them as well, and none that goes on.
    let sure = plain.windows(2).filter(|w| ends_inside(w[0], w[1])).count();
    if sure < 2 || sure * 12 < words.len() {
        return None;
    }
    let mut out = vec![false; lines.len()];
    for ((at, _), broken) in words.into_iter().zip(goes_on) {
        if let Some(held) = out.get_mut(at) {
            *held = broken;
        }
    }
    Some(out)
}

/// Whether a line can't be the end of anything: it ends with a comma, a small word, an open bracket, an
/// honorific or an initial.
fn is_open(text: &str) -> bool {
    let text = text.trim_end().trim_end_matches('*');
    let last = text.split_whitespace().next_back().unwrap_or("");
    let initial = last.len() == 2 && last.ends_with('.') && last.starts_with(char::is_uppercase);
    text.contains(' ')
        && (text.ends_with([',', '&'])
            || matches!(last, "O\u{2019}" | "O'" | "\u{d3}")
            || initial
            || text.matches('(').count() > text.matches(')').count()
            || lexicon::is(ItemMark::Open, last)
            || lexicon::is(Honorific::One, last.trim_end_matches('.')))
}

/// Whether a line ends inside a sentence and the next begins in lower case: it was broken for sure.
fn ends_inside(line: Judged<'_>, next: Judged<'_>) -> bool {
    let text = line.text.trim_end();
    line.plain
        && text.chars().count() >= SHORT
        && !text.ends_with(['.', ':', ';', '?', '!'])
        && next.plain
        && starts_inside(next.text)
        && next
            .text
            .trim_start()
            .starts_with(|c: char| c.is_lowercase())
}

/// Whether a line could be the next of a broken one: it has words and no mark of its own.
fn starts_inside(text: &str) -> bool {
    let text = text.trim_start();
    let word = text.split_whitespace().next().unwrap_or("");
    let address = word.contains("://") || word.contains('@') || word.starts_with("www.");
    !text.is_empty() && !marks::is_marked(text) && !address
}

/// The width that lines were broken to, from those that were for sure; none if too few were.
fn usual_width(sure: &[bool], lengths: &[usize]) -> Option<usize> {
    let mut widths: Vec<usize> = sure
        .iter()
        .zip(lengths)
        .filter_map(|(sure, length)| sure.then_some(*length))
        .collect();
    if widths.len() < 2 {
        return None;
    }
    let at = widths.len() * 3 / 4;
    let (_, width, _) = widths.select_nth_unstable(at);
    (*width <= WIDEST).then_some(*width)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn of(text: &str) -> Vec<bool> {
        let lines: Vec<Judged<'_>> = text
            .lines()
            .map(|text| Judged { text, plain: true })
            .collect();
        broken(&lines)
    }

    #[test]
    fn lines_broken_to_a_width_go_on() {
        let read = of("The Committee is asked to consider the report of\n\
                       the Director of Finance on the second quarter and\n\
                       to note that the position has improved since the\n\
                       July meeting. It is also asked to agree that the\n\
                       Chairman write to the Minister about the grant.\n\
                       1. MINUTES OF THE MEETING HELD ON THE FIFTH OF MAY");
        assert_eq!(read, [true, true, true, true, false, false]);
    }

    #[test]
    fn a_blank_line_behind_each_line_parts_nothing() {
        let text = "The Committee is asked to consider the report of\n\n\
                    the Director of Finance on the second quarter and\n\n\
                    to note that the position has improved since the\n\n\
                    July meeting.\n\n";
        let whole = text.repeat(4);
        let lines: Vec<Judged<'_>> = whole
            .lines()
            .map(|text| Judged { text, plain: true })
            .collect();
        let read = spaced(&lines).unwrap();
        assert_eq!(
            read.get(..8).unwrap(),
            [true, false, true, false, true, false, false, false]
        );
        // Paragraphs of one line each.
        let other = whole.replace("\n\n", ".\n\n");
        let lines: Vec<Judged<'_>> = other
            .lines()
            .map(|text| Judged { text, plain: true })
            .collect();
        assert!(spaced(&lines).is_none());
    }

    #[test]
    fn one_line_a_paragraph_is_not_broken() {
        let read = of(
            "Councillor Ada Brook (Chair)\nCouncillor Ben Carr\nDr Chi Dole\n\n\
                       Members of the public are welcome to attend and listen to the discussion.\n\
                       Members are reminded that contacts are shown at the end of each report.",
        );
        assert!(read.iter().all(|b| !b), "{read:?}");
    }
}
