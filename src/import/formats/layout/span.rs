//! Words that stand together on a base line, and where they may be parted.

/// Words that stand together.
#[derive(Clone, Debug, Default, PartialEq)]
pub(super) struct Span {
    /// Left edge, in points.
    pub(super) x: f32,
    /// Right edge.
    pub(super) end: f32,
    /// Its words.
    pub(super) text: String,
    /// The first and the last of its words are bold.
    pub(super) bold: (bool, bool),
    /// Where words inside it begin that the file draws apart: it may be parted there.
    pub(super) joints: Vec<Joint>,
}

/// A place inside a span where something begins that the file draws apart.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub(super) struct Joint {
    /// Its left edge, and the right edge of what stands before it.
    pub(super) x: f32,
    pub(super) before: f32,
    /// Its place in the words, in bytes.
    pub(super) at: usize,
    /// Whether what stands before it, and it, are bold.
    pub(super) bold: (bool, bool),
}

impl Span {
    /// The two parts of it, where something in it begins at `x`, give or take a point.
    pub(super) fn parted(&self, x: f32) -> Option<(Self, Self)> {
        let joint = self.joints.iter().find(|j| (j.x - x).abs() <= 1.0)?;
        let (left, right) = self.text.split_at_checked(joint.at)?;
        let of = |before: bool| {
            let kept = self
                .joints
                .iter()
                .filter(|j| (j.at < joint.at) == before && j.at != joint.at);
            let less = if before { 0 } else { joint.at };
            kept.map(|j| Joint {
                at: j.at - less,
                ..*j
            })
            .collect()
        };
        let left = Self {
            x: self.x,
            end: joint.before,
            text: left.trim_end().to_owned(),
            bold: (self.bold.0, joint.bold.0),
            joints: of(true),
        };
        let right = Self {
            x: joint.x,
            end: self.end,
            text: right.to_owned(),
            bold: (joint.bold.1, self.bold.1),
            joints: of(false),
        };
        Some((left, right))
    }
}
