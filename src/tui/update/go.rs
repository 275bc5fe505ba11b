//! Commands run: the screen that each needs, and those that hold everywhere.

use super::undo::{redo, undo};
use super::{flush, follow, jobs};
use crate::meeting::check::Anchor;
use crate::tui::command::{Command, Context, way_to};
use crate::tui::forms::ask::Ask;
use crate::tui::forms::{Form, Purpose};
use crate::tui::help::Help;
use crate::tui::job::Job;
use crate::tui::key::{Code, Key};
use crate::tui::model::{Model, Overlay, Screen};
use crate::tui::page::{Destination, Next};
use crate::tui::palette::Palette;
use crate::tui::port::{Effect, Remedy};
use crate::tui::screens::{
    actions, answers, branch, check, corrections, export, history, library, meeting, pack, people,
    preview, programme, readback, roll, setup,
};
use crate::tui::ui::Lead;

/// Runs a command, if it may be run now.
pub fn run(model: &mut Model, command: Command, out: &mut Vec<Effect>) {
    let spec = command.spec();
    if let Err(why) = spec.may(&model.ui) {
        let words = format!("Not now: {why}.");
        model.ui.refuse(words);
        return;
    }
    if spec.context == Context::Everywhere {
        everywhere(model, command, out);
        return;
    }
    if !model.contexts().contains(&spec.context) && !go_to(model, spec.context, out) {
        let words = format!("{}: go to {} first.", spec.help, spec.context.title());
        model.ui.refuse(words);
        return;
    }
    let (page, ui) = model.top_mut();
    let next = page.run(ui, command, out);
    follow(model, next, out);
}

/// Runs a command that was asked for by its name, as the palette does.
pub(super) fn by_name(model: &mut Model, command: Command, out: &mut Vec<Effect>) {
    if let Some(session) = model.ui.session.as_mut() {
        session.touched = true;
    }
    let asked = std::mem::take(&mut model.ui.undo_asked);
    model.ui.undo_asked = asked && command == Command::Undo;
    model.ui.notice = None;
    model.overlay = Overlay::Nothing;
    over_question(model, command, out);
    go_on(model, out);
}

/// What a form or a page asked to be done next.
pub(super) fn go_on(model: &mut Model, out: &mut Vec<Effect>) {
    while let Some(command) = model.ui.wanted.take() {
        run(model, command, out);
    }
    if let Some(lead) = model.ui.lead.take() {
        self::lead(model, lead, out);
    }
}

/// Whether a key that holds everywhere does so while a question is asked: those that no line of text
/// has a use for.
pub(super) fn leaves_question(command: Command, key: Key) -> bool {
    matches!(key.code, Code::F(_))
        || matches!(command, Command::Begin | Command::Palette if key.typed().is_none())
        || command == Command::Quit
}

/// Runs a command over a question that is being asked, if one is: the question waits, unless the
/// command lies over it or can't be run.
pub(super) fn over_question(model: &mut Model, command: Command, out: &mut Vec<Effect>) {
    let lies_over = matches!(command, Command::Begin | Command::Help | Command::Palette);
    let waits = !lies_over && command.spec().may(&model.ui).is_ok() && park(model);
    run(model, command, out);
    if waits && model.ui.notice.is_none() && model.ui.form.is_none() {
        model
            .ui
            .tell("The question waits: the same command goes on with it.");
    }
}

/// A question that is being asked waits; answers whether there was one.
pub(super) fn park(model: &mut Model) -> bool {
    let Some(form) = model.ui.form.take() else {
        return false;
    };
    form.park(&mut model.ui);
    true
}

/// Goes where a form leads.
pub(super) fn lead(model: &mut Model, lead: Lead, out: &mut Vec<Effect>) {
    let next = match lead {
        Lead::Check => Next::Open(Destination::CheckBeforeClose),
        Lead::To(place) => check::lead(place, &mut model.ui, out),
    };
    follow(model, next, out);
    if lead == Lead::Check {
        jobs::look_over_all(model, out);
    }
    if model.ui.notice.is_none() {
        model
            .ui
            .tell("Ctrl-Space C on the record, or C in the check (F6), goes on with the close.");
    }
}

/// Goes to the place in a meeting that was opened to look at, because something was found there.
pub(super) fn look(model: &mut Model, place: Option<Anchor>, out: &mut Vec<Effect>) {
    let now = model.ui.now;
    if let Some(session) = model.ui.session.as_mut() {
        match place {
            Some(Anchor::Entry(entry)) => session.go_to(now, entry, out),
            Some(Anchor::Item(item)) => session.turn_to(now, item, out),
            _ => {}
        }
    }
    model
        .ui
        .tell("Opened to look at. The library opens it to write, and has what else was found.");
}

/// Lays the screen that a page leads to on top.
pub(super) fn open(model: &mut Model, destination: Destination, out: &mut Vec<Effect>) {
    flush(model, out);
    let ui = &mut model.ui;
    let screen = match destination {
        Destination::Meeting => Screen::Meeting(meeting::Page::open(ui)),
        Destination::CheckBeforeClose => Screen::Check(check::Page::before_close()),
        Destination::Roll(seat) => Screen::Roll(roll::Page::at(seat)),
        Destination::People(person) => Screen::People(people::Page::at(person)),
        Destination::History => Screen::History(history::Page::open(ui)),
        Destination::Export => Screen::Export(export::Page::open(ui)),
        Destination::Answers(question) => Screen::Answers(answers::Page::open(ui, question, out)),
        Destination::Pack(after) => Screen::Pack(pack::Page::open(after.as_deref(), out)),
    };
    model.open(screen);
}

/// Goes to the screen where a command holds.
fn go_to(model: &mut Model, context: Context, out: &mut Vec<Effect>) -> bool {
    let Some(command) = way_to(context) else {
        return context == Context::Everywhere;
    };
    if command.spec().may(&model.ui).is_err() {
        return false;
    }
    everywhere(model, command, out);
    true
}

fn everywhere(model: &mut Model, command: Command, out: &mut Vec<Effect>) {
    let ui = &model.ui;
    let screen = match command {
        Command::Help => {
            model.overlay = Overlay::Help(Help::new(model.contexts()));
            return;
        }
        Command::Palette => {
            model.overlay = Overlay::Palette(Box::new(Palette::new(
                &model.ui,
                model.contexts(),
                model.top().page().writes(),
            )));
            return;
        }
        Command::Begin => {
            model.overlay = Overlay::Begun;
            return;
        }
        Command::Back => {
            let (page, ui) = model.top_mut();
            let next = page.back(ui, out);
            follow(model, next, out);
            return;
        }
        Command::Undo => return undo(model, out),
        Command::Redo => return redo(model, out),
        Command::GiveToBody => {
            flush(model, out);
            let key = model.ui.session.as_ref().map(|s| s.key.clone());
            return out.extend(key.map(Effect::TakeMeeting));
        }
        Command::Serve => {
            flush(model, out);
            let purpose = Purpose::Aside(Ask::Serve);
            return Form::begin(command, purpose, &mut model.ui, out);
        }
        Command::ServeEnd => return out.push(Effect::Serve(None)),
        Command::Repair => return out.push(Effect::Remedy(Remedy::Repair)),
        Command::TakeOver => return out.push(Effect::Remedy(Remedy::TakeOver)),
        Command::ThisVersion => return out.push(Effect::Remedy(Remedy::ThisVersion)),
        Command::SaveElsewhere => {
            flush(model, out);
            return out.push(Effect::OfferElsewhere);
        }
        Command::Suspend => {
            flush(model, out);
            out.push(Effect::Suspend);
            return;
        }
        Command::Quit => {
            if let Some((page, ui)) = model.review()
                && page.holds_back(ui, "^Q again leaves Quorate")
            {
                return;
            }
            flush(model, out);
            out.push(Effect::Quit);
            return;
        }
        Command::GoLibrary => {
            if let Some((page, ui)) = model.review()
                && page.holds_back(ui, "The same command again goes to the library")
            {
                return;
            }
            if model.pack().is_some_and(|page| page.reads()) {
                out.push(Effect::Job(Job::StopReading));
            }
            flush(model, out);
            // What is not saved is only here.
            if let Some(session) = &model.ui.session
                && session.saved.trouble.is_some()
                && session.unsaved() > 0
            {
                let words = "Not all is saved: this session can't be put away yet.".to_owned();
                model.ui.refuse(words);
                return;
            }
            if model.ui.session.take().is_some() {
                out.push(Effect::PutAway);
            }
            model.ui.form = None;
            model.ui.parked.clear();
            out.push(Effect::List);
            let page = library::Page::open(&model.ui);
            model.only(Screen::Library(page));
            return;
        }
        Command::GoPreview
            if matches!(model.top(), Screen::Meeting(_)) && meeting::beside_fits(ui.size.0) =>
        {
            let now = ui.now;
            if let Some(session) = model.ui.session.as_mut() {
                session.turn_beside(now, out);
            }
            return;
        }
        Command::GoMeeting => {
            flush(model, out);
            if !model.go_back_to(Context::Meeting) {
                let page = meeting::Page::open(&model.ui);
                model.open(Screen::Meeting(page));
            }
            return;
        }
        Command::ReadBack => Screen::ReadBack(readback::Page::open(ui)),
        Command::GoRoll => Screen::Roll(roll::Page::open(ui)),
        Command::GoPeople => Screen::People(people::Page::open(ui)),
        Command::GoActions => Screen::Actions(actions::Page::open(ui)),
        Command::GoProgramme => Screen::Programme(programme::Page::open(ui)),
        Command::GoPreview | Command::GoDraft => Screen::Preview(preview::Page::open(ui)),
        Command::GoCheck => Screen::Check(check::Page::open(ui)),
        Command::GoHistory => Screen::History(history::Page::open(ui)),
        Command::GoBranch => Screen::Branch(branch::Page::open(ui, out)),
        Command::GoExport => Screen::Export(export::Page::open(ui)),
        Command::GoCorrections => Screen::Corrections(corrections::Page::open(ui)),
        Command::GoSetUp => Screen::SetUp(setup::Page::open(ui)),
        _ => return,
    };
    flush(model, out);
    model.open(screen);
    if command == Command::GoCheck {
        jobs::look_over_all(model, out);
    }
}
