//! The search for leaks in the journal of a body: a meeting that was played is taken over, once when half of it
//! was recorded and once when it was over, and what is recorded between meetings is played too.

use std::collections::BTreeSet;

use super::canaries::{word, words_in};
use super::intents::said as sentence;
use super::outputs;
use super::play::{self, Dice, start};
use crate::app::body_journal::told_of;
use crate::app::documents::{self, RowsFormat, Table};
use crate::app::pack_reading;
use crate::app::templates::Stationery;
use crate::cli::{log, show};
use crate::export::Format;
use crate::import::after::following;
use crate::import::draft::Draft;
use crate::journal::Journal;
use crate::meeting::agenda::{FutureMeeting, PlannedItem, Progress, Stamp};
use crate::meeting::audience::Public;
use crate::meeting::entry::{Due, Place, Stream};
use crate::meeting::id::Writer;
use crate::meeting::intent::{Intent, Lead, Order, Ref, Who};
use crate::meeting::people::{Body, PersonDetails, SeatDetails};
use crate::meeting::planted::{self, Leak};
use crate::meeting::text::Text;
use crate::minutes::Full;
use crate::minutes::papers::{BodyActions, TrackerGroup, Which, body_actions_of};

/// A journal that was played.
pub(super) struct Kept {
    journal: Journal,
    secret: BTreeSet<String>,
    pub(super) accepted: Vec<String>,
}

struct Clerk {
    journal: Journal,
    dice: Dice,
    now: Stamp,
    planted: usize,
    secret: BTreeSet<String>,
    accepted: Vec<String>,
}

impl Clerk {
    /// A word of its own, beyond those of the meeting.
    fn word(&mut self, secret: bool) -> Text {
        self.planted += 1;
        let word = word(self.planted);
        let line = Text::line(&word);
        if secret {
            self.secret.insert(word);
        }
        line
    }

    fn said(&mut self, secret: bool) -> Text {
        let word = self.word(secret);
        sentence(&word)
    }

    fn give(&mut self, stream: Stream, intent: Intent) {
        self.now += chrono::Duration::seconds(20);
        let name = ron::to_string(&intent).unwrap();
        let order = Order {
            stream,
            ..Order::from(intent)
        };
        if self.journal.act(self.now, &order).is_ok() {
            let letters = name.chars().take_while(char::is_ascii_alphabetic);
            self.accepted.push(letters.collect());
        }
    }

    fn take(&mut self, meeting: &Journal) {
        let told = told_of(&meeting.meeting().read_by::<Full>(), "s", "j");
        self.give(Stream::Public, Intent::TakeMeeting(Box::new(told)));
    }

    /// One act on an action.
    fn on_action(&mut self) {
        let exempt = self.dice.one_in(3);
        let actions = self.journal.meeting().prior_actions();
        let action = self.dice.one_of(actions).map(|p| (p.id, p.stream));
        let day = start().date_naive();
        let Some((action, of)) = action.filter(|_| !self.dice.one_in(4)) else {
            let intent = Intent::BringForward {
                text: self.said(exempt),
                topic: self.word(exempt),
                owners: vec![Lead::Named(self.word(exempt))],
                raised: day,
                progress: Progress::Open,
                comment: self.said(exempt),
                origin: Text::default(),
                minute: self.word(exempt),
                due: Due::Said(self.word(exempt)),
            };
            return self.give(Stream::exempt_if(exempt), intent);
        };
        if self.dice.one_in(3) {
            let secret = of != Stream::Public;
            let intent = Intent::ChangeAction {
                entry: Ref::from(action),
                owners: vec![Lead::Named(self.word(secret))],
                due: Due::Said(self.word(secret)),
            };
            return self.give(of, intent);
        }
        let secret = exempt || of != Stream::Public;
        let progress = match self.dice.below(4) {
            0 => Progress::Completed,
            1 => Progress::ToMeeting(self.word(secret)),
            _ => Progress::InProgress,
        };
        let intent = Intent::Review {
            action: Ref::from(action),
            progress,
            comment: self.said(secret),
            item: None,
        };
        self.give(Stream::exempt_if(exempt), intent);
    }

    /// An approval of somebody's absence.
    fn on_absence(&mut self, day: chrono::NaiveDate) {
        let people = self.journal.meeting().people().iter();
        let councillors: Vec<_> = people.filter(|p| p.details.councillor).collect();
        let Some(person) = self.dice.one_of(&councillors).map(|p| p.id) else {
            return;
        };
        let exempt = self.dice.one_in(2);
        let intent = Intent::ApproveAbsence {
            person: Ref::from(person),
            until: (!self.dice.one_in(4)).then(|| day + chrono::Days::new(90)),
            on: Some(start().date_naive()),
            by: self.word(exempt),
            reason: self.said(true),
            entry: None,
            item: None,
            place: Place::End,
        };
        self.give(Stream::exempt_if(exempt), intent);
    }

    /// An approval is withdrawn, or was a mistake.
    fn on_withdrawal(&mut self) {
        let m = self.journal.meeting();
        let known: Vec<_> = m.absences().collect();
        let Some(approved) = self.dice.one_of(&known).copied() else {
            return;
        };
        let (person, of) = (approved.absence.person, approved.absence.on);
        let secret = m.readers_of_absence(approved) != Stream::Public;
        let exempt = secret || self.dice.one_in(2);
        let mistaken = self.dice.one_in(4);
        let intent = Intent::WithdrawAbsence {
            person: Ref::from(person),
            approved: Some(of),
            mistaken,
            on: (!mistaken).then_some(of),
            by: self.word(exempt),
            entry: None,
            item: None,
            place: Place::End,
        };
        // What was told to few is withdrawn for those, whatever the order says.
        let told = exempt && !(secret && self.dice.one_in(2));
        self.give(Stream::exempt_if(told), intent);
    }

    /// One act between meetings.
    fn act(&mut self) {
        let m = self.journal.meeting();
        let seat = self.dice.one_of(m.seats()).map(|s| s.id);
        let plan = self.dice.one_of(m.plans()).map(|p| p.id);
        let date = self.dice.one_of(m.future_meetings()).map(|f| f.date);
        let day = start().date_naive() + chrono::Days::new(self.dice.below(200) as u64);
        let (name, reason) = (self.word(false), self.said(false));
        let item = PlannedItem {
            meeting: "May 2026".into(),
            title: self.word(false),
            lead: self.word(false),
            ..PlannedItem::default()
        };
        let to = FutureMeeting {
            date: day,
            ..FutureMeeting::default()
        };
        if self.dice.one_in(6) {
            return self.on_absence(day);
        }
        if self.dice.one_in(8) {
            return self.on_withdrawal();
        }
        let intent = match (self.dice.below(11), seat, plan, date) {
            (0..=4, ..) => return self.on_action(),
            (5, Some(seat), ..) => Intent::Appoint {
                seat: Ref::from(seat),
                holder: Some(Who::New(PersonDetails {
                    name: Text::line(&format!("Ann {name}")),
                    ..PersonDetails::default()
                })),
                usual_deputy: None,
                from: Some(day),
                until: None,
                reason,
            },
            (6, _, Some(plan), _) => Intent::Replan {
                item: Ref::from(plan),
                to: item,
                reason,
            },
            (7, _, Some(plan), _) if self.dice.one_in(3) => Intent::Unplan {
                item: Ref::from(plan),
                reason,
            },
            (6 | 7, ..) => Intent::PlanItem(item),
            (8, _, _, Some(of)) => Intent::MoveMeeting {
                of,
                to: (!self.dice.one_in(4)).then_some(to),
            },
            (8, ..) => Intent::ListMeeting(to),
            (9, ..) => Intent::Undo { record: None },
            _ => Intent::Redo,
        };
        self.give(Stream::Public, intent);
    }
}

/// Plays the journal of a seed.
pub(super) fn play(seed: u64) -> Kept {
    let meeting = play::play(seed);
    let mut clerk = Clerk {
        journal: Journal::new(Writer::FIRST, "A Clerk".into()),
        dice: Dice::new(seed ^ 0x5EED),
        now: start(),
        planted: 100_000,
        secret: meeting.secret.clone(),
        accepted: Vec::new(),
    };
    clerk.give(Stream::Public, Intent::KeepBody);
    let body = Body {
        name: "Harbourside Board".into(),
        ..Body::default()
    };
    clerk.give(Stream::Public, Intent::DescribeBody(body));
    let seat = Intent::AddSeat {
        seat: SeatDetails {
            title: "Member".into(),
            ..SeatDetails::default()
        },
        holder: None,
        usual_deputy: None,
        body: None,
    };
    clerk.give(Stream::Public, seat);
    let records = meeting.journal.records();
    let half = records[..records.len() / 2].to_vec();
    let half = Journal::replay(meeting.journal.writer(), "A Clerk".into(), half).unwrap();
    clerk.take(&half);
    for _ in 0..10 {
        clerk.act();
    }
    clerk.take(&meeting.journal);
    for _ in 0..20 {
        clerk.act();
    }
    // Whatever was undone last, the meeting as it stands is in it.
    clerk.take(&meeting.journal);
    Kept {
        journal: clerk.journal,
        secret: clerk.secret,
        accepted: clerk.accepted,
    }
}

/// What everybody may be told of the journal, each with the way by which it leaves.
fn public(journal: &Journal) -> Vec<(&'static str, String)> {
    let reading = journal.meeting().read_by::<Public>();
    let today = start().date_naive();
    let ask = BodyActions {
        which: Which::All,
        owner: None,
        group: TrackerGroup::Owner,
        today,
    };
    let none = Stationery::default();
    let tracker = body_actions_of(&reading, &ask);
    let mut out = vec![
        ("log", log::in_lines(&journal.history_for::<Public>())),
        ("show", show::print(&reading, journal.last()).unwrap()),
    ];
    for format in [
        RowsFormat::Document(Format::Text),
        RowsFormat::Table(Table::Json),
    ] {
        let made = documents::tracked(&tracker, format, &none).unwrap();
        out.push(("the actions of the body", outputs::text_of(&made)));
        let made = documents::programme(&reading, today, format, &none).unwrap();
        out.push(("the work programme", outputs::text_of(&made)));
    }
    out.push(("the index", outputs::of_journal(&reading)));
    let proposal = following(journal.meeting(), "j", Some(today));
    let whole = pack_reading::whole(&proposal).unwrap();
    out.push((
        "pack.json of the next meeting",
        String::from_utf8(whole).unwrap(),
    ));
    let mut next = Journal::new(Writer::FIRST, "A Clerk".into());
    for order in Draft::new(proposal).orders() {
        next.act(start(), &order).unwrap();
    }
    let next_reading = next.meeting().read_by::<Public>();
    let shown = show::print(&next_reading, next.last()).unwrap();
    out.push(("show of the next meeting", shown));
    out
}

/// Plays the journal of a seed; tells the first confidential word that a public output holds.
fn leak(seed: u64) -> Option<String> {
    let kept = play(seed);
    for (way, text) in public(&kept.journal) {
        let text = text.to_lowercase();
        let mut found = words_in(&text).into_iter();
        if let Some(word) = found.find(|w| kept.secret.contains(w)) {
            let at = text.find(&word).unwrap_or(0);
            let before = text[..at].char_indices().rev().nth(80);
            let from = before.map_or(0, |(at, _)| at);
            return Some(format!(
                "journal of meeting {seed}, {way}: {word} is confidential: {}",
                &text[from..at]
            ));
        }
    }
    None
}

#[test]
fn no_public_output_of_a_body_holds_a_confidential_word() {
    let seeds = super::first()..super::meetings(60);
    let found: Vec<String> = seeds.filter_map(leak).collect();
    assert!(
        found.is_empty(),
        "{} leaks:\n{}",
        found.len(),
        found.join("\n\n")
    );
}

#[test]
fn the_leak_of_a_body_is_found() {
    for planted in [Leak::KeptActions, Leak::Absences] {
        let found = planted::with(Some(planted), || (0..40).find_map(leak));
        assert!(found.is_some(), "{planted:?}");
    }
}
