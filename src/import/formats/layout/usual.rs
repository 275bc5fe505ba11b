//! What is usual in a file: its left edge, its letters, the distance of its lines, and the right
//! edges that its lines were broken at.

use std::collections::HashMap;

use super::cells::{unbulleted, would_have_fitted};
use super::strips::{Strip, number};
use super::{Body, Item};

/// What is usual in a file.
#[derive(Clone, Copy, Debug)]
pub(super) struct Usual {
    /// Left edge, in points.
    pub(super) left: f32,
    /// Width of a letter.
    pub(super) letter: f32,
    /// Size of most letters.
    pub(super) size: f32,
    /// Distance of lines in a paragraph, as a part of the size.
    pub(super) pitch: f32,
}

/// For each item of a page, the right edge that it may have been broken at: the page's, or that of
/// its paragraph where that is narrower and all its lines say so.
pub(super) fn margins(body: &Body) -> Vec<f32> {
    let page = right_margin(body);
    let mut out = vec![page; body.items.len()];
    let mut group: Vec<&Strip> = Vec::new();
    let mut from = 0;
    for (at, item) in body.items.iter().enumerate() {
        let strip = match item {
            Item::Strip(strip) if strip.spans.len() == 1 => Some(strip),
            _ => None,
        };
        let joins = strip.zip(group.last()).is_some_and(|(strip, last)| {
            (strip.x() - last.x()).abs() < 3.0
                && (strip.size - last.size).abs() < 0.1 * last.size
                && (0.0..1.5 * strip.size).contains(&(strip.y - last.y))
        });
        if !joins {
            narrow(&group, out.get_mut(from..at));
            group.clear();
            from = at;
        }
        group.extend(strip);
        if strip.is_none() {
            from = at + 1;
        }
    }
    narrow(&group, out.get_mut(from..));
    out
}

/// Gives the lines of a paragraph its own right edge, if each was broken there.
fn narrow(group: &[&Strip], margins: Option<&mut [f32]>) {
    let right = group.iter().map(|s| s.end()).fold(0.0, f32::max) + 1.0;
    let broken = |pair: &[&Strip]| match pair {
        [one, two] => !would_have_fitted(one.end(), two, right) && !begins_with_mark(two),
        _ => true,
    };
    let lower = |s: &&&Strip| s.text().starts_with(|c: char| c.is_lowercase());
    // Addresses and numbers one below the other are short lines of long words.
    let wordy = |s: &&Strip| s.text().split(' ').count() >= 3;
    let lines = group.len().saturating_sub(1);
    if lines >= 2
        && group.iter().take(lines).all(wordy)
        && group.windows(2).all(broken)
        && group.iter().skip(1).any(|s| lower(&s))
    {
        margins.into_iter().flatten().for_each(|m| *m = right);
    }
}

/// The right edge that most full lines of a page share.
fn right_margin(body: &Body) -> f32 {
    let mut ends: Vec<f32> = body
        .items
        .iter()
        .filter_map(|item| match item {
            Item::Strip(strip) => Some(strip.end()),
            Item::Row { .. } => None,
        })
        .collect();
    ends.sort_by(f32::total_cmp);
    // A word may stick out.
    let at = ends.len() - ends.len() / 12;
    let end = ends
        .get(at.saturating_sub(1))
        .copied()
        .unwrap_or(body.width);
    end.max(0.6 * body.width)
}

/// Measures a file.
pub(super) fn usual(bodies: &[Body]) -> Usual {
    let mut sizes: HashMap<i32, usize> = HashMap::new();
    let mut lefts: Vec<f32> = Vec::new();
    let mut letters: Vec<f32> = Vec::new();
    let mut pitches: Vec<f32> = Vec::new();
    for body in bodies {
        let mut before: Option<&Strip> = None;
        let mut left = f32::MAX;
        for item in &body.items {
            let Item::Strip(strip) = item else {
                if let Item::Row { row, .. } = item {
                    left = left.min(row.cells.first().map_or(f32::MAX, |c| c.x));
                }
                before = None;
                continue;
            };
            left = left.min(strip.x());
            let text = strip.text();
            let count = text.chars().count();
            *sizes.entry((strip.size * 2.0).round() as i32).or_default() += count;
            for span in &strip.spans {
                let letters_in = span.text.chars().count();
                if letters_in > 8 {
                    letters.push((span.end - span.x) / number(letters_in));
                }
            }
            if let Some(before) = before {
                let gap = (strip.y - before.y) / strip.size.max(1.0);
                if (0.9..2.2).contains(&gap) && (before.size - strip.size).abs() < 0.5 {
                    pitches.push(gap);
                }
            }
            before = Some(strip);
        }
        if left < f32::MAX {
            lefts.push(left);
        }
    }
    let size = sizes
        .into_iter()
        .max_by_key(|(size, count)| (*count, *size))
        .map_or(11.0, |(size, _)| {
            f32::from(i16::try_from(size).unwrap_or(22)) / 2.0
        });
    Usual {
        left: share(&mut lefts, 10).unwrap_or(0.0),
        letter: share(&mut letters, 50).unwrap_or(0.5 * size).max(0.5),
        size: size.max(1.0),
        pitch: share(&mut pitches, 35).unwrap_or(1.15).clamp(1.0, 1.9),
    }
}

/// The value that so many in a hundred don't exceed.
fn share(values: &mut [f32], hundredths: usize) -> Option<f32> {
    values.sort_by(f32::total_cmp);
    values.get(values.len() * hundredths / 100).copied()
}

/// Whether a strip begins with a number, a letter or a bullet that marks an entry.
pub(super) fn begins_with_mark(strip: &Strip) -> bool {
    let text = strip.text();
    let first = text.split(' ').next().unwrap_or_default();
    let closed = first.trim_end_matches([')', '.']);
    let bare = closed.trim_start_matches('(');
    let short = !bare.is_empty() && bare.len() <= 6;
    let mark = short
        && first.len() > bare.len()
        && (bare.chars().all(|c| c.is_ascii_digit() || c == '.')
            || bare.len() <= 2 && bare.chars().all(|c| c.is_ascii_alphanumeric())
            || bare
                .chars()
                .all(|c| matches!(c, 'i' | 'v' | 'x' | 'I' | 'V' | 'X')));
    let dotted =
        short && bare.contains('.') && bare.chars().all(|c| c.is_ascii_digit() || c == '.');
    mark || dotted || unbulleted(&text).is_some()
}
