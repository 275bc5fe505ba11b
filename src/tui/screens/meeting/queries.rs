//! Query marks on the record: which words a key means.

use std::ops::Range;

use crate::meeting::id::EntryId;
use crate::tui::commands::Command;
use crate::tui::forms::{Form, Purpose};
use crate::tui::port::Effect;
use crate::tui::session::Session;
use crate::tui::ui::Ui;

/// What may stand around a word that is meant without it.
const AROUND: &[char] = &[
    '.', ',', ';', ':', '!', '?', '(', ')', '[', ']', '"', '\'', '\u{2018}', '\u{2019}',
    '\u{201C}', '\u{201D}',
];

/// Flags the selected words or the word at the caret, or settles the query there.
pub(super) fn run(ui: &mut Ui, command: Command, out: &mut Vec<Effect>) {
    let now = ui.now;
    let Some(session) = ui.session.as_mut() else {
        return;
    };
    // What is typed already has to be recorded before a mark can stand on it.
    session.flush(now, out);
    let purpose = match command {
        Command::QueryRaise => {
            words_meant(session).map(|(entry, words)| Purpose::Query { entry, words })
        }
        _ => query_here(session),
    };
    match purpose {
        Some(purpose) => Form::begin(command, purpose, ui, out),
        None if command == Command::QueryRaise => {
            ui.refuse("Select the words in question, or put the caret in a word.");
        }
        None => ui.refuse("No query stands at the caret; F6 lists them."),
    }
}

fn query_here(session: &Session) -> Option<Purpose> {
    let block = session.sheet.block()?;
    let (entry, caret) = (block.entry()?, block.text.caret());
    let meeting = session.meeting();
    // Anywhere in an entry with one query alone, that one is meant.
    let found = meeting.query_at(entry, caret).or_else(|| {
        let on = meeting.queries_on(entry);
        (on.len() == 1).then(|| on[0])
    });
    found.map(|query| Purpose::SettleQuery(query.id))
}

/// The words selected, or the word at the caret, without what stands around them.
fn words_meant(session: &Session) -> Option<(EntryId, Range<usize>)> {
    let block = session.sheet.block()?;
    let entry = block.entry()?;
    let text = block.text.text();
    if session.meeting().entry(entry)?.text != text {
        return None;
    }
    let range = match block.text.selection() {
        Some(range) if !range.is_empty() => trimmed(text, range, char::is_whitespace),
        _ => word_at(text, block.text.caret()),
    };
    (!range.is_empty()).then_some((entry, range))
}

fn word_at(text: &str, caret: usize) -> Range<usize> {
    let start = text[..caret].rfind(char::is_whitespace).map_or(0, |at| {
        at + text[at..].chars().next().map_or(1, char::len_utf8)
    });
    let end = text[caret..]
        .find(char::is_whitespace)
        .map_or(text.len(), |at| caret + at);
    trimmed(text, start..end, |c| AROUND.contains(&c))
}

fn trimmed(text: &str, range: Range<usize>, gone: impl Fn(char) -> bool) -> Range<usize> {
    let words = &text[range.clone()];
    let head = words.len() - words.trim_start_matches(&gone).len();
    let words = words.trim_matches(&gone);
    range.start + head..range.start + head + words.len()
}

#[cfg(test)]
mod tests {
    use super::word_at;
    use crate::tui::testing::Bench;

    #[test]
    fn the_word_at_the_caret_is_meant_without_what_stands_around_it() {
        let said = |text: &'static str, caret| &text[word_at(text, caret)];
        assert_eq!(said("of (319?) cases", 6), "319");
        assert_eq!(said("of 319", 6), "319");
        assert_eq!(said("\u{a3}12.4m, she said", 0), "\u{a3}12.4m");
        assert_eq!(said("a  b", 2), "");
        assert_eq!(said("", 0), "");
    }

    #[test]
    fn a_word_is_flagged_listed_by_person_and_settled_with_other_words() {
        let mut bench = Bench::running((80, 24));
        let whom = bench.meeting().people()[1].details.clone();
        bench.press("Of 319");
        bench.press("<Alt-q>");
        bench.sees("Whom to ask about \u{201C}319\u{201D}?");
        bench.press(&format!("{}<Enter>", whom.surname()));
        let query = bench.meeting().queries().next().unwrap().clone();
        assert_eq!(bench.meeting().queried(&query), "319");
        // What an older reader would not know is saved behind a record that says so.
        let journal = &bench.model.ui.session.as_ref().unwrap().journal;
        let records = journal.records();
        assert_eq!(bench.saved.last(), records.last());
        assert!(bench.saved.ends_with(&records[records.len() - 2..]));
        assert_eq!(
            records[records.len() - 2].act,
            crate::journal::Act::Raised { min_reader: 2 }
        );
        // The pen is where it was: the sentence goes on, and the mark stays on its word.
        bench.press(" cases, 12 were closed.");
        bench.press("<F6>");
        bench
            .sees(&format!("To ask {}", whom.short_name()))
            .sees("319");
        bench.press("<F12>");
        bench.press("<C-Space>Q");
        bench.sees("In its place");
        bench.press("391<Enter>");
        let last = bench.meeting().all_entries().last().unwrap().text.clone();
        assert_eq!(last, "Of 391 cases, 12 were closed.");
        assert_eq!(bench.meeting().queries().count(), 0);
    }
}
