//! The zip that both kinds of file are: the same parts give the same bytes on every machine. One that
//! is given is unpacked within limits.

use std::borrow::Cow;
use std::collections::BTreeMap;
use std::io::{Cursor, Read, Write};

use chrono::{Datelike, NaiveDate};
use zip::result::ZipResult;
use zip::write::SimpleFileOptions;
use zip::{CompressionMethod, DateTime, System, ZipArchive, ZipWriter};

/// A part of a file.
pub(in crate::export) struct Part {
    /// Its name in the zip.
    pub(in crate::export) name: Cow<'static, str>,
    /// What it holds.
    pub(in crate::export) bytes: Vec<u8>,
}

impl Part {
    /// A part of text.
    pub(in crate::export) fn new(
        name: impl Into<Cow<'static, str>>,
        text: impl Into<String>,
    ) -> Self {
        Self::bytes(name, text.into().into_bytes())
    }

    /// Any other part.
    pub(in crate::export) fn bytes(name: impl Into<Cow<'static, str>>, bytes: Vec<u8>) -> Self {
        Self {
            name: name.into(),
            bytes,
        }
    }
}

/// The parts in their order as a zip of that day. A part named `mimetype` is not packed, so that the
/// kind of the file can be read without unpacking it.
pub(in crate::export) fn packed(parts: &[Part], day: NaiveDate) -> Vec<u8> {
    // Memory takes whatever is written to it, and no meeting comes near the 4 GiB at which a zip
    // would need more room for its sizes.
    zipped(parts, day).unwrap_or_default()
}

/// Packing as small as zlib usually does took half of the time of a whole export, for a few kilobytes.
const QUICK: i64 = 1;

fn zipped(parts: &[Part], day: NaiveDate) -> ZipResult<Vec<u8>> {
    let mut zip = ZipWriter::new(Cursor::new(Vec::new()));
    for part in parts {
        let (method, level) = if part.name == "mimetype" {
            (CompressionMethod::Stored, None)
        } else {
            (CompressionMethod::Deflated, Some(QUICK))
        };
        let options = SimpleFileOptions::default()
            .compression_method(method)
            .compression_level(level)
            .last_modified_time(stamp(day))
            .system(System::Dos);
        zip.start_file(&*part.name, options)?;
        zip.write_all(&part.bytes)?;
    }
    Ok(zip.finish()?.into_inner())
}

/// A day as a zip tells it; before 1980 it has none.
fn stamp(day: NaiveDate) -> DateTime {
    u16::try_from(day.year())
        .ok()
        .and_then(|year| {
            DateTime::from_date_and_time(year, day.month() as u8, day.day() as u8, 0, 0, 0).ok()
        })
        .unwrap_or_default()
}

/// Why a file is not unpacked.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(in crate::export) enum Unfit {
    /// It is no zip, broken, locked, or of too many parts.
    NoZip,
    /// It unpacks to more than it may.
    TooMuch,
}

/// The parts of a zip of at most so many parts, which unpack to at most so many bytes.
///
/// # Errors
/// When it is no such zip.
pub(in crate::export) fn unpacked(
    bytes: &[u8],
    parts: usize,
    most: u64,
) -> Result<BTreeMap<String, Vec<u8>>, Unfit> {
    let no_zip = |_| Unfit::NoZip;
    let mut zip = ZipArchive::new(Cursor::new(bytes)).map_err(no_zip)?;
    if zip.len() > parts {
        return Err(Unfit::NoZip);
    }
    let (mut found, mut left) = (BTreeMap::new(), most);
    for at in 0..zip.len() {
        let file = zip.by_index(at).map_err(no_zip)?;
        let name = file.name().map_err(no_zip)?.into_owned();
        let mut bytes = Vec::new();
        file.take(left + 1)
            .read_to_end(&mut bytes)
            .map_err(|_| Unfit::NoZip)?;
        left = left.checked_sub(bytes.len() as u64).ok_or(Unfit::TooMuch)?;
        found.insert(name, bytes);
    }
    Ok(found)
}
