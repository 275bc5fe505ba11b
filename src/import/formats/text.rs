//! Plain text and Markdown, which are read alike: text that was taken out of packs carries traces
//! of Markdown, and Markdown is mostly plain text.

use super::decode::decode;
use super::gather::{self, Gather, MOST_LINES};
use super::words::{self, BOLD, PART, THIN, Weight};
use super::wrap::{self, Judged};
use super::{marks, pipes};
use crate::import::line::{Cell, Line, Run, Shape};
use crate::import::trouble::Trouble;

/// The largest file, in bytes.
pub(super) const MOST_BYTES: usize = 32 << 20;
/// The longest line, in bytes.
const LONGEST: usize = 1 << 20;
/// Spaces between words that part cells.
const GAP: usize = 3;
/// Dots that lead from a title to its page.
const LEADERS: usize = 4;

/// A line of the file.
struct Raw<'a> {
    number: u32,
    page: u32,
    text: &'a str,
}

/// Reads a text.
///
/// # Errors
/// When it is too big or there are no words in it.
pub(super) fn read(bytes: &[u8], markdown: bool, mut out: Gather<'_>) -> Result<Run, Trouble> {
    fits(bytes)?;
    let decoded = decode(bytes, None);
    decoded.remarks.iter().for_each(|r| out.remark(r));
    out.take(decoded.text.len() / 16)?;
    let raw = lines(&decoded.text, &mut out)?;
    let mut reader = Reader {
        markdown,
        weight: Weight::default(),
        table: None,
        judged: Vec::new(),
        out,
    };
    for block in raw.chunk_by(|a, b| !is_blank(a.text) && !is_blank(b.text)) {
        reader.block(block)?;
    }
    let broken = wrap::broken(&reader.judged);
    for (line, broken) in reader.out.lines_mut().iter_mut().zip(broken) {
        line.broken = broken;
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

/// Cuts a text into its lines with their pages.
fn lines<'a>(text: &'a str, out: &mut Gather<'_>) -> Result<Vec<Raw<'a>>, Trouble> {
    let fed = text.contains('\u{C}');
    let mut raw = Vec::new();
    let mut page = u32::from(fed);
    let mut cut = false;
    for (at, mut line) in text.split('\n').enumerate() {
        let number = at as u32 + 1;
        page += line.len() as u32 - line.trim_start_matches('\u{C}').len() as u32;
        let here = page;
        page += line.trim_start_matches('\u{C}').matches('\u{C}').count() as u32;
        while line.len() > LONGEST {
            let mut end = LONGEST;
            while !line.is_char_boundary(end) {
                end -= 1;
            }
            let (piece, rest) = line.split_at_checked(end).unwrap_or((line, ""));
            raw.push(Raw {
                number,
                page: here,
                text: piece,
            });
            line = rest;
            cut = true;
        }
        raw.push(Raw {
            number,
            page: here,
            text: line,
        });
        if raw.len() > MOST_LINES {
            return Err(Trouble::new(
                "The file has more than 400,000 lines.",
                "Read the part of it that is the agenda.",
            ));
        }
    }
    // The last newline ends a line and begins none.
    if raw.len() > 1 && raw.last().is_some_and(|l| l.text.is_empty()) {
        raw.pop();
    }
    if cut {
        out.remark("Lines longer than a megabyte were cut into pieces.");
    }
    if !fed {
        told_pages(&mut raw);
    }
    Ok(raw)
}

/// Pages from lines such as `Page 13`, where at least two of them count up. They stand at the foot
/// of their page, unless the file begins with one.
fn told_pages(raw: &mut [Raw<'_>]) {
    let told: Vec<(usize, u32)> = raw
        .iter()
        .enumerate()
        .filter_map(|(at, line)| Some((at, marks::page(line.text)?)))
        .collect();
    if told.len() < 2 || !told.is_sorted_by(|a, b| a.1 < b.1) {
        return;
    }
    let first = raw.iter().position(|line| !is_blank(line.text));
    let heads = first == told.first().map(|t| t.0);
    let mut from = 0;
    for (place, (at, page)) in told.iter().enumerate() {
        let range = if heads {
            *at..told.get(place + 1).map_or(raw.len(), |next| next.0)
        } else {
            from..at + 1
        };
        from = at + 1;
        if let Some(lines) = raw.get_mut(range) {
            for line in lines {
                line.page = *page;
            }
        }
    }
}

fn is_blank(line: &str) -> bool {
    line.trim().is_empty() || is_ruler(line)
}

/// A line that only draws a line.
fn is_ruler(line: &str) -> bool {
    let line = line.trim();
    let mut signs = line.chars().filter(|c| *c != ' ');
    let Some(first) = signs.next() else {
        return false;
    };
    matches!(first, '-' | '=' | '*' | '─' | '~' | '#')
        && line.chars().filter(|c| *c == first).count() >= 3
        && signs.all(|c| c == first)
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
            let many = tabbed(rest, going);
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
            words = words.strip_prefix("> ").unwrap_or(words);
            if words.starts_with("```") || words.starts_with(":::") {
                words = "";
            }
        }
        words = pipes::without_bar(words);
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
        let cells = cells(words, lead + before, &mut weight);
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

/// How many lines from the first on are rows whose cells tabs part: at least two with as many
/// cells. A number and a title are no row but a line with its mark.
fn tabbed(lines: &[&str], going: usize) -> usize {
    let width = |line: &str| match line.matches('\t').count() {
        0 => 0,
        tabs if line.trim_start_matches([' ', BOLD]).starts_with('\t') && tabs < 2 => 0,
        1 if line
            .split('\t')
            .next()
            .is_some_and(|w| marks::is_mark(bare(w))) =>
        {
            0
        }
        1 if line.trim_end().matches('\t').count() == 0 => 0,
        tabs => tabs + 1,
    };
    let Some(first) = lines.first().map(|l| width(l)).filter(|n| *n > 1) else {
        return 0;
    };
    let many = lines.iter().take_while(|l| width(l) == first).count();
    // A row of many cells is one even if it stands alone.
    if many > 1 || first > 3 || first > 2 && first == going {
        many
    } else {
        0
    }
}

/// A word without signs of bold.
fn bare(word: &str) -> &str {
    word.trim_matches([' ', BOLD, THIN, PART])
}

/// The cells of a line that is no row: parted by tabs, wide gaps and dots that lead to a page.
fn cells(words: &str, at: usize, weight: &mut Weight) -> Vec<Cell> {
    let mut pieces: Vec<(usize, String)> = Vec::new();
    let mut piece = String::new();
    let mut began = at;
    let mut column = at;
    let mut rest = words;
    while let Some(c) = rest.chars().next() {
        let spaces = run(rest, ' ');
        let dots = run(rest, '.').max(2 * run(rest, '…'));
        let taken = if c == '\t' {
            1
        } else if spaces >= GAP && !piece.is_empty() {
            spaces
        } else if dots >= LEADERS && !piece.trim().is_empty() {
            run(rest, c)
        } else {
            piece.push(c);
            column += 1;
            rest = rest.get(c.len_utf8()..).unwrap_or("");
            continue;
        };
        rest = rest.get(taken * c.len_utf8()..).unwrap_or("");
        pieces.push((began, std::mem::take(&mut piece)));
        column = if c == '\t' {
            (column / 40 + 1) * 40
        } else {
            column + taken
        };
        began = column;
    }
    pieces.push((began, piece));
    let mut out: Vec<Cell> = Vec::new();
    let mut mark: Option<(usize, String)> = None;
    for (began, piece) in pieces {
        if bare(&piece).is_empty() {
            words::finish(&piece, weight); // It may hold a sign of bold.
            continue;
        }
        let began = began + piece.chars().take_while(|c| *c == ' ').count();
        // A number that leads the line belongs to the words after it.
        if out.is_empty() && mark.is_none() && marks::is_mark(bare(&piece)) {
            mark = Some((began, piece));
            continue;
        }
        let (began, piece) = match mark.take() {
            Some((at, number)) if bare(&piece).starts_with(char::is_alphabetic) => {
                (at, format!("{number} {piece}"))
            }
            Some((at, number)) => {
                out.push(cell(at, &words::finish(&number, weight)));
                (began, piece)
            }
            None => (began, piece),
        };
        out.push(cell(began, &words::finish(&piece, weight)));
    }
    if let Some((at, number)) = mark {
        out.push(cell(at, &words::finish(&number, weight)));
    }
    out.retain(|c| !c.text.is_blank());
    out
}

fn cell(at: usize, text: &str) -> Cell {
    Cell {
        at: u16::try_from(at).unwrap_or(u16::MAX),
        text: words::text(text),
    }
}

/// How many of a character a text begins with, up to what matters.
fn run(text: &str, c: char) -> usize {
    text.chars().take_while(|x| *x == c).count()
}

#[cfg(test)]
mod tests;
