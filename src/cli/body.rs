//! `quorate body`: the ready kinds of bodies, and the files that tell what a body is like.

use std::fmt::Write;
use std::path::Path;

use super::args_pack::{Body as Args, BodyFiles};
use super::out;
use crate::app::bodies::{find, source_of, with_style};
use crate::app::body_journal;
use crate::app::environment::Environment;
use crate::app::fail::{Exit, Fail, Outcome};
use crate::bodies::{BodyFile, KINDS, read};
use crate::journal::Journal;
use crate::meeting::agenda::Calling;
use crate::meeting::audience::Public;
use crate::meeting::id::Writer;
use crate::meeting::text::{Text, counted};
use crate::storage::Opening;

/// Runs the command.
pub(super) fn run(env: &Environment, args: &Args) -> Outcome {
    match &args.what {
        BodyFiles::List => list(env),
        BodyFiles::Show { kind } => {
            out::print(source_of(env, kind)?.text.as_bytes())?;
            Ok(Exit::Done)
        }
        BodyFiles::Check { file } => check(env, file),
        BodyFiles::New { body, meeting } => begin(env, body, meeting.as_deref()),
        // The screen is none of these.
        BodyFiles::Open { .. } => Ok(Exit::Done),
        BodyFiles::Take { session } => take(env, session),
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
    for found in body_journal::all(env).unwrap_or_default() {
        let reading = found.session.read_by::<Public>();
        let open = reading
            .prior_actions()
            .iter()
            .filter(|p| p.is_open())
            .count();
        let _ = writeln!(
            said,
            "{:<32}  journal: {}, {}, {}",
            reading.body().name,
            counted(reading.seats().len(), "seat"),
            counted(open, "open action"),
            counted(reading.planned().len(), "planned item"),
        );
    }
    out::print(said.as_bytes())?;
    Ok(Exit::Done)
}

/// Begins the journal of a body.
fn begin(env: &Environment, body: &str, meeting: Option<&Path>) -> Outcome {
    let body = Text::line(body);
    if body.is_blank() {
        return Err(Fail::new(
            Exit::Usage,
            "The body needs a name.",
            "Give it as the minutes print it.",
        ));
    }
    let from = meeting.map(|named| out::session(env, named)).transpose()?;
    let opening = Opening::at(env.clock.now());
    let made = body_journal::begin(env, &body, from.as_ref(), opening)?;
    out::print(format!("{}\n", made.path.display()).as_bytes())?;
    Ok(Exit::Done)
}

/// Takes over what a meeting tells.
fn take(env: &Environment, session: &Path) -> Outcome {
    let session = out::session(env, session)?;
    let told = body_journal::take(env, &session)?;
    out::print(format!("{told}\n").as_bytes())?;
    Ok(session.exit)
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
