//! The officer's working copy of a proposal: each field is taken, mended or dropped, and what is
//! taken becomes intents. Nothing is taken that is uncertain until the officer says so.

use std::ops::Range;

use super::found::Place;
use super::proposal::Proposal;
use crate::meeting::intent::Order;
use crate::meeting::text::Text;

/// What a field belongs to, in the order of the review.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Section {
    /// Body, day, time, place, officer.
    Meeting,
    /// Members.
    Members,
    /// Items of the agenda.
    Items,
    /// Reports and what they ask.
    Reports,
    /// Minutes of earlier meetings.
    Minutes,
    /// Actions of earlier meetings.
    Actions,
    /// Meetings to come.
    Future,
    /// The work programme.
    Programme,
}

impl Section {
    /// All of them, in order.
    pub const ALL: [Self; 8] = [
        Self::Meeting,
        Self::Members,
        Self::Items,
        Self::Reports,
        Self::Minutes,
        Self::Actions,
        Self::Future,
        Self::Programme,
    ];

    /// Its heading.
    pub fn title(self) -> &'static str {
        match self {
            Self::Meeting => "Meeting",
            Self::Members => "Members",
            Self::Items => "Agenda",
            Self::Reports => "Reports",
            Self::Minutes => "Earlier minutes",
            Self::Actions => "Open actions",
            Self::Future => "Meetings to come",
            Self::Programme => "Work programme",
        }
    }
}

/// How a field stands.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Standing {
    /// It goes into the meeting.
    #[default]
    Taken,
    /// Uncertain, and the officer hasn't said.
    Open,
    /// It doesn't go into the meeting.
    Dropped,
}

/// What a field's words must be.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Form {
    /// A line.
    Line,
    /// Several lines.
    Lines,
    /// A day.
    Date,
    /// A time.
    Time,
}

/// A field of the review.
#[derive(Clone, Debug, PartialEq)]
pub struct Field {
    /// What it belongs to.
    pub section: Section,
    /// Below the field before it that is less deep: a report's limbs, an item's description.
    /// Dropping a field drops what is below it.
    pub depth: u8,
    /// What it is, "Date", "Member", "Item 4".
    pub label: Text,
    /// Its words, as they would be taken.
    pub value: Text,
    /// What its words must be.
    pub form: Form,
    /// Where it was read.
    pub place: Place,
    /// Why it isn't certain.
    pub doubt: Option<Text>,
    /// What the meeting before had instead.
    pub before: Option<Text>,
    /// How it stands.
    pub standing: Standing,
    /// The officer has mended it.
    pub mended: bool,
}

/// The working copy.
#[derive(Clone, Debug, PartialEq)]
pub struct Draft {
    proposal: Proposal,
    fields: Vec<Field>,
}

impl Draft {
    /// A copy in which all that is certain is taken and the rest is open.
    pub fn new(proposal: Proposal) -> Self {
        Self {
            proposal,
            fields: Vec::new(),
        }
    }

    /// The proposal, as it was read.
    pub fn proposal(&self) -> &Proposal {
        &self.proposal
    }

    /// The fields in the order of the review.
    pub fn fields(&self) -> &[Field] {
        &self.fields
    }

    /// Takes, opens or drops a field.
    pub fn settle(&mut self, field: usize, standing: Standing) {
        if let Some(field) = self.fields.get_mut(field) {
            field.standing = standing;
        }
    }

    /// Gives a field other words; it is taken with them.
    ///
    /// # Errors
    /// When the words can't be what the field is, in a sentence.
    pub fn mend(&mut self, _field: usize, _words: &str) -> Result<(), Text> {
        Ok(())
    }

    /// The fields below a field: those after it that are deeper, up to the next that isn't.
    pub fn below(&self, field: usize) -> Range<usize> {
        let depth = self.fields.get(field).map_or(u8::MAX, |f| f.depth);
        let from = (field + 1).min(self.fields.len());
        let count = self.fields[from..]
            .iter()
            .take_while(|f| f.depth > depth)
            .count();
        from..from + count
    }

    /// Whether a field or anything below it is open.
    pub fn is_open(&self, field: usize) -> bool {
        let open = |f: &Field| f.standing == Standing::Open;
        self.fields.get(field).is_some_and(open) || self.fields[self.below(field)].iter().any(open)
    }

    /// The first open field after `field`, or from the beginning where there is none after it;
    /// `None` as `field` begins at the first.
    pub fn next_open(&self, field: Option<usize>) -> Option<usize> {
        let from = field.map_or(0, |f| f + 1);
        let open = |at: &usize| {
            self.fields
                .get(*at)
                .is_some_and(|f| f.standing == Standing::Open)
        };
        let count = self.fields.len();
        (from..count).chain(0..from.min(count)).find(open)
    }

    /// The last open field before `field`, or from the end where there is none before it.
    pub fn previous_open(&self, field: Option<usize>) -> Option<usize> {
        let open = |at: &usize| {
            self.fields
                .get(*at)
                .is_some_and(|f| f.standing == Standing::Open)
        };
        let count = self.fields.len();
        let to = field.map_or(count, |f| f.min(count));
        (0..to).rev().chain((to..count).rev()).find(open)
    }

    /// How many fields are open.
    pub fn open(&self) -> usize {
        let open = |f: &&Field| f.standing == Standing::Open;
        self.fields.iter().filter(open).count()
    }

    /// What keeps a meeting from being made of it: no body, no day.
    pub fn lacks(&self) -> Option<Text> {
        None
    }

    /// The intents that make the meeting, in order.
    pub fn orders(&self) -> Vec<Order> {
        Vec::new()
    }

    /// What is left open or was not read, in a sentence each.
    pub fn left(&self) -> Vec<Text> {
        Vec::new()
    }
}
