//! The terminal: where inputs come from, how the screen is taken over and drawn.
//!
//! The only room below the runtime that names the system's terminal calls; it knows nothing of
//! meetings. [`Source`] tells inputs and signals from a thread of its own; [`Screen`] takes the
//! terminal over and gives it back; [`mod@panic`] does so when the program fails.
//! [`Canvas`] draws.

mod burst;
mod caps;
mod clipboard;
#[cfg(any(windows, test))]
mod console;
mod decode;
mod draw;
#[cfg(test)]
mod draw_tests;
mod glyph;
mod mouse;
pub mod panic;
mod parser;
#[cfg(test)]
mod parser_tests;
mod paste;
mod pen;
mod screen;
mod shown;
mod sys;
#[cfg(unix)]
mod tty;
#[cfg(unix)]
mod unix;
#[cfg(windows)]
mod windows;

pub use caps::{Capabilities, Colors, Env};
pub use clipboard::{CLIPBOARD_LIMIT, to_clipboard};
pub use draw::{Canvas, MOST_COLUMNS, MOST_ROWS};
pub use glyph::plain_ascii;
pub use parser::Parser;
pub use paste::PASTE_LIMIT;
pub use screen::{Options, Screen, restore};
pub use sys::{Msg, Signal, Source, can_suspend, is_hang_up, is_terminal, request_suspend, size};
