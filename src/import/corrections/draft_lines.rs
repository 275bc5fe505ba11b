//! The printed lines of a draft with what of each are an entry's own words.

use std::collections::HashMap;
use std::ops::Range;

use super::place::{DraftLine, Own};
use crate::meeting::id::EntryId;
use crate::meeting::printed::PrintedLine;

/// The lines of a draft as it was `sent`, as corrections are placed beside them; `now` are those of the
/// draft as it stands, and `text` gives the words of an entry whose text is what is printed of it.
pub fn draft_lines<'t>(
    sent: &[PrintedLine],
    now: &[PrintedLine],
    text: impl Fn(EntryId) -> Option<&'t str>,
) -> Vec<DraftLine> {
    // The lines of each entry as they are now, in their order.
    let mut stand: HashMap<EntryId, std::collections::VecDeque<&PrintedLine>> = HashMap::new();
    for line in now {
        if let Some(entry) = line.entry {
            stand.entry(entry).or_default().push_back(line);
        }
    }
    let mut used: HashMap<EntryId, usize> = HashMap::new();
    let mut out = Vec::new();
    let mut aliases = Vec::new();
    for line in sent {
        let stands = line.entry.and_then(|e| stand.get_mut(&e)?.pop_front());
        let mut changed = None;
        let found = line.entry.and_then(|entry| {
            let text = text(entry)?;
            let from = used.get(&entry).copied().unwrap_or(0);
            let as_sent = own(&line.words, text, from);
            let found = as_sent.or_else(|| {
                // It was changed since it was sent: its words are those of now.
                let stands = stands?;
                changed = Some(stands.words.to_string());
                own(&stands.words, text, from)
            });
            let (own, next) = found?;
            used.insert(entry, next);
            Some(own)
        });
        let words = line.words.to_string();
        // A row of a table holds the words in one of its cells.
        if let Some(own) = &found
            && own.range.len() < words.len()
            && line.number.is_empty()
            && changed.is_none()
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
                now: None,
                words,
            });
        }
        out.push(DraftLine {
            number: line.number.to_string(),
            words,
            entry: line.entry,
            own: found,
            alias: false,
            now: changed,
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
