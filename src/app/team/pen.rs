//! The pen: taking a meeting over from a colleague, with everything that arrived, and handing it on.

use std::path::{Path, PathBuf};

use super::super::environment::Environment;
use super::super::fail::{Exit, Fail};
use super::copies::{fault, file_name};
use crate::storage::raw::{RawRecord, bytes_of_raw, extend, raw_file};
use crate::storage::{Problem, disk, names, write_atomic};
use crate::team::MAIN;
use crate::team::outbox::{common, send};
use crate::team::postgres::{Listed, PostgresStore};

/// The meeting that is named: by the id of its session, or the name of its file.
///
/// # Errors
/// When the store has none of that name.
pub(crate) fn named(store: &mut PostgresStore, name: &Path) -> Result<Listed, Fail> {
    let listed = store.listed()?;
    let stem = name.file_stem().unwrap_or_default().to_string_lossy();
    let whole = name.to_string_lossy();
    listed
        .into_iter()
        .filter(|one| one.branch.number == MAIN)
        .find(|one| {
            one.session == whole
                || one.session == stem
                || Path::new(&one.name).file_stem().unwrap_or_default() == &*stem
        })
        .ok_or_else(|| {
            Fail::new(
                Exit::Refused,
                format!("The store has no meeting {whole}."),
                "quorate team status lists those that it has.",
            )
        })
}

/// All records of a meeting, if they follow each other.
///
/// # Errors
/// When they don't, or the store doesn't answer.
pub(crate) fn whole(store: &mut PostgresStore, listed: &Listed) -> Result<Vec<RawRecord>, Fail> {
    let records = store.all_records(&listed.session, listed.branch.number)?;
    match fault(&records, &listed.session) {
        None => Ok(records),
        Some(why) => Err(Fail::new(
            Exit::Damaged,
            format!("{} is damaged in the store: {why}.", listed.session),
            "Its officer\u{2019}s own file is not touched by that.",
        )),
    }
}

/// What came of taking a meeting.
pub(crate) struct Taken {
    /// The file to go on with.
    pub(crate) path: PathBuf,
    /// What is to be told.
    pub(crate) told: Vec<String>,
}

/// Takes the pen of a meeting, and puts what the store has of it into the folder of sessions.
///
/// # Errors
/// When somebody else has the pen, or the file can't be written.
pub(crate) fn take(env: &Environment, name: &Path) -> Result<Taken, Fail> {
    let mut store = super::store(env)?;
    let listed = named(&mut store, name)?;
    let path = env.library()?.folder().join(file_name(&listed));
    let mut told = Vec::new();
    let here = env.is_there(&path);
    if here {
        // What this machine has of its own is kept before anything else is done.
        let file = raw_file(&env.disk, &path, true)?;
        if file.session != listed.session {
            return Err(Fail::new(
                Exit::Refused,
                format!("{} is another meeting.", path.display()),
                "Move it to another folder first.",
            ));
        }
        send(&mut store, &file, &mut |_| {})?;
    }
    let pen = store.take_pen(&listed.session)?;
    if !pen.own {
        return Err(Fail::new(
            Exit::Refused,
            format!("{} has the pen until {} at least.", pen.holder, pen.until),
            format!(
                "Ask for it: they type quorate team hand {} \"{}\". If they are gone, it is free then.",
                listed.session, env.officer
            ),
        ));
    }
    let records = whole(&mut store, &listed)?;
    let bytes = bytes_of_raw(&records);
    if !here {
        let folder = disk::folder_of(&path);
        disk::make_folders(env.disk.as_ref(), folder)
            .map_err(|e| Problem::from_io("make the folder", folder, &e))?;
        write_atomic(&env.disk, &path, &bytes, false)?;
        return Ok(Taken { path, told });
    }
    let file = raw_file(&env.disk, &path, false)?;
    let same = common(&file.records, &crate::team::chain_of(&records));
    if same == records.len() {
        return Ok(Taken { path, told });
    }
    if same == file.records.len() {
        extend(&env.disk, &path, env.clock.now(), &bytes)?;
        return Ok(Taken { path, told });
    }
    // The officer chooses between the two when it is opened.
    let free = (2..1000)
        .map(|n| names::version(&path, n))
        .find(|there| !env.is_there(there));
    let there = free.unwrap_or_else(|| path.clone());
    write_atomic(&env.disk, &there, &bytes, false)?;
    told.push(format!(
        "{} parted from the meeting after record {}; its own records are kept in it, and in the store as a \
         branch. What the others wrote is in {}.",
        path.display(),
        file.records[..same].last().map_or(0, |r| r.number),
        there.display()
    ));
    Ok(Taken { path: there, told })
}

/// Hands the pen to an officer, or lays it down.
///
/// # Errors
/// When this machine doesn't have it.
pub(crate) fn hand(env: &Environment, name: &Path, to: Option<&str>) -> Result<String, Fail> {
    let mut store = super::store(env)?;
    let listed = named(&mut store, name)?;
    if !store.hand_pen(&listed.session, to)? {
        let pen = store.pen(&listed.session)?;
        let holder = pen.map_or_else(|| "Nobody".to_owned(), |pen| pen.holder);
        return Err(Fail::new(
            Exit::Refused,
            format!("{holder} has the pen of that meeting, and not this machine."),
            "",
        ));
    }
    Ok(match to {
        Some(to) => format!(
            "{to} may take the pen: quorate team take {}. Close the meeting here first.",
            listed.session
        ),
        None => "Nobody has the pen now.".to_owned(),
    })
}
