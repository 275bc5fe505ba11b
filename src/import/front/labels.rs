//! Labels: "Venue: Town Hall", a cell "Venue" beside "Town Hall", a line "Venue:" above it.

use super::front_sheet::FrontSheet;
use super::venue::ends_in_postcode;
use crate::import::found::Place;

/// What a label names.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Field {
    Date,
    Time,
    DateTime,
    Venue,
    Body,
    Host,
    /// An officer or a contact.
    Contact,
    Phone,
    Email,
    Members,
    /// Something that no field is for: "Quorum", "Website".
    Other,
}

/// The field that words name, if they are a label.
pub(super) fn field(words: &str) -> Option<Field> {
    let lower = words.to_lowercase();
    let plain = lower
        .trim()
        .trim_matches(|c: char| !c.is_alphanumeric() && c != ')' && c != '(')
        .trim();
    let plain = plain.strip_prefix("the ").unwrap_or(plain);
    Some(match plain {
        "date"
        | "meeting date"
        | "date of meeting"
        | "day"
        | "day and date"
        | "date of the meeting"
        | "on" => Field::Date,
        "time"
        | "start time"
        | "meeting time"
        | "time of meeting"
        | "start"
        | "starts"
        | "starting time"
        | "commencing"
        | "time of commencement"
        | "meeting start time"
        | "commences" => Field::Time,
        "when"
        | "date and time"
        | "date & time"
        | "date/time"
        | "meeting date and time"
        | "date and time of meeting"
        | "date, time"
        | "day, date and time"
        | "time and date"
        | "date / time"
        | "day and time"
        | "date/time of meeting" => Field::DateTime,
        "venue" | "place" | "location" | "where" | "meeting venue" | "place of meeting"
        | "to be held at" | "held at" | "at" | "room" | "venue of meeting" | "meeting location"
        | "meeting place" | "address" => Field::Venue,
        "title" | "committee" | "name of meeting" | "body" | "board" | "meeting of" | "meeting"
        | "name of committee" | "meeting title" | "title of meeting" | "meeting name"
        | "committee name" => Field::Body,
        "authority" | "council" | "organisation" => Field::Host,
        "lead officer for the meeting"
        | "lead officer"
        | "contact"
        | "contact officer"
        | "officer contact"
        | "committee officer"
        | "democratic services officer"
        | "democratic services"
        | "clerk"
        | "clerk to the council"
        | "clerk to the committee"
        | "clerk to the board"
        | "governance officer"
        | "secretary"
        | "committee services"
        | "contact person"
        | "meeting administrator"
        | "contact name"
        | "contact for meeting"
        | "contact details"
        | "committee administrator"
        | "committee clerk"
        | "clerk to the governors"
        | "clerk to governors"
        | "committee manager"
        | "parish clerk"
        | "town clerk"
        | "board secretary"
        | "company secretary"
        | "officer"
        | "for further information"
        | "further information"
        | "enquiries to"
        | "enquiries"
        | "please contact"
        | "for further information please contact"
        | "for further information contact"
        | "for more information"
        | "for more information please contact"
        | "for more information contact"
        | "democratic support officer"
        | "democratic services contact"
        | "governance support"
        | "governance support officer"
        | "governance manager"
        | "contact information"
        | "for further information, please contact"
        | "for enquiries"
        | "for enquiries please contact"
        | "principal committee officer"
        | "committee co-ordinator"
        | "trust secretary"
        | "for any queries please contact"
        | "committee secretary"
        | "clerk to the trustees"
        | "member services"
        | "committee support officer"
        | "democratic officer" => Field::Contact,
        "telephone" | "tel" | "phone" | "telephone number" | "tel no" | "direct line"
        | "tel. no" | "direct dial" | "mobile" | "t" | "contact number" | "contact tel" => {
            Field::Phone
        }
        "email" | "e-mail" | "email address" | "e" | "mail" | "contact email" => Field::Email,
        "members"
        | "membership"
        | "committee members"
        | "board members"
        | "councillors"
        | "voting members"
        | "members of the committee"
        | "members of the board"
        | "committee membership"
        | "to"
        | "to the members of"
        | "membership of the committee"
        | "members of the panel"
        | "trustees"
        | "governors"
        | "directors"
        | "board membership"
        | "members of the council"
        | "membership of the board"
        | "panel members"
        | "all members of the committee"
        | "all councillors"
        | "to all members of the council"
        | "to councillors"
        | "to members of the committee"
        | "members invited"
        | "core members"
        | "membership list"
        | "core membership"
        | "to all members of the committee"
        | "to all councillors"
        | "statutory members"
        | "members summoned"
        | "attendees"
        | "members of the sub-committee"
        | "cabinet members"
        | "executive members"
        | "panel membership" => Field::Members,
        "quorum"
        | "website"
        | "web"
        | "web site"
        | "corporate website"
        | "fax"
        | "published"
        | "date of publication"
        | "publication date"
        | "date issued"
        | "date of issue"
        | "issued"
        | "dated"
        | "note"
        | "notes"
        | "status"
        | "classification"
        | "parking"
        | "public access"
        | "livestream"
        | "webcast"
        | "dial in"
        | "link"
        | "ref"
        | "reference" => Field::Other,
        _ => return None,
    })
}

/// The labelled values of a row: field, value, place, and the row after them.
pub(super) fn labelled(
    sheet: &FrontSheet,
    at: usize,
    to: usize,
) -> Vec<(Field, String, Place, usize)> {
    let Some(row) = sheet.get(at) else {
        return Vec::new();
    };
    let mut out = Vec::new();
    // "Date | Thursday 22 January | Time | 4.00 pm" in cells; "Date: … Time: …" in one.
    let mut cell = 0;
    while cell < row.cells.len() {
        let words = row.cell(cell);
        if let Some((label, value)) = words.split_once(':')
            && let Some(field) = field(label)
            && !value.trim().is_empty()
        {
            let value = value.trim();
            if field == Field::Venue {
                let (value, next) = wrapped(sheet, at, to, value);
                out.push((field, value, row.place, next));
            } else {
                out.push((field, cut_at_label(value), row.place, at + 1));
                out.extend(inner_label(value).map(|(f, v)| (f, v, row.place, at + 1)));
            }
            // Further cells may be the rest of the value.
        } else if let Some(field) = field(words)
            && cell + 1 < row.cells.len()
            && (words.trim_end().ends_with(':')
                || row.table.is_some()
                || row.cells.len() == 2
                || cell > 0)
        {
            out.push((
                field,
                row.cell(cell + 1).trim_start_matches([':', ' ']).to_owned(),
                row.place,
                at + 1,
            ));
            cell += 1;
        }
        cell += 1;
    }
    if out.is_empty()
        && let [(_, words)] = row.cells.as_slice()
        && let Some(field) = field(words)
        && (words.trim_end().ends_with(':') || row.stands_out())
        && let Some(next) = sheet.next_words(at + 1, (at + 3).min(to))
        && self::field(sheet.text(next)).is_none()
        && !sheet.text(next).ends_with(':')
    {
        out.push((
            field,
            sheet.text(next).to_owned(),
            row.place.through(sheet.place(next)),
            next + 1,
        ));
    }
    out
}

/// The value with the lines that it goes on in.
fn wrapped(sheet: &FrontSheet, at: usize, to: usize, value: &str) -> (String, usize) {
    if let Some(address) = address(sheet, at, to, value) {
        return address;
    }
    let mut out = value.to_owned();
    let mut next = at + 1;
    while next < to.min(at + 5) {
        let Some(row) = sheet.get(next) else { break };
        let indent = sheet.get(at).map_or(0, |r| r.indent);
        let open = out.ends_with(',') || sheet.get(next - 1).is_some_and(|r| r.broken);
        let deeper = row.indent >= indent + 4;
        if row.is_blank()
            || row.table.is_some()
            || row.text.contains(':')
            || !(open || deeper)
            || field(&row.text).is_some()
        {
            break;
        }
        out.push(' ');
        out.push_str(&row.text);
        next += 1;
    }
    (out, next)
}

/// The value with the lines below it up to a postcode, where it is an address in several lines.
fn address(sheet: &FrontSheet, at: usize, to: usize, value: &str) -> Option<(String, usize)> {
    if ends_in_postcode(value) {
        return None;
    }
    let mut out = value.trim_end_matches([',', ' ']).to_owned();
    for next in at + 1..to.min(at + 6) {
        let row = sheet.get(next)?;
        let plain = row.text.chars().count() <= 60 && !row.text.contains(['@', ':']);
        if row.is_blank() || row.table.is_some() || !plain || field(&row.text).is_some() {
            return None;
        }
        out.push_str(", ");
        out.push_str(row.text.trim_end_matches([',', '.', ' ']));
        if ends_in_postcode(&out) {
            return Some((out, next + 1));
        }
    }
    None
}

/// The value up to a label that follows it in the same line: "22 January 2015 Time: 4.00 pm".
fn cut_at_label(value: &str) -> String {
    match label_inside(value) {
        Some((at, _)) => value
            .get(..at)
            .unwrap_or(value)
            .trim()
            .trim_end_matches([',', ';', '|'])
            .to_owned(),
        None => value.to_owned(),
    }
}

fn inner_label(value: &str) -> Option<(Field, String)> {
    let (at, field) = label_inside(value)?;
    let rest = value.get(at..)?;
    let value = rest.split_once(':')?.1.trim();
    Some((field, cut_at_label(value)))
}

fn label_inside(value: &str) -> Option<(usize, Field)> {
    const INSIDE: [(&str, Field); 7] = [
        ("Time:", Field::Time),
        ("TIME:", Field::Time),
        ("Venue:", Field::Venue),
        ("VENUE:", Field::Venue),
        ("Place:", Field::Venue),
        ("Date:", Field::Date),
        ("Location:", Field::Venue),
    ];
    INSIDE
        .iter()
        .filter_map(|(l, f)| value.find(l).map(|at| (at, *f)))
        .min_by_key(|(at, _)| *at)
}
