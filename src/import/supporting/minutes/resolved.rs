//! What was resolved: "Resolved:" with limbs below, "RESOLVED – that …", "It was resolved to …".

use crate::import::found::Found;
use crate::import::lexicon::{self, Asking};
use crate::import::proposal::Resolved;
use crate::import::supporting::label::{self, Mark};
use crate::import::supporting::para::Para;
use crate::import::supporting::report::{is_body, is_past};
use crate::import::supporting::words;
use crate::meeting::text::Text;

const ONE: &str = "It could be a part of one resolution with those beside it.";

/// Where the words after the mark of a resolution begin, and whether it is only said to have been
/// agreed.
pub(super) fn marker(text: &str) -> Option<(usize, bool)> {
    let from = |rest: &str| text.len() - rest.len();
    let colon = |rest: &str| rest.trim_start().starts_with([':', '-', '\u{2013}']);
    // "Resolution of the dispute", "Decision making" are no marks.
    if let Some(rest) = lexicon::after(Asking::Resolution, text).filter(|r| colon(r)) {
        return Some((from(rest), false));
    }
    if let Some(rest) = lexicon::after(Asking::Resolved, text) {
        return Some((from(rest), false));
    }
    if let Some(rest) = lexicon::after(Asking::Agreed, text) {
        let at = from(rest);
        let lone = text.get(..at).is_some_and(|w| !w.contains(' '));
        let shouted = text.starts_with("AGREED");
        let colon = rest.trim().is_empty() || colon(rest);
        let small = words::lower(rest.trim_start());
        let leads = small.starts_with("that") || small.starts_with("to ");
        if colon || leads && (!lone || shouted) {
            return Some((at, !colon && !shouted));
        }
    }
    if words::capitals(text) {
        return None;
    }
    if let Some(at) = sentences(text).find(|at| text.get(*at..).is_some_and(did)) {
        return Some((at, false));
    }
    let loud = ["RESOLVED", "AGREED"];
    let found = loud
        .iter()
        .filter_map(|w| Some((words::find_word(text, w)?, w.len())));
    let (at, length) = found.min()?;
    let rest = text.get(at + length..).unwrap_or_default().trim_start();
    let leads = rest.is_empty()
        || rest.starts_with([':', '-', '\u{2013}', '(', ','])
        || ["that", "to ", "unanimously"]
            .iter()
            .any(|w| rest.starts_with(w));
    // "The minutes were AGREED as a true record" is all of it the resolution.
    Some((if leads { at + length } else { 0 }, false))
}

/// "The Board NOTED the report" is all of it the resolution; so is one whose first act is another
/// than to agree, "The Board NOTED the plan and AGREED that it would come back".
fn did(text: &str) -> bool {
    let mut words = text.split_whitespace().take(8);
    let named = words.by_ref().take(6).take_while(|w| !is_act(w));
    let before: Vec<&str> = named.collect();
    let subject = before
        .first()
        .is_some_and(|w| *w == "The" || *w == "Members")
        && before.iter().any(|w| is_body(w))
        && before.len() <= 6;
    let act = text.split_whitespace().nth(before.len());
    let act = act.filter(|w| is_act(w));
    subject && act.is_some_and(|w| !matches!(w, "RESOLVED" | "AGREED"))
}

/// Where the sentences of a text begin.
fn sentences(text: &str) -> impl Iterator<Item = usize> {
    let ends = text.match_indices(". ").map(|(at, _)| at + 2);
    std::iter::once(0).chain(ends)
}

/// A verb in capitals that says what was done: "NOTED".
fn is_act(word: &str) -> bool {
    let word = word.trim_matches(|c: char| !c.is_alphanumeric());
    word.len() > 3
        && word.bytes().all(|b| b.is_ascii_uppercase())
        && is_past(&word.to_ascii_lowercase())
}

/// "The Board:" with what it did in the paragraphs below, "i. APPROVED the plan;".
fn opens(para: &Para, next: Option<&Para>) -> bool {
    let short = para.text.ends_with(':') && para.text.split(' ').count() <= 8;
    let named = para.text.split(' ').any(is_body);
    let first = |p: &Para| p.text.split(' ').next().is_some_and(is_act);
    short && named && next.is_some_and(|n| n.mark.is_some() && first(n))
}

/// What the paragraphs of an item resolved.
pub(super) fn read(paras: &[Para]) -> Vec<Resolved> {
    let mut out = Vec::new();
    let mut at = 0;
    while let Some(para) = paras.get(at) {
        at += 1;
        if para.row && para.text.len() > 2000 {
            continue;
        }
        if opens(para, paras.get(at)) {
            let mark = paras.get(at).and_then(|p| p.mark);
            while let Some(next) = paras.get(at).filter(|p| p.mark == mark) {
                out.push(made(&next.label, &next.text, next));
                at += 1;
            }
            continue;
        }
        let Some((from, said)) = marker(&para.text) else {
            continue;
        };
        let rest = para.text.get(from..).unwrap_or_default();
        let rest = after_mark(rest);
        let inline = label::inline(&format!(" {rest}"));
        let before = out.len();
        let leads = rest.is_empty()
            || rest.ends_with(':')
            || matches!(words::key(rest).as_str(), "that" | "to" | "unanimously");
        if !inline.is_empty() && !leads {
            limbs(para, &format!(" {rest}"), &inline, &mut out);
        } else if !leads {
            let label = label::label(rest).filter(|l| !matches!(l.mark, Mark::Bullet));
            let words = rest
                .get(label.as_ref().map_or(0, |l| l.rest)..)
                .unwrap_or(rest);
            let name = label.map_or_else(|| numbered(para), |l| l.words);
            out.push(made(&name, words, para));
        }
        // "That the following be appointed:" with limbs below could be one resolution, or several.
        let lead = leads && rest.split_whitespace().count() > 1;
        // Limbs that follow.
        let mut first: Option<Mark> = None;
        while let Some(next) = paras.get(at) {
            if !follows(para, next, first, leads, out.len() > before && !leads, &out) {
                break;
            }
            first = first.or(next.mark);
            let mut limb = made(&next.label, &next.text, next);
            let whole = ["that ", "to "]
                .iter()
                .any(|w| words::lower(&next.text).starts_with(w));
            if lead && !whole {
                limb.text = limb.text.doubting(ONE);
            }
            out.push(limb);
            at += 1;
        }
        if said {
            for resolved in out.iter_mut().skip(before) {
                resolved.text = resolved
                    .text
                    .clone()
                    .doubting("The minutes say that it was agreed, not that it was resolved.");
            }
        }
    }
    out
}

/// The words behind the mark without what stands between: "(unanimously)", colons, dashes.
fn after_mark(rest: &str) -> &str {
    let mut rest = rest.trim();
    for _ in 0..3 {
        rest = rest.trim_start_matches([':', '-', '\u{2013}', '\u{2014}', ' ', '*', ',', '.']);
        rest = lexicon::after(Asking::Carried, rest).map_or(rest, |r| r.trim_start_matches(')'));
    }
    rest.trim()
}

/// Whether a paragraph is a limb of the resolution above it.
fn follows(
    mark: &Para,
    next: &Para,
    first: Option<Mark>,
    leads: bool,
    run_on: bool,
    out: &[Resolved],
) -> bool {
    if next.text.is_empty()
        || next.is_heading() && next.mark.is_none()
        || marker(&next.text).is_some()
    {
        return false;
    }
    let that = next.text.starts_with("That ")
        || next.text.starts_with("that ")
        || next.text.starts_with("to ");
    match (mark.mark, next.mark) {
        (_, None) => that && leads && first.is_none(),
        (Some(Mark::Number(n)), Some(Mark::Number(m))) => m > n && (leads || run_on),
        (None, Some(Mark::Number(1))) => {
            (leads && first.is_none() && next.label == "1") || first == next.mark
        }
        (None, Some(Mark::Number(_))) => leads && (first.is_none() || first == next.mark),
        (_, Some(Mark::Bullet)) => leads,
        (_, Some(Mark::Number(_))) => false,
        // "RESOLVED: (a) that …" with "(b)" in the next paragraph.
        (_, Some(_)) => {
            leads
                || out
                    .last()
                    .is_some_and(|last| is_next(last.label.as_str(), &next.label))
        }
    }
}

fn is_next(one: &str, two: &str) -> bool {
    const ROMAN: [&str; 10] = ["i", "ii", "iii", "iv", "v", "vi", "vii", "viii", "ix", "x"];
    if let ([a], [b]) = (one.as_bytes(), two.as_bytes()) {
        return a.checked_add(1) == Some(*b);
    }
    let place = |w: &str| ROMAN.iter().position(|r| *r == w);
    matches!((place(one), place(two)), (Some(a), Some(b)) if b == a + 1)
}

fn limbs(para: &Para, text: &str, marks: &[(usize, String, usize)], out: &mut Vec<Resolved>) {
    for (k, (_, label, from)) in marks.iter().enumerate() {
        let to = marks.get(k + 1).map_or(text.len(), |next| next.0);
        out.push(made(label, text.get(*from..to).unwrap_or_default(), para));
    }
}

/// The number of a paragraph, where it is numbered below its item.
fn numbered(para: &Para) -> String {
    match para.mark {
        Some(Mark::Number(_)) => para.label.clone(),
        _ => String::new(),
    }
}

fn made(label: &str, words: &str, para: &Para) -> Resolved {
    Resolved {
        label: Text::line(label),
        text: Found::certain(Text::line(words.trim()), para.place),
    }
}
