//! Posts and committees within a sentence: "the Director of Public Health", where an officer wrote the
//! post alone; the name of a person stands as it is.

use super::clause::is_proper;
use super::reading::Reading;
use crate::meeting::audience::Reader;
use crate::meeting::text::alike;

/// Words that a post begins with, whatever follows.
const BEGINS: [&str; 18] = [
    "accountable",
    "acting",
    "assistant",
    "associate",
    "chief",
    "corporate",
    "director",
    "directors",
    "executive",
    "head",
    "interim",
    "joint",
    "managing",
    "monitoring",
    "principal",
    "proper",
    "returning",
    "strategic",
];

/// Words that stand before the name of whoever has the post too, "Mayor Khan", "Deputy Vale": they are a
/// post alone, or with what it is of, or before the word of another.
const STYLES: [&str; 17] = [
    "chair",
    "chairman",
    "chairperson",
    "chairwoman",
    "clerk",
    "commissioner",
    "deputy",
    "governor",
    "leader",
    "lead",
    "manager",
    "mayor",
    "registrar",
    "secretary",
    "solicitor",
    "treasurer",
    "vice-chair",
];

/// Words that a post or a committee ends with, before what it is of: "Section 151 Officer", "Planning
/// Sub-Committee", "Cabinet Member for Finance".
const ENDS: [&str; 22] = [
    "board",
    "chair",
    "commissioner",
    "committee",
    "director",
    "executive",
    "forum",
    "group",
    "headteacher",
    "holder",
    "manager",
    "member",
    "officer",
    "panel",
    "representative",
    "secretary",
    "solicitor",
    "sub-committee",
    "subcommittee",
    "surveyor",
    "treasurer",
    "vice-chair",
];

/// Kinds of place whose clerk, mayor or leader is meant: "Town Clerk".
const PLACES: [&str; 9] = [
    "borough", "city", "council", "county", "district", "lord", "parish", "town", "village",
];

/// Words that what it is of begins with.
const OF: [&str; 7] = ["and", "for", "in", "of", "on", "to", "with"];

/// Words before which no article stands.
const DETERMINED: [&str; 15] = [
    "a", "all", "an", "any", "each", "either", "every", "her", "his", "its", "our", "such", "the",
    "their", "those",
];

/// A post, a committee or somebody as they stand within a sentence: with the article where it is a post of
/// the roll or reads as one, and no person.
pub(super) fn within_sentence<R: Reader>(reading: &Reading<'_, R>, named: &str) -> String {
    let named = named.trim();
    if is_person(reading, named) || !(reads_as_post(named) || is_on_roll(reading, named)) {
        return named.to_owned();
    }
    format!("the {named}")
}

fn is_person<R: Reader>(reading: &Reading<'_, R>, named: &str) -> bool {
    let mut people = reading.people().iter();
    people.any(|p| !p.details.cue && p.details.is_called(named))
}

/// Whether the words by themselves are of a post or a committee.
fn reads_as_post(named: &str) -> bool {
    let lower = named.to_lowercase();
    let all: Vec<&str> = lower.split_whitespace().collect();
    let Some(first) = all.first().map(|w| w.trim_end_matches(',')) else {
        return false;
    };
    if DETERMINED.contains(&first) {
        return false;
    }
    if BEGINS.contains(&first) {
        return true;
    }
    // What it is of, or whose it is, begins there.
    let ends = |word: &&str| OF.contains(word) || word.starts_with('(');
    let mut own: Vec<&str> = all.iter().copied().take_while(|w| !ends(w)).collect();
    if let Some(at) = own.iter().position(|w| w.ends_with(',')) {
        own.truncate(at + 1);
    }
    let Some((last, before)) = own.split_last() else {
        return false;
    };
    let last = last.trim_end_matches(',');
    let is_style = |word: &str| STYLES.contains(&word);
    match before.first() {
        None => is_style(last) || ENDS.contains(&last),
        // Of a deputy or a chair of another post, that post is told.
        Some(before) if is_style(before) => {
            is_style(last) || ENDS.contains(&last) || last == "head"
        }
        Some(before) if PLACES.contains(before) => is_style(last) || ENDS.contains(&last),
        Some(_) => ENDS.contains(&last),
    }
}

/// Whether it is the title of a seat or the role of a person, and no body that sits by its own name.
fn is_on_roll<R: Reader>(reading: &Reading<'_, R>, named: &str) -> bool {
    let seats = reading.seats().iter().map(|s| &s.details);
    let people = reading.people().iter().map(|p| &p.details);
    let mut posts = seats
        .clone()
        .map(|s| &s.title)
        .chain(people.clone().map(|p| &p.role));
    let mut bodies = seats
        .map(|s| &s.organisation)
        .chain(people.map(|p| &p.organisation));
    let words: Vec<&str> = named.split_whitespace().collect();
    let (Some(first), Some(last)) = (words.first(), words.last()) else {
        return false;
    };
    let is_name =
        |word: &str| is_proper(word) || word.chars().filter(|c| c.is_uppercase()).count() > 1;
    words.len() > 1
        && !DETERMINED.contains(&first.to_lowercase().as_str())
        && !is_name(first)
        && !is_name(last)
        && posts.any(|post| alike(post, named))
        && !bodies.any(|body| alike(body, named))
}
