//! Words broken into lines.

use super::faces::Sign;

/// Where words may begin and how wide they may be: the first line, and the others.
#[derive(Clone, Copy, Debug)]
pub(super) struct Room {
    /// How wide the first line is.
    pub(super) first: f32,
    /// How wide the others are.
    pub(super) rest: f32,
}

/// Breaks signs of a size into lines, at spaces and after long dashes; a word that is wider than a
/// line, after a hyphen of it, or else where the line ends. The space at which a line was broken stays at its end, so that the
/// lines one after the other are the words.
pub(super) fn lines(signs: &[Sign], size: f32, room: Room) -> Vec<Vec<Sign>> {
    let mut lines: Vec<Vec<Sign>> = Vec::new();
    let mut from = 0;
    while from < signs.len() {
        let wide = if lines.is_empty() {
            room.first
        } else {
            room.rest
        };
        let to = from + fitting(&signs[from..], wide / size);
        lines.push(signs[from..to].to_vec());
        from = to;
    }
    lines
}

/// How many signs go on a line; at least one.
fn fitting(signs: &[Sign], wide: f32) -> usize {
    let (mut used, mut last) = (0.0, None);
    for (at, sign) in signs.iter().enumerate() {
        used += sign.width;
        if sign.shown == ' ' {
            // A space may hang over the end.
            last = Some(at + 1);
            continue;
        }
        if used > wide {
            return last.unwrap_or_else(|| whole(signs, at));
        }
        if sign.shown == '\u{2014}' {
            last = Some(at + 1);
        }
    }
    signs.len()
}

/// Where a word may be cut near a sign: after its last hyphen, if it has one, and neither within a code nor
/// before a mark that stands over the sign before it.
fn whole(signs: &[Sign], at: usize) -> usize {
    let may = |at: usize| {
        let sign = signs[at];
        let begins = sign.stands_for.is_none() || sign.shown == '[';
        begins && sign.width > 0.0
    };
    let hyphen = |at: &usize| signs.get(at - 1).is_some_and(|s| s.shown == '-');
    let mut all = (1..=at).rev();
    let before = all
        .clone()
        .find(|at| hyphen(at) && may(*at))
        .or_else(|| all.find(|at| may(*at)));
    let after = || (at + 1..signs.len()).find(|at| may(*at));
    before.or_else(after).unwrap_or(signs.len())
}
