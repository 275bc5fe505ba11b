//! The keys by which people are found, and how those are ranked.

use crate::meeting::people::PersonDetails;

use super::fold::fold;
use super::table::Key;

/// By what somebody is found; the better first.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
enum By {
    /// A surname.
    Surname,
    /// The whole name, from the first name on.
    Whole,
    /// A role or an organisation, from its first word on.
    Role,
    /// The initials of a name.
    Initials,
    /// The initials of a role.
    RoleInitials,
    /// A cue's words.
    Cue,
}

/// How many places of a roster a rank tells apart.
const ORDERS: u32 = 1 << 20;

/// Ranks of those who are where others are; each way of being found takes one of the places.
pub(super) const BAND: u32 = 8 * ORDERS;

/// The keys, while they are gathered.
#[derive(Debug, Default)]
pub(super) struct Keys {
    pub(super) names: Vec<Key>,
    pub(super) roles: Vec<Key>,
    pub(super) initials: Vec<Key>,
    pub(super) cues: Vec<Key>,
    /// Whose keys: their place in the roster.
    pub(super) person: u32,
    /// Where they are; 0 = in the room.
    pub(super) away: u8,
}

impl Keys {
    fn key(&self, words: &str, by: By) -> Key {
        Key {
            words: words.into(),
            rank: u32::from(self.away) * BAND
                + (by as u32 + 1) * ORDERS
                + self.person.min(ORDERS - 1),
            index: self.person,
        }
    }

    pub(super) fn name(&mut self, details: &PersonDetails) {
        let name = fold(details.name.trim());
        if details.cue {
            for words in suffixes(&name) {
                let key = self.key(words, By::Cue);
                self.cues.push(key);
            }
            return;
        }
        for (at, words) in suffixes(&name).enumerate() {
            let by = if at == 0 && name.contains(' ') {
                By::Whole
            } else {
                By::Surname
            };
            let key = self.key(words, by);
            self.names.push(key);
        }
        let letters = initials(&name);
        if letters.chars().count() > 1 {
            let key = self.key(&letters, By::Initials);
            self.initials.push(key);
        }
    }

    pub(super) fn role(&mut self, role: &str) {
        let key = self.key(&fold(role.trim()), By::Role);
        self.roles.push(key);
        // The words with capitals: "Director of Public Health" is DPH.
        let letters: String = role
            .split_whitespace()
            .filter_map(|w| w.chars().next())
            .filter(|c| c.is_uppercase())
            .collect();
        if letters.chars().count() > 1 {
            let key = self.key(&fold(&letters), By::RoleInitials);
            self.initials.push(key);
        }
    }

    pub(super) fn organisation(&mut self, organisation: &str) {
        let key = self.key(&fold(organisation.trim()), By::Role);
        self.roles.push(key);
    }
}

/// The text from each of its words on, and from each part of a double name.
pub(super) fn suffixes(text: &str) -> impl Iterator<Item = &str> {
    let begins = |&(at, c): &(usize, char)| {
        let before = text[..at].chars().next_back();
        c.is_alphanumeric()
            && before.is_none_or(|b| b.is_whitespace() || matches!(b, '-' | ',' | '(' | '/'))
    };
    text.char_indices()
        .filter(begins)
        .map(|(at, _)| &text[at..])
}

pub(super) fn initials(name: &str) -> String {
    name.split(|c: char| c.is_whitespace() || c == '-')
        .filter_map(|w| w.chars().next())
        .collect()
}
