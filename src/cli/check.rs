//! `quorate check`: what the meeting still lacks.

use super::args::Session as Args;
use super::out;
use crate::app::environment::{Environment, Readers};
use crate::app::fail::{Exit, Outcome};
use crate::meeting::Reading;
use crate::meeting::audience::Reader;
use crate::meeting::check::{Anchor, Finding};
use crate::meeting::planted::{Leak, planted};
use crate::meeting::text::Text;
use crate::minutes::{Full, Public};

/// Runs the command.
pub(super) fn run(env: &Environment, args: &Args) -> Outcome {
    let session = out::session(env, &args.session)?;
    let said = match env.audience {
        Readers::Public => findings(&session.read_by::<Public>()),
        Readers::Full => findings(&session.read_by::<Full>()),
    };
    out::print(said.as_bytes())?;
    Ok(match session.exit {
        Exit::Done if said.is_empty() => Exit::Done,
        Exit::Done => Exit::Refused,
        damaged => damaged,
    })
}

/// What a meeting lacks, a line a finding, as its reader may be told it.
pub(super) fn findings<R: Reader>(meeting: &Reading<'_, R>) -> String {
    let mut said = String::new();
    for finding in meeting.findings() {
        said.push_str(&Text::line(&line(meeting, &finding)));
        said.push('\n');
    }
    said
}

/// A finding in words; who may not read an entry is told where something is lacking and no more.
fn line<R: Reader>(meeting: &Reading<'_, R>, finding: &Finding) -> String {
    let entry = match finding.place {
        Anchor::Entry(id) => meeting.entry(id),
        _ => None,
    };
    match entry {
        Some(entry) if !R::may_read(entry.stream) && !planted(Leak::Check) => {
            let number = meeting
                .item(entry.item)
                .map_or("", |item| &item.details.number);
            format!(
                "Something in item {number} that not everybody may read is not complete; \
                 --audience full tells it."
            )
        }
        _ => finding.what.clone(),
    }
}
