//! What of a meeting goes to the store to be read: the minutes as each audience may read them, and
//! nothing else.

use std::collections::BTreeSet;
use std::path::Path;

use super::super::documents;
use super::super::environment::Environment;
use super::super::fail::Fail;
use super::super::load::Session;
use crate::archive::tokens::tokens;
use crate::archive::{Passage, told};
use crate::export::Format;
use crate::meeting::audience::{Full, Public};
use crate::minutes::{Audience, DocumentKind};
use crate::team::postgres::PostgresStore;
use crate::team::{Published, Trouble};

/// The longest word that the store’s search takes, in bytes; longer ones are not looked for there.
pub(crate) const LONGEST: usize = 1000;

/// More words than these, in bytes, are too many for the store’s search.
const WORDS: usize = 400_000;

fn told<A: Audience>(session: &Session, audience: &'static str) -> Result<Published, Fail> {
    let reading = session.read_by::<A>();
    let document = documents::made(&reading, DocumentKind::Minutes, Format::Json)?;
    let found = told::told(&reading, &session.id);
    let words = words_of(found.passages());
    Ok(Published {
        audience,
        body: reading.body().name.to_string(),
        day: reading.calling().date,
        state: if reading.is_agreed() {
            "approved"
        } else if reading.drafts().is_empty() {
            "draft"
        } else {
            "issued"
        },
        reading: String::from_utf8_lossy(&document.bytes).into_owned(),
        passages: serde_json::to_string(found.passages()).unwrap_or_else(|_| "[]".to_owned()),
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
    for told in both.into_iter().flatten() {
        store.publish(&session.id, &told)?;
    }
    Ok(())
}
