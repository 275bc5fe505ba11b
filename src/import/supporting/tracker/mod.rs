//! The tracker of actions: one table, or a table for each meeting.

mod owners;
mod status;
#[cfg(test)]
mod tests;

use chrono::NaiveDate;

use super::{tell, words};
use crate::import::found::{Found, Place};
use crate::import::lexicon::{self, OwnerWord, TrackerColumn as Column};
use crate::import::line::Line;
use crate::import::marking;
use crate::import::people;
use crate::import::proposal::{Action, Proposal};
use crate::import::table::{self, Column as _, Row};
use crate::import::when;
use crate::meeting::text::Text;

/// Why a row that is marked is not taken as it is.
const EXEMPT: &str = "It is marked as exempt, and an action brought forward is read by everybody: \
                      word it so that it may be, or drop it.";

/// Reads a tracker into `out`.
pub(super) fn read(lines: &[Line], out: &mut Proposal) {
    let near = out.date.as_ref().map(|d| d.value);
    let (mut raised, mut topic) = (None, String::new());
    for row in table::read::<Column>(lines) {
        if !row.alone {
            let action = action(&row, raised.clone(), &topic, near, out);
            out.actions.extend(action);
            continue;
        }
        let text = lines.get(row.at).map_or_else(String::new, Line::text);
        if row.filled == 1
            && Column::heads(&text)
            && let Some(found) = day(&text, row.place, near, "The heading has no year.", out)
        {
            (raised, topic) = (Some(found), String::new());
        } else if !row.cells.is_empty() && !words::ends(&text) && text.len() <= 160 {
            // The item that the rows below came from.
            text.trim_end_matches(':').clone_into(&mut topic);
        }
    }
}

/// The first day in some words, doubted where its weekday is another's or its year isn't there.
fn day(
    words: &str,
    place: Place,
    near: Option<NaiveDate>,
    yearless: &str,
    out: &mut Proposal,
) -> Option<Found<NaiveDate>> {
    let dated = when::dates(words, near).into_iter().next()?;
    let found = Found::certain(dated.date, place);
    Some(if let Some(sentence) = dated.disagrees() {
        tell(place, &sentence, out);
        found.doubting(&sentence)
    } else if dated.year_written {
        found
    } else {
        found.doubting(yearless)
    })
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
    row: &Row<Column>,
    raised: Option<Found<NaiveDate>>,
    topic: &str,
    near: Option<NaiveDate>,
    out: &mut Proposal,
) -> Option<Action> {
    let joined = |role, by: &str| row.all(role).collect::<Vec<_>>().join(by);
    let (mut cell, mut within) = owner_within(&joined(Column::Action, "\n"));
    // Without a column for them the owners are the last line of the cell.
    if within.is_empty()
        && !row.has(Column::Owner)
        && let Some((what, who)) = cell.rsplit_once('\n')
        && (people::list(who).is_some() || people::entry(who).is_some())
    {
        (cell, within) = (what.to_owned(), who.to_owned());
    }
    let full = cell.split_whitespace().collect::<Vec<_>>().join(" ");
    if full.is_empty() {
        return None;
    }
    // A note under an action is no part of what is to be done.
    let (text, note) = match full.split_once(" Note: ") {
        Some((text, note)) => (text, Some(note)),
        None => (full.as_str(), None),
    };
    let due = row
        .all(Column::Due)
        .filter(|d| d.chars().any(char::is_alphanumeric));
    let comment: Vec<String> = (row.all(Column::Status).map(str::to_owned))
        .chain(due.map(|due| format!("Due: {due}")))
        .chain(note.map(|note| format!("Note: {note}")))
        .collect();
    let own = row.all(Column::Raised).next();
    let own = own.and_then(|cell| day(cell, row.place, near, "The tracker gives no year.", out));
    let topic = row.all(Column::Topic).next().unwrap_or(topic);
    let comment = comment.join("\n");
    let (owners, guessed) = owners::read(&format!("{}\n{within}", joined(Column::Owner, "\n")));
    // A mark may stand in any cell, and in the heading above the rows.
    let mut cells = row
        .cells
        .iter()
        .map(|(_, words)| words.as_str())
        .chain([topic]);
    let exempt = cells.any(marking::is_marked);
    let doubts = [
        guessed.then_some(owners::PARTED),
        exempt.then_some(EXEMPT),
        row.doubt(Column::Action).or(row.doubt(Column::Owner)),
    ];
    let text = Found::certain(Text::line(text), row.place);
    Some(Action {
        raised: own
            .map(|day| {
                row.doubt(Column::Raised)
                    .into_iter()
                    .fold(day, Found::doubting)
            })
            .or(raised),
        topic: Text::line(topic),
        text: doubts.into_iter().flatten().fold(text, Found::doubting),
        owners,
        progress: status::read(&comment),
        exempt,
        comment: Text::new(&comment),
        origin: Text::default(),
    })
}
