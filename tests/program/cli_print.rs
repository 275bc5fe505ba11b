//! What the command line prints of a session, and for whom.

use std::io::Read;
use std::path::Path;
use std::process::Stdio;

use crate::program::Workdir;
use quorate::export::Format;
use quorate::export::testing::unpacked;
use serde_json::Value;

const SAMPLE: &str = "2014-11-20-westminster-hwb";

/// A meeting in which there is something that not everybody may read.
const CONFIDENTIAL: &str = "\
DescribeBody(name: \"Anytown Board\")
CallMeeting(date: \"2026-03-19\", start: \"16:00\")
AddSeat(seat: (title: \"Chair\", office: Chair), holder: New(name: \"Ann Lee\"))
AddItem(item: (number: \"1\", title: \"Contracts\"))
Forewarn(person: \"Ann Lee\", expect: LeavesEarly(None), said_by: \"canary-beforehand\")
(at: \"16:02\", intent: Open)
MarkAllPresent
TakeNext
Write(text: \"Contracts were discussed.\")
(stream: Exempt, intent: Write(text: \"The bid of canary-exempt was the lowest.\"))
(stream: Exempt, intent: Present(who: [New(name: \"Canary Guest\", role: \"canary-role\")]))
(stream: Exempt, intent: Resolve(text: \"That canary-resolution be taken on.\"))
(stream: Exempt, intent: AddAction(text: \"Write to canary-action.\"))
(stream: Private, intent: Write(text: \"Ask about canary-private.\"))
Write(text: \"A slip, canary-undone.\")
Undo
Write(text: \"Later canary-reclassified.\")
Reclassify(entry: \"newest\", stream: Exempt, reason: \"canary-reason\")
Declare(person: Known(\"Ann Lee\"), interest: Pecuniary, items: [\"1\"], sensitive: true)
(at: \"17:00\", intent: Close)
";

fn printed(workdir: &Workdir, more: &[&str]) -> Vec<(String, String)> {
    let commands: &[&[&str]] = &[
        &["minutes", "x.ron", "--format", "markdown"],
        &["minutes", "x.ron", "--format", "text"],
        &["minutes", "x.ron", "--format", "html"],
        &["actions", "x.ron", "--format", "markdown"],
        &["actions", "x.ron", "--format", "html"],
        &["decisions", "x.ron"],
        &["attendance", "x.ron"],
        &["votes", "x.ron"],
        &["votes", "x.ron", "--format", "csv"],
        &["votes", "x.ron", "--format", "json"],
        &["declarations", "x.ron"],
        &["agenda", "x.ron"],
        &["agenda", "x.ron", "--running-sheet"],
        &["chapters", "x.ron"],
        &["dates", "x.ron"],
        &["show", "x.ron"],
        &["check", "x.ron"],
        &["verify", "x.ron"],
        &["log", "x.ron"],
    ];
    commands
        .iter()
        .map(|words| {
            let ran = workdir.run(&[*words, more].concat());
            assert!(ran.code <= 1, "{ran:?}");
            (words.join(" "), ran.out + &ran.err)
        })
        .collect()
}

#[test]
fn the_public_is_told_nothing_that_is_not_theirs() {
    let workdir = Workdir::new();
    workdir
        .run_with(&["record", "--create", "x.ron"], CONFIDENTIAL)
        .well();
    for (command, said) in printed(&workdir, &[]) {
        let said = said.to_lowercase();
        if let Some(at) = said.find("canary") {
            let end = (at + 40).min(said.len());
            panic!("{command} tells {}", &said[at..end]);
        }
    }
    let full: String = printed(&workdir, &["--audience", "full"])
        .into_iter()
        .map(|(_, said)| said)
        .collect();
    for canary in ["exempt", "role", "resolution", "action", "reclassified"] {
        assert!(full.contains(&format!("canary-{canary}")), "{canary}");
    }
}

#[test]
fn what_has_no_readers_of_its_own_is_not_taken_for_confidential() {
    let workdir = Workdir::new();
    for line in [
        "AddItem(item: (number: \"1\", title: \"Bids\"))",
        "DescribeBody(name: \"Board\")",
        "MarkAllPresent",
    ] {
        let order = format!("(stream: Exempt, intent: {line})\n");
        workdir
            .run_with(&["record", "--create", "y.ron"], order)
            .badly(1, &["Only what stands in the record of an item"]);
    }
}

#[test]
fn no_document_holds_a_private_note() {
    let workdir = Workdir::new();
    workdir
        .run_with(&["record", "--create", "x.ron"], CONFIDENTIAL)
        .well();
    for (command, said) in printed(&workdir, &["--audience", "full"]) {
        assert!(
            command.starts_with("log") || !said.contains("canary-private"),
            "{command}"
        );
    }
}

#[test]
fn documents_are_printed_or_written_and_never_over_another() {
    let workdir = Workdir::new();
    let text = workdir.run(&["minutes", SAMPLE, "--format", "text"]).well();
    assert!(text.contains("DRAFT"));
    let words = ["minutes", SAMPLE, "--format", "html", "-o", "minutes.html"];
    workdir.run(&words).well();
    let html = workdir.read("minutes.html");
    assert!(html.starts_with("<!DOCTYPE html>"), "{}", &html[..60]);
    workdir.run(&words).badly(3, &["minutes.html", "--force"]);
    workdir.run(&[&words[..], &["--force"]].concat()).well();
    // A folder takes a file named by day and body.
    workdir.put("out/x", "");
    workdir.run(&["actions", SAMPLE, "-o", "out"]).well();
    let name = std::fs::read_dir(workdir.path("out"))
        .unwrap()
        .map(|f| f.unwrap().file_name().into_string().unwrap())
        .find(|n| n != "x")
        .unwrap();
    assert!(
        name.contains("2014-11-20") && Path::new(&name).extension().is_some_and(|e| e == "md"),
        "{name}"
    );
}

#[test]
fn a_word_file_is_written_by_its_ending_and_holds_what_its_readers_may_read() {
    let workdir = Workdir::new();
    workdir
        .run_with(&["record", "--create", "x.ron"], CONFIDENTIAL)
        .well();
    for (format, file) in [
        (Format::Docx, "minutes.docx"),
        (Format::Odt, "Minutes.ODT"),
        (Format::Pdf, "minutes.pdf"),
    ] {
        for command in ["minutes", "actions"] {
            let words = [command, "x.ron", "--force", "-o", file];
            workdir.run(&words).well();
            let public = unpacked(format, &std::fs::read(workdir.path(file)).unwrap());
            assert!(public.contains("Anytown Board"));
            assert!(!public.to_lowercase().contains("canary"), "{public}");
        }
        let words = ["minutes", "x.ron", "--audience", "full", "-o"];
        let named = ["--format", format.extension(), "--force"];
        workdir
            .run(&[&words[..], &["full"], &named[..]].concat())
            .well();
        let full = std::fs::read(workdir.path("full")).unwrap();
        let full = unpacked(format, &full);
        assert!(full.contains("canary-exempt") && full.contains("Not for publication"));
        assert!(!full.contains("canary-private"));
    }
    // The tables of the other documents too.
    for (command, file, begins) in [
        ("votes", "votes.csv", "\"item\",\"title\""),
        ("votes", "votes.json", "{"),
        ("votes", "votes.odt", "PK"),
        ("agenda", "agenda.htm", "<!DOCTYPE html>"),
    ] {
        workdir.run(&[command, "x.ron", "-o", file]).well();
        let file = std::fs::read(workdir.path(file)).unwrap();
        assert!(file.starts_with(begins.as_bytes()), "{command}: {begins}");
    }
    // To a pipe it may go.
    let piped = workdir.command(&["minutes", "x.ron", "--format", "docx"]);
    let piped = { piped }.output().unwrap();
    assert!(piped.status.success() && piped.stdout.starts_with(b"PK"));
}

#[test]
fn check_says_what_is_lacking_and_leaves_with_one() {
    let workdir = Workdir::new();
    let said = workdir.run(&["check", SAMPLE]);
    assert_eq!(said.code, 1);
    assert!(said.out.contains("neither present nor apologised for"));
}

#[test]
fn check_lists_all_that_is_looked_at_and_explains_what_it_finds() {
    let workdir = Workdir::new();
    let list = workdir.run(&["check", "--list"]).well();
    let page = include_str!("../../docs/warnings.md");
    let rows = page
        .lines()
        .filter(|l| l.starts_with("| ") && !l.starts_with("| no."));
    let mut count = 0;
    for row in rows {
        let cells: Vec<&str> = row.trim_matches('|').split(" | ").map(str::trim).collect();
        let first = format!("{:>2} {}  {}\n", cells[0], cells[1], cells[2]);
        for said in [first.as_str(), cells[3], cells[4], cells[5]] {
            assert!(list.contains(said), "{said}");
        }
        count += 1;
    }
    assert_eq!(list.lines().count(), 4 * count);
    let plain = workdir.run(&["check", SAMPLE]).out;
    let explained = workdir.run(&["check", SAMPLE, "--explain"]).out;
    let lines: Vec<&str> = explained.lines().collect();
    let at = lines.iter().position(|l| l.contains("nor apologised for"));
    assert!(lines[at.unwrap() + 1].contains("19 W: Local Government Act 1972 Schedule 12"));
    let found: Vec<&str> = lines.into_iter().filter(|l| !l.starts_with(' ')).collect();
    assert_eq!(found, plain.lines().collect::<Vec<_>>());
    assert_eq!(workdir.run(&["check"]).code, 2);
}

#[test]
fn verify_tells_the_last_sequence_number() {
    let workdir = Workdir::new();
    let sound = workdir.run(&["verify", SAMPLE]).well();
    let last = workdir.run(&["log", SAMPLE]).well().lines().count();
    assert_eq!(sound, format!("sound {last}\n"));
}

#[test]
fn state_comes_as_json_with_the_fields_that_are_documented() {
    let page = include_str!("../../docs/show.md");
    let workdir = Workdir::new();
    let script = include_str!("../scripts/everything.script");
    workdir
        .run_with(&["record", "--create", "x.ron"], script)
        .well();
    let shown = workdir.run(&["show", "x.ron", "--audience", "full"]).well();
    let shown: Value = serde_json::from_str(&shown).unwrap();
    assert_eq!(shown["version"], 1);
    assert_eq!(shown["meeting"]["state"], "approved");
    let mut names = Vec::new();
    collect(&shown, &mut names);
    for name in names {
        assert!(
            page.contains(&format!("`{name}`")) || page.contains(&format!("\"{name}\"")),
            "docs/show.md does not tell {name}"
        );
    }
}

fn collect(value: &Value, names: &mut Vec<String>) {
    match value {
        Value::Object(fields) => {
            for (name, value) in fields {
                names.push(name.clone());
                collect(value, names);
            }
        }
        Value::Array(values) => values.iter().for_each(|v| collect(v, names)),
        _ => {}
    }
}

#[test]
fn a_slip_in_a_name_is_told_with_the_nearest() {
    let workdir = Workdir::new();
    workdir
        .run(&["minutes", "2014-11-20-westminister-hwb"])
        .badly(
            3,
            &[
                "There is no session",
                "Did you mean 2014-11-20-westminster-hwb?",
            ],
        );
    workdir.run(&["minuets", SAMPLE]).badly(2, &["minutes"]);
    workdir.run(&["minutes"]).badly(2, &["SESSION"]);
    workdir
        .run(&["minutes", "nowhere/x.ron"])
        .badly(3, &["nowhere/x.ron", "no such file"]);
    workdir.run(&["minutes", "\u{1b}[2Jx"]).badly(3, &["[2Jx"]);
}

#[test]
fn the_screen_needs_a_terminal() {
    let workdir = Workdir::new();
    workdir.run(&[]).badly(2, &["needs a terminal"]);
    workdir
        .run(&["open", SAMPLE])
        .badly(2, &["needs a terminal"]);
    assert!(!workdir.path("sessions").exists(), "nothing was copied");
    workdir
        .run(&["open", "nowhere.ron"])
        .badly(3, &["nowhere.ron", "no such file"]);
}

#[test]
fn a_reader_that_goes_away_is_no_fault() {
    let workdir = Workdir::new();
    let mut child = workdir
        .command(&["show", SAMPLE])
        .stdout(Stdio::piped())
        .stderr(Stdio::piped())
        .spawn()
        .unwrap();
    drop(child.stdout.take());
    let status = child.wait().unwrap();
    let mut said = String::new();
    child
        .stderr
        .take()
        .unwrap()
        .read_to_string(&mut said)
        .unwrap();
    assert!(status.success() && said.is_empty(), "{status} {said}");
}

#[test]
fn help_completions_and_the_manual_name_every_command() {
    let workdir = Workdir::new();
    let long = workdir.run(&["--help"]).well();
    let manual = workdir.run(&["man"]).well();
    let page = include_str!("../../docs/command-line.md");
    let commands = [
        "open",
        "new",
        "read",
        "record",
        "minutes",
        "actions",
        "decisions",
        "attendance",
        "votes",
        "declarations",
        "agenda",
        "chapters",
        "dates",
        "issue",
        "issued",
        "purge",
        "hold",
        "show",
        "check",
        "verify",
        "repair",
        "log",
        "phrases",
        "completions",
        "man",
    ];
    for command in commands {
        assert!(long.contains(&format!("\n  {command} ")), "{command}");
        assert!(
            manual.contains(&format!("quorate-{command}"))
                || manual.contains(&format!("quorate\\-{command}")),
            "{command}"
        );
        assert!(page.contains(&format!("`quorate {command}")), "{command}");
        workdir.run(&[command, "--help"]).well();
    }
    assert!(!long.contains("--clock") && !long.contains("samples DIR"));
    for code in ["0", "1", "2", "3", "4", "5", "101"] {
        assert!(long.contains(&format!("\n  {code}  ")), "exit code {code}");
        assert!(page.contains(&format!("\n| {code} |")), "exit code {code}");
    }
    for shell in ["bash", "zsh", "fish", "elvish", "powershell"] {
        let said = workdir.run(&["completions", shell]).well();
        assert!(said.contains("verify"), "{shell}");
    }
}

#[test]
fn open_queries_are_told_beside_the_minutes_and_not_in_them() {
    let workdir = Workdir::new();
    let script = include_str!("../scripts/everything.script");
    let before = script.find("ApproveMinutes").unwrap();
    workdir
        .run_with(&["record", "--create", "x.ron"], &script[..before])
        .well();
    let with = workdir.run(&["minutes", "x.ron"]);
    assert!(
        with.err
            .contains("1 query is open, to be asked of somebody (1)."),
        "{with:?}"
    );
    // Whom the officer means to ask is nobody's business but the office's.
    let full = workdir.run(&["minutes", "x.ron", "--audience", "full"]);
    assert!(full.err.contains("open, to be asked of"), "{full:?}");
    assert!(full.err.contains("Finance"), "{full:?}");
    workdir
        .run_with(&["record", "x.ron"], "SettleQuery(query: \"6%\")\n")
        .well();
    let without = workdir.run(&["minutes", "x.ron"]);
    assert!(!without.err.contains("open"), "{without:?}");
    assert_eq!(with.well(), without.well(), "nothing of it is printed");
    let log = workdir.run(&["log", "x.ron"]).well();
    assert!(
        !log.contains("query") && !log.contains("to be asked"),
        "{log}"
    );
    let log = workdir.run(&["log", "x.ron", "--audience", "full"]).well();
    assert!(log.contains("query on \u{201C}6%\u{201D} in item 7, to be asked of Finance"));
    // The other stood on rough notes, which are the officer's alone.
    assert!(!log.contains("Lottie Fenn.") && !log.contains("asked of Lottie Fenn"));
    assert!(log.contains("needs a reader of format 2 from here on"));
    let shown = workdir.run(&["show", "x.ron"]).well();
    let shown: Value = serde_json::from_str(&shown).unwrap();
    assert_eq!(shown["queries"], Value::Array(Vec::new()));
}

#[test]
fn who_is_known_from_rough_notes_alone_is_shown_to_nobody_else() {
    let workdir = Workdir::new();
    let script = "\
DescribeBody(name: \"Anytown Board\")
AddItem(item: (number: \"1\", title: \"Bids\"))
AddPerson(name: \"Perdita Public\")
(stream: Exempt, intent: Present(item: \"1\", who: [New(name: \"Edna Exempt\")]))
(stream: Private, intent: Present(item: \"1\", who: [New(name: \"Nora Notes\")]))
";
    workdir
        .run_with(&["record", "--create", "x.ron"], script)
        .well();
    let full = workdir.run(&["show", "x.ron", "--audience", "full"]).well();
    assert!(
        full.contains("Perdita Public") && full.contains("Edna Exempt"),
        "{full}"
    );
    assert!(!full.contains("Nora Notes"), "{full}");
    let public = workdir.run(&["show", "x.ron"]).well();
    assert!(
        !public.contains("Edna Exempt") && !public.contains("Nora Notes"),
        "{public}"
    );
}

#[test]
fn how_a_public_action_stands_is_public_though_it_was_told_in_private() {
    let exempt = "exempt: (reason: \"Paragraph 3 of Part 1 of Schedule 12A\")";
    let private =
        format!("ChangeItem(item: \"2\", to: (number: \"2\", title: \"Bids\", {exempt}))");
    let review =
        "Review(action: \"Circulate the plan\", progress: Completed, comment: \"canary-said\")";
    // Told in private, and told before the item became private.
    for [first, second] in [[private.as_str(), review], [review, &private]] {
        let workdir = Workdir::new();
        let script = format!(
            "DescribeBody(name: \"Anytown Board\")
CallMeeting(date: \"2026-03-19\", start: \"16:00\")
AddSeat(seat: (title: \"Chair\", office: Chair), holder: New(name: \"Ann Lee\"))
AddItem(item: (number: \"1\", title: \"Welcome\"))
AddItem(item: (number: \"2\", title: \"Bids\"))
BringForward(text: \"Circulate the plan\", owners: [Named(\"Finance\")], raised: \"2026-01-22\")
MarkAllPresent
Open
Take(item: \"2\")
{first}
{second}
"
        );
        let script = script.replace(
            "comment: \"canary-said\")",
            "comment: \"canary-said\", item: \"2\")",
        );
        workdir
            .run_with(&["record", "--create", "x.ron"], script)
            .well();
        let sheet = workdir
            .run(&["actions", "x.ron", "--format", "text"])
            .well();
        assert!(
            sheet.contains("Completed") && !sheet.contains("canary"),
            "{sheet}"
        );
        let log = workdir.run(&["log", "x.ron"]).well();
        assert!(!log.contains("canary"), "{log}");
        assert!(
            log.contains("action \u{201C}Circulate the plan\u{201D}: completed"),
            "{log}"
        );
        let minutes = workdir
            .run(&["minutes", "x.ron", "--format", "text"])
            .well();
        assert!(!minutes.contains("canary"), "{minutes}");
        let words = minutes.split_whitespace().collect::<Vec<_>>().join(" ");
        let ground =
            "considered in private on the ground of paragraph 3 of Part 1 of Schedule 12A.";
        assert!(words.contains(ground), "{minutes}");
        let full = workdir.run(&["minutes", "x.ron", "--format", "text", "--audience", "full"]);
        assert!(full.well().contains("canary-said"));
    }
}
