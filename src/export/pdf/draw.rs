//! Pages drawn, with what stands at the head and foot of each, and every word marked as a part of the
//! structure or as none.

use krilla::Document as File;
use krilla::color::luma;
use krilla::destination::XyzDestination;
use krilla::geom::{PathBuilder, Point, Rect, Size, Transform};
use krilla::image::Image;
use krilla::num::NormalizedF32;
use krilla::outline::{Outline, OutlineNode};
use krilla::page::PageSettings;
use krilla::paint::Fill;
use krilla::surface::Surface;
use krilla::tagging::{Artifact, ArtifactType, ContentTag, Identifier, SpanTag};
use krilla::text::{GlyphId, KrillaGlyph};

use super::faces::{Faces, Sign};
use super::flow::{self, Band, Bit, Rule};
use super::frame::Frame;
use super::pages::Put;

/// What was drawn of each element, in their order, and the list of headings.
pub(super) struct Drawn {
    /// The marks of each element.
    pub(super) marks: Vec<Vec<Identifier>>,
    /// The headings with their pages.
    pub(super) outline: Outline,
}

/// Draws all pages into a file; none if the paper has no size.
pub(super) fn draw(
    file: &mut File,
    faces: &mut Faces,
    frame: &Frame,
    pages: &[Vec<Put<'_>>],
    image: Option<&Image>,
) -> Option<Drawn> {
    let mut marks: Vec<Vec<Identifier>> = Vec::new();
    let mut headings: Vec<(u16, String, XyzDestination)> = Vec::new();
    let side = frame.side;
    for (at, puts) in pages.iter().enumerate() {
        let mut page = file.start_page_with(PageSettings::from_wh(frame.paper.0, frame.paper.1)?);
        let mut surface = page.surface();
        around(
            &mut surface,
            faces,
            &frame.head,
            Point::from_xy(side, frame.from_top),
            ArtifactType::Header,
        );
        for put in puts {
            rules(
                &mut surface,
                &put.band.rules,
                Point::from_xy(side, frame.top + put.y),
            );
            if let (Some(of), Some(image)) = (put.band.picture, image) {
                let place = Point::from_xy(side, frame.top + put.y);
                let mark = picture(&mut surface, image, of, place)?;
                marked(&mut marks, of.node, mark);
            }
            if let Some((level, title)) = &put.band.heading {
                let place = Point::from_xy(side, frame.top + put.y);
                headings.push((*level, title.clone(), XyzDestination::new(at, place)));
            }
        }
        let mut bits: Vec<(&Bit, f32)> = puts
            .iter()
            .flat_map(|put| put.band.bits.iter().map(|bit| (bit, put.y)))
            .collect();
        // In the order in which they are read: cells one after the other.
        bits.sort_by_key(|(bit, _)| bit.node);
        for (bit, y) in bits {
            let place = Point::from_xy(side + bit.x, frame.top + y + bit.y);
            words(&mut surface, faces, bit, place, &mut marks);
        }
        let foot = frame.foot(faces, at + 1, pages.len());
        around(
            &mut surface,
            faces,
            foot.as_slice(),
            Point::from_xy(side, frame.bottom),
            ArtifactType::Footer,
        );
        surface.finish();
        page.finish();
    }
    Some(Drawn {
        marks,
        outline: outline(headings),
    })
}

/// What stands at the head or foot: no part of what is read.
fn around(
    surface: &mut Surface<'_>,
    faces: &Faces,
    bands: &[Band],
    from: Point,
    kind: ArtifactType,
) {
    let mut y = from.y;
    for band in bands {
        rules(surface, &band.rules, Point::from_xy(from.x, y));
        surface.start_tagged(ContentTag::Artifact(Artifact::with_kind(kind)));
        for bit in &band.bits {
            let place = Point::from_xy(from.x + bit.x, y + bit.y);
            letters(surface, faces, &bit.signs, bit.size, place);
        }
        surface.end_tagged();
        y += band.height + band.after;
    }
}

fn words(
    surface: &mut Surface<'_>,
    faces: &Faces,
    bit: &Bit,
    place: Point,
    marks: &mut Vec<Vec<Identifier>>,
) {
    let Some(node) = bit.node else {
        let artifact = Artifact::with_kind(ArtifactType::PaginationOther);
        surface.start_tagged(ContentTag::Artifact(artifact));
        letters(surface, faces, &bit.signs, bit.size, place);
        surface.end_tagged();
        return;
    };
    let mut x = place.x;
    for signs in bit.signs.chunk_by(one_mark) {
        let real = signs.first().and_then(|sign| sign.stands_for);
        let real = real.map(String::from);
        let span = SpanTag::empty().with_actual_text(real.as_deref());
        let mark = surface.start_tagged(ContentTag::Span(span));
        x = letters(surface, faces, signs, bit.size, Point::from_xy(x, place.y));
        surface.end_tagged();
        marked(marks, node, mark);
    }
}

/// Notes what was drawn of an element.
fn marked(marks: &mut Vec<Vec<Identifier>>, node: usize, mark: Identifier) {
    if marks.len() <= node {
        marks.resize_with(node + 1, Vec::new);
    }
    marks[node].push(mark);
}

/// Draws the picture of the house; none if it has no size.
fn picture(
    surface: &mut Surface<'_>,
    image: &Image,
    of: flow::Drawn,
    place: Point,
) -> Option<Identifier> {
    let size = Size::from_wh(of.wide, of.high)?;
    let mark = surface.start_tagged(ContentTag::Other);
    surface.push_transform(&Transform::from_translate(place.x, place.y));
    surface.draw_image(image.clone(), size);
    surface.pop();
    surface.end_tagged();
    Some(mark)
}

/// Whether a sign goes on with what the one before it is a part of: running words, or the same code.
fn one_mark(before: &Sign, sign: &Sign) -> bool {
    let begins = sign.stands_for.is_some() && sign.shown == '[';
    before.stands_for == sign.stands_for && !begins
}

/// Draws signs from a place; gives back where they end.
fn letters(
    surface: &mut Surface<'_>,
    faces: &Faces,
    signs: &[Sign],
    size: f32,
    place: Point,
) -> f32 {
    let mut x = place.x;
    surface.set_fill(Some(black()));
    for run in signs.chunk_by(|a, b| a.strong == b.strong) {
        let mut text = String::new();
        let mut wide = 0.0;
        let glyphs: Vec<KrillaGlyph> = run
            .iter()
            .map(|sign| {
                let from = text.len();
                text.push(sign.shown);
                wide += sign.width * size;
                let id = GlyphId::new(sign.glyph);
                KrillaGlyph::new(id, sign.width, 0.0, 0.0, 0.0, from..text.len(), None)
            })
            .collect();
        let strong = run.first().is_some_and(|sign| sign.strong);
        let font = faces.font(strong);
        surface.draw_glyphs(
            Point::from_xy(x, place.y),
            &glyphs,
            font,
            &text,
            size,
            false,
        );
        x += wide;
    }
    x
}

fn rules(surface: &mut Surface<'_>, rules: &[Rule], from: Point) {
    if rules.is_empty() {
        return;
    }
    surface.start_tagged(ContentTag::Artifact(Artifact::with_kind(
        ArtifactType::Layout,
    )));
    for rule in rules {
        let rect = Rect::from_xywh(from.x + rule.x, from.y + rule.y, rule.wide, rule.high);
        let mut path = PathBuilder::new();
        if let Some(rect) = rect {
            path.push_rect(rect);
        }
        surface.set_fill(Some(if rule.ground { ground() } else { black() }));
        if let Some(path) = path.finish() {
            surface.draw_path(&path);
        }
    }
    surface.end_tagged();
}

fn black() -> Fill {
    filled(0)
}

/// Light enough for black words.
fn ground() -> Fill {
    filled(232)
}

fn filled(light: u8) -> Fill {
    Fill {
        paint: luma::Color::new(light).into(),
        opacity: NormalizedF32::ONE,
        rule: krilla::paint::FillRule::default(),
    }
}

/// The list of headings: those of items, each with those below it.
fn outline(headings: Vec<(u16, String, XyzDestination)>) -> Outline {
    let mut outline = Outline::new();
    let mut open: Option<OutlineNode> = None;
    for (level, title, place) in headings {
        let node = OutlineNode::new(title, place);
        match &mut open {
            Some(above) if level > 2 => above.push_child(node),
            _ => {
                if let Some(done) = open.replace(node) {
                    outline.push_child(done);
                }
            }
        }
    }
    if let Some(done) = open {
        outline.push_child(done);
    }
    outline
}
