//! Packs of an invented board, as they were read: for tests of the review.

use chrono::{NaiveDate, NaiveTime};

use crate::import::found::{Found, Place};
use crate::import::proposal::{
    Action, Ask, Item, Member, Notice, PassedOver, Proposal, Report, Source, SourceLine,
};
use crate::meeting::agenda::{Business, FutureMeeting};
use crate::meeting::people::{Office, PersonDetails};
use crate::meeting::text::Text;

/// The place of a line; each page has 50.
pub fn place(line: u32) -> Place {
    Place {
        source: 0,
        page: 1 + line / 50,
        line,
        to: line,
    }
}

fn found<T>(value: T, line: u32) -> Found<T> {
    Found::certain(value, place(line))
}

fn words(words: &str, line: u32) -> Found<Text> {
    found(words.into(), line)
}

/// A day of 2026.
pub fn day(month: u32, day: u32) -> NaiveDate {
    NaiveDate::from_ymd_opt(2026, month, day).unwrap_or_default()
}

/// A file of so many lines.
pub fn source(name: &str, lines: u32) -> Source {
    let line = |number: u32| {
        let text = match number {
            1 => "HARBOUR HEALTH & WELLBEING BOARD".to_owned(),
            2 => "Thursday 5th March, 2026 at 4.00 pm in the Council Chamber, Town Hall".to_owned(),
            n if n % 7 == 0 => String::new(),
            n => format!("Line {n} of the papers, as it is printed there"),
        };
        SourceLine {
            number,
            page: 1 + number / 50,
            text: text.into(),
        }
    };
    Source {
        name: name.into(),
        format: "PDF".into(),
        pages: 1 + lines / 50,
        remarks: Vec::new(),
        lines: (1..=lines).map(line).collect(),
    }
}

/// A pack as large as a real one: 11 members, 11 items, 7 reports, 15 actions; nothing in doubt.
pub fn certain() -> Proposal {
    let mut pack = Proposal {
        sources: vec![source("pack.pdf", 2_500)],
        body: Some(words("Harbour Health & Wellbeing Board", 1)),
        host: Some(words("Harbour Council", 1)),
        chair_title: Some(words("Chairman", 1)),
        date: Some(found(day(3, 5), 2)),
        start: NaiveTime::from_hms_opt(16, 0, 0).map(|time| found(time, 2)),
        venue: Some(words("Council Chamber, Town Hall", 2)),
        officer: Some(words("Ada Penn, Committee Officer", 3)),
        ..Proposal::default()
    };
    let names = [
        "Marion Ashby",
        "Owen Bell",
        "Tom Castle",
        "Ruth Dempsey",
        "Asha Iyer",
        "Leo Marsh",
        "Nell Okoro",
        "Una Vale",
        "Ines Marr",
        "Peter Quill",
        "Zed Young",
    ];
    for (n, name) in (0..).zip(names) {
        let person = PersonDetails {
            name: name.into(),
            honorific: if n < 4 { "Councillor" } else { "" }.into(),
            role: format!("Cabinet Member for Matter {}", n + 1).into(),
            councillor: n < 4,
            ..PersonDetails::default()
        };
        pack.members.push(Member {
            person: found(person, 10 + n),
            office: if n == 0 {
                Office::Chair
            } else {
                Office::Member
            },
            voting: true,
            ..Member::default()
        });
    }
    let titles = [
        "Membership",
        "Declarations of Interest",
        "Minutes and Actions Arising",
        "Better Care Fund",
        "Winter Pressures",
        "Child Poverty",
        "Primary Care",
        "Pharmacies",
        "Dementia",
        "Work Programme",
        "Any Other Business",
    ];
    for (n, title) in (1..).zip(titles) {
        pack.items.push(Item {
            number: words(&n.to_string(), 30 + 2 * n),
            title: words(title, 30 + 2 * n),
            description: Some(words("To consider the report of the Director.", 31 + 2 * n)),
            pages: Some(words(&format!("{}-{}", 10 * n, 10 * n + 6), 30 + 2 * n)),
            business: if n == 1 {
                Business::Membership
            } else {
                Business::Ordinary
            },
            ..Item::default()
        });
    }
    for n in 4..=10 {
        let line = 100 + 40 * n;
        pack.reports.push(Report {
            item: Some(words(&n.to_string(), line)),
            title: words(
                titles.get(n as usize - 1).copied().unwrap_or_default(),
                line,
            ),
            classification: Some(words("General Release", line + 1)),
            of: Some(words("Director of Public Health", line + 2)),
            asks: vec![Ask {
                label: "a".into(),
                text: words("The Board is asked to note the report.", line + 9),
                lead: Text::default(),
                that: words("the report be noted", line + 9),
            }],
            place: Place {
                to: line + 30,
                ..place(line)
            },
            ..Report::default()
        });
    }
    for n in 0..15 {
        pack.actions.push(Action {
            raised: Some(found(day(1, 22), 900 + n)),
            text: words(
                &format!("Bring back the plan for matter {}.", n + 1),
                900 + n,
            ),
            owners: vec!["Director of Public Health".into()],
            ..Action::default()
        });
    }
    pack.future.push(found(
        FutureMeeting {
            date: day(5, 21),
            start: None,
            venue: Text::default(),
        },
        60,
    ));
    pack.passed_over.push(PassedOver {
        place: Place {
            to: 711,
            ..place(700)
        },
        what: "the body of a report".into(),
    });
    pack
}

/// The same with three values in doubt, and something wrong with the papers.
pub fn doubtful() -> Proposal {
    let mut pack = certain();
    let doubt = |found: &mut Option<Found<Text>>, why: &str| {
        *found = found.take().map(|f| f.doubting(why));
    };
    doubt(
        &mut pack.venue,
        "Two rooms are named; this one stands first.",
    );
    if let Some(member) = pack.members.get_mut(4) {
        member.person = member
            .person
            .clone()
            .doubting("No role is printed beside the name.");
    }
    if let Some(item) = pack.items.get_mut(5) {
        item.title = item
            .title
            .clone()
            .doubting("The title may go on in the next line.");
    }
    pack.noticed.push(Notice {
        place: place(60),
        words: "21 May 2026 is a Thursday, and the paper says Friday.".into(),
    });
    pack
}

/// A pack of so many items and lines.
pub fn large(items: u32, lines: u32) -> Proposal {
    let mut pack = doubtful();
    pack.sources = vec![source("large.pdf", lines)];
    pack.items.clear();
    for n in 1..=items {
        pack.items.push(Item {
            number: words(&n.to_string(), n * 10),
            title: words(&format!("Matter {n}"), n * 10),
            description: Some(words("To consider the report.", n * 10 + 1)),
            ..Item::default()
        });
    }
    pack.reports.clear();
    pack
}
