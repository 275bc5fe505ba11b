//! The house style: how a body's documents are laid out and worded. It changes how the facts of a
//! meeting are told and never which they are.
//!
//! It is stored as one value with a version of its own, as the rules are: a setting that a reader
//! doesn't know is left aside, so that a new setting is no new format of the file. What is stored is
//! what was told; what was not told is as in [`House::default`].

mod choices;
mod faults;
mod running;
mod settings;
mod template;

use std::sync::Arc;

use serde::{Deserialize, Serialize};

use super::Meeting;
use super::people::blank;
use super::text::Text;

pub use choices::{
    ActionPlace, ApologiesPlace, AttendanceLayout, Bold, DateStyle, DecisionStart, DivisionStyle,
    Filled, Honorific, ItemNumbers, ItemOrder, LimbStyle, Margins, MoverPlace, Names,
    ParagraphStyle, ProgressStyle, Published, RecordStyle, Section, SignLine, TimeStyle, VoteStyle,
    is_of_font,
};
pub use faults::{Fault, WORDINGS, Wording};
pub use running::municipal_year;
pub use settings::Setting;
use settings::settings;
pub use template::{Slip, Template};

/// The version of the settings that this program knows.
pub const VERSION: u32 = 1;

/// How small and how large the letters of the text may be, in points.
pub const FONT_SIZES: std::ops::RangeInclusive<u32> = 9..=20;

/// The name of the style that holds where none was told.
pub const USUAL: &str = "westminster";

settings! {
    /// How people are named in the text: `Full`, or `Short` where nobody else is called so. Lists
    /// of who was there have the whole name in any case.
    names: Names = Names::default();
    /// How honorifics are printed: `[(of: "Councillor", printed: "Cllr")]`.
    honorifics: Vec<Honorific> = Vec::new();
    /// The word for whoever is appointed to preside, in place of the body's own; empty: as the body
    /// has it.
    chair_title: Text = Text::default();
    /// How those are listed who were there: `Rows`, `Running` (a paragraph) or `Table`.
    attendance: AttendanceLayout = AttendanceLayout::default();
    /// The heading of the list of members.
    present: Text = "Members Present".into();
    /// The heading of the list of observers.
    observers: Text = "Observers".into();
    /// The heading of the list of those who are not members.
    in_attendance: Text = "Also Present".into();
    /// Whether those who are not members are listed.
    also_present: bool = true;
    /// Whether the lists tell from when and until when somebody was there who was not there
    /// throughout.
    attendance_times: bool = true;
    /// Where apologies are told: `UnderItem`, or `Both`: with those who were there too.
    apologies: ApologiesPlace = ApologiesPlace::default();
    /// The heading of apologies where they stand with those who were there.
    apologies_heading: Text = "Apologies".into();
    /// Whether it is said who was absent without apologies.
    absences: bool = true;
    /// The word before a decision, with the sign after it.
    resolved: Text = "Resolved:".into();
    /// How the words of a decision follow it: `AsWritten`, or `RunsOn` as one sentence.
    decision: DecisionStart = DecisionStart::default();
    /// The word before a motion that is still to be voted on, or was not carried.
    motion: Text = "Motion:".into();
    /// The word before an amendment.
    amendment: Text = "Amendment:".into();
    /// The word before an action under its item.
    action: Text = "Action:".into();
    /// Whether decisions of one line that follow one another share one word, as limbs.
    group_resolutions: bool = true;
    /// What is bold: any of `DecisionWord`, `Decision`, `Body`, `Motion` and `Action`.
    bold: Vec<Bold> = vec![Bold::DecisionWord, Bold::Body, Bold::Motion, Bold::Action];
    /// The numbers of items: those of the `Agenda`, or `Running` minute numbers.
    items: ItemNumbers = ItemNumbers::default();
    /// With running numbers, that of the first item of this meeting.
    first_minute: u32 = 1;
    /// With running numbers, how one is written; the year is the municipal one.
    minute_number: Template = "{number}".into();
    /// The numbers of paragraphs: `ItemAndNumber` (4.1), `Number` (1) or `Unnumbered`.
    paragraphs: ParagraphStyle = ParagraphStyle::default();
    /// The numbers of limbs: `Dotted` (4.1.1), `Lettered` (a), `Roman` (i) or `Numbered` (1).
    limbs: LimbStyle = LimbStyle::default();
    /// In which order items are printed: that of the `Agenda`, or `AsTaken`.
    order: ItemOrder = ItemOrder::default();
    /// Whether an item that was taken out of order says after which.
    note_order: bool = true;
    /// Whether the headings of items are in capitals.
    capital_headings: bool = true;
    /// How times are written: `TwelveHour` (4.05pm), `TwelveHourColon` (4:05 pm) or
    /// `TwentyFourHour` (16:05).
    times: TimeStyle = TimeStyle::default();
    /// How days are written: `Plain` (5 February 2026) or `Ordinal` (5th February 2026).
    dates: DateStyle = DateStyle::default();
    /// Whether days on which a meeting is held have their weekday.
    weekdays: bool = true;
    /// How much of the record is printed: the `Narrative` in whole, or `Decisions` alone.
    record: RecordStyle = RecordStyle::default();
    /// Whether arrivals and departures are printed at their place in the text.
    movements: bool = true;
    /// Whether with the reason that was given for them.
    movement_reasons: bool = false;
    /// Whether with their times.
    movement_times: bool = true;
    /// Where it is told who moved and seconded: `After` the words, or `Before` them.
    movers: MoverPlace = MoverPlace::default();
    /// How a vote is told: in a `Sentence`, or `Brief`.
    votes: VoteStyle = VoteStyle::default();
    /// How the names of a recorded vote are told: in `Lines`, or in a `Table`.
    divisions: DivisionStyle = DivisionStyle::default();
    /// Where actions are printed: in a `Table` at the end, `UnderItem`, or `Both`.
    actions: ActionPlace = ActionPlace::default();
    /// How progress on earlier actions is printed: in a `Table`, or in `Sentences`.
    progress: ProgressStyle = ProgressStyle::default();
    /// The parts of the minutes, in order: `Opening`, `Attendance`, `Business`, `Signature`,
    /// `Actions`. A part that is not named is left out; attendance and business may not be.
    sections: Vec<Section> = vec![
        Section::Opening,
        Section::Attendance,
        Section::Business,
        Section::Signature,
        Section::Actions,
    ];
    /// The lines to be signed: `[(label: "{chair}", filled: SignedBy)]`; an approval fills in
    /// `SignedBy` and `ApprovedOn`.
    signature: Vec<SignLine> = vec![
        SignLine { label: "{chair}".into(), filled: Filled::SignedBy },
        SignLine { label: "Date".into(), filled: Filled::ApprovedOn },
    ];
    /// What goes out together: any of `Minutes`, `Actions`, `Decisions`, `Attendance`, `Votes`,
    /// `Declarations`, `Agenda`, `Chapters`, `Dates` and `OpenData`.
    publish: Vec<Published> = Published::ALL.to_vec();
    /// The picture at the head of each document, PNG or JPEG: the name of a file that stands beside that
    /// of the style; empty: none. Text and Markdown have no pictures.
    logo: Text = Text::default();
    /// What the picture is, for whoever can't see it; empty: the name of the body.
    logo_alt: Text = Text::default();
    /// The face of the letters in Word, OpenDocument and on a web page; a PDF has its own.
    font: Text = "Arial".into();
    /// The size of the letters of the text, in points; headings and tables are in proportion.
    font_size: u32 = 12;
    /// The margins of a page of A4, in millimetres: `(top: 25, right: 25, bottom: 25, left: 25)`.
    margins: Margins = Margins::default();
    /// The heading under which the end of the meeting stands.
    termination: Text = "Termination of Meeting".into();
    /// The heading of the table of actions.
    actions_heading: Text = "Actions Arising".into();
    /// The opening sentence.
    opening: Template = "{document} {meeting} of {body} {held} on {date}[ at {time}][ at {place}]\
        [, and resumed on {resumed}].[ The meeting began at {began}.]".into();
    /// Who apologised.
    apologies_received: Template = "Apologies for absence were received from {names}.".into();
    /// That nobody did.
    no_apologies: Template = "There were no apologies for absence.".into();
    /// That nobody declared an interest.
    no_declarations: Template = "No declarations were made.".into();
    /// Earlier minutes agreed.
    minutes_agreed: Template = "That the minutes of the meeting held on {date} be agreed and \
        signed by the {chair} as a correct record".into();
    /// Earlier minutes put off.
    minutes_deferred: Template = "Agreement of the minutes of the meeting held on {date} was \
        deferred.".into();
    /// Who moved and seconded, after the words.
    moved: Template = "Moved by {mover}[, seconded by {seconder}].".into();
    /// The same before them, within a sentence.
    moved_before: Template = "moved by {mover}[, seconded by {seconder}]".into();
    /// Who seconded, where nobody is told as mover.
    seconded: Template = "Seconded by {seconder}.".into();
    /// The figures of a vote.
    figures: Template = "{for} for, {against} against[, {abstentions}]".into();
    /// A vote in few words, where `votes` is `Brief`.
    vote_in_brief: Template = "Vote on {motion}: {result}[ ({figures})].".into();
    /// Somebody came.
    arrived: Template = "{name} arrived[ at {time}][ as deputy for {member}][ {reason}].".into();
    /// Somebody came by a screen.
    joined_remotely: Template = "{name} joined remotely[ at {time}][ as deputy for {member}]\
        [ {reason}].".into();
    /// Somebody went for good.
    left: Template = "{name} left the meeting[ at {time}][ {reason}].".into();
    /// Somebody went out.
    stepped_out: Template = "{name} left the room[ at {time}][ {reason}].".into();
    /// Somebody came back.
    returned: Template = "{name} returned[ at {time}][ {reason}].".into();
    /// The chair changed hands.
    took_chair: Template = "{name} took the chair at {time}.".into();
    /// The meeting was adjourned.
    adjourned: Template = "The meeting was adjourned at {time}[ until {until}][ {reason}].".into();
    /// It went on.
    resumed: Template = "The meeting resumed at {time}[ on {date}].".into();
    /// It ended.
    ended: Template = "The meeting ended at {time}[ on {date}].".into();
    /// When the next one is.
    next_meeting: Template = "The next meeting was fixed for {date}[ at {time}][ at {place}].".into();
    /// The resolution by which the public is excluded, after "That"; the law wants the proceedings and
    /// the description of the information (section 100A(5)).
    public_excluded: Template = "under section 100A(4) of the Local Government Act 1972, the public be excluded \
        from the meeting for {items}, because it is likely that, if members of the \
        public were present, exempt information would be disclosed to them as \
        described in {paragraphs} of Part 1 of Schedule 12A to that Act \
        ({information})[; and that {interest}]".into();
    /// That the public was excluded because of confidential information, which needs no resolution.
    public_kept_out: Template = "Under section 100A(2) of the Local Government Act 1972 the public was excluded \
        from the meeting for {items}, because confidential information would otherwise \
        have been disclosed to them.".into();
    /// That a member wanted their own vote recorded.
    own_vote: Template = "{name} asked that their {vote} be recorded.".into();
    /// The public went out.
    public_left: Template = "The public left at {time}.".into();
    /// The public was let in again.
    public_returned: Template = "The public was readmitted at {time}.".into();
    /// An item was put off.
    deferred: Template = "This item was deferred[ to {meeting}][ {reason}].".into();
    /// An item was taken off.
    withdrawn: Template = "This item was withdrawn[ {reason}].".into();
    /// An item was admitted late.
    late: Template = "The {chair} agreed to take this item as urgent {reason}.".into();
    /// That there was no quorum when the meeting began, by how many or for want of whom; where several
    /// bodies meet, of which.
    no_quorum: Template = "At {time} no quorum[ of {body}] was present[: {there}, of the {needed} needed]\
        [, for want of {missing}].".into();
    /// That there was one then, later than the meeting began.
    quorum_from: Template = "A quorum[ of {body}] was present from {time}.".into();
    /// That too few were left; `{its}` is "the", or "its" where several bodies meet.
    quorum_lost: Template = "At {time} the number of members[ of {body}] present fell to {present}, \
        below {its} quorum of {needed}.".into();
    /// That enough were left, and of those who must be there somebody was not.
    quorum_broken: Template = "At {time} a quorum[ of {body}] was no longer present[, for want of \
        {missing}].".into();
    /// That there was a quorum again.
    quorum_again: Template = "A quorum[ of {body}] was present again from {time}.".into();
    /// The election of whoever presides; `{moved}` is worded as `moved_before` has it, `{and}` goes on
    /// after it, `{resolved}` is the word before a decision, and `{that}` what follows it.
    elected: Template = "[in the absence of {absent}, ]it was [{moved}{and} ]{resolved} {that} {name} \
        be elected {office}.".into();
    /// Who else was nominated.
    also_nominated: Template = "{names} {were} also nominated.".into();
    /// Who conducted the election.
    election_run_by: Template = "{name} conducted the election.".into();
    /// Authority delegated, after the word before a decision and without the stop.
    delegated: Template = "That authority be delegated to {to}[, in consultation with {with},] to \
        {what}[ until {until}]".into();
    /// Under an item without a decision, where `record` is `Decisions`.
    nothing_decided: Template = "No decision is recorded under this item.".into();
}

impl House {
    /// Whether something is set in bold type.
    pub fn is_bold(&self, what: Bold) -> bool {
        self.bold.contains(&what)
    }
}

impl HouseStored {
    /// What it is called, for the history.
    pub fn named(&self) -> &str {
        match self.name.trim() {
            "" => "one without a name",
            name => name,
        }
    }
}

impl Meeting {
    /// The style of this meeting's documents.
    pub fn house(&self) -> &Arc<House> {
        &self.house
    }

    /// The word for whoever is appointed to preside, of the style or else of the body; may be empty.
    pub fn chair_title(&self) -> &str {
        let own = self.house.chair_title.trim();
        if own.is_empty() {
            self.body.chair_title.trim()
        } else {
            own
        }
    }
}
