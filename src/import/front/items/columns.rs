//! The columns of an agenda that is a table: number, title, lead, purpose, time, paper.

use crate::import::front::front_sheet::Row;
pub(super) use crate::import::lexicon::AgendaColumn as Column;
use crate::import::table;

/// The columns of an agenda; empty where no header tells.
pub(super) type Columns = table::Columns<Column>;

impl Columns {
    /// The columns that a header row names; none where the row is no header.
    pub(super) fn header(row: &Row) -> Option<Self> {
        Self::headed(&table::borrowed(&row.cells))
    }

    /// The column that a cell at `at` stands in.
    pub(super) fn of(&self, at: u16) -> Option<Column> {
        self.nearest(at, 30)
    }

    /// Where the numbers stand, if other cells stand before them.
    pub(super) fn numbers(&self) -> Option<u16> {
        let first = self.starts().next()?;
        self.begins(Column::Number).filter(|at| *at > first)
    }

    /// Where the titles begin.
    pub(super) fn titles(&self) -> Option<u16> {
        self.begins(Column::Title)
    }
}
