//! Every place in a proposal, once: for moving them to other files, and for telling which lines
//! were taken for no field.

use super::found::Place;
use super::proposal::{Item, Proposal, Report};

/// Calls `with` for the place of each field that was read.
pub(super) fn each(of: &mut Proposal, with: &mut impl FnMut(&mut Place)) {
    macro_rules! some {
        ($($field:expr),* $(,)?) => {
            $(if let Some(found) = $field.as_mut() { with(&mut found.place) })*
        };
    }
    some!(
        of.body,
        of.host,
        of.chair_title,
        of.kind,
        of.date,
        of.start,
        of.venue,
        of.officer,
    );
    of.contacts.iter_mut().for_each(|f| with(&mut f.place));
    of.future.iter_mut().for_each(|f| with(&mut f.place));
    of.members
        .iter_mut()
        .for_each(|m| with(&mut m.person.place));
    of.items.iter_mut().for_each(|item| item_places(item, with));
    of.reports.iter_mut().for_each(|r| report_places(r, with));
    for minutes in &mut of.minutes {
        with(&mut minutes.place);
        some!(minutes.date, minutes.started, minutes.ended);
        minutes.present.iter_mut().for_each(|f| with(&mut f.place));
        minutes
            .apologies
            .iter_mut()
            .for_each(|f| with(&mut f.place));
        for item in &mut minutes.items {
            with(&mut item.title.place);
            item.resolved
                .iter_mut()
                .for_each(|r| with(&mut r.text.place));
        }
    }
    for action in &mut of.actions {
        some!(action.raised);
        with(&mut action.text.place);
    }
    for meeting in &mut of.programme {
        with(&mut meeting.when.place);
        meeting
            .items
            .iter_mut()
            .for_each(|p| with(&mut p.title.place));
    }
    of.noticed.iter_mut().for_each(|n| with(&mut n.place));
    of.passed_over.iter_mut().for_each(|p| with(&mut p.place));
}

fn item_places(item: &mut Item, with: &mut impl FnMut(&mut Place)) {
    with(&mut item.number.place);
    with(&mut item.title.place);
    for found in [&mut item.description, &mut item.pages, &mut item.lead]
        .into_iter()
        .flatten()
    {
        with(&mut found.place);
    }
    item.parts.iter_mut().for_each(|f| with(&mut f.place));
    item.attachments.iter_mut().for_each(|f| with(&mut f.place));
    if let Some(exempt) = &mut item.exempt {
        with(&mut exempt.place);
    }
}

fn report_places(report: &mut Report, with: &mut impl FnMut(&mut Place)) {
    with(&mut report.place);
    with(&mut report.title.place);
    if let Some(date) = &mut report.date {
        with(&mut date.place);
    }
    let fields = [
        &mut report.item,
        &mut report.classification,
        &mut report.of,
        &mut report.wards,
        &mut report.policy,
        &mut report.finance,
        &mut report.author,
    ];
    for found in fields.into_iter().flatten() {
        with(&mut found.place);
    }
    for ask in &mut report.asks {
        with(&mut ask.text.place);
        with(&mut ask.that.place);
    }
}
