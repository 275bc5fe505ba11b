//! The screen played by keys: what officers press, and what they then see.

use quorate::meeting::entry::{Kind, Movement, Stage};
use quorate::tui::input::{Input, typed};
use quorate::tui::key::script;
use quorate::tui::testing::Bench;

const USUAL: (u16, u16) = (80, 24);

/// Keys that a fact takes, from the record with the caret in a sentence back to it.
fn counted(fact: &str, at_most: usize) -> Bench {
    let mut bench = Bench::running(USUAL);
    bench.press("Members asked how it ");
    let before = bench.before_caret();
    let text = bench.meeting().all_entries()[0].id;
    let keys = bench.press(fact);
    assert!(keys <= at_most, "{fact}: {keys} keys");
    assert_eq!(bench.before_caret(), before, "{fact}\n{}", bench.screen());
    bench.press("went.");
    bench.pass(2);
    let entry = bench.meeting().entry(text).unwrap();
    assert_eq!(entry.text, "Members asked how it went.", "{fact}");
    bench
}

fn newest_movement(bench: &Bench) -> Option<Movement> {
    let movements = bench.meeting().movements();
    match &movements.last()?.kind {
        Kind::Movement { how, .. } => Some(*how),
        _ => None,
    }
}

#[test]
fn an_arrival_a_departure_and_a_return_take_four_keys_at_most() {
    let bench = counted("<C-Space>>o<Enter>", 4);
    assert_eq!(newest_movement(&bench), Some(Movement::Arrived));
    bench.sees("Nell Okoro").sees("7 of 7");
    let bench = counted("<C-Space>><Enter>", 3);
    assert_eq!(newest_movement(&bench), Some(Movement::Arrived));
    let mut bench = counted("<C-Space><b<Enter>", 4);
    assert_eq!(newest_movement(&bench), Some(Movement::Left));
    assert_eq!(bench.press("<C-Space>>b<Enter>"), 4);
    assert_eq!(newest_movement(&bench), Some(Movement::Returned));
}

#[test]
fn no_declarations_takes_three_keys_and_a_declaration_seven_and_its_nature() {
    let bench = counted("<C-Space>d0", 3);
    assert!(
        bench
            .meeting()
            .all_entries()
            .iter()
            .any(|e| e.kind == Kind::NoneDeclared)
    );
    let nature = "a trustee of the food bank";
    let keys = format!("<C-Space>dc<Enter>j<Enter>{nature}<Enter>");
    let bench = counted(&keys, 7 + nature.len());
    let declared = bench
        .meeting()
        .all_entries()
        .iter()
        .any(|e| matches!(e.kind, Kind::Declaration { .. }) && e.text == nature);
    assert!(declared, "{}", bench.screen());
}

#[test]
fn a_resolution_as_recommended_takes_three_keys() {
    let bench = counted("<C-Space>r<Enter>", 3);
    assert_eq!(bench.stage(), Some(Stage::Agreed));
    bench.sees("a agreed").sees("b agreed");
}

#[test]
fn the_next_item_takes_two_keys_and_an_action_six() {
    let mut bench = Bench::running(USUAL);
    assert_eq!(bench.press("<C-Space>]"), 2);
    bench.sees("WINTER PRESSURES").sees("writing in 5");
    bench.press("Officers were asked to report back.");
    let keys = bench.press("<C-Space>a<Enter>i<Enter>n");
    assert!(keys <= 6, "{keys}");
    let action = bench
        .meeting()
        .all_entries()
        .iter()
        .find(|e| matches!(e.kind, Kind::Action { .. }))
        .unwrap();
    assert_eq!(action.text, "Officers were asked to report back.");
    bench.sees("Asha Iyer");
    assert!(bench.before_caret().ends_with("report back."));
}

#[test]
fn letters_are_text_until_the_pen_is_put_down() {
    let bench = Bench::running(USUAL).keys("]r>x");
    assert!(bench.before_caret().ends_with("]r>x"));
    let bench = bench.keys("<Esc>]");
    bench.sees("WINTER PRESSURES");
    let bench = bench.keys("ihello");
    assert!(bench.before_caret().ends_with("hello"));
}

#[test]
fn enter_ends_a_paragraph_and_splits_one_and_backspace_joins() {
    let mut bench = Bench::running(USUAL);
    bench.press("One two.<Enter>Three.");
    bench.sees("4.1").sees("4.2");
    bench.press("<Up><Home><C-Right><Enter>");
    bench.pass(2);
    let texts = |b: &Bench| -> Vec<String> {
        let item = b.meeting().before_body().unwrap();
        b.meeting()
            .entries_of(item)
            .map(|e| e.text.clone())
            .collect()
    };
    assert_eq!(texts(&bench), ["One", "two.", "Three."]);
    bench.press("<BS>");
    assert_eq!(texts(&bench), ["One two.", "Three."]);
    assert!(bench.before_caret().trim_end().ends_with("One"));
}

#[test]
fn undo_takes_words_first_and_asks_before_anything_else() {
    let mut bench = Bench::running(USUAL);
    bench.press("Some words");
    bench.press("<C-Space>>o<Enter>");
    bench.press("<C-z>");
    assert!(bench.notice().starts_with("Undone: typed"));
    bench.press("<Left>");
    bench.sees_no("Some words").sees("7 of 7");
    bench.press("<C-z>");
    assert!(bench.notice().starts_with("Undo:"), "{}", bench.notice());
    bench.sees("7 of 7");
    bench.press("<C-y>");
    bench.sees("Some words");
}

#[test]
fn looking_at_another_item_is_no_fact_and_the_sentence_waits() {
    let mut bench = Bench::running(USUAL);
    bench.press("Half a sentence");
    bench.pass(2);
    let before = bench.saved.len();
    bench.press("<A-Down>");
    bench.sees("writing in 5").sees("[4 Child poverty");
    bench.press("<C-Space>2");
    bench.sees("writing in 2");
    assert_eq!(bench.saved.len(), before);
    bench.press("<C-Space>.");
    assert!(bench.before_caret().ends_with("Half a sentence"));
}

#[test]
fn a_form_goes_back_step_by_step_and_keeps_what_was_answered() {
    let mut bench = Bench::running(USUAL);
    bench.press("<C-Space>fa later meeting<Enter>");
    bench.sees("Why?");
    bench.press("<Esc>");
    bench.sees("a later meeting");
    bench.press("<Esc>");
    bench.sees_no("Put off to which");
    bench.press("<C-Space>f");
    bench.sees("a later meeting");
    bench.press("<Enter><Enter>");
    bench.sees("deferred");
}

#[test]
fn typing_is_saved_within_a_second_and_the_header_says_so() {
    let mut bench = Bench::running(USUAL);
    bench.press("abc");
    bench.sees("1 not saved");
    bench.pass(1);
    bench.sees(" saved").sees_no("not saved");
    assert_eq!(bench.newest(), "abc");
}

#[test]
fn a_burst_in_command_mode_runs_nothing_and_is_offered_as_text() {
    let mut bench = Bench::running(USUAL);
    bench.press("<Esc>");
    let before = bench.saved.len();
    let keys = script("rx]wxyzabcdef").unwrap();
    assert_eq!(typed(&keys).as_str(), "rx]wxyzabcdef");
    bench.input(Input::Burst(keys));
    assert_eq!(bench.saved.len(), before);
    bench.press("i<C-v>");
    assert!(bench.before_caret().ends_with("rx]wxyzabcdef"));
}

#[test]
fn a_paste_is_text_and_its_lines_are_paragraphs() {
    let mut bench = Bench::running(USUAL);
    bench.paste("First.\nSecond, with:\n- one\n- two\n\nThird.");
    bench.pass(2);
    let item = bench.meeting().before_body().unwrap();
    let texts: Vec<&str> = bench
        .meeting()
        .entries_of(item)
        .map(|e| e.text.as_str())
        .collect();
    assert_eq!(texts, ["First.", "Second, with:\n- one\n- two", "Third."]);
}

#[test]
fn no_window_is_too_small_to_go_on_in() {
    let screens = [
        "",
        "<Esc>",
        "<C-Space>",
        "<C-p>",
        "<F1>",
        "<C-Space>>",
        "<C-Space>r",
        "<F2>",
        "<F3>",
        "<F4>",
        "<F5>",
        "<F6>",
        "<F7>",
        "<F8>",
        "<F9>",
        "<F10>",
    ];
    for keys in screens {
        let mut bench = Bench::running(USUAL);
        bench.press("Members asked how the effect of poverty on children would be measured.");
        bench.press("<C-Space>r<Enter>");
        bench.press(keys);
        for width in (0..60).step_by(3) {
            for height in 0..25 {
                bench.resize(width, height);
            }
        }
        bench.resize(80, 24);
    }
}

#[test]
fn the_palette_finds_commands_and_says_why_one_cannot_be_run() {
    let bench = Bench::prepared(USUAL).keys("<C-p>next item");
    bench.sees("takes the next item").sees("isn't open yet");
    let bench = Bench::running(USUAL).keys("<C-p>next item<Enter>");
    bench.sees("WINTER PRESSURES");
}
