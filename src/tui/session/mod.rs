//! The open session: its journal, how far it is saved, the sheet that the officer writes on, and
//! what the screen shows of the meeting without asking it at every key.

mod assist;
mod branch;
mod followed;
mod glance;
mod joint;
mod pasted;
mod private;
mod side_preview;

use crate::journal::{Act, Journal};
use crate::meeting::agenda::Stamp;
use crate::meeting::entry::{Place, Stream};
use crate::meeting::event::Event;
use crate::meeting::id::{EntryId, ItemId};
use crate::meeting::intent::{Intent, Order, Ref};
use crate::meeting::text::{Text, counted};
use crate::meeting::{Meeting, Phase, Refusal};
use crate::tui::assist::Assist;
use crate::tui::editor::{Pending, Splice};
use crate::tui::job::StoreTold;
use crate::tui::port::{Effect, Opened, Remedy, Saved, SessionKey};
use crate::tui::sheet::Sheet;
pub use branch::{Branches, OpenBranch};
pub use glance::Glance;
pub use joint::Counted;

/// The session.
#[derive(Debug)]
pub struct Session {
    /// Its name in the library.
    pub key: SessionKey,
    /// Its facts.
    pub journal: Journal,
    /// Why it can only be read, if so.
    pub read_only: Option<String>,
    /// What helps against that, if anything does.
    pub remedy: Option<Remedy>,
    /// How far it is saved.
    pub saved: Saved,
    /// How it stands to the office's store, where there is one.
    pub store: Option<StoreTold>,
    /// What was recorded of it elsewhere.
    pub branches: Branches,
    /// What the officer writes on.
    pub sheet: Sheet,
    /// What will be printed, if it is shown beside the record.
    pub beside: Option<Sheet>,
    /// What the screen shows of the meeting, kept since the last act.
    pub glance: Glance,
    /// Why typed words could not be recorded, with the order that was refused, to be told once.
    pub refused: Option<(Refusal, Order)>,
    /// What came up while something was recorded, to be told once.
    pub remark: Option<String>,
    /// What helps while writing.
    pub assist: Assist,
    /// The officer has pressed a key since it was opened. Until then nothing is offered: what that
    /// takes is not waited for by the first frame.
    pub touched: bool,
    typing: Typing,
}

/// Typing that is not yet in the journal.
#[derive(Debug, Default)]
struct Typing {
    entry: Option<EntryId>,
    pending: Pending,
    since: Option<Stamp>,
    /// Bytes typed in the newest group; 0 = the next begins another.
    group: usize,
}

/// Typing groups end at a sentence, but not before so many bytes, so that undo takes back a thought
/// and not a word.
const GROUP_AT_LEAST: usize = 24;
/// A group is at most so long, sentence or not.
const GROUP_AT_MOST: usize = 240;

impl Session {
    /// A session just opened, at the place where the officer last wrote.
    pub fn new(opened: Opened) -> Self {
        let saved = Saved {
            upto: opened.journal.last(),
            ..Saved::default()
        };
        let mut session = Self {
            key: opened.key,
            journal: opened.journal,
            read_only: opened.read_only,
            remedy: opened.remedy,
            saved,
            store: None,
            branches: Branches::default(),
            sheet: Sheet::default(),
            beside: None,
            glance: Glance::default(),
            refused: None,
            remark: None,
            assist: Assist::default(),
            touched: false,
            typing: Typing::default(),
        };
        session.look_again();
        let meeting = session.journal.meeting();
        if let Some(last) = meeting.last_written() {
            session.sheet.resume(meeting, last.entry, last.at);
        }
        session
    }

    /// The meeting.
    pub fn meeting(&self) -> &Meeting {
        self.journal.meeting()
    }

    /// Records that are not yet on the disk, those still in the pen among them.
    pub fn unsaved(&self) -> u64 {
        let waiting = u64::from(!self.typing.pending.is_empty());
        self.journal.last().saturating_sub(self.saved.upto) + waiting
    }

    /// Since when typing waits to be recorded.
    pub fn typing_since(&self) -> Option<Stamp> {
        self.typing.since
    }

    /// Does what `order` says, after recording what was typed before it.
    ///
    /// # Errors
    /// A refusal of the decision, or that the session can only be read.
    pub fn act(
        &mut self,
        now: Stamp,
        order: &Order,
        out: &mut Vec<Effect>,
    ) -> Result<u64, Refusal> {
        self.flush(now, out);
        self.typing.group = 0;
        let before = self.before();
        let seq = self.record(now, order, out)?;
        self.look_again();
        self.step_on(&before);
        Ok(seq)
    }

    pub(in crate::tui) fn record(
        &mut self,
        now: Stamp,
        order: &Order,
        out: &mut Vec<Effect>,
    ) -> Result<u64, Refusal> {
        if let Some(why) = &self.read_only {
            return Err(Refusal::new(
                format!("This session can only be read: {why}."),
                "Make a copy of it to go on.",
            ));
        }
        let before = self.journal.last();
        let back = self.journal.clock_went_back(now);
        let record = self.journal.act(now, order)?;
        if let Some(back) = back {
            self.remark = Some(format!(
                "The clock was set back {}. Everything stays in the order in which it is recorded; \
                 look at the times.",
                counted(usize::try_from(back.num_minutes()).unwrap_or(0), "minute")
            ));
        }
        let seq = record.seq;
        let first = self.journal.between(before, &record);
        out.extend(first.iter().cloned().map(Effect::Save));
        // An act that came to no facts leaves nothing to save.
        out.push(Effect::Save(record));
        Ok(seq)
    }

    /// Records what was typed so far.
    pub fn flush(&mut self, now: Stamp, out: &mut Vec<Effect>) {
        self.typing.since = None;
        let (Some(entry), Some(splice)) = (self.typing.entry, self.typing.pending.take()) else {
            return;
        };
        self.record_splice(now, entry, &splice, out);
    }

    fn record_splice(
        &mut self,
        now: Stamp,
        entry: EntryId,
        splice: &Splice,
        out: &mut Vec<Effect>,
    ) {
        let joins = self.typing.group > 0;
        let intent = Intent::Type {
            entry: Ref::from(entry),
            at: u32::try_from(splice.at).unwrap_or(u32::MAX),
            went: Text::new(&splice.went),
            came: Text::new(&splice.came),
            joins,
        };
        let order = Order::from(intent);
        if let Err(refusal) = self.record(now, &order, out) {
            self.refused = Some((refusal, order));
            // The words on the sheet are not what the journal holds: show what it holds.
            self.look_again();
            return;
        }
        self.recorded_beside(entry);
        self.typing.group += splice.came.len().max(splice.went.len()).max(1);
        let sentence = splice.came.trim_end().ends_with(['.', '!', '?', ':']);
        if (sentence && self.typing.group >= GROUP_AT_LEAST) || self.typing.group >= GROUP_AT_MOST {
            self.typing.group = 0;
        }
    }

    /// Takes a change that was made on the sheet in `entry`: gathered, and recorded when it no
    /// longer joins what was gathered or enough is.
    pub fn typed(&mut self, now: Stamp, entry: EntryId, splice: Splice, out: &mut Vec<Effect>) {
        self.assist.spliced(entry, &splice);
        if self.typing.entry != Some(entry) {
            self.flush(now, out);
            self.typing.entry = Some(entry);
            self.typing.group = 0;
        }
        let in_line = self.also_beside(entry, &splice);
        if let Some(done) = self.typing.pending.push(splice) {
            self.record_splice(now, entry, &done, out);
            self.typing.group = 0;
        }
        self.typing.since.get_or_insert(now);
        if self.typing.pending.is_full() || !in_line || self.is_locked(now, entry) {
            self.flush(now, out);
        }
        if !in_line {
            self.read_lines();
        }
    }

    /// Whether the first key has to be answered for: the minutes have been approved.
    fn is_locked(&self, now: Stamp, entry: EntryId) -> bool {
        let meeting = self.journal.meeting();
        meeting.is_agreed() && !meeting.is_being_amended(entry, now.date_naive())
    }

    /// The caret went elsewhere: the next typing is another group.
    pub fn pause_typing(&mut self) {
        if self.typing.pending.is_empty() {
            self.typing.group = 0;
        }
    }

    /// Begins a paragraph where the caret stands in a new one, and answers its id.
    ///
    /// # Errors
    /// As [`Session::act`].
    pub fn begin_paragraph(
        &mut self,
        now: Stamp,
        out: &mut Vec<Effect>,
    ) -> Result<EntryId, Refusal> {
        let item = self
            .sheet
            .item()
            .ok_or_else(|| Refusal::new("There is no item to write in.", "Add one first."))?;
        let mut order = Order::from(Intent::Write {
            item: Some(Ref::from(item)),
            text: Text::default(),
            more: Vec::new(),
            place: self.sheet.place(),
        });
        if self.sheet.in_notes() {
            order.stream = Stream::Private;
        }
        self.flush(now, out);
        let done = self.record(now, &order, out);
        let seq = done.inspect_err(|refusal| self.refused = Some((refusal.clone(), order)))?;
        let entry = self.made_entry(seq).ok_or_else(|| {
            Refusal::new("No paragraph was begun.", "Press ? for what can be done.")
        })?;
        self.typing.group = 0;
        self.sheet.became(entry);
        self.glance.acts += 1;
        self.sheet.rebuild(self.journal.meeting());
        self.read_beside();
        Ok(entry)
    }

    /// The entry that a record made.
    pub fn made_entry(&self, seq: u64) -> Option<EntryId> {
        let record = self.journal.record(seq)?;
        let Act::Did(facts) = &record.act else {
            return None;
        };
        let index = facts
            .iter()
            .position(|f| matches!(f.1, Event::Recorded { .. }))?;
        // It is among the newest, whoever wrote it.
        let found = self
            .journal
            .meeting()
            .all_entries()
            .iter()
            .rev()
            .find(|e| u64::from(e.id.0.record) == seq && usize::from(e.id.0.index) == index);
        found.map(|entry| entry.id)
    }

    /// Looks at the meeting again after an act: counts, and the sheet's lines.
    pub fn look_again(&mut self) {
        let meeting = self.journal.meeting();
        self.assist.marks.touch();
        self.glance = Glance::of(meeting, self.glance.acts + 1);
        self.sheet.rebuild(meeting);
        // The first item of a new agenda is there to be written in at once.
        if self.sheet.item().is_none()
            && let Some(item) = meeting.before_body().or_else(|| meeting.items().first())
        {
            self.sheet.turn_to(meeting, item.id);
        }
        self.read_beside();
    }

    /// Goes to an item: a matter of the officer's, and no fact.
    pub fn turn_to(&mut self, now: Stamp, item: ItemId, out: &mut Vec<Effect>) {
        self.flush(now, out);
        self.typing.group = 0;
        self.sheet.turn_to(self.journal.meeting(), item);
    }

    /// Goes to an entry.
    pub fn go_to(&mut self, now: Stamp, entry: EntryId, out: &mut Vec<Effect>) {
        self.flush(now, out);
        self.typing.group = 0;
        let end = usize::MAX;
        self.sheet.stand_in(self.journal.meeting(), entry, end);
    }

    /// Goes to words in an entry; to its first where they don't stand there.
    pub fn go_to_words(&mut self, now: Stamp, entry: EntryId, words: &str, out: &mut Vec<Effect>) {
        self.go_to(now, entry, out);
        let at = |text: &str| text.find(words).unwrap_or(0);
        if let Some(at) = self.sheet.block().map(|block| at(block.text.text())) {
            self.sheet.stand_in(self.journal.meeting(), entry, at);
        }
    }

    /// The place right after the entry that the caret is in, or where its new paragraph stands.
    pub fn place(&self) -> Place {
        match self.sheet.place() {
            Place::After(entry) => Place::After(self.meeting().last_of_motion(entry)),
            place => place,
        }
    }

    /// The state in one word.
    pub fn state(&self) -> &'static str {
        if self.meeting().is_body_journal() {
            return "journal";
        }
        match self.meeting().phase() {
            Phase::Prepared => "prepared",
            Phase::Open => "open",
            Phase::Adjourned { .. } => "adjourned",
            Phase::Closed => "closed",
            Phase::Approved { .. } => "approved",
        }
    }
}
