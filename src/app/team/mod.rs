//! The office's store, for the commands and the screen: which store was joined, who asks it, what of the
//! folder of sessions is in it.

pub(crate) mod branches;
pub(crate) mod copies;
pub(crate) mod follow;
pub(crate) mod pen;
pub(crate) mod readings;
pub(crate) mod screen;
pub(crate) mod sender;
pub(crate) mod sending;

use std::path::PathBuf;

use super::environment::Environment;
use super::fail::{Exit, Fail};
use crate::storage::office::{Office, office};
use crate::storage::system;
use crate::team::address::address;
use crate::team::postgres::{Login, PostgresStore, Secrets, connect};
use crate::team::{Trouble, TroubleKind};

/// The largest file of passwords or of authorities, in bytes.
const LIMIT: u64 = 4 << 20;

impl From<Trouble> for Fail {
    fn from(trouble: Trouble) -> Self {
        let exit = match trouble.kind {
            TroubleKind::Asked => Exit::Usage,
            TroubleKind::Unreached => Exit::File,
            _ => Exit::Refused,
        };
        Self::new(exit, trouble.sentence, trouble.hint)
    }
}

/// The office that this machine has joined.
///
/// # Errors
/// When it has joined none.
pub(crate) fn joined(env: &Environment) -> Result<Office, Fail> {
    office(&env.book_folder()?)?.ok_or_else(|| {
        Fail::new(
            Exit::Refused,
            "This machine has not joined an office\u{2019}s store.",
            "quorate team join URL does; quorate team init URL makes a store first.",
        )
    })
}

/// Who asks the store of an office.
///
/// # Errors
/// When the address can't be read.
pub(crate) fn login(env: &Environment, office: &Office) -> Result<Login, Fail> {
    let address = address(&office.url)?;
    let var = |name: &str| std::env::var(name).ok().filter(|value| !value.is_empty());
    let roots = address.root.clone().or_else(|| var("PGSSLROOTCERT"));
    let roots = match roots {
        // As PostgreSQL's own programs say it.
        Some(system) if system == "system" => None,
        Some(named) => Some(read(env, &PathBuf::from(named))?),
        None => home_file("postgresql/root.crt").and_then(|path| read(env, &path).ok()),
    };
    Ok(Login {
        address,
        user: var("PGUSER").unwrap_or_else(system::user),
        secrets: Secrets {
            password: var("PGPASSWORD"),
            file: password_file(env, var("PGPASSFILE").map(PathBuf::from)),
        },
        roots,
        client: office.client.clone(),
        officer: env.officer.to_string(),
        machine: system::host(),
    })
}

fn home_file(name: &str) -> Option<PathBuf> {
    system::home().map(|home| home.join(format!(".{name}")))
}

fn read(env: &Environment, path: &std::path::Path) -> Result<Vec<u8>, Fail> {
    env.disk.read(path, LIMIT).map_err(|e| {
        Fail::new(
            Exit::File,
            format!("{} can\u{2019}t be read: {e}.", path.display()),
            "It holds the authorities that sign the store\u{2019}s certificate.",
        )
    })
}

/// What stands in the password file; one that others may read is left aside, as PostgreSQL's own
/// programs do.
fn password_file(env: &Environment, named: Option<PathBuf>) -> Option<String> {
    let path = named.or_else(|| home_file("pgpass"))?;
    let meta = env.disk.meta(&path).ok()?;
    if cfg!(unix) && meta.mode & 0o077 != 0 {
        return None;
    }
    let bytes = env.disk.read(&path, LIMIT).ok()?;
    String::from_utf8(bytes).ok()
}

/// Connects to the store that this machine has joined.
///
/// # Errors
/// When it has joined none, or the store isn't reached.
pub(crate) fn store(env: &Environment) -> Result<PostgresStore, Fail> {
    let office = joined(env)?;
    Ok(connect(&login(env, &office)?)?)
}
