//! Who was present, in attendance, absent with apologies: lists, tables, run-on paragraphs, and
//! the sentence of the first item.

use crate::import::behind::label;
use crate::import::behind::para::{Para, is_furniture};
use crate::import::behind::words;
use crate::import::found::{Found, Place};
use crate::import::line::{Line, Shape};
use crate::import::people::{self, Entry};
use crate::import::proposal::Present;
use crate::meeting::people::{Office, PersonDetails};

/// The lists at the head of minutes.
#[derive(Debug, Default)]
pub(super) struct Roll {
    pub(super) present: Vec<Found<Present>>,
    pub(super) apologies: Vec<Found<PersonDetails>>,
    /// The line that it begins at.
    pub(super) begins: usize,
    /// The line after its last.
    pub(super) ends: usize,
}

/// What a list holds.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum List {
    Present,
    Attending,
    Apologies,
    /// Nobody of whom anything is proposed.
    Passed,
}

/// The list that a heading opens.
fn list(key: &str) -> Option<List> {
    let any = |words: &[&str]| words.contains(&key);
    if any(&[
        "present",
        "members present",
        "board members present",
        "councillors present",
        "attendance",
        "committee members present",
        "governors present",
        "trustees present",
        "those present",
        "members in attendance",
        "attendees",
        "voting members",
        "members",
        "voting members present",
        "core members",
        "members of the board",
        "directors present",
        "board members",
        "present members",
        "non voting members",
        "councillors",
        "substitutes",
        "substitute members",
        "members of the committee",
        "co opted members",
        "non executive directors",
        "executive directors",
        "members attending",
    ]) {
        Some(List::Present)
    } else if any(&[
        "in attendance",
        "also present",
        "also in attendance",
        "officers",
        "officers present",
        "officers in attendance",
        "guests",
        "observers",
        "others present",
        "attending",
        "others",
        "others in attendance",
        "by invitation",
        "invited",
        "other attendees",
        "staff in attendance",
        "also attending",
        "council officers",
        "clerk",
        "advisers",
        "speakers",
        "presenters",
    ]) {
        Some(List::Attending)
    } else if any(&[
        "apologies",
        "apologies for absence",
        "apologies received",
        "apology",
        "apologies from",
        "apologies for absence received from",
        "members apologies",
    ]) {
        Some(List::Apologies)
    } else if any(&[
        "absent",
        "not present",
        "members of the public",
        "public",
        "press",
        "did not attend",
        "absent without apologies",
    ]) {
        Some(List::Passed)
    } else {
        None
    }
}

/// Reads the lists.
pub(super) fn roll(lines: &[Line]) -> Roll {
    let mut roll = Roll::default();
    let mut open: Option<List> = None;
    let mut held: Option<(String, Place)> = None;
    for (at, line) in lines.iter().enumerate() {
        if line.is_blank() || is_furniture(line) {
            if let (Some(list), Some((text, place))) = (open, held.take()) {
                roll.take(list, &text, place);
            }
            continue;
        }
        let (heading, rest) = heading(line);
        if open.is_none() {
            if heading != Some(List::Present) && heading != Some(List::Attending) {
                continue;
            }
            roll.begins = at;
        }
        if heading.is_none() && open.is_some() && closes(line) {
            if let (Some(list), Some((text, place))) = (open, held.take()) {
                roll.take(list, &text, place);
            }
            roll.ends = at;
            return roll;
        }
        if let Some(heading) = heading {
            if let (Some(list), Some((text, place))) = (open, held.take()) {
                roll.take(list, &text, place);
            }
            open = Some(heading);
        }
        if rest.is_empty() {
            roll.ends = at + 1;
            continue;
        }
        let (text, place) = match held.take() {
            Some((text, place)) => (format!("{text} {rest}"), place.through(line.place)),
            None => (rest, line.place),
        };
        // A list that wraps, or a post with its name in the next line.
        let open_end = text.ends_with([',', ':', '-', '\u{2013}'])
            || text.ends_with(" and")
            || text.matches('(').count() > text.matches(')').count()
            || (line.broken && !line.is_row());
        if open_end && text.len() < 4000 {
            held = Some((text, place));
        } else if let Some(list) = open {
            roll.take(list, &text, place);
        }
        roll.ends = at + 1;
    }
    if let (Some(list), Some((text, place))) = (open, held.take()) {
        roll.take(list, &text, place);
    }
    roll
}

/// The list that a line opens, and what stands behind its heading.
fn heading(line: &Line) -> (Option<List>, String) {
    let first = line.cell(0).trim();
    let rest = |line: &Line, from: usize| -> String {
        let cells = line.cells.get(from..).unwrap_or_default().iter();
        let words: Vec<&str> = cells
            .map(|c| c.text.as_str().trim())
            .filter(|t| !t.is_empty())
            .collect();
        words.join("\t")
    };
    if let Some(list) = list(&words::key(first)) {
        // A row "Chair | Members" would head columns; a heading stands alone or before a name.
        let header = line.is_row()
            && line.cells.len() > 1
            && self::list(&words::key(line.cell(1))).is_some();
        return (
            if header { None } else { Some(list) },
            if header { String::new() } else { rest(line, 1) },
        );
    }
    for mark in [":", " - ", " \u{2013} ", "\u{2013}", " "] {
        if let Some((before, after)) = first.split_once(mark) {
            let named = mark != " " || after.starts_with("Cllr") || after.starts_with("Councillor");
            if let (Some(list), true) = (list(&words::key(before)), named) {
                let mut words = after.trim().to_owned();
                let more = rest(line, 1);
                if !more.is_empty() {
                    words = format!("{words}\t{more}");
                }
                return (Some(list), words);
            }
        }
    }
    (None, rest(line, 0))
}

/// Whether the business begins: a numbered heading, or one in capitals that is no list.
fn closes(line: &Line) -> bool {
    let text = line.text();
    let numbered = label::label(&text).is_some_and(|l| {
        matches!(l.mark, label::Mark::Number(_))
            && people::person(text.get(l.rest..).unwrap_or_default()).is_none()
            && people::entry(text.get(l.rest..).unwrap_or_default()).is_none()
    });
    let strong = line.bold || matches!(line.shape, Shape::Heading(_)) || words::capitals(&text);
    let plain = text.trim_end_matches(':');
    let somebody = people::entry(plain).is_some() || people::list(plain).is_some();
    numbered
        || super::items::minute_number(&text).is_some()
        || (strong && text.len() > 3 && !somebody && !plain.contains(':'))
}

impl Roll {
    fn take(&mut self, list: List, text: &str, place: Place) {
        for (entry, deputy, chair) in entries(text) {
            let doubt = entry.doubt.clone();
            let found = |sure: bool| match (&doubt, sure) {
                (Some(why), _) => Some(why.clone()),
                (None, false) => Some("No name could be told in these words.".to_owned()),
                (None, true) => None,
            };
            let why = found(!entry.person.name.is_blank());
            let chair = chair || matches!(entry.office, Some((Office::Chair, _)));
            match list {
                List::Passed => {}
                List::Apologies => {
                    let mut one = Found::certain(entry.person, place);
                    if let Some(why) = why {
                        one = one.doubting(&why);
                    }
                    self.apologies.push(one);
                }
                List::Present | List::Attending => {
                    let attending = list == List::Attending;
                    let mut one = Found::certain(
                        Present {
                            person: entry.person,
                            deputy,
                            chair: chair && !attending,
                            in_attendance: attending,
                        },
                        place,
                    );
                    if let Some(why) = why {
                        one = one.doubting(&why);
                    }
                    self.present.push(one);
                }
            }
        }
    }
}

/// The people of an entry or a list, each with whether they deputise and whether they preside.
fn entries(text: &str) -> Vec<(Entry, bool, bool)> {
    let text = text.trim().trim_end_matches('.');
    let key = words::key(text);
    let none = key.is_empty()
        || ["none", "nil", "n a"].contains(&key.as_str())
        || key.ends_with("members of the public")
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
    let pieces = words::listed(text);
    let several = pieces.len() > 1 && pieces.iter().filter(|p| names(p)).count() == pieces.len();
    if several {
        let shared = text.split_whitespace().next().unwrap_or_default();
        let plural = matches!(shared.trim_end_matches('.'), "Councillors" | "Cllrs");
        if !pieces.iter().any(|p| deputises(p).is_some()) || plural {
            if let Some(list) = people::list(&without_all(text)) {
                let marks: Vec<(bool, bool)> = pieces
                    .iter()
                    .map(|p| (deputises(p).is_some(), presides(p)))
                    .collect();
                let even = marks.len() == list.len();
                return list
                    .into_iter()
                    .enumerate()
                    .filter(|(_, e)| !e.vacant)
                    .map(|(k, e)| {
                        let (deputy, chair) =
                            marks.get(k).copied().filter(|_| even).unwrap_or_default();
                        (e, deputy, chair)
                    })
                    .collect();
            }
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
                let mut found = Found::certain(entry.person, para.place);
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
