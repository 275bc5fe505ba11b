//! The hidden command that prints the lines of a PDF.

use std::fmt::Write as _;
use std::io::Read;

use super::out;
use crate::app::fail::{Exit, Fail, Outcome};
use crate::app::pdf::pages;
use crate::import::formats::layout;
use crate::import::line::Shape;
use crate::import::pdf::Fault;
use crate::import::steps::Steps;
use crate::import::trouble::Trouble;

/// Prints the lines of the PDF on standard input: page, line, row of a table, and the cells, parted by
/// tabs.
///
/// # Errors
/// Why it can't be read.
pub(super) fn print() -> Outcome {
    let mut bytes = Vec::new();
    let read = std::io::stdin().lock().read_to_end(&mut bytes);
    let refused =
        |trouble: &Trouble| Fail::new(Exit::File, trouble.sentence.as_str(), trouble.hint.as_str());
    read.map_err(|_| refused(&Fault::Broken.trouble()))?;
    let pages = pages(&bytes, &|_| true).map_err(|trouble| refused(&trouble))?;
    let steps = Steps::for_size(bytes.len());
    let run = layout::run(&pages, 0, &steps).map_err(|_| refused(&Fault::TooBig.trouble()))?;
    let mut text = String::new();
    for remark in &run.remarks {
        let _ = writeln!(text, "# {remark}");
    }
    for line in &run.lines {
        let mark = match line.shape {
            Shape::Row { table, row } => format!("{table}.{row}"),
            Shape::Heading(level) => "#".repeat(usize::from(level)),
            Shape::Entry => "*".to_owned(),
            Shape::Plain => String::new(),
        };
        let bold = if line.bold { "B" } else { "" };
        let broken = if line.broken { "+" } else { "" };
        let _ = write!(
            text,
            "{}:{} {mark}{bold}{broken}",
            line.place.page,
            line.number()
        );
        for cell in &line.cells {
            let _ = write!(text, "\t@{} {}", cell.at, cell.text.replace('\n', "¶"));
        }
        text.push('\n');
    }
    out::print(text.as_bytes())?;
    Ok(Exit::Done)
}
