//! What was found in all meetings, below the meetings that fit: a row for each passage, and the marked
//! one in its place.

use std::ops::Range;

use ratatui::layout::Rect;
use ratatui::style::Style;

use crate::meeting::text::counted;
use crate::tui::editor::grapheme::measure;
use crate::tui::job::{FoundPassage, FoundWords};
use crate::tui::paper::Paper;
use crate::tui::screens::list;

/// What of a passage is read before the words that are looked for, in characters.
const BEFORE: usize = 24;

/// How much was found, and what has not been looked into.
pub(super) fn heading(paper: &mut Paper<'_>, area: Rect, y: u16, found: Option<&FoundWords>) {
    let Some(found) = found else { return };
    let mut words = match found.all {
        0 => "Nothing in the minutes".to_owned(),
        all => format!(
            "In the minutes: {} in {}",
            counted(all, "passage"),
            counted(found.meetings, "meeting")
        ),
    };
    if found.left == 0 && found.all > found.passages.len() {
        words = format!("{words}; the newest {}", found.passages.len());
    }
    if found.left > 0 {
        words = format!(
            "{words}; {} still to be read",
            counted(found.left, "session")
        );
    }
    if !found.note.is_empty() {
        words = format!("{words}. {}", found.note);
    }
    paper.fitted(area.x + 2, y, area.right(), &words, paper.theme.quiet);
}

/// A passage in a row: the day, the body, and its words from a little before the first that is looked
/// for.
pub(super) fn row(paper: &mut Paper<'_>, area: Rect, y: u16, passage: &FoundPassage, marked: bool) {
    let style = list::mark(paper, area, y, marked);
    let right = area.right().saturating_sub(1);
    let day = passage.date.format("%-d %b %Y").to_string();
    let x = area.x + 2;
    paper.right(x, y, (x + 11).min(right), &day, paper.theme.text);
    let x = x + 13;
    let most = (area.width / 4).clamp(8, 30);
    let end = x + most
        .min(measure(&passage.body) as u16)
        .min(right.saturating_sub(x));
    paper.fitted(x, y, end, &passage.body, style);
    let x = (x + most + 2).min(right);
    let (from, cut) = begins(passage);
    let x = if cut {
        paper.text(x, y, right, "\u{2026}", paper.theme.quiet)
    } else {
        x
    };
    let end = passage.text.len();
    pieces(paper, (x, y, right), passage, from..end);
    let words = passage.text.get(from..).unwrap_or_default();
    if measure(words) > usize::from(right.saturating_sub(x)) && x < right {
        paper.text(right - 1, y, right, "\u{2026}", paper.theme.quiet);
    }
}

/// Where the words of a row begin, and whether some are left out before.
fn begins(passage: &FoundPassage) -> (usize, bool) {
    let text = &passage.text;
    let mark = passage.marks.first().map_or(0, |mark| mark.start);
    let before = text.get(..mark).unwrap_or_default();
    if before.chars().count() <= BEFORE {
        return (0, false);
    }
    let from = before
        .char_indices()
        .rev()
        .nth(BEFORE)
        .map_or(0, |(at, _)| at);
    // At the beginning of a word.
    let word = before.get(from..).and_then(|b| b.find(char::is_whitespace));
    (word.map_or(from, |at| from + at + 1), true)
}

/// The passage in its place, under a line.
pub(super) fn detail(paper: &mut Paper<'_>, area: Rect, passage: &FoundPassage) {
    if area.height == 0 {
        return;
    }
    paper.rule(area, area.y);
    let right = area.right().saturating_sub(1);
    let mut y = area.y + 1;
    // Where the heading of an item is what was found, once is enough.
    let is_heading = passage.text.trim() == passage.heading.trim();
    if !passage.heading.is_empty() && !is_heading && y < area.bottom() {
        paper.fitted(area.x + 1, y, right, &passage.heading, paper.theme.quiet);
        y += 1;
    }
    let width = usize::from(area.width.saturating_sub(2)).max(1);
    let lines = broken(&passage.text, width);
    // The first line with a mark is seen.
    let mark = passage.marks.first().map_or(0, |mark| mark.start);
    let of_mark = lines.iter().position(|line| line.end > mark).unwrap_or(0);
    let room = usize::from(area.bottom().saturating_sub(y));
    let first = (of_mark + 1).saturating_sub(room.max(1));
    for (y, line) in (y..area.bottom()).zip(lines.into_iter().skip(first)) {
        pieces(paper, (area.x + 1, y, area.right()), passage, line);
    }
}

/// A text broken into lines of a width, by the bytes of each.
fn broken(text: &str, width: usize) -> Vec<Range<usize>> {
    let mut lines = Vec::new();
    let mut from = 0;
    let mut line = 0..0;
    for word in text.split_inclusive(char::is_whitespace) {
        let at = from;
        from += word.len();
        let so_far = text.get(line.start..from).unwrap_or_default();
        if measure(so_far.trim_end()) > width && line.end > line.start {
            lines.push(line.clone());
            line = at..from;
        } else {
            line.end = from;
        }
        if word.ends_with('\n') {
            lines.push(line.clone());
            line = from..from;
        }
    }
    if line.end > line.start {
        lines.push(line);
    }
    lines
}

/// Writes a part of a passage with its marks.
fn pieces(
    paper: &mut Paper<'_>,
    (x, y, right): (u16, u16, u16),
    passage: &FoundPassage,
    part: Range<usize>,
) {
    let (plain, strong): (Style, Style) = (paper.theme.text, paper.theme.marked);
    let mut x = x;
    let mut at = part.start;
    let mut put = |paper: &mut Paper<'_>, range: Range<usize>, style: Style| {
        let words = passage.text.get(range).unwrap_or_default();
        let words = words.trim_end_matches('\n');
        if !words.is_empty() && x < right {
            x = paper.text(x, y, right, words, style);
        }
    };
    for mark in &passage.marks {
        let (from, to) = (mark.start.max(part.start), mark.end.min(part.end));
        if from >= to {
            continue;
        }
        put(paper, at..from, plain);
        put(paper, from..to, strong);
        at = to;
    }
    put(paper, at..part.end, plain);
}
