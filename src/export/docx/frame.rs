//! What stands around the body of a Word file: its properties, settings, fonts, header and footer.

use maud::{Markup, html};

use super::super::office::{foot, made, out, status, xml};
use super::W;
use crate::minutes::document::Document;

/// The properties: title, subject, language, the day of the meeting. The authority is the author;
/// nothing is told of whoever sat at the machine.
pub(super) fn core(document: &Document) -> String {
    let made = made(document);
    let state = if document.status.mark.is_empty() {
        "Final"
    } else {
        "Draft"
    };
    xml(&html! {
        cp:coreProperties
            xmlns:cp="http://schemas.openxmlformats.org/package/2006/metadata/core-properties"
            xmlns:dc="http://purl.org/dc/elements/1.1/"
            xmlns:dcterms="http://purl.org/dc/terms/"
            xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance" {
            dc:title { (out(&document.title())) }
            dc:subject { (out(&document.body)) }
            @if !document.host.is_empty() { dc:creator { (out(&document.host)) } }
            @if !document.marking.is_empty() { dc:description { (out(&document.marking)) } }
            cp:category { (out(&document.kind)) }
            cp:contentStatus { (state) }
            dc:language { (document.language) }
            dcterms:created xsi:type="dcterms:W3CDTF" { (made) }
            dcterms:modified xsi:type="dcterms:W3CDTF" { (made) }
        }
    })
}

/// The program, and nothing else.
pub(super) fn app() -> String {
    xml(&html! {
        Properties xmlns="http://schemas.openxmlformats.org/officeDocument/2006/extended-properties" {
            Application { "Quorate" }
        }
    })
}

/// The settings: as Word 2013 and later lay pages out, and no older; `even`: even pages have a head and
/// foot of their own.
pub(super) fn settings(even: bool) -> String {
    let compatible = "http://schemas.microsoft.com/office/word";
    xml(&html! {
        w:settings xmlns:w=(W) {
            w:zoom w:percent="100" {}
            w:defaultTabStop w:val="720" {}
            @if even { w:evenAndOddHeaders {} }
            w:characterSpacingControl w:val="doNotCompress" {}
            w:compat {
                w:compatSetting w:name="compatibilityMode" w:uri=(compatible) w:val="15" {}
            }
            w:themeFontLang w:val="en-GB" {}
            w:clrSchemeMapping w:bg1="light1" w:t1="dark1" w:bg2="light2" w:t2="dark2"
                w:accent1="accent1" w:accent2="accent2" w:accent3="accent3"
                w:accent4="accent4" w:accent5="accent5" w:accent6="accent6"
                w:hyperlink="hyperlink" w:followedHyperlink="followedHyperlink" {}
            w:decimalSymbol w:val="." {}
            w:listSeparator w:val="," {}
        }
    })
}

/// The one font, for readers that haven't got it.
pub(super) fn fonts(document: &Document) -> String {
    let font = &document.page.font;
    xml(&html! {
        w:fonts xmlns:w=(W) {
            w:font w:name=(font) {
                @if font == "Arial" { w:panose1 w:val="020B0604020202020204" {} }
                w:charset w:val="00" {}
                w:family w:val="swiss" {}
                w:pitch w:val="variable" {}
            }
        }
    })
}

/// The header of every page: that it is not for publication where it isn't, the body, and the mark
/// of a draft.
pub(super) fn header(document: &Document) -> String {
    let (mark, _) = status(document);
    xml(&html! {
        w:hdr xmlns:w=(W) {
            (marking(document))
            w:p {
                w:pPr { w:pStyle w:val="Header" {} }
                w:r { w:t xml:space="preserve" { (out(&document.body)) } }
                @if !mark.is_empty() {
                    w:r { w:tab {} }
                    w:r {
                        w:rPr { w:rStyle w:val="Strong" {} }
                        w:t { (mark) }
                    }
                }
            }
        }
    })
}

/// What a head of the house's has above it: that the copy is not for publication, and the mark of a
/// draft.
pub(super) fn above(document: &Document) -> Markup {
    let (mark, _) = status(document);
    html! {
        (marking(document))
        @if !mark.is_empty() {
            w:p {
                w:pPr { w:pStyle w:val="Header" {} w:jc w:val="right" {} }
                w:r {
                    w:rPr { w:rStyle w:val="Strong" {} }
                    w:t { (mark) }
                }
            }
        }
    }
}

/// That a copy is not for publication.
fn marking(document: &Document) -> Markup {
    html! {
        @if !document.marking.is_empty() {
            w:p {
                w:pPr { w:pStyle w:val="Marking" {} }
                w:r { w:t xml:space="preserve" { (out(&document.marking)) } }
            }
        }
    }
}

/// The footer of every page: the kind and the day, and which page of how many.
pub(super) fn footer(document: &Document) -> String {
    xml(&html! {
        w:ftr xmlns:w=(W) { (below(document)) }
    })
}

/// The line of the footer.
pub(super) fn below(document: &Document) -> Markup {
    let text = |words: &str| html! { w:r { w:t xml:space="preserve" { (words) } } };
    let field = |what: &str| {
        html! { w:fldSimple w:instr=(format!(" {what} ")) { w:r { w:t { "1" } } } }
    };
    html! {
        w:p {
            w:pPr { w:pStyle w:val="Footer" {} }
            (text(&foot(document)))
            w:r { w:tab {} }
            (text("Page ")) (field("PAGE")) (text(" of ")) (field("NUMPAGES"))
        }
    }
}
