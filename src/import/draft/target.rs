//! Which value of the proposal a field of the draft stands for, and the value itself, to be mended.

use chrono::{NaiveDate, NaiveTime};

use super::Form;
use crate::import::found::Found;
use crate::import::proposal::{Exempt, Proposal};
use crate::meeting::agenda::Progress;
use crate::meeting::agenda::Purpose;
use crate::meeting::people::{Office, PersonDetails};
use crate::meeting::text::Text;

/// A value, by its places in the lists of the proposal.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub(super) enum Target {
    Body,
    Host,
    ChairTitle,
    Kind,
    Date,
    Start,
    Venue,
    Officer,
    Contact(usize),
    /// A member as a row: name, role, organisation, office.
    Member(usize),
    Name(usize),
    Role(usize),
    Organisation(usize),
    Office(usize),
    Vote(usize),
    Deputy(usize),
    /// An item as a row: number, title, pages.
    Item(usize),
    Number(usize),
    Title(usize),
    Description(usize),
    Part(usize, usize),
    Pages(usize),
    Lead(usize),
    Purpose(usize),
    Allowed(usize),
    Exempt(usize),
    Mark(usize),
    Attachment(usize, usize),
    /// A report as a row: item and title.
    Report(usize),
    Behind(usize),
    ReportTitle(usize),
    Classification(usize),
    Of(usize),
    Author(usize),
    Dated(usize),
    Wards(usize),
    Policy(usize),
    Finance(usize),
    Limb(usize, usize),
    /// Minutes to agree, by their day.
    Minutes(usize),
    /// When the meeting of minutes began, and when it ended.
    Began(usize),
    Ended(usize),
    Present(usize, usize),
    Apology(usize, usize),
    Resolved(usize, usize, usize),
    /// An action, by its words.
    Action(usize),
    Owners(usize),
    Raised(usize),
    Topic(usize),
    Progress(usize),
    Comment(usize),
    /// A meeting to come, by its day.
    Future(usize),
    FutureStart(usize),
    FutureVenue(usize),
    /// A meeting of the work programme, by its day as printed.
    Programme(usize),
    Theme(usize),
    Planned(usize, usize),
    Summary(usize, usize),
    PlannedLead(usize, usize),
    PlannedPurpose(usize, usize),
}

impl Target {
    /// The value that is mended in the place of a row that is made of several.
    pub(super) fn mended(self) -> Self {
        match self {
            Self::Member(n) => Self::Name(n),
            Self::Item(n) => Self::Title(n),
            Self::Report(n) => Self::ReportTitle(n),
            target => target,
        }
    }

    /// The row whose words are made of this value among others.
    pub(super) fn row(self) -> Option<Self> {
        match self {
            Self::Name(n) | Self::Role(n) | Self::Organisation(n) | Self::Office(n) => {
                Some(Self::Member(n))
            }
            Self::Number(n) | Self::Title(n) | Self::Pages(n) => Some(Self::Item(n)),
            Self::Behind(n) | Self::ReportTitle(n) => Some(Self::Report(n)),
            _ => None,
        }
    }

    /// What its words must be.
    pub(super) fn form(self) -> Form {
        match self {
            Self::Date | Self::Minutes(_) | Self::Raised(_) | Self::Future(_) => Form::Date,
            Self::Start | Self::FutureStart(_) | Self::Began(_) | Self::Ended(_) => Form::Time,
            Self::Description(_)
            | Self::Part(..)
            | Self::Policy(_)
            | Self::Finance(_)
            | Self::Limb(..)
            | Self::Resolved(..)
            | Self::Action(_)
            | Self::Comment(_)
            | Self::Summary(..) => Form::Lines,
            _ => Form::Line,
        }
    }
}

/// A value that can be mended.
pub(super) enum Cell<'p> {
    Maybe(&'p mut Option<Found<Text>>),
    Words(&'p mut Text),
    Day(&'p mut Option<Found<NaiveDate>>),
    OnlyDay(&'p mut NaiveDate),
    Clock(&'p mut Option<Found<NaiveTime>>),
    OnlyClock(&'p mut Option<NaiveTime>),
    Name(&'p mut PersonDetails),
    Deputy(&'p mut Option<PersonDetails>),
    Office(&'p mut Office),
    Vote(&'p mut bool),
    Purpose(&'p mut Purpose),
    Allowed(&'p mut Option<u16>),
    Exempt(&'p mut Option<Found<Exempt>>),
    Owners(&'p mut Vec<Text>),
    Progress(&'p mut Progress),
}

/// The value; none for rows, and for what is kept as it was read.
pub(super) fn cell(p: &mut Proposal, target: Target) -> Option<Cell<'_>> {
    use Cell as C;
    use Target as S;
    Some(match target {
        S::Body => C::Maybe(&mut p.body),
        S::Host => C::Maybe(&mut p.host),
        S::ChairTitle => C::Maybe(&mut p.chair_title),
        S::Kind => C::Maybe(&mut p.kind),
        S::Date => C::Day(&mut p.date),
        S::Start => C::Clock(&mut p.start),
        S::Venue => C::Maybe(&mut p.venue),
        S::Officer => C::Maybe(&mut p.officer),
        S::Name(n) => C::Name(&mut p.members.get_mut(n)?.person.value),
        S::Role(n) => C::Words(&mut p.members.get_mut(n)?.person.value.role),
        S::Organisation(n) => C::Words(&mut p.members.get_mut(n)?.person.value.organisation),
        S::Office(n) => C::Office(&mut p.members.get_mut(n)?.office),
        S::Vote(n) => C::Vote(&mut p.members.get_mut(n)?.voting),
        S::Deputy(n) => C::Deputy(&mut p.members.get_mut(n)?.usual_deputy),
        S::Number(n) => C::Words(&mut p.items.get_mut(n)?.number.value),
        S::Title(n) => C::Words(&mut p.items.get_mut(n)?.title.value),
        S::Description(n) => C::Maybe(&mut p.items.get_mut(n)?.description),
        S::Part(n, m) => C::Words(&mut p.items.get_mut(n)?.parts.get_mut(m)?.value),
        S::Pages(n) => C::Maybe(&mut p.items.get_mut(n)?.pages),
        S::Purpose(n) => C::Purpose(&mut p.items.get_mut(n)?.purpose),
        S::Allowed(n) => C::Allowed(&mut p.items.get_mut(n)?.planned_minutes),
        S::Exempt(n) => C::Exempt(&mut p.items.get_mut(n)?.exempt),
        S::Behind(n) => C::Maybe(&mut p.reports.get_mut(n)?.item),
        S::ReportTitle(n) => C::Words(&mut p.reports.get_mut(n)?.title.value),
        S::Classification(n) => C::Maybe(&mut p.reports.get_mut(n)?.classification),
        S::Of(n) => C::Maybe(&mut p.reports.get_mut(n)?.of),
        S::Author(n) => C::Maybe(&mut p.reports.get_mut(n)?.author),
        S::Wards(n) => C::Maybe(&mut p.reports.get_mut(n)?.wards),
        S::Policy(n) => C::Maybe(&mut p.reports.get_mut(n)?.policy),
        S::Finance(n) => C::Maybe(&mut p.reports.get_mut(n)?.finance),
        S::Limb(n, m) => C::Words(&mut p.reports.get_mut(n)?.asks.get_mut(m)?.that.value),
        S::Minutes(n) => C::Day(&mut p.minutes.get_mut(n)?.date),
        S::Began(n) => C::Clock(&mut p.minutes.get_mut(n)?.started),
        S::Ended(n) => C::Clock(&mut p.minutes.get_mut(n)?.ended),
        S::Action(n) => C::Words(&mut p.actions.get_mut(n)?.text.value),
        S::Owners(n) => C::Owners(&mut p.actions.get_mut(n)?.owners),
        S::Raised(n) => C::Day(&mut p.actions.get_mut(n)?.raised),
        S::Topic(n) => C::Words(&mut p.actions.get_mut(n)?.topic),
        S::Progress(n) => C::Progress(&mut p.actions.get_mut(n)?.progress),
        S::Comment(n) => C::Words(&mut p.actions.get_mut(n)?.comment),
        S::Future(n) => C::OnlyDay(&mut p.future.get_mut(n)?.value.date),
        S::FutureStart(n) => C::OnlyClock(&mut p.future.get_mut(n)?.value.start),
        S::FutureVenue(n) => C::Words(&mut p.future.get_mut(n)?.value.venue),
        S::Programme(n) => C::Words(&mut p.programme.get_mut(n)?.when.value),
        S::Planned(n, m) => C::Words(&mut p.programme.get_mut(n)?.items.get_mut(m)?.title.value),
        S::Summary(n, m) => C::Words(&mut p.programme.get_mut(n)?.items.get_mut(m)?.summary),
        S::PlannedLead(n, m) => C::Words(&mut p.programme.get_mut(n)?.items.get_mut(m)?.lead),
        S::PlannedPurpose(n, m) => C::Words(&mut p.programme.get_mut(n)?.items.get_mut(m)?.purpose),
        S::Contact(_)
        | S::Member(_)
        | S::Item(_)
        | S::Lead(_)
        | S::Mark(_)
        | S::Attachment(..)
        | S::Report(_)
        | S::Dated(_)
        | S::Present(..)
        | S::Apology(..)
        | S::Resolved(..)
        | S::Theme(_) => return None,
    })
}
