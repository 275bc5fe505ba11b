//! What a PDF holds, for tests: its elements with their words, as software that reads aloud takes
//! them; what stands around every page; and every word anywhere in the file.

use std::collections::BTreeMap;

use lopdf::content::Content;
use lopdf::{Dictionary, Document, Object, ObjectId, StringFormat};

/// An element of the structure.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Element {
    /// "H2", "P", "TD".
    pub tag: String,
    /// Its own words.
    pub text: String,
    /// What is said in the place of what can't be read: of a picture.
    pub alt: String,
    /// The elements in it.
    pub children: Vec<Element>,
}

/// What is read of a file.
#[derive(Clone, Debug, Default)]
pub struct Pdf {
    /// The elements below the document.
    pub elements: Vec<Element>,
    /// What stands around the text of each page, at its head and foot, with a line for each stretch.
    pub around: Vec<String>,
    /// The words of all that was drawn, page by page, as they were shown.
    pub shown: Vec<String>,
    /// Every string and the text of every other stream of the file.
    pub strings: Vec<String>,
}

impl Pdf {
    /// The words of the elements: a line for each, and rows of a table as plain text has them, each cell
    /// with its head before it.
    pub fn text(&self) -> String {
        let mut text = String::new();
        for element in &self.elements {
            say(element, &mut text);
        }
        text
    }
}

fn say(element: &Element, text: &mut String) {
    if element.tag == "Table" {
        let part = |tag: &'static str| element.children.iter().filter(move |c| c.tag == tag);
        for caption in part("Caption") {
            *text += &[&caption.text, "\n"].concat();
        }
        let head = part("THead")
            .flat_map(|head| &head.children)
            .next()
            .unwrap();
        for row in part("TBody").flat_map(|body| &body.children) {
            assert_eq!(
                row.children.len(),
                head.children.len(),
                "every cell has its head"
            );
            for (head, cell) in head.children.iter().zip(&row.children) {
                if !cell.text.trim().is_empty() {
                    *text += &[head.text.trim(), ": ", &cell.text, "\n"].concat();
                }
            }
        }
        return;
    }
    *text += &element.text;
    for child in &element.children {
        say(child, text);
    }
    // A number or a bullet goes with its words.
    if element.tag != "Lbl" {
        *text += "\n";
    }
}

/// Reads a file that this program made.
pub fn pdf(bytes: &[u8]) -> Pdf {
    let file = Document::load_mem(bytes).unwrap();
    let mut out = Pdf::default();
    let mut marked: BTreeMap<(ObjectId, i64), String> = BTreeMap::new();
    for page in file.get_pages().into_values() {
        let mut around = String::new();
        let mut shown = String::new();
        for (mark, said, drawn) in stretches(&file, page) {
            shown += &[&drawn, "\n"].concat();
            match mark {
                Some(mark) => marked.entry((page, mark)).or_default().push_str(&said),
                None if said.is_empty() => {}
                None => around += &[&said, "\n"].concat(),
            }
        }
        out.around.push(around);
        out.shown.push(shown);
    }
    let root = dictionary(
        &file,
        file.catalog().unwrap().get(b"StructTreeRoot").unwrap(),
    );
    let document = element(&file, root.get(b"K").unwrap(), None, &mut marked);
    assert_eq!(document.tag, "Document");
    assert!(marked.is_empty(), "words that no element has: {marked:?}");
    out.elements = document.children;
    for object in file
        .objects
        .values()
        .chain(file.trailer.iter().map(|(_, o)| o))
    {
        strings(object, &mut out.strings);
    }
    out
}

fn follow<'a>(file: &'a Document, object: &'a Object) -> &'a Object {
    file.dereference(object).unwrap().1
}

fn dictionary<'a>(file: &'a Document, object: &'a Object) -> &'a Dictionary {
    follow(file, object).as_dict().unwrap()
}

/// An element with its words, which are taken out of what was marked: nothing is read twice.
fn element(
    file: &Document,
    object: &Object,
    page: Option<ObjectId>,
    marked: &mut BTreeMap<(ObjectId, i64), String>,
) -> Element {
    let object = match follow(file, object) {
        Object::Array(only) => &only[0],
        other => other,
    };
    let dictionary = dictionary(file, object);
    let page = dictionary
        .get(b"Pg")
        .and_then(Object::as_reference)
        .ok()
        .or(page);
    let mut out = Element {
        tag: String::from_utf8(dictionary.get(b"S").unwrap().as_name().unwrap().to_vec()).unwrap(),
        ..Element::default()
    };
    if let Ok(alt) = dictionary.get(b"Alt") {
        out.alt = utf16(follow(file, alt).as_str().unwrap());
    }
    let children = match follow(file, dictionary.get(b"K").unwrap()) {
        Object::Array(children) => children.clone(),
        only => vec![only.clone()],
    };
    for child in &children {
        let child = follow(file, child);
        let mark = match child {
            Object::Integer(mark) => Some((page.unwrap(), *mark)),
            Object::Dictionary(d) if d.has(b"MCID") => {
                let page = d.get(b"Pg").and_then(Object::as_reference).ok().or(page);
                Some((page.unwrap(), d.get(b"MCID").unwrap().as_i64().unwrap()))
            }
            _ => None,
        };
        match mark {
            Some(mark) => out.text += &marked.remove(&mark).unwrap(),
            None => out.children.push(element(file, child, page, marked)),
        }
    }
    out
}

/// The stretches of a page that are marked: by which number, or none; what they say, and what they show.
fn stretches(file: &Document, page: ObjectId) -> Vec<(Option<i64>, String, String)> {
    let content = Content::decode(&file.get_page_content(page)).unwrap();
    let fonts = fonts(file, page);
    let mut out: Vec<(Option<i64>, String, String)> = Vec::new();
    // What is begun: its number, and what is said in place of what is shown.
    let mut begun: Vec<(Option<i64>, Option<String>)> = Vec::new();
    let mut font = None;
    for operation in &content.operations {
        match operation.operator.as_str() {
            "BDC" => {
                let properties = operation.operands[1].as_dict().unwrap();
                let mark = properties.get(b"MCID").ok().map(|m| m.as_i64().unwrap());
                let actual = properties.get(b"ActualText").ok();
                let actual = actual.map(|text| utf16(text.as_str().unwrap()));
                if let Some(said) = &actual {
                    match out.last_mut() {
                        Some(last) if !begun.is_empty() => last.1 += said,
                        _ => out.push((mark, said.clone(), String::new())),
                    }
                } else if begun.is_empty() {
                    out.push((mark, String::new(), String::new()));
                }
                begun.push((mark, actual));
            }
            "BMC" => {
                out.push((None, String::new(), String::new()));
                begun.push((None, None));
            }
            "EMC" => {
                begun.pop().unwrap();
            }
            "Tf" => font = fonts.get(operation.operands[0].as_name().unwrap()),
            "Tj" | "TJ" => {
                let mut shown = String::new();
                let mut show = |object: &Object| {
                    if let Object::String(codes, _) = object {
                        shown += &codes
                            .chunks(2)
                            .map(|c| font.unwrap()[c].as_str())
                            .collect::<String>();
                    }
                };
                match &operation.operands[0] {
                    Object::Array(parts) => parts.iter().for_each(&mut show),
                    one => show(one),
                }
                assert!(!begun.is_empty(), "{shown} is not marked");
                let last = out.last_mut().unwrap();
                if begun.iter().all(|(_, actual)| actual.is_none()) {
                    last.1 += &shown;
                }
                last.2 += &shown;
            }
            _ => {}
        }
    }
    out
}

/// What the codes of each font of a page mean.
fn fonts(file: &Document, page: ObjectId) -> BTreeMap<Vec<u8>, BTreeMap<Vec<u8>, String>> {
    let page = file.get_dictionary(page).unwrap();
    let resources = dictionary(file, page.get(b"Resources").unwrap());
    let fonts = dictionary(file, resources.get(b"Font").unwrap());
    fonts
        .iter()
        .map(|(name, font)| {
            let map = dictionary(file, font).get(b"ToUnicode").unwrap();
            let map = follow(file, map).as_stream().unwrap();
            (name.clone(), meanings(&map.get_plain_content().unwrap()))
        })
        .collect()
}

/// The pairs of a ToUnicode map; krilla writes no ranges.
fn meanings(map: &[u8]) -> BTreeMap<Vec<u8>, String> {
    let map = String::from_utf8(map.to_vec()).unwrap();
    assert!(!map.contains("beginbfrange"), "{map}");
    let mut out = BTreeMap::new();
    for pairs in map.split("beginbfchar").skip(1) {
        let (pairs, _) = pairs.split_once("endbfchar").unwrap();
        let mut hex = pairs.split(['<', '>']).skip(1).step_by(2).map(bytes_of);
        while let (Some(code), Some(meaning)) = (hex.next(), hex.next()) {
            out.insert(code, utf16(&[&[0xFE, 0xFF], &meaning[..]].concat()));
        }
    }
    out
}

fn bytes_of(hex: &str) -> Vec<u8> {
    let digits: Vec<u8> = hex.chars().map(|c| c.to_digit(16).unwrap() as u8).collect();
    digits.chunks(2).map(|two| two[0] << 4 | two[1]).collect()
}

/// A string of text: UTF-16 with its mark, or else ASCII.
fn utf16(bytes: &[u8]) -> String {
    match bytes {
        [0xFE, 0xFF, rest @ ..] => {
            let units = rest
                .chunks(2)
                .map(|two| u16::from_be_bytes([two[0], two[1]]));
            char::decode_utf16(units).map(Result::unwrap).collect()
        }
        plain => String::from_utf8_lossy(plain).into_owned(),
    }
}

fn strings(object: &Object, out: &mut Vec<String>) {
    match object {
        Object::String(bytes, StringFormat::Literal | StringFormat::Hexadecimal) => {
            out.push(utf16(bytes));
        }
        Object::Array(parts) => parts.iter().for_each(|part| strings(part, out)),
        Object::Dictionary(entries) => entries.iter().for_each(|(_, entry)| strings(entry, out)),
        Object::Stream(stream) => {
            stream
                .dict
                .iter()
                .for_each(|(_, entry)| strings(entry, out));
            let content = stream.get_plain_content().unwrap_or_default();
            // Fonts and profiles are no text.
            out.extend(String::from_utf8(content).ok());
        }
        Object::Name(name) => out.push(String::from_utf8_lossy(name).into_owned()),
        _ => {}
    }
}
