//! The files of a pack and the path being typed, drawn.

use ratatui::layout::Rect;

use super::{Page, paths};
use crate::tui::paper::{Panel, Paper, stamp};
use crate::tui::screens::list;
use crate::tui::ui::Ui;

impl Page {
    pub(super) fn draw_all(&self, ui: &Ui, paper: &mut Paper<'_>, body: Rect) {
        let areas = list::areas(body, 0);
        let files = self.files(areas.list.height);
        let y = areas.list.y + files;
        let caret = self.field.text_box().caret_cell();
        let of = (self.drawn, self.field.text(), caret, self.reads(), body);
        if paper.stale(Panel::Page, stamp(of)) {
            paper.blank(body);
            list::sum(paper, areas.sum, &self.summary(), None);
            self.draw_files(paper, areas.list);
            if let Some(reading) = &self.reading {
                let theme = paper.theme;
                let right = body.right().saturating_sub(1);
                let words = format!("{}{}", reading.words, theme.more());
                if y < areas.list.bottom() {
                    paper.fitted(body.x + 2, y, right, &words, theme.strong);
                }
            } else {
                self.draw_names(paper, areas.list, y + 1);
            }
        }
        if self.reading.is_none() && y < areas.list.bottom() {
            self.draw_field(ui, paper, body, y);
        }
    }

    /// Rows that the files take: what there is no room for is above.
    fn files(&self, height: u16) -> u16 {
        let count = self.pack.paths.len() as u16;
        count.min((height / 2).max(1))
    }

    fn summary(&self) -> String {
        match (self.follows.is_empty(), self.pack.paths.len()) {
            (true, 0) => "Which file is the pack? The front sheet first".to_owned(),
            (true, 1) => "1 file; supplements and addenda follow it".to_owned(),
            (true, n) => format!("{n} files, in this order"),
            (false, 0) => format!(
                "The meeting after {}; a pack can be laid over it",
                self.follows
            ),
            (false, n) => {
                let s = if n == 1 { "" } else { "s" };
                format!(
                    "The meeting after {}, with {n} file{s} laid over it",
                    self.follows
                )
            }
        }
    }

    fn draw_files(&self, paper: &mut Paper<'_>, area: Rect) {
        let theme = paper.theme;
        let right = area.right().saturating_sub(1);
        let rows = usize::from(self.files(area.height));
        let first = self.pack.paths.len() - rows;
        let shown = self.pack.paths.iter().enumerate().skip(first);
        for (y, (i, path)) in (area.y..).zip(shown) {
            let number = (i + 1).to_string();
            paper.right(area.x + 2, y, area.x + 4, &number, theme.quiet);
            paper.fitted(area.x + 6, y, right, path, theme.text);
        }
    }

    fn draw_field(&self, ui: &Ui, paper: &mut Paper<'_>, body: Rect, y: u16) {
        let theme = paper.theme;
        let x = paper.text(body.x + 1, y, body.right(), "File:", theme.strong) + 1;
        let width = body.right().saturating_sub(x + 1);
        if width == 0 {
            return;
        }
        let room = Rect::new(x, y, width, 1);
        let mut shown = self.field.clone();
        let caret = shown.paint(paper.buffer, room, theme.text, theme.marked);
        paper.touch(room);
        if ui.form.is_none() {
            paper.put_caret(caret, y);
        }
    }

    /// What the path could go on to.
    fn draw_names(&self, paper: &mut Paper<'_>, area: Rect, y: u16) {
        let theme = paper.theme;
        let right = area.right().saturating_sub(1);
        let y = y + u16::from(area.height >= 9);
        let seen = usize::from(area.bottom().saturating_sub(y));
        let folder = self.folder.as_ref();
        if let Some(Err(why)) = folder.and_then(|f| f.names.as_ref())
            && seen > 0
        {
            paper.fitted(area.x + 6, y, right, why, theme.quiet);
        }
        let first = self.marked.map_or(0, |at| (at + 1).saturating_sub(seen));
        for (y, at) in (y..area.bottom()).zip(first..self.fitting.len()) {
            let Some(named) = self.fitted(at) else {
                continue;
            };
            let style = if self.marked == Some(at) {
                paper.text(area.x + 4, y, right, theme.pointer(), theme.accent);
                theme.strong
            } else {
                theme.quiet
            };
            paper.fitted(area.x + 6, y, right, &paths::join("", named), style);
        }
    }
}
