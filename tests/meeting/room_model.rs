//! Who is in the room, who may vote and whether there is a quorum, against a slow and plain model of it:
//! random meetings with a roll, arrivals, departures, deputies, interests and remote attendance.

#![expect(
    clippy::unwrap_used,
    clippy::panic,
    reason = "helpers of tests stop where a test would"
)]

use std::collections::{BTreeMap, BTreeSet};

use proptest::prelude::*;
use quorate::journal::Journal;
use quorate::meeting::Meeting;
use quorate::meeting::id::{PersonId, Writer};
use quorate::meeting::intent::{Intent, Order};
use quorate::meeting::people::Capacity;

/// Holders of the seats 0 to 4; the last seat has no vote. Then two who may sit in, and a guest.
const PEOPLE: [&str; 8] = [
    "Ash", "Birch", "Cedar", "Dogwood", "Elder", "Fir", "Gorse", "Hazel",
];
const SEATS: usize = 5;
const VOTING: usize = 4;

/// What is tried; whatever the program refuses changes nothing, in it and in the model.
#[derive(Clone, Copy, Debug)]
enum Act {
    Present(usize),
    Apologise(usize, Option<usize>),
    Absent(usize),
    Unmark(usize),
    Open,
    Arrive(usize),
    Deputise(usize, usize),
    Leave(usize),
    StepOut(usize),
    Return(usize),
    Remote(usize),
    InPerson(usize),
    Declare(usize, usize, usize),
    Dispensed(usize, usize),
    Take(usize),
    Adjourn,
    Resume,
}

const KINDS: [&str; 5] = [
    "Pecuniary",
    "Registrable",
    "Personal",
    "CouncilTax",
    "Other(\"close\")",
];

impl Act {
    fn intent(self) -> String {
        let who = |at: usize| PEOPLE[at];
        match self {
            Self::Present(at) => format!("MarkPresent(person: \"{}\")", who(at)),
            Self::Apologise(at, None) => format!("Apologise(person: \"{}\")", who(at)),
            Self::Apologise(at, Some(deputy)) => format!(
                "Apologise(person: \"{}\", deputy: Known(\"{}\"))",
                who(at),
                who(deputy)
            ),
            Self::Absent(at) => format!("MarkAbsent(person: \"{}\")", who(at)),
            Self::Unmark(at) => format!("Unmark(person: \"{}\")", who(at)),
            Self::Open => "Open(presiding: \"Ash\")".to_owned(),
            Self::Arrive(at) => format!("Arrive(person: Known(\"{}\"))", who(at)),
            Self::Deputise(at, of) => format!(
                "Arrive(person: Known(\"{}\"), deputy_for: \"{}\")",
                who(at),
                who(of)
            ),
            Self::Leave(at) => format!("Leave(person: \"{}\")", who(at)),
            Self::StepOut(at) => format!("StepOut(person: \"{}\")", who(at)),
            Self::Return(at) => format!("Return(person: \"{}\")", who(at)),
            Self::Remote(at) => format!("AttendRemotely(person: \"{}\")", who(at)),
            Self::InPerson(at) => {
                format!("AttendRemotely(person: \"{}\", in_person: true)", who(at))
            }
            Self::Declare(at, kind, item) => format!(
                "Declare(person: Known(\"{}\"), interest: {}, items: [\"{}\"])",
                who(at),
                KINDS[kind],
                item + 1
            ),
            Self::Dispensed(at, item) => format!(
                "Declare(person: Known(\"{}\"), interest: Pecuniary, items: [\"{}\"], \
                 dispensation: (vote: true))",
                who(at),
                item + 1
            ),
            Self::Take(item) => format!("Take(item: \"{}\")", item + 1),
            Self::Adjourn => "Adjourn()".to_owned(),
            Self::Resume => "Resume".to_owned(),
        }
    }
}

/// Where somebody is: as the holder of their own seat, in for another, or beside the table.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Sits {
    Own,
    For(usize),
    Beside,
}

/// The plain model: sets, kept up act by act as an officer would on paper.
#[derive(Clone, Debug, Default)]
struct Paper {
    here: BTreeMap<usize, Sits>,
    /// As what whoever has gone was there last.
    was: BTreeMap<usize, Sits>,
    /// Deputies who were announced, by seat.
    announced: BTreeMap<usize, usize>,
    /// Seats for which the holder came during the meeting.
    came: BTreeSet<usize>,
    remote: BTreeSet<usize>,
    /// Who may not vote in which item; who does not count in it.
    barred: BTreeSet<(usize, usize)>,
    uncounted: BTreeSet<(usize, usize)>,
    item: Option<usize>,
    paused: Option<usize>,
    open: bool,
}

impl Paper {
    fn sits(&self, who: usize) -> Sits {
        if let Some(was) = self.was.get(&who) {
            return *was;
        }
        if let Some((seat, _)) = self.announced.iter().find(|(_, deputy)| **deputy == who) {
            return Sits::For(*seat);
        }
        if who < SEATS { Sits::Own } else { Sits::Beside }
    }

    fn comes(&mut self, who: usize, mut sits: Sits) {
        let filled = |seat: usize| {
            self.here.iter().any(|(other, s)| {
                *other != who && (*s == Sits::For(seat) || (*other == seat && *s == Sits::Own))
            })
        };
        match sits {
            Sits::For(seat) if filled(seat) => sits = Sits::Beside,
            Sits::Own => {
                self.came.insert(who);
                // The deputy gives the seat back and stays beside the table.
                for s in self.here.values_mut() {
                    if *s == Sits::For(who) {
                        *s = Sits::Beside;
                    }
                }
                for (other, s) in self.here.clone() {
                    self.was.insert(other, s);
                }
            }
            _ => {}
        }
        self.here.insert(who, sits);
        self.was.insert(who, sits);
    }

    fn clear(&mut self, seat: usize) {
        self.announced.remove(&seat);
        let gone: Vec<usize> = self
            .here
            .iter()
            .filter(|(who, s)| **s == Sits::For(seat) || (**who == seat && **s == Sits::Own))
            .map(|(who, _)| *who)
            .collect();
        for who in gone {
            self.here.remove(&who);
            self.was.remove(&who);
            self.remote.remove(&who);
        }
    }

    fn done(&mut self, act: Act) {
        match act {
            Act::Present(who) => {
                if who < SEATS {
                    self.clear(who);
                    self.here.insert(who, Sits::Own);
                    self.was.insert(who, Sits::Own);
                } else {
                    // From the start; a holder who came since has the seat back.
                    let sits = match self.sits(who) {
                        Sits::For(seat) if self.came.contains(&seat) => Sits::Beside,
                        sits => sits,
                    };
                    self.here.insert(who, sits);
                    self.was.insert(who, sits);
                }
            }
            Act::Apologise(who, deputy) if who < SEATS => {
                self.clear(who);
                if let Some(deputy) = deputy {
                    self.announced.insert(who, deputy);
                    if self.open {
                        self.here.insert(deputy, Sits::For(who));
                        self.was.insert(deputy, Sits::For(who));
                    }
                }
            }
            Act::Absent(who) => self.clear(who),
            Act::Apologise(who, _) | Act::Unmark(who) => {
                if who < SEATS {
                    self.clear(who);
                } else {
                    self.here.remove(&who);
                    self.was.remove(&who);
                    self.remote.remove(&who);
                }
            }
            Act::Open => self.open = true,
            Act::Arrive(who) | Act::Return(who) => {
                let sits = self.sits(who);
                self.comes(who, sits);
            }
            Act::Deputise(who, of) => self.comes(who, Sits::For(of)),
            Act::Leave(who) | Act::StepOut(who) => {
                self.here.remove(&who);
            }
            Act::Remote(who) | Act::InPerson(who) => {
                if !self.here.contains_key(&who) {
                    let sits = self.sits(who);
                    if self.open {
                        self.comes(who, sits);
                    } else {
                        self.done(Act::Present(who));
                    }
                }
                if matches!(act, Act::Remote(_)) {
                    self.remote.insert(who);
                } else {
                    self.remote.remove(&who);
                }
            }
            Act::Declare(who, kind, item) => {
                // Pecuniary, other registrable and section 106 bar by law; "close" by these rules.
                if kind != 2 && kind != 4 {
                    self.barred.insert((who, item));
                }
                if kind == 4 {
                    self.uncounted.insert((who, item));
                }
            }
            Act::Dispensed(..) => {}
            Act::Take(item) => self.item = Some(item),
            Act::Adjourn => self.paused = self.item.take(),
            Act::Resume => self.item = self.paused.take(),
        }
    }

    /// Who sits at the table and counts as present, with the seat.
    fn seated(&self, remote_counts: bool) -> Vec<(usize, usize)> {
        let mut found = Vec::new();
        for (who, sits) in &self.here {
            if !remote_counts && self.remote.contains(who) {
                continue;
            }
            match sits {
                Sits::Own => found.push((*who, *who)),
                Sits::For(seat) => found.push((*who, *seat)),
                Sits::Beside => {}
            }
        }
        found.sort_by_key(|(_, seat)| *seat);
        found
    }

    fn voters(&self, remote_counts: bool) -> Vec<usize> {
        let barred = |who| {
            self.item
                .is_some_and(|item| self.barred.contains(&(who, item)))
        };
        let seated = self.seated(remote_counts).into_iter();
        let voting = seated.filter(|(who, seat)| *seat < VOTING && !barred(*who));
        voting.map(|(who, _)| who).collect()
    }

    fn counted(&self, remote_counts: bool) -> usize {
        let off = |who| {
            self.item
                .is_some_and(|item| self.uncounted.contains(&(who, item)))
        };
        let seated = self.seated(remote_counts).into_iter();
        seated
            .filter(|(who, seat)| *seat < VOTING && !off(*who))
            .count()
    }
}

fn act(journal: &mut Journal, minute: u32, line: &str) -> bool {
    let options = ron::Options::default()
        .with_default_extension(ron::extensions::Extensions::UNWRAP_VARIANT_NEWTYPES)
        .with_default_extension(ron::extensions::Extensions::IMPLICIT_SOME);
    let intent: Intent = options
        .from_str(line)
        .unwrap_or_else(|e| panic!("{e}: {line}"));
    let now = format!(
        "2026-03-19T{:02}:{:02}:00+00:00",
        18 + minute / 60,
        minute % 60
    );
    journal
        .act(now.parse().unwrap(), &Order::from(intent))
        .is_ok()
}

fn set_up(remote_counts: bool) -> Journal {
    let mut journal = Journal::new(Writer::FIRST, "Pat Lowe".into());
    let mut lines = vec![
        "CallMeeting(date: \"2026-03-19\", start: \"18:00\")".to_owned(),
        format!(
            "SetRules(quorum: Number(3), remote_counts: {remote_counts}, \
             interests: [(of: Other(\"close\"), counts: false)])"
        ),
    ];
    for (at, name) in PEOPLE.iter().enumerate() {
        lines.push(if at < SEATS {
            let voting = at < VOTING;
            format!("AddSeat(seat: (title: \"Seat {at}\", voting: {voting}), holder: New(name: \"{name}\"))")
        } else {
            format!("AddPerson(name: \"{name}\")")
        });
    }
    for item in 1..=3 {
        lines.push(format!(
            "AddItem(item: (number: \"{item}\", title: \"Item {item}\"))"
        ));
    }
    for line in lines {
        assert!(act(&mut journal, 0, &line), "{line}");
    }
    journal
}

fn index(meeting: &Meeting, id: PersonId) -> usize {
    let name = meeting.name(id);
    PEOPLE.iter().position(|p| **p == name).unwrap()
}

fn agree(journal: &Journal, paper: &Paper, remote_counts: bool) -> Result<(), TestCaseError> {
    let m = journal.meeting();
    let mut here: Vec<(usize, Sits)> = m
        .in_room()
        .iter()
        .map(|s| {
            let sits = match s.capacity {
                Capacity::Holder(_) => Sits::Own,
                Capacity::Deputy(seat) => {
                    Sits::For(m.seats().iter().position(|s| s.id == seat).unwrap())
                }
                Capacity::InAttendance => Sits::Beside,
            };
            (index(m, s.person), sits)
        })
        .collect();
    here.sort_by_key(|(who, _)| *who);
    let plain: Vec<(usize, Sits)> = paper.here.iter().map(|(who, s)| (*who, *s)).collect();
    prop_assert_eq!(here, plain);
    let voters: Vec<usize> = m.voters().into_iter().map(|p| index(m, p)).collect();
    prop_assert_eq!(voters, paper.voters(remote_counts));
    let quorum = m.quorum().unwrap();
    prop_assert_eq!(quorum.here, paper.counted(remote_counts));
    prop_assert_eq!(quorum.is_quorate(), paper.counted(remote_counts) >= 3);
    Ok(())
}

fn acts() -> impl Strategy<Value = Act> {
    let who = || 0..PEOPLE.len();
    let seat = || 0..SEATS;
    let more = || SEATS..PEOPLE.len();
    prop_oneof![
        3 => who().prop_map(Act::Present),
        1 => (seat(), prop::option::of(more())).prop_map(|(s, d)| Act::Apologise(s, d)),
        1 => seat().prop_map(Act::Absent),
        1 => who().prop_map(Act::Unmark),
        2 => Just(Act::Open),
        3 => who().prop_map(Act::Arrive),
        2 => (more(), seat()).prop_map(|(d, s)| Act::Deputise(d, s)),
        2 => who().prop_map(Act::Leave),
        2 => who().prop_map(Act::StepOut),
        3 => who().prop_map(Act::Return),
        2 => who().prop_map(Act::Remote),
        1 => who().prop_map(Act::InPerson),
        2 => (who(), 0..KINDS.len(), 0..3_usize).prop_map(|(w, k, i)| Act::Declare(w, k, i)),
        1 => (who(), 0..3_usize).prop_map(|(w, i)| Act::Dispensed(w, i)),
        3 => (0..3_usize).prop_map(Act::Take),
        1 => Just(Act::Adjourn),
        1 => Just(Act::Resume),
    ]
}

proptest! {
    #![proptest_config(ProptestConfig {
        cases: 1000,
        failure_persistence: None,
        rng_seed: proptest::test_runner::RngSeed::Fixed(20_260_319),
        ..ProptestConfig::default()
    })]

    #[test]
    fn the_room_the_voters_and_the_quorum_are_as_on_paper(
        remote_counts in any::<bool>(),
        played in prop::collection::vec(acts(), 1..60),
    ) {
        let mut journal = set_up(remote_counts);
        let mut paper = Paper::default();
        let mut minute = 1;
        for one in played {
            minute += 1;
            let done = act(&mut journal, minute, &one.intent());
            if done {
                paper.done(one);
            }
            if let Err(why) = agree(&journal, &paper, remote_counts) {
                return Err(TestCaseError::fail(format!("after {one:?}: {why}")));
            }
        }
    }
}

/// The model is not idle: most acts are taken in long meetings, and all sorts of them.
#[test]
fn what_is_played_is_mostly_taken() {
    use proptest::strategy::ValueTree;
    use proptest::test_runner::{Config, RngAlgorithm, TestRng, TestRunner};
    let rng = TestRng::deterministic_rng(RngAlgorithm::ChaCha);
    let mut runner = TestRunner::new_with_rng(Config::default(), rng);
    let mut taken: BTreeSet<String> = BTreeSet::new();
    for _ in 0..60 {
        let played = prop::collection::vec(acts(), 40..60);
        let played = played.new_tree(&mut runner).unwrap().current();
        let mut journal = set_up(false);
        for (minute, one) in (1..).zip(played) {
            if act(&mut journal, minute, &one.intent()) {
                let named = format!("{one:?}");
                taken.insert(named.split('(').next().unwrap().to_owned());
            }
        }
    }
    assert_eq!(taken.len(), 17, "{taken:?}");
}
