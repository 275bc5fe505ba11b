//! What nobody took.

use super::sheet::{Sheet, has};
use crate::import::people;
use crate::import::proposal::{PassedOver, Proposal};
use crate::meeting::text::Text;

/// Tells the rows that were taken for no field, those that follow each other together.
pub(super) fn passed_over(sheet: &Sheet, out: &mut Proposal) {
    let mut open: Option<PassedOver> = None;
    for row in &sheet.rows {
        if row.is_blank() {
            continue;
        }
        if row.used {
            out.passed_over.extend(open.take());
            continue;
        }
        let what = kind(&row.text);
        match &mut open {
            Some(before) if before.what.as_str() == what => {
                before.place = before.place.through(row.place)
            }
            _ => {
                out.passed_over.extend(open.take());
                open = Some(PassedOver {
                    place: row.place,
                    what: Text::line(what),
                });
            }
        }
    }
    out.passed_over.extend(open);
}

fn kind(words: &str) -> &'static str {
    if has(words, "intentionally left blank") {
        return "a page left blank";
    }
    let notes = [
        "members of the public",
        "filming",
        "recording",
        "fire",
        "induction loop",
        "accessib",
        "please contact",
        "emergency",
        "mobile phone",
        "wheelchair",
        "www.",
        "require",
        "reminded",
        "welcome to attend",
        "webcast",
    ];
    if notes.iter().any(|n| has(words, n)) {
        return "notes for those who attend";
    }
    if has(words, "cookie")
        || has(words, "skip to")
        || has(words, "navigation")
        || has(words, "sign in")
        || has(words, "home page")
    {
        return "the web site's own words";
    }
    let plain = words
        .trim_matches(|c: char| !c.is_alphanumeric())
        .to_lowercase();
    if matches!(
        plain.as_str(),
        "agenda" | "committee agenda" | "part 1" | "public document pack"
    ) {
        return "a heading";
    }
    if people::person(words).is_some() || people::is_post(words) && words.len() < 80 {
        return "who signs the agenda";
    }
    "not understood"
}
