//! Tables of attendance: a row for each member, a column for each meeting or for "Present" and
//! "Apologies", and marks that a line may explain.

use chrono::NaiveDate;

use super::people::List;
use super::roll::Roll;
use crate::import::found::Found;
use crate::import::lexicon::{self, RollColumn};
use crate::import::line::{Cell, Line};
use crate::import::people;
use crate::import::proposal::Present;
use crate::import::supporting::words;
use crate::import::when;
use crate::meeting::people::{Office, PersonDetails};
use crate::meeting::text::Text;

/// Lines from the top beyond which a table is no head of minutes.
const HEAD: usize = 80;
/// Lines that a table and what stands between its rows may have.
const LONGEST: usize = 120;

const WHICH: &str =
    "The table has several meetings, and it isn't plain which column is of this one.";
const MARK: &str = "Nothing explains what this mark in the table means.";

/// What the columns are of.
enum Columns {
    /// Days of meetings, with the column of this one and whether that is plain.
    Days { at: u16, sure: bool },
    /// A column for those present, and one for apologies.
    Lists { present: u16, apologies: u16 },
}

/// A table's head.
struct Head {
    line: usize,
    columns: Columns,
    /// The first column with marks.
    from: u16,
    /// Where the post of each stands.
    role: Option<u16>,
    /// Columns that tell nobody: "End of Term", "Date joined".
    heads: Vec<u16>,
}

/// The roll that a table tells, if there is one at the head of the minutes.
pub(super) fn roll(lines: &[Line]) -> Option<Roll> {
    let head = lines
        .iter()
        .enumerate()
        .take(HEAD)
        .find_map(|(at, line)| head(lines, at, line))?;
    let rows = rows(lines, &head);
    let end = rows.last()?.0;
    let marks = key(lines.get(end..).unwrap_or_default());
    let mut roll = Roll {
        begins: caption(lines, head.line),
        ends: end + 1,
        ..Roll::default()
    };
    for (at, person) in rows {
        let Some(line) = lines.get(at) else { continue };
        let Some((list, doubt)) = marked(line, &head, &marks) else {
            continue;
        };
        match list {
            List::Present | List::Attending => {
                let chair = people::office(person.role.as_str());
                let one = Present {
                    chair: matches!(chair, Some((Office::Chair, _))),
                    person,
                    ..Present::default()
                };
                roll.add(one, line.place, doubt.map(str::to_owned));
            }
            List::Apologies => {
                let mut one = Found::certain(person, line.place);
                if let Some(why) = doubt {
                    one = one.doubting(why);
                }
                roll.apologies.push(one);
            }
            List::Passed => {}
        }
    }
    (roll.present.len() + roll.apologies.len() >= 2).then_some(roll)
}

/// The head of a table at a line.
fn head(lines: &[Line], at: usize, line: &Line) -> Option<Head> {
    if line.cells.len() < 2 {
        return None;
    }
    let days: Vec<(u16, NaiveDate)> = line
        .cells
        .iter()
        .filter_map(|c| Some((c.at, day(c.text.as_str())?)))
        .collect();
    let keyed = |what: RollColumn| {
        let mut cells = line.cells.iter();
        cells.find(|c| lexicon::whole(what, c.text.as_str()))
    };
    let role = keyed(RollColumn::Role);
    let heads = line.cells.iter().map(|c| c.at).collect();
    if days.len() >= 2 {
        let (at_day, sure) = column(lines, at, &days)?;
        return Some(Head {
            line: at,
            columns: Columns::Days { at: at_day, sure },
            from: days.first()?.0,
            role: role.map(|c| c.at),
            heads,
        });
    }
    let present = keyed(RollColumn::Present)?.at;
    let apologies = keyed(RollColumn::Apologies)?.at;
    // "Present" and "Apologies" alone head two lists of names beside each other.
    keyed(RollColumn::Name)?;
    Some(Head {
        line: at,
        columns: Columns::Lists { present, apologies },
        from: present.min(apologies),
        role: role.map(|c| c.at),
        heads,
    })
}

/// The day that a cell is, also where its column broke it: "14/1 0/20 19".
fn day(cell: &str) -> Option<NaiveDate> {
    if cell.len() > 24 || !cell.bytes().any(|b| b.is_ascii_digit()) {
        return None;
    }
    let whole = |text: &str| match when::dates(text, None).as_slice() {
        [one] if one.year_written => Some(one.date),
        _ => None,
    };
    let close: String = cell.split_whitespace().collect();
    whole(cell).or_else(|| whole(&close))
}

/// The column of the meeting that the minutes are of, by the day above the table; else the last
/// with a mark.
fn column(lines: &[Line], at: usize, days: &[(u16, NaiveDate)]) -> Option<(u16, bool)> {
    let above = lines.get(..at).unwrap_or_default();
    let told = above.iter().flat_map(|l| when::dates(&l.text(), None));
    let told: Vec<NaiveDate> = told.map(|d| d.date).collect();
    let mut here = days.iter().filter(|(_, d)| told.contains(d));
    if let (Some((column, _)), None) = (here.next(), here.next()) {
        return Some((*column, true));
    }
    let below = lines.get(at + 1..).unwrap_or_default().iter().take(LONGEST);
    let filled: Vec<u16> = below
        .flat_map(|l| &l.cells)
        .filter(|c| !c.text.is_blank() && c.text.as_str().trim().chars().count() <= 3)
        .map(|c| c.at)
        .collect();
    let has = |column: u16| filled.iter().any(|f| f.abs_diff(column) <= 2);
    let last = days.iter().rev().find(|(column, _)| has(*column))?;
    Some((last.0, false))
}

/// The rows of members, by their line.
fn rows(lines: &[Line], head: &Head) -> Vec<(usize, PersonDetails)> {
    let mut out: Vec<(usize, PersonDetails)> = Vec::new();
    let mut stray = 0;
    let below = lines.iter().enumerate().skip(head.line + 1).take(LONGEST);
    for (at, line) in below {
        if line.is_blank() {
            continue;
        }
        let named = line
            .cells
            .iter()
            .find(|c| !c.text.is_blank())
            .filter(|c| c.at < head.from)
            .map(|c| c.text.as_str());
        let person = named.and_then(people::entry).filter(|e| !e.vacant);
        let row = line.cells.len() > 1;
        match person {
            Some(entry) if row => {
                let mut person = entry.person;
                if let Some(role) = head.role.and_then(|at| cell(line, at, 2))
                    && person.role.is_blank()
                {
                    person.role = Text::line(role);
                }
                if let (Some((_, office)), true) = (entry.office, person.role.is_blank()) {
                    person.role = Text::line(&office);
                }
                out.push((at, person));
                stray = 0;
            }
            // A vacant seat, a caption, the foot of a page.
            _ => {
                let vacant = named.is_some_and(people::is_vacant);
                stray += u8::from(!vacant);
                if stray > 2 || line.text().split_whitespace().count() > 6 && !vacant {
                    break;
                }
            }
        }
    }
    out
}

/// The words of the cell nearest to a column, no further away than `far`.
fn cell(line: &Line, column: u16, far: u16) -> Option<&str> {
    let near = line.cells.iter().min_by_key(|c| c.at.abs_diff(column))?;
    let words = near.text.as_str().trim();
    (near.at.abs_diff(column) <= far && !words.is_empty()).then_some(words)
}

/// What the marks of a row say.
fn marked(
    line: &Line,
    head: &Head,
    key: &[(String, List)],
) -> Option<(List, Option<&'static str>)> {
    // Where columns have no blank cells the nearest head tells whose a mark is.
    let of = |cell: &Cell| {
        let nearest = head.heads.iter().min_by_key(|h| h.abs_diff(cell.at));
        nearest.copied()
    };
    let under = |column: u16| {
        line.cells
            .iter()
            .filter(|c| of(c) == Some(column))
            .map(|c| c.text.as_str().trim())
            .find(|t| !t.is_empty())
    };
    match head.columns {
        Columns::Lists { present, apologies } => match (under(present), under(apologies)) {
            (Some(_), None) => Some((List::Present, None)),
            (None, Some(_)) => Some((List::Apologies, None)),
            (Some(_), Some(_)) => Some((List::Present, Some(MARK))),
            (None, None) => None,
        },
        Columns::Days { at, sure } => {
            let (list, doubt) = meaning(under(at)?, key)?;
            Some((list, if sure { doubt } else { doubt.or(Some(WHICH)) }))
        }
    }
}

/// What one mark means: by the line that explains it, else by what is usual.
fn meaning(mark: &str, key: &[(String, List)]) -> Option<(List, Option<&'static str>)> {
    let mark = mark.trim_end_matches(['*', '.']);
    if let Some((_, list)) = key.iter().find(|(m, _)| m.eq_ignore_ascii_case(mark)) {
        return Some((*list, None));
    }
    let small = words::lower(mark);
    match small.as_str() {
        "p" | "\u{2713}" | "\u{2714}" | "\u{2611}" | "present" | "attended" | "yes" | "y" => {
            Some((List::Present, None))
        }
        "apologies" | "apology" | "apol" | "apols" | "ap" => Some((List::Apologies, None)),
        "absent" | "did not attend" | "n/a" | "na" | "-" | "\u{2013}" | "no" => {
            Some((List::Passed, None))
        }
        "a" | "s" => Some((List::Apologies, Some(MARK))),
        "x" | "/" | "l" | "1" | "\u{2717}" | "\u{2715}" => Some((List::Present, Some(MARK))),
        _ => None,
    }
}

/// The marks that lines below a table explain: "P – Present", "S = apologies sent".
fn key(below: &[Line]) -> Vec<(String, List)> {
    let mut out = Vec::new();
    for line in below.iter().filter(|l| !l.is_blank()).take(14) {
        let cells = line
            .cells
            .iter()
            .flat_map(|c| c.text.as_str().split([',', ';', '\n']));
        for cell in cells {
            let cell = cell.trim().trim_start_matches("Key:").trim();
            let Some((mark, says)) = ["\u{2013}", "=", " - ", ":", "\u{2014}"]
                .iter()
                .find_map(|d| cell.split_once(d))
            else {
                continue;
            };
            let (mark, says) = (mark.trim(), words::key(says));
            if mark.is_empty() || mark.chars().count() > 3 {
                continue;
            }
            let has = |some: &[&str]| some.iter().any(|w| says.contains(w));
            let list = if has(&["apolog", "sanction", "authoris", "excus"])
                && !has(&["no apolog", "without"])
            {
                List::Apologies
            } else if has(&["absent", "not present", "not attend", "no apolog", "not in"]) {
                List::Passed
            } else if has(&[
                "present",
                "attend",
                "late",
                "in person",
                "remote",
                "virtual",
            ]) {
                List::Present
            } else {
                continue;
            };
            out.push((mark.to_owned(), list));
        }
    }
    out
}

/// The line of the caption over a table, or its own.
fn caption(lines: &[Line], at: usize) -> usize {
    let above = lines.get(..at).unwrap_or_default();
    let near = above.iter().enumerate().rev().find(|(_, l)| !l.is_blank());
    match near {
        Some((k, line)) if words::key(&line.text()).contains("attendance") => k,
        _ => at,
    }
}
