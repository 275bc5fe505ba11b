//! The process that reads a PDF: the file comes in on standard input, its words go out on standard
//! output, a page a line. It is given little memory and time, and may write no files.

use std::io::{self, BufWriter, Read, Write};
use std::process::Command;
use std::thread;

use serde::{Deserialize, Serialize};

use crate::app::fail::{Exit, Fail, Outcome};
use crate::import::page::Page;
use crate::import::pdf::{self, Fault};

/// The stack of the reader, in bytes: PDF files nest, and parsers follow them.
const STACK: usize = 64 << 20;

/// A line of what the reader says.
#[derive(Debug, Serialize, Deserialize)]
enum Message {
    /// A page.
    Page(Page),
    /// Why it stops.
    Fault(Fault),
    /// That was all.
    End,
}

/// Reads the PDF on standard input.
///
/// # Errors
/// Only when nothing can be read or said at all; what is wrong with the file is said as a fault.
pub(crate) fn run(by_pdftotext: bool) -> Outcome {
    limit();
    if by_pdftotext {
        become_pdftotext();
        say(&mut io::stdout().lock(), &Message::Fault(Fault::NoReader))?;
        return Ok(Exit::Done);
    }
    let reader = thread::Builder::new()
        .stack_size(STACK)
        .spawn(read)
        .map_err(|e| lost(&e))?;
    if let Ok(done) = reader.join() {
        return done;
    }
    say(&mut io::stdout().lock(), &Message::Fault(Fault::BrokeDown))?;
    Ok(Exit::Done)
}

fn read() -> Outcome {
    let mut bytes = Vec::new();
    let most = pdf::BYTES as u64 + 1;
    io::stdin()
        .lock()
        .take(most)
        .read_to_end(&mut bytes)
        .map_err(|e| lost(&e))?;
    let mut out = BufWriter::with_capacity(64 << 10, io::stdout().lock());
    let mut said = Ok(());
    let read = pdf::each(&bytes, &mut |page| {
        said = say(&mut out, &Message::Page(page));
        said.is_ok()
    });
    said?;
    say(&mut out, &read.err().map_or(Message::End, Message::Fault))?;
    out.flush().map_err(|e| lost(&e))?;
    Ok(Exit::Done)
}

fn say(out: &mut impl Write, said: &Message) -> Result<(), Fail> {
    serde_json::to_writer(&mut *out, said)
        .map_err(io::Error::from)
        .and_then(|()| out.write_all(b"\n"))
        .map_err(|e| lost(&e))
}

fn lost(error: &io::Error) -> Fail {
    Fail::new(
        Exit::File,
        format!("The PDF can't be passed on: {error}."),
        "This command is for the program itself.",
    )
}

/// What the reader said: pages and an end, or a fault. Anything else was not said by a sound reader.
pub(super) fn heard(said: &[u8]) -> Result<Vec<Page>, Fault> {
    let mut pages = Vec::new();
    for line in said.split(|b| *b == b'\n').filter(|l| !l.is_empty()) {
        match serde_json::from_slice(line) {
            Ok(Message::Page(_)) if pages.len() >= pdf::PAGES => return Err(Fault::TooManyPages),
            Ok(Message::Page(page)) => pages.push(page),
            Ok(Message::Fault(fault)) => return Err(fault),
            Ok(Message::End) => return Ok(pages),
            Err(_) => return Err(Fault::BrokeDown),
        }
    }
    Err(Fault::BrokeDown)
}

/// The fault, if all that was said is one.
pub(super) fn fault(said: &[u8]) -> Option<Fault> {
    match serde_json::from_slice(said) {
        Ok(Message::Fault(fault)) => Some(fault),
        _ => None,
    }
}

/// The call of pdftotext: words with their boxes, from standard input to standard output.
pub(super) fn pdftotext() -> Command {
    let mut command = Command::new("pdftotext");
    command.args(["-q", "-bbox", "-enc", "UTF-8", "-", "-"]);
    command
}

/// Becomes pdftotext; comes back only if there is none.
#[cfg(unix)]
fn become_pdftotext() {
    use std::os::unix::process::CommandExt;
    let _ = pdftotext().exec();
}

#[cfg(not(unix))]
fn become_pdftotext() {}

/// Keeps this process from taking more than a PDF is worth.
#[cfg(unix)]
fn limit() {
    use rustix::process::{Resource, Rlimit, setrlimit};
    let most = |n| Rlimit {
        current: Some(n),
        maximum: Some(n),
    };
    // A system that knows no such limit still has the watcher's time.
    let _ = setrlimit(Resource::As, most(1 << 30));
    let _ = setrlimit(Resource::Cpu, most(30));
    let _ = setrlimit(Resource::Fsize, most(0));
    let _ = setrlimit(Resource::Core, most(0));
}

/// Elsewhere the watcher's limits have to do.
#[cfg(not(unix))]
fn limit() {}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_a_whole_answer_is_believed() {
        let page = serde_json::to_string(&Message::Page(Page::default())).unwrap();
        assert_eq!(
            heard(format!("{page}\n\"End\"\n").as_bytes())
                .unwrap()
                .len(),
            1
        );
        assert_eq!(heard(b"{\"Fault\":\"Locked\"}\n"), Err(Fault::Locked));
        for said in [&page[..], "", "hello", "{\"Page\":{}}", "\"Page\""] {
            assert_eq!(heard(said.as_bytes()), Err(Fault::BrokeDown), "{said}");
        }
    }
}
