//! What comes back after a draft went out: a marked-up Word file, an e-mail, words on standard input.

#![expect(
    clippy::unwrap_used,
    reason = "helpers of tests stop where a test would"
)]

use std::fs;
use std::io::{Cursor, Write};

use quorate::export::testing::parts;

use crate::after::full;
use crate::program::Workdir;

const SCRIPT: &str = r#"@ 2026-03-19T16:00:00+00:00
DescribeBody(name: "Harbour Board")
CallMeeting(date: "2026-03-19", start: "16:00", venue: "Room 3")
AddSeat(seat: (title: "Chair", office: Chair), holder: New(name: "Ada Vale"))
AddItem(item: (number: "1", title: "The beds"))
MarkAllPresent
Open()
Take(item: "1")
Write(text: "The beds were closed in March.")
Write(text: "The Board asked for a plan.")
(at: "17:00", intent: Close)
"#;

/// The draft as it was issued in a Word file, with something else in the place of some of its XML.
fn marked_up(dir: &Workdir, change: &[(&str, &str)]) -> Vec<u8> {
    full(
        dir,
        &["issue", "m.ron", "--to", "all members", "-o", "one.docx"],
    )
    .well();
    let mut files = parts(&fs::read(dir.path("one.docx")).unwrap());
    let document = files
        .iter_mut()
        .find(|p| p.0 == "word/document.xml")
        .unwrap();
    for (old, new) in change {
        assert!(document.1.contains(old), "{old} is not in {}", document.1);
        document.1 = document.1.replace(old, new);
    }
    let mut zip = zip::ZipWriter::new(Cursor::new(Vec::new()));
    for (name, text) in &files {
        let options = zip::write::SimpleFileOptions::default();
        zip.start_file(name.as_str(), options).unwrap();
        zip.write_all(text.as_bytes()).unwrap();
    }
    zip.finish().unwrap().into_inner()
}

fn meeting() -> Workdir {
    let dir = Workdir::new();
    dir.run_with(&["record", "--create", "m.ron"], SCRIPT)
        .well();
    dir
}

const BY: &str = "w:id=\"1\" w:author=\"Cllr Lee\" w:date=\"2026-03-20T14:00:00Z\"";

#[test]
fn a_marked_up_copy_is_listed_taken_and_settled() {
    let dir = meeting();
    let ins = format!(
        "The beds were closed in </w:t></w:r><w:del {BY}><w:r><w:delText>March</w:delText></w:r></w:del>\
         <w:ins {BY}><w:r><w:t>April</w:t></w:r></w:ins><w:r><w:t>.</w:t>"
    );
    let bytes = marked_up(&dir, &[("The beds were closed in March.</w:t>", &ins)]);
    fs::write(dir.path("lee.docx"), bytes).unwrap();
    // The paragraph was changed since the draft went out, and its number too.
    dir.run_with(
        &["record", "m.ron"],
        "Write(item: \"1\", text: \"It was cold.\", place: Start)\n\
         Type(entry: \"a:8.0\", at: 0, went: \"The beds\", came: \"All beds\")\n",
    )
    .well();
    let listed = full(&dir, &["corrections", "m.ron", "lee.docx"]);
    assert_eq!(
        listed.out,
        "1.1  Cllr Lee, 20 March 2026 14:00, paragraph 11\n    All beds were closed in [-March-][+April+].\n"
    );
    assert!(listed.err.contains("1 correction."), "{}", listed.err);
    // Nothing comes in by itself.
    let none = full(&dir, &["corrections", "m.ron"]);
    assert!(none.err.contains("No correction was taken."));
    full(&dir, &["corrections", "m.ron", "lee.docx", "--take"]).well();
    let minutes = dir.run(&["minutes", "m.ron", "--format", "text"]).well();
    assert!(
        minutes.contains("All beds were closed in March."),
        "{minutes}"
    );
    dir.run_with(
        &["record", "m.ron"],
        "SettleCorrection(correction: \"March\", how: Accept)\n",
    )
    .well();
    let minutes = dir.run(&["minutes", "m.ron", "--format", "text"]).well();
    assert!(
        minutes.contains("All beds were closed in April."),
        "{minutes}"
    );
    let settled = full(&dir, &["corrections", "m.ron"]).well();
    assert!(
        settled.contains("Cllr Lee, 20 March 2026 14:00, paragraph 11 - accepted"),
        "{settled}"
    );
    // The public reads none of it.
    let log = dir.run(&["log", "m.ron"]).well();
    assert!(!log.contains("correction"), "{log}");
}

#[test]
fn an_e_mail_on_standard_input_is_placed_where_it_names_its_paragraph() {
    let dir = meeting();
    let mail = "1.2: for 'a plan' read 'two plans'\n\nThe heating was off.\n";
    let words = [
        "corrections",
        "m.ron",
        "-",
        "--from",
        "Cllr Lee",
        "--audience",
        "full",
    ];
    let listed = dir.run_with(&words, mail);
    assert_eq!(
        listed.out,
        "1.2  Cllr Lee, line 1 of the message\n    The Board asked for [-a plan-][+two plans+].\n    \
         1.2: for 'a plan' read 'two plans'\n\n\
         ?  Cllr Lee, line 3 of the message, not placed\n    The heating was off.\n"
    );
    assert!(
        listed
            .err
            .contains("2 corrections, 1 of them beside no entry.")
    );
}

#[test]
fn what_cant_be_read_is_told_in_a_sentence_and_the_public_may_not_ask() {
    let dir = meeting();
    fs::write(dir.path("x.docx"), b"PK\x03\x04nothing").unwrap();
    let told = full(&dir, &["corrections", "m.ron", "x.docx"]);
    assert!(
        told.err.contains("x.docx: The file is cut off or damaged."),
        "{}",
        told.err
    );
    fs::write(dir.path("x.pdf"), b"%PDF-1.7 nothing").unwrap();
    let told = full(&dir, &["corrections", "m.ron", "x.pdf"]);
    assert!(told.err.contains("This is a PDF"), "{}", told.err);
    let told = dir.run(&["corrections", "m.ron", "x.pdf"]);
    assert!(told.err.contains("Say --audience full"), "{}", told.err);
}

#[test]
fn changes_are_written_as_a_word_file_that_is_marked() {
    let dir = meeting();
    full(
        &dir,
        &["issue", "m.ron", "--to", "all members", "-o", "one.docx"],
    )
    .well();
    dir.run_with(
        &["record", "m.ron"],
        "Type(entry: \"a:8.0\", at: 24, went: \"March\", came: \"April\")\n",
    )
    .well();
    full(
        &dir,
        &["compare", "m.ron", "--draft", "1", "-o", "changes.docx"],
    )
    .well();
    let bytes = fs::read(dir.path("changes.docx")).unwrap();
    let all: String = parts(&bytes).into_iter().map(|p| p.1).collect();
    assert!(
        all.contains("<w:delText xml:space=\"preserve\">March</w:delText>"),
        "{all}"
    );
    assert!(
        all.contains("<w:t xml:space=\"preserve\">April</w:t>"),
        "{all}"
    );
    assert!(all.contains("Not for publication"));
    let refused = dir.run(&["compare", "m.ron", "--draft", "1", "-o", "more.docx"]);
    assert!(refused.err.contains("Say --audience full"));
}
