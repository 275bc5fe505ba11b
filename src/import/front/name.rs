//! What bodies and authorities are called, and what is printed around their names.

use super::front_sheet::{after, find, has, squeeze};
use crate::import::when;

pub(super) const COMMITTEES: [&str; 25] = [
    "board",
    "committee",
    "sub-committee",
    "subcommittee",
    "panel",
    "cabinet",
    "forum",
    "governors",
    "trustees",
    "governing body",
    "partnership",
    "commission",
    "executive",
    "working group",
    "working party",
    "assembly",
    "task and finish group",
    "steering group",
    "governing board",
    "board of directors",
    "scrutiny",
    "consortium",
    "full council",
    "task group",
    "local governing",
];

pub(super) const HOSTS: [&str; 22] = [
    "council",
    "city of",
    "london borough",
    "royal borough",
    "borough of",
    "nhs",
    "trust",
    "foundation",
    "authority",
    "county of",
    "corporation",
    "academy",
    "school",
    "college",
    "charity",
    "association",
    "society",
    "university",
    "ltd",
    "limited",
    "federation",
    "combined authority",
];

/// Whether the words could be the name of a committee, a board or a council.
pub(super) fn is_body(words: &str) -> bool {
    // "Committee Room 2", "Council Chamber" are places.
    if [
        "committee room",
        "council chamber",
        "council office",
        "board room",
        "council house",
        "trust headquarters",
        "trust hq",
    ]
    .iter()
    .any(|p| has(words, p))
    {
        return false;
    }
    is_committee(words) || is_host(words)
}

pub(super) fn is_committee(words: &str) -> bool {
    COMMITTEES.iter().any(|w| has_word(words, w))
}

pub(super) fn is_host(words: &str) -> bool {
    HOSTS.iter().any(|w| has_word(words, w))
}

/// Whether `what` stands in the words as words of their own.
pub(super) fn has_word(words: &str, what: &str) -> bool {
    let mut from = 0;
    while let Some(at) = words.get(from..).and_then(|w| find(w, what)) {
        let at = from + at;
        let before = words.get(..at).and_then(|w| w.chars().next_back());
        let next = words.get(at + what.len()..).and_then(|w| w.chars().next());
        let parts = |c: Option<char>| c.is_none_or(|c| !c.is_alphanumeric());
        if parts(before) && parts(next) {
            return true;
        }
        from = at + what.len();
    }
    false
}

/// "Planning Committee of Hatherley Town Council" as body and host.
pub(super) fn parted(name: &str) -> (String, Option<String>) {
    for (at, _) in name.match_indices(" of ") {
        let (body, host) = (
            name.get(..at).unwrap_or(name),
            name.get(at + 4..).unwrap_or(""),
        );
        let host = after(host, "the ").unwrap_or(host);
        let tail = body.split_whitespace().next_back().unwrap_or("");
        if is_committee(tail) && is_host(host) {
            return (body.to_owned(), Some(host.to_owned()));
        }
    }
    (name.to_owned(), None)
}

/// The name without "AGENDA", "Notice of meeting of the", day and time around it.
pub(super) fn stripped(words: &str) -> String {
    const FRONT: [&str; 24] = [
        "public document pack",
        "notice of meeting of the",
        "notice of meeting of",
        "notice of a meeting of the",
        "notice of meeting",
        "notice of the",
        "agenda for a meeting of the",
        "agenda for the meeting of the",
        "agenda for a meeting of",
        "agenda for the",
        "agenda for",
        "agenda of the",
        "agenda pack for",
        "agenda pack",
        "agenda",
        "a meeting of the",
        "meeting of the",
        "meeting of",
        "summons to a meeting of the",
        "public meeting of the",
        "extraordinary meeting of the",
        "special meeting of the",
        "annual meeting of the",
        "meeting:",
    ];
    const BACK: [&str; 12] = [
        "held in public",
        "meeting held in public",
        "agenda",
        "agenda pack",
        "meeting agenda",
        "meeting in public",
        "public meeting",
        "extraordinary meeting",
        "special meeting",
        "annual meeting",
        "meeting",
        "papers",
    ];
    let mut name = squeeze(words);
    let mut again = true;
    while again {
        again = false;
        let marks = [' ', '-', '\u{2013}', '\u{2014}', ':', ',', '|', '*', '.'];
        name = name.trim_matches(marks).to_owned();
        if let Some(first) = when::dates(&name, None).first()
            && first.at.start > 3
        {
            let cut = name.get(..first.at.start).unwrap_or("").trim();
            let cut = ["on", "held on", "to be held on", "held"]
                .iter()
                .find_map(|k| cut.strip_suffix(k).filter(|c| c.ends_with(' ')))
                .unwrap_or(cut);
            name = cut.trim().to_owned();
            again = true;
        }
        if let Some(rest) = FRONT.iter().find_map(|f| {
            after(&name, f).filter(|r| r.is_empty() || !r.starts_with(char::is_alphanumeric))
        }) {
            name = rest.trim().to_owned();
            again = true;
        } else if let Some(short) = BACK.iter().find_map(|b| ends(&name, b)) {
            name = short;
            again = true;
        }
        if name.is_empty() {
            break;
        }
    }
    name.strip_prefix("the ").unwrap_or(&name).trim().to_owned()
}

/// The name without `with` at its end, where something is left.
pub(super) fn ends(name: &str, with: &str) -> Option<String> {
    let at = name.len().checked_sub(with.len())?;
    let (head, tail) = (name.get(..at)?, name.get(at..)?);
    (tail.eq_ignore_ascii_case(with) && head.ends_with([' ', '-', '\u{2013}']))
        .then(|| head.trim().to_owned())
}
