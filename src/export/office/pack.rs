//! The zip that both kinds of file are: the same parts give the same bytes on every machine. One that
//! is given is unpacked within limits.

use std::borrow::Cow;
use std::collections::BTreeMap;
use std::io::{Cursor, Read};

use chrono::{Datelike, NaiveDate};
use flate2::{Compress, Compression, Crc, FlushCompress, Status};
use zip::{DateTime, ZipArchive};

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
/// kind of the file can be read without unpacking it; nor are small ones.
pub(in crate::export) fn packed(parts: &[Part], day: NaiveDate) -> Vec<u8> {
    // Memory takes whatever is written to it, and no meeting comes near the 4 GiB at which a zip
    // would need more room for its sizes.
    zipped(parts, day).unwrap_or_default()
}

/// Packing as small as zlib usually does took half of the time of a whole export, for a few kilobytes.
const QUICK: Compression = Compression::new(1);

/// Parts shorter than this are not packed: before each the packer wipes its tables, which takes longer
/// than the few hundred bytes are worth.
const SMALL: usize = 2048;

/// What is true of every part: version 2.0 unpacks it.
const VERSION: u16 = 20;
/// An ordinary file that its owner may write, in the words of Unix.
const ORDINARY: u32 = 0o100_644 << 16;

/// The form is written here because what packs takes a third of a megabyte, which is to be laid out
/// once and not for every part.
fn zipped(parts: &[Part], day: NaiveDate) -> Option<Vec<u8>> {
    let mut packer = Compress::new(QUICK, false);
    let (date, time) = (stamp(day).datepart(), stamp(day).timepart());
    let (mut zip, mut list) = (Vec::new(), Vec::new());
    for part in parts {
        let stored = part.name == "mimetype" || part.bytes.len() < SMALL;
        let body = if stored {
            Cow::Borrowed(&part.bytes[..])
        } else {
            Cow::Owned(deflated(&mut packer, &part.bytes)?)
        };
        let mut crc = Crc::new();
        crc.update(&part.bytes);
        let name = part.name.as_bytes();
        let begins = u32::try_from(zip.len()).ok()?;
        // What is said of a part both where it stands and in the list.
        let mut said = Vec::with_capacity(26);
        let utf8: u16 = if part.name.is_ascii() { 0 } else { 1 << 11 };
        let method: u16 = if stored { 0 } else { 8 };
        let needed = if stored { 10 } else { VERSION };
        for number in [needed, utf8, method, time, date] {
            said.extend(number.to_le_bytes());
        }
        let sizes = [body.len(), part.bytes.len()].map(u32::try_from);
        for number in [Ok(crc.sum()), sizes[0], sizes[1]] {
            said.extend(number.ok()?.to_le_bytes());
        }
        said.extend(u16::try_from(name.len()).ok()?.to_le_bytes());
        // No extra field.
        said.extend([0, 0]);
        zip.extend(b"PK\x03\x04");
        zip.extend(&said);
        zip.extend(name);
        zip.extend(&*body);
        list.extend(b"PK\x01\x02");
        // Made by DOS, which tells nothing of the machine.
        list.extend(needed.to_le_bytes());
        list.extend(&said);
        // No comment, on the first disk, no text.
        list.extend([0; 6]);
        list.extend(ORDINARY.to_le_bytes());
        list.extend(begins.to_le_bytes());
        list.extend(name);
    }
    let begins = u32::try_from(zip.len()).ok()?;
    let length = u32::try_from(list.len()).ok()?;
    let count = u16::try_from(parts.len()).ok()?.to_le_bytes();
    zip.extend(list);
    zip.extend(b"PK\x05\x06\0\0\0\0");
    zip.extend([count, count].concat());
    zip.extend(length.to_le_bytes());
    zip.extend(begins.to_le_bytes());
    zip.extend([0, 0]);
    Some(zip)
}

fn deflated(packer: &mut Compress, bytes: &[u8]) -> Option<Vec<u8>> {
    packer.reset();
    let mut out = Vec::with_capacity(bytes.len() / 2 + 64);
    loop {
        let taken = usize::try_from(packer.total_in()).ok()?;
        let rest = bytes.get(taken..)?;
        match packer.compress_vec(rest, &mut out, FlushCompress::Finish) {
            Ok(Status::StreamEnd) => return Some(out),
            Ok(_) => out.reserve(bytes.len() / 2 + 64),
            Err(_) => return None,
        }
    }
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
