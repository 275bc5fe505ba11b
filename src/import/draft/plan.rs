//! Trying a draft's orders on an empty meeting: what it refuses is left out and told, so that
//! making the real one can't fail half way.

use std::collections::HashSet;

use super::{Draft, Section, Standing, orders};
use crate::import::found::Place;
use crate::meeting::agenda::Stamp;
use crate::meeting::decide::{Position, decide};
use crate::meeting::id::{Id, Writer};
use crate::meeting::intent::{Intent, Order};
use crate::meeting::text::Text;
use crate::meeting::{Fact, Meeting, Refusal};

/// The most of a value that a sentence repeats, in characters.
const SHOWN: usize = 60;

/// What a draft comes to.
#[derive(Default)]
pub(super) struct Plan {
    pub(super) orders: Vec<Order>,
    pub(super) left: Vec<Text>,
}

/// A plan in the making, and the meeting as it would be so far.
pub(super) struct Planner<'d> {
    pub(super) draft: &'d Draft,
    pub(super) plan: Plan,
    pub(super) meeting: Meeting,
    /// Full names of the people that the meeting knows, in small letters.
    pub(super) people: HashSet<String>,
    /// The numbers that items stand on the agenda under as they were printed, in small letters.
    pub(super) numbers: HashSet<String>,
    record: u32,
    /// The format that a reader of what was ordered so far needs.
    reader: u32,
}

/// Makes the orders of a draft, and tells what they leave out.
pub(super) fn plan(draft: &Draft) -> Plan {
    let mut planner = Planner {
        draft,
        plan: Plan::default(),
        meeting: Meeting::new(),
        people: HashSet::new(),
        numbers: HashSet::new(),
        record: 1,
        reader: 1,
    };
    planner.tell_open();
    orders::all(&mut planner);
    planner.plan
}

impl Planner<'_> {
    /// Gives an order, if the meeting takes it; `what` begins the sentence that tells if it
    /// doesn't.
    pub(super) fn order(&mut self, what: &str, place: Place, intent: Intent) -> bool {
        let order = Order::from(intent);
        let (writer, now) = (Writer::FIRST, Stamp::default());
        let decided = |record| {
            let position = Position { writer, record };
            decide(&self.meeting, position, now, &order)
        };
        let needed = |facts: &[Fact]| facts.iter().map(|f| f.1.needs_reader()).max();
        let told = match decided(self.record) {
            // The journal puts a record before it that says so, and what it makes is named by the next.
            Ok(facts) if needed(&facts).is_some_and(|needed| needed > self.reader) => {
                self.reader = needed(&facts).unwrap_or(self.reader);
                self.record = self.record.saturating_add(1);
                decided(self.record)
            }
            told => told,
        };
        match told {
            Ok(facts) => {
                for (index, fact) in (0..).zip(&facts) {
                    let record = self.record;
                    let id = Id {
                        writer,
                        record,
                        index,
                    };
                    self.meeting.apply(id, now, fact);
                }
                self.record = self.record.saturating_add(1);
                self.plan.orders.push(order);
                true
            }
            Err(Refusal { reason, .. }) => {
                self.tell(&format!("{what} was left out: {reason}"), place);
                false
            }
        }
    }

    /// Tells something of a place.
    pub(super) fn tell(&mut self, sentence: &str, place: Place) {
        let whereabouts = self.draft.proposal.whereabouts(place);
        let words = if whereabouts.is_empty() {
            sentence.to_owned()
        } else {
            format!("{sentence} ({whereabouts})")
        };
        self.plan.left.push(Text::line(&words));
    }

    /// A sentence for every field that is open.
    fn tell_open(&mut self) {
        let (mut row, mut kept) = (String::new(), false);
        for (at, field) in self.draft.fields.iter().enumerate() {
            if field.depth == 0 {
                row = match field.section {
                    Section::Items => field.label.to_string(),
                    Section::Meeting => String::new(),
                    // Its words are not for everybody, and neither is what stands below them.
                    _ if self.draft.is_kept(at) => format!("{} marked as exempt", field.label),
                    _ => format!("{} \u{201C}{}\u{201D}", field.label, shown(&field.value)),
                };
                kept = self.draft.is_kept(at);
            }
            if field.standing != Standing::Open {
                continue;
            }
            let mut what = match (field.depth, row.is_empty()) {
                (0, false) => row.clone(),
                (_, true) => field.label.to_string(),
                (_, false) => format!("{row}, {}", field.label.to_lowercase()),
            };
            let kept = kept || self.draft.is_kept(at);
            // Recommendations may be confidential, and are long: their place tells them.
            let lines = field.form == super::Form::Lines;
            if !field.value.is_blank() && !lines && !kept && (field.depth > 0 || row.is_empty()) {
                what = format!("{what} \u{201C}{}\u{201D}", shown(&field.value));
            }
            let fate = if field.value.is_blank() {
                ""
            } else if self.draft.counts_while_open(at) {
                " is open"
            } else {
                " was left out"
            };
            let doubt = field.doubt.as_deref().unwrap_or("It was not settled.");
            self.tell(&format!("{what}{fate}: {doubt}"), field.place);
        }
    }
}

/// The beginning of a value.
pub(super) fn shown(value: &str) -> String {
    let mut words: String = value.chars().take(SHOWN).collect();
    if words.len() < value.len() {
        words.push('\u{2026}');
    }
    words
}
