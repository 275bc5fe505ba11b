//! Deciding what is set up beforehand: body, seats, people, agenda, reports, open actions.

use chrono::NaiveDate;

use super::{Decided, Decision};
use crate::meeting::agenda::{
    Calling, FutureMeeting, ItemDetails, PlannedItem, PriorAction, Report,
};
use crate::meeting::event::{Event, Expectation};
use crate::meeting::house::{House, HouseStored, HouseTold};
use crate::meeting::id::{ItemId, SeatId};
use crate::meeting::intent::{Intent, Ref, Who};
use crate::meeting::joint::Constituent;
use crate::meeting::people::{Body, PersonDetails, SeatDetails};
use crate::meeting::refusal::Refusal;
use crate::meeting::rules::{Quorum, Rules};
use crate::meeting::text::Text;

impl Decision<'_> {
    pub(super) fn describe_body(&mut self, body: &Body) -> Decided {
        if body.name.is_blank() {
            return Err(Refusal::new(
                "The body needs a name.",
                "Give the board's name.",
            ));
        }
        self.is_named_apart(body, Some(Constituent::First))?;
        self.push(Event::BodyDescribed(body.clone()));
        Ok(())
    }

    pub(super) fn call_meeting(&mut self, calling: &Calling) {
        self.push(Event::MeetingCalled(calling.clone()));
    }

    /// Whether the quorum that the rules tell is one.
    pub(super) fn is_a_quorum(rules: &Rules) -> Decided {
        if let Quorum::Part { of, each, .. } = rules.quorum
            && (each == 0 || of > each)
        {
            return Err(Refusal::new(
                "The quorum is no part of the seats.",
                "Give it as so many in so many: of 1 each 3 is a third.",
            ));
        }
        if let Some(number) = Rules::unknown_warning(&rules.not_checked) {
            return Err(Refusal::new(
                format!("There is no warning {number} that could be left out."),
                "Give the numbers that `quorate check --list` prints.",
            ));
        }
        Ok(())
    }

    pub(super) fn set_rules(&mut self, rules: &Rules) -> Decided {
        Self::is_a_quorum(rules)?;
        if *self.meeting.rules() == *rules {
            return Err(Refusal::new(
                "Those are the rules already.",
                "Nothing needs to be done.",
            ));
        }
        self.push(Event::RulesSet(rules.clone()));
        Ok(())
    }

    pub(super) fn set_style(&mut self, told: &HouseTold) -> Decided {
        if !told.inherits.is_blank() {
            return Err(Refusal::new(
                format!("There is no ready style \u{201C}{}\u{201D}.", told.inherits),
                "quorate style list names them.",
            ));
        }
        if let Some(fault) = told.faults().into_iter().next() {
            return Err(Refusal::new(
                format!("{}: {}", fault.setting, fault.slip.what),
                fault.slip.way_out,
            ));
        }
        let stored = HouseStored::from(told.clone());
        if **self.meeting.house() == House::from(&stored) {
            return Err(Refusal::new(
                "That is the style already.",
                "Nothing needs to be done.",
            ));
        }
        self.push(Event::StyleSet(Box::new(stored)));
        Ok(())
    }

    pub(super) fn add_person(&mut self, details: &PersonDetails) -> Decided {
        self.new_person(details)?;
        Ok(())
    }

    pub(super) fn put_person_right(&mut self, person: &Ref, to: &PersonDetails) -> Decided {
        let person = self.person(person)?;
        self.change_person(person, to)?;
        Ok(())
    }

    pub(super) fn add_seat(
        &mut self,
        seat: &SeatDetails,
        holder: Option<&Who>,
        usual_deputy: Option<&Who>,
        body: Option<&Ref>,
    ) -> Decided {
        let id = SeatId(self.push(Event::SeatAdded(seat.clone())));
        self.assign(id, body)?;
        self.fill(id, holder, usual_deputy, holder.is_some())?;
        Ok(())
    }

    pub(super) fn change_seat(
        &mut self,
        seat: &Ref,
        to: &SeatDetails,
        body: Option<&Ref>,
    ) -> Decided {
        let seat = self.seat(seat)?;
        self.push(Event::SeatChanged {
            seat,
            to: to.clone(),
        });
        self.assign(seat, body)?;
        Ok(())
    }

    pub(super) fn fill_seat(
        &mut self,
        seat: &Ref,
        holder: Option<&Who>,
        usual_deputy: Option<&Who>,
    ) -> Decided {
        let seat = self.seat(seat)?;
        self.fill(seat, holder, usual_deputy, true)?;
        Ok(())
    }

    pub(super) fn put_on_agenda(&mut self, item: &ItemDetails, after: Option<&Ref>) -> Decided {
        let after = after.map(|a| self.item(a)).transpose()?;
        self.add_item(item.clone(), after)?;
        Ok(())
    }

    pub(super) fn change_item(
        &mut self,
        item: &Ref,
        to: &ItemDetails,
        leave_public: bool,
    ) -> Decided {
        self.leaves_public = leave_public;
        let item = self.item(item)?;
        self.check_item(to, Some(item))?;
        self.push(Event::ItemChanged {
            item,
            to: to.clone(),
        });
        Ok(())
    }

    pub(super) fn attach_report(
        &mut self,
        item: &Ref,
        report: &Report,
        leave_public: bool,
    ) -> Decided {
        self.leaves_public = leave_public;
        let item = self.item(item)?;
        self.push(Event::ReportAttached {
            item,
            report: report.clone(),
        });
        Ok(())
    }

    /// An action of an earlier meeting: for everybody, but in the journal of a body.
    pub(super) fn bring_forward(&mut self, intent: &Intent) -> Decided {
        let Intent::BringForward {
            text,
            topic,
            owners,
            raised,
            progress,
            comment,
            origin,
            minute,
            due,
        } = intent
        else {
            return Ok(());
        };
        if !self.meeting.is_body_journal() {
            self.for_everybody()?;
        }
        if text.is_blank() {
            return Err(Refusal::new(
                "An action needs words.",
                "Say what is to be done.",
            ));
        }
        let action = PriorAction {
            text: text.clone(),
            topic: topic.clone(),
            owners: self.owners(owners)?,
            raised: *raised,
            progress: progress.clone(),
            comment: comment.clone(),
            origin: origin.clone(),
            minute: minute.clone(),
            due: due.clone(),
        };
        self.push(Event::ActionBroughtForward(action));
        Ok(())
    }

    pub(super) fn list_minutes(&mut self, of: NaiveDate) -> Decided {
        if self.meeting.earlier_minutes().contains(&of) {
            return Err(Refusal::new(
                format!(
                    "The minutes of {} are listed already.",
                    of.format("%-d %B %Y")
                ),
                "Nothing needs to be done.",
            ));
        }
        self.push(Event::EarlierMinutesListed { of });
        Ok(())
    }

    pub(super) fn list_meeting(&mut self, meeting: &FutureMeeting) {
        self.push(Event::FutureMeetingListed(meeting.clone()));
    }

    pub(super) fn plan_item(&mut self, item: &PlannedItem) -> Decided {
        if item.meeting.is_blank() || item.title.is_blank() {
            return Err(Refusal::new(
                "A planned item needs a title and a meeting.",
                "Say what is to be taken, and for which meeting.",
            ));
        }
        self.push(Event::ItemPlanned(item.clone()));
        Ok(())
    }

    pub(super) fn forewarn(
        &mut self,
        person: &Ref,
        expect: Expectation,
        said_by: &Text,
        said_on: Option<NaiveDate>,
    ) -> Decided {
        let person = self.person(person)?;
        self.push(Event::Forewarned {
            person,
            expect,
            said_by: said_by.clone(),
            said_on,
        });
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
