//! Who services the meeting, and how to reach them.

use super::front_sheet::{FrontSheet, after, has};
use super::labels::{Field, labelled};
use super::put::put;
use super::tail;
use crate::import::found::{Found, Place};
use crate::import::lexicon::{self, Reach};
use crate::import::people;
use crate::import::proposal::Proposal;
use crate::meeting::text::Text;

/// So many entries of lists may be telephone numbers of who services the meeting.
const SEVERAL: usize = 3;

/// So many bytes are a paragraph.
const PARAGRAPH: usize = 160;

/// Reads the rows outside the items.
pub(super) fn read(sheet: &mut FrontSheet, items: Option<(usize, usize)>, out: &mut Proposal) {
    let rows: Vec<usize> = outside(sheet, items).collect();
    let mut signatory = None;
    // A list of many numbers says from where one may call in.
    let numbers = |at: &&usize| {
        sheet
            .get(**at)
            .is_some_and(|r| r.listed && !phones(&r.text).is_empty())
    };
    let many = rows.iter().filter(numbers).count() > SEVERAL;
    for at in rows {
        let Some(row) = sheet.get(at) else { continue };
        if row.is_blank() {
            continue;
        }
        let (words, place, used) = (row.text.clone(), row.place, row.used);
        // The switchboard of the council is nobody who services the meeting.
        let general = lexicon::is(Reach::Nobody, &words);
        let dials = many && row.listed && !words.contains('@');
        let mut taken = !general && !dials && reach(&words, place, out);
        if !used {
            taken |= by_label(sheet, at, out);
            taken |= by_title(sheet, at, &words, place, out);
        }
        if signatory.is_none()
            && items.is_some_and(|(first, _)| at >= first)
            && tail::signs(sheet, at)
        {
            signatory = Some(at);
        }
        if taken {
            sheet.take(at, at + 1);
        }
    }
    if out.officer.is_none()
        && let Some(at) = signatory
    {
        let words = sheet.text(at);
        let name = people::person(words).or_else(|| people::entry(words).map(|e| e.person));
        if let Some(name) = name {
            let clerk = (at..at + 3).any(|i| has(sheet.text(i), "clerk"));
            let found = Found::certain(Text::line(&name.full_name()), sheet.place(at));
            out.officer = Some(if clerk {
                found
            } else {
                found.doubting(
                    "They sign the agenda; nothing says that they are the contact for the meeting.",
                )
            });
        }
        sheet.take(at, at + 1);
    }
}

pub(super) fn outside(
    sheet: &FrontSheet,
    items: Option<(usize, usize)>,
) -> impl Iterator<Item = usize> + use<> {
    let all = sheet.rows.len();
    let (first, end) = items.unwrap_or((all, all));
    (0..first).chain(end..all)
}

/// "Contact: Jo Lund, Committee Officer".
fn by_label(sheet: &FrontSheet, at: usize, out: &mut Proposal) -> bool {
    let mut taken = false;
    for (field, value, place, _) in labelled(sheet, at, sheet.rows.len()) {
        match field {
            Field::Contact => {
                if let Some(name) = name_in(&value) {
                    officer(&name, place, out);
                    taken = true;
                }
            }
            Field::Phone | Field::Email => {
                taken |= reach(&value, place, out);
            }
            _ => {}
        }
    }
    taken
}

/// "the Committee Officer, Andrew Palmer", "please contact Jo Lund on 01632 960960".
fn by_title(sheet: &FrontSheet, at: usize, words: &str, place: Place, out: &mut Proposal) -> bool {
    for key in lexicon::spans(Reach::Before, words) {
        let rest = words.get(key.end..).unwrap_or("").trim_start();
        let rest = rest.strip_prefix("the ").unwrap_or(rest);
        if let Some(name) = first_name(rest) {
            officer(&name, place, out);
            return true;
        }
    }
    for title in lexicon::spans(Reach::Officer, words) {
        let from = title.start;
        let rest = words
            .get(title.end..)
            .unwrap_or("")
            .trim_start_matches([',', ':', ' ', '-', '\u{2013}', '(']);
        // The Secretary of State services no meeting.
        if after(rest, "of state").is_some() {
            continue;
        }
        if let Some(name) = first_name(rest) {
            officer(&name, place, out);
            return true;
        }
        let before = words
            .get(..from)
            .unwrap_or("")
            .trim_end_matches([',', ' ', '-', '\u{2013}', '(']);
        let before = before.rsplit(['.', ':']).next().unwrap_or(before);
        let before = before.rsplit(',').next().unwrap_or(before).trim();
        if let Some(name) = people::person(before) {
            officer(&name.full_name(), place, out);
            return true;
        }
        // The name stands on the line above: "Jo Lund" / "Clerk to the Council".
        if from == 0
            && words.len() < 80
            && let Some(above) = at.checked_sub(1)
            && let Some(name) = people::person(sheet.text(above))
            && !has(words, "head of")
        {
            officer(&name.full_name(), sheet.place(above).through(place), out);
            return true;
        }
    }
    false
}

fn officer(name: &str, place: Place, out: &mut Proposal) {
    put(
        &mut out.officer,
        Found::certain(Text::line(name), place),
        "officer",
    );
}

/// The name in the value of a label.
fn name_in(value: &str) -> Option<String> {
    if let Some(person) = people::person(value) {
        return Some(person.full_name());
    }
    first_name(value).or_else(|| {
        let pieces = value
            .split([',', ';', '|', '\u{2013}', '('])
            .flat_map(|p| p.split(" - "));
        pieces
            .map(str::trim)
            .find_map(people::person)
            .map(|p| p.full_name())
    })
}

/// The name that words begin with: "Jo Lund on 01632 960960", "Jo Lund, Committee Officer".
fn first_name(words: &str) -> Option<String> {
    let end = words
        .find([',', ';', ':', '(', '@', '|', '\u{2013}', '/'])
        .unwrap_or(words.len());
    let head: Vec<&str> = words.get(..end)?.split_whitespace().take(6).collect();
    (1..=head.len()).rev().find_map(|n| {
        let head = head.get(..n)?.join(" ");
        // "Secretary of State" has no name behind it.
        if !head.starts_with(char::is_uppercase) {
            return None;
        }
        let person = people::person(head.trim_end_matches('.'))?;
        // The name ends where small letters, digits or a post go on.
        Some(person.full_name())
    })
}

/// Takes telephone numbers and addresses out of a line.
fn reach(words: &str, place: Place, out: &mut Proposal) -> bool {
    let mut taken = false;
    let known = out.contacts.len();
    for word in words.split(|c: char| {
        c.is_whitespace() || matches!(c, '<' | '>' | '(' | ')' | ',' | ';' | '|' | '[' | ']')
    }) {
        let word = word.trim_matches(|c: char| !c.is_alphanumeric());
        let word = word
            .strip_prefix("mailto:")
            .or_else(|| word.strip_prefix("Email:"))
            .or_else(|| word.strip_prefix("email:"))
            .unwrap_or(word);
        if let Some((name, host)) = word.split_once('@')
            && !name.is_empty()
            && host.contains('.')
        {
            add(out, word, place);
            taken = true;
        }
    }
    for number in phones(words) {
        add(out, &number, place);
        taken = true;
    }
    // In a paragraph that names nobody to ask it may be anybody's.
    let said = lexicon::spans(Reach::Before, words).next().is_some();
    if words.len() > PARAGRAPH && !said {
        for one in out.contacts.iter_mut().skip(known) {
            *one = one
                .clone()
                .doubting("It stands in a paragraph that names nobody to ask.");
        }
    }
    taken
}

fn add(out: &mut Proposal, words: &str, place: Place) {
    if !out.contacts.iter().any(|c| c.value.as_str() == words) {
        out.contacts.push(Found::certain(Text::line(words), place));
    }
}

/// Telephone numbers: a run of digits, spaces and brackets that begins with 0 or +44.
fn phones(words: &str) -> Vec<String> {
    let mut out = Vec::new();
    let mut from = None;
    let chars: Vec<(usize, char)> = words.char_indices().chain([(words.len(), '\0')]).collect();
    let mut before = ' ';
    for (at, c) in chars {
        let part = c.is_ascii_digit() || matches!(c, ' ' | '(' | ')' | '+' | '-');
        match from {
            None if (c == '0' || c == '+' || c == '(') && !before.is_alphanumeric() => {
                from = Some(at);
            }
            Some(start) if !part => {
                let run = words
                    .get(start..at)
                    .unwrap_or("")
                    .trim()
                    .trim_end_matches(['-', '(', ' ']);
                let digits = run.chars().filter(char::is_ascii_digit).count();
                let begins = run.trim_start_matches('(');
                if (10..=13).contains(&digits)
                    && (begins.starts_with('0') || begins.starts_with("+44"))
                {
                    let whole = run.strip_prefix('(').and_then(|r| r.strip_suffix(')'));
                    let whole = whole.filter(|r| !r.contains(['(', ')']));
                    let run = if let Some(whole) = whole {
                        whole.trim()
                    } else if run.contains('(') && !run.contains(')') {
                        run.trim_start_matches('(').trim()
                    } else {
                        run
                    };
                    let run = if run.contains('(') {
                        run
                    } else {
                        run.trim_end_matches(')')
                    };
                    out.push(run.to_owned());
                }
                from = None;
            }
            _ => {}
        }
        before = c;
    }
    out
}
