//! What stands beside the words of an item: cells of other columns, and lines with a label.

use super::attachment;
use super::block::{Block, Last};
use super::columns::{Column, Columns};
use super::exempt;
use super::marks::{self, Marks};
use crate::import::front::front_sheet::{Row, after};
use crate::import::lexicon::{self, ItemLabel};
use crate::import::people;

/// What initials are doubted for.
const INITIALS: &str =
    "They stand beside the title, and nothing says that they are who leads the item.";

impl Block {
    /// "Lead: Dr Katz", "Purpose: For decision".
    pub(super) fn labelled(&mut self, words: &str, row: &Row) -> bool {
        let presents = ["(presentation by ", "(presentation from "];
        if let Some(who) = presents.iter().find_map(|p| after(words, p))
            && let Some(who) = who.trim_end_matches('.').strip_suffix(')')
        {
            self.lead
                .get_or_insert_with(|| (who.trim().to_owned(), row.place, None));
            self.last = Last::Else;
            self.title_open = false;
            return true;
        }
        let Some((label, value)) = words.split_once(':') else {
            return false;
        };
        let value = value.trim();
        match lexicon::named::<ItemLabel>(label) {
            Some(ItemLabel::Lead) if !value.is_empty() => {
                self.lead
                    .get_or_insert_with(|| (value.to_owned(), row.place, None));
            }
            Some(ItemLabel::Purpose) => {
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
            Some(ItemLabel::Label) => {
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
            Some(ItemLabel::Exempt) => {
                let found = Marks {
                    exempt: Some(exempt::reason(value)),
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

    /// A title without who leads it, where a label behind a dash says so: "Fares – Who: Jo Lund".
    pub(super) fn without_lead<'w>(&mut self, words: &'w str, row: &Row) -> &'w str {
        let dashes = [" - ", " \u{2013} ", " \u{2014} "];
        let Some((title, told)) = dashes.iter().find_map(|d| words.rsplit_once(d)) else {
            return words;
        };
        let lead = told.split_once(':').filter(|(label, who)| {
            lexicon::named::<ItemLabel>(label) == Some(ItemLabel::Lead) && !who.trim().is_empty()
        });
        let Some((_, who)) = lead else { return words };
        self.lead
            .get_or_insert_with(|| (who.trim().to_owned(), row.place, None));
        title
    }

    /// A cell beside the title.
    pub(super) fn beside(&mut self, at: u16, words: &str, row: &Row, columns: &Columns) {
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
                // "5" under "Mins" is how long, and no page.
                let long = words.parse::<u16>().ok().filter(|n| *n <= 600);
                if let (Some(Column::Time), Some(minutes)) = (column, long) {
                    let minutes = Some(minutes);
                    self.mark(
                        Marks {
                            minutes,
                            ..Marks::default()
                        },
                        row.place,
                    );
                } else if let Some(found) = marks::whole(words) {
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
        } else if are_initials(words) {
            self.add_lead(words, row, Some(INITIALS));
        } else if people::entry(words).is_some() || people::is_post(words) {
            let why = "It stands beside the title, and nothing says that it is who leads the item.";
            self.add_lead(words, row, Some(why));
        } else {
            // What nothing but a gap parts from the title may be its rest.
            if self.last == Last::Title && row.table.is_none() && columns.known() == 0 {
                self.title_doubt
                    .get_or_insert("What stands beside it could be the rest of it.");
                self.mixed = true;
            }
            self.add_words(words, row.place, false);
        }
    }

    pub(super) fn add_lead(&mut self, words: &str, row: &Row, why: Option<&'static str>) {
        if !words.contains(char::is_alphabetic) {
            return;
        }
        match &mut self.lead {
            Some((lead, place, doubt)) => {
                // Beside each of several lines below the title may stand who leads that.
                let one = |w: &str| w.starts_with(char::is_uppercase) && !w.contains(' ');
                if row.cells.len() > 1 && one(words) && lead.split(' ').all(one) {
                    doubt.get_or_insert("Several names stand beside it, line by line.");
                }
                lead.push(' ');
                lead.push_str(words);
                *place = place.through(row.place);
            }
            None => self.lead = Some((words.to_owned(), row.place, why)),
        }
    }
}

/// "PW", "VRD/PW", "All": who leads, where a house calls people by their initials.
fn are_initials(words: &str) -> bool {
    let one = |part: &str| {
        let part = part.trim();
        part.eq_ignore_ascii_case("all")
            || (2..=4).contains(&part.len()) && part.bytes().all(|b| b.is_ascii_uppercase())
    };
    // "TBC" and its like name nobody.
    !people::is_vacant(words) && words.split(['/', ',', '&', '+']).all(one)
}
