//! The export: which document, its format, the readers, what ought to be put right first, and where it went.

use std::cell::LazyCell;

use ratatui::layout::Rect;

use super::list::{self, Clicked, List};
use crate::meeting::after::counted_purge;
use crate::meeting::check::{Finding, Severity};
use crate::meeting::entry::Stream;
use crate::meeting::{Meeting, Phase};
use crate::minutes::comparison::changed_in_words;
use crate::minutes::{
    Audience, DocumentKind, Format, Full, PrintedLine, Public, file_stem_of, folder_of, wording,
};
use crate::tui::commands::{Command, Context};
use crate::tui::forms::ask::Ask;
use crate::tui::forms::{Form, Purpose};
use crate::tui::input::Mouse;
use crate::tui::key::Key;
use crate::tui::page::{self, Next};
use crate::tui::paper::{Panel, Paper, stamp};
use crate::tui::port::{Effect, ExportRequest};
use crate::tui::ui::Ui;

/// Rows of choices: the document, formats, and readers, with an empty row between them.
const FORMATS: usize = 2;
const READERS: usize = FORMATS + OFFERED.len() + 1;
const ROWS: usize = READERS + 2;

/// The formats that are offered: all but JSON, which other programs ask for by a command.
const OFFERED: &[Format] = &[
    Format::Markdown,
    Format::Text,
    Format::Html,
    Format::Docx,
    Format::Odt,
    #[cfg(feature = "pdf")]
    Format::Pdf,
];

/// What all of them are called.
const ALL: &str = "All of them, with a list";

/// The screen's state.
#[derive(Debug)]
pub struct Page {
    list: List,
    /// None = all that goes out.
    document: Option<DocumentKind>,
    format: Format,
    full: bool,
    /// What ought to be looked at first, and whether it must be put right.
    problems: Vec<(String, bool)>,
    /// What stays out of the document, in a sentence.
    withheld: Option<String>,
    /// What went out and what became of it, a line each.
    issued: Vec<String>,
    name: String,
    seen: Option<(u64, bool, Option<DocumentKind>)>,
}

impl Page {
    /// The screen, as it opens: the minutes in Markdown, for the public.
    pub fn open(ui: &Ui) -> Self {
        let _ = ui;
        let mut list = List::default();
        list.at = FORMATS;
        Self {
            list,
            document: Some(DocumentKind::Minutes),
            format: Format::Markdown,
            full: false,
            problems: Vec::new(),
            withheld: None,
            issued: Vec::new(),
            name: String::new(),
            seen: None,
        }
    }

    fn read<A: Audience>(&mut self, meeting: &Meeting) {
        let open = matches!(meeting.phase(), Phase::Open | Phase::Adjourned { .. });
        let open = open.then(|| "The meeting is still open: no end time is printed.".to_owned());
        let said: Vec<String> = meeting
            .withheld_in_words::<A>()
            .into_iter()
            .chain(open)
            .collect();
        self.withheld = (!said.is_empty()).then(|| said.join(" "));
        // The same things, and as many, as the check lists and the header counts.
        let mut found = meeting.findings();
        found.sort_by_key(|f| std::cmp::Reverse(f.severity));
        let told = |f: Finding| (f.what, f.severity == Severity::Warning);
        self.problems = found.into_iter().map(told).collect();
        self.name = match self.document {
            Some(document) => file_stem_of::<A>(document, meeting, meeting.house()),
            None => folder_of::<A>(meeting),
        };
        self.issued = issued(meeting);
    }

    /// Takes the marked row's choice.
    fn choose(&mut self) {
        match self.list.at {
            at if at < FORMATS => {}
            READERS => self.full = false,
            at if at > READERS => self.full = true,
            at => self.format = OFFERED[at - FORMATS],
        }
    }

    fn request(&self) -> ExportRequest {
        ExportRequest {
            document: self.document,
            format: self.format,
            full: self.full,
            to: None,
        }
    }
}

/// Drafts that are told; the rest are listed by `quorate issued`.
const DRAFTS: usize = 5;

/// The approval, a hold, the last purge; then what went out, and how much changed since, the newest
/// first.
fn issued(meeting: &Meeting) -> Vec<String> {
    // Drafts for the same readers are held against one wording.
    let now =
        [Stream::Public, Stream::Exempt].map(|of| LazyCell::new(move || wording(meeting, of)));
    let [public, full] = &now;
    let changed = |before: &[PrintedLine], readers: Stream| {
        let now = if readers == Stream::Public {
            public
        } else {
            full
        };
        changed_in_words(before, now)
    };
    let mut told = Vec::new();
    if let Phase::Approved { at_meeting, .. } = meeting.phase() {
        let on = at_meeting.format("%-d %B %Y");
        let since = changed(meeting.agreed(), Stream::Exempt);
        told.push(format!("Approved on {on}: {since}"));
    }
    if let Some(why) = meeting.hold() {
        let why = why.trim().trim_end_matches('.');
        told.push(format!("Nothing may be purged (h): {why}."));
    }
    if let Some(purge) = meeting.purges().last() {
        let on = purge.when.format("%-d %B %Y");
        let counts = counted_purge(purge.notes, purge.struck, purge.drafts);
        told.push(format!("Purged on {on}: {counts}"));
    }
    for draft in meeting.drafts().iter().rev().take(DRAFTS) {
        let on = draft.on.format("%-d %B %Y");
        let since = changed(&draft.lines, draft.readers);
        let (number, to) = (draft.number, draft.to.trim());
        told.push(format!("Draft {number}, {on}, to {to}: {since}"));
    }
    told
}

fn may(i: usize) -> bool {
    i + 1 != FORMATS && i + 1 != READERS
}

impl page::Page for Page {
    fn context(&self) -> Context {
        Context::Export
    }

    fn run(&mut self, ui: &mut Ui, command: Command, out: &mut Vec<Effect>) -> Next {
        match command {
            Command::ExportWrite => out.push(Effect::Export(self.request())),
            Command::ExportTo => {
                Form::begin(command, Purpose::ExportTo(self.request()), ui, out);
            }
            Command::ExportOpen => out.push(Effect::OpenWritten { folder: false }),
            Command::ExportOpenFolder => out.push(Effect::OpenWritten { folder: true }),
            Command::ExportPurge | Command::ExportHold => {
                let ask = match command {
                    Command::ExportPurge => Ask::Purge,
                    _ => Ask::Hold,
                };
                Form::begin(command, Purpose::Aside(ask), ui, out);
            }
            Command::ExportCopy => {
                if let Some(path) = &ui.written {
                    out.push(Effect::Copy {
                        text: path.clone(),
                        told: format!("The path is in the clipboard: {path}"),
                    });
                }
            }
            Command::ExportIssue => {
                let (format, full) = (self.format, self.full);
                let ask = Ask::Issue { format, full };
                Form::begin(command, Purpose::Aside(ask), ui, out);
            }
            Command::ExportApprove => {
                Form::begin(command, Purpose::Aside(Ask::Approve), ui, out);
            }
            Command::ExportFormat => {
                let at = OFFERED.iter().position(|f| *f == self.format);
                let next = at.map_or(0, |at| (at + 1) % OFFERED.len());
                self.format = OFFERED[next];
                self.list.at = FORMATS + next;
            }
            Command::ExportDocument => {
                // After the last comes all of them, and then the first again.
                let at = |document| DocumentKind::ALL.iter().position(|d| *d == document);
                let next = self.document.map_or(0, |d| at(d).map_or(0, |at| at + 1));
                self.document = DocumentKind::ALL.get(next).copied();
                self.list.at = 0;
            }
            Command::ExportReaders => {
                self.full = !self.full;
                self.list.at = READERS + usize::from(self.full);
            }
            _ => {}
        }
        Next::Stay
    }

    fn key(&mut self, _ui: &mut Ui, key: Key, _out: &mut Vec<Effect>) -> Next {
        if self.list.key(key, ROWS, may) {
            self.choose();
            return Next::Stay;
        }
        Next::Unused
    }

    fn mouse(&mut self, ui: &mut Ui, mouse: Mouse, _out: &mut Vec<Effect>) -> Next {
        let area = list::areas(super::body(ui), 0).list;
        if self.list.mouse(mouse, area, ROWS, may) != Clicked::Nothing {
            self.choose();
        }
        Next::Stay
    }

    fn settle(&mut self, ui: &mut Ui, body: Rect) {
        let Some(session) = ui.session.as_ref() else {
            return;
        };
        let now = (session.glance.acts, self.full, self.document);
        if self.seen != Some(now) {
            self.seen = Some(now);
            let meeting = session.journal.meeting();
            if self.full {
                self.read::<Full>(meeting);
            } else {
                self.read::<Public>(meeting);
            }
        }
        let seen = usize::from(list::areas(body, 0).list.height);
        self.list.settle(ROWS, seen, may);
    }

    fn draw(&self, ui: &Ui, paper: &mut Paper<'_>, body: Rect) {
        let of = (self.seen, self.list, self.format as u8, body, &ui.exporting);
        if !paper.stale(Panel::Page, stamp(of)) {
            return;
        }
        paper.blank(body);
        let areas = list::areas(body, 0);
        let words = match self.document {
            _ if ui.exporting.is_some() => ui.exporting.clone().unwrap_or_default(),
            Some(_) => format!("Enter writes {}.{}", self.name, self.format.extension()),
            None => format!("Enter writes the folder {}", self.name),
        };
        list::sum(paper, areas.sum, &words, None);
        let theme = paper.theme;
        let area = areas.list;
        let document = self.document.map_or(ALL, DocumentKind::name);
        let document = format!("{document} (d: another document)");
        let right = area.right().saturating_sub(1);
        for (y, i) in (area.top()..area.bottom()).zip(self.list.top..ROWS) {
            let (chosen, words) = match i {
                0 => (true, document.as_str()),
                i if (FORMATS..READERS - 1).contains(&i) => {
                    let format = OFFERED[i - FORMATS];
                    (self.format == format, format.name())
                }
                READERS => (!self.full, "For the public"),
                i if i > READERS => (
                    self.full,
                    "With exempt text: for those entitled, not for publication",
                ),
                _ => continue,
            };
            let style = list::mark(paper, area, y, i == self.list.at);
            let mark = if chosen { theme.tick() } else { " " };
            paper.text(area.x + 2, y, right, mark, theme.accent);
            paper.fitted(area.x + 4, y, right, words, style);
        }
        let mut from = area.y + (ROWS - self.list.top) as u16 + 1;
        let width = usize::from(right.saturating_sub(area.x + 4));
        for line in self.withheld.iter().flat_map(|w| list::wrap(w, width)) {
            if from >= area.bottom() {
                return;
            }
            paper.text(area.x + 4, from, right, &line, theme.strong);
            from += 1;
        }
        if self.withheld.is_some() {
            from += 1;
        }
        for line in &self.issued {
            if from >= area.bottom() {
                return;
            }
            paper.fitted(area.x + 4, from, right, line, theme.text);
            from += 1;
        }
        if !self.issued.is_empty() {
            from += 1;
        }
        if self.problems.is_empty() || from >= area.bottom() {
            return;
        }
        let heading = format!("To check first (F6): {}", self.problems.len());
        paper.fitted(area.x + 2, from, right, &heading, theme.quiet);
        let mut y = from + 1;
        for (problem, must) in &self.problems {
            for (i, line) in list::wrap(problem, width).iter().enumerate() {
                if y >= area.bottom() {
                    return;
                }
                let mark = if *must { "!" } else { theme.dot() };
                if i == 0 {
                    paper.text(area.x + 2, y, right, mark, theme.accent);
                }
                paper.text(area.x + 4, y, right, line, theme.text);
                y += 1;
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use crate::meeting::Refusal;
    use crate::minutes::{DocumentKind, Format, PaperKind};
    use crate::tui::job::Done;
    use crate::tui::port::{Effect, ExportRequest, News, Written};
    use crate::tui::testing::Bench;
    use crate::tui::update::Msg;

    fn request(bench: &Bench) -> Option<ExportRequest> {
        bench.effects.iter().rev().find_map(|e| match e {
            Effect::Export(request) => Some(request.clone()),
            _ => None,
        })
    }

    #[test]
    fn the_public_version_in_markdown_is_offered_first_with_what_is_wrong() {
        let mut bench = Bench::running((80, 24)).keys("<F2>+grey jacket<Enter><Tab><Enter><F8>");
        bench
            .sees("To check first (F6)")
            .sees("[grey jacket] has no name yet");
        bench.press("<Enter>");
        let expected = ExportRequest {
            document: Some(DocumentKind::Minutes),
            format: Format::Markdown,
            full: false,
            to: None,
        };
        assert_eq!(request(&bench), Some(expected));
        assert!(
            bench.notice().starts_with("Written: "),
            "{}",
            bench.notice()
        );
    }

    #[test]
    fn words_in_question_are_told_before_the_minutes_go_out() {
        let mut bench = Bench::running((80, 24)).keys("Of 319<Alt-q>0<F8>");
        bench
            .sees("\u{201C}319\u{201D} in item 4 is in question, and nobody is named to be asked.");
        bench.press("<Enter>");
        assert!(request(&bench).is_some(), "it is a warning, and no bar");
    }

    #[test]
    fn format_and_readers_are_chosen_by_a_key_each_or_the_arrows() {
        let mut bench = Bench::running((80, 24)).keys("<F8>fa<Enter>");
        let expected = ExportRequest {
            document: Some(DocumentKind::Minutes),
            format: Format::Text,
            full: true,
            to: None,
        };
        assert_eq!(request(&bench), Some(expected));
        bench.press("<Up><Up><Enter>");
        let expected = ExportRequest {
            document: Some(DocumentKind::Minutes),
            format: Format::Pdf,
            full: false,
            to: None,
        };
        assert_eq!(request(&bench), Some(expected));
        bench.sees("PDF").sees("-draft.pdf");
        bench.press("<Up><Enter>");
        let expected = ExportRequest {
            document: Some(DocumentKind::Minutes),
            format: Format::Odt,
            full: false,
            to: None,
        };
        assert_eq!(request(&bench), Some(expected));
        bench.press("<Up><Enter>");
        let expected = ExportRequest {
            document: Some(DocumentKind::Minutes),
            format: Format::Docx,
            full: false,
            to: None,
        };
        assert_eq!(request(&bench), Some(expected));
        bench.sees("Word (DOCX)").sees("-draft.docx");
    }

    #[test]
    fn a_draft_goes_out_by_a_key_and_is_listed_with_what_changed_since() {
        let mut bench = Bench::running((80, 24)).keys("The roof was mended in March.<F8>i");
        bench.sees("To whom does the draft go?");
        bench.press("<Enter>");
        bench.sees("This can't be left empty");
        bench.press("the Chair<Enter>");
        let sent = bench.effects.iter().find_map(|e| match e {
            Effect::Issue(request) => Some(request.to.to_string()),
            _ => None,
        });
        assert_eq!(sent.as_deref(), Some("the Chair"));
        bench
            .sees("Draft 1 is kept. Written: ")
            .sees("Draft 1, 5 March 2026, to the Chair: nothing changed since");
        bench.press("<F12> The bill is awaited.<F8>");
        bench.sees("Draft 1, 5 March 2026, to the Chair: 1 line changed since");
    }

    #[test]
    fn minutes_are_approved_by_a_key_and_then_change_with_a_reason_alone() {
        let mut bench = Bench::running((100, 30)).keys("The roof was mended in March.<F8>v");
        bench.sees("Not now: the meeting isn't closed yet.");
        bench.press("<F12><C-Space>C<Enter><C-u><Enter>y<F8>v");
        bench.sees("The meeting of which day approved the minutes?");
        bench.press("14 May 2026<Enter>");
        bench.sees("Who signed them");
        bench.press("<Enter>r");
        bench.sees("Approved on 14 May 2026: nothing changed since");
        bench.press("i");
        bench.sees("Not now: the minutes have been approved");
        // What is typed is asked the reason of once, and goes on with it.
        bench.press("<F12>X");
        bench
            .sees("These minutes have been approved.")
            .sees("Done all the same, because:");
        bench.press("a letter was missing<Enter>");
        bench.press("Y");
        bench.pass(5);
        let told: Vec<_> = bench
            .meeting()
            .amended()
            .iter()
            .map(|a| a.reason.to_string())
            .collect();
        assert_eq!(told, ["a letter was missing"]);
        bench.press("<F8>");
        // The paragraph, and that it was changed.
        bench.sees("Approved on 14 May 2026: 2 lines changed since");
        // So is a new paragraph, and whatever a command does.
        bench.press("<F12><C-End><Enter>N");
        bench.sees("Done all the same, because:");
        bench.press("it was left out<Enter>New words.");
        bench.pass(5);
        bench.sees("New words.");
        bench.press("<C-Space>x");
        bench.sees("Done all the same, because:");
        bench.press("it was wrong<Enter>");
        assert_eq!(bench.meeting().amended().len(), 3);
    }

    /// A meeting with a rough note and a struck paragraph, closed, at its export.
    fn over(size: (u16, u16)) -> Bench {
        let mut bench = Bench::running(size);
        bench.press("The roof was mended in March.<Enter>The mayor laughed.<C-Space>x");
        bench.press("<Alt-n>ask Tom about the ward<Alt-n>");
        bench.press("<C-Space>C<Enter><C-u><Enter>y<F8>");
        assert!(bench.meeting().closed().is_some(), "{}", bench.screen());
        bench
    }

    fn records(bench: &Bench) -> String {
        let journal = &bench.model.ui.session.as_ref().unwrap().journal;
        format!(
            "{:?}",
            journal.records().iter().map(|r| &r.act).collect::<Vec<_>>()
        )
    }

    #[test]
    fn what_a_purge_takes_is_told_first_and_nothing_goes_before_the_word_for_it_is_typed() {
        for size in [(80, 24), (160, 50)] {
            let mut bench = over(size);
            let purges = |bench: &Bench| {
                let sent = bench.effects.iter();
                sent.filter(|e| matches!(e, Effect::Purge(_))).count()
            };
            // Before the approval the reason is asked for, as the command wants one.
            bench.press("p");
            bench.sees("Not approved yet. Why purge before the approval?");
            bench.press("<Enter>");
            bench.sees("This can't be left empty");
            bench.press("the notes hold health matters<Enter>");
            bench
                .sees("What goes out of the file for good:")
                .sees("go on: 1 rough note, 1 entry with struck words and 0 frozen drafts")
                .sees("1 rough note, 1 entry with struck words")
                .sees("item 4");
            // A line of the list is there to be read, and the marked answer leaves all as it is.
            bench.press("<Down><Down><Enter>");
            assert!(
                bench.notice().contains("This is what would go"),
                "{}",
                bench.notice()
            );
            bench.press("<Up><Up><Enter>");
            assert_eq!(purges(&bench), 0);
            bench.press("pthe notes hold health matters<Enter>p");
            bench.sees("Type the word purge:");
            for typed in ["<Enter>", "p<Enter>", "<C-u>yes<Enter>"] {
                bench.press(typed);
                assert_eq!(purges(&bench), 0, "{typed}");
            }
            assert!(
                bench.notice().contains("Nothing goes before the word"),
                "{}",
                bench.notice()
            );
            bench.press("<C-u>purge<Enter>");
            assert_eq!(purges(&bench), 1);
            assert!(
                bench
                    .notice()
                    .starts_with("Purged: 1 rough note, 1 entry with struck words"),
                "{}",
                bench.notice()
            );
            bench.sees("Purged on 5 March 2026: 1 rough note, 1 entry with struck words");
            let reason = bench.meeting().purges()[0].reason.to_string();
            assert_eq!(reason, "the notes hold health matters");
            bench.press("p<Esc>phere<Enter>");
            assert!(
                bench.notice().contains("There is nothing to purge."),
                "{}",
                bench.notice()
            );
            bench.press("<Esc><F12>");
            bench
                .sees("The roof was mended in March.")
                .sees_no("laughed")
                .sees_no("ask Tom");
        }
    }

    #[test]
    fn a_hold_is_put_on_and_lifted_by_a_key_and_stands_in_the_way_of_a_purge() {
        let mut bench = over((80, 24));
        bench.press("h");
        bench.sees("Why may nothing be purged?");
        bench.press("<Enter>request for information 2026/14<Enter>");
        bench.sees("Nothing may be purged (h): request for information 2026/14.");
        bench.press("p");
        assert!(
            bench
                .notice()
                .contains("Nothing may be purged: request for information 2026/14."),
            "{}",
            bench.notice()
        );
        assert!(bench.model.ui.form.is_none());
        bench.press("h");
        bench.sees("Held: request for information 2026/14.");
        bench.press("k");
        assert!(bench.meeting().hold().is_some());
        bench.press("htanswered on 2 May<Enter>");
        assert!(bench.meeting().hold().is_none());
        bench.sees_no("Nothing may be purged (h)");
        assert!(records(&bench).contains("HoldReleased"));
    }

    #[test]
    fn a_purge_waits_for_the_end_of_the_meeting_and_asks_no_reason_once_it_is_approved() {
        let bench = Bench::running((80, 24)).keys("<F8>p");
        assert!(
            bench
                .notice()
                .contains("Not now: the meeting isn't closed yet"),
            "{}",
            bench.notice()
        );
        let mut bench = over((80, 24));
        bench.press("v14 May 2026<Enter><Enter>c");
        bench.press("p");
        bench.sees("What goes out of the file for good:");
        bench.press("pPurge<Enter>");
        assert!(bench.notice().starts_with("Purged: "), "{}", bench.notice());
    }

    #[test]
    fn while_all_of_them_are_written_the_screen_says_which_and_keys_go_on() {
        let mut bench = Bench::running((80, 24)).keys("<F8>");
        let news = |bench: &mut Bench, done| bench.take(Msg::News(News::Done(done)));
        news(
            &mut bench,
            Done::Exporting("Writing 3 of 9: Attendance".to_owned()),
        );
        bench
            .sees("Writing 3 of 9: Attendance")
            .sees_no("Enter writes");
        bench.press("f");
        bench.sees("Writing 3 of 9: Attendance");
        bench.press("<F12>Meanwhile.");
        bench.sees("Meanwhile.");
        news(
            &mut bench,
            Done::Exporting("Writing 4 of 9: Votes".to_owned()),
        );
        bench.press("<F8>");
        bench.sees("Writing 4 of 9: Votes");
        let place = "/tmp/harbour-documents".to_owned();
        let told = Vec::new();
        news(
            &mut bench,
            Done::Exported(Ok(Written {
                place,
                told,
                copies: false,
            })),
        );
        bench
            .sees("Enter writes")
            .sees("Written: /tmp/harbour-documents");
        news(
            &mut bench,
            Done::Exporting("Writing 1 of 9: Minutes".to_owned()),
        );
        let why = Refusal::new("The disk is full.", "Make room.");
        news(&mut bench, Done::Exported(Err(why)));
        bench.sees("The disk is full.").sees("Enter writes");
    }

    #[test]
    fn what_was_written_is_opened_by_a_key_or_its_folder_is() {
        let mut bench = Bench::running((80, 24)).keys("<F8>o");
        assert!(
            bench.notice().contains("nothing has been written yet"),
            "{}",
            bench.notice()
        );
        bench.press("<Enter>oO");
        let opened: Vec<bool> = bench
            .effects
            .iter()
            .filter_map(|e| match e {
                Effect::OpenWritten { folder } => Some(*folder),
                _ => None,
            })
            .collect();
        assert_eq!(opened, [false, true]);
        let told = "xdg-open was asked to open /tmp/minutes.md.";
        bench.take(Msg::News(News::Shown(told.to_owned())));
        bench.sees(told);
    }

    #[test]
    fn another_document_is_chosen_by_its_key_and_named_with_its_file() {
        let mut bench = Bench::running((80, 24)).keys("<F8>d");
        bench
            .sees("Actions (d: another document)")
            .sees("-actions-");
        bench.press("d");
        bench
            .sees("Decisions (d: another document)")
            .sees("-decisions.md");
        bench.press("f<Enter>");
        let expected = ExportRequest {
            document: Some(DocumentKind::Paper(PaperKind::Decisions)),
            format: Format::Text,
            full: false,
            to: None,
        };
        assert_eq!(request(&bench), Some(expected));
        // Round to the minutes again, by way of all of them.
        bench.press(&"d".repeat(DocumentKind::ALL.len() - 2));
        bench
            .sees("All of them, with a list (d: another document)")
            .sees("Enter writes the folder 2026-03-05-harbour-health-wellbeing-board-documents");
        bench.press("<Enter>");
        let expected = ExportRequest {
            document: None,
            format: Format::Text,
            full: false,
            to: None,
        };
        assert_eq!(request(&bench), Some(expected));
        bench.press("d");
        bench.sees("Minutes (d: another document)");
    }

    #[test]
    fn where_to_is_asked_and_what_was_written_can_be_copied() {
        let mut bench = Bench::running((80, 24)).keys("<F8>c");
        assert!(
            bench.notice().contains("nothing has been written yet"),
            "{}",
            bench.notice()
        );
        bench.press("w");
        bench.sees("Write it to which file or folder?");
        bench.press("~/minutes<Enter>");
        let expected = ExportRequest {
            document: Some(DocumentKind::Minutes),
            format: Format::Markdown,
            full: false,
            to: Some("~/minutes".to_owned()),
        };
        assert_eq!(request(&bench), Some(expected));
        bench.press("c");
        let copied = bench.effects.iter().rev().find_map(|e| match e {
            Effect::Copy { text, told } => Some((text.as_str(), told.as_str())),
            _ => None,
        });
        assert_eq!(
            copied,
            Some(("minutes.md", "The path is in the clipboard: minutes.md"))
        );
    }
}
