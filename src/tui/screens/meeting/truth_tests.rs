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
        sensitive: false,
        item: Some("2".into()),
    });
    let mut bench = Bench::with(journal, WIDE);
    bench.press("<C-Space>]");
    assert_eq!(
        bench.notice(),
        "Councillor Tom Castle declared an interest in item 5, is to leave for it and is in the room."
    );
    bench.press("<C-Space>]");
    assert!(!bench.notice().contains("interest"), "{}", bench.notice());
}

#[test]
fn whoever_presents_without_being_here_is_told_at_once() {
    let mut bench = Bench::running(WIDE);
    bench.press("<C-Space><Castle<Enter>");
    bench.press("<C-Space>pCastle<Enter>");
    bench.press("r");
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
