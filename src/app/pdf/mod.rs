//! Reading PDF files where they can do no harm.
//!
//! A PDF is read in a process of its own (`child`, watched by `guard`): whatever the file does to
//! the reader, it costs one sentence. Our own reader goes first, since it sees the rules of tables
//! and what is bold; pdftotext, where it is installed, is asked when ours fails or when what ours
//! read makes no sense. Over the files of tests/packs both find the same words.

pub(crate) mod child;
pub(super) mod guard;

use std::process::Command;

use guard::{Ended, Limits};

use crate::import::page::Page;
use crate::import::pdf::{self, Fault, bbox};
use crate::import::trouble::Trouble;

/// The hidden command that reads a PDF.
const COMMAND: &str = "read-pdf";

/// Which reader is to be used, for tests: "own" or "pdftotext".
const FORCED: &str = "QUORATE_PDF_READER";

/// Told now and then how many pages were read; says whether to go on.
pub(crate) type Hook<'a> = &'a (dyn Fn(usize) -> bool + Sync);

/// The words of a PDF. May take a minute: not for the thread that reads keys.
///
/// # Errors
/// Why it can't be read, in a sentence.
pub(crate) fn pages(bytes: &[u8], hook: Hook<'_>) -> Result<Vec<Page>, Trouble> {
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
