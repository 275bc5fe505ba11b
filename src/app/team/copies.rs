//! Session files made of what the store has: exported, or fetched to be gone on with.

use std::path::{Path, PathBuf};

use super::super::environment::Environment;
use super::super::fail::{Exit, Fail};
use crate::storage::raw::{RawRecord, bytes_of_raw, header_of};
use crate::storage::{Problem, disk, names, write_atomic};
use crate::team::MAIN;
use crate::team::postgres::{Listed, PostgresStore};

/// What is wrong with the records of a branch, if anything is: the first that doesn't follow.
pub(crate) fn fault(records: &[RawRecord], session: &str) -> Option<String> {
    let mut before = crate::storage::format::START;
    for record in records {
        if record.before != before {
            return Some(format!(
                "record {} does not follow the one before",
                record.number
            ));
        }
        if !record.is_proven() {
            return Some(format!(
                "the digits of record {} are not its own",
                record.number
            ));
        }
        before = record.digits;
    }
    let Some(header) = records.first().and_then(|first| header_of(&first.bytes)) else {
        return Some("there is no header".to_owned());
    };
    let other = header.session.as_str() != session;
    other.then(|| format!("its header is that of {}", header.session))
}

/// The name of the file of a branch: that which the session's file had, as far as it is one.
pub(crate) fn file_name(listed: &Listed) -> String {
    let plain = names::is_session(&listed.name) || names::is_body_journal(&listed.name);
    let inside = !listed.name.contains(['/', '\\', ':']) && !listed.name.contains(char::is_control);
    let name = if plain && inside {
        listed.name.clone()
    } else {
        format!("{}.{}", names::slug(&listed.session), names::EXTENSION)
    };
    match listed.branch.number {
        MAIN => name,
        n => {
            let stem = name.strip_suffix(".ron").unwrap_or(&name);
            format!("{stem}-branch{n}.{}", names::EXTENSION)
        }
    }
}

/// What came of writing a file.
pub(crate) enum Wrote {
    /// It was written.
    New(PathBuf),
    /// It stands there already, to the byte.
    There,
}

/// Writes a branch of a meeting into a folder as the session file that it is.
///
/// # Errors
/// When the store doesn't answer, its records don't follow each other, or another file stands there.
pub(crate) fn export(
    env: &Environment,
    store: &mut PostgresStore,
    listed: &Listed,
    folder: &Path,
) -> Result<Wrote, Fail> {
    let records = store.all_records(&listed.session, listed.branch.number)?;
    if let Some(why) = fault(&records, &listed.session) {
        return Err(Fail::new(
            Exit::Damaged,
            format!("{} is damaged in the store: {why}.", listed.session),
            "It was not written. The officer\u{2019}s own file is not touched by that.",
        ));
    }
    let bytes = bytes_of_raw(&records);
    let path = folder.join(file_name(listed));
    if let Ok(there) = env.disk.read(&path, crate::storage::format::FILE_LIMIT)
        && there == bytes
    {
        return Ok(Wrote::There);
    }
    disk::make_folders(env.disk.as_ref(), folder)
        .map_err(|e| Problem::from_io("make the folder", folder, &e))?;
    write_atomic(&env.disk, &path, &bytes, false)?;
    Ok(Wrote::New(path))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::app::samples::SAMPLES;
    use crate::storage::format::START;
    use crate::storage::raw::raw_records;
    use crate::team::{Branch, Head};

    fn listed(name: &str, branch: i32) -> Listed {
        let head = Head {
            number: 3,
            digits: START,
        };
        Listed {
            session: "2026-03-19-anytown-board-7f3a".to_owned(),
            name: name.to_owned(),
            branch: Branch {
                number: branch,
                own: false,
                by: String::new(),
                head,
                parted: 0,
            },
            records: 3,
            holder: None,
        }
    }

    #[test]
    fn no_name_in_the_store_leads_out_of_the_folder() {
        let own = "2026-03-19-anytown-board-7f3a.ron";
        for (name, file) in [
            ("2026-03-19-board.ron", "2026-03-19-board.ron"),
            ("board.journal.ron", "board.journal.ron"),
            ("../../etc/cron.d/x.ron", own),
            ("/etc/passwd.ron", own),
            ("c:evil.ron", own),
            (".hidden.ron", own),
            ("notes.txt", own),
            ("a\\nb.ron", own),
            ("", own),
        ] {
            assert_eq!(file_name(&listed(name, MAIN)), file, "{name}");
        }
        let branch = file_name(&listed("2026-03-19-board.ron", 2));
        assert_eq!(branch, "2026-03-19-board-branch2.ron");
        assert!(names::is_session(&branch));
    }

    #[test]
    fn a_record_that_is_gone_doubled_changed_or_of_another_meeting_is_told() {
        let whole = raw_records(SAMPLES[0].bytes).unwrap();
        let (records, session) = (&whole.records, whole.session.as_str());
        assert_eq!(fault(records, session), None);
        assert!(fault(records, "another").unwrap().contains(session));
        assert!(fault(&[], session).is_some());
        for at in 0..records.len() - 1 {
            let mut gone = records.clone();
            gone.remove(at);
            assert!(fault(&gone, session).is_some(), "without {at}");
            let mut twice = records.clone();
            twice.insert(at, records[at].clone());
            assert!(fault(&twice, session).is_some(), "{at} twice");
            let mut other = records.clone();
            let last = other[at].bytes.len() - 30;
            other[at].bytes[last] ^= 1;
            assert!(fault(&other, session).is_some(), "{at} changed");
        }
    }
}
