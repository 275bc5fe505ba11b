//! The screens, a file (or a folder) each.

pub mod actions;
mod actions_rows;
pub mod answers;
pub mod branch;
pub mod check;
pub mod corrections;
pub mod export;
pub mod history;
mod history_rows;
pub mod library;
pub mod list;
pub mod meeting;
pub mod pack;
pub mod people;
pub mod preview;
pub mod programme;
pub mod readback;
pub mod review;
pub mod roll;
pub mod setup;

use ratatui::layout::Rect;

use super::ui::Ui;

/// Where the page lies while no form is open, for the mouse.
fn body(ui: &Ui) -> Rect {
    let (width, height) = ui.size;
    Rect::new(0, 2, width, height.saturating_sub(4))
}

#[cfg(test)]
mod tests;
