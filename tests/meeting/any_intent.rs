//! Any intent in any state: it is taken, or refused in a sentence; nothing panics, and what was taken
//! reads back as the same meeting. `QUORATE_RANDOM_INTENTS` says how many are given.

use chrono::{DateTime, TimeDelta};
use quorate::export::export;
use quorate::journal::Journal;
use quorate::meeting::entry::{Kind, Stream};

use quorate::meeting::Meeting;
use quorate::meeting::id::Writer;
use quorate::meeting::intent::{Intent, Order};
use quorate::minutes::{Format, Full, House, Public, draft};

use crate::drafting::office::says_what_its_text_says;

const SCRIPT: &str = include_str!("../scripts/everything.script");

struct Dice(u64);

impl Dice {
    fn roll(&mut self, below: usize) -> usize {
        self.0 ^= self.0 << 13;
        self.0 ^= self.0 >> 7;
        self.0 ^= self.0 << 17;
        usize::try_from(self.0 >> 33).unwrap_or(0) % below
    }
}

/// A line of the script as an order; none if it is no order, or none any more.
fn order(line: &str) -> Option<Order> {
    let options = ron::Options::default()
        .with_default_extension(ron::extensions::Extensions::UNWRAP_VARIANT_NEWTYPES)
        .with_default_extension(ron::extensions::Extensions::IMPLICIT_SOME);
    if line.starts_with('(') {
        options.from_str(line).ok()
    } else {
        options.from_str::<Intent>(line).ok().map(Order::from)
    }
}

/// The words between quotation marks.
fn quoted(line: &str) -> Vec<&str> {
    line.split('"').skip(1).step_by(2).collect()
}

/// The line with some of its names, numbers and words exchanged for others of the script.
fn altered(line: &str, pool: &[&str], dice: &mut Dice) -> String {
    let mut out = String::new();
    for (i, part) in line.split('"').enumerate() {
        if i > 0 {
            out.push('"');
        }
        if i % 2 == 1 && dice.roll(3) == 0 {
            out.push_str(pool[dice.roll(pool.len())]);
        } else if i % 2 == 0 && dice.roll(4) == 0 {
            let digit = ['0', '1', '2', '3', '4', '5', '6', '7', '8', '9'][dice.roll(10)];
            out.extend(
                part.chars()
                    .map(|c| if c.is_ascii_digit() { digit } else { c }),
            );
        } else {
            out.push_str(part);
        }
    }
    out
}

/// What was voted on stands as a motion or an amendment: a vote is told beside its words.
fn every_vote_is_on_a_motion(meeting: &Meeting) {
    for vote in meeting.all_entries().iter().filter(|e| !e.struck) {
        let Kind::Vote { on, .. } = &vote.kind else {
            continue;
        };
        for motion in on.iter().filter_map(|id| meeting.entry(*id)) {
            assert!(
                !motion.struck && motion.kind.stage().is_some(),
                "{vote:?} is on {motion:?}"
            );
        }
    }
}

#[test]
fn any_intent_in_any_state_is_taken_or_refused_in_a_sentence() {
    let lines: Vec<&str> = SCRIPT
        .lines()
        .map(str::trim)
        .filter(|l| !l.is_empty() && !l.starts_with("//") && !l.starts_with('@'))
        .collect();
    let mut pool: Vec<&str> = lines.iter().flat_map(|l| quoted(l)).collect();
    pool.extend([
        "",
        "newest",
        "next",
        "a:5.0",
        "2026-02-05",
        "23:59",
        "\u{202E}\t=1+1",
    ]);
    let wanted: usize = std::env::var("QUORATE_RANDOM_INTENTS")
        .ok()
        .and_then(|n| n.parse().ok())
        .unwrap_or(3_000);
    let (mut given, mut taken, mut seed) = (0, 0, 1);
    while given < wanted {
        let mut dice = Dice(0x9E37_79B9_7F4A_7C15_u64.wrapping_mul(seed));
        seed += 1;
        let mut journal = Journal::new(Writer::FIRST, "Pat Lowe".into());
        let mut now: DateTime<chrono::FixedOffset> = "2026-02-05T09:50:00+00:00".parse().unwrap();
        // Some begin with nothing, others deep in a meeting.
        let begun = dice.roll(lines.len());
        for line in &lines[..begun] {
            if let Some(order) = order(line) {
                let _ = journal.act(now, &order);
                now += TimeDelta::seconds(20);
            }
        }
        for _ in 0..120 {
            let line = altered(lines[dice.roll(lines.len())], &pool, &mut dice);
            let Some(mut order) = order(&line) else {
                continue;
            };
            order.stream = match dice.roll(6) {
                0 => Stream::Exempt,
                1 => Stream::Private,
                _ => Stream::Public,
            };
            if dice.roll(3) == 0 {
                order.despite = "the chair would not wait".into();
            }
            // Mostly a little later; now and then another day, or a clock set back.
            now += match dice.roll(40) {
                0 => TimeDelta::hours(17),
                1 => TimeDelta::minutes(-90),
                _ => TimeDelta::seconds(i64::try_from(dice.roll(90)).unwrap_or(0)),
            };
            given += 1;
            match journal.act(now, &order) {
                Ok(_) => taken += 1,
                Err(refusal) => {
                    assert!(
                        refusal.reason.ends_with(['.', '?', '!', '\u{201D}']),
                        "{refusal:?}: {line}"
                    );
                    assert!(
                        !refusal.way_out.is_empty() || refusal.reason.len() > 20,
                        "{refusal:?}: {line}"
                    );
                }
            }
        }
        let meeting = journal.meeting();
        let _ = (meeting.findings(), meeting.missing_at_close());
        every_vote_is_on_a_motion(meeting);
        let house = House::default();
        let public = export(Format::Text, &draft::<Public>(meeting, &house));
        assert!(!public.contains(&0x1B) && !public.is_empty());
        says_what_its_text_says(meeting);
        let full = export(Format::Html, &draft::<Full>(meeting, &house));
        let again = Journal::replay(Writer::FIRST, "Pat Lowe".into(), journal.records().to_vec());
        let again = again.unwrap();
        assert_eq!(
            full,
            export(Format::Html, &draft::<Full>(again.meeting(), &house))
        );
    }
    println!("{given} given, {taken} taken");
    assert!(taken * 6 > given, "only {taken} of {given} were taken");
}
