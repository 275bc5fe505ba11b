//! Page ranges: "Pages 1 - 12", "p. 13", "5/6".

use crate::import::lexicon::{self, ItemMark};

/// "Minutes 1 - 12", "Minutes ..... 4": the title, the pages, and whether a row of dots leads to
/// them.
pub(super) fn range_at_end(words: &str) -> Option<(&str, String, bool)> {
    let at = words.rfind(|c: char| !(c.is_ascii_digit() || matches!(c, ' ' | '-' | '\u{2013}')))?;
    let at = at + words.get(at..)?.chars().next()?.len_utf8();
    let (left, tail) = words.split_at(at);
    let leaders = left.ends_with("...") || left.ends_with('\u{2026}') || left.ends_with("..");
    if !(tail.starts_with(' ') || leaders) {
        return None;
    }
    let (pages, _) = pages(tail.trim())?;
    (pages.contains('-') || leaders).then_some((left, pages, leaders))
}

/// What follows "Pages" or "p.": a number may stand close to it.
fn page_name(words: &str) -> Option<&str> {
    let digit = words.find(|c: char| c.is_ascii_digit())?;
    let (name, _) = words.split_at(digit);
    lexicon::is(ItemMark::Pages, name).then_some(words.get(digit..))?
}

/// The pages that `words` are: "Pages 1 - 12", "p. 13", "1 - 12", "5/6", "13"; and whether nothing
/// but their form tells.
pub(super) fn pages(words: &str) -> Option<(String, bool)> {
    let words = words
        .trim()
        .trim_matches(['(', ')', '[', ']', '.', ':'])
        .trim();
    let named = page_name(words).filter(|r| {
        r.trim_start_matches(['.', ':', ' '])
            .starts_with(|c: char| c.is_ascii_digit())
    });
    let numbers = named
        .unwrap_or(words)
        .trim_start_matches(['.', ':', ' '])
        .trim();
    let mut out = String::new();
    let mut last = 0_u32;
    for piece in numbers.split([',', '&']).flat_map(|p| p.split(" and ")) {
        let ends: Vec<&str> = piece
            .split(['-', '\u{2013}', '\u{2014}', '/', '\u{2010}'])
            .flat_map(|p| p.split(" to "))
            .map(str::trim)
            .collect();
        let read: Option<Vec<u32>> = ends.iter().map(|e| number(e)).collect();
        let read = read?;
        let [from, .., to] = read.as_slice() else {
            let [one] = read.as_slice() else {
                return None;
            };
            push(&mut out, &one.to_string());
            last = *one;
            continue;
        };
        // "2014-15" and "2015 - 2018" are years.
        let years = named.is_none() && (1900..2100).contains(from);
        if read.len() > 2 || from > to || years || *from < last {
            return None;
        }
        last = *to;
        push(
            &mut out,
            &if from == to {
                from.to_string()
            } else {
                format!("{from}-{to}")
            },
        );
    }
    (!out.is_empty()).then_some((out, named.is_none()))
}

pub(super) fn push(out: &mut String, more: &str) {
    if !out.is_empty() {
        out.push_str(", ");
    }
    out.push_str(more);
}

pub(super) fn number(digits: &str) -> Option<u32> {
    let short = (1..=4).contains(&digits.len())
        && !digits.starts_with('0')
        && digits.bytes().all(|b| b.is_ascii_digit());
    short
        .then(|| digits.parse().ok())
        .flatten()
        .filter(|n| *n > 0)
}
