//! Finding a phrase in an office's archive, beside ripgrep over the same files.
//!
//! `cargo bench --bench archive` makes an archive (5,000 meetings of 60 bodies over twelve years, from a
//! seed; `QUORATE_ARCHIVE_MEETINGS` says how many) in the temporary files of the system or in
//! `QUORATE_ARCHIVE`, builds the index of it by `quorate find`, and then times whole processes in pairs:
//! `quorate find` with a phrase that stands in few meetings, and `rg` for the same. The aim is a ratio
//! of 0.08. The size of the index and the time and memory of building it, of one changed meeting, and of
//! a search are told too. `QUORATE_BIN` names another build of the program to be measured.

#![allow(
    clippy::unwrap_used,
    clippy::cast_precision_loss,
    reason = "a bench that can't be set up had best stop, and sizes are told roughly"
)]

#[path = "common/archive.rs"]
mod archive;
mod common;

use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};
use std::time::Instant;

use archive::{Wish, archive as made};
use common::ratio;

/// Pairs that are timed.
const PAIRS: usize = 41;

fn main() {
    if !common::measuring() {
        // As a test: a small one goes through.
        measure(60, 3);
        return;
    }
    let meetings = std::env::var("QUORATE_ARCHIVE_MEETINGS").ok();
    measure(
        meetings.and_then(|n| n.parse().ok()).unwrap_or(5_000),
        PAIRS,
    );
}

fn measure(meetings: usize, pairs: usize) {
    let place = std::env::var_os("QUORATE_ARCHIVE").map_or_else(
        || std::env::temp_dir().join(format!("quorate-archive-{}", std::process::id())),
        PathBuf::from,
    );
    let kept = std::env::var_os("QUORATE_ARCHIVE").is_some();
    let (sessions, cache) = (place.join("sessions"), place.join("cache"));
    std::fs::create_dir_all(&sessions).unwrap();
    let there = std::fs::read_dir(&sessions).unwrap().count();
    if there != meetings {
        assert_eq!(there, 0, "{} holds another archive", sessions.display());
        let wish = Wish {
            meetings,
            bodies: 60.min(meetings),
            years: 12,
            items: 7,
            paragraphs: 3,
            stroke: 60,
            seed: 13,
        };
        made(wish, &mut |name, bytes| {
            std::fs::write(sessions.join(name), bytes).unwrap();
        });
    }
    let size = bytes_in(&sessions);
    println!("{meetings} meetings, {:.1} MB", mb(size));
    let _ = std::fs::remove_dir_all(&cache);
    let find = |words: &[&str]| {
        let mut command = program();
        command
            .args(["--sessions"])
            .arg(&sessions)
            .arg("--cache")
            .arg(&cache);
        command
            .arg("find")
            .args(words)
            .stdout(Stdio::null())
            .stderr(Stdio::null());
        command
    };
    let (mut built, mut peak) = (0.0, 0.0_f64);
    // A command reads for a minute at most, and the next one goes on.
    loop {
        let (seconds, memory, told) = ran(find(&["zzzz"]));
        (built, peak) = (built + seconds, peak.max(memory));
        if !told.contains("could not be read in time") {
            break;
        }
    }
    let index = bytes_in(&cache);
    println!(
        "index built in {built:.2} s with {peak:.0} MB; {:.1} MB, {:.2} of what it indexes",
        mb(index),
        index as f64 / size as f64
    );
    // So that the folder has been quiet for longer than a clock may be wrong.
    std::thread::sleep(std::time::Duration::from_secs(3));
    ran(find(&["zzzz"]));
    let name = newest(&sessions);
    let words = phrase(&sessions);
    let (_, peak, _) = ran(find(&[&words]));
    println!("a search for \u{201C}{words}\u{201D}: peak {peak:.0} MB");
    let searched = || {
        let mut command = Command::new("rg");
        command
            .args(["--fixed-strings", "--files-with-matches", &words])
            .arg(&sessions);
        command.stdout(Stdio::null());
        command
    };
    if Command::new("rg")
        .arg("--version")
        .stdout(Stdio::null())
        .status()
        .is_ok()
    {
        let told = [
            ("find, what is in step", vec![words.as_str()]),
            ("find, two common words", vec!["consultation", "reserves"]),
        ];
        for (what, asked) in told {
            let timed = ratio::pairs(
                pairs,
                || ratio::timed(|| find(&asked).status().unwrap()),
                || ratio::timed(|| searched().status().unwrap()),
            );
            ratio::tell(&format!("{what}, beside ripgrep"), &timed, 0.08);
        }
        let timed = ratio::pairs(
            pairs,
            || ratio::timed(|| nothing().status().unwrap()),
            || ratio::timed(|| searched().status().unwrap()),
        );
        ratio::tell(
            "the program that does nothing, beside ripgrep",
            &timed,
            0.08,
        );
    } else {
        println!("ripgrep is not installed: nothing to stand beside");
    }
    // One meeting changed: the time beyond that of a search that finds nothing changed.
    let path = sessions.join(name);
    let bytes = std::fs::read(&path).unwrap();
    let before = Instant::now();
    find(&["zzzz", "--from", "2026"]).status().unwrap();
    let still = before.elapsed();
    let cut = bytes[..bytes.len() - 1]
        .iter()
        .rposition(|b| *b == b'\n')
        .unwrap();
    std::fs::write(&path, &bytes[..=cut]).unwrap();
    let before = Instant::now();
    find(&["zzzz"]).status().unwrap();
    println!(
        "one meeting changed: {:.1} ms, of them {:.1} ms without it",
        before.elapsed().as_secs_f64() * 1000.0,
        still.as_secs_f64() * 1000.0
    );
    std::fs::write(&path, &bytes).unwrap();
    if !kept {
        std::fs::remove_dir_all(&place).unwrap();
    }
}

fn program() -> Command {
    Command::new(std::env::var_os("QUORATE_BIN").unwrap_or(env!("CARGO_BIN_EXE_quorate").into()))
}

fn nothing() -> Command {
    let mut command = program();
    command.arg("--version").stdout(Stdio::null());
    command
}

/// Runs a command to its end: seconds, on Linux the peak of its memory in MB, and what it told.
fn ran(command: Command) -> (f64, f64, String) {
    let mut time = Command::new("/usr/bin/time");
    time.args(["-f", "%e %M"])
        .arg(command.get_program())
        .args(command.get_args());
    time.stdout(Stdio::null());
    let began = Instant::now();
    if let Ok(output) = time.output() {
        let told = String::from_utf8_lossy(&output.stderr).into_owned();
        let last = told.lines().last().unwrap_or_default();
        let peak = last.split(' ').nth(1).and_then(|kb| kb.parse::<f64>().ok());
        let peak = peak.unwrap_or_default() / 1024.0;
        return (began.elapsed().as_secs_f64(), peak, told);
    }
    let mut command = command;
    let output = command.stderr(Stdio::piped()).output().unwrap();
    let told = String::from_utf8_lossy(&output.stderr).into_owned();
    (began.elapsed().as_secs_f64(), 0.0, told)
}

/// Words of the middle of the archive that few others hold: a street that nobody else has, and its
/// action.
fn phrase(sessions: &Path) -> String {
    let mut names: Vec<PathBuf> = std::fs::read_dir(sessions)
        .unwrap()
        .map(|e| e.unwrap().path())
        .collect();
    names.sort();
    for path in &names[names.len() / 2..] {
        let text = std::fs::read_to_string(path).unwrap();
        let Some(at) = text.find("Circulate the figures on ") else {
            continue;
        };
        let rest = &text[at..];
        let words: Vec<&str> = rest.split(' ').take(5).collect();
        return words.join(" ");
    }
    "Circulate the figures".to_owned()
}

fn newest(sessions: &Path) -> String {
    let names = std::fs::read_dir(sessions).unwrap();
    names
        .map(|e| e.unwrap().file_name().into_string().unwrap())
        .max()
        .unwrap()
}

fn bytes_in(folder: &Path) -> u64 {
    let mut size = 0;
    for entry in std::fs::read_dir(folder).unwrap() {
        let entry = entry.unwrap();
        let meta = entry.metadata().unwrap();
        size += if meta.is_dir() {
            bytes_in(&entry.path())
        } else {
            meta.len()
        };
    }
    size
}

fn mb(bytes: u64) -> f64 {
    bytes as f64 / 1e6
}
