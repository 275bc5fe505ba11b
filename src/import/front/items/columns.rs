//! The columns of an agenda that is a table: number, title, lead, purpose, time, paper.

use crate::import::front::front_sheet::Row;
use crate::import::lexicon;
pub(super) use crate::import::lexicon::AgendaColumn as Column;

/// The columns, by where they begin; empty where no header tells.
#[derive(Clone, Debug, Default)]
pub(super) struct Columns(Vec<(u16, Column)>);

impl Columns {
    /// The columns that a header row names; none where the row is no header.
    pub(super) fn header(row: &Row) -> Option<Self> {
        if row.cells.len() < 2 {
            return None;
        }
        let named: Vec<(u16, Option<Column>)> = row
            .cells
            .iter()
            .map(|(at, words)| (*at, named(words)))
            .collect();
        let known = named.iter().filter(|(_, c)| c.is_some()).count();
        let title = named
            .iter()
            .any(|(_, c)| matches!(c, Some(Column::Title | Column::Number)));
        (title && known * 3 >= named.len() * 2 && known >= 2).then(|| {
            let mut columns: Vec<(u16, Column)> = named
                .into_iter()
                .map(|(at, c)| (at, c.unwrap_or(Column::Other)))
                .collect();
            // "Item" beside "Title" is the number.
            let titles = columns.iter().filter(|(_, c)| *c == Column::Title).count();
            if titles > 1
                && let Some(first) = columns.iter_mut().find(|(_, c)| *c == Column::Title)
            {
                first.1 = Column::Number;
            }
            // "No" beside nothing that is known, with no other column for them.
            if !columns.iter().any(|(_, c)| *c == Column::Title)
                && let Some(first) = columns.iter_mut().find(|(_, c)| *c == Column::Other)
            {
                first.1 = Column::Title;
            }
            Self(columns)
        })
    }

    /// The column that a cell at `at` stands in.
    pub(super) fn of(&self, at: u16) -> Option<Column> {
        self.0
            .iter()
            .min_by_key(|(from, _)| from.abs_diff(at))
            .filter(|(from, _)| from.abs_diff(at) <= 30)
            .map(|(_, c)| *c)
    }

    /// Where the numbers stand, if other cells stand before them.
    pub(super) fn numbers(&self) -> Option<u16> {
        let at = self.0.iter().position(|(_, c)| *c == Column::Number)?;
        self.0.get(at).filter(|_| at > 0).map(|(at, _)| *at)
    }

    /// Where the titles begin.
    pub(super) fn titles(&self) -> Option<u16> {
        self.0
            .iter()
            .find(|(_, c)| *c == Column::Title)
            .map(|(at, _)| *at)
    }
}

fn named(words: &str) -> Option<Column> {
    // "#" has no letters.
    if words.contains('#') && !words.contains(char::is_alphanumeric) {
        return Some(Column::Number);
    }
    lexicon::named(words)
}
