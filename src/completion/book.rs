//! The phrases, abbreviations and learnt runs, found by code or by their first words.

use crate::meeting::Meeting;
use crate::meeting::agenda::Stamp;
use crate::meeting::entry::Stream;
use crate::phrases::{Book, Filled, Learnt, Scene, fill};

use super::fold::{Typed, fold};
use super::table::{Key, Table};

/// Fewer letters of one word are not taken for the beginning of a run.
const LETTERS: usize = 5;
/// The same where there are two words or more.
const LETTERS_OF_TWO: usize = 4;
/// An offer has to spare its reader more than this many letters.
const SPARES: usize = 2;

/// Words that can be put in.
#[derive(Clone, Debug)]
struct Run {
    /// As the book or the learning has them.
    words: Box<str>,
    /// Whether they have places and values to fill.
    phrase: bool,
}

/// An abbreviation.
#[derive(Clone, Debug)]
pub(super) struct Short {
    pub(super) short: Box<str>,
    pub(super) long: Box<str>,
}

/// What a run comes to.
#[derive(Debug)]
pub(super) struct Fits {
    pub(super) filled: Filled,
    pub(super) phrase: bool,
}

/// Everything of the book and of what was learnt.
#[derive(Clone, Debug, Default)]
pub(super) struct Vocabulary {
    runs: Vec<Run>,
    shorts: Vec<Short>,
    codes: Table,
    beginnings: Table,
    abbreviations: Table,
}

impl Vocabulary {
    pub(super) fn of(meeting: &Meeting, book: &Book, learnt: &[Learnt]) -> Self {
        // What the meeting calls itself is known before anything is written; what the item and the
        // clock say is not, and a key ends where that would stand.
        let scene = Scene {
            meeting,
            item: None,
            readers: Stream::Public,
            now: Stamp::default(),
            house: meeting.house(),
        };
        let (mut runs, mut codes, mut beginnings) = (Vec::new(), Vec::new(), Vec::new());
        for (at, phrase) in (0_u32..).zip(&book.phrases) {
            let key = |key: String| Key {
                words: key.into(),
                rank: at,
                index: at,
            };
            codes.push(key(fold(phrase.code.trim())));
            let filled = fill(&phrase.text, &scene).text;
            let plain = filled.split(['{', '[']).next();
            beginnings.push(key(fold(plain.unwrap_or_default().trim_start())));
            runs.push(Run {
                words: phrase.text.as_str().into(),
                phrase: true,
            });
        }
        for (at, learnt) in (runs.len() as u32..).zip(learnt) {
            let words = learnt.words.trim();
            beginnings.push(Key {
                words: fold(words).into(),
                rank: at,
                index: at,
            });
            runs.push(Run {
                words: words.into(),
                phrase: false,
            });
        }
        let shorts: Vec<Short> = book
            .abbreviations
            .iter()
            // What everybody knows need not be written out.
            .filter(|a| !a.known)
            .map(|a| Short {
                short: a.short.trim().into(),
                long: a.long.trim().into(),
            })
            .filter(|s| !s.short.is_empty() && !s.long.is_empty())
            .collect();
        let abbreviations = (0_u32..)
            .zip(&shorts)
            .map(|(at, s)| Key {
                words: fold(&s.short).into(),
                rank: at,
                index: at,
            })
            .collect();
        Self {
            runs,
            shorts,
            codes: Table::of(codes),
            beginnings: Table::of(beginnings),
            abbreviations: Table::of(abbreviations),
        }
    }

    /// The phrase whose code was typed whole.
    pub(super) fn coded(&self, code: &str, scene: &Scene<'_>) -> Option<Filled> {
        let best = self.codes.best(self.codes.exactly(code), 1);
        self.filled(best.first()?.index, scene).map(|f| f.filled)
    }

    /// The phrase that is the only one whose code begins so.
    pub(super) fn beginning_of_code(&self, letters: &str, scene: &Scene<'_>) -> Option<Filled> {
        let range = self.codes.range(letters);
        if range.len() != 1 {
            return None;
        }
        let best = self.codes.best(range, 1);
        self.filled(best.first()?.index, scene).map(|f| f.filled)
    }

    /// The abbreviation that was typed whole.
    pub(super) fn abbreviation(&self, typed: &Typed<'_>) -> Option<&Short> {
        let best = self
            .abbreviations
            .best(self.abbreviations.exactly(typed.folded), 4);
        let all = || {
            best.iter()
                .filter_map(|k| self.shorts.get(k.index as usize))
        };
        all()
            .find(|s| *s.short == *typed.words)
            .or_else(|| all().next())
    }

    /// The runs that begin with what was typed, the best first.
    pub(super) fn begun(&self, typed: &Typed<'_>, scene: &Scene<'_>, most: usize) -> Vec<Fits> {
        let letters = typed.folded.chars().filter(|c| !c.is_whitespace()).count();
        let enough = if typed.folded.trim_end().contains(' ') {
            LETTERS_OF_TWO
        } else {
            LETTERS
        };
        if letters < enough {
            return Vec::new();
        }
        let range = self.beginnings.range(typed.folded);
        self.beginnings
            .best(range, most)
            .into_iter()
            .filter_map(|key| self.filled(key.index, scene))
            .filter(|fits| {
                // What the values came to may be anything: what was typed has to stand.
                let words = fold(&fits.filled.text);
                words.starts_with(typed.folded) && words.len() > typed.folded.len() + SPARES
            })
            .collect()
    }

    fn filled(&self, index: u32, scene: &Scene<'_>) -> Option<Fits> {
        let run = self.runs.get(index as usize)?;
        let filled = if run.phrase {
            fill(&run.words, scene)
        } else {
            Filled {
                text: run.words.to_string(),
                places: Vec::new(),
            }
        };
        (!filled.text.is_empty()).then_some(Fits {
            filled,
            phrase: run.phrase,
        })
    }
}
