//! People whom nothing but what stands beside them parts: columns, posts in front of brackets, posts
//! among the names of a list.

use super::entries::{single, without};
use crate::import::line::{Line, Shape};
use crate::import::people::{self, Entry};
use crate::meeting::text::Text;

/// Somebody, whether they deputise and whether they preside.
type Told = (Entry, bool, bool);

const POST: &str = "The post stands before the name; see whether they are parted rightly.";

/// "Mr A Lee, Senior Architect, Housing": what names nobody is said of whom it stands behind.
pub(super) fn with_posts(each: Vec<Told>) -> Vec<Told> {
    let mut out: Vec<Told> = Vec::new();
    for one in each {
        let nameless = one.0.person.name.is_blank();
        match out
            .last_mut()
            .filter(|(last, ..)| nameless && !last.person.name.is_blank())
        {
            Some((last, ..)) => {
                let said = &one.0.person.role;
                let before = last.person.role.as_str();
                let sep = if before.is_empty() { "" } else { ", " };
                last.person.role = Text::line(&format!("{before}{sep}{}", said.as_str()));
            }
            None => out.push(one),
        }
    }
    out
}

/// Entries of a list to either side of one that are looked at.
const NEAR: usize = 30;

/// Whether an entry stands in a list of people each with a house or a post behind a comma: "Ann Lee, Loom
/// Works Ltd". Some of what stands there is called as houses and posts are.
pub(super) fn each_with_house(lines: &[Line], at: usize) -> bool {
    let entry = |line: &&Line| line.shape == Shape::Entry;
    let (above, below) = lines.split_at(at.min(lines.len()));
    let all = above.iter().rev().take(NEAR).take_while(entry);
    let all: Vec<String> = all
        .chain(below.iter().take(NEAR).take_while(entry))
        .map(Line::text)
        .collect();
    let behind = all.iter().filter_map(|t| t.split_once(',')).map(|t| t.1);
    let told = behind
        .clone()
        .filter(|house| people::is_organisation(house) || people::is_post(house));
    let count = behind.count();
    count > 2 && count * 3 >= all.len() * 2 && told.count() > 0
}

/// Names beside each other, in columns of their own.
pub(super) fn in_columns(text: &str) -> Option<Vec<Told>> {
    let cells: Vec<&str> = text
        .split('\t')
        .map(|c| c.trim().trim_end_matches(','))
        .collect();
    let all = cells.len() > 1
        && cells.iter().all(|c| {
            let bare = without(c);
            people::person(bare.split('(').next().unwrap_or_default()).is_some()
        });
    all.then(|| cells.iter().flat_map(|c| single(c)).collect())
}

/// "Clerk (Ms A Lee), Surveyors (Mr B Oke & Ms C Roe)": names in brackets behind their posts.
pub(super) fn by_bracket(text: &str) -> Option<Vec<Told>> {
    let mut out = Vec::new();
    let mut rest = text;
    while let Some((post, behind)) = rest.split_once('(') {
        let (inside, after) = behind.split_once(')')?;
        let post = post.trim_matches([',', ';', '.', ' ']);
        let post = post.strip_prefix("and ").unwrap_or(post);
        if post.is_empty() || people::person(post).is_some() && !people::is_post(post) {
            return None;
        }
        for name in inside.split('&').flat_map(|n| n.split(" and ")) {
            let mut person = people::person(name)?;
            // Without an honorific it may be any words, but for those behind one that has it.
            if person.honorific.is_blank() && !inside.contains('&') {
                return None;
            }
            person.role = Text::line(post);
            let entry = Entry {
                person,
                ..Entry::default()
            };
            out.push((entry, false, false));
        }
        rest = after;
    }
    // A line may end with the first words of the next post.
    let tail = rest.trim_matches([',', ';', '.', ' ']);
    // Behind the posts others may stand without brackets: "Inspector A. Lee, Sergeant B. Oke".
    if out.is_empty() {
        return None;
    }
    let more = super::entries::entries(tail);
    if more.len() > 1 && more.iter().all(|e| !e.0.person.name.is_blank()) {
        out.extend(more);
        return Some(out);
    }
    let open = tail.split_whitespace().count() <= 3 && people::person(tail).is_none();
    open.then_some(out)
}

/// "Ann Lee (Youth Forum) Bo Oke (Faith Network) Cy Roe (Over 50s)": nothing but the brackets parts them.
pub(super) fn parted_by_brackets(text: &str) -> Option<Vec<Told>> {
    let mut out = Vec::new();
    let mut bare = 0;
    let mut rest = text.trim();
    while !rest.is_empty() {
        let end = rest.find(')').map_or(rest.len(), |at| at + 1);
        let (piece, after) = rest.split_at(end);
        let name = piece.split('(').next().unwrap_or_default().trim();
        people::person(name).filter(|_| name.split(' ').count() <= 5)?;
        if people::is_post(name) {
            return None;
        }
        out.extend(single(piece));
        let mark = after.trim_start().starts_with([',', ';', '&']);
        let after = after.trim_start_matches([',', ';', '.', ' ', '&']);
        rest = after.strip_prefix("and ").unwrap_or(after);
        bare += usize::from(!mark && !rest.is_empty());
    }
    let named = out.iter().all(|e: &Told| !e.0.person.name.is_blank());
    (named && out.len() > 2 && bare > 0).then_some(out)
}

/// "Ann Lee (Youth Forum, Bo Oke (Over 50s)": a bracket that was left open ends before the name that the next
/// one stands behind.
pub(super) fn closed(text: &str) -> String {
    let (mut out, mut open) = (String::with_capacity(text.len() + 1), None);
    for c in text.chars() {
        if let (Some(from), '(') = (open, c)
            && let Some(comma) = out.get(from..).and_then(|inside: &str| inside.rfind(','))
            && out.get(from + comma + 1..).is_some_and(|name| {
                name.trim().contains(' ') && people::person(name.trim()).is_some()
            })
        {
            out.insert(from + comma, ')');
        }
        match c {
            '(' => open = Some(out.len()),
            ')' => open = None,
            _ => {}
        }
        out.push(c);
    }
    out
}

/// "Ann Lee (AL), OFT, Harbour Design", "Bo Oke (BO) (Chair) - Carn and Vale Trust": only who stands
/// first is called by initials here, and behind is where they come from.
pub(super) fn of_house(text: &str) -> Option<Told> {
    let mut marks = text.match_indices('(').filter_map(|(at, _)| {
        let (before, inside) = (text.get(..at)?, text.get(at + 1..)?.split_once(')')?.0);
        let big = inside.chars().filter(|c| c.is_uppercase()).count() > 1;
        (big && people::are_initials(inside, before)).then_some((at, at + inside.len() + 2))
    });
    let (at, mut end) = marks.next()?;
    if marks.next().is_some() {
        return None;
    }
    let name = text.get(..at)?.trim();
    let mut rest = text.get(end..)?.trim_start();
    let mut entry = people::entry(name).filter(|e| !e.person.name.is_blank())?;
    let mut chair = false;
    if let Some((said, after)) = rest.strip_prefix('(').and_then(|r| r.split_once(')')) {
        let office = people::office(said)?;
        chair = office.0 == crate::meeting::people::Office::Chair;
        entry.office = Some(office);
        rest = after.trim_start();
        end = text.len() - rest.len();
    }
    let behind = text.get(end..)?.trim_start();
    let house = behind.strip_prefix([',', '-', '\u{2013}'])?.trim();
    let mut pieces = house.split([',', '&']).map(str::trim);
    // A house of one word in capitals, or one that is called as houses are; no list of people.
    let told = house.split_whitespace().any(|w| {
        let w = w.trim_end_matches([',', '.']);
        w.len() > 1 && w.bytes().all(|b| b.is_ascii_uppercase())
    }) || people::is_organisation(house);
    let plain = !house.is_empty()
        && house.split_whitespace().count() <= 8
        && !house.contains(['(', ';', ':'])
        && pieces.all(|p| people::person(p).is_none_or(|p| p.honorific.is_blank()));
    entry.person.organisation = Text::line(house);
    (told && plain).then_some((entry, false, chair))
}

/// A list in which not every piece is somebody: "A. Lee, Director of Roads, B. Oke, Tourism". What
/// names nobody is said of whom it stands behind; none unless most pieces name people.
pub(super) fn by_pieces(text: &str) -> Option<Vec<Told>> {
    let (mut out, mut named, mut all): (Vec<Told>, _, _) = (Vec::new(), 0, 0);
    let mut several = false;
    for piece in pieces(text) {
        let first = piece.split_whitespace().next().unwrap_or_default();
        let plural = matches!(first.trim_end_matches(['.', ':']), "Councillors" | "Cllrs");
        several = plural || several && !piece.contains("Mr") && !piece.contains("Ms");
        let bare = without(piece);
        let bare = bare.split('(').next().unwrap_or_default().trim();
        let shared = several && !plural && people::person(&format!("Cllr {bare}")).is_some();
        all += 1;
        let person = people::person(bare).filter(|p| {
            !p.honorific.is_blank() || !bare.contains(" of ") && !people::is_post(bare)
        });
        let found = if shared && !bare.contains(' ') {
            people::entry(&format!("Cllr {piece}"))
        } else if plural || person.is_some() {
            people::list(piece)
                .and_then(|l| l.into_iter().next())
                .or_else(|| people::entry(piece))
        } else {
            people::entry(piece).filter(|e| {
                let told = !e.person.honorific.is_blank() || e.office.is_some();
                told && !e.person.name.is_blank()
            })
        };
        let found = found.or_else(|| behind(bare)).filter(|e| !e.vacant);
        match (found, out.last_mut()) {
            (Some(entry), _) => {
                named += 1;
                let chair = matches!(
                    entry.office,
                    Some((crate::meeting::people::Office::Chair, _))
                );
                out.push((entry, false, chair));
            }
            (None, Some((last, ..))) => {
                let before = last.person.role.as_str();
                let sep = if before.is_empty() { "" } else { ", " };
                last.person.role = Text::line(&format!("{before}{sep}{piece}"));
            }
            (None, None) => return None,
        }
    }
    (named > 2 && named * 2 >= all).then_some(out)
}

/// "Land Planner John-Paul Negri": the last two words, where those before them are none of a name.
fn behind(piece: &str) -> Option<Entry> {
    let words: Vec<&str> = piece.split_whitespace().collect();
    let (post, name) = words.split_at(words.len().checked_sub(2).filter(|n| (1..=6).contains(n))?);
    let post = post.join(" ");
    let last = post.rsplit([' ', '-']).next().unwrap_or_default();
    let told = people::is_post(last) || people::is_post(&post);
    let large = name.iter().all(|w| w.starts_with(char::is_uppercase));
    let person = people::person(&name.join(" ")).filter(|_| told && large)?;
    let mut entry = Entry {
        person,
        doubt: Some(POST.to_owned()),
        ..Entry::default()
    };
    entry.person.role = Text::line(&post);
    Some(entry)
}

/// The pieces between commas and "and", brackets kept whole.
fn pieces(text: &str) -> Vec<&str> {
    let (mut out, mut depth, mut from) = (Vec::new(), 0_i32, 0);
    for (at, c) in text.char_indices() {
        let and = text.get(at..).is_some_and(|r| r.starts_with(" and "));
        match c {
            '(' => depth += 1,
            ')' => depth = (depth - 1).max(0),
            ',' | ';' | ' ' if depth == 0 && (c != ' ' || and) => {
                out.extend(text.get(from..at));
                from = at + if and { 5 } else { 1 };
            }
            _ => {}
        }
    }
    out.extend(text.get(from..));
    let tidy = |p: &'_ str| -> usize { p.trim().trim_end_matches('.').len() };
    out.into_iter()
        .map(str::trim)
        .map(|p| p.strip_prefix("and ").unwrap_or(p))
        .map(|p| p.get(..tidy(p)).unwrap_or(p))
        .filter(|p| !p.is_empty())
        .collect()
}
