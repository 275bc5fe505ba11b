//! Keys that come in a burst, and pasted text: words are words, and never commands.

use super::{Overlay, press, writes};
use crate::meeting::text::Text;
use crate::tui::forms::Form;
use crate::tui::input::typed;
use crate::tui::key::{Code, Key};
use crate::tui::model::{Model, Screen};
use crate::tui::port::Effect;

/// More keys at once than hands press: text where text is written, and else nothing is run.
pub(super) fn burst(model: &mut Model, keys: &[Key], out: &mut Vec<Effect>) {
    let takes = |form: &Form| {
        let first = keys.first().is_some_and(|key| form.step().writes_on(*key));
        form.step().field().is_some() || first
    };
    let text_here = model.ui.form.as_ref().is_some_and(takes)
        || writes(model)
        || matches!(model.overlay, Overlay::Palette(_));
    let letters = keys.iter().filter(|k| k.typed().is_some()).count();
    if text_here || letters <= 8 {
        let mut rest = keys;
        while let Some(key) = rest.first() {
            let letter = |k: &&Key| k.typed().is_some_and(|c| !c.is_control());
            let run = rest.iter().take_while(letter).count();
            if run > 1 && writes(model) && model.ui.typing_on.is_none() {
                // What came at once is one change of the words, and one record.
                model.ui.notice = None;
                model.ui.undo_asked = false;
                let (page, ui) = model.top_mut();
                page.paste(ui, &typed(&rest[..run]), out);
                rest = &rest[run..];
            } else {
                press(model, *key, out);
                rest = &rest[1..];
            }
        }
        return;
    }
    model.ui.clipboard = typed(keys).to_string();
    let way = match (&model.ui.form, model.top()) {
        (Some(_), Screen::Meeting(_)) => "Esc leaves the question, and ^V then puts it in.",
        (None, Screen::Meeting(_)) => "^V puts it into the record.",
        _ => "On the record (F12), ^V puts it in.",
    };
    let words = format!("Many keys came at once: taken as text, not as commands. {way}");
    model.ui.ask(words);
}

pub(super) fn put_text(model: &mut Model, text: &Text, out: &mut Vec<Effect>) {
    if let Some(form) = model.ui.form.take() {
        if !(form.step().is_for_record() && model.top().page().writes()) {
            form.paste(&mut model.ui, text);
            return;
        }
        form.key(&mut model.ui, Key::plain(Code::Enter), out);
    }
    if matches!(model.overlay, Overlay::Nothing | Overlay::Begun) {
        model.overlay = Overlay::Nothing;
        let (page, ui) = model.top_mut();
        page.paste(ui, text, out);
    }
}
