//! What leaves a meeting for other readers than the officer (the next meeting, what is offered in
//! a public paragraph) is made of what those readers may read, and of nothing else.

#![expect(
    clippy::unwrap_used,
    clippy::panic,
    reason = "helpers of tests stop where a test would"
)]

use std::collections::BTreeSet;

use quorate::checks::{Snapshot, Speller};
use quorate::completion::{Becomes, Index, Where, propose};
use quorate::export::{Format, export};
use quorate::import::after::following;
use quorate::journal::Journal;
use quorate::meeting::Meeting;
use quorate::meeting::agenda::Progress;
use quorate::meeting::entry::Stream;
use quorate::meeting::id::Writer;
use quorate::meeting::intent::{Intent, Order};
use quorate::minutes::{House, Public, draft};
use quorate::phrases::{Book, Scene, fill};
use quorate::tui::testing::Bench;

/// A meeting after intents, one a line; those after "exempt " or "private " are for those readers,
/// and NEWEST is the entry that was recorded last.
fn held(script: &str) -> Meeting {
    recorded(script).meeting().clone()
}

/// The same, as its journal.
fn recorded(script: &str) -> Journal {
    let mut journal = Journal::new(Writer::FIRST, "Pat Lowe".into());
    let options = ron::Options::default()
        .with_default_extension(ron::extensions::Extensions::UNWRAP_VARIANT_NEWTYPES)
        .with_default_extension(ron::extensions::Extensions::IMPLICIT_SOME);
    let now = "2026-03-19T14:00:00+00:00".parse().unwrap();
    for line in script.lines().map(str::trim).filter(|l| !l.is_empty()) {
        let (stream, words) = [("exempt ", Stream::Exempt), ("private ", Stream::Private)]
            .into_iter()
            .find_map(|(mark, stream)| Some((stream, line.strip_prefix(mark)?)))
            .unwrap_or((Stream::Public, line));
        let newest = journal.meeting().all_entries().last();
        let newest = newest.map_or_else(String::new, |e| e.id.to_string());
        let intent: Intent = options
            .from_str(&words.replace("NEWEST", &newest))
            .unwrap_or_else(|e| panic!("{e}: {line}"));
        let order = Order {
            stream,
            ..Order::from(intent)
        };
        journal
            .act(now, &order)
            .unwrap_or_else(|e| panic!("{e}: {line}"));
    }
    journal
}

const PEOPLE: &str = r#"
DescribeBody(name: "Larkspur Board")
AddSeat(seat: (title: "Chair", office: Chair), holder: New(name: "Ada Vale", honorific: "Councillor"))
AddItem(item: (title: "Better Care Fund"))
AddItem(item: (title: "Care home contract", exempt: (reason: "Paragraph 3")))
MarkAllPresent
Open()
TakeNext
exempt Present(who: [New(name: "Wanda Marsh", honorific: "Dr")])
private Present(who: [New(name: "Nils Orr")])
"#;

#[test]
fn whom_the_public_knows_of_follows_from_what_it_may_read() {
    let knows = |more: &str| {
        let meeting = held(&format!("{PEOPLE}{more}"));
        let known = |name: &str, stream| {
            let person = meeting
                .people()
                .iter()
                .find(|p| p.details.name.as_str() == name);
            meeting.is_known_in(person.unwrap().id, stream)
        };
        let all = ["Ada Vale", "Wanda Marsh", "Nils Orr"];
        [Stream::Public, Stream::Exempt, Stream::Private]
            .map(|stream| all.map(|name| u8::from(known(name, stream))))
    };
    assert_eq!(knows(""), [[1, 0, 0], [1, 1, 0], [1, 1, 1]]);
    // Putting a record right makes nobody known; taking part does, and so does a public word.
    let role = r#"ChangePerson(person: "Marsh", to: (name: "Wanda Marsh", role: "Adviser"))"#;
    assert_eq!(knows(role)[0], [1, 0, 0]);
    for public in [
        r#"Arrive(person: Known("Marsh"))"#,
        r#"Write(text: "Wanda Marsh was thanked.")"#,
        r#"AddAction(text: "Report again", owners: [Person("Marsh")])"#,
        r#"Declare(person: Known("Marsh"), items: ["1"], nature: "a tenant")"#,
        r#"AddSeat(seat: (title: "Adviser"), holder: Known("Marsh"))"#,
    ] {
        assert_eq!(knows(public), [[1, 1, 0], [1, 1, 0], [1, 1, 1]], "{public}");
    }
    assert_eq!(knows(r#"Write(text: "Marsh was wet.")"#)[0], [1, 0, 0]);
    let struck = "Write(text: \"Wanda Marsh was thanked.\")\nStrike(entry: \"NEWEST\")";
    assert_eq!(knows(struck)[0], [1, 0, 0]);
}

/// What is confidential has "secret" in it.
const SECRETS: &str = r#"
DescribeBody(name: "Larkspur Board")
CallMeeting(date: "2026-03-19", start: "14:00")
AddSeat(seat: (title: "Chair", office: Chair), holder: New(name: "Ada Vale", honorific: "Councillor"))
AddItem(item: (title: "Minutes", business: Minutes, exempt: (reason: "Paragraph 1"), description: "About secret1", parts: ["Part secret2"]))
AddItem(item: (title: "Better Care Fund"))
AddItem(item: (title: "Dementia"))
AddItem(item: (title: "Care home contract", description: "With secret3", parts: ["Price secret4"], exempt: (reason: "Paragraph 3")))
AddItem(item: (title: "Sale of land", description: "To secret5", parts: ["Price secret6"], exempt: (reason: "Paragraph 3")))
AddItem(item: (title: "Leases", description: "To secret27", exempt: (reason: "Paragraph 3")))
AttachReport(item: "3", report: (title: "secret7", of: "secret8", author: "secret9", classification: "secret10", wards: "secret11", policy: "secret12", finance: "secret13", confidential: true, asks: [(label: "a", text: "secret14 be paid")]))
AttachReport(item: "4", report: (title: "secret15", asks: [(label: "a", text: "secret16 be paid")]))
BringForward(text: "Write to NHS England", owners: [Named("Clerk")], raised: "2026-01-22")
BringForward(text: "Book the hall", owners: [], raised: "2026-01-22", comment: "Asked twice.")
MarkAllPresent
Open()
TakeNext
exempt Review(action: "Write to NHS England", progress: ToMeeting("secret17"), comment: "secret18")
Review(action: "Book the hall", progress: InProgress, comment: "A room was found.", item: "2")
private Review(action: "Book the hall", progress: Completed, comment: "secret19")
exempt Present(item: "4", who: [New(name: "Secret20 Marsh")])
exempt AddAction(item: "2", text: "Pay secret21", owners: [Person("Marsh"), Named("secret22")], due: Said("by secret23"))
private AddAction(item: "2", text: "Call secret24", due: Said("by secret25"))
AddAction(item: "2", text: "Report the figures", owners: [Person("Vale")], due: Said("May"))
Defer(item: "3", to: "the next meeting", reason: "")
Defer(item: "4", to: "the next meeting", reason: "")
Defer(item: "5", to: "July 2026, after secret26 has signed", reason: "")
Defer(item: "6", to: "the next meeting", reason: "secret28")
"#;

#[test]
fn the_next_meeting_is_made_of_what_the_public_may_read() {
    let meeting = held(SECRETS);
    for day in [None, "2026-05-21".parse().ok(), "2026-07-09".parse().ok()] {
        let next = following(&meeting, "s1", day);
        let all = serde_json::to_string(&next).unwrap().to_lowercase();
        let leaked: Vec<&str> = all.split("secret").skip(1).collect();
        assert!(leaked.is_empty(), "{leaked:?}");
    }
    let next = following(&meeting, "s1", None);
    let [letter, hall, exempt, figures] = &next.actions[..] else {
        panic!("{} actions", next.actions.len());
    };
    assert_eq!(letter.text.value.as_str(), "Write to NHS England");
    assert_eq!(letter.progress, Progress::Open);
    // An earlier review that anybody may read stands; a private one doesn't close the action.
    assert_eq!(hall.progress, Progress::InProgress);
    assert_eq!(hall.comment.as_str(), "A room was found.");
    assert_eq!(
        exempt.text.value.as_str(),
        "(an action of the exempt record of item 2)"
    );
    assert!(exempt.topic.is_empty() && exempt.owners.is_empty() && exempt.comment.is_empty());
    assert_eq!(figures.topic.as_str(), "Better Care Fund");
    assert_eq!(figures.comment.as_str(), "Due: May");
    // The officer is told what stays behind.
    let told: Vec<&str> = next.noticed.iter().map(|n| n.words.as_str()).collect();
    for action in ["Write to NHS England", "Book the hall"] {
        assert!(told.iter().any(|t| t.contains(action)), "{told:?}");
    }
    assert!(told.iter().any(|t| t.contains("report behind item 2")));
    let report = next.reports.iter().all(|r| r.confidential == Some(true));
    assert!(report && next.reports.len() == 2);
    let later: Vec<&str> = next
        .programme
        .iter()
        .map(|p| p.when.value.as_str())
        .collect();
    assert_eq!(later, ["A later meeting"]);
}

const OFFERED: &str = r#"
DescribeBody(name: "Larkspur Board")
CallMeeting(date: "2026-03-19", start: "14:00")
AddSeat(seat: (title: "Chair", office: Chair), holder: New(name: "Ada Vale", honorific: "Councillor"))
AddItem(item: (number: "1", title: "Better Care Fund"))
AddItem(item: (number: "2", title: "Care home contract", description: "To receive bids by Quillon Holdings", parts: ["Price asked by Quorn Estates"], exempt: (reason: "Paragraph 3")))
AttachReport(item: "1", report: (title: "Quantock Bidding", of: "Quarry Legal Team", author: "Ada Vale", policy: "Quiver Policy Plan", wards: "Quay Ward", confidential: true, asks: [(label: "a", text: "Quest Homes Limited be paid")]))
AttachReport(item: "2", report: (title: "Quick Tender", of: "Quantum Trading"))
MarkAllPresent
Open()
TakeNext
exempt Present(who: [New(name: "Quentin Marsh", honorific: "Dr", role: "Quality Adviser", organisation: "Quince Associates")])
"#;

#[test]
fn nothing_is_offered_to_readers_who_may_not_know_of_it() {
    let meeting = held(OFFERED);
    let words = |readers, item: usize| {
        let index = Index::new(&meeting, &Book::starter(), &[], readers);
        let house = House::default();
        let nowhere = |_: &str| false;
        let mut found = BTreeSet::new();
        for typed in [
            "Quen",
            "Marsh",
            "QM",
            "qm",
            "Dr Qu",
            "quentin",
            "Quality A",
            "Quince",
            "Quil",
            "Quor",
            "Quan",
            "Quarr",
            "Quiv",
            "Quay",
            "Quest",
            "Quick",
            "p1",
            "p2",
            "p3",
            "pres",
            "intro",
        ] {
            let at = Where {
                head: typed,
                tail: "",
                scene: Scene {
                    meeting: &meeting,
                    item: Some(meeting.items()[item].id),
                    readers,
                    now: "2026-03-19T14:05:00+00:00".parse().unwrap(),
                    house: &house,
                },
                stands: &nowhere,
                stands_anywhere: &nowhere,
            };
            found.extend(index.offers(&at, 9).into_iter().map(|o| o.words));
        }
        found.into_iter().collect::<Vec<String>>().join("; ")
    };
    for item in [0, 1] {
        let public = words(Stream::Public, item);
        assert!(!public.contains("Qu"), "{public}");
    }
    // To those who may read them, everything is offered.
    let exempt = words(Stream::Exempt, 0);
    for term in [
        "Dr Quentin Marsh (Quality Adviser)",
        "Quince Associates",
        "Quillon Holdings",
        "Quorn Estates",
        "Quantock Bidding",
        "Quarry Legal Team",
        "Quiver Policy Plan",
        "Quest Homes Limited",
        "Quantum Trading",
    ] {
        assert!(exempt.contains(term), "{term}: {exempt}");
    }
}

#[test]
fn what_phrases_name_is_known_to_their_readers() {
    let meeting = held(OFFERED);
    let filled = |readers, item: usize, source: &str| {
        let scene = Scene {
            meeting: &meeting,
            item: Some(meeting.items()[item].id),
            readers,
            now: "2026-03-19T14:05:00+00:00".parse().unwrap(),
            house: &House::default(),
        };
        fill(source, &scene).text
    };
    let all = "{presenter}; {title}; {report of}";
    let public = "[presenter]; Better Care Fund; [report of]";
    assert_eq!(filled(Stream::Public, 0, all), public);
    assert_eq!(
        filled(Stream::Exempt, 0, all),
        "Dr Marsh; Quantock Bidding; Quarry Legal Team"
    );
    // A report of an item in private is not for the public, whatever it says of itself.
    let public = "[presenter]; Care home contract; [report of]";
    assert_eq!(filled(Stream::Public, 1, all), public);
}

#[test]
fn what_a_paragraph_could_become_names_nobody_whom_its_readers_do_not_know() {
    let meeting = held(OFFERED);
    let house = House::default();
    let said = "ACTION: send the figures (QM, next meeting)";
    let proposed = |readers| propose(&meeting, &house, readers, said).unwrap();
    assert!(proposed(Stream::Exempt).words.contains("Dr Marsh"));
    let public = proposed(Stream::Public);
    assert!(!format!("{public:?}").contains("Marsh"), "{public:?}");
    // What was typed is kept as it was.
    let Becomes::Action { text, owners, .. } = public.becomes else {
        panic!("no action");
    };
    assert!(text.contains("QM") && owners.is_empty(), "{text}");
}

#[test]
fn the_screen_offers_what_the_readers_of_the_place_may_know() {
    let takes = |more: &str, keys: &str| {
        let journal = recorded(&format!("{OFFERED}{more}"));
        let bench = Bench::with(journal, (120, 30))
            .keys(keys)
            .keys("<Tab><F12>");
        bench.newest().contains("Marsh")
    };
    // A paragraph not yet begun of a public item, a line of its notes, one that is begun.
    assert!(!takes("", "<Enter>They heard Quen"));
    assert!(!takes("", "<Alt-n>Ask Quen"));
    let heard = r#"Write(text: "They heard")"#;
    assert!(!takes(heard, " Quen"));
    // An exempt paragraph there, and one not yet begun of an item in private.
    assert!(takes(&format!("exempt {heard}"), " Quen"));
    assert!(takes("TakeNext", "They heard Quen"));
}

const RECORDED: &str = r#"
DescribeBody(name: "Larkspur Board")
CallMeeting(date: "2026-03-19", start: "14:00")
AddSeat(seat: (title: "Chair", office: Chair), holder: New(name: "Ada Vale", honorific: "Councillor"))
AddItem(item: (number: "1", title: "Depot"))
AddItem(item: (number: "2", title: "Contract", exempt: (reason: "Paragraph 3")))
AttachReport(item: "1", report: (title: "Depot", confidential: true, asks: [(label: "a", text: "the offer be taken")]))
MarkAllPresent
Open()
TakeNext
"#;

#[test]
fn the_public_is_said_to_have_been_out_of_the_room_only_where_it_was() {
    let printed = |more: &str| {
        let minutes = draft::<Public>(&held(&format!("{RECORDED}{more}")), &House::default());
        String::from_utf8(export(Format::Text, &minutes)).unwrap()
    };
    // The words are those of a confidential report, and the item was taken in the open.
    let adopted = printed("Adopt(stage: Agreed)");
    assert!(adopted.contains("The record of this item is not for publication."));
    assert!(!adopted.contains("in private") && !adopted.contains("offer"));
    let part = printed(
        "Write(text: \"It was heard.\")\nAdopt(stage: Agreed)\nWrite(text: \"So it was.\")",
    );
    assert!(part.contains("Part of the record of this item is not for publication."));
    assert!(!part.contains("in private"));
    // Its place among the numbers is kept.
    assert!(part.contains("1.3") && !part.contains("1.2"), "{part}");
    // An item in private says so once it was taken, and not before.
    let written = "Write(item: \"2\", text: \"The bid was low.\")";
    let taken = printed(&format!("TakeNext\n{written}"));
    assert!(taken.contains("This item was considered in private"));
    let deferred = printed(&format!(
        "{written}\nDefer(item: \"2\", to: \"\", reason: \"\")"
    ));
    assert!(!deferred.contains("in private"), "{deferred}");
}

#[test]
fn what_could_stand_instead_of_a_slip_is_known_to_its_readers() {
    let instead = |stream: &str| {
        let written = format!("{OFFERED}{stream}Write(text: \"Dr Marsch spoke of Quentim.\")");
        let marks = Snapshot::of(&held(&written), &Book::starter(), None).run(None);
        let all: Vec<String> = marks.into_iter().flat_map(|m| m.instead).collect();
        all.join("; ")
    };
    assert!(instead("exempt ").contains("Dr Marsh"));
    assert!(!instead("").contains("Marsh"));
    let (meeting, speller) = (held(OFFERED), Speller::load());
    let suggested = |readers, slip: &str| {
        let snapshot = Snapshot::known_to(&meeting, &Book::starter(), readers);
        snapshot.suggest(&speller, slip, 5).join("; ")
    };
    // No dictionary has these: they are the agenda's own.
    for (slip, word) in [("Quillom", "Quillon"), ("Quuorn", "Quorn")] {
        assert!(suggested(Stream::Exempt, slip).contains(word), "{word}");
        assert!(!suggested(Stream::Public, slip).contains(word), "{word}");
    }
}

/// A meeting in session with an item in private and one whose report is confidential.
const PRIVATE: &str = r#"
DescribeBody(name: "Anytown Board")
CallMeeting(date: "2026-03-19", start: "14:00")
AddSeat(seat: (title: "Chair", office: Chair), holder: New(name: "Ada Vale"))
AddItem(item: (title: "Minutes", business: Minutes))
AddItem(item: (title: "Land", exempt: (reason: "Paragraph 3")))
AddItem(item: (title: "Lease"))
AttachReport(item: "3", report: (title: "Lease", confidential: true, asks: [(label: "a", text: "the lease of secret House be surrendered")]))
BringForward(text: "Write to NHS England", owners: [Named("Clerk")], raised: "2026-01-22")
MarkAllPresent
Open()
"#;

/// What everybody may read of it.
fn printed(meeting: &Meeting) -> String {
    let minutes = draft::<Public>(meeting, &House::default());
    let bytes = export(Format::Text, &minutes);
    String::from_utf8(bytes).unwrap().to_lowercase()
}

#[test]
fn undoing_that_an_item_was_taken_tells_nobody_why_it_was_broken_off() {
    let mut journal = recorded(&format!(
        "{PRIVATE}Take(item: \"2\")\nAdjourn(until: \"secret day\", reason: \"secret bid\")"
    ));
    let take = journal.last() - 1;
    let now = "2026-03-19T14:00:00+00:00".parse().unwrap();
    let undo = Order::from(Intent::Undo { record: Some(take) });
    assert!(journal.act(now, &undo).is_err());
    assert!(!printed(journal.meeting()).contains("secret"));
}

#[test]
fn undoing_a_name_tells_nobody_how_somebody_was_put_down_in_private() {
    let script = format!(
        "{PRIVATE}Take(item: \"2\")
         Present(who: [Cue(\"secret bidder\")], form: Presentation)
         NamePerson(person: \"secret bidder\", to: (name: \"Ann Lee\"))"
    );
    let record = Some(recorded(&script).last());
    let undo = |more: &str| {
        let mut journal = recorded(&format!("{script}\n{more}"));
        let now = "2026-03-19T14:00:00+00:00".parse().unwrap();
        journal.act(now, &Order::from(Intent::Undo { record }))
    };
    let refused = undo("Forewarn(person: \"Ann Lee\", expect: Late(None))").unwrap_err();
    assert!(
        refused.to_string().contains("for fewer readers"),
        "{refused}"
    );
    // While nobody else knows of them, the cue comes back.
    undo("").unwrap();
}

#[test]
fn what_is_said_of_an_interest_or_an_action_in_private_stays_there() {
    let page = printed(&held(&format!(
        "{PRIVATE}Take(item: \"2\")
         Declare(person: Known(\"Ada Vale\"), interest: Other(\"secret director\"), nature: \"a secret\")
         Review(action: \"Write to NHS England\", progress: Completed, comment: \"secret\")"
    )));
    assert!(
        page.contains("ada vale (chair) declared an interest"),
        "{page}"
    );
    assert!(!page.contains("secret"), "{page}");
}

#[test]
fn the_words_of_a_confidential_report_are_exempt_however_they_come() {
    let words = "the lease of secret House be surrendered";
    let page = printed(&held(&format!(
        "{PRIVATE}Take(item: \"3\")
         Write(text: \"x\")
         Type(entry: \"NEWEST\", at: 0, went: \"x\", came: \"{words}\")
         Write(text: \"y\")
         Recast(entry: \"NEWEST\", into: Paragraph, text: \"{words}\")
         Write(text: \"the lease of secret\")
         Write(text: \"House be surrendered\")
         Join(entry: \"NEWEST\")"
    )));
    assert!(!page.contains("surrendered"), "{page}");
}
