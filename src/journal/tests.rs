//! Laws of the journal, over random meetings: whatever officers do, replay gives the same meeting,
//! every prefix makes sense, and undo followed by redo changes nothing.

use std::collections::HashMap;

use chrono::{DateTime, Duration, NaiveDate, NaiveTime};
use proptest::prelude::*;

use super::{Act, Journal, Record};
use crate::meeting::agenda::{Calling, ItemDetails, Limb, Report, Stamp};
use crate::meeting::decide::{Position, decide};
use crate::meeting::entry::{Due, Interest, Owner, Place, Stage, Stream, Verb};
use crate::meeting::id::{EntryId, Id, Writer};
use crate::meeting::intent::{Intent as I, Lead, Ref, Turn, When, Who};
use crate::meeting::people::{Body, Office, PersonDetails, SeatDetails};
use crate::meeting::text::Text;
use crate::meeting::{Event, Meeting, Order};

fn start() -> Stamp {
    DateTime::parse_from_rfc3339("2026-03-05T14:00:00+00:00").unwrap()
}

fn person(name: &str) -> PersonDetails {
    PersonDetails {
        name: name.into(),
        ..PersonDetails::default()
    }
}

/// A board of four seats with three items, the second with a report.
fn prepared() -> Journal {
    let mut journal = Journal::new(Writer::FIRST, "officer".into());
    let mut act = |intent: I| {
        journal.act(start(), &intent.into()).unwrap();
    };
    act(I::DescribeBody(Body {
        name: "Harrowmere Board".into(),
        ..Body::default()
    }));
    act(I::CallMeeting(Calling {
        date: NaiveDate::from_ymd_opt(2026, 3, 5).unwrap(),
        start: NaiveTime::from_hms_opt(14, 0, 0).unwrap(),
        ..Calling::default()
    }));
    for (at, name) in ["Ada Vale", "Ben Orchard", "Cy Marsh", "Di Fenn"]
        .into_iter()
        .enumerate()
    {
        act(I::AddSeat {
            seat: SeatDetails {
                title: format!("Seat {at}").as_str().into(),
                office: if at == 0 {
                    Office::Chair
                } else {
                    Office::Member
                },
                ..SeatDetails::default()
            },
            holder: Some(Who::New(person(name))),
            usual_deputy: None,
            body: None,
        });
    }
    for title in ["Membership", "Care", "Any other business"] {
        act(I::AddItem {
            item: ItemDetails {
                title: title.into(),
                ..ItemDetails::default()
            },
            after: None,
        });
    }
    act(I::AttachReport {
        item: "2".into(),
        report: Report {
            title: "Care".into(),
            asks: ["a", "b"]
                .map(|l| Limb {
                    label: l.into(),
                    text: "the plan be noted".into(),
                })
                .into(),
            ..Report::default()
        },
        leave_public: false,
    });
    journal
}

type Choice = (u8, u16, u16, String);

fn pick<T: Clone>(all: &[T], at: u16) -> Option<T> {
    (!all.is_empty()).then(|| all[at as usize % all.len()].clone())
}

/// What a random choice asks of the meeting as it stands.
fn intent(m: &Meeting, (op, a, b, words): &Choice) -> Option<I> {
    let someone = || pick(m.people(), *a).map(|p| Ref::from(p.id));
    let holder = || pick(m.seats(), *a).and_then(|s| s.holder).map(Ref::from);
    let item = || pick(m.items(), *b).map(|i| Ref::from(i.id));
    let entry = || pick(m.all_entries(), *a);
    let entry_ref = || entry().map(|e| Ref::from(e.id));
    let text = Text::new(words);
    let boundary = |t: &str| {
        let places: Vec<usize> = t.char_indices().map(|(i, _)| i).chain([t.len()]).collect();
        places[*b as usize % places.len()]
    };
    Some(match op % 43 {
        0 => I::Open { presiding: None },
        1 => I::MarkAllPresent,
        2 => I::MarkPresent { person: holder()? },
        3 => I::Apologise {
            person: holder()?,
            deputy: Some(if b % 2 == 0 {
                Who::New(person(&format!("Deputy {b}")))
            } else {
                Who::Known(someone()?)
            }),
            said_by: Text::default(),
            said_on: None,
        },
        4 => I::MarkAbsent { person: holder()? },
        5 => I::Unmark { person: someone()? },
        6 => I::Attend {
            who: Who::Cue(format!("cue {b}").as_str().into()),
        },
        7 => I::Arrive {
            person: Who::Known(someone()?),
            deputy_for: None,
            item: None,
            reason: Text::default(),
            place: Place::End,
        },
        8 => I::Leave {
            person: someone()?,
            item: None,
            reason: Text::default(),
            place: Place::End,
        },
        9 => I::StepOut {
            person: someone()?,
            item: item(),
            reason: text,
            place: Place::Start,
        },
        10 => I::Return {
            person: someone()?,
            item: None,
            place: Place::End,
        },
        11 => I::Take { item: item()? },
        12 => I::TakeNext,
        13 => I::Defer {
            item: item()?,
            to: text,
            reason: Text::default(),
        },
        14 => I::RestoreItem { item: item()? },
        15 => I::AdmitLate {
            title: format!("Late {b}").as_str().into(),
            reason: "it could not wait".into(),
            description: Text::default(),
            number: Text::default(),
            after: item(),
        },
        16..=18 => I::Write {
            more: Vec::new(),
            item: item(),
            text,
            place: Place::End,
        },
        19..=21 => {
            let e = entry()?;
            let at = boundary(&e.text);
            I::Type {
                entry: e.id.into(),
                at: u32::try_from(at).ok()?,
                went: Text::default(),
                came: text,
                joins: b % 3 != 0,
            }
        }
        22 => {
            let e = entry()?;
            let at = boundary(&e.text);
            let gone = e.text[at..]
                .chars()
                .next()
                .map(String::from)
                .unwrap_or_default();
            I::Type {
                entry: e.id.into(),
                at: u32::try_from(at).ok()?,
                went: Text::new(&gone),
                came: Text::default(),
                joins: true,
            }
        }
        23 => {
            let e = entry()?;
            I::Split {
                entry: e.id.into(),
                at: u32::try_from(boundary(&e.text)).ok()?,
            }
        }
        24 => I::Join {
            entry: entry_ref()?,
        },
        25 => I::MoveEntry {
            entry: entry_ref()?,
            item: item(),
            place: Place::Start,
        },
        26 => I::TurnInto {
            entry: entry_ref()?,
            into: [
                Turn::Paragraph,
                Turn::Resolution,
                Turn::Outcome(Verb::Noted),
                Turn::Action,
            ][*b as usize % 4],
        },
        27 => I::Adopt {
            item: item(),
            limbs: Vec::new(),
            amended: Vec::new(),
            stage: Stage::Agreed,
            place: Place::End,
        },
        28 => I::Reword {
            entry: entry_ref()?,
            text,
        },
        29 => I::Agree {
            entry: entry_ref()?,
        },
        30 => I::AddAction {
            item: item(),
            text: format!("do {words}").as_str().into(),
            owners: vec![Lead::Named("Public Health".into())],
            due: Due::NextMeeting,
            from: None,
            place: Place::End,
        },
        31 => I::Declare {
            person: Who::Known(someone()?),
            interest: Interest::Personal,
            items: item().into_iter().collect(),
            nature: text,
            leaves: false,
            registered: false,
            sensitive: false,
            dispensation: None,
            item: None,
        },
        32 => I::NamePerson {
            person: someone()?,
            to: person(&format!("Named {b}")),
        },
        33 => I::CorrectName {
            person: someone()?,
            to: PersonDetails {
                honorific: if a % 2 == 0 { "Dr" } else { "" }.into(),
                ..person(&format!("{} Fenn", ["Di", "Ada", "Dora"][*b as usize % 3]))
            },
        },
        34 => I::JoinPeople {
            keep: someone()?,
            gone: pick(m.people(), *b)?.id.into(),
        },
        35 => I::Recast {
            entry: entry_ref()?,
            into: [
                Turn::Paragraph,
                Turn::Resolution,
                Turn::Outcome(Verb::Noted),
                Turn::Action,
            ][*b as usize % 4],
            text: format!("That {words} be so").as_str().into(),
            owners: if b % 4 == 3 {
                vec![Lead::Person(someone()?)]
            } else {
                Vec::new()
            },
            due: Due::Unset,
        },
        36 | 37 => {
            let e = entry()?;
            let at = boundary(&e.text);
            let end = e.text[at..]
                .char_indices()
                .nth(3)
                .map_or(e.text.len(), |(n, _)| at + n);
            I::Query {
                entry: e.id.into(),
                at: u32::try_from(at).ok()?,
                words: Text::new(&e.text[at..end]),
                ask: if b % 2 == 0 {
                    Some(Lead::Person(someone()?))
                } else {
                    None
                },
            }
        }
        38 => I::SettleQuery {
            query: m.queries().nth(*a as usize % 3)?.id.into(),
            instead: text,
        },
        39 => {
            let notes: Vec<_> = m.items().iter().flat_map(|i| m.notes_of(i)).collect();
            let note = pick(&notes, *a)?;
            I::TakeNote {
                entry: note.id.into(),
                at: u32::try_from(boundary(&note.text)).ok()?,
                place: Place::End,
            }
        }
        // Names in the words, for what looks for them.
        40 => I::Write {
            more: Vec::new(),
            item: item(),
            text: format!("{} spoke{words}", m.name(pick(m.people(), *a)?.id))
                .as_str()
                .into(),
            place: Place::End,
        },
        // Who asks to speak.
        41 => {
            let speaker = pick(m.speakers(), *a).map(|s| s.id.into());
            match b % 5 {
                _ if b % 2 == 0 && m.speakers().is_empty() => I::AskToSpeak {
                    person: None,
                    name: text,
                },
                0 => I::AskToSpeak {
                    person: Some(pick(m.people(), *a)?.id.into()),
                    name: Text::default(),
                },
                1 => I::AskToSpeak {
                    person: None,
                    name: text,
                },
                2 => I::CallSpeaker { speaker },
                3 => I::MoveSpeaker {
                    speaker: speaker?,
                    place: a % 3,
                },
                _ => I::DropSpeaker { speaker },
            }
        }
        _ => match b % 4 {
            0 => I::Strike {
                entry: entry_ref()?,
            },
            1 => I::RestoreEntry {
                entry: entry_ref()?,
            },
            2 => {
                let e = entry()?;
                I::MoveOn {
                    entry: e.id.into(),
                    at: u32::try_from(boundary(&e.text)).ok()?,
                    to: None,
                }
            }
            _ => I::Close,
        },
    })
}

fn choices(n: usize) -> impl Strategy<Value = Vec<Choice>> {
    prop::collection::vec(
        (any::<u8>(), any::<u16>(), any::<u16>(), "[a-zé ]{0,12}"),
        1..n,
    )
}

/// Plays choices, undo and redo among them; gives the journal.
fn play(choices: &[Choice]) -> Journal {
    let mut journal = prepared();
    let mut now = start();
    for choice in choices {
        now += Duration::seconds(20);
        let asked = match choice.0 {
            240..=246 => Some(I::Undo { record: None }),
            247..=250 => Some(I::Redo),
            251..=255 => pick(journal.meeting().all_entries(), choice.1)
                .map(|e| I::UndoTyping { entry: e.id.into() }),
            _ => intent(journal.meeting(), choice),
        };
        if let Some(asked) = asked {
            let before = (journal.last(), journal.meeting().clone());
            let mut order = Order::from(asked);
            // Some of what is written are notes of several lines.
            if let (I::Write { text, .. }, 0) = (&mut order.intent, choice.2 % 4) {
                *text = format!("- {}\n? {}", choice.3, text.as_str())
                    .as_str()
                    .into();
                order.stream = Stream::Private;
            }
            if journal.act(now, &order).is_err() {
                assert_eq!(before, (journal.last(), journal.meeting().clone()));
            }
        }
    }
    journal
}

fn again(records: &[Record]) -> Journal {
    Journal::replay(Writer::FIRST, "officer".into(), records.to_vec()).unwrap()
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(256))]

    #[test]
    fn replay_gives_the_live_meeting_and_nothing_is_a_misfit(choices in choices(80)) {
        let journal = play(&choices);
        prop_assert_eq!(journal.meeting().misfits(), 0);
        let replayed = again(journal.records());
        prop_assert_eq!(replayed.meeting(), journal.meeting());
    }

    #[test]
    fn a_purge_leaves_the_words_that_stand_as_if_nothing_else_had_been_typed(choices in choices(80)) {
        let mut journal = play(&choices);
        // It may be over already.
        let _ = journal.act(start() + Duration::hours(3), &I::Close.into());
        let reason = Text::new("a test");
        if journal.may_purge(&reason).is_err() {
            return Ok(());
        }
        let purge = journal.purge(true);
        let after = journal.purged(&purge, start(), &reason).unwrap();
        prop_assert_eq!(after.meeting().misfits(), 0);
        let stands = |m: &Meeting| -> Vec<String> {
            let standing = m.all_entries().iter().filter(|e| !m.is_for_nobody(e));
            standing.map(|e| e.text.clone()).collect()
        };
        prop_assert_eq!(stands(journal.meeting()), stands(after.meeting()));
        let mut typed: HashMap<EntryId, usize> = HashMap::new();
        for (seq, facts) in after.standing() {
            for (index, fact) in (0..).zip(facts) {
                let (entry, came) = match &fact.1 {
                    Event::Recorded { text, .. } => {
                        let record = u32::try_from(seq).unwrap();
                        (EntryId(Id { writer: Writer::FIRST, record, index }), text)
                    }
                    Event::TextSpliced { entry, came, .. } => (*entry, came),
                    _ => continue,
                };
                *typed.entry(entry).or_default() += came.len();
            }
        }
        for entry in after.meeting().all_entries() {
            let expected = if after.meeting().is_for_nobody(entry) { 0 } else { entry.text.len() };
            if entry.earlier.is_empty() {
                prop_assert_eq!(typed.get(&entry.id).copied().unwrap_or(0), expected);
            }
        }
        let undo = I::Undo { record: None };
        prop_assert!(after.clone().act(start(), &undo.into()).is_err());
        prop_assert!(after.clone().act(start(), &I::Redo.into()).is_err());
        let left = after.purge(true);
        prop_assert!(left.is_empty(), "{:#?}", left.gone);
    }

    #[test]
    fn a_query_stands_on_words_and_its_person_is_known(choices in choices(80)) {
        let journal = play(&choices);
        let m = journal.meeting();
        for query in m.queries() {
            prop_assert!(!m.queried(query).is_empty());
            if let Some(Owner::Person(person)) = query.ask {
                prop_assert!(m.person(person).is_some());
            }
        }
    }

    #[test]
    fn what_an_older_reader_does_not_know_stands_behind_a_record_that_says_so(
        choices in choices(80),
    ) {
        let journal = play(&choices);
        let mut reader = 1;
        for record in journal.records() {
            match &record.act {
                Act::Raised { min_reader } => {
                    prop_assert!(*min_reader > reader, "raised once, and not again");
                    reader = *min_reader;
                }
                Act::Did(facts) => {
                    prop_assert!(facts.iter().all(|f| f.1.needs_reader() <= reader));
                }
                _ => {}
            }
        }
    }

    #[test]
    fn every_prefix_is_a_meeting_that_makes_sense(choices in choices(50)) {
        let journal = play(&choices);
        for end in 0..=journal.records().len() {
            prop_assert_eq!(again(&journal.records()[..end]).meeting().misfits(), 0);
        }
    }

    #[test]
    fn undo_then_redo_is_as_if_nothing_had_been_done(choices in choices(60)) {
        let mut journal = play(&choices);
        let before = journal.meeting().clone();
        let undo = I::Undo { record: None };
        if journal.act(start(), &undo.into()).is_ok() {
            journal.act(start(), &I::Redo.into()).unwrap();
            prop_assert_eq!(journal.meeting(), &before);
        }
    }

    #[test]
    fn everything_can_be_undone_back_to_the_plan_and_done_again(choices in choices(40)) {
        let mut journal = play(&choices);
        let before = journal.meeting().clone();
        let mut undone = 0;
        while journal.act(start(), &I::Undo { record: None }.into()).is_ok() {
            undone += 1;
        }
        prop_assert_eq!(journal.meeting(), &Meeting::new());
        let mut redone = 0;
        while redone < undone && journal.act(start(), &I::Redo.into()).is_ok() {
            redone += 1;
        }
        prop_assert_eq!(redone, undone);
        prop_assert_eq!(journal.meeting(), &before);
    }

    #[test]
    fn presence_is_where_the_last_movement_left_it(choices in choices(80)) {
        let journal = play(&choices);
        let m = journal.meeting();
        for person in m.people() {
            let open = m.spans().iter().filter(|s| s.person == person.id && s.is_open()).count();
            // Whoever holds several seats comes for all of them.
            let held = m.seats().iter().filter(|s| s.holder == Some(person.id)).count();
            prop_assert!(open <= held.max(1) || m.roll().iter().filter(|(p, _)| *p == person.id).count() > 1);
        }
        prop_assert!(m.count().0 <= m.count().1);
    }

    #[test]
    fn one_person_at_a_time_fills_a_seat(choices in choices(80)) {
        let journal = play(&choices);
        let m = journal.meeting();
        for seat in m.seats() {
            let here = m.in_room();
            let fills: Vec<_> = here.iter().filter(|s| s.capacity.seat() == Some(seat.id)).collect();
            prop_assert!(fills.len() <= 1, "{:?}", fills);
        }
    }
}

#[test]
fn deciding_changes_nothing() {
    let journal = prepared();
    let position = Position {
        writer: Writer::FIRST,
        record: 99,
    };
    let order = Order::from(I::MarkAllPresent);
    let first = decide(journal.meeting(), position, start(), &order).unwrap();
    assert_eq!(
        first,
        decide(journal.meeting(), position, start(), &order).unwrap()
    );
}

#[test]
fn undoing_words_never_takes_back_an_arrival() {
    let mut journal = prepared();
    let mut act = |intent: I| journal.act(start(), &intent.into()).unwrap();
    act(I::Open { presiding: None });
    act(I::Write {
        more: Vec::new(),
        item: Some("1".into()),
        text: Text::default(),
        place: Place::End,
    });
    let entry = Ref::from("newest");
    let typed = |at, came: &str| I::Type {
        entry: entry.clone(),
        at,
        went: Text::default(),
        came: came.into(),
        joins: true,
    };
    act(typed(0, "Members asked"));
    act(I::Arrive {
        person: Who::from("Fenn"),
        deputy_for: None,
        item: Some("1".into()),
        reason: Text::default(),
        place: Place::Start,
    });
    let m = journal.meeting();
    let words = m
        .all_entries()
        .iter()
        .find(|e| e.text == "Members asked")
        .unwrap()
        .id;
    let offer = journal.offer_undo_typing(words).unwrap();
    assert_eq!(offer.words, "typed \u{201C}Members asked\u{201D} in item 1");
    journal
        .act(
            start(),
            &I::UndoTyping {
                entry: words.into(),
            }
            .into(),
        )
        .unwrap();
    assert_eq!(journal.meeting().entry(words).unwrap().text, "");
    assert_eq!(journal.meeting().count(), (1, 4));
    // The newest act that is left is the arrival, and that is what is said.
    assert_eq!(
        journal.offer_undo(None).unwrap().words,
        "Di Fenn arrived at 14:00 in item 1"
    );
}

#[test]
fn what_later_facts_rest_on_is_not_undone_in_silence() {
    let mut journal = prepared();
    let mut act = |intent: I| journal.act(start(), &intent.into()).unwrap().seq;
    let opened = act(I::Open { presiding: None });
    act(I::TakeNext);
    let refusal = journal.offer_undo(Some(opened)).unwrap_err();
    assert!(
        refusal.reason.contains("item 1 taken at 14:00"),
        "{refusal}"
    );
}

#[test]
fn redo_is_cleared_by_another_act_and_kept_by_typing_elsewhere() {
    let mut journal = prepared();
    let mut act = |intent: I| journal.act(start(), &intent.into());
    act(I::Open { presiding: None }).unwrap();
    act(I::TakeNext).unwrap();
    act(I::Undo { record: None }).unwrap();
    act(I::MarkAllPresent).unwrap();
    assert!(act(I::Redo).is_err());
    assert!(matches!(journal.records().last().unwrap().act, Act::Did(_)));
}

#[test]
fn typing_after_a_rewording_a_stamp_or_a_query_can_be_undone_alone() {
    let typed = |at, came: &str| I::Type {
        entry: "newest".into(),
        at,
        went: Text::default(),
        came: came.into(),
        joins: true,
    };
    let between: [fn() -> I; 3] = [
        || I::Reword {
            entry: "newest".into(),
            text: Text::default(),
        },
        || I::Agree {
            entry: "newest".into(),
        },
        || I::Query {
            entry: "newest".into(),
            at: 0,
            words: "That".into(),
            ask: None,
        },
    ];
    for intent in between {
        let mut journal = prepared();
        let mut act = |intent: I| journal.act(start(), &intent.into()).unwrap();
        act(I::Open { presiding: None });
        act(I::Resolve {
            item: Some("1".into()),
            text: Text::default(),
            stage: Stage::Worded,
            place: Place::End,
        });
        act(typed(0, "That it be so"));
        act(intent());
        act(typed(13, ", now"));
        act(I::Undo { record: None });
        assert_eq!(
            journal.meeting().all_entries()[0].text.as_str(),
            "That it be so"
        );
    }
}

/// The laws would hold of nothing if the random meetings never came to these.
#[test]
fn the_random_meetings_come_to_everything_that_is_new() {
    use proptest::strategy::ValueTree as _;
    let mut runner = proptest::test_runner::TestRunner::deterministic();
    let mut count = [0; 7];
    for _ in 0..200 {
        let choices = choices(80).new_tree(&mut runner).unwrap().current();
        for record in play(&choices).records() {
            let Act::Did(facts) = &record.act else {
                continue;
            };
            let has = |test: &dyn Fn(&Event) -> bool| facts.iter().any(|f| test(&f.1));
            let spliced = has(&|e| matches!(e, Event::TextSpliced { group: 0, .. }));
            let streams = facts.iter().any(|f| f.0 == Stream::Private)
                && facts.iter().any(|f| f.0 == Stream::Public);
            let found = [
                has(&|e| matches!(e, Event::PeopleJoined { .. })),
                has(&|e| matches!(e, Event::QueryRaised { .. })),
                has(&|e| matches!(e, Event::QuerySettled { .. })),
                has(&|e| matches!(e, Event::EntryChanged { .. })) && spliced,
                has(&|e| matches!(e, Event::PersonChanged { .. })) && spliced,
                has(&|e| matches!(e, Event::Recorded { .. })) && streams,
                has(&|e| matches!(e, Event::Speaking(_))),
            ];
            for (n, found) in count.iter_mut().zip(found) {
                *n += usize::from(found);
            }
        }
    }
    assert!(count.iter().all(|n| *n > 3), "{count:?}");
}

/// A meeting in which item 2 is taken in private, and what was recorded in it since.
fn in_private() -> Journal {
    let mut journal = prepared();
    let mut act = |intent: I| {
        let refused = |r| panic!("{r}");
        journal.act(start(), &intent.into()).unwrap_or_else(refused)
    };
    act(I::MarkPresent {
        person: "Ada Vale".into(),
    });
    act(I::Open { presiding: None });
    act(I::Take { item: "2".into() });
    act(made_private("2"));
    journal
}

fn made_private(number: &str) -> I {
    I::ChangeItem {
        item: number.into(),
        to: ItemDetails {
            exempt: Some(crate::meeting::agenda::Exempt {
                reason: "Paragraph 3 of Part 1 of Schedule 12A".into(),
            }),
            ..prepared().meeting().items()[1].details.clone()
        },
        leave_public: false,
    }
}

fn log<R: crate::meeting::audience::Reader>(journal: &Journal) -> Vec<(u64, String)> {
    let lines = journal.history_for::<R>();
    lines.iter().map(|l| (l.seq, l.in_full())).collect()
}

use crate::meeting::audience::{Full, Public};

#[test]
fn the_public_log_tells_who_came_in_private_and_not_why() {
    let mut journal = in_private();
    let arrives = I::Arrive {
        person: "Ben Orchard".into(),
        deputy_for: None,
        item: None,
        reason: "the larkspur bid".into(),
        place: Place::End,
    };
    let came = journal.act(start(), &arrives.into()).unwrap().seq;
    let words = I::Write {
        item: None,
        text: "The larkspur bid was low.".into(),
        more: Vec::new(),
        place: Place::End,
    };
    let wrote = journal.act(start(), &words.into()).unwrap().seq;
    journal
        .act(start(), &I::Undo { record: None }.into())
        .unwrap();
    let public = log::<Public>(&journal);
    let (_, told) = public.iter().find(|(seq, _)| *seq == came).unwrap();
    assert!(told.contains("Ben Orchard arrived at 14:00"), "{told}");
    // Nothing of what is withheld, and nothing of what was done to it.
    assert!(
        public
            .iter()
            .all(|(seq, told)| *seq <= came && !told.contains("larkspur")),
        "{public:?}"
    );
    let full = log::<Full>(&journal);
    assert!(full.iter().any(|(_, told)| *told == format!("undid record {wrote}: paragraph \u{201C}The larkspur bid was low.\u{201D} in item 2 (exempt)")), "{full:?}");
}

#[test]
fn why_words_were_made_public_stays_in_the_history_of_those_who_may_know() {
    let mut journal = in_private();
    let written = I::Write {
        item: None,
        text: "Work begins in May.".into(),
        more: Vec::new(),
        place: Place::End,
    };
    let wrote = journal.act(start(), &written.into()).unwrap().seq;
    let before = log::<Public>(&journal);
    let open = I::Reclassify {
        entry: "newest".into(),
        stream: Stream::Public,
        reason: "the contract for Larkspur House is signed and the public may know of it".into(),
    };
    let made = journal.act(start(), &open.into()).unwrap().seq;
    let words = "paragraph \u{201C}Work begins in May.\u{201D} in item 2 made public";
    let why = format!(
        "{words}, because \u{201C}the contract for Larkspur House is signed and the public may know of it\u{201D}"
    );
    assert_eq!(journal.history().last().unwrap().words, why);
    assert_eq!(log::<Full>(&journal).last().unwrap(), &(made, why.clone()));
    // The minutes print it now, so that the log tells how it came to be public, and not why.
    let public = log::<Public>(&journal);
    assert_eq!(public.last().unwrap(), &(made, words.to_owned()));
    assert_eq!(public.len(), before.len() + 1);
    assert!(public.iter().all(|(seq, _)| *seq != wrote));
    assert_eq!(journal.offer_undo(None).unwrap().words, why);
    // Once it is withheld again nobody is told that it ever was public.
    let close = I::Reclassify {
        entry: "newest".into(),
        stream: Stream::Exempt,
        reason: "it was too early".into(),
    };
    journal.act(start(), &close.into()).unwrap();
    assert_eq!(log::<Public>(&journal), before);
    let last = log::<Full>(&journal).last().unwrap().1.clone();
    assert!(
        last.ends_with("made exempt, because \u{201C}it was too early\u{201D}"),
        "{last}"
    );
}

#[test]
fn after_a_purge_a_query_stands_on_what_its_words_became() {
    let mut journal = prepared();
    let act = |journal: &mut Journal, intent: I| {
        let refused = |r| panic!("{r}");
        journal.act(start(), &intent.into()).unwrap_or_else(refused);
    };
    act(&mut journal, I::MarkAllPresent);
    act(&mut journal, I::Open { presiding: None });
    let words = "The larkspur bid was low. The thistle bid was high.";
    let write = I::Write {
        item: Some("2".into()),
        text: words.into(),
        more: Vec::new(),
        place: Place::End,
    };
    act(&mut journal, write);
    for asked in ["larkspur", "low", "The thistle", "high", "was"] {
        let query = I::Query {
            entry: "newest".into(),
            at: u32::try_from(words.find(asked).unwrap()).unwrap(),
            words: asked.into(),
            ask: Some(Lead::Person("Ada Vale".into())),
        };
        act(&mut journal, query);
    }
    // All of a query's words, some of them from either end and in the middle, and none.
    for (went, came) in [
        ("larkspur", "heather"),
        ("lo", "kno"),
        ("stle", "mble"),
        (" thim", " briam"),
        ("ig", ""),
    ] {
        let text = &journal.meeting().all_entries().last().unwrap().text;
        let replace = I::Type {
            entry: "newest".into(),
            at: u32::try_from(text.find(went).unwrap()).unwrap(),
            went: went.into(),
            came: came.into(),
            joins: false,
        };
        act(&mut journal, replace);
    }
    act(&mut journal, I::Close);
    let queries = |journal: &Journal| -> Vec<(String, std::ops::Range<usize>)> {
        let m = journal.meeting();
        let on = m.queries_on(m.all_entries().last().unwrap().id);
        let told = on.iter().map(|q| (m.query_in_words(q), q.range.clone()));
        told.collect()
    };
    let stood = queries(&journal);
    let asked: Vec<&str> = stood.iter().map(|(words, _)| words.as_str()).collect();
    let of = |words: &str| format!("\u{201C}{words}\u{201D} in item 2 is to be asked of Ada Vale.");
    let expected = ["heather", "was", "know", "The briamble", "hh"].map(of);
    assert_eq!(asked, expected);
    let reason = Text::new("a test");
    let purge = journal.purge(true);
    let after = journal.purged(&purge, start(), &reason).unwrap();
    assert_eq!(queries(&after), stood);
    let left = ron::to_string(after.records()).unwrap();
    for gone in ["larkspur", "low", "thi", "hig"] {
        assert!(!left.contains(gone), "{gone}: {left}");
    }
    // Whose words lead it there keeps its id; the others are raised again by the purge.
    let ids = |journal: &Journal| -> Vec<_> { journal.meeting().queries().map(|q| q.id).collect() };
    let (were, are) = (ids(&journal), ids(&after));
    let stay = were.iter().filter(|id| are.contains(id));
    assert_eq!(stay.collect::<Vec<_>>(), [&were[3], &were[4]]);
    let told = after.history().last().unwrap().words;
    assert!(told.contains("query on \u{201C}heather\u{201D}"), "{told}");
    assert!(after.purge(true).is_empty());
    let mut settled = after.clone();
    let settle = I::SettleQuery {
        query: "heather".into(),
        instead: "heath".into(),
    };
    act(&mut settled, settle);
    assert_eq!(queries(&settled).len(), 4);
    // Where what was deleted stays, nothing of a query changes.
    let kept = journal.purged(&journal.purge(false), start(), &reason);
    assert_eq!(ids(&kept.unwrap()), were);
}

#[test]
fn taking_an_item_in_private_or_in_public_is_told_as_that() {
    let mut journal = in_private();
    let private = "item 2 taken in private, on this ground: \u{201C}Paragraph 3 of Part 1 of Schedule 12A\u{201D}";
    assert_eq!(journal.history().last().unwrap().words, private);
    assert_eq!(log::<Public>(&journal).last().unwrap().1, private);
    assert_eq!(journal.offer_undo(None).unwrap().words, private);
    let stands = journal.meeting().items()[1].details.clone();
    let mut change = |to: ItemDetails| {
        let change = I::ChangeItem {
            item: "2".into(),
            to,
            leave_public: false,
        };
        journal.act(start(), &change.into()).unwrap();
        journal.history().last().unwrap().words
    };
    let other = ItemDetails {
        exempt: Some(crate::meeting::agenda::Exempt {
            reason: "legal advice".into(),
        }),
        ..stands.clone()
    };
    assert_eq!(
        change(other),
        "item 2 still taken in private, on this ground: \u{201C}legal advice\u{201D}"
    );
    let public = ItemDetails {
        exempt: None,
        ..stands.clone()
    };
    assert_eq!(change(public), "item 2 taken in public again");
    let both = ItemDetails {
        title: "Bids".into(),
        exempt: Some(crate::meeting::agenda::Exempt {
            reason: "legal advice".into(),
        }),
        ..stands.clone()
    };
    assert_eq!(
        change(both.clone()),
        "item 2 put right: Bids; it is taken in private, on this ground: \u{201C}legal advice\u{201D}"
    );
    let public = ItemDetails {
        exempt: None,
        ..both
    };
    assert_eq!(change(public), "item 2 taken in public again");
    let renamed = ItemDetails {
        title: "Premises".into(),
        ..ItemDetails {
            exempt: None,
            ..stands
        }
    };
    assert_eq!(change(renamed), "item 2 put right: Premises");
    // A ground that was given up is for nobody else.
    let told = log::<Public>(&journal);
    assert!(
        told.iter().any(|(_, t)| t == "item 2 taken in private"),
        "{told:?}"
    );
    assert!(
        told.iter().all(|(_, t)| !t.contains("legal advice")),
        "{told:?}"
    );
}

#[test]
fn who_asked_to_speak_in_private_stays_so_when_the_public_is_let_in_again() {
    let mut journal = prepared();
    let asks = |name: &str| I::AskToSpeak {
        person: None,
        name: name.into(),
    };
    let exclude = "Exclude(paragraphs:[3],rest:true)";
    for intent in [
        I::MarkAllPresent,
        I::Open { presiding: None },
        I::TakeNext,
        asks("Jo Larkspur"),
        ron::from_str(exclude).unwrap(),
        asks("Sam Teasel"),
        ron::from_str("Readmit()").unwrap(),
        asks("Kit Yarrow"),
    ] {
        let refused = |r| panic!("{r}");
        journal.act(start(), &intent.into()).unwrap_or_else(refused);
    }
    let meeting = journal.meeting();
    let told = |speakers: &[crate::meeting::speakers::Speaker]| {
        let names = speakers.iter().map(|s| meeting.asker(&s.who));
        names.collect::<Vec<_>>()
    };
    let public = meeting.waiting_for::<Public>();
    assert_eq!(told(public.speakers()), ["Jo Larkspur", "Kit Yarrow"]);
    let full = meeting.waiting_for::<Full>();
    assert_eq!(
        told(full.speakers()),
        ["Jo Larkspur", "Sam Teasel", "Kit Yarrow"]
    );
}

#[test]
fn who_asked_after_the_public_had_left_is_kept_from_it_though_that_was_recorded_later() {
    let mut journal = prepared();
    let asks = |name: &str| I::AskToSpeak {
        person: None,
        name: name.into(),
    };
    let minute = |minutes| start() + chrono::TimeDelta::minutes(minutes);
    let exclude = ron::from_str("Exclude(paragraphs:[3],rest:true)").unwrap();
    for (at, intent) in [
        (0, I::MarkAllPresent),
        (0, I::Open { presiding: None }),
        (1, I::TakeNext),
        (2, asks("Jo Larkspur")),
        (6, asks("Sam Teasel")),
        (7, I::CallSpeaker { speaker: None }),
        (9, exclude),
        (12, ron::from_str("Readmit()").unwrap()),
        (14, asks("Kit Yarrow")),
        (15, asks("Bo Sorrel")),
    ] {
        let refused = |r| panic!("{r}");
        let mut order = Order::from(intent);
        // The public went at five past, before Sam asked and Jo was called.
        if matches!(order.intent, I::Exclude { .. }) {
            order.at = Some(When::Exactly(minute(5)));
        }
        journal.act(minute(at), &order).unwrap_or_else(refused);
    }
    let meeting = journal.meeting();
    let told = |speakers: &[crate::meeting::speakers::Speaker]| {
        let names = speakers.iter().map(|s| meeting.asker(&s.who));
        names.collect::<Vec<_>>()
    };
    let public = meeting.waiting_for::<Public>();
    assert_eq!(told(public.speakers()), ["Kit Yarrow", "Bo Sorrel"]);
    let full = meeting.waiting_for::<Full>();
    assert_eq!(
        told(full.speakers()),
        ["Jo Larkspur", "Sam Teasel", "Kit Yarrow", "Bo Sorrel"]
    );
}

#[test]
fn who_asks_once_the_public_is_back_is_told_when_the_item_goes_on_in_public() {
    let mut journal = prepared();
    let asks = |name: &str| I::AskToSpeak {
        person: None,
        name: name.into(),
    };
    let act = |journal: &mut Journal, intent: I| {
        let refused = |r| panic!("{r}");
        journal.act(start(), &intent.into()).unwrap_or_else(refused);
    };
    let told = |journal: &Journal| {
        let meeting = journal.meeting();
        let waiting = meeting.waiting_for::<Public>();
        let names = waiting.speakers().iter().map(|s| meeting.asker(&s.who));
        names.collect::<Vec<_>>()
    };
    for intent in [
        I::MarkAllPresent,
        I::Open { presiding: None },
        I::TakeNext,
        ron::from_str("Exclude(paragraphs:[3])").unwrap(),
        asks("Sam Teasel"),
        ron::from_str("Readmit()").unwrap(),
        asks("Kit Yarrow"),
        asks("Jo Larkspur"),
    ] {
        act(&mut journal, intent);
    }
    // The item is private still, and so is its list.
    assert_eq!(told(&journal), Vec::<String>::new());
    let item = journal.meeting().before_body().unwrap();
    let to = ItemDetails {
        exempt: None,
        ..item.details.clone()
    };
    let item = Ref::from(item.id);
    act(
        &mut journal,
        I::ChangeItem {
            item,
            to,
            leave_public: false,
        },
    );
    assert_eq!(told(&journal), ["Kit Yarrow", "Jo Larkspur"]);
}

#[test]
fn after_a_purge_nothing_tells_who_asked_to_speak() {
    let mut journal = prepared();
    for intent in [
        I::MarkAllPresent,
        I::Open { presiding: None },
        I::TakeNext,
        I::AskToSpeak {
            person: Some("Ada Vale".into()),
            name: Text::default(),
        },
        I::AskToSpeak {
            person: None,
            name: "Jo Larkspur".into(),
        },
        I::CallSpeaker { speaker: None },
        I::Close,
    ] {
        let refused = |r| panic!("{r}");
        journal.act(start(), &intent.into()).unwrap_or_else(refused);
    }
    assert!(journal.meeting().speakers().is_empty());
    let purge = journal.purge(true);
    assert_eq!(
        purge.in_words(),
        "0 rough notes, 0 entries with struck words and 0 frozen drafts; who asked to speak"
    );
    let after = journal.purged(&purge, start(), &"a test".into()).unwrap();
    let left = ron::to_string(after.records()).unwrap();
    assert!(
        !left.contains("Larkspur") && !left.contains("Asked(who:Person"),
        "{left}"
    );
    let told: Vec<String> = after.history().map(|line| line.words).collect();
    assert!(
        told.contains(&"somebody was called to speak (private)".to_owned()),
        "{told:?}"
    );
    assert!(after.purge(true).is_empty());
}
