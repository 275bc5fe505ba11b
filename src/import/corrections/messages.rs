//! An e-mail's words as messages: each a sentence or a few, with the words of the draft that are quoted
//! above it. A greeting and a signature are none.

use chrono::NaiveDate;

use super::asks::{Ask, Named, asked, named};
use super::{MarkedCopy, Message, changes_limit};
use crate::import::trouble::Trouble;
use crate::import::when::{dates, times};
use crate::meeting::text::{Text, clean};

/// The most words that are typed or pasted.
const MOST: usize = 1 << 20;

/// The most letters that are shown of what was left out.
const SHOWN: usize = 300;

/// The most words of the line that tells whose words are quoted.
const ATTRIBUTION: usize = 40;

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
        gap: false,
        open: None,
        heading: String::new(),
        any: false,
        closed: false,
        left_out: Vec::new(),
    };
    for (number, line) in (1..).zip(clean(text).lines()) {
        reader.line(number, line)?;
    }
    reader.end()?;
    let left_out = reader.left_out.join(" / ");
    if !left_out.is_empty() {
        let shown: String = left_out.chars().take(SHOWN).collect();
        let more = if shown.len() < left_out.len() {
            " \u{2026}"
        } else {
            ""
        };
        copy.remarks.push(Text::line(&format!(
            "Left out as a greeting or a signature: {shown}{more}"
        )));
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
    /// And it was empty: with it a paragraph of what is quoted ends.
    gap: bool,
    /// The message that goes on, and the line that it began on.
    open: Option<(usize, String)>,
    /// A name of a paragraph that stands on a line of its own.
    heading: String,
    /// Something was said: what thanks from here on signs, and doesn't only begin.
    any: bool,
    /// The signature has begun.
    closed: bool,
    /// The lines that were taken for a greeting, a signature, or whose words are quoted.
    left_out: Vec<String>,
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
            // The reply is to the last paragraph of what is quoted. Programs also put an empty quoted
            // line between that and the reply.
            if quoted.is_empty() {
                self.gap = true;
            } else {
                if std::mem::take(&mut self.gap) {
                    self.quoted.clear();
                }
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
        self.gap = false;
        let lower = trimmed.to_lowercase();
        let begins_anew = leading(trimmed) || trimmed.starts_with(['-', '*', '\u{2022}']);
        if self.closed && !(leading(trimmed) && asked(named(trimmed).1) != Ask::Remark) {
            self.leave_out(trimmed);
            return Ok(());
        }
        if self.open.is_none() && passes(&lower) {
            self.leave_out(trimmed);
            return Ok(());
        }
        if lower.ends_with("wrote:") && self.attributes(trimmed) {
            return Ok(());
        }
        if trimmed == "--" || line == "-- " || signs_off(&lower) {
            self.end()?;
            // Thanks above the first request are a beginning.
            self.closed = self.any;
            self.leave_out(trimmed);
            return Ok(());
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

    fn leave_out(&mut self, line: &str) {
        self.left_out.push(line.to_owned());
    }

    /// Whether a line that ends in "wrote:" says, with what is open above it, whose words are quoted below:
    /// "On 3 March 2026 at 10:00, The Clerk wrote:", which programs also wrap. Then it is left out.
    fn attributes(&mut self, line: &str) -> bool {
        let above = self.open.as_ref().map_or("", |(_, words)| words);
        let whole = format!("{above} {line}");
        let words: Vec<&str> = whole.split_whitespace().take(ATTRIBUTION + 1).collect();
        // It tells whose address, or its moment at once: a request that begins so does not ("On item 7 I
        // voted against, as I wrote:"), and nobody is quoted as "I".
        let is_one = words.len() <= ATTRIBUTION
            && words
                .first()
                .is_some_and(|on| on.eq_ignore_ascii_case("on"))
            && !matches!(words.as_slice(), [.., who, _] if ["i", "we"].contains(&who.to_lowercase().as_str()))
            && (words.iter().any(|word| word.contains('@')) || moment_first(&words[1..].join(" ")));
        if is_one {
            self.open = None;
            self.leave_out(whole.trim());
        }
        is_one
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
        self.any = true;
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

/// Whether `text` begins with a day or a time: "Fri, 20 Mar 2026 at 14:05, The Clerk".
fn moment_first(text: &str) -> bool {
    let first = |at: std::ops::Range<usize>| at.start == 0;
    // Any year does: only where the day stands is asked.
    dates(text, Some(NaiveDate::default()))
        .into_iter()
        .any(|day| first(day.at))
        || times(text).into_iter().any(|time| first(time.at))
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
