//! The items of an agenda.

mod attachment;
mod block;
mod columns;
mod headings;
mod marks;
mod number;
mod plain;
mod sections;
mod title;

pub(super) use sections::business;

use block::Block;
use columns::Columns;
use headings::Heading;
use sections::{Closed, Section, section};

use super::sheet::{Sheet, has, squeeze};
use super::tail;
use crate::import::found::{Found, Place};
use crate::import::proposal::{Exempt, Item};
use crate::meeting::text::Text;

/// The items of a sheet, and the rows that they fill.
#[derive(Default)]
pub(super) struct Agenda {
    pub(super) items: Vec<Item>,
    /// From the first heading to the end of the last item.
    pub(super) rows: Option<(usize, usize)>,
}

/// Whether the lines that follow are taken in private, and how sure that is.
#[derive(Clone, Default)]
struct Private {
    exempt: Option<Found<Exempt>>,
}

/// Reads the items; `agenda` is the row that says "AGENDA", if any.
pub(super) fn read(sheet: &mut Sheet, agenda: Option<usize>) -> Agenda {
    let to = sheet.rows.len();
    let mut headings = headings::find(sheet, 0, to, agenda);
    let counted = headings.is_empty();
    if counted {
        headings = plain::find(sheet, agenda);
    }
    let (Some(first), Some(last)) = (headings.first().map(|h| h.row), headings.last()) else {
        return Agenda::default();
    };
    let end = tail::after_items(sheet, last.row, to);
    let columns = (first.saturating_sub(6)..first)
        .rev()
        .chain(first..first + 1)
        .find_map(|at| sheet.get(at).and_then(Columns::header).map(|c| (at, c)));
    if let Some((at, _)) = columns {
        sheet.take(at, at + 1);
    }
    let columns = columns.map(|(_, c)| c).unwrap_or_default();
    let pages_before = first.checked_sub(1).is_some_and(|at| is_pages(sheet, at));
    let mut private = section_before(sheet, first);
    let mut out = Vec::new();
    let mut starts = Vec::new();
    for (at, heading) in headings.iter().enumerate() {
        let next = headings.get(at + 1).map_or(end, |h| h.row);
        let stop = (heading.row + 1..next)
            .find(|i| is_section(sheet, *i))
            .unwrap_or(next);
        let mut until = stop;
        if pages_before && until > heading.row + 1 && is_pages(sheet, until - 1) {
            until -= 1;
        }
        let mut block = Block::read(sheet, heading, until, &columns);
        if pages_before
            && let Some(before) = heading.row.checked_sub(1)
            && let Some(found) = marks::whole(sheet.text(before))
        {
            block.marks.add(found);
            block.marks_place = sheet.place(before);
            sheet.take(before, before + 1);
        }
        for row in &block.rows {
            sheet.take(*row, row + 1);
        }
        starts.push(block.marks.starts);
        let item = item(
            heading,
            at,
            &block,
            counted,
            &mut private,
            out.len(),
            headings.len(),
        );
        out.push(item);
        if stop < next {
            private = sections_between(sheet, stop, next, private);
        }
    }
    last_minutes(&mut out, &starts);
    mark_repeats(&headings, &mut out);
    Agenda {
        items: out,
        rows: Some((first, end)),
    }
}

fn is_pages(sheet: &Sheet, at: usize) -> bool {
    sheet
        .get(at)
        .is_some_and(|r| !r.is_blank() && marks::pages(&r.text).is_some_and(|(_, bare)| !bare))
}

fn is_section(sheet: &Sheet, at: usize) -> bool {
    sheet
        .get(at)
        .is_some_and(|r| !r.below && r.cells.len() <= 2 && section(&r.text).is_some())
}

/// The section that the first item stands in.
fn section_before(sheet: &mut Sheet, first: usize) -> Private {
    let from = first.saturating_sub(8);
    match (from..first).rev().find(|at| is_section(sheet, *at)) {
        Some(at) => sections_between(sheet, at, at + 1, Private::default()),
        None => Private::default(),
    }
}

/// Reads the headings, and the words under them, between an item and the next.
fn sections_between(sheet: &mut Sheet, from: usize, to: usize, mut private: Private) -> Private {
    for at in from..to {
        match section(sheet.text(at)) {
            Some(Section::Open) => private = Private::default(),
            Some(Section::Closed(closed)) => {
                let words: Vec<&str> = (at + 1..to).map(|i| sheet.text(i)).collect();
                private.exempt = Some(exempt_of(&closed, &words.join(" "), sheet.place(at)));
            }
            Some(Section::Other) => {}
            None => continue,
        }
        sheet.take(at, at + 1);
    }
    // What stands under the heading of a private part is its resolution.
    if private.exempt.is_some() {
        sheet.take(from, to);
    }
    private
}

fn exempt_of(closed: &Closed, below: &str, place: Place) -> Found<Exempt> {
    let mut reason = closed.reason.clone();
    if reason.is_empty() && has(below, "paragraph") && has(below, "schedule 12a") {
        reason = marks::reason(&squeeze(below));
    }
    let paragraph = Text::line(if reason.len() <= 200 { &reason } else { "" });
    let found = Found::certain(Exempt { paragraph }, place);
    if closed.unsure && !has(below, "exempt") && !has(below, "exclu") {
        return found.doubting(
            "It stands in the second part of the agenda; nothing says that this part is private.",
        );
    }
    found
}

#[expect(
    clippy::too_many_arguments,
    reason = "an item is read from all of these once"
)]
fn item(
    heading: &Heading,
    at: usize,
    block: &Block,
    counted: bool,
    private: &mut Private,
    done: usize,
    all: usize,
) -> Item {
    let place = block.title_place;
    let mut number = match &heading.number {
        Some(number) => Found::certain(Text::line(&number.printed), place),
        None => Found::unsure(
            Text::line(&(at + 1).to_string()),
            place,
            "No number is printed; the items were counted.",
        ),
    };
    if counted && heading.number.is_some() {
        number = number.doubting("The items are not numbered throughout.");
    }
    if heading.gap > 0 {
        number = number.doubting("The number before it is missing from the agenda.");
    }
    if let Some(why) = heading.doubt {
        number = number.doubting(why);
    }
    let mut title = Found::certain(Text::line(&block.title), place);
    if block.title.is_empty() {
        title = title.doubting("No title was found behind the number.");
    } else if let Some(why) = block.title_doubt {
        title = title.doubting(why);
    }
    let words = block.words.join("\n");
    let description = block
        .words_place
        .map(|place| Found::certain(Text::new(&words), place));
    let pages = block.marks.pages.as_ref().map(|pages| {
        let found = Found::certain(Text::line(pages), block.marks_place);
        if block.marks.bare_pages {
            found.doubting("Nothing says that these numbers are pages.")
        } else {
            found
        }
    });
    let lead = block.lead.as_ref().map(|(lead, place, why)| {
        let found = Found::certain(Text::line(lead), *place);
        why.map_or_else(|| found.clone(), |why| found.clone().doubting(why))
    });
    let exempt = exempt_item(block, private, done, all, &words);
    Item {
        number,
        title,
        description,
        parts: block
            .parts
            .iter()
            .map(|(words, place)| Found::certain(Text::line(words), *place))
            .collect(),
        pages,
        lead,
        business: business(&block.title),
        purpose: block.marks.purpose,
        planned_minutes: block.marks.minutes,
        to_follow: block.marks.to_follow,
        exempt,
        late: block.marks.late,
        attachments: block
            .attachments
            .iter()
            .map(|(name, place)| Found::certain(Text::line(name), *place))
            .collect(),
    }
}

/// Whether the item is exempt; turns the following ones private where it is the resolution that
/// the public be excluded.
fn exempt_item(
    block: &Block,
    private: &mut Private,
    done: usize,
    all: usize,
    words: &str,
) -> Option<Found<Exempt>> {
    if sections::readmits(&block.title) {
        *private = Private::default();
        return None;
    }
    if sections::excludes(&block.title) {
        // "To consider whether to exclude the public" early on is routine, and excludes nobody.
        let asks = [
            "whether",
            "if any",
            "any item",
            "which item",
            "should be",
            "if necessary",
            "identify",
        ]
        .iter()
        .any(|w| has(words, w) || has(&block.title, w));
        let whole = format!("{} {words}", block.title);
        let follows = [
            "following item",
            "remaining",
            "remainder",
            "following business",
            "items below",
            "exempt items",
        ]
        .iter()
        .any(|w| has(&whole, w));
        if !asks && (done * 3 >= all || follows) {
            let reason = if has(&whole, "paragraph") {
                marks::reason(&squeeze(&whole))
            } else {
                String::new()
            };
            let paragraph = Text::line(if reason.len() <= 200 { &reason } else { "" });
            let found = Found::certain(Exempt { paragraph }, block.title_place);
            private.exempt = Some(if follows {
                found
            } else {
                found.doubting("It stands behind the exclusion of the public; nothing beside it says that it is exempt.")
            });
        }
        return None;
    }
    if let Some(reason) = &block.marks.exempt {
        let mut paragraph = Text::line(reason);
        if paragraph.is_empty()
            && let Some(around) = &private.exempt
        {
            paragraph = around.value.paragraph.clone();
        }
        return Some(Found::certain(Exempt { paragraph }, block.marks_place));
    }
    let around = private.exempt.clone()?;
    Some(Found {
        place: block.title_place,
        ..around
    })
}

/// Minutes for each item from the times at which they begin.
fn last_minutes(items: &mut [Item], starts: &[Option<chrono::NaiveTime>]) {
    for (at, item) in items.iter_mut().enumerate() {
        if let (None, Some(Some(from)), Some(Some(to))) =
            (item.planned_minutes, starts.get(at), starts.get(at + 1))
        {
            item.planned_minutes = u16::try_from((*to - *from).num_minutes())
                .ok()
                .filter(|m| (1..=600).contains(m));
        }
    }
}

/// No two items have one number: a later one takes the next free letter.
fn mark_repeats(headings: &[Heading], items: &mut [Item]) {
    let mut seen: std::collections::HashMap<String, usize> = std::collections::HashMap::new();
    for at in 0..items.len() {
        let printed = items[at].number.value.to_string();
        let Some(first) = seen.get(&printed).copied() else {
            seen.insert(printed, at);
            continue;
        };
        let free = free_number(&printed, |n| {
            seen.contains_key(n)
                || headings
                    .iter()
                    .any(|h| h.number.as_ref().is_some_and(|x| x.printed == n))
        });
        let why = format!("Two items have the number {printed} in the papers.");
        let place = items[at].number.place;
        items[at].number = Found::unsure(Text::line(&free), place, &why);
        items[first].number = items[first].number.clone().doubting(&why);
        seen.insert(free, at);
    }
}

/// "7A", or the next letter that is free.
pub(super) fn free_number(printed: &str, taken: impl Fn(&str) -> bool) -> String {
    let mut tail = String::new();
    loop {
        for letter in 'A'..='Z' {
            let number = format!("{printed}{tail}{letter}");
            if !taken(&number) {
                return number;
            }
        }
        tail.push('Z');
    }
}
