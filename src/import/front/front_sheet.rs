//! The lines of a front sheet as its readers look at them: table cells with several paragraphs are
//! opened out, words are joined, and each line remembers whether somebody has read it.

use crate::import::found::Place;
use crate::import::line::{Line, Shape};

/// A line, or a paragraph of a row of a table.
#[derive(Clone, Debug, Default)]
pub(super) struct Row {
    /// Its cells that are not blank: the column that each begins at and its words.
    pub(super) cells: Vec<(u16, String)>,
    /// All words, cells parted by a space.
    pub(super) text: String,
    pub(super) place: Place,
    pub(super) indent: u16,
    pub(super) bold: bool,
    pub(super) heading: bool,
    /// Which heading of the format it is, 1 the highest; 0 = none.
    pub(in crate::import) level: u8,
    /// It goes on in the next.
    pub(super) broken: bool,
    /// Table and row, for rows of tables.
    pub(super) table: Option<(u32, u32)>,
    /// It is not the first paragraph of its row.
    pub(super) below: bool,
    /// A reader took something from it.
    pub(super) used: bool,
    /// It is an entry of a list.
    pub(super) listed: bool,
}

impl Row {
    pub(super) fn is_blank(&self) -> bool {
        self.text.is_empty()
    }

    pub(super) fn cell(&self, at: usize) -> &str {
        self.cells.get(at).map_or("", |(_, t)| t.as_str())
    }

    /// The words of the cells from `at` on.
    pub(super) fn cells_from(&self, at: usize) -> String {
        let cells: Vec<&str> = self
            .cells
            .iter()
            .skip(at)
            .map(|(_, t)| t.as_str())
            .collect();
        cells.join(" ")
    }

    /// The cell from `from` on that stands in the column of the titles; `from` where none does.
    pub(super) fn title_cell(&self, from: usize, titles: Option<u16>) -> usize {
        let under = |t: u16| {
            let cells = self.cells.iter().enumerate().skip(from);
            let near = |(_, (at, _)): &(usize, &(u16, String))| at.abs_diff(t) <= 4;
            cells.into_iter().find(near).map(|(at, _)| at)
        };
        titles.and_then(under).unwrap_or(from)
    }

    /// Whether it stands out as a heading does.
    pub(super) fn stands_out(&self) -> bool {
        self.bold || self.heading || is_shouted(&self.text)
    }
}

/// A front sheet.
#[derive(Clone, Debug, Default)]
pub(super) struct FrontSheet {
    pub(super) rows: Vec<Row>,
}

impl FrontSheet {
    pub(super) fn of(lines: &[Line]) -> Self {
        let mut rows = Vec::new();
        for line in lines {
            open_out(line, &mut rows);
        }
        without_ends(&mut rows);
        Self { rows }
    }

    pub(super) fn get(&self, at: usize) -> Option<&Row> {
        self.rows.get(at)
    }

    pub(super) fn text(&self, at: usize) -> &str {
        self.rows.get(at).map_or("", |r| r.text.as_str())
    }

    pub(super) fn place(&self, at: usize) -> Place {
        self.rows.get(at).map_or(Place::default(), |r| r.place)
    }

    /// Marks rows as read.
    pub(super) fn take(&mut self, from: usize, to: usize) {
        for row in self.rows.iter_mut().take(to).skip(from) {
            row.used = true;
        }
    }

    /// The next row from `at` on that isn't blank, before `to`.
    pub(super) fn next_words(&self, at: usize, to: usize) -> Option<usize> {
        (at..to.min(self.rows.len())).find(|i| !self.rows[*i].is_blank())
    }

    /// The paragraph that begins at `at`: its words and the row after it. Rows go together as long
    /// as the format says that they do.
    pub(super) fn paragraph(&self, at: usize, to: usize) -> (String, usize) {
        let mut words = self.text(at).to_owned();
        let mut next = at + 1;
        // A paragraph of a front sheet is short; what is longer is read as several.
        while next < to.min(at + 40) {
            let (before, row) = (&self.rows[next - 1], &self.rows[next]);
            if !before.broken || row.is_blank() || row.table != before.table {
                break;
            }
            crate::import::supporting::words::join(&mut words, &row.text);
            next += 1;
        }
        (words, next)
    }
}

/// So many lines end with a sign that can't be told where that is how the paper ends its lines.
const ENDS: usize = 3;

/// Takes the sign that stands for no letter off the ends of lines, where many have it.
fn without_ends(rows: &mut [Row]) {
    const LOST: char = '\u{FFFD}';
    if rows.iter().filter(|r| r.text.ends_with(LOST)).count() < ENDS {
        return;
    }
    let bare = |words: &mut String| words.truncate(words.trim_end_matches([LOST, ' ']).len());
    for row in rows {
        bare(&mut row.text);
        if let Some((_, words)) = row.cells.last_mut() {
            bare(words);
        }
        row.cells.retain(|(_, words)| !words.is_empty());
    }
}

fn open_out(line: &Line, rows: &mut Vec<Row>) {
    let table = match line.shape {
        Shape::Row { table, row } => Some((table, row)),
        _ => None,
    };
    let level = match line.shape {
        Shape::Heading(level) => level,
        _ => 0,
    };
    let deep = line
        .cells
        .iter()
        .map(|c| c.text.split('\n').filter(|p| !p.trim().is_empty()).count())
        .max()
        .unwrap_or(0);
    let mut parts: Vec<(u16, Vec<&str>)> = line
        .cells
        .iter()
        .map(|c| {
            (
                c.at,
                c.text
                    .split('\n')
                    .map(str::trim)
                    .filter(|p| !p.is_empty())
                    .collect(),
            )
        })
        .collect();
    parts.retain(|(_, p)| !p.is_empty());
    for depth in 0..deep.max(1) {
        let cells: Vec<(u16, String)> = parts
            .iter()
            .filter_map(|(at, p)| p.get(depth).map(|t| (*at, squeeze(t))))
            .collect();
        let cells = if table.is_none() {
            unstretched(cells)
        } else {
            cells
        };
        let text = cells
            .iter()
            .map(|(_, t)| t.as_str())
            .collect::<Vec<_>>()
            .join(" ");
        rows.push(Row {
            cells,
            text,
            place: line.place,
            indent: line.indent,
            bold: line.bold,
            heading: level > 0,
            level,
            broken: line.broken && table.is_none(),
            table,
            below: depth > 0,
            used: false,
            listed: line.shape == Shape::Entry && depth == 0,
        });
    }
}

/// The cells of a line, with those together that nothing but a justified line has set apart: word for
/// word, as in no table.
fn unstretched(cells: Vec<(u16, String)>) -> Vec<(u16, String)> {
    const LEAST: usize = 5;
    let lone = |c: &&(u16, String)| !c.1.contains(' ');
    let small = |c: &&(u16, String)| c.1.starts_with(char::is_lowercase);
    let words = cells.iter().filter(lone).count();
    let inside = cells.iter().filter(small).count();
    if words < LEAST || words * 4 < cells.len() * 3 || inside < 2 {
        return cells;
    }
    let number = cells
        .first()
        .filter(|c| c.1.starts_with(|c: char| c.is_ascii_digit()));
    let from = usize::from(number.is_some());
    let (head, rest) = cells.split_at(from);
    let whole: Vec<&str> = rest.iter().map(|c| c.1.as_str()).collect();
    let mut out = head.to_vec();
    if let Some((at, _)) = rest.first() {
        out.push((*at, whole.join(" ")));
    }
    out
}

/// The words with single spaces.
pub(super) fn squeeze(words: &str) -> String {
    words.split_whitespace().collect::<Vec<_>>().join(" ")
}

/// Whether the words are in capitals: at least three letters, and few small ones ("McDONALD").
pub(super) fn is_shouted(words: &str) -> bool {
    let (mut large, mut small) = (0_u32, 0_u32);
    for c in words.chars() {
        large += u32::from(c.is_uppercase());
        small += u32::from(c.is_lowercase());
    }
    large >= 3 && small * 8 <= large
}

/// Whether `words` begin with `with`, in whatever letters, and what follows it.
pub(in crate::import) fn after<'w>(words: &'w str, with: &str) -> Option<&'w str> {
    let head = words.get(..with.len())?;
    head.eq_ignore_ascii_case(with)
        .then(|| &words[with.len()..])
}

/// Where `what` (in small letters, ASCII) stands in `words`, in whatever letters.
pub(super) fn find(words: &str, what: &str) -> Option<usize> {
    let (words, what) = (words.as_bytes(), what.as_bytes());
    if what.is_empty() {
        return None;
    }
    words
        .windows(what.len())
        .position(|w| w.eq_ignore_ascii_case(what))
}

/// Whether `words` have `what` in them, in whatever letters.
pub(super) fn has(words: &str, what: &str) -> bool {
    find(words, what).is_some()
}
