//! `quorate tracker`: every action of several meetings of a body.

use std::path::PathBuf;

use clap::{Args, ValueEnum, ValueHint};

use super::args_papers::Printing;
use super::minutes::{To, no_file_to_terminal, put};
use super::out;
use crate::app::documents::{Document, RowsFormat, tracker};
use crate::app::environment::{Environment, Readers};
use crate::app::fail::{Exit, Fail, Outcome};
use crate::app::load::Session;
use crate::app::templates::Stationery;
use crate::meeting::Reading;
use crate::meeting::text::alike;
use crate::minutes::papers::TrackerGroup;
use crate::minutes::{Audience, Full, Public};
use crate::storage::Library;

/// Of which meetings.
#[derive(Debug, Args)]
pub(super) struct Tracker {
    /// The sessions, or folders of them
    #[arg(value_name = "SESSION", required = true, value_hint = ValueHint::AnyPath)]
    meetings: Vec<PathBuf>,

    /// Only the meetings of this body
    #[arg(long, value_name = "NAME")]
    body: Option<String>,

    /// How the actions stand together; without it, as the house prints actions
    #[arg(long, value_enum)]
    group: Option<Group>,

    /// In which format; where it isn't said, the ending of FILE says it, and otherwise it is Markdown
    #[arg(short, long, value_enum)]
    format: Option<RowsFormat>,

    /// Where it goes.
    #[command(flatten)]
    to: Printing,
}

/// How the actions stand together.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub(super) enum Group {
    /// By the meeting that asked for them
    Meeting,
    /// By who is to do them
    Owner,
    /// By the item that they came out of
    Item,
}

impl From<Group> for TrackerGroup {
    fn from(group: Group) -> Self {
        match group {
            Group::Meeting => Self::Meeting,
            Group::Owner => Self::Owner,
            Group::Item => Self::Item,
        }
    }
}

/// Runs the command.
pub(super) fn run(env: &Environment, args: &Tracker) -> Outcome {
    let to = args.to.place();
    let format = args
        .format
        .unwrap_or_else(|| RowsFormat::of_ending(&args.to.ending()));
    if let RowsFormat::Document(format) = format {
        no_file_to_terminal(format, &to)?;
    }
    let sessions = sessions(env, args)?;
    let made = match env.audience {
        Readers::Public => made::<Public>(env, &sessions, args, format, &to),
        Readers::Full => made::<Full>(env, &sessions, args, format, &to),
    }?;
    put(env, &made, &to)?;
    let worst = sessions.iter().map(|s| s.exit).find(|e| *e != Exit::Done);
    Ok(worst.unwrap_or(Exit::Done))
}

/// The sessions that are named, and those of the folders that are named; of copies of one the longest.
fn sessions(env: &Environment, args: &Tracker) -> Result<Vec<Session>, Fail> {
    let mut found: Vec<Session> = Vec::new();
    let mut keep = |session: Session| match found.iter_mut().find(|s| s.id == session.id) {
        Some(known) if !session.id.is_empty() => {
            out::tell(&format!(
                "{} stands there more than once: the longest copy is taken",
                session.id
            ));
            if session.last() > known.last() {
                *known = session;
            }
        }
        _ => found.push(session),
    };
    for named in &args.meetings {
        if !env.is_folder(named) {
            keep(out::session(env, named)?);
            continue;
        }
        for entry in Library::new(env.disk.clone(), named.clone()).entries()? {
            match out::session(env, &entry.path) {
                Ok(session) => keep(session),
                Err(fail) => out::tell(&format!("{} is left out: {}", entry.name, fail.why.reason)),
            }
        }
    }
    if let Some(body) = &args.body {
        found.retain(|s| alike(&s.read_by::<Public>().body().name, body.trim()));
    }
    let mut bodies: Vec<String> = Vec::new();
    for session in &found {
        let name = session.read_by::<Public>().body().name.to_string();
        if !bodies.iter().any(|known| alike(known, &name)) {
            bodies.push(name);
        }
    }
    match bodies.as_slice() {
        [] => Err(Fail::new(
            Exit::Refused,
            "There is no session to track the actions of.",
            "Name sessions, or a folder that holds some; --body takes the name as it stands in them.",
        )),
        [_] => Ok(found),
        several => Err(Fail::new(
            Exit::Refused,
            format!(
                "These are sessions of several bodies: {}.",
                several.join("; ")
            ),
            "Name those of one, or one body with --body.",
        )),
    }
}

fn made<A: Audience>(
    env: &Environment,
    sessions: &[Session],
    args: &Tracker,
    format: RowsFormat,
    to: &To<'_>,
) -> Result<Document, Fail> {
    let readings: Vec<(&str, Reading<'_, A>)> = sessions
        .iter()
        .map(|s| Ok((s.id.as_str(), to.reading::<A>(env, s)?)))
        .collect::<Result<_, Fail>>()?;
    let readings: Vec<(&str, &Reading<'_, A>)> = readings.iter().map(|(id, r)| (*id, r)).collect();
    let group = args.group.map(TrackerGroup::from);
    let stationery = match (format, readings.last(), args.meetings.last()) {
        (RowsFormat::Document(format), Some((_, newest)), Some(named)) => {
            to.stationery(env, format, newest.house(), named)?
        }
        _ => Stationery::default(),
    };
    tracker(&readings, group, format, &stationery)
}
