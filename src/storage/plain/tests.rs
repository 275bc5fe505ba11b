//! What holds the plain form to RON.

use proptest::prelude::*;
use serde::{Deserialize, Serialize};

use super::{read, write};
use crate::journal::{Act, Record};
use crate::meeting::entry::{Kind, Place, Stream};
use crate::meeting::id::ItemId;
use crate::meeting::{Event, Fact};
use crate::storage::format::{Line, classify};

/// Every form in which anything is stored.
const EVENTS: [&str; 4] = [
    include_str!("../../../tests/golden/events-1.ron"),
    include_str!("../../../tests/golden/events-2.ron"),
    include_str!("../../../tests/golden/events-3.ron"),
    include_str!("../../../tests/golden/events-4.ron"),
];

fn records() -> Vec<String> {
    let events = EVENTS.iter().flat_map(|all| all.lines());
    let mut records: Vec<String> = events
        .map(|event| {
            let at = "2026-03-05T14:00:00Z";
            format!(
                r#"(seq:7,at:"{at}",by:"O\'Hare",act:Did([(Exempt,{event}),(Public,{event})]))"#
            )
        })
        .collect();
    records.push(r#"(seq:8,at:"2026-03-05T14:00:00Z",by:"",act:Undid([7,6]))"#.to_owned());
    records.push(r#"(seq:9,at:"2026-03-05T14:00:00Z",by:"A",act:Redid([]))"#.to_owned());
    records.push(r#"(seq:9,at:"2026-03-05T14:00:00Z",by:"A",act:Raised(min_reader:4))"#.to_owned());
    records
}

#[test]
fn every_stored_form_is_read_and_written_as_by_ron() {
    for body in records() {
        let by_ron: Record = ron::from_str(&body).unwrap();
        assert_eq!(read::<Record>(&body).as_ref(), Some(&by_ron), "{body}");
        assert_eq!(write(&by_ron).as_ref(), Some(&body));
        assert_eq!(ron::to_string(&by_ron).unwrap(), body);
    }
}

#[test]
fn a_played_session_is_in_the_plain_form_throughout() {
    let file = include_str!("../../../sessions/2014-11-20-westminster-hwb.ron");
    let bodies = file
        .lines()
        .filter_map(|line| match classify(line.as_bytes()) {
            Line::Record { body, .. } => Some(body),
            _ => None,
        });
    let mut found = 0;
    for body in bodies.skip(1) {
        found += 1;
        let by_ron: Record = ron::from_str(body).unwrap();
        assert_eq!(read::<Record>(body), Some(by_ron.clone()), "{body}");
        assert_eq!(write(&by_ron).as_deref(), Some(body));
    }
    assert!(found > 50);
}

/// Whatever is done to a record, nothing is read that RON refuses or reads otherwise.
#[test]
fn nothing_is_read_that_ron_would_refuse() {
    let mut read_still = 0;
    for body in records() {
        let places = (0..=body.len()).filter(|at| body.is_char_boundary(*at));
        for at in places {
            let (before, behind) = body.split_at(at);
            let without = behind.chars().next().map_or(0, char::len_utf8);
            let without = &behind[without..];
            let mut changed = vec![before.to_owned(), format!("{before}{without}")];
            for other in [
                "\"", "\\", "(", ")", ",", ":", "[", "0", "7", "x", "_", " ", "\u{e9}",
            ] {
                changed.push(format!("{before}{other}{behind}"));
                changed.push(format!("{before}{other}{without}"));
            }
            for changed in changed {
                if let Some(quick) = read::<Record>(&changed) {
                    read_still += 1;
                    assert_eq!(Ok(quick), ron::from_str::<Record>(&changed), "{changed}");
                }
            }
        }
    }
    assert!(read_still > 1000);
}

#[test]
fn every_other_form_is_left_to_ron() {
    #[derive(Debug, PartialEq, Serialize, Deserialize)]
    struct Odd {
        a: u32,
        b: Option<String>,
    }
    #[derive(Serialize)]
    #[allow(non_camel_case_types, reason = "names that RON marks")]
    enum Marked {
        None,
        inf,
        #[serde(rename = "a-b")]
        Dashed,
    }
    let plain = r#"(a:12,b:Some("x"))"#;
    let made = Odd {
        a: 12,
        b: Some("x".to_owned()),
    };
    assert_eq!(read(plain), Some(made));
    for other in [
        r#"( a:12,b:Some("x"))"#,
        r#"(a:12,b:Some("x"),)"#,
        r#"(a:012,b:Some("x"))"#,
        r#"(a:1_2,b:Some("x"))"#,
        r#"(a:0xc,b:Some("x"))"#,
        r#"(a:+12,b:Some("x"))"#,
        r#"(a:12u32,b:Some("x"))"#,
        r#"(a:12,b:Some(r"x"))"#,
        r#"(a:12,b:Some("\x78"))"#,
        r#"(a:12,b:Some("x")) // and more"#,
        r#"Odd(a:12,b:Some("x"))"#,
        r#"(r#a:12,b:Some("x"))"#,
    ] {
        assert!(ron::from_str::<Odd>(other).is_ok(), "{other}");
        assert_eq!(read::<Odd>(other), None, "{other}");
    }
    for wrong in [
        "(a:4294967296,b:None)",
        "(a:99999999999999999999,b:None)",
        "(a:12,b:None,c:1)",
        "(a:12,a:12,b:None)",
        "(a:12b:None)",
        "(a:12,b:Nonesuch)",
        r#"(a:12,b:Some("x)"#,
        r#"(a:12,b:Some("\u{110000}"))"#,
        r#"(a:12,b:Some("\u{}"))"#,
        r#"(a:12,b:Some("\u{0000061}"))"#,
        "(,a:12,b:None)",
        "",
    ] {
        assert_eq!(read::<Odd>(wrong), None, "{wrong}");
    }
    for marked in [Marked::None, Marked::inf, Marked::Dashed] {
        assert_eq!(write(&marked), None);
    }
    assert_eq!(write(&1.5), None);
    assert_eq!(write(&'x'), None);
}

#[test]
fn every_letter_is_written_and_read_as_by_ron() {
    let all: Vec<char> = (0..=0x0010_FFFF_u32).filter_map(char::from_u32).collect();
    for some in all.chunks(997) {
        let words: String = some.iter().collect();
        let by_ron = ron::to_string(&words).unwrap();
        assert_eq!(write(&words).as_ref(), Some(&by_ron));
        assert_eq!(read::<String>(&by_ron), Some(words));
    }
}

proptest! {
    #[test]
    fn words_are_written_and_read_as_by_ron(
        seq in any::<u64>(),
        by in any::<String>(),
        words in any::<String>(),
        more in "[ -~\\n\u{e9}\u{301}\u{1F469}]{0,40}",
    ) {
        let record = Record {
            seq,
            at: chrono::DateTime::parse_from_rfc3339("2026-03-05T14:00:00Z").unwrap(),
            by: by.as_str().into(),
            act: Act::Did(vec![Fact(Stream::Private, Event::Recorded {
                item: ItemId("a:3.0".parse().unwrap()),
                place: Place::End,
                kind: Kind::Paragraph,
                text: format!("{words}{more}").as_str().into(),
            })]),
        };
        let by_ron = ron::to_string(&record).unwrap();
        prop_assert_eq!(write(&record), Some(by_ron.clone()));
        prop_assert_eq!(read::<Record>(&by_ron), Some(record));
    }
}
