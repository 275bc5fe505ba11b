//! Commands by what they are called: their letter, the words of the foot, their lasting name, or words
//! that the palette finds them by.

use crate::tui::command::{Command, Context, way_to};
use crate::tui::commands::{COMMANDS, Spec, lookup};
use crate::tui::key::{Code, Key};
use crate::tui::model::Model;
use crate::tui::palette::{called, search};

/// What a line means.
pub(super) enum Found {
    /// A command, and the words behind its name.
    Command(Command, String),
    /// A key that is no command here.
    Key(Key),
    /// An item by its number.
    Item(String),
    /// Any of several.
    Several(Vec<&'static Spec>),
    /// None, and what comes nearest.
    Nothing(Vec<&'static Spec>),
}

/// No name of a command has more words.
const LONGEST: usize = 5;

/// Whether `write` begins to write: it does in a session, but where a page calls a command of its own so.
pub(super) fn begins_writing(model: &Model) -> bool {
    let own = |spec: &Spec| spec.brief == "write" && model.contexts().contains(&spec.context);
    model.ui.session.is_some() && !COMMANDS.iter().any(own)
}

/// Whether a line, as an answer, is a key that no line of text has a use for: `F9`, `Ctrl-P`.
pub(super) fn leaves_question(line: &str) -> bool {
    line.chars().count() > 1
        && Key::parse(line).is_ok_and(|key| matches!(key.code, Code::F(_)) || key.ctrl)
}

/// What a line means where the officer is.
pub(super) fn find(model: &Model, line: &str) -> Found {
    let line = line.trim();
    let here = model.contexts();
    // As it is pressed on the screen.
    let prefixes = ["Ctrl-Space ", "Ctrl-G ", "^Space ", "^G "];
    if let Some(rest) = prefixes.iter().find_map(|prefix| line.strip_prefix(prefix)) {
        return find(model, rest);
    }
    let parts: Vec<&str> = line.split_whitespace().collect();
    let (first, rest) = match parts.split_first() {
        Some((first, rest)) => (*first, rest.join(" ")),
        None => return Found::Nothing(Vec::new()),
    };
    let meeting = here.contains(&Context::Meeting);
    if meeting && parts.len() == 1 && first.chars().all(|c| c.is_ascii_digit()) {
        return Found::Item(first.to_owned());
    }
    let mut letters = first.chars();
    if let (Some(letter), None) = (letters.next(), letters.next()) {
        let key = Key::char(letter);
        return match lookup(here, key) {
            Some(command) => Found::Command(command, rest),
            None => Found::Key(key),
        };
    }
    if let Ok(key) = Key::parse(line) {
        return lookup(here, key).map_or(Found::Key(key), |c| Found::Command(c, String::new()));
    }
    if let Ok(key) = Key::parse(first)
        && let Some(command) = lookup(here, key)
    {
        return Found::Command(command, rest);
    }
    for count in (1..=parts.len().min(LONGEST)).rev() {
        let name = parts[..count].join(" ").to_lowercase();
        let behind = parts[count..].join(" ");
        let is = |spec: &&Spec| {
            reachable(here, spec) && {
                spec.brief.to_lowercase() == name
                    || spec.name == name
                    || spec.help.to_lowercase() == name
            }
        };
        if let Some(spec) = best(model, COMMANDS.iter().filter(is).collect()) {
            return Found::Command(spec.command, behind);
        }
    }
    let whole = line.to_lowercase();
    let may = |spec: &&&'static Spec| here.contains(&spec.context) && spec.may(&model.ui).is_ok();
    let begin: Vec<&Spec> = COMMANDS
        .iter()
        .filter(|spec| may(&spec) && spec.brief.to_lowercase().starts_with(&whole))
        .collect();
    match begin.as_slice() {
        [] => {}
        [only] => return Found::Command(only.command, String::new()),
        _ => return Found::Several(begin),
    }
    // The first word may be the beginning of a name, and the rest its answer.
    if !rest.is_empty() {
        let first = first.to_lowercase();
        let begin: Vec<&Spec> = COMMANDS
            .iter()
            .filter(|spec| may(&spec) && spec.brief.to_lowercase().starts_with(&first))
            .collect();
        if let [only] = begin.as_slice() {
            return Found::Command(only.command, rest);
        }
    }
    let words: Vec<&Spec> = called(&whole);
    let near: Vec<&Spec> = words.iter().copied().filter(|s| may(&s)).collect();
    // Of several the one that says of itself that it does this is meant.
    let first: Vec<&Spec> = near
        .iter()
        .copied()
        .filter(|spec| spec.help.to_lowercase().starts_with(&whole))
        .collect();
    match (near.as_slice(), first.as_slice()) {
        ([only], _) | (_, [only]) => Found::Command(only.command, String::new()),
        ([], _) => Found::Nothing(nearest(model, &whole)),
        _ => Found::Several(near),
    }
}

/// Whether a command belongs here, or a key leads to where it does.
fn reachable(here: &[Context], spec: &Spec) -> bool {
    here.contains(&spec.context) || way_to(spec.context).is_some()
}

/// Of several commands that are called the same, the one that belongs here and can be done.
fn best(model: &Model, specs: Vec<&'static Spec>) -> Option<&'static Spec> {
    let here = model.contexts();
    specs.into_iter().min_by_key(|spec| {
        let far = !here.contains(&spec.context);
        let not = spec.may(&model.ui).is_err();
        // Of what has its place here nothing else is meant, though it can't be done now.
        (far, not)
    })
}

/// What the palette finds, what can be done first.
fn nearest(model: &Model, words: &str) -> Vec<&'static Spec> {
    let mut found = search(words);
    found.retain(|spec| spec.has_place(&model.ui));
    found.sort_by_key(|spec| spec.may(&model.ui).is_err());
    found
}
