//! Who was present, in attendance, absent with apologies: lists, tables, run-on paragraphs, and
//! the sentence of the first item.

use super::attendance;
use super::beside;
use super::entries::entries;
use super::headings::{Heading, closes, heading, is_open, is_sentence, says_who_came, tells_else};
use super::roll::{Heads, Roll};
use super::told;
use crate::import::found::Place;
pub(super) use crate::import::lexicon::Roll as List;
use crate::import::lexicon::{self, Company, RollHead};
use crate::import::line::{Line, Shape};
use crate::import::people;
use crate::import::supporting::para::is_furniture;
use crate::import::supporting::words;
use crate::meeting::people::Office;

/// The list that a heading opens.
pub(super) fn list(key: &str) -> Option<List> {
    lexicon::named(key).or_else(|| grouped(key))
}

/// The list that a group of people opens: "Labour members", "Officers from the council".
fn grouped(key: &str) -> Option<List> {
    let words: Vec<&str> = key.split(' ').collect();
    let (first, last) = (words.first()?, words.last()?);
    // "Election of officers" is business.
    let other = |w: &&str| lexicon::is(RollHead::Not, w);
    if !(2..=4).contains(&words.len()) || words.iter().any(other) {
        return None;
    }
    let aside =
        *first == "other" || key.starts_with("non committee") || key.starts_with("non member");
    // "Voting member regrets".
    let whose = key.rsplit_once(' ').map(|(whose, _)| whose);
    let members = |w: &str| w.split(' ').any(|w| lexicon::is(RollHead::Members, w));
    if lexicon::named(last) == Some(List::Apologies) && whose.is_some_and(members) {
        return Some(List::Apologies);
    }
    let (first, last) = (lexicon::named(first), lexicon::named(last));
    match last {
        Some(Company::Others) => Some(List::Attending),
        _ if first == Some(Company::Others) => Some(List::Attending),
        Some(Company::Members) if aside => Some(List::Attending),
        Some(Company::Members) => Some(List::Present),
        None if key.ends_with("members present") => Some(List::Present),
        None => None,
    }
}

/// Reads the lists.
pub(super) fn roll(lines: &[Line]) -> Roll {
    let mut roll = lists(lines);
    if let Some(mut table) = attendance::roll(lines)
        && (roll.present.is_empty() || table.begins <= roll.begins)
    {
        // Visitors stand below the table.
        let to = lines.len().min(table.ends + 12);
        let more = lists(lines.get(table.ends..to).unwrap_or_default());
        for one in more.present.into_iter().filter(|p| p.value.in_attendance) {
            table.present.push(one);
        }
        roll = table;
    }
    if roll.present.is_empty() {
        roll = told::roll(lines).unwrap_or(roll);
    }
    roll.settle();
    told::presiding(lines, &mut roll);
    roll
}

/// What is read as the lists go down the lines.
#[derive(Default)]
struct Reading {
    roll: Roll,
    open: Option<Heading>,
    held: Option<(String, Place)>,
    column: Option<usize>,
    /// The columns of a table that has a head.
    heads: Option<Heads>,
    /// The number of whoever was named last in a numbered list.
    counted: u32,
    /// A list in a column beside the open one.
    beside: Option<List>,
}

impl Reading {
    /// Takes the officers that lines right above the first list name: "Chairman: Ann Lee", "Vice chairman: Bo
    /// Oke", and below them "Councillors:".
    fn officers(&mut self, above: &[Line]) {
        let officer = |line: &&Line| {
            let text = line.text();
            text.split_once(':').is_some_and(|(post, name)| {
                people::office(post).is_some()
                    && people::entry(name).is_some_and(|e| !e.person.name.is_blank())
            })
        };
        let count = above.iter().rev().take_while(officer).count();
        let mut open = Heading {
            list: Some(List::Present),
            ..Heading::default()
        };
        for line in above.iter().skip(above.len() - count) {
            self.roll.take(&mut open, &line.text(), line.place);
            self.roll.begins -= 1;
        }
    }

    /// Takes what is held into the open list.
    fn put(&mut self) {
        if let (Some(open), Some((text, place))) = (&mut self.open, self.held.take()) {
            self.roll.take(open, &text, place);
        }
    }
}

/// Keys of headings that name one person who writes, and open no list.
const WRITES: [&str; 3] = ["clerk", "clerked by", "minutes"];

/// Lines of words that may stand between two lists.
const MOST_BETWEEN: u8 = 4;

/// The lists under headings.
fn lists(lines: &[Line]) -> Roll {
    let mut reading = Reading::default();
    let (mut apart, mut paused) = (false, 0);
    let (mut headed, mut begun, mut empty) = (false, false, None);
    for (at, line) in lines.iter().enumerate() {
        if line.is_blank() || is_furniture(line) {
            // "Representative of the Trust:" with its name below; a list that goes on behind a
            // blank line, as scans have it.
            let goes_on = reading.held.as_ref().is_some_and(|(text, _)| is_open(text));
            if !goes_on {
                reading.put();
                apart = true;
            }
            continue;
        }
        // What is left open ends with the entry of a list that it stands in, but for a label with its name
        // in the next.
        if matches!(line.shape, Shape::Entry | Shape::Heading(_)) {
            let label = |(text, _): &(String, Place)| text.ends_with(':');
            if !reading.held.as_ref().is_some_and(label) {
                reading.put();
            }
        }
        let below = lines.get(at + 1..).unwrap_or_default();
        let mut heading = heading(line, below);
        let first = reading.open.is_none();
        if !first && let Some((number, one)) = counted(line, reading.counted) {
            reading.put();
            reading.counted = number;
            reading.held = Some((one, line.place));
            reading.put();
            reading.roll.ends = at + 1;
            (apart, paused) = (false, 0);
            continue;
        }
        // "Staff" heads a list among lists, and business elsewhere.
        if !first && heading.list.is_none() && !line.is_row() {
            heading = inside(line, below).unwrap_or(heading);
        }
        if first {
            let opens = matches!(heading.list, Some(List::Present | List::Attending));
            // Where the business has begun, "Officers" and "Chair: Ann Lee" are of it.
            headed |= matches!(line.shape, Shape::Heading(_));
            begun |= headed && is_sentence(line);
            // "Board members" over names at the end may be the list, where there is no other.
            let told = !begun || says_who_came(line);
            heading.unknown |= !told;
            let alone = || heading.of_members && !below.iter().any(says_who_came);
            let opens = opens && (told || over_people(line, below) && alone());
            if !opens || WRITES.contains(&words::key(line.cell(0)).as_str()) {
                continue;
            }
            reading.roll.begins = at;
            reading.officers(lines.get(..at).unwrap_or_default());
        }
        if !first && heading.list.is_none() && !line.is_row() {
            let list = reading.open.as_ref().and_then(|open| open.list);
            heading = unknown(line, list).unwrap_or(heading);
        }
        if let Some(chair) = chaired(line, &reading).filter(|_| heading.list.is_none()) {
            heading = chair;
        }
        let plain = heading.list.is_none();
        let next = below.first().filter(|l| !l.is_blank());
        let told = reading.held.is_none() && !reading.roll.is_empty();
        if plain && !closes(line) && (paused > 0 || told && tells_else(line, apart, next)) {
            // A sentence between the lists; too many are the business.
            reading.put();
            paused += 1;
            if paused > MOST_BETWEEN {
                return reading.roll;
            }
            apart = false;
            continue;
        }
        // "Attendance", and below it "Committee" with the names.
        if plain && !first && reading.held.is_none() && over_people(line, below) {
            reading.roll.ends = at + 1;
            let list = reading.open.as_ref().and_then(|open| open.list);
            reading.open = Some(Heading {
                list: list.filter(|l| *l != List::Passed).or(Some(List::Present)),
                ..Heading::default()
            });
            (apart, paused) = (false, 0);
            continue;
        }
        // A heading of the format behind a list heads what comes next.
        let heads = matches!(line.shape, Shape::Heading(_)) && apart && !reading.roll.is_empty();
        let ends = plain && (closes(line) || heads);
        // A number over a list is that of an item, which is another list only at the head.
        let item = heading.numbered && !first && !reading.roll.is_empty();
        if ends || item {
            reading.put();
            if paused == 0 {
                reading.roll.ends = at;
            }
            // Words that named nobody headed no list; another may come.
            if reading.roll.is_empty() && !begun {
                empty.get_or_insert((reading.roll.begins, reading.roll.ends));
                (reading, headed) = (Reading::default(), true);
                continue;
            }
            return reading.roll;
        }
        (apart, paused) = (false, 0);
        let mut rest = heading.rest.clone();
        let labelled = heading.list.is_some();
        if labelled {
            reading.put();
            reading.beside = super::headings::beside_it(line);
            reading.open = Some(heading);
        }
        reading.roll.ends = at + 1;
        if let Some(list) = reading.beside {
            let (one, other) = if line.is_row() {
                (line.cell(0), line.cell(1))
            } else {
                rest.split_once('\t').unwrap_or((&rest, ""))
            };
            let (one, other) = (one.trim().to_owned(), other.trim().to_owned());
            let named = super::headings::list_in(&other).filter(|_| !labelled);
            let mut second = Heading {
                list: Some(list),
                ..Heading::default()
            };
            if named.is_some() {
                reading.beside = named;
            } else if !labelled {
                reading.roll.take(&mut second, &other, line.place);
            }
            rest = if labelled { String::new() } else { one };
        }
        if rest.is_empty() {
            continue;
        }
        if line.is_row() && line.cells.len() > 1 && !labelled && reading.beside.is_none() {
            if let Some(open) = &reading.open {
                let list = open.list.unwrap_or(List::Passed);
                let (column, heads) = (&mut reading.column, &mut reading.heads);
                reading.roll.row(list, line, column, heads);
            }
            continue;
        }
        if reading.held.is_none()
            && let (Some(open), Some((name, house))) = (&mut reading.open, rest.split_once(','))
            && !labelled
            && !name.contains('(')
            && beside::each_with_house(lines, at)
        {
            reading.roll.take_of(open, name, house, line.place);
            continue;
        }
        let (text, place) = match reading.held.take() {
            Some((mut text, place)) => {
                words::join(&mut text, &rest);
                (text, place.through(line.place))
            }
            None => (rest, line.place),
        };
        // A list that wraps, or a post with its name in the next line.
        let open = is_open(&text) || (line.broken && !line.is_row());
        let short = text.len() < 4000;
        reading.held = Some((text, place));
        if !(open && short) {
            reading.put();
        }
    }
    reading.put();
    if let Some((begins, ends)) = empty.filter(|_| reading.roll.is_empty()) {
        (reading.roll.begins, reading.roll.ends) = (begins, ends);
    }
    reading.roll
}

/// "Chair: Ann Lee" below those who sent apologies, where nobody has presided yet: she was there.
fn chaired(line: &Line, reading: &Reading) -> Option<Heading> {
    let list = reading.open.as_ref().and_then(|open| open.list)?;
    let text = line.text();
    let (label, name) = text.split_once(':')?;
    let office = people::office(label).is_some_and(|(o, _)| o == Office::Chair);
    let away = matches!(list, List::Apologies | List::Passed);
    let led = reading.roll.present.iter().any(|p| p.value.chair);
    (away && office && !led && people::entry(name).is_some()).then(|| Heading {
        list: Some(List::Present),
        presides: true,
        rest: name.trim().to_owned(),
        ..Heading::default()
    })
}

/// "Staff:" among the lists, with names beside it or below.
fn inside(line: &Line, below: &[Line]) -> Option<Heading> {
    let text = line.text();
    let (head, rest) = text.split_once([':', ';']).unwrap_or((text.as_str(), ""));
    let members = lexicon::named::<Company>(head) == Some(Company::Members);
    let known = lexicon::whole(RollHead::Inside, head);
    // "HARBOUR NOMINEES:": a group that no word is known for.
    let label = text.ends_with(':') && rest.trim().is_empty();
    let next = below.iter().find(|l| !l.is_blank());
    let named = next.is_some_and(|l| {
        entries(&l.text())
            .iter()
            .any(|e| !e.0.person.name.is_blank())
    });
    let group = label && named && head.split_whitespace().count() <= 4 && words::capitals(head);
    (known || group).then(|| Heading {
        list: Some(if members {
            List::Present
        } else {
            List::Attending
        }),
        of_members: members,
        rest: rest.trim().to_owned(),
        unknown: !known,
        ..Heading::default()
    })
}

/// Whether a heading among the lists stands over nothing but names: that of a group.
fn over_people(line: &Line, below: &[Line]) -> bool {
    let text = line.text();
    let short = (1..=8).contains(&text.split_whitespace().count()) && !text.contains(':');
    let heads = line.bold || matches!(line.shape, Shape::Heading(_)) || words::capitals(&text);
    let named = |l: &&Line| {
        let some = people::entry(&l.text()).filter(|e| e.doubt.is_none());
        some.is_some_and(|e| !e.person.name.is_blank())
    };
    let first = below.iter().skip_while(|l| l.is_blank()).take(3);
    short && heads && people::person(&text).is_none() && first.filter(named).count() == 3
}

/// Whoever stands in a numbered list of those present, "2. Ann Lee", behind the number `before`.
fn counted(line: &Line, before: u32) -> Option<(u32, String)> {
    let cells = line.cells.iter().map(|c| c.text.as_str().trim());
    let words = cells
        .filter(|c| !c.is_empty())
        .collect::<Vec<_>>()
        .join("\t");
    let (number, rest) = words.split_once(['.', ')'])?;
    let number = number.parse().ok().filter(|n| *n == before + 1)?;
    let one = rest.trim().trim_start_matches('\t').to_owned();
    let name = one.split('\t').next()?;
    let found = people::entry(name).filter(|e| e.doubt.is_none() && !e.person.name.is_blank())?;
    let titled = !found.person.honorific.is_blank() || found.person.name.contains(' ');
    (titled && name.split_whitespace().count() <= 6).then_some((number, one))
}

/// "Speakers from the floor: Ann Lee, Bo Oke" among the lists: names behind a label that says nothing of
/// who they are. They could go on the list above, or be others.
fn unknown(line: &Line, list: Option<List>) -> Option<Heading> {
    let text = line.text();
    let (label, names) = text.split_once(':')?;
    let known = people::office(label).is_some()
        || people::is_post(label)
        || people::entry(label).is_some()
        || people::is_organisation(label)
        || words::lower(names).contains("apolog");
    let some =
        people::list(names).is_some_and(|l| l.len() > 1 && l.iter().all(|e| e.doubt.is_none()));
    let labelled = (2..=5).contains(&label.split_whitespace().count());
    (labelled && some && !known).then(|| Heading {
        list,
        rest: names.trim().to_owned(),
        unknown: true,
        ..Heading::default()
    })
}
