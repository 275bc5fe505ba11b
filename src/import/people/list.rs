//! Several people in a run of words: "Councillors A Smith, B Jones and C Brown (Chair)".

use super::entry::{Entry, beside, entries, entry};
use super::words::is_vacant;
use crate::import::lexicon::{self, Honorific};
use crate::meeting::text::Text;

use super::{honorific, named, office, posted, remark, run_on, without_initials};

/// A list has at most so many people.
const MOST: usize = 200;

/// The people of a run of words, where every piece of it is somebody; none where it isn't a list
/// of people throughout.
pub fn list(words: &str) -> Option<Vec<Entry>> {
    if words.len() > 8000 {
        return None;
    }
    let bare = without_initials(words);
    let words = bare.trim().trim_end_matches(['.', ';', ',']);
    if words.is_empty() {
        return None;
    }
    if let Some(parted) = at_full_stops(words) {
        return Some(parted);
    }
    // Entries parted by semicolons or lines may have commas of their own.
    if words.contains([';', '\n']) {
        let mut out = Vec::new();
        for piece in words
            .split([';', '\n'])
            .map(str::trim)
            .filter(|p| !p.is_empty())
        {
            let piece = piece.strip_prefix("and ").unwrap_or(piece);
            let found = entries(piece);
            if found.is_empty() || out.len() > MOST {
                return None;
            }
            out.extend(found);
        }
        return (!out.is_empty()).then_some(out);
    }
    let (words, shared) = under_plural(words);
    let pieces = pieces(words);
    // "Councillors Ann Lee, Bo Oke and Mrs Cy Roe, Clerk": nobody else has an honorific of her own.
    let alone =
        |piece: &&&str| !shared.is_empty() && honorific::written(first_word(piece)).is_none();
    let bare = pieces.iter().filter(alone).count() > 1;
    if pieces.len() < 2 && shared.is_empty() {
        return run_on::people(words).filter(|l| l.len() > 1);
    }
    let mut out: Vec<Entry> = Vec::new();
    let mut shared = shared;
    for (at, piece) in pieces.iter().copied().enumerate() {
        if out.len() > MOST {
            return None;
        }
        let (piece, title) = match under_plural(piece) {
            (_, title) if title.is_empty() => (piece, String::new()),
            under => under,
        };
        if !title.is_empty() {
            shared = title;
        } else if bare
            && honorific::written(first_word(piece)).is_some()
            && pieces.get(at + 1).is_some_and(|next| names_post(next))
        {
            shared.clear();
        }
        // "Ann Lee, Bo Oke, Councillors": what they are stands behind them.
        if honorific::of_several(piece) && !out.is_empty() {
            continue;
        }
        if let (Some(last), true) = (out.last_mut(), honorific::is_of_family(piece.trim())) {
            let name = format!("{}, {}", last.person.name.as_str(), piece.trim());
            last.person.name = Text::line(&name);
        } else if let Some(found) = posted(piece) {
            out.push(found);
        } else if let (Some(last), true) = (out.last_mut(), is_short_form(piece, words)) {
            last.take(remark(piece));
        } else if let Some(found) = somebody(piece, &shared) {
            out.push(found);
        } else if let (Some(last), true) = (
            out.last_mut(),
            is_remark(piece) || names_post(piece) && !words.contains(&format!(" and {piece}")),
        ) {
            last.take(remark(piece));
        } else if let Some(found) = run_on::people(piece) {
            out.extend(found);
        } else if let Some(post) = out.last().and_then(|last| goes_on(last, piece, words)) {
            if let Some(last) = out.last_mut() {
                last.person.role = Text::line(&post);
            }
        } else if let Some(found) = within(piece).or_else(|| odd(piece, out.len())) {
            out.push(found);
        } else {
            return None;
        }
    }
    (out.len() > 1 || !shared.is_empty() && out.len() == 1).then_some(out)
}

/// Entries between full stops, "Ann Lee (AL). Bo Oke, Clerk (BO).": each must be somebody.
fn at_full_stops(words: &str) -> Option<Vec<Entry>> {
    let mut out = Vec::new();
    let mut from = 0;
    for (at, _) in words.match_indices(". ") {
        let before = words.get(from..at).unwrap_or_default();
        let last = before.split_whitespace().next_back().unwrap_or_default();
        // "Cllr. A. Lee" and "St. John" have full stops of their own.
        let short = last.chars().filter(|c| c.is_alphabetic()).count() < 3;
        if before.trim().is_empty() || short || honorific::written(last).is_some() {
            continue;
        }
        out.extend(whole_entries(before)?);
        from = at + 2;
    }
    if from == 0 {
        return None;
    }
    out.extend(whole_entries(words.get(from..).unwrap_or_default())?);
    Some(out)
}

fn whole_entries(piece: &str) -> Option<Vec<Entry>> {
    if piece.contains([';', '\n']) {
        return None;
    }
    let found = entries(piece);
    let clear = |e: &Entry| e.doubt.is_none() && !e.person.name.is_empty();
    (!found.is_empty() && found.iter().all(clear)).then_some(found)
}

/// "Parish Clerk and Responsible Financial Officer": the post with a piece that goes on with it.
fn goes_on(last: &Entry, piece: &str, words: &str) -> Option<String> {
    let ends = piece.split_whitespace().next_back()?;
    let post = format!("{} and {piece}", last.person.role.as_str());
    let told = !last.person.role.is_empty() && words.contains(&post);
    (told && super::words::tells_post(ends)).then_some(post)
}

/// "B. Chief" among names: a word that is a post elsewhere is a surname.
fn odd(piece: &str, before: usize) -> Option<Entry> {
    let (initial, surname) = piece.split_once(' ')?;
    let lone = initial.len() == 2 && initial.ends_with('.') && !surname.contains(' ');
    let mut person = named(&format!("Mr {piece}"), "").filter(|_| lone && before > 1)?;
    person.honorific = Text::default();
    let mut out = Entry::new(person);
    out.doubt = Some("The surname is a word that has another meaning as well.".to_owned());
    Some(out)
}

/// "New Member Mr Ewan Roe": what stands before an honorific is said of who stands behind it.
fn within(piece: &str) -> Option<Entry> {
    let found = entry(piece)?;
    let told = !found.person.honorific.is_empty() && !found.person.name.is_empty();
    (told && !found.vacant && !piece.contains(':')).then_some(found)
}

/// Takes "Councillors" or "Councillors:" off the front.
fn under_plural(words: &str) -> (&str, String) {
    let words = words.trim();
    let Some((first, rest)) = words.split_once(char::is_whitespace) else {
        return (words, String::new());
    };
    if honorific::of_several(first) {
        let title = honorific::written(first).unwrap_or_default();
        return (rest.trim_start_matches([':', '-', '\u{2013}', ' ']), title);
    }
    (words, String::new())
}

/// A name with brackets behind it, under the honorific that it shares.
fn somebody(piece: &str, shared: &str) -> Option<Entry> {
    let piece = piece.trim();
    if let Some((before, inside)) = piece.split_once('(') {
        let person = named(before, shared);
        // "Councillors Tansy (J) and Tansy (M)" are told apart by it.
        let letter = inside.trim().trim_end_matches([')', '.']);
        if letter.chars().count() == 1
            && letter.chars().all(char::is_uppercase)
            && let Some(mut person) = person
        {
            person.name = Text::line(&format!("{} ({letter})", person.name.as_str()));
            return Some(Entry::new(person));
        }
        let inside = inside
            .trim_end_matches([')', ' ', '.', '*'])
            .replace([')', '('], "; ");
        if let Some(person) = person {
            let mut out = Entry::new(person);
            out.take(remark(&inside));
            return Some(out);
        }
        return is_vacant(piece).then(|| entry(piece)).flatten();
    }
    if let Some((left, right)) = piece.split_once(':') {
        return beside(left, right).filter(|e| e.office.is_some() || e.vacant);
    }
    if let Some((left, right)) = piece
        .split_once(" - ")
        .or_else(|| piece.split_once(" \u{2013} "))
    {
        let mut out = Entry::new(named(left, shared)?);
        out.take(remark(right));
        return Some(out);
    }
    if let Some(person) = named(piece, shared) {
        return Some(Entry::new(person));
    }
    (is_vacant(piece) && piece.split_whitespace().count() <= 4)
        .then(|| entry(piece))
        .flatten()
}

/// Whether a piece says something of the person before it: "Chair", "OBE", "non-voting".
fn is_remark(piece: &str) -> bool {
    let piece = piece.trim();
    office(piece).is_some()
        || honorific::is_after(piece)
        || remark(piece).voting.is_some() && piece.split_whitespace().count() <= 3
}

fn first_word(piece: &str) -> &str {
    piece.split_whitespace().next().unwrap_or_default()
}

/// Whether a piece is a post of few words, "Assistant Clerk".
fn names_post(piece: &str) -> bool {
    let last = piece.split_whitespace().next_back().unwrap_or_default();
    piece.split_whitespace().count() <= 3 && super::words::tells_post(last)
}

/// Whether a piece is what an organisation is called by for short, "EDC", among names that aren't in
/// capitals.
fn is_short_form(piece: &str, words: &str) -> bool {
    let letters = piece.chars().count();
    (2..=5).contains(&letters)
        && piece.chars().all(|c| c.is_ascii_uppercase())
        && words.chars().filter(|c| c.is_lowercase()).count() > 8
}

/// The pieces between commas and "and", brackets kept whole; and before a second honorific where
/// nothing parts two names.
fn pieces(words: &str) -> Vec<&str> {
    let mut out = Vec::new();
    let mut depth = 0_u32;
    let mut from = 0;
    let mut rest = words.char_indices();
    while let Some((at, c)) = rest.next() {
        let cut = match c {
            '(' | '[' => {
                depth += 1;
                None
            }
            ')' | ']' => {
                depth = depth.saturating_sub(1);
                None
            }
            _ if depth > 0 => None,
            ',' | '&' => Some(1),
            ' ' if starts(words, at, " and ") => Some(5),
            _ => None,
        };
        if let Some(len) = cut {
            out.extend(words.get(from..at));
            from = at + len;
            for _ in 1..len {
                rest.next();
            }
        }
    }
    out.extend(words.get(from..));
    // "Cllr, Lee": the comma is a slip.
    let mut at = 0;
    while at + 1 < out.len() {
        let alone = out.get(at).map(|p| p.trim()).is_some_and(|p| {
            honorific::written(p).is_some() && !(at > 0 && honorific::of_several(p))
        });
        if alone {
            let next = out.remove(at + 1);
            let from = out
                .get(at)
                .map_or(0, |p| p.as_ptr() as usize - words.as_ptr() as usize);
            let to = next.as_ptr() as usize - words.as_ptr() as usize + next.len();
            if let (Some(held), Some(both)) = (out.get_mut(at), words.get(from..to)) {
                *held = both;
            }
        }
        at += 1;
    }
    out.into_iter()
        .flat_map(at_honorifics)
        .map(|p| p.trim().strip_prefix("and ").unwrap_or(p.trim()))
        .filter(|p| !p.is_empty())
        .collect()
}

fn starts(words: &str, at: usize, with: &str) -> bool {
    words.get(at..).is_some_and(|rest| rest.starts_with(with))
}

/// "Councillor A Smith Councillor B Jones" in two.
fn at_honorifics(piece: &str) -> Vec<&str> {
    let mut out = Vec::new();
    let mut from = 0;
    let mut before_is_title = true;
    for (at, word) in words_at(piece) {
        let title = honorific::written(word).is_some();
        let of_office = lexicon::is(Honorific::Common, word);
        if title
            && of_office
            && !before_is_title
            && at > from
            && !piece.contains(':')
            && whole(piece.get(from..at).unwrap_or(""))
            && is_one(piece.get(from..at).unwrap_or(""))
        {
            out.extend(piece.get(from..at));
            from = at;
        }
        before_is_title = title;
    }
    out.extend(piece.get(from..));
    out
}

/// Whether words before an honorific are somebody: "T. Ash - Borough Councillor" and "New Member Mr
/// Roe" are one each.
fn is_one(words: &str) -> bool {
    let words = words.trim();
    let first = words.split_whitespace().next().unwrap_or_default();
    let post = [" -", " \u{2013}", "Borough", "District", "County"];
    !post.iter().any(|p| words.ends_with(p))
        && (honorific::written(first).is_some()
            || named(words, "").is_some()
            || run_on::people(words).is_some())
}

/// Whether brackets that open in the words close in them.
fn whole(words: &str) -> bool {
    words.matches('(').count() == words.matches(')').count()
}

/// The words of a text and where each begins.
fn words_at(text: &str) -> impl Iterator<Item = (usize, &str)> {
    text.split_whitespace().map(move |word| {
        let at = word.as_ptr() as usize - text.as_ptr() as usize;
        (at, word)
    })
}
