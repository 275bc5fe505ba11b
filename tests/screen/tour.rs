//! The README's tour, played as it is written; and the whole sample meeting minuted by keys, from the
//! roll to the close, with every fact in the draft once, in its place.

#![allow(
    clippy::unwrap_used,
    reason = "a test that can't go on should stop where it stands"
)]

use chrono::DateTime;
use quorate::export::{Format, export};
use quorate::journal::{Journal, Record};
use quorate::meeting::Phase;
use quorate::meeting::check::Severity;
use quorate::meeting::id::Writer;
use quorate::minutes::house::House;
use quorate::minutes::{Public, draft};
use quorate::storage::read;
use quorate::tui::key::Key;
use quorate::tui::testing::Bench;

const SAMPLE: &[u8] = include_bytes!("../../sessions/2026-03-19-harrowmere-hwb.ron");

pub(crate) fn sample() -> Journal {
    let loaded = read::load::<Record>(SAMPLE).unwrap();
    Journal::replay(Writer::FIRST, "officer".into(), loaded.records).unwrap()
}

fn begin(size: (u16, u16)) -> Bench {
    let now = DateTime::parse_from_rfc3339("2026-03-19T14:01:00+00:00").unwrap();
    Bench::on(sample(), size, now)
}

/// The roll, items 1 to 3, and item 4 as far as the README's picture shows it.
fn to_the_picture(bench: &mut Bench) {
    // The roll: all present, and the chair opens the meeting.
    bench.press("<F2>A");
    bench.sees("10 of 12 here");
    bench.press("O<Enter><Enter><F12>");
    bench.press("<C-Space>]");
    bench.pass(180);
    bench.press(
        "<C-Space>]<C-Space>ddesh<Enter>p4<Enter>a partner in a practice that the fund pays<Enter>",
    );
    bench.pass(60);
    bench.press("<C-Space>]<C-Space>mc");
    bench.press("the addition of Dr Carey to those present<Enter><Enter>");
    bench.press("<C-Space>g3i");
    bench.press("A reply is expected in April.<Enter>");
    bench.pass(300);
    bench.press("<C-Space>]<C-Space>pdun<Enter><Enter>");
    bench.press("Members asked how the pooled budget would be kept within its limits, and were ");
    bench.pass(420);
    bench.press("<C-Space>>to<Enter>");
    bench.press("advised that the Section 75 agreement allowed either party to ask for a review.");
    bench.pass(2);
}

pub(crate) fn minutes(bench: &Bench) -> String {
    let minutes = draft::<Public>(bench.meeting(), &House::default());
    String::from_utf8(export(Format::Text, &minutes)).unwrap()
}

#[test]
fn the_whole_sample_is_minuted_by_keys() {
    let mut bench = begin((80, 24));
    to_the_picture(&mut bench);
    bench
        .sees("4.2")
        .sees("Graham Tolley arrived")
        .sees("11 of 12");

    // Item 4: as recommended with one limb amended, agreed; and an action.
    bench.press("<C-Space>rby, subject to the consent of the Integrated Care Board<Enter>");
    bench.sees("subject to the consent");
    bench.press("<C-Space>a<C-a>Circulate the Section 75 agreement.<Enter>du<Enter>n");
    bench.pass(600);

    // Item 5 is noted, with a paragraph and an outcome.
    bench.press("<C-Space>]<C-Space>patt<Enter><Enter>");
    bench.press("Members welcomed the fall in admissions.<C-Space>on");
    bench.pass(240);

    // The chair goes to item 9 and back to 6.
    bench.press("<C-Space>j9<C-Space>t");
    bench.sees("[9 Work Programme");
    bench.press("<C-Space>r<Enter>");
    bench.pass(120);
    bench.press("<C-Space>j6<C-Space>t<C-Space>pred scarf<Enter><Tab><Enter><Enter>");
    bench.press("Members heard that two hubs were");

    // Item 6: a resolution in words of its own, put, reworded, read back and stamped; a cue named.
    bench.press("<C-Space>rothe hubs open on Saturdays<C-Space>k<C-Space>e, from June<C-Space>k");
    bench.press("<F9>");
    bench.sees("That the hubs open on Saturdays, from June");
    bench.press("a");
    bench.sees("Agreed at 14:33");
    bench.press("<Esc>");
    bench.press("<C-Space>n<Enter>Tessa Holt, Hub Manager, Family Hubs<Enter>");
    bench.sees("Tessa Holt (Hub Manager) presented the report.");
    bench.press("<Up> open late.");
    bench.pass(300);

    // Item 7 is noted; 8 is resolved as recommended; a late item comes before the last.
    bench.press("<C-Space>]<C-Space>on");
    bench.pass(300);
    bench.press("<C-Space>]<C-Space>r<Enter>");
    bench.press("<C-Space>lFlooding in Stoke Lacey<Enter>roads may close this week<Enter>");
    bench.press("<C-Space><hebden<Enter>");
    bench.pass(120);
    bench.press("<C-Space>]<C-Space>oa<C-Space>]<C-Space>on");
    bench.pass(60);
    bench.press("<C-Space>N<Enter>");

    // The check leads to nothing but the end; the chair closes the meeting.
    bench.press("<C-Space>C<Enter><Enter>");
    bench.sees("Close anyway?");
    bench.press("y");
    bench.sees("Closed at 14:46.");
    assert_eq!(*bench.meeting().phase(), Phase::Closed);
    let warnings: Vec<String> = bench
        .meeting()
        .findings()
        .into_iter()
        .filter(|f| f.severity == Severity::Warning)
        .map(|f| f.what)
        .collect();
    assert_eq!(warnings, Vec::<String>::new());

    // What was saved makes the same meeting again.
    let mut records = sample().records().to_vec();
    records.extend(bench.saved.iter().cloned());
    let again = Journal::replay(Writer::FIRST, "officer".into(), records).unwrap();
    assert_eq!(again.meeting(), bench.meeting());

    let minutes = minutes(&bench);
    let minutes = minutes.split_whitespace().collect::<Vec<_>>().join(" ");
    for (times, fact) in [
        (1, "Priya Nair attended as deputy for Helen Marchbank."),
        (
            1,
            "Executive Director of Adult Social Care: Priya Nair (acting as Deputy)",
        ),
        (1, "declared a personal interest in item 4"),
        (1, "subject to the addition of Dr Carey to those present"),
        (1, "In progress. A reply is expected in April."),
        (1, "Graham Tolley arrived at 2.17pm."),
        (
            1,
            "be approved, subject to the consent of the Integrated Care Board.",
        ),
        (1, "Circulate the Section 75 agreement."),
        (1, "Tessa Holt (Hub Manager) presented the report."),
        (0, "red scarf"),
        (1, "Members heard that two hubs were open late."),
        (1, "That the hubs open on Saturdays, from June."),
        (1, "That the work programme for 2026/27 be agreed."),
        (1, "8A. FLOODING IN STOKE LACEY"),
        (1, "as urgent because roads may close this week"),
        (1, "Superintendent Daniel Hebden left the meeting"),
        (1, "The meeting ended at"),
        (1, "Thursday 21 May 2026"),
    ] {
        assert_eq!(
            minutes.matches(fact).count(),
            times,
            "{fact} in:\n{minutes}"
        );
    }
}

/// The README's five minutes: each key in the order in which it is quoted there, with what the
/// reader then types by themselves (a name's two letters, a sentence), and what is then seen.
pub(crate) const FIVE_MINUTES: &[(&str, &str, &str)] = &[
    // 1. The roll.
    ("F2", "", "0 of 12 here"),
    ("A", "", "10 of 12 here"),
    ("x", "<Up>", "9 of 12 here"),
    ("o", "<Up>", "1 o Councillor Margaret Ashdown"),
    ("p", "", "10 of 12 here"),
    (
        "O",
        "",
        "The agenda is for 19 March 2026; today is 2 June 2026. It meets:",
    ),
    ("Enter", "", "opens at what time?"),
    ("Enter", "", "Who presides?"),
    ("Enter", "", "on 19 March 2026, and its clock runs on"),
    ("F12", "", "writing in 1"),
    // 2. The next item.
    ("Ctrl-Space ]", "", "[1 Membership"),
    ("Ctrl-Space ]", "", "[2 Declarations"),
    ("Ctrl-Space d", "", "Who declares an interest?"),
    ("0", "", "No declarations were made."),
    // 3. The minutes of the last meeting.
    ("Ctrl-Space ]", "", "[3 Minutes"),
    ("Ctrl-Space m", "", "were:"),
    (
        "a",
        "",
        "agreed and signed by the Chair as a correct record",
    ),
    ("Ctrl-Space g", "3", "How does it stand?"),
    ("i", "A reply is expected in April.", "Comment"),
    ("Enter", "", "A reply is expected in April."),
    // 4. Write.
    ("Ctrl-Space ]", "", "[4 Better Care Fund"),
    ("Ctrl-Space p", "du", "Fergus Dunmore"),
    (
        "Enter",
        "Members heard of the budget. It was within its limits.",
        "4.2",
    ),
    ("Enter", "De", "Tab Dr Anil Deshmukh ("),
    ("Tab", " ", "Dr Anil Deshmukh ("),
    ("awh", "", "Tab asked whether"),
    ("Tab", "", "asked whether"),
    ("Alt-n", "<A-n>", "asked whether"),
    ("Alt-s", "", "marked in this item"),
    ("Ctrl-F", "limits", "Find: limits"),
    (
        "Esc",
        "<C-End><Up><End> this would",
        "asked whether this would",
    ),
    // 5. Somebody comes in.
    ("Ctrl-Space >", "to", "11 of 12"),
    ("Ctrl-Space <", "he go on", "asked whether this would go on"),
    // 6. Resolve.
    ("Ctrl-Space r", "", "as recommended, agreed"),
    ("Enter", "", "Resolved, and agreed."),
    ("F9", "", "Agreed at"),
    ("Esc", "", "asked whether this would go on"),
    // 7. An action.
    ("Ctrl-Space a", "", "Dr Anil Deshmukh"),
    ("Enter", "du", "Fergus Dunmore"),
    ("Enter", "", "By when?"),
    ("n", "", "The action is recorded."),
    // 8. The chair jumps.
    ("Ctrl-Space j 9", "", "writing in 9"),
    (
        "Ctrl-Space t",
        "The programme was agreed. Roads were closed.<C-Left><C-Left><C-Left><C-Left>",
        "[9 Work",
    ),
    ("Ctrl-Space b", "", "10.1 Roads were closed."),
    // 9. A name you missed.
    ("Ctrl-Space p", "red scarf", "nobody known by that name"),
    ("Enter", "", "new to this meeting"),
    ("Tab", "", "to be named later"),
    ("Enter", "<Enter>", "[red scarf]"),
    ("Ctrl-Space n", "", "Whose name is known now?"),
    (
        "Enter",
        "Tessa Holt, Hub Manager",
        "Name, role, organisation:",
    ),
    ("Enter", "", "Tessa Holt is named everywhere."),
    // 10. Undo.
    ("Ctrl-Z", "", "Undone:"),
    ("Ctrl-Y", "", "Done again:"),
    ("F7", "", "History"),
    ("Esc", "", "writing in 10"),
    // 11. Close.
    ("Ctrl-Space C", "", "ended at what time?"),
    ("Enter", "", "The next meeting is on:"),
    ("Enter", "<Down><Down>", "left undone. Close anyway?"),
    ("Enter", "", "goes on with the close"),
    ("Ctrl-Space C", "", "Close anyway?"),
    ("y", "", "Closed at"),
    ("F6", "", "closed at"),
    ("F5", "", "Harrowmere"),
    ("F8", "", "Enter writes 2026-03-19"),
    ("Enter", "", "Written:"),
];

/// What is quoted as keys in the README's five minutes, in order.
fn quoted_keys() -> Vec<&'static str> {
    let readme = include_str!("../../README.md");
    let five = readme.split("## Five minutes with the sample").nth(1);
    let five = five.and_then(|rest| rest.split("\n## ").next()).unwrap();
    let steps = five
        .lines()
        .filter(|l| l.starts_with(|c: char| c.is_ascii_digit()));
    steps
        .flat_map(|line| line.split('`').skip(1).step_by(2))
        .collect()
}

/// Plays the README's five minutes in a window of this size, and looks at it after each key and after
/// what is then typed.
pub(crate) fn five_minutes(
    size: (u16, u16),
    mut look: impl FnMut(&mut Bench, usize, &str, &str, &str),
) -> Bench {
    // Whoever reads it does so on another day than the sample's.
    let now = DateTime::parse_from_rfc3339("2026-06-02T09:31:12+01:00").unwrap();
    let mut bench = Bench::on(sample(), size, now);
    for (step, (keys, then, seen)) in FIVE_MINUTES.iter().enumerate() {
        for name in keys.split(' ') {
            match Key::parse(name) {
                Ok(key) => bench.key(key),
                // A code is typed letter by letter.
                Err(_) => drop(bench.press(name)),
            }
        }
        bench.press(then);
        look(&mut bench, step, keys, then, seen);
        bench.pass(7);
    }
    bench
}

#[test]
fn the_five_minutes_of_the_readme_work_to_the_letter() {
    let told: Vec<&str> = FIVE_MINUTES.iter().map(|(keys, ..)| *keys).collect();
    assert_eq!(quoted_keys(), told, "the README's keys and the table's");
    let mut bench = five_minutes((80, 24), |bench, _, keys, then, seen| {
        let screen = bench
            .screen()
            .split_whitespace()
            .collect::<Vec<_>>()
            .join(" ");
        assert!(
            screen.contains(seen),
            "after {keys} {then}: no \u{201C}{seen}\u{201D} in:\n{}",
            bench.screen()
        );
    });
    let bench = &mut bench;
    assert_eq!(*bench.meeting().phase(), Phase::Closed);
    let minutes = minutes(bench);
    let minutes = minutes.split_whitespace().collect::<Vec<_>>().join(" ");
    for fact in [
        "Thursday 19 March 2026 at 2.00pm",
        "Fergus Dunmore (Better Care Fund Programme Manager) presented the report.",
        "asked whether this would go on",
        "Graham Tolley arrived at",
        "Superintendent Daniel Hebden left the meeting",
        "Tessa Holt (Hub Manager) presented the report.",
        "The meeting ended at",
    ] {
        assert!(minutes.contains(fact), "{fact} in:\n{minutes}");
    }
}

#[test]
fn what_is_said_of_an_action_again_takes_the_place_of_what_was_said() {
    let mut bench = begin((80, 24));
    bench.press("<F2>AO<Enter><Enter><F12><C-Space>j3<Enter><C-Space>t");
    bench.press("<C-Space>g3iBegun.<Enter>");
    bench.press("<C-Space>g3cFinished.<Enter>");
    let minutes = minutes(&bench);
    assert_eq!(
        minutes.matches("Access to Dentistry").count(),
        1,
        "{minutes}"
    );
    assert!(
        minutes.contains("Finished.") && !minutes.contains("Begun."),
        "{minutes}"
    );
}

#[test]
fn the_picture_in_the_readme_is_the_screen() {
    let mut bench = begin((120, 30));
    to_the_picture(&mut bench);
    let made = crate::picture::svg(&bench, "The meeting screen of Quorate, minuting item 4");
    let path = concat!(env!("CARGO_MANIFEST_DIR"), "/docs/screen.svg");
    if std::env::var_os("QUORATE_BLESS").is_some() {
        std::fs::write(path, &made).unwrap();
    }
    let kept = std::fs::read_to_string(path).unwrap_or_default();
    assert!(
        kept == made,
        "docs/screen.svg is not what the screen shows: QUORATE_BLESS=1 cargo test --test screen tour"
    );
}
