//! Word, DOCX: real styles and headings, numbers as text that is copied with the words, header and
//! footer on every page. The parts are those of ECMA-376 (transitional), as Word writes them.

mod body;
mod changes;
mod frame;
mod plates;
mod style;
mod styles;
mod table;
mod template;

use maud::html;

use super::Export;
use super::office::{Measures, Part, packed, xml};
use super::picture::Placed;
use crate::minutes::comparison::Comparison;
use crate::minutes::document::Document;

pub use template::Template;

/// The namespace of the words.
const W: &str = "http://schemas.openxmlformats.org/wordprocessingml/2006/main";
/// The namespace of what one part says of another.
const R: &str = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";
/// By what the body names the picture of the house.
const LOGO: &str = "rId8";
const PACKAGE: &str = "http://schemas.openxmlformats.org/package/2006";
const TYPE: &str = "application/vnd.openxmlformats-officedocument.wordprocessingml";

/// The document as a Word file on the paper of a house.
///
/// # Errors
/// With a clause, when the template is not what it seemed.
pub(super) fn docx_on(template: &Template, document: &Document) -> Result<Export, String> {
    if document.is_bare() {
        // There is nothing on its pages that would be the house's.
        return Ok(Export {
            bytes: docx(document, None),
            told: Vec::new(),
        });
    }
    template.docx(document)
}

/// The document as a Word file.
pub(super) fn docx(document: &Document, logo: Option<&Placed<'_>>) -> Vec<u8> {
    file(document, logo, |measures| {
        body::body(document, measures, logo)
    })
}

/// Two drafts beside each other as a Word file with tracked changes.
pub fn comparison_docx(comparison: &Comparison) -> Vec<u8> {
    file(&comparison.frame, None, |measures| {
        changes::body(comparison, measures)
    })
}

fn file(
    document: &Document,
    logo: Option<&Placed<'_>>,
    body: impl FnOnce(Measures) -> String,
) -> Vec<u8> {
    let measures = Measures::of(document);
    let kinds = logo.map(|logo| (logo.picture.ending(), logo.picture.media_type()));
    let mut parts = vec![
        Part::new(
            "[Content_Types].xml",
            types(
                &[
                    ("header1.xml".to_owned(), "header"),
                    ("footer1.xml".to_owned(), "footer"),
                ],
                kinds.as_slice(),
            ),
        ),
        Part::new("_rels/.rels", package_relations()),
        Part::new("docProps/core.xml", frame::core(document)),
        Part::new("docProps/app.xml", frame::app()),
        Part::new("word/document.xml", body(measures)),
        Part::new("word/_rels/document.xml.rels", relations(logo)),
        Part::new("word/styles.xml", styles::styles(document, measures)),
        Part::new("word/numbering.xml", styles::bullets(measures, true)),
        Part::new("word/settings.xml", frame::settings(false)),
        Part::new("word/fontTable.xml", frame::fonts(document)),
        Part::new("word/theme/theme1.xml", theme(document)),
        Part::new("word/header1.xml", frame::header(document)),
        Part::new("word/footer1.xml", frame::footer(document)),
    ];
    parts.extend(logo.map(|logo| {
        let name = format!("word/{}", media(logo));
        Part::bytes(name, logo.picture.bytes().to_vec())
    }));
    packed(&parts, document.day)
}

/// The theme, with the face of the house.
fn theme(document: &Document) -> String {
    // A setting of a house holds letters, digits, spaces, hyphens and full stops: no markup.
    include_str!("theme.xml").replace("Arial", &document.page.font)
}

/// The kinds of the parts: the usual ones, heads and feet, and pictures by their endings.
fn types(edges: &[(String, &str)], pictures: &[(&str, &str)]) -> String {
    let part = |name: &str, kind: &str| {
        html! { Override PartName=(name) ContentType=(kind) {} }
    };
    let word =
        |name: &str, kind: &str| part(&format!("/word/{name}.xml"), &format!("{TYPE}.{kind}+xml"));
    xml(&html! {
        Types xmlns=(format!("{PACKAGE}/content-types")) {
            Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml" {}
            Default Extension="xml" ContentType="application/xml" {}
            @for (ending, kind) in pictures { Default Extension=(ending) ContentType=(kind) {} }
            (word("document", "document.main"))
            (word("styles", "styles"))
            (word("numbering", "numbering"))
            (word("settings", "settings"))
            (word("fontTable", "fontTable"))
            @for (file, kind) in edges { (part(&format!("/word/{file}"), &format!("{TYPE}.{kind}+xml"))) }
            (part("/word/theme/theme1.xml", "application/vnd.openxmlformats-officedocument.theme+xml"))
            (part("/docProps/core.xml", "application/vnd.openxmlformats-package.core-properties+xml"))
            (part("/docProps/app.xml", "application/vnd.openxmlformats-officedocument.extended-properties+xml"))
        }
    })
}

fn package_relations() -> String {
    xml(&html! {
        Relationships xmlns=(format!("{PACKAGE}/relationships")) {
            Relationship Id="rId1" Type=(format!("{R}/officeDocument")) Target="word/document.xml" {}
            Relationship Id="rId2" Type=(format!("{PACKAGE}/relationships/metadata/core-properties")) Target="docProps/core.xml" {}
            Relationship Id="rId3" Type=(format!("{R}/extended-properties")) Target="docProps/app.xml" {}
        }
    })
}

/// Where the picture of the house is, from the words.
fn media(logo: &Placed<'_>) -> String {
    format!("media/logo.{}", logo.picture.ending())
}

/// The header is `rId6` and the footer `rId7`, and the picture of the house [`LOGO`]: the body names them.
fn relations(logo: Option<&Placed<'_>>) -> String {
    let parts = [
        ("styles", "styles.xml"),
        ("numbering", "numbering.xml"),
        ("settings", "settings.xml"),
        ("fontTable", "fontTable.xml"),
        ("theme", "theme/theme1.xml"),
        ("header", "header1.xml"),
        ("footer", "footer1.xml"),
    ];
    xml(&html! {
        Relationships xmlns=(format!("{PACKAGE}/relationships")) {
            @for (n, (kind, target)) in (1..).zip(parts) {
                Relationship Id=(format!("rId{n}")) Type=(format!("{R}/{kind}")) Target=(target) {}
            }
            @if let Some(logo) = logo {
                Relationship Id=(LOGO) Type=(format!("{R}/image")) Target=(media(logo)) {}
            }
        }
    })
}
