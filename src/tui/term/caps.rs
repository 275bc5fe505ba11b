//! What the terminal can show, as its environment tells; the terminal itself is not asked.

/// How many colours there are.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Colors {
    /// None: `NO_COLOR` is set, or the terminal has none.
    None,
    /// The sixteen named ones.
    Basic,
    /// The 256 of xterm.
    Indexed,
    /// All of them.
    True,
}

/// What the terminal can show.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Capabilities {
    /// How many colours there are.
    pub color: Colors,
    /// Whether characters outside ASCII arrive as they are (a UTF-8 locale).
    pub unicode: bool,
    /// Whether the background is dark, where the terminal tells.
    pub dark: Option<bool>,
    /// The terminal knows little more than moving the cursor: no title, paste marks, mouse.
    pub simple: bool,
    /// The terminal moves no cursor at all (`TERM=dumb`): it shows lines.
    pub lines_only: bool,
    /// Whether tmux stands between the program and the terminal.
    pub tmux: bool,
}

impl Default for Capabilities {
    /// A modern terminal of unknown background.
    fn default() -> Self {
        Self {
            color: Colors::True,
            unicode: true,
            dark: None,
            simple: false,
            lines_only: false,
            tmux: false,
        }
    }
}

/// The environment's values that say what the terminal can show.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Env {
    /// `TERM`.
    pub term: Option<String>,
    /// `COLORTERM`.
    pub colorterm: Option<String>,
    /// `COLORFGBG`, foreground and background by number.
    pub colorfgbg: Option<String>,
    /// `NO_COLOR`; an empty value does not count.
    pub no_color: Option<String>,
    /// `LC_ALL`, which goes before the next two.
    pub lc_all: Option<String>,
    /// `LC_CTYPE`, which goes before the next.
    pub lc_ctype: Option<String>,
    /// `LANG`.
    pub lang: Option<String>,
    /// `TMUX`.
    pub tmux: Option<String>,
    /// Whether this is a Windows console, which needs no `TERM` and no locale.
    pub windows: bool,
}

impl Env {
    /// Reads the values with `get`, such as `|name| std::env::var(name).ok()`.
    pub fn read(get: impl Fn(&str) -> Option<String>) -> Self {
        let filled = |name: &str| get(name).filter(|value| !value.is_empty());
        Self {
            term: filled("TERM"),
            colorterm: filled("COLORTERM"),
            colorfgbg: filled("COLORFGBG"),
            no_color: filled("NO_COLOR"),
            lc_all: filled("LC_ALL"),
            lc_ctype: filled("LC_CTYPE"),
            lang: filled("LANG"),
            tmux: filled("TMUX"),
            windows: cfg!(windows),
        }
    }
}

impl Capabilities {
    /// What a terminal with this environment can show.
    pub fn of(env: &Env) -> Self {
        let term = env
            .term
            .as_deref()
            .unwrap_or(if env.windows { "windows" } else { "dumb" });
        Self {
            color: colors(env, term),
            unicode: env.windows || utf8(env),
            dark: env.colorfgbg.as_deref().and_then(dark),
            simple: ["dumb", "linux", "cons25", "vt100", "vt102", "vt220", "ansi"].contains(&term),
            lines_only: env.term.as_deref() == Some("dumb"),
            tmux: env.tmux.is_some(),
        }
    }
}

fn colors(env: &Env, term: &str) -> Colors {
    let set = |value: &Option<String>| value.as_deref().is_some_and(|value| !value.is_empty());
    if set(&env.no_color) || term == "dumb" || term.starts_with("vt1") || term.starts_with("vt2") {
        return Colors::None;
    }
    if term.ends_with("-m") || term.ends_with("-mono") {
        return Colors::None;
    }
    let true_color = env
        .colorterm
        .as_deref()
        .is_some_and(|value| matches!(value, "truecolor" | "24bit"));
    if true_color || env.windows || term.ends_with("-direct") {
        Colors::True
    } else if term.contains("256") || term.contains("kitty") || term.contains("alacritty") {
        Colors::Indexed
    } else {
        Colors::Basic
    }
}

fn utf8(env: &Env) -> bool {
    [&env.lc_all, &env.lc_ctype, &env.lang]
        .into_iter()
        .flatten()
        .find(|value| !value.is_empty())
        .is_some_and(|locale| {
            let locale = locale.to_ascii_lowercase();
            locale.contains("utf-8") || locale.contains("utf8")
        })
}

/// The last number of `COLORFGBG` is the background: 0 to 6 and 8 are the dark ones.
fn dark(colorfgbg: &str) -> Option<bool> {
    let background: u8 = colorfgbg.rsplit(';').next()?.trim().parse().ok()?;
    match background {
        0..=6 | 8 => Some(true),
        7 | 9..=15 => Some(false),
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn caps(values: &[(&str, &str)]) -> Capabilities {
        Capabilities::of(&Env {
            windows: false,
            ..Env::read(|name| {
                let found = values.iter().find(|(known, _)| *known == name);
                found.map(|(_, value)| (*value).to_owned())
            })
        })
    }

    #[test]
    fn colours_follow_the_environment() {
        let with = |values: &[(&str, &str)]| caps(values).color;
        assert_eq!(with(&[("TERM", "xterm-256color")]), Colors::Indexed);
        assert_eq!(
            with(&[("TERM", "xterm-256color"), ("COLORTERM", "truecolor")]),
            Colors::True
        );
        assert_eq!(
            with(&[
                ("TERM", "xterm"),
                ("COLORTERM", "truecolor"),
                ("NO_COLOR", "1")
            ]),
            Colors::None
        );
        assert_eq!(with(&[("TERM", "xterm"), ("NO_COLOR", "")]), Colors::Basic);
        assert_eq!(with(&[("TERM", "dumb")]), Colors::None);
        assert_eq!(with(&[]), Colors::None);
    }

    #[test]
    fn only_a_utf8_locale_gets_more_than_ascii() {
        assert!(caps(&[("LANG", "en_GB.UTF-8")]).unicode);
        assert!(caps(&[("LC_CTYPE", "C.utf8"), ("LANG", "C")]).unicode);
        assert!(!caps(&[("LC_ALL", "C"), ("LANG", "en_GB.UTF-8")]).unicode);
        assert!(!caps(&[]).unicode);
    }

    #[test]
    fn the_background_is_told_or_unknown() {
        assert_eq!(caps(&[("COLORFGBG", "15;0")]).dark, Some(true));
        assert_eq!(caps(&[("COLORFGBG", "0;default;15")]).dark, Some(false));
        assert_eq!(caps(&[("COLORFGBG", "x")]).dark, None);
        assert_eq!(caps(&[]).dark, None);
    }
}
