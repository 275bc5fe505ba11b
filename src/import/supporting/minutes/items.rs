//! The items of minutes: numbered by item, through the year ("161."), by number and year
//! ("60/18"), or not at all.

use std::collections::HashMap;

use super::readings::{
    Reading, bare, counted_twice, in_row, is_known, is_loud, numbered, over, under,
};
use super::resolved;
use super::room::Room;
use super::title::odd;
use crate::import::found::Found;
use crate::import::front::says_which;
use crate::import::outline::number::Count;
use crate::import::outline::{self, Candidate, Look};
use crate::import::proposal::Minuted;
use crate::import::supporting::label::Mark;
use crate::import::supporting::para::Para;
use crate::import::supporting::words;
use crate::meeting::text::Text;

const FEW: &str = "The few words behind the mark could belong to the title.";
const GOES_ON: &str = "The line below could belong to the title.";
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
    /// It stands apart between blank lines, and looks as the text does.
    plain: bool,
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
        let throughout = head.plain && heads.iter().filter(|h| h.plain).count() >= HEADED.0;
        let told = titled || is_known(&head.title) || throughout;
        if head.number.is_empty() && (heads.len() < 2 || !told) {
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
        if paras
            .first()
            .is_some_and(|p| says_which(&head.title, &p.text))
        {
            found = found.doubting(GOES_ON);
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
    for para in body.iter().filter(|p| p.mark.is_none()) {
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
    let plain = if some_loud {
        Vec::new()
    } else {
        set_apart(body, ends)
    };
    for (at, para) in body.iter().enumerate() {
        let next = body.get(at + 1);
        let mut found = if para.first < ends && is_somebody(para) {
            Vec::new()
        } else {
            numbered(para)
        };
        found.extend(in_row(para));
        found.extend(counted_twice(para));
        found.extend(under(para, next));
        found.extend(over(para, next));
        if found.is_empty() && once(para) {
            found.extend(bare(para, next, ends, some_loud));
        }
        if found.is_empty() && plain.contains(&at) {
            found.push(Reading::plain(para));
        }
        for reading in &mut found {
            if let Some(next) = next.filter(|n| goes_on_loud(reading, para, n)) {
                words::join(&mut reading.title, &next.text);
                reading.whole.clone_from(&reading.title);
                reading.more += 1;
            }
        }
        let level = usize::from(para.level);
        let top = level > 0 && highest == Some(level);
        let low = highest.is_some_and(|highest| level > highest);
        for reading in found {
            let number = reading.number.as_ref();
            candidates.push(Candidate {
                at,
                number: reading.number.clone(),
                look: Look {
                    bold: para.bold || para.titled,
                    level: para.level,
                    shouted: !plain.contains(&at) && words::capitals(&reading.title),
                    indent: para.indent,
                    in_table: para.row,
                    apart: !reading.rest.is_empty(),
                    ..Look::default()
                },
                worth: reading.worth
                    + 3 * (i32::from(top) - i32::from(low)) * i32::from(number.is_none()),
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
                plain: plain.contains(&at),
                unclear: false,
                gap: false,
                twice: false,
            });
        }
    }
    below_headings(&mut heads, &mut candidates);
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

/// Whether a paragraph among the lists of people is one of them, with a number: "2. Ann Lee".
fn is_somebody(para: &Para) -> bool {
    let some = crate::import::people::entry(&para.text);
    some.is_some_and(|e| e.person.name.contains(' ') && !is_known(&para.text))
}

/// The headings of minutes that set them apart by blank lines and by nothing else: short lines, each over
/// text that is longer. None where lines of that sort stand elsewhere as well, or where something else
/// heads the items.
fn set_apart(body: &[Para], ends: usize) -> Vec<usize> {
    let text = |p: &Para| words::ends(&p.text) || p.text.split_whitespace().count() > 8;
    let short = |p: &Para| {
        let count = p.text.split_whitespace().count();
        let plain = p.mark.is_none() && p.level == 0 && p.could_head();
        plain && count <= 6 && p.text.starts_with(char::is_uppercase) && !p.text.contains(": ")
    };
    let behind = |p: &&Para| p.first >= ends;
    let all: Vec<&Para> = body.iter().filter(behind).collect();
    let numbered = all
        .iter()
        .any(|p| matches!(p.mark, Some(Mark::Number(1))) || p.level > 0);
    let skipped = body.len() - all.len();
    let mut out = Vec::new();
    let mut before = ends;
    for (k, para) in all.iter().enumerate() {
        let next = all.get(k + 1);
        let blank = (k == 0 || before < para.first) && next.is_some_and(|n| n.first > para.after);
        before = para.after;
        if !short(para) {
            continue;
        }
        if !blank || !next.is_some_and(|n| text(n) || n.mark.is_some()) {
            // A line of that sort over another one, or within text: it is no sign of a heading.
            if next.is_some() {
                return Vec::new();
            }
            continue;
        }
        out.push(skipped + k);
    }
    if numbered || out.len() < HEADED.1 {
        Vec::new()
    } else {
        out
    }
}

/// So many headings in capitals, each over words of its own, are those of minutes without numbers,
/// where so many of them are what agendas have.
const HEADED: (usize, usize) = (6, 3);

/// Drops what has a number, and what is not in capitals, where headings in capitals have begun the
/// minutes: a list below one of them is none of the items, and neither is a heading inside it.
fn below_headings(heads: &mut Vec<Head>, candidates: &mut Vec<Candidate>) {
    let pairs = || heads.iter().zip(candidates.iter());
    let counted = |c: &Candidate| {
        let count = c.number.as_ref().map(|n| n.count);
        count.is_some_and(|n| !matches!(n, Count::Letter(_) | Count::Roman(_)))
    };
    let first = pairs()
        .find(|(_, c)| counted(c))
        .map_or(usize::MAX, |(h, _)| h.at);
    let loud = |c: &Candidate| c.number.is_none() && c.look.shouted;
    let above: Vec<_> = pairs().filter(|(h, c)| h.at < first && loud(c)).collect();
    let parted = above
        .windows(2)
        .filter(|w| w[1].0.at > w[0].0.at + 1)
        .count();
    let known = above.iter().filter(|(h, _)| is_known(&h.title)).count();
    let keep: Vec<bool> = if parted + 1 >= HEADED.0 && known >= HEADED.1 {
        candidates.iter().map(loud).collect()
    } else if is_inside(heads, candidates) {
        candidates.iter().map(|c| c.number.is_none()).collect()
    } else {
        return;
    };
    let mut each = keep.iter();
    heads.retain(|_| each.next().copied().unwrap_or(true));
    let mut each = keep.iter();
    candidates.retain(|_| each.next().copied().unwrap_or(true));
}

/// Whether all numbers stand in plain lines below one of several headings of the format, and none of them is
/// before what minutes have: then they are a list inside an item.
fn is_inside(heads: &[Head], candidates: &[Candidate]) -> bool {
    let pairs = || heads.iter().zip(candidates);
    let numbered = || pairs().filter(|(_, c)| c.number.is_some());
    let plain = |c: &Candidate| c.look.level == 0 && !c.look.bold && !c.look.in_table;
    let (Some(first), Some(last)) = (numbered().next(), numbered().next_back()) else {
        return false;
    };
    let tops = || pairs().filter(|(_, c)| c.number.is_none() && c.look.level > 0);
    let level = tops().map(|(_, c)| c.look.level).min();
    let tops: Vec<usize> = tops()
        .filter(|(_, c)| Some(c.look.level) == level)
        .map(|(h, _)| h.at)
        .collect();
    let above = tops.iter().filter(|at| **at < first.0.at).count();
    let below = tops.iter().filter(|at| **at > last.0.at).count();
    tops.len() >= HEADED.1
        && above > 0
        && above + below == tops.len()
        && numbered().all(|(h, c)| plain(c) && !is_known(&h.title))
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

/// Whether a title in capitals whose number has a cell of its own goes on in the line right below it.
fn goes_on_loud(reading: &Reading, para: &Para, next: &Para) -> bool {
    let alone = next.mark.is_none() && !next.row && next.first == para.after;
    let loud = words::capitals(&reading.title) && words::capitals(&next.text);
    let short = next.text.chars().count() < 60 && !next.text.contains(':');
    para.row
        && reading.number.is_some()
        && reading.more == 0
        && reading.rest.is_empty()
        && reading.title.chars().count() > 30
        && !words::ends(&reading.title)
        && alone
        && loud
        && short
        && !is_known(&next.text)
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
