//! Words in quotes, and what is passed over between values: white space and comments.

use super::layout::{Node, Reader, What};

/// The place after white space and comments; the place of a comment that has no end as the error.
pub(super) fn after_blank(source: &str, from: usize) -> Result<usize, usize> {
    let mut at = from;
    loop {
        let rest = &source[at..];
        let trimmed = rest.trim_start();
        at += rest.len() - trimmed.len();
        if trimmed.starts_with("//") {
            at += trimmed.find('\n').unwrap_or(trimmed.len());
        } else if trimmed.starts_with("/*") {
            at = after_comment(source, at).ok_or(at)?;
        } else {
            return Ok(at);
        }
    }
}

/// The place after the comment that begins at `from`; such comments may stand in one another.
fn after_comment(source: &str, from: usize) -> Option<usize> {
    let (mut at, mut depth) = (from, 0_usize);
    loop {
        let rest = &source[at..];
        if rest.starts_with("/*") {
            depth += 1;
            at += 2;
        } else if rest.starts_with("*/") {
            depth -= 1;
            at += 2;
            if depth == 0 {
                return Some(at);
            }
        } else {
            at += rest.chars().next()?.len_utf8();
        }
    }
}

const ESCAPES: &str = "Write \\\\ for a backslash, \\\" for a quotation mark, \\n for a new line.";

impl Reader<'_> {
    /// Words in double quotes.
    pub(super) fn words(&mut self, from: usize) -> Option<Node> {
        let mut words = String::new();
        let mut sound = true;
        let mut rest = self.source[from + 1..].char_indices();
        while let Some((i, c)) = rest.next() {
            let here = from + 1 + i;
            match c {
                '"' => {
                    self.at = here + 1;
                    if words.contains('\n') && !self.ends_well() {
                        break;
                    }
                    return sound.then(|| self.node(from, What::Words(words), true));
                }
                '\\' => {
                    if let Some(c) = escaped(&mut rest) {
                        words.push(c);
                    } else {
                        sound = false;
                        let what = "A backslash does not stand before this.";
                        self.fault(here, what, ESCAPES);
                    }
                }
                c => words.push(c),
            }
        }
        self.unended(from)
    }

    /// Words in quotes without backslashes: r"…", r#"…"#.
    pub(super) fn raw(&mut self, from: usize) -> Option<Node> {
        let rest = &self.source[from + 1..];
        let hashes = rest.len() - rest.trim_start_matches('#').len();
        let body = rest[hashes..].strip_prefix('"');
        let close = format!("\"{}", "#".repeat(hashes));
        let Some((body, length)) = body.and_then(|b| Some((b, b.find(&close)?))) else {
            return self.unended(from);
        };
        let words = body[..length].to_owned();
        self.at = from + 1 + hashes + 1 + length + close.len();
        Some(self.node(from, What::Words(words), true))
    }

    /// Whether what follows can follow words in quotes. If it can't, a quotation mark was
    /// forgotten in an earlier line, and the words ran on to the first one of a later line.
    fn ends_well(&self) -> bool {
        let after = after_blank(self.source, self.at).unwrap_or(self.source.len());
        let rest = &self.source[after..];
        rest.is_empty() || rest.starts_with([',', ')', ']'])
    }

    fn unended(&mut self, from: usize) -> Option<Node> {
        let rest = &self.source[from..];
        self.at = from + rest.find('\n').unwrap_or(rest.len());
        let way_out = "Close it with \"; a quotation mark inside is \\\".";
        self.fault(from, "The quotation that begins here has no end.", way_out);
        None
    }
}

/// What stands for a letter after a backslash.
fn escaped(rest: &mut std::str::CharIndices<'_>) -> Option<char> {
    let (_, c) = rest.next()?;
    Some(match c {
        'n' => '\n',
        't' => '\t',
        'r' => '\r',
        '0' => '\0',
        '"' | '\'' | '\\' => c,
        'x' => {
            let digits = rest.as_str().get(..2)?;
            let letter = char::from(u8::from_str_radix(digits, 16).ok()?);
            rest.nth(1)?;
            letter
        }
        'u' => {
            let digits = rest.as_str().strip_prefix('{')?.split_once('}')?.0;
            let letter = char::from_u32(u32::from_str_radix(digits, 16).ok()?)?;
            rest.nth(digits.chars().count() + 1)?;
            letter
        }
        _ => return None,
    })
}
