//! What is looked for in the language of FTS5. Every word in it is one of ours, between quotation marks:
//! nothing that was typed is read as an operator.

use std::fmt::Write;

use super::super::query::{Query, Unit};
use super::super::tokens::tokens;
use super::Ask;

/// What the index is asked; none where the words and facts of passages don't matter. What comes of it
/// may be too much: words in an order, people and items are looked at once more.
pub(super) fn expression(ask: &Ask) -> Option<String> {
    let mut all: Vec<String> = words(&ask.query);
    if !ask.kinds.is_empty() {
        let kinds = ask.kinds.iter().map(|kind| format!("\"{}\"", kind.name()));
        let kinds: Vec<String> = kinds.collect();
        all.push(format!("(kind : ({}))", kinds.join(" OR ")));
    }
    if let Some(person) = &ask.person {
        let name: Vec<String> = tokens(person).into_iter().map(|t| t.word).collect();
        if !name.is_empty() {
            let each: Vec<String> = name.iter().map(|word| format!("\"{word}\"")).collect();
            all.push(format!(
                "((people : ({})) OR (words : \"{}\"))",
                each.join(" AND "),
                name.join(" ")
            ));
        }
    }
    (!all.is_empty()).then(|| all.join(" AND "))
}

/// In which texts something may begin, in the language of an FTS5 table that knows words and not how they
/// follow.
pub(super) fn beginning(query: &Query) -> String {
    let units = query.chains.iter().flatten().map(|unit| {
        let ways = unit.ways.iter().map(|way| {
            let words: Vec<String> = way.iter().map(|word| format!("\"{word}\"")).collect();
            let star = if unit.begins { " *" } else { "" };
            format!("({}{star})", words.join(" AND "))
        });
        format!("({})", ways.collect::<Vec<_>>().join(" OR "))
    });
    units.collect::<Vec<_>>().join(" AND ")
}

fn words(query: &Query) -> Vec<String> {
    query.chains.iter().flatten().map(unit).collect()
}

fn unit(unit: &Unit) -> String {
    let mut out = String::from("(");
    for (at, way) in unit.ways.iter().enumerate() {
        let or = if at > 0 { " OR " } else { "" };
        let columns = if way.len() == 1 {
            "{words also}"
        } else {
            "words"
        };
        let star = if unit.begins { " *" } else { "" };
        // Writing to a string can't fail.
        let _ = write!(out, "{or}({columns} : \"{}\"{star})", way.join(" "));
    }
    out.push(')');
    out
}
