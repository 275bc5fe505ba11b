//! Files asked for and packs read, played by keys.

use crate::tui::commands::Context;
use crate::tui::job::{Done, Job, Named, Pack};
use crate::tui::port::{Effect, Listed, News, SessionKey};
use crate::tui::testing::{Bench, at, packs};
use crate::tui::update::Msg;

const USUAL: (u16, u16) = (80, 24);

fn asking() -> Bench {
    let mut bench = Bench::library(USUAL).keys("p");
    tell(
        &mut bench,
        "",
        &["agenda.pdf", "agreed.docx", "packs/", "Supplement.pdf"],
    );
    bench
}

/// Tells what is in a folder; a folder in it ends with a stroke.
fn tell(bench: &mut Bench, folder: &str, names: &[&str]) {
    let entry = |name: &&str| Named {
        name: name.trim_end_matches('/').to_owned(),
        folder: name.ends_with('/'),
    };
    done(
        bench,
        Done::Folder {
            folder: folder.to_owned(),
            names: Ok(names.iter().map(entry).collect()),
        },
    );
}

fn done(bench: &mut Bench, done: Done) {
    bench.take(Msg::News(News::Done(done)));
}

fn context(bench: &Bench) -> Context {
    bench.model.top().page().context()
}

/// What was asked for last.
fn wanted(bench: &Bench) -> Option<(u64, Pack)> {
    bench.effects.iter().rev().find_map(|e| match e {
        Effect::Job(Job::ReadPack { ticket, pack }) => Some((*ticket, pack.clone())),
        _ => None,
    })
}

fn folders(bench: &Bench) -> Vec<&str> {
    let folder = |e| match e {
        &Effect::Job(Job::ListFolder { ref folder }) => Some(folder.as_str()),
        _ => None,
    };
    bench.effects.iter().filter_map(folder).collect()
}

#[test]
fn a_path_is_completed_as_far_as_one_can_know() {
    let mut bench = asking();
    bench
        .sees("Which file is the pack?")
        .sees("agenda.pdf")
        .sees("packs/");
    bench.press("a");
    bench.sees("agreed.docx").sees_no("packs/");
    bench.press("<Tab>");
    assert!(bench.before_caret().ends_with("File: ag"));
    bench.press("<Tab>");
    bench.sees("\u{203A} agenda.pdf");
    bench.press("r<Tab>");
    assert!(bench.before_caret().ends_with("agreed.docx"));
    bench.press("<C-u>z<Tab>");
    assert!(bench.notice().starts_with("Nothing here begins with"));
    bench.press("<C-u>s<Tab>");
    assert!(bench.before_caret().ends_with("Supplement.pdf"));
}

#[test]
fn folders_are_listed_while_the_officer_types_on() {
    let mut bench = asking();
    bench.press("~/pa");
    assert_eq!(folders(&bench), ["", "~", "~/"]);
    bench.sees_no("agenda.pdf");
    // An answer for a folder that isn't asked for any more changes nothing.
    tell(&mut bench, "", &["late.pdf"]);
    bench.sees_no("late.pdf");
    tell(&mut bench, "~/", &["packs/", "papers/"]);
    bench.press("<Down><Down><Enter>");
    assert!(bench.before_caret().ends_with("~/papers/"));
    assert_eq!(folders(&bench), ["", "~", "~/", "~/papers/"]);
    done(
        &mut bench,
        Done::Folder {
            folder: "~/papers/".to_owned(),
            names: Err("The folder ~/papers can't be read.".to_owned().into()),
        },
    );
    bench.sees("The folder ~/papers can't be read.");
    bench.press("<Enter>");
    assert!(bench.notice().starts_with("That is a folder"));
    assert_eq!(wanted(&bench), None);
}

#[test]
fn files_are_named_one_after_the_other_and_then_read() {
    let mut bench = asking();
    bench.press("<Enter>");
    assert!(bench.notice().starts_with("Type the path of a file first"));
    bench.press("packs/front.pdf<Enter>");
    bench
        .sees(" 1  packs/front.pdf")
        .sees("1 file; supplements");
    tell(&mut bench, "packs/", &["front.pdf", "supplement.pdf"]);
    bench.press("su<Tab><Enter>");
    bench
        .sees(" 2  packs/supplement.pdf")
        .sees("2 files, in this order");
    bench.press("front.pdf<Enter>");
    assert_eq!(bench.notice(), "That file is in the pack already.");
    // With nothing typed, the last one can be taken back.
    bench.press("<C-u><BS>");
    bench.sees("1 file;").sees("File: packs/supplement.pdf");
    bench.press("<Enter><Enter>");
    let (_, pack) = wanted(&bench).unwrap_or_default();
    assert_eq!(pack.paths, ["packs/front.pdf", "packs/supplement.pdf"]);
    assert_eq!(pack.after, None);
    bench.sees("Reading the pack");
}

#[test]
fn pasted_paths_are_taken_as_they_are() {
    let mut bench = asking();
    bench.paste("'/home/a b/pack.pdf'");
    assert!(bench.before_caret().ends_with("/home/a b/pack.pdf"));
    bench.press("<C-u>");
    bench.paste("/a/front.pdf\n/a/supplement.pdf\n");
    bench.sees("2 files, in this order");
}

fn reading() -> (Bench, u64) {
    let mut bench = Bench::library(USUAL);
    bench.take(Msg::Pack(Pack {
        paths: vec!["pack.pdf".to_owned()],
        after: None,
    }));
    let ticket = wanted(&bench).map_or(0, |w| w.0);
    (bench, ticket)
}

#[test]
fn while_a_pack_is_read_its_progress_is_told_and_keys_go_on() {
    let (mut bench, ticket) = reading();
    assert_eq!(context(&bench), Context::Pack);
    bench.sees("Reading the pack").sees("Esc stops reading");
    let words = "Reading pack.pdf: page 120 of 500".to_owned();
    done(&mut bench, Done::PackProgress { ticket, words });
    bench.sees("Reading pack.pdf: page 120 of 500");
    bench.press("?");
    bench.sees("Go back one step");
    bench.press("<Esc><C-p>");
    bench.press("<Esc>x<Enter>");
    bench.sees("page 120 of 500");
    let read = Box::new(Ok(packs::certain()));
    done(&mut bench, Done::PackRead { ticket, read });
    assert_eq!(context(&bench), Context::Review);
}

#[test]
fn esc_stops_reading_and_what_comes_too_late_is_not_shown() {
    let (mut bench, first) = reading();
    bench.press("<Esc>");
    assert!(bench.effects.contains(&Effect::Job(Job::StopReading)));
    assert_eq!(context(&bench), Context::Pack);
    bench.sees("pack.pdf").sees("1 file;");
    let late = |ticket| Done::PackRead {
        ticket,
        read: Box::new(Ok(packs::certain())),
    };
    done(&mut bench, late(first));
    assert_eq!(context(&bench), Context::Pack);
    bench.press("<Enter>");
    let (second, _) = wanted(&bench).unwrap_or_default();
    assert_ne!(first, second);
    done(&mut bench, late(first));
    assert_eq!(context(&bench), Context::Pack);
    done(&mut bench, late(second));
    assert_eq!(context(&bench), Context::Review);
    // And back to the files, the library, and nothing is left.
    bench.press("<Esc>");
    bench.sees(" 1  pack.pdf");
    bench.press("<Esc>");
    assert_eq!(context(&bench), Context::Library);
    done(&mut bench, late(second));
    assert_eq!(context(&bench), Context::Library);
}

#[test]
fn a_pack_that_cannot_be_read_costs_a_sentence() {
    let (mut bench, ticket) = reading();
    let why = "pack.pdf: the file ends in its first page. Ask for it again.".to_owned();
    let read = Box::new(Err(why.clone().into()));
    done(&mut bench, Done::PackRead { ticket, read });
    assert_eq!(bench.notice(), why);
    bench.sees(" 1  pack.pdf");
    assert_eq!(context(&bench), Context::Pack);
}

#[test]
fn the_next_meeting_follows_the_marked_one() {
    let mut bench = Bench::library(USUAL);
    bench.press("a");
    assert!(bench.notice().starts_with("Open the sample first"));
    let mut listed = bench.model.ui.library.clone();
    listed.push(Listed {
        key: SessionKey("2026-01-22-harbour".to_owned()),
        body: "Harbour Forum".to_owned(),
        date: at(16, 0).date_naive(),
        state: "closed".to_owned(),
        to_do: String::new(),
        sample: false,
        trouble: None,
        ..Listed::default()
    });
    bench.take(Msg::News(News::Listed(listed.into())));
    bench.press("<Home>a");
    bench.sees("The meeting after Harbour Forum, 5 March 2026; a pack can be laid");
    bench.press("pack.pdf<Enter>");
    bench.sees("with 1 file laid over it");
    bench.press("<Enter>");
    let (_, pack) = wanted(&bench).unwrap_or_default();
    assert_eq!(
        pack.after,
        Some(SessionKey("2026-01-22-harbour".to_owned()))
    );
    assert_eq!(pack.paths, ["pack.pdf"]);
    // Without a pack it is read at once.
    let mut listed = bench.model.ui.library.clone();
    listed.rotate_left(1);
    bench.press("<Esc><BS><C-u><Enter>");
    let (_, pack) = wanted(&bench).unwrap_or_default();
    assert_eq!((pack.paths.len(), pack.after.is_some()), (0, true));
}

#[test]
fn going_to_the_library_stops_reading() {
    let (mut bench, _) = reading();
    bench.press("<C-p>go to the library<Enter>");
    assert_eq!(context(&bench), Context::Library);
    assert!(bench.effects.contains(&Effect::Job(Job::StopReading)));
}

#[test]
fn no_window_is_too_small_for_the_files() {
    for keys in [
        "",
        "a",
        "<Down>",
        "front.pdf<Enter>b.pdf<Enter>",
        "x<Enter><Enter>",
    ] {
        let mut bench = asking();
        bench.press(keys);
        for width in (0..60).step_by(7) {
            for height in 0..25 {
                bench.resize(width, height);
            }
        }
        bench.looks.unicode = false;
        bench.resize(80, 24);
        assert!(bench.screen().is_ascii(), "{}", bench.screen());
    }
}

#[test]
fn a_name_that_was_only_begun_is_the_file_that_it_begins() {
    let mut bench = asking();
    bench.press("age<Enter>");
    bench.sees(" 1  agenda.pdf");
    tell(&mut bench, "", &["agenda.pdf", "agreed.docx", "packs/"]);
    bench.press("ag<Enter>");
    assert!(bench.notice().starts_with("2 names begin with"));
    bench.press("x<Enter>");
    assert!(bench.notice().starts_with("No name in this folder begins"));
    bench.sees("1 file;");
    // What isn't listed may be there all the same.
    bench.press("<Enter>");
    bench.sees(" 2  agx");
    bench.press("<BS>");
    bench.sees("1 file;").sees("agx");
    bench.press("<C-u>pa<Enter>");
    bench.sees("File: packs/");
}

#[test]
fn a_long_sentence_is_told_whole() {
    let (mut bench, ticket) = reading();
    let why = "pack.pdf: The PDF is damaged: no pages can be found in it. Open it in a PDF viewer; \
               if it opens, print it to a new PDF, otherwise ask for it again.";
    let read = Box::new(Err(why.to_owned().into()));
    done(&mut bench, Done::PackRead { ticket, read });
    bench
        .sees("! pack.pdf: The PDF is damaged")
        .sees("print it to a new PDF, otherwise ask for it again.");
    bench.press("x");
    bench.sees_no("damaged").sees("Tab completes");
}
