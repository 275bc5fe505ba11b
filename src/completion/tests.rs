//! What is offered, as an officer sees it. The board and its people are invented.

use chrono::DateTime;

use super::{Index, Offer, Source, Where};
use crate::journal::Journal;
use crate::meeting::Meeting;
use crate::meeting::agenda::{Calling, ItemDetails, Report, Stamp};
use crate::meeting::entry::{Form, Place, Stream};
use crate::meeting::id::Writer;
use crate::meeting::intent::{Intent, Order, Ref, Who};
use crate::meeting::people::{Body, PersonDetails, SeatDetails};
use crate::minutes::House;
use crate::phrases::{Abbreviation, Book, Learnt, Phrase, Scene};

pub(super) fn now() -> Stamp {
    DateTime::parse_from_rfc3339("2026-03-19T14:05:00+00:00").unwrap()
}

fn person(honorific: &str, name: &str, role: &str, organisation: &str) -> PersonDetails {
    PersonDetails {
        name: name.into(),
        honorific: honorific.into(),
        role: role.into(),
        organisation: organisation.into(),
        ..PersonDetails::default()
    }
}

/// The meeting, before it was opened.
pub(super) fn board() -> Journal {
    let mut journal = Journal::new(Writer::FIRST, "A. Clerk".into());
    let mut act = |intent| {
        journal.act(now(), &Order::from(intent)).unwrap();
    };
    act(Intent::DescribeBody(Body {
        name: "Anytown Health Board".into(),
        ..Body::default()
    }));
    act(Intent::CallMeeting(Calling {
        date: now().date_naive(),
        start: now().time(),
        venue: "the Old Corn Exchange, Anytown".into(),
        ..Calling::default()
    }));
    for (title, organisation, holder) in [
        (
            "Chair",
            "Anytown Council",
            person("Councillor", "Margaret Ashdown", "", ""),
        ),
        (
            "Director of Public Health",
            "Anytown Council",
            person("Dr", "Ruth Callender", "", ""),
        ),
        (
            "Opposition Member",
            "Anytown Council",
            person("Councillor", "Siân Prosser", "", ""),
        ),
        (
            "Director of Adult Care",
            "Anytown Council",
            person("", "Helen Marchbank", "", ""),
        ),
        (
            "Chair of Healthwatch",
            "Healthwatch Anytown",
            person("", "Judith Penhale", "", ""),
        ),
        ("First Partner", "", person("Dr", "Owen Smith", "", "")),
        ("Second Partner", "", person("Ms", "Ines Smith", "", "")),
    ] {
        act(Intent::AddSeat {
            seat: SeatDetails {
                title: title.into(),
                organisation: organisation.into(),
                ..SeatDetails::default()
            },
            holder: Some(Who::New(holder)),
            usual_deputy: None,
            body: None,
        });
    }
    act(Intent::AddPerson(person(
        "",
        "Priya Nair",
        "Assistant Director",
        "Anytown Council",
    )));
    act(Intent::AddPerson(person(
        "",
        "Joe Vance",
        "",
        "Rethinking Trust",
    )));
    for (number, title) in [
        ("4", "Better Care Fund Plan 2026/27"),
        ("5", "Falls and Frailty"),
    ] {
        act(Intent::AddItem {
            item: ItemDetails {
                number: number.into(),
                title: title.into(),
                description: "To consider the Joint Strategic Needs Assessment.".into(),
                ..ItemDetails::default()
            },
            after: None,
        });
    }
    act(Intent::AttachReport {
        item: "4".into(),
        report: Report {
            title: "The Plan for the Better Care Fund".into(),
            of: "Director of Adult Care".into(),
            policy: "Better Care Fund Framework".into(),
            ..Report::default()
        },
        leave_public: false,
    });
    journal
}

fn abbreviation(short: &str, long: &str) -> Abbreviation {
    let mut made = Abbreviation {
        short: short.into(),
        ..Abbreviation::default()
    };
    made.long = long.into();
    made
}

pub(super) fn book() -> Book {
    let phrase = |code: &str, text: &str| Phrase {
        code: code.into(),
        text: text.into(),
        ..Phrase::default()
    };
    Book {
        phrases: vec![
            phrase("bnr", "The Board noted the report."),
            phrase("wso", ", which set out the position"),
            phrase("irq", "In response to a question, it was explained that"),
            phrase("jsr", "JSNA figures were given"),
            phrase("trn", "That the report be noted."),
            phrase("qxyz", "Members asked about the figures"),
        ],
        abbreviations: vec![
            abbreviation("JSNA", "Joint Strategic Needs Assessment"),
            abbreviation("RC", "Regional Committee"),
        ],
        ..Book::default()
    }
}

fn learnt() -> Vec<Learnt> {
    [
        ("drew attention to the rise in", 9),
        ("drew attention to the fall in", 4),
    ]
    .into_iter()
    .map(|(words, count)| Learnt {
        words: words.into(),
        count,
    })
    .collect()
}

/// A paragraph being written in item 4.
struct Fixture {
    meeting: Meeting,
    index: Index,
    /// What stands in the item already.
    written: &'static str,
}

impl Fixture {
    fn new() -> Self {
        Self::of(board().meeting().clone())
    }

    fn of(meeting: Meeting) -> Self {
        Self {
            index: Index::new(&meeting, &book(), &learnt(), Stream::Public),
            meeting,
            written: "",
        }
    }

    fn after(self, written: &'static str) -> Self {
        Self { written, ..self }
    }

    fn offers(&self, head: &str, tail: &str) -> Vec<Offer> {
        let (house, stands) = (House::default(), |words: &str| {
            self.written.contains(words) || head.contains(words)
        });
        let at = Where {
            head,
            tail,
            scene: Scene {
                meeting: &self.meeting,
                item: self.meeting.items().first().map(|i| i.id),
                readers: Stream::Public,
                now: now(),
                house: &house,
            },
            stands: &stands,
            stands_anywhere: &stands,
        };
        self.index.offers(&at, 6)
    }

    /// The paragraph after Tab; `head` itself where nothing is offered.
    fn tab(&self, head: &str) -> String {
        match self.offers(head, "").first() {
            Some(offer) => format!("{}{}", &head[..offer.from], offer.words),
            None => head.to_owned(),
        }
    }

    /// Everything that is offered, as it would stand.
    fn all(&self, head: &str) -> Vec<String> {
        let put = |o: &Offer| format!("{}{}", &head[..o.from], o.words);
        self.offers(head, "").iter().map(put).collect()
    }

    fn nothing(&self, head: &str) {
        assert_eq!(self.offers(head, ""), Vec::new(), "after {head:?}");
    }
}

const RUTH: &str = "Dr Ruth Callender (Director of Public Health)";
const SIAN: &str = "Councillor Siân Prosser (Opposition Member)";

#[test]
fn the_first_mention_has_honorific_and_role_and_later_ones_are_short() {
    let fixture = Fixture::new();
    for typed in ["Cal", "Ru", "Ruth Ca", "callen", "rc", "Dr Call", "dr cal"] {
        assert_eq!(fixture.tab(typed), RUTH, "for {typed:?}");
    }
    let fixture = fixture.after("Dr Ruth Callender spoke.");
    assert_eq!(fixture.tab("In answer Call"), "In answer Dr Callender");
    assert_eq!(fixture.tab("In answer rc"), "In answer Dr Callender");
    let fixture = Fixture::new().after("Helen Marchbank spoke.");
    assert_eq!(fixture.tab("said Marchb"), "said Helen Marchbank");
}

#[test]
fn an_honorific_is_never_doubled_and_put_right_where_it_is_wrong() {
    let fixture = Fixture::new();
    for typed in [
        "Councillor Pros",
        "Cllr Pros",
        "Cllr. Pros",
        "councillor sian",
        "Mrs Pros",
    ] {
        assert_eq!(
            fixture.tab(&format!("by {typed}")),
            format!("by {SIAN}"),
            "{typed:?}"
        );
    }
    assert_eq!(
        fixture.tab("Mr Vanc"),
        "Mr Joe Vance (Rethinking Trust)",
        "whose honorific isn't known keeps what was typed"
    );
}

#[test]
fn accents_and_case_need_not_be_typed() {
    let fixture = Fixture::new();
    assert_eq!(fixture.tab("sian"), SIAN);
    assert_eq!(fixture.tab("Sian Pr"), SIAN);
    assert_eq!(fixture.tab("Sia\u{302}n Pr"), SIAN);
}

#[test]
fn small_letters_of_common_words_are_not_taken_for_names() {
    let fixture = Fixture::new();
    let helen = "Helen Marchbank (Director of Adult Care)";
    fixture.nothing("it would hel");
    fixture.nothing("in mar");
    assert_eq!(fixture.tab("Hel"), helen);
    assert_eq!(fixture.tab("with hele"), format!("with {helen}"));
    assert_eq!(
        fixture.tab("presented by hel"),
        format!("presented by {helen}")
    );
    fixture.nothing("The");
    fixture.nothing("h");
    fixture.nothing("he");
}

#[test]
fn people_are_found_by_post_and_organisation_while_only_one_is_meant() {
    let fixture = Fixture::new();
    assert_eq!(fixture.tab("the director of pub"), RUTH);
    assert_eq!(fixture.tab("dph"), RUTH);
    assert_eq!(
        fixture.tab("healthw"),
        "Judith Penhale (Chair of Healthwatch)"
    );
    assert_eq!(fixture.tab("rethinki"), "Joe Vance (Rethinking Trust)");
    assert_eq!(
        fixture.tab("assistant d"),
        "Priya Nair (Assistant Director)"
    );
    // Two direct something: nobody is meant yet.
    let named = |o: &Offer| matches!(o.source, Source::Name(_));
    assert!(!fixture.offers("the director of", "").iter().any(named));
    // With a capital it is the post that is being written, and the person comes second.
    let all = fixture.all("The Director of Pub");
    assert_eq!(all, ["The Director of Public Health", RUTH]);
}

#[test]
fn of_two_that_share_a_surname_the_one_in_the_room_comes_first() {
    let mut journal = board();
    let fixture = Fixture::of(journal.meeting().clone());
    let owen = "Dr Owen Smith (First Partner)";
    let ines = "Ms Ines Smith (Second Partner)";
    assert_eq!(fixture.all("Smi"), [owen, ines]);
    let mut act = |intent| {
        journal.act(now(), &Order::from(intent)).unwrap();
    };
    // Whoever presented comes before the order of the roster.
    act(Intent::MarkAllPresent);
    act(Intent::Open {
        presiding: Some("Margaret Ashdown".into()),
    });
    act(Intent::Take { item: "4".into() });
    act(Intent::Present {
        item: None,
        who: vec![Who::Known(Ref::from("Ines Smith"))],
        form: Form::Report,
        text: "x".into(),
        place: Place::End,
    });
    assert_eq!(
        Fixture::of(journal.meeting().clone()).all("Smi"),
        [ines, owen]
    );
    // Who has left comes after who is here.
    let leave = Intent::Leave {
        person: "Ines Smith".into(),
        item: None,
        reason: "".into(),
        place: Place::End,
    };
    journal.act(now(), &Order::from(leave)).unwrap();
    assert_eq!(
        Fixture::of(journal.meeting().clone()).all("Smi"),
        [owen, ines]
    );
}

#[test]
fn who_sent_apologies_is_offered_after_who_may_be_here() {
    let mut journal = board();
    let apologise = Intent::Apologise {
        person: "Owen Smith".into(),
        deputy: None,
        said_by: "".into(),
        said_on: None,
    };
    journal.act(now(), &Order::from(apologise)).unwrap();
    let all = Fixture::of(journal.meeting().clone()).all("Smi");
    assert_eq!(all[0], "Ms Ines Smith (Second Partner)");
}

#[test]
fn people_who_would_be_called_the_same_keep_their_whole_names() {
    let mut journal = board();
    let twin = Intent::AddPerson(person("Dr", "Olive Smith", "", ""));
    journal.act(now(), &Order::from(twin)).unwrap();
    let fixture =
        Fixture::of(journal.meeting().clone()).after("Dr Owen Smith and Dr Olive Smith spoke");
    assert_eq!(fixture.all("Dr Smi")[0], "Dr Owen Smith");
}

#[test]
fn somebody_not_yet_named_is_found_by_their_cue() {
    let mut journal = board();
    let cue = Intent::Attend {
        who: Who::Cue("red scarf".into()),
    };
    journal.act(now(), &Order::from(cue)).unwrap();
    let fixture = Fixture::of(journal.meeting().clone());
    assert_eq!(fixture.tab("asked by [re"), "asked by [red scarf]");
    assert_eq!(fixture.tab("asked by scar"), "asked by [red scarf]");
    fixture.nothing("to red");
}

#[test]
fn after_a_whole_name_the_role_is_offered_once() {
    let fixture = Fixture::new();
    let head = "Ruth Callender";
    let offer = fixture.offers(head, " presented").remove(0);
    assert_eq!(offer.words, " (Director of Public Health)");
    assert_eq!(offer.from, head.len());
    assert!(matches!(offer.source, Source::Role(_)));
    assert_eq!(fixture.tab("Dr Ruth Callender"), RUTH);
    assert!(
        fixture
            .offers(head, " (Director of Public Health) spoke")
            .is_empty()
    );
    fixture.after(RUTH).nothing("and Dr Ruth Callender");
}

#[test]
fn nothing_is_offered_in_the_middle_of_a_word() {
    assert!(Fixture::new().offers("Call", "ender").is_empty());
}

#[test]
fn a_code_becomes_its_phrase_with_the_capital_that_its_place_asks_for() {
    let fixture = Fixture::new();
    assert_eq!(fixture.tab("bnr"), "The Board noted the report.");
    assert_eq!(
        fixture.tab("It was so. bnr"),
        "It was so. The Board noted the report."
    );
    assert_eq!(
        fixture.tab("In June bnr"),
        "In June the Board noted the report."
    );
    assert_eq!(
        fixture.tab("In June Bnr"),
        "In June The Board noted the report."
    );
    assert_eq!(fixture.tab("Then jsr"), "Then JSNA figures were given");
    assert_eq!(
        fixture.tab("Resolved: trn"),
        "Resolved: That the report be noted."
    );
    assert_eq!(fixture.tab("(a) trn"), "(a) That the report be noted.");
    assert_eq!(
        fixture.tab("be agreed; and trn"),
        "be agreed; and that the report be noted."
    );
    assert_eq!(
        fixture.offers("bnr", ". Then")[0].words,
        "The Board noted the report"
    );
    fixture.nothing("xbnr");
}

#[test]
fn a_phrase_that_begins_with_a_comma_stands_behind_the_word() {
    let fixture = Fixture::new();
    assert_eq!(
        fixture.tab("Dr Katz gave the report wso"),
        "Dr Katz gave the report, which set out the position"
    );
}

#[test]
fn the_beginning_of_a_code_offers_the_only_phrase_that_has_it() {
    let fixture = Fixture::new();
    assert_eq!(fixture.tab("qx"), "Members asked about the figures");
    assert_eq!(
        fixture.tab("then qx"),
        "then Members asked about the figures"
    );
    fixture.nothing("q");
}

#[test]
fn phrases_and_learnt_runs_are_offered_by_their_first_words() {
    let fixture = Fixture::new();
    assert_eq!(
        fixture.tab("In resp"),
        "In response to a question, it was explained that"
    );
    assert_eq!(
        fixture.tab("and in resp"),
        "and in response to a question, it was explained that"
    );
    assert_eq!(
        fixture.all("Dr Katz drew at"),
        [
            "Dr Katz drew attention to the rise in",
            "Dr Katz drew attention to the fall in"
        ]
    );
    assert_eq!(
        fixture.tab("drew attention to the f"),
        "Drew attention to the fall in"
    );
    fixture.nothing("Dr Katz drew");
    fixture.nothing("Dr Katz drew attention to the rise i");
}

#[test]
fn an_abbreviation_is_written_out_at_its_first_use_in_the_document() {
    let fixture = Fixture::new();
    let long = "the Joint Strategic Needs Assessment (JSNA)";
    assert_eq!(fixture.tab("the JSNA"), long);
    assert_eq!(fixture.tab("the jsna"), long);
    let written = fixture.after("Joint Strategic Needs Assessment (JSNA)");
    written.nothing("the JSNA");
    // What the house calls something comes before somebody's initials.
    assert_eq!(
        Fixture::new().all("the RC"),
        ["the Regional Committee (RC)"]
    );
}

#[test]
fn names_on_the_agenda_are_offered_from_four_letters_on() {
    let fixture = Fixture::new();
    assert_eq!(fixture.tab("the Bett"), "the Better Care Fund");
    assert_eq!(
        fixture.tab("the Better Care Fund Pl"),
        "the Better Care Fund Plan 2026/27"
    );
    assert_eq!(fixture.tab("the better care f"), "the Better Care Fund");
    assert_eq!(fixture.tab("in the Old "), "in the Old ");
    assert_eq!(fixture.tab("in the Old C"), "in the Old Corn Exchange");
    assert_eq!(
        fixture.tab("the Joint Str"),
        "the Joint Strategic Needs Assessment"
    );
    fixture.nothing("it was bett");
    fixture.nothing("the Bet");
}
