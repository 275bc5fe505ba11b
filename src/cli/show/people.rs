//! The people whom what is shown names.

use std::collections::HashSet;

use serde::Serialize;

use super::{view, words};
use crate::meeting::entry::Owner;
use crate::meeting::id::PersonId;

/// Who presided since when.
#[derive(Debug, Serialize)]
pub(super) struct Presiding {
    pub(super) person: String,
    pub(super) since: String,
}

/// The people that something shown names. Somebody who appears in exempt entries alone is not
/// known to the public.
pub(super) struct People(HashSet<PersonId>);

impl People {
    pub(super) fn new() -> Self {
        Self(HashSet::new())
    }

    pub(super) fn ids(&self) -> &HashSet<PersonId> {
        &self.0
    }

    pub(super) fn see(&mut self, person: PersonId) -> String {
        self.0.insert(person);
        person.to_string()
    }

    pub(super) fn all(&mut self, people: Vec<PersonId>) -> Vec<String> {
        people.into_iter().map(|p| self.see(p)).collect()
    }

    pub(super) fn owner(&mut self, owner: &Owner) -> view::Owner {
        match owner {
            Owner::Person(person) => view::Owner::Person(self.see(*person)),
            Owner::Named(name) => view::Owner::Named(words(name)),
        }
    }
}
