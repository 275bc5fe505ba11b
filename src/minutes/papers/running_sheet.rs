//! The running sheet for whoever presides: item by item the time against the plan, who presents, what is
//! asked, and who has declared an interest and what that means.

use chrono::{Duration, NaiveDateTime, NaiveTime};

use crate::meeting::agenda::Item;
use crate::meeting::audience::Reader;
use crate::meeting::entry::Kind;
use crate::meeting::interest::{Effect, Speech};
use crate::meeting::text::alike;

use super::super::apologies::apologies;
use super::super::attendance::name_and_role;
use super::super::audience::Audience;
use super::super::document::{Block, Row, Run};
use super::super::draft::note;
use super::super::frame::opening;
use super::super::house::House;
use super::super::interests::interest_words;
use super::super::line::marks;
use super::super::posts::within_sentence;
use super::super::reading::Reading;
use super::super::sentences;
use super::super::when_there::place;
use super::super::words::{clause, list, time};
use super::agenda::{asks, exempt};
use super::{Made, item_heading, paragraph, upper_first};

pub(super) fn blocks<A: Audience>(reading: &Reading<'_, A>, house: &House) -> Made {
    let mut blocks = vec![paragraph(opening(reading, house, "Running sheet for"))];
    if let Some(said) = apologies(reading, house) {
        blocks.push(note(&said));
    }
    let mut plan = Plan::of(reading);
    for item in reading.items() {
        blocks.push(item_heading(reading, item, house));
        if let Some(said) = sentences::standing(reading, house, item) {
            let mut runs = marks(sentences::readers_of_standing::<A>(item));
            runs.push(Run::plain(said));
            blocks.push(Block::Note(runs));
        }
        let planned = plan.next(item);
        let rows = rows(reading, house, item, planned);
        if !rows.is_empty() {
            blocks.push(Block::Names(rows));
        }
        blocks.extend(item.report.as_ref().and_then(asks));
    }
    if let Some(end) = plan.at {
        blocks.push(note(&format!(
            "Planned to end at {}.",
            time(house, end.time())
        )));
    }
    (blocks, Vec::new())
}

/// When each item is to begin, as long as it is known how long those before it take.
struct Plan {
    at: Option<NaiveDateTime>,
}

impl Plan {
    fn of<R: Reader>(reading: &Reading<'_, R>) -> Self {
        let calling = reading.calling();
        let timed = reading
            .items()
            .iter()
            .any(|i| i.details.planned_minutes.is_some());
        Self {
            at: calling
                .start()
                .filter(|_| timed)
                .map(|start| calling.date.and_time(start)),
        }
    }

    fn next(&mut self, item: &Item) -> Option<NaiveTime> {
        let at = self.at?;
        let takes = item.details.planned_minutes;
        self.at = takes.map(|minutes| at + Duration::minutes(minutes.into()));
        Some(at.time())
    }
}

fn rows<R: Reader>(
    reading: &Reading<'_, R>,
    house: &House,
    item: &Item,
    planned: Option<NaiveTime>,
) -> Vec<Row> {
    let mut rows = Vec::new();
    let mut say = |label: &str, text: String| {
        if !text.is_empty() {
            rows.push(Row {
                label: label.to_owned(),
                text,
            });
        }
    };
    let minutes = item.details.planned_minutes.map(|n| match n {
        1 => "1 minute".to_owned(),
        n => format!("{n} minutes"),
    });
    let plan: Vec<String> = planned
        .map(|at| time(house, at))
        .into_iter()
        .chain(minutes)
        .collect();
    say("Planned", plan.join(", "));
    let taken: Vec<String> = item
        .takings
        .iter()
        .map(|t| {
            let from = time(house, t.from.time());
            match t.to {
                Some(to) => format!("{from} to {}", time(house, to.time())),
                None => format!("since {from}"),
            }
        })
        .collect();
    let mut taken = list(&taken);
    if let (Some(planned), Some(first)) = (planned, item.takings.first()) {
        let late = (first.from.time() - planned).num_minutes();
        match late {
            0 => {}
            late if late > 0 => taken = format!("{taken} ({late} minutes late)"),
            early => taken = format!("{taken} ({} minutes early)", -early),
        }
    }
    say("Taken", taken.replace("(1 minutes", "(1 minute"));
    say("To present", presenters(reading, item));
    if item.is_private() {
        say("To be taken in private", exempt(item));
    }
    for (entry, person, effect) in reading.declared_in(item.id) {
        let Kind::Declaration {
            interest, leaves, ..
        } = entry.kind()
        else {
            continue;
        };
        let place = place(reading.was_remote(person, entry.born()));
        let mut means = means(&effect, place);
        if *leaves && !effect.leaves {
            means.insert(0, format!("said that they would leave {place}"));
        }
        let means = if means.is_empty() {
            "may take part".to_owned()
        } else {
            list(&means)
        };
        let declared = interest_words(interest);
        say(
            "Interest",
            format!("{} declared {declared}: {means}.", reading.name(person)),
        );
    }
    rows
}

/// What an interest means for whoever has it, when the item comes.
fn means(effect: &Effect, place: &str) -> Vec<String> {
    let mut means = Vec::new();
    if effect.leaves {
        means.push(format!("must leave {place} before the item is taken"));
    }
    match effect.speech {
        Speech::Freely => {}
        Speech::AsPublic => means.push("may speak only where the public may".to_owned()),
        Speech::No => means.push("may not speak".to_owned()),
    }
    if !effect.votes {
        means.push("may not vote".to_owned());
    }
    means
}

/// Who presented it; or else whose the report is.
fn presenters<R: Reader>(reading: &Reading<'_, R>, item: &Item) -> String {
    let mut names: Vec<String> = Vec::new();
    for entry in reading.entries(item) {
        if let Kind::Presented { who, .. } = entry.kind() {
            names.extend(who.iter().map(|p| name_and_role(reading, *p)));
        }
    }
    if !names.is_empty() {
        return list(&names);
    }
    let Some(report) = &item.report else {
        return String::new();
    };
    let (of, author) = (clause(&report.of), clause(&report.author));
    match (of.as_str(), author.as_str()) {
        (of, "") => upper_first(of),
        ("", author) => author.to_owned(),
        (of, author) => {
            // Whose role is the post that the report is of has it told once, with what it is of.
            let (name, role) = author.split_once(',').unwrap_or((author, ""));
            let post = of.split(',').next().unwrap_or(of).trim();
            if alike(role.trim(), post) {
                format!("{name}, {of}")
            } else {
                format!("{author}, for {}", within_sentence(reading, of))
            }
        }
    }
}
