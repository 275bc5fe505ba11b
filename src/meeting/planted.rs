//! Leaks that a test build can plant, one at a time: each takes one guard of confidential words
//! away, so that the search for leaks is seen to find it. In every other build all of it is a
//! constant `false` and nothing of it is left.

/// A guard that can be taken away.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Leak {
    /// Struck words are given to every reader.
    StruckWords,
    /// Descriptions and parts of exempt items are given to every reader.
    ItemDetails,
    /// Confidential reports are given to every reader.
    Reports,
    /// Why an exempt item was put off or withdrawn is given to every reader.
    StandingReasons,
    /// Why the meeting was adjourned in an exempt item is given to every reader.
    AdjournmentReasons,
    /// People known from exempt words alone are given to every reader.
    People,
    /// Whom a query is to be asked of is given to every reader.
    QueryAsked,
    /// Exempt actions of a body, and what was said of them, are given to every reader.
    KeptActions,
    /// That an absence was approved, and why, is given to every reader.
    Absences,
    /// Corrections that came back are given to every reader.
    Corrections,
    /// What was said beforehand of somebody's coming is given to every reader.
    Forewarned,
    /// Who asks to speak is recorded for every reader.
    Speakers,
    /// Who asks to speak while the public is out of the room is on the public's reading of the chair's page.
    SpeakersInPrivate,
    /// Minutes and action sheets are drafted from the whole meeting.
    Drafting,
    /// Word and OpenDocument files are made of the whole meeting, and no other format is.
    Office,
    /// PDF files are made of the whole meeting, and no other format is.
    Pdf,
    /// The history quotes words as they were first recorded.
    HistoryAsRecorded,
    /// The history tells facts whatever their stream.
    HistoryOfAll,
    /// `check` reads the whole meeting.
    Check,
    /// `show` reads the whole meeting.
    Show,
    /// What is said beside a document is read from the whole meeting.
    Beside,
    /// What is recorded in an exempt item keeps the stream that was asked for.
    RecordedInExempt,
    /// What is moved to an exempt item keeps its stream.
    MovedToExempt,
    /// What is made of an entry's words keeps the stream that was asked for.
    MadeOfWords,
    /// What is decided in the words of a confidential report keeps the stream that was asked for.
    ConfidentialReport,
    /// What stands in an item that becomes exempt keeps its stream.
    ItemMadeExempt,
    /// What hangs on an entry that becomes exempt keeps its stream.
    HangingOn,
    /// An exclusion leaves its items public.
    ExclusionOpen,
    /// A public summary lets what else is recorded in its item through.
    SummaryDoor,
    /// Undo and redo may give words to other readers.
    Undo,
    /// The next meeting is proposed from the whole meeting.
    NextMeeting,
    /// Offers are made from the whole meeting.
    Offers,
    /// Why approved minutes were changed is given to every reader.
    AmendedReasons,
    /// The page in the chamber is made of the whole meeting, and goes on in private session.
    Chamber,
}

/// Whether a leak is planted.
#[cfg(not(test))]
#[inline]
pub const fn planted(_: Leak) -> bool {
    false
}

#[cfg(test)]
pub use switch::{planted, with};

#[cfg(test)]
mod switch {
    use super::Leak;
    use std::cell::Cell;

    thread_local! {
        static PLANTED: Cell<Option<Leak>> = const { Cell::new(None) };
    }

    /// Whether a leak is planted in this thread.
    pub fn planted(leak: Leak) -> bool {
        PLANTED.get() == Some(leak)
    }

    /// Does something with a leak planted, or none.
    pub fn with<T>(leak: Option<Leak>, what: impl FnOnce() -> T) -> T {
        PLANTED.set(leak);
        let done = what();
        PLANTED.set(None);
        done
    }
}
