//! The register of interests that were declared: who, what kind, in what, its nature unless it is
//! sensitive, what they did when the item came, and by when the monitoring officer is to be told.

use crate::meeting::Phase;
use crate::meeting::agenda::{Business, Item, Stamp};
use crate::meeting::audience::Reader;
use crate::meeting::entry::{Interest, Kind, Movement, Stream};
use crate::meeting::id::{ItemId, PersonId};
use crate::meeting::interest::Dispensation;
use crate::meeting::motion::{Tally, Voice};
use crate::meeting::people::Capacity;

use super::super::attendance::{name_and_role, seat_title};
use super::super::audience::Audience;
use super::super::document::Block;
use super::super::draft::note;
use super::super::facts::Declared;
use super::super::frame::opening;
use super::super::house::House;
use super::super::interests::{dispensed, interest_words};
use super::super::reading::{Readable, Reading};
use super::super::when_there::place;
use super::super::words::{clause, list, time};
use super::members::remote_for;
use super::{Made, columns, label, numbers, paragraph, upper_first};

pub(super) fn blocks<A: Audience>(reading: &Reading<'_, A>, house: &House) -> Made {
    let mut blocks = vec![paragraph(opening(reading, house, "Interests declared at"))];
    let mut rows = Vec::new();
    let (mut none, mut due) = (false, false);
    for item in reading.printed(house) {
        for entry in reading.entries(item) {
            none |= *entry.kind() == Kind::NoneDeclared;
            if let Some(row) = row(reading, house, item, entry) {
                due |= row.due;
                rows.push(row.cells());
            }
        }
    }
    if rows.is_empty() {
        blocks.push(note(if none {
            "No declarations were made."
        } else if *reading.phase() == Phase::Prepared {
            "[The meeting has not begun.]"
        } else {
            "[No declaration is recorded, nor that none was made.]"
        }));
        return (blocks, Vec::new());
    }
    blocks.push(Block::Table {
        caption: "Interests declared".to_owned(),
        header: columns(&[
            "Who",
            "Item",
            "Interest",
            "What they did",
            "Notify the Monitoring Officer by",
        ]),
        rows,
    });
    if due {
        blocks.push(note(
            "A disclosable pecuniary interest that is not in the register, and of which no notice has \
             been given, is to be notified to the Monitoring Officer before the end of 28 days beginning \
             with the day on which it was disclosed (Localism Act 2011, section 31).",
        ));
    }
    (blocks, Vec::new())
}

/// The interests that were declared, as the register prints them, for questions over several meetings.
pub(in crate::minutes) fn declared_in<A: Audience>(
    reading: &Reading<'_, A>,
    house: &House,
) -> Vec<Declared> {
    let mut found = Vec::new();
    for item in reading.printed(house) {
        for entry in reading.entries(item) {
            let (Some(row), Kind::Declaration { person, .. }) =
                (row(reading, house, item, entry), entry.kind())
            else {
                continue;
            };
            found.push(Declared {
                entry: Some(entry.id()),
                person: reading.name(*person),
                who: row.who,
                interest: row.interest,
                about: row.about,
                nature: row.nature,
                did: row.did,
                notify: row.notify,
                exempt: entry.stream() != Stream::Public,
            });
        }
    }
    found
}

/// A declaration, as the register tells it.
struct Row {
    who: String,
    interest: String,
    about: String,
    nature: String,
    did: String,
    notify: String,
    /// It may have to be notified.
    due: bool,
}

impl Row {
    fn cells(self) -> Vec<String> {
        vec![
            self.who,
            self.about,
            format!("{}: {}", self.interest, self.nature),
            self.did,
            self.notify,
        ]
    }
}

/// The row of a declaration.
fn row<'m, R: Reader>(
    reading: &Reading<'m, R>,
    house: &House,
    item: &'m Item,
    entry: Readable<'m, R>,
) -> Option<Row> {
    let Kind::Declaration {
        person,
        interest,
        items,
        leaves,
        sensitive,
        dispensation,
        registered,
    } = entry.kind()
    else {
        return None;
    };
    // One that names no item is about the item in which it was made.
    let own = [item.id];
    let standing = item.details.business == Business::Declarations;
    let touched: Vec<&Item> = match items.as_slice() {
        [] if standing => &[][..],
        [] => &own[..],
        named => named,
    }
    .iter()
    .filter_map(|id| reading.item(*id))
    .collect();
    let tells = R::EXEMPT || !*sensitive;
    let words = clause(entry.text());
    let nature = match (sensitive, words.is_empty()) {
        (true, true) => "sensitive, withheld (Localism Act 2011, section 32)".to_owned(),
        (true, false) => format!("[sensitive: not for publication] {words}"),
        (false, true) => "nature not told".to_owned(),
        (false, false) => words,
    };
    let mut did: Vec<String> = touched
        .iter()
        .map(|item| did(reading, house, *person, item))
        .collect();
    if touched.is_empty() && *leaves {
        let place = place(reading.was_remote(*person, entry.born()));
        did.push(format!("Said that they would leave {place}."));
    }
    did.extend(dispensation.as_ref().map(|d| granted(reading, d, tells)));
    let by = reading.notify_by(entry);
    let mark = match entry.stream() {
        Stream::Public => "",
        _ => "[Exempt] ",
    };
    Some(Row {
        who: format!("{mark}{}", who(reading, *person)),
        interest: upper_first(&kind_in_words(interest)),
        about: if touched.is_empty() {
            "No item named".to_owned()
        } else {
            let labels: Vec<String> = touched.iter().map(|i| label(reading, i)).collect();
            labels.join("; ")
        },
        nature,
        did: did.join(" "),
        notify: match by {
            Some(_) if *registered => "On the register".to_owned(),
            Some(day) => format!("{}, if not registered", reading.date(day)),
            None => String::new(),
        },
        due: by.is_some() && !*registered,
    })
}

/// "Dr Katz (Clinical Representative), as deputy for Dr O'Hare".
fn who<R: Reader>(reading: &Reading<'_, R>, person: PersonId) -> String {
    let last = reading
        .spans()
        .into_iter()
        .rev()
        .find(|s| s.person == person);
    match last.map(|s| s.capacity) {
        Some(Capacity::Deputy(seat)) => {
            let holder = reading.seat(seat).and_then(|s| s.holder);
            let name = reading.name(person);
            match holder {
                Some(holder) => format!("{name}, as deputy for {}", reading.name(holder)),
                None => format!("{name}, as deputy"),
            }
        }
        Some(Capacity::Holder(seat)) => {
            let seat = reading.seat(seat);
            let observer = seat.is_some_and(|s| s.details.is_observer());
            let kind = if observer { "observer" } else { "member" };
            match seat.and_then(seat_title) {
                Some(title) => format!("{}, {kind} ({title})", reading.name(person)),
                None => format!("{}, {kind}", reading.name(person)),
            }
        }
        Some(Capacity::InAttendance) => {
            format!("{}, in attendance", name_and_role(reading, person))
        }
        None => name_and_role(reading, person),
    }
}

/// "disclosable pecuniary interest".
fn kind_in_words(interest: &Interest) -> String {
    let words = interest_words(interest);
    let bare = ["a ", "an "]
        .into_iter()
        .find_map(|article| words.strip_prefix(article));
    match interest {
        Interest::CouncilTax => {
            "section 106 of the Local Government Finance Act 1992 applies".to_owned()
        }
        _ => bare.unwrap_or(&words).to_owned(),
    }
}

/// What somebody did when an item came in which they had declared an interest: what is recorded of it,
/// and nothing that they said they would do.
fn did<'m, R: Reader>(
    reading: &Reading<'m, R>,
    house: &House,
    person: PersonId,
    item: &'m Item,
) -> String {
    let which = numbers(reading, &[item]);
    if item.takings.is_empty() {
        return format!("{} was not taken.", upper_first(&which));
    }
    let silent = reading.took_no_part(person, item.id);
    if let Some(place) = reading.went_out_of(person, item) {
        let times = went(reading, house, person, item.id);
        let out = match times.as_slice() {
            [] => String::new(),
            times => format!(" {}", list(times)),
        };
        return if silent {
            format!("Took no part in {which}, and left {place}{out}.")
        } else {
            format!("Left {place} for {which}{out}.")
        };
    }
    if silent {
        return format!("Stayed for {which} and took no part.");
    }
    if !reading.there_for(item).iter().any(|t| t.person == person) {
        let from = item.takings.first().map(|t| t.from);
        let place = place(from.is_some_and(|from| reading.was_remote(person, from)));
        return format!("Was not in {place} for {which}.");
    }
    let mut took_part = Vec::new();
    for entry in reading.entries(item) {
        let moved = entry.kind().moved().unwrap_or_default();
        if moved.by == Some(person) {
            took_part.push("moved a motion");
        }
        if moved.seconded == Some(person) {
            took_part.push("seconded a motion");
        }
        match entry.kind() {
            Kind::Presented { who, .. } if who.contains(&person) => took_part.push("presented it"),
            Kind::Told { by: Some(by), .. } if *by == person => took_part.push("spoke"),
            Kind::Vote {
                tally: Tally::Named(ballots),
                ..
            } => took_part.extend(ballots.iter().filter(|b| b.0 == person).map(|b| match b.1 {
                Voice::For | Voice::Against => "voted",
                Voice::Abstained => "abstained",
                Voice::DidNotVote => "did not vote",
            })),
            _ => {}
        }
    }
    took_part.dedup();
    let took_part: Vec<String> = took_part.into_iter().map(str::to_owned).collect();
    let stayed = if remote_for(reading, person, item).is_some() {
        "Stayed in the meeting"
    } else {
        "Stayed in the room"
    };
    if took_part.is_empty() {
        format!("{stayed} for {which}.")
    } else {
        format!("{stayed} for {which}, and {}.", list(&took_part))
    }
}

/// When somebody was out for an item: "from 6.35pm to 6.50pm", "at 6.35pm" where they did not return.
fn went<R: Reader>(
    reading: &Reading<'_, R>,
    house: &House,
    person: PersonId,
    item: ItemId,
) -> Vec<String> {
    let within = |when: Stamp| {
        let item = reading.item(item);
        item.is_some_and(|i| {
            let mut takings = i.takings.iter();
            takings.any(|t| t.from <= when && t.to.is_none_or(|to| when <= to))
        })
    };
    let mut out: Vec<Stamp> = reading
        .items()
        .iter()
        .flat_map(|i| reading.entries(i))
        .filter_map(|e| match e.kind() {
            Kind::Movement {
                person: who,
                how: Movement::Left | Movement::SteppedOut,
                when,
                ..
            } if *who == person && (e.item() == item || within(*when)) => Some(*when),
            _ => None,
        })
        .collect();
    out.sort();
    let spans = reading.spans();
    let at = |when: Stamp| time(house, when.time());
    out.into_iter()
        .map(|left| {
            let own = spans.iter().filter(|s| s.person == person);
            let back = own.filter_map(|s| s.from).filter(|f| *f >= left).min();
            match back {
                Some(back) if at(back) != at(left) => format!("from {} to {}", at(left), at(back)),
                _ => format!("at {}", at(left)),
            }
        })
        .collect()
}

/// The sentence of a dispensation, without the space before it.
fn granted<R: Reader>(reading: &Reading<'_, R>, held: &Dispensation, tells: bool) -> String {
    dispensed(reading, held, tells).trim().to_owned()
}
