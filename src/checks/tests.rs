//! What the checks mark and what they leave alone, told in sentences of minutes.

use std::sync::LazyLock;

use chrono::DateTime;

use super::*;
use crate::meeting::agenda::{ItemDetails, Report};
use crate::meeting::entry::{Due, Kind, Place, Stream, Verb};
use crate::meeting::id::{EntryId, Id, ItemId, Writer};
use crate::meeting::people::{Body, PersonDetails, SeatDetails};
use crate::meeting::{Event, Fact, Meeting};
use crate::phrases::{Abbreviation, Book};

static SPELLER: LazyLock<Speller> = LazyLock::new(Speller::load);

struct Scene {
    meeting: Meeting,
    record: u32,
    item: ItemId,
}

impl Scene {
    /// An invented board with three people.
    fn new(chair: &str) -> Self {
        let id = Id {
            writer: Writer::FIRST,
            record: 0,
            index: 0,
        };
        let mut scene = Self {
            meeting: Meeting::new(),
            record: 0,
            item: ItemId(id),
        };
        scene.fact(Event::BodyDescribed(Body {
            name: "Ottermouth Health and Wellbeing Board".into(),
            chair_title: chair.into(),
            ..Body::default()
        }));
        for (honorific, name) in [
            ("Dr", "Ysolde Katzmeier"),
            ("Councillor", "Pieter O'Harran"),
            ("", "Steve Buckersworth"),
        ] {
            scene.fact(Event::PersonAdded(PersonDetails {
                name: name.into(),
                honorific: honorific.into(),
                ..PersonDetails::default()
            }));
        }
        scene.fact(Event::SeatAdded(SeatDetails {
            title: "Independent Chair of the Quillshire Panel".into(),
            ..SeatDetails::default()
        }));
        scene.item = scene.item("Zephyrine Pathway");
        scene
    }

    fn item(&mut self, title: &str) -> ItemId {
        ItemId(self.fact(Event::ItemAdded {
            details: ItemDetails {
                title: title.into(),
                ..ItemDetails::default()
            },
            after: None,
        }))
    }

    fn fact(&mut self, event: Event) -> Id {
        self.fact_in(Stream::Public, event)
    }

    fn fact_in(&mut self, stream: Stream, event: Event) -> Id {
        self.record += 1;
        let id = Id {
            writer: Writer::FIRST,
            record: self.record,
            index: 0,
        };
        let now = DateTime::parse_from_rfc3339("2026-03-19T16:00:00+00:00").unwrap();
        self.meeting.apply(id, now, &Fact(stream, event));
        assert_eq!(self.meeting.misfits(), 0, "the scene holds together");
        id
    }

    fn write(&mut self, kind: Kind, text: &str) -> EntryId {
        self.write_in(Stream::Public, kind, text)
    }

    fn write_in(&mut self, stream: Stream, kind: Kind, text: &str) -> EntryId {
        let item = self.item;
        EntryId(self.fact_in(
            stream,
            Event::Recorded {
                item,
                place: Place::End,
                kind,
                text: text.into(),
            },
        ))
    }

    fn marks(&self, book: &Book) -> Vec<Mark> {
        Snapshot::of(&self.meeting, book, None).run(Some(&SPELLER))
    }
}

/// A paragraph written in a house that says "Chair", and its marks: rule, words, what stands instead.
fn marked(text: &str) -> Vec<(Rule, String, Vec<String>)> {
    marked_in("Chair", text)
}

fn marked_in(chair: &str, text: &str) -> Vec<(Rule, String, Vec<String>)> {
    let mut scene = Scene::new(chair);
    scene.write(Kind::Paragraph, text);
    scene
        .marks(&Book::default())
        .into_iter()
        .map(|m| (m.rule, text[m.range].to_owned(), m.instead))
        .collect()
}

/// The text has this one slip, put right so.
#[track_caller]
fn slips(rule: Rule, text: &str, words: &str, instead: &[&str]) {
    let instead: Vec<String> = instead.iter().map(ToString::to_string).collect();
    assert_eq!(marked(text), [(rule, words.to_owned(), instead)], "{text}");
}

#[track_caller]
fn stands(text: &str) {
    assert_eq!(marked(text), [], "{text}");
}

#[test]
fn reported_speech_is_in_the_past() {
    slips(
        Rule::Tense,
        "Steve Buckersworth advised that the plan will come to the next meeting.",
        "will",
        &["would"],
    );
    slips(
        Rule::Tense,
        "Members were told by officers that the funding is secure.",
        "is",
        &["was"],
    );
    slips(
        Rule::Tense,
        "It was noted that Ward 7’s patients can’t be moved.",
        "can’t",
        &["could not"],
    );
    stands("Steve Buckersworth advised that the plan would come to the next meeting.");
    stands("The Board agreed that the report will be circulated.");
    stands("Members noted that the will of the Board had been followed.");
    stands("Steve Buckersworth said that he wrote \"the plan will fail\" in his paper.");
    stands("Officers said that the service, which is open to all, had grown.");
    stands("The plan will come back.");
}

#[test]
fn what_is_resolved_may_lie_in_the_future() {
    let mut scene = Scene::new("Chair");
    for kind in [
        Kind::Resolution {
            stage: crate::meeting::entry::Stage::Agreed,
            answers: Vec::new(),
            moved: crate::meeting::motion::Moved::default(),
        },
        Kind::Action {
            owners: Vec::new(),
            due: Due::Unset,
            from: None,
        },
    ] {
        scene.write(kind, "That it be noted that the plan will be reviewed");
    }
    assert_eq!(scene.marks(&Book::default()), []);
}

#[test]
fn days_are_told_by_their_dates() {
    slips(
        Rule::TimeWords,
        "The paper had been published last week.",
        "last week",
        &[],
    );
    slips(
        Rule::TimeWords,
        "Members welcomed today’s news.",
        "today’s",
        &[],
    );
    slips(
        Rule::TimeWords,
        "Currently six nurses worked there.",
        "Currently",
        &["At the time of the meeting"],
    );
    stands("The last weekly paper came on 12 March 2026, and the next meeting was in May.");
    stands("The post was currently vacant.");
    stands("The leaflet said “Call us today”.");
}

#[test]
fn the_chair_is_called_by_the_house_s_word() {
    let is = |chair: &str, text: &str, words: &str, instead: &str| {
        assert_eq!(
            marked_in(chair, text),
            [(Rule::Chair, words.to_owned(), vec![instead.to_owned()])]
        );
    };
    is(
        "Chairman",
        "The Chair thanked officers.",
        "Chair",
        "Chairman",
    );
    is(
        "Chair",
        "It was for the Chairman’s office.",
        "Chairman’s",
        "Chair’s",
    );
    is("", "The Chairperson agreed.", "Chairperson", "Chair");
    is(
        "Chairman",
        "The Vice-Chair agreed.",
        "Vice-Chair",
        "Vice-Chairman",
    );
    is("Convener", "The Chair agreed.", "Chair", "Convener");
    assert_eq!(
        marked_in(
            "Chairman",
            "The Chairman thanked the Independent Chair of the Quillshire Panel."
        ),
        []
    );
    assert_eq!(
        marked_in("Chairman", "Steve Buckersworth took the Chair."),
        []
    );
    assert_eq!(
        marked_in("Chairman", "The Chair of the Quillshire Panel spoke."),
        []
    );
    assert_eq!(marked_in("Chairman", "Members moved the chair."), []);
}

#[test]
fn spaces_stand_singly_and_never_before_a_stop() {
    slips(Rule::Spacing, "Members  agreed.", "  ", &[" "]);
    slips(Rule::Spacing, "Members agreed , and left.", " ,", &[","]);
    slips(Rule::Spacing, "Members agreed .", " .", &["."]);
    slips(Rule::Spacing, "Members agreed,and left.", ",", &[", "]);
    slips(Rule::Spacing, "Members agreed.They left.", ".", &[". "]);
    stands("It cost 1,200 pounds, i.e. .5 of the budget, at 4.15pm.");
    stands("There were three:\n- one;\n- two; and\n- three.");
}

#[test]
fn a_paragraph_ends_with_a_full_stop() {
    slips(Rule::FullStop, "Members noted the report", "t", &["t."]);
    slips(
        Rule::FullStop,
        "Members noted the report (tabled)",
        ")",
        &[")."],
    );
    stands("Members noted the report.");
    stands("Members asked why?");
    stands("Members called it \"a good report.\"");
    stands("Members asked for:\n- figures\n- dates");
    stands("Noted");
}

#[test]
fn capitals_stand_where_words_begin() {
    slips(Rule::Capitals, "THe report was noted.", "THe", &["The"]);
    slips(
        Rule::Capitals,
        "Members noted the rePort.",
        "rePort",
        &["report"],
    );
    stands("GPs said so, and Councillor O'Harran agreed.");
}

#[test]
fn a_word_stands_once() {
    slips(
        Rule::Doubled,
        "Members noted the the report.",
        "the the",
        &["the"],
    );
    stands("Members had had the report, and said that that was enough.");
    stands("The report was long. Long reports were not read.");
}

#[test]
fn acronyms_are_written_out_somewhere() {
    slips(
        Rule::Acronyms,
        "The QZP had grown, and the QZP was thanked.",
        "QZP",
        &[],
    );
    stands("The Quillshire Zonal Panel (QZP) had grown, and the QZP’s staff were thanked.");
    stands("The NHS and GPs were thanked. RESOLVED in PART II.");

    // Written out under a later item, a look at this one alone knows it.
    let mut scene = Scene::new("Chair");
    scene.write(Kind::Paragraph, "The QZPs had grown.");
    let first = scene.item;
    scene.item = scene.item("Second");
    scene.write(Kind::Paragraph, "Quillshire Zonal Panels (QZPs) had grown.");
    let snapshot = Snapshot::of(&scene.meeting, &Book::default(), Some(first));
    assert_eq!(snapshot.run(Some(&SPELLER)), []);
}

#[test]
fn the_book_writes_acronyms_out_or_says_that_none_need() {
    let mut scene = Scene::new("Chair");
    scene.write(Kind::Paragraph, "The QZP and the XRT had grown.");
    let mut book = Book {
        abbreviations: vec![Abbreviation {
            short: "QZP".into(),
            long: "Quillshire Zonal Panel".into(),
            known: false,
        }],
        words: vec!["XRT".into()],
        ..Book::default()
    };
    let marks = scene.marks(&book);
    assert_eq!(marks.len(), 1, "{marks:?}");
    assert_eq!(marks[0].instead, ["Quillshire Zonal Panel (QZP)"]);
    book.words.push("QZP".into());
    assert_eq!(scene.marks(&book), []);
}

#[test]
fn minutes_say_who_and_never_we() {
    slips(Rule::FirstPerson, "Members said we should act.", "we", &[]);
    slips(Rule::FirstPerson, "Our report was noted.", "Our", &[]);
    slips(
        Rule::FirstPerson,
        "It was agreed that I would write.",
        "I",
        &[],
    );
    stands("Schedule 12A, Part I of the Act applied, as did limb (i).");
    stands("The sign said “We care about our town”.");
    stands("The sign said \"We care about our town\".");
    stands("A firm in the US was asked.");
}

#[test]
fn people_who_are_named_are_on_the_roll() {
    slips(
        Rule::People,
        "Dr Katzmier’s report was noted.",
        "Dr Katzmier’s",
        &["Dr Katzmeier’s"],
    );
    slips(
        Rule::People,
        "Steve Buckerswroth presented the report.",
        "Steve Buckerswroth",
        &["Steve Buckersworth"],
    );
    slips(Rule::People, "Mr Green was thanked.", "Mr Green", &[]);
    stands("Dr Katzmeier, Councillor O’Harran and Steve Buckersworth spoke.");
    stands("Councillors spoke. The Dr. Katzmeier Fund was noted.");
}

#[test]
fn who_wrote_a_report_may_be_named() {
    let mut scene = Scene::new("Chair");
    let item = scene.item;
    scene.fact(Event::ReportAttached {
        item,
        report: Report {
            title: "Falls".into(),
            author: "Wilma Green, Analyst".into(),
            ..Report::default()
        },
    });
    scene.write(Kind::Paragraph, "Mrs Green was thanked.");
    assert_eq!(scene.marks(&Book::default()), []);
}

#[test]
fn places_to_fill_are_told() {
    slips(Rule::Places, "Members noted [what].", "[what]", &[]);
    stands(
        "Members noted the \"recieved [sic]\" stamp of item [3]."
            .replace("recieved", "Received")
            .as_str(),
    );
}

#[test]
fn a_sentence_has_sixty_words_at_most() {
    let sixty = format!("{}end.", "and so ".repeat(29) + "to ");
    assert_eq!(sixty.split_whitespace().count(), 60);
    stands(&sixty);
    let more = sixty.replace("end.", "the end.");
    slips(Rule::LongSentence, &more, more.trim_end_matches('.'), &[]);
}

#[test]
fn names_are_right_as_they_are_written_and_words_of_the_agenda_in_any_case() {
    slips(
        Rule::Spelling,
        "The zephyrine pathway and katzmeier were noted.",
        "katzmeier",
        &[],
    );
}

#[test]
fn words_are_told_apart_from_what_is_none() {
    stands("A co-produced, multi-agency 14-year-old’s GPs; J.B. at 4.30pm, e.g. ward 3B.");
    stands("See clerk@qzptown.example, https://qzptown.example/paper or www.qzptown.example.");
    stands("東京 was noted, and Ελλάδα.");
    let slip = |text: &str, word: &str| slips(Rule::Spelling, text, word, &[]);
    slip("Members noted the well-managd service.", "managd");
    slip("The Bord’s report was noted.", "Bord’s");
    slip("Mémbers\u{301} asked.", "Mémbers\u{301}");
}

#[test]
fn suggestions_keep_the_capital_and_the_ending_and_know_the_meeting() {
    let scene = Scene::new("Chair");
    let snapshot = Snapshot::of(&scene.meeting, &Book::default(), None);
    let first = |word: &str| snapshot.suggest(&SPELLER, word, 3).first().cloned();
    assert_eq!(first("Recieved").as_deref(), Some("Received"));
    assert_eq!(first("comissioner’s").as_deref(), Some("commissioner’s"));
    assert_eq!(first("Katzmier").as_deref(), Some("Katzmeier"));
    assert_eq!(first("wellbieng").as_deref(), Some("wellbeing"));
    assert!(
        snapshot
            .suggest(&SPELLER, "inthe", 3)
            .contains(&"in the".to_owned())
    );
    assert_eq!(snapshot.suggest(&SPELLER, "teh", 2).len(), 2);
    assert!(snapshot.suggest(&SPELLER, "", 3).len() <= 3);
}

#[test]
fn what_is_private_or_struck_is_left_alone() {
    let mut scene = Scene::new("Chair");
    scene.write_in(Stream::Private, Kind::Paragraph, "scrawlz we tody");
    let struck = scene.write(Kind::Paragraph, "Members notde it.");
    scene.fact(Event::EntryStruck { entry: struck });
    assert_eq!(scene.marks(&Book::default()), []);
}

#[test]
fn pieces_of_sentences_need_no_stop() {
    let mut scene = Scene::new("Chair");
    let entry = scene.write(
        Kind::Outcome {
            verb: Verb::Noted,
            answers: Vec::new(),
        },
        "The Board noted the the raport",
    );
    let marks = scene.marks(&Book::default());
    assert!(marks.iter().all(|m| m.entry == entry));
    assert_eq!(
        counts(&marks),
        [(Rule::Spelling, 1), (Rule::FullStop, 1), (Rule::Doubled, 1)]
    );
    assert_eq!(Rule::Spelling.tell(1), "1 word to look at");
    assert_eq!(Rule::Spelling.tell(12), "12 words to look at");
}

#[test]
fn a_house_switches_any_check_off_by_its_name() {
    let slips = "The Chairman said we  will fnd the the QZP [who] and Mr Green today, THe end";
    let mut scene = Scene::new("Chair");
    scene.write(Kind::Paragraph, slips);
    scene.write(Kind::Paragraph, "Officers said that it will end.");
    scene.write(Kind::Paragraph, &format!("{}end.", "and so ".repeat(31)));
    let all = scene.marks(&Book::default());
    for &rule in Rule::all() {
        assert!(all.iter().any(|m| m.rule == rule), "{}", rule.name());
        assert_eq!(Rule::named(rule.name()), Some(rule));
        let book = Book {
            checks_off: vec![rule.name().into()],
            ..Book::default()
        };
        let left = scene.marks(&book);
        assert!(left.iter().all(|m| m.rule != rule));
        // What another rule had told in its place may come instead; nothing else goes.
        for mark in all.iter().filter(|m| m.rule != rule) {
            assert!(left.contains(mark), "{}: {mark:?}", rule.name());
        }
    }
}

#[test]
fn marks_stand_on_whole_characters_whatever_is_written() {
    let bits = [
        "Dr", " ", "  ", "é", "“", "\"", "'", "’s", "[", "]", "\n- ", ".", ",", "the", "QZP", "(",
        ")", "I", "🙂", "ß", "İ", "-", "that", "said", "will", "today", "e\u{301}", "東", "1",
    ];
    let mut state = 7_u64;
    let mut text = String::new();
    for round in 0..400 {
        text.clear();
        for _ in 0..round % 40 {
            state = state
                .wrapping_mul(6_364_136_223_846_793_005)
                .wrapping_add(1);
            text.push_str(bits[(state >> 33) as usize % bits.len()]);
        }
        for (_, words, _) in marked(&text) {
            assert!(!words.is_empty(), "{text:?}");
        }
    }
}

#[test]
fn the_dictionary_is_whole_and_goes_to_other_threads() {
    fn goes<T: Send + Sync + 'static>() {}
    goes::<Speller>();
    goes::<Snapshot>();
    assert!(SPELLER.is_whole());
    assert!(SPELLER.knows("programme") && !SPELLER.knows("programe"));
}
