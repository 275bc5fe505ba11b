//! What stands beside a name: an office, a post, an organisation, a vote.

use super::words;
use crate::import::lexicon::{self, Beside, NameWord};
use crate::meeting::people::Office;

/// What the words beside a name say.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Remark {
    /// The office, and the word that the papers use for it.
    pub office: Option<(Office, String)>,
    /// Whether the seat votes, where that is said.
    pub voting: Option<bool>,
    /// A substitute, not a member.
    pub substitute: bool,
    /// The post; may be empty.
    pub role: String,
    /// The organisation; may be empty.
    pub organisation: String,
}

/// The office that `words` are, as printed: "Chairman", "Vice-Chair", "Chair of the Board"; none
/// for "Chair of the Community Network", which is a post elsewhere.
pub fn office(words: &str) -> Option<(Office, String)> {
    let printed = words.trim().trim_end_matches(['.', ':', ',', '*']);
    let printed = printed
        .strip_prefix("the ")
        .or_else(|| printed.strip_prefix("The "))
        .or_else(|| printed.strip_prefix("An "))
        .unwrap_or(printed);
    let lower = printed.to_lowercase();
    let flat = lower.replace(['-', '\u{2010}', '\u{2011}', '\u{2013}'], " ");
    let all: Vec<&str> = flat.split_whitespace().collect();
    let (office, count) = match all.as_slice() {
        [
            "trust" | "board" | "committee" | "council" | "independent",
            rest @ ..,
        ] if rest.first().is_some_and(|w| is_chair(w)) && rest.len() == 1 => (Office::Chair, 2),
        ["vice" | "deputy", chair, ..] if is_chair(chair) => (Office::ViceChair, 2),
        [chair, ..] if is_chair(chair) => (Office::Chair, 1),
        ["vicechair" | "vicechairman", ..] => (Office::ViceChair, 1),
        _ => return None,
    };
    let rest = all.get(count..).unwrap_or(&[]);
    let of_here = match rest {
        ["of", "the" | "this", body] | ["of", body] => lexicon::is(NameWord::Here, body),
        [] | ["and", ..] | ["designate" | "elect"] | ["in", "the", "chair"] => true,
        _ => false,
    };
    of_here.then(|| (office, title(printed, office)))
}

fn is_chair(word: &str) -> bool {
    lexicon::is(NameWord::Chair, word)
}

/// The word of the office alone, "Chairman" of "Chairman of the Board".
fn title(printed: &str, office: Office) -> String {
    let mut out = Vec::new();
    for word in printed.split_whitespace() {
        let lower = word.to_lowercase();
        let plain = lower.trim_matches(|c: char| !c.is_alphabetic());
        let part = is_chair(plain) || plain.contains("vice") || plain.contains("deputy");
        if part {
            out.push(word.trim_matches(|c: char| !c.is_alphabetic()));
        }
        if plain.contains("chair") || plain.contains("conven") {
            break;
        }
    }
    let word = out.join(" ");
    // "CHAIRMAN" of a sheet in capitals is the word "Chairman".
    let shouted = word
        .chars()
        .filter(|c| c.is_alphabetic())
        .all(char::is_uppercase);
    let small = office == Office::Chair && word.chars().next().is_some_and(char::is_lowercase);
    if shouted || small {
        let mut letters = word.chars();
        let first = letters
            .next()
            .map(|c| c.to_uppercase().to_string())
            .unwrap_or_default();
        return first + &letters.as_str().to_lowercase();
    }
    word
}

/// Whether the words name a post: "Director of Public Health".
pub fn is_post(words: &str) -> bool {
    words.split_whitespace().any(words::tells_post)
}

/// Whether the words name an organisation: "NHS England", "Hatherley Town Council".
pub fn is_organisation(words: &str) -> bool {
    words.split_whitespace().any(words::tells_body)
}

/// Reads what stands beside a name.
pub fn remark(words: &str) -> Remark {
    let mut out = Remark::default();
    let opened = opened(words);
    let words = opened.trim().trim_matches(['*', ',', ';']).trim();
    let mut left: Vec<&str> = Vec::new();
    for piece in words.split([';', '\n']).flat_map(|p| split_commas(p)) {
        let piece = piece.trim();
        if piece.is_empty() || super::honorific::is_after(piece) && !piece.contains(' ') {
            continue;
        }
        let mut kept = true;
        if let Some(office) = office(piece) {
            // "Chair and Clinical Lead" is a post as well.
            kept = piece.split_whitespace().count() > 3;
            out.office.get_or_insert(office);
        }
        match vote(piece) {
            Some((vote, alone)) => {
                out.voting = Some(vote);
                // "Voting on education only" says when.
                kept &= !alone && !piece.to_lowercase().starts_with("voting");
            }
            None if is_substitute(piece) => {
                out.substitute = true;
                // "Substitute for Dr Katz" says more.
                kept = piece.contains(" for ");
            }
            None => {}
        }
        if kept {
            left.push(piece);
        }
    }
    sort(&left, &mut out);
    out
}

/// "Cabinet Member for Health (Vice-Chair)" with the bracket as a piece of its own, where it holds an
/// office or a vote.
fn opened(words: &str) -> String {
    if let Some((before, rest)) = words.split_once('(')
        && let Some((inside, after)) = rest.split_once(')')
        && (office(inside).is_some() || vote(inside).is_some() || is_substitute(inside.trim()))
    {
        return format!("{before}; {inside}; {after}");
    }
    words.to_owned()
}

/// The pieces of a remark at its commas, where each could stand by itself.
fn split_commas(words: &str) -> Vec<&str> {
    words
        .split(", ")
        .flat_map(|w| w.split(" - "))
        .flat_map(|w| w.split(" \u{2013} "))
        .collect()
}

/// Puts what is left to the post and to the organisation.
fn sort(pieces: &[&str], out: &mut Remark) {
    // The organisation is the last pieces that name one, as long as a post stands before them.
    let Some(first) = pieces.first() else {
        return;
    };
    let all = pieces.join(", ");
    if pieces.len() == 1 {
        if is_post(first) || !is_organisation(first) {
            out.role = all;
        } else {
            out.organisation = all;
        }
        return;
    }
    let post = pieces.iter().rposition(|p| is_post(p));
    let from = post.map_or(0, |at| at + 1);
    // "Partner Member, primary care, Mill Surgery": what names no organisation goes to the post.
    let named = |p: &&str| is_organisation(p) && is_title(p);
    let from = match pieces.get(from..).and_then(|p| p.iter().position(named)) {
        Some(more) if post.is_some() => from + more,
        _ => from,
    };
    let (posts, bodies) = pieces.split_at(from.min(pieces.len()));
    // "Partner Member, NHS trusts" says whom somebody speaks for: a name ends in a capital.
    let named = |b: &&&str| {
        let last = b.split_whitespace().next_back().unwrap_or_default();
        is_organisation(b) && !last.starts_with(char::is_lowercase)
    };
    if bodies.is_empty() || bodies.iter().any(|b| named(&b)) {
        out.role = posts.join(", ");
        out.organisation = bodies.join(", ");
    } else {
        // "Cabinet Member for Health, Housing and Care" is one post.
        out.role = all;
    }
}

/// Whether the last word has a capital: "NHS trusts" are several, "Vale NHS Trust" is one.
fn is_title(words: &str) -> bool {
    let last = words.split_whitespace().next_back().unwrap_or("");
    last.trim_start_matches(|c: char| !c.is_alphanumeric())
        .starts_with(|c: char| c.is_uppercase() || c.is_ascii_digit())
}

/// Whether the piece speaks of the vote, and whether of nothing else.
fn vote(piece: &str) -> Option<(bool, bool)> {
    let lower = piece
        .to_lowercase()
        .replace(['-', '\u{2010}', '\u{2013}'], " ");
    let alone = lower.split_whitespace().count() <= 3;
    if lexicon::is(Beside::NoVote, &lower) || lexicon::is(Beside::Observes, &lower) {
        return Some((false, alone && !lower.contains("observer")));
    }
    let says = lower.split_whitespace().any(|w| w == "voting");
    says.then_some((true, alone))
}

fn is_substitute(piece: &str) -> bool {
    lexicon::is(Beside::Substitute, piece)
}
