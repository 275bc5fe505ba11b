//! Letters as they are drawn become words.
//!
//! Writers of PDF place letters one by one, by syllables, by words or by lines; what counts is where
//! they come to stand. Words that follow one another with a drawn space stay together: that keeps
//! what is handed over small, and no column begins inside.

use crate::import::page::Word;

/// The most words on a page.
const WORDS: usize = 100_000;

/// A letter where it stands, from the upper left corner of the page.
#[derive(Clone, Copy, Debug)]
pub(super) struct Glyph<'a> {
    /// Its letters; none where the font doesn't tell.
    pub(super) letters: Option<&'a str>,
    /// Left end of its base line.
    pub(super) from: (f32, f32),
    /// Right end of it.
    pub(super) to: (f32, f32),
    /// Size of the letters.
    pub(super) size: f32,
    /// Bold.
    pub(super) bold: bool,
}

/// Which way words run.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) enum Way {
    /// To the right.
    #[default]
    Right,
    /// Up the page.
    Up,
    /// Down the page.
    Down,
    /// To the left: upside down.
    Left,
}

/// The words of a page.
#[derive(Debug, Default)]
pub(super) struct Words {
    /// The words, each with its way.
    pub(super) found: Vec<(Way, Word)>,
    /// Letters drawn that have a meaning.
    pub(super) letters: u64,
    /// Letters drawn whose meaning isn't known.
    pub(super) unknown: u64,
    open: Option<Open>,
}

#[derive(Debug)]
struct Open {
    way: Way,
    word: Word,
    /// Along the way, where the last letter ends.
    end: f32,
    space: bool,
}

impl Words {
    /// Adds a letter.
    pub(super) fn add(&mut self, glyph: &Glyph<'_>) {
        let (dx, dy) = (glyph.to.0 - glyph.from.0, glyph.to.1 - glyph.from.1);
        let Some(way) = way(dx, dy) else {
            // Slanted words are watermarks and stamps.
            return;
        };
        let letters = glyph.letters.unwrap_or("\u{FFFD}");
        if glyph.letters.is_some() {
            self.letters += 1;
        } else {
            self.unknown += 1;
        }
        if letters.chars().all(char::is_whitespace) {
            if let Some(open) = &mut self.open {
                open.space = true;
            }
            return;
        }
        let (along, base) = placed(way, glyph.from);
        let (end, _) = placed(way, glyph.to);
        if let Some(open) = &mut self.open
            && open.way == way
            && open.takes(along, base, glyph)
        {
            if open.space {
                open.word.text.push(' ');
            }
            open.space = false;
            open.word.text.push_str(letters);
            open.end = open.end.max(end);
            return;
        }
        self.close();
        self.open = Some(Open {
            way,
            word: Word {
                x: along,
                y: base,
                width: 0.0,
                size: glyph.size,
                bold: glyph.bold,
                text: letters.to_owned(),
            },
            end,
            space: false,
        });
    }

    /// Ends the word that is being drawn.
    pub(super) fn close(&mut self) {
        if let Some(mut open) = self.open.take()
            && self.found.len() < WORDS
        {
            open.word.width = (open.end - open.word.x).max(0.0);
            self.found.push((open.way, open.word));
        }
    }
}

impl Open {
    fn takes(&self, along: f32, base: f32, glyph: &Glyph<'_>) -> bool {
        let size = self.word.size;
        let gap = along - self.end;
        let near = if self.space {
            -0.25 * size < gap && gap < 0.9 * size
        } else {
            -0.5 * size < gap && gap < 0.12 * size
        };
        near && self.word.bold == glyph.bold
            && (glyph.size - size).abs() < 0.1 * size
            && (base - self.word.y).abs() < 0.1 * size
            && self.word.text.len() < 1_000
    }
}

/// The way that a base line runs; none where it is slanted.
fn way(dx: f32, dy: f32) -> Option<Way> {
    let (wide, high) = (dx.abs(), dy.abs());
    if high <= 0.09 * wide || (high < 1e-4 && wide < 1e-4) {
        Some(if dx < -1e-4 { Way::Left } else { Way::Right })
    } else if wide <= 0.09 * high {
        Some(if dy < 0.0 { Way::Up } else { Way::Down })
    } else {
        None
    }
}

/// A point as (along the way, down from it).
fn placed(way: Way, (x, y): (f32, f32)) -> (f32, f32) {
    match way {
        Way::Right => (x, y),
        Way::Left => (-x, -y),
        Way::Up => (-y, x),
        Way::Down => (y, -x),
    }
}
