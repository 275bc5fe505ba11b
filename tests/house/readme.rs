//! What the README and the documents tell is true: commands, keys, files, and the first command's
//! sample.

use std::path::Path;
use std::process::Command;

use quorate::tui::commands::COMMANDS;
use quorate::tui::key::Key;

const README: &str = include_str!("../../README.md");

fn root(path: &str) -> std::path::PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join(path)
}

/// How to begin with a pack.
const PACKS: &str = include_str!("../../docs/packs.md");

/// The lines of the README's shell blocks.
fn commands() -> Vec<&'static str> {
    commands_of(README)
}

/// The lines of a page's shell blocks.
fn commands_of(page: &'static str) -> Vec<&'static str> {
    page.split("```sh\n")
        .skip(1)
        .flat_map(|block| block.split("```").next().unwrap_or("").lines())
        .collect()
}

#[test]
fn the_first_command_opens_a_sample_and_the_second_passes_the_tests() {
    let commands = commands();
    let name = commands[0]
        .strip_prefix("cargo run --release --locked -- open ")
        .unwrap();
    assert!(root(&format!("sessions/{name}.ron")).exists());
    assert_eq!(commands[1], "cargo test --locked");
    let ci = std::fs::read_to_string(root(".ci/run")).unwrap();
    assert!(
        ci.contains(commands[1]),
        ".ci/run runs the README's test command"
    );
}

#[test]
fn every_command_of_the_readme_runs() {
    assert!(run_all("readme", &commands(), &[]) >= 3);
}

#[test]
fn every_command_of_the_page_on_packs_runs() {
    let agenda = root("tests/packs/district-planning/agenda.docx");
    let sample = root("sessions/2026-03-19-harrowmere-hwb.ron");
    let given = [
        (agenda, "agenda.docx"),
        (sample, "sessions/2026-03-19-harrowmere-hwb.ron"),
    ];
    assert!(run_all("packs", &commands_of(PACKS), &given) >= 5);
}

#[test]
fn every_key_of_the_page_on_packs_is_in_the_table() {
    let known: Vec<Key> = COMMANDS
        .iter()
        .flat_map(quorate::tui::commands::Spec::keys)
        .collect();
    let mut found = 0;
    for quoted in PACKS.split('`').skip(1).step_by(2) {
        let letter = quoted.chars().count() == 1 && quoted.chars().all(char::is_alphabetic);
        if letter || ["Enter", "Tab", "Right", "Left", "Esc", "F2"].contains(&quoted) {
            let key = Key::parse(quoted).unwrap();
            assert!(known.contains(&key), "no command has {quoted}");
            found += 1;
        }
    }
    assert!(found > 15, "{found}");
}

/// Runs the commands of a page in a folder of their own, with the files that they are given there;
/// tells how many they were.
#[expect(
    clippy::unwrap_used,
    reason = "helpers of tests stop where a test would"
)]
fn run_all(name: &str, lines: &[&str], given: &[(std::path::PathBuf, &str)]) -> usize {
    let home = root("target").join(format!("{name}-{}", std::process::id()));
    std::fs::create_dir_all(home.join("sessions")).unwrap();
    for (from, to) in given {
        std::fs::copy(from, home.join(to)).unwrap();
    }
    let mut ran = 0;
    for line in lines.iter().filter(|l| l.starts_with("quorate ")) {
        let mut words = Vec::new();
        // A word in quotes may hold blanks.
        for (at, part) in line.split('"').enumerate() {
            if at % 2 == 1 {
                words.push(part.to_owned());
            } else {
                words.extend(part.split_whitespace().map(|word| {
                    // The README speaks from the folder in which it stands.
                    if word.starts_with("tests/") {
                        root(word).to_string_lossy().into_owned()
                    } else {
                        word.to_owned()
                    }
                }));
            }
        }
        let output = Command::new(env!("CARGO_BIN_EXE_quorate"))
            .args(&words[1..])
            .current_dir(&home)
            .env("QUORATE_SESSIONS", home.join("sessions"))
            .output()
            .unwrap();
        // 1 is what `check` says of a meeting that lacks something.
        let fine = [Some(0), Some(1)].contains(&output.status.code());
        assert!(fine, "{line}: {}", String::from_utf8_lossy(&output.stderr));
        ran += 1;
    }
    std::fs::remove_dir_all(&home).unwrap();
    ran
}

#[test]
fn every_key_of_the_readme_is_in_the_table() {
    let known: Vec<Key> = COMMANDS
        .iter()
        .flat_map(quorate::tui::commands::Spec::keys)
        .collect();
    let mut found = 0;
    for quoted in README.split('`').skip(1).step_by(2) {
        let chord = quoted.strip_prefix("Ctrl-Space ").unwrap_or(quoted);
        let first = chord.split(' ').next().unwrap_or("");
        let function =
            first.len() > 1 && first.starts_with('F') && first[1..].parse::<u8>().is_ok();
        let control = first.starts_with("Ctrl-");
        let letter = quoted != chord && first.chars().count() == 1;
        if function || control || letter {
            let key = Key::parse(first).unwrap_or_else(|_| panic!("{first} is no key"));
            assert!(
                known.contains(&key),
                "no command has {first} (of `{quoted}`)"
            );
            found += 1;
        }
    }
    assert!(found > 20, "{found}");
}

#[test]
fn every_link_leads_somewhere() {
    let mut pages = vec![
        "README.md".to_owned(),
        "ARCHITECTURE.md".to_owned(),
        "sessions/README.md".to_owned(),
    ];
    for entry in std::fs::read_dir(root("docs")).unwrap() {
        let name = entry.unwrap().file_name().to_string_lossy().into_owned();
        if Path::new(&name).extension().is_some_and(|e| e == "md") {
            pages.push(format!("docs/{name}"));
        }
    }
    for page in pages {
        let text = std::fs::read_to_string(root(&page)).unwrap();
        for target in text.split("](").skip(1).filter_map(|t| t.split(')').next()) {
            if target.starts_with("http") || target.starts_with('#') || target.contains(' ') {
                continue;
            }
            let folder = root(&page).parent().unwrap().to_owned();
            let file = target.split('#').next().unwrap_or("");
            assert!(folder.join(file).exists(), "{page}: {target}");
        }
    }
}
