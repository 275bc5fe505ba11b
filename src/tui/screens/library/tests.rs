//! The library: its sessions, what is looked for, and what is found in all meetings.

use crate::meeting::check::Anchor;
use crate::meeting::text::Text;
use crate::tui::job::{Done, FoundPassage, FoundWords, Job};
use crate::tui::port::{BodyListed, Effect, Listed, Listing, News, SessionKey};
use crate::tui::testing::{Bench, at};
use crate::tui::update::Msg;

fn session(body: &str, state: &str, trouble: Option<&str>) -> Listed {
    Listed {
        key: SessionKey(body.to_owned()),
        body: body.to_owned(),
        date: at(16, 0).date_naive(),
        state: state.to_owned(),
        to_do: String::new(),
        sample: false,
        trouble: trouble.map(str::to_owned),
        ..Listed::default()
    }
}

fn full(size: (u16, u16)) -> Bench {
    let mut bench = Bench::library(size);
    let mut listed = bench.model.ui.library.clone();
    listed.push(Listed {
        to_do: "3 to check".to_owned(),
        ..session("Harbour Planning Committee", "closed", None)
    });
    listed.push(session(
        "Damaged Board",
        "",
        Some("The file is cut off in its first line. A repaired copy can be made."),
    ));
    bench.take(Msg::News(News::Listed(listed.into())));
    bench
}

#[test]
fn sessions_and_samples_stand_apart_with_what_is_left_to_do() {
    let mut bench = full((80, 24));
    bench.sees("2 meetings");
    bench
        .sees("Harbour Planning Committee")
        .sees("3 to check")
        .sees("5 Mar 2026");
    bench.sees("Samples; each opens as your own copy");
    bench.press("<Down>");
    bench.sees("! damaged").sees("The file is cut off");
}

#[test]
fn what_was_open_when_the_line_broke_is_offered_first() {
    let mut bench = Bench::library((80, 24));
    let later = |days| at(16, 0).date_naive() + chrono::Duration::days(days);
    let listed = vec![
        // Newer days stand first, and another was left open long ago.
        Listed {
            date: later(7),
            ..session("Prepared Board", "prepared", None)
        },
        Listed {
            saved: Some(at(15, 50)),
            ..session("Running Board", "open", None)
        },
        Listed {
            date: later(-9),
            saved: Some(at(15, 55) - chrono::Duration::days(9)),
            ..session("Forgotten Board", "open", None)
        },
    ];
    bench.take(Msg::News(News::Listed(listed.clone().into())));
    bench.sees("Open and saved at 15:50: Enter goes on where you were");
    bench.press("<Enter>");
    let opens = |key: &str| Effect::Open(SessionKey(key.to_owned()));
    assert!(bench.effects.contains(&opens("Running Board")));
    // Whoever moved the mark has it where they put it.
    let mut bench = Bench::library((80, 24));
    bench.take(Msg::News(News::Listed(listed.into())));
    bench.press("<Home>").to_string();
    bench.sees("3 meetings");
    bench.press("<Enter>");
    assert!(bench.effects.contains(&opens("Prepared Board")));
}

#[test]
fn a_sample_is_opened_as_a_copy_and_that_is_said() {
    let mut bench = Bench::library((80, 24));
    bench.press("<Enter>");
    assert!(
        bench
            .effects
            .iter()
            .any(|e| matches!(e, Effect::CopySample(_)))
    );
    assert!(
        bench.notice().contains("your own copy"),
        "{}",
        bench.notice()
    );
}

#[test]
fn letters_find_a_session_after_a_stroke() {
    let mut bench = full((80, 24));
    bench.press("/plan");
    bench.sees("Harbour Planning").sees_no("Damaged");
    bench.press("<Esc>");
    bench.sees("Damaged");
    bench.press("/planning<Enter>");
    assert!(matches!(
        bench.effects.last(),
        Some(Effect::Save(_) | Effect::Open(_))
    ));
}

#[test]
fn a_meeting_is_made_by_hand() {
    let mut bench = Bench::library((80, 24));
    bench.press("nHarbour Forum<Enter><Enter>19 March 2026<Enter>4pm<Enter>Town Hall<Enter>");
    let made = bench.effects.iter().find_map(|e| match e {
        Effect::Create(new) => Some(new.clone()),
        _ => None,
    });
    let made = made.unwrap();
    assert_eq!(made.body, Text::line("Harbour Forum"));
    assert_eq!(made.calling.venue, Text::line("Town Hall"));
    assert_eq!(made.calling.start.to_string(), "16:00:00");
    assert_eq!(made.like, None);
}

#[test]
fn a_meeting_is_made_of_a_ready_kind_that_its_name_tells() {
    let mut bench = Bench::library((80, 24));
    bench.press("nKeelby Parish Council<Enter>");
    bench.sees("What is the body like?").sees("parish council");
    bench.press("<Enter>19 March 2026<Enter>7pm<Enter>Village Hall<Enter>");
    let meeting = bench.meeting();
    assert_eq!(meeting.body().name, Text::line("Keelby Parish Council"));
    assert_eq!(meeting.rules().quorum.in_words(), "1/3 least 3");
    assert_eq!(meeting.seats().len(), 5);
    assert_eq!(meeting.items().len(), 7);
}

#[test]
fn a_file_of_the_body_is_offered_first_with_its_day_time_and_place() {
    let source = r#"(inherits: "parish council", name: "Keelby Parish Council", start: "18:30",
        venue: "Old School", meetings: ["2026-03-04", "2026-04-01"])"#;
    let mut bench = Bench::library((80, 24));
    bench.bodies = vec![BodyListed {
        key: "/bodies/keelby.body.ron".to_owned(),
        body: crate::bodies::read(source, "keelby").unwrap(),
    }];
    bench.press("nKeelby parish council<Enter>");
    bench.sees("your file");
    bench.press("<Enter>");
    bench.sees("1 April 2026");
    bench.press("<Enter>");
    bench.sees("18:30");
    bench.press("<Enter>");
    bench.sees("Old School");
    bench.press("<Enter>");
    let meeting = bench.meeting();
    assert_eq!(meeting.calling().date.to_string(), "2026-04-01");
    assert_eq!(meeting.calling().venue, Text::line("Old School"));
    assert_eq!(meeting.seats().len(), 5);
}

#[test]
fn place_items_left_and_last_saved_are_told_in_the_width_there_is() {
    for size in [(160, 50), (120, 30), (80, 24)] {
        let mut bench = Bench::library(size);
        let listed = vec![Listed {
            place: "Town Hall".to_owned(),
            items_left: Some(6),
            saved: Some(at(15, 42)),
            ..session("Harbour Planning Committee", "open", None)
        }];
        bench.take(Msg::News(News::Listed(listed.into())));
        bench
            .sees("Town Hall")
            .sees("6 items left")
            .sees("saved 5 Mar 2026 15:42");
        let row = bench
            .screen()
            .lines()
            .position(|l| l.contains("Harbour Planning"));
        let beside = bench.row(row.unwrap()).contains("6 items left");
        assert_eq!(beside, size.0 > 80, "{}", bench.screen());
    }
}

#[test]
fn meetings_of_one_body_and_day_are_told_apart_by_their_files() {
    for size in [(160, 50), (80, 24)] {
        let mut bench = Bench::library(size);
        let file = |name: &str| Listed {
            key: SessionKey(format!("/sessions/{name}.ron")),
            ..session("Harbour Planning Committee", "open", None)
        };
        let other = session("Harbour Ferry Committee", "open", None);
        let listed = vec![file("harbour"), file("harbour-branch1"), other];
        bench.take(Msg::News(News::Listed(listed.into())));
        bench.press("<Home>");
        bench.sees("harbour.ron");
        bench.press("<Down>");
        bench.sees("harbour-branch1.ron");
        bench.press("<Down>");
        bench.sees_no(".ron");
    }
}

fn found(heading: &str, text: &str, mark: &str) -> FoundPassage {
    let from = text.find(mark).unwrap();
    FoundPassage {
        key: SessionKey("2025-11-20-harbour.ron".to_owned()),
        body: "Harbour Board".to_owned(),
        date: at(16, 0).date_naive(),
        heading: heading.to_owned(),
        text: text.to_owned(),
        marks: std::iter::once(from..from + mark.len()).collect(),
        place: None,
    }
}

/// What was last asked of all meetings, with its ticket.
fn asked(bench: &Bench) -> Option<(u64, String)> {
    bench.effects.iter().rev().find_map(|e| match e {
        Effect::Job(Job::FindWords { ticket, typed }) => Some((*ticket, typed.clone())),
        _ => None,
    })
}

#[test]
fn what_is_typed_finds_meetings_and_words_in_their_minutes() {
    for size in [(80, 24), (160, 50)] {
        let mut bench = full(size);
        bench.press("/housing");
        let (ticket, typed) = asked(&bench).unwrap();
        assert_eq!(typed, "housing");
        let words = "7.4 Resolved: that the report on what the partners had done since the spring be \
            noted, and that the Housing Strategy be adopted.";
        let passages = vec![found("7 Housing and Health", words, "Housing Strategy")];
        let answer = |passages: Vec<FoundPassage>| FoundWords {
            all: 12,
            meetings: 5,
            passages,
            left: 3,
            ..FoundWords::default()
        };
        // What was asked for before counts no more.
        let old = Done::Found {
            ticket: ticket - 1,
            found: answer(Vec::new()),
        };
        bench.take(Msg::News(News::Done(old)));
        bench.sees_no("In the minutes");
        let done = Done::Found {
            ticket,
            found: answer(passages),
        };
        bench.take(Msg::News(News::Done(done)));
        bench.sees("In the minutes: 12 passages in 5 meetings");
        bench.sees("3 sessions still to be read");
        // The passage in its place, of the marked row.
        bench
            .sees("7 Housing and Health")
            .sees("7.4 Resolved: that");
        bench.sees("Harbour Board").sees("Housing Strategy");
        bench.press("<Enter>");
        let looked = bench
            .effects
            .iter()
            .any(|e| matches!(e, Effect::Look(key, None) if key.0.contains("harbour")));
        assert!(looked);
        assert!(
            bench.notice().contains("Opened to look at"),
            "{}",
            bench.notice()
        );
        // Back in the library, what was found is still there.
        bench.press("<C-p>go to the library<Enter>");
        bench.sees("In the minutes: 12 passages");
        bench.press("<Esc>");
        bench
            .sees_no("In the minutes")
            .sees("No meetings of your own");
    }
}

#[test]
fn a_heading_that_was_found_stands_once_in_its_place() {
    let mut bench = full((80, 24));
    bench.press("/pharmacies");
    let ticket = asked(&bench).unwrap().0;
    let told = |heading| FoundWords {
        all: 1,
        meetings: 1,
        passages: vec![found(heading, "7 Pharmacies", "Pharmacies")],
        ..FoundWords::default()
    };
    // In the list, and in its place beneath it; elsewhere with what it stands under.
    for (heading, times) in [("7 Pharmacies", 2), ("7 Pharmacies and shops", 3)] {
        let found = told(heading);
        bench.take(Msg::News(News::Done(Done::Found { ticket, found })));
        let screen = bench.screen();
        assert_eq!(screen.matches("7 Pharmacies").count(), times, "{screen}");
    }
}

#[test]
fn a_passage_is_opened_in_its_place_to_look_at() {
    let mut bench = full((80, 24));
    bench.press("/a");
    let running = crate::tui::testing::running();
    let meeting = running.meeting();
    let item = meeting.items()[1].id;
    let mut passage = found("", "a passage", "a");
    passage.place = Some(Anchor::Item(item));
    let ticket = asked(&bench).unwrap().0;
    let found = FoundWords {
        all: 1,
        meetings: 1,
        passages: vec![passage],
        ..FoundWords::default()
    };
    bench.take(Msg::News(News::Done(Done::Found { ticket, found })));
    bench.press("<End><Enter>");
    let session = bench.model.ui.session.as_ref().unwrap();
    assert_eq!(session.sheet.item(), Some(item));
    assert!(session.read_only.is_some());
    // There is no pen to take up.
    bench.press("<Esc>");
    let told = bench.notice();
    assert!(
        told.contains("To be read only") && !told.contains("pen"),
        "{told}"
    );
}

#[test]
fn lines_come_in_the_place_of_names_and_versions_that_count_no_more_go() {
    let mut bench = full((80, 24));
    let lines = vec![Listed {
        to_do: "minutes to be agreed".to_owned(),
        key: SessionKey("Harbour Planning Committee".to_owned()),
        ..session("Harbour Planning and Works", "closed", None)
    }];
    let gone = vec![SessionKey("Damaged Board".to_owned())];
    bench.take(Msg::News(News::Done(Done::Lines { lines, gone })));
    bench.sees("1 meeting").sees("Harbour Planning and Works");
    bench
        .sees_no("Harbour Planning Committee")
        .sees_no("Damaged");
    bench.sees("Samples");
}

#[test]
fn all_meetings_are_counted_before_each_has_a_line() {
    let mut bench = Bench::library((80, 24));
    let first = (0..3).map(|n| session(&format!("Board {n}"), "closed", None));
    let listing = Listing {
        lines: first.collect(),
        more: 2,
    };
    bench.take(Msg::News(News::Listed(listing)));
    bench.sees("5 meetings").sees("Board 2");
    let lines = vec![session("Board 3", "", None), session("Board 4", "", None)];
    let gone = Vec::new();
    bench.take(Msg::News(News::Done(Done::Lines { lines, gone })));
    bench.sees("5 meetings").sees("Board 4");
    // The same again adds nothing.
    let lines = vec![session("Board 4", "closed", None)];
    let gone = Vec::new();
    bench.take(Msg::News(News::Done(Done::Lines { lines, gone })));
    bench.sees("5 meetings");
}

#[test]
fn the_journal_of_a_body_is_no_meeting_of_the_list_and_a_meeting_goes_into_it() {
    let mut bench = full((80, 24));
    let mut listed = bench.model.ui.library.clone();
    listed.push(session(
        "Harbour Planning Committee",
        crate::tui::port::JOURNAL,
        None,
    ));
    bench.take(Msg::News(News::Listed(listed.into())));
    bench
        .sees("2 meetings")
        .sees("Journals of bodies, between their meetings");
    // The mark stands on the meeting that is closed.
    bench.press("j");
    let taken = |e: &Effect| matches!(e, Effect::TakeMeeting(_));
    assert!(bench.effects.iter().any(taken));
    bench.press("b");
    let begun = |e: &Effect| matches!(e, Effect::BeginJournal(_));
    assert!(bench.effects.iter().any(begun));
    let before = bench.effects.len();
    bench.press("<Down><Down>j");
    assert!(
        bench.notice().contains("This is a journal already"),
        "{}",
        bench.notice()
    );
    assert_eq!(bench.effects.len(), before);
}
