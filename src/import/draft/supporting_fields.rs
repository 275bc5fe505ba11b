//! Laying out what stands behind the agenda: earlier minutes, open actions, meetings to come, the
//! work programme.

use super::fields::{FieldList, Known};
use super::show;
use super::target::Target;
use crate::import::found::{Found, Place};
use crate::import::proposal::{Action, Minutes, Programme};
use crate::meeting::agenda::FutureMeeting;
use crate::meeting::text::Text;

/// Only their day goes into the meeting; who was there and what was resolved is kept beside it.
pub(super) fn minutes(list: &mut FieldList, n: usize, minutes: &Minutes) {
    let target = Target::Minutes(n);
    let why = "The day of these minutes was not found: give it, or drop them.";
    match &minutes.date {
        Some(date) => list.day(0, target, "Minutes to agree", date),
        None => list.asked(0, target, "Minutes to agree", minutes.place, why),
    }
    for (target, label, time) in [
        (Target::Began(n), "Began", &minutes.started),
        (Target::Ended(n), "Ended", &minutes.ended),
    ] {
        if let Some(time) = time {
            list.clock(1, target, label, time);
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
    list.found(0, Target::Action(n), "Action", &action.text);
    let owners: Vec<&str> = action.owners.iter().map(Text::as_str).collect();
    list.words(1, Target::Owners(n), "Owners", &owners.join("; "), place);
    let why = "It isn't said which meeting asked for it: give its day.";
    match &action.raised {
        Some(raised) => list.day(1, Target::Raised(n), "Meeting", raised),
        None => list.asked(1, Target::Raised(n), "Meeting", place, why),
    }
    list.words(1, Target::Topic(n), "Item", &action.topic, place);
    let progress = show::status(&action.progress);
    list.words(1, Target::Progress(n), "Progress", &progress, place);
    list.words(1, Target::Comment(n), "Comment", &action.comment, place);
}

pub(super) fn future(list: &mut FieldList, n: usize, meeting: &Found<FutureMeeting>) {
    let place = meeting.place;
    let day = meeting.clone().map(|m| m.date);
    list.day(0, Target::Future(n), "Meeting", &day);
    if let Some(start) = meeting.value.start.map(show::clock) {
        list.words(1, Target::FutureStart(n), "Time", &start, place);
    }
    let venue = &meeting.value.venue;
    list.words(1, Target::FutureVenue(n), "Place", venue, place);
}

pub(super) fn programme(list: &mut FieldList, n: usize, meeting: &Programme) {
    list.found(0, Target::Programme(n), "Meeting", &meeting.when);
    let place = meeting.when.place;
    list.words(1, Target::Theme(n), "Theme", &meeting.theme, place);
    for (m, item) in meeting.items.iter().enumerate() {
        let place: Place = item.title.place;
        let marked = item.is_marked().then_some(
            "It is marked as exempt, and what is planned is read by everybody: word it so that it \
             may be, or drop it.",
        );
        let (title, known) = (&item.title.value, Known::of(&item.title).doubting(marked));
        list.add(1, Target::Planned(n, m), "Planned item", title, known);
        list.words(2, Target::Summary(n, m), "Summary", &item.summary, place);
        list.words(2, Target::PlannedLead(n, m), "Lead", &item.lead, place);
        let purpose = &item.purpose;
        list.words(2, Target::PlannedPurpose(n, m), "Purpose", purpose, place);
    }
}
