//! What the office’s store answers. Which meetings may hold words is told by PostgreSQL’s text search, and
//! where they stand in them by the code that answers out of the officer’s own folder; questions over several
//! meetings are answered by an index in memory, of the facts that were asked for. Whoever asks gets what row
//! security lets them have.

use std::collections::{BTreeSet, HashMap};

use super::source::{Facts, Store, Wants};
use super::{Step, failed};
use crate::app::environment::Environment;
use crate::app::fail::{Exit, Fail};
use crate::app::team;
use crate::app::team::readings::LONGEST;
use crate::archive::Query;
use crate::archive::index::{
    Answer, Ask, Index, Seen, Taken, Trouble, What, Whole, answer_of, has_words,
};
use crate::archive::kept::{RECORD, ROWS, passages_of, told_again};
use crate::archive::tokens::tokens;
use crate::meeting::id::EntryId;
use crate::minutes::Audience;
use crate::minutes::across::Trace;
use crate::storage::office::Office;
use crate::team::address::address;
use crate::team::postgres::{PostgresStore, connect};
use crate::team::{Answered, Asked, Wanted};

const NOT_SENT: &str = "an older version sent it, without what is looked through; its officer\u{2019}s next \
     quorate team send puts that right";

const UNREAD: &str = "what the store has of it is damaged, or of another version; what its officer records \
     in it next puts that right";

fn connected(env: &Environment, store: Store<'_>) -> Result<PostgresStore, Fail> {
    match store {
        Store::Joined => team::store(env),
        Store::At(url) => {
            let office = Office::new(address(url)?.kept);
            Ok(connect(&team::login(env, &office)?)?)
        }
    }
}

/// Finds what is asked in a store.
///
/// # Errors
/// When no store was joined and that one is asked, or it doesn't answer.
pub(crate) fn find<A: Audience>(
    env: &Environment,
    store: Store<'_>,
    ask: &Ask,
) -> Result<(Answer, Step), Fail> {
    let mut store = connected(env, store)?;
    let found = store.candidates(A::NAME, (ask.from, ask.to), &wanted(ask))?;
    let mut step = Step::default();
    let mut meetings = Vec::with_capacity(found.len());
    // Of the others it needs not be told that they aren't looked through.
    for one in found
        .into_iter()
        .filter(|one| ask.is_of(one.day, &one.body))
    {
        let passages = one.passages.ok_or(NOT_SENT);
        match passages.and_then(|text| passages_of(&text).ok_or(UNREAD)) {
            Ok(passages) => meetings.push(Whole {
                name: one.session,
                body: one.body,
                day: one.day,
                passages,
            }),
            Err(why) => step.passed_over.push((one.session, why.to_owned())),
        }
    }
    Ok((answer_of(ask, meetings), step))
}

/// The words that a meeting must have. It may have them and not hold what is asked: that is looked at in its
/// passages.
fn wanted(ask: &Ask) -> Vec<Wanted> {
    let mut all = of_query(&ask.query);
    let name = ask.person.iter().flat_map(|person| tokens(person));
    all.extend(name.map(|token| {
        let mut ways = vec![vec![token.word]];
        ways.extend(token.also.into_iter().map(|also| vec![also.word]));
        Wanted {
            ways,
            begins: false,
        }
    }));
    known(all)
}

fn of_query(query: &Query) -> Vec<Wanted> {
    let each = query.units().map(|unit| Wanted {
        ways: unit.ways.clone(),
        begins: unit.begins,
    });
    each.collect()
}

/// The search knows no longer words.
fn known(mut all: Vec<Wanted>) -> Vec<Wanted> {
    all.retain(|one| one.ways.iter().flatten().all(|word| word.len() <= LONGEST));
    all
}

/// What of the store was asked for, as an index in memory.
pub(super) struct Stored<A> {
    store: PostgresStore,
    index: Index<A>,
    step: Step,
}

impl<A: Audience> Stored<A> {
    /// Fetches what is wanted of a store, as far as whoever asks may read it.
    ///
    /// # Errors
    /// When no store was joined and that one is asked, or it doesn't answer.
    pub(super) fn open(
        env: &Environment,
        store: Store<'_>,
        wants: &Wants<'_>,
    ) -> Result<Self, Fail> {
        let mut store = connected(env, store)?;
        let with_words = wants.queries.map(|queries| {
            let each = queries.iter().map(|query| known(of_query(query)));
            each.collect()
        });
        let found = store.answered(
            A::NAME,
            &Asked {
                from: wants.which.from,
                to: wants.which.to,
                journals: wants.facts != Facts::Record,
                without: match wants.facts {
                    Facts::Attendance => RECORD,
                    Facts::Record => ROWS,
                    Facts::All => &[],
                },
                with_words,
            },
        )?;
        let mut step = Step::default();
        let mut files = Vec::with_capacity(found.len());
        for one in found {
            let session = one.session.clone();
            match taken(one, wants) {
                Ok(taken) => files.extend(taken),
                Err(why) => step.passed_over.push((session, why.to_owned())),
            }
        }
        let mut index = Index::in_memory().map_err(|t| failed(&t))?;
        index.put(&files).map_err(|t| failed(&t))?;
        Ok(Self { store, index, step })
    }

    /// What the index answers.
    ///
    /// # Errors
    /// When it can't.
    pub(super) fn answer<T>(
        &mut self,
        ask: &dyn Fn(&Index<A>) -> Result<T, Trouble>,
    ) -> Result<(T, Step), Fail> {
        let index = &self.index;
        let answer = index.at_once(|| ask(index)).map_err(|t| failed(&t))?;
        Ok((answer, std::mem::take(&mut self.step)))
    }

    /// Gives a trace the words of the meetings that it came to without their having what was looked for:
    /// their passages were not fetched before.
    ///
    /// # Errors
    /// When the store doesn't answer, or has passages that are none.
    pub(super) fn fill(&mut self, trace: &mut Trace<A>) -> Result<(), Fail> {
        let without = trace.steps.iter();
        let without = without.filter(|step| step.text.is_empty() && step.place.1.is_some());
        let sessions: BTreeSet<&str> = without.map(|step| step.session.as_str()).collect();
        let sessions: Vec<&str> = sessions.into_iter().collect();
        let mut words: HashMap<String, HashMap<EntryId, String>> = HashMap::new();
        for (session, text) in self.store.passages(A::NAME, &sessions)? {
            let passages = passages_of(&text).ok_or_else(|| {
                Fail::new(
                    Exit::Damaged,
                    format!("The store holds passages of {session} that are none."),
                    "What its officer records in it next puts them right.",
                )
            })?;
            let told = passages.into_iter();
            let told = told.filter_map(|passage| Some((passage.entry?, passage.text)));
            words.insert(name_of(&session), told.collect());
        }
        trace.fill(|name| Ok(words.get(name).cloned().unwrap_or_default()))
    }
}

/// What the index takes of what the store has; nothing where it is not asked for.
///
/// # Errors
/// Why it can't be answered of.
fn taken<A: Audience>(one: Answered, wants: &Wants<'_>) -> Result<Option<Taken<A>>, &'static str> {
    let wanted = |words: &str| {
        let body = wants.which.body.as_ref();
        body.is_none_or(|body| has_words(words, body))
    };
    if !wants.joint && !wanted(&one.body) {
        return Ok(None);
    }
    let Some(facts) = one.facts else {
        // Of a joint meeting the minutes name the other bodies.
        let named = wanted(&one.body) || one.reading.is_some_and(|minutes| wanted(&minutes));
        return if named { Err(NOT_SENT) } else { Ok(None) };
    };
    let passages = one.passages.map(|text| passages_of(&text).ok_or(UNREAD));
    let passages = passages.transpose()?.unwrap_or_default();
    let told = told_again((one.body, one.day), passages, &facts).ok_or(UNREAD)?;
    Ok(Some(Taken {
        seen: Seen {
            name: name_of(&one.session),
            size: 0,
            changed: 0,
        },
        sum: 0,
        what: What::Told(Box::new(told)),
        line: None,
    }))
}

/// The name under which the index has a session: the names of files are the officers' own.
fn name_of(session: &str) -> String {
    format!("{session}.ron")
}
