//! What of a meeting goes to the store to be read: the minutes as each audience may read them, and
//! nothing else.

use std::path::Path;

use super::super::documents;
use super::super::environment::Environment;
use super::super::fail::Fail;
use super::super::load::Session;
use crate::export::Format;
use crate::meeting::audience::{Full, Public};
use crate::minutes::{Audience, DocumentKind};
use crate::team::Trouble;
use crate::team::postgres::PostgresStore;

/// What an audience may read of a meeting.
struct Told {
    audience: &'static str,
    body: String,
    day: chrono::NaiveDate,
    reading: String,
}

fn told<A: Audience>(session: &Session, audience: &'static str) -> Result<Told, Fail> {
    let reading = session.read_by::<A>();
    let document = documents::made(&reading, DocumentKind::Minutes, Format::Json)?;
    Ok(Told {
        audience,
        body: reading.body().name.to_string(),
        day: reading.calling().date,
        reading: String::from_utf8_lossy(&document.bytes).into_owned(),
    })
}

/// Puts what each audience may read of the session at a path into the store. The journal of a body is
/// read by nobody but officers.
///
/// # Errors
/// When the store doesn't answer.
pub(super) fn publish(
    env: &Environment,
    store: &mut PostgresStore,
    path: &Path,
) -> Result<(), Trouble> {
    // What can't be read is no minutes; its records are in the store all the same.
    let Ok((session, _)) = Session::look(env, path) else {
        return Ok(());
    };
    if session.read_by::<Public>().is_body_journal() {
        return Ok(());
    }
    let both = [
        told::<Public>(&session, "public"),
        told::<Full>(&session, "full"),
    ];
    for Told {
        audience,
        body,
        day,
        reading,
    } in both.into_iter().flatten()
    {
        store.publish(&session.id, audience, &body, day, &reading)?;
    }
    Ok(())
}
