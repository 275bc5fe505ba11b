//! The page in the chamber at each fact of the sample that was played to its end.
//! `QUORATE_BLESS=1` writes the golden file again.

use crate::app::samples::named;
use crate::cli::script::{Lines, ScriptLine, read_line};
use crate::journal::{Journal, Record};
use crate::meeting::audience::Public;
use crate::meeting::id::Writer;
use crate::minutes::chamber::{Results, chamber_of, results_of};
use crate::pages;
use crate::storage::read;

const SCRIPT: &str = include_str!("../../../tests/scripts/harrowmere-played.script");
const GOLDEN: &str = concat!(env!("CARGO_MANIFEST_DIR"), "/tests/golden/chamber.txt");

/// What stands on a page below its head, a line for each piece.
fn lines(main: &str) -> String {
    let below = main.find("<main").map_or("", |at| &main[at..]);
    let mut out = String::new();
    let mut tag: Option<String> = None;
    for c in below.chars() {
        match (&mut tag, c) {
            (None, '<') => tag = Some(String::new()),
            (None, c) => out.push(c),
            (Some(name), '>') => {
                let name = name.trim_start_matches('/');
                let inline = ["span", "strong"].iter().any(|t| name.starts_with(t));
                out.push(if inline { ' ' } else { '\n' });
                tag = None;
            }
            (Some(name), c) => name.push(c),
        }
    }
    let out = out
        .replace("&lt;", "<")
        .replace("&gt;", ">")
        .replace("&quot;", "\"")
        .replace("&amp;", "&");
    let lines = out
        .lines()
        .map(|l| l.split_whitespace().collect::<Vec<_>>().join(" "))
        .filter(|l| !l.is_empty());
    let lines: Vec<String> = lines.map(|l| format!("    {l}\n")).collect();
    lines.concat()
}

#[test]
fn the_played_sample_is_shown_fact_by_fact() {
    let sample = named("2026-03-19-harrowmere-hwb").unwrap();
    let records = read::load::<Record>(sample.bytes).unwrap().records;
    let mut journal = Journal::replay(Writer::FIRST, "A. Clerk".into(), records).unwrap();
    let mut now = journal.records().last().unwrap().at;
    let results = |journal: &Journal| results_of(&journal.meeting().read_by());
    let page = |journal: &Journal, held: &[_]| {
        let read = journal.meeting().read_by::<Public>();
        let at = journal.records().last().unwrap().at;
        lines(pages::chamber(&chamber_of(&read, at, held)).main())
    };
    let mut before: Results = results(&journal);
    let mut shown = page(&journal, &[]);
    let mut told = format!("0\n{shown}");
    let mut script = Lines::new(SCRIPT.as_bytes());
    while let Some(line) = script.next_line().unwrap() {
        let order = match read_line(line).unwrap() {
            ScriptLine::Nothing => continue,
            ScriptLine::Clock(time) => {
                now = time;
                continue;
            }
            ScriptLine::Order(order) => order,
        };
        let seq = journal.act(now, &order).unwrap().seq;
        let after = results(&journal);
        let held = after.new_since(&before);
        before = after;
        for (held, when) in [(held.as_slice(), ""), (&[], " later")] {
            let now = page(&journal, held);
            if now != shown {
                told.extend([format!("{seq}{when}\n{now}")]);
                shown = now;
            }
        }
    }
    if std::env::var_os("QUORATE_BLESS").is_some() {
        std::fs::write(GOLDEN, &told).unwrap();
    }
    let golden = std::fs::read_to_string(GOLDEN).unwrap_or_default();
    assert!(
        golden == told,
        "the page differs from {GOLDEN}; it is:\n{told}"
    );
}
