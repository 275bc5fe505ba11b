//! Paragraphs as they end: what each is, its number, and those that run on in the next.

use super::body::Body;
use super::styles::Style;
use crate::import::formats::numerals::NUMBERS;
use crate::import::formats::paper::Paragraph;
use crate::import::line::Shape;
use crate::import::trouble::Trouble;

/// A character is about so many twentieths of a point wide.
const CHARACTER: i32 = 120;

/// What becomes of the mark that ends a paragraph.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) enum Ending {
    /// It ends the paragraph.
    #[default]
    Ends,
    /// It was deleted: the words are part of the next paragraph, whose properties hold.
    Deleted,
    /// It is hidden: the next paragraph runs on behind this one.
    Hidden,
}

/// A paragraph that is open.
#[derive(Debug, Default)]
pub(super) struct Open {
    pub(super) made: Paragraph,
    pub(super) style: Option<String>,
    pub(super) list: Option<String>,
    pub(super) level: Option<u32>,
    pub(super) outline: Option<u32>,
    pub(super) indent: Option<i32>,
    pub(super) ending: Ending,
    /// What it is was told by the paragraph that runs on in it.
    pub(super) shaped: bool,
    /// The tables that were open when it began.
    pub(super) tables: usize,
    /// Paragraphs of boxes that hang on it.
    pub(super) after: Vec<Paragraph>,
    /// A new page or section begins after it.
    pub(super) turns: bool,
}

impl Body<'_, '_> {
    /// A paragraph begins, with the words that run on in it.
    pub(super) fn begin_paragraph(&mut self) {
        let tables = self.paper.tables();
        let before = self
            .waiting
            .take_if(|(depth, open)| *depth == self.open.len() && open.tables == tables);
        let mut open = Open {
            tables,
            made: Paragraph {
                page: self.paper.out.page,
                ..Paragraph::default()
            },
            ..Open::default()
        };
        if let Some((_, before)) = before {
            open.made = before.made;
            open.after = before.after;
            open.shaped = before.shaped;
        }
        self.open.push(open);
    }

    /// Ends a paragraph that was to run on in one that doesn't come.
    pub(super) fn settle(&mut self) -> Result<(), Trouble> {
        match self.waiting.take() {
            Some((_, open)) => self.write(open),
            None => Ok(()),
        }
    }

    pub(super) fn end_paragraph(&mut self) -> Result<(), Trouble> {
        let Some(mut open) = self.open.pop() else {
            return Ok(());
        };
        let turns = open.turns && !self.rendered;
        match open.ending {
            Ending::Ends => self.write(open)?,
            // There is nothing left of it, but for what hangs on it.
            _ if open.made.prose.is_empty() => {
                for paragraph in std::mem::take(&mut open.after) {
                    self.paper.paragraph(paragraph)?;
                }
            }
            ending => {
                if ending == Ending::Hidden && !open.shaped {
                    self.shape(&mut open);
                    open.shaped = true;
                }
                self.waiting = Some((self.open.len(), open));
            }
        }
        self.turn(turns);
        Ok(())
    }

    fn write(&mut self, mut open: Open) -> Result<(), Trouble> {
        if !open.shaped {
            self.shape(&mut open);
        }
        self.place(&mut open)?;
        for paragraph in std::mem::take(&mut open.after) {
            self.paper.paragraph(paragraph)?;
        }
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
        let styles = self.styles;
        let style = open.style.as_ref().and_then(|id| styles.get(id));
        let level = match open.outline {
            Some(level @ 0..=8) => Some(level as u8 + 1),
            Some(_) => None,
            None => style.and_then(|s| s.heading).filter(|n| *n > 0),
        };
        if let Some(level) = level {
            open.made.shape = Shape::Heading(level);
        }
        let indent = self.number(open, style, level.is_some());
        let indent = open.indent.or(indent).or_else(|| style?.indent);
        let indent = indent.unwrap_or(0) / CHARACTER;
        open.made.indent = u16::try_from(indent.max(0)).unwrap_or(u16::MAX);
    }

    /// Counts a paragraph that is of a list, and puts its number before it: how far its level is
    /// indented.
    fn number(&mut self, open: &mut Open, style: Option<&Style>, heading: bool) -> Option<i32> {
        let list = open.list.clone().or_else(|| style?.list.clone());
        let list = list.filter(|id| id != "0")?;
        let at = open
            .level
            .or_else(|| self.numbering.level_of(&list, open.style.as_deref()?))
            .or_else(|| style?.level)
            .unwrap_or(0);
        let mark = self.numbering.count(&list, at)?;
        if !heading && !mark.blank {
            open.made.shape = Shape::Entry;
        }
        let Some(text) = &mark.text else {
            self.paper.out.remark(NUMBERS);
            return mark.indent;
        };
        // A cell may hold nothing but its number.
        let cell = open.tables > 0 && text.contains(char::is_alphanumeric);
        if cell || !open.made.prose.is_empty() {
            open.made.prose.lead(text);
        }
        mark.indent
    }
}
