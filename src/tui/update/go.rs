//! Commands run: the screen that each needs, and those that hold everywhere.

use super::undo::{redo, undo};
use super::{errands, flush, follow};
use crate::tui::commands::{Command, Context};
use crate::tui::desk::Lead;
use crate::tui::errand::Errand;
use crate::tui::help::Help;
use crate::tui::key::{Code, Key};
use crate::tui::model::{Model, Next, Over, Screen};
use crate::tui::palette::Palette;
use crate::tui::port::{Effect, Remedy};
use crate::tui::screens::{
    actions, check, export, history, library, meeting, people, preview, readback, roll, setup,
};

/// Runs a command, if it may be run now.
pub fn run(model: &mut Model, command: Command, out: &mut Vec<Effect>) {
    let spec = command.spec();
    if let Err(why) = (spec.may)(&model.desk) {
        let words = format!("Not now: {why}.");
        model.desk.refuse(words);
        return;
    }
    if spec.context == Context::Everywhere {
        everywhere(model, command, out);
        return;
    }
    if !model.contexts().contains(&spec.context) && !go_to(model, spec.context, out) {
        let words = format!("{}: go to {} first.", spec.help, spec.context.title());
        model.desk.refuse(words);
        return;
    }
    let (page, desk) = model.top_mut();
    let next = page.run(desk, command, out);
    follow(model, next, out);
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
    let waits = !lies_over && (command.spec().may)(&model.desk).is_ok() && park(model);
    run(model, command, out);
    if waits && model.desk.notice.is_none() && model.desk.form.is_none() {
        model
            .desk
            .tell("The question waits: the same command goes on with it.");
    }
}

/// A question that is being asked waits; answers whether there was one.
pub(super) fn park(model: &mut Model) -> bool {
    let Some(form) = model.desk.form.take() else {
        return false;
    };
    form.park(&mut model.desk);
    true
}

/// Goes where a form leads.
pub(super) fn lead(model: &mut Model, lead: Lead, out: &mut Vec<Effect>) {
    let next = match lead {
        Lead::Check => Next::Open(Box::new(Screen::Check(check::Page::before_close()))),
        Lead::To(place) => check::lead(place, &mut model.desk, out),
    };
    follow(model, next, out);
    if lead == Lead::Check {
        errands::look_over_all(model, out);
    }
    if model.desk.notice.is_none() {
        model
            .desk
            .tell("Ctrl-Space C on the record, or C in the check (F6), goes on with the close.");
    }
}

/// Goes to the screen where a command holds.
fn go_to(model: &mut Model, context: Context, out: &mut Vec<Effect>) -> bool {
    let Some(command) = way_to(context) else {
        return context == Context::Everywhere;
    };
    if (command.spec().may)(&model.desk).is_err() {
        return false;
    }
    everywhere(model, command, out);
    true
}

/// The command that goes to the screen where a context's commands hold, if one does.
pub(in crate::tui) fn way_to(context: Context) -> Option<Command> {
    Some(match context {
        Context::Meeting | Context::Writing => Command::GoMeeting,
        Context::Library => Command::GoLibrary,
        Context::Roll => Command::GoRoll,
        Context::People => Command::GoPeople,
        Context::Actions => Command::GoActions,
        Context::Preview => Command::GoDraft,
        Context::Check => Command::GoCheck,
        Context::History => Command::GoHistory,
        Context::Export => Command::GoExport,
        Context::SetUp => Command::GoSetUp,
        Context::ReadBack => Command::ReadBack,
        // What was read of a pack is nowhere but on its screen.
        Context::Pack | Context::Review | Context::Everywhere => return None,
    })
}

fn everywhere(model: &mut Model, command: Command, out: &mut Vec<Effect>) {
    let desk = &model.desk;
    let screen = match command {
        Command::Help => {
            model.over = Over::Help(Help::new(model.contexts()));
            return;
        }
        Command::Palette => {
            model.over = Over::Palette(Box::new(Palette::new(model)));
            return;
        }
        Command::Begin => {
            model.over = Over::Begun;
            return;
        }
        Command::Back => {
            let (page, desk) = model.top_mut();
            let next = page.back(desk, out);
            follow(model, next, out);
            return;
        }
        Command::Undo => return undo(model, out),
        Command::Redo => return redo(model, out),
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
            if let Some((page, desk)) = model.review()
                && page.holds_back(desk, "^Q again leaves Quorate")
            {
                return;
            }
            flush(model, out);
            out.push(Effect::Quit);
            return;
        }
        Command::GoLibrary => {
            if let Some((page, desk)) = model.review()
                && page.holds_back(desk, "The same command again goes to the library")
            {
                return;
            }
            if model.pack().is_some_and(|page| page.reads()) {
                out.push(Effect::Errand(Errand::StopReading));
            }
            flush(model, out);
            // What is not saved is only here.
            if let Some(session) = &model.desk.session
                && session.saved.trouble.is_some()
                && session.unsaved() > 0
            {
                let words = "Not all is saved: this session can't be put away yet.".to_owned();
                model.desk.refuse(words);
                return;
            }
            if model.desk.session.take().is_some() {
                out.push(Effect::PutAway);
            }
            model.desk.form = None;
            model.desk.parked.clear();
            out.push(Effect::List);
            let page = library::Page::open(&model.desk);
            model.only(Screen::Library(page));
            return;
        }
        Command::GoPreview
            if matches!(model.top(), Screen::Meeting(_)) && meeting::beside_fits(desk.size.0) =>
        {
            let now = desk.now;
            if let Some(session) = model.desk.session.as_mut() {
                session.turn_beside(now, out);
            }
            return;
        }
        Command::GoMeeting => {
            flush(model, out);
            if !model.go_back_to(Context::Meeting) {
                let page = meeting::Page::open(&model.desk);
                model.open(Screen::Meeting(page));
            }
            return;
        }
        Command::ReadBack => Screen::ReadBack(readback::Page::open(desk)),
        Command::GoRoll => Screen::Roll(roll::Page::open(desk)),
        Command::GoPeople => Screen::People(people::Page::open(desk)),
        Command::GoActions => Screen::Actions(actions::Page::open(desk)),
        Command::GoPreview | Command::GoDraft => Screen::Preview(preview::Page::open(desk)),
        Command::GoCheck => Screen::Check(check::Page::open(desk)),
        Command::GoHistory => Screen::History(history::Page::open(desk)),
        Command::GoExport => Screen::Export(export::Page::open(desk)),
        Command::GoSetUp => Screen::SetUp(setup::Page::open(desk)),
        _ => return,
    };
    follow(model, Next::Open(Box::new(screen)), out);
    if command == Command::GoCheck {
        errands::look_over_all(model, out);
    }
}
