//! What the styles of a Word document say: headings, bold, hidden, numbered.

use std::collections::HashMap;

use super::super::gather::Gather;
use super::super::xml::{Node, Xml};
use crate::import::trouble::Trouble;

/// How many styles may rest on one another.
const DEEPEST: usize = 32;

/// What a style says itself, or with what it rests on.
#[derive(Clone, Debug, Default)]
pub(super) struct Style {
    name: String,
    based_on: Option<String>,
    /// The level of its outline, from 0; 9 = none.
    outline: Option<u32>,
    /// Bold letters.
    pub(super) bold: Option<bool>,
    /// Hidden letters.
    pub(super) hidden: Option<bool>,
    /// The font of its letters.
    pub(super) font: Option<String>,
    /// The list that its paragraphs are of.
    pub(super) list: Option<String>,
    /// Their level in it, from 0.
    pub(super) level: Option<u32>,
    /// How far its paragraphs are indented, in twentieths of a point.
    pub(super) indent: Option<i32>,
    /// The level of the heading that it is, 1 the highest; 0 = it is none, whatever it rests on.
    pub(super) heading: Option<u8>,
}

/// The styles by their ids, each with what it rests on.
#[derive(Debug, Default)]
pub(super) struct Styles(HashMap<String, Style>);

impl Styles {
    /// A style by its id.
    pub(super) fn get(&self, id: &str) -> Option<&Style> {
        self.0.get(id)
    }
}

/// Reads the styles.
///
/// # Errors
/// When the part is broken.
pub(super) fn read(text: &str, part: &str, out: &Gather<'_>) -> Result<Styles, Trouble> {
    let mut xml = Xml::new(text, part);
    let mut styles: HashMap<String, Style> = HashMap::new();
    let mut open: Option<(String, Style)> = None;
    loop {
        match xml.next(out)? {
            Node::Open(tag) => {
                let name = tag.name();
                match (name.as_str(), &mut open) {
                    ("style", _) => {
                        open = tag.attribute("styleId").map(|id| (id, Style::default()));
                    }
                    // What a table's style says of its corners and edges is not the style's.
                    ("tblStylePr", _) => xml.skip(out)?,
                    (_, Some((_, style))) => said(style, &name, &tag),
                    _ => {}
                }
            }
            Node::Close(name) if name == "style" => {
                if let Some((id, style)) = open.take() {
                    styles.insert(id, style);
                }
            }
            Node::End => break,
            Node::Close(_) | Node::Words(_) => {}
        }
    }
    let whole = styles
        .keys()
        .map(|id| (id.clone(), whole(id, &styles)))
        .collect();
    Ok(Styles(whole))
}

/// Takes up what an element says of a style.
fn said(style: &mut Style, name: &str, tag: &super::super::xml::Tag<'_>) {
    match name {
        "name" => style.name = tag.val().unwrap_or_default().to_ascii_lowercase(),
        "basedOn" => style.based_on = tag.val(),
        "outlineLvl" => style.outline = tag.number("val"),
        "b" => style.bold = Some(tag.on()),
        "vanish" => style.hidden = Some(tag.on()),
        "rFonts" => style.font = font(tag),
        "numId" => style.list = tag.val(),
        "ilvl" => style.level = tag.number("val"),
        "ind" => style.indent = Some(indent(tag)),
        _ => {}
    }
}

/// The font of letters that an element `rFonts` names.
pub(super) fn font(tag: &super::super::xml::Tag<'_>) -> Option<String> {
    tag.attribute("ascii").or_else(|| tag.attribute("hAnsi"))
}

/// How far an element `ind` says that the first line begins, in twentieths of a point.
pub(super) fn indent(tag: &super::super::xml::Tag<'_>) -> i32 {
    let of = |name: &str| tag.attribute(name).and_then(|v| v.parse::<i32>().ok());
    let start = of("left").or_else(|| of("start")).unwrap_or(0);
    start
        .saturating_add(of("firstLine").unwrap_or(0))
        .saturating_sub(of("hanging").unwrap_or(0))
}

/// A style with what it rests on.
fn whole(id: &str, styles: &HashMap<String, Style>) -> Style {
    let mut whole = Style::default();
    let mut next = Some(id);
    for _ in 0..DEEPEST {
        let Some(style) = next.and_then(|id| styles.get(id)) else {
            break;
        };
        whole.heading = whole.heading.or_else(|| heading(style));
        whole.bold = whole.bold.or(style.bold);
        whole.hidden = whole.hidden.or(style.hidden);
        whole.font = whole.font.or_else(|| style.font.clone());
        whole.list = whole.list.or_else(|| style.list.clone());
        whole.level = whole.level.or(style.level);
        whole.indent = whole.indent.or(style.indent);
        next = style.based_on.as_deref();
    }
    whole
}

/// The level of the heading that a style is by its name or its outline.
fn heading(style: &Style) -> Option<u8> {
    if let Some(level) = style.name.strip_prefix("heading ") {
        return level.trim().parse().ok().filter(|n| (1..=9).contains(n));
    }
    match (style.name.as_str(), style.outline) {
        ("title", _) => Some(1),
        ("subtitle", _) => Some(2),
        (_, Some(level @ 0..=8)) => Some(level as u8 + 1),
        (_, Some(_)) => Some(0),
        _ => None,
    }
}
