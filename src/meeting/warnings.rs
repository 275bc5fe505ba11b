//! What formal procedure lacks: quorum, motions and votes. Each finding says what is wrong and what
//! would put it right; the numbers in the comments are those of the catalogue of warnings.

use super::check::{Anchor, Finding, Severity};
use super::describe::quoted;
use super::entry::{Entry, Kind, Stage};
use super::motion::{Tally, VoteResult};
use super::state::Meeting;

impl Meeting {
    /// What the meeting as a whole lacks by the rules of its body.
    pub(super) fn findings_of_the_room(&self) -> Vec<Finding> {
        let mut found = Vec::new();
        if self.rules().is_newer() {
            found.push(note(
                Anchor::Opening,
                "The rules of the body were told by a newer version; what this one doesn\u{2019}t know \
                 is left aside.",
            ));
        }
        // 25: the meeting went on beyond its limit, and no extension is recorded.
        if let Some(beyond) = self.went_beyond_its_time() {
            found.push(warn(Anchor::Closing, beyond));
        }
        if !self.in_session() {
            return found;
        }
        // 1: members below the quorum, or somebody missing who must be there.
        if let Some(state) = self.quorum() {
            if !state.is_quorate() {
                found.push(warn(
                    Anchor::Opening,
                    format!(
                        "The meeting has no quorum ({} of {}): it lacks {}. Nothing can be resolved; wait, \
                         or adjourn.",
                        state.here,
                        state.needed,
                        state.lacks()
                    ),
                ));
            } else if state.spare() == 0 && state.needed > 0 {
                found.push(note(
                    Anchor::Opening,
                    format!(
                        "{} are here and {} are needed: if one more leaves, the quorum is lost.",
                        state.here, state.needed
                    ),
                ));
            }
        }
        // 3: somebody presides, and is in the room.
        if self.presiding().is_empty() {
            found.push(warn(
                Anchor::Opening,
                "Nobody presides. H records who is elected; P says who takes the chair.",
            ));
        }
        if let Some(presiding) = self.presiding().last()
            && self.spans().iter().any(|s| s.person == presiding.person)
            && !self.is_in_room(presiding.person)
        {
            found.push(warn(
                Anchor::Person(presiding.person),
                format!(
                    "{} presides and is not in the room. P gives the chair to somebody else.",
                    self.name(presiding.person)
                ),
            ));
        }
        found.extend(self.findings_of_presence());
        found
    }

    /// What an entry of an item lacks; `number` is the item's.
    pub(super) fn findings_of_procedure(&self, number: &str, entry: &Entry) -> Option<Finding> {
        let at = Anchor::Entry(entry.id);
        match &entry.kind {
            Kind::Resolution { stage, .. } if stage.is_open() => Some(warn(
                at,
                format!(
                    "The resolution {} in item {number} is not agreed.",
                    quoted(&entry.text)
                ),
            )),
            // 4: a motion has a mover, and a seconder, where the rules ask for them.
            Kind::Resolution {
                stage: Stage::Agreed,
                moved,
                ..
            } => {
                let rules = self.rules();
                let lacks = if rules.needs_mover && moved.by.is_none() {
                    "mover"
                } else if rules.needs_seconder && moved.seconded.is_none() {
                    "seconder"
                } else {
                    return None;
                };
                Some(note(
                    at,
                    format!(
                        "The resolution {} in item {number} has no {lacks}.",
                        quoted(&entry.text)
                    ),
                ))
            }
            Kind::Amendment { stage, .. } if stage.is_open() => Some(warn(
                at,
                format!(
                    "The amendment {} in item {number} has not been settled.",
                    quoted(&entry.text)
                ),
            )),
            // 21: a tie is settled by the casting vote, or the motion is lost.
            Kind::Vote {
                result: VoteResult::Tied,
                ..
            } => Some(warn(
                at,
                format!(
                    "The vote in item {number} is a tie: record the casting vote, or that it was declined."
                ),
            )),
            // 21: the figures and the result agree.
            Kind::Vote {
                result,
                tally: tally @ (Tally::Counted(_) | Tally::Named(_)),
                casting: None,
                ..
            } => {
                let counts = tally.counts()?;
                let majority = counts.in_favour > counts.against;
                let carried = *result == VoteResult::Carried;
                (carried && !majority).then(|| {
                    warn(
                        at,
                        format!(
                            "The vote in item {number} was carried by {} to {}.",
                            counts.in_favour, counts.against
                        ),
                    )
                })
            }
            _ => None,
        }
    }
}

pub(super) fn warn(place: Anchor, what: impl Into<String>) -> Finding {
    Finding {
        severity: Severity::Warning,
        what: what.into(),
        place,
    }
}

pub(super) fn note(place: Anchor, what: impl Into<String>) -> Finding {
    Finding {
        severity: Severity::Note,
        what: what.into(),
        place,
    }
}
