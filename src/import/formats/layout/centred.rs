//! Tables without rules whose cells are set in the middle of their rows, as browsers and word
//! processors set those of web pages: the one line of a cell then stands between the two of its
//! neighbour, and no edges are aligned.
//!
//! Lines of one paragraph never stand nearer to each other than their letters are high. Where two
//! lines do, and nothing of the one is over anything of the other, they are of two cells of a row.

use super::span::Span;
use super::strips::Strip;

/// How near the next line stands, in heights of its letters, where it is of another cell.
const BETWEEN: f32 = 0.85;
/// Rows that a table has at least, and how many of them show that cells are set in the middle.
const ROWS: usize = 3;
const SHOWN: usize = 2;
/// How far the blanks between columns reach at least, in points.
const APART: f32 = 2.0;
/// Lines that are looked at to tell how far apart those of one cell stand.
const LOOKED_AT: usize = 40;

/// A table: how many strips its rows take, where its columns begin and end, and its rows.
pub(super) struct Centred<'a> {
    pub(super) count: usize,
    pub(super) columns: Vec<(f32, f32)>,
    pub(super) rows: Vec<&'a [Strip]>,
}

/// The table that begins at the first strip; none if none does.
pub(super) fn table(strips: &[Strip]) -> Option<Centred<'_>> {
    let first = strips.first()?;
    // Most strips begin no such table, and it costs little to see that.
    if !strips
        .iter()
        .take(4)
        .zip(strips.iter().skip(1))
        .any(|(one, two)| is_between(one, two))
    {
        return None;
    }
    let alike = |strip: &&Strip| (strip.size - first.size).abs() < 0.12 * first.size;
    let looked = strips.iter().take(LOOKED_AT).take_while(alike).count();
    let pitch = pitch(strips.get(..looked)?)?;
    let mut columns: Vec<(f32, f32)> = Vec::new();
    let mut rows: Vec<&[Strip]> = Vec::new();
    let (mut count, mut shown) = (0, 0);
    while let Some(rest) = strips.get(count..).filter(|rest| !rest.is_empty()) {
        let row = row(rest, pitch, first.size);
        let far = rows
            .last()
            .and_then(|above| above.last())
            .zip(row.first())
            .is_some_and(|(above, below)| below.y - above.y > 3.2 * first.size);
        if far {
            break;
        }
        let Some(grown) = grown(&columns, row) else {
            break;
        };
        columns = grown;
        shown += usize::from(
            row.windows(2)
                .any(|pair| matches!(pair, [one, two] if is_between(one, two))),
        );
        rows.push(row);
        count += row.len();
    }
    (rows.len() >= ROWS && shown >= SHOWN && columns.len() > 1).then_some(Centred {
        count,
        columns,
        rows,
    })
}

/// Whether two strips are of two cells of a row: nearer than lines of one cell can stand, and side by
/// side.
fn is_between(one: &Strip, two: &Strip) -> bool {
    let gap = two.y - one.y;
    let near = gap > 0.15 * two.size && gap < BETWEEN * two.size;
    near && one
        .spans
        .iter()
        .all(|a| two.spans.iter().all(|b| !over(a, b)))
}

fn over(one: &Span, two: &Span) -> bool {
    one.x < two.end + APART && two.x < one.end + APART
}

/// How far apart the lines of one cell stand: the least distance of two of which one is over the other.
fn pitch(strips: &[Strip]) -> Option<f32> {
    let below = |at: usize, strip: &Strip| {
        let next = strips.iter().skip(at + 1).take(4);
        next.filter(|two| {
            two.spans
                .iter()
                .any(|b| strip.spans.iter().any(|a| over(a, b)))
        })
        .map(|two| two.y - strip.y)
        .fold(f32::MAX, f32::min)
    };
    let least = (0..)
        .zip(strips)
        .map(|(at, strip)| below(at, strip))
        .fold(f32::MAX, f32::min);
    (least < f32::MAX).then_some(least)
}

/// The strips of the row that begins with the first: those no further apart than lines of a cell.
fn row(strips: &[Strip], pitch: f32, size: f32) -> &[Strip] {
    let limit = 1.12 * pitch + 0.5;
    let joined = strips.windows(2).take_while(|pair| {
        matches!(pair, [one, two]
            if two.y - one.y <= limit && (two.size - size).abs() < 0.12 * size)
    });
    let length = 1 + joined.count();
    strips.get(..length).unwrap_or(strips)
}

/// The columns with a row added: each thing in it is in one column, or makes one of its own in the
/// first row; none if it fits in no way, or the row has one thing alone.
fn grown(columns: &[(f32, f32)], row: &[Strip]) -> Option<Vec<(f32, f32)>> {
    let mut out = columns.to_vec();
    let mut held = std::collections::BTreeSet::new();
    for span in row.iter().flat_map(|strip| &strip.spans) {
        let over = |(from, to): &(f32, f32)| span.x < to + APART && *from < span.end + APART;
        let mut touched = out
            .iter_mut()
            .enumerate()
            .filter(|(_, column)| over(column));
        match (touched.next(), touched.next()) {
            (Some((at, column)), None) => {
                *column = (column.0.min(span.x), column.1.max(span.end));
                held.insert(at);
            }
            (None, _) if columns.is_empty() => {
                let at = out.partition_point(|column| column.0 < span.x);
                out.insert(at, (span.x, span.end));
                held = held
                    .into_iter()
                    .map(|h| if h >= at { h + 1 } else { h })
                    .collect();
                held.insert(at);
            }
            _ => return None,
        }
    }
    (held.len() > 1 && has_one_middle(row, &out)).then_some(out)
}

/// Whether the lines of every cell of a row stand round one middle.
fn has_one_middle(row: &[Strip], columns: &[(f32, f32)]) -> bool {
    let middles = columns.iter().filter_map(|(from, to)| {
        let of = |strip: &&Strip| strip.spans.iter().any(|s| s.x >= *from && s.end <= *to);
        let first = row.iter().find(of)?;
        let last = row.iter().rev().find(of)?;
        Some(f32::midpoint(first.y, last.y))
    });
    let size = row.first().map_or(0.0, |strip| strip.size);
    let (least, most) = middles.fold((f32::MAX, f32::MIN), |(least, most), middle| {
        (least.min(middle), most.max(middle))
    });
    most - least < 0.3 * size
}
