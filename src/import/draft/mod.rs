//! The officer's working copy of a proposal: each field is taken, mended or dropped, and what is
//! taken becomes intents. Nothing is taken that is uncertain until the officer says so.

mod alike;
mod called;
mod change;
mod classification;
mod counts;
mod fields;
mod mend;
mod orders;
mod plan;
mod public;
mod reports;
mod seats;
mod show;
mod supporting_fields;
mod target;
#[cfg(test)]
mod tests;

use std::collections::{HashMap, HashSet};
use std::mem;
use std::ops::Range;

use super::found::{Found, Place};
use super::proposal::Proposal;
use crate::meeting::intent::Order;
use crate::meeting::text::Text;
use change::Change;
use classification::Part;
pub use counts::Counts;
use fields::FieldList;
pub(crate) use public::is_public;
use target::Target;

/// What a field belongs to, in the order of the review.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
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
    /// As it was read.
    proposal: Proposal,
    /// As the officer has mended it; without the lines of the sources.
    now: Proposal,
    fields: Vec<Field>,
    targets: Vec<Target>,
    index: HashMap<Target, usize>,
    /// How a field stood that was dropped with the one above it.
    stood: Vec<Option<Standing>>,
    history: Vec<Change>,
}

impl Draft {
    /// A copy in which all that is certain is taken and the rest is open.
    pub fn new(mut proposal: Proposal) -> Self {
        let sources = mem::take(&mut proposal.sources);
        let mut now = proposal.clone();
        proposal.sources = sources;
        for ask in now.reports.iter_mut().flat_map(|r| &mut r.asks) {
            if ask.that.value.is_blank() {
                ask.that.value = ask.text.value.clone();
            }
        }
        let FieldList {
            fields, targets, ..
        } = laid_out(&now);
        Self {
            proposal,
            now,
            stood: vec![None; fields.len()],
            index: targets.iter().enumerate().map(|(n, s)| (*s, n)).collect(),
            fields,
            targets,
            history: Vec::new(),
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

    /// Whether there is nothing to take yet: the officer has to give the words.
    pub fn needs_words(&self, field: usize) -> bool {
        self.fields.get(field).is_some_and(|f| f.value.is_blank())
    }

    /// The field that mending this one mends: the name of a member, the title of an item or of a
    /// report; else the field itself. Its value is what the officer begins with.
    pub fn mends(&self, field: usize) -> usize {
        let target = self.targets.get(field).map(|target| target.mended());
        let mended = target.and_then(|target| self.index.get(&target));
        mended.copied().unwrap_or(field)
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

    /// What the papers print where a limb was read, with the words that lead into the list: it may
    /// be more than became of it.
    pub fn printed(&self, field: usize) -> Option<String> {
        let Some(Target::Limb(n, m)) = self.targets.get(field).copied() else {
            return None;
        };
        let ask = self.proposal.reports.get(n)?.asks.get(m)?;
        let words = [&ask.lead, &ask.label, &ask.text.value];
        let words = words.iter().filter(|w| !w.is_blank());
        let words: Vec<&str> = words.map(|w| w.as_str()).collect();
        Some(words.join(" "))
    }

    /// How many fields are open.
    pub fn open(&self) -> usize {
        let open = |f: &&Field| f.standing == Standing::Open;
        self.fields.iter().filter(open).count()
    }

    /// Whether the name of the body is settled.
    pub fn has_body(&self) -> bool {
        let named = |body: &Found<Text>| !body.value.is_blank();
        self.taken(Target::Body) && self.now.body.as_ref().is_some_and(named)
    }

    /// Whether the day of the meeting is settled.
    pub fn has_date(&self) -> bool {
        self.taken(Target::Date) && self.now.date.is_some()
    }

    /// What keeps a meeting from being made of it: no body, no day.
    pub fn lacks(&self) -> Option<Text> {
        let lacking = [
            (
                self.has_body(),
                Target::Body,
                "The name of the body is not settled",
            ),
            (
                self.has_date(),
                Target::Date,
                "The day of the meeting is not settled",
            ),
        ];
        let sentences: Vec<String> = lacking
            .iter()
            .filter(|(has, ..)| !has)
            .map(|(_, target, what)| {
                let field = self.index.get(target).and_then(|at| self.fields.get(*at));
                let Some((field, doubt)) = field.and_then(|f| Some((f, f.doubt.as_ref()?))) else {
                    return format!("{what}.");
                };
                if field.value.is_blank() {
                    return format!("{what}. {doubt}");
                }
                let read = format!("{what}: \u{201C}{}\u{201D}", field.value);
                match self.proposal.whereabouts(field.place) {
                    place if place.is_empty() => format!("{read}? {doubt}"),
                    place => format!("{read} ({place})? {doubt}"),
                }
            })
            .collect();
        (!sentences.is_empty()).then(|| Text::line(&sentences.join(" ")))
    }

    /// The proposal, taken back as it was read.
    pub fn into_proposal(self) -> Proposal {
        self.proposal
    }

    /// The intents that make the meeting, in order. Each is accepted by a new meeting that has
    /// taken those before it.
    pub fn orders(&self) -> Vec<Order> {
        plan::plan(self).orders
    }

    /// What is left open or does not fit, in a sentence each.
    pub fn left(&self) -> Vec<Text> {
        plan::plan(self).left
    }

    /// Whether a value is there and taken, and all rows that it stands below are.
    fn taken(&self, target: Target) -> bool {
        self.standing(target) == Some(Standing::Taken)
    }

    fn standing(&self, target: Target) -> Option<Standing> {
        let field = self.index.get(&target)?;
        self.fields.get(*field).map(|f| f.standing)
    }
}

/// All fields of a proposal, in the order of the review.
fn laid_out(p: &Proposal) -> FieldList {
    let mut list = FieldList {
        fields: Vec::new(),
        targets: Vec::new(),
        section: Section::Meeting,
    };
    fields::meeting(&mut list, p);
    list.section = Section::Members;
    for (n, member) in p.members.iter().enumerate() {
        fields::member(&mut list, n, member);
    }
    list.section = Section::Items;
    let mut numbers = HashSet::new();
    let mut exempt = HashSet::new();
    for (n, item) in p.items.iter().enumerate() {
        let number = item.number.value.to_lowercase();
        if item.exempt.is_some() {
            exempt.insert(number.clone());
        }
        let taken = !number.trim().is_empty() && !numbers.insert(number);
        fields::item(&mut list, n, item, taken);
    }
    list.section = Section::Reports;
    for (n, report) in p.reports.iter().enumerate() {
        let behind = report.item.as_ref().map(|i| i.value.to_lowercase());
        let part = match behind {
            Some(number) if exempt.contains(&number) => Part::Private,
            _ if classification::is_open(report, &p.items) => Part::Public,
            _ => Part::Unknown,
        };
        fields::report(&mut list, n, report, part);
    }
    list.section = Section::Minutes;
    for (n, minutes) in p.minutes.iter().enumerate() {
        supporting_fields::minutes(&mut list, n, minutes);
    }
    list.section = Section::Actions;
    for (n, action) in p.actions.iter().enumerate() {
        supporting_fields::action(&mut list, n, action);
    }
    list.section = Section::Future;
    for (n, meeting) in p.future.iter().enumerate() {
        supporting_fields::future(&mut list, n, meeting);
    }
    list.section = Section::Programme;
    for (n, meeting) in p.programme.iter().enumerate() {
        supporting_fields::programme(&mut list, n, meeting);
    }
    list
}
