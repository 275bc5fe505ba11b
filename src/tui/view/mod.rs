//! Views: the model, read, onto the screen's cells. They change nothing, and draw only what has
//! changed since they last drew.

mod chrome;
mod drawer;
mod menu;
mod paper;

use ratatui::layout::Rect;

use super::model::{Model, Over, Screen};
pub use chrome::hints;
pub use paper::{Memory, Panel, Paper, stamp};

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
    let (width, height) = model.desk.size;
    let header = match model.top() {
        Screen::Meeting(_) => 1,
        Screen::ReadBack(_) => 0,
        _ => 2,
    };
    let foot = chrome::foot_rows(model);
    let drawer = model.desk.form.as_ref().map_or(0, |form| {
        let most = height.saturating_sub(header + foot + 4);
        drawer::rows(form, &model.desk).min(most)
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
    let desk = &model.desk;
    let size = desk.size;
    if too_small(size) {
        paper.arrange(stamp(("too small", size, desk.theme.looks.dark)));
        chrome::too_small(desk, paper);
        return;
    }
    let parts = parts(model);
    let over = match &model.over {
        Over::Nothing | Over::Begun => 0,
        Over::Palette(_) => 1,
        Over::Help(_) => 2,
    };
    let kind = std::mem::discriminant(model.top());
    let page = model.top().page().arrangement(desk);
    paper.arrange(stamp((parts, over, kind, model.depth(), page)));
    if let Over::Help(help) = &model.over {
        help.draw(desk, paper);
        return;
    }
    if parts.header.height > 0 {
        chrome::header(model, paper, parts.header);
    }
    model.top().page().draw(desk, paper, parts.body);
    if let Some(form) = &desk.form {
        drawer::draw(form, desk, paper, parts.drawer);
    }
    chrome::foot(model, paper, parts.foot);
    if let Over::Palette(palette) = &model.over {
        palette.draw(desk, paper);
    }
}
