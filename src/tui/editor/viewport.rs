//! Which rows of a longer text can be seen, and how far to scroll to keep the caret among them.

/// A window of `height` rows over a text, beginning at row `top`.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Viewport {
    /// The first row seen.
    pub top: usize,
    /// How many rows can be seen.
    pub height: usize,
}

impl Viewport {
    /// A window at the top.
    pub fn new(height: usize) -> Self {
        Self { top: 0, height }
    }

    /// Scrolls as little as needed for `row` to be seen with `margin` rows around it (fewer at
    /// the ends of the text, and where the window is small). Answers whether it scrolled.
    pub fn follow(&mut self, row: usize, rows: usize, margin: usize) -> bool {
        let before = self.top;
        let margin = margin.min(self.height.saturating_sub(1) / 2);
        let lowest = row.saturating_sub(margin);
        let highest = (row + margin + 1).saturating_sub(self.height).min(row);
        self.top = self.top.clamp(highest.min(lowest), lowest);
        self.settle(rows);
        self.top != before
    }

    /// Scrolls by `rows_by` (down is positive), never past the ends. Answers whether it scrolled.
    pub fn scroll(&mut self, rows_by: isize, rows: usize) -> bool {
        let before = self.top;
        self.top = self.top.saturating_add_signed(rows_by);
        self.settle(rows);
        self.top != before
    }

    /// Whether `row` is in the window.
    pub fn shows(&self, row: usize) -> bool {
        (self.top..self.top + self.height).contains(&row)
    }

    /// No empty rows below the text while there are hidden ones above it.
    fn settle(&mut self, rows: usize) {
        self.top = self.top.min(rows.saturating_sub(self.height));
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_caret_stays_in_view_with_a_margin() {
        let mut view = Viewport::new(10);
        assert!(!view.follow(7, 100, 2));
        assert!(view.follow(8, 100, 2));
        assert_eq!(view.top, 1);
        assert!(view.follow(50, 100, 2));
        assert_eq!(view.top, 43);
        assert!(view.follow(44, 100, 2));
        assert_eq!(view.top, 42);
        view.follow(99, 100, 2);
        assert_eq!(view.top, 90);
        view.follow(0, 100, 2);
        assert_eq!(view.top, 0);
    }

    #[test]
    fn a_small_window_still_shows_the_caret() {
        for height in 0..6 {
            let mut view = Viewport::new(height);
            for row in [0, 3, 9, 4, 0, 9] {
                view.follow(row, 10, 3);
                assert!(height == 0 || view.shows(row), "{height} {row} {view:?}");
            }
        }
    }

    #[test]
    fn scrolling_stops_at_the_ends() {
        let mut view = Viewport::new(10);
        assert!(!view.scroll(-3, 30));
        assert!(view.scroll(50, 30));
        assert_eq!(view.top, 20);
        view.follow(5, 8, 1);
        assert_eq!(view.top, 0);
    }
}
