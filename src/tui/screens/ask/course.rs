//! Questions of the meeting's course: opening and closing.

use super::{Answer, Then, ask, at, refuse, time};
use crate::meeting::Meeting;
use crate::meeting::intent::{Intent, Who};
use crate::tui::desk::Desk;
use crate::tui::forms::step::Step;
use crate::tui::people::Wanted;

pub(super) fn open(meeting: &Meeting, desk: &Desk, answers: &[Answer]) -> Then {
    match answers {
        [] => {
            let now = desk.now.format("%H:%M").to_string();
            ask(Step::words("The meeting opens at what time?", &now, false).selected())
        }
        [when] => match time(when) {
            Err(why) => refuse(why),
            Ok(_) => ask(Step::person("Who presides?", Wanted::Presiding)),
        },
        [when, who, ..] => {
            let presiding = match who.person() {
                Some(Who::Known(person)) => person.clone(),
                Some(_) => {
                    return refuse("Whoever presides must be known: put them on the roll first.");
                }
                None => return refuse("Nobody was chosen."),
            };
            let Ok(Some(time)) = time(when) else {
                return refuse("The time can't be read; Esc goes back to it.");
            };
            let name = presiding.0.parse().map_or_else(
                |_| presiding.0.to_string(),
                |id| meeting.name(crate::meeting::id::PersonId(id)),
            );
            let told = format!(
                "Opened at {}; {name} presides. F12 goes to the record.",
                time.format("%H:%M")
            );
            let presiding = Some(presiding);
            Then::Do(vec![at(Intent::Open { presiding }, time)], told)
        }
    }
}
