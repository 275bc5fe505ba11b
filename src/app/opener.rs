//! Files and folders opened with the program that the desktop has for them.
//!
//! The path is handed over as one argument and never through a shell. What is started is a process of
//! a group of its own that reads and says nothing here, and nobody waits for it but a thread that
//! takes note of its end.

use std::ffi::OsString;
use std::path::Path;
use std::process::{Command, Stdio};

use super::fail::{Exit, Fail};
use super::pdf::guard;
use crate::meeting::text::Text;

/// What opens files here.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Opener {
    /// The program.
    program: OsString,
    /// Whether there is a desktop for it to open them on.
    desktop: bool,
}

impl Opener {
    /// The one of this system, with what its environment says of a desktop.
    pub(crate) fn of_system(env: impl Fn(&str) -> Option<OsString>) -> Self {
        let is_set = |name: &&str| env(name).is_some_and(|value| !value.is_empty());
        let there = if cfg!(any(windows, target_os = "macos")) {
            // Whoever came by SSH sits before another screen.
            !["SSH_CONNECTION", "SSH_TTY"].iter().any(is_set)
        } else {
            ["WAYLAND_DISPLAY", "DISPLAY"].iter().any(is_set)
        };
        let program = if cfg!(windows) {
            "explorer.exe"
        } else if cfg!(target_os = "macos") {
            "open"
        } else {
            "xdg-open"
        };
        Self {
            program: program.into(),
            desktop: there,
        }
    }

    /// A program that stands in for it.
    #[cfg(test)]
    pub(crate) fn standing_in(program: impl Into<OsString>) -> Self {
        Self {
            program: program.into(),
            desktop: true,
        }
    }

    /// Has a file or a folder opened; what was asked of which program.
    ///
    /// # Errors
    /// When there is no desktop, or nothing that opens files on it.
    pub(crate) fn open(&self, path: &Path) -> Result<String, Fail> {
        let shown = Text::line(&path.to_string_lossy());
        let way_out = "c copies the path of what was written.";
        if !self.desktop {
            return Err(Fail::new(
                Exit::Refused,
                format!("There is no desktop here to open {shown} on, as over SSH."),
                way_out,
            ));
        }
        let mut command = Command::new(&self.program);
        command
            .arg(path)
            .stdin(Stdio::null())
            .stdout(Stdio::null())
            .stderr(Stdio::null());
        guard::apart(&mut command);
        let program = Text::line(&self.program.to_string_lossy());
        match command.spawn() {
            Ok(mut child) => {
                // Without the thread the process is taken note of when Quorate ends.
                let _ = std::thread::Builder::new()
                    .name("opener".to_owned())
                    .spawn(move || child.wait());
                Ok(format!("{program} was asked to open {shown}."))
            }
            Err(error) if error.kind() == std::io::ErrorKind::NotFound => Err(Fail::new(
                Exit::Refused,
                format!("There is no program {program} here, which would open {shown}."),
                way_out,
            )),
            Err(error) => Err(Fail::new(
                Exit::Refused,
                format!("{program} can\u{2019}t be started: {error}."),
                way_out,
            )),
        }
    }
}

#[cfg(all(test, unix))]
#[allow(
    clippy::unwrap_used,
    clippy::panic,
    reason = "a test that can't go on should stop where it stands"
)]
#[path = "opener_tests.rs"]
mod tests;
