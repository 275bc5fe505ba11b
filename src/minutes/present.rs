//! Who was there, as the house lays it out: in rows, in a running paragraph or in a table.

use crate::meeting::Phase;
use crate::meeting::agenda::Business;
use crate::meeting::audience::Reader;
use crate::meeting::joint::Constituent;

use super::apologies::apologies;
use super::attendance::{members, observers, others, remote_members};
use super::document::{Block, Part, Row, Run};
use super::draft::{heading, note};
use super::house::{ApologiesPlace, AttendanceLayout, House};
use super::reading::Reading;

/// The part of the minutes that tells who was there.
pub(super) fn attendance<R: Reader>(reading: &Reading<'_, R>, house: &House) -> Vec<Block> {
    let mut blocks = Vec::new();
    if reading.is_joint() && *reading.phase() != Phase::Prepared {
        blocks.push(heading(&house.present, false));
        for which in reading.constituents() {
            let body = reading.body_of(which).name.to_string();
            let members = members(reading, house, which);
            if members.is_empty() {
                blocks.push(below(body));
                blocks.push(note("[Nobody is recorded as present.]"));
            } else if house.attendance == AttendanceLayout::Rows {
                blocks.push(below(body));
                blocks.push(Block::Names(members));
            } else {
                blocks.extend(listed(house, &body, members));
            }
        }
        blocks.extend(beside_the_members(reading, house));
        return blocks;
    }
    let members = members(reading, house, Constituent::First);
    if !members.is_empty() {
        blocks.extend(listed(house, &house.present, members));
    } else if *reading.phase() == Phase::Prepared {
        blocks.push(note("[The roll has not been taken.]"));
    } else {
        blocks.push(heading(&house.present, false));
        blocks.push(note("[Nobody is recorded as present.]"));
    }
    blocks.extend(beside_the_members(reading, house));
    blocks
}

/// A heading below that of the members.
fn below(text: String) -> Block {
    Block::Heading {
        level: 3,
        number: String::new(),
        text,
        capitals: false,
    }
}

/// Who was there beside the members, and the apologies where no item has them.
fn beside_the_members<R: Reader>(reading: &Reading<'_, R>, house: &House) -> Vec<Block> {
    let mut blocks = Vec::new();
    let remote = remote_members(reading, house);
    if !remote.is_empty() {
        let head = "Members Attending Remotely, Without a Vote";
        blocks.extend(listed(house, head, remote));
    }
    let observers = observers(reading, house);
    if !observers.is_empty() {
        blocks.extend(listed(house, &house.observers, observers));
    }
    let others = others(reading, house);
    if house.also_present && !others.is_empty() {
        blocks.extend(listed(house, &house.in_attendance, others));
    }
    let has_item = reading
        .items()
        .iter()
        .any(|i| i.details.business == Business::Membership);
    if (!has_item || house.apologies == ApologiesPlace::Both)
        && let Some(text) = apologies(reading, house)
    {
        if house.attendance == AttendanceLayout::Running {
            blocks.push(running(&house.apologies_heading, text));
        } else {
            blocks.push(heading(&house.apologies_heading, false));
            blocks.push(note(&text));
        }
    }
    blocks
}

/// A list of names as the house lays it out.
fn listed(house: &House, head: &str, rows: Vec<Row>) -> Vec<Block> {
    match house.attendance {
        AttendanceLayout::Rows => vec![heading(head, false), Block::Names(rows)],
        AttendanceLayout::Running => {
            let names: Vec<String> = rows.iter().map(in_a_line).collect();
            vec![running(head, format!("{}.", names.join("; ")))]
        }
        AttendanceLayout::Table => vec![Block::Table {
            caption: head.to_owned(),
            header: vec!["Name".to_owned(), "Role".to_owned()],
            rows: rows.into_iter().map(|r| vec![r.text, r.label]).collect(),
        }],
    }
}

fn running(head: &str, text: String) -> Block {
    Block::Paragraph {
        number: String::new(),
        parts: vec![Part::Words(vec![
            Run::strong(format!("{head}: ")),
            Run::plain(text),
        ])],
    }
}

/// "Councillor Ann Marsh (Chairman)"; "Dr Bell, Vice-Chair (from 7.10pm)".
fn in_a_line(row: &Row) -> String {
    match (row.label.as_str(), row.text.split_once(" (")) {
        ("", _) => row.text.clone(),
        (label, Some((name, said))) => format!("{name}, {label} ({said}"),
        (label, None) => format!("{} ({label})", row.text),
    }
}
