//! Answers over several meetings, for commands and screen alike: read from the index, as a document or a
//! table.

use chrono::NaiveDate;

#[cfg(feature = "team")]
use super::of_store::Stored;
use super::source::{Facts, Source, Wants};
use super::topics::{queries, topics};
use super::{Progress, Step, answered};
use crate::app::documents::{Document, RowsFormat, Table, of_paper};
use crate::app::fail::{Exit, Fail};
use crate::app::templates::Stationery;
use crate::archive::index::{Ask, Found, Index, Part, Trouble, Which, has_words};
use crate::archive::tokens::tokens;
use crate::export::{answer_json, rows_csv};
use crate::meeting::text::{alike, counted};
use crate::minutes::Audience;
use crate::minutes::across::{
    Answer, AttendanceAcross, Declarations, Hit, Period, SixMonths, Trace, YearReport,
    attendance_across, declarations, six_months, trace, year,
};
use crate::storage::published::is_published;

/// What is called as changed sessions are read first.
pub(crate) type Told<'t> = &'t mut dyn FnMut(Progress);

/// What an index answers, of the folder once it was brought into step with it, or of what is wanted of the
/// store.
///
/// # Errors
/// When there is no folder of sessions, or it can't be read; when the store doesn't answer.
fn answer<A: Audience, T>(
    source: Source<'_>,
    wants: &Wants<'_>,
    told: Told<'_>,
    ask: &dyn Fn(&Index<A>) -> Result<T, Trouble>,
) -> Result<(T, Step), Fail> {
    #[cfg(feature = "team")]
    if let Some(store) = source.store {
        return Stored::open(source.env, store, wants)?.answer(ask);
    }
    #[cfg(not(feature = "team"))]
    let _ = wants;
    answered::<A, _>(source.env, told, ask)
}

/// Who attended the meetings of the bodies with these words in their name, or of all of them.
///
/// # Errors
/// When there is no folder of sessions, or it can't be read; when the store doesn't answer.
pub(crate) fn attendance<'e, A: Audience>(
    source: impl Into<Source<'e>>,
    body: Option<&str>,
    period: &Period,
    told: Told<'_>,
) -> Result<(AttendanceAcross<A>, Step), Fail> {
    let which = Which {
        body: body.map(str::to_owned),
        from: Some(period.from),
        to: Some(period.to),
    };
    let wanted = |name: &str| body.is_none_or(|body| has_words(name, body));
    let wants = Wants {
        which: &which,
        joint: true,
        facts: Facts::Attendance,
        queries: None,
    };
    answer::<A, _>(source.into(), &wants, told, &|index| {
        let (sat, approvals) = (index.sat(&which)?, index.approvals(None)?);
        Ok(attendance_across((&sat, &approvals), period, wanted))
    })
}

/// Which members of the council near six months without attending.
///
/// # Errors
/// When there is no folder of sessions, or it can't be read; when the store doesn't answer.
pub(crate) fn near_six_months<'e, A: Audience>(
    source: impl Into<Source<'e>>,
    on: NaiveDate,
    told: Told<'_>,
) -> Result<(SixMonths<A>, Step), Fail> {
    let which = Which {
        to: Some(on),
        ..Which::default()
    };
    let wants = Wants {
        which: &which,
        joint: true,
        facts: Facts::Attendance,
        queries: None,
    };
    answer::<A, _>(source.into(), &wants, told, &|index| {
        let approvals = index.approvals(None)?;
        six_months(index.sat_newest_first(&which)?, &approvals, on)
    })
}

/// An answer in a format.
///
/// # Errors
/// When it can't be made in that format.
pub(crate) fn made<A: Audience>(
    answer: &impl Answer<A>,
    format: RowsFormat,
    stationery: &Stationery,
) -> Result<Document, Fail> {
    let paper = answer.paper();
    let stem = paper.file_stem();
    match format {
        RowsFormat::Document(format) => of_paper(&paper, stationery.print(format)),
        RowsFormat::Table(Table::Csv) => Ok(Document::plain(rows_csv(&answer.rows()), stem, "csv")),
        RowsFormat::Table(Table::Json) => Ok(Document::plain(answer_json(answer), stem, "json")),
    }
}

/// What became of something: of words, or of a topic of the house.
///
/// # Errors
/// When there is no folder of sessions, or it can't be read; when the store doesn't answer; or when there is
/// no word to look for.
pub(crate) fn traced<'e, A: Audience>(
    source: impl Into<Source<'e>>,
    typed: &str,
    body: Option<&str>,
    told: Told<'_>,
) -> Result<(Trace<A>, Step), Fail> {
    let source = source.into();
    let queries = queries(&topics(source.env)?, typed);
    if queries.is_empty() {
        return Err(Fail::new(
            Exit::Usage,
            "There is no word to trace.",
            "Type words, or the name of a topic.",
        ));
    }
    let which = Which {
        body: body.map(str::to_owned),
        ..Which::default()
    };
    let holds = |text: &str| {
        let tokens = tokens(text);
        queries.iter().any(|query| query.places(&tokens).is_some())
    };
    let ask = |index: &Index<A>| {
        let mut hits = Vec::new();
        for query in &queries {
            let ask = Ask {
                query: query.clone(),
                body: body.map(str::to_owned),
                most: usize::MAX,
                ..Ask::default()
            };
            hits.extend(index.ask(&ask)?.found.into_iter().map(hit));
        }
        // Who was there is no step of anything.
        hits.retain(|hit| hit.item.is_some() || is_published(&hit.name));
        hits.sort_by(|a, b| (&a.name, a.entry, &a.text).cmp(&(&b.name, b.entry, &b.text)));
        hits.dedup();
        let meetings = index.traced(&which)?;
        let beginnings = meetings.beginnings(&queries)?;
        let mut trace = trace(typed.trim(), &meetings, (&hits, &beginnings), &holds)?;
        trace.fill(|name| index.words_of(name))?;
        Ok(trace)
    };
    #[cfg(feature = "team")]
    if let Some(store) = source.store {
        let wants = Wants {
            which: &which,
            joint: false,
            facts: Facts::Record,
            queries: Some(&queries),
        };
        let mut stored = Stored::<A>::open(source.env, store, &wants)?;
        let (mut trace, step) = stored.answer(&ask)?;
        stored.fill(&mut trace)?;
        return Ok((trace, step));
    }
    answered::<A, _>(source.env, told, &ask)
}

fn hit(found: Found) -> Hit {
    Hit {
        name: found.name,
        item: found.passage.item,
        entry: found.passage.entry,
        exempt: found.passage.exempt,
        text: found.passage.text,
    }
}

/// The interests that were declared at the meetings of the bodies with these words in their name, by
/// whoever has these words in theirs.
///
/// # Errors
/// When there is no folder of sessions, or it can't be read; when the store doesn't answer.
pub(crate) fn declared<'e, A: Audience>(
    source: impl Into<Source<'e>>,
    (body, person): (Option<&str>, Option<&str>),
    period: Option<&Period>,
    told: Told<'_>,
) -> Result<(Declarations<A>, Step), Fail> {
    let which = Which {
        body: body.map(str::to_owned),
        from: period.map(|p| p.from),
        to: period.map(|p| p.to),
    };
    let wanted = |name: &str| person.is_none_or(|person| has_words(name, person));
    let wants = Wants {
        which: &which,
        joint: false,
        facts: Facts::Record,
        queries: None,
    };
    answer::<A, _>(source.into(), &wants, told, &|index| {
        let recorded = index.recorded(&which, &[Part::Declared])?;
        Ok(declarations(&recorded, period, wanted))
    })
}

/// The year of the one body that has these words in its name.
///
/// # Errors
/// When there is no such body or there are several, the sessions can't be read, or the store doesn't answer.
pub(crate) fn reported<'e, A: Audience>(
    source: impl Into<Source<'e>>,
    body: &str,
    period: &Period,
    told: Told<'_>,
) -> Result<(YearReport<A>, Step), Fail> {
    let source = source.into();
    let on = source.env.clock.now().date_naive().min(period.to);
    let which = Which {
        body: Some(body.to_owned()),
        from: None,
        to: Some(period.to),
    };
    let wants = Wants {
        which: &which,
        joint: true,
        facts: Facts::All,
        queries: None,
    };
    let ((bodies, report), step) = answer::<A, _>(source, &wants, told, &|index| {
        let mut bodies: Vec<String> = Vec::new();
        for name in index.bodies(&which)? {
            if !bodies.iter().any(|known| alike(known, &name)) {
                bodies.push(name);
            }
        }
        // The whole name is one body's, though others begin so.
        if let Some(whole) = bodies.iter().find(|name| alike(name, body.trim())) {
            bodies = vec![whole.clone()];
        }
        let report = match bodies.as_slice() {
            [one] => {
                let in_year = Which {
                    from: Some(period.from),
                    ..which.clone()
                };
                let sat = index.sat(&in_year)?;
                let recorded = index.recorded(&which, &[Part::Course, Part::Votes])?;
                let known = index.approvals(None)?;
                Some(year(one, (&sat, &known), &recorded, period, on))
            }
            _ => None,
        };
        Ok((bodies, report))
    })?;
    let report = report.ok_or_else(|| match bodies.as_slice() {
        [] => Fail::new(
            Exit::Refused,
            format!("No body has the words \u{201C}{body}\u{201D} in its name."),
            where_it_may_be(&step),
        ),
        several => Fail::new(
            Exit::Refused,
            format!("Several bodies are called so: {}.", several.join("; ")),
            "Give more words of its name.",
        ),
    })?;
    Ok((report, step))
}

/// Where a body may be that no session tells of: one of its own may be what could not be looked into.
fn where_it_may_be(step: &Step) -> String {
    let Some((name, why)) = step.passed_over.first() else {
        return "Give words of its name as the sessions have it.".to_owned();
    };
    let more = match step.passed_over.len() - 1 {
        0 => String::new(),
        more => format!("; and {} more", counted(more, "session")),
    };
    format!(
        "What could not be looked into may be of it: {name} is left out: {}{more}.",
        why.trim_end_matches('.')
    )
}
