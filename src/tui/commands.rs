//! The command table: every command, its name, keys, context, line of help, and whether it can be
//! run now. The keymap, the foot, the menu after a started key, help, the palette and docs/keys.md
//! are read from it.
//!
//! Within a context the order of the table is the order of the foot: what is wanted most stands
//! first. A key that types a character works alone where letters are commands, and after the
//! prefix key where they are text.

use std::sync::LazyLock;

use super::desk::Desk;
use super::key::{Code, Key};
use super::may::{
    can_redo, can_resume, entry, everywhere, excluded, forked, in_item, in_private, in_record,
    in_session, left_elsewhere, movable, not_open, not_savable, on_motion, on_open_motion,
    on_paragraph, on_resolution, on_tie, on_words, proposed, queried, repairable, resolutions,
    running, session, several_items, standing, struck, to_other_item, voted, writable,
};

/// Where a command's keys hold.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Context {
    /// On every screen.
    Everywhere,
    /// The meeting screen: facts of the item and of the room.
    Meeting,
    /// The words of the record.
    Writing,
    /// The library of sessions.
    Library,
    /// The roll call.
    Roll,
    /// People, seats and who was here.
    People,
    /// Actions brought forward and new.
    Actions,
    /// The draft as it will print.
    Preview,
    /// What is missing.
    Check,
    /// What was done, in words.
    History,
    /// Writing the minutes to a file.
    Export,
    /// The body, its seats and the agenda.
    SetUp,
    /// The newest resolution, to be read out.
    ReadBack,
    /// The files of a pack, and its reading.
    Pack,
    /// What was read of a pack, field by field.
    Review,
}

impl Context {
    /// All of them, in the order in which help tells them.
    pub const ALL: [Self; 15] = [
        Self::Everywhere,
        Self::Meeting,
        Self::Writing,
        Self::Library,
        Self::Roll,
        Self::People,
        Self::Actions,
        Self::Preview,
        Self::Check,
        Self::History,
        Self::Export,
        Self::SetUp,
        Self::ReadBack,
        Self::Pack,
        Self::Review,
    ];

    /// Its heading.
    pub fn title(self) -> &'static str {
        match self {
            Self::Everywhere => "Everywhere",
            Self::Meeting => "Meeting",
            Self::Writing => "Writing",
            Self::Library => "Library",
            Self::Roll => "Roll call",
            Self::People => "People",
            Self::Actions => "Actions",
            Self::Preview => "Preview",
            Self::Check => "Check",
            Self::History => "History",
            Self::Export => "Export",
            Self::SetUp => "Set-up",
            Self::ReadBack => "Read back",
            Self::Pack => "Agenda pack",
            Self::Review => "Review of a pack",
        }
    }
}

/// Whether a command can be run now, and if not, why.
pub type May = Result<(), &'static str>;

/// All that is known of a command.
pub struct Spec {
    /// Which.
    pub command: Command,
    /// Its lasting name, `agenda.next`.
    pub name: &'static str,
    /// The names of its default keys, best first.
    pub keys: &'static [&'static str],
    /// Where they hold.
    pub context: Context,
    /// What it does, in one line.
    pub help: &'static str,
    /// Whether it can be run now.
    pub may: fn(&Desk) -> May,
}

impl Spec {
    /// The default keys.
    pub fn keys(&self) -> impl Iterator<Item = Key> + '_ {
        self.keys.iter().filter_map(|name| Key::parse(name).ok())
    }

    /// What it is called in the foot and in the menu after a started key: a word or two.
    pub fn brief(&self) -> String {
        let (room, act) = self.name.split_once('.').unwrap_or(("", self.name));
        let named = match self.command {
            Command::Resolve => "resolve",
            Command::AddAction => "action",
            Command::Next => "next item",
            Command::AgreeMinutes => "minutes",
            Command::Look => "jump",
            Command::Moved => "mover",
            Command::Amend => "amendment",
            Command::NemCon => "nem con",
            Command::Casting => "casting vote",
            Command::OwnVote => "own vote",
            Command::EndMotion => "no vote",
            Command::Exclude => "public out",
            Command::Readmit => "public back",
            Command::Summary => "summary",
            Command::LookUp => "item before",
            Command::LookDown => "item after",
            Command::LookBody => "body's item",
            Command::MoveOn => "moved on",
            Command::LateItem => "late item",
            Command::RestoreEntry => "unstrike",
            Command::Turn => "turn into",
            Command::NameCue => "name a cue",
            Command::QueryRaise => "in question",
            Command::QuerySettle => "settle query",
            Command::Readers => "readers",
            Command::WhoWasHere => "who was here",
            Command::NextMeeting => "next meeting",
            Command::TimeOff => "another time",
            Command::Attend => "attends",
            Command::StepOut => "steps out",
            Command::Preside => "chair",
            Command::Pen => "pen",
            Command::MoveTo => "to an item",
            Command::Help => "help",
            Command::Palette => "find",
            Command::NextResolution => "newer",
            Command::OpenListed => "open",
            Command::NewMeeting => "new meeting",
            Command::NewFromPack => "from a pack",
            Command::NewAfter => "next after this",
            Command::ReviewMake => "make the meeting",
            Command::ReviewPassed => "passed over",
            Command::ReviewNext => "next to settle",
            Command::ReviewDown => "scroll the page",
            Command::ReviewAcceptAlike => "accept all alike",
            Command::ReviewDropAlike => "drop all alike",
            Command::RollOpen => "open the meeting",
            Command::PersonAdd => "add",
            Command::PeopleHere => "only who was here",
            Command::HistoryTo => "undo down to here",
            Command::HistoryOne => "undo this alone",
            Command::CheckGo => "go there",
            Command::ActionOwner => "owners",
            Command::SetUpLimbs => "report",
            Command::PersonMet => "somebody new",
            Command::MarkNext => "next slip",
            Command::MarkItem => "mark slips",
            Command::MarkAll => "mark all",
            Command::WordKnown => "keep word",
            Command::WordKnownBody => "keep for all",
            Command::PhraseNew => "new phrase",
            _ if act == "new" || act == "open" && room != "meeting" => room,
            _ => act,
        };
        named.replace('-', " ")
    }

    /// The first key's short name, as the foot shows it; empty if it has none.
    pub fn shown_key(&self) -> String {
        self.keys().next().map_or_else(String::new, |k| k.short())
    }

    /// One of its keys as it is pressed: where letters are text, a key that types a character comes
    /// after the prefix key.
    pub fn pressed(key: Key, writes: bool) -> String {
        if writes && matches!(key.code, Code::Char(_)) && key.typed().is_some() {
            format!("{} {}", Key::CTRL_SPACE.long(), key.long())
        } else {
            key.long()
        }
    }
}

macro_rules! commands {
    ($($variant:ident, $name:literal, [$($key:literal),*], $context:ident, $help:literal, $may:expr;)*) => {
        /// Everything that can be done by a key or from the palette.
        #[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
        pub enum Command {
            $(#[doc = $help] $variant,)*
        }

        /// The table.
        pub const COMMANDS: &[Spec] = &[
            $(Spec {
                command: Command::$variant,
                name: $name,
                keys: &[$($key),*],
                context: Context::$context,
                help: $help,
                may: $may,
            },)*
        ];
    };
}

commands! {
    Help, "help.show", ["F1", "?"], Everywhere, "Explain this screen", everywhere;
    Palette, "palette.open", ["^P", ":"], Everywhere, "Find a command by a few letters", everywhere;
    Back, "go.back", ["Esc"], Everywhere, "Go back one step; nothing is lost", everywhere;
    Begin, "command.begin", ["^Space", "^G"], Everywhere, "Start a command while writing", everywhere;
    Undo, "undo.newest", ["^Z"], Everywhere, "Undo what was last done here, or ask about more", session;
    Redo, "undo.redo", ["^Y"], Everywhere, "Do again what was undone", can_redo;
    ReadBack, "resolution.read-back", ["F9"], Everywhere, "Read back the newest resolution", resolutions;
    GoRoll, "go.roll", ["F2"], Everywhere, "Go to the roll call", session;
    GoPeople, "go.people", ["F3"], Everywhere, "Go to people and seats", session;
    GoActions, "go.actions", ["F4"], Everywhere, "Go to the actions", session;
    GoPreview, "go.preview", ["F5"], Everywhere, "See the draft; beside the record where wide", session;
    GoDraft, "go.draft", ["Shift-F5"], Everywhere, "See the whole draft minutes", session;
    GoCheck, "go.check", ["F6"], Everywhere, "Check what is missing", session;
    GoHistory, "go.history", ["F7"], Everywhere, "See what was done, in words", session;
    GoExport, "go.export", ["F8"], Everywhere, "Write the minutes to a file", session;
    GoSetUp, "go.set-up", ["F10"], Everywhere, "Set up the body, seats and agenda", session;
    GoMeeting, "go.meeting", ["F12"], Everywhere, "Go to the meeting screen", session;
    GoLibrary, "go.library", [], Everywhere, "Put this session away; go to the library", everywhere;
    Repair, "file.repair", [], Everywhere, "Go on in a repaired copy of this damaged session", repairable;
    TakeOver, "file.take-over", [], Everywhere, "Take it over from an officer who has gone", left_elsewhere;
    ThisVersion, "file.this-version", [], Everywhere, "Go on with this version, though another differs", forked;
    SaveElsewhere, "file.elsewhere", [], Everywhere, "Save this session elsewhere, and go on there", not_savable;
    Suspend, "program.suspend", [], Everywhere, "Suspend; the shell's fg comes back", everywhere;
    Quit, "program.quit", ["^Q"], Everywhere, "Leave; everything is saved first", everywhere;

    Open, "meeting.open", ["O"], Meeting, "Open the meeting", not_open;
    Resume, "meeting.resume", ["R"], Meeting, "Go on after the adjournment", can_resume;
    Resolve, "resolution.new", ["r"], Meeting, "Resolve, as recommended or in words", running;
    AddAction, "action.new", ["a"], Meeting, "Record an action", running;
    Declare, "interest.declare", ["d"], Meeting, "Declare an interest, or that none were", running;
    Presented, "item.presented", ["p"], Meeting, "Say who presented the item", running;
    Arrive, "person.arrives", [">"], Meeting, "Somebody arrives or comes back", in_session;
    Leave, "person.leaves", ["<"], Meeting, "Somebody leaves for good", in_session;
    Next, "agenda.take-next", ["]"], Meeting, "The body takes the next item", in_session;
    StepOut, "person.steps-out", ["s"], Meeting, "Somebody goes out for a while", in_session;
    Conclude, "item.outcome", ["o"], Meeting, "Note, endorse, commend; an outcome", running;
    AgreeMinutes, "minutes.agree", ["m"], Meeting, "Agree the earlier minutes", running;
    Progress, "action.progress", ["g"], Meeting, "Say how an earlier action stands", running;
    Take, "agenda.take", ["t"], Meeting, "The body takes the item looked at", in_session;
    Look, "agenda.look", ["j"], Meeting, "Look at an item by its number", several_items;
    LookUp, "agenda.look-up", ["[", "Alt-Up"], Meeting, "Look at the item before", several_items;
    LookDown, "agenda.look-down", ["Alt-Down"], Meeting, "Look at the item after", several_items;
    LookBody, "agenda.look-body", ["."], Meeting, "Go to the item before the body", running;
    MoveOn, "agenda.moved-on", ["b"], Meeting, "The body moved on at the caret", movable;
    Defer, "agenda.defer", ["f"], Meeting, "Put this item off", in_item;
    Withdraw, "agenda.withdraw", ["w"], Meeting, "Take this item off the agenda", in_item;
    RestoreItem, "agenda.restore", [], Meeting, "Put this item back on the agenda", in_item;
    LateItem, "agenda.late", ["l"], Meeting, "Add a late item with the reason", running;
    Agree, "resolution.agree", ["y"], Meeting, "Stamp the resolution as agreed", on_resolution;
    Put, "resolution.put", ["k"], Meeting, "Put the resolution to the meeting", on_resolution;
    Moved, "motion.moved", ["M"], Meeting, "Say who moved and who seconded it", on_motion;
    Amend, "motion.amend", ["B"], Meeting, "An amendment is moved", on_open_motion;
    Vote, "motion.vote", ["v"], Meeting, "Record the vote, by figures or by name", on_open_motion;
    Unanimous, "motion.unanimous", ["u"], Meeting, "Carried unanimously", on_open_motion;
    NemCon, "motion.nem-con", ["c"], Meeting, "Carried, nobody against", on_open_motion;
    Casting, "motion.casting", ["K"], Meeting, "The casting vote on a tie", on_tie;
    OwnVote, "motion.own-vote", ["E"], Meeting, "A member's own vote, on request", voted;
    EndMotion, "motion.ends", ["L"], Meeting, "It was withdrawn, lost, fell, accepted", on_open_motion;
    Reword, "resolution.reword", ["e"], Meeting, "Word the resolution anew", on_resolution;
    Strike, "entry.strike", ["x"], Meeting, "Strike out the entry at the caret", entry;
    RestoreEntry, "entry.restore", ["z"], Meeting, "Let a struck entry stand again", struck;
    Turn, "entry.turn", ["T"], Meeting, "Turn the entry into another kind", on_paragraph;
    Details, "entry.details", ["D"], Meeting, "Put the entry's details or time right", entry;
    NameCue, "person.name", ["n"], Meeting, "Name somebody put down with a cue", session;
    WhoWasHere, "item.who", ["h"], Meeting, "Tell who was here for this item", in_item;
    Preside, "meeting.preside", ["P"], Meeting, "Give the chair to somebody else", in_session;
    Adjourn, "meeting.adjourn", ["A"], Meeting, "Adjourn", in_session;
    NextMeeting, "meeting.next-date", ["N"], Meeting, "Give the date of the next meeting", session;
    Close, "meeting.close", ["C"], Meeting, "Close the meeting; the check comes first", in_session;
    Attend, "person.attends", ["+"], Meeting, "Put down somebody in attendance", running;
    QueryRaise, "query.raise", ["q", "Alt-q"], Meeting, "Flag words in question, and whom to ask", entry;
    QuerySettle, "query.settle", ["Q"], Meeting, "Settle the query at the caret", queried;
    Readers, "entry.readers", ["X", "Alt-x"], Meeting, "Who may read this entry, or the words selected", entry;
    ItemReaders, "agenda.private", ["V"], Meeting, "Take this item in private, or in public", in_item;
    Exclude, "meeting.exclude", ["S"], Meeting, "Exclude the public, by resolution or without", in_session;
    Readmit, "meeting.readmit", ["Y"], Meeting, "The public is let in again", excluded;
    Summary, "item.public-summary", ["U"], Meeting, "What everybody may know of this private item", in_private;
    TimeOff, "time.set", ["@"], Meeting, "Give the next fact another time", running;

    Pen, "write.pen", ["i", "Enter"], Writing, "Take up the pen: letters are text", writable;
    SelectAll, "write.select-all", ["^A"], Writing, "Select this paragraph", entry;
    Copy, "write.copy", ["^C", "^Ins"], Writing, "Copy the selected words", entry;
    Cut, "write.cut", ["^X", "Shift-Del"], Writing, "Cut the selected words", entry;
    Paste, "write.paste", ["^V", "Shift-Ins"], Writing, "Paste the copied words", writable;
    NewLine, "write.new-line", ["Alt-Enter"], Writing, "A new line here: a limb or a bullet", entry;
    MoveUp, "write.move-up", ["Alt-Shift-Up"], Writing, "Move this entry up", entry;
    MoveDown, "write.move-down", ["Alt-Shift-Down"], Writing, "Move this entry down", entry;
    Find, "write.find", ["^F"], Writing, "Find words in this item, then in all others", in_record;
    ToResolution, "write.resolution", ["Alt-r"], Writing, "A resolution, or a paragraph again", on_words;
    ToOutcome, "write.outcome", ["Alt-o"], Writing, "An outcome, or a paragraph again", on_words;
    ToAction, "write.action", ["Alt-a"], Writing, "An action, or a paragraph again", on_words;
    ToParagraph, "write.paragraph", ["Alt-p"], Writing, "A paragraph again, its words kept", on_words;
    MoveTo, "write.move-to", ["Alt-m"], Writing, "Move this entry to another item", to_other_item;
    MoveBefore, "write.item-before", ["Alt-PgUp"], Writing, "Move this entry to the item before", to_other_item;
    MoveAfter, "write.item-after", ["Alt-PgDn"], Writing, "Move this entry to the item after", to_other_item;
    ParagraphUp, "write.paragraph-up", ["^Up"], Writing, "To the start of the paragraph, or the one before", in_record;
    ParagraphDown, "write.paragraph-down", ["^Down"], Writing, "To the start of the paragraph after", in_record;

    PersonMet, "person.met", ["^N"], Writing, "Put down in attendance whose name was typed", writable;
    Notes, "notes.go", ["Alt-n"], Writing, "To the rough notes of this item, or back", writable;
    MarkNext, "check.next", ["Alt-s"], Writing, "Go to the next slip; mark this item first", writable;
    MarkItem, "check.item", ["!"], Writing, "Mark slips in this item, or no longer", writable;
    MarkAll, "check.all", ["*"], Writing, "Mark slips in every item, or no longer", writable;
    WordKnown, "word.keep", ["Alt-w"], Writing, "This word is right: into your own book", entry;
    WordKnownBody, "word.keep-body", ["Alt-W"], Writing, "This word is right: into the body's book", entry;
    PhraseNew, "phrase.new", ["Alt-k"], Writing, "Make a phrase of the selected words", entry;
    TakeProposal, "entry.take", ["^T"], Writing, "Make of the paragraph what was proposed", proposed;
    LeaveProposal, "entry.leave", ["Alt-t"], Writing, "Leave the paragraph as it is", proposed;

    OpenListed, "library.open", ["Enter"], Library, "Open the session; a sample as your own copy", everywhere;
    NewMeeting, "library.new", ["n"], Library, "Make a new meeting by hand", everywhere;
    NewFromPack, "library.pack", ["p"], Library, "Read an agenda pack into a new meeting", everywhere;
    NewAfter, "library.next", ["a"], Library, "Prepare the meeting after the marked one", everywhere;
    FindListed, "library.find", ["/"], Library, "Find a session by a few letters", everywhere;
    ListAgain, "library.again", ["^R"], Library, "List the sessions again", everywhere;

    RollAll, "roll.all-present", ["A"], Roll, "Mark all the rest present, and name them", session;
    RollPresent, "roll.present", ["p"], Roll, "Present: the holder, or the deputy named", session;
    RollApologies, "roll.apologies", ["o"], Roll, "Apologies for absence", session;
    RollAbsent, "roll.absent", ["x"], Roll, "Absent without apologies", session;
    RollDeputy, "roll.deputy", ["d"], Roll, "Apologies, and a deputy sits in", session;
    RollAttend, "roll.attends", ["+"], Roll, "Put down somebody in attendance", session;
    RollOpen, "roll.open", ["O"], Roll, "Open the meeting: the time, who presides", not_open;
    RollArrive, "roll.arrives", [">"], Roll, "Arrives now, after the start", in_session;
    RollUnmark, "roll.unmark", ["u"], Roll, "Take the mark back", session;
    RollLate, "roll.late", ["l"], Roll, "Was said to come late", session;
    RollEarly, "roll.early", ["e"], Roll, "Was said to leave early", session;
    RollSaid, "roll.said-by", ["s"], Roll, "Say who sent the apologies, and when", session;

    PersonChange, "people.change", ["Enter"], People, "Put name, role or organisation right", session;
    PersonName, "people.name", ["n"], People, "Name somebody put down with a cue", session;
    PersonCorrect, "people.correct", ["c"], People, "Correct a name wherever it stands", session;
    PersonJoin, "people.join", ["j"], People, "Join two entries for one person", session;
    PersonAdd, "people.add", ["+"], People, "Add somebody", session;
    PeopleHere, "people.here", ["h"], People, "Only who was here for the item looked at", session;

    ActionTurn, "actions.change", ["Enter"], Actions, "Say how it stands, or go to a new one", session;
    ActionDone, "actions.completed", ["c"], Actions, "Completed", session;
    ActionBegun, "actions.in-progress", ["i"], Actions, "In progress", session;
    ActionToMeeting, "actions.to-meeting", ["m"], Actions, "To come to a named meeting", session;
    ActionOutside, "actions.outside", ["o"], Actions, "Dealt with outside meetings", session;
    ActionOver, "actions.superseded", ["s"], Actions, "Overtaken by something else", session;
    ActionOwner, "actions.owners", ["w"], Actions, "Give a new action its owners and date", session;

    PreviewReaders, "preview.readers", ["f"], Preview, "For the public, or with exempt text", session;
    PreviewNext, "preview.next-item", ["]"], Preview, "The next item", session;
    PreviewBefore, "preview.item-before", ["["], Preview, "The item before", session;
    PreviewExport, "preview.export", ["x"], Preview, "Write the minutes to a file", session;

    CheckGo, "check.go", ["Enter"], Check, "Go where it is put right", session;
    CheckClose, "check.close", ["C"], Check, "Close the meeting", in_session;
    CheckNotes, "check.notes", ["n"], Check, "Show or hide what is only worth a look", session;

    HistoryTo, "history.undo-to", ["u"], History, "Undo everything down to this line", session;
    HistoryOne, "history.undo-one", ["o"], History, "Undo this line alone", session;

    ExportWrite, "export.write", ["Enter"], Export, "Write the file", session;
    ExportFormat, "export.format", ["f"], Export, "Another format", session;
    ExportReaders, "export.readers", ["a"], Export, "For the public, or with exempt text", session;

    SetUpChange, "set-up.change", ["Enter"], SetUp, "Change what is marked", session;
    SetUpSeat, "set-up.seat", ["s"], SetUp, "Add a seat, with its holder", session;
    SetUpItem, "set-up.item", ["i"], SetUp, "Add an item to the agenda", session;
    SetUpLimbs, "set-up.asks", ["r"], SetUp, "Give the report and what it asks", session;
    SetUpHolder, "set-up.holder", ["h"], SetUp, "Give the seat another holder or deputy", session;
    SetUpMinutes, "set-up.minutes", ["m"], SetUp, "List minutes that are to be agreed", session;
    SetUpFuture, "set-up.later", ["l"], SetUp, "List a later meeting", session;
    SetUpAction, "set-up.action", ["b"], SetUp, "Bring an action forward", session;

    NextResolution, "read.newer", ["Right", "Down"], ReadBack, "The resolution after", resolutions;
    EarlierResolution, "read.earlier", ["Left", "Up"], ReadBack, "The resolution before", resolutions;
    ReadAgree, "read.agree", ["a", "Enter"], ReadBack, "Stamp it as agreed", standing;
    ReadPut, "read.put", ["p"], ReadBack, "Put it to the meeting", standing;

    PackTake, "pack.take", ["Enter"], Pack, "Add the file; with none typed, read the pack", everywhere;
    PackComplete, "pack.complete", ["Tab"], Pack, "Complete the path", everywhere;
    PackRead, "pack.read", ["^R"], Pack, "Read the pack", everywhere;

    ReviewAccept, "review.accept", ["Enter", "y"], Review, "Accept it, and go on to the next to settle", everywhere;
    ReviewMend, "review.mend", ["e"], Review, "Mend its words", everywhere;
    ReviewDrop, "review.drop", ["d", "Del"], Review, "Drop it, or take it back", everywhere;
    ReviewNext, "review.next", ["Tab", "n"], Review, "Go to the next field to settle", everywhere;
    ReviewMake, "review.make", ["m"], Review, "Make the meeting", everywhere;
    ReviewUndo, "review.undo", ["u"], Review, "Undo what was settled last", everywhere;
    ReviewSource, "review.source", ["s"], Review, "See the whole page that it was read from", everywhere;
    ReviewPassed, "review.passed", ["v"], Review, "Go to what was passed over, or back", everywhere;
    ReviewAcceptAlike, "review.accept-alike", ["Y"], Review, "Accept all that have the same doubt", everywhere;
    ReviewDropAlike, "review.drop-alike", ["D"], Review, "Drop all that have the same doubt", everywhere;
    ReviewBefore, "review.before", ["Shift-Tab"], Review, "Go to the field to settle before", everywhere;
    ReviewUnfold, "review.unfold", ["Right"], Review, "Show its details", everywhere;
    ReviewFold, "review.fold", ["Left"], Review, "Fold its details away", everywhere;
    ReviewSection, "review.section", ["]"], Review, "Go to the next section", everywhere;
    ReviewSectionUp, "review.section-before", ["["], Review, "Go to the section before", everywhere;
    ReviewDown, "review.scroll-down", ["Alt-Down"], Review, "Scroll the page beside down", everywhere;
    ReviewUp, "review.scroll-up", ["Alt-Up"], Review, "Scroll the page beside up", everywhere;
}

impl Command {
    /// Its row in the table.
    pub fn spec(self) -> &'static Spec {
        // The variants and the rows come from one list, in one order.
        &COMMANDS[self as usize]
    }
}

/// Every default key, read once.
static KEYS: LazyLock<Vec<(Key, &'static Spec)>> = LazyLock::new(|| {
    let keys = |spec: &'static Spec| spec.keys().map(move |key| (key, spec));
    COMMANDS.iter().flat_map(keys).collect()
});

/// The command of a key in a context, or everywhere.
pub fn lookup(contexts: &[Context], key: Key) -> Option<Command> {
    KEYS.iter()
        .find(|(k, spec)| *k == key && contexts.contains(&spec.context))
        .map(|(_, spec)| spec.command)
}

/// The commands of a context, in the order of the table.
pub fn of(context: Context) -> impl Iterator<Item = &'static Spec> {
    COMMANDS.iter().filter(move |spec| spec.context == context)
}

/// The table as docs/keys.md tells it.
pub fn as_markdown() -> String {
    use std::fmt::Write as _;
    let mut out = String::from(
        "# Keys\n\nWhere letters are text (the meeting screen while writing), a key of one character is \
         pressed after Ctrl-Space, or Ctrl-G.\n",
    );
    for context in Context::ALL {
        let mut rows = of(context).peekable();
        if rows.peek().is_none() {
            continue;
        }
        let _ = write!(
            out,
            "\n## {}\n\n| Keys | Does | Name |\n|---|---|---|\n",
            context.title()
        );
        for spec in rows {
            let keys: Vec<String> = spec.keys().map(|k| format!("`{}`", k.long())).collect();
            let keys = keys.join(", ");
            let _ = writeln!(out, "| {keys} | {} | `{}` |", spec.help, spec.name);
        }
    }
    out
}

#[cfg(test)]
mod tests {
    use std::collections::HashSet;

    use super::*;

    #[test]
    fn names_are_dotted_and_unique() {
        let mut seen = HashSet::new();
        for spec in COMMANDS {
            assert!(spec.name.contains('.'), "{}", spec.name);
            assert!(seen.insert(spec.name), "{} stands twice", spec.name);
            assert_eq!(spec.command.spec().name, spec.name);
        }
    }

    #[test]
    fn no_key_stands_twice_where_it_holds() {
        for context in Context::ALL {
            // The words of the record are part of the meeting screen.
            let also = match context {
                Context::Meeting => Context::Writing,
                other => other,
            };
            let mut seen = HashSet::new();
            for spec in COMMANDS.iter().filter(|s| {
                s.context == context || s.context == Context::Everywhere || s.context == also
            }) {
                for name in spec.keys {
                    let key = Key::parse(name).unwrap();
                    assert!(seen.insert(key), "{name} stands twice in {context:?}");
                }
            }
        }
    }

    #[test]
    fn help_is_a_short_line() {
        for spec in COMMANDS {
            assert!(spec.help.len() < 50, "{}: {}", spec.name, spec.help.len());
            assert!(!spec.help.ends_with('.'), "{}", spec.name);
        }
    }

    #[test]
    fn everywhere_offers_help_and_a_way_out() {
        for command in [Command::Help, Command::Back, Command::Palette] {
            assert_eq!(command.spec().context, Context::Everywhere);
            assert!(!command.spec().keys.is_empty());
        }
    }
}
