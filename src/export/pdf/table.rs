//! Tables as bands: a line of all cells of a row is one, so that a row that is higher than a page can
//! go on on the next.

use super::super::office::HAND;
use super::faces::Sign;
use super::flow::{Band, Bit, Flow, Rule, Stand, line, sides, stand};
use super::lines::{Room, lines};
use super::tree::{Node, Role};
use super::{BODY, SMALL, points, twentieths};

/// Room left and right of a cell's words.
const SIDE: f32 = 5.0;
/// Room above and below them.
const ABOVE: f32 = 2.0;

impl Flow {
    /// A table with what it shows above it; of one that is filled in by hand the columns are given, and
    /// its rows have room to write in.
    pub(super) fn table(
        &mut self,
        caption: &str,
        header: &[String],
        rows: &[Vec<String>],
        by_hand: Option<Vec<u32>>,
    ) {
        let high = by_hand.as_ref().map_or(0.0, |_| points(HAND));
        let table = self.tree.add(Role::Table, None);
        let words = self.text(caption, true);
        if !words.is_empty() {
            let node = self.tree.add(Role::Caption, Some(table));
            let stand = Stand {
                size: self.sized(BODY - 1.0),
                before: 12.0,
                after: 4.0,
                with_next: true,
                ..Stand::default()
            };
            self.paragraph(node, None, &words, stand);
        }
        let mut edges = vec![0.0];
        let mut edge = 0.0;
        let size = self.sized(SMALL);
        let measures = self.measures;
        let widths = by_hand.unwrap_or_else(|| {
            measures.columns_by(header, rows, |words, is_head| {
                // No cell says so much that more of it would make its column wider.
                let words: String = words.chars().take(400).collect();
                twentieths(self.faces.width(&words, is_head, size))
            })
        });
        for wide in widths {
            edge += points(wide);
            edges.push(edge);
        }
        let head = self.tree.add(Role::Head, Some(table));
        let mut heads = self.row(head, &Role::HeadCell, header, &edges, 0.0);
        for band in &mut heads {
            band.with_next = true;
            let ground = Rule {
                x: 0.0,
                y: 0.0,
                wide: edge,
                high: band.height,
                ground: true,
            };
            band.rules.insert(0, ground);
        }
        self.bands.extend(heads.iter().cloned());
        // Where it is repeated, nobody is read it again.
        for bit in heads.iter_mut().flat_map(|band| &mut band.bits) {
            bit.node = None;
        }
        let at = self.heads.len();
        self.heads.push(heads);
        if rows.is_empty() {
            return;
        }
        let body = self.tree.add(Role::Rows, Some(table));
        for row in rows {
            let mut bands = self.row(body, &Role::Cell, row, &edges, high);
            for band in &mut bands {
                band.table = Some(at);
            }
            self.bands.extend(bands);
        }
        if let Some(last) = self.bands.last_mut() {
            last.after = 8.0;
        }
    }

    /// A row of cells between edges, at least as high as asked.
    fn row(
        &mut self,
        below: Node,
        role: &Role,
        cells: &[String],
        edges: &[f32],
        high: f32,
    ) -> Vec<Band> {
        let row = self.tree.add(Role::Row, Some(below));
        let strong = *role == Role::HeadCell;
        let size = self.sized(SMALL);
        let mut bits: Vec<Vec<Bit>> = Vec::new();
        let blank = String::new();
        for (at, edge) in edges.windows(2).enumerate() {
            let node = self.tree.add(role.clone(), Some(row));
            let wide = edge[1] - edge[0] - 2.0 * SIDE;
            let mut signs = self.text(cells.get(at).unwrap_or(&blank), strong);
            if signs.is_empty() {
                // A cell in which nothing stands is a cell all the same.
                signs = self.text(" ", strong);
            }
            for (down, signs) in cut(&signs, wide, size).into_iter().enumerate() {
                if bits.len() == down {
                    bits.push(Vec::new());
                }
                bits[down].push(Bit {
                    x: edge[0] + SIDE,
                    y: stand(size),
                    size,
                    signs,
                    node: Some(node),
                });
            }
        }
        let count = bits.len();
        let lines = count.saturating_sub(1).min(100);
        let above: f32 = (0..lines).map(|_| line(size)).sum::<f32>() + ABOVE;
        let bands = bits.into_iter().enumerate().map(|(at, mut bits)| {
            let (first, last) = (at == 0, at + 1 == count);
            let mut height = line(size);
            if first {
                height += ABOVE;
                for bit in &mut bits {
                    bit.y += ABOVE;
                }
            }
            if last {
                height = (height + ABOVE + 1.0).max(high - above);
            }
            Band {
                height,
                with_next: !last,
                bits,
                rules: sides(edges, height, first, last),
                ..Band::default()
            }
        });
        bands.collect()
    }
}

fn cut(signs: &[Sign], wide: f32, size: f32) -> Vec<Vec<Sign>> {
    let room = Room {
        first: wide,
        rest: wide,
    };
    lines(signs, size, room)
}
