//! From a pack to the first item open, in a real terminal: how many keys it takes. At most ten, and
//! two more for each field that is uncertain.
//!
//! The Westminster pack is looked for beside the repository (`../shared/seeds`), or where
//! `QUORATE_WESTMINSTER` says; without it that test passes with a note.
#![cfg(unix)]
#![expect(
    clippy::unwrap_used,
    reason = "helpers of tests stop where a test would"
)]

use std::path::{Path, PathBuf};

use crate::program::Workdir;
use crate::pty::{Program, Terminal};
use quorate::tui::key::script;

const WESTMINSTER: &str = "shared/seeds/002_d3df3fe3fbe51772.txt";

/// An officer who counts their keys.
struct Officer {
    terminal: Terminal,
    keys: usize,
}

impl Officer {
    fn presses(&mut self, keys: &str) {
        self.keys += script(keys).unwrap().len();
        self.terminal.keys(keys);
    }

    /// How many fields the review still wants settled.
    fn to_settle(&self) -> usize {
        let text = self.terminal.text();
        let sum = text.lines().find(|l| l.contains(" read \u{B7} ")).unwrap();
        if sum.contains("Nothing to settle") {
            return 0;
        }
        sum.split_whitespace().next().unwrap().parse().unwrap()
    }
}

/// Plays a pack until its first item is open; the keys it took, and the fields that were uncertain.
fn played(workdir: &Workdir, pack: &Path) -> (usize, usize) {
    let terminal = Program::new(env!("CARGO_BIN_EXE_quorate"))
        .env("HOME", workdir.path(""))
        .env("QUORATE_SESSIONS", workdir.path("sessions"))
        .env("QUORATE_OFFICER", "A. Clerk")
        .folder(workdir.path(""))
        .arg("new")
        .arg("--from")
        .arg(pack)
        .start();
    terminal.wait_for(" read \u{B7} ");
    let mut officer = Officer { terminal, keys: 0 };
    let uncertain = officer.to_settle();
    while officer.to_settle() > 0 {
        let open = officer.to_settle();
        officer.presses("<Enter>");
        let sum = format!(" {open} to settle ");
        officer.terminal.wait_without(&sum);
    }
    officer.terminal.wait_for("all is settled");
    officer.presses("<Enter>");
    officer.terminal.wait_for("not open yet");
    officer.presses("<F2>A");
    officer.terminal.wait_for("everybody accounted for");
    // The pack's day is over: one key more keeps its own day.
    officer.presses("O<Enter><Enter><Enter>");
    officer.terminal.wait_for("clock runs on");
    officer.presses("<F12><C-Space>t");
    officer.terminal.wait_for("[1 ");
    let keys = officer.keys;
    // What was made is on the disk.
    crate::pty::wait_for("the item to be saved", || {
        let sessions = std::fs::read_dir(workdir.path("sessions")).unwrap();
        let mut made = sessions.map(|entry| entry.unwrap().path());
        let made = made.find(|path| path.extension().is_some_and(|e| e == "ron"));
        let made = made.unwrap();
        let shown = workdir.run(&["log", &made.to_string_lossy()]).out;
        shown.contains("Opened") || shown.contains("opened")
    });
    officer.terminal.kill_9();
    (keys, uncertain)
}

#[test]
fn a_pack_with_a_doubt_is_opened_within_the_keys_that_are_promised() {
    let workdir = Workdir::new();
    let home = Path::new(env!("CARGO_MANIFEST_DIR"));
    let pack = home.join("tests/packs/borough-scrutiny/papers.odt");
    let (keys, uncertain) = played(&workdir, &pack);
    assert!(uncertain > 0, "nothing in it is uncertain");
    assert!(keys <= 10 + 2 * uncertain, "{keys} keys for {uncertain}");
}

#[test]
fn the_westminster_pack_is_opened_within_the_keys_that_are_promised() {
    let home = PathBuf::from(env!("CARGO_MANIFEST_DIR"));
    let named = std::env::var_os("QUORATE_WESTMINSTER").map(PathBuf::from);
    let beside = home.ancestors().skip(1).take(2);
    let beside = beside.map(|dir| dir.join(WESTMINSTER));
    let Some(pack) = named.into_iter().chain(beside).find(|p| p.is_file()) else {
        eprintln!("The Westminster pack isn't at hand: nothing was played.");
        return;
    };
    let workdir = Workdir::new();
    let (keys, uncertain) = played(&workdir, &pack);
    eprintln!("{keys} keys, {uncertain} uncertain fields");
    assert!(keys <= 10 + 2 * uncertain, "{keys} keys for {uncertain}");
}
