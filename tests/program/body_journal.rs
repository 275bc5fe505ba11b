//! The journal of a body, on the command line: begun, written between meetings, printed, and the next meeting
//! prepared from it.

use crate::program::Workdir;

const MEETING: &str = r#"@2026-03-04T19:00:00+00:00
DescribeBody(name: "Keelby Parish Council")
CallMeeting(date: "2026-03-04", start: "19:00:00", venue: "Village Hall")
AddSeat(seat: (title: "Chairman", office: Chair), holder: New(name: "Ann Marsh"))
AddSeat(seat: (title: "Member"), holder: New(name: "Cara Noon"), usual_deputy: New(name: "Dora Pike"))
AddSeat(seat: (title: "Member"))
AddItem(item: (number: "1", title: "Minutes", business: Minutes))
AddItem(item: (number: "2", title: "Allotments"))
AddItem(item: (number: "3", title: "Footpath 12"))
AddItem(item: (number: "4", title: "Lease of the depot", exempt: (reason: "Paragraph 3")))
ListMeeting(date: "2026-04-01", start: "19:00:00", venue: "Village Hall")
ListMeeting(date: "2026-05-06")
MarkAllPresent
Open()
Take(item: "2")
AddAction(text: "Mend the gate", owners: [Named("Clerk")], due: On("2026-03-20"))
AddAction(text: "Report back on the rents", owners: [Person("Cara Noon")], due: NextMeeting)
Defer(item: "3", to: "6 May 2026", reason: "the survey is late")
Take(item: "4")
AddAction(text: "Offer the hidden price", owners: [Named("Land Agent")])
Close
"#;

const BODY: &str = "Keelby Parish Council";
const JOURNAL: &str = "sessions/keelby-parish-council.journal.ron";

fn begun() -> Workdir {
    let workdir = Workdir::new();
    workdir
        .run_with(&["record", "--create", "m.ron"], MEETING)
        .well();
    let made = workdir
        .run(&["body", "new", BODY, "--from", "m.ron"])
        .well();
    assert!(made.trim().ends_with(JOURNAL), "{made}");
    workdir
}

fn actions(workdir: &Workdir, more: &[&str]) -> String {
    let words = [&["actions", "--body", BODY, "--format", "csv"], more].concat();
    workdir.run(&words).well().replace('"', "")
}

#[test]
fn a_closed_meeting_goes_into_the_journal_once_and_its_corrections_after_it() {
    let workdir = begun();
    let again = workdir.run(&["body", "take", "m.ron"]).well();
    assert!(
        again.contains("has all that this meeting tells already"),
        "{again}"
    );
    // Between meetings the officer gives the action to somebody else; the minutes are put right in its words.
    workdir
        .run_with(
            &["record", JOURNAL],
            "ChangeAction(entry: \"Mend the gate\", owners: [Named(\"Warden\")], due: On(\"2026-04-10\"))\n",
        )
        .well();
    let log = workdir.run(&["show", "m.ron", "--audience", "full"]).well();
    let shown: serde_json::Value = serde_json::from_str(&log).unwrap();
    let entry = shown["items"][1]["entries"][0]["id"]
        .as_str()
        .unwrap()
        .to_owned();
    workdir
        .run_with(
            &["record", "m.ron"],
            format!("Type(entry: \"{entry}\", at: 0, went: \"Mend\", came: \"Replace\")\n"),
        )
        .well();
    let told = workdir.run(&["body", "take", "m.ron"]).well();
    assert_eq!(
        told,
        "Taken over into the body\u{2019}s journal: 1 action put right.\n"
    );
    let csv = actions(&workdir, &[]);
    assert!(
        csv.contains("Replace the gate,Warden,10 April 2026"),
        "{csv}"
    );
}

#[test]
fn actions_are_told_open_overdue_and_by_owner_and_exempt_ones_to_the_entitled_alone() {
    let workdir = begun();
    let all = actions(&workdir, &[]);
    assert!(all.contains("2026-03-04,Item 2,Allotments,"), "{all}");
    assert!(
        !all.contains("hidden") && !all.contains("Land Agent"),
        "{all}"
    );
    let full = actions(&workdir, &["--audience", "full"]);
    assert!(full.contains("Offer the hidden price,Land Agent"), "{full}");
    let due = actions(&workdir, &["--overdue", "--clock", "2026-03-25T10:00:00Z"]);
    assert!(
        due.contains("Mend the gate") && !due.contains("rents"),
        "{due}"
    );
    let hers = actions(&workdir, &["--owner", "noon"]);
    assert!(hers.contains("rents") && !hers.contains("gate"), "{hers}");
    workdir
        .run_with(
            &["record", JOURNAL],
            "@2026-03-22T09:00:00+00:00\nReview(action: \"Mend the gate\", progress: Completed, comment: \"Mended on Friday.\")\n",
        )
        .well();
    let open = actions(&workdir, &["--open"]);
    assert!(!open.contains("gate"), "{open}");
    let page = workdir
        .run(&["actions", "--body", BODY, "--format", "text"])
        .well();
    assert!(
        page.contains("Completed. Mended on Friday (22 March 2026)"),
        "{page}"
    );
    for words in [&["log", JOURNAL][..], &["show", JOURNAL]] {
        let said = workdir.run(words).well();
        assert!(!said.contains("hidden"), "{said}");
    }
}

#[test]
fn the_programme_tells_what_is_planned_what_is_free_and_what_was_put_off() {
    let workdir = begun();
    let script = "ListMeeting(date: \"2026-06-03\")\n\
        Replan(item: \"Footpath 12\", to: (meeting: \"1 April 2026\", date: \"2026-04-01\", title: \"Footpath 12\", lead: \"Clerk\"), reason: \"the survey came\")\n";
    workdir.run_with(&["record", JOURNAL], script).well();
    let csv = workdir
        .run(&["programme", BODY, "--format", "csv"])
        .well()
        .replace('"', "");
    let lines: Vec<&str> = csv.lines().collect();
    assert!(
        lines[2]
            .contains("2026-04-01,19:00,Village Hall,Footpath 12,,Clerk,,4 March 2026; 6 May 2026"),
        "{csv}"
    );
    assert!(lines[1].contains("Allotments: report back"), "{csv}");
    assert!(lines[3].contains("2026-05-06,,,,,,,"), "{csv}");
    assert!(lines[4].contains("2026-06-03"), "{csv}");
}

#[test]
fn the_next_meeting_is_prepared_from_the_journal_as_of_its_day() {
    let workdir = begun();
    let script = "@2026-03-12T10:00:00+00:00\n\
        Appoint(seat: \"Cara Noon\", holder: New(name: \"Eve Rudd\"), from: \"2026-03-31\", reason: \"elected\")\n\
        Appoint(seat: \"Ann Marsh\", from: \"2026-05-01\", reason: \"term over\")\n\
        Review(action: \"Mend the gate\", progress: InProgress, comment: \"A quotation came.\")\n";
    workdir.run_with(&["record", JOURNAL], script).well();
    workdir.run(&["new", "--body", BODY, "--yes"]).well();
    let next = "2026-04-01-keelby-parish-council";
    let shown = workdir.run(&["show", next]).well();
    let shown: serde_json::Value = serde_json::from_str(&shown).unwrap();
    let people = shown["people"].to_string();
    assert!(
        people.contains("Eve Rudd") && people.contains("Ann Marsh"),
        "{people}"
    );
    assert!(!people.contains("Cara Noon"), "{people}");
    let titles: Vec<&str> = shown["items"]
        .as_array()
        .unwrap()
        .iter()
        .map(|i| i["title"].as_str().unwrap())
        .collect();
    assert_eq!(titles, ["Minutes", "Allotments: report back"]);
    let prior = &shown["prior_actions"][0];
    assert_eq!(prior["progress"], "in progress");
    assert_eq!(prior["comment"], "A quotation came.");
    assert_eq!(shown["earlier_minutes"][0], "2026-03-04");
    assert_eq!(shown["planned"][0]["title"], "Footpath 12");
    assert!(!shown.to_string().contains("hidden"));
    // What that meeting says of the action is said of the same one.
    workdir
        .run_with(
            &["record", next],
            "@2026-04-01T19:00:00+01:00\nMarkAllPresent\nOpen()\nReview(action: \"Mend the gate\", progress: Completed, comment: \"Done.\")\nClose\n",
        )
        .well();
    workdir.run(&["body", "take", next]).well();
    assert!(!actions(&workdir, &["--open"]).contains("gate"));
    assert_eq!(actions(&workdir, &[]).matches("Mend the gate").count(), 1);
}

#[test]
fn a_journal_is_no_meeting_and_no_meeting_a_journal() {
    let workdir = begun();
    for (line, why) in [
        ("Open()", "belongs to a meeting"),
        ("MarkAllPresent", "belongs to a meeting"),
        ("Write(text: \"x\")", "belongs to a meeting"),
        ("Close", "belongs to a meeting"),
        ("KeepBody", "already"),
    ] {
        workdir
            .run_with(&["record", JOURNAL], format!("{line}\n"))
            .badly(1, &[why]);
    }
    for command in [
        "minutes",
        "attendance",
        "votes",
        "agenda",
        "check",
        "actions",
    ] {
        workdir
            .run(&[command, JOURNAL])
            .badly(1, &["there is no sitting in it"]);
    }
    workdir
        .run_with(&["record", "m.ron"], "Appoint(seat: \"Chairman\")\n")
        .badly(1, &["this is a meeting"]);
    workdir
        .run(&["body", "new", BODY])
        .badly(1, &["There is a journal of"]);
    workdir
        .run(&["actions", "--body", "Kelby Board"])
        .badly(3, &["no journal of a body", BODY]);
    // Neither the listing of meetings nor the words that are found know of it.
    let found = workdir.run(&["find", "gate"]);
    assert!(!found.out.contains("journal"), "{}", found.out);
    assert!(
        workdir
            .run(&["verify", JOURNAL])
            .well()
            .starts_with("sound")
    );
}

#[test]
fn a_torn_tail_of_a_journal_is_put_aside_as_that_of_a_session_is() {
    let workdir = begun();
    let whole = workdir.read(JOURNAL);
    let kept = whole.trim_end().rsplit_once('\n').unwrap().0;
    let torn = format!("{kept}\n{}", &whole[kept.len() + 1..kept.len() + 60]);
    workdir.put(JOURNAL, torn);
    let said = workdir.run_with(&["record", JOURNAL], "ListMeeting(date: \"2026-07-01\")\n");
    assert_eq!(said.code, 0, "{said:?}");
    assert!(said.err.contains("cut short"), "{said:?}");
    assert!(workdir.path(&format!("{JOURNAL}.tail-1")).exists());
    assert!(
        workdir
            .run(&["verify", JOURNAL])
            .well()
            .starts_with("sound")
    );
    workdir.run(&["body", "take", "m.ron"]).well();
    assert!(actions(&workdir, &[]).contains("Mend the gate"));
}
