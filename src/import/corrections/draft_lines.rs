//! The printed lines of a draft with what of each are an entry's own words.

use std::collections::HashMap;
use std::ops::Range;

use super::place::{DraftLine, Own};
use crate::meeting::id::EntryId;
use crate::meeting::printed::PrintedLine;

/// The lines of a draft as corrections are placed beside them; `text` gives the words of an entry
/// whose text is what is printed of it.
pub fn draft_lines<'t>(
    printed: &[PrintedLine],
    text: impl Fn(EntryId) -> Option<&'t str>,
) -> Vec<DraftLine> {
    let mut used: HashMap<EntryId, usize> = HashMap::new();
    let mut out = Vec::new();
    let mut aliases = Vec::new();
    for line in printed {
        let found = line.entry.and_then(|entry| {
            let text = text(entry)?;
            let from = used.get(&entry).copied().unwrap_or(0);
            let (own, next) = own(&line.words, text, from)?;
            used.insert(entry, next);
            Some(own)
        });
        let words = line.words.to_string();
        // A row of a table holds the words in one of its cells.
        if let Some(own) = &found
            && own.range.len() < words.len()
            && line.number.is_empty()
        {
            // With the mark of its readers, which stands in the cell too.
            let cell = words[..own.range.start].rfind(": ").map_or(0, |at| at + 2);
            let words = words[cell..own.range.end].to_owned();
            aliases.push(DraftLine {
                number: String::new(),
                entry: line.entry,
                own: Some(Own {
                    range: own.range.start - cell..words.len(),
                    ..own.clone()
                }),
                alias: true,
                words,
            });
        }
        out.push(DraftLine {
            number: line.number.to_string(),
            words,
            entry: line.entry,
            own: found,
            alias: false,
        });
    }
    out.extend(aliases);
    out
}

/// What of a printed line is the next line of an entry's text, and where the line after that begins.
fn own(words: &str, text: &str, from: usize) -> Option<(Own, usize)> {
    let all = text.trim();
    if from == 0
        && !all.is_empty()
        && !all.contains('\n')
        && let Some(range) = only(words, all)
    {
        let at = text.len() - text.trim_start().len();
        let own = Own {
            range,
            from: at,
            all: true,
        };
        return Some((own, text.len()));
    }
    let mut at = from;
    while at < text.len() {
        let line = text[at..].split('\n').next().unwrap_or("");
        let next = at + line.len() + 1;
        let bare = line.trim();
        // A bullet is printed without its sign.
        let bare = bare.strip_prefix("- ").unwrap_or(bare).trim_start();
        if !bare.is_empty()
            && let Some(range) = only(words, bare)
        {
            let start = at + line.find(bare).unwrap_or(0);
            let own = Own {
                range,
                from: start,
                all: bare == all,
            };
            return Some((own, next));
        }
        at = next;
    }
    None
}

/// Where words stand in a line: at its end, or in one place alone.
fn only(line: &str, words: &str) -> Option<Range<usize>> {
    if line.ends_with(words) {
        return Some(line.len() - words.len()..line.len());
    }
    let mut found = line.match_indices(words);
    match (found.next(), found.next()) {
        (Some((at, _)), None) => Some(at..at + words.len()),
        _ => None,
    }
}
