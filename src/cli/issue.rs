//! `quorate issue` and `quorate issued`: drafts that go out, and what became of the minutes since.

use std::fmt::Write;
use std::path::PathBuf;

use clap::Args;

use super::args::Session as Named;
use super::args_papers;
use super::minutes::{in_style, put};
use super::out;
use super::record::Recording;
use crate::app::environment::{Environment, Readers};
use crate::app::fail::{Exit, Fail, Outcome};
use crate::app::issue::issued as made_as_issued;
use crate::app::load::Session;
use crate::export::comparison_text;
use crate::meeting::after::{Issued, counted_purge};
use crate::meeting::entry::Stream;
use crate::meeting::house::DateStyle;
use crate::meeting::printed::PrintedLine;
use crate::meeting::text::Text;
use crate::meeting::{Phase, Reading};
use crate::minutes::comparison::{Comparison, changed_in_words, compare_frozen};
use crate::minutes::words::date;
use crate::minutes::{Audience, Full, Public, draft_of};

/// A draft that is to go out.
#[derive(Debug, Args)]
pub(super) struct Issue {
    /// What is printed, and where it goes.
    #[command(flatten)]
    document: args_papers::Document,

    /// To whom it goes, in words: "the Chair", "all members"
    #[arg(long, value_name = "WHOM")]
    to: String,
}

/// What was issued.
#[derive(Debug, Args)]
pub(super) struct IssuedArgs {
    /// The session.
    #[command(flatten)]
    session: Named,

    /// Print what was put in and taken out since the draft of this number
    #[arg(long, value_name = "N")]
    changes: Option<u32>,
}

/// Writes a draft, and records that it went out: the document first, so that a crash between the two
/// leaves a file that nobody was sent, and never a draft on record that nobody can have.
pub(super) fn issue(env: &Environment, args: &Issue) -> Outcome {
    match env.audience {
        Readers::Public => issue_for::<Public>(env, args),
        Readers::Full => issue_for::<Full>(env, args),
    }
}

fn issue_for<A: Audience>(env: &Environment, args: &Issue) -> Outcome {
    let format = args.document.format();
    let to = args.document.to.place_or(PathBuf::from("."));
    let mut recording = Recording::open(env, &args.document.session.session)?;
    let reading = in_style(env, recording.read_by::<A>(), to.style())?;
    let whom = Text::line(&args.to);
    let on = env.clock.now().date_naive();
    let named = &args.document.session.session;
    let stationery = to.stationery(env, format, reading.house(), named)?;
    let print = stationery.print(format);
    let (made, number, order) = made_as_issued(&reading, print, &whom, on)?;
    recording.try_out(&order)?;
    put(env, &made, &to)?;
    drop(reading);
    recording.order(&order).map_err(|fail| {
        let reason = format!(
            "The document was written, and that it goes out as draft {number} is not recorded: {}",
            fail.why.reason
        );
        Fail::new(fail.exit, reason, "Delete it, and issue the draft again.")
    })?;
    recording.close();
    out::tell(&format!(
        "recorded as draft {number}, sent to {}",
        args.to.trim()
    ));
    Ok(Exit::Done)
}

/// Lists the drafts, and what became of the minutes since.
pub(super) fn issued(env: &Environment, args: &IssuedArgs) -> Outcome {
    let session = out::session(env, &args.session.session)?;
    if let Some(number) = args.changes {
        only_full(env)?;
        let found = since_draft(&session, number)?;
        out::print(&comparison_text(&found))?;
        return Ok(session.exit);
    }
    let said = match env.audience {
        Readers::Public => listed(&session.read_by::<Public>(), &|_| Vec::new()),
        Readers::Full => listed(&session.read_by::<Full>(), &|draft| now(&session, draft)),
    };
    out::print(said.as_bytes())?;
    Ok(session.exit)
}

/// Words that were taken out may have been taken out to be kept from everybody.
///
/// # Errors
/// When the audience is the public.
pub(super) fn only_full(env: &Environment) -> Result<(), Fail> {
    if env.audience == Readers::Full {
        return Ok(());
    }
    Err(Fail::new(
        Exit::Usage,
        "A comparison shows the words that were taken out, which the public may have to be spared.",
        "Say --audience full, and keep it to those who may read everything.",
    ))
}

/// What was issued and what became of the minutes since, for one audience; `now` gives the draft as it
/// stands for the readers of one that went out.
pub(super) fn listed<A: Audience>(
    reading: &Reading<'_, A>,
    now: &dyn Fn(&Issued) -> Vec<PrintedLine>,
) -> String {
    let day = |on| date(DateStyle::default(), on);
    let mut said = String::new();
    for draft in reading.drafts() {
        let mut words = vec![format!("Draft {}", draft.number), day(draft.on)];
        words.push(readers_in_words(draft).to_owned());
        // How much changed in what is exempt is for nobody but those who may read it.
        if A::EXEMPT {
            words.push(format!("to {}", draft.to.trim()));
            words.push(changed_in_words(&draft.lines, &now(draft)));
        }
        // Writing to a string can't fail.
        let _ = writeln!(said, "{}", words.join("; "));
    }
    if let Phase::Approved {
        at_meeting,
        signed_by,
        corrected,
    } = reading.phase()
    {
        let how = if *corrected {
            "as corrected"
        } else {
            "as a correct record"
        };
        let mut words = vec![format!("Approved {how} on {}", day(*at_meeting))];
        if !signed_by.is_blank() {
            words.push(format!("signed by {}", signed_by.trim()));
        }
        if A::EXEMPT {
            let stands = draft_of::<A>(reading, reading.house()).lines();
            words.push(changed_in_words(reading.agreed(), &stands));
        }
        let _ = writeln!(said, "{}", words.join("; "));
    }
    for change in reading.amended() {
        let why = change.reason.trim();
        let colon = if why.is_empty() { "" } else { ": " };
        let on = day(change.when.date_naive());
        let _ = writeln!(said, "Changed after approval on {on}{colon}{why}");
    }
    for purge in reading.purges() {
        let on = day(purge.when.date_naive());
        let gone = counted_purge(purge.notes, purge.struck, purge.drafts);
        let _ = writeln!(said, "Purged on {on}: {gone}");
    }
    if let Some(why) = reading.hold() {
        let _ = writeln!(said, "Held: {}", why.trim());
    }
    if said.is_empty() {
        said.push_str("No draft was issued.\n");
    }
    said
}

fn readers_in_words(draft: &Issued) -> &'static str {
    match draft.readers {
        Stream::Public => "for the public",
        Stream::Exempt | Stream::Private => "with exempt text",
    }
}

/// The draft as it stands now, for the readers of one that went out.
fn now(session: &Session, draft: &Issued) -> Vec<PrintedLine> {
    if draft.readers == Stream::Public {
        let reading = session.read_by::<Public>();
        draft_of::<Public>(&reading, reading.house()).lines()
    } else {
        let reading = session.read_by::<Full>();
        draft_of::<Full>(&reading, reading.house()).lines()
    }
}

/// What changed since a draft, for those who may read all of it.
///
/// # Errors
/// When there is no such draft, or its words were not kept.
pub(super) fn since_draft(session: &Session, number: u32) -> Result<Comparison, Fail> {
    let full = session.read_by::<Full>();
    let draft = draft(&full, number)?;
    let about = format!(
        "Draft {number}, which went to {} on {}, and the minutes as they stand now.",
        draft.to.trim(),
        date(DateStyle::default(), draft.on)
    );
    Ok(if draft.readers == Stream::Public {
        let read = session.read_by::<Public>();
        let after = draft_of::<Public>(&read, read.house());
        compare_frozen(&draft.lines, &after, &about)
    } else {
        let after = draft_of::<Full>(&full, full.house());
        compare_frozen(&draft.lines, &after, &about)
    })
}

/// What changed between a draft, or else the minutes as they were agreed, and the agreed words, or else
/// what stands now.
///
/// # Errors
/// When there is no such draft, the minutes are not agreed, or their words were not kept.
pub(super) fn since_agreed(session: &Session, number: Option<u32>) -> Result<Comparison, Fail> {
    let full = session.read_by::<Full>();
    let agreed = full.agreed();
    if agreed.is_empty() {
        let why = if full.is_agreed() {
            "The words in which these minutes were agreed were not kept."
        } else {
            "These minutes have not been approved."
        };
        return Err(Fail::new(
            Exit::Refused,
            why,
            "Compare with a draft, with --draft, or with a day, with --since.",
        ));
    }
    let after = draft_of::<Full>(&full, full.house());
    let Some(number) = number else {
        let about = "The minutes as they were agreed, and as they stand now.";
        return Ok(compare_frozen(agreed, &after, about));
    };
    let draft = draft(&full, number)?;
    if draft.readers == Stream::Public {
        return Err(Fail::new(
            Exit::Refused,
            format!("Draft {number} had no exempt text, and the agreed minutes have."),
            "Compare it with the minutes as they stand: leave --agreed out.",
        ));
    }
    let about = format!("Draft {number}, and the minutes as they were agreed.");
    let compared = compare_frozen(&draft.lines, &after, &about);
    Ok(compared.between(&draft.lines, agreed))
}

fn draft<'m>(reading: &'m Reading<'_, Full>, number: u32) -> Result<&'m Issued, Fail> {
    let found = reading.drafts().iter().find(|d| d.number == number);
    let found = found.ok_or_else(|| {
        Fail::new(
            Exit::Refused,
            format!("There is no draft {number}."),
            "`quorate issued` lists those that went out.",
        )
    })?;
    if found.lines.is_empty() {
        return Err(Fail::new(
            Exit::Refused,
            format!("The words of draft {number} were not kept, or were purged."),
            "Compare with a day, with --since.",
        ));
    }
    Ok(found)
}
