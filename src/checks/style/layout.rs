//! Spaces, full stops, capitals inside words, words written twice, places still to fill, and
//! sentences that are too long.

use super::{Mark, Page, Rule, StyleContext};
use crate::checks::words::{Word, in_word, is_acronym};

/// The most words that a sentence may have.
const LONG: usize = 60;
/// So many words make a sentence that wants a full stop.
const SENTENCE: usize = 3;
/// The most letters that a place to fill has; more in brackets is text.
const PLACE: usize = 60;

pub(super) fn look(page: &Page<'_>, context: &StyleContext<'_>, marks: &mut Vec<Mark>) {
    spacing(page, marks);
    capitals(page, context, marks);
    doubled(page, marks);
    places(page, context, marks);
    if page.is_prose() {
        full_stop(page, marks);
        long_sentences(page, marks);
    }
}

fn spacing(page: &Page<'_>, marks: &mut Vec<Mark>) {
    let text = page.text;
    for (at, c) in text.char_indices() {
        let end = at + c.len_utf8();
        let after = text[end..].chars().next();
        let mut before = text[..at].chars().rev();
        let last = before.next();
        if c == ' ' && last.is_some_and(|l| l != ' ' && l != '\n') {
            spaces(page, at, marks);
        } else if let (Some(l), Some(next)) = (last, after) {
            let second = before.next();
            let run_on = match c {
                ',' => l.is_alphabetic() && next.is_alphabetic(),
                // "end.Next": a capital alone may be an initial, a small letter an address.
                '.' => {
                    l.is_lowercase()
                        && second.is_some_and(char::is_alphabetic)
                        && next.is_uppercase()
                        && text[end..].chars().nth(1).is_some_and(char::is_lowercase)
                }
                _ => false,
            };
            if run_on && page.words.iter().any(|w| w.at == end) {
                marks.push(page.mark(
                    Rule::Spacing,
                    at..end,
                    format!("No space follows the “{c}”."),
                    vec![format!("{c} ")],
                ));
            }
        }
    }
}

/// A run of spaces between two words, or before a stop.
fn spaces(page: &Page<'_>, from: usize, marks: &mut Vec<Mark>) {
    let text = page.text;
    let run = text[from..].bytes().take_while(|b| *b == b' ').count();
    let to = from + run;
    let Some(next) = text[to..].chars().next() else {
        return;
    };
    let follows = text[to + next.len_utf8()..].chars().next();
    let stop = match next {
        ',' | ';' | ')' => true,
        // ".5" and "..." may have a space before them; so may ":" in a figure.
        '.' | ':' | '!' | '?' => follows.is_none_or(char::is_whitespace),
        _ => false,
    };
    if stop {
        marks.push(page.mark(
            Rule::Spacing,
            from..to + next.len_utf8(),
            format!("A space stands before the “{next}”."),
            vec![next.to_string()],
        ));
    } else if run > 1 && next != '\n' {
        marks.push(page.mark(
            Rule::Spacing,
            from..to,
            format!("{run} spaces stand where one is enough."),
            vec![" ".to_owned()],
        ));
    }
}

fn capitals(page: &Page<'_>, context: &StyleContext<'_>, marks: &mut Vec<Mark>) {
    for word in &page.words {
        let stem = word.owner();
        let mixed = stem.chars().any(char::is_lowercase)
            && stem.chars().skip(1).any(char::is_uppercase)
            && stem.chars().all(char::is_alphabetic);
        if !mixed || is_acronym(word.text) || context.known.has(word.text) {
            continue;
        }
        let small = stem.to_lowercase();
        let twice = stem.chars().take(2).all(char::is_uppercase)
            && stem.chars().skip(2).all(char::is_lowercase)
            && stem.chars().count() > 2;
        // Without a dictionary only two capitals at the beginning of a long word are sure.
        let sure = match context.speller {
            Some(speller) => !speller.knows(word.text) && speller.knows(&small),
            None => twice && stem.chars().count() > 4,
        };
        if sure {
            let mut chars = small.chars();
            let first = chars.next();
            let proper: String = first
                .map(|c| c.to_uppercase().chain(chars).collect())
                .unwrap_or_default();
            let fixed = if word.is_capital() { proper } else { small };
            let ending = &word.text[stem.len()..];
            marks.push(page.mark(
                Rule::Capitals,
                word.range(),
                format!("“{}” has a capital too many.", word.text),
                vec![format!("{fixed}{ending}")],
            ));
        }
    }
}

fn doubled(page: &Page<'_>, marks: &mut Vec<Mark>) {
    for pair in page.words.windows(2) {
        let (one, two) = (&pair[0], &pair[1]);
        let same =
            one.text.len() == two.text.len() && one.text.to_lowercase() == two.text.to_lowercase();
        let letters = one.text.chars().all(char::is_alphabetic);
        if !same || !page.adjoin(one, two) {
            continue;
        }
        // "He had had", "said that that report", and names such as "Baden Baden".
        let usual = matches!(one.text.to_lowercase().as_str(), "had" | "that")
            || (one.is_capital() && two.is_capital());
        if letters && !usual {
            marks.push(page.mark(
                Rule::Doubled,
                one.at..two.end(),
                format!("“{}” stands twice.", one.text),
                vec![one.text.to_owned()],
            ));
        }
    }
}

fn places(page: &Page<'_>, context: &StyleContext<'_>, marks: &mut Vec<Mark>) {
    let mut rest = 0;
    while let Some(open) = page.text[rest..].find('[').map(|at| rest + at) {
        rest = open + 1;
        let Some(inner) = page.text[rest..].split([']', '\n']).next() else {
            return;
        };
        let end = rest + inner.len();
        let closed = page.text[end..].starts_with(']');
        let words = inner.chars().any(char::is_alphabetic) && inner.chars().count() <= PLACE;
        // Somebody without a name is told by the completeness check.
        let cue = context
            .people
            .iter()
            .any(|p| p.details.cue && p.details.name.as_str() == inner);
        if closed && words && !cue && inner.trim() != "sic" {
            marks.push(page.mark(
                Rule::Places,
                open..end + 1,
                format!("“[{inner}]” is a place that is still to be filled."),
                Vec::new(),
            ));
        }
        rest = if closed { end + 1 } else { rest };
    }
}

fn full_stop(page: &Page<'_>, marks: &mut Vec<Mark>) {
    let text = page.text.trim_end();
    let last_line = text.lines().next_back().unwrap_or("");
    let bullet = last_line.starts_with("- ");
    let words = page.words.len();
    let Some(last) = text.chars().next_back() else {
        return;
    };
    // A closing quotation mark or bracket may stand behind the stop.
    let inner = text.trim_end_matches(['"', '”', '’', '\'', ')', ']']);
    let stopped = inner.ends_with(['.', '?', '!', '…', ':', ';']);
    let wants = in_word(last) || matches!(last, '"' | '”' | '’' | '\'' | ')' | ']' | '%');
    // Bullets without stops are a style of their own, if all of them are.
    let styled = bullet
        && text.lines().filter(|l| l.starts_with("- ")).all(|l| {
            l.trim_end()
                .ends_with(|c: char| !matches!(c, '.' | ';' | ','))
        });
    if wants && !stopped && !styled && words >= SENTENCE {
        let from = text.len() - last.len_utf8();
        marks.push(page.mark(
            Rule::FullStop,
            from..text.len(),
            "The paragraph ends without a full stop.".to_owned(),
            vec![format!("{last}.")],
        ));
    }
}

fn long_sentences(page: &Page<'_>, marks: &mut Vec<Mark>) {
    for sentence in &page.sentences {
        let words: &[Word<'_>] = page.words_in(sentence);
        let (Some(first), Some(last)) = (words.first(), words.last()) else {
            continue;
        };
        if words.len() > LONG {
            marks.push(page.mark(
                Rule::LongSentence,
                first.at..last.end(),
                format!(
                    "This sentence has {} words: two would be easier to read.",
                    words.len()
                ),
                Vec::new(),
            ));
        }
    }
}
