//! Minutes on a house's own paper: a Word template whose styles are used by name, with what stands at
//! the head and foot of its pages. What a template lacks is Quorate's own, and told.

mod read;
#[cfg(test)]
mod tests;
mod xml;

use std::collections::BTreeMap;
use std::ops::Range;

use maud::html;

use super::super::Export;
use super::super::office::{Part, packed};
use super::style::Own;
use super::{PACKAGE, R, body, frame, package_relations, styles, theme};
use crate::export::office::{Measures, xml};
use crate::minutes::document::Document;
use xml::{Does, Tag, spliced, tags};

/// A Word template, as far as it is taken.
#[derive(Clone, Debug)]
pub struct Template {
    styles: String,
    /// The styles by their names in small letters.
    named: BTreeMap<String, Named>,
    ids: Vec<String>,
    numbering: Option<String>,
    fonts: Option<String>,
    theme: Option<String>,
    /// Whether even pages have a head and foot of their own.
    even: bool,
    section: Section,
    edges: Vec<Edge>,
    pictures: Vec<Picture>,
    told: Vec<String>,
}

/// A style of the template.
#[derive(Clone, Debug)]
struct Named {
    id: String,
    /// Whether Word would count its paragraphs: the minutes have their numbers as words.
    numbered: bool,
}

/// Above or below the text.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Side {
    Head,
    Foot,
}

/// What stands at the head or foot of pages.
#[derive(Clone, Debug)]
struct Edge {
    /// By which id the body names it.
    id: String,
    side: Side,
    text: String,
    /// What it names: the id, the kind, the target.
    relations: Vec<(String, &'static str, String)>,
}

/// A picture at the head or foot.
#[derive(Clone, Debug)]
struct Picture {
    name: String,
    ending: String,
    kind: &'static str,
    bytes: Vec<u8>,
}

/// Which pages have which head or foot.
#[derive(Clone, Debug)]
struct Reference {
    side: Side,
    /// "default", "first" or "even".
    pages: String,
    id: String,
}

/// The paper; measures in twentieths of a point.
#[derive(Clone, Debug)]
struct Section {
    references: Vec<Reference>,
    wide: u32,
    high: u32,
    /// Whether the long side of the paper lies below.
    turned: bool,
    /// Above, right, below, left; to the head and to the foot.
    margins: [u32; 6],
    gutter: u32,
    /// Whether the first page has a head and foot of its own.
    title_page: bool,
}

impl Default for Section {
    fn default() -> Self {
        Self {
            references: Vec::new(),
            wide: 11_906,
            high: 16_838,
            turned: false,
            margins: [1_417, 1_417, 1_417, 1_417, 709, 709],
            gutter: 0,
            title_page: false,
        }
    }
}

impl Section {
    /// How wide the text is.
    fn text(&self) -> u32 {
        let [_, right, _, left, _, _] = self.margins;
        let sides = right + left + self.gutter;
        self.wide.saturating_sub(sides).max(1_440)
    }
}

/// A head or foot of Quorate's own: its name, and what the file calls its kind.
type OwnEdge = (Side, &'static str, &'static str);

/// How they are named.
const OWN: [OwnEdge; 2] = [
    (Side::Head, "quorateHead", "header"),
    (Side::Foot, "quorateFoot", "footer"),
];

/// What stands for what in the styles: our ids and those of the file.
struct Names {
    ids: BTreeMap<&'static str, String>,
    /// Those of the file that Word would count.
    numbered: Vec<String>,
    /// The number of our bullets.
    bullets: u32,
}

impl Template {
    /// The document on this paper.
    ///
    /// # Errors
    /// With a clause, when the template is not what it seemed.
    pub(super) fn docx(&self, document: &Document) -> Result<Export, String> {
        let measures = Measures::of(document).on_paper(self.section.text());
        let own = styles::all(measures);
        let (names, lacking) = self.names(&own)?;
        let ours = |part: &str| refer(part, &names);
        let missing: Vec<_> = own.iter().filter(|s| lacking.contains(&s.id)).collect();
        let added: String = missing.iter().map(|s| &*s.markup.0).collect();
        let mut parts = vec![
            Part::new("_rels/.rels", package_relations()),
            Part::new("docProps/core.xml", frame::core(document)),
            Part::new("docProps/app.xml", frame::app()),
            Part::new("word/settings.xml", frame::settings(self.even)),
            Part::new(
                "word/fontTable.xml",
                self.fonts.clone().unwrap_or_else(|| frame::fonts(document)),
            ),
            Part::new(
                "word/theme/theme1.xml",
                self.theme.clone().unwrap_or_else(|| theme(document)),
            ),
            Part::new(
                "word/styles.xml",
                before_end(&self.styles, "</w:styles>", &ours(&added)?),
            ),
            Part::new("word/numbering.xml", self.numbering(measures, &names)?),
        ];
        let words = ours(&body::body(document, measures, None))?;
        let (references, own_edges) = self.references();
        parts.push(Part::new(
            "word/document.xml",
            self.on_paper(&words, &references)?,
        ));
        for (at, edge) in self.edges.iter().enumerate() {
            let file = file_of(edge.side, at);
            let text = marked(edge, document, &names)?;
            parts.push(Part::new(format!("word/{file}"), text));
            if !edge.relations.is_empty() {
                let names = format!("word/_rels/{file}.rels");
                parts.push(Part::new(names, relations(&edge.relations)));
            }
        }
        for (side, name, _) in &own_edges {
            let text = match side {
                Side::Head => frame::header(document),
                Side::Foot => frame::footer(document),
            };
            parts.push(Part::new(format!("word/{name}.xml"), ours(&text)?));
        }
        for picture in &self.pictures {
            let name = format!("word/media/{}", picture.name);
            parts.push(Part::bytes(name, picture.bytes.clone()));
        }
        let rels = self.relations_of_body(&own_edges);
        parts.push(Part::new("word/_rels/document.xml.rels", rels));
        parts.insert(0, Part::new("[Content_Types].xml", self.types(&own_edges)));
        let mut told = self.told.clone();
        if !missing.is_empty() {
            let names: Vec<String> = missing.iter().map(|s| s.name.to_owned()).collect();
            told.push(format!(
                "the template has no style by the name of {}: Quorate's own stand in for them",
                crate::minutes::words::list(&names)
            ));
        }
        Ok(Export {
            bytes: packed(&parts, document.day),
            told,
        })
    }

    /// Which style of the file is which of ours, and which of ours it lacks.
    fn names(&self, styles: &[Own]) -> Result<(Names, Vec<&'static str>), String> {
        let (mut ids, mut numbered, mut lacking) = (BTreeMap::new(), Vec::new(), Vec::new());
        for own in styles {
            let id = if let Some(named) = self.named.get(&own.name.to_lowercase()) {
                if named.numbered && !own.id.starts_with("ListBullet") {
                    numbered.push(named.id.clone());
                }
                named.id.clone()
            } else {
                lacking.push(own.id);
                if self.ids.iter().any(|id| id == own.id) {
                    format!("Quorate{}", own.id)
                } else {
                    own.id.to_owned()
                }
            };
            ids.insert(own.id, id);
        }
        for (id, name) in [("Normal", "normal"), ("TableNormal", "normal table")] {
            if let Some(named) = self.named.get(name) {
                ids.insert(id, named.id.clone());
            }
        }
        let bullets = match &self.numbering {
            Some(part) => most(part, "w:num", "w:numId")? + 1,
            None => 1,
        };
        let names = Names {
            ids,
            numbered,
            bullets,
        };
        Ok((names, lacking))
    }

    /// The bullets, beside what the template counts by.
    fn numbering(&self, measures: Measures, names: &Names) -> Result<String, String> {
        let own = styles::bullets(measures, false);
        let own = refer(&own, names)?;
        let Some(part) = &self.numbering else {
            return Ok(own);
        };
        let abstract_id = most(part, "w:abstractNum", "w:abstractNumId")? + 1;
        let mut changes = Vec::new();
        let mut lists = String::new();
        for tag in tags(&own, "numbering")? {
            if tag.begins("w:abstractNum") {
                changes.extend(tag.place_of(&own, "w:abstractNumId"));
            } else if tag.begins("w:abstractNumId") {
                changes.extend(tag.place_of(&own, "w:val"));
            }
        }
        let id = abstract_id.to_string();
        let own = spliced(
            &own,
            changes.into_iter().map(|at| (at, id.clone())).collect(),
        );
        let cut = |from: &str, to: &str| -> String {
            let from = own.find(from).unwrap_or(own.len());
            let to = own.rfind(to).map_or(own.len(), |at| at + to.len());
            own.get(from..to).unwrap_or_default().to_owned()
        };
        lists.push_str(&cut("<w:abstractNum ", "</w:abstractNum>"));
        let number = cut("<w:num ", "</w:num>");
        // All lists stand before the first number, and what cleans up after the last.
        let tags = tags(part, "numbering")?;
        let first = tags.iter().find(|t| t.depth == 1 && t.begins("w:num"));
        let clean = tags.iter().find(|t| t.begins("w:numIdMacAtCleanup"));
        let end = tags.last().map_or(part.len(), |t| t.at.start);
        let end = clean.map_or(end, |t| t.at.start);
        let first = first.map_or(end, |t| t.at.start);
        Ok(spliced(
            part,
            vec![(first..first, lists), (end..end, number)],
        ))
    }

    /// The body with the paper of the template.
    fn on_paper(&self, words: &str, references: &[Reference]) -> Result<String, String> {
        let section = &self.section;
        let [top, right, bottom, left, head, foot] = section.margins;
        let edges = |side: Side| references.iter().filter(move |r| r.side == side);
        let paper = html! {
            w:sectPr {
                @for edge in edges(Side::Head) { w:headerReference w:type=(edge.pages) r:id=(edge.id) {} }
                @for edge in edges(Side::Foot) { w:footerReference w:type=(edge.pages) r:id=(edge.id) {} }
                w:pgSz w:w=(section.wide) w:h=(section.high) w:orient=[section.turned.then_some("landscape")] {}
                w:pgMar w:top=(top) w:right=(right) w:bottom=(bottom) w:left=(left)
                    w:header=(head) w:footer=(foot) w:gutter=(section.gutter) {}
                @if section.title_page { w:titlePg {} }
            }
        };
        let place = tags(words, "document")?
            .iter()
            .filter(|t| t.name() == "w:sectPr" && t.depth == 2)
            .map(|t| t.at.clone())
            .reduce(|from, to| from.start..to.end);
        let place = place.ok_or("the document has no section")?;
        Ok(spliced(words, vec![(place, paper.into_string())]))
    }

    /// Which head and foot which pages have: where the template has none, Quorate's own, so that every
    /// page says what it is.
    fn references(&self) -> (Vec<Reference>, Vec<OwnEdge>) {
        let mut references = self.section.references.clone();
        let mut added = Vec::new();
        let kinds = [
            ("default", true),
            ("first", self.section.title_page),
            ("even", self.even),
        ];
        for own in OWN {
            let (side, name, _) = own;
            for (pages, _) in kinds.into_iter().filter(|(_, used)| *used) {
                let has = |r: &Reference| r.side == side && r.pages == pages;
                if !references.iter().any(has) {
                    references.push(Reference {
                        side,
                        pages: pages.to_owned(),
                        id: name.to_owned(),
                    });
                    if !added.contains(&own) {
                        added.push(own);
                    }
                }
            }
        }
        (references, added)
    }

    fn relations_of_body(&self, own: &[OwnEdge]) -> String {
        let mut all: Vec<(String, &str, String)> = [
            ("styles", "styles.xml"),
            ("numbering", "numbering.xml"),
            ("settings", "settings.xml"),
            ("fontTable", "fontTable.xml"),
            ("theme", "theme/theme1.xml"),
        ]
        .into_iter()
        .map(|(kind, target)| (format!("quorate_{kind}"), kind, target.to_owned()))
        .collect();
        for (at, edge) in self.edges.iter().enumerate() {
            all.push((edge.id.clone(), kind(edge.side), file_of(edge.side, at)));
        }
        for (_, name, kind) in own {
            all.push(((*name).to_owned(), kind, format!("{name}.xml")));
        }
        relations(&all)
    }

    fn types(&self, own: &[OwnEdge]) -> String {
        let mut endings: Vec<(&str, &str)> = Vec::new();
        for picture in &self.pictures {
            let of = (&*picture.ending, picture.kind);
            if !endings.contains(&of) {
                endings.push(of);
            }
        }
        let own = own
            .iter()
            .map(|(_, name, kind)| (format!("{name}.xml"), *kind));
        let edges = self.edges.iter().enumerate();
        let edges = edges.map(|(at, edge)| (file_of(edge.side, at), kind(edge.side)));
        super::types(&edges.chain(own).collect::<Vec<_>>(), &endings)
    }
}

/// A head or foot of the template, with what every page has to say.
fn marked(edge: &Edge, document: &Document, names: &Names) -> Result<String, String> {
    let text = &edge.text;
    let tags = tags(text, "head or foot")?;
    let (Some(first), Some(last)) = (tags.first(), tags.last()) else {
        return Ok(text.clone());
    };
    let (at, own): (Range<usize>, String) = match edge.side {
        Side::Head => (
            first.at.end..first.at.end,
            frame::above(document).into_string(),
        ),
        Side::Foot if counts_pages(text, &tags) => return Ok(text.clone()),
        Side::Foot => (
            last.at.start..last.at.start,
            frame::below(document).into_string(),
        ),
    };
    Ok(spliced(text, vec![(at, refer(&own, names)?)]))
}

fn kind(side: Side) -> &'static str {
    match side {
        Side::Head => "header",
        Side::Foot => "footer",
    }
}

/// What a head or foot of the template is called in the file.
fn file_of(side: Side, at: usize) -> String {
    format!("{}{}.xml", kind(side), at + 1)
}

/// What one part says of others.
fn relations(all: &[(String, &str, String)]) -> String {
    xml(&html! {
        Relationships xmlns=(format!("{PACKAGE}/relationships")) {
            @for (id, kind, target) in all {
                Relationship Id=(id) Type=(format!("{R}/{kind}")) Target=(target)
                    TargetMode=[(*kind == "hyperlink").then_some("External")] {}
            }
        }
    })
}

/// A part with more before its end.
fn before_end(part: &str, end: &str, more: &str) -> String {
    let at = part.rfind(end).unwrap_or(part.len());
    spliced(part, vec![(at..at, more.to_owned())])
}

/// The largest number of an attribute.
fn most(part: &str, element: &str, attribute: &str) -> Result<u32, String> {
    let tags = tags(part, "numbering")?;
    let numbers = tags.iter().filter(|t| t.begins(element));
    let most = numbers.filter_map(|t| t.number(attribute)).max();
    Ok(most.unwrap_or(0).min(1_000_000))
}

/// Whether a foot says on which page it is.
fn counts_pages(text: &str, tags: &[Tag<'_>]) -> bool {
    let page = |field: &str| field.split_whitespace().next() == Some("PAGE");
    let simple = tags
        .iter()
        .filter(|t| t.begins("w:fldSimple"))
        .filter_map(|t| t.attribute("w:instr"));
    let parted = tags.windows(2).filter_map(|pair| match pair {
        [open, close] if open.begins("w:instrText") => text.get(open.at.end..close.at.start),
        _ => None,
    });
    simple.into_iter().any(|field| page(&field)) || parted.into_iter().any(page)
}

/// A part of ours with the styles of the file in the place of ours.
fn refer(part: &str, names: &Names) -> Result<String, String> {
    // What is added to a part is no part: it has no root of its own.
    let whole = format!("<q>{part}</q>");
    let part = if part.starts_with("<?xml") {
        part
    } else {
        &whole
    };
    let mut changes = Vec::new();
    // Whether the paragraph has a style that Word counts by, and has not said yet that it isn't counted.
    let mut counts = false;
    for tag in tags(part, "document")? {
        let attribute = match tag.name() {
            "w:pStyle" | "w:rStyle" | "w:tblStyle" | "w:basedOn" | "w:next" => "w:val",
            "w:style" => "w:styleId",
            "w:numId" => {
                let at = tag.place_of(part, "w:val");
                changes.extend(at.map(|at| (at, names.bullets.to_string())));
                continue;
            }
            "w:num" => {
                let at = tag.place_of(part, "w:numId");
                changes.extend(at.map(|at| (at, names.bullets.to_string())));
                continue;
            }
            name => {
                // After the style and what keeps paragraphs together: the order of the schema.
                let passed = ["w:keepNext", "w:keepLines"].contains(&name);
                if counts && !passed {
                    let none = "<w:numPr><w:ilvl w:val=\"0\"/><w:numId w:val=\"0\"/></w:numPr>";
                    changes.push((tag.at.start..tag.at.start, none.to_owned()));
                    counts = false;
                }
                continue;
            }
        };
        if tag.does == Does::Close {
            continue;
        }
        let ours = tag.attribute(attribute).unwrap_or_default();
        let Some(id) = names.ids.get(&*ours) else {
            continue;
        };
        if tag.name() == "w:pStyle" && names.numbered.contains(id) {
            counts = true;
        }
        if let Some(at) = tag.place_of(part, attribute) {
            changes.push((at, id.clone()));
        }
    }
    let made = spliced(part, changes);
    let inner = made
        .strip_prefix("<q>")
        .and_then(|m| m.strip_suffix("</q>"));
    Ok(inner.map_or_else(|| made.clone(), str::to_owned))
}
