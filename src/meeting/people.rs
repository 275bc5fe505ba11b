//! The body, its seats, and the people who fill them, sit in for others, or are in attendance.
//!
//! A seat is not a person: holders change and deputies sit in for seats.

use chrono::NaiveDate;
use serde::{Deserialize, Serialize};

use super::Meeting;
use super::entry::Stream;
use super::id::{PersonId, SeatId};
use super::joint::Constituent;
use super::text::{Text, alike};

/// The board or committee that meets, and its own words for things.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields, default)]
pub struct Body {
    /// Its name as printed, "Westminster Health & Wellbeing Board".
    pub name: Text,
    /// The authority whose committee it is, "City of Westminster"; may be empty.
    #[serde(skip_serializing_if = "blank")]
    pub host: Text,
    /// What kind of body: "Health and Wellbeing Board", "parish council"; may be empty.
    #[serde(skip_serializing_if = "blank")]
    pub kind: Text,
    /// The house's word for whoever is appointed to preside: "Chairman", "Chair"; empty = "Chair".
    #[serde(skip_serializing_if = "blank")]
    pub chair_title: Text,
    /// How the minutes call the body: "the Board"; empty = "the Board".
    #[serde(skip_serializing_if = "blank")]
    pub called: Text,
    /// How the minutes call its members: "Board Members"; empty = "Members".
    #[serde(skip_serializing_if = "blank")]
    pub members: Text,
}

/// Which office goes with a seat.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub enum Office {
    /// No office.
    #[default]
    Member,
    /// The person appointed to preside.
    Chair,
    /// Presides when the chair doesn't.
    ViceChair,
}

/// A place on the body, tied to a role or an organisation.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields, default)]
pub struct SeatDetails {
    /// The role as the list of members present prints it, "Director of Public Health".
    pub title: Text,
    /// The organisation that the seat speaks for; may be empty.
    #[serde(skip_serializing_if = "blank")]
    pub organisation: Text,
    /// "councillor", "officer", "NHS", "Healthwatch", "voluntary sector": the local name, as data.
    #[serde(skip_serializing_if = "blank")]
    pub category: Text,
    /// The office that goes with it.
    #[serde(skip_serializing_if = "plain_member")]
    pub office: Office,
    /// Whether it votes.
    #[serde(skip_serializing_if = "yes")]
    pub voting: bool,
    /// Whether the law requires it (Health and Social Care Act 2012 s.194(2)).
    #[serde(skip_serializing_if = "no")]
    pub statutory: bool,
}

impl SeatDetails {
    /// Whether it is an observer's: it has no vote, and its category says so. Observers are counted and
    /// listed apart from the members; a title alone, "Observer from the police", does not decide it.
    pub fn is_observer(&self) -> bool {
        let mut words = self.category.split(|c: char| !c.is_alphanumeric());
        !self.voting
            && words.any(|word| matches!(word.to_lowercase().as_str(), "observer" | "observers"))
    }
}

impl Default for SeatDetails {
    fn default() -> Self {
        Self {
            title: Text::default(),
            organisation: Text::default(),
            category: Text::default(),
            office: Office::Member,
            voting: true,
            statutory: false,
        }
    }
}

/// A seat and who fills it now.
#[derive(Clone, Debug, PartialEq)]
pub struct Seat {
    /// Its id.
    pub id: SeatId,
    /// Title, organisation, office, vote.
    pub details: SeatDetails,
    /// Of which body, where several meet together.
    pub of: Constituent,
    /// Who holds it; none = vacant.
    pub holder: Option<PersonId>,
    /// Who usually sits in when the holder can't.
    pub usual_deputy: Option<PersonId>,
}

/// Who somebody is, as the minutes write it.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields, default)]
pub struct PersonDetails {
    /// The name without its honorific, "Rachael Robathan"; for somebody not yet named, the cue.
    pub name: Text,
    /// "Councillor", "Dr"; may be empty.
    #[serde(skip_serializing_if = "blank")]
    pub honorific: Text,
    /// Post or role, "Acting Head of Children's Joint Commissioning"; may be empty.
    #[serde(skip_serializing_if = "blank")]
    pub role: Text,
    /// Where they come from, "Rethink"; may be empty.
    #[serde(skip_serializing_if = "blank")]
    pub organisation: Text,
    /// The name was missed: `name` holds a cue ("grey jacket, Rethink") until it is known.
    #[serde(skip_serializing_if = "no")]
    pub cue: bool,
    /// A councillor of the host authority (Local Government Act 1972 s.85 counts attendance).
    #[serde(skip_serializing_if = "no")]
    pub councillor: bool,
    /// The day on which they last attended before this meeting, as far as that is known: six months without
    /// attending end a councillor's membership (s.85). Needs a reader of format 4.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub last_attended: Option<NaiveDate>,
}

impl PersonDetails {
    /// "Councillor Rachael Robathan"; a cue stands in square brackets so that no one can miss it.
    pub fn full_name(&self) -> String {
        if self.cue {
            format!("[{}]", self.name)
        } else if self.honorific.is_empty() {
            self.name.to_string()
        } else {
            format!("{} {}", self.honorific, self.name)
        }
    }

    /// "Councillor Robathan", "Dr Katz"; without an honorific the whole name.
    pub fn short_name(&self) -> String {
        if self.cue || self.honorific.is_empty() {
            self.full_name()
        } else {
            format!("{} {}", self.honorific, self.surname())
        }
    }

    /// The surname with the particles that belong to it: "van der Meulen", "St John-Smythe".
    pub fn surname(&self) -> &str {
        surname(self.name.trim())
    }

    /// The last word of the name: of "van der Meulen" it is "Meulen".
    pub fn last_word(&self) -> &str {
        self.name.split_whitespace().next_back().unwrap_or("")
    }

    /// Whether somebody who is called `name` may be meant: by the whole name, or by the short one.
    pub fn is_called(&self, name: &str) -> bool {
        alike(&self.full_name(), name) || alike(&self.name, name) || alike(&self.short_name(), name)
    }

    /// Whether `name` is the surname, or its last word: officers leave particles out. An honorific
    /// may stand before it.
    pub fn is_surname(&self, name: &str) -> bool {
        let without = |named: &str| alike(self.surname(), named) || alike(self.last_word(), named);
        let honorific = self.honorific.trim();
        without(name)
            || name.split_once(' ').is_some_and(|(first, rest)| {
                !honorific.is_empty() && alike(first, honorific) && without(rest.trim())
            })
    }

    /// What stands in brackets after the first mention: the role, or else the organisation.
    pub fn standing(&self) -> &str {
        if self.role.is_empty() {
            &self.organisation
        } else {
            &self.role
        }
    }

    /// "Name (Role)", or the name alone where neither role nor organisation is known.
    pub fn name_and_role(&self) -> String {
        match self.standing() {
            "" => self.full_name(),
            standing => format!("{} ({standing})", self.full_name()),
        }
    }
}

impl Meeting {
    /// The short name of somebody here, "Councillor Robathan"; the whole name where that may be somebody
    /// else's too.
    pub fn short_name(&self, details: &PersonDetails) -> String {
        let same = |other: &PersonDetails| alike(&other.honorific, &details.honorific);
        if self.has_namesake(details, same) {
            details.full_name()
        } else {
            details.short_name()
        }
    }

    /// The shortest name that tells who is meant: the surname, or more where somebody else has it too. A
    /// cue is whole.
    pub fn shortest_name(&self, details: &PersonDetails) -> String {
        if details.cue {
            details.full_name()
        } else if self.has_namesake(details, |_| true) {
            details.name.to_string()
        } else {
            details.surname().to_owned()
        }
    }

    /// Whether somebody else has the surname, of those that `counts` takes.
    fn has_namesake(
        &self,
        details: &PersonDetails,
        counts: impl Fn(&PersonDetails) -> bool,
    ) -> bool {
        let surname = details.surname();
        self.people().iter().map(|p| &p.details).any(|other| {
            !other.cue
                && other.name != details.name
                && counts(other)
                && alike(other.surname(), surname)
        })
    }
}

/// Words that begin a surname when more of the name comes after them.
const PARTICLES: [&str; 42] = [
    "ab", "af", "al", "ap", "av", "bin", "bint", "da", "dal", "das", "de", "del", "della", "den",
    "der", "di", "dos", "du", "el", "fitz", "ibn", "la", "le", "les", "mac", "mc", "ni", "nic",
    "n\u{ed}", "o", "\u{f3}", "op", "st", "ten", "ter", "u\u{ed}", "van", "vande", "vander", "von",
    "zu", "zur",
];

/// Of those, the ones that are first or middle names as well: with a capital they begin no surname.
const ALSO_NAMES: [&str; 6] = ["al", "bin", "la", "o", "op", "ten"];

/// The surname in a name: its last word, and before that the particles which belong to it.
fn surname(name: &str) -> &str {
    let mut begins = name.rfind(char::is_whitespace).map_or(0, |at| {
        at + name[at..].chars().next().map_or(1, char::len_utf8)
    });
    let mut at = 0;
    for word in name.split_whitespace() {
        at += name[at..].find(word).unwrap_or(0);
        let folded = word.trim_end_matches('.').to_lowercase();
        let small = word.starts_with(char::is_lowercase);
        // The first word of a name is a given name, unless it is written small.
        let counts = small || (at > 0 && !ALSO_NAMES.contains(&folded.as_str()));
        if counts && PARTICLES.contains(&folded.as_str()) {
            begins = begins.min(at);
            break;
        }
        at += word.len();
    }
    &name[begins..]
}

/// A person known to this meeting.
#[derive(Clone, Debug, PartialEq)]
pub struct Person {
    /// Their id.
    pub id: PersonId,
    /// Who they are.
    pub details: PersonDetails,
    /// For whom they were put down. Whom the public knows of since is told by
    /// [`is_public_person`](super::Meeting::is_public_person).
    pub stream: Stream,
}

/// In what capacity somebody is in the room.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum Capacity {
    /// As the holder of a seat.
    Holder(SeatId),
    /// In place of the holder of a seat.
    Deputy(SeatId),
    /// Not as a member: officer, presenter, guest, public.
    InAttendance,
}

impl Capacity {
    /// The seat that they fill, if any.
    pub fn seat(self) -> Option<SeatId> {
        match self {
            Self::Holder(seat) | Self::Deputy(seat) => Some(seat),
            Self::InAttendance => None,
        }
    }
}

pub(super) fn blank(text: &Text) -> bool {
    text.is_empty()
}

#[expect(
    clippy::trivially_copy_pass_by_ref,
    reason = "serde passes a reference"
)]
pub(super) fn no(value: &bool) -> bool {
    !value
}

#[expect(
    clippy::trivially_copy_pass_by_ref,
    reason = "serde passes a reference"
)]
fn yes(value: &bool) -> bool {
    *value
}

#[expect(
    clippy::trivially_copy_pass_by_ref,
    reason = "serde passes a reference"
)]
fn plain_member(office: &Office) -> bool {
    *office == Office::Member
}
