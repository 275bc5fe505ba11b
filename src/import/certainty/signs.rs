//! The signs that something was read wrongly, and what each weighs.

use std::sync::OnceLock;

/// Each sign with its weight and its sentence; how they were counted stands in it.
const SIGNS: &str = include_str!("signs.txt");

/// From this weight on a field is doubted.
const ENOUGH: u32 = 10;

/// A sign, by the name of its row.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Sign {
    /// No body was found, or none for certain.
    NoBody,
    /// No day was found, or none for certain.
    NoDay,
    /// Less than a quarter of the items are what agendas have: apologies, minutes, other business.
    FewKnown,
    /// A quarter of the items or more have the number of another.
    Repeats,
    /// The head of the paper calls it minutes, and items of an agenda were read from it.
    CallsItselfMinutes,
    /// Another item has the same number.
    NumberTaken,
    /// No number is printed.
    Counted,
    /// The title ends as a sentence.
    TitleIsSentence,
    /// The title has many words.
    TitleIsLong,
    /// A word before a colon stands in this title and in others.
    LabelInTitles,
    /// A description that is no sentence.
    NoSentence,
    /// It has several lines.
    SeveralLines,
    /// It has a few words.
    FewWords,
    /// What stands beside a name has no word of a post in it.
    NoPost,
    /// A third of the titles of minutes or more are names.
    TitlesArePeople,
    /// What stands beside a name has another name in it.
    PersonInPost,
    /// Words that begin with a mark that opens nothing.
    BeginsWithMark,
    /// An action that begins with a small letter.
    BeginsSmall,
    /// A meeting to come where the day of this one was not found.
    DayElsewhere,
}

impl Sign {
    /// All of them.
    #[cfg(test)]
    pub(super) const ALL: [Self; 19] = [
        Self::NoBody,
        Self::NoDay,
        Self::FewKnown,
        Self::Repeats,
        Self::CallsItselfMinutes,
        Self::NumberTaken,
        Self::Counted,
        Self::TitleIsSentence,
        Self::TitleIsLong,
        Self::LabelInTitles,
        Self::NoSentence,
        Self::SeveralLines,
        Self::FewWords,
        Self::NoPost,
        Self::TitlesArePeople,
        Self::PersonInPost,
        Self::BeginsWithMark,
        Self::BeginsSmall,
        Self::DayElsewhere,
    ];

    /// The name of its row.
    fn name(self) -> &'static str {
        match self {
            Self::NoBody => "no-body",
            Self::NoDay => "no-day",
            Self::FewKnown => "few-known",
            Self::Repeats => "repeats",
            Self::CallsItselfMinutes => "calls-itself-minutes",
            Self::NumberTaken => "number-taken",
            Self::Counted => "counted",
            Self::TitleIsSentence => "title-is-sentence",
            Self::TitleIsLong => "title-is-long",
            Self::LabelInTitles => "label-in-titles",
            Self::NoSentence => "no-sentence",
            Self::SeveralLines => "several-lines",
            Self::FewWords => "few-words",
            Self::NoPost => "no-post",
            Self::TitlesArePeople => "titles-are-people",
            Self::PersonInPost => "person-in-post",
            Self::BeginsWithMark => "begins-with-mark",
            Self::BeginsSmall => "begins-small",
            Self::DayElsewhere => "day-elsewhere",
        }
    }

    /// Its weight and its sentence; a sign without a row weighs nothing.
    pub(super) fn row(self) -> (u32, &'static str) {
        let rows = rows().iter();
        let mut mine = rows.filter(|row| row.0 == self.name());
        mine.next().map_or((0, ""), |row| (row.1, row.2))
    }
}

/// The name of a sign, its weight and its sentence.
pub(super) type Row = (&'static str, u32, &'static str);

/// The rows of the table: name, weight, sentence.
pub(super) fn rows() -> &'static [Row] {
    static ROWS: OnceLock<Vec<Row>> = OnceLock::new();
    // Comments and blank lines have no cells.
    let row = |line: &'static str| {
        let mut cells = line.split('\t');
        let row = (cells.next()?, cells.next()?.parse().ok()?, cells.next()?);
        Some(row)
    };
    ROWS.get_or_init(|| SIGNS.lines().filter_map(row).collect())
}

/// Why a field is doubted for what `signs` say together: the sentence of the weightiest; none = it isn't.
pub(super) fn doubt(signs: impl IntoIterator<Item = Sign>) -> Option<&'static str> {
    let rows: Vec<(u32, &str)> = signs.into_iter().map(Sign::row).collect();
    let most = rows.iter().rev().max_by_key(|row| row.0)?;
    (rows.iter().map(|row| row.0).sum::<u32>() >= ENOUGH).then_some(most.1)
}
