//! Bodies as files, on the command line: listed, shown, checked, and meetings made of them.

use crate::program::Workdir;

const KEELBY: &str = r#"// Keelby Parish Council.
(
    inherits: "parish council",
    name: "Keelby Parish Council",
    rules: (source: "Standing Orders 2025"),
    seats: [
        (title: "Chairman", office: Chair, holder: (name: "Ann Marsh", honorific: "Councillor")),
        (title: "Vice-Chairman", office: ViceChair, holder: (name: "Bill Tate", honorific: "Councillor")),
        (title: "Member", holder: (name: "Cara Noon", honorific: "Councillor"), usual_deputy: (name: "Bill Tate", honorific: "Councillor")),
        (title: "Member"),
    ],
    venue: "Village Hall",
    start: "19:00",
    meetings: ["2026-03-04", "2026-04-01", "2026-05-06"],
)
"#;

#[test]
fn a_ready_kind_is_shown_copied_and_found_sound() {
    let workdir = Workdir::new();
    let list = workdir.run(&["body", "list"]).well();
    assert!(
        list.contains(
            "parish council                    quorum 1/3 least 3, 5 seats, 7 standing items\n"
        ),
        "{list}"
    );
    for kind in list
        .lines()
        .map(|l| l.split("  ").next().unwrap_or_default())
    {
        let shown = workdir.run(&["body", "show", kind]).well();
        assert!(shown.contains("LOCAL"), "{kind}");
        workdir.put("copy.body.ron", shown);
        let said = workdir.run(&["body", "check", "copy.body.ron"]).well();
        assert!(said.starts_with("sound: quorum "), "{kind}: {said}");
    }
    workdir.run(&["body", "show", "parish-council"]).well();
    workdir
        .run(&["body", "show", "parrish council"])
        .badly(3, &["no ready kind", "parish council"]);
}

#[test]
fn what_is_wrong_in_a_file_is_told_line_by_line() {
    let workdir = Workdir::new();
    workdir.put("b.ron", "(\n  name: \"\",\n  seats: [\n    (),\n  ],\n)");
    let ran = workdir.run(&["body", "check", "b.ron"]);
    assert_eq!(ran.code, 1);
    assert!(
        ran.out
            .contains("b.ron, line 2, column 3: The name of the body is missing.")
    );
    assert!(
        ran.out
            .contains("b.ron, line 4, column 5: A seat has neither"),
        "{}",
        ran.out
    );
    workdir
        .run(&["new", "--body-file", "b.ron", "--date", "2026-03-19"])
        .badly(1, &["line 2, column 3", "1 more"]);
    workdir.put("b.ron", b"(name: \"\xff\")");
    workdir
        .run(&["body", "check", "b.ron"])
        .badly(1, &["line 1", "UTF-8"]);
    workdir.put("b.ron", vec![b' '; (1 << 20) + 1]);
    workdir
        .run(&["body", "check", "b.ron"])
        .badly(3, &["too large", "1 MiB"]);
    workdir
        .run(&["body", "check", "none.ron"])
        .badly(3, &["none.ron"]);
}

#[test]
fn a_meeting_begins_with_what_its_body_is_like() {
    let workdir = Workdir::new();
    workdir.put("keelby.body.ron", KEELBY);
    let made = workdir
        .run(&["new", "--body-file", "keelby.body.ron"])
        .well();
    let made = made.trim();
    // The first of its days that is not past.
    assert!(
        made.ends_with("2026-04-01-keelby-parish-council.ron"),
        "{made}"
    );
    let show = workdir.run(&["show", made]).well();
    let show: serde_json::Value = serde_json::from_str(&show).unwrap_or_default();
    assert_eq!(show["meeting"]["venue"], "Village Hall", "{show}");
    let log = workdir.run(&["log", made]).well();
    for fact in [
        "Keelby Parish Council",
        "Chairman",
        "Councillor Cara Noon",
        "Accounts for Payment",
        "6 May 2026",
    ] {
        assert!(log.contains(fact), "{fact}: {log}");
    }
    // Each is an act of its own: the newest is undone alone.
    workdir.put("undo.script", "Undo\n");
    workdir.run(&["record", made, "undo.script"]).well();
    let log = workdir.run(&["log", made]).well();
    assert!(log.contains("Accounts for Payment"), "{log}");
}

#[test]
fn a_ready_kind_is_taken_by_its_name_and_needs_the_bodys_own() {
    let workdir = Workdir::new();
    let kind = [
        "new",
        "--body-file",
        "planning or licensing panel",
        "--date",
        "2026-03-19",
    ];
    workdir.run(&kind).badly(2, &["--body NAME"]);
    let words = [&kind[..], &["--body", "Harbour Licensing Panel"]].concat();
    let made = workdir.run(&words).well();
    let minutes = workdir.run(&["minutes", made.trim()]).well();
    assert!(minutes.contains("Harbour Licensing Panel"), "{minutes}");
    assert!(
        minutes.to_uppercase().contains("PROCEDURE FOR THE HEARING"),
        "{minutes}"
    );
}

#[test]
fn a_file_in_the_folder_of_settings_is_listed_and_found_by_its_name() {
    let workdir = Workdir::new();
    workdir.put("config/bodies/keelby.body.ron", KEELBY);
    let list = workdir.run(&["body", "list"]).well();
    assert!(
        list.contains("Keelby Parish Council: quorum 1/3 least 3, 4 seats"),
        "{list}"
    );
    let words = ["new", "--body-file", "keelby", "--date", "2026-05-06"];
    assert!(workdir.run(&words).well().contains("2026-05-06-keelby"));
    workdir
        .run(&["new", "--body-file", "kelby", "--date", "2026-05-06"])
        .badly(3, &["quorate body list"]);
}
