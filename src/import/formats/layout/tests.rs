//! Lines from words laid on pages.
#![allow(
    clippy::unwrap_used,
    reason = "a test that can't go on should stop where it stands"
)]

use proptest::prelude::*;

use super::*;
use crate::import::line::{Line, Shape};
use crate::import::page::{Rule, Word};
use crate::meeting::text::Text;

/// A page of A4 with words of 10 points, each letter 5 points wide.
#[derive(Default)]
struct TestPage(Page);

impl TestPage {
    fn new() -> Self {
        Self(Page {
            width: 595.0,
            height: 842.0,
            ..Page::default()
        })
    }

    fn word(mut self, x: f32, y: f32, text: &str) -> Self {
        self.0.words.push(word(x, y, 10.0, text));
        self
    }

    /// Lines from `y` down, 12 points apart.
    fn lines(self, x: f32, y: f32, lines: &[&str]) -> Self {
        let mut at = y;
        lines.iter().fold(self, |page, line| {
            at += 12.0;
            page.word(x, at - 12.0, line)
        })
    }

    fn rules(mut self, xs: &[f32], ys: &[f32]) -> Self {
        let (left, right) = (xs[0], xs[xs.len() - 1]);
        let (top, foot) = (ys[0], ys[ys.len() - 1]);
        self.0.rules.extend(ys.iter().map(|y| Rule {
            from: (left, *y),
            to: (right, *y),
        }));
        self.0.rules.extend(xs.iter().map(|x| Rule {
            from: (*x, top),
            to: (*x, foot),
        }));
        self
    }
}

fn word(x: f32, y: f32, size: f32, text: &str) -> Word {
    Word {
        x,
        y,
        width: strips::number(text.chars().count()) * size / 2.0,
        size,
        bold: false,
        text: text.to_owned(),
    }
}

fn read(sheets: Vec<TestPage>) -> Run {
    let pages: Vec<Page> = sheets.into_iter().map(|s| s.0).collect();
    run(&pages, 0, &Steps::new(1_000_000)).unwrap()
}

/// The cells of the lines that aren't blank, parted by bars.
fn cells(run: &Run) -> Vec<String> {
    run.lines
        .iter()
        .filter(|l| !l.is_blank())
        .map(|l| {
            let cells: Vec<&str> = l.cells.iter().map(|c| c.text.as_str()).collect();
            cells.join("|")
        })
        .collect()
}

fn line<'a>(run: &'a Run, begins: &str) -> &'a Line {
    let mut lines = run.lines.iter();
    lines.find(|l| l.text().starts_with(begins)).unwrap()
}

#[test]
fn a_paragraph_in_larger_letters_is_no_heading() {
    let full = "x".repeat(20) + &" word".repeat(10);
    let mut page = TestPage::new().lines(50.0, 300.0, &["Small words of a page."; 30]);
    for k in 0..6_u8 {
        let y = 100.0 + 15.0 * f32::from(k);
        page.0.words.push(word(50.0, y, 13.0, &full));
    }
    let run = read(vec![page]);
    assert!(run.lines.iter().all(|l| l.shape == Shape::Plain));
}

#[test]
fn words_on_one_base_line_are_one_line() {
    let mut page = TestPage::new()
        .word(50.0, 100.0, "Tuesday 9")
        .word(110.0, 100.0, "June 2026");
    page.0.words.push(word(95.5, 96.0, 5.5, "th"));
    assert_eq!(cells(&read(vec![page])), ["Tuesday 9th June 2026"]);
}

#[test]
fn letters_drawn_as_one_are_plain_letters() {
    let run = read(vec![TestPage::new().word(
        50.0,
        100.0,
        "The of\u{FB01}ce and the O\u{FB03}cer",
    )]);
    assert_eq!(cells(&run), ["The office and the Officer"]);
}

#[test]
fn rows_of_dots_lead_to_a_cell() {
    let run = read(vec![
        TestPage::new()
            .word(50.0, 100.0, "3. Minutes of the last meeting")
            .word(205.0, 100.0, "..............................3 - 6")
            .word(
                50.0,
                118.0,
                "Signed ....................... Chair ........................",
            ),
    ]);
    assert_eq!(
        cells(&run),
        ["3. Minutes of the last meeting|3 - 6", "Signed|Chair"]
    );
}

#[test]
fn words_that_are_all_cells_are_parted_and_a_stretched_line_is_not() {
    let words = |page: TestPage, y, words: &[(f32, &str)]| {
        words
            .iter()
            .fold(page, |page, (x, text)| page.word(*x, y, text))
    };
    let head = [
        (50.0, "Meeting"),
        (100.0, "Item"),
        (150.0, "Action"),
        (230.0, "Owner"),
        (280.0, "Status"),
    ];
    let page = words(TestPage::new(), 100.0, &head);
    // Five words stretched to both margins, 18 points apart.
    let line = [
        (50.0, "Members"),
        (103.0, "asked"),
        (146.0, "what"),
        (184.0, "could"),
        (227.0, "follow"),
    ];
    let page = words(page, 140.0, &line);
    assert_eq!(
        cells(&read(vec![page])),
        [
            "Meeting|Item|Action|Owner|Status",
            "Members asked what could follow"
        ]
    );
}

#[test]
fn cells_that_almost_touch_are_parted_where_their_columns_begin() {
    let row = |page: TestPage, y, day, action, owner| {
        page.word(50.0, y, day)
            .word(120.0, y, action)
            .word(250.0, y, owner)
    };
    let page = row(TestPage::new(), 100.0, "Meeting", "Action", "Owner");
    let page = row(page, 124.0, "8 May", "Write a plan", "Gordon Flint");
    // 25 letters of 5 points: they end 5 points before the next column.
    let page = row(
        page,
        148.0,
        "6 March",
        "Ask head teachers which o",
        "Oldshire",
    );
    // The first line of the cell has room for the next, but the row goes on all the same.
    let page = page
        .word(120.0, 160.0, "f them for a")
        .word(250.0, 160.0, "County Council");
    let page = row(
        page,
        184.0,
        "6 March",
        "Send round the slides",
        "Keisha Barlow",
    );
    assert_eq!(
        cells(&read(vec![page])),
        [
            "Meeting|Action|Owner",
            "8 May|Write a plan|Gordon Flint",
            "6 March|Ask head teachers which o f them for a|Oldshire County Council",
            "6 March|Send round the slides|Keisha Barlow",
        ]
    );
}

#[test]
fn cells_in_the_middle_of_their_rows_are_one_row() {
    // As a browser prints a table: what is one line stands between the two of its neighbours.
    let table = |names: [&str; 3]| {
        let mut page = TestPage::new()
            .word(80.0, 100.0, "Name")
            .word(200.0, 100.0, "Role")
            .word(300.0, 94.0, "Attendan")
            .word(315.0, 106.0, "ce");
        let mut y = 124.0;
        for name in names {
            page = page
                .lines(50.0, y, &["Councillor", name])
                .lines(180.0, y, &["Cabinet Member", "for Streets"])
                .word(300.0, y + 6.0, "Expected");
            y += 30.0;
        }
        page.word(50.0, y, "Agenda")
    };
    assert_eq!(
        cells(&read(vec![table([
            "Leila Haddad",
            "Ross Kinnear",
            "Sunita Rawal"
        ])])),
        [
            "Name|Role|Attendance",
            "Councillor Leila Haddad|Cabinet Member for Streets|Expected",
            "Councillor Ross Kinnear|Cabinet Member for Streets|Expected",
            "Councillor Sunita Rawal|Cabinet Member for Streets|Expected",
            "Agenda",
        ]
    );
    // Two columns of prose whose lines don't stand on the same base lines are no such table.
    let left = [
        "The library opens",
        "at nine on most",
        "days of the week",
        "and closes at six",
    ];
    let right = [
        "The bus to the",
        "harbour leaves at",
        "noon and stops at",
        "the old customs",
    ];
    let run = read(vec![
        TestPage::new()
            .lines(50.0, 100.0, &left)
            .lines(300.0, 106.0, &right),
    ]);
    assert!(
        run.lines
            .iter()
            .all(|l| !matches!(l.shape, Shape::Row { .. }))
    );
}

#[test]
fn what_is_drawn_twice_is_bold_and_read_once() {
    let run = read(vec![
        TestPage::new()
            .word(50.0, 100.0, "AGENDA")
            .word(50.3, 100.0, "AGENDA"),
    ]);
    assert_eq!(cells(&run), ["AGENDA"]);
    assert!(run.lines[0].bold);
}

#[test]
fn a_row_with_wrapped_cells_is_one_line() {
    let run = read(vec![
        TestPage::new()
            .rules(&[50.0, 150.0, 400.0], &[90.0, 130.0, 150.0])
            .lines(55.0, 104.0, &["Cllr Petra", "Featherstone-", "Smithson"])
            .word(155.0, 104.0, "Adult care")
            .word(55.0, 144.0, "Dr Sadiq")
            .word(155.0, 144.0, "NHS"),
    ]);
    assert_eq!(
        cells(&run),
        [
            "Cllr Petra Featherstone-Smithson|Adult care",
            "Dr Sadiq|NHS"
        ]
    );
    assert_eq!(run.lines[0].shape, Shape::Row { table: 1, row: 1 });
    assert!(run.lines[1].cells[1].at > 15);
}

#[test]
fn a_cell_that_reaches_over_columns_or_rows_keeps_the_others_in_place() {
    let mut page = TestPage::new()
        .rules(&[50.0, 350.0], &[90.0, 110.0, 150.0])
        .word(60.0, 104.0, "Meeting in June")
        .word(60.0, 124.0, "Workshop")
        .word(160.0, 124.0, "Report")
        .word(260.0, 124.0, "Chair")
        .word(160.0, 144.0, "Talk")
        .word(260.0, 144.0, "Clerk");
    for (x, top) in [(150.0, 110.0), (250.0, 110.0)] {
        page.0.rules.push(Rule {
            from: (x, top),
            to: (x, 150.0),
        });
    }
    page.0.rules.push(Rule {
        from: (150.0, 130.0),
        to: (350.0, 130.0),
    });
    let run = read(vec![page]);
    assert_eq!(
        cells(&run),
        ["Meeting in June", "Workshop|Report|Chair", "|Talk|Clerk"]
    );
}

#[test]
fn tables_that_touch_are_two() {
    let run = read(vec![
        TestPage::new()
            .rules(&[50.0, 150.0, 300.0], &[90.0, 110.0, 130.0])
            .rules(&[50.0, 220.0, 300.0], &[130.0, 150.0])
            .word(55.0, 104.0, "a")
            .word(155.0, 104.0, "b")
            .word(55.0, 124.0, "c")
            .word(155.0, 124.0, "d")
            .word(55.0, 144.0, "e")
            .word(225.0, 144.0, "f"),
    ]);
    assert_eq!(cells(&run), ["a|b", "c|d", "e|f"]);
    assert_eq!(
        run.lines.last().unwrap().shape,
        Shape::Row { table: 2, row: 1 }
    );
}

#[test]
fn a_row_that_a_page_breaks_is_one_line_and_a_header_is_read_once() {
    let head = |y: f32| {
        TestPage::new()
            .word(55.0, y + 14.0, "Action")
            .word(255.0, y + 14.0, "Owner")
    };
    let mut one = head(700.0).rules(&[50.0, 250.0, 340.0], &[700.0, 720.0, 750.0]);
    one = one
        .word(55.0, 734.0, "Write to every practice that has a long")
        .word(255.0, 734.0, "Director of");
    let mut two = head(50.0).rules(&[50.0, 250.0, 340.0], &[50.0, 70.0, 90.0, 110.0]);
    two = two
        .word(55.0, 84.0, "list of patients")
        .word(255.0, 84.0, "finance")
        .word(55.0, 104.0, "Report back")
        .word(255.0, 104.0, "Clerk");
    let run = read(vec![one, two]);
    assert_eq!(
        cells(&run),
        [
            "Action|Owner",
            "Write to every practice that has a long list of patients|Director of finance",
            "Report back|Clerk"
        ]
    );
    assert_eq!(run.lines[2].shape, Shape::Row { table: 1, row: 3 });
}

#[test]
fn columns_that_stay_aligned_are_a_table() {
    let run = read(vec![
        TestPage::new()
            .word(50.0, 100.0, "Cllr Edwin Stroud")
            .word(200.0, 100.0, "Chair")
            .word(50.0, 112.0, "Cllr Maud Pennington")
            .word(200.0, 112.0, "Village hall")
            .word(50.0, 124.0, "Cllr Tamsin Rao")
            .word(200.0, 124.0, "Allotments")
            .word(50.0, 136.0, "Dr Naomi Sixsmith"),
    ]);
    let all = cells(&run);
    assert_eq!(all[2], "Cllr Tamsin Rao|Allotments");
    assert!(run.lines[2].is_row());
    assert_eq!(all.len(), 4, "{all:?}");
}

#[test]
fn numbers_with_their_paragraphs_are_no_table() {
    let run = read(vec![
        TestPage::new()
            .lines(50.0, 100.0, &["1.", "2.", "3.", "4."])
            .lines(
                80.0,
                100.0,
                &["Apologies", "Interests", "Minutes", "Budget"],
            ),
    ]);
    assert_eq!(cells(&run)[1], "2.|Interests");
    assert!(run.lines.iter().all(|l| !l.is_row()));
}

#[test]
fn two_streams_of_prose_are_read_one_after_the_other() {
    let left = [
        "the parish council met",
        "in the hall and heard",
        "from the county about",
        "the road and the ford",
        "which floods each year",
        "in the winter months",
    ];
    let right = [
        "members of the public",
        "may speak at the start",
        "of the meeting and are",
        "asked to tell the clerk",
        "beforehand if they wish",
        "to do so at any length",
    ];
    let run = read(vec![
        TestPage::new()
            .lines(50.0, 100.0, &left)
            .lines(300.0, 100.0, &right),
    ]);
    let expected: Vec<&str> = left.into_iter().chain(right).collect();
    assert_eq!(cells(&run), expected);
}

#[test]
fn what_runs_from_page_to_page_is_set_aside_and_told() {
    let page = |n: usize| {
        TestPage::new()
            .word(50.0, 40.0, "Vale Parish Council")
            .word(50.0, 120.0, &format!("What page {n} says"))
            .word(280.0, 800.0, &format!("Page {n}"))
    };
    let run = read((1..=4).map(page).collect());
    assert_eq!(cells(&run)[0], "What page 1 says");
    assert_eq!(cells(&run).len(), 4);
    assert_eq!(
        run.remarks.iter().map(Text::as_str).collect::<Vec<_>>(),
        ["“Vale Parish Council” at the head of 4 pages is not taken for part of the text."]
    );
}

#[test]
fn stamps_with_the_number_of_an_item_stay() {
    let page = |n: usize| {
        TestPage::new()
            .word(450.0, 40.0, &format!("Agenda Item {}", n * 2))
            .word(50.0, 100.0, "A report")
    };
    let run = read((1..=4).map(page).collect());
    assert_eq!(cells(&run)[0], "Agenda Item 2");
}

#[test]
fn lines_of_a_paragraph_go_on_and_its_last_does_not() {
    let full = "x".repeat(20) + &" word".repeat(15);
    let run = read(vec![
        TestPage::new()
            .lines(50.0, 100.0, &[full.as_str(), full.as_str(), "and ends."])
            .word(50.0, 160.0, "Another paragraph."),
    ]);
    let broken: Vec<bool> = run.lines.iter().map(|l| l.broken).collect();
    assert_eq!(broken, [true, true, false, false, false]);
    assert!(run.lines[3].is_blank());
}

#[test]
fn what_would_have_found_room_is_a_row_of_its_own_though_its_first_cell_is_empty() {
    // A table without rules, whose first cell was merged over two rows, on a page of short lines.
    let page = TestPage::new()
        .lines(72.0, 100.0, &["Harrow Board", "Membership"])
        .word(72.0, 124.0, "Organisation")
        .word(306.0, 124.0, "Name")
        .word(72.0, 136.0, "Harrow Council")
        .word(306.0, 136.0, "Councillor Ruth Odesanya")
        .word(306.0, 148.0, "Councillor Ann Lee")
        .word(72.0, 160.0, "NHS Harrow")
        .word(306.0, 160.0, "Dr Anil Das");
    assert_eq!(
        cells(&read(vec![page]))[3..],
        [
            "Harrow Council|Councillor Ruth Odesanya",
            "|Councillor Ann Lee",
            "NHS Harrow|Dr Anil Das",
        ]
    );
    // A head that stands apart doesn't make whole rows lines of one row.
    let page = TestPage::new()
        .word(72.0, 100.0, "Organisation")
        .word(306.0, 100.0, "Name")
        .word(72.0, 124.0, "Harrow Council")
        .word(306.0, 124.0, "Councillor Ruth Odesanya")
        .word(306.0, 136.0, "Councillor Ann Lee")
        .word(72.0, 148.0, "NHS Harrow")
        .word(306.0, 148.0, "Dr Anil Das")
        .word(72.0, 160.0, "Healthwatch")
        .word(306.0, 160.0, "Pat Green");
    assert_eq!(cells(&read(vec![page])).len(), 5);
}

#[test]
fn ticked_boxes_are_told_from_empty_ones() {
    let page = TestPage::new()
        .word(
            72.0,
            100.0,
            "Classification: \u{F0A8} Public \u{F0FE} Exempt",
        )
        .word(72.0, 150.0, "\u{F0A8} Public")
        .word(72.0, 200.0, "\u{F0B7} Minutes");
    assert_eq!(
        cells(&read(vec![page])),
        ["Classification: ☐ Public ☑ Exempt", "☐ Public", "Minutes"]
    );
}

#[test]
fn short_lines_one_below_the_other_stay_apart() {
    let run = read(vec![TestPage::new().lines(
        50.0,
        100.0,
        &[
            "Telephone: 01632 960123",
            "clerk@wexcombe.example",
            "www.wexcombe.example",
        ],
    )]);
    assert!(run.lines.iter().all(|l| !l.broken));
}

#[test]
fn bullets_make_entries_and_size_makes_headings() {
    let mut page = TestPage::new()
        .lines(60.0, 140.0, &["• attendance", "• safeguarding", "- fees"])
        .lines(
            50.0,
            200.0,
            &[
                "What most of the page is set in",
                "tells how big a heading is",
            ],
        );
    page.0.words.push(word(50.0, 100.0, 18.0, "Agenda"));
    let run = read(vec![page]);
    assert_eq!(line(&run, "Agenda").shape, Shape::Heading(1));
    assert_eq!(line(&run, "attendance").shape, Shape::Entry);
    assert_eq!(line(&run, "fees").shape, Shape::Entry);
}

#[test]
fn lines_are_numbered_and_pages_are_told() {
    let run = read(vec![
        TestPage::new().word(50.0, 100.0, "One."),
        TestPage::new(),
        TestPage::new().word(50.0, 100.0, "Two."),
    ]);
    let places: Vec<(u32, u32)> = run
        .lines
        .iter()
        .map(|l| (l.place.page, l.number()))
        .collect();
    assert_eq!(places, [(1, 1), (1, 2), (3, 3)]);
}

#[test]
fn steps_bound_the_work() {
    let page = TestPage::new().word(50.0, 100.0, "One.").0;
    assert!(run(&vec![page; 100], 0, &Steps::new(50)).is_err());
}

fn number() -> impl Strategy<Value = f32> {
    prop_oneof![
        8 => -50.0_f32..900.0,
        1 => any::<f32>(),
        3 => prop::sample::select(vec![50.0, 100.0, 112.0, 250.0, 800.0])
    ]
}

fn pages() -> impl Strategy<Value = Vec<Page>> {
    let word = (
        number(),
        number(),
        number(),
        0.0_f32..30.0,
        any::<bool>(),
        "[a-zA-Z0-9.•\u{AD} -]{0,12}",
    )
        .prop_map(|(x, y, width, size, bold, text)| Word {
            x,
            y,
            width,
            size,
            bold,
            text,
        });
    let rule =
        ((number(), number()), number(), any::<bool>()).prop_map(|(from, far, level)| Rule {
            from,
            to: if level { (far, from.1) } else { (from.0, far) },
        });
    let page = (
        prop::collection::vec(word, 0..40),
        prop::collection::vec(rule, 0..24),
    )
        .prop_map(|(words, rules)| Page {
            width: 595.0,
            height: 842.0,
            words,
            rules,
        });
    prop::collection::vec(page, 0..4)
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(300))]

    #[test]
    fn anything_laid_on_pages_becomes_lines(pages in pages()) {
        let words: usize = pages.iter().map(|p| p.words.len() + p.rules.len()).sum();
        let steps = Steps::new(2_000 + 400 * words as u64);
        let run = run(&pages, 3, &steps).unwrap();
        for (number, line) in (1..).zip(&run.lines) {
            prop_assert_eq!(line.place.line, number);
            prop_assert_eq!(line.place.source, 3);
        }
        // Nothing is made up.
        let letters = |text: &str| text.chars().filter(char::is_ascii_alphabetic).count();
        let given: usize = pages
            .iter()
            .flat_map(|p| &p.words)
            .map(|w| letters(&w.text))
            .sum();
        let read: usize = run.lines.iter().map(|l| letters(&l.text())).sum();
        prop_assert!(read <= given);
    }
}
