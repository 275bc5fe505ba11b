//! What the screen asks for comes to files, and what is saved is told.

use chrono::{NaiveDate, NaiveTime};

use super::*;
use crate::cli::testing::Folder;
use crate::meeting::agenda::Calling;
use crate::meeting::intent::{Intent, Order};
use crate::storage::Library;

fn sessions(folder: &Folder, desk: &Desk) -> Vec<String> {
    let library = Library::new(desk.disk.clone(), folder.path().to_owned());
    let entries = library.entries().unwrap();
    entries.into_iter().map(|e| e.name).collect()
}

fn anytown() -> NewSession {
    NewSession {
        like: None,
        body: "Anytown Board".into(),
        calling: Calling {
            date: NaiveDate::from_ymd_opt(2026, 3, 19).unwrap(),
            start: NaiveTime::from_hms_opt(16, 0, 0).unwrap(),
            ..Calling::default()
        },
    }
}

/// Hears of it whenever there is news.
fn listening(stage: &mut Stage<'_>) -> std::sync::mpsc::Receiver<()> {
    let (news, heard) = std::sync::mpsc::channel();
    stage.wake_with(Box::new(move || {
        let _ = news.send(());
    }));
    heard
}

#[test]
fn a_new_meeting_is_saved_put_away_and_opened_again() {
    let folder = Folder::new("stage");
    let desk = folder.desk();
    let mut stage = Stage::new(&desk);
    let heard = listening(&mut stage);
    let mut opened = stage.create(&anytown()).unwrap();
    assert_eq!(opened.journal.last(), 2);
    assert_eq!(stage.saved().upto, 2, "it is on disk before it is shown");
    let record = opened
        .journal
        .act(
            desk.clock.now(),
            &Order::from(Intent::Undo { record: None }),
        )
        .unwrap();
    stage.save(record);
    while stage.saved().upto < 3 {
        heard.recv().unwrap();
    }
    assert_eq!(stage.saved().trouble, None);
    stage.put_away().unwrap();
    assert_eq!(sessions(&folder, &desk), ["2026-03-19-anytown-board.ron"]);

    let again = stage.open(&opened.key).unwrap();
    assert_eq!(again.journal.records(), opened.journal.records());
    assert_eq!(again.read_only, None);
}

#[test]
fn a_sample_becomes_the_officers_own_copy() {
    let folder = Folder::new("stage");
    let desk = folder.desk();
    let mut stage = Stage::new(&desk);
    let listed = stage.list().unwrap();
    assert_eq!(listed.len(), SAMPLES.len());
    assert!(listed.iter().all(|l| l.sample && !l.body.is_empty()));
    let sample = &listed[0];
    let opened = stage.copy_sample(&sample.key).unwrap();
    assert!(opened.journal.last() > 20);
    stage.put_away().unwrap();
    let listed = stage.list().unwrap();
    assert_eq!(listed.len(), SAMPLES.len() + 1);
    let own = listed.iter().find(|l| !l.sample).unwrap();
    assert_eq!(
        (&own.body, own.date, &own.state),
        (&sample.body, sample.date, &sample.state)
    );
    assert_eq!(own.trouble, None);
    assert!(stage.copy_sample(&SessionKey("none".to_owned())).is_err());
}

#[test]
fn who_comes_second_reads_and_is_told_why() {
    let folder = Folder::new("stage");
    let desk = folder.desk();
    let (mut first, mut second) = (Stage::new(&desk), Stage::new(&desk));
    let key = first.create(&anytown()).unwrap().key;
    let opened = second.open(&SessionKey(key.0)).unwrap();
    assert!(opened.read_only.is_some_and(|why| why.contains("open")));
    let mut journal = opened.journal;
    let order = Order::from(Intent::Undo { record: None });
    let record = journal.act(desk.clock.now(), &order).unwrap();
    second.save(record);
    assert!(second.saved().trouble.is_some());
    assert_eq!(second.saved().upto, 2);
}

#[test]
fn what_is_no_session_is_listed_with_its_trouble() {
    let folder = Folder::new("stage");
    let desk = folder.desk();
    std::fs::create_dir_all(folder.path()).unwrap();
    std::fs::write(folder.path().join("2026-01-01-letter.ron"), "Dear all,\n").unwrap();
    let mut stage = Stage::new(&desk);
    let listed = stage.list().unwrap();
    let letter = listed.iter().find(|l| !l.sample).unwrap();
    assert!(letter.trouble.is_some());
    assert_eq!(letter.date, NaiveDate::from_ymd_opt(2026, 1, 1).unwrap());
    assert!(stage.open(&letter.key).is_err());
}

/// Waits until errands have come to something.
fn waited(stage: &mut Stage<'_>, heard: &std::sync::mpsc::Receiver<()>) -> Vec<Done> {
    loop {
        let done = stage.done();
        if !done.is_empty() {
            return done;
        }
        heard.recv_timeout(Duration::from_secs(60)).unwrap();
    }
}

#[test]
fn what_was_typed_in_earlier_meetings_is_learnt_from_their_public_words_alone() {
    use crate::meeting::entry::{Place, Stream};
    let folder = Folder::new("stage");
    let desk = folder.desk();
    let mut stage = Stage::new(&desk);
    let heard = listening(&mut stage);
    let body = Text::from("Anytown Board");
    for (name, said) in [
        ("Anytown Board", "The ward walkabout was reported on."),
        ("Anytown Board", "The ward walkabout was reported on."),
        ("Anytown Board", "Again the ward walkabout was reported on."),
        ("Elsewhere Trust", "The harbour dredging was reported on."),
        ("Elsewhere Trust", "The harbour dredging was reported on."),
        ("Elsewhere Trust", "The harbour dredging was reported on."),
    ] {
        let new = NewSession {
            body: name.into(),
            ..anytown()
        };
        let mut opened = stage.create(&new).unwrap();
        let mut act = |stream, intent| {
            let order = Order {
                stream,
                ..Order::from(intent)
            };
            let record = opened.journal.act(desk.clock.now(), &order).unwrap();
            stage.save(record);
        };
        act(
            Stream::Public,
            Intent::AddItem {
                item: crate::meeting::agenda::ItemDetails {
                    number: "1".into(),
                    title: "Wards".into(),
                    ..Default::default()
                },
                after: None,
            },
        );
        for (stream, text) in [
            (Stream::Public, said),
            (Stream::Exempt, "The secret bidder was named openly."),
            (Stream::Private, "My own scribble stands here."),
        ] {
            act(
                stream,
                Intent::Write {
                    item: None,
                    text: text.into(),
                    more: Vec::new(),
                    place: Place::End,
                },
            );
        }
        stage.put_away().unwrap();
    }
    // A session of its own is open meanwhile: it isn't learnt from.
    stage.create(&anytown()).unwrap();
    stage.errand(Errand::Books { body });
    let learnt = waited(&mut stage, &heard)
        .into_iter()
        .find_map(|d| match d {
            Done::Learnt(learnt) => Some(learnt),
            _ => None,
        });
    let words: Vec<String> = learnt.unwrap().into_iter().map(|l| l.words).collect();
    assert!(
        words.iter().any(|w| w.contains("ward walkabout")),
        "{words:?}"
    );
    for other in ["secret", "scribble", "harbour"] {
        assert!(
            !words.iter().any(|w| w.contains(other)),
            "{other}: {words:?}"
        );
    }
}

#[test]
fn a_phrase_and_a_word_are_kept_in_their_books_and_hold_at_once() {
    use crate::phrases::Phrase;
    use crate::tui::errand::{Keep, Scope};
    let folder = Folder::new("stage");
    let desk = folder.desk();
    let mut stage = Stage::new(&desk);
    let heard = listening(&mut stage);
    let body = Text::from("Anytown Board");
    for (scope, what) in [
        (
            Scope::Officer,
            Keep::Phrase(Phrase {
                code: "stc".into(),
                text: "subject to the consent of the Council".into(),
                about: Text::default(),
            }),
        ),
        (Scope::Body, Keep::Word("zibbet".into())),
    ] {
        let body = body.clone();
        stage.errand(Errand::Keep { body, scope, what });
    }
    let mut done = Vec::new();
    while done.len() < 4 {
        done.extend(waited(&mut stage, &heard));
    }
    assert!(matches!(&done[0], Done::Kept(Ok(words)) if words.contains("your own book")));
    let Some(Done::Books { book, troubles }) = done.last() else {
        panic!("{done:?}")
    };
    assert_eq!(*troubles, Vec::<String>::new());
    assert!(book.phrase("stc").is_some());
    assert!(book.words.iter().any(|w| w.as_str() == "zibbet"));
    // The same code again is refused, and says why.
    stage.errand(Errand::Keep {
        body,
        scope: Scope::Officer,
        what: Keep::Phrase(Phrase {
            code: "stc".into(),
            text: "something else".into(),
            about: Text::default(),
        }),
    });
    let done = waited(&mut stage, &heard);
    assert!(
        matches!(&done[0], Done::Kept(Err(why)) if why.contains("stc")),
        "{done:?}"
    );
}

#[test]
fn what_was_asked_for_one_session_is_not_told_to_the_next() {
    let folder = Folder::new("stage");
    let desk = folder.desk();
    let mut stage = Stage::new(&desk);
    let heard = listening(&mut stage);
    stage.create(&anytown()).unwrap();
    stage.errand(Errand::LookOver {
        ticket: 1,
        job: Box::default(),
    });
    // It is done, and not asked for before another session is opened.
    heard.recv_timeout(Duration::from_secs(60)).unwrap();
    while heard.recv_timeout(Duration::from_secs(1)).is_ok() {}
    stage.put_away().unwrap();
    let new = NewSession {
        body: "Elsewhere Trust".into(),
        ..anytown()
    };
    stage.create(&new).unwrap();
    assert_eq!(stage.done(), []);
}

#[test]
fn a_word_kept_just_before_leaving_stands_in_its_book() {
    use crate::tui::errand::{Keep, Scope};
    let folder = Folder::new("stage");
    let desk = folder.desk();
    let mut stage = Stage::new(&desk);
    stage.create(&anytown()).unwrap();
    stage.errand(Errand::Keep {
        body: "Anytown Board".into(),
        scope: Scope::Officer,
        what: Keep::Word("zibbet".into()),
    });
    stage.put_away().unwrap();
    let (book, _) = crate::cli::books::load(&desk, "Anytown Board");
    assert!(book.words.iter().any(|w| w.as_str() == "zibbet"));
}
