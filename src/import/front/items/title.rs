//! Where a title ends and what stands under it begins.

use crate::import::front::front_sheet::after;
use crate::import::lexicon::{self, ItemMark};

/// Verbs that a description begins with after "To".
fn is_verb(word: &str) -> bool {
    let word = word.trim_matches(|c: char| !c.is_alphabetic());
    lexicon::is(ItemMark::Verb, word)
}

/// Whether a line is a description and no title: "To receive an update", "Report of the Director".
pub(super) fn is_description(words: &str) -> bool {
    begins_description(words) || words.ends_with('.') && words.split_whitespace().count() > 8
}

/// Whether a line begins as descriptions do.
pub(super) fn begins_description(words: &str) -> bool {
    let mut all = words.split_whitespace();
    let (first, second) = (all.next().unwrap_or(""), all.next().unwrap_or(""));
    if first.eq_ignore_ascii_case("to") && is_verb(second) {
        return true;
    }
    lexicon::is(ItemMark::Description, words) || after(words, "to:").is_some()
}

/// Parts "Apologies: To receive apologies" and "MINUTES To agree the minutes".
pub(super) fn split(words: &str) -> (&str, &str) {
    let all = words;
    // Behind a mark: "Apologies - to receive", "Minutes: To agree", "Minutes. To agree".
    for (at, _) in all.match_indices([':', '.', '-', '\u{2013}', '\u{2014}', ';']) {
        let Some(rest) = all
            .get(at..)
            .map(|r| r.trim_start_matches([':', '.', '-', '\u{2013}', '\u{2014}', ';', ' ']))
        else {
            continue;
        };
        let mut next = rest.split_whitespace();
        // "Osk Ferries, Inc. to provide" is one sentence.
        let stop = all.get(at..).is_some_and(|r| r.starts_with('.'));
        let small = |w: &str| stop && w == "to";
        let to = next
            .next()
            .is_some_and(|w| w.eq_ignore_ascii_case("to") && !small(w));
        let spaced = all.get(..at).is_some_and(|b| b.ends_with(' '))
            || all
                .get(at..)
                .is_some_and(|r| r.chars().nth(1).is_some_and(char::is_whitespace));
        if at > 2 && spaced && to && next.next().is_some_and(is_verb) {
            let title = all
                .get(..at)
                .unwrap_or(all)
                .trim_end_matches([':', '.', '-', '\u{2013}', ' ']);
            return (title, rest);
        }
    }
    // A title in capitals before a sentence.
    if let Some(at) = all.find(" To ") {
        let (title, rest) = all.split_at(at);
        let verb = rest
            .split_whitespace()
            .nth(1)
            .is_some_and(|w| is_verb(w) && w.starts_with(char::is_lowercase));
        // "Election of Auditor To elect": no title goes on with a large "To" before a verb.
        let several = title.split_whitespace().count() > 1;
        let last = title.split_whitespace().next_back().unwrap_or("");
        let whole = several && !lexicon::is(ItemMark::Open, last);
        if verb && (whole || crate::import::front::front_sheet::is_shouted(title)) {
            return (
                title.trim_end_matches([':', '-', '\u{2013}', ' ']),
                rest.trim(),
            );
        }
    }
    (all, "")
}
