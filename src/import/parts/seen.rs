//! A line as the cues look at it.

use super::manner::Manner;
use crate::import::lexicon::{
    self, Attended, Cue, Honorific, NameWord, ProgrammeColumn, TrackerColumn,
};
use crate::import::line::{Line, Shape};
use crate::import::supporting::labels::{self, Label, Labelled};
use crate::import::supporting::{label, para, words};
use crate::import::table::{Column, Columns};

/// What the cues need of a line.
#[derive(Debug)]
pub(super) struct Seen {
    /// Nothing is on it.
    pub(super) blank: bool,
    /// It only says that a page is left blank.
    pub(super) filler: bool,
    /// A committee system or a page printed it.
    pub(super) furniture: bool,
    /// Its words as keys; empty for a long line.
    pub(super) key: String,
    /// The same of each cell, where it has several.
    pub(super) cells: Vec<String>,
    /// It heads a tracker.
    pub(super) tracker: bool,
    /// It heads a work programme.
    pub(super) programme: bool,
    /// Labels of a cover sheet on it.
    pub(super) labels: Vec<Labelled>,
    /// Its page.
    pub(super) page: u32,
    /// It begins with a number or a bullet.
    pub(super) marked: bool,
    /// Capitals, bold, or a heading.
    pub(super) strong: bool,
    /// It ends as a sentence does.
    pub(super) ends: bool,
    /// It is a row of a table, or has a label of some sort before a colon.
    pub(super) set: bool,
    /// Whether it tells what was done.
    pub(super) manner: Manner,
    /// It could be the name of somebody and nothing else.
    pub(super) names_one: bool,
    /// Several names could stand behind its first colon.
    names_some: bool,
    /// It could be a list of names and nothing else.
    names_list: bool,
    /// What stands before its first colon, as a key, where that is short.
    lead: String,
    small: bool,
}

impl Seen {
    pub(super) fn of(line: &Line) -> Self {
        let text = line.text();
        let short = text.len() <= 240;
        let key = if short {
            words::key(&text)
        } else {
            String::new()
        };
        let cells = match line.cells.len() {
            0 | 1 => Vec::new(),
            _ => line
                .cells
                .iter()
                .take(12)
                .map(|c| cell_key(c.text.as_str()))
                .collect(),
        };
        // The head of a tracker or a programme has the words of labels, and is none.
        let tracker = headed::<TrackerColumn>(&cells).is_some();
        let programme = headed::<ProgrammeColumn>(&cells);
        let heads = tracker || (programme.as_ref()).is_some_and(|c| !c.has(Column::OTHER));
        let strong = line.bold
            || matches!(line.shape, Shape::Heading(_))
            || (short && words::capitals(&text));
        let sheet = (short || line.is_row()) && !heads;
        Self {
            blank: text.is_empty(),
            filler: para::is_filler(&key),
            furniture: para::is_furniture(line),
            tracker,
            programme: programme.is_some(),
            labels: if sheet {
                labels::read(line)
            } else {
                Vec::new()
            },
            page: line.place.page,
            marked: line.shape == Shape::Entry || label::label(&text).is_some(),
            strong,
            ends: words::ends(&text),
            set: line.is_row() || (!strong && (text.contains(": ") || text.ends_with(':'))),
            lead: text
                .split_once(':')
                .filter(|(lead, _)| lead.len() <= 40)
                .map_or_else(String::new, |(lead, _)| words::key(lead)),
            small: words::begins_small(&text),
            names_one: could_name(&text),
            names_some: text
                .split_once(':')
                .is_some_and(|(_, rest)| could_list(rest)),
            names_list: !text.contains(':') && text.matches(',').count() > 1 && could_list(&text),
            manner: Manner::of(&words::lower(&text)),
            key,
            cells,
        }
    }

    /// Whether it has a label that says who may read the paper.
    pub(super) fn is_classified(&self) -> bool {
        self.labels.iter().any(|l| l.label == Label::Classification)
    }

    /// Whether it is short enough for a heading.
    pub(super) fn is_short(&self) -> bool {
        !self.key.is_empty() && self.key.len() <= 120 && self.cells.len() <= 2
    }

    /// Whether it could be a heading that has no number.
    pub(super) fn could_head(&self) -> bool {
        self.is_short() && !self.marked && !self.small && (self.strong || !self.ends)
    }

    /// Whether it heads the list of those present at a meeting.
    pub(super) fn is_present(&self) -> bool {
        if lexicon::is(Cue::Roll, &self.lead) {
            return true;
        }
        if self.key.is_empty() {
            return false;
        }
        let first = self.cells.first().map_or(self.key.as_str(), String::as_str);
        let Some(head) = lexicon::head(Cue::Roll, first) else {
            return false;
        };
        let (head, rest) = first.split_at(head);
        // "Present: Councillor A. Lee (in the Chair), …" and "PRESENT – Councillor …"
        rest.is_empty() || head != "attendance" && names_follow(rest)
    }

    /// Whether it heads, in whatever words, a list of those who were there: "Board members in attendance
    /// were:", "Trustees Present".
    pub(super) fn leads_present(&self) -> bool {
        let key = if self.lead.is_empty() {
            &self.key
        } else {
            &self.lead
        };
        let count = key.split(' ').count();
        // "Roll call: Ann, Bo, Cy" has them, and "Roll call" is an item of agendas.
        let filled = self.names_some && lexicon::is(Cue::Called, &self.lead);
        self.is_present()
            || filled
            || self.says_who_came() && (self.strong || self.set || self.ends || count <= 3)
    }

    /// Whether one of its few words says that somebody is there.
    fn says_who_came(&self) -> bool {
        let key = if self.lead.is_empty() {
            &self.key
        } else {
            &self.lead
        };
        let there = ["present", "attendance", "attendees", "attending"];
        key.split(' ').count() <= 8 && there.iter().any(|w| words::has_word(key, w))
    }

    /// Whether it says of those in a list that they were there, or that they were not, as no call does:
    /// "Those present", "Excused:".
    pub(super) fn says_who_sat(&self) -> bool {
        let key = if self.lead.is_empty() {
            &self.key
        } else {
            &self.lead
        };
        let mut words = key.split(' ');
        words.clone().count() <= 5 && words.any(|w| lexicon::named::<Attended>(w).is_some())
    }

    /// Whether it heads those who sent apologies or stayed away, and they stand beside it or below.
    pub(super) fn excuses<'s>(&self, below: impl Iterator<Item = &'s Self>) -> bool {
        let key = if self.lead.is_empty() {
            &self.key
        } else {
            &self.lead
        };
        let away = lexicon::named::<Attended>(key).is_some_and(|a| a != Attended::Present);
        let mut lines = below.filter(|s| !s.blank);
        let mut named = || lines.next().is_some_and(|s| s.names_one);
        away && (self.names_some || named() && named())
    }

    /// Whether people stand in the list that it heads: beside the heading, or one a line below it.
    pub(super) fn is_filled<'s>(&self, below: impl Iterator<Item = &'s Self>) -> bool {
        let mut lines = below.filter(|s| !s.blank).take(6).peekable();
        // A part of an item heads one in more words: "2.1 Members that were present".
        let part = self.marked && self.is_short() && self.says_who_came();
        (self.leads_present() || part)
            && (self.names_some
                || lines.peek().is_some_and(|s| s.names_list)
                || lines
                    .by_ref()
                    .filter(|s| s.names_one || s.names_some)
                    .count()
                    > 2)
    }

    /// Whether the items of an agenda begin below it: the word "Agenda", or the head of a table of
    /// items. What stands above it is the front sheet, whatever labels it has.
    pub(super) fn heads_agenda(&self) -> bool {
        if lexicon::is(Cue::Agenda, &self.key) {
            return true;
        }
        let heads = self.cells.iter().filter(|c| !c.is_empty());
        let (mut count, mut titled) = (0, false);
        for cell in heads {
            if !lexicon::is(Cue::AgendaColumn, cell) {
                return false;
            }
            count += 1;
            titled |= lexicon::is(Cue::AgendaTitle, cell);
        }
        titled && count > 1
    }

    /// Whether it says that minutes begin.
    pub(super) fn is_minutes_cue(&self) -> bool {
        if self.key.is_empty() || !self.labels.is_empty() {
            return false;
        }
        lexicon::is(Cue::Minutes, &self.key) && !self.marked && !words::has_word(&self.key, "pages")
    }
}

fn headed<R: Column>(cells: &[String]) -> Option<Columns<R>> {
    let cells: Vec<(u16, &str)> = cells.iter().map(|c| (0, c.as_str())).collect();
    Columns::headed(&cells)
}

/// Whether words could be several names.
fn could_list(text: &str) -> bool {
    let some = words::listed(text);
    some.len() > 1 && some.iter().filter(|p| could_name(p)).count() * 3 >= some.len() * 2
}

/// Whether words could be the name of somebody, with what stands beside it in brackets or behind a dash.
fn could_name(text: &str) -> bool {
    let name = text.split(['(', ',', '\u{2013}', '\t']).next();
    let name = name.unwrap_or_default().split(" - ").next();
    let name = name.unwrap_or_default().trim();
    let all: Vec<&str> = name.split_whitespace().collect();
    let big = all.iter().filter(|w| w.starts_with(char::is_uppercase));
    (1..=5).contains(&all.len())
        && big.count() * 4 >= all.len() * 3
        && name.chars().filter(|c| c.is_alphabetic()).count() > 2
        && !name.contains(':')
        && !name.bytes().any(|b| b.is_ascii_digit())
        && name.chars().any(char::is_lowercase)
}

fn names_follow(rest: &str) -> bool {
    let rest = rest.trim_start();
    let titled = [Honorific::One, Honorific::Several]
        .iter()
        .find_map(|h| lexicon::head(*h, rest));
    let presides = || lexicon::head(NameWord::Presides, rest);
    titled.or_else(presides).is_some_and(|n| n < rest.len())
}

/// The words of a cell; empty when they are too long for the head of a column.
fn cell_key(text: &str) -> String {
    if text.len() > 80 {
        String::new()
    } else {
        words::key(text)
    }
}

/// From a line up over the lines of its banner (authority, body, "DRAFT"), not beyond a blank page,
/// another page, or `floor`.
pub(super) fn banner(seen: &[Seen], at: usize, floor: usize) -> usize {
    let page = seen.get(at).map_or(0, |s| s.page);
    let (mut start, mut taken) = (at, 0);
    for k in (floor..at).rev() {
        let Some(line) = seen.get(k) else { break };
        if line.blank {
            continue;
        }
        let sentence = line.ends && !line.strong;
        let body = lexicon::is(Cue::Banner, &line.key);
        let banner = line.furniture
            || (line.is_short()
                && !line.marked
                && !line.set
                && !sentence
                && line.labels.is_empty()
                && line.key.len() <= 90
                && !line.key.starts_with("http")
                && (body || line.strong));
        if line.filler || line.page != page || !banner || taken == 6 {
            break;
        }
        (start, taken) = (k, taken + 1);
    }
    start
}
