//! Bytes to characters, whatever wrote them: UTF-8, UTF-16, Windows-1252 or what the file says of
//! itself, with or without a mark of the order of bytes. Nothing fails here; what could not be read
//! is counted and told.

use encoding_rs::{Encoding, UTF_8, UTF_16BE, UTF_16LE, WINDOWS_1252};

/// Stands for what could not be read.
const LOST: char = '\u{FFFD}';

/// Characters, and what the officer should know of how they were got.
#[derive(Debug, Default)]
pub(in crate::import) struct Decoded {
    /// The characters; lines end in newlines.
    pub(in crate::import) text: String,
    /// Sentences.
    pub(in crate::import) remarks: Vec<String>,
}

/// What a file says of its characters, by any of the names that browsers know: `utf-8`, `latin1`.
pub(in crate::import) fn named(name: &str) -> Option<&'static Encoding> {
    Encoding::for_label(name.as_bytes())
}

/// Reads bytes as characters; `said` is what the file says of itself, which its bytes overrule.
pub(in crate::import) fn decode(bytes: &[u8], said: Option<&'static Encoding>) -> Decoded {
    let (bytes, charset) = charset(bytes, said);
    let (raw, _) = charset.decode_without_bom_handling(bytes);
    let mut lost = 0_usize;
    let mut out = Decoded::default();
    let mut controls = 0_usize;
    out.text.reserve(raw.len());
    let mut rest = raw.chars().peekable();
    while let Some(c) = rest.next() {
        match c {
            '\r' => {
                rest.next_if_eq(&'\n');
                out.text.push('\n');
            }
            '\u{B}' | '\u{85}' | '\u{2028}' | '\u{2029}' => out.text.push('\n'),
            '\n' | '\t' | '\u{C}' => out.text.push(c),
            // Bytes that a charset of single bytes has no character for come as these.
            '\u{80}'..='\u{9F}' if charset.is_single_byte() => {
                lost += 1;
                out.text.push(LOST);
            }
            '\0'..='\u{1F}' | '\u{7F}'..='\u{9F}' => controls += 1,
            // Private characters mark joints while lines are read; no font of a pack has them.
            LOST | '\u{F8F0}'..='\u{F8FF}' => {
                lost += 1;
                out.text.push(LOST);
            }
            _ => out.text.push(c),
        }
    }
    if charset == WINDOWS_1252 && said != Some(WINDOWS_1252) {
        out.remarks
            .push("The file is not in UTF-8; it was read as Windows-1252.".to_owned());
    }
    if lost > 0 {
        out.remarks.push(format!(
            "{} could not be read and {} as {LOST}.",
            count(lost, "character"),
            if lost == 1 { "stands" } else { "stand" }
        ));
    }
    if controls > 0 {
        out.remarks.push(format!(
            "{} {} left out.",
            count(controls, "control character"),
            if controls == 1 { "was" } else { "were" }
        ));
    }
    out
}

/// `3 characters`, `1 character`.
pub(in crate::import) fn count(number: usize, one: &str) -> String {
    format!("{number} {one}{}", if number == 1 { "" } else { "s" })
}

/// What bytes are, and the bytes without the mark that says so.
fn charset<'a>(bytes: &'a [u8], said: Option<&'static Encoding>) -> (&'a [u8], &'static Encoding) {
    if let Some((marked, length)) = Encoding::for_bom(bytes) {
        let rest = bytes.get(length..).unwrap_or(&[]);
        let marked = if marked == UTF_8 {
            or_windows(rest)
        } else {
            marked
        };
        return (rest, marked);
    }
    // Most letters of English text are below 256: every second byte of UTF-16 is then 0.
    let start = bytes.get(..4096).unwrap_or(bytes);
    let zeros = |odd| {
        let every = start.iter().skip(odd).step_by(2);
        every.filter(|b| **b == 0).count()
    };
    let (even, odd) = (zeros(0), zeros(1));
    let many = start.len() / 5;
    if start.len() >= 4 && odd > many && even < odd / 8 {
        return (bytes, UTF_16LE);
    }
    if start.len() >= 4 && even > many && odd < even / 8 {
        return (bytes, UTF_16BE);
    }
    let believed = said.filter(|said| {
        // A page that says Latin-1 and is UTF-8 is commoner than one that happens to look so, and
        // one that says UTF-16 in plain letters is not in UTF-16.
        let plain = said.output_encoding() == *said && *said != UTF_8;
        plain && (bytes.is_ascii() || std::str::from_utf8(bytes).is_err())
    });
    (bytes, believed.unwrap_or_else(|| or_windows(bytes)))
}

/// UTF-8 if it is that, or was before a few bytes were damaged; Windows-1252 if not.
fn or_windows(bytes: &[u8]) -> &'static Encoding {
    let (mut good, mut bad) = (0_usize, 0_usize);
    for chunk in bytes.utf8_chunks() {
        good += chunk.valid().chars().filter(|c| !c.is_ascii()).count();
        bad += usize::from(!chunk.invalid().is_empty());
    }
    if bad > good { WINDOWS_1252 } else { UTF_8 }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn text(bytes: &[u8]) -> String {
        decode(bytes, None).text
    }

    #[test]
    fn marks_and_zeros_tell_what_bytes_are() {
        assert_eq!(text(b"\xEF\xBB\xBFCaf\xC3\xA9"), "Café");
        let wide: Vec<u8> = "Siân met\r\nat six"
            .encode_utf16()
            .flat_map(u16::to_le_bytes)
            .collect();
        assert_eq!(text(&wide), "Siân met\nat six");
        let wide: Vec<u8> = "\u{FEFF}Siân"
            .encode_utf16()
            .flat_map(u16::to_be_bytes)
            .collect();
        assert_eq!(text(&wide), "Siân");
        assert_eq!(text(b"a\r\nb\rc\n"), "a\nb\nc\n");
    }

    #[test]
    fn bytes_that_are_not_utf_8_are_windows_and_that_is_told() {
        let read = decode(b"\x93Caf\xE9\x94 \x96 \xA35 \x81", None);
        assert_eq!(read.text, "“Café” – £5 \u{FFFD}");
        assert_eq!(read.remarks.len(), 2);
        assert!(read.remarks[1].starts_with("1 character could"));
        let said = decode(b"caf\xE9", named("Latin1"));
        assert_eq!((said.text.as_str(), said.remarks.len()), ("café", 0));
    }

    #[test]
    fn a_file_that_says_what_its_bytes_are_is_believed_unless_they_are_utf_8() {
        let said = |name, bytes| decode(bytes, named(name)).text;
        assert_eq!(said("iso-8859-15", b"\xA45 \xBDuvre"), "€5 œuvre");
        assert_eq!(said("ISO-8859-2", b"Wa\xB3\xEAsa"), "Wałęsa");
        assert_eq!(said("iso-8859-2", "Wałęsa".as_bytes()), "Wałęsa");
        assert_eq!(said("utf-16", "Siân".as_bytes()), "Siân");
        assert_eq!(said("no such", b"caf\xE9"), "café");
    }

    #[test]
    fn a_few_damaged_bytes_of_utf_8_are_counted() {
        let read = decode("é è ê x\u{0}".as_bytes(), None);
        assert_eq!(read.remarks, ["1 control character was left out."]);
        let mut bytes = "é è ê and more é".as_bytes().to_vec();
        bytes.extend(b" \xFF x \xED\xA0\x80");
        let read = decode(&bytes, None);
        assert!(read.text.starts_with("é è ê and more é \u{FFFD} x"));
        assert!(read.remarks[0].contains("could not be read and stand as \u{FFFD}"));
        let lone: Vec<u8> = [0xFFFE_u16.swap_bytes(), 0xD800, 0x41]
            .iter()
            .flat_map(|u| u.to_le_bytes())
            .collect();
        assert_eq!(text(&lone), "\u{FFFD}A");
    }
}
