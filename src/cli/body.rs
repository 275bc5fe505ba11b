//! `quorate body`: the ready kinds of bodies, and the files that tell what a body is like.

use std::fmt::Write;
use std::path::{Path, PathBuf};

use super::args_pack::{Body as Args, BodyFiles};
use super::out;
use crate::app::environment::{Environment, is_path};
use crate::app::fail::{Exit, Fail, Outcome};
use crate::bodies::{BodyFile, KINDS, Trouble, kind_named, read};
use crate::journal::Journal;
use crate::meeting::agenda::Calling;
use crate::meeting::id::Writer;
use crate::meeting::nearest::nearest;
use crate::meeting::text::Text;
use crate::storage::Problem;
use crate::storage::books::BODY_ENDING;
use crate::tui::port::BodyListed;

/// Runs the command.
pub(super) fn run(env: &Environment, args: &Args) -> Outcome {
    match &args.what {
        BodyFiles::List => list(env),
        BodyFiles::Show { kind } => {
            out::print(source_of(env, kind)?.source.as_bytes())?;
            Ok(Exit::Done)
        }
        BodyFiles::Check { file } => check(env, file),
    }
}

/// A body that was named, as it is told.
pub(super) struct Found {
    /// What it is like.
    pub(super) file: BodyFile,
    /// A ready kind, so that its name is an example.
    pub(super) is_ready: bool,
}

struct Source {
    source: String,
    name: String,
    is_ready: bool,
}

/// The body that is meant by a file, a ready kind, or the name of a file in the officer's folder.
///
/// # Errors
/// When there is none, or something is wrong in it.
pub(super) fn find(env: &Environment, named: &str) -> Result<Found, Fail> {
    let found = source_of(env, named)?;
    match read(&found.source, &found.name) {
        Ok(file) => Ok(Found {
            file,
            is_ready: found.is_ready,
        }),
        Err(troubles) => Err(refused(&troubles)),
    }
}

/// The file in the officer's folder for which a name stands.
fn in_folder(env: &Environment, named: &str) -> Option<PathBuf> {
    let files = env.book_folder().ok()?.bodies().ok()?;
    files.into_iter().find(|path| short_name(path) == named)
}

/// The name of a file in the officer's folder, without its ending.
pub(super) fn short_name(path: &Path) -> String {
    let name = path.file_name().unwrap_or_default().to_string_lossy();
    name.strip_suffix(BODY_ENDING).unwrap_or(&name).to_owned()
}

fn source_of(env: &Environment, named: &str) -> Result<Source, Fail> {
    let path = Path::new(named);
    let there = env.is_there(path);
    if !there && !is_path(path) {
        if let Some(kind) = kind_named(named) {
            return Ok(Source {
                source: kind.source.to_owned(),
                name: kind.name.to_owned(),
                is_ready: true,
            });
        }
        if let Some(path) = in_folder(env, named) {
            return from_disk(env, &path);
        }
        let known = KINDS.iter().map(|k| k.name);
        let hint = match nearest(named, known) {
            Some(meant) => format!("Did you mean \"{meant}\"?"),
            None => "quorate body list names the kinds and your files.".to_owned(),
        };
        let sentence = format!("There is no file {named}, and no ready kind of that name.");
        return Err(Fail::new(Exit::File, sentence, hint));
    }
    from_disk(env, path)
}

fn from_disk(env: &Environment, path: &Path) -> Result<Source, Fail> {
    let bytes = env
        .book_folder_or_here()
        .read(path)?
        .ok_or_else(|| Problem::from_io("read", path, &std::io::ErrorKind::NotFound.into()))?;
    let name = path.display().to_string();
    let source = String::from_utf8(bytes).map_err(|e| {
        let at = e.utf8_error().valid_up_to();
        let line = e.as_bytes()[..at].iter().filter(|b| **b == b'\n').count() + 1;
        Fail::new(
            Exit::Refused,
            format!("{name}, line {line}: this is not UTF-8 text."),
            "Save the file as plain text in UTF-8.",
        )
    })?;
    Ok(Source {
        source,
        name,
        is_ready: false,
    })
}

fn refused(troubles: &[Trouble]) -> Fail {
    let first = troubles.first().map(ToString::to_string);
    let hint = match troubles.len() {
        0 | 1 => String::new(),
        n => format!("quorate body check tells {} more.", n - 1),
    };
    Fail::new(Exit::Refused, first.unwrap_or_default(), hint)
}

/// The files in the officer's folder that are right, for the screen to offer.
pub(super) fn listed(env: &Environment) -> Vec<BodyListed> {
    let files = env.book_folder().ok().and_then(|shelf| shelf.bodies().ok());
    let found = files.unwrap_or_default().into_iter().filter_map(|path| {
        let key = path.to_str()?.to_owned();
        let body = find(env, &key).ok()?.file;
        Some(BodyListed { key, body })
    });
    found.collect()
}

fn list(env: &Environment) -> Outcome {
    let mut said = String::new();
    for kind in KINDS {
        let words = kind.body().map(|b| in_short(&b)).unwrap_or_default();
        let _ = writeln!(said, "{:<32}  {words}", kind.name);
    }
    if let Ok(shelf) = env.book_folder() {
        for path in shelf.bodies()? {
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
    let (said, exit) = match read(&found.source, &found.name) {
        Ok(body) => {
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
