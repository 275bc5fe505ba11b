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
    /// Nothing is quieter than the text, and what stands out does so in weight too.
    pub contrast: bool,
    /// The line to the terminal is slow: what needn't be shown isn't.
    pub slow_line: bool,
}

impl Default for Looks {
    fn default() -> Self {
        Self {
            colour: true,
            dark: true,
            unicode: true,
            contrast: false,
            slow_line: false,
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
                quiet: if looks.contrast {
                    text
                } else {
                    text.add_modifier(Modifier::DIM)
                },
                accent: text.add_modifier(Modifier::UNDERLINED),
                alarm: strong.add_modifier(Modifier::REVERSED),
                marked,
                slip: text.add_modifier(Modifier::UNDERLINED),
            };
        }
        if looks.contrast {
            let accent = if looks.dark { 226 } else { 18 };
            let accent = strong.fg(Color::Indexed(accent));
            return Self {
                looks,
                text,
                strong,
                quiet: text,
                accent,
                alarm: strong.add_modifier(Modifier::REVERSED),
                marked,
                slip: accent.add_modifier(Modifier::UNDERLINED),
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

#[cfg(test)]
mod tests {
    use super::*;

    /// Red, green and blue of a colour that every terminal of 256 colours shows alike.
    fn rgb(color: Color) -> [u8; 3] {
        match color {
            Color::Indexed(n @ 16..=231) => {
                let level = |n: u8| if n == 0 { 0 } else { 55 + 40 * n };
                let n = n - 16;
                [level(n / 36), level(n / 6 % 6), level(n % 6)]
            }
            Color::Indexed(n @ 232..) => [8 + 10 * (n - 232); 3],
            other => panic!("{other:?} is not the same everywhere"),
        }
    }

    /// The contrast of two colours (WCAG 2.2, relative luminance).
    fn contrast(a: [u8; 3], b: [u8; 3]) -> f64 {
        let light = |c: [u8; 3]| {
            let part = |v: u8| {
                let v = f64::from(v) / 255.0;
                if v <= 0.04045 {
                    v / 12.92
                } else {
                    ((v + 0.055) / 1.055).powf(2.4)
                }
            };
            0.2126 * part(c[0]) + 0.7152 * part(c[1]) + 0.0722 * part(c[2])
        };
        let (a, b) = (light(a), light(b));
        (a.max(b) + 0.05) / (a.min(b) + 0.05)
    }

    #[test]
    fn every_colour_can_be_read_on_its_background() {
        // Black and white, and the greys that terminals come with.
        let dark = [[0, 0, 0], [0x1E, 0x1E, 0x1E]];
        let light = [[0xFF, 0xFF, 0xFF], [0xFD, 0xF6, 0xE3]];
        for (contrasts, least) in [(false, 4.5), (true, 7.0)] {
            for is_dark in [true, false] {
                let theme = Theme::new(Looks {
                    dark: is_dark,
                    contrast: contrasts,
                    ..Looks::default()
                });
                let styles = [theme.quiet, theme.accent, theme.alarm, theme.slip];
                for color in styles.into_iter().filter_map(|style| style.fg) {
                    for ground in if is_dark { dark } else { light } {
                        let found = contrast(rgb(color), ground);
                        assert!(found >= least, "{color:?} on {ground:?}: {found:.1}");
                    }
                }
            }
        }
    }

    #[test]
    fn high_contrast_has_nothing_dim_and_no_colour_without_a_weight() {
        for colour in [true, false] {
            let theme = Theme::new(Looks {
                colour,
                contrast: true,
                ..Looks::default()
            });
            let styles = [
                theme.quiet,
                theme.accent,
                theme.alarm,
                theme.slip,
                theme.marked,
            ];
            for style in styles {
                assert!(!style.add_modifier.contains(Modifier::DIM), "{style:?}");
                assert!(
                    style.fg.is_none() || !style.add_modifier.is_empty(),
                    "{style:?}"
                );
            }
        }
    }
}
