//! What is typed while a question is asked is not lost, and what was answered is kept.

use crate::tui::commands::Context;
use crate::tui::input::Input;
use crate::tui::key::script;
use crate::tui::testing::{Bench, at};

const USUAL: (u16, u16) = (80, 24);

/// The words of the item before the body, entry by entry.
fn texts(bench: &Bench) -> Vec<String> {
    let item = bench.meeting().before_body().unwrap();
    let entries = bench.meeting().entries_of(item);
    entries.map(|e| e.text.clone()).collect()
}

#[test]
fn words_typed_where_the_form_is_asked_go_into_the_record_whatever_they_begin_with() {
    for words in [
        "reports were heard.",
        "visits were made.",
        "papers came late.",
        "three spoke.",
        "2023 was hard.",
        "(A) was moved.",
    ] {
        let mut bench = Bench::running(USUAL);
        bench.press("<C-Space>pi<Enter>");
        bench.sees("Alt-v").sees("gave a verbal update");
        bench.press(words);
        bench.pass(2);
        assert_eq!(texts(&bench)[1], words);
        bench.sees("presented the report.");
        let mut bench = Bench::running(USUAL);
        bench.press("<C-Space>pi<Enter>");
        bench.input(Input::Burst(script(words).unwrap()));
        bench.pass(2);
        assert_eq!(texts(&bench)[1], words);
        let mut bench = Bench::running(USUAL);
        bench.press("<C-Space>pi<Enter>");
        bench.paste(words);
        bench.pass(2);
        assert_eq!(texts(&bench)[1], words);
    }
}

#[test]
fn a_command_can_be_started_while_a_question_is_asked() {
    // The cue of a name that was missed, named right after: typed straight on.
    let mut bench = Bench::running((120, 30));
    bench.press("<C-Space>pred scarf<Enter><Tab><Enter>");
    bench.press("<C-Space>n<Enter>Dr Una Moss<Enter>");
    bench.sees("Dr Una Moss presented the report.");
    // Another question waits while a command is run, and is there where the start is taken back.
    let mut bench = Bench::running(USUAL);
    bench.press("<C-Space>>zel<C-Space>");
    bench.press("<Esc>");
    bench.sees("Who arrives?").sees("zel");
    bench.press("<C-Space>]");
    bench.sees_no("Who arrives?");
    assert_eq!(
        bench
            .meeting()
            .before_body()
            .unwrap()
            .details
            .number
            .as_str(),
        "5"
    );
    bench.press("<C-Space>>");
    bench.sees("Who arrives?").sees("zel");
}

#[test]
fn a_key_that_does_nothing_in_a_question_says_so_and_the_screens_are_reached() {
    let mut bench = Bench::library(USUAL).keys("n<C-u><Enter>");
    assert!(
        bench.notice().contains("can't be left empty"),
        "{}",
        bench.notice()
    );
    bench.press("<F6>");
    assert!(
        bench.notice().contains("no session is open"),
        "{}",
        bench.notice()
    );
    bench.sees("Which body meets?");
    bench.press("<F1>");
    bench.sees_no("Which body meets?");
    bench.press("<Esc>");
    bench.sees("Which body meets?");
    let mut bench = Bench::running(USUAL).keys("<C-Space>dAshby<Enter>z");
    assert!(
        bench.notice().contains("z is none of the keys"),
        "{}",
        bench.notice()
    );
    for (key, context) in [
        ("<F5>", Context::Preview),
        ("<F6>", Context::Check),
        ("<F7>", Context::History),
        ("<F8>", Context::Export),
    ] {
        bench.press(key);
        assert_eq!(bench.model.top().page().context(), context);
        assert!(
            bench.notice().contains("The question waits"),
            "{}",
            bench.notice()
        );
        bench.press("<F12><C-Space>d");
        bench.sees("What kind of interest?");
    }
}

#[test]
fn many_keys_at_once_are_told_how_they_get_into_the_record() {
    let mut bench = Bench::running(USUAL).keys("One.<Esc>");
    bench.input(Input::Burst(script("Members asked.").unwrap()));
    bench.press("<C-v>");
    bench.pass(2);
    assert_eq!(texts(&bench)[0], "One.Members asked.");
    let mut bench = Bench::running(USUAL).keys("<C-Space>dAshby<Enter>");
    bench.input(Input::Burst(script("Members asked.").unwrap()));
    assert!(
        bench.notice().contains("Esc leaves the question"),
        "{}",
        bench.notice()
    );
}

#[test]
fn the_close_keeps_what_was_answered_while_what_is_missing_is_put_right() {
    let mut bench = Bench::running((100, 40));
    bench.press("<C-Space>C17:45<Enter>19 May 2026<Enter>");
    bench.sees("Close anyway?");
    // To the roll and back; other questions are asked and answered meanwhile.
    bench.press("<Down><Down><Enter>");
    assert_eq!(bench.model.top().page().context(), Context::Roll);
    assert!(
        bench.notice().contains("Ctrl-Space C on the record"),
        "{}",
        bench.notice()
    );
    bench.press("p<F12><C-Space><Bell<Enter>");
    bench.press("<C-Space>C");
    bench
        .sees("Close anyway?")
        .sees("17:45")
        .sees_no("Nell Okoro is neither");
    bench.press("y");
    assert_eq!(bench.meeting().closed(), Some(at(17, 45)));
    let next = bench.meeting().next_meeting().unwrap();
    assert_eq!(next.date.to_string(), "2026-05-19");
}
