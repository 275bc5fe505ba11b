//! Which decision answers which intent: one line an intent.

use super::chair::Elected;
use super::find::of_the_journal;
use super::{Decided, Decision};
use crate::meeting::entry::{Kind, Movement, Stage};
use crate::meeting::intent::Intent;
use crate::meeting::text::Text;

impl Decision<'_> {
    /// One line an intent: the compiler holds that none is forgotten or does nothing.
    pub(super) fn intent(&mut self, intent: &Intent) -> Decided {
        use Intent as I;
        self.belongs_here(intent)?;
        self.unlocked(intent)?;
        match intent {
            I::DescribeBody(body) => self.for_everybody()?.describe_body(body),
            I::SetRules(rules) => self.for_everybody()?.set_rules(&rules.clone().into()),
            I::SetStyle(style) => self.for_everybody()?.set_style(style),
            I::JoinBody { body, rules } => {
                self.for_everybody()?.join_body(body, &rules.clone().into())
            }
            I::ChangeJoinedBody {
                joined,
                body,
                rules,
            } => self
                .for_everybody()?
                .change_joined_body(joined, body, &rules.clone().into()),
            I::CallMeeting(calling) => self.for_everybody().map(|d| d.call_meeting(calling)),
            I::AddPerson(details) => self.for_everybody()?.add_person(details),
            I::ChangePerson { person, to } => self.for_everybody()?.put_person_right(person, to),
            I::NamePerson { person, to } => self.for_everybody()?.name_person(person, to),
            I::CorrectName { person, to } => self.for_everybody()?.correct_name(person, to),
            I::JoinPeople { keep, gone } => self.for_everybody()?.join_people(keep, gone),
            I::AddSeat {
                seat,
                holder,
                usual_deputy,
                body,
            } => self.for_everybody()?.add_seat(
                seat,
                holder.as_ref(),
                usual_deputy.as_ref(),
                body.as_ref(),
            ),
            I::ChangeSeat { seat, to, body } => {
                self.for_everybody()?.change_seat(seat, to, body.as_ref())
            }
            I::FillSeat {
                seat,
                holder,
                usual_deputy,
            } => self
                .for_everybody()?
                .fill_seat(seat, holder.as_ref(), usual_deputy.as_ref()),
            I::AddItem { item, after } => self.for_everybody()?.put_on_agenda(item, after.as_ref()),
            I::ChangeItem {
                item,
                to,
                leave_public,
            } => self.for_everybody()?.change_item(item, to, *leave_public),
            I::AttachReport {
                item,
                report,
                leave_public,
            } => self
                .for_everybody()?
                .attach_report(item, report, *leave_public),
            I::BringForward { .. } => self.bring_forward(intent),
            I::ListMinutes { of } => self.for_everybody()?.list_minutes(*of),
            I::ListMeeting(meeting) => self.for_everybody().map(|d| d.list_meeting(meeting)),
            I::PlanItem(item) => self.for_everybody()?.plan_item(item),
            I::KeepBody
            | I::Appoint { .. }
            | I::Replan { .. }
            | I::Unplan { .. }
            | I::MoveMeeting { .. }
            | I::TakeMeeting(_) => self.for_everybody()?.between(intent),
            I::ApproveAbsence { .. } => self.approve_absence(intent),
            I::WithdrawAbsence { .. } => self.withdraw_absence(intent),
            I::Forewarn {
                person,
                expect,
                said_by,
                said_on,
            } => self
                .for_everybody()?
                .forewarn(person, *expect, said_by, *said_on),
            I::Apologise {
                person,
                deputy,
                said_by,
                said_on,
            } => self
                .for_everybody()?
                .apologise(person, deputy.as_ref(), said_by, *said_on),
            I::MarkPresent { person } => self.for_everybody()?.mark_named(person),
            I::MarkAllPresent => self.for_everybody()?.mark_all_present(),
            I::MarkAbsent { person } => self.for_everybody()?.mark_absent(person),
            I::Unmark { person } => self.for_everybody()?.unmark(person),
            I::Attend { who } => self.for_everybody()?.attend(who),
            I::AttendRemotely { person, in_person } => {
                self.for_everybody()?.attend_remotely(person, !in_person)
            }
            I::Open { presiding } => self.for_everybody()?.open(presiding.as_ref()),
            I::Preside { person } => self.for_everybody()?.preside(person),
            I::ElectChair {
                person,
                mover,
                seconder,
                vote,
                others,
                run_by,
                items,
                item,
                place,
            } => self.of_the_room()?.elect(&Elected {
                person,
                mover: mover.as_ref(),
                seconder: seconder.as_ref(),
                vote: vote.as_ref(),
                others,
                run_by: run_by.as_ref(),
                items,
                item: item.as_ref(),
                place: *place,
            }),
            I::Adjourn { until, reason } => self.for_everybody()?.adjourn(until, reason),
            I::Resume => self.for_everybody()?.resume(),
            I::TakeTogether { items } => self.for_everybody()?.take_together(items),
            I::VaryOrder {
                items,
                agreed_by,
                reason,
            } => self.for_everybody()?.vary_order(items, agreed_by, reason),
            I::Extend { until, agreed_by } => self.for_everybody()?.extend(*until, agreed_by),
            I::Guillotine { deferred_to } => self.for_everybody()?.guillotine(deferred_to.as_ref()),
            I::TakeRollAnew { present } => self.for_everybody()?.take_roll_anew(present),
            I::SetNextMeeting(next) => self.for_everybody()?.set_next_meeting(next),
            I::Close => self.for_everybody()?.close(),
            I::ApproveMinutes { .. }
            | I::IssueDraft { .. }
            | I::HoldPurge { .. }
            | I::ReleaseHold { .. } => self.for_everybody()?.after_meeting(intent),
            I::Exclude { .. } => self.exclude(intent),
            I::Readmit { item, place } => self.readmit(item.as_ref(), *place),
            I::Summarise { item, text, place } => self.summarise(item.as_ref(), text, *place),
            I::Take { item } => self.for_everybody()?.take_named(item),
            I::TakeNext => self.for_everybody()?.take_next(),
            I::MoveOn { entry, at, to } => self.move_on(entry, *at, to.as_ref()),
            I::Defer { item, to, reason } => self.for_everybody()?.defer(item, to, reason),
            I::Withdraw { item, reason } => self.for_everybody()?.withdraw(item, reason),
            I::RestoreItem { item } => self.for_everybody()?.restore_item(item),
            I::AdmitLate {
                title,
                reason,
                description,
                number,
                after,
            } => {
                self.for_everybody()?
                    .admit_late(title, reason, description, number, after.as_ref())
            }
            I::Present {
                item,
                who,
                form,
                text,
                place,
            } => self.present(item.as_ref(), who, *form, text, *place),
            I::Write {
                item,
                text,
                more,
                place,
            } => self.write_paragraphs(item.as_ref(), text, more, *place),
            I::Type {
                entry,
                at,
                went,
                came,
                joins,
            } => self.splice(entry, *at, went, came, *joins),
            I::Split { entry, at } => self.split(entry, *at),
            I::Join { entry } => self.join(entry),
            I::MoveEntry { entry, item, place } => self.move_entry(entry, item.as_ref(), *place),
            I::TurnInto { entry, into } => self.turn(entry, *into),
            I::Recast {
                entry,
                into,
                text,
                owners,
                due,
            } => self.recast(entry, *into, text, owners, due),
            I::TakeNote { entry, at, place } => self.take_note(entry, *at, *place),
            I::Query {
                entry,
                at,
                words,
                ask,
            } => self.raise_query(entry, *at, words, ask.as_ref()),
            I::SettleQuery { query, instead } => self.settle_query(query, instead),
            I::TakeCorrections { file, corrections } => self.take_corrections(file, corrections),
            I::SettleCorrection { correction, how } => self.settle_correction(correction, how),
            I::Resolve {
                item,
                text,
                stage,
                place,
            } => self.resolve_in_words(item.as_ref(), text, *stage, *place),
            I::Adopt {
                item,
                limbs,
                amended,
                stage,
                place,
            } => self.adopt_report(item.as_ref(), limbs, amended, *stage, *place),
            I::Reword { entry, text } => self.reword(entry, text),
            I::Put { entry } => self.stage(entry, Stage::Put),
            I::Agree { entry } => self.stage(entry, Stage::Agreed),
            I::Move {
                entry,
                mover,
                seconder,
            } => self.say_moved(entry.as_ref(), (mover.as_ref(), seconder.as_ref())),
            I::Amend {
                to,
                mover,
                seconder,
                text,
                place,
            } => self.amend(
                to.as_ref(),
                (mover.as_ref(), seconder.as_ref()),
                text,
                *place,
            ),
            I::Vote { on, told, place } => self.vote_on(on, told, *place),
            I::CastingVote { vote, voice } => self.cast(vote.as_ref(), *voice),
            I::OwnVote {
                person,
                voice,
                vote,
                place,
            } => self.own_vote(person, *voice, vote.as_ref(), *place),
            I::EndMotion { entry, how } => self.end_motion(entry.as_ref(), *how),
            I::Conclude {
                item,
                verb,
                text,
                limbs,
                place,
            } => self.conclude(item.as_ref(), *verb, text, limbs, *place),
            I::AddAction {
                item,
                text,
                owners,
                due,
                from,
                place,
            } => self.add_action(item.as_ref(), text, owners, due, from.as_ref(), *place),
            I::ChangeAction { entry, owners, due } => self.change_action(entry, owners, due),
            I::Review {
                action,
                progress,
                comment,
                item,
            } => self.review(action, progress, comment, item.as_ref()),
            I::Declare {
                person,
                interest,
                items,
                nature,
                leaves,
                sensitive,
                dispensation,
                registered,
                item,
            } => {
                let how = (*leaves, *sensitive, *registered, dispensation.as_ref());
                self.declare(person, interest, items, nature, how, item.as_ref())
            }
            I::StandAside {
                person,
                how,
                item,
                place,
            } => self
                .of_the_room()?
                .stand_aside(person.as_ref(), *how, item.as_ref(), *place),
            I::HearPublic {
                how,
                name,
                on_behalf,
                text,
                reply,
                item,
                place,
            } => {
                let kind = Kind::Public {
                    how: *how,
                    name: Text::line(name),
                    on_behalf: Text::line(on_behalf),
                    reply: *reply,
                };
                self.hear(kind, text, item.as_ref(), *place)
            }
            I::Tell {
                what,
                by,
                text,
                item,
                place,
            } => self.tell(*what, by.as_ref(), text, item.as_ref(), *place),
            I::Delegate {
                to,
                with,
                text,
                until,
                item,
                place,
            } => self.delegate((to, with), text, until, item.as_ref(), *place),
            I::DeclareNone { item } => self.declare_none(item.as_ref()),
            I::AgreeMinutes {
                of,
                corrections,
                approval,
                item,
            } => self.agree_minutes(*of, corrections, *approval, item.as_ref()),
            I::Arrive {
                person,
                deputy_for,
                item,
                reason,
                place,
            } => self.of_the_room()?.arrive(
                person,
                deputy_for.as_ref(),
                item.as_ref(),
                reason,
                *place,
            ),
            I::Leave {
                person,
                item,
                reason,
                place,
            } => self
                .of_the_room()?
                .go(person, Movement::Left, item.as_ref(), reason, *place),
            I::StepOut {
                person,
                item,
                reason,
                place,
            } => {
                self.of_the_room()?
                    .go(person, Movement::SteppedOut, item.as_ref(), reason, *place)
            }
            I::Return {
                person,
                item,
                place,
            } => self.of_the_room()?.come_back(person, item.as_ref(), *place),
            I::AskToSpeak { person, name } => self.ask_to_speak(person.as_ref(), name),
            I::CallSpeaker { speaker } => self.call_speaker(speaker.as_ref()),
            I::MoveSpeaker { speaker, place } => self.move_speaker(speaker, *place),
            I::DropSpeaker { speaker } => self.drop_speaker(speaker.as_ref()),
            I::Retime { entry, when } => self.of_the_room()?.retime(entry, *when),
            I::ChangeEntry { entry, kind } => self.change_entry(entry, kind),
            I::Strike { entry } => self.strike(entry),
            I::RestoreEntry { entry } => self.restore_entry(entry),
            I::Reclassify {
                entry,
                stream,
                reason,
            } => self.reclassify(entry, *stream, reason),
            I::Withhold { entry, at, words } => self.withhold(entry, *at, words),
            I::PassOver { finding } => self.pass_over(finding),
            I::Undo { .. } | I::UndoTyping { .. } | I::Redo => Err(of_the_journal()),
        }
    }
}
