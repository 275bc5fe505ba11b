//! The order in which items were taken, and which of them were taken out of order.

use crate::meeting::agenda::{Item, Stamp};
use crate::meeting::id::ItemId;

use super::house::{House, ItemOrder};
use super::reading::Reading;
use super::turn::Turn;
use super::words::time;
use crate::meeting::audience::Reader;

/// "This item was taken after item 4." under an item that was taken out of order.
pub(super) fn order_note<R: Reader>(
    reading: &Reading<'_, R>,
    house: &House,
    item: &Item,
) -> Option<String> {
    if !house.note_order || house.order == ItemOrder::AsTaken || item.takings.is_empty() {
        return None;
    }
    let mut taken: Vec<(Stamp, usize)> = reading
        .items()
        .iter()
        .enumerate()
        .filter_map(|(at, i)| i.takings.first().map(|t| (t.from, at)))
        .collect();
    taken.sort_unstable();
    let places: Vec<usize> = taken.into_iter().map(|(_, at)| at).collect();
    let own = reading.items().iter().position(|i| i.id == item.id)?;
    let mut in_order = longest_in_order(&places);
    if in_order.len() < places.len() {
        // It is known which of them were brought forward.
        let varied = |at: &usize| {
            let item = reading.items().get(*at);
            item.is_some_and(|i| reading.was_brought_forward(i.id))
        };
        let others: Vec<usize> = places.iter().copied().filter(|at| !varied(at)).collect();
        in_order = longest_in_order(&others);
    }
    if in_order.contains(&own) {
        return None;
    }
    let at = places.iter().position(|&p| p == own)?;
    let Some(before) = at
        .checked_sub(1)
        .and_then(|b| reading.items().get(places[b]))
    else {
        return Some("This item was taken first.".to_owned());
    };
    let number = reading.number(before);
    Some(if number.is_empty() {
        format!(
            "This item was taken after the item on {}.",
            before.details.title
        )
    } else {
        format!(
            "This item was taken after {} {number}.",
            reading.numbered_word(1)
        )
    })
}

/// "The meeting returned to this item at 7.40pm, after item 6.", where something was recorded in
/// another item in between. Going on after an adjournment is no return.
pub(super) fn returns<R: Reader>(
    reading: &Reading<'_, R>,
    house: &House,
    item: &Item,
) -> Vec<Turn> {
    let mut found = Vec::new();
    for pair in item.takings.windows(2) {
        let [before, again] = pair else { continue };
        let left = before.to.unwrap_or(before.from);
        let meanwhile = reading.items().iter().filter(|other| {
            let within = |when: Stamp| when >= left && when <= again.from;
            other.id != item.id
                && other.takings.iter().any(|t| within(t.from))
                && reading
                    .record_entries(other, house)
                    .iter()
                    .any(|s| within(s.born))
        });
        let last = meanwhile.max_by_key(|other| {
            let from = other.takings.iter().map(|t| t.from);
            from.filter(|from| *from <= again.from).max()
        });
        if let Some(last) = last {
            let after = match reading.number(last) {
                "" => format!("the item on {}", last.details.title),
                number => format!("{} {number}", reading.numbered_word(1)),
            };
            let at = time(house, again.from.time());
            let said = format!("The meeting returned to this item at {at}, after {after}.");
            found.push(Turn::begins(again.from, said));
        }
    }
    found
}

/// The longest run of places that stand in order; the others were taken out of it. Of two equally
/// long ones the one that keeps to the agenda from the start is taken.
fn longest_in_order(places: &[usize]) -> Vec<usize> {
    let mut best: Vec<Vec<usize>> = Vec::with_capacity(places.len());
    for (at, &place) in places.iter().enumerate() {
        let mut before: &[usize] = &[];
        for (other, run) in best.iter().enumerate() {
            if places[other] < place && run.len() > before.len() {
                before = run;
            }
        }
        debug_assert_eq!(at, best.len());
        let mut run = before.to_vec();
        run.push(place);
        best.push(run);
    }
    let mut longest: Vec<usize> = Vec::new();
    for run in best {
        if run.len() > longest.len() {
            longest = run;
        }
    }
    longest
}

/// The item that the body had before it at a time, or had last before it; none = before the first.
pub(super) fn item_at<R: Reader>(reading: &Reading<'_, R>, when: Stamp) -> Option<ItemId> {
    reading
        .items()
        .iter()
        .filter_map(|i| {
            let from = i
                .takings
                .iter()
                .rev()
                .map(|t| t.from)
                .find(|f| *f <= when)?;
            Some((from, i.id))
        })
        .max_by_key(|(from, _)| *from)
        .map(|(_, id)| id)
}

#[cfg(test)]
mod tests {
    use super::longest_in_order;

    #[test]
    fn only_what_was_brought_forward_is_out_of_order() {
        assert_eq!(longest_in_order(&[0, 1, 2, 3, 8, 4, 5, 6, 7, 9]).len(), 9);
        assert!(!longest_in_order(&[0, 1, 2, 3, 8, 4, 5, 6, 7, 9]).contains(&8));
        assert!(longest_in_order(&[]).is_empty());
    }
}
