//! One entry of the lists: a name, what stands beside it, for whom somebody deputises; and the
//! posts that stand before names.

use super::attending;
use super::beside;
use crate::import::lexicon::{self, RollWord};
use crate::import::people::{self, Entry};
use crate::import::supporting::words;
use crate::meeting::people::{Office, PersonDetails};

/// The people of an entry or a list, each with whether they deputise and whether they preside.
pub(super) fn entries(text: &str) -> Vec<(Entry, bool, bool)> {
    if let Some(one) = beside::of_house(text) {
        return vec![one];
    }
    let round = beside::closed(&text.replace('[', "(").replace(']', ")"));
    let bare = attending::without_tags(&attending::without(&people::without_initials(&round)));
    let text = bare.trim().trim_end_matches('.');
    if let Some(parted) = attending::by_office(text) {
        return parted.iter().flat_map(|part| by_post(part)).collect();
    }
    let key = words::key(text);
    let none = key.is_empty()
        || lexicon::is(RollWord::Nobody, &key)
        || is_crowd(text) && words::listed(text).len() == 1
        || key.len() > 3000;
    if none {
        return Vec::new();
    }
    if let Some((before, after)) = text.split_once(':')
        && people::office(before).is_some_and(|(o, _)| o == Office::Chair)
    {
        let mut out = entries(after);
        if let [one] = out.as_mut_slice() {
            one.2 = true;
        }
        return out;
    }
    if let Some(parted) = groups(text)
        .or_else(|| beside::in_columns(text))
        .or_else(|| beside::by_bracket(text))
        .or_else(|| beside::parted_by_brackets(text))
    {
        return parted;
    }
    if let Some((before, after)) = text.split_once(':')
        && let Some(parted) = headed(before, after)
    {
        return parted;
    }
    // Who several people deputise for stands behind each: the pieces are looked at one by one.
    // "Labour members: Councillors A, B and C": the words before the colon name the group.
    if let Some((before, after)) = text.split_once(':')
        && people::list(after).is_some_and(|l| l.len() > 1)
    {
        // "Ann Lee, Bo Oke, Members of the Public: Cy Roe, Di Ash" names people before the group as well.
        let named = before.rsplit_once(',').map(|(before, _)| entries(before));
        let named = named.filter(|n| n.len() > 1 && n.iter().all(|e| !e.0.person.name.is_blank()));
        let mut out = named.unwrap_or_default();
        out.extend(entries(after));
        return out;
    }
    let pieces = words::listed(text);
    // "J. Smith (Clerk), 4 members of the public".
    if let Some((crowd, some)) = pieces.split_last()
        && is_crowd(crowd)
        && !some.is_empty()
        && let Some(kept) = text.get(..text.rfind(crowd).unwrap_or(text.len()))
    {
        return entries(
            kept.trim_end()
                .trim_end_matches([',', ';'])
                .trim_end_matches(" and"),
        );
    }
    let several = pieces.len() > 1 && pieces.iter().filter(|p| names(p)).count() == pieces.len();
    if several {
        let shared = text.split_whitespace().next().unwrap_or_default();
        let plural = matches!(shared.trim_end_matches('.'), "Councillors" | "Cllrs");
        let told = plural || !pieces.iter().any(|p| deputises(p).is_some());
        if told && let Some(list) = people::list(&without_all(text)) {
            let even = pieces.len() == list.len();
            let mark = |k: usize| match pieces.get(k) {
                Some(piece) if even => (deputises(piece).is_some(), presides(piece)),
                _ => (false, false),
            };
            let each = list.into_iter().enumerate().filter(|(_, e)| !e.vacant);
            return each.map(|(k, e)| (e, mark(k).0, mark(k).1)).collect();
        }
        // Some bodies write nothing but first names; one among full names is somebody as well.
        let several = pieces.len();
        let count = pieces.iter().filter(|p| attending::is_first(p)).count();
        let lone = count * 3 <= several && several > 4 || count * 3 >= several * 2;
        let all = count == several;
        let pieces = pieces.iter();
        let each: Vec<_> = pieces
            .flat_map(|p| {
                let first = lone && !p.contains(' ');
                let first = first.then(|| attending::first_name(p)).flatten();
                first.map_or_else(
                    || {
                        let mut one = single(p);
                        if let [(entry, ..)] = one.as_mut_slice() {
                            attending::with_stop(&mut entry.person, text);
                        }
                        one
                    },
                    |mut e| {
                        e.doubt = e.doubt.filter(|_| several < 4 || !all);
                        vec![(e, false, false)]
                    },
                )
            })
            .collect();
        return beside::with_posts(each);
    }
    if let Some(list) = people::list(&without_all(text)) {
        return list
            .into_iter()
            .filter(|e| !e.vacant)
            .map(|e| (e, deputises(text).is_some(), false))
            .collect();
    }
    beside::by_pieces(text).unwrap_or_else(|| single(text))
}

/// "Treasurer: Mr A B Mrs C D, Mr E F": the post is that of the first.
fn by_post(part: &str) -> Vec<(Entry, bool, bool)> {
    let Some((post, names)) = part.split_once(':') else {
        return entries(part);
    };
    let mut out = entries(names);
    let several = out.len() > 1;
    if let Some((entry, _, chair)) = out.first_mut() {
        match people::office(post) {
            Some((office, word)) => {
                *chair = office == Office::Chair;
                entry.office = Some((office, word));
            }
            None if entry.person.role.is_blank() => {
                entry.person.role = crate::meeting::text::Text::line(post);
            }
            None => {}
        }
        if several
            && names
                .split_once(',')
                .is_some_and(|(one, _)| people::person(one).is_some())
        {
            let why = "The post could be that of each of those behind it.";
            entry.doubt.get_or_insert_with(|| why.to_owned());
        }
    }
    out
}

/// "Councillors A and B; Mr C (Clerk)", "Councillor A (Chair), Councillors B and C": groups that are
/// read one by one, if each of them names people.
fn groups(text: &str) -> Option<Vec<(Entry, bool, bool)>> {
    let mut parts: Vec<&str> = Vec::new();
    let (mut depth, mut from) = (0_i32, 0);
    for (at, c) in text.char_indices() {
        let rest = text.get(at..).unwrap_or_default();
        let title = rest.strip_prefix(", and ").or(rest.strip_prefix(", "));
        let plural =
            title.is_some_and(|r| r.starts_with("Councillors ") || r.starts_with("Cllrs "));
        match c {
            '(' => depth += 1,
            ')' => depth = (depth - 1).max(0),
            ';' | ',' if depth == 0 && (c == ';' || plural) => {
                parts.push(text.get(from..at).unwrap_or_default());
                from = at + 1;
            }
            _ => {}
        }
    }
    parts.push(text.get(from..).unwrap_or_default());
    if parts.len() < 2 {
        return None;
    }
    let mut out = Vec::new();
    for part in parts {
        let part = part.trim();
        let found = entries(part.strip_prefix("and ").unwrap_or(part));
        // "Clerical Officer (Ms A); Staff Officer": a post without a name is nobody.
        let post = |e: &(Entry, bool, bool)| {
            e.0.person.name.is_blank() && people::is_post(e.0.person.role.as_str())
        };
        if found.is_empty() || found.iter().any(|e| e.0.person.name.is_blank() && !post(e)) {
            return None;
        }
        out.extend(found.into_iter().filter(|e| !post(e)));
    }
    (!out.is_empty()).then_some(out)
}

/// People behind the name of a group, or of the organisation that they are of.
fn headed(before: &str, after: &str) -> Option<Vec<(Entry, bool, bool)>> {
    let key = words::key(before);
    let last = key.rsplit(' ').next().unwrap_or_default();
    let body = key.contains(' ') && lexicon::is(RollWord::Body, last);
    let group = key.starts_with("co opted") || last == "members";
    if (!body && !group) || after.contains(':') {
        return None;
    }
    let mut out = entries(after);
    if out.is_empty() || out.iter().any(|e| e.0.person.name.is_blank()) {
        return None;
    }
    for (entry, ..) in &mut out {
        if body && entry.person.organisation.is_blank() {
            entry.person.organisation = crate::meeting::text::Text::line(before);
        }
    }
    Some(out)
}

/// "4 members of the public", "one member of the press": nobody by name.
fn is_crowd(piece: &str) -> bool {
    lexicon::is(RollWord::Crowd, piece)
}

/// Whether a piece of a list is somebody.
fn names(piece: &str) -> bool {
    let bare = without(piece);
    let bare = bare.split('(').next().unwrap_or_default();
    // "Ann Lee, Chair" is one, and "Head of Roads" is nobody.
    if people::office(bare).is_some() || bare.contains(" of ") {
        return false;
    }
    let bare = bare
        .trim()
        .trim_start_matches("Councillors ")
        .trim_start_matches("Cllrs ");
    people::person(bare).is_some() || people::person(&format!("Mr {bare}")).is_some()
}

/// "Cllr Sheen (K)" is told from others of the name by the letter.
pub(super) fn told_apart(mut entry: Entry) -> Entry {
    let role = entry.person.role.as_str().to_owned();
    let letter = role.chars().count() == 1 && role.starts_with(char::is_uppercase);
    if letter && !entry.person.name.as_str().contains(' ') {
        let name = format!("{} ({role})", entry.person.name.as_str());
        entry.person.name = crate::meeting::text::Text::line(&name);
        entry.person.role = crate::meeting::text::Text::default();
    }
    entry
}

pub(super) fn single(text: &str) -> Vec<(Entry, bool, bool)> {
    let (deputy, chair) = (deputises(text).is_some(), presides(text));
    let bare = without(text);
    if let Some(entry) = people::entry(&bare).map(told_apart) {
        return if entry.vacant {
            Vec::new()
        } else {
            vec![(entry, deputy, chair)]
        };
    }
    if bare.split_whitespace().count() > 14 {
        return Vec::new();
    }
    if let Some(entry) = post_first(&bare).or_else(|| attending::of_organisation(&bare)) {
        return vec![(entry, deputy, chair)];
    }
    let mut entry = Entry::default();
    entry.person.role = crate::meeting::text::Text::line(&bare);
    vec![(entry, deputy, chair)]
}

/// "Area Manager Petra Holmwood": a post and the name behind it.
fn post_first(text: &str) -> Option<Entry> {
    let words: Vec<&str> = text.split(' ').collect();
    let (post, name) = words.split_at(words.len().checked_sub(2)?);
    let post = post.join(" ");
    let told = (1..=3).contains(&post.split(' ').count()) && people::is_post(&post);
    let person = people::person(&name.join(" ")).filter(|_| told)?;
    let mut entry = Entry {
        person,
        doubt: Some(
            "The post stands before the name; see whether they are parted rightly.".to_owned(),
        ),
        ..Entry::default()
    };
    entry.person.role = crate::meeting::text::Text::line(&post);
    Some(entry)
}

/// Takes off that somebody wrote the minutes; whether the words said so.
pub(super) fn took_minutes(person: &mut PersonDetails) -> bool {
    for field in [&mut person.role, &mut person.organisation] {
        let words = field.as_str().to_owned();
        if matches!(words::key(&words).as_str(), "minutes" | "notes") {
            *field = crate::meeting::text::Text::default();
            return true;
        }
        if let Some((before, rest)) = words.rsplit_once('(')
            && let Some(inside) = rest.trim_end().strip_suffix(')')
            && lexicon::is(RollWord::Minutes, inside)
        {
            *field = crate::meeting::text::Text::line(before);
            return true;
        }
    }
    false
}

/// Where the words begin that say that somebody deputises.
fn deputises(text: &str) -> Option<usize> {
    let small = words::lower(text);
    let said = lexicon::spans(RollWord::Deputy, text).next();
    let said = said.map(|at| at.start);
    let short = ["(deputy)", "(substitute)", "(sub)", "(sub.)", "(d)", "(s)"];
    said.or_else(|| short.iter().filter_map(|w| small.find(w)).min())
        .or_else(|| stands_for(text))
}

/// "(for Dr Amsel)": for somebody, not for some cause.
fn stands_for(text: &str) -> Option<usize> {
    let at = text.find("(for ")?;
    let (whom, _) = text.get(at + 5..)?.split_once(')')?;
    people::person(whom).is_some().then_some(at + 1)
}

fn presides(text: &str) -> bool {
    let small = words::lower(text);
    [
        "in the chair",
        "(chair)",
        "(chairman)",
        "(chairperson)",
        "(chairwoman)",
        "presiding",
    ]
    .iter()
    .any(|w| small.contains(w))
}

/// The words without what says that somebody deputises or presides.
pub(super) fn without(text: &str) -> String {
    let small = words::lower(text);
    let cuts = [
        deputises(text),
        small.find("in the chair"),
        small.find("presiding"),
    ];
    let Some(at) = cuts.into_iter().flatten().min() else {
        return text.trim().to_owned();
    };
    let before = text.get(..at).unwrap_or_default();
    let open = before
        .rfind('(')
        .filter(|o| !before.get(*o..).unwrap_or_default().contains(')'));
    let (head, tail) = match open {
        Some(open) => {
            let close = text
                .get(at..)
                .and_then(|t| t.find(')'))
                .map_or(text.len(), |c| at + c + 1);
            (
                text.get(..open).unwrap_or_default(),
                text.get(close..).unwrap_or_default(),
            )
        }
        None => (before, ""),
    };
    let whole = format!("{}{tail}", head.trim_end());
    whole
        .trim()
        .trim_end_matches([',', '-', '\u{2013}', ' ', ';'])
        .to_owned()
}

/// The same for each bracket of a list.
fn without_all(text: &str) -> String {
    let mut out = String::new();
    let mut rest = text;
    while let Some(open) = rest.find('(') {
        let close = rest
            .get(open..)
            .and_then(|t| t.find(')'))
            .map_or(rest.len(), |c| open + c + 1);
        let inside = rest.get(open..close).unwrap_or_default();
        out.push_str(rest.get(..open).unwrap_or_default());
        let drop = deputises(inside).is_some() || words::lower(inside).contains("in the chair");
        if drop {
            out = out.trim_end().to_owned();
        } else {
            out.push_str(inside);
        }
        rest = rest.get(close..).unwrap_or_default();
    }
    out.push_str(rest);
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    fn told(text: &str) -> Vec<String> {
        let told = |(e, deputy, _): &(Entry, bool, bool)| {
            let person = &e.person;
            let beside = [person.role.as_str(), person.organisation.as_str()].concat();
            let mark = if *deputy { "*" } else { "" };
            format!("{}{mark}|{beside}", person.full_name())
        };
        entries(text).iter().map(told).collect()
    }

    #[test]
    fn groups_are_read_one_by_one() {
        assert_eq!(
            told("Councillor R Ash (Chairman), Councillors S Bodd and T Crake; Mr K Osei (Clerk)"),
            [
                "Councillor R Ash|",
                "Councillor S Bodd|",
                "Councillor T Crake|",
                "Mr K Osei|Clerk",
            ]
        );
        assert_eq!(
            told("Fosse Council: Councillors Gill Stott and Nell Pool (substitute for Cllr Ray)"),
            [
                "Councillor Gill Stott|Fosse Council",
                "Councillor Nell Pool*|Fosse Council",
            ]
        );
    }

    #[test]
    fn deputies_and_posts_before_names_are_told() {
        assert_eq!(
            told("Dr Paul Winter\tDeputy Medical Director (for Dr Imran Sethi)"),
            ["Dr Paul Winter*|Deputy Medical Director"]
        );
        assert_eq!(told("Area Manager Petra Holm"), ["Petra Holm|Area Manager"]);
    }
}
