//! Names in capitals as names.

use crate::import::lexicon::{self, NameWord};

/// The name with words in capitals written as a name: "RUTH O'HARE" as "Ruth O'Hare". Initials
/// stay.
pub(super) fn as_name(words: &[&str]) -> String {
    let out: Vec<String> = words
        .iter()
        .enumerate()
        .map(|(at, word)| {
            if is_shouted(word) {
                lower(word, at == 0)
            } else {
                (*word).to_owned()
            }
        })
        .collect();
    out.join(" ")
}

fn is_shouted(word: &str) -> bool {
    let letters: Vec<char> = word.chars().filter(|c| c.is_alphabetic()).collect();
    if word.contains('.') || letters.iter().filter(|c| c.is_lowercase()).count() > 0 {
        // "McDONALD" is shouted but for its prefix.
        return is_prefixed(word);
    }
    match letters.len() {
        0 | 1 => false,
        2 => lexicon::is(NameWord::Short, word) || word.contains('\'') || particle(word),
        _ => true,
    }
}

fn is_prefixed(word: &str) -> bool {
    ["Mc", "Mac", "Fitz", "De", "Le"].iter().any(|p| {
        word.strip_prefix(p)
            .is_some_and(|rest| rest.chars().count() > 2 && rest.chars().all(char::is_uppercase))
    })
}

fn particle(word: &str) -> bool {
    word.chars().all(char::is_alphabetic) && lexicon::is(NameWord::Particle, word)
}

/// Whether a word stands small inside names: "van", "de".
pub(super) fn is_particle(word: &str) -> bool {
    (particle(word) || lexicon::is(NameWord::Small, word)) && word.starts_with(char::is_lowercase)
}

fn lower(word: &str, first: bool) -> String {
    if particle(word) && !first {
        return word.to_lowercase();
    }
    let mut out = String::new();
    let mut capital = true;
    for c in word.chars() {
        if capital {
            out.push(c);
        } else {
            out.extend(c.to_lowercase());
        }
        capital = matches!(c, '-' | '\'' | '\u{2019}') || c == '\u{2010}';
    }
    // A word as short as "MCE" is no Mc.
    if let Some(rest) = out.strip_prefix("Mc") {
        let mut letters = rest.chars();
        if let Some(first) = letters.next().filter(|_| rest.chars().count() > 2) {
            return format!("Mc{}{}", first.to_uppercase(), letters.as_str());
        }
    }
    for prefix in ["Mac", "Fitz", "De", "Le"] {
        // What was printed with a small prefix had its second part in capitals.
        if let Some(rest) = word.strip_prefix(prefix) {
            let mut letters = rest.chars();
            if let Some(first) = letters.next() {
                return format!("{prefix}{first}{}", letters.as_str().to_lowercase());
            }
        }
    }
    out
}
