//! OpenDocument text, ODT 1.3: the same styles and words as the Word file has, for offices that
//! write with LibreOffice.

mod body;
mod frame;
mod styles;

use super::office::{Measures, Part, packed};
use crate::minutes::document::Document;

/// What the file says that it is.
const KIND: &str = "application/vnd.oasis.opendocument.text";
/// The version of the format.
const VERSION: &str = "1.3";

/// The document as an OpenDocument text.
pub(super) fn odt(document: &Document) -> Vec<u8> {
    let measures = Measures::of(document);
    let parts = [
        Part::new("mimetype", KIND),
        Part::new("META-INF/manifest.xml", frame::manifest()),
        Part::new("meta.xml", frame::meta(document)),
        Part::new("styles.xml", styles::styles(document, measures)),
        Part::new("content.xml", body::body(document, measures)),
    ];
    packed(&parts, document.day)
}

/// A measure in points.
fn points(twentieths: u32) -> String {
    format!("{}.{}pt", twentieths / 20, twentieths % 20 / 2)
}
