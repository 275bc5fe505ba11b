//! Tables whose columns a line of dashes shows: those that pandoc and reStructuredText draw, and that
//! people draw in plain text.
//!
//! ```text
//!   Meeting      Action                 Owner
//!   ------------ ---------------------- ------------
//!   8 May 2026   Write a plan for       Gordon Flint
//!                children's dentistry.
//!
//!   6 March 2026 Send round the slides. Keisha Barlow
//!   ------------------------------------------------
//! ```

use super::lines::Raw;
use super::pipes::BarRow;
use super::words::{self, Weight};

/// How far a table goes at most, in lines.
const LONGEST: usize = 600;
/// How many lines a head has at most.
const HEAD: usize = 6;
/// How long a group of dashes is at least.
const GROUP: usize = 3;

/// The table that begins at the first line: its rows, and how many lines it takes; none if none does.
/// `weight` follows the bold through its cells.
pub(super) fn table(
    lines: &[Raw<'_>],
    markdown: bool,
    weight: &mut Weight,
) -> Option<(Vec<BarRow>, usize)> {
    let text = |at: usize| lines.get(at).map_or("", |raw| raw.text);
    let boxed = is_rule(text(0));
    let rule = if columns(text(0)).is_some() && head_below(lines).is_none() {
        0
    } else if boxed || columns(text(0)).is_some() {
        (1..=HEAD).find(|at| columns(text(*at)).is_some())?
    } else {
        usize::from(columns(text(1)).is_some())
    };
    let columns = columns(text(rule))?;
    let head = usize::from(boxed || self::columns(text(0)).is_some() && rule > 0)..rule;
    if head.clone().any(|at| text(at).trim().is_empty()) {
        return None;
    }
    let (end, taken) = ends(lines, rule, boxed)?;
    let spaced = (rule + 1..end).any(|at| text(at).trim().is_empty());
    let mut rows: Vec<BarRow> = Vec::new();
    let mut fresh = true;
    for at in head.clone().chain(rule + 1..end) {
        let line = text(at);
        if line.trim().is_empty() {
            fresh = true;
            continue;
        }
        let cells = cut(line, &columns)?;
        let unnamed = cells.first().is_some_and(String::is_empty);
        let goes_on = if head.contains(&at) {
            at > head.start
        } else if spaced {
            !fresh && at > rule + 1
        } else {
            unnamed && at > rule + 1
        };
        fresh = false;
        match rows.last_mut().filter(|_| goes_on) {
            Some(row) => {
                row.to = at;
                for (cell, more) in row.cells.iter_mut().zip(cells) {
                    if !more.is_empty() {
                        cell.push(' ');
                        cell.push_str(&more);
                    }
                }
            }
            None => rows.push(BarRow {
                from: at,
                to: at,
                cells,
                bold: false,
            }),
        }
    }
    for row in &mut rows {
        *weight = weight.fresh();
        for cell in &mut row.cells {
            let clean = words::unmark(cell.trim(), markdown);
            *cell = words::tidy(&words::finish(&clean, weight));
        }
        row.bold = weight.all();
    }
    (rows.len() > 1 || boxed && !rows.is_empty()).then_some((rows, taken))
}

/// The line of dashes below the head of a table that begins with one, as reStructuredText draws them.
fn head_below(lines: &[Raw<'_>]) -> Option<usize> {
    let first = columns(lines.first()?.text)?;
    let at = (2..=HEAD).find(|at| {
        lines
            .get(*at)
            .is_some_and(|raw| columns(raw.text).is_some())
    })?;
    let alike = lines.get(at).and_then(|raw| columns(raw.text)) == Some(first);
    let words = lines
        .get(1..at)?
        .iter()
        .all(|raw| !raw.text.trim().is_empty());
    // With another such line at its foot: else the second is the foot, and there is no head.
    let foot = lines.iter().skip(at + 1).take(LONGEST);
    (alike && words && foot.clone().any(|raw| columns(raw.text).is_some())).then_some(at)
}

/// Where the rows end, and how many lines the table takes with its foot. Without a foot rows end at
/// the first blank line.
fn ends(lines: &[Raw<'_>], rule: usize, boxed: bool) -> Option<(usize, usize)> {
    let columns_are = columns(lines.get(rule)?.text)?;
    let last = lines.len().min(rule + LONGEST);
    let foot = (rule + 1..last).find(|at| {
        let line = lines.get(*at).map_or("", |raw| raw.text);
        boxed && is_rule(line) || columns(line).is_some_and(|c| c == columns_are)
    });
    if let Some(foot) = foot {
        let inside = lines.get(rule + 1..foot)?;
        if !inside.is_empty() && inside.iter().all(|raw| fits(raw.text, &columns_are)) {
            return Some((foot, foot + 1));
        }
    }
    let blank =
        (rule + 1..last).find(|at| lines.get(*at).is_some_and(|raw| raw.text.trim().is_empty()));
    let end = blank.unwrap_or(last);
    let inside = lines.get(rule + 1..end)?;
    let fit = !boxed && !inside.is_empty() && inside.iter().all(|raw| fits(raw.text, &columns_are));
    fit.then_some((end, end))
}

/// Whether a line is one stroke: a group of dashes alone.
fn is_rule(line: &str) -> bool {
    let line = line.trim();
    line.len() >= 2 * GROUP && line.bytes().all(|b| b == b'-')
}

/// Where the columns begin that a line of groups of dashes shows, in characters; none if it shows
/// fewer than two.
fn columns(line: &str) -> Option<Vec<usize>> {
    let line = line.trim_end();
    let sign = line
        .trim_start()
        .bytes()
        .next()
        .filter(|b| matches!(b, b'-' | b'='))?;
    if line.bytes().any(|b| b != sign && b != b' ') {
        return None;
    }
    let mut begins = Vec::new();
    let mut at = 0;
    for group in line.split(' ') {
        if !group.is_empty() {
            if group.len() < GROUP {
                return None;
            }
            begins.push(at);
        }
        at += group.len() + 1;
    }
    (begins.len() > 1).then_some(begins)
}

/// Whether no word of a line reaches over the beginning of a column.
fn fits(line: &str, columns: &[usize]) -> bool {
    cut(line, columns).is_some()
}

/// The cells of a line; none if a word reaches over the beginning of a column.
fn cut(line: &str, columns: &[usize]) -> Option<Vec<String>> {
    if line.contains('\t') {
        return None;
    }
    let mut cells = vec![String::new(); columns.len()];
    let mut before = ' ';
    let mut column = None;
    for (at, c) in line.trim_end().chars().enumerate() {
        let here = columns.partition_point(|begin| *begin <= at).checked_sub(1);
        if here != column && !before.is_whitespace() {
            return None;
        }
        column = here;
        before = c;
        match here.and_then(|here| cells.get_mut(here)) {
            Some(cell) => cell.push(c),
            None if c.is_whitespace() => {}
            None => return None,
        }
    }
    Some(
        cells
            .into_iter()
            .map(|cell| cell.trim().to_owned())
            .collect(),
    )
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read(text: &str) -> Option<(Vec<Vec<String>>, usize)> {
        let raw: Vec<Raw<'_>> = (1..)
            .zip(text.lines())
            .map(|(number, text)| Raw {
                number,
                page: 0,
                text,
            })
            .collect();
        let (rows, taken) = table(&raw, true, &mut Weight::default())?;
        Some((rows.into_iter().map(|r| r.cells).collect(), taken))
    }

    #[test]
    fn rows_over_lines_are_parted_by_blank_ones() {
        let (rows, taken) = read(
            "  -------------------------------------\n  Meeting    Action          Owner\n  \
             ---------- --------------- ----------\n  8 May      Write a plan    Gordon\n             \
             for children    Flint\n\n  6 March    **Send** it.    Keisha\n  \
             -------------------------------------\nafter",
        )
        .unwrap();
        assert_eq!(
            rows,
            [
                ["Meeting", "Action", "Owner"],
                ["8 May", "Write a plan for children", "Gordon Flint"],
                ["6 March", "Send it.", "Keisha"],
            ]
        );
        assert_eq!(taken, 8);
    }

    #[test]
    fn tables_without_a_head_and_without_a_foot() {
        let (rows, taken) =
            read("  ------- -----\n  Item    4\n\n  Author  A Roe\n  ------- -----\n").unwrap();
        assert_eq!(
            (rows, taken),
            (
                vec![
                    vec!["Item".into(), "4".into()],
                    vec!["Author".into(), "A Roe".into()]
                ],
                5
            )
        );
        let (rows, taken) =
            read("Name   Role\n------ ------\nAda    Chair\nBen    Clerk\n\nText").unwrap();
        assert_eq!((rows.len(), taken), (3, 4));
        let (rows, _) =
            read("===== =====\nName  Role\n===== =====\nAda   Chair\n===== =====").unwrap();
        assert_eq!(rows, [["Name", "Role"], ["Ada", "Chair"]]);
    }

    #[test]
    fn other_lines_of_dashes_are_no_tables() {
        for text in [
            "Title\n-----\nwords",
            "-----------\nwords\n-----------",
            "- - -\nwords",
            "Signed ------ Dated ------\nwords",
            "----- -----\nwords that go over both of them\n",
            "words\n",
        ] {
            assert_eq!(read(text), None, "{text}");
        }
    }
}
