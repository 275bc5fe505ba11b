//! What can be done now, in lines.

use super::asked::question;
use crate::tui::command::Context;
use crate::tui::commands::{Spec, of};
use crate::tui::model::Model;
use crate::tui::palette;

/// The words that plain mode has beside the commands.
const OWN: &[&str] = &[
    ". tells where you are: item, who is here, what is saved.",
    "? and some words find a command by them: ? vote.",
    "write begins to write; write and words write one paragraph.",
    "read reads the whole of this; more goes on with it; again says the last lines again.",
];

/// A command, and how it is asked for.
pub(super) fn row(spec: &'static Spec) -> String {
    let key = spec.keys().next().map(|key| key.long());
    match key {
        Some(key) => format!("{}, or {key}: {}.", spec.brief, spec.help),
        None => format!("{}: {}.", spec.brief, spec.help),
    }
}

/// What can be done where the officer is.
pub(super) fn told(model: &Model, writing: bool, out: &mut Vec<String>) {
    if let Some(form) = &model.ui.form {
        question(form, &model.ui, usize::MAX, out);
        let hint = form.hint(&model.ui).replace("  ", "; ");
        out.push(format!("Keys of the screen: {hint}."));
        out.push("An empty line takes what is offered; esc goes back one question.".to_owned());
        out.push("/ and a command leaves the question waiting: /arrives.".to_owned());
        return;
    }
    if writing {
        out.push(
            "Each line is a paragraph. A tab takes the name or phrase that is offered.".to_owned(),
        );
        out.push("/ and a command does it: /arrives. An empty line ends writing.".to_owned());
        return;
    }
    out.extend(OWN.iter().map(|line| (*line).to_owned()));
    if model.top().page().context() != Context::Meeting {
        out.push("up, down, and row with some words mark another row; back leaves.".to_owned());
        out.push("Words behind a command say which row is meant.".to_owned());
    }
    let here = model.contexts();
    let own = here
        .iter()
        .filter(|c| !matches!(c, Context::Everywhere | Context::Writing));
    let last = [Context::Everywhere];
    for context in own.chain(last.iter()) {
        let may = of(*context).filter(|spec| spec.may(&model.ui).is_ok());
        out.extend(may.map(row));
    }
}

/// The commands that some words find.
pub(super) fn search_in(model: &Model, words: &str) -> Vec<String> {
    let mut found = palette::search(words);
    found.retain(|spec| spec.has_place(&model.ui));
    found.sort_by_key(|spec| spec.may(&model.ui).is_err());
    let line = |spec: &&'static Spec| match spec.may(&model.ui) {
        Ok(()) => row(spec),
        Err(why) => format!("{} Not now: {why}.", row(spec)),
    };
    found.iter().take(9).map(line).collect()
}

/// The same, said.
pub(super) fn search(model: &Model, words: &str, out: &mut Vec<String>) {
    let found = search_in(model, words);
    if found.is_empty() {
        out.push(format!("No command has \u{201C}{words}\u{201D}."));
    }
    out.extend(found);
}
