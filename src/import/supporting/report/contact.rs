//! Whom a paper names, without how to reach them: numbers and addresses aren't carried.

use crate::import::lexicon::{self, Reach};

/// A name and post without telephone numbers, electronic addresses, and the labels before them.
pub(super) fn stripped(value: &str) -> String {
    let mut lines: Vec<String> = Vec::new();
    for line in value.split('\n') {
        let words: Vec<&str> = line.split_whitespace().collect();
        let mut kept: Vec<&str> = Vec::new();
        for (k, word) in words.iter().enumerate() {
            if is_address(word) || is_number(&words, k) {
                // The label before it goes with it.
                while kept.last().is_some_and(|w| is_way(w)) {
                    kept.pop();
                }
                continue;
            }
            kept.push(word);
        }
        while kept
            .last()
            .is_some_and(|w| is_way(w) && w.ends_with([':', '.']))
        {
            kept.pop();
        }
        let text = kept.join(" ");
        let text =
            text.trim_matches([',', ';', ':', ' ', '-', '\u{2013}', '*', '|', '/', '<', '>']);
        if !text.is_empty() && !is_way(text) {
            lines.push(text.trim_end_matches(" and").to_owned());
        }
    }
    let mut out = String::new();
    for line in lines {
        if !out.is_empty() {
            out.push_str(if out.ends_with([',', '-', '\u{2013}', '&']) {
                " "
            } else {
                ", "
            });
        }
        out.push_str(&line);
    }
    out.trim_end_matches(['.', ',']).to_owned()
}

fn is_address(word: &str) -> bool {
    word.contains('@')
        || word.starts_with("www.")
        || word.starts_with("http")
        || word.starts_with("mailto")
}

fn is_way(word: &str) -> bool {
    lexicon::is(Reach::Way, word)
}

/// Digits, brackets and hyphens, at least five digits together with the words beside it.
fn is_number(words: &[&str], at: usize) -> bool {
    let digits = |word: &str| -> usize {
        let plain = word.chars().all(|c| {
            c.is_ascii_digit() || matches!(c, '(' | ')' | '+' | '-' | '/' | ',' | '.' | ';')
        });
        if plain {
            word.bytes().filter(u8::is_ascii_digit).count()
        } else {
            0
        }
    };
    let near = |k: usize| words.get(k).map_or(0, |w| digits(w));
    let here = near(at);
    here > 0 && here + near(at + 1) + at.checked_sub(1).map_or(0, near) >= 5
}

#[cfg(test)]
mod tests {
    use super::stripped;

    #[test]
    fn names_stay_and_numbers_go() {
        assert_eq!(
            stripped("Jo Bell, Head of Care, Tel: 020 7946 0123, Email: jo@bell.example"),
            "Jo Bell, Head of Care"
        );
        assert_eq!(
            stripped("Ann Cole \u{2013} Manager\nTel: 0207 946 0000\nE-mail: ann@x.example"),
            "Ann Cole \u{2013} Manager"
        );
        assert_eq!(
            stripped("Lee Ray, Governance: telephone 020 7946 0999 email l@x.example"),
            "Lee Ray, Governance"
        );
    }
}
