//! Opening a session of 1,000, 10,000 and 100,000 facts, beside a bare parse of the same records.
//!
//! Opening is what the program does: find the lines, hold each against its digits, parse it, check
//! the numbering, and fold the facts into the meeting. The bare parse is `ron::from_str` on each
//! record's own words and nothing else; its results are thrown away. `cargo bench --bench reopen`
//! prints the median of the paired ratios; the aim is 1.5 at most.

mod common;

use std::hint::black_box;

use common::meeting::{Wish, records, replay};
use common::ratio;
use divan::counter::ItemsCount;
use quorate::journal::{Journal, Record};
use quorate::storage::format::{Header, Line, beginning, body_of, classify, push_line};
use quorate::storage::{NewSession, read};

const FACTS: [usize; 3] = [1_000, 10_000, 100_000];

fn main() {
    divan::main();
    if common::measuring() {
        for (facts, count) in [(1_000, 61), (10_000, 31), (100_000, 15)] {
            let file = file(facts);
            let bodies = bodies(&file);
            let pairs = ratio::pairs(
                count,
                || ratio::timed(|| open(&file)),
                || ratio::timed(|| parse(&bodies)),
            );
            ratio::tell(&format!("reopening {facts} facts"), &pairs, 1.5);
        }
    }
}

#[divan::bench(args = FACTS, max_time = 2)]
fn opened(bencher: divan::Bencher<'_, '_>, facts: usize) {
    let file = file(facts);
    bencher
        .counter(ItemsCount::new(facts))
        .bench_local(|| open(&file));
}

#[divan::bench(args = FACTS, max_time = 2)]
fn bare_parse(bencher: divan::Bencher<'_, '_>, facts: usize) {
    let file = file(facts);
    let bodies = bodies(&file);
    bencher
        .counter(ItemsCount::new(facts))
        .bench_local(|| parse(&bodies));
}

/// The bytes of the session's file.
fn file(facts: usize) -> Vec<u8> {
    let records = records(Wish {
        facts,
        stroke: 8,
        long: 2_000,
    });
    let (mut file, mut digits) = beginning(&header()).unwrap_or_default();
    for body in records.iter().filter_map(|r| body_of(r).ok()) {
        digits = push_line(&mut file, &digits, body.as_bytes());
    }
    file
}

fn header() -> Header {
    NewSession {
        date: common::meeting::began().date_naive(),
        title: "Harrowmere Health and Wellbeing Board".to_owned(),
        app: "0.1.0".to_owned(),
        writer: "a".to_owned(),
        created: common::meeting::began(),
        session: None,
    }
    .header()
}

/// The words of each record, without its digits and without the header.
fn bodies(file: &[u8]) -> Vec<&str> {
    let lines = file.split(|b| *b == b'\n').map(classify);
    let records = lines.filter_map(|line| match line {
        Line::Record { body, .. } => Some(body),
        Line::Aside | Line::Bad => None,
    });
    records.skip(1).collect()
}

fn open(file: &[u8]) -> Option<Journal> {
    Some(replay(read::load::<Record>(file).ok()?.records))
}

fn parse(bodies: &[&str]) {
    for body in bodies {
        let _ = black_box(ron::from_str::<Record>(body));
    }
}
