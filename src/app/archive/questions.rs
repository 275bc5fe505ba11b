//! What the officer's screen asks of all meetings, answered on a thread of its own. The screen is the
//! officer's: it is answered with what those may read who are entitled to exempt information.

use std::path::Path;
use std::sync::{Arc, Mutex, PoisonError};

use super::across::Told;
use super::{Progress, Step, across, strips};
use crate::app::environment::Environment;
use crate::app::fail::Fail;
use crate::app::listing::key_of;
use crate::app::worker::{JobContext, failed};
use crate::meeting::check::Anchor;
use crate::meeting::id::EntryId;
use crate::meeting::text::counted;
use crate::minutes::Full;
use crate::minutes::across::{Period, TraceKind};
use crate::storage::published::is_published;
use crate::tui::job::{AnswerRow, AnswerRows, Done, Question, SessionKey};
use crate::tui::term::panic;

/// Answers a question when it can.
pub(in crate::app) fn answer(
    ticket: u64,
    question: Question,
    context: JobContext,
    done: Arc<Mutex<Vec<Done>>>,
) {
    let work = move || {
        let tell = |what: Done| {
            done.lock()
                .unwrap_or_else(PoisonError::into_inner)
                .push(what);
            if let Some(wake) = &context.wake {
                wake();
            }
        };
        let mut told = |progress: Progress| {
            let words = format!("{} of {} sessions read", progress.done, progress.of);
            if progress.of > 0 {
                tell(Done::Answering { ticket, words });
            }
        };
        let rows = panic::contained(|| answered(&context.env, &question, &mut told));
        let rows = match rows {
            Some(Ok(rows)) => rows,
            Some(Err(fail)) => AnswerRows {
                sum: "Nothing can be told now".to_owned(),
                note: fail.why.in_a_line(),
                ..AnswerRows::default()
            },
            None => AnswerRows {
                sum: failed("the look through all meetings"),
                ..AnswerRows::default()
            },
        };
        tell(Done::Answered { ticket, rows });
    };
    // Without a thread there is no answer, and minuting goes on.
    let _ = std::thread::Builder::new()
        .name("questions".to_owned())
        .spawn(work);
}

fn answered(env: &Environment, question: &Question, told: Told<'_>) -> Result<AnswerRows, Fail> {
    let folder = env.library()?.folder().to_owned();
    let key = |name: &str| Some(key_of(&folder.join(name)));
    match question {
        Question::Trace(words) => traced(env, words, &folder, told),
        Question::SixMonths => six_months(env, &key, told),
        Question::Attendance { body, day, signs } => {
            let Some(period) = Period::around(*day) else {
                return Ok(AnswerRows::default());
            };
            let (answer, step) = across::attendance::<Full>(env, Some(body), &period, told)?;
            let lines = strips::attendance(&answer, *signs);
            Ok(AnswerRows {
                sum: format!("Attendance: {body}, {}", period.called),
                rows: lines.iter().map(|words| line(words)).collect(),
                note: note(&step),
            })
        }
        Question::Declarations { body } => declared(env, body, &key, told),
    }
}

/// A line of a picture: it leads nowhere, and can be gone along.
fn line(words: &str) -> AnswerRow {
    AnswerRow {
        words: words.trim_end().to_owned(),
        ..AnswerRow::default()
    }
}

pub(in crate::app) fn note(step: &Step) -> String {
    let mut notes = step.notes.clone();
    if !step.passed_over.is_empty() {
        let left = counted(step.passed_over.len(), "session");
        notes.push(format!("{left} can't be read"));
    }
    if step.left > 0 {
        notes.push(format!(
            "{} still to be read",
            counted(step.left, "session")
        ));
    }
    notes.join(". ")
}

fn traced(
    env: &Environment,
    words: &str,
    folder: &Path,
    told: Told<'_>,
) -> Result<AnswerRows, Fail> {
    let (trace, step) = across::traced::<Full>(env, words, None, told)?;
    let mut rows = Vec::new();
    let mut above = "";
    let mut meetings = 0;
    for told in &trace.steps {
        if above != told.session {
            above = &told.session;
            meetings += 1;
            rows.push(AnswerRow {
                words: format!("{}, {}", told.date.format("%-d %B %Y"), told.body),
                heads: true,
                ..AnswerRow::default()
            });
        }
        let text = told.text.replace('\n', " ");
        let item = format!("{} {}", told.number, told.title);
        let (name, entry, item_id) = &told.place;
        let what = told.what.in_words();
        let words = match (text.as_str(), told.what) {
            ("", _) => item.trim().to_owned(),
            (text, TraceKind::Deferred) => format!("{}, {text}", item.trim()),
            (text, _) => text.to_owned(),
        };
        let more = [item.trim(), &text, &told.owners.join("; "), &told.due]
            .into_iter()
            .filter(|part| !part.is_empty())
            .collect::<Vec<_>>()
            .join(". ");
        rows.push(AnswerRow {
            words: format!("{what:<15.15} {words}"),
            detail: if told.exempt {
                format!("[Exempt] {more}")
            } else {
                more
            },
            key: (!is_published(name)).then(|| key_of(&folder.join(name))),
            place: entry.map(Anchor::Entry).or(item_id.map(Anchor::Item)),
            ..AnswerRow::default()
        });
    }
    let sum = if trace.steps.is_empty() {
        format!("Nothing holds \u{201C}{words}\u{201D}")
    } else {
        format!(
            "\u{201C}{words}\u{201D}: {} in {}",
            counted(trace.steps.len(), "step"),
            counted(meetings, "meeting")
        )
    };
    Ok(AnswerRows {
        sum,
        rows,
        note: note(&step),
    })
}

fn six_months(
    env: &Environment,
    key: &dyn Fn(&str) -> Option<SessionKey>,
    told: Told<'_>,
) -> Result<AnswerRows, Fail> {
    let on = env.clock.now().date_naive();
    let (answer, step) = across::near_six_months::<Full>(env, on, told)?;
    let alerts = answer
        .councillors
        .iter()
        .filter(|c| c.alert.is_alert())
        .count();
    let rows = answer.councillors.iter().map(|c| {
        let ends = c.ends.format("%-d %b %Y").to_string();
        let standing = match c.in_short() {
            words if words.is_empty() => format!("until {ends}"),
            words => format!("{ends}: {words}"),
        };
        let more = match c.standing_in_words() {
            words if words.is_empty() => words,
            words => format!(": {words}"),
        };
        AnswerRow {
            words: format!("{:<32} {standing}", c.person),
            detail: format!(
                "Last attended: {}. The time ends on {}{more}. Sits on {}.",
                c.last_in_words(),
                c.ends.format("%-d %B %Y"),
                c.bodies.join("; ")
            ),
            alerts: c.alert.is_alert(),
            key: key(&format!("{}.ron", c.session)),
            ..AnswerRow::default()
        }
    });
    let count = counted(answer.councillors.len(), "councillor");
    Ok(AnswerRows {
        sum: format!("Six months without attending: {count}, {alerts} to look at"),
        rows: rows.collect(),
        note: note(&step),
    })
}

fn declared(
    env: &Environment,
    body: &str,
    key: &dyn Fn(&str) -> Option<SessionKey>,
    told: Told<'_>,
) -> Result<AnswerRows, Fail> {
    let (answer, step) = across::declared::<Full>(env, (Some(body), None), None, told)?;
    let rows = answer.declarations.iter().map(|d| AnswerRow {
        words: format!(
            "{:<12} {}: {}, {}",
            d.date.format("%-d %b %Y"),
            d.person,
            d.interest,
            d.about
        ),
        detail: format!("{}. {}. {}", d.who, d.nature, d.did),
        key: key(&format!("{}.ron", d.session)),
        place: d.entry.parse().ok().map(|id| Anchor::Entry(EntryId(id))),
        ..AnswerRow::default()
    });
    let all = counted(answer.declarations.len(), "declaration");
    Ok(AnswerRows {
        sum: format!("{body}: {all} at {}", counted(answer.meetings, "meeting")),
        rows: rows.collect(),
        note: note(&step),
    })
}
