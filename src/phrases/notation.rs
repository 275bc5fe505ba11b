//! How the text of a phrase is written: `[who]` is a place to fill, `[]` a stop for the caret,
//! `{time}` a value that the meeting knows. `[[`, `]]`, `{{` and `}}` are the brackets themselves.

/// A part of a phrase.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Piece<'s> {
    /// Words as they stand.
    Plain(&'s str),
    /// A place to fill, by its name; without a name the caret stops there.
    Place(&'s str),
    /// A value, by its name.
    Value(&'s str),
}

/// A bracket that opens and has no end; it stands for itself.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Unclosed(pub(super) char);

/// The parts of a phrase in order, and what is wrong with them.
pub(super) fn pieces(source: &str) -> (Vec<Piece<'_>>, Vec<Unclosed>) {
    let (mut found, mut wrong) = (Vec::new(), Vec::new());
    let (mut from, mut at) = (0, 0);
    while let Some(step) = source[at..].find(['[', ']', '{', '}']) {
        at += step;
        let rest = &source[at..];
        let doubled = ["[[", "]]", "{{", "}}"].iter().any(|d| rest.starts_with(d));
        if doubled {
            found.push(Piece::Plain(&source[from..=at]));
            at += 2;
            from = at;
            continue;
        }
        let close = if rest.starts_with('{') { '}' } else { ']' };
        let opens = rest.starts_with(['[', '{']);
        let inside = opens.then(|| inside(&rest[1..], close)).flatten();
        if let Some(inside) = inside {
            found.push(Piece::Plain(&source[from..at]));
            let name = inside.trim();
            found.push(if close == '}' {
                Piece::Value(name)
            } else {
                Piece::Place(name)
            });
            at += inside.len() + 2;
            from = at;
        } else {
            if opens {
                wrong.push(Unclosed(if close == '}' { '{' } else { '[' }));
            }
            at += 1;
        }
    }
    found.push(Piece::Plain(&source[from..]));
    found.retain(|piece| *piece != Piece::Plain(""));
    (found, wrong)
}

/// What stands before the bracket that closes, on the same line and with no other in between.
fn inside(rest: &str, close: char) -> Option<&str> {
    let end = rest.find(['[', ']', '{', '}', '\n'])?;
    rest[end..].starts_with(close).then(|| &rest[..end])
}

/// Words as the text of a phrase that says just them: their brackets are doubled.
pub fn as_phrase(words: &str) -> String {
    let mut out = String::with_capacity(words.len());
    for c in words.chars() {
        if matches!(c, '[' | ']' | '{' | '}') {
            out.push(c);
        }
        out.push(c);
    }
    out
}
