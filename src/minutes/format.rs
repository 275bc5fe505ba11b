//! The formats that minutes and action sheets leave in.

/// A format.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Format {
    /// Markdown (CommonMark, with tables).
    #[default]
    Markdown,
    /// Plain text, 80 columns wide.
    Text,
    /// One accessible HTML page.
    Html,
}

impl Format {
    /// All of them.
    pub const ALL: [Self; 3] = [Self::Markdown, Self::Text, Self::Html];

    /// Its name, as the screen tells it.
    pub fn name(self) -> &'static str {
        match self {
            Self::Markdown => "Markdown",
            Self::Text => "Plain text",
            Self::Html => "Web page (HTML)",
        }
    }

    /// The ending of a file name, without the dot.
    pub fn extension(self) -> &'static str {
        match self {
            Self::Markdown => "md",
            Self::Text => "txt",
            Self::Html => "html",
        }
    }
}
