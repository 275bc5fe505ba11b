//! Where in the text of a body something stands, for a sentence on it to name.

/// A line and a letter in it, each from 1; none of them where the whole file is meant.
pub(super) type Place = Option<(usize, usize)>;

/// The line and letter of a byte.
fn line_and_column(source: &str, at: usize) -> Place {
    let before = source.get(..at)?;
    let line = before.rsplit('\n').next().unwrap_or_default();
    Some((
        before.matches('\n').count() + 1,
        line.trim_start_matches('\u{FEFF}').chars().count() + 1,
    ))
}

/// Where the word begins that stands at a place, or after the blanks there; a quotation begins with
/// its mark.
pub(super) fn first_word(source: &str, line: usize, column: usize) -> (usize, usize) {
    let rest = source.lines().nth(line.saturating_sub(1)).unwrap_or("");
    let before = column.checked_sub(2).and_then(|at| rest.chars().nth(at));
    if before == Some('"') {
        return (line, column - 1);
    }
    let blanks = rest.chars().skip(column.saturating_sub(1));
    let blanks = blanks.take_while(|c| c.is_whitespace()).count();
    (line, column + blanks)
}

/// A token: a word, or a sign.
struct Token<'s> {
    at: usize,
    word: &'s str,
}

/// The words and signs outside comments and quotations.
fn tokens(source: &str) -> Vec<Token<'_>> {
    let mut found = Vec::new();
    let mut at = 0;
    while let Some(rest) = source.get(at..).filter(|r| !r.is_empty()) {
        let long = if rest.starts_with("//") {
            rest.find('\n').unwrap_or(rest.len())
        } else if rest.starts_with("/*") {
            rest.find("*/").map_or(rest.len(), |end| end + 2)
        } else if let Some(quoted) = rest.strip_prefix('"') {
            let mut escaped = false;
            let end = quoted.find(|c| {
                let ends = c == '"' && !escaped;
                escaped = c == '\\' && !escaped;
                ends
            });
            end.map_or(rest.len(), |end| end + 2)
        } else {
            let word = rest
                .find(|c: char| !c.is_alphanumeric() && c != '_')
                .unwrap_or(rest.len());
            let long = word.max(rest.chars().next().map_or(1, char::len_utf8));
            if !rest.starts_with(char::is_whitespace) {
                found.push(Token {
                    at,
                    word: &rest[..long],
                });
            }
            long
        };
        at += long;
    }
    found
}

/// Where a setting is: "rules", or by its path "rules.quorum".
pub(super) fn setting(source: &str, path: &str) -> Place {
    let tokens = tokens(source);
    let mut from = 0;
    let mut at = None;
    for name in path.split('.') {
        let found = (from..tokens.len()).find(|&i| {
            tokens[i].word == name && tokens.get(i + 1).is_some_and(|next| next.word == ":")
        })?;
        at = Some(tokens[found].at);
        from = found + 1;
    }
    line_and_column(source, at?)
}

/// Where a letter of the words is that a setting has, from 0.
pub(super) fn within(source: &str, path: &str, letter: usize) -> Place {
    let (line, column) = setting(source, path)?;
    let start: usize = source
        .split_inclusive('\n')
        .take(line - 1)
        .map(str::len)
        .sum();
    let before: usize = source[start..]
        .trim_start_matches('\u{FEFF}')
        .chars()
        .take(column - 1)
        .map(char::len_utf8)
        .sum();
    let from = start + before;
    let opens = from + source.get(from..)?.find('"')? + 1;
    let mut letters = source[opens..].char_indices();
    for _ in 0..letter {
        if letters.next()?.1 == '\\' {
            letters.next();
        }
    }
    line_and_column(source, opens + letters.next()?.0)
}

/// Where an element of a list is, from 0.
pub(super) fn element(source: &str, list: &str, number: usize) -> Place {
    let tokens = tokens(source);
    let begins = tokens
        .windows(3)
        .position(|t| t[0].word == list && t[1].word == ":" && t[2].word == "[")?;
    let mut depth = 0_usize;
    let mut seen = 0;
    let mut due = true;
    for token in &tokens[begins + 3..] {
        if depth == 0 {
            match token.word {
                "]" => return None,
                "," => {
                    due = true;
                    continue;
                }
                _ if due => {
                    if seen == number {
                        return line_and_column(source, token.at);
                    }
                    seen += 1;
                    due = false;
                }
                _ => {}
            }
        }
        match token.word {
            "(" | "[" | "{" => depth += 1,
            ")" | "]" | "}" => depth = depth.saturating_sub(1),
            _ => {}
        }
    }
    None
}
