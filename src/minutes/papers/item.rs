//! Papers of single items: the minute of one, to be copied into a letter, and the extract that goes to whoever
//! presented it, to be looked through.

use std::marker::PhantomData;

use chrono::{Datelike, Days, NaiveDate, Weekday};

use crate::meeting::Reading as ReadBy;
use crate::meeting::agenda::Item;
use crate::meeting::audience::Reader;
use crate::meeting::entry::{Kind, Owner};
use crate::meeting::id::ItemId;
use crate::meeting::people::PersonDetails;
use crate::meeting::text::alike;

use super::super::actions::actions_table_of;
use super::super::audience::Audience;
use super::super::blocks::item_blocks;
use super::super::decided::decided_alone;
use super::super::document::{Block, Document, Paper, Part, Run};
use super::super::draft::{note, tidy};
use super::super::frame::{file_stem, frame, opening};
use super::super::house::{ActionPlace, House};
use super::super::problems;
use super::super::reading::Reading;
use super::super::record::{Blanks, lines};
use super::super::words::{full_date, list};
use super::{heading, item_heading, label, numbers, paragraph};

/// Weekdays that the author of an item has, unless a day is named.
pub const DAYS_TO_REPLY: u32 = 5;

/// The last of so many clear weekdays after a day, which is not counted itself. Bank holidays are not
/// known here.
pub fn weekdays_after(day: NaiveDate, count: u32) -> NaiveDate {
    let mut last = day;
    let mut left = count;
    while left > 0 {
        last = last.checked_add_days(Days::new(1)).unwrap_or(last);
        if last == NaiveDate::MAX {
            return last;
        }
        left -= u32::from(!matches!(last.weekday(), Weekday::Sat | Weekday::Sun));
    }
    last
}

/// The item that is meant: by its number on the agenda or in the minutes, or by its title.
pub fn item_named<A: Audience>(read: &ReadBy<'_, A>, named: &str) -> Option<ItemId> {
    let reading = Reading::<A>::new(read, read.house());
    let named = named.trim().trim_end_matches('.');
    let items = reading.items();
    let on_agenda = |i: &&Item| alike(i.details.number.trim().trim_end_matches('.'), named);
    let printed = |i: &&Item| alike(reading.number(i), named);
    let titled = |i: &&Item| alike(i.details.title.trim(), named);
    let mut found = items.iter().filter(on_agenda);
    let found = found
        .next()
        .or_else(|| items.iter().find(printed))
        .or_else(|| items.iter().find(titled));
    found.filter(|_| !named.is_empty()).map(|item| item.id)
}

/// The items that somebody presented, or whose report they wrote, as far as the readers may know.
pub fn presented_by<A: Audience>(read: &ReadBy<'_, A>, name: &str) -> Vec<ItemId> {
    let reading = Reading::<A>::new(read, read.house());
    let items = reading.items().iter();
    let theirs = items.filter(|item| {
        let own = presenters(&reading, item);
        own.iter().any(|who| who.is_called(name))
    });
    theirs.map(|item| item.id).collect()
}

/// Somebody who presented an item or wrote its report.
enum Presenter<'m> {
    Known(&'m PersonDetails),
    Named(String),
}

impl Presenter<'_> {
    fn is_called(&self, name: &str) -> bool {
        match self {
            Self::Known(details) => details.is_called(name) || details.is_surname(name),
            Self::Named(own) => alike(own, name),
        }
    }

    fn name(&self) -> String {
        match self {
            Self::Known(details) => details.full_name(),
            Self::Named(own) => own.clone(),
        }
    }
}

fn presenters<'m, R: Reader>(reading: &Reading<'m, R>, item: &'m Item) -> Vec<Presenter<'m>> {
    let mut found: Vec<Presenter<'m>> = Vec::new();
    for entry in reading.entries(item) {
        if let Kind::Presented { who, .. } = entry.kind() {
            let known = who.iter().filter_map(|p| reading.person(*p));
            found.extend(known.map(|p| Presenter::Known(&p.details)));
        }
    }
    let author = item.report.as_ref().map_or("", |r| r.author.trim());
    // "Ann Lee, Head of Housing": the report tells the role with the name.
    let named = author.split(',').next().unwrap_or(author).trim();
    let is_known = |p: &Presenter<'_>| p.is_called(author) || p.is_called(named);
    if !author.is_empty() && !found.iter().any(is_known) {
        found.push(Presenter::Named(author.to_owned()));
    }
    found
}

/// The minute of one item with its heading, as the minutes print it; none where there is no such item.
pub fn minute_of<A: Audience>(
    read: &ReadBy<'_, A>,
    house: &House,
    item: ItemId,
) -> Option<Paper<A>> {
    let reading = Reading::<A>::new(read, house);
    let item = reading.item(item)?;
    let mut blocks = vec![item_heading(&reading, item, house)];
    blocks.extend(of_item(&reading, house, item));
    blocks.extend(actions(&reading, house, "Actions", &[item]));
    let stem = format!("minute-{}", slug(&reading, item));
    Some(made(&reading, house, "Minute", &stem, blocks))
}

/// For whom the minute of an item is, and what it leaves out for them, in a sentence.
pub fn left_out<A: Audience>(read: &ReadBy<'_, A>, house: &House, item: ItemId) -> Option<String> {
    let reading = Reading::<A>::new(read, house);
    let item = reading.item(item)?;
    let places = reading.record_entries(item, house);
    let exempt = places
        .iter()
        .filter(|e| e.entry.is_none() && !e.blank)
        .count();
    let nature = reading.entries(item).any(|e| {
        !A::EXEMPT
            && matches!(
                e.kind(),
                Kind::Declaration {
                    sensitive: true,
                    ..
                }
            )
    });
    let mut out: Vec<String> = Vec::new();
    match exempt {
        0 => {}
        1 => out.push("1 entry that is exempt".to_owned()),
        n => out.push(format!("{n} entries that are exempt")),
    }
    if nature {
        out.push("the nature of a sensitive interest".to_owned());
    }
    let readers = if A::EXEMPT {
        "those who may read exempt text, and not for publication"
    } else {
        "the public"
    };
    let which = numbers(&reading, &[item]);
    Some(match out.as_slice() {
        [] => format!("The minute of {which} is for {readers}; nothing is left out."),
        out => format!(
            "The minute of {which} is for {readers}; left out: {}.",
            list(out)
        ),
    })
}

/// By when an author is to reply.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Reply {
    /// The day.
    pub by: NaiveDate,
}

/// The extract of some items for whoever presented them: what is minuted of each with its numbers, the
/// queries that they are to answer (in the copy for those entitled alone), the actions, and by when to
/// reply to whom.
pub fn extract_of<A: Audience>(
    read: &ReadBy<'_, A>,
    house: &House,
    items: &[ItemId],
    reply: Reply,
) -> Paper<A> {
    let reading = Reading::<A>::new(read, house);
    let printed = reading.printed(house);
    let items: Vec<&Item> = printed
        .into_iter()
        .filter(|i| items.contains(&i.id))
        .collect();
    let mut blocks = vec![paragraph(opening(
        &reading,
        house,
        "Extract of the minutes of",
    ))];
    let mut who: Vec<String> = Vec::new();
    for presenter in items.iter().flat_map(|item| presenters(&reading, item)) {
        let name = presenter.name();
        if !who.contains(&name) {
            who.push(name);
        }
    }
    if !who.is_empty() {
        blocks.push(note(&format!("For {}.", list(&who))));
    }
    for item in &items {
        blocks.push(item_heading(&reading, item, house));
        blocks.extend(of_item(&reading, house, item));
    }
    let queries: Vec<Vec<Run>> = items
        .iter()
        .flat_map(|item| queries(&reading, house, item))
        .collect();
    if !queries.is_empty() {
        blocks.push(heading("Queries"));
        blocks.push(Block::Paragraph {
            number: String::new(),
            parts: vec![
                Part::Words(vec![Run::plain(
                    "Please say whether these words are right:",
                )]),
                Part::Bullets(queries),
            ],
        });
    }
    let actions = actions(&reading, house, "", &items);
    if !actions.is_empty() {
        blocks.push(heading("Actions"));
        blocks.extend(actions);
    }
    let officer = reading.calling().officer.trim();
    let to = if officer.is_empty() {
        "whoever sent you this"
    } else {
        officer
    };
    blocks.push(heading("Reply"));
    blocks.push(paragraph(vec![
        Run::plain("Please reply by "),
        Run::strong(full_date(house, reply.by)),
        Run::plain(format!(
            " to {to}, with the number of the paragraph and the words as they ought to be."
        )),
    ]));
    let which: Vec<String> = items.iter().map(|item| slug(&reading, item)).collect();
    let stem = match which.as_slice() {
        [one] => format!("extract-{one}"),
        _ => "extract".to_owned(),
    };
    made(&reading, house, "Extract of the minutes", &stem, blocks)
}

fn made<A: Audience>(
    reading: &Reading<'_, A>,
    house: &House,
    kind: &str,
    stem: &str,
    blocks: Vec<Block>,
) -> Paper<A> {
    let mut document = Document {
        blocks,
        ..frame(reading, house, kind)
    };
    tidy(&mut document);
    Paper {
        problems: problems::of_paper(reading, &document, Vec::new()),
        document,
        file_stem: file_stem(reading, stem),
        audience: PhantomData,
    }
}

/// "item-4": its number, for the name of a file.
fn slug<R: Reader>(reading: &Reading<'_, R>, item: &Item) -> String {
    let number = reading.number(item).to_lowercase();
    let kept: String = number
        .chars()
        .map(|c| if c.is_ascii_alphanumeric() { c } else { '-' })
        .collect();
    match kept.trim_matches('-') {
        "" => "item".to_owned(),
        number => format!("item-{number}"),
    }
}

/// What the minutes print under the heading of an item.
fn of_item<R: Reader>(reading: &Reading<'_, R>, house: &House, item: &Item) -> Vec<Block> {
    let Some(item) = reading.item(item.id) else {
        return Vec::new();
    };
    let mut record = lines(reading, house, item, Blanks::Drop);
    decided_alone(reading, house, item, &mut record);
    let blocks = item_blocks(reading, house, item, record);
    if blocks.is_empty() {
        vec![note("[Nothing is recorded under this item.]")]
    } else {
        blocks.into_iter().map(|b| b.block).collect()
    }
}

/// The actions of some items, where the house doesn't print them under the items.
fn actions<R: Reader>(
    reading: &Reading<'_, R>,
    house: &House,
    caption: &str,
    items: &[&Item],
) -> Vec<Block> {
    if house.actions == ActionPlace::UnderItem {
        return Vec::new();
    }
    let of = |item: &Item| items.iter().any(|i| i.id == item.id);
    let table = actions_table_of(reading, house, caption.to_owned(), of);
    let mut table = table.map(|sourced| sourced.block);
    if let (Some(Block::Table { header, rows, .. }), [_]) = (&mut table, items) {
        // Of which item they are is told above.
        header.remove(0);
        for row in rows {
            row.remove(0);
        }
    }
    table.into_iter().collect()
}

/// The queries on an item that its author is to answer, or nobody in particular: each with the number of the
/// paragraph. They are the officer's own, and nothing for the public.
fn queries<R: Reader>(reading: &Reading<'_, R>, house: &House, item: &Item) -> Vec<Vec<Run>> {
    let Some(item) = reading.item(item.id).filter(|_| R::EXEMPT) else {
        return Vec::new();
    };
    let authors = presenters(reading, item);
    let is_for_them = |ask: Option<&Owner>| match ask {
        None => true,
        Some(Owner::Named(name)) => authors.iter().any(|a| a.is_called(name)),
        Some(Owner::Person(id)) => {
            let name = reading.person(*id).map(|p| p.details.full_name());
            name.is_some_and(|name| authors.iter().any(|a| a.is_called(&name)))
        }
    };
    let record = lines(reading, house, item, Blanks::Drop);
    let mut found = Vec::new();
    for entry in reading.entries(item) {
        for (words, ask) in reading.queries_on(entry) {
            if is_for_them(ask) {
                let line = record.iter().find(|l| l.entry == Some(entry.id()));
                let number = line.and_then(|l| l.number.clone());
                let place = number.unwrap_or_else(|| label(reading, item));
                found.push(vec![Run::plain(format!(
                    "{place}: \u{201C}{words}\u{201D}"
                ))]);
            }
        }
    }
    found
}
