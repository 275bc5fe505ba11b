//! The sentences that minutes make of facts which have no words of their own.

use crate::meeting::agenda::{FutureMeeting, Item, ItemDetails, Standing};
use crate::meeting::decide::{noted_sentence, presented_sentence};
use crate::meeting::entry::{Due, Kind, Movement, Owner, Stream};
use crate::meeting::id::ItemId;
use crate::meeting::interest::ASIDE;
use crate::meeting::people::Capacity;
use crate::meeting::{Adjournment, Presiding};

use super::attendance::name_and_role;
use super::business;
use super::chair::presiding_word;
use super::clause::running;
use super::house::{House, Template};
use super::posts::within_sentence;
use super::quorum;
use super::reading::Reading;
use super::turn::Turn;
use super::when_there;
use super::words::{because, full_date, list, time};
use crate::meeting::audience::Reader;

/// A wording with its places filled.
pub(super) fn filled(wording: &Template, places: &[(&str, String)]) -> String {
    let places: Vec<(&str, &str)> = places.iter().map(|(n, w)| (*n, w.as_str())).collect();
    wording.fill(&places)
}

/// A sentence round words that somebody typed: what stands before them and after them.
pub(super) struct Frame {
    pub(super) before: String,
    pub(super) after: String,
}

/// On what ground the public was out of the room, as the rest of a sentence: " on the ground of
/// paragraph 3 of Part 1 of Schedule 12A". The agenda tells it, so it is public (Local Government
/// Act 1972 s.100A(5)).
pub(super) fn ground(item: &Item) -> String {
    let reason = item.details.exempt.as_ref().map_or("", |e| &e.reason);
    let words = reason.split_whitespace().collect::<Vec<_>>().join(" ");
    let words = words.trim_end_matches(['.', ';', ',']);
    let first = words.split(' ').next().unwrap_or_default();
    let cites = [
        "paragraph",
        "paragraphs",
        "section",
        "regulation",
        "article",
    ];
    // Words that go on a sentence as they stand.
    let leads = ["under", "by", "because", "as", "in", "on", "for"];
    let lower = first.to_lowercase();
    let begun = format!("{lower}{}", words.get(first.len()..).unwrap_or_default());
    if words.is_empty() || words.eq_ignore_ascii_case("exempt") {
        String::new()
    } else if cites.contains(&lower.as_str()) {
        format!(" on the ground of {begun}")
    } else if leads.contains(&lower.as_str()) {
        format!(" {begun}")
    } else {
        format!(" ({words})")
    }
}

/// "Councillor A arrived at 4.41pm."
pub(super) fn movement<R: Reader>(
    reading: &Reading<'_, R>,
    house: &House,
    kind: &Kind,
) -> Option<String> {
    let Kind::Movement {
        person,
        how,
        capacity,
        when,
        reason,
    } = kind
    else {
        return None;
    };
    let who = reading.name(*person);
    let at = if house.movement_times {
        time(house, when.time())
    } else {
        String::new()
    };
    let why = if house.movement_reasons || reason.as_str() == ASIDE {
        because(&running(reading, reason))
    } else {
        String::new()
    };
    let said = match how {
        Movement::Arrived | Movement::Returned if reading.was_remote(*person, *when) => {
            &house.joined_remotely
        }
        Movement::Arrived => &house.arrived,
        // Whoever attends by a screen was in no room.
        Movement::SteppedOut if !reading.was_remote(*person, *when) => &house.stepped_out,
        Movement::Left | Movement::SteppedOut => &house.left,
        Movement::Returned => &house.returned,
        Movement::TookSeat => return Some(sat_in(reading, &who, *capacity, &at)),
    };
    // The apologies sentence says for whom a deputy sits, where there is one.
    let for_whom = match (how, capacity) {
        (Movement::Arrived, Capacity::Deputy(seat))
            if !reading.apologies().iter().any(|(s, _)| s == seat) =>
        {
            reading
                .seat(*seat)
                .and_then(|s| s.holder)
                .map(|holder| reading.name(holder))
        }
        _ => None,
    };
    let gave_way = match (how, capacity) {
        (Movement::Arrived | Movement::Returned, Capacity::Holder(seat)) => {
            reading.gave_way(*seat, *when)
        }
        _ => None,
    };
    let gave_way = gave_way.map(|deputy| {
        let deputy = reading.name(deputy);
        format!(" {deputy} ceased to act as deputy.")
    });
    let places = [
        ("name", who),
        ("time", at),
        ("member", for_whom.unwrap_or_default()),
        ("reason", why.trim_start().to_owned()),
    ];
    Some(filled(said, &places) + &gave_way.unwrap_or_default())
}

/// "Gil Reed acted as deputy for Councillor A from 6.20pm."
fn sat_in<R: Reader>(reading: &Reading<'_, R>, who: &str, capacity: Capacity, at: &str) -> String {
    let seat = capacity.seat().and_then(|seat| reading.seat(seat));
    let holder = seat.and_then(|s| s.holder);
    let for_whom = holder.map_or_else(String::new, |holder| {
        format!(" for {}", reading.name(holder))
    });
    format!("{who} acted as deputy{for_whom} from {at}.")
}

/// "item 4 (Better Care Fund)", "items 4 (…) and 6 (…)"; "this item" for the item itself.
pub(super) fn item_words<R: Reader>(
    reading: &Reading<'_, R>,
    ids: &[ItemId],
    here: Option<ItemId>,
) -> String {
    let mut numbered = Vec::new();
    let mut others = Vec::new();
    for id in ids {
        match reading.item(*id) {
            _ if Some(*id) == here => others.push("this item".to_owned()),
            None => others.push("an item".to_owned()),
            Some(item) => {
                let ItemDetails { title, .. } = &item.details;
                let number = reading.number(item);
                if number.is_empty() {
                    others.push(format!("the item on {title}"));
                } else {
                    numbered.push(format!("{number} ({title})"));
                }
            }
        }
    }
    if !numbered.is_empty() {
        let word = reading.numbered_word(numbered.len());
        others.insert(0, format!("{word} {}", list(&numbered)));
    }
    list(&others)
}

/// "The Chairman agreed to take this item as urgent because …"
pub(super) fn late<R: Reader>(
    reading: &Reading<'_, R>,
    house: &House,
    item: &Item,
) -> Option<String> {
    let late = item.late_for(R::EXEMPT)?;
    let why = if late.reason.is_blank() {
        "because [reason]".to_owned()
    } else {
        because(&running(reading, &late.reason))
            .trim_start()
            .to_owned()
    };
    let taken = item.takings.first().map(|t| t.from);
    let presided = taken.and_then(|when| reading.presided_at(when));
    let places = [
        ("chair", presiding_word(reading, presided)),
        ("reason", why),
    ];
    Some(filled(&house.late, &places))
}

/// " to the meeting on 16 April 2026".
pub(super) fn put_off_to<R: Reader>(reading: &Reading<'_, R>, to: &str) -> String {
    let to = running(reading, to);
    match to.strip_prefix("to ").unwrap_or(&to) {
        "" => String::new(),
        day if day.starts_with(|c: char| c.is_ascii_digit()) => {
            format!(" to the meeting on {day}")
        }
        other => format!(" to {other}"),
    }
}

/// What is said of an item that was put off or taken off.
pub(super) fn standing<R: Reader>(
    reading: &Reading<'_, R>,
    house: &House,
    item: &Item,
) -> Option<String> {
    if let Some(said) = business::fell(reading, item) {
        return Some(said);
    }
    match &item.standing_for(R::EXEMPT) {
        Standing::Waiting | Standing::Taken => None,
        Standing::Deferred { to, reason } => {
            let to = put_off_to(reading, to);
            let to = to.strip_prefix(" to ").unwrap_or(&to).to_owned();
            let why = because(&running(reading, reason)).trim_start().to_owned();
            Some(filled(&house.deferred, &[("meeting", to), ("reason", why)]))
        }
        Standing::Withdrawn { reason } => {
            let why = because(&running(reading, reason)).trim_start().to_owned();
            Some(filled(&house.withdrawn, &[("reason", why)]))
        }
    }
}

/// Who may read that sentence: it tells why, or to when, and not everybody may know.
pub(super) fn readers_of_standing<R: Reader>(item: &Item) -> Stream {
    if R::EXEMPT && item.standing_for(false) != item.standing {
        Stream::Exempt
    } else {
        Stream::Public
    }
}

/// Whether these readers are told something of an item, beside its record, that others are not: why it was
/// late, or put off.
pub(super) fn tells_in_private<R: Reader>(item: &Item) -> bool {
    let late = item.details.late.is_some() && item.late_for(false).is_none();
    R::EXEMPT && (late || readers_of_standing::<R>(item) == Stream::Exempt)
}

/// "Dr B took the chair at 4.41pm."
fn presiding<R: Reader>(reading: &Reading<'_, R>, house: &House, change: &Presiding) -> String {
    let places = [
        ("name", reading.name(change.person)),
        ("time", time(house, change.since.time())),
    ];
    filled(&house.took_chair, &places)
}

/// What happened to the meeting as a whole, each with its time: the chair changing hands,
/// adjournments and going on after them.
pub(super) fn turns<R: Reader>(reading: &Reading<'_, R>, house: &House) -> Vec<Turn> {
    let mut turns: Vec<Turn> = reading
        .presiding()
        .iter()
        .enumerate()
        // The list of members says who presided at the opening; an election, who took the chair.
        .filter(|(at, p)| *at > 0 || reading.opened() != Some(p.since))
        .filter(|(_, p)| !reading.is_elected(p))
        .map(|(_, p)| Turn::ends(p.since, presiding(reading, house, p)))
        .collect();
    for (adjourned, exempt) in reading.adjournments_with_readers() {
        let said = adjournment(reading, house, &adjourned);
        turns.push(Turn::ends(adjourned.when, said).exempt_if(exempt));
        if let Some(resumed) = adjourned.resumed {
            let at = time(house, resumed.time());
            // The day stands where it changes.
            let on = if resumed.date_naive() == adjourned.when.date_naive() {
                String::new()
            } else {
                full_date(house, resumed.date_naive())
            };
            let said = filled(&house.resumed, &[("time", at), ("date", on)]);
            turns.push(Turn::begins(resumed, said));
        }
    }
    turns.extend(business::turns(reading, house));
    turns.extend(when_there::turns(reading, house));
    turns.extend(quorum::turns(reading, house));
    turns.sort_by_key(|turn| turn.when);
    turns
}

fn adjournment<R: Reader>(
    reading: &Reading<'_, R>,
    house: &House,
    adjourned: &Adjournment,
) -> String {
    let until = running(reading, &adjourned.until);
    let until = until.strip_prefix("until ").unwrap_or(&until);
    let why = because(&running(reading, &adjourned.reason));
    let places = [
        ("time", time(house, adjourned.when.time())),
        ("until", until.to_owned()),
        ("reason", why.trim_start().to_owned()),
    ];
    filled(&house.adjourned, &places)
}

/// "The next meeting was fixed for Thursday 22 January 2015 at 4.00pm at City Hall."
pub(super) fn next_meeting(house: &House, next: &FutureMeeting) -> String {
    let at = next.start.map(|t| time(house, t));
    let places = [
        ("date", full_date(house, next.date)),
        ("time", at.unwrap_or_default()),
        ("place", next.venue.to_string()),
    ];
    filled(&house.next_meeting, &places)
}

/// The sentence that says who presented, where nobody wrote one.
pub(super) fn presented<R: Reader>(reading: &Reading<'_, R>, kind: &Kind) -> Option<String> {
    let Kind::Presented { who, form } = kind else {
        return None;
    };
    let names: Vec<String> = who.iter().map(|&p| name_and_role(reading, p)).collect();
    (!names.is_empty()).then(|| presented_sentence(&names, *form))
}

/// The sentence of an outcome, where nobody wrote one.
pub(super) fn outcome<R: Reader>(reading: &Reading<'_, R>, kind: &Kind) -> Option<String> {
    let Kind::Outcome { verb, .. } = kind else {
        return None;
    };
    Some(noted_sentence(reading.called(), *verb))
}

/// Who is to do something, one by one.
pub(super) fn owners<R: Reader>(reading: &Reading<'_, R>, owners: &[Owner]) -> Vec<String> {
    owners
        .iter()
        .map(|o| match o {
            Owner::Person(person) => reading.name(*person),
            Owner::Named(name) => name.to_string(),
        })
        .collect()
}

/// The same within a sentence, where a post has its article.
pub(super) fn owners_within<R: Reader>(reading: &Reading<'_, R>, owners: &[Owner]) -> Vec<String> {
    owners
        .iter()
        .map(|o| match o {
            Owner::Person(person) => reading.name(*person),
            Owner::Named(name) => within_sentence(reading, name),
        })
        .collect()
}

/// By when something is to be done; empty = not said.
pub(super) fn due<R: Reader>(reading: &Reading<'_, R>, due: &Due) -> String {
    match due {
        Due::Unset => String::new(),
        Due::NextMeeting => reading.next_meeting_expected().map_or_else(
            || "Next meeting".to_owned(),
            |next| format!("Next meeting, {}", reading.date(next.date)),
        ),
        Due::On(day) => reading.date(*day),
        Due::Said(words) => words.to_string(),
    }
}
