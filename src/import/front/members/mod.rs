//! The members, as a table, a list, a run of names, by group or by office.

mod extent;
mod groups;
mod placed;
mod table;
#[cfg(test)]
mod tests;
mod unlabelled;

use super::front_sheet::{FrontSheet, Row, after, has};
use super::labels::{Field, field};
use crate::import::found::{Found, Place};
use crate::import::people::{self, Entry};
use crate::import::proposal::{Member, Proposal};
use crate::meeting::people::Office;
use crate::meeting::text::Text;
use extent::{ends, run_on, two_lists};
use groups::Group;
pub(super) use unlabelled::read_chair;

/// What the reader of a list knows as it goes down.
#[derive(Default)]
struct State {
    group: Group,
    /// Rows in which nobody was found, one after another.
    misses: u32,
    /// Somebody was found under the heading.
    any: bool,
    /// Somebody was found in words without a label of their own.
    plain: bool,
}

/// Whether a row is the header of a table of members.
pub(super) fn is_header(row: &Row) -> bool {
    table::is_header(row)
}

/// Reads the rows between `from` and `to` that are no items.
pub(super) fn read(sheet: &mut FrontSheet, from: usize, to: usize, out: &mut Proposal) {
    let before = out.members.len();
    let mut at = from;
    while at < to {
        if let Some(start) = heading(sheet, at) {
            at = list(sheet, at, start, to, out).max(at + 1);
        } else if sheet.get(at).is_some_and(is_header)
            && let Some(next) = table::read(sheet, at, to, Group::default(), out)
        {
            at = next.max(at + 1);
        } else {
            at += 1;
        }
    }
    if out.members.len() == before {
        unlabelled::unlabelled(sheet, from, to, out);
    }
}

/// How a list begins at a row.
enum Start {
    /// A heading, and the list below.
    Below(Group),
    /// "Members: Councillors A, B and C".
    Beside(String),
}

fn heading(sheet: &FrontSheet, at: usize) -> Option<Start> {
    let row = sheet.get(at)?;
    if row.is_blank() || row.used {
        return None;
    }
    if let Some((label, value)) = row.text.split_once(':')
        && label.len() < 60
        && (field(label) == Some(Field::Members) || groups::is_members(label))
    {
        let several = ["councillors", "cllrs"]
            .iter()
            .any(|c| label.trim().eq_ignore_ascii_case(c));
        return Some(if value.trim().is_empty() {
            Start::Below(groups::of_heading(label))
        } else if several {
            // "Councillors: Ahmed, Dunmore" are councillors by their heading.
            Start::Beside(format!("{label} {}", value.trim()))
        } else {
            Start::Beside(value.trim().to_owned())
        });
    }
    // "Members | Standing Deputies" head two lists beside each other.
    if row.cells.len() > 1 && row.cells.iter().all(|(_, w)| groups::is_members(w)) {
        return Some(Start::Below(groups::of_headings(row)));
    }
    if row.cells.len() > 1
        && field(row.cell(0)) == Some(Field::Members)
        && people::entry(row.cell(0)).is_none()
        && !is_header(row)
    {
        return Some(Start::Beside(row.cells_from(1)));
    }
    let label = row.cells.len() == 1
        && (field(&row.text) == Some(Field::Members) && !row.text.eq_ignore_ascii_case("to")
            || groups::is_members(&row.text));
    if label {
        return Some(Start::Below(groups::of_heading(&row.text)));
    }
    // "To Councillors A Smith, B Jones".
    let rest = after(&row.text, "to: ").or_else(|| after(&row.text, "to "))?;
    let named = people::list(rest).is_some_and(|l| l.len() > 1);
    named.then(|| Start::Beside(rest.to_owned()))
}

/// Reads a list from its heading on; the row after it.
fn list(sheet: &mut FrontSheet, at: usize, start: Start, to: usize, out: &mut Proposal) -> usize {
    let mut state = State::default();
    let found = out.members.len();
    let mut next;
    match start {
        Start::Below(group) => {
            state.group = group;
            next = at + 1;
        }
        Start::Beside(words) => {
            let (whole, after) = run_on(sheet, at, to, &words);
            let place = sheet
                .place(at)
                .through(sheet.place(after.saturating_sub(1)));
            if let Some(people) =
                people::list(&whole).or_else(|| people::entry(&whole).map(|e| vec![e]))
            {
                add_all(people, place, &state.group, None, out);
                (state.any, state.plain) = (true, true);
                sheet.take(at, after);
                next = after;
            } else {
                let pieces = pieces(&words, &state.group, sheet.place(at), out);
                sheet.take(at, at + 1);
                state.any = pieces;
                next = at + 1;
            }
        }
    }
    let mut end = next;
    while next < to {
        let Some(row) = sheet.get(next) else { break };
        if row.is_blank() {
            next += 1;
            continue;
        }
        if row.used || ends(row) {
            break;
        }
        let wide = row.text.len() > 90;
        let header = is_header(row) || !state.any && table::begins(sheet, next, to);
        if header && let Some(after) = table::read(sheet, next, to, state.group.clone(), out) {
            sheet.take(at, at + 1);
            return after;
        }
        let (taken, after) = one(sheet, next, to, &mut state, out);
        if taken {
            state.misses = 0;
            sheet.take(next, after);
            end = after;
        } else {
            state.misses += 1;
            if state.misses > 1 || !state.any && state.misses > 0 && wide {
                break;
            }
        }
        next = after;
    }
    if out.members.len() > found || state.any {
        sheet.take(at, at + 1);
    }
    end
}

/// Reads a row of a list: people, a group, an office with a name, a seat without one.
fn one(
    sheet: &FrontSheet,
    at: usize,
    to: usize,
    state: &mut State,
    out: &mut Proposal,
) -> (bool, usize) {
    let Some(row) = sheet.get(at) else {
        return (false, at + 1);
    };
    let words = row.text.clone();
    if after(&words, "quorum").is_some() || has(&words, "quorum is") {
        return (true, at + 1);
    }
    // "Copies: Mr A Lee": who stands behind that, and below, is no member.
    if let Some((label, _)) = words.split_once(':')
        && groups::of_heading(label).outside
    {
        state.group = groups::of_heading(label);
        return (true, at + 1);
    }
    // Groups side by side are columns of names.
    if row.cells.len() > 1 {
        if let Some(groups) = groups::side_by_side(row) {
            state.group.columns = groups;
            return (true, at + 1);
        }
        if let Some(entries) = side_by_side(row, &state.group) {
            for (entry, group, place) in entries {
                add(entry, place, &state.group, group.as_deref(), out);
            }
            state.any = true;
            return (true, at + 1);
        }
        if let Some(entry) = table::beside(row) {
            add(entry, row.place, &state.group, None, out);
            state.any = true;
            return (true, at + 1);
        }
    }
    // "Labour (3): Councillors A, B and C", "Substitutes: Councillor D".
    if let Some((label, value)) = words.split_once(':')
        && !value.trim().is_empty()
        && people::person(label).is_none()
    {
        // "Councillors A Lee (Chair) and B Oke Lay Member: Cy Roe": two lists in a line.
        let (before, label) = two_lists(label);
        add_all(before, row.place, &state.group, None, out);
        let office = people::office(label).is_some()
            || people::is_post(label) && !groups::is_members(label) && !groups::is_category(label);
        let (whole, after) = run_on(sheet, at, to, value.trim());
        let people = people::list(&whole);
        if !office
            && let Some(mut people) =
                people.or_else(|| people::entry(&whole).filter(|e| !e.vacant).map(|e| vec![e]))
        {
            let group = groups::of_heading(label);
            // A list without labels doesn't go on with one, unless it is of members too.
            if state.plain && !groups::is_members(label) && !groups::is_category(label) {
                let why = "Another label stands before the name than that of the members.";
                for entry in people.iter_mut().filter(|e| e.doubt.is_none()) {
                    entry.doubt = Some(why.to_owned());
                }
            }
            add_all(
                people,
                row.place.through(sheet.place(after - 1)),
                &group,
                None,
                out,
            );
            state.any = true;
            return (true, after);
        }
        if let Some(entry) = people::entry(&words) {
            add(entry, row.place, &state.group, None, out);
            state.any = true;
            return (true, at + 1);
        }
    }
    let (whole, after) = run_on(sheet, at, to, &words);
    if after > at + 1
        && let Some(people) = people::list(&whole)
    {
        add_all(
            people,
            row.place.through(sheet.place(after - 1)),
            &state.group,
            None,
            out,
        );
        state.any = true;
        return (true, after);
    }
    if let Some(people) = people::list(&words) {
        add_all(people, row.place, &state.group, None, out);
        (state.any, state.plain) = (true, true);
        return (true, at + 1);
    }
    // "Introduce New Motions:" heads something, though it has the look of a name.
    let heads = words.ends_with(':');
    if let Some(entry) = people::entry(&words).filter(|e| !heads || e.office.is_some() || e.vacant)
    {
        add(entry, row.place, &state.group, None, out);
        state.any = true;
        return (true, at + 1);
    }
    if alone(sheet, at, to) && people::is_post(&words) && !groups::is_category(&words) {
        let columns = std::mem::take(&mut state.group.columns);
        state.group = Group {
            role: words,
            columns,
            ..Group::default()
        };
        return (true, at + 1);
    }
    if groups::is_group(&words, row) {
        let columns = std::mem::take(&mut state.group.columns);
        state.group = groups::of_heading(&words);
        state.group.columns = columns;
        return (true, at + 1);
    }
    (false, at + 1)
}

/// Whether a line heads the one line below it: blank lines stand above both and below.
fn alone(sheet: &FrontSheet, at: usize, to: usize) -> bool {
    let blank = |at: usize| at >= to || sheet.get(at).is_none_or(Row::is_blank);
    let above = at.checked_sub(1).is_some_and(blank);
    above && people::person(sheet.text(at + 1)).is_some() && !blank(at + 1) && blank(at + 2)
}

/// Several names in one row: each with the group over its column.
fn side_by_side(row: &Row, group: &Group) -> Option<Vec<(Entry, Option<String>, Place)>> {
    let mut out = Vec::new();
    for (at, words) in &row.cells {
        let mut people = match people::person(words) {
            Some(person) => vec![Entry {
                person,
                ..Entry::default()
            }],
            None => people::list(words).or_else(|| people::entry(words).map(|e| vec![e]))?,
        };
        // A cell that says only where somebody comes from belongs to the one before it.
        if people
            .iter()
            .any(|e| e.doubt.is_some() || e.person.name.is_empty() && group.columns.is_empty())
        {
            return None;
        }
        out.extend(people.drain(..).map(|e| (e, group.over(*at), row.place)));
    }
    // "Councillor Ann Lee | Hatherley Vale": the second could be where the first comes from.
    let titled = out.iter().any(|(e, ..)| !e.person.honorific.is_empty());
    if titled && group.columns.is_empty() {
        for (entry, ..) in &mut out {
            if entry.person.honorific.is_empty() && !entry.vacant {
                entry.doubt = Some(
                    "It stands beside a name, and may be a place or an organisation.".to_owned(),
                );
            }
        }
    }
    (out.len() > 1 || !group.columns.is_empty()).then_some(out)
}

/// People between semicolons or commas of a text that is no clean list: what can be read is read.
fn pieces(words: &str, group: &Group, place: Place, out: &mut Proposal) -> bool {
    let mut any = false;
    for piece in words.split([';', '\n']) {
        if let Some(entry) = people::entry(piece) {
            let doubted = Entry {
                doubt: entry.doubt.or_else(|| {
                    Some("The list around this name could not be read in full.".to_owned())
                }),
                ..entry
            };
            add(doubted, place, group, None, out);
            any = true;
        }
    }
    any
}

fn add_all(
    people: Vec<Entry>,
    place: Place,
    group: &Group,
    over: Option<&str>,
    out: &mut Proposal,
) {
    for entry in people {
        add(entry, place, group, over, out);
    }
}

/// Adds somebody to the members; the same person twice is one.
fn add(entry: Entry, place: Place, group: &Group, over: Option<&str>, out: &mut Proposal) {
    if group.outside {
        return;
    }
    if let Some((Office::Chair, title)) = &entry.office {
        super::put::put(
            &mut out.chair_title,
            Found::certain(Text::line(title), place),
            "title of the chair",
        );
    }
    let name = &entry.person.name;
    let known = out
        .members
        .iter_mut()
        .find(|m| !name.is_empty() && m.person.value.name.eq_ignore_ascii_case(name));
    let office = entry.office.map_or(group.office, |(office, _)| office);
    if let Some(known) = known {
        if known.office == Office::Member {
            known.office = office;
        }
        return;
    }
    let column = over.map(groups::of_heading).unwrap_or_default();
    let mut person = Found::certain(entry.person, place);
    if let Some(why) = &entry.doubt {
        person = person.doubting(why);
    }
    let mut group_name = over.unwrap_or(&group.name).to_owned();
    placed::placed(&mut person, &mut group_name, group);
    out.members.push(Member {
        person,
        office,
        group: Text::line(&group_name),
        voting: entry.voting.unwrap_or(group.voting),
        substitute: entry.substitute || group.substitute || column.substitute,
        seat: None,
        usual_deputy: None,
        absences: Vec::new(),
    });
}
