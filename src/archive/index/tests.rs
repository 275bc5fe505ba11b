//! The index beside a slow reader that knows neither its words nor SQLite.

use std::collections::BTreeMap;
use std::path::{Path, PathBuf};

use chrono::{Days, NaiveDate};
use rusqlite::Connection;

use super::*;
use crate::archive::Query;
use crate::archive::kinds::PassageKind;
use crate::archive::told::{MeetingTold, Passage};
use crate::dice::Dice;
use crate::meeting::id::{Id, ItemId, Writer};
use crate::minutes::{Full, Public};

/// A file of its own for an index.
struct Place(PathBuf);

impl Place {
    fn new(name: &str) -> Self {
        let path =
            std::env::temp_dir().join(format!("quorate-{name}-{}.index", std::process::id()));
        let _ = std::fs::remove_file(&path);
        Self(path)
    }

    fn path(&self) -> &Path {
        &self.0
    }
}

impl Drop for Place {
    fn drop(&mut self) {
        let _ = std::fs::remove_file(&self.0);
    }
}

/// A word as it is written, the words that it is, and others by which it is found.
type Written = (
    &'static str,
    &'static [&'static str],
    &'static [&'static str],
);

const WRITTEN: [Written; 15] = [
    ("Housing", &["housing"], &[]),
    ("strategy,", &["strategy"], &[]),
    ("O\u{2019}Hare", &["ohare"], &[]),
    ("O'HARE", &["ohare"], &[]),
    ("co-operation", &["co", "operation"], &["cooperation"]),
    ("cooperation", &["cooperation"], &[]),
    ("(7.4)", &["7.4"], &["7", "4"]),
    ("HWB/14/23", &["hwb/14/23"], &["hwb", "14", "23"]),
    ("Siân", &["sian"], &[]),
    ("Board\u{2019}s", &["board"], &[]),
    ("Board.", &["board"], &[]),
    ("the", &["the"], &[]),
    ("house", &["house"], &[]),
    ("16:00", &["16.00"], &["16", "00"]),
    ("Smith-Jones", &["smith", "jones"], &["smithjones"]),
];

const PEOPLE: [&str; 3] = [
    "Councillor Siân O\u{2019}Hare",
    "Dr Peter Lunn",
    "Peter Marsh",
];
const BODIES: [&str; 3] = [
    "Harbour Board",
    "Harbour Planning Committee",
    "Parish Council",
];

/// A passage beside the words that it is made of.
#[derive(Clone)]
struct Standing {
    passage: Passage,
    words: Vec<&'static str>,
    also: Vec<&'static str>,
}

struct Sitting {
    body: &'static str,
    day: NaiveDate,
    passages: Vec<Standing>,
}

fn day(n: usize) -> NaiveDate {
    NaiveDate::from_ymd_opt(2020, 1, 1).unwrap() + Days::new(n as u64)
}

fn passage(dice: &mut Dice) -> Standing {
    let mut text = Vec::new();
    let (mut words, mut also) = (Vec::new(), Vec::new());
    for _ in 0..3 + dice.below(18) {
        let (written, are, others) = *dice.one(&WRITTEN);
        text.push(written);
        words.extend_from_slice(are);
        also.extend_from_slice(others);
    }
    let number = 1 + dice.below(3);
    let item = ItemId(Id {
        writer: Writer::FIRST,
        record: number as u32,
        index: 0,
    });
    let kinds = match dice.below(3) {
        0 => vec![PassageKind::Resolution, PassageKind::Motion],
        1 => vec![PassageKind::Action],
        _ => vec![PassageKind::Paragraph],
    };
    let people = (0..dice.below(3))
        .map(|_| (*dice.one(&PEOPLE)).to_owned())
        .collect();
    let passage = Passage {
        kinds,
        number: number.to_string(),
        title: ["Roads", "Housing and Roads", "Trees"][number - 1].to_owned(),
        item: Some(item),
        people,
        text: text.join(" "),
        ..Passage::default()
    };
    Standing {
        passage,
        words,
        also,
    }
}

fn meeting(dice: &mut Dice, before: Option<&Sitting>) -> Sitting {
    let mut passages: Vec<Standing> = before.map_or_else(Vec::new, |m| m.passages.clone());
    passages.retain(|_| dice.below(4) > 0);
    for _ in 0..dice.below(6) {
        let at = dice.below(passages.len() + 1);
        passages.insert(at, passage(dice));
    }
    Sitting {
        body: BODIES[dice.below(BODIES.len())],
        day: day(dice.below(100)),
        passages,
    }
}

fn taken(name: &str, meeting: &Sitting) -> Taken<Full> {
    let passages = meeting.passages.iter().map(|k| k.passage.clone()).collect();
    Taken {
        seen: seen(name),
        sum: 1,
        what: What::Told(Box::new(MeetingTold::of(
            meeting.body,
            meeting.day,
            passages,
        ))),
        line: None,
    }
}

fn seen(name: &str) -> Seen {
    Seen {
        name: name.to_owned(),
        size: 1,
        changed: 1,
    }
}

/// What is typed, and whether a passage holds it as a slow reader sees it.
type Typed = (String, Box<dyn Fn(&Standing) -> bool>);

fn typed(dice: &mut Dice) -> Typed {
    const WORDS: [&str; 14] = [
        "housing",
        "strategy",
        "ohare",
        "cooperation",
        "7.4",
        "4",
        "hwb/14/23",
        "hwb",
        "sian",
        "board",
        "the",
        "smithjones",
        "16.00",
        "jones",
    ];
    const PLAIN: [&str; 6] = ["housing", "strategy", "ohare", "sian", "board", "the"];
    const RUNS: [&str; 8] = [
        "housing",
        "strategy",
        "ohare",
        "co",
        "operation",
        "7.4",
        "board",
        "smith",
    ];
    let has = |k: &Standing, word: &str| k.words.contains(&word) || k.also.contains(&word);
    match dice.below(6) {
        0 => {
            let word = *dice.one(&WORDS);
            (word.to_uppercase(), Box::new(move |k| has(k, word)))
        }
        1 => {
            let (one, two) = (*dice.one(&WORDS), *dice.one(&WORDS));
            (
                format!("{one}  {two}"),
                Box::new(move |k| has(k, one) && has(k, two)),
            )
        }
        2 => {
            let run = [*dice.one(&RUNS), *dice.one(&RUNS)];
            let holds = move |k: &Standing| k.words.windows(2).any(|w| w == run);
            (format!("\"{} {}\"", run[0], run[1]), Box::new(holds))
        }
        3 => {
            let begin = *dice.one(&["hous", "co", "s", "hw", "7", "boa"]);
            let holds =
                move |k: &Standing| k.words.iter().chain(&k.also).any(|w| w.starts_with(begin));
            (format!("{begin}*"), Box::new(holds))
        }
        4 => {
            let (one, two) = (*dice.one(&PLAIN), *dice.one(&PLAIN));
            let holds = move |k: &Standing| {
                let places = |word: &str| -> Vec<usize> {
                    let all = k.words.iter().enumerate();
                    all.filter(|(_, w)| **w == word).map(|(at, _)| at).collect()
                };
                let seconds = places(two);
                places(one)
                    .iter()
                    .any(|a| seconds.iter().any(|b| b > a && b - a <= 11))
            };
            (format!("{one} ... {two}"), Box::new(holds))
        }
        _ => (
            ["O\u{2019}Hare", "o'hare", "OHARE", "SIÂN", "si\u{e2}n"][dice.below(3)].to_owned(),
            Box::new(move |k| has(k, "ohare")),
        ),
    }
}

#[test]
fn every_answer_is_that_of_a_slow_reader() {
    for seed in 0..12 {
        let place = Place::new(&format!("slow-{seed}"));
        let mut dice = Dice(seed);
        let mut index = Index::<Full>::open(place.path(), "s").unwrap();
        let mut all: BTreeMap<String, Sitting> = BTreeMap::new();
        for _ in 0..8 {
            for _ in 0..4 {
                let name = format!("{}.ron", dice.below(12));
                if dice.below(5) == 0 {
                    index.forget([name.as_str()]).unwrap();
                    all.remove(&name);
                } else {
                    let now = meeting(&mut dice, all.get(&name));
                    index.put(&[taken(&name, &now)]).unwrap();
                    all.insert(name, now);
                }
            }
            if dice.below(3) == 0 {
                index.put_together().unwrap();
                index = Index::open(place.path(), "s").unwrap();
            }
            for _ in 0..25 {
                asked_alike(&index, &all, &mut dice);
            }
        }
    }
}

fn asked_alike(index: &Index<Full>, all: &BTreeMap<String, Sitting>, dice: &mut Dice) {
    let (words, holds) = typed(dice);
    let mut ask = Ask {
        query: Query::new(&words),
        most: [1, 5, usize::MAX][dice.below(3)],
        ..Ask::default()
    };
    let mut person = None;
    match dice.below(7) {
        0 => ask.body = Some("harbour".to_owned()),
        1 => ask.from = Some(day(30)),
        2 => ask.to = Some(day(60)),
        3 => ask.kinds = vec![PassageKind::Motion, PassageKind::Action],
        4 => ask.item = Some((*dice.one(&["2", "roads", "3."])).to_owned()),
        5 => {
            person = Some(*dice.one(&["o'hare", "peter lunn", "peter", "sian"]));
            ask.person = person.map(str::to_owned);
        }
        _ => {}
    }
    let is_of_person = |k: &Standing| match person {
        None => true,
        Some("o'hare") => {
            k.passage.people.contains(&PEOPLE[0].to_owned()) || k.words.contains(&"ohare")
        }
        Some("sian") => {
            k.passage.people.contains(&PEOPLE[0].to_owned()) || k.words.contains(&"sian")
        }
        Some("peter lunn") => k.passage.people.contains(&PEOPLE[1].to_owned()),
        _ => k.passage.people.iter().any(|name| name.contains("Peter")),
    };
    let is_under = |k: &Standing| match ask.item.as_deref() {
        None => true,
        Some("2") => k.passage.number == "2",
        Some("3.") => k.passage.number == "3",
        _ => k.passage.number != "3",
    };
    let mut meetings: Vec<(&String, &Sitting)> = all
        .iter()
        .filter(|(_, m)| ask.body.is_none() || m.body.starts_with("Harbour"))
        .filter(|(_, m)| ask.from.is_none_or(|d| d <= m.day) && ask.to.is_none_or(|d| m.day <= d))
        .collect();
    meetings.sort_by(|a, b| b.1.day.cmp(&a.1.day).then_with(|| a.0.cmp(b.0)));
    let mut expected: Vec<(&str, &str)> = Vec::new();
    for (name, meeting) in meetings {
        let kept = meeting
            .passages
            .iter()
            .filter(|k| holds(k) && is_of_person(k) && is_under(k));
        let kept =
            kept.filter(|k| ask.kinds.is_empty() || k.passage.kinds != [PassageKind::Paragraph]);
        expected.extend(kept.map(|k| (name.as_str(), k.passage.text.as_str())));
    }
    let answer = index.ask(&ask).unwrap();
    let found: Vec<(&str, &str)> = answer
        .found
        .iter()
        .map(|f| (f.name.as_str(), f.passage.text.as_str()))
        .collect();
    let most = ask.most.min(expected.len());
    assert_eq!(found, expected[..most], "{words} {ask:?}");
    assert_eq!(answer.passages, expected.len(), "{words} {ask:?}");
    expected.dedup_by_key(|(name, _)| *name);
    assert_eq!(answer.meetings, expected.len(), "{words} {ask:?}");
}

#[test]
fn what_is_taken_out_stands_nowhere_in_the_file() {
    let place = Place::new("gone");
    let mut index = Index::<Public>::open(place.path(), "s").unwrap();
    let told = |words: &[&str]| {
        let passages = words.iter().map(|text| Passage {
            kinds: vec![PassageKind::Paragraph],
            people: vec![format!("Person {text}")],
            text: (*text).to_owned(),
            ..Passage::default()
        });
        Taken {
            seen: seen("a.ron"),
            sum: 1,
            what: What::Told(Box::new(MeetingTold::<Public>::of(
                "Board",
                day(1),
                passages.collect(),
            ))),
            line: None,
        }
    };
    index
        .put(&[told(&["the bzaaaaxk stands", "quzzzzabxj was public"])])
        .unwrap();
    assert!(index.words().unwrap().contains(&"quzzzzabxj".to_owned()));
    index.put(&[told(&["the bzaaaaxk stands"])]).unwrap();
    let words = index.words().unwrap();
    assert!(words.contains(&"bzaaaaxk".to_owned()) && !words.contains(&"quzzzzabxj".to_owned()));
    drop(index);
    let bytes = std::fs::read(place.path()).unwrap();
    // The beginning of a word may be left out where the one before it has the same.
    for end in ["quzzzzabxj", "zzzzabxj", "zabxj"] {
        assert!(
            !bytes.windows(end.len()).any(|w| w == end.as_bytes()),
            "{end}"
        );
    }
}

#[test]
fn what_is_no_index_for_this_is_refused_and_nothing_else() {
    let place = Place::new("foreign");
    let open = |source: &str| Index::<Public>::open(place.path(), source).map(drop);
    assert_eq!(open("here"), Ok(()));
    assert_eq!(open("here"), Ok(()));
    let unusable = |done: Result<(), Trouble>| matches!(done, Err(Trouble::Unusable(_)));
    assert!(unusable(open("elsewhere")));
    assert!(unusable(
        Index::<Full>::open(place.path(), "here").map(drop)
    ));
    Connection::open(place.path())
        .unwrap()
        .execute_batch("PRAGMA user_version=7")
        .unwrap();
    assert!(unusable(open("here")));
    for bytes in [
        &b"not a database, and long enough for a head of one"[..],
        &[0x53; 8192],
    ] {
        std::fs::write(place.path(), bytes).unwrap();
        assert!(unusable(open("here")));
    }
    std::fs::remove_file(place.path()).unwrap();
    Connection::open(place.path())
        .unwrap()
        .execute_batch("CREATE TABLE a(b)")
        .unwrap();
    assert!(unusable(open("here")));
}

/// Cut off anywhere, or with a byte changed, it answers rightly or says that it can't be used.
#[test]
fn a_damaged_index_is_told_and_never_believed() {
    let place = Place::new("damaged");
    let mut dice = Dice(7);
    let mut index = Index::<Full>::open(place.path(), "s").unwrap();
    for n in 0..6 {
        let now = meeting(&mut dice, None);
        index.put(&[taken(&format!("{n}.ron"), &now)]).unwrap();
    }
    let ask = Ask {
        query: Query::new("the"),
        most: usize::MAX,
        ..Ask::default()
    };
    let right = index.ask(&ask).unwrap();
    assert!(right.passages > 0);
    drop(index);
    let sound = std::fs::read(place.path()).unwrap();
    let mut told = 0;
    for n in 0..60 {
        let mut bytes = sound.clone();
        if n % 2 == 0 {
            bytes.truncate(dice.below(bytes.len()));
        } else {
            let page = 4096 * (1 + dice.below(bytes.len() / 4096 - 1));
            bytes[page..page + 16].fill(0xA5);
        }
        if bytes.is_empty() {
            continue;
        }
        std::fs::write(place.path(), &bytes).unwrap();
        let asked = Index::<Full>::open(place.path(), "s").and_then(|index| index.ask(&ask));
        match asked {
            Ok(answer) => assert!(answer.found.iter().all(|f| right.found.contains(f))),
            Err(Trouble::Unusable(_)) => told += 1,
            Err(other) => panic!("{other}"),
        }
    }
    assert!(told > 20, "{told}");
}

#[test]
fn what_is_free_after_much_was_put_together_is_given_back() {
    let place = Place::new("given-back");
    let mut dice = Dice(5);
    let mut index = Index::<Full>::open(place.path(), "s").unwrap();
    for n in 0..120 {
        let now = meeting(&mut dice, None);
        index.put(&[taken(&format!("{n}.ron"), &now)]).unwrap();
    }
    for n in 0..60 {
        index.forget([format!("{n}.ron").as_str()]).unwrap();
    }
    let free = |index: &Index<Full>| index.number("PRAGMA freelist_count").unwrap();
    assert!(free(&index) > 0);
    let ask = Ask {
        query: Query::new("the"),
        most: usize::MAX,
        ..Ask::default()
    };
    let before = index.ask(&ask).unwrap();
    index.put_together().unwrap();
    assert_eq!(free(&index), 0);
    assert!(before.passages > 0);
    assert_eq!(index.ask(&ask).unwrap(), before);
}

/// What is asked at once is asked of one state of the index, whoever writes it meanwhile.
#[test]
fn what_is_asked_at_once_is_answered_of_one_state() {
    let place = Place::new("at-once");
    let mut dice = Dice(11);
    let mut index = Index::<Full>::open(place.path(), "s").unwrap();
    let now = meeting(&mut dice, None);
    index.put(&[taken("a.ron", &now)]).unwrap();
    let mut other = Index::<Full>::open(place.path(), "s").unwrap();
    let done = index.at_once(|| {
        let before = index.meetings()?;
        // Whoever writes waits, or is told that somebody reads.
        other.db.execute_batch("PRAGMA busy_timeout=10")?;
        let written = other.put(&[taken("b.ron", &now)]);
        assert_eq!(written, Err(Trouble::Busy));
        Ok((before, index.meetings()?))
    });
    assert_eq!(done, Ok((1, 1)));
    other.put(&[taken("b.ron", &now)]).unwrap();
    assert_eq!(index.meetings(), Ok(2));
    // What fails leaves nothing locked.
    let failed: Result<(), Trouble> = index.at_once(|| Err(Trouble::Busy));
    assert_eq!(failed, Err(Trouble::Busy));
    other.forget(["b.ron"]).unwrap();
    assert_eq!(index.meetings(), Ok(1));
}

/// Of a long meeting, in which passages came and went, each is found as it stands there now.
#[test]
fn passages_are_found_in_pieces_in_the_order_in_which_they_are_printed() {
    let place = Place::new("pieces");
    let mut dice = Dice(3);
    let mut index = Index::<Full>::open(place.path(), "s").unwrap();
    let mut now = meeting(&mut dice, None);
    for round in 0..40 {
        for _ in 0..6 {
            let at = dice.below(now.passages.len() + 1);
            now.passages.insert(at, passage(&mut dice));
        }
        now.passages.retain(|_| dice.below(9) > 0);
        index.put(&[taken("a.ron", &now)]).unwrap();
        for word in ["housing", "the", "ohare", "7.4"] {
            let ask = Ask {
                query: Query::new(word),
                most: usize::MAX,
                ..Ask::default()
            };
            let holds = |k: &&Standing| k.words.contains(&word) || k.also.contains(&word);
            let expected = now.passages.iter().filter(holds);
            let expected: Vec<&str> = expected.map(|k| k.passage.text.as_str()).collect();
            let answer = index.ask(&ask).unwrap();
            let found: Vec<&str> = answer
                .found
                .iter()
                .map(|f| f.passage.text.as_str())
                .collect();
            assert_eq!(found, expected, "{round} {word}");
        }
    }
    assert!(now.passages.len() > 40);
    // There is nothing beside what stands in the meeting now.
    let kept = index.number("SELECT count(*) FROM told").unwrap();
    assert!(kept > 3);
    index
        .put(&[taken(
            "a.ron",
            &Sitting {
                passages: Vec::new(),
                ..now
            },
        )])
        .unwrap();
    assert_eq!(index.number("SELECT count(*) FROM told"), Ok(0));
}
