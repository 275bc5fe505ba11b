//! Absences of members whose reason was approved (Local Government Act 1972 s.85(1): a reason that the
//! council approves in time keeps them in office).

use chrono::NaiveDate;
use serde::{Deserialize, Serialize};

use crate::meeting::Reading as ReadBy;
use crate::meeting::entry::{Kind, Stage, Stream, Verb};

use super::super::audience::Audience;
use super::super::reading::Reading;
use super::super::words::clause;
use super::is_no;

/// That the reason of an absence was approved; why, no answer needs.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct AbsenceFact {
    /// Whose, without an honorific.
    #[serde(rename = "n")]
    pub name: String,
    /// The day on which it was approved.
    #[serde(rename = "d")]
    pub on: NaiveDate,
    /// By whom.
    #[serde(rename = "b", skip_serializing_if = "String::is_empty")]
    pub by: String,
    /// The last day for which it was approved, where one was said.
    #[serde(rename = "u", skip_serializing_if = "Option::is_none")]
    pub until: Option<NaiveDate>,
    /// On which day it was withdrawn, where it was.
    #[serde(rename = "w", skip_serializing_if = "Option::is_none")]
    pub withdrawn: Option<NaiveDate>,
    /// It was resolved at the meeting that tells it.
    #[serde(rename = "o", skip_serializing_if = "is_no")]
    pub own: bool,
    /// It is for those entitled to exempt information.
    #[serde(rename = "e", skip_serializing_if = "is_no")]
    pub exempt: bool,
}

/// The approvals that these readers may know of. By whom, where it is not said, the body itself.
pub(super) fn approved<A: Audience>(read: &ReadBy<'_, A>) -> Vec<AbsenceFact> {
    let approved = read.absences().filter_map(|approved| {
        let absence = &approved.absence;
        let by = if absence.by.is_blank() {
            &read.body().name
        } else {
            &absence.by
        };
        Some(AbsenceFact {
            name: read.person(absence.person)?.details.name.to_string(),
            on: absence.on,
            by: by.to_string(),
            until: absence.until,
            withdrawn: read
                .absence_withdrawn(absence)
                .and_then(|w| w.withdrawal.on),
            own: absence.entry.is_some(),
            exempt: read.readers_of_absence(approved) != Stream::Public,
        })
    });
    approved.collect()
}

/// What was resolved of a member's absence in words alone.
pub(super) fn in_words<A: Audience>(read: &ReadBy<'_, A>, reading: &Reading<'_, A>) -> Vec<String> {
    let items = reading.items().iter();
    let decided = items
        .flat_map(|i| reading.entries(i))
        .filter(|e| match e.kind() {
            Kind::Resolution { stage, .. } => *stage == Stage::Agreed,
            Kind::Outcome { verb, .. } => *verb == Verb::Agreed,
            _ => false,
        })
        .filter(|e| {
            let is = |entry| entry == Some(e.id());
            !read.absences().any(|a| is(a.absence.entry))
                && !read.absences_withdrawn().any(|w| is(w.withdrawal.entry))
        });
    let of_absence = |words: &String| {
        let text = words.to_lowercase();
        let has = |any: &[&str]| any.iter().any(|w| text.contains(w));
        text.contains("absence")
            && has(&["approv", "section 85", "s.85", "s85"])
            && !has(&[
                "not be approv",
                "not approv",
                "refuse",
                "apologies",
                "withdraw",
                "rescind",
                "revoke",
            ])
    };
    decided
        .map(|e| clause(e.text()))
        .filter(of_absence)
        .collect()
}
