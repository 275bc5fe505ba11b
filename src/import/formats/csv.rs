//! Comma-separated values: one table, a row a record. Commas, semicolons or tabs part the cells;
//! quotes hold them together as RFC 4180 has it.

use super::decode::decode;
use super::gather::{self, Gather};
use super::text::fits;
use super::words;
use crate::import::line::{Line, Run, Shape};
use crate::import::trouble::Trouble;

/// What may part cells.
const SEPARATORS: [char; 3] = [',', ';', '\t'];
/// Records that are looked at to find what parts cells.
const LOOKED_AT: usize = 20;

/// The most rows and cells that are read: no pack's table comes near, and each cell is looked at
/// and shown.
const MOST_ROWS: u32 = 5_000;
const MOST_CELLS: usize = 60_000;

/// A record: its first line, its last, its cells.
struct Record {
    from: u32,
    to: u32,
    cells: Vec<String>,
}

/// Reads a file of comma-separated values.
///
/// # Errors
/// When it is too big or there are no words in it.
pub(super) fn read(bytes: &[u8], mut out: Gather<'_>) -> Result<Run, Trouble> {
    fits(bytes)?;
    let decoded = decode(bytes, None);
    decoded.remarks.iter().for_each(|r| out.remark(r));
    out.take(decoded.text.len() / 16)?;
    let mut text = decoded.text.as_str();
    let mut first = 1;
    let mut told = None;
    // Spreadsheets may say on the first line what parts the cells.
    if let Some(said) = text.strip_prefix("sep=")
        && let Some((sign, rest)) = said.split_once('\n')
    {
        told = sign.chars().next();
        text = rest;
        first = 2;
    }
    let separator = told.or_else(|| separator(text)).unwrap_or(',');
    let table = out.table();
    let (mut row, mut cells) = (0, 0);
    for record in Records::new(text, separator, first) {
        let texts: Vec<String> = record.cells.iter().map(|c| words::tidy(c)).collect();
        if texts.iter().all(String::is_empty) {
            continue;
        }
        row += 1;
        cells += texts.len();
        if row > MOST_ROWS || cells > MOST_CELLS {
            return Err(Trouble::new(
                &format!("The table has more than {MOST_ROWS} rows, or {MOST_CELLS} cells."),
                "Give the rows that belong to this meeting as a file of their own.",
            ));
        }
        let line = Line {
            shape: Shape::Row { table, row },
            cells: gather::cells(texts.iter().map(String::as_str)),
            ..Line::default()
        };
        out.push_at(record.from, record.to, line)?;
    }
    out.finish()
}

/// What parts the cells: the sign that the first records have alike; none if there is no such.
pub(super) fn separator(text: &str) -> Option<char> {
    SEPARATORS
        .into_iter()
        .filter_map(|sign| {
            let widths: Vec<usize> = Records::new(text, sign, 1)
                .take(LOOKED_AT)
                .map(|r| r.cells.len())
                .filter(|n| *n > 0)
                .collect();
            let most = widths.first().copied().filter(|n| *n > 1)?;
            let alike = widths.iter().filter(|n| **n == most).count();
            // The last rows of a sheet may be shorter; sentences with commas differ everywhere.
            (alike * 10 >= widths.len() * 8).then_some((alike * most, sign))
        })
        .max_by_key(|(weight, _)| *weight)
        .map(|(_, sign)| sign)
}

/// Whether a text without a name that says so looks like values: at least three records of at
/// least two cells, all alike, under a head of short words.
pub(super) fn looks_so(text: &str) -> bool {
    let Some(sign) = separator(text) else {
        return false;
    };
    // Text out of packs parts the cells of its tables by tabs: that is the reader of text's.
    if sign == '\t' {
        return false;
    }
    let records: Vec<Record> = Records::new(text, sign, 1).take(LOOKED_AT).collect();
    let width = records.first().map_or(0, |r| r.cells.len());
    records.len() >= 3
        && records
            .iter()
            .all(|r| r.cells.len() == width || r.cells.is_empty())
        && records.first().is_some_and(|head| {
            head.cells.iter().all(|c| {
                let c = c.trim();
                !c.is_empty() && c.chars().count() <= 30 && !c.ends_with('.')
            })
        })
}

/// Cuts a text into records.
struct Records<'a> {
    rest: &'a str,
    separator: char,
    line: u32,
}

impl<'a> Records<'a> {
    fn new(text: &'a str, separator: char, line: u32) -> Self {
        Self {
            rest: text,
            separator,
            line,
        }
    }
}

impl Iterator for Records<'_> {
    type Item = Record;

    fn next(&mut self) -> Option<Record> {
        if self.rest.is_empty() {
            return None;
        }
        let mut record = Record {
            from: self.line,
            to: self.line,
            cells: Vec::new(),
        };
        let mut cell = String::new();
        let mut quoted = false;
        let mut chars = self.rest.char_indices().peekable();
        let mut end = self.rest.len();
        while let Some((at, c)) = chars.next() {
            match c {
                '"' if quoted => {
                    if chars.next_if(|next| next.1 == '"').is_some() {
                        cell.push('"');
                    } else {
                        quoted = false;
                    }
                }
                '"' if cell.trim().is_empty() => {
                    cell.clear();
                    quoted = true;
                }
                '\n' => {
                    self.line += 1;
                    if !quoted {
                        end = at + 1;
                        break;
                    }
                    cell.push('\n');
                }
                _ if c == self.separator && !quoted => {
                    record.cells.push(std::mem::take(&mut cell));
                    if record.cells.len() > MOST_CELLS {
                        // It is refused: nothing behind it is read or held.
                        end = at + 1;
                        break;
                    }
                }
                _ => cell.push(c),
            }
        }
        record.to = if end < self.rest.len() || self.rest.ends_with('\n') {
            (self.line - 1).max(record.from)
        } else {
            self.line
        };
        if !(cell.trim().is_empty() && record.cells.is_empty()) {
            record.cells.push(cell);
        }
        self.rest = self.rest.get(end..).unwrap_or("");
        Some(record)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::import::steps::Steps;

    fn rows(bytes: &[u8]) -> Vec<String> {
        let steps = Steps::for_size(bytes.len());
        let run = read(bytes, Gather::new(0, &steps)).unwrap();
        run.lines
            .iter()
            .map(|line| {
                let cells: Vec<&str> = line.cells.iter().map(|c| c.text.as_str()).collect();
                format!("{}-{}: {}", line.place.line, line.place.to, cells.join("|"))
            })
            .collect()
    }

    #[test]
    fn quotes_hold_cells_together() {
        assert_eq!(
            rows(b"\xEF\xBB\xBFName,Role\r\n\"Brook, Ada\",\"said \"\"yes\"\"\"\r\n\r\n\"two\nlines\",x\n"),
            ["1-1: Name|Role", "2-2: Brook, Ada|said \"yes\"", "4-5: two\nlines|x"]
        );
    }

    #[test]
    fn semicolons_and_tabs_part_cells_too() {
        assert_eq!(rows(b"a;b\n1,5;2")[1], "2-2: 1,5|2");
        assert_eq!(rows(b"a\tb\nc, d\te")[1], "2-2: c, d|e");
        assert_eq!(rows(b"sep=;\na;b\n")[0], "2-2: a|b");
    }

    #[test]
    fn a_table_beyond_the_limit_is_read_no_further() {
        let long = "a,".repeat(2 << 20);
        let row = Records::new(&long, ',', 1).next().unwrap();
        assert!(row.cells.len() <= MOST_CELLS + 2, "{}", row.cells.len());
        let rows = "a,b\n".repeat(1 << 20);
        for bytes in [long, rows] {
            let steps = Steps::for_size(bytes.len());
            let refused = read(bytes.as_bytes(), Gather::new(0, &steps)).unwrap_err();
            assert!(
                refused.sentence.contains("more than 5000 rows"),
                "{refused:?}"
            );
            // What looks over the text costs a sixteenth of it; what is kept costs a step a line.
            let kept = steps.taken() - bytes.len() as u64 / 16;
            assert!(kept <= 4 * u64::from(MOST_ROWS), "{kept} steps");
        }
    }

    #[test]
    fn prose_does_not_look_like_values() {
        assert!(looks_so("Name,Role\nAda,Chair\nBen,Member\n"));
        assert!(!looks_so(
            "Dear all,\nplease find, as agreed, the agenda.\nRegards,\nAda"
        ));
        assert!(!looks_so("One\nTwo\nThree"));
    }

    #[test]
    fn an_open_quote_ends_with_the_file() {
        assert_eq!(rows(b"a,b\n\"c,d\n"), ["1-1: a|b", "2-2: c,d"]);
    }
}
