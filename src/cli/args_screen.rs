//! How the screen looks, as it is said on the command line.

use clap::{Args, ValueEnum};

/// How the screen looks.
#[derive(Debug, Args)]
pub(super) struct Screen {
    /// Colours for a dark or a light background; by itself the screen goes by what the terminal tells
    #[arg(
        long,
        value_enum,
        value_name = "THEME",
        env = "QUORATE_THEME",
        hide_env_values = true,
        default_value_t
    )]
    pub(super) theme: Theme,

    /// Leave the mouse to the terminal
    #[arg(long, env = "QUORATE_NO_MOUSE", hide_env_values = true, value_parser = clap::builder::FalseyValueParser::new())]
    pub(super) no_mouse: bool,

    /// Line by line, for a screen reader or braille: nothing is drawn, each line that comes is new
    #[arg(long, env = "QUORATE_PLAIN", hide_env_values = true, value_parser = clap::builder::FalseyValueParser::new())]
    pub(super) plain: bool,

    /// The line to the terminal is slow: no menus, short lists
    #[arg(long, env = "QUORATE_SLOW_LINE", hide_env_values = true, value_parser = clap::builder::FalseyValueParser::new())]
    pub(super) slow_line: bool,
}

/// How the screen looks, where that is said behind a command; what is said before it holds otherwise.
#[derive(Debug, Args)]
pub(super) struct ScreenHere {
    /// Colours for a dark or a light background; by itself the screen goes by what the terminal tells
    #[arg(long, value_enum, value_name = "THEME")]
    theme: Option<Theme>,

    /// Leave the mouse to the terminal
    #[arg(long)]
    no_mouse: bool,

    /// Line by line, for a screen reader or braille: nothing is drawn, each line that comes is new
    #[arg(long)]
    plain: bool,

    /// The line to the terminal is slow: no menus, short lists
    #[arg(long)]
    slow_line: bool,
}

impl ScreenHere {
    /// Laid over what was said before the command.
    pub(super) fn over(&self, before: &Screen) -> Screen {
        Screen {
            theme: self.theme.unwrap_or(before.theme),
            no_mouse: self.no_mouse || before.no_mouse,
            plain: self.plain || before.plain,
            slow_line: self.slow_line || before.slow_line,
        }
    }
}

/// What the doctor looks at.
#[derive(Debug, Args)]
pub(super) struct Doctor {
    /// Ask for each key that matters, and tell which arrive and as what
    #[arg(long)]
    pub(super) keys: bool,
}

/// Colours for the background.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, ValueEnum)]
pub(super) enum Theme {
    /// As the terminal tells, or else dark.
    #[default]
    Auto,
    /// For a dark background.
    Dark,
    /// For a light background.
    Light,
    /// High contrast on a dark background.
    ContrastDark,
    /// High contrast on a light background.
    ContrastLight,
}
