//! The places of a phrase that are still to be filled: Tab walks through them.

use std::ops::Range;

use crate::meeting::id::EntryId;
use crate::tui::editor::Splice;

/// Places in one entry, in the order in which Tab walks through them.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Stops {
    entry: EntryId,
    places: Vec<Range<usize>>,
    at: usize,
}

impl Stops {
    /// The places of a phrase of `length` bytes put in at `from`; none if there is nothing to fill.
    pub fn new(
        entry: EntryId,
        from: usize,
        length: usize,
        places: &[Range<usize>],
    ) -> Option<Self> {
        let mut places: Vec<Range<usize>> = places
            .iter()
            .map(|p| p.start + from..p.end + from)
            .collect();
        let last = places.last()?.end;
        let end = from + length;
        // After the last place the phrase's end is where writing goes on.
        if last < end {
            places.push(end..end);
        }
        Some(Self {
            entry,
            places,
            at: 0,
        })
    }

    /// The entry that they are in.
    pub fn entry(&self) -> EntryId {
        self.entry
    }

    /// The place that is being filled.
    pub fn here(&self) -> Range<usize> {
        self.places[self.at.min(self.places.len() - 1)].clone()
    }

    /// Goes on to the next place; `None` after the last one.
    pub fn onward(&mut self) -> Option<Range<usize>> {
        self.at += 1;
        self.places.get(self.at).cloned()
    }

    /// Whether another place is to be filled after this one; else only the phrase's end follows.
    pub fn more(&self) -> bool {
        self.places.get(self.at + 1).is_some_and(|p| !p.is_empty())
    }

    /// Whether byte `caret` is in the place that is being filled.
    pub fn hold(&self, caret: usize) -> bool {
        let here = self.here();
        (here.start..=here.end).contains(&caret)
    }

    /// Whether the place being filled is the last.
    pub fn is_last(&self) -> bool {
        self.at + 1 >= self.places.len()
    }

    /// A change of the entry's words; answers `false` where it changed what was still to be filled.
    #[must_use]
    pub fn spliced(&mut self, entry: EntryId, splice: &Splice) -> bool {
        if entry != self.entry {
            return true;
        }
        let (from, to) = (splice.at, splice.end_before());
        let moved = |at: usize| at - splice.went.len() + splice.came.len();
        for (i, place) in self.places.iter_mut().enumerate() {
            let here = i == self.at;
            if here && place.start <= from && to <= place.end {
                place.end = moved(place.end);
            } else if to <= place.start && (!here || to < place.start || from < place.start) {
                *place = moved(place.start)..moved(place.end);
            } else if from < place.end {
                return false;
            }
        }
        true
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::meeting::id::{Id, Writer};

    fn entry() -> EntryId {
        EntryId(Id {
            writer: Writer::FIRST,
            record: 1,
            index: 0,
        })
    }

    fn splice(at: usize, went: &str, came: &str) -> Splice {
        Splice {
            at,
            went: went.to_owned(),
            came: came.to_owned(),
        }
    }

    #[test]
    fn what_is_typed_in_one_place_moves_the_next() {
        // "from [n] to [n]." put in at 4.
        let mut stops = Stops::new(entry(), 4, 16, &[5..8, 12..15]).unwrap();
        assert_eq!(stops.here(), 9..12);
        assert!(stops.spliced(entry(), &splice(9, "[n]", "1")));
        assert!(stops.spliced(entry(), &splice(10, "", "40")));
        assert_eq!(stops.here(), 9..12);
        assert_eq!(stops.onward(), Some(16..19));
        assert_eq!(stops.onward(), Some(20..20));
        assert_eq!(stops.onward(), None);
    }

    #[test]
    fn a_change_of_what_is_to_be_filled_ends_the_walk_and_one_elsewhere_does_not() {
        let mut stops = Stops::new(entry(), 0, 10, &[2..4, 6..8]).unwrap();
        assert!(stops.spliced(entry(), &splice(0, "", "x")));
        assert_eq!(stops.here(), 3..5);
        assert!(!stops.spliced(entry(), &splice(7, "a", "")));
    }

    #[test]
    fn a_phrase_without_places_has_no_stops() {
        assert_eq!(Stops::new(entry(), 0, 10, &[]), None);
    }
}
