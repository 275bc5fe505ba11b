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
use quorate::tui::job::{Done, Pack};
use quorate::tui::plain::{Dialogue, WINDOW};
use quorate::tui::port::News;
use quorate::tui::testing::{Bench, packs};
use quorate::tui::update::Msg;

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
    heard.hears("esc", "The question is left; its command goes on with it.");
    assert!(heard.bench.model.ui.form.is_none());
}

#[test]
fn a_key_that_types_nothing_is_asked_for_by_its_name() {
    let mut heard = Heard::running();
    let before = heard.bench.saved.len();
    heard.hears("write", "each line is a paragraph");
    heard.hears("Members asked\u{1b}[D\u{1b}[D", "Nothing was done");
    assert_eq!(heard.bench.saved.len(), before);
    heard.hears("", "a line is a command again");
    heard.hears("\u{1b}OQ", "by name, as F2");
    heard.hears("F2", "Roll call.");
}

/// The lines of the table in docs/accessibility.md, as they are typed.
fn told_lines() -> Vec<&'static str> {
    let page = include_str!("../../docs/accessibility.md");
    let table = page.split("| you type |").nth(1).unwrap();
    let rows = table
        .lines()
        .skip(2)
        .take_while(|line| line.starts_with('|'));
    let first = rows.map(|row| row.split('|').nth(1).unwrap());
    first
        .flat_map(|cell| cell.split('`').skip(1).step_by(2))
        .collect()
}

#[test]
fn every_line_that_the_page_tells_is_understood() {
    let lines = told_lines();
    assert!(lines.len() > 20, "{lines:?}");
    for line in lines {
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
        if line.contains("hebden") {
            heard.types("roll");
        }
        let said = heard.types(line);
        for not in [
            "No command is called",
            "Several commands",
            "Nothing was asked",
            "Not ",
        ] {
            // What is looked for may be a command that can't be given now.
            let may = not == "Not " && line.starts_with("? ");
            assert!(may || !said.contains(not), "{line}: {said}");
        }
        assert!(!said.is_empty(), "{line}");
    }
}

#[test]
fn the_page_names_tests_and_keys_that_there_are() {
    let page = include_str!("../../docs/accessibility.md");
    let root = std::path::Path::new(env!("CARGO_MANIFEST_DIR"));
    let quoted = page.split('`').skip(1).step_by(2);
    let mut files = 0;
    for path in quoted.filter(|q| {
        std::path::Path::new(q)
            .extension()
            .is_some_and(|e| e == "rs")
    }) {
        let found = root.join(path).exists() || root.join("src").join(path).exists();
        assert!(found, "{path}");
        files += 1;
    }
    assert!(files > 5);
    // Each criterion that is told of has a number of WCAG, and how it stands.
    let table = page.split("| criterion |").nth(1).unwrap();
    for row in table
        .lines()
        .skip(2)
        .take_while(|line| line.starts_with('|'))
    {
        let cells: Vec<&str> = row.split('|').map(str::trim).collect();
        assert!(cells[1].starts_with(|c: char| c.is_ascii_digit()), "{row}");
        assert!(
            ["holds", "does not apply", "in plain mode"]
                .iter()
                .any(|how| cells[2].starts_with(how)),
            "{row}"
        );
        assert!(cells[3].len() > 10, "{row}");
    }
}

#[test]
fn where_a_page_asks_for_words_a_line_is_words_and_elsewhere_a_command() {
    let mut heard = Heard::of(Bench::library(WINDOW));
    heard.hears("/", "Type the words");
    heard.hears("harbour", "Typed: harbour");
    heard.hears("esc", "No meetings of your own yet");
    // Reading a pack: a path, then Enter; what was there already isn't said again.
    let mut heard = Heard::of(Bench::library(WINDOW));
    heard.hears("from a pack", "Type the words");
    heard.types("/tmp/pack.txt");
    assert_eq!(heard.dialogue.prompt(&heard.bench.model), "Words: ");
    // Finding in the record.
    let mut heard = Heard::running();
    heard.types("write Members asked about the beds.");
    heard.hears("Ctrl-F", "Type the words");
    heard.hears("beds", "Typed: beds");
    heard.hears("esc", "");
    heard.hears("next item", "taken");
}

#[test]
fn the_review_of_a_pack_is_a_list_of_commands() {
    let mut bench = Bench::library(WINDOW);
    bench.take(Msg::Pack(Pack {
        paths: vec!["pack.pdf".to_owned()],
        after: None,
    }));
    let ticket = bench.model.ui.tickets;
    let read = Box::new(Ok(packs::doubtful()));
    bench.take(Msg::News(News::Done(Done::PackRead { ticket, read })));
    let mut heard = Heard::of(bench);
    // The field, and what is doubtful about it.
    assert!(
        heard
            .all
            .contains("Place, Council Chamber, Town Hall, to settle"),
        "{}",
        heard.all
    );
    assert!(heard.all.contains("Two rooms are named"), "{}", heard.all);
    heard.hears("next to settle", "Member, Asha Iyer");
    heard.hears("accept", "2 to settle");
    heard.hears("?", "make the meeting, or m: Make the meeting.");
    heard.hears("row Council Chamber", "Two rooms are named");
    heard.hears("mend", "Type the words");
    heard.hears("Room 7", "Typed: Room 7");
    heard.hears("", "1 to settle");
    heard.hears("read", "Place, Room 7");
}
