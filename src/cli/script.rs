//! Scripts of intents: one line, one intent, in RON.
//!
//! A line is blank, a comment (`// …`), an intent (`Arrive(person: Known("Dr Katz"))`), an order
//! (`(at: "16:04", intent: Leave(person: "Dr Katz"))`), or sets the recording clock
//! (`@ 2014-11-20T16:00:00+00:00`). `docs/intents.md` has the vocabulary.

use std::io::{self, BufRead};

use ron::error::{Error, SpannedError};
use ron::extensions::Extensions;

use crate::bodies::inherited;
use crate::meeting::agenda::Stamp;
use crate::meeting::nearest::nearest;
use crate::meeting::text::clean;
use crate::meeting::{Intent, Order, Refusal};

/// The longest line that is read, in bytes: what a session file can hold.
pub(super) const LINE_LIMIT: usize = 16 << 20;

/// What a line of a script says.
#[derive(Clone, Debug, PartialEq)]
pub(super) enum ScriptLine {
    /// Nothing: it is blank or a comment.
    Nothing,
    /// From here on the recording clock shows this time.
    Clock(Stamp),
    /// Something is to be recorded.
    Order(Box<Order>),
}

/// Reads one line.
///
/// # Errors
/// A sentence that says at which column what is wrong, and the likely cure.
pub(super) fn read_line(line: &[u8]) -> Result<ScriptLine, Refusal> {
    let line = std::str::from_utf8(line).map_err(|e| {
        Refusal::new(
            format!("Byte {} is not UTF-8 text.", e.valid_up_to() + 1),
            "Save the script as UTF-8.",
        )
    })?;
    if line.contains('\0') {
        return Err(Refusal::new(
            "The line holds a NUL character, so this is hardly a script.",
            "Save the script as plain text in UTF-8.",
        ));
    }
    let line = line.trim_start_matches('\u{FEFF}').trim();
    if line.is_empty() || line.starts_with("//") {
        return Ok(ScriptLine::Nothing);
    }
    if let Some(time) = line.strip_prefix('@') {
        return Stamp::parse_from_rfc3339(time.trim())
            .map(ScriptLine::Clock)
            .map_err(|_| {
                Refusal::new(
                    "The time after @ can't be read.",
                    "Write it like this: @ 2015-01-22T16:00:00+00:00",
                )
            });
    }
    let order = if line.starts_with('(') {
        options()
            .from_str::<Order>(line)
            .or_else(|e| other_brackets(line).ok_or(e))
    } else {
        options()
            .from_str::<Intent>(line)
            .map(Order::from)
            .or_else(|e| bare(line).map(Order::from).ok_or(e))
    };
    let mut order = order.map_err(|e| in_words(&e))?;
    // A ready style is a file of the program's, and no fact of a meeting: it is told in whole.
    if let Intent::SetStyle(told) = &mut order.intent {
        **told =
            inherited((**told).clone()).map_err(|(what, way_out)| Refusal::new(what, way_out))?;
    }
    Ok(ScriptLine::Order(Box::new(order)))
}

fn options() -> ron::Options {
    ron::Options::default()
        .with_default_extension(Extensions::IMPLICIT_SOME)
        .with_default_extension(Extensions::UNWRAP_VARIANT_NEWTYPES)
}

/// An intent that is a name alone: where every field may be left out the brackets may be too, and
/// empty brackets do no harm where there are no fields.
fn bare(line: &str) -> Option<Intent> {
    let name = line.strip_suffix("()").unwrap_or(line).trim_end();
    if !name.bytes().all(|b| b.is_ascii_alphanumeric()) {
        return None;
    }
    options()
        .from_str(name)
        .or_else(|_| options().from_str(&format!("{name}()")))
        .ok()
}

/// The same for an order that ends with its intent.
fn other_brackets(line: &str) -> Option<Order> {
    let (before, rest) = line.rsplit_once("intent:")?;
    let name = rest.trim().strip_suffix(')')?.trim_end();
    let intent = bare(name.trim_end_matches(','))?;
    let around = options()
        .from_str::<Order>(&format!("{before}intent: Close)"))
        .ok()?;
    Some(Order { intent, ..around })
}

fn in_words(error: &SpannedError) -> Refusal {
    let column = error.span.start.col;
    let (reason, way_out) = cause(&error.code);
    Refusal::new(
        clean(&format!("Column {column}: {reason}")),
        clean(&way_out),
    )
}

fn cause(error: &Error) -> (String, String) {
    let see = "docs/intents.md tells each intent with an example.";
    match error {
        Error::NoSuchEnumVariant {
            expected,
            found,
            outer,
        } => {
            let what = match outer.as_deref() {
                None | Some("Intent") => "an intent".to_owned(),
                Some(outer) => format!("one of the words for {}", outer.to_lowercase()),
            };
            (
                format!("{} is not {what}.", short(found)),
                suggestion(found, expected, see),
            )
        }
        Error::NoSuchStructField {
            expected,
            found,
            outer,
        } => (
            match outer {
                Some(outer) => format!("{outer} has no field {}.", short(found)),
                None => format!("There is no field {} here.", short(found)),
            },
            suggestion(found, expected, see),
        ),
        Error::MissingStructField { field, outer } => (
            match outer {
                Some(outer) => format!("{outer} lacks its field {field}."),
                None => format!("The field {field} is missing."),
            },
            format!("Add {field}: …; {see}"),
        ),
        Error::DuplicateStructField { field, .. } => (
            format!("The field {field} stands twice."),
            "Leave one of them out.".to_owned(),
        ),
        Error::ExpectedString => (
            "Words in double quotes are due here.".to_owned(),
            "Write \"…\"; a quotation mark inside is \\\".".to_owned(),
        ),
        Error::ExpectedStringEnd => (
            "The quotation that begins here has no end.".to_owned(),
            "Close it with \"; a quotation mark inside is \\\", a line break \\n.".to_owned(),
        ),
        Error::Eof
        | Error::ExpectedComma
        | Error::ExpectedArrayEnd
        | Error::ExpectedStructLikeEnd
        | Error::ExpectedOptionEnd => (
            "A comma is due here, or a bracket that closes.".to_owned(),
            "An intent stands on one line; close every ( and [.".to_owned(),
        ),
        Error::ExpectedStructLike | Error::ExpectedNamedStructLike(_) => (
            "An opening bracket is due here.".to_owned(),
            format!("Give the fields in brackets, or () for none; {see}"),
        ),
        Error::TrailingCharacters => (
            "Something follows the end of the intent.".to_owned(),
            "Put one intent on a line, and comments on lines of their own.".to_owned(),
        ),
        Error::ExceededRecursionLimit => {
            ("Brackets are nested too deep.".to_owned(), see.to_owned())
        }
        Error::InvalidValueForType { expected, found } => (
            format!("This should be {expected}, and is {}.", short(found)),
            see.to_owned(),
        ),
        other => {
            let said = other.to_string();
            let said = said.trim_end_matches('.');
            (format!("{}.", short(said)), see.to_owned())
        }
    }
}

fn suggestion(found: &str, known: &[&'static str], else_see: &str) -> String {
    match nearest(found, known.iter().copied()) {
        Some(meant) => format!("Did you mean {meant}?"),
        None if known.len() <= 12 && !known.is_empty() => {
            format!("There are: {}.", known.join(", "))
        }
        None => else_see.to_owned(),
    }
}

/// At most 80 characters: an error must not flood the screen with the line that caused it.
fn short(text: &str) -> String {
    if text.chars().count() <= 80 {
        return text.to_owned();
    }
    let head: String = text.chars().take(79).collect();
    format!("{head}\u{2026}")
}

/// The lines of a script with their numbers, none longer than [`LINE_LIMIT`].
#[derive(Debug)]
pub(super) struct Lines<R> {
    from: R,
    number: usize,
    line: Vec<u8>,
}

/// Why no line could be had.
#[derive(Debug)]
pub(super) enum LineError {
    /// The script could not be read on.
    Io(io::Error),
    /// The line is longer than [`LINE_LIMIT`].
    TooLong,
}

impl<R: BufRead> Lines<R> {
    /// The lines of `from`.
    pub(super) fn new(from: R) -> Self {
        Self {
            from,
            number: 0,
            line: Vec::new(),
        }
    }

    /// The number of the line that was read last, from 1.
    pub(super) fn number(&self) -> usize {
        self.number
    }

    /// The next line without its line break; none at the end.
    ///
    /// # Errors
    /// When the script can't be read on, or the line is too long.
    pub(super) fn next_line(&mut self) -> Result<Option<&[u8]>, LineError> {
        self.line.clear();
        self.number += 1;
        loop {
            let chunk = match self.from.fill_buf() {
                Ok(chunk) => chunk,
                Err(e) if e.kind() == io::ErrorKind::Interrupted => continue,
                Err(e) => return Err(LineError::Io(e)),
            };
            if chunk.is_empty() {
                return Ok((!self.line.is_empty()).then_some(&self.line));
            }
            let end = chunk.iter().position(|&b| b == b'\n');
            let taken = end.unwrap_or(chunk.len());
            if self.line.len() + taken > LINE_LIMIT {
                return Err(LineError::TooLong);
            }
            self.line.extend_from_slice(&chunk[..taken]);
            self.from.consume(taken + usize::from(end.is_some()));
            if end.is_some() {
                return Ok(Some(&self.line));
            }
        }
    }
}

#[cfg(test)]
#[path = "script_tests.rs"]
mod tests;

#[cfg(test)]
#[path = "script_docs_tests.rs"]
mod docs;
