//! The samples, compiled in: meetings to look at and to try things on. They are opened as the
//! officer's own copies, never changed in place.
//!
//! Each is made by the program from a script in `sessions/scripts`, the same to the byte each
//! time: `quorate samples sessions` makes them anew, and a test holds that nobody forgot to.

/// A sample.
#[derive(Debug, PartialEq, Eq)]
pub(crate) struct Sample {
    /// Its name: that of its file without ending.
    pub(crate) name: &'static str,
    /// Its session file.
    pub(crate) bytes: &'static [u8],
}

macro_rules! samples {
    ($($name:literal),*) => {
        /// Every sample, by name.
        pub(crate) static SAMPLES: &[Sample] = &[$(
            Sample {
                name: $name,
                bytes: include_bytes!(concat!("../../sessions/", $name, ".ron")),
            },
        )*];
    };
}
samples!(
    "2014-11-20-westminster-hwb",
    "2015-01-22-westminster-hwb",
    "2026-03-19-harrowmere-hwb"
);

/// The sample of this name, with or without its ending.
pub(crate) fn named(name: &str) -> Option<&'static Sample> {
    let name = name.strip_suffix(".ron").unwrap_or(name);
    SAMPLES.iter().find(|s| s.name == name)
}
