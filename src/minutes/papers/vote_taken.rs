//! What a vote was taken on, and what came of it: a motion, an amendment, somebody's election to the chair,
//! the exclusion of the public.

use crate::meeting::agenda::Stamp;
use crate::meeting::audience::Reader;
use crate::meeting::entry::{Kind, Stage};
use crate::meeting::id::EntryId;
use crate::meeting::joint::Constituent;
use crate::meeting::motion::{Casting, Method, Moved, Tally, VoteResult};

use super::super::chair::be_elected;
use super::super::private::for_what;
use super::super::reading::{Readable, Reading};

/// A vote as the record has it.
pub(super) struct Taken {
    /// What it was on, by the names of docs/documents.md.
    pub(super) on: &'static str,
    /// The motions in the record: their entry, and their words.
    pub(super) motions: Vec<(EntryId, &'static str, String)>,
    pub(super) moved: Vec<Moved>,
    /// How it was taken; none = that was not said.
    pub(super) method: Option<Method>,
    pub(super) tally: Tally,
    pub(super) result: VoteResult,
    pub(super) casting: Option<Casting>,
    /// The body whose members alone voted.
    pub(super) of: Option<Constituent>,
    pub(super) when: Stamp,
}

/// The vote that an entry tells, if it tells one: an election and an exclusion do where it was told, or a
/// member wanted their own vote recorded.
pub(super) fn taken<R: Reader>(
    reading: &Reading<'_, R>,
    entries: &[Readable<'_, R>],
    entry: Readable<'_, R>,
) -> Option<Taken> {
    if let Kind::Vote {
        on,
        method,
        tally,
        result,
        casting,
        // How many asked that it be recorded is a matter of the rules, and not printed.
        demanded: _,
        of,
        when,
    } = entry.kind()
    {
        let found = |id: &EntryId| entries.iter().find(|e| e.id() == *id).copied();
        let on: Vec<Readable<'_, R>> = on.iter().filter_map(found).collect();
        let motions = on.iter().map(|e| {
            let word = match e.kind() {
                Kind::Amendment { .. } => "Amendment:",
                _ => "Motion:",
            };
            (e.id(), word, e.text().to_owned())
        });
        return Some(Taken {
            on: voted_on(entries, &on),
            motions: motions.collect(),
            moved: on.iter().filter_map(|e| e.kind().moved()).collect(),
            method: Some(*method),
            tally: tally.clone(),
            result: *result,
            casting: *casting,
            of: *of,
            when: *when,
        });
    }
    let kind = entry.kind();
    let own =
        |e: &Readable<'_, R>| matches!(e.kind(), Kind::OwnVote { vote, .. } if *vote == entry.id());
    let told = kind.told_vote().filter(|v| v.tally != Tally::Declared);
    if !kind.tells_its_vote() || told.is_none() && !entries.iter().any(own) {
        return None;
    }
    let (on, words, moved, carried, when) = match kind {
        Kind::Election {
            person,
            moved,
            items,
            when,
            ..
        } => {
            let that = format!("That {}", be_elected(reading, *person, items));
            ("election", that, *moved, true, *when)
        }
        Kind::Exclusion {
            basis, moved, when, ..
        } => {
            let which = for_what(reading, kind);
            let that = format!("That the public be excluded from the meeting for {which}");
            ("exclusion", that, *moved, basis.excludes(), *when)
        }
        _ => return None,
    };
    Some(Taken {
        on,
        motions: vec![(entry.id(), "Motion:", words)],
        moved: vec![moved],
        method: told.map(|v| v.method),
        tally: told.map(|v| v.tally.clone()).unwrap_or_default(),
        result: if carried {
            VoteResult::Carried
        } else {
            VoteResult::Lost
        },
        casting: told.and_then(|v| v.casting),
        of: None,
        when,
    })
}

fn voted_on<R: Reader>(entries: &[Readable<'_, R>], on: &[Readable<'_, R>]) -> &'static str {
    let is_amended = |motion: EntryId| {
        entries.iter().any(|e| {
            matches!(e.kind(), Kind::Amendment { to, stage: Stage::Agreed | Stage::Accepted, .. }
                if *to == motion)
        })
    };
    match on {
        [one] if matches!(one.kind(), Kind::Amendment { .. }) => "amendment",
        [one] if is_amended(one.id()) => "substantive-motion",
        [] | [_] => "motion",
        _ => "motions",
    }
}
