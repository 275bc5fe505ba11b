//! What stands before a name.

use crate::import::lexicon::{self, Honorific, NameWord};

/// What stands before "Councillor" where members of several councils meet.
const OF_A_COUNCIL: [&str; 6] = ["District", "Borough", "County", "City", "Town", "Parish"];

/// Whether the word stands before names of members of a council.
pub(super) fn of_councillor(honorific: &str) -> bool {
    honorific
        .split_whitespace()
        .any(|w| w == "Councillor" || w == "Alderman" || w == "Alderwoman")
}

fn bare(word: &str) -> &str {
    word.trim_end_matches(['.', ':', ','])
}

/// What a word is written as, if it is an honorific.
pub(super) fn written(word: &str) -> Option<String> {
    // "Coun-cillor" was broken at the end of a line.
    let closed = word.replace('-', "");
    let bare = bare(&closed);
    // "hon" in "hon. secretary" is none; honorifics have a capital.
    if !bare.starts_with(char::is_uppercase) {
        return None;
    }
    lexicon::told(Honorific::One, bare)
        .or_else(|| lexicon::told(Honorific::Several, bare))
        .map(str::to_owned)
}

/// Whether a word is an honorific and nothing else; "Major" and "Lord" are surnames too.
pub(super) fn is_common(word: &str) -> bool {
    lexicon::is(Honorific::Common, bare(word))
}

/// Whether a word is an honorific that only several people have together: "Councillors".
pub(super) fn of_several(word: &str) -> bool {
    lexicon::is(Honorific::Several, bare(word))
}

/// Takes the honorifics off the front of the words: what they are written as, and how many words
/// they are.
pub(super) fn leading(words: &[&str]) -> (String, usize) {
    let mut out: Vec<String> = Vec::new();
    let mut taken = 0;
    while let Some(word) = words.get(taken) {
        let rest = words.get(taken + 1..).unwrap_or(&[]);
        if let Some(written) = written(word) {
            out.push(written);
            taken += 1;
        } else if OF_A_COUNCIL.contains(word)
            && rest.first().and_then(|w| written(w)).as_deref() == Some("Councillor")
        {
            // "District Cllr" is of another council than those beside.
            out.push((*word).to_owned());
            taken += 1;
        } else if word.eq_ignore_ascii_case("the")
            && rest
                .first()
                .is_some_and(|w| lexicon::is(Honorific::Article, bare(w)))
        {
            out.push("The".to_owned());
            taken += 1;
        } else if lexicon::is(Honorific::Before, bare(word))
            && rest.first().is_some_and(|w| written(w).is_some())
            && word.starts_with(char::is_uppercase)
        {
            out.push(bare(word).to_owned());
            taken += 1;
        } else {
            break;
        }
    }
    (out.join(" "), taken)
}

/// Whether a word is letters after a name.
pub(super) fn is_after(word: &str) -> bool {
    let letters: String = word.chars().filter(|c| c.is_alphabetic()).collect();
    letters.len() >= 2
        && letters.chars().filter(|c| c.is_uppercase()).count() >= 2
        && lexicon::is(NameWord::Letters, &letters)
}

/// "Jr.", "Snr": tells one of a family from another, and stands behind the name.
pub(super) fn is_of_family(word: &str) -> bool {
    word.starts_with(char::is_uppercase) && lexicon::is(NameWord::Family, word)
}
