//! The store in PostgreSQL. No other file knows the driver, its runtime or how it is encrypted.
//!
//! Each question has a time within which it is answered or the connection is given up: a network that
//! swallows everything looks like a store that thinks, and nobody may wait for either.

mod connect;
mod finding;
mod listing;
mod questions;
mod wrong;

use std::cell::RefCell;
use std::collections::HashMap;
use std::future::Future;
use std::time::Duration;

use tokio::runtime::Runtime;
use tokio::sync::mpsc::UnboundedReceiver;
use tokio_postgres::types::ToSql;
use tokio_postgres::{Client, Row, Statement};

pub use connect::{Login, Secrets, connect};
pub use listing::{InStore, Listed};

use super::trouble::Trouble;

/// How long a connection may take, and how long an answer.
pub const CONNECTING: Duration = Duration::from_secs(5);
/// See [`CONNECTING`].
pub const ANSWERING: Duration = Duration::from_secs(10);

/// How long the pen is held after the last that was heard of its holder.
pub const LEASE: Duration = Duration::from_mins(1);

/// What makes the store, as a database's administrator may want to read it first.
pub const SCHEMA: &str = include_str!("schema.sql");

/// A connection to the store.
pub struct PostgresStore {
    runtime: Runtime,
    client: Client,
    notices: UnboundedReceiver<()>,
    /// What was asked before needs not be told again.
    statements: RefCell<HashMap<&'static str, Statement>>,
    /// What the machine is told apart by.
    me: String,
    /// The officer.
    officer: String,
    /// The officer and the machine, in words.
    holder: String,
    /// The seconds of the lease.
    lease: i32,
}

// What is asked and answered is nobody's business here.
impl std::fmt::Debug for PostgresStore {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("PostgresStore")
    }
}

impl PostgresStore {
    /// Waits for an answer, for so long and no longer.
    fn wait<T>(
        &self,
        answer: impl Future<Output = Result<T, tokio_postgres::Error>>,
    ) -> Result<T, Trouble> {
        self.runtime.block_on(async {
            match tokio::time::timeout(ANSWERING, answer).await {
                Ok(answer) => answer.map_err(|e| wrong::trouble(&e)),
                Err(_) => Err(wrong::silent()),
            }
        })
    }

    /// The rows that answer a question.
    fn rows(&self, sql: &'static str, with: &[&(dyn ToSql + Sync)]) -> Result<Vec<Row>, Trouble> {
        let known = self.statements.borrow().get(sql).cloned();
        let statement = match known {
            Some(statement) => statement,
            None => self.wait(self.client.prepare(sql))?,
        };
        let rows = self.wait(self.client.query(&statement, with))?;
        self.statements.borrow_mut().insert(sql, statement);
        Ok(rows)
    }

    /// The one row that answers a question.
    fn row(&self, sql: &'static str, with: &[&(dyn ToSql + Sync)]) -> Result<Row, Trouble> {
        let one = self.rows(sql, with)?.pop();
        one.ok_or_else(|| wrong::other("The store answered nothing."))
    }

    /// Whether the connection has ended.
    pub fn is_closed(&self) -> bool {
        self.client.is_closed()
    }
}
