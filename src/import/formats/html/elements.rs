//! The elements of a page: which stand by themselves, which are left out, what a list counts.

use std::collections::VecDeque;

use super::super::numerals::Numeral;
use super::super::symbols::{Face, checkbox};
use super::tokens::{Tag, Token, Tokens};

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
    numeral: Numeral,
    next: i32,
    /// It counts down.
    down: bool,
}

impl List {
    /// Counts an entry: its mark; none where it can't be told.
    pub(super) fn count(&mut self, tag: &Tag<'_>) -> Option<String> {
        let value = tag.attribute("value").and_then(|v| integer(&v));
        let number = value.unwrap_or(self.next);
        self.next = number.saturating_add(if self.down { -1 } else { 1 });
        // An entry may be numbered in another way than its list.
        let numeral = numeral(tag).unwrap_or(self.numeral);
        let shown = u32::try_from(number).ok().and_then(|n| numeral.show(n));
        match (numeral, shown) {
            (Numeral::Unknown, _) => None,
            (Numeral::Nothing, _) => Some(String::new()),
            (_, Some(shown)) => Some(shown + "."),
            // What letters and Roman numbers have no sign for is shown in digits.
            (_, None) => Some(format!("{number}.")),
        }
    }
}

/// A whole number as browsers read it: what follows the digits is left.
fn integer(text: &str) -> Option<i32> {
    let text = text.trim_start();
    let sign = usize::from(text.starts_with(['-', '+']));
    let digits = text.get(sign..)?;
    let end = digits.find(|c: char| !c.is_ascii_digit());
    let end = end.unwrap_or(digits.len());
    let number = text.get(..sign + end)?;
    (end > 0).then(|| number.parse().ok()).flatten()
}

/// An element that is open.
#[derive(Debug, Default)]
pub(super) struct Element {
    pub(super) name: String,
    pub(super) bold: bool,
    pub(super) link: bool,
    /// Left out with all that is in it: hidden, or round the page.
    pub(super) out: Option<&'static str>,
    /// Its words were deleted or struck through.
    pub(super) gone: Option<&'static str>,
    pub(super) list: Option<List>,
    pub(super) span: usize,
    /// The font of its letters, if it says anything of fonts.
    pub(super) font: Option<Face>,
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

impl Grid {
    /// Passes over a column that a cell above reaches into; false if none does.
    pub(super) fn covered(&mut self) -> bool {
        let Some(left) = self.down.get_mut(self.column).filter(|left| **left > 0) else {
            return false;
        };
        *left -= 1;
        self.column += 1;
        true
    }
}

/// The list that one entry is chosen from.
#[derive(Debug, Default)]
pub(super) struct Choice {
    /// Its entries, and whether each is chosen.
    pub(super) entries: Vec<(bool, String)>,
    /// Several may be chosen, and none needs to.
    pub(super) several: bool,
}

impl Choice {
    /// What it shows: what is chosen, or the first where something always is.
    pub(super) fn shown(&self) -> String {
        let chosen = self.entries.iter().filter(|(chosen, _)| *chosen);
        let mut chosen: Vec<&str> = chosen.map(|(_, words)| words.trim()).collect();
        if !self.several {
            // The last of those that say so is the one.
            let first = self.entries.first().map(|(_, words)| words.trim());
            chosen = chosen.pop().or(first).into_iter().collect();
        }
        chosen.join(", ")
    }
}

/// How many entries each list has that counts down, in the order of the lists.
pub(super) fn counted_down(text: &str) -> VecDeque<i32> {
    let mut found = VecDeque::new();
    let mut open: Vec<Option<usize>> = Vec::new();
    for token in Tokens::new(text) {
        match token {
            Token::Open(tag) if matches!(tag.name.as_str(), "ol" | "ul" | "menu") => {
                let down = tag.name == "ol" && tag.attribute("reversed").is_some();
                open.push(down.then_some(found.len()));
                if down {
                    found.push_back(0);
                }
            }
            Token::Open(tag) if tag.name == "li" && !is_hidden(&tag) => {
                let of = open.last().copied().flatten();
                if let Some(count) = of.and_then(|at| found.get_mut(at)) {
                    *count += 1;
                }
            }
            Token::Close(name) if matches!(name.as_str(), "ol" | "ul" | "menu") => {
                open.pop();
            }
            _ => {}
        }
    }
    found
}

/// Said of what is round the matter of a page.
const ROUND: &str = "Menus, headers and footers of the page were left out.";
const NOTES: &str = "Signs of footnotes were left out.";
const HIDDEN: &str = "Hidden text was not read.";
const DELETED: &str = "Deleted text was left out.";
const STRUCK: &str = "Words that are struck through were left out.";

/// Whether an element is left out, and what is said of it.
pub(super) fn left_out(tag: &Tag<'_>, stack: &[Element], has_main: bool) -> Option<&'static str> {
    if is_hidden(tag) {
        return Some(HIDDEN);
    }
    if tag.name == "datalist" {
        return Some("");
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

/// Whether the words of an element are gone though it stands where it stood, and what is said of it.
pub(super) fn gone(tag: &Tag<'_>) -> Option<&'static str> {
    match tag.name.as_str() {
        "del" => Some(DELETED),
        "s" | "strike" => Some(STRUCK),
        _ => style(tag).contains("line-through").then_some(STRUCK),
    }
}

/// How an element says that it looks, without spaces.
fn style(tag: &Tag<'_>) -> String {
    let style = tag.attribute("style").unwrap_or_default();
    style
        .split_whitespace()
        .collect::<String>()
        .to_ascii_lowercase()
}

/// Whether an element says that it isn't shown.
pub(super) fn is_hidden(tag: &Tag<'_>) -> bool {
    let style = style(tag);
    tag.attribute("hidden").is_some()
        || style.contains("display:none")
        || style.contains("visibility:hidden")
}

/// The font that an element puts its letters in; none if it says nothing of fonts.
pub(super) fn font(tag: &Tag<'_>) -> Option<Face> {
    let face = (tag.name == "font")
        .then(|| tag.attribute("face"))
        .flatten();
    let family = || {
        let style = tag.attribute("style")?.to_ascii_lowercase();
        let said = |of: &str| {
            let (_, after) = style.split_once(of)?;
            let name = after.trim_start().strip_prefix(':')?;
            Some(
                name.split([';', ','])
                    .next()?
                    .trim_matches([' ', '"', '\''])
                    .to_owned(),
            )
        };
        // Word writes down the picture font beside the one that stands in for it.
        said("mso-symbol-font-family").or_else(|| said("font-family"))
    };
    let name = face.or_else(family)?;
    Some(Face::of(name.split(',').next().unwrap_or_default()))
}

/// The list that an element opens; `entries` is how many entries a list has that counts down.
pub(super) fn list(tag: &Tag<'_>, entries: impl FnOnce() -> i32) -> Option<List> {
    let usual = match tag.name.as_str() {
        "ul" | "menu" => Numeral::Nothing,
        "ol" => Numeral::Decimal,
        _ => return None,
    };
    let down = tag.name == "ol" && tag.attribute("reversed").is_some();
    let entries = down.then(entries);
    let start = tag.attribute("start").and_then(|s| integer(&s));
    Some(List {
        numeral: numeral(tag).unwrap_or(usual),
        next: start.or(entries).unwrap_or(1),
        down,
    })
}

/// The kind of number that a list or an entry asks for; none if it asks for none.
fn numeral(tag: &Tag<'_>) -> Option<Numeral> {
    const STYLED: [(&str, Numeral); 13] = [
        ("decimal-leading-zero", Numeral::Padded(2)),
        ("decimal", Numeral::Decimal),
        ("lower-alpha", Numeral::Lower(true)),
        ("lower-latin", Numeral::Lower(true)),
        ("upper-alpha", Numeral::Upper(true)),
        ("upper-latin", Numeral::Upper(true)),
        ("lower-roman", Numeral::LowerRoman),
        ("upper-roman", Numeral::UpperRoman),
        ("none", Numeral::Nothing),
        ("disc", Numeral::Nothing),
        ("circle", Numeral::Nothing),
        ("square", Numeral::Nothing),
        ("disclosure", Numeral::Nothing),
    ];
    let style = style(tag);
    for (name, always) in [("list-style-type:", true), ("list-style:", false)] {
        let said = style.split(';').find_map(|part| part.strip_prefix(name));
        let Some(said) = said else { continue };
        let known = STYLED.iter().find(|(name, _)| said.contains(name));
        match known {
            Some((_, numeral)) => return Some(*numeral),
            None if always && said != "inherit" && said != "initial" => {
                return Some(Numeral::Unknown);
            }
            None => {}
        }
    }
    let letter = tag.attribute("type")?;
    Some(match letter.as_str() {
        "1" | "a" | "A" | "i" | "I" => Numeral::of_letter(&letter, true),
        "disc" | "circle" | "square" => Numeral::Nothing,
        _ => return None,
    })
}

/// What a field of a form shows that has no words of its own.
pub(super) fn field(tag: &Tag<'_>) -> Option<String> {
    let kind = tag.attribute("type").unwrap_or_default();
    match kind.to_ascii_lowercase().as_str() {
        "checkbox" | "radio" => Some(checkbox(tag.attribute("checked").is_some()).to_owned()),
        "hidden" | "image" | "file" | "password" | "button" | "submit" | "reset" => None,
        _ => tag.attribute("value"),
    }
}
