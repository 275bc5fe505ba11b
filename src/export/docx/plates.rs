//! The styles of name plates: a name a page, on its lower half.

use maud::{Markup, html};

use super::super::office::{PLATE, plate_size};
use super::styles::Own;
use crate::minutes::document::Document;

/// The styles of a document of plates; its letters are as large as the longest name has room for.
pub(super) fn plates(document: &Document) -> [Own; 2] {
    let name = plate_size(document.plates());
    [
        Own {
            id: "PlateName",
            name: "Plate Name",
            markup: html! {
                w:style w:type="paragraph" w:customStyle="1" w:styleId="PlateName" {
                    w:name w:val="Plate Name" {}
                    w:basedOn w:val="Normal" {}
                    w:next w:val="PlateRole" {}
                    w:qFormat {}
                    w:pPr {
                        w:keepNext {}
                        w:keepLines {}
                        w:pageBreakBefore {}
                        w:spacing w:before=(PLATE) w:after="120" {}
                        w:jc w:val="center" {}
                        w:outlineLvl w:val="0" {}
                    }
                    w:rPr { w:b {} w:bCs {} (letters(name)) }
                }
            },
        },
        Own {
            id: "PlateRole",
            name: "Plate Role",
            markup: html! {
                w:style w:type="paragraph" w:customStyle="1" w:styleId="PlateRole" {
                    w:name w:val="Plate Role" {}
                    w:basedOn w:val="Normal" {}
                    w:qFormat {}
                    w:pPr {
                        w:keepLines {}
                        w:spacing w:before="0" w:after="0" {}
                        w:jc w:val="center" {}
                    }
                    w:rPr { (letters(48)) }
                }
            },
        },
    ]
}

/// The size of letters, in half points.
fn letters(size: u32) -> Markup {
    html! { w:sz w:val=(size) {} w:szCs w:val=(size) {} }
}
