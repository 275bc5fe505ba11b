//! The signs that something was read wrongly, and what each weighs.

use std::sync::OnceLock;

use crate::import::proposal::Reason;

/// Each sign with its weight and its sentence; how they were counted stands in it.
const SIGNS: &str = include_str!("signs.txt");

/// From this weight on a field is doubted.
const ENOUGH: u32 = 10;

macro_rules! signs {
    ($($(#[$doc:meta])* $sign:ident = $name:literal,)*) => {
        /// A sign that something was read wrongly.
        #[derive(Clone, Copy, Debug, PartialEq, Eq)]
        pub(super) enum Sign {
            $($(#[$doc])* $sign,)*
        }

        impl Sign {
            /// All of them.
            #[cfg(test)]
            pub(super) const ALL: &[Self] = &[$(Self::$sign),*];

            /// The name of its row.
            fn name(self) -> &'static str {
                match self {
                    $(Self::$sign => $name,)*
                }
            }
        }
    };
}

signs! {
    /// No body was found, or none for certain.
    NoBody = "no-body",
    /// No day was found, or none for certain.
    NoDay = "no-day",
    /// Less than a quarter of the items are what agendas have: apologies, minutes, other business.
    FewKnown = "few-known",
    /// A quarter of the items or more have the number of another.
    Repeats = "repeats",
    /// The head of the paper calls it minutes, and items of an agenda were read from it.
    CallsItselfMinutes = "calls-itself-minutes",
    /// Lines beside the items of an agenda tell that motions were carried.
    MotionsCarried = "motions-carried",
    /// Who came is listed and what was done is told where an agenda was read.
    SomebodyCame = "somebody-came",
    /// There are many items, and hardly one is what agendas have.
    ManyUnknown = "many-unknown",
    /// Most of what stands below the first item was not read, and little speaks for the items.
    MostlyUnread = "mostly-unread",
    /// The first two numbers of a day can be exchanged, and nothing tells how the house writes days.
    DayOrMonth = "day-or-month",
    /// A description that speaks of the agenda.
    OfAgenda = "of-agenda",
    /// A paper whose name is numbers.
    FileOfNumbers = "file-of-numbers",
    /// The authority of a body of which minutes alone were read.
    HostOfMinutes = "host-of-minutes",
    /// Another item has the same number.
    NumberTaken = "number-taken",
    /// No number is printed.
    Counted = "counted",
    /// The title ends as a sentence.
    TitleIsSentence = "title-is-sentence",
    /// The title has many words.
    TitleIsLong = "title-is-long",
    /// A word before a colon stands in this title and in others.
    LabelInTitles = "label-in-titles",
    /// A description that is no sentence.
    NoSentence = "no-sentence",
    /// It has several lines.
    SeveralLines = "several-lines",
    /// It has a few words.
    FewWords = "few-words",
    /// What stands beside a name has no word of a post in it.
    NoPost = "no-post",
    /// A third of the titles of minutes or more are names.
    TitlesArePeople = "titles-are-people",
    /// Under half of the titles of minutes or more nothing was minuted.
    TitlesTogether = "titles-together",
    /// Less than half of the titles are what agendas have.
    FewMinuted = "few-minuted",
    /// Most of the titles of minutes are long.
    LongTitles = "long-titles",
    /// Most of the minutes stand above their first item.
    ItemsLate = "items-late",
    /// The lines list who was there for several days.
    SeveralMeetings = "several-meetings",
    /// A description that begins with the number of a list.
    BeginsWithNumber = "begins-with-number",
    /// Many telephone numbers and addresses.
    ManyContacts = "many-contacts",
    /// Half of the titles or more are a few words with a number.
    References = "references",
    /// A title that ends with a mark after which something follows.
    BreaksOff = "breaks-off",
    /// Minutes that list nobody and name no day.
    NobodyCame = "nobody-came",
    /// What stands beside a name has another name in it.
    PersonInPost = "person-in-post",
    /// Words that begin with a mark that opens nothing.
    BeginsWithMark = "begins-with-mark",
    /// An action that begins with a small letter.
    BeginsSmall = "begins-small",
    /// A meeting to come where the day of this one was not found.
    DayElsewhere = "day-elsewhere",
}

impl Sign {
    /// As it is told to whoever asks why a field was read so.
    pub(super) fn reason(self) -> Reason {
        let (weight, sign) = self.row();
        Reason::Against {
            sign,
            weight,
            enough: ENOUGH,
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
