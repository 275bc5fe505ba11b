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
            const FIRST: usize = first(Kind::$kind as usize);
            fn number(self) -> usize {
                self as usize
            }
        })+

        enum Kind {
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
        /// Letters behind a name.
        Letters "behind a name",
        /// A small word inside a name: "van".
        Particle "inside a name",
        /// A small word that begins a surname, where it is printed in small letters.
        Small "small in a name",
        /// A name so short that in capitals it looks like two initials.
        Short "short name",
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
}
