//! Words laid on pages become lines.
//!
//! What stands on one base line is a strip (`strips`). Where rules enclose cells (`grid`), or
//! columns stay aligned without (`columns`) or cells are set in the middle of their rows
//! (`centred`), a row of the table is one line however often its
//! cells are broken (`cells`). Page numbers and lines that run from page to page are set aside
//! (`heads`); what is left goes into lines with their breaks, blanks and headings (`flow`).

mod cells;
mod centred;
mod columns;
mod flow;
mod grid;
mod heads;
mod span;
mod strips;
mod usual;

#[cfg(test)]
mod tests;

use cells::{Known, Row};
use strips::Strip;

use crate::import::line::Run;
use crate::import::page::Page;
use crate::import::steps::{Spent, Steps};

/// What stands on a page, from the top down.
#[derive(Clone, Debug)]
enum Item {
    /// A visual line.
    Strip(Strip),
    /// A row of a table.
    Row {
        /// The table, by its place among the file's tables.
        table: usize,
        /// The row.
        row: Row,
    },
}

/// A page as items.
#[derive(Clone, Debug, Default)]
struct Body {
    /// The page, from 1.
    number: u32,
    width: f32,
    height: f32,
    items: Vec<Item>,
}

/// Where the columns of a table begin.
#[derive(Clone, Debug, Default)]
struct Table {
    xs: Vec<f32>,
    /// Rules enclose its cells.
    ruled: bool,
}

/// Makes lines of pages; their places name `source`.
///
/// # Errors
/// When it asks for more work than a pack of its size is worth.
pub fn run(pages: &[Page], source: u16, steps: &Steps) -> Result<Run, Spent> {
    let known = Known::of(pages, steps)?;
    let mut tables = Vec::new();
    let mut bodies = Vec::with_capacity(pages.len());
    for (number, page) in (1..).zip(pages) {
        bodies.push(body(number, page, &mut tables, &known, steps)?);
    }
    let remarks = heads::set_aside(&mut bodies, steps)?;
    for body in &mut bodies {
        columns::find(body, &mut tables, &known, steps)?;
    }
    let lines = flow::lines(bodies, &tables, source, steps)?;
    Ok(Run {
        lines,
        remarks,
        noted: None,
    })
}

fn body(
    number: u32,
    page: &Page,
    tables: &mut Vec<Table>,
    known: &Known,
    steps: &Steps,
) -> Result<Body, Spent> {
    let pieces = strips::pieces(&page.words, steps)?;
    let grids = grid::grids(&page.rules, steps)?;
    steps.take((grids.len() * 16 + pieces.len()) as u64)?;
    let mut inside = vec![Vec::new(); grids.len()];
    let mut free = Vec::new();
    for piece in pieces {
        // Tables stand one below the other, as good as always: the last that begins above it.
        let middle = piece.middle();
        let after = grids.partition_point(|g| g.top() <= middle.1);
        let holder = (after.saturating_sub(3)..after)
            .rev()
            .find(|at| grids.get(*at).is_some_and(|g| g.at(middle).is_some()));
        match holder.and_then(|at| inside.get_mut(at)) {
            Some(pieces) => pieces.push(piece),
            None => free.push(piece),
        }
    }
    let mut placed: Vec<(f32, Item)> = strips::strips(free, steps)?
        .into_iter()
        .map(|strip| (strip.y - 0.3 * strip.size, Item::Strip(strip)))
        .collect();
    for (grid, pieces) in grids.iter().zip(inside) {
        let rows = cells::rows(grid, pieces, known, steps)?;
        let table = tables.len();
        tables.push(Table {
            xs: grid.xs.clone(),
            ruled: true,
        });
        let top = grid.top();
        placed.extend(rows.into_iter().map(|row| (top, Item::Row { table, row })));
    }
    // A stable order: the rows of one table all stand where it begins.
    placed.sort_by(|a, b| a.0.total_cmp(&b.0));
    Ok(Body {
        number,
        width: page.width,
        height: page.height,
        items: placed.into_iter().map(|(_, item)| item).collect(),
    })
}
