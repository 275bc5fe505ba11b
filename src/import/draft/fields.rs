//! Laying a proposal out for the review, field by field: the meeting, its members, its agenda and
//! the reports.

use chrono::{NaiveDate, NaiveTime};

use super::classification::{Part, classification};
use super::target::Target;
use super::{Field, Section, Standing, mend, show};
use crate::import::found::{Found, Place};
use crate::import::proposal::{Item, Member, Proposal, Report};
use crate::meeting::people::{Office, PersonDetails};
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

    /// Lays words as they were found.
    pub(super) fn found(&mut self, depth: u8, target: Target, label: &str, found: &Found<Text>) {
        self.add(depth, target, label, &found.value, Known::of(found));
    }

    /// Lays words that were found, if they were.
    fn maybe(&mut self, depth: u8, target: Target, label: &str, found: Option<&Found<Text>>) {
        if let Some(found) = found {
            self.found(depth, target, label, found);
        }
    }

    /// Lays words that stand beside a field and ask nothing, if there are any.
    pub(super) fn beside(&mut self, depth: u8, target: Target, label: &str, found: &Found<Text>) {
        self.words(depth, target, label, &found.value, found.place);
    }

    /// Lays the day of a meeting; a year in which none can be is doubted.
    pub(super) fn day(&mut self, depth: u8, target: Target, label: &str, day: &Found<NaiveDate>) {
        let odd = (!mend::plausible(day.value)).then_some("No meeting is in that year.");
        let known = Known::of(day).doubting(odd);
        self.add(depth, target, label, &show::day(day.value), known);
    }

    /// Lays a time.
    pub(super) fn clock(&mut self, depth: u8, target: Target, label: &str, at: &Found<NaiveTime>) {
        self.add(depth, target, label, &show::clock(at.value), Known::of(at));
    }

    /// Lays a field without a value, and asks for it.
    pub(super) fn asked(&mut self, depth: u8, target: Target, label: &str, at: Place, why: &str) {
        self.add(depth, target, label, "", Known::at(at).doubting(Some(why)));
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
    let body = "No name of a body was found: give the name that the minutes print.";
    let day = "No day of the meeting was found: give it, like 22 January 2015.";
    let time = "No time was found: give it, like 16:00, or drop it.";
    match &p.body {
        Some(body) => list.found(0, Target::Body, "Body", body),
        None => list.absent(Target::Body, "Body", Some(body)),
    }
    list.maybe(0, Target::Host, "Authority", p.host.as_ref());
    let chair = p.chair_title.as_ref();
    list.maybe(0, Target::ChairTitle, "Word for the chair", chair);
    list.maybe(0, Target::Kind, "Kind of meeting", p.kind.as_ref());
    match &p.date {
        Some(date) => list.day(0, Target::Date, "Date", date),
        None => list.absent(Target::Date, "Date", Some(day)),
    }
    match &p.start {
        Some(start) => list.clock(0, Target::Start, "Time", start),
        None => list.absent(Target::Start, "Time", Some(time)),
    }
    for (target, label, found) in [
        (Target::Venue, "Place", &p.venue),
        (Target::Officer, "Officer", &p.officer),
    ] {
        match found {
            Some(found) => list.found(0, target, label, found),
            None => list.absent(target, label, None),
        }
    }
    for (n, contact) in p.contacts.iter().enumerate() {
        list.beside(0, Target::Contact(n), "Contact", contact);
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
    let office = match member.office {
        Office::Member => "",
        office => show::office(office),
    };
    let votes = member.voting || member.substitute;
    let vote = if votes { "" } else { "No vote" };
    let deputy = member.usual_deputy.as_ref();
    let deputy = deputy.map_or_else(String::new, PersonDetails::name_and_role);
    list.words(1, Target::Name(n), "Name", &name, place);
    list.words(1, Target::Role(n), "Role", &person.role, place);
    let of = &person.organisation;
    list.words(1, Target::Organisation(n), "Organisation", of, place);
    list.words(1, Target::Office(n), "Office", office, place);
    list.words(1, Target::Vote(n), "Vote", vote, place);
    list.words(1, Target::Deputy(n), "Usual deputy", &deputy, place);
}

/// `taken`: an item before it has the number.
pub(super) fn item(list: &mut FieldList, n: usize, item: &Item, taken: bool) {
    let place = item.title.place;
    let label = format!("Item {}", item.number.value);
    let (label, row) = (label.trim_end(), show::item(item));
    list.add(0, Target::Item(n), label, &row, Known::at(place));
    let twice = "Another item has this number: give this one its own.";
    let number = Known::of(&item.number).doubting(taken.then_some(twice));
    list.add(1, Target::Number(n), "Number", &item.number.value, number);
    list.found(1, Target::Title(n), "Title", &item.title);
    let told = item.description.as_ref();
    list.maybe(1, Target::Description(n), "Description", told);
    for (m, part) in item.parts.iter().enumerate() {
        list.found(1, Target::Part(n, m), "Part", part);
    }
    list.maybe(1, Target::Pages(n), "Pages", item.pages.as_ref());
    let purpose = show::purpose(item.purpose);
    list.words(1, Target::Purpose(n), "Purpose", purpose, place);
    if let Some(minutes) = item.planned_minutes {
        let words = format!("{minutes} minutes");
        list.words(1, Target::Allowed(n), "Time allowed", &words, place);
    }
    if let Some(exempt) = &item.exempt {
        let (words, known) = (show::exempt(&exempt.value), Known::of(exempt));
        list.add(1, Target::Exempt(n), "Without the public", &words, known);
    }
    // What is kept beside the session, and asks nothing.
    if let Some(lead) = &item.lead {
        list.beside(1, Target::Lead(n), "Led by", lead);
    }
    let marks = [(item.to_follow, "To follow"), (item.late, "Urgent")];
    for (is, words) in marks {
        if is {
            list.words(1, Target::Mark(n), "Marked", words, place);
        }
    }
    for (m, file) in item.attachments.iter().enumerate() {
        list.beside(1, Target::Attachment(n, m), "Attachment", file);
    }
}

/// `part`: that of the item that it stands behind.
pub(super) fn report(list: &mut FieldList, n: usize, report: &Report, part: Part) {
    let place = Place {
        to: report.title.place.to,
        ..report.title.place
    };
    let (row, known) = (show::report(report), Known::at(place));
    list.add(0, Target::Report(n), "Report", &row, known);
    if let Some(item) = &report.item {
        list.found(1, Target::Behind(n), "Item", item);
    } else {
        let why = "It isn't clear which item it stands behind: give the item's number.";
        list.asked(1, Target::Behind(n), "Item", report.place, why);
    }
    list.found(1, Target::ReportTitle(n), "Title", &report.title);
    classification(list, n, report, part);
    list.maybe(1, Target::Of(n), "Report of", report.of.as_ref());
    list.maybe(1, Target::Author(n), "Author", report.author.as_ref());
    if let Some(date) = &report.date {
        let day = show::day(date.value);
        list.words(1, Target::Dated(n), "Dated", &day, date.place);
    }
    list.maybe(1, Target::Wards(n), "Wards", report.wards.as_ref());
    let (policy, finance) = (report.policy.as_ref(), report.finance.as_ref());
    list.maybe(1, Target::Policy(n), "Policy context", policy);
    list.maybe(1, Target::Finance(n), "Financial summary", finance);
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
