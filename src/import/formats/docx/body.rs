//! The body of a Word document, read in one pass: paragraphs, runs, tables, breaks.

use super::super::gather::Gather;
use super::super::paper::{Paper, Paragraph};
use super::super::xml::{Node, Tag, Xml};
use super::numbering::Numbering;
use super::styles::{self, Styles};
use crate::import::line::Shape;
use crate::import::trouble::Trouble;

/// A character is about so many twentieths of a point wide.
const CHARACTER: i32 = 120;

/// A paragraph that is open.
#[derive(Debug, Default)]
struct Open {
    made: Paragraph,
    style: Option<String>,
    list: Option<String>,
    level: Option<u32>,
    outline: Option<u32>,
    indent: Option<i32>,
    /// The paragraph's end was deleted.
    deleted: bool,
    /// The tables that were open when it began.
    tables: usize,
    /// Paragraphs of boxes that hang on it.
    after: Vec<Paragraph>,
    /// A new page or section begins after it.
    turns: bool,
}

/// How a run looks.
#[derive(Clone, Debug, Default)]
struct Look {
    style: Option<String>,
    bold: Option<bool>,
    hidden: Option<bool>,
    struck: bool,
}

struct Body<'a, 's> {
    styles: &'a Styles,
    numbering: Numbering,
    paper: Paper<'s>,
    open: Vec<Open>,
    look: Look,
    /// In the properties of a paragraph, of a run, of a section.
    in_paragraph: bool,
    in_run: bool,
    in_section: bool,
    in_text: bool,
    in_row: bool,
    /// For each open table, whether its row was deleted and how many columns its cell spans.
    rows: Vec<(bool, usize)>,
    /// What is said of a row where there is none.
    stray: (bool, usize),
    /// The program that saved the file wrote where its pages begin.
    rendered: bool,
    pictures: usize,
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
    numbering: Numbering,
    mut paper: Paper<'s>,
) -> Result<Gather<'s>, Trouble> {
    let has = |what: &str| memchr::memmem::find(text.as_bytes(), what.as_bytes()).is_some();
    let rendered = has("lastRenderedPageBreak");
    paper.out.page =
        u32::from(rendered || has("=\"page\"") || has("='page'") || has("pageBreakBefore"));
    let mut body = Body {
        styles,
        numbering,
        paper,
        open: Vec::new(),
        look: Look::default(),
        in_paragraph: false,
        in_run: false,
        in_section: false,
        in_text: false,
        in_row: false,
        rows: Vec::new(),
        stray: (false, 1),
        rendered,
        pictures: 0,
        hidden: false,
    };
    let mut xml = Xml::new(text, part);
    loop {
        match xml.next(&body.paper.out)? {
            Node::Open(tag) => {
                if body.opened(&tag) {
                    xml.skip(&body.paper.out)?;
                }
            }
            Node::Close(name) => body.closed(&name)?,
            Node::Words(words) if body.in_text => body.words(&words),
            Node::Words(_) => {}
            Node::End => break,
        }
    }
    body.paper.close()?;
    if body.pictures > 0 {
        let many = super::super::decode::count(body.pictures, "picture");
        body.paper.out.remark(&format!(
            "There is no reading of pictures; {many} left out."
        ));
    }
    if body.hidden {
        body.paper.out.remark("Hidden text was not read.");
    }
    Ok(body.paper.out)
}

impl Body<'_, '_> {
    /// An element begins; true if all of it is to be passed over.
    fn opened(&mut self, tag: &Tag<'_>) -> bool {
        let name = tag.name();
        if self.in_paragraph {
            return self.paragraph_says(&name, tag);
        }
        if self.in_run {
            match name.as_str() {
                "b" => self.look.bold = Some(tag.on()),
                "vanish" => self.look.hidden = Some(tag.on()),
                "strike" | "dstrike" => self.look.struck |= tag.on(),
                "rStyle" => self.look.style = tag.val(),
                _ => return name.ends_with("Change"),
            }
            return false;
        }
        match name.as_str() {
            "p" => self.open.push(Open {
                tables: self.paper.tables(),
                made: Paragraph {
                    page: self.paper.out.page,
                    ..Paragraph::default()
                },
                ..Open::default()
            }),
            "pPr" => self.in_paragraph = true,
            "r" => self.look = Look::default(),
            "rPr" => self.in_run = true,
            "t" => self.in_text = true,
            "tab" | "ptab" => self.part('\t'),
            "br" => match tag.attribute("type").as_deref() {
                Some("page") => self.turn(!self.rendered),
                Some("column") => {}
                _ => self.part('\n'),
            },
            "cr" => self.part('\n'),
            "noBreakHyphen" => self.words("-"),
            "sym" => self.words(super::symbols::symbol(tag)),
            "lastRenderedPageBreak" => self.turn(true),
            "tbl" => {
                self.paper.open_table();
                self.rows.push((false, 1));
            }
            "tr" => {
                self.paper.open_row();
                self.row().0 = false;
            }
            "gridBefore" => {
                for _ in 0..tag.number("val").unwrap_or(0).min(64) {
                    self.paper.open_cell(0);
                    self.paper.close_cell(1);
                }
            }
            "tc" => {
                self.paper.open_cell(0);
                self.row().1 = 1;
            }
            "gridSpan" => self.row().1 = tag.number("val").unwrap_or(1).max(1) as usize,
            "blip" | "imagedata" => self.pictures += 1,
            "ins" | "moveTo" => self.changed(),
            "del" if self.in_row => {
                self.row().0 = true;
                self.changed();
            }
            "del" | "moveFrom" => {
                self.changed();
                return true;
            }
            "trPr" => self.in_row = true,
            _ => return self.left_out(&name),
        }
        false
    }

    /// Whether an element is left out with all that is in it, and what the officer is told.
    fn left_out(&mut self, name: &str) -> bool {
        let remark = match name {
            "footnoteReference" | "endnoteReference" => "Footnotes were left out.",
            "commentReference" => "Comments were left out.",
            "altChunk" => "A document within the document was left out.",
            // Twice the same for older programs; sounds beside signs; what the program keeps.
            "Fallback" | "rt" | "sdtPr" | "sdtEndPr" | "sectPr" | "tblPr" | "tblGrid"
            | "delText" | "instrText" | "delInstrText" => return true,
            _ => return name.ends_with("Change"),
        };
        self.paper.out.remark(remark);
        true
    }

    /// What the properties of a paragraph say; true if they are to be passed over.
    fn paragraph_says(&mut self, name: &str, tag: &Tag<'_>) -> bool {
        let Some(open) = self.open.last_mut() else {
            return false;
        };
        match name {
            "pStyle" => open.style = tag.val(),
            "numId" => open.list = tag.val(),
            "ilvl" => open.level = tag.number("val"),
            "outlineLvl" => open.outline = tag.number("val"),
            "ind" => open.indent = Some(styles::indent(tag)),
            "pageBreakBefore" if tag.on() && !self.rendered => {
                self.turn(true);
            }
            "sectPr" => {
                self.in_section = true;
                open.turns = true;
            }
            "type" if self.in_section => {
                open.turns = !matches!(tag.val().as_deref(), Some("continuous" | "nextColumn"));
            }
            "del" | "moveFrom" => {
                open.deleted = true;
                self.changed();
            }
            "ins" | "moveTo" => self.changed(),
            _ => return name.ends_with("Change"),
        }
        false
    }

    fn changed(&mut self) {
        self.paper.out.remark(
            "The file has tracked changes: what was put in is read, what was deleted is not.",
        );
    }

    /// The row that is open, or one that nothing comes of.
    fn row(&mut self) -> &mut (bool, usize) {
        self.rows.last_mut().unwrap_or(&mut self.stray)
    }

    fn closed(&mut self, name: &str) -> Result<(), Trouble> {
        match name {
            "pPr" => {
                self.in_paragraph = false;
                self.in_section = false;
            }
            "sectPr" => self.in_section = false,
            "rPr" => self.in_run = false,
            "t" => self.in_text = false,
            "p" => self.end_paragraph()?,
            "tc" => {
                let span = self.row().1;
                self.paper.close_cell(span);
            }
            "trPr" => self.in_row = false,
            "tr" if self.row().0 => self.paper.drop_row(),
            "tbl" => {
                self.rows.pop();
                self.paper.close_table(true)?;
            }
            _ => {}
        }
        Ok(())
    }

    /// Adds words in the look of the run.
    fn words(&mut self, words: &str) {
        let Some(open) = self.open.last_mut() else {
            return;
        };
        let of = |id: &Option<String>| id.as_ref().and_then(|id| self.styles.get(id));
        let (run, paragraph) = (of(&self.look.style), of(&open.style));
        // Who strikes words through by hand means them to be gone.
        if self.look.struck {
            if !words.trim().is_empty() {
                self.paper
                    .out
                    .remark("Words that are struck through were left out.");
            }
            return;
        }
        let hidden = self.look.hidden;
        let hidden = hidden
            .or_else(|| run.and_then(|s| s.hidden))
            .or_else(|| paragraph.and_then(|s| s.hidden));
        if hidden == Some(true) {
            self.hidden |= !words.trim().is_empty();
            return;
        }
        let bold = self.look.bold;
        let bold = bold
            .or_else(|| run.and_then(|s| s.bold))
            .or_else(|| paragraph.and_then(|s| s.bold));
        if open.made.prose.is_empty() {
            open.made.page = self.paper.out.page;
        }
        // Newlines in the file are no line breaks.
        open.made
            .prose
            .add(&words.replace('\n', " "), bold == Some(true));
    }

    fn part(&mut self, sign: char) {
        if let Some(open) = self.open.last_mut() {
            open.made.prose.part(sign);
        }
    }

    /// A page ends here.
    fn turn(&mut self, really: bool) {
        if really && self.paper.out.page > 0 {
            self.paper.out.page += 1;
        }
    }

    fn end_paragraph(&mut self) -> Result<(), Trouble> {
        let Some(mut open) = self.open.pop() else {
            return Ok(());
        };
        let empty = open.made.prose.is_empty();
        if !(open.deleted && empty) {
            self.shape(&mut open);
            self.place(&mut open)?;
        }
        for paragraph in std::mem::take(&mut open.after) {
            self.paper.paragraph(paragraph)?;
        }
        self.turn(open.turns && !self.rendered);
        Ok(())
    }

    /// Puts a paragraph on the paper, or on the paragraph that its box hangs on.
    fn place(&mut self, open: &mut Open) -> Result<(), Trouble> {
        let made = std::mem::take(&mut open.made);
        match self.open.last_mut() {
            Some(outer) if outer.tables == open.tables => {
                if !made.prose.is_empty() {
                    outer.after.push(made);
                }
                outer.after.append(&mut open.after);
                Ok(())
            }
            _ => self.paper.paragraph(made),
        }
    }

    /// What a paragraph is, and its number.
    fn shape(&mut self, open: &mut Open) {
        let style = open.style.as_ref().and_then(|id| self.styles.get(id));
        let level = match open.outline {
            Some(level @ 0..=8) => Some(level as u8 + 1),
            Some(_) => None,
            None => style.and_then(|s| s.heading).filter(|n| *n > 0),
        };
        if let Some(level) = level {
            open.made.shape = Shape::Heading(level);
        }
        let mut indent = open.indent;
        let list = open.list.clone().or_else(|| style?.list.clone());
        if let Some(list) = list.filter(|id| id != "0") {
            let at = open
                .level
                .or_else(|| self.numbering.level_of(&list, open.style.as_deref()?))
                .or_else(|| style?.level)
                .unwrap_or(0);
            if let Some(mark) = self.numbering.count(&list, at) {
                indent = indent.or(mark.indent);
                if level.is_none() && !mark.blank {
                    open.made.shape = Shape::Entry;
                }
                // A cell may hold nothing but its number.
                let cell = open.tables > 0 && mark.text.contains(char::is_alphanumeric);
                if cell || !open.made.prose.is_empty() {
                    open.made.prose.lead(&mark.text);
                }
            }
        }
        let indent = indent.or_else(|| style?.indent).unwrap_or(0) / CHARACTER;
        open.made.indent = u16::try_from(indent.max(0)).unwrap_or(u16::MAX);
    }
}
