//! Books of phrases on the command line, and docs/phrases.md.

use std::fmt::Write;

use crate::program::Workdir;
use quorate::phrases::{Book, VALUES};
use serde_json::Value;

#[test]
fn what_can_be_typed_is_listed_with_the_place_of_your_book() {
    let workdir = Workdir::new();
    let said = workdir.run(&["phrases"]).well();
    assert!(said.contains("\nndi           There were no declarations of interest.  (nobody"));
    assert!(said.contains("\nJSNA          Joint Strategic Needs Assessment\n"));
    let own = workdir.path("config/phrases.ron");
    assert!(
        said.contains(&format!("{}  (not there yet", own.display())),
        "{said}"
    );
    assert!(!said.lines().any(|line| line.ends_with(' ')));
}

#[test]
fn an_officer_makes_a_book_and_adds_to_it() {
    let workdir = Workdir::new();
    workdir.run(&["phrases", "--new"]).well();
    let made = workdir.read("config/phrases.ron");
    assert!(made.contains("is a place to fill"));
    workdir.put(
        "config/phrases.ron",
        made.replace("words: [", "words: [ // ours"),
    );
    workdir
        .run(&["phrases", "--add", "ndi", "Nobody declared [an interest]."])
        .well();
    workdir.run(&["phrases", "--word", "Aldmoor"]).well();
    workdir
        .run(&["phrases", "--abbreviation", "SHP", "Saltmarsh Housing Plan"])
        .well();
    let file = workdir.read("config/phrases.ron");
    assert!(file.contains("words: [ // ours"), "{file}");
    let said = workdir.run(&["phrases"]).well();
    assert!(
        said.contains("\nndi           Nobody declared [an interest].\n"),
        "{said}"
    );
    assert!(said.contains("\nSHP           Saltmarsh Housing Plan\n") && said.contains("Aldmoor"));
    assert!(!said.contains("There were no declarations of interest."));
    let checked = workdir
        .run(&["phrases", "--check", "config/phrases.ron"])
        .well();
    assert_eq!(checked, "sound: 1 phrase, 1 abbreviation, 1 word\n");
}

#[test]
fn a_book_is_made_as_it_is_first_added_to_and_only_its_owner_reads_it() {
    let workdir = Workdir::new();
    let said = workdir
        .run(&["phrases", "--body", "Anytown Board", "--word", "Aldmoor"])
        .well();
    let path = workdir.path("config/bodies/anytown-board.ron");
    assert_eq!(said.trim_end(), path.display().to_string());
    #[cfg(unix)]
    {
        use std::os::unix::fs::PermissionsExt;
        let mode = std::fs::metadata(&path).unwrap().permissions().mode();
        assert_eq!(mode & 0o777, 0o600);
    }
    assert!(
        workdir
            .run(&["phrases", "--body", "Anytown Board"])
            .well()
            .contains("Aldmoor")
    );
    assert!(!workdir.run(&["phrases"]).well().contains("Aldmoor"));
    assert!(
        !workdir
            .run(&["phrases", "--body", "Other Board"])
            .well()
            .contains("Aldmoor")
    );
    assert!(!workdir.path("config/phrases.ron").exists());
}

#[test]
fn the_body_goes_before_the_officer_and_the_officer_before_the_program() {
    let workdir = Workdir::new();
    let book = |ndi: &str, more: &str| {
        format!(
            "(phrases: [(code: \"ndi\", text: \"{ndi}\"), (code: \"{more}\", text: \"More.\")])"
        )
    };
    workdir.put("config/phrases.ron", book("Mine.", "mine"));
    workdir.put("config/bodies/anytown-board.ron", book("Theirs.", "theirs"));
    let words = ["phrases", "--format", "json", "--body", "Anytown Board"];
    let said = workdir.run(&words).well();
    let shown: Value = serde_json::from_str(&said).unwrap();
    let phrases = shown["phrases"].as_array().unwrap();
    let find = |code: &str| phrases.iter().find(|p| p["code"] == code).unwrap();
    assert_eq!(
        (&find("ndi")["text"], &find("ndi")["from"]),
        (&"Theirs.".into(), &"body".into())
    );
    assert_eq!(find("mine")["from"], "own");
    assert_eq!(find("prr")["from"], "starter");
    assert_eq!(shown["files"][1]["of"], "body");
    assert_eq!(shown["files"][1]["there"], true);
    // As one book, to be shared.
    let ron = workdir
        .run(&["phrases", "--format", "ron", "--body", "Anytown Board"])
        .well();
    let (shared, troubles) = Book::read(&ron, "shared");
    assert_eq!(troubles, []);
    assert_eq!(shared.phrase("ndi").unwrap().text.as_str(), "Theirs.");
    assert_eq!(shared.phrases.len(), Book::starter().phrases.len() + 2);
}

#[test]
fn what_is_wrong_is_told_and_what_is_right_holds() {
    let workdir = Workdir::new();
    let wrong = "(\n    phrases: [\n        (code: \"good\", text: \"Good.\"),\n        \
                 (code: \"two words\", text: \"Bad.\"),\n    ],\n)\n";
    workdir.put("config/phrases.ron", wrong);
    let listed = workdir.run(&["phrases"]);
    assert_eq!(listed.code, 1);
    assert!(
        listed.out.contains("\ngood          Good.\n"),
        "{}",
        listed.out
    );
    assert!(
        listed
            .err
            .contains("phrases.ron, line 4, column 16: The code \"two words\"")
    );
    let checked = workdir.run(&["phrases", "--check", "config/phrases.ron"]);
    assert_eq!((checked.code, checked.err.as_str()), (1, ""));
    assert_eq!(
        checked.out,
        "config/phrases.ron, line 4, column 16: The code \"two words\" is not of letters and \
         digits alone. A code is 1 to 12 letters and digits, without blanks.\n"
    );
    // Where it can't be told where something belongs, nothing is touched.
    let torn = "(phrases: [(code: \"good\", text: \"Good.\n";
    workdir.put("config/phrases.ron", torn);
    let refused = workdir.run(&["phrases", "--add", "more", "More."]);
    assert_eq!(refused.code, 1);
    assert!(
        refused.err.contains("phrases.ron, line 1, column 33"),
        "{}",
        refused.err
    );
    assert_eq!(workdir.read("config/phrases.ron"), torn);
}

#[test]
fn nothing_is_overwritten_and_refusals_name_the_way_out() {
    let workdir = Workdir::new();
    workdir.put("mine.ron", "()");
    let refused = workdir.run(&["phrases", "--new", "mine.ron"]);
    assert_eq!(refused.code, 3);
    assert!(refused.err.contains("there is such a file already"));
    assert_eq!(workdir.read("mine.ron"), "()");
    workdir.run(&["phrases", "--new", "new.ron"]).well();
    workdir.run(&["phrases", "--check", "new.ron"]).well();
    for (words, code, said) in [
        (vec!["--check", "nowhere.ron"], 3, "there is no such file"),
        (vec!["--add", "no good", "x"], 1, "without blanks"),
        (
            vec!["--add", "ok", "{weather}"],
            1,
            "There is no value {weather}.",
        ),
        (vec!["--add", "ok", " "], 1, "The phrase is empty."),
        (
            vec!["--body", " ", "--word", "x"],
            1,
            "The body has no name",
        ),
        (vec!["--word", " "], 1, "The word is empty."),
        (vec!["--abbreviation", "X", ""], 1, "what they stand for"),
        (vec!["--add", "ok"], 2, "2 values required"),
        (
            vec!["--word", "x", "--check", "y"],
            2,
            "cannot be used with",
        ),
    ] {
        let words = [vec!["phrases"], words].concat();
        let ran = workdir.run(&words);
        assert_eq!(ran.code, code, "{words:?} {ran:?}");
        assert!(ran.err.contains(said), "{words:?} {ran:?}");
    }
    assert!(!workdir.path("config").exists());
}

#[cfg(unix)]
#[test]
fn a_book_may_be_a_link_to_where_an_office_keeps_it() {
    let workdir = Workdir::new();
    let kept = workdir.put("office/ours.ron", "(words: [\"Aldmoor\"])");
    std::fs::create_dir_all(workdir.path("config")).unwrap();
    std::os::unix::fs::symlink(&kept, workdir.path("config/phrases.ron")).unwrap();
    workdir.run(&["phrases", "--word", "Stoke"]).well();
    assert_eq!(
        workdir.read("office/ours.ron"),
        "(words: [\"Aldmoor\", \"Stoke\"])"
    );
    assert!(workdir.path("config/phrases.ron").is_symlink());
}

/// What stands in docs/phrases.md after its mark.
fn tables() -> String {
    let starter = Book::starter();
    let cell = |text: &str| text.replace('|', "\\|").replace('\n', " ↵ ");
    let mut out = String::from("\n## Values\n\n| value | what it is |\n|---|---|\n");
    for (name, what) in VALUES {
        let _ = writeln!(out, "| `{{{name}}}` | {} |", cell(what));
    }
    out.push_str("\n## Phrases that come with the program\n\n| code | text | |\n|---|---|---|\n");
    for p in &starter.phrases {
        let (code, text, about) = (&p.code, cell(&p.text), cell(&p.about));
        let _ = writeln!(out, "| `{code}` | {text} | {about} |");
    }
    out.push_str("\n## Abbreviations that come with it\n\n| short | long | |\n|---|---|---|\n");
    for a in &starter.abbreviations {
        let known = if a.known { "known" } else { "" };
        let _ = writeln!(out, "| {} | {} | {known} |", cell(&a.short), cell(&a.long));
    }
    out
}

#[test]
fn the_page_tells_the_phrases_that_there_are() {
    const MARK: &str =
        "<!-- Made by the program: QUORATE_BLESS=1 cargo test --test program cli_phrases -->\n";
    let path = concat!(env!("CARGO_MANIFEST_DIR"), "/docs/phrases.md");
    let page = std::fs::read_to_string(path).unwrap();
    let (words, table) = page.split_once(MARK).unwrap();
    if std::env::var_os("QUORATE_BLESS").is_some() {
        std::fs::write(path, format!("{words}{MARK}{}", tables())).unwrap();
        return;
    }
    assert_eq!(
        table,
        tables(),
        "QUORATE_BLESS=1 cargo test --test program cli_phrases writes it anew"
    );
    // The book that the page shows is a right one, and what it says is told is told.
    let example = words
        .split("```\n(")
        .nth(1)
        .unwrap()
        .split("```")
        .next()
        .unwrap();
    let (book, troubles) = Book::read(&format!("({example}"), "phrases.ron");
    assert_eq!(
        (book.phrases.len(), book.words.len(), troubles.len()),
        (1, 2, 0)
    );
    let wrong = "(\n  phrases: [\n\n        (code: \"two words\", text: \"x\")])";
    let (_, troubles) = Book::read(wrong, "phrases.ron");
    assert!(
        words.contains(&format!("\n{}\n", troubles[0])),
        "{}",
        troubles[0]
    );
}
