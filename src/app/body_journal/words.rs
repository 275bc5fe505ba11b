//! What was taken over from a meeting, in a sentence.

use crate::journal::{Act, Record};
use crate::meeting::between::Between;
use crate::meeting::event::{Event, Fact};
use crate::meeting::text::counted;

/// What a record took over, in a sentence.
pub(super) fn in_words(record: &Record) -> String {
    let Act::Did(facts) = &record.act else {
        return String::new();
    };
    let count = |test: fn(&Event) -> bool| facts.iter().filter(|Fact(_, e)| test(e)).count();
    let counts = [
        (
            count(|e| matches!(e, Event::ActionBroughtForward(_))),
            "new action",
        ),
        (
            count(|e| {
                let Event::BetweenMeetings(what) = e else {
                    return false;
                };
                matches!(
                    what,
                    Between::ActionChanged { .. } | Between::ActionGone { .. }
                )
            }),
            "action put right",
        ),
        (
            count(|e| {
                matches!(
                    e,
                    Event::BetweenMeetings(
                        Between::ActionStands { .. } | Between::ActionUnsaid { .. }
                    )
                )
            }),
            "report on an action",
        ),
        (
            count(|e| {
                matches!(
                    e,
                    Event::SeatAdded(_)
                        | Event::SeatFilled { .. }
                        | Event::BetweenMeetings(Between::Held { .. })
                )
            }),
            "change of members",
        ),
        (
            count(|e| {
                matches!(
                    e,
                    Event::BetweenMeetings(
                        Between::Planned { .. }
                            | Between::Replanned { .. }
                            | Between::Unplanned { .. }
                    )
                )
            }),
            "change of the work programme",
        ),
        (
            count(|e| {
                matches!(
                    e,
                    Event::AbsenceApproved(_)
                        | Event::AbsenceWithdrawn(_)
                        | Event::BetweenMeetings(Between::AbsenceUnsaid { .. })
                )
            }),
            "approval of an absence",
        ),
        (
            count(|e| {
                matches!(
                    e,
                    Event::FutureMeetingListed(_)
                        | Event::BetweenMeetings(Between::MeetingChanged { .. })
                )
            }),
            "date",
        ),
    ];
    let told: Vec<String> = counts
        .iter()
        .filter(|(n, _)| *n > 0)
        .map(|(n, what)| plural(*n, what))
        .collect();
    let told = if told.is_empty() {
        "nothing but that it was held".to_owned()
    } else {
        told.join(", ")
    };
    format!("Taken over into the body\u{2019}s journal: {told}.")
}

fn plural(n: usize, what: &str) -> String {
    let many = match what {
        "action put right" => "actions put right",
        "report on an action" => "reports on actions",
        "approval of an absence" => "approvals of absences",
        "change of members" => "changes of members",
        "change of the work programme" => "changes of the work programme",
        one => return counted(n, one),
    };
    if n == 1 {
        format!("1 {what}")
    } else {
        format!("{n} {many}")
    }
}
