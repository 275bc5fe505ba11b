//! `quorate archive`: what stands in the archive beside the officer's own sessions.

use std::path::PathBuf;

use chrono::NaiveDate;
use clap::{Args, Subcommand, ValueHint};

use super::args_papers::day;
use super::out;
use crate::app::archive::published::{Said, add};
use crate::app::environment::Environment;
use crate::app::fail::{Exit, Fail, Outcome};

/// What is done with it.
#[derive(Debug, Args)]
pub(super) struct Archive {
    /// What.
    #[command(subcommand)]
    what: Doing,
}

/// What is done.
#[derive(Debug, Subcommand)]
enum Doing {
    /// Take minutes that were published elsewhere into the archive, as they are
    Add(Add),
}

/// What is taken.
#[derive(Debug, Args)]
struct Add {
    /// The files: text, Word, OpenDocument, web page or PDF
    #[arg(value_name = "FILE", required = true, value_hint = ValueHint::FilePath)]
    files: Vec<PathBuf>,

    /// The body, where the file doesn't say it for certain
    #[arg(long, value_name = "NAME")]
    body: Option<String>,

    /// The day of the meeting, where the file doesn't say it for certain
    #[arg(long, value_name = "DAY", value_parser = day)]
    date: Option<NaiveDate>,

    /// Only those entitled to exempt information are to find it
    #[arg(long)]
    exempt: bool,
}

/// Runs the command.
pub(super) fn run(env: &Environment, args: &Archive) -> Outcome {
    let Doing::Add(args) = &args.what;
    let said = Said {
        body: args.body.as_deref(),
        date: args.date,
        exempt: args.exempt,
    };
    let mut failed: Option<Fail> = None;
    for file in &args.files {
        match add(env, file, said) {
            Ok(told) => out::tell(&told),
            // The others are taken all the same.
            Err(fail) => {
                if let Some(before) = failed.replace(fail) {
                    out::tell_failure(&before);
                }
            }
        }
    }
    failed.map_or(Ok(Exit::Done), Err)
}
