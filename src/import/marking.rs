//! Markings that keep a paper, or a part of one, from the public: "Exempt", "Part II", "not for
//! publication", a paragraph of Schedule 12A; and the resolutions that exclude the public and let
//! it in again. Where a marking can be meant it counts: what is withheld by mistake is told of and
//! can be asked for, what is published by mistake can't be called back.

use super::lexicon::{self, Exclusion, Marking};
use super::proposal::Planned;
use super::supporting::words;

/// Whether words mark something as kept from the public.
pub(crate) fn is_marked(text: &str) -> bool {
    let key = words::key(text);
    if says(&key, Marking::Says) {
        return true;
    }
    let apart = text.replace(" - ", "\n");
    let mut pieces = apart.split([
        '(', ')', '[', ']', ':', ';', '|', '\n', '\t', '*', '/', '\u{2013}', '\u{2014}',
    ]);
    if pieces.any(is_mark) {
        return true;
    }
    let small = text.chars().any(char::is_lowercase);
    let mut each = text.split(|c: char| !c.is_alphanumeric());
    small && each.any(is_shouted) && !says_nothing(&key)
}

/// Whether a sentence says that something is kept from the public. Headings of long texts ("Part
/// 2: Delivery") are none.
pub(crate) fn is_said(text: &str) -> bool {
    says(&words::key(text), Marking::Says)
}

/// Whether the name of a file or the title of a paper marks it: there a word is enough.
pub(crate) fn is_marked_name(name: &str) -> bool {
    is_marked(name) || says(&words::key(name), Marking::Name)
}

impl Planned {
    /// Whether a row of the work programme is marked.
    pub(crate) fn is_marked(&self) -> bool {
        let Self {
            title,
            summary,
            lead,
            purpose,
        } = self;
        [&title.value, summary, lead, purpose]
            .into_iter()
            .any(|words| is_marked(words))
    }
}

/// Whether a heading begins the private part of a paper.
pub(crate) fn begins_private(heading: &str) -> bool {
    heading.len() <= 160 && is_marked(heading)
}

/// Whether words resolve that the public be excluded, or tell that it was.
pub(crate) fn excludes(text: &str) -> bool {
    let says = |role| lexicon::is(role, text);
    says(Exclusion::Excludes) && says(Exclusion::Whom) && !says(Exclusion::Stays)
}

/// Whether words let the public in again.
pub(crate) fn readmits(text: &str) -> bool {
    let says = |role| lexicon::is(role, text);
    says(Exclusion::Returns) && says(Exclusion::Back) && !says(Exclusion::Excludes)
}

/// Whether one of the phrases stands in a text, and nothing before it takes it back.
fn says(key: &str, phrases: Marking) -> bool {
    lexicon::places(phrases, key).any(|at| {
        let before = key.get(..at.start).unwrap_or_default();
        let mut near = before.split_whitespace().rev().take(4);
        !near.any(|w| lexicon::is(Marking::Denies, w))
    })
}

fn is_shouted(word: &str) -> bool {
    word.len() > 1 && word.chars().all(char::is_uppercase) && lexicon::is(Marking::Capitals, word)
}

fn says_nothing(key: &str) -> bool {
    key.split(' ').any(|w| lexicon::is(Marking::Denies, w))
}

/// Whether a piece is a mark and nothing else: "Exempt item", "Part II", "Exempt, paragraph 3".
fn is_mark(piece: &str) -> bool {
    let key = words::key(piece);
    let mut rest = key.as_str();
    let mut seen = false;
    while !rest.is_empty() {
        let length = if let Some(length) = lexicon::head(Marking::Mark, rest) {
            seen = true;
            length
        } else if let Some(length) = lexicon::head(Marking::Beside, rest) {
            length
        } else if seen {
            // "paragraph 3 of part 1", "appendix 2b": what it is exempt by, and which it is.
            let word = rest.split(' ').next().unwrap_or_default();
            let number = word.len() <= 3 && word.chars().any(char::is_alphanumeric);
            if !number && !lexicon::is(Marking::Paragraph, word) {
                return false;
            }
            word.len()
        } else {
            return false;
        };
        rest = rest.get(length..).unwrap_or_default().trim_start();
    }
    seen
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn markings_are_known_and_prose_is_none() {
        for marked in [
            "Exempt",
            "EXEMPT: pay Marlow",
            "Agree the price (Exempt)",
            "Sale of land \u{2013} Part II",
            "Part 2: lease",
            "Not for publication",
            "[CONFIDENTIAL] Settle the claim",
            "Settle the claim (exempt, paragraph 3)",
            "It contains exempt information as defined in paragraph 3 of Schedule 12A.",
            "By virtue of paragraph 1 of Part 1 of Schedule 12A",
            "Restricted",
            "Lease - private item",
            "Write to the tenant CONFIDENTIAL",
            "Exempt appendix 2",
            "Confidential report",
        ] {
            assert!(is_marked(marked), "{marked}");
        }
        for plain in [
            "",
            "Closed",
            "Part of the site",
            "Review the confidential helpline",
            "Private sector housing",
            "Report on restricted parking",
            "Not exempt",
            "Non-exempt",
            "This report contains no exempt information.",
            "It does not contain exempt information.",
            "Public",
            "CONFIDENTIAL REPORTING POLICY",
            "Whether the charity is exempt from VAT",
        ] {
            assert!(!is_marked(plain), "{plain}");
        }
        for name in ["EXEMPT Tender.pdf", "app2_exempt_v3", "Land sale Part II"] {
            assert!(is_marked_name(name), "{name}");
        }
        assert!(!is_marked_name("Non-exempt minutes") && !is_marked_name("Fares.pdf"));
    }

    #[test]
    fn the_public_is_excluded_and_comes_back() {
        for out in [
            "Exclusion of Press and Public",
            "RESOLVED: That the public be excluded from the meeting.",
            "That under Section 100A(4) the press and public be excluded",
        ] {
            assert!(excludes(out) && !readmits(out), "{out}");
        }
        for stays in [
            "To consider whether to exclude the public",
            "There were no items for which the public should be excluded.",
            "That the press and public not be excluded",
            "Public health: excluded groups of no items",
        ] {
            assert!(!excludes(stays), "{stays}");
        }
        for back in [
            "The public were readmitted.",
            "The meeting returned to public session",
            "READMISSION OF THE PUBLIC",
        ] {
            assert!(readmits(back), "{back}");
        }
    }
}
