//! The passages of a meeting as the index keeps them: a few in a piece that is deflated by itself, so that
//! showing one of them unpacks no meeting. What many of them share, the headings under which they stand,
//! and the order in which they are printed are a piece of their own.

use std::collections::BTreeMap;

use rusqlite::{Connection, OptionalExtension, params};
use serde::{Deserialize, Serialize};

use super::super::kinds::PassageKind;
use super::super::packed::{pack, pack_each, unpack, unpack_each};
use super::super::told::Passage;
use super::put::{broken, row_of};
use super::{SLOT_BITS, Trouble};
use crate::meeting::id::{EntryId, ItemId};

/// How many passages are kept in a piece, those whose numbers are beside each other: its bits. Fewer are
/// unpacked quicker, and deflate worse.
const PIECE_BITS: u32 = 4;

/// A passage under its number in the index.
#[derive(Clone, Debug, PartialEq)]
pub(super) struct Numbered(pub(super) u32, pub(super) Passage);

/// Under what a passage stands: the item, its number and its title.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
struct Heading(Option<ItemId>, String, String);

/// A passage in its piece: its number, what it is, which heading it stands under, the entry that it tells,
/// whether it is exempt, who is named, its words.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
struct Kept(
    u32,
    Vec<u8>,
    usize,
    Option<EntryId>,
    bool,
    Vec<String>,
    String,
);

/// What the passages of a meeting share.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
struct Shared {
    #[serde(rename = "h")]
    headings: Vec<Heading>,
    /// The numbers of the passages as they are printed; none where they are printed as they are numbered.
    #[serde(rename = "o", default, skip_serializing_if = "Vec::is_empty")]
    order: Vec<u32>,
}

/// The passages of a meeting, laid out in pieces.
#[derive(Debug, Default, PartialEq)]
struct Pieces {
    shared: Shared,
    pieces: BTreeMap<u32, Vec<Kept>>,
}

impl Pieces {
    fn of(passages: &[Numbered]) -> Self {
        let mut laid = Self::default();
        for Numbered(slot, passage) in passages {
            let heading = Heading(passage.item, passage.number.clone(), passage.title.clone());
            let headings = &mut laid.shared.headings;
            // Most passages stand under the same heading as the one before.
            let under = headings.iter().rposition(|known| *known == heading);
            let under = under.unwrap_or_else(|| {
                headings.push(heading);
                headings.len() - 1
            });
            let kept = Kept(
                *slot,
                passage.kinds.iter().map(|kind| *kind as u8).collect(),
                under,
                passage.entry,
                passage.exempt,
                passage.people.clone(),
                passage.text.clone(),
            );
            laid.pieces.entry(piece_of(*slot)).or_default().push(kept);
        }
        if !passages.is_sorted_by_key(|passage| passage.0) {
            laid.shared.order = passages.iter().map(|passage| passage.0).collect();
        }
        laid
    }
}

impl Shared {
    fn passage(&self, kept: Kept) -> Result<Numbered, Trouble> {
        let Kept(slot, kinds, under, entry, exempt, people, text) = kept;
        let Heading(item, number, title) = self.headings.get(under).ok_or_else(broken)?;
        let kinds = kinds
            .into_iter()
            .map(|n| PassageKind::ALL.get(usize::from(n)));
        let passage = Passage {
            kinds: kinds
                .collect::<Option<Vec<_>>>()
                .ok_or_else(broken)?
                .into_iter()
                .copied()
                .collect(),
            number: number.clone(),
            title: title.clone(),
            item: *item,
            entry,
            exempt,
            people,
            text,
        };
        Ok(Numbered(slot, passage))
    }

    /// Puts passages into the order in which they are printed.
    fn sort(&self, passages: &mut [Numbered]) {
        if self.order.is_empty() {
            passages.sort_by_key(|passage| passage.0);
        } else {
            let places: BTreeMap<u32, usize> = self
                .order
                .iter()
                .enumerate()
                .map(|(at, slot)| (*slot, at))
                .collect();
            passages.sort_by_key(|passage| places.get(&passage.0).copied());
        }
    }
}

/// Behind what the passages share.
fn piece_of(slot: u32) -> u32 {
    1 + (slot >> PIECE_BITS)
}

/// These passages of a meeting, in the order in which they are printed; `slots` are in order.
pub(super) fn some_of(db: &Connection, file: i64, slots: &[u32]) -> Result<Vec<Numbered>, Trouble> {
    let shared: Shared = read(db, row_of(file, 0)?, unpack)?;
    let mut found = Vec::with_capacity(slots.len());
    for of_piece in slots.chunk_by(|one, other| piece_of(*one) == piece_of(*other)) {
        let piece = of_piece.first().copied().map_or(0, piece_of);
        let wanted =
            |kept: &[u8]| slot_of(kept).is_some_and(|slot| of_piece.binary_search(&slot).is_ok());
        let row = row_of(file, piece)?;
        let kept: Vec<Kept> = read(db, row, |packed| unpack_each(packed, wanted))?;
        for kept in kept {
            found.push(shared.passage(kept)?);
        }
    }
    // The words of the index are those of its passages.
    if found.len() != slots.len() {
        return Err(broken());
    }
    shared.sort(&mut found);
    Ok(found)
}

/// The number of a passage by how it is kept, without reading the rest of it.
fn slot_of(kept: &[u8]) -> Option<u32> {
    let number = kept
        .strip_prefix(b"[")?
        .split(|byte| *byte == b',')
        .next()?;
    std::str::from_utf8(number).ok()?.parse().ok()
}

fn read<T>(
    db: &Connection,
    row: i64,
    unpacked: impl FnOnce(&[u8]) -> Option<T>,
) -> Result<T, Trouble> {
    let mut asked = db.prepare_cached("SELECT packed FROM told WHERE id=?")?;
    let told = asked.query_row([row], |row| Ok(unpacked(row.get_ref(0)?.as_blob()?)));
    told.optional()?.flatten().ok_or_else(broken)
}

/// All passages of a meeting, in the order in which they are printed.
pub(super) fn all_of(db: &Connection, file: i64) -> Result<Vec<Numbered>, Trouble> {
    let mut asked =
        db.prepare_cached("SELECT packed FROM told WHERE id BETWEEN ? AND ? ORDER BY id")?;
    let mut rows = asked.query([row_of(file, 0)?, row_of(file, (1 << SLOT_BITS) - 1)?])?;
    let Some(first) = rows.next()? else {
        return Ok(Vec::new());
    };
    let shared: Shared =
        unpack(first.get_ref(0)?.as_blob().map_err(|_| broken())?).ok_or_else(broken)?;
    let mut found = Vec::new();
    while let Some(row) = rows.next()? {
        let piece = row.get_ref(0)?.as_blob().map_err(|_| broken())?;
        let piece: Vec<Kept> = unpack_each(piece, |_| true).ok_or_else(broken)?;
        for kept in piece {
            found.push(shared.passage(kept)?);
        }
    }
    shared.sort(&mut found);
    Ok(found)
}

/// Puts passages in the place of those that were kept of a file; pieces that stay the same are not touched.
pub(super) fn put(
    db: &Connection,
    file: i64,
    before: &[Numbered],
    now: &[Numbered],
) -> Result<(), Trouble> {
    let (was, is) = (Pieces::of(before), Pieces::of(now));
    let mut drop = db.prepare_cached("DELETE FROM told WHERE id=?")?;
    for piece in was
        .pieces
        .keys()
        .filter(|piece| !is.pieces.contains_key(piece))
    {
        drop.execute([row_of(file, *piece)?])?;
    }
    let mut put = db.prepare_cached("INSERT OR REPLACE INTO told VALUES(?, ?)")?;
    if now.is_empty() {
        drop.execute([row_of(file, 0)?])?;
    } else if before.is_empty() || was.shared != is.shared {
        let packed = pack(&is.shared).ok_or_else(broken)?;
        put.execute(params![row_of(file, 0)?, packed])?;
    }
    for (piece, kept) in &is.pieces {
        if was.pieces.get(piece) != Some(kept) {
            let packed = pack_each(kept).ok_or_else(broken)?;
            put.execute(params![row_of(file, *piece)?, packed])?;
        }
    }
    Ok(())
}
