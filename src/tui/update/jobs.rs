//! Jobs: what is asked to be done beside the typing, and what comes of it.

use std::collections::HashMap;

use crate::checks::Rule;
use crate::tui::job::{Done, Job, Pack, SessionKey};
use crate::tui::model::{Model, Screen};
use crate::tui::port::{Effect, Listed, Written};
use crate::tui::screens::{corrections, pack, review};
use crate::tui::ui::Ui;

/// A session was opened: its books are read, and its body's earlier sessions learnt from.
pub(super) fn begin(model: &Model, out: &mut Vec<Effect>) {
    if let Some(meeting) = model.ui.meeting() {
        let body = meeting.body().name.clone();
        out.push(Effect::Job(Job::Books { body }));
        out.push(Effect::Job(Job::FindBranches { reached: false }));
    }
}

/// Typing rests: what is marked is looked for again.
pub(super) fn look_again(model: &mut Model, out: &mut Vec<Effect>) {
    let Some(session) = model.ui.session.as_mut() else {
        return;
    };
    if session.typing_since().is_none() {
        session.look_over(out);
    }
}

/// The check is looked at: all that was written is looked over, whether it is marked or not.
pub(super) fn look_over_all(model: &mut Model, out: &mut Vec<Effect>) {
    if let Some(session) = model.ui.session.as_mut() {
        let meeting = session.journal.meeting();
        let book = &session.assist.book;
        session.assist.marks.look_over_all(meeting, book, out);
    }
}

/// The caret stands at a word marked as misspelt: what could stand there is asked, once for each.
pub(super) fn ask_here(model: &mut Model, out: &mut Vec<Effect>) {
    let Some(session) = model.ui.session.as_mut() else {
        return;
    };
    let marked = session.assist.mark_here(&session.sheet);
    let word = match marked {
        Some((mark, word)) if mark.rule == Rule::Spelling => word.to_owned(),
        _ => return,
    };
    session.suggest(&word, out);
}

/// A pack is read, and its page shown meanwhile.
pub(super) fn read_pack(model: &mut Model, pack: Pack, out: &mut Vec<Effect>) {
    let page = pack::Page::reading(pack, &mut model.ui, out);
    model.open(Screen::Pack(page));
}

/// What came of reading a pack, or of listing a folder for its path.
fn of_pack(model: &mut Model, done: Done, out: &mut Vec<Effect>) {
    let Some(page) = model.pack() else {
        return;
    };
    match done {
        Done::PackProgress { ticket, words } => page.progress(ticket, words),
        Done::PackRead { ticket, read } if page.ended(ticket, out) => match *read {
            Ok(proposal) => {
                let page = review::Page::open(proposal);
                model.open(Screen::Review(page));
            }
            Err(why) => model.ui.refuse(why),
        },
        Done::Folder { folder, names } => page.listed(&folder, names),
        _ => {}
    }
}

/// A document, or all that goes out, was written.
pub(super) fn written(ui: &mut Ui, written: Written, out: &mut Vec<Effect>) {
    let Written {
        place,
        told,
        copies,
    } = written;
    if copies && told.is_empty() {
        out.push(Effect::CopyPath(place.clone()));
    }
    ui.tell(match told.join(". ") {
        none if none.is_empty() => format!("Written: {place}"),
        told => format!("Written: {place}. Note: {told}."),
    });
    ui.written = Some(place);
}

/// Puts lines of the library in the place of those of the same sessions.
fn put_lines(ui: &mut Ui, lines: Vec<Listed>, gone: &[SessionKey]) {
    ui.library.retain(|l| l.sample || !gone.contains(&l.key));
    let places = ui.library.iter().enumerate().filter(|(_, l)| !l.sample);
    let places: HashMap<SessionKey, usize> = places.map(|(at, l)| (l.key.clone(), at)).collect();
    for line in lines {
        if let Some(&at) = places.get(&line.key) {
            ui.library[at] = line;
            continue;
        }
        if !line.is_journal() {
            ui.unlisted = ui.unlisted.saturating_sub(1);
        }
        ui.library.push(line);
    }
    ui.listings += 1;
}

/// A job was done.
pub(super) fn done(model: &mut Model, done: Done, out: &mut Vec<Effect>) {
    if matches!(
        done,
        Done::PackProgress { .. } | Done::PackRead { .. } | Done::Folder { .. }
    ) {
        of_pack(model, done, out);
        return;
    }
    let ui = &mut model.ui;
    if let Done::CorrectionsRead(read) = done {
        corrections::take(ui, *read, out);
        return;
    }
    match done {
        Done::Failed(why) => return ui.refuse(why),
        Done::Exporting(words) => {
            ui.exporting = Some(words);
            return;
        }
        Done::Exported(result) => {
            ui.exporting = None;
            return match result {
                Ok(all) => written(ui, all, out),
                Err(why) => ui.refuse(why),
            };
        }
        Done::Served(Ok(told)) => return ui.tell(told),
        Done::Served(Err(why)) => return ui.refuse(why),
        Done::Lines { lines, gone } => {
            put_lines(ui, lines, &gone);
            return;
        }
        Done::Found { ticket, found } => {
            ui.search.found(ticket, found);
            return;
        }
        Done::Answering { ticket, words } => {
            ui.answers.answering(ticket, words);
            return;
        }
        Done::Answered { ticket, rows } => {
            ui.answers.answered(ticket, rows);
            return;
        }
        _ => {}
    }
    let Some(session) = ui.session.as_mut() else {
        return;
    };
    match done {
        Done::Books { book, troubles } => {
            session.assist.open_book(book);
            session.assist.marks.touch();
            session.look_over(out);
            if !troubles.is_empty() && ui.notice.is_none() {
                ui.refuse(troubles.join(" "));
            }
        }
        Done::Learnt(learnt) => session.assist.learn(learnt),
        Done::Looked { ticket, marks } => session.assist.marks.looked(ticket, marks),
        Done::Suggested {
            word,
            readers,
            instead,
        } => {
            session.assist.marks.suggest(&word, readers, instead);
        }
        Done::Came(records) => session.came(records),
        Done::Branches(listed) => session.branches.listed = listed,
        Done::BranchRead(read) => {
            if let Err(why) = (*read).and_then(|read| session.branch_read(read)) {
                ui.refuse(why.to_string());
            }
        }
        Done::Store(mut told) => {
            let notice = told.notice.take();
            // Once the store is reached it tells of branches that others have put there.
            if told.reached && session.store.as_ref().is_none_or(|before| !before.reached) {
                out.push(Effect::Job(Job::FindBranches { reached: true }));
            }
            session.store = Some(told);
            if let Some(notice) = notice {
                ui.refuse(notice);
            }
        }
        Done::Kept(Ok(words)) => ui.tell(words),
        Done::Kept(Err(why)) => ui.refuse(why),
        Done::Failed(_)
        | Done::Lines { .. }
        | Done::Found { .. }
        | Done::Answering { .. }
        | Done::Answered { .. }
        | Done::CorrectionsRead(_)
        | Done::Exporting(_)
        | Done::Exported(_)
        | Done::Served(_)
        | Done::PackProgress { .. }
        | Done::PackRead { .. }
        | Done::Folder { .. } => {}
    }
}
