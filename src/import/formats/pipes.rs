//! Tables drawn with bars: those of Markdown, and the ones with ruled rows that pandoc draws.

use super::words::{self, PART, Weight};

/// How many lines further on a row may end.
const FAR: usize = 40;

/// A row of a table drawn with bars.
#[derive(Debug, PartialEq)]
pub(super) struct BarRow {
    /// Its first line in the block, from 0.
    pub(super) from: usize,
    /// Its last line.
    pub(super) to: usize,
    /// Its cells.
    pub(super) cells: Vec<String>,
    /// All of it is bold.
    pub(super) bold: bool,
}

/// Whether a line looks like a row or a rule of such a table.
pub(super) fn is_bar_line(line: &str) -> bool {
    let line = inner(line);
    (line.starts_with('|') && line.matches('|').count() > 1) || is_rule(line)
}

/// A line without what an extractor put before a table: a bullet.
fn inner(line: &str) -> &str {
    let line = line.trim();
    line.strip_prefix("- ")
        .map(str::trim_start)
        .filter(|l| l.starts_with('|'))
        .unwrap_or(line)
}

/// A line that parts rows: `|---|:--:|`, `+----+`.
pub(super) fn is_rule(line: &str) -> bool {
    let line = line.trim();
    line.starts_with(['|', '+', '-', ':'])
        && line.contains(['|', '+'])
        && line.contains(['-', '='])
        && line
            .chars()
            .all(|c| matches!(c, '|' | '+' | '-' | '=' | ':' | ' '))
}

/// Reads the table that a block begins with: its rows and how many lines it takes; none if it
/// begins with no table. The lines are cleaned; `weight` follows the bold through them.
pub(super) fn table(block: &[&str], weight: &mut Weight) -> Option<(Vec<BarRow>, usize)> {
    let bare = block
        .get(1)
        .is_some_and(|rule| is_rule(rule) && rule.contains('|'))
        && block.first().is_some_and(|head| head.contains('|'));
    let first = block.first()?;
    // A row whose cells hold line breaks begins with a bar on a line that doesn't end with one.
    let closed = inner(first).starts_with('|')
        && block
            .iter()
            .take(FAR)
            .any(|line| line.trim_end().ends_with('|'));
    let starts = |line: &str| {
        is_bar_line(line) || closed && inner(line).starts_with('|') || bare && line.contains('|')
    };
    if !starts(first) {
        return None;
    }
    // Rows of a ruled table take several lines, each a piece of every cell.
    let ruled = first.trim_start().starts_with("+-");
    let mut rows: Vec<BarRow> = Vec::new();
    let mut at = 0;
    let mut fresh = true;
    while let Some(first) = block.get(at) {
        if !starts(first) {
            break;
        }
        let from = at;
        at += 1;
        if is_rule(inner(first)) {
            fresh = true;
            continue;
        }
        let mut joined = inner(first).to_owned();
        // A cell with a line break in it: the row goes on until a line ends with a bar.
        while !joined.ends_with('|') && joined.starts_with('|') {
            match block.get(at) {
                Some(next) if !starts(next) => {
                    joined.push(PART);
                    joined.push_str(next.trim());
                    at += 1;
                }
                _ => break,
            }
        }
        let (cells, bold) = split(&joined, weight);
        match rows.last_mut() {
            Some(row) if ruled && !fresh => {
                row.to = at - 1;
                row.bold &= bold;
                merge(row, cells);
            }
            _ => rows.push(BarRow {
                from,
                to: at - 1,
                cells,
                bold,
            }),
        }
        fresh = false;
    }
    for row in &mut rows {
        for cell in &mut row.cells {
            *cell = words::tidy(cell);
        }
    }
    rows.retain(|row| row.cells.iter().any(|cell| !cell.is_empty()));
    Some((rows, at))
}

/// The cells of a line, and whether all their words are bold.
fn split(line: &str, weight: &mut Weight) -> (Vec<String>, bool) {
    let inside = line.strip_prefix('|').unwrap_or(line);
    let inside = inside.strip_suffix('|').unwrap_or(inside);
    *weight = weight.fresh();
    let cells = inside
        .split('|')
        .map(|cell| words::finish(cell, weight))
        .collect();
    (cells, weight.all())
}

/// Adds a line of a ruled row to the row: words go on, an empty piece ends a paragraph.
fn merge(row: &mut BarRow, cells: Vec<String>) {
    for (at, piece) in cells.into_iter().enumerate() {
        match row.cells.get_mut(at) {
            Some(cell) if piece.is_empty() => {
                if !cell.is_empty() && !cell.ends_with('\n') {
                    cell.push('\n');
                }
            }
            Some(cell) => {
                if !cell.is_empty() && !cell.ends_with('\n') {
                    cell.push(' ');
                }
                cell.push_str(&piece);
            }
            None => row.cells.push(piece),
        }
    }
}

/// A line without a bar that only keeps it a line, as pandoc writes addresses and verses.
pub(super) fn without_bar(line: &str) -> &str {
    line.strip_prefix("| ").unwrap_or(line)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read(text: &str) -> Vec<Vec<String>> {
        let lines: Vec<&str> = text.lines().collect();
        let (rows, taken) = table(&lines, &mut Weight::default()).unwrap();
        assert_eq!(taken, lines.len());
        rows.into_iter().map(|r| r.cells).collect()
    }

    #[test]
    fn rows_of_markdown() {
        assert_eq!(
            read("- | | |\n|--|---|\n| 1. One | (Pages 1 - 4) |\n| Two | |"),
            [vec!["1. One", "(Pages 1 - 4)"], vec!["Two", ""]]
        );
        assert_eq!(read("a | b\n---|---\nc | d"), [["a", "b"], ["c", "d"]]);
        assert_eq!(
            read(&format!("| a {} b | c |", words::BAR)),
            [["a | b", "c"]]
        );
        assert_eq!(read("| one\ntwo | three |"), [["one\ntwo", "three"]]);
    }

    #[test]
    fn ruled_rows_go_over_lines() {
        assert_eq!(
            read(
                "+---+----+\n| a | b  |\n| c | d  |\n|   |    |\n| e |    |\n+===+====+\n| f | g  |\n+---+----+"
            ),
            [["a c\ne", "b d"], ["f", "g"]]
        );
    }

    #[test]
    fn other_blocks_are_no_tables() {
        for text in ["a", "| a verse", "one | two\nthree"] {
            assert!(table(&[text], &mut Weight::default()).is_none());
        }
    }
}
