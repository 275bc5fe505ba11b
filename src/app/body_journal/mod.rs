//! The journals of bodies: where they are, how one is begun, and what a meeting gives to it.

pub(crate) mod of_screen;
mod told;
mod words;

use std::path::{Path, PathBuf};
use std::time::Duration;

use super::create::new_session;
use super::environment::Environment;
use super::fail::{Exit, Fail};
use super::load::{Session, journal_of};
use crate::journal::{Journal, Record};
use crate::meeting::agenda::Business;
use crate::meeting::between::MeetingTold;
use crate::meeting::house::{House, HouseTold};
use crate::meeting::id::Writer;
use crate::meeting::people::Body;
use crate::meeting::rules::RulesTold;
use crate::meeting::text::{Text, alike};
use crate::meeting::{Intent, NOTHING_NEW, Order, Phase, Reading};
use crate::minutes::Full;
use crate::minutes::papers::{Tracker, tracker_of};
use crate::storage::{Access, Opened, Opening, session};

/// How long a record waits for the disk.
const PATIENCE: Duration = Duration::from_secs(10);

/// The journal of a body that was found.
pub(crate) struct Found {
    /// Where it is.
    pub(crate) path: PathBuf,
    /// What is in it.
    pub(crate) session: Session,
    /// What is wrong with it.
    pub(crate) notes: Vec<String>,
}

impl Found {
    /// The name of the body.
    pub(crate) fn body(&self) -> String {
        self.session.read_by::<Full>().body().name.to_string()
    }
}

/// The journal of the body of this name, or in the file that is named; none where there is none.
///
/// # Errors
/// When the folder, or the file that is named, can't be read.
pub(crate) fn find(env: &Environment, named: &str) -> Result<Option<Found>, Fail> {
    let library = env.library()?;
    let paths = library.bodies()?;
    let mut troubles = Vec::new();
    let short = |path: &Path| {
        path.file_stem()
            .is_some_and(|s| s.to_string_lossy() == named)
    };
    let by_path = paths
        .iter()
        .find(|p| short(p) || p.file_name().is_some_and(|n| n == named));
    let named_file = Path::new(named);
    let by_path = by_path.cloned().or_else(|| {
        let is_file =
            named_file.extension().is_some_and(|e| e == "ron") && env.is_there(named_file);
        is_file.then(|| named_file.to_owned())
    });
    if let Some(path) = by_path {
        let (session, notes) = Session::look(env, &path)?;
        if !session.read_by::<Full>().is_body_journal() {
            return Err(Fail::new(
                Exit::Refused,
                format!("{named} is a meeting, and no journal of a body."),
                "Give the name of the body.",
            ));
        }
        return Ok(Some(Found {
            path,
            session,
            notes,
        }));
    }
    for path in paths {
        match Session::look(env, &path) {
            Ok((session, notes)) => {
                let name = session.read_by::<Full>().body().name.clone();
                if alike(&name, named.trim()) {
                    return Ok(Some(Found {
                        path,
                        session,
                        notes,
                    }));
                }
            }
            Err(fail) => troubles.push((path, fail)),
        }
    }
    // What can't be read may be what was meant.
    match troubles.into_iter().next() {
        Some((path, fail)) if short_is(&path, named) => Err(fail),
        _ => Ok(None),
    }
}

fn short_is(path: &Path, named: &str) -> bool {
    let name = path.file_name().unwrap_or_default().to_string_lossy();
    name.starts_with(&crate::storage::names::slug(named))
}

/// The same, where there has to be one: words of the name are enough if one body alone has them all.
///
/// # Errors
/// When there is none, or several have the words; with what there is.
pub(crate) fn of_body(env: &Environment, named: &str) -> Result<Found, Fail> {
    if let Some(found) = find(env, named)? {
        return Ok(found);
    }
    let mut all = all(env)?;
    let wanted = named.to_lowercase();
    let has = |found: &Found| {
        let name = found.body().to_lowercase();
        let mut words = wanted.split_whitespace().peekable();
        words.peek().is_some() && words.all(|w| name.split_whitespace().any(|n| n.starts_with(w)))
    };
    let places: Vec<usize> = (0..all.len()).filter(|at| has(&all[*at])).collect();
    let known: Vec<String> = all.iter().map(Found::body).collect();
    match places.as_slice() {
        [] => {}
        [one] => return Ok(all.swap_remove(*one)),
        several => {
            let bodies: Vec<&str> = several.iter().map(|at| known[*at].as_str()).collect();
            return Err(Fail::new(
                Exit::Refused,
                format!("Several bodies are called so: {}.", bodies.join("; ")),
                "Give more words of its name.",
            ));
        }
    }
    let hint = if known.is_empty() {
        format!("quorate body new \"{named}\" begins one.")
    } else {
        format!("There are journals of: {}.", known.join("; "))
    };
    Err(Fail::new(
        Exit::File,
        format!(
            "There is no journal of a body called \u{201C}{}\u{201D}.",
            Text::line(named)
        ),
        hint,
    ))
}

/// All that can be read, in the order of their files.
///
/// # Errors
/// When the folder can't be read.
pub(crate) fn all(env: &Environment) -> Result<Vec<Found>, Fail> {
    let paths = env.library()?.bodies()?;
    let found = paths.into_iter().filter_map(|path| {
        let (session, notes) = Session::look(env, &path).ok()?;
        let is_one = session.read_by::<Full>().is_body_journal();
        is_one.then_some(Found {
            path,
            session,
            notes,
        })
    });
    Ok(found.collect())
}

/// Begins the journal of a body, with what a meeting tells, if one is given.
///
/// # Errors
/// When there is one already, the meeting isn't closed, or the disk refuses it.
pub(crate) fn begin(
    env: &Environment,
    body: &Text,
    from: Option<&Session>,
    opening: Opening,
) -> Result<Opened<Record>, Fail> {
    if let Some(found) = find(env, body)? {
        return Err(Fail::new(
            Exit::Refused,
            format!(
                "There is a journal of {} already: {}.",
                found.body(),
                found.path.display()
            ),
            "quorate body open opens it.",
        ));
    }
    let now = env.clock.now();
    let new = new_session(env, body, now.date_naive());
    let mut journal = Journal::new(Writer::FIRST, env.officer.clone());
    let mut orders = vec![Intent::KeepBody];
    match from {
        None => orders.push(Intent::DescribeBody(Body {
            name: body.clone(),
            ..Body::default()
        })),
        Some(session) => orders.extend(beginning(body, session)?),
    }
    for intent in orders {
        journal.act(now, &Order::from(intent))?;
    }
    Ok(env
        .library()?
        .create_body(&new, journal.records().to_vec(), opening)?)
}

/// What the journal of a body begins with out of a meeting: its words, rules, style and standing items,
/// and then all that the meeting tells.
fn beginning(body: &Text, session: &Session) -> Result<Vec<Intent>, Fail> {
    let told = of_session(session, "")?;
    let meeting = session.read_by::<Full>();
    let mut orders = vec![Intent::DescribeBody(Body {
        name: body.clone(),
        ..meeting.body().clone()
    })];
    if *meeting.rules() != crate::meeting::rules::Rules::default() {
        orders.push(Intent::SetRules(RulesTold::from(meeting.rules())));
    }
    if **meeting.house() != House::default() {
        orders.push(Intent::SetStyle(Box::new(HouseTold::from(
            &**meeting.house(),
        ))));
    }
    for item in meeting.items() {
        let details = &item.details;
        let stands = details.business != Business::Ordinary && details.late.is_none();
        if stands && !item.is_private() {
            let mut details = details.clone();
            details.pages = Text::default();
            orders.push(Intent::AddItem {
                item: details,
                after: None,
            });
        }
    }
    orders.push(Intent::TakeMeeting(Box::new(told)));
    Ok(orders)
}

/// What a session tells the journal whose id is `journal`.
fn of_session(session: &Session, journal: &str) -> Result<MeetingTold, Fail> {
    let reading = session.read_by::<Full>();
    if reading.is_body_journal() {
        return Err(Fail::new(
            Exit::Refused,
            "That is the journal of a body, and no meeting.",
            "Name the session of a meeting.",
        ));
    }
    if !matches!(reading.phase(), Phase::Closed | Phase::Approved { .. }) {
        let day = reading.calling().date.format("%-d %B %Y");
        return Err(Fail::new(
            Exit::Refused,
            format!("The meeting of {day} isn\u{2019}t closed yet."),
            "Close it first: what it tells is taken over as it stands then.",
        ));
    }
    Ok(told_of(&reading, &session.id, journal))
}

/// What a meeting tells the journal whose id is `journal`; `session` is the id of its own session.
pub(crate) fn told_of(reading: &Reading<'_, Full>, session: &str, journal: &str) -> MeetingTold {
    let tracked = tracker_of::<Full>(&[(session, reading)], None);
    let minuted = tracked
        .iter()
        .flat_map(Tracker::actions)
        .filter_map(|action| {
            let (of, id) = action.origin().rsplit_once(' ')?;
            let words = match (action.item.as_str(), action.minute.as_str()) {
                ("", "") => return None,
                (item, "") => format!("item {item}"),
                ("", minute) => format!("minute {minute}"),
                (item, minute) => format!("item {item}, minute {minute}"),
            };
            (of == session).then(|| (id.to_owned(), words))
        });
    told::told(reading, session, journal, &minuted.collect())
}

/// Takes over into the journal of its body what a meeting tells, as one record; answers what was done.
///
/// # Errors
/// When the body has no journal, the meeting isn't closed, or it can't be saved.
pub(crate) fn take(env: &Environment, from: &Session) -> Result<String, Fail> {
    let name = from.read_by::<Full>().body().name.to_string();
    let Some(found) = find(env, &name)? else {
        return Err(Fail::new(
            Exit::File,
            format!("{name} has no journal yet."),
            format!("quorate body new \"{name}\" --from SESSION begins one with this meeting."),
        ));
    };
    let told = of_session(from, &found.session.id)?;
    let opened = session::open::<Record>(&env.disk, &found.path, Opening::at(env.clock.now()))?;
    let saver = match opened.access {
        Access::Write(saver) => saver,
        Access::View { why, .. } => {
            return Err(Fail::new(
                Exit::File,
                format!("The journal of {name} can\u{2019}t be written: {why}"),
                "",
            ));
        }
    };
    let mut journal = journal_of(opened.header.as_ref(), env.officer.clone(), opened.records)?;
    let before = journal.last();
    let order = Order::from(Intent::TakeMeeting(Box::new(told)));
    let record = match journal.act(env.clock.now(), &order) {
        Ok(record) => record,
        Err(refusal) => {
            saver.close(PATIENCE);
            if refusal.reason == NOTHING_NEW {
                return Ok(NOTHING_NEW.to_owned());
            }
            return Err(refusal.into());
        }
    };
    for one in journal.between(before, &record).iter().chain([&record]) {
        saver.send(one)?;
    }
    let is_safe = saver.flush(PATIENCE);
    let status = saver.close(PATIENCE);
    if !is_safe {
        let why = status.trouble.map_or_else(String::new, |t| t.sentence);
        return Err(Fail::new(
            Exit::NotSaved,
            format!("What the meeting tells is NOT SAVED. {why}"),
            "Take it over again.",
        ));
    }
    Ok(words::in_words(&record))
}

#[cfg(test)]
mod tests;
