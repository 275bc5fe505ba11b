//! Fonts: from the bytes that a page shows to letters and their widths.

use std::collections::HashMap;

use lopdf::{Dictionary, Document, Object, Stream};

use super::cmap::{self, CMap};
use super::codes::{self, Letters};
use super::widths;
use crate::import::formats::symbols::{self, Pictures};

/// The most that a table of a font may unpack to, in bytes.
const TABLE: usize = 8 << 20;

/// A font.
#[derive(Debug)]
pub(super) struct Font {
    /// Its letters are bold.
    pub(super) bold: bool,
    /// Its letters are pictures.
    pictures: Option<Pictures>,
    letters: CMap,
    kind: Kind,
}

#[derive(Debug)]
enum Kind {
    /// A byte a letter.
    Simple {
        letters: Letters,
        widths: Vec<f32>,
        /// To thousandths of the size.
        scale: f32,
    },
    /// Codes of several bytes.
    Composite {
        codes: CMap,
        /// Two bytes each, and the codes are the numbers of the glyphs.
        identity: bool,
        widths: HashMap<u32, f32>,
        default: f32,
    },
}

/// A shown letter, or a ligature.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) struct Shown<'a> {
    /// Its letters; none where the font doesn't tell.
    pub(super) letters: Option<&'a str>,
    /// Its width, as a part of the size.
    pub(super) width: f32,
    /// It is the byte 32, which spacing of words goes by.
    pub(super) is_space: bool,
}

impl Font {
    /// A font that is missing: letters as ASCII has them.
    pub(super) fn missing() -> Self {
        Self::read(&Document::new(), &Dictionary::new())
    }

    /// Reads the font of a dictionary; what is missing or broken is guessed.
    pub(super) fn read(document: &Document, font: &Dictionary) -> Self {
        let stream = get(document, font, b"ToUnicode").and_then(|o| o.as_stream().ok());
        let letters = stream
            .and_then(unpacked)
            .map_or_else(CMap::default, |bytes| CMap::read(&bytes));
        let name = name(document, font, b"BaseFont");
        let subtype = font
            .get(b"Subtype")
            .and_then(Object::as_name)
            .unwrap_or_default();
        let descendant = (subtype == b"Type0")
            .then(|| {
                get(document, font, b"DescendantFonts")?
                    .as_array()
                    .ok()?
                    .first()
            })
            .flatten()
            .and_then(|o| document.dereference(o).ok()?.1.as_dict().ok());
        let holder = descendant.unwrap_or(font);
        let descriptor = dict(document, holder, b"FontDescriptor");
        let bold = is_bold(document, &name, descriptor);
        let kind = match descendant {
            Some(descendant) => composite(document, font, descendant),
            None => simple(document, font, descriptor, &name, bold),
        };
        Self {
            bold,
            pictures: symbols::pictures(&name),
            letters,
            kind,
        }
    }

    /// What letters look like that the file says were drawn.
    fn seen<'a>(&self, said: &'a str) -> &'a str {
        let mut letters = said.chars();
        match (self.pictures, letters.next(), letters.next()) {
            (Some(font), Some(letter), None) => symbols::drawn(letter, font).unwrap_or(said),
            _ => said,
        }
    }

    /// Takes the next letter off `bytes`.
    pub(super) fn next<'a>(&'a self, bytes: &mut &[u8]) -> Option<Shown<'a>> {
        let (&first, rest) = bytes.split_first()?;
        match &self.kind {
            Kind::Simple {
                letters,
                widths,
                scale,
            } => {
                *bytes = rest;
                let by_code = || letters.get(usize::from(first))?.as_deref();
                Some(Shown {
                    letters: self
                        .letters
                        .letters(u32::from(first))
                        .map(|said| self.seen(said))
                        .or_else(by_code),
                    width: widths.get(usize::from(first)).copied().unwrap_or(0.0) * scale,
                    is_space: first == 32,
                })
            }
            Kind::Composite {
                codes,
                identity,
                widths,
                default,
            } => {
                let said = if *identity {
                    2
                } else {
                    codes.code_length(bytes)
                };
                let length = if said == 0 { 2 } else { said }.min(bytes.len());
                let (code, rest) = bytes.split_at_checked(length)?;
                *bytes = rest;
                let code = cmap::number(code);
                let glyph = if *identity {
                    code
                } else {
                    codes.glyph(code).unwrap_or(code)
                };
                Some(Shown {
                    letters: self.letters.letters(code).map(|said| self.seen(said)),
                    width: widths.get(&glyph).copied().unwrap_or(*default) / 1000.0,
                    is_space: length == 1 && first == 32,
                })
            }
        }
    }
}

fn simple(
    document: &Document,
    font: &Dictionary,
    descriptor: Option<&Dictionary>,
    name: &str,
    bold: bool,
) -> Kind {
    let encoding = get(document, font, b"Encoding");
    let flags = descriptor
        .and_then(|d| d.get(b"Flags").and_then(Object::as_i64).ok())
        .unwrap_or(0);
    let symbolic = flags & 4 != 0;
    let bundled = descriptor.is_some_and(|d| {
        let files: [&[u8]; 3] = [b"FontFile", b"FontFile2", b"FontFile3"];
        files.iter().any(|file| d.has(file))
    });
    let mut letters = match encoding {
        Some(Object::Name(named)) => codes::base(named),
        Some(Object::Dictionary(said)) => {
            let mut letters = match said.get(b"BaseEncoding").and_then(Object::as_name) {
                Ok(base) => codes::base(base),
                Err(_) if bundled && symbolic => vec![None; 256],
                Err(_) => codes::base(b"StandardEncoding"),
            };
            if let Some(Object::Array(differences)) = get(document, said, b"Differences") {
                codes::differ(&mut letters, differences);
            }
            letters
        }
        // A font that brings its own glyphs in an order of its own: its codes say nothing.
        _ if bundled && symbolic => vec![None; 256],
        _ => codes::base(b"WinAnsiEncoding"),
    };
    if is_signs(name) {
        // Ticks, boxes, arrows and bullets. Where the codes are in an order of the file's own, what they
        // show isn't known, and that they are marks is.
        let font =
            symbols::pictures(name).filter(|_| !matches!(encoding, Some(Object::Dictionary(_))));
        let mark = |code: u8| match font {
            Some(font) if code > 32 => font.mark(code),
            _ if code == 32 => " ",
            _ => "•",
        };
        letters = (0..=u8::MAX)
            .map(|code| Some(mark(code).to_owned()))
            .collect();
    }
    let scale = match get(document, font, b"FontMatrix") {
        Some(Object::Array(matrix)) => matrix.first().and_then(|n| n.as_float().ok()),
        _ => None,
    };
    Kind::Simple {
        widths: simple_widths(document, font, descriptor, name, bold, &letters),
        scale: scale.map_or(0.001, f32::abs),
        letters,
    }
}

fn simple_widths(
    document: &Document,
    font: &Dictionary,
    descriptor: Option<&Dictionary>,
    name: &str,
    bold: bool,
    letters: &Letters,
) -> Vec<f32> {
    let Some(Object::Array(said)) = get(document, font, b"Widths") else {
        return letters
            .iter()
            .map(|l| widths::usual(name, bold, l.as_ref().and_then(|l| l.chars().next())))
            .collect();
    };
    let missing = descriptor
        .and_then(|d| d.get(b"MissingWidth").and_then(Object::as_float).ok())
        .unwrap_or(0.0);
    let mut widths = vec![missing; 256];
    let first = get(document, font, b"FirstChar").and_then(|o| o.as_i64().ok());
    let first = usize::try_from(first.unwrap_or(0)).unwrap_or(0);
    for (slot, width) in widths.iter_mut().skip(first).zip(said) {
        let width = document
            .dereference(width)
            .ok()
            .and_then(|(_, o)| o.as_float().ok());
        *slot = width.unwrap_or(missing);
    }
    widths
}

fn composite(document: &Document, font: &Dictionary, descendant: &Dictionary) -> Kind {
    let (identity, codes) = match get(document, font, b"Encoding") {
        Some(Object::Stream(stream)) => {
            let codes = unpacked(stream).map(|bytes| CMap::read(&bytes));
            (false, codes.unwrap_or_default())
        }
        _ => (true, CMap::default()),
    };
    let default = get(document, descendant, b"DW").and_then(|o| o.as_float().ok());
    let mut widths = HashMap::new();
    if let Some(Object::Array(said)) = get(document, descendant, b"W") {
        composite_widths(document, said, &mut widths);
    }
    Kind::Composite {
        codes,
        identity,
        widths,
        default: default.unwrap_or(1000.0),
    }
}

/// "c [w1 w2 ...]" or "c to w", again and again.
fn composite_widths(document: &Document, said: &[Object], widths: &mut HashMap<u32, f32>) {
    let mut entries = said
        .iter()
        .filter_map(|o| document.dereference(o).ok().map(|(_, o)| o));
    while let Some(first) = entries.next() {
        let code = |o: &Object| o.as_i64().ok().and_then(|n| u32::try_from(n).ok());
        let (Some(from), Some(next)) = (code(first), entries.next()) else {
            return;
        };
        if let Object::Array(list) = next {
            for (code, width) in (from..).zip(list) {
                widths.insert(code, width.as_float().unwrap_or(1000.0));
            }
        } else {
            let width = entries.next().and_then(|o| o.as_float().ok());
            let (Some(to), Some(width)) = (code(next), width) else {
                return;
            };
            for code in from..=to.min(0xFFFF) {
                widths.insert(code, width);
            }
        }
        if widths.len() > 200_000 {
            return;
        }
    }
}

fn is_bold(document: &Document, name: &str, descriptor: Option<&Dictionary>) -> bool {
    let name = name.to_ascii_lowercase();
    let marks = ["bold", "black", "heavy", "demi"];
    let Some(descriptor) = descriptor else {
        return marks.iter().any(|mark| name.contains(mark));
    };
    let number = |key| get(document, descriptor, key).and_then(|o| o.as_float().ok());
    let flags = descriptor
        .get(b"Flags")
        .and_then(Object::as_i64)
        .unwrap_or(0);
    marks.iter().any(|mark| name.contains(mark))
        || flags & (1 << 18) != 0
        || number(b"FontWeight").is_some_and(|weight| weight >= 600.0)
}

fn is_signs(name: &str) -> bool {
    let name = name.rsplit('+').next().unwrap_or(name);
    ["Symbol", "ZapfDingbats", "Wingdings", "Webdings"]
        .iter()
        .any(|sign| name.starts_with(sign))
}

/// What a dictionary has under a key, references followed.
pub(super) fn get<'a>(
    document: &'a Document,
    holder: &'a Dictionary,
    key: &[u8],
) -> Option<&'a Object> {
    let object = holder.get(key).ok()?;
    document.dereference(object).ok().map(|(_, object)| object)
}

/// The same where it is a dictionary.
pub(super) fn dict<'a>(
    document: &'a Document,
    holder: &'a Dictionary,
    key: &[u8],
) -> Option<&'a Dictionary> {
    get(document, holder, key)?.as_dict().ok()
}

fn name(document: &Document, font: &Dictionary, key: &[u8]) -> String {
    get(document, font, key)
        .and_then(|o| o.as_name().ok())
        .map(|n| String::from_utf8_lossy(n).into_owned())
        .unwrap_or_default()
}

fn unpacked(stream: &Stream) -> Option<Vec<u8>> {
    stream.get_plain_content_with_limit(TABLE).ok()
}
