//! The rules: their lasting names, by which a house switches them off, and what each looks for.

use super::snapshot::Mark;

/// What a mark is about.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Rule {
    /// A word that no list has.
    Spelling,
    /// The present or the future in reported speech.
    Tense,
    /// Days told from today.
    TimeWords,
    /// Another word for the chair than the house's.
    Chair,
    /// Spaces too many or too few.
    Spacing,
    /// A paragraph without a full stop.
    FullStop,
    /// Capitals inside a word.
    Capitals,
    /// A word written twice.
    Doubled,
    /// An acronym that is nowhere written out.
    Acronyms,
    /// "I", "we" and "our".
    FirstPerson,
    /// Somebody who is not among the people.
    People,
    /// A place in square brackets that is still to be filled.
    Places,
    /// A sentence of more than sixty words.
    LongSentence,
}

impl Rule {
    /// Every rule, in the order in which they are told.
    pub fn all() -> &'static [Self] {
        &[
            Self::Spelling,
            Self::Tense,
            Self::TimeWords,
            Self::Chair,
            Self::Spacing,
            Self::FullStop,
            Self::Capitals,
            Self::Doubled,
            Self::Acronyms,
            Self::FirstPerson,
            Self::People,
            Self::Places,
            Self::LongSentence,
        ]
    }

    /// Its lasting name, by which a house switches it off.
    pub fn name(self) -> &'static str {
        match self {
            Self::Spelling => "spelling",
            Self::Tense => "tense",
            Self::TimeWords => "time-words",
            Self::Chair => "chair",
            Self::Spacing => "spacing",
            Self::FullStop => "full-stop",
            Self::Capitals => "capitals",
            Self::Doubled => "doubled",
            Self::Acronyms => "acronyms",
            Self::FirstPerson => "first-person",
            Self::People => "people",
            Self::Places => "places",
            Self::LongSentence => "long-sentence",
        }
    }

    /// The rule of a name.
    pub fn named(name: &str) -> Option<Self> {
        Self::all().iter().copied().find(|r| r.name() == name)
    }

    /// What it looks for, in a sentence.
    pub fn help(self) -> &'static str {
        match self {
            Self::Spelling => {
                "Words that are neither in the British dictionary nor among the names, the agenda's words and the words of the house."
            }
            Self::Tense => {
                "\"Will\", \"is\", \"has\" and the like after \"said that\", \"advised that\" and the like, where minutes have \"would\", \"was\" and \"had\"."
            }
            Self::TimeWords => {
                "\"Today\", \"last week\" and the like, which say nothing to whoever reads the minutes a year later."
            }
            Self::Chair => {
                "\"The Chair\", \"the Chairman\" or \"the Chairperson\" where the house has another word for whoever presides."
            }
            Self::Spacing => {
                "Two spaces, a space before a comma or a full stop, and none after one."
            }
            Self::FullStop => "A paragraph or an outcome that ends without a full stop.",
            Self::Capitals => "Two capitals at the beginning of a word, or one inside it.",
            Self::Doubled => "The same word twice: \"the the\".",
            Self::Acronyms => {
                "An acronym that is written out neither in the record nor in the agenda; one that the book has among its words needs none."
            }
            Self::FirstPerson => "\"I\", \"we\", \"our\" and the like outside quotation marks.",
            Self::People => {
                "A title with a name that is not among the people of the meeting, or a name spelt nearly like theirs."
            }
            Self::Places => {
                "Square brackets with words in them: a place that is still to be filled."
            }
            Self::LongSentence => "Sentences of more than sixty words.",
        }
    }

    /// A number of its marks in words: "12 words to look at".
    pub fn tell(self, count: usize) -> String {
        let (one, more) = match self {
            Self::Spelling => ("word to look at", "words to look at"),
            Self::Tense => ("verb in the present", "verbs in the present"),
            Self::TimeWords => ("day told from today", "days told from today"),
            Self::Chair => ("other word for the chair", "other words for the chair"),
            Self::Spacing => ("space to mend", "spaces to mend"),
            Self::FullStop => ("full stop missing", "full stops missing"),
            Self::Capitals => ("stray capital", "stray capitals"),
            Self::Doubled => ("doubled word", "doubled words"),
            Self::Acronyms => ("acronym not written out", "acronyms not written out"),
            Self::FirstPerson => ("word in the first person", "words in the first person"),
            Self::People => ("name not among the people", "names not among the people"),
            Self::Places => ("place to fill", "places to fill"),
            Self::LongSentence => ("long sentence", "long sentences"),
        };
        format!("{count} {}", if count == 1 { one } else { more })
    }
}

/// How many marks there are of each rule that has some, in the order in which rules are told.
pub fn counts(marks: &[Mark]) -> Vec<(Rule, usize)> {
    Rule::all()
        .iter()
        .map(|&rule| (rule, marks.iter().filter(|m| m.rule == rule).count()))
        .filter(|(_, count)| *count > 0)
        .collect()
}

/// The rules as docs/checks.md tells them.
pub fn table() -> String {
    let mut out = String::from(
        "# The checks\n\nMarks come when they are asked for, never while somebody types, and nothing is changed by itself. What stands in quotation marks is left alone by the rules about tense, days, the chair, the first person and people. A house switches a rule off by its name, in `checks_off` of its book.\n\n| name | looks for |\n|---|---|\n",
    );
    for rule in Rule::all() {
        out.push_str("| `");
        out.push_str(rule.name());
        out.push_str("` | ");
        out.push_str(rule.help());
        out.push_str(" |\n");
    }
    out
}
