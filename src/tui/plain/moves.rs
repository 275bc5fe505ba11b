//! Going to a row of a list, and words for a page that asks for some.

use super::page_lines::read;
use super::{Driven, press, put};
use crate::tui::command::Context;
use crate::tui::key::{Code, Key};
use crate::tui::model::Model;

/// No list is gone through further than this.
const MOST_ROWS: usize = 2_000;

/// Marks the first row of the page's list that has these words; answers whether there is one.
pub(super) fn to_row(driven: &mut dyn Driven, words: &str) -> bool {
    let before = read(driven.model());
    let wanted = words.to_lowercase();
    let has = |row: &str| row.to_lowercase().contains(&wanted);
    if before.marked.is_none() || !before.lines.iter().any(|row| has(row)) {
        return false;
    }
    press(driven, Key::plain(Code::Home));
    let mut steps = 0;
    loop {
        let now = read(driven.model());
        if has(now.row()) {
            return true;
        }
        press(driven, Key::plain(Code::Down));
        steps += 1;
        if steps > MOST_ROWS || read(driven.model()).marked == now.marked {
            break;
        }
    }
    // The words stand in a heading: the mark goes back to where it was.
    press(driven, Key::plain(Code::Home));
    for _ in 0..steps {
        if read(driven.model()).marked == before.marked {
            break;
        }
        press(driven, Key::plain(Code::Down));
    }
    false
}

/// Whether the page has a list with a marked row.
pub(super) fn has_rows(driven: &dyn Driven) -> bool {
    read(driven.model()).marked.is_some()
}

/// Whether the page asks for words: what to find, a file, what to mend. On the list of a body's set-up
/// letters begin a question of their own.
pub(super) fn asks_words(model: &Model) -> bool {
    let page = model.top().page();
    match page.context() {
        Context::Meeting => page.has_keys(),
        Context::SetUp => false,
        _ => page.writes(),
    }
}

/// A line for a page that asks for words at its foot. The name of a key is that key, and an empty line
/// is Enter.
pub(super) fn words(driven: &mut dyn Driven, line: &str, out: &mut Vec<String>) {
    let key = match line.to_lowercase().as_str() {
        "" | "enter" => Some(Code::Enter),
        "esc" | "back" => Some(Code::Esc),
        "tab" => Some(Code::Tab),
        "up" => Some(Code::Up),
        "down" => Some(Code::Down),
        _ => None,
    };
    if let Some(code) = key {
        press(driven, Key::plain(code));
        return;
    }
    // What stood there goes.
    press(driven, Key::ctrl('a'));
    put(driven, line);
    out.push(format!("Typed: {line}"));
}
