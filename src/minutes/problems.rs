//! What ought to be put right before a document goes out. It looks at what is printed and at what
//! its reader may read, so it can't tell more than the document does.

use crate::meeting::agenda::{Business, Item, Standing};
use crate::meeting::entry::Kind;
use crate::meeting::{Mark, Phase};

use super::apologies::unaccounted;
use super::document::{Block, Document, Part, Problem, words};
use super::line::RecordLine;
use super::reading::Reading;
use crate::meeting::audience::Reader;

fn problem(place: impl Into<String>, what: impl Into<String>) -> Problem {
    Problem {
        place: place.into(),
        what: what.into(),
    }
}

/// "item 4".
fn place_of<R: Reader>(reading: &Reading<'_, R>, item: &Item) -> String {
    match reading.number(item) {
        "" => item.details.title.to_string(),
        number => format!("{} {number}", reading.numbered_word(1)),
    }
}

/// Whether the meeting is over.
pub(super) fn is_over<R: Reader>(reading: &Reading<'_, R>) -> bool {
    matches!(reading.phase(), Phase::Closed | Phase::Approved { .. })
}

/// Whether a closed meeting left nothing under an item that ought to have something.
pub(super) fn is_bare<R: Reader>(
    reading: &Reading<'_, R>,
    item: &Item,
    lines: &[RecordLine<'_>],
) -> bool {
    let taken = matches!(item.standing, Standing::Waiting | Standing::Taken);
    taken && is_over(reading) && lines.is_empty() && item.details.business != Business::AnyOther
}

/// What is wrong under one item.
pub(super) fn of_item<R: Reader>(
    reading: &Reading<'_, R>,
    item: &Item,
    lines: &[RecordLine<'_>],
) -> Vec<Problem> {
    let mut found = Vec::new();
    if is_bare(reading, item, lines) {
        found.push(problem(
            place_of(reading, item),
            "nothing is recorded under it",
        ));
    }
    if item
        .details
        .late
        .as_ref()
        .is_some_and(|l| l.reason.is_blank())
    {
        found.push(problem(
            place_of(reading, item),
            "it was admitted late and the reason for urgency is missing",
        ));
    }
    found.extend(undecided(reading, item, lines));
    let mut none = false;
    let mut some = false;
    for entry in reading.entries(item) {
        match entry.kind() {
            Kind::NoneDeclared => none = true,
            Kind::Declaration { .. } => some = true,
            _ => {}
        }
    }
    if none && some {
        found.push(problem(
            place_of(reading, item),
            "it says that no declarations were made beside a declaration",
        ));
    }
    found.extend(no_owner(reading, item));
    found
}

fn undecided<R: Reader>(
    reading: &Reading<'_, R>,
    item: &Item,
    lines: &[RecordLine<'_>],
) -> Vec<Problem> {
    let open = reading
        .entries(item)
        .filter(|e| matches!(e.kind(), Kind::Resolution { stage, .. } if stage.is_open()));
    open.map(|entry| {
        let line = lines.iter().find(|l| l.entry == Some(entry.id()));
        let number = line.and_then(|l| l.number.clone());
        problem(
            number.unwrap_or_else(|| place_of(reading, item)),
            "the resolution was not agreed; agree it or strike it",
        )
    })
    .collect()
}

fn no_owner<R: Reader>(reading: &Reading<'_, R>, item: &Item) -> Vec<Problem> {
    reading
        .entries(item)
        .filter(|e| {
            matches!(e.kind(), Kind::Action { owners, .. } if owners.is_empty())
                && !e.text().trim().is_empty()
        })
        .map(|_| problem(place_of(reading, item), "an action has no owner"))
        .collect()
}

/// What is wrong with the whole.
pub(super) fn of_minutes<R: Reader>(
    reading: &Reading<'_, R>,
    document: &Document,
    mut found: Vec<Problem>,
) -> Vec<Problem> {
    let mut all = cues(reading, document);
    all.append(&mut found);
    for who in unaccounted(reading) {
        all.push(problem(
            "",
            format!("{who} is neither present nor apologised for"),
        ));
    }
    if *reading.phase() == Phase::Open {
        all.push(problem("", "the meeting is still open: no end time"));
    }
    if is_over(reading) {
        for of in reading.earlier_minutes() {
            let settled = reading.items().iter().any(|i| {
                reading
                    .entries(i)
                    .any(|e| matches!(e.kind(), Kind::Minutes { of: day, .. } if day == of))
            });
            if !settled {
                all.push(problem(
                    "",
                    format!(
                        "the minutes of {} were not agreed or deferred",
                        reading.date(*of)
                    ),
                ));
            }
        }
    }
    let vacant_chair = reading
        .chair()
        .is_some_and(|s| reading.mark(s.id) != Mark::Present);
    if reading.opened().is_some() && reading.presiding().is_empty() && vacant_chair {
        all.push(problem("", "nobody is recorded as presiding"));
    }
    all
}

/// What is wrong with what was decided under an item.
pub(super) fn of_decisions<R: Reader>(
    reading: &Reading<'_, R>,
    item: &Item,
    lines: &[RecordLine<'_>],
) -> Vec<Problem> {
    let mut found = undecided(reading, item, lines);
    found.extend(no_owner(reading, item));
    found
}

/// What is wrong with another document: what was found while it was made, and who has no name yet.
pub(super) fn of_paper<R: Reader>(
    reading: &Reading<'_, R>,
    document: &Document,
    mut found: Vec<Problem>,
) -> Vec<Problem> {
    let mut all = cues(reading, document);
    all.append(&mut found);
    all
}

/// What is wrong with an action sheet.
pub(super) fn of_actions<R: Reader>(reading: &Reading<'_, R>, document: &Document) -> Vec<Problem> {
    let mut all = cues(reading, document);
    for item in reading.items() {
        all.extend(no_owner(reading, item));
    }
    all
}

/// People who are printed by a cue because nobody has named them.
fn cues<R: Reader>(reading: &Reading<'_, R>, document: &Document) -> Vec<Problem> {
    let mut waiting: Vec<String> = reading
        .people()
        .iter()
        .filter(|p| p.details.cue)
        .map(|p| p.details.full_name())
        .collect();
    let mut found = Vec::new();
    if waiting.is_empty() {
        return found;
    }
    each_text(document, &mut |text| {
        waiting.retain(|cue| {
            let printed = text.contains(cue.as_str());
            if printed {
                found.push(problem("", format!("{cue} has no name yet")));
            }
            !printed
        });
    });
    found
}

/// Every text of a document, as it is printed.
fn each_text(document: &Document, see: &mut impl FnMut(&str)) {
    for block in &document.blocks {
        match block {
            Block::Heading { text, .. } => see(text),
            Block::Paragraph { parts, .. } => {
                for part in parts {
                    match part {
                        Part::Words(runs) => see(&words(runs)),
                        Part::Bullets(bullets) => bullets.iter().for_each(|b| see(&words(b))),
                    }
                }
            }
            Block::Resolution { lead, limbs, .. } => {
                see(&words(lead));
                for limb in limbs {
                    see(&words(&limb.runs));
                }
            }
            Block::Note(runs) => see(&words(runs)),
            Block::Names(rows) => rows.iter().for_each(|r| see(&r.text)),
            Block::Table { rows, .. } | Block::Form { rows, .. } => {
                rows.iter().flatten().for_each(|c| see(c));
            }
            Block::Plates(plates) => plates.iter().for_each(|p| see(&p.name)),
            Block::Signature(_) => {}
        }
    }
}
