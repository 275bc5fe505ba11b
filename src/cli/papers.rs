//! The documents beside the minutes that have formats of their own: votes as a table, the chapters of a
//! recording, dates for a calendar.

use super::args_papers::{Chapters, Dates, Votes};
use super::minutes::{self, put};
use super::out;
use crate::app::documents::{self, Document, RowsFormat};
use crate::app::environment::{Environment, Readers};
use crate::app::fail::{Exit, Fail, Outcome};
use crate::minutes::{DocumentKind, Full, PaperKind, Public};

/// Prints the votes.
pub(super) fn votes(env: &Environment, args: &Votes) -> Outcome {
    let table = match args.format() {
        RowsFormat::Document(format) => {
            let which = DocumentKind::Paper(PaperKind::Votes);
            return minutes::print(env, which, &args.session.session, format, &args.to.place());
        }
        RowsFormat::Table(table) => table,
    };
    let session = out::session(env, &args.session.session)?;
    let to = args.to.place();
    let made = match env.audience {
        Readers::Public => documents::votes(&to.reading::<Public>(env, &session)?, table),
        Readers::Full => documents::votes(&to.reading::<Full>(env, &session)?, table),
    };
    put(env, &made, &to)?;
    Ok(session.exit)
}

/// Prints the chapters of a recording.
pub(super) fn chapters(env: &Environment, args: &Chapters) -> Outcome {
    let session = out::session(env, &args.session.session)?;
    let to = args.to.place();
    let made = match env.audience {
        Readers::Public => documents::chapters(
            &to.reading::<Public>(env, &session)?,
            args.start,
            args.format(),
        ),
        Readers::Full => documents::chapters(
            &to.reading::<Full>(env, &session)?,
            args.start,
            args.format(),
        ),
    };
    let made = some(
        made,
        "There are no chapters: nothing happened in this meeting after the recording was started.",
        "Open the meeting first, or give another --start.",
    )?;
    put(env, &made, &to)?;
    Ok(session.exit)
}

/// Prints the dates.
pub(super) fn dates(env: &Environment, args: &Dates) -> Outcome {
    let session = out::session(env, &args.session.session)?;
    let to = args.to.place();
    let made = match env.audience {
        Readers::Public => documents::dates(&to.reading::<Public>(env, &session)?),
        Readers::Full => documents::dates(&to.reading::<Full>(env, &session)?),
    };
    let made = some(
        made,
        "This meeting leaves no dates: no meeting to come is known, and no action is due on a day.",
        "Set the next meeting, or the day by which an action is due.",
    )?;
    put(env, &made, &to)?;
    Ok(session.exit)
}

/// Prints the meeting as open data: for everybody, whatever audience is asked for.
pub(super) fn popolo(env: &Environment, args: &Dates) -> Outcome {
    let session = out::session(env, &args.session.session)?;
    let to = args.to.place();
    let made = documents::popolo(&to.reading::<Public>(env, &session)?, &session.id);
    put(env, &made, &to)?;
    Ok(session.exit)
}

fn some(made: Option<Document>, sentence: &str, hint: &str) -> Result<Document, Fail> {
    made.ok_or_else(|| Fail::new(Exit::Refused, sentence, hint))
}
