//! The chair as minutes print it: who was elected to it, and for how long somebody sat in it.

use std::borrow::Cow;

use crate::meeting::InTheChair;
use crate::meeting::agenda::{Item, Stamp};
use crate::meeting::audience::Reader;
use crate::meeting::entry::Kind;
use crate::meeting::id::PersonId;
use crate::meeting::people::Office;
use crate::meeting::text::upper_first;

use super::attendance::chair_word;
use super::decided;
use super::house::House;
use super::line::{LineKind, RecordLine};
use super::reading::{Readable, Reading};
use super::record::Writer;
use super::sentences::filled;
use super::when_there::{at, times};
use super::words::{list, time};

impl<'m, R: Reader> Writer<'_, 'm, R> {
    /// "In the absence of the Chair and Vice-Chair, it was moved by A, seconded by B, and resolved:
    /// That C be elected Chair for the meeting. C took the chair."
    pub(super) fn election(&mut self, entry: Readable<'m, R>, number: Option<String>) {
        let Kind::Election {
            person,
            moved,
            vote,
            others,
            run_by,
            items,
            when,
        } = entry.kind()
        else {
            return;
        };
        let reading = self.reading;
        let name = |person: PersonId| reading.name(person);
        let mut said = absence(reading, *when);
        let word = decided::word(self.house, "That");
        let resolved = decided::within(&word.text);
        let that = decided::words(self.house, "That");
        said.push(match (moved.by, moved.seconded) {
            (Some(by), Some(seconded)) => format!(
                "it was moved by {}, seconded by {}, and {}",
                name(by),
                name(seconded),
                resolved
            ),
            (Some(by), None) => {
                format!("it was moved by {} and {}", name(by), resolved)
            }
            (None, Some(seconded)) => {
                format!("it was seconded by {} and {}", name(seconded), resolved)
            }
            (None, None) => format!("it was {resolved}"),
        });
        let office = chair_word(reading);
        let is_a_chair = is_a_chair(&office);
        let found: Vec<&Item> = items.iter().filter_map(|i| reading.item(*i)).collect();
        let elected_to = match (is_a_chair, items.is_empty()) {
            (true, true) => format!("{office} for the meeting"),
            (true, false) => format!("{office} for {}", numbers(reading, &found)),
            (false, true) => "to preside at the meeting".to_owned(),
            (false, false) => format!("to preside for {}", numbers(reading, &found)),
        };
        let elected = name(*person);
        let mut sentences = vec![format!(
            "{} {that} {elected} be elected {elected_to}.",
            upper_first(&said.join(", "))
        )];
        if !others.is_empty() {
            let names: Vec<String> = others.iter().map(|p| name(*p)).collect();
            let were = if others.len() == 1 { "was" } else { "were" };
            sentences.push(format!("{} {were} also nominated.", list(&names)));
        }
        if let Some(officer) = run_by {
            sentences.push(format!("{} conducted the election.", name(*officer)));
        }
        sentences.extend(self.voted(vote.as_ref(), true));
        let at = time(self.house, when.time());
        let places = [("name", elected), ("time", at)];
        sentences.push(filled(&self.house.took_chair, &places));
        let mut line = RecordLine::of(entry, number, LineKind::Paragraph);
        line.text = Cow::Owned(sentences.join(" "));
        self.lines.push(line);
        if let Some(vote) = vote {
            self.by_name(entry, &vote.tally);
        }
    }
}

/// The word for whoever is in the chair: "Chairman" of anybody who presides, but "Mayor" of the Mayor
/// alone, for nobody else becomes that by presiding.
pub(super) fn presiding_word<R: Reader>(
    reading: &Reading<'_, R>,
    presiding: Option<PersonId>,
) -> String {
    let word = chair_word(reading);
    if is_a_chair(&word) || presiding.is_none_or(|person| reading.is_the_chair(person)) {
        word
    } else {
        "person presiding".to_owned()
    }
}

/// Whether the house's word is that for presiding, and not the name of an office.
fn is_a_chair(word: &str) -> bool {
    let word = word.to_lowercase();
    word.contains("chair") || word.starts_with("conven")
}

/// "In the absence of the Chair and Vice-Chair"; nothing where one of them was there.
fn absence<R: Reader>(reading: &Reading<'_, R>, when: Stamp) -> Vec<String> {
    let officers = reading.officers(when);
    if officers.is_empty() || officers.iter().any(|(_, there)| *there) {
        return Vec::new();
    }
    let mut words: Vec<String> = Vec::new();
    for (seat, _) in officers {
        let word = match seat.details.office {
            Office::Chair => chair_word(reading),
            _ if seat.details.title.is_empty() => format!("Vice-{}", chair_word(reading)),
            _ => seat.details.title.to_string(),
        };
        if !words.contains(&word) {
            words.push(word);
        }
    }
    vec![format!("in the absence of the {}", list(&words))]
}

/// For how long somebody was in the chair, where that was not the whole meeting: " for items 4 and
/// 5", " until 6.20pm". None: they never were.
pub(super) fn stretches<R: Reader>(
    reading: &Reading<'_, R>,
    house: &House,
    person: PersonId,
) -> Option<String> {
    let (items, whole) = reading.presided_over(person)?;
    let opened = reading.opened();
    let all = sat(reading);
    if all.iter().all(|c| c.person == person) && all.first().map(|c| c.from) == opened {
        return Some(String::new());
    }
    if whole && !items.is_empty() && items.len() <= FEW {
        return Some(format!(" for {}", numbers(reading, &items)));
    }
    if !house.attendance_times {
        return Some(" for part of the meeting".to_owned());
    }
    let own = |c: &&InTheChair| c.person == person;
    if !all.iter().any(|c| c.person == person) {
        let briefly = reading.in_the_chair();
        let first = briefly.iter().find(own)?;
        return Some(format!(" at {}", at(reading, house, first.from)));
    }
    let told = all.iter().filter(own).map(|c| {
        let from = Some(c.from).filter(|from| Some(*from) != opened);
        let to = c.to.filter(|to| Some(*to) != reading.closed());
        times(reading, house, from, to).unwrap_or_else(|| "throughout".to_owned())
    });
    Some(format!(" {}", list(&told.collect::<Vec<_>>())))
}

/// Who sat in the chair, stretch by stretch, without those that were over within the minute.
fn sat<R: Reader>(reading: &Reading<'_, R>) -> Vec<InTheChair> {
    let minute = |stamp: Stamp| stamp.timestamp().div_euclid(60);
    let mut found: Vec<InTheChair> = Vec::new();
    for stretch in reading.in_the_chair() {
        if stretch
            .to
            .is_some_and(|to| minute(to) <= minute(stretch.from))
        {
            continue;
        }
        match found.last_mut() {
            Some(last) if last.person == stretch.person => last.to = stretch.to,
            _ => found.push(stretch),
        }
    }
    found
}

/// As many items as are told by their numbers; of more the times are shorter.
const FEW: usize = 4;

/// "item 4", "items 4 and 5"; an item without a number by its title.
fn numbers<R: Reader>(reading: &Reading<'_, R>, items: &[&Item]) -> String {
    let mut named = Vec::new();
    let mut numbered = Vec::new();
    for item in items {
        if reading.number(item).is_empty() {
            named.push(format!("the item on {}", item.details.title));
        } else {
            numbered.push(reading.number(item).to_owned());
        }
    }
    if !numbered.is_empty() {
        let word = reading.numbered_word(numbered.len());
        named.insert(0, format!("{word} {}", list(&numbered)));
    }
    list(&named)
}
