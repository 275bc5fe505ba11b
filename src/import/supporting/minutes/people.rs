//! Who was present, in attendance, absent with apologies: lists, tables, run-on paragraphs, and
//! the sentence of the first item.

use super::apologies::no_reason;
use super::entries::{entries, took_minutes};
use crate::import::found::{Found, Place};
use crate::import::line::{Line, Shape};
use crate::import::people;
use crate::import::proposal::Present;
use crate::import::supporting::label;
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
enum List {
    Present,
    Attending,
    Apologies,
    /// Nobody of whom anything is proposed.
    Passed,
}

/// The list that a heading opens.
fn list(key: &str) -> Option<List> {
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
    let mut roll = Roll::default();
    let mut open: Option<List> = None;
    let mut held: Option<(String, Place)> = None;
    let mut column = None;
    for (at, line) in lines.iter().enumerate() {
        if line.is_blank() || is_furniture(line) {
            // "Representative of the Trust:" with its name below.
            let post = held.as_ref().is_some_and(|(text, _)| text.ends_with(':'));
            if post {
                continue;
            }
            if let (Some(list), Some((text, place))) = (open, held.take()) {
                roll.take(list, &text, place);
            }
            continue;
        }
        let (heading, rest) = heading(line);
        if open.is_none() {
            if heading != Some(List::Present) && heading != Some(List::Attending) {
                continue;
            }
            roll.begins = at;
        }
        if heading.is_none() && open.is_some() && closes(line) {
            if let (Some(list), Some((text, place))) = (open, held.take()) {
                roll.take(list, &text, place);
            }
            roll.ends = at;
            return roll;
        }
        if let Some(heading) = heading {
            if let (Some(list), Some((text, place))) = (open, held.take()) {
                roll.take(list, &text, place);
            }
            open = Some(heading);
        }
        if rest.is_empty() {
            roll.ends = at + 1;
            continue;
        }
        if line.is_row() && line.cells.len() > 1 {
            if let Some(list) = open {
                roll.row(list, line, &mut column);
            }
            roll.ends = at + 1;
            continue;
        }
        let (text, place) = match held.take() {
            Some((text, place)) => (format!("{text} {rest}"), place.through(line.place)),
            None => (rest, line.place),
        };
        // A list that wraps, or a post with its name in the next line.
        let open_end = text.ends_with([',', ':', '-', '\u{2013}'])
            || text.ends_with(" and")
            || text.matches('(').count() > text.matches(')').count()
            || (line.broken && !line.is_row());
        if open_end && text.len() < 4000 {
            held = Some((text, place));
        } else if let Some(list) = open {
            roll.take(list, &text, place);
        }
        roll.ends = at + 1;
    }
    if let (Some(list), Some((text, place))) = (open, held.take()) {
        roll.take(list, &text, place);
    }
    roll
}

/// The list that a line opens, and what stands behind its heading.
fn heading(line: &Line) -> (Option<List>, String) {
    let first = line.cell(0).trim();
    let rest = |line: &Line, from: usize| -> String {
        let cells = line.cells.get(from..).unwrap_or_default().iter();
        let words: Vec<&str> = cells
            .map(|c| c.text.as_str().trim())
            .filter(|t| !t.is_empty())
            .collect();
        words.join("\t")
    };
    if let Some(list) = list(&words::key(first)) {
        // A row "Chair | Members" would head columns; a heading stands alone or before a name.
        let header = line.is_row()
            && line.cells.len() > 1
            && self::list(&words::key(line.cell(1))).is_some();
        return (
            if header { None } else { Some(list) },
            if header { String::new() } else { rest(line, 1) },
        );
    }
    for mark in [":", " - ", " \u{2013} ", "\u{2013}", " "] {
        if let Some((before, after)) = first.split_once(mark) {
            let named = mark != " " || after.starts_with("Cllr") || after.starts_with("Councillor");
            if let (Some(list), true) = (list(&words::key(before)), named) {
                let mut words = after.trim().to_owned();
                let more = rest(line, 1);
                if !more.is_empty() {
                    words = format!("{words}\t{more}");
                }
                return (Some(list), words);
            }
        }
    }
    (None, rest(line, 0))
}

/// Whether the business begins: a numbered heading, or one in capitals that is no list.
fn closes(line: &Line) -> bool {
    let text = line.text();
    let numbered = label::label(&text).is_some_and(|l| {
        matches!(l.mark, label::Mark::Number(_))
            && people::person(text.get(l.rest..).unwrap_or_default()).is_none()
            && people::entry(text.get(l.rest..).unwrap_or_default()).is_none()
    });
    let strong = line.bold || matches!(line.shape, Shape::Heading(_)) || words::capitals(&text);
    let plain = text.trim_end_matches(':');
    let somebody = people::entry(plain).is_some() || people::list(plain).is_some();
    numbered
        || crate::import::outline::number::coded(&text).is_some()
        || (strong && text.len() > 3 && !somebody && !plain.contains(':'))
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
        self.take(told.map_or(list, |t| t.1), &words.join("\t"), line.place);
        if unknown {
            for one in self.present.iter_mut().skip(before) {
                *one = one
                    .clone()
                    .doubting("What the column for attendance says was not understood.");
            }
        }
    }

    fn take(&mut self, list: List, text: &str, place: Place) {
        // "Apologies were received from …" is read with the sentences of the items.
        if words::lower(text).contains("apolog") {
            return;
        }
        // No meeting has so many people.
        if self.present.len() + self.apologies.len() >= 1_000 {
            return;
        }
        for (entry, deputy, chair) in entries(text) {
            let doubt = entry.doubt.clone();
            let found = |sure: bool| match (&doubt, sure) {
                (Some(why), _) => Some(why.clone()),
                (None, false) => Some("No name could be told in these words.".to_owned()),
                (None, true) => None,
            };
            let why = found(!entry.person.name.is_blank());
            let chair = chair || matches!(entry.office, Some((Office::Chair, _)));
            match list {
                List::Passed => {}
                List::Apologies => {
                    let mut one = Found::certain(no_reason(entry.person), place);
                    if let Some(why) = why {
                        one = one.doubting(&why);
                    }
                    self.apologies.push(one);
                }
                List::Present | List::Attending => {
                    let mut person = entry.person;
                    let attending = took_minutes(&mut person) || list == List::Attending;
                    let mut one = Found::certain(
                        Present {
                            person,
                            deputy,
                            chair: chair && !attending,
                            in_attendance: attending,
                        },
                        place,
                    );
                    if let Some(why) = why {
                        one = one.doubting(&why);
                    }
                    self.present.push(one);
                }
            }
        }
    }
}
