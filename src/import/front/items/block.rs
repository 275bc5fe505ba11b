//! What stands between the heading of an item and the next: the rest of its title, its parts, its
//! description, what stands beside it.

use super::columns::{Column, Columns};
use super::headings::Heading;
use super::marks::{self, Marks};
use super::number::part_mark;
use super::{attachment, title};
use crate::import::found::Place;
use crate::import::front::sheet::{Row, Sheet, after, is_shouted};
use crate::import::people;

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
    pub(super) marks: Marks,
    pub(super) marks_place: Place,
    pub(super) lead: Option<(String, Place, Option<&'static str>)>,
    pub(super) attachments: Vec<(String, Place)>,
    /// Rows that belong to it.
    pub(super) rows: Vec<usize>,
    blank: bool,
    last: Last,
    title_shouted: bool,
    title_bold: bool,
    title_at: u16,
    title_open: bool,
}

/// What the row before went to.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
enum Last {
    #[default]
    Title,
    Words,
    Part,
    Else,
}

impl Block {
    /// Reads the rows from a heading to the next.
    pub(super) fn read(sheet: &Sheet, heading: &Heading, to: usize, columns: &Columns) -> Self {
        let mut out = Self {
            title_place: sheet.place(heading.row),
            marks_place: sheet.place(heading.row),
            ..Self::default()
        };
        out.head(sheet, heading, columns);
        for at in heading.row + 1..to {
            let Some(row) = sheet.get(at) else { break };
            out.row(sheet, at, row, columns);
        }
        out.finish();
        out
    }

    fn head(&mut self, sheet: &Sheet, heading: &Heading, columns: &Columns) {
        let Some(row) = sheet.get(heading.row) else {
            return;
        };
        self.rows.push(heading.row);
        for (_, words) in row.cells.iter().take(heading.cell) {
            if let Some(found) = marks::whole(words) {
                self.mark(
                    Marks {
                        bare_pages: false,
                        ..found
                    },
                    row.place,
                );
            }
        }
        let mut title = heading.rest.clone();
        let mut next = heading.cell + 1;
        self.title_at = row.cells.get(heading.cell).map_or(0, |c| c.0);
        if title.is_empty() {
            if let Some((at, words)) = row.cells.get(next) {
                title.clone_from(words);
                self.title_at = *at;
                next += 1;
            }
        }
        self.title_shouted = is_shouted(&title);
        self.title_bold = row.bold || row.heading;
        self.title_open = true;
        self.set_title(&title, row);
        for (at, words) in row.cells.iter().skip(next) {
            self.beside(*at, words, row, columns);
        }
    }

    /// The words behind the number: title, marks, and a description that goes on in one line.
    fn set_title(&mut self, words: &str, row: &Row) {
        let (words, found) = marks::pull(words);
        if found.is_some() {
            self.mark(found, row.place);
        }
        let (title, rest) = title::split(&words);
        self.title = title.to_owned();
        if !rest.is_empty() {
            self.title_open = false;
            self.add_words(rest, row.place, false);
        }
    }

    fn mark(&mut self, found: Marks, place: Place) {
        if found.pages.is_some() && self.marks.pages.is_none() {
            self.marks_place = place;
        }
        self.marks.add(found);
    }

    /// A row below the heading.
    fn row(&mut self, sheet: &Sheet, at: usize, row: &Row, columns: &Columns) {
        if row.is_blank() {
            self.blank = true;
            return;
        }
        self.rows.push(at);
        if self.title.is_empty() {
            self.title_place = row.place;
            self.title_shouted = is_shouted(row.cell(0));
            self.title_bold = row.bold || row.heading;
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
        for (i, (at, words)) in row.cells.iter().enumerate() {
            let main = i == 0
                && columns
                    .of(*at)
                    .is_none_or(|c| matches!(c, Column::Title | Column::Number));
            if main && !(row.cells.len() == 1 && *at > self.title_at + 30 && self.aside(words)) {
                self.below(words, row, broken);
            } else {
                self.beside(*at, words, row, columns);
            }
        }
        self.blank = false;
    }

    /// Whether a cell far to the right is a mark, and no words of the item.
    fn aside(&self, words: &str) -> bool {
        marks::whole(words).is_some()
    }

    /// Words under the title, in its column.
    fn below(&mut self, words: &str, row: &Row, broken: bool) {
        if let Some(found) = marks::whole(words)
            && !(self.last == Last::Words && broken && found.bare_pages)
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
        if let Some((mark, rest)) = part_mark(words)
            && (!mark.chars().all(char::is_numeric) || !self.parts.is_empty())
        {
            let (rest, found) = marks::pull(rest);
            self.mark(found, row.place);
            self.parts.push((rest, row.place));
            self.last = Last::Part;
            self.title_open = false;
            return;
        }
        if self.labelled(words, row) {
            return;
        }
        let (words, found) = marks::pull(words);
        if found.is_some() {
            self.mark(
                Marks {
                    bare_pages: found.bare_pages,
                    ..found
                },
                row.place,
            );
        }
        if words.is_empty() {
            return;
        }
        if self.title_open
            && !self.blank
            && self.last == Last::Title
            && self.wraps(&words, row, broken)
        {
            let joined = format!("{} {words}", self.title);
            let (title, rest) = title::split(&joined);
            self.title = title.to_owned();
            self.title_place = self.title_place.through(row.place);
            if !rest.is_empty() {
                self.title_open = false;
                self.add_words(rest, row.place, false);
            }
            return;
        }
        self.title_open = false;
        match self.last {
            Last::Part if broken && !self.blank => {
                if let Some((part, place)) = self.parts.last_mut() {
                    part.push(' ');
                    part.push_str(&words);
                    *place = place.through(row.place);
                }
            }
            _ => {
                let goes_on = broken && !self.blank && self.last == Last::Words;
                self.add_words(&words, row.place, goes_on);
            }
        }
    }

    /// Whether a line goes on the title.
    fn wraps(&mut self, words: &str, row: &Row, broken: bool) -> bool {
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

    fn ends_open(&self) -> bool {
        let last = self.title.split_whitespace().next_back().unwrap_or("");
        last.ends_with([',', '-', '\u{2013}', ':', '&', '('])
            || [
                "and", "of", "for", "the", "to", "in", "on", "with", "or", "from", "by",
            ]
            .iter()
            .any(|w| last.eq_ignore_ascii_case(w))
    }

    /// "Lead: Dr Katz", "Purpose: For decision".
    fn labelled(&mut self, words: &str, row: &Row) -> bool {
        let Some((label, value)) = words.split_once(':') else {
            return false;
        };
        let value = value.trim();
        let label = label.trim().to_lowercase();
        match label.as_str() {
            "lead" | "lead officer" | "presenter" | "presented by" | "presenting" | "led by"
            | "lead member" | "by" | "speaker" | "owner" | "led by:" | "report author"
            | "lead director" | "presenters"
                if !value.is_empty() =>
            {
                self.lead
                    .get_or_insert_with(|| (value.to_owned(), row.place, None));
            }
            "purpose" | "for" | "action" | "action required" | "action requested" => {
                let Some(purpose) = marks::purpose(&value.to_lowercase()) else {
                    return false;
                };
                self.mark(
                    Marks {
                        purpose,
                        ..Marks::default()
                    },
                    row.place,
                );
            }
            "time" | "timing" | "duration" | "time allowed" | "enclosure" | "enc" | "paper"
            | "papers" | "pages" | "page" => {
                let Some(found) = marks::whole(value) else {
                    return false;
                };
                self.mark(
                    Marks {
                        bare_pages: false,
                        ..found
                    },
                    row.place,
                );
            }
            "exempt" | "reason for exemption" | "exemption" | "reason for confidentiality" => {
                let found = Marks {
                    exempt: Some(marks::reason(value)),
                    ..Marks::default()
                };
                self.mark(found, row.place);
            }
            _ => return false,
        }
        self.last = Last::Else;
        self.title_open = false;
        true
    }

    /// A cell beside the title.
    fn beside(&mut self, at: u16, words: &str, row: &Row, columns: &Columns) {
        let column = columns.of(at);
        match column {
            Some(Column::Pages) => {
                let found =
                    marks::whole(words).or_else(|| after(words, "p").and_then(marks::whole));
                if let Some(found) = found {
                    self.mark(
                        Marks {
                            bare_pages: false,
                            ..found
                        },
                        row.place,
                    );
                }
                return;
            }
            Some(Column::Lead) => {
                self.add_lead(words, row, None);
                return;
            }
            Some(Column::Purpose) => {
                let purpose = words
                    .split(['/', ','])
                    .find_map(|w| marks::purpose(&w.to_lowercase()));
                if let Some(purpose) = purpose {
                    self.mark(
                        Marks {
                            purpose,
                            ..Marks::default()
                        },
                        row.place,
                    );
                }
                return;
            }
            Some(Column::Time | Column::Paper) => {
                if let Some(found) = marks::whole(words) {
                    let bare = column == Some(Column::Paper) && found.bare_pages;
                    let pages = found.pages.clone().filter(|_| !bare);
                    self.mark(
                        Marks {
                            pages,
                            bare_pages: false,
                            ..found
                        },
                        row.place,
                    );
                }
                return;
            }
            Some(Column::Other) => return,
            Some(Column::Words) => {
                self.add_words(words, row.place, self.last == Last::Words);
                return;
            }
            Some(Column::Number | Column::Title) | None => {}
        }
        if let Some(found) = marks::whole(words) {
            let bare = found.bare_pages && !found.pages.as_deref().is_some_and(|p| p.contains('-'));
            self.mark(
                Marks {
                    bare_pages: bare,
                    ..found
                },
                row.place,
            );
        } else if let Some(attachment) = attachment::read(words) {
            self.attachments.extend(attachment.map(|a| (a, row.place)));
        } else if column.is_some() {
            self.below(words, row, false);
        } else if people::entry(words).is_some() || people::is_post(words) {
            let why = "It stands beside the title, and nothing says that it is who leads the item.";
            self.add_lead(words, row, Some(why));
        } else {
            self.add_words(words, row.place, false);
        }
    }

    fn add_lead(&mut self, words: &str, row: &Row, why: Option<&'static str>) {
        if words.trim_matches(['-', '\u{2013}', ' ']).is_empty() {
            return;
        }
        match &mut self.lead {
            Some((lead, place, _)) => {
                lead.push(' ');
                lead.push_str(words);
                *place = place.through(row.place);
            }
            None => self.lead = Some((words.to_owned(), row.place, why)),
        }
    }

    fn add_words(&mut self, words: &str, place: Place, goes_on: bool) {
        let words = words.trim();
        if words.is_empty() {
            return;
        }
        match self.words.last_mut() {
            Some(last) if goes_on => {
                last.push(' ');
                last.push_str(words);
            }
            _ => self.words.push(words.to_owned()),
        }
        self.words_place = Some(self.words_place.map_or(place, |p| p.through(place)));
        self.last = Last::Words;
        self.title_open = false;
    }

    fn finish(&mut self) {
        let title = self
            .title
            .trim_end_matches([':', '-', '\u{2013}', ' ', '*'])
            .trim();
        self.title = title.to_owned();
    }
}
