//! What stands on every page: at its head the marking of a copy that is not for publication, the body
//! and the mark of a draft; at its foot the kind, the day, and which page of how many.

use super::super::office::{PLATE_MARGIN, foot, status};
use super::faces::{Faces, width};
use super::flow::{Band, Bit, Flow, Stand, line, stand};
use super::{HIGH, SMALL, WIDE, from_edge, points};
use crate::minutes::document::Document;

/// How many characters of the body's name stand at the head of a page.
const LONGEST_BODY: usize = 300;
/// Least room between the head and the text.
const ROOM: f32 = 12.0;

/// What is around the text of every page.
pub(super) struct Frame {
    /// From the edge of the paper to the text.
    pub(super) side: f32,
    /// The bands of the head.
    pub(super) head: Vec<Band>,
    /// Where the head begins.
    pub(super) from_top: f32,
    /// Where the text begins.
    pub(super) top: f32,
    /// Where the foot begins.
    pub(super) bottom: f32,
    /// From the text to the lower edge of the paper.
    below: f32,
    size: f32,
    wide: f32,
    /// How wide and high the paper is.
    pub(super) paper: (f32, f32),
    /// None where the pages are bare.
    foot: Option<String>,
}

impl Frame {
    /// The frame of a document; it is drawn, and no part of what is read.
    pub(super) fn of(document: &Document, flow: &mut Flow) -> Self {
        let size = flow.sized(SMALL);
        if document.is_bare() {
            let margin = points(PLATE_MARGIN);
            return Self {
                head: Vec::new(),
                side: margin,
                from_top: margin,
                top: margin,
                below: margin,
                bottom: WIDE,
                size,
                wide: HIGH - 2.0 * margin,
                paper: (HIGH, WIDE),
                foot: None,
            };
        }
        let margins = document.page.margins;
        let [top, left, bottom] = [margins.top, margins.left, margins.bottom].map(from_edge);
        let bands = std::mem::take(&mut flow.bands);
        let marking = flow.text(&document.marking, true);
        if !marking.is_empty() {
            let place = Stand {
                first: 5.0,
                left: 5.0,
                size,
                after: 6.0,
                ..Stand::default()
            };
            flow.paragraph(0, None, &marking, place);
            flow.framed(0);
        }
        let (mark, _) = status(document);
        let mark = flow.text(&mark, true);
        let end = flow.wide - width(&mark) * size;
        // Its name is whole on the first page: here it leaves the page to the words.
        let mut body = document.body.clone();
        if let Some((cut, _)) = body.char_indices().nth(LONGEST_BODY) {
            body.truncate(cut);
            body.push('\u{2026}');
        }
        let body = flow.text(&body, false);
        let from = flow.bands.len();
        let wide = std::mem::replace(&mut flow.wide, end - ROOM);
        let place = Stand {
            size,
            ..Stand::default()
        };
        flow.paragraph(0, None, &body, place);
        flow.wide = wide;
        if flow.bands.len() == from {
            flow.bands.push(Band {
                height: line(size),
                ..Band::default()
            });
        }
        if let Some(band) = flow.bands.get_mut(from)
            && !mark.is_empty()
        {
            band.bits.push(Bit {
                x: end,
                y: stand(size),
                size,
                signs: mark,
                node: None,
            });
        }
        let head = std::mem::replace(&mut flow.bands, bands);
        let high: f32 = head.iter().map(|band| band.height + band.after).sum();
        Self {
            head,
            side: left,
            from_top: top / 2.0,
            top: top.max(top / 2.0 + high + ROOM),
            below: bottom,
            bottom: HIGH - bottom / 2.0 - line(size),
            size,
            wide: flow.wide,
            paper: (WIDE, HIGH),
            foot: Some(foot(document)),
        }
    }

    /// How high the text of a page may be.
    pub(super) fn room(&self) -> f32 {
        (self.paper.1 - self.below - self.top).max(100.0)
    }

    /// The foot of a page.
    pub(super) fn foot(&self, faces: &mut Faces, page: usize, of: usize) -> Option<Band> {
        let foot = self.foot.as_ref()?;
        let size = self.size;
        let which = format!("Page {page} of {of}");
        let end = self.wide - faces.width(&which, false, size);
        let mut bit = |x, text: &str| {
            let mut signs = Vec::new();
            faces.signs(text, false, &mut signs);
            Bit {
                x,
                y: stand(size),
                size,
                signs,
                node: None,
            }
        };
        Some(Band {
            height: line(size),
            bits: vec![bit(0.0, &format!("{foot} ")), bit(end, &which)],
            ..Band::default()
        })
    }
}
