//! What an officer asked for, told from the entry that came of it.

use super::names::{amended, limbs, vote_told};
use super::said::Said;
use crate::meeting::entry::{Kind, Movement, Place, Stage};
use crate::meeting::event::Event;
use crate::meeting::exclusion::Basis;
use crate::meeting::id::{ItemId, PersonId, SeatId};
use crate::meeting::intent::{Intent, Unresolved, VoteTold};
use crate::meeting::interest::Aside;
use crate::meeting::joint::Constituent;
use crate::meeting::motion::Moved;
use crate::meeting::people::Capacity;
use crate::meeting::text::Text;

impl Said<'_> {
    /// What may have been asked for where an entry was put in the record.
    pub(super) fn recorded(
        &self,
        of: ItemId,
        place: Place,
        kind: &Kind,
        text: &Text,
    ) -> Vec<Intent> {
        use Intent as I;
        let item = || Some(self.item(of));
        let place = self.place(place);
        let text = || text.clone();
        match kind {
            Kind::Paragraph => {
                let others = self.facts.iter().filter_map(|fact| match &fact.1 {
                    Event::Recorded {
                        kind: Kind::Paragraph,
                        text,
                        ..
                    } => Some(text.clone()),
                    _ => None,
                });
                vec![I::Write {
                    item: item(),
                    text: text(),
                    more: others.skip(1).collect(),
                    place,
                }]
            }
            Kind::Presented { who, form } => vec![I::Present {
                item: item(),
                who: who.iter().map(|person| self.who(*person)).collect(),
                form: *form,
                text: text(),
                place,
            }],
            Kind::Resolution { answers, .. } => {
                let stage = self
                    .also(|e| match e {
                        Event::ResolutionStaged { stage, .. } => Some(*stage),
                        _ => None,
                    })
                    .unwrap_or(Stage::Worded);
                if answers.is_empty() {
                    return vec![I::Resolve {
                        item: item(),
                        text: text(),
                        stage,
                        place,
                    }];
                }
                vec![I::Adopt {
                    item: item(),
                    limbs: limbs(answers),
                    amended: amended(answers, &text()),
                    stage,
                    place,
                }]
            }
            Kind::Amendment { to, moved, .. } => vec![I::Amend {
                to: Some(self.entry(*to)),
                mover: moved.by.map(|p| self.person(p)),
                seconder: moved.seconded.map(|p| self.person(p)),
                text: text(),
                place,
            }],
            Kind::Vote {
                on,
                method,
                tally,
                result,
                casting,
                demanded,
                of,
                ..
            } => {
                let told = VoteTold {
                    body: of.map(|of: Constituent| self.body(of)),
                    demanded: *demanded,
                    ..vote_told(self, *method, tally, casting.as_ref())
                };
                let on: Vec<_> = on.iter().map(|entry| self.entry(*entry)).collect();
                [None, Some(*result)]
                    .map(|result| I::Vote {
                        on: on.clone(),
                        told: VoteTold {
                            result,
                            ..told.clone()
                        },
                        place,
                    })
                    .into()
            }
            Kind::OwnVote {
                person,
                voice,
                vote,
            } => vec![I::OwnVote {
                person: self.person(*person),
                voice: *voice,
                vote: Some(self.entry(*vote)),
                place,
            }],
            Kind::Exclusion {
                items,
                rest,
                basis,
                moved,
                vote,
                stay,
                ..
            } => {
                let vote = vote.as_ref().map(|voted| self.told(voted));
                [false, true]
                    .map(|leave_public| {
                        self.excluded(
                            (of, place),
                            (items, *rest),
                            basis,
                            (*moved, vote.clone()),
                            (stay, leave_public),
                        )
                    })
                    .into()
            }
            Kind::Readmission { .. } => vec![I::Readmit {
                item: item(),
                place,
            }],
            Kind::PublicSummary => vec![I::Summarise {
                item: item(),
                text: text(),
                place,
            }],
            Kind::Outcome { verb, answers } => vec![I::Conclude {
                item: item(),
                verb: *verb,
                text: text(),
                limbs: limbs(answers),
                place,
            }],
            Kind::Action { owners, due, from } => vec![I::AddAction {
                item: item(),
                text: text(),
                owners: self.leads(owners),
                due: due.clone(),
                from: from.map(|from| self.entry(from)),
                place,
            }],
            Kind::Movement {
                person,
                how,
                capacity,
                reason,
                ..
            } => self.moved((of, place), (*person, *how), *capacity, reason),
            Kind::Declaration {
                person,
                interest,
                items,
                leaves,
                sensitive,
                dispensation,
                registered,
            } => vec![I::Declare {
                person: self.who(*person),
                interest: interest.clone(),
                items: self.items(items),
                nature: text(),
                leaves: *leaves,
                sensitive: *sensitive,
                dispensation: dispensation.clone(),
                registered: *registered,
                item: item(),
            }],
            Kind::TookNoPart { person, .. } => vec![I::StandAside {
                person: Some(self.person(*person)),
                how: Aside::TookNoPart,
                item: item(),
                place,
            }],
            Kind::NoneDeclared => vec![I::DeclareNone { item: item() }],
            Kind::Election {
                person,
                moved,
                vote,
                others,
                run_by,
                items,
                ..
            } => vec![I::ElectChair {
                person: self.person(*person),
                mover: moved.by.map(|p| self.person(p)),
                seconder: moved.seconded.map(|p| self.person(p)),
                vote: vote.as_ref().map(|voted| self.told(voted)),
                others: others.iter().map(|p| self.person(*p)).collect(),
                run_by: run_by.map(|p| self.person(p)),
                items: self.items(items),
                item: item(),
                place,
            }],
            Kind::Public {
                how,
                name,
                on_behalf,
                reply,
            } => vec![I::HearPublic {
                how: *how,
                name: name.clone(),
                on_behalf: on_behalf.clone(),
                text: text(),
                reply: *reply,
                item: item(),
                place,
            }],
            Kind::Told { what, by } => vec![I::Tell {
                what: *what,
                by: by.map(|p| self.person(p)),
                text: text(),
                item: item(),
                place,
            }],
            Kind::Delegation { to, with, until } => vec![I::Delegate {
                to: self.leads(to),
                with: self.leads(with),
                text: text(),
                until: until.clone(),
                item: item(),
                place,
            }],
            Kind::Minutes {
                of,
                approval,
                corrections,
            } => vec![I::AgreeMinutes {
                of: Some(*of),
                corrections: corrections.clone(),
                approval: *approval,
                item: item(),
            }],
            Kind::Progress { action, progress } => vec![I::Review {
                action: self.prior(*action),
                progress: progress.clone(),
                comment: text(),
                item: item(),
            }],
        }
    }

    /// Somebody came or went.
    fn moved(
        &self,
        (of, place): (ItemId, Place),
        (person, how): (PersonId, Movement),
        capacity: Capacity,
        reason: &Text,
    ) -> Vec<Intent> {
        use Intent as I;
        let item = || Some(self.item(of));
        let reason = || reason.clone();
        match how {
            Movement::Arrived | Movement::TookSeat => {
                let seat = match capacity {
                    Capacity::Deputy(seat) => Some(SeatId(self.id(seat.0)).into()),
                    _ => None,
                };
                [None, seat]
                    .map(|deputy_for| I::Arrive {
                        person: self.who(person),
                        deputy_for,
                        item: item(),
                        reason: reason(),
                        place,
                    })
                    .into()
            }
            Movement::Left => vec![I::Leave {
                person: self.person(person),
                item: item(),
                reason: reason(),
                place,
            }],
            Movement::SteppedOut => vec![I::StepOut {
                person: self.person(person),
                item: item(),
                reason: reason(),
                place,
            }],
            Movement::Returned => vec![I::Return {
                person: self.person(person),
                item: item(),
                place,
            }],
        }
    }

    /// The public was excluded, or it was not agreed.
    fn excluded(
        &self,
        (of, place): (ItemId, Place),
        (items, rest): (&[ItemId], bool),
        basis: &Basis,
        (moved, vote): (Moved, Option<VoteTold>),
        (stay, leave_public): (&Text, bool),
    ) -> Intent {
        let (paragraphs, interest) = match basis {
            Basis::Resolution {
                paragraphs,
                interest,
                ..
            } => (paragraphs.clone(), *interest),
            _ => (Vec::new(), true),
        };
        let without = match basis {
            Basis::Confidential => Some(Unresolved::Confidential),
            Basis::Disorder => Some(Unresolved::Disorder),
            _ => None,
        };
        Intent::Exclude {
            items: self.items(items),
            rest,
            paragraphs,
            reason: basis.reason().cloned().unwrap_or_default(),
            without,
            no_conclusion: !interest,
            refused: !basis.excludes(),
            mover: moved.by.map(|p| self.person(p)),
            seconder: moved.seconded.map(|p| self.person(p)),
            vote,
            stay: stay.clone(),
            leave_public,
            item: Some(self.item(of)),
            place,
        }
    }
}
