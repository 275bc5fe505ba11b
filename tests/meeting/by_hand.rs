//! A meeting made by hand: a parish council of nine from nothing to a closed meeting and its draft,
//! in one run, and how many keys its officer presses before the first item is open.

#![allow(
    clippy::unwrap_used,
    reason = "a test that can't go on should stop where it stands"
)]

use quorate::export::{Format, export};
use quorate::meeting::Phase;
use quorate::meeting::people::Office;
use quorate::minutes::house::House;
use quorate::minutes::{Public, draft};
use quorate::tui::commands::Context;
use quorate::tui::testing::Bench;

const USUAL: (u16, u16) = (80, 24);

/// Seats as they are typed, the chair's first.
const MEMBERS: [&str; 9] = [
    "Cllr Joan Pike",
    "Cllr Desmond Hale, Vice-Chairman",
    "Cllr Ravi Anand",
    "Cllr Olive Tranter",
    "Cllr Sam Birkett",
    "Cllr Margaret Fenn",
    "Cllr Tobias Lunn",
    "Cllr Priscilla Owusu",
    "Cllr Hugh Maddox",
];

/// Items as they are typed: a few letters where the title is a usual one.
const ITEMS: [&str; 12] = [
    "apo<Tab>",
    "decl<Tab>",
    "minu<Tab>",
    "publ<Tab>",
    "Reports of county and district",
    "plan<Tab>",
    "Playground inspection",
    "Footpaths and highways",
    "Village hall roof",
    "fina<Tab>",
    "any<Tab>",
    "date<Tab>",
];

/// The meeting of the library's `n`, up to the first item before the body; answers the keys.
fn set_up(bench: &mut Bench) -> usize {
    let mut keys = bench.press("nLittle Harting Parish Council<Enter>");
    keys += bench.press("5 March 2026<Enter>4pm<Enter>Village Hall<Enter>");
    bench.sees("Set-up");
    keys += bench.press("s");
    for member in MEMBERS {
        keys += bench.press(&format!("{member}<Enter>"));
    }
    keys += bench.press("<Tab>");
    for item in ITEMS {
        keys += bench.press(&format!("{item}<Enter>"));
    }
    bench.sees("9 seats   12 items");
    keys += bench.press("<F2>AO<Enter><Enter><F12>");
    keys + bench.press("<C-Space>]")
}

#[test]
fn a_parish_meeting_is_made_and_minuted_in_one_run_in_at_most_450_keys() {
    let mut bench = Bench::library(USUAL);
    let keys = set_up(&mut bench);
    assert!(keys <= 450, "{keys} keys");
    let meeting = bench.meeting();
    assert_eq!(meeting.seats().len(), 9);
    assert_eq!(meeting.seats()[0].details.office, Office::Chair);
    assert_eq!(meeting.seats()[1].details.office, Office::ViceChair);
    assert_eq!(meeting.items().len(), 12);
    let first = meeting.before_body().map(|i| i.details.title.to_string());
    assert_eq!(first.as_deref(), Some("Apologies for absence"));
    bench.sees("writing in 1").sees("9 of 9");

    // Every item is taken and written in; the meeting is closed, and the draft is there.
    bench.press("There were none.");
    bench.press("<C-Space>]<C-Space>d0<C-Space>]<C-Space>]");
    bench.press("Two residents spoke of the speed of traffic.");
    for _ in 0..5 {
        bench.press("<C-Space>]<C-Space>on");
    }
    bench.press("<C-Space>]<C-Space>rthe accounts be paid.<Esc>yi<C-Space>]<C-Space>]<C-Space>on");
    bench.press("<C-Space>C<Enter>9 April 2026<Enter>");
    bench
        .sees("1 thing is missing.")
        .sees("Item 4 has no outcome.");
    bench.press("y");
    bench.pass(2);
    assert_eq!(
        *bench.meeting().phase(),
        Phase::Closed,
        "{}",
        bench.screen()
    );
    let minutes = draft::<Public>(bench.meeting(), &House::default());
    let minutes = String::from_utf8(export(Format::Text, &minutes)).unwrap();
    for fact in [
        "LITTLE HARTING PARISH COUNCIL",
        "Councillor Joan Pike",
        "Councillor Desmond Hale",
        "Two residents spoke of the speed of traffic.",
        "That the accounts be paid.",
        "The meeting ended at",
    ] {
        let there = minutes.to_lowercase().contains(&fact.to_lowercase());
        assert!(there, "{fact} in:\n{minutes}");
    }
    bench.press("<F5>");
    bench.sees("Little Harting");
}

#[test]
fn what_is_typed_is_written_at_once_after_the_agenda_was_made() {
    let mut bench = Bench::library(USUAL);
    bench.press("nForum<Enter>5 March 2026<Enter>4pm<Enter><Enter>iWelcome<Enter><F12>");
    assert_eq!(bench.model.top().page().context(), Context::Meeting);
    bench.press("All were welcomed.");
    bench.pass(2);
    assert_eq!(bench.newest(), "All were welcomed.");
    bench.press("<F10>iBudget<Enter><F12>");
    bench.sees("writing in 1");
}

#[test]
fn pasted_members_take_their_seats_by_name() {
    let mut bench = Bench::library(USUAL);
    bench.press("nForum<Enter>5 March 2026<Enter>4pm<Enter><Enter>s");
    bench.paste("Cllr Joan Pike - Chairman\nJo Lund, Director of Care\nVacancy (Healthwatch)\n");
    let meeting = bench.meeting();
    let titles: Vec<&str> = meeting
        .seats()
        .iter()
        .map(|s| s.details.title.as_str())
        .collect();
    assert_eq!(titles, ["Chairman", "Director of Care", "Healthwatch"]);
    assert_eq!(meeting.seats()[2].holder, None);
}
