//! What is wrong in a file, where, and what to write instead.

use std::fmt;

use ron::error::{Error, SpannedError};

use super::place::{self, Place};
use crate::meeting::nearest::nearest;
use crate::meeting::text::{Text, clean};

/// What kind of file is read.
#[derive(Clone, Copy, Debug)]
pub(super) struct About {
    /// What it is of: "body".
    pub(super) what: &'static str,
    /// Where each setting is told.
    pub(super) see: &'static str,
}

/// Something wrong in the file of a body or of a style.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Trouble {
    /// The file.
    pub file: String,
    /// The line, from 1; 0 where it is about the whole file.
    pub line: usize,
    /// The letter in it, from 1.
    pub column: usize,
    /// What is wrong, in a sentence.
    pub what: String,
    /// What to write instead.
    pub way_out: String,
}

impl Trouble {
    pub(super) fn new(file: &str, place: Place, what: &str, way_out: &str) -> Self {
        let (line, column) = place.unwrap_or_default();
        Self {
            file: Text::line(file).into_string(),
            line,
            column,
            what: clean(what),
            way_out: clean(way_out),
        }
    }
}

impl fmt::Display for Trouble {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.file)?;
        if self.line > 0 {
            write!(f, ", line {}, column {}", self.line, self.column)?;
        }
        write!(f, ": {} {}", self.what, self.way_out)
    }
}

/// What could not be read, and where.
pub(super) fn in_words(error: &SpannedError, source: &str, name: &str, about: About) -> Trouble {
    let (what, way_out) = cause(&error.code, about);
    let start = error.span.start;
    let at = place::first_word(source, start.line, start.col);
    Trouble::new(name, Some(at), &what, &way_out)
}

fn cause(error: &Error, about: About) -> (String, String) {
    let see = about.see;
    let fixed = |what: &str, way_out: &str| (what.to_owned(), way_out.to_owned());
    match error {
        Error::NoSuchStructField {
            expected, found, ..
        } => (
            format!("There is no setting {} here.", short(found)),
            meant(found, expected, see),
        ),
        Error::NoSuchEnumVariant {
            expected,
            found,
            outer,
        } => (
            match outer {
                Some(outer) => format!("{} is no word for {}.", short(found), outer.to_lowercase()),
                None => format!("{} is no word that is known here.", short(found)),
            },
            meant(found, expected, see),
        ),
        Error::MissingStructField { field, .. } => (
            format!("The setting {field} is missing."),
            format!("Add {field}: \u{2026}; {see}"),
        ),
        Error::DuplicateStructField { field, .. } => (
            format!("The setting {field} stands twice."),
            "Leave one of them out.".to_owned(),
        ),
        Error::ExpectedString => fixed(
            "Words in double quotes are due here.",
            "Write \"\u{2026}\"; a quotation mark inside is \\\".",
        ),
        Error::ExpectedStringEnd => fixed(
            "The quotation that begins here has no end.",
            "Close it with \"; a quotation mark inside is \\\".",
        ),
        Error::ExpectedBoolean => fixed("true or false is due here.", "Write one of the two."),
        Error::ExpectedInteger | Error::InvalidIntegerDigit { .. } | Error::IntegerOutOfBounds => {
            fixed(
                "A number from 0 to 65535 is due here.",
                "Write it in figures, without quotes.",
            )
        }
        Error::ExpectedArray => fixed(
            "A list is due here.",
            "Put it in square brackets: [\u{2026}, \u{2026}].",
        ),
        Error::ExpectedStructLike | Error::ExpectedNamedStructLike(_) => (
            "An opening bracket is due here.".to_owned(),
            format!("Put the settings in round brackets: (\u{2026}); {see}"),
        ),
        Error::Eof
        | Error::ExpectedComma
        | Error::ExpectedMapColon
        | Error::ExpectedArrayEnd
        | Error::ExpectedStructLikeEnd
        | Error::ExpectedOptionEnd => fixed(
            "A comma is due here, a colon, or a bracket that closes.",
            "Write setting: value, with a comma after each, and close every ( and [.",
        ),
        Error::TrailingCharacters => fixed(
            &format!("Something follows the end of the {}.", about.what),
            "Leave it out, or put it inside the brackets.",
        ),
        Error::Message(said) => {
            let (what, way_out) = said.split_once("; ").unwrap_or((said, ""));
            let way_out = match way_out.chars().next() {
                None => see.to_owned(),
                Some(first) => {
                    let rest = &way_out[first.len_utf8()..];
                    format!("{}{rest}.", first.to_uppercase())
                }
            };
            (format!("{}.", short(what.trim_end_matches('.'))), way_out)
        }
        Error::InvalidValueForType { expected, found } => (
            format!(
                "This should be {}, and is {}.",
                short(expected),
                short(found)
            ),
            see.to_owned(),
        ),
        other => {
            let said = other.to_string();
            (
                format!("{}.", short(said.trim_end_matches('.'))),
                see.to_owned(),
            )
        }
    }
}

fn meant(found: &str, known: &[&'static str], see: &str) -> String {
    match nearest(found, known.iter().copied()) {
        Some(meant) => format!("Did you mean {meant}?"),
        None if known.is_empty() => see.to_owned(),
        None => format!("There are: {}.", known.join(", ")),
    }
}

/// At most 80 characters: a sentence must not flood the screen.
fn short(text: &str) -> String {
    if text.chars().count() <= 80 {
        return text.to_owned();
    }
    let head: String = text.chars().take(79).collect();
    format!("{head}\u{2026}")
}
