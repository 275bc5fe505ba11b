//! Beside which line of the draft a message of an e-mail stands, and what it asks of its words. Only
//! what is sure is placed: a number that one line has, words that stand in one place.

use std::ops::Range;

use super::asks::{Ask, Named, asked, named};
use super::fold;
use super::lines::Lines;
use super::place::{BY_HAND, DraftLine, FACTS, How, OTHER, Placed, SAID, Target};
use super::{Change, Message, Paragraph, What};
use crate::import::steps::Steps;
use crate::meeting::text::Text;

/// Words that name no paragraph are looked for in the whole draft from this length on.
const ENOUGH: usize = 15;

/// Places a message.
pub(super) fn placed(
    message: &Message,
    draft: &[DraftLine],
    lines: &Lines<'_>,
    steps: &Steps,
) -> Placed {
    let (name, rest) = named(&message.words);
    let ask = asked(rest);
    let scope = scope(&name, message, draft, lines, steps);
    let found = scope.and_then(|(scope, how)| narrowed(scope, how, &ask, draft, steps));
    let (line, how) = found.map_or((None, None), |(line, how)| (Some(line), Some(how)));
    let target = line.map_or(Target::Nowhere, |at| target(&ask, &draft[at]));
    let (old, new) = match &ask {
        Ask::Words(old, new) => (old.as_str(), new.as_str()),
        Ask::Beside { new, .. } | Ask::AtEnd(new) | Ask::Whole(new) => ("", new.as_str()),
        Ask::Out | Ask::Remark => ("", ""),
    };
    Placed {
        change: Change {
            paragraph: None,
            at: 0,
            what: What::Message,
            old: Text::line(old),
            new: Text::line(new),
            says: message.words.clone(),
            by: message.by.clone(),
            when: message.when,
        },
        stands: format!("line {} of the message", message.line),
        line,
        how,
        target,
    }
}

/// The lines that a message may be about.
fn scope(
    name: &Named,
    message: &Message,
    draft: &[DraftLine],
    lines: &Lines<'_>,
    steps: &Steps,
) -> Option<(Range<usize>, How)> {
    if let Some(number) = &name.number {
        let at = lines.numbered(number)?;
        let all = below(draft, at);
        return match name.nth {
            None if all.len() > 1 && draft[at].own.is_none() => Some((all, How::Number)),
            None => Some((at..at + 1, How::Number)),
            Some(nth) => {
                // Paragraphs are those with numbers of their own, one level below.
                let depth = draft[at].number.trim_end_matches('.').matches('.').count() + 1;
                let of: Vec<usize> = all
                    .filter(|l| *l != at && draft[*l].number.matches('.').count() == depth)
                    .collect();
                let found = match nth {
                    0 => of.last(),
                    nth => of.get(nth - 1),
                };
                found.map(|l| (*l..*l + 1, How::Number))
            }
        };
    }
    if !message.quoted.is_empty() {
        let quoted = Paragraph {
            before: message.quoted.to_string(),
            ..Paragraph::default()
        };
        return lines
            .find(&quoted, None, steps)
            .map(|(at, how)| (at..at + 1, how));
    }
    Some((0..draft.len(), How::Likeness))
}

/// The lines below a number that are of it: 5, 5.1, 5.2, and what stands between.
fn below(draft: &[DraftLine], at: usize) -> Range<usize> {
    let bare = |line: &DraftLine| line.number.trim_end_matches('.').to_owned();
    let prefix = format!("{}.", bare(&draft[at]));
    let rest = draft[at + 1..].iter();
    let many = rest
        .take_while(|line| {
            line.number.is_empty()
                || bare(line).starts_with(&prefix)
                || line.number.starts_with('(')
        })
        .count();
    at..at + 1 + many
}

/// One line of several: the only one that has the words asked about.
fn narrowed(
    scope: Range<usize>,
    how: How,
    ask: &Ask,
    draft: &[DraftLine],
    steps: &Steps,
) -> Option<(usize, How)> {
    if scope.len() == 1 {
        return Some((scope.start, how));
    }
    let sought = match ask {
        Ask::Words(old, _) => old,
        Ask::Beside { there, .. } => there,
        _ if how == How::Number => return Some((scope.start, how)),
        _ => return None,
    };
    if how == How::Likeness && sought.len() < ENOUGH {
        return None;
    }
    let size: usize = draft
        .get(scope.clone())?
        .iter()
        .map(|l| l.words.len())
        .sum();
    steps.take(size as u64).ok()?;
    let first = scope.start;
    let mut found =
        scope.filter(|at| !draft[*at].alias && stands(sought, &draft[*at].words).is_some());
    match (found.next(), found.next()) {
        (Some(only), None) => Some((only, how)),
        _ if how == How::Number => Some((first, how)),
        _ => None,
    }
}

/// What settling the message would do to a line.
fn target(ask: &Ask, line: &DraftLine) -> Target {
    let Some(entry) = line.entry else {
        return Target::Nowhere;
    };
    if *ask == Ask::Remark {
        return Target::Beside(entry, SAID);
    }
    let Some(own) = &line.own else {
        return Target::Beside(entry, FACTS);
    };
    let words = |range: Range<usize>, new: &str| {
        if range.start < own.range.start || range.end > own.range.end {
            return Target::Beside(entry, FACTS);
        }
        Target::Words {
            entry,
            at: range.start - own.range.start + own.from,
            old: Text::new(&line.stands()[range]),
            new: Text::new(new),
        }
    };
    match ask {
        Ask::Words(old, new) => match stands(old, line.stands()) {
            Some(range) if new.is_empty() => words(with_space(range, line.stands()), ""),
            Some(range) => words(range, new),
            None => Target::Beside(entry, OTHER),
        },
        Ask::Beside { there, new, after } => match stands(there, line.stands()) {
            Some(range) if *after => {
                let space = if new.starts_with([' ', ',', '.', ';']) {
                    ""
                } else {
                    " "
                };
                words(range.end..range.end, &format!("{space}{}", new.trim_end()))
            }
            Some(range) => words(range.start..range.start, &format!("{} ", new.trim_end())),
            None => Target::Beside(entry, OTHER),
        },
        Ask::AtEnd(new) => {
            let end = own.range.end;
            words(end..end, &format!(" {}", new.trim()))
        }
        Ask::Whole(new) => words(own.range.clone(), new),
        Ask::Out if own.all => Target::Strike(entry),
        Ask::Out | Ask::Remark => Target::Beside(entry, BY_HAND),
    }
}

/// The one place where words stand in a text; none where they stand in none or in several.
fn stands(sought: &str, text: &str) -> Option<Range<usize>> {
    let sought = sought.trim();
    let (there, wanted) = (fold::tokens(text), fold::tokens(sought));
    if wanted.is_empty() {
        return None;
    }
    let once = |same: &dyn Fn(&str, &str) -> bool| {
        let windows = there.windows(wanted.len());
        let mut found =
            windows.filter(|w| w.iter().zip(&wanted).all(|(a, b)| same(&a.key, &b.key)));
        match (found.next(), found.next()) {
            (Some([first, .., last]), None) => Some(first.range.start..last.range.end),
            (Some([only]), None) => Some(only.range.clone()),
            _ => None,
        }
    };
    let exact = once(&|a, b| a == b);
    exact
        .or_else(|| once(&|a, b| crate::meeting::text::alike(a, b)))
        // A part of a word.
        .or_else(|| {
            let mut all = text.match_indices(sought);
            match (all.next(), all.next()) {
                (Some((at, _)), None) => Some(at..at + sought.len()),
                _ => None,
            }
        })
}

/// Words that go take the space before them along.
fn with_space(range: Range<usize>, text: &str) -> Range<usize> {
    let before = text[..range.start].ends_with(' ');
    let after = text[range.end..].chars().next();
    if before && after.is_none_or(|c| !c.is_alphanumeric()) {
        range.start - 1..range.end
    } else if range.start == 0 && after == Some(' ') {
        range.start..range.end + 1
    } else {
        range
    }
}
