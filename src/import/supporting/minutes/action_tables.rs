//! Tables of actions inside minutes or behind them: item, action, by whom, by when.

use super::actions::{EXEMPT, MOST, NOBODY, OWNER, made, owners};
use crate::import::lexicon::TrackerColumn as Column;
use crate::import::line::Line;
use crate::import::proposal::{Action, Minutes};
use crate::import::supporting::words;
use crate::import::table::{self, Row};
use crate::meeting::text::Text;

/// The actions of tables under a heading of actions.
pub(super) fn read(lines: &[Line], minutes: &Minutes) -> Vec<Action> {
    let mut out = Vec::new();
    // How many lines below the heading the head of its table may still come; further tables have
    // heads that name their columns.
    let (mut near, mut read) = (0_u8, false);
    let mut at = 0;
    while let Some(line) = lines.get(at) {
        let begins = near > 0 && (!read || table::is_head::<Column>(line));
        let here = lines.get(at..).filter(|_| begins).unwrap_or_default();
        let found = table::first::<Column>(here);
        let owned = |rows: &[Row<Column>]| rows.first().is_some_and(|r| r.has(Column::Owner));
        if let Some((rows, taken)) = found.filter(|(rows, _)| owned(rows)) {
            read = true;
            out.extend(
                rows.iter()
                    .filter(|r| !r.alone)
                    .filter_map(|row| action(row, minutes)),
            );
            out.truncate(MOST);
            at += taken.max(1);
            continue;
        }
        at += 1;
        if !line.is_blank() {
            let key = words::key(&line.text());
            let heads = key.starts_with("action") && key.len() <= 40;
            near = if heads { 3 } else { near.saturating_sub(1) };
            read &= !heads;
        }
    }
    out
}

fn action(row: &Row<Column>, minutes: &Minutes) -> Option<Action> {
    let text = row.get(Column::Action);
    let who = row.all(Column::Owner).collect::<Vec<_>>().join("\n");
    if text.split_whitespace().count() < 2 {
        return None;
    }
    let present = minutes.present.iter();
    let names: Vec<&str> = present.map(|p| p.value.person.name.as_str()).collect();
    let told = owners(&who, &names);
    let doubt = match (&told, who.is_empty()) {
        (None, true) => Some(NOBODY),
        (None, false) => Some(OWNER),
        (Some(_), _) => row.doubt(Column::Action).or(row.doubt(Column::Owner)),
    };
    let plain = told.unwrap_or_else(|| (!who.is_empty()).then_some(who).into_iter().collect());
    // "50b/2021" is of item 50/2021.
    let bare = |n: &str| n.replace(|c: char| c.is_alphabetic() || c == ' ', "");
    let number = [Column::Reference, Column::Topic].map(|role| row.get(role));
    let number = number
        .iter()
        .find(|n| n.len() <= 12 && n.bytes().any(|b| b.is_ascii_digit()));
    let of = |number: &String| {
        let mut items = minutes.items.iter();
        items.find(|i| bare(i.number.as_str()) == bare(number))
    };
    let item = number.and_then(of);
    let mut action = made(&text, &plain, row.place, doubt, item, minutes);
    let due = row.all(Column::Due).chain(row.all(Column::Raised)).next();
    if let Some(due) = due {
        action.comment = Text::line(&format!("Due: {due}"));
    }
    // Without its item nobody knows whether it was minuted in private.
    if item.is_none() && minutes.items.iter().any(|i| i.exempt) {
        action.exempt = true;
        action.text = action.text.doubting(EXEMPT);
    }
    Some(action)
}
