//! Words that tell names, posts and organisations apart.

use crate::import::lexicon::{self, NameWord};

fn among(list: NameWord, word: &str) -> bool {
    let word = word.trim_matches(|c: char| !c.is_alphanumeric());
    !word.is_empty() && lexicon::is(list, word)
}

/// Whether the word is no part of a name; `titled` = an honorific stands before the name.
pub(super) fn is_no_name(word: &str, titled: bool) -> bool {
    among(NameWord::Never, word) || !titled && among(NameWord::Hardly, word)
}

/// Whether a word that is mostly no part of a name is one in some.
pub(super) fn is_name_too(word: &str) -> bool {
    among(NameWord::NameToo, word)
}

/// Whether a word that never stands in a name otherwise is a first name too: "Will Tansy".
pub(super) fn is_first_name(word: &str) -> bool {
    word == "Will"
}

/// Whether a post could be called by this word.
pub(super) fn tells_post(word: &str) -> bool {
    among(NameWord::Post, word)
}

/// Whether an organisation could be called by this word.
pub(super) fn tells_body(word: &str) -> bool {
    among(NameWord::Organisation, word)
}

/// Whether `words` say that a seat has no holder.
pub fn is_vacant(words: &str) -> bool {
    lexicon::is(NameWord::Vacant, words)
}
