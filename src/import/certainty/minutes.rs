//! What speaks against the people and the items of minutes.

use super::signs::Sign;
use super::{Scales, begins_with_mark};
use crate::import::people::{self, Entry};
use crate::import::proposal::{Minutes, Proposal};
use crate::meeting::people::PersonDetails;

/// Doubts people and items.
pub(super) fn weigh(scales: &mut Scales, out: &mut Proposal) {
    for minutes in &mut out.minutes {
        let all = of_items(minutes);
        for item in &mut minutes.items {
            scales.weigh(&mut item.title, all.iter().copied());
        }
        for one in &mut minutes.present {
            let signs = of_person(&one.value.person);
            scales.weigh(one, signs);
        }
        for one in &mut minutes.apologies {
            let signs = of_person(&one.value);
            scales.weigh(one, signs);
        }
    }
}

/// What speaks against the items of minutes: people with posts and honorifics among the titles, and
/// nobody who was there on no day.
fn of_items(minutes: &Minutes) -> Vec<Sign> {
    let entries = minutes.items.iter();
    let entries = entries.filter_map(|i| people::entry(&i.title.value));
    let named: Vec<Entry> = entries.filter(|e| !e.person.name.is_blank()).collect();
    let posts = named.iter().filter(|e| {
        let post = people::is_post(&e.person.role) || e.office.is_some();
        post || !e.person.honorific.is_blank()
    });
    let people = posts.count() > 1 && named.len() * 3 >= minutes.items.len();
    let none = minutes.present.is_empty() && minutes.apologies.is_empty();
    let nobody = none && minutes.date.is_none();
    let signs = [(people, Sign::TitlesArePeople), (nobody, Sign::NobodyCame)];
    signs
        .into_iter()
        .filter_map(|(is, sign)| is.then_some(sign))
        .collect()
}

/// What speaks against what stands beside a name.
fn of_person(person: &PersonDetails) -> Vec<Sign> {
    let mut signs = Vec::new();
    let role = person.role.as_str();
    if role.trim().is_empty() {
        return signs;
    }
    if !people::is_post(role) && people::office(role).is_none() {
        signs.push(Sign::NoPost);
    }
    if begins_with_mark(role) || role.starts_with('(') {
        signs.push(Sign::BeginsWithMark);
    }
    let mut parts = role.split([',', '(', ')', ';']);
    if parts.any(|p| people::person(p).is_some()) {
        signs.push(Sign::PersonInPost);
    }
    signs
}
