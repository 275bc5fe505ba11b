//! From the signs of a page to paragraphs and tables.

use std::collections::VecDeque;

use super::super::gather::Gather;
use super::super::numerals::NUMBERS;
use super::super::paper::{Paper, Paragraph};
use super::elements::{self, BLOCKS, Choice, Element, Grid, VOID, left_out};
use super::tokens::{Tag, Token, Tokens};
use crate::import::trouble::Trouble;

/// How deep elements may nest.
const DEEPEST: usize = 512;
/// The most columns whose cells may reach into rows below.
const COLUMNS: usize = 256;
/// The most rows that a cell may reach over.
const ROWS: usize = 1000;

pub(super) struct Page<'s> {
    pub(super) paper: Paper<'s>,
    pub(super) stack: Vec<Element>,
    grids: Vec<Grid>,
    pub(super) current: Paragraph,
    /// The mark of the entry that begins; none = no entry begins.
    pub(super) mark: Option<String>,
    pub(super) bold: usize,
    pub(super) link: usize,
    pub(super) skipped: usize,
    /// Elements whose words are gone.
    pub(super) gone: usize,
    /// The list that one entry is chosen from.
    pub(super) choice: Option<Choice>,
    /// How many entries the lists have that count down, from the next list on.
    down: VecDeque<i32>,
    /// The page says which part of it is the matter.
    has_main: bool,
}

/// Reads a page.
///
/// # Errors
/// When it nests too deep or has too many lines.
pub(super) fn read<'s>(text: &str, out: Gather<'s>) -> Result<Gather<'s>, Trouble> {
    let has = |what: &str| memchr::memmem::find(text.as_bytes(), what.as_bytes()).is_some();
    let mut page = Page {
        paper: Paper::new(out, true),
        stack: Vec::new(),
        grids: Vec::new(),
        current: Paragraph::default(),
        mark: None,
        bold: 0,
        link: 0,
        skipped: 0,
        gone: 0,
        choice: None,
        down: VecDeque::new(),
        has_main: has("<main") || has("role=\"main\""),
    };
    if text.to_ascii_lowercase().contains("reversed") {
        page.paper.out.take(text.len() / 16)?;
        page.down = elements::counted_down(text);
    }
    for token in Tokens::new(text) {
        page.paper.out.take(1)?;
        match token {
            Token::Open(tag) => page.open(&tag)?,
            Token::Close(name) => page.close(&name)?,
            Token::Words(words) => page.words(words),
        }
    }
    while !page.stack.is_empty() {
        page.pop()?;
    }
    page.flush()?;
    page.paper.close()?;
    Ok(page.paper.out)
}

impl Page<'_> {
    fn open(&mut self, tag: &Tag<'_>) -> Result<(), Trouble> {
        let name = tag.name.as_str();
        let block = BLOCKS.contains(&name);
        if block {
            // No paragraph stands in a list that an entry is chosen from: its end is missing.
            if self.choice.is_some() {
                self.close_until(&["select"], &[])?;
            }
            self.imply_ends(name)?;
            self.flush()?;
        }
        if name == "br" && self.skipped == 0 {
            self.current.prose.part('\n');
        }
        if name == "input"
            && let Some(shown) = elements::field(tag)
        {
            self.add(&shown);
        }
        if VOID.contains(&name) {
            return Ok(());
        }
        if self.stack.len() >= DEEPEST {
            return Err(Trouble::new(
                "The page nests deeper than pages do.",
                "Save its words as text and read that.",
            ));
        }
        let mut element = Element {
            name: name.to_owned(),
            bold: matches!(
                name,
                "b" | "strong" | "th" | "h1" | "h2" | "h3" | "h4" | "h5" | "h6"
            ),
            link: name == "a" && tag.attribute("href").is_some(),
            out: left_out(tag, &self.stack, self.has_main),
            gone: elements::gone(tag),
            list: elements::list(tag, || self.down.pop_front().unwrap_or(1)),
            span: 1,
            font: elements::font(tag),
        };
        if element.out.is_some() || self.skipped > 0 {
            self.skipped += 1;
            element.out = element.out.or(Some(""));
        } else {
            self.begin(tag, &mut element);
        }
        self.bold += usize::from(element.bold);
        self.link += usize::from(element.link);
        self.gone += usize::from(element.gone.is_some());
        // A tag that says it closes itself does so only where there is nothing to close.
        let closes = tag.closes() && !block && name != "a";
        self.stack.push(element);
        if closes {
            self.pop()?;
        }
        Ok(())
    }

    /// What begins with an element.
    fn begin(&mut self, tag: &Tag<'_>, element: &mut Element) {
        match element.name.as_str() {
            "table" => {
                self.mark = None;
                self.paper.open_table();
                self.grids.push(Grid::default());
            }
            "tr" => {
                if let Some(grid) = self.grids.last_mut() {
                    grid.column = 0;
                    self.paper.open_row();
                }
            }
            "td" | "th" => self.cell(tag, element),
            "dl" => {
                self.paper.open_table();
                self.grids.push(Grid {
                    described: true,
                    ..Grid::default()
                });
            }
            "dt" => {
                if let Some(grid) = self
                    .grids
                    .last_mut()
                    .filter(|g| g.described || g.column == 0)
                {
                    if grid.described {
                        self.paper.open_row();
                        self.paper.open_cell();
                    }
                    grid.described = false;
                }
            }
            "dd" => {
                if let Some(grid) = self.grids.last_mut().filter(|g| !g.described) {
                    grid.described = true;
                    self.paper.close_cell(1);
                    self.paper.open_cell();
                }
            }
            "li" => {
                let list = self.stack.iter_mut().rev().find_map(|e| e.list.as_mut());
                let mark = list.map_or_else(|| Some(String::new()), |list| list.count(tag));
                if mark.is_none() {
                    self.paper.out.remark(NUMBERS);
                }
                self.mark = Some(mark.unwrap_or_default());
            }
            "select" => {
                self.choice = Some(Choice {
                    several: tag.attribute("multiple").is_some(),
                    ..Choice::default()
                });
            }
            "option" => {
                if let Some(choice) = &mut self.choice {
                    let chosen = tag.attribute("selected").is_some();
                    choice.entries.push((chosen, String::new()));
                }
            }
            _ => {}
        }
    }

    /// A cell begins: cells above may reach into its row.
    fn cell(&mut self, tag: &Tag<'_>, element: &mut Element) {
        let number = |name: &str| tag.attribute(name).and_then(|v| v.trim().parse().ok());
        let span: usize = number("colspan").unwrap_or(1).clamp(1, 64);
        // None means: down to the end of its part of the table.
        let rows = match number("rowspan").unwrap_or(1) {
            0 => ROWS,
            rows => rows.min(ROWS),
        };
        element.span = span;
        let Some(grid) = self.grids.last_mut() else {
            return;
        };
        while grid.covered() {
            pass(&mut self.paper, true);
        }
        for column in grid.column..(grid.column + span).min(COLUMNS) {
            if grid.down.len() <= column {
                grid.down.resize(column + 1, 0);
            }
            if let Some(left) = grid.down.get_mut(column) {
                *left = rows - 1;
            }
        }
        grid.column += span;
        self.mark = None;
        self.paper.open_cell();
    }

    /// Closes what the beginning of a block closes without a sign.
    fn imply_ends(&mut self, name: &str) -> Result<(), Trouble> {
        match name {
            "li" => self.close_until(&["li"], &["ul", "ol", "menu", "td", "th"]),
            "dt" | "dd" => self.close_until(&["dt", "dd"], &["dl", "td", "th"]),
            "td" | "th" => self.close_until(&["td", "th"], &["tr", "table"]),
            "tr" => self.close_until(&["tr"], &["table"]),
            "tbody" | "thead" | "tfoot" => {
                self.close_until(&["tbody", "thead", "tfoot"], &["table"])?;
                self.close_until(&["tr"], &["table"])
            }
            "caption" => Ok(()),
            _ => self.close_until(&["p"], &["td", "th", "li", "dd", "div", "table"]),
        }?;
        if matches!(name, "h1" | "h2" | "h3" | "h4" | "h5" | "h6") {
            let headings = ["h1", "h2", "h3", "h4", "h5", "h6"];
            self.close_until(&headings, &["td", "th", "li", "div", "section", "table"])?;
        }
        Ok(())
    }

    /// Closes elements up to the nearest of `names`, unless one of `walls` is nearer.
    fn close_until(&mut self, names: &[&str], walls: &[&str]) -> Result<(), Trouble> {
        for (above, element) in self.stack.iter().rev().enumerate() {
            let name = element.name.as_str();
            if names.contains(&name) {
                for _ in 0..=above {
                    self.pop()?;
                }
                return Ok(());
            }
            if walls.contains(&name) {
                return Ok(());
            }
        }
        Ok(())
    }

    fn close(&mut self, name: &str) -> Result<(), Trouble> {
        if self.skipped == 0 && BLOCKS.contains(&name) {
            self.flush()?;
        }
        match name {
            "br" if self.skipped == 0 => {
                self.current.prose.part('\n');
                Ok(())
            }
            "table" => self.close_until(&[name], &[]),
            "tr" | "tbody" | "thead" | "tfoot" | "td" | "th" | "caption" => {
                self.close_until(&[name], &["table"])
            }
            "body" | "html" => Ok(()),
            // A stray end doesn't close the cell that it stands in.
            _ => self.close_until(&[name], &["td", "th", "caption", "table"]),
        }
    }

    /// The innermost element ends.
    fn pop(&mut self) -> Result<(), Trouble> {
        let Some(element) = self.stack.last() else {
            return Ok(());
        };
        if element.out.is_some() {
            self.skipped = self.skipped.saturating_sub(1);
        } else if BLOCKS.contains(&element.name.as_str()) {
            self.flush()?;
        }
        let Some(element) = self.stack.pop() else {
            return Ok(());
        };
        self.bold = self.bold.saturating_sub(usize::from(element.bold));
        self.link = self.link.saturating_sub(usize::from(element.link));
        self.gone = self.gone.saturating_sub(element.gone.map_or(0, |_| 1));
        if element.out.is_some() {
            return Ok(());
        }
        match element.name.as_str() {
            "td" | "th" => self.paper.close_cell(element.span),
            "tr" => {
                if let Some(grid) = self.grids.last_mut() {
                    // Cells above may reach into the end of the row.
                    while grid.down.iter().skip(grid.column).any(|left| *left > 0) {
                        let covered = grid.covered();
                        grid.column += usize::from(!covered);
                        pass(&mut self.paper, covered);
                    }
                }
            }
            "tbody" | "thead" | "tfoot" => {
                if let Some(grid) = self.grids.last_mut() {
                    grid.down.clear();
                }
            }
            "select" => {
                let choice = self.choice.take();
                self.add(&choice.map(|c| c.shown()).unwrap_or_default());
            }
            "table" | "dl" => {
                self.grids.pop();
                self.paper.close_table(element.name == "table")?;
            }
            "li" => {
                // A number that stands in a cell by itself: word processors number rows so.
                let alone = self.mark.take().filter(|mark| !mark.is_empty());
                let in_cell = self
                    .stack
                    .iter()
                    .any(|e| matches!(e.name.as_str(), "td" | "th"));
                if let Some(mark) = alone.filter(|_| in_cell) {
                    self.add(&mark);
                }
            }
            _ => {}
        }
        Ok(())
    }
}

/// Passes over a column of a row; `above` if a cell above reaches into it.
fn pass(paper: &mut Paper<'_>, above: bool) {
    paper.open_cell();
    if above {
        paper.hold_from_above();
    }
    paper.close_cell(1);
}
