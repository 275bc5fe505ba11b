//! The numbers of minutes in a house's own writing.

use super::number::{Count, Number};
use crate::import::supporting::words;

/// The number of a minute in a house's own writing, and what follows it: "60/18 APOLOGIES", "HWB12.
/// MINUTES", "24/001: Minutes", "FGB 38/2021 Minutes".
pub(in crate::import) fn coded(text: &str) -> Option<(Number, &str)> {
    let (printed, rest) = spaced(text).or_else(|| minute_number(text))?;
    let value = counted(&printed);
    // "26/4" may be the fourth of the year, or the twenty-sixth: what follows tells.
    // Letters in front are the same throughout: "APM15/01". A year tells itself: "FGB 38/2021".
    let figures = printed.trim_start_matches(|c: char| !c.is_ascii_digit());
    let pair = figures.split_once('/');
    let pair = pair.and_then(|(a, b)| a.parse().ok().zip(b.parse().ok()));
    let year = figures.len() < printed.len() && figures.split('/').any(|f| f.len() > 3);
    let pair = pair.filter(|_| !year);
    let count = pair.map_or_else(
        || Count::Coded(code(&printed), value),
        |(a, b)| Count::Slashed(a, b),
    );
    (value > 0).then_some((Number { printed, count }, rest))
}

/// "FGB 38/2021 Minutes": letters and number with a space between.
fn spaced(text: &str) -> Option<(String, &str)> {
    let text = text.trim_start();
    let (letters, after) = text.split_once(' ')?;
    let capitals = letters.bytes().all(|b| b.is_ascii_uppercase());
    let (number, rest) = minute_number(after.trim_start())?;
    let digit = number.starts_with(|c: char| c.is_ascii_digit()) && number.contains('/');
    (capitals && (2..=5).contains(&letters.len()) && digit)
        .then(|| (format!("{letters} {number}"), rest))
}

fn minute_number(text: &str) -> Option<(String, &str)> {
    let token = text.split_whitespace().next()?;
    let core = token.trim_end_matches(['.', ':', ')']);
    let rest = text.get(token.len()..)?.trim();
    let digits = core.bytes().filter(u8::is_ascii_digit).count();
    let letters = core.bytes().filter(u8::is_ascii_alphabetic).count();
    let plain = core
        .bytes()
        .all(|b| b.is_ascii_alphanumeric() || matches!(b, b'/' | b'-' | b'.'));
    let shaped = core.contains('/')
        || is_dated(core)
        || (letters > 0 && core.bytes().next().is_some_and(|b| b.is_ascii_uppercase()));
    let ends = core.bytes().next_back().is_some_and(|b| b.is_ascii_digit());
    let big = core
        .bytes()
        .filter(u8::is_ascii_alphabetic)
        .all(|b| b.is_ascii_uppercase());
    // "22/01/2015" is a day.
    let day = core.matches('/').count() >= 2 && letters == 0;
    let good = plain
        && shaped
        && ends
        && big
        && !day
        && (1..=9).contains(&digits)
        && letters <= 5
        && core.len() <= 14;
    (good && !rest.is_empty() && words::begins_capital(rest)).then(|| (core.to_owned(), rest))
}

/// "24.03.1": year, month and the number of the minute.
fn is_dated(core: &str) -> bool {
    let parts: Vec<&str> = core.split('.').collect();
    let [year, month, number] = parts.as_slice() else {
        return false;
    };
    let month = month.len() == 2 && month.parse().is_ok_and(|m: u8| (1..=12).contains(&m));
    year.len() == 2 && month && (1..=2).contains(&number.len())
}

/// The number that counts in a minute's: of "60/18" and "HWB12" the first that isn't a year.
fn counted(number: &str) -> u32 {
    if is_dated(number) {
        let last = number.rsplit('.').next();
        return last.and_then(|n| n.parse().ok()).unwrap_or(0);
    }
    let parts = number
        .split(|c: char| !c.is_ascii_digit())
        .filter(|p| !p.is_empty());
    let numbers: Vec<u32> = parts.filter_map(|p| p.parse().ok()).collect();
    match numbers.as_slice() {
        // "2024/15" and "24/001" put the year first; the other is what counts.
        [one, two]
            if *one >= 2000 || (number.len() > 5 && *two < 1000 && number.contains("/0")) =>
        {
            *two
        }
        [one, ..] => *one,
        [] => 0,
    }
}

/// What of a minute's number does not count: the year of "60/18", the letters of "HWB12".
fn code(number: &str) -> u32 {
    let count = counted(number).to_string();
    if is_dated(number) {
        return number
            .rsplit_once('.')
            .map_or(7, |(day, _)| day.bytes().fold(7, mixed));
    }
    let rest = number.split(|c: char| !c.is_ascii_alphanumeric());
    // Any mixing of the letters will do: runs of one paper are told apart.
    rest.filter(|part| part.trim_start_matches(|c: char| !c.is_ascii_digit()) != count)
        .chain(number.split(|c: char| !c.is_ascii_alphabetic()))
        .flat_map(str::bytes)
        .fold(7, mixed)
}

fn mixed(code: u32, byte: u8) -> u32 {
    code.wrapping_mul(31).wrapping_add(u32::from(byte))
}
