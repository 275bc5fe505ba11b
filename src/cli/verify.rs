//! `quorate verify`: whether the file is sound, and how far it goes.

use super::args::Session;
use super::fail::{Exit, Outcome};
use super::out;
use super::place::{Desk, Place};
use crate::journal::Record;
use crate::storage::{Verdict, read, verify};

/// Runs the command.
pub(super) fn run(desk: &Desk, args: &Session) -> Outcome {
    let verdict = match desk.find(&args.session)? {
        Place::File(path) => verify::<Record>(&desk.disk, &path)?,
        Place::Sample(sample) => {
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
