//! What speaks against the people and the items of minutes.

use super::signs::Sign;
use super::{Scales, begins_with_mark};
use crate::import::found::Place;
use crate::import::front::business;
use crate::import::lexicon::{self, Cue};
use crate::import::people::{self, Entry};
use crate::import::proposal::{Minutes, Proposal, Source};
use crate::import::supporting::words;
use crate::import::when;
use crate::meeting::agenda::Business;
use crate::meeting::people::PersonDetails;

/// Doubts people and items.
pub(super) fn weigh(scales: &mut Scales, out: &mut Proposal) {
    let Proposal {
        sources, minutes, ..
    } = out;
    for minutes in minutes {
        let source = sources.get(usize::from(minutes.place.source));
        let whole = source.filter(|s| meets_again(lines(s, minutes.place)));
        let whole = whole.map(|_| Sign::SeveralMeetings);
        let mut all = of_items(minutes);
        all.extend(source.into_iter().flat_map(|s| of_lines(minutes, s)));
        all.extend(whole);
        let times = [&mut minutes.started, &mut minutes.ended];
        for found in times.into_iter().flatten() {
            scales.weigh(found, whole);
        }
        if let Some(day) = &mut minutes.date {
            scales.weigh(day, whole);
        }
        for item in &mut minutes.items {
            scales.weigh(&mut item.title, all.iter().copied());
        }
        for one in &mut minutes.present {
            let signs = of_person(&one.value.person);
            scales.weigh(one, signs.into_iter().chain(whole));
        }
        for one in &mut minutes.apologies {
            let signs = of_person(&one.value);
            scales.weigh(one, signs.into_iter().chain(whole));
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

/// What the lines of minutes say against their items: titles under which nothing was minuted, and minutes
/// most of which stand above the first of them.
fn of_lines(minutes: &Minutes, source: &Source) -> Vec<Sign> {
    let Some(first) = minutes.items.first() else {
        return Vec::new();
    };
    let count = minutes.items.len();
    let next = minutes.items.iter().skip(1).map(|i| i.title.place.line);
    let bare = minutes.items.iter().zip(next).filter(|(item, next)| {
        let own = item.number.len() + item.title.value.len();
        let behind = letters(source, item.title.place) > own + MARKS;
        let below = Place {
            line: item.title.place.to + 1,
            to: next.saturating_sub(1),
            ..item.title.place
        };
        !behind && letters(source, below) == 0
    });
    let together = count > 2 && bare.count() * 2 + 1 >= count;
    let known = minutes.items.iter().filter(|i| {
        let kind = business(&i.title.value);
        kind != Business::Ordinary
    });
    let few = known.count() * 2 < count;
    let titles = minutes.items.iter().map(|i| &i.title.value);
    let words: Vec<usize> = titles.map(|t| t.split_whitespace().count()).collect();
    let long = words.iter().filter(|n| **n > TITLE).count() * 3 >= count * 2
        && words.iter().sum::<usize>() >= count * (TITLE + 2);
    let above = Place {
        to: first.title.place.line.saturating_sub(1),
        ..minutes.place
    };
    let part = |place| lines(source, place).count();
    let people = minutes.present.len() + minutes.apologies.len();
    let late = part(above).saturating_sub(people) * 5 >= part(minutes.place) * 3;
    let signs = [
        (together, Sign::TitlesTogether),
        (together && few, Sign::FewMinuted),
        (late, Sign::ItemsLate),
        (long, Sign::LongTitles),
    ];
    signs
        .into_iter()
        .filter_map(|(is, sign)| is.then_some(sign))
        .collect()
}

/// Words that a heading with a day in it has at most.
const HEADING: usize = 12;

/// Whether lines list who was there again below another day: they are minutes of several meetings.
fn meets_again<'s>(lines: impl Iterator<Item = &'s str> + Clone) -> bool {
    let rolls = |text: &str| {
        let (lead, rest) = text.split_once(':').unwrap_or((text, ""));
        let list = lexicon::is(Cue::Roll, &words::key(lead));
        list && (text.contains(':') && !rest.is_empty() || lead.split_whitespace().count() <= 4)
    };
    if lines.clone().filter(|l| rolls(l)).count() < 2 {
        return false;
    }
    let (mut day, mut sat) = (None, None);
    for line in lines {
        if rolls(line) {
            if sat.is_some() && sat != day {
                return true;
            }
            sat = day;
        } else if line.split_whitespace().count() <= HEADING {
            let dates = when::dates(line, None).into_iter();
            day = dates
                .filter(|d| d.year_written)
                .map(|d| d.date)
                .next()
                .or(day);
        }
    }
    false
}

/// A title of minutes with more words is long.
const TITLE: usize = 9;

/// So many points, colons and blanks stand round a number and a title at most.
const MARKS: usize = 4;

/// The lines of a place that have words.
pub(super) fn lines(source: &Source, place: Place) -> impl Iterator<Item = &str> + Clone {
    let from = source.lines.partition_point(|l| l.number < place.line);
    let rest = source.lines.get(from..).unwrap_or_default().iter();
    let words = rest.take_while(move |l| l.number <= place.to);
    words.map(|l| l.text.as_str()).filter(|t| !t.is_empty())
}

/// The letters of the lines of a place.
fn letters(source: &Source, place: Place) -> usize {
    lines(source, place).map(str::len).sum()
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
