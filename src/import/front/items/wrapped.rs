//! Titles that are wrapped over lines.

use super::block::{Block, Last};
use super::{marks, title};
use crate::import::front::front_sheet::{Row, is_shouted};
use crate::import::outline::number::part_mark;

impl Block {
    /// Whether the title goes on in a row that has the pages at its end: they stand beside its last
    /// line.
    pub(super) fn title_goes_on_with_pages(&self, row: &Row) -> bool {
        self.title_open
            && !self.blank
            && self.last == Last::Title
            && !self.title.is_empty()
            && self.marks.pages.is_none()
            && !self.marks.to_follow
            && row.table.is_none()
            && row.cells.len() == 2
            && part_mark(row.cell(0)).is_none()
            && !title::is_description(row.cell(0))
            && marks::whole(row.cell(1)).is_some_and(|m| m.pages.is_some() || m.to_follow)
    }

    /// Whether a line goes on the title.
    pub(super) fn wraps(&mut self, words: &str, row: &Row, broken: bool) -> bool {
        let shouted = is_shouted(words)
            || self.title_shouted && words.chars().filter(|c| c.is_alphabetic()).count() < 3;
        if self.title_shouted {
            return shouted && (broken || !row.below || self.ends_open());
        }
        if title::is_description(words) {
            return false;
        }
        let bold = row.bold || row.heading;
        if self.title_bold != bold {
            return false;
        }
        let small = words.chars().next().is_some_and(char::is_lowercase);
        if small || self.ends_open() {
            return true;
        }
        if bold && broken {
            return true;
        }
        if broken && self.title.chars().count() > 30 {
            self.title_doubt =
                Some("The line below could belong to the title or to what stands under it.");
            return words.chars().count() < 60;
        }
        false
    }

    pub(super) fn ends_open(&self) -> bool {
        let last = self.title.split_whitespace().next_back().unwrap_or("");
        last.ends_with([',', '-', '\u{2013}', ':', '&', '('])
            || [
                "and", "of", "for", "the", "to", "in", "on", "with", "or", "from", "by",
            ]
            .iter()
            .any(|w| last.eq_ignore_ascii_case(w))
    }
}
