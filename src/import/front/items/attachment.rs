//! Files that a committee page lists under an item.

use crate::import::front::front_sheet::{after, has};
use crate::import::lexicon::{self, ItemMark};

/// What a line of a committee page about files says: none = it is no such line; some of none = it is
/// one, and names nothing ("View the agenda item as HTML"); otherwise the name of a file.
#[expect(
    clippy::option_option,
    reason = "a line about files that names none is read all the same"
)]
pub(super) fn read(words: &str) -> Option<Option<String>> {
    let words = words.trim();
    let lower = words.to_lowercase();
    let bare = lower.trim_end_matches([':', '.']);
    if lexicon::is(ItemMark::Files, bare)
        || lower.starts_with("view the") && lower.contains("html")
        || lower.starts_with("view the reason")
        || lower.starts_with("view directions")
        || lower.starts_with("view ") && (lower.contains(" as html") || lower.contains("pdf"))
        || lower == "pdf"
    {
        return Some(None);
    }
    if !has_size(&lower) && !ends_as_file(&lower) {
        return None;
    }
    let cut = size_at(words).unwrap_or(words.len());
    let mut name = words
        .get(..cut)
        .unwrap_or(words)
        .trim_end_matches([',', ' ', '(', '-', '\u{2013}'])
        .trim();
    for kind in [
        "pdf", "docx", "doc", "xlsx", "xls", "pptx", "ppt", "html", "word", "(", "/",
    ] {
        let lower = name.to_ascii_lowercase();
        if let Some(short) = lower.strip_suffix(kind)
            && !short.ends_with('.')
        {
            name = name
                .get(..short.len())
                .unwrap_or(name)
                .trim_end_matches([',', ' ', '(', '-', '\u{2013}']);
        }
    }
    let name = after(name, "attachment:")
        .or_else(|| after(name, "download "))
        .unwrap_or(name);
    let name = without_icon(name).trim_matches([' ', ',', ';', '(', ')', '-']);
    let name = without_item(name);
    Some((!name.is_empty()).then(|| name.to_owned()))
}

/// "Minutes, item 2." without the item, which the page adds for those who hear it read.
fn without_item(name: &str) -> &str {
    match name.rsplit_once(", item ") {
        Some((before, number))
            if number.len() <= 5 && number.starts_with(|c: char| c.is_ascii_digit()) =>
        {
            before
        }
        _ => name,
    }
}

fn ends_as_file(lower: &str) -> bool {
    [".pdf", ".docx", ".doc", ".xlsx", ".pptx", ".odt"]
        .iter()
        .any(|e| lower.ends_with(e))
}

/// "250 KB", "1.2MB", "3 MB".
fn has_size(lower: &str) -> bool {
    size_at(lower).is_some()
        && (has(lower, "pdf")
            || has(lower, "doc")
            || has(lower, "ppt")
            || has(lower, "xls")
            || has(lower, "html")
            || lower.trim_end_matches([')', ']', '.']).ends_with('b'))
}

/// The title without the kind and size of the file that it leads to, "Minutes PDF 214 KB".
pub(super) fn without_size(title: &str) -> &str {
    let lower = title.to_ascii_lowercase();
    if !has_size(&lower) {
        return title;
    }
    let head = size_at(title)
        .and_then(|at| title.get(..at))
        .unwrap_or(title)
        .trim_end();
    for kind in ["pdf", "docx", "doc", "xlsx", "xls", "pptx"] {
        let lower = head.to_ascii_lowercase();
        if let Some(short) = lower.strip_suffix(kind) {
            let short = head.get(..short.len()).unwrap_or(head);
            return without_icon(short).trim_end_matches([' ', ',', '(', '-', '\u{2013}']);
        }
    }
    title
}

/// "Minutes pdf icon" without what a page says of the picture beside the file.
fn without_icon(name: &str) -> &str {
    let trimmed = name.trim_end();
    lexicon::before(ItemMark::Icon, trimmed)
        .filter(|_| trimmed.ends_with(char::is_alphabetic))
        .and_then(|head| head.strip_suffix(' '))
        .unwrap_or(name)
}

/// Where a size of a file begins.
fn size_at(words: &str) -> Option<usize> {
    let lower = words.to_ascii_lowercase();
    for unit in ["kb", "mb"] {
        for (at, _) in lower.match_indices(unit) {
            let before = lower.get(..at)?.trim_end();
            let digits =
                before.trim_end_matches(|c: char| c.is_ascii_digit() || c == '.' || c == ',');
            let ends = lower
                .get(at + 2..)
                .and_then(|r| r.chars().next())
                .is_none_or(|c| !c.is_alphanumeric());
            if digits.len() < before.len() && ends {
                return Some(digits.len());
            }
        }
    }
    None
}
