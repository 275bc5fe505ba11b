//! Laying out what stands behind the agenda: earlier minutes, open actions, meetings to come, the
//! work programme.

use super::fields::{FieldList, Known};
use super::target::Target;
use super::{mend, show};
use crate::import::found::{Found, Place};
use crate::import::proposal::{Action, Minutes, Programme};
use crate::meeting::agenda::FutureMeeting;
use crate::meeting::text::Text;

/// Only their day goes into the meeting; who was there and what was resolved is kept beside it.
pub(super) fn minutes(list: &mut FieldList, n: usize, minutes: &Minutes) {
    let target = Target::Minutes(n);
    if let Some(date) = &minutes.date {
        let odd = (!mend::plausible(date.value)).then_some("No meeting is in that year.");
        let known = Known::of(date).doubting(odd);
        list.add(0, target, "Minutes to agree", &show::day(date.value), known);
    } else {
        let why = "The day of these minutes was not found: give it, or drop them.";
        let known = Known::at(minutes.place).doubting(Some(why));
        list.add(0, target, "Minutes to agree", "", known);
    }
    for (target, label, time) in [
        (Target::Began(n), "Began", &minutes.started),
        (Target::Ended(n), "Ended", &minutes.ended),
    ] {
        if let Some(time) = time {
            list.add(1, target, label, &show::clock(time.value), Known::of(time));
        }
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
        list.words(1, Target::Present(n, m), label, &words, present.place);
    }
    for (m, person) in minutes.apologies.iter().enumerate() {
        let words = person.value.name_and_role();
        list.words(1, Target::Apology(n, m), "Apologies", &words, person.place);
    }
    for (m, item) in minutes.items.iter().enumerate() {
        for (k, resolved) in item.resolved.iter().enumerate() {
            let label = format!("Resolved {}", resolved.label);
            let (words, place) = (&resolved.text.value, resolved.text.place);
            list.words(1, Target::Resolved(n, m, k), &label, words, place);
        }
    }
}

pub(super) fn action(list: &mut FieldList, n: usize, action: &Action) {
    let place = action.text.place;
    list.add(
        0,
        Target::Action(n),
        "Action",
        &action.text.value,
        Known::of(&action.text),
    );
    let owners: Vec<&str> = action.owners.iter().map(Text::as_str).collect();
    list.words(1, Target::Owners(n), "Owners", &owners.join("; "), place);
    if let Some(raised) = &action.raised {
        let odd = (!mend::plausible(raised.value)).then_some("No meeting is in that year.");
        let known = Known::of(raised).doubting(odd);
        list.add(
            1,
            Target::Raised(n),
            "Meeting",
            &show::day(raised.value),
            known,
        );
    } else {
        let why = "It isn't said which meeting asked for it: give its day.";
        let known = Known::at(place).doubting(Some(why));
        list.add(1, Target::Raised(n), "Meeting", "", known);
    }
    list.words(1, Target::Topic(n), "Item", &action.topic, place);
    list.words(
        1,
        Target::Progress(n),
        "Progress",
        &show::status(&action.progress),
        place,
    );
    list.words(1, Target::Comment(n), "Comment", &action.comment, place);
}

pub(super) fn future(list: &mut FieldList, n: usize, meeting: &Found<FutureMeeting>) {
    let odd = (!mend::plausible(meeting.value.date)).then_some("No meeting is in that year.");
    let known = Known::of(meeting).doubting(odd);
    list.add(
        0,
        Target::Future(n),
        "Meeting",
        &show::day(meeting.value.date),
        known,
    );
    if let Some(start) = meeting.value.start {
        list.words(
            1,
            Target::FutureStart(n),
            "Time",
            &show::clock(start),
            meeting.place,
        );
    }
    list.words(
        1,
        Target::FutureVenue(n),
        "Place",
        &meeting.value.venue,
        meeting.place,
    );
}

pub(super) fn programme(list: &mut FieldList, n: usize, meeting: &Programme) {
    list.add(
        0,
        Target::Programme(n),
        "Meeting",
        &meeting.when.value,
        Known::of(&meeting.when),
    );
    list.words(
        1,
        Target::Theme(n),
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
        list.add(
            1,
            Target::Planned(n, m),
            "Planned item",
            &item.title.value,
            known,
        );
        list.words(2, Target::Summary(n, m), "Summary", &item.summary, place);
        list.words(2, Target::PlannedLead(n, m), "Lead", &item.lead, place);
        list.words(
            2,
            Target::PlannedPurpose(n, m),
            "Purpose",
            &item.purpose,
            place,
        );
    }
}
