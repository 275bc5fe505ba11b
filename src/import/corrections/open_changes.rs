//! The list of changes at the beginning of an OpenDocument text: who put in or took out, when, and what
//! was taken out.

use std::collections::{HashMap, HashSet};

use super::flow::{Fate, Flow, HandId, Story};
use crate::import::formats::gather::Gather;
use crate::import::formats::xml::{Node, Tag, Xml};
use crate::import::trouble::Trouble;

/// A change, as the list has it.
#[derive(Clone, Debug, Default)]
pub(super) struct Region {
    /// Who put it in.
    pub(super) put_in: Option<HandId>,
    /// Who took it out.
    pub(super) taken_out: Option<HandId>,
    /// The paragraphs that were taken out; the first and the last may be parts of one.
    pub(super) paragraphs: Vec<String>,
    /// Its place in the text was found.
    placed: bool,
}

/// The changes by their ids.
#[derive(Debug, Default)]
pub(super) struct Regions {
    all: Vec<Region>,
    by_id: HashMap<String, usize>,
}

/// What is known before the text is read.
#[derive(Debug, Default)]
pub(super) struct First {
    /// The changes.
    pub(super) regions: Regions,
    /// Names of comments whose range has an end.
    pub(super) ranged: HashSet<String>,
    /// Styles of letters that are struck through.
    pub(super) struck: HashSet<String>,
}

impl Regions {
    /// Who put in what begins here; none where it was something else.
    pub(super) fn put_in(&mut self, id: &str) -> Option<HandId> {
        let region = self.all.get_mut(*self.by_id.get(id)?)?;
        if region.taken_out.is_some() {
            return None;
        }
        region.put_in
    }

    /// What was taken out here, once.
    pub(super) fn taken_out(&mut self, id: &str) -> Option<Region> {
        let region = self.all.get_mut(*self.by_id.get(id)?)?;
        let first = region.taken_out.is_some() && !std::mem::replace(&mut region.placed, true);
        first.then(|| region.clone())
    }

    /// What was taken out and stands nowhere in the text.
    pub(super) fn without_a_place(&self) -> Vec<Region> {
        let lost = |r: &&Region| r.taken_out.is_some() && !r.placed;
        self.all.iter().filter(lost).cloned().collect()
    }
}

/// What a change is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum What {
    PutIn,
    TakenOut,
    Formatted,
}

/// Where the words of the list go.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Goes {
    Nothing,
    By,
    When,
    Paragraph,
}

/// Reads the list, and what else must be known before the text: which comments have an end, and which
/// letters are struck through.
///
/// # Errors
/// When the part is broken, or has more changes than a copy has.
pub(super) fn regions(
    text: &str,
    part: &str,
    flow: &mut Flow,
    steps: &Gather<'_>,
) -> Result<First, Trouble> {
    let mut first = First::default();
    let mut xml = Xml::new(text, part);
    let mut list: Option<usize> = None;
    let mut reading = Reading::default();
    let mut style: Option<String> = None;
    loop {
        match xml.next(steps)? {
            Node::Open(tag) => {
                let name = tag.name();
                if list.is_some() {
                    if reading.opened(&name, &tag, flow)? {
                        xml.skip(steps)?;
                    }
                    continue;
                }
                match name.as_str() {
                    "tracked-changes" => list = list.or(Some(xml.depth())),
                    "annotation-end" => first.ranged.extend(tag.attribute("name")),
                    "style" => style = tag.attribute("name"),
                    "text-properties" => {
                        let line = |name: &str| {
                            let line = tag.attribute(name);
                            line.is_some_and(|line| line != "none" && !line.is_empty())
                        };
                        if line("text-line-through-style") || line("text-line-through-type") {
                            first.struck.extend(style.clone());
                        }
                    }
                    _ => {}
                }
            }
            Node::Close(name) => match name.as_str() {
                "tracked-changes" if list == Some(xml.depth() + 1) => list = None,
                "style" => style = None,
                _ if list.is_some() => {
                    if let Some((id, region)) = reading.closed(&name, flow) {
                        first.regions.by_id.insert(id, first.regions.all.len());
                        first.regions.all.push(region);
                    }
                }
                _ => {}
            },
            Node::Words(words) if list.is_some() => reading.words(&words),
            Node::Words(_) => {}
            Node::End => return Ok(first),
        }
    }
}

/// The change of the list that is being read.
#[derive(Debug)]
struct Reading {
    id: String,
    region: Region,
    what: Option<What>,
    by: String,
    when: String,
    into: Goes,
    in_info: bool,
    blank: bool,
}

impl Default for Reading {
    fn default() -> Self {
        Self {
            id: String::new(),
            region: Region::default(),
            what: None,
            by: String::new(),
            when: String::new(),
            into: Goes::Nothing,
            in_info: false,
            blank: true,
        }
    }
}

impl Reading {
    /// An element of the list begins; true if all of it is to be passed over.
    fn opened(&mut self, name: &str, tag: &Tag<'_>, flow: &mut Flow) -> Result<bool, Trouble> {
        match name {
            "changed-region" => {
                flow.count()?;
                *self = Self {
                    id: tag.attribute("id").unwrap_or_default(),
                    ..Self::default()
                };
            }
            "insertion" => self.what = Some(What::PutIn),
            "deletion" => self.what = Some(What::TakenOut),
            "format-change" => self.what = Some(What::Formatted),
            "change-info" => {
                self.by.clear();
                self.when.clear();
                self.in_info = true;
            }
            "creator" if self.in_info => self.into = Goes::By,
            "date" if self.in_info => self.into = Goes::When,
            "p" | "h" if self.what == Some(What::TakenOut) => {
                self.region.paragraphs.push(String::new());
                self.into = Goes::Paragraph;
                self.blank = true;
            }
            "s" => {
                let many = tag.number("c").unwrap_or(1).min(200) as usize;
                self.sign(&" ".repeat(many));
            }
            "tab" => self.sign("\t"),
            "line-break" => self.sign("\n"),
            "annotation" => {
                flow.remark("A comment on words that were taken out was left out with them.");
                return Ok(true);
            }
            "image" | "note" | "desc" | "title" | "ruby-text" => return Ok(true),
            _ => {}
        }
        Ok(false)
    }

    /// An element of the list ends; the change with its id, where it is one.
    fn closed(&mut self, name: &str, flow: &mut Flow) -> Option<(String, Region)> {
        match name {
            "creator" | "date" if self.in_info => self.into = Goes::Nothing,
            "p" | "h" => self.into = Goes::Nothing,
            "change-info" => {
                self.in_info = false;
                let hand = flow.hand(&self.by, Some(self.when.trim()));
                match self.what {
                    Some(What::PutIn) => self.region.put_in = Some(hand),
                    Some(What::TakenOut) => self.region.taken_out = Some(hand),
                    Some(What::Formatted) => flow.formatted(hand),
                    None => {}
                }
            }
            "changed-region" => {
                let done = std::mem::take(self);
                return Some((done.id, done.region));
            }
            _ => {}
        }
        None
    }

    fn words(&mut self, words: &str) {
        match self.into {
            Goes::By => self.by.push_str(words),
            Goes::When => self.when.push_str(words),
            Goes::Paragraph => {
                let words = collapsed(words, &mut self.blank);
                if let Some(paragraph) = self.region.paragraphs.last_mut() {
                    paragraph.push_str(&words);
                }
            }
            Goes::Nothing => {}
        }
    }

    fn sign(&mut self, sign: &str) {
        if self.into == Goes::Paragraph
            && let Some(paragraph) = self.region.paragraphs.last_mut()
        {
            paragraph.push_str(sign);
            self.blank = false;
        }
    }
}

/// Lays what was taken out into a story: its paragraphs, and between them the marks that went with them.
/// Where it stood between paragraphs, the mark of the last went too.
///
/// # Errors
/// When the steps are spent.
pub(super) fn lay(
    story: &mut Story,
    region: &Region,
    around: Option<HandId>,
    between: bool,
    flow: &mut Flow,
    steps: &Gather<'_>,
) -> Result<(), Trouble> {
    let fate = Fate {
        put_in: region.put_in.or(around),
        taken_out: region.taken_out,
        ..Fate::default()
    };
    for (at, words) in region.paragraphs.iter().enumerate() {
        if at > 0 {
            flow.mark(story, fate.clone(), steps)?;
        }
        flow.words(story, words, &fate, steps)?;
    }
    if between {
        flow.mark(story, fate, steps)?;
    }
    Ok(())
}

/// Words with their white space as it counts; `blank` says whether they go on after a blank.
pub(super) fn collapsed(words: &str, blank: &mut bool) -> String {
    let mut out = String::with_capacity(words.len());
    for c in words.chars() {
        let is_blank = matches!(c, ' ' | '\t' | '\n' | '\r');
        if !is_blank {
            out.push(c);
        } else if !*blank {
            out.push(' ');
        }
        *blank = is_blank;
    }
    out
}
