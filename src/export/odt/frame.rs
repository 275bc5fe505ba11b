//! What stands around the body of an OpenDocument text: its list of parts, its properties, header
//! and footer.

use maud::{Markup, html};

use super::super::office::{foot, made, out, status, xml};
use super::super::picture::Placed;
use super::{KIND, VERSION, place};
use crate::minutes::document::Document;

/// The list of parts.
pub(super) fn manifest(logo: Option<&Placed<'_>>) -> String {
    let parts = ["meta.xml", "styles.xml", "content.xml"];
    xml(&html! {
        manifest:manifest xmlns:manifest="urn:oasis:names:tc:opendocument:xmlns:manifest:1.0" manifest:version=(VERSION) {
            manifest:file-entry manifest:full-path="/" manifest:version=(VERSION) manifest:media-type=(KIND) {}
            @for part in parts {
                manifest:file-entry manifest:full-path=(part) manifest:media-type="text/xml" {}
            }
            @if let Some(logo) = logo {
                manifest:file-entry manifest:full-path=(place(logo)) manifest:media-type=(logo.picture.media_type()) {}
            }
        }
    })
}

/// The properties: title, subject, language, the day of the meeting. The authority is the author;
/// nothing is told of whoever sat at the machine.
pub(super) fn meta(document: &Document) -> String {
    let made = made(document);
    xml(&html! {
        office:document-meta
            xmlns:office="urn:oasis:names:tc:opendocument:xmlns:office:1.0"
            xmlns:meta="urn:oasis:names:tc:opendocument:xmlns:meta:1.0"
            xmlns:dc="http://purl.org/dc/elements/1.1/"
            office:version=(VERSION) {
            office:meta {
                meta:generator { "Quorate" }
                dc:title { (out(&document.title())) }
                dc:subject { (out(&document.body)) }
                @if !document.marking.is_empty() { dc:description { (out(&document.marking)) } }
                @if !document.host.is_empty() {
                    meta:initial-creator { (out(&document.host)) }
                    dc:creator { (out(&document.host)) }
                }
                meta:keyword { (out(&document.kind)) }
                meta:creation-date { (made) }
                dc:date { (made) }
                dc:language { (document.language) }
            }
        }
    })
}

/// The header of every page: that it is not for publication where it isn't, the body, and the mark
/// of a draft.
pub(super) fn header(document: &Document) -> Markup {
    let (mark, _) = status(document);
    html! {
        @if !document.marking.is_empty() {
            text:p text:style-name="Marking" { (out(&document.marking)) }
        }
        text:p text:style-name="Header" {
            (out(&document.body))
            @if !mark.is_empty() {
                text:tab {}
                text:span text:style-name="Strong_20_Emphasis" { (mark) }
            }
        }
    }
}

/// The footer of every page: the kind and the day, and which page of how many.
pub(super) fn footer(document: &Document) -> Markup {
    html! {
        text:p text:style-name="Footer" {
            (foot(document))
            text:tab {}
            "Page "
            text:page-number text:select-page="current" { "1" }
            " of "
            text:page-count { "1" }
        }
    }
}
