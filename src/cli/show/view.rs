//! What `quorate show --format json` prints: field names that other programs rely on.
//!
//! docs/show.md tells each of them; a test holds that none is missing there. Fields may be added
//! within a version, never renamed or given another meaning.

use chrono::NaiveDate;
use serde::Serialize;

pub(super) use super::votes::{Exclusion, Joined, Quorum, Vote};

/// The version of these fields.
pub(super) const VERSION: u32 = 1;

/// A session as other programs see it.
#[derive(Debug, Serialize)]
pub(super) struct Shown {
    pub(super) version: u32,
    pub(super) audience: &'static str,
    pub(super) last_record: u64,
    pub(super) body: Body,
    pub(super) meeting: Meeting,
    pub(super) people: Vec<Person>,
    pub(super) seats: Vec<Seat>,
    pub(super) rules: crate::meeting::rules::Rules,
    pub(super) style: String,
    pub(super) count: Count,
    /// None where the body's rules tell no quorum.
    pub(super) quorum: Option<Quorum>,
    /// The bodies that meet together with the first.
    pub(super) joined: Vec<Joined>,
    /// Who may vote now.
    pub(super) voters: Vec<String>,
    pub(super) presence: Vec<Presence>,
    pub(super) forewarned: Vec<Forewarned>,
    pub(super) absences: Vec<super::people::Absence>,
    pub(super) items: Vec<Item>,
    pub(super) business: Vec<super::business::Ordered>,
    pub(super) queries: Vec<Query>,
    pub(super) prior_actions: Vec<super::prior::PriorAction>,
    pub(super) earlier_minutes: Vec<NaiveDate>,
    pub(super) future_meetings: Vec<Date>,
    pub(super) planned: Vec<Planned>,
    pub(super) next_meeting: Option<Date>,
}

/// Words that are to be asked about.
#[derive(Debug, Serialize)]
pub(super) struct Query {
    pub(super) id: String,
    pub(super) entry: String,
    /// The place of the words in the entry's text, in bytes.
    pub(super) at: usize,
    pub(super) words: String,
    pub(super) ask: Option<Owner>,
}

#[derive(Debug, Serialize)]
pub(super) struct Body {
    pub(super) name: String,
    pub(super) host: String,
    pub(super) kind: String,
    pub(super) chair_title: String,
    pub(super) called: String,
    pub(super) members: String,
}

impl Body {
    pub(super) fn of(body: &crate::meeting::people::Body) -> Self {
        Self {
            name: body.name.to_string(),
            host: body.host.to_string(),
            kind: body.kind.to_string(),
            chair_title: body.chair_title.to_string(),
            called: body.called.to_string(),
            members: body.members.to_string(),
        }
    }
}

#[derive(Debug, Serialize)]
pub(super) struct Meeting {
    pub(super) date: NaiveDate,
    pub(super) start: Option<String>,
    pub(super) venue: String,
    pub(super) kind: String,
    pub(super) officer: String,
    /// "prepared", "open", "adjourned", "closed", "approved".
    pub(super) state: &'static str,
    pub(super) opened: Option<String>,
    pub(super) closed: Option<String>,
    pub(super) adjourned_until: Option<String>,
    pub(super) approved_at: Option<NaiveDate>,
    pub(super) presiding: Vec<super::people::Presiding>,
    /// That they went out, and nothing of their words.
    pub(super) drafts: Vec<super::drafts::Draft>,
    pub(super) before_body: Option<String>,
}

#[derive(Debug, Serialize)]
pub(super) struct Person {
    pub(super) id: String,
    /// As the minutes write it.
    pub(super) full_name: String,
    pub(super) name: String,
    pub(super) honorific: String,
    pub(super) role: String,
    pub(super) organisation: String,
    /// False while `name` is a cue.
    pub(super) named: bool,
    pub(super) councillor: bool,
    /// The day on which they last attended before this meeting.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(super) last_attended: Option<NaiveDate>,
}

#[derive(Debug, Serialize)]
pub(super) struct Seat {
    pub(super) id: String,
    /// The body that joined and whose seat it is; none = the first.
    pub(super) body: Option<String>,
    pub(super) title: String,
    pub(super) organisation: String,
    pub(super) category: String,
    /// "member", "chair", "vice-chair".
    pub(super) office: &'static str,
    pub(super) voting: bool,
    pub(super) statutory: bool,
    pub(super) holder: Option<String>,
    pub(super) usual_deputy: Option<String>,
    /// "unaccounted", "present", "apologies", "absent".
    pub(super) mark: &'static str,
    pub(super) apology: Option<Apology>,
}

#[derive(Debug, Serialize)]
pub(super) struct Apology {
    pub(super) person: String,
    pub(super) deputy: Option<String>,
}

#[derive(Debug, Serialize)]
pub(super) struct Count {
    pub(super) in_room: usize,
    pub(super) seats: usize,
    pub(super) observers: usize,
    pub(super) observer_seats: usize,
}

impl Count {
    pub(super) fn of(meeting: &crate::meeting::Meeting) -> Self {
        let (in_room, seats) = meeting.count();
        let (observers, observer_seats) = meeting.count_of_observers();
        Self {
            in_room,
            seats,
            observers,
            observer_seats,
        }
    }
}

#[derive(Debug, Serialize)]
pub(super) struct Presence {
    pub(super) person: String,
    /// "holder", "deputy", "in-attendance".
    pub(super) capacity: &'static str,
    pub(super) seat: Option<String>,
    /// None: since the meeting began.
    pub(super) from: Option<String>,
    /// None: still there, or until the end.
    pub(super) to: Option<String>,
    pub(super) stepped_out: bool,
    /// Attends remotely, by what was last said.
    pub(super) remote: bool,
}

#[derive(Debug, Serialize)]
pub(super) struct Forewarned {
    pub(super) person: String,
    /// "late", "leaves-early".
    pub(super) expect: &'static str,
    pub(super) about: Option<String>,
    pub(super) said_by: String,
}

#[derive(Debug, Serialize)]
pub(super) struct Item {
    pub(super) id: String,
    pub(super) number: String,
    pub(super) title: String,
    pub(super) description: String,
    pub(super) parts: Vec<String>,
    pub(super) pages: String,
    /// "ordinary", "membership", "declarations", "minutes", "work-programme", "any-other".
    pub(super) business: &'static str,
    /// "unsaid", "decision", "discussion", "information".
    pub(super) purpose: &'static str,
    pub(super) planned_minutes: Option<u16>,
    pub(super) late_reason: Option<String>,
    pub(super) exempt_reason: Option<String>,
    /// "waiting", "taken", "deferred", "withdrawn".
    pub(super) standing: &'static str,
    pub(super) deferred_to: Option<String>,
    pub(super) reason: Option<String>,
    pub(super) taken: Vec<Taken>,
    pub(super) report: Option<Report>,
    pub(super) entries: Vec<Entry>,
}

#[derive(Debug, Serialize)]
pub(super) struct Taken {
    pub(super) from: String,
    pub(super) to: Option<String>,
}

#[derive(Debug, Default, Serialize)]
pub(super) struct Report {
    pub(super) title: String,
    pub(super) of: String,
    pub(super) author: String,
    pub(super) classification: String,
    pub(super) confidential: bool,
    pub(super) wards: String,
    pub(super) policy: String,
    pub(super) finance: String,
    pub(super) asks: Vec<Ask>,
}

#[derive(Debug, Serialize)]
pub(super) struct Ask {
    pub(super) label: String,
    pub(super) text: String,
}

/// An entry of the record; what its kind does not have is left out.
#[expect(clippy::struct_field_names, reason = "the names are those of the JSON")]
#[derive(Debug, Default, Serialize)]
pub(super) struct Entry {
    pub(super) id: String,
    /// "paragraph", "presented", "resolution", "amendment", "vote", "own-vote", "outcome", "action",
    /// "movement", "declaration", "none-declared", "took-no-part", "election", "minutes", "progress",
    /// "public", "told", "delegation", "exclusion", "readmission", "public-summary".
    pub(super) kind: &'static str,
    /// As printed; none where it takes no number.
    pub(super) number: Option<String>,
    /// "public", "exempt".
    pub(super) stream: &'static str,
    pub(super) text: String,
    pub(super) recorded: String,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub(super) people: Vec<String>,
    /// Presented: "report", "verbal-update", "presentation", "tabled".
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(super) form: Option<&'static str>,
    /// Amendment, vote, own vote: the entries that it is about.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub(super) about: Vec<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(super) mover: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(super) seconder: Option<String>,
    /// Election: who was nominated beside the one elected; the officer who conducted it.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub(super) nominated: Vec<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(super) run_by: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(super) vote: Option<Vote>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(super) exclusion: Option<Exclusion>,
    /// Own vote: "for", "against", "abstained", "did-not-vote".
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(super) voice: Option<&'static str>,
    /// Resolution, amendment: "worded", "put", "agreed", "lost", "withdrawn", "fallen", "accepted".
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(super) stage: Option<&'static str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(super) staged: Option<String>,
    /// Outcome: "noted", "agreed", "endorsed", …
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(super) verb: Option<&'static str>,
    /// Labels of the report's limbs.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub(super) answers: Vec<Answer>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(super) owners: Option<Vec<Owner>>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(super) due: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(super) from_entry: Option<String>,
    /// Movement: "arrived", "left", "stepped-out", "returned".
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(super) movement: Option<&'static str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(super) when: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(super) reason: Option<String>,
    /// Declaration: "pecuniary", "registrable", …, or the house's own word.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(super) interest: Option<String>,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub(super) items: Vec<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(super) leaves: Option<bool>,
    /// Said to be on the register of interests.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(super) registered: Option<bool>,
    /// How many asked for a recorded vote.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(super) demanded: Option<u16>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(super) dispensation: Option<super::entry::Dispensation>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(super) minutes_of: Option<NaiveDate>,
    /// Minutes: "agreed", "deferred".
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(super) approval: Option<&'static str>,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub(super) corrections: Vec<String>,
    /// Public: "question", "supplementary", "petition", "deputation", "statement"; told:
    /// "announcement", "ruling", "advice".
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(super) how: Option<&'static str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(super) name: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(super) on_behalf: Option<String>,
    /// Public: "answered", "written", "referred".
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(super) reply: Option<&'static str>,
    /// Delegation: in consultation with whom.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub(super) with: Vec<Owner>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(super) until: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(super) prior_action: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(super) progress: Option<String>,
}

#[derive(Debug, Serialize)]
pub(super) struct Answer {
    pub(super) limb: String,
    pub(super) amended: bool,
}

/// Which limbs an entry answers.
pub(super) fn answered(answers: &[crate::meeting::entry::Answer]) -> Vec<Answer> {
    answers
        .iter()
        .map(|a| Answer {
            limb: super::words(&a.limb),
            amended: a.amended,
        })
        .collect()
}

#[derive(Debug, Serialize)]
#[serde(rename_all = "snake_case")]
pub(super) enum Owner {
    /// The id of somebody among `people`.
    Person(String),
    /// A post, an organisation, or somebody else.
    Named(String),
}

/// An item of the work programme.
#[derive(Debug, Serialize)]
pub(super) struct Planned {
    pub(super) meeting: String,
    pub(super) date: Option<NaiveDate>,
    pub(super) title: String,
    pub(super) summary: String,
    pub(super) lead: String,
    pub(super) purpose: String,
}

#[derive(Debug, Serialize)]
#[expect(clippy::struct_field_names, reason = "the names are those of the JSON")]
pub(super) struct Date {
    pub(super) date: NaiveDate,
    pub(super) start: Option<String>,
    pub(super) venue: String,
}
