//! The items of an agenda.

mod attachment;
mod beside;
mod between;
mod block;
mod columns;
mod description;
mod entries;
mod exempt;
mod head;
mod headings;
mod marks;
mod numbers;
mod pages;
mod plain;
mod private;
mod sections;
mod timed;
mod title;
mod wrapped;

pub(super) use numbers::Free;
pub(in crate::import) use sections::business;
pub(in crate::import) use wrapped::says_which;

use numbers::{bracketed_minutes, clear_pages, last_minutes, mark_repeats};
use private::{Private, exempt_item, is_section, section_before, sections_between};

use block::Block;
use columns::Columns;
use headings::Heading;
use sections::section;

use super::front_sheet::FrontSheet;
use super::merge;
use super::tail;
use crate::import::found::Found;
use crate::import::outline::number::Count;
use crate::import::outline::{CLEAR, UNCLEAR};
use crate::import::proposal::{Item, Reason, Weighed};
use crate::meeting::text::Text;
use chrono::NaiveTime;

/// What a number is doubted for that leaves others out.
pub(super) const GAP: &str = "The number before it is missing from the agenda.";

/// What parts and description are doubted for where a list below a title could be either.
const MIXED: &str = "The list below the title could be parts of the item, or be told of it.";

/// So many bytes of a description are no more than an item has; and so many below the last.
const LONG: usize = 1_500;
const LONG_LAST: usize = 500;

/// What a longer one is doubted for.
const SWALLOWED: &str = "It is long: what stands below the item may be in it.";

/// The items of a sheet, and the rows that they fill.
#[derive(Default)]
pub(super) struct Agenda {
    pub(super) items: Vec<Item>,
    /// From the first heading to the end of the last item.
    pub(super) rows: Option<(usize, usize)>,
    /// When the first begins, where each has its time in front.
    pub(super) begins: Option<Found<NaiveTime>>,
    /// What spoke for each of the items.
    pub(super) weighed: Vec<Weighed>,
}

/// Reads the items; `agenda` is the row that says "AGENDA", if any.
pub(super) fn read(sheet: &mut FrontSheet, agenda: Option<usize>) -> Agenda {
    let to = sheet.rows.len();
    let header = (0..to).find_map(|at| sheet.get(at).and_then(Columns::header));
    let numbers = header.as_ref().and_then(Columns::numbers);
    let titles = header.as_ref().and_then(Columns::titles);
    let timed = timed::find(sheet, agenda);
    let (mut headings, begins) = match timed {
        Some((headings, begins)) => (headings, Some(begins)),
        None => (headings::find(sheet, agenda, (numbers, titles)), None),
    };
    // A break is no item, and no part of the item before it.
    headings.retain(|h| h.number.is_some() || !description::says_break(&h.rest));
    let counted = headings.iter().any(|h| h.number.is_none());
    let (Some(first), Some(last)) = (headings.first().map(|h| h.row), headings.last()) else {
        return Agenda::default();
    };
    let end = tail::after_items(sheet, last.title_row(sheet, to), to);
    let columns = (first.saturating_sub(6)..first)
        .rev()
        .chain(first..=first)
        .find_map(|at| sheet.get(at).and_then(Columns::header).map(|c| (at, c)));
    if let Some((at, _)) = columns {
        sheet.take(at, at + 1);
    }
    let columns = columns.map(|(_, c)| c).unwrap_or_default();
    page_heads(sheet, first, end);
    let pages_before = first.checked_sub(1).is_some_and(|at| is_pages(sheet, at));
    let width = wrapped::width(sheet, &headings, end);
    let hangs = between::hangs(sheet, &headings, end);
    let mut private = section_before(sheet, first);
    let mut out = Vec::new();
    let mut starts = Vec::new();
    for (at, heading) in headings.iter().enumerate() {
        let next = headings.get(at + 1).map_or(end, |h| h.row);
        let stop = (heading.title_row(sheet, next) + 1..next)
            .find(|i| is_section(sheet, *i) || between::heads(sheet, heading, next, *i, hangs))
            .unwrap_or(next);
        let mut until = stop;
        if pages_before && until > heading.row + 1 && is_pages(sheet, until - 1) {
            until -= 1;
        }
        let mut block = Block::read(sheet, heading, until, &columns, width);
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
        starts.push((block.marks.starts, block.until));
        let item = item(
            heading,
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
    bracketed_minutes(&mut out);
    mark_repeats(&headings, &mut out);
    let mut weighed = Vec::new();
    for (item, by) in out.iter_mut().zip(headings.iter().map(|h| h.margin)) {
        let Some(by) = by else { continue };
        weighed.push(Weighed {
            place: item.title.place,
            what: Reason::Heads { by, clear: CLEAR },
        });
        if by < CLEAR && item.number.is_certain() {
            item.number = item.number.clone().doubting(UNCLEAR);
            item.title = item.title.clone().doubting(UNCLEAR);
        }
    }
    // Nobody is asked about a number that isn't there.
    for item in out.iter_mut().filter(|i| i.number.value.is_blank()) {
        item.number.doubt = None;
    }
    clear_pages(&mut out);
    doubt_long(&mut out);
    if let Some(why) = far_or_late(sheet, agenda, &headings) {
        doubt_all(&mut out, why);
    }
    Agenda {
        items: out,
        rows: Some((first, end)),
        begins,
        weighed,
    }
}

/// So many lines may stand between the line that heads the items and the first of them.
const FAR: usize = 25;

/// Why all the items may be others than those of the agenda: they begin far below the line that heads it,
/// or with a number that has others before it.
fn far_or_late(
    sheet: &FrontSheet,
    agenda: Option<usize>,
    headings: &[Heading],
) -> Option<&'static str> {
    let first = headings.first()?;
    let above = agenda
        .and_then(|at| sheet.rows.get(at..first.row))
        .unwrap_or_default();
    let words = above.iter().filter(|r| !r.is_blank()).count();
    let number = first.number.as_ref().map(|n| n.count);
    if words > FAR {
        Some("Much stands between them and the line that heads the agenda.")
    } else if matches!(number, Some(Count::Plain(2..=5, None)))
        && !merge::is_supplement(sheet, first.row)
    {
        Some("The items do not begin with the first number: some may be missing.")
    } else {
        None
    }
}

fn doubt_all(items: &mut [Item], why: &str) {
    for item in items {
        item.number = std::mem::take(&mut item.number).doubting(why);
        item.title = std::mem::take(&mut item.title).doubting(why);
        item.description = item.description.take().map(|d| d.doubting(why));
        item.lead = item.lead.take().map(|l| l.doubting(why));
        let parts = std::mem::take(&mut item.parts).into_iter();
        item.parts = parts.map(|p| p.doubting(why)).collect();
    }
}

/// Doubts a description that may have swallowed what stands below the item: the last of an agenda above all.
fn doubt_long(items: &mut [Item]) {
    let last = items.len().saturating_sub(1);
    for (at, item) in items.iter_mut().enumerate() {
        let most = if at == last { LONG_LAST } else { LONG };
        let foot = |words: &str| words.lines().any(|line| line.starts_with("Page "));
        let long = |found: &Found<Text>| found.value.len() > most || foot(&found.value);
        item.description = item.description.take().map(|found| {
            if long(&found) {
                found.doubting(SWALLOWED)
            } else {
                found
            }
        });
    }
}

fn is_pages(sheet: &FrontSheet, at: usize) -> bool {
    sheet
        .get(at)
        .is_some_and(|r| !r.is_blank() && pages::pages(&r.text).is_some_and(|(_, bare)| !bare))
}

fn item(
    heading: &Heading,
    block: &Block,
    counted: bool,
    private: &mut Private,
    done: usize,
    all: usize,
) -> Item {
    let place = block.title_place;
    let mut number = match &heading.number {
        Some(number) => Found::certain(Text::line(&number.printed), place),
        // The meeting counts those that have none.
        None => Found::certain(Text::default(), place),
    };
    if counted && heading.number.is_some() {
        number = number.doubting("The items are not numbered throughout.");
    }
    if heading.gap > 0 {
        number = number.doubting(GAP);
    }
    if let Some(why) = heading.doubt {
        number = number.doubting(why);
    }
    let mut title = Found::certain(Text::line(&block.title), place);
    if let (None, Some(why)) = (&heading.number, heading.doubt) {
        title = title.doubting(why);
    }
    if block.title.is_empty() {
        title = title.doubting("No title was found behind the number.");
    } else if let Some(why) = block.title_doubt {
        title = title.doubting(why);
    }
    // Days of meetings to come are read as such.
    let days = business(&block.title) == crate::meeting::agenda::Business::WorkProgramme;
    let kept: Vec<&str> = block
        .words
        .iter()
        .map(String::as_str)
        .filter(|w| !(days && is_day(w)))
        .collect();
    let words = kept.join("\n");
    let unclear = |found: Found<Text>| {
        if block.mixed {
            found.doubting(MIXED)
        } else {
            found
        }
    };
    let description = block
        .words_place
        .filter(|_| !kept.is_empty())
        .map(|place| Found::certain(Text::new(&words), place))
        .map(unclear);
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
            .map(unclear)
            .collect(),
        pages,
        lead,
        business: business(&block.title),
        purpose: block.marks.purpose,
        planned_minutes: block.marks.minutes,
        to_follow: block.marks.to_follow,
        exempt,
        late: block.marks.late || says_late(&block.title),
        attachments: block
            .attachments
            .iter()
            .map(|(name, place)| Found::certain(Text::line(name), *place))
            .collect(),
    }
}

/// "Urgent item: …" before the title proper.
fn says_late(title: &str) -> bool {
    ["urgent item", "late item", "added item"]
        .iter()
        .filter_map(|p| super::front_sheet::after(title, p))
        .any(|rest| {
            let rest = rest.trim_start();
            rest.starts_with([':', '-', '\u{2013}']) && rest.len() > 4
        })
}

/// Marks rows among the items that stand above them as well: heads of pages.
fn page_heads(sheet: &mut FrontSheet, first: usize, end: usize) {
    let heads: std::collections::HashSet<String> = (0..first)
        .map(|at| sheet.text(at).to_owned())
        .filter(|t| t.len() > 12)
        .collect();
    for at in first..end {
        if heads.contains(sheet.text(at)) && section(sheet.text(at)).is_none() {
            sheet.take(at, at + 1);
        }
    }
}

/// Whether a line is a day, perhaps with a time, and nothing else.
fn is_day(words: &str) -> bool {
    let near = chrono::NaiveDate::from_ymd_opt(2000, 1, 1);
    let told: usize = crate::import::when::dates(words, near)
        .iter()
        .map(|d| d.at.len())
        .sum();
    let times: usize = crate::import::when::times(words)
        .iter()
        .map(|t| t.at.len())
        .sum();
    told > 0 && told + times + 8 >= words.len()
}
