//! Words on a page become strips: what stands on one base line, left to right, with the gaps that
//! part its cells.

use super::span::{Joint, Span};
use crate::import::formats::symbols;
use crate::import::page::Word;
use crate::import::steps::{Spent, Steps};

/// A visual line.
#[derive(Clone, Debug, Default, PartialEq)]
pub(super) struct Strip {
    /// Base line, in points from the top of the page.
    pub(super) y: f32,
    /// Size of its letters.
    pub(super) size: f32,
    /// What stands on it, left to right; never empty.
    pub(super) spans: Vec<Span>,
}

impl Strip {
    /// Left edge.
    pub(super) fn x(&self) -> f32 {
        self.spans.first().map_or(0.0, |s| s.x)
    }

    /// Left edge of the last thing on it.
    pub(super) fn last_x(&self) -> f32 {
        self.spans.last().map_or(0.0, |s| s.x)
    }

    /// Right edge.
    pub(super) fn end(&self) -> f32 {
        self.spans.last().map_or(0.0, |s| s.end)
    }

    /// All of it is bold.
    pub(super) fn is_bold(&self) -> bool {
        self.spans.iter().all(|s| s.bold == (true, true))
    }

    /// The strip with its spans parted where something in them begins at one of `edges`: of two cells
    /// that almost touch. None where nothing does.
    pub(super) fn parted(&self, edges: &[f32]) -> Option<Self> {
        let mut spans = Vec::with_capacity(self.spans.len() + 1);
        for span in &self.spans {
            let mut rest = span.clone();
            for edge in edges {
                if let Some((left, right)) = rest.parted(*edge) {
                    spans.push(left);
                    rest = right;
                }
            }
            spans.push(rest);
        }
        (spans.len() > self.spans.len()).then_some(Self { spans, ..*self })
    }

    /// All its words.
    pub(super) fn text(&self) -> String {
        let texts: Vec<&str> = self.spans.iter().map(|s| s.text.as_str()).collect();
        texts.join(" ")
    }
}

/// A word with what has to be known of it.
#[derive(Clone, Debug)]
pub(super) struct Piece {
    pub(super) word: Word,
    /// A row of dots leads to it: it stands by itself however near it is.
    led: bool,
}

impl Piece {
    fn end(&self) -> f32 {
        self.word.x + self.word.width
    }

    fn top(&self) -> f32 {
        self.word.y - 0.7 * self.word.size
    }

    fn foot(&self) -> f32 {
        self.word.y + 0.2 * self.word.size
    }

    /// Its middle, by which it is in a cell or isn't.
    pub(super) fn middle(&self) -> (f32, f32) {
        (
            self.word.x + self.word.width / 2.0,
            self.word.y - 0.3 * self.word.size,
        )
    }
}

/// The words of a page without what only guides the eye: rows of dots, what is drawn twice to look
/// bold, and nothing at all.
pub(super) fn pieces(words: &[Word], steps: &Steps) -> Result<Vec<Piece>, Spent> {
    steps.take(words.len() as u64)?;
    let mut found = Vec::with_capacity(words.len());
    for word in words {
        let sound = [word.x, word.y, word.width, word.size]
            .iter()
            .all(|n| n.is_finite() && n.abs() < 1e5);
        let odd = |c: char| is_ligature(c) || symbols::private(c).is_some();
        if sound && word.text.contains(odd) {
            let text = plain(&word.text);
            unlead(
                &Word {
                    text,
                    ..word.clone()
                },
                &mut found,
            );
        } else if sound && !word.text.trim().is_empty() {
            unlead(word, &mut found);
        }
    }
    found.sort_by(|a, b| {
        let (a, b) = (&a.word, &b.word);
        a.y.total_cmp(&b.y).then(a.x.total_cmp(&b.x))
    });
    let mut out: Vec<Piece> = Vec::with_capacity(found.len());
    for mut piece in found {
        // What is drawn twice stands next to its double, give or take a few words.
        let double = out.iter_mut().rev().take(6).find(|other| {
            let near = 0.15 * piece.word.size;
            (other.word.x - piece.word.x).abs() < near
                && (other.word.y - piece.word.y).abs() < near
                && other.word.text == piece.word.text
        });
        if let Some(double) = double {
            double.word.bold = true;
        } else {
            piece.word.size = piece.word.size.clamp(0.5, 500.0);
            out.push(piece);
        }
    }
    Ok(out)
}

/// Whether a sign is several letters drawn as one.
fn is_ligature(c: char) -> bool {
    ('\u{FB00}'..='\u{FB06}').contains(&c)
}

/// The same words in plain letters: nobody searches for "oﬃcer" with one sign in its middle, and a
/// ticked box is one whatever font drew it.
fn plain(text: &str) -> String {
    let mut out = String::with_capacity(text.len() + 4);
    for c in text.chars() {
        match c {
            '\u{FB00}' => out.push_str("ff"),
            '\u{FB01}' => out.push_str("fi"),
            '\u{FB02}' => out.push_str("fl"),
            '\u{FB03}' => out.push_str("ffi"),
            '\u{FB04}' => out.push_str("ffl"),
            '\u{FB05}' | '\u{FB06}' => out.push_str("st"),
            _ => match symbols::private(c) {
                Some(sign) => out.push_str(sign),
                None => out.push(c),
            },
        }
    }
    out
}

/// Parts a word where a row of dots leads from one thing to another.
fn unlead(word: &Word, out: &mut Vec<Piece>) {
    let letters = word.text.chars().count().max(1);
    let each = word.width / number(letters);
    let mut led = false;
    let mut held = String::new();
    let mut held_at = 0;
    let mut at = 0;
    let mut rest = word.text.as_str();
    let mut give = |held: &mut String, from: usize, to: usize, led: bool| {
        let text = held.trim();
        if !text.is_empty() {
            let wide = each * number(to - from);
            // Dots are narrow: what follows them is placed from the right edge.
            let wide = if led {
                number(text.chars().count()) * 0.5 * word.size
            } else {
                wide
            };
            let x = if led {
                word.x + word.width - each * number(letters - to) - wide
            } else {
                word.x + each * number(from)
            };
            out.push(Piece {
                word: Word {
                    x,
                    width: wide,
                    text: text.to_owned(),
                    ..word.clone()
                },
                led,
            });
        }
        held.clear();
    };
    while let Some(c) = rest.chars().next() {
        let dots = leader(rest);
        if dots > 0 {
            give(&mut held, held_at, at, led);
            led = true;
            at += rest.get(..dots).map_or(0, |d| d.chars().count());
            held_at = at;
            rest = rest.get(dots..).unwrap_or_default();
        } else {
            held.push(c);
            at += 1;
            rest = rest.get(c.len_utf8()..).unwrap_or_default();
        }
    }
    if led {
        give(&mut held, held_at, at, led);
    } else if !held.trim().is_empty() {
        out.push(Piece {
            word: word.clone(),
            led,
        });
    }
}

/// How many bytes of a row of dots `text` begins with; 0 if it is none.
fn leader(text: &str) -> usize {
    let mut dots = 0;
    let mut bytes = 0;
    for (at, c) in text.char_indices() {
        match c {
            '.' | '\u{B7}' => dots += 1,
            '…' => dots += 3,
            ' ' if dots > 0 => continue,
            _ => break,
        }
        bytes = at + c.len_utf8();
    }
    if dots >= 5 { bytes } else { 0 }
}

/// Joins pieces, which come from the top down, into strips.
pub(super) fn strips(pieces: Vec<Piece>, steps: &Steps) -> Result<Vec<Strip>, Spent> {
    steps.take(4 * pieces.len() as u64)?;
    let mut lines: Vec<Vec<Piece>> = Vec::new();
    // The highest letters of each line tell its height.
    let mut heights: Vec<(f32, f32, f32)> = Vec::new();
    for piece in pieces {
        let (top, foot) = (piece.top(), piece.foot());
        let from = heights.len().saturating_sub(4);
        let place = (from..heights.len()).rev().find(|at| {
            heights.get(*at).is_some_and(|(t, f, _)| {
                let shared = foot.min(*f) - top.max(*t);
                shared >= 0.5 * (foot - top).min(f - t)
            })
        });
        let found = place.and_then(|at| Some((lines.get_mut(at)?, heights.get_mut(at)?)));
        if let Some((line, height)) = found {
            if piece.word.size > height.2 {
                *height = (top, foot, piece.word.size);
            }
            line.push(piece);
        } else {
            heights.push((top, foot, piece.word.size));
            lines.push(vec![piece]);
        }
    }
    let mut strips: Vec<Strip> = lines.into_iter().map(strip).collect();
    strips.sort_by(|a, b| a.y.total_cmp(&b.y));
    Ok(strips)
}

fn strip(mut line: Vec<Piece>) -> Strip {
    line.sort_by(|a, b| a.word.x.total_cmp(&b.word.x));
    let size = line.iter().map(|p| p.word.size).fold(0.0, f32::max);
    let y = line
        .iter()
        .find(|p| p.word.size >= size)
        .map_or(0.0, |p| p.word.y);
    let usual = wide(&line, size);
    let mut spans: Vec<Span> = Vec::new();
    for (place, piece) in line.into_iter().enumerate() {
        let word = &piece.word;
        let end = piece.end();
        // What follows a number at the beginning of a line is set off by a tab, however narrow.
        let marked = place == 1 && spans.last().is_some_and(|s| is_mark(&s.text));
        let wide = if marked { 0.8 * size } else { usual };
        match spans.last_mut() {
            Some(span) if word.x - span.end < wide && !piece.led => {
                let gap = word.x - span.end;
                if gap > 0.1 * size.min(word.size.max(1.0)) || gap < -0.6 * size {
                    span.text.push(' ');
                }
                span.joints.push(Joint {
                    x: word.x,
                    before: span.end,
                    at: span.text.len(),
                    bold: (span.bold.1, word.bold),
                });
                span.text.push_str(&word.text);
                span.end = span.end.max(end);
                span.bold.1 = word.bold;
            }
            _ => spans.push(Span {
                x: word.x,
                end,
                text: word.text.clone(),
                bold: (word.bold, word.bold),
                joints: Vec::new(),
            }),
        }
    }
    Strip { y, size, spans }
}

/// The gap that parts cells: wider than a space, and than the spaces of a line that is stretched to
/// both margins.
fn wide(line: &[Piece], size: f32) -> f32 {
    let mut gaps: Vec<f32> = line
        .windows(2)
        .filter_map(|pair| match pair {
            [one, two] => Some(two.word.x - one.end()),
            _ => None,
        })
        .filter(|gap| *gap > 0.1 * size)
        .collect();
    gaps.sort_by(f32::total_cmp);
    let (Some(least), Some(most)) = (gaps.first(), gaps.last()) else {
        return size;
    };
    match gaps.get(gaps.len() / 2) {
        // Gaps wider than any space, each of its own width: every word is a cell.
        Some(_) if *least > size && *most > 1.3 * least => size,
        // Where words come one by one, their own gaps say what a space is.
        Some(usual) if gaps.len() >= 4 => (0.65 * size).max(2.2 * usual).min(2.0 * size),
        _ => size,
    }
}

/// Whether a text only marks an entry: "1.", "(a)", "3.1", "iv)".
pub(super) fn is_mark(text: &str) -> bool {
    let text = text.trim();
    text.len() <= 8
        && text
            .chars()
            .all(|c| c.is_ascii_alphanumeric() || matches!(c, '.' | ')' | '('))
        && (text.contains(|c: char| c.is_ascii_digit()) || text.ends_with(['.', ')']))
}

/// A count as a number to measure with; beyond 65,535 it doesn't matter any more.
pub(super) fn number(count: usize) -> f32 {
    f32::from(u16::try_from(count).unwrap_or(u16::MAX))
}
