//! What is offered at one place: the look-ups in their order, and how what they find is written.

use crate::phrases::Filled;

use super::common::{begins_common, is_common, is_little};
use super::fold::{Tip, Typed, fold, is_mark};
use super::index::{Index, Offer, Source, Where};
use super::people::Known;

/// The fewest letters of a name that begins with a capital.
const LETTERS: usize = 2;
/// The same of one typed small.
const SMALL_LETTERS: usize = 3;
/// The same of a cue, whose words are those of any prose.
const CUE_LETTERS: usize = 4;
/// The same of an organisation.
const ORGANISATION_LETTERS: usize = 5;

/// Words after which a name is likely.
const BEFORE_NAMES: [&str; 8] = [
    "by",
    "thank",
    "thanked",
    "thanking",
    "welcome",
    "welcomed",
    "invited",
    "congratulated",
];

/// What is offered at a place, best first, at most `most`.
pub(super) fn offers(index: &Index, at: &Where<'_>, most: usize) -> Vec<Offer> {
    // In the middle of a word nothing is meant yet.
    if at
        .tail
        .starts_with(|c: char| c.is_alphanumeric() || is_mark(c))
    {
        return Vec::new();
    }
    let mut search = Search {
        index,
        at,
        tip: &Tip::of(at.head),
        most,
        found: Vec::new(),
    };
    let steps = [
        Search::codes,
        Search::roles_behind,
        Search::people,
        Search::abbreviations,
        Search::terms,
        Search::runs,
        Search::beginnings_of_codes,
    ];
    for step in steps {
        if search.left() == 0 {
            break;
        }
        step(&mut search);
    }
    search.found
}

struct Search<'a> {
    index: &'a Index,
    at: &'a Where<'a>,
    tip: &'a Tip<'a>,
    most: usize,
    found: Vec<Offer>,
}

impl Search<'_> {
    fn left(&self) -> usize {
        self.most.saturating_sub(self.found.len())
    }

    /// Offers something, unless it stands already or is offered.
    fn offer(&mut self, offer: Offer) {
        let stands = self.at.head[offer.from..] == *offer.words;
        let known = |o: &Offer| o.from == offer.from && o.words == offer.words;
        if self.left() > 0 && !stands && !self.found.iter().any(known) {
            self.found.push(offer);
        }
    }

    /// Phrases whose code stands before the caret.
    fn codes(&mut self) {
        for typed in self.tip.typed().filter(is_word) {
            if let Some(filled) = self.index.book.coded(typed.folded, &self.at.scene) {
                self.phrase(&typed, filled, Source::Phrase);
            }
        }
    }

    /// Phrases that are the only ones whose code begins so.
    fn beginnings_of_codes(&mut self) {
        let Some(typed) = self.tip.word() else { return };
        if typed.words.chars().count() < LETTERS || begins_common(typed.folded) {
            return;
        }
        let book = &self.index.book;
        if let Some(filled) = book.beginning_of_code(typed.folded, &self.at.scene) {
            self.phrase(&typed, filled, Source::Phrase);
        }
    }

    /// A phrase in place of what was typed.
    fn phrase(&mut self, typed: &Typed<'_>, filled: Filled, source: Source) {
        let Filled { mut text, places } = filled;
        let mut from = typed.at;
        // ", which set out …" stands right behind the word before it.
        if text.starts_with([',', ';', ':', '.', '?', '!', ')']) {
            from = self.at.head[..from]
                .trim_end_matches([' ', '\u{00A0}'])
                .len();
        } else if self.tip.begins_sentence(from) || typed.words.starts_with(char::is_uppercase) {
            self.index.capitals.set(&mut text, true);
        } else if !self.tip.follows_lead(from) {
            self.index.capitals.set(&mut text, false);
        }
        // One full stop is enough.
        let stopped = text.len().saturating_sub(1);
        if text.ends_with('.')
            && self.at.tail.starts_with('.')
            && places.iter().all(|p| p.end <= stopped)
        {
            text.truncate(stopped);
        }
        self.offer(Offer {
            from,
            words: text,
            places,
            source,
        });
    }

    /// The role after a whole name, where it wasn't given yet.
    fn roles_behind(&mut self) {
        if self.at.tail.starts_with(" (") {
            return;
        }
        for typed in self.tip.typed() {
            let whole = self
                .index
                .people
                .named(typed.folded, self.at.scene.item, 2)
                .into_iter()
                .find(|k| *k.name == *typed.words && k.name.contains(' '));
            if let Some(known) = whole
                && !known.role.is_empty()
                && !(self.at.stands)(&known.with_role())
            {
                self.offer(Offer {
                    from: self.at.head.len(),
                    words: format!(" ({})", known.role),
                    places: Vec::new(),
                    source: Source::Role(known.id),
                });
                return;
            }
        }
    }

    /// People, by name, initials, role, organisation or cue.
    fn people(&mut self) {
        let (people, item) = (&self.index.people, self.at.scene.item);
        let left = self.left();
        for typed in self.tip.typed() {
            if !self.may_be_name(&typed) {
                continue;
            }
            let found = people.named(typed.folded, item, left);
            for known in &found {
                // A whole name that stands is as the officer wants it.
                if *known.name != *typed.words || !known.name.contains(' ') {
                    self.person(&typed, known, false);
                }
            }
            if !found.is_empty() {
                break;
            }
        }
        if let Some(typed) = self.tip.word().filter(|t| self.may_be_initials(t)) {
            for known in people.initialled(typed.folded, item, left) {
                self.person(&typed, known, true);
            }
        }
        // With a capital the post or the organisation itself is likelier meant.
        for typed in self.tip.typed().filter(may_be_role) {
            if let Some(known) = people.in_role(typed.folded) {
                if typed.words.starts_with(char::is_uppercase) {
                    self.terms();
                }
                self.person(&typed, known, true);
                break;
            }
        }
        for typed in self.tip.typed() {
            let bracket = self.tip.before(typed.at) == Some('[');
            let word = is_word(&typed);
            let common = word && begins_common(typed.folded);
            if bracket || (typed.words.chars().count() >= CUE_LETTERS && !common) {
                let from = typed.at - usize::from(bracket);
                for known in people.cued(typed.folded, left) {
                    self.cue(from, bracket, known);
                }
            }
        }
    }

    fn may_be_name(&self, typed: &Typed<'_>) -> bool {
        let letters = typed.words.chars().filter(|c| c.is_alphabetic()).count();
        if typed.words.starts_with(char::is_uppercase) {
            return letters >= LETTERS && !is_little(typed.folded);
        }
        let common = is_word(typed) && begins_common(typed.folded);
        letters >= SMALL_LETTERS && (!common || self.awaits_name(typed.at))
    }

    /// Whether the word before makes a name likely.
    fn awaits_name(&self, at: usize) -> bool {
        self.tip.word_before(at).is_some_and(|(_, word)| {
            self.index.people.is_honorific(word) || BEFORE_NAMES.contains(&fold(word).as_str())
        })
    }

    fn may_be_initials(&self, typed: &Typed<'_>) -> bool {
        let letters = typed.words.chars().count();
        let capitals = typed.words.chars().all(char::is_uppercase);
        let small = typed.words.chars().all(char::is_lowercase);
        if capitals {
            // "ICB" is what the house calls the Integrated Care Board, whoever has these initials.
            let short = self.index.book.abbreviation(typed);
            letters >= LETTERS && short.is_none_or(|s| *s.short != *typed.words)
        } else {
            small && letters >= LETTERS && !is_common(typed.folded)
        }
    }

    /// Somebody in place of what was typed. `by_post` = not by name: an article before it goes.
    fn person(&mut self, typed: &Typed<'_>, known: &Known, by_post: bool) {
        let mut from = typed.at;
        if let Some((at, word)) = self.tip.word_before(from) {
            let honorific = !known.honorific.is_empty() && self.index.people.is_honorific(word);
            if honorific || (by_post && word.eq_ignore_ascii_case("the")) {
                from = at;
            }
        }
        let words = self.written(known);
        self.offer(Offer {
            from,
            words,
            places: Vec::new(),
            source: Source::Name(known.id),
        });
    }

    /// As the house writes somebody: with the role at the first mention in an item.
    fn written(&self, known: &Known) -> String {
        let mentioned = if known.cue { &known.full } else { &known.name };
        if (self.at.stands)(mentioned) {
            known.short.to_string()
        } else if self.at.tail.starts_with(" (") {
            known.full.to_string()
        } else {
            known.with_role()
        }
    }

    fn cue(&mut self, from: usize, bracket: bool, known: &Known) {
        let mut words = self.written(known);
        if bracket && self.at.tail.starts_with(']') {
            known.full.trim_end_matches(']').clone_into(&mut words);
        }
        self.offer(Offer {
            from,
            words,
            places: Vec::new(),
            source: Source::Name(known.id),
        });
    }

    /// Abbreviations at their first use in the document.
    fn abbreviations(&mut self) {
        let Some(typed) = self.tip.word() else { return };
        let Some(short) = self.index.book.abbreviation(&typed) else {
            return;
        };
        let exact = *short.short == *typed.words;
        let small = typed.words.chars().count() >= SMALL_LETTERS && !is_common(typed.folded);
        // "(JSNA" is being written out already.
        let bracketed = self.tip.before(typed.at) == Some('(');
        if (exact || small) && !bracketed && !(self.at.stands_anywhere)(&short.long) {
            self.offer(Offer {
                from: typed.at,
                words: format!("{} ({})", short.long, short.short),
                places: Vec::new(),
                source: Source::Abbreviation,
            });
        }
    }

    /// Titles, organisations and places.
    fn terms(&mut self) {
        for typed in self.tip.typed() {
            let (item, left) = (self.at.scene.item, self.left());
            for words in self.index.terms.begun(&typed, item, left) {
                self.offer(Offer {
                    from: typed.at,
                    words: words.to_owned(),
                    places: Vec::new(),
                    source: Source::Agenda,
                });
            }
        }
    }

    /// Phrases and learnt runs by their first words, the longest beginning first.
    fn runs(&mut self) {
        for typed in self.tip.typed() {
            let (book, left) = (&self.index.book, self.left());
            for fits in book.begun(&typed, &self.at.scene, left) {
                let source = if fits.phrase {
                    Source::Phrase
                } else {
                    Source::Learnt
                };
                self.phrase(&typed, fits.filled, source);
            }
        }
    }
}

/// Whether one word was typed, and nothing after it.
fn is_word(typed: &Typed<'_>) -> bool {
    !typed.words.contains(char::is_whitespace)
}

fn may_be_role(typed: &Typed<'_>) -> bool {
    let letters = typed.words.chars().filter(|c| c.is_alphabetic()).count();
    let several = typed.folded.trim_end().contains(' ');
    letters >= ORGANISATION_LETTERS && (several || !begins_common(typed.folded))
}
