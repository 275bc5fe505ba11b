//! The body of an OpenDocument text, read in one pass: paragraphs, lists, tables, breaks.

use std::collections::HashMap;

use super::super::gather::Gather;
use super::super::paper::{Paper, Paragraph};
use super::super::xml::{Node, Tag, Xml};
use super::lists::{Counts, count, shown};
use super::styles::{self, LEVELS, Style, Styles};
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

/// A list that is open.
#[derive(Debug, Default)]
struct List {
    style: Option<String>,
    id: Option<String>,
    /// The mark of the entry that began, until its first paragraph takes it.
    mark: Option<String>,
}

struct Body<'a, 's> {
    styles: &'a Styles,
    paper: Paper<'s>,
    open: Vec<Open>,
    lists: Vec<List>,
    /// How far the list that is open has counted, and how far others had.
    counts: Counts,
    by_id: HashMap<String, Counts>,
    by_style: HashMap<String, Counts>,
    headings: Counts,
    /// The styles of the letters that are open.
    spans: Vec<Option<String>>,
    cells: Vec<usize>,
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
        lists: Vec::new(),
        counts: Counts::default(),
        by_id: HashMap::new(),
        by_style: HashMap::new(),
        headings: Counts::default(),
        spans: Vec::new(),
        cells: Vec::new(),
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
        match tag.name().as_str() {
            "p" | "h" => self.begin(tag),
            "span" => self.spans.push(tag.attribute("style-name")),
            "tab" => self.part('\t'),
            "line-break" => self.part('\n'),
            "s" => {
                let many = tag.number("c").unwrap_or(1).min(200) as usize;
                self.words(&" ".repeat(many));
            }
            "soft-page-break" => self.turn(),
            "list" => self.begin_list(tag),
            "list-item" => self.count(tag),
            "list-header" => {
                if let Some(list) = self.lists.last_mut() {
                    list.mark = None;
                }
            }
            "table" => self.paper.open_table(),
            "table-row" => self.paper.open_row(),
            "table-cell" | "covered-table-cell" => {
                let many = tag.number("number-columns-repeated").unwrap_or(1);
                for _ in 1..many.min(REPEATED) {
                    self.paper.open_cell(0);
                    self.paper.close_cell(1);
                }
                // The columns that a cell spans stand in the file as covered cells.
                self.paper.open_cell(0);
                self.cells.push(1);
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
            "sequence-decls" | "variable-decls" | "user-field-decls" | "forms" | "desc"
            | "title" | "ruby-text" | "script" | "event-listeners" => return true,
            _ => {}
        }
        false
    }

    fn closed(&mut self, name: &str) -> Result<(), Trouble> {
        match name {
            "p" | "h" => self.end_paragraph()?,
            "span" => {
                self.spans.pop();
            }
            "list" => self.end_list(),
            "list-item" => {
                if let Some(list) = self.lists.last_mut() {
                    list.mark = None;
                }
            }
            "table-cell" | "covered-table-cell" => {
                self.cells.pop();
                self.paper.close_cell(1);
            }
            "table" => self.paper.close_table(true)?,
            _ => {}
        }
        Ok(())
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
        let mut mark = self
            .lists
            .iter_mut()
            .rev()
            .find_map(|list| list.mark.take());
        if mark.is_some() && !heading {
            made.shape = Shape::Entry;
        }
        if let Some(at) = self.lists.len().checked_sub(1) {
            let list = self.lists.iter().rev().find_map(|l| l.style.as_ref());
            let levels = list.and_then(|l| self.styles.list(l));
            indent = levels.and_then(|l| l.get(at)).map(|l| l.indent).or(indent);
        } else if heading && tag.attribute("is-list-header").as_deref() != Some("true") {
            let start = tag.number("start-value");
            let at = usize::from(level - 1);
            count(&mut self.headings, &self.styles.outline, at, start);
            mark = Some(shown(&self.headings, &self.styles.outline, at));
        }
        // The mark stands first and the words come after it.
        if let Some(mark) = mark.filter(|m| !m.is_empty()) {
            let bold = style.and_then(|s| s.bold) == Some(true);
            made.prose.mark(&mark, bold);
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

    fn begin_list(&mut self, tag: &Tag<'_>) {
        let style = tag.attribute("style-name");
        if self.lists.is_empty() {
            let going = tag.attribute("continue-list");
            let earlier = match (&going, &style) {
                (Some(id), _) => self.by_id.get(id),
                (None, Some(style))
                    if tag.attribute("continue-numbering").as_deref() == Some("true") =>
                {
                    self.by_style.get(style)
                }
                _ => None,
            };
            self.counts = earlier.copied().unwrap_or_default();
        } else if let Some(count) = self.counts.get_mut(self.lists.len()) {
            *count = None;
        }
        self.lists.push(List {
            style,
            id: tag.attribute("id"),
            mark: None,
        });
    }

    fn end_list(&mut self) {
        let Some(list) = self.lists.pop() else {
            return;
        };
        if self.lists.is_empty() {
            if let Some(id) = list.id {
                self.by_id.insert(id, self.counts);
            }
            if let Some(style) = list.style {
                self.by_style.insert(style, self.counts);
            }
        }
    }

    /// An entry begins: counts it.
    fn count(&mut self, tag: &Tag<'_>) {
        let Some(at) = self.lists.len().checked_sub(1) else {
            return;
        };
        let style = self.lists.iter().rev().find_map(|l| l.style.as_ref());
        let levels = style.and_then(|s| self.styles.list(s)).unwrap_or(&[]);
        let at = at.min(LEVELS - 1);
        count(&mut self.counts, levels, at, tag.number("start-value"));
        let mark = shown(&self.counts, levels, at);
        if let Some(list) = self.lists.last_mut() {
            list.mark = Some(mark);
        }
    }

    /// Adds words in the look of the letters.
    fn words(&mut self, words: &str) {
        let Some(open) = self.open.last_mut() else {
            return;
        };
        let paragraph = open.style.as_ref().and_then(|n| self.styles.get(n));
        let spans = || {
            self.spans
                .iter()
                .rev()
                .flatten()
                .filter_map(|n| self.styles.get(n))
        };
        let said = |of: fn(&Style) -> Option<bool>| {
            spans().find_map(of).or_else(|| paragraph.and_then(of)) == Some(true)
        };
        if said(|s| s.hidden) {
            self.hidden |= !words.trim().is_empty();
            return;
        }
        if open.made.prose.is_empty() {
            open.made.page = self.paper.out.page;
        }
        open.made
            .prose
            .add(&words.replace(['\n', '\t'], " "), said(|s| s.bold));
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
