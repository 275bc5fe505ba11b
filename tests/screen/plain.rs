//! Plain mode: lines in, lines out. Everything that the screen does is done by lines, and nothing that
//! comes back draws, moves or is said twice.

#![allow(
    clippy::unwrap_used,
    reason = "a test that can't go on should stop where it stands"
)]

use chrono::DateTime;
use quorate::export::{Format, export};
use quorate::meeting::Phase;
use quorate::minutes::house::House;
use quorate::minutes::{Public, draft};
use quorate::tui::commands::{COMMANDS, Context};
use quorate::tui::plain::{Dialogue, WINDOW};
use quorate::tui::testing::Bench;

use crate::plain_tour::{FACTS, TOUR, assert_plain};

/// The sample in plain mode, on another day than its own.
struct Heard {
    bench: Bench,
    dialogue: Dialogue,
    all: String,
}

impl Heard {
    fn of(mut bench: Bench) -> Self {
        bench.resize(WINDOW.0, WINDOW.1);
        let (dialogue, lines) = Dialogue::begin(&mut bench);
        let all = lines.join("\n");
        Self {
            bench,
            dialogue,
            all,
        }
    }

    fn sample() -> Self {
        let now = DateTime::parse_from_rfc3339("2026-06-02T09:31:12+01:00").unwrap();
        Self::of(Bench::on(crate::tour::sample(), WINDOW, now))
    }

    fn running() -> Self {
        Self::of(Bench::running(WINDOW))
    }

    /// A line is typed; what is heard then, as one line.
    fn types(&mut self, line: &str) -> String {
        let said = self.bench.line(&mut self.dialogue, line).join("\n");
        self.all.push('\n');
        self.all.push_str(&said);
        said.split_whitespace().collect::<Vec<_>>().join(" ")
    }

    #[track_caller]
    fn hears(&mut self, line: &str, words: &str) -> String {
        let said = self.types(line);
        assert!(
            said.contains(words),
            "after {line:?}: no {words:?} in {said:?}"
        );
        said
    }

    fn minutes(&self) -> String {
        let minutes = draft::<Public>(self.bench.meeting(), &House::default());
        let text = String::from_utf8(export(Format::Text, &minutes)).unwrap();
        text.split_whitespace().collect::<Vec<_>>().join(" ")
    }
}

#[test]
fn the_five_minutes_of_the_readme_are_done_by_lines_alone() {
    let readme = include_str!("../../README.md");
    let five = readme
        .split("## Five minutes with the sample")
        .nth(1)
        .unwrap();
    let five = five.split("\n## ").next().unwrap();
    let told = five
        .lines()
        .filter(|l| l.starts_with(|c: char| c.is_ascii_digit()));
    let steps: Vec<u32> = told
        .map(|l| l.split('.').next().unwrap().parse().unwrap())
        .collect();
    let mut played: Vec<u32> = TOUR.iter().map(|(step, ..)| *step).collect();
    played.dedup();
    assert_eq!(
        steps, played,
        "the README's steps and those that are played"
    );
    let mut heard = Heard::sample();
    for (_, line, words) in TOUR {
        heard.hears(line, words);
        heard.bench.pass(7);
        // Time alone says nothing.
        assert!(heard.dialogue.heard(&mut heard.bench).is_empty());
    }
    assert_eq!(*heard.bench.meeting().phase(), Phase::Closed);
    assert_plain(&heard.all);
    let minutes = heard.minutes();
    for fact in FACTS {
        assert_eq!(minutes.matches(fact).count(), 1, "{fact} in:\n{minutes}");
    }
}

#[test]
fn what_is_recorded_is_said_once_and_that_it_is_saved() {
    let mut heard = Heard::sample();
    for (_, line, _) in TOUR {
        let before = heard.bench.saved.len();
        let said = heard.types(line);
        if heard.bench.saved.len() > before {
            assert_eq!(said.matches("Saved.").count(), 1, "{line}: {said}");
        } else {
            assert!(!said.contains("Recorded"), "{line}: {said}");
        }
        let sentences: Vec<&str> = said.split(". ").filter(|s| s.len() > 40).collect();
        for (at, sentence) in sentences.iter().enumerate() {
            assert!(!sentences[..at].contains(sentence), "{line}: {said}");
        }
    }
}

#[test]
fn a_line_that_is_no_command_changes_nothing() {
    let mut heard = Heard::running();
    let before = heard.bench.saved.len();
    let said = heard.types("Members asked about the beds.");
    assert!(said.contains("No command is called"), "{said}");
    assert!(said.contains("write"), "{said}");
    let said = heard.hears("re", "Several commands begin so");
    assert!(said.contains("resolve, or r:"), "{said}");
    assert_eq!(heard.bench.saved.len(), before);
}

#[test]
fn who_is_found_by_other_words_than_a_name_is_said_before_they_are_taken() {
    let mut heard = Heard::sample();
    for line in [
        "F2",
        "A",
        "open the meeting",
        "",
        "",
        "",
        "meeting",
        "next item",
    ] {
        heard.types(line);
    }
    let before = heard.bench.saved.len();
    // Nobody is called so; one has it in the name of their organisation.
    heard.hears("leaves voluntary", "Enter takes it");
    assert_eq!(heard.bench.saved.len(), before);
    heard.hears("", "Imran Siddiqui left");
    // Several are called so.
    let said = heard.types("leaves p");
    assert!(said.contains("fit \u{201C}p\u{201D}"), "{said}");
    assert!(said.contains("1: "), "{said}");
    heard.hears("1", "left");
}

#[test]
fn a_command_on_a_list_is_for_the_row_that_is_named_or_for_none() {
    let mut heard = Heard::sample();
    heard.types("roll");
    let before = heard.bench.saved.len();
    heard.hears("apologies nobody at all", "nothing was done");
    assert_eq!(heard.bench.saved.len(), before);
    heard.hears(
        "apologies prosser",
        "apologies from Councillor Si\u{e2}n Prosser",
    );
    heard.hears("row hebden", "> ");
    heard.hears("x", "Hebden absent");
}

#[test]
fn new_warnings_are_said_when_they_come_and_only_then() {
    let mut heard = Heard::sample();
    for line in ["F2", "A", "open the meeting", "", "", "", "meeting"] {
        heard.types(line);
    }
    let said = heard.types("next item");
    assert!(!said.contains("Warning"), "{said}");
    heard.types("next item");
    // The item is left, and lacks what it should have had.
    heard.hears("next item", "Warning: Item 2 says neither");
    let said = heard.types("next item");
    assert!(!said.contains("Item 2"), "{said}");
}

#[test]
fn every_command_is_found_by_its_name_where_it_holds() {
    // By its lasting name each is one and no other; the foot's words are its name where it holds.
    let heard = Heard::running();
    let contexts = heard.bench.model.contexts();
    for spec in COMMANDS {
        if contexts.contains(&spec.context) || spec.context == Context::Everywhere {
            let mut heard = Heard::running();
            let said = heard.types(spec.name);
            assert!(
                !said.contains("No command is called"),
                "{}: {said}",
                spec.name
            );
            assert!(!said.contains("Several commands"), "{}: {said}", spec.name);
            assert_plain(&heard.all);
        }
    }
}

#[test]
fn what_can_be_done_is_said_when_it_is_asked() {
    let mut heard = Heard::running();
    heard.hears("?", "more says them");
    let mut all = heard.types("again");
    loop {
        let said = heard.types("more");
        if said.contains("There is no more") {
            break;
        }
        all.push_str(&said);
    }
    for spec in COMMANDS.iter().filter(|s| s.context == Context::Meeting) {
        let may = spec.may(&heard.bench.model.ui).is_ok();
        assert_eq!(all.contains(spec.help), may, "{}", spec.help);
    }
    heard.hears("? vote", "Record the vote");
    heard.hears("arrives", "Who arrives?");
    heard.hears("?", "An empty line takes what is offered");
    heard.hears("/.", "Before the body: item 4");
    heard.hears("esc", "");
    assert!(heard.bench.model.ui.form.is_none());
}
