//! The sentences that give apologies, and what of them is carried.

use super::entries::entries;
use crate::import::found::Found;
use crate::import::lexicon::{self, RollWord};
use crate::import::supporting::para::Para;
use crate::import::supporting::words;
use crate::meeting::people::PersonDetails;

/// Apologies in sentences: "Apologies for absence were received from …".
pub(super) fn apologies(body: &[Para]) -> Vec<Found<PersonDetails>> {
    let mut out = Vec::new();
    for para in body.iter().take(40) {
        let mut rest = para.text.as_str();
        for _ in 0..6 {
            let small = words::lower(rest);
            let Some(at) = small.find("apolog") else {
                break;
            };
            let tail = rest.get(at..).unwrap_or_default();
            let from = words::lower(tail).find(" from ").filter(|k| *k <= 90);
            let Some(from) = from else {
                rest = tail.get(6..).unwrap_or_default();
                continue;
            };
            let tail = tail.get(from + 6..).unwrap_or_default();
            let (sentence, _) = words::sentence(tail);
            // "from Councillor A and from the Bishop": each is a list of its own.
            let said = said(sentence);
            let lists = said.split(" and from ").flat_map(|s| s.split(", from "));
            let lists = lists.map(|s| s.trim().trim_end_matches(','));
            for (entry, ..) in lists.flat_map(entries) {
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
