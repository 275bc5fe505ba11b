//! What an officer asked for, told from the event that came of it.

use super::said::Said;
use crate::meeting::correction::Outcome;
use crate::meeting::entry::Stage;
use crate::meeting::event::Event;
use crate::meeting::house::House;
use crate::meeting::id::CorrectionId;
use crate::meeting::intent::{Intent, Settle};
use crate::meeting::joint::Constituent;
use crate::meeting::people::Capacity;
use crate::meeting::text::Text;

impl Said<'_> {
    /// What may have been asked for where this fact is the matter of it.
    pub(super) fn intents(&self, event: &Event) -> Vec<Intent> {
        use Event as E;
        use Intent as I;
        match event {
            E::BodyDescribed(body) => vec![I::DescribeBody(body.clone())],
            E::RulesSet(rules) => vec![I::SetRules(rules.into())],
            E::StyleSet(style) => {
                vec![I::SetStyle(Box::new((&House::from(style.as_ref())).into()))]
            }
            E::BodyJoined { body, rules } => vec![I::JoinBody {
                body: body.clone(),
                rules: rules.into(),
            }],
            E::JoinedBodyChanged {
                joined,
                body,
                rules,
            } => vec![I::ChangeJoinedBody {
                joined: self.body(Constituent::Joined(*joined)),
                body: body.clone(),
                rules: rules.into(),
            }],
            E::MeetingCalled(calling) => vec![I::CallMeeting(calling.clone())],
            E::PersonAdded(details) => vec![I::AddPerson(details.clone())],
            E::PersonChanged { person, to } => {
                let person = || self.person(*person);
                vec![
                    I::ChangePerson {
                        person: person(),
                        to: to.clone(),
                    },
                    I::NamePerson {
                        person: person(),
                        to: to.clone(),
                    },
                    I::CorrectName {
                        person: person(),
                        to: to.clone(),
                    },
                ]
            }
            E::PeopleJoined { kept, gone } => vec![I::JoinPeople {
                keep: self.person(*kept),
                gone: self.person(*gone),
            }],
            E::SeatAdded(seat) => {
                let filled = self.filled();
                vec![I::AddSeat {
                    seat: seat.clone(),
                    holder: filled.0,
                    usual_deputy: filled.1,
                    body: self.assigned(),
                }]
            }
            E::SeatChanged { seat, to } => vec![I::ChangeSeat {
                seat: self.seat(*seat),
                to: to.clone(),
                body: self.assigned(),
            }],
            E::SeatFilled { seat, .. } => {
                let filled = self.filled();
                vec![I::FillSeat {
                    seat: self.seat(*seat),
                    holder: filled.0,
                    usual_deputy: filled.1,
                }]
            }
            E::ItemAdded { details, after } => {
                let after = after.and_then(|after| self.after_item(after));
                let mut out = vec![I::AddItem {
                    item: details.clone(),
                    after: after.clone(),
                }];
                out.extend(details.late.as_ref().map(|late| I::AdmitLate {
                    title: details.title.clone(),
                    reason: late.reason.clone(),
                    description: details.description.clone(),
                    number: details.number.clone(),
                    after,
                }));
                out
            }
            E::ItemChanged { item, to } => [false, true]
                .map(|leave_public| I::ChangeItem {
                    item: self.item(*item),
                    to: to.clone(),
                    leave_public,
                })
                .into(),
            E::ReportAttached { item, report } => [false, true]
                .map(|leave_public| I::AttachReport {
                    item: self.item(*item),
                    report: report.clone(),
                    leave_public,
                })
                .into(),
            E::ActionBroughtForward(action) => vec![I::BringForward {
                text: action.text.clone(),
                topic: action.topic.clone(),
                owners: self.leads(&action.owners),
                raised: action.raised,
                progress: action.progress.clone(),
                comment: action.comment.clone(),
                origin: action.origin.clone(),
                minute: action.minute.clone(),
                due: action.due.clone(),
            }],
            E::EarlierMinutesListed { of } => vec![I::ListMinutes { of: *of }],
            E::FutureMeetingListed(meeting) => vec![I::ListMeeting(meeting.clone())],
            E::ItemPlanned(item) => vec![I::PlanItem(item.clone())],
            E::Forewarned {
                person,
                expect,
                said_by,
                said_on,
            } => vec![I::Forewarn {
                person: self.person(*person),
                expect: *expect,
                said_by: said_by.clone(),
                said_on: *said_on,
            }],
            E::ApologyReceived {
                person,
                deputy,
                said_by,
                said_on,
                ..
            } => vec![I::Apologise {
                person: self.person(*person),
                deputy: deputy.map(|deputy| self.who(deputy)),
                said_by: said_by.clone(),
                said_on: *said_on,
            }],
            E::AttendeeApologised { person } => vec![I::Apologise {
                person: self.person(*person),
                deputy: None,
                said_by: Text::default(),
                said_on: None,
            }],
            E::MarkedPresent { person, capacity } => {
                let mut out = vec![I::MarkPresent {
                    person: self.person(*person),
                }];
                if *capacity == Capacity::InAttendance {
                    out.push(I::Attend {
                        who: self.who(*person),
                    });
                }
                out
            }
            E::MarkedAbsent { seat } => vec![I::MarkAbsent {
                person: self.seat(*seat),
            }],
            E::SeatUnmarked { seat } => {
                let holder = self.before.seat(*seat).and_then(|s| s.holder);
                let person = holder.map(|holder| self.person(holder));
                person
                    .map(|person| I::Unmark { person })
                    .into_iter()
                    .collect()
            }
            E::AttendeeUnmarked { person } => vec![I::Unmark {
                person: self.person(*person),
            }],
            E::MeetingOpened { presiding, .. } => vec![I::Open {
                presiding: Some(self.person(*presiding)),
            }],
            E::OpenedWithoutChair { .. } => vec![I::Open { presiding: None }],
            E::AttendsRemotely { person, remote, .. } => vec![I::AttendRemotely {
                person: self.person(*person),
                in_person: !remote,
            }],
            E::PresidingChanged { to, .. } => vec![I::Preside {
                person: self.person(*to),
            }],
            E::MeetingAdjourned { until, reason, .. } => vec![I::Adjourn {
                until: until.clone(),
                reason: reason.clone(),
            }],
            E::MeetingResumed { .. } => vec![I::Resume],
            E::BusinessOrdered { what, .. } => vec![self.procedure(what)],
            E::NextMeetingSet(next) => vec![I::SetNextMeeting(next.clone())],
            E::MeetingClosed { .. } => vec![I::Close],
            E::MinutesApproved {
                at_meeting,
                signed_by,
                corrected,
                lines,
            } => vec![I::ApproveMinutes {
                at_meeting: *at_meeting,
                signed_by: signed_by.clone(),
                corrected: *corrected,
                lines: self.lines(lines),
            }],
            E::DraftIssued {
                on,
                to,
                readers,
                lines,
                ..
            } => vec![I::IssueDraft {
                to: to.clone(),
                on: Some(*on),
                readers: *readers,
                lines: self.lines(lines),
            }],
            E::PurgeHeld { reason } => vec![I::HoldPurge {
                reason: reason.clone(),
            }],
            E::HoldReleased { reason } => vec![I::ReleaseHold {
                reason: reason.clone(),
            }],
            E::ItemTaken { item, .. } => {
                let mut out = vec![I::Take {
                    item: self.item(*item),
                }];
                out.extend(self.moved_on(*item));
                out
            }
            E::ItemDeferred { item, to, reason } => vec![I::Defer {
                item: self.item(*item),
                to: to.clone(),
                reason: reason.clone(),
            }],
            E::ItemWithdrawn { item, reason } => vec![I::Withdraw {
                item: self.item(*item),
                reason: reason.clone(),
            }],
            E::ItemRestored { item } => vec![I::RestoreItem {
                item: self.item(*item),
            }],
            E::Recorded {
                item,
                place,
                kind,
                text,
            } => {
                let mut out = self.recorded(*item, *place, kind, text);
                out.extend(self.note_taken(text, *place));
                out.extend(self.split(*place));
                out
            }
            E::TextSpliced {
                entry,
                at,
                went,
                came,
                ..
            } => vec![I::Type {
                entry: self.entry(*entry),
                at: *at,
                went: went.clone(),
                came: came.clone(),
                joins: false,
            }],
            E::EntryChanged { entry, kind } => self.changed(*entry, kind),
            E::EntryMoved { entry, item, place } => vec![I::MoveEntry {
                entry: self.entry(*entry),
                item: Some(self.item(*item)),
                place: self.place(*place),
            }],
            E::EntryStruck { entry } => vec![
                I::Strike {
                    entry: self.entry(*entry),
                },
                I::Join {
                    entry: self.entry(*entry),
                },
            ],
            E::EntryRestored { entry } => vec![I::RestoreEntry {
                entry: self.entry(*entry),
            }],
            E::ResolutionReworded { entry } => vec![I::Reword {
                entry: self.entry(*entry),
                text: self
                    .also(|e| match e {
                        E::TextSpliced { came, .. } => Some(came.clone()),
                        _ => None,
                    })
                    .unwrap_or_default(),
            }],
            E::ResolutionStaged { entry, stage, .. } => {
                let named = || self.entry(*entry);
                match stage {
                    Stage::Put => vec![I::Put { entry: named() }],
                    Stage::Agreed => vec![I::Agree { entry: named() }],
                    how => vec![I::EndMotion {
                        entry: Some(named()),
                        how: *how,
                    }],
                }
            }
            E::EntryReclassified {
                entry,
                stream,
                reason,
            } => vec![I::Reclassify {
                entry: self.entry(*entry),
                stream: *stream,
                reason: reason.clone(),
            }],
            E::QueryRaised {
                entry,
                at,
                words,
                ask,
            } => vec![I::Query {
                entry: self.entry(*entry),
                at: *at,
                words: words.clone(),
                ask: ask.as_ref().and_then(|ask| self.lead(ask)),
            }],
            E::QuerySettled { query } => vec![I::SettleQuery {
                query: self.query(*query),
                instead: self
                    .also(|e| match e {
                        E::TextSpliced { came, .. } => Some(came.clone()),
                        _ => None,
                    })
                    .unwrap_or_default(),
            }],
            E::CorrectionReceived(_) => vec![self.corrections()],
            E::CorrectionSettled { correction, how } => {
                let how = match how {
                    Outcome::Accepted => Settle::Accept,
                    Outcome::Reworded(words) => Settle::Reword(words.clone()),
                    Outcome::ByHand => Settle::ByHand,
                    Outcome::Refused(why) => Settle::Refuse(why.clone()),
                    Outcome::Queried => Settle::Query(self.also(|e| match e {
                        E::QueryRaised { ask, .. } => self.lead(ask.as_ref()?),
                        _ => None,
                    })),
                };
                let correction = CorrectionId(self.id(correction.0)).into();
                vec![I::SettleCorrection { correction, how }]
            }
            E::RuleOverridden { rule, .. } => vec![I::PassOver {
                finding: rule.clone(),
            }],
            E::Speaking(what) => self.speaking(what),
            E::AbsenceApproved(absence) => self.absence(absence),
            E::AbsenceWithdrawn(withdrawal) => self.withdrawal(withdrawal),
            // What is kept of a body between its meetings is told by meetings; a purge is for good.
            E::BetweenMeetings(_) | E::SeatAssigned { .. } | E::Purged { .. } => Vec::new(),
        }
    }
}
