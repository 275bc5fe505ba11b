//! `quorate record` and `quorate new` as other programs use them.

use std::io::{BufRead, BufReader, Write};
use std::process::Stdio;

use crate::program::Workdir;

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
