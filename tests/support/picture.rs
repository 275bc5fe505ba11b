//! A picture of the screen: its cells as an SVG image with real text, for the README.

use std::fmt::Write as _;

use quorate::tui::testing::Bench;
use ratatui::style::{Color, Modifier};

const CELL: (f32, f32) = (8.4, 18.0);
const PAPER: &str = "#16181d";
const INK: &str = "#d8dade";

/// The screen, its caret a thin bar.
pub(crate) fn svg(bench: &Bench, title: &str) -> String {
    let cells = bench.cells();
    let (columns, rows) = (cells.area.width, cells.area.height);
    let (width, height) = (
        f32::from(columns) * CELL.0 + 24.0,
        f32::from(rows) * CELL.1 + 24.0,
    );
    let mut out = format!(
        "<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 {width:.0} {height:.0}\" role=\"img\">\n\
         <title>{}</title>\n<rect width=\"100%\" height=\"100%\" rx=\"8\" fill=\"{PAPER}\"/>\n\
         <g font-family=\"ui-monospace, 'DejaVu Sans Mono', Menlo, Consolas, monospace\" \
         font-size=\"14\" fill=\"{INK}\" style=\"white-space:pre\">\n",
        escaped(title)
    );
    for y in 0..rows {
        let mut x = 0;
        while x < columns {
            let first = &cells[(x, y)];
            let style = (first.fg, first.bg, first.modifier);
            let from = x;
            let mut words = String::new();
            while x < columns {
                let cell = &cells[(x, y)];
                if (cell.fg, cell.bg, cell.modifier) != style {
                    break;
                }
                words.push_str(cell.symbol());
                x += 1;
            }
            run(&mut out, &words, (from, x, y), style);
        }
    }
    if let Some((x, y)) = bench.caret() {
        let (px, py) = place(x, y);
        let _ = writeln!(
            out,
            "<rect x=\"{px:.1}\" y=\"{:.1}\" width=\"2\" height=\"17\" fill=\"#ffffff\"/>",
            py - 13.5
        );
    }
    out.push_str("</g>\n</svg>\n");
    out
}

fn place(x: u16, y: u16) -> (f32, f32) {
    (12.0 + f32::from(x) * CELL.0, 26.0 + f32::from(y) * CELL.1)
}

fn run(
    out: &mut String,
    words: &str,
    (from, to, y): (u16, u16, u16),
    (fg, bg, modifier): (Color, Color, Modifier),
) {
    let (x, base) = place(from, y);
    let wide = f32::from(to - from) * CELL.0;
    let reversed = modifier.contains(Modifier::REVERSED);
    let back = if reversed { Some(INK) } else { color(bg) };
    if let Some(back) = back {
        let _ = writeln!(
            out,
            "<rect x=\"{x:.1}\" y=\"{:.1}\" width=\"{wide:.1}\" height=\"{}\" fill=\"{back}\"/>",
            base - 13.5,
            CELL.1
        );
    }
    if words.trim().is_empty() {
        return;
    }
    let ink = if reversed {
        PAPER
    } else {
        color(fg).unwrap_or(INK)
    };
    let weight = if modifier.contains(Modifier::BOLD) {
        " font-weight=\"bold\""
    } else {
        ""
    };
    let faint = if modifier.contains(Modifier::DIM) {
        " opacity=\"0.65\""
    } else {
        ""
    };
    let kept = words.trim();
    let columns = |words: &str| f32::from(u16::try_from(words.chars().count()).unwrap_or(0));
    let lead = words.len() - words.trim_start().len();
    let x = x + columns(&words[..lead]) * CELL.0;
    let length = columns(kept) * CELL.0;
    let _ = writeln!(
        out,
        "<text x=\"{x:.1}\" y=\"{base:.1}\" textLength=\"{length:.1}\" fill=\"{ink}\"{weight}{faint}>{}</text>",
        // Renderers fold runs of blanks; a blank that doesn't break is kept.
        escaped(&kept.replace(' ', "\u{a0}"))
    );
}

fn color(color: Color) -> Option<&'static str> {
    Some(match color {
        Color::Reset => return None,
        Color::Black => "#16181d",
        Color::Red | Color::LightRed => "#f2777a",
        Color::Green | Color::LightGreen => "#99cc99",
        Color::Yellow | Color::LightYellow => "#ffcc66",
        Color::Blue | Color::LightBlue => "#6699cc",
        Color::Magenta | Color::LightMagenta => "#cc99cc",
        Color::Cyan | Color::LightCyan => "#66cccc",
        Color::Gray => "#b4b7bd",
        Color::DarkGray => "#868b94",
        Color::White => "#ffffff",
        Color::Indexed(245) => "#8a8d93",
        Color::Indexed(203) => "#ff5f5f",
        Color::Rgb(..) | Color::Indexed(_) => "#5fd7d7",
    })
}

fn escaped(words: &str) -> String {
    words
        .replace('&', "&amp;")
        .replace('<', "&lt;")
        .replace('>', "&gt;")
        .replace('"', "&quot;")
}
