//! What bodies and authorities are called, and what is printed around their names.

use super::front_sheet::{after, squeeze};
use crate::import::lexicon::{self, BodyName};
use crate::import::when;

/// Whether the words could be the name of a committee, a board or a council.
pub(super) fn is_body(words: &str) -> bool {
    // "Committee Room 2", "Council Chamber" are places.
    !lexicon::is(BodyName::Place, words) && (is_committee(words) || is_host(words))
}

pub(super) fn is_committee(words: &str) -> bool {
    lexicon::is(BodyName::Committee, words)
}

pub(super) fn is_host(words: &str) -> bool {
    lexicon::is(BodyName::Host, words)
}

/// "Planning Committee of Hatherley Town Council" as body and host.
pub(super) fn parted(name: &str) -> (String, Option<String>) {
    for (at, _) in name.match_indices(" of ") {
        let (body, host) = (
            name.get(..at).unwrap_or(name),
            name.get(at + 4..).unwrap_or(""),
        );
        let host = after(host, "the ").unwrap_or(host);
        let tail = body.split_whitespace().next_back().unwrap_or("");
        if is_committee(tail) && is_host(host) {
            return (body.to_owned(), Some(host.to_owned()));
        }
    }
    (name.to_owned(), None)
}

/// The name without "AGENDA", "Notice of meeting of the", day and time around it.
pub(super) fn stripped(words: &str) -> String {
    let mut name = squeeze(words);
    let mut again = true;
    while again {
        again = false;
        let marks = [' ', '-', '\u{2013}', '\u{2014}', ':', ',', '|', '*', '.'];
        name = name.trim_matches(marks).to_owned();
        if let Some(first) = when::dates(&name, None).first()
            && first.at.start > 3
        {
            let cut = name.get(..first.at.start).unwrap_or("").trim();
            let cut = lexicon::before(BodyName::OnDay, cut)
                .filter(|c| c.ends_with(' '))
                .unwrap_or(cut);
            name = cut.trim().to_owned();
            again = true;
        }
        let rest = lexicon::after(BodyName::Before, &name).or_else(|| after(&name, "meeting:"));
        let left = lexicon::before(BodyName::Behind, &name)
            .filter(|head| head.ends_with([' ', '-', '\u{2013}']));
        if let Some(rest) = rest {
            name = rest.trim().to_owned();
            again = true;
        } else if let Some(left) = left {
            name = left.trim().to_owned();
            again = true;
        }
        if name.is_empty() {
            break;
        }
    }
    name.strip_prefix("the ").unwrap_or(&name).trim().to_owned()
}
