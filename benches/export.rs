//! Drafting the minutes and exporting them in each format, beside reopening the same meeting.
//!
//! Reopening (parsing and folding the facts) is what has to be done before anything is exported,
//! so the ratio says how much an export adds for the one who waits. `cargo bench --bench export`
//! prints it for the closed sample where the sources have it, and for an invented meeting of 1,000
//! facts and 40 KB.

mod common;

use common::meeting::{Wish, journal, replay};
use common::ratio;
use quorate::export::{Format, export};
use quorate::journal::{Journal, Record};
use quorate::meeting::Meeting;
use quorate::minutes::{House, Public, draft};
use quorate::storage::read;

/// The closed sample, from the folder of the sources.
const SAMPLE: &str = concat!(
    env!("CARGO_MANIFEST_DIR"),
    "/sessions/2014-11-20-westminster-hwb.ron"
);
const INVENTED: Wish = Wish {
    facts: 1_000,
    stroke: 40,
    long: 2_000,
};

fn main() {
    divan::main();
    if common::measuring() {
        for (name, journal) in [("sample", sample()), ("invented", Some(journal(INVENTED)))] {
            let Some(journal) = journal else { continue };
            let bodies: Vec<String> = journal
                .records()
                .iter()
                .filter_map(|r| ron::to_string(r).ok())
                .collect();
            for format in Format::ALL {
                let pairs = ratio::pairs(
                    61,
                    || ratio::timed(|| written(format, journal.meeting())),
                    || ratio::timed(|| reopened(&bodies)),
                );
                ratio::tell(&format!("{name} as {format:?} / reopening"), &pairs, 1.0);
            }
        }
    }
}

#[divan::bench(args = Format::ALL, max_time = 1)]
fn sample_written(bencher: divan::Bencher<'_, '_>, format: Format) {
    if let Some(journal) = sample() {
        bencher.bench_local(|| written(format, journal.meeting()));
    }
}

#[divan::bench(args = Format::ALL, max_time = 1)]
fn invented_written(bencher: divan::Bencher<'_, '_>, format: Format) {
    let journal = journal(INVENTED);
    bencher.bench_local(|| written(format, journal.meeting()));
}

#[divan::bench(max_time = 1)]
fn invented_drafted(bencher: divan::Bencher<'_, '_>) {
    let journal = journal(INVENTED);
    bencher.bench_local(|| draft::<Public>(journal.meeting(), &House::default()));
}

fn written(format: Format, meeting: &Meeting) -> Vec<u8> {
    export(format, &draft::<Public>(meeting, &House::default()))
}

fn reopened(bodies: &[String]) -> Journal {
    replay(
        bodies
            .iter()
            .filter_map(|b| ron::from_str(b).ok())
            .collect(),
    )
}

fn sample() -> Option<Journal> {
    let bytes = std::fs::read(SAMPLE).ok()?;
    Some(replay(read::load::<Record>(&bytes).ok()?.records))
}
