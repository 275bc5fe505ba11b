//! Signs of picture fonts.

use super::super::xml::Tag;

/// What a symbol of a picture font stands for: ticks and boxes of attendance and votes; another is
/// told as a question that nobody can overlook.
pub(in crate::import) fn symbol(tag: &Tag<'_>) -> &'static str {
    let code = tag.attribute("char").unwrap_or_default().to_lowercase();
    match code.trim_start_matches("f0").trim_start_matches("00") {
        // Wingdings, Wingdings 2 and Webdings.
        "fc" | "50" | "61" => "\u{2713}",
        "fe" | "52" => "\u{2611}",
        "fb" | "4f" | "72" => "\u{2717}",
        "fd" | "53" => "\u{2612}",
        "a8" | "6f" | "a3" | "2a" => "\u{2610}",
        "a7" | "b7" | "6c" | "9f" => "\u{2022}",
        "e0" | "d8" => "\u{2192}",
        _ => "[symbol]",
    }
}
