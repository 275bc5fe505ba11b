//! An invented archive of an office: bodies that meet for years, whose members come and go, whose
//! actions carry over and whose items are put off and come back. The same seed makes the same bytes.

#![allow(
    clippy::unwrap_used,
    clippy::panic,
    reason = "an archive that can't be made had best stop where it is"
)]

use chrono::{Days, NaiveDate, NaiveTime};
use quorate::journal::Journal;
use quorate::meeting::agenda::{
    Business, Calling, Exempt, FutureMeeting, ItemDetails, Progress, Stamp,
};
use quorate::meeting::entry::{Due, Interest, Place, Stage, Verb};
use quorate::meeting::id::Writer;
use quorate::meeting::intent::{Intent, Lead, Order, Ref, Who};
use quorate::meeting::people::{Body, Office, PersonDetails, SeatDetails};
use quorate::storage::format::{BEGINS, Header};
use quorate::storage::{bytes_of, names};

/// How large an archive is.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Wish {
    /// Meetings in all.
    pub(crate) meetings: usize,
    /// Bodies that hold them in turn.
    pub(crate) bodies: usize,
    /// Over how many years.
    pub(crate) years: usize,
    /// Items of a meeting beside the standing ones.
    pub(crate) items: usize,
    /// Paragraphs under each of them.
    pub(crate) paragraphs: usize,
    /// Characters that one record of typing holds.
    pub(crate) stroke: usize,
    /// What it is made of.
    pub(crate) seed: u64,
}

/// A source of numbers, the same for the same seed (SplitMix64, in the public domain).
pub(crate) struct Dice(u64);

impl Dice {
    pub(crate) fn new(seed: u64) -> Self {
        Self(seed.wrapping_mul(0x9E37_79B9_7F4A_7C15) ^ 0x51AC_0FF1_CE5E_ED00)
    }

    fn next(&mut self) -> u64 {
        self.0 = self.0.wrapping_add(0x9E37_79B9_7F4A_7C15);
        let mut z = self.0;
        z = (z ^ (z >> 30)).wrapping_mul(0xBF58_476D_1CE4_E5B9);
        z = (z ^ (z >> 27)).wrapping_mul(0x94D0_49BB_1331_11EB);
        z ^ (z >> 31)
    }

    /// A number below `n`.
    pub(crate) fn below(&mut self, n: usize) -> usize {
        (self.next() % n.max(1) as u64) as usize
    }

    /// One of several.
    pub(crate) fn one<'a, T>(&mut self, of: &'a [T]) -> &'a T {
        &of[self.below(of.len())]
    }

    fn once_in(&mut self, n: usize) -> bool {
        self.below(n) == 0
    }
}

const PLACES: [&str; 15] = [
    "Selby Tarn",
    "Harrowmere",
    "Keelby",
    "Anytown",
    "Wenbury",
    "Aldmoor",
    "Port Linnet",
    "Croome",
    "Thornwick",
    "Mellingham",
    "Esk Vale",
    "St Brannoc",
    "Upper Strand",
    "Fenny Holt",
    "Llanfair Môn",
];
const KINDS: [&str; 4] = [
    "Health and Wellbeing Board",
    "Planning Committee",
    "Scrutiny Panel",
    "Parish Council",
];
const GIVEN: [&str; 20] = [
    "Edith",
    "Siân",
    "Owen",
    "Nadia",
    "Grace",
    "Thomas",
    "Ruth",
    "Imran",
    "Zoë",
    "Helen",
    "Anil",
    "Judith",
    "Colin",
    "Beatrix",
    "Łukasz",
    "Margaret",
    "Peter",
    "Oluwaseun",
    "Amos",
    "René",
];
const FAMILY: [&str; 24] = [
    "Warrilow",
    "O\u{2019}Hare",
    "Prosser",
    "Rahman",
    "Pellow",
    "Fallowfield",
    "Callender",
    "Siddiqui",
    "Finnegan",
    "Marchbank",
    "Deshmukh",
    "Penhale",
    "Marsh",
    "Lunn",
    "Nowak",
    "Ashdown",
    "Kinnaird",
    "Adeyemi",
    "Kettle",
    "Smith-Jones",
    "O\u{2019}Dowell",
    "Tregear",
    "Tolley",
    "D\u{2019}Souza",
];
const SEATS: [&str; 6] = [
    "Member for the North Ward",
    "Member for the South Ward",
    "Director of Public Health",
    "Integrated Care Board",
    "Healthwatch",
    "Voluntary sector",
];
const TOPICS: [&str; 24] = [
    "Housing Strategy",
    "Better Care Fund",
    "Pharmaceutical Needs Assessment",
    "Dementia Strategy",
    "Vaccination Uptake",
    "Budget Monitoring",
    "Road Safety",
    "Library Opening Hours",
    "Joint Strategic Needs Assessment",
    "Flood Defences",
    "School Places",
    "Leisure Centre",
    "Air Quality",
    "Carers\u{2019} Strategy",
    "Town Centre Regeneration",
    "Allotments",
    "Winter Pressures",
    "Mental Health Transformation",
    "Waste Collection",
    "Street Lighting",
    "Co-operation with the Police",
    "Safeguarding Annual Report",
    "Tree Preservation",
    "Car Parks",
];
const OPENERS: [&str; 8] = [
    "Members asked",
    "It was noted",
    "The officer explained",
    "In answer it was said",
    "Concern was expressed",
    "The Chair observed",
    "Several members welcomed",
    "It was confirmed",
];
const MIDDLES: [&str; 10] = [
    "that the figures for the last quarter had risen",
    "how the partners would know whether the new pathway had worked",
    "that residents of the outlying villages had not been consulted",
    "that a further report would come before the summer recess",
    "whether the reserves were enough to meet the shortfall",
    "that the contractor had agreed to begin in the spring",
    "why the survey had been delayed for a second time",
    "that the co-operation of the neighbouring authority was being sought",
    "that the risk register would be revised accordingly",
    "that the grant was conditional on match funding",
];
const ENDS: [&str; 8] = [
    "and thanked those who had contributed",
    "and asked for it to be shown ward by ward",
    "although the position remained uncertain",
    "subject to the outcome of the consultation",
    "in accordance with the policy adopted earlier",
    "notwithstanding the advice of the inspector",
    "before the end of the financial year",
    "with effect from the beginning of the month",
];

/// Somebody on a body, and until which year.
#[derive(Clone, Debug)]
struct Member {
    name: String,
    until: i32,
}

/// A body, as it is from one meeting to the next.
struct Committee {
    name: String,
    host: String,
    members: Vec<Member>,
    open: Vec<(NaiveDate, String, String)>,
    deferred: Vec<String>,
    last: Option<NaiveDate>,
    number: usize,
}

/// Makes an archive, file by file: names and bytes, the oldest first.
///
/// # Panics
/// When the program refuses an intent that it should accept.
pub(crate) fn archive(wish: Wish, put: &mut dyn FnMut(&str, Vec<u8>)) {
    let mut dice = Dice::new(wish.seed);
    let first = NaiveDate::from_ymd_opt(2014, 1, 6).unwrap();
    let mut offices: Vec<Committee> = (0..wish.bodies)
        .map(|n| {
            let place = PLACES[n % PLACES.len()];
            let kind = KINDS[(n / PLACES.len()) % KINDS.len()];
            let again = n / (PLACES.len() * KINDS.len());
            let more = if again > 0 {
                format!(" {}", again + 1)
            } else {
                String::new()
            };
            Committee {
                name: format!("{place} {kind}{more}"),
                host: format!("{place} Council"),
                members: (0..SEATS.len()).map(|_| member(&mut dice, 2014)).collect(),
                open: Vec::new(),
                deferred: Vec::new(),
                last: None,
                number: 0,
            }
        })
        .collect();
    let span = wish.years as u64 * 365;
    for n in 0..wish.meetings {
        let day = first + Days::new(span * n as u64 / wish.meetings.max(1) as u64);
        let at = n % wish.bodies;
        let journal = meeting(&mut dice, wish, &mut offices[at], day);
        let stem = names::stem(day, &offices[at].name);
        let header = Header {
            format: BEGINS,
            min_reader: BEGINS,
            session: format!("{stem}-{n:04x}").as_str().into(),
            app: "0.1.0".into(),
            created: journal.records()[0].at,
            writer: "a".into(),
            left_out: Vec::new(),
            accepted: Vec::new(),
        };
        let bytes = bytes_of(&header, journal.records()).unwrap().0;
        put(&format!("{stem}.ron"), bytes);
    }
}

fn member(dice: &mut Dice, year: i32) -> Member {
    Member {
        name: format!("{} {}", dice.one(&GIVEN), dice.one(&FAMILY)),
        until: year + 1 + i32::try_from(dice.below(6)).unwrap_or_default(),
    }
}

fn sentence(dice: &mut Dice, topic: &str, reference: &str) -> String {
    let (opener, middle, end) = (dice.one(&OPENERS), dice.one(&MIDDLES), dice.one(&ENDS));
    match dice.below(6) {
        0 => format!("{opener} {middle} (minute {reference}), {end}. "),
        1 => {
            let place = word(dice);
            format!("{opener} {middle} in {place}, {end}. ")
        }
        2 => {
            let (of, pounds) = (1 + dice.below(40), 1 + dice.below(900));
            format!(
                "On the {topic} {} {middle}: {of} of the schemes, at \u{a3}{pounds},000. ",
                opener.to_lowercase()
            )
        }
        3 => format!(
            "Councillor {} {} asked {middle}. ",
            dice.one(&GIVEN),
            dice.one(&FAMILY)
        ),
        _ => format!("{opener} {middle}, {end}. "),
    }
}

/// The name of a street or a hamlet that nobody else has.
fn word(dice: &mut Dice) -> String {
    const HEADS: [&str; 16] = [
        "Ash", "Brom", "Cold", "Den", "East", "Fern", "Gor", "Hather", "Ings", "Kirk", "Lang",
        "Mar", "Nether", "Oak", "Pen", "Rother",
    ];
    const TAILS: [&str; 16] = [
        "bury", "combe", "dale", "field", "gate", "ham", "hurst", "ley", "mere", "ness", "over",
        "port", "stead", "thorpe", "wick", "worth",
    ];
    const INNER: [&str; 8] = ["", "er", "ing", "el", "or", "an", "wy", "en"];
    format!(
        "{}{}{}",
        dice.one(&HEADS),
        dice.one(&INNER),
        dice.one(&TAILS)
    )
}

/// A journal with its clock.
struct Pen<'d> {
    journal: Journal,
    now: Stamp,
    dice: &'d mut Dice,
    stroke: usize,
}

impl Pen<'_> {
    fn act(&mut self, intent: Intent) {
        self.order(&Order::from(intent));
    }

    fn order(&mut self, order: &Order) {
        self.now += chrono::Duration::seconds(7);
        if let Err(why) = self.journal.act(self.now, order) {
            panic!("{order:?}: {why}");
        }
    }

    /// A paragraph, typed in strokes.
    fn write(&mut self, text: &str) {
        self.act(Intent::Write {
            item: None,
            text: "".into(),
            more: Vec::new(),
            place: Place::End,
        });
        let mut at = 0;
        let mut stroke = String::new();
        let typed = |pen: &mut Self, stroke: &mut String, at: &mut usize| {
            let came = std::mem::take(stroke);
            let length = came.len();
            pen.act(Intent::Type {
                entry: Ref::from("newest"),
                at: *at as u32,
                went: "".into(),
                came: came.as_str().into(),
                joins: *at > 0,
            });
            *at += length;
        };
        for c in text.trim_end().chars() {
            stroke.push(c);
            if stroke.len() >= self.stroke && c != ' ' {
                typed(self, &mut stroke, &mut at);
            }
        }
        if !stroke.is_empty() {
            typed(self, &mut stroke, &mut at);
        }
    }
}

fn meeting(dice: &mut Dice, wish: Wish, office: &mut Committee, day: NaiveDate) -> Journal {
    use chrono::Datelike;
    office.number += 1;
    for at in 0..office.members.len() {
        if office.members[at].until < day.year() {
            office.members[at] = member(dice, day.year());
        }
    }
    // Two of one name would have to be told apart.
    for at in 1..office.members.len() {
        while office.members[..at]
            .iter()
            .any(|m| m.name == office.members[at].name)
        {
            office.members[at] = member(dice, day.year());
        }
    }
    let start = NaiveTime::from_hms_opt(18, 30, 0).unwrap();
    let now = day.and_time(start).and_utc().fixed_offset();
    let mut topics: Vec<String> = std::mem::take(&mut office.deferred);
    while topics.len() < wish.items {
        let topic = (*dice.one(&TOPICS)).to_owned();
        if topics.contains(&topic) {
            topics.push(format!("{topic}: {}", word(dice)));
        } else {
            topics.push(topic);
        }
    }
    let mut pen = Pen {
        journal: Journal::new(Writer::FIRST, "A. Clerk".into()),
        now: now - chrono::Duration::days(7),
        dice,
        stroke: wish.stroke,
    };
    set_up(&mut pen, office, day, start, &topics);
    pen.now = now;
    pen.act(Intent::Open { presiding: None });
    let members = office.members.clone();
    if pen.dice.once_in(2) {
        let away = 1 + pen.dice.below(members.len() - 1);
        pen.act(Intent::Apologise {
            person: Ref::from(members[away].name.as_str()),
            deputy: None,
            said_by: "".into(),
            said_on: None,
        });
    }
    pen.act(Intent::MarkAllPresent);
    pen.act(Intent::TakeNext);
    pen.act(Intent::TakeNext);
    if pen.dice.once_in(3) {
        let trust = word(pen.dice);
        pen.act(Intent::Declare {
            person: Who::Known(Ref::from(members[0].name.as_str())),
            interest: Interest::Personal,
            items: vec![Ref::from("4")],
            nature: format!("a trustee of the {trust} Trust").as_str().into(),
            leaves: false,
            sensitive: false,
            dispensation: None,
            registered: false,
            item: None,
        });
    } else {
        pen.act(Intent::DeclareNone { item: None });
    }
    pen.act(Intent::TakeNext);
    for (_, text, _) in &office.open {
        let done = pen.dice.once_in(2);
        pen.act(Intent::Review {
            action: Ref::from(text.as_str()),
            progress: if done {
                Progress::Completed
            } else {
                Progress::InProgress
            },
            comment: "".into(),
            item: None,
        });
    }
    let mut open = Vec::new();
    for (number, topic) in topics.iter().enumerate() {
        if pen.dice.once_in(12) && number > 0 {
            pen.act(Intent::Defer {
                item: Ref::from((number + 4).to_string().as_str()),
                to: "the next meeting".into(),
                reason: "the report was late".into(),
            });
            if topic.len() < 60 {
                office.deferred.push(topic.clone());
            }
            continue;
        }
        pen.act(Intent::Take {
            item: Ref::from((number + 4).to_string().as_str()),
        });
        item(&mut pen, wish, office, (day, number + 4), topic, &mut open);
    }
    office.open = open;
    office.last = Some(day);
    pen.act(Intent::Close);
    pen.journal
}

fn set_up(
    pen: &mut Pen<'_>,
    office: &Committee,
    day: NaiveDate,
    start: NaiveTime,
    topics: &[String],
) {
    pen.act(Intent::DescribeBody(Body {
        name: office.name.as_str().into(),
        host: office.host.as_str().into(),
        chair_title: "Chair".into(),
        ..Body::default()
    }));
    pen.act(Intent::CallMeeting(Calling {
        date: day,
        start,
        venue: "Council Chamber".into(),
        ..Calling::default()
    }));
    for (at, (member, seat)) in office.members.iter().zip(SEATS).enumerate() {
        pen.act(Intent::AddSeat {
            body: None,
            seat: SeatDetails {
                title: seat.into(),
                office: if at == 0 {
                    Office::Chair
                } else {
                    Office::Member
                },
                ..SeatDetails::default()
            },
            holder: Some(Who::New(PersonDetails {
                name: member.name.as_str().into(),
                honorific: if at < 2 {
                    "Councillor".into()
                } else {
                    "".into()
                },
                councillor: at < 2,
                ..PersonDetails::default()
            })),
            usual_deputy: None,
        });
    }
    let standing = [
        ("Apologies", Business::Membership),
        ("Declarations of Interest", Business::Declarations),
        ("Minutes and Actions", Business::Minutes),
    ];
    for (at, (title, business)) in standing.into_iter().enumerate() {
        pen.act(Intent::AddItem {
            item: ItemDetails {
                number: (at + 1).to_string().as_str().into(),
                title: title.into(),
                business,
                ..ItemDetails::default()
            },
            after: None,
        });
    }
    for (at, title) in topics.iter().enumerate() {
        let private = at + 1 == topics.len() && pen.dice.once_in(5);
        pen.act(Intent::AddItem {
            item: ItemDetails {
                number: (at + 4).to_string().as_str().into(),
                title: title.as_str().into(),
                exempt: private.then(|| Exempt {
                    reason: "Paragraph 3 of Part 1 of Schedule 12A".into(),
                }),
                ..ItemDetails::default()
            },
            after: None,
        });
    }
    for (raised, text, owner) in &office.open {
        pen.act(Intent::BringForward {
            text: text.as_str().into(),
            topic: "".into(),
            owners: vec![Lead::Named(owner.as_str().into())],
            raised: *raised,
            progress: Progress::Open,
            comment: "".into(),
            origin: "".into(),
            minute: "".into(),
            due: Due::Unset,
        });
    }
    pen.act(Intent::ListMeeting(FutureMeeting {
        date: day + Days::new(56),
        start: None,
        venue: "".into(),
    }));
}

fn item(
    pen: &mut Pen<'_>,
    wish: Wish,
    office: &Committee,
    (day, number): (NaiveDate, usize),
    topic: &str,
    open: &mut Vec<(NaiveDate, String, String)>,
) {
    use chrono::Datelike;
    for _ in 0..wish.paragraphs {
        let mut text = String::new();
        for _ in 0..2 + pen.dice.below(4) {
            let minute = pen.dice.below(30);
            let reference = format!("HWB/{}/{minute}", day.year() % 100);
            text.push_str(&sentence(pen.dice, topic, &reference));
        }
        pen.write(&text);
    }
    if pen.dice.once_in(2) {
        let of = pen.dice.one(&MIDDLES);
        pen.act(Intent::Resolve {
            item: None,
            text: format!("the {topic} be approved, it being understood {of}")
                .as_str()
                .into(),
            stage: Stage::Agreed,
            place: Place::End,
        });
    } else {
        pen.act(Intent::Conclude {
            item: None,
            verb: Verb::Noted,
            text: "".into(),
            limbs: Vec::new(),
            place: Place::End,
        });
    }
    if pen.dice.once_in(3) {
        let place = word(pen.dice);
        let text = format!("Circulate the figures on {place} for item {number} of {day}");
        let owner = pen.dice.one(&office.members).name.clone();
        pen.act(Intent::AddAction {
            item: None,
            text: text.as_str().into(),
            owners: vec![Lead::Person(Ref::from(owner.as_str()))],
            due: Due::NextMeeting,
            from: None,
            place: Place::End,
        });
        open.push((day, text, owner));
    }
}
