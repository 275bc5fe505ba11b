//! What sentences tell of those present: who was there, where no list says it, and who presided.

use super::entries::entries;
use super::roll::Roll;
use crate::import::found::Found;
use crate::import::lexicon::{self, AtMeeting, RollHead};
use crate::import::line::Line;
use crate::import::people;
use crate::import::proposal::Present;
use crate::import::supporting::label::Mark;
use crate::import::supporting::para::{Para, paras};
use crate::import::supporting::words;
use crate::meeting::people::PersonDetails;
use crate::meeting::text::Text;

/// Paragraphs beyond which nobody tells who was there.
const FIRST: usize = 40;

/// The roll that a sentence tells: "Board members present were supervisors A B, C D and E F,
/// treasurer G H and clerk I J. Guests were K L and M N."
pub(super) fn roll(lines: &[Line]) -> Option<Roll> {
    let all = paras(top(lines));
    let found = all
        .iter()
        .enumerate()
        .take(FIRST)
        .find(|(_, p)| leads(&p.text, RollHead::LeadsMembers).is_some());
    let Some((at, para)) = found else {
        return behind(&all);
    };
    let mut roll = Roll::default();
    for (leads_in, attending) in [
        (RollHead::LeadsMembers, false),
        (RollHead::LeadsOthers, true),
    ] {
        if let Some(from) = leads(&para.text, leads_in) {
            let tail = para.text.get(from..).unwrap_or_default();
            let (list, _) = words::sentence(tail);
            named(
                list.trim_start_matches([':', ' ']),
                attending,
                para,
                &mut roll,
            );
        }
    }
    if roll.present.is_empty() {
        return None;
    }
    // The heading over the sentence is one of the business.
    let above = at.checked_sub(1).and_then(|k| all.get(k));
    let above = above.filter(|p| p.is_heading() && p.after + 1 >= para.first);
    roll.begins = above.map_or(para.first, |p| p.first);
    roll.ends = roll.begins;
    Some(roll)
}

/// The roll of a sentence that has the names before what it tells: "Ann, Bo and Cy were in attendance".
fn behind(all: &[Para]) -> Option<Roll> {
    for para in all.iter().take(FIRST).filter(|p| !p.row) {
        let (sentence, _) = words::sentence(&para.text);
        let Some(at) = lexicon::spans(RollHead::TailsMembers, sentence).next() else {
            continue;
        };
        let list = sentence.get(..at.start).unwrap_or_default();
        let list = list.trim_end().trim_end_matches(',');
        let found = entries(list);
        let named = found.iter().all(|(e, ..)| !e.person.name.is_blank());
        if found.len() < 2 || !named {
            continue;
        }
        // It may stand in an item of its own, "1 Attendance".
        let above = all.iter().take_while(|p| p.first < para.first);
        let begins = above.clone().find(|p| p.mark == Some(Mark::Number(1)));
        let mut roll = Roll {
            begins: begins.map_or(para.first, |p| p.first),
            ends: para.first,
            ..Roll::default()
        };
        for (entry, deputy, chair) in found {
            let one = Present {
                person: entry.person,
                deputy,
                chair,
                in_attendance: false,
            };
            roll.add(one, para.place, entry.doubt);
        }
        return Some(roll);
    }
    None
}

/// The lines that the first paragraphs are in.
fn top(lines: &[Line]) -> &[Line] {
    lines.get(..lines.len().min(FIRST * 10)).unwrap_or_default()
}

/// Where the words begin that `what` leads into.
fn leads(text: &str, what: RollHead) -> Option<usize> {
    lexicon::spans(what, text).next().map(|at| at.end)
}

/// Puts the people of a list with posts before the names: "supervisors A B and C D, clerk E F".
fn named(list: &str, attending: bool, para: &Para, roll: &mut Roll) {
    let (mut post, mut several, mut aside) = (String::new(), false, attending);
    // A first name waits for the surname behind the next: "Ann and Bo Lee".
    let mut waiting: Option<String> = None;
    for piece in words::listed(list) {
        let all: Vec<&str> = piece.split_whitespace().collect();
        let small = all
            .iter()
            .take_while(|w| w.starts_with(char::is_lowercase) && !matches!(**w, "de" | "van"))
            .count();
        let (before, name) = all.split_at(small);
        let before: Vec<&str> = before
            .iter()
            .copied()
            .filter(|w| !matches!(*w, "the" | "our" | "and"))
            .collect();
        if !before.is_empty() {
            let said = before.join(" ");
            aside = attending || lexicon::is(AtMeeting::Guest, &said);
            several = said.ends_with('s');
            post = said.strip_suffix('s').unwrap_or(&said).into();
        } else if !several {
            post.clear();
        }
        let name = name.join(" ");
        let lone = !name.contains(' ') && people::person(&format!("Mr {name}")).is_some();
        if lone && waiting.is_none() {
            waiting = Some(name);
            continue;
        }
        let one = |person: PersonDetails, why: Option<&str>, roll: &mut Roll| {
            let mut person = person;
            if !aside && !post.is_empty() && person.role.is_blank() {
                person.role = Text::line(&post);
            }
            let who = Present {
                person,
                in_attendance: aside,
                ..Present::default()
            };
            roll.add(who, para.place, why.map(str::to_owned));
        };
        let Some(entry) = people::entry(&name).filter(|e| !e.vacant) else {
            continue;
        };
        if let Some(first) = waiting.take() {
            let surname = entry.person.name.as_str().rsplit(' ').next();
            let both = format!("{first} {}", surname.unwrap_or_default());
            let why = "Only a first name is printed; the surname is that of who is named next.";
            if let Some(person) = people::person(&both) {
                one(person, Some(why), roll);
            }
        }
        one(entry.person, entry.doubt.as_deref(), roll);
    }
}

/// What stands before whoever presided, and behind.
const BEFORE: [&str; 9] = [
    "chaired by",
    "led by",
    "called to order by",
    "presided over by",
    "opened by",
    "in the chair:",
    "in the chair was",
    "under the chairmanship of",
    "with the chair,",
];
const BEHIND: [&str; 8] = [
    " in the chair",
    " took the chair",
    " presided",
    " presiding",
    " chaired the meeting",
    " was chair",
    " to order",
    " called the meeting to order",
];

/// Marks who presided, where the list doesn't say it and a sentence does.
pub(super) fn presiding(lines: &[Line], roll: &mut Roll) {
    if roll.present.iter().any(|p| p.value.chair) {
        return;
    }
    for para in paras(top(lines)).iter().take(FIRST) {
        let small = words::lower(&para.text);
        let behind = |w: &&str| {
            let at = words::find_word(&small, w)? + w.len();
            Some(window(&para.text, at, 60))
        };
        let before = |w: &&str| {
            let at = small.find(*w)?;
            // "called the monthly meeting to order": the name stands before "called".
            let at = if *w == " to order" {
                small.get(..at)?.rfind(" called ")?
            } else {
                at
            };
            Some(ahead(&para.text, at, 60))
        };
        let mut places = BEFORE.iter().filter_map(behind).collect::<Vec<_>>();
        places.extend(BEHIND.iter().filter_map(before));
        for place in places {
            if let Some(one) = only(&place, roll) {
                one.value.chair = true;
                return;
            }
        }
    }
}

/// Some characters from a place on, to the end of the sentence.
fn window(text: &str, at: usize, most: usize) -> String {
    let tail: String = text
        .get(at..)
        .unwrap_or_default()
        .chars()
        .take(most)
        .collect();
    words::sentence(&tail).0.to_owned()
}

/// Some characters before a place, from the beginning of the sentence.
fn ahead(text: &str, at: usize, most: usize) -> String {
    let head = text.get(..at).unwrap_or_default();
    let skip = head.chars().count().saturating_sub(most);
    let tail: String = head.chars().skip(skip).collect();
    let from = tail.rfind(". ").filter(|k| {
        let last = tail.get(..*k).unwrap_or_default();
        last.split_whitespace()
            .next_back()
            .is_some_and(|w| w.len() > 3)
    });
    tail.get(from.map_or(0, |k| k + 2)..)
        .unwrap_or_default()
        .to_owned()
}

/// The one member whom the words name; none where they name several.
fn only<'a>(told: &str, roll: &'a mut Roll) -> Option<&'a mut Found<Present>> {
    let key = words::key(told);
    let named = |p: &&mut Found<Present>| {
        let name = words::key(p.value.person.name.as_str());
        let last = name.rsplit(' ').next().unwrap_or_default();
        !p.value.in_attendance && !last.is_empty() && words::has_word(&key, last)
    };
    let mut found = roll.present.iter_mut().filter(named);
    let one = found.next()?;
    found.next().is_none().then_some(one)
}
