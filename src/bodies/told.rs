//! What a file of a body says, and what comes of it for a meeting.

use chrono::{NaiveDate, NaiveTime};
use serde::{Deserialize, Deserializer, de};

use super::styles::{Style, is_file, is_usual, style_named};
use crate::meeting::agenda::{Business, Calling, FutureMeeting, ItemDetails};
use crate::meeting::house::HouseTold;
use crate::meeting::intent::{Intent, Order, Ref, Who};
use crate::meeting::people::{Body, Office, PersonDetails, SeatDetails};
use crate::meeting::rules::{RulesSaid, RulesTold};
use crate::meeting::text::{Text, alike};

/// A day as a file has it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Day(pub(super) NaiveDate);

impl<'de> Deserialize<'de> for Day {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        let words = Text::deserialize(deserializer)?;
        NaiveDate::parse_from_str(&words, "%Y-%m-%d")
            .map(Self)
            .map_err(|_| {
                de::Error::custom(format!(
                    "\u{201C}{words}\u{201D} is no day; write it as \"2026-03-19\""
                ))
            })
    }
}

/// A time of day as a file has it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Clock(pub(super) NaiveTime);

impl<'de> Deserialize<'de> for Clock {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        let words = Text::deserialize(deserializer)?;
        NaiveTime::parse_from_str(&words, "%H:%M")
            .map(Self)
            .map_err(|_| {
                de::Error::custom(format!(
                    "\u{201C}{words}\u{201D} is no time of day; write it as \"18:30\""
                ))
            })
    }
}

/// A seat, and who fills it.
#[derive(Clone, Debug, PartialEq, Deserialize)]
#[serde(deny_unknown_fields, default)]
pub struct SeatFile {
    /// As the list of members present prints it; "Member" prints none.
    pub title: Text,
    /// The organisation that it speaks for.
    pub organisation: Text,
    /// "councillor", "NHS": the local name.
    pub category: Text,
    /// The office that goes with it.
    pub office: Office,
    /// Whether it votes.
    pub voting: bool,
    /// Whether the law requires it.
    pub statutory: bool,
    /// Who holds it.
    pub holder: Option<PersonDetails>,
    /// Who usually sits in.
    pub usual_deputy: Option<PersonDetails>,
}

impl Default for SeatFile {
    fn default() -> Self {
        let seat = SeatDetails::default();
        Self {
            title: seat.title,
            organisation: seat.organisation,
            category: seat.category,
            office: seat.office,
            voting: seat.voting,
            statutory: seat.statutory,
            holder: None,
            usual_deputy: None,
        }
    }
}

impl SeatFile {
    /// The seat without who fills it.
    pub fn details(&self) -> SeatDetails {
        SeatDetails {
            title: self.title.clone(),
            organisation: self.organisation.clone(),
            category: self.category.clone(),
            office: self.office,
            voting: self.voting,
            statutory: self.statutory,
        }
    }
}

/// A standing item.
#[derive(Clone, Debug, Default, PartialEq, Deserialize)]
#[serde(deny_unknown_fields, default)]
pub(super) struct ItemFile {
    pub(super) number: Text,
    pub(super) title: Text,
    pub(super) description: Text,
    pub(super) business: Business,
}

macro_rules! settings {
    ($($name:ident: $of:ty,)*) => {
        /// A file as it is written; what it leaves out is inherited.
        #[derive(Clone, Debug, Default, PartialEq, Deserialize)]
        #[serde(deny_unknown_fields, default)]
        pub(super) struct Told {
            /// The ready kind whose settings hold where the file has none.
            pub(super) inherits: Option<Text>,
            /// The name, which is nobody's but this body's.
            pub(super) name: Option<Text>,
            /// The rules, each for itself.
            pub(super) rules: RulesSaid,
            $(pub(super) $name: Option<$of>,)*
        }

        /// The settings of a file, in order.
        pub const SETTINGS: &[&str] = &["inherits", "name", "rules", $(stringify!($name)),*];

        impl Told {
            /// This file over the one that it inherits.
            pub(super) fn laid_over(self, base: Self) -> Self {
                Self {
                    inherits: self.inherits,
                    name: self.name,
                    rules: self.rules.laid_over(base.rules),
                    $($name: self.$name.or(base.$name),)*
                }
            }
        }
    };
}

settings! {
    host: Text,
    kind: Text,
    chair_title: Text,
    called: Text,
    members: Text,
    seats: Vec<SeatFile>,
    items: Vec<ItemFile>,
    venue: Text,
    start: Clock,
    meetings: Vec<Day>,
    style: Text,
}

/// What is said of a body once, and holds for each of its meetings.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct BodyFile {
    /// Its name and its own words.
    pub body: Body,
    /// Its rules.
    pub rules: RulesTold,
    /// Its seats, in the order of the list of members.
    pub seats: Vec<SeatFile>,
    /// The items of each meeting.
    pub items: Vec<ItemDetails>,
    /// Where it usually meets; may be empty.
    pub venue: Text,
    /// At what time, if it has a usual one.
    pub start: Option<NaiveTime>,
    /// The days on which it meets.
    pub meetings: Vec<NaiveDate>,
    /// The house style of its documents; none = the usual one.
    pub style: Option<HouseTold>,
    /// The file of its style, which whoever reads files is still to read.
    pub style_file: Option<Text>,
}

impl From<Told> for BodyFile {
    fn from(told: Told) -> Self {
        let mut meetings: Vec<NaiveDate> = told
            .meetings
            .unwrap_or_default()
            .iter()
            .map(|d| d.0)
            .collect();
        meetings.sort_unstable();
        let style = told.style.filter(|named| !named.is_blank());
        let ready = style.as_ref().and_then(|named| style_named(named));
        Self {
            body: Body {
                name: told.name.unwrap_or_default(),
                host: told.host.unwrap_or_default(),
                kind: told.kind.unwrap_or_default(),
                chair_title: told.chair_title.unwrap_or_default(),
                called: told.called.unwrap_or_default(),
                members: told.members.unwrap_or_default(),
            },
            rules: told.rules.into(),
            seats: told.seats.unwrap_or_default(),
            items: told
                .items
                .unwrap_or_default()
                .into_iter()
                .map(|item| ItemDetails {
                    number: item.number,
                    title: item.title,
                    description: item.description,
                    business: item.business,
                    ..ItemDetails::default()
                })
                .collect(),
            venue: told.venue.unwrap_or_default(),
            start: told.start.map(|c| c.0),
            meetings,
            style: ready.and_then(Style::told),
            style_file: style.filter(|named| is_file(named)),
        }
    }
}

impl BodyFile {
    /// The first of its meetings that is not before `day`.
    pub fn next_meeting(&self, day: NaiveDate) -> Option<NaiveDate> {
        self.meetings.iter().copied().find(|d| *d >= day)
    }

    /// What a new meeting is told, one act each: the body, its rules, when and where it meets, its
    /// seats, the standing items, the later meetings. Time and place are the usual ones where
    /// `calling` has none.
    pub fn orders(&self, calling: &Calling) -> Vec<Order> {
        let mut intents = vec![Intent::DescribeBody(self.body.clone())];
        if self.rules != RulesTold::default() {
            intents.push(Intent::SetRules(self.rules.clone()));
        }
        if let Some(style) = self.style.as_ref().filter(|style| !is_usual(style)) {
            intents.push(Intent::SetStyle(Box::new(style.clone())));
        }
        let mut called = calling.clone();
        if called.venue.is_blank() {
            called.venue.clone_from(&self.venue);
        }
        if called.start().is_none() {
            called.start = Calling::stored_start(self.start);
        }
        intents.push(Intent::CallMeeting(called));
        let mut known: Vec<String> = Vec::new();
        let mut who = |person: &PersonDetails| {
            let name = person.full_name();
            if known.iter().any(|k| alike(k, &name)) {
                return Who::Known(Ref(Text::line(&name)));
            }
            known.push(name);
            Who::New(person.clone())
        };
        for seat in &self.seats {
            intents.push(Intent::AddSeat {
                seat: seat.details(),
                holder: seat.holder.as_ref().map(&mut who),
                usual_deputy: seat.usual_deputy.as_ref().map(&mut who),
                body: None,
            });
        }
        intents.extend(self.items.iter().map(|item| Intent::AddItem {
            item: item.clone(),
            after: None,
        }));
        let later = self.meetings.iter().filter(|d| **d > calling.date);
        intents.extend(later.map(|date| {
            Intent::ListMeeting(FutureMeeting {
                date: *date,
                start: self.start,
                venue: self.venue.clone(),
            })
        }));
        intents.into_iter().map(Order::from).collect()
    }
}
