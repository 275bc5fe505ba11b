//! Names of things on the agenda: titles of items and reports, organisations, posts, places, and the
//! runs of capitals in them ("Better Care Fund").

use std::collections::{BTreeMap, HashMap};

use crate::meeting::Meeting;
use crate::meeting::entry::Stream;
use crate::meeting::id::ItemId;

use super::fold::{Typed, fold};
use super::table::{Key, Table};

/// Fewer letters are not taken for the beginning of a term.
const LETTERS: usize = 4;
/// Little words that may stand inside a run of capitals.
const JOINTS: [&str; 9] = ["and", "at", "for", "in", "of", "on", "the", "to", "&"];

/// A name of something.
#[derive(Clone, Debug)]
struct Term {
    words: Box<str>,
    /// The item that it belongs to.
    item: Option<ItemId>,
}

/// The names of things.
#[derive(Clone, Debug, Default)]
pub(super) struct Terms {
    terms: Vec<Term>,
    keys: Table,
}

impl Terms {
    /// Those that `readers` may know of.
    pub(super) fn of(meeting: &Meeting, readers: Stream) -> Self {
        let may_know = meeting.people_known_in(readers);
        let mut gather = Gather::default();
        for item in meeting.items() {
            let id = Some(item.id);
            if let Some(report) = item.report_for(readers) {
                gather.whole(&report.title, id);
                gather.runs(&report.title, id);
                gather.runs(&report.of, id);
                gather.runs(&report.policy, id);
                gather.runs(&report.wards, id);
                for ask in &report.asks {
                    gather.runs(&ask.text, id);
                }
            }
            gather.whole(&item.details.title, id);
            gather.runs(&item.details.title, id);
            // Of an item in private the public reads the title alone.
            if readers.includes(item.usual_stream()) {
                gather.runs(&item.details.description, id);
                for part in &item.details.parts {
                    gather.runs(part, id);
                }
            }
        }
        for seat in meeting.seats() {
            gather.whole(&seat.details.title, None);
            gather.whole(&seat.details.organisation, None);
        }
        let people = meeting.people().iter();
        for person in people.filter(|p| !p.details.cue && may_know.contains(&p.id)) {
            gather.whole(&person.details.role, None);
            gather.whole(&person.details.organisation, None);
        }
        let body = meeting.body();
        for text in [&body.name, &body.host] {
            gather.whole(text, None);
        }
        for venue in std::iter::once(&meeting.calling().venue)
            .chain(meeting.future_meetings().iter().map(|f| &f.venue))
        {
            for part in venue.split(',') {
                gather.whole(part, None);
            }
        }
        for prior in meeting.prior_actions() {
            gather.runs(&prior.action.topic, None);
            gather.runs(&prior.action.text, None);
        }
        let (mut terms, mut keys) = (gather.terms, Vec::new());
        let shared = shared(&terms);
        for (at, term) in (0_u32..).zip(&terms) {
            keys.push(Key {
                words: fold(&term.words).into(),
                rank: at * 2 + 1,
                index: at,
            });
        }
        // What several begin with is offered before each of them: the rest is soon told apart.
        for (before, term) in shared {
            keys.push(Key {
                words: fold(&term.words).into(),
                rank: before * 2,
                index: terms.len() as u32,
            });
            terms.push(term);
        }
        Self {
            terms,
            keys: Table::of(keys),
        }
    }

    /// The terms that begin with what was typed; those of `item` first.
    pub(super) fn begun(
        &self,
        typed: &Typed<'_>,
        item: Option<ItemId>,
        most: usize,
    ) -> impl Iterator<Item = &str> {
        let letters = typed.folded.chars().filter(|c| c.is_alphanumeric()).count();
        let several = typed.folded.trim_end().contains(' ');
        // A term is typed with a capital; small letters are prose unless there are two words.
        let meant = typed.words.starts_with(char::is_uppercase) || several;
        let range = if meant && letters >= LETTERS {
            self.keys.range(typed.folded)
        } else {
            0..0
        };
        let mut found: Vec<&Term> = self
            .keys
            .best(range, most.saturating_add(LETTERS))
            .into_iter()
            .filter_map(|k| self.terms.get(k.index as usize))
            .filter(|t| t.words.len() > typed.words.len())
            .collect();
        found.sort_by_key(|t| t.item.is_none() || t.item != item);
        found.into_iter().take(most).map(|t| &*t.words)
    }
}

/// The words that two terms or more begin with, each with the place of the first that does.
fn shared(terms: &[Term]) -> Vec<(u32, Term)> {
    let mut sorted: Vec<(u32, &Term)> = (0_u32..).zip(terms).collect();
    sorted.sort_by(|a, b| a.1.words.cmp(&b.1.words));
    let known: Vec<&str> = sorted.iter().map(|(_, t)| &*t.words).collect();
    let mut found: BTreeMap<&str, u32> = BTreeMap::new();
    for pair in sorted.windows(2) {
        let (at, words) = (pair[0].0.min(pair[1].0), &*pair[0].1.words);
        let mut ends = 0;
        let mut capitals = 0;
        let mut place = 0;
        for (word, other) in words.split(' ').zip(pair[1].1.words.split(' ')) {
            if word != other {
                break;
            }
            place += word.len();
            if word.starts_with(char::is_uppercase) && !JOINTS.contains(&word) {
                capitals += 1;
                ends = place;
            }
            place += 1;
        }
        if let (2.., Some(words)) = (capitals, words.get(..ends)) {
            let first = found.entry(words).or_insert(at);
            *first = at.min(*first);
        }
    }
    found
        .into_iter()
        .filter(|(words, _)| known.binary_search(words).is_err())
        .filter_map(|(words, at)| {
            let term = Term {
                words: words.into(),
                item: terms.get(at as usize)?.item,
            };
            Some((at, term))
        })
        .collect()
}

#[derive(Debug, Default)]
struct Gather {
    terms: Vec<Term>,
    known: HashMap<String, usize>,
}

impl Gather {
    /// A name as it stands.
    fn whole(&mut self, words: &str, item: Option<ItemId>) {
        let words = words.trim().trim_end_matches(['.', ';', ',']);
        let words = words.strip_prefix("the ").unwrap_or(words);
        if words.chars().count() <= LETTERS || !words.starts_with(char::is_uppercase) {
            return;
        }
        // The same words under several items belong to none of them.
        if let Some(at) = self.known.get(words) {
            if self.terms[*at].item != item {
                self.terms[*at].item = None;
            }
            return;
        }
        self.known.insert(words.to_owned(), self.terms.len());
        self.terms.push(Term {
            words: words.into(),
            item,
        });
    }

    /// The runs of two capitalised words or more.
    fn runs(&mut self, text: &str, item: Option<ItemId>) {
        for part in text.split([':', ';', '.', ',', '(', ')', '\n', '?', '!']) {
            let mut run: Vec<&str> = Vec::new();
            for word in part.split_whitespace().chain(std::iter::once("")) {
                let capital = word.starts_with(char::is_uppercase);
                if capital || (!run.is_empty() && JOINTS.contains(&word)) {
                    run.push(word);
                } else {
                    self.run(&run, item);
                    run.clear();
                }
            }
        }
    }

    fn run(&mut self, run: &[&str], item: Option<ItemId>) {
        let joint = |w: &&str| JOINTS.contains(&w.to_lowercase().as_str());
        let from = run.iter().take_while(|w| joint(w)).count();
        let ends = run.iter().rev().take_while(|w| joint(w)).count();
        let Some(run) = run.get(from..run.len().saturating_sub(ends)) else {
            return;
        };
        let capitals = run.iter().filter(|w| !joint(w)).count();
        if capitals >= 2 {
            self.whole(&run.join(" "), item);
        }
    }
}
