//! The row that an item begins with: its title, and what stands before and beside it.

use super::block::Block;
use super::columns::Columns;
use super::headings::Heading;
use super::marks::{self, Marks};
use crate::import::front::front_sheet::{FrontSheet, is_shouted};

impl Block {
    /// Reads the row of the heading.
    pub(super) fn head(&mut self, sheet: &FrontSheet, heading: &Heading, columns: &Columns) {
        let Some(row) = sheet.get(heading.row) else {
            return;
        };
        self.rows.push(heading.row);
        for (_, words) in row.cells.iter().take(heading.cell) {
            if let Some(found) = marks::whole(words) {
                self.mark(
                    Marks {
                        bare_pages: false,
                        ..found
                    },
                    row.place,
                );
            }
        }
        let mut title = heading.rest.clone();
        let mut next = heading.cell + 1;
        self.title_at = row.cells.get(heading.cell).map_or(0, |c| c.0);
        if title.is_empty() {
            // A time may stand between number and title.
            let cell = row.title_cell(next, columns.titles());
            for (at, words) in row.cells.iter().take(cell).skip(next) {
                self.beside(*at, words, row, columns);
            }
            if let Some((at, words)) = row.cells.get(cell) {
                title.clone_from(words);
                self.title_at = *at;
                next = cell + 1;
            }
        }
        self.title_shouted = is_shouted(&title);
        self.title_bold = row.bold || row.heading;
        self.title_open = true;
        self.title_table = row.table.map(|t| t.0);
        self.title_end =
            usize::from(self.title_at) + row.cells.get(next - 1).map_or(0, |c| c.1.chars().count());
        self.set_title(&title, row);
        for (at, words) in row.cells.iter().skip(next) {
            self.beside(*at, words, row, columns);
        }
    }
}
