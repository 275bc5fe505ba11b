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
    /// JSON, for other programs.
    Json,
    /// Word, DOCX.
    Docx,
    /// OpenDocument text, ODT.
    Odt,
    /// Tagged PDF, for keeping and for being read aloud.
    #[cfg(feature = "pdf")]
    Pdf,
}

impl Format {
    /// All of them.
    pub const ALL: [Self; 6 + cfg!(feature = "pdf") as usize] = [
        Self::Markdown,
        Self::Text,
        Self::Html,
        Self::Json,
        Self::Docx,
        Self::Odt,
        #[cfg(feature = "pdf")]
        Self::Pdf,
    ];

    /// Its name, as the screen tells it.
    pub fn name(self) -> &'static str {
        match self {
            Self::Markdown => "Markdown",
            Self::Text => "Plain text",
            Self::Html => "Web page (HTML)",
            Self::Json => "JSON, for other programs",
            Self::Docx => "Word (DOCX)",
            Self::Odt => "OpenDocument (ODT)",
            #[cfg(feature = "pdf")]
            Self::Pdf => "PDF",
        }
    }

    /// The ending of a file name, without the dot.
    pub fn extension(self) -> &'static str {
        match self {
            Self::Markdown => "md",
            Self::Text => "txt",
            Self::Html => "html",
            Self::Json => "json",
            Self::Docx => "docx",
            Self::Odt => "odt",
            #[cfg(feature = "pdf")]
            Self::Pdf => "pdf",
        }
    }

    /// The format that a file of this ending is in, whatever its capitals.
    pub fn of_extension(extension: &str) -> Option<Self> {
        let lower = extension.to_ascii_lowercase();
        let found = Self::ALL.into_iter().find(|f| f.extension() == lower);
        found.or(match lower.as_str() {
            "markdown" => Some(Self::Markdown),
            "htm" => Some(Self::Html),
            _ => None,
        })
    }

    /// Whether its bytes are no text: nothing for a terminal.
    pub fn is_binary(self) -> bool {
        match self {
            Self::Markdown | Self::Text | Self::Html | Self::Json => false,
            Self::Docx | Self::Odt => true,
            #[cfg(feature = "pdf")]
            Self::Pdf => true,
        }
    }
}
