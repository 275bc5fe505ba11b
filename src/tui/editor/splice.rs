//! One change of a text: what went, what came, and where.

use std::fmt;

/// At byte `at`, `went` was taken out and `came` put in its place.
///
/// The `Debug` form tells lengths and never words, as that of [`crate::meeting::text::Text`] does.
#[derive(Clone, PartialEq, Eq, Default)]
pub struct Splice {
    /// Byte offset, the same before and after the change.
    pub at: usize,
    /// The text taken out.
    pub went: String,
    /// The text put in.
    pub came: String,
}

impl Splice {
    /// Whether it changes nothing.
    pub fn is_empty(&self) -> bool {
        self.went == self.came
    }

    /// The change that takes this one back.
    #[must_use]
    pub fn inverse(&self) -> Self {
        Self {
            at: self.at,
            went: self.came.clone(),
            came: self.went.clone(),
        }
    }

    /// End of what went, in the text before.
    pub fn end_before(&self) -> usize {
        self.at + self.went.len()
    }

    /// End of what came, in the text after.
    pub fn end_after(&self) -> usize {
        self.at + self.came.len()
    }

    /// Whether `text` holds, at its place, what this change takes out.
    pub fn fits(&self, text: &str) -> bool {
        text.get(self.at..self.end_before()) == Some(self.went.as_str())
    }

    /// Changes `text`; a text that does not hold what should go stays as it is, and the answer
    /// is `false`.
    #[must_use]
    pub fn apply_to(&self, text: &mut String) -> bool {
        let fits = self.fits(text);
        if fits {
            text.replace_range(self.at..self.end_before(), &self.came);
        }
        fits
    }

    /// Where the place `offset` of the text before is in the text after. A place inside what
    /// went moves to the end of what came; one at the start of the change stays.
    pub fn moved(&self, offset: usize) -> usize {
        if offset <= self.at {
            offset
        } else if offset >= self.end_before() {
            offset - self.went.len() + self.came.len()
        } else {
            self.end_after()
        }
    }
}

impl fmt::Debug for Splice {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let (went, came) = (self.went.len(), self.came.len());
        write!(f, "Splice(at {}, -{went} +{came} bytes)", self.at)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_change_and_its_inverse_leave_the_text_as_it_was() {
        let splice = Splice {
            at: 4,
            went: "Chair".to_owned(),
            came: "Chairman".to_owned(),
        };
        let mut text = "The Chair opened".to_owned();
        assert!(splice.apply_to(&mut text));
        assert_eq!(text, "The Chairman opened");
        assert!(splice.inverse().apply_to(&mut text));
        assert_eq!(text, "The Chair opened");
        assert!(!splice.inverse().apply_to(&mut text));
        assert_eq!(text, "The Chair opened");
    }

    #[test]
    fn places_move_with_the_text_around_them() {
        let splice = Splice {
            at: 4,
            went: "ab".to_owned(),
            came: "cdef".to_owned(),
        };
        assert_eq!([0, 4, 5, 6, 9].map(|at| splice.moved(at)), [0, 4, 8, 8, 11]);
    }

    #[test]
    fn debug_tells_no_words() {
        let splice = Splice {
            at: 2,
            went: String::new(),
            came: "secret".to_owned(),
        };
        assert_eq!(format!("{splice:?}"), "Splice(at 2, -0 +6 bytes)");
    }
}
