//! The sentences of the order of business: items taken together, the order varied, time extended and
//! expired, the roll taken anew.

use crate::meeting::agenda::{Item, Stamp, Standing};
use crate::meeting::audience::Reader;
use crate::meeting::business::Procedure;
use crate::meeting::id::ItemId;

use super::clause::running;
use super::house::House;
use super::reading::Reading;
use super::sentences::put_off_to;
use super::turn::Turn;
use super::words::{because, list, time};

/// "item 4", "items 4 and 6"; an item without a number by its title.
fn items_in_words<R: Reader>(reading: &Reading<'_, R>, ids: &[ItemId]) -> String {
    let items: Vec<&Item> = ids.iter().filter_map(|id| reading.item(*id)).collect();
    let numbered = items.iter().all(|i| !reading.number(i).is_empty());
    let names: Vec<String> = items
        .iter()
        .map(|i| {
            if numbered {
                reading.number(i).to_owned()
            } else {
                format!("the item on {}", i.details.title)
            }
        })
        .collect();
    match (numbered, names.len()) {
        (true, count) => format!("{} {}", reading.numbered_word(count), list(&names)),
        (false, _) => list(&names),
    }
}

fn begun(sentence: &str) -> String {
    let mut letters = sentence.chars();
    letters.next().map_or_else(String::new, |first| {
        first.to_uppercase().chain(letters).collect()
    })
}

fn agreed<R: Reader>(reading: &Reading<'_, R>, by: &str) -> String {
    match running(reading, by).trim() {
        "" => "It was agreed".to_owned(),
        by => format!("{} agreed", begun(by)),
    }
}

/// What was done about the order of business, each at its time.
pub(super) fn turns<R: Reader>(reading: &Reading<'_, R>, house: &House) -> Vec<Turn> {
    let business = reading.business();
    let said = |(when, what): &(Stamp, Procedure)| match what {
        Procedure::Joined { items } => {
            let items = begun(&items_in_words(reading, items));
            Turn::begins(*when, format!("{items} were taken together."))
        }
        Procedure::Varied {
            items,
            agreed: by,
            reason,
        } => {
            let agreed = agreed(reading, by);
            let items = items_in_words(reading, items);
            let why = because(&running(reading, reason));
            Turn::ends(*when, format!("{agreed} that {items} be taken next{why}."))
        }
        Procedure::Extended { until, agreed: by } => {
            let mut at = time(house, until.time());
            if until.date_naive() != when.date_naive() {
                at = format!("{at} on {}", reading.date(until.date_naive()));
            }
            let said = if by.is_blank() && reading.carried_at(*when) {
                // The resolution stands above, with its vote.
                format!("The meeting was extended until {at}.")
            } else {
                let agreed = agreed(reading, by);
                let then = time(house, when.time());
                format!("{agreed} at {then} that the meeting be extended until {at}.")
            };
            Turn::ends(*when, said)
        }
        Procedure::Expired { items, deferred } => {
            let became = match deferred {
                None => "fell".to_owned(),
                Some(to) => {
                    let were = if items.len() == 1 { "was" } else { "were" };
                    format!("{were} deferred{}", put_off_to(reading, to))
                }
            };
            let items = items_in_words(reading, items);
            Turn::ends(*when, format!("{EXPIRED}, {items} {became}."))
        }
        Procedure::RollAnew { here } => {
            let named = |of_the_body: bool| {
                let mut names: Vec<String> = Vec::new();
                for (person, capacity) in here {
                    let name = reading.name(*person);
                    if capacity.seat().is_some() == of_the_body && !names.contains(&name) {
                        names.push(name);
                    }
                }
                names
            };
            let who = match named(true) {
                none if none.is_empty() => "nobody".to_owned(),
                members => list(&members),
            };
            let mut said = format!("Present when the meeting resumed: {who}.");
            let others = named(false);
            if !others.is_empty() {
                said = format!("{said} In attendance: {}.", list(&others));
            }
            Turn::begins(*when, said)
        }
    };
    let exempt = reading.business_withheld();
    let said = business.iter().map(said).zip(exempt);
    said.map(|(turn, exempt)| turn.exempt_if(exempt)).collect()
}

const EXPIRED: &str = "The time allowed for the meeting having expired";

/// "This item was taken together with item 4.", under an item that was heard under another.
pub(super) fn joined<R: Reader>(reading: &Reading<'_, R>, item: &Item) -> Option<String> {
    let together = reading.taken_with(item.id)?;
    let first = together.first().filter(|first| **first != item.id)?;
    let items = items_in_words(reading, &[*first]);
    Some(format!("This item was taken together with {items}."))
}

/// What is said of an item that was not taken because the time had expired.
pub(super) fn fell<R: Reader>(reading: &Reading<'_, R>, item: &Item) -> Option<String> {
    if !reading.fell_to_time(item) {
        return None;
    }
    Some(match &item.standing_for(R::EXEMPT) {
        Standing::Deferred { to, .. } => {
            let to = put_off_to(reading, to);
            format!("{EXPIRED}, this item was deferred{to}.")
        }
        _ => format!("{EXPIRED}, this item fell."),
    })
}
