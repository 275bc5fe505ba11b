//! A resolution and its limbs, out of a paragraph that begins with the word for one.

use crate::minutes::House;

use super::{after_word, raised};

/// A resolution's words.
#[derive(Debug, PartialEq, Eq)]
pub(super) struct Lines {
    /// What stands before the limbs, up to its colon; may be empty.
    lead: String,
    pub(super) limbs: Vec<String>,
}

impl Lines {
    /// Limbs on lines of their own.
    pub(super) fn text(&self) -> String {
        let mut lines: Vec<&str> = self.limbs.iter().map(String::as_str).collect();
        if !self.lead.is_empty() {
            lines.insert(0, &self.lead);
        }
        lines.join("\n")
    }
}

/// Verbs that show a limb to be a clause of its own, to follow "That".
const VERBS: [&str; 12] = [
    "be", "been", "is", "are", "was", "were", "has", "have", "had", "should", "would", "receive",
];

/// The resolution that `text` words, if it begins as one.
pub(super) fn resolution(house: &House, text: &str) -> Option<Lines> {
    let body = body(house, text)?;
    let lines: Vec<&str> = body
        .lines()
        .map(str::trim)
        .filter(|l| !l.is_empty())
        .collect();
    let (lead, limbs) = match lines.as_slice() {
        [] => return None,
        [only] => one_line(only),
        [first, rest @ ..] if first.ends_with(':') => (*first, rest.to_vec()),
        all => ("", all.to_vec()),
    };
    let lead = lead
        .trim()
        .trim_end_matches([':', ',', '-', '\u{2013}', '\u{2014}']);
    // "That:" is said again in each limb.
    let lead = if lead.trim().eq_ignore_ascii_case("that") {
        ""
    } else {
        lead.trim_end()
    };
    let limbs: Vec<String> = limbs
        .into_iter()
        .map(unmarked)
        .flat_map(at_thats)
        .map(|limb| tidy(limb, lead.is_empty()))
        .filter(|limb| !limb.is_empty())
        .collect();
    (!limbs.is_empty()).then(|| Lines {
        lead: if lead.is_empty() {
            String::new()
        } else {
            format!("{}:", raised(lead))
        },
        limbs,
    })
}

/// What follows the word for a resolution.
fn body<'t>(house: &House, text: &'t str) -> Option<&'t str> {
    let own = house.resolved.trim();
    let own = own.trim_end_matches(|c: char| !c.is_alphanumeric());
    let words = [own, "resolved", "agreed"];
    let (word, rest) = words
        .iter()
        .filter(|w| !w.is_empty())
        .find_map(|w| after_word(text, w).map(|rest| (&text[..w.len()], rest)))?;
    let begun = rest.trim_start_matches([' ', '\t', '\u{00A0}']);
    if let Some(body) = begun.strip_prefix(':') {
        return Some(body.trim());
    }
    if begun.starts_with('\n') {
        return Some(begun.trim());
    }
    // "AGREED - that", and not "Agreed-upon".
    if let Some(body) = begun.strip_prefix(['-', '\u{2013}', '\u{2014}'])
        && body.starts_with(char::is_whitespace)
        && begun.len() < rest.len()
    {
        return Some(body.trim());
    }
    let shouted = word.chars().count() > 1 && !word.chars().any(char::is_lowercase);
    let goes_on =
        after_word(begun, "that").is_some() || (shouted && after_word(begun, "to").is_some());
    // In capitals the word of a resolution is nothing else; "AGREED ACTIONS" is a heading.
    let alone = shouted && !word.eq_ignore_ascii_case("agreed");
    (goes_on || (alone && !begun.is_empty() && begun.len() < rest.len())).then(|| begun.trim())
}

/// The lead and the limbs of a resolution on one line.
fn one_line(line: &str) -> (&str, Vec<&str>) {
    for style in [Style::Letters, Style::Romans, Style::Numbers, Style::Dotted] {
        let marks = marks(line, style);
        if marks.len() < 2 {
            continue;
        }
        let ends = marks.iter().skip(1).map(|m| m.0).chain([line.len()]);
        let limbs: Vec<&str> = marks
            .iter()
            .zip(ends)
            .map(|(m, end)| &line[m.1..end])
            .collect();
        // "sections (a) and (b) of the plan" are no limbs.
        if limbs.iter().all(|l| l.split_whitespace().count() > 2) {
            return (&line[..marks[0].0], limbs);
        }
    }
    ("", vec![line])
}

/// How limbs are marked.
#[derive(Clone, Copy)]
enum Style {
    /// "(a)", "a)".
    Letters,
    /// "(i)", "i)".
    Romans,
    /// "(1)", "1)".
    Numbers,
    /// "1."
    Dotted,
}

impl Style {
    /// The mark of a limb, from 0.
    fn mark(self, limb: usize) -> Option<String> {
        const ROMANS: [&str; 12] = [
            "i", "ii", "iii", "iv", "v", "vi", "vii", "viii", "ix", "x", "xi", "xii",
        ];
        match self {
            Self::Letters => (b'a'..=b'z').nth(limb).map(|b| format!("{})", b as char)),
            Self::Romans => ROMANS.get(limb).map(|r| format!("{r})")),
            Self::Numbers => Some(format!("{})", limb + 1)),
            Self::Dotted => Some(format!("{}. ", limb + 1)),
        }
    }
}

/// Where the marks of a style stand, one after another in their order, from the first on.
fn marks(line: &str, style: Style) -> Vec<(usize, usize)> {
    let mut found = Vec::new();
    let mut from = 0;
    while let Some(mark) = style.mark(found.len()) {
        let Some(place) = find_mark(line, from, &mark) else {
            break;
        };
        from = place.1;
        found.push(place);
    }
    found
}

fn find_mark(line: &str, from: usize, mark: &str) -> Option<(usize, usize)> {
    line[from..].match_indices(mark).find_map(|(at, _)| {
        let at = from + at;
        let begins = if line[..at].ends_with('(') {
            at - 1
        } else {
            at
        };
        let before = line[..begins].trim_end();
        let apart = begins == 0 || before.len() < begins;
        // A sum such as "1. " stands after a word; a limb's number after a mark.
        let dotted = !mark.ends_with(". ")
            || before.is_empty()
            || before.ends_with([';', ':', ',', '.'])
            || before.ends_with(" and")
            || before.eq_ignore_ascii_case("that");
        (apart && dotted).then_some((begins, at + mark.len()))
    })
}

/// A line without the mark of its limb.
fn unmarked(line: &str) -> &str {
    let line = line.trim();
    for bullet in ["- ", "\u{2022} ", "* "] {
        if let Some(rest) = line.strip_prefix(bullet) {
            return rest.trim();
        }
    }
    let inner = line.strip_prefix('(').unwrap_or(line);
    let ends = inner.find([')', '.']).filter(|end| (1..=4).contains(end));
    let Some(end) = ends else { return line };
    let (mark, rest) = (&inner[..end], &inner[end + 1..]);
    let letter = mark.chars().count() == 1 || mark.chars().all(|c| "ivx".contains(c));
    let number = mark.chars().all(|c| c.is_ascii_digit());
    let marked = mark.chars().all(char::is_alphanumeric) && (letter || number);
    if marked && rest.starts_with(char::is_whitespace) {
        rest.trim()
    } else {
        line
    }
}

/// The clauses of a limb that each begin with "that": after "; and", ";" or a full stop.
fn at_thats(limb: &str) -> Vec<&str> {
    let mut found = Vec::new();
    let mut from = 0;
    for (at, c) in limb.char_indices().filter(|(_, c)| matches!(c, ';' | '.')) {
        if at < from {
            continue;
        }
        let rest = &limb[at + 1..];
        let next = rest.trim_start();
        if next.len() == rest.len() {
            continue;
        }
        let next = match after_word(next, "and") {
            Some(after) if c == ';' => after.trim_start(),
            _ => next,
        };
        let begins = if c == '.' {
            next.starts_with("That ")
        } else {
            after_word(next, "that").is_some()
        };
        if begins {
            found.push(&limb[from..at]);
            from = limb.len() - next.len();
        }
    }
    found.push(&limb[from..]);
    found
}

/// A limb with its ends tidy; where it stands alone it begins with "That" and ends with a stop.
fn tidy(limb: &str, alone: bool) -> String {
    let mut said = limb.trim().trim_end_matches([';', ',']).trim_end();
    for joint in ["; and", ", and", ";and", " and"] {
        if let Some(rest) = said.strip_suffix(joint) {
            said = rest.trim_end_matches([';', ',']).trim_end();
        }
    }
    let said = said.strip_suffix('.').unwrap_or(said).trim_end();
    if said.is_empty() || !alone {
        return said.to_owned();
    }
    let stop = if said.ends_with(['!', '?', '.', ':']) {
        ""
    } else {
        "."
    };
    let is_clause = || {
        said.split(|c: char| !c.is_alphabetic())
            .any(|w| VERBS.iter().any(|v| w.eq_ignore_ascii_case(v)))
    };
    if after_word(said, "that").is_some() || after_word(said, "to").is_some() || !is_clause() {
        return format!("{}{stop}", raised(said));
    }
    // "The report be noted" follows "That".
    match ["The", "A", "An"].iter().find_map(|a| said.strip_prefix(a)) {
        Some(rest) if rest.starts_with(' ') => {
            let article = said[..said.len() - rest.len()].to_lowercase();
            format!("That {article}{rest}{stop}")
        }
        _ => format!("That {said}{stop}"),
    }
}
