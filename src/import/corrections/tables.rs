//! The tables that are open while the words of a part are read, and where in them its stories stand.

use super::Stands;
use super::flow::{Flow, Row, Story};

/// An open table.
#[derive(Clone, Copy, Debug, Default)]
struct Table {
    number: u32,
    row: u32,
    column: u32,
    at: Option<usize>,
}

/// The tables that are open, the outermost first.
#[derive(Debug, Default)]
pub(super) struct Tables {
    open: Vec<Table>,
    seen: u32,
}

impl Tables {
    /// A table begins, in this story where it is `between` paragraphs: those above it are not joined with
    /// those below it.
    pub(super) fn begin(&mut self, between: Option<&mut Story>, flow: &mut Flow) {
        if let Some(story) = between {
            part(story, flow);
        }
        self.seen += 1;
        self.open.push(Table {
            number: self.seen,
            ..Table::default()
        });
    }

    /// The innermost table ends.
    pub(super) fn end(&mut self) {
        self.open.pop();
    }

    /// A row begins.
    pub(super) fn begin_row(&mut self, flow: &mut Flow) {
        if let Some(table) = self.open.last_mut() {
            table.row += 1;
            table.column = 0;
            table.at = Some(flow.rows.len());
            flow.rows.push(Row::default());
        }
    }

    /// The row that is open.
    pub(super) fn row<'f>(&self, flow: &'f mut Flow) -> Option<&'f mut Row> {
        flow.rows.get_mut(self.open.last()?.at?)
    }

    /// The story of a cell over so many columns; one outside of all tables `stands` as is said.
    pub(super) fn cell(&mut self, columns: u32, stands: Stands) -> Story {
        let (stands, row) = self.open.last_mut().map_or((stands, None), |table| {
            let column = table.column + 1;
            table.column = table.column.saturating_add(columns);
            (Stands::Cell(table.number, table.row, column), table.at)
        });
        Story {
            stands,
            row,
            pieces: Vec::new(),
        }
    }
}

/// Ends a story, and begins another at the same place.
pub(super) fn part(story: &mut Story, flow: &mut Flow) {
    let next = Story {
        stands: story.stands.clone(),
        row: story.row,
        pieces: Vec::new(),
    };
    flow.finish(std::mem::replace(story, next));
}
