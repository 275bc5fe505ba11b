//! The parts of an item: lines below its title with letters, and the entries of a list that have no
//! marks but bullets, which may be what is told of it.

use super::block::{Block, Last};
use super::columns::{Column, Columns};
use super::{marks, title};
use std::ops::Range;

use crate::import::front::front_sheet::{FrontSheet, Row};
use crate::import::outline::number::{Count, leading, part_mark};
use crate::import::people;

/// So many characters may an entry have to be a part of the item.
const SHORT: usize = 90;

/// "A. Fares", which part_mark leaves alone: it could be an initial.
fn capital(words: &str) -> Option<(&str, &str)> {
    let (mark, rest) = words.split_once(". ")?;
    let one = mark.len() == 1 && mark.starts_with(|c: char| c.is_ascii_uppercase());
    one.then(|| (mark, rest.trim_start()))
}

/// Whether the first line with a capital letter in front has "A.", and is nobody; or the next has "B.".
pub(super) fn lettered(sheet: &FrontSheet, rows: Range<usize>) -> bool {
    let mut all = rows.filter_map(|at| sheet.get(at)).map(|r| r.text.as_str());
    let Some((words, (mark, _))) = all.find_map(|w| Some((w, capital(w)?))) else {
        return false;
    };
    let second = all.find_map(capital).is_some_and(|(mark, _)| mark == "B");
    mark == "A" && (second || people::entry(words).is_none())
}

impl Block {
    /// Takes a part with its letter or number; says whether it did.
    pub(super) fn marked_part(&mut self, words: &str, row: &Row) -> bool {
        if let Some(rest) = self.numbered_part(words) {
            // It may be an item of its own.
            self.mixed = true;
            self.parts.push((rest.to_owned(), row.place));
            self.last = Last::Part;
            self.title_open = false;
            return true;
        }
        let letter = || capital(words).filter(|_| self.lettered);
        let Some((mark, rest)) = part_mark(words).or_else(letter) else {
            return false;
        };
        if mark.chars().all(char::is_numeric) && self.parts.is_empty() {
            return false;
        }
        // What is told of one part, "(to be tabled)", is told of no other.
        let (left, found) = marks::pull(rest);
        if found.to_follow || found.noted || found.late {
            self.parts.push((rest.to_owned(), row.place));
        } else {
            self.mark(found, row.place);
            self.parts.push((left, row.place));
        }
        self.last = Last::Part;
        self.title_open = false;
        true
    }

    /// What follows the number of a part: "4.1 Fares" below item 4.
    pub(super) fn numbered_part<'w>(&self, words: &'w str) -> Option<&'w str> {
        let (number, rest) = leading(words).filter(|(_, rest)| !rest.is_empty())?;
        let of = |of: u32| matches!(number.count, Count::Dotted(a, b) if a == of && b > 0);
        self.number.is_some_and(of).then_some(rest)
    }

    /// Takes a row of a table below an item that nobody leads as its part: it has somebody who leads it.
    /// Says whether it did.
    pub(super) fn row_part(&mut self, row: &Row, columns: &Columns) -> bool {
        let [(at, words), beside @ ..] = row.cells.as_slice() else {
            return false;
        };
        let title = at.abs_diff(self.title_at) <= 4;
        let led = |(at, _): &(u16, String)| columns.of(*at) == Some(Column::Lead);
        if row.table.is_none() || !title || self.lead.is_some() {
            return false;
        }
        if !row.below && beside.iter().any(led) {
            self.parted = true;
            self.parts.push((words.clone(), row.place));
            self.last = Last::Part;
            self.title_open = false;
        } else if row.below && self.parted {
            self.add_words(
                words.trim_start_matches(['\u{2022}', ' ']),
                row.place,
                false,
            );
        } else {
            return false;
        }
        true
    }

    /// Takes an entry of a list; says whether it did.
    pub(super) fn entry(&mut self, words: &str, row: &Row) -> bool {
        // "..." stands for what is still to be thought of.
        if !words.chars().any(char::is_alphanumeric) {
            return true;
        }
        let short = words.chars().count() <= SHORT && !words.ends_with('.');
        if row.broken || !short || title::is_description(words) {
            return false;
        }
        let odd = |c: char| c.is_ascii_digit() || matches!(c, '/' | '`' | ']' | '@');
        let named = people::entry(words).is_some() || people::is_post(words);
        let deeper = *self.entries_at.get_or_insert(row.indent) != row.indent;
        self.mixed |= deeper || named || words.contains(odd);
        self.bulleted += 1;
        self.parts.push((words.to_owned(), row.place));
        self.last = Last::Part;
        self.title_open = false;
        true
    }

    /// Takes the cells of a row below "To receive a report on:", which are what it is on; says whether it
    /// did.
    pub(super) fn in_columns(&mut self, row: &Row) -> bool {
        let several = row.table.is_none() && row.cells.len() > 1;
        if !several || !self.title.ends_with(':') {
            return false;
        }
        self.mixed = true;
        self.title_open = false;
        self.last = Last::Part;
        let cells = row
            .cells
            .iter()
            .map(|(_, words)| (words.clone(), row.place));
        self.parts.extend(cells);
        true
    }

    /// Doubts what of the words below the title are its parts: one entry alone, or beside other words.
    pub(super) fn doubt_parts(&mut self) {
        self.mixed |= self.bulleted == 1 || self.bulleted > 0 && !self.words.is_empty();
    }
}
