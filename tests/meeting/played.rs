//! Whole meetings of invented bodies, one for each knot of formal procedure: a body as a file, a
//! script of what happened, and the minutes that a good office would have made of it.
//!
//! `QUORATE_BLESS=1 cargo test --test meeting played` writes the minutes anew; read what changed, as
//! their reader would, before you commit it.

#![expect(
    clippy::unwrap_used,
    clippy::panic,
    reason = "helpers of tests stop where a test would"
)]

use std::fs;
use std::path::PathBuf;

use quorate::export::{Format, export};
use quorate::journal::Journal;
use quorate::meeting::Meeting;
use quorate::meeting::agenda::{Calling, Stamp};
use quorate::meeting::intent::Order;
use quorate::minutes::{Full, House, Public, draft};
use quorate::tui::testing::Bench;

use crate::procedure::play_after;

pub(crate) const MEETINGS: [&str; 13] = [
    "no-chair",
    "inquorate",
    "quorum-lost",
    "interests",
    "amendments",
    "recorded-vote",
    "exclusion",
    "order",
    "time-limit",
    "scrutiny",
    "panel",
    "parish",
    "remote",
];

fn here(path: &str) -> PathBuf {
    PathBuf::from(env!("CARGO_MANIFEST_DIR"))
        .join("tests/meeting/played")
        .join(path)
}

fn script(name: &str) -> String {
    fs::read_to_string(here(&format!("{name}.script"))).unwrap()
}

/// What a meeting of the body begins with, on the day with which its script begins.
fn begun(name: &str) -> Vec<Order> {
    let source = fs::read_to_string(here(&format!("{name}.body.ron"))).unwrap();
    let body = quorate::bodies::read(&source, name).unwrap_or_else(|e| panic!("{name}: {e:?}"));
    let script = script(name);
    let day = script.lines().find_map(|l| l.strip_prefix("@ ")).unwrap();
    body.orders(&Calling {
        date: day.parse().unwrap(),
        ..Calling::default()
    })
}

pub(crate) fn played(name: &str) -> Journal {
    play_after(&begun(name), &script(name))
}

/// The documents that are kept, by the ends of their names; those for the few who may read all of it
/// only where there is anything that the public may not.
fn documents(meeting: &Meeting) -> Vec<(&'static str, String)> {
    let house = House::default();
    let (public, full) = (
        draft::<Public>(meeting, &house),
        draft::<Full>(meeting, &house),
    );
    let text = |bytes| String::from_utf8(bytes).unwrap();
    let mut made = vec![
        ("txt", text(export(Format::Text, &public))),
        ("md", text(export(Format::Markdown, &public))),
    ];
    let exempt = text(export(Format::Text, &full));
    if exempt != made[0].1 {
        made.push(("exempt.txt", exempt));
        made.push(("exempt.md", text(export(Format::Markdown, &full))));
    }
    made
}

#[test]
fn each_played_meeting_is_minuted_as_its_golden_files_say() {
    let folder = PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("tests/golden/played");
    let mut differs = Vec::new();
    let mut kept: Vec<String> = Vec::new();
    for name in MEETINGS {
        for (end, made) in documents(played(name).meeting()) {
            let file = format!("{name}.{end}");
            let path = folder.join(&file);
            if std::env::var_os("QUORATE_BLESS").is_some() {
                fs::create_dir_all(&folder).unwrap();
                fs::write(&path, &made).unwrap();
            }
            if fs::read_to_string(&path).ok().as_deref() != Some(made.as_str()) {
                differs.push(format!("{file} should be:\n{made}"));
            }
            kept.push(file);
        }
    }
    assert!(differs.is_empty(), "{}", differs.join("\n"));
    // Nothing is left of a meeting that is played no more.
    for entry in fs::read_dir(folder).unwrap() {
        let found = entry.unwrap().file_name().into_string().unwrap();
        assert!(kept.contains(&found), "{found} is of no played meeting");
    }
}

/// The meetings that are played by keys too, a line of them at its time, and end in the same minutes.
const BY_KEYS: [&str; 13] = MEETINGS;

/// A meeting of which what comes before the opening is told by the script, and the rest by keys.
fn played_by_keys(name: &str) -> Bench {
    let script = script(name);
    let told = script.lines().take_while(|l| !is_timed(l));
    let journal = play_after(&begun(name), &told.collect::<Vec<_>>().join("\n"));
    let day = script.lines().find_map(|l| l.strip_prefix("@ ")).unwrap();
    let (mut day, mut now) = (day, stamp(day, "09:00"));
    let mut bench = Bench::on(journal, (80, 24), now);
    bench.press("<F12>");
    let keys = fs::read_to_string(here(&format!("{name}.keys"))).unwrap();
    for line in keys
        .lines()
        .filter(|l| !l.trim().is_empty() && !l.starts_with("//"))
    {
        if let Some(another) = line.strip_prefix("@ ") {
            day = another;
            continue;
        }
        let keys = if is_timed(line) {
            let (time, keys) = line.split_once(' ').unwrap();
            let then = stamp(day, time);
            bench.pass((then - now).num_seconds());
            now = then;
            keys
        } else {
            line
        };
        bench.press(keys);
    }
    bench
}

/// Whether a line begins with a time of day.
fn is_timed(line: &str) -> bool {
    line.as_bytes().get(2) == Some(&b':') && line.as_bytes().get(5) == Some(&b' ')
}

fn stamp(day: &str, time: &str) -> Stamp {
    format!("{day}T{time}:00+00:00").parse().unwrap()
}

#[test]
fn the_same_meetings_played_by_keys_end_in_the_same_minutes() {
    for name in BY_KEYS {
        let bench = played_by_keys(name);
        let by_script = documents(played(name).meeting());
        let by_keys = documents(bench.meeting());
        for ((end, script), (_, keys)) in by_script.iter().zip(&by_keys) {
            assert_eq!(keys, script, "{name}.{end}\n{}", bench.screen());
        }
        assert_eq!(by_keys.len(), by_script.len(), "{name}");
    }
}

#[test]
fn the_check_has_nothing_to_say_of_what_was_done_properly() {
    for name in MEETINGS {
        let told: Vec<String> = played(name)
            .meeting()
            .findings()
            .into_iter()
            .map(|f| f.what)
            .filter(|what| !what.contains("date of the next meeting") && !what.contains("vacant"))
            .collect();
        assert!(told.is_empty(), "{name}: {told:#?}");
    }
}
