//! Words that somebody gave as a sentence of their own and that stand within one: a reason, a nature,
//! a day. They begin small, unless their first word has a capital wherever it stands.

use super::reading::Reading;
use super::words::{SMALL, clause};
use crate::meeting::audience::Reader;
use crate::meeting::calendar::MONTHS;

/// Words that have a capital wherever they stand, beside the months.
const PROPER: [&str; 39] = [
    "Cllr",
    "Dr",
    "Mr",
    "Mrs",
    "Ms",
    "Prof",
    "I",
    "Monday",
    "Tuesday",
    "Wednesday",
    "Thursday",
    "Friday",
    "Saturday",
    "Sunday",
    "Christmas",
    "Easter",
    "Whitsun",
    "Ramadan",
    "England",
    "English",
    "Wales",
    "Welsh",
    "Scotland",
    "Scottish",
    "Ireland",
    "Irish",
    "Britain",
    "British",
    "London",
    "Europe",
    "European",
    "Parliament",
    "Whitehall",
    "Westminster",
    "Healthwatch",
    "Ofsted",
    "Monitor",
    "Brexit",
    "Covid",
];

/// Words in the names of bodies and authorities that are no names by themselves.
const GENERIC: [&str; 62] = [
    "adult",
    "adults",
    "advisory",
    "authority",
    "board",
    "borough",
    "cabinet",
    "care",
    "central",
    "chair",
    "charity",
    "children",
    "city",
    "clinical",
    "commissioning",
    "committee",
    "community",
    "council",
    "county",
    "district",
    "east",
    "education",
    "executive",
    "fire",
    "forum",
    "general",
    "governing",
    "governors",
    "group",
    "health",
    "hospital",
    "housing",
    "integrated",
    "joint",
    "licensing",
    "local",
    "metropolitan",
    "network",
    "north",
    "office",
    "overview",
    "panel",
    "parish",
    "partnership",
    "pension",
    "planning",
    "police",
    "public",
    "royal",
    "safeguarding",
    "school",
    "schools",
    "scrutiny",
    "service",
    "services",
    "social",
    "south",
    "town",
    "trust",
    "voluntary",
    "wellbeing",
    "west",
];

/// A clause as it goes on within a sentence.
pub(super) fn running<R: Reader>(reading: &Reading<'_, R>, text: &str) -> String {
    let mut words = clause(text);
    let Some(first) = words.chars().next().filter(|c| c.is_uppercase()) else {
        return words;
    };
    if !begins_with_name(reading, &words) {
        let small: String = first.to_lowercase().collect();
        words.replace_range(..first.len_utf8(), &small);
    }
    words
}

fn begins_with_name<R: Reader>(reading: &Reading<'_, R>, text: &str) -> bool {
    let mut words = text.split_whitespace().map(bare);
    let (first, second, third) = (
        words.next().unwrap_or_default(),
        words.next().unwrap_or_default(),
        words.next().unwrap_or_default(),
    );
    let capitals = first.chars().filter(|c| c.is_uppercase()).count();
    if capitals > 1 || first.contains(|c: char| c.is_ascii_digit()) || is_proper(first) {
        return true;
    }
    if SMALL.contains(&first.to_lowercase().as_str()) {
        return false;
    }
    let is_capital = |word: &str| word.starts_with(char::is_uppercase);
    let in_name = |word: &str| {
        reading.people().iter().any(|p| {
            let details = &p.details;
            !details.cue && (has_word(&details.name, word) || has_word(&details.honorific, word))
        })
    };
    // A title counts with a name after it: "Councillor Vale asked", but "councillors asked".
    let titled = reading
        .people()
        .iter()
        .any(|p| has_word(&p.details.honorific, first));
    if titled {
        return is_capital(second) || in_name(second);
    }
    // "Public Health England"; and "Director of Public Health", but "illness of Dr Vale".
    let of_name = matches!(second, "of" | "&") && is_capital(third) && !in_name(third);
    in_name(first) || is_capital(second) || of_name || in_title(reading, text, first)
}

/// Whether a clause begins with a name of the body, of an authority or of a seat.
fn in_title<R: Reader>(reading: &Reading<'_, R>, text: &str, first: &str) -> bool {
    let body = reading.body();
    let seats = reading.seats().iter().map(|s| &s.details);
    let organisations = seats.clone().map(|s| &s.organisation);
    let titles = seats.map(|s| &s.title);
    let whole = |name: &str| {
        let rest = text.strip_prefix(name.trim());
        name.trim().contains(' ') && rest.is_some_and(|r| !r.starts_with(char::is_alphanumeric))
    };
    let generic = GENERIC.contains(&first.to_lowercase().as_str());
    let mut named = [&body.name, &body.host]
        .into_iter()
        .chain(organisations.clone());
    named.any(|name| whole(name) || (!generic && has_word(name, first)))
        || titles.into_iter().any(|title| whole(title))
}

fn has_word(text: &str, word: &str) -> bool {
    text.split_whitespace().map(bare).any(|w| w == word)
}

/// A word without the marks round it, and without an owner's ending.
fn bare(word: &str) -> &str {
    let word = word.trim_matches(|c: char| !c.is_alphanumeric());
    word.strip_suffix("'s")
        .or_else(|| word.strip_suffix("\u{2019}s"))
        .unwrap_or(word)
}

/// Whether a word has a capital wherever it stands.
pub(super) fn is_proper(word: &str) -> bool {
    PROPER.contains(&word) || MONTHS.iter().any(|month| word.eq_ignore_ascii_case(month))
}
