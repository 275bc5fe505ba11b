//! `quorate show`: plan and state as JSON, for one audience, the public unless asked.

mod business;
mod drafts;
mod entry;
mod people;
mod prior;
mod view;
mod votes;

use super::args_show::Show;
use super::out;
use crate::app::environment::{Environment, Readers};
use crate::app::fail::{Exit, Fail, Outcome};
use crate::meeting::agenda::{
    Business, FutureMeeting, Item, PlannedItem, Purpose, Report, Stamp, Standing,
};
use crate::meeting::event::Expectation;
use crate::meeting::id::PersonId;
use crate::meeting::people::{Capacity, Office};
use crate::meeting::text::Text;
use crate::meeting::{Mark, Meeting, Phase, Reading};
use crate::minutes::{Full, Public, Reader, numbers};

use people::People;
use view::Shown;

/// Runs the command.
pub(super) fn run(env: &Environment, args: &Show) -> Outcome {
    #[cfg(feature = "serve")]
    if args.serve.pages {
        return super::serve::run(env, &args.session.session, &args.serve);
    }
    let session = out::any_session(env, &args.session.session)?;
    let text = match env.audience {
        Readers::Public => print(&session.read_by::<Public>(), session.last()),
        Readers::Full => print(&session.read_by::<Full>(), session.last()),
    }?;
    out::print(text.as_bytes())?;
    Ok(session.exit)
}

/// A session as JSON; `last` is the number of its last record.
///
/// # Errors
/// When it can't be written as JSON.
pub(super) fn print<R: Reader>(reading: &Reading<'_, R>, last: u64) -> Result<String, Fail> {
    let mut text = serde_json::to_string_pretty(&show(reading, last)).map_err(|e| {
        Fail::new(
            Exit::Refused,
            format!("The session can't be written as JSON: {e}."),
            "",
        )
    })?;
    text.push('\n');
    Ok(text)
}

/// Everything that readers of kind `R` may know of a session.
fn show<R: Reader>(reading: &Reading<'_, R>, last: u64) -> Shown {
    let meeting: &Meeting = reading;
    let mut seen = People::new();
    let house = meeting.house();
    let numbers = numbers(meeting, house);
    let calling = meeting.calling();
    let mut shown = Shown {
        version: view::VERSION,
        audience: if R::EXEMPT { "full" } else { "public" },
        last_record: last,
        body: view::Body::of(meeting.body()),
        meeting: view::Meeting {
            date: calling.date,
            start: calling.start().map(|t| t.format("%H:%M").to_string()),
            venue: words(&calling.venue),
            kind: words(&calling.kind),
            officer: words(&calling.officer),
            state: state(meeting.phase()),
            opened: meeting.opened().map(stamp),
            closed: meeting.closed().map(stamp),
            adjourned_until: match meeting.phase() {
                Phase::Adjourned { until, .. } => Some(words(until)),
                _ => None,
            },
            approved_at: match meeting.phase() {
                Phase::Approved { at_meeting, .. } => Some(*at_meeting),
                _ => None,
            },
            presiding: meeting
                .presiding()
                .iter()
                .map(|p| people::Presiding {
                    person: seen.see(p.person),
                    since: stamp(p.since),
                })
                .collect(),
            drafts: drafts::drafts(meeting),
            before_body: meeting.before_body().map(|i| i.id.to_string()),
        },
        people: Vec::new(),
        seats: seats(meeting, &mut seen),
        rules: meeting.rules().clone(),
        style: house.name.to_string(),
        count: view::Count::of(meeting),
        quorum: view::Quorum::of(meeting),
        joined: view::Joined::all(meeting),
        voters: seen.all(meeting.voters()),
        presence: presence::<R>(meeting, &mut seen),
        forewarned: forewarned(meeting, &mut seen),
        absences: people::absences(meeting, &mut seen),
        items: meeting
            .items()
            .iter()
            .map(|i| {
                let entries = entry::of_item::<R>(meeting, i, &numbers, &mut seen);
                item::<R>(i, entries)
            })
            .collect(),
        queries: queries::<R>(meeting, &mut seen),
        prior_actions: prior::actions(meeting, &mut seen),
        earlier_minutes: meeting.earlier_minutes().to_vec(),
        future_meetings: meeting.future_meetings().iter().map(date).collect(),
        business: business::ordered::<R>(meeting, &mut seen),
        planned: meeting.planned().iter().map(planned).collect(),
        next_meeting: meeting.next_meeting().map(date),
    };
    shown.people = people::<R>(meeting, &seen);
    shown
}

fn words(text: &Text) -> String {
    text.to_string()
}

fn stamp(at: Stamp) -> String {
    at.to_rfc3339()
}

fn state(phase: &Phase) -> &'static str {
    match phase {
        Phase::Prepared => "prepared",
        Phase::Open => "open",
        Phase::Adjourned { .. } => "adjourned",
        Phase::Closed => "closed",
        Phase::Approved { .. } => "approved",
    }
}

fn people<R: Reader>(meeting: &Meeting, seen: &People) -> Vec<view::Person> {
    meeting
        .people()
        .iter()
        .filter(|p| R::EXEMPT || seen.ids().contains(&p.id))
        .map(|p| view::Person {
            id: p.id.to_string(),
            full_name: p.details.full_name(),
            name: words(&p.details.name),
            honorific: words(&p.details.honorific),
            role: words(&p.details.role),
            organisation: words(&p.details.organisation),
            named: !p.details.cue,
            councillor: p.details.councillor,
            last_attended: p.details.last_attended,
        })
        .collect()
}

fn seats(meeting: &Meeting, seen: &mut People) -> Vec<view::Seat> {
    meeting
        .seats()
        .iter()
        .map(|s| view::Seat {
            id: s.id.to_string(),
            body: s.of.joined().map(|b| b.to_string()),
            title: words(&s.details.title),
            organisation: words(&s.details.organisation),
            category: words(&s.details.category),
            office: match s.details.office {
                Office::Member => "member",
                Office::Chair => "chair",
                Office::ViceChair => "vice-chair",
            },
            voting: s.details.voting,
            statutory: s.details.statutory,
            holder: s.holder.map(|p| seen.see(p)),
            usual_deputy: s.usual_deputy.map(|p| seen.see(p)),
            mark: match meeting.mark(s.id) {
                Mark::Unaccounted => "unaccounted",
                Mark::Present => "present",
                Mark::Apologies => "apologies",
                Mark::Absent => "absent",
            },
            apology: meeting.apology(s.id).map(|a| view::Apology {
                person: seen.see(a.person),
                deputy: a.deputy.map(|p| seen.see(p)),
            }),
        })
        .collect()
}

/// The spans, without those ends that only others may know of.
fn presence<R: Reader>(meeting: &Meeting, seen: &mut People) -> Vec<view::Presence> {
    let withheld: Vec<(PersonId, Stamp)> = meeting
        .movements()
        .into_iter()
        .filter(|e| !R::may_read(e.stream))
        .filter_map(entry::movement)
        .collect();
    meeting
        .spans()
        .into_iter()
        .filter(|s| !s.from.is_some_and(|f| withheld.contains(&(s.person, f))))
        .map(|s| view::Presence {
            person: seen.see(s.person),
            capacity: match s.capacity {
                Capacity::Holder(_) => "holder",
                Capacity::Deputy(_) => "deputy",
                Capacity::InAttendance => "in-attendance",
            },
            seat: s.capacity.seat().map(|seat| seat.to_string()),
            from: s.from.map(stamp),
            to: s
                .to
                .filter(|to| !withheld.contains(&(s.person, *to)))
                .map(stamp),
            stepped_out: s.stepped_out,
            remote: meeting.is_remote(s.person),
        })
        .collect()
}

/// What was said beforehand; it is the office's own business, and in no public reading.
fn forewarned(meeting: &Meeting, seen: &mut People) -> Vec<view::Forewarned> {
    meeting
        .forewarned()
        .iter()
        .map(|f| {
            let (expect, about) = match f.expect {
                Expectation::Late(about) => ("late", about),
                Expectation::LeavesEarly(about) => ("leaves-early", about),
            };
            view::Forewarned {
                person: seen.see(f.person),
                expect,
                about: about.map(|t| t.format("%H:%M").to_string()),
                said_by: words(&f.said_by),
            }
        })
        .collect()
}

fn item<R: Reader>(item: &Item, entries: Vec<view::Entry>) -> view::Item {
    let d = &item.details;
    let (standing, deferred_to, reason) = match &item.standing {
        Standing::Waiting => ("waiting", None, None),
        Standing::Taken => ("taken", None, None),
        Standing::Deferred { to, reason } => ("deferred", Some(words(to)), Some(words(reason))),
        Standing::Withdrawn { reason } => ("withdrawn", None, Some(words(reason))),
    };
    view::Item {
        id: item.id.to_string(),
        number: words(&d.number),
        title: words(&d.title),
        description: words(&d.description),
        parts: d.parts.iter().map(words).collect(),
        pages: words(&d.pages),
        business: match d.business {
            Business::Ordinary => "ordinary",
            Business::Membership => "membership",
            Business::Declarations => "declarations",
            Business::Minutes => "minutes",
            Business::WorkProgramme => "work-programme",
            Business::AnyOther => "any-other",
        },
        purpose: match d.purpose {
            Purpose::Unsaid => "unsaid",
            Purpose::Decision => "decision",
            Purpose::Discussion => "discussion",
            Purpose::Information => "information",
        },
        planned_minutes: d.planned_minutes,
        late_reason: d.late.as_ref().map(|l| words(&l.reason)),
        exempt_reason: d.exempt.as_ref().map(|e| words(&e.reason)),
        standing,
        deferred_to,
        reason,
        taken: item
            .takings
            .iter()
            .map(|t| view::Taken {
                from: stamp(t.from),
                to: t.to.map(stamp),
            })
            .collect(),
        report: item.report.as_ref().map(report::<R>),
        entries,
    }
}

/// A report; whoever may not read exempt text is told of a confidential one that it is there.
fn report<R: Reader>(report: &Report) -> view::Report {
    if report.confidential && !R::EXEMPT {
        return view::Report {
            title: words(&report.title),
            classification: words(&report.classification),
            confidential: true,
            ..view::Report::default()
        };
    }
    view::Report {
        title: words(&report.title),
        of: words(&report.of),
        author: words(&report.author),
        classification: words(&report.classification),
        confidential: report.confidential,
        wards: words(&report.wards),
        policy: words(&report.policy),
        finance: words(&report.finance),
        asks: report
            .asks
            .iter()
            .map(|limb| view::Ask {
                label: words(&limb.label),
                text: words(&limb.text),
            })
            .collect(),
    }
}

/// The open queries on entries that `R` may read. They are the officer's working marks: whoever
/// asks for what everybody may read is told of none.
fn queries<R: Reader>(meeting: &Meeting, seen: &mut People) -> Vec<view::Query> {
    let mut shown = Vec::new();
    for query in meeting.queries().filter(|_| R::EXEMPT) {
        if meeting
            .entry(query.entry)
            .is_some_and(|e| R::may_read(e.stream))
        {
            shown.push(view::Query {
                id: query.id.to_string(),
                entry: query.entry.to_string(),
                at: query.range.start,
                words: meeting.queried(query).to_owned(),
                ask: query.ask.as_ref().map(|o| seen.owner(o)),
            });
        }
    }
    shown
}

fn planned(item: &PlannedItem) -> view::Planned {
    view::Planned {
        meeting: words(&item.meeting),
        date: item.date,
        title: words(&item.title),
        summary: words(&item.summary),
        lead: words(&item.lead),
        purpose: words(&item.purpose),
    }
}

fn date(meeting: &FutureMeeting) -> view::Date {
    view::Date {
        date: meeting.date,
        start: meeting.start.map(|t| t.format("%H:%M").to_string()),
        venue: words(&meeting.venue),
    }
}
