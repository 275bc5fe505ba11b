//! The form at the foot of the screen: what was answered, the question, and the list to choose
//! from.

use ratatui::layout::Rect;

use super::super::editor::grapheme::measure;
use super::super::forms::Form;
use super::super::ui::Ui;
use crate::tui::paper::Paper;

/// The longest list shown.
const MOST: usize = 10;
/// The longest shown over a slow line; the arrows go on through it.
const FEW: usize = 4;

/// Rows that the form would like.
pub(super) fn rows(form: &Form, ui: &Ui) -> u16 {
    let most = if ui.theme.looks.slow_line { FEW } else { MOST };
    2 + form.step().rows(ui).len().min(most) as u16
}

/// Draws it; it is drawn whole at each key that it gets.
pub(super) fn draw(form: &Form, ui: &Ui, paper: &mut Paper<'_>, area: Rect) {
    paper.blank(area);
    if area.height == 0 {
        return;
    }
    let theme = paper.theme;
    paper.rule(area, area.y);
    let title = format!(" {} ", form.title());
    let mut x = paper.text(area.x + 2, area.y, area.right(), &title, theme.accent);
    for answered in form.so_far(ui) {
        if !answered.is_empty() {
            let words = format!("{} {answered} ", theme.dot());
            let end = area.right().saturating_sub(2);
            x = paper.fitted(x.min(end), area.y, end, &words, theme.quiet);
        }
    }
    let step = form.step();
    let (x, right) = (area.x + 1, area.right().saturating_sub(1));
    let list = step.rows(ui);
    let y = area.y + 1;
    if y < area.bottom() {
        let x = paper.fitted(x, y, right, &step.prompt, theme.strong) + 1;
        let mut right = right;
        if let Some((key, words)) = step.aside() {
            // Its key is always there to be seen, however long the words beside it.
            let wide = (measure(&key) + 1 + measure(&words)) as u16;
            let begins = right.saturating_sub(wide).max(x + 8);
            let at = paper.text(begins, y, right, &key, theme.accent) + 1;
            let style = if step.marks_nobody() {
                paper.text(begins - 2, y, right, theme.pointer(), theme.accent);
                theme.strong
            } else {
                theme.text
            };
            paper.fitted(at, y, right, &words, style);
            right = begins.saturating_sub(2);
        }
        if let Some(field) = step.field() {
            let room = Rect::new(x, y, right.saturating_sub(x), 1);
            if room.width > 0 {
                let mut shown = field.clone();
                let caret = shown.paint(paper.buffer, room, theme.text, theme.marked);
                paper.touch(room);
                paper.put_caret(caret, y);
            }
        }
    }
    let seen = usize::from(area.height.saturating_sub(2));
    let first = (step.marked() + 1).saturating_sub(seen);
    for (i, row) in list.iter().enumerate().skip(first).take(seen) {
        let y = area.y + 2 + (i - first) as u16;
        let here = i == step.marked() && !step.marks_nobody();
        let style = if here { theme.strong } else { theme.text };
        let mark = if here { theme.pointer() } else { " " };
        paper.text(x, y, right, mark, theme.accent);
        let at = x + 2 + (6u16).saturating_sub(measure(&row.key) as u16 + 1).min(2);
        let at = paper.text(at, y, right, &row.key, theme.accent) + 2;
        let end = paper.fitted(at.max(x + 6), y, right, &row.words, style);
        if !row.beside.is_empty() {
            let from = (end + 2).max(x + 36);
            paper.fitted(from, y, right, &row.beside, theme.quiet);
        }
    }
}
