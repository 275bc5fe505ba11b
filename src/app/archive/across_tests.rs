//! Answers over several meetings: what the public is told of them, and what it is not even told to be there.

use chrono::{DateTime, FixedOffset, NaiveDate, NaiveTime};

use super::across;
use crate::app::testing::{Folder, stored};
use crate::archive::index::{Index, Part, Which};
use crate::journal::Journal;
use crate::meeting::agenda::{Calling, ItemDetails};
use crate::meeting::entry::{Due, Interest, Place, Stage, Stream, Verb};
use crate::meeting::id::Writer;
use crate::meeting::intent::{Intent, Lead, Order, Ref, Who};
use crate::meeting::people::{Body, PersonDetails, SeatDetails};
use crate::minutes::across::{Period, TraceKind};
use crate::minutes::facts::StepKind;
use crate::minutes::{Audience, Full, Public};

fn now() -> DateTime<FixedOffset> {
    DateTime::parse_from_rfc3339("2026-03-19T16:00:00+00:00").unwrap()
}

/// A meeting with public facts of every kind, and if it is asked for exempt ones beside them.
fn meeting(exempt: bool) -> Journal {
    let mut journal = Journal::new(Writer::FIRST, "A. Clerk".into());
    let mut act = |stream: Stream, intent: Intent| {
        let order = Order {
            stream,
            ..Order::from(intent)
        };
        journal.act(now(), &order).map(drop).unwrap();
    };
    let public = Stream::Public;
    act(
        public,
        Intent::DescribeBody(Body {
            name: "A Board".into(),
            host: "Anytown Council".into(),
            ..Body::default()
        }),
    );
    act(
        public,
        Intent::CallMeeting(Calling {
            date: NaiveDate::from_ymd_opt(2026, 3, 19).unwrap(),
            start: NaiveTime::from_hms_opt(16, 0, 0).unwrap(),
            ..Calling::default()
        }),
    );
    act(
        public,
        Intent::AddSeat {
            body: None,
            seat: SeatDetails::default(),
            holder: Some(Who::New(PersonDetails {
                name: "Edith Warrilow".into(),
                honorific: "Councillor".into(),
                ..PersonDetails::default()
            })),
            usual_deputy: None,
        },
    );
    act(
        public,
        Intent::AddItem {
            item: ItemDetails {
                number: "4".into(),
                title: "Housing Strategy".into(),
                ..ItemDetails::default()
            },
            after: None,
        },
    );
    act(public, Intent::MarkAllPresent);
    act(public, Intent::Open { presiding: None });
    act(
        public,
        Intent::Take {
            item: Ref::from("4"),
        },
    );
    let facts = |act: &mut dyn FnMut(Stream, Intent), stream: Stream, word: &str| {
        act(
            stream,
            Intent::Declare {
                person: Who::Known(Ref::from("Edith Warrilow")),
                interest: Interest::Personal,
                items: vec![Ref::from("4")],
                nature: format!("a trustee of {word}").as_str().into(),
                leaves: false,
                sensitive: false,
                dispensation: None,
                registered: false,
                item: None,
            },
        );
        act(
            stream,
            Intent::Resolve {
                item: None,
                text: format!("the absence of Councillor {word} be approved under section 85")
                    .as_str()
                    .into(),
                stage: Stage::Agreed,
                place: Place::End,
            },
        );
        act(
            stream,
            Intent::Conclude {
                item: None,
                verb: Verb::Recommended,
                text: format!("It was recommended that {word} be sold")
                    .as_str()
                    .into(),
                limbs: Vec::new(),
                place: Place::End,
            },
        );
        act(
            stream,
            Intent::AddAction {
                item: None,
                text: format!("Write to {word}").as_str().into(),
                owners: vec![Lead::Named(format!("Director of {word}").as_str().into())],
                due: Due::Said(format!("when {word} is ready").as_str().into()),
                from: None,
                place: Place::End,
            },
        );
    };
    facts(&mut act, public, "Pharmacies");
    if exempt {
        facts(&mut act, Stream::Exempt, "Qzaaaaxj");
    }
    act(public, Intent::Close);
    journal
}

fn put(folder: &Folder, exempt: bool) {
    let path = folder.path().join("2026-03-19-a.ron");
    std::fs::write(path, stored(&meeting(exempt))).unwrap();
}

/// What of the facts could be counted.
fn shape<A: Audience>(folder: &Folder) -> (Vec<StepKind>, usize, usize, String, usize) {
    let env = folder.env();
    let period = Period::of("2026").unwrap();
    let (attendance, _) = across::attendance::<A>(&env, None, &period, &mut |_| {}).unwrap();
    let (declared, _) = across::declared::<A>(&env, (None, None), None, &mut |_| {}).unwrap();
    let (traced, _) = across::traced::<A>(&env, "housing", None, &mut |_| {}).unwrap();
    let here = env.disk.resolve(folder.path()).unwrap();
    let path = env
        .cache_folder()
        .unwrap()
        .file(&here, &format!("{}.index", A::NAME))
        .unwrap();
    let index = Index::<A>::open(&path, &here.to_string_lossy()).unwrap();
    let recorded = index.recorded(&Which::default(), &Part::ALL).unwrap();
    let absences = index.sat(&Which::default()).unwrap()[0]
        .attendance()
        .absences
        .len();
    let kinds = recorded[0].record().steps.iter().map(|s| s.kind).collect();
    let marks = attendance.bodies[0].members[0].letters();
    (
        kinds,
        declared.declarations.len(),
        traced.steps.len(),
        marks,
        absences,
    )
}

#[test]
fn of_an_exempt_fact_the_public_is_not_even_told_that_there_is_one() {
    let (with, without) = (Folder::new("facts-with"), Folder::new("facts-without"));
    put(&with, true);
    put(&without, false);
    assert_eq!(shape::<Public>(&with), shape::<Public>(&without));
    let full = shape::<Full>(&with);
    assert_eq!(full.0.len(), 2 * shape::<Public>(&with).0.len());
    assert_eq!((full.1, full.4), (2, 2));
    let env = with.env();
    let here = env.disk.resolve(with.path()).unwrap();
    for (name, there) in [("full", true), ("public", false)] {
        let path = env
            .cache_folder()
            .unwrap()
            .file(&here, &format!("{name}.index"))
            .unwrap();
        let bytes = std::fs::read(&path).unwrap();
        let small = bytes.to_ascii_lowercase();
        let found = small.windows(7).any(|w| w == b"zaaaaxj");
        assert_eq!(found, there, "{name}");
    }
    let path = env
        .cache_folder()
        .unwrap()
        .file(&here, "public.index")
        .unwrap();
    let index = Index::<Public>::open(&path, &here.to_string_lossy()).unwrap();
    let kept = index.kept().unwrap().to_lowercase();
    assert!(kept.contains("pharmacies") && !kept.contains("qzaaaaxj"));
}

#[test]
fn what_is_made_exempt_afterwards_is_gone_from_the_facts() {
    let folder = Folder::new("facts-made-exempt");
    let mut journal = meeting(false);
    let path = folder.path().join("2026-03-19-a.ron");
    std::fs::write(&path, stored(&journal)).unwrap();
    let before = shape::<Public>(&folder);
    let actions = |kinds: &[StepKind]| kinds.iter().filter(|k| **k == StepKind::Action).count();
    assert_eq!(actions(&before.0), 1);
    let order = Order::from(Intent::Reclassify {
        entry: Ref::from("newest"),
        stream: Stream::Exempt,
        reason: "commercial".into(),
    });
    journal.act(now(), &order).unwrap();
    std::fs::write(&path, stored(&journal)).unwrap();
    let after = shape::<Public>(&folder);
    assert_eq!(actions(&after.0), 0);
    assert_eq!(after.0.len() + 1, before.0.len());
    let env = folder.env();
    let here = env.disk.resolve(folder.path()).unwrap();
    let path = env
        .cache_folder()
        .unwrap()
        .file(&here, "public.index")
        .unwrap();
    let index = Index::<Public>::open(&path, &here.to_string_lossy()).unwrap();
    assert!(!index.kept().unwrap().contains("Write to Pharmacies"));
}

#[test]
fn topics_of_the_house_are_traced_by_their_words() {
    let folder = Folder::new("facts-topics");
    put(&folder, false);
    let env = folder.env();
    let trace = |words: &str| across::traced::<Public>(&env, words, None, &mut |_| {});
    assert_eq!(trace("Homes").unwrap().0.steps, Vec::new());
    std::fs::create_dir_all(folder.path().join("config")).unwrap();
    let topics = folder.path().join("config").join("topics.txt");
    std::fs::write(&topics, "Homes: council houses; housing strategy\n").unwrap();
    let kinds: Vec<TraceKind> = trace("homes")
        .unwrap()
        .0
        .steps
        .iter()
        .map(|s| s.what)
        .collect();
    assert_eq!(
        kinds,
        [
            TraceKind::Considered,
            TraceKind::Resolved,
            TraceKind::Recommended,
            TraceKind::Action
        ]
    );
    assert!(
        trace("homes").unwrap().0.steps[1]
            .text
            .contains("Pharmacies be approved")
    );
    std::fs::write(&topics, "Homes: x\nno topic\n").unwrap();
    let fail = trace("homes").unwrap_err().to_string();
    assert!(fail.contains("topics.txt, line 2"), "{fail}");
    assert!(trace("...").is_err());
}
