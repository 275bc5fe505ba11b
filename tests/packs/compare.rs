//! Holds what was read from a pack against its truth, field by field.
//!
//! The truth has the shape of a proposal's JSON with bare values. A field of the truth is a leaf; so
//! is each thing that was read and that the truth hasn't. README.md beside this file tells the rules.

use std::collections::BTreeSet;

use serde_json::Value;

use super::align::{aligned, known_by};

/// What a leaf came to.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Verdict {
    /// Read as it stands, without a doubt.
    Right,
    /// Read as it stands, and doubted.
    RightDoubted,
    /// Read otherwise, and doubted.
    WrongDoubted,
    /// Not read.
    Missing,
    /// Read otherwise, or not there at all, and nothing says so: what must never be.
    Wrong,
    /// Not right, but even a careful reader would not be certain of it; not counted.
    Excused,
}

/// A leaf and what it came to.
#[derive(Clone, Debug)]
pub struct Finding {
    /// Where, "items.3.title"; the numbers are places in the truth's lists, from 0; "+" is something
    /// that the truth hasn't.
    pub path: String,
    /// What it came to.
    pub verdict: Verdict,
    /// What the truth says.
    pub truth: String,
    /// What was read.
    pub read: String,
}

/// What the shape of a proposal has beside values, and what another test holds.
const NOT_JUDGED: [&str; 12] = [
    "place",
    "doubt",
    "before",
    "sources",
    "noticed",
    "passed_over",
    "that",
    "seat",
    "usual_deputy",
    "cue",
    "withheld",
    "format",
];

/// What the truth has beside the shape of a proposal.
const DIRECTIONS: [&str; 3] = ["files", "noticed_contains", "uncertain_ok"];

/// Compares all of `read`, a proposal as `quorate read --format json` prints it, with `truth`.
pub fn compare(truth: &Value, read: &Value) -> Vec<Finding> {
    let read = read.get("proposal").unwrap_or(read);
    let excused = words(truth.get("uncertain_ok"));
    let mut judge = Judge {
        found: Vec::new(),
        excused,
    };
    judge.fields("", Some(truth), Some(read), false);
    judge.notices(truth, read);
    judge.found
}

/// The strings of a list.
pub fn words(list: Option<&Value>) -> Vec<String> {
    list.and_then(Value::as_array)
        .map(|all| {
            all.iter()
                .filter_map(|v| v.as_str().map(str::to_owned))
                .collect()
        })
        .unwrap_or_default()
}

struct Judge {
    found: Vec<Finding>,
    excused: Vec<String>,
}

impl Judge {
    /// One value against another; `doubted` is the doubt of whatever encloses it.
    fn value(
        &mut self,
        path: &str,
        truth: Option<&Value>,
        read: Option<&Value>,
        mut doubted: bool,
    ) {
        let read = read.map(|value| {
            let (inner, own) = opened(value);
            doubted = own.unwrap_or(doubted);
            inner
        });
        let key = path.rsplit('.').next().unwrap_or("");
        let truth = truth.filter(|value| !is_default(key, value));
        let read = read.filter(|value| !is_default(key, value));
        match (truth, read) {
            (None, None) => {}
            (Some(Value::Array(_)), _) | (None, Some(Value::Array(_))) => {
                self.list(path, truth, read, doubted);
            }
            (Some(Value::Object(map)), _) if key != "progress" && !map.contains_key("any_of") => {
                self.object(path, truth, read, doubted);
            }
            (None, Some(value)) => self.add(path, Verdict::Wrong, doubted, "", &shown(value)),
            // One of the values that the truth allows is none.
            (Some(value), None) if allows_none(key, value) => {}
            (Some(value), None) => self.add(path, Verdict::Missing, doubted, &shown(value), ""),
            (Some(value), Some(other)) => {
                let verdict = if same(value, other) {
                    Verdict::Right
                } else {
                    Verdict::Wrong
                };
                self.add(path, verdict, doubted, &shown(value), &shown(other));
            }
        }
    }

    /// An object; that an item is exempt at all is a leaf of its own.
    fn object(&mut self, path: &str, truth: Option<&Value>, read: Option<&Value>, doubted: bool) {
        if path.ends_with(".exempt") {
            let verdict = if read.is_some() {
                Verdict::Right
            } else {
                Verdict::Missing
            };
            self.add(path, verdict, doubted, "exempt", "");
        }
        self.fields(path, truth, read, doubted);
    }

    /// The fields of two objects.
    fn fields(&mut self, path: &str, truth: Option<&Value>, read: Option<&Value>, doubted: bool) {
        let map = |value: Option<&Value>| value.and_then(Value::as_object).cloned();
        let (truth, read) = (
            map(truth).unwrap_or_default(),
            map(read).unwrap_or_default(),
        );
        let doubted = principal(&read).unwrap_or(doubted);
        if let Some(standing) = truth.get("standing") {
            let given = ["role", "organisation"]
                .iter()
                .filter_map(|key| read.get(*key))
                .find(|value| !is_default("", value));
            self.value(&join(path, "standing"), Some(standing), given, doubted);
        }
        let keys: BTreeSet<&String> = truth.keys().chain(read.keys()).collect();
        for key in keys {
            let settled = truth.contains_key("standing")
                && ["standing", "role", "organisation"].contains(&key.as_str());
            let lead_of_ask = key == "lead" && path.contains(".asks.");
            if settled
                || lead_of_ask
                || NOT_JUDGED.contains(&key.as_str())
                || (path.is_empty() && DIRECTIONS.contains(&key.as_str()))
            {
                continue;
            }
            self.value(&join(path, key), truth.get(key), read.get(key), doubted);
        }
    }

    /// Two lists, aligned by what their things are known by.
    fn list(&mut self, path: &str, truth: Option<&Value>, read: Option<&Value>, doubted: bool) {
        let all =
            |value: Option<&Value>| value.and_then(Value::as_array).cloned().unwrap_or_default();
        let (truth, read) = (all(truth), all(read));
        let pairs = aligned(&truth, &read);
        for (at, value) in truth.iter().enumerate() {
            let other = pairs[at].and_then(|index| read.get(index));
            self.value(&join(path, &at.to_string()), Some(value), other, doubted);
        }
        for (index, value) in read.iter().enumerate() {
            if !pairs.contains(&Some(index)) {
                let (inner, own) = opened(value);
                let doubt = own.or_else(|| inner.as_object().and_then(principal));
                let path = join(path, "+");
                let known = known_by(value).join(" ");
                self.add(&path, Verdict::Wrong, doubt.unwrap_or(doubted), "", &known);
            }
        }
    }

    /// What the papers got wrong has to be told.
    fn notices(&mut self, truth: &Value, read: &Value) {
        let told: Vec<String> = read
            .get("noticed")
            .and_then(Value::as_array)
            .map(|all| {
                all.iter()
                    .map(|notice| plain(&shown(&notice["words"])))
                    .collect()
            })
            .unwrap_or_default();
        for (at, expected) in words(truth.get("noticed_contains")).iter().enumerate() {
            let verdict = if told.iter().any(|words| words.contains(&plain(expected))) {
                Verdict::Right
            } else {
                Verdict::Missing
            };
            let path = format!("noticed_contains.{at}");
            self.add(&path, verdict, false, expected, &told.join(" / "));
        }
    }

    fn add(&mut self, path: &str, verdict: Verdict, doubted: bool, truth: &str, read: &str) {
        let excused = self.excused.iter().any(|pattern| covers(pattern, path));
        let verdict = match (verdict, doubted, excused) {
            (Verdict::Right, true, false) => Verdict::RightDoubted,
            (Verdict::Wrong, true, false) => Verdict::WrongDoubted,
            (Verdict::Wrong, true, true) | (Verdict::Missing, _, true) => Verdict::Excused,
            (other, _, _) => other,
        };
        self.found.push(Finding {
            path: path.to_owned(),
            verdict,
            truth: truth.to_owned(),
            read: read.to_owned(),
        });
    }
}

/// The value of a field, and whether it is doubted, where it carries its place.
pub fn opened(value: &Value) -> (&Value, Option<bool>) {
    match (value.get("value"), value.get("place")) {
        (Some(inner), Some(_)) => (
            inner,
            Some(value.get("doubt").is_some_and(|d| !d.is_null())),
        ),
        _ => (value, None),
    }
}

/// The doubt of the field that a thing is known by; it stands for the fields that carry none.
fn principal(map: &serde_json::Map<String, Value>) -> Option<bool> {
    ["person", "title", "text", "when"]
        .iter()
        .find_map(|key| opened(map.get(*key)?).1)
}

/// Whether it says no more than an absent field would.
fn is_default(key: &str, value: &Value) -> bool {
    match value {
        Value::Null => true,
        Value::Bool(yes) => *yes == (key == "voting"),
        Value::Number(number) => number.as_u64() == Some(0),
        Value::String(word) => {
            word.is_empty()
                || matches!(
                    (key, word.as_str()),
                    ("business", "Ordinary")
                        | ("purpose", "Unsaid")
                        | ("office", "Member")
                        | ("progress", "Open")
                )
        }
        Value::Array(all) => all.is_empty(),
        Value::Object(_) => false,
    }
}

/// Whether the truth allows a field to be absent among other values.
fn allows_none(key: &str, truth: &Value) -> bool {
    truth["any_of"]
        .as_array()
        .is_some_and(|all| all.iter().any(|one| is_default(key, one)))
}

/// Whether two values say the same; the truth may allow several.
fn same(truth: &Value, read: &Value) -> bool {
    match (truth, read) {
        (Value::Object(map), _) if map.contains_key("any_of") => map["any_of"]
            .as_array()
            .is_some_and(|all| all.iter().any(|one| same(one, read))),
        (Value::String(one), Value::String(other)) => plain(one) == plain(other),
        (Value::Object(one), Value::Object(other)) => {
            one.len() == other.len()
                && one
                    .iter()
                    .all(|(key, value)| other.get(key).is_some_and(|o| same(value, o)))
        }
        _ => truth == read,
    }
}

/// White space, quotes and dashes in one form; nothing else is forgiven.
pub fn plain(words: &str) -> String {
    let one = |c: char| match c {
        '\u{2018}' | '\u{2019}' | '\u{201B}' => '\'',
        '\u{201C}' | '\u{201D}' => '"',
        '\u{2010}'..='\u{2015}' | '\u{2212}' => '-',
        other => other,
    };
    let words: Vec<&str> = words.split_whitespace().collect();
    words.join(" ").chars().map(one).collect()
}

/// Whether a pattern, "items.*.number", names the leaf or something that encloses it.
fn covers(pattern: &str, path: &str) -> bool {
    let mut path = path.split('.');
    pattern
        .split('.')
        .all(|step| path.next().is_some_and(|at| step == "*" || step == at))
}

fn join(path: &str, key: &str) -> String {
    if path.is_empty() {
        key.to_owned()
    } else {
        format!("{path}.{key}")
    }
}

/// A value as words.
pub fn shown(value: &Value) -> String {
    match value {
        Value::String(words) => plain(words),
        other => other.to_string(),
    }
}
