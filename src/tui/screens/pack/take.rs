//! Enter on the files of a pack: what was typed or marked is taken for a file of it, or for a folder
//! to look into; with nothing typed the pack is read.

use super::{Page, paths};
use crate::tui::port::Effect;
use crate::tui::ui::Ui;

/// The most files of a pack.
const MOST: usize = 99;

impl Page {
    /// Enter: takes what is marked or typed; with nothing typed the pack is read.
    pub(super) fn enter(&mut self, ui: &mut Ui, out: &mut Vec<Effect>) {
        let typed = self.field.text().trim().to_owned();
        let (folder, tail) = paths::part(&typed);
        let marked = self.marked.and_then(|at| self.fitted(at));
        if let Some(named) = marked {
            let path = paths::join(folder, named);
            if named.folder {
                self.write(&path, out);
            } else {
                self.add(&path, ui, out);
            }
            return;
        }
        let named = self.names().iter().find(|named| named.name == tail);
        match named {
            Some(named) if named.folder => {
                let path = paths::join(folder, named);
                self.write(&path, out);
            }
            None if tail.is_empty() => {
                let nothing = self.pack.paths.is_empty() && self.pack.after.is_none();
                if nothing && !folder.is_empty() {
                    ui.refuse("That is a folder: mark a file in it, or type its name.");
                } else {
                    self.read(ui, out);
                }
            }
            Some(_) => self.add(&typed, ui, out),
            None => self.add_begun(&typed, ui, out),
        }
    }

    /// Adds what was typed where no name in its folder is just that: the only one that begins so,
    /// or the path as it stands, when that was asked for again.
    fn add_begun(&mut self, typed: &str, ui: &mut Ui, out: &mut Vec<Effect>) {
        let (folder, tail) = paths::part(typed);
        let listed = matches!(self.folder.as_ref().map(|f| &f.names), Some(Some(Ok(_))));
        let strange = self.strange.take();
        // What isn't listed may be there all the same.
        if !listed || tail.starts_with('.') || strange.as_deref() == Some(typed) {
            self.add(typed, ui, out);
            return;
        }
        match (self.fitting.len(), self.fitted(0)) {
            (1, Some(named)) => {
                let path = paths::join(folder, named);
                if named.folder {
                    self.write(&path, out);
                } else {
                    self.add(&path, ui, out);
                }
            }
            (0, _) | (_, None) => {
                ui.refuse(format!(
                    "No name in this folder begins with \u{201C}{tail}\u{201D}. Enter again adds it \
                     all the same."
                ));
                self.strange = Some(typed.to_owned());
            }
            (n, _) => {
                ui.refuse(format!(
                    "{n} names begin with \u{201C}{tail}\u{201D}: type on, or mark one with Down."
                ));
                self.strange = Some(typed.to_owned());
            }
        }
    }

    /// Adds a file; the next one is looked for in the same folder.
    pub(super) fn add(&mut self, path: &str, ui: &mut Ui, out: &mut Vec<Effect>) {
        if self.pack.paths.iter().any(|p| p == path) {
            ui.refuse("That file is in the pack already.");
            return;
        }
        if self.pack.paths.len() >= MOST {
            ui.refuse("No pack has so many files: read these first.");
            return;
        }
        self.pack.paths.push(path.to_owned());
        let (folder, _) = paths::part(path);
        let folder = folder.to_owned();
        self.write(&folder, out);
        ui.tell("Added. Enter reads the pack, or type another file; Backspace takes it out.");
    }
}
