//! The styles of an OpenDocument text, with LibreOffice's own names where it has one; its bullets,
//! and its page with header and footer.

use maud::{Markup, html};

use super::super::office::{Measures, PLATE, PLATE_MARGIN, plate_size, xml};
use super::frame::{footer, header};
use super::{VERSION, points};
use crate::minutes::document::Document;

/// A style of paragraphs.
struct Style<'a> {
    name: &'a str,
    on: &'a str,
    next: &'a str,
    before: u32,
    after: u32,
    left: u32,
    hanging: u32,
    keep: bool,
    border: bool,
    tabs: Markup,
    size: u32,
    bold: bool,
}

/// A style of words in the size of the body.
fn style<'a>(name: &'a str, on: &'a str) -> Style<'a> {
    Style {
        name,
        on,
        next: "",
        before: 0,
        after: 0,
        left: 0,
        hanging: 0,
        keep: false,
        border: false,
        tabs: html! {},
        size: 0,
        bold: false,
    }
}

impl Style<'_> {
    fn markup(&self, measures: Measures) -> Markup {
        let size = (self.size > 0).then(|| points(measures.letters(self.size * 10)));
        let shown = self.name.replace("_20_", " ");
        let class = match self.name {
            "Title" | "Subtitle" => Some("chapter"),
            name if name.starts_with("Heading") => Some("text"),
            _ => None,
        };
        let level = self.name.strip_prefix("Heading_20_");
        let border = self.border.then_some("1pt solid #000000");
        let hung = (self.left > 0).then(|| points(self.left));
        let hanging = (self.left > 0).then(|| format!("-{}", points(self.hanging)));
        html! {
            style:style style:name=(self.name) style:display-name=(shown) style:family="paragraph"
                style:parent-style-name=(self.on)
                style:next-style-name=[(!self.next.is_empty()).then_some(self.next)]
                style:default-outline-level=[level] style:class=[class] {
                style:paragraph-properties
                    fo:margin-top=(points(self.before)) fo:margin-bottom=(points(self.after))
                    fo:margin-left=[hung] fo:text-indent=[hanging]
                    fo:keep-with-next=[self.keep.then_some("always")]
                    fo:border=[border] fo:padding=[self.border.then_some("4pt")]
                    style:join-border=[self.border.then_some("false")] {
                    @if !self.tabs.0.is_empty() { style:tab-stops { (self.tabs) } }
                }
                @if self.size > 0 || self.bold {
                    style:text-properties
                        fo:font-size=[size.as_deref()]
                        style:font-size-complex=[size.as_deref()]
                        fo:font-weight=[self.bold.then_some("bold")]
                        style:font-weight-complex=[self.bold.then_some("bold")] {}
                }
            }
        }
    }
}

/// The styles part.
pub(super) fn styles(document: &Document, measures: Measures) -> String {
    let font = &document.page.font;
    xml(&html! {
        office:document-styles
            xmlns:office="urn:oasis:names:tc:opendocument:xmlns:office:1.0"
            xmlns:text="urn:oasis:names:tc:opendocument:xmlns:text:1.0"
            xmlns:table="urn:oasis:names:tc:opendocument:xmlns:table:1.0"
            xmlns:style="urn:oasis:names:tc:opendocument:xmlns:style:1.0"
            xmlns:fo="urn:oasis:names:tc:opendocument:xmlns:xsl-fo-compatible:1.0"
            xmlns:svg="urn:oasis:names:tc:opendocument:xmlns:svg-compatible:1.0"
            office:version=(VERSION) {
            office:font-face-decls {
                style:font-face style:name=(font) svg:font-family=(format!("'{font}'")) style:font-family-generic="swiss" style:font-pitch="variable" {}
            }
            office:styles {
                (defaults(font, measures))
                @for style in paragraphs(measures) { (style.markup(measures)) }
                @if document.is_bare() { (plates(document)) }
                style:style style:name="Strong_20_Emphasis" style:display-name="Strong Emphasis" style:family="text" {
                    style:text-properties fo:font-weight="bold" style:font-weight-complex="bold" {}
                }
                (bullets("Bullets", 360))
                (bullets("Bullets_20_2", measures.number + 360))
            }
            office:automatic-styles { @if document.is_bare() { (bare_page()) } @else { (page(measures)) } }
            office:master-styles {
                style:master-page style:name="Standard" style:page-layout-name="Page" {
                    @if !document.is_bare() {
                        style:header { (header(document)) }
                        style:footer { (footer(document)) }
                    }
                }
            }
        }
    })
}

fn paragraphs(measures: Measures) -> Vec<Style<'static>> {
    let (number, limb) = (measures.number, measures.limb);
    let hung = |name, on, left, hanging| Style {
        after: 160,
        left,
        hanging,
        ..style(name, on)
    };
    let head = |name, next, size, after, bold| Style {
        next,
        keep: true,
        after,
        size,
        bold,
        ..style(name, "Standard")
    };
    let heading = |name, before, after| Style {
        before,
        left: number,
        hanging: number,
        ..head(name, "Minute", 24, after, true)
    };
    let edge = |name, on, tabs| Style {
        size: 20,
        tabs,
        ..style(name, on)
    };
    vec![
        Style {
            after: 160,
            ..style("Text_20_body", "Standard")
        },
        head("Authority", "Title", 24, 240, true),
        head("Title", "Subtitle", 36, 60, true),
        head("Subtitle", "Text_20_body", 28, 60, true),
        head("Date", "Text_20_body", 28, 240, false),
        Style {
            after: 280,
            border: true,
            ..style("Status", "Text_20_body")
        },
        heading("Heading_20_1", 160, 160),
        heading("Heading_20_2", 80, 120),
        hung("Minute", "Text_20_body", number, number),
        hung("Minute_20_Continued", "Text_20_body", number, 0),
        hung("Limb", "Text_20_body", number + limb, limb),
        Style {
            after: 80,
            ..style("List", "Text_20_body")
        },
        Style {
            after: 80,
            left: 360,
            hanging: 360,
            ..style("Attendance", "List")
        },
        Style {
            after: 80,
            left: number + 360,
            hanging: 360,
            ..style("Particulars", "List")
        },
        Style {
            before: 80,
            ..head("Caption", "Table_20_Contents", 22, 80, true)
        },
        Style {
            size: 20,
            ..style("Table_20_Contents", "Standard")
        },
        Style {
            keep: true,
            size: 20,
            bold: true,
            ..style("Table_20_Heading", "Table_20_Contents")
        },
        Style {
            before: 400,
            tabs: html! {
                style:tab-stop style:position=(points(measures.label)) {}
                style:tab-stop style:position=(points(measures.text - 1_100)) style:leader-style="solid" style:leader-text="_" {}
            },
            ..style("Signature", "Standard")
        },
        edge("Header", "Standard", right(measures)),
        edge("Footer", "Standard", right(measures)),
        Style {
            after: 120,
            border: true,
            bold: true,
            ..edge("Marking", "Header", html! {})
        },
    ]
}

fn right(measures: Measures) -> Markup {
    html! { style:tab-stop style:position=(points(measures.text)) style:type="right" {} }
}

/// What all letters and paragraphs have in common.
fn defaults(font: &str, measures: Measures) -> Markup {
    let size = points(measures.letters(240));
    html! {
        style:default-style style:family="paragraph" {
            style:paragraph-properties fo:line-height="110%" fo:orphans="2" fo:widows="2" style:writing-mode="page" style:tab-stop-distance="36pt" {}
            style:text-properties style:font-name=(font) fo:font-size=(size) style:font-name-asian=(font) style:font-name-complex=(font)
                style:font-size-asian=(size) style:font-size-complex=(size) fo:color="#000000" fo:language="en" fo:country="GB" {}
        }
        style:default-style style:family="table" {
            style:table-properties table:border-model="collapsing" {}
        }
        style:style style:name="Standard" style:family="paragraph" style:class="text" {}
    }
}

fn bullets(name: &str, left: u32) -> Markup {
    html! {
        text:list-style style:name=(name) style:display-name=(name.replace("_20_", " ")) {
            text:list-level-style-bullet text:level="1" text:bullet-char="\u{2022}" {
                style:list-level-properties text:list-level-position-and-space-mode="label-alignment" {
                    style:list-level-label-alignment text:label-followed-by="listtab"
                        text:list-tab-stop-position=(points(left))
                        fo:text-indent="-18pt" fo:margin-left=(points(left)) {}
                }
            }
        }
    }
}

/// Name plates: a name a page, on its lower half.
fn plates(document: &Document) -> Markup {
    let letters = |size: u32, bold: bool| {
        html! {
            style:text-properties fo:font-size=(points(size * 10)) style:font-size-complex=(points(size * 10))
                fo:font-weight=[bold.then_some("bold")] {}
        }
    };
    html! {
        style:style style:name="Plate_20_Name" style:display-name="Plate Name" style:family="paragraph"
            style:parent-style-name="Standard" style:next-style-name="Plate_20_Role" {
            style:paragraph-properties fo:margin-top=(points(PLATE)) fo:margin-bottom="6pt" fo:text-align="center"
                fo:break-before="page" fo:keep-with-next="always" {}
            (letters(plate_size(document.plates()), true))
        }
        style:style style:name="Plate_20_Role" style:display-name="Plate Role" style:family="paragraph"
            style:parent-style-name="Standard" {
            style:paragraph-properties fo:text-align="center" {}
            (letters(48, false))
        }
    }
}

/// A4 that lies, with nothing in its margins.
fn bare_page() -> Markup {
    html! {
        style:page-layout style:name="Page" {
            style:page-layout-properties fo:page-width="29.7cm" fo:page-height="21cm" style:print-orientation="landscape"
                fo:margin-top=(points(PLATE_MARGIN)) fo:margin-bottom=(points(PLATE_MARGIN))
                fo:margin-left=(points(PLATE_MARGIN)) fo:margin-right=(points(PLATE_MARGIN)) {}
        }
    }
}

/// A4 with its margins; header and footer stand half way in them.
fn page(measures: Measures) -> Markup {
    let of = measures.margins;
    let half = |mm: u32| format!("{}.{}mm", mm / 2, mm % 2 * 5);
    html! {
        style:page-layout style:name="Page" {
            style:page-layout-properties fo:page-width="21cm" fo:page-height="29.7cm" style:print-orientation="portrait"
                fo:margin-top=(half(of.top)) fo:margin-bottom=(half(of.bottom)) fo:margin-left=(format!("{}mm", of.left)) fo:margin-right=(format!("{}mm", of.right)) {}
            style:header-style {
                style:header-footer-properties fo:min-height=(half(of.top)) fo:margin-bottom="0.4cm" {}
            }
            style:footer-style {
                style:header-footer-properties fo:min-height=(half(of.bottom)) fo:margin-top="0.8cm" {}
            }
        }
    }
}
