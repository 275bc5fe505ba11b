//! What of a meeting goes to the store to be read: the minutes as each audience may read them, and what
//! they tell as passages and facts.

use std::collections::BTreeSet;
use std::path::Path;

use super::super::documents;
use super::super::environment::Environment;
use super::super::fail::{Exit, Fail};
use super::super::load::Session;
use crate::archive::tokens::tokens;
use crate::archive::told::{journal_told, told};
use crate::archive::{MeetingTold, Passage, kept};
use crate::export::Format;
use crate::meeting::audience::{Full, Public};
use crate::minutes::{Audience, DocumentKind};
use crate::storage::names;
use crate::team::postgres::PostgresStore;
use crate::team::{Published, Trouble};

/// The longest word that the store’s search takes, in bytes; longer ones are not looked for there.
pub(crate) const LONGEST: usize = 1000;

/// More words than these, in bytes, are too many for the store’s search.
const WORDS: usize = 400_000;

fn of_meeting<A: Audience>(session: &Session) -> Result<Published, Fail> {
    let reading = session.read_by::<A>();
    let document = documents::made(&reading, DocumentKind::Minutes, Format::Json)?;
    let state = if reading.is_agreed() {
        "approved"
    } else if reading.drafts().is_empty() {
        "draft"
    } else {
        "issued"
    };
    let minutes = String::from_utf8_lossy(&document.bytes).into_owned();
    published(&told(&reading, &session.id), state, Some(minutes))
}

/// Of the journal of a body nothing is read. It counts as a draft: what it knows, it may know of meetings
/// whose minutes went to nobody yet.
fn of_journal<A: Audience>(session: &Session) -> Result<Published, Fail> {
    let told = journal_told(&session.read_by::<A>());
    published(&told, "draft", None)
}

fn published<A: Audience>(
    told: &MeetingTold<A>,
    state: &'static str,
    reading: Option<String>,
) -> Result<Published, Fail> {
    let unwritten = |e: serde_json::Error| {
        Fail::new(
            Exit::File,
            format!("It can\u{2019}t be written as JSON: {e}."),
            "",
        )
    };
    let words = words_of(told.passages());
    Ok(Published {
        audience: A::NAME,
        body: told.body().to_owned(),
        day: told.day(),
        state,
        reading,
        facts: kept::facts_as_text(told).map_err(unwritten)?,
        passages: kept::passages_as_text(told).map_err(unwritten)?,
        words: (words.iter().map(String::len).sum::<usize>() <= WORDS)
            .then(|| words.into_iter().collect()),
    })
}

/// The words by which passages are found, and those of the names of whoever is in their facts.
fn words_of(passages: &[Passage]) -> BTreeSet<String> {
    let texts = passages.iter().flat_map(|passage| {
        let people = passage.people.iter().map(String::as_str);
        std::iter::once(passage.text.as_str()).chain(people)
    });
    texts
        .flat_map(tokens)
        .flat_map(|token| {
            let also = token.also.into_iter().map(|also| also.word);
            std::iter::once(token.word).chain(also)
        })
        .filter(|word| !word.is_empty() && word.len() <= LONGEST)
        .collect()
}

/// Puts what each audience may read of the session at a path into the store, and of the journal of a body
/// which facts it tells them.
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
    // What would take words away from these readers may be what is missing or was changed.
    if session.exit != Exit::Done {
        return Ok(());
    }
    let is_journal = session.read_by::<Public>().is_body_journal();
    let name = path.file_name().unwrap_or_default().to_string_lossy();
    // The journal of a body under another name is none, and a meeting under its name neither.
    if is_journal != names::is_body_journal(&name) {
        return Ok(());
    }
    let both = if is_journal {
        [of_journal::<Public>(&session), of_journal::<Full>(&session)]
    } else {
        [of_meeting::<Public>(&session), of_meeting::<Full>(&session)]
    };
    for published in both.into_iter().flatten() {
        store.publish(&session.id, &published)?;
    }
    Ok(())
}
