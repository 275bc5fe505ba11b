//! Finding words in a text, whatever their case.

use std::ops::Range;

use super::grapheme;
use super::motion::Motion;
use super::textbox::TextBox;
use crate::meeting::text::folded;

/// The first place at or after `from` where `needle` stands, upper and lower case being the same, and
/// apostrophes of every shape.
/// Only whole graphemes are found: "e" is not found in "é". An empty needle is nowhere.
pub fn find(text: &str, needle: &str, from: usize) -> Option<Range<usize>> {
    let first = needle.chars().next()?;
    let from = grapheme::snap(text, from);
    let head: Vec<char> = folded(first).collect();
    text[from..].char_indices().find_map(|(at, c)| {
        if c != first && !folded(c).eq(head.iter().copied()) {
            return None;
        }
        let start = from + at;
        let end = start + matched(&text[start..], needle)?;
        let whole = grapheme::is_boundary(text, start) && grapheme::is_boundary(text, end);
        whole.then_some(start..end)
    })
}

/// All places where `needle` stands, none overlapping another.
pub fn find_all<'a>(text: &'a str, needle: &'a str) -> impl Iterator<Item = Range<usize>> + 'a {
    let mut from = 0;
    std::iter::from_fn(move || {
        let hit = find(text, needle, from)?;
        from = hit.end;
        Some(hit)
    })
}

/// Bytes of `text` that `needle` takes at its start, if it stands there.
fn matched(text: &str, needle: &str) -> Option<usize> {
    let mut wanted = needle.chars().flat_map(folded).peekable();
    for (at, c) in text.char_indices() {
        if wanted.peek().is_none() {
            return Some(at);
        }
        for lower in folded(c) {
            if wanted.next() != Some(lower) {
                return None;
            }
        }
    }
    wanted.peek().is_none().then_some(text.len())
}

impl TextBox {
    /// Selects the next place after the caret (or the selection's start, if `here`) where `needle`
    /// stands, going round at the end. Answers where that is.
    pub fn find_next(&mut self, needle: &str, here: bool) -> Option<Range<usize>> {
        let from = match self.selection() {
            Some(range) if here => range.start,
            Some(range) => range.end,
            None => self.caret,
        };
        let hit = find(&self.text, needle, from).or_else(|| find(&self.text, needle, 0))?;
        self.select(hit.clone());
        Some(hit)
    }

    /// The same towards the start of the text.
    pub fn find_previous(&mut self, needle: &str) -> Option<Range<usize>> {
        let before = self.selection().map_or(self.caret, |range| range.start);
        let (mut last, mut previous) = (None, None);
        for hit in find_all(&self.text, needle) {
            if hit.end <= before {
                previous = Some(hit.clone());
            }
            last = Some(hit);
        }
        let hit = previous.or(last)?;
        self.select(hit.clone());
        Some(hit)
    }

    /// Replaces the selection, if it is a place where `needle` stands, and selects the next one.
    pub fn replace_found(&mut self, needle: &str, by: &str) -> Option<super::Splice> {
        let range = self.selection()?;
        let found = find(&self.text, needle, range.start).filter(|hit| *hit == range)?;
        let splice = self.replace(found, by);
        let end = self.caret;
        if self.find_next(needle, false).is_none() {
            self.go(Motion::To(end), false);
        }
        splice
    }
}

#[cfg(test)]
mod tests {
    use super::super::Shape;
    use super::*;

    #[test]
    fn case_does_not_matter_and_graphemes_are_whole() {
        assert_eq!(find("The CHAIR opened", "chair", 0), Some(4..9));
        assert_eq!(find("SIÂN and siân", "siân", 1), Some(10..15));
        assert_eq!(find("cafe\u{301} e", "e", 0), Some(7..8));
        assert_eq!(find("abc", "", 0), None);
        assert_eq!(find_all("aaaa", "AA").count(), 2);
    }

    #[test]
    fn searching_goes_round() {
        let mut text = TextBox::new("one two One", Shape::plain(20));
        assert_eq!(text.find_next("one", false), Some(0..3));
        assert_eq!(text.find_next("one", false), Some(8..11));
        assert_eq!(text.find_next("one", false), Some(0..3));
        assert_eq!(text.find_previous("one"), Some(8..11));
        assert_eq!(text.find_next("nowhere", false), None);
        assert_eq!(text.selected(), "One");
        assert!(text.replace_found("one", "three").is_some());
        assert_eq!((text.text(), text.selected()), ("one two three", "one"));
    }
}
