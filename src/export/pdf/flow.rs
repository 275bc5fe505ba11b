//! The words of a document as bands of the page, from top to bottom: a line of a paragraph is a band,
//! and a line of all the cells of a row.

use super::super::office::Measures;
use super::super::picture::Placed;
use super::BODY;
use super::faces::{Faces, Sign, width};
use super::lines::{Room, lines};
use super::tree::{Node, Role, Tree};
use crate::minutes::document::Run;

/// From one line to the next, in parts of the size of the letters.
const LINE: f32 = 1.3;
/// From the top of a line to where its letters stand.
const STAND: f32 = 1.03;
/// Room between a number that is wider than its column and the words.
const GAP: f32 = 6.0;

/// Signs at a place of a band.
#[derive(Clone, Debug)]
pub(super) struct Bit {
    /// From the margin.
    pub(super) x: f32,
    /// From the top of the band to where the letters stand.
    pub(super) y: f32,
    /// The size of the letters.
    pub(super) size: f32,
    /// What is there.
    pub(super) signs: Vec<Sign>,
    /// The element that it belongs to; none = it is repeated from elsewhere.
    pub(super) node: Option<Node>,
}

/// A stroke or an area, from the margin and the top of the band.
#[derive(Clone, Copy, Debug)]
pub(super) struct Rule {
    /// Its left edge.
    pub(super) x: f32,
    /// Its upper edge.
    pub(super) y: f32,
    /// How wide it is.
    pub(super) wide: f32,
    /// How high it is.
    pub(super) high: f32,
    /// Whether it is a light ground for words, and no stroke.
    pub(super) ground: bool,
}

/// What is never divided over pages.
#[derive(Clone, Debug, Default)]
pub(super) struct Band {
    /// The room above it, not at the top of a page.
    pub(super) before: f32,
    /// How high it is.
    pub(super) height: f32,
    /// The room below it.
    pub(super) after: f32,
    /// On one page with the next.
    pub(super) with_next: bool,
    /// Its words.
    pub(super) bits: Vec<Bit>,
    /// Its strokes.
    pub(super) rules: Vec<Rule>,
    /// The heading that begins with it: its level and words.
    pub(super) heading: Option<(u16, String)>,
    /// The table that it is a row of: by its place among the heads.
    pub(super) table: Option<usize>,
    /// The picture of the house, where it stands here.
    pub(super) picture: Option<Drawn>,
}

/// A picture at the margin and the top of a band.
#[derive(Clone, Copy, Debug)]
pub(super) struct Drawn {
    /// How wide it is.
    pub(super) wide: f32,
    /// How high it is.
    pub(super) high: f32,
    /// The element that it is.
    pub(super) node: Node,
}

/// How a paragraph stands.
#[derive(Clone, Copy, Debug, Default)]
pub(super) struct Stand {
    /// From the margin to the first line.
    pub(super) first: f32,
    /// From the margin to the others.
    pub(super) left: f32,
    /// The size of the letters.
    pub(super) size: f32,
    /// The room above.
    pub(super) before: f32,
    /// The room below.
    pub(super) after: f32,
    /// On one page, and with what follows.
    pub(super) with_next: bool,
}

/// A number or bullet that hangs before a paragraph.
pub(super) struct Hanging {
    /// The element that it belongs to.
    pub(super) node: Node,
    /// The number.
    pub(super) text: String,
    /// Whether it is bold.
    pub(super) strong: bool,
    /// From the margin.
    pub(super) x: f32,
}

/// What the bands are made with.
pub(super) struct Flow {
    /// The faces.
    pub(super) faces: Faces,
    /// The structure.
    pub(super) tree: Tree,
    /// What there is so far.
    pub(super) bands: Vec<Band>,
    /// The heads of the tables, each to be repeated.
    pub(super) heads: Vec<Vec<Band>>,
    /// The measures of the page.
    pub(super) measures: Measures,
    /// How wide the text is.
    pub(super) wide: f32,
}

impl Flow {
    /// Points beside a text of 12 points, beside the text of this document.
    pub(super) fn sized(&self, points: f32) -> f32 {
        points * f32::from(self.measures.points()) / BODY
    }

    /// Words as signs.
    pub(super) fn text(&mut self, text: &str, strong: bool) -> Vec<Sign> {
        let mut signs = Vec::new();
        self.faces.signs(text, strong, &mut signs);
        signs
    }

    /// Runs as signs.
    pub(super) fn runs(&mut self, runs: &[Run]) -> Vec<Sign> {
        let mut signs = Vec::new();
        for run in runs {
            self.faces.signs(&run.text, run.strong, &mut signs);
        }
        signs
    }

    /// A paragraph below what is there; nothing where there are no words.
    pub(super) fn paragraph(
        &mut self,
        node: Node,
        hanging: Option<Hanging>,
        signs: &[Sign],
        stand: Stand,
    ) {
        let mut stand = stand;
        let mut bits = Vec::new();
        if let Some(hanging) = hanging {
            // The space is for whoever reads the words without seeing them.
            let signs = self.text(&format!("{} ", hanging.text), hanging.strong);
            let end = hanging.x + width(&signs) * stand.size;
            if end > self.wide / 2.0 {
                // What is as long as that is no number: it has lines of its own.
                let above = Stand {
                    first: hanging.x,
                    left: hanging.x,
                    after: 0.0,
                    with_next: true,
                    ..stand
                };
                self.paragraph(hanging.node, None, &signs, above);
                stand.before = 0.0;
            } else {
                if end > stand.first {
                    stand.first = end + GAP;
                }
                bits.push(Bit {
                    x: hanging.x,
                    y: stand.size * STAND,
                    size: stand.size,
                    signs,
                    node: Some(hanging.node),
                });
            }
        }
        let room = Room {
            first: self.wide - stand.first,
            rest: self.wide - stand.left,
        };
        let lines = lines(signs, stand.size, room);
        let count = lines.len().max(usize::from(!bits.is_empty()));
        let mut lines = lines.into_iter();
        for at in 0..count {
            let x = if at == 0 { stand.first } else { stand.left };
            bits.extend(lines.next().map(|signs| Bit {
                x,
                y: stand.size * STAND,
                size: stand.size,
                signs,
                node: Some(node),
            }));
            let last = at + 1 == count;
            self.bands.push(Band {
                before: if at == 0 { stand.before } else { 0.0 },
                height: stand.size * LINE,
                after: if last { stand.after } else { 0.0 },
                // Two lines at least on either page.
                with_next: if last {
                    stand.with_next
                } else {
                    stand.with_next || at == 0 || at + 2 == count
                },
                bits: std::mem::take(&mut bits),
                ..Band::default()
            });
        }
    }

    /// A heading of a level; one without words is none.
    pub(super) fn heading(
        &mut self,
        level: u16,
        number: &str,
        words: &str,
        shown: &[Sign],
        stand: Stand,
    ) {
        let title = format!("{number} {words}");
        let title: String = title.trim().chars().take(LONGEST).collect();
        if shown.is_empty() || title.is_empty() {
            return;
        }
        let node = self.tree.add(Role::Heading(level, title.clone()), None);
        let hanging = (!number.is_empty()).then(|| Hanging {
            node,
            text: number.to_owned(),
            strong: true,
            x: 0.0,
        });
        let from = self.bands.len();
        self.paragraph(node, hanging, shown, stand);
        if let Some(band) = self.bands.get_mut(from) {
            band.heading = Some((level, title));
        }
    }

    /// The picture of the house, above what follows.
    pub(super) fn picture(&mut self, logo: &Placed<'_>) {
        let node = self.tree.add(Role::Figure(logo.alt.clone()), None);
        // Tenths of a millimetre in points; it is no larger than its room.
        let points =
            |tenths: u32| f32::from(u16::try_from(tenths).unwrap_or(u16::MAX)) * 72.0 / 254.0;
        let (wide, high) = logo.picture.size();
        let (wide, high) = (points(wide), points(high));
        self.bands.push(Band {
            height: high,
            after: 12.0,
            with_next: true,
            picture: Some(Drawn { wide, high, node }),
            ..Band::default()
        });
    }

    /// A frame around the bands from one on.
    pub(super) fn framed(&mut self, from: usize) {
        let wide = self.wide;
        let count = self.bands.len() - from;
        for (at, band) in self.bands[from..].iter_mut().enumerate() {
            let (first, last) = (at == 0, at + 1 == count);
            if first {
                band.height += PAD;
                for bit in &mut band.bits {
                    bit.y += PAD;
                }
            }
            band.height += if last { PAD } else { 0.0 };
            band.rules
                .extend(sides(&[0.0, wide], band.height, first, last));
        }
    }
}

/// How many characters of a heading stand in the list of headings: a string of PDF/A has an end.
pub(super) const LONGEST: usize = 1_000;
/// Between a stroke and the words.
pub(super) const PAD: f32 = 4.0;
const STROKE: f32 = 0.6;

/// How high a line of letters is.
pub(super) fn line(size: f32) -> f32 {
    size * LINE
}

/// Where letters stand in a line of them.
pub(super) fn stand(size: f32) -> f32 {
    size * STAND
}

/// Strokes down a band at some places, above the first and below the last.
pub(super) fn sides(at: &[f32], high: f32, first: bool, last: bool) -> Vec<Rule> {
    let rule = |x, y, wide, high| Rule {
        x,
        y,
        wide,
        high,
        ground: false,
    };
    let (left, right) = match at {
        [left, .., right] => (*left, *right),
        _ => return Vec::new(),
    };
    let wide = right - left + STROKE;
    let mut rules: Vec<Rule> = at.iter().map(|x| rule(*x, 0.0, STROKE, high)).collect();
    rules.extend(first.then(|| rule(left, 0.0, wide, STROKE)));
    rules.extend(last.then(|| rule(left, high, wide, STROKE)));
    rules
}
