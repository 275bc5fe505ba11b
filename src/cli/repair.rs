//! `quorate repair`: a copy of a damaged session that can be gone on with.

use super::args::Repair;
use super::out;
use crate::app::environment::{Environment, Location};
use crate::app::fail::{Exit, Fail, Outcome};
use crate::app::remedies::kept;
use crate::journal::Record;
use crate::storage::{Problem, Soundness, read, repair_copy, session};

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
    out::print(format!("{}\n", copy.display()).as_bytes())?;
    Ok(Exit::Done)
}
