//! Items, reports and actions: the pack's agenda and tracker, with what the last meeting left.

use std::collections::BTreeSet;

use super::alike::likeness;
use crate::import::found::Found;
use crate::import::proposal::{Action, Item, Notice, Proposal, Report};
use crate::meeting::agenda::Business;
use crate::meeting::describe::progress_in_words;
use crate::meeting::text::Text;

/// Likeness from which two titles are taken for one item's, and two texts for one action's.
const ONE_ITEM: usize = 50;
const SAME_TITLE: usize = 80;
const ONE_ACTION: usize = 70;

/// Lays the pack's agenda over the one that the base proposes.
pub(super) fn items(base: Vec<Item>, reports: Vec<Report>, out: &mut Proposal) {
    if out.items.is_empty() {
        out.items = base;
        out.reports.extend(reports);
        return;
    }
    for mut item in base {
        let ours = |r: &&Report| {
            r.item
                .as_ref()
                .is_some_and(|n| n.value == item.number.value)
        };
        let report = reports.iter().find(ours).cloned();
        let known = out
            .items
            .iter()
            .filter(|i| is_one(i, &item))
            .max_by_key(|i| likeness(&i.title.value, &item.title.value))
            .map(|i| i.number.value.clone());
        let number = match known {
            Some(number) => number,
            None if item.business != Business::Ordinary => {
                out.noticed.push(Notice {
                    place: item.title.place,
                    words: Text::line(&format!(
                        "The last meeting had an item \u{201C}{}\u{201D}; this agenda has none.",
                        item.title.value
                    )),
                });
                continue;
            }
            None => {
                let number = free_number(&out.items);
                item.number = Found {
                    value: number.clone(),
                    ..item.number
                };
                item.title = item.title.doubting(
                    "The last meeting left this for now, and the agenda of this pack has no such item.",
                );
                out.items.push(item);
                number
            }
        };
        let Some(mut report) = report else { continue };
        let has_one = out
            .reports
            .iter()
            .any(|r| r.item.as_ref().is_some_and(|n| n.value == number));
        if !has_one {
            report.item = report.item.map(|n| Found { value: number, ..n });
            out.reports.push(report);
        }
    }
}

fn is_one(item: &Item, other: &Item) -> bool {
    let likeness = likeness(&item.title.value, &other.title.value);
    if item.business == Business::Ordinary && other.business == Business::Ordinary {
        return likeness >= ONE_ITEM;
    }
    // One house calls its minutes "Minutes", the next meeting's agenda "Minutes and actions".
    item.business == other.business || likeness >= SAME_TITLE
}

/// A number that no item has, after the last.
fn free_number(items: &[Item]) -> Text {
    let taken: BTreeSet<&str> = items.iter().map(|i| i.number.value.as_str()).collect();
    let mut number = items.len() + 1;
    while taken.contains(number.to_string().as_str()) {
        number += 1;
    }
    Text::line(&number.to_string())
}

/// Lays the pack's tracker over the actions that the base brings forward.
pub(super) fn actions(base: Vec<Action>, pack: &mut Vec<Action>) {
    if pack.is_empty() {
        *pack = base;
        return;
    }
    let mut taken: BTreeSet<usize> = BTreeSet::new();
    for mut action in base {
        let best = pack
            .iter()
            .enumerate()
            .filter(|(at, _)| !taken.contains(at))
            .map(|(at, a)| (likeness(&a.text.value, &action.text.value), at))
            .max_by_key(|(likeness, at)| (*likeness, usize::MAX - at));
        match best {
            Some((likeness, at)) if likeness >= ONE_ACTION => {
                taken.insert(at);
                pack[at].origin = action.origin;
                if pack[at].progress != action.progress {
                    let words = progress_in_words(&action.progress);
                    pack[at].text.before =
                        Some(Text::line(&format!("after the last meeting: {words}")));
                }
            }
            _ => {
                action.text = action
                    .text
                    .doubting("Open after the last meeting, and not on the tracker of this pack.");
                pack.push(action);
            }
        }
    }
}
