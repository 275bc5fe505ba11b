//! A new meeting from a pack: which files it is made of, one after the other, with folders and
//! files completed; and how far their reading has come. What was read is looked through in the
//! review.

mod draw;
mod paths;
mod take;

use ratatui::layout::Rect;

use crate::meeting::text::Text;
use crate::tui::commands::{Command, Context};
use crate::tui::editor::Field;
use crate::tui::forms::step::edit;
use crate::tui::job::{Job, Named, Pack};
use crate::tui::key::{Code, Key};
use crate::tui::page::{self, Next};
use crate::tui::paper::Paper;
use crate::tui::port::{Effect, Listed};
use crate::tui::ui::Ui;

/// A folder whose names were asked for.
#[derive(Debug, Default)]
struct Folder {
    /// As it was typed.
    path: String,
    /// What is in it; none = not told yet.
    names: Option<Result<Vec<Named>, String>>,
}

/// A pack is being read.
#[derive(Debug)]
struct Reading {
    ticket: u64,
    words: String,
}

/// The screen's state.
#[derive(Debug, Default)]
pub struct Page {
    pack: Pack,
    /// The meeting that the new one follows, in words.
    follows: String,
    field: Field,
    folder: Option<Folder>,
    /// Which of the folder's names go on from what was typed.
    fitting: Vec<usize>,
    /// The marked one of those.
    marked: Option<usize>,
    reading: Option<Reading>,
    /// A path that nothing in its folder answers to, of which that was said.
    strange: Option<String>,
    /// Something else is shown than before.
    drawn: u64,
}

impl Page {
    /// The screen as it opens: for a pack alone, or for the meeting after one of the library.
    pub fn open(after: Option<&Listed>, out: &mut Vec<Effect>) -> Self {
        let mut page = Self::default();
        if let Some(one) = after {
            page.pack.after = Some(one.key.clone());
            page.follows = format!("{}, {}", one.body, one.date.format("%-d %B %Y"));
        }
        page.look(out);
        page
    }

    /// The screen, reading `pack` at once.
    pub fn reading(pack: Pack, ui: &mut Ui, out: &mut Vec<Effect>) -> Self {
        let mut page = Self::default();
        if pack.after.is_some() {
            "an earlier one".clone_into(&mut page.follows);
        }
        page.pack = pack;
        page.read(ui, out);
        page
    }

    /// Whether the pack is being read.
    pub fn reads(&self) -> bool {
        self.reading.is_some()
    }

    /// How far reading has come.
    pub fn progress(&mut self, ticket: u64, words: String) {
        if let Some(reading) = self.reading.as_mut().filter(|r| r.ticket == ticket) {
            reading.words = words;
            self.drawn += 1;
        }
    }

    /// Reading has ended; answers whether it was waited for.
    pub fn ended(&mut self, ticket: u64, out: &mut Vec<Effect>) -> bool {
        let waited = self.reading.as_ref().is_some_and(|r| r.ticket == ticket);
        if waited {
            self.reading = None;
            // The files may be chosen again.
            self.look(out);
        }
        waited
    }

    /// What is in a folder.
    pub fn listed(&mut self, folder: &str, names: Result<Vec<Named>, String>) {
        if let Some(asked) = self.folder.as_mut().filter(|f| f.path == folder) {
            asked.names = Some(names);
            self.fit();
        }
    }

    fn read(&mut self, ui: &mut Ui, out: &mut Vec<Effect>) {
        if self.pack.paths.is_empty() && self.pack.after.is_none() {
            ui.refuse("Type the path of a file first; Tab completes it.");
            return;
        }
        ui.tickets += 1;
        let ticket = ui.tickets;
        self.reading = Some(Reading {
            ticket,
            words: "Reading the pack".to_owned(),
        });
        self.drawn += 1;
        let pack = self.pack.clone();
        out.push(Effect::Job(Job::ReadPack { ticket, pack }));
    }

    /// The folder of what was typed is listed, if it is another than before.
    fn look(&mut self, out: &mut Vec<Effect>) {
        let (folder, _) = paths::part(self.field.text());
        if self.folder.as_ref().is_none_or(|f| f.path != folder) {
            let folder = folder.to_owned();
            self.folder = Some(Folder {
                path: folder.clone(),
                names: None,
            });
            out.push(Effect::Job(Job::ListFolder { folder }));
        }
        self.fit();
    }

    fn fit(&mut self) {
        self.drawn += 1;
        self.marked = None;
        let (_, tail) = paths::part(self.field.text());
        let names = self.names();
        self.fitting = (0..names.len())
            .filter(|&at| paths::fits(&names[at].name, tail))
            .collect();
    }

    fn names(&self) -> &[Named] {
        match self.folder.as_ref().and_then(|f| f.names.as_ref()) {
            Some(Ok(names)) => names,
            _ => &[],
        }
    }

    fn fitted(&self, at: usize) -> Option<&Named> {
        self.names().get(*self.fitting.get(at)?)
    }

    fn write(&mut self, path: &str, out: &mut Vec<Effect>) {
        self.field.set_text(path);
        self.look(out);
    }

    /// What was typed goes on as far as one can know, or else the next name is marked.
    fn complete(&mut self, ui: &mut Ui, out: &mut Vec<Effect>) {
        let (folder, tail) = paths::part(self.field.text());
        let (folder, tail) = (folder.to_owned(), tail.to_owned());
        match self.fitting.len() {
            0 => match self.folder.as_ref().and_then(|f| f.names.as_ref()) {
                None => ui.tell("The folder is being listed."),
                Some(Err(why)) => ui.refuse(why.clone()),
                Some(Ok(_)) => {
                    ui.refuse(format!("Nothing here begins with \u{201C}{tail}\u{201D}."));
                }
            },
            1 => {
                let path = self.fitted(0).map(|named| paths::join(&folder, named));
                self.write(&path.unwrap_or_default(), out);
            }
            n => {
                let names = (0..n).filter_map(|at| self.fitted(at));
                let more = paths::common(names.map(|named| named.name.as_str()));
                if more.chars().count() > tail.chars().count() {
                    let between = if folder == "~" { "/" } else { "" };
                    let path = format!("{folder}{between}{more}");
                    self.write(&path, out);
                } else {
                    self.mark(true);
                }
            }
        }
    }

    fn mark(&mut self, down: bool) {
        let count = self.fitting.len();
        if count == 0 {
            return;
        }
        self.drawn += 1;
        self.marked = Some(match (self.marked, down) {
            (None, true) => 0,
            (Some(at), true) => (at + 1) % count,
            (Some(0) | None, false) => count - 1,
            (Some(at), false) => at - 1,
        });
    }

    fn stop(&mut self, out: &mut Vec<Effect>) {
        self.reading = None;
        out.push(Effect::Job(Job::StopReading));
        self.look(out);
    }
}

impl page::Page for Page {
    fn context(&self) -> Context {
        Context::Pack
    }

    fn writes(&self) -> bool {
        self.reading.is_none()
    }

    fn hint(&self) -> Option<&'static str> {
        Some(if self.reading.is_some() {
            "Esc stops reading   F1 help   ^P find"
        } else if self.pack.paths.is_empty() && self.pack.after.is_none() {
            "Enter adds the file   Tab completes   Down marks   Esc back   F1 help"
        } else {
            "Enter adds, or reads the pack   Tab completes   Backspace takes out   F1 help"
        })
    }

    fn run(&mut self, ui: &mut Ui, command: Command, out: &mut Vec<Effect>) -> Next {
        if self.reading.is_some() {
            ui.tell("The pack is being read; Esc stops.");
            return Next::Stay;
        }
        match command {
            Command::PackTake => self.enter(ui, out),
            Command::PackComplete => self.complete(ui, out),
            Command::PackRead => {
                let typed = self.field.text().trim().to_owned();
                if !paths::part(&typed).1.is_empty() {
                    self.add(&typed, ui, out);
                }
                self.read(ui, out);
            }
            _ => {}
        }
        Next::Stay
    }

    fn key(&mut self, ui: &mut Ui, key: Key, out: &mut Vec<Effect>) -> Next {
        if self.reading.is_some() {
            return Next::Unused;
        }
        match key.code {
            Code::Enter => self.enter(ui, out),
            Code::Tab => self.complete(ui, out),
            Code::Down => self.mark(true),
            Code::Up | Code::BackTab => self.mark(false),
            Code::Backspace if self.field.text().is_empty() => {
                if let Some(path) = self.pack.paths.pop() {
                    self.write(&path, out);
                    ui.tell("Taken out; its path can be mended.");
                }
            }
            _ => {
                let before = self.field.text_box().caret();
                if edit(&mut self.field, key) {
                    self.look(out);
                } else if before == self.field.text_box().caret() {
                    return Next::Unused;
                }
                self.drawn += 1;
            }
        }
        Next::Stay
    }

    fn back(&mut self, _ui: &mut Ui, out: &mut Vec<Effect>) -> Next {
        if self.reading.is_some() {
            self.stop(out);
            return Next::Stay;
        }
        if self.marked.take().is_some() {
            self.drawn += 1;
            return Next::Stay;
        }
        Next::Leave
    }

    fn paste(&mut self, ui: &mut Ui, text: &Text, out: &mut Vec<Effect>) {
        if self.reading.is_some() {
            ui.refuse("The pack is being read; Esc stops.");
            return;
        }
        let mut lines = paths::pasted(text);
        if lines.len() > 1 {
            for path in lines {
                self.add(&path, ui, out);
            }
        } else if let Some(line) = lines.pop() {
            self.field.insert(&line);
            self.look(out);
        }
    }

    fn draw(&self, ui: &Ui, paper: &mut Paper<'_>, body: Rect) {
        self.draw_all(ui, paper, body);
    }
}

#[cfg(test)]
mod tests;
