//! What the items of an agenda say together: numbers that repeat, pages that go up, times.

use super::headings::Heading;
use crate::import::found::Found;
use crate::import::proposal::Item;
use crate::meeting::text::Text;

/// A bare number is a page where others around it are page ranges that it goes on.
pub(super) fn clear_pages(items: &mut [Item]) {
    let ends = |pages: &str| -> Option<(u32, u32)> {
        let from = pages.split(['-', ',']).next()?.trim().parse().ok()?;
        let to = pages.rsplit(['-', ',']).next()?.trim().parse().ok()?;
        Some((from, to))
    };
    let all: Vec<(usize, u32, u32)> = items
        .iter()
        .enumerate()
        .filter_map(|(at, i)| {
            let pages = i.pages.as_ref()?;
            let (from, to) = ends(&pages.value)?;
            Some((at, from, to))
        })
        .collect();
    let sure = items
        .iter()
        .filter(|i| i.pages.as_ref().is_some_and(Found::is_certain))
        .count();
    let rising = all
        .windows(2)
        .all(|w| matches!(w, [(_, _, to), (_, from, _)] if from >= to));
    if sure >= 2 && rising {
        for item in items {
            if let Some(pages) = &mut item.pages {
                pages.doubt = None;
            }
        }
    }
}

/// Minutes for each item from the times at which they begin.
pub(super) fn last_minutes(items: &mut [Item], starts: &[Option<chrono::NaiveTime>]) {
    for (at, item) in items.iter_mut().enumerate() {
        if let (None, Some(Some(from)), Some(Some(to))) =
            (item.planned_minutes, starts.get(at), starts.get(at + 1))
        {
            item.planned_minutes = u16::try_from((*to - *from).num_minutes())
                .ok()
                .filter(|m| (1..=600).contains(m));
        }
    }
}

/// No two items have one number: a later one takes the next free letter.
pub(super) fn mark_repeats(headings: &[Heading], items: &mut [Item]) {
    let mut seen: std::collections::HashMap<String, usize> = std::collections::HashMap::new();
    for at in 0..items.len() {
        let printed = items[at].number.value.to_string();
        let Some(first) = seen.get(&printed).copied() else {
            seen.insert(printed, at);
            continue;
        };
        let free = free_number(&printed, |n| {
            seen.contains_key(n)
                || headings
                    .iter()
                    .any(|h| h.number.as_ref().is_some_and(|x| x.printed == n))
        });
        let why = format!("Two items have the number {printed} in the papers.");
        let place = items[at].number.place;
        items[at].number = Found::unsure(Text::line(&free), place, &why);
        items[first].number = items[first].number.clone().doubting(&why);
        seen.insert(free, at);
    }
}

/// "7A", or the next letter that is free.
pub(in crate::import::front) fn free_number(printed: &str, taken: impl Fn(&str) -> bool) -> String {
    let mut tail = String::new();
    loop {
        for letter in 'A'..='Z' {
            let number = format!("{printed}{tail}{letter}");
            if !taken(&number) {
                return number;
            }
        }
        tail.push('Z');
    }
}
