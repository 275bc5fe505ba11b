//! The open session was purged, and is opened again.

use super::jobs;
use crate::tui::model::{Model, Screen};
use crate::tui::port::{Effect, Purged};
use crate::tui::screens::{export, library, meeting};
use crate::tui::session::Session;

/// Takes the session as it is now: nothing of what was purged stays on a screen, in a form or among
/// the words that were copied.
pub(super) fn purged(model: &mut Model, purged: Purged, out: &mut Vec<Effect>) {
    let Purged { opened, told } = purged;
    let (notes, read_only) = (opened.notes.clone(), opened.read_only.clone());
    model.ui.session = Some(Session::new(opened));
    model.ui.form = None;
    model.ui.parked.clear();
    model.ui.clipboard.clear();
    model.ui.undo_asked = false;
    jobs::begin(model, out);
    let library = library::Page::open(&model.ui);
    model.only(Screen::Library(library));
    let meeting = meeting::Page::open(&model.ui);
    model.open(Screen::Meeting(meeting));
    let export = export::Page::open(&model.ui);
    model.open(Screen::Export(export));
    match (told, read_only) {
        (Err(why), _) => model.ui.refuse(why),
        (Ok(told), Some(why)) => {
            model
                .ui
                .refuse(format!("{told} This session can only be read: {why}."));
        }
        (Ok(told), None) => {
            let said: Vec<String> = std::iter::once(told).chain(notes).collect();
            model.ui.tell(said.join(" "));
        }
    }
}
