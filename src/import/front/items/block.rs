//! What stands between the heading of an item and the next: the rest of its title, its parts, its
//! description, what stands beside it.

use super::columns::{Column, Columns};
use super::description::{bracket_first, described, is_break, is_private};
use super::headings::Heading;
use super::marks::{self, Marks};
use super::pages;
use super::wrapped::end_of;
use super::{attachment, title};
use super::{entries, exempt};
use crate::import::found::Place;
use crate::import::front::front_sheet::{FrontSheet, Row, after, is_shouted};
use crate::import::outline::number::{Count, part_mark};
use crate::import::supporting::words::join;
use chrono::NaiveTime;

/// An item as it was collected.
#[derive(Clone, Debug, Default)]
pub(super) struct Block {
    pub(super) title: String,
    pub(super) title_place: Place,
    pub(super) title_doubt: Option<&'static str>,
    /// Paragraphs of the description.
    pub(super) words: Vec<String>,
    pub(super) words_place: Option<Place>,
    pub(super) parts: Vec<(String, Place)>,
    /// So many of the parts are entries of a list that have no marks but bullets.
    pub(super) bulleted: usize,
    /// Whether it is doubtful what of the words below the title are parts and what is description.
    pub(super) mixed: bool,
    pub(super) marks: Marks,
    pub(super) marks_place: Place,
    pub(super) lead: Option<(String, Place, Option<&'static str>)>,
    pub(super) attachments: Vec<(String, Place)>,
    /// Rows that belong to it.
    pub(super) rows: Vec<usize>,
    pub(super) blank: bool,
    pub(super) last: Last,
    pub(super) title_shouted: bool,
    pub(super) title_bold: bool,
    pub(super) title_at: u16,
    pub(super) title_open: bool,
    /// Where the entries of the list below it begin.
    pub(super) entries_at: Option<u16>,
    /// The table that it stands in.
    pub(super) title_table: Option<u32>,
    /// Where its last line ends, in characters.
    pub(super) title_end: usize,
    /// The width that titles of this agenda are broken to; 0 = not known.
    pub(super) width: usize,
    /// Its number, where that is a plain one.
    pub(super) number: Option<u32>,
    /// When it ends, where a break follows.
    pub(super) until: Option<NaiveTime>,
    /// The rows below it in its table are its parts, each with who leads it.
    pub(super) parted: bool,
    /// Lines below it have capital letters in front, from "A." on.
    pub(super) lettered: bool,
}

/// What the row before went to.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) enum Last {
    #[default]
    Title,
    Words,
    Part,
    Else,
}

impl Block {
    /// Reads the rows from a heading to the next.
    pub(super) fn read(
        sheet: &FrontSheet,
        heading: &Heading,
        to: usize,
        columns: &Columns,
        width: usize,
    ) -> Self {
        let number = heading.number.as_ref().and_then(|n| match n.count {
            Count::Plain(number, None) => Some(number),
            _ => None,
        });
        let mut out = Self {
            width,
            number,
            title_place: sheet.place(heading.row),
            marks_place: sheet.place(heading.row),
            ..Self::default()
        };
        out.head(sheet, heading, columns);
        out.lettered = entries::lettered(sheet, heading.row + 1..to);
        let mut at = heading.row + 1;
        while at < to {
            let Some(row) = sheet.get(at) else { break };
            at = out.paragraph(sheet, at, to, row, columns);
        }
        out.finish();
        out
    }

    pub(super) fn mark(&mut self, found: Marks, place: Place) {
        if found.pages.is_some() && self.marks.pages.is_none() {
            self.marks_place = place;
        }
        let lead = found.lead.clone().filter(|_| self.lead.is_none());
        self.lead = self.lead.take().or_else(|| Some((lead?, place, None)));
        self.marks.add(found);
    }

    /// Reads a row, with those that it goes on in where they are one paragraph; the row after.
    fn paragraph(
        &mut self,
        sheet: &FrontSheet,
        at: usize,
        to: usize,
        row: &Row,
        columns: &Columns,
    ) -> usize {
        let closed = !self.title_open
            || self.blank
            || title::is_description(&row.text)
            || is_private(&row.text);
        if row.used || row.cells.len() != 1 || !row.broken || !closed {
            self.row(sheet, at, row, columns);
            return at + 1;
        }
        let mut whole = row.clone();
        let mut next = at + 1;
        while next < to.min(at + 40) {
            let Some(more) = sheet.get(next) else { break };
            let goes_on = sheet.get(next - 1).is_some_and(|b| b.broken)
                && more.cells.len() == 1
                && more.table == row.table
                && !more.used;
            if !goes_on
                || part_mark(&more.text).is_some()
                || self.numbered_part(&more.text).is_some()
                || more.text.starts_with('(') && marks::whole(&more.text).is_some()
            {
                break;
            }
            join(&mut whole.text, &more.text);
            whole.place = whole.place.through(more.place);
            self.rows.push(next);
            next += 1;
        }
        if let Some(cell) = whole.cells.first_mut() {
            cell.1.clone_from(&whole.text);
        }
        self.row(sheet, at, &whole, columns);
        next
    }

    /// A row below the heading.
    fn row(&mut self, sheet: &FrontSheet, at: usize, row: &Row, columns: &Columns) {
        if row.is_blank() {
            self.blank = true;
            return;
        }
        self.rows.push(at);
        // What stands above the agenda as well is the head of a page; a row of one cell that stands
        // out in a table of several columns is a heading between its items.
        let between = row.table.is_some()
            && !row.below
            && row.cells.len() == 1
            && row.stands_out()
            && row.cells.first().and_then(|(at, _)| columns.of(*at)) == Some(Column::Number);
        if is_break(row) {
            let mut times = row
                .cells
                .iter()
                .filter_map(|(_, w)| marks::whole(w)?.starts);
            self.until = self.until.or_else(|| times.next());
            return;
        }
        if row.used || between {
            return;
        }
        if self.title_goes_on_with_pages(row) {
            let words = format!("{} {}", self.title, row.cell(0));
            self.title = words;
            self.title_end = end_of(row);
            self.title_place = self.title_place.through(row.place);
            for (at, words) in row.cells.iter().skip(1) {
                self.beside(*at, words, row, columns);
            }
            return;
        }
        if self.title.is_empty() {
            self.title_place = row.place;
            self.title_shouted = is_shouted(row.cell(0));
            self.title_bold = row.bold || row.heading;
            self.title_table = row.table.map(|t| t.0);
            self.title_at = row.cells.first().map_or(0, |c| c.0);
            self.title_end = usize::from(self.title_at) + row.cell(0).chars().count();
            self.set_title(row.cell(0), row);
            for (at, words) in row.cells.iter().skip(1) {
                self.beside(*at, words, row, columns);
            }
            self.blank = false;
            return;
        }
        let broken = at
            .checked_sub(1)
            .and_then(|b| sheet.get(b))
            .is_some_and(|b| b.broken);
        // A mark that a tab parts from its words: "I)" and "To agree the minutes".
        if let [(_, mark), (_, words)] = row.cells.as_slice()
            && let whole = format!("{mark} {words}")
            && (self.numbered_part(&whole).is_some()
                || row.table.is_none()
                    && mark.len() <= 6
                    && part_mark(&whole).is_some_and(|(_, rest)| rest == words.trim()))
        {
            self.below(&whole, row, broken);
            self.blank = false;
            return;
        }
        if columns.known() == 0 && self.in_columns(row) {
            return;
        }
        if self.row_part(row, columns) {
            return;
        }
        for (i, (at, words)) in row.cells.iter().enumerate() {
            let main = i == 0
                && columns
                    .of(*at)
                    .is_none_or(|c| matches!(c, Column::Title | Column::Number));
            if main
                && !(row.cells.len() == 1
                    && *at > self.title_at + 30
                    && marks::whole(words).is_some())
            {
                self.below(words, row, broken);
            } else {
                self.beside(*at, words, row, columns);
            }
        }
        self.blank = false;
    }

    /// Words under the title, in its column.
    pub(super) fn below(&mut self, words: &str, row: &Row, broken: bool) {
        if self.title_ends_in(words, row) {
            return;
        }
        if let Some((found, rest)) = bracket_first(words) {
            let bare = found.bare_pages && !words.contains('-');
            self.mark(
                Marks {
                    bare_pages: bare,
                    ..found
                },
                row.place,
            );
            self.title_open = false;
            self.below(rest, row, broken);
            return;
        }
        // A reason that was broken before its last words.
        if let Some(reason) = &mut self.marks.exempt
            && reason.ends_with(" of")
            && after(words, "schedule 12a").is_some()
        {
            reason.push(' ');
            reason.push_str(words.trim_end_matches(['.', ')']));
            return;
        }
        let open = self.title_open && self.last == Last::Title && self.bracket_open();
        let goes_on = open
            || self.last == Last::Words && broken && !self.blank && !words.starts_with(['(', '[']);
        // A bare number in the column of the words is a part of them: "the five years to / 2031".
        let bare = pages::pages(words).is_some_and(|(p, bare)| bare && !p.contains('-'))
            && !words.starts_with('(');
        if let Some(found) = marks::whole(words)
            && !goes_on
            && !bare
            && !words.ends_with(':')
        {
            self.mark(
                Marks {
                    bare_pages: found.bare_pages && !words.contains('('),
                    ..found
                },
                row.place,
            );
            return;
        }
        if let Some(name) = attachment::read(words) {
            if let Some(name) = name {
                self.attachments.push((name, row.place));
            }
            self.last = Last::Else;
            self.title_open = false;
            return;
        }
        if self.marked_part(words, row) {
            return;
        }
        if self.labelled(words, row) {
            return;
        }
        if row.listed && self.entry(words, row) {
            return;
        }
        // "Confidential: the public will be asked to leave" stands as it is printed, and tells.
        let lower = words.to_lowercase();
        if is_private(words) && self.marks.exempt.is_none() {
            let found = Marks {
                exempt: Some(exempt::exempt(words).unwrap_or_default()),
                ..Marks::default()
            };
            self.mark(found, row.place);
        }
        if goes_on && lower.trim_end_matches('.') == "to follow" {
            self.marks.to_follow = true;
        }
        let (left, found) = marks::pull(words);
        let heads = self.title_open && !self.blank && self.last == Last::Title;
        if heads && !left.is_empty() && self.wraps(&left, row, broken) {
            self.mark(found, row.place);
            self.title_end = end_of(row);
            let joined = format!("{} {left}", self.title);
            let (title, rest) = title::split(&joined);
            let title = title.to_owned();
            self.title = title;
            self.title_place = self.title_place.through(row.place);
            if !rest.is_empty() {
                self.title_open = false;
                self.add_words(rest, row.place, false);
            }
            return;
        }
        // An entry that is no sentence may be a part, long as it is.
        self.mixed |= row.listed && !title::is_description(words);
        let (words, found) = described(words, left, found, goes_on);
        self.mark(found, row.place);
        if words.is_empty() {
            return;
        }
        self.title_open = false;
        match self.last {
            Last::Part if broken && !self.blank => {
                if let Some((part, place)) = self.parts.last_mut() {
                    join(part, &words);
                    *place = place.through(row.place);
                }
            }
            _ => {
                let goes_on = broken && !self.blank && self.last == Last::Words;
                self.add_words(&words, row.place, goes_on);
            }
        }
    }

    pub(super) fn add_words(&mut self, words: &str, place: Place, goes_on: bool) {
        let words = words.trim();
        if words.is_empty() {
            return;
        }
        self.mixed |= !self.parts.is_empty() && !goes_on;
        match self.words.last_mut() {
            Some(last) if goes_on => {
                join(last, words);
            }
            _ => self.words.push(words.to_owned()),
        }
        self.words_place = Some(self.words_place.map_or(place, |p| p.through(place)));
        self.last = Last::Words;
        self.title_open = false;
    }

    fn finish(&mut self) {
        self.doubt_ends();
        self.doubt_parts();
        let title = self
            .title
            .trim_end_matches([':', '-', '\u{2013}', ' ', '*'])
            .trim();
        self.title = title.to_owned();
    }
}
