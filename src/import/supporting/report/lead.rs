//! What leads into a list of limbs, "The Board is asked to:", and what a limb under it comes to.

use super::clause;
use super::that::{self, Turned};
use super::verbs;
use crate::import::lexicon::{self, Asking};
use crate::import::supporting::words::{self, sentence};

/// Words that ask.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(super) struct Lead {
    /// The whole as printed, without the colon.
    pub(super) printed: String,
    /// What follows is a clause ("recommended that"), not what is to be done ("asked to").
    pub(super) clause: bool,
    /// What stands after the words that ask.
    pub(super) rest: String,
    /// The body that meets is asked, or it is recommended.
    pub(super) of_body: bool,
    /// The word for who is asked, where the lead says it.
    pub(super) board: Option<String>,
}

/// The words that ask in a text, if they stand near its beginning.
pub(super) fn find(text: &str) -> Option<Lead> {
    let end = text
        .char_indices()
        .nth(240)
        .map_or(text.len(), |(at, _)| at);
    let printed = text.get(..end)?;
    let small = words::lower(printed);
    let head = small.as_str();
    let to = lexicon::spans(Asking::To, printed).find_map(|at| {
        let before: Vec<&str> = head.get(..at.start)?.split_whitespace().collect();
        let mut near = before.iter().rev().take(3);
        let passive = near.any(|w| matches!(*w, "is" | "are" | "be"));
        (passive || before.is_empty()).then_some((at.start, at.end, false))
    });
    let that = lexicon::spans(Asking::That, printed).next();
    let that = that.map(|at| (at.start, at.end, true));
    let lone = lone(head).or_else(|| subject(text));
    let found = to
        .into_iter()
        .chain(that)
        .chain(lone)
        .chain(active(head))
        .min_by_key(|f| f.0)?;
    let (at, after, clause) = found;
    let rest = text
        .get(after..)?
        .trim()
        .trim_start_matches([':', '-', '\u{2013}'])
        .trim();
    let rest = rest.strip_suffix(':').unwrap_or(rest).trim().to_owned();
    let before = text.get(..at).unwrap_or_default();
    let mut board = before.split_whitespace().rev().find(|w| clause::is_body(w));
    if clause {
        // "recommended that Cabinet approves": who is asked stands behind.
        board = board.or_else(|| rest.split_whitespace().take(8).find(|w| clause::is_body(w)));
    }
    let board = board.map(|w| {
        w.trim_matches(|c: char| !c.is_alphanumeric() && c != '&')
            .to_owned()
    });
    Some(Lead {
        printed: text.trim().trim_end_matches(':').trim().to_owned(),
        of_body: board.is_some() || clause,
        clause,
        rest,
        board: board.filter(|w| !w.contains("WB")),
    })
}

/// What a limb that ends in a colon leads into: "Agrees that:", "approve the following:".
pub(super) fn nested(lead: &Lead, limb: &str) -> Option<Lead> {
    let limb = limb.trim().trim_end_matches(':').trim();
    let printed = format!("{} {limb}", lead.printed);
    if limb.ends_with(" that") {
        return Some(Lead {
            printed,
            clause: true,
            rest: String::new(),
            ..lead.clone()
        });
    }
    let (small, _) = that::small_first(limb);
    let whole = format!("{} {small}", lead.rest);
    let rest = if lead.clause {
        clause::based(clause::of_board(whole.trim())?)
    } else {
        whole.trim().to_owned()
    };
    let does = rest
        .split(' ')
        .next()
        .and_then(|w| verbs::verb(&words::lower(w)));
    does.is_some().then(|| Lead {
        printed,
        clause: false,
        rest,
        ..lead.clone()
    })
}

/// "RECOMMENDED:" or "RECOMMENDED –" alone.
fn lone(head: &str) -> Option<(usize, usize, bool)> {
    let rest = head.strip_prefix("recommended")?;
    let rest = rest.trim_start();
    (rest.is_empty() || rest.starts_with([':', '-', '\u{2013}'])).then_some((
        0,
        "recommended".len(),
        true,
    ))
}

/// "That the Authority:" alone: what it does stands in the limbs below.
fn subject(text: &str) -> Option<(usize, usize, bool)> {
    let rest = text
        .strip_prefix("That ")
        .or(text.strip_prefix("that "))?
        .strip_suffix(':')?;
    let words: Vec<&str> = rest.split_whitespace().collect();
    let named = words.last().is_some_and(|w| clause::is_body(w));
    (named && words.len() <= 8).then_some((0, "That".len(), true))
}

/// "The SAEB would like the Board to consider", "This report asks the Board to".
fn active(head: &str) -> Option<(usize, usize, bool)> {
    let wish = lexicon::spans(Asking::Wishes, head).next()?;
    let at = wish.end + 1;
    let tail = head.get(at..)?;
    let to = tail
        .find(" to ")
        .map(|k| k + 3)
        .or_else(|| tail.ends_with(" to").then_some(tail.len()))?;
    let whom = tail.get(..to)?;
    let short = whom.split(' ').count() <= 9 && lexicon::is(Asking::Whom, whom);
    short.then_some((wish.start, at + to, false))
}

/// What a limb below the lead comes to after "That".
pub(super) fn limb(lead: &Lead, text: &str, board: &str) -> Turned {
    let board = lead.board.as_deref().unwrap_or(board);
    let (text, cut) = sentence(text);
    let cut = cut.then_some("Only its first sentence was taken into the resolution.");
    let turned = if text.starts_with("That ") || text.starts_with("that ") {
        clause::clause(text, board)
    } else if lead.clause {
        clause(lead, text, board)
    } else {
        doing(lead, text, board)
    };
    turned.doubting(cut)
}

fn clause(lead: &Lead, text: &str, board: &str) -> Turned {
    // "It is recommended that the Board:" with limbs that say what it does.
    if lead.rest.is_empty() {
        let first = words::lower(text.split(' ').next().unwrap_or_default());
        let does = verbs::verb(&first).is_some_and(|(_, f)| f == verbs::Form::Base);
        return if does {
            that::phrase(text, board)
        } else {
            clause::clause(text, board)
        };
    }
    let (small, _) = that::small_first(text);
    clause::clause(&format!("{} {small}", lead.rest), board)
}

fn doing(lead: &Lead, text: &str, board: &str) -> Turned {
    let stem = following(&lead.rest);
    if stem.is_empty() {
        return that::phrase(text, board);
    }
    let verbs_only = stem.split(' ').all(|w| {
        verbs::verb(&words::lower(w)).is_some()
            || w == "&"
            || lexicon::is(Asking::Joins, w)
            || w.ends_with(',')
    });
    let (small, sure) = that::small_first(text);
    if verbs_only {
        let turned = that::phrase(&format!("{stem} {small}"), board);
        let why = "The first word may be a name, and was put in small letters.";
        return turned.doubting((!sure).then_some(why));
    }
    // "consider three areas: a) Safer recruitment": the limb is one of what the lead names.
    let first = words::lower(stem.split(' ').next().unwrap_or_default());
    match verbs::verb(&first) {
        Some((verb, _)) => that::phrase(&format!("{} {small}", verb.base), board).doubting(Some(
            "What leads into the list says more than the limb; see its words.",
        )),
        None => that::phrase(&format!("{stem} {small}"), board).doubting(Some(
            "What leads into the list says more than the limb; see its words.",
        )),
    }
}

/// What the lead says before "the following recommendations".
fn following(rest: &str) -> &str {
    let small = words::lower(rest);
    let cut = ["the following", "that:", "to:"]
        .iter()
        .filter_map(|w| small.find(w))
        .min();
    let cut = cut.and_then(|at| rest.get(..at)).unwrap_or(rest).trim();
    cut.trim_end_matches([':', ',', '-', '\u{2013}']).trim()
}
