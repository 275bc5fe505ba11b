//! Paragraphs and tables, as Word, OpenDocument and web pages have them, on their way to lines.
//!
//! Paragraphs outside tables become lines at once. A table is kept until its end, because only
//! then it is known whether it is a table or a frame that something was laid out with.

use super::gaps;
use super::gather::{self, Gather};
use super::marks;
use super::prose::Prose;
use super::words::{Weight, tidy};
use crate::import::line::{Line, Shape};
use crate::import::trouble::Trouble;

/// A cell may span so many columns.
const WIDEST_SPAN: usize = 64;
/// Paragraphs with a heading among them that a cell of a table doesn't hold.
const LAYOUT: usize = 12;

/// A paragraph.
#[derive(Clone, Debug, Default)]
pub(super) struct Paragraph {
    /// What it is.
    pub(super) shape: Shape,
    /// Its words.
    pub(super) prose: Prose,
    /// How far it is indented, in characters.
    pub(super) indent: u16,
    /// The page that it begins on; 0 = not known.
    pub(super) page: u32,
    /// It is an entry that leads to another document.
    pub(super) linked: bool,
}

impl Paragraph {
    /// Its words in one line of text a line break, and whether all are bold.
    fn flat(&self, weight: &mut Weight) -> String {
        let mut all = Vec::new();
        if self.prose.is_empty() {
            return String::new();
        }
        for line in self.prose.words().split('\n') {
            let cells = gaps::cells(line, 0, weight);
            all.push(
                cells
                    .iter()
                    .map(|c| c.text.as_str())
                    .collect::<Vec<_>>()
                    .join(" "),
            );
        }
        all.join("\n")
    }
}

/// What stands on paper.
#[derive(Debug)]
enum Block {
    Paragraph(Paragraph),
    Table(Table),
}

/// A table that isn't at its end.
#[derive(Debug, Default)]
struct Table {
    rows: Vec<Row>,
    /// A table is in one of its cells.
    nests: bool,
}

#[derive(Debug, Default)]
struct Row {
    page: u32,
    cells: Vec<Cell>,
    /// The last cell takes what comes.
    open: bool,
}

#[derive(Debug, Default)]
struct Cell {
    blocks: Vec<Block>,
    /// It is one with the cell above it: what that says holds for its row too.
    from_above: bool,
}

/// Paragraphs and tables becoming lines.
pub(super) struct Paper<'s> {
    /// The lines.
    pub(super) out: Gather<'s>,
    tables: Vec<Table>,
    /// Tables may be frames that a page was laid out with, as on older web pages.
    frames: bool,
}

impl<'s> Paper<'s> {
    /// Nothing yet.
    pub(super) fn new(out: Gather<'s>, frames: bool) -> Self {
        Self {
            out,
            tables: Vec::new(),
            frames,
        }
    }

    /// How many tables are open.
    pub(super) fn tables(&self) -> usize {
        self.tables.len()
    }

    /// A table begins.
    pub(super) fn open_table(&mut self) {
        self.tables.push(Table::default());
    }

    /// A row begins.
    pub(super) fn open_row(&mut self) {
        let page = self.out.page;
        if let Some(table) = self.tables.last_mut() {
            table.rows.push(Row {
                page,
                ..Row::default()
            });
        }
    }

    /// A cell begins.
    pub(super) fn open_cell(&mut self) {
        if let Some(row) = self.row() {
            row.cells.push(Cell::default());
            row.open = true;
        }
    }

    /// The cell that was opened last is one with the cell above it.
    pub(super) fn hold_from_above(&mut self) {
        if let Some(cell) = self.row().and_then(|row| row.cells.last_mut()) {
            cell.from_above = true;
        }
    }

    /// A cell ends that spans so many columns.
    pub(super) fn close_cell(&mut self, span: usize) {
        if let Some(row) = self.row() {
            row.open = false;
            for _ in 1..span.min(WIDEST_SPAN) {
                row.cells.push(Cell::default());
            }
        }
    }

    /// Forgets the row that was opened last.
    pub(super) fn drop_row(&mut self) {
        if let Some(table) = self.tables.last_mut() {
            table.rows.pop();
        }
    }

    fn row(&mut self) -> Option<&mut Row> {
        self.tables.last_mut()?.rows.last_mut()
    }

    /// Adds a paragraph.
    ///
    /// # Errors
    /// When there are too many lines or the steps are spent.
    pub(super) fn paragraph(&mut self, paragraph: Paragraph) -> Result<(), Trouble> {
        self.out.take(1)?;
        self.block(Block::Paragraph(paragraph))
    }

    /// A table ends; `nests` if a table around it is then taken to nest tables.
    ///
    /// # Errors
    /// When there are too many lines or the steps are spent.
    pub(super) fn close_table(&mut self, nests: bool) -> Result<(), Trouble> {
        let Some(table) = self.tables.pop() else {
            return Ok(());
        };
        if let Some(outer) = self.tables.last_mut() {
            outer.nests |= nests;
        }
        self.block(Block::Table(table))
    }

    fn block(&mut self, block: Block) -> Result<(), Trouble> {
        match self.tables.last_mut() {
            // What stands in a table but in no cell of it stands before it.
            Some(table) => match table.rows.last_mut().filter(|row| row.open) {
                Some(row) => {
                    if let Some(cell) = row.cells.last_mut() {
                        cell.blocks.push(block);
                    }
                    Ok(())
                }
                None => self.write(block),
            },
            None => self.write(block),
        }
    }

    fn write(&mut self, block: Block) -> Result<(), Trouble> {
        match block {
            Block::Paragraph(paragraph) => self.write_paragraph(&paragraph),
            Block::Table(table) => self.write_table(table),
        }
    }

    fn write_paragraph(&mut self, paragraph: &Paragraph) -> Result<(), Trouble> {
        let now = self.out.page;
        self.out.page = paragraph.page;
        let heading = matches!(paragraph.shape, Shape::Heading(_));
        let words = if paragraph.prose.is_empty() {
            String::new()
        } else if heading {
            paragraph.prose.words().replace('\n', " ")
        } else {
            paragraph.prose.words().to_owned()
        };
        let words = words.trim_matches('\n');
        let mut weight = Weight::default();
        let mut shape = paragraph.shape;
        for line in words.split('\n') {
            weight = weight.fresh();
            let cells = gaps::cells(line, 0, &mut weight);
            self.out.push(Line {
                shape: if cells.is_empty() {
                    Shape::Plain
                } else {
                    shape
                },
                indent: paragraph.indent,
                bold: weight.all(),
                cells,
                ..Line::default()
            })?;
            // A line break within an entry begins no entry.
            shape = Shape::Plain;
        }
        self.out.page = now;
        Ok(())
    }

    fn write_table(&mut self, table: Table) -> Result<(), Trouble> {
        if self.is_frame(&table) {
            let cells = table.rows.into_iter().flat_map(|r| r.cells);
            for block in cells.flat_map(|c| c.blocks) {
                if let Block::Paragraph(paragraph) = &block
                    && paragraph.prose.is_empty()
                {
                    continue;
                }
                self.write(block)?;
            }
            return Ok(());
        }
        let number = self.out.table();
        let mut at = 0;
        let mut above: Vec<String> = Vec::new();
        for row in table.rows {
            let now = self.out.page;
            self.out.page = row.page;
            let mut weight = Weight::default();
            let mut after = Vec::new();
            let mut own = false;
            let mut held = Vec::new();
            let mut texts: Vec<String> = Vec::with_capacity(row.cells.len());
            for cell in row.cells {
                let (linked, blocks): (Vec<Block>, Vec<Block>) = cell
                    .blocks
                    .into_iter()
                    .partition(|b| matches!(b, Block::Paragraph(p) if p.linked));
                after.extend(linked);
                // Each cell begins thin: a paragraph tells its bold from its beginning.
                weight.on = false;
                let text = flat(&blocks, &mut weight);
                own |= !text.is_empty();
                texts.push(match above.get(texts.len()) {
                    Some(above) if cell.from_above && text.is_empty() => {
                        self.out.take(above.len())?;
                        held.push(texts.len());
                        above.clone()
                    }
                    _ => text,
                });
            }
            // What a number that holds for several rows stands before is one entry in several rows,
            // and isn't begun again.
            let first = held.first().and_then(|at| texts.get(*at));
            let entry = first.is_some_and(|n| marks::is_mark(n) || n.parse::<u32>().is_ok());
            // A row that says nothing of its own is none.
            if own {
                at += 1;
                self.out.push(Line {
                    shape: Shape::Row {
                        table: number,
                        row: at,
                    },
                    bold: weight.all(),
                    cells: gather::cells(texts.iter().enumerate().map(|(at, text)| {
                        if entry && held.contains(&at) {
                            ""
                        } else {
                            text
                        }
                    })),
                    ..Line::default()
                })?;
            }
            above = texts;
            for block in after {
                self.write(block)?;
            }
            self.out.page = now;
        }
        Ok(())
    }

    /// Whether a table only frames what stands in it.
    fn is_frame(&self, table: &Table) -> bool {
        let cells = || table.rows.iter().flat_map(|row| &row.cells);
        let narrow = table.rows.iter().all(|row| row.cells.len() < 2);
        let many = |cell: &Cell| {
            let headings = cell.blocks.iter().filter(
                |b| matches!(b, Block::Paragraph(p) if matches!(p.shape, Shape::Heading(_))),
            );
            let headings = headings.count();
            headings > 1 || headings == 1 && cell.blocks.len() > LAYOUT
        };
        // No table has a page in one cell.
        let long = cells().any(|cell| cell.blocks.len() > LAYOUT);
        narrow && (cells().count() < 2 || table.nests || long)
            || self.frames && (table.nests || cells().any(many))
    }

    /// Ends what is open.
    ///
    /// # Errors
    /// When there are too many lines or the steps are spent.
    pub(super) fn close(&mut self) -> Result<(), Trouble> {
        while !self.tables.is_empty() {
            self.close_table(true)?;
        }
        Ok(())
    }
}

/// The words of a cell: a line a paragraph, and a line a row of a table in it.
fn flat(cell: &[Block], weight: &mut Weight) -> String {
    let mut lines = Vec::new();
    for block in cell {
        match block {
            Block::Paragraph(paragraph) => {
                weight.on = false;
                lines.push(paragraph.flat(weight));
            }
            Block::Table(table) => {
                for row in &table.rows {
                    let cells: Vec<String> = row
                        .cells
                        .iter()
                        .map(|cell| flat(&cell.blocks, weight))
                        .collect();
                    lines.push(cells.join(" ").replace('\n', " "));
                }
            }
        }
    }
    tidy(&lines.join("\n"))
}
