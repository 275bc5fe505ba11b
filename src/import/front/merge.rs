//! Items of several files: a supplement brings papers for items that are known, and new ones.

use super::front_sheet::FrontSheet;
use super::items::{Free, GAP};
use crate::import::found::Found;
use crate::import::lexicon::{self, ItemMark};
use crate::import::proposal::{Item, Proposal};
use crate::meeting::text::Text;

/// Whether the sheet says that it adds to another agenda.
pub(super) fn is_supplement(sheet: &FrontSheet, first: usize) -> bool {
    (0..first.min(40)).any(|at| {
        let words = sheet.text(at);
        words.len() < 160 && lexicon::is(ItemMark::Supplement, words)
    })
}

/// Adds the items of a sheet to those of the sheets before it.
pub(super) fn items(new: Vec<Item>, supplement: bool, out: &mut Proposal) {
    let first_sheet = out.items.is_empty();
    let mut places: std::collections::HashMap<String, usize> = out
        .items
        .iter()
        .enumerate()
        .map(|(at, i)| (name(i), at))
        .collect();
    let mut free = Free::new(places.keys().map(String::as_str));
    // New numbers of this sheet are taken too, wherever it has them.
    for item in &new {
        free.take(item.number.value.as_str());
    }
    let mut main = !out.items.iter().all(|i| i.late);
    for mut item in new {
        // A supplement has only what is new, and leaves numbers out.
        if supplement
            && item
                .number
                .doubt
                .as_ref()
                .is_some_and(|d| d.as_str() == GAP)
        {
            item.number.doubt = None;
        }
        if first_sheet {
            item.late |= supplement;
            out.items.push(item);
            continue;
        }
        let number = name(&item);
        let Some(at) = places.get(&number).copied() else {
            // What a main agenda adds to a supplement that was given before it is not late.
            item.late |= supplement || main;
            main |= !item.late;
            places.insert(number, out.items.len());
            out.items.push(item);
            continue;
        };
        if let Some(known) = out.items.get_mut(at) {
            if alike(&known.title.value, &item.title.value) {
                update(known, item, supplement);
                continue;
            }
            let why = format!("Two items have the number {number} in the papers.");
            known.number = known.number.clone().doubting(&why);
            let number = free.next(&number);
            item.number = Found::unsure(Text::line(&number), item.number.place, &why);
            item.late |= supplement;
            main |= !item.late;
            places.insert(number, out.items.len());
            out.items.push(item);
        }
    }
}

/// What an item is known by: its number, or its title where none is printed.
fn name(item: &Item) -> String {
    if item.number.value.is_blank() {
        format!("\n{}", item.title.value)
    } else {
        item.number.value.to_string()
    }
}

fn update(known: &mut Item, item: Item, supplement: bool) {
    if known.late && !supplement {
        known.late = item.late;
    }
    if supplement {
        known.to_follow = item.to_follow;
    } else {
        known.to_follow &= item.to_follow;
    }
    if item.pages.is_some() {
        known.pages = item.pages;
    }
    if known.description.is_none() {
        known.description = item.description;
    }
    if known.parts.is_empty() {
        known.parts = item.parts;
    }
    known.lead = known.lead.take().or(item.lead);
    known.exempt = known.exempt.take().or(item.exempt);
    for attachment in item.attachments {
        if !known
            .attachments
            .iter()
            .any(|a| a.value == attachment.value)
        {
            known.attachments.push(attachment);
        }
    }
}

/// Whether two titles are of one item: they share half of their words.
fn alike(one: &str, other: &str) -> bool {
    let words = |title: &str| -> std::collections::HashSet<String> {
        title
            .to_lowercase()
            .split(|c: char| !c.is_alphanumeric())
            .filter(|w| w.len() > 2 && !matches!(*w, "the" | "and" | "for"))
            .map(str::to_owned)
            .collect()
    };
    let (one, other) = (words(one), words(other));
    let least = one.len().min(other.len());
    least == 0 || one.intersection(&other).count() * 2 >= least
}
