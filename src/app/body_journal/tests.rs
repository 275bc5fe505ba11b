//! The actions of a body across random meetings, with what is recorded of them between, are those of a
//! reader who goes through the meetings slowly, one by one.

use std::collections::BTreeMap;

use chrono::{Days, NaiveDate};
use proptest::prelude::*;

use super::told_of;
use crate::journal::Journal;
use crate::meeting::agenda::{Calling, Exempt, ItemDetails, Progress, Stamp};
use crate::meeting::audience::Public;
use crate::meeting::describe::owner_name;
use crate::meeting::entry::{Due, Entry, Kind, Place, Stream};
use crate::meeting::id::{Id, Writer};
use crate::meeting::intent::{Intent, Lead, Order, Ref};
use crate::meeting::people::{Body, PersonDetails};
use crate::meeting::text::Text;
use crate::meeting::{Meeting, NOTHING_NEW};
use crate::minutes::Full;

/// What is done, drawn at random.
#[derive(Clone, Copy, Debug)]
enum Act {
    /// In the last meeting another action, exempt or not.
    Add(u8, bool),
    /// In one of the meetings the nth action has other words.
    Reword(u8, u8),
    /// There it has another owner and another day.
    Owners(u8, u8),
    /// There the nth entry is struck, or stands again.
    Strike(u8, u8),
    /// There the nth action is given to other readers.
    Reclassify(u8, u8),
    /// In the last meeting an earlier action is reported on.
    Review(u8, u8),
    /// One of the meetings is taken over.
    Take(u8),
    /// The next meeting is held.
    Next,
    /// Between meetings the nth action has other owners.
    Change(u8, u8),
    /// Between meetings it is noted how the nth action stands.
    Note(u8, u8),
    /// Between meetings an action is put down by hand.
    Put(u8),
}

fn acts() -> impl Strategy<Value = Vec<Act>> {
    let act = (0..11_u8, any::<u8>(), any::<u8>()).prop_map(|(kind, a, b)| match kind {
        0 => Act::Add(a, b % 3 == 0),
        1 => Act::Reword(a, b),
        2 => Act::Owners(a, b),
        3 => Act::Strike(a, b),
        4 => Act::Reclassify(a, b),
        5 => Act::Review(a, b),
        6 => Act::Take(a),
        7 => Act::Next,
        8 => Act::Change(a, b),
        9 => Act::Note(a, b),
        _ => Act::Put(a),
    });
    prop::collection::vec(act, 1..60)
}

fn day(n: u64) -> NaiveDate {
    NaiveDate::from_ymd_opt(2026, 1, 7).unwrap() + Days::new(n)
}

fn moment(day: NaiveDate) -> Stamp {
    day.and_hms_opt(18, 0, 0).unwrap().and_utc().fixed_offset()
}

/// How an action stood: where that was said, when, how, in what words, and whether for few.
type PlainStep = (String, NaiveDate, Progress, String, bool);

/// An action as the slow reader has it.
#[derive(Clone, Debug, PartialEq)]
struct Plain {
    text: String,
    owners: Vec<String>,
    due: Due,
    exempt: bool,
    gone: bool,
    steps: Vec<PlainStep>,
}

/// The office: its meetings, the journal of the body, and what the slow reader has noted.
struct Office {
    meetings: Vec<Journal>,
    journal: Journal,
    now: Stamp,
    /// By where they come from, in the order in which they were put down.
    plain: Vec<(String, Plain)>,
    /// As the minutes told each when they were taken over last.
    told: BTreeMap<String, Plain>,
    words: u32,
}

fn act(journal: &mut Journal, now: Stamp, stream: Stream, intent: Intent) -> bool {
    let order = Order {
        stream,
        ..Order::from(intent)
    };
    journal.act(now, &order).is_ok()
}

fn put(text: Text, n: u8, raised: NaiveDate, origin: Text, progress: Progress) -> Intent {
    Intent::BringForward {
        text,
        topic: Text::default(),
        owners: leads(n),
        raised,
        progress,
        comment: Text::default(),
        origin,
        minute: Text::default(),
        due: due_of(n),
    }
}

fn quay_board() -> Intent {
    Intent::DescribeBody(Body {
        name: "Quay Board".into(),
        ..Body::default()
    })
}

/// A meeting that has before it what the journal knows to be open and the public may read of.
fn meeting_on(date: NaiveDate, carried: &Meeting) -> Journal {
    let mut journal = Journal::new(Writer::FIRST, "A Clerk".into());
    let mut give = |intent| assert!(act(&mut journal, moment(date), Stream::Public, intent));
    give(quay_board());
    give(Intent::CallMeeting(Calling {
        date,
        ..Calling::default()
    }));
    give(Intent::AddItem {
        item: ItemDetails {
            title: "Moorings".into(),
            ..ItemDetails::default()
        },
        after: None,
    });
    for prior in carried.prior_actions() {
        if prior.is_open() && prior.stream == Stream::Public {
            let origin = match prior.action.origin.as_str() {
                "" => format!("j {}", prior.id),
                origin => origin.to_owned(),
            };
            let text = prior.action.text.clone();
            let progress = prior.stands().0.clone();
            let origin = Text::line(&origin);
            give(put(text, 0, prior.action.raised, origin, progress));
        }
    }
    journal
}

fn actions_of(journal: &Journal) -> Vec<&Entry> {
    let entries = journal.meeting().all_entries().iter();
    entries
        .filter(|e| matches!(e.kind, Kind::Action { .. }))
        .collect()
}

fn nth<T: Clone>(from: &[T], n: u8) -> Option<T> {
    (!from.is_empty()).then(|| from[usize::from(n) % from.len()].clone())
}

fn progress(n: u8) -> Progress {
    match n % 4 {
        0 => Progress::Open,
        1 => Progress::InProgress,
        2 => Progress::Completed,
        _ => Progress::OutsideMeetings,
    }
}

fn names(n: u8) -> Vec<String> {
    let all = ["Clerk", "Harbour Master", "Treasurer"];
    let owners = 0..usize::from(n % 3);
    owners
        .map(|i| all[(usize::from(n) + i) % 3].to_owned())
        .collect()
}

fn leads(n: u8) -> Vec<Lead> {
    let named = names(n).into_iter();
    named.map(|name| Lead::Named(Text::line(&name))).collect()
}

fn due_of(n: u8) -> Due {
    match n % 4 {
        0 => Due::Unset,
        1 => Due::Said("the summer".into()),
        _ => Due::On(day(u64::from(n))),
    }
}

impl Office {
    fn new() -> Self {
        let mut journal = Journal::new(Writer::FIRST, "A Clerk".into());
        let now = moment(day(0));
        let body = Intent::DescribeBody(Body {
            name: "Quay Board".into(),
            ..Body::default()
        });
        for intent in [Intent::KeepBody, body] {
            assert!(act(&mut journal, now, Stream::Public, intent));
        }
        Self {
            meetings: vec![meeting_on(day(0), journal.meeting())],
            journal,
            now,
            plain: Vec::new(),
            told: BTreeMap::new(),
            words: 0,
        }
    }

    fn do_one(&mut self, one: Act) {
        self.words += 1;
        let word = Text::line(&format!("words {}", self.words));
        let last = self.meetings.len() - 1;
        let now = self.now;
        match one {
            Act::Add(n, exempt) => {
                let intent = Intent::AddAction {
                    item: None,
                    text: word,
                    owners: leads(n),
                    due: due_of(n),
                    from: None,
                    place: Place::End,
                };
                act(
                    &mut self.meetings[last],
                    now,
                    Stream::exempt_if(exempt),
                    intent,
                );
            }
            Act::Reword(a, n) | Act::Owners(a, n) | Act::Reclassify(a, n) => {
                let journal = &mut self.meetings[usize::from(a) % (last + 1)];
                let Some(action) = nth(&actions_of(journal), n).cloned() else {
                    return;
                };
                let entry = Ref::from(action.id);
                let (stream, intent) = match one {
                    Act::Reword(..) => {
                        let typed = Intent::Type {
                            entry,
                            at: 0,
                            went: Text::new(&action.text),
                            came: word,
                            joins: false,
                        };
                        (action.stream, typed)
                    }
                    Act::Owners(..) => {
                        let (owners, due) = (leads(a.wrapping_add(n)), due_of(n));
                        (action.stream, Intent::ChangeAction { entry, owners, due })
                    }
                    _ => {
                        let stream = Stream::exempt_if(action.stream == Stream::Public);
                        let reason = word;
                        let given = Intent::Reclassify {
                            entry,
                            stream,
                            reason,
                        };
                        (Stream::Public, given)
                    }
                };
                act(journal, now, stream, intent);
            }
            Act::Strike(a, n) => {
                let journal = &mut self.meetings[usize::from(a) % (last + 1)];
                if let Some(found) = nth(journal.meeting().all_entries(), n) {
                    let entry = Ref::from(found.id);
                    let intent = if found.struck {
                        Intent::RestoreEntry { entry }
                    } else {
                        Intent::Strike { entry }
                    };
                    act(journal, now, Stream::Public, intent);
                }
            }
            Act::Review(n, how) => {
                let journal = &mut self.meetings[last];
                if let Some(prior) = nth(journal.meeting().prior_actions(), n) {
                    let intent = review(&prior.id, how, word);
                    act(journal, now, Stream::exempt_if(how % 7 == 0), intent);
                }
            }
            Act::Take(n) => self.take(usize::from(n) % (last + 1)),
            Act::Next => {
                let date = day(30 * self.meetings.len() as u64);
                self.now = moment(date);
                let next = meeting_on(date, self.journal.meeting());
                self.meetings.push(next);
            }
            Act::Change(..) | Act::Note(..) | Act::Put(_) => self.between(one, word),
        }
    }

    /// What is done between meetings, in the journal and by the slow reader.
    fn between(&mut self, one: Act, word: Text) {
        let now = self.now;
        let (n, other) = match one {
            Act::Change(n, other) | Act::Note(n, other) => (n, other),
            Act::Put(n) => {
                let text = word.to_string();
                let intent = put(word, n, day(0), Text::default(), Progress::Open);
                assert!(act(&mut self.journal, now, Stream::Public, intent));
                let id = self.journal.meeting().prior_actions().last().unwrap().id;
                let plain = Plain {
                    text,
                    owners: names(n),
                    due: due_of(n),
                    exempt: false,
                    gone: false,
                    steps: Vec::new(),
                };
                self.plain.push((format!("j {id}"), plain));
                return;
            }
            _ => return,
        };
        let Some(prior) = nth(self.journal.meeting().prior_actions(), n) else {
            return;
        };
        let at = usize::from(n) % self.plain.len();
        let plain = &mut self.plain[at].1;
        if matches!(one, Act::Change(..)) {
            let intent = Intent::ChangeAction {
                entry: Ref::from(prior.id),
                owners: leads(other),
                due: due_of(other),
            };
            if act(&mut self.journal, now, prior.stream, intent) {
                plain.owners = names(other);
                plain.due = due_of(other);
            }
            return;
        }
        let exempt = other % 5 == 0;
        let said = word.to_string();
        let intent = review(&prior.id, other, word);
        assert!(act(
            &mut self.journal,
            now,
            Stream::exempt_if(exempt),
            intent
        ));
        let exempt = exempt || plain.exempt;
        let on = now.date_naive();
        let step = (String::new(), on, progress(other), said, exempt);
        plain.steps.push(step);
    }

    /// Takes a meeting over, and has the slow reader go through it.
    fn take(&mut self, at: usize) {
        let session = format!("m{at}");
        let meeting = self.meetings[at].meeting().read_by::<Full>();
        let told = told_of(&meeting, &session, "j");
        let order = Order::from(Intent::TakeMeeting(Box::new(told)));
        if let Err(refusal) = self.journal.act(self.now, &order) {
            assert_eq!(refusal.reason, NOTHING_NEW);
        }
        // Taken twice it changes nothing.
        let again = self.journal.act(self.now, &order).unwrap_err();
        assert_eq!(again.reason, NOTHING_NEW);
        self.read(at, &format!("{session} "));
    }

    fn read(&mut self, at: usize, own: &str) {
        let m = self.meetings[at].meeting();
        let mut standing = Vec::new();
        let mut said: Vec<(&Entry, String)> = Vec::new();
        for entry in m.items().iter().flat_map(|i| m.entries_of(i)) {
            if let Kind::Progress { action, .. } = &entry.kind {
                let prior = m.prior_action(*action).unwrap();
                said.push((entry, prior.action.origin.to_string()));
            }
            let Kind::Action { owners, due, .. } = &entry.kind else {
                continue;
            };
            let key = format!("{own}{}", entry.id);
            let now = Plain {
                text: entry.text.trim().to_owned(),
                owners: owners.iter().map(|o| owner_name(m, o)).collect(),
                due: due.clone(),
                exempt: entry.stream != Stream::Public,
                gone: false,
                steps: Vec::new(),
            };
            standing.push(key.clone());
            match self.plain.iter_mut().find(|(known, _)| *known == key) {
                None => self.plain.push((key.clone(), now.clone())),
                Some((_, plain)) => {
                    let before = &self.told[&key];
                    if before.text != now.text {
                        plain.text.clone_from(&now.text);
                    }
                    if before.owners != now.owners {
                        plain.owners.clone_from(&now.owners);
                    }
                    if before.due != now.due {
                        plain.due = now.due.clone();
                    }
                    plain.exempt = now.exempt;
                    plain.gone = false;
                }
            }
            self.told.insert(key, now);
        }
        said.sort_by_key(|(entry, _)| entry.id.0);
        for (key, plain) in &mut self.plain {
            plain.gone |= key.starts_with(own) && !standing.contains(key);
            let mut now: Vec<PlainStep> = Vec::new();
            for (entry, _) in said.iter().filter(|(_, of)| of == key) {
                let Kind::Progress { progress, .. } = &entry.kind else {
                    continue;
                };
                let exempt = entry.stream != Stream::Public || plain.exempt;
                let source = format!("{own}{}", entry.id);
                let on = m.calling().date;
                now.push((source, on, progress.clone(), entry.text.clone(), exempt));
            }
            let stands = |s: &PlainStep| now.iter().any(|one| one.0 == s.0);
            plain.steps.retain(|s| !s.0.starts_with(own) || stands(s));
            for one in now {
                match plain.steps.iter_mut().find(|s| s.0 == one.0) {
                    Some(known) => *known = one,
                    None => plain.steps.push(one),
                }
            }
        }
    }

    fn agrees(&self) {
        let m = self.journal.meeting();
        let is = m.prior_actions().iter().map(|p| Plain {
            text: p.action.text.to_string(),
            owners: p.action.owners.iter().map(|o| owner_name(m, o)).collect(),
            due: p.action.due.clone(),
            exempt: p.stream != Stream::Public,
            gone: p.gone,
            steps: p
                .steps
                .iter()
                .map(|r| {
                    let s = &r.step;
                    let exempt = r.stream != Stream::Public;
                    let (source, said) = (s.source.to_string(), s.comment.to_string());
                    (source, s.on, s.progress.clone(), said, exempt)
                })
                .collect(),
        });
        let is: Vec<Plain> = is.collect();
        let ought: Vec<Plain> = self.plain.iter().map(|(_, p)| p.clone()).collect();
        assert_eq!(is, ought);
        // A public reader has none of what is exempt, and a slow one finds the same.
        let public = m.read_by::<Public>();
        let read = public.prior_actions().iter();
        let read: Vec<&str> = read.map(|p| p.action.text.as_str()).collect();
        let may = ought.iter().filter(|p| !p.exempt && !p.gone);
        assert_eq!(read, may.map(|p| p.text.as_str()).collect::<Vec<_>>());
        let mut steps = public.prior_actions().iter().flat_map(|p| &p.steps);
        assert!(steps.all(|r| r.stream == Stream::Public));
        let records = self.journal.records().to_vec();
        let again = Journal::replay(Writer::FIRST, Text::default(), records);
        assert_eq!(again.unwrap().meeting(), m);
    }
}

fn review(action: &impl ToString, how: u8, comment: Text) -> Intent {
    let id: Id = action.to_string().parse().unwrap();
    Intent::Review {
        action: Ref::from(crate::meeting::id::PriorId(id)),
        progress: progress(how),
        comment,
        item: None,
    }
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 64, ..ProptestConfig::default() })]

    #[test]
    fn the_actions_of_a_body_are_those_of_a_slow_reader(acts in acts()) {
        let mut office = Office::new();
        for one in acts {
            office.do_one(one);
        }
        for at in 0..office.meetings.len() {
            office.take(at);
        }
        office.agrees();
    }
}

#[test]
fn what_an_item_that_was_put_off_is_about_goes_once_the_item_is_private() {
    let nobody = Meeting::new();
    let mut meeting = meeting_on(day(0), &nobody);
    let now = moment(day(0));
    let item = |description: &str, exempt: Option<Exempt>| ItemDetails {
        number: "7".into(),
        title: "The depot".into(),
        description: description.into(),
        exempt,
        ..ItemDetails::default()
    };
    let public = Stream::Public;
    let add = Intent::AddItem {
        item: item("To sell it to Quillfeather", None),
        after: None,
    };
    assert!(act(&mut meeting, now, public, add));
    let defer = Intent::Defer {
        item: "7".into(),
        to: "May 2026".into(),
        reason: Text::default(),
    };
    assert!(act(&mut meeting, now, public, defer));
    let mut journal = Journal::new(Writer::FIRST, "A. Clerk".into());
    assert!(act(&mut journal, now, public, Intent::KeepBody));
    let take = |journal: &mut Journal, meeting: &Journal| {
        let told = told_of(&meeting.meeting().read_by::<Full>(), "s", "j");
        act(journal, now, public, Intent::TakeMeeting(Box::new(told)))
    };
    let plan = |journal: &Journal| {
        let plans = journal.meeting().plans();
        let plan = plans.iter().find(|p| p.item.title.as_str() == "The depot");
        plan.map(|p| (p.item.meeting.to_string(), p.item.summary.to_string()))
    };
    assert!(take(&mut journal, &meeting));
    let told = plan(&journal).unwrap();
    assert_eq!(told.0, "May 2026");
    assert_eq!(told.1, "To sell it to Quillfeather");
    let change = Intent::ChangeItem {
        item: "7".into(),
        to: item("To sell it for £910,000", Some(Exempt::default())),
        leave_public: false,
    };
    assert!(act(&mut meeting, now, public, change));
    assert!(take(&mut journal, &meeting));
    assert_eq!(plan(&journal).unwrap().1, "");
    assert!(!take(&mut journal, &meeting), "nothing is new");
}

#[test]
fn a_meeting_tells_the_journal_of_an_absence_that_it_knows_until_another_day() {
    let day = |month, day| NaiveDate::from_ymd_opt(2026, month, day).unwrap();
    let held = day(5, 10);
    let now = moment(held);
    let public = Stream::Public;
    let councillor = || {
        Intent::AddPerson(PersonDetails {
            name: "Edith Warrilow".into(),
            honorific: "Councillor".into(),
            councillor: true,
            ..PersonDetails::default()
        })
    };
    let approve = |on, until| Intent::ApproveAbsence {
        person: "Edith Warrilow".into(),
        until: Some(until),
        on,
        by: Text::default(),
        reason: Text::default(),
        entry: None,
        item: Some("1".into()),
        place: Place::End,
    };
    let mut meeting = meeting_on(held, &Meeting::new());
    let open = Intent::Open { presiding: None };
    for intent in [councillor(), open, approve(None, day(12, 1))] {
        assert!(act(&mut meeting, now, public, intent));
    }
    let ends = |by_hand: NaiveDate| {
        let mut journal = Journal::new(Writer::FIRST, "A. Clerk".into());
        for intent in [Intent::KeepBody, quay_board(), councillor()] {
            assert!(act(&mut journal, now, public, intent));
        }
        assert!(act(&mut journal, now, public, approve(Some(held), by_hand)));
        let told = told_of(&meeting.meeting().read_by::<Full>(), "s", "j");
        let told = Intent::TakeMeeting(Box::new(told));
        act(&mut journal, now, public, told);
        let known = journal.meeting().absences();
        known.map(|a| a.absence.until).collect::<Vec<_>>()
    };
    assert_eq!(ends(day(12, 1)), [Some(day(12, 1))]);
    assert_eq!(ends(day(10, 1)), [Some(day(10, 1)), Some(day(12, 1))]);
}

#[test]
fn what_another_body_approved_or_withdrew_on_the_same_day_is_not_the_bodys_own() {
    let held = NaiveDate::from_ymd_opt(2026, 7, 3).unwrap();
    let (now, public) = (moment(held), Stream::Public);
    let councillor = Intent::AddPerson(PersonDetails {
        name: "Edith Warrilow".into(),
        honorific: "Councillor".into(),
        councillor: true,
        ..PersonDetails::default()
    });
    let approve = |on, by: &str| Intent::ApproveAbsence {
        person: "Edith Warrilow".into(),
        until: None,
        on,
        by: by.into(),
        reason: Text::default(),
        entry: None,
        item: Some("1".into()),
        place: Place::End,
    };
    let withdraw = |on, by: &str| Intent::WithdrawAbsence {
        person: "Edith Warrilow".into(),
        approved: None,
        mistaken: false,
        on,
        by: by.into(),
        entry: None,
        item: Some("1".into()),
        place: Place::End,
    };
    let known = |typed: &str, told: &str| {
        let mut meeting = meeting_on(held, &Meeting::new());
        let mut journal = Journal::new(Writer::FIRST, "A. Clerk".into());
        let open = Intent::Open { presiding: None };
        for intent in [
            councillor.clone(),
            open,
            approve(None, told),
            withdraw(None, told),
        ] {
            assert!(act(&mut meeting, now, public, intent));
        }
        for intent in [
            Intent::KeepBody,
            quay_board(),
            councillor.clone(),
            approve(Some(held), typed),
            withdraw(Some(held), typed),
        ] {
            assert!(act(&mut journal, now, public, intent));
        }
        let told = told_of(&meeting.meeting().read_by::<Full>(), "s", "j");
        let take = Intent::TakeMeeting(Box::new(told));
        assert!(act(&mut journal, now, public, take));
        let m = journal.meeting();
        (m.absences().count(), m.absences_withdrawn().count())
    };
    for (typed, told, acts) in [
        ("", "", 1),
        ("", "Quay Board", 1),
        ("Quay Board", "", 1),
        ("Full Council", "Full Council", 1),
        ("", "Full Council", 2),
        ("Full Council", "", 2),
    ] {
        assert_eq!(known(typed, told), (acts, acts), "{typed:?}, {told:?}");
    }
}

#[test]
fn a_meeting_tells_the_journal_which_approval_it_withdrew_until_that_is_struck() {
    let day = |month, day| NaiveDate::from_ymd_opt(2026, month, day).unwrap();
    let public = Stream::Public;
    let councillor = || {
        Intent::AddPerson(PersonDetails {
            name: "Edith Warrilow".into(),
            honorific: "Councillor".into(),
            councillor: true,
            ..PersonDetails::default()
        })
    };
    let approve = |on| Intent::ApproveAbsence {
        person: "Edith Warrilow".into(),
        until: Some(day(12, 1)),
        on,
        by: Text::default(),
        reason: Text::default(),
        entry: None,
        item: Some("1".into()),
        place: Place::End,
    };
    let withdraw = |mistaken| Intent::WithdrawAbsence {
        person: "Edith Warrilow".into(),
        approved: None,
        mistaken,
        on: None,
        by: Text::default(),
        entry: None,
        item: (!mistaken).then(|| "1".into()),
        place: Place::End,
    };
    let open = || Intent::Open { presiding: None };
    let told = |meeting: &Journal, session: &str| {
        let told = told_of(&meeting.meeting().read_by::<Full>(), session, "j");
        Intent::TakeMeeting(Box::new(told))
    };
    let mut first = meeting_on(day(5, 10), &Meeting::new());
    for intent in [councillor(), open(), approve(None)] {
        assert!(act(&mut first, moment(day(5, 10)), public, intent));
    }
    let held = day(7, 3);
    let now = moment(held);
    let mut second = meeting_on(held, &Meeting::new());
    let known = approve(Some(day(5, 10)));
    for intent in [councillor(), known, open(), withdraw(false)] {
        assert!(act(&mut second, now, public, intent));
    }
    let ends = |journal: &Journal| {
        let m = journal.meeting();
        let ends = m.absences().map(|a| m.absence_ends(&a.absence));
        ends.collect::<Vec<_>>()
    };
    // In whichever order they are taken over.
    for sessions in [
        [(&first, "a"), (&second, "b")],
        [(&second, "b"), (&first, "a")],
    ] {
        let mut journal = Journal::new(Writer::FIRST, "A. Clerk".into());
        assert!(act(&mut journal, now, public, Intent::KeepBody));
        for (meeting, session) in sessions {
            assert!(act(&mut journal, now, public, told(meeting, session)));
        }
        assert_eq!(ends(&journal), [Some(held)]);
        let read = journal.meeting().read_by::<Public>();
        let known: Vec<_> = read.absences().collect();
        assert_eq!(read.absence_ends(&known[0].absence), Some(held));
        // What a meeting tells is no mistake of the journal.
        assert!(!act(&mut journal, now, public, withdraw(true)));
        let mut again =
            Journal::replay(Writer::FIRST, "A. Clerk".into(), second.records().to_vec()).unwrap();
        let strike = Intent::Strike {
            entry: "newest resolution".into(),
        };
        assert!(act(&mut again, now, public, strike));
        assert!(act(&mut journal, now, public, told(&again, "b")));
        assert_eq!(ends(&journal), [Some(day(12, 1))]);
    }
}
