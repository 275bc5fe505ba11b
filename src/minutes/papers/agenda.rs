//! The agenda as it is published: the members, the items with their reports and what these ask, and in
//! a second part what is to be taken in private, with its description and ground.

use crate::meeting::agenda::{Item, Purpose, Report};
use crate::meeting::audience::Reader;
use crate::meeting::exclusion::Paragraph;
use crate::meeting::joint::Constituent;
use crate::meeting::people::Office;

use super::super::attendance::{chair_word, seat_title};
use super::super::audience::Audience;
use super::super::document::{Block, Limb, Part, Row, Run};
use super::super::draft::note;
use super::super::frame::calling;
use super::super::house::House;
use super::super::posts::within_sentence;
use super::super::reading::Reading;
use super::super::sentences::{ground, late};
use super::super::words::clause;
use super::{Made, heading, item_heading, of_body, paragraph};

pub(super) fn blocks<A: Audience>(reading: &Reading<'_, A>, house: &House) -> Made {
    let mut blocks = vec![paragraph(calling(reading, house, "Agenda for"))];
    let officer = reading.calling().officer.trim();
    if !officer.is_empty() {
        blocks.push(note(&format!("Contact: {officer}")));
    }
    for which in reading.constituents() {
        let members = members(reading, which);
        if !members.is_empty() {
            blocks.push(heading(&of_body(reading, "Members", which)));
            blocks.push(Block::Names(members));
        }
    }
    let (private, public): (Vec<&Item>, Vec<&Item>) = reading
        .items()
        .iter()
        .partition(|i| i.as_planned().is_private());
    if reading.items().is_empty() {
        blocks.push(note("[The agenda has no items yet.]"));
    }
    if !private.is_empty() && !public.is_empty() {
        blocks.push(heading("Part 1: to be taken in public"));
    }
    for item in public {
        blocks.push(item_heading(reading, item, house));
        blocks.extend(item_blocks(reading, house, item));
    }
    if !private.is_empty() {
        blocks.push(heading("Part 2: to be taken in private"));
        blocks.push(note(
            "The meeting is to consider whether the public be excluded while the items below are taken, \
             on the ground that is told of each.",
        ));
    }
    for item in private {
        blocks.push(item_heading(reading, item, house));
        blocks.push(note(&format!(
            "To be taken in private {}.",
            exempt(&item.as_planned())
        )));
        blocks.extend(item_blocks(reading, house, item));
    }
    (blocks, Vec::new())
}

/// The seats and who holds them, the chair's first.
fn members<R: Reader>(reading: &Reading<'_, R>, of: Constituent) -> Vec<Row> {
    let mut seats: Vec<_> = reading.seats().iter().filter(|s| s.of == of).collect();
    seats.sort_by_key(|s| s.details.office != Office::Chair);
    let row = |seat: &&crate::meeting::people::Seat| {
        let title = seat_title(seat).unwrap_or_default();
        let name = seat
            .holder
            .map_or_else(|| "vacancy".to_owned(), |p| reading.name(p));
        let presides = seat.details.office == Office::Chair;
        Row {
            label: if presides {
                chair_word(reading)
            } else {
                title.to_owned()
            },
            text: if presides && !title.is_empty() && title != chair_word(reading) {
                format!("{name}, {title}")
            } else {
                name
            },
        }
    };
    seats.iter().map(row).collect()
}

/// On what ground an item is to be taken in private, as the rest of a sentence, with the description of the information (Local
/// Government Act 1972 s.100A(5)).
pub(super) fn exempt(item: &Item) -> String {
    let reason = item.details.exempt.as_ref().map_or("", |e| &e.reason);
    let described: Vec<&str> = Paragraph::cited_in(reason)
        .into_iter()
        .map(Paragraph::describes)
        .collect();
    let what = if described.is_empty() {
        String::new()
    } else {
        format!(": information {}", described.join("; and information "))
    };
    match ground(item).trim() {
        "" => "[ground not given]".to_owned(),
        ground => format!("{ground}{what}"),
    }
}

/// What stands under the title of an item.
pub(super) fn item_blocks<R: Reader>(
    reading: &Reading<'_, R>,
    house: &House,
    item: &Item,
) -> Vec<Block> {
    let details = &item.details;
    let mut blocks = Vec::new();
    let mut parts: Vec<Part> = Vec::new();
    if !details.description.is_blank() {
        parts.push(Part::Words(vec![Run::plain(details.description.trim())]));
    }
    let bullets: Vec<Vec<Run>> = details
        .parts
        .iter()
        .filter(|p| !p.is_blank())
        .map(|p| vec![Run::plain(p.trim())])
        .collect();
    if !bullets.is_empty() {
        parts.push(Part::Bullets(bullets));
    }
    if !parts.is_empty() {
        blocks.push(Block::Paragraph {
            number: String::new(),
            parts,
        });
    }
    if details.late.is_some() {
        blocks.extend(late(reading, house, item).map(|said| note(&said)));
    }
    let purpose = match details.purpose {
        Purpose::Unsaid => "",
        Purpose::Decision => "For decision",
        Purpose::Discussion => "For discussion",
        Purpose::Information => "For information",
    };
    let pages = details.pages.trim();
    let pages = match pages {
        "" => String::new(),
        one if one.chars().all(|c| c.is_ascii_digit()) => format!("Page {one}"),
        more => format!("Pages {more}"),
    };
    let told = item.report.as_ref().map(|r| of_report(reading, r));
    let said: Vec<String> = [purpose.to_owned(), told.unwrap_or_default(), pages]
        .into_iter()
        .filter(|s| !s.is_empty())
        .collect();
    if !said.is_empty() {
        blocks.push(note(&format!("{}.", said.join(". "))));
    }
    blocks.extend(item.report.as_ref().and_then(asks));
    blocks
}

/// "Report of the Director of Public Health, by Nadia Okoro: Winter pressures".
fn of_report<R: Reader>(reading: &Reading<'_, R>, report: &Report) -> String {
    let mut words = "Report".to_owned();
    let of = clause(&report.of);
    if !of.is_empty() {
        words = format!("{words} of {}", within_sentence(reading, &of));
    }
    let author = clause(&report.author);
    if !author.is_empty() {
        words = format!("{words} (contact: {author})");
    }
    let title = clause(&report.title);
    if !title.is_empty() {
        words = format!("{words}: {title}");
    }
    if report.confidential {
        let classified = clause(&report.classification);
        words = if classified.is_empty() {
            format!("{words} (not for publication)")
        } else {
            format!("{words} (not for publication: {classified})")
        };
    }
    words
}

/// What a report asks of the body.
pub(in crate::minutes) fn asks(report: &Report) -> Option<Block> {
    let limbs: Vec<Limb> = report
        .asks
        .iter()
        .map(|limb| Limb {
            number: limb_label(&limb.label),
            runs: vec![Run::plain(format!("{}.", that(&limb.text)))],
        })
        .collect();
    let (lead, limbs) = match limbs.as_slice() {
        [] => return None,
        [one] => (one.runs.clone(), Vec::new()),
        _ => (Vec::new(), limbs),
    };
    Some(Block::Resolution {
        number: String::new(),
        word: "Recommended:".to_owned(),
        lead,
        limbs,
    })
}

/// "(a)", "5.1".
fn limb_label(label: &str) -> String {
    let label = label.trim();
    if label.chars().all(char::is_alphabetic) && !label.is_empty() {
        format!("({label})")
    } else {
        label.to_owned()
    }
}

/// "That the protocol be approved"; words that begin so already, or with another verb, stay.
fn that(text: &str) -> String {
    let text = clause(text);
    if text.to_lowercase().starts_with("that ") || text.to_lowercase().starts_with("to ") {
        text
    } else {
        format!("That {text}")
    }
}
