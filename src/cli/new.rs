//! `quorate new`: an empty session for a body and a day.

use chrono::NaiveTime;

use super::args::New;
use super::fail::{Exit, Fail, Outcome};
use super::out;
use super::place::Desk;
use crate::journal::{Journal, Record};
use crate::meeting::agenda::Calling;
use crate::meeting::id::Writer;
use crate::meeting::intent::{Intent, Order};
use crate::meeting::people::Body;
use crate::meeting::text::Text;
use crate::storage::{NewSession, Opened, Opening, session};

/// Runs the command.
pub(super) fn run(desk: &Desk, args: &New) -> Outcome {
    let calling = Calling {
        date: args.date,
        start: args.start.unwrap_or(NaiveTime::MIN),
        venue: Text::line(&args.venue),
        ..Calling::default()
    };
    let made = create(desk, &Text::line(&args.body), &calling, |new, records| {
        let opening = Opening::at(desk.clock.now());
        match &args.output {
            Some(path) => Ok(session::create(
                &desk.disk,
                path,
                new.header(),
                records,
                opening,
            )?),
            None => Ok(desk.library()?.create(new, records, opening)?),
        }
    })?;
    out::print(format!("{}\n", made.path.display()).as_bytes())?;
    Ok(Exit::Done)
}

/// Makes a session in which body and calling are recorded; `make` puts it on disk.
///
/// # Errors
/// When the meeting or the disk refuses it.
pub(super) fn create(
    desk: &Desk,
    body: &Text,
    calling: &Calling,
    make: impl FnOnce(&NewSession, Vec<Record>) -> Result<Opened<Record>, Fail>,
) -> Result<Opened<Record>, Fail> {
    let now = desk.clock.now();
    let mut journal = Journal::new(Writer::FIRST, desk.officer.clone());
    let orders = [
        Intent::DescribeBody(Body {
            name: body.clone(),
            ..Body::default()
        }),
        Intent::CallMeeting(calling.clone()),
    ];
    for intent in orders {
        journal.act(now, &Order::from(intent))?;
    }
    let records = journal.records().to_vec();
    make(&new_session(desk, body, calling.date), records)
}

/// What the file of a new session says of it.
pub(super) fn new_session(desk: &Desk, title: &str, date: chrono::NaiveDate) -> NewSession {
    NewSession {
        date,
        title: title.to_owned(),
        app: env!("CARGO_PKG_VERSION").to_owned(),
        writer: Writer::FIRST.to_string(),
        created: desk.clock.now(),
        session: None,
    }
}
