//! The review, drawn: fields at the left, the papers at the right; below where it is narrow.

use ratatui::layout::Rect;
use ratatui::style::Style;

use super::rows::{Heading, Row};
use super::source::clip;
use super::{Page, Standing};
use crate::import::draft::Field;
use crate::tui::editor::grapheme::measure;
use crate::tui::paper::{Panel, Paper, stamp};
use crate::tui::screens::list;
use crate::tui::ui::Ui;
use crate::tui::words::wrap;

/// From so many columns on the papers stand beside the fields.
const WIDE: u16 = 100;

/// No row shows more of a value, in bytes.
pub(super) const VALUE: usize = 800;

/// Where the parts lie.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub(super) struct Areas {
    pub sum: Rect,
    pub list: Rect,
    /// What is said of the marked row, or where its words are mended.
    pub detail: Rect,
    pub title: Rect,
    pub source: Rect,
}

/// What is wanted below the list.
#[derive(Clone, Copy, Debug)]
pub(super) enum BelowList {
    /// So many rows of words being mended.
    Mend(u16),
    /// So many rows that tell of the marked row.
    Said(u16),
}

/// Lays the page out; `content` says what is wanted below the list.
pub(super) fn areas(body: Rect, content: BelowList, whole: bool) -> Areas {
    let row = |y: u16, height: u16, x: u16, width: u16| Rect::new(x, y, width, height);
    if whole {
        let title = body.height.min(1);
        return Areas {
            title: row(body.y, title, body.x, body.width),
            source: row(body.y + title, body.height - title, body.x, body.width),
            ..Areas::default()
        };
    }
    let wide = body.width >= WIDE;
    let left = if wide {
        body.width * 11 / 20
    } else {
        body.width
    };
    let below = if wide || body.height < 14 {
        0
    } else {
        body.height * 2 / 5
    };
    let sum = body.height.min(1);
    let gap = u16::from(wide && body.height >= 14);
    let room = body.height - sum - gap - below;
    let rows = match (room, content) {
        (0..=3, _) | (4..=7, BelowList::Said(_)) => 0,
        (4..=7, BelowList::Mend(_)) => 2,
        (8..=14, BelowList::Said(rows)) => (rows + 1).clamp(3, room / 2 + 1),
        (_, BelowList::Said(rows)) => (rows + 1).clamp(5, room / 2),
        (_, BelowList::Mend(rows)) => (rows + 1).clamp(3, room - 3),
    };
    let list = room - rows;
    let y = body.y + sum + gap;
    let (title, source) = if wide {
        let (x, width) = (body.x + left + 1, body.width - left - 1);
        let title = body.height.min(1);
        (
            row(body.y, title, x, width),
            row(body.y + title, body.height - title, x, width),
        )
    } else {
        let y = y + list + rows;
        let title = below.min(1);
        (
            row(y, title, body.x, body.width),
            row(y + title, below - title, body.x, body.width),
        )
    };
    Areas {
        sum: row(body.y, sum, body.x, left),
        list: row(y, list, body.x, left),
        detail: row(y + list, rows, body.x, left),
        title,
        source,
    }
}

impl Page {
    pub(super) fn areas(&self, body: Rect) -> Areas {
        let content = match &self.mend {
            Some(mend) => BelowList::Mend(mend.rows().max(1)),
            None => BelowList::Said(self.wanted),
        };
        areas(body, content, self.whole)
    }

    pub(super) fn draw_all(&self, ui: &Ui, paper: &mut Paper<'_>, body: Rect) {
        let areas = self.areas(body);
        let mend = self.mend.as_ref().map(super::Mend::state);
        let of = (self.drawn, self.list, self.view, self.whole, mend, body);
        let stale = paper.stale(Panel::Page, stamp(of));
        if stale {
            paper.blank(body);
            let proposal = self.draft.proposal();
            let papers = (areas.title, areas.source);
            self.view.draw(proposal, self.place(), paper, papers);
            if !self.whole {
                if areas.title.x > body.x {
                    let post = Rect::new(body.x, body.y, body.width, body.height);
                    paper.post(post, areas.title.x - 1);
                }
                list::sum(paper, areas.sum, &self.summary(paper), None);
                self.draw_list(paper, areas.list);
                self.draw_detail(paper, areas.detail);
            }
        }
        if let Some(mend) = &self.mend
            && areas.detail.height > 1
            && ui.form.is_none()
        {
            let at = areas.detail;
            let width = at.width.saturating_sub(2);
            mend.draw(paper, Rect::new(at.x + 1, at.y + 1, width, at.height - 1));
        }
    }

    fn summary(&self, paper: &Paper<'_>) -> String {
        let table = &self.table;
        if table.empty {
            return "Nothing could be read that belongs to a meeting".to_owned();
        }
        let mut parts = vec![
            match table.open {
                0 => "Nothing to settle".to_owned(),
                n => format!("{n} to settle"),
            },
            format!("{} read", table.read),
        ];
        if table.noticed > 0 {
            parts.push(format!("{} noticed", table.noticed));
        }
        match table.passed {
            0 => {}
            1 => parts.push("1 line passed over".to_owned()),
            n => parts.push(format!("{n} lines passed over")),
        }
        parts.join(&format!(" {} ", paper.theme.dot()))
    }

    fn draw_list(&self, paper: &mut Paper<'_>, area: Rect) {
        let shown = self.table.rows.iter().enumerate().skip(self.list.top);
        for (y, (i, row)) in (area.top()..area.bottom()).zip(shown) {
            let marked = i == self.list.at;
            let (x, right) = (area.x + 2, area.right().saturating_sub(1));
            match *row {
                Row::Heading(heading) => {
                    let theme = paper.theme;
                    let style = match heading {
                        Heading::Lacking(_) => theme.accent,
                        _ => theme.quiet,
                    };
                    paper.fitted(x, y, right, heading.words(), style);
                }
                Row::Field(at) => {
                    if let Some(field) = self.draft.fields().get(at) {
                        self.draw_field(paper, area, y, (at, field), marked);
                    }
                }
                Row::Make => {
                    let style = list::mark(paper, area, y, marked);
                    let end = paper.fitted(x, y, right, "Make the meeting", style);
                    let (words, style) = self.readiness(paper);
                    paper.fitted(end + 3, y, right, &words, style);
                }
                Row::Notice(_) | Row::Remark(..) | Row::Passed(_) => {
                    let style = list::mark(paper, area, y, marked);
                    let theme = paper.theme;
                    let mark = if matches!(row, Row::Notice(_)) {
                        "!"
                    } else {
                        theme.dot()
                    };
                    paper.text(x, y, right, mark, theme.accent);
                    let beside = self.beside_of(*row);
                    let end = paper.right(x + 20, y, right, &beside, theme.quiet);
                    let words = self.words_of(*row);
                    paper.fitted(x + 2, y, end.saturating_sub(2), clip(words, VALUE), style);
                }
            }
        }
    }

    /// What stands beside the row where the meeting is made.
    fn readiness(&self, paper: &Paper<'_>) -> (String, Style) {
        let theme = paper.theme;
        if let Some(why) = self.draft.lacks() {
            return (why.into_string(), theme.accent);
        }
        match self.table.open {
            0 => ("all is settled".to_owned(), theme.quiet),
            1 => ("1 field is still to settle".to_owned(), theme.quiet),
            n => (format!("{n} fields are still to settle"), theme.quiet),
        }
    }

    fn draw_field(
        &self,
        paper: &mut Paper<'_>,
        area: Rect,
        y: u16,
        (at, field): (usize, &Field),
        marked: bool,
    ) {
        let theme = paper.theme;
        let right = area.right().saturating_sub(1);
        let style = list::mark(paper, area, y, marked);
        let (mark, looks) = match field.standing {
            Standing::Open => ("?", theme.accent),
            Standing::Taken => (theme.tick(), theme.quiet),
            Standing::Dropped => ("x", theme.quiet),
        };
        let x = area.x + 2;
        paper.text(x, y, right, mark, looks);
        let dropped = field.standing == Standing::Dropped;
        let style = if dropped && !marked {
            theme.quiet
        } else {
            style
        };
        let beside = self.standing_in_words(at, field);
        let wanted = measure(&beside) as u16;
        let room = area.width.saturating_sub(self.table.labels + 20);
        let end = if wanted > 0 && wanted <= room {
            let looks = if field.standing == Standing::Open {
                theme.accent
            } else {
                theme.quiet
            };
            paper.right(x, y, right, &beside, looks).saturating_sub(2)
        } else {
            right
        };
        let x = x + 2 + 2 * u16::from(field.depth.min(4));
        if self.table.folds.get(at).copied().unwrap_or(false) {
            let sign = if self.unfolded.contains(&at) {
                "-"
            } else {
                "+"
            };
            paper.text(x, y, end, sign, theme.quiet);
        }
        let value = area.x + 7 + self.table.labels;
        let label = if marked { style } else { theme.quiet };
        paper.fitted(
            x + 2,
            y,
            value.saturating_sub(1).min(end),
            &field.label,
            label,
        );
        if field.value.is_blank() {
            paper.fitted(value, y, end, "not found", theme.quiet);
        } else {
            paper.fitted(value, y, end, clip(&field.value, VALUE), style);
        }
    }

    /// How a field stands, at the end of its row.
    fn standing_in_words(&self, at: usize, field: &Field) -> String {
        let below = self.table.open_below.get(at).copied().unwrap_or(0);
        match field.standing {
            Standing::Open => "to settle".to_owned(),
            Standing::Dropped => "dropped".to_owned(),
            Standing::Taken if below > 0 => format!("{below} to settle"),
            Standing::Taken if field.mended => "mended".to_owned(),
            Standing::Taken if field.before.is_some() => "differs".to_owned(),
            Standing::Taken => String::new(),
        }
    }

    fn draw_detail(&self, paper: &mut Paper<'_>, area: Rect) {
        if area.height == 0 {
            return;
        }
        let theme = paper.theme;
        paper.rule(area, area.y);
        if let Some(mend) = &self.mend {
            let label = self.draft.fields().get(mend.field);
            let label = label.map_or("", |f| f.label.as_str());
            let words = format!(" Mend: {} ", clip(label, 60));
            let end = area.right().saturating_sub(1);
            paper.fitted(area.x + 2, area.y, end, &words, theme.accent);
            return;
        }
        let open = self
            .field()
            .is_some_and(|(_, f)| f.standing == Standing::Open);
        let width = usize::from(area.width.saturating_sub(2));
        let lines = wrap(&self.said(), width);
        let seen = usize::from(area.height.saturating_sub(1));
        for (i, line) in lines.iter().enumerate().take(seen) {
            let y = area.y + 1 + i as u16;
            let style = if open && i == 0 {
                theme.text
            } else {
                theme.quiet
            };
            let mut end = paper.text(area.x + 1, y, area.right(), line, style);
            if i + 1 == seen && lines.len() > seen {
                end = end.min(area.right().saturating_sub(1));
                paper.text(end, y, area.right(), theme.more(), theme.quiet);
            }
        }
    }
}
