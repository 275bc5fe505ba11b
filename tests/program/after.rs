//! What becomes of the minutes after the meeting: drafts, approval, and changes after it.

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

fn record(dir: &Workdir, lines: &str) -> Ran {
    dir.run_with(&["record", "m.ron"], lines)
}

const FULL: [&str; 2] = ["--audience", "full"];

fn full(dir: &Workdir, words: &[&str]) -> Ran {
    dir.run(&[words, &FULL].concat())
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
        .find(|n| n.ends_with(".txt") && n != "one.txt");
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
    full(
        &dir,
        &["issue", "m.ron", "--to", "the Chair", "-o", "one.txt"],
    )
    .well();
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
    full(
        &dir,
        &["issue", "m.ron", "--to", "the Chair", "-o", "one.txt"],
    )
    .well();
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
                Reason: the month was mistyped.";
    assert!(minutes.contains(said), "{minutes}");
    assert!(
        minutes.contains("paragraph 2.2. Reason: the landlord wrote."),
        "{minutes}"
    );
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
