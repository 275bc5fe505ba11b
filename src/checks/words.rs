//! Words, sentences and quotations of a text, as far as the checks tell them apart.

use std::ops::Range;

/// A word, hyphens and apostrophes inside it included.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Word<'t> {
    /// Its letters.
    pub(super) text: &'t str,
    /// Where it begins, in bytes.
    pub(super) at: usize,
}

impl Word<'_> {
    /// Where it stands.
    pub(super) fn range(&self) -> Range<usize> {
        self.at..self.end()
    }

    /// Where it ends.
    pub(super) fn end(&self) -> usize {
        self.at + self.text.len()
    }

    /// Whether it begins with a capital.
    pub(super) fn is_capital(&self) -> bool {
        self.text.starts_with(char::is_uppercase)
    }

    /// Without the ending of a possessive.
    pub(super) fn owner(&self) -> &str {
        owner(self.text)
    }
}

/// The word without the ending of a possessive.
pub(super) fn owner(word: &str) -> &str {
    ["'s", "’s", "'S", "’S"]
        .iter()
        .find_map(|ending| word.strip_suffix(ending))
        .unwrap_or(word)
}

/// Whether a character belongs to a word: letters and digits, and the marks that stand on them.
pub(super) fn in_word(c: char) -> bool {
    c.is_alphanumeric() || matches!(c, '\u{300}'..='\u{36F}' | '\u{200C}' | '\u{200D}')
}

/// Whether a character joins the parts of a word.
fn joins(c: char) -> bool {
    is_apostrophe(c) || is_hyphen(c)
}

fn is_apostrophe(c: char) -> bool {
    matches!(c, '\'' | '’')
}

pub(super) fn is_hyphen(c: char) -> bool {
    matches!(c, '-' | '\u{2010}' | '\u{2011}')
}

/// The words of a text; addresses of mail and of pages are no words.
pub(super) fn words(text: &str) -> Vec<Word<'_>> {
    let mut found = Vec::new();
    let mut from = 0;
    for chunk in text.split_inclusive(char::is_whitespace) {
        if !is_address(chunk) {
            words_of(chunk, from, &mut found);
        }
        from += chunk.len();
    }
    found
}

fn words_of<'t>(chunk: &'t str, from: usize, found: &mut Vec<Word<'t>>) {
    let mut begun: Option<usize> = None;
    let mut chars = chunk.char_indices().peekable();
    while let Some((at, c)) = chars.next() {
        let goes_on = chars.peek().is_some_and(|(_, next)| in_word(*next));
        let inside = in_word(c) || (begun.is_some() && joins(c) && goes_on);
        match (inside, begun) {
            (true, None) => begun = Some(at),
            (false, Some(start)) => {
                found.push(Word {
                    text: &chunk[start..at],
                    at: from + start,
                });
                begun = None;
            }
            _ => {}
        }
    }
    if let Some(start) = begun {
        found.push(Word {
            text: &chunk[start..],
            at: from + start,
        });
    }
}

/// The parts of a word between its hyphens.
pub(super) fn parts<'t>(word: &Word<'t>) -> Vec<Word<'t>> {
    let mut found = Vec::new();
    let mut from = 0;
    for part in word.text.split_inclusive(is_hyphen) {
        let text = part.trim_end_matches(is_hyphen);
        found.push(Word {
            text,
            at: word.at + from,
        });
        from += part.len();
    }
    found
}

/// "name@place.uk", "https://place.uk/page", "www.place.uk", "place.gov.uk".
fn is_address(chunk: &str) -> bool {
    let bare = chunk.trim_matches(|c: char| !c.is_alphanumeric());
    let dotted = || {
        let plain = |c: char| {
            c.is_ascii_lowercase() || c.is_ascii_digit() || matches!(c, '.' | '-' | '/' | '_')
        };
        let mut labels = bare.split('/').next().unwrap_or("").split('.');
        bare.contains('.')
            && bare.chars().all(plain)
            && labels.all(|l| l.chars().filter(char::is_ascii_lowercase).count() > 1)
    };
    bare.contains('@') || bare.contains("://") || bare.starts_with("www.") || dotted()
}

/// Whether a word is in capitals, but for the ending of a plural or a possessive: "CCGs".
pub(super) fn is_acronym(word: &str) -> bool {
    let stem = owner(word);
    let stem = stem.strip_suffix('s').unwrap_or(stem);
    let capitals = stem.chars().filter(|c| c.is_uppercase()).count();
    capitals > 1 && !stem.chars().any(char::is_lowercase)
}

/// What stands between double quotation marks, or single ones that open and close. A quotation
/// that doesn't close goes on to the end of its line.
pub(super) fn quotations(text: &str) -> Vec<Range<usize>> {
    let mut found = Vec::new();
    let mut open: Option<(usize, char)> = None;
    let mut chars = text.char_indices().peekable();
    let mut before = ' ';
    while let Some((at, c)) = chars.next() {
        let after = chars.peek().map_or(' ', |(_, c)| *c);
        match open {
            None => {
                let closing = match c {
                    '"' => Some('"'),
                    '“' => Some('”'),
                    '‘' => Some('’'),
                    '\'' if !in_word(before) && in_word(after) => Some('\''),
                    _ => None,
                };
                open = closing.map(|closing| (at, closing));
            }
            Some((from, closing)) => {
                let single = is_apostrophe(closing);
                // A single mark that never closes was an apostrophe.
                if c == '\n' && !single {
                    found.push(from..at);
                    open = None;
                } else if c == '\n' {
                    open = None;
                } else if c == closing && !(single && in_word(after)) {
                    found.push(from..at + c.len_utf8());
                    open = None;
                }
            }
        }
        before = c;
    }
    if let Some((from, closing)) = open
        && !is_apostrophe(closing)
    {
        found.push(from..text.len());
    }
    found
}

/// Words after which a full stop ends nothing.
const SHORTENED: &[&str] = &[
    "dr", "mr", "mrs", "ms", "cllr", "prof", "rev", "st", "no", "nos", "para", "paras", "p", "pp",
    "vs", "etc", "cf", "approx", "eg", "ie", "hon",
];

/// The sentences of a text. The end of a line ends one too: bullets and limbs are sentences here.
pub(super) fn sentences(text: &str) -> Vec<Range<usize>> {
    let mut found = Vec::new();
    let mut from = 0;
    let mut chars = text.char_indices().peekable();
    while let Some((at, c)) = chars.next() {
        let end = at + c.len_utf8();
        let next = chars.peek().map(|(_, c)| *c);
        let ends = match c {
            '\n' | '?' | '!' => true,
            '.' => next.is_none_or(char::is_whitespace) && !is_shortened(&text[from..at]),
            _ => false,
        };
        if ends && (c == '\n' || next.is_none_or(char::is_whitespace)) {
            found.push(from..end);
            from = end;
        }
    }
    if from < text.len() {
        found.push(from..text.len());
    }
    found.retain(|range| !text[range.clone()].trim().is_empty());
    found
}

fn is_shortened(before: &str) -> bool {
    let last = before
        .rsplit(|c: char| !c.is_alphanumeric())
        .next()
        .unwrap_or("");
    last.chars().count() == 1 && last.chars().all(char::is_alphabetic)
        || SHORTENED.contains(&last.to_lowercase().as_str())
}
