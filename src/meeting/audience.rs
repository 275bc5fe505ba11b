//! Who may read what, as types: what one audience may read can't be taken for what another may.

use super::entry::Stream;

mod sealed {
    pub trait Sealed {}
}

/// Somebody who reads the record, on paper or on the officer's screen. The kinds are closed.
pub trait Reader: sealed::Sealed + Clone + std::fmt::Debug + 'static {
    /// Reads exempt text and the nature of sensitive interests.
    const EXEMPT: bool;
    /// Reads the officer's private notes.
    const PRIVATE: bool;

    /// Whether this reader may read what is in a stream.
    fn may_read(stream: Stream) -> bool {
        match stream {
            Stream::Public => true,
            Stream::Exempt => Self::EXEMPT,
            Stream::Private => Self::PRIVATE,
        }
    }
}

/// Anybody: no exempt text, no sensitive nature, no private notes.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Public {}

/// Those entitled to exempt information: everything but the officer's private notes.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Full {}

/// The officer at the screen, who also sees private notes. No document is made for this reader.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Officer {}

impl sealed::Sealed for Public {}
impl sealed::Sealed for Full {}
impl sealed::Sealed for Officer {}

impl Reader for Public {
    const EXEMPT: bool = false;
    const PRIVATE: bool = false;
}

impl Reader for Full {
    const EXEMPT: bool = true;
    const PRIVATE: bool = false;
}

impl Reader for Officer {
    const EXEMPT: bool = true;
    const PRIVATE: bool = true;
}
