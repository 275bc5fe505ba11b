//! Bytes to characters, whatever wrote them: UTF-8, UTF-16 or Windows-1252, with or without a mark
//! of the order of bytes. Nothing fails here; what could not be read is counted and told.

/// Stands for what could not be read.
const LOST: char = '\u{FFFD}';

/// What the characters of Windows-1252 from 0x80 to 0x9F are; none where it has none.
const WINDOWS: [Option<char>; 32] = [
    Some('€'),
    None,
    Some('‚'),
    Some('ƒ'),
    Some('„'),
    Some('…'),
    Some('†'),
    Some('‡'),
    Some('ˆ'),
    Some('‰'),
    Some('Š'),
    Some('‹'),
    Some('Œ'),
    None,
    Some('Ž'),
    None,
    None,
    Some('‘'),
    Some('’'),
    Some('“'),
    Some('”'),
    Some('•'),
    Some('–'),
    Some('—'),
    Some('˜'),
    Some('™'),
    Some('š'),
    Some('›'),
    Some('œ'),
    None,
    Some('ž'),
    Some('Ÿ'),
];

/// How bytes stand for characters.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(in crate::import) enum Charset {
    /// UTF-8.
    Utf8,
    /// UTF-16, the lower byte first.
    Utf16Le,
    /// UTF-16, the higher byte first.
    Utf16Be,
    /// Windows-1252, which Latin-1 is read as too.
    Windows,
}

/// Characters, and what the officer should know of how they were got.
#[derive(Debug, Default)]
pub(in crate::import) struct Decoded {
    /// The characters; lines end in newlines.
    pub(in crate::import) text: String,
    /// Sentences.
    pub(in crate::import) remarks: Vec<String>,
}

/// What a character of Windows-1252 is.
pub(in crate::import) fn windows(byte: u8) -> Option<char> {
    match byte {
        0x80..=0x9F => WINDOWS.get(usize::from(byte - 0x80)).copied().flatten(),
        _ => Some(char::from(byte)),
    }
}

/// Reads bytes as characters; `said` is what the file says of itself, which its bytes overrule.
pub(in crate::import) fn decode(bytes: &[u8], said: Option<Charset>) -> Decoded {
    let (bytes, charset) = charset(bytes, said);
    let (raw, mut lost) = match charset {
        Charset::Utf8 => from_utf8(bytes),
        Charset::Utf16Le => from_utf16(bytes, u16::from_le_bytes),
        Charset::Utf16Be => from_utf16(bytes, u16::from_be_bytes),
        Charset::Windows => from_windows(bytes),
    };
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
            '\0'..='\u{1F}' | '\u{7F}'..='\u{9F}' => controls += 1,
            // Private characters mark joints while lines are read; no font of a pack has them.
            '\u{F8F0}'..='\u{F8FF}' => {
                lost += 1;
                out.text.push(LOST);
            }
            _ => out.text.push(c),
        }
    }
    if charset == Charset::Windows && said != Some(Charset::Windows) {
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
fn charset(bytes: &[u8], said: Option<Charset>) -> (&[u8], Charset) {
    match bytes {
        [0xEF, 0xBB, 0xBF, rest @ ..] => return (rest, or_windows(rest)),
        [0xFF, 0xFE, rest @ ..] => return (rest, Charset::Utf16Le),
        [0xFE, 0xFF, rest @ ..] => return (rest, Charset::Utf16Be),
        _ => {}
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
        return (bytes, Charset::Utf16Le);
    }
    if start.len() >= 4 && even > many && odd < even / 8 {
        return (bytes, Charset::Utf16Be);
    }
    match said {
        // A page that says Latin-1 and is UTF-8 is commoner than one that happens to look so.
        Some(Charset::Windows) if bytes.is_ascii() || std::str::from_utf8(bytes).is_err() => {
            (bytes, Charset::Windows)
        }
        _ => (bytes, or_windows(bytes)),
    }
}

/// UTF-8 if it is that, or was before a few bytes were damaged; Windows-1252 if not.
fn or_windows(bytes: &[u8]) -> Charset {
    let (mut good, mut bad) = (0_usize, 0_usize);
    for chunk in bytes.utf8_chunks() {
        good += chunk.valid().chars().filter(|c| !c.is_ascii()).count();
        bad += usize::from(!chunk.invalid().is_empty());
    }
    if bad > good {
        Charset::Windows
    } else {
        Charset::Utf8
    }
}

fn from_utf8(bytes: &[u8]) -> (String, usize) {
    let mut out = String::with_capacity(bytes.len());
    let mut lost = 0;
    for chunk in bytes.utf8_chunks() {
        out.push_str(chunk.valid());
        if !chunk.invalid().is_empty() {
            out.push(LOST);
            lost += 1;
        }
    }
    (out, lost)
}

fn from_utf16(bytes: &[u8], unit: fn([u8; 2]) -> u16) -> (String, usize) {
    let (pairs, rest) = bytes.as_chunks::<2>();
    let units = pairs.iter().map(|pair| unit(*pair));
    let mut lost = usize::from(!rest.is_empty());
    let mut out: String = char::decode_utf16(units)
        .map(|c| {
            c.unwrap_or_else(|_| {
                lost += 1;
                LOST
            })
        })
        .collect();
    if !rest.is_empty() {
        out.push(LOST);
    }
    (out, lost)
}

fn from_windows(bytes: &[u8]) -> (String, usize) {
    let mut lost = 0;
    let text = bytes
        .iter()
        .map(|b| {
            windows(*b).unwrap_or_else(|| {
                lost += 1;
                LOST
            })
        })
        .collect();
    (text, lost)
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
        let said = decode(b"caf\xE9", Some(Charset::Windows));
        assert_eq!((said.text.as_str(), said.remarks.len()), ("café", 0));
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
