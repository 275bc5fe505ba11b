//! What formal procedure lacks: quorum, motions and votes, the private session. Each finding says what is wrong and what
//! would put it right; the numbers in the comments are those of the catalogue of warnings.

use super::agenda::{Business, Item, Stamp};
use super::catalogue::Warning;
use super::check::{Anchor, Finding, Severity};
use super::describe::quoted;
use super::entry::{Entry, Kind, Stage, Stream};
use super::exclusion::Basis;
use super::motion::{Tally, VoteResult};
use super::state::Meeting;
use super::text::{Text, upper_first};

impl Meeting {
    /// What the meeting as a whole lacks by the rules of its body.
    pub(super) fn findings_of_the_room(&self) -> Vec<Finding> {
        let mut found = Vec::new();
        if self.rules().is_newer() {
            found.push(note(Warning::Unread,
                Anchor::Opening,
                "The rules of the body were told by a newer version; what this one doesn\u{2019}t know \
                 is left aside.",
            ));
        }
        if self.house().is_newer {
            found.push(note(
                Warning::Unread,
                Anchor::Opening,
                "The house style was told by a newer version; what this one doesn\u{2019}t know is \
                 left aside.",
            ));
        }
        // 25: the meeting went on beyond its limit, and no extension is recorded.
        if let Some(beyond) = self.went_beyond_its_time() {
            found.push(warn(Warning::Times, Anchor::Closing, beyond));
        }
        found.extend(self.finding_of_the_end_time());
        if !self.in_session() {
            return found;
        }
        // 1: members below the quorum, or somebody missing who must be there.
        for (which, state) in self.quorums() {
            let (who, of, its) = if self.is_joint() {
                let body = self.body_in_words(which);
                let of = format!(" of {body}");
                (
                    upper_first(&body),
                    of,
                    format!("{body} has lost its quorum"),
                )
            } else {
                let lost = "the quorum is lost".to_owned();
                ("The meeting".to_owned(), String::new(), lost)
            };
            if !state.is_quorate() {
                found.push(warn(Warning::Quorum,
                    Anchor::Opening,
                    format!(
                        "{who} has no quorum ({} of {}): it lacks {}. Nothing can be resolved; wait, \
                         or adjourn.",
                        state.here,
                        state.needed,
                        state.lacks()
                    ),
                ));
            } else if state.spare() == 0 && state.needed > 0 {
                found.push(note(
                    Warning::Quorum,
                    Anchor::Opening,
                    format!(
                        "{}{of} are here and {} are needed: if one more leaves, {its}.",
                        state.here, state.needed
                    ),
                ));
            }
        }
        // 3: somebody presides, and is in the room.
        if self.presiding().is_empty() {
            found.push(warn(
                Warning::Presiding,
                Anchor::Opening,
                "Nobody presides. H records who is elected; P says who takes the chair.",
            ));
        }
        if let Some(presiding) = self.presiding().last()
            && self.spans().iter().any(|s| s.person == presiding.person)
            && !self.is_in_room(presiding.person)
        {
            found.push(warn(
                Warning::Presiding,
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

    /// What an item lacks by the rules of the private session and of late business.
    pub(super) fn findings_of_procedure_in(&self, item: &Item) -> Vec<Finding> {
        let mut found = Vec::new();
        let number = &item.details.number;
        let at = Anchor::Item(item.id);
        let excluded = self.is_excluded_for(item);
        let confidential = item.report.as_ref().is_some_and(|r| r.confidential);
        let exempt = self
            .entries_of(item)
            .any(|e| e.stream == Stream::Exempt && e.kind.is_of_item());
        // 11: what is exempt was said with the public out of the room, by a resolution. Words of a
        // public item are exempt for other reasons too: its report, or the officer's own act.
        if exempt && !excluded && item.is_private() {
            found.push(warn(Warning::Exclusion,
                at,
                format!(
                    "Item {number} has an exempt record, and no exclusion of the public is recorded for \
                     it: S records the resolution."
                ),
            ));
        } else if exempt && !excluded && !confidential {
            found.push(note(Warning::Exclusion,
                at,
                format!(
                    "Item {number} was taken in public and has exempt words. If the public was excluded, \
                     S records the resolution."
                ),
            ));
        }
        found.extend(self.findings_of_the_public_room(item));
        // 14: nothing is decided that was not on the agenda or admitted as urgent (s.100B(4)).
        if item.details.business == Business::AnyOther
            && item.details.late.is_none()
            && let Some(entry) = self.entries_of(item).find(|e| e.decides())
        {
            found.push(warn(
                Warning::AnyOther,
                Anchor::Entry(entry.id),
                format!(
                    "Something was decided in item {number}, which was not on the agenda and not \
                     admitted as urgent: l admits it with the reason."
                ),
            ));
        }
        found
    }

    /// 25: nothing is recorded at a time after the end.
    fn finding_of_the_end_time(&self) -> Option<Finding> {
        let closed = self.closed()?;
        let minute = |stamp: Stamp| stamp.timestamp().div_euclid(60);
        let later = |stamp: &Stamp| minute(*stamp) > minute(closed);
        let taken = self.items().iter().find_map(|item| {
            let from = item.takings.iter().map(|t| t.from).find(later)?;
            Some((format!("item {} was taken", item.details.number), from))
        });
        let moved = || {
            self.spans().iter().find_map(|span| {
                let when = span.from.into_iter().chain(span.to).find(later)?;
                Some((format!("{} came or went", self.name(span.person)), when))
            })
        };
        let (what, when) = taken.or_else(moved)?;
        Some(warn(
            Warning::Times,
            Anchor::Closing,
            format!(
                "The meeting is said to have ended at {}, and {what} at {}.",
                closed.format("%H:%M"),
                when.format("%H:%M")
            ),
        ))
    }

    /// What an entry of an item lacks; `number` is the item's.
    pub(super) fn findings_of_procedure(&self, number: &str, entry: &Entry) -> Option<Finding> {
        let at = Anchor::Entry(entry.id);
        match &entry.kind {
            Kind::Resolution { stage, .. } if stage.is_open() => Some(warn(
                Warning::Unsettled,
                at,
                format!(
                    "The resolution {} in item {number} is not agreed.",
                    quoted(&entry.text)
                ),
            )),
            Kind::Resolution {
                stage: Stage::Agreed,
                ..
            } if self.stands_as_before_amended(entry) => Some(warn(
                Warning::Unsettled,
                at,
                format!(
                    "The resolution {} in item {number} has the words that it had before its amendment was \
                     carried: e words it anew.",
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
                    Warning::NotEntitled,
                    at,
                    format!(
                        "The resolution {} in item {number} has no {lacks}.",
                        quoted(&entry.text)
                    ),
                ))
            }
            Kind::Amendment { stage, .. } if stage.is_open() => Some(warn(
                Warning::Unsettled,
                at,
                format!(
                    "The amendment {} in item {number} has not been settled.",
                    quoted(&entry.text)
                ),
            )),
            // 11: the resolution says what the Act asks for.
            Kind::Exclusion {
                basis:
                    Basis::Resolution {
                        paragraphs,
                        interest,
                        carried: true,
                    },
                moved,
                ..
            } => {
                let rules = self.rules();
                if paragraphs.is_empty() {
                    Some(warn(
                        Warning::Exclusion,
                        at,
                        format!(
                            "The exclusion of the public in item {number} gives no description of the exempt \
                             information, which the Act asks for: D gives the paragraph of Schedule 12A."
                        ),
                    ))
                } else if !interest {
                    Some(warn(
                        Warning::Exclusion,
                        at,
                        format!(
                            "The exclusion of the public in item {number} does not say where the public \
                             interest lies: D says so."
                        ),
                    ))
                } else if rules.needs_mover && moved.by.is_none()
                    || rules.needs_seconder && moved.seconded.is_none()
                {
                    Some(note(
                        Warning::NotEntitled,
                        at,
                        format!(
                            "The exclusion of the public in item {number} lacks its mover or seconder."
                        ),
                    ))
                } else {
                    None
                }
            }
            // The same where a reason is stated and no paragraph.
            Kind::Exclusion { basis, moved, .. }
                if basis.excludes() && basis.reason().is_some() =>
            {
                let rules = self.rules();
                if basis.reason().is_some_and(Text::is_blank) {
                    Some(warn(
                        Warning::Exclusion,
                        at,
                        format!(
                            "The exclusion of the public in item {number} gives no reason: D gives it."
                        ),
                    ))
                } else if rules.needs_mover && moved.by.is_none()
                    || rules.needs_seconder && moved.seconded.is_none()
                {
                    Some(note(
                        Warning::NotEntitled,
                        at,
                        format!(
                            "The exclusion of the public in item {number} lacks its mover or seconder."
                        ),
                    ))
                } else {
                    None
                }
            }
            Kind::PublicSummary if entry.stream != Stream::Public => Some(warn(
                Warning::Readers,
                at,
                format!(
                    "The public summary of item {number} has words of a confidential report and is \
                     exempt: word it anew."
                ),
            )),
            // 21: a tie is settled by the casting vote, or the motion is lost.
            Kind::Vote {
                result: VoteResult::Tied,
                ..
            } => Some(warn(
                Warning::VoteFigures,
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
                        Warning::VoteFigures,
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

pub(super) fn warn(of: Warning, place: Anchor, what: impl Into<String>) -> Finding {
    Finding {
        of,
        severity: Severity::Warning,
        what: what.into(),
        place,
    }
}

pub(super) fn note(of: Warning, place: Anchor, what: impl Into<String>) -> Finding {
    Finding {
        of,
        severity: Severity::Note,
        what: what.into(),
        place,
    }
}
