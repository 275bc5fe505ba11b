//! The elements of a page: which stand by themselves, which are left out, what a list counts.

use super::super::numerals::Numeral;
use super::tokens::Tag;

/// Elements that have no end.
pub(super) const VOID: &[&str] = &[
    "area", "base", "br", "col", "embed", "hr", "img", "input", "link", "meta", "source", "track",
    "wbr", "param",
];
/// Elements that stand by themselves.
pub(super) const BLOCKS: &[&str] = &[
    "address",
    "article",
    "aside",
    "blockquote",
    "body",
    "caption",
    "center",
    "dd",
    "details",
    "dialog",
    "div",
    "dl",
    "dt",
    "fieldset",
    "figcaption",
    "figure",
    "footer",
    "form",
    "h1",
    "h2",
    "h3",
    "h4",
    "h5",
    "h6",
    "head",
    "header",
    "hr",
    "html",
    "legend",
    "li",
    "main",
    "menu",
    "nav",
    "ol",
    "p",
    "pre",
    "section",
    "summary",
    "table",
    "tbody",
    "td",
    "tfoot",
    "th",
    "thead",
    "tr",
    "ul",
];

/// A list that is open.
#[derive(Debug)]
pub(super) struct List {
    pub(super) numeral: Numeral,
    pub(super) next: u32,
}

/// An element that is open.
#[derive(Debug, Default)]
pub(super) struct Element {
    pub(super) name: String,
    pub(super) bold: bool,
    pub(super) link: bool,
    /// Left out with all that is in it: hidden, or round the page.
    pub(super) out: Option<&'static str>,
    pub(super) list: Option<List>,
    pub(super) span: usize,
}

/// A table that is open.
#[derive(Debug, Default)]
pub(super) struct Grid {
    /// The column that the next cell begins at.
    pub(super) column: usize,
    /// For each column how many more rows a cell above reaches into.
    pub(super) down: Vec<usize>,
    /// It is a list of terms: the row's second cell is open.
    pub(super) described: bool,
}

/// Said of what is round the matter of a page.
const ROUND: &str = "Menus, headers and footers of the page were left out.";
const NOTES: &str = "Signs of footnotes were left out.";
const HIDDEN: &str = "Hidden text was not read.";

/// Whether an element is left out, and what is said of it.
pub(super) fn left_out(tag: &Tag<'_>, stack: &[Element], has_main: bool) -> Option<&'static str> {
    let style = tag
        .attribute("style")
        .unwrap_or_default()
        .to_ascii_lowercase();
    let style: String = style.split_whitespace().collect();
    if tag.attribute("hidden").is_some()
        || style.contains("display:none")
        || style.contains("visibility:hidden")
    {
        return Some(HIDDEN);
    }
    let role = tag.attribute("role").unwrap_or_default();
    let inside = |names: [&str; 2]| stack.iter().any(|e| names.contains(&e.name.as_str()));
    // The sign of a footnote, beside the words that it is for.
    if tag.name == "a" {
        let to = tag.attribute("href").unwrap_or_default();
        let to = to.strip_prefix('#').unwrap_or("").trim_start_matches('_');
        if to.starts_with("fn") || to.starts_with("ftn") || to.starts_with("footnote") {
            return Some(NOTES);
        }
    }
    let round = match tag.name.as_str() {
        "nav" => true,
        "header" | "footer" | "aside" => has_main && !inside(["main", "article"]),
        _ => {
            role == "navigation"
                || matches!(role.as_str(), "banner" | "contentinfo" | "search") && has_main
        }
    };
    round.then_some(ROUND)
}

/// The list that an element opens.
pub(super) fn list(tag: &Tag<'_>) -> Option<List> {
    let style = || {
        tag.attribute("style")
            .unwrap_or_default()
            .to_ascii_lowercase()
    };
    let numeral = match tag.name.as_str() {
        "ul" | "menu" => Numeral::Nothing,
        "ol" => {
            let style = style();
            let styled = [
                ("none", ""),
                ("lower-alpha", "a"),
                ("lower-latin", "a"),
                ("upper-alpha", "A"),
                ("upper-latin", "A"),
                ("lower-roman", "i"),
                ("upper-roman", "I"),
            ];
            let said = style.split_once("list-style").and_then(|(_, said)| {
                let said = said.split(';').next().unwrap_or("");
                styled
                    .iter()
                    .find(|(name, _)| said.contains(name))
                    .map(|s| s.1.to_owned())
            });
            let letter = said.or_else(|| tag.attribute("type"));
            Numeral::of_letter(letter.as_deref().unwrap_or("1"), true)
        }
        _ => return None,
    };
    let start = tag.attribute("start").and_then(|s| s.trim().parse().ok());
    Some(List {
        numeral,
        next: start.unwrap_or(1),
    })
}
