//! What the index keeps of a meeting beside its words: its passages in one piece and its facts in two,
//! deflated.

use flate2::{Compress, Compression, Decompress, FlushCompress, FlushDecompress, Status};
use serde::de::DeserializeOwned;
use serde::{Deserialize, Serialize};

use super::told::Passage;

/// The most that one meeting's passages come to, in bytes: what is larger is no index of ours.
const LARGEST: usize = 64 << 20;

/// A passage under its number in the index.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub(super) struct Numbered(pub(super) u32, pub(super) Passage);

/// Packs something.
pub(super) fn pack<T: Serialize + ?Sized>(what: &T) -> Option<Vec<u8>> {
    let plain = serde_json::to_vec(what).ok()?;
    let mut deflate = Compress::new(Compression::new(6), false);
    let mut packed = u32::try_from(plain.len()).ok()?.to_le_bytes().to_vec();
    packed.reserve(plain.len() / 2 + 64);
    loop {
        let read = usize::try_from(deflate.total_in()).ok()?;
        let status = deflate
            .compress_vec(plain.get(read..)?, &mut packed, FlushCompress::Finish)
            .ok()?;
        if status == Status::StreamEnd {
            return Some(packed);
        }
        packed.reserve(plain.len().max(64));
    }
}

/// What was packed; none where it is not ours.
pub(super) fn unpack<T: DeserializeOwned>(packed: &[u8]) -> Option<T> {
    let (size, deflated) = packed.split_first_chunk::<4>()?;
    let size = u32::from_le_bytes(*size) as usize;
    if size > LARGEST {
        return None;
    }
    let mut plain = Vec::with_capacity(size + 1);
    let status = Decompress::new(false)
        .decompress_vec(deflated, &mut plain, FlushDecompress::Finish)
        .ok()?;
    if plain.len() != size || status != Status::StreamEnd {
        return None;
    }
    serde_json::from_slice(&plain).ok()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_was_packed_comes_back_and_nothing_else_does() {
        for text in ["", "words", &"a Board and its words ".repeat(5_000)] {
            let passage = Passage {
                text: text.to_owned(),
                ..Passage::default()
            };
            let passages = vec![Numbered(3, passage.clone()), Numbered(70_000, passage)];
            let packed = pack(passages.as_slice()).unwrap();
            assert_eq!(unpack(&packed), Some(passages));
            for end in [0, 3, 4, packed.len() / 2, packed.len() - 1] {
                assert_eq!(unpack::<Vec<Numbered>>(&packed[..end]), None, "{end}");
            }
        }
        assert_eq!(unpack::<Vec<Numbered>>(&[0xFF; 100]), None);
    }
}
