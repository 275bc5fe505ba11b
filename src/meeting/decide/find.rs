//! Finding what a name means: an id, or what people call the thing.

use super::Decision;
use crate::meeting::entry::{Entry, Owner};
use crate::meeting::id::{EntryId, Id, ItemId, PersonId, PriorId, SeatId};
use crate::meeting::intent::{Lead, Ref};
use crate::meeting::people::SeatDetails;
use crate::meeting::people::{PersonDetails, Seat};
use crate::meeting::refusal::Refusal;
use crate::meeting::text::{Text, alike};

impl Decision<'_> {
    /// A person: id, full name, name without honorific, or a surname that only one of them has.
    pub(super) fn person(&self, name: &Ref) -> Result<PersonId, Refusal> {
        let people = self.meeting.people();
        if let Ok(id) = name.0.parse::<Id>() {
            let id = PersonId(id);
            return if self.meeting.person(id).is_some() {
                Ok(id)
            } else {
                Err(unknown_id("person", name))
            };
        }
        let wanted = name.0.trim();
        let by = |is: &dyn Fn(&PersonDetails) -> bool| -> Vec<PersonId> {
            let found = people.iter().filter(|p| is(&p.details));
            found.map(|p| p.id).collect()
        };
        let mut found = by(&|p| p.is_called(wanted));
        if found.is_empty() {
            found = by(&|p| p.is_surname(wanted));
        }
        one(
            &found,
            || {
                Refusal::new(
                    format!("Nobody here is called \"{wanted}\"."),
                    "Check the spelling, or put them down as new.",
                )
            },
            || {
                let names: Vec<String> = found.iter().map(|id| self.meeting.name(*id)).collect();
                Refusal::new(
                    format!("\"{wanted}\" could be {}.", names.join(" or ")),
                    "Give the full name, or the id.",
                )
            },
        )
    }

    /// A seat: id, title, organisation, or the name of its holder.
    pub(super) fn seat(&self, name: &Ref) -> Result<SeatId, Refusal> {
        if let Ok(id) = name.0.parse::<Id>() {
            let id = SeatId(id);
            return if self.meeting.seat(id).is_some() {
                Ok(id)
            } else {
                Err(unknown_id("seat", name))
            };
        }
        let wanted = name.0.trim();
        let called = |of: fn(&SeatDetails) -> &Text| -> Vec<SeatId> {
            let seats = self.meeting.seats().iter();
            let found = seats.filter(|s| !of(&s.details).is_blank());
            let found = found.filter(|s| alike(of(&s.details), wanted));
            found.map(|s| s.id).collect()
        };
        // A seat's own title goes before the organisation that another one speaks for.
        let mut found = called(|seat| &seat.title);
        if found.is_empty() {
            found = called(|seat| &seat.organisation);
        }
        if found.is_empty() {
            return self.seat_held(name);
        }
        one(
            &found,
            || unknown_id("seat", name),
            || {
                Refusal::new(
                    format!("Several seats are called \"{wanted}\"."),
                    "Give the id.",
                )
            },
        )
    }

    /// The seat that somebody holds.
    pub(super) fn seat_held(&self, name: &Ref) -> Result<SeatId, Refusal> {
        let person = self.person(name)?;
        self.holding(person).map(|s| s.id)
    }

    pub(super) fn holding(&self, person: PersonId) -> Result<&Seat, Refusal> {
        self.meeting.seat_held_by(person).ok_or_else(|| {
            Refusal::new(
                format!("{} doesn't hold a seat.", self.meeting.name(person)),
                "Name a member, or put them down as in attendance.",
            )
        })
    }

    /// An item: id, number ("4") or title.
    pub(super) fn item(&self, name: &Ref) -> Result<ItemId, Refusal> {
        if let Ok(id) = name.0.parse::<Id>() {
            let id = ItemId(id);
            return if self.meeting.item(id).is_some() {
                Ok(id)
            } else {
                Err(unknown_id("item", name))
            };
        }
        let wanted = name.0.trim();
        let by = |test: &dyn Fn(&crate::meeting::agenda::Item) -> bool| -> Vec<ItemId> {
            self.meeting
                .items()
                .iter()
                .filter(|i| test(i))
                .map(|i| i.id)
                .collect()
        };
        let mut found = by(&|i| i.details.number.eq_ignore_ascii_case(wanted));
        if found.is_empty() {
            found = by(&|i| alike(&i.details.title, wanted));
        }
        one(
            &found,
            || {
                Refusal::new(
                    format!("There is no item \"{wanted}\"."),
                    "Give an item's number as the agenda prints it.",
                )
            },
            || {
                Refusal::new(
                    format!("Several items are called \"{wanted}\"."),
                    "Give the id.",
                )
            },
        )
    }

    /// An entry that stands: id, or `newest`.
    pub(super) fn entry(&self, name: &Ref) -> Result<&Entry, Refusal> {
        let entry = self.any_entry(name)?;
        if entry.struck {
            return Err(Refusal::new(
                "That entry is struck out.",
                "Restore it first, or undo the striking.",
            ));
        }
        Ok(entry)
    }

    /// An entry, struck or not.
    pub(super) fn any_entry(&self, name: &Ref) -> Result<&Entry, Refusal> {
        if let Ok(id) = name.0.parse::<Id>() {
            return self
                .meeting
                .entry(EntryId(id))
                .ok_or_else(|| unknown_id("entry", name));
        }
        let stands = self
            .meeting
            .all_entries()
            .iter()
            .rev()
            .filter(|e| !e.struck);
        match name.0.trim() {
            "newest" => stands.into_iter().next().ok_or_else(|| {
                Refusal::new("Nothing has been recorded yet.", "Write something first.")
            }),
            "newest resolution" => self
                .meeting
                .resolutions()
                .next_back()
                .ok_or_else(|| Refusal::new("There is no resolution yet.", "Record one first.")),
            "newest struck" => {
                let mut entries = self.meeting.all_entries().iter().rev();
                entries.find(|e| e.struck).ok_or_else(|| {
                    Refusal::new("Nothing is struck out.", "Nothing needs to be done.")
                })
            }
            other => Err(Refusal::new(
                format!("\"{other}\" names no entry."),
                "Give its id (a:12.0), newest, newest resolution, or newest struck.",
            )),
        }
    }

    /// An action brought forward: id, or its words.
    pub(super) fn prior(&self, name: &Ref) -> Result<PriorId, Refusal> {
        let actions = self.meeting.prior_actions();
        if let Ok(id) = name.0.parse::<Id>() {
            let id = PriorId(id);
            return if self.meeting.prior_action(id).is_some() {
                Ok(id)
            } else {
                Err(unknown_id("action", name))
            };
        }
        let wanted = name.0.trim();
        let found: Vec<PriorId> = actions
            .iter()
            .filter(|a| alike(&a.action.text, wanted) || alike(&a.action.topic, wanted))
            .map(|a| a.id)
            .collect();
        one(
            &found,
            || {
                Refusal::new(
                    format!("No action brought forward is called \"{wanted}\"."),
                    "Give its words, its topic or its id.",
                )
            },
            || {
                Refusal::new(
                    format!("Several actions brought forward fit \"{wanted}\"."),
                    "Give the whole words, or the id.",
                )
            },
        )
    }

    pub(super) fn owners(&self, leads: &[Lead]) -> Result<Vec<Owner>, Refusal> {
        leads
            .iter()
            .map(|lead| match lead {
                Lead::Person(name) => self.person(name).map(Owner::Person),
                Lead::Named(name) if name.is_blank() => Err(Refusal::new(
                    "An owner without a name can't be followed up.",
                    "Name a person, a post or an organisation.",
                )),
                Lead::Named(name) => Ok(Owner::Named(name.clone())),
            })
            .collect()
    }
}

fn unknown_id(what: &str, name: &Ref) -> Refusal {
    Refusal::new(
        format!("There is no {what} {} in this session.", name.0),
        "Ids are shown by `quorate show SESSION --format json`.",
    )
}

fn one<T: Copy>(
    found: &[T],
    none: impl FnOnce() -> Refusal,
    several: impl FnOnce() -> Refusal,
) -> Result<T, Refusal> {
    match found {
        [only] => Ok(*only),
        [] => Err(none()),
        _ => Err(several()),
    }
}

/// Undo and Redo are no matter of the meeting.
pub(super) fn of_the_journal() -> Refusal {
    Refusal::new(
        "Undo belongs to the journal.",
        "Give it to the journal and not to the meeting.",
    )
}
