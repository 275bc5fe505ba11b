//! Word, DOCX: real styles and headings, numbers as text that is copied with the words, header and
//! footer on every page. The parts are those of ECMA-376 (transitional), as Word writes them.

mod body;
mod changes;
mod frame;
mod styles;

use maud::html;

use super::office::{Measures, Part, packed, xml};
use crate::minutes::comparison::Comparison;
use crate::minutes::document::Document;

/// The namespace of the words.
const W: &str = "http://schemas.openxmlformats.org/wordprocessingml/2006/main";
/// The namespace of what one part says of another.
const R: &str = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";
const PACKAGE: &str = "http://schemas.openxmlformats.org/package/2006";
const TYPE: &str = "application/vnd.openxmlformats-officedocument.wordprocessingml";

/// The document as a Word file.
pub(super) fn docx(document: &Document) -> Vec<u8> {
    file(document, body::body(document))
}

/// Two drafts beside each other as a Word file with tracked changes.
pub fn comparison_docx(comparison: &Comparison) -> Vec<u8> {
    file(&comparison.frame, changes::body(comparison))
}

fn file(document: &Document, body: String) -> Vec<u8> {
    let measures = Measures::of(document);
    let parts = [
        Part::new("[Content_Types].xml", types()),
        Part::new("_rels/.rels", package_relations()),
        Part::new("docProps/core.xml", frame::core(document)),
        Part::new("docProps/app.xml", frame::app()),
        Part::new("word/document.xml", body),
        Part::new("word/_rels/document.xml.rels", relations()),
        Part::new("word/styles.xml", styles::styles(measures)),
        Part::new("word/numbering.xml", styles::bullets(measures)),
        Part::new("word/settings.xml", frame::settings()),
        Part::new("word/fontTable.xml", frame::fonts()),
        Part::new("word/theme/theme1.xml", include_str!("theme.xml")),
        Part::new("word/header1.xml", frame::header(document)),
        Part::new("word/footer1.xml", frame::footer(document)),
    ];
    packed(&parts, document.day)
}

fn types() -> String {
    let part = |name: &str, kind: &str| {
        html! { Override PartName=(name) ContentType=(kind) {} }
    };
    let word =
        |name: &str, kind: &str| part(&format!("/word/{name}.xml"), &format!("{TYPE}.{kind}+xml"));
    xml(&html! {
        Types xmlns=(format!("{PACKAGE}/content-types")) {
            Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml" {}
            Default Extension="xml" ContentType="application/xml" {}
            (word("document", "document.main"))
            (word("styles", "styles"))
            (word("numbering", "numbering"))
            (word("settings", "settings"))
            (word("fontTable", "fontTable"))
            (word("header1", "header"))
            (word("footer1", "footer"))
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

/// The header is `rId6` and the footer `rId7`: the body names them.
fn relations() -> String {
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
        }
    })
}
