//! How the text of a book is laid out: what stands where, and every fault with its place.
//!
//! A reader that stops at the first fault would cost an officer the whole book. This one goes on
//! after it, so that all faults are told at once and what is right holds; and because it knows
//! where each thing stands, something can be added without touching the rest.

use std::ops::Range;

use super::quoted::after_blank;

/// What a book is made of; a line that begins with one of these is never part of an entry.
pub(super) const SECTIONS: [&str; 4] = ["phrases", "abbreviations", "words", "checks_off"];

/// What may stand before the bracket of a record, as RON allows it.
const KINDS: [&str; 3] = ["Book", "Phrase", "Abbreviation"];
/// Brackets in brackets; a book needs three.
const DEPTH: usize = 8;
/// So many faults are told, and then nothing more is read: whoever has more mends these first.
const FAULTS: usize = 50;

/// Something that can't be read.
#[derive(Debug)]
pub(super) struct Fault {
    pub(super) at: usize,
    pub(super) what: String,
    pub(super) way_out: &'static str,
}

/// What a value is.
#[derive(Debug)]
pub(super) enum What {
    Record(Vec<Field>),
    List(Vec<Node>),
    /// Words in quotes.
    Words(String),
    /// A number, `true`, or anything else without quotes.
    Bare,
}

/// A value and where it stands.
#[derive(Debug)]
pub(super) struct Node {
    pub(super) range: Range<usize>,
    pub(super) what: What,
    /// Nothing in it was passed over.
    pub(super) sound: bool,
}

/// A named value of a record.
#[derive(Debug)]
pub(super) struct Field {
    pub(super) name: String,
    pub(super) at: usize,
    pub(super) value: Node,
}

/// A text, laid out.
#[derive(Debug)]
pub(super) struct Layout {
    /// The value that the text holds; none if it is blank.
    pub(super) root: Option<Node>,
    pub(super) faults: Vec<Fault>,
}

/// Lays a text out.
pub(super) fn lay_out(source: &str) -> Layout {
    let mut reader = Reader {
        source,
        at: 0,
        depth: 0,
        faults: Vec::new(),
    };
    reader.attributes();
    let root = match reader.peek() {
        None => None,
        Some(_) => reader.value(),
    };
    if root.as_ref().is_some_and(|r| r.sound) {
        reader.blank();
        if reader.peek().is_some() {
            let way_out = "Put everything between the first ( and the last ).";
            reader.fault(reader.at, "Something follows the end of the book.", way_out);
        }
    }
    Layout {
        root,
        faults: reader.faults,
    }
}

pub(super) struct Reader<'s> {
    pub(super) source: &'s str,
    pub(super) at: usize,
    depth: usize,
    faults: Vec<Fault>,
}

impl Reader<'_> {
    fn peek(&self) -> Option<char> {
        if self.faults.len() >= FAULTS {
            return None;
        }
        self.rest().chars().next()
    }

    fn rest(&self) -> &str {
        self.source.get(self.at..).unwrap_or_default()
    }

    pub(super) fn fault(&mut self, at: usize, what: impl Into<String>, way_out: &'static str) {
        if self.faults.len() < FAULTS {
            let what = what.into();
            self.faults.push(Fault { at, what, way_out });
        }
    }

    fn blank(&mut self) {
        match after_blank(self.source, self.at) {
            Ok(at) => self.at = at,
            Err(at) => {
                self.at = self.source.len();
                self.fault(at, "The comment that begins here has no end.", "Write */.");
            }
        }
    }

    /// A mark of the file's encoding, and extensions of the notation, which change nothing here.
    fn attributes(&mut self) {
        if self.rest().starts_with('\u{FEFF}') {
            self.at += '\u{FEFF}'.len_utf8();
        }
        self.blank();
        while self.rest().starts_with("#!") {
            match self.rest().find(']') {
                Some(end) => self.at += end + 1,
                None => self.next_line(),
            }
            self.blank();
        }
    }

    fn next_line(&mut self) {
        let rest = self.rest();
        self.at += rest.find('\n').map_or(rest.len(), |end| end + 1);
    }

    fn name(&mut self) -> String {
        let rest = self.rest();
        let end = rest.find(|c: char| !is_name(c)).unwrap_or(rest.len());
        let name = rest[..end].to_owned();
        self.at += end;
        name
    }

    /// The name here, if a colon follows it.
    fn field_name(&self) -> Option<&str> {
        let rest = self.rest();
        let end = rest.find(|c: char| !is_name(c))?;
        let after = after_blank(self.source, self.at + end).ok()?;
        (end > 0 && self.source[after..].starts_with(':')).then(|| &rest[..end])
    }

    fn at_section(&self) -> bool {
        self.field_name().is_some_and(|n| SECTIONS.contains(&n))
    }

    fn value(&mut self) -> Option<Node> {
        self.blank();
        let from = self.at;
        match self.peek() {
            Some('(') => self.nested(from, Self::record),
            Some('[') => self.nested(from, Self::list),
            Some('"') => self.words(from),
            Some('r') if self.rest().starts_with("r\"") || self.rest().starts_with("r#") => {
                self.raw(from)
            }
            Some(c) if is_name(c) => {
                let kind = self.name();
                let end = self.at;
                self.blank();
                if self.peek() == Some('(') && KINDS.contains(&kind.as_str()) {
                    return self.nested(from, Self::record);
                }
                self.at = end;
                Some(self.node(from, What::Bare, true))
            }
            _ => {
                let way_out = "Words stand in double quotes, entries in ( ), lists in [ ].";
                self.fault(from, "Something is due here that can't be read.", way_out);
                None
            }
        }
    }

    pub(super) fn node(&self, from: usize, what: What, sound: bool) -> Node {
        Node {
            range: from..self.at,
            what,
            sound,
        }
    }

    fn nested(&mut self, from: usize, inner: fn(&mut Self, usize) -> (What, bool)) -> Option<Node> {
        if self.depth == DEPTH {
            self.fault(from, "Brackets are nested too deep.", "Take some away.");
            return None;
        }
        self.depth += 1;
        let open = self.at;
        self.at += 1;
        let (what, sound) = inner(self, open);
        self.depth -= 1;
        Some(self.node(from, what, sound))
    }

    fn record(&mut self, open: usize) -> (What, bool) {
        let mut fields: Vec<Field> = Vec::new();
        let mut sound = true;
        loop {
            self.blank();
            match self.peek() {
                Some(')') => {
                    self.at += 1;
                    return (What::Record(fields), sound);
                }
                None => {
                    // What was left open inside is the cause, and was told.
                    if fields.last().is_none_or(|f| f.value.sound) {
                        let what = "The bracket that opens here has no end.";
                        self.fault(open, what, "Close it with ).");
                    }
                    return (What::Record(fields), false);
                }
                _ => {}
            }
            if let Some(field) = self.field() {
                let told = !field.value.sound;
                fields.push(field);
                self.separator(')', told);
                continue;
            }
            sound = false;
            self.next_line();
            if !self.goes_on() {
                return (What::Record(fields), false);
            }
        }
    }

    fn field(&mut self) -> Option<Field> {
        let at = self.at;
        if !self.peek().is_some_and(is_name) {
            let way_out = "Write a name, a colon and a value: code: \"rn\"";
            self.fault(at, "The name of a field is due here.", way_out);
            return None;
        }
        let name = self.name();
        self.blank();
        if self.peek() != Some(':') {
            let what = format!("A colon is due after \"{}\".", short(&name));
            self.fault(at, what, "Write a name, a colon and a value: code: \"rn\"");
            return None;
        }
        self.at += 1;
        let value = self.value()?;
        Some(Field { name, at, value })
    }

    /// After a fault, at the start of a line: whether the record goes on there. The book itself
    /// goes on at its next part, whatever stands before that.
    fn goes_on(&mut self) -> bool {
        loop {
            self.blank();
            let here = match self.peek() {
                None => return false,
                Some(')') => true,
                Some(_) if self.depth > 1 => self.field_name().is_some() && !self.at_section(),
                Some(_) => self.field_name().is_some(),
            };
            if here || self.depth > 1 {
                return here;
            }
            self.next_line();
        }
    }

    fn list(&mut self, open: usize) -> (What, bool) {
        let mut items: Vec<Node> = Vec::new();
        let mut sound = true;
        loop {
            self.blank();
            let ends = match self.peek() {
                Some(']') => {
                    self.at += 1;
                    return (What::List(items), sound);
                }
                Some(')') => {
                    // The end of an entry whose beginning was lost, or of the book.
                    let after = after_blank(self.source, self.at + 1).unwrap_or(self.at + 1);
                    let goes_on = self.source[after..].starts_with([',', '(', ']']);
                    if goes_on {
                        if sound {
                            self.fault(
                                self.at,
                                "Nothing was opened that ) closes.",
                                "Take it out.",
                            );
                        }
                        let comma = self.source[after..].starts_with(',');
                        self.at = after + usize::from(comma);
                        sound = false;
                    }
                    !goes_on
                }
                None => true,
                Some(_) if self.at_section() => true,
                Some(_) => {
                    if let Some(item) = self.value() {
                        let told = !item.sound;
                        sound &= item.sound;
                        items.push(item);
                        self.separator(']', told);
                    } else {
                        sound = false;
                        self.next_line();
                    }
                    false
                }
            };
            // At the end of the text, what was left open inside is the cause, and was told.
            let told = !sound && self.peek().is_none();
            if ends && !told {
                let what = "The list that opens here has no end.";
                self.fault(open, what, "Close it with ].");
            }
            if ends {
                return (What::List(items), false);
            }
        }
    }

    /// The comma after a value. One that was forgotten is told, and nothing is lost by it.
    fn separator(&mut self, close: char, told: bool) {
        let end = self.at;
        self.blank();
        match self.peek() {
            Some(',') => self.at += 1,
            Some(c) if c != close && !told && (is_name(c) || "(\"[".contains(c)) => {
                self.fault(end, "A comma is due here.", "Put , between two of them.");
            }
            _ => {}
        }
    }
}

fn is_name(c: char) -> bool {
    c.is_alphanumeric() || matches!(c, '_' | '-' | '+' | '.')
}

/// At most 40 letters: a fault must not flood the screen.
pub(super) fn short(text: &str) -> String {
    match text.char_indices().nth(40) {
        Some((end, _)) => format!("{}\u{2026}", &text[..end]),
        None => text.to_owned(),
    }
}
