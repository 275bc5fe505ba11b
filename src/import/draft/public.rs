//! Whether a report's classification says plainly that anybody may read it.

/// What stands on reports that anybody may read; letters and digits alone, in small letters.
const PUBLIC: &[&str] = &[
    "general release",
    "general",
    "public",
    "open",
    "unrestricted",
    "unclassified",
    "part 1",
    "part i",
    "part one",
    "part a",
    "not exempt",
    "non exempt",
    "nonexempt",
    "not confidential",
    "non confidential",
    "not restricted",
    "non restricted",
    "publication",
    "release",
    "available to the public",
    "open to the public",
    "public document",
];

/// What stands on reports that are kept from the public.
const KEPT: &[&str] = &[
    "exempt",
    "confidential",
    "restricted",
    "private",
    "part 2",
    "part ii",
    "part two",
    "part b",
    "not for publication",
    "not for release",
    "not public",
    "closed",
    "official sensitive",
];

/// Words that may stand round the others and change nothing.
const ROUND: &[&str] = &[
    "for",
    "this",
    "report",
    "is",
    "item",
    "paper",
    "session",
    "the",
    "information",
    "agenda",
];

/// Whether the words say that anybody may read it, and nothing else. "General Release (except
/// appendix 2)" doesn't.
pub(crate) fn is_public(words: &str) -> bool {
    let plain = plain(words);
    // "Part 1 (public)", "Open – for publication": several words of that kind.
    !plain.is_empty() && made_of(&plain, PUBLIC)
}

/// Whether the words say plainly that it is kept from the public.
pub(super) fn is_kept(words: &str) -> bool {
    let plain = plain(words);
    if is_public(words) {
        return false;
    }
    let padded = format!(" {} ", plain.join(" "));
    KEPT.iter()
        .any(|kept| padded.contains(&format!(" {kept} ")))
}

fn plain(words: &str) -> Vec<String> {
    words
        .to_lowercase()
        .split(|c: char| !c.is_alphanumeric())
        .filter(|w| !w.is_empty())
        .take(24)
        .map(str::to_owned)
        .collect()
}

/// Whether `words` are phrases of the list one after another, with nothing between but words that
/// say nothing; one at least.
fn made_of(words: &[String], phrases: &[&str]) -> bool {
    let (mut at, mut seen) = (0, false);
    while let Some(rest) = words.get(at..).filter(|rest| !rest.is_empty()) {
        let longest = phrases
            .iter()
            .map(|phrase| phrase.split(' ').count())
            .zip(phrases)
            .filter(|(count, phrase)| {
                rest.len() >= *count && rest.iter().zip(phrase.split(' ')).all(|(a, b)| a == b)
            })
            .map(|(count, _)| count)
            .max();
        if let Some(count) = longest {
            seen = true;
            at += count;
        } else if rest.first().is_some_and(|w| ROUND.contains(&w.as_str())) {
            at += 1;
        } else {
            return false;
        }
    }
    seen
}

#[cfg(test)]
mod tests {
    use super::{is_kept, is_public};

    #[test]
    fn only_plain_words_open_a_report() {
        for words in [
            "General Release",
            "PUBLIC",
            "Open",
            "For general release",
            "Part 1 (Public)",
            "Not exempt",
            "Non-confidential",
            "Unrestricted",
            "This report is public.",
            "Open report",
            "For publication",
            "PART A",
        ] {
            assert!(is_public(words) && !is_kept(words), "{words}");
        }
        for words in [
            "",
            "for the",
            "Exempt",
            "Part 2",
            "Not for publication",
            "Not public",
            "Public except Appendix 2",
            "Open with exempt appendix",
            "Part 1 and Part 2",
            "Official",
            "Not open",
            "Part 1, appendix B confidential",
            "Category B",
        ] {
            assert!(!is_public(words), "{words}");
        }
        assert!(is_kept("Exempt: paragraph 3") && is_kept("NOT FOR PUBLICATION"));
        assert!(is_kept("Open with exempt appendix") && !is_kept("Official") && !is_kept(""));
    }
}
