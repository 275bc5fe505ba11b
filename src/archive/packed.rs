//! What the index keeps of a meeting beside its words, in deflated pieces.

use std::cell::RefCell;

use flate2::{Compress, Compression, Decompress, FlushCompress, FlushDecompress, Status};
use serde::Serialize;
use serde::de::DeserializeOwned;

/// The most that a piece comes to, in bytes: what is larger is no index of ours.
const LARGEST: usize = 64 << 20;

// Setting one up costs more than a piece does, so each thread keeps its own.
thread_local! {
    static DEFLATE: RefCell<Compress> = RefCell::new(Compress::new(Compression::new(6), false));
    static INFLATE: RefCell<(Decompress, Vec<u8>)> =
        RefCell::new((Decompress::new(false), Vec::new()));
}

/// Packs something.
pub(super) fn pack<T: Serialize + ?Sized>(what: &T) -> Option<Vec<u8>> {
    deflated(&serde_json::to_vec(what).ok()?)
}

/// Packs several so that each can be unpacked without the others.
pub(super) fn pack_each<T: Serialize>(all: &[T]) -> Option<Vec<u8>> {
    let mut plain = Vec::new();
    for one in all {
        serde_json::to_writer(&mut plain, one).ok()?;
        // No JSON of ours has such an end inside.
        plain.push(b'\n');
    }
    deflated(&plain)
}

fn deflated(plain: &[u8]) -> Option<Vec<u8>> {
    let mut packed = Vec::with_capacity(plain.len() / 2 + 64);
    DEFLATE.with_borrow_mut(|deflate| {
        deflate.reset();
        loop {
            let read = usize::try_from(deflate.total_in()).ok()?;
            let status = deflate
                .compress_vec(plain.get(read..)?, &mut packed, FlushCompress::Finish)
                .ok()?;
            if status == Status::StreamEnd {
                packed.shrink_to_fit();
                return Some(packed);
            }
            packed.reserve(plain.len().max(64));
        }
    })
}

/// What was packed; none where it is not ours.
pub(super) fn unpack<T: DeserializeOwned>(packed: &[u8]) -> Option<T> {
    inflated(packed, |plain| serde_json::from_slice(plain).ok())
}

/// What was packed as several, as far as each is wanted by what it is written as.
pub(super) fn unpack_each<T: DeserializeOwned>(
    packed: &[u8],
    wanted: impl Fn(&[u8]) -> bool,
) -> Option<Vec<T>> {
    inflated(packed, |plain| {
        let plain = plain.strip_suffix(b"\n").unwrap_or(plain);
        let each = plain.split(|byte| *byte == b'\n');
        let each = each.filter(|one| wanted(one));
        each.map(|one| serde_json::from_slice(one).ok()).collect()
    })
}

fn inflated<T>(packed: &[u8], read: impl FnOnce(&[u8]) -> Option<T>) -> Option<T> {
    INFLATE.with_borrow_mut(|(inflate, plain)| {
        inflate.reset(false);
        plain.clear();
        loop {
            plain.reserve(4 * packed.len() + 64);
            let done = usize::try_from(inflate.total_in()).ok()?;
            let before = (done, plain.len());
            let status = inflate
                .decompress_vec(packed.get(done..)?, plain, FlushDecompress::None)
                .ok()?;
            let done = usize::try_from(inflate.total_in()).ok()?;
            if status == Status::StreamEnd {
                return if done == packed.len() {
                    read(plain)
                } else {
                    None
                };
            }
            // It ends in the middle, or has no end.
            if before == (done, plain.len()) || plain.len() > LARGEST {
                return None;
            }
        }
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_was_packed_comes_back_and_nothing_else_does() {
        for text in ["", "words", &"a Board and its words ".repeat(5_000)] {
            let pieces = vec![(3, text.to_owned()), (70_000, text.to_owned())];
            let packed = pack(pieces.as_slice()).unwrap();
            assert_eq!(unpack(&packed), Some(pieces));
            for end in [0, 1, 4, packed.len() / 2, packed.len() - 1] {
                assert_eq!(unpack::<Vec<(u32, String)>>(&packed[..end]), None, "{end}");
            }
            let longer = [packed.as_slice(), &[0]].concat();
            assert_eq!(unpack::<Vec<(u32, String)>>(&longer), None);
        }
        assert_eq!(unpack::<Vec<(u32, String)>>(&[0xFF; 100]), None);
    }

    #[test]
    fn each_of_several_is_unpacked_without_the_others() {
        let all = [(1, "a\nb".to_owned()), (12, String::new())];
        let packed = pack_each(&all).unwrap();
        let unpacked = |begins: &[u8]| {
            unpack_each::<(u32, String)>(&packed, |one| one.starts_with(begins)).unwrap()
        };
        assert_eq!(unpacked(b"["), all);
        assert_eq!(unpacked(b"[12,"), all[1..]);
        assert_eq!(unpack_each::<u32>(&packed, |_| true), None);
    }
}
