//! The work programme: meetings with what they are to take.

use chrono::NaiveDate;

use super::columns::{self, Programme as Column};
use super::{para, tell, words};
use crate::import::found::Found;
use crate::import::lexicon::{self, PlannedWord};
use crate::import::line::{Line, Shape};
use crate::import::people;
use crate::import::proposal::{Planned, Programme, Proposal};
use crate::import::when;
use crate::meeting::text::Text;

/// Reads a work programme into `out`.
pub(super) fn read(lines: &[Line], out: &mut Proposal) {
    let near = out.date.as_ref().map(|d| d.value);
    let mut reading = Reading {
        near,
        ..Reading::default()
    };
    for line in lines {
        if line.is_blank() || para::is_furniture(line) {
            reading.apart = true;
        } else {
            reading.line(line, out);
            reading.apart = false;
        }
    }
    out.programme.extend(reading.meetings);
}

#[derive(Default)]
struct Reading {
    near: Option<NaiveDate>,
    roles: Vec<Column>,
    heads: Vec<u16>,
    meetings: Vec<Programme>,
    apart: bool,
    /// The heading of the meeting goes on in the next line.
    open: bool,
    /// Another heading came: what follows belongs to no meeting.
    closed: bool,
    /// The items of the meeting have marks.
    marked: bool,
}

impl Reading {
    fn line(&mut self, line: &Line, out: &mut Proposal) {
        let keys: Vec<String> = line
            .cells
            .iter()
            .map(|c| words::key(c.text.as_str()))
            .collect();
        if let Some(roles) = Column::head(&keys) {
            self.roles = roles;
            self.heads = line.cells.iter().map(|c| c.at).collect();
            return;
        }
        // The theme of a meeting, broken to the width of the page.
        if std::mem::replace(&mut self.open, false)
            && !self.apart
            && !line.is_row()
            && let Some(meeting) = self.meetings.last_mut()
        {
            let mut theme = meeting.theme.as_str().to_owned();
            words::join(&mut theme, &line.text());
            meeting.theme = Text::line(&theme);
            self.open = line.broken;
            return;
        }
        let filled = line.cells.iter().filter(|c| !c.text.is_blank()).count();
        let text = line.text();
        let key = words::key(&text);
        if filled == 1 && key.len() <= 160 {
            if columns::is_meeting(&key) {
                self.meeting(line, &text, out);
                let themed = self.meetings.last().is_some_and(|m| !m.theme.is_blank());
                self.open = themed && line.broken && !line.is_row();
                return;
            }
            if is_undated(&key) && (line.is_row() || line.bold) {
                self.undated(line, &text);
                return;
            }
            let fresh = self.meetings.last_mut().filter(|m| m.items.is_empty());
            if let (Some(meeting), Some(theme)) = (fresh, text.strip_prefix("Theme:")) {
                meeting.theme = Text::line(theme);
                return;
            }
            if is_slot(&key) {
                if let Some(last) = self.meetings.last_mut() {
                    last.free += 1;
                }
                return;
            }
        }
        if self.roles.is_empty() {
            self.entry(line, &text);
        } else {
            self.row(line, filled, out);
        }
    }

    /// "Meeting Date: 21st January 2016: MISCELLANEOUS".
    fn meeting(&mut self, line: &Line, text: &str, out: &mut Proposal) {
        let mut rest = text.trim();
        if let Some(day) = lexicon::after(PlannedWord::Meeting, rest) {
            rest = day.trim_start_matches([':', ' ', '-', '\u{2013}']);
        }
        let parted = rest
            .split_once(':')
            .or_else(|| rest.split_once(" \u{2013} "))
            .or_else(|| rest.split_once(" - "));
        let (day, theme) = parted.unwrap_or((rest, ""));
        let dated = when::dates(day, self.near).into_iter().next();
        let mut found = Found::certain(Text::line(day), line.place);
        if let Some(sentence) = dated.as_ref().and_then(when::Dated::disagrees) {
            tell(line.place, &sentence, out);
            found = found.doubting(&sentence);
        }
        (self.closed, self.marked) = (false, false);
        self.meetings.push(Programme {
            when: found,
            date: dated.filter(|d| d.year_written).map(|d| d.date),
            theme: Text::line(theme),
            ..Programme::default()
        });
    }

    /// Whether the last meeting is the one of these words.
    fn same(&self, day: &str) -> bool {
        let last = self.meetings.last();
        last.is_some_and(|m| m.when.value.as_str() == day)
    }

    /// "Date to be fixed": items that no meeting has yet.
    fn undated(&mut self, line: &Line, text: &str) {
        (self.closed, self.marked) = (false, false);
        self.meetings.push(Programme {
            when: Found::certain(Text::line(text), line.place),
            ..Programme::default()
        });
    }

    /// A row of the table.
    fn row(&mut self, line: &Line, filled: usize, out: &mut Proposal) {
        let cells = columns::placed(&line.cells, &self.heads);
        let roles = self.roles.clone();
        let of = |role: Column| -> String {
            let both = cells.iter().zip(&roles);
            let words: Vec<&str> = both
                .filter(|(_, r)| **r == role)
                .flat_map(|(c, _)| c.split_whitespace())
                .collect();
            words.join(" ")
        };
        let day = of(Column::When);
        if columns::is_meeting(&words::key(&day)) && !self.same(&day) {
            self.meeting(line, &day, out);
        }
        if is_undated(&words::key(&day)) && !self.same(&day) {
            self.undated(line, &day);
        }
        let goes_on = !line.is_row() && !self.apart;
        let (title, summary, lead, purpose) = (
            of(Column::Title),
            of(Column::Summary),
            of(Column::Lead),
            of(Column::Purpose),
        );
        let Some(meeting) = self.meetings.last_mut() else {
            return;
        };
        let unsettled = lexicon::is(PlannedWord::Unsettled, &title);
        if is_slot(&words::key(&title)) || (unsettled && lead.is_empty() && summary.is_empty()) {
            meeting.free += 1;
            return;
        }
        // A row of one cell that is no item: the name of a part of the meeting, a note.
        if filled == 1 && !title.is_empty() && self.heads.len() > 2 && !goes_on {
            return;
        }
        let above = meeting.items.last_mut();
        let wraps = goes_on
            && (title.is_empty() || words::begins_small(&title) || lead.is_empty())
            && !(title.is_empty() && words::begins_capital(&summary));
        if let Some(above) = above
            && wraps
        {
            let add = |to: &Text, more: &str| match (to.is_blank(), more.is_empty()) {
                (_, true) => to.clone(),
                (true, _) => Text::line(more),
                _ => Text::line(&format!("{} {more}", to.as_str())),
            };
            above.title.value = add(&above.title.value, &title);
            above.title.place = above.title.place.through(line.place);
            above.summary = add(&above.summary, &summary);
            above.lead = add(&above.lead, &lead);
            above.purpose = add(&above.purpose, &purpose);
            return;
        }
        let title = match meeting.items.last() {
            Some(above) if title.is_empty() => above.title.value.clone(),
            None if title.is_empty() => return,
            _ => Text::line(&title),
        };
        meeting.items.push(Planned {
            title: Found::certain(title, line.place),
            summary: Text::line(&summary),
            lead: Text::line(&lead),
            purpose: Text::line(&purpose),
        });
    }

    /// A line below a month, where the programme is a list.
    fn entry(&mut self, line: &Line, text: &str) {
        // "Items to be scheduled" ends the list of the meeting above it.
        let entry = line.shape == Shape::Entry || super::label::label(text).is_some();
        let heads = !entry && self.apart && !words::ends(text);
        let Some(meeting) = self.meetings.last_mut() else {
            return;
        };
        self.closed |= heads && self.marked;
        self.marked |= entry;
        if self.closed {
            return;
        }
        let rest = super::label::label(text).map_or(0, |l| l.rest);
        let words = text.get(rest..).unwrap_or_default().trim();
        if words.is_empty() {
            return;
        }
        // "Flood wardens (Head of Resilience)".
        let bracket = words.strip_suffix(')').and_then(|w| w.rsplit_once(" ("));
        let owned =
            bracket.filter(|(_, who)| people::is_post(who) || people::person(who).is_some());
        let (words, lead) = owned.unwrap_or((words, ""));
        let found = Found::certain(Text::line(words), line.place);
        let found = if line.cells.len() > 1 {
            found.doubting("The table has no heads of columns.")
        } else {
            found
        };
        meeting.items.push(Planned {
            title: found,
            lead: Text::line(lead),
            ..Planned::default()
        });
    }
}

/// Whether words stand where a day would and say that there is none yet.
fn is_undated(key: &str) -> bool {
    let bare = key
        .strip_prefix("items ")
        .or(key.strip_prefix("meeting "))
        .unwrap_or(key);
    let bare = bare
        .strip_prefix("date ")
        .or(bare.strip_prefix("dates "))
        .unwrap_or(bare);
    lexicon::is(PlannedWord::Undated, bare)
}

/// Whether a row only keeps a place for an item.
fn is_slot(key: &str) -> bool {
    let key = key.strip_prefix("one ").unwrap_or(key);
    lexicon::is(PlannedWord::Slot, key)
}
