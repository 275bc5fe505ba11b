//! New sessions: what they are told first, and where they are put.

use std::path::Path;

use chrono::NaiveDate;

use super::environment::Environment;
use super::fail::Fail;
use crate::journal::{Journal, Record};
use crate::meeting::agenda::Calling;
use crate::meeting::id::Writer;
use crate::meeting::intent::{Intent, Order};
use crate::meeting::people::Body;
use crate::meeting::text::Text;
use crate::storage::{NewSession, Opened, Opening, session};

/// What an empty session is told: who meets, and when.
pub(crate) fn empty(body: &Text, calling: &Calling) -> Vec<Order> {
    let body = Body {
        name: body.clone(),
        ..Body::default()
    };
    vec![
        Order::from(Intent::DescribeBody(body)),
        Order::from(Intent::CallMeeting(calling.clone())),
    ]
}

/// Puts a new session on the disk: in the file that was named, or in the library.
///
/// # Errors
/// When the disk refuses it, or the file is there already.
pub(crate) fn put(
    env: &Environment,
    output: Option<&Path>,
    new: &NewSession,
    records: Vec<Record>,
    opening: Opening,
) -> Result<Opened<Record>, Fail> {
    Ok(match output {
        Some(path) => session::create(&env.disk, path, new.header(), records, opening)?,
        None => env.library()?.create(new, records, opening)?,
    })
}

/// Makes a session in which the orders are recorded; `make` puts it on disk.
///
/// # Errors
/// When the meeting or the disk refuses it.
pub(crate) fn create(
    env: &Environment,
    title: &str,
    date: NaiveDate,
    orders: &[Order],
    make: impl FnOnce(&NewSession, Vec<Record>) -> Result<Opened<Record>, Fail>,
) -> Result<Opened<Record>, Fail> {
    let now = env.clock.now();
    let mut journal = Journal::new(Writer::FIRST, env.officer.clone());
    for order in orders {
        journal.act(now, order)?;
    }
    let records = journal.records().to_vec();
    make(&new_session(env, title, date), records)
}

/// What the file of a new session says of it.
pub(crate) fn new_session(env: &Environment, title: &str, date: NaiveDate) -> NewSession {
    NewSession {
        date,
        title: title.to_owned(),
        app: env!("CARGO_PKG_VERSION").to_owned(),
        writer: Writer::FIRST.to_string(),
        created: env.clock.now(),
        session: None,
    }
}
