//! Name plates: a page each, to be folded across the middle, with the name on the half that is seen.

use super::super::office::{PLATE, PLATE_MARGIN, PLATE_WIDTH, plate_size};
use super::faces::{Sign, width};
use super::flow::{Band, Bit, Flow, line, stand};
use super::lines::{Room, lines};
use super::tree::{Node, Role};
use super::{WIDE, points};
use crate::minutes::document::Document;

/// The letters below the name.
const BELOW: f32 = 24.0;

impl Flow {
    /// The plates of a document of plates.
    pub(super) fn plates(&mut self, document: &Document) {
        // Half points, far below where a float is inexact.
        let size = f32::from(u16::try_from(plate_size(document.plates())).unwrap_or(72)) / 2.0;
        for plate in document.plates() {
            let title: String = plate.name.clone();
            let mut band = Band {
                height: WIDE - 2.0 * points(PLATE_MARGIN),
                heading: Some((1, title.clone())),
                ..Band::default()
            };
            let name = self.text(&plate.name, true);
            let node = self.tree.add(Role::Heading(1, title), None);
            let mut y = points(PLATE);
            y = centred(&mut band, &name, size, node, y) + 6.0;
            let below = self.text(&plate.below, false);
            if !below.is_empty() {
                let node = self.tree.add(Role::Paragraph, None);
                centred(&mut band, &below, BELOW, node, y);
            }
            self.bands.push(band);
        }
    }
}

/// Puts words in the middle of the page, a line below the other; gives back where they end.
fn centred(band: &mut Band, signs: &[Sign], size: f32, node: Node, from: f32) -> f32 {
    let wide = points(PLATE_WIDTH);
    let room = Room {
        first: wide,
        rest: wide,
    };
    let mut y = from;
    for signs in lines(signs, size, room) {
        let seen = signs
            .iter()
            .rposition(|s| s.shown != ' ')
            .map_or(0, |at| at + 1);
        let x = (wide - width(&signs[..seen]) * size) / 2.0;
        band.bits.push(Bit {
            x: x.max(0.0),
            y: y + stand(size),
            size,
            signs,
            node: Some(node),
        });
        y += line(size);
    }
    y
}
