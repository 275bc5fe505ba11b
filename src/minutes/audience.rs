//! The readers for whom documents are made, and what a document says of itself to each.

use crate::meeting::audience::{Full, Public, Reader};

/// A reader for whom documents are made. The officer's screen is not one of them: private notes
/// have no way into a document.
pub trait Audience: Reader {
    /// Its name on the command line and in lists of files.
    const NAME: &'static str;
    /// With what a document for this audience begins to tell what it holds beyond the public one.
    const CAUTION: Option<&'static str>;
    /// What its file name ends with.
    const FILE_SUFFIX: &'static str;
}

impl Audience for Public {
    const NAME: &'static str = "public";
    const CAUTION: Option<&'static str> = None;
    const FILE_SUFFIX: &'static str = "";
}

impl Audience for Full {
    const NAME: &'static str = "full";
    const CAUTION: Option<&'static str> = Some("Not for publication: this copy contains");
    const FILE_SUFFIX: &'static str = "-not-for-publication";
}
