//! What is looked for, made of what somebody typed; and whether a passage holds it.
//!
//! People type words. All of them are to stand in the passage, in any order. Words between quotation
//! marks stand in it one behind the other. "housing ... strategy", with three dots between, are in that
//! order and near each other. A star ends the beginning of a word: "hous*". Nothing else has a meaning,
//! so there is nothing that can be typed wrongly.

use std::ops::Range;

use super::tokens::{Token, tokens};

/// The most words that stand between two that are near each other.
pub const NEAR: usize = 10;

/// What is looked for.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Query {
    pub(super) chains: Vec<Vec<Unit>>,
}

/// A word or a phrase, as one of several ways to write it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Unit {
    /// The ways; each is words one behind the other.
    pub ways: Vec<Vec<String>>,
    /// The last word is the beginning of one.
    pub begins: bool,
}

/// Where a word or a phrase stands in a passage.
#[derive(Clone, Debug, PartialEq, Eq)]
struct Place {
    first: usize,
    last: usize,
    at: Range<usize>,
}

/// A piece of what was typed.
enum Piece<'t> {
    Words(&'t str),
    Phrase(&'t str),
    /// Three dots.
    Then,
}

impl Query {
    /// What is looked for by these words.
    pub fn new(typed: &str) -> Self {
        Self::of(typed, false)
    }

    /// The same while it is being typed: the last word may go on.
    pub fn unfinished(typed: &str) -> Self {
        Self::of(typed, typed.ends_with(|c: char| c.is_alphanumeric()))
    }

    fn of(typed: &str, goes_on: bool) -> Self {
        let mut chains: Vec<Vec<Unit>> = Vec::new();
        let mut then = false;
        for piece in pieces(typed) {
            let unit = match piece {
                Piece::Then => {
                    then = true;
                    continue;
                }
                Piece::Phrase(text) => Unit::of(text, text.trim_end().ends_with('*')),
                Piece::Words(word) => Unit::of(word, word.ends_with('*')),
            };
            let Some(unit) = unit else { continue };
            match chains.last_mut() {
                Some(chain) if then => chain.push(unit),
                _ => chains.push(vec![unit]),
            }
            then = false;
        }
        if goes_on && let Some(last) = chains.last_mut().and_then(|chain| chain.last_mut()) {
            last.begins = true;
        }
        Self { chains }
    }

    /// The words and phrases, all of which a text is to hold.
    pub fn units(&self) -> impl Iterator<Item = &Unit> {
        self.chains.iter().flatten()
    }

    /// Whether there is no word in it.
    pub fn is_empty(&self) -> bool {
        self.chains.is_empty()
    }

    /// Where it stands in these words of a text, in bytes and in order; none where the text doesn't hold
    /// it.
    pub fn places(&self, tokens: &[Token]) -> Option<Vec<Range<usize>>> {
        let mut found = Vec::new();
        for chain in &self.chains {
            let places: Vec<Vec<Place>> = chain.iter().map(|unit| unit.places(tokens)).collect();
            if !is_chained(&places) {
                return None;
            }
            found.extend(places.into_iter().flatten().map(|place| place.at));
        }
        found.sort_by_key(|at| (at.start, at.end));
        let mut apart: Vec<Range<usize>> = Vec::new();
        for at in found {
            match apart.last_mut() {
                Some(before) if at.start < before.end => before.end = before.end.max(at.end),
                _ => apart.push(at),
            }
        }
        Some(apart)
    }

    /// Whether words are asked for in an order: the index knows them and not how they follow.
    #[cfg(feature = "archive")]
    pub(super) fn has_order(&self) -> bool {
        self.chains.iter().any(|chain| chain.len() > 1)
    }
}

/// Whether a place of each can be taken so that each follows the one before within [`NEAR`] words.
fn is_chained(places: &[Vec<Place>]) -> bool {
    let mut ends: Option<Vec<usize>> = None;
    for these in places {
        let reached = these.iter().filter(|place| {
            ends.as_ref().is_none_or(|ends| {
                ends.iter()
                    .any(|end| place.first > *end && place.first - end - 1 <= NEAR)
            })
        });
        let reached: Vec<usize> = reached.map(|place| place.last).collect();
        if reached.is_empty() {
            return false;
        }
        ends = Some(reached);
    }
    true
}

impl Unit {
    fn of(text: &str, begins: bool) -> Option<Self> {
        let tokens = tokens(text);
        if tokens.is_empty() {
            return None;
        }
        let parted: Vec<String> = tokens.iter().map(|t| t.word.clone()).collect();
        let mut joined: Vec<String> = Vec::new();
        for token in &tokens {
            joined.push(token.word.clone());
            if let Some(also) = token.also.iter().find(|also| also.back > 0) {
                joined.truncate(joined.len() - also.back - 1);
                joined.push(also.word.clone());
            }
        }
        let mut ways = vec![parted];
        if joined != ways[0] {
            ways.push(joined);
        }
        Some(Self { ways, begins })
    }

    fn places(&self, tokens: &[Token]) -> Vec<Place> {
        let mut found = Vec::new();
        for way in &self.ways {
            let is = |word: &str, at: usize| {
                let last = at + 1 == way.len();
                if last && self.begins {
                    word.starts_with(&way[at])
                } else {
                    word == way[at]
                }
            };
            for (first, token) in tokens.iter().enumerate() {
                let run = tokens[first..].iter().take(way.len());
                if first + way.len() <= tokens.len()
                    && run.enumerate().all(|(at, token)| is(&token.word, at))
                {
                    let last = first + way.len() - 1;
                    found.push(Place {
                        first,
                        last,
                        at: token.at.start..tokens[last].at.end,
                    });
                }
                if way.len() == 1 {
                    found.extend(
                        token
                            .also
                            .iter()
                            .filter(|also| is(&also.word, 0))
                            .map(|also| Place {
                                first: first.saturating_sub(also.back),
                                last: first,
                                at: also.at.clone(),
                            }),
                    );
                }
            }
        }
        found
    }
}

/// What was typed, parted at blanks but where quotation marks hold it together; a mark that is opened
/// and not closed holds to the end.
fn pieces(typed: &str) -> Vec<Piece<'_>> {
    const QUOTES: [char; 5] = ['"', '\u{201C}', '\u{201D}', '\u{201E}', '\u{201F}'];
    let mut out = Vec::new();
    for (n, part) in typed.split(QUOTES).enumerate() {
        if n % 2 == 1 {
            out.push(Piece::Phrase(part));
            continue;
        }
        for word in part.split_whitespace() {
            let mut rest = word;
            while let Some((at, length)) = dots(rest) {
                out.push(Piece::Words(&rest[..at]));
                out.push(Piece::Then);
                rest = &rest[at + length..];
            }
            out.push(Piece::Words(rest));
        }
    }
    out
}

/// The first three dots, and how long they are.
fn dots(text: &str) -> Option<(usize, usize)> {
    let three = text.find("...").map(|at| (at, 3));
    let one = text.find('\u{2026}').map(|at| (at, '\u{2026}'.len_utf8()));
    three.into_iter().chain(one).min()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn holds(typed: &str, text: &str) -> bool {
        Query::new(typed).places(&tokens(text)).is_some()
    }

    fn marked(typed: &str, text: &str) -> Vec<String> {
        let places = Query::new(typed).places(&tokens(text)).unwrap_or_default();
        places.into_iter().map(|at| text[at].to_owned()).collect()
    }

    const TEXT: &str = "7.4 Resolved: that the Housing Strategy, as Councillor O\u{2019}Hare moved \
        (HWB/14/23), be adopted with the co-operation of NHS Anytown.";

    #[test]
    fn all_words_are_to_stand_there_in_any_order() {
        for typed in [
            "strategy housing",
            "o'hare",
            "O\u{2019}HARE adopted",
            "7.4",
            "hwb/14/23",
            "HWB",
            "cooperation",
            "co-operation",
            "co operation",
            "N.H.S.",
            "house* strategy".trim_start_matches("house* "),
            "hous* nhs",
        ] {
            assert!(holds(typed, TEXT), "{typed}");
        }
        for typed in [
            "hous",
            "housing policy",
            "7",
            "\"strategy housing\"",
            "hare",
        ] {
            assert_eq!(holds(typed, TEXT), typed == "7", "{typed}");
        }
    }

    #[test]
    fn a_phrase_is_words_one_behind_the_other() {
        assert!(holds("\"housing strategy as councillor\"", TEXT));
        assert!(holds("\u{201C}the Housing Strategy\u{201D} adopted", TEXT));
        assert!(!holds("\"with the cooper", TEXT) && !holds("\"with the cooper*", TEXT));
        assert!(holds("\"with the co-operation of\"", TEXT));
        assert!(holds(
            "\"with the co-operation\"",
            "with the cooperation of all"
        ));
    }

    #[test]
    fn three_dots_are_an_order_and_a_nearness() {
        assert!(holds("housing ... adopted", TEXT));
        assert!(holds("housing\u{2026}moved...adopted", TEXT));
        assert!(!holds("adopted ... housing", TEXT));
        let far = format!("housing {}strategy", "word ".repeat(NEAR));
        assert!(holds("housing ... strategy", &far));
        let further = format!("housing {}strategy", "word ".repeat(NEAR + 1));
        assert!(!holds("housing ... strategy", &further));
        assert!(holds("housing strategy", &further));
    }

    #[test]
    fn what_was_found_is_marked() {
        assert_eq!(
            marked("ohare \"housing strategy\"", TEXT),
            ["Housing Strategy", "O\u{2019}Hare"]
        );
        assert_eq!(marked("cooperation", TEXT), ["co-operation"]);
    }

    #[test]
    fn marks_alone_are_no_query_and_nothing_is_typed_wrongly() {
        for typed in [
            "",
            " ",
            "\"",
            "...",
            "* \" ...",
            "AND",
            "(",
            "NEAR(",
            "a\"b\"c\"",
            "-",
            "^",
            "{x}:",
        ] {
            let query = Query::new(typed);
            assert_eq!(
                query.is_empty(),
                !typed.contains(|c: char| c.is_alphanumeric()),
                "{typed}"
            );
        }
    }

    #[test]
    fn the_last_word_goes_on_while_it_is_typed() {
        let tokens = tokens("the housing strategy");
        assert!(Query::unfinished("hous").places(&tokens).is_some());
        assert!(Query::unfinished("hous ").places(&tokens).is_none());
    }
}
