//! Attendance over many meetings beside a slow reader: one that knows what happened in each room and
//! nothing of seats, rolls, spans or indexes.

use chrono::{Days, Months, NaiveDate, NaiveTime};

use super::across;
use crate::app::testing::{Folder, stored};
use crate::dice::Dice;
use crate::journal::Journal;
use crate::meeting::agenda::{Calling, ItemDetails};
use crate::meeting::entry::{Place, Stage, Stream};
use crate::meeting::id::Writer;
use crate::meeting::intent::{Intent, Order, Ref, Who};
use crate::meeting::people::{Body, PersonDetails, SeatDetails};
use crate::meeting::rules::RulesTold;
use crate::minutes::across::{Alert, Period};
use crate::minutes::{Audience, Full, Public};

/// How somebody stood to a meeting, as whoever looked on would say it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Seen {
    There,
    Late,
    ByScreen,
    SentDeputy,
    Apologised,
    Missing,
    NotNoted,
}

const NAMES: [&str; 8] = [
    "Edith Warrilow",
    "Si\u{e2}n O\u{2019}Hare",
    "Owen Prosser",
    "Nadia Rahman",
    "Jo Ann Lee",
    "Ann Lee",
    "Colin Marsh",
    "Ren\u{e9} Tolley",
];
const BODIES: [&str; 3] = ["Harbour Board", "Roads Committee", "Parish Meeting"];

/// A meeting as it was seen: who held a seat and how they stood to it, who was there beside them.
struct Sitting {
    body: usize,
    day: NaiveDate,
    held: bool,
    members: Vec<(usize, Seen)>,
    beside: Vec<usize>,
}

fn is_councillor(person: usize) -> bool {
    person.is_multiple_of(2)
}

/// Whether attending by a screen counts.
fn screens_count(body: usize) -> bool {
    body == 1
}

fn details(person: usize) -> PersonDetails {
    PersonDetails {
        name: NAMES[person].into(),
        honorific: if is_councillor(person) {
            "Councillor".into()
        } else {
            "".into()
        },
        ..PersonDetails::default()
    }
}

fn sitting(dice: &mut Dice, body: usize, day: NaiveDate, held: bool) -> Sitting {
    let mut members = Vec::new();
    let mut beside = Vec::new();
    for person in 0..NAMES.len() {
        // Members change from meeting to meeting, some more than others.
        if dice.below(NAMES.len()) + 2 > person {
            let seen = [
                Seen::There,
                Seen::There,
                Seen::Late,
                Seen::ByScreen,
                Seen::SentDeputy,
                Seen::Apologised,
                Seen::Missing,
                Seen::NotNoted,
            ][dice.below(8)];
            members.push((person, seen));
        } else if dice.below(3) == 0 {
            beside.push(person);
        }
    }
    Sitting {
        body,
        day,
        held,
        members,
        beside,
    }
}

/// That somebody's absence was approved, as whoever heard it would say it.
#[derive(Clone, Debug)]
struct Heard {
    person: usize,
    on: NaiveDate,
    until: Option<NaiveDate>,
    /// On which day it was withdrawn, as everybody heard.
    withdrawn: Option<NaiveDate>,
    /// In private.
    private: bool,
}

impl Heard {
    fn order(&self, on: Option<NaiveDate>) -> Order {
        let stream = if self.private {
            Stream::Exempt
        } else {
            Stream::Public
        };
        Order {
            stream,
            ..Order::from(Intent::ApproveAbsence {
                person: Ref::from(NAMES[self.person]),
                until: self.until,
                on,
                by: "Anytown Council".into(),
                reason: "an operation".into(),
                entry: None,
                item: None,
                place: Place::End,
            })
        }
    }
}

fn heard(dice: &mut Dice, person: usize, on: NaiveDate) -> Heard {
    let until = on + Days::new(1 + dice.below(300) as u64);
    Heard {
        person,
        on,
        until: (!dice.once_in(6)).then_some(until),
        withdrawn: None,
        private: dice.once_in(3),
    }
}

/// That an approval was withdrawn, as whoever heard it would say it.
fn withdrawn(heard: &Heard) -> Option<Order> {
    Some(Order::from(Intent::WithdrawAbsence {
        person: Ref::from(NAMES[heard.person]),
        approved: Some(heard.on),
        mistaken: false,
        on: Some(heard.withdrawn?),
        by: "Anytown Council".into(),
        entry: None,
        item: None,
        place: Place::End,
    }))
}

/// The journal of a body in which approvals were put down.
fn kept(body: usize, all: &[Heard]) -> Journal {
    let now = NaiveDate::from_ymd_opt(2027, 1, 1).unwrap();
    let now = now.and_hms_opt(9, 0, 0).unwrap().and_utc().fixed_offset();
    let mut journal = Journal::new(Writer::FIRST, "A. Clerk".into());
    let named = Intent::DescribeBody(Body {
        name: BODIES[body].into(),
        ..Body::default()
    });
    let mut orders = vec![Order::from(Intent::KeepBody), Order::from(named)];
    orders.extend((0..NAMES.len()).map(|n| Order::from(Intent::AddPerson(details(n)))));
    for heard in all {
        orders.push(heard.order(Some(heard.on)));
        orders.extend(withdrawn(heard));
    }
    for order in orders {
        // The same may have been heard twice.
        let _ = journal.act(now, &order);
    }
    journal
}

fn played(sitting: &Sitting, absence: Option<&str>, approved: &[Heard]) -> Journal {
    let now = sitting
        .day
        .and_hms_opt(18, 30, 0)
        .unwrap()
        .and_utc()
        .fixed_offset();
    let mut journal = Journal::new(Writer::FIRST, "A. Clerk".into());
    let mut minute = 0;
    let mut order = |order: &Order| {
        minute += 1;
        let at = now + chrono::Duration::seconds(60 * minute);
        journal.act(at, order).map(drop).unwrap();
    };
    let mut act = |intent: Intent| order(&Order::from(intent));
    act(Intent::DescribeBody(Body {
        name: BODIES[sitting.body].into(),
        host: "Anytown Council".into(),
        ..Body::default()
    }));
    if screens_count(sitting.body) {
        act(Intent::SetRules(RulesTold {
            remote_counts: true,
            ..RulesTold::default()
        }));
    }
    act(Intent::CallMeeting(Calling {
        date: sitting.day,
        start: NaiveTime::from_hms_opt(18, 30, 0).unwrap(),
        ..Calling::default()
    }));
    for (person, _) in &sitting.members {
        act(Intent::AddSeat {
            body: None,
            seat: SeatDetails {
                title: format!("Seat {person}").as_str().into(),
                ..SeatDetails::default()
            },
            holder: Some(Who::New(details(*person))),
            usual_deputy: None,
        });
    }
    act(Intent::AddItem {
        item: ItemDetails {
            number: "1".into(),
            title: "Roads".into(),
            ..ItemDetails::default()
        },
        after: None,
    });
    if !sitting.held {
        return journal;
    }
    let name = |person: usize| Ref::from(NAMES[person]);
    for (person, seen) in &sitting.members {
        let person = *person;
        match seen {
            Seen::There => act(Intent::MarkPresent {
                person: name(person),
            }),
            Seen::ByScreen => act(Intent::AttendRemotely {
                person: name(person),
                in_person: false,
            }),
            Seen::Missing => act(Intent::MarkAbsent {
                person: name(person),
            }),
            Seen::Apologised => act(Intent::Apologise {
                person: name(person),
                deputy: None,
                said_by: "".into(),
                said_on: None,
            }),
            Seen::SentDeputy => {
                let sub = format!("Deputy {person}");
                act(Intent::Apologise {
                    person: name(person),
                    deputy: Some(Who::New(PersonDetails {
                        name: sub.as_str().into(),
                        honorific: "Councillor".into(),
                        ..PersonDetails::default()
                    })),
                    said_by: "".into(),
                    said_on: None,
                });
                act(Intent::MarkPresent {
                    person: Ref::from(sub.as_str()),
                });
            }
            Seen::Late | Seen::NotNoted => {}
        }
    }
    for person in &sitting.beside {
        act(Intent::Attend {
            who: Who::New(details(*person)),
        });
    }
    act(Intent::Open { presiding: None });
    act(Intent::Take {
        item: Ref::from("1"),
    });
    for (person, seen) in &sitting.members {
        if *seen == Seen::Late {
            act(Intent::Arrive {
                person: Who::Known(name(*person)),
                deputy_for: None,
                item: None,
                reason: "".into(),
                place: Place::End,
            });
        }
    }
    if let Some(words) = absence {
        act(Intent::Resolve {
            item: None,
            text: words.into(),
            stage: Stage::Agreed,
            place: Place::End,
        });
    }
    for heard in approved {
        order(&heard.order(None));
    }
    order(&Order::from(Intent::Close));
    journal
}

fn written(folder: &Folder, n: usize, sitting: &Sitting, absence: Option<&str>) {
    put(folder, n, sitting, &played(sitting, absence, &[]));
}

fn put(folder: &Folder, n: usize, sitting: &Sitting, journal: &Journal) {
    let name = format!("{}-x-{n}.ron", sitting.day);
    std::fs::write(folder.path().join(name), stored(journal)).unwrap();
}

fn archive(dice: &mut Dice, folder: &Folder) -> Vec<Sitting> {
    let first = NaiveDate::from_ymd_opt(2025, 1, 5).unwrap();
    let mut all = Vec::new();
    for n in 0..14 {
        let day = first + Days::new(40 * n + dice.below(30) as u64);
        let held = dice.below(8) > 0;
        let sitting = sitting(dice, dice_body(n), day, held);
        written(folder, n as usize, &sitting, None);
        all.push(sitting);
    }
    all.sort_by_key(|s| s.day);
    all
}

fn dice_body(n: u64) -> usize {
    (n % 3) as usize
}

fn is_attended(sitting: &Sitting, seen: Seen) -> bool {
    match seen {
        Seen::There | Seen::Late => true,
        Seen::ByScreen => screens_count(sitting.body),
        _ => false,
    }
}

#[test]
fn attendance_is_what_a_slow_reader_counts() {
    for seed in 0..12 {
        let mut dice = Dice(seed);
        let folder = Folder::new("across-attendance");
        let all = archive(&mut dice, &folder);
        for (body, year) in [(Some(0), "2025"), (Some(1), "2025/26"), (None, "2026")] {
            let period = Period::of(year).unwrap();
            let asked = body.map(|b: usize| BODIES[b]);
            let (told, _) =
                across::attendance::<Public>(&folder.env(), asked, &period, &mut |_| {}).unwrap();
            for (n, name) in BODIES.iter().enumerate() {
                let of = |s: &&Sitting| {
                    s.body == n && s.held && (period.from..=period.to).contains(&s.day)
                };
                let sittings: Vec<&Sitting> = all.iter().filter(of).collect();
                let told = told.bodies.iter().find(|b| b.body == *name);
                if body.is_some_and(|b| b != n) || sittings.is_empty() {
                    assert!(told.is_none(), "{name}");
                    continue;
                }
                let told = told.unwrap();
                assert_eq!(told.meetings.len(), sittings.len());
                for (person, called) in NAMES.iter().enumerate() {
                    let own: Vec<(&&Sitting, Seen)> = sittings
                        .iter()
                        .filter_map(|s| {
                            let found = s.members.iter().find(|(p, _)| *p == person);
                            found.map(|(_, seen)| (s, *seen))
                        })
                        .collect();
                    let wanted = details(person).full_name();
                    let m = told.members.iter().find(|m| m.person == wanted);
                    let Some(m) = m else {
                        assert!(own.is_empty(), "seed {seed}: {called} is not told");
                        continue;
                    };
                    let count = |what: Seen| own.iter().filter(|(_, seen)| *seen == what).count();
                    let attended = own.iter().filter(|(s, seen)| is_attended(s, *seen)).count();
                    let screens = count(Seen::ByScreen);
                    let counted = if screens_count(n) { screens } else { 0 };
                    assert_eq!(
                        [m.called, m.attended, m.part, m.remote, m.remote_uncounted],
                        [
                            own.len(),
                            attended,
                            count(Seen::Late),
                            counted,
                            screens - counted
                        ],
                        "seed {seed}: {called}, {m:?}"
                    );
                    assert_eq!(
                        [m.deputy, m.apologies, m.absent, m.unrecorded],
                        [
                            count(Seen::SentDeputy),
                            count(Seen::Apologised),
                            count(Seen::Missing),
                            count(Seen::NotNoted)
                        ],
                        "seed {seed}: {called}, {m:?}"
                    );
                    assert_eq!(m.marks.len(), sittings.len());
                    let strip: Vec<bool> = sittings
                        .iter()
                        .map(|s| {
                            s.members
                                .iter()
                                .any(|(p, seen)| *p == person && is_attended(s, *seen))
                        })
                        .collect();
                    let marked: Vec<bool> = m.marks.iter().map(|k| k.is_attended()).collect();
                    assert_eq!(marked, strip, "seed {seed}: {called}");
                }
            }
        }
    }
}

/// How near somebody is, day by day from the day on which they last attended: what was approved on a day
/// counts if the time had not ended by then.
fn slowly(
    all: &[Sitting],
    approved: &[&Heard],
    person: usize,
    on: NaiveDate,
) -> Option<(NaiveDate, Alert)> {
    let sits_now = (0..BODIES.len()).any(|body| {
        let mut held = all
            .iter()
            .filter(|s| s.body == body && s.held && s.day <= on);
        held.next_back()
            .is_some_and(|s| s.members.iter().any(|(p, _)| *p == person))
    });
    if !sits_now || !is_councillor(person) {
        return None;
    }
    let mut last = None;
    let mut called = None;
    for s in all.iter().filter(|s| s.held && s.day <= on) {
        for (_, seen) in s.members.iter().filter(|(p, _)| *p == person) {
            called.get_or_insert(s.day);
            if is_attended(s, *seen) {
                last = Some(s.day);
            }
        }
    }
    let last = last.or(called)?;
    let after = |months: u32, days: u64| last + Months::new(months) + Days::new(days);
    let natural = after(6, 0);
    let (mut ends, mut forever) = (natural, false);
    let mut day = last;
    while day <= on {
        let heard = approved
            .iter()
            .filter(|h| h.person == person && h.on == day);
        let in_time = day <= ends;
        for heard in heard.filter(|_| in_time) {
            let gone = heard.withdrawn.filter(|gone| *gone <= on);
            let holds = match (heard.until, gone) {
                (Some(until), Some(gone)) => Some(until.min(gone)),
                (until, gone) => until.or(gone),
            };
            match holds {
                Some(until) => ends = ends.max(until),
                None => forever = true,
            }
        }
        day = day.succ_opt().unwrap();
    }
    let from = if ends == natural {
        [after(4, 0), after(5, 0), after(5, 15)]
    } else {
        [
            ends - Months::new(2),
            ends - Months::new(1),
            ends - Days::new(15),
        ]
    };
    let alert = match on {
        _ if forever => Alert::Approved,
        on if on > ends => Alert::Lapsed,
        on if on >= from[2] => Alert::FiveAndAHalf,
        on if on >= from[1] => Alert::Five,
        on if on >= from[0] => Alert::Four,
        _ => Alert::Clear,
    };
    Some((last, alert))
}

#[test]
fn the_six_months_are_what_a_slow_reader_counts_and_deputies_and_attendants_attend_nothing() {
    let mut met = Vec::new();
    for seed in 0..12 {
        let mut dice = Dice(100 + seed);
        let folder = Folder::new("across-months");
        let all = archive(&mut dice, &folder);
        for _ in 0..6 {
            let on =
                NaiveDate::from_ymd_opt(2025, 3, 1).unwrap() + Days::new(dice.below(560) as u64);
            let (told, _) =
                across::near_six_months::<Public>(&folder.env(), on, &mut |_| {}).unwrap();
            for (person, name) in NAMES.iter().enumerate() {
                let found = told
                    .councillors
                    .iter()
                    .find(|c| c.person.ends_with(&format!("Councillor {name}")));
                let found = found.map(|c| (c.last, c.alert));
                let wanted = slowly(&all, &[], person, on);
                assert_eq!(found, wanted, "seed {seed}, {on}: {name}");
                met.extend(wanted.map(|(_, alert)| alert));
            }
        }
    }
    for alert in [
        Alert::Clear,
        Alert::Four,
        Alert::Five,
        Alert::FiveAndAHalf,
        Alert::Lapsed,
    ] {
        assert!(met.contains(&alert), "{alert:?} never comes");
    }
}

/// How near each of them is, by the index.
fn near<A: Audience>(folder: &Folder, on: NaiveDate) -> Vec<Option<(NaiveDate, Alert)>> {
    let env = folder.env();
    let (told, _) = across::near_six_months::<A>(&env, on, &mut |_| {}).unwrap();
    let of = |name: &&str| {
        let called = format!("Councillor {name}");
        let found = told.councillors.iter().find(|c| c.person == called)?;
        Some((found.last, found.alert))
    };
    NAMES.iter().map(of).collect()
}

#[test]
fn approved_absences_count_as_a_slow_reader_counts_them_for_each_audience() {
    let (mut changed, mut kept_apart, mut withdrawn) = (0, 0, 0);
    for seed in 0..12 {
        let mut dice = Dice(500 + seed);
        let folder = Folder::new("across-absences");
        let mut all = Vec::new();
        let (mut own, mut noted): (Vec<Heard>, Vec<Heard>) = (Vec::new(), Vec::new());
        let first = NaiveDate::from_ymd_opt(2025, 1, 5).unwrap();
        for n in 0..14 {
            let day = first + Days::new(40 * n + dice.below(30) as u64);
            let sitting = sitting(&mut dice, dice_body(n), day, true);
            let members = sitting.members.iter().map(|(person, _)| *person);
            let mut approved = Vec::new();
            for person in members.filter(|p| is_councillor(*p)) {
                if dice.once_in(5) {
                    approved.push(heard(&mut dice, person, day));
                }
            }
            put(
                &folder,
                n as usize,
                &sitting,
                &played(&sitting, None, &approved),
            );
            own.extend(approved);
            // The clerk puts down what was heard elsewhere, and now and then what a meeting tells too.
            if dice.once_in(2) {
                let person = 2 * dice.below(NAMES.len() / 2);
                let day = day + Days::new(dice.below(40) as u64);
                noted.push(heard(&mut dice, person, day));
            } else if let Some(same) = own.last() {
                let later = same.until.map(|until| until + Days::new(30));
                noted.push(Heard {
                    until: later,
                    ..same.clone()
                });
            }
            all.push(sitting);
        }
        all.sort_by_key(|s| s.day);
        // What is withdrawn the clerk puts down, whoever approved it.
        let last = NaiveDate::from_ymd_opt(2026, 12, 31).unwrap();
        let acts: Vec<_> = noted.iter().chain(&own).map(|h| (h.person, h.on)).collect();
        for heard in noted.iter_mut().chain(&mut own) {
            let gone = heard.on + Days::new(dice.below(150) as u64);
            let same = acts.iter().filter(|act| **act == (heard.person, heard.on));
            let is_told_once = same.count() == 1;
            heard.withdrawn = (is_told_once && dice.once_in(2)).then_some(gone.min(last));
        }
        noted.extend(own.iter().filter(|h| h.withdrawn.is_some()).cloned());
        let path = folder.path().join("harbour-board.journal.ron");
        std::fs::write(path, stored(&kept(0, &noted))).unwrap();
        // Of one act the meeting that resolved it is believed.
        let told = |private: bool| -> Vec<&Heard> {
            let known = |h: &&Heard| private || !h.private;
            let resolved: Vec<&Heard> = own.iter().filter(known).collect();
            let alike = |a: &Heard, b: &Heard| (a.person, a.on) == (b.person, b.on);
            let mut newest: Vec<&Heard> = Vec::new();
            for one in noted
                .iter()
                .filter(|n| !resolved.iter().any(|r| alike(r, n)))
            {
                newest.retain(|before| !alike(before, one));
                newest.push(one);
            }
            newest.retain(known);
            newest.extend(resolved);
            newest
        };
        for _ in 0..6 {
            let on = first + Days::new(dice.below(640) as u64);
            let [public, full] = [told(false), told(true)].map(|heard| {
                let of = |person| slowly(&all, &heard, person, on);
                (0..NAMES.len()).map(of).collect::<Vec<_>>()
            });
            assert_eq!(near::<Public>(&folder, on), public, "seed {seed}, {on}");
            assert_eq!(near::<Full>(&folder, on), full, "seed {seed}, {on}");
            let without = |person| slowly(&all, &[], person, on);
            let without: Vec<_> = (0..NAMES.len()).map(without).collect();
            changed += usize::from(without != full);
            kept_apart += usize::from(public != full);
            let standing: Vec<Heard> = told(true).into_iter().cloned().collect();
            let standing = standing.into_iter().map(|heard| Heard {
                withdrawn: None,
                ..heard
            });
            let standing: Vec<Heard> = standing.collect();
            let standing: Vec<&Heard> = standing.iter().collect();
            let of = |person| slowly(&all, &standing, person, on);
            let standing: Vec<_> = (0..NAMES.len()).map(of).collect();
            withdrawn += usize::from(standing != full);
        }
    }
    assert!(
        changed > 20 && kept_apart > 5 && withdrawn > 3,
        "{changed}, {kept_apart}, {withdrawn}"
    );
}

#[test]
fn a_reason_that_the_council_approved_is_told_and_counts() {
    let folder = Folder::new("across-approved");
    let on = |month, day| NaiveDate::from_ymd_opt(2026, month, day).unwrap();
    let there = |day, seen| Sitting {
        body: 0,
        day,
        held: true,
        members: vec![(0, seen), (2, Seen::There), (4, seen)],
        beside: Vec::new(),
    };
    written(&folder, 1, &there(on(1, 10), Seen::There), None);
    let words = "the absence of Councillor Edith Warrilow be approved under section 85 until 1 October 2026";
    written(&folder, 2, &there(on(5, 10), Seen::Missing), Some(words));
    let told = |day| {
        let env = folder.env();
        let (told, _) = across::near_six_months::<Full>(&env, day, &mut |_| {}).unwrap();
        let of = |name: &str| {
            let found = told
                .councillors
                .iter()
                .find(|c| c.person.ends_with(name))
                .unwrap();
            (found.ends, found.alert, found.standing_in_words())
        };
        (of("Warrilow"), of("Jo Ann Lee"))
    };
    let (warrilow, lee) = told(on(7, 11));
    assert_eq!((warrilow.0, warrilow.1), (on(10, 1), Alert::Clear));
    assert!(
        warrilow
            .2
            .contains("reason approved on 10 May 2026, until 1 October 2026"),
        "{}",
        warrilow.2
    );
    assert_eq!((lee.0, lee.1), (on(7, 10), Alert::Lapsed));
    assert_eq!(told(on(10, 2)).0.1, Alert::Lapsed);
    // What came after the end helps nobody, and is told.
    let late = Heard {
        person: 4,
        on: on(7, 20),
        until: None,
        withdrawn: None,
        private: true,
    };
    let path = folder.path().join("harbour-board.journal.ron");
    std::fs::write(path, stored(&kept(0, &[late]))).unwrap();
    let (_, lee) = told(on(8, 1));
    assert_eq!(lee.1, Alert::Lapsed);
    let late = "what was approved on 20 July 2026 came after that (harbour-board.journal)";
    assert!(lee.2.contains(late), "{}", lee.2);
}

#[test]
fn what_was_withdrawn_elsewhere_is_told_and_the_words_that_withdraw_approve_nothing() {
    let folder = Folder::new("across-withdrawn");
    let on = |month, day| NaiveDate::from_ymd_opt(2026, month, day).unwrap();
    let there = |day, seen| Sitting {
        body: 0,
        day,
        held: true,
        members: vec![(0, seen), (2, Seen::There)],
        beside: Vec::new(),
    };
    written(&folder, 1, &there(on(1, 10), Seen::There), None);
    let mut approved = Heard {
        person: 0,
        on: on(5, 10),
        until: Some(on(12, 1)),
        withdrawn: None,
        private: false,
    };
    let own = there(on(5, 10), Seen::Missing);
    put(&folder, 2, &own, &played(&own, None, &[approved.clone()]));
    let words = "the approval of the absence of Councillor Edith Warrilow be rescinded";
    written(&folder, 3, &there(on(9, 4), Seen::Missing), Some(words));
    let told = |day| {
        let env = folder.env();
        let (told, _) = across::near_six_months::<Public>(&env, day, &mut |_| {}).unwrap();
        let found = told.councillors.iter();
        let mut found = found.filter(|c| c.person.ends_with("Warrilow"));
        let found = found.next().unwrap();
        (found.ends, found.alert, found.standing_in_words())
    };
    assert_eq!(told(on(9, 5)).0, on(12, 1));
    approved.withdrawn = Some(on(9, 4));
    let path = folder.path().join("harbour-board.journal.ron");
    std::fs::write(path, stored(&kept(0, &[approved]))).unwrap();
    let (ends, alert, words) = told(on(9, 5));
    assert_eq!((ends, alert), (on(9, 4), Alert::Lapsed));
    let wanted = "until 1 December 2026, withdrawn on 4 September 2026 (2026-05-10-x-2)";
    assert!(words.contains(wanted), "{words}");
    assert_eq!(told(on(9, 3)).0, on(12, 1), "as it was known on that day");
}

#[test]
fn the_year_of_a_body_shows_which_absences_were_approved_and_to_whom_that_is_known() {
    use crate::export::report_html;
    let folder = Folder::new("across-year");
    let on = |month, day| NaiveDate::from_ymd_opt(2026, month, day).unwrap();
    let mut heard = Heard {
        person: 0,
        on: on(5, 10),
        until: Some(on(12, 1)),
        withdrawn: None,
        private: false,
    };
    for (n, month) in [1, 5, 6, 7, 9].into_iter().enumerate() {
        let seen = if [1, 6].contains(&month) {
            Seen::There
        } else {
            Seen::Missing
        };
        let sitting = Sitting {
            body: 0,
            day: on(month, 10),
            held: true,
            members: vec![(0, seen), (2, seen), (4, Seen::There)],
            beside: Vec::new(),
        };
        let own = [heard.clone()];
        let own = if month == 5 { &own[..] } else { &[] };
        put(&folder, n, &sitting, &played(&sitting, None, own));
    }
    heard.withdrawn = Some(on(8, 1));
    let private = Heard {
        person: 2,
        on: on(5, 11),
        until: None,
        withdrawn: None,
        private: true,
    };
    let path = folder.path().join("harbour-board.journal.ron");
    std::fs::write(path, stored(&kept(0, &[heard, private]))).unwrap();
    let period = Period {
        from: on(1, 1),
        to: on(12, 31),
        called: "2026".to_owned(),
    };
    let env = folder.env();
    let (report, _) = across::reported::<Public>(&env, BODIES[0], &period, &mut |_| {}).unwrap();
    let public = report_html(&report);
    let row = "<th scope=\"row\">Councillor Edith Warrilow</th><td>10 May 2026</td>\
               <td>Anytown Council</td><td>1 December 2026</td><td>1 August 2026</td>";
    assert!(
        public.contains("<caption>Absences approved</caption>"),
        "{public}"
    );
    assert!(public.contains(row), "{public}");
    // From the day of the approval to that of its withdrawal: the meetings of May and July. In June they came
    // all the same.
    assert_eq!(
        public.matches("<line class=\"plan\"").count(),
        2,
        "{public}"
    );
    let told = "<td>10 May 2026</td><td>Anytown Council</td>";
    assert_eq!(public.matches(told).count(), 1, "{public}");
    let (report, _) = across::reported::<Full>(&env, BODIES[0], &period, &mut |_| {}).unwrap();
    let full = report_html(&report);
    assert!(
        full.contains("<td>no end is told</td><td>no</td>"),
        "{full}"
    );
    assert!(full.contains("[Exempt] Councillor"), "{full}");
    for page in [&public, &full] {
        assert!(!page.contains("an operation"), "{page}");
    }
    assert!(!public.contains("11 May 2026"), "{public}");
}
