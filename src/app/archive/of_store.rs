//! What is found in the office’s store: which meetings may hold it is told by PostgreSQL’s text search, and
//! where it stands in them by the code that answers out of the officer’s own folder. Whoever asks gets what
//! row security lets them have.

use super::Step;
use crate::app::environment::Environment;
use crate::app::fail::{Exit, Fail};
use crate::app::team;
use crate::app::team::readings::LONGEST;
use crate::archive::Passage;
use crate::archive::index::{Answer, Ask, Whole, answer_of};
use crate::archive::tokens::tokens;
use crate::minutes::Audience;
use crate::storage::office::Office;
use crate::team::address::address;
use crate::team::postgres::connect;
use crate::team::{Candidate, Wanted};

const NOT_SENT: &str = "an older version sent it, without what is looked through; its officer\u{2019}s next \
     quorate team send puts that right";

/// Finds what is asked in the store that was joined, or in the one at an address.
///
/// # Errors
/// When no store was joined and none is named, it doesn't answer, or holds what can't be read.
pub(crate) fn find<A: Audience>(
    env: &Environment,
    url: Option<&str>,
    ask: &Ask,
) -> Result<(Answer, Step), Fail> {
    let mut store = match url {
        Some(url) => {
            let office = Office::new(address(url)?.kept);
            connect(&team::login(env, &office)?)?
        }
        None => team::store(env)?,
    };
    let found = store.candidates(A::NAME, (ask.from, ask.to), &wanted(ask))?;
    let mut step = Step::default();
    let mut meetings = Vec::with_capacity(found.len());
    for mut one in found {
        match one.passages.take() {
            Some(passages) => meetings.push(whole(one, &passages)?),
            None => step.passed_over.push((one.session, NOT_SENT.to_owned())),
        }
    }
    Ok((answer_of(ask, meetings), step))
}

fn whole(found: Candidate, passages: &str) -> Result<Whole, Fail> {
    let passages: Vec<Passage> = serde_json::from_str(passages).map_err(|_| {
        Fail::new(
            Exit::Damaged,
            format!(
                "The store holds passages of {} that are none.",
                found.session
            ),
            "Its officer’s next quorate team send puts them right.",
        )
    })?;
    Ok(Whole {
        name: found.session,
        body: found.body,
        day: found.day,
        passages,
    })
}

/// The words that a meeting must have. It may have them and not hold what is asked: that is looked at in its
/// passages.
fn wanted(ask: &Ask) -> Vec<Wanted> {
    let mut all: Vec<Wanted> = ask
        .query
        .units()
        .map(|unit| Wanted {
            ways: unit.ways.clone(),
            begins: unit.begins,
        })
        .collect();
    let name = ask.person.iter().flat_map(|person| tokens(person));
    all.extend(name.map(|token| {
        let mut ways = vec![vec![token.word]];
        ways.extend(token.also.into_iter().map(|also| vec![also.word]));
        Wanted {
            ways,
            begins: false,
        }
    }));
    // The search knows no longer words.
    all.retain(|one| one.ways.iter().flatten().all(|word| word.len() <= LONGEST));
    all
}
