//! Two drafts of the minutes beside each other: what was put in and what was taken out, line by line and
//! word by word. It is for those entitled alone, since what was taken out may have been taken out to
//! be kept from everybody.

use similar::{Algorithm, ChangeTag, DiffOp, TextDiff, capture_diff_slices};
use unicode_segmentation::UnicodeSegmentation;

use crate::meeting::audience::Full;
use crate::meeting::printed::PrintedLine;
use crate::meeting::text::counted;

use super::audience::Audience;
use super::document::{Document, Minutes};

/// What became of a stretch of words.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Became {
    /// It stands in both.
    Same,
    /// It was put in.
    PutIn,
    /// It was taken out.
    TakenOut,
}

/// A line of the comparison.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Compared {
    /// Its number in the newer draft, or in the older one where it was taken out; may be empty.
    pub number: String,
    /// The number that it had before, where it has another now.
    pub before: Option<String>,
    /// Whether it is a heading.
    pub heading: bool,
    /// Its words, stretch by stretch.
    pub words: Vec<(Became, String)>,
}

impl Compared {
    /// Whether nothing in it changed but perhaps its number.
    pub fn is_same(&self) -> bool {
        self.words.iter().all(|(became, _)| *became == Became::Same)
    }
}

/// Two drafts beside each other.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Comparison {
    /// A language tag: "en-GB".
    pub language: &'static str,
    /// The title of the newer one.
    pub title: String,
    /// What is compared with what, in a sentence.
    pub about: String,
    /// What stands at its head and on every page: who may read it.
    pub marking: String,
    /// Its lines.
    pub lines: Vec<Compared>,
    /// A file name without its ending.
    pub file_stem: String,
    /// The newer document without its words: who met and when, for what stands on every page.
    pub frame: Document,
}

impl Comparison {
    /// How many lines have something put in or taken out.
    pub fn changed(&self) -> usize {
        self.lines.iter().filter(|l| !l.is_same()).count()
    }
}

/// From how much of two lines' words in common on they are one that was changed.
const ALIKE: f32 = 0.4;

/// So many lines further on a line is looked for that another one was made of: what was written all
/// over anew is told as that, and no reader waits for it.
const AHEAD: usize = 40;

/// Compares two drafts; `about` says which they are.
pub fn compare(before: &Minutes<Full>, after: &Minutes<Full>, about: &str) -> Comparison {
    compare_frozen(&before.lines(), after, about)
}

/// Compares frozen words with a draft for the same readers.
pub fn compare_frozen<A: Audience>(
    before: &[PrintedLine],
    after: &Minutes<A>,
    about: &str,
) -> Comparison {
    let marking = "Not for publication: words that were taken out are shown.";
    Comparison {
        frame: Document {
            marking: marking.to_owned(),
            kind: format!("Changes in the {}", uncapitalised(&after.document().kind)),
            blocks: Vec::new(),
            ..after.document().clone()
        },
        language: after.document().language,
        title: format!(
            "Changes in the {}",
            uncapitalised(&after.document().title())
        ),
        about: about.to_owned(),
        marking: marking.to_owned(),
        lines: compared(before, &after.lines()),
        file_stem: format!("{}-changes", after.file_stem()),
    }
}

impl Comparison {
    /// The same of words that are both frozen: of `after` it keeps who met and when.
    #[must_use]
    pub fn between(self, before: &[PrintedLine], after: &[PrintedLine]) -> Self {
        Self {
            lines: compared(before, after),
            ..self
        }
    }
}

/// In how many lines frozen words differ from those that stand now.
pub fn changed_lines(before: &[PrintedLine], after: &[PrintedLine]) -> usize {
    let lines = compared(before, after);
    lines.iter().filter(|l| !l.is_same()).count()
}

/// How much changed since words were kept, in words: "3 lines changed since".
pub fn changed_in_words(before: &[PrintedLine], now: &[PrintedLine]) -> String {
    if before.is_empty() {
        return "its words were not kept".to_owned();
    }
    match changed_lines(before, now) {
        0 => "nothing changed since".to_owned(),
        n => format!("{} changed since", counted(n, "line")),
    }
}

fn compared(old: &[PrintedLine], new: &[PrintedLine]) -> Vec<Compared> {
    let texts = |lines: &[PrintedLine]| -> Vec<(bool, String)> {
        let texts = lines.iter().map(|l| (l.heading, l.words.to_string()));
        texts.collect()
    };
    let mut out = Vec::new();
    for op in capture_diff_slices(Algorithm::Patience, &texts(old), &texts(new)) {
        match op {
            DiffOp::Equal {
                old_index,
                new_index,
                len,
            } => {
                let pairs = old[old_index..].iter().zip(&new[new_index..]).take(len);
                out.extend(pairs.map(|(old, new)| same(old, new)));
            }
            DiffOp::Delete {
                old_index, old_len, ..
            } => out.extend(old[old_index..][..old_len].iter().map(taken_out)),
            DiffOp::Insert {
                new_index, new_len, ..
            } => out.extend(new[new_index..][..new_len].iter().map(put_in)),
            DiffOp::Replace {
                old_index,
                old_len,
                new_index,
                new_len,
            } => replaced(
                &old[old_index..][..old_len],
                &new[new_index..][..new_len],
                &mut out,
            ),
        }
    }
    out
}

fn uncapitalised(title: &str) -> String {
    let mut letters = title.chars();
    letters.next().map_or_else(String::new, |first| {
        first.to_lowercase().chain(letters).collect()
    })
}

/// Old lines in the place of which new ones stand: those that are alike are told word by word.
fn replaced(old: &[PrintedLine], new: &[PrintedLine], out: &mut Vec<Compared>) {
    let mut next = 0;
    for line in new {
        let twin = (next..old.len().min(next + AHEAD)).find(|&at| alike(&old[at], line));
        let Some(at) = twin else {
            out.push(put_in(line));
            continue;
        };
        out.extend(old[next..at].iter().map(taken_out));
        out.push(changed(&old[at], line));
        next = at + 1;
    }
    out.extend(old[next..].iter().map(taken_out));
}

fn alike(old: &PrintedLine, new: &PrintedLine) -> bool {
    old.heading == new.heading && TextDiff::from_words(&*old.words, &*new.words).ratio() >= ALIKE
}

fn changed(old: &PrintedLine, new: &PrintedLine) -> Compared {
    let before: Vec<&str> = old.words.split_word_bounds().collect();
    let after: Vec<&str> = new.words.split_word_bounds().collect();
    let diff = TextDiff::from_slices(&before, &after);
    let mut words = Vec::new();
    // What was taken out and put in since the last words that stand in both.
    let (mut out, mut new_words, mut space) = (String::new(), String::new(), String::new());
    for change in diff.iter_all_changes() {
        let word = change.value();
        match change.tag() {
            ChangeTag::Delete => {
                told_in_both(&mut space, &mut out, &mut new_words);
                out.push_str(word);
            }
            ChangeTag::Insert => {
                told_in_both(&mut space, &mut out, &mut new_words);
                new_words.push_str(word);
            }
            // A space between words that changed is no end of the change.
            ChangeTag::Equal
                if word.trim().is_empty() && !(out.is_empty() && new_words.is_empty()) =>
            {
                space.push_str(word);
            }
            ChangeTag::Equal => {
                told(&mut words, Became::TakenOut, &mut out);
                told(&mut words, Became::PutIn, &mut new_words);
                space.push_str(word);
                told(&mut words, Became::Same, &mut space);
            }
        }
    }
    told(&mut words, Became::TakenOut, &mut out);
    told(&mut words, Became::PutIn, &mut new_words);
    told(&mut words, Became::Same, &mut space);
    Compared {
        words,
        ..same(old, new)
    }
}

/// A space between changed words stands in what was taken out and in what was put in.
fn told_in_both(space: &mut String, out: &mut String, new_words: &mut String) {
    out.push_str(space);
    new_words.push_str(space);
    space.clear();
}

/// Adds a stretch of words to those before it.
fn told(words: &mut Vec<(Became, String)>, became: Became, text: &mut String) {
    let text = std::mem::take(text);
    if text.is_empty() {
        return;
    }
    match words.last_mut() {
        Some((last, before)) if *last == became => before.push_str(&text),
        _ => words.push((became, text)),
    }
}

fn same(old: &PrintedLine, new: &PrintedLine) -> Compared {
    Compared {
        before: (old.number != new.number).then(|| old.number.to_string()),
        ..whole(new, Became::Same)
    }
}

fn put_in(line: &PrintedLine) -> Compared {
    whole(line, Became::PutIn)
}

fn taken_out(line: &PrintedLine) -> Compared {
    whole(line, Became::TakenOut)
}

fn whole(line: &PrintedLine, became: Became) -> Compared {
    Compared {
        number: line.number.to_string(),
        before: None,
        heading: line.heading,
        words: vec![(became, line.words.to_string())],
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    fn line(words: &str) -> PrintedLine {
        PrintedLine {
            words: words.into(),
            ..PrintedLine::default()
        }
    }

    /// The words of one of the two drafts.
    fn of(compared: &Compared, became: Became) -> String {
        let stands = compared.words.iter();
        let stands = stands.filter(|(b, _)| *b == Became::Same || *b == became);
        stands.map(|(_, text)| text.as_str()).collect()
    }

    #[test]
    fn words_that_follow_each_other_are_told_as_one_change() {
        let told = changed(
            &line("The green bins are old."),
            &line("The two blue bins are new."),
        );
        let words: Vec<(Became, &str)> = told.words.iter().map(|(b, t)| (*b, t.as_str())).collect();
        assert_eq!(
            words,
            [
                (Became::Same, "The "),
                (Became::TakenOut, "green"),
                (Became::PutIn, "two blue"),
                (Became::Same, " bins are "),
                (Became::TakenOut, "old"),
                (Became::PutIn, "new"),
                (Became::Same, "."),
            ]
        );
    }

    proptest! {
        #[test]
        fn both_drafts_can_be_read_out_of_their_comparison(
            old in prop::collection::vec("[ab .]{0,12}", 0..12),
            new in prop::collection::vec("[ab .]{0,12}", 0..12),
        ) {
            let (old, new): (Vec<PrintedLine>, Vec<PrintedLine>) =
                (old.iter().map(|t| line(t)).collect(), new.iter().map(|t| line(t)).collect());
            let mut told = Vec::new();
            replaced(&old, &new, &mut told);
            let read = |became: Became, not: Became| -> Vec<String> {
                let lines = told.iter().filter(|l| !l.words.iter().all(|(b, _)| *b == not));
                lines.map(|l| of(l, became)).collect()
            };
            let texts = |lines: &[PrintedLine]| lines.iter().map(|l| l.words.to_string()).collect::<Vec<_>>();
            // A line whose words were all exchanged is told as both.
            prop_assert_eq!(read(Became::TakenOut, Became::PutIn).concat(), texts(&old).concat());
            prop_assert_eq!(read(Became::PutIn, Became::TakenOut).concat(), texts(&new).concat());
        }
    }
}
