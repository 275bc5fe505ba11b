//! A line that answers a question: the keys and words that give the same answer on the screen.

use super::{Driven, press, put};
use crate::meeting::text::folded;
use crate::tui::forms::{Row, Step};
use crate::tui::key::{Code, Key};

/// Answers the question that is asked with a line. An empty line takes what is offered; a letter or
/// figure that a row has takes that row; other words are typed, or find a row. Answers `false` where
/// the line is none of the choices, and may be words for the record.
pub(super) fn answer(driven: &mut dyn Driven, line: &str, out: &mut Vec<String>) -> bool {
    let line = line.trim();
    let Some(form) = driven.model().ui.form.as_ref() else {
        return true;
    };
    let step = form.step();
    let takes_text = step.field().is_some();
    let rows = step.rows(&driven.model().ui);
    let key = key_named(line, takes_text).or_else(|| key_of_row(step, &rows, line));
    let (marks, for_record) = (step.marks_rows(), step.is_for_record());
    if let Some(key) = key {
        press(driven, key);
        return true;
    }
    if takes_text {
        typed(driven, line, out);
        return true;
    }
    if marks {
        letters(driven, line, out);
        return true;
    }
    match of_row(&rows, line) {
        Ok(at) => to_row_of_form(driven, at),
        Err(0) => {
            // A letter may mean more than its row shows: a capital one adds something.
            let mut one = line.chars();
            match (one.next(), one.next()) {
                (Some(c), None) => press(driven, Key::char(c)),
                _ if for_record => return false,
                _ => out.push(format!(
                    "\u{201C}{line}\u{201D} is none of these; ? says them again."
                )),
            }
        }
        Err(_) => out.push(format!(
            "Several begin with \u{201C}{line}\u{201D}; the letter takes one."
        )),
    }
    true
}

/// Keys by their names. Where words are typed only those that nobody would answer with.
fn key_named(line: &str, takes_text: bool) -> Option<Key> {
    let code = match line.to_lowercase().as_str() {
        "" | "enter" => Code::Enter,
        "esc" => Code::Esc,
        "tab" => Code::Tab,
        "back" if !takes_text => Code::Esc,
        "up" if !takes_text => Code::Up,
        "down" if !takes_text => Code::Down,
        _ => return None,
    };
    Some(Key::plain(code))
}

/// The key that stands before a row, or beside the question.
fn key_of_row(step: &Step, rows: &[Row], line: &str) -> Option<Key> {
    let mut letters = line.chars();
    let (Some(letter), None) = (letters.next(), letters.next()) else {
        return None;
    };
    let aside = step.aside();
    let empty = step.field().is_none_or(|f| f.text().trim().is_empty());
    if aside.is_some_and(|(key, _)| key == line) && (empty || letter.is_ascii_digit()) {
        return Some(Key::char(letter));
    }
    // What was typed to find somebody is over once a row's number is given.
    rows.iter().find_map(|row| {
        if row.key == line {
            Some(Key::char(letter))
        } else {
            (row.key.strip_prefix("Alt-") == Some(line)).then(|| Key::alt(letter))
        }
    })
}

/// Words into the line of the question, in place of what stands there; then Enter, unless several fit.
fn typed(driven: &mut dyn Driven, line: &str, out: &mut Vec<String>) {
    let several = driven.model().ui.form.as_ref();
    let several = several.is_some_and(|form| form.step().takes_several());
    let (first, rest) = match line.split_once(',') {
        Some((first, rest)) if several => (first.trim(), rest.trim()),
        _ => (line, ""),
    };
    instead(driven, first);
    if !rest.is_empty() {
        if found(driven) == Some(0) {
            // A name with a role behind it, and no list of names.
            instead(driven, line);
        } else {
            press(driven, Key::plain(Code::Tab));
            return typed(driven, rest, out);
        }
    }
    match found(driven) {
        Some(1) if !is_name_of_first(driven, first) => out.push(format!(
            "One fits \u{201C}{first}\u{201D}, by other words than a name: Enter takes it."
        )),
        Some(n) if n > 1 => out.push(format!(
            "{n} fit \u{201C}{first}\u{201D}: a number takes one, other words find another."
        )),
        _ => press(driven, Key::plain(Code::Enter)),
    }
}

fn instead(driven: &mut dyn Driven, words: &str) {
    press(driven, Key::ctrl('a'));
    put(driven, words);
}

/// Whether each word typed begins a word of what the first row is called: who was found by their role
/// or their organisation is shown before they are taken.
fn is_name_of_first(driven: &dyn Driven, typed: &str) -> bool {
    let model = driven.model();
    let Some(form) = model.ui.form.as_ref() else {
        return false;
    };
    let fold = |words: &str| words.chars().flat_map(folded).collect::<String>();
    let is = |row: &Row| {
        let name = fold(&row.words);
        let label = fold(&row.key);
        let begins = |part: &str| {
            name.split(|c: char| !c.is_alphanumeric())
                .any(|word| word.starts_with(part))
        };
        let typed = fold(typed);
        label == typed
            || typed
                .split(|c: char| !c.is_alphanumeric())
                .all(|part| part.is_empty() || begins(part))
    };
    form.step().rows(&model.ui).first().is_some_and(is)
}

/// How many rows fit what is typed, where that is what a question is about.
fn found(driven: &dyn Driven) -> Option<usize> {
    driven.model().ui.form.as_ref()?.step().found()
}

/// Letters and figures one by one: a roll call, a checklist, the limbs of a report.
fn letters(driven: &mut dyn Driven, line: &str, out: &mut Vec<String>) {
    if line.split_whitespace().any(|part| part.chars().count() > 1) {
        out.push(
            "Letters or figures one by one, with blanks between; an empty line takes it."
                .to_owned(),
        );
        return;
    }
    for letter in line.split_whitespace().flat_map(str::chars) {
        if driven.model().ui.form.is_none() {
            break;
        }
        press(driven, Key::char(letter));
    }
}

/// The one row that is called so or begins so; else how many do.
fn of_row(rows: &[Row], line: &str) -> Result<usize, usize> {
    let wanted = line.to_lowercase();
    let all = || rows.iter().enumerate();
    if let Some((at, _)) = all().find(|(_, row)| row.words.to_lowercase() == wanted) {
        return Ok(at);
    }
    let begins: Vec<usize> = all()
        .filter(|(_, row)| row.words.to_lowercase().starts_with(&wanted))
        .map(|(at, _)| at)
        .collect();
    let holds: Vec<usize> = all()
        .filter(|(_, row)| row.words.to_lowercase().contains(&wanted))
        .map(|(at, _)| at)
        .collect();
    // A letter alone is in every word.
    match (begins.as_slice(), holds.as_slice()) {
        ([at], _) => Ok(*at),
        ([], [at]) if wanted.chars().count() > 2 => Ok(*at),
        ([], _) => Err(0),
        (many, _) => Err(many.len()),
    }
}

/// Marks a row of the question and takes it.
fn to_row_of_form(driven: &mut dyn Driven, at: usize) {
    let marked = |driven: &dyn Driven| driven.model().ui.form.as_ref().map(|f| f.step().marked());
    while let Some(now) = marked(driven).filter(|now| *now != at) {
        press(
            driven,
            Key::plain(if now < at { Code::Down } else { Code::Up }),
        );
        if marked(driven) == Some(now) {
            return;
        }
    }
    press(driven, Key::plain(Code::Enter));
}
