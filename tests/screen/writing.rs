//! What helps while writing, played by keys: names, phrases, structure, notes, marks.

#![allow(
    clippy::unwrap_used,
    reason = "a test that can't go on should stop where it stands"
)]

use quorate::export::testing::unpacked;
use quorate::export::{Format, export};
use quorate::meeting::entry::{Kind, Stream};
use quorate::minutes::house::House;
use quorate::minutes::{Full, Public, draft};
use quorate::tui::job::{Job, Keep, Scope};
use quorate::tui::port::Effect;
use quorate::tui::testing::Bench;

const USUAL: (u16, u16) = (80, 24);

/// The words of the entries of the item before the body, notes among them.
fn texts(bench: &Bench) -> Vec<String> {
    let item = bench.meeting().before_body().unwrap();
    bench
        .meeting()
        .entries_of(item)
        .map(|e| e.text.clone())
        .collect()
}

#[test]
fn rough_notes_stand_below_the_minutes_and_reach_no_document() {
    let mut bench = Bench::running(USUAL);
    bench.press("Members asked how ");
    bench.press("<A-n>ask Iyer: 319?<Enter>grey jacket, Rethink");
    bench.pass(2);
    bench.sees("Rough notes").sees("grey jacket");
    bench.press("<A-n>");
    assert!(bench.before_caret().ends_with("Members asked how "));
    bench.press("it went.<Enter>And then.");
    bench.pass(2);
    bench.sees("4.1").sees("4.2").sees_no("4.3");
    let note = bench
        .meeting()
        .all_entries()
        .iter()
        .find(|e| e.stream == Stream::Private)
        .unwrap();
    assert_eq!(note.text, "ask Iyer: 319?\ngrey jacket, Rethink");
    let house = House::default();
    for format in Format::ALL {
        let public = export(format, &draft::<Public>(bench.meeting(), &house));
        let full = export(format, &draft::<Full>(bench.meeting(), &house));
        for bytes in [public, full] {
            let words = unpacked(format, &bytes);
            assert!(
                !words.contains("319") && !words.contains("Rethink"),
                "{words}"
            );
            assert!(words.contains("it went"));
        }
    }
}

#[test]
fn what_is_pasted_among_the_notes_stays_there() {
    let mut bench = Bench::running(USUAL);
    bench.press("The first.<A-n>x ");
    bench.paste("one\ntwo\n\nthree");
    bench.press("<A-r>");
    bench.pass(2);
    let public = bench.meeting().all_entries().iter();
    let public: Vec<&str> = public
        .filter(|e| e.stream == Stream::Public)
        .map(|e| e.text.as_str())
        .collect();
    assert_eq!(public, ["The first."]);
    assert_eq!(bench.newest(), "x one\ntwo\n\nthree");
}

#[test]
fn lines_of_the_notes_become_paragraphs_in_one_key_each() {
    let mut bench = Bench::running(USUAL);
    bench.press("The first.<A-n>- the ward figures were late<Enter>grey jacket");
    bench.press("<Up><A-p>");
    let note = |b: &Bench| -> Vec<(String, bool)> {
        let all = b.meeting().all_entries().iter().filter(|e| !e.struck);
        all.map(|e| (e.text.clone(), e.is_note())).collect()
    };
    assert_eq!(
        note(&bench),
        [
            ("The first.".to_owned(), false),
            ("grey jacket".to_owned(), true),
            ("the ward figures were late".to_owned(), false),
        ]
    );
    bench.press("<A-p>");
    assert!(note(&bench).iter().all(|(_, is_note)| !is_note));
    bench.sees("4.3").sees("grey jacket");
    // Undo puts the line back among the notes.
    bench.press("<C-z>");
    assert!(note(&bench).contains(&("grey jacket".to_owned(), true)));
}

#[test]
fn a_doubtful_figure_is_flagged_and_settled_in_the_sentence() {
    let mut bench = Bench::running(USUAL);
    bench.press("There were 319<A-q>iy<Enter>");
    bench.sees("ask of Asha Iyer");
    bench.press(" replies.<F6>");
    bench.sees("319").sees("Asha Iyer");
    bench.press("<F12><Home><C-Right><C-Right><C-Space>Q");
    bench.press("<C-a>391<Enter>");
    bench.pass(2);
    assert_eq!(texts(&bench), ["There were 391 replies."]);
    bench.sees_no("ask of");
}

#[test]
fn somebody_new_is_put_down_without_leaving_the_sentence() {
    let mut bench = Bench::running(USUAL);
    bench.press("Members heard from Tessa Holt (Hub Manager)<C-n> that hubs were open.");
    bench.pass(2);
    let known = bench
        .meeting()
        .people()
        .iter()
        .find(|p| p.details.name.as_str() == "Tessa Holt");
    assert_eq!(known.unwrap().details.role.as_str(), "Hub Manager");
    assert_eq!(
        texts(&bench),
        ["Members heard from Tessa Holt (Hub Manager) that hubs were open."]
    );
}

#[test]
fn selected_words_become_a_phrase_with_a_code() {
    let mut bench = Bench::running(USUAL);
    bench.press("subject to the consent of the Council<C-a><A-k>");
    bench.sees("The code to type for it").sees("sttc");
    bench.press("stc<Enter>o");
    let kept = bench.effects.iter().find_map(|e| match e {
        Effect::Job(Job::Keep {
            scope,
            what: Keep::Phrase(phrase),
            ..
        }) => Some((*scope, phrase.clone())),
        _ => None,
    });
    let (scope, phrase) = kept.unwrap();
    assert_eq!(scope, Scope::Officer);
    assert_eq!(phrase.code.as_str(), "stc");
    assert_eq!(
        phrase.text.as_str(),
        "subject to the consent of the Council"
    );
}

#[test]
fn a_paragraph_that_says_so_becomes_a_resolution_with_one_key() {
    let mut bench = Bench::running(USUAL);
    bench.press("RESOLVED: That the assessment be noted; and that a plan be made.<Enter>");
    bench.sees("Tab").sees("resolution of 2 limbs");
    assert!(matches!(
        bench.meeting().all_entries()[0].kind,
        Kind::Paragraph
    ));
    bench.press("<Tab>");
    assert!(matches!(
        bench.meeting().all_entries()[0].kind,
        Kind::Resolution { .. }
    ));
    assert_eq!(
        texts(&bench),
        ["That the assessment be noted.\nThat a plan be made."]
    );
    bench.sees("4.1.1").sees("4.1.2");
    // One undo makes it what was typed.
    bench.press("<C-z>");
    assert_eq!(
        texts(&bench),
        ["RESOLVED: That the assessment be noted; and that a plan be made."]
    );
}

#[test]
fn what_is_proposed_is_left_by_typing_on() {
    let mut bench = Bench::running(USUAL);
    bench.press("ACTION: Dr Bell to circulate the figures by the next meeting.<Enter>The Chair");
    bench.sees_no("make it an action");
    bench.press("<C-t>");
    let action = &bench.meeting().all_entries()[0];
    let Kind::Action { owners, .. } = &action.kind else {
        panic!("{:?}", action.kind)
    };
    assert_eq!(owners.len(), 1);
    assert_eq!(action.text, "Circulate the figures.");
    assert!(bench.before_caret().ends_with("The Chair"));
}

#[test]
fn an_abbreviation_is_offered_written_out_once_and_a_known_one_never() {
    let mut bench = Bench::running(USUAL);
    bench.press("The JSNA");
    bench.sees("Joint Strategic Needs Assessment (JSNA)");
    bench.press("<Tab> was read by the NHS");
    assert!(
        bench.before_caret().ends_with("read by the NHS"),
        "{}",
        bench.screen()
    );
    bench.sees_no("National Health Service");
    bench.press(", and the JSNA");
    bench.sees_no("Tab Joint Strategic");
}

#[test]
fn slips_are_marked_when_asked_for_and_put_right_with_one_key() {
    let mut bench = Bench::running(USUAL);
    bench.press("Members recieved the the report.");
    bench.pass(2);
    bench.sees_no("Alt-2").sees_no("twice");
    // The mark at the caret tells what is wrong and what could stand there.
    bench.press("<A-s><A-s>");
    bench.sees("Tab received");
    bench.press("<Tab>");
    bench.pass(2);
    assert_eq!(texts(&bench), ["Members received the the report."]);
    bench.press("<A-s><Tab>");
    bench.pass(2);
    assert_eq!(texts(&bench), ["Members received the report."]);
    bench.press("<A-s>");
    assert_eq!(bench.notice(), "Nothing is marked here.");
}

#[test]
fn the_check_counts_slips_and_leads_to_each() {
    let mut bench = Bench::running(USUAL);
    bench.press("Members recieved the report.<Enter>They noted [what].<F6>");
    bench.sees("Spelling and style").sees("2 slips");
    bench.press("<End><Enter>");
    bench.sees("writing in 4");
    assert!(
        bench.before_caret().ends_with("[what]"),
        "{}",
        bench.before_caret()
    );
}

#[test]
fn a_word_that_is_right_is_kept_for_the_officer_or_the_body() {
    let mut bench = Bench::running(USUAL);
    bench.press("The zibbet was noted.<A-s><A-s><A-w>");
    let kept = bench.effects.iter().any(|e| {
        matches!(e, Effect::Job(Job::Keep { scope: Scope::Officer, what: Keep::Word(w), .. })
            if w.as_str() == "zibbet")
    });
    assert!(kept);
}

#[test]
fn tab_takes_what_is_meant_however_fast_the_keys_come() {
    let mut bench = Bench::running(USUAL);
    let keys = quorate::tui::key::script("Ca<Tab> awh<Tab> it was so.<Enter>").unwrap();
    bench.take(quorate::tui::update::Msg::Inputs(
        keys.into_iter()
            .map(quorate::tui::input::Input::Key)
            .collect(),
    ));
    bench.pass(2);
    assert_eq!(
        texts(&bench),
        ["Councillor Tom Castle (Cabinet Member for Children) asked whether it was so."]
    );
}

#[test]
fn what_a_form_pushed_out_of_sight_comes_back() {
    let mut bench = Bench::running((80, 14));
    bench.press("There were 319 replies<A-q>");
    bench.press("<Esc>");
    bench.sees("CHILD POVERTY   ").sees("There were 319");
}

#[test]
fn notes_never_come_between_paragraphs_that_are_joined_or_moved() {
    let mut bench = Bench::running(USUAL);
    bench.press("One.<Enter><A-n>a scrap<A-n>Two.");
    bench.pass(2);
    // The note was jotted down between the two.
    assert_eq!(texts(&bench), ["One.", "a scrap", "Two."]);
    bench.press("<A-S-Up>");
    let minutes = |b: &Bench| -> Vec<String> {
        let item = b.meeting().before_body().unwrap();
        let public = b.meeting().entries_of(item).filter(|e| !e.is_note());
        public.map(|e| e.text.clone()).collect()
    };
    assert_eq!(minutes(&bench), ["Two.", "One."]);
    bench.press("<A-S-Down>");
    assert_eq!(minutes(&bench), ["One.", "Two."]);
    bench.press("<Home><BS>");
    assert_eq!(minutes(&bench), ["One. Two."]);
    bench.sees("a scrap");
}

#[test]
fn another_item_is_marked_as_it_is_turned_to() {
    let mut bench = Bench::running(USUAL);
    bench.press("Members recieved it.<A-Down>They recieved that.");
    bench.pass(2);
    bench.press("<A-s><A-Up>");
    let marks = |b: &Bench| {
        b.model
            .ui
            .session
            .as_ref()
            .unwrap()
            .assist
            .marks
            .found()
            .len()
    };
    assert_eq!(marks(&bench), 1);
    let entry = bench.meeting().all_entries()[0].id;
    let session = bench.model.ui.session.as_ref().unwrap();
    assert_eq!(session.assist.marks.found()[0].entry, entry);
}

#[test]
fn a_burst_of_letters_is_no_answer_to_what_was_asked_before_it() {
    let mut bench = Bench::running(USUAL);
    // What was done last is of item 4, and the officer looks at item 5.
    bench.press("A note.<A-Down><C-z>");
    assert!(bench.notice().starts_with("Undo:"), "{}", bench.notice());
    let burst = quorate::tui::key::script("Members were told this.").unwrap();
    bench.input(quorate::tui::input::Input::Burst(burst));
    bench.press("<C-z>");
    // These words alone are undone, as after any other key.
    assert!(
        bench.notice().starts_with("Undone: typed"),
        "{}",
        bench.notice()
    );
    assert!(!bench.notice().contains("^Y"), "{}", bench.notice());
    bench.press("<A-Up>");
    bench.sees("A note.");
}

#[test]
fn what_comes_out_of_exempt_words_is_exempt_and_goes_into_no_book() {
    use quorate::meeting::entry::Place;
    use quorate::meeting::intent::{Intent, Order};
    let mut journal = quorate::tui::testing::running();
    let order = Order {
        stream: Stream::Exempt,
        ..Order::from(Intent::Write {
            item: None,
            text: "The bid of Marlow and Sons was taken".into(),
            more: Vec::new(),
            place: Place::End,
        })
    };
    journal
        .act(quorate::tui::testing::at(16, 5), &order)
        .unwrap();
    for made in [
        "<C-a><A-o>",
        "<C-a><A-r>",
        "<C-a><A-a><Enter>b<Enter>n",
        "<C-Space>a<Enter>b<Enter>n",
    ] {
        let mut bench = Bench::with(journal.clone(), USUAL);
        let before = bench.meeting().all_entries().len();
        bench.press(made);
        bench.pass(2);
        let entries = bench.meeting().all_entries();
        assert!(entries.len() > before, "{made}: {}", bench.screen());
        let house = House::default();
        let public = export(Format::Text, &draft::<Public>(bench.meeting(), &house));
        let public = String::from_utf8(public).unwrap();
        assert!(!public.contains("Marlow"), "{made}:\n{public}");
    }
    let mut bench = Bench::with(journal, USUAL);
    bench.press("<C-a><A-k>");
    assert!(bench.notice().contains("not public"), "{}", bench.notice());
    bench.press("<A-W>");
    assert!(bench.notice().contains("not public"), "{}", bench.notice());
    let kept = |e: &Effect| matches!(e, Effect::Job(Job::Keep { .. }));
    assert!(!bench.effects.iter().any(kept));
}
