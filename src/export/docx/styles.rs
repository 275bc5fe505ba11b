//! The styles of a Word file, with Word's own names where it has one; and its bullets.

use maud::{Markup, html};

use super::super::office::{Measures, xml};
use super::W;
use super::plates::plates;
use super::style::{Own, Style, letters, spacing};
use super::table::{cell_margins, table};
use crate::minutes::document::Document;

/// The styles part.
pub(super) fn styles(document: &Document, measures: Measures) -> String {
    let font = &document.page.font;
    xml(&html! {
        w:styles xmlns:w=(W) {
            (defaults(font, measures))
            w:style w:type="paragraph" w:default="1" w:styleId="Normal" {
                w:name w:val="Normal" {}
                w:qFormat {}
            }
            w:style w:type="character" w:default="1" w:styleId="DefaultParagraphFont" {
                w:name w:val="Default Paragraph Font" {}
            }
            w:style w:type="table" w:default="1" w:styleId="TableNormal" {
                w:name w:val="Normal Table" {}
                w:tblPr { w:tblInd w:w="0" w:type="dxa" {} (cell_margins(0, 108)) }
            }
            w:style w:type="numbering" w:default="1" w:styleId="NoList" {
                w:name w:val="No List" {}
            }
            @for style in all(measures) { (style.markup) }
            @if document.is_bare() {
                @for style in plates(document) { (style.markup) }
            }
        }
    })
}

/// The styles that the words of a document name, beside those that every Word file has.
pub(super) fn all(measures: Measures) -> Vec<Own> {
    let (number, limb) = (measures.number, measures.limb);
    let style = |id, name, on, next, paragraph, letters| {
        Style {
            id,
            name,
            on,
            next,
            paragraph,
            letters,
        }
        .own()
    };
    let none = || html! {};
    let letters = |size| letters(measures.letters(size));
    let bold = |size| html! { w:b {} w:bCs {} (letters(size)) };
    let right = || right(measures);
    vec![
        strong(),
        style(
            "BodyText",
            "Body Text",
            "Normal",
            "",
            spacing(0, 160),
            none(),
        ),
        style(
            "Authority",
            "Authority",
            "Normal",
            "Title",
            html! { w:keepNext {} (spacing(0, 240)) },
            bold(24),
        ),
        style(
            "Title",
            "Title",
            "Normal",
            "Subtitle",
            html! { w:keepNext {} (spacing(0, 60)) },
            bold(36),
        ),
        style(
            "Subtitle",
            "Subtitle",
            "Normal",
            "BodyText",
            html! { w:keepNext {} (spacing(0, 60)) },
            bold(28),
        ),
        style(
            "Date",
            "Date",
            "Normal",
            "BodyText",
            html! { w:keepNext {} (spacing(0, 240)) },
            letters(28),
        ),
        style(
            "Status",
            "Status",
            "BodyText",
            "BodyText",
            html! { (border()) (spacing(0, 280)) (inside()) },
            none(),
        ),
        style(
            "Heading1",
            "heading 1",
            "Normal",
            "Minute",
            html! { w:keepNext {} w:keepLines {} (spacing(320, 160)) (hanging(number, number)) w:outlineLvl w:val="0" {} },
            bold(24),
        ),
        style(
            "Heading2",
            "heading 2",
            "Normal",
            "Minute",
            html! { w:keepNext {} w:keepLines {} (spacing(240, 120)) (hanging(number, number)) w:outlineLvl w:val="1" {} },
            bold(24),
        ),
        style(
            "Minute",
            "Minute",
            "BodyText",
            "",
            hanging(number, number),
            none(),
        ),
        style(
            "MinuteContinued",
            "Minute Continued",
            "BodyText",
            "Minute",
            hanging(number, 0),
            none(),
        ),
        style(
            "Limb",
            "Limb of a Resolution",
            "BodyText",
            "",
            hanging(number + limb, limb),
            none(),
        ),
        style("List", "List", "BodyText", "", spacing(0, 80), none()),
        style(
            "ListBullet",
            "List Bullet",
            "List",
            "",
            html! { (bullet(0)) (hanging(360, 360)) },
            none(),
        ),
        style(
            "ListBullet2",
            "List Bullet 2",
            "List",
            "",
            html! { (bullet(1)) (hanging(number + 360, 360)) },
            none(),
        ),
        style(
            "Attendance",
            "Attendance",
            "List",
            "",
            hanging(360, 360),
            none(),
        ),
        style(
            "Particulars",
            "Particulars",
            "List",
            "",
            hanging(number + 360, 360),
            none(),
        ),
        style(
            "Caption",
            "caption",
            "Normal",
            "TableText",
            html! { w:keepNext {} (spacing(240, 80)) },
            bold(22),
        ),
        style(
            "TableText",
            "Table Text",
            "Normal",
            "",
            html! {},
            letters(20),
        ),
        style(
            "TableHeading",
            "Table Heading",
            "TableText",
            "",
            html! { w:keepNext {} },
            bold(20),
        ),
        style(
            "TableEnd",
            "Table End",
            "Normal",
            "BodyText",
            html! { w:spacing w:line="160" w:lineRule="exact" {} },
            letters(8),
        ),
        style(
            "Signature",
            "Signature",
            "Normal",
            "",
            html! {
                w:keepLines {}
                w:tabs {
                    w:tab w:val="left" w:pos=(measures.label) {}
                    w:tab w:val="left" w:leader="underscore" w:pos=(measures.text - 1_100) {}
                }
                (spacing(480, 0))
            },
            none(),
        ),
        style(
            "Header",
            "header",
            "Normal",
            "",
            html! { (right()) (spacing(0, 240)) },
            letters(20),
        ),
        style("Footer", "footer", "Normal", "", right(), letters(20)),
        style(
            "Marking",
            "Marking",
            "Header",
            "",
            html! { (border()) (spacing(0, 120)) (inside()) },
            bold(20),
        ),
        table(),
    ]
}

/// What all letters and paragraphs have in common.
fn defaults(font: &str, measures: Measures) -> Markup {
    html! {
        w:docDefaults {
            w:rPrDefault {
                w:rPr {
                    w:rFonts w:ascii=(font) w:hAnsi=(font) w:eastAsia=(font) w:cs=(font) {}
                    w:color w:val="000000" {}
                    (letters(measures.letters(24)))
                    w:lang w:val="en-GB" w:eastAsia="en-GB" w:bidi="ar-SA" {}
                }
            }
            w:pPrDefault {
                w:pPr { w:spacing w:after="0" w:line="264" w:lineRule="auto" {} }
            }
        }
    }
}

/// Words that are set apart.
fn strong() -> Own {
    Own {
        id: "Strong",
        name: "Strong",
        markup: html! {
            w:style w:type="character" w:styleId="Strong" {
                w:name w:val="Strong" {}
                w:qFormat {}
                w:rPr { w:b {} w:bCs {} }
            }
        },
    }
}

/// Words begin at `left`, and what hangs out of them `hanging` before it.
fn hanging(left: u32, hanging: u32) -> Markup {
    html! { w:ind w:left=(left) w:hanging=(hanging) {} }
}

fn bullet(level: u32) -> Markup {
    html! { w:numPr { w:ilvl w:val=(level) {} w:numId w:val="1" {} } }
}

fn border() -> Markup {
    let edges = ["top", "left", "bottom", "right"];
    html! {
        w:pBdr {
            @for edge in edges {
                (maud::PreEscaped(format!("<w:{edge} w:val=\"single\" w:sz=\"8\" w:space=\"4\" w:color=\"000000\"/>")))
            }
        }
    }
}

/// Keeps a border inside the margins.
fn inside() -> Markup {
    html! { w:ind w:left="108" w:right="108" {} }
}

fn right(measures: Measures) -> Markup {
    html! { w:tabs { w:tab w:val="right" w:pos=(measures.text) {} } }
}

/// The numbering part: bullets alone, for numbers are words. `linked`: each names the style that has
/// it, which is the file's own.
pub(super) fn bullets(measures: Measures, linked: bool) -> String {
    let level = |at: u32, style: &str, left: u32| {
        html! {
            w:lvl w:ilvl=(at) {
                w:start w:val="1" {}
                w:numFmt w:val="bullet" {}
                @if linked { w:pStyle w:val=(style) {} }
                w:lvlText w:val="\u{2022}" {}
                w:lvlJc w:val="left" {}
                w:pPr { (hanging(left, 360)) }
            }
        }
    };
    xml(&html! {
        w:numbering xmlns:w=(W) {
            w:abstractNum w:abstractNumId="0" {
                w:multiLevelType w:val="hybridMultilevel" {}
                (level(0, "ListBullet", 360))
                (level(1, "ListBullet2", measures.number + 360))
            }
            w:num w:numId="1" { w:abstractNumId w:val="0" {} }
        }
    })
}
