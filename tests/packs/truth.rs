//! How much of the packs in `tests/packs` is read, how surely, and that nothing is read wrongly
//! without a mark. `tests/packs/README.md` tells what the packs show and how their truth is written.
//!
//! `QUORATE_PACKS_REPORT=1` prints a table, and every field that is not right and certain;
//! `QUORATE_PACKS_DIR` names another folder of packs to be measured in the same way;
//! `QUORATE_PACKS_ONLY` names one pack.

#![allow(
    clippy::unwrap_used,
    clippy::panic,
    reason = "a test that can't go on should stop where it stands"
)]

#[path = "align.rs"]
#[allow(unreachable_pub, reason = "a module of this test alone")]
mod align;
#[path = "compare.rs"]
#[allow(unreachable_pub, reason = "a module of this test alone")]
mod compare;
#[path = "planted.rs"]
#[allow(unreachable_pub, reason = "a module of this test alone")]
mod planted;

use std::path::{Path, PathBuf};

use crate::program::Workdir;
use compare::{Finding, Verdict, compare, words};
use planted::sure;
use serde_json::Value;

/// Of a hundred fields, how many must be right and certain.
const ENOUGH: usize = 95;

/// What of a thousand fields of all packs together must be right and certain: it may only rise.
const ALL_ENOUGH: usize = 985;

/// A folder with a `truth.json` and the files of a pack.
struct Pack {
    name: String,
    files: Vec<PathBuf>,
    truth: Value,
}

/// All the packs of a folder, by name.
fn packs(folder: &Path) -> Vec<Pack> {
    let mut all: Vec<Pack> = std::fs::read_dir(folder)
        .unwrap_or_else(|error| panic!("{}: {error}", folder.display()))
        .filter_map(|entry| {
            let folder = entry.unwrap().path();
            let truth = std::fs::read_to_string(folder.join("truth.json")).ok()?;
            let truth: Value = serde_json::from_str(&truth)
                .unwrap_or_else(|error| panic!("{}/truth.json: {error}", folder.display()));
            Some(Pack {
                name: folder.file_name()?.to_string_lossy().into_owned(),
                files: files(&folder, &truth),
                truth,
            })
        })
        .collect();
    all.sort_by(|one, other| one.name.cmp(&other.name));
    all
}

/// The files of a pack in the order that its truth names, or by name.
fn files(folder: &Path, truth: &Value) -> Vec<PathBuf> {
    let named = words(truth.get("files"));
    if !named.is_empty() {
        return named.iter().map(|name| folder.join(name)).collect();
    }
    let mut all: Vec<PathBuf> = std::fs::read_dir(folder)
        .unwrap()
        .map(|entry| entry.unwrap().path())
        .filter(|path| path.is_file() && !path.ends_with("truth.json"))
        .collect();
    all.sort();
    all
}

/// The packs of this project, or those of the folder that the environment names.
fn measured() -> Vec<Pack> {
    let folder = std::env::var_os("QUORATE_PACKS_DIR").map_or_else(ours, PathBuf::from);
    let mut all = packs(&folder);
    if let Ok(only) = std::env::var("QUORATE_PACKS_ONLY") {
        all.retain(|pack| pack.name == only);
    }
    all
}

fn ours() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/packs")
}

/// Reads a pack with the program itself, as an officer would.
fn read(pack: &Pack) -> Result<Value, String> {
    let workdir = Workdir::new();
    let mut words = vec!["read"];
    let names: Vec<String> = pack
        .files
        .iter()
        .map(|path| path.to_string_lossy().into_owned())
        .collect();
    words.extend(names.iter().map(String::as_str));
    words.extend(["--format", "json", "--audience", "full"]);
    let ran = workdir.run(&words);
    let mut read: Value = serde_json::from_str(&ran.out)
        .map_err(|error| format!("code {}, {error}: {}", ran.code, ran.err.trim()))?;
    // What the program says of its own words is nothing that stands in a pack.
    if let Some(printed) = read.as_object_mut() {
        printed.remove("version");
        printed.remove("audience");
    }
    Ok(read)
}

/// The findings of a pack, counted.
struct Tally {
    counts: [usize; 6],
}

impl Tally {
    fn of(findings: &[Finding]) -> Self {
        let mut counts = [0; 6];
        for finding in findings {
            counts[finding.verdict as usize] += 1;
        }
        Self { counts }
    }

    fn add(&mut self, other: &Self) {
        for (one, more) in self.counts.iter_mut().zip(other.counts) {
            *one += more;
        }
    }

    fn of_verdict(&self, verdict: Verdict) -> usize {
        self.counts[verdict as usize]
    }

    /// All that count.
    fn fields(&self) -> usize {
        self.counts.iter().sum::<usize>() - self.of_verdict(Verdict::Excused)
    }

    fn enough(&self) -> bool {
        self.of_verdict(Verdict::Right) * 100 >= self.fields() * ENOUGH
    }

    fn row(&self) -> String {
        let right = self.of_verdict(Verdict::Right);
        let share = (right * 1000).checked_div(self.fields()).unwrap_or(0);
        let [right, right_doubted, wrong_doubted, missing, wrong, excused] = self.counts;
        format!(
            "{:>3}.{}%{:>7}{right:>7}{right_doubted:>9}{wrong_doubted:>9}{missing:>9}{wrong:>7}{excused:>9}",
            share / 10,
            share % 10,
            self.fields()
        )
    }
}

const HEADS: &str =
    "pack                        share fields  right right(?) wrong(?)  missing  WRONG  excused";

/// A field that isn't right and certain, on a line.
fn line(finding: &Finding) -> String {
    format!(
        "    {:?} {}\n        truth: {}\n        read:  {}",
        finding.verdict, finding.path, finding.truth, finding.read
    )
}

#[test]
fn packs_are_read_and_nothing_is_wrong_unmarked() {
    let report = std::env::var("QUORATE_PACKS_REPORT").is_ok_and(|v| v != "0");
    let (mut table, mut details, mut failed) = (vec![HEADS.to_owned()], Vec::new(), Vec::new());
    let all = measured();
    assert!(!all.is_empty(), "no packs to read");
    let mut whole = Tally { counts: [0; 6] };
    for pack in &all {
        let findings = match read(pack) {
            Ok(value) => compare(&pack.truth, &value),
            Err(why) => {
                table.push(format!("{:<26} not read", pack.name));
                failed.push(format!("{}: not read: {why}", pack.name));
                continue;
            }
        };
        let tally = Tally::of(&findings);
        whole.add(&tally);
        table.push(format!("{:<26} {}", pack.name, tally.row()));
        let amiss: Vec<String> = findings
            .iter()
            .filter(|finding| finding.verdict != Verdict::Right)
            .map(line)
            .collect();
        details.push(format!("{}\n{}", pack.name, amiss.join("\n")));
        if !tally.enough() {
            failed.push(format!("{}: too little is right and certain", pack.name));
        }
        for finding in findings.iter().filter(|f| f.verdict == Verdict::Wrong) {
            failed.push(format!(
                "{}: wrong and unmarked\n{}",
                pack.name,
                line(finding)
            ));
        }
    }
    table.push(format!("{:<26} {}", "all", whole.row()));
    if report {
        println!("{}\n", details.join("\n\n"));
    }
    println!("{}", table.join("\n"));
    if whole.of_verdict(Verdict::Right) * 1000 < whole.fields() * ALL_ENOUGH {
        failed.push("all packs together: too little is right and certain".to_owned());
    }
    assert!(
        failed.is_empty(),
        "{}\n\n{}",
        table.join("\n"),
        failed.join("\n")
    );
}

#[test]
fn the_packs_are_what_the_readme_says() {
    let folder = ours();
    let all = packs(&folder);
    assert!(all.len() >= 12, "{} packs", all.len());
    let readme = std::fs::read_to_string(folder.join("README.md")).unwrap();
    let mut formats = std::collections::BTreeSet::new();
    let mut bytes = 0;
    for pack in &all {
        assert!(
            readme.contains(&format!("`{}`", pack.name)),
            "{}",
            pack.name
        );
        assert!(!pack.files.is_empty(), "{}", pack.name);
        for file in &pack.files {
            let size = std::fs::metadata(file).map(|found| found.len());
            bytes += size.unwrap_or_else(|error| panic!("{}: {error}", file.display()));
            formats.insert(file.extension().unwrap().to_string_lossy().into_owned());
        }
        known_names(&pack.name, &pack.truth, "");
    }
    for format in ["txt", "md", "pdf", "docx", "odt", "html", "csv"] {
        assert!(formats.contains(format), "no pack is {format}");
    }
    assert!(bytes < 1_500_000, "{bytes} bytes");
}

/// A name that no proposal has is a slip of whoever wrote the truth, and would never be read.
fn known_names(pack: &str, value: &Value, path: &str) {
    const KNOWN: &str = " files noticed_contains uncertain_ok any_of standing \
        body host chair_title kind date start venue officer contacts members items future reports \
        minutes actions programme person office group voting substitute name honorific role \
        organisation councillor number title description parts pages lead business purpose \
        counts_as_confidential \
        planned_minutes to_follow exempt paragraph late attachments item classification of wards \
        policy finance author asks label text draft present apologies started ended deputy chair \
        in_attendance paragraphs resolved raised topic owners progress comment when theme free \
        summary ToMeeting ";
    match value {
        Value::Object(map) => {
            for (key, inner) in map {
                let known = KNOWN.contains(&format!(" {key} "));
                assert!(known, "{pack}: {path}.{key} is no field");
                known_names(pack, inner, &format!("{path}.{key}"));
            }
        }
        Value::Array(all) => {
            for inner in all {
                known_names(pack, inner, path);
            }
        }
        _ => {}
    }
}

#[test]
fn each_truth_agrees_with_itself() {
    for pack in packs(&ours()) {
        let findings = compare(&pack.truth, &as_if_read(&pack.truth));
        let amiss: Vec<String> = findings
            .iter()
            .filter(|finding| {
                finding.verdict != Verdict::Right && !finding.path.starts_with("noticed")
            })
            .map(line)
            .collect();
        assert!(findings.len() > 30, "{}: {}", pack.name, findings.len());
        assert!(amiss.is_empty(), "{}\n{}", pack.name, amiss.join("\n"));
    }
}

/// The truth as a proposal that had it all would say it.
fn as_if_read(truth: &Value) -> Value {
    match truth {
        Value::Object(map) if map.contains_key("any_of") => map["any_of"][0].clone(),
        Value::Object(map) => map
            .iter()
            .map(|(key, inner)| match key.as_str() {
                "standing" => ("organisation".to_owned(), inner.clone()),
                "person" | "title" | "text" | "when" | "number" => {
                    (key.clone(), sure(&as_if_read(inner)))
                }
                _ => (key.clone(), as_if_read(inner)),
            })
            .collect(),
        Value::Array(all) => all.iter().map(as_if_read).collect(),
        other => other.clone(),
    }
}
