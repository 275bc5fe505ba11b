//! `quorate new`: a session for a body and a day, empty or made of a pack.

use super::args_pack::New;
use super::new_from;
use super::out;
use crate::app::create::{create, empty, put};
use crate::app::environment::Environment;
use crate::app::fail::{Exit, Fail, Outcome};
use crate::meeting::agenda::Calling;
use crate::meeting::text::Text;
use crate::storage::Opening;

/// Runs the command.
pub(super) fn run(env: &Environment, args: &New) -> Outcome {
    if new_from::is_asked(args) {
        return new_from::run(env, args);
    }
    let (Some(body), Some(date)) = (&args.body, args.date) else {
        return Err(Fail::new(
            Exit::Usage,
            "A new session needs a body and a day.",
            "Give --body NAME and --date DATE, or a pack with --from PACK.",
        ));
    };
    let calling = Calling {
        date,
        start: Calling::stored_start(args.start),
        venue: Text::line(&args.venue),
        ..Calling::default()
    };
    let body = Text::line(body);
    let made = create(env, &body, date, &empty(&body, &calling), |new, records| {
        put(
            env,
            args.output.as_deref(),
            new,
            records,
            Opening::at(env.clock.now()),
        )
    })?;
    out::print(format!("{}\n", made.path.display()).as_bytes())?;
    Ok(Exit::Done)
}
