//! What can be wrong with a phrase.

use super::book::Phrase;
use super::layout::short;
use super::notation::{Piece, Unclosed, pieces};
use super::values::VALUES;
use crate::meeting::text::Text;

/// The longest code, in letters.
const CODE_LIMIT: usize = 12;

/// How a code is made.
pub(super) const CODE_RULE: &str = "A code is 1 to 12 letters and digits, without blanks.";

/// What is wrong with a code.
pub(super) fn wrong_code(code: &str) -> Option<String> {
    let shown = Text::line(code);
    let shown = short(&shown);
    if code.is_empty() {
        Some("The code is empty.".to_owned())
    } else if !code.chars().all(char::is_alphanumeric) {
        Some(format!(
            "The code \"{shown}\" is not of letters and digits alone."
        ))
    } else if code.chars().count() > CODE_LIMIT {
        Some(format!("The code \"{shown}\" is too long."))
    } else {
        None
    }
}

/// What is wrong in the text of a phrase, each with the way out. The phrase can be used all the
/// same: what is not understood stands in it as it was written, for the officer to fill.
pub(super) fn wrong_in_text(text: &str) -> Vec<(String, String)> {
    let (pieces, unclosed) = pieces(text);
    let unknown = pieces.into_iter().filter_map(|piece| match piece {
        Piece::Value(name) if !VALUES.iter().any(|(known, _)| *known == name) => {
            let names: Vec<&str> = VALUES.iter().map(|(name, _)| *name).collect();
            Some((
                format!("There is no value {{{}}}.", short(name)),
                format!(
                    "There are: {}. A place to fill is [name].",
                    names.join(", ")
                ),
            ))
        }
        _ => None,
    });
    let open = unclosed.into_iter().map(|Unclosed(bracket)| {
        (
            format!("A {bracket} in the text has no end."),
            format!("Close it on the same line; write {bracket}{bracket} for the bracket itself."),
        )
    });
    unknown.chain(open).collect()
}

/// What is wrong with a phrase, with the way out, if anything is.
pub(super) fn wrong_phrase(phrase: &Phrase) -> Option<(String, String)> {
    if let Some(why) = wrong_code(&phrase.code) {
        return Some((why, CODE_RULE.to_owned()));
    }
    if phrase.text.is_blank() {
        return Some((
            "The phrase is empty.".to_owned(),
            "Give it some words.".to_owned(),
        ));
    }
    wrong_in_text(&phrase.text).into_iter().next()
}
