//! What lists say beside the names: how somebody attended, how many others came, posts before
//! each name.

use crate::import::lexicon::{self, AtMeeting};
use crate::import::people::{self, Entry};
use crate::import::supporting::words;
use crate::meeting::people::PersonDetails;
use crate::meeting::text::Text;

/// Whether words tell how or when somebody attended.
fn how(words: &str) -> bool {
    let small = words::lower(words.trim());
    let told = lexicon::is(AtMeeting::How, words);
    told && small.len() <= 60 || small.ends_with(" late") && small.len() <= 20
}

/// The text without brackets that tell how somebody attended, and without those whom nobody names:
/// "together with 2 members of the public".
pub(super) fn without(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    let mut rest = text;
    while let Some(open) = rest.find('(') {
        let (before, from) = rest.split_at(open);
        let Some(close) = from.find(')') else { break };
        let inside = from.get(1..close).unwrap_or_default();
        if how(inside) {
            out.push_str(before.trim_end());
        } else {
            out.push_str(before);
            out.push_str(from.get(..=close).unwrap_or_default());
        }
        rest = from.get(close + 1..).unwrap_or_default();
    }
    out.push_str(rest);
    let kept = crowd(&out).and_then(|at| out.get(..at)).unwrap_or(&out);
    kept.to_owned()
}

/// The text without a mark in brackets that many of the names have: "Ann Lee (M), Bo Oke (M)". It says
/// which of the people here are of one sort, and is no part of a name.
pub(super) fn without_tags(text: &str) -> String {
    let mut tags: Vec<&str> = Vec::new();
    for (at, _) in text.match_indices('(') {
        let inside = text.get(at + 1..).and_then(|t| t.split_once(')'));
        let Some((tag, _)) = inside else { break };
        if (1..=3).contains(&tag.len()) && tag.bytes().all(|b| b.is_ascii_alphabetic()) {
            tags.push(tag);
        }
    }
    let mut out = text.to_owned();
    while let Some(tag) = tags.pop() {
        let others = tags.len();
        tags.retain(|t| *t != tag);
        if others - tags.len() >= 2 {
            let mark = format!("({tag})");
            out = out.replace(&format!(" {mark}"), "").replace(&mark, "");
        }
    }
    out
}

/// Takes off what stands beside a name and tells nothing of a post: brackets around it, and how somebody
/// attended, "Mill Trust, via video".
pub(super) fn tidy(person: &mut PersonDetails) {
    let role = person.role.as_str();
    let bare = role
        .strip_prefix('(')
        .and_then(|r| r.strip_suffix(')'))
        .filter(|r| !r.contains(['(', ')']))
        .unwrap_or(role);
    let kept: Vec<&str> = bare.split(", ").filter(|piece| !how(piece)).collect();
    let tidy = kept.join(", ");
    if tidy != role {
        person.role = Text::line(&tidy);
    }
}

/// "Ann L." is called so: the stop behind a letter for the surname is of the name.
pub(super) fn with_stop(person: &mut PersonDetails, text: &str) {
    let name = format!("{}.", person.name.as_str());
    let letter = person
        .name
        .as_str()
        .rsplit(' ')
        .next()
        .is_some_and(|w| w.len() == 1);
    if letter && text.contains(&name) {
        person.name = Text::line(&name);
    }
}

/// Whether the words beside a name could name others: a part of them is one.
pub(super) fn names_more(person: &PersonDetails) -> bool {
    let parts = person.role.split([',', '&']).flat_map(|p| p.split(" and "));
    let mut parts = parts.map(|p| p.split('(').next().unwrap_or_default().trim());
    // "Osk UHB" ends in a short form, which no name does.
    parts.any(|part| {
        let last = part.rsplit(' ').next().unwrap_or_default();
        !is_short(last) && people::person(part).is_some()
    })
}

/// Whether words beside a name could be a house that somebody comes from: they begin with a capital, and no
/// post, office or membership is named in them.
fn could_be_house(words: &str) -> bool {
    let post = people::is_post(words)
        || people::office(words).is_some()
        || lexicon::is(AtMeeting::Member, words)
        || lexicon::alone::<AtMeeting>(words).is_some();
    words.starts_with(char::is_uppercase) && !post && words.split_whitespace().count() <= 6
}

/// Whether a word beside a name could be what somebody is called: "Sandy".
pub(super) fn could_be_nickname(word: &str) -> bool {
    could_be_house(word)
        && !is_short(word)
        && !word.contains(' ')
        && word.chars().all(char::is_alphabetic)
        && !people::is_organisation(word)
}

/// A word in capitals that no post is called by: "SNS".
fn is_short(words: &str) -> bool {
    let letters = words.chars().filter(|c| c.is_alphabetic()).count();
    (2..=6).contains(&letters) && words.chars().all(|c| c.is_ascii_uppercase())
}

/// Where a list tells whence people come, the words beside each name are the house and no post: they are
/// so where several are called by short forms or by what houses are called.
pub(super) fn houses<'p>(all: impl Iterator<Item = &'p mut PersonDetails>) {
    let mut all: Vec<&mut PersonDetails> = all.collect();
    let told = |p: &&&mut PersonDetails| {
        let words = p.role.as_str();
        !p.organisation.is_blank() || could_be_house(words) && is_short(words)
    };
    let open =
        |p: &&&mut PersonDetails| p.organisation.is_blank() && could_be_house(p.role.as_str());
    let (sure, unsure) = (
        all.iter().filter(told).count(),
        all.iter().filter(open).count(),
    );
    if sure < 2 || sure + unsure < 3 {
        return;
    }
    for person in &mut all {
        if person.organisation.is_blank() && could_be_house(person.role.as_str()) {
            person.organisation = std::mem::take(&mut person.role);
        }
    }
}

/// Where the words begin that count people without naming them.
fn crowd(text: &str) -> Option<usize> {
    let text = text.trim_end_matches(['.', ' ']);
    let before = lexicon::before(AtMeeting::Crowd, text)?.trim_end();
    let count = before.split_whitespace().next_back()?;
    let counted = count.bytes().all(|b| b.is_ascii_digit()) || lexicon::is(AtMeeting::Count, count);
    let before = before.strip_suffix(count)?.trim_end();
    let joined = lexicon::before(AtMeeting::Joins, before)
        .or_else(|| before.strip_suffix([',', ';']))
        .filter(|_| counted)?;
    let at = joined.trim_end().len();
    (at > 0).then_some(at)
}

/// "Chair: Mr D Ash: Secretary: Mr G Oke, Treasurer: Ms J Roe" in parts that each begin with a post
/// and a colon; none unless there are two.
pub(super) fn by_office(text: &str) -> Option<Vec<String>> {
    let mut starts: Vec<usize> = Vec::new();
    for (colon, _) in text.match_indices(':') {
        let before = text.get(..colon).unwrap_or_default();
        let from = before
            .rfind([':', ',', ';', '\n', '.'])
            .map_or(0, |at| at + 1);
        let label = before.get(from..).unwrap_or_default();
        let post = is_post(label.trim());
        if post {
            starts.push(from);
        }
    }
    let (first, last) = (*starts.first()?, *starts.last()?);
    let lead = text.get(..first).unwrap_or_default();
    let lead = lead.trim().trim_end_matches([',', ';', ':', '.']).trim();
    // "Chair Mrs M Ash, then Mrs S Lee. Secretary: Mr G Oke: Treasurer: Ms J Roe".
    if starts.len() < 2 || !lead.is_empty() && lead.split_whitespace().count() < 2 {
        return None;
    }
    let mut out: Vec<String> = Vec::new();
    if !lead.is_empty() {
        out.extend(
            lead.split(", then ")
                .flat_map(|l| l.split(" , then "))
                .map(str::to_owned),
        );
    }
    for (k, from) in starts.iter().enumerate() {
        let to = starts.get(k + 1).copied().unwrap_or(text.len());
        let part = text.get(*from..to).unwrap_or_default().trim();
        let part = part.trim_end_matches([',', ';', ':', '.', ' ']);
        // Each has a name behind the colon.
        let (_, name) = part.split_once(':')?;
        if *from != last && people::entry(name).is_none() {
            return None;
        }
        out.push(part.to_owned());
    }
    Some(out)
}

fn is_post(label: &str) -> bool {
    let count = label.split_whitespace().count();
    (1..=3).contains(&count)
        && people::person(label).is_none()
        && (people::office(label).is_some() || people::is_post(label))
        && !label.ends_with('s')
}

/// Whether a piece of a list is a first name, alone or with the letter that tells two apart: "Bo", "Bo G.".
pub(super) fn is_first(piece: &str) -> bool {
    let mut words = piece.split(' ').skip(1);
    words
        .next()
        .is_none_or(|w| w.trim_end_matches('.').len() == 1)
        && words.next().is_none()
}

/// Why somebody of whom one name is printed is doubted.
pub(super) const ONE_NAME: &str = "Only one name is printed; see who it is.";

/// Somebody of whom one name is printed, among others like that.
pub(super) fn first_name(piece: &str) -> Option<Entry> {
    let plain = piece.trim();
    let capital = plain.chars().next().is_some_and(char::is_uppercase);
    if !capital || people::entry(plain).is_some() || people::is_post(plain) {
        return None;
    }
    let mut person = people::person(&format!("Mr {plain}"))?;
    person.honorific = Text::default();
    Some(Entry {
        person,
        doubt: Some(ONE_NAME.to_owned()),
        ..Entry::default()
    })
}

/// "Ray Rowle Hatherley Water District": a name of two words and an organisation behind it.
pub(super) fn of_organisation(text: &str) -> Option<Entry> {
    let all: Vec<&str> = text.split_whitespace().collect();
    let (name, behind) = all.split_at_checked(2)?;
    let behind = behind.join(" ");
    if !behind.contains(' ') || !people::is_organisation(&behind) {
        return None;
    }
    let mut person = people::person(&name.join(" "))?;
    person.organisation = Text::line(&behind);
    Some(Entry {
        person,
        doubt: Some("Nothing parts the name from the organisation behind it.".to_owned()),
        ..Entry::default()
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_names_nobody_is_left_out() {
        for (text, want) in [
            (
                "Mrs Oke, R Ash together with 2 members of the public",
                "Mrs Oke, R Ash",
            ),
            ("B Roe (arrived late) and a member of the public.", "B Roe"),
            (
                "Ann Lee (via teleconference), Bo Oke (left at 8 pm)",
                "Ann Lee, Bo Oke",
            ),
            ("Ann Lee (Chair)", "Ann Lee (Chair)"),
            ("4 members of the public", "4 members of the public"),
            ("Ann Lee (Leftwich Trust)", "Ann Lee (Leftwich Trust)"),
        ] {
            assert_eq!(without(text), want);
        }
    }

    #[test]
    fn a_mark_that_many_names_have_is_no_part_of_them() {
        assert_eq!(
            without_tags("Ann Lee(M), Bo Oke (M), Cy Roe, Di Ash (M)(notes)"),
            "Ann Lee, Bo Oke, Cy Roe, Di Ash(notes)"
        );
        assert_eq!(without_tags("Ann Lee (M), Bo Oke"), "Ann Lee (M), Bo Oke");
    }

    #[test]
    fn posts_before_names_part_them() {
        let parts =
            by_office("Chair: Mr D Ash: Secretary: Mr G Oke: Treasurer: Ms J Roe Mrs K Lee");
        assert_eq!(
            parts.unwrap(),
            [
                "Chair: Mr D Ash",
                "Secretary: Mr G Oke",
                "Treasurer: Ms J Roe Mrs K Lee"
            ]
        );
        assert_eq!(by_office("Chair: Mr D Ash"), None);
        assert_eq!(by_office("Note: this. Action: that"), None);
    }
}
