//! What was asked for beside the record: who wants to speak, which absences were approved, which words went
//! out.

use super::said::Said;
use crate::meeting::absence::{Absence, Withdrawal};
use crate::meeting::entry::Place;
use crate::meeting::event::Event;
use crate::meeting::id::{EntryId, ItemId, SpeakerId};
use crate::meeting::intent::{Intent, Ref};
use crate::meeting::printed::PrintedLine;
use crate::meeting::speakers::{Asker, Speaking};
use crate::meeting::text::Text;

impl Said<'_> {
    /// What may have been asked for of those who wait to speak.
    pub(super) fn speaking(&self, what: &Speaking) -> Vec<Intent> {
        let speaker = |id: &SpeakerId| SpeakerId(self.id(id.0)).into();
        match what {
            Speaking::Asked { who } => match who {
                Asker::Person(person) => vec![Intent::AskToSpeak {
                    person: Some(self.person(*person)),
                    name: Text::default(),
                }],
                Asker::Public(name) => vec![Intent::AskToSpeak {
                    person: None,
                    name: name.clone(),
                }],
                Asker::Purged => Vec::new(),
            },
            Speaking::Called { speaker: id } => vec![Intent::CallSpeaker {
                speaker: Some(speaker(id)),
            }],
            Speaking::Moved { speaker: id, place } => vec![Intent::MoveSpeaker {
                speaker: speaker(id),
                place: *place,
            }],
            Speaking::Gone { speaker: id } => vec![Intent::DropSpeaker {
                speaker: Some(speaker(id)),
            }],
        }
    }

    /// Printed lines, with what they tell by the names of the meeting.
    pub(super) fn lines(&self, lines: &[PrintedLine]) -> Vec<PrintedLine> {
        let named = |line: &PrintedLine| PrintedLine {
            item: line.item.map(|item| ItemId(self.id(item.0))),
            entry: line.entry.map(|entry| EntryId(self.id(entry.0))),
            ..line.clone()
        };
        lines.iter().map(named).collect()
    }

    /// What may have been asked for where an absence was approved: by a resolution that stood, by one that
    /// was put down with it, or elsewhere.
    pub(super) fn absence(&self, absence: &Absence) -> Vec<Intent> {
        let asked = |entry: Option<_>, put_down: Option<_>| {
            let (item, place) = put_down.unzip();
            Intent::ApproveAbsence {
                person: self.person(absence.person),
                until: absence.until,
                on: absence.entry.is_none().then_some(absence.on),
                by: absence.by.clone(),
                reason: absence.reason.clone(),
                entry,
                item,
                place: place.unwrap_or_default(),
            }
        };
        match absence.entry {
            None => vec![asked(None, None)],
            Some(entry) => match self.put_down() {
                None => vec![asked(Some(self.entry(entry)), None)],
                put_down => vec![asked(None, put_down)],
            },
        }
    }

    /// What may have been asked for where an approval was withdrawn, or had been recorded by mistake.
    pub(super) fn withdrawal(&self, withdrawal: &Withdrawal) -> Vec<Intent> {
        let asked = |entry: Option<_>, put_down: Option<_>| {
            let (item, place) = put_down.unzip();
            Intent::WithdrawAbsence {
                person: self.person(withdrawal.person),
                approved: Some(withdrawal.of),
                mistaken: withdrawal.on.is_none(),
                on: withdrawal.on.filter(|_| withdrawal.entry.is_none()),
                by: withdrawal.by.clone(),
                entry,
                item,
                place: place.unwrap_or_default(),
            }
        };
        match withdrawal.entry {
            None => vec![asked(None, None)],
            Some(entry) => match self.put_down() {
                None => vec![asked(Some(self.entry(entry)), None)],
                put_down => vec![asked(None, put_down)],
            },
        }
    }

    /// Where something was put down in the same record.
    fn put_down(&self) -> Option<(Ref, Place)> {
        self.also(|event| match event {
            Event::Recorded { item, place, .. } => Some((self.item(*item), self.place(*place))),
            _ => None,
        })
    }
}
