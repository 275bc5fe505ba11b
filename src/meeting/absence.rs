//! Absences that were approved: a member of a council who attends nothing through six months stays one if
//! the council approved the reason before the end of that time (Local Government Act 1972 s.85(1)).
//!
//! The reason may be about somebody's health or family. It is for those who may read exempt text,
//! whoever may know that there was an approval.

use chrono::NaiveDate;
use serde::{Deserialize, Serialize};

use super::audience::Reader;
use super::entry::{Kind, Stage, Stream, Verb};
use super::id::{EntryId, PersonId};
use super::people::{PersonDetails, blank};
use super::planted::{Leak, planted};
use super::state::Meeting;
use super::text::Text;

/// That the reason of a member's absence was approved, as it is stored.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Absence {
    /// Whose.
    pub person: PersonId,
    /// On which day it was approved.
    pub on: NaiveDate,
    /// By whom, "Anytown Council"; empty = the body itself.
    #[serde(default, skip_serializing_if = "blank")]
    pub by: Text,
    /// The last day for which it was approved; none = no end was said.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub until: Option<NaiveDate>,
    /// The reason; may be empty. No public reading holds it.
    #[serde(default, skip_serializing_if = "blank")]
    pub reason: Text,
    /// The decision of this meeting that approves it; none = it was approved elsewhere.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub entry: Option<EntryId>,
    /// In the journal of a body: the session that it was taken over from and the entry there; may be
    /// empty.
    #[serde(default, skip_serializing_if = "blank")]
    pub source: Text,
}

/// An approval as a meeting tells it to the journal of its body.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields, default)]
pub struct AbsenceTold {
    /// Whose.
    pub person: PersonDetails,
    /// On which day it was approved.
    pub on: NaiveDate,
    /// By whom; may be empty.
    pub by: Text,
    /// The last day for which it was approved; none = no end was said.
    pub until: Option<NaiveDate>,
    /// The reason; may be empty.
    pub reason: Text,
    /// The session and the entry there.
    pub source: Text,
    /// Only those entitled may know of it.
    pub exempt: bool,
}

/// An approval, and who may know of it.
#[derive(Clone, Debug, PartialEq)]
pub struct ApprovedAbsence {
    /// What was approved.
    pub absence: Absence,
    /// Who may know of it; of its reason those at most who may read exempt text.
    pub stream: Stream,
}

impl Absence {
    /// In words without the reason: "approved on 10 May 2026 by Anytown Council, until 1 October 2026".
    pub fn told(&self) -> String {
        let day = |day: NaiveDate| day.format("%-d %B %Y").to_string();
        let by = if self.by.is_blank() {
            String::new()
        } else {
            format!(" by {}", self.by)
        };
        let until = self
            .until
            .map_or_else(String::new, |until| format!(", until {}", day(until)));
        format!("approved on {}{by}{until}", day(self.on))
    }

    /// In words, for the history. By whom is left out: an approval that is told again takes the place of
    /// the one before, whose words stand no longer.
    pub(super) fn in_words(&self, m: &Meeting) -> String {
        let told = Self {
            by: Text::default(),
            ..self.clone()
        };
        format!("absence of {} {}", m.name(self.person), told.told())
    }

    /// Whether another tells of the same act. One decision may approve several members' absences.
    pub(super) fn is_same_act(&self, other: &Self) -> bool {
        let same_source = self.source == other.source && !self.source.is_empty();
        self.person == other.person
            && (same_source
                || (self.on, self.entry) == (other.on, other.entry) && self.source == other.source)
    }
}

impl Meeting {
    /// The approvals that hold, in the order in which they were recorded: those of decisions that were
    /// agreed and stand, and those that were made elsewhere.
    pub fn absences(&self) -> impl Iterator<Item = &ApprovedAbsence> {
        self.absences.iter().filter(|a| {
            a.absence.entry.is_none_or(|id| {
                self.entry(id).is_some_and(|e| {
                    !e.struck
                        && matches!(
                            e.kind,
                            Kind::Resolution {
                                stage: Stage::Agreed,
                                ..
                            } | Kind::Outcome {
                                verb: Verb::Agreed,
                                ..
                            }
                        )
                })
            })
        })
    }

    /// The approvals that hold of somebody's absence.
    pub fn absences_of(&self, person: PersonId) -> impl Iterator<Item = &ApprovedAbsence> {
        self.absences().filter(move |a| a.absence.person == person)
    }

    /// Who may know of an approval: never more than may read the decision.
    pub fn readers_of_absence(&self, approved: &ApprovedAbsence) -> Stream {
        let entry = approved.absence.entry.and_then(|id| self.entry(id));
        entry.map_or(approved.stream, |e| approved.stream.strictest(e.stream))
    }

    /// The day on which somebody's six months end that would otherwise end on `ends`, by the approvals
    /// that were made from `last` on and in time; none where one says no end. `ends` itself where there
    /// is none.
    pub fn months_end(
        &self,
        person: PersonId,
        last: NaiveDate,
        ends: NaiveDate,
    ) -> Option<NaiveDate> {
        let mut days: Vec<_> = self
            .absences_of(person)
            .map(|a| (a.absence.on, a.absence.until))
            .collect();
        days.sort_unstable();
        let mut end = ends;
        for (on, until) in days {
            if on < last || on > end {
                continue;
            }
            end = end.max(until?);
        }
        Some(end)
    }

    /// Takes out the approvals that `R` may not know of, and from the public every reason.
    pub(super) fn withhold_absences<R: Reader>(&self, read: &mut Self) {
        let open = planted(Leak::Absences);
        let known = |a: &ApprovedAbsence| R::may_read(self.readers_of_absence(a)) || open;
        let named = |a: &ApprovedAbsence| read.person(a.absence.person).is_some();
        let told = self.absences().filter(|a| known(a) && named(a));
        let told = told.cloned().collect();
        read.absences = told;
        if !R::EXEMPT && !open {
            for approved in &mut read.absences {
                approved.absence.reason = Text::default();
            }
        }
    }

    pub(super) fn apply_absence(&mut self, stream: Stream, absence: &Absence) -> Option<()> {
        self.person(absence.person)?;
        if let Some(entry) = absence.entry {
            self.entry(entry)?;
        }
        let approved = ApprovedAbsence {
            absence: absence.clone(),
            stream,
        };
        let held = self
            .absences
            .iter_mut()
            .find(|a| a.absence.is_same_act(absence));
        match held {
            Some(held) => *held = approved,
            None => self.absences.push(approved),
        }
        Some(())
    }

    /// Two people turned out to be one.
    pub(super) fn join_absences(&mut self, kept: PersonId, gone: PersonId) {
        for approved in &mut self.absences {
            if approved.absence.person == gone {
                approved.absence.person = kept;
            }
        }
    }
}
