//! The review played by keys.

use super::source::LOOKED;
use crate::import::found::{Found, Place};
use crate::import::proposal::{PassedOver, Proposal};
use crate::meeting::Phase;
use crate::tui::commands::Context;
use crate::tui::input::{Button, Input, Mouse, MouseKind};
use crate::tui::job::{Done, Pack};
use crate::tui::port::{Effect, News};
use crate::tui::testing::{Bench, packs};
use crate::tui::theme::Looks;
use crate::tui::update::Msg;

const USUAL: (u16, u16) = (80, 24);

/// The program begun with a pack that was read as `proposal`.
fn review(proposal: Proposal, size: (u16, u16)) -> Bench {
    let mut bench = Bench::library(size);
    bench.take(Msg::Pack(Pack {
        paths: vec!["pack.pdf".to_owned()],
        after: None,
    }));
    let ticket = bench.model.ui.tickets;
    let read = Box::new(Ok(proposal));
    bench.take(Msg::News(News::Done(Done::PackRead { ticket, read })));
    bench
}

fn context(bench: &Bench) -> Context {
    bench.model.top().page().context()
}

/// The row that is marked.
fn marked(bench: &Bench) -> String {
    let rows = (0..50).map(|y| bench.row(y));
    rows.into_iter()
        .find(|row| row.starts_with('\u{203A}'))
        .unwrap_or_default()
}

fn makes(bench: &Bench) -> usize {
    let made = |e: &&Effect| matches!(e, Effect::CreateFrom(_));
    bench.effects.iter().filter(made).count()
}

#[test]
fn it_opens_at_the_first_field_to_settle_beside_the_lines_that_it_was_read_from() {
    for size in [USUAL, (120, 30), (160, 50)] {
        let bench = review(packs::doubtful(), size);
        bench
            .sees("3 to settle \u{B7} ")
            .sees("1 noticed \u{B7} 12 lines passed over")
            .sees("pack.pdf, page 1, line 2")
            .sees("2\u{2502} Thursday 5th March")
            .sees("Two rooms are named");
        let row = marked(&bench);
        assert!(row.contains("? ") && row.contains("to settle"), "{row}");
        let foot = bench.row(usize::from(size.1) - 1);
        assert!(foot.contains("Enter accept  e mend  d drop"), "{foot}");
    }
}

#[test]
fn what_is_certain_takes_one_key_and_what_is_not_one_more_each() {
    let mut bench = review(packs::certain(), USUAL);
    assert!(marked(&bench).contains("Make the meeting   all is settled"));
    assert_eq!(bench.press("<Enter>"), 1);
    assert_eq!(context(&bench), Context::Meeting);
    let told = "Made: 11 members, 11 items, 7 reports, 15 actions.";
    assert_eq!(bench.notice(), told);
    assert_eq!(bench.meeting().items().len(), 11);

    let mut bench = review(packs::doubtful(), USUAL);
    bench.press("<Enter>");
    assert!(marked(&bench).contains("Asha Iyer"), "{}", bench.screen());
    bench.press("y");
    assert!(
        marked(&bench).contains("Child Poverty"),
        "{}",
        bench.screen()
    );
    bench.sees("1 to settle");
    bench.press("y");
    assert!(marked(&bench).contains("Make the meeting"));
    assert!(bench.notice().starts_with("All is settled"));
    bench.sees("Nothing to settle");
    bench.press("<Enter>");
    assert_eq!(bench.notice(), told);
}

#[test]
fn the_first_item_is_open_within_the_keys_that_are_promised() {
    for (pack, doubts) in [(packs::certain(), 0), (packs::doubtful(), 3)] {
        let mut bench = review(pack, USUAL);
        let mut keys = 0;
        // What is uncertain is accepted, the meeting made, the roll taken, the meeting opened,
        // and the first item taken.
        for _ in 0..doubts {
            keys += bench.press("<Enter>");
        }
        keys += bench.press("<Enter>");
        keys += bench.press("<F2>AO<Enter><Enter><F12>");
        assert_eq!(*bench.meeting().phase(), Phase::Open, "{}", bench.screen());
        keys += bench.press("<C-Space>]");
        let first = bench
            .meeting()
            .before_body()
            .map(|i| i.details.number.to_string());
        assert_eq!(first.as_deref(), Some("1"), "{}", bench.screen());
        assert!(keys <= 10 + 2 * doubts, "{keys} keys");
        bench.press("The Chairman welcomed members.");
        assert!(bench.before_caret().ends_with("welcomed members."));
    }
}

#[test]
fn words_are_mended_in_place_and_a_refusal_keeps_them() {
    let mut bench = review(packs::doubtful(), (120, 30));
    bench.press("e");
    bench.sees("Mend: Place");
    bench.press("<C-u>The Library<Enter>");
    bench.sees("The Library").sees("2 to settle");
    assert!(marked(&bench).contains("Asha Iyer"));
    // Up to the date, which must be one.
    bench.press("<Home><Down><Down><Down><Down>e<C-u>soon<Enter>");
    assert!(!bench.notice().is_empty());
    bench.sees("Mend: Date").sees("soon");
    bench.press("<Esc>");
    bench.sees("Thursday 5 March 2026").sees_no("soon");
    bench.press("e<C-u>6 March 2026<Enter>");
    bench.sees("6 March 2026").sees("mended");
    assert!(marked(&bench).contains("6 March"), "{}", bench.screen());
    bench.press("u");
    bench.sees("5 March 2026");
    assert!(
        bench.notice().starts_with("Undone: Date"),
        "{}",
        bench.notice()
    );
}

#[test]
fn a_member_or_an_item_is_mended_by_its_name() {
    let mut bench = review(packs::doubtful(), (120, 30));
    bench.press("<Tab>e");
    bench.sees("Mend: Name");
    bench.press("<C-u>Asha Ray<Enter>");
    bench.press("<Up>");
    bench.sees("Asha Ray").sees_no("Asha Iyer");
}

#[test]
fn what_was_not_found_is_asked_for() {
    let mut pack = packs::certain();
    pack.date = None;
    pack.venue = None;
    let mut bench = review(pack, USUAL);
    let row = marked(&bench);
    assert!(row.contains("Date") && row.contains("not found"), "{row}");
    bench.sees("No day of the meeting was found");
    bench.press("m");
    assert!(
        bench.notice().contains("day of the meeting"),
        "{}",
        bench.notice()
    );
    assert_eq!(makes(&bench), 0);
    bench.press("<Enter>");
    bench.sees("Mend: Date");
    bench.press("6 March 2026<Enter>");
    assert!(marked(&bench).contains("Make the meeting"));
    bench.press("<Enter>");
    assert_eq!(makes(&bench), 1);
}

#[test]
fn a_dropped_field_is_taken_back_by_the_same_key_or_by_undo() {
    let mut bench = review(packs::doubtful(), USUAL);
    bench.press("d");
    bench.sees("dropped").sees("2 to settle");
    bench.press("<S-Tab>");
    bench.press("<Home><Down><Down><Down><Down><Down><Down>");
    assert!(marked(&bench).contains("dropped"), "{}", bench.screen());
    bench.press("<Del>");
    bench.sees("3 to settle");
    bench.press("d<C-z>");
    bench.sees("3 to settle");
    assert!(bench.notice().starts_with("Undone: Place"));
    bench.press("uuuuu");
    assert_eq!(bench.notice(), "Nothing was settled yet.");
}

#[test]
fn what_is_left_open_is_told_once_before_it_is_left_out() {
    let mut bench = review(packs::doubtful(), USUAL);
    bench.press("m");
    let asked = "3 uncertain fields will be left out; m again makes the meeting.";
    assert_eq!(bench.notice(), asked);
    bench.press("<Down>m");
    assert_eq!((bench.notice().as_str(), makes(&bench)), (asked, 0));
    bench.press("m");
    assert_eq!(makes(&bench), 1);
    assert_eq!(context(&bench), Context::Meeting);
    let mut bench = review(packs::doubtful(), USUAL);
    bench.press("y<Home><Enter>");
    assert!(bench.notice().starts_with("2 uncertain fields"));
    bench.press("<Enter>");
    assert_eq!(makes(&bench), 1);
}

#[test]
fn what_was_passed_over_is_looked_at_in_full() {
    let mut bench = review(packs::doubtful(), USUAL);
    bench.press("v");
    bench.sees("What the papers seem to have got wrong");
    assert!(marked(&bench).contains("21 May 2026 is a Thursday"));
    bench.sees("60\u{2502} ");
    bench.press("<Down>");
    assert!(marked(&bench).contains("the body of a report"));
    bench.sees("12 lines").sees("lines 700-711");
    bench.press("<Enter>");
    bench.sees("711\u{2502} ").sees_no("Passed over");
    bench.press("<PgDn>");
    bench.sees("  715");
    bench.press("<End>");
    bench.sees(" 2500");
    bench.press("<Home>");
    bench.sees("HARBOUR HEALTH");
    bench.press("<Esc>v");
    assert!(marked(&bench).contains("Place"), "{}", bench.screen());
    assert_eq!(context(&bench), Context::Review);
}

#[test]
fn what_is_not_seen_is_not_settled() {
    let mut bench = review(packs::doubtful(), USUAL);
    bench.press("sydem");
    assert!(bench.notice().starts_with("Esc goes back to the fields"));
    bench.press("s");
    bench.sees("3 to settle");
    bench.press("e<C-p>drop it<Enter>");
    assert!(
        bench.notice().starts_with("First Enter"),
        "{}",
        bench.notice()
    );
    bench.press("<Esc>");
    bench.sees("3 to settle");
    assert_eq!(makes(&bench), 0);
}

#[test]
fn only_what_was_settled_keeps_the_officer_from_leaving() {
    let mut bench = review(packs::doubtful(), USUAL);
    bench.press("<Esc>");
    assert_eq!(context(&bench), Context::Pack);
    bench.press("<Esc>");
    assert_eq!(context(&bench), Context::Library);
    let mut bench = review(packs::doubtful(), USUAL);
    bench.press("y<Esc>");
    let asked = "Leave the pack? What you settled is not kept. Esc again leaves.";
    assert_eq!(bench.notice(), asked);
    bench.press("<Down><Esc>");
    assert_eq!(bench.notice(), asked);
    assert_eq!(context(&bench), Context::Review);
    bench.press("<Esc>");
    assert_eq!(context(&bench), Context::Pack);
    let mut bench = review(packs::doubtful(), USUAL);
    bench.press("y<C-q>");
    assert!(!bench.effects.contains(&Effect::Quit));
    bench.press("<C-q>");
    assert!(bench.effects.contains(&Effect::Quit));
}

#[test]
fn details_are_folded_away_unless_they_are_uncertain() {
    let mut bench = review(packs::doubtful(), (120, 40));
    bench.sees_no("To consider the report");
    bench.press("]]");
    bench.sees("Membership");
    bench.press("<Right>");
    bench.sees("To consider the report").sees("- Item 1");
    bench.press("<Down><Down><Left>");
    bench.sees_no("To consider the report").sees("+ Item 1");
    assert!(marked(&bench).contains("Item 1"));
    // The title of item 6 is in doubt, and stands out of the folded item.
    bench.press("<Tab>");
    let row = marked(&bench);
    assert!(row.contains("Title") && row.contains("to settle"), "{row}");
}

#[test]
fn sections_are_gone_through_by_brackets() {
    let mut bench = review(packs::doubtful(), USUAL);
    bench.press("<Home>]");
    assert!(marked(&bench).contains("Body"));
    bench.press("]");
    assert!(marked(&bench).contains("Marion Ashby"));
    bench.press("<Down><Down>[");
    assert!(marked(&bench).contains("Marion Ashby"));
    bench.press("[");
    assert!(marked(&bench).contains("Body"), "{}", bench.screen());
    bench.press("]]]]]]]]]]");
    assert!(marked(&bench).contains("the body of a report"));
}

#[test]
fn a_value_laid_over_an_earlier_one_shows_both() {
    let mut pack = packs::certain();
    pack.venue = pack.venue.map(|f| Found {
        before: Some("The Guildhall".into()),
        ..f
    });
    let mut bench = review(pack, USUAL);
    bench.press("<Down><Down><Down><Down><Down><Down>");
    let row = marked(&bench);
    assert!(row.contains("Place") && row.contains("differs"), "{row}");
    bench.sees("Now Council Chamber, Town Hall; before The Guildhall.");
}

#[test]
fn a_pack_in_which_nothing_can_be_read_says_so_and_what_to_do() {
    let mut pack = Proposal {
        sources: vec![packs::source("picture.pdf", 40)],
        ..Proposal::default()
    };
    pack.passed_over.push(PassedOver {
        place: Place {
            to: 40,
            ..packs::place(1)
        },
        what: "not understood".into(),
    });
    let mut bench = review(pack, USUAL);
    bench
        .sees("Nothing could be read")
        .sees("n makes the meeting by hand");
    bench.press("v");
    bench.sees("not understood");
    bench.press("n");
    assert_eq!(context(&bench), Context::Library);
    assert!(bench.model.ui.form.is_some());
    let bench = review(Proposal::default(), USUAL);
    bench.sees("Nothing could be read");
}

#[test]
fn a_paragraph_is_wrapped_where_it_is_mended_and_cut_where_it_is_not() {
    let mut pack = packs::doubtful();
    let long = "To consider the report of the Director, which sets out the plans for the year. ";
    if let Some(item) = pack.items.first_mut() {
        item.description = Some(
            Found::certain(long.repeat(6).as_str().into(), packs::place(31))
                .doubting("It may go on over the page."),
        );
    }
    for size in [USUAL, (120, 30)] {
        let mut bench = review(pack.clone(), size);
        bench.press("<Tab><Tab>");
        assert!(marked(&bench).contains("Description"), "{}", bench.screen());
        bench.sees("It may go on over the page.").sees("\u{2026}");
        bench.press("e");
        bench.sees("Mend: Description");
        assert!(bench.caret().is_some());
        bench.press("<C-Home>Also <A-Enter>this.<Enter>");
        bench.sees("3 to settle");
        bench.press("u");
        bench.sees("4 to settle");
    }
}

#[test]
fn the_mouse_marks_and_scrolls() {
    let mut bench = review(packs::doubtful(), (120, 30));
    let row = (0..30)
        .find(|y| bench.row(*y).contains("Owen Bell"))
        .unwrap_or_default();
    let at = |kind, column, row: usize| {
        Input::Mouse(Mouse {
            kind,
            column,
            row: row as u16,
            ctrl: false,
            alt: false,
            shift: false,
        })
    };
    bench.input(at(MouseKind::Down(Button::Left), 10, row));
    assert!(marked(&bench).contains("Owen Bell"));
    bench.sees("11\u{2502} Line 11");
    bench.input(at(MouseKind::ScrollDown, 100, 10));
    bench.input(at(MouseKind::ScrollDown, 100, 10));
    assert!(marked(&bench).contains("Owen Bell"));
    bench.sees_no("11\u{2502} Line 11");
    bench.press("<A-Up><A-Up><A-Up>");
    bench.sees("11\u{2502} Line 11");
}

#[test]
fn no_window_is_too_small_for_the_review() {
    for keys in ["", "e", "v", "s", "<Tab>e", "<Right>", "<C-p>", "<F1>", "m"] {
        let mut bench = review(packs::doubtful(), USUAL);
        bench.press(keys);
        for width in (0..60).step_by(7) {
            for height in 0..25 {
                bench.resize(width, height);
            }
        }
        for size in [(99, 14), (100, 10), (101, 13), (300, 80)] {
            bench.resize(size.0, size.1);
        }
        bench.press("<Down><End><Esc>");
    }
}

#[test]
fn without_better_symbols_the_review_is_in_ascii() {
    let mut bench = review(packs::doubtful(), (120, 30));
    bench.looks = Looks {
        colour: false,
        dark: false,
        unicode: false,
        ..Looks::default()
    };
    for keys in ["", "e", "<Esc>v", "s"] {
        bench.press(keys);
        bench.resize(120, 30);
        let screen = bench.screen();
        assert!(screen.is_ascii(), "{screen}");
    }
}

#[test]
fn a_large_pack_costs_no_more_to_draw_than_a_small_one() {
    let looked = |items, lines| {
        let mut bench = review(packs::large(items, lines), (160, 50));
        let mut each = Vec::new();
        for key in ["<Down>", "<PgDn>", "]", "<End>", "<Home>", "v", "v"] {
            LOOKED.with(|l| l.set(0));
            bench.press(key);
            each.push(LOOKED.with(std::cell::Cell::get));
        }
        each
    };
    let (small, large) = (looked(20, 400), looked(2_000, 40_000));
    for (small, large) in small.iter().zip(&large) {
        assert!(*large <= small + 100, "{small} lines, {large} lines");
    }
}

#[test]
fn what_is_hostile_in_a_pack_is_cut_and_shown() {
    let mut pack = packs::doubtful();
    let long = "x".repeat(100_000);
    pack.sources = vec![packs::source("pack.pdf", 80)];
    if let Some(source) = pack.sources.first_mut() {
        source.name = "n".repeat(9_000).as_str().into();
        for line in &mut source.lines {
            line.text = long.as_str().into();
        }
    }
    pack.venue = Some(Found::unsure(
        long.as_str().into(),
        Place {
            to: u32::MAX,
            ..packs::place(3)
        },
        &long,
    ));
    if let Some(member) = pack.members.get_mut(4) {
        member.person.place = Place {
            source: 9,
            page: 1,
            line: u32::MAX,
            to: 0,
        };
    }
    let mut bench = review(pack, (120, 30));
    bench.press("<Down><Up>e<Esc>s<PgDn><End><PgUp><Esc><Tab>s<Up><Down>");
}

/// A pack with three actions of one meeting whose day is doubtful.
fn with_a_doubtful_day() -> Proposal {
    let mut pack = packs::certain();
    for action in pack.actions.iter_mut().skip(2).take(3) {
        action.raised = action.raised.take().map(|raised| {
            let place = packs::place(70);
            Found::unsure(raised.value, place, "A Saturday; the paper says Thursday.")
        });
    }
    pack
}

#[test]
fn one_fact_in_several_fields_takes_one_key() {
    let mut bench = review(with_a_doubtful_day(), USUAL);
    bench.sees("3 to settle").sees("A Saturday");
    bench.press("y");
    bench.sees("Nothing to settle");
    let told = "2 other fields say the same and are settled with it. All is settled: Enter makes";
    assert!(bench.notice().starts_with(told), "{}", bench.notice());
    bench.press("u");
    bench.sees("3 to settle");
    bench.press("e<C-u>24 April 2025<Enter>");
    bench.sees("Nothing to settle");
    bench.press("u");
    bench.press("d");
    bench.sees("Nothing to settle");
    let told = "Meeting is dropped, and the same in 2 more; u takes it back.";
    assert_eq!(bench.notice(), told);
}

#[test]
fn what_has_one_doubt_is_taken_or_dropped_by_one_key() {
    let mut pack = packs::certain();
    for member in pack.members.iter_mut().skip(2).take(4) {
        member.person = member.person.clone().doubting("Not on this list.");
    }
    for (keys, what) in [("Y", "accepted"), ("D", "dropped")] {
        let mut bench = review(pack.clone(), USUAL);
        bench
            .sees("4 to settle")
            .sees("Not on this list. Y accepts all 4 of which that is said, D drops them.");
        bench.press(keys);
        bench.sees("Nothing to settle");
        assert_eq!(
            bench.notice(),
            format!("4 fields are {what}; u takes that back.")
        );
        bench.press(keys);
        assert!(bench.notice().starts_with("Mark a field"));
        bench.press("u");
        bench.sees("4 to settle");
    }
}

#[test]
fn what_a_doubt_is_about_is_seen_without_unfolding_it() {
    let mut pack = packs::certain();
    pack.actions[0].text = pack.actions[0].text.clone().doubting("See the owners.");
    pack.actions[0].owners = vec!["Helen Oakes".into(), "Tim Dale".into()];
    let bench = review(pack, USUAL);
    bench
        .sees("See the owners.")
        .sees("Owners: Helen Oakes; Tim Dale");
    let mut pack = packs::certain();
    let ask = &mut pack.reports[0].asks[0];
    ask.lead = "The Board is asked to".into();
    ask.that = ask.that.clone().doubting("See its words.");
    review(pack, USUAL).sees("Printed: The Board is asked to");
}

#[test]
fn what_is_missing_again_is_offered_as_it_was_given() {
    let mut pack = packs::certain();
    for action in pack.actions.iter_mut().take(2) {
        action.raised = None;
    }
    let mut bench = review(pack, USUAL);
    bench.sees("2 to settle");
    bench.press("<Enter>20 November 2025<Enter>");
    bench.sees("1 to settle");
    bench.press("<Enter>");
    bench.sees("Mend: Meeting").sees("20 November 2025");
    bench.press("<Enter>");
    bench.sees("Nothing to settle");
}

#[test]
fn a_line_that_was_passed_over_is_told_by_its_words() {
    let mut pack = packs::certain();
    pack.passed_over = vec![PassedOver {
        place: packs::place(2),
        what: "taken for no field".into(),
    }];
    let mut bench = review(pack, USUAL);
    bench.press("v");
    assert!(
        marked(&bench).contains("Thursday 5th March"),
        "{}",
        bench.screen()
    );
    bench.sees("taken for no field. Enter shows the lines.");
}

#[test]
fn members_and_items_that_were_not_found_are_told() {
    let mut pack = packs::certain();
    pack.members.clear();
    pack.items.clear();
    pack.reports.clear();
    let mut bench = review(pack.clone(), (80, 40));
    bench
        .sees("Members: none were found")
        .sees("Agenda: no items were found");
    // It can't be marked, and is passed on the way to the next section.
    for _ in 0..6 {
        bench.press("]");
        assert!(!marked(&bench).is_empty(), "{}", bench.screen());
    }
    let pack = Proposal {
        body: pack.body,
        ..Proposal::default()
    };
    review(pack, (80, 40)).sees("Agenda: no items were found");
    review(packs::certain(), (80, 50)).sees_no("were found");
}
