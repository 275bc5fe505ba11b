//! The sentence that the caret stands in.

use std::ops::Range;

/// Words whose full stop ends no sentence.
const SHORT: [&str; 12] = [
    "dr", "mr", "mrs", "ms", "prof", "cllr", "rev", "st", "no", "nos", "e.g", "i.e",
];

/// The sentence that byte `caret` of `text` is in, or right behind; blanks around it left out.
pub fn sentence_at(text: &str, caret: usize) -> Range<usize> {
    let from = text.len() - text.trim_start().len();
    let mut start = from;
    let mut last = start..start;
    for (at, c) in text.char_indices().filter(|(at, _)| *at >= from) {
        let after = &text[at + c.len_utf8()..];
        let stop = match c {
            '\n' => true,
            '.' => ends(&text[start..at], after),
            '!' | '?' | '\u{2026}' => after.is_empty() || after.starts_with(char::is_whitespace),
            _ => false,
        };
        if !stop {
            continue;
        }
        let end = at + if c == '\n' { 0 } else { c.len_utf8() };
        let range = start..end;
        start = end + (text[end..].len() - text[end..].trim_start().len());
        if !text[range.clone()].trim().is_empty() {
            last = range;
        }
        // Behind a sentence and its blank the caret is still at it, until another begins.
        if caret < start || start == text.len() {
            return trimmed(text, last);
        }
    }
    if start < text.len() {
        last = start..text.len();
    }
    trimmed(text, last)
}

/// Whether a full stop ends the sentence `before` it.
fn ends(before: &str, after: &str) -> bool {
    if after.is_empty() {
        return true;
    }
    let word = before.rsplit(char::is_whitespace).next().unwrap_or("");
    let initial = word.chars().count() == 1 && word.starts_with(char::is_uppercase);
    let short = initial || SHORT.contains(&word.to_lowercase().as_str());
    after.starts_with(char::is_whitespace) && !short
}

fn trimmed(text: &str, range: Range<usize>) -> Range<usize> {
    let words = &text[range.clone()];
    let start = range.start + (words.len() - words.trim_start().len());
    start..start + words.trim().len()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_sentence_is_the_one_with_the_caret() {
        let text = "Dr. A. Bell spoke at 4.15 today. Officers were asked to write.  Was it so?";
        let at = |caret| &text[sentence_at(text, caret)];
        for caret in [0, 5, 25, 32] {
            assert_eq!(at(caret), "Dr. A. Bell spoke at 4.15 today.");
        }
        assert_eq!(at(33), "Officers were asked to write.");
        assert_eq!(at(40), "Officers were asked to write.");
        assert_eq!(at(text.len()), "Was it so?");
        assert_eq!(&"One. Two. "[sentence_at("One. Two. ", 10)], "Two.");
        assert_eq!(&"- One\n- Two"[sentence_at("- One\n- Two", 11)], "- Two");
        for text in ["", "  ", "\n\n", "\u{e9}.\u{2026} \u{e9}"] {
            for caret in 0..=text.len() {
                let range = sentence_at(text, caret);
                assert!(text.get(range).is_some(), "{text:?} {caret}");
            }
        }
    }
}
