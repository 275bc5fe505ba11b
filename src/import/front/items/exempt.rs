//! Why an item is exempt: "Exempt", "Paragraph 3 of Schedule 12A".

use crate::import::front::front_sheet::has;
use crate::import::lexicon::{self, Marking};

/// The reason of exemption that `words` give; empty where they say only that it is exempt.
pub(super) fn exempt(words: &str) -> Option<String> {
    let lower = words.to_lowercase();
    let short = lower.trim_matches(['(', ')', '*', '.', ' ', '-', ':']);
    if lexicon::whole(Marking::Item, short) {
        return Some(String::new());
    }
    // A resolution that names the paragraph is no mark: the words have to begin as a reason does.
    if !lexicon::is(Marking::Reason, short) {
        return None;
    }
    let schedule = has(words, "schedule 12a");
    let numbered = lower
        .find("paragraph")
        .or_else(|| lower.find("para "))
        .is_some_and(|at| {
            lower
                .get(at..)
                .is_some_and(|r| r.chars().take(24).any(|c| c.is_ascii_digit()))
        });
    let says = lexicon::is(Marking::Why, words);
    let begins = schedule || says || lower.starts_with("para");
    (words.len() < 240 && numbered && begins).then(|| reason(words))
}

/// "Paragraph 3 of Schedule 12A", "Schedule 12A, paragraph 3" out of what is printed around it.
pub(super) fn reason(words: &str) -> String {
    let lower = words.to_ascii_lowercase();
    if let (Some(schedule), Some(paragraph)) = (lower.find("schedule 12a"), lower.find("paragraph"))
        && schedule < paragraph
        && paragraph - schedule < 20
    {
        let rest = lower.get(paragraph..).unwrap_or("");
        let digits = rest
            .find(|c: char| c.is_ascii_digit())
            .unwrap_or(rest.len());
        let tail = rest.get(digits..).unwrap_or("");
        let end = tail
            .find(|c: char| !(c.is_ascii_digit() || matches!(c, ' ' | ',' | '&')))
            .unwrap_or(tail.len());
        let kept = words
            .get(schedule..paragraph + digits + end)
            .unwrap_or(words);
        return kept.trim_end_matches([' ', ',', '&']).to_owned();
    }
    let from = ["paragraphs ", "paragraph ", "paras ", "para "]
        .iter()
        .filter_map(|p| lower.find(p))
        .min()
        .unwrap_or(0);
    let mut to = words.len();
    if let Some(at) = lower.get(from..).and_then(|l| l.find("schedule 12a")) {
        to = from + at + "schedule 12a".len();
    } else if let Some(at) = lower.get(from..).and_then(|l| l.find([')', ';', '.'])) {
        to = from + at;
    }
    let kept = words
        .get(from..to)
        .unwrap_or(words)
        .trim()
        .trim_matches(['(', ')', '[', ']', '*'])
        .trim();
    let mut letters = kept.chars();
    let first = letters
        .next()
        .map(|c| c.to_uppercase().to_string())
        .unwrap_or_default();
    first + letters.as_str()
}
