//! Paragraphs: lines that were broken to a width or by a page, put together again, with the mark
//! that each begins with.

use super::label::{self, Mark};
use super::words;
use crate::import::found::Place;
use crate::import::lexicon::{self, Cue};
use crate::import::line::{Line, Shape};
use crate::import::outline::coded::coded;

/// A paragraph, or a row of a table.
#[derive(Clone, Debug, Default)]
pub(crate) struct Para {
    /// The mark that it begins with.
    pub(crate) mark: Option<Mark>,
    /// The words of the mark, "2.1"; empty for a bullet.
    pub(crate) label: String,
    /// Its words without the mark.
    pub(crate) text: String,
    /// Where it stands.
    pub(crate) place: Place,
    /// Its first line, by its place in the slice that was read.
    pub(crate) first: usize,
    /// The line after its last.
    pub(crate) after: usize,
    /// All of it is bold.
    pub(crate) bold: bool,
    /// The format calls it a heading.
    pub(crate) titled: bool,
    /// Which heading of the format it is, 1 the highest; 0 = none.
    pub(crate) level: u8,
    /// It is a row of a table.
    pub(crate) row: bool,
    /// The words of its cells, where it is one; those that are empty are left out.
    pub(crate) cells: Vec<String>,
    /// How far it is indented.
    pub(crate) indent: u16,
}

impl Para {
    /// Whether it looks like a heading.
    pub(crate) fn is_heading(&self) -> bool {
        let length = self.text.chars().count();
        if self.row || self.text.is_empty() || length > 200 {
            return false;
        }
        let strong = self.titled || self.bold || words::capitals(&self.text);
        let colon = self.text.ends_with(':');
        let numbered = self.mark == Some(Mark::Number(1));
        let short = length <= 90 && !words::ends(&self.text) && !words::begins_small(&self.text);
        (strong && (!words::ends(&self.text) || colon || self.titled)) || (numbered && short)
    }

    /// Whether it could be a heading: short, and no sentence.
    pub(crate) fn could_head(&self) -> bool {
        let length = self.text.chars().count();
        let colon = self.text.ends_with(':');
        !self.row
            && (2..=100).contains(&length)
            && (!words::ends(&self.text) || colon)
            && !words::begins_small(&self.text)
            && matches!(self.mark, None | Some(Mark::Number(1)))
    }
}

/// Lines that a committee system or a page prints between those of the paper.
pub(crate) fn is_furniture(line: &Line) -> bool {
    if line.cells.len() > 2 || line.is_row() {
        return false;
    }
    let text = line.text();
    if text.len() > 60 {
        return false;
    }
    let text = words::key(&text);
    is_filler(&text)
        || numbered_after(&text)
        || text.split_once(" of ").is_some_and(|(page, of)| {
            let page = page.strip_prefix("page ").unwrap_or(page);
            digits(page) && digits(of)
        })
}

/// Bytes after which a paragraph takes no more lines.
const LONGEST: usize = 8_000;

/// Whether it says that a page is left blank.
pub(crate) fn is_filler(key: &str) -> bool {
    key.len() < 60
        && (key.contains("intentionally left blank")
            || key.contains("left intentionally blank")
            || key.contains("intentionally blank"))
}

fn numbered_after(text: &str) -> bool {
    lexicon::head(Cue::Furniture, text).is_some_and(|w| {
        let rest = text.get(w..).unwrap_or_default().trim();
        !rest.is_empty() && rest.len() <= 4 && rest.bytes().any(|b| b.is_ascii_digit())
    })
}

fn digits(text: &str) -> bool {
    !text.is_empty() && text.len() <= 4 && text.bytes().all(|b| b.is_ascii_digit())
}

/// The paragraphs of lines, furniture left out. A row of a table is one.
pub(crate) fn paras(lines: &[Line]) -> Vec<Para> {
    let mut out: Vec<Para> = Vec::new();
    let mut blank = true;
    let mut broken = false;
    for (at, line) in lines.iter().enumerate() {
        if line.is_blank() {
            blank = true;
            continue;
        }
        if is_furniture(line) {
            blank = true;
            continue;
        }
        let text = line.text();
        let marked = if line.is_row() {
            None
        } else {
            label::label(&text)
        };
        let begins = marked.is_some() || coded(&text).is_some();
        let goes_on = out.last().is_some_and(|last| {
            !line.is_row()
                && !last.row
                && !matches!(line.shape, Shape::Heading(_))
                && line.shape != Shape::Entry
                && joins(last, line, &text, begins, blank, broken)
        });
        match out.last_mut() {
            Some(last) if goes_on => {
                words::join(&mut last.text, &text);
                last.place = last.place.through(line.place);
                last.after = at + 1;
                last.bold = last.bold && line.bold;
            }
            _ => out.push(begin(line, at, &text, marked)),
        }
        blank = false;
        broken = line.broken;
    }
    out
}

fn joins(last: &Para, line: &Line, text: &str, marked: bool, blank: bool, broken: bool) -> bool {
    if last.text.is_empty() {
        // A mark in a line of its own.
        return !marked && last.mark.is_some();
    }
    if last.titled || (last.bold && !line.bold) {
        return false;
    }
    // So long a paragraph is none; and what is looked at again with each line must have an end.
    if last.text.len() > LONGEST {
        return false;
    }
    let long = last.text.chars().nth(39).is_some();
    let open = !words::ends(&last.text);
    let small = words::begins_small(text);
    if blank {
        return !marked && long && open && small;
    }
    if marked {
        return false;
    }
    if last.bold != line.bold {
        return open && small;
    }
    let hangs = line.indent > last.indent && last.mark.is_some();
    let capitals = words::capitals(&last.text) && !words::capitals(text);
    // A numbered title in capitals that had no room in its line.
    if last.mark == Some(Mark::Number(1)) && long && open && words::capitals(&last.text) {
        return words::capitals(text) && !text.ends_with(':');
    }
    // "in June" with "2026." in the next line is one date.
    let year = words::ends_in_month(&last.text) && words::begins_year(text);
    !capitals && (broken || year || (open && small) || (hangs && (long || small)))
}

/// The cells of a row that have words.
fn cells(line: &Line) -> Vec<String> {
    if !line.is_row() {
        return Vec::new();
    }
    let words = line.cells.iter().map(|c| c.text.as_str().trim());
    words.filter(|w| !w.is_empty()).map(str::to_owned).collect()
}

fn begin(line: &Line, at: usize, text: &str, marked: Option<label::Label>) -> Para {
    let (mark, label, rest) = match marked {
        Some(label) => (Some(label.mark), label.words, label.rest),
        None if line.shape == Shape::Entry => (Some(Mark::Bullet), String::new(), 0),
        None => (None, String::new(), 0),
    };
    Para {
        mark,
        label,
        text: text.get(rest..).unwrap_or_default().trim().to_owned(),
        place: line.place,
        first: at,
        after: at + 1,
        bold: line.bold,
        titled: matches!(line.shape, Shape::Heading(_)),
        level: match line.shape {
            Shape::Heading(level) => level,
            _ => 0,
        },
        row: line.is_row(),
        cells: cells(line),
        indent: line.indent,
    }
}
