//! The votes for other programs, as JSON.

use serde::Serialize;

use crate::minutes::Audience;
use crate::minutes::papers::{VoteRow, Votes};

#[derive(Serialize)]
struct Whole<'v> {
    version: u32,
    body: &'v str,
    date: &'v str,
    votes: &'v [VoteRow],
}

/// The votes; docs/documents.md tells the fields. Text in a meeting was cleaned when it came in.
pub fn votes_json<A: Audience>(votes: &Votes<A>) -> Vec<u8> {
    let whole = Whole {
        version: 1,
        body: votes.body(),
        date: votes.date(),
        votes: votes.rows(),
    };
    // Strings and numbers alone: nothing in it can't be written.
    let mut bytes = serde_json::to_vec_pretty(&whole).unwrap_or_default();
    bytes.push(b'\n');
    bytes
}
