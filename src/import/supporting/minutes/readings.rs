//! The headings that a paragraph or a row of minutes could be: with a number in front, above or below, or
//! by its look alone.

use super::resolved;
use super::title::{Title, title};
use crate::import::front::business;
use crate::import::lexicon::{self, Cue, RollWord};
use crate::import::outline::coded::coded;
use crate::import::outline::number::{Count, Number, readings};
use crate::import::supporting::label::Mark;
use crate::import::supporting::para::Para;
use crate::import::supporting::words;
use crate::meeting::agenda::Business;

const COUNTS: &str = "The number at the end of the title could be that of what stands behind it.";

/// A reading of a paragraph as a heading.
pub(super) struct Reading {
    pub(super) number: Option<Number>,
    pub(super) title: String,
    /// What stands behind the title.
    pub(super) rest: String,
    /// Both, as printed.
    pub(super) whole: String,
    /// Paragraphs below it that have its number or its title.
    pub(super) more: usize,
    /// Why the title could be longer or shorter.
    pub(super) unsure: Option<&'static str>,
    /// What speaks for it.
    pub(super) worth: i32,
}

impl Reading {
    /// A short line by itself as a title.
    pub(super) fn plain(para: &Para) -> Self {
        let title = para.text.trim_end_matches(':').to_owned();
        Self {
            number: None,
            worth: -1,
            rest: String::new(),
            whole: title.clone(),
            more: 0,
            unsure: None,
            title,
        }
    }
}

pub(super) fn is_loud(para: &Para) -> bool {
    para.titled || para.bold || words::capitals(&para.text)
}

pub(super) fn is_known(title: &str) -> bool {
    business(title) != Business::Ordinary
}

/// The headings that a paragraph with a number could be.
pub(super) fn numbered(para: &Para) -> Vec<Reading> {
    let words = match para.mark {
        None => para.text.clone(),
        Some(Mark::Number(1) | Mark::Letter | Mark::Roman) => {
            format!("{}. {}", para.label, para.text)
        }
        Some(Mark::Number(3)) => format!("{} {}", para.label, para.text),
        // "4.0 REPORTS" is the fourth, and "4.1 Gardens" a part of it.
        Some(Mark::Number(2)) if para.label.ends_with(".0") => {
            format!("{} {}", para.label, para.text)
        }
        Some(_) => return Vec::new(),
    };
    // What stands behind a number may be anything: "84. 25/00981 Orchard Row".
    let plain = para.label.parse().ok().map(|value| {
        let count = Count::Plain(value, None);
        let printed = para.label.clone();
        (Number { printed, count }, para.text.as_str())
    });
    let found = match plain
        .filter(|_| para.mark == Some(Mark::Number(1)))
        .or_else(|| coded(&words))
    {
        Some(found) => vec![found],
        None => readings(&words),
    };
    let found = found
        .into_iter()
        .map(|(number, rest)| with_number(para, number, rest));
    found.filter(|r| is_titled(r) && !para.row).collect()
}

fn is_titled(reading: &Reading) -> bool {
    !reading.title.is_empty() && !words::begins_small(&reading.title)
}

/// The heading that words behind a number are.
fn with_number(para: &Para, number: Number, words: &str) -> Reading {
    let whole = words.trim().to_owned();
    let Title {
        words: title,
        rest,
        unsure,
    } = title(words);
    let sentence = rest.is_empty() && words::ends(&title) && !title.ends_with(':');
    let loud = is_loud(para) || words::capitals(&title);
    let length = title.chars().count();
    let worth = 1 + 2 * i32::from(loud) + 4 * i32::from(is_known(&title)) + i32::from(length <= 90)
        - 4 * i32::from(sentence && !loud)
        - 3 * i32::from(length > 140)
        // No title: but a list that has it in its midst is seen to be one.
        - 20 * i32::from(length > 300)
        - match number.count {
            Count::Letter(_) => 4,
            Count::Roman(_) => 2,
            Count::Dotted(_, 0) => 0,
            Count::Dotted(..) => 5,
            _ => 0,
        };
    Reading {
        number: Some(number),
        title,
        rest,
        whole,
        more: 0,
        unsure,
        worth,
    }
}

/// A row of a table that has number and title in front: "4. | Fares | The Board agreed to them."
pub(super) fn in_row(para: &Para) -> Vec<Reading> {
    let Some((first, more)) = para.cells.split_first() else {
        return Vec::new();
    };
    // "(1) Introduction" alone in a row.
    let round = first.strip_prefix('(').filter(|_| more.is_empty());
    let first = round.unwrap_or(first);
    let beside = more.first().map(|next| format!("{first} {next}"));
    let apart = beside.as_deref().and_then(coded);
    let apart = apart.filter(|(n, _)| n.printed.len() == first.trim_end_matches('.').len());
    let found = match (coded(first), apart) {
        (Some(found), _) => vec![found],
        // "FB 92/20" in a cell of its own is no number without a title behind it.
        (None, Some((number, _))) => vec![(number, "")],
        (None, None) => readings(first),
    };
    let mut out = Vec::new();
    for (number, behind) in found {
        // "4." may stand in a cell of its own.
        let (words, rest) = if behind.trim().is_empty() {
            match more.split_first() {
                Some((title, rest)) => (title.as_str(), rest),
                None => continue,
            }
        } else {
            (behind, more)
        };
        let mut reading = with_number(para, number, words);
        let letters = reading.title.chars().filter(|c| c.is_alphabetic()).count();
        let beside = std::iter::once(reading.rest.as_str())
            .chain(rest.iter().map(String::as_str))
            .filter(|w| !w.is_empty());
        reading.rest = beside.collect::<Vec<_>>().join(" ");
        // "5. Committees 1." in one cell and what the first of them is in the next.
        let counts = words.trim_end_matches([' ', '.']).ends_with(" 1");
        if counts && !reading.rest.is_empty() {
            reading.unsure.get_or_insert(COUNTS);
        }
        if letters > 2 && is_titled(&reading) {
            out.push(reading);
        }
    }
    out
}

/// "99-464 1. ROLL CALL": a number through the year, and behind it that of the agenda.
pub(super) fn counted_twice(para: &Para) -> Option<Reading> {
    let (first, behind) = para.text.split_once(' ').filter(|_| para.mark.is_none())?;
    let digits = first.bytes().filter(u8::is_ascii_digit).count();
    let plain = first
        .bytes()
        .all(|b| b.is_ascii_digit() || matches!(b, b'-' | b'/' | b'.'));
    let behind = behind.trim_start();
    let counts = behind.starts_with(|c: char| c.is_ascii_digit());
    if digits < 3 || !plain || !counts || para.row {
        return None;
    }
    let found = readings(behind).into_iter().next();
    let (number, words) = found.filter(|(n, _)| matches!(n.count, Count::Plain(..)))?;
    Some(with_number(para, number, words)).filter(is_titled)
}

/// "Item 3", "(Item 3)" alone, above a title or below it.
fn item_alone(para: &Para) -> Option<Number> {
    let words = para.text.trim_matches(['(', ')', '[', ']', ' ']);
    let named = para.mark.is_none()
        && words.len() <= 24
        && !para.row
        && words.starts_with(char::is_alphabetic)
        && words.contains(' ');
    let found = readings(words).into_iter().next().filter(|_| named)?;
    found.1.is_empty().then_some(found.0)
}

/// A title and its number in a paragraph of its own: "Item 3" above it, "(Item 3)" below it.
pub(super) fn over(para: &Para, next: Option<&Para>) -> Option<Reading> {
    let next = next?;
    let bracket = next.text.starts_with(['(', '[']);
    let (number, titled) = match item_alone(next) {
        Some(number) if bracket && para.mark.is_none() => (number, para),
        _ => (
            item_alone(para).filter(|_| !para.text.starts_with(['(', '[']))?,
            next,
        ),
    };
    let title = titled.text.trim().trim_end_matches(':');
    let stands = !titled.row && (3..=200).contains(&title.len()) && !words::begins_small(title);
    stands.then(|| Reading {
        number: Some(number),
        title: title.to_owned(),
        rest: String::new(),
        whole: title.to_owned(),
        more: 1,
        unsure: None,
        worth: 6 + 4 * i32::from(is_known(title)),
    })
}

/// A heading over a paragraph that has the number, through the year.
pub(super) fn under(para: &Para, next: Option<&Para>) -> Option<Reading> {
    let next = next.filter(|n| n.mark == Some(Mark::Number(1)) && !n.is_heading())?;
    if para.mark.is_some()
        || !is_loud(para)
        || !para.is_heading()
        || words::begins_small(&para.text)
    {
        return None;
    }
    let value: u32 = next.label.parse().ok()?;
    let number = Number {
        printed: next.label.clone(),
        count: Count::Plain(value, None),
    };
    let worth = 3 + 4 * i32::from(is_known(&para.text));
    Some(Reading {
        number: Some(number),
        title: para.text.clone(),
        rest: String::new(),
        whole: para.text.clone(),
        more: 0,
        unsure: None,
        worth,
    })
}

/// A heading without a number: bold, capitals, a heading of the format, or the first words of a
/// paragraph: "Planning: there was none."
pub(super) fn bare(
    para: &Para,
    next: Option<&Para>,
    ends: usize,
    some_loud: bool,
) -> Option<Reading> {
    let Title {
        words: title,
        rest,
        unsure,
    } = title(&para.text);
    let known = is_known(&title);
    // "APOLOGIES FOR ABSENCE" may head an item or a list.
    let told = |p: &Para| words::lower(&p.text).contains("apolog");
    let key = words::key(&title);
    let sorry = key.starts_with("apologies") && next.is_some_and(told);
    let other = resolved::marker(&para.text).is_some()
        || key.starts_with("chair")
        || key.starts_with("signed")
        || (key.starts_with("date") && !key.contains("meeting"))
        || key.starts_with("action")
        || key.starts_with("present")
        || key.contains("meeting ended")
        || key.contains("meeting closed")
        || lexicon::is(RollWord::Ended, &title) && title.contains(|c: char| c.is_ascii_digit())
        || lexicon::whole(Cue::Agenda, &title);
    if para.mark.is_some() || para.row || other || (para.first < ends && !sorry) {
        return None;
    }
    let worth = 5 * i32::from(known)
        + if is_loud(para) && para.is_heading() {
            // Two of them over text of their own are headings.
            let over = next.is_some_and(|n| words::ends(&n.text) && !is_loud(n) && !n.row);
            2 * i32::from(over && para.level == 0) - 2
        } else if known && para.text.ends_with(':') && !some_loud && rest.is_empty() {
            -3
        } else if !rest.is_empty() && title.split_whitespace().count() <= 6 && !some_loud {
            -5
        } else {
            return None;
        };
    Some(Reading {
        number: None,
        title,
        rest,
        whole: para.text.clone(),
        more: 0,
        unsure,
        worth,
    })
}
