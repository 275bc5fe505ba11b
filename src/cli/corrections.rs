//! `quorate corrections`: what came back after a draft went out, each change beside its paragraph.

use std::path::PathBuf;

use chrono::NaiveDateTime;
use clap::{Args, ValueHint};

use super::args::Session as Named;
use super::help;
use super::issue::only_full;
use super::out;
use super::record::Recording;
use crate::app::corrections;
use crate::app::environment::Environment;
use crate::app::fail::{Exit, Outcome};
use crate::import::corrections::{DraftLine, orders, told};
use crate::meeting::audience::Full;
use crate::meeting::correction::{Asked, Outcome as Became, in_place, in_signs};
use crate::meeting::house::DateStyle;
use crate::meeting::id::EntryId;
use crate::meeting::text::{Text, clean, counted};
use crate::minutes::words::date;

/// What came back.
#[derive(Debug, Args)]
#[command(after_help = help::CORRECTIONS)]
pub(super) struct Corrections {
    /// The session of the draft that was sent out.
    #[command(flatten)]
    session: Named,

    /// The marked-up Word file, a saved e-mail or a text; `-` for standard input; without it, what was
    /// taken and how it stands
    #[arg(value_name = "FILE", value_hint = ValueHint::FilePath)]
    file: Option<PathBuf>,

    /// Who sent it, where the file doesn't say
    #[arg(long, value_name = "NAME", requires = "file")]
    from: Option<String>,

    /// Record them as received; no word of the minutes changes by that
    #[arg(long, requires = "file")]
    take: bool,
}

/// One that is listed.
struct Row<'a> {
    number: String,
    asked: &'a Asked,
    at: Option<usize>,
    text: Option<&'a str>,
    says: &'a str,
    by: &'a str,
    on: Option<NaiveDateTime>,
    stands: &'a str,
    placed: bool,
    /// What became of it.
    became: String,
}

/// Runs the command.
pub(super) fn run(env: &Environment, args: &Corrections) -> Outcome {
    only_full(env)?;
    let session = out::session(env, &args.session.session)?;
    let reading = session.read_by::<Full>();
    let lines = corrections::lines(&reading);
    let text = |entry: Option<EntryId>| {
        let entry = reading.entry(entry?)?;
        Some(entry.text.as_str())
    };
    let Some(file) = &args.file else {
        let rows = reading.corrections().iter().map(|c| Row {
            number: number(&lines, c.received.entry),
            asked: &c.received.asked,
            // What is settled has its words no more.
            at: c.at.filter(|_| c.outcome.is_none()),
            text: text(c.received.entry),
            says: &c.received.says,
            by: &c.received.by,
            on: c.received.on,
            stands: &c.received.stands,
            placed: c.received.entry.is_some(),
            became: c.outcome.as_ref().map_or_else(String::new, became),
        });
        let shown: Vec<String> = rows.map(|row| print(&row)).collect();
        if shown.is_empty() {
            out::tell("No correction was taken.");
        }
        out::print(shown.join("\n").as_bytes())?;
        return Ok(session.exit);
    };
    let came = corrections::read(env, file)?;
    for remark in &came.read.remarks {
        out::tell(remark);
    }
    let placed = corrections::place(&came, &lines);
    let from = Text::line(args.from.as_deref().unwrap_or(&came.read.from));
    let mut shown = Vec::new();
    let mut unplaced = 0;
    for one in &placed {
        let Some(told) = told(one, &from) else {
            shown.push(format!("    {}\n", clean(&one.change.says)));
            continue;
        };
        let entry = one.target.entry();
        unplaced += usize::from(entry.is_none());
        let at = match &told.asked {
            Asked::Words { at, .. } => Some(*at as usize),
            _ => None,
        };
        let of_line = one.line.and_then(|at| lines.get(at));
        shown.push(print(&Row {
            number: of_line.map_or_else(String::new, |l| l.number.clone()),
            asked: &told.asked,
            at,
            text: text(entry)
                .filter(|t| !t.is_empty())
                .or_else(|| of_line.map(|l| l.words.as_str())),
            says: &told.says,
            by: &told.by,
            on: told.on,
            stands: &told.stands,
            placed: of_line.is_some(),
            became: String::new(),
        }));
    }
    out::print(shown.join("\n").as_bytes())?;
    let without = if unplaced > 0 {
        format!(", {unplaced} of them beside no entry")
    } else {
        String::new()
    };
    out::tell(&format!(
        "{}{without}.",
        counted(placed.len(), "correction")
    ));
    if !args.take || placed.is_empty() {
        return Ok(session.exit);
    }
    let orders = orders(&placed, &from, &came.name);
    drop(reading);
    drop(session);
    let mut recording = Recording::open(env, &args.session.session)?;
    for order in &orders {
        recording.order(order)?;
    }
    recording.close();
    Ok(Exit::Done)
}

fn became(outcome: &Became) -> String {
    match outcome {
        Became::Reworded(words) => format!("{}: {words}", outcome.in_words()),
        Became::Refused(reason) if !reason.is_blank() => {
            format!("{}: {reason}", outcome.in_words())
        }
        _ => outcome.in_words().to_owned(),
    }
}

/// The number of the first line that tells an entry.
fn number(lines: &[DraftLine], entry: Option<EntryId>) -> String {
    let line = lines.iter().find(|l| entry.is_some() && l.entry == entry);
    line.map_or_else(String::new, |l| l.number.clone())
}

/// One correction: beside what, who asks, what is asked in its place, what is said.
fn print(row: &Row<'_>) -> String {
    let mut head = if row.number.is_empty() {
        String::from(if row.placed { "-" } else { "?" })
    } else {
        row.number.clone()
    };
    let by = if row.by.is_empty() {
        "somebody"
    } else {
        row.by
    };
    head = format!("{head}  {by}");
    if let Some(on) = row.on {
        let day = date(DateStyle::default(), on.date());
        head = format!("{head}, {day} {}", on.format("%H:%M"));
    }
    if !row.stands.is_empty() {
        head = format!("{head}, {}", row.stands);
    }
    if !row.placed {
        head.push_str(", not placed");
    }
    if !row.became.is_empty() {
        head = format!("{head} - {}", row.became);
    }
    let words = in_signs(&in_place(row.asked, row.at, row.text));
    let mut out = clean(&head);
    for line in [words.as_str(), row.says] {
        if !line.trim().is_empty() {
            out.push_str("\n    ");
            out.push_str(&clean(line).replace('\n', "\n    "));
        }
    }
    out.push('\n');
    out
}
