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

/// That an approval was withdrawn, or had been recorded by mistake, as it is stored.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Withdrawal {
    /// Whose absence had been approved.
    pub person: PersonId,
    /// On which day it had been.
    pub of: NaiveDate,
    /// On which day that was withdrawn; none = it never was approved, and was recorded by mistake.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub on: Option<NaiveDate>,
    /// By whom, "Anytown Council"; empty = the body itself.
    #[serde(default, skip_serializing_if = "blank")]
    pub by: Text,
    /// The decision of this meeting that withdraws it; none = it was withdrawn elsewhere.
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

/// A withdrawal of an approval as a meeting tells it to the journal of its body.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields, default)]
pub struct WithdrawalTold {
    /// Whose absence had been approved.
    pub person: PersonDetails,
    /// On which day it had been.
    pub of: NaiveDate,
    /// On which day that was withdrawn.
    pub on: NaiveDate,
    /// By whom; may be empty.
    pub by: Text,
    /// The session and the entry there.
    pub source: Text,
    /// Only those entitled may know of it.
    pub exempt: bool,
}

/// A withdrawal, and who may know of it.
#[derive(Clone, Debug, PartialEq)]
pub struct WithdrawnAbsence {
    /// What was withdrawn.
    pub withdrawal: Withdrawal,
    /// Who may know of it.
    pub stream: Stream,
}

/// An approval, and who may know of it.
#[derive(Clone, Debug, PartialEq)]
pub struct ApprovedAbsence {
    /// What was approved.
    pub absence: Absence,
    /// Who may know of it; of its reason those at most who may read exempt text.
    pub stream: Stream,
}

impl Withdrawal {
    /// In words after an approval: "withdrawn on 3 July 2026 by Anytown Council"; empty for what never
    /// was approved.
    pub fn told(&self) -> String {
        let by = by_whom(&self.by);
        self.on
            .map_or_else(String::new, |on| format!("withdrawn on {}{by}", day(on)))
    }

    /// In words, for the history; by whom is left out, as of an approval.
    pub(super) fn in_words(&self, m: &Meeting) -> String {
        let became = match self.on {
            Some(on) => format!("withdrawn on {}", day(on)),
            None => "taken out, it was recorded by mistake".to_owned(),
        };
        format!(
            "absence of {} approved on {}: {became}",
            m.name(self.person),
            day(self.of)
        )
    }

    /// Whether it is of that approval.
    pub(super) fn is_of(&self, absence: &Absence) -> bool {
        (self.person, self.of) == (absence.person, absence.on)
    }

    fn is_same_act(&self, other: &Self) -> bool {
        (self.person, self.of, self.entry, &self.source)
            == (other.person, other.of, other.entry, &other.source)
    }
}

fn day(day: NaiveDate) -> String {
    day.format("%-d %B %Y").to_string()
}

fn by_whom(by: &Text) -> String {
    if by.is_blank() {
        String::new()
    } else {
        format!(" by {by}")
    }
}

/// The last day for which an approval holds: that of which it says `until`, or on which it was withdrawn,
/// whichever is first. None = no end is known.
pub fn last_day(until: Option<NaiveDate>, withdrawn: Option<NaiveDate>) -> Option<NaiveDate> {
    until.into_iter().chain(withdrawn).min()
}

impl Absence {
    /// In words without the reason: "approved on 10 May 2026 by Anytown Council, until 1 October 2026".
    pub fn told(&self) -> String {
        let by = by_whom(&self.by);
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
        self.absences
            .iter()
            .filter(|a| self.is_decided(a.absence.entry))
    }

    /// The withdrawals of approvals that hold, as the approvals do.
    pub fn absences_withdrawn(&self) -> impl Iterator<Item = &WithdrawnAbsence> {
        self.absences_withdrawn
            .iter()
            .filter(|w| self.is_decided(w.withdrawal.entry))
    }

    /// Whether a decision of this meeting was agreed and stands; what was decided elsewhere is.
    fn is_decided(&self, entry: Option<EntryId>) -> bool {
        entry.is_none_or(|id| {
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
    }

    /// The withdrawal of an approval, the earliest where several are known.
    pub fn absence_withdrawn(&self, absence: &Absence) -> Option<&WithdrawnAbsence> {
        self.absences_withdrawn()
            .filter(|w| w.withdrawal.is_of(absence))
            .min_by_key(|w| w.withdrawal.on)
    }

    /// The last day for which an approval holds: it ends on the day on which it is withdrawn. None = no end
    /// is known.
    pub fn absence_ends(&self, absence: &Absence) -> Option<NaiveDate> {
        let withdrawn = self.absence_withdrawn(absence);
        last_day(absence.until, withdrawn.and_then(|w| w.withdrawal.on))
    }

    /// An approval in words without the reason, and what became of it.
    pub fn absence_told(&self, absence: &Absence) -> String {
        let withdrawn = self.absence_withdrawn(absence).map(|w| &w.withdrawal);
        let withdrawn = withdrawn.map_or_else(String::new, |w| format!(", {}", w.told()));
        format!("{}{withdrawn}", absence.told())
    }

    /// The approvals that hold of somebody's absence.
    pub fn absences_of(&self, person: PersonId) -> impl Iterator<Item = &ApprovedAbsence> {
        self.absences().filter(move |a| a.absence.person == person)
    }

    /// Who may know of an approval: never more than may read the decision.
    pub fn readers_of_absence(&self, approved: &ApprovedAbsence) -> Stream {
        self.readers_as_decided(approved.stream, approved.absence.entry)
    }

    /// Who may know of a withdrawal: never more than may read the decision.
    pub fn readers_of_withdrawal(&self, withdrawn: &WithdrawnAbsence) -> Stream {
        self.readers_as_decided(withdrawn.stream, withdrawn.withdrawal.entry)
    }

    fn readers_as_decided(&self, stream: Stream, entry: Option<EntryId>) -> Stream {
        let entry = entry.and_then(|id| self.entry(id));
        entry.map_or(stream, |e| stream.strictest(e.stream))
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
            .map(|a| (a.absence.on, self.absence_ends(&a.absence)))
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
        read.absences = told.cloned().collect();
        let known = |w: &&WithdrawnAbsence| R::may_read(self.readers_of_withdrawal(w)) || open;
        let named = |w: &&WithdrawnAbsence| read.person(w.withdrawal.person).is_some();
        let withdrawn = self.absences_withdrawn().filter(known).filter(named);
        read.absences_withdrawn = withdrawn.cloned().collect();
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

    pub(super) fn apply_withdrawal(
        &mut self,
        stream: Stream,
        withdrawal: &Withdrawal,
    ) -> Option<()> {
        self.person(withdrawal.person)?;
        if let Some(entry) = withdrawal.entry {
            self.entry(entry)?;
        }
        // Only another session may tell of one that is not known here: what is recorded here rests on it.
        let mut known = self.absences.iter();
        if !known.any(|a| withdrawal.is_of(&a.absence)) && withdrawal.source.is_empty() {
            return None;
        }
        if withdrawal.on.is_none() {
            // What a meeting told the journal is that meeting's to take back.
            let mistaken =
                |a: &ApprovedAbsence| withdrawal.is_of(&a.absence) && a.absence.source.is_empty();
            self.absences.retain(|a| !mistaken(a));
            let same = |w: &Withdrawal| (w.person, w.of) == (withdrawal.person, withdrawal.of);
            self.absences_withdrawn
                .retain(|w| !(same(&w.withdrawal) && w.withdrawal.source.is_empty()));
            return Some(());
        }
        let withdrawn = WithdrawnAbsence {
            withdrawal: withdrawal.clone(),
            stream,
        };
        let held = self
            .absences_withdrawn
            .iter_mut()
            .find(|w| w.withdrawal.is_same_act(withdrawal));
        match held {
            Some(held) => *held = withdrawn,
            None => self.absences_withdrawn.push(withdrawn),
        }
        Some(())
    }

    /// What a session told of an approval, or of its withdrawal, is told no more.
    pub(super) fn unsay_absence(&mut self, source: &Text) {
        self.absences.retain(|a| a.absence.source != *source);
        self.absences_withdrawn
            .retain(|w| w.withdrawal.source != *source);
    }

    /// Two people turned out to be one.
    pub(super) fn join_absences(&mut self, kept: PersonId, gone: PersonId) {
        for withdrawn in &mut self.absences_withdrawn {
            if withdrawn.withdrawal.person == gone {
                withdrawn.withdrawal.person = kept;
            }
        }
        for approved in &mut self.absences {
            if approved.absence.person == gone {
                approved.absence.person = kept;
            }
        }
    }
}
