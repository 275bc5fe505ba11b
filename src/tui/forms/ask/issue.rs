//! What is asked after the meeting: to whom a draft goes, and which meeting approved the minutes.

use super::{Answer, Then, ask, choice, day, full as in_full, refuse};
use crate::meeting::Meeting;
use crate::meeting::intent::{Intent, Order};
use crate::meeting::people::Office;
use crate::minutes::{Format, with_wording};
use crate::tui::forms::step::Step;
use crate::tui::port::{Effect, IssueRequest};
use crate::tui::ui::Ui;

/// A draft goes out: it is written first, and then recorded.
pub(super) fn issue(ui: &Ui, format: Format, full: bool, answers: &[Answer]) -> Then {
    match answers {
        [] => ask(Step::words("To whom does the draft go?", "", false)),
        [to, ..] if to.words().is_blank() => refuse("Say it in words: the Chair, all members."),
        [to, ..] => Then::Want(Effect::Issue(IssueRequest {
            format,
            full,
            to: to.words(),
            on: ui.now.date_naive(),
        })),
    }
}

/// A later meeting approved the minutes.
pub(super) fn approve(meeting: &Meeting, ui: &Ui, answers: &[Answer]) -> Then {
    let held = meeting.calling().date;
    match answers {
        [] => {
            let next = meeting.next_meeting_expected();
            let first = next.map_or_else(String::new, |n| n.date.format("%-d %B %Y").to_string());
            let step = Step::words(
                "The meeting of which day approved the minutes?",
                &first,
                false,
            );
            ask(step.selected())
        }
        [on] => match day(on, held) {
            Ok(Some(_)) => {
                let chair = meeting.seat_of(Office::Chair).and_then(|s| s.holder);
                let chair = chair.map_or_else(String::new, |person| meeting.name(person));
                ask(Step::words("Who signed them, if anybody did?", &chair, true).selected())
            }
            Ok(None) => refuse("Give the day of that meeting."),
            Err(why) => refuse(why),
        },
        [_, _] => ask(Step::choice(
            "How were they approved?",
            vec![
                choice('c', "as a correct record"),
                choice('r', "with corrections, which are in them"),
            ],
        )),
        [on, signed, how, ..] => {
            let Ok(Some(at_meeting)) = day(on, held) else {
                return refuse("Give the day of that meeting.");
            };
            let order = Order::from(Intent::ApproveMinutes {
                at_meeting,
                signed_by: signed.words(),
                corrected: how.letter() == 'r',
                lines: Vec::new(),
            });
            let worded = with_wording(meeting, ui.now, &order);
            let told = format!(
                "Approved on {}. Changes need a reason now; p takes notes and struck words out of the \
                 file.",
                in_full(at_meeting)
            );
            Then::Do(vec![worded.unwrap_or(order)], told)
        }
    }
}
