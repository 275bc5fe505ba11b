//! `quorate new --from` and `--after`: a session made of what was read, with the whole of that kept
//! beside it.

use std::path::Path;
use std::sync::atomic::AtomicBool;

use super::args_pack::New;
use super::{out, read};
use crate::app::create_from::{Overrides, make};
use crate::app::environment::Environment;
use crate::app::fail::{Exit, Outcome};
use crate::app::packs::{PackRequest, Watch, proposal};
use crate::import::draft::Draft;
use crate::meeting::text::Text;
use crate::storage::Opening;
use crate::tui::term::is_terminal;

/// What the arguments say that stands instead of what is read.
pub(super) fn overrides(args: &New) -> Overrides {
    let words = |words: &str| Some(Text::line(words)).filter(|w| !w.is_blank());
    Overrides {
        body: args.body.as_deref().and_then(words),
        date: args.date,
        start: args.start,
        venue: words(&args.venue),
    }
}

/// Whether a meeting is to be made of something that is read.
pub(super) fn is_asked(args: &New) -> bool {
    !args.from.is_empty() || args.after.is_some()
}

/// Whether it is to be looked through on the screen first. Where the pack comes on standard input
/// there are no keys.
pub(super) fn wants_screen(args: &New) -> bool {
    let piped = args.from.iter().any(|path| path == Path::new("-"));
    is_asked(args) && !args.yes && !piped && is_terminal()
}

/// Runs the command without the screen: takes what is certain.
pub(super) fn run(env: &Environment, args: &New) -> Outcome {
    let overrides = overrides(args);
    let asked = PackRequest {
        files: &args.from,
        after: args.after.as_deref(),
        date: overrides.date(),
    };
    let watch = Watch {
        tell: &|_| (),
        stop: &AtomicBool::new(false),
    };
    let mut read = proposal(env, &asked, &watch)?;
    overrides.lay_over(&mut read);
    let draft = Draft::new(read);
    let opening = Opening::at(env.clock.now());
    let made = make(env, &draft, args.output.as_deref(), opening)?;
    out::print(format!("{}\n", made.opened.path.display()).as_bytes())?;
    tell_rest(&draft);
    match made.kept {
        Ok(_) => Ok(Exit::Done),
        Err(fail) => Err(fail),
    }
}

/// Tells what was left out, what the papers seem to have got wrong, and what was passed over.
fn tell_rest(draft: &Draft) {
    for sentence in draft.left() {
        out::tell(&sentence);
    }
    let proposal = draft.proposal();
    for source in &proposal.sources {
        for remark in &source.remarks {
            out::tell(&format!("{}: {remark}", source.name));
        }
    }
    for notice in &proposal.noticed {
        out::tell(&read::with_place(proposal, &notice.words, notice.place));
    }
    let lines = read::passed_over(proposal);
    if lines > 0 {
        out::tell(&format!(
            "{lines} lines were taken for no field; the file that ends in .pack.json has them."
        ));
    }
}
