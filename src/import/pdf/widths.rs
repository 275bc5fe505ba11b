//! Widths of the letters of the fonts that a PDF need not bring along, in thousandths of the size.
//!
//! From the published measures of the fourteen standard fonts; bold letters are taken to be a little
//! wider, and letters beyond ASCII as wide as most.

/// Helvetica (and Arial), from the space to the tilde.
const SANS: [u16; 95] = [
    278, 278, 355, 556, 556, 889, 667, 191, 333, 333, 389, 584, 278, 333, 278, 278, 556, 556, 556,
    556, 556, 556, 556, 556, 556, 556, 278, 278, 584, 584, 584, 556, 1015, 667, 667, 722, 722, 667,
    611, 778, 722, 278, 500, 667, 556, 833, 722, 778, 667, 778, 722, 667, 611, 722, 667, 944, 667,
    667, 611, 278, 278, 278, 469, 556, 333, 556, 556, 500, 556, 556, 278, 556, 556, 222, 222, 500,
    222, 833, 556, 556, 556, 556, 333, 500, 278, 556, 500, 722, 500, 500, 500, 334, 260, 334, 584,
];

/// Times, from the space to the tilde.
const SERIF: [u16; 95] = [
    250, 333, 408, 500, 500, 833, 778, 180, 333, 333, 500, 564, 250, 333, 250, 278, 500, 500, 500,
    500, 500, 500, 500, 500, 500, 500, 278, 278, 564, 564, 564, 444, 921, 722, 667, 667, 722, 611,
    556, 722, 722, 333, 389, 722, 611, 889, 722, 722, 556, 722, 667, 556, 611, 722, 722, 944, 722,
    722, 611, 333, 278, 333, 469, 500, 333, 444, 500, 444, 500, 444, 333, 500, 500, 278, 278, 500,
    278, 778, 500, 500, 500, 500, 333, 389, 278, 500, 500, 722, 500, 500, 444, 480, 200, 480, 541,
];

/// The width of a letter in the font of this name.
pub(super) fn usual(font: &str, bold: bool, letter: Option<char>) -> f32 {
    let font = font.to_ascii_lowercase();
    if font.contains("courier") || font.contains("mono") {
        return 600.0;
    }
    let serif = ["times", "roman", "serif", "georgia", "garamond", "cambria"];
    let table = if serif.iter().any(|name| font.contains(name)) && !font.contains("sans") {
        &SERIF
    } else {
        &SANS
    };
    let place = letter.and_then(|c| (c as usize).checked_sub(0x20));
    let width = place.and_then(|p| table.get(p)).copied().unwrap_or(556);
    let wider = if bold { 1.06 } else { 1.0 };
    f32::from(width) * wider
}
