//! The agenda of the next meeting: standing items, with what was deferred or planned between them.

use chrono::{Datelike, NaiveDate};

use super::Lines;
use crate::import::found::{Found, Place};
use crate::import::proposal::{Ask, Exempt, Item, Notice, Planned, Programme, Proposal, Report};
use crate::import::when;
use crate::meeting::agenda::{self, Business, PlannedItem, Standing};
use crate::meeting::calendar::MONTHS;
use crate::meeting::entry::Stream;
use crate::meeting::text::Text;

/// Proposes the items for `day`.
pub(super) fn propose(lines: &mut Lines, day: Option<NaiveDate>, out: &mut Proposal) {
    let meeting = lines.meeting;
    let standing = |b: Business| b != Business::Ordinary;
    // What the house takes last (work programme, any other business) stays last.
    // A standing item that was taken out of the journal of a body is none any more.
    let stays = |i: &agenda::Item| !meeting.is_body_journal() || meeting.is_on_agenda(i);
    let closing = |b: Business| matches!(b, Business::WorkProgramme | Business::AnyOther);
    for item in meeting.items() {
        let d = &item.details;
        if standing(d.business) && !closing(d.business) && d.late.is_none() && stays(item) {
            take(lines, item, false, out);
        }
    }
    for item in meeting.items() {
        let Standing::Deferred { to, .. } = &item.standing else {
            continue;
        };
        if standing(item.details.business) {
            continue;
        }
        if is_for(to, None, day) || names_no_meeting(to) {
            take(lines, item, true, out);
        } else if item.is_private() {
            // Until when it was put off was said in private.
            let later = Text::from("A later meeting");
            programme(lines, &later, None, &planned_of(item), out);
        } else {
            programme(lines, to, None, &planned_of(item), out);
        }
    }
    for planned in meeting.planned() {
        if is_for(&planned.meeting, planned.date, day) {
            plan(lines, planned, out);
        } else if !is_over(planned, day) {
            let item = planned_item(planned);
            programme(lines, &planned.meeting, planned.date, &item, out);
        }
    }
    for item in meeting.items() {
        if closing(item.details.business) && stays(item) {
            take(lines, item, false, out);
        }
    }
}

/// An item as the last agenda printed it, with the next number; with its report, where that is
/// still to be taken. Of an item in private comes what the public reads: that it is there.
fn take(lines: &mut Lines, item: &agenda::Item, with_report: bool, out: &mut Proposal) {
    let details = &item.details;
    let held = lines.held().date;
    let place = lines.say(&format!("Item {}: {}", details.number, details.title));
    let number = Text::line(&(out.items.len() + 1).to_string());
    let dated = |words: &Text| {
        let words = redated(words, held, details.business);
        Found { place, ..words }
    };
    let (description, parts) = if item.is_private() {
        (None, &[][..])
    } else {
        let description = Some(&details.description).filter(|d| !d.is_empty());
        (description, details.parts.as_slice())
    };
    out.items.push(Item {
        number: Found::certain(number.clone(), place),
        title: Found::certain(details.title.clone(), place),
        description: description.map(dated),
        parts: parts.iter().map(dated).collect(),
        business: details.business,
        purpose: details.purpose,
        planned_minutes: details.planned_minutes,
        exempt: details.exempt.as_ref().map(|e| {
            let exempt = Exempt {
                paragraph: e.reason.clone(),
            };
            Found::certain(exempt, place)
        }),
        ..Item::default()
    });
    if !with_report || item.report.is_none() {
        return;
    }
    let Some(report) = item.report_for(Stream::Public) else {
        out.reports.push(Report {
            item: Some(Found::certain(number.clone(), place)),
            title: Found::certain(details.title.clone(), place),
            purpose: details.purpose,
            confidential: Some(true),
            place,
            ..Report::default()
        });
        out.noticed.push(Notice {
            place,
            words: Text::line(&format!(
                "The report behind item {number} is confidential, and its words aren't carried \
                 over: lay the new papers over, or put them down again."
            )),
        });
        return;
    };
    let found = |words: &Text| (!words.is_empty()).then(|| Found::certain(words.clone(), place));
    out.reports.push(Report {
        item: Some(Found::certain(number, place)),
        title: Found::certain(report.title.clone(), place),
        date: None,
        classification: found(&report.classification),
        of: found(&report.of),
        wards: found(&report.wards),
        policy: found(&report.policy),
        finance: found(&report.finance),
        author: found(&report.author),
        purpose: details.purpose,
        confidential: Some(report.confidential),
        asks: report
            .asks
            .iter()
            .map(|limb| Ask {
                label: limb.label.clone(),
                text: Found::certain(limb.text.clone(), place),
                lead: Text::default(),
                that: Found::certain(limb.text.clone(), place),
            })
            .collect(),
        place,
    });
}

/// Words that name the day of the minutes which the last meeting agreed name those of the last
/// meeting itself now; other days in them are a doubt.
fn redated(words: &Text, held: NaiveDate, business: Business) -> Found<Text> {
    let here = Place::default();
    let dates = when::dates(words, Some(held));
    if dates.is_empty() {
        return Found::certain(words.clone(), here);
    }
    if business == Business::Minutes && dates.len() == 1 {
        let at = dates[0].at.clone();
        let (Some(before), Some(after)) = (words.get(..at.start), words.get(at.end..)) else {
            return Found::certain(words.clone(), here);
        };
        let day = held.format("%-d %B %Y");
        return Found::certain(Text::line(&format!("{before}{day}{after}")), here);
    }
    Found::unsure(
        words.clone(),
        here,
        "It names a day that was right for the last meeting.",
    )
}

fn plan(lines: &mut Lines, planned: &PlannedItem, out: &mut Proposal) {
    let place = lines.say(&format!(
        "Work programme, {}: {}",
        planned.meeting, planned.title
    ));
    let number = Text::line(&(out.items.len() + 1).to_string());
    let found = |words: &Text| (!words.is_empty()).then(|| Found::certain(words.clone(), place));
    out.items.push(Item {
        number: Found::certain(number, place),
        title: Found::certain(planned.title.clone(), place),
        description: found(&planned.summary),
        lead: found(&planned.lead),
        purpose: purpose(&planned.purpose),
        ..Item::default()
    });
}

/// The purpose, where the programme's words name a single one.
fn purpose(words: &str) -> agenda::Purpose {
    use agenda::Purpose as P;
    let words = words.to_lowercase();
    let named: Vec<P> = [
        ("decision", P::Decision),
        ("discussion", P::Discussion),
        ("information", P::Information),
    ]
    .into_iter()
    .filter(|(word, _)| words.contains(word))
    .map(|(_, purpose)| purpose)
    .collect();
    match named[..] {
        [one] => one,
        _ => P::Unsaid,
    }
}

fn programme(
    lines: &mut Lines,
    meeting: &Text,
    date: Option<NaiveDate>,
    item: &Planned,
    out: &mut Proposal,
) {
    let place = lines.say(&format!("Work programme, {meeting}: {}", item.title.value));
    let item = Planned {
        title: Found::certain(item.title.value.clone(), place),
        ..item.clone()
    };
    let known = out
        .programme
        .iter_mut()
        .find(|p| p.when.value == *meeting && p.date == date);
    match known {
        Some(known) => known.items.push(item),
        None => out.programme.push(Programme {
            when: Found::certain(meeting.clone(), place),
            date,
            items: vec![item],
            ..Programme::default()
        }),
    }
}

fn planned_item(planned: &PlannedItem) -> Planned {
    Planned {
        title: Found::certain(planned.title.clone(), Place::default()),
        summary: planned.summary.clone(),
        lead: planned.lead.clone(),
        purpose: planned.purpose.clone(),
    }
}

fn planned_of(item: &agenda::Item) -> Planned {
    let details = &item.details;
    Planned {
        title: Found::certain(details.title.clone(), Place::default()),
        summary: if item.is_private() {
            Text::default()
        } else {
            details.description.clone()
        },
        ..Planned::default()
    }
}

/// Whether words and day name the meeting of `day`: the day itself, or its month.
fn is_for(words: &str, date: Option<NaiveDate>, day: Option<NaiveDate>) -> bool {
    let Some(day) = day else { return false };
    if let Some(date) = date.or_else(|| when::dates(words, Some(day)).first().map(|d| d.date)) {
        return date == day;
    }
    let words = words.to_lowercase();
    let month = day.format("%B").to_string().to_lowercase();
    let year = day.year().to_string();
    let has = |word: &str| {
        words
            .split(|c: char| !c.is_alphanumeric())
            .any(|w| w == word)
    };
    let another_year = words
        .split(|c: char| !c.is_alphanumeric())
        .any(|w| w.len() == 4 && w.parse::<u16>().is_ok() && w != year);
    has(&month) && !another_year
}

/// "the next meeting", "a future meeting", or nothing at all.
fn names_no_meeting(words: &str) -> bool {
    when::dates(words, None).is_empty() && month_in(words).is_none()
}

/// The first month that is named, from 1.
fn month_in(words: &str) -> Option<u32> {
    let at = MONTHS.iter().position(|month| {
        words
            .split(|c: char| !c.is_alphabetic())
            .any(|w| w.eq_ignore_ascii_case(month))
    })?;
    u32::try_from(at + 1).ok()
}

/// Whether what was planned was for a meeting before `day`.
fn is_over(planned: &PlannedItem, day: Option<NaiveDate>) -> bool {
    let Some(day) = day else { return false };
    if let Some(date) = planned.date {
        return date < day;
    }
    let year = planned
        .meeting
        .split(|c: char| !c.is_alphanumeric())
        .find_map(|w| (w.len() == 4).then(|| w.parse::<i32>().ok()).flatten());
    match (year, month_in(&planned.meeting)) {
        (Some(year), Some(month)) => (year, month) < (day.year(), day.month()),
        _ => false,
    }
}
