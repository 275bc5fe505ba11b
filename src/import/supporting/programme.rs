//! The work programme: meetings with what they are to take.

use chrono::NaiveDate;

use super::{tell, words};
use crate::import::found::Found;
use crate::import::lexicon::{self, PlannedWord, ProgrammeColumn as Column};
use crate::import::line::{Line, Shape};
use crate::import::people;
use crate::import::proposal::{Planned, Programme, Proposal};
use crate::import::table::{self, Row};
use crate::import::when;
use crate::meeting::text::Text;

/// Reads a work programme into `out`.
pub(super) fn read(lines: &[Line], out: &mut Proposal) {
    let near = out.date.as_ref().map(|d| d.value);
    let mut reading = Reading {
        near,
        ..Reading::default()
    };
    for row in table::read::<Column>(lines) {
        if let Some(line) = lines.get(row.at) {
            reading.line(&row, line, out);
        }
    }
    out.programme.extend(reading.meetings);
}

#[derive(Default)]
struct Reading {
    near: Option<NaiveDate>,
    meetings: Vec<Programme>,
    /// The heading of the meeting goes on in the next line.
    open: bool,
    /// Another heading came: what follows belongs to no meeting.
    closed: bool,
    /// The items of the meeting have marks.
    marked: bool,
}

impl Reading {
    fn line(&mut self, row: &Row<Column>, line: &Line, out: &mut Proposal) {
        let text = line.text();
        // The theme of a meeting, broken to the width of the page.
        if std::mem::replace(&mut self.open, false)
            && !row.apart
            && row.ruled.is_none()
            && let Some(meeting) = self.meetings.last_mut()
        {
            let mut theme = meeting.theme.as_str().to_owned();
            words::join(&mut theme, &text);
            meeting.theme = Text::line(&theme);
            self.open = line.broken;
            return;
        }
        let key = words::key(&text);
        if row.filled == 1 && key.len() <= 160 {
            if table::is_meeting(&key) {
                self.meeting(line, &text, out);
                let themed = self.meetings.last().is_some_and(|m| !m.theme.is_blank());
                self.open = themed && line.broken && row.ruled.is_none();
                return;
            }
            if table::is_undated(&key) && (row.ruled.is_some() || line.bold) {
                self.undated(line, &text);
                return;
            }
            let fresh = self.meetings.last_mut().filter(|m| m.items.is_empty());
            if let (Some(meeting), Some(theme)) = (fresh, text.strip_prefix("Theme:")) {
                meeting.theme = Text::line(theme);
                return;
            }
            if table::is_slot(&key) {
                if let Some(last) = self.meetings.last_mut() {
                    last.free += 1;
                }
                return;
            }
        }
        if row.cells.is_empty() {
            self.entry(row, line, &text);
        } else {
            self.row(row, line, out);
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

    /// "Date to be fixed": items that no meeting has yet.
    fn undated(&mut self, line: &Line, text: &str) {
        (self.closed, self.marked) = (false, false);
        self.meetings.push(Programme {
            when: Found::certain(Text::line(text), line.place),
            ..Programme::default()
        });
    }

    /// A row of the table.
    fn row(&mut self, row: &Row<Column>, line: &Line, out: &mut Proposal) {
        let [day, title, summary, lead, purpose] = [
            Column::When,
            Column::Title,
            Column::Summary,
            Column::Lead,
            Column::Purpose,
        ]
        .map(|role| row.get(role));
        let key = words::key(&day);
        let same = self
            .meetings
            .last()
            .is_some_and(|m| m.when.value.as_str() == day);
        if table::is_meeting(&key) && !same {
            self.meeting(line, &day, out);
        } else if table::is_undated(&key) && !same {
            self.undated(line, &day);
        }
        let Some(meeting) = self.meetings.last_mut() else {
            return;
        };
        let unsettled = lexicon::is(PlannedWord::Unsettled, &title);
        if table::is_slot(&words::key(&title))
            || (unsettled && lead.is_empty() && summary.is_empty())
        {
            meeting.free += 1;
            return;
        }
        // A row of one cell that is no item: the name of a part of the meeting, a note.
        if row.filled == 1 && !title.is_empty() && row.cells.len() > 2 {
            return;
        }
        let title = match meeting.items.last() {
            Some(above) if title.is_empty() => above.title.value.clone(),
            None if title.is_empty() => return,
            _ => Text::line(&title),
        };
        let title = Found::certain(title, row.place);
        meeting.items.push(Planned {
            title: row
                .doubt(Column::Title)
                .into_iter()
                .fold(title, Found::doubting),
            summary: Text::line(&summary),
            lead: Text::line(&lead),
            purpose: Text::line(&purpose),
        });
    }

    /// A line below a month, where the programme is a list.
    fn entry(&mut self, row: &Row<Column>, line: &Line, text: &str) {
        // "Items to be scheduled" ends the list of the meeting above it.
        let entry = line.shape == Shape::Entry || super::label::label(text).is_some();
        let heads = !entry && row.apart && !words::ends(text);
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
