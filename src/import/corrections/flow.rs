//! A marked-up copy as one flow of words and paragraph marks, each with whose hand put it in or took
//! it out. Readers of formats fill it; what was asked is worked out from it in [`super::changes`].

use std::collections::{BTreeMap, HashMap, HashSet};

use chrono::NaiveDateTime;

use super::Stands;
use crate::import::formats::gather::Gather;
use crate::import::trouble::Trouble;
use crate::meeting::text::{Text, clean};

/// The most changes and comments that a copy may have.
pub(super) const MOST_CHANGES: usize = 5_000;
/// How much of the words that a comment stands on is kept.
const MOST_COMMENTED: usize = 400;

/// Who made a change, and when.
#[derive(Clone, Debug, Default, PartialEq, Eq, Hash)]
pub(super) struct Hand {
    /// Who; empty = the copy doesn't say.
    pub(super) by: Text,
    /// When; none = the copy doesn't say.
    pub(super) when: Option<NaiveDateTime>,
}

/// A hand by its place in [`Flow::hands`].
pub(super) type HandId = usize;

/// What happened to words or to a paragraph mark.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(super) struct Fate {
    /// Who put it in; none = it stood in the draft.
    pub(super) put_in: Option<HandId>,
    /// Who took it out; none = it stands.
    pub(super) taken_out: Option<HandId>,
    /// It was moved: the name that both its places have, which may be empty.
    pub(super) moved: Option<String>,
    /// It was taken out by striking through, not by a tracked change.
    pub(super) by_hand: bool,
}

impl Fate {
    /// It stood in the draft.
    pub(super) fn stood(&self) -> bool {
        self.put_in.is_none()
    }

    /// It stands now.
    pub(super) fn stands(&self) -> bool {
        self.taken_out.is_none()
    }
}

/// How a stretch of the file is marked.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Wrap {
    /// Put in.
    PutIn,
    /// Taken out.
    TakenOut,
    /// Moved away from here.
    MovedAway,
    /// Moved to here.
    MovedHere,
}

impl Wrap {
    /// By the name of Word's element.
    pub(super) fn of(name: &str) -> Option<Self> {
        Some(match name {
            "ins" => Self::PutIn,
            "del" => Self::TakenOut,
            "moveFrom" => Self::MovedAway,
            "moveTo" => Self::MovedHere,
            _ => return None,
        })
    }
}

/// A piece of a story.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum Piece {
    /// Words.
    Words(String, Fate),
    /// The end of a paragraph.
    Mark(Fate),
    /// A comment begins to stand here, by its place in [`Flow::comments`].
    Comment(usize),
}

/// Paragraphs that follow each other: of the body up to a table, of a cell, of a footnote.
#[derive(Clone, Debug, Default)]
pub(super) struct Story {
    /// Where it stands.
    pub(super) stands: Stands,
    /// The row that it is in, by its place in [`Flow::rows`].
    pub(super) row: Option<usize>,
    /// Its pieces.
    pub(super) pieces: Vec<Piece>,
}

/// A row of a table.
#[derive(Clone, Debug, Default)]
pub(super) struct Row {
    /// What happened to it as a whole.
    pub(super) fate: Fate,
}

/// A comment, or a reply to one.
#[derive(Clone, Debug, Default)]
pub(super) struct Comment {
    /// Its id in the file.
    pub(super) id: String,
    /// Whose.
    pub(super) hand: Hand,
    /// What it says.
    pub(super) says: String,
    /// The id of the last of its paragraphs, by which replies name it.
    pub(super) paragraph: String,
    /// The comment that it replies to, by its place.
    pub(super) reply_to: Option<usize>,
    /// It is marked as done.
    pub(super) done: bool,
    /// The words that it stands on.
    pub(super) on: String,
    /// It has a place in the text.
    pub(super) placed: bool,
}

/// A copy, read.
#[derive(Debug, Default)]
pub(super) struct Flow {
    /// Whose hands are in it.
    pub(super) hands: Vec<Hand>,
    known: HashMap<Hand, HandId>,
    /// Its stories in order.
    pub(super) stories: Vec<Story>,
    /// Rows of its tables.
    pub(super) rows: Vec<Row>,
    /// Comments in the order of the file.
    pub(super) comments: Vec<Comment>,
    /// Comments whose range is open.
    open: HashSet<usize>,
    /// Changes of formatting, by whom.
    pub(super) formatting: BTreeMap<HandId, usize>,
    /// Other things that the officer should know.
    pub(super) remarks: Vec<String>,
    counted: usize,
}

impl Flow {
    /// A hand's place.
    pub(super) fn hand(&mut self, by: &str, when: Option<&str>) -> HandId {
        let hand = Hand {
            by: Text::line(by),
            when: when.and_then(moment),
        };
        *self.known.entry(hand.clone()).or_insert_with(|| {
            self.hands.push(hand);
            self.hands.len() - 1
        })
    }

    /// Counts a change.
    ///
    /// # Errors
    /// When there are more than a copy has.
    pub(super) fn count(&mut self) -> Result<(), Trouble> {
        self.counted += 1;
        super::changes_limit(self.counted)
    }

    /// A change of formatting, which is passed over.
    pub(super) fn formatted(&mut self, hand: HandId) {
        *self.formatting.entry(hand).or_default() += 1;
    }

    /// Something that the officer should know, once.
    pub(super) fn remark(&mut self, sentence: &str) {
        if !self.remarks.iter().any(|r| r == sentence) {
            self.remarks.push(sentence.to_owned());
        }
    }

    /// Adds words to a story, and to the comments that stand on them.
    ///
    /// # Errors
    /// When the steps are spent.
    pub(super) fn words(
        &mut self,
        story: &mut Story,
        words: &str,
        fate: &Fate,
        steps: &Gather<'_>,
    ) -> Result<(), Trouble> {
        let words = clean(words);
        if words.is_empty() {
            return Ok(());
        }
        steps.take(self.open.len())?;
        for at in &self.open {
            if let Some(comment) = self.comments.get_mut(*at)
                && comment.on.len() < MOST_COMMENTED
            {
                comment.on.extend(words.chars().take(MOST_COMMENTED));
            }
        }
        match story.pieces.last_mut() {
            Some(Piece::Words(before, same)) if *same == *fate => before.push_str(&words),
            _ => story.pieces.push(Piece::Words(words, fate.clone())),
        }
        Ok(())
    }

    /// Ends a paragraph of a story.
    ///
    /// # Errors
    /// When the steps are spent.
    pub(super) fn mark(
        &mut self,
        story: &mut Story,
        fate: Fate,
        steps: &Gather<'_>,
    ) -> Result<(), Trouble> {
        steps.take(self.open.len())?;
        for at in &self.open {
            if let Some(comment) = self.comments.get_mut(*at)
                && !comment.on.is_empty()
                && comment.on.len() < MOST_COMMENTED
            {
                comment.on.push('\n');
            }
        }
        story.pieces.push(Piece::Mark(fate));
        Ok(())
    }

    /// A comment begins here.
    pub(super) fn comment_begins(&mut self, story: &mut Story, id: &str) {
        let Some(at) = self.comments.iter().position(|c| c.id == id) else {
            return;
        };
        if !std::mem::replace(&mut self.comments[at].placed, true) {
            self.open.insert(at);
            story.pieces.push(Piece::Comment(at));
        }
    }

    /// A comment's range ends here.
    pub(super) fn comment_ends(&mut self, id: &str) {
        if let Some(at) = self.comments.iter().position(|c| c.id == id) {
            self.open.remove(&at);
        }
    }

    /// The sign of a comment stands here: its place, if it has no range.
    pub(super) fn comment_stands(&mut self, story: &mut Story, id: &str) {
        self.comment_begins(story, id);
        self.comment_ends(id);
    }

    /// A story is at its end.
    pub(super) fn finish(&mut self, story: Story) {
        if !story.pieces.is_empty() {
            self.stories.push(story);
        }
    }
}

/// A moment as Word writes it: "2026-03-20T14:00:00Z".
fn moment(text: &str) -> Option<NaiveDateTime> {
    NaiveDateTime::parse_from_str(text.get(..19)?, "%Y-%m-%dT%H:%M:%S").ok()
}
