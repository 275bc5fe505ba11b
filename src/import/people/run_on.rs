//! Names that nothing parts but what stands beside them: "Ann Lee Chair Bo Oke Vice Chair".

use super::entry::Entry;
use super::remark::remark;
use super::{honorific, named, office};

const WHY: &str = "Nothing parts the names here; see whether they are parted rightly.";

/// Posts that stand behind a name without a comma, longest first.
const POSTS: [&str; 16] = [
    "Vice Chair",
    "Vice-Chair",
    "Vice Chairman",
    "Vice-Chairman",
    "Deputy Chair",
    "Deputy Chairman",
    "Chairman",
    "Chairwoman",
    "Chairperson",
    "Chair",
    "Parish Clerk",
    "Town Clerk",
    "Clerk",
    "Treasurer",
    "Secretary",
    "Convener",
];

/// Whether a titled name of two words ends in an office: "Councillor Ann Lee Chair".
pub(super) fn ends_in_office(words: &[&str]) -> bool {
    (1..=2).any(|n| {
        let at = words.len().checked_sub(n).filter(|at| *at >= 2);
        at.and_then(|at| words.get(at..))
            .map(|tail| tail.join(" "))
            .is_some_and(|tail| office(&tail).is_some() || POSTS.contains(&tail.as_str()))
    })
}

/// The people of a stretch in which nothing parts the names; none where it could be something else.
pub(super) fn people(piece: &str) -> Option<Vec<Entry>> {
    let all: Vec<&str> = piece.split_whitespace().collect();
    let mut out = Vec::new();
    let mut rest = all.as_slice();
    let mut open = false;
    while !rest.is_empty() {
        let (title, taken) = honorific::leading(rest);
        let (before, after) = rest.split_at(taken);
        // Behind somebody without an office only an honorific, or an office at the end, tells that
        // another begins.
        let (name, behind) = after.split_at_checked(2)?;
        let person = named(&[before, name].concat().join(" "), "")?;
        if name.iter().any(|w| POSTS.contains(w)) {
            return None;
        }
        let (post, behind) = post(behind);
        open |= post.is_empty() && !behind.is_empty();
        let mut entry = Entry::new(person);
        if !post.is_empty() {
            entry.take(remark(&post));
        }
        // One with an honorific and an office is told by both.
        if title.is_empty() || open {
            entry.doubt = Some(WHY.to_owned());
        }
        out.push((entry, title.is_empty(), post.is_empty()));
        rest = behind;
    }
    let told = out
        .iter()
        .filter(|(_, bare, plain)| !bare || !plain)
        .count();
    let sure = out.len() > 1 && told == out.len() || out.len() == 1 && all.len() > 2 && told == 1;
    sure.then(|| out.into_iter().map(|(e, ..)| e).collect())
}

/// The post that words begin with, and the words behind it.
fn post<'a, 'b>(words: &'b [&'a str]) -> (String, &'b [&'a str]) {
    for n in [2, 1] {
        if let Some((head, rest)) = words.split_at_checked(n)
            && POSTS.contains(&head.join(" ").as_str())
        {
            // "Clerk and Treasurer", "Parish Clerk and Financial Officer": the rest is of the post.
            if rest.first() == Some(&"and") {
                return (words.join(" "), &[]);
            }
            return (head.join(" "), rest);
        }
    }
    (String::new(), words)
}
