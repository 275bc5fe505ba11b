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
            !["SSH_CONNECTION", "SSH_TTY"].iter().any(|n| is_set(&n))
        } else {
            ["WAYLAND_DISPLAY", "DISPLAY"].iter().any(|n| is_set(&n))
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

#[cfg(test)]
mod tests {
    #![cfg(unix)]

    use super::*;
    use crate::app::testing::Folder;

    /// A script that stands in for the opener: it writes down how it was called.
    fn stand_in(folder: &Folder, script: &str) -> Opener {
        use std::os::unix::fs::PermissionsExt;
        let path = folder.path().join("opener");
        std::fs::write(&path, format!("#!/bin/sh\n{script}\n")).unwrap();
        std::fs::set_permissions(&path, std::fs::Permissions::from_mode(0o700)).unwrap();
        Opener::standing_in(path)
    }

    /// What stands in a file, as soon as anything does.
    fn heard(path: &Path) -> String {
        for _ in 0..1000 {
            if let Ok(said) = std::fs::read_to_string(path)
                && said.ends_with("end\n")
            {
                return said;
            }
            std::thread::sleep(std::time::Duration::from_millis(10));
        }
        panic!("the opener was not started");
    }

    #[test]
    fn a_path_is_handed_over_whole_and_through_no_shell() {
        let folder = Folder::new("opener");
        let log = folder.path().join("log");
        let script = format!(
            "{{ echo $#; printf '%s\\n' \"$1\"; cat; echo end; }} > {}; echo noise; echo more >&2",
            log.display()
        );
        let opener = stand_in(&folder, &script);
        let path = folder.path().join("a; touch x $(echo b) 'c'.docx");
        let told = opener.open(&path).unwrap();
        assert!(told.contains("was asked to open"), "{told}");
        let said = heard(&log);
        assert_eq!(said, format!("1\n{}\nend\n", path.display()));
    }

    #[test]
    fn nobody_waits_for_what_opens() {
        let folder = Folder::new("opener");
        let opener = stand_in(&folder, "sleep 20");
        let from = std::time::Instant::now();
        opener.open(folder.path()).unwrap();
        assert!(from.elapsed() < std::time::Duration::from_secs(10));
    }

    #[test]
    fn without_a_desktop_or_a_program_that_is_said_with_what_helps() {
        let nothing = Opener::of_system(|_| None);
        if !cfg!(target_os = "macos") {
            let why = nothing.open(Path::new("/tmp/minutes.docx")).unwrap_err();
            assert_eq!(
                why.why.in_a_line(),
                "There is no desktop here to open /tmp/minutes.docx on, as over SSH. c copies the \
                 path of what was written."
            );
            let empty = Opener::of_system(|_| Some(OsString::new()));
            assert!(!empty.desktop);
            assert!(Opener::of_system(|name| (name == "DISPLAY").then(|| ":0".into())).desktop);
        }
        let why = Opener::standing_in("/nowhere/xdg-open")
            .open(Path::new("/tmp/minutes.docx"))
            .unwrap_err();
        assert!(
            why.why
                .in_a_line()
                .starts_with("There is no program /nowhere/xdg-open here"),
            "{}",
            why.why.in_a_line()
        );
    }
}
