//! Words that go into the clipboard of the terminal.

use std::io::Write;

use super::Runtime;
use crate::meeting::Refusal;
use crate::tui::port::News;
use crate::tui::term::{CLIPBOARD_LIMIT, to_clipboard};

impl Runtime<'_> {
    /// Puts words into the clipboard of the terminal, which never says whether it took them.
    pub(super) fn copy(&mut self, text: &str, told: String) -> Result<News, Refusal> {
        let capabilities = self.canvas.capabilities();
        if capabilities.simple {
            return Err(Refusal::new(
                "This terminal has no clipboard for programs.",
                "quorate minute SESSION --item N prints the minute.",
            ));
        }
        let Some(bytes) = to_clipboard(text, capabilities.tmux) else {
            return Err(Refusal::new(
                format!(
                    "That is too much for a terminal\u{2019}s clipboard: {} bytes, and {CLIPBOARD_LIMIT} is the most.",
                    text.len()
                ),
                "quorate minute SESSION --item N -o FILE writes it to a file.",
            ));
        };
        let written = self.screen.write_all(&bytes);
        written.map_err(|e| Refusal::from(format!("The terminal did not take it: {e}.")))?;
        Ok(News::Copied(told))
    }
}
