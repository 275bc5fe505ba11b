//! What each message does to the model, and what it asks of the world outside.

mod away;
mod burst;
mod go;
mod jobs;
mod purged;
mod undo;

pub use go::run;

use super::commands::{self, Command, Context};
use super::forms::{self, Form, Purpose, types_on};
use super::input::{Input, Mouse};
use super::job::Pack;
use super::key::{Code, Key};
use super::model::{Model, Overlay, Screen};
use super::page::Next;
use super::palette::Picked;
use super::port::{Effect, News};
use super::screens::{actions, library, meeting, setup};
use super::session::Session;
use super::view;
use crate::meeting::Meeting;
use crate::meeting::agenda::Stamp;

/// What reaches the model.
#[derive(Debug)]
pub enum Msg {
    /// The program begins.
    Start,
    /// The program begins with a pack that is to be read and looked through.
    Pack(Pack),
    /// A command, asked for by its name.
    Run(Command),
    /// What the officer did, in order.
    Inputs(Vec<Input>),
    /// The time shown has changed, or typing has waited long enough.
    Tick,
    /// Record what was typed now: the program is to end or to stop.
    Flush,
    /// Something came back from outside.
    News(News),
}

/// Takes a message at the time `now`.
#[must_use]
pub fn update(model: &mut Model, now: Stamp, msg: Msg) -> Vec<Effect> {
    let mut out = Vec::new();
    model.ui.now = now;
    match msg {
        Msg::Start => out.push(Effect::List),
        Msg::Pack(pack) => jobs::read_pack(model, pack, &mut out),
        Msg::Inputs(inputs) => {
            if let Some(session) = model.ui.session.as_mut() {
                session.touched = true;
            }
            for input in inputs {
                take(model, input, &mut out);
                go::go_on(model, &mut out);
            }
        }
        Msg::Run(command) => go::by_name(model, command, &mut out),
        Msg::Tick => {
            let waited = |s: &Session| {
                s.typing_since()
                    .is_some_and(|since| (now - since).num_milliseconds().abs() >= 1000)
            };
            if let Some(session) = model.ui.session.as_mut()
                && waited(session)
            {
                session.flush(now, &mut out);
            }
        }
        Msg::Flush => flush(model, &mut out),
        Msg::News(news) => told(model, news, &mut out),
    }
    if let Some(remark) = model.ui.session.as_mut().and_then(|s| s.remark.take()) {
        model.ui.tell(remark);
    }
    let refused = model.ui.session.as_mut().and_then(|s| s.refused.take());
    match refused {
        Some((refusal, order)) if refusal.may_be_overridden && model.ui.form.is_none() => {
            forms::hindered(&mut model.ui, vec![order], &refusal, Command::CheckPass);
        }
        Some((refusal, _)) => model.ui.refuse(refusal.to_string()),
        None => {}
    }
    jobs::look_again(model, &mut out);
    jobs::ask_here(model, &mut out);
    settle(model);
    out
}

fn flush(model: &mut Model, out: &mut Vec<Effect>) {
    let now = model.ui.now;
    if let Some(session) = model.ui.session.as_mut() {
        session.flush(now, out);
    }
}

/// Screens follow the window's size and what changed.
fn settle(model: &mut Model) {
    if view::too_small(model.ui.size) {
        return;
    }
    let body = view::parts(model).body;
    let free = matches!(model.overlay, Overlay::Nothing) && model.ui.form.is_none();
    let (page, ui) = model.top_mut();
    page.settle(ui, body);
    let writing = free && page.context() == Context::Meeting && page.writes();
    let now = ui.now;
    if let Some(session) = ui.session.as_mut() {
        session.offer(now, writing);
    }
}

fn told(model: &mut Model, news: News, out: &mut Vec<Effect>) {
    match news {
        News::Saved(saved) => {
            if let Some(session) = model.ui.session.as_mut() {
                let news = saved.notice.clone();
                let news = news.filter(|_| session.saved.notice != saved.notice);
                session.saved = saved;
                if let Some(news) = news {
                    model.ui.tell(news);
                }
            }
        }
        News::Bodies(bodies) => model.ui.bodies = bodies,
        News::Listed(listed) => {
            model.ui.library = listed.lines;
            model.ui.unlisted = listed.more;
            model.ui.listings += 1;
        }
        News::Looked(opened, place) => {
            told(model, News::Opened(opened), out);
            go::look(model, &place, out);
        }
        News::Opened(opened) => {
            flush(model, out);
            let mut notes = opened.notes.clone();
            let befell = !notes.is_empty();
            notes.extend(away::away(&opened.journal, model.ui.now, befell));
            let notes = notes.join(" ");
            let read_only = opened.read_only.clone();
            model.ui.session = Some(Session::new(*opened));
            jobs::begin(model, out);
            model.ui.form = None;
            model.ui.parked.clear();
            let library = library::Page::open(&model.ui);
            model.only(Screen::Library(library));
            // A journal has no sitting to be shown: what is to be done stands first in it.
            let journal = model.ui.meeting().is_some_and(Meeting::is_body_journal);
            model.open(if journal {
                Screen::Actions(actions::Page::open(&model.ui))
            } else {
                Screen::Meeting(meeting::Page::open(&model.ui))
            });
            if let Some(why) = read_only {
                model
                    .ui
                    .refuse(format!("This session can only be read: {why}."));
            } else if !notes.is_empty() {
                model.ui.tell(notes);
            }
            // A meeting without an agenda is set up first.
            let bare = |m: &Meeting| m.items().is_empty() && !m.is_body_journal();
            if model.ui.meeting().is_some_and(bare) {
                let page = setup::Page::open(&model.ui);
                model.open(Screen::SetUp(page));
            }
        }
        News::Elsewhere { path, why } => {
            let purpose = Purpose::SaveElsewhere(path);
            Form::begin(Command::SaveElsewhere, purpose, &mut model.ui, out);
            if let Some(why) = why {
                model.ui.refuse(why);
            }
        }
        News::Done(done) => jobs::done(model, done, out),
        News::Exported(written) => jobs::written(&mut model.ui, written, out),
        News::Copied(told) | News::Shown(told) => model.ui.tell(told),
        News::Purged(purged) => purged::purged(model, *purged, out),
        News::Issued { place, order } => match model.ui.order(&order, out) {
            Ok(_) => {
                let drafts = model.ui.meeting().map_or(0, |m| m.drafts().len());
                model
                    .ui
                    .tell(format!("Draft {drafts} is kept. Written: {place}"));
                model.ui.written = Some(place);
            }
            Err(refusal) => model.ui.refuse(format!(
                "{place} was written, and that it goes out could not be recorded: {refusal}"
            )),
        },
        News::Failed(why) => model.ui.refuse(why),
    }
}

fn take(model: &mut Model, input: Input, out: &mut Vec<Effect>) {
    match input {
        Input::Key(key) => press(model, key, out),
        Input::Burst(keys) => burst::burst(model, &keys, out),
        Input::Paste(paste) => {
            burst::put_text(model, &paste.text, out);
            if paste.cut {
                model.ui.refuse(
                    "The paste was longer than 1 MiB: it was cut there. Import files instead.",
                );
            }
        }
        Input::Mouse(mouse) => click(model, mouse, out),
        Input::Resize(width, height) => model.ui.size = (width, height),
        Input::FocusLost => flush(model, out),
        Input::FocusGained => {}
    }
}

/// Whether letters go into the record now.
fn writes(model: &Model) -> bool {
    model.ui.form.is_none()
        && matches!(model.overlay, Overlay::Nothing)
        && model.top().page().writes()
}

fn click(model: &mut Model, mouse: Mouse, out: &mut Vec<Effect>) {
    if !matches!(model.overlay, Overlay::Nothing) {
        model.overlay = Overlay::Nothing;
        return;
    }
    let parts = view::parts(model);
    if let Some(form) = model.ui.form.take() {
        // The list is scrolled where the marked row would lie below it.
        let seen = usize::from(parts.drawer.height.saturating_sub(2));
        let first = (form.step().marked() + 1).saturating_sub(seen);
        let row = mouse
            .row
            .checked_sub(parts.drawer.y + 2)
            .map(|row| usize::from(row) + first);
        match row {
            Some(row) => form.click(&mut model.ui, row, mouse, out),
            None => model.ui.form = Some(form),
        }
        return;
    }
    let (page, ui) = model.top_mut();
    let next = page.mouse(ui, mouse, out);
    follow(model, next, out);
}

/// One key.
fn press(model: &mut Model, key: Key, out: &mut Vec<Effect>) {
    if types_on(&mut model.ui, key, out) {
        return;
    }
    let asked = std::mem::take(&mut model.ui.undo_asked);
    model.ui.notice = None;
    match std::mem::take(&mut model.overlay) {
        Overlay::Nothing => {}
        Overlay::Begun => {
            begun(model, key, out);
            return;
        }
        Overlay::Palette(mut palette) => {
            match palette.key(key) {
                Picked::Stay => model.overlay = Overlay::Palette(palette),
                Picked::Leave => {}
                Picked::Run(command) => go::over_question(model, command, out),
            }
            return;
        }
        Overlay::Help(mut help) => {
            if help.key(key, model.ui.size) {
                model.overlay = Overlay::Help(help);
                return;
            }
            // A key that begins something leaves the help and does it: what follows is no text.
            match commands::lookup(&[Context::Everywhere], key) {
                None | Some(Command::Help | Command::Back) => return,
                Some(_) => {}
            }
        }
    }
    if let Some(form) = model.ui.form.take() {
        let command = commands::lookup(&[Context::Everywhere], key);
        let command = command.filter(|command| go::leaves_question(*command, key));
        if let Some(command) = command {
            let goes_on =
                command == Command::Begin && (form.step().is_for_record() || form.step().is_full());
            if goes_on && model.top().page().writes() {
                // Whoever goes on has said enough: what stands marked is taken.
                form.key(&mut model.ui, Key::plain(Code::Enter), out);
            } else {
                model.ui.form = Some(form);
            }
            go::over_question(model, command, out);
            return;
        } else if form.step().writes_on(key) && model.top().page().writes() {
            // What stands marked is taken, and the key goes into the record.
            form.key(&mut model.ui, Key::plain(Code::Enter), out);
            if model.ui.form.is_some() {
                return;
            }
        } else {
            form.key(&mut model.ui, key, out);
            return;
        }
    }
    if model.top().page().has_keys() {
        let (page, ui) = model.top_mut();
        let next = page.key(ui, key, out);
        if !matches!(next, Next::Unused) {
            follow(model, next, out);
            return;
        }
    }
    let is_text = key.typed().is_some() && model.top().page().writes();
    if !is_text && let Some(command) = commands::lookup(model.contexts(), key) {
        model.ui.undo_asked = asked && command == Command::Undo;
        run(model, command, out);
        return;
    }
    let (page, ui) = model.top_mut();
    let next = page.key(ui, key, out);
    if matches!(next, Next::Unused) {
        let name = key.short();
        if key.typed().is_some() {
            let words = format!("{name} does nothing here; ? tells what can be done.");
            model.ui.refuse(words);
        }
        return;
    }
    follow(model, next, out);
}

/// The key after the prefix.
fn begun(model: &mut Model, key: Key, out: &mut Vec<Effect>) {
    if key.code == Code::Esc {
        return;
    }
    if let Some(digit) = key.typed().filter(char::is_ascii_digit) {
        go::park(model);
        meeting::jump(model, digit, out);
        return;
    }
    match commands::lookup(model.contexts(), key) {
        Some(Command::Begin) => {}
        Some(command) => go::over_question(model, command, out),
        // While a question is asked no other key is the page's.
        None if model.ui.form.is_some() => {
            let words = format!("{} follows no command; ? tells which can.", key.short());
            model.ui.refuse(words);
        }
        None => {
            let (page, ui) = model.top_mut();
            let next = page.key(ui, key, out);
            if matches!(next, Next::Unused) || key.typed().is_some() {
                let words = format!("{} follows no command; ? tells which can.", key.short());
                model.ui.refuse(words);
            } else {
                follow(model, next, out);
            }
        }
    }
}

fn follow(model: &mut Model, next: Next, out: &mut Vec<Effect>) {
    match next {
        Next::Stay | Next::Unused => {}
        Next::Leave => {
            flush(model, out);
            if !model.leave() {
                model
                    .ui
                    .tell("Nothing lies beneath this screen; ^Q leaves Quorate.");
            }
        }
        Next::Open(destination) => go::open(model, destination, out),
        Next::Run(command) => run(model, command, out),
    }
}

/// Whether the newest notice refuses something.
#[cfg(any(test, feature = "testing"))]
pub fn refused(model: &Model) -> bool {
    model
        .ui
        .notice
        .as_ref()
        .is_some_and(|n| n.tone == crate::tui::ui::Tone::Refused)
}
