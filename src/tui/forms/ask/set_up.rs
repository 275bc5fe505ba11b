//! Questions of the set-up.

use super::{Answer, Then, act, ask, choice, day, full, refuse, time};
use crate::meeting::Meeting;
use crate::meeting::agenda::{Business, Calling, Exempt, Item, ItemDetails, Limb, Purpose, Report};
use crate::meeting::entry::{Entry, Kind, Stream};
use crate::meeting::id::SeatId;
use crate::meeting::intent::{Intent, Ref};
use crate::meeting::joint::Constituent;
use crate::meeting::people::{Body, Office, SeatDetails};
use crate::meeting::text::Text;
use crate::tui::forms::bodies::reference;
use crate::tui::forms::ground;
use crate::tui::forms::step::Step;

pub(super) fn body(meeting: &Meeting, answers: &[Answer]) -> Then {
    let now = meeting.body();
    match answers {
        [] => ask(Step::words("The body's name:", &now.name, false)),
        [_] => ask(Step::words("Of which authority?", &now.host, true)),
        [_, _] => ask(Step::words(
            "Whoever presides is called (Chair, Chairman):",
            &now.chair_title,
            true,
        )),
        [name, host, chair, ..] => act(
            Intent::DescribeBody(Body {
                name: name.words(),
                host: host.words(),
                chair_title: chair.words(),
                ..now.clone()
            }),
            "The body is described.",
        ),
    }
}

pub(super) fn calling(meeting: &Meeting, answers: &[Answer]) -> Then {
    let now = meeting.calling();
    let near = now.date - chrono::Duration::days(180);
    match answers {
        [] => ask(Step::words("On what day?", &full(now.date), false)),
        [on] => match day(on, near) {
            Ok(Some(_)) => ask(Step::words(
                "At what time?",
                &now.start()
                    .map_or_else(String::new, |t| t.format("%H:%M").to_string()),
                false,
            )),
            Ok(None) => refuse("Give the day of the meeting."),
            Err(why) => refuse(why),
        },
        [_, when] => match time(when) {
            Ok(_) => ask(Step::words("Where?", &now.venue, true)),
            Err(why) => refuse(why),
        },
        [_, _, _] => ask(Step::words(
            "Which officer services it?",
            &now.officer,
            true,
        )),
        [on, when, venue, officer, ..] => match (day(on, near), time(when)) {
            (Ok(Some(date)), Ok(Some(start))) => act(
                Intent::CallMeeting(Calling {
                    date,
                    start: Calling::stored_start(Some(start)),
                    venue: venue.words(),
                    officer: officer.words(),
                    kind: now.kind.clone(),
                }),
                "Day, time and place are set.",
            ),
            _ => refuse("The day or the time can't be read; Esc goes back to it."),
        },
    }
}

pub(super) fn seat(meeting: &Meeting, id: SeatId, answers: &[Answer]) -> Then {
    let Some(seat) = meeting.seat(id) else {
        return Then::Nothing;
    };
    let now = &seat.details;
    match answers {
        [] => ask(Step::words("The seat's title:", &now.title, false)),
        [_] => ask(Step::words(
            "For which organisation?",
            &now.organisation,
            true,
        )),
        [_, _] => ask(Step::choice(
            "Which office goes with it?",
            vec![
                choice('m', "none: a member"),
                choice('c', "the chair"),
                choice('v', "the vice-chair"),
            ],
        )),
        [_, _, _] => ask(Step::choice(
            "Does it vote?",
            vec![
                choice('y', "it votes"),
                choice('n', "it has no vote"),
                choice('o', "an observer's: no vote, counted and listed apart"),
            ],
        )),
        [_, _, _, _] if meeting.is_joint() => {
            let mut all: Vec<(char, Constituent)> =
                ('1'..='9').zip(meeting.constituents()).collect();
            // What holds now is what Enter takes.
            all.sort_by_key(|(_, which)| *which != seat.of);
            let row = |(letter, which): (char, Constituent)| {
                choice(letter, meeting.body_of(which).name.as_str())
            };
            ask(Step::choice(
                "Of which body?",
                all.into_iter().map(row).collect(),
            ))
        }
        [title, organisation, office, votes, rest @ ..] => act(
            Intent::ChangeSeat {
                seat: Ref::from(id),
                to: SeatDetails {
                    title: title.words(),
                    organisation: organisation.words(),
                    office: match office.letter() {
                        'c' => Office::Chair,
                        'v' => Office::ViceChair,
                        _ => Office::Member,
                    },
                    voting: votes.letter() == 'y',
                    category: match votes.letter() {
                        'o' => Text::from("observer"),
                        _ if now.is_observer() => Text::default(),
                        _ => now.category.clone(),
                    },
                    ..now.clone()
                },
                body: rest
                    .first()
                    .and_then(|a| a.letter().to_digit(10)?.checked_sub(1))
                    .and_then(|at| meeting.constituents().get(at as usize).copied())
                    .map(|which| reference(meeting, which)),
            },
            "The seat is put right.",
        ),
    }
}

pub(super) fn item(meeting: &Meeting, item: &Item, answers: &[Answer]) -> Then {
    let now = &item.details;
    let public = |e: &Entry| e.stream == Stream::Public;
    let stands = !item.is_private() && meeting.entries_of(item).any(public);
    match answers {
        [] => ask(Step::words("The item's number:", &now.number, false)),
        [_] => ask(Step::words("Its title:", &now.title, false)),
        [_, _] => ask(Step::words(
            "What stands under the title:",
            &now.description,
            true,
        )),
        [_, _, _] => ask(Step::words("Pages of the pack:", &now.pages, true)),
        [_, _, _, _] => ask(Step::choice(
            "What is it for?",
            vec![
                choice('u', "not said"),
                choice('d', "for decision"),
                choice('s', "for discussion"),
                choice('i', "for information"),
            ],
        )),
        [_, _, _, _, _] => ask(Step::choice(
            "Which business is it?",
            vec![
                choice('o', "ordinary"),
                choice('m', "membership and apologies"),
                choice('d', "declarations of interest"),
                choice('e', "earlier minutes and actions"),
                choice('w', "work programme, later meetings"),
                choice('a', "any other business"),
            ],
        )),
        [_, _, _, _, _, _] => ask(Step::words(
            "Is the public to leave for it, and why? Nothing: it is taken in public",
            now.exempt.as_ref().map_or("", |e| {
                if e.reason.is_empty() {
                    "exempt"
                } else {
                    e.reason.as_str()
                }
            }),
            true,
        )),
        [_, _, _, _, _, _, exempt] if !exempt.words().is_blank() && stands => ask(Step::choice(
            "What stands in it was recorded for everybody. Who may read that now?",
            vec![
                choice('e', "those alone who may read exempt text"),
                choice('p', "everybody still"),
            ],
        )),
        [
            number,
            title,
            under,
            pages,
            purpose,
            business,
            exempt,
            rest @ ..,
        ] => act(
            Intent::ChangeItem {
                item: Ref::from(item.id),
                to: ItemDetails {
                    number: number.words(),
                    title: title.words(),
                    description: under.words(),
                    pages: pages.words(),
                    purpose: match purpose.letter() {
                        'd' => Purpose::Decision,
                        's' => Purpose::Discussion,
                        'i' => Purpose::Information,
                        _ => Purpose::Unsaid,
                    },
                    business: match business.letter() {
                        'm' => Business::Membership,
                        'd' => Business::Declarations,
                        'e' => Business::Minutes,
                        'w' => Business::WorkProgramme,
                        'a' => Business::AnyOther,
                        _ => Business::Ordinary,
                    },
                    exempt: (!exempt.words().is_blank()).then(|| Exempt {
                        reason: ground(&exempt.words()),
                    }),
                    ..now.clone()
                },
                leave_public: rest.first().is_some_and(|a| a.letter() == 'p'),
            },
            "The item is put right.",
        ),
    }
}

/// The report behind an item, and what it asks: limb by limb, until nothing is given.
pub(super) fn report(meeting: &Meeting, item: &Item, answers: &[Answer]) -> Then {
    let none = Report::default();
    let now = item.report.as_ref().unwrap_or(&none);
    let decided = !now.confidential
        && meeting.entries_of(item).any(|e| {
            e.stream == Stream::Public
                && matches!(e.kind, Kind::Resolution { .. } | Kind::Outcome { .. })
        });
    let letter = |at: usize| {
        let known = now.asks.get(at).map(|l| l.label.to_string());
        known.unwrap_or_else(|| {
            u8::try_from(at).ok().filter(|at| *at < 26).map_or_else(
                || (at + 1).to_string(),
                |at| char::from(b'a' + at).to_string(),
            )
        })
    };
    match answers {
        [] => ask(Step::words(
            "The report's title:",
            if now.title.is_empty() {
                &item.details.title
            } else {
                &now.title
            },
            false,
        )
        .selected()),
        [_] => ask(Step::words("Whose report is it?", &now.of, true)),
        [_, _] => {
            let mut readers = vec![
                choice('p', "everybody"),
                choice(
                    'c',
                    "nobody but those entitled: what is resolved in its words is exempt",
                ),
            ];
            if decided {
                readers.push(choice(
                    'k',
                    "the same, but what is decided already stays public",
                ));
            }
            // What holds now is what Enter takes.
            if now.confidential {
                readers.reverse();
            }
            ask(Step::choice("Who may read it?", readers))
        }
        [title, of, readers, limbs @ ..] => {
            let ended = limbs.last().is_some_and(|l| l.words().is_blank());
            if !ended && limbs.len() < 99 {
                let at = limbs.len();
                let first = now.asks.get(at).map_or("", |l| l.text.as_str());
                let prompt = format!("It asks ({}) that", letter(at));
                return ask(Step::words(prompt, first, true));
            }
            let asks = limbs
                .iter()
                .map(Answer::words)
                .filter(|words| !words.is_blank())
                .enumerate()
                .map(|(at, text)| Limb {
                    label: Text::line(&letter(at)),
                    text,
                })
                .collect();
            act(
                Intent::AttachReport {
                    item: Ref::from(item.id),
                    report: Report {
                        title: title.words(),
                        of: of.words(),
                        confidential: readers.letter() != 'p',
                        asks,
                        ..now.clone()
                    },
                    leave_public: readers.letter() == 'k',
                },
                "The report stands behind the item.",
            )
        }
    }
}
