//! A joint meeting: several bodies that meet together under one chair, each with its own roll, its own
//! quorum and its own votes. The first is the one that hosts the meeting, and whose rules hold for what
//! all of them do together.

use serde::{Deserialize, Serialize};

use super::id::{BodyId, EntryId};
use super::people::{Body, Seat};
use super::rules::Rules;
use super::state::Meeting;
use super::text::alike;

/// One of the bodies that meet.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub enum Constituent {
    /// The body that hosts the meeting; the only one, unless another joined it.
    #[default]
    First,
    /// One that meets with it.
    Joined(BodyId),
}

impl Constituent {
    /// Its id, if it is one that joined.
    pub fn joined(self) -> Option<BodyId> {
        match self {
            Self::First => None,
            Self::Joined(body) => Some(body),
        }
    }
}

/// A body that meets together with the first.
#[derive(Clone, Debug, PartialEq)]
pub struct JoinedBody {
    /// Its id.
    pub id: BodyId,
    /// Its name and its own words.
    pub body: Body,
    /// Its rules: they hold for its quorum and for its own votes.
    pub rules: Rules,
}

/// Words of a name that set nothing apart.
const LINKS: [&str; 5] = ["and", "&", "the", "of", "for"];

impl Meeting {
    /// The bodies that joined the first, in the order in which they were put down.
    pub fn joined(&self) -> &[JoinedBody] {
        &self.joined
    }

    /// Whether several bodies meet together.
    pub fn is_joint(&self) -> bool {
        !self.joined.is_empty()
    }

    /// The bodies that meet, the first first.
    pub fn constituents(&self) -> Vec<Constituent> {
        let joined = self.joined.iter().map(|j| Constituent::Joined(j.id));
        std::iter::once(Constituent::First).chain(joined).collect()
    }

    fn joined_body(&self, which: Constituent) -> Option<&JoinedBody> {
        let id = which.joined()?;
        self.joined.iter().find(|j| j.id == id)
    }

    /// The name and the words of one of them.
    pub fn body_of(&self, which: Constituent) -> &Body {
        self.joined_body(which).map_or(&self.body, |j| &j.body)
    }

    /// The rules of one of them.
    pub fn rules_of(&self, which: Constituent) -> &Rules {
        self.joined_body(which).map_or(&self.rules, |j| &j.rules)
    }

    /// The seats of one of them.
    pub fn seats_of(&self, which: Constituent) -> impl Iterator<Item = &Seat> {
        self.seats().iter().filter(move |s| s.of == which)
    }

    /// How sentences call those who meet: the body by its own word for itself, "the Board"; several
    /// together are the meeting.
    pub fn called(&self) -> &str {
        if self.is_joint() {
            "the meeting"
        } else if self.body.called.is_blank() {
            "the Board"
        } else {
            &self.body.called
        }
    }

    /// Whether one of the bodies has voted on a motion for itself and another has not yet.
    pub fn waits_for_a_body(&self, motion: EntryId) -> bool {
        let voted = self.separate_votes(motion).len();
        (1..self.constituents().len()).contains(&voted)
    }

    /// What sets the name of one of them apart from the others, "Southmere"; the whole name where
    /// nothing does.
    pub fn body_in_brief(&self, which: Constituent) -> String {
        let name = &self.body_of(which).name;
        let others: Vec<Constituent> = self
            .constituents()
            .into_iter()
            .filter(|c| *c != which)
            .collect();
        let shared = |word: &&str| {
            let mut others = others.iter();
            others.any(|c| {
                self.body_of(*c)
                    .name
                    .split_whitespace()
                    .any(|w| alike(w, word))
            })
        };
        let mut own: Vec<&str> = name.split_whitespace().collect();
        own.retain(|word| !LINKS.iter().any(|link| alike(link, word)) && !shared(word));
        if own.is_empty() {
            name.to_string()
        } else {
            own.join(" ")
        }
    }

    /// How one of them is called in a sentence, "the Southmere Board": by its own word for itself where
    /// that tells it from the others, or else by its name.
    pub fn body_in_words(&self, which: Constituent) -> String {
        let body = self.body_of(which);
        let brief = self.body_in_brief(which);
        let told = |called: &str| {
            called
                .split_whitespace()
                .any(|w| w.len() > 3 && brief.split_whitespace().any(|own| alike(own, w)))
        };
        if told(&body.called) {
            return body.called.to_string();
        }
        body.with_article()
    }
}

impl Body {
    /// The name as it stands in a sentence, with "the" unless it goes without: it has its own, or it is
    /// that of a council, "Keelby Parish Council".
    pub fn with_article(&self) -> String {
        let the = if self.takes_no_article() { "" } else { "the " };
        format!("{the}{}", self.name)
    }

    /// Whether the name stands without "the".
    pub fn takes_no_article(&self) -> bool {
        let name = self.name.trim().to_lowercase();
        if name.starts_with("the ") {
            return true;
        }
        let words: Vec<&str> = name.split_whitespace().collect();
        match words.as_slice() {
            [first, .., "council"] => !matches!(
                *first,
                "full" | "annual" | "parish" | "town" | "city" | "county" | "borough" | "district"
            ),
            _ => false,
        }
    }
}
