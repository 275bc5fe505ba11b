//! The longer words of the help, with examples.

/// What stands at the head of `--help`.
pub(super) const LONG: &str = "\
Minutes a formal meeting while it happens: attendance, declarations, discussion, resolutions and \
actions, and the draft minutes at the close.

By itself, quorate opens the library: your sessions and the samples. Everything that the screen \
can do, `quorate record` can do from a script.

What is printed or exported is the public version unless --audience full asks for more.";

/// What stands at the foot of `-h`.
pub(super) const SHORT_END: &str = "\
Try it:  quorate open 2015-01-22-westminster-hwb
More:    quorate --help, quorate COMMAND --help";

/// What stands at the foot of `--help`.
pub(super) const END: &str = "\
Examples:
  quorate                                      the library: your sessions and the samples
  quorate open 2015-01-22-westminster-hwb      a sample, as your own copy
  quorate new --body \"Anytown Board\" --date 2026-03-19 --start 16:00
  quorate new --from agenda.pdf                a meeting from its agenda pack
  quorate record 2026-03-19-anytown-board script.txt
  quorate minutes 2026-03-19-anytown-board --format html -o .
  quorate check 2026-03-19-anytown-board       what is still missing

A SESSION is a file, or the name of a session in your folder (--sessions, QUORATE_SESSIONS), or \
of a sample.

Exit codes:
  0  done
  1  refused, or something is lacking
  2  the command line is not understood
  3  a file can't be read or written
  4  a session file is damaged, or made by a newer version
  5  not everything could be saved
  101  a fault in the program";

pub(super) const OPEN: &str = "\
Examples:
  quorate open 2026-03-19-anytown-board
  quorate open ~/meetings/2026-03-19-anytown-board.ron
  quorate open 2015-01-22-westminster-hwb      a sample: copied to your folder first";

pub(super) const NEW: &str = "\
Examples:
  quorate new --body \"Anytown Board\" --date 2026-03-19 --start 16:00 --venue \"Room 3\"
  quorate new --body \"Anytown Board\" --date 2026-03-19 -o here.ron
  quorate new --body-file \"parish council\" --body \"Keelby Parish Council\" --date 2026-03-19
  quorate new --body-file keelby.body.ron               on the next of its days
  quorate new --from agenda.pdf supplement.pdf          look it through on the screen
  quorate new --from agenda.pdf --yes                   take what is certain
  quorate new --after 2026-03-19-anytown-board          the next meeting of the same body
  quorate new --body \"Anytown Board\"                    the next one, where the body has a journal

Prints the file that was made. Nothing is ever overwritten. --body, --date, --start and --venue \
stand instead of what a pack says. With --yes, or without a terminal, what is uncertain is left \
out and told on standard error, and what was read is kept beside the session, in a file that ends \
in .pack.json.";

pub(super) const READ: &str = "\
Examples:
  quorate read agenda.pdf                               what it says, what is uncertain
  quorate read agenda.docx supplement.pdf --format json
  quorate read agenda.pdf --format json --lines --audience full
  quorate read agenda.pdf --why --audience full         from which lines, by which words

What reports say that count as confidential is printed for --audience full alone. docs/read.md \
tells the fields; they keep their names from version to version. Leaves with 1 if nothing in the \
pack was understood.";

pub(super) const RECORD: &str = "\
Each line of the script is an intent, or an order with the time of the fact and who may read it:
  MarkAllPresent
  Arrive(person: Known(\"Dr Katz\"))
  (at: \"16:25\", stream: Exempt, intent: Write(text: \"…\"))
Blank lines and lines that begin with // are skipped. docs/intents.md has the vocabulary.

\"ACK 12\" is printed once record 12 is safe on disk. A line that is refused is told on standard \
error with its number, the reason and the way out, and recording stops there; with --keep-going \
it goes on, and the exit code is 1 all the same; after an item that was not taken, what names no \
item is refused until one is.

Examples:
  quorate record --create trial.ron script.txt
  echo TakeNext | quorate record 2026-03-19-anytown-board";

pub(super) const MINUTES: &str = "\
Examples:
  quorate minutes 2014-11-20-westminster-hwb
  quorate minutes 2014-11-20-westminster-hwb -o minutes.docx
  quorate minutes SESSION --audience full -o .     with exempt text: not for publication

What ought to be put right first is told on standard error.";

pub(super) const ACTIONS: &str = "\
Examples:
  quorate actions 2014-11-20-westminster-hwb
  quorate actions 2014-11-20-westminster-hwb --format text -o actions.txt
  quorate actions --body \"Anytown Board\" --overdue
  quorate actions --body \"Anytown Board\" --open --group owner -o actions.docx
  quorate actions --body \"Anytown Board\" --owner \"Director of Public Health\" --format csv

Of a body it prints what its journal knows: each action once, with the meeting and the minute that \
asked for it, and how it went on between the meetings. docs/bodies-journal.md tells of journals.";

pub(super) const DECISIONS: &str = "\
Examples:
  quorate decisions 2014-11-20-westminster-hwb
  quorate decisions 2014-11-20-westminster-hwb --format html -o decisions.html

Items that were deferred, withdrawn or referred are told too. It is issued before the minutes, \
which are the record.";

pub(super) const ATTENDANCE: &str = "\
Examples:
  quorate attendance 2014-11-20-westminster-hwb --format text
  quorate attendance --body \"Anytown Board\" --year 2026/27
  quorate attendance --year 2026 --format csv -o attendance.csv
  quorate attendance --six-months
  quorate attendance --six-months --on 2026-09-01 --audience full

Of a meeting it tells seat by seat who was there and when, item by item who was in the room, and at \
each decision who was in the room, who was out because of an interest, and who was out otherwise. Over \
several meetings it tells member by member how many they attended. --six-months watches the members of \
the council (Local Government Act 1972 s.85). docs/attendance.md tells what counts.";

pub(super) const VOTES: &str = "\
Examples:
  quorate votes SESSION
  quorate votes SESSION --format csv -o votes.csv
  quorate votes SESSION --format json

docs/documents.md tells the columns and fields; they keep their names from version to version.";

pub(super) const PUBLISH: &str = "\
Examples:
  quorate publish SESSION out
  quorate publish SESSION out --formats docx,odt,html --start 18:02
  quorate publish SESSION papers --audience full     with exempt text: not for publication

Files that stand there already are replaced with --force alone. The list, manifest.json, is written \
last: a folder that has it is whole. docs/documents.md tells its fields.";

pub(super) const ISSUE: &str = "\
Examples:
  quorate issue SESSION --to \"the Chair\" --audience full --format docx
  quorate issue SESSION --to \"all members\" -o circulated

The document is marked with the number of the draft, and its words are kept in the session as they \
went out: `quorate compare SESSION --draft N` tells later what was changed. Without -o it is written \
into the current folder.";

pub(super) const ISSUED: &str = "\
Examples:
  quorate issued SESSION
  quorate issued SESSION --audience full
  quorate issued SESSION --changes 2 --audience full

Those who may read everything are told to whom each draft went, how many lines changed since, when \
the minutes were agreed, and what was changed after that and why.";

pub(super) const PURGE: &str = "\
Examples:
  quorate purge SESSION                        what would go, and where
  quorate purge SESSION --audience full        the words, too
  quorate purge SESSION --yes
  quorate purge SESSION --yes --before-approval --reason \"a working group, whose notes are not kept\"

Rough notes, struck entries, words that were deleted or undone and the frozen words of drafts go out of \
the file. Every document stays what it was, and so do the words that were agreed. It can't be undone. \
While a hold is on the session (`quorate hold`) nothing is purged.";

pub(super) const HOLD: &str = "\
Examples:
  quorate hold SESSION --reason \"request for information 2026/14\"
  quorate hold SESSION --release --reason \"answered on 3 June\"

To destroy what somebody asked for is an offence (Freedom of Information Act 2000 s.77).";

pub(super) const COMPARE: &str = "\
Examples:
  quorate compare SESSION --since 2026-03-20 --audience full
  quorate compare SESSION --since '2026-03-20 14:00' --audience full -o changes.html
  quorate compare SESSION --with earlier.ron --audience full
  quorate compare SESSION --draft 2 --audience full
  quorate compare SESSION --draft 2 --agreed --audience full

It shows the words that were taken out, and is for those who may read everything.";

pub(super) const CORRECTIONS: &str = "\
Examples:
  quorate corrections SESSION draft-lee.docx --audience full
  quorate corrections SESSION reply.eml --audience full --take
  quorate corrections SESSION - --from 'Councillor Lee' --audience full
  quorate corrections SESSION --audience full

It reads tracked changes and comments of a Word file, a saved e-mail with the Word files that hang on it, \
or plain words such as \"7.4: for 'x' read 'y'\". What goes stands between [- and -], what comes between [+ \
and +]. What can't be placed is listed too. --take records them; on the screen each is then accepted, \
reworded, refused or kept as a query.";

pub(super) const DECLARATIONS: &str = "\
Examples:
  quorate declarations SESSION
  quorate declarations --body \"Anytown Board\"
  quorate declarations --body \"Anytown Board\" --person \"O'Hare\" --year 2026/27

A disclosable pecuniary interest that is not in the register is to be notified to the Monitoring \
Officer within 28 days, the day of disclosure being the first; the last day is told. The nature of \
a sensitive interest is printed for --audience full alone.";

pub(super) const AGENDA: &str = "\
Examples:
  quorate agenda 2015-01-22-westminster-hwb
  quorate agenda 2015-01-22-westminster-hwb --running-sheet";

pub(super) const ROOM: &str = "\
Examples:
  quorate room 2015-01-22-westminster-hwb --paper sign-in -o sign-in.docx
  quorate room 2015-01-22-westminster-hwb --paper plates -o plates.pdf
  quorate room 2015-01-22-westminster-hwb --paper seating

They lie in the room, so nobody is on them of whom the public doesn't know, whatever --audience says. \
Before the meeting they tell who is expected, afterwards who came.";

pub(super) const MINUTE: &str = "\
Examples:
  quorate minute 2014-11-20-westminster-hwb --item 4
  quorate minute SESSION --item 4 --format html | xclip -selection clipboard -t text/html
  quorate minute SESSION --item 4 --format text -o item-4.txt

For whom it is and what is left out is told on standard error. On the screen a key copies it.";

pub(super) const EXTRACT: &str = "\
Examples:
  quorate extract 2014-11-20-westminster-hwb --item 4 -o extract.docx
  quorate extract SESSION --presenter Okoro --by 2026-03-30 -o .
  quorate extract SESSION --item 4 --audience full       with the queries for the author

Without --by the author has five clear weekdays from the day of --from, which is today unless it is \
named; bank holidays are not known, so look at the day.";

pub(super) const CHAPTERS: &str = "\
Examples:
  quorate chapters 2014-11-20-westminster-hwb --start 15:58
  quorate chapters 2014-11-20-westminster-hwb --start 15:58:30 --format csv

Items and votes, at their distance from the start of the recording. Of the time for which the \
public was out there is nothing but that it was.";

pub(super) const DATES: &str = "\
Example:
  quorate dates 2014-11-20-westminster-hwb -o .

Meetings to come, and the days by which actions are due, as iCalendar. Opened again, a file of the \
same meeting changes the same events and makes no new ones.";

pub(super) const POPOLO: &str = "\
Example:
  quorate popolo 2014-11-20-westminster-hwb -o meeting.json

It is open data, so it holds what everybody may read, whatever --audience says. docs/documents.md \
tells what is where.";

#[cfg(feature = "serve")]
pub(super) const SHOW: &str = "\
Examples:
  quorate show 2014-11-20-westminster-hwb --format json
  quorate show 2014-11-20-westminster-hwb --serve      web pages while the meeting sits

docs/show.md tells the fields; they keep their names from version to version. docs/chamber.md tells \
of the pages.";

#[cfg(not(feature = "serve"))]
pub(super) const SHOW: &str = "\
Example:
  quorate show 2014-11-20-westminster-hwb --format json

docs/show.md tells the fields; they keep their names from version to version.";

pub(super) const CHECK: &str = "\
Prints a line for each thing that is lacking, and leaves with 1 if there is any, 0 if there is \
none. What is passed over with a reason is left out.

Example:
  quorate check 2014-11-20-westminster-hwb
  quorate check 2014-11-20-westminster-hwb --explain
  quorate check --list                            everything that is looked at";

pub(super) const VERIFY: &str = "\
Prints \"sound 214\": the last sequence number. A last line that a crash cut short is told and \
does no harm; anything else that is wrong is told line by line, and the exit code is 4.

Example:
  quorate verify ~/meetings/2026-03-19-anytown-board.ron";

pub(super) const DOCTOR: &str = "\
Tells versions, what the terminal can show, what the clocks say, where things are kept, what is free \
there and how long a fact takes to be on the disk; then what to see to. Nothing of a meeting is in it, \
and no name of an account. A small file is made in each folder and taken away again.

Examples:
  quorate doctor
  quorate doctor --sessions /media/stick/meetings
  quorate doctor --keys                              press each key, and see which arrive";

pub(super) const REPAIR: &str = "\
Keeps every record that can be read, in order and under its number, and tells which are left out. \
Prints where the copy is. A file that is there already is never replaced.

Examples:
  quorate repair ~/meetings/2026-03-19-anytown-board.ron
  quorate repair 2026-03-19-anytown-board -o ~/anytown.ron";

pub(super) const LOG: &str = "\
Example:
  quorate log 2014-11-20-westminster-hwb

Only what everybody may read is printed; --audience full prints all.";

pub(super) const PHRASES: &str = "\
Three books hold, each over the one before: the one that comes with the program, your own, and \
that of the body (--body). Each file says how it is written; docs/phrases.md tells more.

Examples:
  quorate phrases                                        what can be typed, and where your book is
  quorate phrases --new                                  makes your own book, to write in
  quorate phrases --check phrases.ron                    what is wrong in a book, line by line
  quorate phrases --add pvs \"{presenter} showed slides.\"
  quorate phrases --body \"Anytown Board\" --word Aldmoor
  quorate phrases --format ron > for-my-colleague.ron    all of them, to be shared

Nothing is ever overwritten: --new makes a new file, and what is added leaves the rest as it is.";

pub(super) const BODY: &str = "\
A file tells what a body is like: its words, rules, seats and standing items. It inherits a ready \
kind and says only what differs; docs/bodies.md explains each setting. A journal keeps what becomes \
of the body between its meetings; docs/bodies-journal.md tells how.

Examples:
  quorate body list
  quorate body show \"parish council\" > keelby.body.ron     to be changed
  quorate body check keelby.body.ron
  quorate new --body-file keelby.body.ron --date 2026-03-19
  quorate body new \"Anytown Board\" --from 2026-03-19-anytown-board
  quorate body open \"Anytown Board\"
  quorate body take 2026-05-07-anytown-board             once it is closed";

pub(super) const STYLE: &str = "\
A style tells how a body's documents are laid out and worded, and never what they hold. A file \
inherits a ready style and says only what differs; docs/style.md explains each setting.

Examples:
  quorate style list
  quorate style explain parish
  quorate style show parish > keelby.style.ron     to be changed
  quorate style check keelby.style.ron
  quorate minutes SESSION --style keelby.style.ron";

pub(super) const COMPLETIONS: &str = "\
Examples:
  quorate completions bash > ~/.local/share/bash-completion/completions/quorate
  quorate completions fish > ~/.config/fish/completions/quorate.fish";
