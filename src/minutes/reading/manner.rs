//! How names, days and numbers are written, wherever they stand: what of the house style goes with
//! every reading.

use chrono::NaiveDate;

use crate::meeting::Meeting;
use crate::meeting::agenda::Item;
use crate::meeting::audience::Reader;
use crate::meeting::id::{ItemId, PersonId};
use crate::meeting::people::{Body, PersonDetails};

use super::Reading;
use crate::minutes::house::{
    DateStyle, Honorific, House, ItemNumbers, ItemOrder, Names, municipal_year,
};
use crate::minutes::words;

/// What of the house style goes with a reading.
pub(super) struct Manner {
    names: Names,
    honorifics: Vec<Honorific>,
    dates: DateStyle,
    chair_title: String,
    /// Minute numbers in the order in which the items are printed; empty: those of the agenda.
    minutes: Vec<(ItemId, String)>,
}

impl Manner {
    pub(super) fn of(meeting: &Meeting, house: &House) -> Self {
        let minutes = match house.items {
            ItemNumbers::Agenda => Vec::new(),
            ItemNumbers::Running => {
                let items = in_order(meeting.items(), house.order);
                let ids = items.into_iter().map(|item| item.id);
                ids.zip(house.first_minute..)
                    .map(|(id, number)| (id, minute(house, meeting.calling().date, number)))
                    .collect()
            }
        };
        Self {
            names: house.names,
            honorifics: house.honorifics.clone(),
            dates: house.dates,
            chair_title: house.chair_title.to_string(),
            minutes,
        }
    }

    fn honorific<'s>(&'s self, details: &'s PersonDetails) -> &'s str {
        let own = details.honorific.trim();
        let printed = self.honorifics.iter().find(|h| h.of.trim() == own);
        printed.map_or(own, |h| h.printed.trim())
    }
}

/// "45", or as the house writes a minute's number.
fn minute(house: &House, day: NaiveDate, number: u32) -> String {
    let first = municipal_year(day);
    let year = format!("{first}/{:02}", (first + 1).rem_euclid(100));
    let number = number.to_string();
    house
        .minute_number
        .fill(&[("number", &number), ("year", &year)])
}

/// Items in the order in which they are printed.
fn in_order(items: &[Item], order: ItemOrder) -> Vec<&Item> {
    let mut items: Vec<&Item> = items.iter().collect();
    if order == ItemOrder::AsTaken {
        // What was never taken stays at its place after what was before it on the agenda.
        let mut latest = None;
        let mut keys = Vec::with_capacity(items.len());
        for item in &items {
            let first = item.takings.first().map(|t| t.from);
            latest = first.or(latest);
            keys.push((item.id, latest));
        }
        items.sort_by_key(|i| keys.iter().find(|(id, _)| *id == i.id).and_then(|k| k.1));
    }
    items
}

impl<'m, R: Reader> Reading<'m, R> {
    /// The items as they are printed.
    pub(in crate::minutes) fn printed(&self, house: &House) -> Vec<&'m Item> {
        in_order(self.meeting.items(), house.order)
    }

    /// The number of an item as it is printed; empty = none.
    pub(in crate::minutes) fn number<'s>(&'s self, item: &'s Item) -> &'s str {
        let minute = self.manner.minutes.iter().find(|(id, _)| *id == item.id);
        let number = minute.map_or(item.details.number.as_str(), |(_, number)| number);
        number.trim().trim_end_matches('.')
    }

    /// What the number of an item counts: "item 4", but "the item at minute 45" where minutes are counted.
    pub(in crate::minutes) fn numbered_word(&self, count: usize) -> &'static str {
        match (self.manner.minutes.is_empty(), count) {
            (true, 1) => "item",
            (true, _) => "items",
            (false, 1) => "the item at minute",
            (false, _) => "the items at minutes",
        }
    }

    /// "5 February 2026".
    pub(in crate::minutes) fn date(&self, day: NaiveDate) -> String {
        words::date(self.manner.dates, day)
    }

    /// The word for whoever is appointed to preside, as the house or else the body has it.
    pub(in crate::minutes) fn chair_title(&self) -> &str {
        self.chair_title_of(self.meeting.body())
    }

    /// The same of one of the bodies that meet together.
    pub(in crate::minutes) fn chair_title_of<'s>(&'s self, body: &'s Body) -> &'s str {
        let own = self.manner.chair_title.trim();
        match (own, body.chair_title.trim()) {
            ("", "") => "Chair",
            ("", body) => body,
            (own, _) => own,
        }
    }

    /// Somebody as the text names them.
    pub(in crate::minutes) fn name(&self, id: PersonId) -> String {
        if self.manner.names == Names::Full {
            return self.full_name(id);
        }
        match self.person(id) {
            Some(person) => self.short_name(&person.details),
            None => self.full_name(id),
        }
    }

    /// Somebody with their whole name, as lists have it.
    pub(in crate::minutes) fn full_name(&self, id: PersonId) -> String {
        if self.manner.honorifics.is_empty() {
            return self.meeting.name(id);
        }
        match self.person(id).map(|p| &p.details) {
            Some(details) if !details.cue => titled(self.manner.honorific(details), &details.name),
            _ => self.meeting.name(id),
        }
    }

    /// Somebody in short, whom nobody else of the meeting can be taken for.
    pub(in crate::minutes) fn short_name(&self, details: &PersonDetails) -> String {
        let honorific = self.manner.honorific(details);
        if details.cue {
            return details.full_name();
        }
        let alone = |other: &PersonDetails| {
            other.name == details.name
                || self.manner.honorific(other) != honorific
                || !other.surname().eq_ignore_ascii_case(details.surname())
        };
        let unmistakable = self.people().iter().all(|p| alone(&p.details));
        if honorific.is_empty() || !unmistakable {
            titled(honorific, &details.name)
        } else {
            titled(honorific, details.surname())
        }
    }
}

fn titled(honorific: &str, name: &str) -> String {
    if honorific.is_empty() {
        name.to_owned()
    } else {
        format!("{honorific} {name}")
    }
}
