//! What the sender asks: see [`Store`]. And what else is asked of one meeting.

use std::ops::Range;
use std::time::Duration;

use tokio_postgres::Row;
use tokio_postgres::types::ToSql;

use super::PostgresStore;
use super::wrong;
use crate::storage::format::Digits;
use crate::storage::raw::{RawFile, RawRecord};
use crate::team::store::{Branch, Head, Pen, Published, Store, Written};
use crate::team::trouble::{Trouble, TroubleKind};

const BRANCHES: &str = "\
    select b.number, b.client = $2, b.by, b.after, h.number, h.digits from quorate.meeting m \
    cross join lateral (select 0 as number, ''::text as client, ''::text as by, 0::bigint as after \
        union all select number, client, by, after from quorate.branch where meeting = m.key) b \
    cross join lateral quorate.head(m.key, b.number) h \
    where m.session = $1 and h.number is not null order by b.number";

const RECORDS: &str = "\
    select r.number, r.before, r.digits, r.bytes from quorate.meeting m \
    join quorate.record r on r.meeting = m.key \
    where m.session = $1 and r.number > $3 and (r.branch = $2 or r.branch = 0 and r.number <= \
        (select b.after from quorate.branch b where b.meeting = m.key and b.number = $2)) \
    order by r.number limit $4";

const CHAIN: &str = "\
    select r.number, r.digits from quorate.meeting m \
    join quorate.record r on r.meeting = m.key \
    where m.session = $1 and (r.branch = $2 or r.branch = 0 and r.number <= \
        (select b.after from quorate.branch b where b.meeting = m.key and b.number = $2)) \
    order by r.number";

const APPEND: &str = "select outcome, number, digits, holder, to_char(until, 'HH24:MI:SS') \
    from quorate.append($1, $2, $3, $4, $5, $6, $7, $8, $9, $10)";

/// At most so many records come in one piece.
const MOST: i64 = 500;

pub(super) fn number(row: &Row, column: usize) -> u64 {
    row.get::<_, i64>(column).try_into().unwrap_or(0)
}

pub(super) fn stored(number: u64) -> i64 {
    number.try_into().unwrap_or(i64::MAX)
}

pub(super) fn digits(text: &str) -> Result<Digits, Trouble> {
    text.as_bytes()
        .try_into()
        .map_err(|_| wrong::other("The store holds digits that are none."))
}

fn words(digits: &Digits) -> String {
    String::from_utf8_lossy(digits).into_owned()
}

pub(super) fn head(row: &Row, column: usize) -> Result<Head, Trouble> {
    Ok(Head {
        number: number(row, column),
        digits: digits(row.get(column + 1))?,
    })
}

fn pen(row: &Row) -> Pen {
    Pen {
        own: row.get(0),
        holder: row.get(1),
        held: true,
        until: row.get(2),
        offered: None,
    }
}

impl Store for PostgresStore {
    fn branches(&mut self, session: &str) -> Result<Vec<Branch>, Trouble> {
        let rows = self.rows(BRANCHES, &[&session, &self.me])?;
        let branch = |row: &Row| {
            Ok(Branch {
                number: row.get(0),
                own: row.get(1),
                by: row.get(2),
                parted: number(row, 3),
                head: head(row, 4)?,
            })
        };
        rows.iter().map(branch).collect()
    }

    fn chain(&mut self, session: &str, branch: i32) -> Result<Vec<Head>, Trouble> {
        let rows = self.rows(CHAIN, &[&session, &branch])?;
        rows.iter().map(|row| head(row, 0)).collect()
    }

    fn append(
        &mut self,
        file: &RawFile,
        branch: i32,
        range: Range<usize>,
    ) -> Result<Written, Trouble> {
        let records = file.records.get(range).unwrap_or_default();
        let numbers: Vec<i64> = records.iter().map(|r| stored(r.number)).collect();
        let before: Vec<String> = records.iter().map(|r| words(&r.before)).collect();
        let digits: Vec<String> = records.iter().map(|r| words(&r.digits)).collect();
        let bytes: Vec<&[u8]> = records.iter().map(|r| r.bytes.as_slice()).collect();
        let row = self.row(
            APPEND,
            &[
                &file.session,
                &file.name,
                &branch,
                &self.me,
                &self.holder,
                &self.lease,
                &numbers,
                &before,
                &digits,
                &bytes,
            ],
        )?;
        let at_end = || {
            let known: (Option<i64>, Option<&str>) = (row.get(1), row.get(2));
            Ok(Head {
                number: known.0.and_then(|n| n.try_into().ok()).unwrap_or(0),
                digits: self::digits(known.1.unwrap_or("0000000000000000"))?,
            })
        };
        match row.get(0) {
            "stored" => Ok(Written::Stored(at_end()?)),
            "held" => Ok(Written::HeldBy(Pen {
                holder: row.get::<_, Option<String>>(3).unwrap_or_default(),
                own: false,
                held: true,
                until: row.get::<_, Option<String>>(4).unwrap_or_default(),
                offered: None,
            })),
            _ => Ok(Written::Parted(at_end()?)),
        }
    }

    fn part(&mut self, session: &str, after: Head) -> Result<i32, Trouble> {
        let sql = "select quorate.part($1, $2, $3, $4, $5)";
        let (number, digits) = (stored(after.number), words(&after.digits));
        let row = self.row(sql, &[&session, &self.me, &self.holder, &number, &digits])?;
        Ok(row.get(0))
    }
}

impl PostgresStore {
    /// The records of a branch after a number, with what it has in common with the meeting: some of
    /// them, none at its end. `after` is none for those from the header on.
    ///
    /// # Errors
    /// When the store doesn't answer.
    pub fn records(
        &mut self,
        session: &str,
        branch: i32,
        after: Option<u64>,
    ) -> Result<Vec<RawRecord>, Trouble> {
        let after = after.map_or(-1, stored);
        let rows = self.rows(RECORDS, &[&session, &branch, &after, &MOST])?;
        let record = |row: &Row| {
            Ok(RawRecord {
                number: number(row, 0),
                before: digits(row.get(1))?,
                digits: digits(row.get(2))?,
                bytes: row.get(3),
            })
        };
        rows.iter().map(record).collect()
    }

    /// All records of a branch.
    ///
    /// # Errors
    /// When the store doesn't answer.
    pub fn all_records(&mut self, session: &str, branch: i32) -> Result<Vec<RawRecord>, Trouble> {
        let mut all: Vec<RawRecord> = Vec::new();
        loop {
            let more = self.records(session, branch, all.last().map(|r| r.number))?;
            if more.is_empty() {
                return Ok(all);
            }
            all.extend(more);
        }
    }

    /// Takes the pen, where nobody has it, the lease has run out or it was handed to this officer; who
    /// has it then.
    ///
    /// # Errors
    /// When the store doesn't answer, or has no such meeting.
    pub fn take_pen(&mut self, session: &str) -> Result<Pen, Trouble> {
        let sql = "select own, holder, to_char(until, 'HH24:MI:SS') \
            from quorate.take($1, $2, $3, $4, $5)";
        let row = self.row(
            sql,
            &[&session, &self.me, &self.holder, &self.officer, &self.lease],
        )?;
        Ok(pen(&row))
    }

    /// Keeps the pen for another while, or takes it where nobody has it; who has it then.
    ///
    /// # Errors
    /// When the store doesn't answer, or has no such meeting.
    pub fn keep_pen(&mut self, session: &str) -> Result<Pen, Trouble> {
        let sql = "select own, holder, to_char(until, 'HH24:MI:SS') \
            from quorate.keep($1, $2, $3, $4)";
        let row = self.row(sql, &[&session, &self.me, &self.holder, &self.lease])?;
        Ok(pen(&row))
    }

    /// Hands the pen to an officer, who is to take it; where none is named it is laid down. Whether this
    /// machine had it.
    ///
    /// # Errors
    /// When the store doesn't answer.
    pub fn hand_pen(&mut self, session: &str, to: Option<&str>) -> Result<bool, Trouble> {
        let sql = "select quorate.hand($1, $2, $3)";
        let row = self.row(sql, &[&session, &self.me, &to])?;
        Ok(row.get(0))
    }

    /// Who has the pen of a meeting, if anybody ever had.
    ///
    /// # Errors
    /// When the store doesn't answer.
    pub fn pen(&mut self, session: &str) -> Result<Option<Pen>, Trouble> {
        let sql = "select p.holder, p.client = $2, p.until > now(), \
            to_char(p.until, 'HH24:MI:SS'), p.offered \
            from quorate.pen p join quorate.meeting m on m.key = p.meeting where m.session = $1";
        let row = self.rows(sql, &[&session, &self.me])?;
        Ok(row.first().map(|row| Pen {
            holder: row.get(0),
            own: row.get(1),
            held: row.get(2),
            until: row.get(3),
            offered: row.get(4),
        }))
    }

    /// Puts what an audience may read of a meeting in the store.
    ///
    /// # Errors
    /// When the store doesn't answer.
    pub fn publish(&mut self, session: &str, told: &Published) -> Result<(), Trouble> {
        let sql = "select quorate.publish($1, $2, $3, $4, $5::text::date, $6, $7, $8::text::jsonb, $9, $10)";
        let day = told.day.map(|day| day.to_string());
        let Published {
            audience,
            body,
            state,
            reading,
            facts,
            passages,
            words,
            ..
        } = told;
        let with: &[&(dyn ToSql + Sync)] = &[
            &session, &self.me, audience, body, &day, state, reading, facts, passages, words,
        ];
        self.rows(sql, with).map(drop)
    }

    /// Takes all that a meeting was out of the store, to be sent anew: after a purge.
    ///
    /// # Errors
    /// When somebody else has the pen, or the store doesn't answer.
    pub fn purge(&mut self, session: &str) -> Result<(), Trouble> {
        let sql = "select quorate.purge($1, $2)";
        self.rows(sql, &[&session, &self.me]).map(drop)
    }

    /// Says that this machine follows a meeting for the next minutes: it is told when something comes.
    ///
    /// # Errors
    /// When the store doesn't answer, or has no such meeting.
    pub fn follow(&mut self, session: &str) -> Result<(), Trouble> {
        let sql = "select quorate.follow($1, $2, 300)";
        self.rows(sql, &[&session, &self.me])?;
        self.wait(self.client.batch_execute("listen quorate"))
    }

    /// Waits until something may have come, for so long and no longer. A notice is a hint: what has come
    /// is asked for.
    ///
    /// # Errors
    /// When the connection has ended.
    pub fn await_notice(&mut self, patience: Duration) -> Result<(), Trouble> {
        let notices = &mut self.notices;
        let ended = self.runtime.block_on(async {
            let notice = tokio::time::timeout(patience, notices.recv()).await;
            while notices.try_recv().is_ok() {}
            matches!(notice, Ok(None))
        });
        if ended {
            return Err(Trouble::new(
                TroubleKind::Unreached,
                "The connection to the store has ended.",
                "It is tried again.",
            ));
        }
        Ok(())
    }
}
