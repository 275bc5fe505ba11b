//! `quorate attendance`: who attended a meeting, the meetings of a body over a time, and who of the council
//! nears six months without attending.

use std::path::PathBuf;

use chrono::NaiveDate;
use clap::{Args, ValueHint};

use super::args_papers::{Printing, day};
use super::several::{Asked, format_of, notes, one_meeting, print, reading, wants_picture};
use super::{minutes, out};
use crate::app::archive::{across, strips};
use crate::app::documents::RowsFormat;
use crate::app::environment::{Environment, Readers};
use crate::app::fail::{Exit, Fail, Outcome};
use crate::minutes::across::Period;
use crate::minutes::{Audience, DocumentKind, Full, PaperKind, Public};

/// Of which meetings.
#[derive(Debug, Args)]
pub(super) struct Attendance {
    /// The session of one meeting; without it, all of your sessions are asked
    #[arg(value_name = "SESSION", value_hint = ValueHint::FilePath, conflicts_with_all = ["body", "year", "six_months", "on"])]
    #[cfg_attr(feature = "team", arg(conflicts_with = "store"))]
    session: Option<PathBuf>,

    /// Of the meetings of bodies that have these words in their name
    #[arg(long, value_name = "NAME")]
    body: Option<String>,

    /// Of a year, 2026, or of a municipal year, 2026/27: May to April; without it, of the municipal year
    /// that goes on
    #[arg(long, value_name = "YEAR", value_parser = year)]
    year: Option<Period>,

    /// Which members of the council near six months without attending anything
    #[arg(long, conflicts_with_all = ["body", "year"])]
    six_months: bool,

    /// As of this day; without it, today
    #[arg(long, value_name = "DAY", value_parser = day, requires = "six_months")]
    on: Option<NaiveDate>,

    /// On a terminal, letters in the strips in place of signs
    #[arg(long)]
    letters: bool,

    /// In which format; where it isn't said, the ending of FILE says it
    #[arg(short, long, value_enum)]
    format: Option<RowsFormat>,

    /// Whose meetings.
    #[command(flatten)]
    asked: Asked,

    /// Where it goes.
    #[command(flatten)]
    to: Printing,
}

/// A year of the calendar or of the council.
pub(super) fn year(text: &str) -> Result<Period, String> {
    Period::of(text).ok_or_else(|| "a year is written 2026, a municipal year 2026/27".to_owned())
}

/// The year that was named, or else the municipal year that goes on.
///
/// # Errors
/// When none was named and the clock is out of all years.
pub(super) fn of_year(env: &Environment, named: Option<&Period>) -> Result<Period, Fail> {
    let around = || Period::around(env.clock.now().date_naive());
    named.cloned().or_else(around).ok_or_else(|| {
        Fail::new(
            Exit::Usage,
            "The clock is out of all years.",
            "Name one with --year.",
        )
    })
}

/// Runs the command.
pub(super) fn run(env: &Environment, args: &Attendance) -> Outcome {
    if let Some(session) = &args.session {
        let format = one_meeting(args.format, &args.to)?;
        let which = DocumentKind::Paper(PaperKind::Attendance);
        return minutes::print(env, which, session, format, &args.to.place());
    }
    match env.audience {
        Readers::Public => told::<Public>(env, args),
        Readers::Full => told::<Full>(env, args),
    }
}

fn told<A: Audience>(env: &Environment, args: &Attendance) -> Outcome {
    let format = format_of(args.format, &args.to);
    let to = args.to.place();
    if args.six_months {
        let on = args.on.unwrap_or_else(|| env.clock.now().date_naive());
        let (answer, step) = across::near_six_months::<A>(args.asked.of(env), on, &mut reading())?;
        print(env, &answer, (format, &to), &step)?;
        return Ok(Exit::Done);
    }
    if args.body.is_none() && args.year.is_none() {
        return Err(Fail::new(
            Exit::Usage,
            "It is not said whose attendance is asked for.",
            "Name a session, a body with --body, a year with --year, or say --six-months.",
        ));
    }
    let period = of_year(env, args.year.as_ref())?;
    let (answer, step) = across::attendance::<A>(
        args.asked.of(env),
        args.body.as_deref(),
        &period,
        &mut reading(),
    )?;
    if wants_picture(args.format, &args.to) {
        let lines = strips::attendance(&answer, !args.letters);
        out::print(format!("{}\n", lines.join("\n")).as_bytes())?;
        for note in notes(&step) {
            out::tell(&note);
        }
    } else {
        print(env, &answer, (format, &to), &step)?;
    }
    Ok(if answer.bodies.is_empty() {
        Exit::Refused
    } else {
        Exit::Done
    })
}
