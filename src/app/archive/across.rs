//! Answers over several meetings, for commands and screen alike: read from the index, as a document or a
//! table.

use chrono::NaiveDate;

use super::topics::{queries, topics};
use super::{Progress, Step, answered};
use crate::app::documents::{Document, RowsFormat, Table, of_paper};
use crate::app::environment::Environment;
use crate::app::fail::{Exit, Fail};
use crate::app::templates::Stationery;
use crate::archive::index::{Ask, Found, Part, Which, has_words};
use crate::archive::tokens::tokens;
use crate::export::{answer_json, rows_csv};
use crate::meeting::text::alike;
use crate::minutes::Audience;
use crate::minutes::across::{
    Answer, AttendanceAcross, Declarations, Hit, Period, SixMonths, Trace, YearReport,
    attendance_across, declarations, six_months, trace, year,
};
use crate::storage::published::is_published;

/// What is called as changed sessions are read first.
pub(crate) type Told<'t> = &'t mut dyn FnMut(Progress);

/// Who attended the meetings of the bodies with these words in their name, or of all of them.
///
/// # Errors
/// When there is no folder of sessions, or it can't be read.
pub(crate) fn attendance<A: Audience>(
    env: &Environment,
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
    answered::<A, _>(env, told, &|index| {
        let (sat, approvals) = (index.sat(&which)?, index.approvals(None)?);
        Ok(attendance_across((&sat, &approvals), period, wanted))
    })
}

/// Which members of the council near six months without attending.
///
/// # Errors
/// When there is no folder of sessions, or it can't be read.
pub(crate) fn near_six_months<A: Audience>(
    env: &Environment,
    on: NaiveDate,
    told: Told<'_>,
) -> Result<(SixMonths<A>, Step), Fail> {
    let which = Which {
        to: Some(on),
        ..Which::default()
    };
    answered::<A, _>(env, told, &|index| {
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
/// When there is no folder of sessions, or it can't be read, or there is no word to look for.
pub(crate) fn traced<A: Audience>(
    env: &Environment,
    typed: &str,
    body: Option<&str>,
    told: Told<'_>,
) -> Result<(Trace<A>, Step), Fail> {
    let queries = queries(&topics(env)?, typed);
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
    answered::<A, _>(env, told, &|index| {
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
    })
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
/// When there is no folder of sessions, or it can't be read.
pub(crate) fn declared<A: Audience>(
    env: &Environment,
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
    answered::<A, _>(env, told, &|index| {
        let recorded = index.recorded(&which, &[Part::Declared])?;
        Ok(declarations(&recorded, period, wanted))
    })
}

/// The year of the one body that has these words in its name.
///
/// # Errors
/// When there is no such body or there are several, or the sessions can't be read.
pub(crate) fn reported<A: Audience>(
    env: &Environment,
    body: &str,
    period: &Period,
    told: Told<'_>,
) -> Result<(YearReport<A>, Step), Fail> {
    let on = env.clock.now().date_naive().min(period.to);
    let which = Which {
        body: Some(body.to_owned()),
        from: None,
        to: Some(period.to),
    };
    let ((bodies, report), step) = answered::<A, _>(env, told, &|index| {
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
            "Give words of its name as the sessions have it.",
        ),
        several => Fail::new(
            Exit::Refused,
            format!("Several bodies are called so: {}.", several.join("; ")),
            "Give more words of its name.",
        ),
    })?;
    Ok((report, step))
}
