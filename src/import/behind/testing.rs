//! Lines for the tests of the parsers, made of text as it is pasted.

use crate::import::found::Place;
use crate::import::line::{Cell, Line, Shape};
use crate::import::proposal::{Proposal, Source, SourceLine};
use crate::import::steps::Steps;
use crate::meeting::text::Text;

/// Lines of a text: tabs part cells, `**` is bold, "# " a heading, `|` a line break in a cell.
pub(crate) fn lines(text: &str) -> Vec<Line> {
    let (mut table, mut row) = (0, 0);
    let mut out = Vec::new();
    for (at, raw) in text.lines().enumerate() {
        let mut raw = raw.trim_end();
        let indent = (raw.len() - raw.trim_start_matches(' ').len()) as u16;
        let heading = raw.starts_with("# ");
        raw = raw.trim_start_matches("# ");
        let words = raw.trim().trim_start_matches("- ");
        let bold = words.starts_with("**") && words.ends_with("**") && words.len() > 4;
        let shape = if heading {
            Shape::Heading(1)
        } else if raw.contains('\t') {
            if row == 0 {
                table += 1;
            }
            row += 1;
            Shape::Row { table, row }
        } else if raw.trim_start().starts_with("- ") {
            Shape::Entry
        } else {
            Shape::Plain
        };
        if !raw.contains('\t') && !raw.trim().is_empty() {
            row = 0;
        }
        let cells = if raw.trim().is_empty() {
            Vec::new()
        } else {
            let body = if shape == Shape::Entry { words } else { raw };
            body.split('\t')
                .enumerate()
                .map(|(k, cell)| Cell {
                    at: k as u16 * 40,
                    text: Text::new(&cell.replace("**", "").replace('|', "\n")),
                })
                .collect()
        };
        let number = at as u32 + 1;
        out.push(Line {
            place: Place {
                source: 0,
                page: 0,
                line: number,
                to: number,
            },
            shape,
            indent,
            bold,
            broken: false,
            cells,
        });
    }
    out
}

/// A proposal that has the lines as its source.
pub(crate) fn sourced(lines: &[Line]) -> Proposal {
    let lines = lines.iter().map(|l| SourceLine {
        number: l.place.line,
        page: l.place.page,
        text: Text::line(&l.text()),
    });
    Proposal {
        sources: vec![Source {
            lines: lines.collect(),
            ..Source::default()
        }],
        ..Proposal::default()
    }
}

/// Steps enough for a test.
pub(crate) fn steps() -> Steps {
    Steps::for_size(100_000)
}

/// A day.
pub(crate) fn day(year: i32, month: u32, day: u32) -> Option<chrono::NaiveDate> {
    chrono::NaiveDate::from_ymd_opt(year, month, day)
}
