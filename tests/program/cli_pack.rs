//! Reading agenda packs from the command line, and making sessions of them.

#![expect(
    clippy::unwrap_used,
    reason = "helpers of tests stop where a test would"
)]

use crate::program::{Workdir, strokes};
use serde_json::Value;

const AGENDA: &str = include_str!("../scripts/ferry-agenda.txt");

const SAMPLE: &str = "2015-01-22-westminster-hwb";

/// What is said of the meeting where the papers don't matter.
const SAID: [&str; 4] = ["--body", "Harbour Ferry Committee", "--date", "2026-03-05"];

fn json(out: &str) -> Value {
    serde_json::from_str(out).unwrap()
}

#[test]
fn what_a_pack_says_is_printed_for_programs_and_for_people() {
    let workdir = Workdir::new();
    workdir.put("agenda.txt", AGENDA);
    workdir.put("more.txt", "Supplement\n\nNothing much.\n");
    let ran = workdir.run(&["read", "agenda.txt", "more.txt", "--format", "json"]);
    assert!(ran.code <= 1, "{ran:?}");
    let read = json(&ran.out);
    assert_eq!(read["version"], 1);
    assert_eq!(read["audience"], "public");
    assert_eq!(read["sources"][1]["name"], "more.txt");
    assert!(read["sources"][0].get("lines").is_none());
    let ran = workdir.run(&["read", "agenda.txt"]);
    assert!(ran.out.starts_with("agenda.txt: text"), "{ran:?}");
    let full = [
        "read",
        "agenda.txt",
        "--format",
        "json",
        "--lines",
        "--audience",
        "full",
    ];
    let read = json(&workdir.run(&full).out);
    let lines = read["sources"][0]["lines"].as_array().unwrap();
    assert!(
        lines.iter().any(|l| l["text"] == "Councillor Owen Bell"),
        "{read}"
    );
    workdir
        .run(&["read", "agenda.txt", "--lines"])
        .badly(2, &["may be confidential", "--audience full"]);
}

#[test]
fn each_field_is_told_with_its_line_the_words_that_tell_it_and_what_was_weighed() {
    let workdir = Workdir::new();
    let lines = "LARKMOOR LOOM COMMITTEE\n\nDate: 4 May 2027\n\nAGENDA\n\n1. Apologies for absence\n\
                 2. Looms\n   Oil for the looms\n3. Any other business\n";
    workdir.put("agenda.txt", lines);
    let why = ["read", "agenda.txt", "--why", "--audience", "full"];
    let ran = workdir.run(&why).well();
    for told in [
        "Date: Tuesday 4 May 2027 (agenda.txt, line 3)\n    | From line 3: Date: 4 May 2027\n",
        "| Words that tell: \u{201C}Date\u{201D} (field date)",
        "| From line 7: 1. Apologies for absence\n",
        "\u{201C}Any other business\u{201D} (business any other)",
        "| As the heading of an item: the lines together read better with it by ",
        "Description: Oil for the looms (agenda.txt, line 9)",
        "| Against it, by 6: It is no sentence",
        "| Together 10 against it: from 10 on a field is doubted, so it is doubted for that.",
    ] {
        assert!(ran.contains(told), "{told}\n{ran}");
    }
    let plain = workdir.run(&["read", "agenda.txt", "--audience", "full"]);
    assert!(!plain.well().contains("  | "));
    // The lines may be confidential.
    workdir
        .run(&["read", "agenda.txt", "--why"])
        .badly(2, &["may be confidential", "--audience full"]);
}

/// The first fenced block of a language in docs/read.md, and the page before and after it.
fn block(page: &str, language: &str) -> (String, String, String) {
    let opening = format!("```{language}\n");
    let (before, rest) = page.split_once(&opening).unwrap();
    let (block, after) = rest.split_once("```\n").unwrap();
    (
        format!("{before}{opening}"),
        block.to_owned(),
        format!("```\n{after}"),
    )
}

/// docs/read.md shows what the program prints; `WRITE_DOCS=1` writes it there.
#[test]
fn the_page_shows_what_is_printed_of_a_small_pack() {
    let workdir = Workdir::new();
    workdir.put("agenda.txt", AGENDA);
    let text = workdir.run(&["read", "agenda.txt"]).well();
    let read = json(
        &workdir
            .run(&["read", "agenda.txt", "--format", "json"])
            .well(),
    );
    let item = serde_json::to_string_pretty(&read["items"][3]["title"]).unwrap() + "\n";
    let file = concat!(env!("CARGO_MANIFEST_DIR"), "/docs/read.md");
    let mut page = std::fs::read_to_string(file).unwrap();
    for (language, is) in [("text", &text), ("json", &item)] {
        let (before, said, after) = block(&page, language);
        if std::env::var_os("WRITE_DOCS").is_some() {
            page = format!("{before}{is}{after}");
        } else {
            assert_eq!(
                &said, is,
                "WRITE_DOCS=1 cargo test --test program cli_pack mends docs/read.md"
            );
        }
    }
    if std::env::var_os("WRITE_DOCS").is_some() {
        std::fs::write(file, page).unwrap();
    }
}

#[test]
fn standard_input_is_a_pack_too() {
    let workdir = Workdir::new();
    let ran = workdir.run_with(&["read", "-"], AGENDA);
    assert!(ran.out.starts_with("standard input: text"), "{ran:?}");
    let words = [&["new", "--from", "-"][..], &SAID].concat();
    let made = workdir.run_with(&words, AGENDA).well();
    assert!(
        made.ends_with("2026-03-05-harbour-ferry-committee.ron\n"),
        "{made}"
    );
}

/// A PDF is read by a process of its own; text, and the sheet beside it, stand for the others.
#[test]
fn a_pdf_is_a_pack_like_any_other() {
    let workdir = Workdir::new();
    workdir.put("agenda.pdf", include_bytes!("../packs/pdf/agenda.pdf"));
    workdir.put("agenda.txt", AGENDA);
    let ran = workdir.run(&["read", "agenda.txt", "agenda.pdf", "--format", "json"]);
    let read = json(&ran.well());
    assert_eq!(read["sources"][1]["format"], "PDF");
    assert!(read["sources"][1]["pages"].as_u64().unwrap() > 0);
}

#[test]
fn what_is_no_pack_costs_a_sentence() {
    let workdir = Workdir::new();
    workdir.put("empty.txt", "");
    workdir.put("line.txt", "One line\n");
    workdir.put("bytes.bin", [0_u8, 159, 146, 150, 1, 2, 3, 0, 0, 7]);
    workdir.put("broken.docx", b"PK\x03\x04 and then nothing");
    workdir.put("broken.pdf", "%PDF-1.7\nand then nothing");
    std::fs::create_dir(workdir.path("folder")).unwrap();
    // Windows lets no name hold a control character: there it is a file that isn't there.
    #[cfg(unix)]
    workdir.put("a\u{1b}[31mred.txt", "");
    for (name, said) in [
        ("empty.txt", "empty.txt: "),
        ("bytes.bin", "bytes.bin: "),
        ("broken.docx", "broken.docx: "),
        ("broken.pdf", "broken.pdf: "),
        ("folder", "is a folder"),
        ("missing.txt", "there is no such file"),
        ("a\u{1b}[31mred.txt", "red.txt"),
    ] {
        let ran = workdir.run(&["read", name]);
        assert!(!ran.err.contains('\u{1b}'), "{ran:?}");
        assert!(ran.err.lines().count() <= 2, "{ran:?}");
        assert_eq!(ran.badly(3, &[said]), "", "{name}");
    }
    #[cfg(unix)]
    workdir.run(&["read", "/dev/zero"]).badly(3, &["device"]);
    workdir
        .run(&["read", "line.txt"])
        .badly(1, &["Nothing in this pack was understood"]);
    // Among others, a broken one is named.
    workdir
        .run(&["read", "line.txt", "broken.docx"])
        .badly(3, &["broken.docx: "]);
}

/// An old Word file and an RTF file are read through LibreOffice where there is one; a script stands
/// for it here.
#[cfg(unix)]
#[test]
fn older_papers_are_read_through_libreoffice_where_it_is_installed() {
    use std::os::unix::fs::PermissionsExt;

    let workdir = Workdir::new();
    let wide: Vec<u8> = "WordDocument"
        .encode_utf16()
        .flat_map(u16::to_le_bytes)
        .collect();
    workdir.put("agenda.doc", [b"\xD0\xCF\x11\xE0".to_vec(), wide].concat());
    workdir.put("agenda.rtf", "{\\rtf1 Agenda}");
    workdir.put(
        "made.odt",
        include_bytes!("../packs/pension-board/agenda.odt"),
    );
    workdir.put("none/here", "");
    let without = workdir.path("none").display().to_string();
    for (name, what) in [
        (
            "agenda.doc",
            "agenda.doc: This is an old Word file (.doc), which can't be read.",
        ),
        (
            "agenda.rtf",
            "agenda.rtf: This is an RTF file, which can't be read.",
        ),
    ] {
        let ran = workdir.run_among(&without, &["read", name]);
        assert_eq!(ran.badly(3, &[what, "With LibreOffice installed"]), "");
    }

    let office = |script: &str| {
        let path = workdir.put("bin/soffice", format!("#!/bin/sh\n{script}\n"));
        std::fs::set_permissions(path, std::fs::Permissions::from_mode(0o700)).unwrap();
    };
    let among = format!("{}:/usr/bin:/bin", workdir.path("bin").display());
    // The folder to write to stands before the paper.
    office(&format!(
        "for last; do before=$folder; folder=$last; done; mkdir \"$before\"; cp {} \"$before/paper.odt\"",
        workdir.path("made.odt").display()
    ));
    let expected = json(
        &workdir
            .run(&["read", "made.odt", "--format", "json"])
            .well(),
    );
    for name in ["agenda.doc", "agenda.rtf"] {
        let ran = workdir.run_among(&among, &["read", name, "--format", "json"]);
        let read = json(&ran.well());
        assert_eq!(read["sources"][0]["name"], name);
        assert!(
            read["sources"][0]["remarks"]
                .to_string()
                .contains("LibreOffice")
        );
        assert_eq!(
            (&read["body"], &read["items"]),
            (&expected["body"], &expected["items"])
        );
    }
    // It makes nothing of the paper, or something that is no document.
    for script in [
        "exit 0",
        "exit 1",
        "for last; do before=$folder; folder=$last; done; mkdir \"$before\"; echo x > \"$before/paper.odt\"",
    ] {
        office(script);
        let ran = workdir.run_among(&among, &["read", "agenda.rtf"]);
        assert_eq!(ran.badly(3, &["agenda.rtf: "]), "");
    }
}

#[test]
fn a_meeting_needs_a_body_and_a_day() {
    let workdir = Workdir::new();
    workdir.put("line.txt", "One line\n");
    workdir.run(&["new", "--from", "line.txt", "--yes"]).badly(
        1,
        &[
            "name of the body",
            "day of the meeting",
            "line.txt",
            "--body",
            "--date",
        ],
    );
    workdir
        .run(&["new", "--from", "line.txt", "--body", "Ferry Board"])
        .badly(
            1,
            &[
                "The day of the meeting is not settled",
                "Give the day with --date",
            ],
        );
    assert!(!workdir.path("sessions").exists());
    workdir.run(&["new"]).badly(2, &["--body", "--date"]);
    workdir.run(&["new", "--body", "Ferry Board"]).badly(
        2,
        &[
            "needs the day of the meeting.",
            "--date DATE (as 2015-01-22)",
        ],
    );
    workdir.run(&["new", "--from"]).badly(2, &["--from"]);
}

/// Prose, a title alone and a day without a year could be read otherwise: no meeting is made of them
/// without the officer's word.
#[test]
fn a_body_and_a_day_that_are_doubted_are_not_taken() {
    let workdir = Workdir::new();
    let prose = "Osk Neighbours Town Hall\nOctober 5, 2027\n\nOsk City Council has given eleven months\nto the ferry. Council has again\nwanted more tolls.\n";
    workdir.put("prose.txt", prose);
    workdir.run(&["new", "--from", "prose.txt", "--yes"]).badly(
        1,
        &[
            "“Osk Neighbours Town Hall” (prose.txt, line 1)?",
            "“Tuesday 5 October 2027” (prose.txt, line 2)?",
            "--body NAME and --date DATE",
        ],
    );
    let undated = "Larkmoor Parish Council\n\nDate: Tuesday 7th March\nTime: 18:15\n\nAGENDA\n\n1. Apologies\n2. Minutes of 6 December 2027\n";
    workdir.put("undated.txt", undated);
    workdir
        .run(&["new", "--from", "undated.txt", "--yes"])
        .badly(
            1,
            &[
                "“Tuesday 7 March 2028” (undated.txt, line 3)? No year is printed with the day.",
                "Give the day with --date",
            ],
        );
    let general = "BOARD MEETING\nTuesday 7 March 2028\n\nAGENDA\n\n1. Apologies\n2. Minutes\n";
    workdir.put("general.txt", general);
    workdir
        .run(&["new", "--from", "general.txt", "--yes"])
        .badly(1, &["“BOARD” (general.txt, line 1)?", "--body NAME"]);
    assert!(!workdir.path("sessions").exists());
    workdir
        .run(&[
            "new",
            "--from",
            "general.txt",
            "--yes",
            "--body",
            "Osk Ferry Board",
        ])
        .well();
}

#[test]
fn a_time_that_is_not_printed_is_left_out_of_the_minutes() {
    let workdir = Workdir::new();
    let timeless = "LARKMOOR WORKS COMMITTEE\n\nAGENDA\n\nDate: 7 September 2027\nVenue: Loom Room\n\n1. Apologies\n2. Towpath gates\n";
    workdir.put("timeless.txt", timeless);
    workdir
        .run(&["new", "--from", "timeless.txt", "--yes", "-o", "x.ron"])
        .well();
    let minutes = workdir.run(&["minutes", "x.ron"]).well();
    assert!(
        minutes.contains("to be held on Tuesday 7 September 2027 at Loom Room."),
        "{minutes}"
    );
}

#[test]
fn a_paper_in_one_long_line_is_told_as_passed_over() {
    let workdir = Workdir::new();
    let long = "LARKMOOR PARISH COUNCIL Draft Minutes of the Autumn Meeting held Wednesday 10 November 2027 at 6.45 pm in the Loom Room Present: Cllr Ada Lindop (Chair) Cllr Ned Hollis 1/27 Apologies None. 2/27 Wardens A note to the Secretary of State, with copies for both ferry firms, was thought too long.\n";
    workdir.put("long.txt", long);
    let ran = workdir.run(&["read", "long.txt", "--audience", "full"]);
    let read = ran.badly(1, &["Nothing in this pack was understood"]);
    assert!(read.contains("1 line passed over"), "{read}");
    assert!(!read.contains("of State"), "{read}");
}

#[test]
fn a_session_is_made_of_what_is_certain_and_the_rest_kept_and_told() {
    let workdir = Workdir::new();
    workdir.put("agenda.txt", AGENDA);
    let more = ["--start", "18:00", "--venue", "Room 4", "-o", "x.ron"];
    let words = [&["new", "--yes", "--from", "agenda.txt"][..], &SAID, &more].concat();
    let made = workdir.run(&words);
    assert!(!made.err.contains("--body"), "{made:?}");
    assert!(strokes(&made.well()).ends_with("/x.ron\n"));
    let shown = json(&workdir.run(&["show", "x.ron"]).well());
    assert_eq!(shown["body"]["name"], "Harbour Ferry Committee");
    assert_eq!(shown["meeting"]["date"], "2026-03-05");
    assert_eq!(shown["meeting"]["venue"], "Room 4");
    let kept = json(&workdir.read("x.pack.json"));
    assert_eq!(kept["audience"], "full");
    assert_eq!(kept["body"]["value"], "Harbour Ferry Committee");
    let lines = kept["sources"][0]["lines"].as_array().unwrap();
    assert!(lines.iter().any(|l| l["text"] == "Councillor Ruth Dempsey"));
    #[cfg(unix)]
    for name in ["x.ron", "x.pack.json"] {
        assert_eq!(crate::program::mode(&workdir.path(name)), 0o600, "{name}");
    }
    workdir.run(&["verify", "x.ron"]).well();
    // Nothing is ever overwritten.
    let before = workdir.read("x.ron");
    workdir.run(&words).badly(3, &["x.ron"]);
    assert_eq!(workdir.read("x.ron"), before);
}

#[test]
fn what_cannot_be_kept_beside_the_session_is_told() {
    let workdir = Workdir::new();
    workdir.put("agenda.txt", AGENDA);
    workdir.put("x.pack.json", "another's");
    let words = [
        &["new", "--yes", "--from", "agenda.txt", "-o", "x.ron"][..],
        &SAID,
    ]
    .concat();
    let out = workdir
        .run(&words)
        .badly(3, &["The session was made", "x.pack.json"]);
    assert!(strokes(&out).ends_with("/x.ron\n"), "{out}");
    assert_eq!(workdir.read("x.pack.json"), "another's");
}

#[test]
fn the_next_meeting_follows_from_the_last() {
    let workdir = Workdir::new();
    let words = [
        "new",
        "--after",
        SAMPLE,
        "--date",
        "2015-03-19",
        "--yes",
        "-o",
        "next.ron",
    ];
    let made = workdir.run(&words);
    assert!(strokes(&made.well()).ends_with("/next.ron\n"));
    let shown = json(&workdir.run(&["show", "next.ron"]).well());
    assert_eq!(shown["meeting"]["date"], "2015-03-19");
    assert_eq!(shown["seats"].as_array().unwrap().len(), 11);
    workdir
        .run(&["new", "--after", "no-such-meeting", "--yes"])
        .badly(3, &["no-such-meeting"]);
}

#[test]
fn words_of_the_house_tell_what_the_program_does_not_know() {
    let workdir = Workdir::new();
    workdir.put(
        "agenda.txt",
        "Harbour Ferry Committee\n\nThursday 5 March 2026 at 6.30 pm\n\nMustering place: Long Hall\n\nAGENDA\n\n1. Apologies\n\n2. Stakes of members\n",
    );
    let read =
        |workdir: &Workdir| json(&workdir.run(&["read", "agenda.txt", "--format", "json"]).out);
    let before = read(&workdir);
    assert_ne!(before["venue"]["certain"], true, "{before}");
    assert_eq!(before["items"][1]["business"], "Ordinary");
    workdir.put(
        "config/pack-words.txt",
        "# Our words\n[field venue]\nMustering place\n\n[business declarations]\nstakes *\n",
    );
    let after = read(&workdir);
    assert_eq!(after["venue"]["value"], "Long Hall", "{after}");
    assert_eq!(after["venue"]["certain"], true);
    assert_eq!(after["items"][1]["business"], "Declarations");
    workdir.put(
        "config/pack-words.txt",
        "[field venue]\n\n[feild date]\nday\n",
    );
    workdir.run(&["read", "agenda.txt"]).badly(
        3,
        &["pack-words.txt, line 3: \u{201C}feild date\u{201D} is nothing that words may be."],
    );
}
