//! Who asks to speak, by keys, and where the list is seen.

use crate::meeting::audience::{Full, Public};
use crate::tui::testing::Bench;

const USUAL: (u16, u16) = (80, 24);

fn speakers(bench: &Bench) -> Vec<(String, bool)> {
    let meeting = bench.meeting();
    let found = meeting.speakers().iter();
    found.map(|s| (meeting.asker(&s.who), s.speaks)).collect()
}

fn names(bench: &Bench) -> Vec<String> {
    speakers(bench).into_iter().map(|(name, _)| name).collect()
}

/// Three who asked to speak, noted while writing.
fn asked() -> Bench {
    let mut bench = Bench::running(USUAL).keys("Members asked.");
    assert!(bench.press("<C-Space>,cas<Enter>") <= 6);
    bench.press("<C-Space>,Jo Reed<Enter>");
    bench.press("<C-Space>,0");
    bench
}

#[test]
fn whoever_asks_to_speak_is_noted_in_few_keys_and_called_by_one() {
    let mut bench = asked();
    assert_eq!(
        names(&bench),
        ["Councillor Tom Castle", "Jo Reed", "a member of the public"]
    );
    bench.sees("A member of the public waits to speak, number 3.");
    bench.sees("To speak: Castle, Jo Reed, the public");
    // The pen is where it was.
    bench.press(" More.<A-,>");
    bench.sees("Members asked. More.");
    bench.sees("Councillor Tom Castle speaks; 2 more wait.");
    bench.sees("Speaks: Castle; to speak: Jo Reed, the public");
    bench.press("<A-,><A-,>");
    assert_eq!(speakers(&bench), [("a member of the public".into(), true)]);
    bench.press("<A-,>");
    bench.sees("A member of the public has spoken; nobody waits.");
    bench.sees_no("Speaks:").sees_no("To speak");
    bench.press("<A-,>");
    bench.sees("nobody asked to speak");
}

#[test]
fn one_of_them_is_called_moved_or_dropped() {
    let mut bench = asked();
    bench.press("<A-.>3f");
    assert_eq!(
        names(&bench),
        ["a member of the public", "Councillor Tom Castle", "Jo Reed"]
    );
    bench.press("<A-.>1l<A-.>3e");
    assert_eq!(
        names(&bench),
        ["Councillor Tom Castle", "Jo Reed", "a member of the public"]
    );
    bench.press("<A-.>2s");
    bench.sees("Jo Reed speaks.");
    assert_eq!(speakers(&bench)[0], ("Jo Reed".to_owned(), true));
    bench.press("<A-.>Castle<Enter>x");
    bench.sees("Councillor Tom Castle no longer waits.");
    bench.press("<A-.>1d");
    assert_eq!(names(&bench), ["a member of the public"]);
    // Of one alone nothing is asked but what becomes of it.
    bench.press("<A-.>s");
    bench.sees("A member of the public speaks.");
}

#[test]
fn whoever_waits_already_or_is_not_here_is_not_put_down() {
    let mut bench = asked();
    bench.press("<C-Space>,Jo Reed<Enter>");
    bench.sees("Jo Reed waits to speak already.");
    bench.press("<Esc><Esc>");
    // Okoro is not here: the name is that of somebody else.
    bench.press("i<C-Space>,Okoro");
    bench.sees("of the public");
}

#[test]
fn the_list_is_undone_like_anything_and_ends_with_the_item() {
    let mut bench = asked();
    bench.press("<A-,><Esc><C-z>");
    assert_eq!(speakers(&bench).len(), 3);
    assert!(bench.meeting().speaks_now().is_none());
    bench.press("<C-z>");
    assert_eq!(names(&bench), ["Councillor Tom Castle", "Jo Reed"]);
    bench.press("]");
    assert!(speakers(&bench).is_empty());
    bench.sees_no("To speak");
    // The item was taken too soon.
    bench.press("<C-z>");
    assert_eq!(names(&bench), ["Councillor Tom Castle", "Jo Reed"]);
}

#[test]
fn in_a_wide_window_the_list_stands_above_the_people() {
    let mut bench = Bench::running((120, 30)).keys("<C-Space>,cas<Enter>");
    bench.sees("To speak (Alt-,)").sees_no("To speak: Castle");
    bench.press("<C-Space>,bel<Enter><A-,>");
    let screen = bench.screen();
    let at = |words: &str| {
        screen
            .find(words)
            .unwrap_or_else(|| panic!("{words}\n{screen}"))
    };
    assert!(at("To speak") < at("speaks") && at("speaks") < at("Okoro"));
    bench.press("<A-,><A-,>");
    bench.sees_no("To speak");
}

#[test]
fn there_is_room_for_few_names_in_a_narrow_window_and_the_others_are_counted() {
    let mut bench = asked();
    for name in ["Adam Smithson", "Beatrice Longfellow", "Cordelia Hathaway"] {
        bench.press(&format!("<C-Space>,{name}<Enter>"));
    }
    bench.sees("more (Alt-.)").sees("Not here: Okoro ?");
}

#[test]
fn no_reading_but_the_officers_holds_the_list() {
    let bench = asked();
    let meeting = bench.meeting();
    assert!(meeting.read_by::<Public>().speakers().is_empty());
    assert!(meeting.read_by::<Full>().speakers().is_empty());
    let journal = &bench.model.ui.session.as_ref().unwrap().journal;
    for line in [
        journal.history_for::<Public>(),
        journal.history_for::<Full>(),
    ]
    .concat()
    {
        assert!(!line.words.contains("speak"), "{}", line.words);
    }
    let last = journal.history().next_back().unwrap();
    assert_eq!(
        last.words,
        "a member of the public asked to speak (private)"
    );
}
