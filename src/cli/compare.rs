//! `quorate compare`: what was put in and taken out since a draft went out, or between two sessions.

use std::path::PathBuf;

use chrono::{NaiveDate, NaiveDateTime, NaiveTime};
use clap::{Args, ValueEnum, ValueHint};

use super::args::Session as Named;
use super::args_papers::Printing;
use super::issue::{only_full, since_agreed, since_draft};
use super::minutes::{To, put};
use super::out;
use crate::app::documents::Document;
use crate::app::environment::Environment;
use crate::app::fail::{Exit, Fail, Outcome};
use crate::app::load::Session;
use crate::export::{comparison_docx, comparison_html, comparison_text};
use crate::meeting::house::DateStyle;
use crate::minutes::comparison::compare;
use crate::minutes::words::date;
use crate::minutes::{Full, Minutes, draft_of};

/// What is compared with what.
#[derive(Debug, Args)]
#[group(id = "older", required = true, multiple = true, args = ["since", "with", "draft", "agreed"])]
pub(super) struct Compare {
    /// The session of the newer draft.
    #[command(flatten)]
    session: Named,

    /// Compare with the draft as it stood then: "2026-03-20", "2026-03-20 14:00"
    #[arg(long, value_name = "DAY [HH:MM]", value_parser = moment, conflicts_with_all = ["with", "draft", "agreed"])]
    since: Option<NaiveDateTime>,

    /// Compare with the draft of another session: an earlier copy, or the one that was agreed
    #[arg(long, value_name = "SESSION", value_hint = ValueHint::FilePath, conflicts_with_all = ["draft", "agreed"])]
    with: Option<PathBuf>,

    /// Compare with the draft of this number as it was issued
    #[arg(long, value_name = "N")]
    draft: Option<u32>,

    /// Compare the minutes as they were agreed: with a draft, or else with what stands now
    #[arg(long)]
    agreed: bool,

    /// In which format; where it isn't said, the ending of FILE says it, and otherwise it is text
    #[arg(short, long, value_enum)]
    format: Option<ComparisonFormat>,

    /// Where it goes, and in which style.
    #[command(flatten)]
    to: Printing,
}

/// A format of a comparison.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
enum ComparisonFormat {
    /// Plain text, changes between [+ +] and [- -]
    Text,
    /// A web page with insertions and deletions
    Html,
    /// A Word file with tracked changes
    Docx,
}

impl Compare {
    fn format(&self) -> ComparisonFormat {
        self.format.unwrap_or_else(|| match &*self.to.ending() {
            "html" | "htm" => ComparisonFormat::Html,
            "docx" => ComparisonFormat::Docx,
            _ => ComparisonFormat::Text,
        })
    }
}

/// Runs the command.
pub(super) fn run(env: &Environment, args: &Compare) -> Outcome {
    only_full(env)?;
    let session = out::session(env, &args.session.session)?;
    if args.to.template.is_some() {
        return Err(Fail::new(
            Exit::Usage,
            "A comparison is not printed on a template.",
            "Leave the template out.",
        ));
    }
    let to = args.to.place();
    let found = match (args.draft, args.agreed) {
        (Some(number), false) => since_draft(&session, number)?,
        (number, true) => since_agreed(&session, number)?,
        (None, false) => {
            let (older, about) = older(env, args, &session)?;
            let (before, after) = (minutes(env, &older, &to)?, minutes(env, &session, &to)?);
            compare(&before, &after, &about)
        }
    };
    let made = match args.format() {
        ComparisonFormat::Text => Document::plain(comparison_text(&found), &found.file_stem, "txt"),
        ComparisonFormat::Html => {
            Document::plain(comparison_html(&found), &found.file_stem, "html")
        }
        ComparisonFormat::Docx => {
            Document::plain(comparison_docx(&found), &found.file_stem, "docx")
        }
    };
    put(env, &made, &to)?;
    Ok(session.exit)
}

/// The session of the older draft, and what is compared with what.
fn older(env: &Environment, args: &Compare, session: &Session) -> Result<(Session, String), Fail> {
    if let Some(path) = &args.with {
        let older = out::session(env, path)?;
        let about = format!("The draft of {}, and this one.", path.display());
        return Ok((older, about));
    }
    let moment = args.since.unwrap_or_default();
    let day = date(DateStyle::default(), moment.date());
    let at = moment.time().format("%H:%M");
    let older = session.as_of(moment).ok_or_else(|| {
        Fail::new(
            Exit::Refused,
            format!("Nothing had been recorded by {at} on {day}."),
            "Name a later moment; `quorate log` tells when what was recorded.",
        )
    })?;
    let about = format!("The draft as it stood at {at} on {day}, and as it stands now.");
    Ok((older, about))
}

fn minutes(env: &Environment, session: &Session, to: &To<'_>) -> Result<Minutes<Full>, Fail> {
    let reading = to.reading::<Full>(env, session)?;
    Ok(draft_of::<Full>(&reading, reading.house()))
}

/// A day, to its end, or a moment of it.
fn moment(text: &str) -> Result<NaiveDateTime, String> {
    let text = text.trim().replace('T', " ");
    let of_day = |day: NaiveDate| NaiveTime::from_hms_opt(23, 59, 59).map(|t| day.and_time(t));
    NaiveDateTime::parse_from_str(&text, "%Y-%m-%d %H:%M:%S")
        .or_else(|_| NaiveDateTime::parse_from_str(&format!("{text}:59"), "%Y-%m-%d %H:%M:%S"))
        .ok()
        .or_else(|| {
            NaiveDate::parse_from_str(&text, "%Y-%m-%d")
                .ok()
                .and_then(of_day)
        })
        .ok_or_else(|| "a moment looks like 2026-03-20 14:00, a day like 2026-03-20".to_owned())
}
