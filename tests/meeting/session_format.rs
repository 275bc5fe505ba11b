//! Freezes the session file, formats 1 to 4: `golden/session-1.ron` was not made by this program but
//! by a description of the format, and so was what sets `golden/session-2.ron` to `-4.ron` apart. Never change
//! them: officers have files like them.

use std::path::Path;
use std::sync::Arc;
use std::time::Duration;

use quorate::journal::{Act, Journal, Record};
use quorate::meeting::Intent;
use quorate::meeting::agenda::ItemDetails;
use quorate::meeting::entry::Place;
use quorate::meeting::id::Writer;
use quorate::storage::disk::{Disk, MemoryDisk, SharedDisk};
use quorate::storage::{Access, Opening, Soundness, bytes_of, read, repair_copy, session, verify};

const GOLDEN: &[u8] = include_bytes!("../golden/session-1.ron");

#[test]
fn a_session_of_format_1_reads_and_would_be_written_the_same_to_the_byte() {
    let loaded = read::load::<Record>(GOLDEN).unwrap();
    assert_eq!(loaded.soundness, Soundness::Sound);
    let acts: Vec<&Act> = loaded.records.iter().map(|r| &r.act).collect();
    assert!(acts.contains(&&Act::Undid(vec![12, 13])));
    assert!(acts.contains(&&Act::Redid(vec![12])));
    assert!(acts.contains(&&Act::Raised { min_reader: 1 }));
    let header = loaded.header.unwrap();
    let (again, _) = bytes_of(&header, &loaded.records).unwrap();
    assert_eq!(
        String::from_utf8(again).unwrap(),
        String::from_utf8(GOLDEN.to_vec()).unwrap()
    );
}

#[test]
fn a_session_of_format_1_is_gone_on_with_behind_its_own_bytes() {
    let memory = MemoryDisk::with_folders(&["/s"]);
    let path = Path::new("/s/2026-03-05-harrowmere-board.ron");
    memory.put(path, GOLDEN);
    let disk: SharedDisk = Arc::new(memory.clone());
    let last = verify::<Record>(&disk, path).unwrap().last_seq;
    let opened = session::open::<Record>(
        &disk,
        path,
        Opening::at("2026-03-05T15:00:00Z".parse().unwrap()),
    )
    .unwrap();
    let Access::Write(saver) = opened.access else {
        panic!("it may be written");
    };
    let record = Record {
        seq: last + 1,
        act: Act::Undid(vec![last]),
        ..opened.records[0].clone()
    };
    saver.send(&record).unwrap();
    assert!(saver.flush(Duration::from_secs(20)));
    assert!(memory.read(path, 1 << 20).unwrap().starts_with(GOLDEN));
    assert_eq!(verify::<Record>(&disk, path).unwrap().last_seq, last + 1);
}

/// A session that a program of format 2 wrote: it begins as format 1, and says where it no longer is.
const GOLDEN_2: &[u8] = include_bytes!("../golden/session-2.ron");
const GOLDEN_3: &[u8] = include_bytes!("../golden/session-3.ron");
const GOLDEN_4: &[u8] = include_bytes!("../golden/session-4.ron");

#[test]
fn sessions_of_later_formats_read_and_would_be_written_the_same_to_the_byte() {
    for (golden, format) in [(GOLDEN_2, 2), (GOLDEN_3, 3), (GOLDEN_4, 4)] {
        let loaded = read::load::<Record>(golden).unwrap();
        assert_eq!(loaded.soundness, Soundness::Sound);
        let header = loaded.header.unwrap();
        assert_eq!((header.format, header.min_reader), (1, 1));
        let raised = loaded
            .records
            .iter()
            .position(|r| r.act == Act::Raised { min_reader: format })
            .unwrap();
        let needs = |record: &Record| match &record.act {
            Act::Did(facts) => facts.iter().map(|f| f.1.needs_reader()).max().unwrap_or(1),
            _ => 1,
        };
        assert!(loaded.records[..raised].iter().all(|r| needs(r) == 1));
        assert_eq!(needs(&loaded.records[raised + 1]), format);
        let (again, _) = bytes_of(&header, &loaded.records).unwrap();
        assert_eq!(
            String::from_utf8(again).unwrap(),
            String::from_utf8(golden.to_vec()).unwrap()
        );
    }
}

#[test]
fn what_needs_a_newer_reader_is_raised_once_and_undo_and_repair_know_it() {
    let loaded = read::load::<Record>(GOLDEN_2).unwrap();
    let journal = Journal::replay(Writer::FIRST, "Pat Lowe".into(), loaded.records).unwrap();
    assert_eq!(journal.meeting().misfits(), 0);
    assert_eq!(journal.meeting().queries().count(), 1);
    assert!(
        journal
            .history()
            .any(|l| l.words == "needs a reader of format 2 from here on")
    );
    // Another query asks for no second record.
    let mut again = journal.clone();
    let before = again.last();
    let query = Intent::Query {
        entry: "newest".into(),
        at: 0,
        words: "Of".into(),
        ask: None,
    };
    let record = again
        .act("2026-03-05T15:00:00Z".parse().unwrap(), &query.into())
        .unwrap();
    assert!(again.between(before, &record).is_empty());
    // Undone, it is as it was; the record that raised the reader stays.
    again
        .act(
            "2026-03-05T15:00:10Z".parse().unwrap(),
            &Intent::Undo { record: None }.into(),
        )
        .unwrap();
    assert_eq!(again.meeting(), journal.meeting());
    // A repaired copy of a file with one bad line keeps what it needs.
    let memory = MemoryDisk::with_folders(&["/s"]);
    let path = Path::new("/s/2026-03-05-harrowmere-board.ron");
    let text = String::from_utf8(GOLDEN_2.to_vec()).unwrap();
    memory.put(path, text.replacen("Room 1", "Room 2", 1).as_bytes());
    let disk: SharedDisk = Arc::new(memory);
    assert!(!verify::<Record>(&disk, path).unwrap().sound);
    let copy = repair_copy::<Record>(&disk, path, None, false).unwrap();
    let verdict = verify::<Record>(&disk, &copy).unwrap();
    assert!(verdict.sound, "{}", verdict.sentence);
    assert_eq!(verdict.last_seq, journal.last());
}

/// A journal in which a query is the first thing that an older reader would not know.
#[test]
fn the_record_that_raises_the_reader_comes_before_the_fact() {
    let mut journal = Journal::new(Writer::FIRST, "Pat Lowe".into());
    let at = "2026-03-05T14:00:00Z".parse().unwrap();
    let mut act = |intent: Intent| journal.act(at, &intent.into()).unwrap();
    act(Intent::AddItem {
        item: ItemDetails {
            title: "Membership".into(),
            ..ItemDetails::default()
        },
        after: None,
    });
    act(Intent::Write {
        item: None,
        text: "Of 319 cases, 12 were closed.".into(),
        more: Vec::new(),
        place: Place::End,
    });
    let before = journal.last();
    let query = Intent::Query {
        entry: "newest".into(),
        at: 3,
        words: "319".into(),
        ask: None,
    };
    let record = journal.act(at, &query.into()).unwrap();
    assert_eq!(record.seq, before + 2);
    let first = journal.between(before, &record);
    assert_eq!(first.len(), 1);
    assert_eq!(first[0].act, Act::Raised { min_reader: 2 });
    let replayed =
        Journal::replay(Writer::FIRST, "Pat Lowe".into(), journal.records().to_vec()).unwrap();
    assert_eq!(replayed.meeting(), journal.meeting());
    let id = journal.meeting().queries().next().unwrap().id;
    assert_eq!(id.to_string(), "a:4.0");
}
