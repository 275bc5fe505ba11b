//! Reading PDF files where they can do no harm.
//!
//! A PDF is read in a process of its own (`child`, watched by `guard`): whatever the file does to
//! the reader, it costs one sentence. Our own reader goes first, since it sees the rules of tables
//! and what is bold; pdftotext, where it is installed, is asked when ours fails or when what ours
//! read makes no sense. Over the files of tests/packs both find the same words.

pub(super) mod child;
mod guard;

use std::fmt::Write as _;
use std::io::Read;
use std::process::Command;

use guard::{Ended, Limits};

use super::fail::{Exit, Fail, Outcome};
use super::out;
use crate::import::formats::laid;
use crate::import::laid::Page;
use crate::import::line::Shape;
use crate::import::pdf::{self, Fault, bbox};
use crate::import::steps::Steps;
use crate::import::trouble::Trouble;

/// The hidden command that reads a PDF.
const COMMAND: &str = "read-pdf";

/// Which reader is to be used, for tests: "own" or "pdftotext".
const FORCED: &str = "QUORATE_PDF_READER";

/// Told now and then how many pages were read; says whether to go on.
pub(super) type Hook<'a> = &'a (dyn Fn(usize) -> bool + Sync);

/// The words of a PDF. May take a minute: not for the thread that reads keys.
///
/// # Errors
/// Why it can't be read, in a sentence.
pub(super) fn pages(bytes: &[u8], hook: Hook<'_>) -> Result<Vec<Page>, Trouble> {
    if bytes.len() > pdf::BYTES {
        return Err(Fault::TooBig.trouble());
    }
    let read = match std::env::var(FORCED).as_deref() {
        Ok("own") => own(bytes, hook),
        Ok("pdftotext") => by_pdftotext(bytes, hook),
        _ => best(bytes, hook),
    };
    read.map_err(Fault::trouble)
}

fn best(bytes: &[u8], hook: Hook<'_>) -> Result<Vec<Page>, Fault> {
    match own(bytes, hook) {
        Ok(pages) if pdf::makes_sense(&pages) => Ok(pages),
        Ok(pages) => Ok(by_pdftotext(bytes, hook)
            .ok()
            .filter(|other| pdf::makes_sense(other))
            .unwrap_or(pages)),
        Err(fault) if fault.is_worth_another_try() => match by_pdftotext(bytes, hook) {
            // Letters that ours can't tell, and words that mean nothing: neither knew them.
            Ok(pages) if fault != Fault::Letters || pdf::makes_sense(&pages) => Ok(pages),
            Err(Fault::Stopped) => Err(Fault::Stopped),
            _ => Err(fault),
        },
        Err(fault) => Err(fault),
    }
}

/// Our own reader, as a process of this same program.
fn own(bytes: &[u8], hook: Hook<'_>) -> Result<Vec<Page>, Fault> {
    let mut command = this_program()?;
    command.arg(COMMAND);
    match guard::run(command, bytes, Limits::default(), hook) {
        Ended::Said(said) => child::heard(&said),
        Ended::Badly(fault) => Err(fault),
    }
}

/// Debian's and everybody's pdftotext. Through this program where processes can be limited: the
/// limits stay with what it becomes.
fn by_pdftotext(bytes: &[u8], hook: Hook<'_>) -> Result<Vec<Page>, Fault> {
    let command = if cfg!(unix) {
        let mut command = this_program()?;
        command.args([COMMAND, "--by-pdftotext"]);
        command
    } else {
        child::pdftotext()
    };
    match guard::run(command, bytes, Limits::default(), hook) {
        Ended::Said(said) => {
            if let Some(fault) = child::fault(&said) {
                return Err(fault);
            }
            bbox::pages(&String::from_utf8_lossy(&said))
        }
        Ended::Badly(fault) => Err(fault),
    }
}

fn this_program() -> Result<Command, Fault> {
    std::env::current_exe()
        .map(Command::new)
        .map_err(|_| Fault::NoReader)
}

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
    let run = laid::run(&pages, 0, &steps).map_err(|_| refused(&Fault::TooBig.trouble()))?;
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
