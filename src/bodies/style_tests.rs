//! House styles as files: the ready ones, what is wrong in one, and the page that explains them.

use super::{STYLES, explain, inherited, read, read_style, style_named};
use crate::meeting::house::{
    ApologiesPlace, House, HouseStored, HouseTold, SETTINGS, TimeStyle, USUAL, WORDINGS,
};

fn house(told: &HouseTold) -> House {
    House::from(&HouseStored::from(told.clone()))
}

#[test]
fn every_ready_style_is_sound_and_explains_each_setting() {
    for style in STYLES {
        let told = read_style(style.source, style.name).unwrap_or_else(|t| panic!("{t:?}"));
        assert_eq!(told.name.as_str(), style.name);
        assert!(!told.about.is_blank(), "{}", style.name);
        let settings = explain(&told);
        assert_eq!(settings.len(), SETTINGS.len());
        for setting in &settings {
            assert!(
                !setting.value.is_empty(),
                "{}: {}",
                style.name,
                setting.name
            );
            assert!(setting.about.ends_with('.'), "{}", setting.name);
        }
        let differs = settings.iter().any(|s| !s.is_usual);
        assert_eq!(differs, style.name != USUAL, "{}", style.name);
    }
    let mut letters: Vec<char> = STYLES.iter().map(|s| s.letter).collect();
    letters.dedup();
    assert_eq!(letters.len(), STYLES.len());
}

#[test]
fn the_usual_style_tells_every_setting_as_it_is_where_none_is_told() {
    let usual = style_named(USUAL).unwrap();
    let told = usual.told().unwrap();
    assert_eq!(house(&told), House::default());
    for setting in SETTINGS {
        let begun = format!("    {}: ", setting.name);
        assert!(
            usual.source.lines().any(|line| line.starts_with(&begun)),
            "{} is not in the file",
            setting.name
        );
    }
}

#[test]
fn a_value_that_is_explained_can_be_written_in_a_file() {
    for style in STYLES {
        let told = style.told().unwrap();
        let settings = explain(&told);
        let lines = settings
            .iter()
            .map(|s| format!("{}: {},\n", s.name, s.value));
        let file = format!("(name: \"{}\",\n{})", style.name, lines.collect::<String>());
        let again = read_style(&file, "x").unwrap_or_else(|t| panic!("{t:?}\n{file}"));
        assert_eq!(house(&again), house(&told));
    }
}

#[test]
fn a_file_says_only_what_differs() {
    let file = r#"(inherits: "nhs board", times: TwelveHour)"#;
    let told = read_style(file, "folder/keelby.style.ron").unwrap();
    let made = house(&told);
    assert_eq!(made.name.as_str(), "keelby");
    assert_eq!(made.apologies, ApologiesPlace::Both);
    assert_eq!(made.times, TimeStyle::TwelveHour);
    // One that only inherits is that style.
    let told = inherited(HouseTold {
        inherits: "parish".into(),
        ..HouseTold::default()
    });
    assert_eq!(told, Ok(style_named("parish").unwrap().told().unwrap()));
}

#[test]
fn each_fault_is_told_with_its_place_and_what_is_allowed() {
    let file = |inside: &str| format!("// A style.\n(\n    name: \"x\",\n    {inside}\n)\n");
    let cases = [
        (
            "resolvd: \"x\",",
            5,
            "no setting resolvd",
            "Did you mean resolved?",
        ),
        (
            "times: Twelve,",
            12,
            "Twelve is no word for times",
            "There are: TwelveHour",
        ),
        (
            "bold: [Bodi],",
            12,
            "Bodi is no word for bold",
            "Did you mean Body?",
        ),
        (
            "inherits: \"parrish\",",
            5,
            "no ready style",
            "Did you mean \u{201C}parish\u{201D}?",
        ),
        (
            "moved: \"Moved by {mover}, seconded by {secnder}.\",",
            43,
            "{secnder} is no place of this wording.",
            "There are: {mover}, {seconder}.",
        ),
        (
            "moved: \"\\\"{movr}\\\" {mover}\",",
            15,
            "{movr} is no place",
            "{mover}",
        ),
        (
            "moved: \"It was moved.\",",
            13,
            "{mover} is missing",
            "There are: {mover}, {seconder}.",
        ),
        (
            "moved: \"It was moved[ by {mover}].\",",
            13,
            "square brackets",
            "{mover}",
        ),
        (
            "ended: \"It ended at {time.\",",
            25,
            "has no end",
            "Close it with }",
        ),
        (
            "no_apologies: \"None {names}.\",",
            25,
            "{names} is no place",
            "It has no places.",
        ),
        (
            "signature: [(label: \"{clerk}\")],",
            5,
            "{clerk} is no place",
            "{chair}",
        ),
        ("resolved: \" \",", 5, "needs a word", "Resolved:"),
        (
            "sections: [Opening, Business],",
            5,
            "no part Attendance",
            "Add it",
        ),
        (
            "sections: [Attendance, Business],",
            5,
            "no part Actions",
            "actions: UnderItem",
        ),
        (
            "sections: [Attendance, Business, Actions, Business],",
            5,
            "stands twice",
            "Leave one",
        ),
        (
            "moved: \"By\\n{mover}.\",",
            15,
            "on one line",
            "end of the line",
        ),
        ("motion: \"A\\nB\",", 5, "on one line", "end of the line"),
        ("also_present: yes,", 19, "true or false", "one of the two"),
    ];
    for (inside, column, what, way_out) in cases {
        let troubles = read_style(&file(inside), "x.style.ron").unwrap_err();
        let told = troubles[0].to_string();
        assert!(
            told.starts_with(&format!("x.style.ron, line 4, column {column}: ")),
            "{inside}: {told}"
        );
        assert!(
            told.contains(what) && told.contains(way_out),
            "{inside}: {told}"
        );
    }
}

#[test]
fn a_body_names_its_style() {
    let body = |style: &str| read(&format!("(name: \"B\", style: \"{style}\")"), "b.body.ron");
    let ready = body("full council").unwrap();
    assert_eq!(ready.style.unwrap().name.as_str(), "full-council");
    assert_eq!(ready.style_file, None);
    let file = body("own.style.ron").unwrap();
    assert_eq!(
        (file.style, file.style_file),
        (None, Some("own.style.ron".into()))
    );
    let wrong = body("parich").unwrap_err();
    let told = wrong[0].to_string();
    assert!(told.contains("line 1, column 13"), "{told}");
    assert!(
        told.contains("Did you mean \u{201C}parish\u{201D}?"),
        "{told}"
    );
}

#[test]
fn the_page_explains_every_setting_with_an_example_and_names_every_style() {
    let page = include_str!("../../docs/style.md");
    let usual = explain(&HouseTold::default());
    for (setting, usual) in SETTINGS.iter().zip(&usual) {
        let begun = format!("| `{}` | ", setting.name);
        let row = page.lines().find_map(|line| line.strip_prefix(&begun));
        let row = row.unwrap_or_else(|| panic!("docs/style.md: {}", setting.name));
        assert!(row.starts_with(&setting.about()), "{}", setting.name);
        assert!(
            row.contains(&format!("| `{}` |", usual.value)),
            "{}",
            setting.name
        );
        let example = row.rsplit("| `").next().unwrap().trim_end_matches("` |");
        let more = if setting.name == "sections" {
            "actions: UnderItem,"
        } else {
            ""
        };
        let file = format!("({example}{more})");
        let told = read_style(&file, "docs/style.md").unwrap_or_else(|t| panic!("{t:?}: {file}"));
        let shown = explain(&told).into_iter().find(|s| s.name == setting.name);
        assert!(shown.is_some_and(|s| !s.is_usual), "{file} changes nothing");
    }
    // And nothing else.
    for row in page.lines().filter_map(|l| l.strip_prefix("| `")) {
        let name = row.split('`').next().unwrap();
        let known = SETTINGS.iter().any(|s| s.name == name);
        assert!(
            known || style_named(name).is_some(),
            "docs/style.md explains {name}"
        );
    }
    for wording in WORDINGS {
        let begun = format!("| `{}` | ", wording.name);
        let row = page.lines().find(|line| line.starts_with(&begun)).unwrap();
        for place in wording.may {
            assert!(
                row.contains(&format!("`{{{place}}}`")),
                "{}: {place}",
                wording.name
            );
        }
    }
    for style in STYLES {
        let about = style.told().unwrap().about;
        let row = format!("| `{}` | {about} |", style.name);
        assert!(page.contains(&row), "docs/style.md: {row}");
    }
    let example = page.split("```ron\n").nth(1).unwrap();
    let example = example.split("```").next().unwrap();
    read_style(example, "docs/style.md").unwrap_or_else(|t| panic!("{t:?}"));
}
