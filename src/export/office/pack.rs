//! The zip that both kinds of file are: the same parts give the same bytes on every machine.

use std::io::{Cursor, Write};

use chrono::{Datelike, NaiveDate};
use zip::result::ZipResult;
use zip::write::SimpleFileOptions;
use zip::{CompressionMethod, DateTime, System, ZipWriter};

/// A part of a file.
pub(in crate::export) struct Part {
    /// Its name in the zip.
    pub(in crate::export) name: &'static str,
    /// What it holds.
    pub(in crate::export) text: String,
}

impl Part {
    /// A part of text.
    pub(in crate::export) fn new(name: &'static str, text: impl Into<String>) -> Self {
        Self {
            name,
            text: text.into(),
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

fn zipped(parts: &[Part], day: NaiveDate) -> ZipResult<Vec<u8>> {
    let mut zip = ZipWriter::new(Cursor::new(Vec::new()));
    for part in parts {
        let method = if part.name == "mimetype" {
            CompressionMethod::Stored
        } else {
            CompressionMethod::Deflated
        };
        let options = SimpleFileOptions::default()
            .compression_method(method)
            .last_modified_time(stamp(day))
            .system(System::Dos);
        zip.start_file(part.name, options)?;
        zip.write_all(part.text.as_bytes())?;
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
