//! Turning a clause: "the Board notes the report", "the Director leads the next steps".

use super::super::words;
use super::that::{NAME, Turned, VERB, phrase, small_first, tidy};
use super::verbs::{Form, verb};
use crate::import::lexicon::{self, Asking};

/// Turns a clause: "the Board notes the report", "the Director leads the next steps".
pub(super) fn clause(text: &str, board: &str) -> Turned {
    let text = tidy(text);
    let text = text
        .strip_prefix("That ")
        .or(text.strip_prefix("that "))
        .unwrap_or(&text);
    if let Some(rest) = of_board(text) {
        return phrase(&based(rest), board);
    }
    let (small, sure) = small_first(text);
    let name = if sure { None } else { Some(NAME) };
    let words: Vec<&str> = small.split(' ').collect();
    if words.iter().take(25).any(|w| *w == "be") {
        return Turned::sure(small.clone()).doubting(name);
    }
    for (at, word) in words.iter().enumerate().take(20).skip(1) {
        let with = |form: &str| {
            let mut words = words.clone();
            words[at] = form;
            words.retain(|w| !w.is_empty());
            Turned::sure(words.join(" ")).doubting(name)
        };
        match *word {
            "should" | "shall" | "will" | "must" => return with(""),
            "is" | "are" | "was" | "were" => {
                let next = words.get(at + 1).copied().unwrap_or_default();
                let done = next.ends_with("ed") || verb(next).is_some_and(|(_, f)| f == Form::Past);
                return with("be").doubting((!done).then_some(VERB));
            }
            "has" => return with("have"),
            _ => {}
        }
        let before = words.get(at.wrapping_sub(1)).copied().unwrap_or_default();
        let noun = matches!(
            before,
            "the" | "a" | "an" | "of" | "its" | "their" | "this" | "for" | "to"
        );
        match verb(word) {
            Some((verb, Form::Third)) if !noun => return with(verb.base),
            Some((_, Form::Base)) if !noun && before.ends_with('s') => {
                return Turned::sure(small.clone()).doubting(name);
            }
            _ => {}
        }
    }
    Turned::sure(small.clone()).doubting(Some(VERB))
}

/// What the board does, if it is the subject: the words after its name.
pub(super) fn of_board(text: &str) -> Option<&str> {
    let mut at = 0;
    let mut named = false;
    for (k, word) in text.split(' ').enumerate().take(12) {
        let end = at + word.len();
        let rest = text.get(end..)?.trim_start();
        let article = k == 0 && matches!(word, "the" | "The");
        let joins = matches!(word, "and" | "&" | "of" | "for");
        if !article && !joins && !words::begins_capital(word) && !word.contains('&') {
            return None;
        }
        named |= is_body(word);
        let next = words::lower(rest.split(' ').next().unwrap_or_default());
        let does = verb(&next).is_some_and(|(_, f)| f != Form::Past)
            || matches!(
                next.as_str(),
                "should" | "will" | "is" | "are" | "be" | "formally" | "jointly"
            );
        if named && does && !joins {
            return Some(rest);
        }
        at = end + 1;
    }
    None
}

/// Whether a word names a body that meets, or is how one is shortened.
pub(in crate::import::supporting) fn is_body(word: &str) -> bool {
    let word = word.trim_matches(|c: char| !c.is_alphanumeric());
    let short = word.len() <= 6
        && word.contains("WB")
        && word.chars().all(|c| c.is_uppercase() || c == '&');
    words::begins_capital(word) && lexicon::is(Asking::Body, word) || short
}

/// The verbs at the beginning in their base form; "should", "is asked to" gone.
pub(super) fn based(text: &str) -> String {
    let mut rest = text;
    if let Some(after) = lexicon::after(Asking::Leads, rest) {
        rest = after.trim_start();
    }
    let mut words: Vec<String> = rest.split(' ').map(str::to_owned).collect();
    let mut verbs = true;
    for word in words.iter_mut().take(6) {
        let small = words::lower(word);
        match verb(&small) {
            Some((verb, Form::Third)) if verbs => {
                let comma = if word.ends_with(',') { "," } else { "" };
                *word = format!("{}{comma}", verb.base);
            }
            Some(_) if verbs => {}
            _ if matches!(small.as_str(), "and" | "&" | "formally" | "jointly") => {}
            _ => verbs = false,
        }
    }
    words.join(" ")
}
