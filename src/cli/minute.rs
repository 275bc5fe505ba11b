//! `quorate minute`: the minute of one item, to be put into a letter.

use clap::{Args, ValueEnum};

use super::args::Session;
use super::args_papers::Printing;
use super::extract::item;
use super::minutes::put;
use super::out;
use crate::app::documents::{Document, Piece, minute};
use crate::app::environment::{Environment, Readers};
use crate::app::fail::{Fail, Outcome};
use crate::meeting::Reading;
use crate::minutes::{Audience, Full, Public};

/// Which minute.
#[derive(Debug, Args)]
pub(super) struct Minute {
    /// The session that it is drawn from.
    #[command(flatten)]
    session: Session,

    /// The item: its number, or its title
    #[arg(long, value_name = "N")]
    item: String,

    /// In which format; where it isn't said, the ending of FILE says it, and otherwise it is text
    #[arg(short, long, value_enum)]
    format: Option<Piece>,

    /// Where it goes.
    #[command(flatten)]
    to: Printing,
}

impl Minute {
    fn format(&self) -> Piece {
        self.format.unwrap_or_else(|| match &*self.to.ending() {
            "html" | "htm" => Piece::Html,
            "md" | "markdown" => Piece::Markdown,
            _ => Piece::Text,
        })
    }
}

impl ValueEnum for Piece {
    fn value_variants<'a>() -> &'a [Self] {
        &[Self::Text, Self::Html, Self::Markdown]
    }

    fn to_possible_value(&self) -> Option<clap::builder::PossibleValue> {
        let (name, help) = match self {
            Self::Text => ("text", "Plain text"),
            Self::Html => ("html", "A piece of a web page, for a letter or a clipboard"),
            Self::Markdown => ("markdown", "Markdown"),
        };
        Some(clap::builder::PossibleValue::new(name).help(help))
    }
}

/// Runs the command.
pub(super) fn run(env: &Environment, args: &Minute) -> Outcome {
    let session = out::session(env, &args.session.session)?;
    let to = args.to.place();
    let made = match env.audience {
        Readers::Public => made(&to.reading::<Public>(env, &session)?, args),
        Readers::Full => made(&to.reading::<Full>(env, &session)?, args),
    }?;
    put(env, &made, &to)?;
    Ok(session.exit)
}

fn made<A: Audience>(reading: &Reading<'_, A>, args: &Minute) -> Result<Document, Fail> {
    let item = item(reading, &args.item)?;
    Ok(minute(reading, item, args.format()))
}
