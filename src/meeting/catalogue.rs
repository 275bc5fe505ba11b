//! The catalogue of warnings: everything that is looked at while a meeting is recorded, with how much
//! it matters, where the rule stands, what puts it right and where it is seen. Each finding of the
//! check names its row; docs/warnings.md is made from this.

/// How much it matters that a rule is not kept.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Weight {
    /// What was done may not hold in law: stop and confirm.
    Stops,
    /// The minutes would be wrong or incomplete.
    Warns,
    /// Worth a look.
    Tells,
}

/// Where a warning is seen.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Seen {
    /// Recording it is refused; with a reason that is kept in the history it can be done all the same.
    Refused,
    /// Recording it is refused, and nothing passes that over.
    Never,
    /// In the check, while the meeting lasts and afterwards.
    Check,
    /// On the meeting screen, as it happens.
    Screen,
    /// In what an export says before it writes.
    Export,
    /// Among the marks of style.
    Marks,
    /// It can't come to be: documents are made so.
    Made,
}

/// A row of the catalogue.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Row {
    /// The warning.
    pub warning: Warning,
    /// Its number, by which it is named in conversation and in documents.
    pub number: u8,
    /// How much it matters.
    pub weight: Weight,
    /// Where it is seen.
    pub seen: &'static [Seen],
    /// What trips it.
    pub trips: &'static str,
    /// Where the rule stands.
    pub source: &'static str,
    /// What puts it right.
    pub mends: &'static str,
}

macro_rules! catalogue {
    ($($number:literal $name:ident $weight:ident [$($seen:expr),*] $trips:literal $source:literal
       $mends:literal)*) => {
        /// What a finding is about.
        #[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
        pub enum Warning {
            $(#[doc = $trips] $name,)*
        }

        impl Warning {
            /// All of them, in the order of their numbers.
            pub const ALL: &'static [Self] = &[$(Self::$name),*];

            /// Its row in the catalogue.
            pub fn row(self) -> &'static Row {
                use Seen::{Check, Export, Made, Marks, Never, Refused, Screen};
                match self {
                    $(Self::$name => &Row {
                        warning: Self::$name,
                        number: $number,
                        weight: Weight::$weight,
                        seen: &[$($seen),*],
                        trips: $trips,
                        source: $source,
                        mends: $mends,
                    },)*
                }
            }
        }
    };
}

catalogue! {
1 Quorum Stops [Refused, Check, Screen]
    "Fewer members are in the room than the quorum needs, or somebody is missing who must be there."
    "the body's terms of reference or standing orders"
    "Wait, or adjourn. Nothing is resolved meanwhile."
2 CountedTwice Stops [Never, Check]
    "The quorum is only met by those who attend remotely, or somebody sits in two seats."
    "Local Government Act 1972 Schedule 12, by which members meet in one place; the body's rules"
    "Put the roll right, or set the rule where remote members count."
3 Presiding Stops [Check, Screen]
    "Nobody presides, or whoever presides is out of the room or does not count as present."
    "Local Government Act 1972 Schedule 12; standing orders"
    "Say who takes the chair, or record who is elected to it."
4 NotEntitled Stops [Refused, Check]
    "Somebody votes, moves, seconds or speaks who may not, or who is not in the room; a motion lacks its mover or seconder."
    "Local Government and Housing Act 1989 s.13; standing orders"
    "Put the name, the roll or the time of the coming or going right."
5 Deputies Warns [Never, Check]
    "Two deputies sat in for one seat, or a deputy acts while the holder is there."
    "the body's scheme of substitutes"
    "Say who sat in, and from when. Whether a deputy was named in time is not known here."
6 AgainstInterest Stops [Refused, Check]
    "Somebody moves, speaks, votes or presides who declared an interest that bars them from it."
    "Localism Act 2011 s.31(4); the code of conduct"
    "Record the dispensation, that they stood aside, or who did it instead."
7 NotAside Warns [Check]
    "Whoever was to leave for an interest is not recorded as having left or taken no part, or did not come back."
    "the code of conduct"
    "Record that they left, or stayed and took no part, and that they came back."
8 NotRegistered Warns [Check]
    "A disclosable pecuniary interest was declared and is not said to be on the register."
    "Localism Act 2011 s.31(3): the monitoring officer is told within 28 days that begin with the disclosure"
    "Say that it is on the register, or have the monitoring officer told by the day that the finding gives."
9 CouncilTax Stops [Refused, Check]
    "Somebody votes who declared council tax two months unpaid."
    "Local Government Finance Act 1992 s.106"
    "Put the vote right."
10 SensitiveNature Stops [Never, Check]
    "The nature of a sensitive interest is written down."
    "Localism Act 2011 s.32"
    "Take the words out: that there is an interest is enough."
11 Exclusion Stops [Refused, Check]
    "Words are exempt and no exclusion of the public is recorded, or the resolution lacks its items, its paragraph of Schedule 12A or the public interest."
    "Local Government Act 1972 s.100A(4) and (5), Schedule 12A"
    "Record the resolution, with the paragraph and where the public interest lies."
12 PublicRoom Warns [Check, Screen]
    "A public item was taken, or words of it written, with the public out, or a private one with the public in the room; a readmission is missing."
    "Local Government Act 1972 s.100A"
    "Record when the public left and when they were let in again."
13 LateItem Stops [Never, Check]
    "An item was admitted late and the special circumstances are not said."
    "Local Government Act 1972 s.100B(4)(b)"
    "Give the reason that the chair gave."
14 AnyOther Stops [Check]
    "Something was decided under any other business that was neither on the agenda nor admitted as urgent."
    "Local Government Act 1972 s.100B(4)"
    "Admit the item with its reason, or record that it was noted."
15 NoOutcome Warns [Check]
    "An item was taken and nothing says what came of it, or a limb of its report is unanswered."
    "the practice of minuting: each item ends with what was decided, noted or put off"
    "Record the outcome, if only that the report was noted."
16 NoAction Warns [Check]
    "It was agreed that something be done, and the item has no action."
    "the practice of minuting"
    "Make an action of it, with its owner."
17 ActionIncomplete Warns [Check]
    "An action has no owner or no date, or is due before the meeting; an action brought forward has been open for a year, or was to come to this meeting, and nothing was said of it."
    "the practice of action trackers"
    "Name who does it and by when; say how the old ones stand."
18 EarlierMinutes Warns [Check]
    "Earlier minutes are neither agreed nor put off, a correction has no words, something else is decided under them, or nobody is said to have signed approved minutes."
    "Local Government Act 1972 Schedule 12 paragraph 41"
    "Record the approval, or that it was deferred; give the words of the correction; say who signed."
19 Roll Warns [Never, Check]
    "The holder of a seat is neither present nor apologised for, or apologised and was there."
    "Local Government Act 1972 Schedule 12 paragraph 40"
    "Put the roll right."
20 Standing Tells [Check]
    "Somebody is in attendance and neither their role nor their organisation is given; a seat is vacant."
    "Health and Social Care Act 2012 s.194; the practice of minuting"
    "Give the role or the organisation; fill the seat. Until when a seat is held is not known here."
21 VoteFigures Stops [Refused, Check]
    "More votes are counted than may vote, the figures and the result disagree, a tie is not settled, or a recorded vote lacks names."
    "Local Government Act 1972 Schedule 12 paragraph 39; Local Authorities (Standing Orders) Regulations 1993"
    "Put the figures right, or record the casting vote."
22 TooFewAsk Warns [Refused, Check]
    "A recorded vote was asked for by fewer members than the rules need."
    "standing orders"
    "Say how many asked for it, or take the vote by hands."
23 OwnVote Tells [Screen]
    "A vote was just taken: any member may ask that their own be recorded."
    "Local Authorities (Standing Orders) Regulations 1993 Schedule 2 paragraph 1"
    "Record it, if somebody asks."
24 SixMonths Warns [Check]
    "A councillor who is not here last attended four months ago or more, by what is known of them: what the last session tells, or the officer."
    "Local Government Act 1972 s.85"
    "Have the council approve the reason before the six months end, or put the day right."
25 Times Warns [Never, Check]
    "The time of the start or the end is missing, times are out of order, or the meeting went on beyond its limit."
    "standing orders"
    "Give the time, or record the extension."
26 Break Warns [Check]
    "An adjournment has no reason or no time to go on, or the meeting was not resumed."
    "Local Government Act 1972 Schedule 12"
    "Give the reason and until when; resume the meeting."
27 OneMember Warns [Refused, Check]
    "Authority is delegated to one councillor, to the chair alone, or without saying what for."
    "Local Government Act 1972 s.101"
    "Delegate to an officer in consultation with the member, and say what for."
28 KeyDecision Warns [Check]
    "A decision of a body whose rules say that it is an executive lacks its reasons, the options rejected, or the interests."
    "Local Authorities (Executive Arrangements) (Meetings and Access to Information) (England) Regulations 2012 regulation 12"
    "Write them as paragraphs of the item."
29 Dates Tells [Never, Check]
    "A weekday and its date disagree, the next meeting is not in the calendar, or an item names a day for the last meeting that is not the day of the minutes listed."
    "the agenda and the calendar of meetings"
    "Put the date right, where it is wrong."
30 Disclosure Stops [Check, Export, Marks, Made]
    "Words, a sum or a person of the exempt record stand in the public one; an amendment, a vote or an action is public and what it hangs on is exempt; a document lacks its mark as a draft or its headings; an acronym is not known."
    "Local Government Act 1972 s.100C; Public Sector Bodies (Websites and Mobile Applications) Accessibility Regulations 2018"
    "Word the public record anew, or make it exempt, or make public what may be."
31 MembersPresent Stops [Check]
    "No member is recorded as present, or whoever presides is not."
    "Local Government Act 1972 Schedule 12 paragraph 40"
    "Mark who is present."
32 PublicNamed Tells [Check]
    "A member of the public is named."
    "UK General Data Protection Regulation Article 6"
    "Make sure that they agreed, or leave the name out."
33 NotSaved Stops [Screen]
    "What was recorded is not on the disk yet, or can't be written."
    "the promise of the program: what it says is saved is saved"
    "Wait; if it can't be written, save a copy elsewhere."
34 Unsettled Warns [Check]
    "A motion or an amendment is worded or put, and what came of it is not recorded; a resolution has the words from before its amendment was carried."
    "standing orders"
    "Record the vote, or that it was withdrawn or fell; word the resolution anew."
35 Declarations Warns [Check]
    "Interests are neither declared nor said to be none, or both; an interest has no nature."
    "Localism Act 2011 s.31; the code of conduct"
    "Record the declaration, or that there was none."
36 Readers Warns [Check]
    "Something is exempt that the public minutes should have, or may be meant for the public."
    "Local Government Act 1972 s.100C"
    "Make it public, or word it anew."
37 ItemsLeft Warns [Check]
    "The meeting ends and an item was neither taken nor put off nor withdrawn."
    "the agenda"
    "Take the item, or record what became of it."
38 NextMeeting Tells [Check]
    "The date of the next meeting is not given."
    "the practice of minuting"
    "Give the date."
39 Queries Warns [Check]
    "A question about the record is not settled."
    "the practice of minuting"
    "Ask, and settle it."
40 RoughNotes Tells [Check]
    "The meeting ended and rough notes are left over."
    "the practice of minuting: notes are destroyed once the minutes are approved"
    "Write them up, or strike them out; `p` on `F8`, or `quorate purge`, takes them out of the file once the minutes are approved."
41 Nameless Warns [Check]
    "Somebody is known by a cue and has no name yet."
    "the practice of minuting"
    "Give the name."
42 Wording Warns [Check]
    "A paragraph is empty, or the apologies are told twice."
    "the practice of minuting"
    "Strike it out."
43 Unopened Tells [Check]
    "The meeting has not been opened."
    "the agenda"
    "Open it."
44 Unread Warns [Check]
    "Facts of the file don't fit the others, or its rules are of a newer version."
    "the session file"
    "Look at the history; use the newer version."
45 Approved Warns [Refused, Check]
    "Minutes that had been approved were changed."
    "Local Government Act 1972 Schedule 12 paragraph 41"
    "Have the next meeting correct them; what was changed is told in the minutes."
}

impl Weight {
    /// All of them, the gravest first, with the letter that stands for it in lists.
    pub const ALL: [(Self, &'static str); 3] =
        [(Self::Stops, "S"), (Self::Warns, "W"), (Self::Tells, "i")];

    /// The letter that stands for it in lists.
    pub fn letter(self) -> &'static str {
        match self {
            Self::Stops => "S",
            Self::Warns => "W",
            Self::Tells => "i",
        }
    }
}

impl Seen {
    /// Where, in words.
    pub fn in_words(self) -> &'static str {
        match self {
            Self::Refused => "refused, unless a reason is given",
            Self::Never => "refused",
            Self::Check => "the check",
            Self::Screen => "the meeting screen",
            Self::Export => "before an export",
            Self::Marks => "the marks of style",
            Self::Made => "documents are always made so",
        }
    }
}

impl Row {
    /// Where it is seen, in words.
    pub fn seen_in_words(&self) -> String {
        let seen: Vec<&str> = self.seen.iter().map(|s| s.in_words()).collect();
        seen.join("; ")
    }
}

/// The catalogue as docs/warnings.md tells it.
pub fn table() -> String {
    let mut out = String::from(
        "# The warnings\n\nEverything that is looked at while a meeting is recorded, and afterwards. `quorate check SESSION` tells what is found, `--explain` adds where the rule stands and what puts it right, and `quorate check --list` prints this list.\n\nS: what was done may not hold in law; W: the minutes would be wrong or incomplete; i: worth a look. What is refused is done all the same where `despite` gives a reason; what the check finds is passed over with a reason too (`p` in the check, `PassOver` in a script). Reasons stay in the history. What a body never wants to be told is left out by its rules, `not_checked: [16, 38]`. What is `refused` alone can't be recorded so. Numbers above 33 are the program's own.\n\n| no. | | trips when | source | what puts it right | where it is seen |\n|---|---|---|---|---|---|\n",
    );
    for row in Warning::ALL.iter().map(|w| w.row()) {
        let cells = [
            row.number.to_string(),
            row.weight.letter().to_owned(),
            row.trips.to_owned(),
            row.source.to_owned(),
            row.mends.to_owned(),
            row.seen_in_words(),
        ];
        out.push_str("| ");
        out.push_str(&cells.join(" | "));
        out.push_str(" |\n");
    }
    out
}
