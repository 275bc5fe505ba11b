//! The tracker of actions: one table, or a table for each meeting.

mod owners;
mod status;
#[cfg(test)]
mod tests;

use chrono::NaiveDate;

use super::columns::{self, Tracker as Column};
use super::{para, tell, words};
use crate::import::found::{Found, Place};
use crate::import::lexicon::{self, OwnerWord};
use crate::import::line::Line;
use crate::import::marking;
use crate::import::people;
use crate::import::proposal::{Action, Proposal};
use crate::import::when;
use crate::meeting::text::Text;

/// Why a row that is marked is not taken as it is.
const EXEMPT: &str = "It is marked as exempt, and an action brought forward is read by everybody: \
                      word it so that it may be, or drop it.";

/// The head of the table that is being read.
#[derive(Default)]
struct Table {
    roles: Vec<Column>,
    heads: Vec<u16>,
}

/// What is being read, row by row.
#[derive(Default)]
struct Reading {
    table: Table,
    raised: Option<Found<NaiveDate>>,
    topic: String,
    /// The last line ended a row: what comes is another.
    apart: bool,
    rows: Vec<Row>,
}

/// A row as it is put together.
struct Row {
    cells: Vec<String>,
    place: Place,
    /// It stands in a table of the format.
    ruled: bool,
    raised: Option<Found<NaiveDate>>,
    topic: String,
}

/// Reads a tracker into `out`.
pub(super) fn read(lines: &[Line], out: &mut Proposal) {
    let near = out.date.as_ref().map(|d| d.value);
    let mut reading = Reading::default();
    let mut roles = Vec::new();
    for line in lines {
        if line.is_blank() || para::is_furniture(line) {
            reading.apart = true;
            continue;
        }
        let keys: Vec<String> = line
            .cells
            .iter()
            .map(|c| words::key(c.text.as_str()))
            .collect();
        if let Some(found) = Column::head(&keys) {
            roles.clone_from(&found);
            reading.table = Table {
                roles: found,
                heads: line.cells.iter().map(|c| c.at).collect(),
            };
            reading.apart = true;
            continue;
        }
        reading.line(line, near, out);
    }
    for row in reading.rows {
        if let Some(action) = action(row, &roles, near, out) {
            out.actions.push(action);
        }
    }
}

impl Reading {
    fn line(&mut self, line: &Line, near: Option<NaiveDate>, out: &mut Proposal) {
        let filled: Vec<&str> = line
            .cells
            .iter()
            .map(|c| c.text.as_str().trim())
            .filter(|t| !t.is_empty())
            .collect();
        let text = line.text();
        if let [only] = filled.as_slice() {
            let key = words::key(only);
            let dates = when::dates(only, near);
            let heads =
                key.len() <= 80 && (columns::is_meeting(&key) || words::has_word(&key, "meeting"));
            if let Some(dated) = dates.first().filter(|_| heads && !words::ends(only)) {
                let mut found = Found::certain(dated.date, line.place);
                if let Some(sentence) = dated.disagrees() {
                    tell(line.place, &sentence, out);
                    found = found.doubting(&sentence);
                } else if !dated.year_written {
                    found = found.doubting("The heading has no year.");
                }
                self.raised = Some(found);
                self.topic.clear();
                self.apart = true;
                return;
            }
        }
        if self.table.roles.is_empty() {
            return;
        }
        let first = line.cells.first().is_some_and(|c| !c.text.is_blank());
        let cells = columns::placed(&line.cells, &self.table.heads);
        let goes_on = !self.apart && self.continues(&cells, line);
        if let [only] = filled.as_slice()
            && !goes_on
            && first
        {
            // A row of one cell names the item that the rows below came from, unless it is a
            // sentence: an action that nobody has.
            if only.chars().count() <= 140 && !only.ends_with(['.', ',', ';']) {
                text.trim_end_matches(':').clone_into(&mut self.topic);
                self.apart = true;
                return;
            }
        }
        // A line of words below the table is no action of it.
        let table = self.rows.last().is_some_and(|last| last.ruled);
        let set_apart = self.apart || line.bold || words::capitals(&text);
        if table && set_apart && !line.is_row() && line.cells.len() < 2 {
            return;
        }
        match self.rows.last_mut() {
            Some(last) if goes_on => {
                for (mine, more) in last.cells.iter_mut().zip(cells) {
                    if !more.is_empty() {
                        if !mine.is_empty() {
                            mine.push(' ');
                        }
                        mine.push_str(&more);
                    }
                }
                last.place = last.place.through(line.place);
            }
            _ => self.rows.push(Row {
                cells,
                place: line.place,
                ruled: line.is_row(),
                raised: self.raised.clone(),
                topic: self.topic.clone(),
            }),
        }
        self.apart = false;
    }

    /// Whether a line goes on with the row above: its action begins with a small letter or is empty,
    /// or the one above hasn't ended; a row of a table only where all of that is so.
    fn continues(&self, cells: &[String], line: &Line) -> bool {
        let Some(last) = self.rows.last() else {
            return false;
        };
        let row = line.is_row();
        if (!row && last.ruled) || line.place.page > last.place.page + 1 {
            return false;
        }
        let at = self.table.roles.iter().position(|r| *r == Column::Action);
        let numbered = self
            .table
            .roles
            .iter()
            .position(|r| *r == Column::Reference);
        if numbered
            .and_then(|k| cells.get(k))
            .is_some_and(|c| !c.is_empty())
        {
            return false;
        }
        let action = at.and_then(|k| cells.get(k)).map_or("", String::as_str);
        let above = at
            .and_then(|k| last.cells.get(k))
            .map_or("", String::as_str);
        let small = words::begins_small(action);
        if row {
            return small && !words::ends(above);
        }
        action.is_empty() || small || !words::ends(above)
    }
}

/// What is to be done, and who stands under it in the same cell: "Owner: Clerk".
fn owner_within(cell: &str) -> (String, String) {
    let owner = |line: &&str| {
        let before = line.split_once(':').map(|(label, _)| label);
        before.is_some_and(|label| lexicon::is(OwnerWord::Label, label))
    };
    let (who, what): (Vec<&str>, Vec<&str>) = cell.split('\n').partition(owner);
    let who: Vec<&str> = who
        .iter()
        .filter_map(|w| w.split_once(':'))
        .map(|(_, w)| w.trim())
        .collect();
    (what.join("\n"), who.join("\n"))
}

fn action(
    row: Row,
    roles: &[Column],
    near: Option<NaiveDate>,
    out: &mut Proposal,
) -> Option<Action> {
    let of = |role: Column| -> Vec<&str> {
        let cells = row.cells.iter().zip(roles);
        cells
            .filter(|(c, r)| **r == role && !c.trim().is_empty())
            .map(|(c, _)| c.as_str())
            .collect()
    };
    // What stands under the number and is no number belongs to the action.
    let stray = of(Column::Reference).join(" ");
    let stray = if stray.len() > 16 {
        stray
    } else {
        String::new()
    };
    let cell = of(Column::Action).join("\n");
    let (mut cell, mut within) = owner_within(&cell);
    // Without a column for them the owners are the last line of the cell.
    if within.is_empty()
        && !roles.contains(&Column::Owner)
        && let Some((what, who)) = cell.rsplit_once('\n')
        && (people::list(who).is_some() || people::entry(who).is_some())
    {
        (cell, within) = (what.to_owned(), who.to_owned());
    }
    let full = format!("{stray} {cell}");
    let full = full.split_whitespace().collect::<Vec<_>>().join(" ");
    if full.is_empty() {
        return None;
    }
    // A note under an action is no part of what is to be done.
    let (text, note) = match full.split_once(" Note: ") {
        Some((text, note)) => (text, Some(note)),
        None => (full.as_str(), None),
    };
    let mut comment: Vec<String> = of(Column::Status).iter().map(|c| (*c).to_owned()).collect();
    for due in of(Column::Due) {
        if !due.chars().any(char::is_alphanumeric) {
            continue;
        }
        comment.push(format!("Due: {due}"));
    }
    if let Some(note) = note {
        comment.push(format!("Note: {note}"));
    }
    let mut raised = row.raised;
    if let Some(cell) = of(Column::Raised).first()
        && let Some(dated) = when::dates(cell, near).first()
    {
        let mut found = Found::certain(dated.date, row.place);
        if let Some(sentence) = dated.disagrees() {
            tell(row.place, &sentence, out);
            found = found.doubting(&sentence);
        } else if !dated.year_written {
            found = found.doubting("The tracker gives no year.");
        }
        raised = Some(found);
    }
    let topic = of(Column::Topic)
        .first()
        .map_or(row.topic, |t| (*t).to_owned());
    let comment = comment.join("\n");
    let (owners, guessed) = owners::read(&format!("{}\n{within}", of(Column::Owner).join("\n")));
    let mut text = Found::certain(Text::line(text), row.place);
    if !stray.is_empty() {
        text = text.doubting("The columns of the table are not clear here.");
    }
    if guessed {
        text = text.doubting(owners::PARTED);
    }
    // A mark may stand in any cell, and in the heading above the rows.
    let exempt = row
        .cells
        .iter()
        .chain([&topic])
        .any(|words| marking::is_marked(words));
    if exempt {
        text = text.doubting(EXEMPT);
    }
    Some(Action {
        raised,
        topic: Text::line(&topic),
        text,
        owners,
        progress: status::read(&comment),
        exempt,
        comment: Text::new(&comment),
        origin: Text::default(),
    })
}
