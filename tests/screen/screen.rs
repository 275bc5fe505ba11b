//! The screen played by keys: what officers press, and what they then see.

#![allow(
    clippy::unwrap_used,
    reason = "a test that can't go on should stop where it stands"
)]

use quorate::meeting::entry::{Kind, Movement, Stage};
use quorate::tui::commands::Context;
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
fn undo_takes_the_newest_act_of_this_place_word_or_fact_and_says_which() {
    let mut bench = Bench::running(USUAL);
    bench.press("Some words");
    bench.press("<C-Space>>o<Enter>");
    bench.press("<C-z>");
    let said = bench.notice();
    assert!(
        said.starts_with("Undone: Nell Okoro") && said.contains("^Y"),
        "{said}"
    );
    bench.sees("Some words").sees("6 of 7");
    bench.press("<C-z>");
    assert!(
        bench.notice().starts_with("Undone: typed"),
        "{}",
        bench.notice()
    );
    bench.press("<Left>");
    bench.sees_no("Some words");
    bench.press("<C-y><C-y>");
    bench.sees("Some words").sees("7 of 7");
    // Facts are taken back in the order in which they came, whatever they are.
    bench.press("<C-Space>r<Enter>");
    assert_eq!(bench.stage(), Some(Stage::Agreed));
    bench.press("<C-z>");
    assert!(bench.notice().starts_with("Undone: "), "{}", bench.notice());
    assert_eq!(bench.stage(), None);
    bench.press("<C-Space>]<C-z>");
    bench.sees("[4 Child poverty");
}

#[test]
fn undo_asks_before_it_takes_back_what_was_done_in_another_place() {
    let mut bench = Bench::running(USUAL);
    bench.press("Some words<A-Down><C-z>");
    assert!(bench.notice().starts_with("Undo:"), "{}", bench.notice());
    bench.press("<C-z>");
    assert!(
        bench.notice().starts_with("Undone: typed"),
        "{}",
        bench.notice()
    );
    // On the roll it is what was done there.
    bench.press("<F2>7p<C-z>");
    assert!(
        bench.notice().starts_with("Undone: Nell Okoro"),
        "{}",
        bench.notice()
    );
    bench.press("<C-z>");
    assert!(bench.notice().starts_with("Undo:"), "{}", bench.notice());
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

fn standing(bench: &Bench) -> Vec<Kind> {
    let all = bench.meeting().all_entries().iter();
    all.filter(|e| !e.struck).map(|e| e.kind.clone()).collect()
}

#[test]
fn the_newest_resolution_is_read_back_with_one_key_and_stamped_with_another() {
    let mut bench = Bench::running(USUAL);
    bench.press("<C-Space>rw");
    bench.press("Discussion went on ");
    assert_eq!(bench.stage(), Some(Stage::Worded));
    assert_eq!(bench.press("<F9>"), 1);
    bench
        .sees("Resolved:")
        .sees("4.1.1")
        .sees("That the assessment be noted");
    bench.press("a");
    assert_eq!(bench.stage(), Some(Stage::Agreed));
    bench.sees("Agreed at 16:12");
    bench.press("<Esc>");
    assert!(bench.before_caret().ends_with("Discussion went on "));
}

#[test]
fn a_limb_can_be_amended_and_another_left_out() {
    let mut bench = Bench::running(USUAL);
    bench.press("<C-Space>ra<Enter>");
    bench.sees("Limb a as amended");
    bench.press("<C-u>the assessment be welcomed<Enter>");
    bench.sees("a amended").sees("b agreed");
    let mut bench = Bench::running(USUAL);
    bench.press("<C-Space>rbb<Enter>");
    bench.sees("a agreed").sees("b -");
}

#[test]
fn a_resolution_in_other_words_is_worded_agreed_and_reworded() {
    let mut bench = Bench::running(USUAL);
    bench.press("<C-Space>rothe matter be noted.<C-Space>y");
    assert_eq!(bench.stage(), Some(Stage::Agreed));
    bench.press("<C-Space>e");
    assert_eq!(bench.stage(), Some(Stage::Worded));
    bench.press(" Twice.");
    bench.pass(2);
    assert_eq!(bench.newest(), "That the matter be noted. Twice.");
    let newest = bench.meeting().resolutions().next_back().unwrap();
    assert_eq!(newest.earlier.len(), 1);
}

#[test]
fn limbs_are_lines_and_an_empty_one_ends_them() {
    let mut bench = Bench::running(USUAL);
    bench.press("<C-Space>roone be done; and<A-Enter>That two be done.");
    bench.press("<Enter><Enter>And then.");
    bench.pass(2);
    let resolution = bench.meeting().resolutions().next_back().unwrap();
    assert_eq!(resolution.text, "That one be done; and\nThat two be done.");
    assert_eq!(bench.newest(), "And then.");
}

#[test]
fn what_was_said_of_an_item_is_recorded_with_few_keys() {
    let mut bench = Bench::running(USUAL);
    bench.press("<C-Space>pi<Enter>v");
    bench.sees("Asha Iyer").sees("verbal update");
    bench.press("<C-Space>on");
    bench.sees("noted the report").sees("a answered");
    bench.press("<C-Space>ma");
    bench.press("<C-Space>g1cDone in February.<Enter>");
    bench.press("<C-Space>3");
    bench.sees("22 January 2026").sees("Done in February");
}

#[test]
fn somebody_new_is_shown_before_they_become_a_person() {
    let mut bench = Bench::running(USUAL);
    bench.press("<C-Space>>Dr Zed Young, Consultant, Rethink<Enter>");
    bench.sees("Dr Zed Young (Consultant), new to this meeting");
    assert!(standing(&bench).is_empty());
    bench.press("<Enter>a");
    assert_eq!(newest_movement(&bench), Some(Movement::Arrived));
    bench.sees("Zed Young");
    bench.press("<C-Space>>grey jacket, Rethink<Enter><Tab><Enter>a");
    bench.sees("[grey jacket, Rethink]");
    bench.press("<C-Space>n<Enter>Ms Una Vale, Rethink<Enter>");
    bench.sees("Una Vale").sees_no("grey jacket");
}

#[test]
fn a_deputy_not_announced_sits_in_for_a_member() {
    let mut bench = Bench::running(USUAL);
    bench.sees("6 of 7");
    bench.press("<C-Space>>Max Poole<Enter><Enter>do<Enter>");
    bench.sees("7 of 7");
}

#[test]
fn the_body_moved_on_a_while_ago() {
    let mut bench = Bench::running(USUAL);
    bench.press("About poverty.<Enter>About the winter.");
    bench.press("<Home><C-Space>b");
    bench
        .sees("WINTER PRESSURES")
        .sees("About the winter.")
        .sees("writing in 5");
    bench.press("<A-Up>");
    bench.sees("About poverty.").sees_no("About the winter.");
}

#[test]
fn an_entry_is_struck_restored_turned_and_timed() {
    let mut bench = Bench::running(USUAL);
    bench.press("It was agreed to write to NHS England.<C-Space>x");
    // What was struck is named, and stands in the record no more.
    bench.sees("Struck out: paragraph");
    assert!(standing(&bench).is_empty(), "{}", bench.screen());
    bench.press("<C-Space>z");
    assert_eq!(standing(&bench).len(), 1, "{}", bench.screen());
    bench.press("<Up><C-Space>Tai<Enter>n");
    assert!(
        matches!(standing(&bench)[0], Kind::Action { .. }),
        "{}",
        bench.screen()
    );
    bench.press("<C-Space>@1605<Enter><C-Space>><Enter>");
    bench.sees("16:05 Nell Okoro");
}

#[test]
fn items_are_deferred_withdrawn_and_added_late() {
    let mut bench = Bench::running((120, 30));
    bench.press("<C-Space>5");
    bench.press("<C-Space>wthe author is ill<Enter>");
    bench.press("<C-Space>lFlooding at the harbour<Enter>the storm was last night<Enter>");
    assert_eq!(bench.meeting().items().len(), 7);
    bench.press("<C-Space>Nto be set<Enter>");
    assert!(bench.notice().starts_with("That is no day"));
    bench.press("<C-u>14 May<Enter>");
    assert!(bench.notice().contains("14 May 2026"), "{}", bench.notice());
}

#[test]
fn the_meeting_is_opened_adjourned_and_closed() {
    let mut bench = Bench::prepared(USUAL);
    bench.sees("not open yet");
    bench.press("<C-Space>O<Enter>");
    assert!(bench.meeting().opened().is_some(), "{}", bench.screen());
    bench.press("<C-Space>Atomorrow<Enter>fire alarm<Enter>");
    bench.sees("adjourned");
    bench.press("<C-Space>R");
    bench.press("<C-Space>C");
    bench.sees("ended at what time?");
    bench.press("<Enter><Enter>");
    bench.sees("Close anyway?");
    bench.press("y");
    assert!(bench.meeting().closed().is_some());
}

#[test]
fn a_click_turns_to_an_item_and_puts_the_caret() {
    use quorate::tui::input::{Button, Mouse, MouseKind};
    let click = |column, row| {
        Input::Mouse(Mouse {
            kind: MouseKind::Down(Button::Left),
            column,
            row,
            ctrl: false,
            alt: false,
            shift: false,
        })
    };
    let mut bench = Bench::running((160, 50));
    bench.press("Some words here.");
    let (_, row) = bench.caret().unwrap();
    let column = bench.row(usize::from(row)).find("words").unwrap();
    // Rules and dots are longer than a byte; the record begins after them.
    let column = bench.row(usize::from(row))[..column].chars().count() as u16;
    bench.input(click(column, row));
    assert!(bench.before_caret().ends_with("Some "));
    let row = (0..50)
        .find(|y| bench.row(*y).contains("5 Winter"))
        .unwrap() as u16;
    bench.input(click(10, row));
    bench.sees("writing in 5");
}

#[test]
fn at_every_usual_size_the_record_and_the_facts_are_seen() {
    for size in [(80, 24), (120, 30), (160, 50), (200, 60)] {
        let mut bench = Bench::running(size);
        bench.press("Members asked.<C-Space>r<Enter><C-Space>><Enter>");
        bench
            .sees("CHILD POVERTY")
            .sees("Members asked.")
            .sees("7 of 7")
            .sees("saved");
    }
}

#[test]
fn without_colour_and_unicode_nothing_is_lost() {
    let mut bench = Bench::running((160, 50));
    bench.looks.colour = false;
    bench.looks.unicode = false;
    bench.resize(160, 50);
    bench.press("Members asked.<C-Space>");
    assert!(bench.screen().is_ascii(), "{}", bench.screen());
    bench.sees("+ Dr Bell").sees("> ");
}

#[test]
fn the_docs_tell_the_keys_that_there_are() {
    let told = quorate::tui::commands::as_markdown();
    let path = concat!(env!("CARGO_MANIFEST_DIR"), "/docs/keys.md");
    if std::env::var_os("WRITE_DOCS").is_some() {
        std::fs::write(path, &told).unwrap();
    }
    let docs = std::fs::read_to_string(path).unwrap_or_default();
    assert_eq!(
        docs, told,
        "WRITE_DOCS=1 cargo test --test screen writes docs/keys.md anew"
    );
}

#[test]
fn names_are_offered_and_only_tab_takes_them() {
    let mut bench = Bench::running(USUAL);
    bench.press("Ca");
    bench.sees("Tab Councillor Tom Castle");
    bench.press("<Tab>");
    // The first mention in an item is written with the role.
    assert!(
        bench
            .before_caret()
            .ends_with("Councillor Tom Castle (Cabinet Member for Children)")
    );
    bench.press(" asked Iy<Enter>");
    bench.pass(2);
    let words = "Councillor Tom Castle (Cabinet Member for Children) asked Iy";
    assert_eq!(bench.newest(), words);
}

#[test]
fn a_letter_draws_the_rows_that_it_changes_and_no_others() {
    let mut bench = Bench::running((200, 60));
    let words = "Members asked how the effect of poverty on children would be measured. ";
    for _ in 0..28 {
        bench.paste(words);
    }
    bench.press("<Up><Up><Up><Up><Up><Up><Up><Up><Home>");
    bench.press("ab");
    bench.pass(2);
    bench.press("c");
    // The words' row, and the header's row that says what is not saved.
    bench.press("d");
    assert!(bench.rows_drawn() <= 2, "{} rows", bench.rows_drawn());
    bench.press("<Left>");
    assert_eq!(bench.rows_drawn(), 0);
}

#[test]
fn all_present_takes_one_key_on_the_roll() {
    let mut bench = Bench::prepared(USUAL);
    bench.press("<F2>");
    assert_eq!(bench.press("A"), 1);
    bench.sees("7 of 7");
}

#[test]
fn words_that_may_not_be_recorded_are_refused_and_not_shown_as_if_they_were() {
    let mut bench = Bench::running(USUAL);
    bench.press("<C-Space>dc<Enter>s<Enter>");
    bench.press("<C-Space>.<C-Home>secret");
    bench.pass(2);
    let kept = bench
        .meeting()
        .all_entries()
        .iter()
        .all(|e| !matches!(e.kind, Kind::Declaration { .. }) || e.text.is_empty());
    assert!(kept);
    assert!(bench.notice().contains("withheld"), "{}", bench.screen());
    bench.sees_no("secret");
}

#[test]
fn an_action_starts_empty_and_is_offered_the_sentence_of_the_caret() {
    let mut bench = Bench::running(USUAL);
    bench.press("Members spoke of dentists. Dr Bell was asked to write to them. It was late.");
    bench.press("<C-Left><C-Left><C-Left><C-Left><C-Left>");
    let actions = |bench: &Bench| -> Vec<String> {
        let item = bench.meeting().before_body().unwrap();
        let entries = bench.meeting().entries_of(item);
        let actions = entries.filter(|e| matches!(e.kind, Kind::Action { .. }));
        actions.map(|e| e.text.clone()).collect()
    };
    // What is typed is all of it.
    bench.press("<C-Space>a");
    bench.sees("Enter  Dr Bell was asked to write to them.");
    bench.press("Write to the dentists.<Enter>b<Enter>n");
    assert_eq!(actions(&bench), ["Write to the dentists."]);
    // One key takes the sentence; it stands behind the action before it.
    bench.press("<C-Space>a<Enter>b<Enter>n");
    assert_eq!(
        actions(&bench),
        [
            "Write to the dentists.",
            "Dr Bell was asked to write to them."
        ]
    );
    // Words that are selected stand there already.
    bench.press("<C-S-Left><C-Space>a<Enter>b<Enter>n");
    assert_eq!(actions(&bench).len(), 3);
    let item = bench.meeting().before_body().unwrap();
    let kinds: Vec<bool> = bench
        .meeting()
        .entries_of(item)
        .map(|e| matches!(e.kind, Kind::Action { .. }))
        .collect();
    assert_eq!(kinds, [false, true, true, true]);
}

#[test]
fn an_action_stands_behind_what_was_decided_out_of_its_paragraph() {
    let mut bench = Bench::running(USUAL);
    bench.press("One.<Enter>Two.<Up>");
    bench.press("<C-Space>r<Enter><C-Space>aWrite.<Enter>b<Enter>n");
    let item = bench.meeting().before_body().unwrap();
    let texts: Vec<&str> = bench
        .meeting()
        .entries_of(item)
        .map(|e| match e.kind {
            Kind::Resolution { .. } => "resolution",
            _ => e.text.as_str(),
        })
        .collect();
    assert_eq!(texts, ["One.", "resolution", "Write.", "Two."]);
}

#[test]
fn who_presented_swallows_no_words() {
    let texts = |bench: &Bench| -> Vec<String> {
        let item = bench.meeting().before_body().unwrap();
        let entries = bench.meeting().entries_of(item);
        entries.map(|e| e.text.clone()).collect()
    };
    // Typed key by key, right after the person.
    let mut bench = Bench::running(USUAL);
    bench.press("<C-Space>pi<Enter>Members asked about it.");
    bench.pass(2);
    assert_eq!(texts(&bench)[1], "Members asked about it.");
    bench.sees("presented the report.");
    // Sent at once.
    let mut bench = Bench::running(USUAL);
    bench.press("<C-Space>pi<Enter>");
    bench.input(Input::Burst(script("Members asked about it.").unwrap()));
    bench.pass(2);
    assert_eq!(texts(&bench)[1], "Members asked about it.");
    // In the middle of a sentence; the form is still one key.
    let mut bench = Bench::running(USUAL);
    bench.press("Members asked<C-Space>pi<Enter>v about it.");
    bench.pass(2);
    assert_eq!(texts(&bench)[0], "Members asked about it.");
    bench.sees("verbal update");
}

#[test]
fn enter_in_the_place_of_a_phrase_goes_on_in_it_and_divides_nothing() {
    let texts = |bench: &Bench| -> Vec<String> {
        let item = bench.meeting().before_body().unwrap();
        let entries = bench.meeting().entries_of(item);
        entries.map(|e| e.text.clone()).collect()
    };
    for on in ["<Tab>", "<Enter>"] {
        let mut bench = Bench::running(USUAL);
        bench.press("vfa<Tab>5");
        bench.sees("Tab, Enter next place");
        bench.press(&format!("{on}2{on}1"));
        bench.sees("Tab, Enter end of the phrase");
        bench.press(on);
        bench.sees_no("of the phrase").sees_no("next place");
        assert!(bench.before_caret().ends_with("abstained."), "{on}");
        bench.press("<Enter>More.");
        bench.pass(2);
        assert_eq!(
            texts(&bench),
            ["5 voted for, 2 voted against and 1 abstained.", "More."],
            "{on}"
        );
    }
    // A cue in the place of a person, and a place at the very end of a sentence.
    let mut bench = Bench::running(USUAL);
    bench.press("ctt<Tab>red scarf<Enter>their<Enter><Enter>Next.");
    bench.pass(2);
    assert_eq!(texts(&bench).len(), 2, "{}", bench.screen());
    assert!(texts(&bench)[0].contains("thanked red scarf and their team"));
}

#[test]
fn the_close_lists_all_that_is_missing_and_each_line_leads_there_and_back() {
    let mut bench = Bench::running(USUAL);
    bench.press("<C-Space>C<Enter>19 May 2026<Enter>");
    for missing in [
        "Close anyway?",
        "Nell Okoro",
        "Item 4 has no outcome.",
        "Item 5 was neither taken nor deferred nor withdrawn.",
    ] {
        bench.sees(missing);
    }
    assert_eq!(bench.meeting().closed(), None);
    // The first line is the seat that nobody has accounted for.
    bench.press("<Down><Down><Enter>");
    assert_eq!(bench.model.top().page().context(), Context::Roll);
    bench.press("x<Esc>");
    // Back: what was answered stands, and that line is gone.
    bench.press("<C-Space>C<Enter><Enter>");
    bench.sees("Close anyway?").sees_no("Nell Okoro");
    // The check before the close has the same.
    bench.press("n");
    bench.sees("Item 5 was neither taken");
    bench.press("<F12><C-Space>C<Enter><Enter>y");
    assert!(bench.meeting().closed().is_some());
    let next = bench.meeting().next_meeting().unwrap();
    assert_eq!(next.date.to_string(), "2026-05-19");
}

#[test]
fn a_meeting_without_seats_is_opened_by_somebody_new_or_not_known() {
    let open = |keys: &str| {
        let mut bench = Bench::library(USUAL);
        bench.press("nForum<Enter>5 March 2026<Enter>4pm<Enter><Enter>iWelcome<Enter>");
        bench.press(keys);
        bench
    };
    for (keys, name) in [
        ("<F2>O<Enter>Jo Lund<Enter><Enter>", "Jo Lund"),
        ("<F2>O<Enter>0", "[the chair]"),
        ("<F12><C-Space>O0", "[the chair]"),
        ("<F12><C-Space>Ored scarf<Enter><Tab><Enter>", "[red scarf]"),
    ] {
        let mut bench = open(keys);
        let chair = bench.meeting().presiding().last().map(|p| p.person);
        let chair = chair.map(|p| bench.meeting().name(p));
        assert_eq!(chair.as_deref(), Some(name), "{keys}\n{}", bench.screen());
        bench.press("<F12><C-Space>]");
        bench.sees("[1 Welcome");
    }
}

#[test]
fn a_meeting_of_another_day_says_so_once_and_runs_on_its_own_day_or_today() {
    for (now, own) in [
        ("2026-02-20T10:15:30+00:00", "a rehearsal"),
        ("2026-08-20T10:15:30+01:00", "minuted afterwards"),
    ] {
        let now = chrono::DateTime::parse_from_rfc3339(now).unwrap();
        for timed in [true, false] {
            let journal = quorate::tui::testing::prepared();
            let mut bench = Bench::on(journal, USUAL, now);
            bench.press(if timed {
                "<F2>AO"
            } else {
                "<F2>A<F12><C-Space>O"
            });
            bench.sees("The agenda is for 5 March 2026, and today is");
            bench.sees(own);
            // The day is asked for once, and its own is what Enter takes.
            bench.press(if timed {
                "<Enter><Enter><Enter><F12>"
            } else {
                "<Enter><Enter>"
            });
            let opened = bench.meeting().opened().unwrap();
            assert_eq!(opened.format("%d %H:%M").to_string(), "05 16:00");
            bench.pass(240);
            bench.press("<C-Space>]Some words.");
            bench.sees("[1 Membership 0m]");
            bench.pass(600);
            bench.press("<C-Space>]");
            let first = &bench.meeting().items()[0].takings[0];
            assert_eq!(first.from.format("%d %H:%M").to_string(), "05 16:04");
            assert_eq!(first.to.unwrap().format("%d %H:%M").to_string(), "05 16:14");
            bench.press("<C-Space><i<Enter><C-Space>C");
            bench.sees("16:14");
            bench.press("<Enter><Enter>y");
            let closed = bench.meeting().closed().unwrap();
            assert_eq!(closed.format("%d %H:%M").to_string(), "05 16:14");
            // What was saved makes the same meeting.
            let mut records = quorate::tui::testing::prepared().records().to_vec();
            records.extend(bench.saved.iter().cloned());
            let writer = quorate::meeting::id::Writer::FIRST;
            let again =
                quorate::journal::Journal::replay(writer, "A. Clerk".into(), records).unwrap();
            assert_eq!(again.meeting(), bench.meeting());
        }
        let mut bench = Bench::on(quorate::tui::testing::prepared(), USUAL, now);
        bench.press("<F2>AOt<Enter><Enter><F12><C-Space>]");
        assert_eq!(bench.meeting().calling().date, now.date_naive());
        assert_eq!(
            bench.meeting().opened().unwrap().date_naive(),
            now.date_naive()
        );
    }
}

#[test]
fn a_refused_time_says_what_it_was_compared_with() {
    let now = chrono::DateTime::parse_from_rfc3339("2026-03-05T16:12:00+00:00").unwrap();
    let mut journal = quorate::tui::testing::running();
    let day_before = now - chrono::Duration::days(1);
    let order = quorate::meeting::Order {
        at: Some(quorate::meeting::intent::When::Exactly(day_before)),
        ..quorate::meeting::Order::from(quorate::meeting::Intent::Leave {
            person: "Bell".into(),
            item: None,
            reason: "".into(),
            place: quorate::meeting::entry::Place::End,
        })
    };
    let refusal = journal.act(now, &order).unwrap_err().to_string();
    assert!(
        refusal.contains("16:12 on 4 March 2026 is before the meeting began at 16:00 on 5 March"),
        "{refusal}"
    );
}

#[test]
fn a_meeting_is_rehearsed_on_the_evening_before() {
    let now = chrono::DateTime::parse_from_rfc3339("2026-03-04T22:00:20+00:00").unwrap();
    let mut bench = Bench::on(quorate::tui::testing::prepared(), USUAL, now);
    bench.press("<F2>AO<Enter><C-u>9am<Enter><Enter><F12>");
    bench.pass(60);
    bench.press("<C-Space>]");
    bench.sees("[1 Membership 0m]");
    let first = &bench.meeting().items()[0].takings[0];
    assert_eq!(first.from.format("%d %H:%M").to_string(), "05 09:01");
}
