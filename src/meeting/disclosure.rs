//! What the public record tells of the exempt one: a run of its words, a sum of money, somebody who is
//! known from it alone. Public minutes leave out what discloses exempt information (Local Government
//! Act 1972 s.100C(1)).

use std::collections::HashSet;

use super::catalogue::Warning;
use super::check::{Anchor, Finding};
use super::entry::{Entry, Stream};
use super::state::Meeting;
use super::warnings::warn;

/// So many words after each other are nobody's chance ...
const RUN: usize = 7;

/// ... if so many of them tell something: names of those who are there, and the words of which every
/// minute is made, don't.
const TELLING: usize = 2;

/// Words of which every minute is made.
const STOCK: [&str; 88] = [
    "a",
    "about",
    "after",
    "agreed",
    "all",
    "an",
    "and",
    "any",
    "are",
    "as",
    "asked",
    "at",
    "be",
    "been",
    "before",
    "board",
    "but",
    "by",
    "chair",
    "chairman",
    "committee",
    "considered",
    "council",
    "discussed",
    "following",
    "for",
    "from",
    "had",
    "has",
    "have",
    "he",
    "her",
    "his",
    "if",
    "in",
    "introduced",
    "into",
    "is",
    "it",
    "item",
    "its",
    "meeting",
    "meetings",
    "member",
    "members",
    "minutes",
    "more",
    "moved",
    "no",
    "not",
    "noted",
    "of",
    "officer",
    "officers",
    "on",
    "or",
    "paper",
    "presented",
    "proposed",
    "question",
    "questions",
    "received",
    "recommendation",
    "recommendations",
    "report",
    "resolved",
    "said",
    "seconded",
    "set",
    "she",
    "should",
    "so",
    "spoke",
    "thanked",
    "that",
    "the",
    "their",
    "there",
    "they",
    "this",
    "to",
    "update",
    "was",
    "were",
    "which",
    "who",
    "with",
    "would",
];

impl Meeting {
    /// Where public words tell what the exempt record says, at most one thing an entry.
    pub(super) fn findings_of_disclosure(&self) -> Vec<Finding> {
        let of = |stream: Stream| {
            let stands = move |e: &&Entry| !e.struck && e.stream == stream && !e.text.is_empty();
            self.all_entries().iter().filter(stands)
        };
        let mut found = self.people_disclosed();
        found.extend(self.hanging_disclosed());
        // It is looked at with each act, and most meetings have no exempt record.
        if of(Stream::Exempt).next().is_none() {
            return found;
        }
        let mut exempt = Told {
            plain: self.plain_words(),
            ..Told::default()
        };
        of(Stream::Exempt).for_each(|e| exempt.add(&e.text));
        exempt.leave_out(&self.agenda_for_all());
        for entry in of(Stream::Public) {
            let number = self
                .item(entry.item)
                .map_or("", |i| i.details.number.as_str());
            if let Some(words) = exempt.stands_in(&entry.text) {
                found.push(warn(
                    Warning::Disclosure,
                    Anchor::Entry(entry.id),
                    format!(
                        "Item {number} tells the public what the exempt record says: \u{201c}{words}\u{201d}. \
                         Word it anew, or make public what may be."
                    ),
                ));
            }
        }
        found
    }

    /// What is public and hangs on what is not.
    fn hanging_disclosed(&self) -> Vec<Finding> {
        let stands = |e: &&Entry| !e.struck && e.stream == Stream::Public;
        let exempt = |e: &&Entry| !e.struck && e.stream == Stream::Exempt;
        let public = self.all_entries().iter().filter(stands);
        public
            .filter_map(|entry| {
                let mut hangs_on = entry.kind.hangs_on().iter();
                let of = hangs_on.find_map(|id| self.entry(*id).filter(exempt))?;
                let number = self
                    .item(entry.item)
                    .map_or("", |i| i.details.number.as_str());
                Some(warn(
                    Warning::Disclosure,
                    Anchor::Entry(entry.id),
                    format!(
                        "The {} in item {number} is public, and the {} that it hangs on is exempt: make \
                         it exempt too, or both public.",
                        entry.kind.name(),
                        of.kind.name()
                    ),
                ))
            })
            .collect()
    }

    /// Those who were put down in private, and whom public words name all the same.
    fn people_disclosed(&self) -> Vec<Finding> {
        let hidden = self
            .people()
            .iter()
            .filter(|p| p.stream == Stream::Exempt && !self.takes_part(p.id));
        hidden
            .filter_map(|person| {
                let public = |e: &Entry| !e.struck && e.stream == Stream::Public;
                let named = self.mentions_where(person.id, public).into_iter().next()?;
                Some(warn(
                    Warning::Disclosure,
                    Anchor::Entry(named.entry),
                    format!(
                        "{} is known from the exempt record alone, and the public record names them in \
                         item {}.",
                        person.details.full_name(),
                        named.number
                    ),
                ))
            })
            .collect()
    }

    /// What those who are there, their seats and the body are called, in small letters: to say it tells
    /// nothing.
    fn plain_words(&self) -> HashSet<String> {
        let people = self.people().iter();
        let known = people.filter(|p| p.stream == Stream::Public || self.takes_part(p.id));
        let body = self.body();
        let mut said: Vec<&str> = vec![&body.name, &body.host, &body.called, &body.members];
        for person in known {
            let d = &person.details;
            said.extend([&*d.name, &d.honorific, &d.role, &d.organisation]);
        }
        for seat in self.seats() {
            said.extend([&*seat.details.title, &seat.details.organisation]);
        }
        let words = said.into_iter().flat_map(words);
        words.map(str::to_lowercase).collect()
    }

    /// What everybody reads of the agenda and its reports.
    fn agenda_for_all(&self) -> Told {
        let mut told = Told::default();
        for item in self.items() {
            told.add(&item.details.title);
            if item.is_private() {
                continue;
            }
            told.add(&item.details.description);
            item.details.parts.iter().for_each(|part| told.add(part));
            if let Some(report) = item.report_for(Stream::Public) {
                told.add(&report.title);
                told.add(&report.finance);
                report.asks.iter().for_each(|limb| told.add(&limb.text));
            }
        }
        told
    }
}

/// What a text says, to be found again in another.
#[derive(Default)]
struct Told {
    /// Words that tell nothing.
    plain: HashSet<String>,
    runs: HashSet<u64>,
    sums: HashSet<String>,
}

impl Told {
    fn add(&mut self, text: &str) {
        let words: Vec<&str> = words(text).collect();
        let telling: Vec<&[&str]> = words.windows(RUN).filter(|run| self.tells(run)).collect();
        self.runs.extend(telling.into_iter().map(stamp));
        self.sums.extend(sums(text).map(|(_, sum)| sum));
    }

    fn tells(&self, run: &[&str]) -> bool {
        let tells = |word: &&&str| {
            let word = word.to_lowercase();
            !STOCK.contains(&word.as_str()) && !self.plain.contains(&word)
        };
        run.iter().filter(tells).count() >= TELLING
    }

    fn leave_out(&mut self, other: &Self) {
        self.runs.retain(|run| !other.runs.contains(run));
        self.sums.retain(|sum| !other.sums.contains(sum));
    }

    /// The first words of a text that were told.
    fn stands_in(&self, text: &str) -> Option<String> {
        if let Some((sum, _)) = sums(text).find(|(_, sum)| self.sums.contains(sum)) {
            return Some(sum.to_owned());
        }
        let words: Vec<&str> = words(text).collect();
        let run = words
            .windows(RUN)
            .find(|run| self.runs.contains(&stamp(run)))?;
        Some(run.join(" "))
    }
}

fn words(text: &str) -> impl Iterator<Item = &str> {
    text.split(|c: char| !(c.is_alphanumeric() || matches!(c, '\u{2019}' | '\'' | '-' | '\u{a3}')))
        .filter(|w| !w.is_empty())
}

/// A number for a run of words, whatever their case.
fn stamp(run: &[&str]) -> u64 {
    run.iter()
        .flat_map(|word| word.chars().flat_map(char::to_lowercase).chain([' ']))
        .fold(0xcbf2_9ce4_8422_2325, |hash: u64, c| {
            (hash ^ u64::from(c)).wrapping_mul(0x0100_0000_01b3)
        })
}

/// The sums of money in a text of three figures and more, as they stand and without their commas.
fn sums(text: &str) -> impl Iterator<Item = (&str, String)> {
    text.match_indices('\u{a3}').filter_map(|(at, _)| {
        let from = &text[at..];
        let sign = '\u{a3}'.len_utf8();
        let more = from[sign..]
            .find(|c: char| !(c.is_ascii_digit() || matches!(c, ',' | '.')))
            .unwrap_or(from.len() - sign);
        let words = from[..sign + more].trim_end_matches(['.', ',']);
        let sum = words.replace(',', "");
        let figures = sum.chars().filter(char::is_ascii_digit).count();
        (figures >= 3).then_some((words, sum))
    })
}
