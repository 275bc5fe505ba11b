//! What is found in the readings that an audience may read, by PostgreSQL's own text search. Who asks gets the
//! rows that row security lets them have, and no others.

use chrono::NaiveDate;
use tokio_postgres::Row;

use super::{PostgresStore, wrong};
use crate::team::store::{Candidate, Wanted};
use crate::team::trouble::Trouble;

/// So many meetings come in one piece.
const MOST: i64 = 200;

const FOUND: &str = "\
    select session, body, day::text, passages, found is null and passages = '[]' from quorate.published \
    where audience = $1 and day >= $2::text::date and day <= $3::text::date \
        and ($4 = '' or found is null or found @@ $4::text::tsquery) \
        and (day, session) > ($5::text::date, $6) \
    order by day, session limit $7";

impl PostgresStore {
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
        let day = |day: Option<NaiveDate>, or: &str| {
            day.map_or_else(|| or.to_owned(), |day| day.to_string())
        };
        let (from, to) = (day(from, "0001-01-01"), day(to, "9999-12-31"));
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

fn candidate(row: &Row) -> Result<Candidate, Trouble> {
    let day: &str = row.get(2);
    Ok(Candidate {
        session: row.get(0),
        body: row.get(1),
        day: day
            .parse()
            .map_err(|_| wrong::other("The store holds a day that is none."))?,
        passages: (!row.get::<_, bool>(4)).then(|| row.get(3)),
    })
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
    }
}
