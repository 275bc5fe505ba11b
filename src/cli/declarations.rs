//! `quorate declarations`: the interests that were declared at a meeting, or at the meetings of a body.

use std::path::PathBuf;

use clap::{Args, ValueHint};

use super::args_papers::Printing;
use super::attendance::year;
use super::minutes;
use super::several::{Asked, format_of, one_meeting, print, reading};
use crate::app::archive::across;
use crate::app::documents::RowsFormat;
use crate::app::environment::{Environment, Readers};
use crate::app::fail::{Exit, Fail, Outcome};
use crate::minutes::across::Period;
use crate::minutes::{Audience, DocumentKind, Full, PaperKind, Public};

/// Of which meetings.
#[derive(Debug, Args)]
pub(super) struct Declared {
    /// The session of one meeting; without it, all of your sessions are asked
    #[arg(value_name = "SESSION", value_hint = ValueHint::FilePath, conflicts_with_all = ["body", "person", "year"])]
    #[cfg_attr(feature = "team", arg(conflicts_with = "store"))]
    session: Option<PathBuf>,

    /// At the meetings of bodies that have these words in their name
    #[arg(long, value_name = "NAME")]
    body: Option<String>,

    /// By somebody who has these words in their name
    #[arg(long, value_name = "NAME")]
    person: Option<String>,

    /// In a year, 2026, or a municipal year, 2026/27: May to April; without it, at any time
    #[arg(long, value_name = "YEAR", value_parser = year)]
    year: Option<Period>,

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

/// Runs the command.
pub(super) fn run(env: &Environment, args: &Declared) -> Outcome {
    if let Some(session) = &args.session {
        let format = one_meeting(args.format, &args.to)?;
        let which = DocumentKind::Paper(PaperKind::Declarations);
        return minutes::print(env, which, session, format, &args.to.place());
    }
    if args.body.is_none() && args.person.is_none() && args.year.is_none() {
        return Err(Fail::new(
            Exit::Usage,
            "It is not said whose declarations are asked for.",
            "Name a session, a body with --body, somebody with --person, or a year with --year.",
        ));
    }
    match env.audience {
        Readers::Public => told::<Public>(env, args),
        Readers::Full => told::<Full>(env, args),
    }
}

fn told<A: Audience>(env: &Environment, args: &Declared) -> Outcome {
    let asked = (args.body.as_deref(), args.person.as_deref());
    let (answer, step) = across::declared::<A>(
        args.asked.of(env),
        asked,
        args.year.as_ref(),
        &mut reading(),
    )?;
    let format = format_of(args.format, &args.to);
    print(env, &answer, (format, &args.to.place()), &step)?;
    Ok(if answer.meetings == 0 {
        Exit::Refused
    } else {
        Exit::Done
    })
}
