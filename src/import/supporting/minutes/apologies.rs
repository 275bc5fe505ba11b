//! The sentences that give apologies, and what of them is carried.

use super::attending;
use super::entries::{entries, told_apart};
use super::people::List;

use crate::import::found::Found;
use crate::import::lexicon::{self, RollHead, RollWord};
use crate::import::outline::coded::coded;
use crate::import::people;
use crate::import::supporting::para::Para;
use crate::import::supporting::words;
use crate::meeting::people::PersonDetails;

/// Apologies in sentences: "Apologies for absence were received from …".
pub(super) fn apologies(body: &[Para]) -> Vec<Found<PersonDetails>> {
    let mut out = under_heading(body);
    for para in body.iter().take(40) {
        let mut rest = para.text.as_str();
        for _ in 0..6 {
            let small = words::lower(rest);
            let Some(at) = small.find("apolog") else {
                break;
            };
            let tail = rest.get(at..).unwrap_or_default();
            let from = [" from ", " from: "]
                .iter()
                .filter_map(|w| words::lower(tail).find(w));
            let from = from.min().filter(|k| *k <= 90);
            let Some(from) = from else {
                rest = tail.get(6..).unwrap_or_default();
                continue;
            };
            let tail = tail.get(from + 6..).unwrap_or_default().trim_start();
            let (sentence, _) = words::sentence(tail);
            // "from Councillor A and from the Bishop": each is a list of its own.
            let said = said(sentence);
            let lists = said.split(" and from ").flat_map(|s| s.split(", from "));
            let lists = lists.map(|s| s.trim().trim_end_matches(','));
            let alone = |list: &str| match attending::first_name(list) {
                Some(one) => vec![(one, false, false)],
                None => entries(list),
            };
            for (entry, ..) in lists.flat_map(alone) {
                let named = !entry.person.name.is_blank();
                let mut found = Found::certain(no_reason(entry.person), para.place);
                if let Some(why) = &entry.doubt {
                    found = found.doubting(why);
                }
                if named {
                    out.push(found);
                }
            }
            rest = tail.get(sentence.len()..).unwrap_or_default();
        }
    }
    out
}

/// Those whom an item "Apologies" lists, beside its title or below it, without a sentence.
fn under_heading(body: &[Para]) -> Vec<Found<PersonDetails>> {
    let mut out = Vec::new();
    for (at, para) in body.iter().take(40).enumerate() {
        let text = coded(&para.text).map_or(para.text.as_str(), |(_, rest)| rest);
        let (title, beside) = [":", ";", " - ", " \u{2013} ", "\n"]
            .iter()
            .find_map(|mark| text.split_once(mark))
            .unwrap_or((text, ""));
        let key = words::key(title);
        if lexicon::named(&key) != Some(List::Apologies) || !key.starts_with("apolog") {
            continue;
        }
        let (list, place) = if beside.trim().is_empty() {
            let below = body
                .get(at + 1)
                .filter(|p| p.mark.is_none() && !p.bold && !p.titled);
            match below {
                Some(below) => (below.text.as_str(), below.place),
                None => continue,
            }
        } else {
            (beside, para.place)
        };
        let (list, _) = words::sentence(list);
        let list = list.trim().trim_end_matches('.');
        let list = lexicon::spans(RollHead::TailsAway, list)
            .next()
            .and_then(|at| list.get(..at.start))
            .unwrap_or(list);
        if words::lower(list).contains("apolog") {
            continue;
        }
        let named = people::list(list).or_else(|| Some(vec![people::entry(list)?]));
        for entry in named.into_iter().flatten().filter(|e| !e.vacant) {
            let entry = told_apart(entry);
            let mut found = Found::certain(no_reason(entry.person), place);
            if let Some(why) = &entry.doubt {
                found = found.doubting(why);
            }
            out.push(found);
        }
    }
    out
}

/// The list without what a sentence adds: "who was represented by …", "both of whom …".
fn said(sentence: &str) -> String {
    let cut = lexicon::spans(RollWord::Aside, sentence).next();
    let cut = cut.map(|at| at.start);
    let words = cut.and_then(|at| sentence.get(..at)).unwrap_or(sentence);
    words
        .trim_end_matches([' ', ',', '('])
        .trim_start_matches([' ', ':'])
        .to_owned()
}

/// Why somebody is absent is nobody's business: the reason behind a name isn't their post.
pub(super) fn no_reason(mut person: PersonDetails) -> PersonDetails {
    for field in [&mut person.role, &mut person.organisation] {
        if lexicon::is(RollWord::Reason, field.as_str()) {
            *field = crate::meeting::text::Text::default();
        }
    }
    person
}
