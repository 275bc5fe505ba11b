//! The set-up in rows.

use crate::meeting::Meeting;
use crate::meeting::agenda::{Business, Item, Purpose};
use crate::meeting::between::Tenure;
use crate::meeting::exclusion::ExclusionBy;
use crate::meeting::house::ItemNumbers;
use crate::meeting::id::{BodyId, ItemId, PersonId, SeatId};
use crate::meeting::joint::Constituent;
use crate::meeting::people::{Office, Seat};
use crate::meeting::rules::{Majority, Rules};

use super::line::{ITEM, SEAT};

/// What a row is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub(super) enum Of {
    /// Not to be marked.
    Heading,
    /// The body.
    Body,
    /// Date, time, place.
    Calling,
    /// The rules of the body.
    Rules,
    /// The house style of the documents.
    Style,
    /// Those of them that are seldom told.
    MoreRules,
    /// A body that meets with the first.
    Joined(BodyId),
    /// Where another body joins.
    JoinBody,
    /// A seat.
    Seat(SeatId),
    /// Where a seat of one of the bodies is added.
    AddSeat(Constituent),
    /// An item.
    Item(ItemId),
    /// Where an item is added.
    AddItem,
    /// Minutes to be agreed.
    Minutes,
    /// Later meetings.
    Later,
    /// Actions brought forward.
    Actions,
}

/// A row.
#[derive(Clone, Debug)]
pub(super) struct Row {
    /// What it is.
    pub of: Of,
    /// "4".
    pub label: String,
    /// What it says.
    pub words: String,
    /// More, at the right.
    pub beside: String,
    /// More, below the list.
    pub detail: String,
}

fn row(of: Of, label: &str, words: impl Into<String>, beside: impl Into<String>) -> Row {
    Row {
        of,
        label: label.to_owned(),
        words: words.into(),
        beside: beside.into(),
        detail: String::new(),
    }
}

fn detailed(row: Row, detail: impl Into<String>) -> Row {
    Row {
        detail: detail.into(),
        ..row
    }
}

fn or(words: &str, else_words: &str) -> String {
    if words.is_empty() { else_words } else { words }.to_owned()
}

/// "Ann Marsh from 7 May 2026 until 2 May 2030, elected".
fn in_words(m: &Meeting, tenure: &Tenure) -> String {
    let day = |what: &str, day: Option<chrono::NaiveDate>| {
        day.map_or_else(String::new, |d| {
            format!(" {what} {}", d.format("%-d %b %Y"))
        })
    };
    let who = tenure
        .holder
        .map_or_else(|| "vacant".to_owned(), |p| m.name(p));
    let (from, until) = (day("from", tenure.from), day("until", tenure.until));
    let why = if tenure.reason.is_empty() { "" } else { ", " };
    format!("{who}{from}{until}{why}{}", tenure.reason)
}

fn of_seat(m: &Meeting, today: chrono::NaiveDate, at: usize, seat: &Seat) -> Row {
    let name = |who: Option<PersonId>| who.map_or_else(|| "vacant".to_owned(), |p| m.name(p));
    let holder = if m.is_body_journal() {
        match m.lapsed(seat.id, today) {
            Some(term) => format!("vacant ({})", in_words(m, term)),
            None => name(m.held_on(seat.id, today).0),
        }
    } else {
        name(seat.holder)
    };
    let mut detail = match seat.details.office {
        Office::Chair => "The chair's seat. ".to_owned(),
        Office::ViceChair => "The vice-chair's seat. ".to_owned(),
        Office::Member => String::new(),
    };
    if !seat.details.voting {
        detail.push_str("No vote. ");
    }
    if let Some(deputy) = seat.usual_deputy {
        for part in ["Usual deputy: ", &m.name(deputy), ". "] {
            detail.push_str(part);
        }
    }
    let mut held = m.tenures(seat.id).filter(|t| t.from.is_some()).peekable();
    if held.peek().is_some() {
        let held: Vec<String> = held.map(|t| in_words(m, t)).collect();
        detail.push_str(&held.join("; "));
        detail.push_str(". ");
    }
    detail.push_str("Enter changes the seat, h its holder or deputy.");
    let row = row(
        Of::Seat(seat.id),
        &(at + 1).to_string(),
        seat.details.title.as_str(),
        holder,
    );
    detailed(row, detail)
}

fn of_item(item: &Item) -> Row {
    let details = &item.details;
    let mut beside = Vec::new();
    if details.exempt.is_some() {
        beside.push("EXEMPT".to_owned());
    }
    if item.report.as_ref().is_some_and(|r| r.confidential) {
        beside.push("report confidential".to_owned());
    }
    match details.purpose {
        Purpose::Decision => beside.push("for decision".to_owned()),
        Purpose::Discussion => beside.push("for discussion".to_owned()),
        Purpose::Information => beside.push("for information".to_owned()),
        Purpose::Unsaid => {}
    }
    if !details.pages.is_empty() {
        beside.push(format!("pages {}", details.pages));
    }
    let mut detail = match details.business {
        Business::Ordinary => String::new(),
        Business::Membership => "Membership and apologies. ".to_owned(),
        Business::Declarations => "Declarations of interest. ".to_owned(),
        Business::Minutes => "Earlier minutes and actions. ".to_owned(),
        Business::WorkProgramme => "Work programme, later meetings. ".to_owned(),
        Business::AnyOther => "Any other business. ".to_owned(),
    };
    if let Some(report) = &item.report {
        let limbs: Vec<String> = report
            .asks
            .iter()
            .map(|l| format!("{} {}", l.label, l.text))
            .collect();
        for part in ["Report: ", &report.title, ". "] {
            detail.push_str(part);
        }
        if !limbs.is_empty() {
            beside.push(format!("asks {}", limbs.len()));
            for part in ["Asks that ", &limbs.join("; "), ". "] {
                detail.push_str(part);
            }
        }
    } else if !details.description.is_empty() {
        detail.push_str(&details.description);
        detail.push(' ');
    }
    detail.push_str("Enter changes the item, r its report.");
    let row = row(
        Of::Item(item.id),
        &details.number,
        details.title.as_str(),
        beside.join(", "),
    );
    detailed(row, detail)
}

/// The rules that are told, in a few words.
fn rules(rules: &Rules) -> String {
    let mut told = Vec::new();
    let quorum = rules.quorum.in_words();
    let with: Vec<&str> = rules
        .quorum_includes
        .iter()
        .map(|n| n.seat.as_str())
        .collect();
    if !quorum.is_empty() || !with.is_empty() {
        let quorum = or(&quorum, "any number");
        told.push(if with.is_empty() {
            format!("quorum {quorum}")
        } else {
            format!("quorum {quorum} with {}", with.join(", "))
        });
    }
    if rules.needs_seconder {
        told.push("movers and seconders".to_owned());
    } else if rules.needs_mover {
        told.push("movers".to_owned());
    }
    match rules.majority {
        Majority::Simple => {}
        Majority::TwoThirds => told.push("two thirds".to_owned()),
        Majority::OfThosePresent => told.push("majority of those present".to_owned()),
        Majority::OfAllMembers => told.push("majority of all members".to_owned()),
    }
    if rules.no_casting_vote {
        told.push("no casting vote".to_owned());
    }
    or(&told.join("; "), "no quorum told")
}

/// The style of the documents, with the first number where minute numbers run on.
fn style(m: &Meeting) -> String {
    let house = m.house();
    match house.items {
        ItemNumbers::Agenda => house.name.to_string(),
        ItemNumbers::Running => format!("{}, from minute {}", house.name, house.first_minute),
    }
}

/// The rules that are seldom told, in a few words.
fn more_rules(rules: &Rules) -> String {
    let mut told = vec![
        if rules.remote_counts {
            "remote attendance counts"
        } else {
            "remote attendance doesn\u{2019}t count"
        }
        .to_owned(),
        match rules.exclusion_by {
            ExclusionBy::Schedule12A => "Schedule 12A",
            ExclusionBy::PublicBodies1960 => "Act of 1960",
            ExclusionBy::OwnRules => "own ground to exclude",
        }
        .to_owned(),
    ];
    if !rules.interests.is_empty() {
        told.push("interests told".to_owned());
    }
    if rules.time_limit > 0 {
        told.push(format!("{} minutes", rules.time_limit));
    }
    if let Some(by) = rules.must_end_by {
        told.push(format!("ends by {}", by.format("%H:%M")));
    }
    told.join("; ")
}

/// The rows.
pub(super) fn rows(m: &Meeting, today: chrono::NaiveDate) -> Vec<Row> {
    let mut rows = rows_of_meeting(m, today);
    if m.is_body_journal() {
        // What belongs to a meeting has no place between them.
        rows.retain(|row| !matches!(row.of, Of::Calling | Of::JoinBody | Of::Minutes));
        for row in &mut rows {
            let words = match (row.of, row.words.as_str()) {
                (Of::Heading, "Meeting") => "Body",
                (Of::Heading, "Agenda") => "Standing items of each meeting",
                (Of::Heading, "Before and after") => "Meetings and actions",
                (Of::Actions, _) => "Actions",
                _ => continue,
            };
            words.clone_into(&mut row.words);
        }
    }
    rows
}

fn rows_of_meeting(m: &Meeting, today: chrono::NaiveDate) -> Vec<Row> {
    let heading = |words: &str| row(Of::Heading, "", words, "");
    let body = m.body();
    let calling = m.calling();
    let start = calling.start().map_or_else(
        || "no time given".to_owned(),
        |start| start.format("%H:%M").to_string(),
    );
    let when = format!("{}, {start}", calling.date.format("%A %-d %B %Y"));
    let mut out = vec![
        heading("Meeting"),
        detailed(
            row(
                Of::Body,
                "",
                or(&body.name, "The body has no name yet"),
                body.host.as_str(),
            ),
            "Enter changes the name, the authority, and what the minutes call the chair.",
        ),
        detailed(
            row(Of::Calling, "", when, calling.venue.as_str()),
            "Enter changes day, time, place and the officer.",
        ),
        detailed(
            row(Of::Rules, "", format!("Rules: {}", rules(m.rules())), ""),
            "Enter tells the quorum, what a motion needs, and how a vote is carried.",
        ),
        detailed(
            row(
                Of::MoreRules,
                "",
                format!("More rules: {}", more_rules(m.rules())),
                "",
            ),
            "Enter tells one of them: interests, remote attendance, excluding the public, time limits.",
        ),
        detailed(
            row(Of::Style, "", format!("Style: {}", style(m)), ""),
            "Enter chooses how the documents are laid out and worded.",
        ),
    ];
    let add = |of, words: &str, other: &str| {
        let detail = format!("{words}. Enter adds it, pasted lines are added each; Tab: {other}.");
        detailed(row(of, "+", words, ""), detail)
    };
    for which in m.constituents() {
        if m.is_joint() {
            out.push(heading(&format!("Seats of {}", m.body_in_words(which))));
        } else {
            out.push(heading("Seats"));
        }
        if let Constituent::Joined(body) = which {
            out.push(detailed(
                row(
                    Of::Joined(body),
                    "",
                    m.body_of(which).name.as_str(),
                    rules(m.rules_of(which)),
                ),
                "Enter changes its name, what the minutes call it, and its quorum.",
            ));
        }
        let seats = m.seats().iter().enumerate();
        let own = seats.filter(|(_, s)| s.of == which);
        out.extend(own.map(|(i, s)| of_seat(m, today, i, s)));
        out.push(add(Of::AddSeat(which), SEAT, "the agenda"));
    }
    out.push(detailed(
        row(Of::JoinBody, "+", "Another body that meets with it", ""),
        "Enter makes it a joint meeting: the other body has its own seats and its own quorum.",
    ));
    out.push(heading("Agenda"));
    out.extend(m.items().iter().map(of_item));
    out.push(add(Of::AddItem, ITEM, "the seats"));
    out.push(heading("Before and after"));
    let day = |d: &chrono::NaiveDate| d.format("%-d %b %Y").to_string();
    let minutes: Vec<String> = m.earlier_minutes().iter().map(day).collect();
    let later: Vec<String> = m.future_meetings().iter().map(|f| day(&f.date)).collect();
    let actions = m.prior_actions().len();
    out.push(detailed(
        row(
            Of::Minutes,
            "",
            "Minutes to be agreed",
            or(&minutes.join(", "), "none"),
        ),
        "Enter lists the minutes of another meeting.",
    ));
    out.push(detailed(
        row(
            Of::Later,
            "",
            "Later meetings",
            or(&later.join(", "), "none"),
        ),
        "Enter lists another meeting.",
    ));
    out.push(detailed(
        row(
            Of::Actions,
            "",
            "Actions brought forward",
            if actions == 0 {
                "none".to_owned()
            } else {
                actions.to_string()
            },
        ),
        "Enter brings another action forward; F4 shows them.",
    ));
    out
}
