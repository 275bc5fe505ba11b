//! The first letter of what is put in: raised where a sentence begins, and small within one unless
//! the word keeps its capital wherever it stands.

use std::collections::BTreeSet;

use crate::meeting::Meeting;
use crate::meeting::entry::Stream;
use crate::minutes::words::SMALL;
use crate::phrases::Book;

use super::fold::fold;

/// Words that always have a capital, beside those of the meeting.
const CAPITALS: [&str; 23] = [
    "I",
    "Board",
    "Chair",
    "Chairman",
    "Chairwoman",
    "Committee",
    "Council",
    "Councillor",
    "Councillors",
    "Member",
    "Members",
    "January",
    "February",
    "March",
    "April",
    "May",
    "June",
    "July",
    "August",
    "September",
    "October",
    "November",
    "December",
];

/// The words that keep their capital.
#[derive(Clone, Debug, Default)]
pub(super) struct Capitals(BTreeSet<Box<str>>);

impl Capitals {
    /// Those of the people of whom `readers` know, the body and the book.
    pub(super) fn of(meeting: &Meeting, book: &Book, readers: Stream) -> Self {
        let may_know = meeting.people_known_in(readers);
        let mut words: BTreeSet<Box<str>> = CAPITALS.into_iter().map(Into::into).collect();
        let mut add = |text: &str| {
            for word in text.split_whitespace().map(bare) {
                if word.starts_with(char::is_uppercase)
                    && !SMALL.contains(&word.to_lowercase().as_str())
                {
                    words.insert(word.into());
                }
            }
        };
        let people = meeting.people().iter();
        for person in people.filter(|p| may_know.contains(&p.id)) {
            add(&person.details.name);
            add(&person.details.honorific);
        }
        let body = meeting.body();
        for text in [
            &body.name,
            &body.host,
            &body.chair_title,
            &body.called,
            &body.members,
        ] {
            add(text);
        }
        for abbreviation in &book.abbreviations {
            add(&abbreviation.short);
        }
        for word in &book.words {
            add(word);
        }
        Self(words)
    }

    /// `words` with the first letter as it should stand: raised at the beginning of a sentence.
    pub(super) fn set(&self, words: &mut String, raised: bool) {
        let Some(first) = words.chars().next() else {
            return;
        };
        let other: String = if raised {
            first.to_uppercase().collect()
        } else if first.is_uppercase() && !self.keeps(words) {
            first.to_lowercase().collect()
        } else {
            return;
        };
        // Places count bytes: a letter of another length is left alone.
        if other.len() == first.len_utf8() {
            words.replace_range(..first.len_utf8(), &other);
        }
    }

    /// Whether the first word keeps its capital within a sentence.
    fn keeps(&self, words: &str) -> bool {
        let mut each = words.split_whitespace().map(bare);
        let first = each.next().unwrap_or_default();
        let capitals = first.chars().filter(|c| c.is_uppercase()).count();
        if capitals > 1 || self.0.contains(first) {
            return true;
        }
        if SMALL.contains(&fold(first).as_str()) {
            return false;
        }
        // "Public Health Grant": a name of several words.
        each.next().is_some_and(|second| {
            second.starts_with(char::is_uppercase) && !self.0.contains(second)
        })
    }
}

/// A word without the marks round it, and without an owner's ending.
fn bare(word: &str) -> &str {
    let word = word.trim_matches(|c: char| !c.is_alphanumeric());
    word.strip_suffix("'s")
        .or_else(|| word.strip_suffix("\u{2019}s"))
        .unwrap_or(word)
}
