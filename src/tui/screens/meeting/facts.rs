//! The commands of the meeting screen: each ends in an intent, at once or by way of a form.

use crate::meeting::Meeting;
use crate::meeting::entry::Kind;
use crate::meeting::id::{EntryId, ItemId, PersonId};
use crate::meeting::intent::{Intent, Ref};
use crate::meeting::text::Text;
use crate::tui::commands::Command;
use crate::tui::editor::sentence_at;
use crate::tui::forms::ask::Ask;
use crate::tui::forms::{Form, Purpose, interests, motions, private, speakers};
use crate::tui::groups::Group;
use crate::tui::port::Effect;
use crate::tui::session::Session;
use crate::tui::ui::Ui;

/// Looks at the item whose number begins with `digit`.
pub(super) fn look(ui: &mut Ui, digit: char, out: &mut Vec<Effect>) {
    Form::begin(Command::Look, Purpose::Look(Some(digit)), ui, out);
}

/// Runs a command; answers whether there are words to be typed now.
pub(super) fn run(ui: &mut Ui, command: Command, out: &mut Vec<Effect>) -> bool {
    if command.spec().group() == Group::Vote {
        // The words just typed are those that are voted on.
        let now = ui.now;
        if let Some(session) = ui.session.as_mut() {
            session.flush(now, out);
        }
    }
    let Some(session) = &ui.session else {
        return false;
    };
    let (Some(item), entry) = (session.sheet.item(), session.sheet.entry()) else {
        ui.refuse("There is no item yet; F10 sets up the agenda.");
        return false;
    };
    if command == Command::Summary
        && let Some(stands) = private::summary_of(session.meeting(), item)
    {
        return word(ui, stands, out);
    }
    if let Some(purpose) = form(command, session, item, entry) {
        let before = session.journal.last();
        Form::begin(command, purpose, ui, out);
        let words = matches!(
            command,
            Command::Resolve
                | Command::Conclude
                | Command::Amend
                | Command::Public
                | Command::Told
                | Command::Delegate
                | Command::Summary
        );
        let recorded = ui.session.as_ref().map_or(0, |s| s.journal.last()) > before;
        return words && recorded;
    }
    match command {
        Command::Next => take_next(ui, out),
        Command::Take => {
            let item = Ref::from(item);
            if ui.act(Intent::Take { item }, out).is_some() {
                tell_interests(ui, "");
            }
        }
        Command::LookUp => turn(ui, false, out),
        Command::LookDown => turn(ui, true, out),
        Command::LookBody => follow_body(ui, out),
        Command::Resume => {
            let before = ui.meeting().and_then(Meeting::sits_since);
            if ui.act(Intent::Resume, out).is_some()
                && ui.meeting().and_then(Meeting::sits_since) != before
            {
                // Who is here on another day is asked at once; Esc leaves the roll as it was.
                ui.wanted = Some(Command::RollAnew);
            }
        }
        Command::RestoreItem => {
            let item = Ref::from(item);
            ui.act(Intent::RestoreItem { item }, out);
        }
        Command::Unanimous | Command::NemCon => {
            let unanimous = command == Command::Unanimous;
            let on = session.motion_here();
            let intent = motions::at_once(ui, item, on, unanimous);
            let told = if unanimous {
                "Carried unanimously."
            } else {
                "Carried, nobody voting against."
            };
            if ui.act_unless_hindered(intent, command, out).is_some() {
                ui.tell(format!("{told} E records a member\u{2019}s own vote."));
            }
        }
        Command::Readmit => {
            if let Some(intent) = private::readmit(ui)
                && ui.act(intent, out).is_some()
            {
                ui.tell(private::told_of_readmission(ui));
            }
        }
        Command::MoveOn => move_on(ui, out),
        Command::SpeakerNext => speakers::next(ui, out),
        Command::AsideDue => interests::aside_due(ui, out),
        Command::Agree | Command::Put | Command::Reword => return resolution(ui, command, out),
        Command::QueryRaise | Command::QuerySettle => super::queries::run(ui, command, out),
        Command::Readers => readers(ui, command, out),
        Command::Strike => {
            if let Some(id) = entry {
                let entry = Ref::from(id);
                if ui.act(Intent::Strike { entry }, out).is_some() {
                    let what = named(ui, id);
                    ui.tell(format!("Struck out: {what}; z lets it stand again."));
                }
            }
        }
        Command::RestoreEntry => {
            let last = ui.session.as_ref().and_then(|s| s.struck_here().pop());
            if let Some(id) = last {
                let entry = Ref::from(id);
                if ui.act(Intent::RestoreEntry { entry }, out).is_some() {
                    let what = named(ui, id);
                    ui.tell(format!("Stands again: {what}."));
                }
            }
        }
        _ => {}
    }
    false
}

/// The caret goes to the end of an entry, to word it.
fn word(ui: &mut Ui, entry: EntryId, out: &mut Vec<Effect>) -> bool {
    let now = ui.now;
    if let Some(session) = ui.session.as_mut() {
        session.go_to(now, entry, out);
    }
    true
}

/// What an entry is, in words.
fn named(ui: &Ui, entry: EntryId) -> String {
    ui.meeting()
        .map_or_else(String::new, |m| crate::meeting::describe::entry(m, entry))
}

/// What a command asks for, if it asks for something.
fn form(
    command: Command,
    session: &Session,
    item: ItemId,
    entry: Option<EntryId>,
) -> Option<Purpose> {
    Some(match command {
        Command::Arrive => Purpose::Arrive,
        Command::Leave => Purpose::Leave,
        Command::StepOut => Purpose::StepOut,
        Command::Declare => Purpose::Declare,
        Command::Aside => Purpose::StandAside,
        Command::SpeakerAsks => Purpose::SpeakerAsks,
        Command::SpeakerOrder => Purpose::SpeakerOrder,
        Command::Presented => Purpose::Presented,
        Command::Attend => Purpose::Attend,
        Command::NameCue => Purpose::NameCue,
        Command::Preside => Purpose::Preside,
        Command::Elect => Purpose::Elect,
        Command::Open => Purpose::Open,
        Command::Adjourn => Purpose::Adjourn,
        Command::Together => Purpose::Together,
        Command::Vary => Purpose::Vary,
        Command::Extend => Purpose::Extend,
        Command::TimeExpired => Purpose::TimeExpired,
        Command::RollAnew => Purpose::RollAnew,
        Command::Close => Purpose::Aside(Ask::Close),
        Command::NextMeeting => Purpose::NextMeeting,
        Command::Defer => Purpose::Defer(item),
        Command::ItemReaders => Purpose::ItemReaders(item),
        Command::Withdraw => Purpose::Withdraw(item),
        Command::LateItem => Purpose::Late,
        Command::Look => Purpose::Look(None),
        Command::WhoWasHere => Purpose::WhoWasHere(item),
        Command::TimeOff => Purpose::TimeOff,
        Command::Resolve => Purpose::Resolve(item),
        Command::Moved => Purpose::Moved(session.motion_here()),
        Command::Amend => Purpose::Amend(item),
        Command::Vote => Purpose::Vote(item, session.motion_here()),
        Command::Casting => Purpose::Casting,
        Command::OwnVote => Purpose::OwnVote,
        Command::Exclude => Purpose::Exclude(item),
        Command::Summary => Purpose::Summary(item),
        Command::EndMotion => Purpose::EndMotion(item, session.motion_here()),
        Command::Public => Purpose::Public(item),
        Command::Told => Purpose::Told(item),
        Command::Delegate => Purpose::Delegate(item),
        Command::Conclude => Purpose::Conclude(item),
        Command::AgreeMinutes => Purpose::AgreeMinutes,
        Command::Progress => Purpose::Progress,
        Command::Turn => Purpose::Turn(entry?),
        Command::Details => Purpose::Details(session.detailed()?),
        Command::AddAction => {
            let (words, offer, from) = action_words(session);
            Purpose::Action { words, offer, from }
        }
        _ => return None,
    })
}

/// The words that an action begins with, those selected; and those that it is offered, the sentence
/// at the caret.
fn action_words(session: &Session) -> (String, String, Option<EntryId>) {
    let none = || (String::new(), String::new(), None);
    let Some(block) = session.sheet.block() else {
        return none();
    };
    let from = block.entry().filter(|id| {
        session
            .meeting()
            .entry(*id)
            .is_some_and(|e| !matches!(e.kind, Kind::Movement { .. }))
    });
    if from.is_none() || !block.editable {
        return none();
    }
    let text = block.text.text();
    let line = |words: &str| Text::line(words).into_string();
    let sentence = &text[sentence_at(text, block.text.caret())];
    (line(block.text.selected()), line(sentence), from)
}

/// The body takes the next item, and the officer goes along.
fn take_next(ui: &mut Ui, out: &mut Vec<Effect>) {
    if ui.act(Intent::TakeNext, out).is_some() {
        follow_body(ui, out);
        tell_interests(ui, "");
    }
}

/// Says after `first` who declared an interest in the item that was taken: it is now that they leave,
/// or stay and are silent.
fn tell_interests(ui: &mut Ui, first: &str) {
    let Some(meeting) = ui.meeting() else {
        return;
    };
    let Some(item) = meeting.before_body() else {
        return;
    };
    let mut told = first.to_owned();
    for declarer in meeting.declarers(item.id) {
        let what = match (declarer.is_to_leave, meeting.is_in_room(declarer.person)) {
            (true, true) => " and is to leave for it",
            (true, false) => " and is out of the room",
            (false, _) => "",
        };
        let name = meeting.name(declarer.person);
        let number = &item.details.number;
        let said = format!(" {name} declared an interest in item {number}{what}.");
        told.push_str(&said);
    }
    let out = meeting.withdrawn();
    let out = out.iter().filter(|p| !told.contains(&meeting.name(**p)));
    let out: Vec<String> = out.map(|person| meeting.name(*person)).collect();
    let names = out.join(", ");
    let to_record = meeting.to_stand_aside(item.id);
    let waits = |p: &PersonId| meeting.is_in_room(*p) && !meeting.took_no_part(*p, item.id);
    if !meeting.to_withdraw().is_empty() {
        told.push_str(" Alt-i records that they go out.");
    } else if !out.is_empty() {
        let said = format!(" Still out of the room: {names}. Alt-i records the return.");
        told.push_str(&said);
    } else if to_record.iter().any(waits) {
        told.push_str(" Ctrl-Space W records what they do.");
    }
    if let Some(warning) = private::out_of_step(meeting) {
        told = format!("{told} {warning}");
    }
    if !told.is_empty() {
        ui.tell(told.trim());
    }
}

/// The officer goes to the item before the body.
fn follow_body(ui: &mut Ui, out: &mut Vec<Effect>) {
    let now = ui.now;
    let Some(session) = ui.session.as_mut() else {
        return;
    };
    match session.glance.before_body {
        Some(item) => session.turn_to(now, item, out),
        None => ui.tell("No item is before the body; ] takes the next."),
    }
}

/// The officer looks at the item before or after.
fn turn(ui: &mut Ui, down: bool, out: &mut Vec<Effect>) {
    let now = ui.now;
    let Some(session) = ui.session.as_mut() else {
        return;
    };
    let meeting = session.meeting();
    let Some(at) = session.sheet.item().and_then(|id| meeting.item_index(id)) else {
        return;
    };
    let to = if down {
        meeting.items().get(at + 1)
    } else {
        at.checked_sub(1).and_then(|at| meeting.items().get(at))
    };
    match to.map(|i| i.id) {
        Some(item) => session.turn_to(now, item, out),
        None => ui.tell("There is no item beyond this one."),
    }
}

/// What follows the caret belongs to the next item.
fn move_on(ui: &mut Ui, out: &mut Vec<Effect>) {
    let now = ui.now;
    let Some(session) = ui.session.as_mut() else {
        return;
    };
    session.flush(now, out);
    let Some((entry, at)) = session
        .sheet
        .block()
        .and_then(|b| Some((b.entry()?, b.text.caret())))
    else {
        return;
    };
    let intent = Intent::MoveOn {
        entry: Ref::from(entry),
        at: u32::try_from(at).unwrap_or(u32::MAX),
        to: None,
    };
    if ui.act(intent, out).is_some() {
        follow_body(ui, out);
        tell_interests(
            ui,
            "What followed the caret stands in this item now, and both times are set.",
        );
    }
}

/// Agrees, puts or rewords the resolution here; answers whether it is to be worded.
fn resolution(ui: &mut Ui, command: Command, out: &mut Vec<Effect>) -> bool {
    let now = ui.now;
    let Some(session) = ui.session.as_mut() else {
        return false;
    };
    let Some(id) = session.resolution_here() else {
        return false;
    };
    session.flush(now, out);
    let entry = Ref::from(id);
    let (intent, told) = match command {
        Command::Agree => (Intent::Agree { entry }, "Agreed. F9 reads it back."),
        Command::Put => (Intent::Put { entry }, "Put to the meeting."),
        _ => (
            Intent::Reword {
                entry,
                text: Text::default(),
            },
            "Word it anew; the words before are kept in the history.",
        ),
    };
    if ui.act_unless_hindered(intent, command, out).is_none() {
        return false;
    }
    ui.tell(told);
    if command == Command::Reword
        && let Some(session) = ui.session.as_mut()
    {
        session
            .sheet
            .stand_in(session.journal.meeting(), id, usize::MAX);
        return true;
    }
    false
}

/// Asks who may read the entry at the caret, or the words that are selected in it.
fn readers(ui: &mut Ui, command: Command, out: &mut Vec<Effect>) {
    let now = ui.now;
    let Some(session) = ui.session.as_mut() else {
        return;
    };
    // What is typed already has to be recorded before its readers can change.
    session.flush(now, out);
    let block = session.sheet.block();
    let found = block.and_then(|block| {
        let words = block.text.selection().filter(|range| !range.is_empty());
        Some((block.entry()?, words))
    });
    match found {
        Some((entry, words)) => Form::begin(command, Purpose::Readers { entry, words }, ui, out),
        None => ui.refuse("Put the caret in an entry of the record."),
    }
}
