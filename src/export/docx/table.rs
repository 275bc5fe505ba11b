//! The style of the tables of a Word file.

use maud::{Markup, html};

use super::style::Own;

/// A table with lines around its cells and a ground below its head.
pub(super) fn table() -> Own {
    let edges = ["top", "left", "bottom", "right", "insideH", "insideV"];
    Own {
        id: "MinutesTable",
        name: "Minutes Table",
        markup: html! {
            w:style w:type="table" w:customStyle="1" w:styleId="MinutesTable" {
                w:name w:val="Minutes Table" {}
                w:basedOn w:val="TableNormal" {}
                w:qFormat {}
                w:tblPr {
                    w:tblBorders {
                        @for edge in edges {
                            (maud::PreEscaped(format!("<w:{edge} w:val=\"single\" w:sz=\"4\" w:space=\"0\" w:color=\"595959\"/>")))
                        }
                    }
                    (cell_margins(60, 100))
                }
                w:tblStylePr w:type="firstRow" {
                    w:rPr { w:b {} w:bCs {} }
                    w:tcPr { w:shd w:val="clear" w:color="auto" w:fill="E7E6E6" {} }
                }
            }
        },
    }
}

/// Room within the cells of a table.
pub(super) fn cell_margins(high: u32, wide: u32) -> Markup {
    html! {
        w:tblCellMar {
            w:top w:w=(high) w:type="dxa" {}
            w:left w:w=(wide) w:type="dxa" {}
            w:bottom w:w=(high) w:type="dxa" {}
            w:right w:w=(wide) w:type="dxa" {}
        }
    }
}
