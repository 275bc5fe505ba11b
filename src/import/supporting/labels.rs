//! The labels of cover sheets, in the words of many houses.

use crate::import::lexicon;
pub(crate) use crate::import::lexicon::Label;
use crate::import::line::Line;

/// What words stand for as a label, with or without their colon.
pub(crate) fn of(text: &str) -> Option<Label> {
    if text.len() > 60 {
        return None;
    }
    lexicon::named(text)
}

/// A label in a line and its value, which may be empty.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Labelled {
    /// What the label stands for.
    pub(crate) label: Label,
    /// Its words as printed, without the colon.
    pub(crate) words: String,
    /// What stands beside it.
    pub(crate) value: String,
    /// The column that the value begins at.
    pub(crate) at: u16,
}

/// The labels of a line: in cells beside their values, or before a colon. A label that has neither
/// a colon nor a value beside it is told only where the line is bold or a heading.
pub(crate) fn read(line: &Line) -> Vec<Labelled> {
    let mut out: Vec<Labelled> = Vec::new();
    let mut cells = line.cells.iter().enumerate().peekable();
    while let Some((at, cell)) = cells.next() {
        let text = cell.text.as_str().trim();
        let colon = text.ends_with(':');
        if let Some(label) = of(text) {
            let beside = cells.peek().map(|(_, c)| *c).filter(|c| !c.text.is_blank());
            let words = text.trim_end_matches(':').to_owned();
            // Two labels in a row: the second is the value only if the first has no other.
            if let Some(value) = beside {
                // "The Board is asked to:" is a label in some houses and leads into a list in others.
                let value_label = of(value.text.as_str()).is_some_and(|l| l != Label::Ask)
                    && value.text.as_str().contains(':');
                if !value_label {
                    out.push(Labelled {
                        label,
                        words,
                        value: value.text.as_str().trim().to_owned(),
                        at: value.at,
                    });
                    cells.next();
                    continue;
                }
            }
            let alone = line.cells.len() == 1;
            // Behind other cells of a row, without a value, it heads a column.
            let column = line.is_row() && at > 0 && out.is_empty();
            if colon || (line.is_row() && !column) || (alone && (line.bold || is_title(line))) {
                out.push(Labelled {
                    label,
                    words,
                    value: String::new(),
                    at: cell.at,
                });
            }
            continue;
        }
        if let Some((before, value)) = text.split_once(':')
            && let Some(label) = of(before)
        {
            let mut value = value.trim().to_owned();
            let mut at = cell.at;
            // "Title: " and its value in the next cell, or a value that a wide gap parts.
            if value.is_empty()
                && let Some((_, next)) = cells.next()
            {
                next.text.as_str().trim().clone_into(&mut value);
                at = next.at;
            }
            out.push(Labelled {
                label,
                words: before.trim().to_owned(),
                value,
                at,
            });
            continue;
        }
        // The rest of a value that a wide gap broke.
        if let Some(last) = out.last_mut()
            && !text.is_empty()
        {
            if !last.value.is_empty() {
                last.value.push(if line.is_row() { '\n' } else { ' ' });
            }
            last.value.push_str(text);
        }
    }
    out
}

fn is_title(line: &Line) -> bool {
    matches!(line.shape, crate::import::line::Shape::Heading(_))
}
