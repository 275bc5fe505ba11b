//! What a copy has otherwise than the draft though nobody tracked it: other words, paragraphs that came
//! or went.

use std::collections::HashMap;
use std::ops::Range;

use super::lines::Lines;
use super::place::{BY_HAND, DraftLine, FACTS, Found, How, Placed, Target};
use super::{Change, MarkedCopy, Paragraph, Stands, What};
use crate::meeting::text::Text;

/// What stands otherwise in the copy than in the draft, and was not tracked.
pub(super) fn find(copy: &MarkedCopy, draft: &[DraftLine], found: &[Option<Found>]) -> Vec<Placed> {
    let mut out = Vec::new();
    let mut seen: HashMap<usize, usize> = HashMap::new();
    for (at, (paragraph, here)) in copy.paragraphs.iter().zip(found).enumerate() {
        let Some(here) = here else {
            let begun = found[..at].iter().flatten();
            let begun = begun.filter(|f| f.how == How::Words && !draft[f.line].number.is_empty());
            if begun.count() > 0 {
                out.extend(unknown(copy, at, paragraph));
            }
            continue;
        };
        seen.insert(here.line, at);
        let line = &draft[here.line];
        // What our own Word file says of the draft, its number and its status.
        let head = paragraph.before.get(..5).unwrap_or_default();
        if line.entry.is_none() && head.eq_ignore_ascii_case("draft") {
            continue;
        }
        let print = Lines::print(line);
        let lead = Lines::lead(line);
        for (copied, drafted) in &here.beside.differences {
            // Another number is no other words.
            if drafted.end <= lead && !drafted.is_empty()
                || drafted.is_empty() && drafted.end < lead
            {
                continue;
            }
            // A cell holds a part of a line; what stands around it is in other cells.
            let own = line.own.as_ref().filter(|_| line.now.is_none());
            let own = own.map_or(0..0, |own| own.range.clone());
            let in_own = lead + own.start <= drafted.start && drafted.end <= lead + own.end;
            if paragraph.stands != Stands::Text && !in_own {
                continue;
            }
            let (new, old) = (&paragraph.before[copied.clone()], &print[drafted.clone()]);
            out.push(of_its_own(
                at,
                paragraph,
                copied.start,
                old,
                new,
                here,
                line,
                drafted,
            ));
        }
    }
    out.extend(missing(copy, draft, &seen));
    out
}

#[allow(clippy::too_many_arguments, reason = "a change is all of them")]
fn of_its_own(
    at: usize,
    paragraph: &Paragraph,
    place: usize,
    old: &str,
    new: &str,
    here: &Found,
    line: &DraftLine,
    drafted: &Range<usize>,
) -> Placed {
    let change = Change {
        paragraph: Some(at),
        at: place,
        what: What::Untracked,
        old: Text::new(old),
        new: Text::new(new),
        says: Text::default(),
        by: Text::default(),
        when: None,
    };
    let lead = Lines::lead(line);
    let own = line.own.as_ref().filter(|_| line.now.is_none()).map(|own| {
        let (start, end) = (own.range.start + lead, own.range.end + lead);
        (start, end, own.from)
    });
    let target = match (line.entry, own) {
        (None, _) => Target::Nowhere,
        (Some(entry), Some((start, end, from))) if start <= drafted.start && drafted.end <= end => {
            Target::Words {
                entry,
                at: drafted.start - start + from,
                old: Text::new(old),
                new: Text::new(&new.replace(['\n', '\t'], " ")),
            }
        }
        (Some(entry), _) => Target::Beside(entry, FACTS),
    };
    Placed {
        change,
        stands: paragraph.in_words(),
        line: Some(here.line),
        how: Some(here.how),
        target,
    }
}

/// A paragraph of the copy that the draft hasn't got and that nobody tracked.
fn unknown(copy: &MarkedCopy, at: usize, paragraph: &Paragraph) -> Option<Placed> {
    if paragraph.before.trim().is_empty()
        || paragraph.stands != Stands::Text
        || copy.changes.iter().any(|c| c.paragraph == Some(at))
    {
        return None;
    }
    Some(Placed {
        change: Change {
            paragraph: Some(at),
            at: 0,
            what: What::Untracked,
            old: Text::default(),
            new: Text::new(&paragraph.before),
            says: Text::line("The draft has no such paragraph."),
            by: Text::default(),
            when: None,
        },
        stands: paragraph.in_words(),
        line: None,
        how: None,
        target: Target::Nowhere,
    })
}

/// Lines of the draft that the copy hasn't got though it has those above and below.
fn missing(copy: &MarkedCopy, draft: &[DraftLine], seen: &HashMap<usize, usize>) -> Vec<Placed> {
    let mut out = Vec::new();
    for (at, line) in draft.iter().enumerate() {
        let in_parts = || draft.iter().any(|l| l.alias && l.entry == line.entry);
        let told = seen.contains_key(&at) || line.alias || in_parts();
        let (Some(entry), false) = (line.entry, told) else {
            continue;
        };
        let above = at.checked_sub(1).and_then(|above| seen.get(&above));
        let below = seen.get(&(at + 1));
        let (Some(above), Some(_)) = (above, below.filter(|b| above.is_some_and(|a| a < *b)))
        else {
            continue;
        };
        let target = match &line.own {
            Some(own) if own.all => Target::Strike(entry),
            _ => Target::Beside(entry, BY_HAND),
        };
        out.push(Placed {
            change: Change {
                paragraph: Some(*above),
                at: copy.paragraphs[*above].before.len(),
                what: What::Untracked,
                old: Text::new(&line.words),
                new: Text::default(),
                says: Text::line("The copy has no such paragraph."),
                by: Text::default(),
                when: None,
            },
            stands: format!("after {}", copy.paragraphs[*above].in_words()),
            line: Some(at),
            how: None,
            target,
        });
    }
    out
}
