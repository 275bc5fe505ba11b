//! Matrices of the plane, as PDF writes them.

/// `[a b c d e f]`: a point (x, y) goes to (ax + cy + e, bx + dy + f).
#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) struct Matrix(pub(super) [f32; 6]);

impl Matrix {
    /// Leaves all where it is.
    pub(super) const SAME: Self = Self([1.0, 0.0, 0.0, 1.0, 0.0, 0.0]);

    /// A shift.
    pub(super) fn shift(x: f32, y: f32) -> Self {
        Self([1.0, 0.0, 0.0, 1.0, x, y])
    }

    /// First this one, then `next`.
    pub(super) fn then(self, next: Self) -> Self {
        let m = self.0;
        let (right, up) = (next.turn(m[0], m[1]), next.turn(m[2], m[3]));
        let shift = next.point(m[4], m[5]);
        Self([right.0, right.1, up.0, up.1, shift.0, shift.1])
    }

    /// Where a point goes.
    pub(super) fn point(self, x: f32, y: f32) -> (f32, f32) {
        let turned = self.turn(x, y);
        (turned.0 + self.0[4], turned.1 + self.0[5])
    }

    /// Where a direction goes.
    fn turn(self, x: f32, y: f32) -> (f32, f32) {
        let m = self.0;
        (m[0] * x + m[2] * y, m[1] * x + m[3] * y)
    }

    /// How long an upright unit becomes.
    pub(super) fn height(self) -> f32 {
        self.0[2].hypot(self.0[3])
    }
}
