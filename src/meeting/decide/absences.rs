//! Deciding on the approval of a member's absence, and what of it goes over into the journal of a body.

use chrono::NaiveDate;

use super::taken::Known;
use super::text::stricter;
use super::{Decided, Decision};
use crate::meeting::absence::Absence;
use crate::meeting::between::{Between, MeetingTold};
use crate::meeting::entry::{Kind, Place, Stage, Stream, Verb};
use crate::meeting::event::Event;
use crate::meeting::id::EntryId;
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
        if self.stream == Stream::Private {
            return Err(Refusal::new(
                "That an absence was approved is no rough note.",
                "Record it for everybody, or as exempt.",
            ));
        }
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
        let journal = self.meeting.is_body_journal();
        let held = self.meeting.calling().date;
        let today = self.when.date_naive();
        let on_day = on.unwrap_or(if journal { today } else { held });
        check_days(on_day, *until, today.max(held))?;
        // What is told of a meeting that has not begun was approved before it.
        let before = on.is_some() && self.meeting.opened().is_none();
        let elsewhere = journal || before || on_day != held;
        let (entry, stream) = match entry {
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
                        "That is no resolution of this meeting by which an absence can be approved.",
                        "Name the resolution, or leave entry: out and give the day of the approval with on:.",
                    ));
                }
                (Some(entry.id), stricter(self.stream, entry))
            }
            None if elsewhere => (None, self.stream),
            None => {
                let words = resolution(&details.full_name(), *until);
                let made = self.resolve_absence(&words, item.as_ref(), *place)?;
                (Some(made), self.stream)
            }
        };
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

    fn resolve_absence(
        &mut self,
        words: &Text,
        item: Option<&Ref>,
        place: Place,
    ) -> Result<EntryId, Refusal> {
        let at = self.facts.len();
        self.resolve_in_words(item, words, Stage::Agreed, place)?;
        Ok(EntryId(self.id_at(at)))
    }

    /// The approvals that a meeting tells now, and those that it told before and tells no more.
    pub(super) fn take_absences(&mut self, told: &MeetingTold, known: &mut Known) -> Decided {
        let m = self.meeting;
        for one in &told.absences {
            let Some(person) = self.somebody(Some(&one.person), known)? else {
                continue;
            };
            let absence = Absence {
                person,
                on: one.on,
                by: one.by.clone(),
                until: one.until,
                reason: one.reason.clone(),
                entry: None,
                source: one.source.clone(),
            };
            let stream = if one.exempt {
                Stream::Exempt
            } else {
                Stream::Public
            };
            // Of an act that the journal knows by itself the meeting tells nothing new, unless it says
            // otherwise how long it holds.
            let own = &m.body().name;
            let by_hand = |of: &Absence| {
                let by = if of.by.is_blank() { own } else { &of.by };
                of.source.is_empty()
                    && (of.on, of.until) == (one.on, one.until)
                    && (by.is_blank() || alike(by, &one.by))
            };
            let mut held = m.absences_of(person);
            let is_known =
                held.any(|a| a.absence == absence && a.stream == stream || by_hand(&a.absence));
            if !is_known {
                self.push_in(stream, Event::AbsenceApproved(absence));
            }
        }
        let own = format!("{} ", told.of.session);
        for held in m.absences() {
            let source = &held.absence.source;
            let stands = told.absences.iter().any(|one| one.source == *source);
            if source.starts_with(&own) && !stands {
                let source = source.clone();
                self.push_between(held.stream, Between::AbsenceUnsaid { source });
            }
        }
        Ok(())
    }
}

fn check_days(on: NaiveDate, until: Option<NaiveDate>, latest: NaiveDate) -> Decided {
    let day = |day: NaiveDate| day.format("%-d %B %Y").to_string();
    if on > latest {
        return Err(Refusal::new(
            format!("{} is still to come.", day(on)),
            "Give the day on which the absence was approved with on:.",
        ));
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
    let until = until.map_or_else(String::new, |until| {
        format!(" until {}", until.format("%-d %B %Y"))
    });
    Text::line(&format!(
        "That the absence of {name} be approved under section 85 of the Local Government Act 1972{until}"
    ))
}
