//! What bodies and authorities are called, and what is printed around their names.

use super::front_sheet::{after, squeeze};
use super::heads::is_title;
use crate::import::lexicon::{self, BodyName, ClockWord};
use crate::import::when;

/// Whether a name says only of which kind the body is, so that many have it.
pub(super) fn is_general(name: &str) -> bool {
    lexicon::is(BodyName::General, name)
}

/// Whether words that have a body in them are a sentence about it and no name.
pub(super) fn is_sentence(words: &str) -> bool {
    let mut all = words.split_whitespace();
    let first = all.next().unwrap_or_default();
    lexicon::is(BodyName::Opens, first)
        || all.any(|w| lexicon::is(BodyName::Verb, w))
        || words.contains(". ") && words.len() > 60
}

/// Whether the words could be the name of a committee, a board or a council.
pub(super) fn is_body(words: &str) -> bool {
    // "Committee Room 2", "Council Chamber" are places.
    !lexicon::is(BodyName::Place, words)
        && !ends_as_place(words)
        && (is_committee(words) || is_host(words))
}

/// "Osk Water District Office": a building that is called after a body.
fn ends_as_place(words: &str) -> bool {
    let last = words.split_whitespace().next_back().unwrap_or("");
    // The friends of a building are none.
    lexicon::is(BodyName::Building, last)
        && super::front_sheet::find(words, "friends of ").is_none()
}

pub(super) fn is_committee(words: &str) -> bool {
    lexicon::is(BodyName::Committee, words)
}

pub(super) fn is_host(words: &str) -> bool {
    lexicon::is(BodyName::Host, words)
}

/// "Full Governing Body" is a body, though a name of a person could have as many words.
pub(super) fn ends_as_body(words: &str) -> bool {
    let committees = lexicon::spans(BodyName::Committee, words);
    let mut all = committees.chain(lexicon::spans(BodyName::Host, words));
    all.any(|at| {
        let before = words.get(..at.start).unwrap_or("");
        at.end == words.len() && before.ends_with([' ', '-', '\u{2013}'])
    })
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
    // "Osk Council's Transport Committee".
    for mark in ["'s ", "\u{2019}s "] {
        if let Some((host, body)) = name.split_once(mark)
            && is_committee(body)
            && ends_as_body(body)
            && is_host(host)
            && ends_as_body(host)
        {
            return (body.to_owned(), Some(host.to_owned()));
        }
    }
    (name.to_owned(), None)
}

/// A name up to what is said of its meeting: "Osk Parish Council draft minutes of the meeting".
fn before_meeting(name: &str) -> &str {
    let mut places = lexicon::spans(BodyName::EndsBefore, name).map(|at| at.start);
    let ends = |at: &usize| {
        let head = name
            .get(..*at)
            .unwrap_or("")
            .trim_end_matches([' ', '-', '\u{2013}', '\u{2014}']);
        ends_as_body(head) && !is_general(head)
    };
    let cut = places.find(ends).and_then(|at| name.get(..at));
    cut.unwrap_or(name)
}

/// "Osk Annual Parish Meeting": the meeting is the body.
fn meets_itself(name: &str) -> bool {
    lexicon::spans(BodyName::Committee, name)
        .any(|at| at.end == name.len() && name.get(at).is_some_and(|w| after_last(w, "meeting")))
}

fn after_last(words: &str, last: &str) -> bool {
    words
        .split_whitespace()
        .next_back()
        .is_some_and(|w| w.eq_ignore_ascii_case(last))
}

/// "Osk Annual Parish Assembly 2028": the year behind a name is that of the meeting.
fn without_year(name: &str) -> &str {
    let before = before_year(name).filter(|b| ends_as_body(b));
    before.unwrap_or(name)
}

/// What stands before the year that words end with.
fn before_year(words: &str) -> Option<&str> {
    let (before, year) = words.rsplit_once(' ')?;
    let is_year = year.len() == 4
        && (year.starts_with("19") || year.starts_with("20"))
        && year.bytes().all(|b| b.is_ascii_digit());
    is_year.then(|| before.trim_end_matches([' ', ',', '-', '\u{2013}']))
}

/// "Executive Meeting of the Osk Club", "47th AGM of the Osk Club": the body behind its meeting.
fn behind_meeting(name: &str) -> Option<&str> {
    let (head, rest) = name.split_once(" of ")?;
    let rest = after(rest, "the ").unwrap_or(rest);
    let last = head.split_whitespace().next_back()?;
    let meets = lexicon::is(ClockWord::Meeting, last) && !meets_itself(head) && !is_host(head);
    let several = rest.contains(' ') && rest.starts_with(char::is_uppercase);
    (meets && head.split_whitespace().count() <= 4 && several && is_title(rest)).then_some(rest)
}

/// The name without "AGENDA", "Notice of meeting of the", day and time around it.
pub(super) fn stripped(words: &str) -> String {
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
            let cut = lexicon::before(BodyName::OnDay, cut)
                .filter(|c| c.ends_with(' '))
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
        let rest = lexicon::after(BodyName::Before, &name).or_else(|| after(&name, "meeting:"));
        let left = lexicon::before(BodyName::Behind, &name)
            .filter(|head| head.ends_with([' ', '-', '\u{2013}']) && !meets_itself(&name));
        if let Some(rest) = rest {
            name = rest.trim().to_owned();
            again = true;
        } else if let Some(left) = left {
            // "Trustees' Meeting".
            name = left.trim().trim_end_matches(['\'', '\u{2019}']).to_owned();
            // "Osk Club 2028 AGM".
            name = before_year(&name).unwrap_or(&name).to_owned();
            again = true;
        }
        if let Some(of) = behind_meeting(&name) {
            name = of.to_owned();
            again = true;
        }
        if name.is_empty() {
            break;
        }
    }
    let marks = [' ', '-', '\u{2013}', '\u{2014}', ':', ','];
    let name = before_meeting(&name).trim_end_matches(marks);
    let name = name.strip_prefix("the ").unwrap_or(name).trim();
    // "A Parish Council meeting was held": no name begins so.
    let name = name
        .strip_prefix("A ")
        .filter(|r| is_general(r))
        .unwrap_or(name);
    // "Osk Parish Council - March".
    let name = without_year(name);
    let month = |(_, m): &(&str, &str)| {
        let day =
            |m: &str| !m.contains(' ') && !when::dates(&format!("1 {m} 2000"), None).is_empty();
        day(m) || before_year(m).is_some_and(day)
    };
    let name = name
        .rsplit_once(" - ")
        .filter(month)
        .map_or(name, |(n, _)| n);
    // "Regular Board": the kind of meeting, before what says no more than "Board".
    let council = |r: &str| r.to_lowercase().ends_with(" council");
    let rest = lexicon::after(BodyName::Kind, name).map(str::trim_start);
    rest.filter(|r| is_general(r) || council(r))
        .unwrap_or(name)
        .to_owned()
}
