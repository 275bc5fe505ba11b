//! `quorate publish`: all that goes out, in a folder, with a list of the files.

use std::path::PathBuf;

use chrono::NaiveTime;
use clap::{Args, ValueHint};

use super::args::Session;
use super::args_papers::time_of_day;
use super::minutes::{beside, reading};
use super::out;
use crate::app::environment::{Environment, Readers};
use crate::app::fail::Outcome;
use crate::app::publication::publication;
use crate::app::templates;
use crate::app::written::into_folder;
use crate::meeting::house::House;
use crate::minutes::{Format, Full, Public};

/// What is to go out, and where to.
#[derive(Debug, Args)]
pub(super) struct Publish {
    /// The session that it is drawn from.
    #[command(flatten)]
    pub(super) session: Session,

    /// The folder; it is made if it isn't there
    #[arg(value_name = "FOLDER", value_hint = ValueHint::DirPath)]
    pub(super) folder: PathBuf,

    /// In which formats the documents go out, between commas
    #[arg(short, long, value_enum, value_delimiter = ',', default_values_t = [Format::Docx, Format::Html])]
    pub(super) formats: Vec<Format>,

    /// When the recording was started, for its chapters; without it, when the meeting began
    #[arg(long, value_name = "HH:MM[:SS]", value_parser = time_of_day)]
    pub(super) start: Option<NaiveTime>,

    /// Replace files of these names
    #[arg(long)]
    pub(super) force: bool,

    /// Print in another house style than the session's: a ready one, or a file
    #[arg(long, value_name = "NAME-OR-FILE", value_hint = ValueHint::FilePath)]
    pub(super) style: Option<String>,

    /// Print Word files on this template: its styles by name, the head and foot of its pages
    #[arg(long, value_name = "FILE.dotx", value_hint = ValueHint::FilePath)]
    pub(super) template: Option<PathBuf>,
}

/// Runs the command: nothing is written where a file stands in the way, and the list comes last, so
/// that a folder with a list is whole.
pub(super) fn run(env: &Environment, args: &Publish) -> Outcome {
    let session = out::session(env, &args.session.session)?;
    // A format that is named twice is written once.
    let mut formats: Vec<Format> = Vec::new();
    for format in &args.formats {
        if !formats.contains(format) {
            formats.push(*format);
        }
    }
    let style = args.style.as_deref();
    let beside = beside(env, style, &args.session.session);
    let on = |house: &House| templates::of(env, args.template.as_deref(), &formats, house, &beside);
    let mut silent = |_: usize, _: usize, _: &str| {};
    let made = match env.audience {
        Readers::Public => {
            let public = reading::<Public>(env, &session, style)?;
            let stationery = on(public.house())?;
            publication(
                &public,
                &formats,
                &stationery,
                args.start,
                Some(&session.id),
                &mut silent,
            )
        }
        Readers::Full => {
            let full = reading::<Full>(env, &session, style)?;
            let stationery = on(full.house())?;
            publication(&full, &formats, &stationery, args.start, None, &mut silent)
        }
    }?;
    for sentence in &made.told {
        out::tell(sentence);
    }
    for path in into_folder(env, &args.folder, &made, Some(args.force))? {
        out::print(format!("{}\n", path.display()).as_bytes())?;
    }
    Ok(session.exit)
}
