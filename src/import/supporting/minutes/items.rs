//! The items of minutes: numbered by item, through the year ("161."), by number and year
//! ("60/18"), or not at all.

use super::resolved;
use super::room::Room;
use crate::import::found::Found;
use crate::import::proposal::Minuted;
use crate::import::supporting::label::Mark;
use crate::import::supporting::para::Para;
use crate::import::supporting::words;
use crate::meeting::text::Text;

/// A heading among the paragraphs.
struct Head {
    at: usize,
    number: String,
    title: String,
}

/// The items of the paragraphs from the list of those present on; `ends` is the line after it.
pub(super) fn read(body: &[Para], ends: usize, mut room: Room) -> Vec<Minuted> {
    let mut heads = numbered(body);
    if heads.len() < 2 {
        heads = unnumbered(body, ends);
    }
    let mut out = Vec::new();
    for (k, head) in heads.iter().enumerate() {
        let to = heads.get(k + 1).map_or(body.len(), |h| h.at);
        let paras = body.get(head.at + 1..to).unwrap_or_default();
        let place = body.get(head.at).map(|p| p.place).unwrap_or_default();
        let title = Text::line(head.title.trim_end_matches(':'));
        let prefix = format!("{}.", head.number);
        let number =
            |p: &&Para| matches!(p.mark, Some(Mark::Number(2))) && p.label.starts_with(&prefix);
        let mut found = Found::certain(title, place);
        if head.number.is_empty() && heads.len() < 2 {
            found = found.doubting("The minutes don't number their items.");
        }
        out.push(Minuted {
            number: Text::line(&head.number),
            exempt: room.takes(&head.title, paras),
            title: found,
            paragraphs: paras.iter().filter(number).count() as u32,
            resolved: resolved::read(paras),
        });
    }
    out
}

/// Headings with numbers that rise.
fn numbered(body: &[Para]) -> Vec<Head> {
    let mut out: Vec<Head> = Vec::new();
    let mut strong: Option<bool> = None;
    let mut last = 0_u32;
    let mut coded: Option<bool> = None;
    for (at, para) in body.iter().enumerate() {
        let Some((number, title)) = number(para) else {
            continue;
        };
        let loud = para.bold || para.titled || words::capitals(&title);
        let short = title.chars().count() <= 200 && (loud || !words::ends(&title));
        if !short
            || title.is_empty()
            || words::begins_small(&title)
            || strong.is_some_and(|s| s && !loud)
        {
            continue;
        }
        let is_coded = !number.bytes().all(|b| b.is_ascii_digit());
        if coded.is_some_and(|c| c != is_coded) {
            continue;
        }
        let count = counted(&number);
        let rises = count > last && (last == 0 || count <= last + 25);
        if !rises {
            continue;
        }
        last = count;
        coded = Some(is_coded);
        strong.get_or_insert(loud);
        out.push(Head { at, number, title });
    }
    out
}

/// The number that counts in a minute's: of "60/18" and "HWB12" the first that isn't a year.
fn counted(number: &str) -> u32 {
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

/// The number and the title of a paragraph that could be a heading.
fn number(para: &Para) -> Option<(String, String)> {
    if para.row {
        return None;
    }
    if para.mark == Some(Mark::Number(1)) {
        return Some((para.label.clone(), para.text.clone()));
    }
    if para.mark.is_some() {
        return None;
    }
    let (number, rest) = minute_number(&para.text)?;
    Some((number, rest.to_owned()))
}

/// "60/18 APOLOGIES", "HWB12. MINUTES", "24/001: Minutes".
pub(super) fn minute_number(text: &str) -> Option<(String, &str)> {
    let token = text.split_whitespace().next()?;
    let core = token.trim_end_matches(['.', ':', ')']);
    let rest = text.get(token.len()..)?.trim();
    let digits = core.bytes().filter(u8::is_ascii_digit).count();
    let letters = core.bytes().filter(u8::is_ascii_alphabetic).count();
    let plain = core
        .bytes()
        .all(|b| b.is_ascii_alphanumeric() || matches!(b, b'/' | b'-' | b'.'));
    let shaped = core.contains('/')
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

/// Headings without numbers: bold, capitals, headings of the format.
fn unnumbered(body: &[Para], ends: usize) -> Vec<Head> {
    let mut out: Vec<Head> = Vec::new();
    let mut last = 0;
    for (at, para) in body.iter().enumerate() {
        if let (Some(Mark::Number(1)), Some(head)) = (para.mark, out.last_mut()) {
            // The number stands at the paragraph, through the year.
            let count = counted(&para.label);
            if head.number.is_empty() && count > last && head.at + 1 == at {
                head.number.clone_from(&para.label);
                last = count;
            }
            continue;
        }
        let loud = para.titled || para.bold || words::capitals(&para.text);
        let key = words::key(&para.text);
        let other = resolved::marker(&para.text).is_some()
            || key.starts_with("chair")
            || key.starts_with("signed")
            || (key.starts_with("date") && !key.contains("meeting"))
            || key.starts_with("action")
            || key.contains("meeting ended")
            || key.contains("meeting closed");
        // "APOLOGIES FOR ABSENCE" may head an item or a list.
        let told = |p: &Para| words::lower(&p.text).contains("apolog");
        let sorry = key.starts_with("apologies") && body.get(at + 1).is_some_and(told);
        if (para.first < ends && !sorry)
            || !loud
            || !para.is_heading()
            || para.mark.is_some()
            || other
        {
            continue;
        }
        out.push(Head {
            at,
            number: String::new(),
            title: para.text.clone(),
        });
    }
    out
}
