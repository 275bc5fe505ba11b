//! The name of the body that meets, and the authority whose committee it is.

use super::front_sheet::{FrontSheet, after, find, has};
use super::name::{is_body, is_committee, is_host, parted, stripped};
use super::put::put;
use crate::import::found::{Found, Place};
use crate::import::lexicon::{self, BodyName};
use crate::import::proposal::Proposal;
use crate::import::when;
use crate::meeting::text::Text;

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
        // "The next meeting of …" has gone by; "The X Committee will meet on".
        if let Some(end) = ["will meet", "meeting will", "meeting to be"]
            .iter()
            .filter_map(|k| find(words, k))
            .min()
            && let Some(head) = words.get(..end)
        {
            let head = after(head.trim(), "notice is hereby given that ").unwrap_or(head.trim());
            let head = after(head, "the ")
                .or_else(|| after(head, "a "))
                .unwrap_or(head)
                .trim();
            if is_body(head) && head.len() < 100 {
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
    let dated = when::dates(name, None);
    let name = dated
        .first()
        .map_or(name, |d| name.get(..d.at.start).unwrap_or(name));
    let name = name
        .trim()
        .trim_end_matches([',', '.', ':', '-', '\u{2013}', ' ']);
    if name.is_empty() || name.len() > 140 || !is_body(name) {
        return;
    }
    let (body, host) = parted(name);
    // "A meeting of the Council": which one, the heading tells.
    if host.is_none() && lexicon::is(BodyName::General, &body) {
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
    let mut lines: Vec<(usize, String)> = Vec::new();
    let mut seen = 0;
    for at in 0..to {
        let Some(row) = sheet.get(at) else { break };
        if row.is_blank() {
            continue;
        }
        seen += 1;
        if seen > 30 {
            break;
        }
        let sentence =
            row.text.ends_with('.') || row.text.len() > 120 || row.text.contains(['@', ':', ';']);
        if row.used || sentence || row.text.starts_with(char::is_lowercase) {
            continue;
        }
        let name = stripped(&row.text);
        let named = crate::import::people::entry(&name).is_some();
        let noise = lexicon::is(BodyName::Noise, &name);
        if !name.is_empty() && is_body(&name) && !named && !noise {
            lines.push((at, name));
        }
    }
    let body_known = out.body.is_some();
    let is_known = |name: &str, out: &Proposal| {
        out.body
            .as_ref()
            .is_some_and(|b| b.value.eq_ignore_ascii_case(name))
            || out
                .host
                .as_ref()
                .is_some_and(|h| h.value.eq_ignore_ascii_case(name))
    };
    if !body_known {
        // "Board meeting" above "Hatherley Care Board" is no other name.
        let general = |n: &str| lexicon::is(BodyName::General, n);
        let committee = lines
            .iter()
            .find(|(_, n)| is_committee(n) && !general(n))
            .or_else(|| lines.iter().find(|(_, n)| is_committee(n)))
            .or_else(|| lines.first());
        if let Some((at, name)) = committee {
            let others = lines
                .iter()
                .filter(|(_, n)| {
                    is_committee(n)
                        && !has(&n.to_lowercase(), &name.to_lowercase())
                        && !has(&name.to_lowercase(), &n.to_lowercase())
                })
                .count();
            let (body, host) = parted(name);
            let place = sheet.place(*at);
            let mut found = Found::certain(Text::line(&body), place);
            if others > 0 {
                found = found.doubting("Several lines at the top could be the name of the body.");
            } else if seen > 12 && *at > 14 && !sheet.get(*at).is_some_and(|r| r.heading) {
                found = found.doubting("No label says that this is the body that meets.");
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
    }
    if out.host.is_none() {
        let host = lines.iter().find(|(_, n)| {
            is_host(n)
                && !is_known(n, out)
                && !out.body.as_ref().is_some_and(|b| {
                    has(n, &b.value.to_lowercase()) || has(b.value.as_str(), &n.to_lowercase())
                })
        });
        if let Some((at, name)) = host
            && out
                .body
                .as_ref()
                .is_some_and(|b| !b.value.eq_ignore_ascii_case(name))
        {
            out.host = Some(Found::certain(Text::line(name), sheet.place(*at)));
        }
    }
    if out.body.is_none() {
        // Something has to head the sheet, and nothing looks like a body: the first line, perhaps.
        let first = (0..to).find(|at| sheet.get(*at).is_some_and(|r| !r.is_blank()));
        if let Some(row) = first.and_then(|at| sheet.get(at))
            && !row.used
            && row.text.len() < 90
            && out.date.is_some()
            && crate::import::people::entry(&row.text).is_none()
        {
            let name = stripped(&row.text);
            if !name.is_empty() {
                out.body = Some(Found::unsure(
                    Text::line(&name),
                    row.place,
                    "It is the first line; nothing says that it is the body that meets.",
                ));
                sheet.take(first.unwrap_or(0), first.unwrap_or(0) + 1);
            }
        }
    }
    for (at, name) in lines {
        if is_known(&name, out) {
            sheet.take(at, at + 1);
        }
    }
}
