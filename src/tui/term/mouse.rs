//! The mouse as terminals send it.

use super::decode::{Token, number};
use crate::tui::input::{Button, Mouse, MouseKind};

/// The mouse as SGR mode 1006 sends it: what, column and row from 1.
pub(super) fn sgr(parameters: &[u8], down: bool) -> Option<Mouse> {
    let mut fields = parameters.split(|b| *b == b';').map(number);
    let (what, column, row) = (fields.next()?, fields.next()?, fields.next()?);
    mouse(what, down, column, row)
}

/// The mouse as terminals without mode 1006 send it: three bytes, each 32 too high. Nothing if they
/// have not all come.
pub(super) fn old(bytes: &[u8]) -> Option<Token> {
    let [what, column, row, ..] = *bytes else {
        return None;
    };
    let n = |byte: u8| u32::from(byte.saturating_sub(32));
    let down = n(what) & 3 != 3 || n(what) & 64 != 0;
    let mouse = mouse(n(what), down, n(column), n(row));
    Some(mouse.map_or(Token::Nothing, Token::Mouse))
}

fn mouse(what: u32, down: bool, column: u32, row: u32) -> Option<Mouse> {
    let button = match what & 3 {
        0 => Some(Button::Left),
        1 => Some(Button::Middle),
        2 => Some(Button::Right),
        _ => None,
    };
    let kind = match (what & (128 | 64 | 32), button) {
        (64, _) => match what & 3 {
            0 => MouseKind::ScrollUp,
            1 => MouseKind::ScrollDown,
            2 => MouseKind::ScrollLeft,
            _ => MouseKind::ScrollRight,
        },
        (32, Some(button)) => MouseKind::Drag(button),
        (32, None) => MouseKind::Moved,
        (0, Some(button)) if down => MouseKind::Down(button),
        (0, Some(button)) => MouseKind::Up(button),
        // The old way does not tell which button came up.
        (0, None) => MouseKind::Up(Button::Left),
        _ => return None,
    };
    Some(Mouse {
        kind,
        column: u16::try_from(column.saturating_sub(1)).unwrap_or(u16::MAX),
        row: u16::try_from(row.saturating_sub(1)).unwrap_or(u16::MAX),
        ctrl: what & 16 != 0,
        alt: what & 8 != 0,
        shift: what & 4 != 0,
    })
}
