//! Damaged and edited files: nothing is ever changed in silence, and the rest can be read.

use super::*;
use crate::storage::read::{self, Loaded, Soundness};
use crate::storage::{ProblemKind, bytes_of, repair_copy, verify};

fn file(n: u64) -> Vec<u8> {
    bytes_of(&header(), &notes(n)).unwrap().0
}

fn load(bytes: &[u8]) -> Result<Loaded<Note>, Problem> {
    read::load(bytes)
}

fn text(bytes: Vec<u8>) -> String {
    String::from_utf8(bytes).unwrap()
}

/// Whether each record that was loaded is one that was written.
fn nothing_is_invented(loaded: &Loaded<Note>) -> bool {
    loaded.records.iter().all(|r| *r == note(r.seq))
        && loaded.records.windows(2).all(|w| w[0].seq < w[1].seq)
}

#[test]
fn every_length_of_a_file_is_an_older_session() {
    let whole = file(5);
    let header_ends = file(0).len();
    for len in 0..=whole.len() {
        let Ok(loaded) = load(&whole[..len]) else {
            assert!(len < header_ends - 1, "{len} bytes");
            continue;
        };
        let found = loaded.records.len() as u64;
        assert_eq!(loaded.records, notes(found), "{len} bytes");
        match loaded.soundness {
            Soundness::Sound => assert_eq!(loaded.good_len, len),
            Soundness::TornTail { bytes, .. } => {
                assert_eq!(loaded.good_len as u64 + bytes, len as u64);
                assert_eq!(whole[loaded.good_len - 1], b'\n');
            }
            other => panic!("{len} bytes: {other:?}"),
        }
    }
}

#[test]
fn every_length_of_a_file_can_be_gone_on_with() {
    let whole = file(3);
    for len in file(0).len()..=whole.len() {
        let (memory, disk) = memory();
        memory.put(&path(), &whole[..len]);
        let opened = open(&disk);
        let next = save_next(&opened);
        close(opened);
        assert_eq!(open(&disk).records, notes(next), "{len} bytes");
        let tail = memory
            .snapshot()
            .names
            .keys()
            .any(|p| p.ends_with("2015-01-22-hwb.ron.tail-1"));
        let torn = matches!(
            load(&whole[..len]).unwrap().soundness,
            Soundness::TornTail { .. }
        );
        assert_eq!(tail, torn, "{len} bytes");
    }
}

#[test]
fn no_flipped_bit_changes_a_record_in_silence() {
    let whole = file(4);
    let banner = whole.iter().position(|b| *b == b'\n').unwrap();
    for bit in 0..whole.len() * 8 {
        let mut bytes = whole.clone();
        bytes[bit / 8] ^= 1 << (bit % 8);
        let Ok(loaded) = load(&bytes) else {
            continue;
        };
        assert!(nothing_is_invented(&loaded), "bit {bit}");
        match loaded.soundness {
            Soundness::Sound => assert!(bit / 8 <= banner, "bit {bit}"),
            Soundness::TornTail { .. } => panic!("bit {bit}: a saved record would be cut off"),
            Soundness::Damaged { .. } | Soundness::EditedOutside { .. } => {
                assert!(
                    loaded.records.len() >= 2,
                    "bit {bit}: {:?}",
                    loaded.soundness
                );
            }
            Soundness::Newer { .. } => panic!("bit {bit}"),
        }
    }
}

#[test]
fn two_lines_run_together_are_both_kept_and_told() {
    for joined in ["*", "\u{b}", ""] {
        let mut lines: Vec<String> = text(file(4)).lines().map(str::to_owned).collect();
        let last = lines.pop().unwrap();
        let third = lines.pop().unwrap();
        lines.push(format!("{third}{joined}{last}"));
        let loaded = load((lines.join("\n") + "\n").as_bytes()).unwrap();
        let Soundness::Damaged { line: 5, why, .. } = loaded.soundness else {
            panic!("{:?}", loaded.soundness);
        };
        assert_eq!(why, "runs on into the next line");
        assert_eq!(loaded.records, notes(4));
    }
}

#[test]
fn zeros_behind_the_last_record_cost_only_themselves() {
    let mut bytes = file(3);
    bytes.pop();
    let good = bytes.len();
    bytes.extend([0; 70]);
    let loaded = load(&bytes).unwrap();
    assert_eq!(loaded.soundness, Soundness::TornTail { line: 5, bytes: 70 });
    assert_eq!((loaded.good_len, loaded.records), (good, notes(3)));
    let (memory, disk) = memory();
    memory.put(&path(), &bytes);
    let opened = open(&disk);
    assert_eq!(save_next(&opened), 4);
    close(opened);
    assert_eq!(disk.read(&path(), 1 << 20).unwrap(), file(4));
}

#[test]
fn a_line_added_by_hand_is_not_taken_for_a_torn_one() {
    let mut bytes = file(3);
    bytes.extend(b"(seq:4,at:\"2015-01-22T16:42:10Z\",act:Said(\"by hand\"))\n");
    let loaded = load(&bytes).unwrap();
    assert_eq!(
        loaded.soundness,
        Soundness::Damaged {
            line: 6,
            record: 4,
            why: "does not end with the digits that Quorate puts there".to_owned(),
        }
    );
    assert_eq!(loaded.records, notes(3));
}

#[test]
fn lines_lost_doubled_or_swapped_are_noticed() {
    let whole = text(file(9));
    let lines: Vec<&str> = whole.lines().collect();
    let mut dice = 7_u64;
    let mut roll = |n: usize| {
        dice = dice.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1);
        (dice >> 33) as usize % n
    };
    for round in 0..10_000 {
        let mut changed = lines.clone();
        let (a, b) = (2 + roll(9), 2 + roll(9));
        match round % 3 {
            0 => changed.swap(a, b),
            1 => changed.insert(a, lines[b]),
            _ => {
                changed.remove(a);
            }
        }
        if changed == lines || changed == lines[..10] {
            // As it was, or an older session.
            continue;
        }
        let loaded = load((changed.join("\n") + "\n").as_bytes()).unwrap();
        assert!(nothing_is_invented(&loaded));
        assert!(
            matches!(loaded.soundness, Soundness::Damaged { .. }),
            "round {round}: {:?}",
            loaded.soundness
        );
    }
}

#[test]
fn a_missing_line_is_named() {
    let whole = text(file(9));
    let mut lines: Vec<&str> = whole.lines().collect();
    lines.drain(4..6);
    let loaded = load((lines.join("\n") + "\n").as_bytes()).unwrap();
    assert_eq!(
        loaded.soundness,
        Soundness::Damaged {
            line: 5,
            record: 3,
            why: "comes next, but records 3 to 4 are missing".to_owned(),
        }
    );
    assert_eq!(loaded.records.len(), 6, "1, 2 and 6 to 9");
}

#[test]
fn an_edit_by_hand_is_noticed_shown_and_kept_once_accepted() {
    let (memory, disk) = memory();
    let edited = text(file(5)).replace("note 3 ", "NOTE 3 ");
    memory.put(&path(), edited.as_bytes());
    let opened = open(&disk);
    assert_eq!(
        opened.soundness,
        Soundness::EditedOutside { lines: vec![5] }
    );
    assert!(why_not(&opened).contains("edited outside Quorate (line 5)"));
    assert_eq!(opened.records.len(), 4);
    assert_eq!(opened.edited[0].line, 5);
    let now = opened.edited[0].record.clone();
    assert_eq!(
        now.act,
        Deed::Said("NOTE 3 // 0123456789abcdef\nof the \"meeting\"".into())
    );

    let copy = repair_copy::<Note>(&disk, &path(), None, true).unwrap();
    assert_eq!(copy, PathBuf::from("/s/2015-01-22-hwb-2.ron"));
    let repaired = try_open(&disk, &copy).unwrap();
    assert_eq!(repaired.soundness, Soundness::Sound);
    assert_eq!(repaired.header.as_ref().unwrap().accepted, [3]);
    assert_eq!(repaired.records[2], now);
    assert_eq!(save_next(&repaired), 6);
    close(repaired);
    assert_eq!(disk.read(&path(), 1 << 20).unwrap(), edited.as_bytes());
    assert!(open(&disk).notes[0].contains("A repaired copy stands in"));
}

#[test]
fn a_damaged_record_is_left_out_of_a_repaired_copy_and_numbers_stay() {
    let (memory, disk) = memory();
    let damaged = text(file(5)).replace("act:Said(\"note 2", "act:Sa\0d(\"note 2");
    memory.put(&path(), damaged.as_bytes());
    let opened = open(&disk);
    assert!(
        why_not(&opened).contains("line 4 (record 2)"),
        "{}",
        why_not(&opened)
    );
    assert_eq!(opened.records.len(), 4);
    let copy = repair_copy::<Note>(&disk, &path(), None, false).unwrap();
    let repaired = try_open(&disk, &copy).unwrap();
    assert_eq!(repaired.header.as_ref().unwrap().left_out, [2]);
    assert_eq!(repaired.records, opened.records);
    assert_eq!(save_next(&repaired), 6);
    close(repaired);
    assert_eq!(try_open(&disk, &copy).unwrap().records.len(), 5);
}

#[test]
fn a_slip_of_the_hand_is_placed_and_explained_and_the_rest_loads() {
    let whole = text(file(6));
    let line = whole.lines().nth(4).unwrap();
    let mut dice = 3_u64;
    for _ in 0..2_000 {
        dice = dice.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1);
        let at = (dice >> 33) as usize % (line.len() - 20);
        let mut slip = line.to_owned();
        match dice % 3 {
            0 => {
                slip.remove(at);
            }
            1 => slip.insert(at, ['"', ')', ',', '\\'][(dice >> 20) as usize % 4]),
            _ => slip.truncate(at),
        }
        if slip == line || slip.is_empty() {
            continue;
        }
        let loaded = load(whole.replace(line, &slip).as_bytes()).unwrap();
        assert!(nothing_is_invented(&loaded), "{slip}");
        assert!(loaded.records.len() + loaded.edited.len() >= 5, "{slip}");
        assert_eq!(loaded.findings[0].line, 5, "{slip}");
        assert!(loaded.soundness.why_view_only().is_some(), "{slip}");
    }
    let loaded = load(whole.replace("note 3 ", "note \"3 ").as_bytes()).unwrap();
    assert_eq!(
        loaded.soundness.why_view_only().unwrap(),
        "This session is damaged: line 5 (record 3) cannot be read at column 50: a closing ) is \
         missing. You can read the rest of it; make a repaired copy to go on with it."
    );
}

#[test]
fn comments_and_blank_lines_are_allowed_and_kept() {
    let (memory, disk) = memory();
    let mut lines: Vec<String> = text(file(3)).lines().map(str::to_owned).collect();
    lines.insert(3, "  // the chair was late".to_owned());
    lines.insert(5, String::new());
    lines.push("// seen by the clerk".to_owned());
    // An editor of another system, which also took the last line's end away.
    let edited = lines.join("\r\n");
    memory.put(&path(), format!("\u{FEFF}{edited}").as_bytes());
    let opened = open(&disk);
    assert_eq!(opened.soundness, Soundness::Sound);
    assert_eq!(save_next(&opened), 4);
    close(opened);
    assert_eq!(open(&disk).records, notes(4));
    let now = text(disk.read(&path(), 1 << 20).unwrap());
    assert!(now.contains(&edited));
}

#[test]
fn a_newer_file_is_read_and_never_touched() {
    let newer_header = Header {
        format: crate::storage::format::FORMAT + 1,
        ..header()
    };
    let newer_header = text(bytes_of(&newer_header, &notes(2)).unwrap().0);
    let raised = Note {
        act: Deed::Raised { min_reader: 9 },
        ..note(3)
    };
    let mut with_raise = notes(2);
    with_raise.push(raised);
    let raising = text(bytes_of(&header(), &with_raise).unwrap().0);
    // A record with honest digits that this version does not know.
    let (mut unknown, digits) = bytes_of(&header(), &notes(2)).unwrap();
    let body = b"(seq:3,at:\"2015-01-22T16:42:10Z\",act:Sang(verses:3))";
    crate::storage::format::push_line(&mut unknown, &digits, body);
    for (bytes, needed) in [
        (newer_header, Some(1)),
        (raising, Some(9)),
        (text(unknown), None),
    ] {
        let (memory, disk) = memory();
        memory.put(&path(), bytes.as_bytes());
        let opened = open(&disk);
        assert_eq!(opened.soundness, Soundness::Newer { needed });
        assert!(why_not(&opened).contains("made by a newer Quorate"));
        assert_eq!(opened.records[..2], notes(2)[..]);
        assert_eq!(
            repair_copy::<Note>(&disk, &path(), None, true)
                .unwrap_err()
                .kind,
            ProblemKind::Newer
        );
        assert_eq!(memory.snapshot().names.len(), 1, "no lock, no copy");
        assert_eq!(disk.read(&path(), 1 << 20).unwrap(), bytes.as_bytes());
    }
}

#[test]
fn what_is_no_session_is_said_to_be_none() {
    for (bytes, says) in [
        (&b""[..], "cut short while it was being made"),
        (b"\0\0\0\0", "cut short while it was being made"),
        (&file(0)[..70], "cut short while it was being made"),
        (b"# Minutes\n", "not a Quorate session"),
        (b"\xff\xfe/\0/\0", "not a Quorate session"),
    ] {
        let problem = load(bytes).unwrap_err();
        assert!(problem.sentence.contains(says), "{problem}");
        assert_eq!(problem.kind, ProblemKind::NotASession);
    }
}

#[test]
fn the_verdict_is_a_sentence_without_the_words_of_the_meeting() {
    let (memory, disk) = memory();
    let judge = |bytes: &[u8]| {
        memory.put(&path(), bytes);
        verify::<Note>(&disk, &path()).unwrap()
    };
    let whole = file(3);
    let verdict = judge(&whole);
    assert_eq!((verdict.sound, verdict.last_seq), (true, 3));
    assert_eq!(verdict.sentence, "Sound; the last record is 3.");
    let verdict = judge(&whole[..whole.len() - 9]);
    assert_eq!((verdict.sound, verdict.last_seq), (true, 2));
    let damaged = text(whole).replace("act:Said(\"note 2", "act:Sed(\"note 2");
    let verdict = judge(damaged.as_bytes());
    assert_eq!((verdict.sound, verdict.last_seq), (false, 3));
    assert_eq!(
        verdict.sentence,
        "This session is damaged: line 4 (record 2) cannot be read at column 38: a name stands \
         there that Quorate does not know. You can read the rest of it; make a repaired copy to \
         go on with it."
    );
    assert_eq!(memory.snapshot().names.len(), 1, "nothing was made");
}

proptest::proptest! {
    #[test]
    fn no_bytes_whatever_invent_a_record_or_panic(
        at in 0..10_000_usize,
        gone in 0..400_usize,
        came in proptest::collection::vec(proptest::num::u8::ANY, 0..60),
        line_breaks in proptest::bool::ANY,
    ) {
        let mut bytes = file(6);
        let from = at % bytes.len();
        let to = (from + gone).min(bytes.len());
        let came = came.into_iter().map(|b| if line_breaks && b % 8 == 0 { b'\n' } else { b });
        bytes.splice(from..to, came);
        if let Ok(loaded) = load(&bytes) {
            assert!(nothing_is_invented(&loaded));
        }
        let _ = crate::storage::repair::repaired::<Note>(&bytes, true);
    }

    #[test]
    fn a_repaired_copy_is_sound_and_holds_what_was_good(
        hits in proptest::collection::vec((0..10_000_usize, 0..8_u8), 1..6),
    ) {
        let mut bytes = file(8);
        let safe = file(0).len();
        for (at, bit) in hits {
            let at = safe + at % (bytes.len() - safe);
            bytes[at] ^= 1 << bit;
        }
        let before = load(&bytes).unwrap();
        let repaired = crate::storage::repair::repaired::<Note>(&bytes, false).unwrap();
        let after = load(&repaired).unwrap();
        assert_eq!(after.soundness, Soundness::Sound);
        assert_eq!(after.records, before.records);
    }
}
