//! How the record and the people look: what must be told apart at a glance, with and without colour.

use ratatui::style::Modifier;

use crate::journal::Journal;
use crate::meeting::agenda::Exempt;
use crate::meeting::entry::Stream;
use crate::meeting::intent::{Intent, Order};
use crate::tui::testing::{Bench, at, running};

fn act(journal: &mut Journal, intent: Intent) {
    let done = journal.act(at(16, 5), &Order::from(intent));
    done.unwrap_or_else(|r| panic!("{r}"));
}

fn write(text: &str) -> Intent {
    Intent::Write {
        item: Some("4".into()),
        text: text.into(),
        more: Vec::new(),
        place: crate::meeting::entry::Place::End,
    }
}

/// The row with some words, and its first eight cells.
fn gutter(bench: &Bench, words: &str) -> (u16, String) {
    let screen = bench.screen();
    let found = screen.lines().position(|l| l.contains(words));
    let y = found.unwrap_or_else(|| panic!("no {words} in\n{screen}")) as u16;
    let cells = (0..8).map(|x| bench.cells()[(x, y)].symbol());
    (y, cells.collect())
}

fn is_bold(bench: &Bench, y: u16) -> bool {
    bench.cells()[(8, y)].modifier.contains(Modifier::BOLD)
}

#[test]
fn decisions_and_who_came_are_told_apart_by_marks_and_weight_without_colour() {
    for (unicode, marks) in [
        (
            true,
            ["\u{25C6}", "\u{25A1}", "\u{2192}", "\u{2190}", "\u{25C7}"],
        ),
        (false, ["#", "o", ">", "<", "="]),
    ] {
        let mut bench = Bench::running((80, 40));
        bench.looks.colour = false;
        bench.looks.unicode = unicode;
        bench.resize(80, 40);
        bench.press("Members asked.<C-Space>rothe plan be agreed<C-Space>y<Enter>");
        bench.press("<C-Space>a<C-a>Write to them.<Enter>i<Enter>n");
        bench.press("<C-Space>><Enter><C-Space><Castle<Enter><C-Space>on");
        let found = [
            "That the plan be agreed",
            "Write to them.",
            "Okoro arrived",
            "Castle left",
            "noted the report",
        ];
        for (words, mark) in found.into_iter().zip(marks) {
            let (_, cells) = gutter(&bench, words);
            assert!(
                cells.starts_with(mark),
                "{words}: \u{201C}{cells}\u{201D}\n{}",
                bench.screen()
            );
        }
        let (plain, cells) = gutter(&bench, "Members asked.");
        assert!(cells.starts_with(' '), "{cells}");
        // A resolution is heavier than discussion, word for word.
        let (resolved, _) = gutter(&bench, "That the plan be agreed");
        let words = bench.row(usize::from(resolved)).find("That").unwrap();
        let words = bench.row(usize::from(resolved))[..words].chars().count() as u16;
        let weight = bench.cells()[(words + 5, resolved)].modifier;
        assert!(weight.contains(Modifier::BOLD));
        assert!(!is_bold(&bench, plain));
    }
}

#[test]
fn exempt_and_private_words_have_a_bar_down_the_margin_at_every_row() {
    for (unicode, bars) in [(true, ["\u{2503}", "\u{2506}"]), (false, ["X", ":"])] {
        let mut journal = running();
        act(&mut journal, write("Members asked."));
        let order = Order {
            stream: Stream::Exempt,
            ..Order::from(write(
                "The price offered for the old harbour office was less than the surveyor had \
                 advised the council to take.",
            ))
        };
        journal.act(at(16, 6), &order).unwrap();
        let mut bench = Bench::with(journal, (80, 24));
        bench.looks.colour = false;
        bench.looks.unicode = unicode;
        bench.resize(80, 24);
        bench.press("<A-n>Ask her about the date.");
        for words in ["The price offered", "the council to take."] {
            let (_, cells) = gutter(&bench, words);
            assert_eq!(
                cells.chars().nth(1),
                bars[0].chars().next(),
                "{}",
                bench.screen()
            );
        }
        let (_, cells) = gutter(&bench, "Ask her about");
        assert_eq!(
            cells.chars().nth(1),
            bars[1].chars().next(),
            "{}",
            bench.screen()
        );
        let (_, cells) = gutter(&bench, "Members asked.");
        assert_eq!(cells.chars().nth(1), Some(' '), "{}", bench.screen());
    }
}

#[test]
fn an_exempt_item_has_the_bar_from_its_title_on() {
    let mut journal = running();
    let mut details = journal.meeting().items()[4].details.clone();
    details.exempt = Some(Exempt::default());
    act(
        &mut journal,
        Intent::ChangeItem {
            item: "5".into(),
            to: details,
            leave_public: false,
        },
    );
    let bench = Bench::with(journal, (80, 24)).keys("<C-Space>5");
    let (_, cells) = gutter(&bench, "WINTER PRESSURES");
    assert!(cells.contains('\u{2503}'), "{}", bench.screen());
    // What is begun there is exempt: that is seen before the first letter.
    let (_, y) = bench.caret().unwrap();
    assert_eq!(bench.cells()[(1, y)].symbol(), "\u{2503}");
}

#[test]
fn names_give_way_before_the_state_of_a_member() {
    let mut bench = Bench::running((120, 30));
    let names = ["Ashby", "Castle", "Dempsey"];
    for name in names {
        bench.press(&format!("<C-Space><lt>{name}<Enter>"));
    }
    bench.press("<C-Space>>Quill<Enter>");
    bench.sees("for Ashby").sees("left");
    // A name as long as a column may be leaves the state whole.
    let mut bench = Bench::prepared((120, 30));
    bench.press("<F3><Enter>");
    bench.press("<Esc><F2>o<F12>");
    bench.sees("Councillor Ashby").sees("apologies");
}

#[test]
fn a_long_name_is_cut_and_the_state_is_not() {
    let mut journal = crate::tui::testing::prepared();
    let holder = journal.meeting().seats()[0].holder.unwrap();
    let mut details = journal.meeting().person(holder).unwrap().details.clone();
    details.name = "Wilhelmina Featherstonehaugh".into();
    act(
        &mut journal,
        Intent::ChangePerson {
            person: holder.into(),
            to: details,
        },
    );
    let bench = Bench::with(journal, (120, 30)).keys("<F2>o<F12>");
    let screen = bench.screen();
    let row = screen.lines().find(|l| l.contains("  Featherstonehaugh "));
    assert!(row.is_some_and(|r| r.ends_with("apologies")), "{screen}");
}

#[test]
fn two_of_one_surname_are_told_by_more_of_their_names() {
    let mut journal = running();
    let people = journal.meeting().people();
    let called = |name| people.iter().find(|p| p.details.surname() == name).unwrap();
    let mut details = called("Okoro").details.clone();
    details.name = "Ines Bell".into();
    details.honorific = called("Bell").details.honorific.clone();
    let person = called("Okoro").id.into();
    act(
        &mut journal,
        Intent::ChangePerson {
            person,
            to: details,
        },
    );
    // Who is here is not the one that is away.
    Bench::with(journal, (80, 24)).sees("Not here: Ines Bell ?");
}

#[test]
fn at_eighty_columns_a_line_says_which_members_are_not_here() {
    let mut bench = Bench::running((80, 24));
    bench.sees("Not here: Okoro ?");
    bench.press("<C-Space><lt>Castle<Enter>");
    bench.sees("Not here: Castle (left), Okoro ?");
    bench.press("<C-Space>><Enter>");
    bench.sees("Not here: Castle (left) ").sees_no("Okoro ?");
    let bench = Bench::running((80, 24)).keys("<C-Space>><Enter>");
    bench.sees("7 of 7").sees_no("Not here");
    // With the people beside the record they tell it themselves.
    Bench::running((120, 30)).sees_no("Not here");
    // Whoever has no room is counted.
    let mut bench = Bench::running((46, 24));
    for name in ["Ashby", "Bell", "Castle", "Dempsey"] {
        bench.press(&format!("<C-Space><lt>{name}<Enter>"));
    }
    bench.sees("more (F3)");
}

#[test]
fn the_preview_at_160_columns_keeps_the_people() {
    let bench = Bench::running((160, 50)).keys("Members asked.<F5>");
    bench.sees("Nell Okoro").sees("Councillor Castle");
    assert_eq!(bench.screen().matches("Members asked.").count(), 2);
}
