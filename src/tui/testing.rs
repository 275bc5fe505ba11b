//! For tests: keys in, the screen as text out, with a clock that stands still and nothing outside.
//!
//! Every frame is also drawn afresh, and must come out the same as what was drawn bit by bit.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)]

pub mod packs;

use chrono::{Duration, NaiveDate, NaiveTime};
use ratatui::buffer::Buffer;
use ratatui::layout::Rect;

use super::input::{Input, Paste};
use super::job::{CameBack, CorrectionsRead, Done, Job};
use super::key::{Key, script};
use super::model::Model;
use super::paper::{Memory, Paper};
use super::plain::{Dialogue, Driven, WINDOW};
use super::port::{
    BodyListed, Effect, Listed, NewSession, News, Opened, Purged, Saved, SessionKey, Written,
};
use super::theme::{Looks, Theme};
use super::update::{Msg, update};
use super::view;
use crate::bodies::{BodyFile, Kind, kind_named};
use crate::checks::Speller;
use crate::import::corrections;
use crate::import::draft::Draft;
use crate::import::steps::Steps;
use crate::journal::{Journal, Record};
use crate::meeting::agenda::{Calling, ItemDetails, Limb, Report, Stamp};
use crate::meeting::entry::{Stage, Stream};
use crate::meeting::id::Writer;
use crate::meeting::intent::{Intent, Order, Who};
use crate::meeting::people::{Body, Office, PersonDetails, SeatDetails};
use crate::meeting::text::Text;
use crate::meeting::{Meeting, Refusal, agenda::Business, agenda::Purpose};
use crate::minutes::wording;

/// The meeting's day at a time of day.
pub fn at(hour: u32, minute: u32) -> Stamp {
    let day = NaiveDate::from_ymd_opt(2026, 3, 5).unwrap();
    let time = NaiveTime::from_hms_opt(hour, minute, 0).unwrap();
    day.and_time(time).and_utc().fixed_offset()
}

fn person(name: &str, honorific: &str, role: &str) -> Who {
    Who::New(PersonDetails {
        name: name.into(),
        honorific: honorific.into(),
        role: role.into(),
        councillor: honorific == "Councillor",
        ..PersonDetails::default()
    })
}

/// An invented board's prepared meeting.
pub fn prepared() -> Journal {
    let mut journal = Journal::new(Writer::FIRST, "A. Clerk".into());
    let mut act = |intent: Intent| {
        journal
            .act(at(9, 0), &Order::from(intent))
            .unwrap_or_else(|r| panic!("{r}"));
    };
    act(Intent::DescribeBody(Body {
        name: "Harbour Health & Wellbeing Board".into(),
        host: "Harbour Council".into(),
        chair_title: "Chair".into(),
        ..Body::default()
    }));
    act(Intent::CallMeeting(Calling {
        date: at(16, 0).date_naive(),
        start: NaiveTime::from_hms_opt(16, 0, 0).unwrap(),
        venue: "Council Chamber, Town Hall".into(),
        ..Calling::default()
    }));
    let seats = [
        (
            "Marion Ashby",
            "Councillor",
            "Cabinet Member for Health",
            Office::Chair,
            "Peter Quill",
        ),
        (
            "Owen Bell",
            "Dr",
            "Harbour Clinical Commissioning Group",
            Office::ViceChair,
            "Ines Marr",
        ),
        (
            "Tom Castle",
            "Councillor",
            "Cabinet Member for Children",
            Office::Member,
            "",
        ),
        (
            "Ruth Dempsey",
            "Councillor",
            "Minority Group",
            Office::Member,
            "",
        ),
        (
            "Asha Iyer",
            "",
            "Director of Public Health",
            Office::Member,
            "",
        ),
        (
            "Leo Marsh",
            "",
            "Director of Adult Services",
            Office::Member,
            "",
        ),
        ("Nell Okoro", "", "Healthwatch Harbour", Office::Member, ""),
    ];
    for (name, honorific, title, office, deputy) in seats {
        act(Intent::AddSeat {
            seat: SeatDetails {
                title: title.into(),
                office,
                ..SeatDetails::default()
            },
            holder: Some(person(name, honorific, "")),
            usual_deputy: (!deputy.is_empty()).then(|| person(deputy, "", "")),
            body: None,
        });
    }
    let items = [
        ("1", "Membership", Business::Membership),
        ("2", "Declarations of interest", Business::Declarations),
        ("3", "Minutes and actions", Business::Minutes),
        ("4", "Child poverty", Business::Ordinary),
        ("5", "Winter pressures", Business::Ordinary),
        ("6", "Any other business", Business::AnyOther),
    ];
    for (number, title, business) in items {
        act(Intent::AddItem {
            item: ItemDetails {
                number: number.into(),
                title: title.into(),
                business,
                purpose: if business == Business::Ordinary {
                    Purpose::Decision
                } else {
                    Purpose::Unsaid
                },
                pages: if number == "4" {
                    "25-32".into()
                } else {
                    Text::default()
                },
                planned_minutes: (number == "4").then_some(20),
                ..ItemDetails::default()
            },
            after: None,
        });
    }
    act(Intent::AttachReport {
        item: "4".into(),
        report: Report {
            title: "Child poverty needs assessment".into(),
            of: "Director of Public Health".into(),
            author: "Asha Iyer".into(),
            asks: [
                ("a", "the assessment be noted"),
                ("b", "an action plan be brought back in June"),
            ]
            .map(|(label, text)| Limb {
                label: label.into(),
                text: text.into(),
            })
            .into(),
            ..Report::default()
        },
        leave_public: false,
    });
    act(Intent::ListMinutes {
        of: NaiveDate::from_ymd_opt(2026, 1, 22).unwrap(),
    });
    act(Intent::BringForward {
        text: "Circulate the winter plan".into(),
        topic: "Winter pressures".into(),
        owners: vec![crate::meeting::intent::Lead::Named(
            "Director of Adult Services".into(),
        )],
        raised: NaiveDate::from_ymd_opt(2026, 1, 22).unwrap(),
        progress: crate::meeting::agenda::Progress::Open,
        comment: Text::default(),
        origin: Text::default(),
        minute: Text::default(),
        due: crate::meeting::entry::Due::Unset,
    });
    journal
}

/// The same, with the roll taken (Okoro not accounted for), opened at 16:00, item 4 before it.
pub fn body_journal() -> Journal {
    use crate::meeting::agenda::{FutureMeeting, PlannedItem, Progress};
    use crate::meeting::entry::Due;
    use crate::meeting::intent::Lead;
    let mut journal = Journal::new(Writer::FIRST, "A. Clerk".into());
    let mut act = |intent: Intent| {
        journal.act(at(9, 0), &Order::from(intent)).unwrap();
    };
    let day = |m, d| NaiveDate::from_ymd_opt(2026, m, d).unwrap();
    act(Intent::KeepBody);
    act(Intent::DescribeBody(Body {
        name: "Quay Board".into(),
        ..Body::default()
    }));
    act(Intent::AddSeat {
        seat: SeatDetails {
            title: "Member for Pier".into(),
            ..SeatDetails::default()
        },
        holder: Some(person("Ann Marsh", "", "")),
        usual_deputy: None,
        body: None,
    });
    for (text, owner, due) in [
        ("Mend the slipway", "Harbour Master", Due::On(day(2, 20))),
        ("Write to the Trust", "Clerk", Due::On(day(4, 20))),
    ] {
        act(Intent::BringForward {
            text: text.into(),
            topic: "Repairs".into(),
            owners: vec![Lead::Named(owner.into())],
            raised: day(1, 22),
            progress: Progress::Open,
            comment: Text::default(),
            origin: Text::default(),
            minute: "item 5, minute 12".into(),
            due,
        });
    }
    for date in [day(3, 19), day(5, 14)] {
        act(Intent::ListMeeting(FutureMeeting {
            date,
            ..FutureMeeting::default()
        }));
    }
    act(Intent::PlanItem(PlannedItem {
        meeting: "19 March 2026".into(),
        date: Some(day(3, 19)),
        title: "Dredging".into(),
        lead: "Harbour Master".into(),
        purpose: "For decision".into(),
        ..PlannedItem::default()
    }));
    journal
}

/// The same meeting in session.
pub fn running() -> Journal {
    let mut journal = prepared();
    let mut act = |intent: Intent| {
        journal
            .act(at(16, 0), &Order::from(intent))
            .unwrap_or_else(|r| panic!("{r}"));
    };
    for name in ["Ashby", "Bell", "Castle", "Dempsey", "Iyer", "Marsh"] {
        act(Intent::MarkPresent {
            person: name.into(),
        });
    }
    act(Intent::Open { presiding: None });
    act(Intent::Take { item: "4".into() });
    journal
}

/// The meeting that a draft makes.
fn made_of(draft: &Draft) -> Journal {
    let mut journal = Journal::new(Writer::FIRST, "A. Clerk".into());
    for order in draft.orders() {
        journal
            .act(at(9, 0), &order)
            .unwrap_or_else(|r| panic!("{r}"));
    }
    journal
}

/// The meeting that is made by hand, as `quorate new` makes it.
fn made_by_hand(new: &NewSession, bodies: &[BodyListed]) -> Journal {
    let mut journal = Journal::new(Writer::FIRST, "A. Clerk".into());
    let mut body = match &new.like {
        None => BodyFile::default(),
        Some(like) => match bodies.iter().find(|b| b.key == *like) {
            Some(listed) => listed.body.clone(),
            None => kind_named(like).and_then(Kind::body).unwrap(),
        },
    };
    body.body.name = new.body.clone();
    for order in body.orders(&new.calling) {
        journal
            .act(at(9, 0), &order)
            .unwrap_or_else(|r| panic!("{r}"));
    }
    journal
}

/// The program with nothing outside it.
pub struct Bench {
    pub model: Model,
    pub saved: Vec<Record>,
    pub bodies: Vec<BodyListed>,
    pub effects: Vec<Effect>,
    pub sent: usize,
    now: Stamp,
    buffer: Buffer,
    memory: Memory,
    touched: Vec<bool>,
    caret: Option<(u16, u16)>,
    pub looks: Looks,
    speller: Option<Speller>,
}

impl Driven for Bench {
    fn model(&self) -> &Model {
        &self.model
    }

    fn model_mut(&mut self) -> &mut Model {
        &mut self.model
    }

    fn take(&mut self, msg: Msg) {
        Self::take(self, msg);
    }

    fn settle(&mut self) {}
}

impl Bench {
    /// The library, with one sample in it.
    pub fn library(size: (u16, u16)) -> Self {
        let looks = Looks::default();
        let now = at(16, 12);
        let mut bench = Self {
            model: Model::new(now, size, Theme::new(looks)),
            saved: Vec::new(),
            bodies: Vec::new(),
            effects: Vec::new(),
            sent: 0,
            now,
            buffer: Buffer::empty(Rect::new(0, 0, size.0, size.1)),
            memory: Memory::default(),
            touched: Vec::new(),
            caret: None,
            looks,
            speller: None,
        };
        bench.take(Msg::Start);
        bench
    }

    /// A session open on the meeting screen.
    pub fn with(journal: Journal, size: (u16, u16)) -> Self {
        let mut bench = Self::library(size);
        bench.take(Msg::News(News::Opened(Box::new(Opened {
            key: SessionKey("2026-03-05-harbour".to_owned()),
            journal,
            read_only: None,
            remedy: None,
            notes: Vec::new(),
        }))));
        bench
    }

    /// A session open on the meeting screen, on the day and at the time given.
    pub fn on(journal: Journal, size: (u16, u16), now: Stamp) -> Self {
        let mut bench = Self::library(size);
        bench.now = now;
        bench.take(Msg::Tick);
        bench.take(Msg::News(News::Opened(Box::new(Opened {
            key: SessionKey("sample".to_owned()),
            journal,
            read_only: None,
            remedy: None,
            notes: Vec::new(),
        }))));
        bench
    }

    /// The cells of the screen.
    pub fn cells(&self) -> &Buffer {
        &self.buffer
    }

    /// The running meeting, at item 4.
    pub fn running(size: (u16, u16)) -> Self {
        Self::with(running(), size)
    }

    /// The prepared meeting.
    pub fn prepared(size: (u16, u16)) -> Self {
        Self::with(prepared(), size)
    }

    /// Sends keys: `<C-Space>r<Enter>`.
    #[must_use]
    pub fn keys(mut self, keys: &str) -> Self {
        self.press(keys);
        self
    }

    /// The same, on a bench that is kept; answers how many keys that were.
    pub fn press(&mut self, keys: &str) -> usize {
        let keys = script(keys).unwrap();
        for key in &keys {
            self.key(*key);
        }
        keys.len()
    }

    pub fn key(&mut self, key: Key) {
        self.sent += 1;
        self.take(Msg::Inputs(vec![Input::Key(key)]));
    }

    pub fn input(&mut self, input: Input) {
        self.take(Msg::Inputs(vec![input]));
    }

    pub fn paste(&mut self, text: &str) {
        self.input(Input::Paste(Paste {
            text: text.into(),
            cut: false,
        }));
    }

    pub fn resize(&mut self, width: u16, height: u16) {
        self.buffer = Buffer::empty(Rect::new(0, 0, width, height));
        self.memory.forget();
        self.input(Input::Resize(width, height));
    }

    /// Time passes.
    pub fn pass(&mut self, seconds: i64) {
        self.now += Duration::seconds(seconds);
        self.take(Msg::Tick);
    }

    pub fn take(&mut self, msg: Msg) {
        let effects = update(&mut self.model, self.now, msg);
        for effect in effects {
            self.perform(effect);
        }
        self.draw();
    }

    fn perform(&mut self, effect: Effect) {
        let news = match &effect {
            Effect::Save(record) => {
                self.saved.push(record.clone());
                News::Saved(Saved {
                    upto: record.seq,
                    ..Saved::default()
                })
            }
            Effect::ListBodies => News::Bodies(self.bodies.clone()),
            Effect::List => News::Listed(
                vec![Listed {
                    key: SessionKey("sample".to_owned()),
                    body: "Harbour Health & Wellbeing Board".to_owned(),
                    date: at(16, 0).date_naive(),
                    state: "prepared".to_owned(),
                    to_do: "6 items".to_owned(),
                    sample: true,
                    trouble: None,
                    ..Listed::default()
                }]
                .into(),
            ),
            Effect::Open(key) | Effect::CopySample(key) => News::Opened(Box::new(Opened {
                key: key.clone(),
                journal: prepared(),
                read_only: None,
                remedy: None,
                notes: Vec::new(),
            })),
            Effect::Look(key, place) => News::Looked(
                Box::new(Opened {
                    key: key.clone(),
                    journal: running(),
                    read_only: Some("you came from what was found".to_owned()),
                    remedy: None,
                    notes: Vec::new(),
                }),
                place.clone(),
            ),
            Effect::Create(new) => News::Opened(Box::new(Opened {
                key: SessionKey("by-hand".to_owned()),
                journal: made_by_hand(new, &self.bodies),
                read_only: None,
                remedy: None,
                notes: Vec::new(),
            })),
            Effect::CreateFrom(draft) => News::Opened(Box::new(Opened {
                key: SessionKey("2026-03-05-harbour".to_owned()),
                journal: made_of(draft),
                read_only: None,
                remedy: None,
                notes: vec![format!("Made: {}.", draft.counts().words())],
            })),
            Effect::Export(_) => News::Exported(Written {
                place: "minutes.md".to_owned(),
                ..Written::default()
            }),
            Effect::ExportShown(request) => News::Exported(Written {
                place: request.to.clone().unwrap_or("shown.docx".to_owned()),
                copies: true,
                ..Written::default()
            }),
            Effect::Issue(request) => News::Issued {
                place: "minutes.md".to_owned(),
                order: Box::new(Order::from(Intent::IssueDraft {
                    to: request.to.clone(),
                    on: Some(request.on),
                    readers: Stream::Public,
                    lines: wording(self.model.ui.meeting().unwrap(), Stream::Public),
                })),
            },
            Effect::Purge(reason) => {
                let journal = &self.model.ui.session.as_ref().unwrap().journal;
                let plan = journal.purge(true);
                News::Purged(Box::new(Purged {
                    opened: Opened {
                        key: SessionKey("2026-03-05-harbour".to_owned()),
                        journal: journal.purged(&plan, self.now, reason).unwrap(),
                        read_only: None,
                        remedy: None,
                        notes: Vec::new(),
                    },
                    told: Ok(format!("Purged: {}.", plan.in_words())),
                }))
            }
            Effect::Job(job) => match self.run_job(job.clone()) {
                Some(done) => News::Done(done),
                None => return,
            },
            _ => {
                self.effects.push(effect);
                return;
            }
        };
        self.effects.push(effect);
        let more = update(&mut self.model, self.now, Msg::News(news));
        for effect in more {
            self.perform(effect);
        }
    }

    /// Does a job at once, as the worker does it on a thread of its own.
    fn run_job(&mut self, job: Job) -> Option<Done> {
        match job {
            Job::Books { .. } | Job::FindBranches { .. } => None,
            Job::Keep { .. } => {
                self.effects.push(Effect::Job(job));
                Some(Done::Kept(Ok("Kept.".to_owned())))
            }
            Job::LookOver { ticket, snapshot } => {
                let speller = self.speller.get_or_insert_with(Speller::load);
                let marks = snapshot.run(Some(speller));
                Some(Done::Looked { ticket, marks })
            }
            Job::Suggest {
                snapshot,
                word,
                readers,
            } => {
                let speller = self.speller.get_or_insert_with(Speller::load);
                let instead = snapshot.suggest(speller, &word, 5);
                Some(Done::Suggested {
                    word,
                    readers,
                    instead,
                })
            }
            Job::ReadCorrections {
                source: CameBack::Words(ref words),
                ref from,
                ref lines,
            } => {
                let read = corrections::read(words.as_bytes()).map_err(Refusal::from);
                let read = read.map(|copy| CorrectionsRead {
                    name: "a message".to_owned(),
                    from: from.clone(),
                    placed: corrections::place(&copy, lines, &Steps::for_size(words.len())),
                    remarks: copy.remarks,
                });
                self.effects.push(Effect::Job(job));
                Some(Done::CorrectionsRead(Box::new(read)))
            }
            Job::ReadPack { .. }
            | Job::StopReading
            | Job::ReadLibrary
            | Job::FindWords { .. }
            | Job::AskMeetings { .. }
            | Job::ListFolder { .. }
            | Job::ReadBranch(_)
            | Job::ReadCorrections { .. } => {
                self.effects.push(Effect::Job(job));
                None
            }
        }
    }

    /// A line of plain mode, each line that comes back.
    pub fn line(&mut self, dialogue: &mut Dialogue, line: &str) -> Vec<String> {
        self.sent += 1;
        dialogue.line(self, line)
    }

    fn draw(&mut self) {
        // What is said and not seen is not drawn.
        if self.model.ui.size == WINDOW {
            return;
        }
        let theme = Theme::new(self.looks);
        self.model.ui.theme = theme;
        let before = self.buffer.clone();
        let mut paper = Paper::new(&mut self.buffer, theme, &mut self.memory, &mut self.touched);
        view::draw(&self.model, &mut paper);
        self.caret = paper.caret;
        for (y, touched) in (0..).zip(&self.touched) {
            if !touched {
                for x in 0..self.buffer.area.width {
                    let same = self.buffer[(x, y)] == before[(x, y)];
                    assert!(same, "row {y} was drawn on and not touched");
                }
            }
        }
        let mut fresh = Buffer::empty(self.buffer.area);
        let (mut memory, mut touched) = (Memory::default(), Vec::new());
        let mut paper = Paper::new(&mut fresh, theme, &mut memory, &mut touched);
        view::draw(&self.model, &mut paper);
        assert_eq!(paper.caret, self.caret, "the caret differs");
        let (a, b) = (lines(&self.buffer), lines(&fresh));
        assert_eq!(a, b, "drawn bit by bit and drawn afresh differ");
    }

    /// The screen as text, blanks at the ends of rows left out.
    pub fn screen(&self) -> String {
        lines(&self.buffer).join("\n")
    }

    /// One row.
    pub fn row(&self, y: usize) -> String {
        lines(&self.buffer).get(y).cloned().unwrap_or_default()
    }

    /// Whether some words can be seen.
    #[track_caller]
    pub fn sees(&self, words: &str) -> &Self {
        let screen = self.screen();
        assert!(
            screen.contains(words),
            "no \u{201C}{words}\u{201D} in:\n{screen}"
        );
        self
    }

    #[track_caller]
    pub fn sees_no(&self, words: &str) -> &Self {
        let screen = self.screen();
        assert!(
            !screen.contains(words),
            "\u{201C}{words}\u{201D} in:\n{screen}"
        );
        self
    }

    pub fn caret(&self) -> Option<(u16, u16)> {
        self.caret
    }

    /// Rows that the newest key drew on.
    pub fn rows_drawn(&self) -> usize {
        self.touched.iter().filter(|t| **t).count()
    }

    /// What stands to the left of the caret on its row.
    pub fn before_caret(&self) -> String {
        let Some((x, y)) = self.caret else {
            return String::new();
        };
        (0..x).map(|x| self.buffer[(x, y)].symbol()).collect()
    }

    pub fn meeting(&self) -> &Meeting {
        self.model.ui.meeting().expect("a session is open")
    }

    /// The text of the newest entry.
    pub fn newest(&self) -> String {
        let entries = self.meeting().all_entries();
        entries.last().map_or_else(String::new, |e| e.text.clone())
    }

    /// The stage of the newest resolution.
    pub fn stage(&self) -> Option<Stage> {
        let newest = self.meeting().resolutions().next_back()?;
        match &newest.kind {
            crate::meeting::entry::Kind::Resolution { stage, .. } => Some(*stage),
            _ => None,
        }
    }

    pub fn notice(&self) -> String {
        let notice = self.model.ui.notice.as_ref();
        notice.map_or_else(String::new, |n| n.words.clone())
    }
}

fn lines(buffer: &Buffer) -> Vec<String> {
    let area = buffer.area;
    (0..area.height)
        .map(|y| {
            let row: String = (0..area.width).map(|x| buffer[(x, y)].symbol()).collect();
            row.trim_end().to_owned()
        })
        .collect()
}
