//! The fields of a cover sheet: labels beside, before or above their values.

use crate::import::found::Place;
use crate::import::line::{Line, Shape};
use crate::import::parts;
use crate::import::supporting::labels::{self, Label, Labelled};
use crate::import::supporting::para::is_furniture;
use crate::import::supporting::{label, words};

/// A field of the sheet.
#[derive(Clone, Debug)]
pub(super) struct Field {
    pub(super) label: Label,
    pub(super) words: String,
    pub(super) value: String,
    pub(super) place: Place,
    at: u16,
    row: bool,
}

/// A sheet: its fields, the lines that are none, and where it ends.
#[derive(Debug, Default)]
pub(super) struct CoverSheet {
    pub(super) fields: Vec<Field>,
    /// Banner lines, by their place in the lines of the part.
    pub(super) banner: Vec<usize>,
    /// The number that a committee system printed above: "Agenda Item 5".
    pub(super) item: Option<(String, Place)>,
    /// The first line after the sheet.
    pub(super) end: usize,
}

impl CoverSheet {
    /// The first field with one of these labels that has a value.
    pub(super) fn field(&self, label: Label) -> Option<&Field> {
        let mut same = self.fields.iter().filter(|f| f.label == label);
        same.find(|f| !f.value.trim().is_empty())
    }
}

/// Reads the sheet that a report begins with.
pub(super) fn read(lines: &[Line]) -> CoverSheet {
    let mut sheet = CoverSheet::default();
    let (mut blank, mut broken) = (false, false);
    let mut since = 0;
    let mut skip = false;
    for (at, line) in lines.iter().enumerate() {
        sheet.end = at;
        if skip {
            skip = false;
            continue;
        }
        if line.is_blank() {
            blank = true;
            continue;
        }
        if is_furniture(line) {
            furniture(line, &mut sheet);
            blank = true;
            continue;
        }
        let (mut found, joined) = labelled(lines, at);
        skip = joined;
        // "Purpose of report" in a line of its own opens a section where a sheet came before.
        let heads = found.is_empty() || found.iter().all(|l| l.value.is_empty() && !line.is_row());
        if heads && opens_section(line) && (!sheet.fields.is_empty() || !sheet.banner.is_empty()) {
            return sheet;
        }
        if found.is_empty() {
            since += 1;
            let text = line.text();
            if sheet.fields.is_empty() && text.len() <= 16 {
                furniture(line, &mut sheet);
            }
            let pending = sheet.fields.last().is_some_and(|f| f.value.is_empty());
            if let Some(field) = sheet.fields.last_mut()
                && goes_on(field, line, blank, broken)
            {
                extend(field, line, &text);
            } else if text.len() <= 200 {
                sheet.banner.push(at);
            }
            let prose = text.len() > 200 && !pending && !line.is_row() && blank;
            if since > 40 || (prose && !sheet.fields.is_empty()) {
                return sheet;
            }
        } else {
            since = 0;
            for l in found.drain(..) {
                sheet.fields.push(field(l, line));
            }
        }
        (blank, broken) = (false, line.broken);
    }
    sheet.end = lines.len();
    sheet
}

fn field(l: Labelled, line: &Line) -> Field {
    Field {
        label: l.label,
        words: l.words,
        value: l.value,
        place: line.place,
        at: l.at,
        row: line.is_row(),
    }
}

/// The labels of a line; a label that wraps is put together with the line below, which is then
/// done with.
fn labelled(lines: &[Line], at: usize) -> (Vec<Labelled>, bool) {
    let Some(line) = lines.get(at) else {
        return (Vec::new(), false);
    };
    let mut found = labels::read(line);
    // A label alone, with its value set in below it.
    let below = lines.get(at + 1).filter(|l| !l.is_blank());
    if found.is_empty()
        && line.cells.len() == 1
        && below.is_some_and(|l| l.indent > line.indent && l.cells.len() == 1)
        && let Some(label) = labels::of(line.cell(0).trim())
    {
        found.push(Labelled {
            label,
            words: line.cell(0).trim().to_owned(),
            value: String::new(),
            at: 0,
        });
        return (found, false);
    }
    let next = lines
        .get(at + 1)
        .filter(|l| !l.is_blank() && !line.is_row());
    let (Some(next), true) = (next, found.is_empty() && !line.cells.is_empty()) else {
        return (found, false);
    };
    let (one, two) = (line.cell(0).trim(), next.cell(0).trim());
    let beside = |l: &Line| {
        l.cells
            .get(1..)
            .unwrap_or_default()
            .iter()
            .any(|c| !c.text.is_blank())
    };
    let column = line.cells.first().map(|c| c.at) == next.cells.first().map(|c| c.at);
    let whole = format!("{one} {}", two.trim_end_matches(':'));
    let wraps = column && beside(line) && one.len() < 40 && !one.contains(':');
    match labels::of(&whole) {
        Some(label) if wraps && labels::of(two).is_none_or(|l| l != Label::Title) => {
            let words = |l: &Line| -> Vec<String> {
                let rest = l.cells.get(1..).unwrap_or_default().iter();
                rest.map(|c| c.text.as_str().to_owned()).collect()
            };
            let mut value = words(line);
            value.extend(words(next));
            let made = Labelled {
                label,
                words: whole,
                value: value.join(" ").trim().to_owned(),
                at: line.cells.get(1).map_or(0, |c| c.at),
            };
            (vec![made], true)
        }
        _ => (found, false),
    }
}

/// Whether a line goes on with the value of the field above it.
fn goes_on(field: &Field, line: &Line, blank: bool, broken: bool) -> bool {
    if field.value.is_empty() {
        return true;
    }
    // What a box asks goes on until it ends as the last limb does.
    let open = field.value.trim_end();
    let list = open.ends_with([':', ';', ',']) || open.ends_with(" and");
    if field.label == Label::Ask && list && !line.is_row() {
        return true;
    }
    let first = line.cells.iter().find(|c| !c.text.is_blank());
    let column = first.map_or(line.indent, |c| c.at.max(line.indent));
    let under = field.at > 4 && column + 4 >= field.at;
    if field.row {
        return under;
    }
    let strong = line.bold || matches!(line.shape, Shape::Heading(_));
    let text = line.text();
    let hangs = broken
        || words::begins_small(&text)
        || text.contains('@')
        || open.ends_with([',', '-', '\u{2013}', '&']);
    under || (!blank && hangs && !strong && !words::capitals(&text))
}

fn extend(field: &mut Field, line: &Line, text: &str) {
    let bullet = line.shape == Shape::Entry && label::label(text).is_none();
    if !field.value.is_empty() {
        field
            .value
            .push(if line.broken && !bullet { ' ' } else { '\n' });
    }
    if bullet {
        field.value.push_str("\u{2022} ");
    }
    field.value.push_str(text);
    field.place = field.place.through(line.place);
}

/// Whether the body of the report begins: "1. Executive Summary", "Introduction" as a heading.
pub(super) fn opens_section(line: &Line) -> bool {
    let text = line.text();
    if text.len() > 110 || line.is_row() {
        return false;
    }
    let key = words::key(&text);
    if let Some(label) = label::label(&text)
        && label.words.len() <= 4
        && matches!(label.mark, label::Mark::Number(_))
    {
        let rest = text.get(label.rest..).unwrap_or_default();
        return rest.len() > 2 && !words::begins_small(rest);
    }
    let bare = text.trim_end_matches(':');
    (parts::section(&key) || super::sections::heads(&key))
        && (line.bold
            || matches!(line.shape, Shape::Heading(_))
            || words::capitals(bare)
            || !text.ends_with(':'))
}

fn furniture(line: &Line, sheet: &mut CoverSheet) {
    let key = words::key(&line.text());
    let bare = key.strip_prefix("agenda ").unwrap_or(&key);
    let Some(rest) = bare.strip_prefix("item ") else {
        return;
    };
    let rest = rest.trim().trim_start_matches("no").trim();
    let counts = rest.len() <= 4 && rest.bytes().any(|b| b.is_ascii_digit());
    if counts && sheet.item.is_none() && sheet.fields.is_empty() {
        sheet.item = Some((rest.to_uppercase(), line.place));
    }
}
