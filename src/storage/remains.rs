//! What can still be read of the lines that a repaired copy leaves out, for the officer to make good.

use chrono::{DateTime, FixedOffset};

use super::format::{self, LINE_LIMIT, seq_of};
use super::problem::Problem;
use super::read::{self, Fate, Stored};
use crate::meeting::text::Text;

/// Lines that are told; a file that has lost more is not made good by hand.
const MOST_LINES: usize = 20;
/// Words that are told of a line, in characters.
const MOST_WORDS: usize = 300;

/// What can be read of a line.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Remains {
    /// The line, from 1.
    pub line: usize,
    /// The number of its record, where that can be read.
    pub record: Option<u64>,
    /// When it was recorded, where that can be read.
    pub at: Option<DateTime<FixedOffset>>,
    /// What stands in quotation marks in it: names and words, each cleaned.
    pub words: Vec<Text>,
}

/// What can be read of the lines that [`super::repair_copy`] leaves out; with `accept_edits` those
/// that were edited outside are not among them.
///
/// # Errors
/// When the bytes are no session.
pub fn remains<R: Stored>(bytes: &[u8], accept_edits: bool) -> Result<Vec<Remains>, Problem> {
    let (_, lines) = read::judge::<R>(bytes)?;
    let left_out = lines.iter().filter(|line| match line.fate {
        Fate::Lost => true,
        Fate::Edited(_) => !accept_edits,
        Fate::Aside | Fate::Header | Fate::Good(_) => false,
    });
    let told = left_out.take(MOST_LINES).map(|line| {
        let before = bytes.get(..line.bytes.start).unwrap_or_default();
        let number = before.split(|b| *b == b'\n').count();
        let stands = bytes.get(line.bytes.clone()).unwrap_or_default();
        of_line(number, stands.get(..LINE_LIMIT).unwrap_or(stands))
    });
    Ok(told.collect())
}

fn of_line(line: usize, bytes: &[u8]) -> Remains {
    let body = match format::classify(bytes) {
        format::Line::Record { body, .. } => body.to_owned(),
        _ => String::from_utf8_lossy(bytes).into_owned(),
    };
    let (head, act) = body.split_once("act:").unwrap_or(("", &body));
    let at = quoted(head).into_iter().find_map(|words| {
        let at = DateTime::parse_from_rfc3339(&words);
        at.ok()
    });
    let mut left = MOST_WORDS;
    let mut words = Vec::new();
    for said in quoted(act).into_iter().filter(|said| !is_id(said)) {
        let said = Text::line(&said);
        let kept: String = said.chars().take(left).collect();
        if kept.is_empty() {
            continue;
        }
        left -= kept.chars().count();
        let cut = kept.len() < said.len();
        words.push(if cut {
            Text::line(&format!("{kept}\u{2026}"))
        } else {
            said
        });
        if cut {
            break;
        }
    }
    Remains {
        line,
        record: seq_of(&body),
        at,
        words,
    }
}

/// Whether it is the id of a thing, and no word: `a:12.0`.
fn is_id(said: &str) -> bool {
    let number = |s: &str| !s.is_empty() && s.bytes().all(|b| b.is_ascii_digit());
    said.split_once(':')
        .and_then(|(writer, place)| Some((writer, place.split_once('.')?)))
        .is_some_and(|(writer, (record, nth))| {
            writer.bytes().all(|b| b.is_ascii_alphanumeric()) && number(record) && number(nth)
        })
}

/// What stands in quotation marks, as RON has it.
fn quoted(text: &str) -> Vec<String> {
    let mut found = Vec::new();
    let mut inside: Option<String> = None;
    let mut chars = text.chars();
    while let Some(c) = chars.next() {
        match (&mut inside, c) {
            (None, '"') => inside = Some(String::new()),
            (None, _) => {}
            (Some(words), '\\') => match chars.next() {
                Some('n' | 't' | 'r') => words.push(' '),
                Some(other) => words.push(other),
                None => {}
            },
            (Some(_), '"') => found.extend(inside.take()),
            (Some(words), c) => words.push(c),
        }
    }
    // A line that was cut short in its words.
    found.extend(inside.filter(|words| !words.is_empty()));
    found
}
