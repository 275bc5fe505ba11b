//! The words of a page as they come to stand in its paragraphs.

use super::super::symbols::{self, Face};
use super::page::Page;
use crate::import::line::Shape;
use crate::import::trouble::Trouble;

impl Page<'_> {
    /// Adds words of the page.
    pub(super) fn words(&mut self, raw: &str) {
        if self.skipped > 0 {
            if !raw.trim().is_empty()
                && let Some(why) = self
                    .stack
                    .iter()
                    .find_map(|e| e.out.filter(|o| !o.is_empty()))
            {
                self.paper.out.remark(why);
            }
            return;
        }
        if let (1.., Some(why)) = (self.gone, self.stack.iter().rev().find_map(|e| e.gone)) {
            if !raw.trim().is_empty() {
                self.paper.out.remark(why);
            }
            return;
        }
        // As browsers take them, some names without their end too.
        let decoded = htmlize::unescape(raw);
        let font = self.stack.iter().rev().find_map(|e| e.font);
        let font = font.and_then(Face::pictures);
        let looked = symbols::looked_at(&decoded, font);
        if let Some(choice) = &mut self.choice {
            if let Some((_, words)) = choice.entries.last_mut() {
                words.push_str(&looked);
            }
            return;
        }
        self.add(&looked);
    }

    /// Adds what is shown to the paragraph.
    pub(super) fn add(&mut self, shown: &str) {
        if self.skipped > 0 || self.gone > 0 {
            return;
        }
        let bold = self.bold > 0;
        if self.stack.iter().any(|e| e.name == "pre") {
            self.current.prose.add(shown, bold);
            return;
        }
        let mut out = String::with_capacity(shown.len());
        let mut open = self.current.prose.ends_open();
        for c in shown.chars() {
            let white = c.is_ascii_whitespace();
            if !(white && open) {
                // Spaces that don't break are kept: several of them part cells.
                out.push(if white || c == '\u{A0}' { ' ' } else { c });
            }
            open = white;
        }
        if !out.trim().is_empty() {
            self.current.linked |= self.link > 0;
        }
        self.current.prose.add(&out, bold);
    }

    /// The paragraph ends.
    pub(super) fn flush(&mut self) -> Result<(), Trouble> {
        let mut made = std::mem::take(&mut self.current);
        if made.prose.is_empty() {
            return Ok(());
        }
        let heading = self.stack.iter().rev().find_map(|element| {
            let level = element.name.strip_prefix('h')?.parse::<u8>().ok()?;
            (1..=6).contains(&level).then_some(level)
        });
        let lists = self.stack.iter().filter(|e| e.list.is_some()).count();
        made.indent = u16::try_from(lists.saturating_sub(1) * 4).unwrap_or(0);
        let entry = self.mark.take();
        if let Some(mark) = &entry {
            made.prose.lead(mark);
            made.shape = Shape::Entry;
        }
        if let Some(level) = heading {
            made.shape = Shape::Heading(level);
        }
        made.linked &= made.shape == Shape::Entry;
        self.paper.paragraph(made)
    }
}
