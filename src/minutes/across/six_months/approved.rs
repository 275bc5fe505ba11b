//! Absences whose reason the council approved: as that was recorded, or as it stands in the words of a
//! resolution.

use std::collections::HashMap;

use chrono::NaiveDate;
use serde::Serialize;

use super::super::super::facts::AbsenceFact;
use super::super::{Approvals, key_of};
use super::stem;
use crate::meeting::absence::last_day;
use crate::meeting::people::PersonDetails;

/// That the council approved the reason of an absence.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize)]
pub struct Approved {
    /// The day on which it did.
    pub day: NaiveDate,
    /// The session, or the journal of a body, that tells it.
    pub session: String,
    /// By whom, where that is told.
    pub by: String,
    /// Until when, where that is told.
    pub until: Option<NaiveDate>,
    /// On which day that was withdrawn, where it was.
    pub withdrawn: Option<NaiveDate>,
    /// In these words, where it was read from words; empty where it was recorded.
    pub words: String,
    /// It is for those entitled to exempt information.
    pub exempt: bool,
}

impl Approved {
    /// The last day for which it holds: it ends on the day on which it is withdrawn.
    pub(in super::super) fn ends(&self) -> Option<NaiveDate> {
        last_day(self.until, self.withdrawn)
    }

    /// "withdrawn on 3 July 2026", where it was.
    pub(in super::super) fn withdrawn_in_words(&self) -> Option<String> {
        let on = self.withdrawn?;
        Some(format!("withdrawn on {}", on.format("%-d %B %Y")))
    }
}

/// Somebody as words may call them, small and with one kind of apostrophe.
pub(in super::super) struct Called {
    /// By the whole name.
    pub(in super::super) name: String,
    /// By honorific and surname.
    short: String,
}

impl Called {
    /// Somebody with a name and an honorific, which may be empty.
    pub(in super::super) fn of(name: &str, honorific: &str) -> Self {
        let details = PersonDetails {
            name: name.into(),
            honorific: honorific.into(),
            ..PersonDetails::default()
        };
        Self {
            name: key_of(name),
            short: key_of(&details.short_name()),
        }
    }
}

/// A resolution of an absence: the day and the session of the meeting, and its words.
pub(in super::super) type Resolved = (NaiveDate, String, String);

/// Which absences of whom were approved up to a day, in the order of the days. Of one day that counts which
/// was recorded where it was resolved, or else what others know of it, or else what the words say.
pub(in super::super) fn absences<A>(
    (resolved, approvals): (&[Resolved], &[Approvals<A>]),
    people: &[Called],
    on: NaiveDate,
) -> HashMap<String, Vec<Approved>> {
    let mut found: HashMap<String, Vec<Approved>> = HashMap::new();
    for own in [true, false] {
        let mut told: Vec<(String, Approved)> = Vec::new();
        for known in approvals {
            let facts = known.approved().iter();
            for fact in facts.filter(|fact| fact.own == own && fact.on <= on) {
                let key = key_of(&fact.name);
                let by_day = |a: &Approved| a.day == fact.on;
                let is_told = found.get(&key).is_some_and(|a| a.iter().any(by_day));
                let is_asked = people.iter().any(|p| p.name == key);
                if is_asked && !is_told {
                    told.push((key, recorded(fact, &known.name)));
                }
            }
        }
        for (key, approved) in told {
            found.entry(key).or_default().push(approved);
        }
    }
    let mut told: Vec<(String, Approved)> = Vec::new();
    for (day, session, words) in resolved {
        let text = key_of(words);
        for Called { name, short } in people {
            let alone = people.iter().filter(|other| other.short == *short).count() == 1;
            let by_day = |a: &Approved| a.day == *day;
            let is_told = found.get(name).is_some_and(|a| a.iter().any(by_day));
            if !is_told && (stands(&text, name) || alone && stands(&text, short)) {
                let approved = Approved {
                    day: *day,
                    session: session.clone(),
                    until: last_day_in(words).filter(|until| until > day),
                    words: words.clone(),
                    ..Approved::default()
                };
                told.push((name.clone(), approved));
            }
        }
    }
    for (key, approved) in told {
        found.entry(key).or_default().push(approved);
    }
    // Whichever session tells of it, what is withdrawn is.
    let facts = approvals.iter().flat_map(Approvals::approved);
    for fact in facts {
        let Some(withdrawn) = fact.withdrawn.filter(|day| *day <= on) else {
            continue;
        };
        let of_one = found.get_mut(&key_of(&fact.name)).into_iter().flatten();
        for approved in of_one.filter(|a| a.day == fact.on) {
            let known = approved.withdrawn.into_iter();
            approved.withdrawn = known.chain([withdrawn]).min();
        }
    }
    for of_one in found.values_mut() {
        of_one.sort_by(|a, b| (a.day, a.until, &a.session).cmp(&(b.day, b.until, &b.session)));
    }
    found
}

fn recorded(fact: &AbsenceFact, file: &str) -> Approved {
    Approved {
        day: fact.on,
        session: stem(file).to_owned(),
        by: fact.by.clone(),
        until: fact.until,
        withdrawn: None,
        words: String::new(),
        exempt: fact.exempt,
    }
}

/// Whether words stand in a text by themselves.
fn stands(text: &str, words: &str) -> bool {
    !words.is_empty()
        && text.match_indices(words).any(|(at, _)| {
            let before = text[..at].chars().next_back();
            let after = text[at + words.len()..].chars().next();
            !before.is_some_and(char::is_alphanumeric) && !after.is_some_and(char::is_alphanumeric)
        })
}

/// The latest day that is written out in a text.
fn last_day_in(text: &str) -> Option<NaiveDate> {
    let words: Vec<&str> = text
        .split_whitespace()
        .map(|word| word.trim_matches(|c: char| !c.is_alphanumeric()))
        .collect();
    let days = words.windows(3).filter_map(|three| {
        let number = three[0].trim_end_matches(|c: char| c.is_ascii_alphabetic());
        let written = format!("{number} {} {}", three[1], three[2]);
        NaiveDate::parse_from_str(&written, "%d %B %Y").ok()
    });
    days.max()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_day_of_an_approval_is_read_from_its_words() {
        let of = |text| last_day_in(text).map(|d| d.to_string());
        assert_eq!(
            of("the absence be approved until 1st October 2026, section 85").as_deref(),
            Some("2026-10-01")
        );
        assert_eq!(of("the absence be approved"), None);
    }
}
