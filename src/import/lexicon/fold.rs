//! Folding: two writings of the same words are the same.

use std::borrow::Cow;
use std::ops::Range;

/// Letters and digits in small letters, single spaces, "and" for "&", "s" for "(s)", no apostrophes
/// and no other marks: "Members' Interests:" is "members interests".
pub(crate) fn fold(words: &str) -> Cow<'_, str> {
    if is_folded(words) {
        return Cow::Borrowed(words);
    }
    let mut out = String::with_capacity(words.len());
    each(words, |piece, _| out.push_str(piece));
    Cow::Owned(out)
}

/// Where each byte of folded words was printed.
pub(super) struct Traced {
    printed: Vec<Range<usize>>,
}

impl Traced {
    pub(super) fn new(words: &str) -> Self {
        let mut out = Self {
            printed: Vec::with_capacity(words.len()),
        };
        each(words, |piece, at| {
            out.printed.extend(piece.bytes().map(|_| at.clone()));
        });
        out
    }

    /// Where a part of the folded words was printed.
    pub(super) fn printed(&self, folded: Range<usize>) -> Range<usize> {
        let all = self.printed.get(folded).unwrap_or_default();
        let start = all.first().map_or(0, |r| r.start);
        start..all.last().map_or(start, |r| r.end)
    }
}

/// Gives each piece of the folded words, and where it was printed.
fn each(words: &str, mut give: impl FnMut(&str, Range<usize>)) {
    let (mut any, mut apart) = (false, false);
    let mut rest = words.char_indices();
    while let Some((at, c)) = rest.next() {
        let several = c == '(' && words.get(at..).is_some_and(several);
        if !c.is_alphanumeric() && c != '&' && !several {
            // "Members'" is one word with its apostrophe.
            apart |= c != '\'' && c != '\u{2019}';
            continue;
        }
        if any && (apart || c == '&') {
            give(" ", at..at);
        }
        (any, apart) = (true, c == '&');
        if several {
            // "report(s)": the bracket is a part of the word.
            rest.nth(1);
            give("s", at..at + "(s)".len());
        } else if c == '&' {
            give("and", at..at + 1);
        } else {
            let mut letter = [0; 4];
            for small in c.to_lowercase().filter(|c| c.is_alphanumeric()) {
                give(small.encode_utf8(&mut letter), at..at + c.len_utf8());
            }
        }
    }
}

fn several(rest: &str) -> bool {
    rest.starts_with("(s)") || rest.starts_with("(S)")
}

/// Whether folding would change nothing.
fn is_folded(words: &str) -> bool {
    let bytes = words.as_bytes();
    let plain = |b: &u8| b.is_ascii_lowercase() || b.is_ascii_digit();
    let edge = |b: Option<&u8>| b.is_none_or(plain);
    edge(bytes.first())
        && edge(bytes.last())
        && bytes.iter().all(|b| plain(b) || *b == b' ')
        && !bytes.windows(2).any(|two| two == b"  ")
}
