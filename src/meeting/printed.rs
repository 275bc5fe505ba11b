//! The minutes as they are printed, line by line, with what each line is of. What was issued or agreed
//! is kept so: a later version of the program that words things otherwise changes nothing of it.

use serde::{Deserialize, Serialize};

use super::id::{EntryId, ItemId};
use super::text::Text;

/// A line of printed minutes: a heading, a paragraph, a bullet, a limb, a row of a table.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct PrintedLine {
    /// Its number as printed, "7.4"; empty = not numbered.
    #[serde(default, skip_serializing_if = "Text::is_blank")]
    pub number: Text,
    /// Whether it is a heading.
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
    pub heading: bool,
    /// Its words, without bold type.
    pub words: Text,
    /// The item that it stands under.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub item: Option<ItemId>,
    /// The entry that it tells, where it tells one.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub entry: Option<EntryId>,
}
