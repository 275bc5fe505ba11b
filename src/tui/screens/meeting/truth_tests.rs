//! What the screen records and tells of people and times is true.

use crate::meeting::Intent;
use crate::meeting::agenda::Calling;
use crate::meeting::entry::Kind;
use crate::tui::testing::{Bench, at, running};

const USUAL: (u16, u16) = (80, 24);
const WIDE: (u16, u16) = (120, 30);

/// The record of the item written in: words, or "movement".
fn record(bench: &Bench) -> Vec<String> {
    let session = bench.model.ui.session.as_ref().unwrap();
    let item = session
        .sheet
        .item()
        .and_then(|id| session.meeting().item(id));
    let entries = session.meeting().entries_of(item.unwrap());
    entries
        .map(|e| match e.kind {
            Kind::Movement { .. } => "movement".to_owned(),
            _ => e.text.clone(),
        })
        .collect()
}

#[test]
fn a_paragraph_begun_after_an_arrival_stands_after_it() {
    let mut bench = Bench::running(USUAL);
    bench.press("The Board heard of<C-Space>>Okoro<Enter>");
    assert_eq!(record(&bench), ["The Board heard of", "movement"]);
    bench.press(" the plan.<Enter>It was welcomed.<Enter>It was agreed.<Enter>");
    assert_eq!(
        record(&bench),
        [
            "The Board heard of the plan.",
            "movement",
            "It was welcomed.",
            "It was agreed."
        ]
    );
    // Between paragraphs, with a new one begun and nothing written in it yet.
    let mut bench = Bench::running(USUAL);
    bench.press("One.<Enter>Three.<Up><End><Enter><C-Space>>Okoro<Enter>Two.<Enter>");
    assert_eq!(record(&bench), ["One.", "movement", "Two.", "Three."]);
}

#[test]
fn an_item_with_a_declared_interest_says_so_when_it_is_taken() {
    let mut journal = running();
    let mut act = |intent: Intent| {
        journal.act(at(16, 5), &intent.into()).unwrap();
    };
    act(Intent::Declare {
        person: "Castle".into(),
        interest: crate::meeting::entry::Interest::Prejudicial,
        items: vec!["5".into()],
        nature: "a governor".into(),
        leaves: true,
        registered: false,
        sensitive: false,
        dispensation: None,
        item: Some("2".into()),
    });
    let mut bench = Bench::with(journal, WIDE);
    bench.press("<C-Space>]");
    assert_eq!(
        bench.notice(),
        "Councillor Tom Castle declared an interest in item 5 and is to leave for it. \
         Alt-i records that they go out."
    );
    // The reminder stands until that is done, whatever is written meanwhile; nothing says that they
    // went.
    let said = "and said that they would leave the room for that item.";
    bench.press("The report was heard.").to_string();
    bench.sees("to go out: W").sees("6 to check");
    bench.press("<F6>");
    bench.sees("Councillor Tom Castle was to leave for item 5: no departure is recorded.");
    bench.press("<F12><C-Space>[<C-Space>[<C-Space>[");
    bench.sees(said.split_once(" the").unwrap().0);
    bench.press("<C-Space>.");
    bench.resize(80, 24);
    bench.sees("To go out for this item (Alt-i): Castle");
    // One key records it, and the same key the return.
    assert_eq!(bench.press("<M-i>"), 1);
    assert_eq!(
        bench.notice(),
        "Councillor Tom Castle left for the item; Alt-i records that they came back."
    );
    let castle = bench.meeting().people().iter();
    let castle = castle
        .map(|p| p.id)
        .find(|p| bench.meeting().name(*p).ends_with("Castle"));
    let castle = castle.unwrap();
    assert!(!bench.meeting().is_in_room(castle));
    bench.sees_no("To go out").sees("Not here");
    assert!(
        !bench
            .meeting()
            .findings()
            .iter()
            .any(|f| f.what.contains("no departure"))
    );
    bench.press("<C-Space>]");
    assert_eq!(
        bench.notice(),
        "Still out of the room: Councillor Tom Castle. Alt-i records the return."
    );
    assert_eq!(bench.press("<M-i>"), 1);
    assert!(bench.meeting().is_in_room(castle));
    // Nobody has to go out of this item.
    bench.press("<M-i>");
    assert!(
        bench.notice().contains("nobody declared"),
        "{}",
        bench.notice()
    );
    bench.press("<C-Space>W");
    assert!(
        bench
            .notice()
            .contains("nobody declared an interest in this item"),
        "{}",
        bench.notice()
    );
    bench.resize(120, 30);
    bench.press("<C-Space>j2");
    bench.sees("left the room for");
}

#[test]
fn whoever_presents_without_being_here_is_told_at_once() {
    let mut bench = Bench::running(WIDE);
    bench.press("<C-Space><Castle<Enter>");
    bench.press("<C-Space>pCastle<Enter>");
    bench.press("<A-r>");
    assert!(
        bench
            .notice()
            .contains("Councillor Tom Castle presents in item 4"),
        "{}",
        bench.notice()
    );
    assert!(
        bench.notice().contains("had left at 16:12"),
        "{}",
        bench.notice()
    );
    bench.press("<F6>");
    bench.sees("Councillor Tom Castle presents in item 4");
}

#[test]
fn a_holder_who_comes_takes_the_seat_back_and_the_screen_says_so() {
    let mut journal = running();
    let apology = Intent::Apologise {
        person: "Okoro".into(),
        deputy: Some(crate::meeting::intent::Who::New(
            crate::tui::people::new_person("Bea Lunn"),
        )),
        said_by: crate::meeting::text::Text::default(),
        said_on: None,
    };
    journal.act(at(16, 5), &apology.into()).unwrap();
    let mut bench = Bench::with(journal, WIDE);
    bench.press("<C-Space>>Okoro<Enter>");
    assert_eq!(
        bench.notice(),
        "Nell Okoro is here. Bea Lunn gives the seat back."
    );
    bench.sees("Bea Lunn ceased to act as deputy.");
}

#[test]
fn naming_a_cue_offers_those_who_are_known_and_makes_one_of_the_two() {
    let cue = "<F2>+red scarf<Enter><Tab><Enter><F3>n";
    let mut bench = Bench::running(WIDE).keys(cue);
    let before = bench.meeting().people().len();
    bench.press("Okoro<Enter>");
    bench.sees("Nell Okoro").sees("somebody new: Okoro");
    bench.press("a");
    assert_eq!(bench.meeting().people().len(), before - 1);
    let okoro = bench
        .meeting()
        .people()
        .iter()
        .find(|p| p.details.surname() == "Okoro");
    assert!(bench.meeting().is_in_room(okoro.unwrap().id));
    bench.sees_no("red scarf ");
    // On the meeting screen too; and another of that name is somebody new.
    let mut bench = Bench::running(WIDE).keys("<F2>+red scarf<Enter><Tab><Enter><F12>");
    bench.press("<C-Space>n<Enter>Ann Okoro, Nurse, Harbour Trust<Enter>");
    assert!(bench.notice().contains("Ann Okoro"), "{}", bench.notice());
    let mut bench = Bench::running(WIDE).keys("<F2>+red scarf<Enter><Tab><Enter><F12>");
    bench.press("<C-Space>n<Enter>Okoro, Nurse, Harbour Trust<Enter>n");
    assert_eq!(
        bench
            .meeting()
            .people()
            .last()
            .unwrap()
            .details
            .name
            .as_str(),
        "Okoro"
    );
}

#[test]
fn apostrophes_are_found_in_either_shape() {
    let mut bench = Bench::running(USUAL);
    bench.press("Members thanked Ms O\u{2019}Dowell and Mr O'Hara.<C-Home>");
    for (typed, found) in [("o'dowell", "O\u{2019}Dowell"), ("o\u{2019}hara", "O'Hara")] {
        bench.press(&format!("<C-f>{typed}<Esc>"));
        let session = bench.model.ui.session.as_ref().unwrap();
        assert_eq!(session.sheet.block().unwrap().text.selected(), found);
        bench.press("<C-Home>");
    }
    let mut bench =
        Bench::prepared(WIDE).keys("<F3>+Ms Hester O\u{2019}Dowell<Enter><Enter><Enter>");
    bench.press("<F2>+O'Dow");
    bench.sees("Ms Hester O\u{2019}Dowell");
}

#[test]
fn what_was_struck_or_undone_is_told_in_whole_words() {
    let mut bench = Bench::running(WIDE);
    bench.press("Danish pilots were heard.<C-Space>x");
    assert!(
        bench
            .notice()
            .contains("paragraph \u{201C}Danish pilots were heard.\u{201D} in item 4"),
        "{}",
        bench.notice()
    );
    bench.press("<C-Space>z");
    assert!(
        bench.notice().starts_with("Stands again: paragraph"),
        "{}",
        bench.notice()
    );
    // Letters typed here and there are told as the words that they made.
    let mut bench = Bench::running(WIDE);
    bench.press("Dnish fats.<Home><Right>a<End><Left><Left><Left>c<C-z>");
    assert!(
        bench
            .notice()
            .contains("typed \u{201C}Danish facts.\u{201D} in item 4"),
        "{}",
        bench.notice()
    );
    bench.press("<F7>");
    bench
        .sees("undid")
        .sees("typed \u{201C}Danish facts.\u{201D} in item 4");
}

#[test]
fn a_time_that_nobody_gave_is_asked_for_where_it_is_missing() {
    let mut journal = running();
    let call = Intent::CallMeeting(Calling {
        date: at(16, 0).date_naive(),
        ..Calling::default()
    });
    journal.act(at(16, 1), &call.into()).unwrap();
    let mut bench = Bench::with(journal, WIDE);
    bench.press("<F10>");
    bench.sees("no time given");
    bench.press("<Esc><F6>");
    bench.sees("The time at which the meeting was called is not given.");
    bench.press("<Enter>");
    bench.sees("On what day?");
    bench.press("<Enter>4pm<Enter><Enter><Enter>");
    bench.sees_no("is not given.\u{2009}");
    assert_eq!(
        bench.meeting().calling().start().map(|t| t.to_string()),
        Some("16:00:00".to_owned())
    );
}

#[test]
fn who_comes_after_a_decision_stands_after_it() {
    let mut bench = Bench::running((80, 24));
    bench.press("Members asked about the winter.");
    bench.press("<C-Space>r<Enter>");
    bench.press("<C-Space>\u{3E}oko<Enter>");
    let meeting = bench.meeting();
    let item = meeting.before_body().unwrap();
    let kinds: Vec<&str> = meeting.entries_of(item).map(|e| e.kind.name()).collect();
    assert_eq!(kinds, ["paragraph", "resolution", "arrival"]);
}

#[test]
fn a_resolution_says_that_once() {
    for typed in ["That the plan be agreed", "the plan be agreed"] {
        let mut bench = Bench::running(USUAL).keys("<C-Space>ro");
        bench.press(typed);
        bench.pass(2);
        assert_eq!(bench.newest(), "That the plan be agreed");
        let mut bench = Bench::running(USUAL).keys("<C-Space>ro");
        bench.paste(typed);
        bench.pass(2);
        assert_eq!(bench.newest(), "That the plan be agreed");
    }
    let mut bench = Bench::running(USUAL).keys("<C-Space>rothe plan be agreed<C-Space>B00");
    bench.press("That the plan be noted");
    bench.pass(2);
    assert_eq!(bench.newest(), "That the plan be noted");
    // In a paragraph what is typed stands.
    let mut bench = Bench::running(USUAL).keys("That That was said.");
    bench.pass(2);
    assert_eq!(bench.newest(), "That That was said.");
}

#[test]
fn a_departure_gets_its_reason_and_its_time_right_after_it() {
    let reason = |bench: &Bench| {
        let kinds = bench.meeting().all_entries().iter().map(|e| e.kind.clone());
        kinds
            .filter_map(|k| match k {
                Kind::Movement { reason, when, .. } => {
                    Some((reason.to_string(), when.format("%H:%M").to_string()))
                }
                _ => None,
            })
            .next_back()
            .unwrap()
    };
    // In no entry, and in the middle of a sentence.
    for before in ["", "Members asked about"] {
        let mut bench = Bench::running(USUAL).keys(before);
        bench.press("<C-Space><Bell<Enter><C-Space>D");
        bench.sees("It happened at:");
        bench.press("16:10<Enter>");
        bench.sees("Why?");
        bench.press("a clinic began<Enter>");
        assert_eq!(reason(&bench), ("a clinic began".into(), "16:10".into()));
        bench.press("<C-Space>D<Enter><Enter>");
        assert_eq!(bench.notice(), "Nothing is changed.");
        assert_eq!(reason(&bench), ("a clinic began".into(), "16:10".into()));
    }
}

#[test]
fn a_paragraph_that_is_split_or_joined_is_told_as_that() {
    let mut bench = Bench::running(WIDE);
    bench.press("Members asked. The plan was heard.<Home>");
    bench.press(&"<Right>".repeat("Members asked. ".len()));
    bench.press("<Enter><C-z>");
    let split = "split a paragraph in item 4 before \u{201C}The plan was heard.\u{201D}";
    assert!(bench.notice().contains(split), "{}", bench.notice());
    bench.press("<C-y><F7>");
    bench.sees(split).sees_no("deleted");
    bench.press("<F12><C-Down><Home><Backspace><C-z>");
    assert!(
        bench
            .notice()
            .contains("joined \u{201C}The plan was heard.\u{201D} to the paragraph before"),
        "{}",
        bench.notice()
    );
}

#[test]
fn what_is_missing_is_counted_once_for_every_screen() {
    let mut bench = Bench::running(WIDE);
    bench.press("One.<C-Space>rothe plan be agreed<Enter><C-Space>V");
    bench.press("<Esc><Esc>i");
    let count = bench.meeting().findings().len();
    bench.sees(&format!("{count} to check"));
    bench.press("<F6>");
    let warnings = bench.meeting().findings().into_iter();
    let warnings = warnings.filter(|f| f.severity == crate::meeting::check::Severity::Warning);
    let warnings = warnings.count();
    bench.sees(&format!(
        "{warnings} to put right   {} worth a look",
        count - warnings
    ));
    bench.press("<F8>");
    bench.sees(&format!("To check first (F6): {count}"));
    bench.sees("The meeting is still open");
    bench.press("<F12><C-Space>C<Enter><C-u><Enter>");
    let left = bench.meeting().left_at_close().len();
    assert!(left > 0);
    bench.sees(&format!(
        "{} things are missing: {count} to check, {left} left undone.",
        count + left
    ));
    bench.press("n");
    bench
        .sees(&format!("{left} left undone"))
        .sees("Left undone by the close");
}

#[test]
fn an_empty_paragraph_takes_no_number_and_counts_for_nobody() {
    let mut bench = Bench::running(WIDE);
    bench.press("One.<Enter>Two.<Enter>Three.<Up><C-u>");
    bench.pass(2);
    // While it is written it has its number.
    bench.sees("4.3   Three.");
    bench.press("<Down>");
    bench.sees("4.2   Three.").sees_no("4.3");
    bench.press("<Up>T");
    bench.sees("4.2   T").sees("4.3   Three.");
    bench.press("<Backspace><Down><S-F5>");
    bench.sees("4.2").sees_no("4.3");
    // Nor does it count among what stays out of the minutes.
    let mut bench = Bench::running(WIDE).keys("One.<Enter>Two.<C-Space>X<Enter>");
    let said = || {
        bench
            .meeting()
            .withheld_in_words::<crate::minutes::Public>()
    };
    assert!(
        said().is_some_and(|s| s.starts_with("1 exempt entry")),
        "{:?}",
        said()
    );
    bench.press("<C-u>");
    bench.pass(2);
    assert_eq!(
        bench
            .meeting()
            .withheld_in_words::<crate::minutes::Public>(),
        None
    );
}

#[test]
fn the_header_shows_the_clock_of_the_meeting() {
    let mut journal = crate::tui::testing::prepared();
    let open = crate::meeting::intent::Order {
        at: Some(crate::meeting::intent::When::Clock(at(16, 0).time())),
        ..crate::meeting::intent::Order::from(Intent::Open { presiding: None })
    };
    let rehearsed = at(9, 30) - chrono::Duration::days(2);
    for name in ["Ashby", "Bell"] {
        let mark = Intent::MarkPresent {
            person: name.into(),
        };
        journal.act(rehearsed, &mark.into()).unwrap();
    }
    journal.act(rehearsed, &open).unwrap();
    let mut bench = Bench::on(journal, USUAL, rehearsed);
    bench.pass(60 * 12);
    assert!(bench.row(0).contains("16:12"), "{}", bench.row(0));
}

#[test]
fn apologies_that_the_roll_tells_are_not_told_twice_unnoticed() {
    let mut bench = Bench::running(WIDE);
    bench.press("<C-Space>j1There were no apologies.<F6>");
    bench.sees("Item 1 tells of apologies twice");
}

#[test]
fn nobody_known_from_exempt_words_alone_is_offered_for_what_is_public() {
    use crate::meeting::agenda::{Exempt, ItemDetails};
    use crate::meeting::entry::{Form, Place, Stream};
    use crate::meeting::intent::{Order, Who};
    let mut journal = running();
    let details = journal.meeting().items()[4].details.clone();
    let private = Intent::ChangeItem {
        item: "5".into(),
        to: ItemDetails {
            exempt: Some(Exempt::default()),
            ..details
        },
        leave_public: false,
    };
    journal.act(at(16, 5), &private.into()).unwrap();
    let present = Order {
        stream: Stream::Exempt,
        ..Order::from(Intent::Present {
            item: Some("5".into()),
            who: vec![Who::New(crate::tui::people::new_person("Zed Quill"))],
            form: Form::Report,
            text: crate::meeting::text::Text::default(),
            place: Place::End,
        })
    };
    journal.act(at(16, 6), &present).unwrap();
    let mut bench = Bench::with(journal, WIDE);
    for command in ["p", "aThey write.<Enter>", "+"] {
        bench.press(&format!("<C-Space>j4<C-Space>{command}qui"));
        bench.sees_no("Zed Quill");
        bench.press("<C-u><Esc><Esc><Esc>i");
    }
    bench.press("<C-Space>j5<C-Space>pqui");
    bench.sees("Zed Quill");
}

#[test]
fn a_phrase_that_goes_on_is_followed_by_one_blank() {
    for (typed, stands) in [
        (
            "Members awh<Tab>it was so.",
            "Members asked whether it was so.",
        ),
        (
            "Members awh<Tab> it was so.",
            "Members asked whether it was so.",
        ),
        (
            "Members awh<Tab>, it was said.",
            "Members asked whether, it was said.",
        ),
        ("Members awh<Tab>  it", "Members asked whether  it"),
    ] {
        let mut bench = Bench::running(USUAL).keys(typed);
        bench.pass(2);
        assert_eq!(bench.newest(), stands, "{typed}");
    }
}

#[test]
fn words_that_nobody_wrote_follow_what_is_put_right() {
    let mut bench = Bench::running(USUAL).keys("<C-Space>]<C-Space>on");
    bench.sees("The Board noted the report.");
    bench.press("<C-Space>Dx");
    bench.sees("The Board took no decision.");
    // Undone as one.
    bench.press("<C-z>");
    bench.sees("The Board noted the report.");
    // What the officer wrote is theirs.
    bench.press("<End><BS>, and thanked its author.<C-Space>De");
    bench.sees("The Board noted the report, and thanked its author.");
    let mut bench = Bench::running(USUAL).keys("<C-Space>]<C-Space>pBell<Enter><Enter>");
    bench.sees("presented the report.");
    bench.press("<C-Space>Dv");
    bench.sees("gave a verbal update.");
}
