//! Mending: an officer's words become a value, or are refused with a sentence.

use chrono::{Datelike, NaiveDate, NaiveTime};

use super::target::Cell;
use crate::import::found::{Found, Place};
use crate::import::lexicon::{self, ForWhat, OfficeName, ProgressName, Votes};
use crate::import::people;
use crate::import::proposal::Exempt;
use crate::import::when;
use crate::meeting::agenda::Progress;
use crate::meeting::agenda::Purpose;
use crate::meeting::people::{Office, PersonDetails};
use crate::meeting::text::Text;

type Mended = Result<(), Text>;

/// Puts the words in the place of the value; `near` is the day that dates without a year are near.
pub(super) fn mend(
    cell: Cell<'_>,
    words: &str,
    lines: bool,
    place: Place,
    near: Option<NaiveDate>,
) -> Mended {
    let text = if lines {
        Text::new(words.trim())
    } else {
        Text::line(words)
    };
    match cell {
        Cell::Maybe(found) => *found = Some(Found::certain(text, place)),
        Cell::Words(old) => *old = text,
        Cell::Day(found) => *found = Some(Found::certain(day(&text, near)?, place)),
        Cell::OnlyDay(date) => *date = day(&text, near)?,
        Cell::Clock(found) => *found = Some(Found::certain(clock(&text)?, place)),
        Cell::OnlyClock(time) => *time = maybe(&text, clock)?,
        Cell::Name(person) => name(person, &text),
        Cell::Deputy(person) => {
            *person = maybe(&text, |text| {
                let mut details = PersonDetails::default();
                name(&mut details, text);
                Ok(details)
            })?;
        }
        Cell::Office(office) => *office = office_of(&text)?,
        Cell::Vote(votes) => *votes = vote(&text)?,
        Cell::Purpose(purpose) => *purpose = purpose_of(&text)?,
        Cell::Allowed(minutes) => *minutes = maybe(&text, minutes_of)?,
        Cell::Exempt(found) => {
            let paragraph = text;
            *found = Some(Found::certain(Exempt { paragraph }, place));
        }
        Cell::Owners(owners) => {
            let parts = text.split([';', '\n']).map(Text::line);
            *owners = parts.filter(|o| !o.is_blank()).collect();
        }
        Cell::Progress(progress) => *progress = status(&text),
    }
    Ok(())
}

fn refuse<T>(sentence: &str) -> Result<T, Text> {
    Err(Text::line(sentence))
}

fn maybe<T>(text: &Text, read: impl Fn(&Text) -> Result<T, Text>) -> Result<Option<T>, Text> {
    if text.is_blank() {
        return Ok(None);
    }
    read(text).map(Some)
}

/// Years in which a meeting can be.
pub(super) fn plausible(date: NaiveDate) -> bool {
    (1800..=2200).contains(&date.year())
}

fn day(text: &Text, near: Option<NaiveDate>) -> Result<NaiveDate, Text> {
    let typed = ["%Y-%m-%d", "%d/%m/%Y"]
        .iter()
        .find_map(|form| NaiveDate::parse_from_str(text, form).ok());
    let date = match (typed, when::dates(text, near).as_slice()) {
        (Some(date), _) => date,
        (None, [only]) if only.disagrees().is_some() => {
            let is = when::day(only.date.weekday());
            let date = only.date.format("%-d %B %Y");
            return refuse(&format!(
                "{date} is a {is}. Write the day of the week or the date anew."
            ));
        }
        (None, [only]) => only.date,
        (None, []) => {
            return refuse("That is no date. Write it like 22 January 2015 or 2015-01-22.");
        }
        (None, _) => return refuse("There is more than one date in that. Write one."),
    };
    if plausible(date) {
        Ok(date)
    } else {
        refuse("No meeting is in that year. Write the year in four digits.")
    }
}

fn clock(text: &Text) -> Result<NaiveTime, Text> {
    if let Ok(time) = NaiveTime::parse_from_str(text, "%H:%M") {
        return Ok(time);
    }
    match when::times(text).as_slice() {
        [only] if only.unsure => {
            refuse("Morning or evening? Write it like 18:30, or with am or pm.")
        }
        [only] => Ok(only.time),
        [] => refuse("That is no time of day. Write it like 16:00 or 4.00 pm."),
        _ => refuse("There is more than one time in that. Write one."),
    }
}

/// Honorific and name; role and organisation stay as they are. "Vacant" empties the seat.
fn name(person: &mut PersonDetails, text: &Text) {
    if text.is_blank()
        || text.eq_ignore_ascii_case("vacant")
        || text.eq_ignore_ascii_case("vacancy")
    {
        person.name = Text::default();
        person.honorific = Text::default();
        person.councillor = false;
        return;
    }
    match people::person(text) {
        Some(read) if !read.name.is_blank() => {
            person.name = read.name;
            person.honorific = read.honorific;
            person.councillor = read.councillor;
        }
        // The officer knows what somebody is called.
        _ => {
            person.name = text.clone();
            person.honorific = Text::default();
        }
    }
}

fn office_of(text: &Text) -> Result<Office, Text> {
    if text.is_blank() {
        return Ok(Office::Member);
    }
    match lexicon::alone(text) {
        Some(OfficeName::Member) => Ok(Office::Member),
        Some(OfficeName::Chair) => Ok(Office::Chair),
        Some(OfficeName::ViceChair) => Ok(Office::ViceChair),
        None => refuse("Write Chair, Vice-chair or Member."),
    }
}

fn vote(text: &Text) -> Result<bool, Text> {
    match lexicon::named(text) {
        Some(Votes::Yes) => Ok(true),
        Some(Votes::No) => Ok(false),
        None => refuse("Write Votes or No vote."),
    }
}

fn purpose_of(text: &Text) -> Result<Purpose, Text> {
    let lower = text.to_lowercase();
    if lower.is_empty() {
        return Ok(Purpose::Unsaid);
    }
    match lexicon::alone::<ForWhat>(lower.strip_prefix("for ").unwrap_or(&lower)) {
        Some(what) => Ok(what.into()),
        None => refuse("Write For decision, For discussion or For information."),
    }
}

fn minutes_of(text: &Text) -> Result<u16, Text> {
    let digits: String = text.chars().take_while(char::is_ascii_digit).collect();
    match digits.parse() {
        Ok(minutes) if minutes <= 1440 => Ok(minutes),
        _ => refuse("Write how many minutes the agenda allows, like 20."),
    }
}

/// How an action stands, in the words that the review shows; others name a meeting.
fn status(text: &Text) -> Progress {
    if text.is_blank() {
        return Progress::Open;
    }
    match lexicon::alone(text) {
        Some(ProgressName::Open) => Progress::Open,
        Some(ProgressName::Begun) => Progress::InProgress,
        Some(ProgressName::Done) => Progress::Completed,
        Some(ProgressName::Outside) => Progress::OutsideMeetings,
        Some(ProgressName::Superseded) => Progress::Superseded,
        None => {
            let after = |start: &str| {
                let head = text.get(..start.len())?;
                let rest = text.get(start.len()..)?;
                head.eq_ignore_ascii_case(start).then(|| Text::line(rest))
            };
            let when = after("to the meeting of ").or_else(|| after("to "));
            Progress::ToMeeting(when.unwrap_or_else(|| text.clone()))
        }
    }
}
