//! Titles that are wrapped over lines.

use super::block::{Block, Last};
use super::headings::Heading;
use super::marks::{self, Marks};
use super::{attachment, title};
use crate::import::front::front_sheet::{FrontSheet, Row, find, is_shouted};
use crate::import::lexicon::{self, ItemMark, MinutesTitle};
use crate::import::outline::number::{leading, part_mark};
use crate::import::when;
use chrono::NaiveDate;

/// What a title is doubted for that may be longer, or shorter.
const UNCLEAR: &str = "The line below could belong to the title or to what stands under it.";

/// The width that titles are broken to, in characters: the widest of their lines; 0 = not known.
/// Where pages stand at the right of some, those have the width.
pub(super) fn width(sheet: &FrontSheet, headings: &[Heading], to: usize) -> usize {
    let end = |row: &Row, cell: usize| {
        row.cells
            .get(cell)
            .map_or(0, |(at, w)| usize::from(*at) + w.chars().count())
    };
    let rows = headings.iter().filter_map(|h| Some((h, sheet.get(h.row)?)));
    let rows = rows.filter(|(_, row)| row.table.is_none());
    let beside = rows
        .clone()
        .filter(|(h, r)| r.cells.len() > h.cell + 1 && !h.rest.is_empty())
        .map(|(h, r)| end(r, h.cell))
        .max();
    let below = headings
        .iter()
        .filter_map(|h| sheet.get(h.row + 1).filter(|_| h.row + 1 < to));
    let below = below
        .filter(|r| r.table.is_none() && r.cells.len() == 1)
        .map(|r| end(r, 0));
    beside
        .or_else(|| rows.map(|(h, r)| end(r, h.cell)).chain(below).max())
        .filter(|w| *w <= 140)
        .unwrap_or(0)
}

/// Where the words of the first cell of a row end, in characters.
pub(super) fn end_of(row: &Row) -> usize {
    let first = row.cells.first();
    first.map_or(0, |(at, w)| usize::from(*at) + w.chars().count())
}

/// Whether the words below a title about minutes begin with what tells of which meeting they are, which the
/// title has yet to say: "Minutes of the Harbour and Ferries" above "Working Group held on 5 May 2027".
pub(in crate::import) fn says_which(title: &str, below: &str) -> bool {
    let several = title.split_whitespace().count() > 3;
    let minutes = several && lexicon::is(MinutesTitle::Speaks, title);
    if !minutes || !when::dates(title, None).is_empty() || !below.starts_with(char::is_uppercase) {
        return false;
    }
    let before = |at: usize| below.get(..at).map_or(99, |h| h.split_whitespace().count());
    let which = find(below, " held on ").or_else(|| find(below, " meeting of the "));
    which.is_some_and(|at| {
        before(at) <= 6 && !crate::import::parts::tells(below.get(..at).unwrap_or(""))
    })
}

impl Block {
    /// The words behind the number: title, marks, and a description that goes on in one line.
    pub(super) fn set_title(&mut self, words: &str, row: &Row) {
        let (before, words) = marks::minutes_before(words).unwrap_or((Marks::default(), words));
        self.mark(before, row.place);
        let words = self.without_lead(words, row);
        let (words, found) = marks::pull(attachment::without_size(words));
        if found.is_some() {
            self.mark(found, row.place);
        }
        let (title, rest) = title::split(&words);
        title.clone_into(&mut self.title);
        if !rest.is_empty() {
            self.title_open = false;
            self.add_words(rest, row.place, false);
        }
    }

    /// Takes the end of a title that stands by itself below it: a year, words in brackets.
    pub(super) fn title_ends_in(&mut self, words: &str, row: &Row) -> bool {
        if !self.title_open || self.last != Last::Title {
            return false;
        }
        let year = !self.blank && self.year_below(words);
        // "Safeguarding - annual / report": below a title it could say as well what is enclosed.
        let noun = !self.blank
            && matches!(
                words,
                "report" | "reports" | "paper" | "presentation" | "slides"
            );
        // "(OSKTRA)." below a title that a blank line parts from it, in papers with air between lines.
        let bracket = self.blank
            && words.starts_with('(')
            && words.chars().count() < 40
            && self.width > 40
            && self.title_end + 20 > self.width
            && marks::whole(words).is_none()
            && part_mark(words).is_none();
        if !year && !bracket && !noun {
            return false;
        }
        self.title = format!("{} {words}", self.title);
        self.title_place = self.title_place.through(row.place);
        if bracket || noun {
            self.title_doubt = Some(UNCLEAR);
        }
        true
    }

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

    /// Whether a line goes on the title. Where the title has no room left in its line, and the next stands
    /// close below, it could go on whatever that begins with.
    pub(super) fn wraps(&mut self, words: &str, row: &Row, broken: bool) -> bool {
        let goes_on = self.wraps_on(words, row, broken);
        let near = self.width > 40 && self.title_end + 12 > self.width;
        let other = row.listed || row.table.is_some() || title::begins_description(words);
        let mark = part_mark(words).is_some() || marks::whole(words).is_some();
        // What looks otherwise than the title is no part of it.
        let looks = self.title_shouted && !is_shouted(words)
            || self.title_bold != (row.bold || row.heading);
        if !goes_on && near && !self.blank && !other && !mark && !looks {
            self.title_doubt = Some(UNCLEAR);
        }
        goes_on
    }

    fn wraps_on(&mut self, words: &str, row: &Row, broken: bool) -> bool {
        // A table or a list below a title has what it is about.
        if row.table.map(|t| t.0) != self.title_table || row.listed {
            return false;
        }
        let shouted = is_shouted(words)
            || self.title_shouted && words.chars().filter(|c| c.is_alphabetic()).count() < 3;
        // A number begins another line of the agenda, unless the title breaks off.
        if leading(words).is_some() && !self.ends_open() {
            return false;
        }
        if self.bracket_open() {
            return true;
        }
        // Below "Date of next meeting" stands the day.
        if when::dates(words, NaiveDate::from_ymd_opt(2000, 1, 1))
            .first()
            .is_some_and(|d| d.at.start == 0)
            && !self.ends_open()
        {
            return false;
        }
        if self.title_shouted {
            let goes_on = shouted && (broken || !row.below || self.ends_open());
            if goes_on && !broken && !self.ends_open() && self.title.len() < 30 {
                self.title_doubt = Some(UNCLEAR);
            }
            return goes_on;
        }
        let small = words.chars().next().is_some_and(char::is_lowercase);
        let bold = row.bold || row.heading;
        if self.title_bold == bold && small && self.goes_on_small(words) {
            return true;
        }
        if title::is_description(words) || self.title_bold != bold {
            return false;
        }
        // "Payments:" is over what is listed below it.
        let lists = self.title.ends_with([':', '-']) && self.title.contains(':') && !broken;
        if small || self.ends_open() && !lists || bold && broken {
            return true;
        }
        // A dash in front of what is more than a word goes on a line that was full.
        let dash = words.starts_with(['-', '\u{2013}', '\u{2014}']);
        let full = self.title_is_full(words);
        let closed = self.title.ends_with(['.', ':', ';', '?', '!']);
        if broken && self.title.chars().count() > 30 || full || dash && self.title_end > 40 {
            // A line that was broken inside a sentence has more of it below.
            let sure = broken && full && !closed && self.title.chars().count() > 60;
            if !sure {
                self.title_doubt = Some(UNCLEAR);
            }
            return sure || words.chars().count() < 60 || full;
        }
        false
    }

    /// Whether a bracket of the title is open: it goes on to where it closes.
    pub(super) fn bracket_open(&self) -> bool {
        self.title.matches('(').count() > self.title.matches(')').count()
    }

    /// Doubts a title that breaks off, or below which a line begins inside a sentence.
    pub(super) fn doubt_ends(&mut self) {
        let last = self.title.split_whitespace().next_back().unwrap_or("");
        let small = |w: &String| w.starts_with(char::is_lowercase) && !title::begins_description(w);
        let long = self.title.chars().count() > 40 && !self.title.ends_with(':');
        let inside = long && self.words.first().is_some_and(small);
        // "Finance -" is over what is listed below it.
        let over = last.ends_with(':') || matches!(last, "-" | "\u{2013}" | ":-");
        let which = || {
            self.words
                .first()
                .is_some_and(|w| says_which(&self.title, w))
        };
        if self.ends_open() && !over || self.bracket_open() || inside || which() {
            self.title_doubt.get_or_insert(UNCLEAR);
        }
    }

    /// Whether a line that begins small goes on the title: it is broken inside a sentence.
    fn goes_on_small(&self, words: &str) -> bool {
        let closed = self.title.ends_with(['.', ':', ';', '?', '!', ')']);
        self.ends_open() || !closed && !title::begins_description(words)
    }

    /// Whether the last line of the title is full: the first word below had no room in it.
    fn title_is_full(&self, words: &str) -> bool {
        let word = words.split_whitespace().next().unwrap_or("");
        let word = word.chars().count();
        self.width > 40 && self.title_end + 1 + word > self.width
    }

    /// Whether the words below a year or a day go on a title that a month ends: "10 May / 2028."
    fn year_below(&self, words: &str) -> bool {
        let year = words.trim_end_matches(['.', ',', ')', ' ']);
        let is_year = year.len() == 4 && (year.starts_with("19") || year.starts_with("20"));
        let last = self.title.split_whitespace().next_back().unwrap_or("");
        let dated = when::dates(&format!("{} {year}", self.title), None);
        is_year
            && year.chars().all(|c| c.is_ascii_digit())
            && last.chars().all(char::is_alphabetic)
            && dated.last().is_some_and(|d| d.at.end > self.title.len())
    }

    pub(super) fn ends_open(&self) -> bool {
        let last = self.title.split_whitespace().next_back().unwrap_or("");
        last.ends_with([',', '-', '\u{2013}', ':', '&', '(']) || lexicon::is(ItemMark::Open, last)
    }
}
