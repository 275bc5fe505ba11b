//! `quorate body`: the ready kinds of bodies, and the files that tell what a body is like.

use std::fmt::Write;
use std::path::Path;

use super::args_pack::{Body as Args, BodyFiles};
use super::out;
use crate::app::bodies::{find, source_of, with_style};
use crate::app::environment::Environment;
use crate::app::fail::{Exit, Outcome};
use crate::bodies::{BodyFile, KINDS, read};
use crate::journal::Journal;
use crate::meeting::agenda::Calling;
use crate::meeting::id::Writer;
use crate::meeting::text::Text;

/// Runs the command.
pub(super) fn run(env: &Environment, args: &Args) -> Outcome {
    match &args.what {
        BodyFiles::List => list(env),
        BodyFiles::Show { kind } => {
            out::print(source_of(env, kind)?.text.as_bytes())?;
            Ok(Exit::Done)
        }
        BodyFiles::Check { file } => check(env, file),
    }
}

fn list(env: &Environment) -> Outcome {
    let mut said = String::new();
    for kind in KINDS {
        let words = kind.body().map(|b| in_short(&b)).unwrap_or_default();
        let _ = writeln!(said, "{:<32}  {words}", kind.name);
    }
    if let Ok(folder) = env.book_folder() {
        for path in folder.bodies()? {
            let words = match find(env, &path.to_string_lossy()) {
                Ok(found) => format!("{}: {}", found.file.body.name, in_short(&found.file)),
                Err(_) => "something is wrong in it; quorate body check tells what".to_owned(),
            };
            let _ = writeln!(said, "{:<32}  {words}", Text::line(&path.to_string_lossy()));
        }
    }
    out::print(said.as_bytes())?;
    Ok(Exit::Done)
}

/// "quorum 1/3 least 3, 5 seats, 7 standing items".
fn in_short(body: &BodyFile) -> String {
    let of = |n: usize, one: &str| format!("{n} {one}{}", if n == 1 { "" } else { "s" });
    let quorum = match body.rules.quorum.in_words() {
        none if none.is_empty() => "no quorum told".to_owned(),
        words => format!("quorum {words}"),
    };
    let mut parts = vec![
        quorum,
        of(body.seats.len(), "seat"),
        of(body.items.len(), "standing item"),
    ];
    if !body.meetings.is_empty() {
        parts.push(of(body.meetings.len(), "meeting"));
    }
    parts.join(", ")
}

fn check(env: &Environment, file: &Path) -> Outcome {
    let found = source_of(env, &file.to_string_lossy())?;
    let (said, exit) = match read(&found.text, &found.name) {
        Ok(mut body) => {
            with_style(env, &mut body, &found.name)?;
            // What can be read is played too: a meeting that is made of it must not be refused.
            let now = env.clock.now();
            let calling = Calling {
                date: now.date_naive(),
                ..Calling::default()
            };
            let mut journal = Journal::new(Writer::FIRST, env.officer.clone());
            for order in body.orders(&calling) {
                journal.act(now, &order)?;
            }
            (format!("sound: {}\n", in_short(&body)), Exit::Done)
        }
        Err(troubles) => {
            let lines: Vec<String> = troubles.iter().map(|t| format!("{t}\n")).collect();
            (lines.concat(), Exit::Refused)
        }
    };
    out::print(said.as_bytes())?;
    Ok(exit)
}
