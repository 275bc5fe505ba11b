//! The blocks of a document as headings, paragraphs, lists and tables of the flow.

use super::super::office::{Measures, Standing, heading_number, out, standing, status};
use super::faces::Sign;
use super::flow::{Flow, Hanging, Rule, Stand, stand};
use super::tree::{Node, Numbering, Role};
use super::{BODY, points};
use crate::minutes::document::{Block, Document, Limb, Part, Row, Run, SignatureLine};

/// Between paragraphs.
const ROOM: f32 = 8.0;
/// How far bullets and the later lines of names hang.
const HANG: f32 = 18.0;

impl Flow {
    /// Everything that is not on every page.
    pub(super) fn document(&mut self, document: &Document) {
        if document.is_bare() {
            return self.plates(document);
        }
        self.title(document);
        let measures = self.measures;
        let mut level = 1;
        let mut all = standing(document).peekable();
        while let Some(standing) = all.next() {
            // A level is never passed over on the way down.
            if let Block::Heading { level: asked, .. } = standing.block {
                level = u16::from(*asked).clamp(2, level + 1);
            }
            let from = self.bands.len();
            self.block(&standing, Columns::of(measures), level);
            // Headings with nothing between them, as on an agenda, need not be on one page.
            let next = all.peek().map(|next| next.block);
            if level_of(standing.block)
                .is_some_and(|own| next.and_then(level_of).is_some_and(|next| next <= own))
            {
                for band in self.bands.iter_mut().skip(from) {
                    band.with_next = false;
                }
            }
        }
    }

    fn title(&mut self, document: &Document) {
        let points = self.measures.points();
        let stand = |size: f32, after| Stand {
            size: size * f32::from(points) / BODY,
            after,
            with_next: true,
            ..Stand::default()
        };
        self.said(&document.host, true, stand(BODY, 12.0));
        let kind = document.marked_kind();
        let signs = self.text(&kind, true);
        self.heading(1, "", &kind, &signs, stand(18.0, 3.0));
        self.said(&document.body, true, stand(14.0, 3.0));
        self.said(&document.date, false, stand(14.0, 12.0));
        let (mark, rest) = status(document);
        // At the head of the pages it is read to nobody.
        if !rest.contains(out(&document.marking).trim_end_matches('.')) {
            self.said(&document.marking, true, stand(BODY, 14.0));
        }
        let mut signs = self.text(&mark, true);
        signs.extend(self.text(&rest, false));
        if !signs.is_empty() {
            let node = self.tree.add(Role::Paragraph, None);
            let from = self.bands.len();
            // The words stand back from the frame.
            let place = Stand {
                first: 5.0,
                left: 5.0,
                ..stand(BODY, 14.0)
            };
            self.paragraph(node, None, &signs, place);
            self.framed(from);
        }
        if let Some(last) = self.bands.last_mut() {
            last.with_next = false;
        }
    }

    fn said(&mut self, text: &str, strong: bool, stand: Stand) {
        let signs = self.text(text, strong);
        if !signs.is_empty() {
            let node = self.tree.add(Role::Paragraph, None);
            self.paragraph(node, None, &signs, stand);
        }
    }

    fn block(&mut self, standing: &Standing<'_>, columns: Columns, level: u16) {
        let in_item = standing.in_item;
        match standing.block {
            Block::Heading {
                number,
                text,
                capitals,
                ..
            } => {
                let left = if number.is_empty() {
                    0.0
                } else {
                    columns.number
                };
                let (before, after) = if level == 2 {
                    (16.0, ROOM)
                } else {
                    (12.0, 6.0)
                };
                let stand = Stand {
                    first: left,
                    left,
                    size: self.sized(BODY),
                    before,
                    after,
                    with_next: true,
                };
                let shown = if *capitals {
                    text.to_uppercase()
                } else {
                    text.clone()
                };
                let signs = self.text(&shown, true);
                self.heading(level, &heading_number(number), text, &signs, stand);
            }
            Block::Paragraph { number, parts } => self.parted(number, parts, in_item, columns),
            Block::Resolution {
                number,
                word,
                lead,
                limbs,
            } => {
                let mut signs = self.text(word, true);
                if !word.is_empty() && !lead.is_empty() {
                    signs.extend(self.text(" ", false));
                }
                signs.extend(self.runs(lead));
                self.numbered(
                    number,
                    &signs,
                    columns.of_words(number, in_item),
                    !limbs.is_empty(),
                );
                self.limbs(limbs, columns);
            }
            Block::Note(words) => {
                let signs = self.runs(words);
                self.numbered("", &signs, columns.of_words("", in_item), false);
            }
            Block::Names(rows) => self.names(rows, if in_item { columns.number } else { 0.0 }),
            Block::Table {
                caption,
                header,
                rows,
            } => self.table(caption, header, rows, None),
            Block::Form {
                caption,
                header,
                rows,
                ..
            } => self.table(
                caption,
                header,
                rows,
                self.measures.columns_of(standing.block),
            ),
            // They have a document of their own.
            Block::Plates(_) => {}
            Block::Signature(lines) => self.signature(lines, columns.label),
        }
    }

    /// A paragraph whose number hangs out.
    fn numbered(&mut self, number: &str, signs: &[Sign], left: f32, with_next: bool) {
        let number_signs = self.text(number, false);
        if signs.is_empty() && number_signs.is_empty() {
            return;
        }
        let node = self.tree.add(Role::Paragraph, None);
        let hanging = (!number_signs.is_empty()).then(|| Hanging {
            node,
            text: number.to_owned(),
            strong: false,
            x: 0.0,
        });
        self.paragraph(node, hanging, signs, self.running(left, ROOM));
        // Its lines may part, but the last of them stands with what follows.
        if with_next && let Some(last) = self.bands.last_mut() {
            last.with_next = true;
        }
    }

    fn parted(&mut self, number: &str, parts: &[Part], in_item: bool, columns: Columns) {
        let left = columns.of_words(number, in_item);
        for (at, part) in parts.iter().enumerate() {
            let number = if at == 0 { number } else { "" };
            match part {
                Part::Words(words) => {
                    let signs = self.runs(words);
                    let bullets = matches!(parts.get(at + 1), Some(Part::Bullets(_)));
                    self.numbered(number, &signs, left, bullets);
                }
                Part::Bullets(entries) => {
                    if !number.is_empty() {
                        self.numbered(number, &[], left, true);
                    }
                    self.bullets(entries, left);
                }
            }
        }
    }

    fn bullets(&mut self, entries: &[Vec<Run>], x: f32) {
        if entries.is_empty() {
            return;
        }
        let list = self.tree.add(Role::List(Numbering::Bullets), None);
        for (at, entry) in (1..).zip(entries) {
            let signs = self.runs(entry);
            let after = if at == entries.len() { ROOM } else { 4.0 };
            self.entry(list, "\u{2022}", &signs, x, self.running(x + HANG, after));
        }
    }

    fn limbs(&mut self, limbs: &[Limb], columns: Columns) {
        let Some(first) = limbs.first() else {
            return;
        };
        let numbering = if first.number.starts_with(|c: char| c.is_ascii_digit()) {
            Numbering::Figures
        } else {
            Numbering::Letters
        };
        let list = self.tree.add(Role::List(numbering), None);
        for limb in limbs {
            let signs = self.runs(&limb.runs);
            let stand = self.running(columns.number + columns.limb, ROOM);
            self.entry(list, &limb.number, &signs, columns.number, stand);
        }
    }

    /// An entry of a list: its number or bullet, and its words.
    fn entry(&mut self, list: Node, label: &str, signs: &[Sign], x: f32, stand: Stand) {
        let entry = self.tree.add(Role::Entry, Some(list));
        let hanging = Hanging {
            node: self.tree.add(Role::Label, Some(entry)),
            text: label.to_owned(),
            strong: false,
            x,
        };
        let words = self.tree.add(Role::Words, Some(entry));
        self.paragraph(words, Some(hanging), signs, stand);
    }

    fn names(&mut self, rows: &[Row], x: f32) {
        if rows.is_empty() {
            return;
        }
        let list = self.tree.add(Role::List(Numbering::None), None);
        for (at, row) in (1..).zip(rows) {
            let mut signs = Vec::new();
            if !row.label.is_empty() {
                signs = self.text(&format!("{}:", row.label), true);
                signs.extend(self.text(" ", false));
            }
            signs.extend(self.text(&row.text, false));
            let entry = self.tree.add(Role::Entry, Some(list));
            let node = self.tree.add(Role::Words, Some(entry));
            let stand = Stand {
                first: x,
                ..self.running(x + HANG, if at == rows.len() { ROOM } else { 4.0 })
            };
            self.paragraph(node, None, &signs, stand);
        }
    }

    /// The lines that are signed: on one page, each with a stroke to write on.
    fn signature(&mut self, lines: &[SignatureLine], column: f32) {
        // Nobody signs a page on which nothing else is.
        if let Some(above) = self.bands.last_mut() {
            above.with_next = true;
        }
        for (at, line) in (1..).zip(lines) {
            let node = self.tree.add(Role::Paragraph, None);
            let hanging = Hanging {
                node,
                text: format!("{}:", line.label),
                strong: false,
                x: 0.0,
            };
            let signs = self.text(&line.filled, false);
            let place = Stand {
                before: 24.0,
                with_next: true,
                ..self.running(column, 0.0)
            };
            self.paragraph(node, Some(hanging), &signs, place);
            let label = self
                .faces
                .width(&format!("{}: ", line.label), false, self.sized(BODY));
            let (end, wide) = (column.max(label), self.wide - 55.0);
            let under = stand(self.sized(BODY)) + 1.5;
            if let Some(band) = self.bands.last_mut() {
                band.with_next = at < lines.len();
                if signs.is_empty() {
                    band.rules.push(Rule {
                        x: end,
                        y: under,
                        wide: (wide - end).max(60.0),
                        high: 0.6,
                        ground: false,
                    });
                }
            }
        }
        if let Some(last) = self.bands.last_mut() {
            last.after = ROOM;
        }
    }
}

/// The level of a heading; none of what is none.
fn level_of(block: &Block) -> Option<u8> {
    match block {
        Block::Heading { level, .. } => Some(*level),
        _ => None,
    }
}

/// The columns of [`Measures`], in points.
#[derive(Clone, Copy)]
struct Columns {
    number: f32,
    limb: f32,
    label: f32,
}

impl Columns {
    fn of(measures: Measures) -> Self {
        Self {
            number: points(measures.number),
            limb: points(measures.limb),
            label: points(measures.label),
        }
    }

    /// Where words begin.
    fn of_words(self, number: &str, in_item: bool) -> f32 {
        if number.is_empty() && !in_item {
            0.0
        } else {
            self.number
        }
    }
}

impl Flow {
    /// Words of the text that begin in a column.
    fn running(&self, left: f32, after: f32) -> Stand {
        Stand {
            first: left,
            left,
            size: self.sized(BODY),
            after,
            ..Stand::default()
        }
    }
}
