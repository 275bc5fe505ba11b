//! What stands beside titles: page ranges, "to follow", times, purposes, the reason of exemption.

use super::exempt::exempt;
use super::pages::{pages, range_at_end};
use chrono::NaiveTime;

use crate::import::lexicon::{self, ForWhat, ItemMark};
use crate::import::people;
use crate::import::when;
use crate::meeting::agenda::Purpose;

/// What was found beside a title.
#[derive(Clone, Debug, Default, PartialEq)]
pub(super) struct Marks {
    /// "13-18".
    pub(super) pages: Option<String>,
    /// The pages are told by nothing but their form.
    pub(super) bare_pages: bool,
    pub(super) to_follow: bool,
    /// Enclosed, attached, verbal, paper 3: told, and nothing follows from it.
    pub(super) noted: bool,
    pub(super) exempt: Option<String>,
    pub(super) late: bool,
    pub(super) minutes: Option<u16>,
    pub(super) starts: Option<NaiveTime>,
    pub(super) purpose: Purpose,
    /// Who leads, where that stands with the minutes: "(5 mins, Jo)".
    pub(super) lead: Option<String>,
}

impl Marks {
    pub(super) fn is_some(&self) -> bool {
        *self != Self::default()
    }

    /// Whether nothing but a word tells it: no page, time or reason.
    fn is_word(&self) -> bool {
        self.pages.is_none()
            && self.exempt.is_none()
            && self.minutes.is_none()
            && self.starts.is_none()
    }

    /// Adds what another place says; what is known already stays.
    pub(super) fn add(&mut self, other: Self) {
        if self.pages.is_none() {
            self.pages = other.pages;
            self.bare_pages = other.bare_pages;
        }
        self.to_follow |= other.to_follow;
        self.noted |= other.noted;
        self.late |= other.late;
        if self.exempt.as_ref().is_none_or(String::is_empty) && other.exempt.is_some() {
            self.exempt = other.exempt;
        }
        self.minutes = self.minutes.or(other.minutes);
        self.starts = self.starts.or(other.starts);
        self.lead = self.lead.take().or(other.lead);
        if self.purpose == Purpose::Unsaid {
            self.purpose = other.purpose;
        }
    }
}

/// What `words` are when they are a mark and nothing else.
pub(super) fn whole(words: &str) -> Option<Marks> {
    let words = words
        .trim()
        .trim_matches(['(', ')', '[', ']', '*', ' ', '.', ';', ',']);
    if words.is_empty() || words.len() > 160 {
        return None;
    }
    if let Some(one) = single(words) {
        return Some(one);
    }
    // "Pages 1 - 12; to follow", "Enc 3 / verbal".
    let mut all = Marks::default();
    for piece in words
        .split([';', ',', '/', '('])
        .flat_map(|p| p.split(" and "))
    {
        all.add(single(piece.trim())?);
    }
    Some(all)
}

fn single(words: &str) -> Option<Marks> {
    let words = words.trim().trim_matches(['(', ')']);
    let lower = words.to_lowercase();
    let mut out = Marks::default();
    if let Some((pages, bare)) = pages(words) {
        out.pages = Some(pages);
        out.bare_pages = bare;
    } else if is_to_follow(&lower) {
        out.to_follow = true;
    } else if let Some(minutes) = minutes(&lower) {
        out.minutes = Some(minutes);
    } else if let Some(why) = exempt(words) {
        out.exempt = Some(why);
    } else if lexicon::is(ItemMark::Late, words) {
        out.late = true;
    } else if let Some(purpose) = purpose(&lower) {
        out.purpose = purpose;
    } else if is_noted(&lower) {
        out.noted = true;
    } else if let [time] = when::times(&format!("at {words}")).as_slice()
        && time.at.end == words.len() + 3
        && time.at.start == 3
    {
        out.starts = Some(time.time);
    } else {
        return None;
    }
    Some(out)
}

/// Takes marks in brackets, and marks at the end, out of `words`.
pub(super) fn pull(words: &str) -> (String, Marks) {
    let mut marks = Marks::default();
    let mut left = String::new();
    let mut rest = words;
    while let Some(at) = rest.find(['(', '[']) {
        let (before, from) = rest.split_at(at);
        let close = if from.starts_with('(') { ')' } else { ']' };
        let Some(end) = from.find(close) else {
            break;
        };
        let (group, after) = from.split_at(end + 1);
        left.push_str(before);
        match whole(group).or_else(|| with_lead(group)) {
            // "the Agreement (Agreement) by and among" goes on: it is a part of the sentence.
            Some(found)
                if (!found.bare_pages || is_range(group))
                    && !(found.is_word() && after.trim_start().starts_with(char::is_lowercase)) =>
            {
                let told = Marks {
                    bare_pages: false,
                    ..found
                };
                marks.add(told);
            }
            _ => left.push_str(group),
        }
        rest = after;
    }
    left.push_str(rest);
    let left = crate::import::front::front_sheet::squeeze(&left);
    let (left, found) = pull_end(&left);
    marks.add(found);
    (left, marks)
}

/// "(5 mins, Jo Lund)", "(30m Jo)": how long, and who leads; "[Jo Lund]".
fn with_lead(group: &str) -> Option<Marks> {
    let words = group.trim_matches(['(', ')', '[', ']', ' ']);
    let end = words.find([',', ';']).or_else(|| words.find(' '));
    let (head, rest) = words.split_at(end.unwrap_or(0));
    let lead = rest.trim_matches([',', ';', ' ']);
    let minutes = minutes(&head.to_lowercase());
    let names = lead.starts_with(|c: char| c.is_uppercase() || c == '@')
        && lead.split_whitespace().count() <= 8;
    if minutes.is_some() && names {
        return Some(Marks {
            minutes,
            lead: Some(lead.to_owned()),
            ..Marks::default()
        });
    }
    // "(Jo Lund, 5 mins)".
    if let Some((lead, last)) = words.rsplit_once([',', ';'])
        && let Some(minutes) = self::minutes(&last.trim().to_lowercase())
        && lead.starts_with(|c: char| c.is_uppercase() || c == '@')
        && lead.split_whitespace().count() <= 8
    {
        return Some(Marks {
            minutes: Some(minutes),
            lead: Some(lead.trim().to_owned()),
            ..Marks::default()
        });
    }
    let person = |name: &str| people::person(name.trim()).is_some();
    let alone = group.starts_with('[') && words.split(['/', ',', '&']).all(person);
    alone.then(|| Marks {
        lead: Some(words.to_owned()),
        ..Marks::default()
    })
}

/// "10 min - Fares" without how long, which stands before the title.
pub(super) fn minutes_before(words: &str) -> Option<(Marks, &str)> {
    let (head, rest) = words.split_once([':', '-', '\u{2013}'])?;
    let minutes = minutes(&head.trim().to_lowercase());
    let rest = rest.trim_start();
    (minutes.is_some() && !rest.is_empty()).then(|| {
        let found = Marks {
            minutes,
            ..Marks::default()
        };
        (found, rest)
    })
}

fn is_range(words: &str) -> bool {
    words.contains(['-', '\u{2013}'])
}

/// "Better Care Fund Pages 13 - 18", "Minutes - to follow", "Minutes 1 - 12".
fn pull_end(words: &str) -> (String, Marks) {
    let tidy = |words: &str| {
        words
            .trim_end_matches(|c: char| {
                c.is_whitespace()
                    || matches!(c, '-' | '\u{2013}' | ',' | '.' | '\u{2026}' | ':' | '*')
            })
            .to_owned()
    };
    let lower = words.to_ascii_lowercase();
    for key in ["pages ", "page ", "pp. ", "pp ", "p. ", "pgs ", "pg "] {
        if let Some(at) = lower.rfind(key)
            && lower
                .get(..at)
                .is_some_and(|b| b.ends_with([' ', '\u{2026}', '.']))
            && let Some((pages, false)) = words.get(at..).and_then(pages)
        {
            let marks = Marks {
                pages: Some(pages),
                ..Marks::default()
            };
            return (tidy(words.get(..at).unwrap_or("")), marks);
        }
    }
    for key in ["to follow", "report to follow"] {
        if let Some(at) = lower.rfind(key)
            && at > 0
            && at + key.len() >= lower.trim_end_matches(['.', ')', '*']).len()
        {
            let marks = Marks {
                to_follow: true,
                ..Marks::default()
            };
            let left = words
                .get(..at)
                .unwrap_or("")
                .trim_end_matches("report ")
                .trim_end_matches("Report ");
            return (tidy(left), marks);
        }
    }
    // A range behind the title, with nothing that says "pages".
    if let Some(found) = range_at_end(words) {
        let (left, pages, leaders) = found;
        let marks = Marks {
            pages: Some(pages),
            bare_pages: !leaders,
            ..Marks::default()
        };
        return (tidy(left), marks);
    }
    (words.to_owned(), Marks::default())
}

fn is_to_follow(lower: &str) -> bool {
    lexicon::is(ItemMark::ToFollow, lower)
}

fn is_noted(lower: &str) -> bool {
    if lexicon::is(ItemMark::Noted, lower) || matches!(lower, "-" | "\u{2013}") {
        return true;
    }
    let number = |rest: &str| {
        let rest = rest.trim_matches(['.', ' ', ':']);
        !rest.is_empty()
            && rest.len() <= 4
            && rest.chars().any(|c| c.is_ascii_digit() || rest.len() == 1)
            && rest.chars().all(|c| c.is_ascii_alphanumeric() || c == '.')
    };
    // "Enc3" has its number in the word.
    let word = lower
        .find(|c: char| !c.is_alphabetic())
        .unwrap_or(lower.len());
    let (word, rest) = lower.split_at(word);
    lexicon::is(ItemMark::Numbered, word) && number(rest)
}

/// "10 mins", "5 minutes", "10'".
fn minutes(lower: &str) -> Option<u16> {
    let end = lower
        .find(|c: char| !c.is_ascii_digit())
        .unwrap_or(lower.len());
    let (digits, rest) = lower.split_at(end);
    let unit = rest.trim().trim_end_matches('.');
    (unit.chars().all(char::is_alphabetic) && lexicon::is(ItemMark::Minutes, unit)
        || matches!(unit, "'" | "\u{2032}"))
    .then(|| digits.parse().ok())
    .flatten()
    .filter(|n| *n <= 600)
}

/// "For decision", "To note".
pub(super) fn purpose(lower: &str) -> Option<Purpose> {
    let words = lower.trim().trim_matches(['(', ')', '*', '.', ':']);
    let words = words
        .strip_prefix("for ")
        .or_else(|| words.strip_prefix("to "))
        .unwrap_or(words);
    lexicon::alone::<ForWhat>(words).map(Purpose::from)
}
