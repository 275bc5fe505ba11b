//! `quorate record`, `quorate new` and `quorate repair` as other programs use them.
#![allow(
    clippy::unwrap_used,
    reason = "a test that can't go on should stop where it stands"
)]

use std::io::{BufRead, BufReader, Write};
use std::process::Stdio;

use crate::program::{Workdir, strokes};

const MEETING: &str = "\
// A small board.
DescribeBody(name: \"Anytown Board\")
CallMeeting(date: \"2026-03-19\", start: \"16:00\", venue: \"Room 3\")
AddSeat(seat: (title: \"Chair\", office: Chair), holder: New(name: \"Ann Lee\", honorific: \"Councillor\"))

AddItem(item: (number: \"1\", title: \"Welcome\"))
(at: \"16:02\", intent: Open)
MarkAllPresent
TakeNext
Write(text: \"All were welcome.\")
(at: \"16:30\", intent: Close)
";

fn acks(n: usize) -> String {
    (1..=n).fold(String::new(), |acks, n| acks + &format!("ACK {n}\n"))
}

#[test]
fn a_script_becomes_a_session() {
    let workdir = Workdir::new();
    workdir.put("meeting.script", MEETING);
    let said = workdir.run(&["record", "--create", "board.ron", "meeting.script"]);
    assert_eq!(said.well(), acks(9));
    assert_eq!(workdir.run(&["verify", "board.ron"]).well(), "sound 9\n");
    let minutes = workdir.run(&["minutes", "board.ron", "--format", "text"]);
    assert!(minutes.well().contains("All were welcome."));
    let log = workdir.run(&["log", "board.ron"]).well();
    assert!(log.contains("A. Clerk: meeting opened at 16:02"), "{log}");
}

#[test]
fn the_same_script_makes_the_same_bytes() {
    let made = |script: &str| {
        let workdir = Workdir::new();
        let words = ["record", "--create", "--session-id", "board", "x.ron"];
        workdir.run_with(&words, script).well();
        workdir.read("x.ron")
    };
    assert_eq!(made(MEETING), made(MEETING));
    // A fixed clock goes on to the time of a fact.
    assert!(made(MEETING).contains("(seq:9,at:\"2026-03-19T16:30:00Z\""));
    let early = format!("@ 2026-03-01T09:00:00+00:00\n{MEETING}");
    assert!(made(&early).contains("(seq:1,at:\"2026-03-01T09:00:00Z\""));
}

#[test]
fn a_refused_line_is_told_and_stops_the_recording() {
    let workdir = Workdir::new();
    let words = ["record", "--create", "board.ron"];
    let script = format!("{MEETING}TakeNext\nUndo\n");
    let ran = workdir.run_with(&words, &script);
    assert_eq!(ran.badly(1, &["line 12: "]), acks(9));
    assert_eq!(workdir.run(&["verify", "board.ron"]).well(), "sound 9\n");

    let ran = workdir.run_with(
        &["record", "--keep-going", "board.ron"],
        "Arive(person: Known(\"Katz\"))\nUndo\nLeave(persn: \"Lee\")\nRedo\n",
    );
    let told = [
        "line 1: ",
        "Did you mean Arrive?",
        "line 3: ",
        "Did you mean person?",
    ];
    assert_eq!(ran.badly(1, &told), "ACK 10\nACK 11\n");
}

#[test]
fn each_line_is_acknowledged_before_the_next_is_sent() {
    let workdir = Workdir::new();
    let mut child = workdir
        .command(&["record", "--create", "board.ron"])
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .spawn()
        .unwrap();
    let mut to = child.stdin.take().unwrap();
    let mut from = BufReader::new(child.stdout.take().unwrap());
    for n in 1..=20 {
        writeln!(to, "AddItem(item: (number: \"{n}\", title: \"Item {n}\"))").unwrap();
        let mut said = String::new();
        from.read_line(&mut said).unwrap();
        assert_eq!(said, format!("ACK {n}\n"));
    }
    drop(to);
    assert!(child.wait().unwrap().success());
}

#[test]
fn what_is_no_script_is_told_in_a_sentence() {
    let workdir = Workdir::new();
    let record = |input: &[u8]| workdir.run_with(&["record", "--create", "x.ron"], input);
    record(b"Close\xff\n").badly(1, &["line 1: ", "not UTF-8"]);
    record(b"Cl\0se\n").badly(1, &["line 1: ", "NUL"]);
    record(b"\n\n\x1b[2J\n").badly(1, &["line 3: "]);
    let mut long = b"Write(text: \"".to_vec();
    long.resize(17 << 20, b'x');
    record(&long).badly(1, &["line 1: ", "longer than 16 MiB"]);
    workdir
        .run(&["record", "--create", "x.ron", "nowhere.script"])
        .badly(3, &["nowhere.script", "no such file"]);
    assert_eq!(record(b"").well(), "");
}

#[test]
fn a_session_that_is_not_there_is_not_made_unasked() {
    let workdir = Workdir::new();
    workdir
        .run_with(&["record", "board.ron"], "Undo\n")
        .badly(3, &["board.ron"]);
    assert!(!workdir.path("board.ron").exists());
    workdir
        .run_with(&["record", "2014-11-20-westminster-hwb"], "Undo\n")
        .badly(3, &["Samples are never changed in place"]);
}

#[test]
fn a_damaged_session_is_not_written_to() {
    let workdir = Workdir::new();
    workdir
        .run_with(&["record", "--create", "board.ron"], MEETING)
        .well();
    let damaged = workdir.read("board.ron").replace("Welcome", "Wellcome");
    workdir.put("board.ron", &damaged);
    workdir
        .run_with(&["record", "board.ron"], "Undo\n")
        .badly(4, &["edited outside Quorate"]);
    assert_eq!(workdir.read("board.ron"), damaged);
    workdir.run(&["verify", "board.ron"]).badly(4, &["line 6"]);
    workdir.put("letter.ron", "Dear all,\n");
    workdir
        .run(&["verify", "letter.ron"])
        .badly(4, &["letter.ron"]);
}

#[test]
fn a_session_that_is_open_is_not_opened_twice() {
    let workdir = Workdir::new();
    let mut child = workdir
        .command(&["record", "--create", "board.ron"])
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .spawn()
        .unwrap();
    let mut to = child.stdin.take().unwrap();
    let mut from = BufReader::new(child.stdout.take().unwrap());
    writeln!(to, "DescribeBody(name: \"Anytown Board\")").unwrap();
    from.read_line(&mut String::new()).unwrap();
    workdir
        .run_with(&["record", "board.ron"], "Undo\n")
        .badly(3, &["open"]);
    // To look at it is no harm.
    assert_eq!(workdir.run(&["verify", "board.ron"]).well(), "sound 1\n");
    drop(to);
    assert!(child.wait().unwrap().success());
}

#[test]
fn a_new_session_stands_in_the_folder_under_day_and_body() {
    let workdir = Workdir::new();
    let words = [
        "new",
        "--body",
        "Anytown Health & Care",
        "--date",
        "2026-03-19",
    ];
    let made = workdir.run(&words).well();
    assert!(
        made.ends_with("2026-03-19-anytown-health-and-care.ron\n"),
        "{made}"
    );
    let again = workdir.run(&words).well();
    assert!(
        again.ends_with("care-2.ron\n"),
        "nothing is overwritten: {again}"
    );
    let shown = workdir
        .run(&["show", "2026-03-19-anytown-health-and-care"])
        .well();
    assert!(shown.contains("\"name\": \"Anytown Health & Care\""));
    workdir
        .run(&[&words[..], &["-o", "here.ron"]].concat())
        .well();
    workdir
        .run(&[&words[..], &["-o", "here.ron"]].concat())
        .badly(3, &["here.ron", "already"]);
}

#[cfg(unix)]
#[test]
fn files_and_folders_are_the_officers_alone() {
    let workdir = Workdir::new();
    let quorate = env!("CARGO_BIN_EXE_quorate");
    let script = format!(
        "umask 000; {quorate} new --body Board --date 2026-03-19 &&
         {quorate} minutes 2026-03-19-board -o minutes.md &&
         echo TakeNext | {quorate} record --create other.ron; {quorate} verify other.ron"
    );
    let output = std::process::Command::new("sh")
        .args(["-c", &script])
        .current_dir(workdir.path(""))
        .env("QUORATE_SESSIONS", workdir.path("sessions"))
        .output()
        .unwrap();
    assert!(output.status.success(), "{output:?}");
    assert_eq!(crate::program::mode(&workdir.path("sessions")), 0o700);
    for file in ["sessions/2026-03-19-board.ron", "minutes.md", "other.ron"] {
        assert_eq!(crate::program::mode(&workdir.path(file)), 0o600, "{file}");
    }
}

/// The meeting on the desk, gone on with after its first words, and one bit flipped in the record
/// of those words: in the first byte of `what`. The stored line, and its number.
fn flipped(workdir: &Workdir, what: &str, bit: u8) -> (String, usize) {
    let script = MEETING.replace(
        "(at: \"16:30\", intent: Close)",
        "Write(text: \"The Board went on.\")",
    );
    let create = ["record", "--create", "sessions/hurt.ron"];
    workdir.run_with(&create, script).well();
    let whole = workdir.read("sessions/hurt.ron");
    let words = whole.find("All were welcome").unwrap();
    let line = whole[..words].rfind('\n').unwrap() + 1;
    let at = whole[line..].find(what).unwrap() + line;
    let mut bytes = whole.clone().into_bytes();
    bytes[at] ^= bit;
    workdir.put("sessions/hurt.ron", bytes);
    let end = whole[line..].find('\n').unwrap() + line;
    let number = whole[..line].lines().count() + 1;
    (whole[line..end].to_owned(), number)
}

/// The number of a stored record, the clock time at which it was recorded, and its first words.
fn parts(line: &str) -> (String, String, String) {
    let between = |from: &str, to: &str| {
        let rest = line.split_once(from).unwrap().1;
        rest.split_once(to).unwrap().0.to_owned()
    };
    let at = between("at:\"", "\"");
    (
        between("seq:", ","),
        at[11..19].to_owned(),
        between("text:\"", "\""),
    )
}

#[test]
fn a_repaired_copy_opens_and_tells_what_was_in_the_record_left_out() {
    let workdir = Workdir::new();
    let (line, number) = flipped(&workdir, "(Public", 1);
    let (seq, at, words) = parts(&line);
    let damaged = workdir.read("sessions/hurt.ron");
    for (output, copy) in [(None, "sessions/hurt-2.ron"), (Some("out.ron"), "out.ron")] {
        let mut args = vec!["repair", "hurt"];
        args.extend(output.iter().flat_map(|path| ["-o", path]));
        let ran = workdir.run(&args);
        assert_eq!(ran.code, 0, "{ran:?}");
        assert!(strokes(&ran.out).ends_with(&format!("{copy}\n")), "{ran:?}");
        assert!(ran.err.contains(&format!("1 record ({seq})")), "{ran:?}");
        let told = format!("Line {number} (record {seq}, {at}) reads: ");
        assert!(
            ran.err.contains(&told) && ran.err.contains(&words),
            "{ran:?}"
        );
        assert_eq!(workdir.read("sessions/hurt.ron"), damaged);
        let path = workdir.path(copy).to_string_lossy().into_owned();
        assert!(workdir.run(&["verify", &path]).well().starts_with("sound "));
        assert!(!workdir.run(&["show", &path]).well().contains(&words));
        // And it can be gone on with.
        let script = "Write(text: \"All were welcome once more.\")";
        workdir.run_with(&["record", &path], script).well();
    }
    let again = workdir.run(&["repair", "hurt", "-o", "out.ron"]);
    assert!(
        again.err.contains("there is such a file already"),
        "{again:?}"
    );
}

#[test]
fn a_record_changed_in_its_words_is_told_and_kept_when_the_officer_says_so() {
    let workdir = Workdir::new();
    let (line, number) = flipped(&workdir, "text:\"", 0);
    let (seq, _, words) = parts(&line);
    let changed = words.replacen(' ', "_", 1);
    let text = workdir
        .read("sessions/hurt.ron")
        .replacen(&words, &changed, 1);
    workdir.put("sessions/hurt.ron", text);
    let refused = workdir.run(&["repair", "hurt"]);
    assert_ne!(refused.code, 0);
    assert!(
        refused
            .err
            .contains(&format!("Line {number} (record {seq}")),
        "{refused:?}"
    );
    assert!(refused.err.contains(&changed), "{refused:?}");
    let ran = workdir.run(&["repair", "hurt", "--accept-edits"]);
    assert_eq!(ran.code, 0, "{ran:?}");
    assert!(!ran.err.contains("Line "), "{ran:?}");
    assert!(ran.err.contains("Kept as they were changed"), "{ran:?}");
}

#[test]
fn a_stub_is_told_by_repair_and_replaced_by_new() {
    let workdir = Workdir::new();
    workdir.put("sessions/2026-03-19-anytown-board.ron", "// QUORATE SESS");
    let told = workdir.run(&["repair", "2026-03-19-anytown-board"]);
    assert_ne!(told.code, 0);
    assert!(told.err.contains("nothing was recorded in it"), "{told:?}");
    assert!(
        told.err.contains("it takes the place of this file"),
        "{told:?}"
    );
    let made = workdir.run(&["new", "--body", "Anytown Board", "--date", "2026-03-19"]);
    assert!(
        made.out.ends_with("2026-03-19-anytown-board.ron\n"),
        "{made:?}"
    );
    workdir.run(&["verify", "2026-03-19-anytown-board"]).well();
}

#[test]
fn somebody_left_where_that_is_recorded_and_no_sooner() {
    let workdir = Workdir::new();
    let opened = MEETING.trim_end().rsplit_once('\n').unwrap().0;
    let declared = r#"
AddItem(item: (number: "2", title: "Grants"))
Declare(person: Known("Lee"), interest: Pecuniary, items: ["2"], nature: "a trustee", leaves: true, item: Some("1"))
Take(item: "2")
"#;
    let words = ["record", "--create", "board.ron"];
    workdir
        .run_with(&words, format!("{opened}{declared}"))
        .well();
    let check = workdir.run(&["check", "board.ron"]);
    assert_eq!(check.code, 1);
    assert!(
        check
            .out
            .contains("Lee was to leave for item 2: no departure is recorded."),
        "{check:?}"
    );
    assert!(check.out.contains("The meeting is still open"), "{check:?}");
    let minutes = || {
        let words = ["minutes", "board.ron", "--format", "text"];
        let text = workdir.run(&words).well();
        text.split_whitespace().collect::<Vec<_>>().join(" ")
    };
    let said = minutes();
    assert!(
        said.contains("said that they would leave the room for that item."),
        "{said}"
    );
    assert!(!said.contains("left the room"), "{said}");
    workdir
        .run_with(&["record", "board.ron"], "StepOut(person: \"Lee\")\n")
        .well();
    assert!(
        !workdir
            .run(&["check", "board.ron"])
            .out
            .contains("no departure")
    );
    let said = minutes();
    assert!(said.contains("and left the room for that item."), "{said}");
}

#[test]
fn after_an_item_that_was_in_hand_already_a_script_goes_on_in_it() {
    let workdir = Workdir::new();
    let lines = "DescribeBody(name: \"Board\")\nCallMeeting(date: \"2026-03-19\")\n\
        AddItem(item: (title: \"One\"))\nAddItem(item: (title: \"Two\"))\n\
        AddSeat(seat: (title: \"Chair\", office: Chair), holder: New(name: \"Ada Vale\"))\n\
        MarkAllPresent\nOpen\nTake(item: \"1\")\nTake(item: \"1\")\nWrite(text: \"Of one.\")\n\
        Take(item: \"7\")\nWrite(text: \"Of seven.\")\nTake(item: \"One\")\nWrite(text: \"Of one too.\")\n";
    workdir.put("s.txt", lines);
    let ran = workdir.run(&["record", "--create", "--keep-going", "b.ron", "s.txt"]);
    assert_eq!(ran.code, 1);
    for line in [
        "line 9: Item 1 is before the meeting.",
        "line 11:",
        "line 12: This names no item, and the one that line 11 was to take",
        "line 13: Item 1 is before the meeting.",
    ] {
        assert!(ran.err.contains(line), "{line}\n{}", ran.err);
    }
    for line in ["line 10:", "line 14:"] {
        assert!(!ran.err.contains(line), "{line}\n{}", ran.err);
    }
    let minutes = workdir.run(&["minutes", "b.ron"]).well();
    for (words, there) in [
        ("Of one.", true),
        ("Of one too.", true),
        ("Of seven.", false),
    ] {
        assert_eq!(minutes.contains(words), there, "{words}\n{minutes}");
    }
}

#[test]
fn after_an_item_that_was_not_taken_nothing_lands_in_the_one_before() {
    let workdir = Workdir::new();
    let lines = "DescribeBody(name: \"Board\")\nCallMeeting(date: \"2026-03-19\")\n\
        AddItem(item: (title: \"One\"))\nAddItem(item: (title: \"Two\"))\n\
        AddSeat(seat: (title: \"Chair\", office: Chair), holder: New(name: \"Ada Vale\"))\n\
        MarkAllPresent\nOpen\nTake(item: \"1\")\nWrite(text: \"Of one.\")\n\
        Take(item: \"7\")\nWrite(text: \"Of seven.\")\nWrite(item: \"1\", text: \"Of one too.\")\n\
        DeclareNone\nTake(item: \"2\")\nWrite(text: \"Of two.\")\nTake(itm: \"1\")\nWrite(text: \"Of none.\")\n";
    workdir.put("s.txt", lines);
    let ran = workdir.run(&["record", "--create", "--keep-going", "b.ron", "s.txt"]);
    assert_eq!(ran.code, 1);
    for line in [
        "line 10:",
        "line 11: This names no item, and the one that line 10 was to take",
        "line 13:",
        "line 16:",
        "line 17:",
    ] {
        assert!(ran.err.contains(line), "{line}\n{}", ran.err);
    }
    let minutes = workdir.run(&["minutes", "b.ron"]).well();
    for (words, there) in [
        ("Of one.", true),
        ("Of one too.", true),
        ("Of two.", true),
        ("Of seven.", false),
        ("Of none.", false),
    ] {
        assert_eq!(minutes.contains(words), there, "{words}\n{minutes}");
    }
}
