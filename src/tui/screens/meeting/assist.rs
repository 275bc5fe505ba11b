//! The commands that help while writing: marks of spelling and style, words and phrases kept,
//! somebody met in the middle of a sentence, what a paragraph could become.

use super::tab;
use crate::checks::Rule;
use crate::meeting::entry::{Place, Stream};
use crate::meeting::id::EntryId;
use crate::meeting::intent::{Intent, Ref, Who};
use crate::meeting::people::PersonDetails;
use crate::meeting::text::Text;
use crate::tui::assist::Reach;
use crate::tui::commands::Command;
use crate::tui::forms::{Form, Purpose};
use crate::tui::job::{Job, Keep, Scope};
use crate::tui::people::new_person;
use crate::tui::port::Effect;
use crate::tui::session::Session;
use crate::tui::ui::Ui;

/// Runs one of them.
pub(super) fn run(ui: &mut Ui, command: Command, out: &mut Vec<Effect>) {
    match command {
        Command::MarkNext => next_mark(ui, out),
        Command::MarkItem => mark(ui, Reach::Item, out),
        Command::MarkAll => mark(ui, Reach::All, out),
        Command::WordKnown => keep_word(ui, Scope::Officer, out),
        Command::WordKnownBody => keep_word(ui, Scope::Body, out),
        Command::PhraseNew => keep_phrase(ui, out),
        Command::PersonMet => met(ui, out),
        Command::Notes => notes(ui, out),
        Command::TakeProposal => tab::take_proposal(ui, out),
        Command::LeaveProposal => {
            if let Some(session) = ui.session.as_mut() {
                session.assist.proposal = None;
            }
        }
        _ => {}
    }
}

/// To the rough notes of this item, or back from them.
fn notes(ui: &mut Ui, out: &mut Vec<Effect>) {
    let now = ui.now;
    let Some(session) = ui.session.as_mut() else {
        return;
    };
    session.flush(now, out);
    session.pause_typing();
    session.sheet.to_notes(session.journal.meeting());
}

/// Whether the caret stands among the rough notes.
pub(super) fn in_notes(ui: &Ui) -> bool {
    ui.session.as_ref().is_some_and(|s| s.sheet.in_notes())
}

/// The line of the notes with the caret becomes a paragraph of the minutes; the caret stays, so
/// that the next line can follow.
pub(super) fn take_note(ui: &mut Ui, out: &mut Vec<Effect>) {
    let now = ui.now;
    let Some(session) = ui.session.as_mut() else {
        return;
    };
    session.flush(now, out);
    let Some((entry, at)) = session.sheet.note() else {
        ui.tell("Nothing is jotted down here yet.");
        return;
    };
    let intent = Intent::TakeNote {
        entry: Ref::from(entry),
        at: u32::try_from(at).unwrap_or(u32::MAX),
        place: Place::End,
    };
    if ui.act(intent, out).is_some() {
        ui.tell("The line stands in the minutes now, as their last paragraph.");
    }
}

/// Marks as far as `reach`, or no longer where that is marked already.
fn mark(ui: &mut Ui, reach: Reach, out: &mut Vec<Effect>) {
    let now = ui.now;
    let Some(session) = ui.session.as_mut() else {
        return;
    };
    session.flush(now, out);
    let on = session.assist.marks.reach() != reach;
    session
        .assist
        .marks
        .set(if on { reach } else { Reach::Off });
    session.look_over(out);
    ui.tell(match (on, reach) {
        (false, _) => "Nothing is marked any more.",
        (true, Reach::All) => "Slips are marked in every item; Alt-s goes to the next.",
        (true, _) => "Slips are marked in this item; Alt-s goes to the next.",
    });
}

/// Goes to the next mark; where nothing is marked yet, this item is.
fn next_mark(ui: &mut Ui, out: &mut Vec<Effect>) {
    let now = ui.now;
    let Some(session) = ui.session.as_mut() else {
        return;
    };
    if session.assist.marks.reach() == Reach::Off {
        mark(ui, Reach::Item, out);
        return;
    }
    let entries: Vec<EntryId> = {
        let meeting = session.meeting();
        let of = |item: &crate::meeting::agenda::Item| {
            meeting
                .entries_of(item)
                .map(|e| e.id)
                .collect::<Vec<EntryId>>()
        };
        meeting.items().iter().flat_map(of).collect()
    };
    let here = session
        .sheet
        .block()
        .and_then(|b| Some((b.entry()?, b.text.caret())));
    let Some((entry, range)) = session.assist.marks.after(&entries, here) else {
        ui.tell("Nothing is marked here.");
        return;
    };
    session.flush(now, out);
    session
        .sheet
        .stand_in(session.journal.meeting(), entry, range.end);
}

/// The word at the caret is right: it is kept, and marked no more.
fn keep_word(ui: &mut Ui, scope: Scope, out: &mut Vec<Effect>) {
    let Some(session) = ui.session.as_mut() else {
        return;
    };
    let marked = session.assist.mark_here(&session.sheet);
    if scope == Scope::Body && session.readers_here() != Stream::Public {
        ui.refuse("The body's book is shared, and these words are not public; Alt-w keeps the word in your own.");
        return;
    }
    let word = match marked {
        Some((mark, word)) if mark.rule == Rule::Spelling => word.to_owned(),
        _ => session.sheet.block().map_or_else(String::new, |b| {
            let range = b.text.word_at(b.text.caret());
            b.text.text().get(range).unwrap_or_default().to_owned()
        }),
    };
    if word.trim().is_empty() {
        ui.tell("The caret is at no word.");
        return;
    }
    let body = session.meeting().body().name.clone();
    let what = Keep::Word(Text::line(&word));
    out.push(Effect::Job(Job::Keep { body, scope, what }));
}

/// The selected words become a phrase; its code is asked for.
fn keep_phrase(ui: &mut Ui, out: &mut Vec<Effect>) {
    let readers = ui.session.as_ref().map(Session::readers_here);
    if readers.is_some_and(|r| r != Stream::Public) {
        ui.refuse("A phrase is offered wherever you write, and these words are not public.");
        return;
    }
    let block = ui.session.as_ref().and_then(|s| s.sheet.block());
    let words = block.map_or("", |b| b.text.selected()).trim().to_owned();
    if words.is_empty() {
        ui.tell("Select the words first: hold Shift and move, or Ctrl-A.");
        return;
    }
    Form::begin(Command::PhraseNew, Purpose::NewPhrase(words), ui, out);
}

/// Somebody whose name was just typed is put down as in attendance; the caret stays.
fn met(ui: &mut Ui, out: &mut Vec<Effect>) {
    let Some(block) = ui.session.as_ref().and_then(|s| s.sheet.block()) else {
        return;
    };
    let selected = block.text.selected();
    let typed = if selected.is_empty() {
        name_before(block.text.split_at_caret().0)
    } else {
        selected
    };
    let Some(details) = person(typed) else {
        ui.tell("No name stands before the caret: a first name and a surname, with capitals.");
        return;
    };
    let words = details.name_and_role();
    let who = Who::New(details);
    if ui.act(Intent::Attend { who }, out).is_some() {
        ui.tell(format!("{words} is in attendance."));
    }
}

/// The name at the end of `head`, with what stands in brackets after it.
fn name_before(head: &str) -> &str {
    let head = head.trim_end();
    let line = head.rfind('\n').map_or(0, |at| at + 1);
    let name_end = match head.ends_with(')').then(|| head.rfind(" (")).flatten() {
        Some(at) => at,
        None => head.len(),
    };
    let mut from = name_end;
    // Words back from there that begin with a capital.
    while let Some(word) = head[line..from].split(' ').next_back() {
        if !word.starts_with(char::is_uppercase) {
            break;
        }
        from -= word.len();
        if from <= line || head[line..from].trim_end().ends_with(['.', ',', ';', ':']) {
            break;
        }
        from -= 1;
    }
    head[from..].trim_start()
}

/// Somebody as typed, "Tessa Holt (Hub Manager, Family Hubs)"; none where it is no full name.
fn person(typed: &str) -> Option<PersonDetails> {
    let (name, standing) = match typed.trim().strip_suffix(')') {
        Some(rest) => rest.split_once(" (")?,
        None => (typed.trim(), ""),
    };
    let details = new_person(&format!("{name}, {standing}"));
    let full = details.name.split_whitespace().count() > 1 || !details.honorific.is_empty();
    (full && !details.name.is_blank()).then_some(details)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_name_is_found_before_the_caret_with_what_stands_in_brackets() {
        assert_eq!(name_before("Members heard from Tessa Holt"), "Tessa Holt");
        assert_eq!(
            name_before("In response, Dr Ines Marr (GP, Wenbury)"),
            "Dr Ines Marr (GP, Wenbury)"
        );
        assert_eq!(name_before("It was agreed. Tessa Holt "), "Tessa Holt");
        assert_eq!(name_before("nobody at all"), "");
        assert_eq!(name_before(""), "");
        assert_eq!(name_before("Tessa Holt"), "Tessa Holt");
    }

    #[test]
    fn a_person_is_read_as_typed() {
        let found = person("Dr Ines Marr (Lead GP, Wenbury Network)").unwrap();
        assert_eq!(found.full_name(), "Dr Ines Marr");
        assert_eq!(found.role.as_str(), "Lead GP");
        assert_eq!(found.organisation.as_str(), "Wenbury Network");
        assert_eq!(person("Tessa"), None);
        assert_eq!(person(""), None);
    }
}
