//! What is taken of a template: its styles, what stands at the head and foot of its pages with the
//! pictures there, its paper. Macros, its own words, and what fetches anything from elsewhere stay
//! behind.

use std::collections::BTreeMap;

use super::xml::{Does, Node, Tag, tags, walk};
use super::{Edge, Named, Picture, Reference, Section, Side, Template};
use crate::export::office::{Unfit, unpacked};

/// The largest template, and the most that it may unpack to.
const MOST: u64 = 32 << 20;
/// The most parts that it may have.
const MOST_PARTS: usize = 1_000;

/// The parts of a file by their names.
struct Package(BTreeMap<String, Vec<u8>>);

impl Package {
    fn open(bytes: &[u8]) -> Result<Self, String> {
        let no_word = || "it is no Word template (.dotx, .docx)".to_owned();
        if bytes.len() as u64 > MOST {
            return Err("it is bigger than 32 MB".to_owned());
        }
        match unpacked(bytes, MOST_PARTS, MOST) {
            Ok(parts) => Ok(Self(parts)),
            Err(Unfit::NoZip) => Err(no_word()),
            Err(Unfit::TooMuch) => Err("it unpacks to more than 32 MB".to_owned()),
        }
    }

    fn text(&self, name: &str) -> Result<Option<&str>, String> {
        let Some(bytes) = self.0.get(name) else {
            return Ok(None);
        };
        let text = std::str::from_utf8(bytes);
        text.map(|text| Some(text.trim_start_matches('\u{FEFF}')))
            .map_err(|_| format!("its part {name} is not in UTF-8"))
    }

    fn needed(&self, name: &str) -> Result<&str, String> {
        self.text(name)?
            .ok_or_else(|| format!("its part {name} is missing"))
    }

    /// What a part names, by id.
    fn relations(&self, part: &str) -> Result<BTreeMap<String, Relation>, String> {
        let (folder, file) = part.rsplit_once('/').unwrap_or(("", part));
        let name = format!("{folder}/_rels/{file}.rels");
        let mut found = BTreeMap::new();
        let Some(text) = self.text(name.trim_start_matches('/'))? else {
            return Ok(found);
        };
        for tag in tags(text, &name)? {
            let of = |name| tag.attribute(name);
            if let (true, Some(id), Some(kind), Some(target)) = (
                tag.begins("Relationship"),
                of("Id"),
                of("Type"),
                of("Target"),
            ) {
                let outside = of("TargetMode").as_deref() == Some("External");
                let kind = kind.rsplit('/').next().unwrap_or_default().to_owned();
                let target = if outside {
                    target
                } else {
                    resolved(folder, &target)
                };
                found.insert(
                    id,
                    Relation {
                        kind,
                        target,
                        outside,
                    },
                );
            }
        }
        Ok(found)
    }
}

/// What one part says of another.
struct Relation {
    /// "header", "image".
    kind: String,
    /// The part, or where it is outside the file.
    target: String,
    outside: bool,
}

/// A part by its name as another in a folder says it.
fn resolved(folder: &str, target: &str) -> String {
    if let Some(whole) = target.strip_prefix('/') {
        return whole.to_owned();
    }
    let mut path: Vec<&str> = folder.split('/').filter(|s| !s.is_empty()).collect();
    for step in target.split('/') {
        match step {
            ".." => drop(path.pop()),
            "." | "" => {}
            step => path.push(step),
        }
    }
    path.join("/")
}

impl Template {
    /// Reads a Word template, or a Word file that serves as one.
    ///
    /// # Errors
    /// With a clause on what is wrong: no Word file, broken, or something at the head or foot of its
    /// pages that can't be taken.
    pub fn read(bytes: &[u8]) -> Result<Self, String> {
        let package = Package::open(bytes)?;
        let root = package.relations("")?;
        let main = root.values().find(|r| r.kind == "officeDocument");
        let main = main.ok_or("it is no Word template (.dotx, .docx)")?;
        let document = package.needed(&main.target)?;
        let relations = package.relations(&main.target)?;
        let of = |kind: &str| relations.values().find(|r| r.kind == kind && !r.outside);
        let part = |kind: &str| match of(kind) {
            Some(relation) => package.text(&relation.target),
            None => Ok(None),
        };
        let styles = part("styles")?.ok_or("it has no styles")?.to_owned();
        if !styles.contains("</w:styles>") {
            return Err("its styles are not as Word writes them".to_owned());
        }
        let (named, ids) = styles_of(&styles)?;
        let (section, has_words) = section_of(document, &main.target)?;
        let mut template = Self {
            named,
            ids,
            styles,
            numbering: part("numbering")?.map(str::to_owned),
            // Fonts that are in the file are referred to from its list of fonts.
            fonts: part("fontTable")?
                .filter(|fonts| !fonts.contains("r:id"))
                .map(str::to_owned),
            theme: part("theme")?
                .filter(|theme| !theme.contains("r:embed"))
                .map(str::to_owned),
            even: match part("settings")? {
                Some(settings) => tags(settings, "settings")?
                    .iter()
                    .any(|t| t.begins("w:evenAndOddHeaders") && t.on()),
                None => false,
            },
            section,
            edges: Vec::new(),
            pictures: Vec::new(),
            told: Vec::new(),
        };
        for (id, relation) in &relations {
            let side = match &*relation.kind {
                "header" => Side::Head,
                "footer" => Side::Foot,
                _ => continue,
            };
            let used = template.section.references.iter().any(|r| r.id == *id);
            if used && !relation.outside {
                let edge = edge(&package, id, side, &relation.target, &mut template.pictures)?;
                template.edges.push(edge);
            }
        }
        let edges = &template.edges;
        let whole = |r: &Reference| edges.iter().any(|e| e.id == r.id && e.side == r.side);
        template.section.references.retain(whole);
        if package.0.keys().any(|name| name.contains("vbaProject")) {
            let told = "the macros of the template are left out".to_owned();
            template.told.push(told);
        }
        if has_words {
            let told = "the words on the template's own pages are left out: its styles, head, foot and paper are taken";
            template.told.push(told.to_owned());
        }
        Ok(template)
    }
}

/// The styles by their names in small letters, and all ids.
fn styles_of(styles: &str) -> Result<(BTreeMap<String, Named>, Vec<String>), String> {
    struct Style {
        id: String,
        names: Vec<String>,
        on: Option<String>,
        numbered: Option<bool>,
    }
    let mut all: Vec<Style> = Vec::new();
    for tag in tags(styles, "styles")? {
        if tag.begins("w:style") {
            all.push(Style {
                id: tag.attribute("w:styleId").unwrap_or_default(),
                names: Vec::new(),
                on: None,
                numbered: None,
            });
        }
        let (Some(style), true) = (all.last_mut(), tag.does != Does::Close) else {
            continue;
        };
        match (tag.name(), tag.attribute("w:val")) {
            ("w:name", Some(name)) if tag.depth == 2 => style.names.push(name),
            ("w:aliases", Some(names)) => {
                style.names.extend(names.split(',').map(str::to_owned));
            }
            ("w:basedOn", on) => style.on = on,
            ("w:numId", Some(id)) => style.numbered = Some(id != "0"),
            _ => {}
        }
    }
    let numbered = |style: &Style| {
        let mut style = style;
        // A style that is based on itself would go round for ever.
        for _ in 0..all.len() {
            match (style.numbered, &style.on) {
                (Some(numbered), _) => return numbered,
                (None, None) => return false,
                (None, Some(on)) => match all.iter().find(|s| s.id == *on) {
                    Some(below) => style = below,
                    None => return false,
                },
            }
        }
        false
    };
    let mut named = BTreeMap::new();
    for style in all.iter().filter(|s| !s.id.is_empty()) {
        for name in &style.names {
            let of = Named {
                id: style.id.clone(),
                numbered: numbered(style),
            };
            named.entry(name.trim().to_lowercase()).or_insert(of);
        }
    }
    Ok((named, all.into_iter().map(|s| s.id).collect()))
}

/// The paper of the last section, and whether there are words in the body.
fn section_of(document: &str, name: &str) -> Result<(Section, bool), String> {
    let mut section = Section::default();
    let (mut words, mut within) = (false, false);
    walk(document, name, |node| match node {
        Node::Words(text) => words |= !text.trim().is_empty(),
        Node::Tag(tag) if tag.name() == "w:sectPr" && tag.depth == 2 => {
            within = tag.does == Does::Open;
        }
        Node::Tag(tag) if within && tag.depth == 3 && tag.does != Does::Close => {
            told_of_section(&mut section, &tag);
        }
        Node::Tag(_) => {}
    })?;
    Ok((section, words))
}

fn told_of_section(section: &mut Section, tag: &Tag<'_>) {
    // A page of which nothing would be left for words is none.
    let number = |name: &str, usual: u32| tag.number(name).unwrap_or(usual).min(31_680);
    match tag.name() {
        "w:headerReference" | "w:footerReference" => {
            let side = if tag.name() == "w:headerReference" {
                Side::Head
            } else {
                Side::Foot
            };
            section.references.push(Reference {
                side,
                pages: tag.attribute("w:type").unwrap_or_default(),
                id: tag.attribute("r:id").unwrap_or_default(),
            });
        }
        "w:pgSz" => {
            section.wide = number("w:w", section.wide).max(2_880);
            section.high = number("w:h", section.high).max(2_880);
            section.turned = tag.attribute("w:orient").as_deref() == Some("landscape");
        }
        "w:pgMar" => {
            for (at, name) in [
                "w:top", "w:right", "w:bottom", "w:left", "w:header", "w:footer",
            ]
            .into_iter()
            .enumerate()
            {
                if let Some(margin) = section.margins.get_mut(at) {
                    *margin = number(name, *margin);
                }
            }
            section.gutter = number("w:gutter", 0);
        }
        "w:titlePg" => section.title_page = tag.on(),
        _ => {}
    }
}

/// What stands at the head or foot of pages, with its pictures.
fn edge(
    package: &Package,
    id: &str,
    side: Side,
    part: &str,
    pictures: &mut Vec<Picture>,
) -> Result<Edge, String> {
    let text = package.needed(part)?;
    let place = match side {
        Side::Head => "head",
        Side::Foot => "foot",
    };
    let odd = |what: &str| {
        Err(format!(
            "{what} at the {place} of its pages can't be taken: put words and pictures there"
        ))
    };
    let mut edge = Edge {
        id: id.to_owned(),
        side,
        text: text.to_owned(),
        relations: Vec::new(),
    };
    for (id, relation) in package.relations(part)? {
        match (&*relation.kind, relation.outside) {
            ("image", false) => {
                let Some(bytes) = package.0.get(&relation.target) else {
                    return odd("a picture that is missing");
                };
                let file = relation.target.rsplit('/').next().unwrap_or_default();
                let ending = file.rsplit_once('.').map_or("", |(_, e)| e);
                let ending = ending.to_ascii_lowercase();
                let Some(kind) = kind_of(&ending) else {
                    return odd(&format!("a picture of the kind {ending:?}"));
                };
                let twin = pictures.iter().find(|p| p.bytes == *bytes);
                let name = twin.map_or_else(
                    || format!("house{}.{ending}", pictures.len() + 1),
                    |twin| twin.name.clone(),
                );
                edge.relations.push((id, "image", format!("media/{name}")));
                if twin.is_none() {
                    pictures.push(Picture {
                        name,
                        ending,
                        kind,
                        bytes: bytes.clone(),
                    });
                }
            }
            ("hyperlink", true) => edge.relations.push((id, "hyperlink", relation.target)),
            ("image", true) => return odd("a picture that is fetched from elsewhere"),
            _ => return odd("something that is neither words nor a picture"),
        }
    }
    let root = match side {
        Side::Head => "w:hdr",
        Side::Foot => "w:ftr",
    };
    let tags = tags(text, part)?;
    let first = tags.first();
    if first.is_none_or(|t| t.name() != root || t.does != Does::Open) {
        return Err(format!("its part {part} is not as Word writes it"));
    }
    Ok(edge)
}

/// What kind of picture a file is, by its ending.
fn kind_of(ending: &str) -> Option<&'static str> {
    Some(match ending {
        "png" => "image/png",
        "jpg" | "jpeg" => "image/jpeg",
        "gif" => "image/gif",
        "bmp" => "image/bmp",
        "tif" | "tiff" => "image/tiff",
        "emf" => "image/x-emf",
        "wmf" => "image/x-wmf",
        "svg" => "image/svg+xml",
        _ => return None,
    })
}
