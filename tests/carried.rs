//! What leaves a meeting for other readers than the officer (the next meeting, what is offered in
//! a public paragraph) is made of what those readers may read, and of nothing else.

#![expect(
    clippy::unwrap_used,
    clippy::panic,
    reason = "helpers of tests stop where a test would"
)]

use quorate::journal::Journal;
use quorate::meeting::Meeting;
use quorate::meeting::entry::Stream;
use quorate::meeting::id::Writer;
use quorate::meeting::intent::{Intent, Order};

/// A meeting after intents, one a line; those after "exempt " or "private " are for those readers,
/// and NEWEST is the entry that was recorded last.
fn held(script: &str) -> Meeting {
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
    journal.meeting().clone()
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
