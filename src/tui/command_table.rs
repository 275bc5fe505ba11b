//! The table of commands, a row each: its variant, its lasting name, its keys, where they hold, what
//! it does, what the foot and the menu call it, and whether it can be run now.
//!
//! Within a context the order of the table is the order of the foot: what is wanted most stands
//! first. A key that types a character works alone where letters are commands, and after the
//! prefix key where they are text.

macro_rules! command_table {
    ($then:ident) => {
        $then! {
            Help, "help.show", ["F1", "?"], Everywhere, "Explain this screen", "help", everywhere;
            Palette, "palette.open", ["^P", ":"], Everywhere, "Find a command by a few letters", "find", everywhere;
            Back, "go.back", ["Esc"], Everywhere, "Go back one step; nothing is lost", "back", everywhere;
            Begin, "command.begin", ["^Space", "^G"], Everywhere, "Start a command while writing", "begin", everywhere;
            Undo, "undo.newest", ["^Z"], Everywhere, "Undo what was last done here, or ask about more", "newest", session;
            Redo, "undo.redo", ["^Y"], Everywhere, "Do again what was undone", "redo", can_redo;
            ReadBack, "resolution.read-back", ["F9"], Everywhere, "Read back the newest resolution", "read back", resolutions;
            GoRoll, "go.roll", ["F2"], Everywhere, "Go to the roll call", "roll", session;
            GoPeople, "go.people", ["F3"], Everywhere, "Go to people and seats", "people", session;
            GoActions, "go.actions", ["F4"], Everywhere, "Go to the actions", "actions", session;
            GoProgramme, "go.programme", ["Shift-F4"], Everywhere, "Go to the body's work programme", "programme", in_journal;
            GiveToBody, "meeting.to-body", [], Everywhere, "Take it over into the body's journal", "to the body", can_give;
            GoPreview, "go.preview", ["F5"], Everywhere, "See the draft; beside the record where wide", "preview", session;
            GoDraft, "go.draft", ["Shift-F5"], Everywhere, "See the whole draft minutes", "draft", session;
            GoCheck, "go.check", ["F6"], Everywhere, "Check what is missing", "check", session;
            GoHistory, "go.history", ["F7"], Everywhere, "See what was done, in words", "history", session;
            GoBranch, "go.branch", ["Shift-F7"], Everywhere, "Take over what was recorded on a branch", "branch", branched;
            GoExport, "go.export", ["F8"], Everywhere, "Write the minutes, or another document, to a file", "export", session;
            GoCorrections, "go.corrections", ["Shift-F8", "%"], Everywhere, "Corrections that came back after a draft went out", "corrections", session;
            Serve, "chamber.serve", ["Shift-F9"], Everywhere, "Serve web pages of it for the chamber", "chamber", served;
            ServeEnd, "chamber.end", [], Everywhere, "End the web pages for the chamber", "end chamber", served;
            GoSetUp, "go.set-up", ["F10"], Everywhere, "Set up the body, seats and agenda", "set up", session;
            GoMeeting, "go.meeting", ["F12"], Everywhere, "Go to the meeting screen", "meeting", session;
            GoLibrary, "go.library", [], Everywhere, "Put this session away; go to the library", "library", everywhere;
            Repair, "file.repair", [], Everywhere, "Go on in a repaired copy of this damaged session", "repair", repairable;
            TakeOver, "file.take-over", [], Everywhere, "Take it over from an officer who has gone", "take over", left_elsewhere;
            ThisVersion, "file.this-version", [], Everywhere, "Go on with this version, though another differs", "this version", forked;
            SaveElsewhere, "file.elsewhere", [], Everywhere, "Save this session elsewhere, and go on there", "elsewhere", not_savable;
            Suspend, "program.suspend", [], Everywhere, "Suspend; the shell's fg comes back", "suspend", everywhere;
            Quit, "program.quit", ["^Q"], Everywhere, "Leave; everything is saved first", "quit", everywhere;

            Open, "meeting.open", ["O"], Meeting, "Open the meeting", "open", not_open;
            Resume, "meeting.resume", ["R"], Meeting, "Go on after the adjournment", "resume", can_resume;
            Resolve, "resolution.new", ["r"], Meeting, "Resolve, as recommended or in words", "resolve", running;
            AddAction, "action.new", ["a"], Meeting, "Record an action", "action", running;
            Declare, "interest.declare", ["d"], Meeting, "Declare an interest, or that none were", "declare", running;
            Presented, "item.presented", ["p"], Meeting, "Say who presented the item", "presented", running;
            Arrive, "person.arrives", [">"], Meeting, "Somebody arrives or comes back", "arrives", in_session;
            Leave, "person.leaves", ["<"], Meeting, "Somebody leaves for good", "leaves", in_session;
            AsideDue, "interest.aside-due", ["Alt-i"], Meeting, "Whoever has to go out goes, or comes back", "goes out", aside;
            Aside, "interest.aside", ["W"], Meeting, "With an interest: left, took no part, came back", "aside", aside;
            Next, "agenda.take-next", ["]"], Meeting, "The body takes the next item", "next item", in_session;
            StepOut, "person.steps-out", ["s"], Meeting, "Somebody goes out for a while", "steps out", in_session;
            Conclude, "item.outcome", ["o"], Meeting, "Note, endorse, commend; an outcome", "outcome", running;
            SpeakerAsks, "speaker.asks", [","], Meeting, "Somebody asks to speak on this item", "to speak", on_item;
            SpeakerNext, "speaker.next", ["Alt-,"], Meeting, "The first who waits speaks, or the last is done", "speaks", speakers;
            SpeakerOrder, "speaker.order", ["Alt-."], Meeting, "Call, move or drop one who asked to speak", "speakers", speakers;
            AgreeMinutes, "minutes.agree", ["m"], Meeting, "Agree the earlier minutes", "minutes", running;
            Progress, "action.progress", ["g"], Meeting, "Say how an earlier action stands", "progress", running;
            Take, "agenda.take", ["t"], Meeting, "The body takes the item looked at", "take", in_session;
            Look, "agenda.look", ["j"], Meeting, "Look at an item by its number", "jump", several_items;
            LookUp, "agenda.look-up", ["[", "Alt-Up"], Meeting, "Look at the item before", "item before", several_items;
            LookDown, "agenda.look-down", ["Alt-Down"], Meeting, "Look at the item after", "item after", several_items;
            LookBody, "agenda.look-body", ["."], Meeting, "Go to the item before the body", "body's item", running;
            MoveOn, "agenda.moved-on", ["b"], Meeting, "The body moved on at the caret", "moved on", movable;
            Together, "agenda.together", ["J"], Meeting, "Items are taken together", "together", in_session;
            Vary, "agenda.vary", ["F"], Meeting, "The order of business is varied", "vary order", in_session;
            Defer, "agenda.defer", ["f"], Meeting, "Put this item off", "defer", in_item;
            Withdraw, "agenda.withdraw", ["w"], Meeting, "Take this item off the agenda", "withdraw", in_item;
            RestoreItem, "agenda.restore", [], Meeting, "Put this item back on the agenda", "restore", in_item;
            LateItem, "agenda.late", ["l"], Meeting, "Add a late item with the reason", "late item", running;
            Agree, "resolution.agree", ["y"], Meeting, "Stamp the resolution as agreed", "agree", on_resolution;
            Put, "resolution.put", ["k"], Meeting, "Put the resolution to the meeting", "put", on_resolution;
            Moved, "motion.moved", ["M"], Meeting, "Say who moved and who seconded it", "mover", on_motion;
            Amend, "motion.amend", ["B"], Meeting, "An amendment is moved", "amendment", on_open_motion;
            Vote, "motion.vote", ["v"], Meeting, "Record the vote, by figures or by name", "vote", on_vote;
            Unanimous, "motion.unanimous", ["u"], Meeting, "Carried unanimously", "unanimous", on_vote;
            NemCon, "motion.nem-con", ["c"], Meeting, "Carried, nobody against", "nem con", on_vote;
            Casting, "motion.casting", ["K"], Meeting, "The casting vote on a tie", "casting vote", on_tie;
            OwnVote, "motion.own-vote", ["E"], Meeting, "A member's own vote, on request", "own vote", voted;
            EndMotion, "motion.ends", ["L"], Meeting, "It was withdrawn, lost, fell, accepted", "no vote", on_open_motion;
            Public, "public.heard", ["G"], Meeting, "A question, petition or deputation", "the public", running;
            Told, "public.told", ["I"], Meeting, "An announcement, a ruling, advice", "announced", running;
            Delegate, "resolution.delegate", ["Z"], Meeting, "Delegate authority to an officer", "delegate", in_session;
            Reword, "resolution.reword", ["e"], Meeting, "Word the resolution anew", "reword", on_resolution;
            Strike, "entry.strike", ["x"], Meeting, "Strike out the entry at the caret", "strike", entry;
            RestoreEntry, "entry.restore", ["z"], Meeting, "Let a struck entry stand again", "unstrike", struck;
            Turn, "entry.turn", ["T"], Meeting, "Turn the entry into another kind", "turn into", on_paragraph;
            Details, "entry.details", ["D"], Meeting, "Put the entry's details, time or reason right", "details", detailed;
            NameCue, "person.name", ["n"], Meeting, "Name somebody put down with a cue", "name a cue", session;
            WhoWasHere, "item.who", ["h"], Meeting, "Tell who was here for this item", "who was here", in_item;
            Preside, "meeting.preside", ["P"], Meeting, "Give the chair to somebody else", "chair", in_session;
            Elect, "meeting.elect", ["H"], Meeting, "Elect somebody to the chair for the meeting", "elect", in_session;
            Adjourn, "meeting.adjourn", ["A"], Meeting, "Adjourn", "adjourn", in_session;
            Extend, "meeting.extend", [";"], Meeting, "Extend the meeting beyond its time", "extend", in_session;
            TimeExpired, "meeting.time-expired", ["/"], Meeting, "The time has expired; items are left", "time expired", in_session;
            RollAnew, "meeting.roll-anew", ["="], Meeting, "Take the roll anew on another day", "roll anew", resumed;
            NextMeeting, "meeting.next-date", ["N"], Meeting, "Give the date of the next meeting", "next meeting", session;
            Close, "meeting.close", ["C"], Meeting, "Close the meeting; the check comes first", "close", in_session;
            Attend, "person.attends", ["+"], Meeting, "Put down somebody in attendance", "attends", running;
            QueryRaise, "query.raise", ["q", "Alt-q"], Meeting, "Flag words in question, and whom to ask", "in question", entry;
            QuerySettle, "query.settle", ["Q"], Meeting, "Settle the query at the caret", "settle query", queried;
            Readers, "entry.readers", ["X", "Alt-x"], Meeting, "Who may read this entry, or the words selected", "readers", entry;
            ItemReaders, "agenda.private", ["V"], Meeting, "Take this item in private, or in public", "private", in_item;
            Exclude, "meeting.exclude", ["S"], Meeting, "Exclude the public, by resolution or without", "public out", in_session;
            Readmit, "meeting.readmit", ["Y"], Meeting, "The public is let in again", "public back", excluded;
            Summary, "item.public-summary", ["U"], Meeting, "What everybody may know of this private item", "summary", in_private;
            CopyMinute, "item.copy", ["&"], Meeting, "Copy this item's minute, as the public reads it", "copy minute", in_record;
            CopyMinuteFull, "item.copy-full", [], Meeting, "Copy this item's minute with exempt text", "copy all", in_record;
            TimeOff, "time.set", ["@"], Meeting, "Give the next fact another time", "another time", running;

            Pen, "write.pen", ["i", "Enter"], Writing, "Take up the pen: letters are text", "pen", writable;
            SelectAll, "write.select-all", ["^A"], Writing, "Select this paragraph", "select all", entry;
            Copy, "write.copy", ["^C", "^Ins"], Writing, "Copy the selected words", "copy", entry;
            Cut, "write.cut", ["^X", "Shift-Del"], Writing, "Cut the selected words", "cut", entry;
            Paste, "write.paste", ["^V", "Shift-Ins"], Writing, "Paste the copied words", "paste", writable;
            NewLine, "write.new-line", ["Alt-Enter"], Writing, "A new line here: a limb or a bullet", "new line", entry;
            MoveUp, "write.move-up", ["Alt-Shift-Up"], Writing, "Move this entry up", "move up", entry;
            MoveDown, "write.move-down", ["Alt-Shift-Down"], Writing, "Move this entry down", "move down", entry;
            Find, "write.find", ["^F"], Writing, "Find words in this item, then in all others", "find", in_record;
            ToResolution, "write.resolution", ["Alt-r"], Writing, "A resolution, or a paragraph again", "resolution", on_words;
            ToOutcome, "write.outcome", ["Alt-o"], Writing, "An outcome, or a paragraph again", "outcome", on_words;
            ToAction, "write.action", ["Alt-a"], Writing, "An action, or a paragraph again", "action", on_words;
            ToParagraph, "write.paragraph", ["Alt-p"], Writing, "A paragraph again, its words kept", "paragraph", on_words;
            MoveTo, "write.move-to", ["Alt-m"], Writing, "Move this entry to another item", "to an item", to_other_item;
            MoveBefore, "write.item-before", ["Alt-PgUp"], Writing, "Move this entry to the item before", "item before", to_other_item;
            MoveAfter, "write.item-after", ["Alt-PgDn"], Writing, "Move this entry to the item after", "item after", to_other_item;
            ParagraphUp, "write.paragraph-up", ["^Up"], Writing, "To the start of the paragraph, or the one before", "paragraph up", in_record;
            ParagraphDown, "write.paragraph-down", ["^Down"], Writing, "To the start of the paragraph after", "paragraph down", in_record;

            PersonMet, "person.met", ["^N"], Writing, "Put down in attendance whose name was typed", "somebody new", writable;
            Notes, "notes.go", ["Alt-n"], Writing, "To the rough notes of this item, or back", "go", writable;
            MarkNext, "check.next", ["Alt-s"], Writing, "Go to the next slip; mark this item first", "next slip", writable;
            MarkItem, "check.item", ["!"], Writing, "Mark slips in this item, or no longer", "mark slips", writable;
            MarkAll, "check.all", ["*"], Writing, "Mark slips in every item, or no longer", "mark all", writable;
            WordKnown, "word.keep", ["Alt-w"], Writing, "This word is right: into your own book", "keep word", entry;
            WordKnownBody, "word.keep-body", ["Alt-W"], Writing, "This word is right: into the body's book", "keep for all", entry;
            PhraseNew, "phrase.new", ["Alt-k"], Writing, "Make a phrase of the selected words", "new phrase", entry;
            TakeProposal, "entry.take", ["^T"], Writing, "Make of the paragraph what was proposed", "take", proposed;
            LeaveProposal, "entry.leave", ["Alt-t"], Writing, "Leave the paragraph as it is", "leave", proposed;

            OpenListed, "library.open", ["Enter"], Library, "Open the session; a sample as your own copy", "open", everywhere;
            NewMeeting, "library.new", ["n"], Library, "Make a new meeting by hand", "new meeting", everywhere;
            NewFromPack, "library.pack", ["p"], Library, "Read an agenda pack into a new meeting", "from a pack", everywhere;
            NewAfter, "library.next", ["a"], Library, "Prepare the meeting after the marked one", "next after this", everywhere;
            TakeListed, "library.take", ["j"], Library, "Take the meeting over into its body's journal", "to the body", everywhere;
            JournalListed, "library.journal", ["b"], Library, "Begin a journal of the meeting's body", "journal", everywhere;
            FindListed, "library.find", ["/"], Library, "Find a meeting, or words in all minutes", "find", everywhere;
            TraceWords, "library.trace", ["t"], Library, "Trace words or a topic through all meetings", "trace", everywhere;
            BodyAttendance, "library.attendance", ["y"], Library, "Who attended this body over the year", "attendance", everywhere;
            BodyDeclarations, "library.declarations", ["d"], Library, "Interests declared at this body's meetings", "interests", everywhere;
            SixMonths, "library.six-months", ["m"], Library, "Who of the council nears six months away", "six months", everywhere;
            ListAgain, "library.again", ["^R"], Library, "List the sessions again", "again", everywhere;

            OpenAnswer, "answers.open", ["Enter"], Answers, "Open the meeting there, to look at", "look at it", everywhere;
            AnswerExport, "answers.export", ["e"], Answers, "Write what is shown into a file, in a format", "export", everywhere;
            TraceOther, "answers.trace", ["/", "t"], Answers, "Trace other words or another topic", "other words", tracing;

            RollAll, "roll.all-present", ["A"], Roll, "Mark all the rest present, and name them", "all present", session;
            RollPresent, "roll.present", ["p"], Roll, "Present: the holder, or the deputy named", "present", session;
            RollApologies, "roll.apologies", ["o"], Roll, "Apologies for absence", "apologies", session;
            RollAbsent, "roll.absent", ["x"], Roll, "Absent without apologies", "absent", session;
            RollDeputy, "roll.deputy", ["d"], Roll, "Apologies, and a deputy sits in", "deputy", session;
            RollAttend, "roll.attends", ["+"], Roll, "Put down somebody in attendance", "attends", session;
            RollOpen, "roll.open", ["O"], Roll, "Open the meeting: the time, who presides", "open the meeting", not_open;
            RollArrive, "roll.arrives", [">"], Roll, "Arrives now, after the start", "arrives", in_session;
            RollRemote, "roll.remote", ["r"], Roll, "Attends remotely, or is in the room after all", "remote", session;
            RollUnmark, "roll.unmark", ["u"], Roll, "Take the mark back", "unmark", session;
            RollLate, "roll.late", ["l"], Roll, "Was said to come late", "late", session;
            RollEarly, "roll.early", ["e"], Roll, "Was said to leave early", "early", session;
            RollSaid, "roll.said-by", ["s"], Roll, "Say who sent the apologies, and when", "said by", session;

            PersonChange, "people.change", ["Enter"], People, "Put name, role or organisation right", "change", session;
            PersonName, "people.name", ["n"], People, "Name somebody put down with a cue", "name", session;
            PersonCorrect, "people.correct", ["c"], People, "Correct a name wherever it stands", "correct", session;
            PersonJoin, "people.join", ["j"], People, "Join two entries for one person", "join", session;
            PersonAdd, "people.add", ["+"], People, "Add somebody", "add", session;
            PersonRemote, "people.remote", ["r"], People, "Attends remotely, or is in the room after all", "remote", session;
            PersonAttended, "people.attended", ["a"], People, "Say when a councillor last attended", "last attended", session;
            PersonAbsence, "people.absence", ["p"], People, "Record that a councillor's absence was approved", "absence approved", session;
            PersonWithdrawn, "people.absence-withdrawn", ["w"], People, "Withdraw an approved absence, or take it out", "approval withdrawn", session;
            PeopleExport, "people.export", ["e"], People, "Write who attended into a file, in a format", "export", session;
            PeopleHere, "people.here", ["h"], People, "Only who was here for the item looked at", "only who was here", session;

            ActionTurn, "actions.change", ["Enter"], Actions, "Say how it stands, or go to a new one", "change", session;
            ActionDone, "actions.completed", ["c"], Actions, "Completed", "completed", session;
            ActionBegun, "actions.in-progress", ["i"], Actions, "In progress", "in progress", session;
            ActionsView, "actions.view", ["v"], Actions, "Show those open, those overdue, or all", "view", in_journal;
            ActionsOwners, "actions.by-owner", ["b"], Actions, "Group them by owner, or by meeting", "by owner", in_journal;
            ActionToMeeting, "actions.to-meeting", ["m"], Actions, "To come to a named meeting", "to meeting", session;
            ActionOutside, "actions.outside", ["o"], Actions, "Dealt with outside meetings", "outside", session;
            ActionOver, "actions.superseded", ["s"], Actions, "Overtaken by something else", "superseded", session;
            ActionOwner, "actions.owners", ["w"], Actions, "Give a new action its owners and date", "owners", session;

            ActionsExport, "actions.export", ["e"], Actions, "Write what is shown into a file, in a format", "export", session;
            ActionPut, "actions.new", ["n"], Actions, "Put down another action, with its meeting", "new", keeps;

            PlanChange, "programme.change", ["Enter"], Programme, "Move the item, change its lead or purpose", "change", keeps;
            PlanNew, "programme.new", ["n"], Programme, "Put another item on the programme", "new item", keeps;
            PlanDrop, "programme.drop", ["x"], Programme, "Take the item off the programme", "take off", keeps;
            PlanMeeting, "programme.meeting", ["m"], Programme, "Put another meeting in the calendar", "new meeting", keeps;
            PlanExport, "programme.export", ["e"], Programme, "Write the work programme into a file", "export", session;
            PlanDay, "programme.day", ["d"], Programme, "Another day for the meeting, or none", "another day", keeps;

            PreviewReaders, "preview.readers", ["f"], Preview, "For the public, or with exempt text", "readers", session;
            PreviewNext, "preview.next-item", ["]"], Preview, "The next item", "next item", session;
            PreviewBefore, "preview.item-before", ["["], Preview, "The item before", "item before", session;
            PreviewExport, "preview.export", ["x"], Preview, "Write the minutes to a file", "export", session;

            CheckGo, "check.go", ["Enter"], Check, "Go where it is put right", "go there", session;
            CheckClose, "check.close", ["C"], Check, "Close the meeting", "close", in_session;
            CheckPass, "check.pass-over", ["p"], Check, "Pass it over, with a reason that is kept", "pass over", session;
            CheckNotes, "check.notes", ["n"], Check, "Show or hide what is only worth a look", "notes", session;

            HistoryTo, "history.undo-to", ["u"], History, "Undo everything down to this line", "undo down to here", session;
            HistoryOne, "history.undo-one", ["o"], History, "Undo this line alone", "undo this alone", session;

            BranchTake, "branch.take", ["Enter"], Branch, "Take it over into the meeting", "take over", changeable;
            BranchPass, "branch.pass", ["x"], Branch, "Pass it by, or no longer", "pass by", session;
            BranchCopy, "branch.copy", ["c"], Branch, "Copy its words", "copy words", session;
            BranchNext, "branch.next", ["n"], Branch, "Look at the next branch", "next branch", session;

            ExportWrite, "export.write", ["Enter"], Export, "Write the file", "write", session;
            ExportDocument, "export.document", ["d"], Export, "Another document: actions, attendance, agenda", "document", session;
            ExportFormat, "export.format", ["f"], Export, "Another format", "format", session;
            ExportTo, "export.to", ["w"], Export, "Write it to another file or folder", "where to", session;
            ExportCopy, "export.copy-path", ["c"], Export, "Copy the path of what was written", "copy path", written;
            ExportReaders, "export.readers", ["a"], Export, "For the public, or with exempt text", "readers", session;
            ExportIssue, "export.issue", ["i"], Export, "Write a draft that goes out, and keep its words", "issue", drafted;
            ExportApprove, "export.approve", ["v"], Export, "Record that a later meeting approved the minutes", "approved", can_approve;

            ExportOpen, "export.open", ["o"], Export, "Open what was written, with the desktop's program", "open it", written;
            ExportOpenFolder, "export.open-folder", ["O"], Export, "Open the folder that what was written stands in", "its folder", written;
            ExportPurge, "export.purge", ["p"], Export, "See what no document prints, and purge it", "purge", can_purge;
            ExportHold, "export.hold", ["h"], Export, "Put a hold on purging, or take it off", "hold", changeable;

            CorrectionAccept, "corrections.accept", ["a", "Enter"], Corrections, "Accept it: the words change", "accept", session;
            CorrectionReword, "corrections.reword", ["w"], Corrections, "Other words than were asked for", "reword", session;
            CorrectionRefuse, "corrections.refuse", ["r"], Corrections, "Refuse it, with the reason if there is one", "refuse", session;
            CorrectionQuery, "corrections.query", ["q"], Corrections, "Keep it as a query, and whom to ask", "query", session;
            CorrectionDone, "corrections.done", ["d"], Corrections, "It was done on the record by hand", "done", session;
            CorrectionGo, "corrections.go", ["g"], Corrections, "Go to the entry that it is about", "go there", session;
            CorrectionOpen, "corrections.open", ["o"], Corrections, "Read a Word or ODT copy or e-mail that came back", "open a file", session;
            CorrectionAll, "corrections.all", ["v"], Corrections, "Show what is settled too, or no longer", "settled too", session;

            SetUpChange, "set-up.change", ["Enter"], SetUp, "Change what is marked", "change", session;
            SetUpSeat, "set-up.seat", ["s"], SetUp, "Add a seat, with its holder", "seat", session;
            SetUpItem, "set-up.item", ["i"], SetUp, "Add an item to the agenda", "item", session;
            SetUpLimbs, "set-up.asks", ["r"], SetUp, "Give the report and what it asks", "report", session;
            SetUpHolder, "set-up.holder", ["h"], SetUp, "Give the seat another holder or deputy", "holder", session;
            SetUpMinutes, "set-up.minutes", ["m"], SetUp, "List minutes that are to be agreed", "minutes", session;
            SetUpFuture, "set-up.later", ["l"], SetUp, "List a later meeting", "later", session;
            SetUpAction, "set-up.action", ["b"], SetUp, "Bring an action forward", "action", session;

            NextResolution, "read.newer", ["Right", "Down"], ReadBack, "The resolution after", "newer", resolutions;
            EarlierResolution, "read.earlier", ["Left", "Up"], ReadBack, "The resolution before", "earlier", resolutions;
            ReadAgree, "read.agree", ["a", "Enter"], ReadBack, "Stamp it as agreed", "agree", standing;
            ReadPut, "read.put", ["p"], ReadBack, "Put it to the meeting", "put", standing;

            PackTake, "pack.take", ["Enter"], Pack, "Add the file; with none typed, read the pack", "take", everywhere;
            PackComplete, "pack.complete", ["Tab"], Pack, "Complete the path", "complete", everywhere;
            PackRead, "pack.read", ["^R"], Pack, "Read the pack", "read", everywhere;

            ReviewAccept, "review.accept", ["Enter", "y"], Review, "Accept it, and go on to the next to settle", "accept", everywhere;
            ReviewMend, "review.mend", ["e"], Review, "Mend its words", "mend", everywhere;
            ReviewDrop, "review.drop", ["d", "Del"], Review, "Drop it, or take it back", "drop", everywhere;
            ReviewNext, "review.next", ["Tab", "n"], Review, "Go to the next field to settle", "next to settle", everywhere;
            ReviewMake, "review.make", ["m"], Review, "Make the meeting", "make the meeting", everywhere;
            ReviewUndo, "review.undo", ["u"], Review, "Undo what was settled last", "undo", everywhere;
            ReviewSource, "review.source", ["s"], Review, "See the whole page that it was read from", "source", everywhere;
            ReviewPassed, "review.passed", ["v"], Review, "Go to what was passed over, or back", "passed over", everywhere;
            ReviewAcceptAlike, "review.accept-alike", ["Y"], Review, "Accept all that have the same doubt", "accept all alike", everywhere;
            ReviewDropAlike, "review.drop-alike", ["D"], Review, "Drop all that have the same doubt", "drop all alike", everywhere;
            ReviewBefore, "review.before", ["Shift-Tab"], Review, "Go to the field to settle before", "before", everywhere;
            ReviewUnfold, "review.unfold", ["Right"], Review, "Show its details", "unfold", everywhere;
            ReviewFold, "review.fold", ["Left"], Review, "Fold its details away", "fold", everywhere;
            ReviewSection, "review.section", ["]"], Review, "Go to the next section", "section", everywhere;
            ReviewSectionUp, "review.section-before", ["["], Review, "Go to the section before", "section before", everywhere;
            ReviewDown, "review.scroll-down", ["Alt-Down"], Review, "Scroll the page beside down", "scroll the page", everywhere;
            ReviewUp, "review.scroll-up", ["Alt-Up"], Review, "Scroll the page beside up", "scroll up", everywhere;
        }
    };
}
pub(super) use command_table;
