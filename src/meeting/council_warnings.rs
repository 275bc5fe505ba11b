//! What the law asks of a council beyond its meetings: that its members attend (Local Government Act
//! 1972 s.85), that it delegates to no single member (s.101), that an executive gives its reasons, and that
//! earlier minutes are only looked at for their accuracy (Schedule 12 paragraph 41). The numbers in the
//! comments are those of the catalogue of warnings.

use chrono::{Months, NaiveDate};

use super::agenda::{Business, Item, Stamp};
use super::catalogue::Warning;
use super::check::{Anchor, Finding};
use super::entry::{Entry, Kind, Owner, Stage, Stream, Verb};
use super::id::PersonId;
use super::joint::Constituent;
use super::people::{Capacity, PersonDetails};
use super::state::{Mark, Meeting};
use super::text::alike;
use super::warnings::{note, warn};

/// So many months without attending end a councillor's membership.
const MONTHS: u32 = 6;

/// After so many it is told.
const NEAR: u32 = 4;

impl PersonDetails {
    /// A member of the council, by what is known of them.
    pub fn is_councillor(&self) -> bool {
        self.councillor || matches!(self.honorific.as_str(), "Councillor" | "Cllr")
    }
}

impl Entry {
    /// Whether it decides something for the body: that something was noted decides nothing.
    pub(super) fn decides(&self) -> bool {
        match &self.kind {
            Kind::Resolution { stage, .. } => *stage == Stage::Agreed,
            Kind::Outcome { verb, .. } => !matches!(verb, Verb::Noted | Verb::NoDecision),
            _ => false,
        }
    }
}

impl Meeting {
    /// 1: what was decided while there was no quorum, by the comings and goings as they are known now.
    pub(super) fn findings_without_quorum(&self) -> Vec<Finding> {
        let bodies = self.constituents().into_iter();
        let turns: Vec<_> = bodies.map(|b| (b, self.quorum_turns(b))).collect();
        // What happened in the same minute may have come after.
        let before = |at: Stamp, when: Stamp| at < when || Some(at) == self.opened();
        let lost = |of: Option<Constituent>, when: Stamp| {
            turns.iter().any(|(body, turns)| {
                let last = turns.iter().rev().find(|(at, _)| before(*at, when));
                of.is_none_or(|of| of == *body)
                    && last.is_some_and(|(_, state)| !state.is_quorate())
            })
        };
        let mut found = Vec::new();
        for entry in self.all_entries().iter().filter(|e| !e.struck) {
            let (what, of, when) = match &entry.kind {
                Kind::Vote { of, when, .. } => ("vote", *of, *when),
                Kind::Election { when, .. } => ("election", None, *when),
                Kind::Exclusion { basis, when, .. } if basis.is_resolved() => {
                    ("exclusion of the public", None, *when)
                }
                Kind::Resolution {
                    stage: Stage::Agreed,
                    ..
                } if self.votes_on(entry.id).next().is_none() => match entry.staged {
                    Some(when) => ("resolution", None, when),
                    None => continue,
                },
                _ => continue,
            };
            if lost(of, when) {
                let number = self
                    .item(entry.item)
                    .map_or("", |i| i.details.number.as_str());
                found.push(warn(
                    Warning::Quorum,
                    Anchor::Entry(entry.id),
                    format!(
                        "There was no quorum at {}, at the time of the {what} in item {number}: put the comings \
                         and goings right, or take the decision again.",
                        when.format("%H:%M")
                    ),
                ));
            }
        }
        found
    }

    /// The one member of the council to whom something would be delegated; none if it is an officer, a
    /// committee, or no council's affair.
    pub fn single_councillor(&self, owner: &Owner) -> Option<String> {
        match owner {
            Owner::Person(person) => {
                let details = &self.person(*person)?.details;
                details.is_councillor().then(|| details.full_name())
            }
            Owner::Named(words) => {
                let office = words.trim();
                let office = office.strip_prefix("the ").unwrap_or(office);
                let chair = self.body().chair_title.as_str();
                let chairs = [chair, "Chair", "Chairman", "Chairperson", "Chairwoman"];
                let presides = chairs.iter().any(|c| !c.is_empty() && alike(c, office));
                let council = self.people().iter().any(|p| p.details.is_councillor());
                let named = ["Councillor ", "Cllr "]
                    .iter()
                    .any(|h| office.starts_with(h));
                (named || presides && council).then(|| words.to_string())
            }
        }
    }

    /// The day on which somebody last attended as a member, by this meeting and what is known of them.
    /// Who sits in for another, or attends remotely where that does not count, attends nothing.
    pub fn last_attended(&self, person: PersonId) -> Option<NaiveDate> {
        let sat = self
            .spans()
            .iter()
            .any(|s| s.person == person && matches!(s.capacity, Capacity::Holder(_)));
        let apart = !self.rules().remote_counts
            && self.remote_stretches(person).as_slice() == [(None, None)];
        if sat && !apart {
            return Some(self.calling().date);
        }
        self.person(person)?.details.last_attended
    }

    /// 24: councillors who attended nothing for nearly six months.
    pub(super) fn findings_of_six_months(&self) -> Vec<Finding> {
        let day = self.calling().date;
        let next = self.next_meeting().map(|n| n.date);
        let accounted = |s: &&super::people::Seat| self.mark(s.id) != Mark::Unaccounted;
        let holders = self
            .seats()
            .iter()
            .filter(accounted)
            .filter_map(|s| self.person(s.holder?));
        let councillors = holders.filter(|p| p.details.is_councillor());
        councillors
            .filter_map(|person| {
                let last = self.last_attended(person.id)?;
                let natural = last.checked_add_months(Months::new(MONTHS))?;
                // Where the council said no end nothing is near.
                let ends = self.months_end(person.id, last, natural)?;
                let longer = ends > natural;
                let near = if longer {
                    ends.checked_sub_months(Months::new(MONTHS - NEAR))?
                } else {
                    last.checked_add_months(Months::new(NEAR))?
                };
                if day < near {
                    return None;
                }
                let name = person.details.full_name();
                let [last, until] = [last, ends].map(|d| d.format("%-d %B %Y").to_string());
                let at = Anchor::Person(person.id);
                let says = match (day > ends, longer) {
                    (true, false) => format!(
                        "{name} last attended on {last}, more than six months ago, and is no longer a \
                         member, unless the council approved the reason by {until}."
                    ),
                    (true, true) => format!(
                        "{name} last attended on {last}, the absence was approved until {until}, and they \
                         are no longer a member, unless the council approved it for longer by then."
                    ),
                    (false, _) => {
                        let after = next.is_some_and(|next| next > ends);
                        let after = if after { ", before the next meeting" } else { "" };
                        let (time, approves) = if longer {
                            ("the absence was approved, and the time ends", "approves it for longer")
                        } else {
                            ("the six months end", "approves the reason")
                        };
                        format!(
                            "{name} last attended on {last}: {time} on {until}{after}, unless the council \
                             {approves} by then."
                        )
                    }
                };
                let soon = day > ends || next.is_some_and(|next| next > ends);
                let say = if soon { warn } else { note };
                Some(say(Warning::SixMonths, at, says))
            })
            .collect()
    }

    /// What a decision of an item lacks, or should not be.
    pub(super) fn findings_of_decisions(&self, item: &Item) -> Vec<Finding> {
        let number = &item.details.number;
        let mut found = Vec::new();
        let Some(decided) = self.entries_of(item).find(|e| e.decides()) else {
            return found;
        };
        let at = Anchor::Entry(decided.id);
        // 18: of earlier minutes nothing is discussed but their accuracy.
        let printed = [&item.details.title, &item.details.description];
        let more = printed.into_iter().chain(&item.details.parts).any(|text| {
            let text = text.to_lowercase();
            ["arising", "action", "progress"]
                .iter()
                .any(|word| text.contains(word))
        });
        if item.details.business == Business::Minutes && !more {
            let beyond = |e: &&Entry| e.decides() && !e.text.to_lowercase().contains("minutes");
            if let Some(entry) = self.entries_of(item).find(beyond) {
                found.push(note(
                    Warning::EarlierMinutes,
                    Anchor::Entry(entry.id),
                    format!(
                        "Item {number} is for the minutes and decides something else: only their accuracy \
                         may be discussed."
                    ),
                ));
            }
        }
        // 28: an executive gives its reasons, what it rejected, and who had an interest.
        let ordinary = !matches!(
            item.details.business,
            Business::Minutes | Business::Membership | Business::Declarations
        );
        if self.rules().executive && ordinary {
            let says = |words: &[&str]| {
                self.entries_of(item).any(|e| {
                    let text = e.text.to_lowercase();
                    e.stream != Stream::Private && words.iter().any(|w| text.contains(w))
                })
            };
            let interests = self.all_entries().iter().any(|e| {
                !e.struck && matches!(e.kind, Kind::NoneDeclared | Kind::Declaration { .. })
            });
            let lacks: Vec<&str> = [
                (says(&["reason"]), "the reasons"),
                (
                    says(&["option", "alternative"]),
                    "the options considered and rejected",
                ),
                (interests, "whether anybody declared an interest"),
            ]
            .into_iter()
            .filter_map(|(said, what)| (!said).then_some(what))
            .collect();
            if !lacks.is_empty() {
                found.push(warn(
                    Warning::KeyDecision,
                    at,
                    format!(
                        "The decision of the executive in item {number} lacks {}.",
                        in_a_row(&lacks)
                    ),
                ));
            }
        }
        found
    }
}

fn in_a_row(words: &[&str]) -> String {
    match words {
        [] => String::new(),
        [one] => (*one).to_owned(),
        [first @ .., last] => format!("{} and {last}", first.join(", ")),
    }
}
