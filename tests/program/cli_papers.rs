//! The documents beside the minutes, as the command line prints and writes them.

use crate::program::{Workdir, strokes};

const SAMPLE: &str = "2014-11-20-westminster-hwb";
const PREPARED: &str = "2015-01-22-westminster-hwb";

#[test]
fn each_format_goes_into_a_file_named_by_day_body_and_document() {
    let workdir = Workdir::new();
    workdir.put("out/x", "");
    let written = [
        (&["decisions"][..], "decisions.md"),
        (&["attendance", "--format", "html"], "attendance-draft.html"),
        (&["votes", "--format", "csv"], "votes-draft.csv"),
        (&["votes", "--format", "json"], "votes-draft.json"),
        (&["votes", "--format", "text"], "votes-draft.txt"),
        (&["declarations"], "declarations-draft.md"),
        (&["agenda"], "agenda.md"),
        (&["agenda", "--running-sheet"], "running-sheet.md"),
        (&["room"], "sign-in.md"),
        (
            &["room", "--paper", "plates", "--format", "html"],
            "name-plates.html",
        ),
        (&["room", "--paper", "seating"], "seating.md"),
        (
            &["extract", "--item", "4", "--by", "2014-12-01"],
            "extract-item-4-draft.md",
        ),
        (&["minute", "--item", "4"], "minute-item-4-draft.txt"),
        (
            &["minute", "--item", "4", "--format", "html"],
            "minute-item-4-draft.html",
        ),
        (&["tracker", "--format", "csv"], "action-tracker.csv"),
        (&["tracker", "--group", "owner"], "action-tracker.md"),
        (&["chapters"], "chapters.vtt"),
        (&["chapters", "--format", "csv"], "chapters.csv"),
        (&["dates"], "dates.ics"),
    ];
    for (words, name) in written {
        let (command, more) = words.split_first().unwrap();
        let words = [&[*command, SAMPLE, "-o", "out"][..], more].concat();
        workdir.run(&words).well();
        let name = format!("out/2014-11-20-westminster-health-wellbeing-board-{name}");
        assert!(!workdir.read(&name).is_empty(), "{words:?}");
        workdir.run(&words).badly(3, &["--force"]);
    }
    let names = workdir.run(&["agenda", SAMPLE, "--audience", "full", "-o", "out"]);
    names.well();
    workdir.read("out/2014-11-20-westminster-health-wellbeing-board-agenda-not-for-publication.md");
}

#[test]
fn chapters_begin_where_the_recording_does() {
    let workdir = Workdir::new();
    let said = workdir
        .run(&["chapters", SAMPLE, "--start", "15:58:30"])
        .well();
    assert!(
        said.starts_with("WEBVTT\n\n1\n00:01:30.000 --> 00:03:30.000\n1. Membership\n"),
        "{said}"
    );
    workdir
        .run(&["chapters", SAMPLE, "--start", "4pm"])
        .badly(2, &["a time of day looks like 18:02 or 18:02:30"]);
}

#[test]
fn what_there_is_nothing_of_is_said_in_a_sentence() {
    let workdir = Workdir::new();
    workdir
        .run(&["chapters", PREPARED])
        .badly(1, &["There are no chapters", "Open the meeting first"]);
    workdir
        .run(&[
            "new",
            "--body",
            "Anytown Board",
            "--date",
            "2026-03-19",
            "-o",
            "x.ron",
        ])
        .well();
    workdir
        .run(&["dates", "x.ron"])
        .badly(1, &["This meeting leaves no dates", "Set the next meeting"]);
}

#[test]
fn all_that_goes_out_is_written_with_a_list_that_holds() {
    let workdir = Workdir::new();
    let said = workdir
        .run(&["publish", SAMPLE, "out", "--formats", "docx,html,docx"])
        .well();
    let said = strokes(&said);
    let written: Vec<&str> = said.lines().collect();
    assert_eq!(written.last(), Some(&"out/manifest.json"));
    let list = workdir.read("out/manifest.json");
    assert!(list.contains("\"audience\": \"public\""), "{list}");
    for path in &written[..written.len() - 1] {
        let name = path.strip_prefix("out/").unwrap();
        assert!(
            list.contains(&format!("\"file\": \"{name}\"")),
            "{name}: {list}"
        );
        assert!(!name.contains("running-sheet"), "{name}");
    }
    for name in [
        "minutes-draft.docx",
        "decisions.html",
        "votes-draft.csv",
        "chapters.vtt",
        "dates.ics",
    ] {
        assert!(
            written.iter().any(|path| path.ends_with(name)),
            "{name}: {said}"
        );
    }
    // What is listed is what was written.
    let minutes = "out/2014-11-20-westminster-health-wellbeing-board-minutes-draft.html";
    let bytes = workdir.read(minutes).len();
    assert!(list.contains(&format!("\"bytes\": {bytes}")), "{list}");
    // Nothing is written over, and nothing beside what stands there.
    workdir
        .run(&["publish", SAMPLE, "out", "--formats", "odt"])
        .badly(3, &["stand in out already", "--force"]);
    assert!(
        !workdir
            .run(&["publish", SAMPLE, "out", "--formats", "odt", "--force"])
            .well()
            .is_empty()
    );
    // Made anew it is the same, byte for byte.
    workdir
        .run(&["publish", SAMPLE, "again", "--formats", "docx,html"])
        .well();
    assert_eq!(workdir.read("again/manifest.json"), list);
    let full = workdir
        .run(&["publish", SAMPLE, "papers", "--audience", "full"])
        .well();
    assert!(
        full.lines()
            .all(|name| name.contains("not-for-publication")),
        "{full}"
    );
}

const FIRST_DRAFT: &str = r#"
@ 2026-03-19T18:00:00+00:00
DescribeBody(name: "Larkspur Council")
CallMeeting(date: "2026-03-19", start: "18:00")
AddItem(item: (title: "Dogs"))
AddItem(item: (title: "Bins"))
Attend(who: New(name: "Jo Lark"))
Open(presiding: "Jo Lark")
TakeNext
Write(text: "Members asked about the dogs on the green.")
TakeNext
Write(text: "The bins were to be green.")
Write(text: "A song was sung.")
"#;

const CORRECTED: &str = r#"
@ 2026-03-21T10:00:00+00:00
Strike(entry: "newest")
Type(entry: "newest", at: 20, went: "green", came: "<blue>")
Write(item: "1", text: "Two leads were found.", place: Start)
"#;

#[test]
fn what_changed_since_a_draft_went_out_is_told_word_by_word() {
    let workdir = Workdir::new();
    workdir
        .run_with(&["record", "--create", "m.ron"], FIRST_DRAFT)
        .well();
    workdir.run_with(&["record", "m.ron"], CORRECTED).well();
    workdir
        .run(&["compare", "m.ron", "--since", "2026-03-20"])
        .badly(2, &["taken out", "--audience full"]);
    let compare = |moment: &str, more: &[&str]| {
        let words = ["compare", "m.ron", "--since", moment, "--audience", "full"];
        workdir.run(&[&words[..], more].concat())
    };
    compare("2026-03-01", &[]).badly(
        1,
        &[
            "Nothing had been recorded by 23:59 on 1 March 2026",
            "quorate log",
        ],
    );
    assert!(
        compare("2026-03-22", &[])
            .well()
            .contains("Nothing was changed.")
    );
    let said = compare("2026-03-20", &[]).well();
    for line in [
        "as it stood at 23:59 on 20 March 2026",
        "3 lines were changed.",
        "| 1.1     [+Two leads were found.+]",
        "  1.2     Members asked about the dogs on the green. (was 1.1)",
        "| 2.1     The bins were to be [-green-][+<blue>+].",
        "| 2.2     [-A song was sung.-]",
    ] {
        assert!(said.contains(line), "{line}\n---\n{said}");
    }
    compare("2026-03-20", &["-o", "changes.html"]).well();
    let page = workdir.read("changes.html");
    assert!(page.contains("</span>&lt;blue&gt;<span"), "{page}");
    // With an earlier copy it is the same.
    workdir
        .run_with(&["record", "--create", "copy.ron"], FIRST_DRAFT)
        .well();
    let with = workdir
        .run(&[
            "compare",
            "m.ron",
            "--with",
            "copy.ron",
            "--audience",
            "full",
        ])
        .well();
    assert!(with.contains("3 lines were changed."), "{with}");
}

#[test]
fn the_extract_asks_for_a_reply_and_says_what_it_does_not_know() {
    let workdir = Workdir::new();
    let said = workdir.run(&[
        "extract",
        SAMPLE,
        "--item",
        "4",
        "--from",
        "2014-11-27",
        "--format",
        "text",
    ]);
    assert!(
        said.err.contains(
            "after five clear weekdays; bank holidays are not known: --by names another day"
        ),
        "{}",
        said.err
    );
    let said = said.well();
    assert!(
        said.contains("Please reply by Thursday 4 December 2014 to"),
        "{said}"
    );
    workdir.run(&["extract", SAMPLE, "--item", "99"]).badly(
        1,
        &["There is no item \u{201C}99\u{201D}.", "There are 1, 2,"],
    );
    workdir
        .run(&["extract", SAMPLE, "--presenter", "Nobody Known"])
        .badly(
            1,
            &["Nothing that was presented by Nobody Known is recorded."],
        );
    workdir.run(&["extract", SAMPLE]).badly(2, &["--item"]);
}

#[test]
fn a_tracker_takes_the_sessions_of_one_body_out_of_a_folder() {
    let workdir = Workdir::new();
    workdir.put("met/x", "");
    for (body, day) in [
        ("Anytown Board", "2026-03-19"),
        ("Ferry Trust", "2026-03-20"),
    ] {
        let file = format!("met/{day}-{}.ron", &body[..5]);
        workdir
            .run(&["new", "--body", body, "--date", day, "-o", &file])
            .well();
    }
    workdir
        .run(&["tracker", "met"])
        .badly(1, &["These are sessions of several bodies:", "--body"]);
    let said = workdir
        .run(&[
            "tracker",
            "met",
            "--body",
            "ferry trust",
            "--format",
            "text",
        ])
        .well();
    assert!(said.contains("Meeting of 20 March 2026."), "{said}");
    assert!(said.contains("There are no actions."), "{said}");
    workdir
        .run(&["tracker", "met", "--body", "Elsewhere"])
        .badly(1, &["There is no session to track the actions of."]);
    // A copy of a session is no other meeting.
    std::fs::copy(
        workdir.path("met/2026-03-20-Ferry.ron"),
        workdir.path("met/2026-03-20-copy.ron"),
    )
    .unwrap();
    let twice = workdir.run(&[
        "tracker",
        "met",
        "--body",
        "Ferry Trust",
        "--format",
        "text",
    ]);
    assert!(
        twice
            .err
            .contains("stands there more than once: the longest copy is taken"),
        "{}",
        twice.err
    );
    assert_eq!(twice.well(), said);
}
