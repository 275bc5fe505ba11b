//! The store as a whole: making it, looking whether it is there, what is in it.

use super::PostgresStore;
use super::questions::{head, number};
use super::wrong;
use crate::team::store::Branch;
use crate::team::trouble::{Trouble, TroubleKind};

/// The version of the tables that this program knows.
const VERSION: i32 = 3;

/// A branch of a meeting, as the store lists it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Listed {
    /// The session.
    pub session: String,
    /// The name that its file has.
    pub name: String,
    /// The branch.
    pub branch: Branch,
    /// How many records it has of its own.
    pub records: u64,
    /// Who has the pen of the meeting, if anybody has.
    pub holder: Option<String>,
}

/// What the store is.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct InStore {
    /// The user that it was asked as.
    pub user: String,
    /// That user is an officer.
    pub officer: bool,
    /// The version of the server.
    pub server: String,
}

const LISTED: &str = "\
    select m.session, m.name, b.number, b.client = $1, b.by, b.after, h.number, h.digits, \
        (select count(*) from quorate.record r where r.meeting = m.key and r.branch = b.number), \
        (select p.holder from quorate.pen p where p.meeting = m.key and p.until > now()) \
    from quorate.meeting m \
    cross join lateral (select 0 as number, ''::text as client, ''::text as by, 0::bigint as after \
        union all select number, client, by, after from quorate.branch where meeting = m.key) b \
    cross join lateral quorate.head(m.key, b.number) h \
    where h.number is not null order by m.session, b.number";

const UNANSWERED: &str = "\
    select m.session from quorate.meeting m where (select count(*) from quorate.published p \
        where p.session = m.session and p.facts ->> 'v' = $1) < 2";

impl PostgresStore {
    /// Makes the store's tables, roles and functions; what is there stays. From when on the public role reads
    /// minutes ("draft", "issued" or "approved") stays too where it isn't said. What was made, in sentences.
    ///
    /// # Errors
    /// When the user may not make them.
    pub fn init(&mut self, public_from: Option<&str>) -> Result<Vec<String>, Trouble> {
        let before = self.wait(self.client.query_one(
            "select to_regnamespace('quorate') is not null, \
             (select count(*) from pg_roles where rolname like 'quorate\\_%')",
            &[],
        ))?;
        let (there, roles): (bool, i64) = (before.get(0), before.get(1));
        // All of it or nothing: a server that goes away half way leaves what was.
        let sql = format!("begin;\n{}\ncommit;", super::SCHEMA);
        self.wait(self.client.batch_execute(&sql))?;
        let mut made = Vec::new();
        made.push(if there {
            "The store is there, and as this version of Quorate wants it.".to_owned()
        } else {
            "Made the schema quorate, with its tables, functions and row security.".to_owned()
        });
        if roles < 3 {
            made.push(
                "Made the roles quorate_officer, quorate_reader and quorate_public.".to_owned(),
            );
        }
        if let Some(from) = public_from {
            let sql = "update quorate.setting set public_from = $1";
            self.rows(sql, &[&from])?;
        }
        let from = self.row("select public_from from quorate.setting", &[])?;
        made.push(
            match from.get(0) {
                "approved" => "The role quorate_public reads minutes that were approved.",
                "issued" => "The role quorate_public reads minutes of which a draft was issued.",
                _ => "The role quorate_public reads minutes from the first draft on.",
            }
            .to_owned(),
        );
        Ok(made)
    }

    /// Looks whether the store is there, of this version, and who asks.
    ///
    /// # Errors
    /// When it is not, or doesn't answer.
    pub fn look(&mut self) -> Result<InStore, Trouble> {
        let row = self.wait(self.client.query_one(
            "select session_user::text, current_setting('server_version'), \
             coalesce((select pg_has_role(oid, 'member') from pg_roles \
                where rolname = 'quorate_officer'), false), \
             exists (select from pg_namespace where nspname = 'quorate')",
            &[],
        ))?;
        let told = InStore {
            user: row.get(0),
            server: row.get(1),
            officer: row.get(2),
        };
        if !row.get::<_, bool>(3) {
            return Err(Trouble::new(
                TroubleKind::NoStore,
                "There is no store of Quorate\u{2019}s in that database.",
                "Make it with quorate team init URL.",
            ));
        }
        if told.officer {
            // A schema of that name that is somebody else's has no such table.
            let asked = self
                .client
                .query_one("select number from quorate.version", &[]);
            let found: i32 = self.wait(asked)?.get(0);
            if found < VERSION {
                return Err(Trouble::new(
                    TroubleKind::Other,
                    format!(
                        "The store is of version {found}, and this Quorate wants version {VERSION}."
                    ),
                    "Whoever runs it brings it up to date: quorate team init URL. Nothing in it is lost.",
                ));
            }
            if found != VERSION {
                return Err(wrong::other(&format!(
                    "The store is of version {found}, and this Quorate knows version {VERSION}: use the \
                     Quorate that made it."
                )));
            }
        }
        Ok(told)
    }

    /// The sessions of which not every audience is answered in the store by facts of this version: an older
    /// version of the program sent them, or nothing of theirs could be read.
    ///
    /// # Errors
    /// When the store doesn't answer.
    pub fn unanswered(&mut self, version: u32) -> Result<Vec<String>, Trouble> {
        let rows = self.rows(UNANSWERED, &[&version.to_string()])?;
        Ok(rows.iter().map(|row| row.get(0)).collect())
    }

    /// Every branch of every meeting in the store.
    ///
    /// # Errors
    /// When the store doesn't answer.
    pub fn listed(&mut self) -> Result<Vec<Listed>, Trouble> {
        let rows = self.rows(LISTED, &[&self.me])?;
        let listed = rows.iter().map(|row| {
            Ok(Listed {
                session: row.get(0),
                name: row.get(1),
                branch: Branch {
                    number: row.get(2),
                    own: row.get(3),
                    by: row.get(4),
                    parted: number(row, 5),
                    head: head(row, 6)?,
                },
                records: number(row, 8),
                holder: row.get(9),
            })
        });
        listed.collect()
    }
}
