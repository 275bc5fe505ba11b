//! One entry of the lists: a name, what stands beside it, for whom somebody deputises; and the
//! sentences that give apologies.

use crate::import::behind::para::Para;
use crate::import::behind::words;
use crate::import::found::Found;
use crate::import::people::{self, Entry};
use crate::meeting::people::{Office, PersonDetails};

/// The people of an entry or a list, each with whether they deputise and whether they preside.
pub(super) fn entries(text: &str) -> Vec<(Entry, bool, bool)> {
    let text = text.trim().trim_end_matches('.');
    let key = words::key(text);
    let none = key.is_empty()
        || ["none", "nil", "n a"].contains(&key.as_str())
        || is_crowd(text) && words::listed(text).len() == 1
        || key.len() > 3000
        || key == "name"
        || key == "name role";
    if none {
        return Vec::new();
    }
    if let Some((before, after)) = text.split_once(':')
        && people::office(before).is_some_and(|(o, _)| o == Office::Chair)
    {
        let mut out = entries(after);
        if let [one] = out.as_mut_slice() {
            one.2 = true;
        }
        return out;
    }
    // Who several people deputise for stands behind each: the pieces are looked at one by one.
    // "Labour members: Councillors A, B and C": the words before the colon name the group.
    if let Some((_, after)) = text.split_once(':')
        && people::list(after).is_some_and(|l| l.len() > 1)
    {
        return entries(after);
    }
    let pieces = words::listed(text);
    // "J. Smith (Clerk), 4 members of the public".
    if let Some((crowd, some)) = pieces.split_last()
        && is_crowd(crowd)
        && !some.is_empty()
        && let Some(kept) = text.get(..text.rfind(crowd).unwrap_or(text.len()))
    {
        return entries(
            kept.trim_end()
                .trim_end_matches([',', ';'])
                .trim_end_matches(" and"),
        );
    }
    let several = pieces.len() > 1 && pieces.iter().filter(|p| names(p)).count() == pieces.len();
    if several {
        let shared = text.split_whitespace().next().unwrap_or_default();
        let plural = matches!(shared.trim_end_matches('.'), "Councillors" | "Cllrs");
        let told = plural || !pieces.iter().any(|p| deputises(p).is_some());
        if told && let Some(list) = people::list(&without_all(text)) {
            let even = pieces.len() == list.len();
            let mark = |k: usize| match pieces.get(k) {
                Some(piece) if even => (deputises(piece).is_some(), presides(piece)),
                _ => (false, false),
            };
            let each = list.into_iter().enumerate().filter(|(_, e)| !e.vacant);
            return each.map(|(k, e)| (e, mark(k).0, mark(k).1)).collect();
        }
        return pieces.iter().flat_map(|p| single(p)).collect();
    }
    if let Some(list) = people::list(&without_all(text)) {
        return list
            .into_iter()
            .filter(|e| !e.vacant)
            .map(|e| (e, deputises(text).is_some(), false))
            .collect();
    }
    single(text)
}

/// "4 members of the public", "one member of the press": nobody by name.
fn is_crowd(piece: &str) -> bool {
    let key = words::key(piece);
    ["of the public", "of the press", "public and press"]
        .iter()
        .any(|w| key.ends_with(w))
}

/// Whether a piece of a list is somebody.
fn names(piece: &str) -> bool {
    let bare = without(piece);
    let bare = bare.split('(').next().unwrap_or_default();
    let bare = bare
        .trim()
        .trim_start_matches("Councillors ")
        .trim_start_matches("Cllrs ");
    people::person(bare).is_some() || people::person(&format!("Mr {bare}")).is_some()
}

fn single(text: &str) -> Vec<(Entry, bool, bool)> {
    let (deputy, chair) = (deputises(text).is_some(), presides(text));
    let bare = without(text);
    if let Some(entry) = people::entry(&bare) {
        return if entry.vacant {
            Vec::new()
        } else {
            vec![(entry, deputy, chair)]
        };
    }
    if bare.split_whitespace().count() > 14 {
        return Vec::new();
    }
    let mut entry = Entry::default();
    entry.person.role = crate::meeting::text::Text::line(&bare);
    vec![(entry, deputy, chair)]
}

const DEPUTISES: [&str; 13] = [
    "acting as deputy",
    "as deputy",
    "deputy for",
    "deputising for",
    "substitute for",
    "substituting for",
    "sub for",
    "as substitute",
    "in place of",
    "on behalf of",
    "attending for",
    "acting as substitute",
    "representing cllr",
];

/// Where the words begin that say that somebody deputises.
fn deputises(text: &str) -> Option<usize> {
    let small = words::lower(text);
    let said = DEPUTISES
        .iter()
        .filter_map(|w| words::find_word(&small, w))
        .min();
    let short = ["(deputy)", "(substitute)", "(sub)", "(sub.)", "(d)", "(s)"];
    said.or_else(|| short.iter().filter_map(|w| small.find(w)).min())
}

fn presides(text: &str) -> bool {
    let small = words::lower(text);
    [
        "in the chair",
        "(chair)",
        "(chairman)",
        "(chairperson)",
        "(chairwoman)",
        "presiding",
    ]
    .iter()
    .any(|w| small.contains(w))
}

/// The words without what says that somebody deputises or presides.
fn without(text: &str) -> String {
    let small = words::lower(text);
    let cuts = [
        deputises(text),
        small.find("in the chair"),
        small.find("presiding"),
    ];
    let Some(at) = cuts.into_iter().flatten().min() else {
        return text.trim().to_owned();
    };
    let before = text.get(..at).unwrap_or_default();
    let open = before
        .rfind('(')
        .filter(|o| !before.get(*o..).unwrap_or_default().contains(')'));
    let (head, tail) = match open {
        Some(open) => {
            let close = text
                .get(at..)
                .and_then(|t| t.find(')'))
                .map_or(text.len(), |c| at + c + 1);
            (
                text.get(..open).unwrap_or_default(),
                text.get(close..).unwrap_or_default(),
            )
        }
        None => (before, ""),
    };
    let whole = format!("{}{tail}", head.trim_end());
    whole
        .trim()
        .trim_end_matches([',', '-', '\u{2013}', ' ', ';'])
        .to_owned()
}

/// The same for each bracket of a list.
fn without_all(text: &str) -> String {
    let mut out = String::new();
    let mut rest = text;
    while let Some(open) = rest.find('(') {
        let close = rest
            .get(open..)
            .and_then(|t| t.find(')'))
            .map_or(rest.len(), |c| open + c + 1);
        let inside = rest.get(open..close).unwrap_or_default();
        out.push_str(rest.get(..open).unwrap_or_default());
        let drop = deputises(inside).is_some() || words::lower(inside).contains("in the chair");
        if drop {
            out = out.trim_end().to_owned();
        } else {
            out.push_str(inside);
        }
        rest = rest.get(close..).unwrap_or_default();
    }
    out.push_str(rest);
    out
}

/// Apologies in sentences: "Apologies for absence were received from …".
pub(super) fn apologies(body: &[Para]) -> Vec<Found<PersonDetails>> {
    let mut out = Vec::new();
    for para in body.iter().take(40) {
        let mut rest = para.text.as_str();
        for _ in 0..6 {
            let small = words::lower(rest);
            let Some(at) = small.find("apolog") else {
                break;
            };
            let tail = rest.get(at..).unwrap_or_default();
            let from = words::lower(tail).find(" from ").filter(|k| *k <= 90);
            let Some(from) = from else {
                rest = tail.get(6..).unwrap_or_default();
                continue;
            };
            let tail = tail.get(from + 6..).unwrap_or_default();
            let (sentence, _) = words::sentence(tail);
            for (entry, ..) in entries(&said(sentence)) {
                let named = !entry.person.name.is_blank();
                let mut found = Found::certain(no_reason(entry.person), para.place);
                if let Some(why) = &entry.doubt {
                    found = found.doubting(why);
                }
                if named {
                    out.push(found);
                }
            }
            rest = tail.get(sentence.len()..).unwrap_or_default();
        }
    }
    out
}

/// The list without what a sentence adds: "who was represented by …", "both of whom …".
fn said(sentence: &str) -> String {
    let small = words::lower(sentence);
    let cut = [
        ", who ",
        " who was ",
        " who were ",
        " due to ",
        " for lateness",
        " and it was ",
        " were noted",
        " was noted",
        ", for whom ",
        " (for whom",
        " were received",
        " with ",
    ]
    .iter()
    .filter_map(|w| small.find(w))
    .min();
    let words = cut.and_then(|at| sentence.get(..at)).unwrap_or(sentence);
    words.trim().trim_start_matches(':').trim().to_owned()
}

/// Why somebody is absent is nobody's business: the reason behind a name isn't their post.
pub(super) fn no_reason(mut person: PersonDetails) -> PersonDetails {
    const REASONS: [&str; 18] = [
        "unwell",
        "illness",
        "ill",
        "sick",
        "sickness",
        "holiday",
        "on holiday",
        "leave",
        "annual leave",
        "work",
        "work commitments",
        "work commitment",
        "family",
        "family commitments",
        "personal",
        "personal reasons",
        "prior engagement",
        "prior commitment",
    ];
    for field in [&mut person.role, &mut person.organisation] {
        if REASONS.contains(&words::key(field.as_str()).as_str()) {
            *field = crate::meeting::text::Text::default();
        }
    }
    person
}
