//! Holds that the words which packs are told by stand in the lexicon (`src/import/lexicon/words.txt`)
//! and in no other file of `import`: how many words the other files still list, which may only fall.
//!
//! A list is an array or a slice with three or more words in it, however nested; three or more
//! patterns of a `match` or a `matches!` in one file; or one string of twelve or more words in small
//! letters without a mark. A word is a string with two letters or more. What a single call names,
//! `starts_with("note")`, and sentences for the officer are no lists.

#![allow(
    clippy::unwrap_used,
    reason = "a test that can't go on should stop where it stands"
)]

use std::collections::BTreeMap;
use std::fs;
use std::path::Path;

use super::architecture::{relative, sources};

/// Rooms whose words are names of a format's own: elements, styles, operators.
const OF_FORMATS: &[&str] = &[
    "src/import/corrections/open_",
    "src/import/formats/",
    "src/import/pdf/",
];

/// Files that still list words, with how many: a word that goes has to go here too, and none may
/// come.
const LEFT: &[(&str, usize)] = &[
    ("src/import/after/items.rs", 3),
    ("src/import/corrections/asks.rs", 36),
    ("src/import/corrections/comments.rs", 15),
    ("src/import/corrections/flow.rs", 4),
    ("src/import/corrections/messages.rs", 33),
    ("src/import/corrections/mod.rs", 8),
    ("src/import/corrections/word.rs", 6),
    ("src/import/corrections/word_body.rs", 56),
    ("src/import/draft/counts.rs", 4),
    ("src/import/front/body.rs", 18),
    ("src/import/front/clock.rs", 3),
    ("src/import/front/heads.rs", 3),
    ("src/import/front/items/attachment.rs", 33),
    ("src/import/front/items/description.rs", 9),
    ("src/import/front/items/exempt.rs", 4),
    ("src/import/front/items/headings.rs", 3),
    ("src/import/front/items/marks.rs", 6),
    ("src/import/front/items/mod.rs", 3),
    ("src/import/front/items/sections.rs", 7),
    ("src/import/front/items/wrapped.rs", 5),
    ("src/import/front/labels.rs", 7),
    ("src/import/front/merge.rs", 3),
    ("src/import/front/notice.rs", 5),
    ("src/import/outline/number.rs", 13),
    ("src/import/parts/seen.rs", 4),
    ("src/import/people/case.rs", 9),
    ("src/import/people/honorific.rs", 6),
    ("src/import/people/list.rs", 3),
    ("src/import/people/remark.rs", 17),
    ("src/import/people/run_on.rs", 16),
    ("src/import/supporting/label.rs", 9),
    ("src/import/supporting/minutes/actions.rs", 28),
    ("src/import/supporting/minutes/attendance.rs", 28),
    ("src/import/supporting/minutes/entries.rs", 14),
    ("src/import/supporting/minutes/headings.rs", 3),
    ("src/import/supporting/minutes/people.rs", 3),
    ("src/import/supporting/minutes/resolved.rs", 16),
    ("src/import/supporting/minutes/told.rs", 22),
    ("src/import/supporting/report/clause.rs", 32),
    ("src/import/supporting/report/lead.rs", 6),
    ("src/import/supporting/report/that.rs", 16),
    ("src/import/when/calendar.rs", 4),
    ("src/import/when/dates.rs", 11),
    ("src/import/when/times.rs", 14),
];

/// A piece of Rust as far as lists can be told by it.
#[derive(Clone, Debug, PartialEq)]
enum Token {
    Text(String),
    Sign(char),
    Name(String),
}

#[test]
fn words_are_listed_in_the_lexicon_alone() {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("src/import");
    let mut found = BTreeMap::new();
    for file in sources(&root) {
        let path = relative(&file);
        let own = path.starts_with("src/import/lexicon/");
        if own || OF_FORMATS.iter().any(|room| path.starts_with(room)) || is_test(&path) {
            continue;
        }
        let count = listed(&fs::read_to_string(&file).unwrap());
        if count > 0 {
            found.insert(path, count);
        }
    }
    let left: BTreeMap<String, usize> = LEFT.iter().map(|(p, n)| ((*p).to_owned(), *n)).collect();
    let wrong: Vec<String> = found
        .iter()
        .filter(|(path, count)| left.get(*path) != Some(count))
        .map(|(path, count)| format!("    (\"{path}\", {count}),"))
        .collect();
    assert!(
        wrong.is_empty(),
        "words belong into src/import/lexicon/words.txt; these files list another number of them \
         than LEFT says (fewer is right: lower the number):\n{}",
        wrong.join("\n")
    );
    let gone: Vec<&String> = left.keys().filter(|p| !found.contains_key(*p)).collect();
    assert!(gone.is_empty(), "take these out of LEFT: {gone:?}");
}

#[test]
fn lists_are_told_from_other_words() {
    for (code, count) in [
        ("const A: [&str; 3] = [\"one\", \"two\", \"three\"];", 3),
        (
            "const A: &[(&str, u8)] = &[(\"one\", 1), (\"two\", 2), (\"three\", 3)];",
            3,
        ),
        ("let a = [\"one\", \"two\"];", 0),
        ("f(&[\"one\"], &[\"two\"], &[\"three\"]);", 0),
        ("matches!(w, \"one\" | \"two\" | \"three\")", 3),
        (
            "match w { \"one\" => 1, \"two\" => 2, \"three\" => 3, _ => 4 }",
            3,
        ),
        ("match w { \"one\" => 1, \"two\" => 2, _ => 4 }", 0),
        (
            "w.starts_with(\"one\") || w.starts_with(\"two\") || w.ends_with(\"three\")",
            0,
        ),
        ("let a = [\".\", \"(\", \"\\u{2013}\", \"a\"];", 0),
        ("// [\"one\", \"two\", \"three\"]", 0),
        (
            "let a = [f(\"It is one.\"), f(\"It is two.\"), f(\"It is three.\")];",
            3,
        ),
        (
            "const A: &str = \"one two three four five six seven eight nine ten eleven twelve\";",
            12,
        ),
        (
            "let a = \"One of those sentences that an officer reads, and no list.\";",
            0,
        ),
        (
            "#[cfg(test)]\nmod tests { const A: [&str; 3] = [\"one\", \"two\", \"three\"]; }",
            0,
        ),
        (
            "let c = ['\"', '[', 'a']; let a = [\"one\", \"two\", \"three\"];",
            3,
        ),
    ] {
        assert_eq!(listed(code), count, "{code}");
    }
}

fn is_test(path: &str) -> bool {
    path.ends_with("tests.rs") || path.contains("/tests/") || path.ends_with("testing.rs")
}

/// How many words a file lists.
fn listed(source: &str) -> usize {
    let code = &source[..source.find("#[cfg(test)]\nmod ").unwrap_or(source.len())];
    let tokens = tokens(code);
    let mut in_array = vec![false; tokens.len()];
    let mut open: Vec<usize> = Vec::new();
    for (at, token) in tokens.iter().enumerate() {
        match token {
            Token::Sign('[') => open.push(at),
            Token::Sign(']') => {
                let Some(from) = open.pop() else { continue };
                let inside: Vec<usize> = (from..at).filter(|k| is_word(&tokens[*k])).collect();
                if inside.len() >= 3 {
                    for k in inside {
                        in_array[k] = true;
                    }
                }
            }
            _ => {}
        }
    }
    let sign =
        |at: Option<usize>, c: char| at.and_then(|at| tokens.get(at)) == Some(&Token::Sign(c));
    let pattern = |at: usize| {
        let arm = sign(Some(at + 1), '=') && sign(Some(at + 2), '>');
        arm || sign(Some(at + 1), '|') || sign(at.checked_sub(1), '|')
    };
    let words: Vec<usize> = (0..tokens.len()).filter(|k| is_word(&tokens[*k])).collect();
    let patterns = words
        .iter()
        .filter(|k| !in_array[**k] && pattern(**k))
        .count();
    let arrays = words.iter().filter(|k| in_array[**k]).count();
    let runs: usize = words.iter().map(|k| run(&tokens[*k])).sum();
    arrays + if patterns >= 3 { patterns } else { 0 } + runs
}

fn is_word(token: &Token) -> bool {
    matches!(token, Token::Text(text) if text.chars().filter(|c| c.is_alphabetic()).count() > 1)
}

/// The words of a string that is a list of them.
fn run(token: &Token) -> usize {
    let Token::Text(text) = token else { return 0 };
    let letter = |c: char| c.is_lowercase() || matches!(c, '-' | '\'' | '\u{2019}' | '|' | ' ');
    let words: Vec<&str> = text.split([' ', '|']).filter(|w| !w.is_empty()).collect();
    if words.len() >= 12 && text.chars().all(letter) {
        words.len()
    } else {
        0
    }
}

/// Strings, names and signs; comments and characters left out, and what escapes stand for in
/// strings.
fn tokens(code: &str) -> Vec<Token> {
    let mut out = Vec::new();
    let chars: Vec<char> = code.chars().collect();
    let mut at = 0;
    while let Some(c) = chars.get(at).copied() {
        let next = chars.get(at + 1).copied();
        if c == '/' && next == Some('/') {
            while chars.get(at).is_some_and(|c| *c != '\n') {
                at += 1;
            }
        } else if c == '"' {
            let mut text = String::new();
            at += 1;
            while let Some(c) = chars.get(at).filter(|c| **c != '"') {
                if *c != '\\' {
                    text.push(*c);
                    at += 1;
                    continue;
                }
                at += 2;
                match chars.get(at - 1) {
                    // A code of letters, and a line that goes on in the next.
                    Some('u') => {
                        while chars.get(at - 1).is_some_and(|c| *c != '}') {
                            at += 1;
                        }
                    }
                    Some('\n') => {
                        while chars.get(at).is_some_and(|c| c.is_whitespace()) {
                            at += 1;
                        }
                    }
                    _ => {}
                }
            }
            at += 1;
            out.push(Token::Text(text));
        } else if c == '\'' {
            // A character ends with a quote soon; otherwise it is a lifetime.
            let end = if next == Some('\\') {
                (at + 3..at + 14).find(|i| chars.get(*i) == Some(&'\''))
            } else {
                (chars.get(at + 2) == Some(&'\'')).then_some(at + 2)
            };
            at = end.map_or(at + 1, |end| end + 1);
        } else if c.is_alphanumeric() || c == '_' {
            let mut name = String::new();
            while let Some(c) = chars.get(at).filter(|c| c.is_alphanumeric() || **c == '_') {
                name.push(*c);
                at += 1;
            }
            out.push(Token::Name(name));
        } else {
            if !c.is_whitespace() {
                out.push(Token::Sign(c));
            }
            at += 1;
        }
    }
    out
}
