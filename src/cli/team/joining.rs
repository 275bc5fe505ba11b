//! Making the office's store, joining it, leaving it.

use clap::ValueEnum;

use super::super::out;
use crate::app::environment::Environment;
use crate::app::fail::{Exit, Fail, Outcome};
use crate::app::team;
use crate::storage::office::{Office, office, set_office};
use crate::team::address::{Encryption, address};
use crate::team::postgres::connect;

/// From when on the public role reads minutes.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub(in crate::cli) enum PublicFrom {
    /// From the first draft on
    Draft,
    /// Once a draft was issued
    Issued,
    /// Once they are approved
    Approved,
}

impl PublicFrom {
    fn name(self) -> &'static str {
        match self {
            Self::Draft => "draft",
            Self::Issued => "issued",
            Self::Approved => "approved",
        }
    }
}

pub(super) fn init(env: &Environment, url: &str, public: Option<PublicFrom>) -> Outcome {
    let login = team::login(env, &Office::new(address(url)?.kept))?;
    let made = connect(&login)?.init(public.map(PublicFrom::name))?;
    out::print((made.join("\n") + "\n").as_bytes())?;
    out::tell("let officers in with: grant quorate_officer to THEIR-USER; then they join");
    Ok(Exit::Done)
}

pub(super) fn join(env: &Environment, url: &str) -> Outcome {
    let read = address(url)?;
    let folder = env.book_folder()?;
    // The same machine stays the same, whatever the store's address is now.
    let joined = Office {
        url: read.kept,
        ..office(&folder)
            .ok()
            .flatten()
            .unwrap_or_else(|| Office::new(String::new()))
    };
    let found = connect(&team::login(env, &joined)?)?.look()?;
    if !found.officer {
        return Err(Fail::new(
            Exit::Refused,
            format!("{} is no officer in that store.", found.user),
            format!(
                "Whoever runs it types: grant quorate_officer to \"{}\";",
                found.user
            ),
        ));
    }
    set_office(&folder, Some(&joined))?;
    let how = match read.encryption {
        Encryption::Checked => "encrypted, its certificate checked",
        Encryption::None => "not encrypted",
    };
    let told = format!(
        "Joined as {} (PostgreSQL {}, {how}).\n",
        found.user, found.server
    );
    out::print(told.as_bytes())?;
    Ok(Exit::Done)
}

pub(super) fn leave(env: &Environment) -> Outcome {
    team::joined(env)?;
    set_office(&env.book_folder()?, None)?;
    out::print(b"Left. Nothing is sent any more; what is in the store stays there.\n")?;
    Ok(Exit::Done)
}
