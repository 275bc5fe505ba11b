//! Plain text, 80 columns wide: numbers hang out on the left, lines wrap under their words.

use unicode_segmentation::UnicodeSegmentation;
use unicode_width::UnicodeWidthStr;

use crate::minutes::document::{Block, Document, Part, leaving, words};

/// Columns.
const WIDTH: usize = 80;
/// Columns for "12.10 ", at least.
const NUMBER: usize = 6;
/// Columns for a house's own numbers, "GBP/2223/001.1 ", at most.
const LONG_NUMBER: usize = 24;
/// Columns for "12.10.1 " under a paragraph.
const LIMB: usize = 8;

/// Columns for the heads of what is filled in by hand.
const FORM: usize = 14;

/// The document as plain text.
pub(super) fn text(document: &Document) -> String {
    let mut page = Page {
        text: String::new(),
        number: number_column(&document.blocks),
        under: false,
    };
    if !document.host.is_empty() {
        page.hanging("", 0, &document.host.to_uppercase());
        page.gap();
    }
    let mark = &document.status.mark;
    let kind = if mark.is_empty() {
        document.kind.to_uppercase()
    } else {
        format!("{mark} {}", document.kind).to_uppercase()
    };
    page.line(&kind);
    page.hanging("", 0, &document.body.to_uppercase());
    page.line(&document.date.to_uppercase());
    page.gap();
    let notes = document.status.notes.join(". ");
    if !notes.is_empty() {
        let mark = if mark.is_empty() {
            String::new()
        } else {
            format!("{} - ", mark.to_uppercase())
        };
        page.hanging("", 0, &format!("{mark}{notes}."));
        page.gap();
    }
    for block in &document.blocks {
        write_block(&mut page, block);
    }
    page.finish()
}

/// Blocks alone, without the head of a document.
pub(super) fn blocks(blocks: &[Block]) -> String {
    let mut page = Page {
        text: String::new(),
        number: number_column(blocks),
        under: false,
    };
    for block in blocks {
        write_block(&mut page, block);
    }
    page.finish()
}

/// How wide the column is in which the numbers hang out: all words begin in the same one.
fn number_column(blocks: &[Block]) -> usize {
    let wide = |block: &Block| match block {
        Block::Heading { number, .. } if !number.is_empty() => number.width() + 2,
        Block::Paragraph { number, .. } | Block::Resolution { number, .. }
            if !number.is_empty() =>
        {
            number.width() + 1
        }
        _ => 0,
    };
    let widest = blocks.iter().map(wide).max().unwrap_or(0);
    widest.clamp(NUMBER, LONG_NUMBER)
}

fn write_block(page: &mut Page, block: &Block) {
    match block {
        Block::Heading {
            number,
            text,
            capitals,
            ..
        } => {
            let text = if *capitals {
                text.to_uppercase()
            } else {
                text.clone()
            };
            page.gap();
            page.under = false;
            if number.is_empty() {
                page.hanging("", 0, &text);
            } else {
                page.hanging(&format!("{number}."), page.number, &text);
            }
            page.gap();
        }
        Block::Paragraph { number, parts } => {
            page.under |= !number.is_empty();
            let mut number = number.as_str();
            let indent = if page.under { page.number } else { 0 };
            let margin = " ".repeat(indent);
            for part in parts {
                match part {
                    Part::Words(runs) => {
                        page.hanging(or_margin(number, &margin), indent, &words(runs));
                    }
                    Part::Bullets(bullets) => {
                        if !number.trim().is_empty() {
                            page.hanging(number, indent, "");
                        }
                        for bullet in bullets {
                            page.hanging(&format!("{margin}-"), indent + 2, &words(bullet));
                        }
                    }
                }
                number = &margin;
                page.gap();
            }
        }
        Block::Resolution {
            number,
            word,
            lead,
            limbs,
        } => {
            let lead = words(lead);
            let all = format!("{word} {lead}");
            page.under |= !number.is_empty();
            let indent = if page.under { page.number } else { 0 };
            let margin = " ".repeat(indent);
            page.hanging(or_margin(number, &margin), indent, all.trim());
            page.gap();
            for limb in limbs {
                let number = format!("{}{}", " ".repeat(indent), limb.number);
                page.hanging(&number, indent + LIMB, &words(&limb.runs));
                page.gap();
            }
        }
        Block::Note(runs) => {
            page.hanging("", 0, &words(runs));
            page.gap();
        }
        Block::Names(rows) => {
            for row in rows {
                if row.label.is_empty() {
                    page.hanging("", 2, &row.text);
                } else {
                    page.hanging("", 2, &format!("{}: {}", row.label, row.text));
                }
            }
            page.gap();
        }
        Block::Table {
            caption,
            header,
            rows,
        } => {
            if !caption.is_empty() {
                page.hanging("", 0, caption);
                page.gap();
            }
            for row in rows {
                for (head, cell) in header.iter().zip(row) {
                    if !cell.is_empty() {
                        page.hanging(&format!("{head}:"), 10, cell);
                    }
                }
                page.gap();
            }
        }
        Block::Form {
            caption,
            header,
            rows,
            ..
        } => {
            if !caption.is_empty() {
                page.hanging("", 0, caption);
                page.gap();
            }
            for row in rows {
                for (head, cell) in header.iter().zip(row) {
                    let blank = "_".repeat(40);
                    let cell = if cell.is_empty() { &blank } else { cell };
                    page.hanging(&format!("{head}:"), FORM, cell);
                }
                page.gap();
            }
        }
        Block::Plates(plates) => {
            for plate in plates {
                page.hanging("", 2, &plate.name);
                page.hanging("  ", 2, &plate.below);
                page.gap();
            }
        }
        Block::Signature(lines) => {
            page.gap();
            for line in lines {
                let filled = if line.filled.is_empty() {
                    "_".repeat(40)
                } else {
                    line.filled.clone()
                };
                page.hanging(&line.label.to_uppercase(), 12, &filled);
                page.gap();
            }
        }
    }
}

/// What stands in the column of the numbers.
fn or_margin<'a>(number: &'a str, margin: &'a str) -> &'a str {
    if number.is_empty() { margin } else { number }
}

/// Lines, with never more than one empty line between them.
struct Page {
    text: String,
    /// The column in which the words of what is numbered begin.
    number: usize,
    /// What has no number of its own belongs to a paragraph that has one.
    under: bool,
}

impl Page {
    fn line(&mut self, text: &str) {
        self.hanging("", 0, text);
    }

    fn gap(&mut self) {
        if !self.text.is_empty() && !self.text.ends_with("\n\n") {
            self.text.push('\n');
        }
    }

    fn finish(mut self) -> String {
        while self.text.ends_with("\n\n") {
            self.text.pop();
        }
        self.text
    }

    /// Writes words wrapped at the page's width, every line but the first indented; `number`
    /// stands before the first.
    fn hanging(&mut self, number: &str, indent: usize, text: &str) {
        // What is too long to hang out is the beginning of the words.
        if number.width() >= WIDTH / 2 {
            let text = format!("{} {text}", number.trim_start());
            return self.hanging("", indent, &text);
        }
        let number = leaving(number);
        let text = leaving(text);
        let mut line = number.into_owned();
        if !line.is_empty() {
            let width = line.width();
            let gap = indent.saturating_sub(width);
            let touches = !line.ends_with(' ');
            line.push_str(&" ".repeat(gap.max(usize::from(touches))));
        }
        let margin = " ".repeat(indent);
        let mut width = line.width();
        let mut is_empty = true;
        for word in text.split_whitespace() {
            for piece in pieces(word, WIDTH.saturating_sub(indent).max(1)) {
                let needs = piece.width();
                let space = usize::from(!is_empty);
                if (!is_empty || width > indent) && width + space + needs > WIDTH {
                    self.push(&line);
                    line.clone_from(&margin);
                    width = indent;
                    is_empty = true;
                }
                if !is_empty {
                    line.push(' ');
                    width += 1;
                }
                line.push_str(piece);
                width += needs;
                is_empty = false;
            }
        }
        self.push(&line);
    }

    fn push(&mut self, line: &str) {
        self.text.push_str(line.trim_end());
        self.text.push('\n');
    }
}

/// A word in pieces that fit on a line, cut between graphemes.
fn pieces(word: &str, most: usize) -> Vec<&str> {
    if word.width() <= most {
        return vec![word];
    }
    let mut found = Vec::new();
    let (mut from, mut width) = (0, 0);
    for (at, grapheme) in word.grapheme_indices(true) {
        let needs = grapheme.width();
        if width + needs > most && at > from {
            found.push(&word[from..at]);
            from = at;
            width = 0;
        }
        width += needs;
    }
    found.push(&word[from..]);
    found
}
