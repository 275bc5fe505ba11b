//! What stays out of a document for one audience, told to the officer before it is written.

use super::audience::Reader;
use super::entry::{Kind, Stream};
use super::state::Meeting;

impl Meeting {
    /// What `R` is not told of the record, in a sentence: "2 exempt entries in item 6 and 1 rough
    /// note stay out." None where nothing is withheld.
    pub fn withheld_in_words<R: Reader>(&self) -> Option<String> {
        let (mut exempt, mut notes, mut natures) = (0, 0, 0);
        let mut items: Vec<&str> = Vec::new();
        for item in self.items() {
            // What is blank is printed for nobody.
            for entry in self.entries_of(item).filter(|e| !e.is_blank()) {
                match (entry.stream, &entry.kind) {
                    (stream, _) if !R::may_read(stream) => {
                        if stream == Stream::Private {
                            notes += 1;
                        } else {
                            exempt += 1;
                            let number = item.details.number.as_str();
                            if items.last() != Some(&number) {
                                items.push(number);
                            }
                        }
                    }
                    (
                        _,
                        Kind::Declaration {
                            sensitive: true, ..
                        },
                    ) if !R::EXEMPT => natures += 1,
                    _ => {}
                }
            }
        }
        let count = |n: usize, one: &str, several: &str| match n {
            0 => None,
            1 => Some(format!("1 {one}")),
            n => Some(format!("{n} {several}")),
        };
        let place = if items.len() == 1 { "item" } else { "items" };
        let parts: Vec<String> = [
            count(exempt, "exempt entry", "exempt entries")
                .map(|said| format!("{said} in {place} {}", items.join(", "))),
            count(
                natures,
                "nature of a sensitive interest",
                "natures of sensitive interests",
            ),
            count(notes, "rough note", "rough notes"),
        ]
        .into_iter()
        .flatten()
        .collect();
        let stays = if exempt + natures + notes == 1 {
            "stays"
        } else {
            "stay"
        };
        match parts.as_slice() {
            [] => None,
            [only] => Some(format!("{only} {stays} out.")),
            [most @ .., last] => Some(format!("{} and {last} stay out.", most.join(", "))),
        }
    }
}
