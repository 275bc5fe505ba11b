//! Folding: two writings of the same words are the same.

use std::borrow::Cow;

/// Letters and digits in small letters, single spaces, "and" for "&", "s" for "(s)", no apostrophes
/// and no other marks: "Members' Interests:" is "members interests".
pub(crate) fn fold(words: &str) -> Cow<'_, str> {
    if is_folded(words) {
        return Cow::Borrowed(words);
    }
    let mut out = String::with_capacity(words.len());
    let mut apart = false;
    let mut rest = words.char_indices();
    while let Some((at, c)) = rest.next() {
        if c.is_alphanumeric() {
            space(&mut out, &mut apart);
            if c.is_ascii() {
                out.push(c.to_ascii_lowercase());
            } else {
                out.extend(c.to_lowercase().filter(|c| c.is_alphanumeric()));
            }
        } else if c == '&' {
            apart = true;
            space(&mut out, &mut apart);
            out.push_str("and");
            apart = true;
        } else if c == '(' && words.get(at..).is_some_and(several) {
            // "report(s)": the bracket is a part of the word.
            space(&mut out, &mut apart);
            out.push('s');
            rest.nth(1);
        } else if c != '\'' && c != '\u{2019}' {
            apart = true;
        }
    }
    Cow::Owned(out)
}

fn several(rest: &str) -> bool {
    rest.starts_with("(s)") || rest.starts_with("(S)")
}

fn space(out: &mut String, apart: &mut bool) {
    if *apart && !out.is_empty() {
        out.push(' ');
    }
    *apart = false;
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
