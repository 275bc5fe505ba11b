//! docs/names.md and the code have the same names, and words that were given up stay away.

#![allow(
    clippy::unwrap_used,
    reason = "a test that can't go on should stop where it stands"
)]

use std::collections::BTreeSet;
use std::fs;
use std::path::{Path, PathBuf};

/// Words that nobody knew: what they named has the name of the field or of Rust now.
const RETIRED: [&str; 12] = [
    "aid",
    "aide",
    "aides",
    "aids",
    "backstage",
    "desk",
    "errand",
    "errands",
    "heed",
    "keeper",
    "shelf",
    "shelves",
];

fn home() -> &'static Path {
    Path::new(env!("CARGO_MANIFEST_DIR"))
}

/// Every Rust file below some folders.
fn sources(folders: &[&str]) -> Vec<PathBuf> {
    let mut open: Vec<PathBuf> = folders.iter().map(|f| home().join(f)).collect();
    let mut found = Vec::new();
    while let Some(folder) = open.pop() {
        for entry in fs::read_dir(folder).unwrap() {
            let path = entry.unwrap().path();
            if path.is_dir() {
                open.push(path);
            } else if path.extension().is_some_and(|e| e == "rs") {
                found.push(path);
            }
        }
    }
    assert!(found.len() > 10, "the sources were not found");
    found
}

/// The identifiers of a source: what stands in comments, strings and characters is none.
fn identifiers(source: &str) -> BTreeSet<&str> {
    let bytes = source.as_bytes();
    let mut found = BTreeSet::new();
    let mut at = 0;
    let after = |at: usize, end: &str| {
        source[at..]
            .find(end)
            .map_or(source.len(), |n| at + n + end.len())
    };
    while at < bytes.len() {
        let rest = &source[at..];
        let raw = rest.trim_start_matches('r').trim_start_matches('#');
        if rest.starts_with("//") {
            at = after(at, "\n");
        } else if rest.starts_with("/*") {
            at = after(at, "*/");
        } else if rest.starts_with('r') && raw.starts_with('"') && raw.len() < rest.len() {
            let hashes = rest.len() - raw.len() - 1;
            let end = format!("\"{}", "#".repeat(hashes));
            at = after(source.len() - raw.len() + 1, &end);
        } else if let Some(text) = rest.strip_prefix('"') {
            let mut inner = text.char_indices();
            at += loop {
                match inner.next() {
                    Some((_, '\\')) => drop(inner.next()),
                    Some((n, '"')) => break n + 2,
                    Some(_) => {}
                    None => break rest.len(),
                }
            };
        } else if rest.starts_with("'\\") {
            at = after(at + 3, "'");
        } else if rest.starts_with('\'') && rest.chars().nth(2) == Some('\'') {
            at += rest.char_indices().nth(3).map_or(rest.len(), |(n, _)| n);
        } else if bytes[at].is_ascii_alphabetic() || bytes[at] == b'_' {
            let end = rest
                .find(|c: char| !c.is_ascii_alphanumeric() && c != '_')
                .unwrap_or(rest.len());
            found.insert(&rest[..end]);
            at += end;
        } else {
            at += rest.chars().next().map_or(1, char::len_utf8);
        }
    }
    found
}

/// The words that an identifier is made of, in small letters.
fn words(identifier: &str) -> Vec<String> {
    let mut out: Vec<String> = Vec::new();
    let mut begins = true;
    for letter in identifier.chars() {
        if letter == '_' {
            begins = true;
            continue;
        }
        if begins || letter.is_ascii_uppercase() {
            out.push(String::new());
        }
        begins = false;
        if let Some(word) = out.last_mut() {
            word.push(letter.to_ascii_lowercase());
        }
    }
    out
}

fn retired(source: &str) -> Vec<&str> {
    identifiers(source)
        .into_iter()
        .filter(|name| words(name).iter().any(|w| RETIRED.contains(&w.as_str())))
        .collect()
}

#[test]
fn retired_words_are_in_no_name() {
    for file in sources(&["src", "tests", "benches"]) {
        let source = fs::read_to_string(&file).unwrap();
        let found = retired(&source);
        assert!(found.is_empty(), "{}: {found:?}", file.display());
        let stem = file.file_stem().unwrap().to_string_lossy().into_owned();
        assert!(
            !words(&stem).iter().any(|w| RETIRED.contains(&w.as_str())),
            "{stem}.rs"
        );
    }
}

#[test]
fn a_retired_word_is_found_in_a_name_and_nowhere_else() {
    assert_eq!(retired("fn run_errand() {}"), ["run_errand"]);
    assert_eq!(retired("struct OfficerDesk;"), ["OfficerDesk"]);
    assert_eq!(retired("let d = '\"'; let desk = 1;"), ["desk"]);
    assert_eq!(retired("r#\"a \" desk\"#; let keeper = '\\'';"), ["keeper"]);
    assert!(retired("// the desk\nlet said = \"a \\\" desk\"; fn paid<'desktop>() {}").is_empty());
}

#[test]
fn every_name_of_the_list_stands_in_the_code() {
    let page = fs::read_to_string(home().join("docs/names.md")).unwrap();
    let sources: Vec<String> = sources(&["src"])
        .iter()
        .map(|file| fs::read_to_string(file).unwrap())
        .collect();
    let known: BTreeSet<&str> = sources.iter().flat_map(|s| identifiers(s)).collect();
    let mut rows = 0;
    for row in page
        .lines()
        .filter(|l| l.starts_with("| ") && l.contains('`'))
    {
        rows += 1;
        for name in row.split('`').skip(1).step_by(2) {
            assert!(
                known.contains(name),
                "`{name}` stands in docs/names.md and not in the code"
            );
        }
    }
    assert!(
        (30..=60).contains(&rows),
        "{rows} words: a list that nobody reads, or none"
    );
}

#[test]
fn the_architecture_leads_to_the_list() {
    let page = fs::read_to_string(home().join("ARCHITECTURE.md")).unwrap();
    assert!(page.contains("[docs/names.md](docs/names.md)"));
}
