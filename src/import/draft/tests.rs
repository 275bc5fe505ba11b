//! The draft: what is open, what mending does, and that the orders always make a meeting.

use chrono::{NaiveDate, NaiveTime};
use proptest::prelude::*;

use super::{Draft, Section, Standing};
use crate::import::found::{Found, Place};
use crate::import::proposal::{
    Action, Ask, Exempt, Item, Member, Minutes, Proposal, Report, Source,
};
use crate::meeting::agenda::{FutureMeeting, Stamp};
use crate::meeting::intent::{Intent, Lead, Order, Who};
use crate::meeting::people::{Office, PersonDetails};
use crate::meeting::text::Text;

fn at(line: u32) -> Place {
    Place {
        source: 0,
        page: 1,
        line,
        to: line,
    }
}

fn sure<T>(value: T) -> Found<T> {
    Found::certain(value, at(3))
}

fn words(text: &str) -> Found<Text> {
    sure(text.into())
}

fn day(year: i32, month: u32, day: u32) -> NaiveDate {
    NaiveDate::from_ymd_opt(year, month, day).unwrap()
}

fn member(name: &str, role: &str, office: Office) -> Member {
    Member {
        person: sure(PersonDetails {
            name: name.into(),
            role: role.into(),
            ..PersonDetails::default()
        }),
        office,
        voting: true,
        ..Member::default()
    }
}

fn item(number: &str, title: &str) -> Item {
    Item {
        number: words(number),
        title: words(title),
        pages: Some(words("13-18")),
        ..Item::default()
    }
}

fn report(item: &str, classification: Option<&str>) -> Report {
    Report {
        item: Some(words(item)),
        title: words("Ferry Fares"),
        classification: classification.map(words),
        asks: vec![Ask {
            label: "a".into(),
            text: words("To approve the fares."),
            that: words("the fares be approved"),
            ..Ask::default()
        }],
        ..Report::default()
    }
}

fn proposal() -> Proposal {
    Proposal {
        sources: vec![Source {
            name: "pack.txt".into(),
            ..Source::default()
        }],
        body: Some(words("Harbour Ferry Committee")),
        date: Some(sure(day(2026, 3, 5))),
        start: Some(sure(NaiveTime::from_hms_opt(16, 0, 0).unwrap())),
        members: vec![
            member("Marion Ashby", "Lead for Ferries", Office::Chair),
            member("Owen Bell", "Harbour Master", Office::Member),
        ],
        items: vec![item("1", "Membership"), item("2", "Ferry fares")],
        reports: vec![report("2", Some("General Release"))],
        minutes: vec![Minutes {
            date: Some(sure(day(2026, 1, 8))),
            ..Minutes::default()
        }],
        actions: vec![Action {
            raised: Some(sure(day(2026, 1, 8))),
            text: words("Paint the pier."),
            owners: vec!["Owen Bell".into(), "Works Department".into()],
            ..Action::default()
        }],
        future: vec![sure(FutureMeeting {
            date: day(2026, 5, 7),
            ..FutureMeeting::default()
        })],
        ..Proposal::default()
    }
}

fn field(draft: &Draft, section: Section, label: &str) -> usize {
    let found = draft
        .fields()
        .iter()
        .position(|f| f.section == section && f.label.as_str() == label);
    found.unwrap_or_else(|| panic!("no {label}"))
}

fn intents(draft: &Draft) -> Vec<Intent> {
    draft.orders().into_iter().map(|o| o.intent).collect()
}

fn journal_of(orders: &[Order]) -> crate::meeting::Meeting {
    use crate::meeting::decide::{Position, decide};
    use crate::meeting::id::{Id, Writer};
    let mut meeting = crate::meeting::Meeting::new();
    for (record, order) in (1..).zip(orders) {
        let writer = Writer::FIRST;
        let facts = decide(
            &meeting,
            Position { writer, record },
            Stamp::default(),
            order,
        )
        .unwrap_or_else(|r| panic!("{r}"));
        for (index, fact) in (0..).zip(&facts) {
            let id = Id {
                writer,
                record,
                index,
            };
            meeting.apply(id, Stamp::default(), fact);
        }
    }
    meeting
}

#[test]
fn a_certain_pack_makes_its_meeting_without_a_question() {
    let draft = Draft::new(proposal());
    assert_eq!(draft.open(), 0);
    assert_eq!((draft.lacks(), draft.left()), (None, Vec::new()));
    assert_eq!(
        draft.counts().words(),
        "2 members, 2 items, 1 report, 1 action"
    );
    let meeting = journal_of(&draft.orders());
    assert_eq!(meeting.body().called.as_str(), "the Committee");
    assert_eq!(meeting.seats()[1].details.title.as_str(), "Harbour Master");
    assert_eq!(meeting.items()[1].report.as_ref().unwrap().asks.len(), 1);
    assert_eq!(meeting.earlier_minutes(), [day(2026, 1, 8)]);
    let owners = &meeting.prior_actions()[0].action.owners;
    assert_eq!(owners.len(), 2);
    let brought = intents(&draft).into_iter().find_map(|i| match i {
        Intent::BringForward { owners, .. } => Some(owners),
        _ => None,
    });
    assert!(matches!(
        brought.unwrap()[..],
        [Lead::Person(_), Lead::Named(_)]
    ));
}

#[test]
fn rows_come_in_order_and_tell_what_is_below() {
    let draft = Draft::new(proposal());
    let sections: Vec<Section> = draft.fields().iter().map(|f| f.section).collect();
    assert!(sections.is_sorted());
    let item = field(&draft, Section::Items, "Item 2");
    assert_eq!(
        draft.fields()[item].value.as_str(),
        "2  Ferry fares  (13-18)"
    );
    assert_eq!(draft.below(item).len(), 3);
    assert_eq!(
        draft.fields()[draft.mends(item)].value.as_str(),
        "Ferry fares"
    );
    let chair = field(&draft, Section::Members, "Member");
    let row = &draft.fields()[chair].value;
    assert_eq!(row.as_str(), "Marion Ashby, Lead for Ferries, chair");
}

#[test]
fn what_is_doubtful_waits_and_is_told() {
    let mut p = proposal();
    p.items[1].title = p.items[1].title.clone().doubting("It could be two items.");
    p.members[0].person = p.members[0].person.clone().doubting("Which role is whose?");
    let mut draft = Draft::new(p);
    assert_eq!(draft.open(), 2);
    let row = field(&draft, Section::Items, "Item 2");
    assert!(draft.is_open(row) && draft.fields()[row].standing == Standing::Taken);
    let titles = |draft: &Draft| journal_of(&draft.orders()).items().len();
    assert_eq!(titles(&draft), 1);
    let left: Vec<String> = draft.left().iter().map(ToString::to_string).collect();
    assert!(
        left.iter()
            .any(|l| l.starts_with("Item 2, title") && l.contains("pack.txt, page 1"))
    );
    // The report has lost its item, and says so.
    assert!(
        left.iter()
            .any(|l| l.contains("Ferry Fares") && l.contains("left out"))
    );
    let first = draft.next_open(None).unwrap();
    let second = draft.next_open(Some(first)).unwrap();
    assert_eq!(draft.next_open(Some(second)), Some(first));
    assert_eq!(draft.previous_open(Some(first)), Some(second));
    draft.settle(first, Standing::Taken);
    draft.mend(row, "Fares of the ferry").unwrap();
    assert_eq!((draft.open(), titles(&draft)), (0, 2));
    assert_eq!(
        draft.fields()[row].value.as_str(),
        "2  Fares of the ferry  (13-18)"
    );
    assert!(draft.left().is_empty());
}

#[test]
fn dropping_takes_what_is_below_along_and_brings_it_back() {
    let mut p = proposal();
    p.items[1].pages = Some(Found::unsure("3".into(), at(9), "A year?"));
    let mut draft = Draft::new(p);
    let row = field(&draft, Section::Items, "Item 2");
    let before = draft.clone();
    draft.settle(row, Standing::Dropped);
    assert_eq!(draft.open(), 0);
    assert!(
        draft.fields()[draft.below(row)]
            .iter()
            .all(|f| f.standing == Standing::Dropped)
    );
    let dropped = draft.clone();
    draft.settle(row, Standing::Taken);
    assert_eq!(draft.fields(), before.fields());
    assert_eq!(draft.undo(), Some(row));
    assert_eq!(draft, dropped);
    // A part that is taken brings its row, and the rest of it, back.
    draft.settle(row + 2, Standing::Taken);
    assert_eq!(draft.fields(), before.fields());
    draft.undo();
    draft.undo();
    assert_eq!(draft, before);
    assert!(draft.undo().is_none() && !draft.touched());
}

#[test]
fn mending_reads_by_form_and_refuses_in_a_sentence() {
    let mut p = proposal();
    p.date = None;
    p.start = None;
    let mut draft = Draft::new(p);
    assert!(
        draft
            .lacks()
            .unwrap()
            .starts_with("The day of the meeting is not settled. No day")
    );
    let date = field(&draft, Section::Meeting, "Date");
    draft.settle(date, Standing::Taken);
    assert_eq!(draft.fields()[date].standing, Standing::Open);
    for wrong in ["soon", "", "2026-13-01", "0026-03-05"] {
        let before = draft.clone();
        let refusal = draft.mend(date, wrong).unwrap_err();
        assert!(refusal.ends_with('.') && draft == before, "{wrong}");
    }
    draft.mend(date, "Friday 5 March 2026").unwrap_err();
    draft.mend(date, "5th March 2026").unwrap();
    draft.undo();
    draft.mend(date, "2026-03-05").unwrap();
    assert_eq!(draft.fields()[date].value.as_str(), "Thursday 5 March 2026");
    assert!(draft.lacks().is_none() && draft.fields()[date].mended);
    let time = field(&draft, Section::Meeting, "Time");
    draft.mend(time, "half past").unwrap_err();
    draft.mend(time, "6.30 pm").unwrap();
    let meeting = journal_of(&draft.orders());
    assert_eq!(meeting.calling().start.to_string(), "18:30:00");
    let number = field(&draft, Section::Items, "Item 2") + 1;
    assert!(draft.mend(number, "1").unwrap_err().contains("Membership"));
    draft.mend(number, "7").unwrap();
    assert!(draft.fields().iter().any(|f| f.label.as_str() == "Item 7"));
    // The report goes with its item.
    assert!(draft.left().is_empty());
    let behind = field(&draft, Section::Reports, "Item");
    assert_eq!(draft.fields()[behind].value.as_str(), "7");
    assert!(draft.mend(behind, "12").is_err() && draft.mend(behind, "1").is_ok());
}

#[test]
fn what_is_marked_as_anything_but_public_counts_as_confidential() {
    let confidential = |classification: Option<&str>| {
        let mut p = proposal();
        p.reports = vec![report("2", classification)];
        Draft::new(p)
    };
    let draft = confidential(Some("General Release"));
    assert!(!draft.confidential(0) && draft.open() == 0);
    for printed in ["Category B", "Official"] {
        let mut draft = confidential(Some(printed));
        assert!(draft.confidential(0));
        assert_eq!(draft.open(), 1);
        assert!(draft.left()[0].contains("counts as confidential"));
        // It is attached all the same.
        let meeting = journal_of(&draft.orders());
        assert!(meeting.items()[1].report.as_ref().unwrap().confidential);
        let field = field(&draft, Section::Reports, "Classification");
        draft.settle(field, Standing::Taken);
        assert!(draft.confidential(0) && draft.open() == 0);
        draft.mend(field, "Public").unwrap();
        assert!(!draft.confidential(0));
    }
    let draft = confidential(Some("Exempt, paragraph 3"));
    assert!(draft.confidential(0) && draft.open() == 0);
    let mut p = proposal();
    p.items[1].exempt = Some(sure(Exempt::default()));
    let mut draft = Draft::new(p);
    let field = field(&draft, Section::Reports, "Classification");
    assert_eq!(draft.fields()[field].standing, Standing::Open);
    draft.settle(field, Standing::Taken);
    assert!(draft.confidential(0));
    draft.mend(field, "Public").unwrap();
    assert!(!draft.confidential(0));
}

#[test]
fn without_a_mark_the_part_of_the_agenda_tells_who_may_read_a_report() {
    let drafted = |change: &dyn Fn(&mut Proposal)| {
        let mut p = proposal();
        p.reports = vec![report("2", None)];
        change(&mut p);
        Draft::new(p)
    };
    // In the public part it is open to inspection, and the officer is asked.
    let mut draft = drafted(&|_| ());
    assert!(!draft.confidential(0));
    assert_eq!(draft.open(), 1);
    let mark = field(&draft, Section::Reports, "Classification");
    assert_eq!(draft.fields()[mark].value.as_str(), "Public");
    assert!(draft.left()[0].contains("open to inspection"));
    let meeting = journal_of(&draft.orders());
    let attached = meeting.items()[1].report.as_ref().unwrap();
    assert!(!attached.confidential && attached.classification.is_empty());
    draft.settle(mark, Standing::Taken);
    assert!(!draft.confidential(0) && draft.open() == 0);
    draft.mend(mark, "Exempt").unwrap();
    assert!(draft.confidential(0));
    // In the private part, behind no item, behind one that isn't sure or not there, it stays
    // confidential, and so does one whose title is marked.
    let behind =
        |words: Found<Text>| move |p: &mut Proposal| p.reports[0].item = Some(words.clone());
    let kept: [&dyn Fn(&mut Proposal); 6] = [
        &|p| p.items[1].exempt = Some(sure(Exempt::default())),
        &|p| p.items[1].exempt = Some(sure(Exempt::default()).doubting("Is it?")),
        &|p| p.reports[0].item = None,
        &behind(words("9")),
        &behind(words("2").doubting("Is it?")),
        &|p| p.reports[0].title = words("Ferry Fares (Exempt)"),
    ];
    for change in kept {
        let mut draft = drafted(change);
        assert!(draft.confidential(0));
        let mark = field(&draft, Section::Reports, "Classification");
        assert_eq!(draft.fields()[mark].value.as_str(), "Confidential");
        assert_eq!(draft.fields()[mark].standing, Standing::Open);
        draft.settle(mark, Standing::Taken);
        assert!(draft.confidential(0));
    }
}

#[test]
fn a_report_stands_behind_the_item_that_its_number_was_printed_at_and_no_other() {
    let ferries = |number: Found<Text>, title: &str| Item {
        number,
        title: words(title),
        exempt: Some(sure(Exempt::default())),
        ..Item::default()
    };
    let drafted = |private: Item| {
        let mut p = proposal();
        p.items[1].title = p.items[1].title.clone().doubting("Is it?");
        p.items.push(private);
        p.reports = vec![report("2", None)];
        let draft = Draft::new(p);
        assert!(!draft.confidential(0));
        draft
    };
    // Its own item waits for its title, and one is called like its number.
    let called = drafted(ferries(words("7"), "2"));
    // Its own item is left out, and one whose number isn't settled is given its number.
    let mut given = drafted(ferries(words("").doubting("Is it?"), "Ferries"));
    let own = given
        .fields()
        .iter()
        .position(|f| f.value.contains("Ferry fares"));
    given.settle(own.unwrap(), Standing::Dropped);
    for draft in [called, given] {
        let meeting = journal_of(&draft.orders());
        assert!(meeting.items().iter().all(|i| i.report.is_none()));
        let told = draft.left().iter().any(|l| {
            l.contains("The report \u{201C}Ferry Fares\u{201D} was left out: no item 2 stands")
        });
        assert!(told, "{:?}", draft.left());
    }
}

#[test]
fn an_action_that_is_marked_is_left_out_and_told_without_its_words() {
    let mut p = proposal();
    p.actions = vec![Action {
        raised: None,
        topic: "Sale to Marlow".into(),
        text: words("Pay Marlow").doubting("It is marked as exempt."),
        owners: vec!["Marlow".into()],
        comment: "Marlow agreed.".into(),
        exempt: true,
        ..Action::default()
    }];
    let draft = Draft::new(p);
    let meeting = journal_of(&draft.orders());
    assert!(meeting.prior_actions().is_empty());
    let left: Vec<String> = draft.left().iter().map(ToString::to_string).collect();
    assert!(left[0].contains("marked as exempt"), "{left:?}");
    assert!(!left.join(" ").contains("Marlow"), "{left:?}");
}

#[test]
fn several_reports_behind_an_item_become_one() {
    let mut p = proposal();
    p.reports.push(report("2", Some("Exempt")));
    let draft = Draft::new(p);
    let meeting = journal_of(&draft.orders());
    let asks = &meeting.items()[1].report.as_ref().unwrap().asks;
    let labels: Vec<&str> = asks.iter().map(|l| l.label.as_str()).collect();
    assert_eq!(labels, ["a", "2/a"]);
    assert!(draft.left().iter().any(|l| l.contains("attached as one")));
    // What is confidential in one is confidential in all.
    assert!(meeting.items()[1].report.as_ref().unwrap().confidential);
}

#[test]
fn one_who_deputises_for_two_is_one_person() {
    let mut p = proposal();
    let deputy = PersonDetails {
        name: "Ines Marr".into(),
        ..PersonDetails::default()
    };
    for member in &mut p.members {
        member.usual_deputy = Some(deputy.clone());
    }
    p.members
        .push(member("", "Lighthouse Keeper", Office::Member));
    let draft = Draft::new(p);
    assert!(draft.left().is_empty(), "{:?}", draft.left());
    let meeting = journal_of(&draft.orders());
    assert_eq!((meeting.people().len(), meeting.seats().len()), (3, 3));
    assert!(meeting.seats()[2].holder.is_none());
    let known = |i: &&Intent| {
        matches!(
            i,
            Intent::AddSeat {
                usual_deputy: Some(Who::Known(_)),
                ..
            }
        )
    };
    assert_eq!(intents(&draft).iter().filter(known).count(), 1);
}

fn any_words() -> impl Strategy<Value = String> {
    prop_oneof![
        Just(String::new()),
        Just("  ".to_owned()),
        Just("a:1.0".to_owned()),
        Just("4".to_owned()),
        Just("4A".to_owned()),
        Just("99999999999999999999".to_owned()),
        "[A-Z][a-z]{1,6} [A-Z][a-z]{1,6}",
        "\\PC{0,12}",
    ]
}

fn any_found() -> impl Strategy<Value = Found<Text>> {
    (any_words(), any::<bool>()).prop_map(|(words, sure)| {
        if sure {
            Found::certain(Text::new(&words), at(1))
        } else {
            Found::unsure(Text::new(&words), at(1), "Is it?")
        }
    })
}

fn any_date() -> impl Strategy<Value = Found<NaiveDate>> {
    prop_oneof![
        Just(NaiveDate::MIN),
        Just(NaiveDate::MAX),
        Just(day(2026, 3, 5)),
        Just(day(26, 3, 5)),
    ]
    .prop_map(sure)
}

fn any_member() -> impl Strategy<Value = Member> {
    (any_found(), any_words(), any_words(), any::<[bool; 3]>()).prop_map(
        |(name, role, deputy, [voting, substitute, chair])| Member {
            person: name.map(|name| PersonDetails {
                name,
                role: role.as_str().into(),
                ..PersonDetails::default()
            }),
            office: if chair { Office::Chair } else { Office::Member },
            voting,
            substitute,
            usual_deputy: Some(PersonDetails {
                name: deputy.as_str().into(),
                ..PersonDetails::default()
            }),
            ..Member::default()
        },
    )
}

fn any_item() -> impl Strategy<Value = Item> {
    let exempt = proptest::option::of(Just(sure(Exempt::default())));
    (
        any_found(),
        any_found(),
        proptest::option::of(any_found()),
        exempt,
    )
        .prop_map(|(number, title, pages, exempt)| Item {
            number,
            title,
            pages,
            exempt,
            ..Item::default()
        })
}

fn any_report() -> impl Strategy<Value = Report> {
    let maybe = || proptest::option::of(any_found());
    (maybe(), any_found(), maybe(), any_found()).prop_map(|(item, title, classification, that)| {
        Report {
            item,
            title,
            classification,
            asks: vec![Ask {
                text: that.clone(),
                that,
                ..Ask::default()
            }],
            ..Report::default()
        }
    })
}

fn any_action() -> impl Strategy<Value = Action> {
    let owners = proptest::collection::vec(any_words().prop_map(|w| Text::new(&w)), 0..3);
    (proptest::option::of(any_date()), any_found(), owners).prop_map(|(raised, text, owners)| {
        Action {
            raised,
            text,
            owners,
            ..Action::default()
        }
    })
}

fn any_proposal() -> impl Strategy<Value = Proposal> {
    use proptest::collection::vec;
    use proptest::option::of;
    (
        (of(any_found()), of(any_date()), of(any_found())),
        vec(any_member(), 0..8),
        vec(any_item(), 0..8),
        vec(any_report(), 0..6),
        vec(any_action(), 0..4),
        vec(any_date(), 0..4),
    )
        .prop_map(
            |((body, date, venue), members, items, reports, actions, days)| Proposal {
                body,
                date,
                venue,
                members,
                items,
                reports,
                actions,
                minutes: days
                    .iter()
                    .map(|date| Minutes {
                        date: Some(date.clone()),
                        ..Minutes::default()
                    })
                    .collect(),
                future: days
                    .into_iter()
                    .map(|found| {
                        found.map(|date| FutureMeeting {
                            date,
                            ..FutureMeeting::default()
                        })
                    })
                    .collect(),
                ..Proposal::default()
            },
        )
}

/// What is done to a draft: 0 take, 1 drop, 2 mend, 3 take back.
type Act = (usize, u8, String);

proptest! {
    #![proptest_config(ProptestConfig::with_cases(128))]

    #[test]
    fn any_proposal_makes_a_meeting_or_says_why_not(
        p in any_proposal(),
        acts in proptest::collection::vec((0..80_usize, 0..5_u8, any_words()), 0..20) ,
    ) {
        let acts: Vec<Act> = acts;
        let mut draft = Draft::new(p);
        let first = draft.clone();
        let doubts = draft.fields().iter().filter(|f| f.doubt.is_some()).count();
        prop_assert_eq!(draft.open(), doubts);
        for (at, what, words) in acts {
            match what {
                0 => { draft.settle(at, Standing::Taken); }
                1 => { draft.settle_alike(at, Standing::Dropped); }
                4 => { draft.settle(at, Standing::Dropped); }
                2 => if let Err(why) = draft.mend(at, &words) {
                    prop_assert!(why.ends_with('.'));
                },
                _ => { draft.undo(); }
            }
            for field in 0..draft.fields().len() {
                let under = draft.fields()[field].standing == Standing::Dropped;
                for below in draft.below(field) {
                    prop_assert!(!under || draft.fields()[below].standing == Standing::Dropped);
                }
            }
        }
        let orders = draft.orders();
        let meeting = journal_of(&orders);
        prop_assert_eq!(meeting.misfits(), 0);
        let open = draft.fields().iter().filter(|f| f.standing == Standing::Open).count();
        prop_assert!(draft.left().len() >= open);
        for item in meeting.items() {
            let exempt = item.details.exempt.is_some();
            prop_assert!(!exempt || item.report.as_ref().is_none_or(|r| r.confidential || draft.touched()));
        }
        prop_assert!(meeting.items().len() <= draft.proposal().items.len());
        while draft.undo().is_some() {}
        prop_assert_eq!(draft, first);
    }
}

#[test]
fn a_pack_of_three_hundred_items_is_no_matter() {
    let mut p = proposal();
    p.items = (1..=300)
        .map(|n| item(&n.to_string(), &format!("Ferry {n}")))
        .collect();
    p.reports = (1..=300)
        .map(|n| report(&n.to_string(), Some("Public")))
        .collect();
    let draft = Draft::new(p);
    assert!(draft.left().is_empty());
    assert_eq!((draft.counts().items, draft.counts().reports), (300, 300));
}

/// Three actions of one meeting whose day is doubtful, and one of another.
fn actions_of_a_doubtful_day() -> Proposal {
    let action = |line: u32| Action {
        text: words("Circulate the reply"),
        raised: Some(Found::unsure(
            day(2026, 4, 26),
            at(line),
            "A Sunday; the paper says Thursday.",
        )),
        ..Action::default()
    };
    let mut p = proposal();
    p.actions = vec![action(40), action(40), action(40), action(41)];
    p
}

#[test]
fn one_fact_is_settled_in_all_its_fields_and_taken_back_as_one() {
    let mut draft = Draft::new(actions_of_a_doubtful_day());
    let before = draft.clone();
    let open = draft.open();
    let first = draft.next_open(None).unwrap();
    assert_eq!(draft.same(first).len(), 2);
    assert_eq!(draft.settle(first, Standing::Taken), 2);
    assert_eq!(draft.open(), open - 3);
    assert_eq!(draft.undo(), Some(first));
    assert_eq!(draft, before);

    assert_eq!(draft.mend(first, "24 April 2026"), Ok(2));
    assert_eq!(draft.open(), open - 3);
    let raised = draft.now.actions.iter().filter_map(|a| a.raised.as_ref());
    let days: Vec<NaiveDate> = raised.map(|r| r.value).collect();
    let right = day(2026, 4, 24);
    assert_eq!(days, [right, right, right, day(2026, 4, 26)]);
    assert_eq!(draft.undo(), Some(first));
    assert_eq!(draft, before);

    assert_eq!(draft.settle(first, Standing::Dropped), 2);
    assert_eq!(draft.undo(), Some(first));
    assert_eq!(draft, before);
    // A refusal changes none of them.
    draft.mend(first, "soon").unwrap_err();
    assert_eq!(draft, before);
}

#[test]
fn all_with_one_doubt_are_taken_or_dropped_as_one_act() {
    let mut p = actions_of_a_doubtful_day();
    p.actions[1].raised = None;
    let mut draft = Draft::new(p);
    let before = draft.clone();
    let first = draft.next_open(None).unwrap();
    assert_eq!(draft.alike(first).len(), 3);
    assert_eq!(draft.settle_alike(first, Standing::Taken), 3);
    // What has another doubt, and no words, stays open.
    assert_eq!(draft.open(), 1);
    let blank = draft.next_open(None).unwrap();
    assert_eq!(draft.settle_alike(blank, Standing::Taken), 0);
    assert_eq!(draft.undo(), Some(first));
    assert_eq!(draft, before);
    assert_eq!(draft.settle_alike(first, Standing::Dropped), 3);
    assert_eq!(draft.undo(), Some(first));
    assert_eq!(draft, before);
}

#[test]
fn what_a_limb_was_made_of_is_told_as_printed() {
    let mut p = proposal();
    p.reports = vec![report("2", None)];
    p.reports[0].asks = vec![Ask {
        label: "a".into(),
        lead: "These are".into(),
        text: words("Safer recruitment"),
        that: words("the Board consider safer recruitment"),
    }];
    let draft = Draft::new(p);
    let limb = field(&draft, Section::Reports, "Recommendation a");
    let printed = draft.printed(limb);
    assert_eq!(printed.as_deref(), Some("These are a Safer recruitment"));
    assert_eq!(draft.printed(0), None);
}

#[test]
fn an_item_keeps_the_number_it_was_printed_with_where_nobody_else_has_it() {
    let doubted = |number: &str, title: &str| {
        let mut item = item(number, title);
        item.number = item.number.doubting("The number before it is missing.");
        item
    };
    let proposal = Proposal {
        items: vec![
            item("1", "Welcome"),
            doubted("6", "School report"),
            item("7", "Police"),
            doubted("7", "Roads"),
        ],
        ..proposal()
    };
    let mut draft = Draft::new(proposal);
    let numbers = |draft: &Draft| -> Vec<String> {
        let orders = draft.orders();
        let items = orders.iter().filter_map(|order| match &order.intent {
            Intent::AddItem { item, .. } => Some(item.number.to_string()),
            _ => None,
        });
        items.collect()
    };
    let left = |draft: &Draft| {
        let left: Vec<String> = draft.left().iter().map(ToString::to_string).collect();
        left.join("\n")
    };
    assert_eq!(numbers(&draft), ["1", "6", "7", "8"]);
    assert!(left(&draft).contains("number “6” is open: The number before"));
    assert!(left(&draft).contains("“Roads” stands on the agenda as item 8."));
    // Whoever drops it has said that it isn't the number.
    let number = (draft.fields().iter())
        .position(|f| &*f.value == "6" && f.depth > 0)
        .unwrap();
    draft.settle(number, Standing::Dropped);
    assert_eq!(numbers(&draft), ["1", "8", "7", "9"]);
}
