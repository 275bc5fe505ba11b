//! Acronyms that are nowhere written out. Each is told once, where it stands first.

use std::collections::BTreeSet;

use super::{Mark, Page, Rule, StyleContext};
use crate::checks::words::{is_acronym, owner, parts, words};

/// Those that nobody writes out.
const PLAIN: &[&str] = &[
    "NHS", "GP", "UK", "EU", "US", "USA", "UN", "MP", "VAT", "IT", "HR", "ID", "TV", "AM", "PM",
    "OK", "PDF", "HIV", "AIDS", "DNA", "BBC", "AOB", "PC", "CD", "DVD", "NB", "PS", "BST", "GMT",
    "PLC", "CEO", "OBE", "MBE", "CBE",
];

/// What the document has written out, and what was told already.
pub(in crate::checks) struct Acronyms<'j> {
    context: &'j StyleContext<'j>,
    written: BTreeSet<String>,
    told: BTreeSet<String>,
}

impl<'j> Acronyms<'j> {
    /// From the whole record and the agenda.
    pub(in crate::checks) fn of(
        context: &'j StyleContext<'j>,
        document: &'j str,
        given: &[&'j [String]],
    ) -> Self {
        let mut written = BTreeSet::new();
        for text in given
            .iter()
            .copied()
            .flatten()
            .map(String::as_str)
            .chain([document])
        {
            written_out(text, &mut written);
        }
        for abbreviation in context.abbreviations {
            let long = abbreviation.long.to_lowercase();
            let stands = |text: &str| text.to_lowercase().contains(&long);
            // A book may have one that needs no words: it is left without them there.
            if abbreviation.long.is_blank()
                || stands(document)
                || given.iter().copied().flatten().any(|g| stands(g))
            {
                written.insert(stem(&abbreviation.short).to_owned());
            }
        }
        written.extend(context.words.iter().map(|w| stem(w).to_owned()));
        Self {
            context,
            written,
            told: BTreeSet::new(),
        }
    }

    /// Marks those that stand in a passage for the first time.
    pub(super) fn look(&mut self, page: &Page<'_>, marks: &mut Vec<Mark>) {
        for word in page.words.iter().flat_map(parts) {
            let short = stem(word.text);
            let letters = short.chars().all(char::is_alphabetic);
            if !letters || !is_acronym(word.text) || self.needs_none(short) {
                continue;
            }
            self.told.insert(short.to_owned());
            let instead = self
                .context
                .abbreviations
                .iter()
                .filter(|a| stem(&a.short) == short)
                .map(|a| format!("{} ({})", a.long, a.short))
                .collect();
            marks.push(page.mark(
                Rule::Acronyms,
                word.at..word.at + short.len(),
                format!("“{short}” is written out nowhere in these minutes."),
                instead,
            ));
        }
    }

    fn needs_none(&self, short: &str) -> bool {
        PLAIN.contains(&short)
            || self.written.contains(short)
            || self.told.contains(short)
            || is_numeral(short)
            || self.is_word(short)
    }

    /// A word in capitals, as headings and calls are: "RESOLVED".
    fn is_word(&self, short: &str) -> bool {
        match self.context.speller {
            Some(speller) => short.chars().count() > 3 && speller.knows(&short.to_lowercase()),
            None => short.chars().count() > 5,
        }
    }
}

/// Without the endings of a plural and a possessive.
fn stem(word: &str) -> &str {
    let word = owner(word);
    word.strip_suffix('s').unwrap_or(word)
}

/// "Long Name (LN)" writes LN out; so does "LN (Long Name)".
fn written_out(text: &str, written: &mut BTreeSet<String>) {
    let found = words(text);
    for (i, word) in found.iter().enumerate() {
        if !is_acronym(word.text) {
            continue;
        }
        let before = text[..word.at].trim_end().chars().next_back();
        let after = text[word.end()..].trim_start();
        let inside = before == Some('(')
            && i > 0
            && after.starts_with([')', ',', ';'])
            && !is_acronym(found[i - 1].text);
        let long = after
            .strip_prefix('(')
            .and_then(|rest| rest.split(')').next());
        let first = |c: Option<char>| c.map(|c| c.to_lowercase().to_string());
        let explained = long.is_some_and(|long| {
            long.contains(' ') && first(long.chars().next()) == first(word.text.chars().next())
        });
        if inside || explained {
            written.insert(stem(word.text).to_owned());
        }
    }
}

fn is_numeral(word: &str) -> bool {
    word.chars().all(|c| matches!(c, 'I' | 'V' | 'X'))
}
