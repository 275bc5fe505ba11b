//! The words of a part of an OpenDocument text, with whose hand put them in or took them out.
//!
//! What was put in stands in the text between two signs; what was taken out stands in a list at the
//! beginning, and a sign says where it stood. Both may go over the ends of paragraphs.

use std::collections::HashSet;

use super::Stands;
use super::flow::{Comment, Fate, Flow, Hand, HandId, Story};
use super::open_changes::{Regions, collapsed, lay, regions};
use super::open_comments::Reading;
use super::tables::Tables;
use crate::import::formats::gather::Gather;
use crate::import::formats::xml::{Node, Tag, Xml};
use crate::import::trouble::Trouble;
use crate::meeting::text::Text;

/// The most blanks that one sign stands for.
const MOST_BLANKS: u32 = 200;

struct Body<'f, 'g> {
    flow: &'f mut Flow,
    steps: &'f Gather<'g>,
    regions: Regions,
    /// Names of comments whose range has an end.
    ranged: HashSet<String>,
    /// Styles of letters that are struck through.
    struck: HashSet<String>,
    /// The stories that are open: the outermost first.
    stories: Vec<Story>,
    /// What was put in and is open here.
    put_in: Vec<(String, HandId)>,
    /// Whether each open paragraph ends with a blank, which the next one adds nothing to.
    paragraphs: Vec<bool>,
    /// Whether each open stretch of letters is struck through.
    spans: Vec<bool>,
    tables: Tables,
    comment: Option<Reading>,
    /// Ids of comments by their names, for replies.
    parents: Vec<(usize, String)>,
    depth: usize,
}

/// Reads a part.
///
/// # Errors
/// When it is broken, or has more changes than a copy has.
pub(super) fn read(
    text: &str,
    part: &str,
    flow: &mut Flow,
    steps: &Gather<'_>,
) -> Result<(), Trouble> {
    let first = regions(text, part, flow, steps)?;
    let mut body = Body {
        flow,
        steps,
        regions: first.regions,
        ranged: first.ranged,
        struck: first.struck,
        stories: Vec::new(),
        put_in: Vec::new(),
        paragraphs: Vec::new(),
        spans: Vec::new(),
        tables: Tables::default(),
        comment: None,
        parents: Vec::new(),
        depth: 0,
    };
    let mut xml = Xml::new(text, part);
    loop {
        match xml.next(steps)? {
            Node::Open(tag) => {
                body.depth = xml.depth();
                if body.opened(&tag)? {
                    xml.skip(steps)?;
                }
            }
            Node::Close(name) => {
                body.depth = xml.depth() + 1;
                body.closed(&name)?;
            }
            Node::Words(words) => body.words(&words)?,
            Node::End => break,
        }
    }
    body.end()
}

impl Body<'_, '_> {
    /// An element begins; true if all of it is to be passed over.
    fn opened(&mut self, tag: &Tag<'_>) -> Result<bool, Trouble> {
        let name = tag.name();
        if let Some(reading) = &mut self.comment {
            reading.opened(&name);
            return Ok(matches!(name.as_str(), "image" | "creator-initials"));
        }
        match name.as_str() {
            // The body, and the heads and feet of a kind of page.
            "text" | "header" | "footer" | "header-left" | "footer-left" | "header-first"
            | "footer-first"
                if self.stories.is_empty() =>
            {
                self.stories.push(Story {
                    stands: match name.get(..6) {
                        Some("header") => Stands::Header,
                        Some("footer") => Stands::Footer,
                        _ => Stands::Text,
                    },
                    ..Story::default()
                });
            }
            _ if self.stories.is_empty() => {}
            "p" | "h" => {
                self.paragraphs.push(true);
                self.spans.push(self.is_struck(tag));
            }
            "span" => self.spans.push(self.is_struck(tag)),
            "tab" => self.sign("\t")?,
            "line-break" => self.sign("\n")?,
            "s" => {
                let many = tag.number("c").unwrap_or(1).min(MOST_BLANKS) as usize;
                self.sign(&" ".repeat(many))?;
            }
            "change-start" => self.begins(tag),
            "change-end" => {
                let id = tag.attribute("change-id").unwrap_or_default();
                self.put_in.retain(|(open, _)| *open != id);
            }
            "change" => self.taken_out(tag)?,
            "annotation" => self.comment_begins(tag)?,
            "annotation-end" => {
                self.steps.take(self.flow.comments.len())?;
                self.flow
                    .comment_ends(&tag.attribute("name").unwrap_or_default());
            }
            "table" => {
                let between = self.paragraphs.is_empty();
                let story = self.stories.last_mut().filter(|_| between);
                self.tables.begin(story, self.flow);
            }
            "table-row" => self.tables.begin_row(self.flow),
            "table-cell" | "covered-table-cell" => {
                let columns = tag.number("number-columns-repeated").unwrap_or(1).max(1);
                self.stories.push(self.tables.cell(columns, Stands::Text));
            }
            "text-box" => self.inside(Stands::Box),
            "note-body" => self.inside(Stands::Note),
            // What was taken out is read where it stood; the rest are no words.
            "tracked-changes" | "sequence-decls" | "variable-decls" | "user-field-decls"
            | "forms" | "image" | "desc" | "title" | "ruby-text" | "script" | "note-citation"
            | "event-listeners" => return Ok(true),
            _ => {}
        }
        Ok(false)
    }

    fn closed(&mut self, name: &str) -> Result<(), Trouble> {
        if let Some(reading) = &mut self.comment {
            if name == "annotation" && self.depth == reading.depth {
                self.comment_is_read();
            } else {
                reading.closed(name);
            }
            return Ok(());
        }
        match name {
            "p" | "h" if !self.paragraphs.is_empty() => {
                self.paragraphs.pop();
                self.spans.pop();
                let fate = Fate {
                    put_in: self.put_in.last().map(|(_, hand)| *hand),
                    ..Fate::default()
                };
                if let Some(story) = self.stories.last_mut() {
                    self.flow.mark(story, fate, self.steps)?;
                }
            }
            "span" => {
                self.spans.pop();
            }
            "table-cell" | "covered-table-cell" | "text-box" | "note-body"
                if self.stories.len() > 1 =>
            {
                if let Some(story) = self.stories.pop() {
                    self.flow.finish(story);
                }
            }
            "table" => self.tables.end(),
            "text" | "header" | "footer" | "header-left" | "footer-left" | "header-first"
            | "footer-first"
                if self.stories.len() == 1 =>
            {
                self.put_in.clear();
                if let Some(story) = self.stories.pop() {
                    self.flow.finish(story);
                }
            }
            _ => {}
        }
        Ok(())
    }

    /// The part is at its end: what was taken out and has no place is told without one.
    fn end(mut self) -> Result<(), Trouble> {
        for story in std::mem::take(&mut self.stories) {
            self.flow.finish(story);
        }
        for region in self.regions.without_a_place() {
            let mut story = Story::default();
            lay(&mut story, &region, None, true, self.flow, self.steps)?;
            self.flow.finish(story);
        }
        for (at, name) in std::mem::take(&mut self.parents) {
            let parent = self.flow.comments.iter().position(|c| c.id == name);
            if let Some(comment) = self.flow.comments.get_mut(at) {
                comment.reply_to = parent.filter(|parent| *parent != at);
            }
        }
        Ok(())
    }

    /// Words of the file: white space of any length is one blank, and none at the beginning of a
    /// paragraph.
    fn words(&mut self, words: &str) -> Result<(), Trouble> {
        if let Some(reading) = &mut self.comment {
            reading.words(words);
            return Ok(());
        }
        let Some(blank) = self.paragraphs.last_mut() else {
            return Ok(());
        };
        let words = collapsed(words, blank);
        self.add(&words)
    }

    /// A sign that stands for a character.
    fn sign(&mut self, sign: &str) -> Result<(), Trouble> {
        if let Some(blank) = self.paragraphs.last_mut() {
            *blank = false;
            self.add(sign)?;
        }
        Ok(())
    }

    fn add(&mut self, words: &str) -> Result<(), Trouble> {
        let mut fate = Fate {
            put_in: self.put_in.last().map(|(_, hand)| *hand),
            ..Fate::default()
        };
        if self.spans.contains(&true) {
            fate.taken_out = Some(self.flow.hand("", None));
            fate.by_hand = true;
        }
        match self.stories.last_mut() {
            Some(story) => self.flow.words(story, words, &fate, self.steps),
            None => Ok(()),
        }
    }

    fn is_struck(&self, tag: &Tag<'_>) -> bool {
        tag.attribute("style-name")
            .is_some_and(|name| self.struck.contains(&name))
    }

    /// What was put in begins here, or words in other looks.
    fn begins(&mut self, tag: &Tag<'_>) {
        let id = tag.attribute("change-id").unwrap_or_default();
        if let Some(hand) = self.regions.put_in(&id) {
            self.put_in.push((id, hand));
        }
    }

    /// What was taken out stood here.
    fn taken_out(&mut self, tag: &Tag<'_>) -> Result<(), Trouble> {
        let id = tag.attribute("change-id").unwrap_or_default();
        let Some(region) = self.regions.taken_out(&id) else {
            return Ok(());
        };
        let around = self.put_in.last().map(|(_, hand)| *hand);
        let between = self.paragraphs.is_empty();
        let Some(story) = self.stories.last_mut() else {
            return Ok(());
        };
        lay(story, &region, around, between, self.flow, self.steps)
    }

    fn comment_begins(&mut self, tag: &Tag<'_>) -> Result<(), Trouble> {
        self.flow.count()?;
        let name = tag.attribute("name");
        // One without a name gets one that no file has.
        let id = name.unwrap_or_else(|| format!("\u{1}{}", self.flow.comments.len()));
        self.comment = Some(Reading {
            comment: Comment {
                id,
                done: tag.attribute("resolved").as_deref() == Some("true"),
                ..Comment::default()
            },
            parent: tag.attribute("parent-name"),
            depth: self.depth,
            ..Reading::default()
        });
        Ok(())
    }

    fn comment_is_read(&mut self) {
        let Some(reading) = self.comment.take() else {
            return;
        };
        let mut comment = reading.comment;
        let at = self.flow.hand(&reading.by, Some(reading.when.trim()));
        comment.hand = self.flow.hands.get(at).cloned().unwrap_or_else(|| Hand {
            by: Text::line(&reading.by),
            when: None,
        });
        let id = comment.id.clone();
        if let Some(parent) = reading.parent {
            self.parents.push((self.flow.comments.len(), parent));
        }
        self.flow.comments.push(comment);
        if let Some(story) = self.stories.last_mut() {
            if self.ranged.contains(&id) {
                self.flow.comment_begins(story, &id);
            } else {
                self.flow.comment_stands(story, &id);
            }
        }
    }

    /// Paragraphs that stand beside those around them begin.
    fn inside(&mut self, stands: Stands) {
        let row = self.stories.last().and_then(|story| story.row);
        self.stories.push(Story {
            stands,
            row,
            ..Story::default()
        });
    }
}
