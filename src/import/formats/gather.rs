//! Lines as a reader finds them: numbered, counted, and with what the officer should know.

use chrono::NaiveDate;

use super::words;
use crate::import::found::{Found, Place};
use crate::import::line::{Cell, Line, Run};
use crate::import::steps::Steps;
use crate::import::trouble::Trouble;
use crate::meeting::text::Text;

/// The most lines that a file may have.
pub(in crate::import) const MOST_LINES: usize = 400_000;
/// The most cells that a row may have; what is beyond them joins the last.
pub(in crate::import) const MOST_CELLS: usize = 256;
/// The columns between the cells of a table whose format has no columns.
const COLUMN: usize = 40;

/// What lines are gathered into.
pub(in crate::import) struct Gather<'s> {
    source: u16,
    steps: &'s Steps,
    run: Run,
    tables: u32,
    /// The page that the next line stands on; 0 = not known.
    pub(in crate::import) page: u32,
}

impl<'s> Gather<'s> {
    /// Nothing yet.
    pub(in crate::import) fn new(source: u16, steps: &'s Steps) -> Self {
        Self {
            source,
            steps,
            run: Run::default(),
            tables: 0,
            page: 0,
        }
    }

    /// Takes steps.
    ///
    /// # Errors
    /// When they are spent.
    pub(in crate::import) fn take(&self, count: usize) -> Result<(), Trouble> {
        self.steps.take(count as u64).map_err(|_| {
            Trouble::new(
                "The file asks for more work than a file of its size is worth.",
                "It may be damaged: save it again with the program that made it, or as text.",
            )
        })
    }

    /// A table begins: its number.
    pub(in crate::import) fn table(&mut self) -> u32 {
        self.tables += 1;
        self.tables
    }

    /// Something that the officer should know; what was said already is not said again.
    pub(in crate::import) fn remark(&mut self, sentence: &str) {
        let sentence = Text::line(sentence);
        if !self.run.remarks.contains(&sentence) {
            self.run.remarks.push(sentence);
        }
    }

    /// The day that the notes at the head of the file tell, and the line that it stands in.
    pub(in crate::import) fn noted(&mut self, day: NaiveDate, line: u32) {
        let place = Place {
            source: self.source,
            page: self.page,
            line,
            to: line,
        };
        let why = "It stands in the notes for a website: it may be the day of the page.";
        self.run.noted = Some(Found::unsure(day, place, why));
    }

    /// Adds a line that counts itself.
    ///
    /// # Errors
    /// When there are too many, or the steps are spent.
    pub(in crate::import) fn push(&mut self, line: Line) -> Result<(), Trouble> {
        let number = self.run.lines.len() as u32 + 1;
        self.push_at(number, number, line)
    }

    /// Adds a line that stands from one line of the file to another.
    ///
    /// # Errors
    /// When there are too many, or the steps are spent.
    pub(in crate::import) fn push_at(
        &mut self,
        line: u32,
        to: u32,
        words: Line,
    ) -> Result<(), Trouble> {
        self.take(1 + words.cells.len())?;
        if self.run.lines.len() >= MOST_LINES {
            return Err(Trouble::new(
                "The file has more than 400,000 lines.",
                "Read the part of it that is the agenda.",
            ));
        }
        let place = Place {
            source: self.source,
            page: self.page,
            line,
            to,
        };
        self.run.lines.push(Line { place, ..words });
        Ok(())
    }

    /// How many lines there are.
    pub(in crate::import) fn len(&self) -> usize {
        self.run.lines.len()
    }

    /// The lines.
    pub(in crate::import) fn lines_mut(&mut self) -> &mut [Line] {
        &mut self.run.lines
    }

    /// Leaves out blank lines inside what was broken to a width.
    pub(in crate::import) fn close_up(&mut self) {
        let mut inside = false;
        self.run.lines.retain(|line| {
            let blank = line.is_blank();
            inside = if blank { inside } else { line.broken };
            !(blank && inside)
        });
    }

    /// All that was gathered.
    ///
    /// # Errors
    /// When there are no words in it.
    pub(in crate::import) fn finish(self) -> Result<Run, Trouble> {
        if self.run.lines.iter().all(Line::is_blank) {
            return Err(Trouble::new(
                "There are no words in the file.",
                "If it is a scan or a picture, read the paper that it was made from.",
            ));
        }
        Ok(self.run)
    }
}

/// Cells of a table, left to right, from words that are tidy.
pub(in crate::import) fn cells<'a>(texts: impl IntoIterator<Item = &'a str>) -> Vec<Cell> {
    let mut out: Vec<Cell> = Vec::new();
    let mut over = String::new();
    for (at, text) in texts.into_iter().enumerate() {
        if at < MOST_CELLS {
            out.push(Cell {
                at: u16::try_from(at * COLUMN).unwrap_or(u16::MAX),
                text: words::text(text),
            });
        } else if !text.trim().is_empty() {
            over.push('\n');
            over.push_str(text);
        }
    }
    if let (false, Some(last)) = (over.is_empty(), out.last_mut()) {
        last.text = words::text(&format!("{}{over}", last.text));
    }
    out
}
