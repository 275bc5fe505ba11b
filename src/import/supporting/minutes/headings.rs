//! The headings that open a list of those present, however they are marked, and where the lists
//! end.

use super::entries::entries;
use super::people::{List, list};
use crate::import::lexicon::{self, Company, Cue, Honorific, RollHead, RollWord};
use crate::import::line::{Line, Shape};
use crate::import::people;
use crate::import::supporting::label::{self, Mark};
use crate::import::supporting::words;

/// What a line opens.
#[derive(Debug, Default, PartialEq, Eq)]
pub(super) struct Heading {
    /// The list; none = the line opens none.
    pub(super) list: Option<List>,
    /// Whoever is named first presides.
    pub(super) presides: bool,
    /// Those named are members, as far as the heading says.
    pub(super) of_members: bool,
    /// What stands behind the heading, or all of a line that opens nothing.
    pub(super) rest: String,
    /// Nothing tells whether those named are members.
    pub(super) unknown: bool,
    /// It has a number, as an item has.
    pub(super) numbered: bool,
}

/// The list that the words of a heading open.
fn opens(words: &str) -> Heading {
    let plain = words.replace(['*', '_'], "");
    let key = words::key(&plain);
    let key = key.strip_prefix("the following ").unwrap_or(&key);
    let key = lexicon::before(RollHead::GoesOn, key)
        .map(str::trim_end)
        .filter(|k| !k.is_empty())
        .unwrap_or(key);
    let words: Vec<&str> = key.split(' ').collect();
    let any = |what: RollHead| words.iter().any(|w| lexicon::is(what, w));
    let here = words.len() <= 7
        && !any(RollHead::Not)
        && (any(RollHead::Here) || key.contains("in attendance"));
    let mut out = Heading {
        of_members: any(RollHead::Members),
        ..Heading::default()
    };
    if here && out.of_members && !any(RollHead::Others) {
        out.list = Some(List::Present);
        return out;
    }
    out.list = list(key);
    if out.list.is_some() {
        return out;
    }
    if lexicon::is(RollHead::Presides, key) {
        out.list = Some(List::Present);
        out.presides = true;
    } else if lexicon::is(RollHead::Attends, key) {
        out.list = Some(List::Attending);
    } else if lexicon::is(RollHead::Passed, key) {
        out.list = Some(List::Passed);
    } else if here && any(RollHead::Others) {
        out.list = Some(List::Attending);
    } else if lexicon::is(RollHead::Came, key) {
        out.list = Some(List::Present);
    }
    out
}

/// The list that a line opens, and what stands behind its heading. `next` are the lines below it.
pub(super) fn heading(line: &Line, next: &[Line]) -> Heading {
    let mut from = 0;
    let mut first = line.cell(0).trim();
    // "1. Present:" and "1." in a cell of its own.
    let bare = |text: &str| {
        text.len() <= 4
            && text.bytes().any(|b| b.is_ascii_digit())
            && text
                .bytes()
                .all(|b| b.is_ascii_digit() || b == b'.' || b == b')')
    };
    let mut numbered = false;
    if bare(first) && line.cells.len() > 1 {
        from = 1;
        first = line.cell(1).trim();
        numbered = true;
    } else if let Some(label) = label::label(first)
        && matches!(label.mark, Mark::Number(_))
    {
        first = first.get(label.rest..).unwrap_or_default().trim();
        numbered = true;
    }
    let mut out = beside(line, first, from);
    if out.list.is_none() {
        let whole = first.len() == line.text().len() && !numbered;
        if whole && let Some(list) = over_names(first, next) {
            return Heading {
                list: Some(list),
                of_members: list == List::Present,
                ..Heading::default()
            };
        }
        out.rest = cells(line, 0);
        return out;
    }
    // "2. Members present a petition" is business.
    let person = |text: &str| !entries(text).is_empty();
    if numbered && !out.rest.is_empty() && !person(&out.rest) {
        return Heading {
            rest: cells(line, 0),
            ..Heading::default()
        };
    }
    out.numbered = numbered;
    out
}

/// The list that a second cell heads beside that of the first: "Present:   Excused:".
pub(super) fn beside_it(line: &Line) -> Option<List> {
    let [first, second] = line.cells.as_slice() else {
        return None;
    };
    let list = opens(second.text.as_str()).list?;
    let both = opens(first.text.as_str()).list.is_some();
    (both && (!line.is_row() || are_lists(line, 0))).then_some(list)
}

/// Whether two cells from one on, the last of a row, head lists of those who came and those who did not.
fn are_lists(line: &Line, from: usize) -> bool {
    let list = |at: usize| opens(line.cell(at)).list;
    let came = matches!(list(from), Some(List::Present | List::Attending));
    let away = matches!(list(from + 1), Some(List::Apologies | List::Passed));
    came && away && line.cells.len() == from + 2
}

/// The list that the words of a cell head among the names of a column: "Absent" below those who sent apologies.
pub(super) fn list_in(cell: &str) -> Option<List> {
    opens(cell).list
}

/// The heading at the head of `first`, and what stands behind it there and in the cells after it.
fn beside(line: &Line, first: &str, from: usize) -> Heading {
    // "Visitors: Ann Lee" has both.
    let beside = first
        .split_once([':', ';'])
        .is_some_and(|(_, after)| !after.trim().is_empty());
    let whole = if beside {
        Heading::default()
    } else {
        opens(first)
    };
    if whole.list.is_some() {
        // A row "Chair | Members" would head columns; a heading stands alone or before a name.
        let header = line.is_row()
            && line.cells.len() > from + 1
            && opens(line.cell(from + 1)).list.is_some()
            && !are_lists(line, from);
        if header {
            return Heading::default();
        }
        return Heading {
            rest: cells(line, from + 1),
            ..whole
        };
    }
    for mark in [
        ":",
        ";",
        " - ",
        " \u{2013}",
        "\u{2013}",
        "\u{2014}",
        "-",
        ".",
        " ",
    ] {
        let Some((before, after)) = first.split_once(mark) else {
            continue;
        };
        let after = after.trim_start_matches([',', ':', ';', '-', '\u{2013}', ' ']);
        let named = match mark {
            " " => begins_with_honorific(after) && !entries(after).is_empty(),
            "." => people::list(after).is_some(),
            _ => true,
        };
        if !named {
            continue;
        }
        let told = opens(before);
        if told.list.is_none() {
            continue;
        }
        // "Present: Members" says who stands below.
        let whom = lexicon::alone::<Company>(after);
        let after = if whom.is_some() { "" } else { after };
        // "Minutes taken by: Ann Lee", and in a cell beside it "Issued: 4 May".
        let labelled = line.cells.get(from + 1..).unwrap_or_default();
        let labelled = labelled.iter().any(|c| c.text.contains(": "));
        let more = if labelled {
            String::new()
        } else {
            cells(line, from + 1)
        };
        let rest = if more.is_empty() {
            after.trim().to_owned()
        } else {
            format!("{}\t{more}", after.trim())
        };
        return Heading { rest, ..told };
    }
    Heading::default()
}

/// "Mr P Ash, Cllr B Oke": nothing but a name begins so.
fn begins_with_honorific(words: &str) -> bool {
    let mut all = words.split_whitespace();
    let first = all.next().unwrap_or_default().trim_end_matches('.');
    let name = all
        .next()
        .is_some_and(|w| w.starts_with(char::is_uppercase));
    let told = lexicon::is(Honorific::One, first) || lexicon::is(Honorific::Several, first);
    name && first.starts_with(char::is_uppercase) && told
}

/// The words of the cells from one on, parted by tabs.
fn cells(line: &Line, from: usize) -> String {
    let cells = line.cells.get(from..).unwrap_or_default().iter();
    let words: Vec<&str> = cells
        .map(|c| c.text.as_str().trim())
        .filter(|t| !t.is_empty())
        .collect();
    words.join("\t")
}

/// "BOARD OF DIRECTORS", "MANAGEMENT AND STAFF", with names in the two lines below.
fn over_names(words: &str, next: &[Line]) -> Option<List> {
    let key = words::key(words);
    let all: Vec<&str> = key.split(' ').collect();
    let (first, end) = (all.first()?, all.last()?);
    if all.iter().any(|w| lexicon::is(RollHead::Not, w)) {
        return None;
    }
    let list = if all.len() <= 8 && lexicon::is(RollHead::Others, end) && all.len() > 1 {
        List::Attending
    } else if all.len() <= 4
        && lexicon::is(RollHead::Members, end)
        && (["board", "the", "our"].contains(first) || all.len() == 1)
    {
        List::Present
    } else {
        return None;
    };
    let mut below = next.iter().filter(|l| !l.is_blank()).take(2);
    let named = |l: &Line| people::entry(&l.text()).is_some_and(|e| !e.person.name.is_blank());
    (below.next().is_some_and(named) && below.next().is_some_and(named)).then_some(list)
}

/// Whether the business begins: a numbered heading, or one in capitals that is no list.
pub(super) fn closes(line: &Line) -> bool {
    let text = line.text();
    let numbered = label::label(&text).is_some_and(|l| {
        matches!(l.mark, Mark::Number(_))
            && people::person(text.get(l.rest..).unwrap_or_default()).is_none()
            && people::entry(text.get(l.rest..).unwrap_or_default()).is_none()
    });
    // The head of a table of people is printed as loud as a heading.
    let columns = (0..line.cells.len()).filter(|k| lexicon::is(RollWord::Column, line.cell(*k)));
    if line.is_row() && columns.count() > 1 {
        return false;
    }
    let strong = line.bold || matches!(line.shape, Shape::Heading(_)) || words::capitals(&text);
    let plain = text.trim_end_matches(':');
    let somebody = people::entry(plain).is_some() || people::list(plain).is_some();
    numbered
        || crate::import::outline::coded::coded(&text).is_some()
        || (strong && text.len() > 3 && !somebody && !plain.contains(':'))
}

/// Whether a line below the lists tells something else: a heading over a paragraph, a sentence, or
/// words that name nobody after a blank line.
pub(super) fn tells_else(line: &Line, apart: bool, next: Option<&Line>) -> bool {
    let text = line.text();
    if line.is_row() || text.ends_with([':', ',']) {
        return false;
    }
    let long = |l: &Line| l.text().split_whitespace().count() >= 10;
    let prose = |l: &Line| {
        !l.is_row() && long(l) && people::list(&l.text()).is_none() && entries_in(&l.text()) == 0
    };
    let named = entries_in(&text) > 0;
    if named {
        // A heading that looks like a name stands alone over a paragraph.
        return apart && next.is_some_and(prose);
    }
    let count = text.split_whitespace().count();
    apart || count >= 7
}

/// Whether a line is a sentence of some length.
pub(super) fn is_sentence(line: &Line) -> bool {
    let text = line.text();
    !line.is_row() && words::ends(&text) && text.split_whitespace().count() >= 8
}

/// Whether the first words of a line say that somebody was there, and not only who they are.
pub(super) fn says_who_came(line: &Line) -> bool {
    let key = words::key(&line.text());
    let mut first = key.split(' ').take(8);
    lexicon::head(Cue::Roll, &key).is_some() || first.any(|w| lexicon::is(RollHead::Here, w))
}

/// Whether words can't be the end of a list.
pub(super) fn is_open(text: &str) -> bool {
    let last = text.split_whitespace().next_back().unwrap_or_default();
    // "Mr. S." waits for a surname.
    let initial = last.len() == 2 && last.ends_with('.') && last.starts_with(char::is_uppercase);
    text.ends_with([',', ':', '-', '\u{2013}'])
        || text.ends_with(" and")
        || initial
        || opens_bracket(text)
}

/// Whether a bracket opens that nothing closes.
fn opens_bracket(text: &str) -> bool {
    text.rfind('(')
        .is_some_and(|at| !text.get(at..).is_some_and(|t| t.contains(')')))
}

/// How many people the words name.
fn entries_in(text: &str) -> usize {
    let named = entries(text);
    named.iter().filter(|e| !e.0.person.name.is_blank()).count()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn headings_are_told_by_their_words() {
        for (words, want) in [
            ("Present;", Some(List::Present)),
            ("PRESENT \u{2013}", Some(List::Present)),
            ("Those Attending", Some(List::Present)),
            ("Board members in attendance were", Some(List::Present)),
            ("The following directors were present", Some(List::Present)),
            ("Trustees Present", Some(List::Present)),
            ("Officials Present", Some(List::Attending)),
            ("A**pologies**", Some(List::Apologies)),
            ("Also in attendance were", Some(List::Attending)),
            ("Minute taker", Some(List::Attending)),
            ("Members not present", None),
            ("To record those present", None),
            ("Agenda", None),
        ] {
            assert_eq!(opens(words).list, want, "{words}");
        }
        assert!(opens("PRESENT IN THE CHAIR").presides);
    }
}
