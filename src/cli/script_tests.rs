//! Scripts as people write them, and what they are told of their slips.

use super::*;
use crate::meeting::entry::{Due, Form, Interest, Stage, Stream, Verb};
use crate::meeting::event::Expectation;
use crate::meeting::intent::{Lead, When, Who};

fn order(line: &str) -> Order {
    match read_line(line.as_bytes()) {
        Ok(ScriptLine::Order(order)) => *order,
        other => panic!("{line}: {other:?}"),
    }
}

fn intent(line: &str) -> Intent {
    order(line).intent
}

fn told(line: &str) -> String {
    read_line(line.as_bytes()).unwrap_err().to_string()
}

#[test]
fn intents_read_as_one_would_write_them() {
    assert_eq!(
        intent(r#"Arrive(person: Known("Dr Katz"))"#),
        Intent::Arrive {
            person: Who::from("Dr Katz"),
            deputy_for: None,
            item: None,
            reason: "".into(),
            place: crate::meeting::entry::Place::End,
        }
    );
    for line in [
        r#"DescribeBody(name: "Anytown Board", host: "Anytown Council")"#,
        r#"CallMeeting(date: "2015-01-22", start: "16:00", venue: "Room 3")"#,
        r#"AddPerson(name: "Naomi Katz", honorific: "Dr")"#,
        r#"NamePerson(person: "grey jacket", to: (name: "Ann Lee", role: "Nurse"))"#,
        r#"AddSeat(seat: (title: "Chair", office: Chair), holder: New(name: "Ann Lee"), usual_deputy: Known("Dr Katz"))"#,
        r#"FillSeat(seat: "Chair")"#,
        r#"AddItem(item: (number: "4A", title: "Better Care Fund", business: Minutes), after: "4")"#,
        r#"AddItem(item: (number: "5", title: "X", planned_minutes: 20, purpose: Decision))"#,
        r#"AttachReport(item: "4", report: (title: "T", asks: [(label: "a", text: "it be noted")]))"#,
        r#"BringForward(text: "Do it", owners: [Person("Dr Katz"), Named("NHS")], raised: "2014-11-20", progress: ToMeeting("22 January 2015"))"#,
        r#"ListMinutes(of: "2014-11-20")"#,
        r#"ListMeeting(date: "2015-03-19", start: "16:00")"#,
        r#"SetNextMeeting(date:"2015-03-19")"#,
        r#"Apologise(person: "Dr Katz", deputy: Cue("grey jacket"), said_on: "2015-01-20")"#,
        "MarkAllPresent",
        "MarkAllPresent()",
        "Open",
        "Open()",
        r#"Open(presiding: "Dr Katz")"#,
        "Resume",
        "Close",
        "TakeNext",
        r#"Take(item: "4")"#,
        r#"MoveOn(entry: "newest", at: 12, to: "9")"#,
        r#"Write(text: "The Board discussed\nit.", place: After("a:12.0"))"#,
        r#"Type(entry: "newest", at: 3, came: "x", joins: true)"#,
        r#"TurnInto(entry: "newest", into: Outcome(Noted))"#,
        r#"Adopt(limbs: ["a", "b"], amended: [(label: "b", text: "it be approved")], stage: Agreed)"#,
        r#"AddAction(text: "Report back", due: NextMeeting)"#,
        r#"ChangeAction(entry: "newest", owners: [], due: Said("March 2015"))"#,
        r#"Declare(person: Known("Dr Katz"), interest: Other("local"), items: ["4"], nature: "as a GP")"#,
        "DeclareNone",
        r#"AgreeMinutes(of: "2014-11-20", corrections: ["On page 3, read X."])"#,
        r#"Retime(entry: "newest", when: "16:25")"#,
        r#"ChangeEntry(entry: "newest", kind: Paragraph)"#,
        r#"Reclassify(entry: "newest", stream: Private, reason: "R")"#,
        "Undo",
        "Undo(record: 12)",
        "Redo",
    ] {
        intent(line);
    }
}

#[test]
fn what_is_optional_needs_no_some() {
    let Intent::Forewarn { expect, .. } =
        intent(r#"Forewarn(person: "Dr Katz", expect: Late("16:20"))"#)
    else {
        panic!()
    };
    assert_eq!(
        expect,
        Expectation::Late(chrono::NaiveTime::from_hms_opt(16, 20, 0))
    );
    let Intent::Forewarn { expect, .. } =
        intent(r#"Forewarn(person: "Dr Katz", expect: LeavesEarly(None))"#)
    else {
        panic!()
    };
    assert_eq!(expect, Expectation::LeavesEarly(None));
    assert!(matches!(
        intent(r#"Declare(person: Known("X"), interest: Pecuniary, nature: "n")"#),
        Intent::Declare {
            interest: Interest::Pecuniary,
            ..
        }
    ));
    assert!(matches!(
        intent(r#"Present(who: [New(name: "A", role: "B")], form: VerbalUpdate)"#),
        Intent::Present {
            form: Form::VerbalUpdate,
            ..
        }
    ));
    assert!(matches!(
        intent("Conclude(verb: Noted)"),
        Intent::Conclude {
            verb: Verb::Noted,
            ..
        }
    ));
    let Intent::AddAction { owners, due, .. } = intent(
        r#"AddAction(text: "T", owners: [Person("Dr Katz"), Named("NHS England")], due: On("2015-03-19"))"#,
    ) else {
        panic!()
    };
    assert_eq!(owners[1], Lead::Named("NHS England".into()));
    assert!(matches!(due, Due::On(_)));
    assert!(matches!(
        intent(r#"Resolve(text: "That it be noted.", stage: Agreed)"#),
        Intent::Resolve {
            stage: Stage::Agreed,
            ..
        }
    ));
}

#[test]
fn an_order_has_a_time_and_readers() {
    let leaving = order(r#"(at:"16:04", stream: Exempt, intent: Leave(person:"Dr Katz"))"#);
    assert_eq!(leaving.stream, Stream::Exempt);
    assert!(matches!(leaving.at, Some(When::Clock(_))));
    for line in [
        r#"(at: "16:02", intent: Open)"#,
        r#"(at: "16:02", intent: Open())"#,
        r#"(at: "16:02", intent: Close())"#,
    ] {
        assert!(order(line).at.is_some(), "{line}");
    }
    let exactly = order(r#"(at: "2015-01-22T16:04:00+00:00", intent: Close)"#);
    assert!(matches!(exactly.at, Some(When::Exactly(_))));
    assert_eq!(
        ron::to_string(&leaving.at).unwrap(),
        "Some(\"16:04\")",
        "times are written as they are read"
    );
}

#[test]
fn blank_lines_comments_and_the_clock_are_no_intents() {
    for line in ["", "   ", "// a comment", "  // x", "\u{FEFF}"] {
        assert_eq!(read_line(line.as_bytes()), Ok(ScriptLine::Nothing));
    }
    assert!(matches!(
        read_line(b"@ 2014-11-20T16:00:00+00:00"),
        Ok(ScriptLine::Clock(_))
    ));
    assert!(told("@ tomorrow").contains("@ 2015-01-22T16:00:00+00:00"));
}

#[test]
fn a_slip_is_named_with_its_place_and_the_nearest_word() {
    for (line, parts) in [
        (
            r#"Arive(person: Known("Dr Katz"))"#,
            &["Column 1", "Arive is not an intent", "Did you mean Arrive?"][..],
        ),
        (
            r#"Leave(persn: "Dr Katz")"#,
            &["Leave has no field persn", "Did you mean person?"],
        ),
        ("Leave()", &["Leave lacks its field person"]),
        (
            r#"Leave(person: "A", person: "B")"#,
            &["person stands twice"],
        ),
        ("Leave(person: Dr Katz)", &["double quotes"]),
        (r#"Leave(person: "Dr Katz)"#, &["has no end"]),
        (r#"Leave(person: "Dr Katz""#, &["bracket that closes"]),
        ("Close Close", &["one intent on a line"]),
        (
            r#"Declare(person: Known("A"), interest: Pecunary)"#,
            &["interest", "Did you mean Pecuniary?"],
        ),
        (
            r#"(at: "quarter past", intent: Close)"#,
            &["a time looks like 16:04"],
        ),
        (
            r#"(att: "16:04", intent: Close)"#,
            &["no field att", "Did you mean at?"],
        ),
    ] {
        let said = told(line);
        for part in parts {
            assert!(said.contains(part), "{line}\n{said}\nlacks {part}");
        }
        assert!(said.contains("Column "), "{said}");
    }
    let deep = format!("Leave(person: {}", "[".repeat(100_000));
    assert!(told(&deep).len() < 400);
}

#[test]
fn what_is_no_text_is_told_in_a_sentence() {
    assert!(
        read_line(b"Close\xff")
            .unwrap_err()
            .to_string()
            .contains("Byte 6 is not UTF-8")
    );
    assert!(told("Cl\0se").contains("NUL"));
    let escapes = told("Cl\u{1b}[2Jose");
    assert!(!escapes.contains('\u{1b}'));
}

#[test]
fn lines_come_with_numbers_and_have_a_limit() {
    let mut lines = Lines::new(&b"one\r\ntwo\n\nlast"[..]);
    let mut seen = Vec::new();
    while let Some(line) = lines.next_line().unwrap() {
        let line = String::from_utf8(line.to_vec()).unwrap();
        seen.push((line, lines.number()));
    }
    let expected = [("one\r", 1), ("two", 2), ("", 3), ("last", 4)];
    assert!(
        seen.iter()
            .map(|(l, n)| (l.as_str(), *n))
            .eq(expected.iter().copied())
    );
    let long = vec![b'x'; LINE_LIMIT + 1];
    assert!(matches!(
        Lines::new(&long[..]).next_line(),
        Err(LineError::TooLong)
    ));
}
