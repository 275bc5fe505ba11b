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

pub(super) const HOSTS: [&str; 28] = [
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
    "district",
    "town of",
    "village of",
    "parish of",
    "friends of",
    "club",
];

/// What says of a body only of which kind it is.
const GENERAL: [&str; 18] = [
    "council",
    "board",
    "committee",
    "full council",
    "parish council",
    "town council",
    "trustees",
    "governors",
    "panel",
    "governing body",
    "district council",
    "county council",
    "city council",
    "borough council",
    "community council",
    "parochial church council",
    "sub-committee",
    "board of trustees",
];

/// Whether a name says only of which kind the body is, so that many have it.
pub(super) fn is_general(name: &str) -> bool {
    GENERAL.iter().any(|g| name.eq_ignore_ascii_case(g))
}

/// Whether words that have a body in them are a sentence about it and no name.
pub(super) fn is_sentence(words: &str) -> bool {
    const VERBS: &str = " is are was were has have had will would shall may must should can been be \
        holds takes took gives gave given meets met chose agreed wishes invites requests asks \
        welcomes welcomed advised noted resolved approved has not ";
    const BEGIN: &str = " under at if please this our we you as when from it there any all my your \
        his her their its however in by ";
    let mut all = words.split_whitespace().map(str::to_lowercase);
    let first = all.next().unwrap_or_default();
    let plain = |w: &str| w.trim_matches(|c: char| !c.is_alphanumeric()).to_owned();
    BEGIN.contains(&format!(" {} ", plain(&first)))
        || all.any(|w| VERBS.contains(&format!(" {} ", plain(&w))))
        || words.contains(". ") && words.len() > 60
}

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
    !ends_as_place(words) && (is_committee(words) || is_host(words))
}

/// "Osk Water District Office": a building that is called after a body.
fn ends_as_place(words: &str) -> bool {
    const PLACES: &str = " office offices hall room rooms chamber chambers suite street road avenue \
        floor building headquarters ";
    let last = words.split_whitespace().next_back().unwrap_or("");
    let last = last
        .trim_matches(|c: char| !c.is_alphanumeric())
        .to_lowercase();
    !last.is_empty() && PLACES.contains(&format!(" {last} "))
}

pub(super) fn is_committee(words: &str) -> bool {
    COMMITTEES.iter().any(|w| has_word(words, w))
}

pub(super) fn is_host(words: &str) -> bool {
    HOSTS.iter().any(|w| has_word(words, w))
}

/// "Full Governing Body" is a body, though a name of a person could have as many words.
pub(super) fn ends_as_body(words: &str) -> bool {
    let all = COMMITTEES.iter().chain(&HOSTS);
    all.into_iter().any(|w| ends(words, w).is_some())
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
        // "Trustees of the Friends of Osk Library" are called so and no less.
        if is_committee(tail) && is_host(host) && !matches!(body, "Trustees" | "Governors") {
            return (body.to_owned(), Some(host.to_owned()));
        }
    }
    (name.to_owned(), None)
}

/// The name without "AGENDA", "Notice of meeting of the", day and time around it.
pub(super) fn stripped(words: &str) -> String {
    const FRONT: &[&str] = &[
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
        "notice and agenda of the",
        "notice and agenda of",
        "agenda and minutes of the",
        "agenda and minutes",
        "agenda of",
        "draft minutes of the",
        "draft minutes of",
        "minutes of a meeting of the",
        "minutes of a meeting of",
        "minutes of the meeting of the",
        "minutes of the meeting of",
        "minutes of the annual meeting of",
        "minutes of the",
        "minutes of",
        "minutes",
    ];
    const BACK: &[&str] = &[
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
        "annual general meeting",
        "general meeting",
        "regular meeting",
        "ordinary meeting",
        "monthly meeting",
        "quarterly meeting",
        "spring meeting",
        "summer meeting",
        "autumn meeting",
        "winter meeting",
        "meeting minutes",
        "meeting",
        "minutes",
        "draft minutes",
        "papers",
        "logo",
        "crest",
    ];
    let mut name = squeeze(words);
    let mut again = true;
    while again {
        again = false;
        let marks = [
            ' ', '-', '\u{2013}', '\u{2014}', ':', ',', '|', '*', '.', '!', '"', '\u{201C}',
            '\u{201D}',
        ];
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
        } else if let Some(first) = when::dates(&name, None).first() {
            // "7 March 2028 - Osk Board of Education".
            name = name.get(first.at.end..).unwrap_or("").trim().to_owned();
            again = true;
        }
        if let Some(first) = when::times(&name).first().filter(|t| t.at.start > 3) {
            name = name.get(..first.at.start).unwrap_or("").trim().to_owned();
            again = true;
        }
        let front = FRONT.iter().filter_map(|f| {
            after(&name, f).filter(|r| r.is_empty() || !r.starts_with(char::is_alphanumeric))
        });
        let back = BACK.iter().filter_map(|b| ends(&name, b));
        if let Some(rest) = front.min_by_key(|r| r.len()) {
            name = rest.trim().to_owned();
            again = true;
        } else if let Some(short) = back.min_by_key(String::len) {
            // "Trustees' Meeting".
            short
                .trim_end_matches(['\'', '\u{2019}'])
                .clone_into(&mut name);
            again = true;
        }
        if name.is_empty() {
            break;
        }
    }
    let name = name.strip_prefix("the ").unwrap_or(&name).trim();
    // "Osk Parish Council - March".
    let month = |(_, m): &(&str, &str)| {
        !when::dates(&format!("1 {m} 2000"), None).is_empty() && !m.contains(' ')
    };
    let name = name
        .rsplit_once(" - ")
        .filter(month)
        .map_or(name, |(n, _)| n);
    // "Regular Board": the kind of meeting, before what says no more than "Board".
    let kinds = [
        "regular ",
        "special ",
        "extraordinary ",
        "ordinary ",
        "annual ",
        "open ",
    ];
    let council = |r: &str| r.to_lowercase().ends_with(" council");
    let rest = kinds.iter().find_map(|k| after(name, k));
    rest.filter(|r| is_general(r) || council(r))
        .unwrap_or(name)
        .to_owned()
}

/// The name without `with` at its end, where something is left.
pub(super) fn ends(name: &str, with: &str) -> Option<String> {
    let at = name.len().checked_sub(with.len())?;
    let (head, tail) = (name.get(..at)?, name.get(at..)?);
    (tail.eq_ignore_ascii_case(with) && head.ends_with([' ', '-', '\u{2013}']))
        .then(|| head.trim().to_owned())
}
