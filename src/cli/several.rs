//! What the commands that ask several meetings have in common: what is told meanwhile and beside the
//! answer, and where it goes.

use std::io::IsTerminal;

use clap::Args;

use super::args_papers::Printing;
use super::minutes::{To, no_file_to_terminal, put};
use super::out;
use crate::app::archive::across::made;
use crate::app::archive::source::Source;
#[cfg(feature = "team")]
use crate::app::archive::source::Store;
use crate::app::archive::{Progress, Step};
use crate::app::documents::{RowsFormat, Table};
use crate::app::environment::Environment;
use crate::app::fail::{Exit, Fail};
use crate::meeting::house::House;
use crate::meeting::text::counted;
use crate::minutes::across::Answer;
use crate::minutes::{Audience, Format};

/// Where the meetings stand that are asked.
#[derive(Debug, Default, Args)]
pub(super) struct Asked {
    /// In the office's store, and not in your own folder: the one that was joined, or that at URL
    #[cfg(feature = "team")]
    #[arg(long, value_name = "URL", num_args = 0..=1, require_equals = true, default_missing_value = "")]
    store: Option<String>,
}

impl Asked {
    /// The meetings that are asked.
    pub(super) fn of<'e>(&'e self, env: &'e Environment) -> Source<'e> {
        Source {
            #[cfg(feature = "team")]
            store: self.store(),
            ..Source::from(env)
        }
    }

    /// The store, where one is asked.
    #[cfg(feature = "team")]
    pub(super) fn store(&self) -> Option<Store<'_>> {
        self.store.as_deref().map(|url| match url {
            "" => Store::Joined,
            url => Store::At(url),
        })
    }
}

/// How many sessions that are left out are named.
const NAMED: usize = 3;

/// Tells once that many sessions are read first.
pub(super) fn reading() -> impl FnMut(Progress) {
    let mut told = false;
    move |progress: Progress| {
        if !told && progress.of > 200 {
            told = true;
            out::tell(&format!(
                "{} sessions are new or changed, and are read first",
                progress.of
            ));
        }
    }
}

/// What could not be looked into.
pub(super) fn notes(step: &Step) -> Vec<String> {
    let mut notes = step.notes.clone();
    for (name, why) in step.passed_over.iter().take(NAMED) {
        notes.push(format!("{name} is left out: {why}"));
    }
    if step.passed_over.len() > NAMED {
        let more = step.passed_over.len() - NAMED;
        notes.push(format!("{} more are left out", counted(more, "session")));
    }
    if step.left > 0 {
        notes.push(format!(
            "{} could not be read in time, and nothing in them is found: the same command goes on with them",
            counted(step.left, "session")
        ));
    }
    notes
}

/// The format that was asked for, or that the ending of the file says, or else plain text.
pub(super) fn format_of(asked: Option<RowsFormat>, to: &Printing) -> RowsFormat {
    asked.unwrap_or_else(|| {
        if to.output.is_none() {
            RowsFormat::Document(Format::Text)
        } else {
            RowsFormat::of_ending(&to.ending())
        }
    })
}

/// Whether a picture of marks is printed: on a terminal, where nothing else was asked for.
pub(super) fn wants_picture(asked: Option<RowsFormat>, to: &Printing) -> bool {
    asked.is_none() && to.output.is_none() && std::io::stdout().is_terminal()
}

/// Prints an answer, and tells what could not be looked into.
///
/// # Errors
/// When it can't be made in that format, or written.
pub(super) fn print<A: Audience>(
    env: &Environment,
    answer: &impl Answer<A>,
    (format, to): (RowsFormat, &To<'_>),
    step: &Step,
) -> Result<(), Fail> {
    let stationery = match format {
        RowsFormat::Document(format) => {
            no_file_to_terminal(format, to)?;
            to.stationery(env, format, &House::default(), std::path::Path::new("."))?
        }
        RowsFormat::Table(_) => crate::app::templates::Stationery::default(),
    };
    put(env, &made(answer, format, &stationery)?, to)?;
    for note in notes(step) {
        out::tell(&note);
    }
    Ok(())
}

/// The format in which a paper of one meeting is printed.
///
/// # Errors
/// When a table is asked for: it is none.
pub(super) fn one_meeting(asked: Option<RowsFormat>, to: &Printing) -> Result<Format, Fail> {
    match asked.unwrap_or_else(|| RowsFormat::of_ending(&to.ending())) {
        RowsFormat::Document(format) => Ok(format),
        RowsFormat::Table(Table::Json) => Ok(Format::Json),
        RowsFormat::Table(Table::Csv) => Err(Fail::new(
            Exit::Usage,
            "Of one meeting there is no table.",
            "Take another format, or ask over several meetings with --body.",
        )),
    }
}
