//! Branches of played meetings: what is taken over act by act gives the minutes of the branch.

use std::collections::BTreeSet;

use super::{meetings, play};
use crate::app::documents;
use crate::export::Format;
use crate::journal::Journal;
use crate::journal::branch::{Branch, Taken};
use crate::meeting::audience::{Full, Public};
use crate::minutes::{Audience, DocumentKind};

fn minutes<A: Audience>(journal: &Journal) -> String {
    let reading = journal.meeting().read_by::<A>();
    let made = documents::made(&reading, DocumentKind::Minutes, Format::Text).unwrap();
    String::from_utf8_lossy(&made.bytes).into_owned()
}

/// Cuts a played meeting in two; the beginning as the meeting, the whole as its branch.
fn parted(seed: u64) -> (Journal, Branch) {
    let whole = play::play(seed).journal;
    let n = whole.records().len();
    let cut = n / 3 + (usize::try_from(seed).unwrap() * 7) % (n / 2);
    let beginning = whole.records()[..cut].to_vec();
    let meeting = Journal::replay(whole.writer(), "B. Clerk".into(), beginning).unwrap();
    let branch = Branch::of(whole, &meeting).unwrap();
    (meeting, branch)
}

/// Takes over what `may` be, each act at the time when it was recorded; what was refused.
fn taken_over(meeting: &mut Journal, branch: &Branch, may: impl Fn(usize) -> bool) -> Vec<String> {
    let mut taken = Taken::new();
    let mut refused = Vec::new();
    for (at, part) in branch.parts().iter().enumerate().filter(|(at, _)| may(*at)) {
        let last = part
            .records
            .last()
            .and_then(|seq| branch.journal().record(*seq));
        let now = last.map_or(part.at, |record| record.at.max(part.at));
        let known = branch.known(meeting, &taken);
        match branch.offer(at, meeting, &known, now) {
            Ok(offer) => {
                let before = meeting.last();
                for order in &offer.orders {
                    meeting.act(now, order).unwrap();
                }
                taken.insert(at, (before + 1..=meeting.last()).collect());
            }
            Err(refusal) => refused.push(format!("{}: {refusal}", part.words)),
        }
    }
    refused
}

#[test]
fn a_branch_that_is_taken_over_whole_gives_its_minutes() {
    let all = meetings(60);
    let mut same = 0;
    for seed in 0..all {
        let (mut meeting, branch) = parted(seed);
        let refused = taken_over(&mut meeting, &branch, |_| true);
        if refused.is_empty() {
            same += 1;
            let there = branch.journal();
            assert_eq!(
                minutes::<Full>(&meeting),
                minutes::<Full>(there),
                "meeting {seed}"
            );
            assert_eq!(
                minutes::<Public>(&meeting),
                minutes::<Public>(there),
                "meeting {seed}"
            );
        }
        // An interest whose kind in words of the house's own was kept apart is all that no order says.
        let first = refused.first();
        assert!(
            first.is_none_or(|r| r.contains("declared an interest") && r.contains("No order")),
            "meeting {seed}: {refused:?}"
        );
    }
    assert!(
        same * 10 >= all * 8,
        "{same} of {all} can be taken over whole"
    );
}

/// What is passed by hinders nothing but what rests on it, and what is recorded twice is seen to be there.
#[test]
fn what_was_taken_over_is_known_again_and_what_was_passed_by_is_not_there() {
    for seed in 0..meetings(20) {
        let (mut meeting, branch) = parted(seed);
        let before = meeting.last();
        taken_over(&mut meeting, &branch, |at| at % 3 != 1);
        // Read anew, as after the session was closed: told by what stands in the meeting alone.
        let records = meeting.records().to_vec();
        let again = Journal::replay(meeting.writer(), "B. Clerk".into(), records).unwrap();
        let known = branch.known(&again, &Taken::new());
        let mut claimed: BTreeSet<u64> = BTreeSet::new();
        for at in 0..branch.parts().len() {
            for seq in known.records(at).unwrap_or_default() {
                assert!(*seq > before && !again.was_undone(*seq), "meeting {seed}");
                claimed.insert(*seq);
            }
        }
        let own = again.standing().filter(|(seq, _)| *seq > before).count();
        assert!(
            claimed.len() * 10 >= own * 7,
            "meeting {seed}: {} of {own} are known again",
            claimed.len()
        );
    }
}
