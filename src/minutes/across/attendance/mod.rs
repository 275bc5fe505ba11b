//! Who attended the meetings of a body over a time, member by member.

mod absences;
mod paper;

use std::marker::PhantomData;

use chrono::NaiveDate;
use serde::Serialize;

use super::super::audience::Audience;
use super::super::facts::{Attended, How};
use super::{Approvals, Period, Sat, key_of};
pub use absences::AbsenceAcross;
pub use paper::marks_in_words;

/// How a member stood to one meeting, in the order in which one prevails over another where they hold
/// several seats.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize)]
#[serde(rename_all = "kebab-case")]
pub enum Mark {
    /// There from beginning to end.
    Present,
    /// There remotely, where that counts.
    Remote,
    /// There for a part.
    Part,
    /// There remotely, where that does not count.
    RemoteUncounted,
    /// Not there, and somebody sat in.
    Deputy,
    /// Not there, with apologies.
    Apologies,
    /// Not there.
    Absent,
    /// Nothing is recorded.
    Unrecorded,
    /// No member then.
    None,
}

/// The marks with their letter, what a strip shows of them, and what they mean.
pub const MARKS: [(Mark, char, char, &str); 8] = [
    (Mark::Present, 'P', '\u{25A0}', "present"),
    (Mark::Remote, 'R', '\u{25C6}', "attended remotely"),
    (Mark::Part, 'p', '\u{25E7}', "present for part"),
    (
        Mark::RemoteUncounted,
        'r',
        '\u{25C7}',
        "attended remotely, which did not count",
    ),
    (Mark::Deputy, 'D', '\u{25A3}', "sent a deputy"),
    (Mark::Apologies, 'A', '\u{25A1}', "apologies"),
    (Mark::Absent, 'X', '\u{00D7}', "absent"),
    (Mark::Unrecorded, '?', '?', "not recorded"),
];

impl Mark {
    /// Its letter; a blank for whoever was no member then.
    pub fn letter(self) -> char {
        let found = MARKS.iter().find(|(mark, ..)| *mark == self);
        found.map_or(' ', |(_, letter, ..)| *letter)
    }

    /// What a strip shows of it where more than letters can be shown.
    pub fn sign(self) -> char {
        let found = MARKS.iter().find(|(mark, ..)| *mark == self);
        found.map_or(' ', |(_, _, sign, _)| *sign)
    }

    /// Whether they attended.
    pub fn is_attended(self) -> bool {
        matches!(self, Self::Present | Self::Remote | Self::Part)
    }

    fn of(row: &Attended) -> Option<Self> {
        Some(match row.how {
            How::Present if row.remote && row.uncounted => Self::RemoteUncounted,
            How::Present if row.part => Self::Part,
            How::Present if row.remote => Self::Remote,
            How::Present => Self::Present,
            How::Apologies | How::Absent | How::Unrecorded if !row.other.is_empty() => Self::Deputy,
            How::Apologies => Self::Apologies,
            How::Absent => Self::Absent,
            How::Unrecorded => Self::Unrecorded,
            How::Vacant | How::Deputy | How::InAttendance => return None,
        })
    }
}

/// The attendance of a member at the meetings of one body.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct MemberAttendance {
    #[serde(skip)]
    key: String,
    #[serde(skip)]
    name: String,
    /// Who.
    pub person: String,
    /// The seats that they held, in the order in which they held them.
    pub seats: Vec<String>,
    /// They are a member of the council whose body it is.
    pub councillor: bool,
    /// Meetings to which they were called: those that were held while they had a seat.
    pub called: usize,
    /// Meetings that they attended.
    pub attended: usize,
    /// Of these, for a part alone.
    pub part: usize,
    /// Of these, remotely.
    pub remote: usize,
    /// Meetings that they attended remotely where that did not count.
    pub remote_uncounted: usize,
    /// Meetings to which they sent a deputy who came.
    pub deputy: usize,
    /// Meetings that they sent apologies for, and no deputy came.
    pub apologies: usize,
    /// Meetings from which they were absent without apologies.
    pub absent: usize,
    /// Meetings of which nothing is recorded of them.
    pub unrecorded: usize,
    /// The first and the last day on which they were called.
    pub first: NaiveDate,
    /// The last.
    pub last: NaiveDate,
    /// How they stood to each of the meetings, in order.
    pub marks: Vec<Mark>,
}

impl MemberAttendance {
    /// How many of a hundred meetings they attended.
    pub fn percent(&self) -> usize {
        (200 * self.attended + self.called) / (2 * self.called).max(1)
    }

    /// The marks as letters.
    pub fn letters(&self) -> String {
        self.marks.iter().map(|mark| mark.letter()).collect()
    }
}

/// Somebody who sat in for a member.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Deputised {
    /// Who.
    pub person: String,
    /// For whom; empty where the seat was vacant.
    pub on_behalf: String,
    /// On which days.
    pub days: Vec<NaiveDate>,
}

/// A seat that nobody held.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Vacancy {
    /// The seat.
    pub seat: String,
    /// At the meetings of which days.
    pub days: Vec<NaiveDate>,
}

/// The attendance at the meetings of one body.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct BodyAttendance {
    /// The body.
    pub body: String,
    /// The days of its meetings, in order.
    pub meetings: Vec<NaiveDate>,
    /// Their sessions.
    pub sessions: Vec<String>,
    /// Its members, in the order in which they became known.
    pub members: Vec<MemberAttendance>,
    /// Who sat in for members.
    pub deputies: Vec<Deputised>,
    /// The seats that were vacant at a meeting.
    pub vacancies: Vec<Vacancy>,
    /// The absences of members that were approved, and reach into the time.
    pub absences: Vec<AbsenceAcross>,
}

/// The attendance at the meetings of one or several bodies, for one audience.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct AttendanceAcross<A> {
    /// The version of these fields.
    pub version: u32,
    /// The first day.
    pub from: NaiveDate,
    /// The last day.
    pub to: NaiveDate,
    /// Body by body.
    pub bodies: Vec<BodyAttendance>,
    #[serde(skip)]
    called: String,
    #[serde(skip)]
    audience: PhantomData<fn() -> A>,
}

/// Who attended these meetings, given in the order of their days, and which absences were approved. Meetings that have not begun are none; of
/// a joint meeting each body has those who sat for it. `wanted` says of which bodies is told.
pub fn attendance_across<A: Audience>(
    (meetings, approvals): (&[Sat<A>], &[Approvals<A>]),
    period: &Period,
    wanted: impl Fn(&str) -> bool,
) -> AttendanceAcross<A> {
    let mut bodies: Vec<BodyAttendance> = Vec::new();
    for meeting in meetings {
        let facts = meeting.attendance();
        if !facts.held || !(period.from..=period.to).contains(&meeting.day) {
            continue;
        }
        for (of, name) in facts.bodies.iter().enumerate() {
            if !wanted(name) {
                continue;
            }
            let at = bodies.iter().position(|b| key_of(&b.body) == key_of(name));
            let at = at.unwrap_or_else(|| {
                bodies.push(BodyAttendance {
                    body: name.clone(),
                    meetings: Vec::new(),
                    sessions: Vec::new(),
                    members: Vec::new(),
                    deputies: Vec::new(),
                    vacancies: Vec::new(),
                    absences: Vec::new(),
                });
                bodies.len() - 1
            });
            let rows = facts.rows.iter().filter(|r| usize::from(r.of) == of);
            bodies[at].add(meeting, rows);
        }
    }
    for body in &mut bodies {
        body.approve(approvals, period);
    }
    bodies.sort_by_key(|b| key_of(&b.body));
    AttendanceAcross {
        version: 1,
        from: period.from,
        to: period.to,
        bodies,
        called: period.called.clone(),
        audience: PhantomData,
    }
}

impl BodyAttendance {
    fn add<'r, A>(&mut self, meeting: &Sat<A>, rows: impl Iterator<Item = &'r Attended>) {
        let before = self.meetings.len();
        self.meetings.push(meeting.day);
        let stem = meeting
            .name
            .rsplit_once('.')
            .map_or(&*meeting.name, |n| n.0);
        self.sessions.push(stem.to_owned());
        for row in rows {
            match row.how {
                How::Vacant => self.vacant(&row.seat, meeting.day),
                How::Deputy => self.deputised(row, meeting.day),
                _ if row.observer => {}
                _ => {
                    if let Some(mark) = Mark::of(row) {
                        self.member(row, meeting.day, before, mark);
                    }
                }
            }
        }
        for member in &mut self.members {
            member.marks.resize(before + 1, Mark::None);
        }
    }

    fn member(&mut self, row: &Attended, day: NaiveDate, before: usize, mark: Mark) {
        let key = key_of(&row.name);
        let at = self.members.iter().position(|m| m.key == key);
        let at = at.unwrap_or_else(|| {
            self.members.push(MemberAttendance {
                key,
                name: row.name.clone(),
                person: String::new(),
                seats: Vec::new(),
                councillor: false,
                called: 0,
                attended: 0,
                part: 0,
                remote: 0,
                remote_uncounted: 0,
                deputy: 0,
                apologies: 0,
                absent: 0,
                unrecorded: 0,
                first: day,
                last: day,
                marks: Vec::new(),
            });
            self.members.len() - 1
        });
        let member = &mut self.members[at];
        member.person = row.full_name();
        member.councillor = row.councillor;
        if !member.seats.contains(&row.seat) {
            member.seats.push(row.seat.clone());
        }
        member.last = day;
        member.marks.resize(before, Mark::None);
        // Of several seats the one counts in which they were there.
        match member.marks.get(before).copied() {
            Some(known) if known <= mark => return,
            Some(known) => {
                member.count(known, -1, row);
                member.marks[before] = mark;
            }
            None => member.marks.push(mark),
        }
        member.count(mark, 1, row);
    }

    fn vacant(&mut self, seat: &str, day: NaiveDate) {
        match self.vacancies.iter_mut().find(|v| v.seat == seat) {
            Some(known) => known.days.push(day),
            None => self.vacancies.push(Vacancy {
                seat: seat.to_owned(),
                days: vec![day],
            }),
        }
    }

    fn deputised(&mut self, row: &Attended, day: NaiveDate) {
        let person = row.full_name();
        let same = |d: &&mut Deputised| d.person == person && d.on_behalf == row.other;
        match self.deputies.iter_mut().find(same) {
            Some(known) => known.days.push(day),
            None => self.deputies.push(Deputised {
                person,
                on_behalf: row.other.clone(),
                days: vec![day],
            }),
        }
    }
}

impl MemberAttendance {
    fn count(&mut self, mark: Mark, by: isize, row: &Attended) {
        let add = |n: &mut usize| *n = n.saturating_add_signed(by);
        add(&mut self.called);
        match mark {
            Mark::Present | Mark::Part | Mark::Remote => {
                add(&mut self.attended);
                if mark == Mark::Part {
                    add(&mut self.part);
                }
                if row.remote {
                    add(&mut self.remote);
                }
            }
            Mark::RemoteUncounted => add(&mut self.remote_uncounted),
            Mark::Deputy => add(&mut self.deputy),
            Mark::Apologies => add(&mut self.apologies),
            Mark::Absent => add(&mut self.absent),
            Mark::Unrecorded | Mark::None => add(&mut self.unrecorded),
        }
    }
}

impl<A> AttendanceAcross<A> {
    /// How the time is called: "2026".
    pub fn called(&self) -> &str {
        &self.called
    }
}
