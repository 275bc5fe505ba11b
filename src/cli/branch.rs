//! `quorate branch`: what was recorded on a branch of a meeting, act by act, and what of it is taken over.

use std::fmt::Write;
use std::path::{Path, PathBuf};

use clap::{Args, ValueHint};

use super::args::Session as Named;
use super::out;
use super::record::Recording;
use crate::app::branches;
use crate::app::environment::{Environment, Readers};
use crate::app::fail::{Exit, Fail, Outcome};
use crate::journal::Journal;
use crate::journal::branch::{Branch, Part, Taken};
use crate::meeting::text::Text;
use crate::tui::job::{BranchKey, BranchListed};

/// Which branch of which meeting, and what of it.
#[derive(Debug, Args)]
pub(super) struct BranchArgs {
    /// The meeting.
    #[command(flatten)]
    session: Named,

    /// The branch: its file, or its number in the office's store; not needed where there is one alone
    #[arg(long, value_name = "FILE|N", value_hint = ValueHint::FilePath)]
    with: Option<String>,

    /// Take over the act of this number, as the list prints it; may be said again
    #[arg(long, value_name = "N", conflicts_with = "all")]
    take: Vec<u64>,

    /// Take over every act that can be
    #[arg(long)]
    all: bool,
}

/// Runs the command.
pub(super) fn run(env: &Environment, args: &BranchArgs) -> Outcome {
    if env.audience != Readers::Full {
        return Err(Fail::new(
            Exit::Usage,
            "A branch holds whatever was recorded, exempt words too.",
            "Say --audience full, and keep it to those who may read everything.",
        ));
    }
    let named = &args.session.session;
    let (path, journal) = branches::meeting(env, named)?;
    let key = which(env, &path, args.with.as_deref())?;
    let branch = branches::read_beside(env, &path, &journal, &key)?;
    if args.take.is_empty() && !args.all {
        return list(env, &branch, &journal);
    }
    take(env, args, named, &branch)
}

/// The branch that is named, or the only one.
fn which(env: &Environment, open: &Path, with: Option<&str>) -> Result<BranchKey, Fail> {
    if let Some(with) = with {
        if let Ok(number) = with.parse() {
            return Ok(BranchKey::Store(number));
        }
        let path = env.file_for(&PathBuf::from(with))?;
        return Ok(BranchKey::File(path.to_string_lossy().into_owned()));
    }
    let mut found = branches::found(env, open, true);
    match found.as_mut_slice() {
        [] => Err(Fail::new(
            Exit::Refused,
            "No branch of that meeting is known of.",
            "Name its file: --with FILE.",
        )),
        [one] => Ok(one.key.clone()),
        several => {
            let words: Vec<&str> = several.iter().map(|one| one.words.as_str()).collect();
            Err(Fail::new(
                Exit::Usage,
                format!("It has several branches: {}.", words.join("; ")),
                format!("Say which: --with {}.", typed(&several[0])),
            ))
        }
    }
}

fn typed(listed: &BranchListed) -> String {
    match &listed.key {
        BranchKey::File(path) => path.clone(),
        BranchKey::Store(number) => number.to_string(),
    }
}

/// The number that an act is named by: that of its first record on the branch.
fn number(part: &Part) -> u64 {
    part.records.first().copied().unwrap_or_default()
}

/// Prints each act, what the meeting has of it, and what taking it over would do.
fn list(env: &Environment, branch: &Branch, journal: &Journal) -> Outcome {
    let known = branch.known(journal, &Taken::new());
    let now = env.clock.now();
    let mut said = format!(
        "parted after record {}, {} acts\n",
        branch.after(),
        branch.parts().len()
    );
    for (at, part) in branch.parts().iter().enumerate() {
        let (state, more) = match known.records(at) {
            Some(_) => ("here", String::new()),
            None => match branch.offer(at, journal, &known, now) {
                Ok(_) => ("open", String::new()),
                Err(refusal) => ("refused", format!(" ({refusal})")),
            },
        };
        let words = if branch.is_private(part) {
            "rough notes, which the screen alone shows".to_owned()
        } else {
            format!("{}{more}", part.words)
        };
        let at = part.at.format("%Y-%m-%d %H:%M:%S");
        let words = Text::line(&format!("{}: {words}", part.by));
        // Writing to a string can't fail.
        let _ = writeln!(said, "{:>6}  {at}  {state:<7}  {words}", number(part));
    }
    out::print(said.as_bytes())?;
    Ok(Exit::Done)
}

/// Takes acts over, in the order in which they were recorded.
fn take(env: &Environment, args: &BranchArgs, named: &Path, branch: &Branch) -> Outcome {
    let parts = branch.parts();
    if let Some(none) = args
        .take
        .iter()
        .find(|n| !parts.iter().any(|part| number(part) == **n))
    {
        return Err(Fail::new(
            Exit::Usage,
            format!("The branch has no act {none}."),
            "quorate branch lists them by their numbers.",
        ));
    }
    let mut recording = Recording::open(env, named)?;
    let mut taken = Taken::new();
    let mut exit = Exit::Done;
    for (at, part) in parts.iter().enumerate() {
        let number = number(part);
        if !args.all && !args.take.contains(&number) {
            continue;
        }
        let known = branch.known(recording.journal(), &taken);
        if known.records(at).is_some() {
            out::tell(&format!("{number}: the meeting has that already"));
            continue;
        }
        let before = recording.journal().last();
        let done = recording.take_part(branch, at, &mut taken);
        match done.map_err(|fail| half_way(fail, number, &recording.saved_since(before))) {
            Ok(_) => {
                let told = format!("{number} {}\n", recording.journal().last());
                out::print(told.as_bytes())?;
            }
            Err(fail) if fail.exit == Exit::Refused => {
                let why = if branch.is_private(part) {
                    "refused; the screen tells why".to_owned()
                } else {
                    fail.to_string()
                };
                out::tell(&format!("{number}: {why}"));
                exit = Exit::Refused;
            }
            Err(fail) => {
                recording.close();
                return Err(fail);
            }
        }
    }
    recording.close();
    Ok(exit)
}

/// Why taking an act over broke off, with the records of the meeting that have of it what was saved by then:
/// taken over once more, that would stand in it twice.
fn half_way(fail: Fail, number: u64, saved: &[u64]) -> Fail {
    let reason = fail.why.reason.trim_end();
    let saved_in = match saved {
        [] if fail.exit == Exit::Refused => return fail,
        [] => {
            let reason = format!("{reason} The meeting has nothing of act {number}.");
            return Fail::new(fail.exit, reason, "Take it over again.");
        }
        [one] => format!("record {one}"),
        [first, .., last] => format!("records {first} to {last}"),
    };
    Fail::new(
        fail.exit,
        format!("{reason} Of act {number} the meeting has {saved_in} and no more."),
        format!("Undo {saved_in} before act {number} is taken over again."),
    )
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_in_the_meeting_of_an_act_that_broke_off_is_told() {
        let told = |exit, saved: &[u64]| {
            let fail = Fail::new(exit, "Record 14 is NOT SAVED.", "Say the line again.");
            half_way(fail, 40, saved).to_string()
        };
        assert_eq!(
            told(Exit::NotSaved, &[]),
            "quorate: Record 14 is NOT SAVED. The meeting has nothing of act 40.\n  Take it over again."
        );
        assert_eq!(
            told(Exit::NotSaved, &[12]),
            "quorate: Record 14 is NOT SAVED. Of act 40 the meeting has record 12 and no more.\n  \
             Undo record 12 before act 40 is taken over again."
        );
        let more = told(Exit::NotSaved, &[12, 13]);
        assert!(more.contains("has records 12 to 13 and no more"), "{more}");
        // What was refused at once recorded nothing, and its own way out holds.
        let refused = told(Exit::Refused, &[]);
        assert!(refused.ends_with("Say the line again."), "{refused}");
    }
}
