//! What an officer asked for, told from what became of an entry: split, cast anew, put right.

use super::names::renamed;
use super::said::Said;
use crate::meeting::business::Procedure;
use crate::meeting::entry::{Kind, Place};
use crate::meeting::event::{Event, Fact};
use crate::meeting::id::{EntryId, ItemId};
use crate::meeting::intent::{CorrectionTold, Intent, Turn, When};
use crate::meeting::text::Text;

impl Said<'_> {
    /// The words that a splice among the facts leaves in an entry.
    pub(super) fn words_after(&self, entry: EntryId) -> Option<Text> {
        let mut text = self.before.entry(entry)?.text.clone();
        for Fact(_, event) in self.facts {
            if let Event::TextSpliced {
                entry: of,
                at,
                went,
                came,
                ..
            } = event
                && *of == entry
            {
                let at = usize::try_from(*at).ok()?;
                let range = at..at.checked_add(went.len())?;
                text.get(range.clone())?;
                text.replace_range(range, came);
            }
        }
        Some(Text::new(&text))
    }

    pub(super) fn procedure(&self, what: &Procedure) -> Intent {
        match what {
            Procedure::Joined { items } => Intent::TakeTogether {
                items: self.items(items),
            },
            Procedure::Varied {
                items,
                agreed,
                reason,
            } => Intent::VaryOrder {
                items: self.items(items),
                agreed_by: agreed.clone(),
                reason: reason.clone(),
            },
            Procedure::Extended { until, agreed } => Intent::Extend {
                until: until.time(),
                agreed_by: agreed.clone(),
            },
            Procedure::Expired { deferred, .. } => Intent::Guillotine {
                deferred_to: deferred.clone(),
            },
            Procedure::RollAnew { here } => Intent::TakeRollAnew {
                present: here.iter().map(|(person, _)| self.who(*person)).collect(),
            },
        }
    }

    /// All corrections of the record.
    pub(super) fn corrections(&self) -> Intent {
        let mut file = Text::default();
        let told = self.facts.iter().filter_map(|fact| match &fact.1 {
            Event::CorrectionReceived(received) => {
                file = received.file.clone();
                Some(CorrectionTold {
                    entry: received.entry.map(|e| self.entry(e)),
                    asked: received.asked.clone(),
                    says: received.says.clone(),
                    by: received.by.clone(),
                    on: received.on,
                    stands: received.stands.clone(),
                })
            }
            _ => None,
        });
        let corrections = told.collect();
        Intent::TakeCorrections { file, corrections }
    }

    /// A line of rough notes that became a paragraph.
    pub(super) fn note_taken(&self, text: &Text, place: Place) -> Option<Intent> {
        let note = self.also(|e| match e {
            Event::EntryStruck { entry } | Event::TextSpliced { entry, .. } => Some(*entry),
            _ => None,
        })?;
        let held = self.before.entry(note).filter(|e| e.is_note())?;
        let at = held.text.find(text.as_str())?;
        Some(Intent::TakeNote {
            entry: self.entry(note),
            at: u32::try_from(at).ok()?,
            place: self.place(place),
        })
    }

    /// What followed the caret belongs to the item that was taken.
    pub(super) fn moved_on(&self, to: ItemId) -> Option<Intent> {
        let (entry, at) = self.also(|e| match e {
            Event::EntryMoved { entry, .. } => Some((*entry, 0)),
            Event::TextSpliced { entry, at, .. } => Some((*entry, *at)),
            _ => None,
        })?;
        Some(Intent::MoveOn {
            entry: self.entry(entry),
            at,
            to: Some(self.item(to)),
        })
    }

    /// An entry that was split in two.
    pub(super) fn split(&self, place: Place) -> Option<Intent> {
        let cut = self.also(|e| match e {
            Event::TextSpliced {
                entry, at, came, ..
            } if came.is_empty() => Some((*entry, *at)),
            _ => None,
        });
        let (entry, at) = match (cut, place) {
            (Some(cut), _) => cut,
            (None, Place::After(entry)) if self.facts.len() == 1 => {
                let end = self.before.entry(entry)?.text.len();
                (entry, u32::try_from(end).ok()?)
            }
            _ => return None,
        };
        Some(Intent::Split {
            entry: self.entry(entry),
            at,
        })
    }

    /// An entry with another kind, or with other details.
    pub(super) fn changed(&self, entry: EntryId, kind: &Kind) -> Vec<Intent> {
        use Intent as I;
        let named = || self.entry(entry);
        let held = self.before.entry(entry);
        let mut out = Vec::new();
        if let (Some(moved), Some(before)) = (kind.moved(), held.and_then(|e| e.kind.moved()))
            && moved != before
        {
            out.push(I::Move {
                entry: Some(named()),
                mover: moved.by.map(|p| self.person(p)),
                seconder: moved.seconded.map(|p| self.person(p)),
            });
        }
        match kind {
            Kind::Vote {
                casting: Some(casting),
                ..
            } => out.push(I::CastingVote {
                vote: Some(named()),
                voice: casting.voice,
            }),
            Kind::Exclusion {
                vote: Some(voted), ..
            }
            | Kind::Election {
                vote: Some(voted), ..
            } => out.push(I::Vote {
                on: vec![named()],
                told: self.told(voted),
                place: Place::End,
            }),
            Kind::Action { owners, due, .. } => out.push(I::ChangeAction {
                entry: named(),
                owners: self.leads(owners),
                due: due.clone(),
            }),
            _ => {}
        }
        if let Some(when) = kind.clone().when_mut().map(|when| *when) {
            out.push(I::Retime {
                entry: named(),
                when: When::Exactly(when),
            });
        }
        let into = match kind {
            Kind::Paragraph => Some(Turn::Paragraph),
            Kind::Resolution { .. } => Some(Turn::Resolution),
            Kind::Outcome { verb, .. } => Some(Turn::Outcome(*verb)),
            Kind::Action { .. } => Some(Turn::Action),
            _ => None,
        };
        if let Some(into) = into {
            out.push(I::TurnInto {
                entry: named(),
                into,
            });
            let (owners, due) = match kind {
                Kind::Action { owners, due, .. } => (self.leads(owners), due.clone()),
                _ => Default::default(),
            };
            out.extend(self.words_after(entry).map(|text| I::Recast {
                entry: named(),
                into,
                text,
                owners,
                due,
            }));
        }
        out.push(I::ChangeEntry {
            entry: named(),
            kind: renamed(kind, self.names.id),
        });
        out
    }
}
