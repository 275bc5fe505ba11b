//! The people of a meeting, as they are offered: found by letters of their names, initials, roles
//! and organisations, and written as the house writes them.

use std::collections::HashMap;
use std::ops::Range;

use crate::meeting::entry::{Kind, Stream};
use crate::meeting::id::{ItemId, PersonId};
use crate::meeting::people::Seat;
use crate::meeting::{Mark, Meeting};

use super::fold::fold;
use super::keys::{BAND, Keys, initials, suffixes};
use super::table::Table;

/// Somebody, as they are written.
#[derive(Clone, Debug)]
pub(super) struct Known {
    pub(super) id: PersonId,
    /// Without the honorific.
    pub(super) name: Box<str>,
    pub(super) honorific: Box<str>,
    pub(super) full: Box<str>,
    /// What they are called after the first mention.
    pub(super) short: Box<str>,
    pub(super) role: Box<str>,
    pub(super) cue: bool,
    /// Whether they are in the room; 0 = yes, 1 = not known, 2 = no.
    pub(super) away: u8,
}

impl Known {
    /// "Dr Ruth Callender (Director of Public Health)".
    pub(super) fn with_role(&self) -> String {
        if self.role.is_empty() {
            self.full.to_string()
        } else {
            format!("{} ({})", self.full, self.role)
        }
    }
}

/// Everybody, and the ways to find them.
#[derive(Clone, Debug, Default)]
pub(super) struct People {
    known: Vec<Known>,
    /// Letters of names.
    names: Table,
    /// Letters of roles and organisations.
    roles: Table,
    /// Initials, whole.
    initials: Table,
    /// Words of cues.
    cues: Table,
    /// Who presented which item.
    presented: Vec<(ItemId, u32)>,
    /// The honorifics of the roster, folded.
    honorifics: Vec<Box<str>>,
}

/// Honorifics that officers write, beside those of the roster.
const HONORIFICS: [&str; 15] = [
    "cllr",
    "councillor",
    "dame",
    "dr",
    "lady",
    "lord",
    "miss",
    "mr",
    "mrs",
    "ms",
    "prof",
    "professor",
    "rev",
    "reverend",
    "sir",
];

impl People {
    /// The people of `meeting` of whom `readers` know, ranked by where they are now.
    pub(super) fn of(meeting: &Meeting, readers: Stream) -> Self {
        let may_know = meeting.people_known_in(readers);
        let mut keys = Keys::default();
        let places = whereabouts(meeting);
        let mut known: Vec<Known> = Vec::with_capacity(meeting.people().len());
        // Of several seats the first.
        let seats: HashMap<PersonId, &Seat> = meeting
            .seats()
            .iter()
            .rev()
            .filter_map(|s| s.holder.map(|h| (h, s)))
            .collect();
        let people = meeting.people().iter();
        for (at, person) in (0_u32..).zip(people.filter(|p| may_know.contains(&p.id))) {
            let details = &person.details;
            let seat = seats.get(&person.id).map(|s| &s.details);
            let role = [
                seat.map(|s| s.title.as_str()),
                seat.map(|s| s.organisation.as_str()),
                Some(details.standing()),
            ]
            .into_iter()
            .flatten()
            .map(str::trim)
            .find(|r| !r.is_empty())
            .unwrap_or_default();
            let away = places.get(&person.id).copied().unwrap_or(1);
            keys.away = away;
            keys.person = at;
            keys.name(&person.details);
            if let Some(seat) = seat {
                keys.role(&seat.title);
                keys.organisation(&seat.organisation);
                // "Chair of Healthwatch Anytown", where no organisation is given.
                if let (true, Some((_, of))) =
                    (seat.organisation.is_empty(), seat.title.split_once(" of "))
                {
                    keys.organisation(of);
                }
            }
            keys.role(&details.role);
            keys.organisation(&details.organisation);
            known.push(Known {
                id: person.id,
                name: details.name.trim().into(),
                honorific: details.honorific.trim().into(),
                full: details.full_name().into(),
                short: details.short_name().into(),
                role: role.into(),
                cue: details.cue,
                away,
            });
        }
        apart(&mut known);
        let mut honorifics: Vec<Box<str>> =
            known.iter().map(|k| fold(&k.honorific).into()).collect();
        honorifics.retain(|h| !h.is_empty());
        honorifics.sort_unstable();
        honorifics.dedup();
        Self {
            presented: presented(meeting, readers, &known),
            names: Table::of(keys.names),
            roles: Table::of(keys.roles),
            initials: Table::of(keys.initials),
            cues: Table::of(keys.cues),
            honorifics,
            known,
        }
    }

    /// Whether a word is an honorific.
    pub(super) fn is_honorific(&self, word: &str) -> bool {
        let folded = fold(word.trim_end_matches('.'));
        HONORIFICS.contains(&folded.as_str())
            || self.honorifics.binary_search(&folded.into()).is_ok()
    }

    /// Those whose names have a word that begins with `letters`, best guess first: who is in the
    /// room, who presented `item`, then surnames before first names, then the roster's order.
    pub(super) fn named(&self, letters: &str, item: Option<ItemId>, most: usize) -> Vec<&Known> {
        let range = self.names.range(letters);
        self.ranked(&self.names, range, item, most, |known| {
            let name = fold(&known.name);
            suffixes(&name).any(|s| s.starts_with(letters))
        })
    }

    /// Those whose names or roles have these initials, best guess first.
    pub(super) fn initialled(
        &self,
        letters: &str,
        item: Option<ItemId>,
        most: usize,
    ) -> Vec<&Known> {
        let range = self.initials.exactly(letters);
        self.ranked(&self.initials, range, item, most, |known| {
            initials(&fold(&known.name)) == letters
        })
    }

    /// Those not yet named whose cue has a word that begins with `letters`.
    pub(super) fn cued(&self, letters: &str, most: usize) -> Vec<&Known> {
        let range = self.cues.range(letters);
        self.ranked(&self.cues, range, None, most, |_| false)
    }

    /// The one person whose role or organisation begins with `letters`; none where several do.
    pub(super) fn in_role(&self, letters: &str) -> Option<&Known> {
        let best = self.roles.best(self.roles.range(letters), 8);
        let first = best.first()?;
        let alone = best.iter().all(|k| k.index == first.index);
        alone
            .then(|| self.known.get(first.index as usize))
            .flatten()
    }

    fn ranked(
        &self,
        table: &Table,
        range: Range<usize>,
        item: Option<ItemId>,
        most: usize,
        fits: impl Fn(&Known) -> bool,
    ) -> Vec<&Known> {
        if range.is_empty() || most == 0 {
            return Vec::new();
        }
        // Several keys of one person may fit: a few more than are wanted are looked at.
        let best = table.best(range, most.saturating_mul(3).saturating_add(3));
        let mut found: Vec<(u32, u32)> = best.iter().map(|k| (k.rank, k.index)).collect();
        for (_, person) in self.presenters(item) {
            if let Some(known) = self.known.get(*person as usize).filter(|k| fits(k)) {
                // Before all that are where they are.
                found.push((u32::from(known.away) * BAND, *person));
            }
        }
        found.sort_by_key(|(rank, _)| *rank);
        let mut people: Vec<&Known> = Vec::with_capacity(most.min(found.len()));
        for (_, person) in found {
            if let Some(known) = self.known.get(person as usize)
                && people.len() < most
                && people.iter().all(|k| k.id != known.id)
            {
                people.push(known);
            }
        }
        people
    }

    fn presenters(&self, item: Option<ItemId>) -> &[(ItemId, u32)] {
        let Some(item) = item else { return &[] };
        let from = self.presented.partition_point(|(i, _)| *i < item);
        let to = self.presented.partition_point(|(i, _)| *i <= item);
        &self.presented[from..to]
    }
}

/// Where everybody is: 0 = in the room, 2 = gone, or not coming. Who isn't named is not known of.
fn whereabouts(meeting: &Meeting) -> HashMap<PersonId, u8> {
    let mut places = HashMap::new();
    for seat in meeting.seats() {
        if let Some(holder) = seat.holder
            && matches!(meeting.mark(seat.id), Mark::Apologies | Mark::Absent)
        {
            places.insert(holder, 2);
        }
    }
    for (_, apology) in meeting.apologies() {
        places.insert(apology.person, 2);
    }
    for person in meeting.attendee_apologies() {
        places.insert(*person, 2);
    }
    for span in meeting.spans() {
        // Whoever went out for a while is likely still to be spoken of.
        let away = match (span.is_open(), span.stepped_out) {
            (true, _) => 0,
            (false, true) => 1,
            (false, false) => 2,
        };
        places.insert(span.person, away);
    }
    places
}

fn presented(meeting: &Meeting, readers: Stream, known: &[Known]) -> Vec<(ItemId, u32)> {
    let places: HashMap<PersonId, u32> = known.iter().map(|k| k.id).zip(0..).collect();
    let mut found: Vec<(ItemId, u32)> = meeting
        .all_entries()
        .iter()
        .filter(|e| !e.struck && readers.includes(e.stream))
        .filter_map(|e| match &e.kind {
            Kind::Presented { who, .. } => Some((e.item, who)),
            _ => None,
        })
        .flat_map(|(item, who)| who.iter().map(move |w| (item, w)))
        .filter_map(|(item, who)| places.get(who).map(|at| (item, *at)))
        .collect();
    found.sort_unstable();
    found.dedup();
    found
}

/// Whoever shares their short name with somebody else keeps the whole one.
fn apart(known: &mut [Known]) {
    let mut count: HashMap<Box<str>, u32> = HashMap::new();
    for person in known.iter() {
        *count.entry(person.short.clone()).or_default() += 1;
    }
    for person in known {
        if count.get(&person.short).is_some_and(|n| *n > 1) {
            person.short = person.full.clone();
        }
    }
}
