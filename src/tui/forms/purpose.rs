//! What a form is for: which question comes next, and what is done when all are answered.

use std::ops::Range;

use super::answers::Answer;
use super::step::{Choice, Step};
use super::{
    business, chair, course, decisions, details, exclusion, interests, motions, names, phrases,
    private, queries, readers, room, speakers, told,
};
use crate::meeting::entry::{Entry, Kind, Place};
use crate::meeting::id::{EntryId, ItemId, PersonId, QueryId};
use crate::meeting::intent::{Intent, Order, Ref, When};
use crate::tui::command::Command;
use crate::tui::forms::ask::Ask;
use crate::tui::port::{Effect, ExportRequest};
use crate::tui::shown::{Shown, ShownRequest};
use crate::tui::ui::{Lead, Ui};

/// What a form is for.
#[derive(Clone, Debug, PartialEq)]
pub enum Purpose {
    /// Somebody arrives or comes back.
    Arrive,
    /// Somebody leaves for good.
    Leave,
    /// Somebody goes out for a while.
    StepOut,
    /// An interest is declared, or none.
    Declare,
    /// Whoever declared an interest leaves, takes no part, or comes back.
    StandAside,
    /// Somebody asks to speak.
    SpeakerAsks,
    /// What becomes of one who asked to speak.
    SpeakerOrder,
    /// Who presented the item.
    Presented,
    /// Somebody is in attendance.
    Attend,
    /// Somebody put down with a cue is named.
    NameCue,
    /// Somebody else presides.
    Preside,
    /// Somebody is elected to the chair.
    Elect,
    /// The meeting opens.
    Open,
    /// The meeting is adjourned.
    Adjourn,
    /// Items are taken together.
    Together,
    /// The order is varied.
    Vary,
    /// The meeting is extended.
    Extend,
    /// Its time has expired.
    TimeExpired,
    /// The roll is taken anew.
    RollAnew,
    /// The date of the next meeting.
    NextMeeting,
    /// The item is put off.
    Defer(ItemId),
    /// The item is taken off the agenda.
    Withdraw(ItemId),
    /// An item is added late.
    Late,
    /// An item is looked at; the digit typed already.
    Look(Option<char>),
    /// An entry goes to another item.
    MoveTo(EntryId),
    /// Who was here for an item.
    WhoWasHere(ItemId),
    /// The next fact gets another time.
    TimeOff,
    /// A resolution, from the report or in words.
    Resolve(ItemId),
    /// An action, from these words and this entry.
    Action {
        /// The words to begin with.
        words: String,
        /// Words that Enter takes where none are typed.
        offer: String,
        /// The entry that it comes out of.
        from: Option<EntryId>,
    },
    /// Who moved and seconded the motion at the caret, or the newest.
    Moved(Option<EntryId>),
    /// An amendment to the newest motion of an item.
    Amend(ItemId),
    /// A vote in an item, on the motion at the caret or the newest.
    Vote(ItemId, Option<EntryId>),
    /// The casting vote.
    Casting,
    /// A member's own vote.
    OwnVote,
    /// A motion ends without a vote.
    EndMotion(ItemId, Option<EntryId>),
    /// What a rule stands in the way of: it is done all the same for a reason.
    Despite(Vec<Order>),
    /// The public took part in an item.
    Public(ItemId),
    /// An announcement, a ruling or advice in an item.
    Told(ItemId),
    /// Authority is delegated in an item.
    Delegate(ItemId),
    /// The public is excluded; the item looked at.
    Exclude(ItemId),
    /// A public summary of an item.
    Summary(ItemId),
    /// An outcome that is not a resolution.
    Conclude(ItemId),
    /// The earlier minutes.
    AgreeMinutes,
    /// How an earlier action stands.
    Progress,
    /// An entry becomes another kind.
    Turn(EntryId),
    /// The details of an entry are put right.
    Details(EntryId),
    /// Somebody known gets their name and role put right.
    Rename(PersonId),
    /// The words become a phrase.
    NewPhrase(String),
    /// Somebody's name is put right wherever it stands.
    CorrectName(PersonId),
    /// Somebody and another are one person.
    Join(PersonId),
    /// Words of an entry are to be asked about.
    Query {
        /// The entry.
        entry: EntryId,
        /// The place of the words.
        words: Range<usize>,
    },
    /// Who may read an entry, or words of it.
    Readers {
        /// The entry.
        entry: EntryId,
        /// The place of the words that are selected, if any are.
        words: Option<Range<usize>>,
    },
    /// An item is taken in private, or in public.
    ItemReaders(ItemId),
    /// A query is settled.
    SettleQuery(QueryId),
    /// The session is saved elsewhere; the path that stands there first.
    SaveElsewhere(String),
    /// A document is written; where to is asked.
    ExportTo(ExportRequest),
    /// What is shown is written; in which format, for whom and where to is asked.
    ExportShown(Shown),
    /// What the screens beside the meeting screen ask.
    Aside(Ask),
}

/// What follows the answers so far.
#[derive(Debug)]
pub enum Then {
    /// Another question.
    Ask(Box<Step>),
    /// These orders, and then this is told.
    Do(Vec<Order>, String),
    /// This order, and then the caret goes into what it recorded.
    Word(Box<Order>),
    /// Something outside.
    Want(Effect),
    /// The next fact gets this time; and what is told.
    Set(When, String),
    /// A command.
    Run(Command),
    /// To what is missing.
    Lead(Lead),
    /// The officer turns to an item.
    Look(ItemId),
    /// An entry goes to the end of an item, and the caret with it.
    Carry(EntryId, ItemId),
    /// Nothing: it was only read.
    Nothing,
    /// The answer won't do, and why.
    Refuse(String),
}

/// Asks `step`.
pub(super) fn ask(step: Step) -> Then {
    Then::Ask(Box::new(step))
}

/// Does one thing and tells it.
pub(super) fn done(intent: Intent, told: impl Into<String>) -> Then {
    Then::Do(vec![Order::from(intent)], told.into())
}

/// A choice.
pub(super) fn choice(letter: char, words: impl Into<String>) -> Choice {
    Choice {
        letter,
        words: words.into(),
    }
}

/// Where a fact of the room goes: right after the caret's entry if the officer writes in the item
/// that is before the body, else at the end of that item.
pub(super) fn room_place(ui: &Ui) -> Place {
    match &ui.session {
        Some(session) if session.sheet.item() == session.glance.before_body => {
            let item = session.sheet.item();
            item.map_or(Place::End, |item| after_decisions(ui, item))
        }
        _ => Place::End,
    }
}

/// Where a decision, an action, an arrival goes: after the caret's entry, and after what was decided
/// and who came and went right below that, so that what happened stands in its order.
pub(super) fn after_decisions(ui: &Ui, item: ItemId) -> Place {
    let place = sheet_place(ui, item);
    let (Place::After(entry), Some(meeting)) = (place, ui.meeting()) else {
        return place;
    };
    let Some(item) = meeting.item(item) else {
        return place;
    };
    let below = meeting
        .entries_of(item)
        .skip_while(|e| e.id != entry)
        .skip(1);
    let decided = |e: &&Entry| {
        matches!(
            e.kind,
            Kind::Resolution { .. }
                | Kind::Outcome { .. }
                | Kind::Amendment { .. }
                | Kind::Vote { .. }
                | Kind::OwnVote { .. }
                | Kind::Election { .. }
                | Kind::TookNoPart { .. }
                | Kind::Delegation { .. }
                | Kind::Exclusion { .. }
                | Kind::Readmission { .. }
                | Kind::Action { .. }
                | Kind::Movement { .. }
        )
    };
    Place::After(below.take_while(decided).last().map_or(entry, |e| e.id))
}

/// Where something goes that belongs to the item looked at.
pub(super) fn sheet_place(ui: &Ui, item: ItemId) -> Place {
    match &ui.session {
        Some(session) if session.sheet.item() == Some(item) => session.place(),
        _ => Place::End,
    }
}

/// The item before the body, or else the one looked at: for facts that stand in an item.
pub(super) fn room_item(ui: &Ui) -> Option<Ref> {
    let session = ui.session.as_ref()?;
    let item = session.glance.before_body.or(session.sheet.item())?;
    Some(Ref::from(item))
}

impl Purpose {
    /// What follows the answers so far.
    pub fn then(&self, answers: &[Answer], ui: &Ui) -> Then {
        match self {
            Self::Aside(ask) => ask.then(answers, ui),
            Self::Arrive => room::arrive(answers, ui),
            Self::Leave => room::go(answers, ui, false),
            Self::StepOut => room::go(answers, ui, true),
            Self::Declare => interests::declare(answers, ui),
            Self::StandAside => interests::aside(answers, ui),
            Self::SpeakerAsks => speakers::asks(answers, ui),
            Self::SpeakerOrder => speakers::order(answers, ui),
            Self::Presented => room::presented(answers, ui),
            Self::Attend => room::attend(answers, ui),
            Self::NameCue => names::name_cue(answers, ui),
            Self::Rename(person) => names::rename(answers, ui, *person),
            Self::CorrectName(person) => names::correct(answers, ui, *person),
            Self::Join(person) => names::join(answers, ui, *person),
            Self::Query { entry, words } => queries::raise(answers, ui, *entry, words),
            Self::SettleQuery(query) => queries::settle(answers, ui, *query),
            Self::Readers { entry, words } => readers::entry(answers, ui, *entry, words.as_ref()),
            Self::ItemReaders(item) => readers::item(answers, ui, *item),
            Self::Preside => chair::preside(answers),
            Self::Elect => chair::elect(answers, ui),
            Self::Open => Ask::OpenNow.then(answers, ui),
            Self::Adjourn => course::adjourn(answers),
            Self::Together => business::together(answers, ui),
            Self::Vary => business::vary(answers, ui),
            Self::Extend => business::extend(answers, ui),
            Self::TimeExpired => business::time_expired(answers),
            Self::RollAnew => business::roll_anew(answers, ui),
            Self::NextMeeting => course::next_meeting(answers, ui),
            Self::Defer(item) => course::defer(answers, ui, *item),
            Self::Withdraw(item) => course::withdraw(answers, ui, *item),
            Self::Late => course::late(answers, ui),
            Self::Look(digit) => course::look(answers, ui, *digit),
            Self::MoveTo(entry) => course::move_to(answers, ui, *entry),
            Self::WhoWasHere(item) => course::who_was_here(answers, ui, *item),
            Self::TimeOff => course::time_off(answers, ui),
            Self::Resolve(item) => decisions::resolve(answers, ui, *item),
            Self::Action { words, offer, from } => {
                decisions::action(answers, ui, (words, offer), *from)
            }
            Self::Moved(entry) => motions::moved(answers, ui, *entry),
            Self::Amend(item) => motions::amend(answers, ui, *item),
            Self::Vote(item, on) => motions::vote(answers, ui, *item, *on),
            Self::Casting => motions::casting(answers),
            Self::OwnVote => motions::own_vote(answers, ui),
            Self::EndMotion(item, entry) => motions::ends(answers, ui, *item, *entry),
            Self::Despite(orders) => motions::despite(answers, orders),
            Self::Public(item) => told::public(answers, ui, *item),
            Self::Told(item) => told::told(answers, ui, *item),
            Self::Delegate(item) => told::delegate(answers, ui, *item),
            Self::Exclude(item) => exclusion::exclude(answers, ui, *item),
            Self::Summary(item) => private::summary(*item),
            Self::Conclude(item) => decisions::conclude(answers, ui, *item),
            Self::AgreeMinutes => decisions::minutes(answers, ui),
            Self::Progress => decisions::progress(answers, ui),
            Self::NewPhrase(words) => phrases::new_phrase(answers, ui, words),
            Self::SaveElsewhere(path) => match answers {
                [] => ask(Step::words("Save it in which file?", path, false).selected()),
                [there, ..] => Then::Want(Effect::SaveElsewhere(there.words().into_string())),
            },
            Self::ExportTo(request) => match answers {
                [] => ask(Step::words("Write it to which file or folder?", "", false)),
                [there, ..] => Then::Want(Effect::Export(ExportRequest {
                    to: Some(there.words().into_string()),
                    ..request.clone()
                })),
            },
            Self::ExportShown(shown) => export_shown(answers, shown),
            Self::Turn(entry) => details::turn(answers, ui, *entry),
            Self::Details(entry) => details::details(answers, ui, *entry),
        }
    }
}

/// In which format, for whom, and where to.
fn export_shown(answers: &[Answer], shown: &Shown) -> Then {
    match answers {
        [] => {
            let formats = shown.formats();
            let choices = formats.map(|(letter, _, name)| choice(letter, name));
            let prompt = format!("In which format: {}?", shown.name());
            ask(Step::choice(prompt, choices.collect()))
        }
        [_] => ask(Step::choice(
            "For whom?",
            vec![
                choice('p', "the public"),
                choice('x', "those entitled, with exempt text: not for publication"),
            ],
        )),
        [_, _] => ask(Step::words(
            "To which file or folder? Nothing: here, named by what it is",
            "",
            true,
        )),
        [format, readers, there, ..] => {
            let letter = format.letter();
            let Some((_, format, _)) = shown.formats().find(|(of, ..)| *of == letter) else {
                return Then::Nothing;
            };
            let there = there.words().into_string();
            Then::Want(Effect::ExportShown(ShownRequest {
                what: shown.clone(),
                format,
                full: readers.letter() == 'x',
                to: Some(there).filter(|there| !there.is_empty()),
            }))
        }
    }
}
