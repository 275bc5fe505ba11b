//! What the arguments come to: the options of the environment, and the formats of documents.

use clap::ValueEnum;
use clap::builder::PossibleValue;

use super::args::{Audience, Global};
use crate::app::environment::{Options, Readers};
use crate::minutes::Format;

impl Global {
    /// What the environment is to be.
    pub(super) fn options(&self) -> Options {
        Options {
            sessions: self.sessions.clone(),
            config: self.config.clone(),
            cache: self.cache.clone(),
            officer: self.officer.clone(),
            audience: match self.audience {
                Audience::Public => Readers::Public,
                Audience::Full => Readers::Full,
            },
            clock: self.clock,
        }
    }
}

impl ValueEnum for Format {
    fn value_variants<'a>() -> &'a [Self] {
        &Self::ALL
    }

    fn to_possible_value(&self) -> Option<PossibleValue> {
        let (name, help) = match self {
            Self::Markdown => ("markdown", "Markdown"),
            Self::Text => ("text", "Plain text"),
            Self::Html => ("html", "An accessible web page"),
            Self::Json => ("json", "JSON, for other programs"),
            Self::Docx => ("docx", "Word"),
            Self::Odt => ("odt", "OpenDocument text, for LibreOffice"),
            #[cfg(feature = "pdf")]
            Self::Pdf => ("pdf", "PDF, tagged (PDF/UA-1 and PDF/A-2a)"),
        };
        Some(PossibleValue::new(name).help(help))
    }
}
