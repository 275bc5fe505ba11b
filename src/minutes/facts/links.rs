//! What leads from one meeting to another: the session that an action came from, the action as it is carried
//! from meeting to meeting, the title of an item that was put off or planned.

use chrono::NaiveDate;

use super::super::across::key_of;
use super::{Record, StepKind};

/// Something by which another meeting is known to have the same. Two may be alike by chance: what it leads
/// to is to be looked at.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Link(u32);

impl Link {
    /// The session of this id.
    pub fn session(id: &str) -> Self {
        Self::of(&["session", id])
    }

    /// What came from there: a session and the action's id in it.
    pub fn origin(origin: &str) -> Self {
        Self::of(&["origin", origin])
    }

    /// An action that a meeting of a body on that day asked for, in these words.
    pub fn action(body: &str, raised: NaiveDate, words: &str) -> Self {
        Self::of(&["action", &key_of(body), &raised.to_string(), &key_of(words)])
    }

    /// An item of a body, by its title.
    pub fn title(body: &str, title: &str) -> Self {
        Self::of(&["title", &key_of(body), &key_of(title)])
    }

    /// FNV-1a, which is the same in every build.
    fn of(parts: &[&str]) -> Self {
        let bytes = parts.iter().flat_map(|part| part.bytes().chain([0]));
        let sum = bytes.fold(0xCBF2_9CE4_8422_2325_u64, |sum, byte| {
            (sum ^ u64::from(byte)).wrapping_mul(0x0100_0000_01B3)
        });
        let folded = (sum >> 32) ^ (sum & u64::from(u32::MAX));
        Self(u32::try_from(folded).unwrap_or_default())
    }

    /// As a number.
    pub fn number(self) -> u32 {
        self.0
    }
}

impl Record {
    /// All that leads to this meeting, which is one of that body on that day.
    pub fn links(&self, body: &str, day: NaiveDate) -> Vec<Link> {
        let mut links = Vec::new();
        if !self.session.is_empty() {
            links.push(Link::session(&self.session));
        }
        let titles = self.items.iter().map(|item| &item.title);
        let titles = titles.chain(self.planned.iter().map(|planned| &planned.title));
        links.extend(titles.map(|title| Link::title(body, title)));
        for carried in &self.carried {
            if !carried.origin.is_empty() {
                links.push(Link::origin(&carried.origin));
            }
            links.push(Link::action(body, carried.raised, &carried.words));
        }
        let actions = self.steps.iter().filter(|s| s.kind == StepKind::Action);
        links.extend(actions.map(|action| Link::action(body, day, &action.words)));
        links.sort_unstable();
        links.dedup();
        links
    }

    /// The texts by which a trace begins at this meeting beside the passages of its minutes.
    pub fn beginnings(&self) -> impl Iterator<Item = String> {
        let titles = self.items.iter().map(|item| item.title.clone());
        let carried = self.carried.iter().map(super::Carried::in_words);
        let planned = self.planned.iter().map(|planned| planned.title.clone());
        titles.chain(carried).chain(planned)
    }
}
