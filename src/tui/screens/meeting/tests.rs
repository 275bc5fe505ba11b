//! The meeting screen's keys that shape the record: what becomes of paragraphs, words and caret.

use crate::journal::{Journal, Record};
use crate::meeting::Refusal;
use crate::meeting::audience::Full;
use crate::meeting::entry::{Kind, Stream, Verb};
use crate::meeting::text::Text;
use crate::tui::job::{Done, StoreTold};
use crate::tui::port::{Effect, News, Saved};
use crate::tui::testing::{Bench, running};
use crate::tui::update::Msg;

const USUAL: (u16, u16) = (80, 24);

/// Kinds and words of the item written in.
fn record(bench: &Bench) -> Vec<(Kind, String)> {
    let session = bench.model.ui.session.as_ref().unwrap();
    let item = session
        .meeting()
        .item(session.sheet.item().unwrap())
        .unwrap();
    let entries = session.meeting().entries_of(item);
    entries.map(|e| (e.kind.clone(), e.text.clone())).collect()
}

fn words(bench: &Bench) -> Vec<String> {
    record(bench).into_iter().map(|(_, text)| text).collect()
}

/// What stands before the caret and after it in its paragraph.
fn around(bench: &Bench) -> (String, String) {
    let session = bench.model.ui.session.as_ref().unwrap();
    let (head, tail) = session.sheet.block().unwrap().text.split_at_caret();
    (head.to_owned(), tail.to_owned())
}

#[test]
fn one_key_makes_a_paragraph_a_decision_and_the_same_key_takes_it_back() {
    let mut bench = Bench::running(USUAL);
    bench.press("The Board endorsed the plan.<C-Left><C-Left>");
    let before = around(&bench);
    let is = |bench: &Bench, key: &str| match (key, &record(bench)[0].0) {
        ("r", Kind::Resolution { .. }) | ("a", Kind::Action { .. }) => true,
        ("o", Kind::Outcome { verb, .. }) => *verb == Verb::Endorsed,
        _ => false,
    };
    for key in ["r", "o", "a"] {
        assert_eq!(bench.press(&format!("<A-{key}>")), 1);
        assert!(is(&bench, key), "{key}: {}", bench.screen());
        assert_eq!(around(&bench), before, "{key}");
        bench.press(&format!("<A-{key}>"));
        assert_eq!(record(&bench)[0].0, Kind::Paragraph, "{key}");
        bench.press(&format!("<A-{key}>"));
        assert!(is(&bench, key));
        // One undo, and the caret stays in its words.
        bench.press("<C-z>");
        assert_eq!(record(&bench)[0].0, Kind::Paragraph, "{key}");
        assert_eq!(around(&bench), before, "{key}");
        bench.press(&format!("<A-{key}><A-p>"));
        assert_eq!(record(&bench)[0].0, Kind::Paragraph, "{key}");
    }
    assert_eq!(words(&bench), ["The Board endorsed the plan."]);
    bench.press("<A-p>");
    assert!(
        bench.notice().contains("that already"),
        "{}",
        bench.notice()
    );
}

#[test]
fn a_paragraph_goes_to_another_item_and_the_caret_with_it() {
    let mut bench = Bench::running(USUAL);
    bench.press("About poverty.<Enter>About the winter.<C-Left>");
    let before = around(&bench);
    assert_eq!(bench.press("<A-PageDown>"), 1);
    bench.sees("writing in 5").sees("WINTER PRESSURES");
    assert_eq!(
        (words(&bench), around(&bench)),
        (vec!["About the winter.".to_owned()], before.clone())
    );
    bench.press("<A-PageUp>");
    bench.sees("writing in 4");
    assert_eq!(words(&bench), ["About poverty.", "About the winter."]);
    assert_eq!(around(&bench), before);
    // A number that no other begins with needs no Enter.
    assert_eq!(bench.press("<A-m>6"), 2);
    bench.sees("writing in 6");
    assert_eq!(around(&bench), before);
    bench.press("<C-z>");
    bench.sees("writing in 4");
    assert_eq!(words(&bench), ["About poverty.", "About the winter."]);
    assert_eq!(around(&bench), before);
    bench.press("<A-m>4");
    assert!(bench.notice().contains("already"), "{}", bench.notice());
    bench.press("<Esc><Esc>");
    assert_eq!(words(&bench), ["About poverty.", "About the winter."]);
}

#[test]
fn a_split_and_a_join_are_taken_back_by_one_undo() {
    let mut bench = Bench::running(USUAL);
    bench.press("One two three.<C-Left><C-Left><Enter>");
    assert_eq!(words(&bench), ["One two", "three."]);
    bench.press("<Right><C-z>");
    assert_eq!(words(&bench), ["One two three."]);
    assert_eq!(around(&bench), ("One two t".to_owned(), "hree.".to_owned()));
    bench.press("<C-y>");
    assert_eq!(words(&bench), ["One two", "three."]);
    bench.press("<Home><C-Home><C-Down><BS>");
    assert_eq!(words(&bench), ["One two three."]);
    bench.press("<C-z>");
    assert_eq!(words(&bench), ["One two", "three."]);
}

#[test]
fn words_inside_a_sentence_become_a_decision_and_the_sentence_stays() {
    let sentence = "Members spoke, and the plan was endorsed, and the Chair gave thanks.";
    let select =
        "<C-Home><C-Right><C-Right><C-Right><C-Right><C-S-Right><C-S-Right><C-S-Right><C-S-Right>";
    let mut bench = Bench::running(USUAL);
    bench.press(sentence);
    bench.press(select);
    let selected = |b: &Bench| {
        let session = b.model.ui.session.as_ref().unwrap();
        session.sheet.block().unwrap().text.selected().to_owned()
    };
    assert_eq!(selected(&bench), "the plan was endorsed");
    bench.press("<A-o>");
    assert_eq!(words(&bench), [sentence, "The plan was endorsed."]);
    assert!(matches!(
        record(&bench)[1].0,
        Kind::Outcome {
            verb: Verb::Endorsed,
            ..
        }
    ));
    bench.press("<BS> in full.");
    assert_eq!(words(&bench)[1], "The plan was endorsed.");
    bench.pass(2);
    assert_eq!(words(&bench)[1], "The plan was endorsed in full.");
    // An action goes on to ask who and when.
    bench.press("<C-Home>");
    bench.press(&select.replace("<C-Home>", ""));
    bench.press("<A-a>");
    bench
        .sees("What is to be done?")
        .sees("The plan was endorsed.");
    bench.press("<Enter>i<Enter>n");
    let action = record(&bench)
        .into_iter()
        .find(|(k, _)| matches!(k, Kind::Action { .. }));
    assert_eq!(action.unwrap().1, "The plan was endorsed.");
    assert_eq!(words(&bench)[0], sentence);
}

#[test]
fn the_keys_of_every_text_box_move_and_select_by_paragraph() {
    let mut bench = Bench::running(USUAL);
    bench.press("One two.<Enter>Three four.<Enter>Five six.");
    bench.press("<C-Up>");
    assert_eq!(around(&bench), (String::new(), "Five six.".to_owned()));
    bench.press("<C-Up>");
    assert_eq!(around(&bench).1, "Three four.");
    bench.press("<Right><C-Down>");
    assert_eq!(around(&bench).1, "Five six.");
    bench.press("<C-S-End>");
    bench.press("<C-Ins><C-End><S-Ins>");
    bench.pass(2);
    assert_eq!(
        words(&bench),
        ["One two.", "Three four.", "Five six.", "Five six."]
    );
    bench.press("<S-Home><S-Del>");
    bench.pass(2);
    assert_eq!(words(&bench)[3], "");
    bench.press("<C-Home><C-S-Down><BS>");
    bench.pass(2);
    assert_eq!(words(&bench)[0], "");
    bench.press("Other<C-S-Left>words<C-Left><C-Del>");
    bench.pass(2);
    assert_eq!(words(&bench)[0], "");
}

#[test]
fn words_are_found_as_they_are_typed_and_in_the_other_items() {
    let mut bench = Bench::running(USUAL);
    bench.press("The pathway was new.<Enter>Members liked the Pathway; the path was short.");
    bench.press("<A-Down>A path again.<A-Up><C-End>");
    bench.press("<C-f>path");
    bench.sees("1 of 3 in this item, 1 in others");
    let selected = |b: &Bench| {
        let session = b.model.ui.session.as_ref().unwrap();
        let text = &session.sheet.block().unwrap().text;
        (text.selected().to_owned(), text.caret())
    };
    // The caret was behind them all: it goes round to the first.
    assert_eq!(selected(&bench), ("path".to_owned(), 8));
    bench.press("<Enter>");
    assert_eq!(selected(&bench), ("Path".to_owned(), 22));
    bench.press("way");
    bench.sees("1 of 2 in this item").sees_no("in others");
    bench.press("<BS><BS><BS><Enter><Enter><Enter>");
    bench.sees("writing in 5").sees("1 of 1 in others");
    bench.press("<Up>");
    bench.sees("writing in 4").sees("3 of 3 in this item");
    // Esc stays there, and the next time the words are offered again.
    bench.press("<Esc>");
    bench.sees_no("Find:");
    assert_eq!(selected(&bench).0, "path");
    bench.press("<Left><C-f><C-f>");
    bench.sees("writing in 5");
    bench.press("<C-z>");
    bench.sees("writing in 4").sees_no("Find:");
    assert_eq!(around(&bench).1, "path was short.");
    // What is nowhere leaves the caret where it was; nothing is typed into the record.
    bench.press("<C-f>nowhere");
    bench.sees("nowhere in these minutes");
    bench.press("<Enter><Esc>");
    assert_eq!(around(&bench).1, "path was short.");
    assert_eq!(words(&bench).concat().matches("nowhere").count(), 0);
    // Any other key ends it and does what it does.
    bench.press("<C-f>path<A-r>");
    bench.sees_no("Find:");
}

/// What is drawn between the line beside the record and the people, or the window's edge.
fn beside(bench: &Bench) -> Vec<String> {
    let screen = bench.screen();
    let post = '\u{2502}';
    // Where the caret is in the pane, a line of its own follows the one beside the record.
    let right = |line: &str| {
        let (_, right) = line.split_once(post)?;
        let right = right.trim_start_matches(post);
        Some(right.split(post).next()?.trim_end().to_owned())
    };
    let shown = screen.lines().map(|l| right(l).unwrap_or_default());
    shown.collect()
}

#[track_caller]
fn shows(bench: &Bench, words: &str) {
    let shown = beside(bench);
    assert!(
        shown.iter().any(|l| l.contains(words)),
        "no {words} in\n{}",
        shown.join("\n")
    );
}

#[track_caller]
fn shows_no(bench: &Bench, words: &str) {
    let shown = beside(bench);
    assert!(
        !shown.iter().any(|l| l.contains(words)),
        "{words} in\n{}",
        shown.join("\n")
    );
}

const WIDE: (u16, u16) = (160, 50);

#[test]
fn beside_the_record_stands_what_will_be_printed_as_it_is_typed() {
    let mut bench = Bench::running(WIDE);
    bench.press("Members asked how it went.<Enter><F5>");
    bench.sees("Asked   a -").sees_no("PEOPLE");
    shows(&bench, "4     CHILD POVERTY");
    shows(&bench, "4.1   Members asked how it went.");
    shows_no(&bench, "Asked");
    // A paragraph is there from its first letter on, and gone with its last.
    bench.press("T");
    shows(&bench, "4.2   T");
    bench.press("hey were told");
    shows(&bench, "4.2   They were told");
    bench.press("<C-u>");
    bench.pass(2);
    shows_no(&bench, "4.2");
    // A resolution with limbs reads as printed, each limb closed.
    bench.press("That:<A-r><A-Enter>one be done<A-Enter>two be done<C-Space>y");
    shows(&bench, "4.2   Resolved: That:");
    shows(&bench, "4.2.1 one be done; and");
    shows(&bench, "4.2.2 two be done.");
    bench.press(" by June");
    shows(&bench, "4.2.2 two be done by June.");
    bench.press(".");
    bench.pass(2);
    shows(&bench, "two be done by June.");
    shows_no(&bench, "June..");
    bench.press("<F5>");
    bench.sees("Councillor Ashby");
    bench.sees("Nell Okoro");
}

#[test]
fn beside_the_record_nothing_is_seen_that_the_public_may_not_read() {
    use crate::meeting::intent::{Intent, Order};
    let mut journal = running();
    for (stream, text) in [
        (Stream::Exempt, "The bidder was Marlow and Sons."),
        (Stream::Private, "Ask about the bidder."),
    ] {
        let intent = Intent::Write {
            item: None,
            text: text.into(),
            more: Vec::new(),
            place: crate::meeting::entry::Place::End,
        };
        let order = Order {
            stream,
            ..Order::from(intent)
        };
        journal.act(crate::tui::testing::at(16, 5), &order).unwrap();
    }
    let mut bench = Bench::with(journal, WIDE);
    bench.press("<F5><C-Home><F5><F5>");
    bench.sees("Marlow").sees("Ask about the bidder.");
    shows_no(&bench, "Marlow");
    shows_no(&bench, "bidder");
    shows(&bench, "The record of this item is not for publication.");
    shows_no(&bench, "in private");
    bench.press("<C-Home>More ");
    shows_no(&bench, "More");
}

#[test]
fn the_preview_follows_the_caret_and_costs_a_row_a_key() {
    let mut bench = Bench::running((200, 60));
    let words = "Members asked how the effect of poverty on children would be measured.\n";
    bench.paste(&words.repeat(80));
    bench.press("<F5><C-Home>");
    shows(&bench, "4.1 ");
    bench.press("<C-End>The end of it");
    bench.pass(2);
    shows(&bench, "The end of it");
    bench.press("<C-Up><C-Up><C-Up><C-Right>");
    let laid = |b: &Bench| {
        let session = b.model.ui.session.as_ref().unwrap();
        let pane = session.beside.as_ref().unwrap();
        let rows = pane.blocks().iter().chain(session.sheet.blocks());
        rows.map(|b| b.text.layout().rows_laid_out()).sum::<u64>()
    };
    bench.press("ab");
    let before = laid(&bench);
    bench.press("c");
    assert!(laid(&bench) - before <= 8, "{} rows", laid(&bench) - before);
    assert!(bench.rows_drawn() <= 3, "{} rows", bench.rows_drawn());
    shows(&bench, "Members abcasked how");
}

#[test]
fn narrow_windows_show_the_whole_draft_instead() {
    let mut bench = Bench::running((149, 40));
    bench.press("Members asked.<F5>");
    bench.sees("Preview").sees("Members asked.");
    let mut bench = Bench::running(WIDE);
    bench.press("Members asked.<S-F5>");
    bench.sees("Preview").sees("Members asked.");
    bench.press("<Esc><F5>");
    bench.sees("writing in 4");
    shows(&bench, "Members asked.");
    bench.resize(120, 30);
    bench.sees("Nell Okoro");
    bench.press("<F5>");
    bench.sees("Preview");
}

#[test]
fn joined_characters_that_come_key_by_key_stay_joined() {
    let family = "\u{1F468}\u{200D}\u{1F469}\u{200D}\u{1F467}";
    let persian = "\u{645}\u{6CC}\u{200C}\u{62E}\u{648}\u{627}\u{647}\u{645}";
    let mut bench = Bench::running(USUAL);
    for c in format!("a{family} {persian}").chars() {
        bench.key(crate::tui::key::Key::char(c));
    }
    bench.pass(2);
    assert_eq!(words(&bench), [format!("a{family} {persian}")]);
    bench.press("<C-Left><BS><BS>");
    bench.pass(2);
    assert_eq!(words(&bench), [format!("a{persian}")]);
}

#[test]
fn an_entry_is_made_exempt_and_public_again_with_the_reason() {
    let mut bench = Bench::running((80, 24));
    bench.press("The bid was the lowest.");
    bench.press("<A-x>");
    bench.sees("Why is it for those alone who may read exempt text?");
    bench.press("<Enter>");
    let held = |bench: &Bench| bench.meeting().all_entries().last().unwrap().clone();
    assert_eq!(held(&bench).stream, Stream::Exempt);
    bench.press("<A-x>");
    bench.sees("Why may everybody read it now?");
    bench.press("The contract was published.<Enter>");
    assert_eq!(held(&bench).stream, Stream::Public);
    // Whoever takes it back is told who may read it then.
    bench.press("<C-z>");
    assert_eq!(held(&bench).stream, Stream::Exempt);
    assert!(!bench.notice().contains("Everybody"), "{}", bench.notice());
    bench.press("<C-z>");
    assert_eq!(held(&bench).stream, Stream::Public);
    assert!(
        bench.notice().contains(". Everybody may read it now."),
        "{}",
        bench.notice()
    );
    bench.press("<C-y>");
    assert_eq!(held(&bench).stream, Stream::Exempt);
    bench.press("<C-y>");
    assert!(
        bench.notice().contains(". Everybody may read it now."),
        "{}",
        bench.notice()
    );
}

#[test]
fn selected_words_go_to_an_exempt_paragraph_after_the_sentence() {
    let mut bench = Bench::running((80, 24));
    bench.press("Bids were opened. Larkspur bid lowest.");
    bench.press("<C-S-Left><C-S-Left><C-S-Left><C-S-Left>");
    bench.press("<A-x>");
    bench.sees("the selected words, in a paragraph of their own");
    bench.press("w");
    let entries = bench.meeting().all_entries();
    let [public, exempt] = &entries[entries.len() - 2..] else {
        panic!("two paragraphs are there");
    };
    assert_eq!(public.text.trim_end(), "Bids were opened.");
    assert_eq!(public.stream, Stream::Public);
    assert_eq!(exempt.text, "Larkspur bid lowest.");
    assert_eq!(exempt.stream, Stream::Exempt);
}

#[test]
fn an_item_that_is_taken_in_private_asks_once_what_becomes_of_what_stands() {
    let mut bench = Bench::running((80, 24));
    bench.press("The bid was the lowest.");
    bench.press("<C-Space>V");
    bench.sees("taken in private?");
    // The ground is for the officer to say: nothing is taken for said.
    bench.press("<Enter>");
    assert!(bench.notice().contains("can't be left empty"));
    bench.sees_no("also with nothing");
    bench.sees("taken in private?");
    bench.press("3<Enter>");
    bench.sees("What stands in it was recorded for everybody.");
    bench.press("e");
    let here = |bench: &Bench| bench.meeting().all_entries().last().unwrap().clone();
    assert_eq!(here(&bench).stream, Stream::Exempt);
    let item = bench.meeting().item(here(&bench).item).unwrap();
    assert_eq!(
        item.details.exempt.as_ref().unwrap().reason.as_str(),
        "Paragraph 3 of Part 1 of Schedule 12A to the Local Government Act 1972"
    );
    bench.press("<F7>");
    bench.sees("taken in private, on this ground: \u{201C}Paragraph 3");
    bench.press("<Esc>");
    bench.press("<F8>");
    bench.sees("1 exempt entry in item 4 stays out.");
}

#[test]
fn what_is_not_saved_is_saved_in_the_file_that_the_officer_types() {
    let mut bench = Bench::running((120, 36));
    let trouble = Saved {
        trouble: Some("NOT SAVED: the disk is full.".to_owned()),
        ..Saved::default()
    };
    bench.take(Msg::News(News::Saved(trouble)));
    bench.press("<C-p>session elsewhere<Enter>");
    assert_eq!(bench.effects.last(), Some(&Effect::OfferElsewhere));
    let offered = |why: Option<&str>| News::Elsewhere {
        path: "/home/clerk/board.ron".to_owned(),
        why: why.map(str::to_owned),
    };
    bench.take(Msg::News(offered(None)));
    bench
        .sees("Save it in which file?")
        .sees("/home/clerk/board.ron");
    bench.press("<Enter>");
    let first = Effect::SaveElsewhere("/home/clerk/board.ron".to_owned());
    assert_eq!(bench.effects.last(), Some(&first));
    // It won't do: the officer is told why, and types another over it.
    bench.take(Msg::News(offered(Some("There is such a file already."))));
    assert_eq!(bench.notice(), "There is such a file already.");
    bench.press("/media/stick/board.ron<Enter>");
    let typed = Effect::SaveElsewhere("/media/stick/board.ron".to_owned());
    assert_eq!(bench.effects.last(), Some(&typed));
}

#[test]
fn the_header_says_what_is_not_yet_in_the_office_s_store_and_keys_wait_for_nothing() {
    let told = |words: &str, alarm: bool, notice: Option<&str>| {
        Msg::News(News::Done(Done::Store(StoreTold {
            words: words.to_owned(),
            alarm,
            reached: false,
            notice: notice.map(str::to_owned),
        })))
    };
    for size in [USUAL, (120, 36)] {
        let mut bench = Bench::running(size);
        let (before, noticed) = (bench.row(0), bench.notice());
        assert!(!before.contains("store"), "{before}");
        bench.take(told("3 not in store since 14:02", false, None));
        let row = bench.row(0);
        assert!(row.contains("3 not in store since 14:02"), "{row}");
        // What was there keeps its place at the right.
        let right = |row: &str| row.chars().rev().take(30).collect::<String>();
        assert_eq!(right(&row), right(&before));
        assert_eq!(bench.notice(), noticed);
        let why = "The office\u{2019}s store does not take this meeting.";
        bench.take(told("NOT IN STORE", true, Some(why)));
        assert!(bench.row(0).contains("NOT IN STORE"));
        assert_eq!(bench.notice(), why);
    }
}

#[test]
fn what_a_colleague_records_comes_into_the_meeting_that_is_followed() {
    let whole = running();
    let (records, half) = (whole.records(), whole.records().len() / 2);
    let begun = Journal::replay(whole.writer(), Text::new("Ben"), records[..half].to_vec());
    let mut bench = Bench::with(begun.unwrap(), (120, 36));
    bench.model.ui.session.as_mut().unwrap().read_only = Some("a colleague writes it".to_owned());
    let came = |records: &[Record]| Msg::News(News::Done(Done::Came(records.to_vec())));
    bench.take(came(&records[half..half + 3]));
    // A notice may come twice, and out of turn.
    bench.take(came(&records[half..]));
    let session = bench.model.ui.session.as_ref().unwrap();
    assert_eq!(session.journal.records(), records);
    assert_eq!(session.unsaved(), 0);
    assert_eq!(
        session.journal.history_for::<Full>(),
        whole.history_for::<Full>()
    );
    let here = whole.meeting().count();
    assert_eq!(bench.meeting().count(), here);
    bench.sees(&format!("{} of {}", here.0, here.1));
}

#[test]
fn the_minute_of_the_item_looked_at_is_copied_by_a_key() {
    let mut bench = Bench::running((100, 30)).keys("<C-Space>&");
    let item = bench.model.ui.session.as_ref().and_then(|s| s.sheet.item());
    let public = Effect::CopyMinute {
        item: item.unwrap(),
        full: false,
    };
    assert_eq!(bench.effects.last(), Some(&public));
    bench.take(Msg::News(News::Copied(
        "Copied. For the public.".to_owned(),
    )));
    assert_eq!(bench.notice(), "Copied. For the public.");
    bench.press("<C-p>minute with exempt<Enter>");
    let full = Effect::CopyMinute {
        item: item.unwrap(),
        full: true,
    };
    assert_eq!(bench.effects.last(), Some(&full));
}

#[test]
fn the_pages_for_the_chamber_are_served_by_a_key_and_ended_by_name() {
    // What everybody may read stands first.
    let mut bench = Bench::running((100, 30)).keys("<S-F9>");
    bench.sees("exempt text too, for those entitled to it");
    bench.press("<Enter>");
    let public = Effect::Serve(Some(Stream::Public));
    assert_eq!(bench.effects.last(), Some(&public));
    let told = "For the public in the room: http://127.0.0.1:40321/0123/chamber".to_owned();
    bench.take(Msg::News(News::Done(Done::Served(Ok(told.clone())))));
    bench.sees("http://127.0.0.1:40321/0123/chamber");
    bench.press("<C-p>end chamber<Enter>");
    assert_eq!(bench.effects.last(), Some(&Effect::Serve(None)));
    bench.press("<S-F9>x");
    let exempt = Effect::Serve(Some(Stream::Exempt));
    assert_eq!(bench.effects.last(), Some(&exempt));
    let why = Refusal::new("The pages can\u{2019}t be served: it is late.", "");
    bench.take(Msg::News(News::Done(Done::Served(Err(why)))));
    bench.sees("it is late");
}
