//! What words may be: kinds, and what each kind has.

/// One of a kind of thing that words may be.
pub(crate) trait Role: Copy + PartialEq + 'static {
    /// All of the kind, in the order in which they are looked for.
    const ALL: &'static [Self];
    /// The number of the first among the roles of all kinds.
    const FIRST: usize;
    /// Its place in the kind.
    fn number(self) -> usize;
}

macro_rules! roles {
    ($($(#[$about:meta])* $kind:ident $name:literal {
        $($(#[$one:meta])* $role:ident $word:literal,)+
    })+) => {
        $($(#[$about])*
        #[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
        pub(crate) enum $kind {
            $($(#[$one])* $role,)+
        }

        impl Role for $kind {
            const ALL: &'static [Self] = &[$(Self::$role),+];
            const FIRST: usize = first(Index::$kind as usize);
            fn number(self) -> usize {
                self as usize
            }
        })+

        enum Index {
            $($kind,)+
        }

        /// The kinds by the names of the data, with the names of what each has.
        pub(super) const KINDS: &[(&str, &[&str])] = &[$(($name, &[$($word),+]),)+];
    };
}

/// How many roles the kinds before one have.
const fn first(kind: usize) -> usize {
    let mut out = 0;
    let mut at = 0;
    while at < kind {
        out += KINDS[at].1.len();
        at += 1;
    }
    out
}

/// How many roles there are.
pub(super) fn count() -> usize {
    first(KINDS.len())
}

/// The name of a role in the data, by its number.
pub(super) fn name(number: usize) -> String {
    let mut at = 0;
    for (kind, roles) in KINDS {
        if let Some(role) = roles.get(number - at) {
            return format!("{kind} {role}");
        }
        at += roles.len();
    }
    String::new()
}

/// The number of a role by its name in the data, "field date".
pub(super) fn number(name: &str) -> Option<usize> {
    let mut at = 0;
    for (kind, roles) in KINDS {
        let of_kind = name.strip_prefix(kind).and_then(|r| r.strip_prefix(' '));
        let known = of_kind.and_then(|role| roles.iter().position(|r| *r == role));
        if let Some(known) = known {
            return Some(at + known);
        }
        at += roles.len();
    }
    None
}

roles! {
    /// What a label of a cover sheet stands for.
    Label "label" {
        /// The title.
        Title "title",
        /// The date of the sheet or the meeting.
        Date "date",
        /// Open or exempt.
        Classification "classification",
        /// The same label serves for "for decision" in other houses.
        Status "status",
        /// Whose report it is.
        Of "of",
        /// Who answers for it, where nobody is named as the one whose report it is.
        Lead "lead",
        /// Wards.
        Wards "wards",
        /// Policy context.
        Policy "policy",
        /// Financial summary.
        Finance "finance",
        /// Who wrote it.
        Author "author",
        /// Whom to ask.
        Contact "contact",
        /// For decision or information.
        Purpose "purpose",
        /// The item of the agenda.
        Item "item",
        /// What is recommended.
        Ask "ask",
        /// The body that it goes to.
        To "to",
        /// When or where a meeting is: front sheets have it, reports hardly ever.
        Meeting "meeting",
        /// What papers that aren't reports have: versions, review dates.
        Document "document",
        /// Another label of a sheet.
        Other "other",
    }

    /// What a label of a front sheet names.
    Field "field" {
        /// The day of the meeting.
        Date "date",
        /// When it begins.
        Time "time",
        /// Both.
        DateTime "date and time",
        /// Where it is.
        Venue "venue",
        /// The body that meets.
        Body "body",
        /// The authority that it is of.
        Host "host",
        /// An officer or a contact.
        Contact "contact",
        /// A number to call.
        Phone "phone",
        /// An address to write to.
        Email "email",
        /// Who is a member.
        Members "members",
        /// Something that no field is for: "Quorum", "Website".
        Other "other",
    }

    /// What a column of an agenda holds.
    AgendaColumn "agenda column" {
        /// The number of the item.
        Number "number",
        /// Its title.
        Title "title",
        /// What is said of it.
        Words "words",
        /// Who brings it.
        Lead "lead",
        /// For decision or information.
        Purpose "purpose",
        /// When it begins, or how long it takes.
        Time "time",
        /// Its paper.
        Paper "paper",
        /// The pages of that.
        Pages "pages",
        /// Something that no field is for.
        Other "other",
    }

    /// What a column of a table of members holds.
    MemberColumn "member column" {
        /// The name.
        Name "name",
        /// The first name.
        First "first",
        /// The last name.
        Last "last",
        /// What stands before a name.
        Honorific "honorific",
        /// The post.
        Role "role",
        /// Whom they speak for.
        Organisation "organisation",
        /// The chair and the like.
        Office "office",
        /// Whether the seat votes.
        Voting "voting",
        /// Who sits in.
        Deputy "deputy",
        /// The political group.
        Group "group",
        /// Member or substitute.
        Kind "kind",
        /// Something that no field is for.
        Other "other",
    }

    /// What a column of a tracker holds.
    TrackerColumn "tracker column" {
        /// Who is to do it.
        Owner "owner",
        /// By when.
        Due "due",
        /// Status and comments.
        Status "status",
        /// A number.
        Reference "reference",
        /// What is to be done.
        Action "action",
        /// The meeting that asked for it.
        Raised "raised",
        /// The item that it came from.
        Topic "topic",
        /// Something else.
        Other "other",
    }

    /// What a column of a work programme holds.
    ProgrammeColumn "programme column" {
        /// Who leads.
        Lead "lead",
        /// The meeting.
        When "when",
        /// A summary.
        Summary "summary",
        /// For decision, discussion, information.
        Purpose "purpose",
        /// The title.
        Title "title",
        /// Something else.
        Other "other",
    }

    /// What a heading between the items of an agenda begins.
    SectionHead "section" {
        /// What is taken with the public out of the room.
        Closed "closed",
        /// What is taken in public.
        Open "open",
        /// Something else: "Items for decision".
        Other "other",
    }

    /// What kind of business the title of an item names.
    BusinessTitle "business" {
        /// Any other business.
        AnyOther "any other",
        /// Declarations of interests.
        Declarations "declarations",
        /// Apologies and substitutes.
        Membership "membership",
        /// What came of the last minutes.
        Arising "arising",
        /// The next meetings and the work programme.
        Programme "programme",
    }

    /// What tells that an item takes the last minutes.
    MinutesTitle "minutes title" {
        /// It speaks of minutes.
        Speaks "speaks",
        /// It takes them.
        Takes "takes",
        /// They are another body's.
        Others "others",
    }

    /// What a heading in minutes lists.
    Roll "roll" {
        /// Members who were there.
        Present "present",
        /// Others who were there.
        Attending "attending",
        /// Who sent apologies.
        Apologies "apologies",
        /// Nobody of whom anything is proposed.
        Passed "passed",
    }

    /// What a word says of a group of people in minutes.
    Company "company" {
        /// Members: "Labour members".
        Members "members",
        /// Others: "officers from the council".
        Others "others",
    }

    /// What a cell says of somebody's attendance.
    Attended "attended" {
        /// They were there.
        Present "present",
        /// They sent apologies.
        Apologies "apologies",
        /// They weren't.
        Absent "absent",
    }

    /// What a word is that stands near a name.
    NameWord "word" {
        /// Never a part of somebody's name, whatever stands before.
        Never "never of a name",
        /// No part of a name unless an honorific stands before it: many of them are surnames.
        Hardly "hardly of a name",
        /// Of those, surnames and first names that stand beside a name that is nothing else: "Hal
        /// Young".
        NameToo "of a name too",
        /// What a post is called by.
        Post "of a post",
        /// What an organisation is called by.
        Organisation "of an organisation",
        /// A seat has no holder.
        Vacant "of a vacancy",
        /// The chair of a meeting.
        Chair "of a chair",
        /// What "the Chair of the" is followed by where it is no post elsewhere.
        Here "of the body that meets",
        /// Who presides, where somebody is named by that alone.
        Presides "presides",
        /// A body is called by it in minutes: "the Committee".
        Body "of a body",
        /// Letters behind a name.
        Letters "behind a name",
        /// Tells one of a family from another: "Jr.".
        Family "behind a name in a family",
        /// A small word inside a name: "van".
        Particle "inside a name",
        /// A small word that begins a surname, where it is printed in small letters.
        Small "small in a name",
        /// A name so short that in capitals it looks like two initials.
        Short "short name",
        /// A post that stands before a name as an honorific does: "Mayor Ann Lee".
        PostBefore "post before a name",
    }

    /// What stands before a name.
    Honorific "honorific" {
        /// Before one name.
        One "one",
        /// Before the names of several people.
        Several "several",
        /// An honorific and nothing else: others are surnames too.
        Common "common",
        /// What "The" is followed by in front of a name.
        Article "after the",
        /// What stands before an honorific: "Right" before "Honourable".
        Before "before another",
    }

    /// What a remark beside a name says.
    Beside "beside a name" {
        /// They have no vote.
        NoVote "no vote",
        /// They are there without being members.
        Observes "observes",
        /// They sit in for somebody.
        Substitute "substitute",
    }

    /// What a line tells of the part of a pack that it stands in.
    Cue "cue" {
        /// It heads the list of those present.
        Roll "roll",
        /// It heads that list where names stand behind it, and is an item of agendas.
        Called "called roll",
        /// The items of an agenda follow.
        Agenda "agenda",
        /// A cell heads a column of an agenda.
        AgendaColumn "agenda column",
        /// A cell heads the column of its titles.
        AgendaTitle "agenda title",
        /// Minutes begin.
        Minutes "minutes",
        /// It belongs to a banner: authority, body, "DRAFT".
        Banner "banner",
        /// A tracker of actions begins.
        Tracker "tracker",
        /// A work programme begins.
        Programme "programme",
        /// A section that a report opens with.
        Opening "opening section",
        /// A page or a system prints it with a number.
        Furniture "furniture",
        /// The name of a body begins or ends so.
        Body "body line",
        /// Whose report it is follows.
        ReportBy "report by",
    }

    /// How an action stands by what a tracker says of it.
    Standing "standing" {
        /// It isn't done.
        Undone "undone",
        /// Nobody wants it any more.
        Superseded "superseded",
        /// It was done outside meetings.
        Outside "outside",
        /// What it was done outside of.
        Meetings "meetings",
        /// What was done outside of them.
        Dealt "dealt with",
        /// It is done.
        Done "done",
        /// It comes to a meeting.
        Comes "comes",
        /// It is begun.
        Begun "begun",
        /// It isn't begun.
        Unbegun "unbegun",
        /// Another word for how it goes: a colour of a traffic light.
        Goes "goes",
    }

    /// What a word says in a cell of owners.
    OwnerWord "owner" {
        /// The label before an owner.
        Label "label",
        /// It begins a post.
        Post "begins a post",
        /// A post goes on.
        Joins "goes on",
        /// It ends the name of a body.
        Body "ends a body",
        /// It begins a post and nothing else.
        Rank "rank",
        /// It is in no personal name.
        NoName "no name",
    }

    /// What stands in a work programme.
    PlannedWord "planned" {
        /// Items that no meeting has yet.
        Undated "undated",
        /// A place that is kept for an item.
        Slot "slot",
        /// An item that isn't known yet.
        Unsettled "unsettled",
        /// What stands before the day of a meeting.
        Meeting "meeting",
    }

    /// What keeps something from the public, or lets it be read.
    Marking "marking" {
        /// It says so wherever it stands in a sentence.
        Says "says",
        /// It says so where it stands apart: in a cell, in brackets, before a colon or a dash.
        Mark "mark",
        /// It may stand beside a mark and changes nothing.
        Beside "beside",
        /// What a mark may be followed by: "paragraph 3".
        Paragraph "paragraph",
        /// In capitals it is a mark in a text of small letters.
        Capitals "capitals",
        /// It takes a mark back: "contains no exempt information".
        Denies "denies",
        /// It marks the name of a file or the title of a paper.
        Name "name",
        /// Anybody may read what it stands on.
        Public "public",
        /// What it stands on is kept from the public.
        Kept "kept",
        /// It may stand round those two and changes nothing.
        Round "round",
        /// It is a classification, where a sheet prints it without a label.
        Classification "classification",
        /// Of those, one that opens a paper.
        Opens "opens",
        /// It closes a paper wherever the sheet prints it.
        Closes "closes",
        /// An item is exempt, and nothing says why.
        Item "item",
        /// The words that say why begin with it.
        Reason "reason",
        /// Words that say why speak of it.
        Why "why",
        /// A part of an agenda is private.
        Part "private part",
        /// A part of an agenda is public.
        PublicPart "public part",
    }

    /// What resolves that the public leave, or come back.
    Exclusion "exclusion" {
        /// They are excluded.
        Excludes "excludes",
        /// Who is.
        Whom "whom",
        /// They stay.
        Stays "stays",
        /// They come back.
        Returns "returns",
        /// What it is that comes back.
        Back "back",
        /// Words speak of it.
        Speaks "speaks",
        /// They say that there was no need.
        Denies "denies",
        /// The agenda only asks whether.
        Asks "asks",
        /// It speaks of the items that follow.
        Follows "follows",
    }

    /// What tells of a section of a report.
    ReportSection "report section" {
        /// It asks nothing, whatever follows.
        Other "not asking",
        /// Something is asked in it.
        Asks "asking",
        /// Something is asked among other things.
        Matters "matters",
        /// The appendices begin.
        Appendix "appendix",
        /// What is asked has ended above it.
        After "after what is asked",
        /// So it has before these words.
        End "end",
        /// Nothing is asked.
        Nothing "nothing asked",
        /// What it costs.
        Money "money",
    }

    /// What it is for.
    ForWhat "purpose" {
        /// A decision.
        Decision "decision",
        /// A discussion.
        Discussion "discussion",
        /// Information.
        Information "information",
    }

    /// A word or phrase of what is asked or resolved.
    Asking "asking" {
        /// What is to be done follows.
        To "to",
        /// A clause follows.
        That "that",
        /// Somebody wishes that a body do it.
        Wishes "wishes",
        /// Who is asked.
        Whom "whom",
        /// An object doesn't begin with it.
        NoObject "no object",
        /// An object begins with it, so that a verb before it is a verb.
        Object "object",
        /// It stays behind "be approved".
        Behind "behind",
        /// It is written small inside a sentence.
        Small "small",
        /// It stands between the verbs that lead into a list.
        Joins "joins",
        /// It leads a body's verbs: "should", "is asked to".
        Leads "leads",
        /// It names a body that meets.
        Body "body",
        /// Something was resolved.
        Resolved "resolved",
        /// Something was agreed.
        Agreed "agreed",
        /// How it was carried.
        Carried "carried",
        /// Before a colon it heads what was resolved.
        Resolution "resolution",
    }

    /// A verb of recommendations: its past form is what is made of it.
    VerbKind "verb" {
        /// "That X be noted" reads well.
        Turning "turning",
        /// So does "That X be delegated to Y".
        PartedTo "parted by to",
        /// "That X be appointed as Y".
        PartedAs "parted by as",
        /// "That X be thanked for Y".
        PartedFor "parted by for",
        /// The board stays the subject.
        Staying "staying",
    }

    /// What stands in the entries of a roll.
    RollWord "roll word" {
        /// A head of a column.
        Column "column",
        /// The column that says who was there.
        Attendance "attendance",
        /// Nobody.
        Nobody "nobody",
        /// An organisation that people speak for.
        Body "body",
        /// People without names.
        Crowd "crowd",
        /// Somebody wrote the minutes.
        Minutes "minutes",
        /// Somebody sits in for somebody.
        Deputy "deputy",
        /// Why somebody was away.
        Reason "reason",
        /// A sentence goes on beside the names.
        Aside "aside",
        /// The meeting began.
        Started "started",
        /// The meeting ended.
        Ended "ended",
        /// The minutes aren't confirmed.
        Draft "draft",
        /// What is done with minutes later, so that a day beside it is not theirs.
        Later "later",
    }

    /// A way to reach somebody.
    Reach "reach" {
        /// Its label.
        Way "way",
        /// Who services a meeting.
        Officer "officer",
        /// Nobody who services a meeting.
        Nobody "nobody",
        /// A name follows.
        Before "before a name",
    }

    /// A small word.
    SmallWord "small word" {
        /// It says nothing of what a title is about.
        Silent "silent",
        /// It joins the words of a name.
        Article "article",
        /// Numbers count it: "7.5 per cent".
        Counted "counted",
        /// A stop behind it ends no sentence: "No."
        Shortened "shortened",
        /// A day of the week.
        Weekday "weekday",
        /// A stop behind it ends no sentence where a place is named: "Co. Tarn".
        ShortInPlace "shortened in a place",
    }

    /// What the name of a body is told by.
    BodyName "body name" {
        /// A name ends in front of it: "Osk Parish Council draft minutes of".
        EndsBefore "ends before",
        /// Boards and committees.
        Committee "committee",
        /// The authorities that they are of.
        Host "host",
        /// A place that is called after one.
        Place "place",
        /// What is printed before the name.
        Before "before",
        /// What is printed behind it.
        Behind "behind",
        /// What stands between it and the day.
        OnDay "on a day",
        /// It says only which kind of body it is.
        General "general",
        /// It is the whole name of a body of its authority.
        Alone "alone",
        /// A line that speaks of a body and is no name.
        Noise "noise",
        /// It ends the name of a building that is called after one.
        Building "building",
        /// It opens a sentence about one.
        Opens "opens a sentence",
        /// It is a verb of such a sentence.
        Verb "verb",
        /// The name goes on below, in small letters.
        GoesOn "goes on",
        /// The name goes on behind it.
        Open "left open",
        /// It stands between the parts of a name.
        Between "between",
        /// It meets, in a sentence that calls a meeting.
        Meets "meets",
        /// The kind of meeting, where it is printed before the name.
        Kind "kind of meeting",
    }

    /// What tells on a front sheet that a line is no item.
    SheetEnd "sheet end" {
        /// It begins what stands behind the items.
        Tail "tail",
        /// The label of such a line.
        Label "tail label",
        /// It heads what follows the members.
        Heading "after members",
        /// It begins what is no member.
        NoMember "no member",
    }

    /// What tells which day a line is about.
    DayOf "day of" {
        /// Not the meeting's.
        Other "another",
        /// Something else that has a day.
        Matter "a matter",
        /// A meeting to come.
        Future "a meeting to come",
        /// The place of all meetings to come follows.
        All "all meetings",
        /// Which sort of meeting it is.
        Sort "sort of meeting",
        /// What stands behind that.
        Meeting "meeting",
        /// A meeting is called.
        Calls "calls",
        /// A line that ends so goes on in the next.
        Open "open",
        /// A line that begins so goes on from the one before.
        GoesOn "goes on",
        /// A place ends before it.
        Behind "behind a place",
        /// A day or a time follows.
        BeforeTime "before a time",
        /// An earlier meeting.
        Earlier "an earlier meeting",
        /// A place is called so.
        Place "place",
        /// Who signs a notice stands beside it.
        Signed "signing",
        /// It names the day of the meeting.
        Named "a meeting called",
        /// A letter begins.
        Letter "letter",
        /// The place is yet to be said.
        NoPlace "no place yet",
    }

    /// What an officer calls an office.
    OfficeName "office name" {
        /// None.
        Member "member",
        /// The chair.
        Chair "chair",
        /// The vice-chair.
        ViceChair "vice chair",
    }

    /// What an officer says of how an action stands.
    ProgressName "progress" {
        /// Not begun.
        Open "open",
        /// Begun.
        Begun "begun",
        /// Done.
        Done "done",
        /// Dealt with outside meetings.
        Outside "outside meetings",
        /// Overtaken.
        Superseded "superseded",
    }

    /// What a sentence of a correction says.
    Correction "correction" {
        /// The number of something follows.
        Numbered "numbered",
        /// Of a paragraph.
        Paragraph "paragraph",
        /// Which paragraph: its place among them, 0 for the last.
        Ordinal "ordinal",
        /// The name of a paragraph follows.
        Before "before a name",
        /// The whole paragraph.
        All "all of it",
    }

    /// What heads a group of members, or stands in its name.
    Group "group" {
        /// It heads a list of members.
        Heading "heading",
        /// It is called by people of one kind.
        Category "category",
        /// A political group, or a group of that sort.
        Party "party",
        /// The name of a political group is made of such words.
        PartyName "party name",
        /// It says no more than that they are members.
        Plain "plain",
        /// It says nothing of whom they speak for.
        General "general",
        /// They have no vote.
        NoVote "no vote",
        /// They sit in for others.
        Substitute "substitute",
        /// They are no members.
        Outside "outside",
        /// A short line is a group if it has such a word.
        Known "known",
        /// Columns beside each other are groups if one has such a word.
        Column "column",
    }

    /// Whether a seat votes.
    Votes "votes" {
        /// It does.
        Yes "yes",
        /// It doesn't.
        No "no",
    }

    /// What stands beside or under an item of an agenda.
    ItemMark "item mark" {
        /// It was added late.
        Late "late",
        /// Its paper is to follow.
        ToFollow "to follow",
        /// Something that nothing follows from: "Verbal".
        Noted "noted",
        /// So with a number: "Enc 3".
        Numbered "numbered",
        /// Minutes of time.
        Minutes "minutes",
        /// A description begins so.
        Description "description",
        /// So behind "To".
        Verb "verb",
        /// A title that ends so goes on.
        Open "open",
        /// A break.
        Break "break",
        /// A heading over files.
        Files "files",
        /// Pages follow.
        Pages "pages",
        /// The sheet adds to another agenda.
        Supplement "supplement",
        /// The agenda begins.
        Agenda "agenda",
        /// What a page says of the picture beside a file.
        Icon "icon",
    }

    /// What a label under or beside an item names.
    ItemLabel "item label" {
        /// Who leads it.
        Lead "lead",
        /// What it is for.
        Purpose "purpose",
        /// A mark: pages, minutes, an enclosure.
        Label "mark",
        /// Why it is exempt.
        Exempt "exempt",
    }

    /// A word that stands by a time.
    ClockWord "clock" {
        /// A time follows.
        Before "before a time",
        /// A number follows that is no time.
        Numbered "before a number",
        /// It links a day with what stands beside it.
        Link "link",
        /// An hour in letters, and its number.
        Hour "hour",
        /// The name of a day, whole or short without "day", and what it is.
        Day "day",
        /// The time that follows is that of the meeting.
        Meeting "names a meeting",
        /// The meeting ends then.
        Ends "ends a meeting",
        /// What stands between beginning and end.
        Until "until",
        /// Beginning and end follow.
        Between "between",
        /// The time is another's.
        Another "of another time",
    }

    /// What says that a seat is vacant, and is no part of its post.
    Vacancy "vacancy" {
        /// Such words.
        Says "says",
    }

    /// An honorific that is a word of its own right: "Major Projects".
    Rank "rank" {
        /// Such an honorific.
        Title "title",
    }

    /// How papers are written.
    MannerWord "manner" {
        /// Somebody did something.
        Done "done",
        /// Something is asked for, behind "to".
        Asked "asked",
        /// A meeting is called.
        Calls "calls a meeting",
        /// A meeting has ended.
        Ends "ends a meeting",
        /// A sentence that tells what was done begins with it.
        Opens "opens what was done",
    }

    /// What heads those who were at a meeting, or leads into them.
    RollHead "roll head" {
        /// It heads some of those who were there, where a list is open.
        Inside "inside a roll",
        /// It names members.
        Members "members",
        /// It names others.
        Others "others",
        /// It says that somebody was there.
        Here "here",
        /// With it the words are no heading.
        Not "not",
        /// The heading goes on into the names.
        GoesOn "goes on",
        /// Whoever is named presides.
        Presides "presides",
        /// Whoever is named attends and is no member.
        Attends "attends",
        /// Nobody of whom anything is proposed.
        Passed "passed",
        /// Those who came, as far as nothing else is said of them.
        Came "came",
        /// A sentence names the members behind it.
        LeadsMembers "leads to members",
        /// A sentence names others behind it.
        LeadsOthers "leads to others",
        /// Members stand before it.
        TailsMembers "behind members",
        /// Those who are away stand before it.
        TailsAway "behind those away",
    }

    /// What stands beside those who were at a meeting.
    AtMeeting "at a meeting" {
        /// How somebody attended.
        How "how",
        /// People without names, who are counted.
        Crowd "crowd",
        /// How many they are.
        Count "count",
        /// What joins them to the names before.
        Joins "joins",
        /// Somebody is no member.
        Guest "guest",
        /// A post that says that somebody is a member.
        Member "member",
    }

    /// What a column of a table of those who were at a meeting holds.
    RollColumn "roll column" {
        /// The post.
        Role "role",
        /// A mark at those who were there.
        Present "present",
        /// A mark at those who sent apologies.
        Apologies "apologies",
        /// The name.
        Name "name",
    }

    /// What lists of actions in minutes are headed by.
    ActionHead "action head" {
        /// A list of actions follows.
        List "list",
        /// A word that names actions.
        Names "names",
        /// Those actions were dealt with.
        Done "done",
        /// Each of those present.
        Everybody "everybody",
        /// What is to be done follows.
        Asks "asks",
        /// What follows is nothing to be done.
        NoVerb "no verb",
        /// Somebody who is to do something follows.
        Agreed "agreed",
    }
}
