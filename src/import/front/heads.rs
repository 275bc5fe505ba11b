//! The lines at the top that could be the name of the body, weighed against each other.

use super::front_sheet::{FrontSheet, Row};
use super::name::{
    ends_as_body, is_body, is_committee, is_general, is_host, is_sentence, stripped,
};
use crate::import::found::Place;
use crate::import::lexicon::{self, BodyName};
use crate::import::people;

/// So many lines of words from the top could name the body.
const TOP: usize = 30;
/// So many lines of words from the top stand in the head of the sheet.
const HEAD: usize = 14;
/// A name that is better than the next best by less than this is doubted.
const CLEAR: i32 = 3;

/// A line that could be the name of the body.
#[derive(Clone, Debug)]
pub(super) struct Candidate {
    /// Its row.
    pub(super) at: usize,
    pub(super) place: Place,
    /// The name without what is printed around it.
    pub(super) name: String,
    /// It says only of which kind the body is.
    pub(super) general: bool,
    committee: bool,
    /// What speaks for it besides its words.
    weight: i32,
}

impl Candidate {
    /// Whether it stands and looks like a name.
    pub(super) fn proper(&self) -> bool {
        self.weight >= 0
    }

    fn worth(&self) -> i32 {
        self.weight
            + match (self.general, self.committee) {
                (false, true) => 9,
                (false, false) => 4,
                (true, true) => 3,
                (true, false) => 1,
            }
    }
}

/// The longest line that can be the heading of a sheet, in bytes.
const LONGEST: usize = 280;

/// The lines up to `to` that could name a body.
pub(super) fn candidates(sheet: &FrontSheet, to: usize) -> Vec<Candidate> {
    let mut out: Vec<Candidate> = Vec::new();
    let mut seen = 0;
    for at in 0..to.min(sheet.rows.len()) {
        let Some(row) = sheet.get(at).filter(|r| !r.is_blank()) else {
            continue;
        };
        seen += 1;
        if seen > TOP {
            break;
        }
        if let Some(one) = candidate(sheet, at, row, seen) {
            out.push(one);
        }
    }
    // What stands at the head of pages, and in the notice, is the name.
    let rows: Vec<String> = sheet
        .rows
        .iter()
        .take(2_000)
        .map(|r| folded(&r.text))
        .collect();
    for one in &mut out {
        let name = folded(&one.name);
        let again = rows.iter().enumerate().any(|(at, row)| {
            at != one.at && row.len() < name.len() + 240 && name.len() > 8 && row.contains(&name)
        });
        one.weight += 2 * i32::from(again);
    }
    out
}

fn candidate(sheet: &FrontSheet, at: usize, row: &Row, seen: usize) -> Option<Candidate> {
    // "2. Forum of Osk" is an item.
    let numbered = row.text.split(' ').next().is_some_and(|w| {
        w.ends_with(['.', ')']) && w.len() <= 4 && w.starts_with(|c: char| c.is_ascii_digit())
    });
    // A line that long is a paragraph, or a whole paper without ends of lines: no name is all of it.
    let long = row.text.len() > LONGEST;
    let begins_low = row.text.starts_with(char::is_lowercase);
    if row.used || row.listed || numbered || long || begins_low || in_prose(sheet, at) {
        return None;
    }
    let mut name = heading(&row.text);
    let mut place = row.place;
    // "Larkwrithe and Osk" above "Parish Council".
    if is_general(&name)
        && name.split(' ').count() > 1
        && let Some(above) = at.checked_sub(1).and_then(|b| sheet.get(b))
        && !above.used
        && !above.is_blank()
        && above.bold == row.bold
        && above.heading == row.heading
        && above.cells.len() == 1
        && !is_body(&above.text)
        && is_title(&above.text)
    {
        name = stripped(&format!("{} {name}", above.text));
        place = above.place.through(row.place);
    }
    if name.is_empty()
        || name.len() > 140
        || name.contains(['@', ';'])
        || name.contains(':')
        || !name.starts_with(|c: char| c.is_alphanumeric())
        || !is_body(&name)
        || is_noise(&name)
        || is_sentence(&name)
        || ends_open(&name)
        || !ends_as_body(&name) && people::entry(&name).is_some()
    {
        return None;
    }
    let said = folded(&name) != folded(&row.text);
    let mut weight = match seen {
        1 => 3,
        2 | 3 => 2,
        4..=6 => 1,
        7..=HEAD => 0,
        _ => -2,
    };
    weight += 2 * i32::from(row.stands_out()) + 3 * i32::from(said);
    weight -= 3 * i32::from(row.text.ends_with([',', '.'])) + 2 * i32::from(name.len() > 80);
    // "Council Tax", "COUNCIL Osk": the word begins a name only before "of".
    let odd = super::front_sheet::after(&name, "council ").is_some_and(|r| !r.starts_with("of "));
    weight -= 4 * i32::from(odd);
    weight -=
        4 * i32::from(!is_title(&name)) + 3 * i32::from(row.cells.len() > 1 && row.table.is_none());
    Some(Candidate {
        at,
        place,
        general: is_general(&name),
        committee: is_committee(&name),
        name,
        weight,
    })
}

/// The name in a heading: a heading that goes on with "held in … on …" has it before that.
fn heading(words: &str) -> String {
    let cut = [" held ", " to be held", " will be held"]
        .iter()
        .filter_map(|h| super::front_sheet::find(words, h))
        .min();
    let name = stripped(cut.and_then(|at| words.get(..at)).unwrap_or(words));
    // "Committee, to be held in …" goes on a sentence.
    if cut.is_some() && is_general(&name) {
        String::new()
    } else {
        name
    }
}

/// The best of the candidates, and what it is doubted for.
pub(super) fn best(all: &[Candidate]) -> Option<(&Candidate, Option<&'static str>)> {
    let best = all.iter().rev().max_by_key(|c| c.worth())?;
    let rival = all
        .iter()
        .filter(|c| {
            // The authority beside its committee is no other name of it, and "Board" none of its own.
            let other = c.committee == best.committee && !c.general;
            other && !holds(&c.name, &best.name) && !holds(&best.name, &c.name)
        })
        .map(Candidate::worth)
        .max();
    let doubt = if rival.is_some_and(|r| best.worth() - r < CLEAR) {
        Some("Several lines at the top could be the name of the body.")
    } else if !best.proper() {
        Some("No label says that this is the body that meets.")
    } else if best.general && !authority_above(best, all) {
        Some(super::body::ONLY_KIND)
    } else {
        None
    };
    Some((best, doubt))
}

/// Whether the authority stands right above "Board", so that the two name the body.
fn authority_above(best: &Candidate, all: &[Candidate]) -> bool {
    all.iter().any(|c| {
        is_host(&c.name) && !c.general && c.proper() && c.at < best.at && best.at - c.at <= 2
    })
}

/// Whether the words of one name are all in another, in their order.
pub(super) fn holds(whole: &str, part: &str) -> bool {
    folded(whole).contains(&folded(part))
}

/// Letters and digits, words parted by single spaces.
fn folded(words: &str) -> String {
    let words = words.to_lowercase();
    let words = words.split(|c: char| !c.is_alphanumeric());
    words
        .filter(|w| !w.is_empty())
        .collect::<Vec<_>>()
        .join(" ")
}

/// Whether a line is one of a paragraph.
fn in_prose(sheet: &FrontSheet, at: usize) -> bool {
    let goes_on = |from: usize| {
        let (Some(row), Some(next)) = (sheet.get(from), sheet.get(from + 1)) else {
            return false;
        };
        let small = next.text.chars().next().is_some_and(char::is_lowercase);
        // A heading that was broken is short.
        let broken = row.broken && (small || row.text.chars().count() >= 60);
        !next.is_blank() && !row.is_blank() && (broken || small && !names_go_on(&next.text))
    };
    goes_on(at) || at.checked_sub(1).is_some_and(goes_on)
}

/// "of Larkwrithe", "to be held on": what stands below a name.
fn names_go_on(words: &str) -> bool {
    let first = words.split_whitespace().next().unwrap_or("");
    small(BodyName::GoesOn, first)
}

/// Whether all words begin large but those that names have between their parts.
pub(super) fn is_title(words: &str) -> bool {
    words
        .split_whitespace()
        .all(|w| !w.starts_with(char::is_lowercase) || small(BodyName::Between, w))
}

/// Whether words break off: "Summons to and".
pub(super) fn ends_open(words: &str) -> bool {
    let last = words.split_whitespace().next_back().unwrap_or("");
    small(BodyName::Open, last)
}

/// Whether a word is this where it is printed in small letters.
fn small(what: BodyName, word: &str) -> bool {
    word.starts_with(char::is_lowercase)
        && word.chars().all(char::is_alphabetic)
        && lexicon::is(what, word)
}

/// What has the word of a body in it and is none.
fn is_noise(name: &str) -> bool {
    lexicon::is(BodyName::Noise, name)
}
