//! Freezes the session file, format 1: `golden/session-1.ron` was not made by this program but by
//! a description of the format. Never change it: officers have files like it.

use std::path::Path;
use std::sync::Arc;
use std::time::Duration;

use quorate::journal::{Act, Record};
use quorate::storage::disk::{Disk, MemoryDisk, SharedDisk};
use quorate::storage::{Access, Opening, Soundness, bytes_of, read, session, verify};

const GOLDEN: &[u8] = include_bytes!("golden/session-1.ron");

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
    let Access::Write(keeper) = opened.access else {
        panic!("it may be written");
    };
    let record = Record {
        seq: last + 1,
        act: Act::Undid(vec![last]),
        ..opened.records[0].clone()
    };
    keeper.send(&record).unwrap();
    assert!(keeper.flush(Duration::from_secs(20)));
    assert!(memory.read(path, 1 << 20).unwrap().starts_with(GOLDEN));
    assert_eq!(verify::<Record>(&disk, path).unwrap().last_seq, last + 1);
}
