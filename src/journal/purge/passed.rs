//! Rules that were passed over, told without the words that go: what stood in the way quotes what others
//! had put down (the name of somebody, the cue of a rough note), and must not keep it.

use crate::journal::{Act, Journal, Record};
use crate::meeting::after::is_lock;
use crate::meeting::check::Finding;
use crate::meeting::entry::Stream;
use crate::meeting::event::{Event, Fact};
use crate::meeting::people::PersonDetails;
use crate::meeting::purge::nameless;
use crate::meeting::text::Text;

/// Brings rules that were passed over to what the records say once everything else is purged, and what
/// is raised again is `again`.
pub(super) fn tell_anew(journal: &Journal, records: &mut [Record], again: &[Fact]) {
    let passed = facts(records).any(|f| matches!(f.1, Event::RuleOverridden { .. }));
    if !passed {
        return;
    }
    let before = journal.meeting().findings_of_all();
    let made = Journal::replay(journal.writer, journal.by.clone(), records.to_vec());
    // Records that make no meeting are not taken; nothing is found in them.
    let after = made.map_or_else(
        |_| Vec::new(),
        |mut made| {
            if let Some(at) = records.last().map(|last| last.at) {
                made.append(at, Act::Did(again.to_vec()));
            }
            made.meeting().findings_of_all()
        },
    );
    let names = names_that_go(journal.records(), records);
    for Fact(stream, event) in records.iter_mut().flat_map(facts_mut) {
        let Event::RuleOverridden { rule, reason } = event else {
            continue;
        };
        // That minutes were changed after their approval stays told.
        if *stream != Stream::Private {
            *rule = without_names(rule, &names);
        } else if is_lock(rule) {
            *reason = Text::default();
        } else if let Some(now) = told_now(&before, &after, rule) {
            *rule = now;
        } else {
            *rule = Text::default();
            *reason = Text::default();
        }
    }
}

/// What the check finds now where it found this; none where it finds nothing there any more.
fn told_now(before: &[Finding], after: &[Finding], rule: &Text) -> Option<Text> {
    let says = |f: &Finding| Text::new(&f.what) == *rule;
    if after.iter().any(says) {
        return Some(rule.clone());
    }
    let at = before.iter().position(says)?;
    let one = before.get(at)?;
    let alike = |f: &&Finding| f.of == one.of && f.place == one.place;
    if before.iter().filter(alike).count() != after.iter().filter(alike).count() {
        return None;
    }
    let earlier = before.iter().take(at).filter(alike).count();
    let now = after.iter().filter(alike).nth(earlier)?;
    Some(Text::new(&now.what))
}

/// The names by which nobody is known any more, the longest first.
fn names_that_go(before: &[Record], after: &[Record]) -> Vec<String> {
    let stay: Vec<String> = facts(after).filter_map(details).flat_map(names).collect();
    let mut go: Vec<String> = facts(before).filter_map(details).flat_map(names).collect();
    go.retain(|name| !stay.iter().any(|s| s.contains(name)));
    go.sort_by(|a, b| b.len().cmp(&a.len()).then_with(|| a.cmp(b)));
    go.dedup();
    go
}

fn details(fact: &Fact) -> Option<&PersonDetails> {
    match &fact.1 {
        Event::PersonAdded(details) | Event::PersonChanged { to: details, .. } => Some(details),
        _ => None,
    }
}

fn names(of: &PersonDetails) -> [String; 2] {
    [of.full_name(), of.short_name()]
}

fn without_names(rule: &Text, names: &[String]) -> Text {
    let with = nameless().full_name();
    let said = names.iter().filter(|n| !n.trim().is_empty());
    let said = said.fold(rule.to_string(), |said, name| {
        without_name(&said, name, &with)
    });
    Text::new(&said)
}

/// The words with another name where that name stands by itself, and not within a longer word.
fn without_name(words: &str, name: &str, with: &str) -> String {
    let mut out = String::with_capacity(words.len());
    let mut rest = words;
    while let Some(at) = rest.find(name) {
        let (before, found) = rest.split_at(at);
        let behind = found.get(name.len()..).unwrap_or_default();
        out.push_str(before);
        let within =
            out.ends_with(char::is_alphanumeric) || behind.starts_with(char::is_alphanumeric);
        out.push_str(if within { name } else { with });
        rest = behind;
    }
    out.push_str(rest);
    out
}

fn facts(records: &[Record]) -> impl Iterator<Item = &Fact> {
    let acts = records.iter().map(|record| match &record.act {
        Act::Did(facts) => facts.as_slice(),
        _ => &[],
    });
    acts.flatten()
}

fn facts_mut(record: &mut Record) -> &mut [Fact] {
    match &mut record.act {
        Act::Did(facts) => facts,
        _ => &mut [],
    }
}
