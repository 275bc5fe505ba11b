//! Keys that some terminals keep for themselves or can't send, and the second way to what they do.

use super::command::Command;
use super::commands::{COMMANDS, Spec};
use super::key::Key;

/// A terminal, and what of our keys doesn't arrive from it as it comes.
pub struct Kept {
    /// The terminal.
    pub terminal: &'static str,
    /// The keys, by their names.
    pub keys: &'static [&'static str],
    /// What becomes of them.
    pub why: &'static str,
}

/// What terminals keep, with the settings that they come with.
pub const KEPT: &[Kept] = &[
    Kept {
        terminal: "GNU screen",
        keys: &["Ctrl-A"],
        why: "is its own prefix; Ctrl-A a sends it",
    },
    Kept {
        terminal: "PuTTY",
        keys: &[
            "Shift-F4",
            "Shift-F5",
            "Shift-F7",
            "Shift-F8",
            "Ctrl-Up",
            "Ctrl-Down",
        ],
        why: "arrive as other keys, F14, F15, F17, F18, Up and Down",
    },
    Kept {
        terminal: "Linux console",
        keys: &[
            "Shift-F4",
            "Shift-F5",
            "Shift-F7",
            "Shift-F8",
            "Ctrl-Up",
            "Ctrl-Down",
            "Alt-Up",
            "Alt-Down",
            "Alt-PgUp",
            "Alt-PgDn",
        ],
        why: "arrive as other keys or not at all",
    },
    Kept {
        terminal: "VS Code",
        keys: &["F1", "Ctrl-P", "Ctrl-F"],
        why: "are its own: commands, files, finding",
    },
    Kept {
        terminal: "Windows Terminal",
        keys: &["Alt-Up", "Alt-Down"],
        why: "go to another pane",
    },
    Kept {
        terminal: "GNOME Terminal",
        keys: &["F1", "F10"],
        why: "are its own: help, menu",
    },
    Kept {
        terminal: "macOS Terminal",
        keys: &["Ctrl-Space", "Ctrl-Up", "Ctrl-Down"],
        why: "are the system's: input sources, windows",
    },
];

/// Keys that every terminal sends and no window keeps: letters and signs, and these.
const SURE: [&str; 9] = [
    "Esc", "Enter", "Tab", "Bksp", "Up", "Down", "Left", "Right", "Ctrl-G",
];

/// Whether a key arrives from every terminal.
pub fn is_sure(key: Key) -> bool {
    key.typed().is_some() || SURE.iter().any(|name| Key::parse(name) == Ok(key))
}

/// The commands that a key gives, wherever it does.
pub fn commands_of(key: Key) -> impl Iterator<Item = &'static Spec> {
    COMMANDS
        .iter()
        .filter(move |spec| spec.keys().any(|k| k == key))
}

/// What to press instead of a key that doesn't arrive, where `lost` don't either.
pub fn instead(spec: &Spec, lost: &[Key]) -> String {
    let other = spec.keys().find(|key| !lost.contains(key) && is_sure(*key));
    let other = other.or_else(|| spec.keys().find(|key| !lost.contains(key)));
    let letters_are_text = !matches!(spec.command, Command::Begin);
    match other {
        Some(key) if key.typed().is_some() && letters_are_text => {
            format!("`Ctrl-G` and `{}`", key.long())
        }
        Some(key) => format!("`{}`", key.long()),
        None => {
            let palette = Command::Palette.spec();
            let opens = palette
                .keys()
                .find(|key| !lost.contains(key) && key.typed().is_none());
            let opens = opens.map_or_else(
                || "`Ctrl-G` and `:`".to_owned(),
                |key| format!("`{}`", key.long()),
            );
            format!("{opens}, and \u{201C}{}\u{201D}", spec.brief)
        }
    }
}

/// The rows of docs/terminals.md: terminal, key, what it does, what to press instead.
pub fn as_markdown() -> String {
    use std::fmt::Write as _;
    let mut out = String::from("| terminal | key | for | instead |\n|---|---|---|---|\n");
    for kept in KEPT {
        let lost: Vec<Key> = kept
            .keys
            .iter()
            .filter_map(|k| Key::parse(k).ok())
            .collect();
        for key in &lost {
            for spec in commands_of(*key) {
                let _ = writeln!(
                    out,
                    "| {} | `{}` | {} | {} |",
                    kept.terminal,
                    key.long(),
                    spec.help,
                    instead(spec, &lost)
                );
            }
        }
    }
    out
}
