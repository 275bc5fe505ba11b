//! Rough notes: paragraphs for the officer alone, whose lines become paragraphs of the minutes.

use std::ops::Range;

use super::agenda::Item;
use super::entry::{Entry, Kind, Stream};
use super::state::Meeting;

impl Entry {
    /// Whether it is rough notes: the officer's own words, which no minutes print.
    pub fn is_note(&self) -> bool {
        self.stream == Stream::Private && matches!(self.kind, Kind::Paragraph)
    }
}

impl Meeting {
    /// The rough notes of an item that stand, in their order.
    pub fn notes_of(&self, item: &Item) -> impl Iterator<Item = &Entry> {
        self.entries_of(item).filter(|e| e.is_note())
    }
}

/// How many lines of notes have words.
pub(super) fn lines_left(text: &str) -> usize {
    text.lines()
        .filter(|line| !line[words(line)].is_empty())
        .count()
}

/// The line that the byte `at` stands in, without its line break; none where there is no such place.
pub(super) fn line_at(text: &str, at: usize) -> Option<Range<usize>> {
    if !text.is_char_boundary(at) {
        return None;
    }
    let start = text[..at].rfind('\n').map_or(0, |n| n + 1);
    let end = text[at..].find('\n').map_or(text.len(), |n| at + n);
    Some(start..end)
}

/// The words of a line of notes: without the bullet or the question mark before them.
pub(super) fn words(line: &str) -> Range<usize> {
    let bare = line.trim_start();
    let bare = ["- ", "? "]
        .into_iter()
        .find_map(|mark| bare.strip_prefix(mark))
        .unwrap_or(bare)
        .trim_start();
    let bare = if matches!(bare, "-" | "?") { "" } else { bare };
    let start = line.len() - bare.len();
    start..start + bare.trim_end().len()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_line_is_found_and_its_bullet_left_out() {
        let text = "- first\n  ? what of the clinics \n\nlast";
        let at = |at| line_at(text, at).map(|r| &text[r]);
        assert_eq!(at(0), Some("- first"));
        assert_eq!(at(7), Some("- first"));
        assert_eq!(at(8), Some("  ? what of the clinics "));
        assert_eq!(at(text.len()), Some("last"));
        assert_eq!(at(99), None);
        let said = |line: &'static str| &line[words(line)];
        assert_eq!(said("  ? what of the clinics "), "what of the clinics");
        assert_eq!(said("-ve figures"), "-ve figures");
        assert_eq!(said("? "), "");
        assert_eq!(lines_left(text), 3);
    }
}
