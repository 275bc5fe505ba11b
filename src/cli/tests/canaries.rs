//! The words that are planted, and which of them stand where everybody may read them.

use std::collections::BTreeSet;

use serde::Serialize;

use crate::meeting::Meeting;
use crate::meeting::entry::{Entry, Kind, Stream};

/// What every planted word begins and ends with; between them stand letters of its number.
const HEAD: &str = "qz";
const TAIL: &str = "xj";

/// The `n`th word.
pub(super) fn word(n: usize) -> String {
    let letters: String = [n / 17_576, n / 676, n / 26, n]
        .into_iter()
        .filter_map(|digit| char::from_u32(u32::from(b'a') + (digit % 26) as u32))
        .collect();
    format!("{HEAD}{letters}{TAIL}")
}

/// The planted words in a text, whatever its case.
pub(super) fn words_in(text: &str) -> BTreeSet<String> {
    let text = text.to_lowercase();
    let length = HEAD.len() + 4 + TAIL.len();
    text.match_indices(HEAD)
        .filter_map(|(at, _)| text.get(at..at + length))
        .filter(|word| word.ends_with(TAIL) && word.chars().all(|c| c.is_ascii_lowercase()))
        .map(str::to_owned)
        .collect()
}

/// The planted words in whatever can be stored.
pub(super) fn words_of(what: &impl Serialize) -> BTreeSet<String> {
    words_in(&ron::to_string(what).unwrap())
}

/// The planted words of an entry: in its text, and beside it.
pub(super) fn words_of_entry(entry: &Entry) -> BTreeSet<String> {
    let mut found = words_in(&entry.text);
    found.extend(words_of(&entry.kind));
    found
}

/// The planted words that stand where everybody may read them. Which of those are confidential all
/// the same is for whoever planted them to say.
pub(super) fn standing(meeting: &Meeting) -> BTreeSet<String> {
    let mut found = BTreeSet::new();
    for entry in meeting.all_entries() {
        if entry.struck || entry.stream != Stream::Public {
            continue;
        }
        found.extend(words_of(&entry.kind));
        let withheld = matches!(
            entry.kind,
            Kind::Declaration {
                sensitive: true,
                ..
            }
        );
        if !withheld {
            found.extend(words_in(&entry.text));
        }
    }
    for item in meeting.items() {
        found.extend(words_of(&item.details));
        found.extend(item.report.as_ref().map(words_of).unwrap_or_default());
        found.extend(words_in(&format!("{:?}", standing_words(&item.standing))));
    }
    for person in meeting.people() {
        found.extend(words_of(&person.details));
    }
    for seat in meeting.seats() {
        found.extend(words_of(&seat.details));
    }
    for prior in meeting.prior_actions() {
        found.extend(words_of(&prior.action));
    }
    let public = |e: &&Entry| !e.struck && e.stream == Stream::Public;
    for entry in meeting.all_entries().iter().filter(public) {
        // A motion that was amended is printed as it was moved.
        found.extend(
            meeting
                .as_moved(entry)
                .into_iter()
                .flat_map(|w| words_in(&w.text)),
        );
    }
    for adjournment in meeting.adjournments() {
        found.extend(words_in(&adjournment.reason));
        found.extend(words_in(&adjournment.until));
    }
    for (_, what) in meeting.business() {
        found.extend(words_of(what));
    }
    if let crate::meeting::Phase::Approved { signed_by, .. } = meeting.phase() {
        found.extend(words_in(signed_by));
    }
    // Who approved an absence may be told to those who may read that; why, to nobody.
    let told = meeting
        .absences()
        .filter(|a| meeting.readers_of_absence(a) == Stream::Public);
    for approved in told {
        found.extend(words_in(&approved.absence.by));
    }
    let told = meeting
        .absences_withdrawn()
        .filter(|w| meeting.readers_of_withdrawal(w) == Stream::Public);
    for withdrawn in told {
        found.extend(words_in(&withdrawn.withdrawal.by));
    }
    found.extend(words_of(meeting.body()));
    found.extend(words_of(meeting.rules()));
    for joined in meeting.joined() {
        found.extend(words_of(&joined.body));
        found.extend(words_of(&joined.rules));
    }
    found.extend(words_of(meeting.calling()));
    found.extend(words_of(&meeting.planned()));
    found.extend(words_of(&meeting.future_meetings()));
    found.extend(words_of(&meeting.next_meeting()));
    found
}

fn standing_words(standing: &crate::meeting::agenda::Standing) -> Vec<&str> {
    use crate::meeting::agenda::Standing;
    match standing {
        Standing::Deferred { to, reason } => vec![to.as_str(), reason.as_str()],
        Standing::Withdrawn { reason } => vec![reason.as_str()],
        Standing::Waiting | Standing::Taken => Vec::new(),
    }
}
