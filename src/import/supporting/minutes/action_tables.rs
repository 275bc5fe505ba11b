//! Tables of actions inside minutes or behind them: item, action, by whom, by when.

use super::actions::{EXEMPT, MOST, NOBODY, OWNER, made, owners};
use crate::import::lexicon::{self, ActionHead};
use crate::import::line::{Line, Shape};
use crate::import::proposal::{Action, Minutes};
use crate::import::supporting::words;
use crate::meeting::text::Text;

/// Where the columns of a table of actions begin.
struct Columns {
    owner: u16,
    due: Option<u16>,
    heads: Vec<u16>,
}

/// Tables with a column for whom and one for when, under a heading of actions.
pub(super) fn read(lines: &[Line], minutes: &Minutes) -> Vec<Action> {
    let mut out = Vec::new();
    let mut near = 0_u8;
    let mut columns: Option<Columns> = None;
    // The table of the rows so far; of words in columns, whether a blank line stood below one.
    let mut table: Option<Option<u32>> = None;
    let mut apart = false;
    for line in lines {
        if line.is_blank() {
            apart = true;
            continue;
        }
        let here = match line.shape {
            Shape::Row { table, .. } => Some(table),
            _ => None,
        };
        if table.is_some_and(|t| t != here || here.is_none() && apart) {
            (columns, table) = (None, None);
        }
        apart = false;
        if let Some(head) = head(line) {
            // The head of another table may have the same words without being one of actions.
            columns = (near > 0).then_some(head);
            table = None;
            continue;
        }
        let wide = line.cells.len() > 1;
        if let (Some(columns), true) = (&columns, wide && out.len() < MOST) {
            out.extend(row(line, columns, minutes));
            table = Some(here);
            continue;
        }
        columns = None;
        let key = words::key(&line.text());
        let heads = key.starts_with("action") && key.len() <= 40;
        near = if heads { 3 } else { near.saturating_sub(1) };
    }
    out
}

/// The columns of a line that heads a table of actions.
fn head(line: &Line) -> Option<Columns> {
    let of = |what: ActionHead| {
        let mut cells = line.cells.iter();
        cells
            .find(|c| lexicon::whole(what, c.text.as_str()))
            .map(|c| c.at)
    };
    let owner = of(ActionHead::Owner)?;
    let due = of(ActionHead::Due);
    let told = of(ActionHead::Words);
    (told.is_some() || due.is_some()).then(|| Columns {
        owner,
        due,
        heads: line.cells.iter().map(|c| c.at).collect(),
    })
}

/// A row of a table of actions.
fn row(line: &Line, columns: &Columns, minutes: &Minutes) -> Option<Action> {
    let nearest = |at: u16| columns.heads.iter().copied().min_by_key(|h| h.abs_diff(at));
    let (mut text, mut who, mut due, mut number) = ("", "", "", "");
    for cell in &line.cells {
        let words = cell.text.as_str().trim();
        let head = nearest(cell.at);
        if words.is_empty() {
        } else if head == Some(columns.owner) {
            who = words;
        } else if head.is_some() && head == columns.due {
            due = words;
        } else if words.len() <= 12 && words.bytes().any(|b| b.is_ascii_digit()) {
            number = words;
        } else if words.len() > text.len() {
            text = words;
        }
    }
    if text.split_whitespace().count() < 2 {
        return None;
    }
    let names: Vec<&str> = minutes
        .present
        .iter()
        .map(|p| p.value.person.name.as_str())
        .collect();
    let told = owners(who, &names);
    let doubt = match (&told, who.is_empty()) {
        (None, true) => Some(NOBODY),
        (None, false) => Some(OWNER),
        (Some(_), _) => None,
    };
    let plain = told.unwrap_or_else(|| {
        let one = (!who.is_empty()).then(|| who.to_owned());
        one.into_iter().collect()
    });
    // "50b/2021" is of item 50/2021.
    let bare = |n: &str| -> String {
        n.chars()
            .filter(|c| !c.is_alphabetic() && *c != ' ')
            .collect()
    };
    let item = minutes
        .items
        .iter()
        .find(|i| !number.is_empty() && bare(i.number.as_str()) == bare(number));
    let mut action = made(text, &plain, line.place, doubt, item, minutes);
    if !due.is_empty() {
        action.comment = Text::line(&format!("Due: {due}"));
    }
    // Without its item nobody knows whether it was minuted in private.
    if item.is_none() && minutes.items.iter().any(|i| i.exempt) {
        action.exempt = true;
        action.text = action.text.doubting(EXEMPT);
    }
    Some(action)
}
