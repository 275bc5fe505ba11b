//! The rules of a body: its quorum, what a motion needs, how a vote is carried. Where two bodies do
//! something differently, it is a setting here and never a branch elsewhere.
//!
//! They are stored as one value with a version of its own. A setting that a reader doesn't know is
//! left aside and told by [`Rules::is_newer`], so that a new setting is no new format of the file.

use serde::{Deserialize, Serialize};

use super::catalogue::Warning;
use super::exclusion::ExclusionBy;
use super::interest::Effect;
use super::people::blank;
use super::text::Text;

/// The version of the settings that this program knows.
pub const VERSION: u32 = 1;

/// How many members must be in the room for business.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub enum Quorum {
    /// Not told: nothing is counted against it.
    #[default]
    Unset,
    /// So many.
    Number(u16),
    /// A part of the seats, rounded up, and never fewer than `least`.
    Part {
        /// So many ...
        of: u16,
        /// ... in so many.
        each: u16,
        /// At least so many.
        #[serde(default)]
        least: u16,
    },
}

impl Quorum {
    /// As an officer writes it: "4", "1/3", "1/3 least 3"; empty for none.
    pub fn in_words(self) -> String {
        match self {
            Self::Unset => String::new(),
            Self::Number(number) => number.to_string(),
            Self::Part { of, each, least: 0 } => format!("{of}/{each}"),
            Self::Part { of, each, least } => format!("{of}/{each} least {least}"),
        }
    }

    /// What an officer wrote: a number, or a part of the seats with the least that it can be, "a
    /// third", "1/3", "half, at least 3". None if it is neither.
    pub fn from_words(words: &str) -> Option<Self> {
        let words = words.trim().to_lowercase();
        if words.is_empty() || words == "none" {
            return Some(Self::Unset);
        }
        let figures: Vec<u16> = words
            .split(|c: char| !c.is_ascii_digit())
            .filter(|w| !w.is_empty())
            .map(|w| w.parse().ok())
            .collect::<Option<_>>()?;
        let named = [("half", 2), ("third", 3), ("quarter", 4), ("fifth", 5)];
        let named = named.iter().find(|(name, _)| words.contains(name));
        match (named, words.contains('/'), figures.as_slice()) {
            (Some((_, each)), false, rest) if rest.len() <= 1 => Some(Self::Part {
                of: if words.contains("two") { 2 } else { 1 },
                each: *each,
                least: rest.first().copied().unwrap_or(0),
            }),
            (None, true, [of, each, rest @ ..]) if *each > 0 && of <= each && rest.len() <= 1 => {
                Some(Self::Part {
                    of: *of,
                    each: *each,
                    least: rest.first().copied().unwrap_or(0),
                })
            }
            (None, false, [number]) => Some(Self::Number(*number)),
            _ => None,
        }
    }

    /// How many are needed where `seats` are counted from; none where no quorum is told.
    pub fn needed(self, seats: usize) -> Option<usize> {
        match self {
            Self::Unset | Self::Part { each: 0, .. } => None,
            Self::Number(number) => Some(usize::from(number)),
            Self::Part { of, each, least } => {
                let part = (seats * usize::from(of)).div_ceil(usize::from(each));
                Some(part.max(usize::from(least)))
            }
        }
    }
}

/// Somebody without whom there is no quorum.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct Needed {
    /// The category, the organisation or the title of a seat: "councillor", "NHS", "Director of
    /// Public Health".
    pub seat: Text,
    /// How many of them; 0 counts as 1.
    pub number: u16,
}

/// What the members are counted from, and among whom.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub enum Whole {
    /// All seats, vacant ones too.
    #[default]
    AllSeats,
    /// Those that somebody holds.
    FilledSeats,
}

/// How a vote is carried.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub enum Majority {
    /// More for than against.
    #[default]
    Simple,
    /// Two thirds of those who vote for or against.
    TwoThirds,
    /// More than half of those who may vote and are in the room.
    OfThosePresent,
    /// More than half of all who may vote.
    OfAllMembers,
}

macro_rules! rules {
    ($($(#[$about:meta])* $name:ident: $of:ty,)*) => {
        /// The rules of a body, as they are stored: what a newer version set is left aside.
        #[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
        #[serde(default)]
        pub struct Rules {
            /// The version of the settings by which they were written.
            pub version: u32,
            $($(#[$about])* pub $name: $of,)*
        }

        impl Default for Rules {
            fn default() -> Self {
                Self {
                    version: VERSION,
                    $($name: Default::default(),)*
                }
            }
        }

        /// The rules of a body as an officer tells them: a setting that isn't known is a slip, and
        /// is refused.
        #[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
        #[serde(deny_unknown_fields, default)]
        pub struct RulesTold {
            $($(#[$about])* pub $name: $of,)*
        }

        /// The rules as a file of a body says them: those that it says, and no others.
        #[derive(Clone, Debug, Default, PartialEq, Deserialize)]
        #[serde(deny_unknown_fields, default)]
        pub struct RulesSaid {
            $($(#[$about])* pub $name: Option<$of>,)*
        }

        impl RulesSaid {
            /// The settings that can be said, in order.
            pub const SETTINGS: &'static [&'static str] = &[$(stringify!($name)),*];

            /// These, and for what they leave out those of `base`.
            #[must_use]
            pub fn laid_over(self, base: Self) -> Self {
                Self {
                    $($name: self.$name.or(base.$name),)*
                }
            }
        }

        impl From<RulesSaid> for RulesTold {
            fn from(said: RulesSaid) -> Self {
                Self {
                    $($name: said.$name.unwrap_or_default(),)*
                }
            }
        }

        impl From<&Rules> for RulesTold {
            fn from(rules: &Rules) -> Self {
                Self {
                    $($name: rules.$name.clone(),)*
                }
            }
        }

        impl From<RulesTold> for Rules {
            fn from(told: RulesTold) -> Self {
                Self {
                    version: VERSION,
                    $($name: told.$name,)*
                }
            }
        }
    };
}

rules! {
/// How many members must be there.
#[serde(skip_serializing_if = "is_default")]
quorum: Quorum,
/// Of which seats.
#[serde(skip_serializing_if = "is_default")]
quorum_of: Whole,
/// Who must be among them.
#[serde(skip_serializing_if = "Vec::is_empty")]
quorum_includes: Vec<Needed>,
/// Members without a vote count towards the quorum too.
#[serde(skip_serializing_if = "is_default")]
non_voting_count: bool,
/// A motion needs a mover.
#[serde(skip_serializing_if = "is_default")]
needs_mover: bool,
/// A motion needs a seconder.
#[serde(skip_serializing_if = "is_default")]
needs_seconder: bool,
/// How a vote is carried.
#[serde(skip_serializing_if = "is_default")]
majority: Majority,
/// So many members must ask for a recorded vote; 0 = one is enough.
#[serde(skip_serializing_if = "is_default")]
recorded_vote_needs: u16,
/// Whoever presides has no second vote on a tie: the motion is lost.
#[serde(skip_serializing_if = "is_default")]
no_casting_vote: bool,
/// What each kind of interest does, where that is not as usual.
#[serde(skip_serializing_if = "Vec::is_empty")]
interests: Vec<Effect>,
/// Members who attend remotely count as present, and vote.
#[serde(skip_serializing_if = "is_default")]
remote_counts: bool,
/// On what ground the public is excluded.
#[serde(skip_serializing_if = "is_default")]
exclusion_by: ExclusionBy,
/// The meeting ends after so many minutes, unless it is extended; 0 = no limit.
#[serde(skip_serializing_if = "is_default")]
time_limit: u16,
/// It ends at this time of day, unless it is extended.
#[serde(skip_serializing_if = "is_default")]
must_end_by: Option<chrono::NaiveTime>,
/// It is an executive, a cabinet: its decisions are recorded with reasons and what was rejected.
#[serde(skip_serializing_if = "is_default")]
executive: bool,
/// What the check leaves out: warnings by their numbers in the catalogue.
#[serde(skip_serializing_if = "Vec::is_empty")]
not_checked: Vec<u8>,
/// Where the rules stand, "Standing Orders 4.2"; told with what they hinder.
#[serde(skip_serializing_if = "blank")]
source: Text,}

impl Rules {
    /// The first number of what the check is to leave out that stands for no warning.
    pub fn unknown_warning(not_checked: &[u8]) -> Option<u8> {
        let known = |n: u8| Warning::ALL.iter().any(|w| w.row().number == n);
        not_checked.iter().copied().find(|n| !known(*n))
    }

    /// Whether they were written by a version with more settings than this one knows.
    pub fn is_newer(&self) -> bool {
        self.version > VERSION
    }
}

fn is_default<T: Default + PartialEq>(value: &T) -> bool {
    *value == T::default()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_part_of_the_seats_is_rounded_up_and_never_below_the_least() {
        let third = Quorum::Part {
            of: 1,
            each: 3,
            least: 3,
        };
        assert_eq!(third.needed(5), Some(3));
        assert_eq!(third.needed(10), Some(4));
        assert_eq!(third.needed(12), Some(4));
        assert_eq!(Quorum::Unset.needed(12), None);
        assert_eq!(Quorum::Number(4).needed(2), Some(4));
    }

    #[test]
    fn a_quorum_is_read_as_officers_write_it() {
        let part = |of, each, least| Some(Quorum::Part { of, each, least });
        for (words, read) in [
            ("", Some(Quorum::Unset)),
            ("4", Some(Quorum::Number(4))),
            ("1/3", part(1, 3, 0)),
            ("1/3 least 3", part(1, 3, 3)),
            ("a third, at least 3", part(1, 3, 3)),
            ("two thirds", part(2, 3, 0)),
            ("half", part(1, 2, 0)),
            ("One quarter of the members, minimum 5", part(1, 4, 5)),
            ("3/0", None),
            ("some", None),
            ("4 or 5", None),
        ] {
            assert_eq!(Quorum::from_words(words), read, "{words}");
            if let Some(read) = read {
                assert_eq!(Quorum::from_words(&read.in_words()), Some(read), "{words}");
            }
        }
    }

    #[test]
    fn a_setting_that_an_officer_mistypes_is_refused() {
        assert!(ron::from_str::<RulesTold>("(quorums:Number(4))").is_err());
        let told: RulesTold = ron::from_str("(quorum:Number(4))").unwrap();
        assert_eq!(Rules::from(told).quorum, Quorum::Number(4));
    }

    #[test]
    fn a_setting_of_a_newer_version_is_left_aside() {
        let read: Rules = ron::from_str("(version:9,quorum:Number(4),speaking_minutes:3)").unwrap();
        assert_eq!(read.quorum, Quorum::Number(4));
        assert!(read.is_newer());
        let plain = ron::to_string(&Rules::default()).unwrap();
        assert_eq!(plain, "(version:1)");
    }
}
