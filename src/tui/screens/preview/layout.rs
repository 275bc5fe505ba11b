//! The draft laid out in lines for the screen: the same document that exporters read.

use crate::minutes::document::{Block, Document, Part, Run};
use crate::tui::editor::grapheme::measure;
use crate::tui::screens::list::wrap;

/// How words of a line are meant.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub(super) enum Weight {
    /// As they are.
    Plain,
    /// Headings, names of decisions.
    Strong,
    /// What only frames.
    Quiet,
}

/// A line.
#[derive(Clone, Debug, Default, PartialEq, Eq, Hash)]
pub(super) struct Line {
    /// Columns before the words.
    pub indent: usize,
    /// What stands in the margin.
    pub label: String,
    /// The words.
    pub words: Vec<(String, Weight)>,
    /// The number of the item that begins here.
    pub item: Option<String>,
}

impl Line {
    fn new(indent: usize, words: impl Into<String>, weight: Weight) -> Self {
        Self {
            indent,
            words: vec![(words.into(), weight)],
            ..Self::default()
        }
    }
}

/// Columns of the margin that numbers stand in.
const MARGIN: usize = 7;

/// Lays the document out in lines of `width` columns.
pub(super) fn layout(document: &Document, width: usize) -> Vec<Line> {
    let width = width.max(MARGIN + 8);
    let mut out = Vec::new();
    head(document, width, &mut out);
    for block in &document.blocks {
        out.push(Line::default());
        lay(block, width, &mut out);
    }
    out
}

fn head(document: &Document, width: usize, out: &mut Vec<Line>) {
    let mut plain = |words: &str, weight| {
        for line in wrap(words, width) {
            out.push(Line::new(0, line, weight));
        }
    };
    let mut status = document.status.mark.to_uppercase();
    for note in &document.status.notes {
        if !status.is_empty() {
            status.push_str(": ");
        }
        status.push_str(note);
    }
    plain(&status, Weight::Quiet);
    if !document.host.is_empty() {
        plain(&document.host, Weight::Plain);
    }
    plain(&document.body, Weight::Strong);
    plain(
        &format!("{}, {}", document.kind, document.date),
        Weight::Strong,
    );
}

/// Runs broken into lines.
fn flow(runs: &[Run], width: usize) -> Vec<Vec<(String, Weight)>> {
    let mut lines: Vec<Vec<(String, Weight)>> = vec![Vec::new()];
    let mut wide = 0;
    for run in runs {
        let weight = if run.strong {
            Weight::Strong
        } else {
            Weight::Plain
        };
        for (i, word) in run.text.split([' ', '\n']).enumerate() {
            let apart = i > 0;
            for (k, piece) in wrap(word, width).into_iter().enumerate() {
                let long = measure(&piece);
                let gap = usize::from(apart && wide > 0 && k == 0);
                if k > 0 || (wide > 0 && wide + gap + long > width) {
                    lines.push(Vec::new());
                    wide = 0;
                } else if gap > 0 {
                    if let Some(line) = lines.last_mut() {
                        line.push((" ".to_owned(), weight));
                    }
                    wide += 1;
                }
                if let Some(line) = lines.last_mut() {
                    match line.last_mut() {
                        Some((words, same)) if *same == weight => words.push_str(&piece),
                        _ => line.push((piece, weight)),
                    }
                }
                wide += long;
            }
        }
    }
    lines
}

fn flowed(out: &mut Vec<Line>, label: &str, indent: usize, runs: &[Run], width: usize) {
    let room = width.saturating_sub(indent).max(8);
    for (i, words) in flow(runs, room).into_iter().enumerate() {
        out.push(Line {
            indent,
            label: if i == 0 {
                label.to_owned()
            } else {
                String::new()
            },
            words,
            item: None,
        });
    }
}

fn lay(block: &Block, width: usize, out: &mut Vec<Line>) {
    match block {
        Block::Heading {
            number,
            text,
            capitals,
            ..
        } => {
            let text = if *capitals {
                text.to_uppercase()
            } else {
                text.clone()
            };
            let indent = if number.is_empty() { 0 } else { MARGIN };
            flowed(out, number, indent, &[Run::strong(text)], width);
            let lines = wrap_count(out);
            if let Some(line) = out.get_mut(lines) {
                line.item = (!number.is_empty()).then(|| number.clone());
            }
        }
        Block::Paragraph { number, parts } => {
            let indent = if number.is_empty() { 0 } else { MARGIN };
            let mut label = number.as_str();
            for part in parts {
                match part {
                    Part::Words(runs) => flowed(out, label, indent, runs, width),
                    Part::Bullets(bullets) => {
                        for bullet in bullets {
                            let at = out.len();
                            flowed(out, "", indent + 2, bullet, width);
                            if let Some(line) = out.get_mut(at) {
                                line.indent = indent;
                                line.words.insert(0, ("- ".to_owned(), Weight::Plain));
                            }
                        }
                    }
                }
                label = "";
            }
        }
        Block::Resolution {
            number,
            word,
            lead,
            limbs,
        } => {
            let mut runs = Vec::new();
            if !word.is_empty() {
                runs.push(Run::strong(format!("{word} ")));
            }
            runs.extend(lead.iter().cloned());
            flowed(out, number, MARGIN, &runs, width);
            for limb in limbs {
                flowed(out, &limb.number, MARGIN, &limb.runs, width);
            }
        }
        Block::Note(runs) => flowed(out, "", 0, runs, width),
        Block::Names(rows) => {
            for row in rows {
                let mut runs = Vec::new();
                if !row.label.is_empty() {
                    runs.push(Run::strong(format!("{}: ", row.label)));
                }
                runs.push(Run::plain(row.text.clone()));
                flowed(out, "", 0, &runs, width);
            }
        }
        Block::Table {
            caption,
            header,
            rows,
        }
        | Block::Form {
            caption,
            header,
            rows,
            ..
        } => {
            if !caption.is_empty() {
                flowed(out, "", 0, &[Run::strong(caption.clone())], width);
            }
            table(header, rows, width, out);
        }
        Block::Plates(plates) => {
            for plate in plates {
                let runs = [
                    Run::strong(format!("{} ", plate.name)),
                    Run::plain(plate.below.clone()),
                ];
                flowed(out, "", 0, &runs, width);
            }
        }
        Block::Signature(lines) => {
            for line in lines {
                let words = if line.filled.is_empty() {
                    format!("{}: ____________________", line.label)
                } else {
                    format!("{}: {}", line.label, line.filled)
                };
                out.push(Line::new(0, words, Weight::Plain));
            }
        }
    }
}

/// Where the block that was laid last begins: after the last blank line.
fn wrap_count(lines: &[Line]) -> usize {
    let blank = lines.iter().rposition(|l| l.words.is_empty());
    blank.map_or(0, |at| at + 1)
}

fn table(header: &[String], rows: &[Vec<String>], width: usize, out: &mut Vec<Line>) {
    let columns = header.len().max(1);
    let gaps = 2 * (columns - 1);
    let room = width.saturating_sub(gaps);
    let longest = |column: usize| {
        let cells = rows.iter().filter_map(|r| r.get(column));
        let all = cells.chain(header.get(column));
        all.map(|c| measure(c)).max().unwrap_or(1).max(1)
    };
    let wanted: Vec<usize> = (0..columns).map(longest).collect();
    let total: usize = wanted.iter().map(|w| w.min(&60)).sum();
    let widths: Vec<usize> = if total <= room {
        wanted.clone()
    } else {
        let share = |w: &usize| (*w.min(&60) * room / total.max(1)).max(6);
        let mut shares: Vec<usize> = wanted.iter().map(share).collect();
        // What was too little for a narrow column is taken from the widest.
        while shares.iter().sum::<usize>() > room {
            match shares.iter_mut().max() {
                Some(widest) if *widest > 1 => *widest -= 1,
                _ => break,
            }
        }
        shares
    };
    let mut row = |cells: &[String], weight: Weight| {
        let broken: Vec<Vec<String>> = cells
            .iter()
            .zip(&widths)
            .map(|(cell, w)| wrap(cell, *w))
            .collect();
        let tall = broken.iter().map(Vec::len).max().unwrap_or(0);
        for y in 0..tall {
            let mut line = String::new();
            for (cell, w) in broken.iter().zip(&widths) {
                let words = cell.get(y).map_or("", String::as_str);
                line.push_str(words);
                let pad = (w + 2).saturating_sub(measure(words));
                line.extend(std::iter::repeat_n(' ', pad));
            }
            out.push(Line::new(0, line.trim_end(), weight));
        }
    };
    row(header, Weight::Quiet);
    for cells in rows {
        row(cells, Weight::Plain);
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn text(line: &[(String, Weight)]) -> String {
        line.iter().map(|(w, _)| w.as_str()).collect()
    }

    #[test]
    fn runs_are_broken_between_words_and_keep_their_weight() {
        let runs = [
            Run::strong("RESOLVED: "),
            Run::plain("That the report be noted"),
        ];
        let lines = flow(&runs, 14);
        let texts: Vec<String> = lines.iter().map(|l| text(l)).collect();
        assert_eq!(texts, ["RESOLVED: That", "the report be", "noted"]);
        assert_eq!(lines[0][0].1, Weight::Strong);
        for line in &texts {
            assert!(measure(line) <= 14, "{line}");
        }
    }

    #[test]
    fn no_line_is_wider_than_asked_for() {
        let document = Document {
            body: "The Board".to_owned(),
            blocks: vec![
                Block::Table {
                    caption: "Actions".to_owned(),
                    header: ["No.", "Action", "Lead"].map(str::to_owned).into(),
                    rows: vec![["1".to_owned(), "x ".repeat(90), "Director".to_owned()].into()],
                },
                Block::Paragraph {
                    number: "4.1".to_owned(),
                    parts: vec![
                        Part::Words(vec![Run::plain("word ".repeat(40))]),
                        Part::Bullets(vec![vec![Run::plain("bullet ".repeat(20))]]),
                    ],
                },
            ],
            ..Document::default()
        };
        for line in layout(&document, 60) {
            let long = line.indent + measure(&text(&line.words));
            assert!(long <= 60, "{long}: {line:?}");
        }
    }
}
