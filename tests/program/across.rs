//! Answers over several meetings, as an officer and other programs ask for them, beside a slow reader that
//! goes through the records of each file.

#![allow(
    clippy::unwrap_used,
    clippy::panic,
    reason = "a test that can't go on should stop where it stands"
)]

use std::collections::BTreeMap;

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

/// The lines of each session, as they stand in its file.
fn generated(disk: &Workdir) -> BTreeMap<String, Vec<String>> {
    let mut files = BTreeMap::new();
    archive(WISH, &mut |name, bytes| {
        disk.put(&format!("sessions/{name}"), &bytes);
        let lines = String::from_utf8(bytes).unwrap();
        let lines = lines.lines().map(str::to_owned).collect();
        files.insert(name.trim_end_matches(".ron").to_owned(), lines);
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

/// What stands between two pieces of a line; empty where it doesn't.
fn between<'l>(line: &'l str, before: &str, after: &str) -> &'l str {
    let rest = line.split_once(before).map_or("", |(_, rest)| rest);
    rest.split_once(after).map_or(rest, |(found, _)| found)
}

/// The id of what the first event of a line makes.
fn id(line: &str) -> String {
    format!("\"a:{}.0\"", between(line, "(seq:", ","))
}

#[test]
fn an_action_is_traced_to_where_it_was_reported_back() {
    let disk = Workdir::new();
    let files = generated(&disk);
    let mut dice = Dice::new(3);
    let mut asked: Vec<(&str, &str)> = Vec::new();
    for (name, lines) in &files {
        for line in lines.iter().filter(|l| l.contains("kind:Action(")) {
            asked.push((name, between(line, "text:\"", "\"")));
        }
    }
    assert!(asked.len() > 10);
    let mut met = [0; 2];
    for _ in 0..12 {
        let (arose, words) = *dice.one(&asked);
        let mut expected = vec![(arose.to_owned(), "action".to_owned())];
        for (name, lines) in &files {
            let brought = |l: &&String| {
                l.contains("ActionBroughtForward(") && between(l, "text:\"", "\"") == words
            };
            let Some(brought) = lines.iter().find(brought) else {
                continue;
            };
            let of = format!("kind:Progress(action:{}", id(brought));
            let said = lines.iter().find(|l| l.contains(&of));
            let what = match said {
                Some(line) if line.contains("progress:Completed") => "done",
                Some(_) => "reported-back",
                None => "carried",
            };
            met[usize::from(what == "done")] += 1;
            expected.push((name.clone(), what.to_owned()));
        }
        expected.sort_by_key(|(name, _)| name[..10].to_owned());
        let words = format!("\"{words}\"");
        let told = json(&disk, &["trace", &words, "--audience", "full"]);
        assert_eq!(steps(&told), expected, "{words}");
        // Of what was asked for in private the public has what came before a later meeting.
        let private = files[arose]
            .iter()
            .any(|l| l.contains("[(Exempt,Recorded(") && l.contains(words.trim_matches('"')));
        if private {
            expected.retain(|(_, what)| what != "action");
        }
        let told = json(&disk, &["trace", &words]);
        assert_eq!(steps(&told), expected, "{words}");
    }
    assert!(met[0] > 1 && met[1] > 1, "{met:?}");
}

#[test]
fn an_item_that_was_put_off_is_traced_to_the_meeting_that_took_it() {
    let disk = Workdir::new();
    let files = generated(&disk);
    let mut titles: Vec<&str> = Vec::new();
    for lines in files.values() {
        for line in lines.iter().filter(|l| l.contains("ItemDeferred(")) {
            let item = between(line, "item:", ",");
            let added = lines.iter().find(|l| id(l) == item).unwrap();
            titles.push(between(added, "title:\"", "\""));
        }
    }
    titles.sort_unstable();
    titles.dedup();
    assert!(titles.len() > 2, "{titles:?}");
    for title in titles {
        let told = json(&disk, &["trace", &format!("\"{title}\"")]);
        let told: Vec<(String, String)> = steps(&told)
            .into_iter()
            .filter(|(_, what)| what == "deferred" || what == "considered")
            .collect();
        let mut expected = Vec::new();
        for (name, lines) in &files {
            for line in lines.iter().filter(|l| l.contains("ItemAdded(")) {
                let words = between(line, "title:\"", "\"");
                if words != title && !words.starts_with(&format!("{title}:")) {
                    continue;
                }
                let item = id(line);
                let put_off = lines
                    .iter()
                    .any(|l| l.contains("ItemDeferred(") && between(l, "item:", ",") == item);
                let what = if put_off { "deferred" } else { "considered" };
                expected.push((name.clone(), what.to_owned()));
            }
        }
        expected.sort_by_key(|(name, _)| name[..10].to_owned());
        let same_day = |list: &[(String, String)]| {
            let mut list = list.to_vec();
            list.sort();
            list
        };
        assert_eq!(same_day(&told), same_day(&expected), "{title}");
    }
}

#[test]
fn attendance_is_printed_in_every_form_and_of_one_meeting_as_before() {
    let disk = Workdir::new();
    let files = generated(&disk);
    let last = files.keys().next_back().unwrap();
    let year = &last[..4];
    let told = json(&disk, &["attendance", "--year", year]);
    assert!(told["bodies"][0]["members"].as_array().unwrap().len() > 4);
    let csv = disk.run(&["attendance", "--year", year, "--format", "csv"]);
    assert!(
        csv.out
            .starts_with("\"body\",\"member\",\"seats\",\"called\""),
        "{csv:?}"
    );
    for format in ["text", "markdown", "html"] {
        let ran = disk.run(&["attendance", "--year", year, "--format", format]);
        assert!(
            ran.code == 0 && ran.out.contains("Member for the North Ward"),
            "{format}"
        );
    }
    let one = disk.run(&["attendance", last, "--format", "text"]);
    assert!(
        one.code == 0 && one.out.contains("Members in the room, item by item"),
        "{one:?}"
    );
    let six = json(
        &disk,
        &[
            "attendance",
            "--six-months",
            "--on",
            &format!("{year}-12-31"),
        ],
    );
    assert!(!six["councillors"].as_array().unwrap().is_empty());
    for (wrong, says) in [
        (&["attendance"][..], "Name a session"),
        (&["attendance", "--year", "26"], "2026/27"),
        (
            &["attendance", last, "--format", "csv"],
            "Of one meeting there is no table",
        ),
        (&["attendance", "--on", "2026-01-01"], "--six-months"),
        (&["declarations"], "Name a session"),
        (&["trace", "..."], "no word to trace"),
    ] {
        let ran = disk.run(wrong);
        assert!(ran.code == 2 && ran.err.contains(says), "{wrong:?} {ran:?}");
    }
    let none = disk.run(&["attendance", "--body", "Zebra"]);
    assert!(
        none.code == 1 && none.out.contains("No meeting was held"),
        "{none:?}"
    );
}

#[test]
fn declarations_over_time_are_those_of_the_sessions() {
    let disk = Workdir::new();
    let files = generated(&disk);
    let count = |words: &[&str]| json(&disk, words)["declarations"].as_array().unwrap().len();
    let all: usize = files
        .values()
        .flatten()
        .filter(|l| l.contains("kind:Declaration("))
        .count();
    assert!(all > 3);
    let first = files
        .keys()
        .map(|name| name[..4].parse::<i32>().unwrap())
        .min()
        .unwrap();
    let by_year: usize = (first..first + 6)
        .map(|year| count(&["declarations", "--year", &year.to_string()]))
        .sum();
    assert_eq!(by_year, all);
    let told = json(&disk, &["declarations", "--year", &first.to_string()]);
    if let Some(one) = told["declarations"].get(0) {
        let person = one["person"].as_str().unwrap();
        let name = person.rsplit(' ').next().unwrap();
        assert!(count(&["declarations", "--person", name]) >= 1);
    }
    assert_eq!(count(&["declarations", "--person", "Nobody Atall"]), 0);
}

/// What a command prints, from an index of its own or from one that was kept.
fn printed(disk: &Workdir, cache: &str, words: &[&str]) -> String {
    let cache = disk.path(cache);
    let words = [&["--cache", cache.to_str().unwrap()], words].concat();
    let ran = disk.run(&words);
    assert!(ran.code == 0 || ran.code == 1, "{ran:?}");
    ran.out
}

/// What is asked after each trouble.
const ASKED: [&[&str]; 3] = [
    &["find", "reserves", "--limit", "0"],
    &["attendance", "--year", "2015", "--format", "json"],
    &["trace", "housing", "--format", "json"],
];

#[test]
fn a_run_that_is_killed_while_it_reads_leaves_an_index_that_answers_rightly() {
    let disk = Workdir::new();
    generated(&disk);
    let expected = ASKED.map(|words| printed(&disk, "whole", words));
    for (n, after) in [1, 5, 15, 40, 90, 150].into_iter().enumerate() {
        let cache = format!("killed-{n}");
        let path = disk.path(&cache);
        let mut child = disk
            .command(&["--cache", path.to_str().unwrap(), "find", "reserves"])
            .stdout(std::process::Stdio::null())
            .stderr(std::process::Stdio::null())
            .spawn()
            .unwrap();
        std::thread::sleep(std::time::Duration::from_millis(after));
        let _ = child.kill();
        child.wait().unwrap();
        let told = ASKED.map(|words| printed(&disk, &cache, words));
        assert!(told == expected, "killed after {after} ms");
    }
}

#[test]
fn an_index_cut_off_anywhere_and_files_that_vanish_or_are_damaged_leave_right_answers() {
    let disk = Workdir::new();
    let files = generated(&disk);
    let expected = ASKED.map(|words| printed(&disk, "cache", words));
    let index = find_index(&disk.path("cache"));
    let sound = std::fs::read(&index).unwrap();
    for part in [0, 1, 3, 7, 9] {
        std::fs::write(&index, &sound[..sound.len() * part / 10]).unwrap();
        assert_eq!(
            ASKED.map(|words| printed(&disk, "cache", words)),
            expected,
            "{part}"
        );
    }
    // One file is gone and one is damaged: as if neither had ever been there.
    let names: Vec<&String> = files.keys().collect();
    let path = |n: usize| disk.path(&format!("sessions/{}.ron", names[n]));
    std::fs::remove_file(path(3)).unwrap();
    let mut bytes = std::fs::read(path(7)).unwrap();
    let middle = bytes.len() / 2;
    bytes[middle] ^= 1;
    std::fs::write(path(7), &bytes).unwrap();
    let told = ASKED.map(|words| printed(&disk, "cache", words));
    std::fs::remove_file(path(7)).unwrap();
    let without = ASKED.map(|words| printed(&disk, "anew", words));
    assert!(
        told == without,
        "an index that was kept and a new one differ"
    );
    assert!(told != expected, "what is gone is found");
}

#[test]
fn a_clock_that_jumps_changes_no_answer() {
    let disk = Workdir::new();
    generated(&disk);
    let expected = ASKED.map(|words| printed(&disk, "cache", words));
    // A file that is older than the index believes, or of a day to come, and another of the same size.
    let found = json(&disk, &["find", "reserves"]);
    let name = found["found"][0]["session"].as_str().unwrap();
    let path = disk.path(&format!("sessions/{name}.ron"));
    for seconds in [0, 4_102_444_800_u64] {
        let time = std::time::UNIX_EPOCH + std::time::Duration::from_secs(seconds);
        let file = std::fs::File::options().append(true).open(&path).unwrap();
        file.set_modified(time).unwrap();
        drop(file);
        assert_eq!(
            ASKED.map(|words| printed(&disk, "cache", words)),
            expected,
            "{seconds}"
        );
    }
    let sound = std::fs::read(&path).unwrap();
    std::fs::remove_file(&path).unwrap();
    let without = printed(&disk, "cache", ASKED[0]);
    assert!(without != expected[0], "what is gone is found");
    std::fs::write(&path, sound).unwrap();
    let told = ASKED.map(|words| printed(&disk, "cache", words));
    assert!(told == expected, "what came back is not found");
}

#[cfg(unix)]
#[test]
fn sessions_on_a_share_that_can_only_be_read_are_answered_of() {
    use std::os::unix::fs::PermissionsExt;
    let disk = Workdir::new();
    generated(&disk);
    let expected = ASKED.map(|words| printed(&disk, "cache", words));
    let folder = disk.path("sessions");
    let mode = |mode| std::fs::Permissions::from_mode(mode);
    std::fs::set_permissions(&folder, mode(0o555)).unwrap();
    let told = ASKED.map(|words| printed(&disk, "other", words));
    // Nor can the index be kept: it is made for the one answer.
    let locked = disk.path("locked");
    std::fs::create_dir_all(&locked).unwrap();
    std::fs::set_permissions(&locked, mode(0o555)).unwrap();
    let kept = ASKED.map(|words| printed(&disk, "locked", words));
    std::fs::set_permissions(&folder, mode(0o755)).unwrap();
    std::fs::set_permissions(&locked, mode(0o755)).unwrap();
    assert!(told == expected && kept == expected, "it answers otherwise");
}

/// The one file of an index below a folder.
fn find_index(folder: &std::path::Path) -> std::path::PathBuf {
    let mut open = vec![folder.to_owned()];
    while let Some(folder) = open.pop() {
        for entry in std::fs::read_dir(folder).unwrap() {
            let path = entry.unwrap().path();
            if path.is_dir() {
                open.push(path);
            } else if path.extension().is_some_and(|e| e == "index") {
                return path;
            }
        }
    }
    panic!("there is no index")
}
