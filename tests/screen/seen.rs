//! What is seen is seen by everybody: without colour, in high contrast, in a small window of large
//! letters, and with nothing that moves by itself.

#![allow(
    clippy::unwrap_used,
    reason = "a test that can't go on should stop where it stands"
)]

use quorate::tui::testing::Bench;
use quorate::tui::theme::{Looks, Theme};
use ratatui::style::Style;

use crate::tour::{five_minutes, minutes};

/// The runs of cells of the screen that have the colours and weight of a style.
fn runs(bench: &Bench, style: Style) -> Vec<String> {
    let cells = bench.cells();
    let mut out = Vec::new();
    for y in 0..cells.area.height {
        let mut run = String::new();
        for x in 0..cells.area.width {
            let cell = &cells[(x, y)];
            let same = style.fg.is_some_and(|fg| cell.fg == fg)
                && cell.modifier.contains(style.add_modifier);
            if same {
                run.push_str(cell.symbol());
            } else if !run.trim().is_empty() {
                out.push(std::mem::take(&mut run));
            }
        }
        if !run.trim().is_empty() {
            out.push(run);
        }
    }
    out
}

#[test]
fn the_same_words_are_seen_without_colour_and_in_high_contrast() {
    five_minutes((80, 24), |bench, _, keys, _, _| {
        let seen = bench.screen();
        for (colour, contrast, dark) in [
            (false, false, true),
            (true, true, true),
            (true, true, false),
            (false, true, true),
        ] {
            bench.looks = Looks {
                colour,
                contrast,
                dark,
                unicode: true,
                ..Looks::default()
            };
            bench.resize(80, 24);
            assert_eq!(bench.screen(), seen, "after {keys}");
        }
        bench.looks = Looks::default();
        bench.resize(80, 24);
    });
}

#[test]
fn whatever_is_red_says_in_words_or_by_a_mark_what_is_the_matter() {
    let alarm = Theme::default().alarm;
    let mut found = 0;
    let mut look = |bench: &Bench| {
        for run in runs(bench, alarm) {
            let letters = run.chars().filter(|c| c.is_alphabetic()).count();
            assert!(
                letters >= 4 || run.trim() == "!",
                "{run:?} in:\n{}",
                bench.screen()
            );
            found += 1;
        }
    };
    five_minutes((80, 24), |bench, _, _, _, _| look(bench));
    let mut bench = Bench::running((80, 24));
    for keys in [
        "<C-Space>V",
        "<Enter>",
        "<Esc><F6>",
        "<F8>",
        "<F12><C-Space>k",
    ] {
        bench.press(keys);
        look(&bench);
    }
    assert!(found > 8, "{found}");
}

#[test]
fn where_the_officer_is_has_a_mark_or_the_caret() {
    five_minutes((80, 24), |bench, _, keys, _, _| {
        let screen = bench.screen();
        let shown = bench.caret().is_some() || screen.contains('\u{203A}');
        // A page that is only read has nothing to be at.
        let read = ["Read back", " Preview ", "is closed", "Agreed at"];
        let read = read.iter().any(|title| screen.contains(title));
        assert!(shown || read, "after {keys}:\n{screen}");
    });
}

#[test]
fn everything_is_done_in_a_window_of_large_letters() {
    let usual = minutes(&five_minutes((80, 24), |_, _, _, _, _| {}));
    for size in [(60, 20), (40, 12)] {
        let bench = five_minutes(size, |bench, _, keys, _, _| {
            let screen = bench.screen();
            assert!(!screen.contains("too small"), "{screen}");
            // What is asked is seen, and so is where the answer goes.
            if let Some(form) = &bench.model.ui.form {
                let prompt: String = form.step().prompt.chars().take(20).collect();
                assert!(
                    screen.contains(&prompt),
                    "after {keys} at {size:?}:\n{screen}"
                );
            }
        });
        assert_eq!(minutes(&bench), usual, "at {size:?}");
    }
}

#[test]
fn nothing_moves_by_itself() {
    let mut last = String::new();
    five_minutes((80, 24), |bench, _, keys, _, _| {
        // Whatever was typed is recorded, and said to be.
        bench.pass(2);
        let before: Vec<String> = bench.screen().lines().map(str::to_owned).collect();
        for _ in 0..10 {
            bench.pass(0);
        }
        last = bench.screen();
        assert_eq!(last.lines().collect::<Vec<_>>(), before, "after {keys}");
    });
    // An hour changes the clock and the minutes of the item, and nothing else.
    let mut bench = Bench::running((80, 24)).keys("Members asked.");
    bench.pass(2);
    let before: Vec<String> = bench.screen().lines().map(str::to_owned).collect();
    for _ in 0..60 {
        bench.pass(60);
    }
    for (y, row) in bench.screen().lines().enumerate().skip(2) {
        assert_eq!(row, before[y], "row {y}");
    }
}
