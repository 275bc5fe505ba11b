//! Laying a pack over what an earlier meeting proposes: the pack says what is printed, the earlier
//! meeting what is known of its seats and actions; where they differ, both are shown.

mod alike;
mod business;
mod members;

use super::found::{Found, Place};
use super::proposal::Proposal;
use crate::meeting::text::Text;

/// Lays `pack` over `base` (see [`following`](super::after::following)). What the pack says wins;
/// [`Found::before`] tells what the base had. What only the base has is kept, and is a doubt where
/// the pack has a list of its own without it.
pub fn lay_over(mut base: Proposal, pack: Proposal) -> Proposal {
    let mut out = pack;
    move_sources(&mut base, out.sources.len() as u16);
    out.sources.append(&mut base.sources);
    let day = |d: &chrono::NaiveDate| Text::line(&d.format("%-d %B %Y").to_string());
    let time = |t: &chrono::NaiveTime| Text::line(&t.format("%H:%M").to_string());
    out.body = field(base.body, out.body, Text::clone);
    out.host = field(base.host, out.host, Text::clone);
    out.chair_title = field(base.chair_title, out.chair_title, Text::clone);
    out.kind = field(base.kind, out.kind, Text::clone);
    out.date = field(base.date, out.date, day);
    out.start = field(base.start, out.start, time);
    out.venue = field(base.venue, out.venue, Text::clone);
    out.officer = field(base.officer, out.officer, Text::clone);
    out.house = out.house.or(base.house);
    members::lay_over(base.members, &mut out.members);
    business::items(base.items, base.reports, &mut out);
    business::actions(base.actions, &mut out.actions);
    for minutes in base.minutes {
        let of = minutes.date.as_ref().map(|d| d.value);
        let known = |d: &Found<chrono::NaiveDate>| Some(d.value) == of;
        if !out
            .minutes
            .iter()
            .any(|m| m.date.as_ref().is_some_and(known))
        {
            out.minutes.push(minutes);
        }
    }
    if out.programme.is_empty() {
        out.programme = base.programme;
    }
    if out.future.is_empty() {
        out.future = base.future;
    }
    out
}

/// One field: the pack's where it has one, with what the base had instead.
fn field<T: PartialEq>(
    base: Option<Found<T>>,
    pack: Option<Found<T>>,
    words: impl Fn(&T) -> Text,
) -> Option<Found<T>> {
    let (base, mut pack) = match (base, pack) {
        (Some(base), Some(pack)) => (base, pack),
        (base, pack) => return pack.or(base),
    };
    if pack.value != base.value && !alike::same(&words(&pack.value), &words(&base.value)) {
        pack.before = Some(words(&base.value));
    }
    Some(pack)
}

/// The base's files stand behind the pack's.
fn move_sources(base: &mut Proposal, by: u16) {
    let mut shift = |place: &mut Place| place.source = place.source.saturating_add(by);
    super::places::each(base, &mut shift);
}
