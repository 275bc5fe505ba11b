//! What is printed as JSON, held against the schemas of docs/schema.

#![expect(
    clippy::unwrap_used,
    clippy::panic,
    reason = "helpers of tests stop where a test would"
)]

use serde_json::{Map, Value};

use crate::program::Workdir;

const SAMPLES: [&str; 3] = [
    "2014-11-20-westminster-hwb",
    "2015-01-22-westminster-hwb",
    "2026-03-19-harrowmere-hwb",
];

fn schema(name: &str) -> Value {
    let path = format!("{}/docs/schema/{name}.json", env!("CARGO_MANIFEST_DIR"));
    let schema: Value = serde_json::from_str(&std::fs::read_to_string(path).unwrap()).unwrap();
    assert_eq!(
        schema["$schema"],
        "https://json-schema.org/draft/2020-12/schema"
    );
    schema
}

/// Why a value is not what a schema asks for, at which place; the keywords are those that our schemas use,
/// and another one is a fault.
fn faults(whole: &Value, schema: &Value, value: &Value, at: &str, found: &mut Vec<String>) {
    let schema: &Map<String, Value> = schema.as_object().unwrap();
    for (keyword, wanted) in schema {
        match keyword.as_str() {
            "type" => {
                let named = wanted
                    .as_array()
                    .cloned()
                    .unwrap_or_else(|| vec![wanted.clone()]);
                let is = match value {
                    Value::Null => "null",
                    Value::Bool(_) => "boolean",
                    Value::Number(n) if n.is_i64() => "integer",
                    Value::Number(_) => "number",
                    Value::String(_) => "string",
                    Value::Array(_) => "array",
                    Value::Object(_) => "object",
                };
                if !named.iter().any(|n| n == is) {
                    say(found, at, &format!("{is} and not {wanted}"));
                }
            }
            "const" if value != wanted => say(found, at, &format!("{value} and not {wanted}")),
            "enum" if !wanted.as_array().unwrap().contains(value) => {
                say(found, at, &format!("{value} is none of {wanted}"));
            }
            "$schema"
            | "title"
            | "description"
            | "$defs"
            | "required"
            | "additionalProperties"
            | "const"
            | "enum" => {}
            // The two that are asked for are of days and moments.
            "format" | "pattern" => {
                let text = value.as_str().unwrap_or_default();
                let is_day = chrono::NaiveDate::parse_from_str(text, "%Y-%m-%d").is_ok();
                let is_moment = chrono::DateTime::parse_from_rfc3339(text).is_ok();
                let right = match wanted.as_str().unwrap() {
                    "date" => is_day,
                    "date-time" => is_moment,
                    _ => is_day || is_moment,
                };
                if !value.is_null() && !right {
                    say(found, at, &format!("{text} is no {wanted}"));
                }
            }
            "properties" => {
                let known = wanted.as_object().unwrap();
                let Some(object) = value.as_object() else {
                    continue;
                };
                for name in schema["required"].as_array().unwrap() {
                    if !object.contains_key(name.as_str().unwrap()) {
                        say(found, at, &format!("{name} is missing"));
                    }
                }
                assert_eq!(schema["additionalProperties"], false);
                for (name, value) in object {
                    match known.get(name) {
                        None => found.push(format!("{at}: {name} is not in the schema")),
                        Some(of) => faults(whole, of, value, &format!("{at}/{name}"), found),
                    }
                }
            }
            "items" => {
                for (n, value) in value.as_array().into_iter().flatten().enumerate() {
                    faults(whole, wanted, value, &format!("{at}/{n}"), found);
                }
            }
            "oneOf" => {
                let fits = wanted.as_array().unwrap().iter().filter(|of| {
                    let mut wrong = Vec::new();
                    faults(whole, of, value, at, &mut wrong);
                    wrong.is_empty()
                });
                let count = fits.count();
                if count != 1 {
                    say(found, at, &format!("{value} fits {count} of them"));
                }
            }
            "$ref" => {
                let name = wanted.as_str().unwrap().strip_prefix("#/$defs/").unwrap();
                faults(whole, &whole["$defs"][name], value, at, found);
            }
            other => panic!("{other} is not looked at"),
        }
    }
}

fn say(found: &mut Vec<String>, at: &str, what: &str) {
    found.push([at, ": ", what].concat());
}

fn holds(schema: &Value, printed: &str) -> Result<Value, String> {
    let value: Value = serde_json::from_str(printed).map_err(|e| e.to_string())?;
    let mut found = Vec::new();
    faults(schema, schema, &value, "", &mut found);
    if found.is_empty() {
        Ok(value)
    } else {
        Err(found.join("\n"))
    }
}

#[test]
fn every_document_is_what_its_schema_says_in_every_sample() {
    let workdir = Workdir::new();
    let document = schema("document");
    for sample in SAMPLES {
        for command in [
            &["minutes"][..],
            &["minutes", "--audience", "full"],
            &["actions"],
            &["decisions"],
            &["attendance"],
            &["declarations"],
            &["agenda"],
            &["agenda", "--running-sheet"],
            &["room"],
            &["room", "--paper", "plates"],
            &["room", "--paper", "seating"],
            &["extract", "--item", "4", "--by", "2030-01-07"],
        ] {
            let (name, more) = command.split_first().unwrap();
            let words = [&[*name, sample, "--format", "json"][..], more].concat();
            let printed = workdir.run(&words).well();
            let told = holds(&document, &printed).unwrap_or_else(|e| panic!("{words:?}: {e}"));
            assert!(!told["blocks"].as_array().unwrap().is_empty(), "{words:?}");
        }
        for (command, name) in [("votes", "votes"), ("tracker", "tracker")] {
            let printed = workdir.run(&[command, sample, "--format", "json"]).well();
            holds(&schema(name), &printed).unwrap_or_else(|e| panic!("{sample} {name}: {e}"));
        }
        let printed = workdir.run(&["popolo", sample]).well();
        holds(&schema("popolo"), &printed).unwrap_or_else(|e| panic!("{sample} popolo: {e}"));
    }
}

#[test]
fn a_fault_in_a_document_is_found() {
    let workdir = Workdir::new();
    let schema = schema("document");
    let printed = workdir
        .run(&["minutes", SAMPLES[0], "--format", "json"])
        .well();
    assert!(holds(&schema, &printed).is_ok());
    for (right, wrong) in [
        ("\"version\": 1", "\"version\": 2"),
        ("\"type\": \"resolution\"", "\"type\": \"remark\""),
        ("\"capitals\": true", "\"capitals\": 1"),
        ("\"capitals\": true", "\"level\": 2"),
        ("\"language\": \"en-GB\",", ""),
        ("\"day\": \"2014-11-20\"", "\"day\": \"20 November\""),
    ] {
        assert!(printed.contains(right), "{right}");
        assert!(
            holds(&schema, &printed.replacen(right, wrong, 1)).is_err(),
            "{wrong}"
        );
    }
}

#[test]
fn the_words_are_those_of_the_plain_text() {
    let workdir = Workdir::new();
    let printed = workdir.run(&["minutes", SAMPLES[0], "-f", "json"]).well();
    let told: Value = serde_json::from_str(&printed).unwrap();
    let plain = workdir.run(&["minutes", SAMPLES[0], "-f", "text"]).well();
    let plain: Vec<&str> = plain.split_whitespace().collect();
    let plain = plain.join(" ").to_lowercase();
    let mut count = 0;
    for block in told["blocks"].as_array().unwrap() {
        for part in block["parts"].as_array().into_iter().flatten() {
            for run in part["runs"].as_array().into_iter().flatten() {
                let text = run["text"].as_str().unwrap().trim().to_lowercase();
                assert!(plain.contains(&text), "{text}");
                count += 1;
            }
        }
    }
    assert!(count > 20, "{count}");
}
