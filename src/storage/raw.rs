//! The raw records of a session file: its lines as they stand, byte for byte, each with the digits that
//! chain it to the one before. They are what travels to the office's store, and what a file is put
//! together from again; nothing here knows what a record says.

use std::path::{Path, PathBuf};

use chrono::{DateTime, FixedOffset};

use super::atomic::write_atomic;
use super::disk::{SharedDisk, uninterrupted};
use super::format::{self, Digits, FILE_LIMIT, Line, START, seq_of};
use super::lock::{self, Locking, Owner};
use super::problem::{Problem, ProblemKind};
use super::read::Stored;
use super::session::Access;
use super::wording::not_taken;
use super::{family, names, saver};

/// A record as its line stands, with the comments and blank lines that somebody put before it.
#[derive(Clone, PartialEq, Eq)]
pub struct RawRecord {
    /// The number of the record; 0 is the header with the banner.
    pub number: u64,
    /// The digits of the line before.
    pub before: Digits,
    /// Its own digits.
    pub digits: Digits,
    /// Its bytes, from the end of the line before to its own newline.
    pub bytes: Vec<u8>,
}

// What a record says is nobody's business here.
impl std::fmt::Debug for RawRecord {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        let digits = String::from_utf8_lossy(&self.digits);
        write!(f, "RawRecord({}, {digits})", self.number)
    }
}

impl RawRecord {
    /// Whether its bytes are one whole line that its digits prove, with the number that it says it has.
    pub fn is_proven(&self) -> bool {
        let mut lines = Lines::new(&self.bytes, self.before, self.number.checked_sub(1));
        let one = lines.next();
        one.as_ref() == Some(self) && lines.at == self.bytes.len()
    }
}

/// The raw records of a session file, as far as each proves the next.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct RawFile {
    /// The id of the session.
    pub session: String,
    /// The name of the file, where it was read from one.
    pub name: String,
    /// The header, and the records in order.
    pub records: Vec<RawRecord>,
    /// How many whole lines behind them are not proven: damage, or an edit.
    pub unproven: usize,
}

impl RawFile {
    /// The number of the last record; none in a file without a header.
    pub fn last(&self) -> Option<u64> {
        self.records.last().map(|record| record.number)
    }
}

/// Reads the raw records out of the bytes of a file. A line without its newline is not finished, and
/// left aside.
///
/// # Errors
/// When there is no header whose digits prove it.
pub fn raw_records(bytes: &[u8]) -> Result<RawFile, Problem> {
    let mut lines = Lines::new(bytes, START, None);
    let records: Vec<RawRecord> = lines.by_ref().collect();
    let header = records.first().and_then(|first| header_of(&first.bytes));
    let Some(header) = header else {
        return Err(Problem::new(
            ProblemKind::NotASession,
            "It has no header that could be trusted.",
            "quorate verify tells what is wrong with it.",
        ));
    };
    Ok(RawFile {
        session: header.session.to_string(),
        name: String::new(),
        records,
        unproven: unproven(&bytes[lines.at..]),
    })
}

/// How many whole lines there are that are no comments.
fn unproven(rest: &[u8]) -> usize {
    let whole = rest
        .iter()
        .rposition(|b| *b == b'\n')
        .map_or(0, |at| at + 1);
    rest[..whole]
        .split(|b| *b == b'\n')
        .filter(|line| !line.is_empty() && format::classify(line) != Line::Aside)
        .count()
}

/// The header in the bytes of a first raw record.
pub fn header_of(bytes: &[u8]) -> Option<format::Header> {
    let line = last_line(bytes)?;
    match format::classify(without_mark(line)) {
        Line::Record { body, .. } => format::parse_header(body).ok(),
        _ => None,
    }
}

/// Reads the raw records of the file at a path. `settled`: what is in it is forced to disk first, for a
/// file that nobody is writing may still hold what a crash left unforced.
///
/// # Errors
/// When it can't be read, or is no session.
pub fn raw_file(disk: &SharedDisk, path: &Path, settled: bool) -> Result<RawFile, Problem> {
    let failed = |e| Problem::from_io("read", path, &e);
    let real = disk.resolve(path).map_err(failed)?;
    let bytes = uninterrupted(|| disk.read(&real, FILE_LIMIT)).map_err(failed)?;
    // After it was read: what is told to be in the store must be here too when the power goes.
    if settled && let Ok(mut file) = disk.open_append(&real) {
        uninterrupted(|| file.sync_data()).map_err(failed)?;
    }
    let mut raw = raw_records(&bytes).map_err(|p| {
        let sentence = format!("{}: {}", path.display(), p.sentence);
        Problem::new(p.kind, &sentence, &p.hint)
    })?;
    let name = real.file_name().unwrap_or_default();
    raw.name = name.to_string_lossy().into_owned();
    Ok(raw)
}

/// A session file that is read again and again while it grows: what was read and proven before is not read
/// anew, as long as its last record still stands where it stood.
#[derive(Debug, Default)]
pub struct Growing {
    path: PathBuf,
    file: RawFile,
    /// Bytes up to the end of the last record.
    end: u64,
}

impl Growing {
    /// The raw records of the file up to a number; a line behind them is not looked at.
    ///
    /// # Errors
    /// When it can't be read, or is no session.
    pub fn read(&mut self, disk: &SharedDisk, path: &Path, upto: u64) -> Result<&RawFile, Problem> {
        let known = self.path == path && self.file.last().is_some_and(|last| last <= upto);
        if !known || !self.goes_on(disk, path, upto)? {
            let mut file = raw_file(disk, path, false)?;
            let all = file.records.len();
            file.records.retain(|record| record.number <= upto);
            if file.records.len() < all {
                file.unproven = 0;
            }
            let lengths = file.records.iter().map(|record| record.bytes.len() as u64);
            self.end = lengths.sum();
            self.file = file;
            path.clone_into(&mut self.path);
        }
        Ok(&self.file)
    }

    /// Reads on behind what is known; false where the file is another one now.
    fn goes_on(&mut self, disk: &SharedDisk, path: &Path, upto: u64) -> Result<bool, Problem> {
        let Some(last) = self.file.records.last() else {
            return Ok(false);
        };
        let from = self.end - last.bytes.len() as u64;
        let bytes = uninterrupted(|| disk.read_from(path, from, FILE_LIMIT))
            .map_err(|e| Problem::from_io("read", path, &e))?;
        // Its digits run over all that stands before it.
        let Some(more) = bytes.strip_prefix(last.bytes.as_slice()) else {
            return Ok(false);
        };
        let mut lines = Lines::new(more, last.digits, Some(last.number));
        let mut read = 0;
        let mut whole = true;
        while let Some(record) = lines.next() {
            if record.number > upto {
                whole = false;
                break;
            }
            read = lines.at;
            self.file.records.push(record);
        }
        self.end += read as u64;
        self.file.unproven = if whole { unproven(&more[read..]) } else { 0 };
        Ok(true)
    }
}

/// Whether a file is the version of its session that would be opened, and not an earlier one.
pub fn is_gone_on_with(disk: &SharedDisk, path: &Path) -> bool {
    family::pick(disk.as_ref(), path, FILE_LIMIT).path == path
}

/// Puts a file in the place of one that holds the beginning of it and nothing more.
///
/// # Errors
/// When somebody has it open, it holds something else, or the disk refuses it.
pub fn extend(
    disk: &SharedDisk,
    path: &Path,
    now: DateTime<FixedOffset>,
    bytes: &[u8],
) -> Result<(), Problem> {
    let session = raw_file(disk, path, false)?.session;
    let lock_path = names::lock(path, &session);
    let (me, patience) = (Owner::this(now), lock::PATIENCE);
    let taken = lock::take(disk, &lock_path, me, false, patience, saver::caught);
    let Locking::Taken { lock: _held, .. } = taken else {
        let why = match not_taken(taken) {
            Access::View { why, .. } => why,
            Access::Write(_) => String::new(),
        };
        return Err(Problem::new(ProblemKind::Locked, &why, "Close it first."));
    };
    let failed = |e| Problem::from_io("read", path, &e);
    let there = uninterrupted(|| disk.read(path, FILE_LIMIT)).map_err(failed)?;
    if !bytes.starts_with(&there) {
        return Err(Problem::new(
            ProblemKind::Other,
            &format!(
                "{} holds something that the meeting in the store doesn't.",
                path.display()
            ),
            "Open it once, so that it is put right, and send it: quorate team send.",
        ));
    }
    write_atomic(disk, path, bytes, true)
}

/// What a raw record says, if this version can read it.
pub fn record_of<R: Stored>(raw: &RawRecord) -> Option<R> {
    match format::classify(last_line(&raw.bytes)?) {
        Line::Record { body, .. } => R::quickly(body).or_else(|| ron::from_str(body).ok()),
        _ => None,
    }
}

/// The bytes of the file that raw records make.
pub fn bytes_of_raw(records: &[RawRecord]) -> Vec<u8> {
    let parts: Vec<&[u8]> = records.iter().map(|r| r.bytes.as_slice()).collect();
    parts.concat()
}

struct Lines<'b> {
    bytes: &'b [u8],
    at: usize,
    before: Digits,
    last: Option<u64>,
}

impl<'b> Lines<'b> {
    fn new(bytes: &'b [u8], before: Digits, last: Option<u64>) -> Self {
        Self {
            bytes,
            at: 0,
            before,
            last,
        }
    }
}

impl Iterator for Lines<'_> {
    type Item = RawRecord;

    fn next(&mut self) -> Option<RawRecord> {
        let mut end = self.at;
        loop {
            let rest = self.bytes.get(end..)?;
            let line = &rest[..memchr::memchr(b'\n', rest)?];
            end += line.len() + 1;
            let (body, digits) = match format::classify(without_mark(line)) {
                Line::Aside => continue,
                Line::Bad => return None,
                Line::Record { body, digits } => (body, digits),
            };
            let number = match self.last {
                None => 0,
                Some(last) => seq_of(body).filter(|number| *number > last)?,
            };
            if format::digits(&self.before, body.as_bytes()) != digits {
                return None;
            }
            let record = RawRecord {
                number,
                before: self.before,
                digits,
                bytes: self.bytes[self.at..end].to_vec(),
            };
            (self.at, self.before, self.last) = (end, digits, Some(number));
            return Some(record);
        }
    }
}

/// An editor may have put a byte order mark before the banner.
fn without_mark(line: &[u8]) -> &[u8] {
    line.strip_prefix(b"\xEF\xBB\xBF").unwrap_or(line)
}

fn last_line(bytes: &[u8]) -> Option<&[u8]> {
    let bytes = bytes.strip_suffix(b"\n")?;
    let start = memchr::memrchr(b'\n', bytes).map_or(0, |at| at + 1);
    bytes.get(start..)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::app::samples::SAMPLES;

    #[test]
    fn every_sample_goes_to_pieces_and_comes_back_to_the_byte() {
        for sample in SAMPLES {
            let raw = raw_records(sample.bytes).unwrap();
            assert_eq!(bytes_of_raw(&raw.records), sample.bytes);
            assert_eq!(raw.unproven, 0);
            assert!(raw.records.iter().all(RawRecord::is_proven));
            assert!(raw.records.len() > 3 && raw.records[0].number == 0);
        }
    }

    #[test]
    fn comments_line_ends_and_a_byte_order_mark_travel_with_the_record_behind_them() {
        let text = String::from_utf8(SAMPLES[0].bytes.to_vec()).unwrap();
        let mut lines: Vec<&str> = text.lines().collect();
        lines.insert(3, "// looked at by hand\r");
        lines.insert(4, "");
        let text = format!("\u{FEFF}{}\r\n", lines.join("\n"));
        let raw = raw_records(text.as_bytes()).unwrap();
        assert_eq!(bytes_of_raw(&raw.records), text.as_bytes());
        assert!(raw.records.iter().all(RawRecord::is_proven));
        assert_eq!(raw.unproven, 0);
    }

    #[test]
    fn what_is_not_proven_or_not_finished_stays_behind() {
        let whole = raw_records(SAMPLES[0].bytes).unwrap();
        let text = String::from_utf8(SAMPLES[0].bytes.to_vec()).unwrap();
        let lines: Vec<&str> = text.lines().collect();
        // A word changed by hand.
        let changed = text.replacen("(seq:4,", "(seq:4, ", 1);
        let raw = raw_records(changed.as_bytes()).unwrap();
        assert_eq!(raw.records, whole.records[..4]);
        assert_eq!(raw.unproven, lines.len() - 5);
        // A line that is still being written.
        let open = text.trim_end_matches('\n');
        let raw = raw_records(open.as_bytes()).unwrap();
        assert_eq!(raw.records, whole.records[..whole.records.len() - 1]);
        assert_eq!(raw.unproven, 0);
        // A line that was taken out.
        let mut gap = lines.clone();
        gap.remove(4);
        let raw = raw_records((gap.join("\n") + "\n").as_bytes()).unwrap();
        assert_eq!(raw.records, whole.records[..3]);
        for none in ["", "x\n", "// QUORATE SESSION\n"] {
            assert!(raw_records(none.as_bytes()).is_err());
        }
    }

    #[test]
    fn a_file_that_grows_is_read_on_and_one_that_was_rewritten_is_read_whole() {
        let bytes = SAMPLES[0].bytes;
        let whole = raw_records(bytes).unwrap();
        let all = whole.records.len() - 1;
        let memory = crate::storage::disk::MemoryDisk::default();
        let disk: SharedDisk = std::sync::Arc::new(memory);
        disk.make_folder(Path::new("/s")).unwrap();
        let path = Path::new("/s/x.ron");
        let put = |bytes: &[u8]| {
            let _ = disk.remove(path);
            let mut file = disk.create_new(path).unwrap();
            crate::storage::disk::write_all(file.as_mut(), bytes).unwrap();
        };
        let mut growing = Growing::default();
        let part = |n: usize| bytes_of_raw(&whole.records[..n]);
        // As far as it is saved, though a line more may stand there.
        for n in 1..=all {
            put(&[part(n + 1), b"(seq:99".to_vec()].concat());
            let upto = whole.records[n - 1].number;
            let read = growing.read(&disk, path, upto).unwrap();
            assert_eq!((read.records.len(), read.unproven), (n, 0));
            let upto = whole.records[n].number;
            let read = growing.read(&disk, path, upto).unwrap();
            assert_eq!(read.records, whole.records[..=n]);
        }
        // A line that nobody proves is counted.
        put(&[bytes, b"(seq:99, x)\n"].concat());
        let last = whole.last().unwrap();
        assert_eq!(growing.read(&disk, path, last + 9).unwrap().unproven, 1);
        // Rewritten, shorter, of another session: it is what stands there that counts.
        put(&part(4));
        let read = growing.read(&disk, path, last).unwrap();
        assert_eq!(read.records, whole.records[..4]);
        let other = raw_records(SAMPLES[1].bytes).unwrap();
        put(SAMPLES[1].bytes);
        let read = growing.read(&disk, path, other.last().unwrap()).unwrap();
        assert_eq!(
            (&read.session, &read.records),
            (&other.session, &other.records)
        );
    }

    #[test]
    fn a_record_with_a_byte_changed_is_not_proven() {
        let whole = raw_records(SAMPLES[0].bytes).unwrap();
        for record in &whole.records[..3] {
            for at in 0..record.bytes.len() {
                let mut other = record.clone();
                other.bytes[at] ^= 1;
                // A comment's own bytes are proven by nothing.
                let aside = at < record.bytes.len() - last_line(&record.bytes).unwrap().len() - 1;
                assert!(aside || !other.is_proven(), "byte {at}");
            }
            let mut other = record.clone();
            other.number += 1;
            assert!(!other.is_proven());
        }
    }
}
