//! A branch on the screen: keys in, screen out.

use std::collections::HashMap;

use crate::journal::Journal;
use crate::journal::branch::Branch;
use crate::meeting::entry::Stream;
use crate::meeting::intent::{Order, When};
use crate::tui::job::{BranchKey, BranchListed, BranchRead, Done, Job};
use crate::tui::port::{Effect, News};
use crate::tui::testing::{Bench, at, running};
use crate::tui::update::Msg;

fn listed() -> BranchListed {
    BranchListed {
        key: BranchKey::Store(1),
        words: "Branch 1 by B. Roe on clerk-07".to_owned(),
    }
}

/// What B. Roe recorded, with no network, after the meeting as it runs.
fn branch(acts: &[(u32, Order)]) -> Journal {
    let common = running();
    let records = common.records().to_vec();
    let mut journal = Journal::replay(common.writer(), "B. Roe".into(), records).unwrap();
    for (minute, order) in acts {
        journal
            .act(at(16, *minute), order)
            .unwrap_or_else(|r| panic!("{r}"));
    }
    journal
}

fn order(text: &str) -> Order {
    ron::from_str(&format!("(intent: {text})")).unwrap()
}

/// A bench with the running meeting, which knows of the branch; `keys` come before it is looked at.
fn bench(keys: &str, acts: &[(u32, Order)], size: (u16, u16)) -> Bench {
    let mut bench = Bench::running(size).keys(keys);
    bench.pass(2);
    look(&mut bench, acts);
    bench
}

/// The branch is known of, asked for and shown.
fn look(bench: &mut Bench, acts: &[(u32, Order)]) {
    bench.take(Msg::News(News::Done(Done::Branches(vec![listed()]))));
    bench.press("<S-F7>");
    let asked = Effect::Job(Job::ReadBranch(listed()));
    assert!(bench.effects.contains(&asked), "{:?}", bench.effects.last());
    bench.take(Msg::News(News::Done(Done::BranchRead(Box::new(Ok(
        BranchRead {
            listed: listed(),
            records: branch(acts).records().to_vec(),
        },
    ))))));
}

fn words(bench: &Bench) -> Vec<(String, Stream)> {
    let entries = bench.meeting().all_entries().iter();
    entries.map(|e| (e.text.clone(), e.stream)).collect()
}

fn three_acts() -> Vec<(u32, Order)> {
    vec![
        (
            20,
            order("Write(text: \"Members asked about school meals.\")"),
        ),
        (22, order("Leave(person: \"Castle\")")),
        (24, order("Resolve(text: \"That the plan be noted.\")")),
    ]
}

#[test]
fn what_was_recorded_elsewhere_is_taken_over_act_by_act() {
    for size in [(80, 24), (120, 36)] {
        let mut bench = bench("We went on here.", &three_acts(), size);
        let before = words(&bench).len();
        bench
            .sees("Branch 1 by B. Roe")
            .sees("0 in the meeting, 0 passed by, 3 left")
            .sees("4 Child poverty")
            .sees("Members asked about school meals")
            .sees("Councillor Tom Castle left at 16:22")
            .sees("Enter records: paragraph");
        // Nothing comes in by itself.
        assert_eq!(words(&bench).len(), before);
        bench.press("<Enter>");
        assert!(
            bench.notice().starts_with("Taken over: paragraph"),
            "{}",
            bench.notice()
        );
        bench.sees("1 in the meeting, 0 passed by, 2 left");
        // The next is marked, and happens when it happened.
        bench.press("<Enter>");
        let here = bench.meeting().in_room().len();
        assert_eq!(here, 5, "{}", bench.screen());
        bench.press("x");
        bench.sees("2 in the meeting, 1 passed by, 0 left");
        let told: Vec<String> = words(&bench).into_iter().map(|w| w.0).collect();
        assert!(told.contains(&"We went on here.".to_owned()), "{told:?}");
        assert!(told.contains(&"Members asked about school meals.".to_owned()));
        assert!(!told.iter().any(|t| t.contains("be noted")));
        bench.press("<Esc>");
        let notice = bench.notice();
        assert!(
            notice.contains("3 acts of the branch: 2 in the meeting, 1 passed by, 0 left"),
            "{notice}"
        );
        // The log of the meeting tells each as an act of whoever took it over.
        bench.press("<F7>");
        bench.sees("Castle left at 16:22");
    }
}

#[test]
fn what_somebody_did_who_was_first_added_for_it_stands_under_the_item() {
    let acts = [(
        20,
        order("Present(who: [Cue(\"finance, red scarf\")], form: Report)"),
    )];
    let bench = bench("", &acts, (80, 24));
    bench
        .sees("presented by [finance, red scarf]")
        .sees("4 Child poverty");
    assert!(
        !bench.screen().contains("The meeting"),
        "{}",
        bench.screen()
    );
}

#[test]
fn what_was_taken_over_is_undone_as_any_fact_and_can_be_taken_again() {
    let mut bench = bench("", &three_acts(), (100, 30));
    bench.press("<Enter>");
    bench.sees("1 in the meeting");
    bench.press("<C-z><C-z>");
    bench.sees("0 in the meeting, 0 passed by, 3 left");
    bench.press("<Home><Enter>");
    bench.sees("1 in the meeting");
    let same = |(text, _): &(String, Stream)| text == "Members asked about school meals.";
    let standing = words(&bench).iter().filter(|w| same(w)).count();
    assert_eq!(standing, 1);
}

#[test]
fn what_both_recorded_is_known_and_what_cannot_hold_any_more_is_refused_with_the_reason() {
    let acts = vec![
        (20, order("Take(item: \"5\")")),
        (21, order("Leave(person: \"Castle\")")),
        (22, order("Close")),
        (23, order("Undo()")),
    ];
    let mut bench = Bench::running((100, 30));
    let now = at(16, 21);
    let mut out = Vec::new();
    let session = bench.model.ui.session.as_mut().unwrap();
    // The colleague saw them leave too, at the same minute, and adjourned.
    session
        .act(
            now,
            &order("Leave(person: \"Castle\", item: Some(\"5\"))"),
            &mut out,
        )
        .unwrap();
    session
        .act(at(16, 30), &order("Adjourn()"), &mut out)
        .unwrap();
    look(&mut bench, &acts);
    bench
        .sees("1 in the meeting, 0 passed by, 1 left")
        .sees("It can\u{2019}t be taken over: The meeting is adjourned.");
    let last = bench.saved.len();
    bench.press("<Home><Enter>");
    assert!(
        bench.notice().contains("The meeting is adjourned."),
        "{}",
        bench.notice()
    );
    assert_eq!(bench.saved.len(), last);
    bench.press("<Down>");
    bench.sees("In the meeting: record");
    bench.press("<Enter>");
    assert!(
        bench.notice().contains("has that already"),
        "{}",
        bench.notice()
    );
}

#[test]
fn confidential_words_keep_their_readers_and_words_that_were_changed_here_are_left_to_the_officer()
{
    let private = |text: &str, stream: &str| -> Order {
        ron::from_str(&format!(
            "(stream: {stream}, intent: Write(text: \"{text}\"))"
        ))
        .unwrap()
    };
    let acts = vec![
        (20, private("The offer was 40,000.", "Exempt")),
        (21, private("Ask him about it.", "Private")),
        (22, order("Write(text: \"A paragraph.\")")),
        (
            23,
            order("Type(entry: \"newest\", at: 12, came: \" And more of it.\")"),
        ),
    ];
    let mut bench = bench("", &acts, (100, 30));
    bench.press("<Enter><Enter><Enter>");
    assert_eq!(
        words(&bench),
        [
            ("The offer was 40,000.".to_owned(), Stream::Exempt),
            ("Ask him about it.".to_owned(), Stream::Private),
            ("A paragraph.".to_owned(), Stream::Public),
        ]
    );
    // Somebody has changed the words that the typing of the branch went on from.
    let id = bench.meeting().all_entries()[2].id;
    let mut out = Vec::new();
    let session = bench.model.ui.session.as_mut().unwrap();
    let typed = format!("Type(entry: \"{id}\", at: 0, went: \"A\", came: \"One\")");
    session.act(at(16, 40), &order(&typed), &mut out).unwrap();
    bench.pass(1);
    bench.press("<End>");
    bench.sees("Its words are others in the meeting now");
    bench.press("<Enter>");
    assert!(bench.notice().contains("by hand"), "{}", bench.notice());
    bench.press("c");
    let copied = bench.effects.iter().rev().find_map(|effect| match effect {
        Effect::Copy { text, .. } => Some(text.clone()),
        _ => None,
    });
    assert_eq!(copied.as_deref(), Some("A paragraph. And more of it."));
}

#[test]
fn what_rests_on_an_act_that_was_passed_by_says_so() {
    let acts = vec![
        (20, order("Write(text: \"First.\")")),
        (21, order("Write(text: \"Second.\")")),
        (22, order("Strike(entry: \"newest\")")),
    ];
    let mut bench = bench("", &acts, (100, 30));
    bench.press("x");
    bench.sees("0 in the meeting, 1 passed by, 2 left");
    bench.press("<End>");
    bench.sees("It rests on what the meeting does not have");
    bench.press("<Enter>");
    assert!(
        bench.notice().contains("Take that over first"),
        "{}",
        bench.notice()
    );
    bench.press("<Up><Enter><Enter>");
    let entries = bench.meeting().all_entries();
    assert_eq!(entries.len(), 1);
    assert!(entries[0].struck && entries[0].text == "Second.");
}

#[test]
fn what_is_said_in_the_same_words_of_something_else_is_not_known() {
    let twice = || {
        [
            order("Write(text: \"Noted.\")"),
            order("Write(text: \"Noted.\")"),
        ]
    };
    let [first, second] = twice();
    let acts = vec![
        (20, first),
        (21, second),
        (22, order("Strike(entry: \"newest\")")),
    ];
    let mut bench = Bench::running((100, 30));
    let mut out = Vec::new();
    let session = bench.model.ui.session.as_mut().unwrap();
    for (minute, order) in (20..).zip(twice()) {
        session.act(at(16, minute), &order, &mut out).unwrap();
    }
    // Both wrote it twice; the colleague struck the other one out.
    let noted = |e: &&crate::meeting::entry::Entry| e.text == "Noted.";
    let entries = session.meeting().all_entries();
    let struck = entries.iter().find(noted).unwrap().id;
    let strike = order(&format!("Strike(entry: \"{}\")", struck.0));
    session.act(at(16, 22), &strike, &mut out).unwrap();
    look(&mut bench, &acts);
    bench.sees("2 in the meeting, 0 passed by, 1 left");
    bench.press("<End><Enter>");
    let entries = bench.meeting().all_entries().iter();
    assert_eq!(
        entries.filter(|e| e.text == "Noted." && e.struck).count(),
        2
    );
}

#[test]
fn what_differs_in_its_readers_its_details_or_its_time_is_not_known() {
    let exempt = "(stream: Exempt, intent: Write(text: \"The offer was 40,000.\"))";
    let remotely = |minute, more: &str| Order {
        at: Some(When::Exactly(at(16, minute))),
        ..order(&format!("AttendRemotely(person: \"Castle\"{more})"))
    };
    let acts = vec![
        (20, ron::from_str(exempt).unwrap()),
        (
            21,
            order("AddItem(item: (title: \"Bids\", exempt: Some((reason: \"legal advice\"))))"),
        ),
        (22, remotely(22, "")),
        (23, order("Write(text: \"A paragraph.\")")),
        (
            24,
            order("AddItem(item: (title: \"Depots\", pages: \"3\"))"),
        ),
    ];
    let mut bench = Bench::running((100, 30));
    let mut out = Vec::new();
    let session = bench.model.ui.session.as_mut().unwrap();
    for (minute, order) in [
        (20, order("Write(text: \"The offer was 40,000.\")")),
        (21, order("AddItem(item: (title: \"Bids\"))")),
        (22, remotely(12, "")),
        (22, remotely(15, ", in_person: true")),
        (23, order("Write(text: \"A paragraph.\")")),
        (
            24,
            order("AddItem(item: (title: \"Depots\", pages: \"3\"))"),
        ),
    ] {
        session.act(at(16, minute), &order, &mut out).unwrap();
    }
    look(&mut bench, &acts);
    // The paragraph and the item that are the same in both.
    bench.sees("2 in the meeting, 0 passed by, 3 left");
    bench.press("<Home><Enter>");
    bench.sees("3 in the meeting, 0 passed by, 2 left");
    let offers = words(&bench);
    let offers = offers.iter().filter(|(text, _)| text.contains("40,000"));
    let readers: Vec<Stream> = offers.map(|(_, stream)| *stream).collect();
    assert_eq!(readers.len(), 2);
    assert!(readers.contains(&Stream::Exempt), "{readers:?}");
}

#[test]
fn what_was_joined_with_another_entry_than_stands_before_it_here_is_refused() {
    let write = |text: &str| order(&format!("Write(text: \"{text}\")"));
    let mut bench = Bench::running((100, 30));
    let mut out = Vec::new();
    let session = bench.model.ui.session.as_mut().unwrap();
    // The colleague put a paragraph between the two.
    let texts = ["Members asked.", "The chair ruled.", "They were told."];
    for (minute, text) in (20..).zip(texts) {
        session.act(at(16, minute), &write(text), &mut out).unwrap();
    }
    let acts = vec![
        (20, write(texts[0])),
        (21, write(texts[2])),
        (22, order("Join(entry: \"newest\")")),
    ];
    look(&mut bench, &acts);
    bench
        .sees("2 in the meeting, 0 passed by, 1 left")
        .sees("be taken over: In the meeting it would change the words of another");
    let last = bench.saved.len();
    bench.press("<End><Enter>");
    assert_eq!(bench.saved.len(), last);
}

#[test]
fn without_a_branch_there_is_nothing_to_go_to_and_another_meeting_is_none() {
    let mut bench = Bench::running((100, 30)).keys("<S-F7>");
    assert!(
        bench.notice().contains("this meeting has no branch"),
        "{}",
        bench.notice()
    );
    bench.take(Msg::News(News::Done(Done::Branches(vec![listed()]))));
    bench.press("<S-F7>");
    bench.sees("The branch is being read");
    let other = crate::tui::testing::body_journal();
    bench.take(Msg::News(News::Done(Done::BranchRead(Box::new(Ok(
        BranchRead {
            listed: listed(),
            records: other.records().to_vec(),
        },
    ))))));
    assert!(
        bench.notice().contains("no record in common"),
        "{}",
        bench.notice()
    );
}

#[test]
fn a_paragraph_comes_with_the_words_that_were_typed_into_it() {
    // Each began two paragraphs, one with a letter that both typed and one with Enter alone.
    let typed = |first: &str, rest: &str, next: &str| {
        vec![
            (20, order(&format!("Write(text: \"{first}\")"))),
            (20, typing(first.len(), rest)),
            (21, order("Write(text: \"\")")),
            (21, typing(0, next)),
        ]
    };
    let acts = typed("T", "he Chair thanked them.", "Members left.");
    let mut bench = Bench::running((100, 30));
    let mut out = Vec::new();
    let session = bench.model.ui.session.as_mut().unwrap();
    for (minute, order) in typed("T", "he plan was praised.", "Nobody spoke.") {
        session.act(at(16, minute), &order, &mut out).unwrap();
    }
    look(&mut bench, &acts);
    bench
        .sees("0 in the meeting, 0 passed by, 2 left")
        .sees("paragraph “The Chair thanked them.” in item 4")
        .sees("Enter records: paragraph “The Chair thanked them.” in item 4");
    bench.press("<Enter><Enter>");
    bench.sees("2 in the meeting, 0 passed by, 0 left");
    let told: Vec<String> = words(&bench).into_iter().map(|w| w.0).collect();
    let all = [
        "The plan was praised.",
        "Nobody spoke.",
        "The Chair thanked them.",
        "Members left.",
    ];
    for one in all {
        assert_eq!(told.iter().filter(|t| *t == one).count(), 1, "{told:?}");
    }
    // Looked at anew, by whoever does not know what was taken over: the meeting has it.
    let Bench { model, .. } = bench;
    let session = model.ui.session.unwrap();
    let branch = Branch::of(branch(&acts), &session.journal).unwrap();
    let known = branch.known(&session.journal, &HashMap::default());
    assert!((0..2).all(|part| known.records(part).is_some()));
}

fn typing(at: usize, came: &str) -> Order {
    order(&format!(
        "Type(entry: \"newest\", at: {at}, came: \"{came}\", joins: true)"
    ))
}
