//! Who nears six months as a document and as a table.

use super::super::super::audience::Audience;
use super::super::super::document::Paper;
use super::super::super::draft::note;
use super::super::super::papers::filled as table;
use super::super::{Answer, Rows, day_of, paper};
use super::{Alert, Since, SixMonths, Watched};

impl Watched {
    /// "12 March 2026, Anytown Board", with what it is if it was no attendance.
    pub fn last_in_words(&self) -> String {
        let day = day_of(self.last);
        match self.since {
            Since::Attended => format!("{day}, {}", self.body),
            Since::Told => format!("{day}, as {} tells", self.session),
            Since::Called => format!("none known; first called on {day}, {}", self.body),
        }
    }

    /// How near it is, in few words.
    pub fn in_short(&self) -> String {
        // What other meetings they attended is for the words beside.
        let alert = match self.alert {
            Alert::Lapsed => "six months over",
            alert => alert.in_words(),
        };
        let approved = self.approved.is_some() && self.alert != Alert::Approved;
        let withdrawn = self
            .approved
            .as_ref()
            .is_some_and(|a| a.withdrawn.is_some());
        let told = if withdrawn {
            "approval withdrawn"
        } else {
            "reason approved"
        };
        let approved = approved.then_some(told);
        let late = self.late.as_ref().map(|_| "approved too late");
        let all = Some(alert).filter(|words| !words.is_empty());
        let all = all.into_iter().chain(approved).chain(late);
        all.collect::<Vec<_>>().join("; ")
    }

    /// How near it is, and what the council approved.
    pub fn standing_in_words(&self) -> String {
        let approved = self.approved.as_ref().map(|a| {
            let until = a.until.map_or_else(
                || "no end of it is told".to_owned(),
                |until| format!("until {}", day_of(until)),
            );
            let by = if a.by.is_empty() {
                String::new()
            } else {
                format!(" by {}", a.by)
            };
            let exempt = if a.exempt { "exempt; " } else { "" };
            let withdrawn = a.withdrawn_in_words();
            let withdrawn = withdrawn.map_or_else(String::new, |words| format!(", {words}"));
            format!(
                "reason approved on {}{by}, {until}{withdrawn} ({exempt}{})",
                day_of(a.day),
                a.session
            )
        });
        let alert = Some(self.alert.in_words().to_owned())
            .filter(|words| !words.is_empty() && self.alert != Alert::Approved);
        let late = self.late.as_ref().map(|a| {
            format!(
                "what was approved on {} came after that ({})",
                day_of(a.day),
                a.session
            )
        });
        alert
            .into_iter()
            .chain(approved)
            .chain(late)
            .collect::<Vec<_>>()
            .join("; ")
    }
}

/// What is counted, and what is not.
const COUNTED: &str = "Counted by what these sessions tell: attendance as a member at a \
     meeting of any of these bodies, remotely only where that counts. Sitting in for another and being in \
     attendance are not counted, and members of other councils, officers and representatives are not \
     watched. A meeting that was minuted elsewhere is not known here. Local Government Act 1972, section 85.";

impl<A: Audience> Answer<A> for SixMonths<A> {
    fn paper(&self) -> Paper<A> {
        let rows = self.councillors.iter().map(|c| {
            vec![
                c.person.clone(),
                c.last_in_words(),
                day_of(c.ends),
                c.standing_in_words(),
                c.bodies.join("; "),
            ]
        });
        let heads = [
            "Councillor",
            "Last attended",
            "The time ends on",
            "Standing",
            "Sits on",
        ];
        let rows: Vec<Vec<String>> = rows.collect();
        let mut blocks = Vec::new();
        if rows.is_empty() {
            blocks.push(note(
                "No member of the council sits on a body that met lately.",
            ));
        } else {
            blocks.push(table("Members of the council".to_owned(), &heads, rows));
        }
        blocks.push(note(COUNTED));
        if !A::EXEMPT {
            blocks.push(note(
                "What was approved in exempt minutes, or recorded as exempt, is not read here: ask for --audience full \
                 before anybody is told that a seat is vacant.",
            ));
        }
        let day = day_of(self.on);
        paper(
            "Six months without attending",
            ("Members of the council", &day),
            self.on,
            blocks,
        )
    }

    fn rows(&self) -> Rows {
        let rows = self.councillors.iter().map(|c| {
            let since = match c.since {
                Since::Attended => "attended",
                Since::Told => "told",
                Since::Called => "called",
            };
            let (approved, until) = c.approved.as_ref().map_or_else(Default::default, |a| {
                let until = a.until.map_or_else(String::new, |day| day.to_string());
                (a.day.to_string(), until)
            });
            vec![
                c.person.clone(),
                c.last.to_string(),
                since.to_owned(),
                c.body.clone(),
                c.session.clone(),
                c.ends.to_string(),
                c.alert.in_words().to_owned(),
                approved,
                until,
                c.bodies.join("; "),
                c.approved
                    .as_ref()
                    .map_or_else(String::new, |a| a.by.clone()),
                c.approved
                    .as_ref()
                    .and_then(|a| a.withdrawn)
                    .map_or_else(String::new, |day| day.to_string()),
            ]
        });
        Rows {
            columns: vec![
                "councillor",
                "last",
                "since",
                "body",
                "session",
                "ends",
                "standing",
                "approved",
                "approved_until",
                "sits_on",
                "approved_by",
                "approval_withdrawn",
            ],
            rows: rows.collect(),
        }
    }
}
