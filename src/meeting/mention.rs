//! Mentions: where somebody's name stands in the words of the record.
//!
//! A name counts as whole words only, and only where it can mean nobody else: "Councillor Vale" is
//! nobody's mention while two councillors are called Vale, and "Ann Lee" in "Mary Ann Lee" is hers.

use std::ops::Range;

use super::entry::Entry;
use super::id::{EntryId, PersonId};
use super::people::PersonDetails;
use super::state::Meeting;
use super::text::Text;

/// In which form a name stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Form {
    /// "Councillor Ada Vale".
    Full,
    /// "Ada Vale".
    Name,
    /// "Councillor Vale".
    Short,
    /// "\[red scarf\]", for somebody not yet named.
    Cue,
}

impl Form {
    /// The name of somebody in this form.
    pub fn of(self, details: &PersonDetails) -> String {
        match self {
            Self::Full | Self::Cue => details.full_name(),
            Self::Name => details.name.to_string(),
            Self::Short => details.short_name(),
        }
    }
}

/// A place where somebody's name stands.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Mention {
    /// The entry.
    pub entry: EntryId,
    /// Where in its text, in bytes.
    pub range: Range<usize>,
    /// In which form.
    pub form: Form,
    /// The words around it, on one line.
    pub line: String,
    /// The number of the item.
    pub number: Text,
}

/// Characters that are shown on each side of a name, at most.
const AROUND: usize = 32;

impl Meeting {
    /// Every place in entries that stand where somebody is named, in the order of the record.
    pub fn mentions(&self, person: PersonId) -> Vec<Mention> {
        self.mentions_where(person, |e| !e.struck)
    }

    pub(super) fn mentions_where(
        &self,
        person: PersonId,
        counts: impl Fn(&Entry) -> bool,
    ) -> Vec<Mention> {
        let forms = self.forms(person);
        let mut found = Vec::new();
        if !forms.iter().any(|(_, form)| form.is_some()) {
            return found;
        }
        for item in self.items() {
            let entries = item.entries.iter().filter_map(|&id| self.entry(id));
            for entry in entries.filter(|e| counts(e)) {
                for (range, form) in places(&entry.text, &forms) {
                    found.push(Mention {
                        entry: entry.id,
                        line: around(&entry.text, &range),
                        range,
                        form,
                        number: item.details.number.clone(),
                    });
                }
            }
        }
        found
    }

    /// Every name by which anybody here is called, the longest first; with its form where it means
    /// `person` and nobody else.
    fn forms(&self, person: PersonId) -> Vec<(String, Option<Form>)> {
        let mut all: Vec<(String, Option<Form>)> = Vec::new();
        let mut called = |details: &PersonDetails, theirs: bool| {
            let forms: &[Form] = if details.cue {
                &[Form::Cue]
            } else {
                &[Form::Full, Form::Name, Form::Short]
            };
            let mut own: Vec<(String, Form)> = Vec::with_capacity(forms.len());
            for &form in forms {
                let name = form.of(details);
                // Papers and keyboards have apostrophes of their own.
                for name in [
                    name.replace('\u{2019}', "'"),
                    name.replace('\'', "\u{2019}"),
                    name,
                ] {
                    if !name.trim().is_empty() && !own.iter().any(|(n, _)| *n == name) {
                        own.push((name, form));
                    }
                }
            }
            for (name, form) in own {
                match all.iter_mut().find(|(n, _)| *n == name) {
                    Some(shared) => shared.1 = None,
                    None => all.push((name, theirs.then_some(form))),
                }
            }
        };
        for one in self.people() {
            called(&one.details, one.id == person);
        }
        all.sort_by_key(|(name, _)| std::cmp::Reverse(name.len()));
        all
    }
}

/// Where names stand in a text, in order; a longer name takes its words from a shorter one.
fn places(text: &str, forms: &[(String, Option<Form>)]) -> Vec<(Range<usize>, Form)> {
    let mut taken: Vec<(Range<usize>, Option<Form>)> = Vec::new();
    for (name, form) in forms {
        for (at, _) in text.match_indices(name.as_str()) {
            let range = at..at + name.len();
            let overlaps = |r: &Range<usize>| r.start < range.end && range.start < r.end;
            let whole = *form == Some(Form::Cue) || stands_alone(text, &range);
            if whole && !taken.iter().any(|(r, _)| overlaps(r)) {
                taken.push((range, *form));
            }
        }
    }
    taken.sort_by_key(|(range, _)| range.start);
    taken
        .into_iter()
        .filter_map(|(range, form)| form.map(|form| (range, form)))
        .collect()
}

/// Whether a place holds whole words: "Vale" does in "Vale's" and doesn't in "Vale-Orchard".
fn stands_alone(text: &str, range: &Range<usize>) -> bool {
    let joins =
        |c: Option<char>| matches!(c, Some('-' | '\u{2010}' | '\u{2011}' | '\'' | '\u{2019}'));
    let word = |c: Option<char>| c.is_some_and(char::is_alphanumeric);
    let mut before = text[..range.start].chars().rev();
    let mut after = text[range.end..].chars();
    let (first, second) = (before.next(), before.next());
    if word(first) || (joins(first) && word(second)) {
        return false;
    }
    let (first, second) = (after.next(), after.next());
    // A combining mark belongs to the letter before it.
    let marks = |c: Option<char>| matches!(c, Some('\u{300}'..='\u{36F}'));
    let hyphen = matches!(first, Some('-' | '\u{2010}' | '\u{2011}'));
    !(word(first) || marks(first) || (hyphen && word(second)))
}

/// The words around a place, on one line.
pub(super) fn around(text: &str, range: &Range<usize>) -> String {
    let start = text[..range.start].rfind('\n').map_or(0, |n| n + 1);
    let end = text[range.end..]
        .find('\n')
        .map_or(text.len(), |n| range.end + n);
    let (head, tail) = (&text[start..range.start], &text[range.end..end]);
    let mut said = String::new();
    match head.char_indices().rev().nth(AROUND) {
        Some((cut, _)) => {
            let words = head[cut..].split_once(' ').map_or("", |(_, words)| words);
            said.push_str("\u{2026} ");
            said.push_str(words);
        }
        None => said.push_str(head),
    }
    said.push_str(&text[range.clone()]);
    match tail.char_indices().nth(AROUND) {
        Some((cut, _)) => {
            let words = tail[..cut].rsplit_once(' ').map_or("", |(words, _)| words);
            said.push_str(words);
            said.push_str(" \u{2026}");
        }
        None => said.push_str(tail),
    }
    said.trim().to_owned()
}
