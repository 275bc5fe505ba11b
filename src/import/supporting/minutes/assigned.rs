//! Actions that no word calls so: somebody's initials in a column of their own, sentences that say who is
//! to do something, the lines of a list.

use super::actions::{Said, owned, owners};
use crate::import::lexicon::{self, ActionHead};
use crate::import::line::Line;
use crate::import::people;
use crate::import::supporting::para::Para;
use crate::import::supporting::words;

const UNMARKED: &str = "Nothing marks it as an action: see whether it is one.";
const WHOSE: &str = "See whose action it is: what stands beside it is no name of those present.";

/// Whether a line heads the column in which minutes print who is to do something: "Items   Action".
pub(super) fn heads_column(line: &Line) -> bool {
    let text = line.text();
    let count = text.split_whitespace().count();
    let last = text.split_whitespace().next_back().unwrap_or_default();
    let apart = line.cells.len() > 1 || count <= 2;
    count <= 6 && apart && lexicon::whole(ActionHead::Names, last) && !last.ends_with(':')
}

/// "The path is to be mended. BL": the initials in the column, behind all that was minuted.
pub(super) fn in_column(text: &str, names: &[&str]) -> Option<Said> {
    let (what, who) = text.trim_end().rsplit_once(['.', '?', '!'])?;
    let who = who.trim();
    let own = who.split(['/', ' ', '&', ',']).filter(|w| !w.is_empty());
    let known = |w: &str| {
        let all = lexicon::whole(ActionHead::Everybody, w);
        all || names.iter().any(|n| people::are_initials(w, n))
    };
    let mut pieces = own.clone();
    let some = pieces.clone().next().is_some() && pieces.all(known);
    some.then(|| Said {
        owners: own.map(str::to_owned).collect(),
        text: what.trim().to_owned(),
        doubt: None,
    })
}

/// A list of actions under a heading.
pub(super) struct Section {
    /// Nothing else stands below such words.
    pub(super) sure: bool,
    /// Which heading of the format it is; 0 = none.
    pub(super) level: u8,
}

/// The list of actions that a paragraph heads.
pub(super) fn section(para: &Para) -> Option<Section> {
    if para.row {
        return None;
    }
    let level = para.level;
    if lexicon::whole(ActionHead::List, &para.text) {
        return Some(Section { sure: true, level });
    }
    // "New action items", "Actions for Mira": old ones were dealt with.
    let key = words::key(&para.text);
    let all: Vec<&str> = key.split(' ').collect();
    let any = |what: ActionHead| all.iter().any(|w| lexicon::whole(what, w));
    // "ACTION: IC" is one of them.
    let heads = !para.text.trim_end_matches(':').contains(':');
    (heads && all.len() <= 5 && any(ActionHead::Names) && !any(ActionHead::Done))
        .then_some(Section { sure: false, level })
}

/// "The path is to be mended.   Action BL": the mark, and nothing behind it but initials of people who are
/// known here, or everybody.
pub(super) fn behind_mark(text: &str, names: &[&str]) -> Option<(usize, Said)> {
    let text = text.trim_end().trim_end_matches('.');
    let at = ["Action ", "ACTION "]
        .iter()
        .filter_map(|w| text.rfind(w))
        .max()?;
    let (before, rest) = text.split_at_checked(at)?;
    let parted = before.is_empty() || before.ends_with([' ', '(', '[']);
    let who = rest.get("Action ".len()..)?.trim_end_matches([')', ']']);
    let alone = before.is_empty();
    let known = |w: &&str| {
        alone && is_short(w, 3)
            || names.iter().any(|n| people::are_initials(w, n))
            || is_everybody(w)
    };
    let (owners, rest): (Vec<&str>, Vec<&str>) = pieces(who).partition(known);
    let some = parted && (1..=5).contains(&owners.len()) && rest.iter().all(|w| joins(w));
    some.then(|| {
        let said = Said {
            owners: owners.into_iter().map(str::to_owned).collect(),
            ..Said::default()
        };
        (at, said)
    })
}

/// Whether words say whose an action is by nothing but initials, or that it is everybody's: "all, to AL".
pub(super) fn says_whose(who: &str) -> bool {
    pieces(who).all(|w| is_short(w, 4) || is_everybody(w) || joins(w))
}

fn pieces(who: &str) -> impl Iterator<Item = &str> {
    who.split([' ', ',', '/', '&']).filter(|w| !w.is_empty())
}

/// Whether a word is two capitals or more.
fn is_short(word: &str, most: usize) -> bool {
    (2..=most).contains(&word.len()) && word.bytes().all(|b| b.is_ascii_uppercase())
}

fn is_everybody(word: &str) -> bool {
    lexicon::whole(ActionHead::Everybody, word) || word == "all"
}

fn joins(word: &str) -> bool {
    matches!(word, "and" | "to")
}

/// A line of a list of actions that begins or ends with whose it is.
pub(super) fn listed(text: &str, names: &[&str]) -> Option<Said> {
    let text = text.trim_start_matches("[ ]").trim_start_matches("[x]");
    let text = text.trim().trim_matches('~');
    let made = |owners: Vec<String>, text: &str, doubt| Said {
        owners,
        text: text.trim().to_owned(),
        doubt,
    };
    for mark in [": ", " - ", " \u{2013} "] {
        if let Some((who, what)) = text.split_once(mark)
            && what.split_whitespace().count() > 1
        {
            let doubt = owners(who, names).is_none().then_some(WHOSE);
            if let Some(owners) = owners(who, names).or_else(|| called(who)) {
                return Some(made(owners, what, doubt));
            }
        }
    }
    // Whose it is stands in it so that everybody understands it.
    owned(text, names).doubt?;
    // "Ask the mill (mk12, jo7)".
    if let Some((what, who)) = text.trim_end_matches('.').rsplit_once('(')
        && let Some(who) = who.strip_suffix(')')
        && who.split_whitespace().count() <= 3
    {
        let who = who.split(',').map(|w| w.trim().to_owned()).collect();
        return Some(made(who, what, Some(WHOSE)));
    }
    let (who, what) = text.split_once(" to ")?;
    // "Talk to Bo" names nobody who does.
    let verb = what
        .split_whitespace()
        .next()
        .filter(|w| w.starts_with(char::is_lowercase) && !lexicon::is(ActionHead::NoVerb, w));
    verb?;
    Some(made(called(who)?, text, Some(WHOSE)))
}

/// Names as people call each other: "Mira", "Jo/Mira".
fn called(who: &str) -> Option<Vec<String>> {
    let names: Vec<&str> = who.split(['/', '&', ',']).map(str::trim).collect();
    let name = |n: &&str| {
        let letters = n
            .chars()
            .all(|c| c.is_alphabetic() || matches!(c, ' ' | '-' | '\''));
        let short = n.split(' ').count() <= 2 && n.chars().count() <= 24;
        letters && short && n.split(' ').all(|w| w.starts_with(char::is_uppercase))
    };
    names
        .iter()
        .all(name)
        .then(|| names.iter().map(|n| (*n).to_owned()).collect())
}

/// The sentences that say who is to do something: "Clerk to write to the mill."
pub(super) fn in_sentences(text: &str, names: &[&str]) -> Vec<Said> {
    let mut out = Vec::new();
    let mut rest = text;
    loop {
        let (sentence, more) = words::sentence(rest);
        out.extend(in_sentence(sentence, names));
        if !more {
            return out;
        }
        rest = rest.get(sentence.len()..).unwrap_or_default();
        rest = rest.trim_start_matches(['.', ' ']);
    }
}

fn in_sentence(sentence: &str, names: &[&str]) -> Option<Said> {
    // "*Clerk to write": some minutes put a mark before what is to be done.
    let (mark, said) = match sentence.rsplit_once('*') {
        Some((_, said)) if said.starts_with(char::is_uppercase) => (true, said),
        _ => (false, sentence),
    };
    let count = said.split_whitespace().count();
    if !(3..=45).contains(&count) {
        return None;
    }
    let at = lexicon::spans(ActionHead::Asks, said).next()?;
    let who = said.get(..at.start)?.trim();
    let who = lexicon::after(ActionHead::Agreed, who)
        .unwrap_or(who)
        .trim();
    let who = who
        .strip_prefix("The ")
        .or(who.strip_prefix("the "))
        .unwrap_or(who);
    let behind = said.get(at.end..)?.split_whitespace().next()?;
    let verb = behind.starts_with(char::is_lowercase) && !lexicon::is(ActionHead::NoVerb, behind);
    let owners = owners(who, names).filter(|_| verb && who.split(' ').count() <= 4)?;
    Some(Said {
        owners,
        text: said.trim().to_owned(),
        doubt: (!mark).then_some(UNMARKED),
    })
}
