//! The samples, compiled in: meetings to look at and to try things on. They are opened as the
//! officer's own copies, never changed in place.

/// A sample.
#[derive(Debug, PartialEq, Eq)]
pub(super) struct Sample {
    /// Its name: that of its file without ending.
    pub(super) name: &'static str,
    /// Its session file.
    pub(super) bytes: &'static [u8],
}

/// Every sample, by name.
pub(super) static SAMPLES: &[Sample] = &[];

/// The sample of this name, with or without its ending.
pub(super) fn named(name: &str) -> Option<&'static Sample> {
    let name = name.strip_suffix(".ron").unwrap_or(name);
    SAMPLES.iter().find(|s| s.name == name)
}
