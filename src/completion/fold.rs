//! Words without case and accents, and the end of a paragraph seen so.

use nucleo_matcher::chars;

/// How much of a paragraph's end is looked at, in bytes: more than the longest run of nine words.
const REACH: usize = 100;

/// How many words back something that is offered may begin.
const WORDS: usize = 10;

/// `text` in lower case, without accents, with straight apostrophes and plain blanks.
pub(super) fn fold(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    for c in text.chars() {
        push_folded(&mut out, c);
    }
    out
}

fn push_folded(out: &mut String, c: char) {
    match c {
        _ if is_mark(c) => {}
        '\u{2018}' | '\u{2019}' | '\u{02BC}' => out.push('\''),
        '\u{00A0}' | '\u{202F}' => out.push(' '),
        _ if c.is_ascii() => out.push(c.to_ascii_lowercase()),
        _ => out.extend(
            chars::normalize(c)
                .to_lowercase()
                .filter(|&c| !is_mark(c))
                .map(chars::normalize),
        ),
    }
}

/// Whether a character sits on the one before it.
pub(super) fn is_mark(c: char) -> bool {
    matches!(c, '\u{0300}'..='\u{036F}' | '\u{200C}' | '\u{200D}' | '\u{FE00}'..='\u{FE0F}')
}

/// Whether something can begin after `c`.
fn opens(c: char) -> bool {
    c.is_whitespace()
        || matches!(
            c,
            '(' | '[' | '"' | '/' | '\u{2018}' | '\u{201C}' | '\u{2013}' | '\u{2014}'
        )
}

/// Where a word begins, in the head and in its folded end.
#[derive(Clone, Copy, Debug, Default)]
struct Start {
    head: usize,
    folded: usize,
}

/// The end of what stands before the caret, folded once for every look-up.
#[derive(Debug)]
pub(super) struct Tip<'a> {
    head: &'a str,
    /// Where the folded part begins.
    from: usize,
    folded: String,
    /// The newest words last.
    starts: [Start; WORDS],
    count: usize,
}

/// What was typed from the beginning of a word up to the caret.
#[derive(Clone, Copy, Debug)]
pub(super) struct Typed<'a> {
    /// Where it begins.
    pub(super) at: usize,
    /// As it stands.
    pub(super) words: &'a str,
    /// Folded.
    pub(super) folded: &'a str,
}

impl<'a> Tip<'a> {
    /// The end of `head`: its last line, and of that about a hundred bytes.
    pub(super) fn of(head: &'a str) -> Self {
        let mut from = head.len().saturating_sub(REACH);
        while !head.is_char_boundary(from) {
            from += 1;
        }
        if let Some(newline) = head[from..].rfind('\n') {
            from += newline + 1;
        }
        let mut tip = Self {
            head,
            from,
            folded: String::with_capacity(head.len() - from),
            starts: [Start::default(); WORDS],
            count: 0,
        };
        let mut previous = head[..from].chars().next_back();
        for (at, c) in head[from..].char_indices() {
            if previous.is_none_or(opens) && !c.is_whitespace() {
                tip.begin(Start {
                    head: from + at,
                    folded: tip.folded.len(),
                });
            }
            push_folded(&mut tip.folded, c);
            previous = Some(c);
        }
        tip
    }

    fn begin(&mut self, start: Start) {
        if self.count == WORDS {
            self.starts.copy_within(1.., 0);
            self.count -= 1;
        }
        self.starts[self.count] = start;
        self.count += 1;
    }

    /// What was typed from each word's beginning on, the longest first.
    pub(super) fn typed(&self) -> impl DoubleEndedIterator<Item = Typed<'_>> {
        self.starts[..self.count].iter().map(|s| Typed {
            at: s.head,
            words: &self.head[s.head..],
            folded: &self.folded[s.folded..],
        })
    }

    /// The word that the caret is at the end of.
    pub(super) fn word(&self) -> Option<Typed<'_>> {
        self.typed()
            .next_back()
            .filter(|t| !t.words.ends_with(char::is_whitespace))
    }

    /// The word before `at`, and where it begins; none across the beginning of the line.
    pub(super) fn word_before(&self, at: usize) -> Option<(usize, &'a str)> {
        let line = self.head.get(self.from..at)?;
        let line = line.strip_suffix([' ', '\u{00A0}'])?;
        let begins = line.rfind(opens).map_or(0, |i| {
            i + line[i..].chars().next().map_or(1, char::len_utf8)
        });
        (begins < line.len()).then(|| (self.from + begins, &line[begins..]))
    }

    /// The character before `at`.
    pub(super) fn before(&self, at: usize) -> Option<char> {
        self.head[..at].chars().next_back()
    }

    /// Whether a sentence begins at `at`.
    pub(super) fn begins_sentence(&self, at: usize) -> bool {
        let before = &self.head[self.from.min(at)..at];
        let said = before.trim_end_matches([' ', '\t', '\u{00A0}']);
        if said.is_empty() {
            let earlier = self.head[..self.from].chars().next_back();
            return earlier.is_none_or(|c| c == '\n');
        }
        // A bullet begins its line.
        if said == "-" || said == "\u{2022}" {
            return true;
        }
        let bare = said.trim_end_matches([')', ']', '"', '\'', '\u{2019}', '\u{201D}']);
        let opened = said.trim_end_matches(['(', '"', '\'', '\u{2018}', '\u{201C}']);
        if opened.is_empty() {
            return true;
        }
        if bare.ends_with(['!', '?', '\u{2026}']) {
            return true;
        }
        let Some(stopped) = bare.strip_suffix('.') else {
            return false;
        };
        // "Dr.", "e.g." and initials end no sentence.
        let word = stopped
            .rsplit(|c: char| c.is_whitespace() || c == '(')
            .next()
            .unwrap_or_default();
        let short = matches!(
            fold(word).as_str(),
            "dr" | "mr"
                | "mrs"
                | "ms"
                | "prof"
                | "rev"
                | "cllr"
                | "st"
                | "no"
                | "nos"
                | "para"
                | "e.g"
                | "i.e"
                | "cf"
                | "vs"
                | "approx"
        );
        let initial = word.chars().count() == 1 && word.starts_with(char::is_uppercase);
        !short && !initial
    }
}

impl Tip<'_> {
    /// Whether `at` follows a colon, or a limb's letter at the beginning of the line: what comes
    /// has the capital that its author gave it.
    pub(super) fn follows_lead(&self, at: usize) -> bool {
        let said = self.head[self.from.min(at)..at].trim();
        let limb = said.strip_suffix(')').is_some_and(|letter| {
            let letter = letter.strip_prefix('(').unwrap_or(letter);
            letter.len() <= 4 && letter.chars().all(char::is_alphanumeric)
        });
        limb || said.ends_with(':')
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn case_and_accents_make_no_difference() {
        assert_eq!(fold("Siân O\u{2019}Neill"), "sian o'neill");
        assert_eq!(fold("Sia\u{302}n \u{00C5}ke"), "sian ake");
    }

    #[test]
    fn only_the_end_of_a_long_paragraph_is_looked_at() {
        let head = format!("{}the Board", "words and ".repeat(1_000));
        let tip = Tip::of(&head);
        assert!(tip.folded.len() <= REACH);
        assert_eq!(tip.word().unwrap().words, "Board");
        assert_eq!(tip.typed().count(), WORDS);
    }

    #[test]
    fn a_sentence_begins_after_a_stop_and_not_after_a_title() {
        let begins = |head: &str| Tip::of(head).begins_sentence(head.len());
        for yes in [
            "",
            "It was. ",
            "Was it? ",
            "- ",
            "One.\nTwo.\n",
            "He (she.) ",
        ] {
            assert!(begins(yes), "{yes:?}");
        }
        for no in ["the ", "Dr. ", "e.g. ", "J. ", "it, ", "(see "] {
            assert!(!begins(no), "{no:?}");
        }
    }

    #[test]
    fn the_word_before_is_told_with_its_place() {
        let head = "by (Councillor Pros";
        let tip = Tip::of(head);
        let word = tip.word().unwrap();
        assert_eq!(tip.word_before(word.at), Some((4, "Councillor")));
        assert_eq!(Tip::of("Pros").word_before(0), None);
    }
}
