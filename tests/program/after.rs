//! What becomes of the minutes after the meeting: drafts, approval, and changes after it.

#![expect(
    clippy::unwrap_used,
    reason = "helpers of tests stop where a test would"
)]

use std::fs;

use crate::program::{Ran, Workdir};

/// A meeting of one board, with something exempt and a rough note.
const SCRIPT: &str = r#"@ 2026-03-19T16:00:00+00:00
DescribeBody(name: "Harbour Board")
CallMeeting(date: "2026-03-19", start: "16:00", venue: "Room 3")
AddPerson(name: "Ada Vale", honorific: "Councillor")
AddSeat(seat: (title: "Chair", office: Chair), holder: Known("Ada Vale"))
AddItem(item: (number: "1", title: "The beds"))
AddItem(item: (number: "2", title: "A lease", exempt: (reason: "Paragraph 3")))
MarkAllPresent
Open()
Take(item: "1")
Write(text: "The beds were closed in March.")
Write(text: "A second paragraph on the beds.")
(stream: Private, intent: Write(text: "ask Tom about the ward"))
Take(item: "2")
(stream: Exempt, intent: Write(text: "The landlord asked for nine thousand pounds."))
(at: "17:00", intent: Close)
"#;

fn meeting() -> Workdir {
    let dir = Workdir::new();
    dir.run_with(&["record", "--create", "m.ron"], SCRIPT)
        .well();
    dir
}

/// Runs a command for those who may read everything.
pub(crate) fn full(dir: &Workdir, words: &[&str]) -> Ran {
    dir.run(&[words, &["--audience", "full"]].concat())
}

/// Draft 1 goes to the Chair.
fn issue(dir: &Workdir) {
    full(
        dir,
        &["issue", "m.ron", "--to", "the Chair", "-o", "one.txt"],
    )
    .well();
}

fn record(dir: &Workdir, lines: &str) -> Ran {
    dir.run_with(&["record", "m.ron"], lines)
}

#[test]
fn a_draft_goes_out_with_its_number_and_what_changed_since_is_told() {
    let dir = meeting();
    let said = full(
        &dir,
        &["issue", "m.ron", "--to", "the Chair", "-o", "one.txt"],
    )
    .well();
    assert!(said.is_empty(), "{said}");
    let one = dir.read("one.txt");
    assert!(one.contains("DRAFT 1 MINUTES"), "{one}");
    assert!(one.contains("sent to the Chair on 19 March 2026"), "{one}");
    assert!(one.contains("nine thousand"), "{one}");

    // The public version says that it is a draft and of which day, and nothing of whom it goes to.
    dir.run(&[
        "issue",
        "m.ron",
        "--to",
        "the secret three",
        "--format",
        "text",
    ])
    .well();
    let name = fs::read_dir(dir.path(".")).unwrap();
    let name = name
        .map(|e| e.unwrap().file_name().into_string().unwrap())
        .find(|n| n.strip_suffix(".txt").is_some() && n != "one.txt");
    let name = name.unwrap();
    assert!(name.contains("minutes-draft-2"), "{name}");
    let two = dir.read(&name);
    assert!(
        two.contains("DRAFT 2 MINUTES") && two.contains("issued on 19 March 2026"),
        "{two}"
    );
    assert!(
        !two.contains("secret three") && !two.contains("nine thousand"),
        "{two}"
    );

    let list = full(&dir, &["issued", "m.ron"]).well();
    let first = "Draft 1; 19 March 2026; with exempt text; to the Chair; nothing changed since";
    assert!(list.contains(first), "{list}");
    assert!(
        list.contains("Draft 2; 19 March 2026; for the public; to the secret three"),
        "{list}"
    );
    let list = dir.run(&["issued", "m.ron"]).well();
    assert_eq!(
        list,
        "Draft 1; 19 March 2026; with exempt text\nDraft 2; 19 March 2026; for the public\n"
    );

    record(
        &dir,
        "Write(item: \"1\", text: \"Before all of it.\", place: Start)\n",
    )
    .well();
    record(
        &dir,
        "Type(entry: \"a:11.0\", at: 9, went: \"were closed\", came: \"were shut\")\n",
    )
    .well();
    let list = full(&dir, &["issued", "m.ron"]).well();
    assert!(
        list.contains("to the Chair; 2 lines changed since"),
        "{list}"
    );
    for words in [
        &["compare", "m.ron", "--draft", "1"][..],
        &["issued", "m.ron", "--changes", "1"],
    ] {
        let told = full(&dir, words).well();
        assert!(told.contains("were [-closed-][+shut+] in March."), "{told}");
        assert!(told.contains("(was 1.1)") || told.contains("1.1"), "{told}");
        assert!(told.contains("[+Before all of it.+]"), "{told}");
        // Nothing frozen is for everybody.
        dir.run(words).badly(2, &["Say --audience full"]);
    }
    full(&dir, &["compare", "m.ron", "--draft", "7"]).badly(1, &["There is no draft 7."]);
    let log = dir.run(&["log", "m.ron"]).well();
    assert!(!log.contains("draft") && !log.contains("secret"), "{log}");
    let log = full(&dir, &["log", "m.ron"]).well();
    assert!(
        log.contains("draft 1 of the minutes issued to the Chair"),
        "{log}"
    );
}

#[test]
fn a_draft_that_cannot_be_written_was_not_issued() {
    let dir = meeting();
    dir.put("taken.md", "something else");
    let words = ["issue", "m.ron", "--to", "the Chair", "-o", "taken.md"];
    dir.run(&words).badly(3, &["--force"]);
    dir.run(&["issue", "m.ron", "--to", " ", "-o", "new.md"])
        .badly(1, &["to whom the draft goes"]);
    assert!(!dir.path("new.md").exists());
    assert_eq!(dir.read("taken.md"), "something else");
    let list = full(&dir, &["issued", "m.ron"]).well();
    assert_eq!(list, "No draft was issued.\n");
}

#[test]
fn a_query_is_told_with_the_number_that_its_readers_know() {
    let dir = meeting();
    issue(&dir);
    record(
        &dir,
        "Query(entry: \"a:11.0\", at: 24, words: \"March\", ask: Person(\"Ada Vale\"))\n\
         Write(item: \"1\", text: \"Before all of it.\", place: Start)\n",
    )
    .well();
    let said = full(&dir, &["check", "m.ron"]);
    assert!(said.out.contains("(1.2, in draft 1 1.1)"), "{said:?}");
}

#[test]
fn approved_minutes_say_so_and_are_changed_with_a_reason_alone() {
    let dir = meeting();
    issue(&dir);
    record(
        &dir,
        "Type(entry: \"a:11.0\", at: 9, went: \"were closed\", came: \"were shut\")\n\
         ApproveMinutes(at_meeting: \"2026-05-14\", signed_by: \"Councillor Vale\", corrected: true)\n",
    )
    .well();
    let minutes = full(&dir, &["minutes", "m.ron", "--format", "text"]).well();
    assert!(!minutes.contains("DRAFT"), "{minutes}");
    let flat = minutes.split_whitespace().collect::<Vec<_>>().join(" ");
    let said =
        "Approved as corrected at the meeting held on 14 May 2026 and signed by Councillor Vale";
    assert!(flat.contains(said), "{flat}");
    let list = full(&dir, &["issued", "m.ron"]).well();
    let said =
        "Approved as corrected on 14 May 2026; signed by Councillor Vale; nothing changed since";
    assert!(list.contains(said), "{list}");
    let told = full(&dir, &["compare", "m.ron", "--draft", "1", "--agreed"]).well();
    assert!(told.contains("were [-closed-][+shut+] in March."), "{told}");

    let change = "Type(entry: \"a:11.0\", at: 22, went: \"March\", came: \"April\")";
    record(&dir, &format!("{change}\n")).badly(1, &["These minutes have been approved."]);
    record(&dir, "Undo(record: 11)\n").badly(1, &["before these minutes were approved"]);
    record(&dir, "IssueDraft(to: \"all\")\n").badly(1, &["no draft any more"]);
    let minutes_now = full(&dir, &["minutes", "m.ron", "--format", "text"]).well();
    assert_eq!(minutes, minutes_now);

    record(
        &dir,
        &format!("(despite: \"the month was mistyped\", intent: {change})\n"),
    )
    .well();
    let exempt = "(despite: \"the landlord wrote\", stream: Exempt, intent: Write(item: \"2\", text: \"He withdrew.\"))\n";
    record(&dir, exempt).well();
    let flat = |text: &str| text.split_whitespace().collect::<Vec<_>>().join(" ");
    let minutes = flat(&full(&dir, &["minutes", "m.ron", "--format", "text"]).well());
    let said = "After their approval these minutes were changed on 19 March 2026: paragraph 1.1. \
                [Exempt] Reason: the month was mistyped. \
                [Exempt] After their approval these minutes were changed on 19 March 2026: paragraph 2.2. \
                Reason: the landlord wrote.";
    assert!(minutes.contains(said), "{minutes}");
    // Everybody may know that a paragraph of theirs was changed, and nothing of the others.
    let public = flat(&dir.run(&["minutes", "m.ron", "--format", "text"]).well());
    let said = "After their approval these minutes were changed on 19 March 2026: paragraph 1.1.";
    assert_eq!(
        public.matches("After their approval").count(),
        1,
        "{public}"
    );
    assert!(
        public.contains(said) && !public.contains("Reason"),
        "{public}"
    );
    let check = full(&dir, &["check", "m.ron"]);
    let said = "These minutes were changed on 19 March 2026, after their approval: the month was mistyped.";
    assert!(check.out.contains(said), "{check:?}");
    let list = full(&dir, &["issued", "m.ron"]).well();
    assert!(
        list.contains("Changed after approval on 19 March 2026: the month was mistyped"),
        "{list}"
    );
    let told = full(&dir, &["compare", "m.ron", "--agreed"]).well();
    assert!(told.contains("[-March-][+April+]"), "{told}");
}

#[test]
fn what_is_done_after_a_meeting_that_was_minuted_later_has_its_own_day() {
    let dir = Workdir::new();
    // Minuted on 2 April, with the times of 19 March.
    let script = SCRIPT
        .replacen("@ 2026-03-19T16:00", "@ 2026-04-02T11:00", 1)
        .replace("\nOpen()", "\n(at: \"16:00\", intent: Open())");
    dir.run_with(&["record", "--create", "m.ron"], &script)
        .well();
    record(
        &dir,
        "@ 2026-04-07T09:00:00+00:00\nIssueDraft(to: \"the Chair\")\n",
    )
    .well();
    let list = full(&dir, &["issued", "m.ron"]).well();
    assert!(list.contains("7 April 2026"), "{list}");
    record(&dir, "ApproveMinutes(at_meeting: \"2026-05-14\")\n").well();
    let change = "Type(entry: \"a:11.0\", at: 24, went: \"March\", came: \"April\")";
    record(
        &dir,
        &format!(
            "@ 2026-06-01T10:00:00+00:00\n(despite: \"the month was mistyped\", intent: {change})\n"
        ),
    )
    .well();
    let minutes = full(&dir, &["minutes", "m.ron", "--format", "text"]).well();
    let minutes = minutes.split_whitespace().collect::<Vec<_>>().join(" ");
    let said = "After their approval these minutes were changed on 1 June 2026: paragraph 1.1.";
    assert!(minutes.contains(said), "{minutes}");
    let check = full(&dir, &["check", "m.ron"]);
    let said = "These minutes were changed on 1 June 2026, after their approval";
    assert!(check.out.contains(said), "{check:?}");
    let list = full(&dir, &["issued", "m.ron"]).well();
    let said = "Changed after approval on 1 June 2026: the month was mistyped";
    assert!(list.contains(said), "{list}");
    // What is typed there on that day goes on with the reason, and on another day asks for one.
    let more = "Type(entry: \"a:11.0\", at: 29, went: \"\", came: \" 2026\")";
    record(&dir, &format!("@ 2026-06-02T10:00:00+00:00\n{more}\n"))
        .badly(1, &["These minutes have been approved."]);
    record(&dir, &format!("@ 2026-06-01T15:00:00+00:00\n{more}\n")).well();
}

/// The whole folder of the session, every file in it.
fn everything(dir: &Workdir) -> String {
    let mut all = String::new();
    for entry in fs::read_dir(dir.path(".")).unwrap() {
        let path = entry.unwrap().path();
        if path.is_file() {
            all.push_str(&String::from_utf8_lossy(&fs::read(path).unwrap()));
        }
    }
    all
}

/// A meeting with a note, a struck paragraph, deleted and undone words, and a draft.
fn untidy() -> Workdir {
    let dir = meeting();
    record(
        &dir,
        "Write(item: \"1\", text: \"A paragraph about the clumsy caretaker.\")\n\
         Strike(entry: \"newest\")\n\
         Type(entry: \"a:11.0\", at: 9, went: \"were closed\", came: \"were regrettably closed\")\n\
         Type(entry: \"a:11.0\", at: 14, went: \"regrettably \", came: \"\")\n\
         Write(item: \"1\", text: \"An unheard of blunder.\")\n\
         Undo\n\
         IssueDraft(to: \"the Chair\", readers: Exempt)\n",
    )
    .well();
    dir
}

const ROUGH: [&str; 4] = ["ask Tom", "caretaker", "regrettably", "blunder"];

#[test]
fn a_purge_is_told_first_and_takes_notes_and_struck_words_out_of_the_folder_for_good() {
    let dir = untidy();
    dir.put("m.ron.tail-1", "(seq:99,words:\"ask Tom about\"");
    dir.put(".m.ron.17-1.tmp", "the clumsy caretaker");
    let before = everything(&dir);
    for word in ROUGH {
        assert!(before.contains(word), "{word}");
    }
    dir.run(&["purge", "m.ron"])
        .badly(1, &["have not been approved"]);
    dir.run(&["purge", "m.ron", "--yes"])
        .badly(1, &["have not been approved"]);
    let approve = "ApproveMinutes(at_meeting: \"2026-05-14\", signed_by: \"Councillor Vale\")\n";
    record(&dir, approve).well();

    // It is told what would go and where; the words to those alone who may read everything.
    let told = dir.run(&["purge", "m.ron"]).well();
    let said = "Would go: 1 rough note, 3 entries with struck words and 1 frozen draft.";
    assert!(told.contains(said), "{told}");
    assert!(
        told.contains("Item 1: 1 rough note, 2 entries with struck words"),
        "{told}"
    );
    for word in ROUGH {
        assert!(!told.contains(word), "{told}");
    }
    let words = full(&dir, &["purge", "m.ron"]).well();
    for word in ROUGH {
        assert!(words.contains(word), "{word}: {words}");
    }
    assert!(everything(&dir).contains("caretaker"));

    let print = |audience: &str| {
        let words = [
            "minutes",
            "m.ron",
            "--format",
            "text",
            "--audience",
            audience,
        ];
        dir.run(&words).well()
    };
    let documents = [print("public"), print("full")];
    let records = dir.read("m.ron").lines().count();
    let done = dir.run(&["purge", "m.ron", "--yes"]).well();
    assert!(
        done.contains("Purged: 1 rough note, 3 entries with struck words"),
        "{done}"
    );
    assert_eq!(documents, [print("public"), print("full")]);
    assert_eq!(dir.read("m.ron").lines().count(), records + 1);
    dir.run(&["verify", "m.ron"]).well();
    let after = everything(&dir);
    for word in ROUGH {
        assert!(!after.contains(word), "{word} is left");
    }
    assert!(!dir.path("m.ron.tail-1").exists() && !dir.path(".m.ron.17-1.tmp").exists());

    // It is on record, can't be taken back, and there is nothing more to do.
    let log = full(&dir, &["log", "m.ron"]).well();
    assert!(log.contains("purged: 1 rough note"), "{log}");
    let list = full(&dir, &["issued", "m.ron"]).well();
    assert!(
        list.contains("Purged on 19 March 2026: 1 rough note"),
        "{list}"
    );
    assert!(list.contains("its words were not kept"), "{list}");
    assert!(
        list.contains("Approved as a correct record on 14 May 2026"),
        "{list}"
    );
    assert!(list.contains("nothing changed since"), "{list}");
    for undo in ["Undo", "Undo(record: 13)", "Redo"] {
        record(&dir, &format!("{undo}\n")).badly(1, &[]);
    }
    assert_eq!(
        dir.run(&["purge", "m.ron", "--yes"]).well(),
        "There is nothing to purge.\n"
    );
    // The session goes on.
    record(&dir, "(despite: \"a slip\", intent: Type(entry: \"a:11.0\", at: 24, went: \"March\", came: \"April\"))\n").well();
    assert!(print("public").contains("were closed in April."));
}

#[test]
fn what_somebody_asked_for_is_not_purged() {
    let dir = untidy();
    record(
        &dir,
        "ApproveMinutes(at_meeting: \"2026-05-14\", signed_by: \"Councillor Vale\")\n",
    )
    .well();
    let why = "request for information 2026/14";
    dir.run(&["hold", "m.ron"]).badly(2, &["--reason"]);
    dir.run(&["hold", "m.ron", "--reason", why]).well();
    dir.run(&["hold", "m.ron", "--reason", "an appeal"])
        .badly(1, &[why, "with both reasons"]);
    let before = dir.read("m.ron");
    for words in [&["purge", "m.ron"][..], &["purge", "m.ron", "--yes"]] {
        dir.run(words).badly(1, &[why, "s.77"]);
    }
    assert_eq!(dir.read("m.ron"), before);
    assert!(!dir.run(&["log", "m.ron"]).well().contains("2026/14"));
    dir.run(&["hold", "m.ron", "--release", "--reason", "it was answered"])
        .well();
    dir.run(&["purge", "m.ron", "--yes"]).well();
    dir.run(&["hold", "m.ron", "--release"])
        .badly(1, &["No hold is on this session."]);
}

#[test]
fn nothing_is_purged_too_early_without_a_reason_nor_beside_another_copy() {
    let dir = untidy();
    dir.run(&["purge", "m.ron", "--yes", "--before-approval"])
        .badly(2, &["--reason"]);
    fs::copy(dir.path("m.ron"), dir.path("backup of m.ron")).unwrap();
    let before = dir.read("m.ron");
    let words = [
        "purge",
        "m.ron",
        "--yes",
        "--before-approval",
        "--reason",
        "a working group",
    ];
    let said = "backup of m.ron holds nothing of this meeting that";
    dir.run(&words).badly(3, &[said]);
    // A copy in which somebody went on is not one to be deleted.
    dir.run_with(
        &["record", "backup of m.ron"],
        "Write(item: \"1\", text: \"More.\")\n",
    )
    .well();
    dir.run(&words).badly(
        3,
        &["backup of m.ron holds this meeting too", "Look at both"],
    );
    assert_eq!(dir.read("m.ron"), before);
    fs::remove_file(dir.path("backup of m.ron")).unwrap();
    dir.run(&words).well();
    assert!(!everything(&dir).contains("caretaker"));
    // What is damaged is not touched.
    let dir = untidy();
    record(&dir, "ApproveMinutes(at_meeting: \"2026-05-14\")\n").well();
    let broken = dir
        .read("m.ron")
        .replacen("A second paragraph", "A tampered paragraph", 1);
    dir.put("m.ron", &broken);
    let ran = dir.run(&["purge", "m.ron", "--yes"]);
    assert_ne!(ran.code, 0, "{ran:?}");
    assert_eq!(dir.read("m.ron"), broken);
}

/// Somebody is known from notes and from what was struck alone, somebody else was until they had a name;
/// what was passed over names both.
const NAMELESS: &str = r#"(stream: Private, intent: Present(who: [Cue("grey jacket")], form: Report))
(stream: Private, intent: Present(who: [Cue("tall voice")], form: Report))
(despite: "Ask at the door.", intent: PassOver(finding: "[grey jacket] has no name yet."))
(despite: "Not in the calendar.", intent: PassOver(finding: "The date of the next meeting"))
Resolve(text: "That the door be painted")
(despite: "Said to be a member.", intent: Move(mover: "grey jacket"))
Strike(entry: "newest")
Resolve(text: "That the lock be changed")
(despite: "Said to be a member too.", intent: Move(mover: "tall voice"))
Strike(entry: "newest")
NamePerson(person: "tall voice", to: (name: "Cy Thorne"))
Write(item: "1", text: "Cy Thorne thanked the ward.")
"#;

#[test]
fn what_was_passed_over_keeps_no_name_that_a_purge_takes_out() {
    let dir = Workdir::new();
    let taken = "Take(item: \"2\")\n";
    let script = SCRIPT.replace(taken, &format!("{NAMELESS}{taken}"));
    dir.run_with(&["record", "--create", "m.ron"], &script)
        .well();
    record(&dir, "ApproveMinutes(at_meeting: \"2026-05-14\")\n").well();
    let gone = ["grey jacket", "tall voice"];
    let before = dir.read("m.ron");
    for cue in gone {
        let rule = format!("rule:\"[{cue}] is not in the room.\"");
        assert!(before.contains(&rule), "{before}");
    }
    let found = full(&dir, &["check", "m.ron"]).out;
    dir.run(&["purge", "m.ron", "--yes"]).well();
    let after = everything(&dir);
    for cue in gone {
        assert!(!after.contains(cue), "{cue} is left: {after}");
    }
    // What it is about stays, and what was passed over is not found again.
    assert!(
        after.contains("rule:\"[purged] is not in the room.\",reason:\"Said to be a member.\""),
        "{after}"
    );
    for passed in [
        "rule:\"[purged] has no name yet.\",reason:\"Ask at the door.\"",
        "reason:\"Not in the calendar.\"",
    ] {
        assert!(after.contains(passed), "{after}");
    }
    assert!(after.contains("Cy Thorne thanked the ward."), "{after}");
    assert!(!found.contains("has no name yet"), "{found}");
    assert_eq!(found, full(&dir, &["check", "m.ron"]).out);
    dir.run(&["purge", "m.ron", "--yes"]).well();
}
