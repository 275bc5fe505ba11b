//! Meetings put together by hand, fact by fact, so that drafting is tested on its own.

use chrono::{DateTime, FixedOffset, NaiveDate, NaiveTime};
use quorate::meeting::agenda::{
    Business, Calling, FutureMeeting, ItemDetails, Late, PriorAction, Stamp,
};
use quorate::meeting::entry::{Kind, Place, Stage, Stream};
use quorate::meeting::id::{EntryId, Id, ItemId, PersonId, PriorId, SeatId, Writer};
use quorate::meeting::people::{Body, Capacity, Office, PersonDetails, SeatDetails};
use quorate::meeting::{Event, Fact, Meeting};

pub(crate) struct Scene {
    pub(crate) meeting: Meeting,
    record: u32,
    now: Stamp,
}

pub(crate) fn day(text: &str) -> NaiveDate {
    text.parse().unwrap()
}

impl Scene {
    pub(crate) fn new(date: &str) -> Self {
        let now = DateTime::parse_from_rfc3339(&format!("{date}T15:00:00+00:00")).unwrap();
        let mut scene = Self {
            meeting: Meeting::new(),
            record: 0,
            now,
        };
        scene.fact(Event::MeetingCalled(Calling {
            date: day(date),
            start: NaiveTime::from_hms_opt(16, 0, 0).unwrap(),
            venue: "the Old Town Hall".into(),
            ..Calling::default()
        }));
        scene
    }

    /// The machine's clock and the officer's, "16:41".
    pub(crate) fn at(&mut self, clock: &str) -> Stamp {
        let time: NaiveTime = format!("{clock}:00").parse().unwrap();
        let offset = FixedOffset::east_opt(0).unwrap();
        self.now = self
            .now
            .date_naive()
            .and_time(time)
            .and_local_timezone(offset)
            .unwrap();
        self.now
    }

    pub(crate) fn fact_in(&mut self, stream: Stream, event: Event) -> Id {
        self.record += 1;
        let id = Id {
            writer: Writer::FIRST,
            record: self.record,
            index: 0,
        };
        self.meeting.apply(id, self.now, &Fact(stream, event));
        assert_eq!(self.meeting.misfits(), 0, "the scene holds together");
        id
    }

    pub(crate) fn fact(&mut self, event: Event) -> Id {
        self.fact_in(Stream::Public, event)
    }

    pub(crate) fn body(&mut self, name: &str, host: &str, chair: &str) {
        self.fact(Event::BodyDescribed(Body {
            name: name.into(),
            host: host.into(),
            chair_title: chair.into(),
            ..Body::default()
        }));
    }

    pub(crate) fn person(&mut self, honorific: &str, name: &str, role: &str) -> PersonId {
        PersonId(self.fact(Event::PersonAdded(PersonDetails {
            name: name.into(),
            honorific: honorific.into(),
            role: role.into(),
            ..PersonDetails::default()
        })))
    }

    pub(crate) fn cue(&mut self, cue: &str) -> PersonId {
        PersonId(self.fact(Event::PersonAdded(PersonDetails {
            name: cue.into(),
            cue: true,
            ..PersonDetails::default()
        })))
    }

    pub(crate) fn seat(&mut self, title: &str, office: Office, holder: PersonId) -> SeatId {
        let seat = SeatId(self.fact(Event::SeatAdded(SeatDetails {
            title: title.into(),
            office,
            ..SeatDetails::default()
        })));
        self.fact(Event::SeatFilled {
            seat,
            holder: Some(holder),
            usual_deputy: None,
        });
        seat
    }

    pub(crate) fn item(&mut self, number: &str, title: &str, business: Business) -> ItemId {
        self.item_with(ItemDetails {
            number: number.into(),
            title: title.into(),
            business,
            ..ItemDetails::default()
        })
    }

    pub(crate) fn late_item(&mut self, number: &str, title: &str, reason: &str) -> ItemId {
        self.item_with(ItemDetails {
            number: number.into(),
            title: title.into(),
            late: Some(Late {
                reason: reason.into(),
            }),
            ..ItemDetails::default()
        })
    }

    pub(crate) fn item_with(&mut self, details: ItemDetails) -> ItemId {
        ItemId(self.fact(Event::ItemAdded {
            details,
            after: None,
        }))
    }

    pub(crate) fn present(&mut self, person: PersonId, seat: SeatId) {
        let capacity = Capacity::Holder(seat);
        self.fact(Event::MarkedPresent { person, capacity });
    }

    pub(crate) fn attends(&mut self, person: PersonId) {
        let capacity = Capacity::InAttendance;
        self.fact(Event::MarkedPresent { person, capacity });
    }

    pub(crate) fn apology(&mut self, seat: SeatId, deputy: Option<PersonId>) {
        let person = self.meeting.seat(seat).unwrap().holder.unwrap();
        self.fact(Event::ApologyReceived {
            seat,
            person,
            deputy,
            said_by: "".into(),
            said_on: None,
        });
    }

    pub(crate) fn open(&mut self, clock: &str, presiding: PersonId) {
        let when = self.at(clock);
        self.fact(Event::MeetingOpened { when, presiding });
    }

    pub(crate) fn close(&mut self, clock: &str) {
        let when = self.at(clock);
        self.fact(Event::MeetingClosed { when });
    }

    pub(crate) fn take(&mut self, item: ItemId, clock: &str) {
        let when = self.at(clock);
        self.fact(Event::ItemTaken { item, when });
    }

    pub(crate) fn record_in(
        &mut self,
        stream: Stream,
        item: ItemId,
        kind: Kind,
        text: &str,
    ) -> EntryId {
        EntryId(self.fact_in(
            stream,
            Event::Recorded {
                item,
                place: Place::End,
                kind,
                text: text.into(),
            },
        ))
    }

    pub(crate) fn record(&mut self, item: ItemId, kind: Kind, text: &str) -> EntryId {
        self.record_in(Stream::Public, item, kind, text)
    }

    pub(crate) fn write(&mut self, item: ItemId, text: &str) -> EntryId {
        self.record(item, Kind::Paragraph, text)
    }

    pub(crate) fn resolve(&mut self, item: ItemId, text: &str) -> EntryId {
        let entry = self.word(item, text);
        let when = self.now;
        self.fact(Event::ResolutionStaged {
            entry,
            stage: Stage::Agreed,
            when,
        });
        entry
    }

    pub(crate) fn word(&mut self, item: ItemId, text: &str) -> EntryId {
        let kind = Kind::Resolution {
            stage: Stage::Worded,
            answers: Vec::new(),
            moved: quorate::meeting::motion::Moved::default(),
        };
        self.record(item, kind, text)
    }

    pub(crate) fn prior(&mut self, action: PriorAction) -> PriorId {
        PriorId(self.fact(Event::ActionBroughtForward(action)))
    }

    pub(crate) fn next_meeting(&mut self, date: &str) {
        self.fact(Event::NextMeetingSet(FutureMeeting {
            date: day(date),
            start: NaiveTime::from_hms_opt(16, 0, 0),
            venue: "".into(),
        }));
    }
}
