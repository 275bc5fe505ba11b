//! What a colleague would ask first when something doesn't work: versions, terminal, clock, folders,
//! disk. Nothing of a meeting is in it, and no path above the officer's home.

use std::path::{Path, PathBuf};
use std::time::Duration;

use super::environment::Environment;
use crate::meeting::text::{clean, counted};
use crate::storage::probe::{Probe, probe};
use crate::storage::system;
use crate::tui::term::{Capabilities, Colors, Env};

/// A fact or more save later than this, and an officer would notice.
const SLOW: Duration = Duration::from_millis(200);

/// With less than this free the disk is told to be nearly full.
const LITTLE: u64 = 200_000_000;

/// A clock that differs by more seconds than this is told.
const OFF: i64 = 120;

/// The smallest window that the screen is laid out for.
const SMALLEST: (u16, u16) = (80, 24);

/// What was found, part by part, and what to see to.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(crate) struct Health {
    /// Title of each part, and its lines: what, and how it is.
    pub(crate) parts: Vec<(&'static str, Vec<(String, String)>)>,
    /// What to see to, in a sentence or two each.
    pub(crate) advice: Vec<String>,
}

/// What the terminal is.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(crate) struct Terminal {
    /// Its environment.
    pub(crate) env: Env,
    /// Columns and rows, where it is a terminal.
    pub(crate) size: Option<(u16, u16)>,
    /// What stands between the program and the terminal: tmux, screen, SSH.
    pub(crate) between: Vec<&'static str>,
    /// What the terminal calls itself, beside `TERM`.
    pub(crate) program: Option<String>,
}

impl Terminal {
    /// The terminal of this process, by its environment.
    pub(crate) fn of(get: impl Fn(&str) -> Option<String>, size: Option<(u16, u16)>) -> Self {
        let env = Env::read(&get);
        let has = |name: &str| get(name).is_some_and(|value| !value.is_empty());
        let is_screen = env.term.as_deref().is_some_and(|t| t.starts_with("screen"));
        let between = [
            ("tmux", has("TMUX")),
            ("screen", !has("TMUX") && (has("STY") || is_screen)),
            ("SSH", has("SSH_CONNECTION") || has("SSH_TTY")),
        ];
        Self {
            env,
            size,
            between: between.into_iter().filter(|b| b.1).map(|b| b.0).collect(),
            program: get("TERM_PROGRAM").filter(|name| !name.is_empty()),
        }
    }
}

/// Looks at everything once.
pub(crate) fn look(env: &Environment, terminal: &Terminal) -> Health {
    let mut health = Health::default();
    program(&mut health);
    of_terminal(&mut health, terminal);
    let folders = [
        (
            "sessions",
            env.library().ok().map(|l| l.folder().to_owned()),
        ),
        (
            "settings and phrases",
            env.book_folder().ok().map(|f| f.folder().to_owned()),
        ),
        (
            "index of all meetings",
            env.cache_folder().map(|f| f.folder().to_owned()),
        ),
    ];
    let probed: Vec<(&str, PathBuf, Probe)> = folders
        .into_iter()
        .filter_map(|(name, folder)| {
            let folder = folder?;
            let probe = probe(env.disk.as_ref(), &folder);
            Some((name, folder, probe))
        })
        .collect();
    clock(&mut health, env, probed.first().and_then(|p| p.2.ahead));
    let home = system::home();
    of_folders(&mut health, &probed, home.as_deref());
    health
}

fn program(health: &mut Health) {
    let has = [
        ("archive", cfg!(feature = "archive")),
        ("pdf", cfg!(feature = "pdf")),
        ("pdf-import", cfg!(feature = "pdf-import")),
    ];
    let parts: Vec<&str> = has.into_iter().filter(|h| h.1).map(|h| h.0).collect();
    let lines = vec![
        line("version", env!("QUORATE_VERSION")),
        line(
            "made with",
            if parts.is_empty() {
                "nothing beside".to_owned()
            } else {
                parts.join(", ")
            },
        ),
        line(
            "system",
            format!(
                "{} ({}, {})",
                clean(&system::name()),
                std::env::consts::OS,
                std::env::consts::ARCH
            ),
        ),
    ];
    health.parts.push(("Quorate", lines));
}

fn line(name: &str, told: impl Into<String>) -> (String, String) {
    (name.to_owned(), told.into())
}

fn of_terminal(health: &mut Health, terminal: &Terminal) {
    let can = Capabilities::of(&terminal.env);
    let mut kind = terminal.env.term.clone().unwrap_or_else(|| {
        let none = if terminal.env.windows {
            "the Windows console"
        } else {
            "TERM is not set"
        };
        none.to_owned()
    });
    if let Some(program) = &terminal.program {
        kind = format!("{kind}, in {program}");
    }
    let mut lines = vec![line("kind", clean(&kind))];
    if !terminal.between.is_empty() {
        lines.push(line("by way of", terminal.between.join(" and ")));
    }
    match terminal.size {
        Some((columns, rows)) => {
            lines.push(line("window", format!("{columns} columns, {rows} rows")));
            if columns < SMALLEST.0 || rows < SMALLEST.1 {
                health.advice.push(format!(
                    "The window is smaller than {} by {}: make it larger, or its letters smaller.",
                    SMALLEST.0, SMALLEST.1
                ));
            }
        }
        None => lines.push(line("window", "none: the output goes elsewhere")),
    }
    lines.push(line("colours", colours(can.color, &terminal.env)));
    lines.push(line(
        "background",
        match can.dark {
            Some(true) => "dark, as the terminal tells",
            Some(false) => "light, as the terminal tells",
            None => "not told; taken for dark",
        },
    ));
    if can.dark.is_none() && terminal.size.is_some() {
        health.advice.push(
            "If the window is light, start with --theme light: the terminal doesn't tell."
                .to_owned(),
        );
    }
    lines.push(line(
        "characters",
        if can.unicode {
            "all (UTF-8)"
        } else {
            "ASCII alone: the locale is not UTF-8"
        },
    ));
    if !can.unicode {
        health.advice.push(
            "Set LANG to a UTF-8 locale, such as C.UTF-8 or en_GB.UTF-8: names with accents are shown \
             plainly until then. What is saved is not touched by it."
                .to_owned(),
        );
    }
    if can.simple {
        health.advice.push(
            "This kind of terminal has no paste marks and no mouse; all can be done without them."
                .to_owned(),
        );
    }
    health.parts.push(("Terminal", lines));
}

fn colours(colors: Colors, env: &Env) -> String {
    match colors {
        Colors::None if env.no_color.is_some() => "none: NO_COLOR is set".to_owned(),
        Colors::None => "none".to_owned(),
        Colors::Basic => "16".to_owned(),
        Colors::Indexed => "256".to_owned(),
        Colors::True => "16 million".to_owned(),
    }
}

fn clock(health: &mut Health, env: &Environment, ahead: Option<i64>) {
    let now = env.clock.now();
    let mut lines = vec![line(
        "now",
        now.format("%-d %B %Y, %H:%M:%S, UTC%:z").to_string(),
    )];
    if let Some(ahead) = ahead {
        let told = match ahead {
            -1..=1 => "the same".to_owned(),
            more if more > 0 => format!("{} ahead", span(more)),
            less => format!("{} behind", span(-less)),
        };
        lines.push(line("the disk's", told));
        if ahead.abs() > OFF {
            health.advice.push(
                "The disk of the sessions and this machine have different clocks. Times in the minutes \
                 are this machine's: see that it is right."
                    .to_owned(),
            );
        }
    }
    health.parts.push(("Clock", lines));
}

fn span(seconds: i64) -> String {
    let n = usize::try_from(seconds).unwrap_or_default();
    match n {
        0..=119 => counted(n, "second"),
        120..=7199 => counted(n / 60, "minute"),
        _ => counted(n / 3600, "hour"),
    }
}

fn of_folders(health: &mut Health, probed: &[(&str, PathBuf, Probe)], home: Option<&Path>) {
    let mut lines = Vec::new();
    for (name, folder, probe) in probed {
        let place = clean(&shortened(folder, home));
        let state = match &probe.syncs {
            Ok(syncs) => {
                let typical = syncs.get(syncs.len() / 2).copied().unwrap_or_default();
                let worst = syncs.last().copied().unwrap_or_default();
                if *name == "sessions" && worst > SLOW {
                    health.advice.push(format!(
                        "Saving takes up to {} in the folder of sessions. Typing never waits for it, \
                         but a power cut takes what is not saved: a folder on this machine's own disk \
                         is quicker than one of a network or a synchronised one.",
                        milliseconds(worst)
                    ));
                }
                format!(
                    "a fact is on the disk in {}, {} at worst",
                    milliseconds(typical),
                    milliseconds(worst)
                )
            }
            Err(why) => {
                health.advice.push(match *name {
                    "sessions" => "The folder of sessions can't be written: choose another with \
                                   --sessions, or ask for the right to write there."
                        .to_owned(),
                    name => format!("The folder of {name} can't be written: {}.", clean(why)),
                });
                format!("can't be written: {}", clean(why))
            }
        };
        let there = if probe.is_there {
            ""
        } else {
            " (not there yet)"
        };
        lines.push(line(name, format!("{place}{there}")));
        lines.push(line("", state));
        if let Some(free) = probe.free {
            lines.push(line("", format!("{} free", size(free))));
            if free < LITTLE {
                health.advice.push(format!(
                    "Only {} are free where {name} are kept: make room before the next meeting.",
                    size(free)
                ));
            }
        }
    }
    health.parts.push(("Folders", lines));
}

/// A path as it can be shown to others: without the name of the account.
fn shortened(path: &Path, home: Option<&Path>) -> String {
    match home.and_then(|home| path.strip_prefix(home).ok()) {
        Some(rest) => Path::new("~").join(rest).display().to_string(),
        None => path.display().to_string(),
    }
}

fn milliseconds(time: Duration) -> String {
    match time.as_micros() {
        us @ 0..=9_999 => format!("{}.{} ms", us / 1000, us % 1000 / 100),
        us => format!("{} ms", us / 1000),
    }
}

fn size(bytes: u64) -> String {
    match bytes {
        0..=999_999_999 => format!("{} MB", bytes / 1_000_000),
        _ => format!("{} GB", bytes / 1_000_000_000),
    }
}

#[cfg(test)]
#[path = "doctor_tests.rs"]
mod tests;
