//! A style of a Word file, with its markup.

use maud::{Markup, html};

/// A style of paragraphs.
pub(super) struct Style<'a> {
    pub(super) id: &'static str,
    pub(super) name: &'static str,
    /// The style that it is based on.
    pub(super) on: &'a str,
    /// The style of the paragraph after it; empty = the same.
    pub(super) next: &'a str,
    pub(super) paragraph: Markup,
    pub(super) letters: Markup,
}

impl Style<'_> {
    /// With its markup.
    pub(super) fn own(&self) -> Own {
        Own {
            id: self.id,
            name: self.name,
            markup: self.markup(),
        }
    }

    fn markup(&self) -> Markup {
        // What Word doesn't know by name is the house's own.
        let custom = OWN.contains(&self.id).then_some("1");
        html! {
            w:style w:type="paragraph" w:customStyle=[custom] w:styleId=(self.id) {
                w:name w:val=(self.name) {}
                @if !self.on.is_empty() { w:basedOn w:val=(self.on) {} }
                @if !self.next.is_empty() { w:next w:val=(self.next) {} }
                w:qFormat {}
                @if !self.paragraph.0.is_empty() { w:pPr { (self.paragraph) } }
                @if !self.letters.0.is_empty() { w:rPr { (self.letters) } }
            }
        }
    }
}

const OWN: &[&str] = &[
    "Authority",
    "Status",
    "Minute",
    "MinuteContinued",
    "Limb",
    "Attendance",
    "Particulars",
    "TableText",
    "TableHeading",
    "TableEnd",
    "Marking",
    "PlateName",
    "PlateRole",
];

/// A style with its markup.
pub(super) struct Own {
    /// By which id paragraphs name it.
    pub(super) id: &'static str,
    /// What Word calls it.
    pub(super) name: &'static str,
    /// What it says.
    pub(super) markup: Markup,
}

/// The size of letters, in half points.
pub(super) fn letters(size: u32) -> Markup {
    html! { w:sz w:val=(size) {} w:szCs w:val=(size) {} }
}

pub(super) fn spacing(before: u32, after: u32) -> Markup {
    html! { w:spacing w:before=(before) w:after=(after) {} }
}
