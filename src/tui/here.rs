//! What the caret stands at: the entry that a command means, and who may read it.

use super::session::Session;
use crate::meeting::agenda::Item;
use crate::meeting::entry::{Entry, Kind, Place, Stage, Stream};
use crate::meeting::id::EntryId;

impl Session {
    /// The numbers on the sheet follow the caret where it leaves a blank entry, or comes to one.
    pub fn renumber(&mut self) {
        if self.sheet.renumber(self.journal.meeting()) {
            self.glance.acts += 1;
        }
    }

    /// The motion or amendment that the caret is in, if it is not yet decided.
    pub fn motion_here(&self) -> Option<EntryId> {
        let entry = self.meeting().entry(self.sheet.entry()?)?;
        entry
            .kind
            .stage()
            .is_some_and(Stage::is_open)
            .then_some(entry.id)
    }

    /// The resolution that the caret is in, or else the newest of this item.
    pub fn resolution_here(&self) -> Option<EntryId> {
        let meeting = self.meeting();
        let is = |id: &EntryId| {
            meeting
                .entry(*id)
                .is_some_and(|e| matches!(e.kind, Kind::Resolution { .. }))
        };
        self.sheet.entry().filter(is).or_else(|| {
            let item = meeting.item(self.sheet.item()?)?;
            let open = |stage: &Stage| stage.is_open();
            let mut found = None;
            for entry in meeting.entries_of(item) {
                if let Kind::Resolution { stage, .. } = &entry.kind
                    && (found.is_none() || open(stage))
                {
                    found = Some(entry.id);
                }
            }
            found
        })
    }

    /// The entry whose details are meant: the one with the caret, or where that has none but its words
    /// (or the caret stands in none) the fact right beside it: who came or went in the middle of it, or
    /// stands above the paragraph to be begun.
    pub fn detailed(&self) -> Option<EntryId> {
        let meeting = self.meeting();
        let entry = |id: &EntryId| meeting.entry(*id);
        let plain = |id: &EntryId| entry(id).is_some_and(|e| e.kind == Kind::Paragraph);
        let item = meeting.item(self.sheet.item()?)?;
        let moves = |e: &&Entry| matches!(e.kind, Kind::Movement { .. });
        match self.sheet.entry() {
            Some(here) if plain(&here) => {
                let below = meeting.entries_of(item).skip_while(|e| e.id != here);
                let newest = below.skip(1).take_while(moves).last();
                newest.map(|e| e.id).or(Some(here))
            }
            Some(here) => Some(here),
            None => match self.place() {
                Place::After(above) => Some(above),
                Place::End => meeting.entries_of(item).last().map(|e| e.id),
                Place::Start => None,
            },
        }
    }

    /// The struck entries of this item, the one struck last at the end.
    pub fn struck_here(&self) -> Vec<EntryId> {
        let meeting = self.meeting();
        let Some(item) = self.sheet.item().and_then(|id| meeting.item(id)) else {
            return Vec::new();
        };
        let struck = |id: &EntryId| meeting.entry(*id).is_some_and(|e| e.struck);
        item.entries.iter().copied().filter(struck).collect()
    }

    /// Who may read the entry that the caret is in.
    pub fn readers_here(&self) -> Stream {
        let entry = self.sheet.entry().and_then(|id| self.meeting().entry(id));
        entry.map_or(Stream::Public, |e| e.stream)
    }

    /// Who may read what is recorded in the item that is written in, if nobody says otherwise.
    pub fn usual_readers(&self) -> Stream {
        let item = self.sheet.item().and_then(|id| self.meeting().item(id));
        item.map_or(Stream::Public, Item::usual_stream)
    }
}
