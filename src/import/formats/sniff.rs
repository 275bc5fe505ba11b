//! What a file is, by its bytes.

use super::decode::decode;
use super::{Format, csv};
use crate::import::trouble::Trouble;

/// How far in a PDF may begin.
const PDF_WITHIN: usize = 1024;
/// How much of a file is looked at for what text tells.
const LOOKED_AT: usize = 64 << 10;

/// What to do about a file that another program must open.
const SAVE: &str = "Save it as .docx or PDF and read that.";

/// Beginnings of files that are not read, and what they are.
const OTHERS: &[(&[u8], &str, &str)] = &[
    (b"{\\rtf", "an RTF file", SAVE),
    (
        b"\x89PNG",
        "a picture",
        "Read the paper that it was made from, or type the agenda in.",
    ),
    (
        b"\xFF\xD8\xFF",
        "a picture",
        "Read the paper that it was made from, or type the agenda in.",
    ),
    (
        b"GIF8",
        "a picture",
        "Read the paper that it was made from, or type the agenda in.",
    ),
    (
        b"II*\0",
        "a picture",
        "Read the paper that it was made from, or type the agenda in.",
    ),
    (
        b"MM\0*",
        "a picture",
        "Read the paper that it was made from, or type the agenda in.",
    ),
    (
        b"RIFF",
        "a picture, a sound or a film",
        "Read the paper of the meeting.",
    ),
    (
        b"\x1F\x8B",
        "a packed file",
        "Unpack it and read what is in it.",
    ),
    (
        b"7z\xBC\xAF",
        "a packed file",
        "Unpack it and read what is in it.",
    ),
    (
        b"Rar!",
        "a packed file",
        "Unpack it and read what is in it.",
    ),
];

/// What a file is.
///
/// # Errors
/// When it is nothing that can be read: what it is, and what to do.
pub fn sniff(name: &str, bytes: &[u8]) -> Result<Format, Trouble> {
    let start = bytes.get(..PDF_WITHIN).unwrap_or(bytes);
    if memchr::memmem::find(start, b"%PDF-").is_some() {
        return Ok(Format::Pdf);
    }
    if bytes.starts_with(b"PK\x03\x04") || bytes.starts_with(b"PK\x05\x06") {
        return packed(bytes);
    }
    if bytes.starts_with(b"\xD0\xCF\x11\xE0") {
        return Err(compound(bytes));
    }
    for (mark, what, hint) in OTHERS {
        if bytes.starts_with(mark) {
            return Err(Trouble::new(
                &format!("This is {what}, which can't be read."),
                hint,
            ));
        }
    }
    words(name, bytes)
}

/// A format of older programs that isn't read, and that LibreOffice can turn into one that is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Old {
    /// Word before 2007, DOC.
    Word,
    /// RTF.
    Rich,
}

impl Old {
    /// What files of the format end in.
    pub fn ending(self) -> &'static str {
        match self {
            Self::Word => "doc",
            Self::Rich => "rtf",
        }
    }

    /// What such a file is called in sentences for the officer.
    pub fn named(self) -> &'static str {
        match self {
            Self::Word => "old Word file (.doc)",
            Self::Rich => "RTF file",
        }
    }
}

/// The older format that a refused file is of, by its bytes.
pub fn old(bytes: &[u8]) -> Option<Old> {
    if bytes.starts_with(b"{\\rtf") {
        return Some(Old::Rich);
    }
    let holds = |text: &str| memchr::memmem::find(bytes, &wide(text)).is_some();
    let word = bytes.starts_with(b"\xD0\xCF\x11\xE0") && holds("WordDocument");
    (word && !holds("EncryptedPackage")).then_some(Old::Word)
}

/// A name as compound files hold it.
fn wide(text: &str) -> Vec<u8> {
    text.encode_utf16().flat_map(u16::to_le_bytes).collect()
}

/// What a zip is: its members tell.
fn packed(bytes: &[u8]) -> Result<Format, Trouble> {
    let has = |member: &[u8]| memchr::memmem::find(bytes, member).is_some();
    if has(b"word/document.xml") {
        return Ok(Format::Docx);
    }
    let start = bytes.get(..256).unwrap_or(bytes);
    let of = |kind: &[u8]| memchr::memmem::find(start, kind).is_some();
    if of(b"application/vnd.oasis.opendocument.text") {
        return Ok(Format::Odt);
    }
    let what = if has(b"xl/workbook.xml") || of(b"application/vnd.oasis.opendocument.spreadsheet") {
        "This is a spreadsheet, which can't be read."
    } else if has(b"ppt/presentation.xml") || of(b"application/vnd.oasis.opendocument.presentation")
    {
        "These are slides, which can't be read."
    } else {
        return Err(Trouble::new(
            "This is a packed file, and no document of Word or OpenDocument.",
            "Unpack it and read what is in it.",
        ));
    };
    let hint = if what.contains("slides") {
        "Save them as PDF and read that."
    } else {
        "Save the sheet as CSV or PDF and read that."
    };
    Err(Trouble::new(what, hint))
}

/// What a compound file of older Office programs is.
fn compound(bytes: &[u8]) -> Trouble {
    let has = |text: &str| memchr::memmem::find(bytes, &wide(text)).is_some();
    if has("EncryptedPackage") {
        return Trouble::new(
            "The file is locked with a password.",
            "Open it in Word, save it without the password and read that.",
        );
    }
    let what = if has("Workbook") {
        "an old Excel file"
    } else if has("PowerPoint Document") {
        "an old PowerPoint file"
    } else if has("__substg1.0_") {
        "an e-mail of Outlook"
    } else {
        "an old Word file (.doc)"
    };
    Trouble::new(&format!("This is {what}, which can't be read."), SAVE)
}

/// What a file of words is.
fn words(name: &str, bytes: &[u8]) -> Result<Format, Trouble> {
    let start = bytes.get(..LOOKED_AT).unwrap_or(bytes);
    let decoded = decode(start, None);
    let text = decoded.text.as_str();
    if is_binary(start, text) {
        return Err(Trouble::new(
            "This is no kind of file that is known.",
            "Save it as .docx, PDF or text and read that.",
        ));
    }
    let lower = text.trim_start().to_ascii_lowercase();
    let ends = |end: &str| {
        name.len() > end.len()
            && name
                .get(name.len() - end.len()..)
                .is_some_and(|e| e.eq_ignore_ascii_case(end))
    };
    if let Some(format) = marked_up(&lower, ends(".html") || ends(".htm") || ends(".xhtml"))? {
        return Ok(format);
    }
    if ends(".csv") || ends(".tsv") {
        return Ok(Format::Csv);
    }
    if ends(".md") || ends(".markdown") {
        return Ok(Format::Markdown);
    }
    if csv::looks_so(text) {
        return Ok(Format::Csv);
    }
    Ok(if is_markdown(text) && !ends(".txt") {
        Format::Markdown
    } else {
        Format::Text
    })
}

/// Whether a file of tags is a web page; `named` if its name says so.
fn marked_up(lower: &str, named: bool) -> Result<Option<Format>, Trouble> {
    let mut end = lower.len().min(2048);
    while !lower.is_char_boundary(end) {
        end -= 1;
    }
    let head = lower.get(..end).unwrap_or("");
    if head.contains("<!doctype html")
        || head.contains("<html")
        || head.starts_with("<head")
        || head.starts_with("<body")
    {
        return Ok(Some(Format::Html));
    }
    if head.contains("mime-version:") && head.contains("multipart/related") {
        return Err(Trouble::new(
            "This is a web archive (.mht), which can't be read.",
            "Save the page as \"Web page, HTML only\" and read that.",
        ));
    }
    if head.starts_with("<?xml") {
        return Err(Trouble::new(
            "This is an XML file that is no web page.",
            "Save it as .docx, .odt or PDF and read that.",
        ));
    }
    let tags = [
        "</p>", "</div>", "</td>", "</li>", "<br", "</h1>", "</h2>", "</table>", "</ul>",
    ];
    let count: usize = tags.iter().map(|tag| lower.matches(tag).count()).sum();
    let dense = lower.starts_with('<') && count >= 5 && count * 500 >= lower.len();
    Ok((dense || named && count > 0).then_some(Format::Html))
}

/// Whether there are more signs that no text has than damage explains.
fn is_binary(start: &[u8], text: &str) -> bool {
    let odd = start
        .iter()
        .filter(|b| matches!(b, 0..=8 | 14..=26 | 28..=31))
        .count();
    // Text in UTF-16 has zeros, and half as many characters as bytes.
    let zeros = memchr::memchr_iter(0, start).count();
    let wide = zeros * 5 > start.len() && text.chars().count() * 5 > start.len() * 2;
    odd * 20 > start.len() && !wide
}

/// Whether a text has headings and other marks of Markdown.
fn is_markdown(text: &str) -> bool {
    let heads = text
        .lines()
        .filter(|l| {
            let rest = l.trim_start_matches('#');
            l.len() > rest.len() && l.len() - rest.len() <= 6 && rest.starts_with(' ')
        })
        .count();
    heads >= 2
}

#[cfg(test)]
mod tests {
    use super::*;

    fn refused(bytes: &[u8]) -> String {
        sniff("pack", bytes).unwrap_err().to_string()
    }

    #[test]
    fn bytes_tell_what_a_file_is() {
        for (name, bytes, format) in [
            ("a.txt", b"junk %PDF-1.7 ".as_slice(), Format::Pdf),
            ("a", b"<!DOCTYPE html><p>x", Format::Html),
            ("a", b"  \n<HTML><body>", Format::Html),
            ("a.htm", b"<p>x</p>", Format::Html),
            ("members.CSV", b"Name,Role", Format::Csv),
            ("a", b"Name;Role\nAda;Chair\nBen;Member", Format::Csv),
            ("a.md", b"x", Format::Markdown),
            ("a", b"# One\n\n## Two\n", Format::Markdown),
            (
                "a.txt",
                b"1. Apologies\n\nTo receive <b>any</b>",
                Format::Text,
            ),
            ("a.txt", b"", Format::Text),
            (
                "a",
                b"a\0few\0zeros in a longer text that goes on and on for a while",
                Format::Text,
            ),
        ] {
            assert_eq!(sniff(name, bytes), Ok(format), "{name}");
        }
        let wide: Vec<u8> = "AGENDA\r\n1. Apologies"
            .encode_utf16()
            .flat_map(u16::to_le_bytes)
            .collect();
        assert_eq!(sniff("a", &wide), Ok(Format::Text));
    }

    #[test]
    fn older_formats_are_told_from_other_files() {
        let compound = |name: &str| [b"\xD0\xCF\x11\xE0".to_vec(), wide(name)].concat();
        assert_eq!(old(b"{\\rtf1 x}"), Some(Old::Rich));
        assert_eq!(old(&compound("WordDocument")), Some(Old::Word));
        assert_eq!(old(&compound("Workbook")), None);
        assert_eq!(old(&compound("WordDocument EncryptedPackage")), None);
        assert_eq!(old(&wide("WordDocument")), None);
    }

    #[test]
    fn other_files_are_refused_in_a_sentence() {
        assert!(refused(b"\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1").contains("old Word file"));
        assert!(refused(b"{\\rtf1 x}").contains("RTF"));
        assert!(refused(b"\x89PNG\r\n").contains("picture"));
        assert!(refused(b"PK\x03\x04 xl/workbook.xml").contains("spreadsheet"));
        assert!(refused(b"PK\x03\x04 something").contains("packed"));
        assert!(refused(&[1, 2, 3, 4, 5, 6]).contains("no kind of file"));
        assert!(refused(b"<?xml version='1.0'?><x/>").contains("XML"));
    }
}
