//! Who is to do something: people, posts and organisations that the meeting knows, out of the words
//! that name them.

use crate::meeting::entry::{Due, Owner};
use crate::meeting::intent::{Lead, Ref};
use crate::meeting::people::{Office, PersonDetails};
use crate::meeting::text::Text;

use super::super::fold::fold;
use super::Room;
use super::due::due;

/// An owner, and what they are called in the margin.
#[derive(Clone, Debug, PartialEq)]
pub(super) struct Called {
    pub(super) lead: Lead,
    pub(super) called: String,
}

/// Longer words name no list of owners.
const LONGEST: usize = 300;
/// What stands between owners.
const JOINTS: [&str; 7] = [";", ",", " and ", " & ", "&", "/", " with "];

/// Owners and due date, if `words` say nothing else: "Dr Katz and Helen Marchbank, next meeting".
pub(super) fn owners_and_due(room: Room<'_>, words: &str) -> Option<(Vec<Called>, Due)> {
    if words.len() > LONGEST {
        return None;
    }
    let words = trimmed(words);
    if let Some(owner) = owner(room, words) {
        return Some((vec![owner], Due::Unset));
    }
    if let Some(due) = due(words, room.meeting.calling().date) {
        return Some((Vec::new(), due));
    }
    for joint in JOINTS {
        // From the end, so that a title with a comma in it is tried whole before its parts.
        for (at, _) in words.rmatch_indices(joint) {
            let (left, right) = (&words[..at], &words[at + joint.len()..]);
            let Some((mut found, when)) = one(room, right) else {
                continue;
            };
            if let Some((mut owners, first)) = owners_and_due(room, left) {
                // Two dates are one too many to choose from.
                if first != Due::Unset && when != Due::Unset {
                    return None;
                }
                owners.append(&mut found);
                let when = if when == Due::Unset { first } else { when };
                return Some((owners, when));
            }
        }
    }
    None
}

/// One owner, or a due date.
fn one(room: Room<'_>, words: &str) -> Option<(Vec<Called>, Due)> {
    let words = trimmed(words);
    match owner(room, words) {
        Some(owner) => Some((vec![owner], Due::Unset)),
        None => due(words, room.meeting.calling().date).map(|due| (Vec::new(), due)),
    }
}

fn trimmed(words: &str) -> &str {
    let words = words.trim().trim_matches([',', ';', ':', '.']).trim();
    words.strip_prefix("and ").unwrap_or(words).trim()
}

/// Somebody known, or a post or an organisation; none if nothing or more than one is called so.
fn owner(room: Room<'_>, words: &str) -> Option<Called> {
    let wanted = fold(words);
    if wanted.is_empty() {
        return None;
    }
    person(room, &wanted, words).or_else(|| post(room, &wanted))
}

fn person(room: Room<'_>, wanted: &str, words: &str) -> Option<Called> {
    // "(HM)", and not the word "as".
    let initials = words.chars().count() > 1 && words.chars().all(char::is_uppercase);
    let ways: [fn(&PersonDetails, &str) -> bool; 4] =
        [by_name, by_short_name, by_one_name, by_initials];
    for fits in &ways[..if initials { 4 } else { 3 }] {
        let mut found = room
            .people()
            .filter(|p| !p.details.cue && !p.details.name.is_empty() && fits(&p.details, wanted));
        if let Some(person) = found.next() {
            return found.next().is_none().then(|| Called {
                lead: Lead::Person(Ref::from(person.id)),
                called: room.meeting.short_name(&person.details),
            });
        }
    }
    None
}

fn by_name(person: &PersonDetails, wanted: &str) -> bool {
    fold(&person.full_name()) == wanted || fold(&person.name) == wanted
}

fn by_short_name(person: &PersonDetails, wanted: &str) -> bool {
    let councillor = wanted
        .strip_prefix("cllr ")
        .filter(|_| fold(&person.honorific) == "councillor");
    fold(&person.short_name()) == wanted
        || councillor.is_some_and(|n| {
            n == fold(person.surname()) || n == fold(person.last_word()) || n == fold(&person.name)
        })
}

fn by_one_name(person: &PersonDetails, wanted: &str) -> bool {
    let first = person.name.split_whitespace().next().unwrap_or_default();
    fold(person.surname()) == wanted || fold(person.last_word()) == wanted || fold(first) == wanted
}

fn by_initials(person: &PersonDetails, wanted: &str) -> bool {
    let initials: String = person
        .name
        .split_whitespace()
        .filter_map(|w| w.chars().next())
        .collect();
    fold(&initials) == wanted
}

fn post(room: Room<'_>, wanted: &str) -> Option<Called> {
    let wanted = wanted.strip_prefix("the ").unwrap_or(wanted);
    let meeting = room.meeting;
    let body = meeting.body();
    let chair = match meeting.chair_title() {
        "" => "Chair",
        title => title,
    };
    let chair = meeting.seat_of(Office::Chair).map(|_| chair);
    let seats = meeting.seats().iter().map(|s| &s.details);
    let people = room.people().map(|p| &p.details).filter(|d| !d.cue);
    let earlier = meeting
        .prior_actions()
        .iter()
        .flat_map(|p| &p.action.owners);
    let known = seats
        .flat_map(|s| [s.title.as_str(), s.organisation.as_str()])
        .chain(people.flat_map(|d| [d.role.as_str(), d.organisation.as_str()]))
        .chain(earlier.filter_map(|o| match o {
            Owner::Named(name) => Some(name.as_str()),
            Owner::Person(_) => None,
        }))
        .chain(chair)
        .chain([body.host.as_str()]);
    let mut known = known.map(str::trim).filter(|n| !n.is_empty());
    let name = known.find(|name| {
        let name = fold(name);
        name.strip_prefix("the ").unwrap_or(&name) == wanted
    })?;
    Some(Called {
        lead: Lead::Named(Text::line(name)),
        called: if Some(name) == chair {
            format!("the {name}")
        } else {
            name.to_owned()
        },
    })
}
