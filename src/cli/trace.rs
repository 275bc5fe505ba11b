//! `quorate trace`: what became of something, through the meetings in order.

use clap::Args;

use super::args_papers::Printing;
use super::find::typed;
use super::several::{Asked, format_of, print, reading};
use crate::app::archive::across;
use crate::app::documents::RowsFormat;
use crate::app::environment::{Environment, Readers};
use crate::app::fail::{Exit, Outcome};
use crate::minutes::{Audience, Full, Public};

/// What is traced.
#[derive(Debug, Args)]
pub(super) struct TraceArgs {
    /// Words, as for find; or the name of a topic of the house
    #[arg(value_name = "WORDS", required = true)]
    words: Vec<String>,

    /// Only meetings of bodies that have these words in their name
    #[arg(long, value_name = "NAME")]
    body: Option<String>,

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
pub(super) fn run(env: &Environment, args: &TraceArgs) -> Outcome {
    match env.audience {
        Readers::Public => told::<Public>(env, args),
        Readers::Full => told::<Full>(env, args),
    }
}

fn told<A: Audience>(env: &Environment, args: &TraceArgs) -> Outcome {
    let words = typed(&args.words);
    let (trace, step) = across::traced::<A>(
        args.asked.of(env),
        &words,
        args.body.as_deref(),
        &mut reading(),
    )?;
    let format = format_of(args.format, &args.to);
    print(env, &trace, (format, &args.to.place()), &step)?;
    Ok(if trace.steps.is_empty() {
        Exit::Refused
    } else {
        Exit::Done
    })
}
