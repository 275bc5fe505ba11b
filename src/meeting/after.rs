//! What becomes of the minutes after the meeting: drafts that went out, the words that were agreed, what
//! was changed since, what was purged, and what keeps it from being purged.

use std::sync::Arc;

use chrono::NaiveDate;

use super::agenda::Stamp;
use super::audience::Reader;
use super::catalogue::Warning;
use super::check::{Anchor, Finding};
use super::describe::quoted;
use super::entry::Stream;
use super::event::{Event, Fact};
use super::id::{EntryId, Id};
use super::planted::{Leak, planted};
use super::printed::PrintedLine;
use super::state::{Meeting, Phase};
use super::text::{Text, counted};
use super::warnings::warn;

/// Why minutes that were agreed are not changed without a reason.
pub(super) const LOCKED: &str = "These minutes have been approved.";

/// A draft of the minutes that went out.
#[derive(Clone, Debug, PartialEq)]
pub struct Issued {
    /// Drafts are counted up from 1.
    pub number: u32,
    /// The day on which it went out.
    pub on: NaiveDate,
    /// To whom, in words.
    pub to: Text,
    /// Who may read it: what is public, or exempt text too.
    pub readers: Stream,
    /// Its words, frozen; none where they weren't kept, or were purged.
    pub lines: Arc<[PrintedLine]>,
}

/// Whether a rule that was passed over is the one that locks minutes that were agreed.
pub fn is_lock(rule: &str) -> bool {
    rule == LOCKED
}

/// A change that was made after the minutes had been agreed.
#[derive(Clone, Debug, PartialEq)]
pub struct Amended {
    /// When it was recorded, by the machine's clock: it was no part of the sitting.
    pub when: Stamp,
    /// Why; may be empty, where its reader may not know.
    pub reason: Text,
    /// The entries that it touched; none where it was no entry.
    pub entries: Vec<EntryId>,
    /// The record of its facts.
    record: u32,
}

/// Words that were taken out of the file for good.
#[derive(Clone, Debug, PartialEq)]
pub struct Purge {
    /// When, by the machine's clock.
    pub when: Stamp,
    /// How many rough notes.
    pub notes: u32,
    /// How many struck entries, and entries with words that had been deleted.
    pub struck: u32,
    /// How many frozen drafts.
    pub drafts: u32,
    /// Why it was done before the minutes were agreed; may be empty.
    pub reason: Text,
}

/// What became of the minutes so far.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct After {
    pub(super) drafts: Vec<Issued>,
    pub(super) agreed: Arc<[PrintedLine]>,
    pub(super) amended: Vec<Amended>,
    pub(super) purges: Vec<Purge>,
    pub(super) hold: Option<Text>,
}

impl Meeting {
    /// The drafts that went out, in their order.
    pub fn drafts(&self) -> &[Issued] {
        &self.after.drafts
    }

    /// The words that were agreed, frozen; none where the minutes are not agreed, or their words were
    /// not kept.
    pub fn agreed(&self) -> &[PrintedLine] {
        &self.after.agreed
    }

    /// What was changed after the minutes had been agreed, in its order.
    pub fn amended(&self) -> &[Amended] {
        &self.after.amended
    }

    /// What was purged, in its order.
    pub fn purges(&self) -> &[Purge] {
        &self.after.purges
    }

    /// Why nothing may be purged; none = no hold is on it.
    pub fn hold(&self) -> Option<&Text> {
        self.after.hold.as_ref()
    }

    /// Whether a later meeting has agreed the minutes.
    pub fn is_agreed(&self) -> bool {
        matches!(self.phase, Phase::Approved { .. })
    }

    /// Whether the last change after the approval was of this entry, on this day of the machine's: what is typed there
    /// goes on with its reason.
    pub fn is_being_amended(&self, entry: EntryId, on: NaiveDate) -> bool {
        let last = self.after.amended.last();
        last.is_some_and(|last| last.entries.contains(&entry) && last.when.date_naive() == on)
    }

    /// The number that an entry had in the draft that went out last.
    pub fn number_in_last_draft(&self, entry: EntryId) -> Option<(u32, &str)> {
        let last = self.after.drafts.last()?;
        let line = last.lines.iter().find(|l| l.entry == Some(entry))?;
        (!line.number.is_blank()).then_some((last.number, &line.number))
    }

    /// Takes in what a fact after the meeting says.
    pub(super) fn apply_after(&mut self, at: Stamp, event: &Event) -> Option<()> {
        match event {
            Event::DraftIssued {
                number,
                on,
                to,
                readers,
                lines,
            } => self.after.drafts.push(Issued {
                number: *number,
                on: *on,
                to: to.clone(),
                readers: *readers,
                lines: lines.as_slice().into(),
            }),
            Event::MinutesApproved {
                at_meeting,
                signed_by,
                corrected,
                lines,
            } => {
                self.phase = Phase::Approved {
                    at_meeting: *at_meeting,
                    signed_by: signed_by.clone(),
                    corrected: *corrected,
                };
                self.after.agreed = lines.as_slice().into();
                self.after.amended.clear();
            }
            Event::PurgeHeld { reason } => self.after.hold = Some(reason.clone()),
            Event::HoldReleased { .. } => self.after.hold = None,
            Event::Purged {
                notes,
                struck,
                drafts,
                reason,
            } => self.after.purges.push(Purge {
                when: at,
                notes: *notes,
                struck: *struck,
                drafts: *drafts,
                reason: reason.clone(),
            }),
            _ => return None,
        }
        Some(())
    }

    /// Notes that a fact changes minutes that had been agreed: the reason comes before the facts of a
    /// record, and typing goes on with the one before it. `at` is when the machine recorded it.
    pub(super) fn note_change(&mut self, id: Id, at: Stamp, fact: &Fact) {
        if !self.is_agreed() {
            return;
        }
        let Fact(stream, event) = fact;
        if let Event::RuleOverridden { rule, reason } = event
            && is_lock(rule)
        {
            let last = self.after.amended.last();
            if last.is_none_or(|a| a.record != id.record) {
                // What was said in private is no reason that a document gives.
                let reason = if *stream == Stream::Private {
                    Text::default()
                } else {
                    reason.clone()
                };
                self.after.amended.push(Amended {
                    when: at,
                    reason,
                    entries: Vec::new(),
                    record: id.record,
                });
            }
            return;
        }
        let Some(entry) = touched(id, event) else {
            return;
        };
        if let Some(last) = self.after.amended.last_mut()
            && !last.entries.contains(&entry)
        {
            last.entries.push(entry);
        }
    }

    /// Takes out what `R` may not read of what became of the minutes. Frozen words are for those alone
    /// who may read everything: what was public then need not be so now.
    pub(super) fn withhold_after<R: Reader>(&self, read: &mut Self) {
        let after = &mut read.after;
        after.amended.retain_mut(|change| {
            let told = |id: &EntryId| self.entry(*id).is_some_and(|e| R::may_read(e.stream));
            // A change of what these readers may not read is no change for them.
            let is_theirs = change.entries.is_empty() || change.entries.iter().any(told);
            change.entries.retain(told);
            if !R::EXEMPT && !planted(Leak::AmendedReasons) {
                change.reason = Text::default();
            }
            is_theirs
        });
        if R::EXEMPT {
            return;
        }
        for draft in &mut after.drafts {
            draft.to = Text::default();
            draft.lines = Arc::default();
        }
        after.agreed = Arc::default();
        after.purges.clear();
        after.hold = None;
    }
}

impl Meeting {
    /// Changes of minutes that had been approved.
    pub(super) fn findings_after(&self) -> Vec<Finding> {
        let changed = self.after.amended.iter().map(|change| {
            let stands = |e: &&EntryId| self.entry(**e).is_some_and(|e| !e.struck);
            let at = change.entries.iter().find(stands).copied();
            let why = change.reason.trim().trim_end_matches('.');
            let why = if why.is_empty() {
                String::new()
            } else {
                format!(": {why}")
            };
            let on = change.when.format("%-d %B %Y");
            let said = format!("These minutes were changed on {on}, after their approval{why}.");
            warn(
                Warning::Approved,
                at.map_or(Anchor::Closing, Anchor::Entry),
                said,
            )
        });
        changed.collect()
    }
}

/// The entry that a fact makes or changes.
fn touched(id: Id, event: &Event) -> Option<EntryId> {
    match event {
        Event::Recorded { .. } => Some(EntryId(id)),
        Event::TextSpliced { entry, .. }
        | Event::EntryChanged { entry, .. }
        | Event::EntryMoved { entry, .. }
        | Event::EntryStruck { entry }
        | Event::EntryRestored { entry }
        | Event::ResolutionReworded { entry }
        | Event::ResolutionStaged { entry, .. }
        | Event::EntryReclassified { entry, .. } => Some(*entry),
        _ => None,
    }
}

/// What happened after the meeting, for the history.
pub(super) fn in_words(event: &Event) -> String {
    match event {
        Event::DraftIssued { number, to, .. } if to.is_blank() => {
            format!("draft {number} of the minutes issued")
        }
        Event::DraftIssued { number, to, .. } => {
            format!("draft {number} of the minutes issued to {}", to.trim())
        }
        Event::MinutesApproved {
            at_meeting,
            corrected,
            ..
        } => {
            let how = if *corrected { " as corrected" } else { "" };
            let day = at_meeting.format("%-d %B %Y");
            format!("minutes approved{how} at the meeting of {day}")
        }
        Event::PurgeHeld { reason } => format!("purge held: {}", quoted(reason)),
        Event::HoldReleased { reason } if reason.is_blank() => "purge released".to_owned(),
        Event::HoldReleased { reason } => format!("purge released: {}", quoted(reason)),
        Event::Purged {
            notes,
            struck,
            drafts,
            ..
        } => format!("purged: {}", counted_purge(*notes, *struck, *drafts)),
        _ => String::new(),
    }
}

/// "2 rough notes, 1 entry with struck words and 1 frozen draft".
pub fn counted_purge(notes: u32, struck: u32, drafts: u32) -> String {
    let count = |n: u32, one: &str| counted(usize::try_from(n).unwrap_or(usize::MAX), one);
    let entries = if struck == 1 { "entry" } else { "entries" };
    format!(
        "{}, {struck} {entries} with struck words and {}",
        count(notes, "rough note"),
        count(drafts, "frozen draft")
    )
}
