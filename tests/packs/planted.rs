//! The measure measured: errors planted in a small proposal are found, each for what it is.

use serde_json::{Value, json};

use super::Tally;
use super::compare::{Verdict, compare};

/// A value with its place, certain.
pub fn sure(value: &Value) -> Value {
    json!({"value": value, "place": {"source": 0, "page": 1, "line": 1, "to": 1}})
}

/// The same with a doubt.
fn doubted(value: &Value) -> Value {
    let mut found = sure(value);
    found["doubt"] = json!("It is smudged.");
    found
}

fn sample_truth() -> Value {
    json!({
        "files": ["pack.txt"],
        "body": "Anytown Board",
        "date": "2026-03-19",
        "members": [
            {"person": {"name": "Ann Lee", "honorific": "Councillor", "councillor": true}, "office": "Chair"},
            {"person": {"name": "Bo Fox", "standing": "Anytown Forum"}}
        ],
        "items": [
            {"number": "1", "title": "Apologies", "business": "Membership"},
            {"number": "2", "title": "Budget – first look", "pages": "3-8", "exempt": {"paragraph": "Paragraph 3"}}
        ],
        "actions": [{"text": "Write.", "owners": ["Ann Lee"], "progress": {"ToMeeting": "9 June 2026"}}]
    })
}

fn sample_read() -> Value {
    json!({
        "body": sure(&json!("Anytown  Board")),
        "host": null,
        "date": sure(&json!("2026-03-19")),
        "members": [
            {"person": sure(&json!({"name": "Ann Lee", "honorific": "Councillor", "councillor": true})),
             "office": "Chair", "group": "", "voting": true},
            {"person": sure(&json!({"name": "Bo Fox", "organisation": "Anytown Forum"})),
             "office": "Member", "voting": true}
        ],
        "items": [
            {"number": sure(&json!("1")), "title": sure(&json!("Apologies")), "business": "Membership",
             "purpose": "Unsaid", "late": false},
            {"number": sure(&json!("2")), "title": sure(&json!("Budget - first look")),
             "pages": sure(&json!("3-8")), "business": "Ordinary",
             "exempt": sure(&json!({"paragraph": "Paragraph 3"}))}
        ],
        "actions": [{"text": sure(&json!("Write.")), "owners": ["Ann Lee"], "topic": "",
                     "progress": {"ToMeeting": "9 June 2026"}, "comment": ""}],
        "noticed": [], "passed_over": []
    })
}

/// What is not right and certain when the sample is read with a change, "verdict path".
fn amiss(change: impl FnOnce(&mut Value, &mut Value)) -> Vec<String> {
    let (mut truth, mut read) = (sample_truth(), sample_read());
    change(&mut truth, &mut read);
    compare(&truth, &read)
        .iter()
        .filter(|finding| finding.verdict != Verdict::Right)
        .map(|finding| format!("{:?} {}", finding.verdict, finding.path))
        .collect()
}

#[test]
fn what_agrees_is_right_and_certain() {
    assert_eq!(amiss(|_, _| {}), [""; 0]);
    let findings = compare(&sample_truth(), &sample_read());
    assert_eq!(findings.len(), 19, "{findings:#?}");
    assert!(Tally::of(&findings).enough());
    let wrapped = json!({"format": 1, "proposal": sample_read()});
    assert_eq!(compare(&sample_truth(), &wrapped).len(), 19);
}

#[test]
fn planted_errors_are_found() {
    let title = |value: Value| amiss(move |_, read| read["items"][1]["title"] = value);
    assert_eq!(title(sure(&json!("Budget"))), ["Wrong items.1.title"]);
    assert_eq!(
        title(doubted(&json!("Budget"))),
        ["WrongDoubted items.1.title"]
    );
    assert_eq!(
        title(doubted(&json!("Budget - first look"))),
        ["RightDoubted items.1.title"]
    );
    assert_eq!(
        amiss(|_, read| read["date"] = Value::Null),
        ["Missing date"]
    );
    assert_eq!(
        amiss(|_, read| read["host"] = sure(&json!("A Council"))),
        ["Wrong host"]
    );
    assert_eq!(
        amiss(|_, read| read["members"][1]["person"]["value"]["organisation"] = json!("A Forum")),
        ["Wrong members.1.person.standing"]
    );
    assert_eq!(
        amiss(|_, read| read["actions"][0]["progress"] = json!("Open")),
        ["Missing actions.0.progress"]
    );
    assert_eq!(
        amiss(|_, read| read["members"][0]["voting"] = json!(false)),
        ["Wrong members.0.voting"]
    );
    assert_eq!(
        amiss(|_, read| read["items"][1]["exempt"] = Value::Null),
        ["Missing items.1.exempt", "Missing items.1.exempt.paragraph"]
    );
}

#[test]
fn a_doubt_stands_for_the_fields_beside_it_that_carry_none() {
    assert_eq!(
        amiss(|_, read| {
            read["members"][0]["person"] = doubted(&json!({"name": "Ann Lea"}));
            read["members"][0]["office"] = json!("ViceChair");
        }),
        [
            "WrongDoubted members.0.office",
            "Missing members.0.person.councillor",
            "Missing members.0.person.honorific",
            "WrongDoubted members.0.person.name",
        ]
    );
}

#[test]
fn what_the_truth_has_not_is_wrong_once() {
    let more = |person: Value| {
        amiss(move |_, read| {
            let members = read["members"].as_array_mut().unwrap();
            members.insert(0, json!({"person": person, "voting": true}));
        })
    };
    let person = json!({"name": "Public Gallery", "role": "By ticket"});
    assert_eq!(more(sure(&person)), ["Wrong members.+"]);
    assert_eq!(more(doubted(&person)), ["WrongDoubted members.+"]);
}

#[test]
fn things_are_aligned_by_what_they_are_known_by() {
    // In another order, and with a number missed.
    assert_eq!(
        amiss(|_, read| read["items"].as_array_mut().unwrap().reverse()),
        [""; 0]
    );
    assert_eq!(
        amiss(|_, read| read["items"][1]["number"] = doubted(&json!("3"))),
        ["WrongDoubted items.1.number"]
    );
}

#[test]
fn what_a_careful_reader_would_doubt_is_excused_if_it_is_doubted() {
    let allow = |value: Value| {
        amiss(move |truth, read| {
            truth["uncertain_ok"] = json!(["items.*.title"]);
            read["items"][1]["title"] = value;
        })
    };
    assert_eq!(
        allow(doubted(&json!("Budget first look"))),
        ["Excused items.1.title"]
    );
    assert_eq!(allow(doubted(&json!("Budget - first look"))), [""; 0]);
    assert_eq!(
        allow(sure(&json!("Budget first look"))),
        ["Wrong items.1.title"]
    );
}

#[test]
fn notices_are_looked_for_and_several_values_may_be_allowed() {
    assert_eq!(
        amiss(|truth, read| {
            truth["noticed_contains"] = json!(["a Saturday", "page 9"]);
            read["noticed"] = json!([{"words": "26 April 2014 was a Saturday."}]);
            truth["body"] = json!({"any_of": ["The Board", "Anytown Board"]});
        }),
        ["Missing noticed_contains.1"]
    );
}
