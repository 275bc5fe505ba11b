//! The journal of a body: what becomes of its membership, its actions and its work programme between
//! its meetings. It is a session of a meeting that is never called, so that it has the file, the undo
//! and the history of any other; what only a sitting can have is refused in it.

use chrono::NaiveDate;
use serde::{Deserialize, Serialize};

use super::absence::{AbsenceTold, WithdrawalTold};
use super::agenda::{Calling, FutureMeeting, PlannedItem, PriorAction, Progress};
use super::describe::{progress_in_words, quoted};
use super::entry::{Due, Owner};
use super::id::{Id, PersonId, PlanId, PriorId, SeatId};
use super::people::{PersonDetails, SeatDetails, blank};
use super::state::Meeting;
use super::text::Text;

/// What is recorded of a body between its meetings. Needs a reader of format 4.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub enum Between {
    /// This is the journal of a body, and of no meeting.
    Begun,
    /// Who holds a seat changed from a day on.
    Held {
        /// The seat.
        seat: SeatId,
        /// Who holds it from then on, and for how long.
        tenure: Tenure,
    },
    /// An action has other owners, another day, or words that were put right.
    ActionChanged {
        /// Which.
        action: PriorId,
        /// Everything that is known now.
        to: Box<PriorAction>,
        /// What the minutes say of it, where they were taken over; its readers are theirs then.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        told: Option<Box<PriorAction>>,
    },
    /// An action was struck out of the minutes that it came from, or stands in them again.
    ActionGone {
        /// Which.
        action: PriorId,
        /// It went; otherwise it came back.
        gone: bool,
    },
    /// How an action stands.
    ActionStands {
        /// Which.
        action: PriorId,
        /// How.
        step: Step,
    },
    /// What a meeting said of an action was struck out of its minutes.
    ActionUnsaid {
        /// Which.
        action: PriorId,
        /// The session and the entry there.
        source: Text,
    },
    /// The decision that approved somebody's absence, or withdrew such an approval, stands in the minutes
    /// of its meeting no more.
    AbsenceUnsaid {
        /// The session and the entry there.
        source: Text,
    },
    /// The work programme has an item out of a meeting. Makes a [`PlanId`].
    Planned {
        /// The item.
        item: PlannedItem,
        /// The session and what it was there.
        source: Text,
        /// The meeting that put it off, if one did.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        put_off: Option<NaiveDate>,
    },
    /// An item of the work programme was moved, or its details were put right.
    Replanned {
        /// Which.
        plan: PlanId,
        /// Everything that is known now.
        to: PlannedItem,
        /// Why; may be empty.
        #[serde(default, skip_serializing_if = "blank")]
        reason: Text,
    },
    /// An item was taken off the work programme.
    Unplanned {
        /// Which.
        plan: PlanId,
        /// The meeting that took it, if one did.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        taken: Option<NaiveDate>,
        /// Why; may be empty.
        #[serde(default, skip_serializing_if = "blank")]
        reason: Text,
    },
    /// A meeting in the calendar has another day, time or place, or is not held.
    MeetingChanged {
        /// The day that it had.
        of: NaiveDate,
        /// What holds now; none = it is not held.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        to: Option<FutureMeeting>,
    },
    /// What a meeting tells was taken over.
    Taken(Box<Taken>),
}

/// Who holds a seat from a day on.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields, default)]
pub struct Tenure {
    /// Who; none = vacant.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub holder: Option<PersonId>,
    /// Who usually sits in for them.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub usual_deputy: Option<PersonId>,
    /// From which day; none = from before the journal.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub from: Option<NaiveDate>,
    /// The last day of the term of office, where it is known.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub until: Option<NaiveDate>,
    /// How it came: "elected", "resigned"; may be empty.
    #[serde(skip_serializing_if = "blank")]
    pub reason: Text,
}

/// How an action stood on a day.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Step {
    /// The day.
    pub on: NaiveDate,
    /// How it stood.
    #[serde(default)]
    pub progress: Progress,
    /// What was said of it; may be empty.
    #[serde(default, skip_serializing_if = "blank")]
    pub comment: Text,
    /// The session that said so, and the entry there; empty = said between meetings.
    #[serde(default, skip_serializing_if = "blank")]
    pub source: Text,
}

/// What was taken over from a meeting, as far as nothing else keeps it.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields, default)]
pub struct Taken {
    /// The session.
    pub session: Text,
    /// When and where it was held.
    pub held: Calling,
    /// Its members.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub seats: Vec<SeatTold>,
    /// What it planned or put off, each by where it comes from.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub planned: Vec<PlannedTold>,
    /// The later meetings in its calendar.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub meetings: Vec<FutureMeeting>,
    /// The minutes that it left to be agreed.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub minutes_left: Vec<NaiveDate>,
}

/// A seat as a meeting had it.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields, default)]
pub struct SeatTold {
    /// The seat.
    pub seat: SeatDetails,
    /// Who held it; none = vacant.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub holder: Option<PersonDetails>,
    /// Who usually sat in.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub usual_deputy: Option<PersonDetails>,
}

/// What a meeting tells of the work programme.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields, default)]
pub struct PlannedTold {
    /// The item.
    pub item: PlannedItem,
    /// The session and what it was there; empty for what the meeting's own programme has.
    #[serde(skip_serializing_if = "blank")]
    pub source: Text,
    /// It was on the agenda and was put off.
    #[serde(skip_serializing_if = "std::ops::Not::not")]
    pub put_off: bool,
}

/// An action as a meeting tells it.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields, default)]
pub struct ActionTold {
    /// Where it comes from: the session's id and the action's id there; an id alone is the journal's own.
    pub origin: Text,
    /// What is to be done.
    pub text: Text,
    /// The item that it came from.
    pub topic: Text,
    /// Where the minutes have it: "item 5, minute 12".
    pub minute: Text,
    /// Who is to do it.
    pub owners: Vec<Text>,
    /// By when.
    pub due: Due,
    /// The meeting that asked for it.
    pub raised: NaiveDate,
    /// How it stood when the meeting brought it forward.
    pub progress: Progress,
    /// What was said of it then.
    pub comment: Text,
    /// Only those entitled may read it.
    pub exempt: bool,
    /// It is one of an earlier meeting, that this one had before it.
    pub earlier: bool,
}

/// What a meeting says of an action.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields, default)]
pub struct ProgressTold {
    /// The action's origin.
    pub of: Text,
    /// The session and the entry there.
    pub source: Text,
    /// How it stands.
    pub progress: Progress,
    /// What was said.
    pub comment: Text,
    /// Only those entitled may read it.
    pub exempt: bool,
}

/// All that a meeting tells of its body.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields, default)]
pub struct MeetingTold {
    /// What is kept of it.
    pub of: Taken,
    /// The actions.
    pub actions: Vec<ActionTold>,
    /// How earlier ones stand.
    pub progress: Vec<ProgressTold>,
    /// The absences that it approved.
    pub absences: Vec<AbsenceTold>,
    /// The approvals of absences that it withdrew.
    pub withdrawals: Vec<WithdrawalTold>,
    /// Titles of the items that it took.
    pub items_taken: Vec<Text>,
}

impl Between {
    /// What it rests on: ids that must have come into being before it.
    pub(super) fn rests_on(&self, found: &mut impl FnMut(Id)) {
        match self {
            Self::Held { seat, tenure } => {
                found(seat.0);
                tenure
                    .holder
                    .iter()
                    .chain(&tenure.usual_deputy)
                    .for_each(|p| found(p.0));
            }
            Self::ActionChanged { action, to, told } => {
                found(action.0);
                for told in std::iter::once(to).chain(told) {
                    for owner in &told.owners {
                        if let Owner::Person(person) = owner {
                            found(person.0);
                        }
                    }
                }
            }
            Self::ActionGone { action, .. }
            | Self::ActionStands { action, .. }
            | Self::ActionUnsaid { action, .. } => found(action.0),
            Self::Replanned { plan, .. } | Self::Unplanned { plan, .. } => found(plan.0),
            Self::Begun
            | Self::AbsenceUnsaid { .. }
            | Self::Planned { .. }
            | Self::MeetingChanged { .. }
            | Self::Taken(_) => {}
        }
    }

    /// The action that it tells of.
    pub fn action(&self) -> Option<PriorId> {
        match self {
            Self::ActionChanged { action, .. }
            | Self::ActionGone { action, .. }
            | Self::ActionStands { action, .. }
            | Self::ActionUnsaid { action, .. } => Some(*action),
            _ => None,
        }
    }

    /// In words, for the history.
    pub(super) fn in_words(&self, m: &Meeting) -> String {
        let day = |day: &NaiveDate| day.format("%-d %B %Y").to_string();
        let action = |id: &PriorId| {
            m.prior_action(*id)
                .map_or_else(|| "an action".to_owned(), |p| quoted(&p.action.text))
        };
        let plan = |id: &PlanId| {
            m.plans()
                .iter()
                .find(|p| p.id == *id)
                .map_or_else(|| "an item".to_owned(), |p| p.item.title.to_string())
        };
        match self {
            Self::Begun => "the body\u{2019}s journal begun".to_owned(),
            Self::Held { seat, tenure } => {
                let title = m
                    .seat(*seat)
                    .map_or_else(|| "a seat".to_owned(), |s| s.details.title.to_string());
                let from = tenure
                    .from
                    .map_or_else(String::new, |f| format!(" from {}", day(&f)));
                let until = tenure
                    .until
                    .map_or_else(String::new, |u| format!(" until {}", day(&u)));
                let why = if tenure.reason.is_blank() {
                    String::new()
                } else {
                    format!(", {}", tenure.reason)
                };
                match tenure.holder {
                    Some(person) => format!("{} holds {title}{from}{until}{why}", m.name(person)),
                    None => format!("{title} is vacant{from}{until}{why}"),
                }
            }
            Self::ActionChanged { action: of, .. } => format!("action put right: {}", action(of)),
            Self::ActionGone { action: of, gone } => {
                let went = if *gone {
                    "is not in the minutes any more"
                } else {
                    "is in the minutes again"
                };
                format!("action {} {went}", action(of))
            }
            Self::ActionStands { action: of, step } => {
                format!(
                    "action {}: {}",
                    action(of),
                    progress_in_words(&step.progress)
                )
            }
            Self::ActionUnsaid { action: of, .. } => {
                format!("what a meeting said of action {} was struck", action(of))
            }
            Self::AbsenceUnsaid { .. } => "what a meeting said of an absence was struck".to_owned(),
            Self::Planned { item, put_off, .. } => {
                let from =
                    put_off.map_or_else(String::new, |d| format!(", put off on {}", day(&d)));
                format!("planned for {}: {}{from}", item.meeting, item.title)
            }
            Self::Replanned { to, .. } => format!("planned for {}: {}", to.meeting, to.title),
            Self::Unplanned {
                plan: of, taken, ..
            } => match taken {
                Some(at) => format!("{} was taken on {}", plan(of), day(at)),
                None => format!("{} taken off the work programme", plan(of)),
            },
            Self::MeetingChanged { of, to: None } => format!("no meeting on {}", day(of)),
            Self::MeetingChanged { of, to: Some(to) } if to.date == *of => {
                format!("the meeting of {} put right", day(of))
            }
            Self::MeetingChanged { of, to: Some(to) } => {
                format!("the meeting of {} is on {}", day(of), day(&to.date))
            }
            Self::Taken(taken) => format!("taken over: the meeting of {}", day(&taken.held.date)),
        }
    }
}
