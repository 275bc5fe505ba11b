//! What has been said of the model, and what has become different since: each thing once.

use std::collections::HashSet;

use super::asked::Asked;
use super::asks_words;
use super::page_lines::{PageLines, read};
use super::whole::{block_lines, head};
use crate::meeting::id::{EntryId, ItemId};
use crate::meeting::text::counted;
use crate::tui::command::Context;
use crate::tui::history_lines::{Run, runs, told};
use crate::tui::margin::What;
use crate::tui::model::Model;
use crate::tui::session::Session;
use crate::tui::ui::Tone;
use crate::tui::view::{count_in_words, saved_in_words};

/// So many new warnings are said by themselves.
const WARNINGS: usize = 3;

/// So many words after the caret are said where it goes.
const NEXT: usize = 8;

/// Lines of a page without rows that are said as it opens.
const FIRST: usize = 12;

/// What has been said.
#[derive(Debug, Default)]
pub(super) struct Said {
    session: Option<String>,
    context: Option<Context>,
    notice: Option<String>,
    record: u64,
    acts: u64,
    warnings: HashSet<String>,
    count: String,
    trouble: Option<String>,
    unsaved: bool,
    item: Option<ItemId>,
    block: Option<EntryId>,
    /// Where the caret was in the paragraph, and how long that was.
    caret: (usize, usize),
    asked: Asked,
    page: PageLines,
    writing: bool,
    /// The page asks for words.
    words: bool,
}

impl Said {
    /// What is told next is told, even if it is the same again.
    pub(super) fn forget_notice(&mut self) {
        self.notice = None;
    }

    /// Says what has become different.
    pub(super) fn different(&mut self, model: &Model, writing: bool, out: &mut Vec<String>) {
        let key = model.ui.session.as_ref().map(|s| s.key.0.clone());
        if self.session != key {
            self.opened(model, key, out);
        }
        let notice = model.ui.notice.as_ref();
        let new = notice.filter(|n| self.notice.as_ref() != Some(&n.words));
        let new = new.map(|notice| match notice.tone {
            Tone::Refused if !notice.words.starts_with("Not ") => {
                format!("Not done: {}", notice.words)
            }
            _ => notice.words.clone(),
        });
        self.notice = notice.map(|n| n.words.clone());
        let at = out.len();
        if let Some(session) = &model.ui.session {
            self.recorded(session, out);
        }
        // What was told is said first, unless the record says all of it.
        if let Some(words) = new.filter(|words| !out[at..].iter().any(|r| says_all(r, words))) {
            out.insert(at, words);
        }
        if let Some(session) = &model.ui.session {
            self.room(model, session, out);
        }
        let asks = self.asked.different(model, out);
        self.place(model, writing, asks, out);
        if self.writing != writing && model.ui.form.is_none() {
            let ended = "Writing ends; a line is a command again.";
            match (writing, item_number(model)) {
                (true, Some(number)) => {
                    out.push(format!(
                        "Writing in item {number}: each line is a paragraph."
                    ));
                }
                (true, None) => out.push("Writing: each line is a paragraph.".to_owned()),
                (false, _) => out.push(ended.to_owned()),
            }
            self.writing = writing;
        }
    }

    fn opened(&mut self, model: &Model, key: Option<String>, out: &mut Vec<String>) {
        let notice = self.notice.take();
        *self = Self {
            session: key,
            notice,
            ..Self::default()
        };
        let Some(session) = &model.ui.session else {
            return;
        };
        self.record = session.journal.last();
        self.count = count_in_words(session);
        self.trouble.clone_from(&session.saved.trouble);
        self.acts = u64::MAX;
        self.warnings = session.glance.warnings.iter().cloned().collect();
        let meeting = session.meeting();
        let date = meeting.calling().date.format("%-d %B %Y");
        let body = meeting.body().name.as_str();
        out.push(format!("{body}, {date}: {}.", session.state()));
        if !self.warnings.is_empty() {
            let count = self.warnings.len();
            out.push(format!("{count} to put right so far: check lists them."));
        }
    }

    /// What was recorded, and whether it is on the disk.
    fn recorded(&mut self, session: &Session, out: &mut Vec<String>) {
        let journal = &session.journal;
        let before = out.len();
        if journal.last() > self.record {
            let records = journal.records();
            let is_new = |at: usize| records.get(at).is_some_and(|r| r.seq > self.record);
            let new: Vec<_> = runs(journal)
                .into_iter()
                .filter(|run| is_new(run.to - 1))
                .collect();
            for (at, run) in new.iter().copied().enumerate() {
                // That a paragraph begins is told by the words in it.
                let made = records
                    .get(run.from)
                    .and_then(|r| session.made_entry(r.seq));
                let next = new.get(at + 1).and_then(Run::typed_in);
                if made.is_some() && made == next {
                    continue;
                }
                let words = match run.typed_in() {
                    Some(entry) => written(session, entry),
                    None => told(journal, run).map(|line| format!("Recorded: {}", line.words)),
                };
                out.extend(words.map(stopped).filter(|w| out.last() != Some(w)));
            }
            self.record = journal.last();
            self.unsaved = true;
        }
        if self.trouble != session.saved.trouble {
            match &session.saved.trouble {
                Some(why) => out.push(format!("{}: {why}", saved_in_words(session))),
                None => out.push("Saving goes on again.".to_owned()),
            }
            self.trouble.clone_from(&session.saved.trouble);
        }
        if self.unsaved && session.unsaved() == 0 {
            self.unsaved = false;
            match out.get_mut(before..).and_then(<[String]>::last_mut) {
                Some(last) => last.push_str(" Saved."),
                None => out.push("Saved.".to_owned()),
            }
        }
    }

    /// Who is here, whether they are enough, and what is to be put right.
    fn room(&mut self, model: &Model, session: &Session, out: &mut Vec<String>) {
        if self.acts == session.glance.acts {
            return;
        }
        let first = self.acts == u64::MAX;
        self.acts = session.glance.acts;
        let count = count_in_words(session);
        if count != self.count {
            out.push(format!("Here: {count}."));
            self.count = count;
        }
        let now = &session.glance.warnings;
        // What the check shows is read there.
        let shown = model.top().page().context() == Context::Check;
        let new: Vec<&String> = now.iter().filter(|w| !self.warnings.contains(*w)).collect();
        if !first && !shown {
            for warning in new.iter().take(WARNINGS) {
                out.push(format!("Warning: {}", stopped((*warning).clone())));
            }
            if new.len() > WARNINGS {
                let more = new.len() - WARNINGS;
                let more = counted(more, "more warning");
                out.push(format!("{more}: check lists them."));
            }
        }
        self.warnings = now.iter().cloned().collect();
    }

    /// Where the officer is: the page, its marked row, the item, the paragraph.
    fn place(&mut self, model: &Model, writing: bool, asks: bool, out: &mut Vec<String>) {
        let page = model.top().page();
        let context = page.context();
        let fresh = self.context != Some(context);
        self.context = Some(context);
        if context == Context::Meeting {
            if fresh {
                self.page = PageLines::default();
            }
            self.item(model, fresh, writing, out);
            if asks_words(model) {
                let lines = read(model).lines;
                out.extend(lines.last().cloned());
            }
            self.words(model, out);
            return;
        }
        let now = read(model);
        if fresh {
            out.push(format!("{}.", context.title()));
        }
        match now.marked {
            Some(_) => {
                if fresh || now.sum() != self.page.sum() {
                    out.push(now.sum().to_owned());
                }
                // While something is asked the row is not what the officer is at.
                let moved = now.row() != self.page.row() || now.marked != self.page.marked;
                if !asks && (fresh || moved) {
                    out.push(format!("> {}", now.row()));
                }
                if !asks && now.detail != self.page.detail {
                    // Only what the row didn't say.
                    let parts = now.detail.split_inclusive(". ");
                    let new = parts.filter(|part| !says_all(now.row(), part));
                    out.push(new.collect());
                }
                if asks && !fresh {
                    // What the question leaves behind is said once it is answered.
                    return;
                }
            }
            None if fresh || now.lines != self.page.lines => {
                // Of a page that goes on, what wasn't there.
                let before = if fresh { &[][..] } else { &self.page.lines };
                let new = now.lines.iter().filter(|line| !before.contains(line));
                let new: Vec<&String> = new.collect();
                out.extend(new.iter().take(FIRST).map(|line| (*line).clone()));
                if new.len() > FIRST {
                    let more = new.len() - FIRST;
                    out.push(format!("{more} more lines: read says all of it."));
                }
            }
            None => {}
        }
        self.page = now;
        self.words(model, out);
    }

    /// That words are asked for by the page, when that begins.
    fn words(&mut self, model: &Model, out: &mut Vec<String>) {
        let asks = asks_words(model) && model.ui.form.is_none();
        if asks && !self.words {
            out.push("Type the words; then an empty line is Enter, and esc leaves it.".to_owned());
        }
        self.words = asks;
    }

    fn item(&mut self, model: &Model, fresh: bool, writing: bool, out: &mut Vec<String>) {
        let Some(session) = &model.ui.session else {
            return;
        };
        let sheet = &session.sheet;
        let moved = self.item != sheet.item();
        if moved || fresh {
            self.item = sheet.item();
            out.extend(head(session));
            let entries = sheet
                .blocks()
                .iter()
                .filter(|b| b.entry().is_some())
                .count();
            if entries > 0 {
                out.push(match entries {
                    1 => "1 entry so far; read says it.".to_owned(),
                    n => format!("{n} entries so far; read says them."),
                });
            }
        }
        let at = sheet.entry();
        if at != self.block && (!moved || at.is_some()) {
            if let Some(block) = sheet.block().filter(|b| matches!(b.what, What::Entry(_))) {
                let new = self.block.is_some() || !writing || !block.text.text().is_empty();
                if new {
                    out.extend(
                        block_lines(block)
                            .into_iter()
                            .map(|line| format!("> {line}")),
                    );
                }
            }
            self.block = at;
        } else if let Some(block) = sheet.block().filter(|_| !moved && !fresh) {
            // The caret moved and nothing was written.
            let caret = (block.text.caret(), block.text.text().len());
            if self.caret.0 != caret.0 && self.caret.1 == caret.1 {
                let after = block.text.split_at_caret().1;
                let next: Vec<&str> = after.split_whitespace().take(NEXT).collect();
                out.push(match next.as_slice() {
                    [] => "At the end of it.".to_owned(),
                    next => format!("Before: {}", next.join(" ")),
                });
            }
        }
        let block = sheet.block().map(|b| &b.text);
        self.caret = block.map_or((0, 0), |text| (text.caret(), text.text().len()));
    }
}

/// Whether a line says all that `words` do: each word that is no small one stands in it.
fn says_all(line: &str, words: &str) -> bool {
    let parts = |text: &str| -> Vec<String> {
        let split = text.split(|c: char| !c.is_alphanumeric());
        split.map(str::to_lowercase).collect()
    };
    let line = parts(line);
    let small = [
        "is", "are", "the", "has", "have", "was", "were", "a", "of", "",
    ];
    let words = parts(words).into_iter();
    words
        .filter(|word| !small.contains(&word.as_str()))
        .all(|word| line.contains(&word))
}

/// That words were written, and where.
fn written(session: &Session, entry: EntryId) -> Option<String> {
    let block = session
        .sheet
        .blocks()
        .iter()
        .find(|b| b.entry() == Some(entry));
    let label = block
        .map(|b| b.label.trim())
        .filter(|label| !label.is_empty());
    let meeting = session.meeting();
    let item = meeting.item(meeting.entry(entry)?.item)?;
    Some(match label {
        Some(label) => format!("Written in {label}"),
        None => format!("Written in item {}", item.details.number),
    })
}

pub(super) fn stopped(mut words: String) -> String {
    if !words.ends_with(['.', '!', '?', ':']) {
        words.push('.');
    }
    words
}

/// The number of the item looked at.
pub(super) fn item_number(model: &Model) -> Option<String> {
    let session = model.ui.session.as_ref()?;
    let item = session.meeting().item(session.sheet.item()?)?;
    Some(item.details.number.to_string())
}
