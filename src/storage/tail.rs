//! A session file that is followed as it grows: of what was read before nothing is read twice, as long as
//! the file is what it was with more behind it.

use std::path::Path;

use super::disk::{Disk, uninterrupted};
use super::format::{self, Digits, FILE_LIMIT, Line, READER, START, seq_of};
use super::read::Stored;

/// What was read of a file, line by line, each proven by its digits.
#[derive(Debug)]
pub struct Tail {
    image: Vec<u8>,
    digits: Digits,
    last: u64,
}

impl Tail {
    /// Begins to follow a file that was read before, up to a record that has these digits. They run over all
    /// that stands before it, so that another version of the session, which may have as many records, is
    /// told from it. None where it can't be followed so: a line is not proven, or the file says something
    /// else by now; then it is to be read as a whole.
    pub fn of(disk: &dyn Disk, path: &Path, digits: &Digits) -> Option<Self> {
        let bytes = uninterrupted(|| disk.read(path, FILE_LIMIT)).ok()?;
        let mut tail = Self {
            image: Vec::new(),
            digits: START,
            last: 0,
        };
        let mut begun = false;
        tail.take(&bytes, |body, _| {
            if begun {
                return seq_of(body);
            }
            begun = true;
            let header = format::parse_header(body).ok()?;
            (header.min_reader <= READER).then_some(0)
        })?;
        (begun && tail.digits == *digits).then_some(tail)
    }

    /// The records that came since. A line that is still being written comes the next time. None where the
    /// file is another one than it was, or has something that can't be trusted or read: it is to be read
    /// as a whole then, and followed anew.
    pub fn grown<R: Stored>(&mut self, disk: &dyn Disk, path: &Path) -> Option<Vec<R>> {
        let bytes = uninterrupted(|| disk.read(path, FILE_LIMIT)).ok()?;
        if !bytes.starts_with(&self.image) {
            return None;
        }
        let mut came = Vec::new();
        self.take(&bytes, |body, last| {
            let record = R::quickly(body).or_else(|| ron::from_str(body).ok())?;
            let number = record.seq();
            let newer = record.raises_reader().is_some_and(|needed| needed > READER);
            let follows = number == last + 1 && !newer;
            came.push(record);
            follows.then_some(number)
        })?;
        Some(came)
    }

    /// Goes over the whole lines that are new; `number` tells what each is and what it is worth, after the
    /// number before it.
    fn take(
        &mut self,
        bytes: &[u8],
        mut number: impl FnMut(&str, u64) -> Option<u64>,
    ) -> Option<()> {
        let from = self.image.len();
        let mut at = from;
        while let Some(length) = memchr::memchr(b'\n', bytes.get(at..)?) {
            match format::classify(&bytes[at..at + length]) {
                Line::Aside => {}
                Line::Bad => return None,
                Line::Record { body, digits } => {
                    if format::digits(&self.digits, body.as_bytes()) != digits {
                        return None;
                    }
                    self.last = number(body, self.last)?;
                    self.digits = digits;
                }
            }
            at += length + 1;
        }
        self.image.extend_from_slice(bytes.get(from..at)?);
        Some(())
    }
}

#[cfg(test)]
mod tests {
    use std::path::PathBuf;

    use super::*;
    use crate::app::samples::SAMPLES;
    use crate::journal::Record;
    use crate::storage::disk::MemoryDisk;
    use crate::storage::read::{self, Loaded, Soundness};

    const PATH: &str = "/s/board.ron";

    fn disk_with(bytes: &[u8]) -> MemoryDisk {
        let disk = MemoryDisk::default();
        put(&disk, bytes);
        disk
    }

    fn put(disk: &MemoryDisk, bytes: &[u8]) {
        let _ = disk.make_folder(Path::new("/s"));
        let _ = disk.remove(Path::new(PATH));
        let mut file = disk.create_new(Path::new(PATH)).unwrap();
        crate::storage::disk::write_all(file.as_mut(), bytes).unwrap();
    }

    /// Where the first `n` lines of the sample end.
    fn end(n: usize) -> usize {
        let ends = memchr::memchr_iter(b'\n', SAMPLES[0].bytes);
        ends.take(n).last().unwrap() + 1
    }

    fn path() -> PathBuf {
        PathBuf::from(PATH)
    }

    /// The digits of the last of the first `n` lines of the sample.
    fn digits(n: usize) -> Digits {
        let loaded = read::load::<Record>(&SAMPLES[0].bytes[..end(n)]);
        loaded.unwrap().last_digits
    }

    #[test]
    fn only_what_was_appended_comes_and_all_of_it() {
        let whole = SAMPLES[0].bytes;
        let all = read::load::<Record>(whole).unwrap().records;
        let disk = disk_with(&whole[..end(5)]);
        let mut tail = Tail::of(&disk, &path(), &digits(5)).unwrap();
        assert_eq!(tail.grown::<Record>(&disk, &path()), Some(Vec::new()));
        // A line in two halves: it comes once it is whole.
        put(&disk, &whole[..end(6) + 10]);
        assert_eq!(tail.grown(&disk, &path()), Some(all[3..4].to_vec()));
        put(&disk, whole);
        assert_eq!(tail.grown(&disk, &path()), Some(all[4..].to_vec()));
        assert_eq!(tail.grown::<Record>(&disk, &path()), Some(Vec::new()));
    }

    #[test]
    fn a_file_that_is_another_or_not_sound_is_not_followed() {
        let whole = SAMPLES[0].bytes;
        let start = &whole[..end(5)];
        let follow = || Tail::of(&disk_with(start), &path(), &digits(5)).unwrap();
        // Cut, changed before its end, changed behind it, a record left out.
        let mut changed = whole.to_vec();
        changed[end(3) + 20] ^= 1;
        let mut behind = whole.to_vec();
        behind[end(6) + 20] ^= 1;
        let gap = [start, &whole[end(6)..]].concat();
        for other in [&whole[..end(4)], &changed, &behind, &gap] {
            let grown = follow().grown::<Record>(&disk_with(other), &path());
            assert_eq!(grown, None);
        }
        assert!(Tail::of(&disk_with(&changed), &path(), &digits(5)).is_none());
        assert!(Tail::of(&disk_with(start), &path(), &digits(6)).is_none());
        assert!(Tail::of(&disk_with(start), &path(), &digits(4)).is_none());
        assert!(Tail::of(&disk_with(b""), &path(), &START).is_none());
    }

    #[test]
    fn another_version_with_as_many_records_is_not_followed() {
        let start = &SAMPLES[0].bytes[..end(5)];
        let load = |bytes: &[u8]| read::load::<Record>(bytes).unwrap();
        let first = load(start);
        // Of each record in turn another one: whoever read the one version doesn't go on with the other.
        for at in 1..=first.records.len() {
            let other = with_another(start, at);
            let second = load(&other);
            assert_eq!(second.soundness, Soundness::Sound);
            assert_eq!(second.last_seq, first.last_seq);
            let follow = |read: &Loaded<Record>| {
                Tail::of(&disk_with(&other), &path(), &read.last_digits).is_some()
            };
            assert!(!follow(&first));
            assert!(follow(&second));
        }
    }

    /// The file with another time in one of its records, and its lines chained anew.
    fn with_another(bytes: &[u8], at: usize) -> Vec<u8> {
        let mut out = Vec::new();
        let (mut before, mut number) = (START, 0);
        for line in bytes.split_inclusive(|b| *b == b'\n') {
            let Line::Record { body, .. } = format::classify(&line[..line.len() - 1]) else {
                out.extend_from_slice(line);
                continue;
            };
            let mut body = body.to_owned();
            if number == at {
                let year = body.find("at:\"20").unwrap() + 6;
                body.replace_range(year..=year, "9");
            }
            before = format::push_line(&mut out, &before, body.as_bytes());
            number += 1;
        }
        out
    }
}
