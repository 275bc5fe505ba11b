//! The samples as an officer meets them: made anew they are the same to the byte, and the whole
//! meeting among them exports as the golden files say.
//!
//! `QUORATE_BLESS=1 cargo test --test house samples` writes sessions and golden files again; read what
//! changed before you commit it.

#![allow(
    clippy::unwrap_used,
    reason = "a test that can't go on should stop where it stands"
)]

use std::collections::BTreeSet;
use std::fs;
use std::path::{Path, PathBuf};
use std::process::{Command, Output};
use std::sync::atomic::{AtomicU32, Ordering};

const WHOLE: &str = "2014-11-20-westminster-hwb";
const READY: &str = "2015-01-22-westminster-hwb";
const INVENTED: &str = "2026-03-19-harrowmere-hwb";

/// A folder of the test's own, removed with it.
struct Folder(PathBuf);

impl Folder {
    fn new() -> Self {
        static NEXT: AtomicU32 = AtomicU32::new(0);
        let next = NEXT.fetch_add(1, Ordering::Relaxed);
        let path =
            std::env::temp_dir().join(format!("quorate-samples-{}-{next}", std::process::id()));
        fs::create_dir_all(&path).unwrap();
        Self(path)
    }
}

impl Drop for Folder {
    fn drop(&mut self) {
        let _ = fs::remove_dir_all(&self.0);
    }
}

fn here(path: &str) -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join(path)
}

fn blessing() -> bool {
    std::env::var_os("QUORATE_BLESS").is_some()
}

/// Runs the program with a folder of sessions that is empty but for what the test put there.
fn quorate(sessions: &Path, arguments: &[&str]) -> Output {
    Command::new(env!("CARGO_BIN_EXE_quorate"))
        .args(arguments)
        .env_remove("QUORATE_OFFICER")
        .env("QUORATE_SESSIONS", sessions)
        .output()
        .unwrap()
}

/// What the program prints when all is well.
fn printed(sessions: &Path, arguments: &[&str]) -> String {
    let output = quorate(sessions, arguments);
    assert!(
        output.status.success(),
        "{arguments:?}: {}",
        String::from_utf8_lossy(&output.stderr)
    );
    String::from_utf8(output.stdout).unwrap()
}

/// Text in one line, so that no line break of an export hides what it says.
fn one_line(text: &str) -> String {
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}

/// The samples, made anew from their scripts in a folder of the test's own.
fn made() -> Folder {
    let folder = Folder::new();
    let scripts = folder.0.join("scripts");
    fs::create_dir(&scripts).unwrap();
    for name in [WHOLE, READY, INVENTED] {
        let script = format!("{name}.script");
        fs::copy(
            here("sessions/scripts").join(&script),
            scripts.join(&script),
        )
        .unwrap();
    }
    printed(&folder.0, &["samples", folder.0.to_str().unwrap()]);
    folder
}

/// The public draft of a sample, in one line.
fn draft(name: &str) -> String {
    let folder = made();
    let session = folder.0.join(format!("{name}.ron"));
    let session = session.to_str().unwrap();
    one_line(&printed(
        &folder.0,
        &["minutes", session, "--format", "text"],
    ))
}

#[test]
fn samples_are_made_from_their_scripts_the_same_to_the_byte() {
    let folder = made();
    for name in [WHOLE, READY, INVENTED] {
        let file = format!("{name}.ron");
        let made = fs::read(folder.0.join(&file)).unwrap();
        let kept = here("sessions").join(&file);
        if blessing() {
            fs::write(&kept, &made).unwrap();
        }
        assert!(
            made == fs::read(&kept).unwrap(),
            "{name} is not what its script makes: quorate samples sessions"
        );
    }
}

#[test]
fn exports_of_the_whole_meeting_are_as_the_golden_files_say() {
    let folder = made();
    let session = folder.0.join(format!("{WHOLE}.ron"));
    let session = session.to_str().unwrap();
    for command in ["minutes", "actions"] {
        for (format, ending) in [("markdown", "md"), ("text", "txt"), ("html", "html")] {
            let made = printed(&folder.0, &[command, session, "--format", format]);
            let golden = here("tests/golden").join(format!("{WHOLE}-{command}.{ending}"));
            if blessing() {
                fs::write(&golden, &made).unwrap();
            }
            let kept = fs::read_to_string(&golden).unwrap();
            let differs = made.lines().zip(kept.lines()).find(|(a, b)| a != b);
            assert!(made == kept, "{}: first {differs:?}", golden.display());
        }
    }
}

#[test]
fn the_whole_meeting_says_who_was_there() {
    let draft = draft(WHOLE);
    for there in [
        "Chairman: Councillor Rachael Robathan, Cabinet Member for Adult Services & Health",
        "Clinical Representative from the Central London Clinical Commissioning Group: Matthew Bazeley (acting as Deputy)",
        "Minority Group Representative: Councillor Barrie Taylor",
        "Director of Public Health: Eva Hrobonova (acting as Deputy)",
        "Tri-Borough Executive Director of Children's Services: Andrew Christie",
        "Tri-Borough Executive Director of Adult Social Care: James Cuthbert (acting as Deputy)",
        "Clinical Representative from the West London Clinical Commissioning Group: Dr Naomi Katz",
        "Chair of the Westminster Community Network: Jackie Rosenberg",
        "Representative for NHS England: Dr Belinda Coker (acting as Deputy)",
    ] {
        assert_eq!(draft.matches(there).count(), 1, "{there}");
    }
    assert_eq!(draft.matches("(acting as Deputy)").count(), 4);
    let apologies = draft
        .split("1.1 ")
        .nth(1)
        .unwrap()
        .split(" 2. ")
        .next()
        .unwrap();
    for absent in [
        "Councillor Danny Chalkley",
        "Dr Ruth O'Hare",
        "Meradin Peachey",
        "Liz Bruce",
        "Dr David Finch",
    ] {
        assert!(apologies.contains(absent), "{absent} sent apologies");
    }
    for (deputy, member) in [
        ("Matthew Bazeley", "Dr Ruth O'Hare"),
        ("Eva Hrobonova", "Meradin Peachey"),
        ("James Cuthbert", "Liz Bruce"),
        ("Dr Belinda Coker", "Dr David Finch"),
    ] {
        let pair = apologies.contains(&format!("{deputy} for {member}"))
            || apologies.contains(&format!("{deputy} attended as deputy for {member}"));
        assert!(pair, "{deputy} sat in for {member}");
    }
    assert!(
        !draft.contains("Horsman"),
        "nothing is on record of that seat"
    );
}

#[test]
fn the_whole_meeting_says_what_was_decided_and_when_it_ended() {
    let draft = draft(WHOLE);
    for said in [
        "2.1 No declarations",
        "3.1 Resolved: 3.1.1 That the minutes of the meeting held on 18 September 2014",
        "3.1.2 That progress on the actions",
        "7.4 Resolved: That the scope and effectiveness",
        "9.4 Resolved: That the Contracting Intentions",
        "12.1 The meeting ended at 6.18pm.",
        "CHAIRMAN ____",
        "DATE ____",
        "Lead: Helen Banham; Tim Deacon",
        "Lead: Clinical Commissioning Groups; NHS England",
    ] {
        assert_eq!(draft.matches(said).count(), 1, "{said}");
    }
    assert_eq!(draft.matches("Resolved:").count(), 3);
    // As many paragraphs in each item as the printed minutes have.
    for (item, paragraphs) in [
        (4, 16),
        (5, 8),
        (6, 5),
        (7, 4),
        (8, 2),
        (9, 4),
        (10, 2),
        (11, 1),
    ] {
        assert!(
            draft.contains(&format!(" {item}.{paragraphs} ")),
            "item {item}"
        );
        assert!(
            !draft.contains(&format!(" {item}.{} ", paragraphs + 1)),
            "item {item}"
        );
    }
    let check = quorate(&Folder::new().0, &["check", WHOLE]);
    let lacks = String::from_utf8(check.stdout).unwrap();
    assert!(
        lacks.contains("Janice Horsman"),
        "the check tells of the seat: {lacks}"
    );
}

/// What a sample holds, as other programs of the officer's are told.
fn shown(name: &str) -> serde_json::Value {
    let folder = made();
    let session = folder.0.join(format!("{name}.ron"));
    let shown = printed(
        &folder.0,
        &[
            "show",
            session.to_str().unwrap(),
            "--format",
            "json",
            "--audience",
            "full",
        ],
    );
    serde_json::from_str(&shown).unwrap()
}

/// How many limbs each item's report asks for; 0 where there is no report.
fn asks(shown: &serde_json::Value) -> Vec<usize> {
    let items = shown["items"].as_array().unwrap();
    items
        .iter()
        .map(|i| i["report"]["asks"].as_array().map_or(0, Vec::len))
        .collect()
}

fn count(shown: &serde_json::Value, what: &str) -> usize {
    shown[what].as_array().unwrap().len()
}

#[test]
fn the_next_meeting_is_ready_to_run() {
    let shown = shown(READY);
    assert_eq!(shown["meeting"]["state"], "prepared");
    assert_eq!(shown["meeting"]["date"], "2015-01-22");
    assert_eq!(shown["meeting"]["start"], "16:00");
    assert_eq!(count(&shown, "seats"), 11);
    assert!(
        shown["seats"]
            .as_array()
            .unwrap()
            .iter()
            .all(|s| { s["holder"].is_string() && s["organisation"].as_str() != Some("") }),
        "every seat has its holder and organisation"
    );
    assert_eq!(count(&shown, "items"), 11);
    assert_eq!(asks(&shown), [0, 0, 0, 1, 1, 4, 4, 5, 3, 1, 0]);
    for item in &shown["items"].as_array().unwrap()[2..10] {
        assert_ne!(item["pages"], "", "{item}");
    }
    assert_eq!(count(&shown, "prior_actions"), 15);
    assert_eq!(shown["earlier_minutes"], serde_json::json!(["2014-11-20"]));
    let days: Vec<&str> = shown["future_meetings"]
        .as_array()
        .unwrap()
        .iter()
        .map(|m| m["date"].as_str().unwrap())
        .collect();
    assert_eq!(days, ["2015-03-19", "2015-05-21"]);
}

#[test]
fn the_invented_meeting_is_as_rich_and_knows_what_was_said_beforehand() {
    let shown = shown(INVENTED);
    assert_eq!(shown["meeting"]["state"], "prepared");
    assert_eq!(count(&shown, "seats"), 12);
    assert_eq!(count(&shown, "items"), 10);
    assert_eq!(asks(&shown), [0, 0, 0, 4, 3, 2, 1, 2, 1, 0]);
    assert_eq!(count(&shown, "prior_actions"), 8);
    assert_eq!(count(&shown, "forewarned"), 2);
    let seats = shown["seats"].as_array().unwrap();
    let without_a_vote = seats.iter().filter(|s| s["voting"] == false).count();
    assert_eq!(without_a_vote, 1);
    let apologies = seats.iter().filter(|s| s["mark"] == "apologies").count();
    assert_eq!(apologies, 2);
}

#[test]
fn a_sample_holds_no_contact_details() {
    for name in [WHOLE, READY, INVENTED] {
        let script = fs::read_to_string(here(&format!("sessions/scripts/{name}.script"))).unwrap();
        for line in script.lines().filter(|l| !l.starts_with('@')) {
            assert!(!line.contains('@'), "an e-mail address: {line}");
            let mut digits = 0;
            for c in line.chars().filter(|c| *c != ' ') {
                digits = if c.is_ascii_digit() { digits + 1 } else { 0 };
                assert!(digits < 9, "a telephone number: {line}");
            }
        }
    }
}

#[test]
fn everything_script_uses_every_intent_and_is_accepted() {
    let script = here("tests/scripts/everything.script");
    let said = fs::read_to_string(&script).unwrap();
    // What belongs between meetings is refused in one.
    let between = here("tests/scripts/journal.script");
    let kept = fs::read_to_string(&between).unwrap();
    let source = fs::read_to_string(here("src/meeting/intent.rs")).unwrap();
    let body = source.split("pub enum Intent {").nth(1).unwrap();
    let body = body.split("\n}\n").next().unwrap();
    let intents: BTreeSet<&str> = body
        .lines()
        .filter(|l| l.starts_with("    ") && l.chars().nth(4).is_some_and(char::is_uppercase))
        .map(|l| l.trim().split(['(', ' ', ',']).next().unwrap())
        .collect();
    assert!(intents.len() > 55, "the intents were not found");
    for intent in intents {
        let used = said.lines().chain(kept.lines()).any(|line| {
            let line = line.rsplit("intent: ").next().unwrap_or(line);
            line.strip_prefix(intent)
                .is_some_and(|rest| !rest.starts_with(|c: char| c.is_alphanumeric()))
        });
        assert!(used, "{intent} is not used");
    }
    let folder = Folder::new();
    let session = folder.0.join("2026-02-05-everything.ron");
    let session = session.to_str().unwrap();
    let acknowledged = printed(
        &folder.0,
        &["record", "--create", session, script.to_str().unwrap()],
    );
    let lines = said
        .lines()
        .filter(|l| !l.is_empty() && !l.starts_with("//") && !l.starts_with('@'))
        .count();
    // Two records beside them say that what comes needs a newer reader; they are acknowledged too.
    let records = lines + 2;
    assert_eq!(acknowledged.lines().count(), records);
    assert_eq!(
        acknowledged.lines().last(),
        Some(format!("ACK {records}").as_str())
    );
    printed(&folder.0, &["verify", session]);
    let journal = folder.0.join("harbour.journal.ron");
    let journal = journal.to_str().unwrap();
    let acknowledged = printed(
        &folder.0,
        &["record", "--create", journal, between.to_str().unwrap()],
    );
    let lines = kept
        .lines()
        .filter(|l| !l.is_empty() && !l.starts_with("//") && !l.starts_with('@'))
        .count();
    assert_eq!(acknowledged.lines().count(), lines + 1);
    printed(&folder.0, &["verify", journal]);
}
