//! PDF, tagged: PDF/UA-1 for whoever is read it, PDF/A-2a for whoever keeps it. Fonts are in the file,
//! and the same document is the same file to the byte.

mod body;
mod draw;
mod faces;
mod flow;
mod frame;
mod lines;
mod pages;
mod plates;
mod table;
#[cfg(test)]
mod tests;
mod tree;

use chrono::Datelike;
use krilla::configure::{Accessibility, Archival, ConfigurationBuilder, PdfVersion};
use krilla::image::Image;
use krilla::metadata::{DateTime, Metadata};
use krilla::{Data, Document as File, SerializeSettings};

use super::Export;
use super::office::{Measures, millimetres, out};
use super::picture::{Kind, Placed};
use crate::minutes::document::Document;
use faces::Faces;
use flow::{Flow, LONGEST};
use frame::Frame;
use tree::Tree;

/// A page of A4, in points.
const WIDE: f32 = 595.3;
const HIGH: f32 = 841.9;
/// The letters of the body, to which those of headings, tables and margins are in proportion.
const BODY: f32 = 12.0;
/// Those of tables, head and foot beside them.
const SMALL: f32 = 10.0;

/// Twentieths of a point, as word processors measure, in points.
fn points(twentieths: u32) -> f32 {
    // Columns of a page: far below where a float is inexact.
    f32::from(u16::try_from(twentieths).unwrap_or(u16::MAX)) / 20.0
}

/// Millimetres in points.
fn from_edge(mm: u32) -> f32 {
    points(millimetres(mm))
}

/// Points in twentieths; a width is never less than nothing.
#[expect(clippy::cast_sign_loss, reason = "it is not less than nothing")]
fn twentieths(points: f32) -> u32 {
    (points.max(0.0) * 20.0) as u32
}

/// The document as a PDF, with the picture of the house or, where that breaks one of the two standards or
/// can't be drawn, without it.
///
/// # Errors
/// With a clause on what is in the way, where the file would break one of the two standards.
pub(super) fn pdf(document: &Document, logo: Option<&Placed<'_>>) -> Result<Export, String> {
    if let Some(logo) = logo
        && let Ok(made) = file(document, Some(logo))
    {
        return Ok(made);
    }
    let mut made = file(document, None)?;
    if logo.is_some() {
        made.told
            .push("the PDF has no logo: the picture can't be drawn in it".to_owned());
    }
    Ok(made)
}

fn file(document: &Document, logo: Option<&Placed<'_>>) -> Result<Export, String> {
    let picture = logo.map(picture).transpose()?;
    let faces = Faces::new().ok_or("the fonts can't be read")?;
    let measures = Measures::of(document);
    let mut flow = Flow {
        faces,
        measures,
        tree: Tree::default(),
        bands: Vec::new(),
        heads: Vec::new(),
        wide: points(measures.text),
    };
    if let Some(logo) = logo {
        flow.picture(logo);
    }
    flow.document(document);
    let frame = Frame::of(document, &mut flow);
    let pages = pages::pages(&flow.bands, &flow.heads, frame.room());
    let configuration = ConfigurationBuilder::new()
        .with_version(PdfVersion::Pdf17)
        .with_archival_validator(Archival::A2_A)
        .with_accessibility_validator(Accessibility::UA1)
        .finish()
        .map_err(|e| format!("{e:?}"))?;
    let mut file = File::new_with(SerializeSettings {
        configuration,
        ..SerializeSettings::default()
    });
    file.set_metadata(metadata(document));
    let drawn = draw::draw(&mut file, &mut flow.faces, &frame, &pages, picture.as_ref())
        .ok_or("the page has no size")?;
    file.set_tag_tree(flow.tree.tagged(drawn.marks, document.language));
    file.set_outline(drawn.outline);
    let bytes = file.finish().map_err(|e| format!("{e:?}"))?;
    Ok(Export {
        bytes,
        told: told(&flow.faces.replaced()).into_iter().collect(),
    })
}

/// The picture of the house, for the file. An archive smooths none.
fn picture(logo: &Placed<'_>) -> Result<Image, String> {
    let bytes = Data::from(logo.picture.bytes().to_vec());
    match logo.picture.kind() {
        Kind::Png => Image::from_png(bytes, false),
        Kind::Jpeg => Image::from_jpeg(bytes, false),
    }
}

/// What is told of characters that are shown by their codes.
fn told(replaced: &[char]) -> Option<String> {
    let some: Vec<String> = replaced
        .iter()
        .take(12)
        .map(|c| format!("{c} (U+{:04X})", u32::from(*c)))
        .collect();
    let more = match replaced.len().saturating_sub(some.len()) {
        0 => String::new(),
        more => format!(", and {more} more"),
    };
    (!some.is_empty()).then(|| {
        format!(
            "the PDF has no letters for {}{more}: it shows their codes; Word, OpenDocument and web page show them where the reader has a font",
            some.join(", ")
        )
    })
}

/// Title, language, the day of the meeting; the authority is the author, and nothing is told of whoever
/// sat at the machine.
fn metadata(document: &Document) -> Metadata {
    // A string of PDF/A has an end.
    let short = |text: &str| out(text).chars().take(LONGEST).collect::<String>();
    let day = document.day;
    let made = DateTime::new(u16::try_from(day.year()).unwrap_or_default())
        .month(day.month() as u8)
        .day(day.day() as u8)
        .hour(0)
        .minute(0)
        .second(0)
        .utc_offset_hour(0)
        .utc_offset_minute(0);
    let mut metadata = Metadata::new()
        .title(short(&document.title()))
        .language(document.language.to_owned())
        .creator("Quorate".to_owned())
        .producer("Quorate".to_owned())
        .creation_date(made);
    let told = [&document.body, &document.marking].map(|text| short(text));
    let told: Vec<String> = told.into_iter().filter(|text| !text.is_empty()).collect();
    if !told.is_empty() {
        metadata = metadata.description(told.join(". "));
    }
    let host = short(&document.host);
    if !host.is_empty() {
        metadata = metadata.authors(vec![host]);
    }
    metadata
}
