//! The kinds of table: which columns each may have, which it needs, and what those look like.

use chrono::NaiveDate;

use super::columns::{Column, Look};
use super::contents::Content::{
    self, Day, Initials, Letter, Number, Organisation, Person, Phrase, Post, Purpose, Sentence,
    Standing, Vote,
};
use crate::import::lexicon::{
    self, AgendaColumn, MemberColumn, PlannedWord, ProgrammeColumn, SmallWord, TrackerColumn,
};
use crate::import::supporting::words;
use crate::import::when;

/// What the names of those look like who are to do something.
const WHO: &[(Content, i32)] = &[
    (Person, 100),
    (Post, 90),
    (Initials, 80),
    (Organisation, 60),
];

impl Column for TrackerColumn {
    const OTHER: Self = Self::Other;
    const MAIN: Self = Self::Action;
    const KEYS: &'static [Self] = &[Self::Reference];
    const NEEDED: &'static [&'static [Self]] = &[&[Self::Action], &[Self::Owner, Self::Status]];
    const LOOKS: &'static [Look<Self>] = &[
        (Self::Reference, 0, &[(Number, 100)]),
        (Self::Raised, 10, &[(Day, 90)]),
        (Self::Topic, 20, &[(Phrase, 60), (Organisation, 30)]),
        (
            Self::Action,
            40,
            &[
                (Sentence, 100),
                (Phrase, 70),
                (Post, 40),
                (Organisation, 40),
            ],
        ),
        (Self::Owner, 60, WHO),
        (Self::Due, 75, &[(Day, 90)]),
        (
            Self::Status,
            95,
            &[(Standing, 100), (Letter, 50), (Sentence, 50), (Phrase, 30)],
        ),
    ];

    fn heads(words: &str) -> bool {
        let key = words::key(words);
        let near = NaiveDate::from_ymd_opt(2000, 1, 1);
        key.len() <= 80
            && !words::ends(words)
            && (is_meeting(&key) || words::has_word(&key, "meeting"))
            && !when::dates(words, near).is_empty()
    }
}

impl Column for ProgrammeColumn {
    const OTHER: Self = Self::Other;
    const MAIN: Self = Self::Title;
    const BENEATH: Option<Self> = Some(Self::Summary);
    const NEEDED: &'static [&'static [Self]] = &[&[Self::Title], &[Self::Lead, Self::Purpose]];
    const LEAST: usize = 3;
    const LOOKS: &'static [Look<Self>] = &[
        (Self::When, 0, &[(Day, 100)]),
        (
            Self::Title,
            25,
            &[
                (Phrase, 100),
                (Organisation, 80),
                (Post, 60),
                (Sentence, 50),
            ],
        ),
        (Self::Summary, 50, &[(Sentence, 100), (Phrase, 30)]),
        (Self::Purpose, 75, &[(Purpose, 100)]),
        (Self::Lead, 80, WHO),
    ];

    fn begins(role: Self, words: &str) -> bool {
        matches!(role, Self::When | Self::Title) && Self::heads(words)
    }

    /// "Agenda Item | Summary | Lead | Item": the second says what the item is for.
    fn settle(roles: &mut [Self]) {
        let titles = roles.iter_mut().filter(|r| **r == Self::Title);
        titles.skip(1).for_each(|role| *role = Self::Purpose);
    }

    fn heads(words: &str) -> bool {
        let key = words::key(words);
        key.len() <= 160 && (is_meeting(&key) || is_undated(&key) || is_slot(&key))
    }
}

impl Column for MemberColumn {
    const OTHER: Self = Self::Other;
    const MAIN: Self = Self::Name;
    const BENEATH: Option<Self> = Some(Self::Role);
    const WRAPS: bool = false;
    const NEEDED: &'static [&'static [Self]] = &[&[Self::Name, Self::Last]];
    const LOOKS: &'static [Look<Self>] = &[
        (Self::Name, 0, &[(Person, 100)]),
        (Self::Role, 40, &[(Post, 100)]),
        (Self::Organisation, 60, &[(Organisation, 100), (Phrase, 50)]),
        (Self::Voting, 80, &[(Vote, 100)]),
        (Self::Deputy, 100, &[(Person, 90)]),
    ];
}

impl Column for AgendaColumn {
    const OTHER: Self = Self::Other;
    const MAIN: Self = Self::Title;
    const KEYS: &'static [Self] = &[Self::Number];
    const NEEDED: &'static [&'static [Self]] = &[&[Self::Title, Self::Number]];

    fn settle(roles: &mut [Self]) {
        let first = |roles: &[Self], role| roles.iter().position(|r| *r == role);
        let titles = roles.iter().filter(|r| **r == Self::Title).count();
        // "Item" beside "Title" is the number; and "No" beside nothing that is known has a title.
        let (role, at) = match titles {
            0 if roles.contains(&Self::Number) => (Self::Title, first(roles, Self::Other)),
            0 | 1 => return,
            _ => (Self::Number, first(roles, Self::Title)),
        };
        if let Some(slot) = at.and_then(|at| roles.get_mut(at)) {
            *slot = role;
        }
    }
}

/// Whether a heading names a meeting by its month: "21st May 2015: Health", "Meeting of March 2025".
pub(crate) fn is_meeting(key: &str) -> bool {
    let first = key.split(' ').next().unwrap_or_default();
    let day = lexicon::is(SmallWord::Weekday, first);
    let begins = lexicon::whole(PlannedWord::Meeting, first)
        || words::month(first)
        || day
        || (first.len() <= 4 && first.bytes().next().is_some_and(|b| b.is_ascii_digit()));
    let dated = key.split(' ').take(8).any(words::month);
    let year = |w: &str| w.len() == 4 && w.starts_with("20");
    begins && dated && (first == "meeting" || day || key.split(' ').take(10).any(year))
}

/// Whether words only keep a place for an item.
pub(crate) fn is_slot(key: &str) -> bool {
    let key = key.strip_prefix("one ").unwrap_or(key);
    lexicon::is(PlannedWord::Slot, key)
}

/// Whether words stand where a day would and say that there is none yet: "Items to be scheduled".
pub(crate) fn is_undated(key: &str) -> bool {
    let bare = key
        .strip_prefix("items ")
        .or(key.strip_prefix("meeting "))
        .unwrap_or(key);
    let bare = bare
        .strip_prefix("date ")
        .or(bare.strip_prefix("dates "))
        .unwrap_or(bare);
    lexicon::is(PlannedWord::Undated, bare)
}
