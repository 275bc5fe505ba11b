//! The letters of the 256 codes of a simple font, where the font names an encoding or its glyphs.

use lopdf::{Dictionary, Document, Object};

/// The letters of each code; none where they aren't known.
pub(super) type Letters = Vec<Option<String>>;

/// The letters of a named encoding, or of the standard one.
pub(super) fn base(name: &[u8]) -> Letters {
    let name = match name {
        b"MacRomanEncoding" | b"MacExpertEncoding" | b"WinAnsiEncoding" => name,
        _ => b"StandardEncoding",
    };
    let mut font = Dictionary::new();
    font.set("Type", Object::Name(b"Font".to_vec()));
    font.set("Encoding", Object::Name(name.to_vec()));
    let document = Document::new();
    let Ok(encoding) = font.get_font_encoding(&document) else {
        return vec![None; 256];
    };
    (0..=255_u8)
        .map(|code| {
            let letters = encoding.bytes_to_string(&[code]).ok()?;
            (!letters.is_empty() && letters != "\0").then_some(letters)
        })
        .collect()
}

/// The letters that a glyph's name tells: "eacute", "uni00E9", "u1F600", "f_i", "a.alt".
pub(super) fn named(name: &[u8]) -> Option<String> {
    let name = std::str::from_utf8(name).ok()?;
    let name = name.split('.').next().filter(|n| !n.is_empty())?;
    let parts: Option<String> = name.split('_').map(part).collect();
    parts.filter(|p| !p.is_empty())
}

fn part(name: &str) -> Option<String> {
    let hex = name
        .strip_prefix("uni")
        .filter(|h| h.len() >= 4 && h.len() % 4 == 0 && h.len() <= 32)
        .or_else(|| {
            name.strip_prefix('u')
                .filter(|h| (4..=6).contains(&h.len()))
        });
    if let Some(hex) = hex.filter(|h| h.bytes().all(|b| b.is_ascii_hexdigit())) {
        let size = if name.starts_with("uni") {
            4
        } else {
            hex.len()
        };
        return hex
            .as_bytes()
            .chunks(size)
            .map(|digits| {
                let digits = std::str::from_utf8(digits).ok()?;
                char::from_u32(u32::from_str_radix(digits, 16).ok()?)
            })
            .collect();
    }
    match name {
        // Names that the list underneath doesn't have.
        "nbspace" => return Some(" ".to_owned()),
        "ff" => return Some("ff".to_owned()),
        "ffi" => return Some("ffi".to_owned()),
        "ffl" => return Some("ffl".to_owned()),
        _ => {}
    }
    let mut encoding = Dictionary::new();
    let differences = vec![Object::Integer(1), Object::Name(name.as_bytes().to_vec())];
    encoding.set("Differences", Object::Array(differences));
    let mut font = Dictionary::new();
    font.set("Type", Object::Name(b"Font".to_vec()));
    font.set("Encoding", Object::Dictionary(encoding));
    let document = Document::new();
    let letters = font
        .get_font_encoding(&document)
        .and_then(|encoding| encoding.bytes_to_string(&[1]))
        .ok()?;
    // An unknown name makes the parser fall back to an encoding that has nothing at 1.
    (!letters.is_empty() && letters != "\u{1}").then_some(letters)
}

/// Lays the differences of an encoding over `letters`; a name that isn't known leaves the code without letters.
pub(super) fn differ(letters: &mut Letters, differences: &[Object]) {
    let mut code = 0_usize;
    for entry in differences.iter().take(1_024) {
        match entry {
            Object::Integer(at) => code = usize::try_from(*at).unwrap_or(usize::MAX),
            Object::Name(name) => {
                if let Some(slot) = letters.get_mut(code) {
                    *slot = named(name);
                }
                code = code.saturating_add(1);
            }
            _ => {}
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn encodings_have_their_letters() {
        let win = base(b"WinAnsiEncoding");
        assert_eq!(win[0x41].as_deref(), Some("A"));
        assert_eq!(win[0x92].as_deref(), Some("\u{2019}"));
        assert_eq!(win[0xA3].as_deref(), Some("£"));
        let mac = base(b"MacRomanEncoding");
        assert_eq!(mac[0x8E].as_deref(), Some("é"));
        assert_eq!(base(b"")[0x27].as_deref(), Some("\u{2019}"));
    }

    #[test]
    fn glyphs_have_names() {
        assert_eq!(named(b"eacute").as_deref(), Some("é"));
        assert_eq!(named(b"uni00E9").as_deref(), Some("é"));
        assert_eq!(named(b"u1F600").as_deref(), Some("\u{1F600}"));
        assert_eq!(named(b"f_i").as_deref(), Some("fi"));
        assert_eq!(named(b"A.sc").as_deref(), Some("A"));
        assert_eq!(named(b"g123"), None);
        assert_eq!(named(b".notdef"), None);
        let mut letters = base(b"WinAnsiEncoding");
        differ(
            &mut letters,
            &[
                Object::Integer(1),
                Object::Name(b"bullet".to_vec()),
                Object::Name(b"g7".to_vec()),
            ],
        );
        assert_eq!(letters[1].as_deref(), Some("•"));
        assert_eq!(letters[2], None);
    }
}
