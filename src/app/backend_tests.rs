//! What the screen asks for comes to files, and what is saved is told.

use chrono::{NaiveDate, NaiveTime};

use super::*;
use crate::app::samples::SAMPLES;
use crate::app::testing::Folder;
use crate::meeting::agenda::Calling;
use crate::meeting::intent::{Intent, Order};
use crate::meeting::text::Text;
use crate::storage::Library;

fn sessions(folder: &Folder, env: &Environment) -> Vec<String> {
    let library = Library::new(env.disk.clone(), folder.path().to_owned());
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
fn listening(backend: &mut DiskBackend<'_>) -> std::sync::mpsc::Receiver<()> {
    let (news, heard) = std::sync::mpsc::channel();
    backend.wake_with(Box::new(move || {
        let _ = news.send(());
    }));
    heard
}

#[test]
fn a_new_meeting_is_saved_put_away_and_opened_again() {
    let folder = Folder::new("stage");
    let env = folder.env();
    let mut backend = DiskBackend::new(&env);
    let heard = listening(&mut backend);
    let mut opened = backend.create(&anytown()).unwrap();
    assert_eq!(opened.journal.last(), 2);
    assert_eq!(backend.saved().upto, 2, "it is on disk before it is shown");
    let record = opened
        .journal
        .act(env.clock.now(), &Order::from(Intent::Undo { record: None }))
        .unwrap();
    backend.save(record);
    while backend.saved().upto < 3 {
        heard.recv().unwrap();
    }
    assert_eq!(backend.saved().trouble, None);
    backend.put_away().unwrap();
    assert_eq!(sessions(&folder, &env), ["2026-03-19-anytown-board.ron"]);

    let again = backend.open(&opened.key).unwrap();
    assert_eq!(again.journal.records(), opened.journal.records());
    assert_eq!(again.read_only, None);
}

#[test]
fn a_sample_becomes_the_officers_own_copy() {
    let folder = Folder::new("stage");
    let env = folder.env();
    let mut backend = DiskBackend::new(&env);
    let listed = backend.list().unwrap().lines;
    assert_eq!(listed.len(), SAMPLES.len());
    assert!(listed.iter().all(|l| l.sample && !l.body.is_empty()));
    let sample = &listed[0];
    let opened = backend.copy_sample(&sample.key).unwrap();
    assert!(opened.journal.last() > 20);
    backend.put_away().unwrap();
    let listed = backend.list().unwrap().lines;
    assert_eq!(listed.len(), SAMPLES.len() + 1);
    let own = listed.iter().find(|l| !l.sample).unwrap();
    assert_eq!(
        (&own.body, own.date, &own.state),
        (&sample.body, sample.date, &sample.state)
    );
    assert_eq!(own.trouble, None);
    assert!(backend.copy_sample(&SessionKey("none".to_owned())).is_err());
}

#[test]
fn who_comes_second_reads_and_is_told_why() {
    let folder = Folder::new("stage");
    let env = folder.env();
    let (mut first, mut second) = (DiskBackend::new(&env), DiskBackend::new(&env));
    let key = first.create(&anytown()).unwrap().key;
    let opened = second.open(&SessionKey(key.0)).unwrap();
    assert!(opened.read_only.is_some_and(|why| why.contains("open")));
    let mut journal = opened.journal;
    let order = Order::from(Intent::Undo { record: None });
    let record = journal.act(env.clock.now(), &order).unwrap();
    second.save(record);
    assert!(second.saved().trouble.is_some());
    assert_eq!(second.saved().upto, 2);
}

#[test]
fn what_is_no_session_is_listed_with_its_trouble() {
    let folder = Folder::new("stage");
    let env = folder.env();
    std::fs::create_dir_all(folder.path()).unwrap();
    std::fs::write(folder.path().join("2026-01-01-letter.ron"), "Dear all,\n").unwrap();
    let mut backend = DiskBackend::new(&env);
    let listed = backend.list().unwrap().lines;
    let letter = listed.iter().find(|l| !l.sample).unwrap();
    assert!(letter.trouble.is_some());
    assert_eq!(letter.date, NaiveDate::from_ymd_opt(2026, 1, 1).unwrap());
    assert!(backend.open(&letter.key).is_err());
}

/// Waits until jobs have come to something.
fn waited(backend: &mut DiskBackend<'_>, heard: &std::sync::mpsc::Receiver<()>) -> Vec<Done> {
    loop {
        let done = backend.done();
        if !done.is_empty() {
            return done;
        }
        heard.recv_timeout(Duration::from_mins(1)).unwrap();
    }
}

#[test]
fn what_was_typed_in_earlier_meetings_is_learnt_from_their_public_words_alone() {
    use crate::meeting::entry::{Place, Stream};
    let folder = Folder::new("stage");
    let env = folder.env();
    let mut backend = DiskBackend::new(&env);
    let heard = listening(&mut backend);
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
        let mut opened = backend.create(&new).unwrap();
        let mut act = |stream, intent| {
            let order = Order {
                stream,
                ..Order::from(intent)
            };
            let record = opened.journal.act(env.clock.now(), &order).unwrap();
            backend.save(record);
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
        backend.put_away().unwrap();
    }
    // A session of its own is open meanwhile: it isn't learnt from.
    backend.create(&anytown()).unwrap();
    backend.job(Job::Books { body });
    let learnt = waited(&mut backend, &heard)
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
    use crate::tui::job::{Keep, Scope};
    let folder = Folder::new("stage");
    let env = folder.env();
    let mut backend = DiskBackend::new(&env);
    let heard = listening(&mut backend);
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
        backend.job(Job::Keep { body, scope, what });
    }
    let mut done = Vec::new();
    while done.len() < 4 {
        done.extend(waited(&mut backend, &heard));
    }
    assert!(matches!(&done[0], Done::Kept(Ok(words)) if words.contains("your own book")));
    let Some(Done::Books { book, troubles }) = done.last() else {
        panic!("{done:?}")
    };
    assert_eq!(*troubles, Vec::<String>::new());
    assert!(book.phrase("stc").is_some());
    assert!(book.words.iter().any(|w| w.as_str() == "zibbet"));
    // The same code again is refused, and says why.
    backend.job(Job::Keep {
        body,
        scope: Scope::Officer,
        what: Keep::Phrase(Phrase {
            code: "stc".into(),
            text: "something else".into(),
            about: Text::default(),
        }),
    });
    let done = waited(&mut backend, &heard);
    assert!(
        matches!(&done[0], Done::Kept(Err(why)) if why.reason.contains("stc")),
        "{done:?}"
    );
}

#[test]
fn what_was_asked_for_one_session_is_not_told_to_the_next() {
    let folder = Folder::new("stage");
    let env = folder.env();
    let mut backend = DiskBackend::new(&env);
    let heard = listening(&mut backend);
    backend.create(&anytown()).unwrap();
    backend.job(Job::LookOver {
        ticket: 1,
        snapshot: Box::default(),
    });
    // It is done, and not asked for before another session is opened.
    heard.recv_timeout(Duration::from_mins(1)).unwrap();
    while heard.recv_timeout(Duration::from_secs(1)).is_ok() {}
    backend.put_away().unwrap();
    let new = NewSession {
        body: "Elsewhere Trust".into(),
        ..anytown()
    };
    backend.create(&new).unwrap();
    assert_eq!(backend.done(), []);
}

#[test]
fn a_word_kept_just_before_leaving_stands_in_its_book() {
    use crate::tui::job::{Keep, Scope};
    let folder = Folder::new("stage");
    let env = folder.env();
    let mut backend = DiskBackend::new(&env);
    backend.create(&anytown()).unwrap();
    backend.job(Job::Keep {
        body: "Anytown Board".into(),
        scope: Scope::Officer,
        what: Keep::Word("zibbet".into()),
    });
    backend.put_away().unwrap();
    let (book, _) = crate::app::books::load(&env, "Anytown Board");
    assert!(book.words.iter().any(|w| w.as_str() == "zibbet"));
}

/// What is told while all that goes out is written, and what comes of it.
fn all_written(
    backend: &mut DiskBackend<'_>,
    heard: &std::sync::mpsc::Receiver<()>,
) -> (Vec<String>, Result<Written, Refusal>) {
    let mut told = Vec::new();
    loop {
        for done in waited(backend, heard) {
            match done {
                Done::Exporting(words) => told.push(words),
                Done::Exported(result) => return (told, result),
                other => panic!("{other:?}"),
            }
        }
    }
}

#[test]
fn documents_go_where_they_are_wanted_and_replace_nothing() {
    let folder = Folder::new("stage");
    let env = folder.env();
    let mut backend = DiskBackend::new(&env);
    let opened = backend.create(&anytown()).unwrap();
    let meeting = opened.journal.meeting();
    let there = folder.path().join("out");
    let to = |name: &str| Some(there.join(name).to_string_lossy().into_owned());
    let request = |document, to| ExportRequest {
        document,
        format: crate::minutes::Format::Text,
        full: false,
        to,
    };
    let minutes = Some(crate::minutes::DocumentKind::Minutes);
    // All of them: a folder with a list.
    let heard = listening(&mut backend);
    assert_eq!(backend.export(request(None, to("all")), meeting), Ok(None));
    let (told, written) = all_written(&mut backend, &heard);
    assert_eq!(Some(written.unwrap().place), to("all"));
    let many = told.len();
    assert!(many > 5, "{told:?}");
    assert_eq!(told[0], format!("Writing 1 of {many}: Minutes"));
    assert_eq!(
        told[many - 1],
        format!("Writing {many} of {many}: Open data")
    );
    assert!(there.join("all/manifest.json").is_file());
    let name = "all/2026-03-19-anytown-board-popolo.json";
    let data = std::fs::read_to_string(there.join(name)).unwrap();
    assert!(data.contains("event/2026-03-19-anytown-board-"), "{data}");
    assert_eq!(backend.export(request(None, to("all")), meeting), Ok(None));
    let (_, again) = all_written(&mut backend, &heard);
    let why = again.unwrap_err().in_a_line();
    assert!(why.contains("others stand in"), "{why}");
    assert!(!why.contains("--force"), "nobody can say that here: {why}");
    // A folder takes a file named by day and body; the next is the second of its name.
    let first = backend.export(request(minutes, to("all")), meeting);
    assert!(
        first
            .unwrap()
            .unwrap()
            .place
            .ends_with("anytown-board-minutes-draft-2.txt")
    );
    // The ending of a file says its format, and one that is there stays.
    let page = backend.export(request(minutes, to("all/page.html")), meeting);
    let page = std::fs::read_to_string(page.unwrap().unwrap().place).unwrap();
    assert!(page.starts_with("<!DOCTYPE html>"), "{page}");
    assert!(
        backend
            .export(request(minutes, to("all/page.html")), meeting)
            .is_err()
    );
}

#[cfg(feature = "archive")]
#[test]
fn what_a_screen_shows_is_written_of_the_journal_that_is_open_and_of_all_meetings() {
    use crate::minutes::papers::Which;
    use crate::tui::job::Question;
    use crate::tui::shown::{Shown, ShownFormat, ShownRequest};
    let folder = Folder::new("shown");
    let env = folder.env();
    let mut backend = DiskBackend::new(&env);
    let journal = crate::tui::testing::body_journal();
    let there = |name: &str| folder.path().join(name).to_string_lossy().into_owned();
    let request = |what: Shown, format, full, name: &str| ShownRequest {
        what,
        format,
        full,
        to: Some(there(name)),
    };
    let open = Shown::Actions {
        which: Which::Open,
        by_owner: false,
    };
    let asked = request(open, ShownFormat::Csv, false, "open.csv");
    let written = backend.export_shown(asked.clone(), Some(journal.meeting()));
    let written = written.unwrap().unwrap();
    assert!(written.copies && written.place == there("open.csv"));
    let table = std::fs::read_to_string(there("open.csv")).unwrap();
    assert!(table.contains("Mend the slipway") && table.contains("Write to the Trust"));
    // What is there is not replaced.
    assert!(
        backend
            .export_shown(asked, Some(journal.meeting()))
            .is_err()
    );
    let asked = request(Shown::Programme, ShownFormat::Json, false, "ahead.json");
    backend
        .export_shown(asked, Some(journal.meeting()))
        .unwrap();
    let ahead = std::fs::read_to_string(there("ahead.json")).unwrap();
    assert!(ahead.contains("Dredging"), "{ahead}");
    // Of all meetings: beside the typing, whatever is open.
    let heard = listening(&mut backend);
    let months = Shown::Answer(Question::SixMonths);
    let asked = request(months, ShownFormat::Csv, true, "months.csv");
    assert_eq!(backend.export_shown(asked, None), Ok(None));
    let (_, written) = all_written(&mut backend, &heard);
    assert_eq!(written.unwrap().place, there("months.csv"));
    let months = std::fs::read_to_string(there("months.csv")).unwrap();
    assert!(months.starts_with("\"councillor\",\"last\""), "{months}");
}

#[cfg(feature = "pdf")]
#[test]
fn characters_without_letters_in_a_pdf_are_told_on_the_screen() {
    let folder = Folder::new("stage");
    let env = folder.env();
    let mut backend = DiskBackend::new(&env);
    let asked = NewSession {
        body: "Anytown \u{738B} Board".into(),
        ..anytown()
    };
    let opened = backend.create(&asked).unwrap();
    let to = folder.path().join("out.pdf").to_string_lossy().into_owned();
    let request = ExportRequest {
        document: Some(crate::minutes::DocumentKind::Minutes),
        format: crate::minutes::Format::Pdf,
        full: false,
        to: Some(to),
    };
    let written = backend.export(request, opened.journal.meeting()).unwrap();
    let told = written.unwrap().told.join(" ");
    assert!(told.contains("\u{738B} (U+738B)"), "{told}");
}

#[test]
fn the_minute_for_the_clipboard_is_the_public_one_unless_all_of_it_is_asked_for() {
    let folder = Folder::new("stage");
    let env = folder.env();
    let mut backend = DiskBackend::new(&env);
    let mut opened = backend.create(&anytown()).unwrap();
    let now = env.clock.now();
    for (exempt, intent) in [
        (false, r#"AddItem(item: (number: "1", title: "Beds"))"#),
        (false, r#"Write(item: "1", text: "Beds were counted.")"#),
        (true, r#"Write(item: "1", text: "The price was canary.")"#),
    ] {
        let intent: Intent = ron::Options::default()
            .with_default_extension(ron::extensions::Extensions::IMPLICIT_SOME)
            .from_str(intent)
            .unwrap();
        let order = Order {
            stream: Stream::exempt_if(exempt),
            ..Order::from(intent)
        };
        opened.journal.act(now, &order).unwrap();
    }
    let meeting = opened.journal.meeting();
    let item = meeting.items()[0].id;
    let public = backend.minute(item, false, meeting).unwrap();
    assert!(
        public.text.contains("1.1   Beds were counted."),
        "{}",
        public.text
    );
    assert!(!public.text.contains("canary"), "{}", public.text);
    assert_eq!(
        public.told,
        "Copied. The minute of item 1 is for the public; left out: 1 entry that is exempt."
    );
    let full = backend.minute(item, true, meeting).unwrap();
    assert!(full.text.contains("canary"), "{}", full.text);
    assert!(full.told.contains("not for publication"), "{}", full.told);
}

#[test]
fn a_session_is_purged_while_it_is_open_and_goes_on_in_its_file() {
    use crate::meeting::entry::Stream;
    let folder = Folder::new("stage");
    let env = folder.env();
    let mut backend = DiskBackend::new(&env);
    let mut opened = backend.create(&anytown()).unwrap();
    let now = env.clock.now();
    let mut act = |backend: &mut DiskBackend<'_>, stream, intent: &str| {
        let intent: Intent = ron::Options::default()
            .with_default_extension(ron::extensions::Extensions::IMPLICIT_SOME)
            .from_str(intent)
            .unwrap();
        let order = Order {
            stream,
            ..Order::from(intent)
        };
        let before = opened.journal.last();
        let record = opened.journal.act(now, &order).unwrap();
        for first in opened.journal.between(before, &record) {
            backend.save(first.clone());
        }
        backend.save(record);
    };
    for (stream, intent) in [
        (
            Stream::Public,
            r#"AddItem(item: (number: "1", title: "Beds"))"#,
        ),
        (Stream::Public, "Open()"),
        (
            Stream::Public,
            r#"Write(item: "1", text: "Beds were counted.")"#,
        ),
        (
            Stream::Private,
            r#"Write(item: "1", text: "ask Tom, the canary")"#,
        ),
        (Stream::Public, "Close"),
    ] {
        act(&mut backend, stream, intent);
    }
    // What stands in the way is told, and the session is open all the same.
    let refused = backend.purge(&Text::default()).unwrap();
    let why = refused.told.unwrap_err().in_a_line();
    assert!(
        why.starts_with("These minutes have not been approved."),
        "{why}"
    );
    assert_eq!(refused.opened.read_only, None);
    let purged = backend.purge(&"health matters".into()).unwrap();
    let told = purged.told.unwrap();
    assert!(told.starts_with("Purged: 1 rough note, "), "{told}");
    let file = folder.path().join("2026-03-19-anytown-board.ron");
    let text = std::fs::read_to_string(&file).unwrap();
    assert!(
        !text.contains("canary") && text.contains("Purged"),
        "{text}"
    );
    // It can be written to, and is saved where it was.
    let mut opened = purged.opened;
    assert_eq!(opened.read_only, None);
    let hold = Intent::HoldPurge {
        reason: "request 14".into(),
    };
    let before = opened.journal.last();
    let record = opened.journal.act(now, &hold.into()).unwrap();
    for first in opened.journal.between(before, &record) {
        backend.save(first.clone());
    }
    backend.save(record);
    backend.put_away().unwrap();
    let text = std::fs::read_to_string(&file).unwrap();
    assert!(text.contains("request 14"), "{text}");
}

#[cfg(unix)]
#[test]
fn what_was_written_is_given_to_the_opener_of_the_desktop() {
    use std::os::unix::fs::PermissionsExt;
    let folder = Folder::new("stage");
    let script = folder.path().join("opener");
    let log = folder.path().join("log");
    let words = format!("#!/bin/sh\necho \"$1\" >> {}\n", log.display());
    std::fs::write(&script, words).unwrap();
    std::fs::set_permissions(&script, std::fs::Permissions::from_mode(0o700)).unwrap();
    let mut env = folder.env();
    env.opener = crate::app::opener::Opener::standing_in(script);
    let mut backend = DiskBackend::new(&env);
    let opened = backend.create(&anytown()).unwrap();
    assert!(backend.open_written(false).is_err(), "nothing was written");
    let file = folder.path().join("a $(touch b).txt");
    let request = ExportRequest {
        document: Some(crate::minutes::DocumentKind::Minutes),
        format: crate::minutes::Format::Text,
        full: false,
        to: Some(file.to_string_lossy().into_owned()),
    };
    backend.export(request, opened.journal.meeting()).unwrap();
    for folder in [false, true] {
        backend.open_written(folder).unwrap();
    }
    let mut said = String::new();
    for _ in 0..1000 {
        said = std::fs::read_to_string(&log).unwrap_or_default();
        if said.lines().count() == 2 {
            break;
        }
        std::thread::sleep(Duration::from_millis(10));
    }
    let mut said: Vec<&str> = said.lines().collect();
    said.sort_unstable();
    let (file, folder) = (file.to_string_lossy(), folder.path().to_string_lossy());
    assert_eq!(said, [&*folder, &*file]);
}

#[test]
fn a_logo_that_is_not_there_is_told_on_the_screen_once_and_the_rest_is_written() {
    use crate::minutes::{DocumentKind, Format};
    let folder = Folder::new("stage");
    let env = folder.env();
    let mut backend = DiskBackend::new(&env);
    let mut opened = backend.create(&anytown()).unwrap();
    let style = Intent::SetStyle(Box::new(crate::meeting::house::HouseTold {
        logo: Some("crest.png".into()),
        ..Default::default()
    }));
    opened.journal.act(env.clock.now(), &style.into()).unwrap();
    let meeting = opened.journal.meeting();
    let heard = listening(&mut backend);
    let there = |name: &str| Some(folder.path().join(name).to_string_lossy().into_owned());
    let request = |document, format, to| ExportRequest {
        document,
        format,
        full: false,
        to,
    };
    let minutes = Some(DocumentKind::Minutes);
    let one = request(minutes, Format::Odt, there("a.odt"));
    let written = backend.export(one, meeting).unwrap().unwrap();
    assert!(
        written.told[0].contains("the logo crest.png"),
        "{:?}",
        written.told
    );
    let all = request(None, Format::Odt, there("all"));
    backend.export(all, meeting).unwrap();
    let told = all_written(&mut backend, &heard).1.unwrap().told;
    assert!(
        told.len() == 1 && told[0].contains("the logo crest.png"),
        "{told:?}"
    );
    let plain = request(None, Format::Text, there("plain"));
    backend.export(plain, meeting).unwrap();
    assert!(all_written(&mut backend, &heard).1.unwrap().told.is_empty());
    // Beside the session it is found.
    let picture = crate::export::sample_picture::png(40, 40, None);
    std::fs::write(folder.path().join("crest.png"), picture).unwrap();
    let one = request(minutes, Format::Html, there("b.html"));
    let written = backend.export(one, meeting).unwrap().unwrap();
    assert!(written.told.is_empty(), "{:?}", written.told);
    let page = std::fs::read_to_string(written.place).unwrap();
    assert!(page.contains("<img src=\"data:image/png"), "{page}");
}
