//! `quorate log`: the history in words, for one audience, the public unless asked.

use std::fmt::Write;

use super::args::Session as Args;
use super::out;
use crate::app::environment::{Environment, Readers};
use crate::app::fail::Outcome;
use crate::journal::Line;
use crate::meeting::text::{Text, counted};
use crate::minutes::{Full, Public};

/// Runs the command.
pub(super) fn run(env: &Environment, args: &Args) -> Outcome {
    let session = out::any_session(env, &args.session)?;
    let lines = match env.audience {
        Readers::Public => session.history_for::<Public>(),
        Readers::Full => session.history_for::<Full>(),
    };
    out::print(in_lines(&lines).as_bytes())?;
    Ok(session.exit)
}

/// The history, a line an act.
pub(super) fn in_lines(lines: &[Line]) -> String {
    let mut said = String::new();
    for line in lines {
        let at = line.at.format("%Y-%m-%d %H:%M:%S");
        let undone = if line.undone { " (undone)" } else { "" };
        let back = line.set_back.map_or(String::new(), |minutes| {
            let minutes = counted(usize::try_from(minutes).unwrap_or(0), "minute");
            format!(" (the clock had been set back {minutes})")
        });
        let words = Text::line(&format!("{}: {}{undone}{back}", line.by, line.in_full()));
        // Writing to a string can't fail.
        let _ = writeln!(said, "{:>6}  {at}  {words}", line.seq);
    }
    said
}
