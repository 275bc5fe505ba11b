//! The body of an OpenDocument text, read in one pass: paragraphs, lists, tables, breaks.

use super::super::gather::Gather;
use super::super::numerals::NUMBERS;
use super::super::paper::{Paper, Paragraph};
use super::super::symbols::{self, Face};
use super::super::xml::{Node, Tag, Xml};
use super::forms::Forms;
use super::lists::{Counts, Lists, Mark, count, shown};
use super::styles::{self, Style, Styles};
use crate::import::line::Shape;
use crate::import::trouble::Trouble;

/// A character is about so many millimetres wide.
const CHARACTER: f32 = 2.1;
/// The most rows or columns that are repeated.
const REPEATED: u32 = 64;

/// A paragraph that is open.
#[derive(Debug, Default)]
struct Open {
    made: Paragraph,
    style: Option<String>,
    /// The tables that were open when it began.
    tables: usize,
    /// Paragraphs of boxes that hang on it.
    after: Vec<Paragraph>,
}

/// A table that is open.
#[derive(Debug, Default)]
struct Table {
    /// The column that the next cell stands in.
    column: usize,
    /// The column that a cell of this row reaches to.
    reached: usize,
    /// For each column how many more rows a cell above reaches into.
    down: Vec<u32>,
}

struct Body<'a, 's> {
    styles: &'a Styles,
    paper: Paper<'s>,
    open: Vec<Open>,
    lists: Lists,
    headings: Counts,
    forms: Forms,
    tables: Vec<Table>,
    /// The styles of the letters that are open.
    spans: Vec<Option<String>>,
    hidden: bool,
}

/// Reads the body.
///
/// # Errors
/// When it is broken or too big.
pub(super) fn read<'s>(
    text: &str,
    part: &str,
    styles: &Styles,
    mut paper: Paper<'s>,
) -> Result<Gather<'s>, Trouble> {
    let has = |what: &str| memchr::memmem::find(text.as_bytes(), what.as_bytes()).is_some();
    paper.out.page = u32::from(has("soft-page-break") || has("=\"page\"") || has("='page'"));
    let mut body = Body {
        styles,
        paper,
        open: Vec::new(),
        lists: Lists::default(),
        headings: Counts::default(),
        forms: Forms::default(),
        tables: Vec::new(),
        spans: Vec::new(),
        hidden: false,
    };
    let mut xml = Xml::new(text, part);
    let mut inside = false;
    loop {
        match xml.next(&body.paper.out)? {
            Node::Open(tag) if inside => {
                if body.opened(&tag) {
                    xml.skip(&body.paper.out)?;
                }
            }
            Node::Open(tag) => inside = tag.name() == "text" && xml.depth() < 4,
            Node::Close(name) if inside => body.closed(&name)?,
            Node::Words(words) if inside => body.words(&words),
            Node::End => break,
            Node::Close(_) | Node::Words(_) => {}
        }
    }
    body.paper.close()?;
    if body.hidden {
        body.paper.out.remark("Hidden text was not read.");
    }
    Ok(body.paper.out)
}

impl Body<'_, '_> {
    /// An element begins; true if all of it is to be passed over.
    fn opened(&mut self, tag: &Tag<'_>) -> bool {
        let name = tag.name();
        if self.forms.opened(&name, tag) {
            return false;
        }
        match name.as_str() {
            "p" | "h" => self.begin(tag),
            "span" => self.spans.push(tag.attribute("style-name")),
            "tab" => self.part('\t'),
            "line-break" => self.part('\n'),
            "s" => {
                let many = tag.number("c").unwrap_or(1).min(200) as usize;
                self.words(&" ".repeat(many));
            }
            "soft-page-break" => self.turn(),
            "list" => self.lists.begin(tag),
            "list-item" => self.lists.item(tag),
            "list-header" => self.lists.no_item(),
            "numbered-paragraph" => self.lists.begin_numbered(tag),
            "text-box" => self.lists.enter(),
            "control" => {
                let shown = self.forms.control(tag).map(str::to_owned);
                self.signs(&shown.unwrap_or_default());
            }
            "table" => {
                self.paper.open_table();
                self.tables.push(Table::default());
            }
            "table-row" => {
                self.paper.open_row();
                if let Some(table) = self.tables.last_mut() {
                    (table.column, table.reached) = (0, 0);
                }
            }
            "table-cell" | "covered-table-cell" => {
                self.lists.enter();
                self.begin_cell(tag, name == "covered-table-cell");
            }
            "tracked-changes" => {
                self.paper.out.remark(
                    "The file has tracked changes: what was put in is read, what was deleted is not.",
                );
                return true;
            }
            "section" if tag.attribute("display").as_deref() == Some("none") => {
                self.hidden = true;
                return true;
            }
            "hidden-text" | "hidden-paragraph" => {
                self.hidden = true;
                return true;
            }
            "note" => {
                self.paper.out.remark("Footnotes were left out.");
                return true;
            }
            "annotation" => {
                self.paper.out.remark("Comments were left out.");
                return true;
            }
            "image" => {
                self.paper
                    .out
                    .remark("There is no reading of pictures; they were left out.");
                return true;
            }
            "sequence-decls" | "variable-decls" | "user-field-decls" | "desc" | "title"
            | "ruby-text" | "script" | "event-listeners" => return true,
            _ => {}
        }
        false
    }

    fn closed(&mut self, name: &str) -> Result<(), Trouble> {
        if let Some(shown) = self.forms.closed(name) {
            self.signs(&shown);
        }
        match name {
            "p" | "h" => self.end_paragraph()?,
            "span" => {
                self.spans.pop();
            }
            "list" => self.lists.end(),
            "list-item" => self.lists.no_item(),
            "numbered-paragraph" => self.lists.end_numbered(),
            "text-box" => self.lists.leave(),
            "table-cell" | "covered-table-cell" => {
                self.lists.leave();
                self.paper.close_cell(1);
            }
            "table" => {
                self.tables.pop();
                self.paper.close_table(true)?;
            }
            _ => {}
        }
        Ok(())
    }

    /// A cell begins. Columns and rows that a cell spans stand in the file as covered cells.
    fn begin_cell(&mut self, tag: &Tag<'_>, covered: bool) {
        let number = |name: &str| tag.number(name).unwrap_or(1).max(1);
        let many = number("number-columns-repeated").min(REPEATED);
        let rows = number("number-rows-spanned") - 1;
        let columns = number("number-columns-spanned").min(REPEATED) as usize;
        for n in 0..many {
            if n > 0 {
                self.paper.close_cell(1);
            }
            self.paper.open_cell();
            let Some(table) = self.tables.last_mut() else {
                continue;
            };
            let at = table.column;
            table.column += 1;
            if table.down.len() < at + columns {
                table.down.resize(at + columns, 0);
            }
            if !covered {
                table.reached = at + columns;
                let reach = table.down.iter_mut().skip(at).take(columns);
                reach.for_each(|left| *left = rows);
            } else if at >= table.reached
                && let Some(left) = table.down.get_mut(at).filter(|left| **left > 0)
            {
                *left -= 1;
                self.paper.hold_from_above();
            }
        }
    }

    /// A paragraph or a heading begins.
    fn begin(&mut self, tag: &Tag<'_>) {
        let name = tag.attribute("style-name");
        let style = name.as_ref().and_then(|n| self.styles.get(n));
        // A break before the first paragraph of the file only names its kind of page.
        if style.and_then(|s| s.turns) == Some(true) && self.paper.out.len() > 0 {
            self.turn();
        }
        let heading = tag.name() == "h";
        let level = tag.number("outline-level").unwrap_or(1).clamp(1, 10) as u8;
        // A style that everybody has need not stand in the file.
        let title = style.map_or_else(|| styles::title(name.as_deref()?), |s| s.title);
        let mut made = Paragraph {
            page: self.paper.out.page,
            shape: match title {
                _ if heading => Shape::Heading(level),
                Some(level) => Shape::Heading(level),
                None => Shape::Plain,
            },
            ..Paragraph::default()
        };
        let mut indent = style.and_then(|s| s.indent);
        let mut mark = self.lists.paragraph(self.styles);
        if mark.is_some() && !heading {
            made.shape = Shape::Entry;
        }
        if self.lists.is_open() {
            let of_list = mark.as_ref().and_then(|m| m.indent);
            indent = of_list.or(self.lists.indent(self.styles)).or(indent);
        } else if heading && tag.attribute("is-list-header").as_deref() != Some("true") {
            let says = |name: &str| tag.attribute(name).as_deref() == Some("true");
            let at = usize::from(level - 1);
            if let Some(count) = self
                .headings
                .get_mut(at)
                .filter(|_| says("restart-numbering"))
            {
                *count = None;
            }
            let start = tag.number("start-value");
            let outline = &self.styles.outline;
            let first = |level: usize| outline.get(level).map_or(1, |l| l.start);
            count(&mut self.headings, first, at, start);
            mark = Some(Mark {
                text: shown(&self.headings, &self.styles.outline, at),
                indent: None,
            });
        }
        // The mark stands first and the words come after it.
        if let Some(mark) = mark {
            match mark.text {
                Some(text) if !text.is_empty() => {
                    made.prose
                        .mark(&text, style.and_then(|s| s.bold) == Some(true));
                }
                Some(_) => {}
                None => self.paper.out.remark(NUMBERS),
            }
        }
        made.indent = characters(indent.unwrap_or(0.0));
        self.open.push(Open {
            made,
            style: name,
            tables: self.paper.tables(),
            after: Vec::new(),
        });
    }

    fn end_paragraph(&mut self) -> Result<(), Trouble> {
        let Some(mut open) = self.open.pop() else {
            return Ok(());
        };
        // A cell may hold nothing but its number.
        if open.tables > 0 {
            open.made.prose.keep();
        }
        match self.open.last_mut() {
            Some(outer) if outer.tables == open.tables => {
                if !open.made.prose.is_empty() {
                    outer.after.push(open.made);
                }
                outer.after.append(&mut open.after);
                return Ok(());
            }
            _ => {}
        }
        self.paper.paragraph(open.made)?;
        for paragraph in open.after {
            self.paper.paragraph(paragraph)?;
        }
        Ok(())
    }

    /// Adds words of the file, unless they are a prompt.
    fn words(&mut self, words: &str) {
        if self.forms.prompts() {
            if !words.trim().is_empty() {
                self.paper
                    .out
                    .remark("Prompts of fields that nobody filled in were left out.");
            }
            return;
        }
        let font = self.said(|s| s.font).and_then(Face::pictures);
        self.signs(&symbols::looked_at(words, font));
    }

    /// What the styles of the letters say, the innermost first, and then that of the paragraph.
    fn said<T>(&self, of: fn(&Style) -> Option<T>) -> Option<T> {
        let paragraph = self.open.last().and_then(|open| open.style.as_ref());
        let spans = self.spans.iter().rev().flatten();
        let styles = spans.chain(paragraph);
        styles.filter_map(|n| self.styles.get(n)).find_map(of)
    }

    /// Adds words in the look of the letters.
    fn signs(&mut self, words: &str) {
        let bold = self.said(|s| s.bold) == Some(true);
        let hidden = self.said(|s| s.hidden) == Some(true);
        let struck = self.said(|s| s.struck) == Some(true);
        let Some(open) = self.open.last_mut() else {
            return;
        };
        if hidden {
            self.hidden |= !words.trim().is_empty();
            return;
        }
        // Who strikes words through by hand means them to be gone.
        if struck {
            if !words.trim().is_empty() {
                self.paper
                    .out
                    .remark("Words that are struck through were left out.");
            }
            return;
        }
        if open.made.prose.is_empty() {
            open.made.page = self.paper.out.page;
        }
        open.made.prose.add(&words.replace(['\n', '\t'], " "), bold);
    }

    fn part(&mut self, sign: char) {
        if let Some(open) = self.open.last_mut() {
            open.made.prose.part(sign);
        }
    }

    fn turn(&mut self) {
        if self.paper.out.page > 0 {
            self.paper.out.page += 1;
        }
    }
}

/// A length in millimetres as characters.
#[allow(clippy::cast_sign_loss)] // It is at least 0 where it is cast.
fn characters(length: f32) -> u16 {
    (length / CHARACTER).clamp(0.0, 200.0) as u16
}
