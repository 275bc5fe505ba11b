//! A report: the fields of its cover sheet, and what it asks limb by limb.

mod asks;
mod banner;
mod clause;
mod contact;
mod cover_sheet;
mod lead;
mod sections;
use self::banner::{banner, guessed};

#[cfg(test)]
mod tests;
mod that;
#[cfg(test)]
mod that_tests;
mod verbs;

pub(super) use clause::is_body;
pub(crate) use verbs::is_past;

use chrono::NaiveDate;

use self::cover_sheet::{CoverSheet, Field};
use super::labels::{self, Label};
use super::para::{Para, paras};
use super::{extent, words};
use crate::import::found::Found;
use crate::import::lexicon::{self, ForWhat, Marking, ReportSection};
use crate::import::line::Line;
use crate::import::marking;
use crate::import::parts;
use crate::import::proposal::{Proposal, Report};
use crate::import::ticks::{self, Ticked};
use crate::import::when;
use crate::meeting::agenda::Purpose;
use crate::meeting::text::Text;

/// Reads a report into `out`.
pub(super) fn read(lines: &[Line], out: &mut Proposal) {
    let sheet = cover_sheet::read(lines);
    let near = out.date.as_ref().map(|d| d.value);
    let mut report = Report {
        place: extent(lines),
        item: item(&sheet),
        title: Found::default(),
        date: date(&sheet, lines, near),
        classification: classification(&sheet, lines).or_else(|| marking(lines)),
        of: plain(sheet.field(Label::Of).or(sheet.field(Label::Lead)))
            .map(|of| of.map(|t| no_reach(&t))),
        wards: plain(sheet.field(Label::Wards)),
        policy: plain(sheet.field(Label::Policy)),
        finance: plain(sheet.field(Label::Finance)).or_else(|| finance(&sheet, lines)),
        author: author(&sheet, lines),
        purpose: purpose(&sheet, lines),
        asks: Vec::new(),
        confidential: None,
    };
    banner(&sheet, lines, &mut report);
    let title = plain(sheet.field(Label::Title));
    if let Some(title) = title {
        report.title = title;
    } else if report.title.value.is_blank() {
        report.title = guessed(&sheet, lines);
    }
    let body = out.body.as_ref().map(|b| b.value.as_str().to_owned());
    report.asks = asks::read(lines, &sheet, body.as_deref().unwrap_or_default());
    out.reports.push(report);
}

/// One line of a value, with what its cell has in several lines joined.
fn plain(field: Option<&Field>) -> Option<Found<Text>> {
    let field = field?;
    Some(Found::certain(
        Text::line(&one_line(&field.value)),
        field.place,
    ))
}

fn one_line(value: &str) -> String {
    value.split_whitespace().collect::<Vec<_>>().join(" ")
}

fn no_reach(text: &Text) -> Text {
    Text::line(&contact::stripped(text.as_str()))
}

fn item(sheet: &CoverSheet) -> Option<Found<Text>> {
    if let Some((number, place)) = &sheet.item {
        return Some(Found::certain(Text::line(number), *place));
    }
    let field = sheet.field(Label::Item)?;
    let value = field.value.trim();
    let value = value
        .strip_prefix("No.")
        .unwrap_or(value)
        .trim()
        .trim_end_matches('.');
    let short = value.len() <= 6 && value.bytes().any(|b| b.is_ascii_alphanumeric());
    short.then(|| Found::certain(Text::line(value), field.place))
}

fn date(sheet: &CoverSheet, lines: &[Line], near: Option<NaiveDate>) -> Option<Found<NaiveDate>> {
    let fields = sheet
        .fields
        .iter()
        .filter(|f| matches!(f.label, Label::Date | Label::To | Label::Purpose));
    for field in fields {
        let Some(dated) = when::dates(&field.value, near).into_iter().next() else {
            continue;
        };
        return Some(found_date(&dated, field.place));
    }
    let first = sheet.banner.iter().take(8).filter_map(|at| lines.get(*at));
    for line in first {
        if let Some(dated) = when::dates(&line.text(), near).first() {
            return Some(found_date(dated, line.place));
        }
    }
    None
}

fn found_date(dated: &when::Dated, place: crate::import::found::Place) -> Found<NaiveDate> {
    let found = Found::certain(dated.date, place);
    match dated.disagrees() {
        Some(sentence) => found.doubting(&sentence),
        None if !dated.year_written => found.doubting("The sheet gives no year."),
        None => found,
    }
}

/// The lines of a report's head, where a mark may stand alone.
const HEAD: usize = 12;
/// The most of a sentence that is kept as a classification, in characters.
const KEPT: usize = 160;

/// Without a classification: the first line that says that something is not for publication.
fn marking(lines: &[Line]) -> Option<Found<Text>> {
    let (_, line) = lines.iter().enumerate().find(|(at, line)| {
        let text = line.text();
        marking::is_said(&text) || (*at < HEAD && marking::is_marked(&text))
    })?;
    let words: String = line.text().chars().take(KEPT).collect();
    let found = Found::certain(Text::line(&words), line.place);
    Some(found.doubting(
        "No classification is printed, and this may mean that the report is not for publication.",
    ))
}

/// A classification with boxes beside its words is what is ticked.
fn boxed(found: Found<Text>) -> Found<Text> {
    match ticks::ticked(&found.value) {
        Ticked::Unboxed => found,
        Ticked::Words(on) => match on.as_slice() {
            [one] => found.map(|_| Text::line(one)),
            [] => found.doubting("None of its boxes is ticked; say which of them holds."),
            _ => found.doubting("More than one of its boxes is ticked; say which of them holds."),
        },
        Ticked::Unclear => found.doubting("Which of its boxes is marked isn't clear; say which."),
    }
}

fn classification(sheet: &CoverSheet, lines: &[Line]) -> Option<Found<Text>> {
    if let Some(field) = sheet.field(Label::Classification) {
        let found = boxed(plain(Some(field))?);
        if !found.is_certain() {
            return Some(found);
        }
        let key = words::key(found.value.as_str());
        if ["none", "no", "nil", "n a", "not applicable"].contains(&key.as_str()) {
            let whole = format!("{}: {}", field.words, found.value.as_str());
            let found = Found::certain(Text::line(&whole), field.place);
            return Some(found.doubting("Say whether that means that anybody may read it."));
        }
        let both = words::has_word(&key, "public") && words::has_word(&key, "private")
            || words::has_word(&key, "open") && words::has_word(&key, "exempt")
            || words::has_word(&key, "open") && words::has_word(&key, "closed");
        return Some(if both && key.len() < 40 {
            found.doubting("The sheet prints both; say which of them is marked.")
        } else {
            found
        });
    }
    if let Some(field) = sheet.fields.iter().find(|f| f.label == Label::Status)
        && lexicon::is(Marking::Classification, &field.value)
    {
        return plain(Some(field)).map(boxed);
    }
    let lone = sheet
        .banner
        .iter()
        .filter_map(|at| lines.get(*at))
        .find(|line| {
            let text = line.text();
            lexicon::whole(Marking::Classification, &text) || lexicon::is(Marking::Closes, &text)
        })?;
    let text = lone.text();
    let found = Found::certain(Text::line(&text), lone.place);
    Some(if lexicon::whole(Marking::Opens, &text) {
        found.doubting("It stands on the sheet without a label.")
    } else {
        found
    })
}

/// What the section on money says, where the sheet has no field for it and it is one paragraph.
fn finance(sheet: &CoverSheet, lines: &[Line]) -> Option<Found<Text>> {
    let all = paras(lines.get(sheet.end..)?);
    let heading = |p: &Para| p.is_heading() && lexicon::is(ReportSection::Money, &p.text);
    let at = all.iter().position(heading)?;
    let says = all.get(at + 1).filter(|p| !p.row && !p.is_heading())?;
    let ends = all.get(at + 2).is_none_or(|p| {
        p.is_heading() || parts::section(&words::key(&p.text)) || labels::of(&p.text).is_some()
    });
    let more = all.get(at + 2).is_some_and(|p| {
        let label = p.text.split_once(':').map(|(before, _)| before);
        label.is_some_and(|l| labels::of(l).is_some())
    });
    ((ends || more) && says.text.len() <= 600)
        .then(|| Found::certain(Text::line(&says.text), says.place))
}

fn author(sheet: &CoverSheet, lines: &[Line]) -> Option<Found<Text>> {
    let of_sheet = sheet.field(Label::Author).or(sheet.field(Label::Contact));
    if let Some(field) = of_sheet {
        let name = contact::stripped(&field.value);
        if !name.is_empty() {
            return Some(Found::certain(Text::line(&name), field.place));
        }
    }
    // Many houses name them at the end of the report.
    let mut asked = None;
    for (at, line) in lines.iter().enumerate().skip(sheet.end) {
        let text = line.text();
        if text.len() > 300 {
            continue;
        }
        for l in labels::read(line) {
            if matches!(l.label, Label::Author | Label::Contact) {
                let name = contact::stripped(&l.value);
                if !name.is_empty() {
                    return Some(Found::certain(Text::line(&name), line.place));
                }
                asked = asked.or(Some(at));
            }
        }
        let small = words::lower(&text);
        if small.contains("please contact") && asked.is_none() {
            let after = small.rfind("contact").and_then(|k| text.get(k + 7..));
            let name = contact::stripped(after.unwrap_or_default().trim_matches([':', ' ', '*']));
            if name.len() > 3 {
                return Some(Found::certain(Text::line(&name), line.place));
            }
            asked = Some(at);
        }
    }
    let below = lines.get(asked? + 1..).unwrap_or_default().iter();
    let next = below.filter(|l| !l.is_blank()).take(1).next()?;
    let name = contact::stripped(&next.text());
    (!name.is_empty() && name.len() < 160).then(|| Found::certain(Text::line(&name), next.place))
}

/// What a value or a banner says that the report is for.
fn purpose_of(text: &str) -> Option<Purpose> {
    let ticked = match ticks::ticked(text) {
        Ticked::Words(on) if !on.is_empty() => on.join(" "),
        _ => text.to_owned(),
    };
    lexicon::named::<ForWhat>(&ticked).map(Purpose::from)
}

fn purpose(sheet: &CoverSheet, lines: &[Line]) -> Purpose {
    let fields = sheet
        .fields
        .iter()
        .filter(|f| matches!(f.label, Label::Purpose | Label::Status) && f.value.len() <= 120);
    for field in fields {
        if let Some(purpose) = purpose_of(&field.value) {
            return purpose;
        }
        // "For information:" with nothing beside it.
        if let Some(purpose) = purpose_of(&field.words).filter(|_| field.words.starts_with("For "))
        {
            return purpose;
        }
    }
    let banner = sheet.banner.iter().filter_map(|at| lines.get(*at));
    for line in banner {
        let key = words::key(&line.text());
        let bare = key.strip_prefix("report ").unwrap_or(&key);
        if key.len() <= 40 && bare.starts_with("for ") {
            return purpose_of(bare).unwrap_or_default();
        }
    }
    Purpose::Unsaid
}
