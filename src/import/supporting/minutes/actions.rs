//! Actions written into minutes: "ACTION: AH/MS" below a paragraph, "Action \u{2013} Clerk to
//! write", a section or a table "Actions to be taken".

use super::assigned::{Section, section};
use super::{action_tables, assigned};
use crate::import::found::{Found, Place};
use crate::import::line::Line;
use crate::import::marking;
use crate::import::people;
use crate::import::proposal::{Action, Minuted, Minutes};
use crate::import::supporting::para::Para;
use crate::import::supporting::words;
use crate::meeting::text::Text;

/// Minutes have no more actions than that.
pub(super) const MOST: usize = 200;
/// A paragraph that is longer is told by its last sentence.
const LONG: usize = 500;

const ABOVE: &str =
    "The words above the mark of the action are taken for it; see what is asked for.";
pub(super) const NOBODY: &str = "Nobody is named for this action.";
const FEW: &str = "So few words don't say what is to be done.";
pub(super) const OWNER: &str = "It isn't plain whose action this is.";
pub(super) const EXEMPT: &str = "It was minuted in private or is marked as exempt, and an action brought forward is \
                      read by everybody: word it so that it may be, or drop it.";

/// What a mark of an action says.
#[derive(Debug, Default, PartialEq, Eq)]
pub(super) struct Said {
    pub(super) owners: Vec<String>,
    /// What is to be done; empty = what stands above.
    pub(super) text: String,
    pub(super) doubt: Option<&'static str>,
}

/// The actions of minutes.
pub(super) fn read(lines: &[Line], body: &[Para], minutes: &Minutes) -> Vec<Action> {
    let mut out = Vec::new();
    let names: Vec<&str> = minutes
        .present
        .iter()
        .map(|p| p.value.person.name.as_str())
        .chain(minutes.apologies.iter().map(|a| a.value.name.as_str()))
        .filter(|n| !n.is_empty())
        .collect();
    let column = lines.iter().any(assigned::heads_column);
    let mut listed = None;
    for (at, para) in body.iter().enumerate() {
        if out.len() >= MOST {
            break;
        }
        let alone = assigned::behind_mark(&para.text, &names).is_some();
        if let Some(section) = section(para).filter(|_| !alone) {
            listed = Some(section);
            continue;
        }
        // A heading below that of the list may head one of its actions.
        let below = |s: &Section| s.level > 0 && para.level > s.level;
        if (para.is_heading() || para.row) && !listed.as_ref().is_some_and(below) {
            listed = None;
        }
        if para.row {
            continue;
        }
        let text = para.text.as_str();
        let known = assigned::behind_mark(text, &names);
        if let Some((from, said)) = known.or_else(|| marked(text, &names)) {
            let above = text.get(..from).unwrap_or_default().trim();
            let found = one(body, at, above, said, minutes);
            // What stands above the mark may have been taken by its words alone.
            if let Some(found) = &found {
                let here = found.text.place;
                let inside = |a: &Action| {
                    let place = a.text.place;
                    !a.text.is_certain() && here.source == place.source && here.line <= place.line
                };
                while out.last().is_some_and(inside) {
                    out.pop();
                }
            }
            out.extend(found);
        } else if let Some(section) = &listed {
            let said = assigned::listed(text, &names).unwrap_or_else(|| owned(text, &names));
            if !text.is_empty() && (section.sure || !said.owners.is_empty()) {
                let mut found = one(body, at, "", said, minutes);
                // A list of all actions stands beside the items, and in none of them.
                if let Some(action) = found
                    .as_mut()
                    .filter(|_| beside(section, body, at, minutes))
                {
                    action.topic = Text::default();
                }
                out.extend(found);
            }
        } else if column && let Some(said) = assigned::in_column(text, &names) {
            out.extend(one(body, at, "", said, minutes));
        } else {
            for said in assigned::in_sentences(text, &names) {
                out.extend(one(body, at, "", said, minutes));
            }
        }
    }
    out.extend(action_tables::read(lines, minutes));
    let turns = super::room::turns(body);
    for action in &mut out {
        let place = action.text.place;
        let here = (place.source, place.to.max(place.line));
        let last = turns.iter().rfind(|(at, _)| *at <= here);
        if !action.exempt && last.is_some_and(|(_, private)| *private) {
            action.exempt = true;
            action.text = action.text.clone().doubting(EXEMPT);
        }
    }
    out
}

/// Whether the heading of a list of actions is as high as that of the item above it.
fn beside(section: &Section, body: &[Para], at: usize, minutes: &Minutes) -> bool {
    let above = body.get(at).and_then(|p| item(minutes, p.place));
    let heads = |p: &&Para| above.is_some_and(|i| i.title.place == p.place);
    let mut headings = body.iter().filter(|p| p.level > 0);
    section.level > 0
        && headings
            .find(heads)
            .is_some_and(|p| p.level >= section.level)
}

/// Where the mark of an action begins in a paragraph, and what stands behind it.
fn marked(text: &str, names: &[&str]) -> Option<(usize, Said)> {
    for word in ["ACTIONS", "ACTION", "Actions", "Action"] {
        for (at, _) in text.match_indices(word) {
            let before = text.get(..at).unwrap_or_default();
            let edge = before
                .chars()
                .next_back()
                .is_none_or(|c| !c.is_alphanumeric());
            let open = before.trim_end();
            // In a sentence "Action" is a word as another.
            let first = open.is_empty() || open.ends_with(['.', ';', ':', ')', '?', '!']);
            let rest = text.get(at + word.len()..).unwrap_or_default();
            if !edge || !first || rest.starts_with(char::is_alphanumeric) {
                continue;
            }
            if let Some(said) = behind(rest, names) {
                return Some((at, said));
            }
        }
    }
    None
}

/// What stands behind the word "Action"; none where it is no mark.
fn behind(rest: &str, names: &[&str]) -> Option<Said> {
    const JOINS: [&str; 9] = [
        " points",
        " point",
        " items",
        " item",
        " required",
        " agreed",
        " by",
        " for",
        " on",
    ];
    let joined = JOINS.iter().find_map(|j| {
        let after = rest.strip_prefix(j)?;
        after
            .starts_with([':', ' ', '\u{2013}', '-'])
            .then_some(after)
    });
    let rest = joined.unwrap_or(rest).trim_start();
    if let Some(said) = rest
        .strip_prefix([':', ';', '\u{2013}', '\u{2014}', '-', '\t'])
        .map(|r| r.trim_start_matches([':', '\u{2013}', '-', ' ', '\t']))
    {
        return (!said.trim().is_empty()).then(|| owned(said, names));
    }
    // "Action OK: Tell everyone", "Action (Mira): tell everyone".
    let (who, what) = rest.split_once(':')?;
    let who = who.trim_matches(['(', ')', '[', ']', ' ']);
    let owners = owners(who, names)?;
    (!what.trim().is_empty()).then(|| Said {
        owners,
        text: what.trim().to_owned(),
        doubt: None,
    })
}

/// Owners and words of an action: "AH/MS", "Clerk to write", "Ann: write", "Write (Clerk)".
pub(super) fn owned(said: &str, names: &[&str]) -> Said {
    let said = said.trim();
    let bare = said.trim_end_matches(['.', ' ']);
    if let Some(owners) = owners(bare, names) {
        return Said {
            owners,
            ..Said::default()
        };
    }
    let made = |who: &str, what: &str| {
        let owners = owners(who, names)?;
        (!what.trim().is_empty()).then(|| Said {
            owners,
            text: what.trim().to_owned(),
            doubt: None,
        })
    };
    if let Some((who, what)) = said.split_once(':')
        && let Some(said) = made(who, what)
    {
        return said;
    }
    // "Clerk to write to the Council": the words stay whole.
    for verb in [" to ", " will ", " agreed to ", " is to ", " are to "] {
        if let Some((who, _)) = said.split_once(verb)
            && let Some(owners) = owners(who.strip_prefix("The ").unwrap_or(who), names)
        {
            return Said {
                owners,
                text: said.to_owned(),
                doubt: None,
            };
        }
    }
    for (open, close) in [("(", ")"), ("[", "]"), (" \u{2013} ", ""), (" - ", "")] {
        if let Some((what, who)) = bare.rsplit_once(open)
            && let Some(who) = who.strip_suffix(close)
            && let Some(said) = made(who, what)
        {
            return said;
        }
    }
    Said {
        text: said.to_owned(),
        doubt: Some(NOBODY),
        ..Said::default()
    }
}

/// The owners that words are and nothing else: initials, posts, names.
pub(super) fn owners(who: &str, names: &[&str]) -> Option<Vec<String>> {
    if who.len() > 90 || who.trim().is_empty() {
        return None;
    }
    let pieces = who.split(['/', ',', '&', '+', ';', '\n']);
    let pieces = pieces.flat_map(|p| p.split(" and ")).map(str::trim);
    let mut out = Vec::new();
    for piece in pieces.filter(|p| !p.is_empty()) {
        let piece = piece.trim_end_matches('.');
        is_owner(piece, names).then(|| out.push(piece.to_owned()))?;
    }
    (!out.is_empty()).then_some(out)
}

fn is_owner(piece: &str, names: &[&str]) -> bool {
    let capital = piece.starts_with(char::is_uppercase);
    let count = piece.split_whitespace().count();
    if !capital || count > 5 {
        return false;
    }
    let key = words::key(piece);
    let post = key.strip_prefix("the ").unwrap_or(&key);
    if matches!(
        post,
        "all" | "everyone" | "everybody" | "all members" | "members"
    ) || people::is_post(piece) && is_title(piece)
        || people::office(piece).is_some()
    {
        return true;
    }
    let one = count == 1;
    let letters = piece.chars().filter(|c| c.is_alphabetic()).count();
    let big = piece.chars().filter(|c| c.is_uppercase()).count();
    let initials = one
        && (2..=5).contains(&letters)
        && (big == letters && letters <= 4 || names.iter().any(|n| people::are_initials(piece, n)));
    let known = one
        && names
            .iter()
            .any(|n| words::key(n).split(' ').any(|w| w == key && w.len() > 2));
    initials || known || people::person(piece).is_some()
}

/// Whether words are a title, as posts are: "Clerk", "Head of Looms".
fn is_title(piece: &str) -> bool {
    const JOINS: [&str; 6] = ["of", "the", "and", "to", "for", "&"];
    piece
        .chars()
        .all(|c| c.is_alphabetic() || matches!(c, ' ' | '-' | '&' | '\'' | '\u{2019}'))
        && piece
            .split_whitespace()
            .all(|w| JOINS.contains(&w) || w.starts_with(char::is_uppercase))
}

/// The action at a paragraph, with the words above its mark where it has none of its own.
fn one(body: &[Para], at: usize, above: &str, said: Said, minutes: &Minutes) -> Option<Action> {
    let para = body.get(at)?;
    let mut place = para.place;
    let mut doubt = said.doubt;
    let own = said.text.is_empty();
    let text = if !said.text.is_empty() {
        said.text
    } else if !above.is_empty() {
        last(above).to_owned()
    } else {
        let before = at.checked_sub(1).and_then(|k| body.get(k))?;
        place = before.place.through(place);
        // What stands above is a heading, a row, or the mark of another action.
        let plain = !before.row && !before.is_heading() && marked(&before.text, &[]).is_none();
        if !plain {
            doubt = doubt.or(Some(ABOVE));
        }
        last(&before.text).to_owned()
    };
    let count = text.split_whitespace().count();
    if count < 2 {
        return None;
    }
    // Of several sentences only the last may be what is asked for; a heading is none.
    let several = text.len() > 40 && words::sentence(&text).1;
    if own && (several || !above.is_empty() && para.is_heading()) {
        doubt = doubt.or(Some(ABOVE));
    }
    // "Chase up": whom, the minutes say elsewhere.
    if count < 4 {
        doubt = doubt.or(Some(FEW));
    }
    if text.len() > LONG {
        doubt = doubt.or(Some(ABOVE));
    }
    Some(made(
        &text,
        &said.owners,
        place,
        doubt,
        item(minutes, para.place),
        minutes,
    ))
}

/// A paragraph, or the last sentences of a long one.
fn last(text: &str) -> &str {
    if text.len() <= LONG {
        return text;
    }
    let mut rest = text;
    while rest.len() > LONG {
        let (first, more) = words::sentence(rest);
        if !more {
            break;
        }
        rest = rest
            .get(first.len()..)
            .unwrap_or_default()
            .trim_start_matches(['.', ' ']);
    }
    rest
}

/// The item that a place stands in.
fn item(minutes: &Minutes, place: Place) -> Option<&Minuted> {
    let at = |p: Place| (p.source, p.line);
    let before = |i: &&Minuted| at(i.title.place) <= at(place);
    minutes.items.iter().rfind(before)
}

pub(super) fn made(
    text: &str,
    owners: &[String],
    place: Place,
    doubt: Option<&'static str>,
    item: Option<&Minuted>,
    minutes: &Minutes,
) -> Action {
    let private = minutes.items.iter().all(|i| i.exempt) && !minutes.items.is_empty();
    let exempt = private
        || item.is_some_and(|i| i.exempt)
        || marking::is_marked(text)
        || owners.iter().any(|o| marking::is_marked(o));
    let mut found = Found::certain(Text::line(text), place);
    if exempt {
        found = found.doubting(EXEMPT);
    } else if let Some(why) = doubt {
        found = found.doubting(why);
    }
    Action {
        raised: minutes.date.clone(),
        topic: item.map(|i| i.title.value.clone()).unwrap_or_default(),
        text: found,
        owners: owners.iter().map(|o| Text::line(o)).collect(),
        exempt,
        ..Action::default()
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::import::proposal::Proposal;
    use crate::import::supporting::testing::{day, run};

    fn told(text: &str) -> Vec<String> {
        let mut out = Proposal::default();
        super::super::read(&run(text).lines, &mut out);
        let shown = |a: &Action| {
            let owners: Vec<&str> = a.owners.iter().map(Text::as_str).collect();
            let doubt = if a.text.is_certain() { "" } else { "?" };
            let exempt = if a.exempt { " EXEMPT" } else { "" };
            format!(
                "{}: {}{doubt}{exempt}",
                owners.join("+"),
                a.text.value.as_str()
            )
        };
        out.actions.iter().map(shown).collect()
    }

    const HEAD: &str = "Minutes of the Loom Trust held on 4 May 2027\n\nPresent: Imelda Crake (IC), Edna Rooke, \
                        Alan Holt (AHol)\n\n";

    #[test]
    fn marks_below_a_paragraph_and_in_it() {
        let read = told(&format!(
            "{HEAD}1. Chairs\n\n1.1 The Trust asked for chairs near the door.\n\nACTION: Ahol/IC\n\n\
             1.2 The roof is leaking. ACTION: ER\n\n2. Looms \u{2013} put off\n\nACTION: Edna\n\n3. Letters\n\nAction \u{2013} Clerk to \
             write to the mill.\n\nAction IC: Tell everyone where looms can be had\n\nAction: sort the boxes\n\n\
             Court action: the Trust lost.\n\nAfter some action was taken: nothing.\n"
        ));
        assert_eq!(
            read,
            [
                "Ahol+IC: The Trust asked for chairs near the door.",
                "ER: The roof is leaking.",
                "Edna: Looms \u{2013} put off?",
                "Clerk: Clerk to write to the mill.",
                "IC: Tell everyone where looms can be had",
                ": sort the boxes?",
            ]
        );
    }

    #[test]
    fn sections_and_tables() {
        let read = told(&format!(
            "{HEAD}1. Looms\n\nAgreed.\n\nACTION ITEMS\n\nEdna: Ask which loom is cheapest.\n\nMend the old door (Clerk)\n\n\
             2. Close\n\nThe meeting closed.\n"
        ));
        assert_eq!(
            read,
            [
                "Edna: Ask which loom is cheapest.",
                "Clerk: Mend the old door"
            ]
        );
        let read = told(&format!(
            "{HEAD}ACTIONS TO BE TAKEN\n\nITEM\tACTION\tBY WHOM\tBY WHEN\n40/27\tPut the minutes on the \
             website\tClerk\tasap\n41b/27\tBuy two looms\tImelda Crake/Clerk\tJune\n42/27\tMend the door\twhoever can\t\n\n\
             1. Looms\n\nAgreed.\n"
        ));
        assert_eq!(
            read,
            [
                "Clerk: Put the minutes on the website",
                "Imelda Crake+Clerk: Buy two looms",
                "whoever can: Mend the door?",
            ]
        );
    }

    #[test]
    fn actions_of_private_items_are_exempt_and_each_has_its_day() {
        let text = format!(
            "{HEAD}1. Looms\n\nThe looms are old. ACTION: IC\n\n2. Exclusion of the public\n\nRESOLVED: That the public be \
             excluded from the meeting.\n\n3. Pay\n\nThe pay of the weaver was told. ACTION: IC\n"
        );
        assert_eq!(
            told(&text),
            [
                "IC: The looms are old.",
                "IC: The pay of the weaver was told.? EXEMPT"
            ]
        );
        let mut out = Proposal::default();
        super::super::read(&run(&text).lines, &mut out);
        assert_eq!(
            out.actions[0].raised.as_ref().map(|d| d.value),
            Some(day(2027, 5, 4))
        );
        assert_eq!(out.actions[0].topic.as_str(), "Looms");
    }
}
