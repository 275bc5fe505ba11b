//! `quorate log`: the history in words.
//!
//! For the public it tells who did what and when, and leaves out what is not theirs to read: what
//! is not public or has stopped to be, what was undone, and the words that were typed on the way.

use std::fmt::Write;

use super::args::{Audience, Session as Args};
use super::fail::Outcome;
use super::load::Session;
use super::out;
use super::place::Desk;
use crate::journal::{Act, Journal, Line, Record};
use crate::meeting::entry::Stream;
use crate::meeting::event::{Event, rests_on};
use crate::meeting::id::{EntryId, Id};
use crate::meeting::text::Text;

/// Runs the command.
pub(super) fn run(desk: &Desk, args: &Args) -> Outcome {
    let session = Session::read(desk, &args.session)?;
    out::print(history(&session.journal, desk.audience).as_bytes())?;
    Ok(session.exit)
}

/// The history as lines for some readers.
fn history(journal: &Journal, readers: Audience) -> String {
    let mut said = String::new();
    for (line, record) in journal.history().zip(journal.records()) {
        let words = match readers {
            Audience::Full => Some(line.words.clone()),
            Audience::Public => public_words(journal, &line, record),
        };
        let Some(words) = words else { continue };
        let at = line.at.format("%Y-%m-%d %H:%M:%S");
        let undone = if line.undone { " (undone)" } else { "" };
        let back = journal
            .went_back_at(line.seq)
            .map_or(String::new(), |back| {
                format!(
                    " (the clock had been set back {} minutes)",
                    back.num_minutes()
                )
            });
        let words = Text::line(&format!("{}: {words}{undone}{back}", line.by));
        // Writing to a string can't fail.
        let _ = writeln!(said, "{:>6}  {at}  {words}", line.seq);
    }
    said
}

fn public_words(journal: &Journal, line: &Line, record: &Record) -> Option<String> {
    let Act::Did(facts) = &record.act else {
        return Some(line.words.clone());
    };
    // Queries are the officer's own marks.
    let query = |e: &Event| matches!(e, Event::QueryRaised { .. } | Event::QuerySettled { .. });
    if facts.iter().any(|f| query(&f.1)) {
        return None;
    }
    let meeting = journal.meeting();
    let number = u32::try_from(record.seq).unwrap_or(u32::MAX);
    let mut public = line.public;
    let mut typing = !facts.is_empty();
    for (index, fact) in (0..).zip(facts) {
        typing &= matches!(fact.1, Event::TextSpliced { .. });
        // What a fact makes or touches may have been given to other readers since.
        let mut touches = |id: Id| {
            public &= meeting
                .entry(EntryId(id))
                .is_none_or(|e| e.stream == Stream::Public);
        };
        rests_on(&fact.1, &mut touches);
        touches(Id {
            writer: journal.writer(),
            record: number,
            index,
        });
    }
    if !public {
        return None;
    }
    if line.undone {
        return Some("something".to_owned());
    }
    Some(if typing {
        "typing".to_owned()
    } else {
        line.words.clone()
    })
}
