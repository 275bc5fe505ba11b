//! What was read, as JSON. docs/read.md tells its fields, which keep their names.

use serde::Serialize;

use super::PackReading;
use super::withheld::Withheld;
use crate::app::environment::Readers;
use crate::app::fail::{Exit, Fail};
use crate::import::found::Found;
use crate::import::proposal::{
    Action, Item, Member, Minutes, Notice, PassedOver, Programme, Proposal, Report, SourceLine,
};
use crate::meeting::agenda::FutureMeeting;
use crate::meeting::people::Body;
use crate::meeting::text::Text;

/// The version of the fields: a program that knows it can read what is printed. New fields leave it
/// as it is; it rises when one goes or means something else.
const VERSION: u32 = 1;

#[derive(Serialize)]
struct Printed<'p> {
    version: u32,
    audience: &'static str,
    sources: Vec<Source<'p>>,
    house: Option<&'p Body>,
    style: Option<&'p Text>,
    body: Option<&'p Found<Text>>,
    host: Option<&'p Found<Text>>,
    chair_title: Option<&'p Found<Text>>,
    kind: Option<&'p Found<Text>>,
    date: Option<&'p Found<chrono::NaiveDate>>,
    start: Option<&'p Found<chrono::NaiveTime>>,
    venue: Option<&'p Found<Text>>,
    officer: Option<&'p Found<Text>>,
    contacts: &'p [Found<Text>],
    members: &'p [Member],
    items: &'p [Item],
    future: &'p [Found<FutureMeeting>],
    reports: Vec<Shown<'p>>,
    minutes: &'p [Minutes],
    actions: &'p [Action],
    programme: &'p [Programme],
    noticed: &'p [Notice],
    passed_over: &'p [PassedOver],
    withheld: Withheld,
}

#[derive(Serialize)]
struct Source<'p> {
    name: &'p Text,
    format: &'p Text,
    pages: u32,
    remarks: &'p [Text],
    #[serde(skip_serializing_if = "Option::is_none")]
    lines: Option<&'p [SourceLine]>,
}

#[derive(Serialize)]
struct Shown<'p> {
    #[serde(flatten)]
    report: &'p Report,
    counts_as_confidential: bool,
    withheld: bool,
}

/// The bytes of the JSON, with a line break at the end.
pub(crate) fn print(fit: &PackReading, lines: bool) -> Result<Vec<u8>, Fail> {
    // Taken apart name by name, so that nothing that is read can be forgotten here.
    let Proposal {
        sources,
        house,
        style,
        body,
        host,
        chair_title,
        kind,
        date,
        start,
        venue,
        officer,
        contacts,
        members,
        items,
        future,
        reports,
        minutes,
        actions,
        programme,
        noticed,
        passed_over,
        weighed: _,
    } = &fit.proposal;
    let sources = sources.iter().map(|s| Source {
        name: &s.name,
        format: &s.format,
        pages: s.pages,
        remarks: &s.remarks,
        lines: lines.then_some(&s.lines[..]),
    });
    let reports = reports.iter().enumerate().map(|(n, report)| Shown {
        report,
        counts_as_confidential: fit.confidential.get(n) != Some(&false),
        withheld: fit.withheld(n),
    });
    let printed = Printed {
        version: VERSION,
        audience: match fit.audience {
            Readers::Public => "public",
            Readers::Full => "full",
        },
        sources: sources.collect(),
        house: house.as_ref(),
        style: style.as_ref().map(|style| &style.name),
        body: body.as_ref(),
        host: host.as_ref(),
        chair_title: chair_title.as_ref(),
        kind: kind.as_ref(),
        date: date.as_ref(),
        start: start.as_ref(),
        venue: venue.as_ref(),
        officer: officer.as_ref(),
        contacts,
        members,
        items,
        future,
        reports: reports.collect(),
        minutes,
        actions,
        programme,
        noticed,
        passed_over,
        withheld: fit.withheld,
    };
    let mut bytes = serde_json::to_vec_pretty(&printed).map_err(|e| {
        let sentence = format!("What was read can't be written as JSON: {e}.");
        Fail::new(Exit::Refused, sentence, "")
    })?;
    bytes.push(b'\n');
    Ok(bytes)
}
