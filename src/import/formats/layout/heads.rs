//! What runs from page to page: page numbers, and lines at the head or the foot that say the same
//! on each. They are no part of the text, and would tear paragraphs and tables apart.

use std::collections::HashMap;

use super::{Body, Item};
use crate::import::steps::{Spent, Steps};
use crate::meeting::text::Text;

/// How much of the height is head or foot, at most.
const ZONE: f32 = 0.11;

/// How many lines at the head or the foot are looked at.
const DEEP: usize = 4;

/// Sentences about what was set aside, at most.
const REMARKS: usize = 12;

/// What stands at the head or the foot of pages.
#[derive(Clone, Debug, Hash, PartialEq, Eq)]
struct Key {
    foot: bool,
    /// In steps of three points.
    height: i32,
    words: String,
    /// By how much its last number is ahead of the page's.
    ahead: i64,
}

/// Takes them out of the pages, and says what they were.
pub(super) fn set_aside(bodies: &mut [Body], steps: &Steps) -> Result<Vec<Text>, Spent> {
    let mut seen: HashMap<Key, Vec<u32>> = HashMap::new();
    for body in bodies.iter() {
        for at in edges(body) {
            steps.take(1)?;
            if let Some(key) = key(body, at) {
                seen.entry(key).or_default().push(body.number);
            }
        }
    }
    let pages = bodies.len();
    let mut gone: Vec<(Key, u32)> = Vec::new();
    for body in bodies.iter_mut() {
        let mut out: Vec<usize> = Vec::new();
        for at in edges(body) {
            let Some(key) = key(body, at) else { continue };
            let on = seen.get(&key).map_or(&[][..], Vec::as_slice);
            let runs = runs_on(on, body.number) && (on.len() >= 3 || on.len() == pages && key.foot);
            if runs || is_number(body, at) {
                out.push(at);
                if runs && key.words.chars().any(char::is_alphabetic) && !is_number(body, at) {
                    let full = gone.len() >= REMARKS;
                    match gone.iter_mut().find(|(k, _)| k.words == key.words) {
                        Some((_, count)) => *count += 1,
                        None if full => {}
                        None => gone.push((key, 1)),
                    }
                }
            }
        }
        let mut at = 0;
        body.items.retain(|_| {
            at += 1;
            !out.contains(&(at - 1))
        });
    }
    Ok(gone
        .into_iter()
        .map(|(key, count)| {
            let where_ = if key.foot { "foot" } else { "head" };
            Text::line(&format!(
                "“{}” at the {where_} of {count} pages is not taken for part of the text.",
                key.words
            ))
        })
        .collect())
}

/// The items that stand at the head or the foot of a page.
fn edges(body: &Body) -> Vec<usize> {
    let count = body.items.len();
    let strip_at = |at: usize| match body.items.get(at) {
        Some(Item::Strip(strip)) => Some(strip.y),
        _ => None,
    };
    let head = (0..count.min(DEEP))
        .map_while(|at| strip_at(at).filter(|y| *y < ZONE * body.height).map(|_| at));
    let foot = (0..count).rev().take(DEEP).map_while(|at| {
        strip_at(at)
            .filter(|y| *y > (1.0 - ZONE) * body.height)
            .map(|_| at)
    });
    let mut out: Vec<usize> = head.chain(foot).collect();
    out.dedup();
    out
}

fn key(body: &Body, at: usize) -> Option<Key> {
    let Item::Strip(strip) = body.items.get(at)? else {
        return None;
    };
    let text = strip.text();
    let last: Option<&str> = text
        .split(|c: char| !c.is_ascii_digit())
        .rfind(|digits| !digits.is_empty() && digits.len() < 7);
    let (words, ahead) = match last.and_then(|digits| Some((digits, digits.parse::<i64>().ok()?))) {
        Some((digits, number)) => (
            text.replacen(digits, "#", 1),
            number - i64::from(body.number),
        ),
        None => (text, 0),
    };
    Some(Key {
        foot: strip.y > body.height / 2.0,
        height: (strip.y / 3.0).round() as i32,
        words,
        ahead,
    })
}

/// Whether a page has a neighbour among those that say the same; left and right pages may differ.
fn runs_on(pages: &[u32], page: u32) -> bool {
    let at = pages.partition_point(|p| *p < page);
    let near = |other: Option<&u32>| other.is_some_and(|o| o.abs_diff(page) <= 2);
    near(pages.get(at + 1)) || near(at.checked_sub(1).and_then(|b| pages.get(b)))
}

/// Whether it is nothing but the number of the page: "12", "Page 12 of 70", "- 12 -".
fn is_number(body: &Body, at: usize) -> bool {
    let Some(Item::Strip(strip)) = body.items.get(at) else {
        return false;
    };
    let lowest = strip.y > 0.92 * body.height || strip.y < 0.06 * body.height;
    let text = strip.text().to_lowercase();
    let mut digits = false;
    let mut said = false;
    let only = text
        .split(|c: char| c.is_whitespace() || matches!(c, '-' | '–' | '—' | '|' | '/' | '.'))
        .filter(|word| !word.is_empty())
        .all(|word| {
            let number = word.len() <= 4 && word.bytes().all(|b| b.is_ascii_digit());
            digits |= number;
            said |= word == "page";
            number || matches!(word, "page" | "of" | "p")
        });
    only && digits && (lowest || said)
}
