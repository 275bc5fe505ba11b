//! The styles of name plates: a name a page, on its lower half.

use maud::html;

use super::super::office::{PLATE, plate_size};
use super::style::{Own, Style, letters, spacing};
use crate::minutes::document::Document;

/// The styles of a document of plates; its letters are as large as the longest name has room for.
pub(super) fn plates(document: &Document) -> [Own; 2] {
    let name = plate_size(document.plates());
    let plate = Style {
        id: "PlateName",
        name: "Plate Name",
        on: "Normal",
        next: "PlateRole",
        paragraph: html! {
            w:keepNext {}
            w:keepLines {}
            w:pageBreakBefore {}
            (spacing(PLATE, 120))
            w:jc w:val="center" {}
            w:outlineLvl w:val="0" {}
        },
        letters: html! { w:b {} w:bCs {} (letters(name)) },
    };
    let role = Style {
        id: "PlateRole",
        name: "Plate Role",
        on: "Normal",
        next: "",
        paragraph: html! { w:keepLines {} (spacing(0, 0)) w:jc w:val="center" {} },
        letters: letters(48),
    };
    [plate.own(), role.own()]
}
