//! The numbers that Word computes: lists, their levels, and how far each has counted.

use std::collections::{HashMap, HashSet};

use super::super::gather::Gather;
use super::super::numerals::Numeral;
use super::super::xml::{Node, Tag, Xml};
use super::styles::Styles;
use crate::import::trouble::Trouble;

/// Levels that a list has.
const LEVELS: usize = 9;

/// A level of a list.
#[derive(Clone, Debug, Default)]
struct Level {
    start: Option<u32>,
    numeral: Numeral,
    text: String,
    /// After which level it begins again; 0 = never; none = after any above it.
    restart: Option<u32>,
    /// All numbers of its text are shown as `1`.
    legal: bool,
    /// The style whose paragraphs are of this level.
    style: Option<String>,
    indent: Option<i32>,
}

/// A list as it is drawn up.
#[derive(Clone, Debug, Default)]
struct Plan {
    levels: [Level; LEVELS],
    /// The style that has the real plan.
    link: Option<String>,
}

/// A list as it is used.
#[derive(Clone, Debug, Default)]
struct Used {
    plan: String,
    starts: HashMap<usize, u32>,
    changed: HashMap<usize, Level>,
}

/// The lists of a document, and how far each has counted.
#[derive(Debug, Default)]
pub(super) struct Numbering {
    plans: HashMap<String, Plan>,
    used: HashMap<String, Used>,
    counts: HashMap<String, [Option<u32>; LEVELS]>,
    begun: HashSet<(String, usize)>,
}

/// The mark of a paragraph in a list.
#[derive(Debug, Default, PartialEq)]
pub(super) struct Mark {
    /// What is shown; empty if it is a bullet. None where it can't be told.
    pub(super) text: Option<String>,
    /// Neither number nor bullet is shown: the paragraph goes on with the entry before it.
    pub(super) blank: bool,
    /// How far its level is indented, in twentieths of a point.
    pub(super) indent: Option<i32>,
}

/// Reads the lists.
///
/// # Errors
/// When the part is broken.
pub(super) fn read(
    text: &str,
    part: &str,
    styles: &Styles,
    out: &Gather<'_>,
) -> Result<Numbering, Trouble> {
    let mut xml = Xml::new(text, part);
    let mut made = Numbering::default();
    let mut plan: Option<(String, Plan)> = None;
    let mut used: Option<(String, Used)> = None;
    let mut level: Option<(usize, Level)> = None;
    let mut overridden = 0;
    loop {
        match xml.next(out)? {
            Node::Open(tag) => match tag.name().as_str() {
                "abstractNum" => {
                    plan = tag
                        .attribute("abstractNumId")
                        .map(|id| (id, Plan::default()));
                }
                "num" => used = tag.attribute("numId").map(|id| (id, Used::default())),
                "lvl" => {
                    let at = tag.number("ilvl").unwrap_or(0) as usize;
                    level = (at < LEVELS).then(|| (at, Level::default()));
                }
                // The same for older programs, in a poorer kind of number.
                "Fallback" => xml.skip(out)?,
                "lvlOverride" => overridden = tag.number("ilvl").unwrap_or(0) as usize,
                "numStyleLink" => {
                    if let Some((_, plan)) = &mut plan {
                        plan.link = tag.val();
                    }
                }
                "abstractNumId" => {
                    if let Some((_, used)) = &mut used {
                        used.plan = tag.val().unwrap_or_default();
                    }
                }
                "startOverride" => {
                    if let (Some((_, used)), Some(start)) = (&mut used, tag.number("val")) {
                        used.starts.insert(overridden, start);
                    }
                }
                name => {
                    if let Some((_, level)) = &mut level {
                        said(level, name, &tag);
                    }
                }
            },
            Node::Close(name) => match name.as_str() {
                "lvl" => {
                    let Some((at, level)) = level.take() else {
                        continue;
                    };
                    if let Some((_, used)) = &mut used {
                        used.changed.insert(at, level);
                    } else if let Some((_, plan)) = &mut plan
                        && let Some(slot) = plan.levels.get_mut(at)
                    {
                        *slot = level;
                    }
                }
                "abstractNum" => made.plans.extend(plan.take()),
                "num" => made.used.extend(used.take()),
                _ => {}
            },
            Node::End => break,
            Node::Words(_) => {}
        }
    }
    made.follow_links(styles);
    Ok(made)
}

/// Takes up what an element says of a level.
fn said(level: &mut Level, name: &str, tag: &Tag<'_>) {
    match name {
        "start" => level.start = tag.number("val"),
        "numFmt" => level.numeral = numeral(tag),
        "lvlText" => level.text = tag.val().unwrap_or_default(),
        "lvlRestart" => level.restart = tag.number("val"),
        "isLgl" => level.legal = tag.on(),
        "pStyle" => level.style = tag.val(),
        "ind" => level.indent = Some(super::styles::indent(tag)),
        _ => {}
    }
}

/// The kind of number that an element `numFmt` names, or shows an example of.
fn numeral(tag: &Tag<'_>) -> Numeral {
    match tag.val().as_deref() {
        Some("custom") => Numeral::of_example(&tag.attribute("format").unwrap_or_default()),
        Some(name) => Numeral::of_word(name),
        None => Numeral::Decimal,
    }
}

impl Numbering {
    /// A plan that only names a style is the plan that the style's list has.
    fn follow_links(&mut self, styles: &Styles) {
        let linked: Vec<(String, Plan)> = self
            .plans
            .iter()
            .filter_map(|(id, plan)| {
                let list = styles.get(plan.link.as_ref()?)?.list.as_ref()?;
                let real = self.plans.get(&self.used.get(list)?.plan)?;
                Some((id.clone(), real.clone()))
            })
            .collect();
        self.plans.extend(linked);
    }

    /// The level of a list that the paragraphs of a style are of.
    pub(super) fn level_of(&self, list: &str, style: &str) -> Option<u32> {
        let plan = self.plans.get(&self.used.get(list)?.plan)?;
        let at = plan
            .levels
            .iter()
            .position(|l| l.style.as_deref() == Some(style))?;
        Some(at as u32)
    }

    /// Counts a paragraph of a list: its mark; none if there is no such list.
    pub(super) fn count(&mut self, list: &str, level: u32) -> Option<Mark> {
        let at = (level as usize).min(LEVELS - 1);
        let used = self.used.get(list)?;
        let plan = self.plans.get(&used.plan)?;
        let levels: Vec<&Level> = plan
            .levels
            .iter()
            .enumerate()
            .map(|(at, level)| used.changed.get(&at).unwrap_or(level))
            .collect();
        let counts = self.counts.entry(used.plan.clone()).or_default();
        // A list that is to start at a number does so when it is first used.
        for (level, start) in &used.starts {
            if *level <= at && self.begun.insert((list.to_owned(), *level)) {
                if let Some(count) = counts.get_mut(*level) {
                    *count = start.checked_sub(1);
                }
                if let (0, Some(count)) = (*start, counts.get_mut(*level)) {
                    *count = None;
                }
            }
        }
        let start = |level: usize| {
            let said = levels.get(level).and_then(|l| l.start);
            used.starts.get(&level).copied().or(said).unwrap_or(1)
        };
        for (level, count) in counts.iter_mut().enumerate() {
            let restart = levels.get(level).and_then(|l| l.restart);
            if level < at {
                count.get_or_insert_with(|| start(level));
            } else if level == at {
                *count = Some(count.map_or_else(|| start(level), |n| n.saturating_add(1)));
            } else if restart.is_none_or(|after| after > 0 && at < after as usize) {
                *count = None;
            }
        }
        let level = levels.get(at)?;
        Some(Mark {
            text: shown(level, &levels, counts),
            blank: level.text.trim().is_empty(),
            indent: level.indent,
        })
    }
}

/// The text of a level with the numbers in it; none where one of them can't be told.
fn shown(level: &Level, levels: &[&Level], counts: &[Option<u32>; LEVELS]) -> Option<String> {
    // A sign is a bullet, and words are words, numbered or not.
    let worded = level.text.chars().filter(|c| c.is_alphanumeric()).count() > 1;
    if level.numeral == Numeral::Nothing && !level.text.contains('%') && !worded {
        return Some(String::new());
    }
    let mut out = String::new();
    let mut rest = level.text.chars().peekable();
    while let Some(c) = rest.next() {
        let digit = rest.peek().and_then(|d| d.to_digit(10)).filter(|d| *d > 0);
        match (c, digit) {
            ('%', Some(digit)) => {
                rest.next();
                let at = digit as usize - 1;
                let (Some(of), Some(Some(count))) = (levels.get(at), counts.get(at)) else {
                    continue;
                };
                let numeral = match of.numeral {
                    Numeral::Nothing => Numeral::Nothing,
                    _ if level.legal => Numeral::Decimal,
                    numeral => numeral,
                };
                out.push_str(&numeral.show(*count)?);
            }
            _ => out.push(c),
        }
    }
    Some(out.trim().to_owned())
}
