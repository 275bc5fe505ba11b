//! The sender against a store that loses answers, answers late, and is written to by others.

use std::ops::Range;

use proptest::prelude::*;

use super::outbox::{Standing, send, send_on};
use super::store::{Branch, Head, MAIN, Pen, Store, Written};
use super::{Trouble, TroubleKind};
use crate::storage::format::{self, BANNER, START};
use crate::storage::raw::{RawFile, RawRecord, raw_records};

/// A file of so many records, the last ones in words of their own after `parts`.
fn file(records: u64, parts: u64, words: &str) -> RawFile {
    let header = "(quorate:(format:1,min_reader:1,session:\"s\",app:\"0\",\
                  created:\"2026-03-11T09:30:00Z\",writer:\"a\"))";
    let mut bytes = format!("{BANNER}\n").into_bytes();
    let mut digits = format::push_line(&mut bytes, &START, header.as_bytes());
    for seq in 1..=records {
        let words = if seq > parts { words } else { "" };
        let body = format!("(seq:{seq},at:\"{words}\")");
        digits = format::push_line(&mut bytes, &digits, body.as_bytes());
    }
    raw_records(&bytes).unwrap()
}

/// What happens to a question on its way.
#[derive(Clone, Copy, Debug)]
enum Way {
    Well,
    /// The question is lost.
    Lost,
    /// It is done, and the answer is lost.
    Unheard,
    /// It is held up, and done after a later one.
    Late,
    /// It is done twice.
    Twice,
}

fn way() -> impl Strategy<Value = Way> {
    prop_oneof![
        3 => Just(Way::Well),
        1 => Just(Way::Lost),
        1 => Just(Way::Unheard),
        1 => Just(Way::Late),
        1 => Just(Way::Twice),
    ]
}

/// A store that keeps to the rules of the real one, behind a bad network.
#[derive(Default)]
struct Double {
    /// Each branch: whose it is, after which place it parted, its own records.
    branches: Vec<(u32, usize, Vec<RawRecord>)>,
    pen: Option<u32>,
    me: u32,
    ways: Vec<Way>,
    late: Vec<(u32, i32, Vec<RawRecord>)>,
}

impl Double {
    fn way(&mut self) -> Way {
        self.ways.pop().unwrap_or(Way::Well)
    }

    fn whole(&self, branch: usize) -> Vec<RawRecord> {
        let (_, parted, own) = &self.branches[branch];
        let shared = if branch == 0 { 0 } else { *parted };
        let mut all = self.branches[0].2[..shared].to_vec();
        all.extend(own.iter().cloned());
        all
    }

    fn head(&self, branch: usize) -> Head {
        let last = self.whole(branch).pop();
        last.map_or(
            Head {
                number: 0,
                digits: START,
            },
            |r| Head {
                number: r.number,
                digits: r.digits,
            },
        )
    }

    fn put(&mut self, me: u32, branch: i32, records: &[RawRecord]) -> Written {
        if self.branches.is_empty() {
            assert_eq!(records[0].number, 0);
            self.branches.push((me, 0, Vec::new()));
        }
        let at = usize::try_from(branch).unwrap();
        if branch == MAIN {
            if self.pen.is_some_and(|pen| pen != me) {
                return Written::HeldBy(Pen {
                    holder: "somebody".to_owned(),
                    own: false,
                    held: true,
                    until: String::new(),
                    offered: None,
                });
            }
            self.pen = Some(me);
        } else {
            assert_eq!(self.branches[at].0, me, "a foreign branch");
        }
        let mut all = self.whole(at);
        let first = records
            .iter()
            .find(|r| all.iter().all(|there| there.number != r.number));
        if first.is_some_and(|r| r.before != all.last().map_or(START, |last| last.digits)) {
            return Written::Parted(self.head(at));
        }
        for record in records {
            if let Some(there) = all.iter().find(|r| r.number == record.number) {
                if there != record {
                    return Written::Parted(self.head(at));
                }
            } else {
                let before = all.last().map_or(START, |r| r.digits);
                assert_eq!(record.before, before, "a gap reached the store");
                all.push(record.clone());
                self.branches[at].2.push(record.clone());
            }
        }
        Written::Stored(self.head(at))
    }
}

fn lost() -> Trouble {
    Trouble::new(TroubleKind::Unreached, "lost", "")
}

impl Store for Double {
    fn branches(&mut self, _: &str) -> Result<Vec<Branch>, Trouble> {
        if matches!(self.way(), Way::Lost | Way::Unheard) {
            return Err(lost());
        }
        Ok((0..self.branches.len())
            .map(|n| Branch {
                number: n.try_into().unwrap(),
                own: self.branches[n].0 == self.me,
                by: String::new(),
                head: self.head(n),
                parted: u64::try_from(self.branches[n].1).unwrap().saturating_sub(1),
            })
            .collect())
    }

    fn chain(&mut self, _: &str, branch: i32) -> Result<Vec<Head>, Trouble> {
        if matches!(self.way(), Way::Lost | Way::Unheard) {
            return Err(lost());
        }
        let whole = self.whole(branch.try_into().unwrap());
        Ok(whole
            .iter()
            .map(|r| Head {
                number: r.number,
                digits: r.digits,
            })
            .collect())
    }

    fn append(
        &mut self,
        file: &RawFile,
        branch: i32,
        range: Range<usize>,
    ) -> Result<Written, Trouble> {
        let (me, records) = (self.me, &file.records[range]);
        match self.way() {
            Way::Lost => Err(lost()),
            Way::Late => {
                self.late.push((me, branch, records.to_vec()));
                Err(lost())
            }
            way => {
                let done = self.put(me, branch, records);
                for (me, branch, records) in std::mem::take(&mut self.late) {
                    self.put(me, branch, &records);
                }
                match way {
                    Way::Unheard => Err(lost()),
                    Way::Twice if matches!(done, Written::Stored(_)) => {
                        Ok(self.put(me, branch, records))
                    }
                    _ => Ok(done),
                }
            }
        }
    }

    fn part(&mut self, _: &str, after: Head) -> Result<i32, Trouble> {
        let way = self.way();
        if matches!(way, Way::Lost | Way::Late) {
            return Err(lost());
        }
        let place = self.branches[0]
            .2
            .iter()
            .position(|r| r.digits == after.digits);
        self.branches
            .push((self.me, place.unwrap() + 1, Vec::new()));
        if matches!(way, Way::Unheard) {
            return Err(lost());
        }
        Ok(i32::try_from(self.branches.len()).unwrap() - 1)
    }
}

/// Tries until it works.
fn sent(store: &mut Double, file: &RawFile) -> Standing {
    for _ in 0..1000 {
        if let Ok(standing) = send(store, file, &mut |_| {}) {
            return standing;
        }
    }
    panic!("it never works");
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(300))]

    #[test]
    fn every_record_is_in_the_store_once_and_in_order_whatever_the_network_does(
        lengths in prop::collection::vec(0_u64..900, 1..6),
        ways in prop::collection::vec(way(), 0..60),
    ) {
        let mut store = Double { me: 1, ways, ..Double::default() };
        let mut lengths = lengths;
        lengths.sort_unstable();
        for length in lengths {
            let file = file(length, length, "");
            prop_assert_eq!(sent(&mut store, &file), Standing::InStore);
            prop_assert_eq!(&store.whole(0), &file.records);
        }
    }

    #[test]
    fn what_two_machines_wrote_apart_is_kept_side_by_side(
        common in 0_u64..300,
        here in 0_u64..300,
        there in 1_u64..300,
        ways in prop::collection::vec(way(), 0..60),
    ) {
        let mut store = Double { me: 1, ..Double::default() };
        sent(&mut store, &file(common, common, ""));
        // The pen is taken while the first machine writes on without a network.
        store.pen = Some(2);
        store.me = 2;
        store.ways = ways.clone();
        let taken = file(common + there, common, "there");
        prop_assert_eq!(sent(&mut store, &taken), Standing::InStore);
        store.me = 1;
        store.ways = ways;
        let lost = file(common + here, common, "here");
        let standing = sent(&mut store, &lost);
        prop_assert_eq!(&store.whole(0), &taken.records, "the meeting itself is not touched");
        if here == 0 {
            let ahead = Standing::Ahead(usize::try_from(there).unwrap());
            prop_assert_eq!(standing, ahead);
        } else {
            let Standing::Parted { branch, after, own } = standing else {
                panic!("{standing:?}");
            };
            prop_assert_eq!(after, common);
            prop_assert_eq!(own, usize::try_from(here).unwrap());
            let at = usize::try_from(branch).unwrap();
            prop_assert_eq!(&store.whole(at), &lost.records);
        }
        // Sent again, nothing is there twice.
        let before = store.branches.clone();
        store.ways = Vec::new();
        sent(&mut store, &lost);
        prop_assert_eq!(before, store.branches.clone());
    }

    #[test]
    fn a_replica_that_lacks_the_last_records_gets_them_again(
        before in 1_u64..400,
        lost in 1_usize..50,
        more in 0_u64..5,
        ways in prop::collection::vec(way(), 0..20),
    ) {
        let mut store = Double { me: 1, ..Double::default() };
        let mut known = Vec::new();
        let first = file(before, before, "");
        send_on(&mut store, &first, &mut known, &mut |_| {}).unwrap();
        // It is promoted while nobody asks it anything.
        let kept = first.records.len().saturating_sub(lost).max(1);
        store.branches[0].2.truncate(kept);
        store.ways = ways;
        let whole = file(before + more, before + more, "");
        if more > 0 {
            for _ in 0..1000 {
                if send_on(&mut store, &whole, &mut known, &mut |_| {}).is_ok() {
                    break;
                }
            }
        }
        // A new connection knows nothing of what the old one had.
        known.clear();
        prop_assert_eq!(sent(&mut store, &whole), Standing::InStore);
        prop_assert_eq!(&store.whole(0), &whole.records);
    }
}

#[test]
fn another_meeting_of_the_same_name_is_refused() {
    let mut store = Double {
        me: 1,
        ..Double::default()
    };
    let one = file(3, 3, "");
    sent(&mut store, &one);
    let mut other = file(3, 0, "x");
    other.records[0].digits = START;
    let trouble = send(&mut store, &other, &mut |_| {}).unwrap_err();
    assert!(trouble.sentence.contains("another meeting"), "{trouble}");
    assert_eq!(store.whole(0), one.records);
}

#[test]
fn a_machine_without_the_pen_keeps_what_it_writes_in_one_branch() {
    let mut store = Double {
        me: 1,
        ..Double::default()
    };
    sent(&mut store, &file(5, 5, ""));
    (store.pen, store.me) = (Some(2), 2);
    store.me = 1;
    for length in 6..10 {
        let standing = sent(&mut store, &file(length, 5, "here"));
        assert!(matches!(
            standing,
            Standing::Parted {
                branch: 1,
                after: 5,
                ..
            }
        ));
    }
    assert_eq!(store.branches.len(), 2);
    assert_eq!(store.branches[1].2.len(), 4);
}
