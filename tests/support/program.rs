//! The program as other programs start it: in a folder of its own, with nothing of this machine's
//! settings, and with a fixed clock.
//!
//! A suite takes it in with `#[path = "../support/program.rs"] mod program;`.
#![allow(
    dead_code,
    unreachable_pub,
    reason = "each test file uses a part of it"
)]
#![allow(
    clippy::unwrap_used,
    reason = "a test that can't go on should stop where it stands"
)]

use std::io::Write;
#[cfg(unix)]
use std::path::Path;
use std::path::PathBuf;
use std::process::{Command, Stdio};
use std::sync::atomic::{AtomicU32, Ordering};

/// The fixed clock.
pub const NOW: &str = "2026-03-19T16:00:00+00:00";

/// A working folder that goes when the test is over.
pub struct Workdir(PathBuf);

/// What the program said and left with.
#[derive(Debug)]
pub struct Ran {
    /// Its exit code; -1 if a signal ended it.
    pub code: i32,
    /// Standard output.
    pub out: String,
    /// Standard error.
    pub err: String,
}

impl Workdir {
    /// A new, empty one.
    pub fn new() -> Self {
        static COUNT: AtomicU32 = AtomicU32::new(0);
        let n = COUNT.fetch_add(1, Ordering::Relaxed);
        let folder = std::env::temp_dir().join(format!("quorate-cli-{}-{n}", std::process::id()));
        let _ = std::fs::remove_dir_all(&folder);
        std::fs::create_dir_all(&folder).unwrap();
        Self(folder)
    }

    /// A path on it.
    pub fn path(&self, name: &str) -> PathBuf {
        // As the system writes it: with its own sign between folders.
        self.0.join(name.split('/').collect::<PathBuf>())
    }

    /// Puts a file on it.
    pub fn put(&self, name: &str, bytes: impl AsRef<[u8]>) -> PathBuf {
        let path = self.path(name);
        std::fs::create_dir_all(path.parent().unwrap()).unwrap();
        std::fs::write(&path, bytes).unwrap();
        path
    }

    /// What stands in a file on it.
    pub fn read(&self, name: &str) -> String {
        std::fs::read_to_string(self.path(name)).unwrap()
    }

    /// The program with these words on its command line, ready to be started.
    pub fn command(&self, words: &[&str]) -> Command {
        let mut command = Command::new(env!("CARGO_BIN_EXE_quorate"));
        command
            .args(words)
            .current_dir(&self.0)
            .env_clear()
            .env("HOME", &self.0)
            .env("QUORATE_SESSIONS", self.path("sessions"))
            .env("QUORATE_CONFIG", self.path("config"))
            .env("QUORATE_OFFICER", "A. Clerk")
            .stdin(Stdio::null());
        for name in ["PATH", "LLVM_PROFILE_FILE", "SystemRoot"] {
            if let Some(value) = std::env::var_os(name) {
                command.env(name, value);
            }
        }
        command
    }

    /// Runs it to its end.
    pub fn run(&self, words: &[&str]) -> Ran {
        let words = [&["--clock", NOW], words].concat();
        ran(&self.command(&words).output().unwrap())
    }

    /// Runs it to its end where programs are found in the folders of `path` alone.
    pub fn run_among(&self, path: &str, words: &[&str]) -> Ran {
        let words = [&["--clock", NOW], words].concat();
        ran(&self.command(&words).env("PATH", path).output().unwrap())
    }

    /// Runs it with something on its standard input.
    pub fn run_with(&self, words: &[&str], input: impl AsRef<[u8]>) -> Ran {
        self.run_at(NOW, words, input)
    }

    /// The same, with its clock standing still at another time.
    pub fn run_at(&self, time: &str, words: &[&str], input: impl AsRef<[u8]>) -> Ran {
        let words = [&["--clock", time], words].concat();
        let mut child = self
            .command(&words)
            .stdin(Stdio::piped())
            .stdout(Stdio::piped())
            .stderr(Stdio::piped())
            .spawn()
            .unwrap();
        // It may have refused to read on.
        let _ = child.stdin.take().unwrap().write_all(input.as_ref());
        ran(&child.wait_with_output().unwrap())
    }
}

impl Default for Workdir {
    fn default() -> Self {
        Self::new()
    }
}

impl Drop for Workdir {
    fn drop(&mut self) {
        let _ = std::fs::remove_dir_all(&self.0);
    }
}

/// A path that was printed, with a stroke between its folders as the tests write it. Elsewhere than on
/// Windows nothing is changed.
pub fn strokes(printed: &str) -> String {
    if cfg!(windows) {
        printed.replace('\\', "/")
    } else {
        printed.to_owned()
    }
}

fn ran(output: &std::process::Output) -> Ran {
    Ran {
        code: output.status.code().unwrap_or(-1),
        out: String::from_utf8(output.stdout.clone()).unwrap(),
        err: String::from_utf8(output.stderr.clone()).unwrap(),
    }
}

impl Ran {
    /// It must have gone well; what it printed.
    #[track_caller]
    pub fn well(self) -> String {
        assert_eq!(self.code, 0, "{self:?}");
        self.out
    }

    /// It must have left with `code` and said each of `words` on standard error.
    #[track_caller]
    pub fn badly(self, code: i32, words: &[&str]) -> String {
        assert_eq!(self.code, code, "{self:?}");
        for word in words {
            assert!(self.err.contains(word), "{word:?} is not in {}", self.err);
        }
        assert!(!self.err.contains("panicked"), "{}", self.err);
        self.out
    }
}

/// The permission bits of a file.
#[cfg(unix)]
pub fn mode(path: &Path) -> u32 {
    use std::os::unix::fs::PermissionsExt;
    std::fs::metadata(path).unwrap().permissions().mode() & 0o777
}
