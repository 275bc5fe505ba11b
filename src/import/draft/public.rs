//! Whether a report's classification says plainly that anybody may read it.

use crate::import::lexicon::{self, Marking};

/// Whether the words say that anybody may read it, and nothing else. "General Release (except
/// appendix 2)" doesn't.
pub(crate) fn is_public(words: &str) -> bool {
    // "Part 1 (public)", "Open – for publication": several words of that kind, one after another,
    // with nothing between but words that say nothing.
    let folded = lexicon::fold(words);
    let (mut rest, mut seen) = (folded.as_ref(), false);
    while !rest.is_empty() {
        let length = match lexicon::head(Marking::Public, rest) {
            Some(length) => {
                seen = true;
                length
            }
            None => match lexicon::head(Marking::Round, rest) {
                Some(length) => length,
                None => return false,
            },
        };
        rest = rest.get(length..).unwrap_or_default().trim_start();
    }
    seen
}

/// Whether the words say plainly that it is kept from the public.
pub(super) fn is_kept(words: &str) -> bool {
    !is_public(words) && lexicon::is(Marking::Kept, words)
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
