//! `quorate find`: words in all meetings of the officer's folder, each passage in its place.

use std::fmt::Write;
use std::io::IsTerminal;
use std::ops::Range;

use chrono::{Datelike, Days, Months, NaiveDate};
use clap::{Args, ValueEnum};
use serde::Serialize;

use super::several::Asked;
use super::{out, several};
#[cfg(feature = "team")]
use crate::app::archive::of_store;
use crate::app::archive::{Step, find};
use crate::app::environment::{Environment, Readers};
use crate::app::fail::{Exit, Fail, Outcome};
use crate::archive::index::{Answer, Ask, Found};
use crate::archive::{PassageKind, Query};
use crate::meeting::text::counted;
use crate::minutes::{Full, Public};
use crate::storage::published::{RECORD_ENDING, is_published};

/// What is looked for.
#[derive(Debug, Args)]
pub(super) struct Find {
    /// Words; all of them stand in what is found. "two words" one behind the other, word* a beginning,
    /// one ... other in this order and near each other
    #[arg(value_name = "WORDS")]
    words: Vec<String>,

    /// Only meetings of bodies that have these words in their name
    #[arg(long, value_name = "NAME")]
    body: Option<String>,

    /// Only meetings from this day, month or year on
    #[arg(long, value_name = "DAY", value_parser = first_day)]
    from: Option<NaiveDate>,

    /// Only meetings up to this day, month or year
    #[arg(long, value_name = "DAY", value_parser = last_day)]
    to: Option<NaiveDate>,

    /// Only passages of this kind
    #[arg(long, value_enum, value_delimiter = ',')]
    kind: Vec<PassageKind>,

    /// Only what somebody did or is named in: their name, or words of it
    #[arg(long, value_name = "NAME")]
    person: Option<String>,

    /// Only under an item: its number, or words of its title
    #[arg(long, value_name = "N|WORDS")]
    item: Option<String>,

    /// How many passages are printed, the newest first; 0 = all
    #[arg(long, value_name = "N", default_value_t = 50)]
    limit: usize,

    /// In which form
    #[arg(short, long, value_enum, default_value_t)]
    format: Form,

    /// Where it is looked for.
    #[command(flatten)]
    asked: Asked,
}

/// In which form what is found is printed.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, ValueEnum)]
enum Form {
    /// To be read
    #[default]
    Text,
    /// For other programs
    Json,
}

impl ValueEnum for PassageKind {
    fn value_variants<'a>() -> &'a [Self] {
        &Self::ALL
    }

    fn to_possible_value(&self) -> Option<clap::builder::PossibleValue> {
        let help = match self {
            Self::Item => "The heading of an item",
            Self::Paragraph => "A paragraph",
            Self::Resolution => "What was decided",
            Self::Motion => "What was moved or amended",
            Self::Action => "What is to be done, and how it stands",
            Self::Declaration => "An interest that was declared",
            Self::Vote => "A vote",
            Self::Attendance => "Who was there, and what else stands before and after the items",
        };
        Some(clap::builder::PossibleValue::new(self.name()).help(help))
    }
}

/// A day, a month or a year, as its first and its last day.
fn days(text: &str) -> Option<(NaiveDate, NaiveDate)> {
    let parts: Vec<&str> = text.trim().split('-').collect();
    let year = parts
        .first()?
        .parse()
        .ok()
        .filter(|y| (1..=9999).contains(y))?;
    let number = |at: usize| parts.get(at).map(|part| part.parse::<u32>().ok());
    let (first, next) = match (number(1), number(2), parts.len()) {
        (None, None, 1) => {
            let first = NaiveDate::from_ymd_opt(year, 1, 1)?;
            (first, first.with_year(year + 1)?)
        }
        (Some(month), None, 2) => {
            let first = NaiveDate::from_ymd_opt(year, month?, 1)?;
            (first, first.checked_add_months(Months::new(1))?)
        }
        (Some(month), Some(day), 3) => {
            let day = NaiveDate::from_ymd_opt(year, month?, day?)?;
            (day, day.checked_add_days(Days::new(1))?)
        }
        _ => return None,
    };
    Some((first, next.checked_sub_days(Days::new(1))?))
}

fn first_day(text: &str) -> Result<NaiveDate, String> {
    days(text).map(|days| days.0).ok_or_else(no_day)
}

fn last_day(text: &str) -> Result<NaiveDate, String> {
    days(text).map(|days| days.1).ok_or_else(no_day)
}

fn no_day() -> String {
    "a day is written 2026-03-19, a month 2026-03, a year 2026".to_owned()
}

/// What was typed as one text. A shell takes quotation marks away: what came as one argument with blanks
/// in it was a phrase.
pub(super) fn typed(words: &[String]) -> String {
    let words: Vec<String> = words
        .iter()
        .map(|word| {
            let plain = !word.contains(['"', '\u{201C}', '\u{201D}', '\u{2026}']);
            if plain && word.trim().contains(char::is_whitespace) && !word.contains("...") {
                format!("\"{word}\"")
            } else {
                word.clone()
            }
        })
        .collect();
    words.join(" ")
}

/// Runs the command.
pub(super) fn run(env: &Environment, args: &Find) -> Outcome {
    let typed = typed(&args.words);
    let ask = Ask {
        query: Query::new(&typed),
        body: args.body.clone(),
        from: args.from,
        to: args.to,
        kinds: args.kind.clone(),
        person: args.person.clone(),
        item: args.item.clone(),
        most: if args.limit == 0 {
            usize::MAX
        } else {
            args.limit
        },
    };
    let filtered = ask.body.is_some()
        || ask.from.is_some()
        || ask.to.is_some()
        || !ask.kinds.is_empty()
        || ask.person.is_some()
        || ask.item.is_some();
    if ask.query.is_empty() && (!filtered || !typed.trim().is_empty()) {
        return Err(Fail::new(
            Exit::Usage,
            "There is no word to look for.",
            "Type one, or say what is looked for with --kind, --person, --item, --body, --from or --to.",
        ));
    }
    let (answer, step) = found(env, args, &ask)?;
    let printed = match args.format {
        Form::Text => in_words(&answer, std::io::stdout().is_terminal()),
        Form::Json => in_json(&answer, &step)?,
    };
    out::print(printed.as_bytes())?;
    for note in notes(&answer, &step) {
        out::tell(&note);
    }
    Ok(if answer.passages == 0 {
        Exit::Refused
    } else {
        Exit::Done
    })
}

fn found(env: &Environment, args: &Find, ask: &Ask) -> Result<(Answer, Step), Fail> {
    #[cfg(feature = "team")]
    if let Some(store) = args.asked.store() {
        return match env.audience {
            Readers::Public => of_store::find::<Public>(env, store, ask),
            Readers::Full => of_store::find::<Full>(env, store, ask),
        };
    }
    #[cfg(not(feature = "team"))]
    let _ = args;
    let mut told = several::reading();
    match env.audience {
        Readers::Public => find::<Public>(env, ask, &mut told),
        Readers::Full => find::<Full>(env, ask, &mut told),
    }
}

/// What is told beside what was found.
fn notes(answer: &Answer, step: &Step) -> Vec<String> {
    let mut notes = several::notes(step);
    if answer.passages == 0 {
        notes.push("nothing is found".to_owned());
    } else {
        let all = format!(
            "{} in {}",
            counted(answer.passages, "passage"),
            counted(answer.meetings, "meeting")
        );
        notes.push(if answer.found.len() < answer.passages {
            format!(
                "{all}; the newest {} are printed (--limit)",
                answer.found.len()
            )
        } else {
            all
        });
    }
    notes
}

/// What was found, to be read: meeting, item, passage, the words marked.
pub(super) fn in_words(answer: &Answer, bold: bool) -> String {
    let mut out = String::new();
    let mut above: Option<&Found> = None;
    for found in &answer.found {
        let same = |other: &&Found| other.name == found.name;
        let again = above.filter(same);
        if again.is_none() {
            let day = found.day.format("%-d %B %Y");
            let between = if above.is_some() { "\n" } else { "" };
            let whose = if is_published(&found.name) {
                ", published minutes, not Quorate\u{2019}s record"
            } else {
                ""
            };
            // Writing to a string can't fail.
            let _ = writeln!(
                out,
                "{between}{day}, {} ({}{whose})",
                found.body,
                stem(&found.name)
            );
        }
        let passage = &found.passage;
        let is_item = passage.kinds.first() == Some(&PassageKind::Item);
        let under = again.is_some_and(|other| other.passage.item == passage.item);
        if !under && !is_item && passage.item.is_some() {
            let heading = format!("{} {}", passage.number, passage.title);
            let _ = writeln!(out, "  {}", heading.trim());
        }
        let indent = if is_item || passage.item.is_none() {
            "  "
        } else {
            "    "
        };
        for line in marked(&passage.text, &found.marks, bold).lines() {
            let _ = writeln!(out, "{indent}{line}");
        }
        above = Some(found);
    }
    out
}

/// A text with marks round some places: bold on a terminal, stars elsewhere.
fn marked(text: &str, marks: &[Range<usize>], bold: bool) -> String {
    let (on, off) = if bold {
        ("\u{1b}[1m", "\u{1b}[22m")
    } else {
        ("*", "*")
    };
    let mut out = String::with_capacity(text.len() + marks.len() * 8);
    let mut at = 0;
    for mark in marks {
        let (Some(before), Some(words)) = (text.get(at..mark.start), text.get(mark.clone())) else {
            continue;
        };
        out.push_str(before);
        out.push_str(on);
        out.push_str(words);
        out.push_str(off);
        at = mark.end;
    }
    out.push_str(text.get(at..).unwrap_or_default());
    out
}

/// The name by which a session is opened.
fn stem(name: &str) -> &str {
    let name = name.strip_suffix(RECORD_ENDING).unwrap_or(name);
    name.rsplit_once('.').map_or(name, |(stem, _)| stem)
}

#[derive(Serialize)]
struct Told<'a> {
    found: Vec<ToldPassage<'a>>,
    passages: usize,
    meetings: usize,
    not_read: usize,
    left_out: Vec<LeftOut<'a>>,
}

#[derive(Serialize)]
struct ToldPassage<'a> {
    session: &'a str,
    #[serde(skip_serializing_if = "std::ops::Not::not")]
    published: bool,
    body: &'a str,
    date: NaiveDate,
    #[serde(skip_serializing_if = "Option::is_none")]
    item: Option<ToldItem<'a>>,
    #[serde(skip_serializing_if = "Option::is_none")]
    entry: Option<String>,
    kinds: Vec<&'static str>,
    exempt: bool,
    people: &'a [String],
    text: &'a str,
    marks: Vec<[usize; 2]>,
}

#[derive(Serialize)]
struct ToldItem<'a> {
    number: &'a str,
    title: &'a str,
}

#[derive(Serialize)]
struct LeftOut<'a> {
    session: &'a str,
    why: &'a str,
}

/// What was found, for other programs; marks count characters.
pub(super) fn in_json(answer: &Answer, step: &Step) -> Result<String, Fail> {
    let found = answer.found.iter().map(|found| {
        let passage = &found.passage;
        let count = |end: usize| passage.text.get(..end).map_or(0, |t| t.chars().count());
        ToldPassage {
            session: stem(&found.name),
            published: is_published(&found.name),
            body: &found.body,
            date: found.day,
            item: passage.item.map(|_| ToldItem {
                number: &passage.number,
                title: &passage.title,
            }),
            entry: passage.entry.map(|entry| entry.0.to_string()),
            kinds: passage.kinds.iter().map(|kind| kind.name()).collect(),
            exempt: passage.exempt,
            people: &passage.people,
            text: &passage.text,
            marks: found
                .marks
                .iter()
                .map(|mark| [count(mark.start), count(mark.end)])
                .collect(),
        }
    });
    let told = Told {
        found: found.collect(),
        passages: answer.passages,
        meetings: answer.meetings,
        not_read: step.left,
        left_out: step
            .passed_over
            .iter()
            .map(|(name, why)| LeftOut {
                session: stem(name),
                why,
            })
            .collect(),
    };
    let mut json = serde_json::to_string_pretty(&told)
        .map_err(|e| Fail::new(Exit::File, format!("It can't be written as JSON: {e}."), ""))?;
    json.push('\n');
    Ok(json)
}
