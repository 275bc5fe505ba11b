//! Intents: what an officer asks for, in the imperative. Keys and scripts both end here, and only
//! [`decide`](super::decide::decide) may refuse one.
//!
//! Things are named by [`Ref`]: an id, or what people call them (a person's name or surname, an
//! item's number, a seat's title, `newest` for the newest entry).

use std::str::FromStr;

use chrono::{NaiveDate, NaiveDateTime, NaiveTime, Timelike};
use serde::{Deserialize, Deserializer, Serialize, Serializer, de};

use super::agenda::{
    Calling, FutureMeeting, ItemDetails, Limb, PlannedItem, Progress, Report, Stamp,
};
use super::between::MeetingTold;
use super::correction::Asked;
use super::entry::{
    Approval, Due, Form, Interest, Kind, Participation, Place, Reply, Stage, Stream, Told, Verb,
};
use super::event::Expectation;
use super::exclusion::Paragraph;
use super::house::HouseTold;
use super::id::{
    BodyId, CorrectionId, EntryId, ItemId, PersonId, PlanId, PriorId, QueryId, SeatId, SpeakerId,
};
use super::interest::{Aside, Dispensation};
use super::motion::{Counts, Method, Voice, VoteResult};
use super::people::{Body, PersonDetails, SeatDetails};
use super::printed::PrintedLine;
use super::rules::RulesTold;
use super::text::Text;

/// A name for something that the meeting knows already.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(transparent)]
pub struct Ref(pub Text);

impl From<&str> for Ref {
    fn from(name: &str) -> Self {
        Self(Text::line(name))
    }
}

macro_rules! refs {
    ($($id:ty),*) => {$(
        impl From<$id> for Ref {
            fn from(id: $id) -> Self {
                Self(Text::line(&id.to_string()))
            }
        }
    )*};
}
refs!(
    PersonId,
    SeatId,
    ItemId,
    EntryId,
    PriorId,
    QueryId,
    PlanId,
    BodyId,
    CorrectionId,
    SpeakerId
);

/// A correction as it came back.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct CorrectionTold {
    /// The entry that it is about; left out, it has no place.
    #[serde(default)]
    pub entry: Option<Ref>,
    /// What is asked.
    pub asked: Asked,
    /// What is said with it.
    #[serde(default)]
    pub says: Text,
    /// Who asks.
    #[serde(default)]
    pub by: Text,
    /// When they did.
    #[serde(default)]
    pub on: Option<NaiveDateTime>,
    /// Where it stands in the file.
    #[serde(default)]
    pub stands: Text,
}

/// How a correction is settled.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub enum Settle {
    /// The entry gets what is asked for.
    Accept,
    /// It gets these words in the place of those that were to be corrected.
    Reword(Text),
    /// It is done on the record.
    ByHand,
    /// It isn't done; why, which may be empty.
    Refuse(Text),
    /// Its words are in question, to be asked of somebody.
    Query(Option<Lead>),
}

/// Somebody known, new, or not yet named.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub enum Who {
    /// Known to the meeting.
    Known(Ref),
    /// New to it.
    New(PersonDetails),
    /// Their name was missed: a cue to know them by, "Rethink, grey jacket".
    Cue(Text),
}

impl<T: Into<Ref>> From<T> for Who {
    fn from(known: T) -> Self {
        Self::Known(known.into())
    }
}

/// Who is to do something.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub enum Lead {
    /// Somebody known to the meeting.
    Person(Ref),
    /// A post or an organisation.
    Named(Text),
}

/// The time of a fact, where it isn't now. Written as one string in either form.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum When {
    /// A moment with its offset, "2015-01-22T16:04:00+00:00".
    Exactly(Stamp),
    /// A time of the meeting's day, "16:04".
    Clock(NaiveTime),
}

impl FromStr for When {
    type Err = &'static str;

    fn from_str(text: &str) -> Result<Self, Self::Err> {
        NaiveTime::parse_from_str(text, "%H:%M")
            .or_else(|_| NaiveTime::parse_from_str(text, "%H:%M:%S"))
            .map(Self::Clock)
            .or_else(|_| Stamp::parse_from_rfc3339(text).map(Self::Exactly))
            .map_err(|_| "a time looks like 16:04 or 2015-01-22T16:04:00+00:00")
    }
}

impl Serialize for When {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        match self {
            Self::Exactly(stamp) => stamp.serialize(serializer),
            Self::Clock(time) if time.second() == 0 => {
                serializer.collect_str(&time.format("%H:%M"))
            }
            Self::Clock(time) => serializer.collect_str(&time.format("%H:%M:%S")),
        }
    }
}

impl<'de> Deserialize<'de> for When {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        String::deserialize(deserializer)?
            .parse()
            .map_err(de::Error::custom)
    }
}

/// An intent with what goes round it.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Order {
    /// The time of the fact; none = now.
    #[serde(default)]
    pub at: Option<When>,
    /// Who may read what comes of it.
    #[serde(default)]
    pub stream: Stream,
    /// Why it is done though a rule of the body stands in the way; kept in the history.
    #[serde(default)]
    pub despite: Text,
    /// What is asked for.
    pub intent: Intent,
}

impl From<Intent> for Order {
    fn from(intent: Intent) -> Self {
        Self {
            at: None,
            stream: Stream::Public,
            despite: Text::default(),
            intent,
        }
    }
}

/// What was told of a vote.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields, default)]
pub struct VoteTold {
    /// How it was taken.
    pub method: Method,
    /// How many voted which way.
    pub counts: Option<Counts>,
    /// Who voted which way.
    pub ballots: Vec<(Ref, Voice)>,
    /// Everybody voted for it.
    pub unanimous: bool,
    /// Nobody voted against it.
    pub nem_con: bool,
    /// The body whose members alone voted, where several meet together; left out, all of them.
    pub body: Option<Ref>,
    /// The casting vote, where there was a tie.
    pub casting: Option<Voice>,
    /// What came of it; left out, it follows from the figures, and without figures it is carried.
    pub result: Option<VoteResult>,
    /// How many asked that it be recorded by name; 0 = not said.
    pub demanded: u16,
}

/// Why the public is excluded without a resolution.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum Unresolved {
    /// Confidential information would be disclosed (s.100A(2)).
    Confidential,
    /// Disorder (s.100A(8)).
    Disorder,
}

/// What a paragraph, an outcome, a resolution or an action is to become.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum Turn {
    /// A paragraph.
    Paragraph,
    /// A resolution, being worded.
    Resolution,
    /// An outcome.
    Outcome(Verb),
    /// An action; owners and due date are asked for afterwards.
    Action,
}

/// What an officer asks for. Every field that is an `Option` or a list may be left out.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
#[expect(
    missing_docs,
    reason = "the fields say it; docs/intents.md explains each with an example"
)]
pub enum Intent {
    // Setting up.
    /// Describe the body.
    DescribeBody(Body),
    /// Tell the rules of the body: its quorum, what a motion needs, how a vote is carried.
    SetRules(RulesTold),
    /// Tell the house style of the documents.
    SetStyle(Box<HouseTold>),
    /// Another body meets together with the first, under one chair.
    JoinBody {
        body: Body,
        #[serde(default)]
        rules: RulesTold,
    },
    /// Put right what is known of a body that meets with the first.
    ChangeJoinedBody {
        joined: Ref,
        body: Body,
        #[serde(default)]
        rules: RulesTold,
    },
    /// Set date, time and place.
    CallMeeting(Calling),
    /// Add somebody.
    AddPerson(PersonDetails),
    /// Put right what is known of somebody.
    ChangePerson { person: Ref, to: PersonDetails },
    /// Name somebody who was put down with a cue; every place where the cue stands is mended.
    NamePerson { person: Ref, to: PersonDetails },
    /// Put somebody's name right, and every place in the record where it stands.
    CorrectName { person: Ref, to: PersonDetails },
    /// Make one person of two; where the name of the one who goes stands, that of the one who is
    /// kept is written.
    JoinPeople { keep: Ref, gone: Ref },
    /// Add a seat, with its holder and usual deputy if there are any.
    AddSeat {
        seat: SeatDetails,
        #[serde(default)]
        holder: Option<Who>,
        #[serde(default)]
        usual_deputy: Option<Who>,
        /// Of which body, where several meet together; left out, the first.
        #[serde(default)]
        body: Option<Ref>,
    },
    /// Put a seat's details right; with `body` it is a seat of that one from now on.
    ChangeSeat {
        seat: Ref,
        to: SeatDetails,
        #[serde(default)]
        body: Option<Ref>,
    },
    /// Give a seat another holder, or none.
    FillSeat {
        seat: Ref,
        #[serde(default)]
        holder: Option<Who>,
        #[serde(default)]
        usual_deputy: Option<Who>,
    },
    /// Put an item on the agenda.
    AddItem {
        item: ItemDetails,
        #[serde(default)]
        after: Option<Ref>,
    },
    /// Put an item's details right.
    /// What stands in an item that becomes exempt becomes so with it, unless `leave_public`.
    ChangeItem {
        item: Ref,
        to: ItemDetails,
        #[serde(default)]
        leave_public: bool,
    },
    /// Put a report behind an item.
    /// What was decided on a report that becomes confidential is exempt, unless `leave_public`.
    AttachReport {
        item: Ref,
        report: Report,
        #[serde(default)]
        leave_public: bool,
    },
    /// Bring an action forward from an earlier meeting.
    BringForward {
        text: Text,
        #[serde(default)]
        topic: Text,
        owners: Vec<Lead>,
        raised: NaiveDate,
        #[serde(default)]
        progress: Progress,
        #[serde(default)]
        comment: Text,
        /// The session and the id there, if it is carried over from another session.
        #[serde(default)]
        origin: Text,
        /// Where the minutes of that meeting have it: "item 5, minute 12".
        #[serde(default)]
        minute: Text,
        /// By when, where that is known by itself.
        #[serde(default)]
        due: Due,
    },
    /// List minutes that are to be agreed.
    ListMinutes { of: NaiveDate },
    /// List a later meeting.
    ListMeeting(FutureMeeting),
    /// Put an item on the work programme of a later meeting.
    PlanItem(PlannedItem),

    // Between meetings, in the journal of a body.
    /// Begin the journal of a body.
    KeepBody,
    /// Say who holds a seat from a day on; without `holder` it is vacant from then on.
    Appoint {
        seat: Ref,
        #[serde(default)]
        holder: Option<Who>,
        #[serde(default)]
        usual_deputy: Option<Who>,
        /// From which day; left out, from today.
        #[serde(default)]
        from: Option<NaiveDate>,
        /// The last day of the term of office.
        #[serde(default)]
        until: Option<NaiveDate>,
        #[serde(default)]
        reason: Text,
    },
    /// Move an item of the work programme, or put its details right.
    Replan {
        item: Ref,
        to: PlannedItem,
        #[serde(default)]
        reason: Text,
    },
    /// Take an item off the work programme.
    Unplan {
        item: Ref,
        #[serde(default)]
        reason: Text,
    },
    /// Give a meeting in the calendar another day, time or place; without `to` it is not held.
    MoveMeeting {
        of: NaiveDate,
        #[serde(default)]
        to: Option<FutureMeeting>,
    },
    /// Take over what a meeting tells: its members, its actions, what it planned.
    TakeMeeting(Box<MeetingTold>),
    /// Record that the council approved the reason of a member's absence (Local Government Act 1972
    /// s.85(1)): by a resolution of this meeting, which is put down with it unless `entry` names it, or
    /// elsewhere on the day `on`. In the journal of a body it is always elsewhere. No public reading
    /// holds the reason.
    ApproveAbsence {
        person: Ref,
        /// The last day for which it was approved; left out, no end was said.
        #[serde(default)]
        until: Option<NaiveDate>,
        /// On which day it was approved; left out, at this meeting, or in a journal today.
        #[serde(default)]
        on: Option<NaiveDate>,
        /// By whom; left out, by the body itself.
        #[serde(default)]
        by: Text,
        #[serde(default)]
        reason: Text,
        /// The resolution of this meeting that approves it.
        #[serde(default)]
        entry: Option<Ref>,
        #[serde(default)]
        item: Option<Ref>,
        #[serde(default)]
        place: Place,
    },
    /// Record that the approval of a member's absence was withdrawn: by a resolution of this meeting, as with
    /// an approval, or elsewhere; or that it had been recorded by mistake. What was told of another
    /// meeting's resolution can be withdrawn, and is no mistake of the journal.
    WithdrawAbsence {
        person: Ref,
        /// On which day the absence had been approved; left out, the only one that is known.
        #[serde(default)]
        approved: Option<NaiveDate>,
        /// It never was approved: the approval is taken out, with the resolution that was put down with it.
        #[serde(default)]
        mistaken: bool,
        /// On which day it was withdrawn; left out, at this meeting, or in a journal today.
        #[serde(default)]
        on: Option<NaiveDate>,
        /// By whom; left out, by the body itself.
        #[serde(default)]
        by: Text,
        /// The resolution of this meeting that withdraws it.
        #[serde(default)]
        entry: Option<Ref>,
        #[serde(default)]
        item: Option<Ref>,
        #[serde(default)]
        place: Place,
    },
    /// Note that somebody will come late or leave early.
    Forewarn {
        person: Ref,
        expect: Expectation,
        #[serde(default)]
        said_by: Text,
        #[serde(default)]
        said_on: Option<NaiveDate>,
    },

    // The roll.
    /// Take apologies, with the deputy if there is one.
    Apologise {
        person: Ref,
        #[serde(default)]
        deputy: Option<Who>,
        #[serde(default)]
        said_by: Text,
        #[serde(default)]
        said_on: Option<NaiveDate>,
    },
    /// Mark the holder of a seat, or somebody in attendance, present.
    MarkPresent { person: Ref },
    /// Mark everybody present who is not accounted for; apologies are spared, their deputies not.
    MarkAllPresent,
    /// Mark the holder of a seat absent without apologies.
    MarkAbsent { person: Ref },
    /// Take back what was marked for somebody.
    Unmark { person: Ref },
    /// Put somebody down as in attendance from the start.
    Attend { who: Who },

    /// Somebody attends remotely: who is not there yet is put down with it; `in_person` takes it back.
    AttendRemotely {
        person: Ref,
        #[serde(default)]
        in_person: bool,
    },

    // The course of the meeting.
    /// Open the meeting; the chair presides unless somebody else is named.
    Open {
        #[serde(default)]
        presiding: Option<Ref>,
    },
    /// Give the chair to somebody else.
    Preside { person: Ref },
    /// Record that somebody is elected to preside, for the meeting or for `items`, and takes the
    /// chair; `others` were nominated too, and `run_by` conducted it.
    ElectChair {
        person: Ref,
        #[serde(default)]
        mover: Option<Ref>,
        #[serde(default)]
        seconder: Option<Ref>,
        /// The vote on it, where there was one.
        #[serde(default)]
        vote: Option<VoteTold>,
        #[serde(default)]
        others: Vec<Ref>,
        #[serde(default)]
        run_by: Option<Ref>,
        #[serde(default)]
        items: Vec<Ref>,
        #[serde(default)]
        item: Option<Ref>,
        #[serde(default)]
        place: Place,
    },
    /// Adjourn.
    Adjourn {
        #[serde(default)]
        until: Text,
        #[serde(default)]
        reason: Text,
    },
    /// Go on after an adjournment.
    Resume,
    /// Take items together, under the first of them or the one in hand.
    TakeTogether { items: Vec<Ref> },
    /// Vary the order: these items are taken next.
    VaryOrder {
        items: Vec<Ref>,
        /// Who agreed, "the Chair"; left out, the meeting.
        #[serde(default)]
        agreed_by: Text,
        #[serde(default)]
        reason: Text,
    },
    /// Let the meeting go on beyond its limit.
    Extend {
        until: NaiveTime,
        /// Who agreed, "the Chair"; left out, the meeting.
        #[serde(default)]
        agreed_by: Text,
    },
    /// The time has expired: the items that wait fall, or are deferred to a later meeting.
    Guillotine {
        #[serde(default)]
        deferred_to: Option<Text>,
    },
    /// Take the roll anew when the meeting has gone on on another day.
    TakeRollAnew { present: Vec<Who> },
    /// Set the date of the next meeting.
    SetNextMeeting(FutureMeeting),
    /// Close the meeting.
    Close,
    /// Record that a draft of the minutes went out; without `on`, today. The draft as it stands is
    /// kept with it: `quorate record` puts `lines` in where a script leaves them out.
    IssueDraft {
        to: Text,
        #[serde(default)]
        on: Option<NaiveDate>,
        /// Who may read it: `Public`, or `Exempt` for those who may read exempt text too.
        #[serde(default)]
        readers: Stream,
        #[serde(default)]
        lines: Vec<PrintedLine>,
    },
    /// Record that a later meeting approved these minutes, as they stand and are kept with it: see
    /// `IssueDraft`.
    ApproveMinutes {
        at_meeting: NaiveDate,
        #[serde(default)]
        signed_by: Text,
        /// With corrections, and not as they had been issued.
        #[serde(default)]
        corrected: bool,
        #[serde(default)]
        lines: Vec<PrintedLine>,
    },
    /// Nothing may be purged, for this reason.
    HoldPurge { reason: Text },
    /// What was held may be purged again.
    ReleaseHold {
        #[serde(default)]
        reason: Text,
    },

    // The private session.
    /// Record that the public was excluded, or that it was not agreed; without `items` for the item
    /// before the body. Its items become private, and what stands in them with them, unless
    /// `leave_public`.
    Exclude {
        #[serde(default)]
        items: Vec<Ref>,
        /// For what is left of the meeting.
        #[serde(default)]
        rest: bool,
        #[serde(default)]
        paragraphs: Vec<Paragraph>,
        /// Why, where the body's rules ask for a reason and no paragraph.
        #[serde(default)]
        reason: Text,
        /// By another rule than a resolution.
        #[serde(default)]
        without: Option<Unresolved>,
        /// The meeting did not conclude where the public interest lies.
        #[serde(default)]
        no_conclusion: bool,
        /// The resolution was lost: the public stayed.
        #[serde(default)]
        refused: bool,
        #[serde(default)]
        mover: Option<Ref>,
        #[serde(default)]
        seconder: Option<Ref>,
        /// The vote on it, where there was one.
        #[serde(default)]
        vote: Option<VoteTold>,
        #[serde(default)]
        stay: Text,
        #[serde(default)]
        leave_public: bool,
        #[serde(default)]
        item: Option<Ref>,
        #[serde(default)]
        place: Place,
    },
    /// Record that the public was let in again.
    Readmit {
        #[serde(default)]
        item: Option<Ref>,
        #[serde(default)]
        place: Place,
    },
    /// Write what everybody may know of an item whose record is exempt.
    Summarise {
        #[serde(default)]
        item: Option<Ref>,
        #[serde(default)]
        text: Text,
        #[serde(default)]
        place: Place,
    },

    // Items.
    /// The body takes an item.
    Take { item: Ref },
    /// The body takes the next item that waits.
    TakeNext,
    /// The body moved on a while ago: what follows the caret belongs to the next item, or to `to`.
    MoveOn {
        entry: Ref,
        at: u32,
        #[serde(default)]
        to: Option<Ref>,
    },
    /// Put an item off.
    Defer {
        item: Ref,
        #[serde(default)]
        to: Text,
        #[serde(default)]
        reason: Text,
    },
    /// Take an item off the agenda.
    Withdraw {
        item: Ref,
        #[serde(default)]
        reason: Text,
    },
    /// Put a deferred or withdrawn item back.
    RestoreItem { item: Ref },
    /// Add an item that was not on the published agenda, with the chair's reason for urgency.
    AdmitLate {
        title: Text,
        reason: Text,
        #[serde(default)]
        description: Text,
        #[serde(default)]
        number: Text,
        #[serde(default)]
        after: Option<Ref>,
    },

    // The record of an item. Without `item` it is the item before the body.
    /// Record who presented the item.
    Present {
        #[serde(default)]
        item: Option<Ref>,
        who: Vec<Who>,
        #[serde(default)]
        form: Form,
        /// The whole sentence; left out, the usual one is written.
        #[serde(default)]
        text: Text,
        #[serde(default)]
        place: Place,
    },
    /// Write a paragraph, and `more` after it.
    Write {
        #[serde(default)]
        item: Option<Ref>,
        #[serde(default)]
        text: Text,
        #[serde(default)]
        more: Vec<Text>,
        #[serde(default)]
        place: Place,
    },
    /// Type, delete or replace words; `joins` goes on in the newest typing group.
    Type {
        entry: Ref,
        at: u32,
        #[serde(default)]
        went: Text,
        #[serde(default)]
        came: Text,
        #[serde(default)]
        joins: bool,
    },
    /// Split an entry in two.
    Split { entry: Ref, at: u32 },
    /// Join an entry to the one before it.
    Join { entry: Ref },
    /// Move an entry, in its item or to another one.
    MoveEntry {
        entry: Ref,
        #[serde(default)]
        item: Option<Ref>,
        #[serde(default)]
        place: Place,
    },
    /// Turn an entry into another kind, its words kept.
    TurnInto { entry: Ref, into: Turn },
    /// Give an entry other words and another kind in one act.
    Recast {
        entry: Ref,
        into: Turn,
        text: Text,
        /// Of an action.
        #[serde(default)]
        owners: Vec<Lead>,
        #[serde(default)]
        due: Due,
    },
    /// Make a paragraph of a line of rough notes; the line goes from the notes.
    TakeNote {
        entry: Ref,
        /// A byte of that line.
        at: u32,
        #[serde(default)]
        place: Place,
    },
    /// Flag words that are to be asked about, and whom to ask.
    Query {
        entry: Ref,
        at: u32,
        words: Text,
        #[serde(default)]
        ask: Option<Lead>,
    },
    /// Settle a query; `instead` takes the place of its words, if it is given.
    SettleQuery {
        query: Ref,
        #[serde(default)]
        instead: Text,
    },
    /// Take corrections that came back, each beside its entry where it has one. No word changes.
    TakeCorrections {
        /// The file or mail that they came in.
        #[serde(default)]
        file: Text,
        corrections: Vec<CorrectionTold>,
    },
    /// Settle a correction: accept, reword or refuse it, keep it as a query, or say that it is done.
    SettleCorrection { correction: Ref, how: Settle },
    /// Record a resolution, limbs on lines of their own.
    Resolve {
        #[serde(default)]
        item: Option<Ref>,
        #[serde(default)]
        text: Text,
        #[serde(default)]
        stage: Stage,
        #[serde(default)]
        place: Place,
    },
    /// Make the report's recommendation the resolution: all limbs, or those named; some amended.
    Adopt {
        #[serde(default)]
        item: Option<Ref>,
        #[serde(default)]
        limbs: Vec<Text>,
        #[serde(default)]
        amended: Vec<Limb>,
        #[serde(default)]
        stage: Stage,
        #[serde(default)]
        place: Place,
    },
    /// Word a resolution anew, from its last words or in the words given.
    Reword {
        entry: Ref,
        #[serde(default)]
        text: Text,
    },
    /// Put a resolution to the meeting.
    Put { entry: Ref },
    /// Stamp a resolution as agreed.
    Agree { entry: Ref },
    /// Say who moved and seconded a motion or an amendment; without `entry` the newest one.
    Move {
        #[serde(default)]
        entry: Option<Ref>,
        #[serde(default)]
        mover: Option<Ref>,
        #[serde(default)]
        seconder: Option<Ref>,
    },
    /// Record that an amendment is moved; without `to` to the newest motion.
    Amend {
        #[serde(default)]
        to: Option<Ref>,
        #[serde(default)]
        mover: Option<Ref>,
        #[serde(default)]
        seconder: Option<Ref>,
        #[serde(default)]
        text: Text,
        #[serde(default)]
        place: Place,
    },
    /// Record a vote on motions and amendments, together; without `on` on the newest that is open.
    Vote {
        #[serde(default)]
        on: Vec<Ref>,
        #[serde(default)]
        told: VoteTold,
        #[serde(default)]
        place: Place,
    },
    /// Record the casting vote on a tie; without `voice` it was declined.
    CastingVote {
        #[serde(default)]
        vote: Option<Ref>,
        #[serde(default)]
        voice: Option<Voice>,
    },
    /// Record how a member voted who asks for it; without `vote` in the newest.
    OwnVote {
        person: Ref,
        voice: Voice,
        #[serde(default)]
        vote: Option<Ref>,
        #[serde(default)]
        place: Place,
    },
    /// A motion or an amendment ends without a vote: `Lost`, `Withdrawn`, `Fallen`, `Accepted`.
    EndMotion {
        #[serde(default)]
        entry: Option<Ref>,
        how: Stage,
    },
    /// Record an outcome that is not a resolution; `limbs` of the report that it answers.
    Conclude {
        #[serde(default)]
        item: Option<Ref>,
        verb: Verb,
        /// The whole sentence; left out, the usual one is written.
        #[serde(default)]
        text: Text,
        #[serde(default)]
        limbs: Vec<Text>,
        #[serde(default)]
        place: Place,
    },
    /// Record an action.
    AddAction {
        #[serde(default)]
        item: Option<Ref>,
        text: Text,
        #[serde(default)]
        owners: Vec<Lead>,
        #[serde(default)]
        due: Due,
        /// The entry that it comes out of.
        #[serde(default)]
        from: Option<Ref>,
        #[serde(default)]
        place: Place,
    },
    /// Put an action's owners and due date right.
    ChangeAction {
        entry: Ref,
        owners: Vec<Lead>,
        due: Due,
    },
    /// Record how an action of an earlier meeting stands.
    Review {
        action: Ref,
        progress: Progress,
        #[serde(default)]
        comment: Text,
        #[serde(default)]
        item: Option<Ref>,
    },
    /// Record a declaration of interest.
    Declare {
        person: Who,
        #[serde(default)]
        interest: Interest,
        /// The items that it touches.
        #[serde(default)]
        items: Vec<Ref>,
        #[serde(default)]
        nature: Text,
        /// They say that they will leave the room for it. That they went is recorded when they go.
        #[serde(default)]
        leaves: bool,
        #[serde(default)]
        sensitive: bool,
        #[serde(default)]
        dispensation: Option<Dispensation>,
        /// It is on the register of interests.
        #[serde(default)]
        registered: bool,
        #[serde(default)]
        item: Option<Ref>,
    },
    /// Record what somebody does who declared an interest in the item before the body: `Left`,
    /// `TookNoPart`, `Returned`; without `person` the one who declared.
    StandAside {
        #[serde(default)]
        person: Option<Ref>,
        how: Aside,
        #[serde(default)]
        item: Option<Ref>,
        #[serde(default)]
        place: Place,
    },
    /// Record that the public took part, by name only with consent.
    HearPublic {
        #[serde(default)]
        how: Participation,
        #[serde(default)]
        name: Text,
        #[serde(default)]
        on_behalf: Text,
        /// The gist, in words that follow "asked".
        #[serde(default)]
        text: Text,
        #[serde(default)]
        reply: Reply,
        #[serde(default)]
        item: Option<Ref>,
        #[serde(default)]
        place: Place,
    },
    /// Record an announcement, a ruling or advice; without `by` it is the chair's.
    Tell {
        #[serde(default)]
        what: Told,
        #[serde(default)]
        by: Option<Ref>,
        /// Its words, which follow "that".
        #[serde(default)]
        text: Text,
        #[serde(default)]
        item: Option<Ref>,
        #[serde(default)]
        place: Place,
    },
    /// Record that authority was delegated to an officer or a committee.
    Delegate {
        to: Vec<Lead>,
        #[serde(default)]
        with: Vec<Lead>,
        /// What for, in words that follow "to".
        #[serde(default)]
        text: Text,
        #[serde(default)]
        until: Text,
        #[serde(default)]
        item: Option<Ref>,
        #[serde(default)]
        place: Place,
    },
    /// Record that nobody declared an interest.
    DeclareNone {
        #[serde(default)]
        item: Option<Ref>,
    },
    /// Record what was done about earlier minutes; without `of`, the first that are listed.
    AgreeMinutes {
        #[serde(default)]
        of: Option<NaiveDate>,
        #[serde(default)]
        corrections: Vec<Text>,
        #[serde(default)]
        approval: Approval,
        #[serde(default)]
        item: Option<Ref>,
    },
    /// Somebody arrives; `deputy_for` names the holder of the seat that they sit in for.
    Arrive {
        person: Who,
        #[serde(default)]
        deputy_for: Option<Ref>,
        #[serde(default)]
        item: Option<Ref>,
        #[serde(default)]
        reason: Text,
        #[serde(default)]
        place: Place,
    },
    /// Somebody leaves for good.
    Leave {
        person: Ref,
        #[serde(default)]
        item: Option<Ref>,
        #[serde(default)]
        reason: Text,
        #[serde(default)]
        place: Place,
    },
    /// Somebody goes out for a while.
    StepOut {
        person: Ref,
        #[serde(default)]
        item: Option<Ref>,
        #[serde(default)]
        reason: Text,
        #[serde(default)]
        place: Place,
    },
    /// Somebody comes back.
    Return {
        person: Ref,
        #[serde(default)]
        item: Option<Ref>,
        #[serde(default)]
        place: Place,
    },
    /// Somebody asks to speak on the item before the body: a `person`, or a member of the public by `name`
    /// or without one.
    AskToSpeak {
        #[serde(default)]
        person: Option<Ref>,
        #[serde(default)]
        name: Text,
    },
    /// Somebody who waits speaks now, and whoever spoke is done; without `speaker` the first who waits.
    CallSpeaker {
        #[serde(default)]
        speaker: Option<Ref>,
    },
    /// Give somebody who waits to speak another place: `place` counts from 1; left out, the first.
    MoveSpeaker {
        speaker: Ref,
        #[serde(default = "first_place")]
        place: u16,
    },
    /// Somebody has spoken, or no longer wants to; without `speaker` the one who speaks now.
    DropSpeaker {
        #[serde(default)]
        speaker: Option<Ref>,
    },
    /// Put right the time of a coming or going.
    Retime { entry: Ref, when: When },
    /// Put an entry's details right.
    ChangeEntry { entry: Ref, kind: Kind },
    /// Strike an entry out.
    Strike { entry: Ref },
    /// Let a struck entry stand again.
    RestoreEntry { entry: Ref },
    /// Give an entry to other readers, with the reason. What hangs on it goes to fewer readers too,
    /// and to more by an act of its own.
    Reclassify {
        entry: Ref,
        stream: Stream,
        reason: Text,
    },

    /// Put words of an entry that not everybody may read in an exempt paragraph after it.
    Withhold { entry: Ref, at: u32, words: Text },
    /// Pass over what the check finds, by its words or their beginning; the reason is the order's
    /// `despite`.
    PassOver { finding: Text },

    // The journal itself.
    /// Undo the newest act, or the record named.
    Undo {
        #[serde(default)]
        record: Option<u64>,
    },
    /// Undo the newest typing in an entry, and nothing else.
    UndoTyping { entry: Ref },
    /// Do again what was last undone.
    Redo,
}

/// The place of whoever is to speak next.
fn first_place() -> u16 {
    1
}

impl Intent {
    /// Whether it asks that the body take an item.
    pub fn takes_an_item(&self) -> bool {
        matches!(
            self,
            Self::Take { .. } | Self::TakeNext | Self::TakeTogether { .. }
        )
    }

    /// Whether it names neither an item nor an entry, so that it is recorded under the item in hand,
    /// or of the newest motion there.
    pub fn rests_on_item_in_hand(&self) -> bool {
        match self {
            Self::Present { item, .. }
            | Self::Write { item, .. }
            | Self::Resolve { item, .. }
            | Self::Adopt { item, .. }
            | Self::Conclude { item, .. }
            | Self::Review { item, .. }
            | Self::Declare { item, .. }
            | Self::DeclareNone { item }
            | Self::AgreeMinutes { item, .. }
            | Self::Arrive { item, .. }
            | Self::Leave { item, .. }
            | Self::StepOut { item, .. }
            | Self::Return { item, .. } => item.is_none(),
            Self::AddAction { item, from, .. } => item.is_none() && from.is_none(),
            Self::Move { entry, .. } | Self::EndMotion { entry, .. } => entry.is_none(),
            Self::Amend { to, .. } => to.is_none(),
            Self::Vote { on, .. } => on.is_empty(),
            Self::CastingVote { vote, .. } | Self::OwnVote { vote, .. } => vote.is_none(),
            _ => false,
        }
    }
}
