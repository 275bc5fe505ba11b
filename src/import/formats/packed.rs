//! Members of a zip, unpacked within limits: what a file says of its own sizes is not believed.

use std::io::{Cursor, Read};

use zip::result::ZipError;
use zip::{CompressionMethod, ZipArchive};

use crate::import::trouble::Trouble;

/// The largest file.
const MOST_PACKED: usize = 64 << 20;
/// The largest member once unpacked.
const MOST_MEMBER: u64 = 32 << 20;
/// All members that are read, together.
const MOST_TOTAL: u64 = 64 << 20;
/// The most members that a file may have.
const MOST_MEMBERS: usize = 2_000;
/// How far from the end of a zip its directory is told of: a comment of 64 KiB and the records.
const TAIL: usize = (64 << 10) + 128;

/// What to do about a file that is broken.
pub(in crate::import) const AGAIN: &str =
    "Open it in the program that made it, save it again and read that.";
/// What to do about a file that is too big.
const LESS: &str = "No paper of a meeting needs so much: save the pages that matter by themselves.";

/// A zip, open.
pub(in crate::import) struct Packed<'a> {
    zip: ZipArchive<Cursor<&'a [u8]>>,
    left: u64,
}

impl<'a> Packed<'a> {
    /// Opens a zip.
    ///
    /// # Errors
    /// When it is broken, or has more members than a document has.
    pub(in crate::import) fn open(bytes: &'a [u8]) -> Result<Self, Trouble> {
        if bytes.len() > MOST_PACKED {
            return Err(Trouble::new("The file is bigger than 64 MB.", LESS));
        }
        few_members(bytes)?;
        let zip = ZipArchive::new(Cursor::new(bytes)).map_err(|e| trouble(&e, None))?;
        if zip.len() > MOST_MEMBERS {
            return Err(too_many());
        }
        Ok(Self {
            zip,
            left: MOST_TOTAL,
        })
    }

    /// Unpacks a member; none if there is no such.
    ///
    /// # Errors
    /// When it is broken, locked, or bigger than it may be.
    pub(in crate::import) fn member(&mut self, name: &str) -> Result<Option<Vec<u8>>, Trouble> {
        let Some(index) = self.zip.index_for_name(name) else {
            return Ok(None);
        };
        let mut file = match self.zip.by_index(index) {
            Ok(file) => file,
            Err(e) => return Err(trouble(&e, Some(name))),
        };
        if file.encrypted() {
            return Err(locked());
        }
        if !matches!(
            file.compression(),
            CompressionMethod::Stored | CompressionMethod::Deflated
        ) {
            return Err(trouble(
                &ZipError::CompressionMethodNotSupported(0),
                Some(name),
            ));
        }
        let most = MOST_MEMBER.min(self.left);
        let mut bytes = Vec::new();
        let read = file.by_ref().take(most + 1).read_to_end(&mut bytes);
        if bytes.len() as u64 > most {
            return Err(Trouble::new(
                &format!("The part {name} of the file unpacks to more than a document holds."),
                LESS,
            ));
        }
        if let Err(e) = read {
            return Err(trouble(&ZipError::Io(e), Some(name)));
        }
        self.left -= bytes.len() as u64;
        Ok(Some(bytes))
    }

    /// Unpacks a member that must be there.
    ///
    /// # Errors
    /// As for [`Packed::member`], and when it isn't there.
    pub(in crate::import) fn needed(&mut self, name: &str) -> Result<Vec<u8>, Trouble> {
        self.member(name)?.ok_or_else(|| {
            Trouble::new(
                &format!("The file is not whole: its part {name} is missing."),
                AGAIN,
            )
        })
    }
}

/// Refuses a directory of too many members before it is read into memory.
fn few_members(bytes: &[u8]) -> Result<(), Trouble> {
    let tail = bytes
        .get(bytes.len().saturating_sub(TAIL)..)
        .unwrap_or(bytes);
    for at in memchr::memmem::find_iter(tail, b"PK\x05\x06") {
        if let Some([low, high]) = tail.get(at + 10..at + 12)
            && usize::from(u16::from_le_bytes([*low, *high])) > MOST_MEMBERS
        {
            return Err(too_many());
        }
    }
    // The kind of directory that has room for more than 65,535 members.
    if memchr::memmem::find(tail, b"PK\x06\x07").is_some() {
        return Err(too_many());
    }
    Ok(())
}

fn too_many() -> Trouble {
    Trouble::new(
        "The file has more than 2,000 parts; no document has so many.",
        AGAIN,
    )
}

/// Refuses an OpenDocument file whose parts are locked with a password, as its list of parts tells.
///
/// # Errors
/// When it is so locked, or the list can't be read.
pub(in crate::import) fn unlocked(packed: &mut Packed<'_>) -> Result<(), Trouble> {
    let list = packed.member("META-INF/manifest.xml")?.unwrap_or_default();
    if memchr::memmem::find(&list, b"encryption-data").is_some() {
        return Err(locked());
    }
    Ok(())
}

fn locked() -> Trouble {
    Trouble::new(
        "The file is locked with a password.",
        "Open it in the program that made it, save it without the password and read that.",
    )
}

/// What the library of zips says, in a sentence.
fn trouble(error: &ZipError, member: Option<&str>) -> Trouble {
    let part = member.map_or_else(
        || "The file".to_owned(),
        |name| format!("The part {name} of the file"),
    );
    match error {
        ZipError::UnsupportedArchive(ZipError::PASSWORD_REQUIRED) | ZipError::InvalidPassword => {
            locked()
        }
        ZipError::CompressionMethodNotSupported(_) | ZipError::UnsupportedArchive(_) => {
            Trouble::new(
                &format!("{part} is packed in a way that is not known."),
                AGAIN,
            )
        }
        _ => Trouble::new(&format!("{part} is cut off or damaged."), AGAIN),
    }
}
