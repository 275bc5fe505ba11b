//! `quorate verify`: whether the file is sound, and how far it goes.

use super::args::Session;
use super::out;
use crate::app::environment::{Environment, Location};
use crate::app::fail::{Exit, Outcome};
use crate::journal::Record;
use crate::storage::{Verdict, read, verify};

/// Runs the command.
pub(super) fn run(env: &Environment, args: &Session) -> Outcome {
    let verdict = match env.find(&args.session)? {
        Location::File(path) => verify::<Record>(&env.disk, &path)?,
        Location::Sample(sample) => {
            let loaded = read::load::<Record>(sample.bytes)?;
            let why = loaded.soundness.why_view_only();
            Verdict {
                path: sample.name.into(),
                sound: why.is_none(),
                last_seq: loaded.last_seq,
                sentence: why.unwrap_or_default(),
                notes: Vec::new(),
            }
        }
    };
    let word = if verdict.sound { "sound" } else { "unsound" };
    out::print(format!("{word} {}\n", verdict.last_seq).as_bytes())?;
    for said in verdict.notes.iter().chain([&verdict.sentence]) {
        if !said.is_empty() && *said != format!("Sound; the last record is {}.", verdict.last_seq) {
            out::tell(said);
        }
    }
    Ok(if verdict.sound {
        Exit::Done
    } else {
        Exit::Damaged
    })
}
