//! The numbers that items begin with.

use super::coded::coded;
use crate::import::front::front_sheet::after;
use crate::import::when;

/// A number as printed, and what it counts.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(in crate::import) struct Number {
    /// As printed, without a full stop: "4", "4A", "A1", "12/25", "1.2".
    pub(in crate::import) printed: String,
    pub(in crate::import) count: Count,
}

/// What a number counts.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(in crate::import) enum Count {
    /// "4", "4A".
    Plain(u32, Option<char>),
    /// "A1".
    Lettered(char, u32),
    /// "12/25", "25/012".
    Slashed(u32, u32),
    /// "1.2".
    Dotted(u32, u32),
    /// "IV".
    Roman(u32),
    /// "B".
    Letter(u32),
    /// "HWB12", "FGB 38/2021": what does not count in it, and what does.
    Coded(u32, u32),
}

impl Count {
    /// Whether a run of items can begin with it.
    pub(in crate::import) fn is_first(self) -> bool {
        matches!(
            self,
            Self::Plain(1, None)
                | Self::Lettered(_, 1)
                | Self::Dotted(1, 0 | 1)
                | Self::Slashed(..)
                | Self::Roman(1)
                | Self::Letter(1)
        )
    }

    /// The run of a number that counts in one figure alone, and that figure.
    fn in_run(self) -> Option<((u8, u32), u32)> {
        match self {
            Self::Lettered(letter, n) => Some(((0, u32::from(letter)), n)),
            Self::Coded(code, n) => Some(((1, code), n)),
            Self::Roman(n) => Some(((2, 0), n)),
            Self::Letter(n) => Some(((3, 0), n)),
            _ => None,
        }
    }

    /// Whether it could count the parts of the item with the number before: "3.1" below "3".
    pub(in crate::import) fn is_below(self, before: Self) -> bool {
        matches!((before, self), (Self::Plain(..), Self::Dotted(..)))
    }

    /// How many numbers were left out between the one before and this: 0 = it follows; none = it
    /// doesn't go on from it.
    pub(in crate::import) fn follows(self, before: Self) -> Option<u32> {
        let gap = |from: u32, to: u32| {
            to.checked_sub(from)
                .and_then(|d| d.checked_sub(1))
                .filter(|g| *g <= 3)
        };
        if let (Some((run, a)), Some((same, b))) = (before.in_run(), self.in_run())
            && run == same
        {
            return gap(a, b);
        }
        match (before, self) {
            (Self::Plain(a, None), Self::Plain(b, Some('A' | 'a'))) if a == b => Some(0),
            (Self::Plain(a, Some(x)), Self::Plain(b, Some(y))) if a == b => {
                (u32::from(x) + 1 == u32::from(y)).then_some(0)
            }
            (Self::Lettered(x, _), Self::Lettered(y, 1)) => {
                (u32::from(x) + 1 == u32::from(y)).then_some(0)
            }
            (Self::Slashed(a, x), Self::Slashed(b, y)) if x == y => gap(a, b),
            (Self::Slashed(a, x), Self::Slashed(b, y)) if a == b => gap(x, y),
            (Self::Dotted(a, x), Self::Dotted(b, y)) if a == b => gap(x, y),
            (Self::Plain(a, None), Self::Dotted(b, 0 | 1)) if a == b => Some(0),
            (Self::Plain(a, _), Self::Plain(b, None | Some('A' | 'a')))
            | (Self::Dotted(a, _), Self::Dotted(b, 0 | 1) | Self::Plain(b, None)) => gap(a, b),
            _ => None,
        }
    }
}

/// The number that `words` begin with, and what follows it.
pub(in crate::import) fn leading(words: &str) -> Option<(Number, &str)> {
    let words = words.trim_start();
    let (words, named) = named_item(words);
    if !named && begins_with_time(words) {
        return None;
    }
    let (number, rest) = token(words)?;
    let rest = rest.trim_start();
    let rest = ["- ", "\u{2013} ", "\u{2014} ", ": ", "| "]
        .iter()
        .find_map(|d| rest.strip_prefix(d))
        .unwrap_or(rest)
        .trim_start();
    let first = rest.chars().next();
    let begins = first.is_none_or(|c| {
        c.is_uppercase()
            || matches!(c, '\'' | '"' | '\u{2018}' | '\u{201C}' | '(' | '[' | '*')
            || named
    });
    begins.then_some((number, rest))
}

/// The readings of the number that `words` begin with, the likeliest first: "V. Any other business" is
/// the fifth item, or the twenty-second.
pub(in crate::import) fn readings(words: &str) -> Vec<(Number, &str)> {
    if let Some(found) = leading(words).or_else(|| coded(words)) {
        return vec![found];
    }
    let words = words.trim_start();
    let words = words.strip_prefix('(').unwrap_or(words);
    let end = words
        .find(|c: char| !c.is_ascii_uppercase())
        .unwrap_or(words.len());
    let (mark, rest) = words.split_at(end);
    let Some(rest) = rest.strip_prefix(['.', ')', ':']) else {
        return Vec::new();
    };
    let title = rest.trim_start();
    let parted = rest.is_empty() || rest.starts_with(char::is_whitespace);
    if !parted || !title.chars().next().is_none_or(char::is_uppercase) {
        return Vec::new();
    }
    let number = |count| Number {
        printed: mark.to_owned(),
        count,
    };
    let letter = match mark.as_bytes() {
        [letter] => Some(u32::from(letter - b'A') + 1),
        _ => None,
    };
    let both = [
        roman(mark).map(|n| number(Count::Roman(n))),
        letter.map(|n| number(Count::Letter(n))),
    ];
    both.into_iter().flatten().map(|n| (n, title)).collect()
}

/// What a Roman number of the size of an agenda counts: "XIV" is 14.
fn roman(mark: &str) -> Option<u32> {
    const TENS: [&str; 5] = ["", "X", "XX", "XXX", "XL"];
    const ONES: [&str; 10] = ["", "I", "II", "III", "IV", "V", "VI", "VII", "VIII", "IX"];
    (1..50_u32).find(|n| {
        let (tens, ones) = (*n as usize / 10, *n as usize % 10);
        let parts = TENS.get(tens).zip(ONES.get(ones));
        parts.is_some_and(|(tens, ones)| mark.strip_prefix(tens) == Some(ones))
    })
}

/// Takes "Item 4", "Agenda item no. 4" down to the number.
fn named_item(words: &str) -> (&str, bool) {
    let rest = after(words, "agenda item ").or_else(|| after(words, "item "));
    let Some(rest) = rest else {
        return (words, false);
    };
    let rest = ["no. ", "no ", "number "]
        .iter()
        .find_map(|n| after(rest, n))
        .unwrap_or(rest);
    let number = rest.trim_start();
    if token(number).is_some() {
        (number, true)
    } else {
        (words, false)
    }
}

/// "10.30 am", "4 March 2015", "16:00".
fn begins_with_time(words: &str) -> bool {
    let head: String = words.chars().take(40).collect();
    when::times(&head)
        .first()
        .is_some_and(|t| t.at.start == 0 && !is_dotted_heading(&head))
        || when::dates(&head, chrono::NaiveDate::from_ymd_opt(2000, 1, 1))
            .first()
            .is_some_and(|d| d.at.start == 0)
}

/// "1.10 Apologies" is no time.
fn is_dotted_heading(head: &str) -> bool {
    let rest = head.trim_start_matches(|c: char| c.is_ascii_digit() || c == '.');
    rest.trim_start()
        .chars()
        .next()
        .is_some_and(char::is_uppercase)
        && !head.contains(':')
}

/// "8 . GRANTS", "1 5. CLOSED SESSION": a print that was read back sets figures and stop apart.
fn set_apart(words: &str) -> Option<(Number, &str)> {
    let (digits, rest) = digits_of(words).filter(|(d, _)| d.len() < 3)?;
    let rest = rest.strip_prefix(' ')?;
    let more = digits_of(rest).filter(|(d, _)| digits.len() + d.len() == 2);
    let (more, rest) = more.unwrap_or(("", rest));
    let rest = rest.strip_prefix(". ")?;
    let printed = format!("{digits}{more}");
    let count = Count::Plain(printed.parse().ok().filter(|n| *n > 0)?, None);
    Some((Number { printed, count }, rest))
}

fn token(words: &str) -> Option<(Number, &str)> {
    if let Some(found) = set_apart(words) {
        return Some(found);
    }
    let (first, digits, rest) = letter_and_digits(words)?;
    let value: u32 = digits.parse().ok()?;
    if let Some(letter) = first {
        let rest = end(rest)?;
        let count = Count::Lettered(letter, value);
        return (value > 0).then(|| {
            (
                Number {
                    printed: format!("{letter}{value}"),
                    count,
                },
                rest,
            )
        });
    }
    if digits.len() > 4 {
        return None;
    }
    for mark in ['/', '.'] {
        let Some((second, rest)) = rest.strip_prefix(mark).and_then(digits_of) else {
            continue;
        };
        let other: u32 = second.parse().ok()?;
        let rest = end(rest)?;
        let count = match mark {
            '/' => Count::Slashed(value, other),
            _ if second.len() > 2 || other > 60 || value == 0 => return None,
            _ => Count::Dotted(value, other),
        };
        let printed = format!("{digits}{mark}{second}");
        return Some((Number { printed, count }, rest));
    }
    // Minutes that are numbered on through the years come to four digits: "2579. Correspondence".
    let marked = rest.starts_with(['.', ':', ')']);
    if value == 0 || digits.len() > 3 && !marked {
        return None;
    }
    let mut letters = rest.chars();
    let suffix = letters.next().filter(char::is_ascii_alphabetic);
    if let Some(letter) = suffix
        && let Some(rest) = end(letters.as_str())
        && letters
            .as_str()
            .chars()
            .next()
            .is_none_or(|c| !c.is_alphanumeric())
    {
        let count = Count::Plain(value, Some(letter.to_ascii_uppercase()));
        return Some((
            Number {
                printed: format!("{digits}{letter}"),
                count,
            },
            rest,
        ));
    }
    let rest = end(rest)?;
    Some((
        Number {
            printed: digits.to_owned(),
            count: Count::Plain(value, None),
        },
        rest,
    ))
}

/// What follows a number that ends here: a full stop, a bracket or white space.
fn end(rest: &str) -> Option<&str> {
    if rest.is_empty() {
        return Some(rest);
    }
    if let Some(after) = rest
        .strip_prefix([')', ':'])
        .or_else(|| rest.strip_prefix('.'))
    {
        let after = after.strip_prefix(')').unwrap_or(after);
        let tight = after
            .chars()
            .next()
            .is_some_and(|c| c.is_ascii_digit() || c == '.');
        return (!tight).then_some(after);
    }
    rest.starts_with(char::is_whitespace).then_some(rest)
}

/// "A1" as 'A' and "1"; "12" as none and "12".
fn letter_and_digits(words: &str) -> Option<(Option<char>, &str, &str)> {
    if let Some((digits, rest)) = digits_of(words) {
        return Some((None, digits, rest));
    }
    let mut chars = words.chars();
    let letter = chars.next().filter(char::is_ascii_uppercase)?;
    let rest = chars.as_str();
    let rest = rest.strip_prefix('.').unwrap_or(rest);
    let (digits, rest) = digits_of(rest).filter(|(d, _)| d.len() <= 2)?;
    Some((Some(letter), digits, rest))
}

fn digits_of(words: &str) -> Option<(&str, &str)> {
    let end = words
        .find(|c: char| !c.is_ascii_digit())
        .unwrap_or(words.len());
    (end > 0).then(|| words.split_at(end))
}

/// The mark of a sub-part, "(a)", "ii)", "I)", "b.", and what follows it.
pub(in crate::import) fn part_mark(words: &str) -> Option<(&str, &str)> {
    let words = words.trim_start();
    let open = words.strip_prefix('(');
    let inner = open.unwrap_or(words);
    let end = inner.find(|c: char| !c.is_ascii_alphanumeric())?;
    let (mark, rest) = inner.split_at(end);
    let roman = mark.chars().all(|c| "ivxIVX".contains(c)) && mark.len() <= 5;
    let letter = mark.len() == 1 && mark.chars().all(|c| c.is_ascii_alphabetic());
    let digits = open.is_some() && mark.len() <= 2 && mark.chars().all(|c| c.is_ascii_digit());
    if mark.is_empty() || !(roman || letter || digits) {
        return None;
    }
    let rest = match rest.strip_prefix(')') {
        Some(rest) => rest.strip_prefix('.').unwrap_or(rest),
        // "b. To note"; but "A. Smith" is somebody.
        None if open.is_none() && (mark.chars().all(char::is_lowercase) || mark.len() > 1) => rest
            .strip_prefix('.')
            .filter(|r| r.starts_with(char::is_whitespace))?,
        None => return None,
    };
    let rest = rest.trim_start();
    (!rest.is_empty()).then_some((mark, rest))
}
