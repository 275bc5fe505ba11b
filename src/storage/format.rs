//! The session file, formats 1 to 3: how a line is made and what a line says.
//!
//! They differ in the events that a file may hold. Every file begins as format 1, and what asks
//! for a newer reader comes behind a record that says so.
//!
//! ```text
//! // QUORATE SESSION - CONFIDENTIAL - do not publish this file
//! (quorate:(format:1,min_reader:1,session:"2015-01-22-hwb-7f3a",...)) // 8c1d02e6b37f90aa
//! (seq:1,at:"2015-01-22T16:00:12+00:00",...) // 51b0c6de12aa4477
//! ```
//!
//! Each record is compact RON on one line. After it, as a RON comment, stand 16 digits: SHA-256,
//! cut to 64 bits, over the digits of the line before and the bytes of this one. The chain shows
//! loss, doubling and reordering; it proves damage and not authorship. Because it runs over the
//! *stored* digits, one bad line does not spoil the next. Blank lines and comments that somebody
//! added by hand are allowed and kept.

use chrono::{DateTime, FixedOffset};
use serde::{Deserialize, Serialize};
use sha2::{Digest, Sha256};

use super::plain;
use crate::journal;
use crate::meeting::text::Text;

/// The first line of every session file.
pub const BANNER: &str = "// QUORATE SESSION - CONFIDENTIAL - do not publish this file";
/// The newest format that this version writes.
pub const FORMAT: u32 = journal::FORMAT;
/// The format with which a new file begins, and the reader that it needs until a record raises it.
pub const BEGINS: u32 = journal::FIRST_FORMAT;
/// The newest `min_reader` that this version understands.
pub const READER: u32 = FORMAT;
/// The longest line in bytes, its newline not counted: 16 MiB.
pub const LINE_LIMIT: usize = 16 << 20;
/// The largest session file in bytes: 512 MiB.
pub const FILE_LIMIT: u64 = 512 << 20;

/// What stands between a record and its digits.
const MARK: &str = " // ";

/// The digits of a line as they stand in the file.
pub type Digits = [u8; 16];

/// The digits before the first line.
pub const START: Digits = *b"0000000000000000";

/// What the header says of the session; written once, when the file is made.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Header {
    /// The format of the file.
    pub format: u32,
    /// A reader below this number may not write to the file.
    pub min_reader: u32,
    /// The id of the session, the same in every copy.
    pub session: Text,
    /// The version of Quorate that made the file.
    pub app: Text,
    /// When the file was made, by the clock of the machine.
    pub created: DateTime<FixedOffset>,
    /// The short id of the writer, the first part of every id made in the file.
    pub writer: Text,
    /// In a repaired copy: the numbers of the records that could not be kept.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub left_out: Vec<u64>,
    /// In a repaired copy: the numbers of the records that were edited outside Quorate and that
    /// the officer has accepted.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub accepted: Vec<u64>,
}

#[derive(Serialize, Deserialize)]
struct HeaderLine {
    quorate: Header,
}

/// The digits of a line: over those of the line before, and its own bytes.
pub fn digits(before: &Digits, body: &[u8]) -> Digits {
    let mut hash = Sha256::new();
    hash.update(before);
    hash.update(body);
    written(&hash.finalize())
}

fn written(sum: &[u8]) -> Digits {
    let mut out = START;
    for (pair, byte) in out.chunks_exact_mut(2).zip(sum.iter()) {
        const HEX: &[u8; 16] = b"0123456789abcdef";
        pair[0] = HEX[usize::from(byte >> 4)];
        pair[1] = HEX[usize::from(byte & 15)];
    }
    out
}

/// Whether this is all that a kill left of a file that was being made, in versions that made it in
/// its place: nothing, zeros, or a beginning of the first line. No fact stands in that.
pub fn is_stub(bytes: &[u8]) -> bool {
    let banner = BANNER.as_bytes();
    let begun = bytes.strip_suffix(b"\n").unwrap_or(bytes);
    bytes.iter().all(|b| *b == 0) || banner.starts_with(bytes) || begun == banner
}

/// Appends the line of `body` to `out` and returns its digits.
pub fn push_line(out: &mut Vec<u8>, before: &Digits, body: &[u8]) -> Digits {
    let digits = digits(before, body);
    out.reserve(body.len() + MARK.len() + digits.len() + 1);
    out.extend_from_slice(body);
    out.extend_from_slice(MARK.as_bytes());
    out.extend_from_slice(&digits);
    out.push(b'\n');
    digits
}

/// Why something cannot be a line.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum LineError {
    /// It is longer than [`LINE_LIMIT`].
    TooLong,
    /// It cannot be written as RON on one line.
    NotRon(String),
}

/// A record or header as compact RON on one line, without its digits.
pub fn body_of<T: Serialize>(value: &T) -> Result<String, LineError> {
    let body = match plain::write(value) {
        Some(body) => body,
        None => ron::to_string(value).map_err(|e| LineError::NotRon(e.to_string()))?,
    };
    if body.len() + MARK.len() + START.len() > LINE_LIMIT {
        return Err(LineError::TooLong);
    }
    if body.bytes().any(|b| b == b'\n' || b == b'\r') {
        return Err(LineError::NotRon(
            "a line break outside a string".to_owned(),
        ));
    }
    Ok(body)
}

/// The beginning of a new file: banner and header; its last digits.
pub fn beginning(header: &Header) -> Result<(Vec<u8>, Digits), LineError> {
    let body = body_of(&HeaderLine {
        quorate: header.clone(),
    })?;
    let mut out = Vec::with_capacity(BANNER.len() + body.len() + 32);
    out.extend_from_slice(BANNER.as_bytes());
    out.push(b'\n');
    let digits = push_line(&mut out, &START, body.as_bytes());
    Ok((out, digits))
}

/// Reads a header from the RON of its line.
pub fn parse_header(body: &str) -> Result<Header, ron::error::SpannedError> {
    let line = plain::read::<HeaderLine>(body).map_or_else(|| ron::from_str(body), Ok)?;
    Ok(line.quorate)
}

/// A line of a session file, as far as its form goes.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Line<'a> {
    /// A blank line or a comment: allowed, kept, and without meaning.
    Aside,
    /// RON and its digits.
    Record {
        /// The RON.
        body: &'a str,
        /// The digits as they stand.
        digits: Digits,
    },
    /// Anything else: no digits at its end, not UTF-8, or too long.
    Bad,
}

/// What a line (without its newline) is by its form.
pub fn classify(line: &[u8]) -> Line<'_> {
    if line.len() > LINE_LIMIT {
        return Line::Bad;
    }
    let line = line.strip_suffix(b"\r").unwrap_or(line);
    let start = line
        .iter()
        .position(|b| !matches!(b, b' ' | b'\t'))
        .unwrap_or(line.len());
    if start == line.len() || line[start..].starts_with(b"//") {
        return Line::Aside;
    }
    let Some((rest, digits)) = line.split_last_chunk::<16>() else {
        return Line::Bad;
    };
    let Some(body) = rest.strip_suffix(MARK.as_bytes()) else {
        return Line::Bad;
    };
    if !digits.iter().copied().all(is_hex) {
        return Line::Bad;
    }
    match std::str::from_utf8(body) {
        Ok(body) => Line::Record {
            body,
            digits: *digits,
        },
        Err(_) => Line::Bad,
    }
}

/// Where a whole record, proven by its digits, ends within a line that goes on behind it.
pub fn inner_end(before: &Digits, line: &[u8]) -> Option<usize> {
    let mut hash = Sha256::new();
    hash.update(before);
    let mut hashed = 0;
    let window = MARK.len() + START.len();
    line.windows(window)
        .enumerate()
        .take(line.len().saturating_sub(window))
        .filter(|(_, w)| {
            w.starts_with(MARK.as_bytes()) && w[MARK.len()..].iter().copied().all(is_hex)
        })
        .find(|(at, w)| {
            // Each byte is hashed once, however often the mark stands in the line.
            hash.update(&line[hashed..*at]);
            hashed = *at;
            written(&hash.clone().finalize()) == w[MARK.len()..]
        })
        .map(|(at, _)| at + window)
}

fn is_hex(digit: u8) -> bool {
    matches!(digit, b'0'..=b'9' | b'a'..=b'f')
}

/// Whether a crash left part of a line unwritten: a run of zeros, and not one flipped byte.
pub(super) fn has_hole(line: &[u8]) -> bool {
    line.windows(16).any(|w| w.iter().all(|b| *b == 0))
}

/// The number of a record that this version cannot read otherwise.
pub(super) fn seq_of(body: &str) -> Option<u64> {
    let head = body.strip_prefix("(seq:")?;
    head.split(|c: char| !c.is_ascii_digit())
        .next()
        .and_then(|n| n.parse().ok())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn header() -> Header {
        Header {
            format: 1,
            min_reader: 1,
            session: Text::new("2015-01-22-hwb-7f3a"),
            app: Text::new("0.1.0"),
            created: DateTime::parse_from_rfc3339("2015-01-22T15:41:07+00:00").unwrap(),
            writer: Text::new("a"),
            left_out: Vec::new(),
            accepted: Vec::new(),
        }
    }

    #[test]
    fn a_file_begins_with_a_warning_and_its_header() {
        let (bytes, _) = beginning(&header()).unwrap();
        let text = String::from_utf8(bytes).unwrap();
        let lines: Vec<&str> = text.lines().collect();
        assert_eq!(lines[0], BANNER);
        assert!(lines[1].starts_with(
            "(quorate:(format:1,min_reader:1,session:\"2015-01-22-hwb-7f3a\",app:\"0.1.0\",\
             created:\"2015-01-22T15:41:07Z\",writer:\"a\")) // "
        ));
        let Line::Record {
            body,
            digits: stored,
        } = classify(lines[1].as_bytes())
        else {
            panic!("the header is a record");
        };
        assert_eq!(parse_header(body).unwrap(), header());
        assert_eq!(digits(&START, body.as_bytes()), stored);
        assert_eq!(classify(lines[0].as_bytes()), Line::Aside);
    }

    #[test]
    fn a_line_holds_any_text_on_one_line() {
        let all: String = (0..=0x0010_FFFF_u32)
            .step_by(7)
            .filter_map(char::from_u32)
            .collect();
        let all = format!("\n\r\u{2028}\u{85}\"\\ // 0123456789abcdef{all}");
        let body = body_of(&all).unwrap();
        assert!(!body.contains(['\n', '\r']));
        assert_eq!(ron::from_str::<String>(&body).unwrap(), all);
    }

    #[test]
    fn digits_are_strict() {
        let good = b"(seq:1) // 0123456789abcdef";
        assert!(matches!(
            classify(good),
            Line::Record {
                body: "(seq:1)",
                ..
            }
        ));
        assert!(matches!(
            classify(b"(seq:1) // 0123456789abcdef\r"),
            Line::Record { .. }
        ));
        for bad in [
            &b"(seq:1) // 0123456789abcdeF"[..],
            b"(seq:1) // 0123456789abcde",
            b"(seq:1) //0123456789abcdef",
            b"(seq:1)",
            b"\0\0\0",
            b"(\xff) // 0123456789abcdef",
        ] {
            assert_eq!(classify(bad), Line::Bad);
        }
    }

    #[test]
    fn a_line_too_long_is_refused() {
        let long = "x".repeat(LINE_LIMIT);
        assert_eq!(body_of(&long), Err(LineError::TooLong));
    }
}
