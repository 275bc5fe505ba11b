//! `quorate doctor`: what a colleague would ask first when something doesn't work.

use std::fmt::Write;

use super::args::Doctor;
use super::out;
use crate::app::doctor::{Health, Terminal, look};
use crate::app::environment::Environment;
use crate::app::fail::{Exit, Fail, Outcome};
use crate::tui::run::try_keys;
use crate::tui::term::{Capabilities, Env, is_terminal, size};

/// The column in which what is told begins.
const COLUMN: usize = 24;

/// Runs the command.
///
/// # Errors
/// When keys are to be tried and there is no terminal to press them in.
pub(super) fn run(env: &Environment, args: &Doctor) -> Outcome {
    if args.keys {
        return keys();
    }
    let size = is_terminal().then(|| size().ok()).flatten();
    let terminal = Terminal::of(|name| std::env::var(name).ok(), size);
    let health = look(env, &terminal);
    out::print(told(&health).as_bytes())?;
    Ok(Exit::Done)
}

/// The trial of keys, and what came of it.
fn keys() -> Outcome {
    if !is_terminal() {
        return Err(Fail::new(
            Exit::Usage,
            "Keys are tried in a terminal, and this is none.",
            "Start quorate doctor --keys by itself in the window that you minute in.",
        ));
    }
    let simple = Capabilities::of(&Env::read(|name| std::env::var(name).ok())).simple;
    let trial = try_keys(simple).map_err(|e| {
        Fail::new(
            Exit::File,
            format!("The terminal can't be used: {e}."),
            "Try another terminal.",
        )
    })?;
    let (lines, advice) = trial.result();
    let health = Health {
        parts: vec![("Keys", lines)],
        advice,
    };
    out::print(told(&health).as_bytes())?;
    Ok(Exit::Done)
}

fn told(health: &Health) -> String {
    let mut text = String::new();
    // Writing to a string can't fail.
    for (title, lines) in &health.parts {
        let _ = writeln!(text, "{title}");
        for (name, told) in lines {
            let _ = writeln!(text, "  {name:<width$}{told}", width = COLUMN - 2);
        }
    }
    if health.advice.is_empty() {
        text.push_str("\nNothing to see to.\n");
        return text;
    }
    text.push_str("\nTo see to:\n");
    for one in &health.advice {
        let _ = writeln!(text, "- {one}");
    }
    text
}
