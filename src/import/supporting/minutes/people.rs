//! Who was present, in attendance, absent with apologies: lists, tables, run-on paragraphs, and
//! the sentence of the first item.

use super::apologies::no_reason;
use super::attendance;
use super::entries::{entries, took_minutes};
use super::headings::{Heading, closes, heading, tells_else};
use super::told;
use crate::import::found::{Found, Place};
use crate::import::line::Line;
use crate::import::people;
use crate::import::proposal::Present;
use crate::import::supporting::para::is_furniture;
use crate::import::supporting::words;
use crate::meeting::people::{Office, PersonDetails};

/// The lists at the head of minutes.
#[derive(Debug, Default)]
pub(super) struct Roll {
    pub(super) present: Vec<Found<Present>>,
    pub(super) apologies: Vec<Found<PersonDetails>>,
    /// The line that it begins at.
    pub(super) begins: usize,
    /// The line after its last.
    pub(super) ends: usize,
}

/// What a list holds.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum List {
    Present,
    Attending,
    Apologies,
    /// Nobody of whom anything is proposed.
    Passed,
}

/// The list that a heading opens.
pub(super) fn list(key: &str) -> Option<List> {
    let any = |words: &[&str]| words.contains(&key);
    if any(&[
        "present",
        "members present",
        "board members present",
        "councillors present",
        "attendance",
        "committee members present",
        "governors present",
        "trustees present",
        "those present",
        "members in attendance",
        "attendees",
        "voting members",
        "members",
        "voting members present",
        "core members",
        "members of the board",
        "directors present",
        "board members",
        "present members",
        "non voting members",
        "councillors",
        "substitutes",
        "substitute members",
        "members of the committee",
        "co opted members",
        "non executive directors",
        "executive directors",
        "members attending",
    ]) {
        Some(List::Present)
    } else if any(&[
        "in attendance",
        "also present",
        "also in attendance",
        "officers",
        "officers present",
        "officers in attendance",
        "guests",
        "observers",
        "others present",
        "attending",
        "others",
        "others in attendance",
        "by invitation",
        "invited",
        "other attendees",
        "staff in attendance",
        "also attending",
        "council officers",
        "clerk",
        "advisers",
        "speakers",
        "presenters",
    ]) {
        Some(List::Attending)
    } else if any(&[
        "apologies",
        "apologies for absence",
        "apologies received",
        "apology",
        "apologies from",
        "apologies for absence received from",
        "members apologies",
    ]) {
        Some(List::Apologies)
    } else if any(&[
        "absent",
        "not present",
        "members of the public",
        "public",
        "press",
        "did not attend",
        "absent without apologies",
    ]) {
        Some(List::Passed)
    } else {
        grouped(key)
    }
}

/// The list that a group of people opens: "Labour members", "Officers from the council".
fn grouped(key: &str) -> Option<List> {
    const MEMBERS: [&str; 6] = [
        "members",
        "councillors",
        "governors",
        "trustees",
        "directors",
        "representatives",
    ];
    const OTHERS: [&str; 7] = [
        "officers",
        "guests",
        "staff",
        "attendance",
        "attendees",
        "observers",
        "visitors",
    ];
    let words: Vec<&str> = key.split(' ').collect();
    let (first, last) = (words.first()?, words.last()?);
    if !(2..=4).contains(&words.len()) {
        return None;
    }
    let aside =
        *first == "other" || key.starts_with("non committee") || key.starts_with("non member");
    if OTHERS.contains(last) || OTHERS.contains(first) || (aside && MEMBERS.contains(last)) {
        Some(List::Attending)
    } else if MEMBERS.contains(last) || key.ends_with("members present") {
        Some(List::Present)
    } else {
        None
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
}

impl Reading {
    /// Takes what is held into the open list.
    fn put(&mut self) {
        if let (Some(open), Some((text, place))) = (&mut self.open, self.held.take()) {
            self.roll.take(open, &text, place);
        }
    }
}

/// Lines of words that may stand between two lists.
const MOST_BETWEEN: u8 = 4;

/// The lists under headings.
fn lists(lines: &[Line]) -> Roll {
    let mut reading = Reading::default();
    let (mut apart, mut paused) = (false, 0);
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
        let below = lines.get(at + 1..).unwrap_or_default();
        let heading = heading(line, below);
        let first = reading.open.is_none();
        if first {
            let opens = matches!(heading.list, Some(List::Present | List::Attending));
            if !opens || WRITES.contains(&words::key(line.cell(0)).as_str()) {
                continue;
            }
            reading.roll.begins = at;
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
        let ends = plain && closes(line);
        // A number over a list is that of an item, which is another list only at the head.
        let item = heading.numbered && !first && !reading.roll.is_empty();
        if ends || item {
            reading.put();
            if paused == 0 {
                reading.roll.ends = at;
            }
            return reading.roll;
        }
        (apart, paused) = (false, 0);
        let rest = heading.rest.clone();
        let labelled = heading.list.is_some();
        if labelled {
            reading.put();
            reading.open = Some(heading);
        }
        reading.roll.ends = at + 1;
        if rest.is_empty() {
            continue;
        }
        if line.is_row() && line.cells.len() > 1 && !labelled {
            if let Some(open) = &reading.open {
                let list = open.list.unwrap_or(List::Passed);
                reading.roll.row(list, line, &mut reading.column);
            }
            continue;
        }
        let (text, place) = match reading.held.take() {
            Some((text, place)) => (format!("{text} {rest}"), place.through(line.place)),
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
    reading.roll
}

/// Whether words can't be the end of a list.
fn is_open(text: &str) -> bool {
    let last = text.split_whitespace().next_back().unwrap_or_default();
    // "Mr. S." waits for a surname.
    let initial = last.len() == 2 && last.ends_with('.') && last.starts_with(char::is_uppercase);
    text.ends_with([',', ':', '-', '\u{2013}'])
        || text.ends_with(" and")
        || initial
        || text.matches('(').count() > text.matches(')').count()
}

/// What a cell says of somebody's attendance; none where it says something else.
fn attended(cell: &str) -> Option<List> {
    if matches!(cell.trim(), "\u{2713}" | "\u{2714}" | "\u{2611}") {
        return Some(List::Present);
    }
    match words::key(cell).as_str() {
        "present" | "attended" | "yes" | "in attendance" => Some(List::Present),
        "apologies" | "apologies received" | "apologies given" | "apologies accepted"
        | "apologies sent" => Some(List::Apologies),
        "absent" | "did not attend" | "no" | "not present" => Some(List::Passed),
        _ => None,
    }
}

impl Roll {
    /// A row of a table; one of its columns may say who was there.
    fn row(&mut self, list: List, line: &Line, column: &mut Option<usize>) {
        const HEADS: [&str; 9] = [
            "name",
            "member",
            "governor",
            "role",
            "position",
            "organisation",
            "attendance",
            "title",
            "representing",
        ];
        let key = |k: usize| words::key(line.cell(k));
        let heads = (0..line.cells.len())
            .filter(|k| HEADS.contains(&key(*k).as_str()))
            .count();
        if heads >= 2 || (heads == 1 && people::entry(&line.text()).is_none()) {
            *column = (0..line.cells.len()).find(|k| {
                ["attendance", "attended", "present", "in attendance"].contains(&key(*k).as_str())
            });
            return;
        }
        let told = (1..line.cells.len()).find_map(|k| attended(line.cell(k)).map(|l| (k, l)));
        let unknown = told.is_none() && column.is_some_and(|k| !line.cell(k).trim().is_empty());
        let skip = told.map(|t| t.0).or(*column);
        let cells = line.cells.iter().enumerate();
        let words: Vec<&str> = cells
            .filter(|(k, c)| Some(*k) != skip && !c.text.is_blank())
            .map(|(_, c)| c.text.as_str().trim())
            .collect();
        let before = self.present.len();
        let mut heading = Heading {
            list: Some(told.map_or(list, |t| t.1)),
            ..Heading::default()
        };
        self.take(&mut heading, &words.join("\t"), line.place);
        if unknown {
            for one in self.present.iter_mut().skip(before) {
                *one = one
                    .clone()
                    .doubting("What the column for attendance says was not understood.");
            }
        }
    }

    /// Whether nobody was found.
    pub(super) fn is_empty(&self) -> bool {
        self.present.is_empty() && self.apologies.is_empty()
    }

    /// Takes the people that words under a heading name.
    fn take(&mut self, heading: &mut Heading, text: &str, place: Place) {
        // "Apologies were received from …" is read with the sentences of the items.
        if words::lower(text).contains("apolog") {
            return;
        }
        // No meeting has so many people.
        if self.present.len() + self.apologies.len() >= 1_000 {
            return;
        }
        for (entry, deputy, mut chair) in entries(text) {
            chair |= std::mem::take(&mut heading.presides);
            chair |= matches!(entry.office, Some((Office::Chair, _)));
            let why = match (entry.doubt, entry.person.name.is_blank()) {
                (Some(why), _) => Some(why),
                (None, true) => Some("No name could be told in these words.".to_owned()),
                (None, false) => None,
            };
            match heading.list {
                None | Some(List::Passed) => {}
                Some(List::Apologies) => {
                    let one = Found::certain(no_reason(entry.person), place);
                    self.apologies.push(match why {
                        Some(why) => one.doubting(&why),
                        None => one,
                    });
                }
                Some(list) => {
                    let mut person = entry.person;
                    // Of a company's directors the secretary is none; of a club's committee one.
                    let secretary = words::key(person.role.as_str()) == "secretary";
                    let why = why.clone().or_else(|| {
                        let told = secretary && heading.of_members && text.contains(':');
                        told.then(|| "The secretary may be no member.".to_owned())
                    });
                    let attending = took_minutes(&mut person)
                        || list == List::Attending
                        || !heading.of_members && is_clerk(&person);
                    let one = Present {
                        person,
                        deputy,
                        chair: chair && !attending,
                        in_attendance: attending,
                    };
                    self.add(one, place, why);
                }
            }
        }
    }

    /// Adds somebody; who is named twice, "Chair: Ann Lee" below the list, is one.
    pub(super) fn add(&mut self, one: Present, place: Place, why: Option<String>) {
        let known = self.present.iter_mut().find(|p| {
            let (known, new) = (&p.value.person, &one.person);
            !new.name.is_blank()
                && known.name == new.name
                && (known.honorific == new.honorific || new.honorific.is_blank())
        });
        if let Some(known) = known {
            known.value.chair |= one.chair && !known.value.in_attendance;
            return;
        }
        let found = Found::certain(one, place);
        self.present.push(match why {
            Some(why) => found.doubting(&why),
            None => found,
        });
    }

    /// Tells members from others by what the whole roll shows.
    fn settle(&mut self) {
        const OF_BODY: [&str; 8] = [
            "board member",
            "board president",
            "board vice president",
            "member",
            "trustee",
            "governor",
            "councillor",
            "director",
        ];
        // One list of all who came: their posts tell the members.
        if self.present.iter().all(|p| p.value.in_attendance) {
            for one in &mut self.present {
                let role = words::key(one.value.person.role.as_str());
                if OF_BODY.contains(&role.as_str()) {
                    one.value.in_attendance = false;
                }
            }
        }
        // A board with a "member" beside each name has its clerk among them.
        let role = |p: &Found<Present>| words::key(p.value.person.role.as_str());
        if self.present.iter().any(|p| role(p) == "member") {
            for one in self.present.iter_mut().filter(|p| role(p) == "clerk") {
                one.value.in_attendance = false;
            }
        }
        // "Borough Councillor C Ash" among councillors of the parish is of another council.
        let of = |p: &Found<Present>| p.value.person.honorific.as_str().to_owned();
        let plain = self.present.iter().any(|p| of(p).starts_with("Councillor"));
        for one in &mut self.present {
            let honorific = of(one);
            let other = honorific.contains(" Councillor") && !honorific.starts_with("Councillor");
            if plain && other && !one.value.in_attendance && !one.value.chair {
                one.value.in_attendance = true;
                *one = one.clone().doubting(
                    "A councillor of another council stands in the list of those present.",
                );
            }
        }
    }
}

/// Keys of headings that name one person who writes, and open no list.
const WRITES: [&str; 3] = ["clerk", "clerked by", "minutes"];

/// Whether somebody is the clerk, who is there and is no member.
fn is_clerk(person: &PersonDetails) -> bool {
    let role = words::key(person.role.as_str());
    role.split(' ').any(|w| w == "clerk") && !role.contains("member")
}
