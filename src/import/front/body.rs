//! The name of the body that meets, and the authority whose committee it is.

use super::put::put;
use super::sheet::{Sheet, after, find, has, squeeze};
use crate::import::found::{Found, Place};
use crate::import::proposal::Proposal;
use crate::import::when;
use crate::meeting::text::Text;

const COMMITTEES: [&str; 25] = [
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

const HOSTS: [&str; 22] = [
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

fn is_committee(words: &str) -> bool {
    COMMITTEES.iter().any(|w| has_word(words, w))
}

fn is_host(words: &str) -> bool {
    HOSTS.iter().any(|w| has_word(words, w))
}

/// Whether `what` stands in the words as words of their own.
fn has_word(words: &str, what: &str) -> bool {
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

/// Takes the body from a label.
pub(super) fn named(value: &str, place: Place, out: &mut Proposal) {
    let value = stripped(value);
    if !value.is_empty() {
        put(
            &mut out.body,
            Found::certain(Text::line(&value), place),
            "body",
        );
    }
}

/// Takes the body from "a meeting of the X of Y Council will be held".
pub(super) fn from_sentence(words: &str, place: Place, out: &mut Proposal) {
    let Some(at) = ["meeting of the ", "meeting of "]
        .iter()
        .find_map(|k| find(words, k).map(|at| at + k.len()))
    else {
        // "The next meeting of …" has gone by; "The X Committee will meet on".
        if let Some(end) = ["will meet", "meeting will", "meeting to be"]
            .iter()
            .filter_map(|k| find(words, k))
            .min()
            && let Some(head) = words.get(..end)
        {
            let head = after(head.trim(), "notice is hereby given that ").unwrap_or(head.trim());
            let head = after(head, "the ")
                .or_else(|| after(head, "a "))
                .unwrap_or(head)
                .trim();
            if is_body(head) && head.len() < 100 {
                put(
                    &mut out.body,
                    Found::certain(Text::line(&stripped(head)), place),
                    "body",
                );
            }
        }
        return;
    };
    let rest = words.get(at..).unwrap_or("");
    let mut end = rest.len();
    for stop in [
        " to be held",
        " will be held",
        " which will",
        " which is",
        " is to be held",
        " held",
        " will take place",
        " on ",
        " at ",
        ", to be",
        " will meet",
        " commencing",
        ", on ",
        ", in ",
        ", which",
        " for the purpose",
        ". ",
        " in the ",
        " (",
    ] {
        if let Some(found) = find(rest, stop) {
            end = end.min(found);
        }
    }
    let name = rest.get(..end).unwrap_or(rest);
    let dated = when::dates(name, None);
    let name = dated
        .first()
        .map_or(name, |d| name.get(..d.at.start).unwrap_or(name));
    let name = name
        .trim()
        .trim_end_matches([',', '.', ':', '-', '\u{2013}', ' ']);
    if name.is_empty() || name.len() > 140 || !is_body(name) {
        return;
    }
    let (body, host) = parted(name);
    put(
        &mut out.body,
        Found::certain(Text::line(&body), place),
        "body",
    );
    if let Some(host) = host {
        put(
            &mut out.host,
            Found::certain(Text::line(&host), place),
            "authority",
        );
    }
}

/// "Planning Committee of Hatherley Town Council" as body and host.
fn parted(name: &str) -> (String, Option<String>) {
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
fn stripped(words: &str) -> String {
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
    const BACK: [&str; 10] = [
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
    after(&name, "the ").unwrap_or(&name).trim().to_owned()
}

/// The name without `with` at its end, where something is left.
fn ends(name: &str, with: &str) -> Option<String> {
    let at = name.len().checked_sub(with.len())?;
    let (head, tail) = (name.get(..at)?, name.get(at..)?);
    (tail.eq_ignore_ascii_case(with) && head.ends_with([' ', '-', '\u{2013}']))
        .then(|| head.trim().to_owned())
}

/// Takes body and host from lines that stand at the top.
pub(super) fn read(sheet: &mut Sheet, to: usize, out: &mut Proposal) {
    let mut lines: Vec<(usize, String)> = Vec::new();
    let mut seen = 0;
    for at in 0..to {
        let Some(row) = sheet.get(at) else { break };
        if row.is_blank() {
            continue;
        }
        seen += 1;
        if seen > 30 {
            break;
        }
        let sentence =
            row.text.ends_with('.') || row.text.len() > 120 || row.text.contains(['@', ':', ';']);
        if row.used || sentence || row.text.starts_with(char::is_lowercase) {
            continue;
        }
        let name = stripped(&row.text);
        let named = crate::import::people::entry(&name).is_some();
        let noise = [
            "members of",
            "committee agenda",
            "council agenda",
            "democratic services",
            "committee officer",
            "committee services",
            "membership",
            "to all members",
            "committee members",
            "board members",
            "intentionally",
            "clerk to",
            "chief executive",
            "head of",
            "councillors",
            "quorum",
            "report",
            "meeting of council members",
        ]
        .iter()
        .any(|n| has(&name, n));
        if !name.is_empty() && is_body(&name) && !named && !noise {
            lines.push((at, name));
        }
    }
    let body_known = out.body.is_some();
    let is_known = |name: &str, out: &Proposal| {
        out.body
            .as_ref()
            .is_some_and(|b| b.value.eq_ignore_ascii_case(name))
            || out
                .host
                .as_ref()
                .is_some_and(|h| h.value.eq_ignore_ascii_case(name))
    };
    if !body_known {
        let committee = lines
            .iter()
            .find(|(_, n)| is_committee(n))
            .or_else(|| lines.first());
        if let Some((at, name)) = committee {
            let others = lines
                .iter()
                .filter(|(_, n)| is_committee(n) && !n.eq_ignore_ascii_case(name))
                .count();
            let (body, host) = parted(name);
            let place = sheet.place(*at);
            let mut found = Found::certain(Text::line(&body), place);
            if others > 0 {
                found = found.doubting("Several lines at the top could be the name of the body.");
            } else if seen > 12 && *at > 14 {
                found = found.doubting("No label says that this is the body that meets.");
            }
            out.body = Some(found);
            if let Some(host) = host {
                put(
                    &mut out.host,
                    Found::certain(Text::line(&host), place),
                    "authority",
                );
            }
        }
    }
    if out.host.is_none() {
        let host = lines.iter().find(|(_, n)| {
            is_host(n)
                && !is_known(n, out)
                && !out
                    .body
                    .as_ref()
                    .is_some_and(|b| has(n, &b.value.to_lowercase()))
        });
        if let Some((at, name)) = host
            && out
                .body
                .as_ref()
                .is_some_and(|b| !b.value.eq_ignore_ascii_case(name))
        {
            out.host = Some(Found::certain(Text::line(name), sheet.place(*at)));
        }
    }
    if out.body.is_none() {
        // Something has to head the sheet, and nothing looks like a body: the first line, perhaps.
        let first = (0..to).find(|at| sheet.get(*at).is_some_and(|r| !r.is_blank()));
        if let Some(row) = first.and_then(|at| sheet.get(at))
            && !row.used
            && row.text.len() < 90
            && out.date.is_some()
            && crate::import::people::entry(&row.text).is_none()
        {
            let name = stripped(&row.text);
            if !name.is_empty() {
                out.body = Some(Found::unsure(
                    Text::line(&name),
                    row.place,
                    "It is the first line; nothing says that it is the body that meets.",
                ));
                sheet.take(first.unwrap_or(0), first.unwrap_or(0) + 1);
            }
        }
    }
    for (at, name) in lines {
        if is_known(&name, out) {
            sheet.take(at, at + 1);
        }
    }
}
