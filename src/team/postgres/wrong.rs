//! What the driver and the server say when something is wrong, as a sentence for an officer. What the
//! server adds in detail is left out: it may quote what stands in a row.

use std::error::Error as _;

use tokio_postgres::Error;
use tokio_postgres::error::DbError;

use crate::team::trouble::{Trouble, TroubleKind};

/// Nothing was heard in time.
pub(super) fn silent() -> Trouble {
    Trouble::new(
        TroubleKind::Unreached,
        "The store does not answer.",
        "What was recorded is safe in its file, and is sent when the store answers again.",
    )
}

/// Anything else, in a sentence.
pub(super) fn other(sentence: &str) -> Trouble {
    Trouble::new(TroubleKind::Other, sentence, "")
}

/// What an error comes to.
pub(super) fn trouble(error: &Error) -> Trouble {
    if let Some(told) = error.as_db_error() {
        return of_server(told);
    }
    let cause = error
        .source()
        .map_or_else(|| error.to_string(), ToString::to_string);
    if cause.contains("CaUsedAsEndEntity") {
        return Trouble::new(
            TroubleKind::NotLetIn,
            "The store\u{2019}s certificate is one that signs others, and no server\u{2019}s.",
            "Whoever runs it makes one with basicConstraints=CA:FALSE; docs/team.md tells how.",
        );
    }
    if cause.to_ascii_lowercase().contains("certificate") {
        return Trouble::new(
            TroubleKind::NotLetIn,
            format!("The store\u{2019}s certificate is not trusted: {cause}."),
            "Name the authority that signed it with PGSSLROOTCERT=FILE.",
        );
    }
    if cause.contains("password missing") {
        return Trouble::new(
            TroubleKind::NotLetIn,
            "The store asks for a password, and there is none.",
            "Put it in the file ~/.pgpass as HOST:PORT:DATABASE:USER:PASSWORD, readable by you alone.",
        );
    }
    Trouble::new(
        TroubleKind::Unreached,
        format!("The store is not reached: {}.", cause.trim_end_matches('.')),
        "What was recorded is safe in its file, and is sent when the store is reached again.",
    )
}

fn of_server(told: &DbError) -> Trouble {
    let code = told.code().code();
    let (kind, sentence, hint) = match code {
        "28P01" | "28000" => (
            TroubleKind::NotLetIn,
            "The store does not let this officer in: user or password is wrong.".to_owned(),
            "Look at the user in the address, and at the password in ~/.pgpass.",
        ),
        "3D000" => (
            TroubleKind::NoStore,
            "There is no database of that name.".to_owned(),
            "Ask whoever runs the PostgreSQL for its name, or to make it.",
        ),
        "3F000" | "42P01" => (
            TroubleKind::NoStore,
            "There is no store of Quorate\u{2019}s in that database.".to_owned(),
            "Make it with quorate team init URL.",
        ),
        // A store that was made by an older version lacks a column, or has a function without an argument.
        "42703" | "42883" => (
            TroubleKind::Other,
            "The store is of an older version than this Quorate wants.".to_owned(),
            "Whoever runs it brings it up to date: quorate team init URL. Nothing in it is lost.",
        ),
        "42501" => (
            TroubleKind::NotAllowed,
            "The store does not allow that to this user.".to_owned(),
            "An officer needs: grant quorate_officer to the user. Who makes the store needs the right to \
             make schemas in the database, and roles.",
        ),
        "P0002" => (
            TroubleKind::Asked,
            "The store has no such meeting.".to_owned(),
            "quorate team status lists those that it has.",
        ),
        "QU003" => (
            TroubleKind::NotAllowed,
            "Somebody else has the pen of this meeting.".to_owned(),
            "Ask for it: they type quorate team hand MEETING YOUR-NAME.",
        ),
        // Shut down, starting, a replica that takes no writing, asked too much, out of time.
        "57P01" | "57P02" | "57P03" | "57014" | "55P03" | "25006" | "40001" | "40P01" => (
            TroubleKind::Unreached,
            format!("The store can\u{2019}t do that just now ({code})."),
            "It is tried again.",
        ),
        _ if code.starts_with("08") || code.starts_with("53") => (
            TroubleKind::Unreached,
            format!("The store can\u{2019}t do that just now ({code})."),
            "It is tried again.",
        ),
        _ => (
            TroubleKind::Other,
            format!("The store refused: {} ({code}).", told.message()),
            "",
        ),
    };
    Trouble::new(kind, sentence, hint)
}
