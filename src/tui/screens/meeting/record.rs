//! The record of the item: its blocks in rows, numbers in the margin, the caret in its place. Only
//! rows whose words, looks or place have changed are drawn.

use std::ops::Range;

use ratatui::layout::Rect;
use ratatui::style::Style;

use crate::meeting::id::EntryId;
use crate::tui::assist::Marks;
use crate::tui::editor::{Painting, StyleRange};
use crate::tui::input::Mouse;
use crate::tui::paper::{Panel, Paper, stamp};
use crate::tui::port::Effect;
use crate::tui::session::Session;
use crate::tui::sheet::{Block, Sheet, Sort, Top, What};
use crate::tui::ui::Ui;

/// Columns of the margin: the mark of what an entry is, the bar beside words that not everybody
/// may read, and the number.
const MARGIN: u16 = 8;
/// Where the bar stands in it.
const BAR: u16 = 1;
/// Where the number begins in it.
const LABEL: u16 = 2;
/// The longest lines that read well.
const MEASURE: u16 = 76;

/// Columns for the words in a panel.
pub(super) fn text_width(area: Rect) -> u16 {
    area.width.saturating_sub(MARGIN + 1).clamp(10, MEASURE)
}

/// What one row of the panel shows.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Line {
    /// Nothing.
    Blank,
    /// A row of a block's words.
    Words(usize, usize),
    /// What stands after a block's words.
    Tail(usize),
}

/// The rows that are seen, from the top.
fn seen(sheet: &Sheet, height: usize) -> Vec<Line> {
    let mut out = Vec::with_capacity(height);
    let mut at = sheet.top;
    while out.len() < height {
        let Some(block) = sheet.blocks().get(at.block) else {
            out.resize(height, Line::Blank);
            break;
        };
        let gap = sheet.gap(at.block);
        let words = block.text.layout().rows().len();
        for row in at.row..gap + block.rows() {
            if out.len() == height {
                break;
            }
            out.push(match row.checked_sub(gap) {
                None => Line::Blank,
                Some(row) if row < words => Line::Words(at.block, row),
                Some(_) => Line::Tail(at.block),
            });
        }
        at = Top {
            block: at.block + 1,
            row: 0,
        };
    }
    out
}

/// Draws the rows that changed, and puts the caret.
pub(super) fn draw(session: &Session, paper: &mut Paper<'_>, area: Rect, writing: bool) {
    let sheet = &session.sheet;
    let marks = Some(&session.assist.marks);
    let caret = sheet.block().map_or(0, |b| b.text.caret_row());
    let mut drawn = None;
    for (y, line) in (area.y..area.bottom()).zip(seen(sheet, usize::from(area.height))) {
        if paper.stale(Panel::Row(y), row_stamp(sheet, marks, line, area, false)) {
            row(sheet, marks, line, paper, area, y);
        }
        if line == Line::Words(sheet.at(), caret) {
            drawn = Some(y);
        }
    }
    // With the pen put down the cursor shows where it lies all the same.
    let _ = writing;
    if let (Some(y), Some(block)) = (drawn, sheet.block()) {
        let (_, column) = block.text.caret_cell();
        let x = area.x + MARGIN + column;
        paper.put_caret(x.min(area.right().saturating_sub(1)), y);
    }
}

/// Draws the rows that changed of what will be printed; a line down the margin stands beside
/// `written`, the entry that the caret is in.
pub(super) fn draw_beside(
    pane: &Sheet,
    written: Option<EntryId>,
    paper: &mut Paper<'_>,
    area: Rect,
) {
    for (y, line) in (area.y..area.bottom()).zip(seen(pane, usize::from(area.height))) {
        let is_written = match line {
            Line::Words(at, _) | Line::Tail(at) => {
                written.is_some() && pane.blocks()[at].entry() == written
            }
            Line::Blank => false,
        };
        if paper.stale(
            Panel::Beside(y),
            row_stamp(pane, None, line, area, is_written),
        ) {
            row(pane, None, line, paper, area, y);
            if is_written {
                paper.post(Rect::new(area.x, y, 1, 1), area.x);
            }
        }
    }
}

/// Whatever a row shows, as a number.
fn row_stamp(
    sheet: &Sheet,
    marks: Option<&Marks>,
    line: Line,
    area: Rect,
    is_written: bool,
) -> u64 {
    let place = (area.x, area.width, is_written);
    match line {
        Line::Blank => stamp((0_u8, place)),
        Line::Words(at, row) => {
            let block = &sheet.blocks()[at];
            let layout = block.text.layout();
            let (bounds, mark) = (layout.row(row), layout.mark(row));
            let first = (row == 0).then_some(block.lead.as_str());
            let last = row + 1 == layout.rows().len();
            let tail = (last && block.tail_fits()).then_some((&block.after, &block.note));
            let selected = block.text.selection().map(|range| {
                let from = range.start.clamp(bounds.start, bounds.end + 1);
                let to = range.end.clamp(bounds.start, bounds.end + 1);
                (from - bounds.start, to - bounds.start)
            });
            let slips = marks.filter(|m| !m.found().is_empty()).map(|marks| {
                let seen = slips(marks, block)
                    .filter(|r| r.start <= bounds.end && r.end > bounds.start)
                    .map(|r| (r.start.max(bounds.start), r.end.min(bounds.end + 1)))
                    .map(|(from, to)| (from - bounds.start, to - bounds.start));
                seen.collect::<Vec<_>>()
            });
            let looks = (look(block), bounds.indent, here(sheet, at), block.sort);
            stamp((
                1_u8,
                (place, block.readers as u8),
                mark,
                looks,
                label(block, row),
                first,
                tail,
                (selected, slips),
            ))
        }
        Line::Tail(at) => {
            let block = &sheet.blocks()[at];
            stamp((2_u8, place, &block.after, &block.note, block.readers as u8))
        }
    }
}

/// Whether the margin marks a block as the one with the caret: one whose words are not typed, where
/// a caret alone would say little.
fn here(sheet: &Sheet, at: usize) -> bool {
    let block = &sheet.blocks()[at];
    block.from.is_none()
        && sheet.at() == at
        && !block.editable
        && block.holds_caret()
        && block.entry().is_some()
}

fn look(block: &Block) -> u8 {
    match block.what {
        What::Title => 1,
        _ if block.quiet => 2,
        // What was decided is found at a glance.
        _ if block.sort == Sort::Resolution => 3,
        _ => 0,
    }
}

/// What stands in the margin beside a row: the entry's number, or that of the limb that begins
/// there.
fn label(block: &Block, row: usize) -> Option<&str> {
    if row == 0 {
        return Some(&block.label);
    }
    if block.labels.is_empty() {
        return None;
    }
    let layout = block.text.layout();
    if !layout.row(row - 1).hard {
        return None;
    }
    let line = (0..row).filter(|&r| layout.row(r).hard).count();
    let found = block.labels.iter().find(|(at, _)| *at == line);
    found.map(|(_, label)| label.as_str())
}

/// What is marked in a block's words.
fn slips<'s>(marks: &'s Marks, block: &'s Block) -> impl Iterator<Item = Range<usize>> + 's {
    let of = |entry| marks.of(entry).map(|m| m.range.clone());
    block.entry().into_iter().flat_map(of)
}

fn row(
    sheet: &Sheet,
    marks: Option<&Marks>,
    line: Line,
    paper: &mut Paper<'_>,
    area: Rect,
    y: u16,
) {
    let theme = paper.theme;
    // What stands right of the margin of a row with words is painted over by them.
    let blank = match line {
        Line::Words(..) => MARGIN.min(area.width),
        Line::Blank | Line::Tail(_) => area.width,
    };
    paper.blank(Rect::new(area.x, y, blank, 1));
    let x = area.x + MARGIN;
    let right = area.right();
    match line {
        Line::Blank => {}
        Line::Tail(at) => {
            let block = &sheet.blocks()[at];
            bar(block, paper, area, y);
            tail(block, paper, (x, y), right);
        }
        Line::Words(at, row) => {
            let block = &sheet.blocks()[at];
            let style = match look(block) {
                1 | 3 => theme.strong,
                2 => theme.quiet,
                _ => theme.text,
            };
            bar(block, paper, area, y);
            if let Some(label) = label(block, row) {
                paper.text(area.x + LABEL, y, x, label, theme.quiet);
            }
            if here(sheet, at) && row == 0 {
                paper.text(area.x, y, x, theme.pointer(), theme.accent);
            } else if row == 0 && !block.follows {
                paper.text(area.x, y, x, theme.sort(block.sort), theme.strong);
            }
            let text = Rect::new(x, y, right.saturating_sub(x), 1);
            words(block, marks, paper, text, row, style);
            if row == 0 && !block.lead.is_empty() {
                paper.text(x, y, right, &block.lead, theme.strong);
            }
            let last = row + 1 == block.text.layout().rows().len();
            if last && block.what == What::Title {
                let end = (x + text_width(area)).min(right);
                let bounds = block.text.layout().row(row);
                let from = x + bounds.indent + bounds.width + 2;
                let room = end.saturating_sub(from);
                if usize::from(room) >= block.note.chars().count() {
                    paper.right(from, y, end, &block.note, theme.quiet);
                }
            } else if last && block.tail_fits() {
                let bounds = block.text.layout().row(row);
                let from = x + bounds.indent + bounds.width;
                tail(block, paper, (from, y), right);
            }
        }
    }
}

/// The bar down the margin beside words that not everybody may read.
fn bar(block: &Block, paper: &mut Paper<'_>, area: Rect, y: u16) {
    let theme = paper.theme;
    let x = area.x + BAR;
    paper.text(x, y, x + 1, theme.readers(block.readers), theme.strong);
}

fn words(
    block: &Block,
    marks: Option<&Marks>,
    paper: &mut Paper<'_>,
    area: Rect,
    row: usize,
    style: Style,
) {
    let (slip, marked) = (paper.theme.slip, paper.theme.marked);
    let slips = marks.into_iter().flat_map(|marks| slips(marks, block));
    let slips = slips.map(|range| StyleRange { range, style: slip });
    let selected = block.text.selection();
    let selected = selected.map(|range| StyleRange {
        range,
        style: marked,
    });
    let ranges: Vec<StyleRange> = slips.chain(selected).collect();
    let painting = Painting {
        text: block.text.text(),
        layout: block.text.layout(),
        style,
        ranges: &ranges,
    };
    painting.paint(paper.buffer, area, row, row..row + 1);
    paper.touch(area);
}

/// What stands after a block's words.
fn tail(block: &Block, paper: &mut Paper<'_>, (x, y): (u16, u16), right: u16) {
    let theme = paper.theme;
    let x = paper.fitted(x, y, right, &block.after, theme.text);
    if !block.note.is_empty() {
        let x = if x == 0 { x } else { x + 2 };
        paper.fitted(x, y, right, &block.note, theme.quiet);
    }
}

/// Scrolls, the caret left where it is.
pub(super) fn scroll(ui: &mut Ui, rows: isize) {
    let Some(session) = ui.session.as_mut() else {
        return;
    };
    let sheet = &mut session.sheet;
    sheet.top = if rows < 0 {
        sheet.up(sheet.top, rows.unsigned_abs())
    } else {
        sheet.down(sheet.top, rows.unsigned_abs())
    };
}

/// A click: the caret goes there.
pub(super) fn click(ui: &mut Ui, area: Rect, mouse: Mouse, out: &mut Vec<Effect>) {
    let now = ui.now;
    let Some(session) = ui.session.as_mut() else {
        return;
    };
    let rows = seen(&session.sheet, usize::from(area.height));
    let row = usize::from(mouse.row - area.y);
    session.flush(now, out);
    session.pause_typing();
    let sheet = &mut session.sheet;
    match rows.get(row) {
        Some(Line::Words(block, row)) if sheet.blocks()[*block].holds_caret() => {
            sheet.stand(*block);
            let column = mouse.column.saturating_sub(area.x + MARGIN);
            if let Some(block) = sheet.block_mut() {
                block.text.click(*row, column, mouse.shift);
            }
        }
        Some(Line::Tail(block)) => sheet.stand(*block),
        // Below everything there is room to write.
        Some(Line::Blank) if rows[row..].iter().all(|l| *l == Line::Blank) => sheet.stand_at_end(),
        _ => {}
    }
    sheet.tidy();
}
