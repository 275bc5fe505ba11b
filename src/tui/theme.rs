//! Looks: two weights, one accent, red for what is being lost. Nothing is told by colour alone.

use ratatui::style::{Color, Modifier, Style};

use super::margin::Sort;
use crate::meeting::entry::Stream;

/// What the terminal can show.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Looks {
    /// Colours may be used (`NO_COLOR` is not set).
    pub colour: bool,
    /// The background is dark.
    pub dark: bool,
    /// More than ASCII can be shown.
    pub unicode: bool,
}

impl Default for Looks {
    fn default() -> Self {
        Self {
            colour: true,
            dark: true,
            unicode: true,
        }
    }
}

/// The styles and symbols that all screens share.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Theme {
    /// What the terminal can show.
    pub looks: Looks,
    /// The record, and everything that is read.
    pub text: Style,
    /// Headings and what matters now.
    pub strong: Style,
    /// What is not printed, and what only frames.
    pub quiet: Style,
    /// Where the officer is, and keys that can be pressed.
    pub accent: Style,
    /// What is being lost: quorum, saving.
    pub alarm: Style,
    /// Selected words, and the marked row of a list.
    pub marked: Style,
    /// A slip that was asked to be shown, or a word that somebody is to be asked about.
    pub slip: Style,
}

impl Theme {
    /// The theme for a terminal.
    pub fn new(looks: Looks) -> Self {
        let text = Style::new();
        let strong = text.add_modifier(Modifier::BOLD);
        let marked = text.add_modifier(Modifier::REVERSED);
        if !looks.colour {
            return Self {
                looks,
                text,
                strong,
                quiet: text.add_modifier(Modifier::DIM),
                accent: text.add_modifier(Modifier::UNDERLINED),
                alarm: strong.add_modifier(Modifier::REVERSED),
                marked,
                slip: text.add_modifier(Modifier::UNDERLINED),
            };
        }
        let (quiet, accent, alarm) = if looks.dark {
            (Color::Indexed(245), Color::Indexed(80), Color::Indexed(203))
        } else {
            (Color::Indexed(242), Color::Indexed(25), Color::Indexed(124))
        };
        Self {
            looks,
            text,
            strong,
            quiet: text.fg(quiet),
            accent: text.fg(accent),
            alarm: strong.fg(alarm),
            marked,
            slip: text.fg(accent).add_modifier(Modifier::UNDERLINED),
        }
    }

    fn symbol(&self, better: &'static str, ascii: &'static str) -> &'static str {
        if self.looks.unicode { better } else { ascii }
    }

    /// A line across.
    pub fn rule(&self) -> &'static str {
        self.symbol("\u{2500}", "-")
    }

    /// A line down.
    pub fn post(&self) -> &'static str {
        self.symbol("\u{2502}", "|")
    }

    /// The corners of a frame: the upper two, then the lower two.
    pub fn corners(&self) -> [&'static str; 4] {
        if self.looks.unicode {
            ["\u{250C}", "\u{2510}", "\u{2514}", "\u{2518}"]
        } else {
            ["+"; 4]
        }
    }

    /// The mark of a kind of entry in the margin.
    pub fn sort(&self, sort: Sort) -> &'static str {
        match sort {
            Sort::Plain => "",
            Sort::Resolution => self.symbol("\u{25C6}", "#"),
            Sort::Outcome => self.symbol("\u{25C7}", "="),
            Sort::Action => self.symbol("\u{25A1}", "o"),
            Sort::Came => self.symbol("\u{2192}", ">"),
            Sort::Went => self.symbol("\u{2190}", "<"),
        }
    }

    /// The bar in the margin beside words that not everybody may read.
    pub fn readers(&self, readers: Stream) -> &'static str {
        match readers {
            Stream::Public => "",
            Stream::Exempt => self.symbol("\u{2503}", "X"),
            Stream::Private => self.symbol("\u{2506}", ":"),
        }
    }

    /// Done, present.
    pub fn tick(&self) -> &'static str {
        self.symbol("\u{2713}", "+")
    }

    /// The marked row of a list.
    pub fn pointer(&self) -> &'static str {
        self.symbol("\u{203A}", ">")
    }

    /// Between things on one line.
    pub fn dot(&self) -> &'static str {
        self.symbol("\u{00B7}", "-")
    }

    /// Where words were left out.
    pub fn more(&self) -> &'static str {
        self.symbol("\u{2026}", "~")
    }
}

impl Default for Theme {
    fn default() -> Self {
        Self::new(Looks::default())
    }
}
