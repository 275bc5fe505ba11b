//! What can be wrong with an index.

use std::fmt;

use rusqlite::{Error, ErrorCode, ffi};

/// What is wrong.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Trouble {
    /// The file is no index for this, or is damaged: it can be thrown away and made anew.
    Unusable(String),
    /// Its file was taken away and another one may stand there: it is to be opened again.
    Replaced,
    /// Another program is writing it and goes on doing so.
    Busy,
    /// It can't be opened, read or written there.
    Failed(String),
}

impl fmt::Display for Trouble {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Unusable(why) => write!(f, "the index can't be used: {why}"),
            Self::Replaced => f.write_str("the index was replaced by another program"),
            Self::Busy => f.write_str("another program is writing the index"),
            Self::Failed(why) => write!(f, "the index can't be read or written: {why}"),
        }
    }
}

impl From<Error> for Trouble {
    fn from(error: Error) -> Self {
        let why = error.to_string();
        if error.sqlite_error().map(|e| e.extended_code) == Some(ffi::SQLITE_READONLY_DBMOVED) {
            return Self::Replaced;
        }
        match error.sqlite_error_code() {
            Some(ErrorCode::DatabaseBusy | ErrorCode::DatabaseLocked) => Self::Busy,
            Some(
                ErrorCode::CannotOpen
                | ErrorCode::ReadOnly
                | ErrorCode::PermissionDenied
                | ErrorCode::DiskFull
                | ErrorCode::SystemIoFailure
                | ErrorCode::OutOfMemory
                | ErrorCode::NoLargeFileSupport
                | ErrorCode::AuthorizationForStatementDenied,
            ) => Self::Failed(why),
            // What SQLite says of a file that is not what this program made: no database, damaged,
            // without a table, with something else in a column.
            _ => Self::Unusable(why),
        }
    }
}
