//! Writing a book: a file that explains itself, and additions to one that leave the rest of it as
//! it stands.

use std::fmt::Write;

use super::book::{Abbreviation, Book, Phrase};
use super::faults::wrong_phrase;
use super::layout::{Layout, Node, What, lay_out};
use super::quoted::after_blank;
use super::read::Trouble;
use crate::meeting::text::Text;

const HEAD: &str = "\
// Phrases, abbreviations and words for Quorate.
//
// Give this file to whoever minutes with you: it holds nothing of any meeting.
// quorate phrases --check FILE tells what is wrong in it, with line and column;
// quorate phrases lists everything that can be typed. A line that begins with // is a comment.
";

const PHRASES: &str = "        // A phrase is typed by its code: 1 to 12 letters and digits. One that comes with the
        // program is replaced by giving its code here. In the text
        //   [who]   is a place to fill; Tab goes from one to the next
        //   []      is a place where only the caret stops
        //   {time}  is filled in by the meeting; so are {presenter} {presenter.full} {title}
        //           {item} {report of} {date} {last meeting} {next meeting} {count} {members}
        //           {chair} {Chair} {board} {Board} {venue} {resolved}
        //   [[ ]] {{ }}  are the brackets themselves
        // (code: \"slides\", text: \"{presenter.full} showed slides on [what].\", about: \"slides\"),
";

const ABBREVIATIONS: &str =
    "        // Offered written out at the first use in a document. With known: true it needs none.
        // (short: \"ICB\", long: \"Integrated Care Board\"),
        // (short: \"GP\", known: true),
";

const WORDS: &str =
    "        // Words that are right though no dictionary has them: places, projects.
        // \"Harrowmere\",
";

const CHECKS: &str =
    "        // Checks that are switched off, by the names that the check gives with each mark.
        // \"spelling\",
";

impl Book {
    /// The book as a file that explains itself.
    pub fn to_ron(&self) -> String {
        let mut out = format!("{HEAD}(\n");
        part(
            &mut out,
            PHRASES,
            "phrases",
            self.phrases.iter().map(phrase_line),
        );
        let abbreviations = self.abbreviations.iter().map(abbreviation_line);
        part(&mut out, ABBREVIATIONS, "abbreviations", abbreviations);
        part(
            &mut out,
            WORDS,
            "words",
            self.words.iter().map(|w| quoted(w)),
        );
        part(
            &mut out,
            CHECKS,
            "checks_off",
            self.checks_off.iter().map(|c| quoted(c)),
        );
        out.push_str(")\n");
        out
    }
}

fn part(out: &mut String, comment: &str, name: &str, lines: impl Iterator<Item = String>) {
    let _ = writeln!(
        out,
        "    {name}: [\n{comment}",
        comment = comment.trim_end()
    );
    for line in lines {
        let _ = writeln!(out, "        {line},");
    }
    out.push_str("    ],\n");
}

fn phrase_line(phrase: &Phrase) -> String {
    let (code, text) = (quoted(&phrase.code), quoted(&phrase.text));
    if phrase.about.is_empty() {
        format!("(code: {code}, text: {text})")
    } else {
        format!(
            "(code: {code}, text: {text}, about: {})",
            quoted(&phrase.about)
        )
    }
}

fn abbreviation_line(abbreviation: &Abbreviation) -> String {
    let mut line = format!("(short: {}", quoted(&abbreviation.short));
    if !abbreviation.long.is_empty() {
        let _ = write!(line, ", long: {}", quoted(&abbreviation.long));
    }
    line.push_str(if abbreviation.known {
        ", known: true)"
    } else {
        ")"
    });
    line
}

fn quoted(words: &str) -> String {
    let mut out = String::with_capacity(words.len() + 2);
    out.push('"');
    for c in words.chars() {
        match c {
            '"' => out.push_str("\\\""),
            '\\' => out.push_str("\\\\"),
            '\n' => out.push_str("\\n"),
            '\t' => out.push_str("\\t"),
            c => out.push(c),
        }
    }
    out.push('"');
    out
}

/// The text of a book with a phrase more; comments and layout stay.
///
/// # Errors
/// When the phrase is wrong, its code is taken, or the text can't be read well enough to find
/// where the phrase belongs.
pub fn with_phrase(source: &str, phrase: &Phrase) -> Result<String, Trouble> {
    if let Some((what, way_out)) = wrong_phrase(phrase) {
        return Err(Trouble::with_file(FILE, &what, &way_out));
    }
    let (book, _) = Book::read(source, FILE);
    if let Some(taken) = book.phrase(&phrase.code) {
        let what = format!("The code \"{}\" is taken: \"{}\"", phrase.code, taken.text);
        return Err(Trouble::with_file(FILE, &what, "Choose another code."));
    }
    with_entry(source, "phrases", &phrase_line(phrase), |book| {
        book.phrases.push(phrase.clone());
    })
}

/// The text of a book with an abbreviation more; comments and layout stay.
///
/// # Errors
/// When it is empty or there already, or the text can't be read well enough.
pub fn with_abbreviation(source: &str, abbreviation: &Abbreviation) -> Result<String, Trouble> {
    if abbreviation.short.is_blank() || (abbreviation.long.is_blank() && !abbreviation.known) {
        let what = "An abbreviation needs its letters and what they stand for.";
        return Err(Trouble::with_file(FILE, what, "Give both."));
    }
    let (book, _) = Book::read(source, FILE);
    if let Some(taken) = book
        .abbreviations
        .iter()
        .find(|a| a.short == abbreviation.short)
    {
        let what = format!("\"{}\" is there already: \"{}\"", taken.short, taken.long);
        return Err(Trouble::with_file(FILE, &what, "Change it in the file."));
    }
    with_entry(
        source,
        "abbreviations",
        &abbreviation_line(abbreviation),
        |book| {
            book.abbreviations.push(abbreviation.clone());
        },
    )
}

/// The text of a book with a word more; comments and layout stay. A word that is there already
/// changes nothing.
///
/// # Errors
/// When the word is empty, or the text can't be read well enough.
pub fn with_word(source: &str, word: &Text) -> Result<String, Trouble> {
    if word.is_blank() {
        return Err(Trouble::with_file(
            FILE,
            "The word is empty.",
            "Give a word.",
        ));
    }
    if Book::read(source, FILE).0.words.contains(word) {
        return Ok(source.to_owned());
    }
    with_entry(source, "words", &quoted(word), |book| {
        book.words.push(word.clone());
    })
}

/// What a book is called where its file's name is not known.
const FILE: &str = "the book";

fn with_entry(
    source: &str,
    part: &str,
    line: &str,
    add: impl FnOnce(&mut Book),
) -> Result<String, Trouble> {
    let (mut book, troubles) = Book::read(source, FILE);
    let layout = lay_out(source);
    if !layout.faults.is_empty() {
        return Err(troubles.into_iter().next().unwrap_or_else(unclear));
    }
    add(&mut book);
    let Some(edits) = edits(source, &layout, part, line) else {
        return Err(troubles.into_iter().next().unwrap_or_else(unclear));
    };
    let mut out = source.to_owned();
    // From the end, so that the earlier places stay where they are.
    for (at, words) in edits.into_iter().rev() {
        out.insert_str(at, &words);
    }
    // Better not to add than to spoil a file that somebody else wrote.
    let (after, news) = Book::read(&out, FILE);
    if after == book && news.len() == troubles.len() {
        Ok(out)
    } else {
        Err(unclear())
    }
}

fn unclear() -> Trouble {
    let what = "It is not clear where this belongs in the file.";
    Trouble::with_file(
        FILE,
        what,
        "Add it by hand; quorate phrases --new FILE shows how.",
    )
}

/// What to put in, and where, from first to last.
fn edits(source: &str, layout: &Layout, part: &str, line: &str) -> Option<Vec<(usize, String)>> {
    let end = if source.contains("\r\n") {
        "\r\n"
    } else {
        "\n"
    };
    let Some(root) = &layout.root else {
        let before = if source.is_empty() || source.ends_with('\n') {
            ""
        } else {
            end
        };
        let book = format!("{before}({end}    {part}: [{end}        {line},{end}    ],{end}){end}");
        return Some(vec![(source.len(), book)]);
    };
    let What::Record(fields) = &root.what else {
        return None;
    };
    let Some(field) = fields.iter().find(|f| f.name == part) else {
        let added = format!("    {part}: [{end}        {line},{end}    ],");
        let last = fields.last().map(|f| &f.value);
        return Some(after(source, root, last, &added, end, ""));
    };
    let What::List(items) = &field.value.what else {
        return None;
    };
    let indent = items.last().map_or_else(
        || format!("{}    ", indent_at(source, field.at)),
        |last| indent_at(source, last.range.start).to_owned(),
    );
    let line = format!("{indent}{line},");
    let outer = indent_at(source, field.at);
    Some(after(source, &field.value, items.last(), &line, end, outer))
}

/// Puts `line` after the last of what stands in `around`: on a line of its own, unless the last
/// shares its line with the bracket that closes.
fn after(
    source: &str,
    around: &Node,
    last: Option<&Node>,
    line: &str,
    end: &str,
    outer: &str,
) -> Vec<(usize, String)> {
    let close = around.range.end - 1;
    let from = last.map_or(around.range.start + 1, |last| last.range.end);
    let comma = after_blank(source, from).unwrap_or(from);
    let has_comma = last.is_some() && source[comma..].starts_with(',');
    let mut edits = Vec::new();
    if last.is_some() && !has_comma {
        edits.push((from, ",".to_owned()));
    }
    let on = if has_comma { comma + 1 } else { from };
    // Before the line that closes, after all comments.
    let line_start = source[..close].rfind('\n').map_or(0, |at| at + 1);
    if line_start > on && source[line_start..close].trim().is_empty() {
        edits.push((line_start, format!("{line}{end}")));
    } else if last.is_none() || source[on..close].contains('\n') {
        edits.push((close, format!("{end}{line}{end}{outer}")));
    } else {
        // All on one line, or the bracket right after the last.
        let words = line.trim().trim_end_matches(',');
        edits.push((on, format!(" {words}")));
    }
    edits
}

/// The white space at the beginning of the line that `at` is in.
fn indent_at(source: &str, at: usize) -> &str {
    let start = source[..at].rfind('\n').map_or(0, |n| n + 1);
    let line = &source[start..];
    let length = line.len() - line.trim_start_matches([' ', '\t']).len();
    &line[..length]
}
