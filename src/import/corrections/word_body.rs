//! The words of a part of a Word document, with whose hand put them in or took them out.

use std::collections::HashMap;

use super::Stands;
use super::flow::{Fate, Flow, HandId, Story, Wrap};
use super::tables::{Tables, part};
use crate::import::formats::gather::Gather;
use crate::import::formats::xml::{Node, Tag, Xml};
use crate::import::trouble::Trouble;

/// Of which thing the properties are read.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
enum In {
    #[default]
    Words,
    Paragraph,
    /// The properties of a paragraph's mark.
    Mark,
    Run,
    Row,
    Cell,
}

struct Body<'f, 's, 'g> {
    flow: &'f mut Flow,
    steps: &'f Gather<'g>,
    stands: &'s Stands,
    /// The stories that are open: the outermost first.
    stories: Vec<Story>,
    /// The marks that are open, with the elements that they are.
    wraps: Vec<(Wrap, HandId)>,
    /// The names of the moves whose ranges are open.
    moves: HashMap<String, String>,
    last_move: Option<String>,
    /// What happens to the mark of each open paragraph.
    marks: Vec<Fate>,
    tables: Tables,
    /// For each open field, whether its result has begun.
    fields: Vec<bool>,
    inside: In,
    struck: bool,
    /// Whose hand changed the look of the run.
    restyled: Option<HandId>,
    in_text: bool,
}

/// Reads a part.
///
/// # Errors
/// When it is broken, or has more changes than a copy has.
pub(super) fn read(
    text: &str,
    part: &str,
    stands: &Stands,
    flow: &mut Flow,
    steps: &Gather<'_>,
) -> Result<(), Trouble> {
    let mut body = Body {
        flow,
        steps,
        stands,
        stories: vec![Story {
            stands: stands.clone(),
            ..Story::default()
        }],
        wraps: Vec::new(),
        moves: HashMap::new(),
        last_move: None,
        marks: Vec::new(),
        tables: Tables::default(),
        fields: Vec::new(),
        inside: In::Words,
        struck: false,
        restyled: None,
        in_text: false,
    };
    let mut xml = Xml::new(text, part);
    loop {
        match xml.next(steps)? {
            Node::Open(tag) => {
                if body.opened(&tag)? {
                    xml.skip(steps)?;
                }
            }
            Node::Close(name) => body.closed(&name)?,
            Node::Words(words) if body.in_text => body.words(&words.replace('\n', " "))?,
            Node::Words(_) => {}
            Node::End => break,
        }
    }
    for story in std::mem::take(&mut body.stories) {
        body.flow.finish(story);
    }
    Ok(())
}

impl Body<'_, '_, '_> {
    /// An element begins; true if all of it is to be passed over.
    fn opened(&mut self, tag: &Tag<'_>) -> Result<bool, Trouble> {
        let name = tag.name();
        if name.ends_with("Change") {
            self.formatted(&name, tag);
            return Ok(true);
        }
        if self.inside != In::Words {
            return self.property(&name, tag);
        }
        match name.as_str() {
            "p" => self.marks.push(Fate::default()),
            "pPr" => self.inside = In::Paragraph,
            "r" => {
                self.struck = false;
                self.restyled = None;
            }
            "rPr" => self.inside = In::Run,
            "trPr" => self.inside = In::Row,
            "tcPr" => self.inside = In::Cell,
            "t" | "delText" => self.in_text = true,
            "tab" | "ptab" => self.words("\t")?,
            "br" | "cr" => self.words("\n")?,
            "noBreakHyphen" => self.words("-")?,
            "sym" => self.words(&crate::import::formats::symbol(tag))?,
            "fldChar" => match tag.attribute("fldCharType").as_deref() {
                Some("begin") => self.fields.push(false),
                Some("separate") => {
                    if let Some(shown) = self.fields.last_mut() {
                        *shown = true;
                    }
                }
                Some("end") => {
                    self.fields.pop();
                }
                _ => {}
            },
            "ins" | "del" | "moveFrom" | "moveTo" => {
                if let Some(wrap) = Wrap::of(&name) {
                    self.flow.count()?;
                    let hand = self.hand(tag);
                    self.wraps.push((wrap, hand));
                }
            }
            "moveFromRangeStart" | "moveToRangeStart" => {
                let called = tag.attribute("name").unwrap_or_default();
                if let Some(id) = tag.attribute("id") {
                    self.moves.insert(id, called.clone());
                }
                self.last_move = Some(called);
            }
            "moveFromRangeEnd" | "moveToRangeEnd" => {
                if let Some(id) = tag.attribute("id") {
                    self.moves.remove(&id);
                }
                self.last_move = self.moves.values().next().cloned();
            }
            "commentRangeStart" | "commentRangeEnd" | "commentReference" => {
                self.steps.take(self.flow.comments.len())?;
                self.comment(&name, tag);
            }
            "tbl" => {
                let between = self.marks.is_empty();
                let story = self.stories.last_mut().filter(|_| between);
                self.tables.begin(story, self.flow);
            }
            "tr" => self.tables.begin_row(self.flow),
            "tc" => self.stories.push(self.tables.cell(1, self.stands.clone())),
            "txbxContent" => {
                let row = self.stories.last().and_then(|s| s.row);
                self.stories.push(Story {
                    stands: Stands::Box,
                    row,
                    ..Story::default()
                });
            }
            "footnote" | "endnote" => {
                if let Some(story) = self.stories.last_mut() {
                    part(story, self.flow);
                }
            }
            "altChunk" => {
                self.flow
                    .remark("A document within the document was left out.");
                return Ok(true);
            }
            "object" | "drawing" | "pict" if !self.wraps.is_empty() => {
                self.flow
                    .remark("A picture was put in or taken out; pictures are not read.");
            }
            // Twice the same for older programs; sounds beside signs; what the program keeps.
            "Fallback" | "rt" | "sdtPr" | "sdtEndPr" => return Ok(true),
            _ => {}
        }
        Ok(false)
    }

    /// What properties say; true if they are to be passed over.
    fn property(&mut self, name: &str, tag: &Tag<'_>) -> Result<bool, Trouble> {
        match (self.inside, name) {
            (In::Paragraph, "rPr") => self.inside = In::Mark,
            // A list that a paragraph was put in or taken out of is layout.
            (In::Paragraph, "ins" | "del") => {
                let hand = self.hand(tag);
                self.flow.formatted(hand);
            }
            (In::Mark, _) => {
                if let Some(wrap) = Wrap::of(name) {
                    self.flow.count()?;
                    let hand = self.hand(tag);
                    let fate = self.fate_with(Some((wrap, hand)));
                    if let Some(mark) = self.marks.last_mut() {
                        mark.put_in = mark.put_in.or(fate.put_in);
                        mark.taken_out = mark.taken_out.or(fate.taken_out);
                        mark.moved = mark.moved.take().or(fate.moved);
                    }
                }
            }
            (In::Run, "strike" | "dstrike") => self.struck |= tag.on(),
            (In::Row, "ins" | "del") => {
                self.flow.count()?;
                let hand = self.hand(tag);
                if let Some(row) = self.tables.row(self.flow) {
                    if name == "ins" {
                        row.fate.put_in = Some(hand);
                    } else {
                        row.fate.taken_out = Some(hand);
                    }
                }
            }
            (In::Cell, "cellIns" | "cellDel" | "cellMerge") => {
                self.flow.remark(
                    "Cells of a table were put in, taken out or merged; only their words are told.",
                );
            }
            _ => {}
        }
        Ok(false)
    }

    fn closed(&mut self, name: &str) -> Result<(), Trouble> {
        match name {
            "rPr" if self.inside == In::Mark => self.inside = In::Paragraph,
            "rPr" if self.inside == In::Run => self.inside = In::Words,
            "pPr" if matches!(self.inside, In::Paragraph | In::Mark) => self.inside = In::Words,
            "trPr" if self.inside == In::Row => self.inside = In::Words,
            "tcPr" if self.inside == In::Cell => self.inside = In::Words,
            _ if self.inside != In::Words => {}
            "t" | "delText" => self.in_text = false,
            "ins" | "del" | "moveFrom" | "moveTo" => {
                self.wraps.pop();
            }
            "p" => {
                let mark = self.marks.pop().unwrap_or_default();
                if let Some(story) = self.stories.last_mut() {
                    self.flow.mark(story, mark, self.steps)?;
                }
            }
            "tc" | "txbxContent" if self.stories.len() > 1 => {
                if let Some(story) = self.stories.pop() {
                    self.flow.finish(story);
                }
            }
            "tbl" => self.tables.end(),
            _ => {}
        }
        Ok(())
    }

    fn words(&mut self, words: &str) -> Result<(), Trouble> {
        // The instructions of a field are no words.
        if self.fields.iter().any(|shown| !shown) || self.inside != In::Words {
            return Ok(());
        }
        let mut fate = self.fate_with(None);
        if self.struck && fate.stands() {
            let hand = self.restyled.unwrap_or_else(|| self.flow.hand("", None));
            fate.taken_out = Some(hand);
            fate.by_hand = true;
        }
        match self.stories.last_mut() {
            Some(story) => self.flow.words(story, words, &fate, self.steps),
            None => Ok(()),
        }
    }

    /// What the open marks make of words, or of a paragraph mark that has one of its own.
    fn fate_with(&self, own: Option<(Wrap, HandId)>) -> Fate {
        let mut fate = Fate::default();
        let open: &[(Wrap, HandId)] = if own.is_some() { &[] } else { &self.wraps };
        for (wrap, hand) in open.iter().copied().chain(own) {
            match wrap {
                Wrap::PutIn => fate.put_in = Some(hand),
                Wrap::TakenOut => fate.taken_out = Some(hand),
                Wrap::MovedAway => {
                    fate.taken_out = Some(hand);
                    fate.moved = Some(self.last_move.clone().unwrap_or_default());
                }
                Wrap::MovedHere => {
                    fate.put_in = Some(hand);
                    fate.moved = Some(self.last_move.clone().unwrap_or_default());
                }
            }
        }
        fate
    }

    fn hand(&mut self, tag: &Tag<'_>) -> HandId {
        let by = tag.attribute("author").unwrap_or_default();
        self.flow.hand(&by, tag.attribute("date").as_deref())
    }

    fn formatted(&mut self, name: &str, tag: &Tag<'_>) {
        let hand = self.hand(tag);
        self.flow.formatted(hand);
        if name == "rPrChange" && self.inside == In::Run {
            self.restyled = Some(hand);
        }
    }

    fn comment(&mut self, name: &str, tag: &Tag<'_>) {
        let id = tag.attribute("id").unwrap_or_default();
        let Some(story) = self.stories.last_mut() else {
            return;
        };
        match name {
            "commentRangeStart" => self.flow.comment_begins(story, &id),
            "commentRangeEnd" => self.flow.comment_ends(&id),
            _ => self.flow.comment_stands(story, &id),
        }
    }
}
