//! PDF files as the program reads them: in a process of its own, watched, whatever the file does.
//!
//! `QUORATE_BLESS=1 cargo test --test program pdf` writes the lines of the files anew; read what changed
//! before it is kept.

#![cfg(feature = "pdf-import")]
#![allow(
    clippy::unwrap_used,
    reason = "a test that can't go on should stop where it stands"
)]

use std::path::{Path, PathBuf};
use std::process::Stdio;
use std::time::{Duration, Instant};

use crate::program::{Ran, Workdir};

/// Files of several writers of PDF, made by tests/packs/pdf/make.sh.
const FILES: [&str; 3] = ["agenda", "front", "governors"];

fn pack(name: &str) -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR"))
        .join("tests/packs/pdf")
        .join(name)
}

/// The lines of a PDF by one of the readers; "" leaves the choice to the program.
fn lines(reader: &str, bytes: &[u8]) -> Ran {
    use std::io::Write;
    let workdir = Workdir::new();
    let mut command = workdir.command(&["read-pdf", "--watched"]);
    if !reader.is_empty() {
        command.env("QUORATE_PDF_READER", reader);
    }
    let mut child = command
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .stderr(Stdio::piped())
        .spawn()
        .unwrap();
    let _ = child.stdin.take().unwrap().write_all(bytes);
    let output = child.wait_with_output().unwrap();
    Ran {
        code: output.status.code().unwrap_or(-1),
        out: String::from_utf8(output.stdout).unwrap(),
        err: String::from_utf8(output.stderr).unwrap(),
    }
}

fn has_pdftotext() -> bool {
    std::process::Command::new("pdftotext")
        .arg("-v")
        .output()
        .is_ok()
}

#[test]
fn files_become_the_lines_that_are_kept_beside_them() {
    for name in FILES {
        let bytes = std::fs::read(pack(&format!("{name}.pdf"))).unwrap();
        let read = lines("own", &bytes).well();
        let kept = pack(&format!("{name}.lines"));
        if std::env::var_os("QUORATE_BLESS").is_some() {
            std::fs::write(&kept, &read).unwrap();
        }
        let kept = std::fs::read_to_string(&kept)
            .unwrap()
            .replace("\r\n", "\n");
        assert_eq!(read, kept, "{name}");
    }
}

#[test]
fn pdftotext_finds_the_same_words() {
    if !has_pdftotext() {
        return;
    }
    // Cells without rules are parted or joined otherwise, and marks are left out: words are compared.
    let words = |lines: &str| {
        let mut words: Vec<String> = lines
            .lines()
            .filter(|line| !line.starts_with('#'))
            .flat_map(|line| line.split('\t').skip(1))
            .flat_map(|cell| cell.split([' ', '-', '¶']).skip(1))
            .filter(|word| word.chars().any(char::is_alphanumeric))
            .map(str::to_owned)
            .collect();
        words.sort();
        words
    };
    for name in FILES {
        let bytes = std::fs::read(pack(&format!("{name}.pdf"))).unwrap();
        let (own, other) = (
            lines("own", &bytes).well(),
            lines("pdftotext", &bytes).well(),
        );
        let (own, other) = (words(&own), words(&other));
        let shared = own
            .iter()
            .filter(|w| other.binary_search(w).is_ok())
            .count();
        assert!(
            shared * 100 >= own.len() * 98,
            "{name}: {shared} of {}",
            own.len()
        );
    }
}

#[test]
fn what_is_no_pdf_costs_a_sentence() {
    for bytes in [&b""[..], b"hello", b"%PDF-1.7\n1 0 obj\n<</Type"] {
        lines("", bytes).badly(3, &["The PDF is damaged", "Open it in a PDF viewer"]);
    }
}

/// A PDF of objects, without a table of where they are.
fn objects(objects: &[&str]) -> Vec<u8> {
    let mut bytes = b"%PDF-1.7\n".to_vec();
    for (number, object) in (1..).zip(objects) {
        bytes.extend(format!("{number} 0 obj\n{object}\nendobj\n").bytes());
    }
    bytes.extend(b"trailer\n<</Root 1 0 R>>\n%%EOF\n");
    bytes
}

#[test]
fn hostile_files_cost_a_sentence_and_little_time() {
    let nested = |open: &str, close: &str| {
        let deep = format!("{}{}", open.repeat(300_000), close.repeat(300_000));
        objects(&[
            "<</Type/Catalog/Pages 2 0 R>>",
            &format!("<</Type/Pages/Kids {deep}>>"),
        ])
    };
    let mut loops = b"%PDF-1.7\n".to_vec();
    loops.extend(
        b"xref\n0 1\n0000000000 65535 f \ntrailer\n<</Root 1 0 R/Prev 9>>\nstartxref\n9\n%%EOF\n",
    );
    let cases = [
        ("arrays in arrays", nested("[", "]")),
        ("dictionaries in dictionaries", nested("<</A", ">>")),
        ("tables that follow one another in a ring", loops),
        (
            "references that follow one another in a ring",
            objects(&["<</Type/Catalog/Pages 2 0 R>>", "3 0 R", "2 0 R"]),
        ),
        (
            "a claim of many pages",
            objects(&[
                "<</Type/Catalog/Pages 2 0 R>>",
                "<</Type/Pages/Kids[2 0 R]/Count 2147483647>>",
            ]),
        ),
    ];
    for (what, bytes) in cases {
        let begun = Instant::now();
        let ran = lines("own", &bytes);
        assert_eq!(ran.code, 3, "{what}: {ran:?}");
        assert!(
            ran.err.starts_with("quorate: The PDF"),
            "{what}: {}",
            ran.err
        );
        assert_eq!(ran.err.lines().count(), 2, "{what}: {}", ran.err);
        assert!(begun.elapsed() < Duration::from_secs(40), "{what}");
    }
}

#[test]
fn spoilt_files_are_read_or_refused_in_a_sentence() {
    let sound = std::fs::read(pack("agenda.pdf")).unwrap();
    // A small generator is enough: what it makes is the same each time.
    let mut seed = 20_260_609_u32;
    let mut next = move || {
        seed = seed.wrapping_mul(1_664_525).wrapping_add(1_013_904_223);
        (seed >> 8) as usize
    };
    for _ in 0..12 {
        let mut bytes = sound.clone();
        for _ in 0..20 {
            let at = next() % bytes.len();
            bytes[at] = (next() & 0xFF) as u8;
        }
        let ran = lines("own", &bytes);
        assert!(ran.code == 0 || ran.code == 3, "{ran:?}");
        assert!(!ran.err.contains("panicked"), "{}", ran.err);
    }
}

#[test]
fn the_command_is_for_the_program_itself() {
    let workdir = Workdir::new();
    for words in [&["--help"][..], &["man"], &["completions", "bash"]] {
        let said = workdir.run(words).well();
        let told = said
            .lines()
            .any(|line| line.trim_start().starts_with("read-pdf"));
        assert!(!told, "{words:?}");
    }
}
