//! Reading a book: what is right is kept, and each fault is told with its place and the way out.

use std::collections::HashMap;
use std::fmt;

use super::book::{Abbreviation, Book, Phrase};
use super::faults::{CODE_RULE, wrong_code, wrong_in_text};
use super::layout::{Field, Node, SECTIONS, What, lay_out, short};
use crate::meeting::Refusal;
use crate::meeting::text::{Text, clean};

/// The most fields of an entry that are looked at; none has more than three.
const FIELDS: usize = 16;
/// The most troubles that are told at once.
const TROUBLES: usize = 200;

/// Something wrong in a book.
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
    /// What to do next; may be empty.
    pub way_out: String,
}

impl Trouble {
    /// Something wrong with a file as a whole.
    pub fn with_file(file: &str, what: &str, way_out: &str) -> Self {
        Self {
            file: Text::line(file).into_string(),
            line: 0,
            column: 0,
            what: clean(what),
            way_out: clean(way_out),
        }
    }

    /// Something wrong at a byte of the text.
    pub(super) fn at(file: &str, source: &str, at: usize, what: &str, way_out: &str) -> Self {
        let before = source.get(..at).unwrap_or(source);
        let line = before.rsplit('\n').next().unwrap_or_default();
        Self {
            line: before.matches('\n').count() + 1,
            column: line.trim_start_matches('\u{FEFF}').chars().count() + 1,
            ..Self::with_file(file, what, way_out)
        }
    }
}

impl fmt::Display for Trouble {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.file)?;
        if self.line > 0 {
            write!(f, ", line {}, column {}", self.line, self.column)?;
        }
        write!(f, ": {}", self.what)?;
        if !self.way_out.is_empty() {
            write!(f, " {}", self.way_out)?;
        }
        Ok(())
    }
}

impl From<Trouble> for Refusal {
    fn from(trouble: Trouble) -> Self {
        let Trouble {
            file,
            line,
            column,
            what,
            way_out,
        } = trouble;
        // A sentence on its own needs no place before it.
        let reason = if line > 0 {
            format!("{file}, line {line}, column {column}: {what}")
        } else {
            what
        };
        Self::new(reason, way_out)
    }
}

impl Book {
    /// Reads the text of a book that is called `name`: everything that is right in it, and what
    /// is wrong, from top to bottom.
    pub fn read(source: &str, name: &str) -> (Self, Vec<Trouble>) {
        let layout = lay_out(source);
        let mut reading = Reading {
            book: Self::default(),
            faults: layout
                .faults
                .into_iter()
                .map(|f| (f.at, f.what, f.way_out.to_owned()))
                .collect(),
            codes: HashMap::new(),
            shorts: HashMap::new(),
            lines: source.match_indices('\n').map(|(at, _)| at).collect(),
            source,
        };
        match layout.root {
            Some(Node {
                what: What::Record(fields),
                ..
            }) => reading.fields(&fields),
            Some(other) => reading.fault(
                other.range.start,
                "A book is a record in round brackets.",
                "quorate phrases --new FILE makes one to begin with.",
            ),
            None => {}
        }
        let mut faults = reading.faults;
        faults.sort_by_key(|(at, ..)| *at);
        let troubles = faults
            .iter()
            .map(|(at, what, way_out)| Trouble::at(name, source, *at, what, way_out))
            .collect();
        (reading.book, troubles)
    }

    /// Reads the bytes of a book. Where they are no text, the rest is read.
    pub fn read_bytes(bytes: &[u8], name: &str) -> (Self, Vec<Trouble>) {
        match std::str::from_utf8(bytes) {
            Ok(source) => Self::read(source, name),
            Err(e) => {
                let source = String::from_utf8_lossy(bytes);
                let (book, mut troubles) = Self::read(&source, name);
                let what = "This is not UTF-8 text.";
                let way_out = "Save the file as UTF-8.";
                troubles.insert(
                    0,
                    Trouble::at(name, &source, e.valid_up_to(), what, way_out),
                );
                (book, troubles)
            }
        }
    }
}

struct Reading<'s> {
    book: Book,
    faults: Vec<(usize, String, String)>,
    /// Where each code stands, in small letters.
    codes: HashMap<String, usize>,
    shorts: HashMap<String, usize>,
    /// Where lines end.
    lines: Vec<usize>,
    source: &'s str,
}

impl Reading<'_> {
    fn fault(&mut self, at: usize, what: impl Into<String>, way_out: impl Into<String>) {
        if self.faults.len() < TROUBLES {
            self.faults.push((at, what.into(), way_out.into()));
        }
    }

    fn line_of(&self, at: usize) -> usize {
        self.lines.partition_point(|&end| end < at) + 1
    }

    fn fields(&mut self, fields: &[Field]) {
        for (i, field) in fields.iter().enumerate().take(FIELDS) {
            let name = field.name.as_str();
            if !SECTIONS.contains(&name) {
                let what = format!("A book has no part \"{}\".", short(name));
                self.fault(
                    field.at,
                    what,
                    format!("There are: {}.", SECTIONS.join(", ")),
                );
                continue;
            }
            if fields[..i].iter().any(|f| f.name == name) {
                let what = format!("The part \"{name}\" stands twice.");
                self.fault(
                    field.at,
                    what,
                    "Put both into one; what stands in them holds.",
                );
            }
            let What::List(items) = &field.value.what else {
                let what = format!("\"{name}\" is a list.");
                self.fault(
                    field.value.range.start,
                    what,
                    "Put it in square brackets: [ ]",
                );
                continue;
            };
            for item in items {
                match name {
                    "phrases" => self.phrase(item),
                    "abbreviations" => self.abbreviation(item),
                    _ => self.word(item, name == "words"),
                }
            }
        }
    }

    /// The fields of an entry; none if it is no entry, or something in it could not be read.
    fn entry<'n>(&mut self, node: &'n Node, known: &[&str], like: &str) -> Option<&'n [Field]> {
        let What::Record(fields) = &node.what else {
            let what = "An entry in round brackets is due here.";
            self.fault(
                node.range.start,
                what,
                format!("Write it like this: {like}"),
            );
            return None;
        };
        for (i, field) in fields.iter().enumerate().take(FIELDS) {
            if !known.contains(&field.name.as_str()) {
                let what = format!("There is no field \"{}\" here.", short(&field.name));
                self.fault(field.at, what, format!("There are: {}.", known.join(", ")));
            } else if fields[..i].iter().any(|f| f.name == field.name) {
                let what = format!("The field \"{}\" stands twice.", field.name);
                self.fault(field.at, what, "Take one of them out; the first holds.");
            }
        }
        // A fault inside was told where it is.
        node.sound.then_some(fields)
    }

    /// The words of a field and where they stand; blank words are told if there must be some.
    fn words(
        &mut self,
        node: &Node,
        fields: &[Field],
        name: &str,
        must: bool,
    ) -> Option<(String, usize)> {
        let Some(field) = fields.iter().find(|f| f.name == name) else {
            if must {
                let what = format!("The field \"{name}\" is missing.");
                self.fault(node.range.start, what, format!("Add {name}: \"…\""));
            }
            return None;
        };
        let at = field.value.range.start;
        match &field.value.what {
            What::Words(words) if must && Text::new(words).is_blank() => {
                self.fault(
                    at,
                    format!("The field \"{name}\" is empty."),
                    "Write something between the quotation marks, or take the entry out.",
                );
                None
            }
            What::Words(words) => Some((words.clone(), at)),
            _ => {
                let what = format!("\"{name}\" is words in double quotes.");
                self.fault(at, what, format!("Write {name}: \"…\""));
                None
            }
        }
    }

    fn phrase(&mut self, node: &Node) {
        let sample = "(code: \"rn\", text: \"That the report be noted.\")";
        let Some(fields) = self.entry(node, &["code", "text", "about"], sample) else {
            return;
        };
        let code = self.words(node, fields, "code", true);
        let text = self.words(node, fields, "text", true);
        let about = self.words(node, fields, "about", false);
        let (Some((code, code_at)), Some((text, text_at))) = (code, text) else {
            return;
        };
        if let Some(why) = wrong_code(&code) {
            self.fault(code_at, why, CODE_RULE);
            return;
        }
        if let Some(&first) = self.codes.get(&code.to_lowercase()) {
            let line = self.line_of(first);
            let what = format!("The code \"{code}\" stands in line {line} already.");
            self.fault(
                code_at,
                what,
                "Give this phrase another code; the first holds.",
            );
            return;
        }
        for (what, way_out) in wrong_in_text(&text) {
            self.fault(text_at, what, way_out);
        }
        self.codes.insert(code.to_lowercase(), code_at);
        self.book.phrases.push(Phrase {
            code: Text::line(&code),
            text: Text::new(&text),
            about: Text::line(&about.unwrap_or_default().0),
        });
    }

    fn abbreviation(&mut self, node: &Node) {
        let sample = "(short: \"ICB\", long: \"Integrated Care Board\")";
        let Some(fields) = self.entry(node, &["short", "long", "known"], sample) else {
            return;
        };
        let written = fields
            .iter()
            .find(|f| f.name == "known")
            .map(|f| &f.value.range);
        let known = match written.map(|range| (&self.source[range.clone()], range.start)) {
            None | Some(("false", _)) => false,
            Some(("true", _)) => true,
            Some((_, at)) => {
                self.fault(
                    at,
                    "\"known\" is true or false.",
                    "Write true for one that needs no writing out.",
                );
                false
            }
        };
        let abbreviation = self.words(node, fields, "short", true);
        let long = self.words(node, fields, "long", !known);
        let (Some((abbreviation, at)), true) = (abbreviation, known || long.is_some()) else {
            return;
        };
        let abbreviation = Text::line(&abbreviation);
        if let Some(&first) = self.shorts.get(abbreviation.as_str()) {
            let line = self.line_of(first);
            let what = format!(
                "\"{}\" stands in line {line} already.",
                short(&abbreviation)
            );
            self.fault(at, what, "Take one of them out; the first holds.");
            return;
        }
        self.shorts.insert(abbreviation.to_string(), at);
        self.book.abbreviations.push(Abbreviation {
            short: abbreviation,
            long: Text::line(&long.unwrap_or_default().0),
            known,
        });
    }

    fn word(&mut self, node: &Node, right: bool) {
        match &node.what {
            What::Words(word) if !Text::line(word).is_blank() => {
                let words = if right {
                    &mut self.book.words
                } else {
                    &mut self.book.checks_off
                };
                let word = Text::line(word);
                // Said twice, it is no less right.
                if !words.contains(&word) {
                    words.push(word);
                }
            }
            What::Words(_) => self.fault(node.range.start, "This word is empty.", "Take it out."),
            _ => self.fault(
                node.range.start,
                "A word in double quotes is due here.",
                "Write \"…\", with commas between them.",
            ),
        }
    }
}
