//! What the store keeps beside a meeting: branches, as they are listed and read for the officer.

use std::path::Path;

use super::super::environment::Environment;
use super::super::fail::{Exit, Fail};
use super::copies::fault;
use crate::journal::Record;
use crate::meeting::text::counted;
use crate::storage::raw::{RawFile, RawRecord, raw_file, record_of};
use crate::team::MAIN;
use crate::team::postgres::{Listed, PostgresStore};
use crate::tui::job::{BranchKey, BranchListed};

/// The branches of the meeting in a file that the file doesn't hold itself.
///
/// # Errors
/// When no office was joined, or the store doesn't answer.
pub(crate) fn listed(env: &Environment, open: &Path) -> Result<Vec<BranchListed>, Fail> {
    let file = raw_file(&env.disk, open, false)?;
    let mut store = super::store(env)?;
    let all = of(&mut store, &file)?;
    let told = all.into_iter().map(|one| BranchListed {
        key: BranchKey::Store(one.branch.number),
        words: format!(
            "Branch {} by {}, {} of its own",
            one.branch.number,
            one.branch.by,
            counted(usize::try_from(one.records).unwrap_or(usize::MAX), "record")
        ),
    });
    Ok(told.collect())
}

fn of(store: &mut PostgresStore, file: &RawFile) -> Result<Vec<Listed>, Fail> {
    let mut all = store.listed()?;
    let held = |one: &Listed| {
        let head = &one.branch.head;
        let mut records = file.records.iter();
        records.any(|r| r.number == head.number && r.digits == head.digits)
    };
    all.retain(|one| {
        one.session == file.session && one.branch.number != MAIN && one.records > 0 && !held(one)
    });
    Ok(all)
}

/// All records of a branch, with those that it has in common with the meeting.
///
/// # Errors
/// When the store has no such branch, doesn't answer, or its records don't follow each other.
pub(crate) fn records(env: &Environment, open: &Path, number: i32) -> Result<Vec<Record>, Fail> {
    let file = raw_file(&env.disk, open, false)?;
    let mut store = super::store(env)?;
    let raw = store.all_records(&file.session, number)?;
    if let Some(why) = fault(&raw, &file.session) {
        return Err(Fail::new(
            Exit::Damaged,
            format!("Branch {number} is damaged in the store: {why}."),
            "The file that it was sent from has what it says.",
        ));
    }
    let records = raw.iter().filter(|raw| raw.number > 0);
    let read = |raw: &RawRecord| {
        record_of::<Record>(raw).ok_or_else(|| {
            Fail::new(
                Exit::Refused,
                format!("Record {} of the branch is of a newer Quorate.", raw.number),
                "Open it with that one.",
            )
        })
    };
    records.map(read).collect()
}
