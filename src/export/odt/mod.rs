//! OpenDocument text, ODT 1.3: the same styles and words as the Word file has, for offices that
//! write with LibreOffice.

mod body;
mod frame;
mod styles;

use super::office::{Measures, Part, packed};
use super::picture::Placed;
use crate::minutes::document::Document;

/// What the file says that it is.
const KIND: &str = "application/vnd.oasis.opendocument.text";
/// The version of the format.
const VERSION: &str = "1.3";

/// The document as an OpenDocument text.
pub(super) fn odt(document: &Document, logo: Option<&Placed<'_>>) -> Vec<u8> {
    let measures = Measures::of(document);
    let mut parts = vec![
        Part::new("mimetype", KIND),
        Part::new("META-INF/manifest.xml", frame::manifest(logo)),
        Part::new("meta.xml", frame::meta(document)),
        Part::new("styles.xml", styles::styles(document, measures)),
        Part::new("content.xml", body::body(document, measures, logo)),
    ];
    parts.extend(logo.map(|logo| Part::bytes(place(logo), logo.picture.bytes().to_vec())));
    packed(&parts, document.day)
}

/// Where the picture of the house is in the file.
fn place(logo: &Placed<'_>) -> String {
    format!("Pictures/logo.{}", logo.picture.ending())
}

/// A measure in points.
fn points(twentieths: u32) -> String {
    format!("{}.{}pt", twentieths / 20, twentieths % 20 / 2)
}
