//! `quorate minutes` and `quorate actions`: documents for one audience, the public unless asked.

use std::path::{Path, PathBuf};

use super::args;
use super::out;
use crate::app::documents::{Which, made};
use crate::app::environment::{Environment, Readers};
use crate::app::fail::Outcome;
use crate::export::Format;
use crate::minutes::{Full, Public};
use crate::storage::write_atomic;

/// Runs the command.
pub(super) fn run(env: &Environment, which: Which, args: &args::Document) -> Outcome {
    let session = out::session(env, &args.session.session)?;
    let format = args.format.into();
    let made = match env.audience {
        Readers::Public => made(&session.read_by::<Public>(), which, format),
        Readers::Full => made(&session.read_by::<Full>(), which, format),
    };
    for sentence in made.told() {
        out::tell(&sentence);
    }
    match &args.output {
        None => out::print(&made.bytes)?,
        Some(path) => {
            let path = in_folder(env, path, &made.numbered(1));
            write_atomic(&env.disk, &path, &made.bytes, args.force).map_err(|mut problem| {
                if problem.kind == crate::storage::ProblemKind::Exists {
                    "Name another file, or say --force to replace it."
                        .clone_into(&mut problem.hint);
                }
                problem
            })?;
            out::tell(&format!("written to {}", path.display()));
        }
    }
    Ok(session.exit)
}

/// A folder takes a file named by day and body.
fn in_folder(env: &Environment, path: &Path, name: &str) -> PathBuf {
    if env.disk.meta(&path.join(".")).is_ok() {
        path.join(name)
    } else {
        path.to_owned()
    }
}

impl From<args::Format> for Format {
    fn from(format: args::Format) -> Self {
        match format {
            args::Format::Markdown => Self::Markdown,
            args::Format::Text => Self::Text,
            args::Format::Html => Self::Html,
        }
    }
}
