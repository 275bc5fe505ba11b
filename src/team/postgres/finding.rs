//! What is found in the readings that an audience may read, by PostgreSQL's own text search. Who asks gets the
//! rows that row security lets them have, and no others.

use chrono::NaiveDate;
use tokio_postgres::Row;

use super::{PostgresStore, wrong};
use crate::team::store::{Answered, Asked, Candidate, Wanted};
use crate::team::trouble::Trouble;

/// So many meetings come in one piece.
const MOST: i64 = 200;

const FOUND: &str = "\
    select session, body, day::text, passages, found is null and passages = '[]' from quorate.published \
    where audience = $1 and day >= $2::text::date and day <= $3::text::date \
        and ($4 = '' or found is null or found @@ $4::text::tsquery) \
        and (day, session) > ($5::text::date, $6) \
    order by day, session limit $7";

const ANSWERED: &str = "\
    select session, body, day::text, (facts #- $5)::text, \
        case when $6::text is not null and ($6 = '' or found is null or found @@ $6::text::tsquery) \
            then passages end, \
        case when facts is null then reading end \
    from quorate.published \
    where audience = $1 and (day >= $2::text::date and day <= $3::text::date or day is null and $4) \
        and session > $7 \
    order by session limit $8";

const PASSAGES: &str = "\
    select session, passages from quorate.published where audience = $1 and session = any($2)";

impl PostgresStore {
    /// What the store has of some meetings, as an audience may read them, in the order of their sessions.
    ///
    /// # Errors
    /// When the store doesn't answer, or holds a day that is none.
    pub fn answered(&mut self, audience: &str, asked: &Asked) -> Result<Vec<Answered>, Trouble> {
        let (from, to) = in_days(asked.from, asked.to);
        let query = asked.with_words.as_deref().map(any_of);
        let mut all: Vec<Answered> = Vec::new();
        loop {
            let session = all.last().map_or("", |last| &last.session);
            let with: &[&(dyn tokio_postgres::types::ToSql + Sync)] = &[
                &audience,
                &from,
                &to,
                &asked.journals,
                &asked.without,
                &query,
                &session,
                &MOST,
            ];
            let rows = self.rows(ANSWERED, with)?;
            if rows.is_empty() {
                return Ok(all);
            }
            let more: Result<Vec<Answered>, Trouble> = rows.iter().map(answered).collect();
            all.extend(more?);
        }
    }

    /// The passages of these sessions, as an audience may read them: each session with its passages as JSON.
    ///
    /// # Errors
    /// When the store doesn't answer.
    pub fn passages(
        &mut self,
        audience: &str,
        sessions: &[&str],
    ) -> Result<Vec<(String, String)>, Trouble> {
        let mut found = Vec::with_capacity(sessions.len());
        for some in sessions.chunks(MOST as usize) {
            let rows = self.rows(PASSAGES, &[&audience, &some])?;
            found.extend(rows.iter().map(|row| (row.get(0), row.get(1))));
        }
        Ok(found)
    }

    /// The meetings of some days that have all the words, as an audience may read them, the oldest first; and
    /// those of which the store holds no passages.
    ///
    /// # Errors
    /// When the store doesn't answer, or holds a day that is none.
    pub fn candidates(
        &mut self,
        audience: &str,
        (from, to): (Option<NaiveDate>, Option<NaiveDate>),
        wanted: &[Wanted],
    ) -> Result<Vec<Candidate>, Trouble> {
        let (from, to) = in_days(from, to);
        let query = in_words(wanted);
        let mut all: Vec<Candidate> = Vec::new();
        loop {
            let last = all.last();
            let after = last.map_or_else(|| "0001-01-01".to_owned(), |c| c.day.to_string());
            let session = last.map_or_else(String::new, |c| c.session.clone());
            let with: &[&(dyn tokio_postgres::types::ToSql + Sync)] =
                &[&audience, &from, &to, &query, &after, &session, &MOST];
            let rows = self.rows(FOUND, with)?;
            if rows.is_empty() {
                return Ok(all);
            }
            let more: Result<Vec<Candidate>, Trouble> = rows.iter().map(candidate).collect();
            all.extend(more?);
        }
    }
}

/// The first and the last day as the store is asked for them.
fn in_days(from: Option<NaiveDate>, to: Option<NaiveDate>) -> (String, String) {
    let day =
        |day: Option<NaiveDate>, or: &str| day.map_or_else(|| or.to_owned(), |day| day.to_string());
    (day(from, "0001-01-01"), day(to, "9999-12-31"))
}

fn day_of(text: &str) -> Result<NaiveDate, Trouble> {
    text.parse()
        .map_err(|_| wrong::other("The store holds a day that is none."))
}

fn candidate(row: &Row) -> Result<Candidate, Trouble> {
    Ok(Candidate {
        session: row.get(0),
        body: row.get(1),
        day: day_of(row.get(2))?,
        passages: (!row.get::<_, bool>(4)).then(|| row.get(3)),
    })
}

fn answered(row: &Row) -> Result<Answered, Trouble> {
    Ok(Answered {
        session: row.get(0),
        body: row.get(1),
        day: row.get::<_, Option<&str>>(2).map(day_of).transpose()?,
        facts: row.get(3),
        passages: row.get(4),
        reading: row.get(5),
    })
}

/// All words of one of these, in the language of PostgreSQL's text search; empty where one of them wants no
/// word, since everything has that.
fn any_of(each: &[Vec<Wanted>]) -> String {
    if each.iter().any(Vec::is_empty) {
        return String::new();
    }
    let each: Vec<String> = each
        .iter()
        .map(|one| format!("({})", in_words(one)))
        .collect();
    each.join(" | ")
}

/// What is wanted in the language of PostgreSQL's text search. Every word stands between quotation marks, so
/// that nothing that was typed is read as an operator.
fn in_words(wanted: &[Wanted]) -> String {
    let quoted = |word: &String| format!("'{}'", word.replace('\\', "\\\\").replace('\'', "''"));
    let all = wanted.iter().map(|one| {
        let ways = one.ways.iter().map(|way| {
            let mut words: Vec<String> = way.iter().map(quoted).collect();
            if let Some(last) = words.last_mut().filter(|_| one.begins) {
                last.push_str(":*");
            }
            format!("({})", words.join(" & "))
        });
        format!("({})", ways.collect::<Vec<_>>().join(" | "))
    });
    all.collect::<Vec<_>>().join(" & ")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_typed_is_no_operator() {
        let wanted = |ways: &[&[&str]], begins| Wanted {
            ways: ways
                .iter()
                .map(|way| way.iter().map(|w| (*w).to_owned()).collect())
                .collect(),
            begins,
        };
        assert_eq!(in_words(&[]), "");
        assert_eq!(
            in_words(&[
                wanted(&[&["housing"]], false),
                wanted(&[&["co", "op"], &["coop"]], true)
            ]),
            "(('housing')) & (('co' & 'op':*) | ('coop':*))"
        );
        assert_eq!(
            in_words(&[wanted(&[&["o'hare\\ | !x"]], false)]),
            "(('o''hare\\\\ | !x'))"
        );
        let (one, other) = (wanted(&[&["roads"]], false), wanted(&[&["pot"]], true));
        assert_eq!(
            any_of(&[vec![one.clone()], vec![other]]),
            "((('roads'))) | ((('pot':*)))"
        );
        assert_eq!(any_of(&[vec![one], Vec::new()]), "");
    }
}
