//! `quorate minutes` and `quorate actions`: documents for one audience, the public unless asked.

use std::io::{self, IsTerminal};
use std::path::{Path, PathBuf};

use super::args;
use super::out;
use crate::app::documents::{Which, made};
use crate::app::environment::{Environment, Readers};
use crate::app::fail::{Exit, Fail, Outcome};
use crate::minutes::{Format, Full, Public};
use crate::storage::write_atomic;

/// Runs the command.
pub(super) fn run(env: &Environment, which: Which, args: &args::Document) -> Outcome {
    let format = format(args);
    if args.output.is_none() && format.is_binary() && io::stdout().is_terminal() {
        return Err(Fail::new(
            Exit::Usage,
            format!("{} is a file and no text for the terminal.", format.name()),
            "Name the file with -o, or send the output into one.",
        ));
    }
    let session = out::session(env, &args.session.session)?;
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

/// The format that was asked for, or that the file's ending says.
fn format(args: &args::Document) -> Format {
    let ending = args.output.as_deref().and_then(Path::extension);
    args.format
        .or_else(|| Format::of_extension(ending?.to_str()?))
        .unwrap_or_default()
}

/// A folder takes a file named by day and body.
fn in_folder(env: &Environment, path: &Path, name: &str) -> PathBuf {
    if env.disk.meta(&path.join(".")).is_ok() {
        path.join(name)
    } else {
        path.to_owned()
    }
}
