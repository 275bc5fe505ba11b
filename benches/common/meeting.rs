//! An invented meeting of 30 items with as many facts as are asked for: paragraphs typed in
//! strokes, comings and goings, and at the end the officer in the middle of a long paragraph.

use chrono::{Duration, NaiveDate, NaiveTime};
use quorate::journal::{Act, Journal, Record};
use quorate::meeting::agenda::{Calling, ItemDetails, Stamp};
use quorate::meeting::entry::{Kind, Movement, Place, Stream};
use quorate::meeting::event::{Event, Fact};
use quorate::meeting::id::{EntryId, Id, ItemId, Writer};
use quorate::meeting::intent::{Intent, Order, Who};
use quorate::meeting::people::{Body, Capacity, Office, PersonDetails, SeatDetails};
use quorate::meeting::text::Text;

/// What the meeting is like.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Wish {
    /// Records in its journal.
    pub(crate) facts: usize,
    /// Bytes that one fact of typing holds: what hands type in a second are about 8.
    pub(crate) stroke: usize,
    /// Characters of the paragraph that the officer is in.
    pub(crate) long: usize,
}

/// Items on the agenda.
pub(crate) const ITEMS: usize = 30;
/// The item with the long paragraph.
const MIDDLE: usize = 15;
/// Characters of an ordinary paragraph.
const PARAGRAPH: usize = 400;

const PROSE: &str = "The Director of Public Health introduced the report and drew attention to the \
    rise in referrals since the spring, which was steeper in the northern wards than had been \
    foreseen. Members asked how the partners would know by the summer whether the new pathway had \
    worked, and whether the figures for carers could be shown apart from those for households. \
    In answer it was said that a first reading would be possible in June; the Chair thanked those \
    who had come to speak from experience, and the Board agreed to look at the matter again. ";

/// When the meeting began.
pub(crate) fn began() -> Stamp {
    let day = NaiveDate::from_ymd_opt(2026, 3, 19).unwrap_or_default();
    let time = NaiveTime::from_hms_opt(14, 0, 0).unwrap_or_default();
    day.and_time(time).and_utc().fixed_offset()
}

/// A meeting being written down.
struct Pen {
    records: Vec<Record>,
    now: Stamp,
    by: Text,
    prose: usize,
}

impl Pen {
    fn full(&self, facts: usize) -> bool {
        self.records.len() >= facts
    }

    fn fact(&mut self, event: Event) -> EntryId {
        let seq = self.records.len() as u64 + 1;
        self.now += Duration::seconds(1);
        self.records.push(Record {
            seq,
            at: self.now,
            by: self.by.clone(),
            act: Act::Did(vec![Fact(Stream::Public, event)]),
        });
        EntryId(Id {
            writer: Writer::FIRST,
            record: u32::try_from(seq).unwrap_or(u32::MAX),
            index: 0,
        })
    }

    /// A paragraph of about `chars` characters, typed in strokes, at most up to `facts` records.
    fn paragraph(&mut self, item: ItemId, chars: usize, stroke: usize, facts: usize) -> EntryId {
        let entry = self.fact(Event::Recorded {
            item,
            place: Place::End,
            kind: Kind::Paragraph,
            text: Text::default(),
        });
        let mut at = 0;
        let mut group = 0;
        while at < chars && !self.full(facts) {
            // Undo takes about a sentence.
            if at == 0 || at % 160 < stroke {
                group = self.records.len() as u64 + 1;
            }
            let from = self.prose % (PROSE.len() - stroke);
            self.prose = from + stroke;
            let mut came = PROSE[from..from + stroke].to_owned();
            came.truncate(chars - at);
            let length = came.len();
            self.fact(Event::TextSpliced {
                entry,
                at: u32::try_from(at).unwrap_or(u32::MAX),
                went: Text::default(),
                came: came.into(),
                group,
            });
            at += length;
        }
        entry
    }
}

/// The records of the meeting, and the entry that the officer is in.
///
/// # Panics
/// When `wish.facts` is too few to set the meeting up and write the long paragraph.
pub(crate) fn records(wish: Wish) -> Vec<Record> {
    let mut journal = set_up();
    let meeting = journal.meeting();
    let items: Vec<ItemId> = meeting.items().iter().map(|i| i.id).collect();
    let seat = &meeting.seats()[3];
    let (goer, capacity) = (seat.holder.unwrap(), Capacity::Holder(seat.id));
    for intent in [Intent::Open { presiding: None }, Intent::MarkAllPresent] {
        journal.act(began(), &Order::from(intent)).unwrap();
    }
    let mut pen = Pen {
        records: journal.records().to_vec(),
        now: began(),
        by: journal.by().clone(),
        prose: 0,
    };
    // What the long paragraph, the takings and the last words need is kept free.
    let kept = wish.long.div_ceil(wish.stroke) + 4;
    let each = wish.facts.checked_sub(pen.records.len() + kept).unwrap() / ITEMS;
    for (number, &item) in items.iter().enumerate() {
        let last = number + 1 == ITEMS;
        let upto = if last {
            wish.facts - kept
        } else {
            pen.records.len() + each
        };
        let when = pen.now;
        pen.fact(Event::ItemTaken { item, when });
        let mut gone = false;
        while !pen.full(upto) {
            pen.paragraph(item, PARAGRAPH, wish.stroke, upto);
            // Somebody goes out or comes back about every hundred facts.
            if pen.records.len() % 100 < PARAGRAPH / wish.stroke && !pen.full(upto) {
                let when = pen.now;
                pen.fact(Event::Recorded {
                    item,
                    place: Place::End,
                    kind: Kind::Movement {
                        person: goer,
                        how: if gone {
                            Movement::Returned
                        } else {
                            Movement::SteppedOut
                        },
                        capacity,
                        when,
                        reason: Text::default(),
                    },
                    text: Text::default(),
                });
                gone = !gone;
            }
        }
    }
    let item = items[MIDDLE];
    let when = pen.now;
    pen.fact(Event::ItemTaken { item, when });
    let entry = pen.paragraph(item, wish.long, wish.stroke, usize::MAX);
    let group = pen.records.len() as u64 + 1;
    // Back to the middle of it.
    pen.fact(Event::TextSpliced {
        entry,
        at: u32::try_from(wish.long / 2).unwrap_or(u32::MAX),
        went: Text::default(),
        came: " and ".into(),
        group,
    });
    while !pen.full(wish.facts) {
        let group = pen.records.len() as u64 + 1;
        pen.fact(Event::TextSpliced {
            entry,
            at: u32::try_from(wish.long / 2).unwrap_or(u32::MAX),
            went: Text::default(),
            came: ",".into(),
            group,
        });
    }
    pen.records
}

/// The journal of the meeting.
///
/// # Panics
/// As [`records`], and when the facts don't fit each other.
pub(crate) fn journal(wish: Wish) -> Journal {
    let journal = replay(records(wish));
    assert_eq!(journal.meeting().misfits(), 0, "the facts fit each other");
    journal
}

/// The journal that records make.
pub(crate) fn replay(records: Vec<Record>) -> Journal {
    Journal::replay(Writer::FIRST, "Eleanor Whitcombe".into(), records).unwrap()
}

/// A board of eleven seats with 30 items before it.
fn set_up() -> Journal {
    let mut journal = Journal::new(Writer::FIRST, "Eleanor Whitcombe".into());
    let mut act = |intent: Intent| journal.act(began(), &Order::from(intent)).unwrap();
    act(Intent::DescribeBody(Body {
        name: "Harrowmere Health and Wellbeing Board".into(),
        host: "Harrowmere County Council".into(),
        chair_title: "Chair".into(),
        ..Body::default()
    }));
    act(Intent::CallMeeting(Calling {
        date: began().date_naive(),
        start: began().time(),
        venue: "Council Chamber, Shire Hall, Wenbury".into(),
        ..Calling::default()
    }));
    for (number, name) in [
        "Margaret Ashdown",
        "Anil Deshmukh",
        "Peter Kinnaird",
        "Si\u{e2}n Prosser",
        "Thomas Fallowfield",
        "Helen Marchbank",
        "Oluwaseun Adeyemi",
        "Ruth Callender",
        "Graham Tolley",
        "Judith Penhale",
        "Imran Siddiqui",
    ]
    .into_iter()
    .enumerate()
    {
        act(Intent::AddSeat {
            body: None,
            seat: SeatDetails {
                title: format!("Representative of partner {number}").into(),
                office: if number == 0 {
                    Office::Chair
                } else {
                    Office::Member
                },
                ..SeatDetails::default()
            },
            holder: Some(Who::New(PersonDetails {
                name: name.into(),
                ..PersonDetails::default()
            })),
            usual_deputy: None,
        });
    }
    for number in 1..=ITEMS {
        act(Intent::AddItem {
            item: ItemDetails {
                number: number.to_string().into(),
                title: format!("Report {number} of the partners").into(),
                description: "To receive an update, and to agree what is to be done.".into(),
                ..ItemDetails::default()
            },
            after: None,
        });
    }
    journal
}
