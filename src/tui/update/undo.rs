//! Undo and redo: the newest act in the place where the officer is, words or facts, and nothing of
//! another place without saying first what.

use super::flush;
use crate::journal::Journal;
use crate::meeting::between::Between;
use crate::meeting::entry::{Kind, Stream};
use crate::meeting::event::Event;
use crate::meeting::id::{EntryId, ItemId};
use crate::meeting::people::Capacity;
use crate::meeting::{Fact, Intent, Meeting};
use crate::tui::commands::Context;
use crate::tui::model::Model;
use crate::tui::port::Effect;
use crate::tui::ui::Ui;

/// Where the officer is.
enum Place {
    /// On the sheet of an item, in a paragraph or in none that is begun.
    Sheet(Option<ItemId>, Option<EntryId>),
    /// On another screen.
    Screen(Context),
}

impl Place {
    fn of(model: &Model) -> Self {
        let sheet = model.ui.session.as_ref().map(|s| &s.sheet);
        match (model.top().page().context(), sheet) {
            (Context::Meeting, Some(sheet)) => Self::Sheet(sheet.item(), sheet.entry()),
            (context, _) => Self::Screen(context),
        }
    }

    /// The newest act here that holds. What was done to the room at large, or on another screen than
    /// the record, is of this place only while nothing was done since.
    fn newest(&self, journal: &Journal) -> Option<u64> {
        let meeting = journal.meeting();
        let mut acts = journal.standing();
        match self {
            Self::Sheet(item, entry) => {
                let (first, facts) = acts.next()?;
                if facts.iter().any(|f| of_room(meeting, &f.1)) {
                    return Some(first);
                }
                let here = |facts: &[Fact]| match typed(facts) {
                    Some(typed) if entry.is_some() => *entry == Some(typed),
                    _ => facts.iter().any(|f| item_of(meeting, &f.1) == *item),
                };
                let here = |(_, facts): &(u64, &[Fact])| item.is_some() && here(facts);
                let mut all = std::iter::once((first, facts)).chain(acts);
                all.find(here).map(|(seq, _)| seq)
            }
            Self::Screen(context) => {
                let (seq, facts) = acts.next()?;
                let own = match context {
                    // What settles one changes words too.
                    Context::Corrections => facts.iter().any(|f| of_corrections(&f.1)),
                    _ => facts.iter().all(|f| on_screen(*context, meeting, &f.1)),
                };
                own.then_some(seq)
            }
        }
    }
}

/// The entry, if facts are its typing and nothing else.
fn typed(facts: &[Fact]) -> Option<EntryId> {
    match facts {
        [Fact(_, Event::TextSpliced { entry, group, .. })] if *group > 0 => Some(*entry),
        _ => None,
    }
}

/// The item in whose record an event tells.
fn item_of(meeting: &Meeting, event: &Event) -> Option<ItemId> {
    use Event as E;
    let of = |entry: &EntryId| meeting.entry(*entry).map(|e| e.item);
    match event {
        E::Recorded { item, .. }
        | E::ItemTaken { item, .. }
        | E::ItemDeferred { item, .. }
        | E::ItemWithdrawn { item, .. }
        | E::ItemRestored { item } => Some(*item),
        E::TextSpliced { entry, .. }
        | E::EntryChanged { entry, .. }
        | E::EntryMoved { entry, .. }
        | E::EntryStruck { entry }
        | E::EntryRestored { entry }
        | E::ResolutionReworded { entry }
        | E::ResolutionStaged { entry, .. }
        | E::EntryReclassified { entry, .. }
        | E::QueryRaised { entry, .. } => of(entry),
        E::CorrectionReceived(received) => received.entry.as_ref().and_then(of),
        _ => None,
    }
}

/// Whether an event is of the room and its course, and stands where the officer doesn't write.
fn of_room(meeting: &Meeting, event: &Event) -> bool {
    use Event as E;
    match event {
        E::Recorded { kind, .. } => !kind.is_of_words(),
        E::EntryChanged { entry, .. } => meeting
            .entry(*entry)
            .is_some_and(|e| matches!(e.kind, Kind::Movement { .. })),
        E::MarkedPresent { capacity, .. } => *capacity == Capacity::InAttendance,
        E::PersonChanged { .. }
        | E::PeopleJoined { .. }
        | E::AttendsRemotely { .. }
        | E::PresidingChanged { .. }
        | E::MeetingAdjourned { .. }
        | E::MeetingResumed { .. }
        | E::BusinessOrdered { .. }
        | E::NextMeetingSet(_)
        | E::Speaking(_)
        | E::MeetingClosed { .. } => true,
        _ => false,
    }
}

/// Whether an event takes in a correction that came back, or settles one.
fn of_corrections(event: &Event) -> bool {
    matches!(
        event,
        Event::CorrectionReceived(_) | Event::CorrectionSettled { .. }
    )
}

/// Whether an event is what is done on a screen beside the record.
fn on_screen(context: Context, meeting: &Meeting, event: &Event) -> bool {
    use Event as E;
    let movement = |event: &Event| match event {
        E::Recorded { kind, .. } => matches!(kind, Kind::Movement { .. }),
        E::EntryChanged { .. } => of_room(meeting, event),
        _ => false,
    };
    match context {
        Context::Roll => {
            movement(event)
                || matches!(
                    event,
                    E::PersonAdded(_)
                        | E::Forewarned { .. }
                        | E::ApologyReceived { .. }
                        | E::AttendeeApologised { .. }
                        | E::MarkedPresent { .. }
                        | E::MarkedAbsent { .. }
                        | E::SeatUnmarked { .. }
                        | E::AttendeeUnmarked { .. }
                        | E::AttendsRemotely { .. }
                        | E::MeetingOpened { .. }
                        | E::OpenedWithoutChair { .. }
                )
        }
        Context::SetUp => matches!(
            event,
            E::BodyDescribed(_)
                | E::RulesSet(_)
                | E::BodyJoined { .. }
                | E::JoinedBodyChanged { .. }
                | E::SeatAssigned { .. }
                | E::MeetingCalled(_)
                | E::PersonAdded(_)
                | E::SeatAdded(_)
                | E::SeatChanged { .. }
                | E::SeatFilled { .. }
                | E::ItemAdded { .. }
                | E::ItemChanged { .. }
                | E::ReportAttached { .. }
                | E::ActionBroughtForward(_)
                | E::EarlierMinutesListed { .. }
                | E::FutureMeetingListed(_)
                | E::BetweenMeetings(Between::Held { .. })
        ),
        Context::Actions if meeting.is_body_journal() => match event {
            E::ActionBroughtForward(_) => true,
            E::BetweenMeetings(what) => what.action().is_some(),
            _ => false,
        },
        Context::Programme => matches!(
            event,
            E::ItemPlanned(_)
                | E::FutureMeetingListed(_)
                | E::BetweenMeetings(
                    Between::Planned { .. }
                        | Between::Replanned { .. }
                        | Between::Unplanned { .. }
                        | Between::MeetingChanged { .. }
                )
        ),
        Context::People => matches!(
            event,
            E::PersonAdded(_)
                | E::PersonChanged { .. }
                | E::PeopleJoined { .. }
                | E::AbsenceApproved(_)
                | E::AbsenceWithdrawn(_)
                | E::MarkedPresent { .. }
        ),
        _ => false,
    }
}

/// Ctrl-Z: the newest act here, and says what it was; else what would be undone is told, and a
/// second Ctrl-Z does it.
pub(super) fn undo(model: &mut Model, out: &mut Vec<Effect>) {
    let asked = std::mem::take(&mut model.ui.undo_asked);
    flush(model, out);
    let place = Place::of(model);
    let ui = &mut model.ui;
    let Some(session) = ui.session.as_ref() else {
        return;
    };
    let journal = &session.journal;
    if asked {
        let words = journal.offer_undo(None).map(|o| o.words);
        let kept_back = kept_back(journal.meeting());
        if ui.act(Intent::Undo { record: None }, out).is_some() {
            let public = now_public(ui, &kept_back);
            ui.tell(format!(
                "Undone: {}.{public} ^Y does it again.",
                words.unwrap_or_default()
            ));
        }
        return;
    }
    let newest = place.newest(journal);
    if let Some((record, offer)) =
        newest.and_then(|seq| Some((seq, journal.offer_undo(newest).ok()?)))
    {
        let here = session.sheet.entry();
        let shaping = here.and_then(|entry| {
            let (offer, parted) = journal.offer_undo_shaping(entry)?;
            (offer.records.first() == newest.as_ref()).then_some((entry, parted))
        });
        let words = journal
            .standing()
            .any(|(seq, facts)| seq == record && typed(facts).is_some());
        let parts = journal
            .standing()
            .any(|(seq, facts)| seq == record && withholds(facts));
        let caret = session.sheet.block().map_or(0, |b| b.text.caret());
        let kept_back = kept_back(journal.meeting());
        if ui.act(Intent::Undo { record: newest }, out).is_some() {
            if let Some((entry, parted)) = shaping {
                stay(ui, entry, caret, parted);
            }
            let public = match now_public(ui, &kept_back) {
                "" if parts => " Everybody may read it now.",
                public => public,
            };
            let more = if words && public.is_empty() {
                String::new()
            } else {
                format!(".{public} ^Y does it again.")
            };
            ui.tell(format!("Undone: {}{more}", offer.words));
        }
        return;
    }
    match journal.offer_undo(None) {
        Ok(offer) => {
            ui.ask(format!("Undo: {}? ^Z again undoes it.", offer.words));
            ui.undo_asked = true;
        }
        Err(refusal) => ui.refuse(refusal.to_string()),
    }
}

/// Whether facts take words out of what everybody may read into what not everybody may.
fn withholds(facts: &[Fact]) -> bool {
    let taken = |f: &Fact| matches!(f, Fact(Stream::Public, Event::TextSpliced { went, .. }) if !went.is_empty());
    let kept = |f: &Fact| matches!(f, Fact(Stream::Exempt, Event::Recorded { .. }));
    facts.iter().any(taken) && facts.iter().any(kept)
}

/// The entries that stand and that not everybody may read.
fn kept_back(meeting: &Meeting) -> Vec<EntryId> {
    let all = meeting.all_entries().iter();
    let kept = all.filter(|e| !e.struck && e.stream == Stream::Exempt);
    kept.map(|e| e.id).collect()
}

/// What is said where everybody may read what was kept back before.
fn now_public(ui: &Ui, kept_back: &[EntryId]) -> &'static str {
    let entry = |id: &EntryId| ui.meeting().and_then(|m| m.entry(*id));
    let is_public =
        |id: &&EntryId| entry(id).is_some_and(|e| !e.struck && e.stream == Stream::Public);
    match kept_back.iter().filter(is_public).count() {
        0 => "",
        1 => " Everybody may read it now.",
        _ => " Everybody may read them now.",
    }
}

/// The caret stays in the words that it was in, wherever they stand now.
fn stay(ui: &mut Ui, entry: EntryId, caret: usize, parted: Option<(EntryId, usize)>) {
    let Some(session) = ui.session.as_mut() else {
        return;
    };
    let meeting = session.journal.meeting();
    let stands = |id: EntryId| meeting.entry(id).is_some_and(|e| !e.struck);
    match parted {
        // Its words are where they were parted from again.
        Some((whole, at)) if !stands(entry) && stands(whole) => {
            let at = if whole == entry {
                caret
            } else {
                let lost = meeting
                    .entry(whole)
                    .map_or("", |e| e.text.get(at..).unwrap_or(""));
                at + (lost.len() - lost.trim_start_matches(' ').len()) + caret
            };
            session.sheet.stand_in(meeting, whole, at);
        }
        _ if stands(entry) => session.sheet.stand_in(meeting, entry, caret),
        _ => {}
    }
}

pub(super) fn redo(model: &mut Model, out: &mut Vec<Effect>) {
    flush(model, out);
    let ui = &mut model.ui;
    let Some(session) = ui.session.as_ref() else {
        return;
    };
    match session.journal.offer_redo() {
        Ok(offer) => {
            let kept_back = kept_back(session.journal.meeting());
            if ui.act(Intent::Redo, out).is_some() {
                let public = now_public(ui, &kept_back);
                let ends = if public.is_empty() { "" } else { "." };
                ui.tell(format!("Done again: {}{ends}{public}", offer.words));
            }
        }
        Err(refusal) => ui.refuse(refusal.to_string()),
    }
}
