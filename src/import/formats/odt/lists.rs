//! How lists and headings count, and what number is shown.
//!
//! It is paragraphs that count. An entry that begins with a list and has no paragraph of its own
//! has no number and raises none: the list in it goes on with what the entry before it holds. Word
//! processors write such entries wherever a list begins again below its first level.

use std::cmp::Ordering;
use std::collections::HashMap;

use super::super::numerals::Numeral;
use super::super::xml::Tag;
use super::styles::{LEVELS, Level, Styles};

/// How far each level has counted; none = not begun.
pub(super) type Counts = [Option<u32>; LEVELS];

/// Counts an entry of a level; levels below begin again. `first` tells the first number of a level.
pub(super) fn count(
    counts: &mut Counts,
    first: impl Fn(usize) -> u32,
    at: usize,
    start: Option<u32>,
) {
    for (level, count) in counts.iter_mut().enumerate() {
        match level.cmp(&at) {
            Ordering::Less => {
                count.get_or_insert_with(|| first(level));
            }
            Ordering::Equal => {
                let next = count.map_or_else(|| first(level), |n| n.saturating_add(1));
                *count = Some(start.unwrap_or(next));
            }
            Ordering::Greater => *count = None,
        }
    }
}

/// The number of a level as it is shown; none where it can't be told.
pub(super) fn shown(counts: &Counts, levels: &[Level], at: usize) -> Option<String> {
    let Some(level) = levels.get(at).filter(|l| l.numeral != Numeral::Nothing) else {
        return Some(String::new());
    };
    let number = |i: usize| -> Option<String> {
        let of = levels.get(i).filter(|l| l.numeral != Numeral::Nothing);
        let (Some(of), Some(count)) = (of, counts.get(i).copied().flatten()) else {
            return Some(String::new());
        };
        let numeral = if level.legal {
            Numeral::Decimal
        } else {
            of.numeral
        };
        numeral.show(count)
    };
    let said = if let Some(format) = &level.format {
        formatted(format, at, number)?
    } else {
        let from = (at + 1).saturating_sub(level.shown.max(1));
        let mut numbers = (from..=at).map(number).collect::<Option<Vec<_>>>()?;
        numbers.retain(|n| !n.is_empty());
        format!("{}{}{}", level.prefix, numbers.join("."), level.suffix)
    };
    Some(said.trim().to_owned())
}

/// A pattern such as `%1%-%2%` with numbers in the places of levels. A level that shows no number
/// takes along what parts it from the next.
fn formatted(format: &str, at: usize, number: impl Fn(usize) -> Option<String>) -> Option<String> {
    let mut out = String::new();
    let mut rest = format;
    while let Some((before, after)) = rest.split_once('%') {
        out.push_str(before);
        let level = after.split_once('%').and_then(|(level, after)| {
            let level: usize = level.parse().ok()?;
            Some((level.checked_sub(1).filter(|level| *level <= at)?, after))
        });
        let Some((level, after)) = level else {
            out.push('%');
            rest = after;
            continue;
        };
        let shown = number(level)?;
        rest = match after.find('%') {
            Some(next) if shown.is_empty() => after.get(next..).unwrap_or_default(),
            _ => after,
        };
        out.push_str(&shown);
    }
    out.push_str(rest);
    Some(out)
}

/// What is in an entry so far.
#[derive(Debug, Default)]
enum Entry {
    /// There is none, or it has begun and holds something.
    #[default]
    Used,
    /// It holds nothing yet.
    Begun {
        start: Option<u32>,
        /// The style that it has in place of its list's.
        style: Option<String>,
    },
}

/// A list that is open.
#[derive(Debug, Default)]
struct List {
    style: Option<String>,
    entry: Entry,
}

/// The mark that a paragraph begins with.
pub(super) struct Mark {
    /// What is shown; empty if it is a bullet. None where it can't be told.
    pub(super) text: Option<String>,
    /// How far its level is indented, in millimetres.
    pub(super) indent: Option<f32>,
}

/// The lists that are open, and how far lists have counted.
#[derive(Debug, Default)]
pub(super) struct Lists {
    open: Vec<List>,
    counts: Counts,
    /// The list that is counted: the one that it goes on with, or itself.
    counted: String,
    /// How far each list has counted.
    known: HashMap<String, Counts>,
    /// The list that a list goes on with, by its id.
    goes_on: HashMap<String, String>,
    /// The style of the list before, and what was counted.
    before: Option<(Option<String>, String)>,
    /// What was counted last in lists of a style that have no id: documents from before there were ids
    /// count on over other lists.
    styled: HashMap<String, String>,
    /// Lists round a box or a cell.
    round: Vec<(Vec<List>, Counts, String)>,
    made: usize,
}

impl Lists {
    /// Whether a list is open.
    pub(super) fn is_open(&self) -> bool {
        !self.open.is_empty()
    }

    /// A box or a cell begins, whose lists are no part of those round it.
    pub(super) fn enter(&mut self) {
        let open = std::mem::take(&mut self.open);
        let counted = std::mem::take(&mut self.counted);
        self.round.push((open, self.counts, counted));
    }

    /// The box or the cell ends.
    pub(super) fn leave(&mut self) {
        if let Some((open, counts, counted)) = self.round.pop() {
            (self.open, self.counts, self.counted) = (open, counts, counted);
        }
    }

    /// A list begins.
    pub(super) fn begin(&mut self, tag: &Tag<'_>) {
        let style = tag.attribute("style-name");
        let at = self.open.len();
        if let Some(outer) = self.open.last_mut() {
            // In an entry with words its levels begin anew; in one without they go on.
            if let Entry::Used = std::mem::take(&mut outer.entry) {
                self.counts.iter_mut().skip(at).for_each(|c| *c = None);
            }
        } else {
            self.go_on_with(tag, style.as_ref(), tag.attribute("id"));
        }
        self.open.push(List {
            style,
            entry: Entry::Used,
        });
    }

    /// Finds what a list counts on from.
    fn go_on_with(&mut self, tag: &Tag<'_>, style: Option<&String>, id: Option<String>) {
        let says = |name: &str| tag.attribute(name).as_deref() == Some("true");
        let named = tag.attribute("continue-list");
        let named = named.map(|id| self.goes_on.get(&id).cloned().unwrap_or(id));
        let earlier = match (named.filter(|id| self.known.contains_key(id)), &self.before) {
            (Some(named), _) => Some(named),
            // Only the list right before it, and only if that looks the same; without an id the last that
            // does.
            (None, Some((looks, before))) if says("continue-numbering") => {
                let styled = style.filter(|_| id.is_none());
                (looks.as_ref() == style)
                    .then(|| before.clone())
                    .or_else(|| self.styled.get(styled?).cloned())
            }
            _ => None,
        };
        self.made += 1;
        let own = || id.clone().unwrap_or_else(|| format!(" {}", self.made));
        self.counted = earlier.clone().unwrap_or_else(own);
        match (id, &earlier, style) {
            (Some(id), Some(earlier), _) => {
                self.goes_on.insert(id, earlier.clone());
            }
            (None, _, Some(style)) => {
                self.styled.insert(style.clone(), self.counted.clone());
            }
            _ => {}
        }
        let counts = earlier.and_then(|earlier| self.known.get(&earlier));
        self.counts = counts.copied().unwrap_or_default();
    }

    /// A list ends.
    pub(super) fn end(&mut self) {
        let Some(list) = self.open.pop() else {
            return;
        };
        if self.open.is_empty() {
            self.known.insert(self.counted.clone(), self.counts);
            self.before = Some((list.style, self.counted.clone()));
        }
    }

    /// A numbered paragraph begins: an entry that says by itself which list it is of.
    pub(super) fn begin_numbered(&mut self, tag: &Tag<'_>) {
        self.enter();
        let style = tag.attribute("style-name");
        let id = tag.attribute("list-id");
        self.counted = match (id, &self.before) {
            (Some(id), _) => id,
            (None, Some((looks, before))) if *looks == style => before.clone(),
            _ => String::new(),
        };
        self.counts = self.known.get(&self.counted).copied().unwrap_or_default();
        let levels = tag.number("level").unwrap_or(1).clamp(1, LEVELS as u32);
        for _ in 0..levels {
            self.open.push(List {
                style: style.clone(),
                entry: Entry::Used,
            });
        }
        self.item(tag);
    }

    /// A numbered paragraph ends.
    pub(super) fn end_numbered(&mut self) {
        while self.is_open() {
            self.end();
        }
        self.leave();
    }

    /// An entry begins.
    pub(super) fn item(&mut self, tag: &Tag<'_>) {
        if let Some(list) = self.open.last_mut() {
            list.entry = Entry::Begun {
                start: tag.number("start-value"),
                style: tag.attribute("style-override"),
            };
        }
    }

    /// An entry ends, or what stands before the entries of a list begins.
    pub(super) fn no_item(&mut self) {
        if let Some(list) = self.open.last_mut() {
            list.entry = Entry::Used;
        }
    }

    /// The style of the list that is open.
    fn style(&self) -> Option<&str> {
        self.open.iter().rev().find_map(|l| l.style.as_deref())
    }

    /// How far the paragraphs of the list that is open are indented.
    pub(super) fn indent(&self, styles: &Styles) -> Option<f32> {
        let levels = styles.list(self.style()?)?;
        Some(levels.get(self.open.len().checked_sub(1)?)?.indent)
    }

    /// A paragraph begins: counts the entry whose first it is.
    pub(super) fn paragraph(&mut self, styles: &Styles) -> Option<Mark> {
        let at = self.open.len().checked_sub(1)?.min(LEVELS - 1);
        let Entry::Begun { start, style } = std::mem::take(&mut self.open.last_mut()?.entry) else {
            // Behind words without a number the list below them goes on, and what is deeper doesn't.
            self.counts.iter_mut().skip(at + 2).for_each(|c| *c = None);
            return None;
        };
        let levels = |style: Option<&str>| style.and_then(|s| styles.list(s)).unwrap_or(&[]);
        let own = levels(style.as_deref().or(self.style()));
        let mut counts = self.counts;
        let first = |level: usize| {
            // What isn't shown above begins as the outermost list says.
            let outer = || levels(self.open.first().and_then(|l| l.style.as_deref()));
            let of = if level == at { own } else { outer() };
            of.get(level).map_or(1, |l| l.start)
        };
        count(&mut counts, first, at, start);
        self.counts = counts;
        Some(Mark {
            text: shown(&self.counts, own, at),
            indent: own.get(at).map(|l| l.indent),
        })
    }
}
