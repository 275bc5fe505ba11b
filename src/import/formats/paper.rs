//! Paragraphs and tables, as Word, OpenDocument and web pages have them, on their way to lines.
//!
//! Paragraphs outside tables become lines at once. A table is kept until its end, because only
//! then it is known whether it is a table or a frame that something was laid out with.

use super::gaps;
use super::gather::{self, Gather};
use super::words::{BOLD, THIN, Weight, tidy};
use crate::import::line::{Line, Shape};
use crate::import::trouble::Trouble;

/// A cell may span so many columns.
const WIDEST_SPAN: usize = 64;
/// Paragraphs with a heading among them that a cell of a table doesn't hold.
const LAYOUT: usize = 12;

/// Words of a paragraph as they come. Tabs stay; line breaks are newlines.
#[derive(Clone, Debug, Default)]
pub(super) struct Prose {
    words: String,
    bold: bool,
    any: bool,
}

impl Prose {
    /// Adds words.
    pub(super) fn add(&mut self, words: &str, bold: bool) {
        let plain = words
            .chars()
            .filter(|c| !('\u{F8F0}'..='\u{F8FF}').contains(c));
        if bold != self.bold && !words.trim().is_empty() {
            self.words.push(if bold { BOLD } else { THIN });
            self.bold = bold;
        }
        self.words.extend(plain);
        self.any |= !words.trim().is_empty();
    }

    /// Adds a tab or a newline.
    pub(super) fn part(&mut self, sign: char) {
        self.words.push(sign);
    }

    /// Begins with a mark; there are no words yet.
    pub(super) fn mark(&mut self, mark: &str, bold: bool) {
        if bold {
            self.words.push(BOLD);
            self.bold = true;
        }
        self.words.push_str(mark);
        self.words.push(' ');
    }

    /// Whether there are no words.
    pub(super) fn is_empty(&self) -> bool {
        !self.any
    }

    /// Whether the last character is white space, or there is none.
    pub(super) fn ends_open(&self) -> bool {
        let last = self.words.chars().rfind(|c| !matches!(*c, BOLD | THIN));
        last.is_none_or(char::is_whitespace)
    }

    /// Puts a mark before the words.
    pub(super) fn lead(&mut self, mark: &str) {
        if mark.is_empty() {
            return;
        }
        let words = self.words.trim_start_matches(['\t', ' ']);
        let (sign, rest) = match words.strip_prefix(BOLD) {
            Some(rest) => (BOLD.to_string(), rest),
            None => (String::new(), words),
        };
        self.words = format!("{sign}{mark} {}", rest.trim_start_matches(['\t', ' ']));
        self.any = true;
    }
}

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
        for line in self.prose.words.split('\n') {
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
    cells: Vec<Vec<Block>>,
    /// The last cell takes what comes.
    open: bool,
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

    /// A cell begins; `before` columns are passed over.
    pub(super) fn open_cell(&mut self, before: usize) {
        if let Some(row) = self.row() {
            for _ in 0..before.min(WIDEST_SPAN) {
                row.cells.push(Vec::new());
            }
            row.cells.push(Vec::new());
            row.open = true;
        }
    }

    /// A cell ends that spans so many columns.
    pub(super) fn close_cell(&mut self, span: usize) {
        if let Some(row) = self.row() {
            row.open = false;
            for _ in 1..span.min(WIDEST_SPAN) {
                row.cells.push(Vec::new());
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
                        cell.push(block);
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
            paragraph.prose.words.replace('\n', " ")
        } else {
            paragraph.prose.words.clone()
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
            for block in table.rows.into_iter().flat_map(|r| r.cells).flatten() {
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
        for row in table.rows {
            let now = self.out.page;
            self.out.page = row.page;
            let mut weight = Weight::default();
            let mut after = Vec::new();
            let texts: Vec<String> = row
                .cells
                .into_iter()
                .map(|cell| {
                    let (linked, cell): (Vec<Block>, Vec<Block>) = cell
                        .into_iter()
                        .partition(|b| matches!(b, Block::Paragraph(p) if p.linked));
                    after.extend(linked);
                    // Each cell begins thin: a paragraph tells its bold from its beginning.
                    weight.on = false;
                    flat(&cell, &mut weight)
                })
                .collect();
            if texts.iter().any(|t| !t.is_empty()) {
                at += 1;
                self.out.push(Line {
                    shape: Shape::Row {
                        table: number,
                        row: at,
                    },
                    bold: weight.all(),
                    cells: gather::cells(texts.iter().map(String::as_str)),
                    ..Line::default()
                })?;
            }
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
        let many = |cell: &Vec<Block>| {
            let headings = cell.iter().filter(
                |b| matches!(b, Block::Paragraph(p) if matches!(p.shape, Shape::Heading(_))),
            );
            let headings = headings.count();
            headings > 1 || headings == 1 && cell.len() > LAYOUT
        };
        narrow && (cells().count() < 2 || table.nests)
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
                    let cells: Vec<String> =
                        row.cells.iter().map(|cell| flat(cell, weight)).collect();
                    lines.push(cells.join(" ").replace('\n', " "));
                }
            }
        }
    }
    tidy(&lines.join("\n"))
}
