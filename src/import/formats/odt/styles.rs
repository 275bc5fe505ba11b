//! What the styles of an OpenDocument text say: bold, hidden, page breaks, lists.

use std::collections::HashMap;

use super::super::gather::Gather;
use super::super::numerals::Numeral;
use super::super::symbols::Face;
use super::super::xml::{Node, Tag, Xml};
use crate::import::trouble::Trouble;

/// How many styles may rest on one another.
const DEEPEST: usize = 32;
/// Levels that a list has.
pub(super) const LEVELS: usize = 10;

/// What a style says.
#[derive(Clone, Debug, Default)]
pub(super) struct Style {
    parent: Option<String>,
    /// The name that people see.
    shown: String,
    /// Bold letters.
    pub(super) bold: Option<bool>,
    /// Hidden letters.
    pub(super) hidden: Option<bool>,
    /// Letters that are struck through.
    pub(super) struck: Option<bool>,
    /// The font of its letters, where it says anything of fonts.
    pub(super) font: Option<Face>,
    /// A page begins before its paragraphs.
    pub(super) turns: Option<bool>,
    /// How far its paragraphs are indented, in millimetres.
    pub(super) indent: Option<f32>,
    /// It is the title (1) or the subtitle (2) of a document.
    pub(super) title: Option<u8>,
}

/// A level of a list.
#[derive(Clone, Debug, Default)]
pub(super) struct Level {
    /// How its numbers are shown.
    pub(super) numeral: Numeral,
    /// What stands before the number.
    pub(super) prefix: String,
    /// What stands after it.
    pub(super) suffix: String,
    /// How many levels are shown, this one among them.
    pub(super) shown: usize,
    /// How the numbers of the levels stand together, as LibreOffice writes it: `%1%-%2%`. It says all
    /// that prefix, suffix and how many levels say, and more.
    pub(super) format: Option<String>,
    /// All numbers are shown as `1`.
    pub(super) legal: bool,
    /// The first number.
    pub(super) start: u32,
    /// How far it is indented, in millimetres.
    pub(super) indent: f32,
}

/// The styles by their names.
#[derive(Debug, Default)]
pub(super) struct Styles {
    looks: HashMap<String, Style>,
    lists: HashMap<String, Vec<Level>>,
    /// The fonts, by the names that styles have for them.
    faces: HashMap<String, Face>,
    /// The numbers of headings.
    pub(super) outline: Vec<Level>,
}

impl Styles {
    /// A style of letters or paragraphs.
    pub(super) fn get(&self, name: &str) -> Option<&Style> {
        self.looks.get(name)
    }

    /// The levels of a list.
    pub(super) fn list(&self, name: &str) -> Option<&[Level]> {
        self.lists.get(name).map(Vec::as_slice)
    }

    /// Adds the styles of a part.
    ///
    /// # Errors
    /// When the part is broken.
    pub(super) fn read(&mut self, text: &str, part: &str, out: &Gather<'_>) -> Result<(), Trouble> {
        let mut xml = Xml::new(text, part);
        let mut style: Option<(String, Style)> = None;
        let mut list: Option<(Option<String>, Vec<Level>)> = None;
        loop {
            match xml.next(out)? {
                Node::Open(tag) => match tag.name().as_str() {
                    "body" | "master-styles" => xml.skip(out)?,
                    "font-face" => {
                        let family = tag.attribute("font-family").unwrap_or_default();
                        if let Some(name) = tag.attribute("name") {
                            self.faces.insert(name, Face::of(&family));
                        }
                    }
                    "style" => style = begun(&tag),
                    "list-style" => list = tag.attribute("name").map(|n| (Some(n), Vec::new())),
                    "outline-style" => list = Some((None, Vec::new())),
                    "list-level-style-number"
                    | "list-level-style-bullet"
                    | "list-level-style-image"
                    | "outline-level-style" => {
                        if let Some((_, levels)) = &mut list {
                            level(&tag, levels);
                        }
                    }
                    "list-level-properties" | "list-level-label-alignment" => {
                        if let Some(last) = list.as_mut().and_then(|(_, l)| l.last_mut()) {
                            let of = |name: &str| tag.attribute(name).and_then(|v| length(&v));
                            let at = of("margin-left").or_else(|| of("space-before"));
                            last.indent =
                                at.unwrap_or(last.indent) + of("text-indent").unwrap_or(0.0);
                        }
                    }
                    name => {
                        if let Some((_, style)) = &mut style {
                            said(style, name, &tag, &self.faces);
                        }
                    }
                },
                Node::Close(name) => match name.as_str() {
                    "style" => self.looks.extend(style.take()),
                    "list-style" | "outline-style" => match list.take() {
                        Some((Some(name), levels)) => {
                            self.lists.insert(name, levels);
                        }
                        Some((None, levels)) => self.outline = levels,
                        None => {}
                    },
                    _ => {}
                },
                Node::End => return Ok(()),
                Node::Words(_) => {}
            }
        }
    }

    /// Gives each style what it rests on.
    pub(super) fn settle(&mut self) {
        let whole = self
            .looks
            .keys()
            .map(|name| (name.clone(), self.whole(name)))
            .collect();
        self.looks = whole;
    }

    fn whole(&self, name: &str) -> Style {
        let mut whole = Style::default();
        let mut next = Some(name);
        for _ in 0..DEEPEST {
            let Some((name, style)) = next.and_then(|n| Some((n, self.looks.get(n)?))) else {
                break;
            };
            whole.bold = whole.bold.or(style.bold);
            whole.hidden = whole.hidden.or(style.hidden);
            whole.turns = whole.turns.or(style.turns);
            whole.struck = whole.struck.or(style.struck);
            whole.font = whole.font.or(style.font);
            whole.indent = whole.indent.or(style.indent);
            whole.title = whole.title.or(title(name)).or(title(&style.shown));
            next = style.parent.as_deref();
        }
        whole
    }
}

/// The level of the title that a style is by its name.
pub(super) fn title(name: &str) -> Option<u8> {
    match name {
        "Title" => Some(1),
        "Subtitle" => Some(2),
        _ => None,
    }
}

/// A style that begins.
fn begun(tag: &Tag<'_>) -> Option<(String, Style)> {
    let family = tag.attribute("family")?;
    if family != "paragraph" && family != "text" {
        return None;
    }
    let master = tag.attribute("master-page-name");
    let style = Style {
        parent: tag.attribute("parent-style-name"),
        shown: tag.attribute("display-name").unwrap_or_default(),
        turns: master.map(|name| !name.is_empty()).filter(|turns| *turns),
        ..Style::default()
    };
    Some((tag.attribute("name")?, style))
}

/// Takes up what an element says of a style.
fn said(style: &mut Style, name: &str, tag: &Tag<'_>, faces: &HashMap<String, Face>) {
    match name {
        "text-properties" => {
            if let Some(weight) = tag.attribute("font-weight") {
                let heavy = weight.parse::<u32>().is_ok_and(|w| w >= 600);
                style.bold = Some(weight == "bold" || heavy);
            }
            if let Some(display) = tag.attribute("display") {
                style.hidden = Some(display == "none");
            }
            let line = tag.attribute("text-line-through-style");
            if let Some(line) = line.or_else(|| tag.attribute("text-line-through-type")) {
                style.struck = Some(line != "none");
            }
            if let Some(name) = tag.attribute("font-name") {
                let known = faces.get(&name).copied();
                style.font = Some(known.unwrap_or_else(|| Face::of(&name)));
            } else if let Some(family) = tag.attribute("font-family") {
                style.font = Some(Face::of(family.trim_matches('\'')));
            }
        }
        "paragraph-properties" => {
            if let Some(before) = tag.attribute("break-before") {
                style.turns = Some(before == "page");
            }
            let of = |name: &str| tag.attribute(name).and_then(|v| length(&v));
            if let Some(left) = of("margin-left") {
                style.indent = Some(left + of("text-indent").unwrap_or(0.0));
            }
        }
        _ => {}
    }
}

/// Adds a level of a list.
fn level(tag: &Tag<'_>, levels: &mut Vec<Level>) {
    let at = tag.number("level").unwrap_or(1).max(1) as usize;
    if at > LEVELS {
        return;
    }
    let text = |name: &str| tag.attribute(name).unwrap_or_default();
    let counting = text("num-letter-sync") != "true";
    let format = tag.attribute("num-format");
    levels.resize(at, Level::default());
    if let Some(last) = levels.last_mut() {
        *last = Level {
            numeral: match format.as_deref() {
                Some(letter) => Numeral::of_letter(letter, counting),
                None => Numeral::Nothing,
            },
            prefix: text("num-prefix"),
            suffix: text("num-suffix"),
            shown: tag.number("display-levels").unwrap_or(1) as usize,
            format: tag.attribute("num-list-format"),
            legal: tag.attribute("is-legal").as_deref() == Some("true"),
            start: tag.number("start-value").unwrap_or(1),
            indent: last.indent,
        };
    }
}

/// A length such as `1.27cm`, in millimetres.
fn length(text: &str) -> Option<f32> {
    let units = [
        ("cm", 10.0),
        ("mm", 1.0),
        ("in", 25.4),
        ("pt", 0.353),
        ("pc", 4.233),
    ];
    let (number, unit) = units
        .iter()
        .find_map(|(unit, size)| Some((text.strip_suffix(unit)?, size)))?;
    number
        .parse::<f32>()
        .ok()
        .map(|n| n * unit)
        .filter(|n| n.is_finite())
}
