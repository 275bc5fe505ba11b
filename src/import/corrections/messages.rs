//! An e-mail's words as messages: each a sentence or a few, with the words of the draft that are quoted
//! above it. A greeting and a signature are none.

use super::asks::{Ask, Named, asked, named};
use super::{MarkedCopy, Message, changes_limit};
use crate::import::trouble::Trouble;
use crate::meeting::text::{Text, clean};

/// The most words that are typed or pasted.
const MOST: usize = 1 << 20;

const GREETINGS: [&str; 8] = [
    "dear ",
    "hi",
    "hello",
    "good morning",
    "good afternoon",
    "good evening",
    "morning",
    "all,",
];
const SIGN_OFFS: [&str; 14] = [
    "kind regards",
    "kindest regards",
    "best regards",
    "warm regards",
    "regards",
    "best wishes",
    "with best wishes",
    "many thanks",
    "thanks",
    "thank you",
    "best",
    "yours sincerely",
    "yours",
    "cheers",
];

/// Takes the messages of a text.
///
/// # Errors
/// When it is too long, or has more sentences than anybody can settle.
pub(super) fn take(
    text: &str,
    by: &Text,
    when: Option<chrono::NaiveDateTime>,
    copy: &mut MarkedCopy,
) -> Result<(), Trouble> {
    if text.len() > MOST {
        return Err(Trouble::new(
            "The text is longer than 1 MB.",
            "Paste what asks for changes, and no more.",
        ));
    }
    let mut reader = Reader {
        by,
        when,
        copy,
        quoted: String::new(),
        quoting: false,
        open: None,
        heading: String::new(),
        closed: false,
        left_out: false,
    };
    for (number, line) in (1..).zip(clean(text).lines()) {
        reader.line(number, line)?;
    }
    reader.end()?;
    if reader.left_out {
        copy.remarks
            .push(Text::line("A greeting or a signature was left out."));
    }
    Ok(())
}

struct Reader<'a> {
    by: &'a Text,
    when: Option<chrono::NaiveDateTime>,
    copy: &'a mut MarkedCopy,
    /// The words quoted above.
    quoted: String,
    /// The line above was quoted.
    quoting: bool,
    /// The message that goes on, and the line that it began on.
    open: Option<(usize, String)>,
    /// A name of a paragraph that stands on a line of its own.
    heading: String,
    /// The signature has begun.
    closed: bool,
    left_out: bool,
}

impl Reader<'_> {
    fn line(&mut self, number: usize, line: &str) -> Result<(), Trouble> {
        let trimmed = line.trim();
        if let Some(quoted) = trimmed.strip_prefix('>') {
            self.end()?;
            if !std::mem::replace(&mut self.quoting, true) {
                self.quoted.clear();
            }
            let quoted = quoted.trim_start_matches(['>', ' ']).trim_end();
            // An empty line among what is quoted ends a paragraph: the reply is to the last.
            if quoted.is_empty() {
                self.quoted.clear();
            } else {
                if !self.quoted.is_empty() {
                    self.quoted.push(' ');
                }
                self.quoted.push_str(quoted);
            }
            return Ok(());
        }
        if trimmed.is_empty() {
            return self.end();
        }
        self.quoting = false;
        let lower = trimmed.to_lowercase();
        let begins_anew = leading(trimmed) || trimmed.starts_with(['-', '*', '\u{2022}']);
        if self.closed && !(leading(trimmed) && asked(named(trimmed).1) != Ask::Remark) {
            self.left_out = true;
            return Ok(());
        }
        if self.open.is_none() && passes(&lower)
            || lower.starts_with("on ") && lower.ends_with("wrote:")
        {
            self.left_out = true;
            return self.end();
        }
        if trimmed == "--" || line == "-- " || signs_off(&lower) {
            self.closed = true;
            self.left_out = true;
            return self.end();
        }
        if begins_anew {
            self.end()?;
        }
        match &mut self.open {
            Some((_, words)) => {
                words.push(' ');
                words.push_str(trimmed);
            }
            None => self.open = Some((number, trimmed.to_owned())),
        }
        Ok(())
    }

    /// The message that is open ends.
    fn end(&mut self) -> Result<(), Trouble> {
        let Some((line, words)) = self.open.take() else {
            return Ok(());
        };
        let (name, rest) = named(&words);
        if name != Named::default() && rest.trim().is_empty() {
            self.heading = words;
            return Ok(());
        }
        // What stands below a name on a line of its own is about what is named.
        let headed = name == Named::default() && !self.heading.is_empty() && self.quoted.is_empty();
        let heading = std::mem::take(&mut self.heading);
        let words = if headed {
            format!("{}: {words}", heading.trim_end_matches(':'))
        } else {
            words
        };
        let head = named(&words).0;
        let head_words = if head == Named::default() {
            String::new()
        } else {
            let rest = named(&words).1;
            words[..words.len() - rest.len()].to_owned()
        };
        // Several things asked in one sentence are several messages.
        let (_, rest) = named(&words);
        let parts: Vec<&str> = rest.split("; ").collect();
        let each = parts.len() > 1 && parts.iter().all(|part| asked(part) != Ask::Remark);
        if each {
            for part in parts {
                self.push(line, &format!("{head_words}{part}"))?;
            }
        } else {
            self.push(line, &words)?;
        }
        // Whether what comes below is about the same words is not sure.
        self.quoted.clear();
        Ok(())
    }

    fn push(&mut self, line: usize, words: &str) -> Result<(), Trouble> {
        changes_limit(self.copy.messages.len() + 1)?;
        self.copy.messages.push(Message {
            line,
            words: Text::line(words),
            quoted: Text::line(&self.quoted),
            by: self.by.clone(),
            when: self.when,
        });
        Ok(())
    }
}

/// Whether a line begins with the name of a paragraph.
fn leading(line: &str) -> bool {
    let (name, rest) = named(line);
    let bare = line.trim_start_matches(['-', '*', '\u{2022}', ' ', '\t']);
    let lower = bare.to_lowercase();
    name != Named::default()
        && rest.len() < bare.len()
        && (bare.starts_with(|c: char| c.is_ascii_digit())
            || [
                "para",
                "minute",
                "item",
                "page",
                "section",
                "in ",
                "at ",
                "on ",
                "under ",
                "point",
                "resolution",
                "p.",
                "p ",
            ]
            .iter()
            .any(|w| lower.starts_with(w)))
}

/// Whether a line is a greeting and no more.
fn passes(lower: &str) -> bool {
    let words = lower.split_whitespace().count();
    words <= 5
        && GREETINGS.iter().any(|g| {
            lower.strip_prefix(g).is_some_and(|rest| {
                g.ends_with([' ', ',']) || rest.is_empty() || rest.starts_with([' ', ',', '!'])
            })
        })
}

fn signs_off(lower: &str) -> bool {
    let bare = lower.trim_end_matches([',', '.', '!', ' ']);
    SIGN_OFFS.contains(&bare)
        || lower.starts_with("-----original message")
        || lower.starts_with("sent from my ")
}
