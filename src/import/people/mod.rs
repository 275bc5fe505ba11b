//! Names as papers print them: honorific, name, role, organisation.

mod case;
mod entry;
mod honorific;
mod initials;
mod list;
mod remark;
mod run_on;
#[cfg(test)]
mod tests;
mod words;

pub use entry::{Entry, entry};
pub use initials::{are_initials, without_initials};
pub use list::list;
pub use remark::{Remark, is_organisation, is_post, office, remark};
pub use words::is_vacant;

use crate::import::lexicon::{self, NameWord, Rank};
use crate::meeting::people::PersonDetails;
use crate::meeting::text::Text;

/// A name has at most so many words without what stands before and after it.
const MOST: usize = 6;

/// A name with what stands before it: "Councillor Rachael Robathan", "Dr Naomi Katz", "Cllr A. Lee
/// OBE". None where the words are no name of a person. Letters after the name are left out, and
/// names in capitals are written as names.
pub fn person(words: &str) -> Option<PersonDetails> {
    named(words, "")
}

/// The same for a name that stands under an honorific of several, "Councillors".
fn named(words: &str, shared: &str) -> Option<PersonDetails> {
    let words = words
        .trim()
        .trim_matches([',', ';', '*', '\u{2020}', '\u{2021}', '\u{2022}']);
    if words.len() > 120 || words.contains(['\n', '\t', ':', '(', '@', '/', '?', '!', '\u{A3}']) {
        return None;
    }
    let joined = hyphens_closed(words);
    let words = joined.as_str();
    let mut all: Vec<&str> = words.split_whitespace().collect();
    let (mut title, taken) = honorific::leading(&all);
    all.drain(..taken);
    if taken == 0 || !honorific::of_councillor(&title) {
        title = match (shared.is_empty(), title.is_empty()) {
            (true, _) => title,
            (false, true) => shared.to_owned(),
            (false, false) => format!("{shared} {title}"),
        };
    }
    while all.len() > 1 && all.last().is_some_and(|w| honorific::is_after(w)) {
        all.pop();
    }
    let parted = all.iter().rev().skip(1).any(|w| w.ends_with(','));
    let second = all.iter().any(|w| honorific::is_common(w));
    if parted || second || all.len() == 1 && all.iter().any(|w| honorific::is_after(w)) {
        return None;
    }
    // "Clerk J Lee" is called so by the post, also among "Councillors".
    if taken == 0 && behind_post(words).is_some() {
        return None;
    }
    let titled = !title.is_empty();
    // "An Cathaoirleach" is an office.
    if !titled && all.len() == 2 && office(words).is_some() {
        return None;
    }
    if titled && run_on::ends_in_office(&all) {
        return None;
    }
    // Ranks are words of their own right: "Major Projects".
    let rank = lexicon::is(Rank::Title, &title);
    let glued = all.first().is_some_and(|w| is_glued(w));
    let least = if titled && !rank || glued { 1 } else { 2 };
    if !(least..=MOST).contains(&all.len()) {
        return None;
    }
    let mut bodies = 0;
    for (at, word) in all.iter().enumerate() {
        let inner = at + 1 < all.len();
        let word = word.trim_end_matches(',');
        // "Hal Young" is somebody, "Young People" and "Town Hall" aren't.
        let too = words::is_name_too(word)
            && all.len() > 1
            && all
                .iter()
                .enumerate()
                .all(|(i, w)| i == at || !words::is_no_name(w, false))
            && word.starts_with(char::is_uppercase);
        if words::is_no_name(word, titled && !rank || too)
            && !(too && words::is_first_name(word))
            && !(case::is_particle(word) && inner && at > 0)
        {
            return None;
        }
        // "UHB" is a short form and no surname in capitals.
        if words.contains(char::is_lowercase) && is_short_form(word) {
            return None;
        }
        if is_initials(word) {
            continue;
        }
        let word = if is_glued(word) {
            word.rsplit('.').next().unwrap_or(word)
        } else {
            word
        };
        if word == "of" && !titled {
            return None;
        }
        let saint = matches!(word, "St" | "St.") && inner && at > 0;
        let small = case::is_particle(word) && inner || word == "of" && titled;
        if !(small || saint || is_name_word(word)) {
            return None;
        }
        bodies += 1;
    }
    // "A B" is no name, "A Smith" and "Smith A" are.
    if bodies == 0 {
        return None;
    }
    let all: Vec<&str> = all.iter().map(|w| w.trim_end_matches(',')).collect();
    Some(PersonDetails {
        name: Text::line(&case::as_name(&all)),
        councillor: honorific::of_councillor(&title),
        honorific: Text::line(&title),
        ..PersonDetails::default()
    })
}

/// The post that words begin with as with an honorific, and the words behind it: "Mayor", "Ann Lee".
fn behind_post(words: &str) -> Option<(&str, &str)> {
    let rest = lexicon::after(NameWord::PostBefore, words)?;
    let post = words.get(..words.len() - rest.len())?;
    let parted = rest.starts_with(' ') && post.starts_with(char::is_uppercase);
    let first = rest.split_whitespace().next()?;
    // "Clerk of Works", "Treasurer and Secretary".
    let name = parted && first.starts_with(char::is_uppercase) && !words::is_no_name(first, true);
    name.then(|| (post, rest.trim_start()))
}

/// Somebody behind a post that stands as an honorific does.
fn posted(words: &str) -> Option<Entry> {
    let (post, rest) = behind_post(words)?;
    let mut out = entry(rest).filter(|e| !e.vacant && !e.person.name.is_empty())?;
    out.take(remark(post));
    Some(out)
}

/// "Hale- Cotter" as "Hale-Cotter"; not before a post, "Lee- Chair".
fn hyphens_closed(words: &str) -> String {
    let Some((before, after)) = words.split_once("- ") else {
        return words.to_owned();
    };
    let next = after.split_whitespace().next().unwrap_or_default();
    let name = before.ends_with(char::is_alphabetic)
        && next.starts_with(char::is_uppercase)
        && !words::is_no_name(next, false);
    if name && office(after).is_none() {
        format!("{before}-{after}")
    } else {
        words.to_owned()
    }
}

/// Three to five capitals that nobody could say: "UHB".
fn is_short_form(word: &str) -> bool {
    (3..=5).contains(&word.len())
        && word.bytes().all(|b| b.is_ascii_uppercase())
        && !word.bytes().any(|b| b"AEIOUY".contains(&b))
}

/// "A", "A.", "A.J.", "AJ".
fn is_initials(word: &str) -> bool {
    let letters = word.chars().filter(|c| c.is_alphabetic()).count();
    (letters == 1 || letters <= 3 && (word.contains('.') || letters == 2))
        && letters > 0
        && word
            .chars()
            .all(|c| c.is_uppercase() || c == '.' || c == '-')
        && !(letters == 2 && !word.contains('.') && word.chars().any(|c| c == '-'))
}

/// "P.Marlow": initials and the surname with nothing between.
fn is_glued(word: &str) -> bool {
    let Some((initials, surname)) = word.rsplit_once('.') else {
        return false;
    };
    let one = |part: &str| part.chars().count() == 1 && part.chars().all(char::is_uppercase);
    initials.split('.').all(one) && surname.chars().count() > 2 && is_name_word(surname)
}

/// A word with a capital, of letters, hyphens and apostrophes.
fn is_name_word(word: &str) -> bool {
    let capital = word.chars().next().is_some_and(char::is_uppercase)
        || ["d'", "d\u{2019}", "o'"]
            .iter()
            .any(|p| word.starts_with(p));
    let letters = word.chars().filter(|c| c.is_alphabetic()).count();
    capital
        && letters >= 2
        && word.chars().all(|c| {
            c.is_alphabetic() || matches!(c, '-' | '\'' | '\u{2019}' | '\u{2018}' | '\u{2010}')
        })
}
