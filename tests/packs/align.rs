//! Pairs the things of two lists by what they are known by.

use std::collections::BTreeSet;

use serde_json::Value;

use super::compare::{opened, plain, shown};

/// What a thing of a list is known by: its number or name or day first, then its words.
pub fn known_by(value: &Value) -> Vec<String> {
    let value = opened(value).0;
    // Of several readings that would do the first tells what it is.
    if let Some(one) = value.get("any_of").and_then(|all| all.get(0)) {
        return vec![shown(one)];
    }
    if !value.is_object() {
        return vec![shown(value)];
    }
    let person = opened(value.get("person").unwrap_or(value)).0;
    let mut keys = Vec::new();
    if let Some(name) = person.get("name") {
        keys.push(shown(name));
    } else {
        for key in ["number", "when", "title", "text", "date"] {
            // A day that was not read is none that a thing could be known by.
            if let Some(inner) = value.get(key).filter(|inner| !inner.is_null()) {
                keys.push(shown(opened(inner).0));
            }
        }
    }
    keys.retain(|key| !key.is_empty());
    keys
}

/// For each thing of the truth the place of its fellow in what was read.
pub fn aligned(truth: &[Value], read: &[Value]) -> Vec<Option<usize>> {
    let truth: Vec<Vec<String>> = truth.iter().map(known_by).collect();
    let read: Vec<Vec<String>> = read.iter().map(known_by).collect();
    let mut pairs = vec![None; truth.len()];
    let mut free: BTreeSet<usize> = (0..read.len()).collect();
    let mut pass = |pairs: &mut Vec<Option<usize>>, alike: &dyn Fn(&[String], &[String]) -> f64| {
        for (at, one) in truth.iter().enumerate() {
            if pairs[at].is_some() {
                continue;
            }
            // The first of the best, so that equals are paired in their order.
            let mut best: Option<(usize, f64)> = None;
            for &index in &free {
                let likeness = alike(one, &read[index]);
                if likeness > best.map_or(0.4, |(_, most)| most) {
                    best = Some((index, likeness));
                }
            }
            if let Some((index, _)) = best {
                free.remove(&index);
                pairs[at] = Some(index);
            }
        }
    };
    pass(&mut pairs, &|one, other| f64::from(u8::from(one == other)));
    pass(&mut pairs, &|one, other| {
        f64::from(u8::from(one.first() == other.first()))
    });
    pass(&mut pairs, &|one, other| {
        likeness(one.last().map_or("", |w| w), other.last().map_or("", |w| w))
    });
    pairs
}

/// How many of their words two texts share, from 0 to 1.
fn likeness(one: &str, other: &str) -> f64 {
    let set = |words: &str| -> BTreeSet<String> {
        plain(&words.to_lowercase())
            .split(|c: char| !c.is_alphanumeric())
            .filter(|word| !word.is_empty())
            .map(str::to_owned)
            .collect()
    };
    let (one, other) = (set(one), set(other));
    let count = |n: usize| f64::from(u32::try_from(n).unwrap_or(u32::MAX));
    let all = count(one.len() + other.len());
    if all == 0.0 {
        return 0.0;
    }
    2.0 * count(one.intersection(&other).count()) / all
}
