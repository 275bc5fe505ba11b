//! `quorate report`: the year of a body in pictures, in the terminal or as one HTML page.

use clap::{Args, ValueEnum};

use super::args_papers::Printing;
use super::attendance::{of_year, year};
use super::minutes::put;
use super::out;
use super::several::{Asked, notes, reading};
use crate::app::archive::{across, strips};
use crate::app::documents::Document;
use crate::app::environment::{Environment, Readers};
use crate::app::fail::{Exit, Outcome};
use crate::export::{report_html, report_json};
use crate::minutes::across::Period;
use crate::minutes::words::slug;
use crate::minutes::{Audience, Full, Public};

/// Of which body and year.
#[derive(Debug, Args)]
pub(super) struct Report {
    /// The body: words of its name
    #[arg(value_name = "BODY")]
    body: String,

    /// A year, 2026, or a municipal year, 2026/27: May to April; without it, the municipal year that goes on
    #[arg(long, value_name = "YEAR", value_parser = year)]
    year: Option<Period>,

    /// In plain text, letters and signs of a keyboard alone
    #[arg(long)]
    letters: bool,

    /// In which form; where it isn't said, the ending of FILE says it
    #[arg(short, long, value_enum)]
    format: Option<Form>,

    /// Whose meetings.
    #[command(flatten)]
    asked: Asked,

    /// Where it goes.
    #[command(flatten)]
    to: Printing,
}

/// In which form it is printed.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
enum Form {
    /// Pictures in 80 columns
    Text,
    /// One page with pictures and tables
    Html,
    /// For other programs
    Json,
}

/// Runs the command.
pub(super) fn run(env: &Environment, args: &Report) -> Outcome {
    match env.audience {
        Readers::Public => told::<Public>(env, args),
        Readers::Full => told::<Full>(env, args),
    }
}

fn told<A: Audience>(env: &Environment, args: &Report) -> Outcome {
    let period = of_year(env, args.year.as_ref())?;
    let form = args
        .format
        .unwrap_or_else(|| match (&args.to.output, &*args.to.ending()) {
            (None, _) | (_, "txt") => Form::Text,
            (_, "json") => Form::Json,
            _ => Form::Html,
        });
    let (report, step) =
        across::reported::<A>(args.asked.of(env), &args.body, &period, &mut reading())?;
    let (bytes, ending) = match form {
        Form::Text => {
            let lines = strips::year(&report, !args.letters);
            (format!("{}\n", lines.join("\n")).into_bytes(), "txt")
        }
        Form::Html => (report_html(&report).into_bytes(), "html"),
        Form::Json => (report_json(&report), "json"),
    };
    let called = format!("{} {}{}", report.body, report.called, A::FILE_SUFFIX);
    put(
        env,
        &Document::plain(bytes, &slug(&called, 90), ending),
        &args.to.place(),
    )?;
    for note in notes(&step) {
        out::tell(&note);
    }
    Ok(Exit::Done)
}
