//! The palette: any command by a few letters, and why it can't be run now where it can't.

use nucleo_matcher::pattern::{CaseMatching, Normalization, Pattern};
use nucleo_matcher::{Config, Matcher, Utf32Str};
use ratatui::layout::Rect;

use super::command::way_to;
use super::commands::{COMMANDS, Command, Context, Spec};
use super::editor::Field;
use super::forms::step::edit;
use super::key::{Code, Key};
use super::paper::Paper;
use super::ui::Ui;

/// The palette.
#[derive(Debug)]
pub struct Palette {
    field: Field,
    /// The whole table, with how near each command lies.
    commands: Vec<(Reach, &'static Spec)>,
    found: Vec<&'static Spec>,
    marked: usize,
    /// Letters are text on the screen beneath.
    writes: bool,
    here: &'static [Context],
}

/// How near a command lies, nearest first.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
enum Reach {
    /// It can be run where the officer is.
    Here,
    /// It can be run, on another screen.
    Elsewhere,
    /// It can't be run now.
    Not,
    /// It has no place in what is open.
    Nowhere,
}

impl std::fmt::Debug for Spec {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str(self.name)
    }
}

/// What a key did to the palette.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Picked {
    /// It stays.
    Stay,
    /// It is left.
    Leave,
    /// A command was taken.
    Run(Command),
}

impl Palette {
    /// The palette over a screen whose contexts are `here`, and that takes letters as text if it
    /// `writes`: what can be done there is known once, for it stays
    /// the same while the palette is looked through.
    pub fn new(ui: &Ui, here: &'static [Context], writes: bool) -> Self {
        let order = |spec: &&'static Spec| match (here.contains(&spec.context), spec.may(ui)) {
            (_, Err(_)) if !spec.has_place(ui) => Reach::Nowhere,
            (_, Err(_)) => Reach::Not,
            (false, Ok(())) => Reach::Elsewhere,
            (true, Ok(())) => Reach::Here,
        };
        let mut palette = Self {
            field: Field::default(),
            commands: COMMANDS.iter().map(|s| (order(&s), s)).collect(),
            found: Vec::new(),
            marked: 0,
            writes,
            here,
        };
        palette.find();
        palette
    }

    fn find(&mut self) {
        self.marked = 0;
        let mut found = search(self.field.text());
        let reach = |spec: &Spec| self.commands[spec.command as usize].0;
        found.retain(|s| reach(s) != Reach::Nowhere);
        let asked = !self.field.text().trim().is_empty();
        // With nothing asked for, what belongs to this screen stands before what holds on all.
        found.sort_by_key(|s| (reach(s), !asked && s.context == Context::Everywhere));
        self.found = found;
    }

    /// The keys of a command, as they are pressed from here.
    fn keys(&self, spec: &Spec) -> String {
        let Some(key) = spec.keys().next() else {
            return String::new();
        };
        if self.here.contains(&spec.context) {
            return Spec::pressed(key, self.writes);
        }
        // First comes the key that goes to the screen where it holds.
        let way = way_to(spec.context).and_then(|c| c.spec().keys().next());
        let writes = matches!(spec.context, Context::Meeting | Context::Writing);
        way.map_or_else(String::new, |way| {
            format!("{} {}", way.long(), Spec::pressed(key, writes))
        })
    }

    /// A key.
    pub fn key(&mut self, key: Key) -> Picked {
        let last = self.found.len().saturating_sub(1);
        match key.code {
            Code::Esc => return Picked::Leave,
            Code::Up => self.marked = self.marked.saturating_sub(1),
            Code::Down => self.marked = (self.marked + 1).min(last),
            Code::PageUp => self.marked = self.marked.saturating_sub(10),
            Code::PageDown => self.marked = (self.marked + 10).min(last),
            Code::Enter => {
                return self
                    .found
                    .get(self.marked)
                    .map_or(Picked::Stay, |s| Picked::Run(s.command));
            }
            _ => {
                if edit(&mut self.field, key) {
                    self.find();
                }
            }
        }
        Picked::Stay
    }

    /// Draws it over the page.
    pub fn draw(&self, ui: &Ui, paper: &mut Paper<'_>) {
        let all = paper.area();
        let width = all.width.saturating_sub(4).min(84);
        let height = all.height.saturating_sub(4).min(20);
        let frame = Rect::new((all.width - width) / 2, 2, width, height).intersection(all);
        paper.frame(frame, "Commands");
        let theme = paper.theme;
        // The words keep a column away from the frame.
        let (left, right) = (frame.x + 2, frame.right().saturating_sub(2));
        let field = Rect::new(left + 2, frame.y + 1, right.saturating_sub(left + 2), 1);
        paper.text(left, field.y, right, theme.pointer(), theme.accent);
        let mut shown = self.field.clone();
        let caret = shown.paint(paper.buffer, field, theme.text, theme.marked);
        paper.touch(field);
        paper.put_caret(caret, field.y);
        let first_row = frame.y + 3;
        let seen = usize::from(height.saturating_sub(4));
        let first = (self.marked + 1).saturating_sub(seen);
        if self.found.is_empty() && seen > 0 {
            let words = "No command is called so; Esc goes back.";
            paper.fitted(left + 2, first_row, right, words, theme.quiet);
        }
        for (i, spec) in self.found.iter().enumerate().skip(first).take(seen) {
            let y = first_row + (i - first) as u16;
            let may = spec.may(ui);
            let here = i == self.marked;
            let mark = if here { theme.pointer() } else { " " };
            paper.text(left, y, right, mark, theme.accent);
            let style = match (&may, here) {
                (Err(_), _) => theme.quiet,
                (Ok(()), true) => theme.strong,
                (Ok(()), false) => theme.text,
            };
            let (beside, quiet) = match may {
                Ok(()) => (self.keys(spec), theme.accent),
                Err(why) => (why.to_owned(), theme.quiet),
            };
            let x = paper.right(left + 20, y, right, &beside, quiet);
            paper.fitted(left + 2, y, x.saturating_sub(2), spec.help, style);
        }
    }
}

/// Words that officers call a command by, and that its line does not have.
fn also(command: Command) -> &'static str {
    match command {
        Command::Put => "vote votes motion",
        Command::Agree => "vote votes carried decided",
        Command::Resolve => "vote decide decision motion recommendation",
        Command::Vote => "votes hands ballot division poll roll call",
        Command::EndMotion => "vote lost withdrawn",
        Command::Moved => "proposer proposed mover seconder",
        Command::Conclude => "decide decision",
        Command::AddAction => "task",
        Command::Strike => "delete remove",
        Command::Defer => "postpone",
        Command::Leave => "departs",
        Command::StepOut => "goes out",
        Command::Preside => "chairman chairs",
        Command::GoExport => "export print save",
        Command::GoRoll => "attendance apologies present",
        Command::Quit => "exit close",
        Command::QueryRaise => "question ask",
        Command::MarkItem | Command::MarkAll => "spelling",
        Command::Find => "search",
        _ => "",
    }
}

/// How well a command's words fit what was typed, best first.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
enum Fit {
    /// Each word typed is one of its own words.
    Words,
    /// Each word typed is one of those, or one that officers call it by.
    Called,
    /// Each word typed begins one of its words.
    Begins,
    /// Each word typed stands somewhere in its words.
    Holds,
}

fn fit(spec: &Spec, typed: &[String]) -> Option<Fit> {
    let own = format!("{} {}", spec.help, spec.name).to_lowercase();
    let whole = format!("{own} {}", also(spec.command));
    let words = |c: char| !c.is_alphanumeric();
    let each = |text: &str, fits: &dyn Fn(&str, &str) -> bool| {
        typed
            .iter()
            .all(|t| text.split(words).any(|word| fits(word, t)))
    };
    if each(&own, &|word, t| word == t) {
        Some(Fit::Words)
    } else if each(&whole, &|word, t| word == t) {
        Some(Fit::Called)
    } else if each(&whole, &|word, t| word.starts_with(t)) {
        Some(Fit::Begins)
    } else if typed.iter().all(|t| whole.contains(t.as_str())) {
        Some(Fit::Holds)
    } else {
        None
    }
}

/// The commands that fit what was typed, best first. Scattered letters count only where no command
/// has the words: among whole words they are chance.
pub fn search(letters: &str) -> Vec<&'static Spec> {
    let typed: Vec<String> = letters.split_whitespace().map(str::to_lowercase).collect();
    if typed.is_empty() {
        return COMMANDS.iter().collect();
    }
    let fits = |spec: &'static Spec| Some((fit(spec, &typed)?, spec));
    let mut found: Vec<(Fit, &Spec)> = COMMANDS.iter().filter_map(fits).collect();
    if found.is_empty() {
        return scattered(letters);
    }
    found.sort_by_key(|(fit, _)| *fit);
    found.into_iter().map(|(_, spec)| spec).collect()
}

/// The commands that have each word typed as one of their own, or are called by it.
pub(in crate::tui) fn called(words: &str) -> Vec<&'static Spec> {
    let typed: Vec<String> = words.split_whitespace().map(str::to_lowercase).collect();
    let is = |spec: &&Spec| fit(spec, &typed).is_some_and(|fit| fit <= Fit::Called);
    COMMANDS.iter().filter(is).collect()
}

/// The commands that have the letters in their order, best first.
fn scattered(letters: &str) -> Vec<&'static Spec> {
    let mut matcher = Matcher::new(Config::DEFAULT);
    let pattern = Pattern::parse(letters, CaseMatching::Ignore, Normalization::Smart);
    let mut buffer = Vec::new();
    let score = |spec: &'static Spec| {
        let text = Utf32Str::new(spec.help, &mut buffer);
        Some((pattern.score(text, &mut matcher)?, spec))
    };
    let mut found: Vec<(u32, &Spec)> = COMMANDS.iter().filter_map(score).collect();
    found.sort_by_key(|(score, _)| std::cmp::Reverse(*score));
    found.into_iter().map(|(_, spec)| spec).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::tui::testing::Bench;

    #[test]
    fn every_command_is_found_by_its_own_words() {
        for spec in COMMANDS {
            let found = search(spec.name);
            assert!(found.iter().any(|s| s.name == spec.name), "{}", spec.name);
        }
        assert_eq!(search("").len(), COMMANDS.len());
    }

    #[test]
    fn words_stand_before_scattered_letters() {
        let found: Vec<&str> = search("vote").iter().map(|s| s.name).collect();
        let votes = [
            "motion.vote",
            "motion.casting",
            "motion.own-vote",
            "resolution.new",
            "resolution.agree",
            "resolution.put",
            "motion.ends",
        ];
        assert_eq!(found, votes);
        // Letters alone are still better than nothing.
        assert!(search("clsmtg").iter().any(|s| s.name == "meeting.close"));
    }

    #[test]
    fn what_can_be_done_here_stands_first_with_its_keys_as_they_are_pressed() {
        let mut bench = Bench::running((80, 24)).keys("<C-p>agree");
        let rows: Vec<String> = (5..9).map(|y| bench.row(y)).collect();
        assert!(rows[0].contains("Agree the earlier minutes"), "{rows:#?}");
        // There is no resolution yet that could be stamped.
        let last = search("agree").len() + 4;
        assert!(
            bench.row(last).contains("there is no resolution"),
            "{}",
            bench.screen()
        );
        bench.press("<Esc><C-p>");
        // Nothing that can't be done stands among the first rows, and letters say how they work.
        bench.sees("Ctrl-Space r").sees_no("the meeting was opened");
        bench.press("late item");
        bench.sees("Ctrl-Space l");
        bench.press("<Esc><Esc><C-p>late item");
        bench.sees_no("Ctrl-Space l");
        bench.press("<Esc><C-p>mark all the rest");
        bench.sees("F2 A");
    }

    #[test]
    fn the_frame_has_corners_and_a_margin() {
        for size in [(80, 24), (40, 10)] {
            let bench = Bench::running(size).keys("Members asked.<C-p>");
            let rows: Vec<Vec<char>> = bench
                .screen()
                .lines()
                .map(|l| l.chars().collect())
                .collect();
            let upper = rows[2].iter().position(|c| *c == '\u{250C}').unwrap();
            let lower = rows.iter().find(|r| r.get(upper) == Some(&'\u{2514}'));
            assert!(lower.is_some(), "{}", bench.screen());
            assert!(
                rows[2..6]
                    .iter()
                    .all(|r| r[..upper].iter().all(|c| *c == ' '))
            );
            let inside = rows[3..6].iter().all(|r| r[upper + 1] == ' ');
            assert!(inside, "{}", bench.screen());
        }
    }
}
