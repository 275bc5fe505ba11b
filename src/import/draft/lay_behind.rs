//! Laying out what stands behind the agenda: earlier minutes, open actions, meetings to come, the
//! work programme.

use super::lay::{Known, Layer};
use super::slot::Slot;
use super::{mend, show};
use crate::import::found::{Found, Place};
use crate::import::proposal::{Action, Minutes, Programme};
use crate::meeting::agenda::FutureMeeting;
use crate::meeting::text::Text;

/// Only their day goes into the meeting; who was there and what was resolved is kept beside it.
pub(super) fn minutes(layer: &mut Layer, n: usize, minutes: &Minutes) {
    let slot = Slot::Minutes(n);
    if let Some(date) = &minutes.date {
        let odd = (!mend::plausible(date.value)).then_some("No meeting is in that year.");
        let known = Known::of(date).doubting(odd);
        layer.add(0, slot, "Minutes to agree", &show::day(date.value), known);
    } else {
        let why = "The day of these minutes was not found: give it, or drop them.";
        let known = Known::at(minutes.place).doubting(Some(why));
        layer.add(0, slot, "Minutes to agree", "", known);
    }
    for (m, present) in minutes.present.iter().enumerate() {
        let label = if present.value.in_attendance {
            "In attendance"
        } else if present.value.deputy {
            "Present as deputy"
        } else {
            "Present"
        };
        let words = present.value.person.name_and_role();
        layer.words(1, Slot::Present(n, m), label, &words, present.place);
    }
    for (m, person) in minutes.apologies.iter().enumerate() {
        let words = person.value.name_and_role();
        layer.words(1, Slot::Apology(n, m), "Apologies", &words, person.place);
    }
    for (m, item) in minutes.items.iter().enumerate() {
        for (k, resolved) in item.resolved.iter().enumerate() {
            let label = format!("Resolved {}", resolved.label);
            let (words, place) = (&resolved.text.value, resolved.text.place);
            layer.words(1, Slot::Resolved(n, m, k), &label, words, place);
        }
    }
}

pub(super) fn action(layer: &mut Layer, n: usize, action: &Action) {
    let place = action.text.place;
    layer.add(
        0,
        Slot::Action(n),
        "Action",
        &action.text.value,
        Known::of(&action.text),
    );
    let owners: Vec<&str> = action.owners.iter().map(Text::as_str).collect();
    layer.words(1, Slot::Owners(n), "Owners", &owners.join("; "), place);
    if let Some(raised) = &action.raised {
        let odd = (!mend::plausible(raised.value)).then_some("No meeting is in that year.");
        let known = Known::of(raised).doubting(odd);
        layer.add(
            1,
            Slot::Raised(n),
            "Meeting",
            &show::day(raised.value),
            known,
        );
    } else {
        let why = "It isn't said which meeting asked for it: give its day.";
        let known = Known::at(place).doubting(Some(why));
        layer.add(1, Slot::Raised(n), "Meeting", "", known);
    }
    layer.words(1, Slot::Topic(n), "Item", &action.topic, place);
    layer.words(
        1,
        Slot::Progress(n),
        "Progress",
        &show::status(&action.progress),
        place,
    );
    layer.words(1, Slot::Comment(n), "Comment", &action.comment, place);
}

pub(super) fn future(layer: &mut Layer, n: usize, meeting: &Found<FutureMeeting>) {
    let odd = (!mend::plausible(meeting.value.date)).then_some("No meeting is in that year.");
    let known = Known::of(meeting).doubting(odd);
    layer.add(
        0,
        Slot::Future(n),
        "Meeting",
        &show::day(meeting.value.date),
        known,
    );
    if let Some(start) = meeting.value.start {
        layer.words(
            1,
            Slot::FutureStart(n),
            "Time",
            &show::clock(start),
            meeting.place,
        );
    }
    layer.words(
        1,
        Slot::FutureVenue(n),
        "Place",
        &meeting.value.venue,
        meeting.place,
    );
}

pub(super) fn programme(layer: &mut Layer, n: usize, meeting: &Programme) {
    layer.add(
        0,
        Slot::Programme(n),
        "Meeting",
        &meeting.when.value,
        Known::of(&meeting.when),
    );
    layer.words(
        1,
        Slot::Theme(n),
        "Theme",
        &meeting.theme,
        meeting.when.place,
    );
    for (m, item) in meeting.items.iter().enumerate() {
        let place: Place = item.title.place;
        let marked = item.is_marked().then_some(
            "It is marked as exempt, and what is planned is read by everybody: word it so that it \
             may be, or drop it.",
        );
        let known = Known::of(&item.title).doubting(marked);
        layer.add(
            1,
            Slot::Planned(n, m),
            "Planned item",
            &item.title.value,
            known,
        );
        layer.words(2, Slot::Summary(n, m), "Summary", &item.summary, place);
        layer.words(2, Slot::PlannedLead(n, m), "Lead", &item.lead, place);
        layer.words(
            2,
            Slot::PlannedPurpose(n, m),
            "Purpose",
            &item.purpose,
            place,
        );
    }
}
