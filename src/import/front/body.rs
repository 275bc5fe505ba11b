//! The name of the body that meets, and the authority whose committee it is.

use super::front_sheet::{FrontSheet, after, find, has};
use super::heads::{best, candidates, ends_open, holds, is_title};
use super::name::{is_body, is_general, is_host, is_sentence, parted, stripped};
use super::put::put;
use crate::import::found::{Found, Place};
use crate::import::lexicon::{self, BodyName};
use crate::import::proposal::Proposal;
use crate::import::when;
use crate::meeting::text::Text;

/// What a name is doubted for that has none of the words that bodies are called by.
const NO_BODY: &str = "Only the notice says that it meets; its name is no usual one of a body.";

/// So many rows from the top could have the first words of a sheet.
const TOP: usize = 10;

/// What a name is doubted for that many bodies have.
pub(super) const ONLY_KIND: &str = "It says only of which kind the body is.";

/// Doubts a body whose name looks like none as a whole, whoever read it.
pub(super) fn weigh(out: &mut Proposal) {
    let Some(body) = out.body.as_mut().filter(|b| b.is_certain()) else {
        return;
    };
    let hosted = out.host.is_some();
    if let Some(why) = odd(&body.value).filter(|why| !(hosted && *why == ONLY_KIND)) {
        *body = body.clone().doubting(why);
    }
}

/// What speaks against words as the whole name of a body.
fn odd(name: &str) -> Option<&'static str> {
    let open = name.matches(['(', '[']).count() != name.matches([')', ']']).count();
    // "District Council 7" is one of several; "2018 AGM" is a meeting.
    let before = name.trim_end_matches(|c: char| c.is_ascii_digit());
    let one_of = name.len() - before.len() < 4 && before.ends_with(' ') && is_body(before);
    let counted = if one_of { before } else { name };
    let digit = counted.bytes().any(|b| b.is_ascii_digit());
    let lone = name.split_whitespace().nth(1).is_none();
    let small = !name.starts_with(char::is_uppercase);
    if open || ends_open(name) {
        return Some("The name breaks off.");
    }
    if digit || name.contains('#') {
        return Some("A number stands in it, which may be that of the meeting.");
    }
    if small {
        return Some("The name begins in the midst of a sentence.");
    }
    // "CHAIRPERSON OF THE HARBOUR COMMITTEE", "Regular Meeting of the Board": what is of the body is not it.
    if let Some(at) = find(name, " of the ")
        && let Some((head, tail)) = name.split_at_checked(at)
        && !is_body(head)
        && is_body(tail)
    {
        return Some("It may be something or somebody of the body, and not the body.");
    }
    if find(name, "to ") == Some(0) {
        return Some("It begins like an address.");
    }
    if (lone || is_general(name)) && !lexicon::whole(BodyName::Alone, name) {
        return Some(ONLY_KIND);
    }
    let person = crate::import::people::person(name).is_some();
    (person && !is_body(name)).then_some("It could be the name of a person.")
}

/// Takes the body from a label.
pub(super) fn named(value: &str, place: Place, out: &mut Proposal) {
    let value = stripped(value);
    if !value.is_empty() {
        put(
            &mut out.body,
            Found::certain(Text::line(&value), place),
            "body",
        );
    }
}

/// Takes the body from "a meeting of the X of Y Council will be held".
pub(super) fn from_sentence(words: &str, place: Place, out: &mut Proposal) {
    let Some(at) = ["meeting of the ", "meeting of "]
        .iter()
        .find_map(|k| find(words, k).map(|at| at + k.len()))
    else {
        // "Osk Parish Council. Councillors are summoned to a meeting on …".
        if let Some((head, _)) = words.split_once(". ")
            && head.len() < 100
            && is_body(head)
            && is_title(head)
            && !is_general(head)
        {
            let name = stripped(head);
            let why = "It stands before the notice; nothing says that it is the body that meets.";
            put(
                &mut out.body,
                Found::unsure(Text::line(&name), place, why),
                "body",
            );
        }
        // "The next meeting of …" has gone by; "The X Committee will meet on".
        if let Some(end) = lexicon::spans(BodyName::Meets, words)
            .next()
            .map(|at| at.start)
            && let Some(head) = words.get(..end)
        {
            let head = after(head.trim(), "notice is hereby given that ").unwrap_or(head.trim());
            let head = after(head, "the ")
                .or_else(|| after(head, "a "))
                .unwrap_or(head)
                .trim();
            let called = format!("{head} Meeting");
            if !is_body(head)
                && has(words, "meeting will")
                && head.split(' ').count() > 1
                && is_title(head)
            {
                put(
                    &mut out.body,
                    Found::unsure(Text::line(&called), place, NO_BODY),
                    "body",
                );
            } else if is_body(head)
                && head.len() < 100
                && !is_sentence(head)
                && !is_general(&stripped(head))
            {
                put(
                    &mut out.body,
                    Found::certain(Text::line(&stripped(head)), place),
                    "body",
                );
            }
        }
        return;
    };
    let rest = words.get(at..).unwrap_or("");
    let mut end = rest.len();
    for stop in [
        " to be held",
        " will be held",
        " which will",
        " which is",
        " is to be held",
        " held",
        " will take place",
        " on ",
        " at ",
        ", to be",
        " will meet",
        " will hold",
        " commencing",
        ", on ",
        ", in ",
        ", which",
        " for the purpose",
        ". ",
        " in the ",
        " (",
    ] {
        if let Some(found) = find(rest, stop) {
            end = end.min(found);
        }
    }
    let name = rest.get(..end).unwrap_or(rest);
    let dated = when::dates(name, None).first().map(|d| d.at.start);
    let timed = when::times(name).first().map(|t| t.at.start);
    let told = dated.into_iter().chain(timed).min();
    let name = told.and_then(|at| name.get(..at)).unwrap_or(name);
    let name = name
        .trim()
        .trim_end_matches([',', '.', ':', '-', '\u{2013}', ' ']);
    if name.is_empty() || name.len() > 140 || is_sentence(name) {
        return;
    }
    if !is_body(name) {
        if name.split(' ').count() > 1 && is_title(name) && name.starts_with(char::is_uppercase) {
            put(
                &mut out.body,
                Found::unsure(Text::line(name), place, NO_BODY),
                "body",
            );
        }
        return;
    }
    let (body, host) = parted(name);
    // "A meeting of the Council": which one, the heading tells.
    if host.is_none() && is_general(&body) {
        if out.body.is_none() {
            out.body = Some(Found::unsure(Text::line(&body), place, ONLY_KIND));
        }
        return;
    }
    put(
        &mut out.body,
        Found::certain(Text::line(&body), place),
        "body",
    );
    if let Some(host) = host {
        put(
            &mut out.host,
            Found::certain(Text::line(&host), place),
            "authority",
        );
    }
}

/// Takes body and host from lines that stand at the top.
pub(super) fn read(sheet: &mut FrontSheet, to: usize, out: &mut Proposal) {
    let lines = candidates(sheet, to);
    let kind = |b: &Found<Text>| !b.is_certain() && is_general(&b.value);
    if out.body.as_ref().is_none_or(kind)
        && let Some((best, doubt)) = best(&lines)
    {
        let (body, host) = parted(&best.name);
        let place = best.place;
        let mut found = Found::certain(Text::line(&body), place);
        if let Some(why) = doubt {
            found = found.doubting(why);
        }
        out.body = Some(found);
        if let Some(host) = host {
            put(
                &mut out.host,
                Found::certain(Text::line(&host), place),
                "authority",
            );
        }
    }
    if out.host.is_none()
        && let Some(body) = out.body.as_ref().map(|b| b.value.clone())
    {
        let host = lines.iter().find(|c| {
            let whole = c.name.contains(' ') && !is_general(&c.name);
            let apart = !holds(&c.name, &body) && !holds(&body, &c.name);
            is_host(&c.name) && !c.general && whole && apart
        });
        if let Some(host) = host {
            let found = Found::certain(Text::line(&host.name), host.place);
            out.host = Some(if host.proper() {
                found
            } else {
                found.doubting("No label says that it is the authority.")
            });
        }
    }
    if out.date.is_some() {
        first_line(sheet, to, out);
    }
    let is_known = |name: &str| {
        let known = [&out.body, &out.host];
        known
            .into_iter()
            .flatten()
            .any(|k| k.value.eq_ignore_ascii_case(name))
    };
    for line in lines {
        if is_known(&line.name) {
            sheet.take(line.at, line.at + 1);
        }
    }
}

/// Something has to head the sheet, and nothing looks like a body: the first line, perhaps.
pub(super) fn first_line(sheet: &mut FrontSheet, to: usize, out: &mut Proposal) {
    if out.body.is_some() {
        return;
    }
    // Above it may stand "AGENDA".
    let mut rows = (0..to.min(TOP)).filter(|at| !stripped(sheet.text(*at)).is_empty());
    let Some(first) = rows.next() else {
        return;
    };
    let Some(row) = sheet.get(first).filter(|r| !r.used && r.text.len() < 90) else {
        return;
    };
    let name = stripped(&row.text);
    let person = crate::import::people::entry(&row.text).is_some();
    if name.is_empty() || person || is_sentence(&name) || ends_open(&name) {
        return;
    }
    out.body = Some(Found::unsure(
        Text::line(&name),
        row.place,
        "It is the first line; nothing says that it is the body that meets.",
    ));
    sheet.take(first, first + 1);
}
