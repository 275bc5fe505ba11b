//! Laying a proposal out for the review, field by field: the meeting, its members, its agenda and
//! the reports.

use super::classification::{Part, classification};
use super::target::Target;
use super::{Field, Section, Standing, mend, show};
use crate::import::found::{Found, Place};
use crate::import::proposal::{Item, Member, Proposal, Report};
use crate::meeting::people::Office;
use crate::meeting::text::Text;

/// Fields being laid out.
pub(super) struct FieldList {
    pub(super) fields: Vec<Field>,
    pub(super) targets: Vec<Target>,
    pub(super) section: Section,
}

/// How a value is known.
#[derive(Clone, Copy)]
pub(super) struct Known<'p> {
    pub(super) place: Place,
    pub(super) doubt: Option<&'p str>,
    pub(super) before: Option<&'p Text>,
}

impl<'p> Known<'p> {
    /// As something was found.
    pub(super) fn of<T>(found: &'p Found<T>) -> Self {
        Self {
            place: found.place,
            doubt: found.doubt.as_deref(),
            before: found.before.as_ref(),
        }
    }

    /// Read at a place, with nothing against it.
    pub(super) fn at(place: Place) -> Self {
        Self {
            place,
            doubt: None,
            before: None,
        }
    }

    pub(super) fn doubting(self, why: Option<&'p str>) -> Self {
        Self {
            doubt: self.doubt.or(why),
            ..self
        }
    }
}

impl FieldList {
    /// Lays a field; it is open if there is a doubt.
    pub(super) fn add(
        &mut self,
        depth: u8,
        target: Target,
        label: &str,
        value: &str,
        known: Known,
    ) {
        let doubt = known.doubt.map(Text::line);
        self.fields.push(Field {
            section: self.section,
            depth,
            label: Text::line(label),
            value: Text::new(value),
            form: target.form(),
            place: known.place,
            standing: if doubt.is_some() {
                Standing::Open
            } else {
                Standing::Taken
            },
            doubt,
            before: known.before.cloned(),
            mended: false,
        });
        self.targets.push(target);
    }

    /// Lays words that were found, if they were.
    pub(super) fn maybe(
        &mut self,
        depth: u8,
        target: Target,
        label: &str,
        found: Option<&Found<Text>>,
    ) {
        if let Some(found) = found {
            self.add(depth, target, label, &found.value, Known::of(found));
        }
    }

    /// Lays words, if there are any.
    pub(super) fn words(
        &mut self,
        depth: u8,
        target: Target,
        label: &str,
        words: &str,
        place: Place,
    ) {
        if !words.trim().is_empty() {
            self.add(depth, target, label, words, Known::at(place));
        }
    }

    /// Lays a field that doesn't count as read, and waits to be filled in by whoever wants it.
    fn absent(&mut self, target: Target, label: &str, doubt: Option<&str>) {
        let known = Known::at(Place::default()).doubting(doubt);
        self.add(0, target, label, "", known);
        if let (None, Some(field)) = (doubt, self.fields.last_mut()) {
            field.standing = Standing::Dropped;
        }
    }
}

pub(super) fn meeting(list: &mut FieldList, p: &Proposal) {
    list.section = Section::Meeting;
    match &p.body {
        Some(body) => list.add(0, Target::Body, "Body", &body.value, Known::of(body)),
        None => list.absent(
            Target::Body,
            "Body",
            Some("No name of a body was found: give the name that the minutes print."),
        ),
    }
    list.maybe(0, Target::Host, "Authority", p.host.as_ref());
    list.maybe(
        0,
        Target::ChairTitle,
        "Word for the chair",
        p.chair_title.as_ref(),
    );
    list.maybe(0, Target::Kind, "Kind of meeting", p.kind.as_ref());
    match &p.date {
        Some(date) => {
            let odd = (!mend::plausible(date.value)).then_some("No meeting is in that year.");
            let known = Known::of(date).doubting(odd);
            list.add(0, Target::Date, "Date", &show::day(date.value), known);
        }
        None => list.absent(
            Target::Date,
            "Date",
            Some("No day of the meeting was found: give it, like 22 January 2015."),
        ),
    }
    match &p.start {
        Some(start) => {
            let words = show::clock(start.value);
            list.add(0, Target::Start, "Time", &words, Known::of(start));
        }
        None => list.absent(
            Target::Start,
            "Time",
            Some("No time was found: give it, like 16:00, or drop it."),
        ),
    }
    match &p.venue {
        Some(venue) => list.add(0, Target::Venue, "Place", &venue.value, Known::of(venue)),
        None => list.absent(Target::Venue, "Place", None),
    }
    match &p.officer {
        Some(officer) => list.add(
            0,
            Target::Officer,
            "Officer",
            &officer.value,
            Known::of(officer),
        ),
        None => list.absent(Target::Officer, "Officer", None),
    }
    for (n, contact) in p.contacts.iter().enumerate() {
        list.words(
            0,
            Target::Contact(n),
            "Contact",
            &contact.value,
            contact.place,
        );
    }
}

pub(super) fn member(list: &mut FieldList, n: usize, member: &Member) {
    let person = &member.person.value;
    let place = member.person.place;
    let label = if member.substitute {
        "Substitute"
    } else {
        "Member"
    };
    let known = Known::of(&member.person);
    list.add(0, Target::Member(n), label, &show::member(member), known);
    let name = if person.name.is_blank() {
        "Vacant".to_owned()
    } else {
        person.full_name()
    };
    list.words(1, Target::Name(n), "Name", &name, place);
    list.words(1, Target::Role(n), "Role", &person.role, place);
    list.words(
        1,
        Target::Organisation(n),
        "Organisation",
        &person.organisation,
        place,
    );
    if member.office != Office::Member {
        list.words(
            1,
            Target::Office(n),
            "Office",
            show::office(member.office),
            place,
        );
    }
    if !member.voting && !member.substitute {
        list.words(1, Target::Vote(n), "Vote", "No vote", place);
    }
    if let Some(deputy) = &member.usual_deputy {
        list.words(
            1,
            Target::Deputy(n),
            "Usual deputy",
            &deputy.name_and_role(),
            place,
        );
    }
}

/// `taken`: an item before it has the number.
pub(super) fn item(list: &mut FieldList, n: usize, item: &Item, taken: bool) {
    let place = item.title.place;
    let label = format!("Item {}", item.number.value);
    list.add(
        0,
        Target::Item(n),
        label.trim_end(),
        &show::item(item),
        Known::at(place),
    );
    let twice = "Another item has this number: give this one its own.";
    let number = Known::of(&item.number).doubting(taken.then_some(twice));
    list.add(1, Target::Number(n), "Number", &item.number.value, number);
    list.add(
        1,
        Target::Title(n),
        "Title",
        &item.title.value,
        Known::of(&item.title),
    );
    list.maybe(
        1,
        Target::Description(n),
        "Description",
        item.description.as_ref(),
    );
    for (m, part) in item.parts.iter().enumerate() {
        list.add(1, Target::Part(n, m), "Part", &part.value, Known::of(part));
    }
    list.maybe(1, Target::Pages(n), "Pages", item.pages.as_ref());
    let purpose = show::purpose(item.purpose);
    list.words(1, Target::Purpose(n), "Purpose", purpose, place);
    if let Some(minutes) = item.planned_minutes {
        let words = format!("{minutes} minutes");
        list.words(1, Target::Allowed(n), "Time allowed", &words, place);
    }
    if let Some(exempt) = &item.exempt {
        let words = show::exempt(&exempt.value);
        list.add(
            1,
            Target::Exempt(n),
            "Without the public",
            &words,
            Known::of(exempt),
        );
    }
    // What is kept beside the session, and asks nothing.
    if let Some(lead) = &item.lead {
        list.words(1, Target::Lead(n), "Led by", &lead.value, lead.place);
    }
    let marks = [(item.to_follow, "To follow"), (item.late, "Urgent")];
    for (is, words) in marks {
        if is {
            list.words(1, Target::Mark(n), "Marked", words, place);
        }
    }
    for (m, file) in item.attachments.iter().enumerate() {
        list.words(
            1,
            Target::Attachment(n, m),
            "Attachment",
            &file.value,
            file.place,
        );
    }
}

/// `part`: that of the item that it stands behind.
pub(super) fn report(list: &mut FieldList, n: usize, report: &Report, part: Part) {
    let place = Place {
        to: report.title.place.to,
        ..report.title.place
    };
    list.add(
        0,
        Target::Report(n),
        "Report",
        &show::report(report),
        Known::at(place),
    );
    if let Some(item) = &report.item {
        list.add(1, Target::Behind(n), "Item", &item.value, Known::of(item));
    } else {
        let why = "It isn't clear which item it stands behind: give the item's number.";
        let known = Known::at(report.place).doubting(Some(why));
        list.add(1, Target::Behind(n), "Item", "", known);
    }
    list.add(
        1,
        Target::ReportTitle(n),
        "Title",
        &report.title.value,
        Known::of(&report.title),
    );
    classification(list, n, report, part);
    list.maybe(1, Target::Of(n), "Report of", report.of.as_ref());
    list.maybe(1, Target::Author(n), "Author", report.author.as_ref());
    if let Some(date) = &report.date {
        list.words(
            1,
            Target::Dated(n),
            "Dated",
            &show::day(date.value),
            date.place,
        );
    }
    list.maybe(1, Target::Wards(n), "Wards", report.wards.as_ref());
    list.maybe(
        1,
        Target::Policy(n),
        "Policy context",
        report.policy.as_ref(),
    );
    list.maybe(
        1,
        Target::Finance(n),
        "Financial summary",
        report.finance.as_ref(),
    );
    for (m, ask) in report.asks.iter().enumerate() {
        let known = Known::of(&ask.that).doubting(ask.text.doubt.as_deref());
        let place = if known.place == Place::default() {
            ask.text.place
        } else {
            known.place
        };
        let label = format!("Recommendation {}", ask.label);
        let known = Known { place, ..known };
        list.add(1, Target::Limb(n, m), &label, &ask.that.value, known);
    }
}
