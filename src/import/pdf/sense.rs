//! Whether words make sense: a font may say which letters it shows, and be wrong.

use crate::import::page::Page;

/// Words that every page of English has.
const COMMON: [&str; 12] = [
    "the", "of", "and", "to", "in", "for", "a", "on", "be", "is", "that", "by",
];

/// Words looked at.
const ENOUGH: usize = 20_000;

/// Whether the words seem to be English. Other tongues and bare lists don't, so that it only ever
/// chooses between two readings.
pub fn makes_sense(pages: &[Page]) -> bool {
    let words = pages
        .iter()
        .flat_map(|page| &page.words)
        .flat_map(|word| word.text.split_whitespace())
        .take(ENOUGH);
    let (mut all, mut common) = (0_usize, 0_usize);
    for word in words {
        all += 1;
        let plain = word.trim_matches(|c: char| !c.is_alphabetic());
        common += usize::from(COMMON.iter().any(|c| c.eq_ignore_ascii_case(plain)));
    }
    all < 50 || common * 50 >= all
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::import::page::Word;

    fn page(text: &str) -> Vec<Page> {
        let word = Word {
            text: text.repeat(30),
            ..Word::default()
        };
        vec![Page {
            words: vec![word],
            ..Page::default()
        }]
    }

    #[test]
    fn english_makes_sense_and_shifted_letters_do_not() {
        assert!(makes_sense(&page("the minutes of the last meeting ")));
        assert!(!makes_sense(&page("wkh plqxwhv ri wkh odvw phhwlqj ")));
        assert!(makes_sense(&[]));
    }
}
