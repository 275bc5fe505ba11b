//! Entries: what stands in the record of an item, in the order in which it will be printed.
//!
//! Every entry has a text that is edited by splices; what else it needs (who moved, who owns an
//! action) is in its [`Kind`]. So a paragraph becomes a resolution, and back, with its words kept.
//!
//! Lines of a text are limbs or bullets: in a resolution of several lines each line is a limb,
//! after a first line that ends with a colon if there is one; in a paragraph a line that begins
//! with "- " is a bullet.

use chrono::NaiveDate;
use serde::{Deserialize, Serialize};

use super::agenda::{Progress, Stamp};
pub use super::details::{Approval, Due, Form, Movement, Owner, Verb};
use super::exclusion::Basis;
use super::id::{EntryId, Id, ItemId, PersonId, PriorId};
use super::interest::Dispensation;
pub use super::interest::Interest;
use super::joint::Constituent;
pub use super::motion::Stage;
use super::motion::{Casting, Method, Moved, Tally, Voice, VoteResult, Voted, none_said};
use super::people::{Capacity, blank, no};
use super::text::Text;
pub use super::told::{Participation, Reply, Told};

/// Who may read something. Fixed when it is recorded; only a reclassification with a reason
/// changes it.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub enum Stream {
    /// Anybody.
    #[default]
    Public,
    /// Those entitled to exempt information (Local Government Act 1972 s.100A, Schedule 12A).
    Exempt,
    /// The officer alone; never in any minutes.
    Private,
}

impl Stream {
    /// Whether whoever reads this stream may read what is in `other` too: the officer reads
    /// everything, those entitled to exempt text read what is public, and the public reads that
    /// alone.
    pub fn includes(self, other: Self) -> bool {
        other as u8 <= self as u8
    }

    /// The stream of what is made of words of both: the one with fewer readers.
    #[must_use]
    pub fn strictest(self, other: Self) -> Self {
        if self.includes(other) { self } else { other }
    }

    /// The stream of what is `exempt`, or else for everybody.
    pub fn exempt_if(exempt: bool) -> Self {
        if exempt { Self::Exempt } else { Self::Public }
    }
}

/// Which limb of the report an entry answers, and whether in other words than were asked.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Answer {
    /// The limb's label.
    pub limb: Text,
    /// Not as recommended.
    #[serde(default, skip_serializing_if = "no")]
    pub amended: bool,
}

/// What kind of entry it is, and what it needs beside its text.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub enum Kind {
    /// A numbered paragraph of discussion.
    #[default]
    Paragraph,
    /// The sentence that says who presented the item; the text is the whole sentence.
    Presented {
        /// Who.
        who: Vec<PersonId>,
        /// In what form.
        form: Form,
    },
    /// A resolution; the text is its words from "That" on, limbs on lines of their own.
    Resolution {
        /// How far it has come.
        stage: Stage,
        /// The limbs of the report that it answers.
        #[serde(default, skip_serializing_if = "Vec::is_empty")]
        answers: Vec<Answer>,
        /// Who moved and seconded it, where that was said. Needs a reader of format 4.
        #[serde(default, skip_serializing_if = "Moved::is_blank")]
        moved: Moved,
    },
    /// A change that was moved to a motion; the text is its words. Needs a reader of format 4.
    Amendment {
        /// The motion.
        to: EntryId,
        /// How far it has come.
        stage: Stage,
        /// Who moved and seconded it.
        #[serde(default, skip_serializing_if = "Moved::is_blank")]
        moved: Moved,
    },
    /// A vote that was taken; no text. Needs a reader of format 4.
    Vote {
        /// The motions and amendments that it was taken on, together.
        on: Vec<EntryId>,
        /// How.
        method: Method,
        /// What was told of it.
        #[serde(default)]
        tally: Tally,
        /// What came of it.
        result: VoteResult,
        /// The casting vote, where there was a tie.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        casting: Option<Casting>,
        /// How many asked that it be recorded by name; 0 = not said.
        #[serde(default, skip_serializing_if = "none_said")]
        demanded: u16,
        /// The body whose members alone voted, where several meet together; none = all of them.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        of: Option<Constituent>,
        /// When.
        when: Stamp,
    },
    /// A member asked that their own vote be recorded (Local Authorities (Standing Orders)
    /// Regulations 1993 Schedule 2 paragraph 1); no text. Needs a reader of format 4.
    OwnVote {
        /// Who.
        person: PersonId,
        /// How they voted.
        voice: Voice,
        /// In which vote.
        vote: EntryId,
    },
    /// The public was excluded, or it was not agreed; no text. Needs a reader of format 4.
    Exclusion {
        /// For which items.
        items: Vec<ItemId>,
        /// They are what is left of the meeting.
        #[serde(default, skip_serializing_if = "no")]
        rest: bool,
        /// By what rule.
        basis: Basis,
        /// Who moved and seconded it, where that was said.
        #[serde(default, skip_serializing_if = "Moved::is_blank")]
        moved: Moved,
        /// The vote on it, where one was told.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        vote: Option<Voted>,
        /// Who was asked to stay, in words; may be empty.
        #[serde(default, skip_serializing_if = "blank")]
        stay: Text,
        /// When the public left.
        when: Stamp,
    },
    /// The public was let in again; no text. Needs a reader of format 4.
    Readmission {
        /// When.
        when: Stamp,
    },
    /// What everybody may know of an item whose record is exempt (Local Government Act 1972
    /// s.100C(2)); the text is for the public wherever it stands. Needs a reader of format 4.
    PublicSummary,
    /// An outcome that is not a resolution; the text is the whole sentence.
    Outcome {
        /// What was done.
        verb: Verb,
        /// The limbs of the report that it answers.
        #[serde(default, skip_serializing_if = "Vec::is_empty")]
        answers: Vec<Answer>,
    },
    /// Something to be done; the text says what.
    Action {
        /// By whom.
        owners: Vec<Owner>,
        /// By when.
        #[serde(default)]
        due: Due,
        /// The entry that it came out of, if it did.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        from: Option<EntryId>,
    },
    /// Somebody came or went; no text.
    Movement {
        /// Who.
        person: PersonId,
        /// How.
        how: Movement,
        /// As what.
        capacity: Capacity,
        /// When.
        when: Stamp,
        /// Why; may be empty.
        #[serde(default, skip_serializing_if = "blank")]
        reason: Text,
    },
    /// A declaration of interest; the text is its nature, in words that follow "as" or "in that".
    Declaration {
        /// Who declares.
        person: PersonId,
        /// The kind of interest.
        interest: Interest,
        /// The items that it touches.
        items: Vec<ItemId>,
        /// They said that they would leave the room for those items.
        #[serde(default, skip_serializing_if = "no")]
        leaves: bool,
        /// The nature is withheld (Localism Act 2011 s.32); the text must be empty.
        #[serde(default, skip_serializing_if = "no")]
        sensitive: bool,
        /// Leave to take part all the same. Needs a reader of format 4.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        dispensation: Option<Dispensation>,
        /// It is said to be on the register of interests. Needs a reader of format 4.
        #[serde(default, skip_serializing_if = "no")]
        registered: bool,
    },
    /// Somebody with an interest stayed in the room and took no part in the item; no text. Needs a
    /// reader of format 4.
    TookNoPart {
        /// Who.
        person: PersonId,
        /// When that was noted.
        when: Stamp,
    },
    /// Nobody declared an interest; no text.
    NoneDeclared,
    /// Somebody was elected to preside, because nobody appointed to it could; no text. Needs a reader
    /// of format 4.
    Election {
        /// Who.
        person: PersonId,
        /// Who moved and seconded it.
        #[serde(default, skip_serializing_if = "Moved::is_blank")]
        moved: Moved,
        /// The vote on it, where one was told.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        vote: Option<Voted>,
        /// Who else was nominated.
        #[serde(default, skip_serializing_if = "Vec::is_empty")]
        others: Vec<PersonId>,
        /// The officer who conducted it.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        run_by: Option<PersonId>,
        /// For which items; none = for the meeting.
        #[serde(default, skip_serializing_if = "Vec::is_empty")]
        items: Vec<ItemId>,
        /// When.
        when: Stamp,
    },
    /// The public took part; the text is its gist, in words that follow "asked" or "asking". Needs a
    /// reader of format 4.
    Public {
        /// How.
        how: Participation,
        /// Who, with their consent; empty = a member of the public.
        #[serde(default, skip_serializing_if = "blank")]
        name: Text,
        /// For whom they spoke; may be empty.
        #[serde(default, skip_serializing_if = "blank")]
        on_behalf: Text,
        /// What became of it.
        #[serde(default)]
        reply: Reply,
    },
    /// An announcement, a ruling or advice; the text is its words, which follow "that". Needs a
    /// reader of format 4.
    Told {
        /// What.
        what: Told,
        /// By whom; none = the chair.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        by: Option<PersonId>,
    },
    /// Authority was delegated; the text is what for, in words that follow "to" (Local Government Act
    /// 1972 s.101). Needs a reader of format 4.
    Delegation {
        /// To whom: an officer, or a committee.
        to: Vec<Owner>,
        /// In consultation with whom; may be nobody.
        #[serde(default, skip_serializing_if = "Vec::is_empty")]
        with: Vec<Owner>,
        /// Until when, in words; may be empty.
        #[serde(default, skip_serializing_if = "blank")]
        until: Text,
    },
    /// What was done about earlier minutes; the text is empty or replaces the usual words.
    Minutes {
        /// The meeting whose minutes they are.
        of: NaiveDate,
        /// What was done.
        approval: Approval,
        /// Corrections, in words that follow "subject to".
        #[serde(default, skip_serializing_if = "Vec::is_empty")]
        corrections: Vec<Text>,
    },
    /// How an action of an earlier meeting stands; the text is the comment.
    Progress {
        /// The action.
        action: PriorId,
        /// How it stands now.
        progress: Progress,
    },
}

/// Words that a resolution had before it was reworded.
#[derive(Clone, Debug, PartialEq)]
pub struct Wording {
    /// The fact until which they stood. Whether they were voted on before it is a matter of order: a
    /// time may be told of the vote, and a rewording has none.
    pub until: Id,
    /// The words.
    pub text: Text,
}

/// An entry of the record.
#[derive(Clone, Debug, PartialEq)]
pub struct Entry {
    /// Its id.
    pub id: EntryId,
    /// The item under which it stands.
    pub item: ItemId,
    /// Who may read it.
    pub stream: Stream,
    /// What it is.
    pub kind: Kind,
    /// Its words.
    pub text: String,
    /// When it was recorded.
    pub born: Stamp,
    /// When a resolution was put or agreed, if it was.
    pub staged: Option<Stamp>,
    /// The fact by which it was.
    pub staged_by: Option<Id>,
    /// Earlier wordings of a resolution, oldest first; never printed.
    pub earlier: Vec<Wording>,
    /// Struck out: kept, and not printed.
    pub struck: bool,
    /// The newest typing group, so that typing can go on in it.
    pub group: u64,
    /// Of a coming or going: the entry in which the officer was writing when it was noted, and how
    /// far its words went then. What was written there later was said after it.
    pub noted: Option<(EntryId, usize)>,
}

impl Entry {
    /// Whether it lives by its words and has none: it is printed nowhere, takes no number, and counts
    /// as nothing.
    pub fn is_blank(&self) -> bool {
        matches!(
            self.kind,
            Kind::Paragraph
                | Kind::Resolution { .. }
                | Kind::Amendment { .. }
                | Kind::PublicSummary
                | Kind::Action { .. }
        ) && matches!(
            (&self.kind, self.text.trim()),
            (_, "") | (Kind::Resolution { .. } | Kind::Amendment { .. }, "That")
        )
    }
}

/// Where among the entries of an item something is put.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub enum Place {
    /// At the end.
    #[default]
    End,
    /// At the beginning.
    Start,
    /// Right after another entry of the same item.
    After(EntryId),
}
