//! Questions of the set-up on other meetings: earlier minutes and actions, and later dates.

use super::kept::last_known;
use super::{Answer, Then, act, ask, day, full, refuse, time};
use crate::meeting::Meeting;
use crate::meeting::agenda::{FutureMeeting, Progress};
use crate::meeting::intent::Intent;
use crate::meeting::text::Text;
use crate::tui::forms::step::Step;
use crate::tui::people::Wanted;

pub(super) fn list_minutes(meeting: &Meeting, answers: &[Answer]) -> Then {
    let near = meeting.calling().date - chrono::Duration::days(366);
    match answers {
        [] => ask(Step::words(
            "The minutes of which meeting are to be agreed?",
            "",
            false,
        )),
        [on, ..] => match day(on, near) {
            Ok(Some(of)) => act(
                Intent::ListMinutes { of },
                format!("The minutes of {} are to be agreed.", full(of)),
            ),
            Ok(None) => refuse("Give the day of that meeting."),
            Err(why) => refuse(why),
        },
    }
}

pub(super) fn list_meeting(meeting: &Meeting, answers: &[Answer]) -> Then {
    let near = if meeting.is_body_journal() {
        last_known(meeting)
    } else {
        meeting.calling().date
    };
    match answers {
        [] => ask(Step::words("On what day is a later meeting?", "", false)),
        [on] => match day(on, near) {
            Ok(Some(_)) => ask(Step::words("At what time, if it is set?", "", true)),
            Ok(None) => refuse("Give the day of that meeting."),
            Err(why) => refuse(why),
        },
        [on, when, ..] => match (day(on, near), time(when)) {
            (Ok(Some(date)), Ok(start)) => act(
                Intent::ListMeeting(FutureMeeting {
                    date,
                    start,
                    venue: Text::default(),
                }),
                format!("A meeting on {} is listed.", full(date)),
            ),
            (Err(why), _) | (_, Err(why)) => refuse(why),
            _ => refuse("Give the day of that meeting."),
        },
    }
}

pub(super) fn bring_forward(meeting: &Meeting, answers: &[Answer]) -> Then {
    let near = meeting.calling().date - chrono::Duration::days(366);
    match answers {
        [] => ask(Step::words("What is to be done?", "", false)),
        [_] => ask(Step::people(
            "Who is to do it? Tab for more than one",
            Wanted::Owner,
            true,
            None,
        )),
        [_, _] => {
            let earlier = meeting.earlier_minutes().last().copied();
            let first = earlier.map_or_else(String::new, full);
            let step = Step::words("Which meeting asked for it?", &first, false);
            ask(step.selected())
        }
        [text, owners, on, ..] => match day(on, near) {
            Ok(Some(raised)) => {
                let owners = match owners {
                    Answer::Leads(leads) => leads.clone(),
                    _ => Vec::new(),
                };
                act(
                    Intent::BringForward {
                        text: text.words(),
                        topic: Text::default(),
                        owners,
                        raised,
                        progress: Progress::Open,
                        comment: Text::default(),
                        origin: Text::default(),
                        minute: Text::default(),
                        due: crate::meeting::entry::Due::Unset,
                    },
                    "The action is brought forward.",
                )
            }
            Ok(None) => refuse("Give the day of that meeting."),
            Err(why) => refuse(why),
        },
    }
}
