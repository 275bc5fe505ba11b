//! The whole of what is shown, and where the officer is, said when they are asked for.

use super::asked::question;
use super::page_lines;
use crate::meeting::entry::Stream;
use crate::tui::command::Context;
use crate::tui::margin::{Sort, What};
use crate::tui::model::Model;
use crate::tui::session::Session;
use crate::tui::sheet::Block;
use crate::tui::view::{count_in_words, saved_in_words};

/// Everything on the page: of the meeting, the record of the item looked at.
pub(super) fn read(model: &Model, out: &mut Vec<String>) {
    if model.top().page().context() == Context::Meeting {
        if let Some(session) = &model.ui.session {
            let blocks = session.sheet.blocks().iter();
            out.extend(blocks.flat_map(block_lines));
        }
        return;
    }
    let page = page_lines::read(model);
    for (at, line) in page.lines.iter().enumerate() {
        // The mark is a word of its own, for a reader that leaves signs out.
        let mark = if page.marked == Some(at) { "> " } else { "" };
        out.push(format!("{mark}{line}"));
    }
    if !page.detail.is_empty() {
        out.push(page.detail);
    }
    out.extend(page.beside);
}

/// Title, report and what is asked of the item that is looked at.
pub(super) fn head(session: &Session) -> Vec<String> {
    let sheet = &session.sheet;
    let item = sheet.item().and_then(|id| session.meeting().item(id));
    let is_head = |b: &&Block| matches!(b.what, What::Title | What::Under | What::Margin);
    let blocks = sheet.blocks().iter().filter(is_head);
    blocks
        .flat_map(|block| match (block.what, item) {
            (What::Title, Some(item)) => {
                let note = match block.note.as_str() {
                    "" => String::new(),
                    note => format!(" {note}."),
                };
                let details = &item.details;
                vec![format!("Item {}: {}.{note}", details.number, details.title)]
            }
            _ => block_lines(block),
        })
        .collect()
}

/// A block of the record as it is said: its number, what it is where its words don't tell, who may read
/// it where that isn't everybody, the words, and what stands after them. Limbs are lines of their own.
pub(super) fn block_lines(block: &Block) -> Vec<String> {
    let text = block.text.text();
    if block.what == What::Fresh || block.what == What::FreshNote {
        return Vec::new();
    }
    let sort = match block.sort {
        Sort::Resolution if block.lead.trim().is_empty() => "Resolution: ",
        Sort::Outcome if block.lead.trim().is_empty() => "Outcome: ",
        Sort::Action => "Action: ",
        _ => "",
    };
    let readers = match block.readers {
        Stream::Public => "",
        Stream::Exempt => "Exempt. ",
        Stream::Private => "Private note. ",
    };
    let label = match block.label.trim() {
        "" => String::new(),
        label => format!("{label}. "),
    };
    let mut out = Vec::new();
    for (at, line) in text.split('\n').enumerate() {
        let own = block.labels.iter().find(|(of, _)| *of == at);
        out.push(match (at, own) {
            (0, _) => format!("{label}{readers}{sort}{}{line}", block.lead),
            (_, Some((_, own))) => format!("{own} {line}"),
            (_, None) => line.to_owned(),
        });
    }
    if let Some(last) = out.last_mut() {
        last.push_str(block.after.trim_end());
        if !block.note.is_empty() {
            last.push_str(". ");
            last.push_str(block.note.trim());
        }
    }
    let said = out.into_iter().map(|line| {
        // What is open is a word where it is heard.
        let line = match block.what {
            What::Margin => format!("{line} ").replace(" - ", " open  "),
            _ => line,
        };
        let words: Vec<&str> = line
            .split("   ")
            .map(str::trim)
            .filter(|w| !w.is_empty())
            .collect();
        match (block.what, words.split_first()) {
            (What::Margin, Some((first, rest))) => format!("{first}: {}", rest.join("; ")),
            _ => words.join("; "),
        }
    });
    said.filter(|line| !line.is_empty()).collect()
}

/// Where the officer is: the meeting, the item, who is here, what is saved.
pub(super) fn place(model: &Model, writing: bool, out: &mut Vec<String>) {
    let context = model.top().page().context();
    if let Some(session) = &model.ui.session {
        let meeting = session.meeting();
        let body = meeting.body().name.as_str();
        let date = meeting.calling().date.format("%-d %B %Y");
        let clock = model.ui.clock().format("%H:%M");
        out.push(format!("{body}, {date}: {}; {clock}.", session.state()));
        let title = |id| {
            let item = meeting.item(id)?;
            Some(format!(
                "item {}, {}",
                item.details.number, item.details.title
            ))
        };
        match session.glance.before_body.and_then(title) {
            Some(item) => out.push(format!("Before the body: {item}.")),
            None => out.push("No item is before the body.".to_owned()),
        }
        let at = session.sheet.item();
        if context == Context::Meeting
            && at != session.glance.before_body
            && let Some(item) = at.and_then(title)
        {
            out.push(format!("You look at {item}."));
        }
        if let Some(block) = session.sheet.block().filter(|b| b.entry().is_some()) {
            let label = block.label.trim();
            if context == Context::Meeting && !label.is_empty() {
                out.push(format!("You are in {label}."));
            }
        }
        out.push(format!("Here: {}.", count_in_words(session)));
        if let Some(speaker) = meeting.speaks_now() {
            out.push(format!("Speaks: {}.", meeting.asker(&speaker.who)));
        }
        let names: Vec<String> = meeting.waiting().map(|s| meeting.asker(&s.who)).collect();
        if !names.is_empty() {
            out.push(format!("To speak: {}.", names.join(", ")));
        }
        if let Some(since) = session.glance.excluded {
            out.push(format!(
                "The public is out since {}.",
                since.format("%H:%M")
            ));
        }
        out.push(format!(
            "{}; {} to check.",
            saved_in_words(session),
            session.glance.to_check
        ));
    }
    if context != Context::Meeting {
        out.push(format!("{}.", context.title()));
        let page = page_lines::read(model);
        if page.marked.is_some() {
            out.push(format!("> {}", page.row()));
        }
    }
    if let Some(form) = &model.ui.form {
        out.push(format!("{}.", form.title()));
        question(form, &model.ui, 9, out);
    } else if writing {
        out.push("You are writing: an empty line ends it.".to_owned());
    }
}
