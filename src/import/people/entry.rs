//! One entry of a list of people: a name and what stands beside it.

use super::remark::{Remark, office, remark};
use super::words::{is_vacant, tells_post};
use super::{honorific, is_organisation, is_post, list, named, posted, run_on, without_initials};
use crate::import::lexicon::{self, Vacancy};
use crate::meeting::people::{Office, PersonDetails};
use crate::meeting::text::Text;

/// Somebody in a list, or a seat that nobody fills.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Entry {
    /// Who, with role and organisation as printed; the name is empty for a vacant seat.
    pub person: PersonDetails,
    /// The office, and the word that the papers use for it ("Chairman").
    pub office: Option<(Office, String)>,
    /// Whether the seat votes, where that is said.
    pub voting: Option<bool>,
    /// A substitute, not a member.
    pub substitute: bool,
    /// The seat is vacant.
    pub vacant: bool,
    /// Why the entry may be misread, in a sentence.
    pub doubt: Option<String>,
}

impl Entry {
    /// Somebody of whom nothing else is known.
    pub fn new(person: PersonDetails) -> Self {
        Self {
            person,
            ..Self::default()
        }
    }

    /// A seat that nobody fills, by the words that it is listed with.
    fn vacancy(words: &str) -> Self {
        let left = without_vacancy(words);
        let mut entry = Self {
            vacant: true,
            ..Self::default()
        };
        entry.take(remark(&left));
        entry
    }

    /// Adds what stands beside the name.
    pub(super) fn take(&mut self, remark: Remark) {
        if self.office.is_none() {
            self.office = remark.office;
        }
        self.voting = remark.voting.or(self.voting);
        self.substitute |= remark.substitute;
        join(&mut self.person.role, &remark.role);
        join(&mut self.person.organisation, &remark.organisation);
    }

    #[must_use]
    fn with(mut self, words: &str) -> Self {
        self.take(remark(words));
        self
    }

    #[must_use]
    fn doubting(mut self, why: &str) -> Self {
        self.doubt.get_or_insert_with(|| why.to_owned());
        self
    }
}

fn join(to: &mut Text, more: &str) {
    if more.is_empty() {
        return;
    }
    *to = if to.is_empty() {
        Text::line(more)
    } else {
        Text::line(&format!("{to}, {more}"))
    };
}

/// Reads one entry: "Name", "Name (Role)", "Name, Role", "Name - Role", "Role: Name",
/// "Name", a tab and "Role", "Surname, First", "Vacancy (Healthwatch)". None where no name can be told.
pub fn entry(words: &str) -> Option<Entry> {
    if words.len() > 400 {
        return None;
    }
    let bare = without_initials(words);
    let words = trimmed(&bare);
    if words.is_empty() {
        return None;
    }
    if let Some(person) = named(words, "") {
        return Some(Entry::new(person));
    }
    if let Some(found) = posted(words) {
        return Some(found);
    }
    if let Some((left, right)) = words.split_once('\t') {
        return beside(left, right);
    }
    if let Some((left, right)) = words.split_once(": ").or_else(|| words.split_once(':')) {
        return beside(left, right);
    }
    if is_vacant(words) && !words.split([',', '(']).any(|p| entry_name(p).is_some()) {
        return Some(Entry::vacancy(words));
    }
    bracketed(words)
        .or_else(|| dashed(words))
        .or_else(|| listed(words))
        .or_else(|| run_together(words))
}

fn entry_name(words: &str) -> Option<PersonDetails> {
    named(trimmed(words), "")
}

fn trimmed(words: &str) -> &str {
    let marks = [
        ';', ',', '*', '\u{2020}', '\u{2021}', '\u{2022}', '\u{B7}', '-', '\u{2013}', ':', '|',
    ];
    words.trim_matches(|c: char| c.is_whitespace() || marks.contains(&c))
}

/// A name and what it is beside, whichever comes first.
pub(super) fn beside(left: &str, right: &str) -> Option<Entry> {
    let (left, right) = (trimmed(left), trimmed(right));
    if right.is_empty() || left.is_empty() {
        return entry(if right.is_empty() { left } else { right });
    }
    let simple = |words: &str| {
        entry_name(words).map(Entry::new).or_else(|| {
            (!words.contains(['\t', ':']))
                .then(|| entry(words))
                .flatten()
        })
    };
    // What is a name and nothing else is the name.
    if let Some(person) = entry_name(left) {
        return Some(both_names(Entry::new(person), right).with(right));
    }
    if let Some(person) = entry_name(right) {
        return Some(Entry::new(person).with(left));
    }
    if is_vacant(left) || is_vacant(right) {
        return Some(Entry::vacancy(&format!("{left}, {right}")));
    }
    let post = |words: &str| is_post(words) || is_organisation(words);
    match (simple(left), simple(right)) {
        (None, Some(entry)) => Some(entry.with(left)),
        (Some(_), Some(entry)) if post(left) && !post(right) => Some(entry.with(left)),
        (Some(entry), _) => Some(entry.with(right)),
        (None, None) => None,
    }
}

/// An entry beside words that are a name as well, "Healthwatch Hatherley" apart.
fn both_names(entry: Entry, other: &str) -> Entry {
    match entry_name(other) {
        Some(_) if entry.person.honorific.is_empty() => {
            entry.doubting("Both sides of the entry could be names.")
        }
        _ => entry,
    }
}

/// "Name (Role)", "Role (Name)", "Name (Chair) (Labour)", "Name (Chair), Role".
fn bracketed(words: &str) -> Option<Entry> {
    let (before, inside, after) = brackets(words)?;
    let before = trimmed(before);
    if before.is_empty() {
        return None;
    }
    if let Some(outer) = entry(before) {
        let mut out = outer.with(inside);
        if !trimmed(after).is_empty() {
            out.take(rest(after));
        }
        return Some(out);
    }
    // "The Mayor (Councillor Ann Lee)".
    let inner = entry(inside)?;
    Some(inner.with(before).with(trimmed(after)))
}

/// What stands after a pair of brackets, which may hold more of them.
fn rest(words: &str) -> Remark {
    match brackets(words) {
        Some((before, inside, after)) => {
            let mut pieces = vec![trimmed(before), trimmed(inside)];
            pieces.push(trimmed(after));
            pieces.retain(|p| !p.is_empty());
            remark(&pieces.join("; "))
        }
        None => remark(trimmed(words)),
    }
}

/// The words before, in and after the first pair of brackets.
fn brackets(words: &str) -> Option<(&str, &str, &str)> {
    let (before, rest) = words.split_once(['(', '['])?;
    let mut depth = 1_u32;
    for (at, c) in rest.char_indices() {
        match c {
            '(' | '[' => depth += 1,
            ')' | ']' => depth -= 1,
            _ => {}
        }
        if depth == 0 {
            return Some((before, rest.get(..at)?, rest.get(at + 1..)?));
        }
    }
    Some((before, rest, ""))
}

/// "Name - Role", "Role \u{2013} Name".
fn dashed(words: &str) -> Option<Entry> {
    let dashes = [
        " - ",
        " \u{2013} ",
        " \u{2014} ",
        "\u{2014}",
        "\u{2013} ",
        " \u{2013}",
    ];
    let (left, right) = dashes.iter().find_map(|d| words.split_once(d))?;
    let (left, right) = (trimmed(left), trimmed(right));
    if let Some(outer) = entry(left) {
        return Some(outer.with(right));
    }
    let inner = words
        .rsplit_once(" - ")
        .or_else(|| words.rsplit_once(" \u{2013} "));
    inner
        .and_then(|(left, right)| Some(entry_name(right)?).map(|p| Entry::new(p).with(left)))
        .or_else(|| Some(entry_name(right)?).map(|p| Entry::new(p).with(left)))
}

/// "Name, Role", "Role, Name", "Surname, First".
fn listed(words: &str) -> Option<Entry> {
    let (left, right) = words.split_once(", ").or_else(|| words.split_once(','))?;
    let (left, right) = (trimmed(left), trimmed(right));
    if let Some(person) = entry_name(left) {
        return Some(both_names(Entry::new(person), right).with(right));
    }
    if let Some(turned) = turned(left, right) {
        return Some(turned);
    }
    let (before, last) = words.rsplit_once(',')?;
    let last = trimmed(last);
    let person = entry_name(last)?;
    if named(trimmed(before), "").is_some() {
        return None;
    }
    // Two words without an honorific may be a place: "Director of Public Health, Hatherley Vale".
    let sure = !person.honorific.is_empty();
    let out = Entry::new(person).with(before);
    Some(if sure {
        out
    } else {
        out.doubting("The name stands behind the role, and may be a place or an organisation.")
    })
}

/// "Smith, Councillor John", "Smith, John".
fn turned(left: &str, right: &str) -> Option<Entry> {
    let surname: Vec<&str> = left.split_whitespace().collect();
    if surname.is_empty() || surname.len() > 2 {
        return None;
    }
    let (right, role) = match right.split_once([',', '(']) {
        Some((first, role)) => (trimmed(first), role.trim_end_matches(')')),
        None => (right, ""),
    };
    let first: Vec<&str> = right.split_whitespace().collect();
    let (title, taken) = honorific::leading(&first);
    let first = first.get(taken..).unwrap_or(&[]);
    if first.is_empty() || first.len() > 2 {
        return None;
    }
    let person = named(&format!("{title} {} {left}", first.join(" ")), "")?;
    let out = Entry::new(person).with(role);
    Some(if title.is_empty() {
        out.doubting("Read as surname and first name; they could be two people.")
    } else {
        out
    })
}

/// "Director of Public Health Dr Naomi Katz", "Councillor Ann Lee Cabinet Member for Housing".
fn run_together(words: &str) -> Option<Entry> {
    if let Some(one) = run_on::people(words)
        && let [entry] = one.as_slice()
    {
        return Some(entry.clone());
    }
    let all: Vec<&str> = words.split_whitespace().collect();
    let why = "Nothing parts the name from what stands beside it.";
    let title = all
        .iter()
        .skip(1)
        .position(|w| honorific::written(w).is_some())
        .map(|at| at + 1);
    if let Some(at) = title {
        let (before, after) = all.split_at(at);
        // "Chair Mrs M Lee": an office and an honorific part themselves.
        if let Some(person) = named(&after.join(" "), "")
            && office(&before.join(" ")).is_some()
        {
            return Some(Entry::new(person).with(&before.join(" ")));
        }
        if let Some(person) = named(&after.join(" "), "")
            && named(&before.join(" "), "").is_none()
        {
            return Some(Entry::new(person).with(&before.join(" ")).doubting(why));
        }
    }
    let (title, taken) = honorific::leading(&all);
    // "Paul Hale General Manager": two words of a name, and a post that none of its words belongs to.
    if let Some((before, after)) = all.split_at_checked(taken + 2)
        && is_post(&after.join(" "))
        && let Some(person) = named(&before.join(" "), "")
    {
        return Some(Entry::new(person).with(&after.join(" ")).doubting(why));
    }
    let post = all
        .iter()
        .skip(taken + 1)
        .position(|w| tells_post(w) || *w == "Cabinet" || *w == "NHS")?;
    let (before, after) = all.split_at(taken + 1 + post);
    if title.is_empty() && before.len() < 2 || before.len() > taken + 3 {
        return None;
    }
    let person = named(&before.join(" "), "")?;
    Some(Entry::new(person).with(&after.join(" ")).doubting(why))
}

/// The words of an entry without those that say that it is vacant.
fn without_vacancy(words: &str) -> String {
    let mut left = words.replace(['(', ')', '[', ']', '\t'], ", ");
    while let Some(at) = lexicon::spans(Vacancy::Says, &left).next() {
        left.replace_range(at, "");
    }
    left = left
        .replace(['\u{2013}', '\u{2014}'], ",")
        .replace(" - ", ", ");
    let pieces: Vec<&str> = left
        .split([',', ':'])
        .map(trimmed)
        .filter(|p| !p.is_empty())
        .collect();
    pieces.join(", ")
}

/// The people of a stretch of words, whether it is one entry or a list.
pub(super) fn entries(words: &str) -> Vec<Entry> {
    list(words).unwrap_or_else(|| entry(words).into_iter().collect())
}
