//! What is to be sent next: told from what a session file holds and what the store says that it has.
//!
//! A record is named by its number and proven by its digits, which run over those of the record before:
//! where both have the same digits under a number, all before it is the same too.

use super::store::{Branch, Head, MAIN, Store, Written};
use super::trouble::{Trouble, TroubleKind};
use crate::storage::raw::{RawFile, RawRecord};

/// At most so many records, and about so many bytes, go in one piece.
const MOST: usize = 200;
const MOST_BYTES: usize = 1 << 20;

/// What is to be done about a file.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Next {
    /// The branch has everything.
    Nothing(i32),
    /// These records, by their places, go to this branch.
    Append(i32, std::ops::Range<usize>),
    /// The file ends within nothing that the store says by its branches' ends: it has to be told record
    /// by record where they part.
    Compare,
}

/// What is next for a file, when these are the branches that this machine may append to.
pub fn next(file: &RawFile, branches: &[Branch]) -> Next {
    let records = &file.records;
    if branches.is_empty() {
        return Next::Append(MAIN, batch(records, 0));
    }
    let goes_on = branches
        .iter()
        .filter(|b| b.number == MAIN || b.own)
        .filter_map(|b| Some((place(records, &b.head)?, b.number)))
        .max_by_key(|(at, branch)| (*at, *branch == MAIN));
    match goes_on {
        Some((at, branch)) if at + 1 == records.len() => Next::Nothing(branch),
        Some((at, branch)) => Next::Append(branch, batch(records, at + 1)),
        None => Next::Compare,
    }
}

/// How many records, from the header on, a file has in common with a chain.
pub fn common(records: &[RawRecord], chain: &[Head]) -> usize {
    let pairs = records.iter().zip(chain);
    pairs
        .take_while(|(r, h)| r.number == h.number && r.digits == h.digits)
        .count()
}

/// The chain that records make.
pub fn chain_of(records: &[RawRecord]) -> Vec<Head> {
    let head = |record: &RawRecord| Head {
        number: record.number,
        digits: record.digits,
    };
    records.iter().map(head).collect()
}

fn place(records: &[RawRecord], head: &Head) -> Option<usize> {
    let at = records
        .binary_search_by_key(&head.number, |r| r.number)
        .ok()?;
    (records[at].digits == head.digits).then_some(at)
}

fn batch(records: &[RawRecord], from: usize) -> std::ops::Range<usize> {
    let mut bytes = 0;
    let more = records[from..].iter().take(MOST).take_while(|r| {
        let first = bytes == 0;
        bytes += r.bytes.len();
        first || bytes <= MOST_BYTES
    });
    from..from + more.count()
}

/// How a file stands to the store, after it was sent or where it can't be.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Standing {
    /// The store has everything that the file has.
    InStore,
    /// The store has so many records more than the file.
    Ahead(usize),
    /// The file parted from the meeting after that record: what it has of its own is in the store as a
    /// branch, so many records.
    Parted {
        /// The branch.
        branch: i32,
        /// The last record in common.
        after: u64,
        /// How many records the branch has of its own.
        own: usize,
    },
}

/// How a file stands to the store before anything is sent.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Looked {
    /// So.
    Stands(Standing),
    /// So many records are not in the store.
    Waits(usize),
    /// It has records that the meeting in the store lacks, and lacks some that it has.
    Parts,
}

/// How a file stands to what the store says of its branches; nothing is sent.
///
/// # Errors
/// When the store doesn't answer.
pub fn look(store: &mut dyn Store, file: &RawFile, branches: &[Branch]) -> Result<Looked, Trouble> {
    Ok(match next(file, branches) {
        Next::Nothing(branch) => Looked::Stands(at_end(file, branches, branch)),
        Next::Append(_, range) => Looked::Waits(file.records.len() - range.start),
        Next::Compare => match compare(store, file)? {
            Compared::Ahead(more) => Looked::Stands(Standing::Ahead(more)),
            Compared::Parted(_) => Looked::Parts,
        },
    })
}

/// How a file stands of which a branch has everything.
fn at_end(file: &RawFile, branches: &[Branch], branch: i32) -> Standing {
    if branch == MAIN {
        Standing::InStore
    } else {
        parted(file, branches, branch)
    }
}

/// A file beside the meeting in the store, record by record.
enum Compared {
    /// The store has so many records more.
    Ahead(usize),
    /// They part after so many records.
    Parted(usize),
}

fn compare(store: &mut dyn Store, file: &RawFile) -> Result<Compared, Trouble> {
    let chain = store.chain(&file.session, MAIN)?;
    let same = common(&file.records, &chain);
    Ok(if same == file.records.len() {
        Compared::Ahead(chain.len() - same)
    } else {
        Compared::Parted(same)
    })
}

/// Sends what a file has and the store doesn't, in order; tells how both stand then. `left` is told how
/// many records are not in the store yet.
///
/// # Errors
/// When the store doesn't answer. What was sent until then is in it; asking again goes on.
pub fn send(
    store: &mut dyn Store,
    file: &RawFile,
    left: &mut dyn FnMut(usize),
) -> Result<Standing, Trouble> {
    send_on(store, file, &mut Vec::new(), left)
}

/// As [`send`], for a session that is sent again and again: `known` are its branches as they stood after
/// the last time, so that they are asked for only when that turns out to be out of date.
///
/// # Errors
/// As [`send`]; then nothing is known any more.
pub fn send_on(
    store: &mut dyn Store,
    file: &RawFile,
    known: &mut Vec<Branch>,
    left: &mut dyn FnMut(usize),
) -> Result<Standing, Trouble> {
    let session = &file.session;
    let mut branches = std::mem::take(known);
    if branches.is_empty() {
        branches = store.branches(session)?;
    }
    let standing = sent(store, file, &mut branches, left)?;
    // What parted is looked at again each time: the officers may have settled it.
    if standing == Standing::InStore {
        *known = branches;
    }
    Ok(standing)
}

fn sent(
    store: &mut dyn Store,
    file: &RawFile,
    branches: &mut Vec<Branch>,
    left: &mut dyn FnMut(usize),
) -> Result<Standing, Trouble> {
    let session = &file.session;
    loop {
        match next(file, branches) {
            Next::Nothing(branch) => {
                left(0);
                return Ok(at_end(file, branches, branch));
            }
            Next::Append(branch, range) => {
                left(file.records.len() - range.start);
                match store.append(file, branch, range.clone())? {
                    Written::Stored(head) => ended(branches, branch, head),
                    // Somebody appended, or an answer was lost: the store is asked how it stands.
                    Written::Parted(head) => {
                        let before = end_of(branches, branch);
                        *branches = store.branches(session)?;
                        if before == Some(head) {
                            return Err(disagrees());
                        }
                    }
                    // What was written without the pen is kept beside the meeting.
                    Written::HeldBy(_) => {
                        let Some(last) = range.start.checked_sub(1) else {
                            return Err(disagrees());
                        };
                        let own = only_own(branches);
                        let goes_on = own
                            .iter()
                            .any(|b| place(&file.records, &b.head) == Some(last));
                        *branches = if goes_on {
                            own
                        } else {
                            part(store, file, last)?
                        };
                    }
                }
            }
            Next::Compare => {
                let same = match compare(store, file)? {
                    Compared::Ahead(more) => return Ok(Standing::Ahead(more)),
                    Compared::Parted(same) => same,
                };
                let Some(last) = same.checked_sub(1) else {
                    return Err(another_meeting(session));
                };
                *branches = part(store, file, last)?;
            }
        }
    }
}

/// Parts from the meeting after a record of the file; the branches that the rest may go to.
fn part(store: &mut dyn Store, file: &RawFile, last: usize) -> Result<Vec<Branch>, Trouble> {
    let Some(record) = file.records.get(last) else {
        return Err(disagrees());
    };
    let after = Head {
        number: record.number,
        digits: record.digits,
    };
    store.part(&file.session, after)?;
    let own = only_own(&store.branches(&file.session)?);
    let goes_on = own
        .iter()
        .any(|b| place(&file.records, &b.head) == Some(last));
    if goes_on { Ok(own) } else { Err(disagrees()) }
}

/// What a file that may not be appended to the meeting goes to.
fn only_own(branches: &[Branch]) -> Vec<Branch> {
    let own = branches.iter().filter(|b| b.own && b.number != MAIN);
    own.cloned().collect()
}

fn end_of(branches: &[Branch], branch: i32) -> Option<Head> {
    branches.iter().find(|b| b.number == branch).map(|b| b.head)
}

fn ended(branches: &mut Vec<Branch>, number: i32, head: Head) {
    match branches.iter_mut().find(|b| b.number == number) {
        Some(branch) => branch.head = head,
        None => branches.push(Branch {
            number,
            own: true,
            by: String::new(),
            head,
            parted: 0,
        }),
    }
}

fn parted(file: &RawFile, branches: &[Branch], number: i32) -> Standing {
    let after = branches
        .iter()
        .find(|b| b.number == number)
        .map_or(0, |b| b.parted);
    let own = file.records.iter().filter(|r| r.number > after).count();
    Standing::Parted {
        branch: number,
        after,
        own,
    }
}

fn disagrees() -> Trouble {
    Trouble::new(
        TroubleKind::Other,
        "The store contradicts itself about where this meeting ends.",
        "quorate team verify tells what is wrong in it; nothing of the file is lost.",
    )
}

fn another_meeting(session: &str) -> Trouble {
    Trouble::new(
        TroubleKind::Other,
        format!("The store holds another meeting under the name {session}."),
        "Nothing was sent. Make a copy of the session under another name, and send that.",
    )
}
