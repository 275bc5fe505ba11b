//! Straight lines that a page draws: what parts the cells of a table.
//!
//! Writers draw them as strokes, as the edges of stroked boxes, or as filled boxes that are too thin
//! to be anything else.

use crate::import::page::Rule;

/// The most rules on a page.
const RULES: usize = 20_000;

/// The most points of a path: what has more is a drawing.
const POINTS: usize = 4_000;

/// How thick a rule may be, in points.
const THICK: f32 = 3.5;

/// How short a rule may be, in points: dots of dotted borders are joined later.
const SHORT: f32 = 0.4;

/// The path that is being drawn, and the rules found.
#[derive(Debug, Default)]
pub(super) struct Paths {
    /// The rules of the page, on the page as it is looked at.
    pub(super) rules: Vec<Rule>,
    parts: Vec<Part>,
    points: usize,
}

#[derive(Debug, Default)]
struct Part {
    points: Vec<(f32, f32)>,
    curved: bool,
}

impl Paths {
    /// Begins a part of the path.
    pub(super) fn start(&mut self, point: (f32, f32)) {
        self.points += 1;
        if self.points < POINTS {
            self.parts.push(Part {
                points: vec![point],
                curved: false,
            });
        }
    }

    /// A straight line to a point.
    pub(super) fn line(&mut self, point: (f32, f32)) {
        self.points += 1;
        if self.points < POINTS {
            match self.parts.last_mut() {
                Some(part) => part.points.push(point),
                None => self.start(point),
            }
        }
    }

    /// A curve to a point.
    pub(super) fn curve(&mut self, point: (f32, f32)) {
        self.line(point);
        if let Some(part) = self.parts.last_mut() {
            part.curved = true;
        }
    }

    /// Back to where the part began.
    pub(super) fn close(&mut self) {
        if let Some(first) = self.parts.last().and_then(|p| p.points.first()).copied() {
            self.line(first);
        }
    }

    /// A box by its corners.
    pub(super) fn corners(&mut self, corners: [(f32, f32); 4]) {
        let [first, ..] = corners;
        self.start(first);
        for corner in corners.into_iter().skip(1) {
            self.line(corner);
        }
        self.line(first);
    }

    /// Forgets the path.
    pub(super) fn clear(&mut self) {
        self.parts.clear();
        self.points = 0;
    }

    /// Strokes the path.
    pub(super) fn stroke(&mut self) {
        let parts = std::mem::take(&mut self.parts);
        for part in parts.iter().filter(|p| !p.curved) {
            for pair in part.points.windows(2) {
                if let [from, to] = pair {
                    self.add(*from, *to);
                }
            }
        }
        self.parts = parts;
    }

    /// Fills the path.
    pub(super) fn fill(&mut self) {
        let parts = std::mem::take(&mut self.parts);
        for part in parts.iter().filter(|p| !p.curved && p.points.len() <= 6) {
            let (mut low, mut high) = ((f32::MAX, f32::MAX), (f32::MIN, f32::MIN));
            for (x, y) in &part.points {
                low = (low.0.min(*x), low.1.min(*y));
                high = (high.0.max(*x), high.1.max(*y));
            }
            let (wide, tall) = (high.0 - low.0, high.1 - low.1);
            let middle = (low.0.midpoint(high.0), low.1.midpoint(high.1));
            if tall <= THICK && wide > tall {
                self.add((low.0, middle.1), (high.0, middle.1));
            } else if wide <= THICK && tall > wide {
                self.add((middle.0, low.1), (middle.0, high.1));
            }
        }
        self.parts = parts;
    }

    fn add(&mut self, from: (f32, f32), to: (f32, f32)) {
        let (wide, tall) = ((to.0 - from.0).abs(), (to.1 - from.1).abs());
        let level = tall <= 0.7 && wide >= SHORT;
        let upright = wide <= 0.7 && tall >= SHORT;
        if (level || upright) && self.rules.len() < RULES {
            self.rules.push(Rule { from, to });
        }
    }
}
