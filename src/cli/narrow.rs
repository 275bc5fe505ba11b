//! Reading the command line without laying out what it doesn't ask for. Each option of the program
//! holds behind every subcommand, and clap lays a copy of each into each of them, which was two thirds
//! of what a start computes.

use std::ffi::OsString;

use clap::{Command, CommandFactory, FromArgMatches};

use super::args::{Arguments, WIDEST};

/// What was typed. What can't be understood, `--help` and `--version` end the program, as clap does.
pub(super) fn arguments() -> Arguments {
    let typed: Vec<OsString> = std::env::args_os().collect();
    let mut command = command_for(&typed);
    let read = command.try_get_matches_from_mut(&typed);
    let matches = read.unwrap_or_else(|e| e.exit());
    let read = Arguments::from_arg_matches(&matches);
    let arguments = read.unwrap_or_else(|e| e.format(&mut command).exit());
    // To take it apart piece by piece would take as long as what it was made for.
    std::mem::forget((command, matches));
    arguments
}

/// The program with the one subcommand that was typed first, or with none if nothing or only
/// `--version` was typed; with all of them where that isn't so plain.
fn command_for(typed: &[OsString]) -> Command {
    let whole = Arguments::command();
    let one = match typed.get(1) {
        None => None,
        Some(name) if typed.len() == 2 && (name == "--version" || name == "-V") => None,
        Some(name) => match name.to_str().and_then(|name| whole.find_subcommand(name)) {
            Some(one) => Some(one.clone()),
            None => return whole,
        },
    };
    let narrow = Command::new("quorate")
        .version(env!("QUORATE_VERSION"))
        .args(whole.get_arguments().cloned())
        .groups(whole.get_groups().cloned())
        .disable_help_subcommand(true)
        .max_term_width(WIDEST)
        .subcommands(one);
    std::mem::forget(whole);
    narrow
}

#[cfg(test)]
mod tests {
    use super::*;

    fn typed(words: &[&str]) -> Vec<OsString> {
        ["quorate"]
            .iter()
            .chain(words)
            .map(OsString::from)
            .collect()
    }

    /// What came of it: what is told, or what was read.
    fn read(mut command: Command, words: &[&str]) -> Result<String, String> {
        let matches = command.try_get_matches_from_mut(typed(words));
        let read = matches.and_then(|matches| Arguments::from_arg_matches(&matches));
        read.map(|read| format!("{read:?}"))
            .map_err(|e| e.format(&mut command).to_string())
    }

    #[test]
    fn every_subcommand_is_read_as_it_is_among_all_of_them() {
        let whole = Arguments::command();
        let names: Vec<&str> = whole.get_subcommands().map(Command::get_name).collect();
        assert!(names.len() > 30);
        let behind: [&[&str]; 9] = [
            &[],
            &["--help"],
            &["-h"],
            &["--version"],
            &["a-session"],
            &["a-session", "--nothing-like-it"],
            &["a-session", "--audience", "full", "--sessions", "there"],
            &["a-session", "--audience", "nobody"],
            &["--clock", "yesterday", "a", "b", "c"],
        ];
        for name in names {
            for words in behind {
                let words: Vec<&str> = [name].iter().chain(words).copied().collect();
                let narrow = command_for(&typed(&words));
                assert_eq!(narrow.get_subcommands().count(), 1, "{words:?}");
                assert_eq!(
                    read(narrow, &words),
                    read(Arguments::command(), &words),
                    "{words:?}"
                );
            }
        }
    }

    #[test]
    fn the_help_of_each_begins_with_what_it_is_for() {
        for one in Arguments::command().get_subcommands() {
            let words = [one.get_name(), "--help"];
            let help = read(command_for(&typed(&words)), &words).unwrap_err();
            let about = one.get_about().map(ToString::to_string).unwrap_or_default();
            // Long lines are parted.
            let begins: String = about.chars().take(60).collect();
            assert!(!begins.is_empty() && help.starts_with(&begins), "{help}");
        }
    }

    #[test]
    fn what_is_not_plain_is_asked_of_all_of_them() {
        let count = |words: &[&str]| command_for(&typed(words)).get_subcommands().count();
        let all = Arguments::command().get_subcommands().count();
        for words in [
            &["--help"][..],
            &["--audience", "full", "minutes", "a-session"],
            &["minuts", "a-session"],
            &["--version", "--nothing-like-it"],
        ] {
            assert_eq!(count(words), all, "{words:?}");
        }
        for words in [&[][..], &["--version"], &["-V"]] {
            assert_eq!(count(words), 0, "{words:?}");
            let read_so = read(command_for(&typed(words)), words);
            assert_eq!(read_so, read(Arguments::command(), words));
        }
        let slip = read(command_for(&typed(&["minuts"])), &["minuts"]);
        assert!(slip.unwrap_err().contains("'minutes'"));
    }
}
