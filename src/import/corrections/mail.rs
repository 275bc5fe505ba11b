//! An e-mail as it is saved: who sent it and when, its words, and the Word files that hang on it.

use chrono::{DateTime, NaiveDateTime};

use crate::import::formats::decode::{Charset, decode};
use crate::import::formats::{Format, read as read_format};
use crate::import::steps::Steps;
use crate::import::trouble::Trouble;
use crate::meeting::text::Text;

/// How deep parts of a mail may lie in each other.
const DEEPEST: usize = 8;
/// The most parts of a mail.
const MOST_PARTS: usize = 64;
/// The largest mail.
const MOST: usize = 32 << 20;

/// A mail, read.
#[derive(Debug, Default)]
pub(super) struct Mail {
    /// Who sent it, as they are named; empty = it doesn't say.
    pub(super) from: Text,
    /// When, by the sender's clock.
    pub(super) when: Option<NaiveDateTime>,
    /// Its words.
    pub(super) words: String,
    /// Word files, with their names.
    pub(super) files: Vec<(String, Vec<u8>)>,
    /// Attachments that were not read.
    pub(super) others: Vec<String>,
}

/// Whether bytes are a saved mail rather than a plain text.
pub(super) fn is_mail(bytes: &[u8]) -> bool {
    let head = bytes.get(..4096).unwrap_or(bytes);
    let head = String::from_utf8_lossy(head).to_ascii_lowercase();
    let head = head.trim_start_matches('\u{FEFF}');
    let first = head.lines().next().unwrap_or("");
    let is_field = first.split_once(':').is_some_and(|(name, _)| {
        !name.is_empty() && name.bytes().all(|b| b.is_ascii_alphanumeric() || b == b'-')
    });
    let fields = head
        .split("\n\n")
        .next()
        .unwrap_or("")
        .replace("\r\n", "\n");
    let has = |name: &str| fields.lines().any(|line| line.starts_with(name));
    is_field && has("from:") && (has("mime-version:") || has("date:") || has("received:"))
}

/// Reads a mail.
///
/// # Errors
/// When it is too big.
pub(super) fn read(bytes: &[u8]) -> Result<Mail, Trouble> {
    if bytes.len() > MOST {
        return Err(Trouble::new(
            "The mail is bigger than 32 MB.",
            "Save the Word file that hangs on it, and read that.",
        ));
    }
    let mut mail = Mail::default();
    let part = Part::new(bytes);
    mail.from = sender(&part.field("from").unwrap_or_default());
    mail.when = part
        .field("date")
        .and_then(|date| DateTime::parse_from_rfc2822(date.trim()).ok())
        .map(|at| at.naive_local());
    let mut left = MOST_PARTS;
    take(&part, &mut mail, 0, &mut left);
    Ok(mail)
}

/// A part of a mail: its fields and what it holds.
struct Part<'a> {
    fields: Vec<(String, String)>,
    body: &'a [u8],
}

impl<'a> Part<'a> {
    fn new(bytes: &'a [u8]) -> Self {
        let crlf = memchr::memmem::find(bytes, b"\r\n\r\n").map(|at| (at, 4));
        let lf = memchr::memmem::find(bytes, b"\n\n").map(|at| (at, 2));
        let (end, gap) = match (crlf, lf) {
            (Some(a), Some(b)) => a.min(b),
            (Some(a), None) | (None, Some(a)) => a,
            (None, None) => (bytes.len(), 0),
        };
        let head = String::from_utf8_lossy(&bytes[..end]);
        let mut fields: Vec<(String, String)> = Vec::new();
        for line in head.lines() {
            if line.starts_with([' ', '\t']) {
                if let Some((_, value)) = fields.last_mut() {
                    value.push(' ');
                    value.push_str(line.trim());
                }
            } else if let Some((name, value)) = line.split_once(':') {
                let name = name.trim_start_matches('\u{FEFF}').to_ascii_lowercase();
                fields.push((name, value.trim().to_owned()));
            }
        }
        Self {
            fields,
            body: &bytes[end + gap..],
        }
    }

    fn field(&self, name: &str) -> Option<String> {
        let found = self.fields.iter().find(|(n, _)| n == name);
        found.map(|(_, value)| value.clone())
    }

    /// A parameter of a field, such as the boundary of `multipart/mixed; boundary="x"`.
    fn parameter(&self, field: &str, name: &str) -> Option<String> {
        let value = self.field(field)?;
        value.split(';').skip(1).find_map(|part| {
            let (key, value) = part.split_once('=')?;
            // `filename*=UTF-8''x` is what programs write where a name isn't plain.
            let key = key.trim().trim_end_matches('*').to_ascii_lowercase();
            (key == name).then(|| value.trim().trim_matches('"').to_owned())
        })
    }

    fn kind(&self) -> String {
        let kind = self.field("content-type").unwrap_or_default();
        let kind = kind.split(';').next().unwrap_or("").trim();
        kind.to_ascii_lowercase()
    }

    fn content(&self) -> Vec<u8> {
        let how = self.field("content-transfer-encoding").unwrap_or_default();
        match how.trim().to_ascii_lowercase().as_str() {
            "base64" => base64(self.body),
            "quoted-printable" => quoted_printable(self.body, false),
            _ => self.body.to_vec(),
        }
    }

    fn words(&self) -> String {
        let charset = self.parameter("content-type", "charset");
        decode(&self.content(), charset.and_then(|c| charset_of(&c))).text
    }
}

fn charset_of(name: &str) -> Option<Charset> {
    match name.to_ascii_lowercase().as_str() {
        "utf-8" | "utf8" => Some(Charset::Utf8),
        "windows-1252" | "iso-8859-1" | "latin1" | "iso-8859-15" => Some(Charset::Windows),
        _ => None,
    }
}

/// Takes what a part holds.
fn take(part: &Part<'_>, mail: &mut Mail, depth: usize, left: &mut usize) {
    if depth > DEEPEST || *left == 0 {
        return;
    }
    *left -= 1;
    let kind = part.kind();
    let name = part
        .parameter("content-disposition", "filename")
        .or_else(|| part.parameter("content-type", "name"));
    if let (true, Some(boundary)) = (
        kind.starts_with("multipart/"),
        part.parameter("content-type", "boundary"),
    ) {
        let parts = between(part.body, &boundary);
        if kind == "multipart/alternative" {
            // The same in several forms: plain words where there are some.
            let parts: Vec<Part<'_>> = parts.into_iter().map(Part::new).collect();
            let plain = parts.iter().find(|p| p.kind() == "text/plain");
            if let Some(one) = plain.or(parts.last()) {
                take(one, mail, depth + 1, left);
            }
        } else {
            for bytes in parts {
                take(&Part::new(bytes), mail, depth + 1, left);
            }
        }
        return;
    }
    if let Some(name) = name {
        let name = decoded_words(&name);
        let ending = name
            .rsplit_once('.')
            .map(|(_, ending)| ending.to_lowercase());
        let ends = |with: &str| ending.as_deref() == Some(with);
        if ends("docx") || ends("odt") {
            mail.files.push((name, part.content()));
        } else {
            mail.others.push(name);
        }
        return;
    }
    let words = match kind.as_str() {
        "text/html" => page(&part.content()),
        "" | "text/plain" => part.words(),
        _ => return,
    };
    if !mail.words.is_empty() {
        mail.words.push('\n');
    }
    mail.words.push_str(&words);
}

/// The words of a mail that is a web page.
fn page(bytes: &[u8]) -> String {
    let steps = Steps::for_size(bytes.len());
    let Ok(run) = read_format(Format::Html, 0, bytes, &steps) else {
        return String::new();
    };
    let lines: Vec<String> = run
        .lines
        .iter()
        .map(crate::import::line::Line::text)
        .collect();
    lines.join("\n")
}

/// The parts between the lines of a boundary.
fn between<'a>(body: &'a [u8], boundary: &str) -> Vec<&'a [u8]> {
    let sign = format!("--{boundary}");
    let mut out = Vec::new();
    let mut begun = None;
    for at in memchr::memmem::find_iter(body, sign.as_bytes()) {
        let starts_line = at == 0 || body.get(at - 1) == Some(&b'\n');
        if !starts_line {
            continue;
        }
        if let Some(start) = begun {
            out.push(body.get(start..at).unwrap_or_default());
        }
        if out.len() >= MOST_PARTS {
            return out;
        }
        let end = at + sign.len();
        if body.get(end..end + 2) == Some(b"--") {
            return out;
        }
        let line = memchr::memchr(b'\n', body.get(end..).unwrap_or_default());
        begun = line.map(|n| end + n + 1);
    }
    if let Some(start) = begun {
        out.push(body.get(start..).unwrap_or_default());
    }
    out
}

fn base64(text: &[u8]) -> Vec<u8> {
    let mut out = Vec::with_capacity(text.len() / 4 * 3);
    let (mut bits, mut count) = (0_u32, 0);
    for byte in text {
        let value = match byte {
            b'A'..=b'Z' => byte - b'A',
            b'a'..=b'z' => byte - b'a' + 26,
            b'0'..=b'9' => byte - b'0' + 52,
            b'+' => 62,
            b'/' => 63,
            b'=' => break,
            _ => continue,
        };
        bits = bits << 6 | u32::from(value);
        count += 6;
        if count >= 8 {
            count -= 8;
            out.push((bits >> count & 0xFF) as u8);
        }
    }
    out
}

/// `=E2=80=93` and soft ends of lines; in a header `_` is a space.
fn quoted_printable(text: &[u8], header: bool) -> Vec<u8> {
    let mut out = Vec::with_capacity(text.len());
    let mut at = 0;
    let hex = |byte: Option<&u8>| byte.and_then(|b| char::from(*b).to_digit(16));
    while let Some(byte) = text.get(at) {
        at += 1;
        match byte {
            b'=' => match (text.get(at), hex(text.get(at)), hex(text.get(at + 1))) {
                (_, Some(high), Some(low)) => {
                    out.push((high * 16 + low) as u8);
                    at += 2;
                }
                (Some(b'\r'), ..) if text.get(at + 1) == Some(&b'\n') => at += 2,
                (Some(b'\n'), ..) => at += 1,
                _ => out.push(b'='),
            },
            b'_' if header => out.push(b' '),
            _ => out.push(*byte),
        }
    }
    out
}

/// A field with words in it such as `=?utf-8?q?Si=C3=A2n?=`.
fn decoded_words(value: &str) -> String {
    let mut out = String::new();
    let mut rest = value;
    let mut joined = false;
    while let Some(at) = rest.find("=?") {
        let (before, from) = rest.split_at(at);
        let mut parts = from[2..].splitn(3, '?');
        let found = (|| {
            let (charset, how, tail) = (parts.next()?, parts.next()?, parts.next()?);
            let (words, after) = tail.split_once("?=")?;
            let bytes = match how {
                "q" | "Q" => quoted_printable(words.as_bytes(), true),
                "b" | "B" => base64(words.as_bytes()),
                _ => return None,
            };
            Some((decode(&bytes, charset_of(charset)).text, after))
        })();
        let Some((words, after)) = found else {
            out.push_str(before);
            out.push_str("=?");
            rest = &from[2..];
            joined = false;
            continue;
        };
        // Space between two such words is no space.
        if !(joined && before.trim().is_empty()) {
            out.push_str(before);
        }
        out.push_str(&words);
        joined = true;
        rest = after;
    }
    out.push_str(rest);
    out
}

/// The name of a sender, or their address where they give no name.
fn sender(value: &str) -> Text {
    let value = decoded_words(value);
    let (name, address) = match value.split_once('<') {
        Some((name, address)) => (name, address.trim_end_matches('>')),
        None => ("", value.as_str()),
    };
    let name = name.trim().trim_matches('"').trim();
    // "Lee, Amara" is how address books write it.
    let name = match name.split_once(", ") {
        Some((last, first)) if !first.contains(',') => format!("{first} {last}"),
        _ => name.to_owned(),
    };
    Text::line(if name.is_empty() {
        address.trim()
    } else {
        &name
    })
}
