//! The groups that a list of members puts them in.

use crate::import::front::front_sheet::{Row, has};
use crate::import::front::labels::{Field, field};
use crate::import::lexicon;
use crate::import::people;
use crate::meeting::people::Office;

/// A group, and what it says of those in it.
#[derive(Clone, Debug)]
pub(super) struct Group {
    /// As printed, without a count; may be empty.
    pub(super) name: String,
    pub(super) voting: bool,
    pub(super) substitute: bool,
    pub(super) office: Office,
    /// The post of the one who stands under it.
    pub(super) role: String,
    /// Those in it are no members: "In attendance".
    pub(super) outside: bool,
    /// Groups side by side, by the column that each begins at.
    pub(super) columns: Vec<(u16, String)>,
}

impl Default for Group {
    fn default() -> Self {
        Self {
            name: String::new(),
            voting: true,
            substitute: false,
            office: Office::Member,
            role: String::new(),
            outside: false,
            columns: Vec::new(),
        }
    }
}

impl Group {
    /// The group whose column a cell stands in.
    pub(super) fn over(&self, at: u16) -> Option<String> {
        self.columns
            .iter()
            .min_by_key(|(from, _)| from.abs_diff(at))
            .map(|(_, name)| name.clone())
    }
}

/// Whether a line heads a list of members: "Members of the Committee", "Voting Members (8)".
pub(super) fn is_members(words: &str) -> bool {
    let plain = words
        .trim()
        .trim_matches([':', '*', '.', '-', '\u{2013}'])
        .to_lowercase();
    if plain.len() > 70
        || has(&plain, "members of the public")
        || has(&plain, "note for members")
        || has(&plain, "declarations")
    {
        return false;
    }
    let counted = plain.split('(').next().unwrap_or("").trim();
    // "Planning Committee Members"
    let behind = counted.ends_with("committee members")
        || counted.ends_with("board members")
        || counted.ends_with("panel members");
    lexicon::whole(lexicon::Group::Heading, counted)
        || behind && counted.split_whitespace().count() <= 6 && !plain.starts_with("all ")
        || lexicon::is(lexicon::Group::Heading, &plain)
            && plain.split_whitespace().count() <= 10
            && !plain.contains(" are invited")
            && !plain.contains(" may ")
}

/// Whether a label names members of one kind: "Parent governors", "Co-opted member", "Labour".
pub(super) fn is_category(words: &str) -> bool {
    let plain = words.split('(').next().unwrap_or("").trim().to_lowercase();
    let last = plain.split_whitespace().next_back().unwrap_or("");
    let kind = lexicon::is(lexicon::Group::Category, last);
    kind && !plain.contains("cabinet")
        && !plain.starts_with("chair")
        && plain.split_whitespace().count() <= 5
        || is_party(words)
}

/// Whether a heading names a party or a group of a council.
pub(super) fn is_party(words: &str) -> bool {
    lexicon::is(lexicon::Group::Party, words) && words.split_whitespace().count() <= 7
}

/// Whether the words are the name of a party and nothing else.
pub(super) fn is_party_name(words: &str) -> bool {
    !words.is_empty()
        && words.len() < 60
        && words
            .split_whitespace()
            .all(|w| lexicon::is(lexicon::Group::PartyName, w))
}

/// What a heading says of those under it.
pub(super) fn of_heading(words: &str) -> Group {
    let name = words
        .trim()
        .trim_end_matches([':', '-', '\u{2013}', ' ', '*'])
        .trim();
    // "Labour (4)" is Labour.
    let name = match name.split_once('(') {
        Some((before, inside))
            if inside
                .trim_start()
                .starts_with(|c: char| c.is_ascii_digit()) =>
        {
            before.trim()
        }
        _ => name,
    };
    let plain = field(name) == Some(Field::Members)
        && !has(name, "voting")
        && !has(name, "core")
        && !has(name, "statutory");
    let general = lexicon::is(lexicon::Group::Plain, name);
    Group {
        name: if plain || general {
            String::new()
        } else {
            name.to_owned()
        },
        voting: !lexicon::is(lexicon::Group::NoVote, name),
        substitute: lexicon::is(lexicon::Group::Substitute, name),
        office: people::office(name).map_or(Office::Member, |o| o.0),
        role: String::new(),
        outside: lexicon::is(lexicon::Group::Outside, name),
        columns: Vec::new(),
    }
}

/// Whether a line inside a list is a heading of a group.
pub(super) fn is_group(words: &str, row: &Row) -> bool {
    if words.len() > 70
        || words.ends_with(['.', ',', ';'])
        || words.chars().any(|c| matches!(c, '@' | '?'))
    {
        return false;
    }
    let short = words.split_whitespace().count() <= 7;
    let capital = words.starts_with(char::is_uppercase);
    let marked = row.stands_out() || words.ends_with(':') || words.ends_with(')');
    let known = lexicon::is(lexicon::Group::Known, words);
    short && capital && (marked || known)
}

/// Groups side by side: "Conservative | Labour | Liberal Democrat", with no name among them.
pub(super) fn side_by_side(row: &Row) -> Option<Vec<(u16, String)>> {
    let groups = row.cells.iter().all(|(_, words)| {
        people::entry(words).is_none()
            && is_group(
                words,
                &Row {
                    bold: true,
                    ..Row::default()
                },
            )
            && !is_column(words)
    });
    let party = row
        .cells
        .iter()
        .any(|(_, w)| lexicon::is(lexicon::Group::Column, w));
    (groups && party && row.cells.len() > 1).then(|| {
        row.cells
            .iter()
            .map(|(at, words)| (*at, of_heading(words).name))
            .collect()
    })
}

/// The groups of headings of lists beside each other, "Members | Standing Deputies".
pub(super) fn of_headings(row: &Row) -> Group {
    let named = row.cells.iter();
    Group {
        columns: named
            .map(|(at, words)| (*at, of_heading(words).name))
            .collect(),
        ..Group::default()
    }
}

fn is_column(words: &str) -> bool {
    super::table::column(words).is_some()
}
