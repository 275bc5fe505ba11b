//! Views: the model, read, onto the screen's cells. They change nothing, and draw only what has
//! changed since they last drew.

mod chrome;
mod drawer;
mod menu;

use ratatui::layout::Rect;

use super::model::{Model, Overlay, Screen};
use super::paper::{Paper, stamp};
pub use chrome::hints;
pub(in crate::tui) use chrome::{count_in_words, saved_in_words};

/// The smallest window that a record can be written in.
pub const LEAST: (u16, u16) = (40, 10);

/// Where the parts of the window lie.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct Parts {
    /// The header, its rule included.
    pub header: Rect,
    /// The page.
    pub body: Rect,
    /// The form above the foot; empty if there is none.
    pub drawer: Rect,
    /// The foot, its rule included.
    pub foot: Rect,
}

/// Whether the window is too small to work in.
pub fn too_small(size: (u16, u16)) -> bool {
    size.0 < LEAST.0 || size.1 < LEAST.1
}

/// Where the parts of the window lie, for what the model shows.
pub fn parts(model: &Model) -> Parts {
    let (width, height) = model.ui.size;
    let header = match model.top() {
        Screen::Meeting(_) => 1,
        Screen::ReadBack(_) => 0,
        _ => 2,
    };
    let foot = chrome::foot_rows(model);
    let drawer = model.ui.form.as_ref().map_or(0, |form| {
        let most = height.saturating_sub(header + foot + 4);
        drawer::rows(form, &model.ui).min(most)
    });
    let header = header.min(height);
    let foot = foot.min(height - header);
    let drawer = drawer.min(height - header - foot);
    let body = height - header - foot - drawer;
    Parts {
        header: Rect::new(0, 0, width, header),
        body: Rect::new(0, header, width, body),
        drawer: Rect::new(0, header + body, width, drawer),
        foot: Rect::new(0, header + body + drawer, width, foot),
    }
}

/// Draws what has changed.
pub fn draw(model: &Model, paper: &mut Paper<'_>) {
    let ui = &model.ui;
    let size = ui.size;
    if too_small(size) {
        paper.arrange(stamp(("too small", size, ui.theme.looks.dark)));
        chrome::too_small(ui, paper);
        return;
    }
    let parts = parts(model);
    let over = match &model.overlay {
        Overlay::Nothing | Overlay::Begun => 0,
        Overlay::Palette(_) => 1,
        Overlay::Help(_) => 2,
    };
    let kind = std::mem::discriminant(model.top());
    let page = model.top().page().arrangement(ui);
    paper.arrange(stamp((parts, over, kind, model.depth(), page)));
    if let Overlay::Help(help) = &model.overlay {
        help.draw(ui, paper);
        return;
    }
    if parts.header.height > 0 {
        chrome::header(model, paper, parts.header);
    }
    model.top().page().draw(ui, paper, parts.body);
    if let Some(form) = &ui.form {
        drawer::draw(form, ui, paper, parts.drawer);
    }
    chrome::foot(model, paper, parts.foot);
    if let Overlay::Palette(palette) = &model.overlay {
        palette.draw(ui, paper);
    }
}
