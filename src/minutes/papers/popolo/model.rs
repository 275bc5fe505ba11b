//! The classes of the Popolo model that a meeting has something of, with the fields by their names there.

use serde::Serialize;

/// A meeting as open data.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct Popolo {
    pub(super) persons: Vec<Person>,
    pub(super) organizations: Vec<Organization>,
    pub(super) posts: Vec<Post>,
    pub(super) memberships: Vec<Membership>,
    pub(super) events: Vec<Event>,
    pub(super) motions: Vec<Motion>,
    pub(super) vote_events: Vec<VoteEvent>,
    #[serde(skip)]
    pub(super) file_stem: String,
}

impl Popolo {
    /// A file name without its ending.
    pub fn file_stem(&self) -> &str {
        &self.file_stem
    }
}

#[derive(Clone, Debug, PartialEq, Serialize)]
pub(super) struct Person {
    pub(super) id: String,
    pub(super) name: String,
    #[serde(skip_serializing_if = "String::is_empty")]
    pub(super) honorific_prefix: String,
}

#[derive(Clone, Debug, PartialEq, Serialize)]
pub(super) struct Organization {
    pub(super) id: String,
    pub(super) name: String,
    #[serde(skip_serializing_if = "String::is_empty")]
    pub(super) classification: String,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(super) parent_id: Option<String>,
}

#[derive(Clone, Debug, PartialEq, Serialize)]
pub(super) struct Post {
    pub(super) id: String,
    pub(super) label: String,
    pub(super) role: &'static str,
    pub(super) organization_id: String,
}

#[derive(Clone, Debug, PartialEq, Serialize)]
pub(super) struct Membership {
    pub(super) id: String,
    pub(super) person_id: String,
    pub(super) organization_id: String,
    pub(super) role: String,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(super) post_id: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(super) on_behalf_of_id: Option<String>,
}

#[derive(Clone, Debug, PartialEq, Serialize)]
pub(super) struct Event {
    pub(super) id: String,
    pub(super) name: String,
    pub(super) classification: &'static str,
    pub(super) start_date: String,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(super) end_date: Option<String>,
    #[serde(skip_serializing_if = "String::is_empty")]
    pub(super) location: String,
    pub(super) status: &'static str,
    pub(super) organization_id: String,
    pub(super) attendees: Vec<Person>,
}

#[derive(Clone, Debug, PartialEq, Serialize)]
pub(super) struct Motion {
    pub(super) id: String,
    pub(super) organization_id: String,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(super) creator_id: Option<String>,
    pub(super) text: String,
    pub(super) classification: &'static str,
    pub(super) date: String,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(super) result: Option<&'static str>,
}

#[derive(Clone, Debug, PartialEq, Serialize)]
pub(super) struct VoteEvent {
    pub(super) id: String,
    #[serde(skip_serializing_if = "String::is_empty")]
    pub(super) identifier: String,
    pub(super) motion_id: String,
    pub(super) organization_id: String,
    pub(super) start_date: String,
    pub(super) result: &'static str,
    pub(super) counts: Vec<Count>,
    pub(super) votes: Vec<Vote>,
}

#[derive(Clone, Debug, PartialEq, Serialize)]
pub(super) struct Count {
    pub(super) option: &'static str,
    pub(super) value: u16,
}

#[derive(Clone, Debug, PartialEq, Serialize)]
pub(super) struct Vote {
    pub(super) voter_id: String,
    pub(super) option: &'static str,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(super) role: Option<&'static str>,
}
