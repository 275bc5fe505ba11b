//! `quorate repair`: a copy of a damaged session that can be gone on with.

use std::path::PathBuf;

use clap::{Args, ValueHint};

use super::args::Session;
use super::out;
use crate::app::environment::{Environment, Location};
use crate::app::fail::{Exit, Fail, Outcome};
use crate::app::remedies::kept;
use crate::journal::Record;
use crate::meeting::describe::quoted;
use crate::storage::remains::{self, Remains};
use crate::storage::{Problem, Soundness, read, repair_copy, session};

/// A session to be repaired.
#[derive(Debug, Args)]
pub(super) struct Repair {
    /// What to repair.
    #[command(flatten)]
    pub(super) session: Session,

    /// The file of the copy; without it the copy stands beside the session, with the next number
    #[arg(short, long, value_name = "FILE", value_hint = ValueHint::FilePath)]
    pub(super) output: Option<PathBuf>,

    /// Keep records that were changed outside Quorate; look at them first
    #[arg(long)]
    pub(super) accept_edits: bool,
}

/// Runs the command.
pub(super) fn run(env: &Environment, args: &Repair) -> Outcome {
    let Location::File(path) = env.find(&args.session.session)? else {
        return Err(Fail::new(
            Exit::Refused,
            "Samples are sound.",
            "quorate open makes a copy of one.",
        ));
    };
    let bytes = env
        .disk
        .resolve(&path)
        .and_then(|path| env.disk.read(&path, crate::storage::format::FILE_LIMIT))
        .map_err(|e| Problem::from_io("read", &path, &e))?;
    let damaged = read::load::<Record>(&bytes)?;
    match damaged.soundness {
        Soundness::Sound | Soundness::TornTail { .. } => {
            return Err(Fail::new(
                Exit::Refused,
                format!("{} is sound: there is nothing to repair.", path.display()),
                "Open it as usual.",
            ));
        }
        Soundness::EditedOutside { ref lines } if !args.accept_edits => {
            tell_remains(&bytes, false)?;
            let lines: Vec<String> = lines.iter().map(usize::to_string).collect();
            return Err(Fail::new(
                Exit::Refused,
                format!(
                    "{} was changed outside Quorate (line {}).",
                    path.display(),
                    lines.join(", ")
                ),
                "Look at what was changed there, and say --accept-edits to keep it.",
            ));
        }
        _ => {}
    }
    let output = args.output.as_deref();
    let copy = repair_copy::<Record>(&env.disk, &path, output, args.accept_edits)?;
    let repaired = session::view::<Record>(&env.disk, &copy)?;
    for said in kept(&repaired) {
        out::tell(&said);
    }
    tell_remains(&bytes, args.accept_edits)?;
    out::print(format!("{}\n", copy.display()).as_bytes())?;
    Ok(Exit::Done)
}

/// Tells what can be read of the lines that a repaired copy leaves out: the officer knows best what
/// they were.
fn tell_remains(bytes: &[u8], accept_edits: bool) -> Result<(), Fail> {
    for line in remains::remains::<Record>(bytes, accept_edits)? {
        out::tell(&in_words(&line));
    }
    Ok(())
}

fn in_words(line: &Remains) -> String {
    let mut about = Vec::new();
    about.extend(line.record.map(|n| format!("record {n}")));
    about.extend(line.at.map(|at| at.format("%H:%M:%S").to_string()));
    let about = match about.as_slice() {
        [] => String::new(),
        about => format!(" ({})", about.join(", ")),
    };
    let words: Vec<String> = line.words.iter().map(|w| quoted(w)).collect();
    match words.as_slice() {
        [] => format!("Line {}{about}: no words can be read in it.", line.line),
        words => format!("Line {}{about} reads: {}.", line.line, words.join(", ")),
    }
}
