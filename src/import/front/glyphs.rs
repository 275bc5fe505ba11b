//! Papers whose font has no space: a sign stands between all words, "Closing'Remarks".

use super::front_sheet::FrontSheet;
use crate::import::found::{Found, Place};
use crate::import::proposal::Proposal;

/// Signs that come out where a font has a space under another number.
const SIGNS: [char; 8] = ['\'', '!', '"', '#', '$', '%', '_', '|'];
/// So many words have to be joined by a sign before it is taken for a space.
const LEAST: usize = 12;

/// What is doubted of words that were parted so.
const WHY: &str = "A sign stands where the paper has spaces; check the words.";

/// Parts the words of a sheet that signs join; the places of its rows that had them.
pub(super) fn part(sheet: &mut FrontSheet) -> Vec<Place> {
    let spaces: usize = sheet.rows.iter().map(|r| r.text.matches(' ').count()).sum();
    let signs: Vec<char> = SIGNS
        .into_iter()
        .filter(|sign| {
            let joined: usize = sheet.rows.iter().map(|r| joints(&r.text, *sign)).sum();
            joined >= LEAST && joined * 2 > spaces
        })
        .collect();
    let mut out = Vec::new();
    if signs.is_empty() {
        return out;
    }
    let tidy = |words: &str| super::front_sheet::squeeze(&words.replace(&signs[..], " "));
    for row in &mut sheet.rows {
        if !row.text.contains(&signs[..]) {
            continue;
        }
        row.text = tidy(&row.text);
        for (_, words) in &mut row.cells {
            *words = tidy(words);
        }
        row.cells.retain(|(_, words)| !words.is_empty());
        out.push(row.place);
    }
    out
}

/// How often a sign stands between two words.
fn joints(words: &str, sign: char) -> usize {
    let chars: Vec<char> = words.chars().collect();
    let between = |w: &&[char]| match w {
        [a, b, c] => *b == sign && !a.is_whitespace() && c.is_alphanumeric(),
        _ => false,
    };
    chars.windows(3).filter(between).count()
}

/// Doubts what was read from such rows.
pub(super) fn doubt(places: &[Place], out: &mut Proposal) {
    if places.is_empty() {
        return;
    }
    for field in [&mut out.body, &mut out.host, &mut out.kind, &mut out.venue] {
        mark(field, places);
    }
    mark(&mut out.date, places);
    mark(&mut out.start, places);
    for item in &mut out.items {
        doubted(&mut item.title, places);
        mark(&mut item.description, places);
    }
    for member in &mut out.members {
        doubted(&mut member.person, places);
    }
}

fn mark<T: Clone>(field: &mut Option<Found<T>>, places: &[Place]) {
    if let Some(found) = field {
        doubted(found, places);
    }
}

fn doubted<T: Clone>(found: &mut Found<T>, places: &[Place]) {
    let within = |p: &Place| {
        p.source == found.place.source && p.line <= found.place.to && p.to >= found.place.line
    };
    if found.is_certain() && places.iter().any(within) {
        *found = found.clone().doubting(WHY);
    }
}
