//! What the sentences of an e-mail ask: "for 'x' read 'y'", "delete 'x'", "should read …", and which
//! paragraph they name. What is not sure is a remark, and a remark is all that comes of it.

use crate::import::lexicon::{self, Correction};

/// What a sentence asks of a paragraph.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum Ask {
    /// Other words for words; both may be empty, not at once.
    Words(String, String),
    /// Words after other words, or before them.
    Beside {
        /// The words that are there.
        there: String,
        /// The words to put in.
        new: String,
        /// After them; otherwise before.
        after: bool,
    },
    /// Words at the end.
    AtEnd(String),
    /// The whole paragraph in other words.
    Whole(String),
    /// The whole paragraph out.
    Out,
    /// Something else.
    Remark,
}

/// The paragraph that a sentence names.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(super) struct Named {
    /// "7.4", or the item's "7".
    pub(super) number: Option<String>,
    /// The second, the last (0) paragraph of that item.
    pub(super) nth: Option<usize>,
}

/// The paragraph that a sentence names, and what is left of it.
pub(super) fn named(line: &str) -> (Named, &str) {
    let mut named = Named::default();
    let mut rest = line.trim_start_matches(['-', '*', '\u{2022}', ' ', '\t']);
    loop {
        let trimmed = rest.trim_start_matches([' ', '\t', ',', ';', '(']);
        let Some(after) = one_name(trimmed, &mut named) else {
            break;
        };
        rest = after;
    }
    if named == Named::default() {
        return within(line);
    }
    let rest =
        rest.trim_start_matches([' ', '\t', ')', ':', ',', '.', '-', '\u{2013}', '\u{2014}']);
    (named, rest)
}

/// Takes one part of a name off: "page 3", "item 5", "second para", "7.4".
fn one_name<'a>(text: &'a str, named: &mut Named) -> Option<&'a str> {
    let (word, rest) = word(text);
    let lower = word.to_lowercase();
    let lower = lower.trim_end_matches(['.', ':', ',']);
    if lexicon::is(Correction::Before, lower) && named_next(rest) {
        return Some(rest);
    }
    if lower == "page" || lower == "p" {
        let (number, rest) = self::word(rest);
        return number
            .starts_with(|c: char| c.is_ascii_digit())
            .then_some(rest);
    }
    let nth = lexicon::told(Correction::Ordinal, lower).and_then(|at| at.parse().ok());
    if let Some(nth) = nth {
        let (what, after) = self::word(rest);
        let is = lexicon::is(Correction::Paragraph, what);
        if is {
            named.nth = Some(nth);
            return Some(after);
        }
        return None;
    }
    if lexicon::is(Correction::Numbered, lower) {
        let (number, after) = self::word(rest);
        let number = trimmed_number(number)?;
        // "Item 5, para 2" is the second of item 5.
        if named.number.is_some() && !number.contains('.') {
            named.nth = number.parse().ok();
        } else {
            named.number = Some(number);
        }
        return Some(after);
    }
    // A bare number says which paragraph, if a sign or a dotted number makes that plain.
    let number = trimmed_number(word)?;
    let plain = number.contains('.') || word.ends_with([':', ')']);
    if named.number.is_some() || !plain {
        return None;
    }
    named.number = Some(number);
    Some(rest)
}

fn named_next(rest: &str) -> bool {
    let (word, _) = word(rest);
    let lower = word.to_lowercase();
    let lower = lower.trim_end_matches(['.', ':', ',']);
    lexicon::is(Correction::Numbered, lower)
        || lexicon::is(Correction::Ordinal, lower)
        || matches!(lower, "page" | "p" | "the")
        || trimmed_number(word).is_some_and(|n| n.contains('.'))
}

/// The first word, and what follows it.
fn word(text: &str) -> (&str, &str) {
    let text = text.trim_start();
    let end = text.find(char::is_whitespace).unwrap_or(text.len());
    text.split_at(end)
}

fn trimmed_number(word: &str) -> Option<String> {
    let bare = word.trim_matches(['(', ')', ':', ',', ';', '.', '\u{2013}', '-']);
    let is = bare.len() <= 12
        && bare.starts_with(|c: char| c.is_ascii_digit())
        && bare.split('.').all(|part| {
            !part.is_empty() && part.len() <= 3 && part.bytes().all(|b| b.is_ascii_alphanumeric())
        })
        && bare.bytes().filter(u8::is_ascii_alphabetic).count() <= 1;
    is.then(|| bare.to_owned())
}

/// A paragraph named in the middle of a sentence: "I think para 7.4 should read …".
fn within(line: &str) -> (Named, &str) {
    let lower = line.to_lowercase();
    for name in ["paragraph ", "para ", "minute ", "item "] {
        let Some(at) = lower.find(name) else { continue };
        let Some(rest) = line.get(at + name.len()..) else {
            continue;
        };
        let (number, after) = word(rest);
        if let Some(number) = trimmed_number(number) {
            let named = Named {
                number: Some(number),
                nth: None,
            };
            return (named, after);
        }
    }
    (Named::default(), line)
}

/// Signs that words are put between.
const QUOTES: [(char, char); 4] = [
    ('\u{201C}', '\u{201D}'),
    ('\u{2018}', '\u{2019}'),
    ('"', '"'),
    ('\'', '\''),
];

/// The words between quotation marks at the beginning of a text, and what follows them, for each sign
/// that may be the closing one: an apostrophe after an s may be that too.
fn all_in_quotes(text: &str) -> impl Iterator<Item = (&str, &str)> {
    let text = text.trim_start();
    let signs = QUOTES.iter().find(|(open, _)| text.starts_with(*open));
    let inner = signs.map_or("", |(open, _)| &text[open.len_utf8()..]);
    let close = signs.map_or(' ', |(_, close)| *close);
    let ends = inner
        .match_indices(close)
        .take(if signs.is_some() { 32 } else { 0 });
    ends.map(move |(at, sign)| (&inner[..at], &inner[at + sign.len()..]))
        .filter(move |(words, after)| {
            // An apostrophe in a word ends nothing.
            !(matches!(close, '\'' | '\u{2019}')
                && after.starts_with(char::is_alphabetic)
                && words.ends_with(char::is_alphanumeric))
        })
}

/// The same up to the first of them.
fn in_quotes(text: &str) -> Option<(String, &str)> {
    all_in_quotes(text)
        .next()
        .map(|(words, rest)| (words.to_owned(), rest))
}

/// Words between quotation marks, or as they stand up to `until`.
fn words_until<'a>(text: &'a str, until: &[&str]) -> Option<(String, &'a str)> {
    let mut quoted = false;
    for (words, rest) in all_in_quotes(text) {
        quoted = true;
        let rest = rest.trim_start_matches([' ', ',']);
        if let Some(rest) = until
            .iter()
            .find_map(|u| after_any(rest, &[u.trim_start()]))
        {
            return Some((words.to_owned(), rest));
        }
    }
    let lower = text.to_lowercase();
    // What lower case makes longer can't be cut at the same places.
    if quoted || lower.len() != text.len() {
        return None;
    }
    let (at, sign) = until
        .iter()
        .filter_map(|u| lower.find(u).map(|at| (at, u)))
        .min_by_key(|(at, _)| *at)?;
    let words = text.get(..at)?.trim().trim_end_matches(',').to_owned();
    let rest = text.get(at + sign.len()..)?;
    (!words.is_empty()).then_some((words, rest))
}

/// The rest of a sentence: words between quotation marks, or all of it without its full stop.
fn last_words(text: &str, keep_stop: bool) -> String {
    let text = text.trim().trim_start_matches([':', ' ']);
    let ends = |rest: &str| rest.trim_matches(['.', ',', ';', ' ', ')']).is_empty();
    if let Some((words, _)) = all_in_quotes(text).find(|(_, rest)| ends(rest)) {
        return words.to_owned();
    }
    let text = text.trim();
    if keep_stop {
        text.to_owned()
    } else {
        text.trim_end_matches(['.', ';']).to_owned()
    }
}

/// What is left after one of several beginnings.
fn after_any<'a>(text: &'a str, beginnings: &[&str]) -> Option<&'a str> {
    let text = text.trim_start();
    let lower = text.to_lowercase();
    let found = beginnings.iter().find(|b| lower.starts_with(*b))?;
    text.get(found.len()..)
}

/// What a sentence asks, once the paragraph that it names is taken off.
pub(super) fn asked(text: &str) -> Ask {
    let text = text.trim();
    let text = after_any(
        text,
        &[
            "please ",
            "pls ",
            "could you ",
            "can you ",
            "suggest ",
            "i suggest ",
        ],
    )
    .unwrap_or(text)
    .trim_start();
    exchanged(text)
        .or_else(|| put_in(text))
        .or_else(|| taken_out(text))
        .or_else(|| reads(text))
        .unwrap_or(Ask::Remark)
}

/// "for x read y", "replace x with y", "change x to y".
fn exchanged(text: &str) -> Option<Ask> {
    let rest = after_any(text, &["for "]).map(|rest| (rest, &[" read ", " substitute "][..]));
    let rest = rest
        .or_else(|| {
            after_any(text, &["replace ", "substitute "]).map(|r| (r, &[" with ", " by "][..]))
        })
        .or_else(|| {
            after_any(text, &["change ", "amend ", "correct "])
                .map(|r| (r, &[" to read ", " to "][..]))
        });
    let (rest, until) = rest?;
    let (old, new) = words_until(rest, until)?;
    let new = last_words(new, false);
    (!new.is_empty()).then_some(Ask::Words(old, new))
}

/// "insert y after x", "add y".
fn put_in(text: &str) -> Option<Ask> {
    let rest = after_any(text, &["insert ", "add ", "include "])?;
    let (new, tail) = match in_quotes(rest) {
        Some((new, tail)) => (new, tail.trim_start_matches([' ', ','])),
        None => {
            return after_any(rest, &["at the end:", "at the end "])
                .map(|rest| Ask::AtEnd(last_words(rest, true)));
        }
    };
    for (sign, after) in [("after ", true), ("before ", false)] {
        if let Some(there) = after_any(tail, &[sign]) {
            let there = last_words(there, false);
            return Some(Ask::Beside { there, new, after });
        }
    }
    let at_end = tail.trim_matches(['.', ' ', ';']).to_lowercase();
    matches!(at_end.as_str(), "" | "at the end" | "to the end").then_some(Ask::AtEnd(new))
}

/// "delete x", "delete this paragraph".
fn taken_out(text: &str) -> Option<Ask> {
    let rest = after_any(
        text,
        &[
            "delete",
            "remove ",
            "omit ",
            "strike out ",
            "strike ",
            "take out ",
        ],
    )?;
    let rest = rest.trim_start_matches([':', ' ']);
    let rest = after_any(rest, &["the words ", "the word "]).unwrap_or(rest);
    if let Some((old, tail)) = in_quotes(rest) {
        let tail = tail.trim_start_matches([' ', ',']);
        if let Some(new) = after_any(tail, &["and insert ", "insert ", "and substitute "]) {
            return Some(Ask::Words(old, last_words(new, false)));
        }
        return tail
            .trim_matches(['.', ' ', ';', ')'])
            .is_empty()
            .then(|| Ask::Words(old, String::new()));
    }
    let rest = rest.trim_matches(['.', ' ', ';']).to_lowercase();
    let all = rest.is_empty() || lexicon::is(Correction::All, &rest);
    all.then_some(Ask::Out)
}

/// "x should be y", "should read y".
fn reads(text: &str) -> Option<Ask> {
    const SIGNS: [&str; 6] = [
        "should read",
        "should now read",
        "ought to read",
        "should be",
        "to read",
        "must read",
    ];
    if let Some((old, tail)) = in_quotes(text) {
        let new = after_any(tail, &SIGNS)?;
        return Some(Ask::Words(old, last_words(new, false)));
    }
    let rest = after_any(text, &SIGNS[..3]).or_else(|| after_any(text, &SIGNS[4..5]))?;
    let rest = after_any(rest, &[" as follows"]).unwrap_or(rest);
    let new = last_words(rest, true);
    (!new.is_empty()).then_some(Ask::Whole(new))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn sentences_that_ask_for_words() {
        let words = |old: &str, new: &str| Ask::Words(old.to_owned(), new.to_owned());
        for (sentence, ask) in [
            ("for 'March' read 'April'", words("March", "April")),
            ("For March read April.", words("March", "April")),
            (
                "Please replace \u{201C}the board\u{201D} with \u{201C}the Board\u{201D}.",
                words("the board", "the Board"),
            ),
            (
                "change 'members' views' to 'views'",
                words("members' views", "views"),
            ),
            ("'40' should be '45'", words("40", "45")),
            ("delete 'strongly '", words("strongly ", "")),
            ("delete the words \"at once\"; ", words("at once", "")),
            ("Delete 'x' and insert 'y'.", words("x", "y")),
            ("delete this paragraph.", Ask::Out),
            (
                "should read: The Board agreed.",
                Ask::Whole("The Board agreed.".to_owned()),
            ),
            ("add 'It was late.'", Ask::AtEnd("It was late.".to_owned())),
            (
                "insert 'draft ' before 'plan'",
                Ask::Beside {
                    there: "plan".to_owned(),
                    new: "draft ".to_owned(),
                    after: false,
                },
            ),
            ("I don't recall saying this.", Ask::Remark),
            ("delete nothing that matters to the residents", Ask::Remark),
            ("for the record, I was there", Ask::Remark),
        ] {
            assert_eq!(asked(sentence), ask, "{sentence}");
        }
    }

    #[test]
    fn paragraphs_are_named_by_number_item_and_place() {
        let name = |number: &str, nth| Named {
            number: Some(number.to_owned()),
            nth,
        };
        for (line, named_as, rest) in [
            (
                "7.4: for 'x' read 'y'",
                name("7.4", None),
                "for 'x' read 'y'",
            ),
            ("Para 7.4 should read z", name("7.4", None), "should read z"),
            ("- 7.4 - delete 'x'", name("7.4", None), "delete 'x'"),
            (
                "Page 3, item 5, second para: delete 'x'",
                name("5", Some(2)),
                "delete 'x'",
            ),
            (
                "Item 5, para 2: delete 'x'",
                name("5", Some(2)),
                "delete 'x'",
            ),
            (
                "In the last paragraph of item 5, delete 'x'",
                name("5", Some(0)),
                "delete 'x'",
            ),
            (
                "At paragraph 12.10.1, add 'x'",
                name("12.10.1", None),
                "add 'x'",
            ),
            (
                "I think para 7.4 should read z",
                name("7.4", None),
                " should read z",
            ),
            (
                "10 people were there",
                Named::default(),
                "10 people were there",
            ),
            ("Dear Sam,", Named::default(), "Dear Sam,"),
        ] {
            assert_eq!(named(line), (named_as, rest), "{line}");
        }
    }
}
