//! The body of a Word document, read in one pass: paragraphs, runs, tables, breaks.

use super::super::gather::Gather;
use super::super::numerals::NUMBERS;
use super::super::paper::Paper;
use super::super::symbols;
use super::super::xml::{Node, Tag, Xml};
use super::forms::{Came, Forms};
use super::numbering::Numbering;
use super::paragraphs::{Ending, Open};
use super::styles::{self, Styles};
use crate::import::trouble::Trouble;

/// How a run looks.
#[derive(Clone, Debug, Default)]
struct Look {
    style: Option<String>,
    bold: Option<bool>,
    hidden: Option<bool>,
    font: Option<String>,
    struck: bool,
}

/// A row of a table that is open.
#[derive(Clone, Copy, Debug)]
struct Row {
    deleted: bool,
    /// How many columns its cell spans.
    span: usize,
}

/// Where nothing is said.
const ROW: Row = Row {
    deleted: false,
    span: 1,
};

pub(super) struct Body<'a, 's> {
    pub(super) styles: &'a Styles,
    pub(super) numbering: Numbering,
    pub(super) paper: Paper<'s>,
    pub(super) open: Vec<Open>,
    /// A paragraph that runs on in the next, and how many were open round it.
    pub(super) waiting: Option<(usize, Open)>,
    forms: Forms,
    look: Look,
    /// In the properties of a paragraph, of a run, of a section.
    in_paragraph: bool,
    in_run: bool,
    in_section: bool,
    in_text: bool,
    in_told: bool,
    in_row: bool,
    /// The row of each open table.
    rows: Vec<Row>,
    /// What is said of a row where there is none.
    stray: Row,
    /// The program that saved the file wrote where its pages begin.
    pub(super) rendered: bool,
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
        waiting: None,
        forms: Forms::default(),
        look: Look::default(),
        in_paragraph: false,
        in_run: false,
        in_section: false,
        in_text: false,
        in_told: false,
        in_row: false,
        rows: Vec::new(),
        stray: ROW,
        rendered,
        pictures: 0,
        hidden: false,
    };
    let mut xml = Xml::new(text, part);
    loop {
        match xml.next(&body.paper.out)? {
            Node::Open(tag) => {
                if body.opened(&tag)? {
                    xml.skip(&body.paper.out)?;
                }
            }
            Node::Close(name) => body.closed(&name)?,
            Node::Words(words) if body.in_text => body.words(&words),
            Node::Words(words) if body.in_told => body.forms.told(&words),
            Node::Words(_) => {}
            Node::End => break,
        }
    }
    body.settle()?;
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
    fn opened(&mut self, tag: &Tag<'_>) -> Result<bool, Trouble> {
        let name = tag.name();
        if !self.forms.inside() {
            if self.in_paragraph {
                return Ok(self.paragraph_says(&name, tag));
            }
            if self.in_run {
                return Ok(self.run_says(&name, tag));
            }
        }
        match self.forms.opened(&name, tag) {
            Came::Nothing => {}
            Came::Taken => return Ok(false),
            Came::Number => {
                self.paper.out.remark(NUMBERS);
                return Ok(name == "fldSimple");
            }
        }
        match name.as_str() {
            "p" => self.begin_paragraph(),
            "pPr" => self.in_paragraph = true,
            "r" => self.look = Look::default(),
            "rPr" => self.in_run = true,
            "t" => self.in_text = true,
            "instrText" => self.in_told = true,
            "tab" | "ptab" => self.part('\t'),
            "br" => match tag.attribute("type").as_deref() {
                Some("page") => self.turn(!self.rendered),
                Some("column") => {}
                _ => self.part('\n'),
            },
            "cr" => self.part('\n'),
            "noBreakHyphen" => self.words("-"),
            "sym" if !self.forms.hide() => self.signs(&symbols::symbol(tag)),
            "lastRenderedPageBreak" => self.turn(true),
            "tbl" => {
                self.settle()?;
                self.paper.open_table();
                self.rows.push(ROW);
            }
            "tr" => {
                self.paper.open_row();
                self.row().deleted = false;
            }
            "gridBefore" => {
                for _ in 0..tag.number("val").unwrap_or(0).min(64) {
                    self.paper.open_cell();
                    self.paper.close_cell(1);
                }
            }
            "tc" => {
                self.paper.open_cell();
                self.row().span = 1;
            }
            "gridSpan" => self.row().span = tag.number("val").unwrap_or(1).max(1) as usize,
            "vMerge" if tag.val().as_deref() != Some("restart") => self.paper.hold_from_above(),
            "blip" | "imagedata" => self.pictures += 1,
            "ins" | "moveTo" => self.changed(),
            "del" if self.in_row => {
                self.row().deleted = true;
                self.changed();
            }
            "del" | "moveFrom" => {
                self.changed();
                return Ok(true);
            }
            "trPr" => self.in_row = true,
            _ => return Ok(self.left_out(&name)),
        }
        Ok(false)
    }

    /// What the properties of a run say; true if they are to be passed over.
    fn run_says(&mut self, name: &str, tag: &Tag<'_>) -> bool {
        match name {
            "b" => self.look.bold = Some(tag.on()),
            "vanish" => self.look.hidden = Some(tag.on()),
            "strike" | "dstrike" => self.look.struck |= tag.on(),
            "rStyle" => self.look.style = tag.val(),
            "rFonts" => self.look.font = styles::font(tag),
            _ => return name.ends_with("Change"),
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
            "Fallback" | "rt" | "sdtEndPr" | "sectPr" | "tblPr" | "tblGrid" | "delText"
            | "delInstrText" => return true,
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
                open.ending = Ending::Deleted;
                self.changed();
            }
            "vanish" if tag.on() && open.ending == Ending::Ends => open.ending = Ending::Hidden,
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
    fn row(&mut self) -> &mut Row {
        self.rows.last_mut().unwrap_or(&mut self.stray)
    }

    fn closed(&mut self, name: &str) -> Result<(), Trouble> {
        if let Some(shown) = self.forms.closed(name) {
            self.signs(&shown);
        }
        match name {
            "pPr" => {
                self.in_paragraph = false;
                self.in_section = false;
            }
            "sectPr" => self.in_section = false,
            "rPr" => self.in_run = false,
            "t" => self.in_text = false,
            "instrText" => self.in_told = false,
            "p" => {
                self.forms.end_paragraph();
                self.end_paragraph()?;
            }
            "txbxContent" => self.settle()?,
            "tc" => {
                self.settle()?;
                let span = self.row().span;
                self.paper.close_cell(span);
            }
            "trPr" => self.in_row = false,
            "tr" if self.row().deleted => self.paper.drop_row(),
            "tbl" => {
                self.rows.pop();
                self.paper.close_table(true)?;
            }
            _ => {}
        }
        Ok(())
    }

    /// Adds words of the file, unless a field shows something else in their place.
    fn words(&mut self, words: &str) {
        if self.forms.prompts() && !words.trim().is_empty() {
            self.paper
                .out
                .remark("Prompts of fields that nobody filled in were left out.");
        }
        if !self.forms.hide() {
            let font = self.font().and_then(symbols::pictures);
            self.signs(&symbols::looked_at(words, font));
        }
    }

    /// The font that the letters of the run are of.
    fn font(&self) -> Option<&str> {
        let of = |id: &Option<String>| id.as_ref().and_then(|id| self.styles.get(id));
        let paragraph = self.open.last().and_then(|open| of(&open.style));
        let styled = || of(&self.look.style).and_then(|s| s.font.as_deref());
        let look = self.look.font.as_deref();
        look.or_else(styled)
            .or_else(|| paragraph.and_then(|s| s.font.as_deref()))
    }

    /// Adds words in the look of the run.
    fn signs(&mut self, words: &str) {
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
    pub(super) fn turn(&mut self, really: bool) {
        if really && self.paper.out.page > 0 {
            self.paper.out.page += 1;
        }
    }
}
