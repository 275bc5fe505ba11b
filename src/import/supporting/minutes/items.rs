//! The items of minutes: numbered by item, through the year ("161."), by number and year
//! ("60/18"), or not at all.

use std::collections::HashMap;

use super::resolved;
use super::room::Room;
use super::title::{Title, odd, title};
use crate::import::found::Found;
use crate::import::front::business;
use crate::import::outline::coded::coded;
use crate::import::outline::number::{Count, Number, readings};
use crate::import::outline::{self, Candidate, Look};
use crate::import::proposal::Minuted;
use crate::import::supporting::label::Mark;
use crate::import::supporting::para::Para;
use crate::import::supporting::words;
use crate::meeting::agenda::Business;
use crate::meeting::text::Text;

const FEW: &str = "The few words behind the mark could belong to the title.";
const TWICE: &str = "Another line has this number or this title, and says otherwise.";

/// A heading among the paragraphs.
#[derive(Clone, Debug)]
struct Head {
    at: usize,
    number: String,
    title: String,
    /// What stands behind the title in its paragraph.
    rest: String,
    /// Title and what stands behind it, as printed.
    whole: String,
    /// Paragraphs below it that have its number or its title.
    more: usize,
    /// Why the title could be longer or shorter.
    unsure: Option<&'static str>,
    /// The minutes read nearly as well without it.
    unclear: bool,
    /// Numbers are left out before it.
    gap: bool,
    /// Another line has its number or its title, and says otherwise.
    twice: bool,
}

/// The items of the paragraphs from the list of those present on; `ends` is the line after it.
pub(super) fn read(body: &[Para], ends: usize, mut room: Room) -> Vec<Minuted> {
    let heads = heads(body, ends);
    let mut out = Vec::new();
    for (k, head) in heads.iter().enumerate() {
        let to = heads.get(k + 1).map_or(body.len(), |h| h.at);
        let paras = body.get(head.at + 1 + head.more..to);
        let mut paras = paras.unwrap_or_default().to_vec();
        let own = body.get(head.at);
        let place = own.map(|p| p.place).unwrap_or_default();
        if let Some(own) = own.filter(|_| !head.rest.is_empty()) {
            let rest = Para {
                mark: None,
                label: String::new(),
                row: false,
                cells: Vec::new(),
                text: head.rest.clone(),
                ..own.clone()
            };
            paras.insert(0, rest);
        }
        let title = Text::line(head.title.trim_end_matches(':'));
        let prefix = format!("{}.", head.number);
        let number =
            |p: &&Para| matches!(p.mark, Some(Mark::Number(2))) && p.label.starts_with(&prefix);
        let mut found = Found::certain(title, place);
        // Without numbers a heading is one by its look alone: what no agenda has could head a part of an
        // item, or anything.
        let titled = body.get(head.at).is_some_and(|p| p.level > 0);
        if head.number.is_empty() && (heads.len() < 2 || !titled && !is_known(&head.title)) {
            found = found.doubting("The minutes don't number their items.");
        }
        if head.gap {
            found = found.doubting("The number before it is missing from the minutes.");
        }
        if head.unclear {
            found = found.doubting(outline::UNCLEAR);
        }
        if head.twice {
            found = found.doubting(TWICE);
        }
        if let Some(why) = head.unsure.or_else(|| odd(&head.title)) {
            found = found.doubting(why);
        }
        out.push(Minuted {
            number: Text::line(&head.number),
            exempt: room.takes(&head.title, &paras),
            title: found,
            paragraphs: paras.iter().filter(number).count() as u32,
            resolved: resolved::read(&paras),
        });
    }
    out
}

/// The headings: the best chain of the lines that could be some.
fn heads(body: &[Para], ends: usize) -> Vec<Head> {
    let (mut heads, mut candidates) = (Vec::new(), Vec::new());
    let loud = body
        .iter()
        .filter(|p| p.first >= ends && p.mark.is_none() && is_loud(p) && p.is_heading());
    let some_loud = loud.count() > 1;
    // Of the headings of a format the highest that there are several of head the items.
    let mut levels = [0_usize; 7];
    for para in body.iter().filter(|p| p.first >= ends && p.mark.is_none()) {
        if let Some(count) = levels
            .get_mut(usize::from(para.level))
            .filter(|_| para.level > 0)
        {
            *count += 1;
        }
    }
    let highest = levels.iter().position(|count| *count > 2);
    // What stands at the head of several pages, but for the page's number, heads no item.
    let mut seen: HashMap<String, u32> = HashMap::new();
    for para in body {
        *seen.entry(undated(&para.text)).or_default() += 1;
    }
    let once = |para: &Para| seen.get(&undated(&para.text)).is_none_or(|n| *n < 2);
    for (at, para) in body.iter().enumerate() {
        let next = body.get(at + 1);
        let mut found = numbered(para);
        found.extend(in_row(para));
        found.extend(counted_twice(para));
        found.extend(under(para, next));
        found.extend(over(para, next));
        if found.is_empty() && once(para) {
            found.extend(bare(para, next, ends, some_loud));
        }
        let top = para.level > 0 && highest == Some(usize::from(para.level));
        for reading in found {
            let number = reading.number.as_ref();
            candidates.push(Candidate {
                at,
                number: reading.number.clone(),
                look: Look {
                    bold: para.bold || para.titled,
                    level: para.level,
                    shouted: words::capitals(&reading.title),
                    indent: para.indent,
                    in_table: para.row,
                    apart: !reading.rest.is_empty(),
                    ..Look::default()
                },
                worth: reading.worth + 3 * i32::from(top && number.is_none()),
                ..Candidate::default()
            });
            heads.push(Head {
                at,
                number: number.map_or_else(String::new, |n| n.printed.clone()),
                title: reading.title,
                rest: reading.rest,
                // "Fares:- they stay" is "Fares: they stay".
                whole: reading.whole.replace(":-", ":"),
                more: reading.more,
                unsure: reading.unsure,
                unclear: false,
                gap: false,
                twice: false,
            });
        }
    }
    let chosen = outline::best(&candidates).into_iter();
    let head = |one: outline::Chosen| {
        heads.get(one.candidate).map(|h: &Head| Head {
            unclear: one.is_unclear(),
            gap: one.gap > 0,
            twice: candidates.get(one.candidate).is_some_and(through_year)
                && heads.iter().any(|other| disagree(h, other)),
            ..h.clone()
        })
    };
    let mut chosen: Vec<Head> = chosen.filter_map(head).collect();
    cut_alike(&mut chosen);
    chosen
}

/// Cuts the titles where most of those of the paper are cut: who writes "Fares: they stay as they are"
/// throughout has no title with a colon in it.
fn cut_alike(heads: &mut [Head]) {
    const LEAST: usize = 4;
    let cut = |head: &Head, mark: &str| {
        let at = head.whole.find(mark)?;
        let (title, rest) = (head.whole.get(..at)?, head.whole.get(at + mark.len()..)?);
        let rest = rest.trim_start_matches(['-', ' ']).trim();
        let letters = title.chars().filter(|c| c.is_alphabetic()).count();
        let short = letters > 2 && title.len() <= 90 && title.split(' ').count() <= 10;
        (short && !rest.is_empty()).then(|| (title.trim().to_owned(), rest.to_owned()))
    };
    let share = |mark: &&str| heads.iter().filter(|h| cut(h, mark).is_some()).count();
    let marks = [": ", " \u{2013} ", " - "];
    let Some((mark, count)) = marks.iter().map(|m| (*m, share(m))).max_by_key(|(_, n)| *n) else {
        return;
    };
    let behind = heads.iter().filter(|h| !h.rest.is_empty()).count();
    if count < LEAST || count * 5 < behind * 3 || count * 5 < heads.len() * 2 {
        return;
    }
    for head in heads {
        let Some((title, rest)) = cut(head, mark) else {
            continue;
        };
        // A sentence behind the mark is none of the title; a few words could be.
        let told = words::ends(&rest) || rest.split(' ').count() > 8;
        if told || head.title.contains(mark) {
            (head.title, head.rest) = (title, rest);
            head.unsure = (!told).then_some(FEW);
        }
    }
}

/// Whether its number counts through a year: no list inside an item has such numbers.
fn through_year(one: &Candidate) -> bool {
    let count = one.number.as_ref().map(|n| n.count);
    matches!(count, Some(Count::Slashed(..) | Count::Coded(..)))
}

/// Whether another line has the same number before another title, or the same title behind another
/// number, as where the agenda is printed above the minutes.
fn disagree(one: &Head, other: &Head) -> bool {
    let (a, b) = (words::key(&one.title), words::key(&other.title));
    let alike = a.starts_with(&b) || b.starts_with(&a);
    let numbers = one.number.split('/').nth(1) == other.number.split('/').nth(1);
    one.at != other.at
        && !other.number.is_empty()
        && numbers
        && (one.number == other.number) != alike
}

/// The letters of a short line: the same on each page though the page's number differs.
fn undated(text: &str) -> String {
    text.chars()
        .take(200)
        .filter(|c| !c.is_ascii_digit())
        .collect()
}

/// A reading of a paragraph as a heading.
struct Reading {
    number: Option<Number>,
    title: String,
    /// What stands behind the title.
    rest: String,
    /// Both, as printed.
    whole: String,
    /// Paragraphs below it that have its number or its title.
    more: usize,
    /// Why the title could be longer or shorter.
    unsure: Option<&'static str>,
    /// What speaks for it.
    worth: i32,
}

fn is_loud(para: &Para) -> bool {
    para.titled || para.bold || words::capitals(&para.text)
}

pub(super) fn is_known(title: &str) -> bool {
    business(title) != Business::Ordinary
}

/// The headings that a paragraph with a number could be.
fn numbered(para: &Para) -> Vec<Reading> {
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
    (1..=300).contains(&reading.title.len()) && !words::begins_small(&reading.title)
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
fn in_row(para: &Para) -> Vec<Reading> {
    let Some((first, more)) = para.cells.split_first() else {
        return Vec::new();
    };
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
        if letters > 2 && is_titled(&reading) {
            out.push(reading);
        }
    }
    out
}

/// "99-464 1. ROLL CALL": a number through the year, and behind it that of the agenda.
fn counted_twice(para: &Para) -> Option<Reading> {
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
fn over(para: &Para, next: Option<&Para>) -> Option<Reading> {
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
fn under(para: &Para, next: Option<&Para>) -> Option<Reading> {
    let next = next.filter(|n| n.mark == Some(Mark::Number(1)) && !n.is_heading())?;
    if para.mark.is_some() || !is_loud(para) || !para.is_heading() {
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
fn bare(para: &Para, next: Option<&Para>, ends: usize, some_loud: bool) -> Option<Reading> {
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
        || key.contains("meeting closed");
    if para.mark.is_some() || para.row || other || (para.first < ends && !sorry) {
        return None;
    }
    let worth = 5 * i32::from(known)
        + if is_loud(para) && para.is_heading() {
            -2
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
