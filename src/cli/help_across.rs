//! What help adds to the subcommands that ask several meetings.

pub(super) const PROGRAMME: &str = "\
Examples:
  quorate programme \"Anytown Board\"
  quorate programme \"Anytown Board\" -o programme.docx
  quorate programme \"Anytown Board\" --format csv

It is printed out of the body's journal: the meetings ahead with what is planned for each, who leads and \
what for, those with nothing on them yet, and what was put off and from when.";

#[cfg(feature = "archive")]
pub(super) const FIND: &str = "\
Examples:
  quorate find housing strategy                     both words in one passage
  quorate find \"better care fund\"                  one behind the other
  quorate find 'housing ... deferred'               in this order, near each other
  quorate find pharm* --body \"Anytown Board\" --from 2024
  quorate find HWB/14/23
  quorate find --kind action --person \"O'Hare\"
  quorate find appeal --audience full               exempt words too: not for publication

Capitals, accents, hyphens and the kind of apostrophe make no difference. What changed since the last \
search is read first. Leaves with 1 if nothing is found. docs/archive.md tells more.";

#[cfg(feature = "archive")]
pub(super) const ARCHIVE: &str = "\
Examples:
  quorate archive add minutes-2019-03-19.pdf
  quorate archive add old/*.docx --body \"Anytown Board\"
  quorate archive add private.pdf --exempt

The copy stands in your folder of sessions; what is found in it is told as not Quorate's record. Body \
and day are read from the file, and asked for where they are not certain. docs/archive.md tells more.";

#[cfg(feature = "archive")]
pub(super) const REPORT: &str = "\
Examples:
  quorate report \"Anytown Board\" --year 2026/27
  quorate report \"Anytown Board\" --year 2026 -o year.html
  quorate report \"Anytown Board\" --year 2026 --format json
  quorate report \"Anytown Board\" --store           of the meetings in the office's store

The HTML page holds each picture with its table; it has no script and fetches nothing. In the \
terminal the pictures are drawn in 80 columns. docs/report.md tells more.";

#[cfg(feature = "archive")]
pub(super) const TRACE: &str = "\
Examples:
  quorate trace housing strategy
  quorate trace \"better care fund\" --body \"Anytown Board\"
  quorate trace Housing                             a topic of the house, in topics.txt
  quorate trace pharmacy --format json
  quorate trace pharmacy --store                    through the meetings in the office's store

Words are typed as for quorate find. Along carried actions, deferred items and the work programme it \
comes to what holds other words too. Leaves with 1 if nothing is found. docs/trace.md tells more.";

pub(super) const BRANCH: &str = "\
Examples:
  quorate branch 2026-03-19-anytown-board --audience full
  quorate branch 2026-03-19-anytown-board --with 2026-03-19-anytown-board-branch1.ron --audience full
  quorate branch 2026-03-19-anytown-board --take 52 --take 57 --audience full

Each act stands under its number with here, open or refused: the meeting has it, it can be taken over, or \
why not. What is taken over is printed as its number and that of the record that came of it. Leaves with 1 \
if something was refused. docs/team.md tells more.";

pub(super) const TRACKER: &str = "\
Examples:
  quorate tracker 2026-01-15-anytown-board 2026-03-19-anytown-board
  quorate tracker ~/meetings --body \"Anytown Board\" --group owner -o tracker.docx
  quorate tracker ~/meetings --body \"Anytown Board\" --format csv -o tracker.csv

An action that a later meeting had before it is one action. docs/documents.md tells the columns.";

#[cfg(feature = "team")]
pub(super) const TEAM: &str = "\
Examples:
  quorate team init postgresql://admin@store.example/minutes
  quorate team join postgresql://clerk@store.example/minutes
  quorate team status
  quorate team send
  quorate team export backup

A password stands in ~/.pgpass, never in the address. The file on your own disk comes first: nothing \
waits for the store, and what it lacks is sent when it is reached. docs/team.md tells more.";
