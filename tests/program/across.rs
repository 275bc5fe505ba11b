//! Answers over several meetings, as an officer and other programs ask for them, beside a slow reader that
//! goes through the records of each file.

#![allow(
    clippy::unwrap_used,
    reason = "a test that can't go on should stop where it stands"
)]

use std::collections::BTreeMap;

use quorate::journal::{Act, Record};
use quorate::meeting::Event;
use quorate::storage::read;
use serde_json::Value;

use crate::archive::{Dice, Wish, archive};
use crate::program::Workdir;

const WISH: Wish = Wish {
    meetings: 30,
    bodies: 3,
    years: 3,
    items: 3,
    paragraphs: 1,
    stroke: 60,
    seed: 11,
};

/// The text of each record of each session, as it stands in the file.
fn generated(disk: &Workdir) -> BTreeMap<String, Vec<String>> {
    let mut files = BTreeMap::new();
    archive(WISH, &mut |name, bytes| {
        disk.put(&format!("sessions/{name}"), &bytes);
        let loaded = read::load::<Record>(&bytes).unwrap();
        let mut facts = Vec::new();
        for record in loaded.records {
            if let Act::Did(did) = record.act {
                facts.extend(did.into_iter().map(|fact| format!("{:?}", fact.1)));
            }
        }
        files.insert(name.trim_end_matches(".ron").to_owned(), facts);
    });
    files
}

fn json(disk: &Workdir, words: &[&str]) -> Value {
    let words = [words, &["--format", "json"]].concat();
    let ran = disk.run(&words);
    assert!(ran.code == 0 || ran.code == 1, "{ran:?}");
    serde_json::from_str(&ran.out).unwrap()
}

fn steps(trace: &Value) -> Vec<(String, String)> {
    let steps = trace["steps"].as_array().unwrap().iter();
    steps
        .map(|s| {
            let of = |name: &str| s[name].as_str().unwrap().to_owned();
            (of("session"), of("what"))
        })
        .collect()
}
