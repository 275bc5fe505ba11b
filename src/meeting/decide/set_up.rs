//! Deciding what is set up beforehand: body, seats, people, agenda, reports, open actions.

use super::{Decided, Decision};
use crate::meeting::agenda::{ItemDetails, PriorAction};
use crate::meeting::event::Event;
use crate::meeting::id::{ItemId, SeatId};
use crate::meeting::intent::{Intent, Who};
use crate::meeting::people::SeatDetails;
use crate::meeting::refusal::Refusal;
use crate::meeting::text::Text;

impl Decision<'_> {
    pub(super) fn set_up(&mut self, intent: &Intent) -> Decided {
        match intent {
            Intent::DescribeBody(body) => {
                if body.name.is_blank() {
                    return Err(Refusal::new(
                        "The body needs a name.",
                        "Give the board's name.",
                    ));
                }
                self.push(Event::BodyDescribed(body.clone()));
            }
            Intent::CallMeeting(calling) => {
                self.push(Event::MeetingCalled(calling.clone()));
            }
            Intent::AddPerson(details) => {
                self.new_person(details)?;
            }
            Intent::ChangePerson { person, to } => {
                let person = self.person(person)?;
                self.change_person(person, to)?;
            }
            Intent::NamePerson { person, to } => self.name_person(person, to)?,
            Intent::CorrectName { person, to } => self.correct_name(person, to)?,
            Intent::JoinPeople { keep, gone } => self.join_people(keep, gone)?,
            Intent::AddSeat {
                seat,
                holder,
                usual_deputy,
            } => {
                check_seat(seat)?;
                let id = SeatId(self.push(Event::SeatAdded(seat.clone())));
                self.fill(id, holder.as_ref(), usual_deputy.as_ref(), holder.is_some())?;
            }
            Intent::ChangeSeat { seat, to } => {
                check_seat(to)?;
                let seat = self.seat(seat)?;
                self.push(Event::SeatChanged {
                    seat,
                    to: to.clone(),
                });
            }
            Intent::FillSeat {
                seat,
                holder,
                usual_deputy,
            } => {
                let seat = self.seat(seat)?;
                self.fill(seat, holder.as_ref(), usual_deputy.as_ref(), true)?;
            }
            Intent::AddItem { item, after } => {
                let after = after.as_ref().map(|a| self.item(a)).transpose()?;
                self.add_item(item.clone(), after)?;
            }
            Intent::ChangeItem {
                item,
                to,
                leave_public,
            } => {
                self.leaves_public = *leave_public;
                let item = self.item(item)?;
                self.check_item(to, Some(item))?;
                self.push(Event::ItemChanged {
                    item,
                    to: to.clone(),
                });
            }
            Intent::AttachReport {
                item,
                report,
                leave_public,
            } => {
                self.leaves_public = *leave_public;
                let item = self.item(item)?;
                self.push(Event::ReportAttached {
                    item,
                    report: report.clone(),
                });
            }
            Intent::BringForward {
                text,
                topic,
                owners,
                raised,
                progress,
                comment,
                origin,
            } => {
                if text.is_blank() {
                    return Err(Refusal::new(
                        "An action needs words.",
                        "Say what is to be done.",
                    ));
                }
                let owners = self.owners(owners)?;
                self.push(Event::ActionBroughtForward(PriorAction {
                    text: text.clone(),
                    topic: topic.clone(),
                    owners,
                    raised: *raised,
                    progress: progress.clone(),
                    comment: comment.clone(),
                    origin: origin.clone(),
                }));
            }
            Intent::ListMinutes { of } => {
                if self.meeting.earlier_minutes().contains(of) {
                    return Err(Refusal::new(
                        format!(
                            "The minutes of {} are listed already.",
                            of.format("%-d %B %Y")
                        ),
                        "Nothing needs to be done.",
                    ));
                }
                self.push(Event::EarlierMinutesListed { of: *of });
            }
            Intent::ListMeeting(meeting) => {
                self.push(Event::FutureMeetingListed(meeting.clone()));
            }
            Intent::PlanItem(item) => {
                if item.meeting.is_blank() || item.title.is_blank() {
                    return Err(Refusal::new(
                        "A planned item needs a title and a meeting.",
                        "Say what is to be taken, and for which meeting.",
                    ));
                }
                self.push(Event::ItemPlanned(item.clone()));
            }
            Intent::Forewarn {
                person,
                expect,
                said_by,
                said_on,
            } => {
                let person = self.person(person)?;
                self.push(Event::Forewarned {
                    person,
                    expect: *expect,
                    said_by: said_by.clone(),
                    said_on: *said_on,
                });
            }
            _ => {}
        }
        Ok(())
    }

    pub(super) fn add_item(
        &mut self,
        mut details: ItemDetails,
        after: Option<ItemId>,
    ) -> Result<ItemId, Refusal> {
        if details.number.is_blank() {
            details.number = self.next_number();
        }
        self.check_item(&details, None)?;
        Ok(ItemId(self.push(Event::ItemAdded { details, after })))
    }

    fn next_number(&self) -> Text {
        let digits = |n: &str| -> u32 {
            n.chars()
                .take_while(char::is_ascii_digit)
                .collect::<String>()
                .parse()
                .unwrap_or(0)
        };
        let last = self
            .meeting
            .items()
            .iter()
            .map(|i| digits(&i.details.number))
            .max();
        Text::line(&last.unwrap_or(0).saturating_add(1).to_string())
    }

    fn check_item(&self, details: &ItemDetails, changed: Option<ItemId>) -> Decided {
        if details.title.is_blank() {
            return Err(Refusal::new("An item needs a title.", "Give the title."));
        }
        let taken = self
            .meeting
            .items()
            .iter()
            .any(|i| i.details.number == details.number && Some(i.id) != changed);
        if taken {
            return Err(Refusal::new(
                format!("There is an item {} already.", details.number),
                "Give another number, or leave it out to have the next one.",
            ));
        }
        Ok(())
    }

    fn fill(
        &mut self,
        seat: SeatId,
        holder: Option<&Who>,
        usual_deputy: Option<&Who>,
        say: bool,
    ) -> Decided {
        let holder = holder.map(|w| self.who(w)).transpose()?;
        let usual_deputy = usual_deputy.map(|w| self.who(w)).transpose()?;
        if say || usual_deputy.is_some() {
            self.push(Event::SeatFilled {
                seat,
                holder,
                usual_deputy,
            });
        }
        Ok(())
    }
}

fn check_seat(seat: &SeatDetails) -> Decided {
    if seat.title.is_blank() {
        return Err(Refusal::new(
            "A seat needs a title.",
            "Give the role as the list of members present prints it.",
        ));
    }
    Ok(())
}
