//! Deciding on the approval of a member's absence, and on its withdrawal.

use chrono::NaiveDate;

use super::text::stricter;
use super::{Decided, Decision};
use crate::meeting::absence::{Absence, ApprovedAbsence, Withdrawal};
use crate::meeting::entry::{Kind, Place, Stage, Stream, Verb};
use crate::meeting::event::Event;
use crate::meeting::id::{EntryId, PersonId};
use crate::meeting::intent::{Intent, Ref};
use crate::meeting::refusal::Refusal;
use crate::meeting::text::{Text, alike};

impl Decision<'_> {
    /// Local Government Act 1972 s.85(1): the council approves a reason; without an entry that says so,
    /// and approved at this meeting, the resolution is put down with it.
    pub(super) fn approve_absence(&mut self, intent: &Intent) -> Decided {
        let Intent::ApproveAbsence {
            person,
            until,
            on,
            by,
            reason,
            entry,
            item,
            place,
        } = intent
        else {
            return Ok(());
        };
        self.is_no_note()?;
        let person = self.person(person)?;
        let details = self.meeting.person(person).map(|p| p.details.clone());
        let details = details.unwrap_or_default();
        if !details.is_councillor() {
            return Err(Refusal::new(
                format!(
                    "{} is not down as a member of the council, and the six months are counted for those alone.",
                    details.full_name()
                ),
                "Put them down as a councillor first.",
            ));
        }
        let (on_day, latest, elsewhere) = self.decided_when(*on);
        check_days(on_day, *until, latest)?;
        let words = resolution(&details.full_name(), *until);
        let (entry, stream) =
            self.decided_by(entry.as_ref(), elsewhere, (&words, item.as_ref(), *place))?;
        let mut absence = Absence {
            person,
            on: on_day,
            by: Text::line(by),
            until: *until,
            reason: reason.clone(),
            entry,
            source: Text::default(),
        };
        // Told anew it gets no more readers than it had, and keeps a reason that isn't told again.
        let mut held = self.meeting.absences_of(person);
        let held = held.find(|a| a.absence.is_same_act(&absence));
        let stream = held.map_or(stream, |held| stream.strictest(held.stream));
        if let Some(held) = held.filter(|_| absence.reason.is_blank()) {
            absence.reason = held.absence.reason.clone();
        }
        let mut known = self.meeting.absences_of(person);
        if known.any(|a| a.absence == absence && a.stream == stream) {
            return Err(Refusal::new(
                "That is known already.",
                "Nothing needs to be done.",
            ));
        }
        self.push_in(stream, Event::AbsenceApproved(absence));
        Ok(())
    }

    /// On which day it was decided, the latest day on which it can have been, and whether it was decided
    /// elsewhere than at this meeting.
    fn decided_when(&self, on: Option<NaiveDate>) -> (NaiveDate, NaiveDate, bool) {
        let journal = self.meeting.is_body_journal();
        let held = self.meeting.calling().date;
        let today = self.day();
        let day = on.unwrap_or(if journal { today } else { held });
        // What is told of a meeting that has not begun was decided before it.
        let before = on.is_some() && self.meeting.opened().is_none();
        (day, today.max(held), journal || before || day != held)
    }

    fn is_no_note(&self) -> Decided {
        if self.stream == Stream::Private {
            return Err(Refusal::new(
                "That an absence was approved is no rough note.",
                "Record it for everybody, or as exempt.",
            ));
        }
        Ok(())
    }

    /// The resolution of this meeting that decides on an absence, which is put down in these words unless it
    /// is named, and who may know of it; none where it was decided elsewhere.
    fn decided_by(
        &mut self,
        entry: Option<&Ref>,
        elsewhere: bool,
        (words, item, place): (&Text, Option<&Ref>, Place),
    ) -> Result<(Option<EntryId>, Stream), Refusal> {
        match entry {
            Some(entry) => {
                let entry = self.entry(entry)?;
                let decides = matches!(
                    entry.kind,
                    Kind::Resolution { .. }
                        | Kind::Outcome {
                            verb: Verb::Agreed,
                            ..
                        }
                );
                if !decides || elsewhere {
                    return Err(Refusal::new(
                        "That is no resolution of this meeting that can decide on an absence.",
                        "Name the resolution, or leave entry: out and give the day of the decision with on:.",
                    ));
                }
                Ok((Some(entry.id), stricter(self.stream, entry)))
            }
            None if elsewhere => Ok((None, self.stream)),
            None => {
                let at = self.facts.len();
                self.resolve_in_words(item, words, Stage::Agreed, place)?;
                Ok((Some(EntryId(self.id_at(at))), self.stream))
            }
        }
    }

    /// An approval is withdrawn, here or elsewhere, or turns out never to have been given.
    pub(super) fn withdraw_absence(&mut self, intent: &Intent) -> Decided {
        let Intent::WithdrawAbsence {
            person,
            approved,
            mistaken,
            on,
            by,
            entry,
            item,
            place,
        } = intent
        else {
            return Ok(());
        };
        self.is_no_note()?;
        let person = self.person(person)?;
        let name = self.meeting.name(person);
        let known: Vec<ApprovedAbsence> = self.meeting.absences_of(person).cloned().collect();
        let of = which_approval(&name, &known, *approved)?;
        let known: Vec<_> = known.into_iter().filter(|a| a.absence.on == of).collect();
        if *mistaken {
            if on.is_some() || entry.is_some() {
                return Err(Refusal::new(
                    "What never was approved was withdrawn on no day and by no resolution.",
                    "Leave on: and entry: out, or mistaken: where it was approved and then withdrawn.",
                ));
            }
            return self.never_approved(person, of, &known);
        }
        // Who may know that it is withdrawn may know that it was approved.
        self.stream = self.readers_of_all(&known);
        let (on_day, latest, elsewhere) = self.decided_when(*on);
        if on_day > latest {
            return Err(still_to_come(on_day, "withdrawn"));
        }
        if on_day < of {
            return Err(Refusal::new(
                format!(
                    "The absence was approved on {}, and can\u{2019}t have been withdrawn on {}.",
                    day(of),
                    day(on_day)
                ),
                "Give the day on which the approval was withdrawn with on:.",
            ));
        }
        let words = Text::line(&format!(
            "That the approval given on {} of the absence of {name} under section 85 of the Local Government \
             Act 1972 be withdrawn",
            day(of)
        ));
        let (entry, stream) =
            self.decided_by(entry.as_ref(), elsewhere, (&words, item.as_ref(), *place))?;
        let withdrawal = Withdrawal {
            person,
            of,
            on: Some(on_day),
            by: Text::line(by),
            entry,
            source: Text::default(),
        };
        let mut held = self.meeting.absences_withdrawn();
        if held.any(|w| w.withdrawal == withdrawal && w.stream == stream) {
            return Err(Refusal::new(
                "That is known already.",
                "Nothing needs to be done.",
            ));
        }
        self.push_in(stream, Event::AbsenceWithdrawn(withdrawal));
        Ok(())
    }

    /// Who may know of what is recorded of approvals: whoever may know of each of them, and no more than was
    /// asked for.
    fn readers_of_all(&self, approvals: &[ApprovedAbsence]) -> Stream {
        let readers = approvals.iter();
        let readers = readers.map(|a| self.meeting.readers_of_absence(a));
        readers.fold(self.stream, Stream::strictest)
    }

    /// Takes out what was recorded by mistake, with the resolution that was put down for it; one in the
    /// officer's own words stays.
    fn never_approved(
        &mut self,
        person: PersonId,
        of: NaiveDate,
        known: &[ApprovedAbsence],
    ) -> Decided {
        let own = known.iter().filter(|a| a.absence.source.is_empty());
        let own: Vec<_> = own.cloned().collect();
        if own.is_empty() {
            return Err(Refusal::new(
                format!(
                    "A meeting tells that approval of {}, and will tell it again.",
                    day(of)
                ),
                "Strike the resolution in that meeting and take it over anew, or say on which day it was withdrawn.",
            ));
        }
        let stream = self.readers_of_all(&own);
        let name = self.meeting.person(person).map(|p| p.details.full_name());
        let name = name.unwrap_or_default();
        for approved in own {
            let entry = approved.absence.entry.and_then(|id| self.meeting.entry(id));
            let Some(entry) = entry else {
                continue;
            };
            if alike(
                &Text::line(&entry.text),
                &resolution(&name, approved.absence.until),
            ) {
                let entry = Ref::from(entry.id);
                self.strike(&entry)?;
            }
        }
        let withdrawal = Withdrawal {
            person,
            of,
            on: None,
            by: Text::default(),
            entry: None,
            source: Text::default(),
        };
        self.push_in(stream, Event::AbsenceWithdrawn(withdrawal));
        Ok(())
    }
}

/// The day of the approval that is meant.
fn which_approval(
    name: &str,
    known: &[ApprovedAbsence],
    day_told: Option<NaiveDate>,
) -> Result<NaiveDate, Refusal> {
    let mut days: Vec<NaiveDate> = known.iter().map(|a| a.absence.on).collect();
    days.sort_unstable();
    days.dedup();
    let told: Vec<String> = days.iter().map(|of| day(*of)).collect();
    let told = told.join(", ");
    match (day_told, days.as_slice()) {
        (_, []) => Err(Refusal::new(
            format!("No approval of the absence of {name} is known here."),
            "Nothing needs to be done; a resolution in words alone is struck or put right as an entry.",
        )),
        (Some(of), days) if days.contains(&of) => Ok(of),
        (Some(of), _) => Err(Refusal::new(
            format!(
                "No absence of {name} was approved on {}, but on {told}.",
                day(of)
            ),
            "Name the day of the approval with approved:.",
        )),
        (None, [of]) => Ok(*of),
        (None, _) => Err(Refusal::new(
            format!("Absences of {name} were approved on {told}."),
            "Say with approved: of which day the approval is meant.",
        )),
    }
}

fn still_to_come(on: NaiveDate, what: &str) -> Refusal {
    Refusal::new(
        format!("{} is still to come.", day(on)),
        format!("Give the day on which it was {what} with on:."),
    )
}

fn day(day: NaiveDate) -> String {
    day.format("%-d %B %Y").to_string()
}

fn check_days(on: NaiveDate, until: Option<NaiveDate>, latest: NaiveDate) -> Decided {
    if on > latest {
        return Err(still_to_come(on, "approved"));
    }
    match until {
        Some(until) if until <= on => Err(Refusal::new(
            format!(
                "An absence that was approved on {} can\u{2019}t have been approved until {} alone.",
                day(on),
                day(until)
            ),
            "Give the last day for which it was approved with until:.",
        )),
        _ => Ok(()),
    }
}

/// The words of the resolution where the officer has none.
fn resolution(name: &str, until: Option<NaiveDate>) -> Text {
    let until = until.map_or_else(String::new, |until| format!(" until {}", day(until)));
    Text::line(&format!(
        "That the absence of {name} be approved under section 85 of the Local Government Act 1972{until}"
    ))
}
