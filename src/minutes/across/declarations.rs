//! The interests that were declared at the meetings of a body over a time, person by person.

use std::marker::PhantomData;

use chrono::NaiveDate;
use serde::Serialize;

use super::super::audience::Audience;
use super::super::document::Paper;
use super::super::draft::{heading, note};
use super::super::facts::Declared;
use super::super::papers::filled as table;
use super::{Answer, Period, Recorded, Rows, day_of, key_of, paper};
use crate::meeting::text::counted;

/// An interest that was declared.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct DeclaredAcross {
    /// The day of the meeting.
    pub date: NaiveDate,
    /// The body.
    pub body: String,
    /// The session.
    pub session: String,
    /// Who, by name.
    pub person: String,
    /// Who, with the capacity in which they were there.
    pub who: String,
    /// What kind of interest.
    pub interest: String,
    /// In which items.
    pub about: String,
    /// Its nature, or that it is withheld.
    pub nature: String,
    /// What they did when the item came.
    pub did: String,
    /// By when the monitoring officer is to be told; may be empty.
    pub notify: String,
    /// It is for those entitled to exempt information.
    pub exempt: bool,
    /// The entry, as `quorate show` names it.
    pub entry: String,
}

/// The interests that were declared, for one audience.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Declarations<A> {
    /// The version of these fields.
    pub version: u32,
    /// The bodies that met.
    pub bodies: Vec<String>,
    /// How many meetings were looked at.
    pub meetings: usize,
    /// At how many of them it was said that nobody declared an interest.
    pub none_declared: usize,
    /// What was declared, in the order of time.
    pub declarations: Vec<DeclaredAcross>,
    #[serde(skip)]
    called: String,
    #[serde(skip)]
    to: NaiveDate,
    #[serde(skip)]
    audience: PhantomData<fn() -> A>,
}

/// The interests that were declared at these meetings, given in the order of their days, by whom `wanted`
/// says; of the time of a period, or of all time.
pub fn declarations<A: Audience>(
    meetings: &[Recorded<A>],
    period: Option<&Period>,
    wanted: impl Fn(&str) -> bool,
) -> Declarations<A> {
    let mut bodies: Vec<String> = Vec::new();
    let mut found = Vec::new();
    // Minutes that were published elsewhere tell no facts.
    let ours = || meetings.iter().filter(|m| !m.record().session.is_empty());
    for meeting in ours() {
        if !bodies.iter().any(|b| key_of(b) == key_of(&meeting.body)) {
            bodies.push(meeting.body.clone());
        }
        let own = meeting.record().declared.iter();
        found.extend(
            own.filter(|d| wanted(&d.person))
                .map(|d| across(meeting, d)),
        );
    }
    let days = meetings.first().zip(meetings.last());
    let called = match (period, days) {
        (Some(period), _) => period.called.clone(),
        (None, Some((first, last))) if first.day != last.day => {
            format!("{} to {}", day_of(first.day), day_of(last.day))
        }
        (None, Some((first, _))) => day_of(first.day),
        (None, None) => String::new(),
    };
    Declarations {
        version: 1,
        bodies,
        meetings: ours().count(),
        none_declared: meetings.iter().filter(|m| m.record().none_declared).count(),
        declarations: found,
        called,
        to: meetings.last().map(|m| m.day).unwrap_or_default(),
        audience: PhantomData,
    }
}

fn across<A>(meeting: &Recorded<A>, declared: &Declared) -> DeclaredAcross {
    let name = &meeting.name;
    DeclaredAcross {
        date: meeting.day,
        body: meeting.body.clone(),
        session: name.rsplit_once('.').map_or(&**name, |n| n.0).to_owned(),
        person: declared.person.clone(),
        who: declared.who.clone(),
        interest: declared.interest.clone(),
        about: declared.about.clone(),
        nature: declared.nature.clone(),
        did: declared.did.clone(),
        notify: declared.notify.clone(),
        exempt: declared.exempt,
        entry: declared.entry.map(|e| e.to_string()).unwrap_or_default(),
    }
}

impl<A: Audience> Answer<A> for Declarations<A> {
    fn paper(&self) -> Paper<A> {
        let mut people: Vec<&DeclaredAcross> = Vec::new();
        for declared in &self.declarations {
            if !people
                .iter()
                .any(|d| key_of(&d.person) == key_of(&declared.person))
            {
                people.push(declared);
            }
        }
        people.sort_by_key(|d| key_of(&d.person));
        let several = self.bodies.len() > 1;
        let mut blocks = vec![note(&format!(
            "{}; at {} of them it was said that nobody declared an interest.",
            counted(self.meetings, "meeting"),
            self.none_declared
        ))];
        if people.is_empty() {
            blocks.push(note("No declaration is recorded."));
        }
        for person in people {
            let own = |d: &&DeclaredAcross| key_of(&d.person) == key_of(&person.person);
            let rows = self.declarations.iter().filter(own).map(|d| {
                let body = if several {
                    format!(", {}", d.body)
                } else {
                    String::new()
                };
                vec![
                    format!("{}{body}", day_of(d.date)),
                    d.interest.clone(),
                    d.about.clone(),
                    d.nature.clone(),
                    d.did.clone(),
                    d.notify.clone(),
                ]
            });
            blocks.push(heading(&person.person, false));
            let heads = [
                "Meeting",
                "Interest",
                "In",
                "Nature",
                "What they did",
                "Notify the Monitoring Officer by",
            ];
            let caption = format!("Declared by {}", person.person);
            blocks.push(table(caption, &heads, rows.collect()));
        }
        let body = match self.bodies.as_slice() {
            [one] => one.clone(),
            [] => "No meetings".to_owned(),
            several => format!("{} bodies", several.len()),
        };
        paper(
            "Declarations of interest",
            (&body, &self.called),
            self.to,
            blocks,
        )
    }

    fn rows(&self) -> Rows {
        let rows = self.declarations.iter().map(|d| {
            vec![
                d.date.to_string(),
                d.body.clone(),
                d.session.clone(),
                d.person.clone(),
                d.who.clone(),
                d.interest.clone(),
                d.about.clone(),
                d.nature.clone(),
                d.did.clone(),
                d.notify.clone(),
            ]
        });
        Rows {
            columns: vec![
                "date",
                "body",
                "session",
                "person",
                "who",
                "interest",
                "in",
                "nature",
                "did",
                "notify_by",
            ],
            rows: rows.collect(),
        }
    }
}
