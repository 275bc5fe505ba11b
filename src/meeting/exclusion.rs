//! The public kept out of the room: by what rule, for which items, from when to when (Local
//! Government Act 1972 s.100A and Schedule 12A, as they stand for England).

use serde::{Deserialize, Serialize};

use super::agenda::{Stamp, Taking};
use super::entry::{Entry, Kind};
use super::id::EntryId;
use super::in_private::is_turn;
use super::state::Meeting;
use super::text::Text;

/// A paragraph of Part 1 of Schedule 12A, by its number: 1 to 7. Wales has others, and they are
/// not taken.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(try_from = "u8", into = "u8")]
pub struct Paragraph(u8);

impl Paragraph {
    /// All of them.
    pub const ALL: [Self; 7] = [
        Self(1),
        Self(2),
        Self(3),
        Self(4),
        Self(5),
        Self(6),
        Self(7),
    ];

    /// Its number.
    pub fn number(self) -> u8 {
        self.0
    }

    /// What it is about, in a few words.
    pub fn brief(self) -> &'static str {
        match self.0 {
            1 => "about any individual",
            2 => "likely to reveal who an individual is",
            3 => "financial or business affairs",
            4 => "labour relations: consultations, negotiations",
            5 => "legal professional privilege",
            6 => "a notice, order or direction to be made",
            _ => "preventing, investigating or prosecuting crime",
        }
    }

    /// What information it describes, in words that follow "information".
    pub fn describes(self) -> &'static str {
        match self.0 {
            1 => "about any individual",
            2 => "likely to reveal who an individual is",
            3 => {
                "about the financial or business affairs of any particular person, including the \
                  authority that holds it"
            }
            4 => {
                "about consultations or negotiations, or those that are planned, on a labour relations \
                  matter between the authority or a Minister and their employees or office-holders"
            }
            5 => "for which legal professional privilege could be claimed in legal proceedings",
            6 => {
                "showing that the authority proposes to give a notice that imposes requirements on a \
                  person, or to make an order or direction, under any enactment"
            }
            _ => {
                "about action that is taken or to be taken to prevent, investigate or prosecute crime"
            }
        }
    }

    /// Its paragraphs that a ground in words cites: "Paragraphs 1 and 3 of Part 1 of Schedule 12A".
    pub fn cited_in(ground: &str) -> Vec<Self> {
        let lower = ground.to_lowercase();
        let Some((_, after)) = lower.split_once("paragraph") else {
            return Vec::new();
        };
        let listed = after.split(" of ").next().unwrap_or_default();
        let mut found: Vec<Self> = listed
            .split(|c: char| !c.is_ascii_digit())
            .filter_map(|n| n.parse::<u8>().ok())
            .filter_map(|n| Self::try_from(n).ok())
            .collect();
        found.sort_unstable();
        found.dedup();
        found
    }

    /// "Paragraph 3 of Part 1 of Schedule 12A to the Local Government Act 1972".
    pub fn cite(paragraphs: &[Self]) -> String {
        format!(
            "{} of Part 1 of Schedule 12A to the Local Government Act 1972",
            Self::numbers(paragraphs, "Paragraph")
        )
    }

    /// "paragraph 3", "paragraphs 1, 2 and 3".
    pub fn numbers(paragraphs: &[Self], word: &str) -> String {
        let numbers: Vec<String> = paragraphs.iter().map(|p| p.0.to_string()).collect();
        match numbers.as_slice() {
            [] => format!("{word} [not given]"),
            [one] => format!("{word} {one}"),
            [most @ .., last] => format!("{word}s {} and {last}", most.join(", ")),
        }
    }
}

impl TryFrom<u8> for Paragraph {
    type Error = &'static str;

    fn try_from(number: u8) -> Result<Self, Self::Error> {
        if (1..=7).contains(&number) {
            Ok(Self(number))
        } else {
            Err("Schedule 12A has paragraphs 1 to 7 in England")
        }
    }
}

impl From<Paragraph> for u8 {
    fn from(paragraph: Paragraph) -> Self {
        paragraph.0
    }
}

/// On what ground a body excludes the public.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub enum ExclusionBy {
    /// A description of exempt information in Schedule 12A, as principal councils and their committees
    /// do (Local Government Act 1972 s.100A).
    #[default]
    Schedule12A,
    /// A reason stated in the resolution, as parish councils and NHS bodies do (Public Bodies (Admission
    /// to Meetings) Act 1960 s.1(2)).
    PublicBodies1960,
    /// A reason, by the body's own rules, as charities and companies do.
    OwnRules,
}

impl ExclusionBy {
    /// As an officer tells it.
    pub fn in_words(self) -> &'static str {
        match self {
            Self::Schedule12A => "a paragraph of Schedule 12A",
            Self::PublicBodies1960 => "a reason, by the Act of 1960",
            Self::OwnRules => "a reason, by its own rules",
        }
    }
}

/// By what rule the public is kept out.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub enum Basis {
    /// By resolution, because exempt information would be disclosed (s.100A(4) and (5)).
    Resolution {
        /// The descriptions of exempt information that apply.
        paragraphs: Vec<Paragraph>,
        /// The meeting concluded that the public interest in keeping it private outweighs that in
        /// disclosing it.
        interest: bool,
        /// The resolution was carried; otherwise the public was not excluded.
        carried: bool,
    },
    /// By resolution, because publicity would be prejudicial to the public interest (Public Bodies
    /// (Admission to Meetings) Act 1960 s.1(2)).
    PublicBodies {
        /// Why, in words that everybody may read.
        reason: Text,
        /// The resolution was carried; otherwise the public was not excluded.
        carried: bool,
    },
    /// By resolution under the body's own rules.
    OwnRules {
        /// Why, in words that everybody may read.
        reason: Text,
        /// The resolution was carried; otherwise the public was not excluded.
        carried: bool,
    },
    /// Confidential information would be disclosed: no resolution is needed (s.100A(2)).
    Confidential,
    /// Disorder (s.100A(8)): the business itself stays public.
    Disorder,
}

impl Basis {
    /// Whether the public had to leave.
    pub fn excludes(&self) -> bool {
        !matches!(
            self,
            Self::Resolution { carried: false, .. }
                | Self::PublicBodies { carried: false, .. }
                | Self::OwnRules { carried: false, .. }
        )
    }

    /// Whether it is by resolution.
    pub fn is_resolved(&self) -> bool {
        matches!(self, Self::Resolution { .. }) || self.reason().is_some()
    }

    /// The reason that is stated instead of a paragraph of Schedule 12A.
    pub fn reason(&self) -> Option<&Text> {
        match self {
            Self::PublicBodies { reason, .. } | Self::OwnRules { reason, .. } => Some(reason),
            _ => None,
        }
    }

    /// Whether what is taken meanwhile is private.
    pub fn makes_private(&self) -> bool {
        self.excludes() && *self != Self::Disorder
    }

    /// The ground that its items get, in the words of an agenda.
    pub fn ground(&self) -> String {
        match self {
            Self::Resolution { paragraphs, .. } if paragraphs.is_empty() => String::new(),
            Self::Resolution { paragraphs, .. } => Paragraph::cite(paragraphs),
            Self::PublicBodies { reason, .. } => {
                let act =
                    "Under section 1(2) of the Public Bodies (Admission to Meetings) Act 1960";
                match reason.trim() {
                    "" => act.to_owned(),
                    reason => format!("{act}: {reason}"),
                }
            }
            Self::OwnRules { reason, .. } => reason.trim().to_owned(),
            Self::Confidential => "Under section 100A(2) of the Local Government Act 1972, as \
                                   confidential information"
                .to_owned(),
            Self::Disorder => String::new(),
        }
    }
}

impl Kind {
    /// Whether it can't be kept from the public: a fact of the room, that the public was excluded, and
    /// what is written for them.
    pub fn is_always_public(&self) -> bool {
        self.is_of_room()
            || matches!(
                self,
                Self::Exclusion { .. } | Self::Readmission { .. } | Self::PublicSummary
            )
    }

    /// The time of a fact that has one of its own.
    pub fn when(&self) -> Option<Stamp> {
        match self {
            Self::Movement { when, .. }
            | Self::Exclusion { when, .. }
            | Self::TookNoPart { when, .. }
            | Self::Election { when, .. }
            | Self::Readmission { when } => Some(*when),
            _ => None,
        }
    }

    /// The same, to be put right.
    pub fn when_mut(&mut self) -> Option<&mut Stamp> {
        match self {
            Self::Movement { when, .. }
            | Self::Exclusion { when, .. }
            | Self::TookNoPart { when, .. }
            | Self::Election { when, .. }
            | Self::Readmission { when } => Some(when),
            _ => None,
        }
    }
}

/// A stretch of time for which the public was kept out because of what was discussed.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Out {
    /// Since when.
    pub from: Stamp,
    /// Until when; none = they were not let in again.
    pub to: Option<Stamp>,
    /// How much had been recorded in the meeting when it was recorded that they left.
    pub recorded: usize,
}

impl Out {
    /// Whether an item was taken while the public was out. The minute is what officers say; within one
    /// the order tells in which it was recorded.
    pub fn holds(&self, taking: &Taking) -> bool {
        let (taken, left) = (minute(taking.from), minute(self.from));
        let after = taken > left || taken == left && taking.recorded > self.recorded;
        after && self.to.is_none_or(|to| taken < minute(to))
    }

    /// Whether the public was out at a moment, to the second, but for those in which it left and came back.
    pub(super) fn holds_within(&self, moment: Stamp) -> bool {
        moment > self.from && self.to.is_none_or(|to| moment < to)
    }

    /// Whether the public was out for some of the time for which an item was before the body; all of it
    /// may have been in one minute.
    pub(super) fn touches(&self, taking: &Taking) -> bool {
        taking
            .to
            .is_none_or(|left| minute(self.from) <= minute(left))
            && self.to.is_none_or(|to| minute(taking.from) <= minute(to))
    }
}

fn minute(when: Stamp) -> i64 {
    when.timestamp().div_euclid(60)
}

impl Meeting {
    /// The exclusions and readmissions that stand, in the order of their times.
    pub fn exclusions(&self) -> Vec<&Entry> {
        let mut found: Vec<&Entry> = self
            .exclusions
            .iter()
            .filter_map(|&id| self.entry(id))
            .filter(|e| !e.struck)
            .collect();
        found.sort_by_key(|e| e.kind.when());
        found
    }

    /// The exclusion for which the public is out of the room now.
    pub fn excluded(&self) -> Option<&Entry> {
        let last = self.last_turn()?;
        matches!(last.kind, Kind::Exclusion { .. }).then_some(last)
    }

    /// Whether the public was out of the room already when an entry says that they were excluded.
    pub fn was_out_before(&self, exclusion: EntryId) -> bool {
        let earlier = self.exclusions().into_iter();
        let earlier = earlier.take_while(|e| e.id != exclusion);
        let last = earlier.filter(|e| is_turn(e)).last();
        last.is_some_and(|e| matches!(e.kind, Kind::Exclusion { .. }))
    }

    /// The stretches for which the public was out because of what was discussed.
    pub fn public_out(&self) -> Vec<Out> {
        let mut found: Vec<Out> = Vec::new();
        for entry in self.exclusions() {
            let Some(when) = entry.kind.when() else {
                continue;
            };
            match &entry.kind {
                Kind::Exclusion { basis, .. }
                    if basis.makes_private() && found.last().is_none_or(|out| out.to.is_some()) =>
                {
                    let recorded = self.entry_at.get(&entry.id).copied();
                    found.push(Out {
                        from: when,
                        to: None,
                        recorded: recorded.unwrap_or_default(),
                    });
                }
                Kind::Readmission { .. } => {
                    if let Some(out) = found.last_mut().filter(|out| out.to.is_none()) {
                        out.to = Some(when);
                    }
                }
                _ => {}
            }
        }
        found
    }
}

#[cfg(test)]
mod tests {
    use super::Paragraph;

    fn cited(ground: &str) -> Vec<u8> {
        let found = Paragraph::cited_in(ground);
        found.into_iter().map(Paragraph::number).collect()
    }

    #[test]
    fn the_paragraphs_of_a_ground_are_found_and_no_other_numbers() {
        assert_eq!(
            cited("Paragraph 3 of Part 1 of Schedule 12A to the Act"),
            [3]
        );
        assert_eq!(cited("exempt under paragraphs 5, 1 and 3"), [1, 3, 5]);
        assert!(cited("Schedule 12A, Part 1").is_empty());
        assert!(cited("paragraph 12 of Schedule 12A").is_empty());
    }

    #[test]
    fn wales_has_other_numbers_and_they_are_refused() {
        assert!(ron::from_str::<Paragraph>("7").is_ok());
        for number in ["0", "8", "12", "18"] {
            assert!(ron::from_str::<Paragraph>(number).is_err(), "{number}");
        }
    }
}
