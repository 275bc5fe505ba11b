//! Who is recorded as taking part in an item, and whether they were in the room then. Somebody who
//! presents before they arrive, or speaks after they left, is a slip of the record: a name mistaken, or
//! a coming or going with the wrong time or at the wrong place.

mod words;

use std::collections::HashMap;

use super::agenda::{Item, Stamp};
use super::catalogue::Warning;
use super::check::{Anchor, Finding, Severity};
use super::describe::quoted;
use super::entry::{Entry, Kind, Movement};
use super::id::PersonId;
use super::people::Person;
use super::presence::Span;
use super::state::{Mark, Meeting};
use super::text::places;
use words::{
    ADVERBS, COMES_FROM, MOVES, SAID_BY, SPEAKS, first_word, sentences, verb, without_brackets,
};

/// The meeting, with what is asked again and again about it.
pub(super) struct Heard<'m> {
    meeting: &'m Meeting,
    spans: Vec<Span>,
    /// Every name that means one person, by its first word; the longest first.
    names: HashMap<String, Vec<(String, PersonId)>>,
}

impl Meeting {
    /// Those findings that tell of somebody who takes part without being in the room.
    pub fn heard_away(&self) -> Vec<Finding> {
        let heard = Heard::of(self);
        self.items()
            .iter()
            .flat_map(|i| heard.findings(i))
            .collect()
    }
}

impl<'m> Heard<'m> {
    pub(super) fn of(meeting: &'m Meeting) -> Self {
        let mut all: HashMap<String, Option<PersonId>> = HashMap::new();
        let forms = |person: &Person| {
            let details = &person.details;
            let mut forms = vec![details.full_name()];
            if !details.cue {
                forms.extend([details.name.to_string(), details.short_name()]);
            }
            forms.sort();
            forms.dedup();
            forms
        };
        for person in meeting.people() {
            for name in forms(person) {
                all.entry(name)
                    .and_modify(|held| *held = None)
                    .or_insert(Some(person.id));
            }
        }
        let mut names: HashMap<String, Vec<(String, PersonId)>> = HashMap::new();
        for (name, person) in all {
            if let (Some(person), Some(word)) = (person, first_word(&name)) {
                let word = word.to_owned();
                names.entry(word).or_default().push((name, person));
            }
        }
        for named in names.values_mut() {
            named.sort_by_key(|(name, _)| std::cmp::Reverse(name.len()));
        }
        Self {
            meeting,
            spans: meeting.spans(),
            names,
        }
    }

    /// What somebody does in an item while they are not in the room.
    pub(super) fn findings(&self, item: &Item) -> Vec<Finding> {
        let mut found = Vec::new();
        for (at, entry) in item.entries.iter().enumerate() {
            let Some(entry) = self.meeting.entry(*entry).filter(|e| !e.struck) else {
                continue;
            };
            for (person, does) in self.taking_part(entry) {
                let away = self
                    .away(person, item, at)
                    .map(|away| (String::new(), away));
                if let Some((when, away)) = away.or_else(|| self.away_then(person, item, entry)) {
                    let name = self.meeting.name(person);
                    let number = &item.details.number;
                    let words = if entry.text.trim().is_empty() {
                        String::new()
                    } else {
                        format!(" ({})", quoted(&entry.text))
                    };
                    found.push(Finding {
                        of: Warning::NotEntitled,
                        severity: Severity::Warning,
                        what: format!("{name} {does} in item {number}{when}{words}, and {away}."),
                        place: Anchor::Entry(entry.id),
                    });
                }
            }
        }
        found
    }

    /// Who takes part by an entry, and how.
    fn taking_part(&self, entry: &Entry) -> Vec<(PersonId, &'static str)> {
        if entry.is_note() {
            return Vec::new();
        }
        let named = entry.kind.people().into_iter();
        let mut found: Vec<(PersonId, &'static str)> = named
            .filter_map(|(role, person)| Some((person, role?.does()?)))
            .collect();
        if entry.kind == Kind::Paragraph || entry.kind.is_decision() {
            found.extend(self.speakers(&entry.text));
        }
        let mut told: Vec<PersonId> = Vec::new();
        found.retain(|(person, _)| {
            let fresh = !told.contains(person);
            told.push(*person);
            fresh
        });
        found
    }

    /// Whoever is said to speak, move or second in a text.
    pub(super) fn speakers(&self, text: &str) -> Vec<(PersonId, &'static str)> {
        let mut found = Vec::new();
        // "Dr Bell asked …", and "In reply, Dr Bell said …".
        let after_comma = places(text, ", ").map(|at| &text[at + 2..]);
        for begins in sentences(text).chain(after_comma) {
            let (named, rest) = self.names_at(begins);
            if let Some(does) = verb(rest) {
                found.extend(named.into_iter().map(|person| (person, does)));
            }
        }
        // "The report was presented by Dr Bell", "a question from Dr Bell".
        for (joint, before_it) in [(" by ", &SAID_BY[..]), (" from ", &COMES_FROM[..])] {
            for at in places(text, joint) {
                let mut words = text[..at].split_whitespace().rev();
                let word = words.find(|w| !ADVERBS.contains(w)).unwrap_or_default();
                let moves = MOVES.contains(&word);
                let says = before_it.contains(&word) || (joint == " by " && SPEAKS.contains(&word));
                if !(moves || says) {
                    continue;
                }
                let does = if moves { "moves" } else { "speaks" };
                let after = &text[at + joint.len()..];
                // "by the Director of Public Health, Dr Bell"
                let named = match after.strip_prefix("the ").and_then(|a| a.split_once(", ")) {
                    Some((office, name)) if !office.contains(['.', ';']) => self.names_at(name).0,
                    _ => self.names_at(after).0,
                };
                found.extend(named.into_iter().map(|person| (person, does)));
            }
        }
        found
    }

    /// Everybody who is named at the beginning of `text`, one after the other, and what follows.
    fn names_at<'t>(&self, text: &'t str) -> (Vec<PersonId>, &'t str) {
        let mut named = Vec::new();
        let mut rest = text;
        while let Some((person, after)) = self.name_at(rest) {
            named.push(person);
            rest = without_brackets(after);
            let joined = [" and ", ", and ", ", "]
                .iter()
                .find_map(|joint| rest.strip_prefix(joint));
            match joined {
                Some(next) if self.name_at(next).is_some() => rest = next,
                _ => break,
            }
        }
        (named, rest)
    }

    /// Whoever is named at the beginning of `text`, and what follows the name.
    fn name_at<'t>(&self, text: &'t str) -> Option<(PersonId, &'t str)> {
        self.names
            .get(first_word(text)?)?
            .iter()
            .find_map(|(name, person)| {
                let rest = text.strip_prefix(name.as_str())?;
                let ends = rest.chars().next().is_none_or(|c| !c.is_alphanumeric());
                (ends && !rest.starts_with(['-', '\u{2019}', '\''])).then_some((*person, rest))
            })
    }

    /// Why somebody can't have taken part at a place of an item's record; none if they can.
    fn away(&self, person: PersonId, item: &Item, at: usize) -> Option<String> {
        let own: Vec<&Span> = self.spans.iter().filter(|s| s.person == person).collect();
        if own.is_empty() {
            return self.never(person);
        }
        // Within the item its order tells: what was written late has a late time of its own.
        let mut before = None;
        let mut after = None;
        for (place, entry) in item.entries.iter().enumerate() {
            let Some(Kind::Movement {
                person: who,
                how,
                when,
                ..
            }) = self
                .meeting
                .entry(*entry)
                .filter(|e| !e.struck)
                .map(|e| &e.kind)
            else {
                continue;
            };
            if *who == person && item.takings.iter().any(|t| t.holds(*when)) {
                if place < at {
                    before = Some((*how, *when));
                } else if after.is_none() {
                    after = Some((*how, *when));
                }
            }
        }
        match (before, after) {
            (Some((Movement::Left | Movement::SteppedOut, when)), _) => {
                return Some(format!("had left at {}", clock(when)));
            }
            (None, Some((Movement::Arrived, when))) => {
                return Some(format!("only came at {}", clock(when)));
            }
            (None, Some((Movement::Returned, when))) => {
                return Some(format!("only came back at {}", clock(when)));
            }
            (Some(_), _) | (None, Some(_)) => return None,
            (None, None) => {}
        }
        let (first, last) = (item.takings.first()?, item.takings.last()?);
        if own
            .iter()
            .any(|s| item.takings.iter().any(|t| s.meets(t.from, t.to)))
        {
            return None;
        }
        let left = own
            .iter()
            .filter_map(|s| s.to)
            .filter(|to| *to <= last.from);
        if let Some(left) = left.max() {
            return Some(format!("had left at {}", clock(left)));
        }
        let came = own
            .iter()
            .filter_map(|s| s.from)
            .filter(|from| *from > first.from);
        came.min()
            .map(|came| format!("only came at {}", clock(came)))
    }

    /// Why somebody can't have taken part at the time at which that is said to have been, with the time;
    /// none if they can. The time of a coming or going may have been put right after the vote. The minute
    /// is what officers say, and what was recorded when the item was over has the time of its recording.
    fn away_then(&self, person: PersonId, item: &Item, entry: &Entry) -> Option<(String, String)> {
        let when = self.taken_at(entry)?;
        if !item.takings.iter().any(|t| t.holds(when)) {
            return None;
        }
        let own = || self.spans.iter().filter(|s| s.person == person);
        let is_there = |s: &Span| {
            s.from.is_none_or(|from| minute(from) <= minute(when))
                && s.to.is_none_or(|to| minute(when) <= minute(to))
        };
        if own().any(is_there) {
            return None;
        }
        let at = format!(" at {}", clock(when));
        let left = own().filter_map(|s| s.to).filter(|to| *to <= when).max();
        if let Some(left) = left {
            return Some((at, format!("had left at {}", clock(left))));
        }
        let came = own().filter_map(|s| s.from).min();
        came.map(|came| (at, format!("only came at {}", clock(came))))
    }

    /// When those whom an entry names took part by it, where that is a time of the meeting: a vote's.
    fn taken_at(&self, entry: &Entry) -> Option<Stamp> {
        match &entry.kind {
            Kind::Vote { when, .. }
            | Kind::Exclusion { when, .. }
            | Kind::Election { when, .. } => Some(*when),
            Kind::OwnVote { vote, .. } => self.meeting.entry(*vote).and_then(|v| match v.kind {
                Kind::Vote { when, .. } => Some(when),
                _ => None,
            }),
            _ => None,
        }
    }

    /// Of somebody who never was in the room: what the roll says. Of those of whom it says nothing
    /// the check tells that, and others are in attendance by having presented.
    fn never(&self, person: PersonId) -> Option<String> {
        let m = self.meeting;
        let held = m.seats().iter().filter(|s| s.holder == Some(person));
        let marks: Vec<Mark> = held.map(|s| m.mark(s.id)).collect();
        if marks.contains(&Mark::Apologies) || m.attendee_apologies().contains(&person) {
            Some("sent apologies".to_owned())
        } else if marks.contains(&Mark::Absent) {
            Some("is marked absent".to_owned())
        } else {
            None
        }
    }
}

fn clock(when: Stamp) -> String {
    when.format("%H:%M").to_string()
}

fn minute(when: Stamp) -> i64 {
    when.timestamp().div_euclid(60)
}
