//! `quorate actions` and `quorate programme`: the action sheet of a meeting, and what the journal of a body
//! knows of its actions and of its meetings ahead.

use std::path::{Path, PathBuf};

use clap::{Args, ValueHint};

use super::args_papers::Printing;
use super::minutes::{self, To, no_file_to_terminal, put};
use super::out;
use super::tracker::Group;
use crate::app::body_journal::{self, Found};
use crate::app::documents::{self, Document, RowsFormat, Table};
use crate::app::environment::{Environment, Readers};
use crate::app::fail::{Exit, Fail, Outcome};
use crate::app::templates::Stationery;
use crate::export::Format;
use crate::meeting::Reading;
use crate::minutes::papers::{BodyActions, TrackerGroup, Which, body_actions_of};
use crate::minutes::{Audience, DocumentKind, Full, Public};

/// Of which meeting, or of which body.
#[derive(Debug, Args)]
pub(super) struct Actions {
    /// A file, or the name of a session in your folder or of a sample
    #[arg(
        value_name = "SESSION",
        required_unless_present = "body",
        conflicts_with = "body",
        value_hint = ValueHint::FilePath
    )]
    session: Option<PathBuf>,

    /// All actions of this body, out of its journal: words of its name
    #[arg(long, value_name = "NAME")]
    body: Option<String>,

    /// Only what is still to be done
    #[arg(long, requires = "body", conflicts_with = "overdue")]
    open: bool,

    /// Only what ought to have been done before today
    #[arg(long, requires = "body")]
    overdue: bool,

    /// Only what this owner has, by the name or a part of it
    #[arg(long, value_name = "NAME", requires = "body")]
    owner: Option<String>,

    /// How the actions of a body stand together
    #[arg(long, value_enum, requires = "body")]
    group: Option<Group>,

    /// In which format; where it isn't said, the ending of FILE says it, and otherwise it is Markdown
    #[arg(short, long, value_enum)]
    format: Option<RowsFormat>,

    /// Where it goes.
    #[command(flatten)]
    to: Printing,
}

/// Of which body.
#[derive(Debug, Args)]
pub(super) struct Programme {
    /// Words of the body's name, or the file of its journal
    #[arg(value_name = "BODY")]
    body: String,

    /// In which format; where it isn't said, the ending of FILE says it, and otherwise it is Markdown
    #[arg(short, long, value_enum)]
    format: Option<RowsFormat>,

    /// Where it goes.
    #[command(flatten)]
    to: Printing,
}

/// Prints the actions.
pub(super) fn run(env: &Environment, args: &Actions) -> Outcome {
    let to = args.to.place();
    let ending = args.to.ending();
    let format = args
        .format
        .unwrap_or_else(|| RowsFormat::of_ending(&ending));
    let Some(body) = &args.body else {
        let format = match format {
            RowsFormat::Document(format) => format,
            RowsFormat::Table(Table::Json) => Format::Json,
            RowsFormat::Table(Table::Csv) => {
                return Err(Fail::new(
                    Exit::Usage,
                    "The action sheet of a meeting is a document, and no table.",
                    "quorate tracker SESSION --format csv prints its actions as a table.",
                ));
            }
        };
        let session = args.session.as_deref().unwrap_or(Path::new(""));
        return minutes::print(env, DocumentKind::Actions, session, format, &to);
    };
    let ask = BodyActions {
        which: match (args.open, args.overdue) {
            (_, true) => Which::Overdue,
            (true, _) => Which::Open,
            _ => Which::All,
        },
        owner: args.owner.clone(),
        group: args.group.map_or(TrackerGroup::Meeting, TrackerGroup::from),
        today: env.clock.now().date_naive(),
    };
    let found = found(env, body)?;
    match env.audience {
        Readers::Public => print::<Public>(env, &found, &to, format, |read, stationery| {
            documents::tracked(&body_actions_of(read, &ask), format, stationery)
        }),
        Readers::Full => print::<Full>(env, &found, &to, format, |read, stationery| {
            documents::tracked(&body_actions_of(read, &ask), format, stationery)
        }),
    }
}

/// Prints the work programme.
pub(super) fn programme(env: &Environment, args: &Programme) -> Outcome {
    let to = args.to.place();
    let ending = args.to.ending();
    let format = args
        .format
        .unwrap_or_else(|| RowsFormat::of_ending(&ending));
    let today = env.clock.now().date_naive();
    let found = found(env, &args.body)?;
    match env.audience {
        Readers::Public => print::<Public>(env, &found, &to, format, |read, stationery| {
            documents::programme(read, today, format, stationery)
        }),
        Readers::Full => print::<Full>(env, &found, &to, format, |read, stationery| {
            documents::programme(read, today, format, stationery)
        }),
    }
}

fn found(env: &Environment, body: &str) -> Result<Found, Fail> {
    let found = body_journal::of_body(env, body)?;
    for note in &found.notes {
        out::tell(note);
    }
    Ok(found)
}

/// Prints what is made of the reading of a journal.
fn print<A: Audience>(
    env: &Environment,
    found: &Found,
    to: &To<'_>,
    format: RowsFormat,
    make: impl FnOnce(&Reading<'_, A>, &Stationery) -> Result<Document, Fail>,
) -> Outcome {
    let reading = to.reading::<A>(env, &found.session)?;
    let stationery = match format {
        RowsFormat::Document(format) => {
            no_file_to_terminal(format, to)?;
            to.stationery(env, format, reading.house(), &found.path)?
        }
        RowsFormat::Table(_) => Stationery::default(),
    };
    put(env, &make(&reading, &stationery)?, to)?;
    Ok(found.session.exit)
}
