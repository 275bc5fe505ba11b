//! House styles on the command line: listed, shown, checked, explained, and documents printed in them.

use crate::program::{Workdir, strokes};

const SAMPLE: &str = "2014-11-20-westminster-hwb";

#[test]
fn a_ready_style_is_shown_copied_and_found_sound() {
    let workdir = Workdir::new();
    let list = workdir.run(&["style", "list"]).well();
    assert_eq!(list.lines().count(), 7, "{list}");
    for line in list.lines() {
        let style = line.split("  ").next().unwrap_or_default();
        let shown = workdir.run(&["style", "show", style]).well();
        workdir.put("copy.style.ron", shown);
        let said = workdir.run(&["style", "check", "copy.style.ron"]).well();
        assert!(said.starts_with(&format!("sound: {style}, ")), "{said}");
        let by_name = workdir.run(&["style", "explain", style]).well();
        let by_file = workdir.run(&["style", "explain", "copy.style.ron"]).well();
        assert_eq!(by_name, by_file);
        assert!(by_name.contains("  Who moved and seconded, after the words."));
    }
    let parish = workdir.run(&["style", "explain", "parish"]).well();
    assert!(parish.contains("* dates: Ordinal\n"), "{parish}");
    assert!(parish.contains("  weekdays: true\n"), "{parish}");
    workdir
        .run(&["style", "explain", "parrish"])
        .badly(3, &["no ready style", "parish"]);
}

#[test]
fn what_is_wrong_in_a_file_is_told_line_by_line() {
    let workdir = Workdir::new();
    workdir.put(
        "s.style.ron",
        "(\n  moved: \"By {movr}.\",\n  resolved: \"\",\n)",
    );
    let ran = workdir.run(&["style", "check", "s.style.ron"]);
    assert_eq!(ran.code, 1);
    for said in [
        "s.style.ron, line 2, column 14: {movr} is no place of this wording. There are: {mover}, {seconder}.",
        "s.style.ron, line 2, column 11: {mover} is missing in this wording.",
        "s.style.ron, line 3, column 3: A decision needs a word before it.",
    ] {
        assert!(ran.out.contains(said), "{said} is not in\n{}", ran.out);
    }
    workdir
        .run(&["minutes", SAMPLE, "--style", "s.style.ron"])
        .badly(1, &["line 2, column 14", "2 more"]);
    workdir
        .run(&["minutes", SAMPLE, "--style", "none.style.ron"])
        .badly(3, &["none.style.ron"]);
}

#[test]
fn documents_are_printed_in_another_style_and_the_session_keeps_its_own() {
    let workdir = Workdir::new();
    let usual = workdir.run(&["minutes", SAMPLE]).well();
    let same = workdir
        .run(&["minutes", SAMPLE, "--style", "westminster"])
        .well();
    assert_eq!(same, usual);
    workdir.put(
        "own.style.ron",
        "(inherits: \"parish\", resolved: \"IT WAS RESOLVED\")",
    );
    let own = workdir
        .run(&["minutes", SAMPLE, "--style", "own.style.ron"])
        .well();
    assert!(own.contains("20th November 2014"), "{own}");
    assert!(own.contains("**IT WAS RESOLVED"), "{own}");
    for command in [
        "actions",
        "decisions",
        "attendance",
        "votes",
        "declarations",
        "agenda",
    ] {
        let own = workdir
            .run(&[command, SAMPLE, "--style", "own.style.ron"])
            .well();
        assert!(own.contains("20th November 2014"), "{command}: {own}");
    }
    let publish = ["publish", SAMPLE, "out", "--formats", "text", "--style"];
    let publish: Vec<&str> = publish.into_iter().chain(["own.style.ron"]).collect();
    workdir.run(&publish).well();
    let minutes =
        workdir.read("out/2014-11-20-westminster-health-wellbeing-board-minutes-draft.txt");
    assert!(minutes.contains("20TH NOVEMBER 2014"), "{minutes}");
    assert_eq!(workdir.run(&["minutes", SAMPLE]).well(), usual);
}

#[test]
fn a_meeting_made_of_a_body_has_its_style_whatever_becomes_of_the_file() {
    let workdir = Workdir::new();
    workdir.put(
        "own.style.ron",
        "(inherits: \"parish\", dates: Ordinal, weekdays: false)",
    );
    workdir.put(
        "b.body.ron",
        "(inherits: \"parish council\", name: \"Keelby Parish Council\", style: \"own.style.ron\")",
    );
    workdir.run(&["body", "check", "b.body.ron"]).well();
    workdir
        .run(&[
            "new",
            "--body-file",
            "b.body.ron",
            "--date",
            "2026-03-04",
            "-o",
            "m.ron",
        ])
        .well();
    let made = workdir.run(&["minutes", "m.ron"]).well();
    assert!(made.contains("on 4th March 2026"), "{made}");
    workdir.put("own.style.ron", "(");
    assert_eq!(workdir.run(&["minutes", "m.ron"]).well(), made);
    let shown = workdir.run(&["show", "m.ron"]).well();
    assert!(shown.contains("\"style\": \"own\""), "{shown}");
    workdir
        .run(&["body", "check", "b.body.ron"])
        .badly(1, &["own.style.ron, line 1"]);
}

#[test]
fn a_script_tells_a_style_that_inherits_a_ready_one() {
    let workdir = Workdir::new();
    workdir.put(
        "a.script",
        "SetStyle(inherits: \"parish\", first_minute: 45)\n",
    );
    workdir
        .run(&["record", "2026-03-04-board.ron", "a.script", "--create"])
        .well();
    let log = workdir.run(&["log", "2026-03-04-board.ron"]).well();
    assert!(log.contains("the house style set"), "{log}");
    workdir.put("a.script", "SetStyle(inherits: \"parich\")\n");
    workdir
        .run(&["record", "2026-03-04-board.ron", "a.script"])
        .badly(1, &["no ready style", "parish"]);
}

#[test]
fn word_files_are_printed_on_the_template_of_the_house() {
    let workdir = Workdir::new();
    let own = workdir.path("house.docx");
    let own = own.to_str().unwrap();
    workdir.run(&["agenda", SAMPLE, "-o", own]).well();
    // A Word file serves as a template too: all its styles are found.
    let printed = workdir.run(&["minutes", SAMPLE, "--template", own, "-o", "on.docx"]);
    assert_eq!(printed.code, 0);
    assert!(
        printed.err.contains("own pages are left out"),
        "{}",
        printed.err
    );
    assert!(!printed.err.contains("has no style"), "{}", printed.err);
    for args in [
        &["minutes", SAMPLE, "--template", own, "-o", "on.html"][..],
        &["votes", SAMPLE, "--template", own, "--format", "csv"][..],
        &[
            "publish",
            SAMPLE,
            "out",
            "--template",
            own,
            "--formats",
            "odt",
        ][..],
    ] {
        workdir.run(args).badly(2, &["A template is for Word"]);
    }
    workdir.put("words.dotx", "Dear all");
    workdir
        .run(&[
            "minutes",
            SAMPLE,
            "--template",
            "words.dotx",
            "-o",
            "b.docx",
        ])
        .badly(1, &["words.dotx can't serve as a template", "(.dotx)"]);
    workdir
        .run(&["minutes", SAMPLE, "--template", "none.dotx", "-o", "b.docx"])
        .badly(3, &["none.dotx"]);
    // One that stands under the name of the style is taken without a word.
    std::fs::create_dir_all(workdir.path("config/templates")).unwrap();
    std::fs::copy(own, workdir.path("config/templates/westminster.dotx")).unwrap();
    workdir
        .run(&["minutes", SAMPLE, "-o", "by-itself.docx"])
        .well();
    let of = |name: &str| std::fs::read(workdir.path(name)).unwrap();
    assert_eq!(of("by-itself.docx"), of("on.docx"));
    workdir
        .run(&["minutes", SAMPLE, "--style", "parish", "-o", "parish.docx"])
        .well();
    workdir.run(&["publish", SAMPLE, "all"]).well();
    let minutes = "all/2014-11-20-westminster-health-wellbeing-board-minutes-draft.docx";
    assert_eq!(of(minutes), of("on.docx"));
}

#[test]
fn what_goes_out_is_what_the_house_names() {
    let workdir = Workdir::new();
    let names = |style: &str, folder: &str| -> Vec<String> {
        workdir.put("s.style.ron", style);
        let formats = ["--formats", "text", "--style", "s.style.ron"];
        let args = [&["publish", SAMPLE, folder][..], &formats].concat();
        let written = strokes(&workdir.run(&args).well());
        let stem = "2014-11-20-westminster-health-wellbeing-board-";
        let name = |line: &str| line.rsplit('/').next().unwrap().replace(stem, "");
        written.lines().map(name).collect()
    };
    assert_eq!(
        names("(publish: [Votes, Minutes])", "few"),
        [
            "minutes-draft.txt",
            "votes-draft.txt",
            "votes-draft.csv",
            "votes-draft.json",
            "manifest.json"
        ]
    );
    let all = names("()", "all");
    for one in ["decisions.txt", "popolo.json", "chapters.vtt"] {
        assert!(all.iter().any(|name| name == one), "{one}: {all:?}");
    }
    workdir.put("s.style.ron", "(publish: [])");
    let ran = workdir.run(&["style", "check", "s.style.ron"]);
    assert!(ran.out.contains("Nothing would go out."), "{}", ran.out);
}

#[test]
fn a_logo_beside_the_style_stands_in_its_documents_and_never_in_the_session() {
    let workdir = Workdir::new();
    let style = "// Keelby.\n(\n  name: \"keelby\",\n  logo: \"crest.png\",\n  logo_alt: \"The arms of Keelby\",\n)";
    workdir.put("house/keelby.style.ron", style);
    let check = ["style", "check", "house/keelby.style.ron"];
    let wrong = |said: &str| {
        let ran = workdir.run(&check);
        assert_eq!(ran.code, 1, "{}", ran.out);
        assert!(ran.out.contains(said), "{said} is not in\n{}", ran.out);
    };
    wrong(
        "keelby.style.ron, line 4, column 3: There is no file crest.png beside the style. Put it there",
    );
    workdir.put("house/crest.png", "<svg/>");
    wrong("line 4, column 3: crest.png is no picture in PNG or JPEG. Save it again");
    workdir.put("house/crest.png", vec![0x89_u8; 2 << 20]);
    wrong("crest.png is of 2048 KB, and may be of 1,024. Save it smaller");
    let picture = quorate::export::sample_picture::png(96, 96, None);
    workdir.put("house/crest.png", &picture);
    let said = workdir.run(&check).well();
    assert!(said.starts_with("sound: keelby, "), "{said}");
    for name in ["../crest.png", "crest.svg", "/crest.png"] {
        let other = style.replace("crest.png", name);
        workdir.put("house/other.style.ron", other);
        let ran = workdir.run(&["style", "check", "house/other.style.ron"]);
        assert!(
            ran.code == 1 && ran.out.contains("A logo is"),
            "{}",
            ran.out
        );
    }
    // Beside the style that is named.
    let words = [
        "minutes",
        SAMPLE,
        "--style",
        "house/keelby.style.ron",
        "--format",
        "html",
    ];
    let page = workdir.run(&words).well();
    assert!(page.contains("alt=\"The arms of Keelby\""), "{page}");
    for format in ["text", "markdown"] {
        let plain = workdir.run(&[&words[..5], &[format]].concat());
        assert_eq!(
            (plain.code, plain.err.contains("logo")),
            (0, false),
            "{}",
            plain.err
        );
    }
    // A session keeps the name; the file is looked for beside it, and its bytes are nowhere in it.
    let script = "DescribeBody(name: \"Keelby Parish Council\")\n\
         CallMeeting(date: \"2026-03-19\", start: \"18:00\", venue: \"Hall\")\n\
         SetStyle(inherits: \"parish\", logo: \"crest.png\")\n";
    workdir
        .run_with(&["record", "--create", "m.ron"], script)
        .well();
    let without = workdir.run(&["minutes", "m.ron", "--format", "html"]);
    assert_eq!(without.code, 0);
    assert!(!without.out.contains("<img"), "{}", without.out);
    assert!(
        without.err.contains(
            "the logo crest.png of the house style is not there, and is left out: put it into"
        ),
        "{}",
        without.err
    );
    assert!(without.err.contains("bodies"), "{}", without.err);
    let plain = workdir.run(&["minutes", "m.ron", "--format", "text"]);
    assert!(!plain.err.contains("logo"), "{}", plain.err);
    for place in ["crest.png", "config/templates/crest.png"] {
        workdir.put(place, &picture);
        for format in ["html", "docx", "odt", "pdf"] {
            let file = format!("{format}-{}.{format}", place.len());
            let ran = workdir.run(&["minutes", "m.ron", "--format", format, "-o", &file]);
            assert_eq!(
                (ran.code, ran.err.contains("logo")),
                (0, false),
                "{}",
                ran.err
            );
        }
        let page = workdir.read(&format!("html-{}.html", place.len()));
        assert!(
            page.contains("<img") && page.contains("alt=\"Keelby Parish Council\""),
            "{page}"
        );
        std::fs::remove_file(workdir.path(place)).unwrap();
    }
    let session = workdir.read("m.ron");
    assert!(
        session.contains("crest.png") && session.len() < picture.len() / 2,
        "{session}"
    );
    // One that is damaged later is told, and the rest is written.
    workdir.put("crest.png", &picture[..40]);
    let ran = workdir.run(&["publish", "m.ron", "out", "--formats", "odt,text"]);
    assert_eq!(ran.code, 0, "{}", ran.err);
    assert_eq!(
        ran.err
            .matches("is cut off or damaged, and is left out")
            .count(),
        1,
        "{}",
        ran.err
    );
}
