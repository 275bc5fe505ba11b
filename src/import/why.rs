//! Why a field was read as it was: the lines that it stands in, the words of them that the program knows,
//! and what was weighed.

use super::draft::{Field, Section};
use super::found::Place;
use super::lexicon::{self, Role};
use super::proposal::{Proposal, Reason};

/// So many lines of a field are told.
const LINES: usize = 6;

impl Proposal {
    /// Why a field was read as it was, in sentences: from which lines, by which words, and what was
    /// weighed for it and against it.
    pub fn why(&self, field: &Field) -> Vec<String> {
        let lines = self.lines(field.place);
        let mut out: Vec<String> = lines
            .iter()
            .take(LINES)
            .map(|(number, words)| format!("From line {number}: {words}"))
            .collect();
        match lines.len().saturating_sub(LINES) {
            0 => {}
            1 => out.push("And 1 more line.".to_owned()),
            more => out.push(format!("And {more} more lines.")),
        }
        // Readers ask for labels and for titles without their numbers, too.
        let mut words: Vec<&str> = lines.iter().take(LINES).map(|(_, words)| *words).collect();
        let labels = words.clone().into_iter().filter_map(|w| w.split_once(':'));
        words.extend(labels.map(|(label, _)| label));
        words.extend(field.value.lines());
        let known = known(field.section, &words);
        if !known.is_empty() {
            out.push(format!("Words that tell: {}.", known.join("; ")));
        }
        self.weighed_of(field.place, &mut out);
        out
    }

    /// The lines of a place that have words.
    fn lines(&self, place: Place) -> Vec<(u32, &str)> {
        let source = self.sources.get(usize::from(place.source));
        let all = source.map_or(&[][..], |s| s.lines.as_slice());
        let inside = |number: u32| place.line > 0 && (place.line..=place.to).contains(&number);
        let mine = all.iter().filter(|l| inside(l.number));
        mine.map(|l| (l.number, l.text.trim()))
            .filter(|(_, words)| !words.is_empty())
            .collect()
    }

    /// What was weighed of the field at a place.
    fn weighed_of(&self, place: Place, out: &mut Vec<String>) {
        let (mut against, mut least) = (0, 0);
        for one in self.weighed.iter().filter(|w| w.place == place) {
            out.push(match one.what {
                Reason::Heads { by, clear } => format!(
                    "As the heading of an item: the lines together read better with it by {by}; under \
                     {clear} it is doubted."
                ),
                Reason::Against {
                    sign,
                    weight,
                    enough,
                } => {
                    against += weight;
                    least = enough;
                    format!("Against it, by {weight}: {sign}")
                }
            });
        }
        if against > 0 {
            let doubted = if against < least {
                "not doubted"
            } else {
                "doubted"
            };
            out.push(format!(
                "Together {against} against it: from {least} on a field is doubted, so it is {doubted} for \
                 that."
            ));
        }
    }
}

/// Those of some words that the readers of a section ask for, each with what it may be.
fn known(section: Section, words: &[&str]) -> Vec<String> {
    let mut out = Vec::new();
    match section {
        Section::Meeting => {
            told::<lexicon::Field>(words, &mut out);
            told::<lexicon::BodyName>(words, &mut out);
        }
        Section::Members => {
            told::<lexicon::Roll>(words, &mut out);
            told::<lexicon::Honorific>(words, &mut out);
            told::<lexicon::OfficeName>(words, &mut out);
        }
        Section::Items => {
            told::<lexicon::BusinessTitle>(words, &mut out);
            told::<lexicon::MinutesTitle>(words, &mut out);
            told::<lexicon::ForWhat>(words, &mut out);
            told::<lexicon::ItemLabel>(words, &mut out);
        }
        Section::Reports => told::<lexicon::Label>(words, &mut out),
        Section::Minutes => {
            told::<lexicon::RollHead>(words, &mut out);
            told::<lexicon::Honorific>(words, &mut out);
        }
        Section::Actions => {
            told::<lexicon::ActionHead>(words, &mut out);
            told::<lexicon::ProgressName>(words, &mut out);
        }
        Section::Future | Section::Programme => told::<lexicon::PlannedWord>(words, &mut out),
    }
    out
}

/// What words may be of one kind, as "apologies" (business membership).
fn told<R: Role>(words: &[&str], out: &mut Vec<String>) {
    for role in R::ALL.iter().copied() {
        for some in words {
            for at in lexicon::spans(role, some) {
                let words = some.get(at).unwrap_or_default().trim();
                let told = format!("\u{201C}{words}\u{201D} ({})", lexicon::name(role));
                if !words.is_empty() && !out.contains(&told) {
                    out.push(told);
                }
            }
        }
    }
}
