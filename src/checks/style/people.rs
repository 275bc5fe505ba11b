//! Who is named: the house's word for the chair, and names that are not among the people.

use super::{Mark, Page, Rule, StyleContext, with_capital_of};
use crate::checks::nearness::{Nearness, STEP};
use crate::checks::words::Word;

/// Words for whoever presides.
const CHAIRS: &[&str] = &["chair", "chairman", "chairperson", "chairwoman"];

/// What stands before a surname.
const HONORIFICS: &[&str] = &[
    "Councillor",
    "Cllr",
    "Dr",
    "Mr",
    "Mrs",
    "Ms",
    "Miss",
    "Professor",
    "Prof",
    "Sir",
    "Dame",
    "Lord",
    "Lady",
    "Baroness",
    "Reverend",
    "Rev",
    "Alderman",
];

/// Names this near are taken for slips.
const NEAR: u32 = 2 * STEP + STEP / 2;

pub(super) fn look(page: &Page<'_>, context: &StyleContext<'_>, marks: &mut Vec<Mark>) {
    chair(page, context, marks);
    people(page, context, marks);
}

fn chair(page: &Page<'_>, context: &StyleContext<'_>, marks: &mut Vec<Mark>) {
    let house = if context.chair.trim().is_empty() {
        "Chair"
    } else {
        context.chair.trim()
    };
    for pair in page.words.windows(2) {
        let (article, word) = (&pair[0], &pair[1]);
        // "The Chair" alone: with a role or a body behind it another chair may be meant.
        if !article.text.eq_ignore_ascii_case("the") || !page.adjoin(article, word) {
            continue;
        }
        let stem = word.owner();
        let (vice, title) = match stem.split_once('-') {
            Some((vice @ ("Vice" | "Deputy"), title)) => (Some(vice), title),
            _ => (None, stem),
        };
        let known = CHAIRS.contains(&title.to_lowercase().as_str());
        let capital = title.starts_with(char::is_uppercase);
        if !known || !capital || title == house || page.is_quoted(word.at) {
            continue;
        }
        if in_the_chair(page, article) || goes_on(page, word) {
            continue;
        }
        let ending = &word.text[stem.len()..];
        let fixed = match vice {
            Some(vice) => format!("{vice}-{house}{ending}"),
            None => format!("{house}{ending}"),
        };
        marks.push(page.mark(
            Rule::Chair,
            word.range(),
            format!(
                "“{stem}” stands where this house says “{}”.",
                fixed.trim_end_matches(ending)
            ),
            vec![fixed.clone()],
        ));
    }
}

/// "Took the Chair", "in the Chair": the seat, not its holder.
fn in_the_chair(page: &Page<'_>, article: &Word<'_>) -> bool {
    let at = page.words.partition_point(|w| w.at < article.at);
    at > 0
        && matches!(
            page.words[at - 1].text.to_lowercase().as_str(),
            "in" | "took"
                | "take"
                | "taking"
                | "takes"
                | "taken"
                | "vacated"
                | "resumed"
                | "left"
                | "through"
        )
}

/// "The Chair of the Panel", "the Chair Designate".
fn goes_on(page: &Page<'_>, word: &Word<'_>) -> bool {
    let at = page.words.partition_point(|w| w.at <= word.at);
    page.words.get(at).is_some_and(|next| {
        page.adjoin(word, next)
            && (next.is_capital() || matches!(next.text, "of" | "for" | "designate" | "elect"))
    })
}

fn people(page: &Page<'_>, context: &StyleContext<'_>, marks: &mut Vec<Mark>) {
    for (i, word) in page.words.iter().enumerate() {
        if page.is_quoted(word.at) {
            continue;
        }
        if HONORIFICS.contains(&word.text) {
            titled(page, context, i, marks);
        } else {
            named(page, context, i, marks);
        }
    }
}

/// "Dr Kats": the name after a title.
fn titled(page: &Page<'_>, context: &StyleContext<'_>, at: usize, marks: &mut Vec<Mark>) {
    let title = &page.words[at];
    let mut name: Vec<&Word<'_>> = Vec::new();
    let mut last = title;
    for word in &page.words[at + 1..] {
        let between = &page.text[last.end()..word.at];
        let near = matches!(between, " " | ". " | ".");
        if !near || !word.is_capital() || name.len() == 3 {
            break;
        }
        // A full stop ends a name, but for the ones after a title and an initial.
        if between.starts_with('.') && last.at != title.at && last.text.chars().count() > 1 {
            break;
        }
        name.push(word);
        last = word;
        if word.owner() != word.text {
            break;
        }
    }
    let (Some(first), Some(surname)) = (name.first(), name.last()) else {
        return;
    };
    let titles = ["The", "Chairman", "Chair", "Mayor"];
    if surname.text.chars().count() < 2
        || HONORIFICS.contains(&first.text)
        || titles.contains(&first.text)
    {
        return;
    }
    // The words after a name may have capitals too: one known name among them is enough.
    if name.iter().any(|w| is_theirs(context, w.owner())) {
        return;
    }
    let range = title.at..surname.end();
    let said = format!("{} {}", title.text, without_ending(page, first.at, surname));
    let ending = &surname.text[surname.owner().len()..];
    let mut nearest: Vec<(u32, String)> = context
        .people
        .iter()
        .filter(|p| p.is_known_to(page.passage.readers))
        .map(|p| &p.details)
        .filter(|p| !p.cue)
        .filter_map(|p| Some((distance(surname.owner(), p.last_word())?, p)))
        .map(|(cost, p)| {
            let fixed = if name.len() > 1 {
                p.full_name()
            } else {
                p.short_name()
            };
            (cost, format!("{fixed}{ending}"))
        })
        .collect();
    nearest.sort();
    nearest.dedup();
    let instead: Vec<String> = nearest
        .into_iter()
        .map(|(_, words)| words)
        .take(3)
        .collect();
    marks.push(page.mark(
        Rule::People,
        range,
        format!("{said} is not among the people of this meeting."),
        instead,
    ));
}

fn without_ending(page: &Page<'_>, from: usize, last: &Word<'_>) -> String {
    page.text[from..last.at + last.owner().len()].to_owned()
}

/// "Steve Buckerfeild": a first name that is theirs, with a surname nearly so.
fn named(page: &Page<'_>, context: &StyleContext<'_>, at: usize, marks: &mut Vec<Mark>) {
    let first = &page.words[at];
    let Some(last) = page.words.get(at + 1) else {
        return;
    };
    if !first.is_capital() || !last.is_capital() || &page.text[first.end()..last.at] != " " {
        return;
    }
    let surname = last.owner();
    if is_theirs(context, surname) {
        return;
    }
    let known = context.people.iter();
    let known = known.filter(|p| p.is_known_to(page.passage.readers));
    let meant = known.map(|p| &p.details).filter(|p| !p.cue).find(|p| {
        let mut names = p.name.split_whitespace();
        names.next() == Some(first.text)
            && names.next().is_some()
            && distance(surname, p.last_word()).is_some()
    });
    if let Some(person) = meant {
        let ending = &last.text[surname.len()..];
        marks.push(page.mark(
            Rule::People,
            first.at..last.end(),
            format!(
                "“{} {surname}” is spelt nearly as {}.",
                first.text, person.name
            ),
            vec![with_capital_of(
                first.text,
                &format!("{}{ending}", person.name),
            )],
        ));
    }
}

/// Whether a name is somebody's of the meeting, or stands on a report.
fn is_theirs(context: &StyleContext<'_>, name: &str) -> bool {
    let same = |other: &str| other.replace('’', "'") == name.replace('’', "'");
    context
        .people
        .iter()
        .flat_map(|p| p.details.name.split_whitespace())
        .chain(context.authors.iter().flat_map(|a| {
            a.split(|c: char| !(c.is_alphanumeric() || matches!(c, '\'' | '’' | '-')))
        }))
        .any(same)
}

/// How far two names are apart, where that is little for their length.
fn distance(one: &str, two: &str) -> Option<u32> {
    let letters = |s: &str| s.to_lowercase().chars().collect::<Vec<char>>();
    let (one, two) = (letters(one), letters(two));
    let most = NEAR.min(4 * two.len() as u32);
    Nearness::new().cost(&one, &two, most)
}
