//! The journal of a body, on the command line: begun, written between meetings, printed, and the next meeting
//! prepared from it.

use crate::program::{Workdir, strokes};

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
    assert!(strokes(made.trim()).ends_with(JOURNAL), "{made}");
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
fn words_of_its_name_find_the_journal_of_a_body() {
    let workdir = begun();
    for words in [
        &["programme", "keelby", "--format", "csv"][..],
        &["actions", "--body", "Keelby Council", "--format", "csv"],
    ] {
        let mut whole: Vec<&str> = words.to_vec();
        let named = words
            .iter()
            .position(|w| w.to_lowercase().contains("keelby"));
        whole[named.unwrap()] = BODY;
        assert_eq!(workdir.run(words).well(), workdir.run(&whole).well());
    }
    workdir.run(&["body", "new", "Keelby Burial Board"]).well();
    workdir
        .run(&["programme", "keelby"])
        .badly(1, &["Several bodies are called so", "Burial Board", BODY]);
    workdir
        .run(&["programme", "Thornby"])
        .badly(3, &["no journal of a body", BODY]);
    // What makes something new takes the whole name.
    let other = workdir.run(&["new", "--body", "Keelby", "--date", "2026-09-01"]);
    assert!(other.well().contains("2026-09-01-keelby.ron"));
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
fn a_seat_whose_term_is_over_is_vacant_at_the_next_meeting_and_that_is_said() {
    let workdir = begun();
    let script = "@2026-03-12T10:00:00+00:00\n\
        Appoint(seat: \"Cara Noon\", holder: New(name: \"Eve Rudd\"), from: \"2026-03-01\", until: \"2026-03-31\")\n";
    workdir.run_with(&["record", JOURNAL], script).well();
    let ran = workdir.run(&["new", "--body", BODY, "--yes"]);
    assert_eq!(ran.code, 0, "{ran:?}");
    assert!(
        ran.err
            .contains("at this meeting: the term of Eve Rudd ended on 31 March 2026."),
        "{ran:?}"
    );
    assert!(!ran.err.contains("Ann Marsh"), "{ran:?}");
    let shown = workdir
        .run(&["show", "2026-04-01-keelby-parish-council"])
        .well();
    assert!(!shown.contains("Eve Rudd"), "{shown}");
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

const COUNCIL: &str = r#"@2026-03-04T19:00:00+00:00
DescribeBody(name: "Keelby Parish Council")
CallMeeting(date: "2026-03-04", start: "19:00:00", venue: "Village Hall")
AddSeat(seat: (title: "Chairman", office: Chair), holder: New(name: "Ann Marsh", honorific: "Councillor"))
AddSeat(seat: (title: "Member"), holder: New(name: "Eve Rudd", honorific: "Councillor", last_attended: "2025-11-05"))
AddItem(item: (number: "1", title: "Absences"))
ListMeeting(date: "2026-09-02", start: "19:00:00", venue: "Village Hall")
MarkPresent(person: "Ann Marsh")
MarkAbsent(person: "Eve Rudd")
Open()
Take(item: "1")
ApproveAbsence(person: "Councillor Rudd", until: "2026-10-01", reason: "A hidden illness.")
Close
"#;

#[test]
fn an_absence_that_a_meeting_approved_is_known_to_its_journal_to_the_six_months_and_to_the_next_meeting()
 {
    let workdir = Workdir::new();
    let meeting = "sessions/2026-03-04-council.ron";
    std::fs::create_dir_all(workdir.path("sessions")).unwrap();
    workdir
        .run_with(&["record", "--create", meeting], COUNCIL)
        .well();
    let minutes = workdir
        .run(&["minutes", meeting, "--format", "text"])
        .well();
    let flat = minutes.split_whitespace().collect::<Vec<_>>().join(" ");
    assert!(
        flat.contains(
            "the absence of Councillor Eve Rudd be approved under section 85 of the Local Government \
             Act 1972 until 1 October 2026"
        ),
        "{minutes}"
    );
    let attended = workdir
        .run(&["attendance", meeting, "--format", "text"])
        .well();
    assert!(attended.contains("Absences approved"), "{attended}");
    workdir
        .run(&["body", "new", BODY, "--from", meeting])
        .well();
    workdir.run(&["new", "--body", BODY, "--yes"]).well();
    let next = "2026-09-02-keelby-parish-council";
    // The reason leaves for those entitled alone, and for nobody with the next meeting.
    for session in [meeting, JOURNAL, next] {
        let shown = workdir.run(&["show", session]).well();
        let parsed: serde_json::Value = serde_json::from_str(&shown).unwrap();
        assert_eq!(parsed["absences"][0]["until"], "2026-10-01", "{shown}");
        let log = workdir.run(&["log", session]).well();
        assert!(!format!("{shown}{log}").contains("hidden"), "{shown}{log}");
        let full = workdir.run(&["show", session, "--audience", "full"]).well();
        assert_eq!(
            full.contains("A hidden illness."),
            session != next,
            "{full}"
        );
    }
    let months = |on: &str| {
        let words = ["attendance", "--six-months", "--on", on, "--format", "json"];
        let told = workdir.run(&words).well();
        assert!(!told.contains("hidden"), "{told}");
        let told: serde_json::Value = serde_json::from_str(&told).unwrap();
        let all = told["councillors"].as_array().unwrap().clone();
        all.into_iter()
            .find(|c| c["person"] == "Councillor Eve Rudd")
            .unwrap()
    };
    assert_eq!(months("2026-05-06")["alert"], "clear");
    let near = months("2026-09-05");
    assert_eq!(near["alert"], "five");
    assert_eq!(near["ends"], "2026-10-01");
    assert_eq!(near["approved"]["by"], BODY);
    assert_eq!(near["approved"]["day"], "2026-03-04");
    // The next meeting knows it where the six months would have been over since May.
    let roll = "@2026-09-02T19:00:00+01:00\n\
        ChangePerson(person: \"Eve Rudd\", to: (name: \"Eve Rudd\", honorific: \"Councillor\", last_attended: \"2025-11-05\"))\n\
        MarkPresent(person: \"Ann Marsh\")\nMarkAbsent(person: \"Eve Rudd\")\nOpen()\n";
    workdir.run_with(&["record", next], roll).well();
    let check = workdir.run(&["check", next]);
    assert!(
        check
            .out
            .contains("the absence was approved, and the time ends on 1 October 2026"),
        "{}",
        check.out
    );
    // Struck from the minutes it is gone from the journal, once the meeting is taken over again.
    let shown = workdir.run(&["show", meeting]).well();
    let shown: serde_json::Value = serde_json::from_str(&shown).unwrap();
    let entry = shown["absences"][0]["entry"].as_str().unwrap().to_owned();
    workdir
        .run_with(
            &["record", meeting],
            format!("Strike(entry: \"{entry}\")\n"),
        )
        .well();
    let told = workdir.run(&["body", "take", meeting]).well();
    assert!(told.contains("1 approval of an absence"), "{told}");
    for session in [meeting, JOURNAL] {
        let shown = workdir.run(&["show", session, "--audience", "full"]).well();
        let shown: serde_json::Value = serde_json::from_str(&shown).unwrap();
        assert_eq!(shown["absences"].as_array().unwrap().len(), 0, "{session}");
    }
}

#[test]
fn an_absence_is_approved_for_members_of_the_council_on_days_that_can_be_and_once() {
    let workdir = begun();
    let record = |line: &str| {
        workdir.run_with(
            &["record", JOURNAL],
            format!("@2026-03-12T10:00:00+00:00\n{line}\n"),
        )
    };
    record("ApproveAbsence(person: \"Cara Noon\")")
        .badly(1, &["not down as a member of the council"]);
    record(
        "ChangePerson(person: \"Cara Noon\", to: (name: \"Cara Noon\", honorific: \"Councillor\"))",
    )
    .well();
    record("ApproveAbsence(person: \"Cara Noon\", on: \"2026-04-01\")")
        .badly(1, &["still to come"]);
    record("ApproveAbsence(person: \"Cara Noon\", until: \"2026-03-01\")").badly(1, &["alone"]);
    record("(stream: Private, intent: ApproveAbsence(person: \"Cara Noon\"))")
        .badly(1, &["rough note"]);
    let approved = "(stream: Exempt, intent: ApproveAbsence(person: \"Cara Noon\", until: \"2026-09-01\", reason: \"hidden\"))";
    record(approved).well();
    record(approved).badly(1, &["known already"]);
    let log = workdir.run(&["log", JOURNAL]).well();
    assert!(!log.contains("absence"), "{log}");
    let log = workdir.run(&["log", JOURNAL, "--audience", "full"]).well();
    assert!(
        log.contains(
            "absence of Councillor Cara Noon approved on 12 March 2026, until 1 September 2026"
        ),
        "{log}"
    );
    assert!(!log.contains("hidden"), "{log}");
}

#[test]
fn an_approval_is_withdrawn_on_a_day_that_can_be_or_taken_out_as_a_mistake() {
    let workdir = begun();
    let record = |line: &str| {
        workdir.run_with(
            &["record", JOURNAL],
            format!("@2026-07-12T10:00:00+00:00\n{line}\n"),
        )
    };
    let absences = || {
        let shown = workdir.run(&["show", JOURNAL, "--audience", "full"]);
        let shown: serde_json::Value = serde_json::from_str(&shown.well()).unwrap();
        shown["absences"].as_array().unwrap().clone()
    };
    record(
        "ChangePerson(person: \"Cara Noon\", to: (name: \"Cara Noon\", honorific: \"Councillor\"))",
    )
    .well();
    record("WithdrawAbsence(person: \"Cara Noon\")")
        .badly(1, &["No approval of the absence of Councillor Cara Noon"]);
    for day in ["2026-03-09", "2026-05-14"] {
        record(&format!(
            "ApproveAbsence(person: \"Cara Noon\", on: \"{day}\", until: \"2026-12-01\", by: \"Full Council\")"
        ))
        .well();
    }
    record("WithdrawAbsence(person: \"Cara Noon\")")
        .badly(1, &["9 March 2026, 14 May 2026", "approved:"]);
    let of = |more: &str| {
        record(&format!(
            "WithdrawAbsence(person: \"Cara Noon\", approved: \"2026-05-14\"{more})"
        ))
    };
    of(", on: \"2026-05-01\"").badly(1, &["can\u{2019}t have been withdrawn on 1 May 2026"]);
    of(", on: \"2026-08-01\"").badly(1, &["still to come"]);
    of(", on: \"2026-07-01\", mistaken: true").badly(1, &["withdrawn on no day"]);
    record("WithdrawAbsence(person: \"Cara Noon\", approved: \"2026-04-01\")")
        .badly(1, &["9 March 2026, 14 May 2026"]);
    let withdrawn = ", on: \"2026-07-03\", by: \"Full Council\"";
    of(withdrawn).well();
    of(withdrawn).badly(1, &["known already"]);
    let known = absences();
    assert_eq!(known.len(), 2);
    assert_eq!(known[0]["withdrawn_on"], serde_json::Value::Null);
    assert_eq!(known[1]["withdrawn_on"], "2026-07-03");
    let log = workdir.run(&["log", JOURNAL, "--audience", "full"]).well();
    let told = "absence of Councillor Cara Noon approved on 14 May 2026: withdrawn on 3 July 2026";
    assert!(log.contains(told), "{log}");
    record("WithdrawAbsence(person: \"Cara Noon\", approved: \"2026-03-09\", mistaken: true)")
        .well();
    assert_eq!(absences().len(), 1);
    record("Undo").well();
    assert_eq!(absences().len(), 2);
}
