//! Plain mode: the program heard and not seen. The officer types a line and gets lines back; nothing
//! is drawn again, nothing moves, and no line holds an escape sequence.
//!
//! It is another view of the same model. What is typed becomes the keys and commands of the screen, so
//! every form, list and refusal is the screen's own; what comes back is what has become different, said
//! once. It knows no terminal: whoever runs it gives it the model by way of [`Driven`].

mod answer;
mod asked;
mod can;
mod moves;
mod named;
mod page_lines;
mod said;
mod whole;

use super::command::{Command, Context};
use super::input::{Input, Paste};
use super::key::{Code, Key};
use super::model::Model;
use super::ui::Tone;
use super::update::Msg;
use super::words::wrap;
use crate::meeting::text::Text;
use moves::asks_words;
use named::Found;
use said::Said;

/// The window that lists are laid out for: nothing of them is cut off, and no list is scrolled.
pub const WINDOW: (u16, u16) = (148, 500);

/// No line is longer, in columns: a line of a braille display or of a small window.
pub const WIDEST: usize = 76;

/// So many lines of something long come at once; the rest comes when it is asked for. With the line that
/// was typed and the prompt they stand on a console of 24 lines: a braille line reads no others.
const AT_ONCE: usize = 20;

/// The model, and what lies outside it.
pub trait Driven {
    /// The model.
    fn model(&self) -> &Model;
    /// The same, to forget what has been told.
    fn model_mut(&mut self) -> &mut Model;
    /// Takes a message, and does what comes of it.
    fn take(&mut self, msg: Msg);
    /// Waits a moment for what is on its way to the disk.
    fn settle(&mut self);
    /// What is said once the officer leaves; nothing while they stay.
    fn left(&self) -> Option<&'static str> {
        None
    }
}

/// The conversation: what has been said of the model so far.
#[derive(Debug, Default)]
pub struct Dialogue {
    said: Said,
    /// The officer is writing: a line is a paragraph.
    writing: bool,
    /// What is left of something long.
    more: Vec<String>,
    /// What was said last.
    last: Vec<String>,
    /// So many answers to one question were refused, one after the other.
    refused: u8,
}

impl Dialogue {
    /// A conversation that begins with what is open, and the first lines of it.
    pub fn begin(driven: &mut dyn Driven) -> (Self, Vec<String>) {
        let mut dialogue = Self::default();
        let first = vec![
            "Quorate, plain mode. ? tells what can be done, . tells where you are.".to_owned(),
        ];
        let lines = dialogue.ended(driven, first);
        (dialogue, lines)
    }

    /// What stands before the line that is typed.
    pub fn prompt(&self, model: &Model) -> String {
        if model.ui.form.is_some() {
            return "Answer: ".to_owned();
        }
        let page = model.top().page();
        if asks_words(model) {
            return "Words: ".to_owned();
        }
        if page.context() == Context::Meeting {
            let number = said::item_number(model);
            return match (self.writing, number) {
                (true, Some(number)) => format!("Write in {number}: "),
                (false, Some(number)) => format!("Item {number}: "),
                (true, None) => "Write: ".to_owned(),
                (false, None) => "Meeting: ".to_owned(),
            };
        }
        format!("{}: ", page.context().title())
    }

    /// Takes a line that was typed; answers what is said.
    pub fn line(&mut self, driven: &mut dyn Driven, line: &str) -> Vec<String> {
        // What was told is known, and what comes now is told even where it is the same.
        driven.model_mut().ui.notice = None;
        self.said.forget_notice();
        // An arrow or a function key on a terminal that edits lines itself.
        let escapes = line.contains('\u{1b}');
        let line: String = line
            .chars()
            .filter(|c| *c == '\t' || !c.is_control())
            .collect();
        let asked = driven.model().ui.form.is_some();
        let mut out = Vec::new();
        if escapes {
            out.push(
                "A key that types nothing was pressed: here keys are asked for by name, as F2 or up. \
                 Nothing was done."
                    .to_owned(),
            );
        } else {
            self.take(driven, line.trim_end_matches(' '), &mut out);
        }
        driven.take(Msg::Flush);
        driven.settle();
        let asks = driven.model().ui.form.is_some();
        let notice = driven.model().ui.notice.as_ref();
        let refused = asked && asks && notice.is_some_and(|n| n.tone == Tone::Refused);
        self.refused = if refused {
            self.refused.saturating_add(1)
        } else {
            0
        };
        let mut lines = self.ended(driven, out);
        if self.refused == 2 {
            // Whoever forgot that something is asked would go on typing commands.
            lines.push("esc goes one question back; / before a command does it now.".to_owned());
        }
        // Silence would leave it open whether the line was heard.
        if let Some(left) = driven.left() {
            lines.push(left.to_owned());
        } else if lines.is_empty() && !line.trim().is_empty() {
            lines.push(if asked && !asks {
                "The question is left; its command goes on with it.".to_owned()
            } else {
                "Nothing changed.".to_owned()
            });
        }
        lines
    }

    /// Something came from outside: what is to be said of it, if anything is.
    pub fn heard(&mut self, driven: &mut dyn Driven) -> Vec<String> {
        self.ended(driven, Vec::new())
    }

    fn take(&mut self, driven: &mut dyn Driven, line: &str, out: &mut Vec<String>) {
        match line {
            "?" => return can::told(driven.model(), self.writing, out),
            "." => return whole::place(driven.model(), self.writing, out),
            _ => {}
        }
        let asked = driven.model().ui.form.is_some();
        let (begun, rest) = match line.strip_prefix('/') {
            Some(rest) if !rest.trim().is_empty() => (true, rest.trim()),
            _ => (false, line.trim()),
        };
        if begun || (asked && named::leaves_question(line.trim())) {
            self.command(driven, rest, out);
        } else if asked {
            if !answer::answer(driven, line, out) {
                // What stands marked is taken, and the line is for the record.
                press(driven, Key::plain(Code::Enter));
                if driven.model().ui.form.is_none() {
                    self.take(driven, line, out);
                }
            }
        } else if self.writes(driven.model()) {
            match rest {
                "" | "/" => self.writing = false,
                _ => write(driven, line),
            }
        } else if asks_words(driven.model()) {
            moves::words(driven, rest, out);
        } else {
            self.command(driven, rest, out);
        }
    }

    /// Whether a line is a paragraph now.
    fn writes(&self, model: &Model) -> bool {
        let page = model.top().page();
        self.writing && page.writes() && !asks_words(model)
    }

    /// A command by its name, its key or what it is about, and what its first question is answered
    /// with.
    fn command(&mut self, driven: &mut dyn Driven, line: &str, out: &mut Vec<String>) {
        let (first, rest) = line.split_once(' ').unwrap_or((line, ""));
        let rest = rest.trim();
        match (first, rest) {
            ("", _) => return,
            (".", "") => return whole::place(driven.model(), self.writing, out),
            ("?", "") => return can::told(driven.model(), self.writing, out),
            ("?", words) => return can::search(driven.model(), words, out),
            ("more", "") => return self.go_on(out),
            ("again", "") => return out.extend(self.last.clone()),
            ("read", "") => {
                if !moves::has_rows(driven) {
                    press(driven, Key::plain(Code::Home));
                }
                return whole::read(driven.model(), out);
            }
            ("row", words) if !words.is_empty() => {
                if !moves::to_row(driven, words) {
                    out.push(format!("No row has \u{201C}{words}\u{201D}."));
                }
                return;
            }
            ("write", words) if named::begins_writing(driven.model()) => {
                driven.take(Msg::Run(Command::Pen));
                if words.is_empty() {
                    self.writing = driven.model().top().page().writes();
                } else if driven.model().top().page().writes() {
                    write(driven, words);
                }
                return;
            }
            _ => {}
        }
        match named::find(driven.model(), line) {
            Found::Key(key) => press(driven, key),
            Found::Item(digits) => {
                // The number's first digit asks for an item, the rest answers.
                let mut digits = digits.chars();
                digits
                    .by_ref()
                    .take(1)
                    .for_each(|c| press(driven, Key::char(c)));
                for digit in digits {
                    if driven.model().ui.form.is_some() {
                        press(driven, Key::char(digit));
                    }
                }
                if driven.model().ui.form.is_some() {
                    answer::answer(driven, "", out);
                }
            }
            Found::Command(command, rest) => self.run(driven, command, &rest, out),
            Found::Several(specs) => {
                out.push(format!(
                    "Several commands begin so: \u{201C}{line}\u{201D}."
                ));
                out.extend(specs.into_iter().take(9).map(can::row));
            }
            Found::Nothing(specs) => {
                let or = if moves::has_rows(driven) {
                    "row and words mark a row"
                } else {
                    "write begins to write"
                };
                out.push(format!(
                    "No command is called \u{201C}{line}\u{201D}. ? lists them; {or}."
                ));
                out.extend(specs.into_iter().take(5).map(can::row));
            }
        }
    }

    fn run(
        &mut self,
        driven: &mut dyn Driven,
        command: Command,
        rest: &str,
        out: &mut Vec<String>,
    ) {
        match command {
            Command::Help => return can::told(driven.model(), self.writing, out),
            Command::Palette => return can::search(driven.model(), rest, out),
            Command::Begin => return,
            Command::Back => return press(driven, Key::plain(Code::Esc)),
            Command::Pen => {
                driven.take(Msg::Run(command));
                self.writing = driven.model().top().page().writes();
                return;
            }
            _ => {}
        }
        // On a list, words behind a command say which row is meant.
        let page = driven.model().top().page().context();
        let of_row = page != Context::Meeting && command.spec().context == page;
        let moved = of_row && !rest.is_empty() && moves::to_row(driven, rest);
        if of_row && !rest.is_empty() && !moved && moves::has_rows(driven) {
            out.push(format!(
                "No row has \u{201C}{rest}\u{201D}; nothing was done."
            ));
            return;
        }
        let before = driven.model().top().page().writes();
        driven.take(Msg::Run(command));
        let model = driven.model();
        let meeting = model.top().page().context() == Context::Meeting;
        if page == Context::Meeting && meeting && !before && model.top().page().writes() {
            // What is to be worded now is worded.
            self.writing = true;
        }
        if rest.is_empty() || moved {
            return;
        }
        if model.ui.form.is_some() {
            answer::answer(driven, rest, out);
        } else if asks_words(model) {
            moves::words(driven, rest, out);
        } else {
            out.push(format!("Nothing was asked for \u{201C}{rest}\u{201D}."));
        }
    }

    /// The next lines of something long.
    fn go_on(&mut self, out: &mut Vec<String>) {
        if self.more.is_empty() {
            out.push("There is no more.".to_owned());
        }
        out.append(&mut self.more);
    }

    /// What is said at the end of a turn: what was answered, and what has become different.
    fn ended(&mut self, driven: &mut dyn Driven, answered: Vec<String>) -> Vec<String> {
        let page = driven.model().top().page();
        let up = page.context() == Context::Meeting && page.writes() && !asks_words(driven.model());
        if up && !self.writing && driven.model().ui.form.is_none() {
            // The pen is taken up by itself where a meeting is opened; here a word does that.
            let told = driven.model().ui.notice.clone();
            press(driven, Key::plain(Code::Esc));
            driven.model_mut().ui.notice = told;
        }
        if !driven.model().top().page().writes() && driven.model().ui.form.is_none() {
            self.writing = false;
        }
        let mut lines = answered;
        self.said
            .different(driven.model(), self.writing, &mut lines);
        let mut wrapped: Vec<String> = Vec::new();
        for line in lines {
            // What could move a cursor never comes so far.
            let line: String = line
                .chars()
                .map(|c| if c.is_control() { ' ' } else { c })
                .collect();
            let parts = wrap(line.trim(), WIDEST).into_iter();
            wrapped.extend(parts.filter(|part| !part.trim().is_empty()));
        }
        if wrapped.len() > AT_ONCE + 1 {
            self.more = wrapped.split_off(AT_ONCE);
            wrapped.push(format!("{} more lines: more says them.", self.more.len()));
        }
        if !wrapped.is_empty() {
            self.last.clone_from(&wrapped);
        }
        wrapped
    }
}

/// One key.
fn press(driven: &mut dyn Driven, key: Key) {
    driven.take(Msg::Inputs(vec![Input::Key(key)]));
}

/// Words at once.
fn put(driven: &mut dyn Driven, words: &str) {
    let paste = Paste {
        text: Text::new(words),
        cut: false,
    };
    driven.take(Msg::Inputs(vec![Input::Paste(paste)]));
}

/// A paragraph, or what goes on with the one that the caret is in. A tab in it takes what is offered
/// there, as on the screen.
fn write(driven: &mut dyn Driven, line: &str) {
    let session = driven.model().ui.session.as_ref();
    let block = session.and_then(|s| s.sheet.block());
    let before = block
        .filter(|b| b.editable)
        .map(|b| b.text.split_at_caret().0);
    if before.is_some_and(|b| !b.is_empty() && !b.ends_with(char::is_whitespace)) {
        put(driven, " ");
    }
    for (at, words) in line.split('\t').enumerate() {
        if at > 0 {
            press(driven, Key::plain(Code::Tab));
        }
        if !words.is_empty() {
            put(driven, words);
        }
    }
    press(driven, Key::plain(Code::Enter));
}
