//! What holds the data, and that readers are told the same by the table as by reading it line by
//! line.

use std::collections::BTreeSet;

use super::HouseWords;
use super::{
    BodyName, DayOf, Honorific, Reach, after, alone, before, head, spans, table, told, whole,
};
use super::{Field, Label, MinutesTitle, Role, SectionHead, WORDS, fold, is, named, places, roles};

/// The lines that hold phrases, each with the section that it stands in.
fn lines() -> Vec<(&'static str, &'static str)> {
    let mut section = "";
    let mut out = Vec::new();
    for line in WORDS.lines() {
        if let Some(head) = line.strip_prefix('[') {
            section = head.strip_suffix(']').unwrap();
        } else if !line.is_empty() && !line.starts_with('#') {
            out.push((section, line));
        }
    }
    out
}

fn phrase(line: &str) -> &str {
    line.split('\t').next().unwrap()
}

#[test]
fn every_phrase_is_there_once() {
    let mut seen = BTreeSet::new();
    for (section, line) in lines() {
        assert!(seen.insert(phrase(line)), "[{section}] {line}");
    }
    assert!(seen.len() > 1000, "{}", seen.len());
}

#[test]
fn every_section_is_there_once_and_in_order() {
    let mut seen: Vec<&str> = lines().iter().map(|(s, _)| *s).collect();
    seen.dedup();
    let all: Vec<String> = roles::KINDS
        .iter()
        .flat_map(|(kind, roles)| roles.iter().map(move |r| format!("{kind} {r}")))
        .filter(|r| seen.contains(&r.as_str()))
        .collect();
    assert_eq!(seen, all);
    for (two, next) in lines().iter().zip(lines().iter().skip(1)) {
        let bare = |line: &'static str| table::line(line).words;
        let (one, other) = (bare(two.1), bare(next.1));
        assert!(
            two.0 != next.0 || (one, phrase(two.1)) < (other, phrase(next.1)),
            "[{}] {one} before {other}",
            two.0
        );
    }
}

#[test]
fn every_phrase_is_folded_and_says_what_is_known() {
    for (section, text) in lines() {
        let line = table::line(text);
        assert_eq!(fold(line.words), line.words, "[{section}] {text}");
        assert!(!line.words.is_empty(), "[{section}] {text}");
        assert!(roles::number(section).is_some(), "[{section}]");
        let mut own = BTreeSet::from([section]);
        for more in line.more.split(", ").filter(|m| !m.is_empty()) {
            assert!(roles::number(more).is_some(), "{text}: {more}");
            assert!(own.insert(more), "{text}: {more} twice");
        }
    }
}

#[test]
fn every_role_has_words_but_what_nothing_tells() {
    let known: BTreeSet<usize> = lines()
        .iter()
        .flat_map(|(section, text)| {
            let more = table::line(text).more.split(", ");
            std::iter::once(*section).chain(more).map(roles::number)
        })
        .flatten()
        .collect();
    for (kind, roles) in roles::KINDS {
        for role in *roles {
            let name = format!("{kind} {role}");
            let number = roles::number(&name).unwrap();
            assert!(*role == "other" || known.contains(&number), "{name}");
        }
    }
}

/// What the line says of the words, told without the table.
fn says(line: &str, folded: &str) -> bool {
    let phrase = phrase(line);
    let (before, phrase) = match phrase.strip_prefix("* ") {
        Some(rest) => (true, rest),
        None => (false, phrase),
    };
    let (bare, letters, words) = match phrase.strip_suffix(" *") {
        Some(bare) => (bare, false, true),
        None => match phrase.strip_suffix('*') {
            Some(bare) => (bare, true, true),
            None => (phrase, false, false),
        },
    };
    let padded = format!(" {folded} ");
    padded.match_indices(&format!(" {bare}")).any(|(at, _)| {
        let rest = &padded[at + 1 + bare.len()..];
        (at == 0 || before) && (letters || rest == " " || words && rest.starts_with(' '))
    })
}

fn all_that<R: Role + std::fmt::Debug>(kind: &str, words: &str) {
    let folded = fold(words);
    let numbers: BTreeSet<usize> = lines()
        .iter()
        .filter(|(_, line)| says(line, &folded))
        .flat_map(|(section, line)| {
            let more = table::line(line).more.split(", ");
            std::iter::once(*section).chain(more).collect::<Vec<_>>()
        })
        .filter(|role| role.strip_prefix(kind).is_some_and(|r| r.starts_with(' ')))
        .filter_map(roles::number)
        .collect();
    let first = numbers.first().map(|n| R::ALL[n - R::FIRST]);
    assert_eq!(named::<R>(words), first, "{kind}: {words}");
    for role in R::ALL {
        let known = numbers.contains(&(R::FIRST + role.number()));
        assert_eq!(is(*role, words), known, "{kind} {role:?}: {words}");
        assert_eq!(places(*role, &folded).next().is_some(), known, "{words}");
    }
}

proptest::proptest! {
    #![proptest_config(proptest::test_runner::Config::with_cases(48))]

    #[test]
    fn the_table_says_what_the_lines_say(
        first in 0_usize..5000,
        second in 0_usize..5000,
        before in "(|a |to )",
        between in "( |s | and |, )",
        behind in "(|s| of)",
    ) {
        let lines = lines();
        let bare = |at: usize| table::line(lines[at % lines.len()].1).words;
        let words = format!("{before}{}{between}{}{behind}", bare(first), bare(second));
        for words in [words.as_str(), bare(first)] {
            all_that::<Label>("label", words);
            all_that::<Field>("field", words);
            all_that::<SectionHead>("section", words);
            all_that::<MinutesTitle>("minutes title", words);
            all_that::<super::BusinessTitle>("business", words);
            all_that::<super::TrackerColumn>("tracker column", words);
            all_that::<super::Beside>("beside a name", words);
        }
    }

    #[test]
    fn what_is_folded_stays(words in "\\PC{0,24}") {
        let once = fold(&words).into_owned();
        proptest::prop_assert_eq!(fold(&once), once.as_str());
    }
}

#[test]
fn words_are_folded() {
    for (words, folded) in [
        ("Members' Interests:", "members interests"),
        ("Date & Time", "date and time"),
        ("R&D", "r and d"),
        ("Report author(s)", "report authors"),
        ("  Vice\u{2013}Chair ", "vice chair"),
        ("\u{c9}lan", "\u{e9}lan"),
        ("&", "and"),
        ("...", ""),
    ] {
        assert_eq!(fold(words), folded, "{words}");
    }
}

#[test]
fn phrases_are_found_where_they_are_printed() {
    let printed =
        "Public  Document Pack \u{2013} Children\u{2019}s & Adults\u{2019} Committee (Agenda)";
    let rest = after(BodyName::Before, printed).unwrap();
    assert_eq!(
        rest,
        " \u{2013} Children\u{2019}s & Adults\u{2019} Committee (Agenda)"
    );
    assert_eq!(
        before(BodyName::Behind, rest),
        Some(" \u{2013} Children\u{2019}s & Adults\u{2019} Committee (")
    );
    assert_eq!(after(BodyName::Before, "Agendas"), None);
    let words = "\u{c9}lan, Democratic  Services (Jo Lund); the Clerk";
    let found: Vec<&str> = spans(Reach::Officer, words).map(|at| &words[at]).collect();
    assert_eq!(found, ["Democratic  Services", "Clerk"]);
    assert_eq!(
        head(DayOf::Meeting, "parish council meeting of may"),
        Some(22)
    );
    assert_eq!(head(DayOf::Meeting, "meetings"), None);
    // Alone, whatever may stand around it elsewhere.
    assert!(whole(Reach::Officer, "Clerk:") && !whole(Reach::Officer, "the Clerk"));
    assert_eq!(alone::<Honorific>("CLLRS."), Some(Honorific::Several));
}

#[test]
fn words_are_told_whatever_their_letters_and_marks() {
    assert_eq!(named("Date of meeting:"), Some(Field::Date));
    assert_eq!(named("DATE & TIME"), Some(Field::DateTime));
    assert_eq!(named("Report author(s)"), Some(Label::Author));
    assert_eq!(named::<Field>("Date of the meeting that was"), None);
    assert_eq!(told(Honorific::One, "Cllr."), Some("Councillor"));
    assert_eq!(told(Honorific::One, "Smith"), None);
}

#[test]
fn the_words_of_a_house_go_before_those_of_the_program() {
    let words = HouseWords::read(
        "\u{feff}# ours\r\n[label author]\r\nCompiled  by:\r\nStatus\tfield venue\r\n\r\n[business declarations]\r\n* stakes *\r\n",
    );
    let words = words.unwrap();
    assert_eq!(named::<Label>("Compiled by"), None);
    assert_eq!(named("Status"), Some(Label::Status));
    words.during(|| {
        assert_eq!(named("COMPILED BY:"), Some(Label::Author));
        assert_eq!(named("Status"), Some(Label::Author));
        assert_eq!(named("Status"), Some(Field::Venue));
        assert_eq!(named("Date"), Some(Label::Date));
        assert!(is(
            super::BusinessTitle::Declarations,
            "Members and their stakes in it"
        ));
        assert!(!is(super::BusinessTitle::Declarations, "mistakes"));
    });
    assert_eq!(named::<Label>("Compiled by"), None);
    // What goes wrong in a reading leaves nothing behind.
    let broken = std::panic::catch_unwind(|| words.clone().during(|| panic!("broken")));
    assert!(broken.is_err() && named::<Label>("Compiled by").is_none());
}

#[test]
fn no_word_of_a_house_opens_what_is_kept_from_the_public() {
    let words = HouseWords::read("[label other]\nclassif*\nexempt information\nsubject\n").unwrap();
    words.during(|| {
        assert_eq!(named("Classification:"), Some(Label::Classification));
        assert_eq!(named("Exempt information"), Some(Label::Classification));
        assert_eq!(named("Subject"), Some(Label::Other));
    });
}

#[test]
fn a_wrong_line_of_a_house_is_told_by_its_number() {
    for (text, sentence) in [
        (
            "compiled by\n",
            "line 1: nothing says what these words may be.",
        ),
        (
            "[label autor]\ncompiled by\n",
            "line 1: \u{201C}label autor\u{201D} is nothing that words may be.",
        ),
        (
            "[verb turning]\nmull\n",
            "line 1: \u{201C}verb turning\u{201D} is nothing that words may be.",
        ),
        (
            "[label author]\n\n* *\n",
            "line 3: these are no words alone.",
        ),
        (
            "[label author]\nby\tfeld date\n",
            "line 2: \u{201C}feld date\u{201D} is nothing that words may be.",
        ),
    ] {
        let trouble = HouseWords::read(text).unwrap_err();
        assert_eq!(trouble.sentence.as_str(), sentence, "{text}");
    }
}

#[test]
fn the_page_for_officers_names_what_words_may_be() {
    let page = include_str!("../../../docs/pack-words.md");
    for (kind, roles) in roles::KINDS {
        let open = |role: &&&str| HouseWords::read(&format!("[{kind} {role}]\n")).is_ok();
        let open: Vec<&str> = roles.iter().filter(open).copied().collect();
        let row = format!("| `{kind}` | {} |", open.join(", "));
        assert_eq!(page.contains(&row), !open.is_empty(), "{row}");
    }
    for name in ["marking public", "section open", "exclusion stays"] {
        assert!(roles::number(name).is_some() && HouseWords::read(&format!("[{name}]")).is_err());
    }
    let example = page.split("\n\n").skip(2);
    let example: Vec<&str> = example.take_while(|p| p.starts_with("    ")).collect();
    let lines: Vec<&str> = example
        .iter()
        .flat_map(|p| p.lines())
        .map(str::trim)
        .collect();
    assert!(lines.len() > 4);
    HouseWords::read(&lines.join("\n")).unwrap();
}
