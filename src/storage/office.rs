//! What the officer's machine remembers of the office's store: a small file in the folder of settings.
//! It holds no password.

use std::hash::{BuildHasher, RandomState};
use std::path::PathBuf;

use serde::{Deserialize, Serialize};

use super::books::BookFolder;
use super::problem::{Problem, ProblemKind};

/// The file's name in the folder of settings.
const NAME: &str = "office.ron";

/// Where the office keeps its meetings.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Office {
    /// The store, without a password.
    pub url: String,
    /// What this machine is told apart by: it holds the pen of a meeting, not the officer's name.
    pub client: String,
}

impl Office {
    /// An office at this address, joined by a machine that has not been in one.
    pub fn new(url: String) -> Self {
        // Keys of a hash map are drawn at random by the system.
        let chance = || RandomState::new().hash_one(0);
        Self {
            url,
            client: format!("{:016x}", chance() ^ chance().rotate_left(32)),
        }
    }
}

fn path(folder: &BookFolder) -> PathBuf {
    folder.folder().join(NAME)
}

/// The office that was joined, if one was.
///
/// # Errors
/// When the file can't be read.
pub fn office(folder: &BookFolder) -> Result<Option<Office>, Problem> {
    let path = path(folder);
    let Some(bytes) = folder.read(&path)?.filter(|bytes| !bytes.is_empty()) else {
        return Ok(None);
    };
    let read = std::str::from_utf8(&bytes).ok();
    let read = read.and_then(|text| ron::from_str::<Option<Office>>(text).ok());
    read.ok_or_else(|| {
        Problem::new(
            ProblemKind::Damaged,
            &format!("{} can\u{2019}t be understood.", path.display()),
            "Join the office again: quorate team join URL.",
        )
    })
}

/// Remembers the office, or that there is none any more; gives back what was remembered before.
///
/// # Errors
/// When the file can't be written.
pub fn set_office(folder: &BookFolder, office: Option<&Office>) -> Result<(), Problem> {
    let text = ron::to_string(&office).map_err(|e| {
        Problem::new(
            ProblemKind::Other,
            &format!("It can\u{2019}t be written: {e}."),
            "",
        )
    })?;
    folder.change::<Problem>(&path(folder), |_| Ok(format!("{text}\n").into_bytes()))
}

#[cfg(test)]
mod tests {
    use std::sync::Arc;

    use super::*;
    use crate::storage::disk::MemoryDisk;

    #[test]
    fn an_office_is_remembered_until_it_is_left() {
        let folder = BookFolder::new(Arc::new(MemoryDisk::default()), PathBuf::from("/s"));
        assert_eq!(office(&folder).unwrap(), None);
        let one = Office::new("postgresql://clerk@store/minutes".to_owned());
        set_office(&folder, Some(&one)).unwrap();
        assert_eq!(office(&folder).unwrap(), Some(one.clone()));
        assert_eq!(one.client.len(), 16);
        assert_ne!(one.client, Office::new(String::new()).client);
        set_office(&folder, None).unwrap();
        assert_eq!(office(&folder).unwrap(), None);
    }
}
