//! Turning what a report asks into words that follow "That" in a resolution.
//!
//! "note progress towards X" becomes "progress towards X be noted"; where that wouldn't read well
//! the board stays the subject, in the subjunctive: "the Board consider how to …". What isn't
//! mechanical carries a doubt.

use super::super::words;
use super::clause::{based, clause};
use super::verbs::{Form, Verb, verb};
use crate::import::lexicon::{self, Asking};

/// Words that follow "That", and why they may be wrong.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Turned {
    /// The words.
    pub(super) words: String,
    /// Why they may be wrong.
    pub(super) doubt: Option<&'static str>,
}

impl Turned {
    pub(super) fn sure(words: String) -> Self {
        Self { words, doubt: None }
    }

    /// The same with a doubt, if there is none yet.
    pub(super) fn doubting(mut self, why: Option<&'static str>) -> Self {
        self.doubt = self.doubt.or(why);
        self
    }
}

pub(super) const NAME: &str = "The first word may be a name, and was put in small letters.";

pub(super) const VERB: &str =
    "What is to be done was not recognised; say whether the words read rightly after \"That\".";

const FORM: &str = "The paper has another form of the verb.";

/// Whether a verb seems to follow that may be a noun as well: "note the plan and comment on it". The
/// board as the subject reads well either way.
fn unclear(object: &str) -> bool {
    let small = words::lower(object);
    small.match_indices(" and ").any(|(at, _)| {
        let mut next = small.get(at + 5..).unwrap_or_default().split(' ');
        let does = next
            .next()
            .and_then(verb)
            .is_some_and(|(v, f)| f != Form::Past && v.base != "set");
        does && !next.next().is_some_and(|w| lexicon::is(Asking::Object, w))
    })
}

/// Turns what the board is asked to do: "note the report".
pub(super) fn phrase(text: &str, board: &str) -> Turned {
    let text = tidy(text);
    let Some(doing) = doing(&text) else {
        let (small, _) = small_first(&text);
        return Turned::sure(format!("the {board} {small}")).doubting(Some(VERB));
    };
    let active = || Turned {
        words: format!(
            "the {board} {}{} {}",
            doing.adverb(),
            doing.bases(),
            doing.object
        )
        .trim_end()
        .to_owned(),
        doubt: doing.odd.then_some(FORM),
    };
    let next = words::lower(doing.object.split(' ').next().unwrap_or_default());
    if doing.object.is_empty() {
        return active();
    }
    if next == "that" {
        let rest = doing.object.get(4..).unwrap_or_default().trim();
        return match doing.verbs.as_slice() {
            [one] if one.base == "agree" || one.base == "resolve" => clause(rest, board),
            [one] if matches!(one.base, "note" | "confirm" | "acknowledge" | "recognise") => {
                Turned::sure(format!("it be {}{} that {rest}", doing.adverb(), one.past))
            }
            _ => active(),
        };
    }
    let turns = doing.verbs.iter().all(|v| v.turns)
        && !lexicon::is(Asking::NoObject, &next)
        && !doing.object.contains([':', ';'])
        && doing.object.split(' ').count() <= 60;
    if !turns {
        return active();
    }
    if unclear(&doing.object) {
        return active();
    }
    if let Some((first, second)) = coordinated(&doing.object) {
        let one = phrase(
            &format!("{}{} {first}", doing.adverb(), doing.bases()),
            board,
        );
        let two = phrase(&based(second), board);
        let subject = format!("the {board} ");
        if one.words.starts_with(&subject) || two.words.starts_with(&subject) {
            return active();
        }
        return Turned {
            words: format!("{} and {}", one.words, two.words),
            doubt: one.doubt.or(two.doubt),
        };
    }
    doing.passive().unwrap_or_else(active)
}

/// What is to be done, with what.
struct Doing {
    adverb: String,
    verbs: Vec<Verb>,
    object: String,
    /// A verb stands in a form that doesn't fit: "review and agreed".
    odd: bool,
}

impl Doing {
    fn adverb(&self) -> String {
        if self.adverb.is_empty() {
            String::new()
        } else {
            format!("{} ", self.adverb)
        }
    }

    fn bases(&self) -> String {
        series(&self.verbs, |v| v.base)
    }

    /// "the plan be noted and approved, subject to …"; none where the sentence can't be parted.
    fn passive(&self) -> Option<Turned> {
        let small = words::lower(&self.object);
        let parting = self.verbs.last().map_or("", |v| v.parting);
        let needs = self.verbs.iter().any(|v| {
            matches!(
                v.base,
                "authorise" | "instruct" | "request" | "ask" | "invite"
            )
        });
        let at = if parting.is_empty() {
            let behind = lexicon::spans(Asking::Behind, &self.object).next();
            behind.and_then(|at| {
                let before = self.object.get(..at.start)?;
                Some(before.trim_end_matches([' ', ',']).len())
            })
        } else {
            let at = small.find(parting);
            if needs && at.is_none() && self.verbs.iter().any(|v| v.base != "request") {
                return None;
            }
            at
        };
        let (thing, tail) = match at {
            Some(at) => (self.object.get(..at)?, self.object.get(at..)?),
            None => (self.object.as_str(), ""),
        };
        if thing.is_empty() {
            return None;
        }
        let (thing, sure) = small_first(thing);
        let past = series(&self.verbs, |v| v.past);
        let doubt = if self.odd {
            Some(FORM)
        } else if sure {
            None
        } else {
            Some(NAME)
        };
        Some(Turned {
            words: format!("{thing} be {}{past}{tail}", self.adverb()),
            doubt,
        })
    }
}

fn series(verbs: &[Verb], form: impl Fn(&Verb) -> &'static str) -> String {
    let mut out = String::new();
    for (k, v) in verbs.iter().enumerate() {
        if k > 0 {
            out.push_str(if k + 1 == verbs.len() { " and " } else { ", " });
        }
        out.push_str(form(v));
    }
    out
}

/// The verbs that a phrase begins with: "note", "formally approve", "review and agree".
fn doing(text: &str) -> Option<Doing> {
    let words: Vec<&str> = text.split(' ').collect();
    let mut at = 0;
    let mut adverb = String::new();
    let first = words::lower(words.first()?);
    if first.ends_with("ly")
        && words
            .get(1)
            .is_some_and(|w| verb(&words::lower(w)).is_some())
    {
        adverb = first;
        at = 1;
    }
    let (head, form) = verb(&words::lower(words.get(at)?))?;
    if form == Form::Past && head.base != "set" {
        return None;
    }
    let mut out = Doing {
        adverb,
        verbs: vec![head],
        object: String::new(),
        odd: form == Form::Third,
    };
    let mut comma = words.get(at).is_some_and(|w| w.ends_with(','));
    at += 1;
    while let Some(word) = words.get(at) {
        let joined = matches!(*word, "and" | "&" | "or");
        let next = if joined {
            words.get(at + 1)
        } else {
            Some(word)
        };
        if !joined && !comma {
            break;
        }
        let Some((more, form)) = next.and_then(|w| verb(&words::lower(w))) else {
            break;
        };
        out.odd |= form == Form::Past;
        out.verbs.push(more);
        at += if joined { 2 } else { 1 };
        comma = next.is_some_and(|w| w.ends_with(','));
        if joined {
            break;
        }
    }
    out.object = words.get(at..).unwrap_or_default().join(" ");
    Some(out)
}

/// "the report and approve the plan": what is before the second verb, and from it on.
fn coordinated(object: &str) -> Option<(&str, &str)> {
    let small = words::lower(object);
    for joint in [", and ", " and ", ", "] {
        for (at, _) in small.match_indices(joint) {
            let rest = small.get(at + joint.len()..)?;
            let mut next = rest.split(' ');
            let is_verb = next
                .next()
                .and_then(verb)
                .is_some_and(|(_, f)| f != Form::Past);
            if is_verb && next.next().is_some_and(|w| lexicon::is(Asking::Object, w)) {
                return Some((object.get(..at)?, object.get(at + joint.len()..)?));
            }
        }
    }
    None
}

/// One line without the marks at its end, "to" at its beginning and "and" behind it.
pub(super) fn tidy(text: &str) -> String {
    let text = text.split_whitespace().collect::<Vec<_>>().join(" ");
    let mut text = text.as_str();
    loop {
        let before = text;
        text = text.trim_end_matches([';', ',', '.', ':', ' ']);
        for end in [" and", " or", "; and"] {
            text = text.strip_suffix(end).unwrap_or(text);
        }
        if text == before {
            break;
        }
    }
    let rest = text
        .strip_prefix("To ")
        .or(text.strip_prefix("to "))
        .unwrap_or(text);
    let (small, _) = if verb(&words::lower(rest.split(' ').next().unwrap_or_default())).is_some() {
        small_first(rest)
    } else {
        (rest.to_owned(), true)
    };
    small
}

/// The text with a small first letter, unless its first word is a name or short for one; and
/// whether that is sure.
pub(super) fn small_first(text: &str) -> (String, bool) {
    let mut words = text.split(' ');
    let first = words.next().unwrap_or_default();
    let mut letters = first.chars();
    let Some(initial) = letters.next().filter(|c| c.is_uppercase()) else {
        return (text.to_owned(), true);
    };
    if letters.clone().any(char::is_uppercase) || (letters.clone().next().is_none() && first != "A")
    {
        return (text.to_owned(), true);
    }
    let small: String = initial.to_lowercase().chain(letters).collect();
    let known = lexicon::is(Asking::Small, &small) || verb(&small).is_some();
    // "Healthwatch Westminster" is a name; so, often, is one capital before another.
    let named = !known && words.next().is_some_and(words::begins_capital);
    if named {
        return (text.to_owned(), true);
    }
    let rest = text.get(first.len()..).unwrap_or_default();
    (format!("{small}{rest}"), known)
}
