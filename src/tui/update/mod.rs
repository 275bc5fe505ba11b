//! What each message does to the model, and what it asks of the world outside.

mod away;
mod errands;
mod go;
mod undo;

pub use go::run;
pub(super) use go::way_to;

use super::commands::{self, Command, Context};
use super::desk::Tone;
use super::errand::Pack;
use super::forms::{Form, Purpose};
use super::input::{Input, Mouse, typed};
use super::key::{Code, Key};
use super::model::{Model, Next, Over, Screen};
use super::palette::Picked;
use super::port::{Effect, News};
use super::screens::{library, meeting, setup};
use super::session::Session;
use super::view;
use crate::meeting::agenda::Stamp;
use crate::meeting::text::Text;

/// What reaches the model.
#[derive(Debug)]
pub enum Msg {
    /// The program begins.
    Start,
    /// The program begins with a pack that is to be read and looked through.
    Pack(Pack),
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
    model.desk.now = now;
    match msg {
        Msg::Start => out.push(Effect::List),
        Msg::Pack(pack) => errands::read_pack(model, pack, &mut out),
        Msg::Inputs(inputs) => {
            for input in inputs {
                take(model, input, &mut out);
                while let Some(command) = model.desk.wanted.take() {
                    run(model, command, &mut out);
                }
                if let Some(lead) = model.desk.lead.take() {
                    go::lead(model, lead, &mut out);
                }
            }
        }
        Msg::Tick => {
            let waited = |s: &Session| {
                s.typing_since()
                    .is_some_and(|since| (now - since).num_milliseconds().abs() >= 1000)
            };
            if let Some(session) = model.desk.session.as_mut()
                && waited(session)
            {
                session.flush(now, &mut out);
            }
        }
        Msg::Flush => flush(model, &mut out),
        Msg::News(news) => told(model, news, &mut out),
    }
    if let Some(remark) = model.desk.session.as_mut().and_then(|s| s.remark.take()) {
        model.desk.tell(remark);
    }
    let refused = model.desk.session.as_mut().and_then(|s| s.refused.take());
    if let Some(words) = refused {
        model.desk.refuse(words);
    }
    errands::look_again(model, &mut out);
    errands::ask_here(model, &mut out);
    settle(model);
    out
}

fn flush(model: &mut Model, out: &mut Vec<Effect>) {
    let now = model.desk.now;
    if let Some(session) = model.desk.session.as_mut() {
        session.flush(now, out);
    }
}

/// Screens follow the window's size and what changed.
fn settle(model: &mut Model) {
    if view::too_small(model.desk.size) {
        return;
    }
    let body = view::parts(model).body;
    let free = matches!(model.over, Over::Nothing) && model.desk.form.is_none();
    let (page, desk) = model.top_mut();
    page.settle(desk, body);
    let writing = free && page.context() == Context::Meeting && page.writes();
    let now = desk.now;
    if let Some(session) = desk.session.as_mut() {
        session.offer(now, writing);
    }
}

fn told(model: &mut Model, news: News, out: &mut Vec<Effect>) {
    match news {
        News::Saved(saved) => {
            if let Some(session) = model.desk.session.as_mut() {
                let news = saved.notice.clone();
                let news = news.filter(|_| session.saved.notice != saved.notice);
                session.saved = saved;
                if let Some(news) = news {
                    model.desk.tell(news);
                }
            }
        }
        News::Bodies(bodies) => model.desk.bodies = bodies,
        News::Listed(listed) => {
            model.desk.library = listed;
        }
        News::Opened(opened) => {
            flush(model, out);
            let mut notes = opened.notes.clone();
            notes.extend(away::away(&opened.journal, model.desk.now));
            let notes = notes.join(" ");
            let read_only = opened.read_only.clone();
            model.desk.session = Some(Session::new(*opened));
            errands::begin(model, out);
            model.desk.form = None;
            model.desk.parked = None;
            let library = library::Page::open(&model.desk);
            model.only(Screen::Library(library));
            let page = meeting::Page::open(&model.desk);
            model.open(Screen::Meeting(page));
            if let Some(why) = read_only {
                model
                    .desk
                    .refuse(format!("This session can only be read: {why}."));
            } else if !notes.is_empty() {
                model.desk.tell(notes);
            }
            // A meeting without an agenda is set up first.
            let bare = |m: &crate::meeting::Meeting| m.items().is_empty();
            if model.desk.meeting().is_some_and(bare) {
                let page = setup::Page::open(&model.desk);
                model.open(Screen::SetUp(page));
            }
        }
        News::Elsewhere { path, why } => {
            let purpose = Purpose::SaveElsewhere(path);
            Form::begin(Command::SaveElsewhere, purpose, &mut model.desk, out);
            if let Some(why) = why {
                model.desk.refuse(why);
            }
        }
        News::Done(done) => errands::done(model, done, out),
        News::Exported(place) => model.desk.tell(format!("Written: {place}")),
        News::Failed(why) => model.desk.refuse(why),
    }
}

fn take(model: &mut Model, input: Input, out: &mut Vec<Effect>) {
    match input {
        Input::Key(key) => press(model, key, out),
        Input::Burst(keys) => burst(model, &keys, out),
        Input::Paste(paste) => {
            put_text(model, &paste.text, out);
            if paste.cut {
                model.desk.refuse(
                    "The paste was longer than 1 MiB: it was cut there. Import files instead.",
                );
            }
        }
        Input::Mouse(mouse) => click(model, mouse, out),
        Input::Resize(width, height) => model.desk.size = (width, height),
        Input::FocusLost => flush(model, out),
        Input::FocusGained => {}
    }
}

/// Whether letters go into the record now.
fn writes(model: &Model) -> bool {
    model.desk.form.is_none() && matches!(model.over, Over::Nothing) && model.top().page().writes()
}

/// More keys at once than hands press: text where text is written, and else nothing is run.
fn burst(model: &mut Model, keys: &[Key], out: &mut Vec<Effect>) {
    let takes = |form: &Form| {
        let first = keys.first().is_some_and(|key| form.step().writes_on(*key));
        form.step().field().is_some() || first
    };
    let text_here = model.desk.form.as_ref().is_some_and(takes)
        || writes(model)
        || matches!(model.over, Over::Palette(_));
    let letters = keys.iter().filter(|k| k.typed().is_some()).count();
    if text_here || letters <= 8 {
        let mut rest = keys;
        while let Some(key) = rest.first() {
            let letter = |k: &&Key| k.typed().is_some_and(|c| !c.is_control());
            let run = rest.iter().take_while(letter).count();
            if run > 1 && writes(model) {
                // What came at once is one change of the words, and one record.
                model.desk.notice = None;
                model.desk.undo_asked = false;
                let (page, desk) = model.top_mut();
                page.paste(desk, &typed(&rest[..run]), out);
                rest = &rest[run..];
            } else {
                press(model, *key, out);
                rest = &rest[1..];
            }
        }
        return;
    }
    model.desk.clipboard = typed(keys).to_string();
    model.desk.ask(
        "Many keys came at once: taken as text, not as commands. Press i, then ^V, to put it in.",
    );
}

fn put_text(model: &mut Model, text: &Text, out: &mut Vec<Effect>) {
    if let Some(form) = model.desk.form.take() {
        form.paste(&mut model.desk, text);
    } else if matches!(model.over, Over::Nothing | Over::Begun) {
        model.over = Over::Nothing;
        let (page, desk) = model.top_mut();
        page.paste(desk, text, out);
    }
}

fn click(model: &mut Model, mouse: Mouse, out: &mut Vec<Effect>) {
    if !matches!(model.over, Over::Nothing) {
        model.over = Over::Nothing;
        return;
    }
    let parts = view::parts(model);
    if let Some(form) = model.desk.form.take() {
        // The list is scrolled where the marked row would lie below it.
        let seen = usize::from(parts.drawer.height.saturating_sub(2));
        let first = (form.step().marked() + 1).saturating_sub(seen);
        let row = mouse
            .row
            .checked_sub(parts.drawer.y + 2)
            .map(|row| usize::from(row) + first);
        match row {
            Some(row) => form.click(&mut model.desk, row, mouse, out),
            None => model.desk.form = Some(form),
        }
        return;
    }
    let (page, desk) = model.top_mut();
    let next = page.mouse(desk, mouse, out);
    follow(model, next, out);
}

/// One key.
fn press(model: &mut Model, key: Key, out: &mut Vec<Effect>) {
    let asked = std::mem::take(&mut model.desk.undo_asked);
    model.desk.notice = None;
    match std::mem::take(&mut model.over) {
        Over::Nothing => {}
        Over::Begun => {
            begun(model, key, out);
            return;
        }
        Over::Palette(mut palette) => {
            match palette.key(key) {
                Picked::Stay => model.over = Over::Palette(palette),
                Picked::Leave => {}
                Picked::Run(command) => run(model, command, out),
            }
            return;
        }
        Over::Help(mut help) => {
            if help.key(key, model.desk.size) {
                model.over = Over::Help(help);
            }
            return;
        }
    }
    if let Some(form) = model.desk.form.take() {
        let quits = commands::lookup(&[Context::Everywhere], key) == Some(Command::Quit);
        if quits {
            model.desk.parked = Some(form);
        } else if form.step().writes_on(key) && model.top().page().writes() {
            // What stands marked is taken, and the key goes into the record.
            form.key(&mut model.desk, Key::plain(Code::Enter), out);
            if model.desk.form.is_some() {
                return;
            }
        } else {
            form.key(&mut model.desk, key, out);
            return;
        }
    }
    if model.top().page().has_keys() {
        let (page, desk) = model.top_mut();
        let next = page.key(desk, key, out);
        if !matches!(next, Next::Unused) {
            follow(model, next, out);
            return;
        }
    }
    let is_text = key.typed().is_some() && model.top().page().writes();
    if !is_text && let Some(command) = commands::lookup(model.contexts(), key) {
        model.desk.undo_asked = asked && command == Command::Undo;
        run(model, command, out);
        return;
    }
    let (page, desk) = model.top_mut();
    let next = page.key(desk, key, out);
    if matches!(next, Next::Unused) {
        let name = key.short();
        if key.typed().is_some() {
            let words = format!("{name} does nothing here; ? tells what can be done.");
            model.desk.refuse(words);
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
        meeting::jump(model, digit, out);
        return;
    }
    match commands::lookup(model.contexts(), key) {
        Some(Command::Begin) => {}
        Some(command) => run(model, command, out),
        None => {
            let (page, desk) = model.top_mut();
            let next = page.key(desk, key, out);
            if matches!(next, Next::Unused) || key.typed().is_some() {
                let words = format!("{} follows no command; ? tells which can.", key.short());
                model.desk.refuse(words);
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
                    .desk
                    .tell("Nothing lies beneath this screen; ^Q leaves Quorate.");
            }
        }
        Next::Open(screen) => {
            flush(model, out);
            model.open(*screen);
        }
    }
}

/// Whether the newest notice refuses something; for tests.
pub fn refused(model: &Model) -> bool {
    model
        .desk
        .notice
        .as_ref()
        .is_some_and(|n| n.tone == Tone::Refused)
}
