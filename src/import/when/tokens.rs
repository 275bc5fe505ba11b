//! Words, numbers and marks of a text, for finding dates and times.

/// What a token is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Kind {
    /// Letters.
    Word,
    /// Digits 0 to 9.
    Number,
    /// Any other character, by itself.
    Mark,
}

/// A token and where it stands.
#[derive(Clone, Copy, Debug)]
pub(super) struct Token<'t> {
    pub(super) kind: Kind,
    pub(super) text: &'t str,
    pub(super) start: usize,
    pub(super) end: usize,
}

/// A text as tokens; white space parts them and is left out.
pub(super) struct Tokens<'t>(Vec<Token<'t>>);

impl<'t> Tokens<'t> {
    pub(super) fn of(text: &'t str) -> Self {
        let mut out: Vec<Token<'t>> = Vec::new();
        for (start, c) in text.char_indices() {
            if c.is_whitespace() {
                continue;
            }
            let kind = match c {
                '0'..='9' => Kind::Number,
                _ if c.is_alphabetic() => Kind::Word,
                _ => Kind::Mark,
            };
            let end = start + c.len_utf8();
            match out.last_mut() {
                Some(last) if last.kind == kind && kind != Kind::Mark && last.end == start => {
                    last.end = end;
                    last.text = text.get(last.start..end).unwrap_or("");
                }
                _ => out.push(Token {
                    kind,
                    text: text.get(start..end).unwrap_or(""),
                    start,
                    end,
                }),
            }
        }
        Self(out)
    }

    pub(super) fn len(&self) -> usize {
        self.0.len()
    }

    pub(super) fn get(&self, at: usize) -> Option<&Token<'t>> {
        self.0.get(at)
    }

    /// The token before `at`.
    pub(super) fn before(&self, at: usize) -> Option<&Token<'t>> {
        at.checked_sub(1).and_then(|i| self.0.get(i))
    }

    /// The number at `at`, if it has at least `least` and at most `most` digits.
    pub(super) fn number(&self, at: usize, least: usize, most: usize) -> Option<u32> {
        let token = self.get(at).filter(|t| t.kind == Kind::Number)?;
        (least..=most).contains(&token.text.len()).then_some(())?;
        token.text.parse().ok()
    }

    /// The word at `at`.
    pub(super) fn word(&self, at: usize) -> Option<&'t str> {
        self.get(at)
            .filter(|t| t.kind == Kind::Word)
            .map(|t| t.text)
    }

    /// Whether the word at `at` is one of `words`, in whatever letters.
    pub(super) fn is_word(&self, at: usize, words: &[&str]) -> bool {
        self.word(at)
            .is_some_and(|w| words.iter().any(|x| w.eq_ignore_ascii_case(x)))
    }

    /// The mark at `at`.
    pub(super) fn mark(&self, at: usize) -> Option<char> {
        self.get(at)
            .filter(|t| t.kind == Kind::Mark)
            .and_then(|t| t.text.chars().next())
    }

    /// Whether the mark at `at` is one of `marks`.
    pub(super) fn is_mark(&self, at: usize, marks: &[char]) -> bool {
        self.mark(at).is_some_and(|c| marks.contains(&c))
    }

    /// Whether nothing stands between the token before `at` and the one at `at`.
    pub(super) fn joined(&self, at: usize) -> bool {
        match (self.before(at), self.get(at)) {
            (Some(before), Some(token)) => before.end == token.start,
            _ => false,
        }
    }

    /// Where the token before `end` ends, for the bytes of what was read up to there.
    pub(super) fn end_before(&self, end: usize) -> usize {
        self.before(end).map_or(0, |t| t.end)
    }

    /// Where the token at `at` begins.
    pub(super) fn start(&self, at: usize) -> usize {
        self.get(at).map_or(0, |t| t.start)
    }
}

/// Whether the number at `at` goes on from a number and a mark, "4.22", "10:30", "2014/15".
pub(super) fn after_digits(tokens: &Tokens, at: usize) -> bool {
    let Some(mark) = at.checked_sub(1) else {
        return false;
    };
    tokens.is_mark(mark, &['.', ':', '/', '-'])
        && tokens.joined(at)
        && tokens.joined(mark)
        && tokens.before(mark).is_some_and(|t| t.kind == Kind::Number)
}
