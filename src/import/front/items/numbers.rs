//! What the items of an agenda say together: numbers that repeat, pages that go up, times.

use std::collections::{HashMap, HashSet};

use super::headings::Heading;
use crate::import::found::Found;
use crate::import::proposal::Item;
use crate::meeting::text::Text;
use chrono::NaiveTime;

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
///
/// Beside each stands the end of those that a break follows.
pub(super) fn last_minutes(items: &mut [Item], times: &[(Option<NaiveTime>, Option<NaiveTime>)]) {
    for (at, item) in items.iter_mut().enumerate() {
        let (starts, ends) = times.get(at).copied().unwrap_or_default();
        let next = times.get(at + 1).and_then(|(next, _)| *next);
        if let (None, Some(from), Some(to)) = (item.planned_minutes, starts, ends.or(next)) {
            item.planned_minutes = u16::try_from((to - from).num_minutes())
                .ok()
                .filter(|m| (1..=600).contains(m));
        }
    }
}

/// "Fares (10)", "Piers (5)": bare numbers behind most titles that go up and down are no pages but how
/// long each item takes.
pub(super) fn bracketed_minutes(items: &mut [Item]) {
    let number = |item: &Item| -> Option<u16> {
        let (_, group) = item.title.value.rsplit_once(" (")?;
        group.strip_suffix(')')?.parse().ok().filter(|n| *n <= 240)
    };
    let found: Vec<Option<u16>> = items.iter().map(number).collect();
    let told: Vec<u16> = found.iter().copied().flatten().collect();
    let known = items
        .iter()
        .any(|i| i.planned_minutes.is_some() || i.pages.is_some());
    let rising = told.windows(2).all(|w| w[0] <= w[1]);
    if known || rising || told.len() < 3 || told.len() * 3 < items.len() * 2 {
        return;
    }
    for (item, minutes) in items.iter_mut().zip(found) {
        let Some(minutes) = minutes else { continue };
        item.planned_minutes = Some(minutes).filter(|n| *n > 0);
        if let Some((title, _)) = item.title.value.rsplit_once(" (") {
            item.title.value = Text::line(title);
        }
    }
}

/// No two items have one number: a later one takes the next free letter.
pub(super) fn mark_repeats(headings: &[Heading], items: &mut [Item]) {
    let mut free = Free::new(
        headings
            .iter()
            .filter_map(|h| h.number.as_ref())
            .map(|n| n.printed.as_str()),
    );
    let mut seen: HashMap<String, usize> = HashMap::new();
    for at in 0..items.len() {
        let printed = items[at].number.value.to_string();
        if printed.is_empty() {
            continue;
        }
        let Some(first) = seen.get(&printed).copied() else {
            seen.insert(printed, at);
            continue;
        };
        let why = format!("Two items have the number {printed} in the papers.");
        let place = items[at].number.place;
        let number = free.next(&printed);
        items[at].number = Found::unsure(Text::line(&number), place, &why);
        items[first].number = items[first].number.clone().doubting(&why);
        seen.insert(number, at);
    }
}

/// Numbers that no item has yet.
pub(in crate::import::front) struct Free {
    taken: HashSet<String>,
    /// How many letters of each number were tried, so that many of one number cost no more each.
    tried: HashMap<String, u32>,
}

impl Free {
    /// With the numbers that are taken.
    pub(in crate::import::front) fn new<'n>(taken: impl IntoIterator<Item = &'n str>) -> Self {
        Self {
            taken: taken.into_iter().map(str::to_owned).collect(),
            tried: HashMap::new(),
        }
    }

    /// A number is taken.
    pub(in crate::import::front) fn take(&mut self, number: &str) {
        self.taken.insert(number.to_owned());
    }

    /// "7A", or the next letters that are free: "7Z", "7AA". They are taken then.
    pub(in crate::import::front) fn next(&mut self, printed: &str) -> String {
        let tried = self.tried.entry(printed.to_owned()).or_default();
        loop {
            *tried += 1;
            let number = format!("{printed}{}", letters(*tried));
            if self.taken.insert(number.clone()) {
                return number;
            }
        }
    }
}

/// 1 is A, 26 is Z, 27 is AA.
fn letters(mut count: u32) -> String {
    let mut out = Vec::new();
    while count > 0 {
        count -= 1;
        out.push(char::from(b'A' + (count % 26) as u8));
        count /= 26;
    }
    out.iter().rev().collect()
}
