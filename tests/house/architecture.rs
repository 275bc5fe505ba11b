//! Holds the rooms of ARCHITECTURE.md: which room may name which, what none but one may touch,
//! that every file says what it is for, and that files stay small enough to know.
//!
//! It reads every path in the code, not only `use` lines; comments, strings and tests are left out.

#![allow(
    clippy::unwrap_used,
    reason = "a test that can't go on should stop where it stands"
)]

use std::collections::BTreeSet;
use std::fs;
use std::path::{Path, PathBuf};

/// A room, the rooms that it may name, and the outside names that it may not.
struct Room {
    name: &'static str,
    may_use: &'static [&'static str],
    never: &'static [&'static [&'static str]],
}

/// What only `storage`, the terminal layer and the command line may touch.
const OUTSIDE: &[&str] = &[
    "std::fs",
    "std::env",
    "std::io",
    "std::net",
    "std::process",
    "std::thread",
    "std::time",
    "std::os",
    "chrono::Local",
    "chrono::Utc",
    "crossterm",
    "rustix",
    "signal_hook",
    "clap",
    "directories",
    "ratatui",
];

/// Reading and writing RON texts: for `storage`, and for `phrases`, whose books are such texts.
const RON: &[&str] = &["ron"];

/// The engine of the index: for `archive` alone.
const ENGINE: &[&str] = &["rusqlite"];

/// What the pages' server and the store's driver run on, for these alone.
const RUNTIME: &[&str] = &["tokio"];

/// The server of the pages, and where alone it is named.
const SERVER: &[&str] = &["hyper", "hyper_util", "tokio_rustls"];
const SERVE: &str = "src/app/serve/";

/// The driver of the office's store and how it is encrypted: for these files alone.
const DRIVER: &[&str] = &[
    "tokio_postgres",
    "tokio_postgres_rustls",
    "rustls",
    "rustls_native_certs",
];
const STORE: &str = "src/team/postgres/";

const ROOMS: &[Room] = &[
    Room {
        name: "meeting",
        may_use: &["meeting"],
        never: &[OUTSIDE, RON],
    },
    Room {
        name: "journal",
        may_use: &["journal", "meeting"],
        never: &[OUTSIDE, RON],
    },
    Room {
        name: "minutes",
        may_use: &["minutes", "meeting"],
        never: &[OUTSIDE, RON],
    },
    Room {
        name: "export",
        may_use: &["export", "minutes"],
        never: &[OUTSIDE, RON],
    },
    Room {
        name: "pages",
        may_use: &["pages", "minutes", "export"],
        never: &[OUTSIDE, RON],
    },
    Room {
        name: "import",
        may_use: &["import", "meeting"],
        never: &[&[
            "std::fs",
            "std::env",
            "std::net",
            "std::process",
            "crossterm",
            "rustix",
            "ratatui",
        ]],
    },
    Room {
        name: "storage",
        may_use: &["storage", "journal", "meeting"],
        never: &[&["crossterm", "ratatui", "signal_hook", "clap"]],
    },
    Room {
        name: "phrases",
        may_use: &["phrases", "meeting", "minutes"],
        // A book is a RON text; where it is kept is storage's matter.
        never: &[OUTSIDE],
    },
    Room {
        name: "bodies",
        may_use: &["bodies", "meeting"],
        // A body is a RON text; where it is kept is storage's matter.
        never: &[OUTSIDE],
    },
    Room {
        name: "completion",
        may_use: &["completion", "meeting", "minutes", "phrases"],
        never: &[OUTSIDE, RON],
    },
    Room {
        name: "checks",
        may_use: &["checks", "meeting", "minutes", "phrases"],
        never: &[OUTSIDE, RON],
    },
    Room {
        name: "archive",
        may_use: &["archive", "meeting", "minutes"],
        // Which files there are, where the index stands and how late it is are for others to say.
        never: &[OUTSIDE, RON],
    },
    Room {
        name: "team",
        may_use: &["team", "meeting", "storage"],
        // Who asks, in which environment and on which thread is for others to say; files are storage's.
        never: &[
            &[
                "std::fs",
                "std::env",
                "std::net",
                "std::process",
                "std::thread",
                "crossterm",
                "ratatui",
                "clap",
                "directories",
            ],
            RON,
        ],
    },
    Room {
        name: "tui",
        may_use: &[
            "tui",
            "meeting",
            "journal",
            "minutes",
            "phrases",
            "completion",
            "checks",
            "import",
            "bodies",
        ],
        never: &[&["std::fs", "std::net", "directories", "clap"], RON],
    },
    Room {
        name: "app",
        may_use: &[
            "app",
            "archive",
            "bodies",
            "meeting",
            "journal",
            "minutes",
            "export",
            "pages",
            "import",
            "storage",
            "phrases",
            "completion",
            "checks",
            "team",
            "tui",
        ],
        // Arguments and words are the command line's; no file is opened behind storage's back.
        never: &[&["std::fs", "clap", "crossterm", "ratatui"]],
    },
];

/// Parts of `tui` that see the terminal, the clock or threads; the rest is model, update and view.
const TERMINAL: &[&str] = &["src/tui/term/", "src/tui/run.rs", "src/tui/run/"];

/// What model, update and view may not name beyond what `tui` may not.
const PURE: &[&str] = &[
    "std::env",
    "std::io",
    "std::process",
    "std::thread",
    "std::time",
    "chrono::Local",
    "chrono::Utc",
    "crossterm",
    "rustix",
    "signal_hook",
];

/// The file that writes a zip and unpacks one, and what it takes for that from the outside: memory to
/// write to and to read from.
const ZIP: (&str, &[&str]) = (
    "src/export/office/pack.rs",
    &["std::io::Cursor", "std::io::Read", "std::io::Write"],
);

/// What gives the words of a meeting, and the files that may ask for it outside the meeting itself,
/// its journal and the officer's screen. Everybody else is given a reading of an audience
/// (`meeting/reading.rs`), in which words that it may not read are not.
const WORDS: &[(&str, &[&str])] = &[
    (
        // In the command line and what serves it: elsewhere it names other things.
        "meeting",
        &[
            // The door: it gives readings and nothing else.
            "src/app/load.rs",
            // What is learnt from public words alone.
            "src/app/worker.rs",
            // The officer's own library, and the clock of scripts.
            "src/app/backend.rs",
            "src/app/summary.rs",
            "src/app/listing.rs",
            "src/cli/record.rs",
            "src/cli/samples.rs",
        ],
    ),
    (
        "all_entries",
        &[
            "src/minutes/reading.rs",
            "src/app/body_journal/told.rs",
            "src/app/worker.rs",
            "src/completion/people.rs",
            "src/import/after/actions.rs",
            "src/import/after/mod.rs",
        ],
    ),
    (
        "entries_of",
        &[
            "src/minutes/reading.rs",
            "src/app/body_journal/told.rs",
            "src/cli/show/entry.rs",
            "src/checks/snapshot.rs",
            "src/phrases/values.rs",
            "src/import/after/actions.rs",
        ],
    ),
];

/// Lines that a file may have outside its tests; tables may have more.
const LINES: usize = 400;
const TABLES: &[&str] = &[
    "src/import/lexicon/roles.rs",
    "src/tui/command_table.rs",
    "src/meeting/intent.rs",
    "src/meeting/event.rs",
];

#[test]
fn the_rooms_hold() {
    let mut breaches = Vec::new();
    let files = sources(Path::new(env!("CARGO_MANIFEST_DIR")).join("src").as_path());
    assert!(files.len() > 40, "the sources were not found");
    for file in files {
        let path = relative(&file);
        let source = fs::read_to_string(&file).unwrap();
        breaches.extend(check(&path, &source));
    }
    assert!(breaches.is_empty(), "{}", breaches.join("\n"));
}

#[test]
fn a_planted_breach_is_found() {
    let breach = |path: &str, code: &str| {
        let source = format!("//! A file.\n{code}");
        !check(path, &source).is_empty()
    };
    assert!(breach("src/meeting/x.rs", "use crate::storage::Disk;"));
    assert!(breach(
        "src/meeting/x.rs",
        "fn f() { crate::journal::Journal::f(); }"
    ));
    assert!(breach(
        "src/meeting/x.rs",
        "use crate::{meeting, tui::Model};"
    ));
    assert!(breach(
        "src/meeting/x.rs",
        "use super::super::storage::Disk;"
    ));
    assert!(breach(
        "src/meeting/decide/x.rs",
        "use super::super::super::storage::Disk;"
    ));
    assert!(breach("src/meeting/mod.rs", "use super::storage::Disk;"));
    assert!(breach(
        "src/meeting/x.rs",
        "fn f() { std::fs::read(\"a\"); }"
    ));
    assert!(breach("src/meeting/x.rs", "use std::{fmt, fs};"));
    assert!(breach("src/journal/x.rs", "use chrono::{DateTime, Local};"));
    assert!(breach(
        "src/export/x.rs",
        "fn f(m: &crate::meeting::Meeting) {}"
    ));
    assert!(breach("src/export/x.rs", "use std::io::Cursor;"));
    assert!(breach(ZIP.0, "use std::io::{Write, stdout};"));
    assert!(!breach(ZIP.0, "use std::io::{Cursor, Write};"));
    assert!(breach("src/tui/update.rs", "use crossterm::event;"));
    assert!(breach(
        "src/tui/view.rs",
        "fn f() { std::time::Instant::now(); }"
    ));
    assert!(breach("src/checks/x.rs", "use ron::from_str;"));
    assert!(!breach("src/phrases/x.rs", "use ron::from_str;"));
    assert!(breach("src/cli/x.rs", "fn f() { std::fs::read(\"a\"); }"));
    assert!(breach("src/app/x.rs", "use rusqlite::Connection;"));
    assert!(breach("src/archive/x.rs", "use crate::storage::Library;"));
    assert!(breach("src/app/x.rs", "use hyper::Request;"));
    assert!(!breach("src/app/serve/x.rs", "use hyper::Request;"));
    assert!(breach("src/app/x.rs", "use tokio::net::TcpStream;"));
    assert!(!breach("src/app/serve/x.rs", "use tokio::net::TcpStream;"));
    assert!(breach(
        "src/pages/x.rs",
        "fn f(m: &crate::meeting::Meeting) {}"
    ));
    assert!(breach("src/team/x.rs", "use tokio_postgres::Client;"));
    assert!(breach("src/app/team/x.rs", "use tokio_postgres::Client;"));
    assert!(breach("src/team/x.rs", "use crate::journal::Record;"));
    assert!(!breach(
        "src/team/postgres/x.rs",
        "use tokio_postgres::Client;"
    ));
    assert!(!breach(
        "src/archive/index/x.rs",
        "use rusqlite::Connection;"
    ));
    assert!(breach("src/meeting/x.rs", "type T = quorate::tui::Model;"));
    assert!(!breach(
        "src/meeting/x.rs",
        "// crate::storage\nconst A: &str = \"crate::tui\";"
    ));
    assert!(!breach(
        "src/journal/x.rs",
        "use crate::meeting::{Fact, id::Id};"
    ));
    assert!(!breach("src/storage/x.rs", "use std::fs;"));
    assert!(!breach("src/tui/term/x.rs", "use std::time::Duration;"));
    assert!(!breach(
        "src/meeting/x.rs",
        "#[cfg(test)]\nmod tests { use crate::storage::Disk; }"
    ));
    assert!(breach(
        "src/cli/x.rs",
        "fn f(j: &Journal) { tell(j.meeting().body()); }"
    ));
    assert!(breach(
        "src/minutes/x.rs",
        "fn f(m: &Meeting) { m.all_entries(); }"
    ));
    assert!(!breach(
        "src/cli/x.rs",
        "fn f(s: &Session) { tell(s.read_by::<Public>().body()); }"
    ));
    assert!(
        !check("src/meeting/x.rs", "fn f() {}").is_empty(),
        "no word on what it is for"
    );
}

/// What is for tests alone, and the file that takes it in.
const FOR_TESTS: &[(&str, &[&str])] = &[
    ("src/tui/mod.rs", &["testing"]),
    (
        "src/storage/disk/mod.rs",
        &["crashing", "dice", "failing", "memory"],
    ),
    ("src/app/mod.rs", &["testing"]),
    ("src/import/supporting/mod.rs", &["testing"]),
    ("src/export/mod.rs", &["testing"]),
];

#[test]
fn what_is_for_tests_alone_is_in_no_other_build() {
    for (file, modules) in FOR_TESTS {
        let source = fs::read_to_string(Path::new(env!("CARGO_MANIFEST_DIR")).join(file)).unwrap();
        for module in *modules {
            let lines: Vec<&str> = source.lines().collect();
            let named = |line: &str| line.ends_with(&format!("mod {module};"));
            let at = lines.iter().position(|line| named(line)).unwrap();
            let gated = lines[..at]
                .iter()
                .rev()
                .take_while(|line| line.starts_with("#["))
                .any(|line| {
                    matches!(
                        *line,
                        "#[cfg(test)]" | "#[cfg(any(test, feature = \"testing\"))]"
                    )
                });
            assert!(gated, "{file} takes {module} into every build");
        }
    }
    let manifest =
        fs::read_to_string(Path::new(env!("CARGO_MANIFEST_DIR")).join("Cargo.toml")).unwrap();
    assert!(
        manifest.contains("default = [\"archive\", \"pdf\", \"pdf-import\", \"serve\", \"team\"]")
    );
}

#[test]
fn the_document_has_the_same_table() {
    let document =
        fs::read_to_string(Path::new(env!("CARGO_MANIFEST_DIR")).join("ARCHITECTURE.md")).unwrap();
    for room in ROOMS {
        let others: Vec<String> = room
            .may_use
            .iter()
            .filter(|r| **r != room.name)
            .map(|r| format!("`{r}`"))
            .collect();
        let others = if others.is_empty() {
            "nothing".to_owned()
        } else {
            others.join(", ")
        };
        let row = format!("| `{}` | {others} |", room.name);
        assert!(
            document.contains(&row),
            "ARCHITECTURE.md has no row that begins {row}"
        );
    }
}

/// What a file breaks, one sentence a breach.
fn check(path: &str, source: &str) -> Vec<String> {
    let mut breaches = Vec::new();
    let tests = path.ends_with("tests.rs")
        || path.ends_with("laws.rs")
        || path.contains("/tests/")
        || path.ends_with("testing.rs");
    if !source.starts_with("//!") {
        breaches.push(format!("{path} doesn't open with what it is for"));
    }
    if tests {
        return breaches;
    }
    let code = &source[..source.find("#[cfg(test)]\nmod ").unwrap_or(source.len())];
    let lines = code.lines().count();
    if lines > LINES && !TABLES.contains(&path) {
        breaches.push(format!("{path} has {lines} lines; {LINES} is the most"));
    }
    let names = paths(code, depth(path));
    let room = path.split('/').nth(1).unwrap_or("");
    if !matches!(room, "meeting" | "journal" | "tui") {
        breaches.extend(asks_for_words(path, code));
    }
    let mut never: Vec<&str> = match ROOMS.iter().find(|r| r.name == room) {
        Some(held) => {
            for name in &names {
                let Some(other) = name.strip_prefix("crate::") else {
                    continue;
                };
                let other = other.split("::").next().unwrap_or("");
                let is_room = other == "cli" || ROOMS.iter().any(|r| r.name == other);
                if is_room && !held.may_use.contains(&other) {
                    breaches.push(format!("{path}: {room} may not name {other} ({name})"));
                }
            }
            held.never.concat()
        }
        // The command line may use every room, but opens no file behind storage's back.
        None if room == "cli" => vec!["std::fs"],
        None => Vec::new(),
    };
    if room != "archive" {
        never.extend(ENGINE);
    }
    if !path.starts_with(SERVE) {
        never.extend(SERVER);
    }
    if !path.starts_with(STORE) {
        never.extend(DRIVER);
    }
    if !path.starts_with(SERVE) && !path.starts_with(STORE) {
        never.extend(RUNTIME);
    }
    if room == "tui" && !TERMINAL.iter().any(|t| path.starts_with(t)) {
        never.extend(PURE);
    }
    for name in &names {
        if path == ZIP.0 && ZIP.1.contains(&name.as_str()) {
            continue;
        }
        let breach = never
            .iter()
            .find(|n| name == *n || name.starts_with(&format!("{n}::")));
        if let Some(breach) = breach {
            breaches.push(format!("{path}: {room} may not name {breach} ({name})"));
        }
    }
    breaches
}

/// Where a file asks a meeting for words that it should be given a reading of.
fn asks_for_words(path: &str, code: &str) -> Vec<String> {
    let tokens = tokens(code);
    let called = |name: &str| {
        tokens
            .windows(3)
            .any(|t| t[0] == "." && t[1] == name && t[2] == "(")
    };
    WORDS
        .iter()
        .filter(|(name, _)| {
            *name != "meeting" || path.starts_with("src/cli/") || path.starts_with("src/app/")
        })
        .filter(|(name, files)| called(name) && !files.contains(&path))
        .map(|(name, _)| format!("{path} asks for {name}() and not for the reading of an audience"))
        .collect()
}

/// How many modules stand between the crate's root and the code of a file.
fn depth(path: &str) -> usize {
    let inner = path.strip_prefix("src/").unwrap_or(path);
    let parts = inner.split('/').count();
    if inner.ends_with("mod.rs") {
        parts - 1
    } else {
        parts
    }
}

/// Every path in the code, with `use` groups written out and `super` resolved where it reaches the
/// crate's root.
fn paths(code: &str, depth: usize) -> BTreeSet<String> {
    let tokens = tokens(code);
    let mut found = BTreeSet::new();
    let mut at = 0;
    while at < tokens.len() {
        if is_name(&tokens[at]) && (at == 0 || tokens[at - 1] != "::") {
            at = read_path(&tokens, at, &[], depth, &mut found);
        } else {
            at += 1;
        }
    }
    found
}

/// Reads a path or a `use` tree from `at` on; gives the place after it.
fn read_path(
    tokens: &[String],
    mut at: usize,
    stem: &[String],
    depth: usize,
    found: &mut BTreeSet<String>,
) -> usize {
    let mut path = stem.to_vec();
    loop {
        if tokens.get(at).is_some_and(|t| t == "{") {
            at += 1;
            while at < tokens.len() && tokens[at] != "}" {
                at = if tokens[at] == "," {
                    at + 1
                } else {
                    read_path(tokens, at, &path, depth, found)
                };
            }
            return at + 1;
        }
        if let Some(token) = tokens.get(at) {
            path.push(token.clone());
        }
        at += 1;
        let goes_on = tokens.get(at).is_some_and(|t| t == "::")
            && tokens
                .get(at + 1)
                .is_some_and(|t| is_name(t) || t == "{" || t == "*");
        if !goes_on {
            break;
        }
        at += 1;
    }
    found.insert(resolve(&path, depth));
    // `use a::b as c` names nothing more.
    if tokens.get(at).is_some_and(|t| t == "as") {
        at + 2
    } else {
        at
    }
}

fn resolve(path: &[String], depth: usize) -> String {
    let ups = path.iter().take_while(|p| *p == "super").count();
    let first = path.first().map_or("", String::as_str);
    if first == "quorate" || (ups > 0 && ups >= depth) {
        return format!("crate::{}", path[ups.max(1)..].join("::"));
    }
    path[usize::from(first == "self")..].join("::")
}

fn is_name(token: &str) -> bool {
    token.starts_with(|c: char| c.is_alphabetic() || c == '_')
}

/// Names, `::` and single signs; comments, strings, characters and lifetimes left out.
fn tokens(code: &str) -> Vec<String> {
    let mut found = Vec::new();
    let chars: Vec<char> = code.chars().collect();
    let mut at = 0;
    let starts = |at: usize, what: &str| {
        what.chars()
            .enumerate()
            .all(|(i, c)| chars.get(at + i) == Some(&c))
    };
    while at < chars.len() {
        let c = chars[at];
        if starts(at, "//") {
            while at < chars.len() && chars[at] != '\n' {
                at += 1;
            }
        } else if starts(at, "/*") {
            while at < chars.len() && !starts(at, "*/") {
                at += 1;
            }
            at += 2;
        } else if starts(at, "r\"") || starts(at, "r#\"") {
            let end = if starts(at, "r#\"") { "\"#" } else { "\"" };
            at += 1 + end.len();
            while at < chars.len() && !starts(at, end) {
                at += 1;
            }
            at += end.len();
        } else if c == '"' {
            at += 1;
            while at < chars.len() && chars[at] != '"' {
                at += if chars[at] == '\\' { 2 } else { 1 };
            }
            at += 1;
        } else if c == '\'' {
            // A character ends with a quote soon; otherwise it is a lifetime.
            let end = if chars.get(at + 1) == Some(&'\\') {
                (at + 3..at + 14).find(|i| chars.get(*i) == Some(&'\''))
            } else {
                (chars.get(at + 2) == Some(&'\'')).then_some(at + 2)
            };
            at = end.map_or(at + 1, |end| end + 1);
        } else if c.is_alphabetic() || c == '_' {
            let from = at;
            while at < chars.len() && (chars[at].is_alphanumeric() || chars[at] == '_') {
                at += 1;
            }
            found.push(chars[from..at].iter().collect());
        } else if starts(at, "::") {
            found.push("::".to_owned());
            at += 2;
        } else {
            if !c.is_whitespace() {
                found.push(c.to_string());
            }
            at += 1;
        }
    }
    found
}

pub(crate) fn sources(folder: &Path) -> Vec<PathBuf> {
    let mut found = Vec::new();
    for entry in fs::read_dir(folder).unwrap() {
        let path = entry.unwrap().path();
        if path.is_dir() {
            found.extend(sources(&path));
        } else if path.extension().is_some_and(|e| e == "rs") {
            found.push(path);
        }
    }
    found.sort();
    found
}

pub(crate) fn relative(file: &Path) -> String {
    let path = file.strip_prefix(env!("CARGO_MANIFEST_DIR")).unwrap();
    path.to_string_lossy().replace('\\', "/")
}
