//! `quorate doctor`: what a colleague would ask first when something doesn't work.

use std::fmt::Write;

use super::out;
use crate::app::doctor::{Health, Terminal, look};
use crate::app::environment::Environment;
use crate::app::fail::{Exit, Outcome};
use crate::tui::term::{is_terminal, size};

/// The column in which what is told begins.
const COLUMN: usize = 24;

/// Runs the command.
pub(super) fn run(env: &Environment) -> Outcome {
    let size = is_terminal().then(|| size().ok()).flatten();
    let terminal = Terminal::of(|name| std::env::var(name).ok(), size);
    let health = look(env, &terminal);
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
