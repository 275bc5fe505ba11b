//! What a screen shows is written into a file: the actions and the work programme of a body, and what all
//! meetings answer.

use std::path::{Path, PathBuf};

use super::documents::{self, Document, RowsFormat, Table};
use super::environment::Environment;
use super::fail::{Exit, Fail};
use super::templates::{self, Stationery};
use super::written::{beside, placed, put_down};
use crate::meeting::Meeting;
use crate::meeting::house::House;
use crate::minutes::papers::{BodyActions, TrackerGroup, body_actions_of};
use crate::minutes::{Audience, Full, Public};
use crate::tui::port::{ExportRequest, Written};
use crate::tui::shown::{Shown, ShownFormat, ShownRequest};

/// Writes what is shown of the open session, whose file is `open`; gives back where, in words and as it is.
///
/// # Errors
/// When it can't be made or written.
pub(super) fn of_session(
    env: &Environment,
    request: &ShownRequest,
    meeting: &Meeting,
    open: Option<&Path>,
) -> Result<(Written, PathBuf), Fail> {
    if let (Shown::Document(document), ShownFormat::Document(format)) =
        (&request.what, request.format)
    {
        let request = ExportRequest {
            document: Some(*document),
            format,
            full: request.full,
            to: request.to.clone(),
        };
        let (written, path) = put_down(env, &request, meeting, (open, ""), &mut |_, _, _| {})?;
        return Ok((copied(written), path));
    }
    let stationery = stationery(env, request.format, meeting.house(), &beside(open))?;
    let made = if request.full {
        of_journal::<Full>(env, request, meeting, &stationery)?
    } else {
        of_journal::<Public>(env, request, meeting, &stationery)?
    };
    put(env, request, &made)
}

fn of_journal<A: Audience>(
    env: &Environment,
    request: &ShownRequest,
    meeting: &Meeting,
    stationery: &Stationery,
) -> Result<Document, Fail> {
    let today = env.clock.now().date_naive();
    let reading = meeting.read_by::<A>();
    let format = rows_format(request.format);
    match &request.what {
        Shown::Actions { which, by_owner } => {
            let ask = BodyActions {
                which: *which,
                owner: None,
                group: if *by_owner {
                    TrackerGroup::Owner
                } else {
                    TrackerGroup::Meeting
                },
                today,
            };
            documents::tracked(&body_actions_of(&reading, &ask), format, stationery)
        }
        Shown::Programme => documents::programme(&reading, today, format, stationery),
        // A document of a meeting has no rows.
        Shown::Document(_) | Shown::Answer(_) => Err(no_table()),
    }
}

fn no_table() -> Fail {
    Fail::new(
        Exit::Usage,
        "That is a document, and no table.",
        "Take a format of documents.",
    )
}

/// Writes what all meetings answer; gives back where, in words and as it is.
///
/// # Errors
/// When it can't be answered, made or written.
pub(super) fn of_all(
    env: &Environment,
    request: &ShownRequest,
) -> Result<(Written, PathBuf), Fail> {
    let stationery = stationery(env, request.format, &House::default(), &[])?;
    let (made, notes) = if request.full {
        answered::<Full>(env, request, &stationery)?
    } else {
        answered::<Public>(env, request, &stationery)?
    };
    let (mut written, path) = put(env, request, &made)?;
    written.told.extend(notes);
    Ok((written, path))
}

#[cfg(feature = "archive")]
fn answered<A: Audience>(
    env: &Environment,
    request: &ShownRequest,
    stationery: &Stationery,
) -> Result<(Document, Vec<String>), Fail> {
    use super::archive::{across, questions};
    use crate::minutes::across::Period;
    use crate::tui::job::Question;

    let format = rows_format(request.format);
    let Shown::Answer(question) = &request.what else {
        return Err(no_table());
    };
    let told = &mut |_| {};
    let (made, step) = match question {
        Question::Trace(words) => {
            let (answer, step) = across::traced::<A>(env, words, None, told)?;
            (across::made(&answer, format, stationery)?, step)
        }
        Question::SixMonths => {
            let on = env.clock.now().date_naive();
            let (answer, step) = across::near_six_months::<A>(env, on, told)?;
            (across::made(&answer, format, stationery)?, step)
        }
        Question::Attendance { body, day, .. } => {
            let period = Period::around(*day).ok_or_else(|| {
                Fail::new(
                    Exit::Usage,
                    "The clock is out of all years.",
                    "Set it right.",
                )
            })?;
            let (answer, step) = across::attendance::<A>(env, Some(body), &period, told)?;
            (across::made(&answer, format, stationery)?, step)
        }
        Question::Declarations { body } => {
            let asked = (Some(body.as_str()), None);
            let (answer, step) = across::declared::<A>(env, asked, None, told)?;
            (across::made(&answer, format, stationery)?, step)
        }
    };
    let note = questions::note(&step);
    Ok((
        made,
        Some(note).filter(|n| !n.is_empty()).into_iter().collect(),
    ))
}

#[cfg(not(feature = "archive"))]
fn answered<A: Audience>(
    _: &Environment,
    _: &ShownRequest,
    _: &Stationery,
) -> Result<(Document, Vec<String>), Fail> {
    Err(Fail::new(
        Exit::Usage,
        "This build has no archive of all meetings.",
        "",
    ))
}

fn rows_format(format: ShownFormat) -> RowsFormat {
    match format {
        ShownFormat::Document(format) => RowsFormat::Document(format),
        ShownFormat::Csv => RowsFormat::Table(Table::Csv),
        ShownFormat::Json => RowsFormat::Table(Table::Json),
    }
}

fn stationery(
    env: &Environment,
    format: ShownFormat,
    house: &House,
    beside: &[PathBuf],
) -> Result<Stationery, Fail> {
    match format {
        ShownFormat::Document(format) => templates::of(env, None, &[format], house, beside),
        ShownFormat::Csv | ShownFormat::Json => Ok(Stationery::default()),
    }
}

fn put(
    env: &Environment,
    request: &ShownRequest,
    made: &Document,
) -> Result<(Written, PathBuf), Fail> {
    let (place, path) = placed(env, request.to.as_deref(), made)?;
    let written = Written {
        place,
        told: made.told_of_file().to_vec(),
        ..Written::default()
    };
    Ok((copied(written), path))
}

fn copied(written: Written) -> Written {
    Written {
        copies: true,
        ..written
    }
}
