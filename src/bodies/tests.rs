//! Files of bodies: what they say, what they inherit, and what is told of what is wrong.

use super::{KINDS, SETTINGS, kind_in, kind_named, read};
use crate::meeting::people::Office;
use crate::meeting::rules::{Quorum, RulesSaid};
use crate::meeting::text::Text;

#[test]
fn every_ready_kind_is_sound_and_says_what_it_is() {
    for kind in KINDS {
        let body = read(kind.source, kind.name).unwrap_or_else(|t| panic!("{t:?}"));
        assert_eq!(body.body.kind.as_str(), kind.name);
        assert!(body.seats.iter().any(|s| s.office == Office::Chair));
        assert!(!body.items.is_empty() && !body.rules.source.is_blank());
        assert_ne!(body.rules.quorum, Quorum::Unset, "{}", kind.name);
        let letters = KINDS.iter().filter(|k| k.letter == kind.letter);
        assert_eq!(letters.count(), 1, "{}", kind.letter);
    }
}

#[test]
fn a_number_that_is_law_is_that_of_the_law() {
    let quorum = |kind: &str| kind_named(kind).unwrap().body().unwrap().rules.quorum;
    // Local Government Act 1972 Sch 12 paras 6 and 12.
    assert_eq!(quorum("full council").needed(45), Some(12));
    assert_eq!(quorum("parish council").needed(5), Some(3));
    assert_eq!(quorum("parish council").needed(15), Some(5));
}

#[test]
fn a_file_says_only_what_differs() {
    let source = r#"(
        inherits: "parish council",
        name: "Keelby Parish Council",
        chair_title: "Chair",
        rules: (quorum: Number(4)),
        start: "18:30",
        meetings: ["2026-05-06", "2026-03-04"],
    )"#;
    let body = read(source, "keelby.body.ron").unwrap();
    assert_eq!(body.body.called, Text::line("the Council"));
    assert_eq!(body.body.chair_title, Text::line("Chair"));
    assert_eq!(body.rules.quorum, Quorum::Number(4));
    // The rules are inherited one by one.
    assert!(body.rules.needs_seconder);
    assert_eq!(body.seats.len(), 5);
    let day = "2026-03-05".parse().unwrap();
    assert_eq!(body.next_meeting(day).unwrap().to_string(), "2026-05-06");
}

#[test]
fn each_fault_is_told_with_its_place_and_what_to_write() {
    let file = |inside: &str| format!("// A body.\n(\n    name: \"Board\",\n    {inside}\n)\n");
    let cases = [
        (
            "quorums: 3,",
            4,
            5,
            "no setting quorums",
            "There are: inherits",
        ),
        (
            "calld: \"x\",",
            4,
            5,
            "no setting calld",
            "Did you mean called?",
        ),
        (
            "rules: (quorom: Number(3)),",
            4,
            13,
            "no setting quorom",
            "Did you mean quorum?",
        ),
        (
            "rules: (quorum: Numbr(3)),",
            4,
            21,
            "Numbr is no word for quorum",
            "Did you mean Number?",
        ),
        (
            "rules: (majority: Half),",
            4,
            23,
            "Half is no word for majority",
            "There are: Simple, TwoThirds",
        ),
        (
            "rules: (needs_mover: yes),",
            4,
            26,
            "true or false",
            "one of the two",
        ),
        (
            "rules: (quorum: Number(\"3\")),",
            4,
            28,
            "A number",
            "in figures",
        ),
        (
            "rules: (quorum: Part(of: 3, each: 1)),",
            4,
            13,
            "no part of the seats",
            "a third",
        ),
        (
            "chair_title: Chair,",
            4,
            18,
            "Words in double quotes",
            "Write",
        ),
        (
            "start: \"7pm\",",
            4,
            12,
            "is no time of day",
            "Write it as \"18:30\"",
        ),
        (
            "meetings: [\"4 March\"],",
            4,
            16,
            "is no day",
            "Write it as \"2026-03-19\"",
        ),
        (
            "inherits: \"parrish council\",",
            4,
            5,
            "is no ready kind",
            "Did you mean \u{201C}parish council\u{201D}?",
        ),
        (
            "seats: [(title: \"Chair\", office: Chair), (title: \"Mayor\", office: Chair)],",
            4,
            46,
            "second seat",
            "Leave office",
        ),
        (
            "seats: [(title: \"A\", holder: ())],",
            4,
            13,
            "has no name",
            "vacant",
        ),
        (
            "seats: [(title: \"A\")], rules: (quorum: Number(4)),",
            4,
            36,
            "only 1 seats count",
            "smaller",
        ),
        (
            "seats: [(title: \"A\")], rules: (quorum_includes: [(seat: \"NHS\")]),",
            4,
            36,
            "asks for \u{201C}NHS\u{201D}",
            "as it stands",
        ),
        (
            "rules: (not_checked: [16, 99]),",
            4,
            13,
            "no warning 99",
            "--list",
        ),
        (
            "items: [(title: \"A\"), /* ( , */ (description: \"x\")],",
            4,
            37,
            "no title",
            "Write title",
        ),
        (
            "items: [(title: \"A\", busines: Minutes)],",
            4,
            26,
            "no setting busines",
            "Did you mean business?",
        ),
        (
            "host: \"a\", host: \"b\",",
            4,
            16,
            "stands twice",
            "Leave one",
        ),
        (
            "seats: [(title: \"A\"]",
            4,
            23,
            "comma is due",
            "close every",
        ),
    ];
    let mut wrong = Vec::new();
    for (inside, line, column, what, way_out) in cases {
        let troubles = read(&file(inside), "my.body.ron").unwrap_err();
        let said = troubles[0].to_string();
        let place = format!("my.body.ron, line {line}, column {column}: ");
        if !said.starts_with(&place) || !said.contains(what) || !said.contains(way_out) {
            wrong.push(format!("{inside} -> {said}"));
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

#[test]
fn a_file_without_a_name_and_one_that_is_none_are_told() {
    let lacks = read("(inherits: \"parish council\")", "x").unwrap_err();
    assert!(
        lacks[0]
            .to_string()
            .contains("The name of the body is missing."),
        "{lacks:?}"
    );
    for source in [
        "",
        "hello",
        "[1, 2]",
        "(name: \"Board\") more",
        "(name: \"Board",
    ] {
        assert_eq!(read(source, "x").unwrap_err().len(), 1, "{source}");
    }
}

#[test]
fn all_that_is_wrong_is_told_at_once() {
    let source = "(seats: [()], items: [()], rules: (quorum: Number(9)))";
    assert_eq!(read(source, "x").unwrap_err().len(), 4);
}

#[test]
fn the_name_of_a_body_tells_its_kind() {
    let kind = |name: &str| kind_in(&Text::line(name)).map(|k| k.name);
    for (name, told) in [
        ("Keelby Parish Council", Some("parish council")),
        ("Harwick Town Council", Some("parish council")),
        ("Anyshire County Council", Some("full council")),
        (
            "Anyshire Health & Wellbeing Board",
            Some("health and wellbeing board"),
        ),
        (
            "Licensing Sub-Committee",
            Some("planning or licensing panel"),
        ),
        (
            "NHS Anyshire Integrated Care Board",
            Some("NHS integrated care board"),
        ),
        ("Finance Committee", Some("council committee")),
        ("Harbour Forum", None),
    ] {
        assert_eq!(kind(name), told, "{name}");
    }
}

#[test]
fn the_page_explains_every_setting_and_names_every_kind() {
    let page = include_str!("../../docs/bodies.md");
    let rules = RulesSaid::SETTINGS.iter();
    let seats = [
        "title",
        "organisation",
        "category",
        "office",
        "voting",
        "statutory",
        "holder",
        "usual_deputy",
    ];
    let items = ["number", "description", "business"];
    let all = SETTINGS.iter().chain(rules).chain(&seats).chain(&items);
    for setting in all {
        assert!(
            page.contains(&format!("| `{setting}` |")),
            "docs/bodies.md: {setting}"
        );
    }
    // And nothing else.
    for row in page.lines().filter_map(|l| l.strip_prefix("| `")) {
        let setting = row.split('`').next().unwrap();
        let known = SETTINGS.contains(&setting)
            || RulesSaid::SETTINGS.contains(&setting)
            || seats.contains(&setting)
            || items.contains(&setting);
        assert!(known, "docs/bodies.md explains {setting}");
    }
    for kind in KINDS {
        assert!(page.contains(kind.name), "docs/bodies.md: {}", kind.name);
    }
    let example = page
        .split("```ron\n")
        .nth(1)
        .unwrap()
        .split("```")
        .next()
        .unwrap();
    let body = read(example, "docs/bodies.md").unwrap_or_else(|t| panic!("{t:?}"));
    assert_eq!(body.body.name, Text::line("Keelby Parish Council"));
}
