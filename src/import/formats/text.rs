//! Plain text and Markdown, which are read alike: text that was taken out of packs carries traces
//! of Markdown, and Markdown is mostly plain text.

use super::decode::decode;
use super::gather::{self, Gather};
use super::lines::{Raw, is_blank, lines};
use super::words::{self, Weight};
use super::wrap::{self, Judged};
use super::{attributes, counted, dashes, gaps, hidden, marks, pipes};
use crate::import::line::{Line, Run, Shape};
use crate::import::trouble::Trouble;

/// The largest file, in bytes.
pub(super) const MOST_BYTES: usize = 32 << 20;

/// Reads a text.
///
/// # Errors
/// When it is too big or there are no words in it.
pub(super) fn read(bytes: &[u8], markdown: bool, mut out: Gather<'_>) -> Result<Run, Trouble> {
    fits(bytes)?;
    let decoded = decode(bytes, None);
    decoded.remarks.iter().for_each(|r| out.remark(r));
    out.take(decoded.text.len() / 16)?;
    let text = if markdown {
        counted::counted(&decoded.text)
    } else {
        decoded.text.as_str().into()
    };
    let mut raw = lines(&text, &mut out)?;
    let (told, day) = hidden::blank(&mut raw, markdown);
    for sentence in told {
        out.remark(sentence);
    }
    if let Some((day, line)) = day {
        out.noted(day, line);
    }
    let mut reader = Reader {
        markdown,
        weight: Weight::default(),
        table: None,
        judged: Vec::new(),
        out,
    };
    let mut rest = raw.as_slice();
    while !rest.is_empty() {
        let mut weight = reader.weight.fresh();
        if let Some((rows, taken)) = dashes::table(rest, markdown, &mut weight) {
            reader.out.take(taken)?;
            reader.bars(rest, rows)?;
            rest = rest.get(taken.max(1)..).unwrap_or_default();
            continue;
        }
        let block = rest.chunk_by(|a, b| !is_blank(a.text) && !is_blank(b.text));
        let block = block.take(1).next().unwrap_or(rest);
        reader.block(block)?;
        rest = rest.get(block.len()..).unwrap_or_default();
    }
    let spaced = wrap::spaced(&reader.judged);
    let open = spaced.is_some();
    let broken = spaced.unwrap_or_else(|| wrap::broken(&reader.judged));
    for (line, broken) in reader.out.lines_mut().iter_mut().zip(broken) {
        line.broken = broken;
    }
    if open {
        reader.out.close_up();
    }
    reader.out.finish()
}

/// Refuses a file that is too big.
///
/// # Errors
/// When it is.
pub(super) fn fits(bytes: &[u8]) -> Result<(), Trouble> {
    if bytes.len() > MOST_BYTES {
        return Err(Trouble::new(
            "The file is bigger than 32 MB.",
            "No agenda is that long: read the part of it that is the agenda.",
        ));
    }
    Ok(())
}

struct Reader<'a, 's> {
    markdown: bool,
    weight: Weight,
    /// The table that the lines before were of, how many cells its rows have, its rows so far, and
    /// whether a blank line stood since.
    table: Option<(u32, usize, u32, bool)>,
    judged: Vec<Judged<'a>>,
    out: Gather<'s>,
}

impl<'a> Reader<'a, '_> {
    fn block(&mut self, block: &[Raw<'a>]) -> Result<(), Trouble> {
        let joined = block.iter().map(|l| l.text).collect::<Vec<_>>().join("\n");
        if is_blank(&joined) {
            return self.blank(block);
        }
        let clean = words::unmark(&joined, self.markdown);
        let lines: Vec<&str> = clean.split('\n').collect();
        self.weight = Weight::default();
        let mut at = 0;
        while let (Some(raw), Some(line)) = (block.get(at), lines.get(at)) {
            self.out.page = raw.page;
            let rest = lines.get(at..).unwrap_or(&[]);
            let mut weight = self.weight;
            if let Some((rows, taken)) = pipes::table(rest, &mut weight) {
                self.weight = weight;
                self.bars(block.get(at..).unwrap_or(&[]), rows)?;
                at += taken.max(1);
                continue;
            }
            // A row of a table that a page broke may stand alone.
            let going = self.table.map_or(0, |table| table.1);
            let many = gaps::tabbed(rest, going);
            if many > 0 {
                self.tabs(block.get(at..).unwrap_or(&[]), rest, many)?;
                at += many;
                continue;
            }
            self.table = None;
            self.plain(raw, line)?;
            at += 1;
        }
        Ok(())
    }

    /// A blank line; after a line of words a rule makes it a heading.
    fn blank(&mut self, block: &[Raw<'a>]) -> Result<(), Trouble> {
        for raw in block {
            self.out.page = raw.page;
            let rule = raw.text.trim();
            let ruled = self.judged.last().is_some_and(|last| {
                let long = last.text.trim().chars().count();
                last.plain
                    && !last.text.trim().is_empty()
                    && rule.starts_with(['=', '-'])
                    && !rule.contains(' ')
                    && (self.markdown || long.abs_diff(rule.len()) <= 2)
            });
            if let (true, Some(last)) = (ruled, self.out.lines_mut().last_mut())
                && last.shape == Shape::Plain
                && last.cells.len() == 1
            {
                last.shape = Shape::Heading(if rule.starts_with('=') { 1 } else { 2 });
            }
            if let Some(table) = &mut self.table {
                table.3 = true;
            }
            self.push(raw, raw.number, Line::default())?;
        }
        Ok(())
    }

    /// Rows drawn with bars.
    fn bars(&mut self, block: &[Raw<'a>], rows: Vec<pipes::BarRow>) -> Result<(), Trouble> {
        let table = self.out.table();
        self.table = None;
        for (row, bar) in (1..).zip(rows) {
            let (Some(from), Some(to)) = (block.get(bar.from), block.get(bar.to)) else {
                continue;
            };
            self.out.page = from.page;
            let line = Line {
                shape: Shape::Row { table, row },
                bold: bar.bold,
                cells: gather::cells(bar.cells.iter().map(String::as_str)),
                ..Line::default()
            };
            self.push(from, to.number, line)?;
        }
        Ok(())
    }

    /// Rows whose cells tabs part.
    fn tabs(&mut self, block: &[Raw<'a>], lines: &[&str], many: usize) -> Result<(), Trouble> {
        let width = lines.first().map_or(0, |l| l.split('\t').count());
        let (table, mut row) = match self.table {
            // A page that ends inside a table leaves a blank line in it.
            Some((table, cells, row, blank)) if cells == width && (!blank || width > 2) => {
                (table, row)
            }
            _ => (self.out.table(), 0),
        };
        for (raw, line) in block.iter().zip(lines).take(many) {
            row += 1;
            self.out.page = raw.page;
            let mut weight = self.weight.fresh();
            let cells: Vec<String> = line
                .split('\t')
                .map(|cell| words::finish(cell, &mut weight))
                .collect();
            self.weight = weight;
            let line = Line {
                shape: Shape::Row { table, row },
                bold: weight.all(),
                cells: gather::cells(cells.iter().map(String::as_str)),
                ..Line::default()
            };
            self.push(raw, raw.number, line)?;
        }
        self.table = Some((table, width, row, false));
        Ok(())
    }

    /// A line of words.
    fn plain(&mut self, raw: &Raw<'a>, line: &str) -> Result<(), Trouble> {
        let line = line.trim_matches('\u{C}').trim_end();
        let mut words = line.trim_start();
        let mut indent: usize = 0;
        for c in line.chars().take_while(|c| c.is_whitespace()) {
            indent = if c == '\t' {
                (indent / 8 + 1) * 8
            } else {
                indent + 1
            };
        }
        if self.markdown {
            words = words.strip_prefix('>').unwrap_or(words).trim_start();
            if words.starts_with("```") || words.starts_with(":::") {
                words = "";
            }
        }
        words = pipes::without_bar(words);
        let bare = self.markdown.then(|| attributes::without(words));
        words = bare.as_deref().unwrap_or(words);
        let mut shape = Shape::Plain;
        let signs = words.len() - words.trim_start_matches('#').len();
        if (1..=6).contains(&signs) && words.get(signs..).is_some_and(|w| w.starts_with(' ')) {
            shape = Shape::Heading(signs as u8);
            words = words.trim_matches('#').trim();
        } else if let Some((rest, _)) = marks::after_bullet(words) {
            shape = Shape::Entry;
            words = rest;
        }
        let lead = line.chars().count() - line.trim_start().chars().count();
        let before = line.trim_start().chars().count() - words.chars().count();
        let mut weight = self.weight.fresh();
        let cells = gaps::cells(words, lead + before, &mut weight);
        self.weight = weight;
        let made = Line {
            shape,
            indent: u16::try_from(indent).unwrap_or(u16::MAX),
            bold: weight.all(),
            cells,
            ..Line::default()
        };
        self.push(raw, raw.number, made)
    }

    fn push(&mut self, raw: &Raw<'a>, to: u32, line: Line) -> Result<(), Trouble> {
        self.judged.push(Judged {
            text: raw.text,
            plain: matches!(line.shape, Shape::Plain | Shape::Entry) && line.cells.len() == 1,
        });
        self.out.push_at(raw.number, to, line)
    }
}

#[cfg(test)]
mod tests;
