//! Reading an agenda pack: from the bytes of a text to a proposal, and from the bytes of a PDF to
//! lines.
//!
//! The packs are not kept here: `QUORATE_PACK` names a text, `QUORATE_PACK_PDF` a PDF, which
//! tests/packs/westminster-pdf.py makes of the text. Without them the files of tests/packs are read.
//! The text stands beside taking it apart into words, the least that any reader does; the PDF beside
//! `pdftotext -layout`, where that is installed.

#![allow(
    clippy::unwrap_used,
    reason = "a bench that can't be set up had best stop"
)]

mod common;

use std::path::PathBuf;
use std::process::{Command, Stdio};

use common::ratio;
use quorate::import::formats::{self, Format, layout};
use quorate::import::line::Run;
use quorate::import::proposal::Proposal;
use quorate::import::steps::Steps;
use quorate::import::{PackFile, pdf};
use quorate::meeting::text::Text;

fn main() {
    if cfg!(not(feature = "pdf-import")) {
        println!("nothing is measured: the program was built without pdf-import");
        return;
    }
    if !common::measuring() {
        // What the tests try is the code, on a file that is there.
        lines(&std::fs::read(small()).unwrap());
        return;
    }
    match named("QUORATE_PACK") {
        Some((path, bytes)) => text(&path, &bytes),
        None => println!("no text is measured: QUORATE_PACK names none"),
    }
    let (path, bytes) = named("QUORATE_PACK_PDF").unwrap_or_else(|| {
        println!("QUORATE_PACK_PDF names no file: a small one is measured");
        (small(), std::fs::read(small()).unwrap())
    });
    laid_out(&path, &bytes);
}

fn small() -> PathBuf {
    PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("tests/packs/pdf/agenda.pdf")
}

fn named(variable: &str) -> Option<(PathBuf, Vec<u8>)> {
    let path = PathBuf::from(std::env::var_os(variable)?);
    let bytes = std::fs::read(&path).ok()?;
    Some((path, bytes))
}

fn text(path: &std::path::Path, bytes: &[u8]) {
    let proposal = proposed(bytes);
    println!(
        "{}: {} bytes, {} items, {} members",
        path.display(),
        bytes.len(),
        proposal.items.len(),
        proposal.members.len()
    );
    let pairs = ratio::pairs(
        31,
        || ratio::timed(|| proposed(bytes)),
        || ratio::timed(|| words(bytes)),
    );
    ratio::tell("a text as a proposal / its words", &pairs, 100.0);
}

fn proposed(bytes: &[u8]) -> Proposal {
    let steps = Steps::for_size(bytes.len());
    let run = formats::read(Format::Text, 0, bytes, &steps).unwrap();
    let file = PackFile {
        name: Text::line("pack.txt"),
        format: Text::line("text"),
        run,
    };
    quorate::import::read(&[file], &steps).unwrap()
}

fn words(bytes: &[u8]) -> Vec<String> {
    let text = Text::new(&String::from_utf8_lossy(bytes));
    text.split_whitespace().map(str::to_owned).collect()
}

fn laid_out(path: &std::path::Path, bytes: &[u8]) {
    let run = lines(bytes);
    let pages = run.lines.last().map_or(0, |l| l.place.page);
    println!(
        "{}: {} bytes, {pages} pages, {} lines",
        path.display(),
        bytes.len(),
        run.lines.len()
    );
    if by_pdftotext(path).is_none() {
        println!("pdftotext is not installed: nothing to stand beside");
        println!(
            "a PDF as lines: {:.1} ms",
            1e3 * ratio::timed(|| lines(bytes))
        );
        return;
    }
    let pairs = ratio::pairs(
        31,
        || ratio::timed(|| lines(bytes)),
        || ratio::timed(|| by_pdftotext(path)),
    );
    ratio::tell("a PDF as lines / pdftotext -layout", &pairs, 1.0);
}

fn lines(bytes: &[u8]) -> Run {
    let pages = pdf::pages(bytes).unwrap();
    layout::run(&pages, 0, &Steps::for_size(bytes.len())).unwrap()
}

fn by_pdftotext(path: &std::path::Path) -> Option<Vec<u8>> {
    let output = Command::new("pdftotext")
        .arg("-layout")
        .arg(path)
        .arg("-")
        .stderr(Stdio::null())
        .output()
        .ok()?;
    output.status.success().then_some(output.stdout)
}
